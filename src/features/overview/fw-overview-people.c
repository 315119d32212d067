/* fw-overview-people.c: see fw-overview-people.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/fw-person-words.h"
#include "features/overview/fw-overview-people.h"

/* "Jana (38), Marek (36)"; a blocked address is marked, never told. */
static char *
dup_people (FwOverview *overview, gint64 household)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < fw_result_get_n_rows (overview->members); i++)
    if (fw_result_get_int (overview->members, i, FW_MEMBER_HOUSEHOLD) == household
        && !fw_result_is_null (overview->members, i, FW_MEMBER_PERSON))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              fw_result_get_string (overview->members, i, FW_MEMBER_GIVEN));
  return g_string_free_and_steal (names);
}

static gboolean
is_blocked (FwOverview *overview, gint64 household)
{
  for (guint i = 0; i < fw_result_get_n_rows (overview->members); i++)
    if (fw_result_get_int (overview->members, i, FW_MEMBER_HOUSEHOLD) == household
        && fw_result_get_int (overview->members, i, FW_MEMBER_BLOCKED) > 0)
      return TRUE;
  return FALSE;
}

static guint
count_people (FwOverview *overview, gint64 household)
{
  guint n = 0;

  for (guint i = 0; i < fw_result_get_n_rows (overview->members); i++)
    n += fw_result_get_int (overview->members, i, FW_MEMBER_HOUSEHOLD) == household
         && !fw_result_is_null (overview->members, i, FW_MEMBER_PERSON);
  return n;
}

static const char *
get_household_kind (const char *kind)
{
  if (g_str_equal (kind, "foster"))
    return _ ("foster family");
  if (g_str_equal (kind, "residential"))
    return _ ("residential group");
  return NULL;
}

static gboolean
lives_somewhere (FwOverview *overview, gint64 person)
{
  for (guint i = 0; i < fw_result_get_n_rows (overview->members); i++)
    if (fw_result_get_int (overview->members, i, FW_MEMBER_PERSON) == person)
      return TRUE;
  return FALSE;
}

static char *
dup_person_action (gint64 case_id, gint64 person)
{
  return g_strdup_printf (
      "win.edit-person((int64 %" G_GINT64_FORMAT ", int64 %" G_GINT64_FORMAT "))", case_id, person);
}

/* Those of the family who live in none of the households. */
static void
add_others (FwOverviewCard *card, FwOverview *overview, gint64 case_id)
{
  for (guint i = 0; i < fw_result_get_n_rows (overview->persons); i++)
    {
      gint64 id = fw_result_get_int (overview->persons, i, FW_PERSON_ROW_ID);
      const char *born = fw_result_get_text (overview->persons, i, FW_PERSON_ROW_BORN);
      const char *died = fw_result_get_string (overview->persons, i, FW_PERSON_ROW_DIED);
      int age = died[0] == '\0' ? fw_person_get_age (born, overview->today) : -1;
      gboolean blocked = fw_result_get_int (overview->persons, i, FW_PERSON_ROW_BLOCKED) > 0;
      g_autofree char *name = NULL, *action = NULL, *death = NULL;

      if (lives_somewhere (overview, id))
        continue;
      action = dup_person_action (case_id, id);
      death = died[0] != '\0' ? fw_person_date_to_text (died) : NULL;
      name = age >= 0 ? g_strdup_printf (
                            "%s %s (%d)",
                            fw_result_get_string (overview->persons, i, FW_PERSON_ROW_GIVEN),
                            fw_result_get_string (overview->persons, i, FW_PERSON_ROW_FAMILY), age)
                      : g_strdup_printf (
                            "%s %s%s%s",
                            fw_result_get_string (overview->persons, i, FW_PERSON_ROW_GIVEN),
                            fw_result_get_string (overview->persons, i, FW_PERSON_ROW_FAMILY),
                            death != NULL ? " † " : "", death != NULL ? death : "");
      fw_overview_card_add (
          card, &(FwOverviewRow) {.icon = "avatar-default-symbolic",
                                  .title = name,
                                  .subtitle = fw_person_get_role_title (fw_result_get_string (
                                      overview->persons, i, FW_PERSON_ROW_ROLE)),
                                  .end_below = blocked ? _ ("address blocked") : NULL,
                                  .action = action});
    }
}

void
fw_overview_show_family (FwOverviewCard *card, FwOverview *overview, gint64 case_id)
{
  g_autofree char *action
      = g_strdup_printf ("win.edit-family(int64 %" G_GINT64_FORMAT ")", case_id);
  gint64 last = 0;
  char letter[2] = "A";

  fw_overview_card_clear (card);
  if (fw_result_get_n_rows (overview->persons) == 0)
    {
      fw_overview_card_add (card, &(FwOverviewRow) {.icon = "fw-family-symbolic",
                                                    .title = _ ("Nobody entered yet"),
                                                    .subtitle = _ ("Enter the family"),
                                                    .action = action});
      return;
    }
  for (guint i = 0; i < fw_result_get_n_rows (overview->members); i++)
    {
      gint64 household = fw_result_get_int (overview->members, i, FW_MEMBER_HOUSEHOLD);
      const char *kind
          = get_household_kind (fw_result_get_string (overview->members, i, FW_MEMBER_KIND));
      guint n = count_people (overview, household);
      g_autofree char *people = NULL, *title = NULL, *count = NULL;
      gboolean blocked;

      if (household == last)
        continue;
      last = household;
      people = dup_people (overview, household);
      blocked = is_blocked (overview, household);
      title = kind != NULL
                  ? g_strdup_printf ("%s · %s",
                                     fw_result_get_string (overview->members, i, FW_MEMBER_NAME),
                                     kind)
                  : g_strdup (fw_result_get_string (overview->members, i, FW_MEMBER_NAME));
      count = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
      fw_overview_card_add (card,
                            &(FwOverviewRow) {.letter = letter,
                                              .title = title,
                                              .subtitle = n > 0 ? people : _ ("nobody today"),
                                              .end_below = blocked ? _ ("address blocked") : count,
                                              .action = action});
      letter[0]++;
    }
  add_others (card, overview, case_id);
}

void
fw_overview_show_rights (FwOverviewCard *card, FwOverview *overview, gint64 case_id)
{
  FwResult *rights = overview->rights;
  guint n = fw_result_get_n_rows (rights);

  fw_overview_card_clear (card);
  for (guint i = 0; i < n;)
    {
      gint64 child = fw_result_get_int (rights, i, FW_RIGHT_CHILD);
      const char *kind = fw_result_get_string (rights, i, FW_RIGHT_KIND);
      const char *extent = fw_result_get_string (rights, i, FW_RIGHT_EXTENT);
      const char *proof = fw_result_get_string (rights, i, FW_RIGHT_PROOF);
      const char *unknown = fw_result_get_string (rights, i, FW_RIGHT_UNKNOWN);
      g_autoptr (GString) holders = g_string_new (NULL);
      g_autofree char *title = NULL, *subtitle = NULL, *action = NULL;
      guint next = i;

      for (; next < n && fw_result_get_int (rights, next, FW_RIGHT_CHILD) == child
             && g_str_equal (fw_result_get_string (rights, next, FW_RIGHT_KIND), kind)
             && g_str_equal (fw_result_get_string (rights, next, FW_RIGHT_EXTENT), extent);
           next++)
        g_string_append_printf (holders, "%s%s", holders->len > 0 ? ", " : "",
                                fw_result_get_string (rights, next, FW_RIGHT_HOLDER));
      action = dup_person_action (case_id, child);
      /* Translators: a right, the child, who has it, e.g. "Custody Emil: Jana, Tom". */
      title = g_strdup_printf (_ ("%1$s %2$s: %3$s"), fw_right_get_kind_title (kind),
                               fw_result_get_string (rights, i, FW_RIGHT_CHILD_GIVEN),
                               unknown[0] != '\0' ? _ ("not known") : holders->str);
      if (unknown[0] != '\0')
        /* Translators: %s is why something is not known. */
        subtitle = g_strdup_printf (_ ("not known, because: %s"), unknown);
      else
        subtitle = g_strdup_printf ("%s%s%s", extent,
                                    extent[0] != '\0' && proof[0] != '\0' ? " · " : "", proof);
      fw_overview_card_add (card, &(FwOverviewRow) {.icon = "fw-custody-symbolic",
                                                    .title = title,
                                                    .subtitle = subtitle,
                                                    .end_below = proof[0] != '\0' ? _ ("proved")
                                                                 : unknown[0] != '\0'
                                                                     ? _ ("open")
                                                                     : _ ("without proof"),
                                                    .end_proved = proof[0] != '\0',
                                                    .action = action});
      i = next;
    }
  for (guint i = 0; i < fw_result_get_n_rows (overview->children); i++)
    {
      gint64 child = fw_result_get_int (overview->children, i, FW_CHILD_PERSON);
      g_autofree char *title = NULL, *action = NULL;
      gboolean known = FALSE;

      for (guint j = 0; j < n; j++)
        known |= fw_result_get_int (rights, j, FW_RIGHT_CHILD) == child
                 && strstr ("custody guardianship", fw_result_get_string (rights, j, FW_RIGHT_KIND))
                        != NULL;
      if (known)
        continue;
      action = dup_person_action (case_id, child);
      /* Translators: %s is a child's name. */
      title = g_strdup_printf (_ ("Custody %s: not entered yet"),
                               fw_result_get_string (overview->children, i, FW_CHILD_GIVEN));
      fw_overview_card_add (card,
                            &(FwOverviewRow) {.icon = "fw-custody-symbolic",
                                              .title = title,
                                              .subtitle = _ ("Enter it, or why it is not known"),
                                              .action = action});
    }
  gtk_widget_set_visible (GTK_WIDGET (card), fw_result_get_n_rows (overview->children) > 0);
}
