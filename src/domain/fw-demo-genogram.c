/* fw-demo-genogram.c: who is whose child and partner, and what is between people.
 *
 * The wider family of Familie Ahornblatt is told here: three generations, a couple that
 * divorced, a half-brother in foster care, what was known when, so that the genogram of
 * a past day differs from today's.
 */
#include "config.h"

#include "domain/fw-demo-private.h"

static FwDay
get_known (FwDay known)
{
  return known != 0 ? known : FW_DAY_NONE;
}

gint64
fw_demo_add_couple (FwDemoCase *self, const FwDemoPerson *one, const FwDemoPerson *other)
{
  return fw_demo_insert (self->demo, FW_DEMO_PARTNERSHIP, one != NULL ? one->id : (gint64) 0,
                         other != NULL ? other->id : (gint64) 0);
}

void
fw_demo_add_event (FwDemoCase *self, gint64 couple, const char *kind, const char *from, FwDay known)
{
  fw_demo_insert (self->demo, FW_DEMO_PARTNERSHIP_EVENT, couple, kind, from, get_known (known));
}

void
fw_demo_link_child (FwDemoCase *self,
                    const FwDemoPerson *child,
                    gint64 couple,
                    const char *kind,
                    const char *from,
                    FwDay known)
{
  fw_demo_insert (self->demo, FW_DEMO_CHILD_LINK, child->id, couple, kind, from, get_known (known));
}

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

void
fw_demo_add_bond (FwDemoCase *self, const FwDemoFact *fact)
{
  fw_demo_insert (self->demo, FW_DEMO_BOND, self->id, fact->kind, fact->person->id, fact->other->id,
                  fact->from, fact->to, fact->status, get_text (fact->source),
                  get_known (fact->known));
}

void
fw_demo_add_health (FwDemoCase *self, const FwDemoFact *fact)
{
  fw_demo_insert (self->demo, FW_DEMO_HEALTH, self->id, fact->person->id, fact->kind,
                  (gint64) fact->suspected, fact->remission, get_text (fact->text), fact->from,
                  fact->to, fact->status, get_text (fact->source), get_known (fact->known));
}

void
fw_demo_add_trait (FwDemoCase *self, const FwDemoFact *fact)
{
  fw_demo_insert (self->demo, FW_DEMO_TRAIT, self->id,
                  fact->person != NULL ? fact->person->id : (gint64) 0, (gint64) fact->resource,
                  fact->text, fact->from, fact->status != NULL ? fact->status : "assessed",
                  get_text (fact->source), get_known (fact->known));
}

/* --- Familie Ahornblatt ------------------------------------------------------------------ */

enum
{
  JANA,
  TOM,
  MAREK,
  RUTH,
  KARL,
  EMIL,
  LINA,
  NOEMI,
  HORST,
  GISELA,
  KATRIN,
  NADJA,
  BEN,
  ANDREAS,
  BIRGIT,
  PAUL,
  LOST,
  WORKER,
  N_PEOPLE
};

/* Days before today on which more became known. */
#define TALK_WITH_TOM 112
#define RESOURCE_CHECK 92
#define SCHOOL 139
#define GRANDMOTHER 13

static void
add_wider (FwDemoCase *self, const FwDemoPerson **people)
{
  static const struct
  {
    guint who;
    FwDemoNewPerson person;
    int known; /* days before today; 0: since the first contact */
  } wider[] = {
      {HORST,
       {.given = "Horst",
        .family = "Quellstein",
        .sex = "male",
        .role = "grandparent",
        .born_text = "1955",
        .died = "2022-10-17",
        .occupation = "Hafenarbeiter"},
       TALK_WITH_TOM},
      {GISELA,
       {.given = "Gisela",
        .family = "Quellstein",
        .sex = "female",
        .role = "grandparent",
        .born_text = "1958",
        .occupation = "Schneiderin"},
       TALK_WITH_TOM},
      {KATRIN,
       {.given = "Katrin",
        .sex = "female",
        .role = "relative",
        .born_text = "1990-03",
        .occupation = "Erzieherin"},
       RESOURCE_CHECK},
      {NADJA,
       {.given = "Nadja",
        .family = "Feldweiler",
        .sex = "female",
        .role = "relative",
        .born_text = "~1992"},
       TALK_WITH_TOM},
      {BEN,
       {.given = "Ben",
        .family = "Quellstein",
        .sex = "male",
        .role = "sibling",
        .born_text = "2020-02-11",
        .occupation = "Kita"},
       TALK_WITH_TOM},
      {ANDREAS,
       {.given = "Andreas",
        .family = "Weidental",
        .sex = "male",
        .role = "relative",
        .born_text = "1972",
        .occupation = "Pflegevater"},
       RESOURCE_CHECK},
      {BIRGIT,
       {.given = "Birgit",
        .family = "Weidental",
        .sex = "female",
        .role = "relative",
        .born_text = "1974",
        .occupation = "Pflegemutter"},
       RESOURCE_CHECK},
      {PAUL,
       {.given = "Paul",
        .family = "Weidental",
        .sex = "male",
        .role = "relative",
        .born_text = "2008",
        .occupation = "Ausbildung"},
       RESOURCE_CHECK},
      {LOST,
       {.given = "", .family = "", .sex = "unknown", .born_text = "2012", .kind = "miscarriage"},
       RESOURCE_CHECK},
      {WORKER,
       {.given = "L.",
        .family = "Ulmenzweig",
        .sex = "female",
        .role = "professional",
        .born = FW_DAY_NONE,
        .kind = "helper",
        .occupation = "Schulsozialarbeit"},
       SCHOOL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (wider); i++)
    {
      FwDemoNewPerson person = wider[i].person;

      person.known = wider[i].known != 0 ? self->demo->today - wider[i].known : self->first_contact;
      people[wider[i].who] = fw_demo_add_person (self, &person);
    }
}

static void
add_couples (FwDemoCase *self, const FwDemoPerson *const *people)
{
  FwDay first = self->first_contact, tom = self->demo->today - TALK_WITH_TOM;
  FwDay check = self->demo->today - RESOURCE_CHECK;
  gint64 couple;

  couple = fw_demo_add_couple (self, people[KARL], people[RUTH]);
  fw_demo_add_event (self, couple, "married", "1984", first);
  fw_demo_link_child (self, people[JANA], couple, "birth", NULL, first);
  fw_demo_link_child (self, people[KATRIN], couple, "birth", NULL, check);

  couple = fw_demo_add_couple (self, people[HORST], people[GISELA]);
  fw_demo_add_event (self, couple, "married", "1982", tom);
  fw_demo_add_event (self, couple, "separated", "1996", tom);
  fw_demo_add_event (self, couple, "divorced", "1998", tom);
  fw_demo_link_child (self, people[TOM], couple, "birth", NULL, tom);

  couple = fw_demo_add_couple (self, people[TOM], people[JANA]);
  fw_demo_add_event (self, couple, "living-together", "2009", first);
  fw_demo_add_event (self, couple, "married", "2015-05-22", first);
  fw_demo_add_event (self, couple, "separated", "2018-11", first);
  fw_demo_add_event (self, couple, "divorced", "2020-06-30", first);
  fw_demo_link_child (self, people[NOEMI], couple, "birth", NULL, first);
  fw_demo_link_child (self, people[LOST], couple, "birth", NULL, check);
  fw_demo_link_child (self, people[EMIL], couple, "birth", NULL, first);

  couple = fw_demo_add_couple (self, people[MAREK], people[JANA]);
  fw_demo_add_event (self, couple, "living-together", "2020-09", first);
  fw_demo_link_child (self, people[LINA], couple, "birth", NULL, first);

  couple = fw_demo_add_couple (self, people[TOM], people[NADJA]);
  fw_demo_add_event (self, couple, "living-together", "2019", tom);
  fw_demo_add_event (self, couple, "separated", "2022", tom);
  fw_demo_link_child (self, people[BEN], couple, "birth", NULL, tom);

  couple = fw_demo_add_couple (self, people[ANDREAS], people[BIRGIT]);
  fw_demo_add_event (self, couple, "married", "1999", check);
  fw_demo_link_child (self, people[PAUL], couple, "birth", NULL, check);
  fw_demo_link_child (self, people[BEN], couple, "foster", "2022-07-01", check);

  couple = fw_demo_add_couple (self, people[RUTH], NULL);
  fw_demo_link_child (self, people[NOEMI], couple, "foster", "2024-09-01", first);
}

static void
add_foster_home (FwDemoCase *self, const FwDemoPerson *const *people)
{
  static const guint members[] = {ANDREAS, BIRGIT, PAUL, BEN};
  gint64 home = fw_demo_add_household (self, "Pflegefamilie Weidental", "foster");

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    fw_demo_insert (self->demo, FW_DEMO_MEMBER, home, people[members[i]]->id,
                    members[i] == BEN ? fw_day_new (2022, 7, 1) : FW_DAY_NONE, FW_DAY_NONE,
                    "established", "Pflegekinderdienst");
}

void
fw_demo_add_ahornblatt_family (FwDemoCase *self, const FwDemoPerson *const *core)
{
  const FwDemoPerson *people[N_PEOPLE] = {NULL};
  FwDay today = self->demo->today, first = self->first_contact;

  for (guint i = 0; i <= NOEMI; i++)
    people[i] = core[i];
  add_wider (self, people);
  add_couples (self, people);
  add_foster_home (self, people);
  {
    const FwDemoFact bonds[] = {
        {.kind = "hostile",
         .person = people[JANA],
         .other = people[TOM],
         .from = "2018",
         .status = "established",
         .source = "Amtsgericht Auental, Beschluss vom 14.2.2023",
         .known = first},
        {.kind = "close",
         .person = people[JANA],
         .other = people[KATRIN],
         .status = "assessed",
         .source = "Ressourcencheck",
         .known = today - RESOURCE_CHECK},
        {.kind = "close",
         .person = people[EMIL],
         .other = people[NOEMI],
         .status = "established",
         .source = "Emil, Hausbesuch",
         .known = today - 28},
        {.kind = "distant",
         .person = people[EMIL],
         .other = people[MAREK],
         .from = "2025",
         .status = "assessed",
         .source = "Hausbesuch",
         .known = today - 138},
        {.kind = "cutoff",
         .person = people[TOM],
         .other = people[HORST],
         .from = "1998",
         .to = "2022-10-17",
         .status = "alleged",
         .source = "Telefonat mit Tom",
         .known = today - TALK_WITH_TOM},
        {.kind = "caretaker",
         .person = people[RUTH],
         .other = people[EMIL],
         .from = "2016",
         .status = "established",
         .source = "Telefonat mit Ruth",
         .known = today - GRANDMOTHER},
        {.kind = "neglect",
         .person = people[NADJA],
         .other = people[BEN],
         .from = "2021",
         .to = "2022-06-30",
         .status = "alleged",
         .source = "Telefonat mit Tom",
         .known = today - TALK_WITH_TOM},
        {.kind = "connected",
         .person = people[WORKER],
         .other = people[EMIL],
         .from = "2025",
         .status = "established",
         .source = "Schulsozialarbeit",
         .known = today - SCHOOL},
    };
    const FwDemoFact health[] = {
        {.kind = "addiction",
         .person = people[TOM],
         .text = "Alkohol",
         .from = "2019",
         .to = "2023-02-13",
         .suspected = TRUE,
         .status = "alleged",
         .source = "Erstgespräch mit Jana",
         .known = first},
        {.kind = "addiction",
         .person = people[TOM],
         .text = "Alkohol",
         .from = "2023-02-14",
         .remission = "2025-03",
         .status = "established",
         .source = "Amtsgericht Auental, Beschluss vom 14.2.2023",
         .known = today - TALK_WITH_TOM},
        {.kind = "addiction",
         .person = people[HORST],
         .text = "Alkohol",
         .suspected = TRUE,
         .status = "alleged",
         .source = "Telefonat mit Tom",
         .known = today - TALK_WITH_TOM},
        {.kind = "illness",
         .person = people[RUTH],
         .text = "Rheuma",
         .from = "~2015",
         .status = "established",
         .source = "Telefonat mit Ruth",
         .known = today - GRANDMOTHER},
    };
    const FwDemoFact traits[] = {
        {.person = people[JANA],
         .resource = TRUE,
         .text = "sucht Hilfe und hält Termine ein",
         .from = "2026",
         .source = "Erstkontakt",
         .known = first},
        {.person = people[JANA],
         .resource = TRUE,
         .text = "Schwester als Stütze",
         .source = "Ressourcencheck",
         .known = today - RESOURCE_CHECK},
        {.person = people[JANA],
         .text = "Streit um den Umgang",
         .from = "2020",
         .source = "Erstkontakt",
         .known = first},
        {.person = people[EMIL],
         .resource = TRUE,
         .text = "beliebt in der Klasse",
         .from = "2021",
         .source = "Schulsozialarbeit",
         .known = today - SCHOOL},
        {.person = people[EMIL],
         .text = "Fehltage in der Schule",
         .from = "2025",
         .status = "established",
         .source = "Schulsozialarbeit",
         .known = today - SCHOOL},
        {.person = people[MAREK],
         .text = "zieht sich bei Streit zurück",
         .from = "2021",
         .source = "Hausbesuch",
         .known = today - 138},
        {.person = people[RUTH],
         .resource = TRUE,
         .text = "holt Emil freitags ab",
         .from = "2022",
         .status = "established",
         .source = "Telefonat mit Ruth",
         .known = today - GRANDMOTHER},
        {.resource = TRUE,
         .text = "Geschwister halten zusammen",
         .source = "Ressourcencheck",
         .known = today - RESOURCE_CHECK},
    };

    for (guint i = 0; i < G_N_ELEMENTS (bonds); i++)
      fw_demo_add_bond (self, &bonds[i]);
    for (guint i = 0; i < G_N_ELEMENTS (health); i++)
      fw_demo_add_health (self, &health[i]);
    for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
      fw_demo_add_trait (self, &traits[i]);
  }
}
