/* fw-demo-family.c: an invented family of three generations in one of eight forms.
 *
 * Who lives where and who has custody follows from the form, so that every
 * form of household, custody and contact occurs in a small office.
 */
#include "config.h"

#include "domain/fw-demo-private.h"

typedef struct
{
  FwDemoCase *item;
  FwDemoPerson *mother;
  FwDemoPerson *father;
  FwDemoPerson *partner; /* of the mother, in patchwork families */
  FwDemoPerson *grandmother;
  FwDemoPerson *grandfather;
  FwDemoPerson *carer; /* foster mother */
  FwDay moved;         /* when the children came to her */
  FwDemoPerson *children[FW_DEMO_MAX_CHILDREN];
  guint n_children;
  char other_family[40]; /* the father's */
  char other_street[40];
  FwDay since;
} Family;

static FwDay
born_at (FwDemo *demo, int age)
{
  return demo->today - age * 365 - age / 4 - (FwDay) fw_demo_roll (demo, 360) - 1;
}

static FwDemoPerson *
add_adult (Family *self, gboolean female, const char *family, const char *role, int age)
{
  static const char *const work[]
      = {"Verkäuferin", "in Ausbildung", "Pflegehelfer", "arbeitssuchend", "Lagerist", "Bäckerin"};
  FwDemoCase *item = self->item;
  FwDemo *demo = item->demo;
  FwDemoNewPerson person = {.family = family,
                            .sex = female ? "female" : "male",
                            .role = role,
                            .born = born_at (demo, age),
                            .languages = "Deutsch"};
  char partial[16];

  person.given = fw_demo_pick_given_name (demo, female, age);
  if (age < 60)
    person.occupation = fw_demo_pick (demo, work);
  if (age >= 52 && fw_demo_chance (demo, 50))
    {
      int year, month, day;

      fw_day_split (person.born, &year, &month, &day);
      g_snprintf (partial, sizeof partial, "~%d", year);
      person.born_text = partial;
    }
  switch (item->index % 9)
    {
    case 2:
      person.languages = "Polnisch, Deutsch";
      person.interpreter = age >= 52 ? "Polnisch" : NULL;
      break;
    case 5:
      person.languages = "Ukrainisch, Russisch";
      person.interpreter = "Ukrainisch";
      break;
    case 7:
      person.languages = "Türkisch, Deutsch";
      break;
    default:
      break;
    }
  return fw_demo_add_person (item, &person);
}

static void
add_children (Family *self)
{
  static const guint8 numbers[] = {1, 1, 2, 2, 2, 3, 3, 4};
  FwDemoCase *item = self->item;
  FwDemo *demo = item->demo;
  guint n = fw_demo_pick (demo, numbers);
  int age = 3 + (int) fw_demo_roll (demo, 14);

  for (guint i = 0; i < n; i++)
    {
      gboolean female = fw_demo_chance (demo, 50);
      /* Half-siblings bear the other father's name. */
      gboolean half = item->form == FW_DEMO_PATCHWORK && i == 0 && n > 1;
      FwDemoNewPerson person = {.given = fw_demo_pick_given_name (demo, female, age),
                                .family = half ? self->other_family : NULL,
                                .sex = female ? "female" : "male",
                                .role = "child",
                                .born = born_at (demo, age)};
      const char *kind = NULL, *school;

      for (guint j = 0; j < i; j++)
        while (person.given == self->children[j]->given)
          person.given = fw_demo_pick_given_name (demo, female, age);
      self->children[i] = fw_demo_add_person (item, &person);
      item->children[i] = self->children[i]->id;
      school = fw_demo_pick_school (demo, age, &kind);
      if (school != NULL)
        fw_demo_insert (demo, FW_DEMO_INSTITUTION, self->children[i]->id, kind, school, "",
                        demo->today - 300);
      if (i == 0)
        fw_demo_insert (demo, FW_DEMO_INSTITUTION, self->children[i]->id, "doctor",
                        fw_demo_pick_doctor (demo), "", FW_DAY_NONE);
      self->n_children = item->n_children = i + 1;
      age -= 1 + (int) fw_demo_roll (demo, 4);
      if (age < 0)
        break;
    }
}

static FwDay
get_home_since (Family *self)
{
  FwDay oldest = self->children[0]->born;

  return MAX (oldest + 30, self->item->demo->today - 365 * (2 + (int) (self->item->index % 6)));
}

static void
live (Family *self, gint64 household, const char *street, FwDemoPerson *person, gboolean blocked)
{
  FwDay since = MAX (self->since, person->born);

  fw_demo_move_in (self->item, household, person, since);
  fw_demo_add_address (self->item, person, street, since, FW_DAY_NONE, blocked);
}

static void
settle_at_home (Family *self, gboolean with_father, gboolean blocked)
{
  FwDemoCase *item = self->item;
  gint64 home = fw_demo_add_household (item, item->street, "family");

  live (self, home, item->street, self->mother, blocked);
  if (with_father)
    live (self, home, item->street, self->father, blocked);
  if (self->partner != NULL)
    live (self, home, item->street, self->partner, blocked);
  for (guint i = 0; i < self->n_children; i++)
    live (self, home, item->street, self->children[i], blocked);
}

static void
settle_apart (Family *self, FwDemoPerson *person)
{
  gint64 home = fw_demo_add_household (self->item, self->other_street, "family");

  live (self, home, self->other_street, person, FALSE);
}

static void
set_joint (Family *self, guint i, FwDay from)
{
  fw_demo_add_custody (self->item, self->children[i], self->mother, NULL, "custody", "gemeinsam",
                       "Sorgeerklärung, Jugendamt Auental", NULL, from);
  fw_demo_add_custody (self->item, self->children[i], self->father, NULL, "custody", "gemeinsam",
                       "Sorgeerklärung, Jugendamt Auental", NULL, from);
}

static void
settle_with_others (Family *self)
{
  FwDemoCase *item = self->item;
  FwDemo *demo = item->demo;
  FwDay moved = demo->today - MIN (demo->today - item->first_contact, 500) + 20;
  gboolean foster = item->form == FW_DEMO_FOSTER;
  gint64 away;
  char street[40], family[40];

  fw_demo_make_street (demo, street, sizeof street);
  settle_apart (self, self->mother);
  away = fw_demo_add_household (item, foster ? street : "Wohngruppe Hafenrand",
                                foster ? "foster" : "residential");
  if (foster)
    {
      FwDemoPerson *carer;

      fw_demo_make_family_name (demo, family, sizeof family);
      carer = add_adult (self, TRUE, family, "foster-parent", 38 + (int) fw_demo_roll (demo, 14));
      self->carer = carer;
      self->moved = moved;
      fw_demo_move_in (item, away, carer, FW_DAY_NONE);
      fw_demo_add_address (item, carer, street, FW_DAY_NONE, FW_DAY_NONE, TRUE);
      fw_demo_add_contacts (item, carer, TRUE);
    }
  for (guint i = 0; i < self->n_children; i++)
    {
      FwDemoPerson *child = self->children[i];

      fw_demo_move_in (item, away, child, MAX (moved, child->born));
      fw_demo_add_address (item, child, foster ? street : "Hafenrand 2", MAX (moved, child->born),
                           FW_DAY_NONE, foster);
      if (foster)
        {
          set_joint (self, i, child->born);
          fw_demo_add_custody (item, child, self->father, NULL, "contact", "begleitet",
                               "Amtsgericht Auental, Beschluss", NULL, moved);
        }
      else
        {
          fw_demo_add_custody (item, child, NULL, "Amtsvormundschaft Auental", "guardianship",
                               "Vormundschaft", "Amtsgericht Auental, Bestallung", NULL, moved);
          fw_demo_add_custody (item, child, self->mother, NULL, "contact", "14-tägig", "", NULL,
                               moved);
        }
    }
}

static void
settle_with_grandmother (Family *self)
{
  FwDemoCase *item = self->item;
  gint64 home = fw_demo_add_household (item, item->street, "family");

  live (self, home, item->street, self->grandmother, FALSE);
  for (guint i = 0; i < self->n_children; i++)
    {
      live (self, home, item->street, self->children[i], FALSE);
      fw_demo_add_custody (item, self->children[i], self->mother, NULL, "custody", "allein",
                           "keine Sorgeerklärung abgegeben", NULL, self->children[i]->born);
      fw_demo_add_custody (item, self->children[i], self->grandmother, NULL, "residence",
                           "Aufenthaltsbestimmung, Vollmacht", "Vollmacht der Mutter", NULL,
                           self->since);
    }
  settle_apart (self, self->mother);
}

static void
settle (Family *self)
{
  FwDemoCase *item = self->item;

  switch (item->form)
    {
    case FW_DEMO_COUPLE:
      settle_at_home (self, TRUE, FALSE);
      for (guint i = 0; i < self->n_children; i++)
        {
          fw_demo_add_custody (item, self->children[i], self->mother, NULL, "custody", "gemeinsam",
                               "Heiratsurkunde", NULL, self->children[i]->born);
          fw_demo_add_custody (item, self->children[i], self->father, NULL, "custody", "gemeinsam",
                               "Heiratsurkunde", NULL, self->children[i]->born);
        }
      break;
    case FW_DEMO_SEPARATED:
    case FW_DEMO_PROTECTED:
      settle_at_home (self, FALSE, item->form == FW_DEMO_PROTECTED);
      settle_apart (self, self->father);
      for (guint i = 0; i < self->n_children; i++)
        {
          set_joint (self, i, self->children[i]->born);
          fw_demo_add_custody (
              item, self->children[i], self->father, NULL, "contact",
              item->form == FW_DEMO_PROTECTED ? "ausgesetzt" : "jedes zweite Wochenende",
              item->form == FW_DEMO_PROTECTED ? "Amtsgericht Auental, einstweilige Anordnung" : "",
              NULL, self->since);
        }
      break;
    case FW_DEMO_FOSTER:
    case FW_DEMO_GUARDIAN:
      settle_with_others (self);
      break;
    case FW_DEMO_GRANDPARENTS:
      settle_with_grandmother (self);
      break;
    case FW_DEMO_SINGLE:
    case FW_DEMO_PATCHWORK:
    default:
      settle_at_home (self, FALSE, FALSE);
      for (guint i = 0; i < self->n_children; i++)
        {
          gboolean known = item->index % 3 != 0;

          fw_demo_add_custody (item, self->children[i], self->mother, NULL, "custody",
                               known ? "allein" : "", known ? "Negativbescheinigung" : "",
                               known ? NULL
                                     : "Mutter ist sich nicht sicher, ob eine Sorgeerklärung "
                                       "abgegeben wurde; beim Register angefragt",
                               self->children[i]->born);
        }
    }
}

static void
format_year (FwDay day, int years, char *text, gsize size)
{
  int year, month, of_month;

  fw_day_split (day, &year, &month, &of_month);
  g_snprintf (text, size, "%d", year + years);
}

/* The couples of the three generations and whose the children are. Nothing is rolled
 * here, so that names and dates stay what they were. */
static void
relate (Family *self)
{
  FwDemoCase *item = self->item;
  FwDay oldest = self->children[0]->born;
  gint64 parents = fw_demo_add_couple (item, self->mother, self->father), later = 0;
  char begun[8], ended[8];

  format_year (oldest, -2, begun, sizeof begun);
  format_year (MAX (oldest, self->since), 0, ended, sizeof ended);
  if (self->father != NULL)
    {
      fw_demo_add_event (item, parents,
                         item->form == FW_DEMO_COUPLE || item->index % 4 == 1 ? "married"
                                                                              : "living-together",
                         begun, 0);
      if (item->form != FW_DEMO_COUPLE && item->form != FW_DEMO_FOSTER)
        fw_demo_add_event (item, parents, "separated", ended, 0);
    }
  if (self->partner != NULL)
    {
      later = fw_demo_add_couple (item, self->partner, self->mother);
      fw_demo_add_event (item, later, "living-together", ended, 0);
    }
  for (guint i = 0; i < self->n_children; i++)
    fw_demo_link_child (item, self->children[i], later != 0 && i > 0 ? later : parents, "birth",
                        NULL, 0);
  later = fw_demo_add_couple (item, self->grandfather, self->grandmother);
  if (self->grandfather != NULL)
    {
      format_year (self->mother->born, -1, begun, sizeof begun);
      fw_demo_add_event (item, later, "married", begun, 0);
    }
  fw_demo_link_child (item, self->mother, later, "birth", NULL, 0);
  if (self->carer != NULL)
    {
      g_autofree char *moved = fw_day_to_iso (self->moved);

      later = fw_demo_add_couple (item, self->carer, NULL);
      for (guint i = 0; i < self->n_children; i++)
        fw_demo_link_child (item, self->children[i], later, "foster", moved, 0);
    }
}

void
fw_demo_add_family (FwDemoCase *self)
{
  FwDemo *demo = self->demo;
  Family family = {.item = self};
  int age;

  fw_demo_make_family_name (demo, family.other_family, sizeof family.other_family);
  fw_demo_make_street (demo, family.other_street, sizeof family.other_street);
  add_children (&family);
  family.since = get_home_since (&family);
  age = fw_day_get_age (family.children[0]->born, demo->today) + 21 + (int) fw_demo_roll (demo, 12);
  age = MIN (age, 51);
  family.mother = add_adult (&family, TRUE, NULL, "mother", age);
  if (self->form != FW_DEMO_SINGLE)
    family.father
        = add_adult (&family, FALSE, self->form == FW_DEMO_COUPLE ? NULL : family.other_family,
                     "father", MIN (51, age + (int) fw_demo_roll (demo, 5)));
  if (self->form == FW_DEMO_PATCHWORK)
    family.partner = add_adult (&family, FALSE, NULL, "step-parent", MIN (51, age + 1));
  family.grandmother
      = add_adult (&family, TRUE, NULL, "grandparent", age + 20 + (int) fw_demo_roll (demo, 8));
  if (self->index % 2 == 0)
    family.grandfather
        = add_adult (&family, FALSE, NULL, "grandparent", age + 22 + (int) fw_demo_roll (demo, 8));
  settle (&family);
  relate (&family);
  fw_demo_add_contacts (self, family.mother, self->form == FW_DEMO_PROTECTED);
  if (family.father != NULL)
    fw_demo_add_contacts (self, family.father, FALSE);
}
