/* fw-demo-ahornblatt.c: Familie Ahornblatt, the family of every screen.
 *
 * Jana lives with Marek, Emil (of Tom) and Lina (of Marek); Noemi (of Tom)
 * lives with her grandmother Ruth as in full-time foster care. The wider family and
 * what is between them is in fw-demo-genogram.c.
 */
#include "config.h"

#include "domain/fw-demo-private.h"

typedef struct
{
  FwDemoPerson *jana;
  FwDemoPerson *tom;
  FwDemoPerson *marek;
  FwDemoPerson *ruth;
  FwDemoPerson *karl;
  FwDemoPerson *emil;
  FwDemoPerson *lina;
  FwDemoPerson *noemi;
} People;

static FwDay
born (FwDemoCase *self, int age, int days)
{
  return self->demo->today - age * 365 - age / 4 - days;
}

static void
add_people (FwDemoCase *self, People *people)
{
  FwDay known = self->first_contact;

  people->emil = fw_demo_add_person (self, &(FwDemoNewPerson) {.given = "Emil",
                                                               .sex = "male",
                                                               .role = "child",
                                                               .known = known,
                                                               .born = born (self, 11, 205)});
  people->lina = fw_demo_add_person (self, &(FwDemoNewPerson) {.given = "Lina",
                                                               .sex = "female",
                                                               .role = "child",
                                                               .known = known,
                                                               .languages = "Deutsch, Polnisch",
                                                               .born = born (self, 4, 91)});
  people->jana
      = fw_demo_add_person (self, &(FwDemoNewPerson) {.given = "Jana",
                                                      .sex = "female",
                                                      .role = "mother",
                                                      .known = known,
                                                      .born = born (self, 38, 60),
                                                      .occupation = "Bürokauffrau in Teilzeit"});
  people->marek = fw_demo_add_person (self, &(FwDemoNewPerson) {.given = "Marek",
                                                                .family = "Moosbach",
                                                                .sex = "male",
                                                                .role = "step-parent",
                                                                .known = known,
                                                                .born = born (self, 36, 130),
                                                                .languages = "Polnisch, Deutsch",
                                                                .interpreter = "Polnisch",
                                                                .occupation = "Fliesenleger"});
  people->tom = fw_demo_add_person (self, &(FwDemoNewPerson) {.given = "Tom",
                                                              .family = "Quellstein",
                                                              .sex = "male",
                                                              .role = "father",
                                                              .known = known,
                                                              .born = born (self, 41, 12)});
  people->noemi = fw_demo_add_person (self, &(FwDemoNewPerson) {.given = "Noemi",
                                                                .family = "Quellstein",
                                                                .sex = "female",
                                                                .role = "sibling",
                                                                .known = known,
                                                                .born = born (self, 16, 33)});
  people->ruth = fw_demo_add_person (self, &(FwDemoNewPerson) {.given = "Ruth",
                                                               .sex = "female",
                                                               .role = "grandparent",
                                                               .known = known,
                                                               .birth_name = "Lindenkern",
                                                               .born = born (self, 68, 210)});
  people->karl = fw_demo_add_person (self, &(FwDemoNewPerson) {.given = "Karl",
                                                               .sex = "male",
                                                               .role = "grandparent",
                                                               .born_text = "~1955",
                                                               .died = "2019",
                                                               .known = known});
  self->n_children = 2;
  self->children[0] = people->emil->id;
  self->children[1] = people->lina->id;
}

static void
add_homes (FwDemoCase *self, const People *people)
{
  FwDay since = fw_day_new (2021, 8, 1), moved = fw_day_new (2024, 9, 1);
  gint64 home = fw_demo_add_household (self, "Lindenweg 12", "family");
  gint64 foster = fw_demo_add_household (self, "Am Anger 3", "foster");
  const FwDemoPerson *const together[] = {people->jana, people->marek, people->emil, people->lina};

  for (guint i = 0; i < G_N_ELEMENTS (together); i++)
    {
      FwDay from = MAX (since, together[i]->born);

      fw_demo_move_in (self, home, together[i], from);
      fw_demo_add_address (self, together[i], "Lindenweg 12", from, FW_DAY_NONE, FALSE);
    }
  fw_demo_move_in (self, foster, people->ruth, FW_DAY_NONE);
  fw_demo_move_in (self, foster, people->noemi, moved);
  fw_demo_add_address (self, people->ruth, "Am Anger 3", fw_day_new (1998, 4, 1), FW_DAY_NONE,
                       FALSE);
  fw_demo_add_address (self, people->noemi, "Lindenweg 12", since, moved, FALSE);
  fw_demo_add_address (self, people->noemi, "Am Anger 3", moved, FW_DAY_NONE, FALSE);
  fw_demo_add_address (self, people->tom, "Ostkai 40", fw_day_new (2023, 3, 1), FW_DAY_NONE, TRUE);
  fw_demo_add_contacts (self, people->jana, FALSE);
  fw_demo_add_contacts (self, people->marek, FALSE);
  fw_demo_add_contacts (self, people->ruth, FALSE);
  fw_demo_add_contacts (self, people->tom, TRUE);
}

static void
add_rights (FwDemoCase *self, const People *people)
{
  FwDay order = fw_day_new (2023, 2, 14);

  fw_demo_add_custody (self, people->emil, people->jana, NULL, "custody", "gemeinsam",
                       "Sorgeerklärung vom 3.12.2014", NULL, people->emil->born);
  fw_demo_add_custody (self, people->emil, people->tom, NULL, "custody", "gemeinsam",
                       "Sorgeerklärung vom 3.12.2014", NULL, people->emil->born);
  fw_demo_add_custody (self, people->emil, people->jana, NULL, "residence", "bestimmt Jana",
                       "Amtsgericht Auental, Beschluss vom 14.2.2023", NULL, order);
  fw_demo_add_custody (self, people->emil, people->tom, NULL, "contact", "nur begleitet",
                       "Amtsgericht Auental, Beschluss vom 14.2.2023", NULL, order);
  fw_demo_add_custody (self, people->lina, people->jana, NULL, "custody", "allein",
                       "keine Sorgeerklärung abgegeben, Negativbescheinigung vom 20.1.2026", NULL,
                       people->lina->born);
  fw_demo_insert (self->demo, FW_DEMO_INSTITUTION, people->emil->id, "school",
                  "Gesamtschule Auental", "Klasse 5b, Schulsozialarbeit L. Ulmenzweig",
                  fw_day_new (2025, 8, 1));
  fw_demo_insert (self->demo, FW_DEMO_INSTITUTION, people->emil->id, "doctor",
                  "Kinderarztpraxis Am Wehr", "", FW_DAY_NONE);
  fw_demo_insert (self->demo, FW_DEMO_INSTITUTION, people->lina->id, "day-care", "Kita Sonnenhang",
                  "Platz ab 1.8. angefragt", FW_DAY_NONE);
}

void
fw_demo_add_ahornblatt (FwDemoCase *self)
{
  const FwDemoPerson *core[8];
  People people;

  add_people (self, &people);
  add_homes (self, &people);
  add_rights (self, &people);
  core[0] = people.jana;
  core[1] = people.tom;
  core[2] = people.marek;
  core[3] = people.ruth;
  core[4] = people.karl;
  core[5] = people.emil;
  core[6] = people.lina;
  core[7] = people.noemi;
  fw_demo_add_ahornblatt_family (self, core);
}

void
fw_demo_add_ahornblatt_record (FwDemoCase *self, guint n_entries)
{
  static const struct
  {
    int days_ago;
    guint minute;
    const char *kind;
    guint duration;
    guint child; /* index of the person spoken with, counted from 1; 0 nobody */
    gboolean seen;
    const char *subject;
    const char *body;
  } entries[] = {
      {141, 545, "talk", 60, 3, FALSE, "Erstkontakt",
       "Jana kommt auf Empfehlung der Schule. Emil fehlt seit November an neun Tagen im Monat, "
       "morgens gibt es Streit. Sie wünscht sich Hilfe für einen ruhigen Tagesbeginn."},
      {139, 610, "phone", 20, 0, FALSE, "Schulsozialarbeit",
       "Frau Ulmenzweig bestätigt die Fehltage. Emil ist beliebt, kommt aber oft ohne Frühstück. "
       "Die Schule schickt einen Bericht."},
      {138, 870, "visit", 75, 1, TRUE, "Ersteinschätzung",
       "Wohnung warm und ordentlich. Lina spielt, Emil zeigt sein Zimmer. Marek zieht sich zurück, "
       "wenn es laut wird. Keine gewichtigen Anhaltspunkte."},
      {131, 600, "talk", 90, 3, FALSE, "Beratungsteam",
       "Vorstellung im Beratungsteam mit Genogramm. Empfehlung: Sozialpädagogische Familienhilfe, "
       "die Großeltern einbeziehen."},
      {120, 660, "letter", 0, 0, FALSE, "Antrag auf Hilfe",
       "Antrag auf Hilfe zur Erziehung liegt unterschrieben vor. Einwilligung von Tom "
       "angefordert."},
      {112, 585, "phone", 15, 5, FALSE, "",
       "Tom ist einverstanden mit der Hilfe. Er möchte Emil häufiger sehen; auf die Begleitung "
       "wird hingewiesen."},
      {92, 540, "talk", 90, 3, FALSE, "Hilfeplangespräch",
       "Erstes Hilfeplangespräch mit Jana, Marek, Emil und dem Lotsenhaus. Gespräch mit Marek auf "
       "Polnisch, die Sprachmittlung war da."},
      {70, 930, "email", 0, 0, FALSE, "Lotsenhaus",
       "Der Wochenplan hängt am Kühlschrank. Jana weckt eine halbe Stunde früher, Marek bringt "
       "Lina ins Bett."},
      {49, 640, "visit", 60, 2, TRUE, "Hausbesuch",
       "Lina möchte in die Kita. Jana hat den Antrag ausgefüllt. Emil erzählt, dass er nur noch "
       "zweimal zu spät kam."},
      {28, 915, "visit", 60, 1, TRUE, "Hausbesuch",
       "Emil sagt: „Ich will Noemi wieder jedes Wochenende sehen.“ Lina schläft jetzt an fünf von "
       "sieben Abenden ohne Streit ein."},
      {21, 600, "talk", 90, 0, FALSE, "Fallkonferenz",
       "Stand der Ziele besprochen. Patenfamilie wird gesucht, Bericht der Schule steht aus, "
       "Antrag auf den Kita-Platz wird gestellt."},
      {13, 700, "phone", 10, 7, FALSE, "Großmutter",
       "Ruth kann Emil freitags von der Schule abholen. Noemi freut sich auf die Besuche."},
      {9, 820, "note", 0, 0, FALSE, "",
       "Schule an den Bericht erinnert, Rückmeldung bis Ende der Woche zugesagt."},
      {7, 582, "phone", 15, 3, FALSE, "",
       "Jana berichtet, dass der Trägerbericht besprochen wurde. Im Mai gab es zwei Fehltage. Sie "
       "ist stolz auf Emil."},
  };
  FwDay today = self->demo->today;

  for (guint i = 0; i < MIN (G_N_ELEMENTS (entries), n_entries); i++)
    fw_demo_add_entry (self, entries[i].kind, today - entries[i].days_ago, entries[i].minute,
                       entries[i].duration, entries[i].subject, entries[i].body, NULL,
                       entries[i].child > 0 ? &self->persons[entries[i].child - 1] : NULL,
                       entries[i].seen, FALSE, i == 11);
  G_STATIC_ASSERT (G_N_ELEMENTS (entries) + 1 == FW_DEMO_MAIN_ENTRIES);
  if (n_entries == FW_DEMO_MAIN_ENTRIES)
    fw_demo_add_entry (
        self, "talk", today - 40, 700, 45, "Anvertraut",
        "Jana erzählt von ihrer Angst, dass Tom wieder vor der Tür steht. Sie bittet "
        "um Vertraulichkeit.",
        NULL, &self->persons[2], FALSE, TRUE, FALSE);
  fw_demo_add_resubmission (self, "Bericht der Schule einholen", today - 4, "open", "", FW_DAY_NONE,
                            NULL, FW_DAY_NONE);
  fw_demo_add_resubmission (self, "Antrag auf Kita-Platz stellen", today + 3, "open", "",
                            FW_DAY_NONE, NULL, FW_DAY_NONE);
  fw_demo_add_resubmission (self, "Hausbesuch", today + 9, "open", "", FW_DAY_NONE, NULL,
                            FW_DAY_NONE);
  fw_demo_add_resubmission (self, "Patenfamilie suchen", today + 17, "open", "", FW_DAY_NONE, NULL,
                            FW_DAY_NONE);
  fw_demo_add_resubmission (self, "Fallkonferenz", today + 21, "open", "", FW_DAY_NONE, NULL,
                            FW_DAY_NONE);
  fw_demo_add_resubmission (self, "Schweigepflichtsentbindung Kinderarzt", today + 28, "open",
                            "verschoben: Jana bringt sie zum nächsten Termin mit", FW_DAY_NONE,
                            NULL, FW_DAY_NONE);
  fw_demo_add_resubmission (
      self, "Ersteinschätzung",
      fw_calendar_add_working_days (&self->demo->calendar, self->first_contact, 3, NULL), "done",
      "", today - 138, "first-assessment", self->first_contact);
  fw_demo_add_resubmission (
      self, "Fallkonferenz",
      fw_calendar_add_working_days (&self->demo->calendar, self->first_contact, 10, NULL), "done",
      "", today - 131, "case-conference", self->first_contact);
  fw_demo_add_resubmission (self, "Sportverein anfragen", today - 30, "dropped",
                            "Emil möchte erst nach den Ferien entscheiden", today - 28, NULL,
                            FW_DAY_NONE);
}
