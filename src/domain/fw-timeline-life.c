/* fw-timeline-life.c: where people lived, learned and were ill, who came and went. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "domain/fw-family-words.h"
#include "domain/fw-person-words.h"
#include "domain/fw-timeline-private.h"

/* Everybody with a part in the case. */
#define MEMBERS                                                                                    \
  "(SELECT person_id FROM case_person WHERE case_id = $1 UNION SELECT person_id FROM case_child "  \
  "WHERE case_id = $1 UNION SELECT household_member.person_id FROM household_member JOIN "         \
  "household ON household.id = household_member.household_id WHERE household.case_id = $1)"
/* Who brings the children up: their couples matter, not the grandparents'. */
#define PARENTS                                                                                    \
  "(SELECT person_id FROM case_person WHERE case_id = $1 AND role IN ('mother', 'father', "        \
  "'step-parent', 'foster-parent'))"
#define FAMILY "case.tab::family"

/* "Finn" of the children stands in the row already; others are named in the text. */
static const char *
name_others (FwTimelineReading *self, FwTimelineEvent *event, const char *name, const char *text)
{
  g_autofree char *named = NULL;

  if (event->child >= 0 || name == NULL || name[0] == '\0')
    return fw_timeline_intern (self->timeline, text);
  /* Translators: a person and what was so: "Sandra: detoxification" */
  named = g_strdup_printf (_ ("%1$s: %2$s"), name, text);
  return fw_timeline_intern (self->timeline, named);
}

static gboolean
read_births (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT id, given_name, born, died FROM person WHERE id IN " MEMBERS " AND kind = 'person' "
      "AND $2 = $2 ORDER BY id",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, 0);
      const char *name = fw_result_get_text (rows, i, 1);
      g_autofree char *text = NULL;
      FwTimelineEvent *event;

      if (fw_timeline_find_child (self->timeline, id) >= 0 && !fw_result_is_null (rows, i, 2))
        {
          event = fw_timeline_add (self->timeline, "born", id);
          event->lane = FW_LANE_FAMILY;
          event->shape = FW_EVENT_POINT;
          event->child = fw_timeline_find_child (self->timeline, id);
          event->from = _fw_timeline_get_date (rows, i, 2);
          event->text = _ ("Birth");
          event->origin = _ ("Person");
          event->action = FAMILY;
        }
      if (fw_result_is_null (rows, i, 3))
        continue;
      event = fw_timeline_add (self->timeline, "died", id);
      event->lane = FW_LANE_FAMILY;
      event->shape = FW_EVENT_POINT;
      event->child = fw_timeline_find_child (self->timeline, id);
      event->from = _fw_timeline_get_date (rows, i, 3);
      text = g_strdup_printf ("† %s", name);
      event->text = fw_timeline_intern (self->timeline, text);
      event->origin = _ ("Person");
      event->action = FAMILY;
    }
  return rows != NULL;
}

static gboolean
read_couples (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT e.id, e.kind, e.from_date, e.to_date, e.source, one.given_name, other.given_name "
      "FROM partnership_event e JOIN partnership p ON p.id = e.partnership_id LEFT JOIN person one "
      "ON one.id = p.one_id LEFT JOIN person other ON other.id = p.other_id WHERE (p.one_id IN " PARENTS
      " OR p.other_id IN " PARENTS ") AND $2 = $2 ORDER BY e.id",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwTimelineEvent *event
          = fw_timeline_add (self->timeline, "partnership_event", fw_result_get_int (rows, i, 0));
      const char *kind = fw_result_get_text (rows, i, 1);
      const char *one = fw_result_get_text (rows, i, 5), *other = fw_result_get_text (rows, i, 6);
      g_autofree char *text = g_strdup_printf (
          "%s: %s%s%s", fw_union_event_get_title (fw_union_event_from_name (kind)),
          one != NULL ? one : "", one != NULL && other != NULL ? ", " : "",
          other != NULL ? other : "");

      event->lane = FW_LANE_FAMILY;
      event->shape = FW_EVENT_POINT;
      event->from = _fw_timeline_get_date (rows, i, 2);
      event->text = fw_timeline_intern (self->timeline, text);
      event->detail = _fw_timeline_get_text (self, rows, i, 4);
      event->origin = _ ("Family");
      event->action = FAMILY;
    }
  return rows != NULL;
}

static FwTimelineTint
get_household_tint (const char *kind)
{
  return g_strcmp0 (kind, "family") == 0 ? FW_TINT_HOME
         : g_strcmp0 (kind, "foster") == 0 || g_strcmp0 (kind, "residential") == 0
             ? FW_TINT_PLACEMENT
             : FW_TINT_RELATIVE;
}

static gboolean
read_households (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT m.id, h.name, h.kind, m.person_id, m.from_date, m.to_date, m.source, (SELECT count(*) "
      "FROM household_member o JOIN address a ON a.person_id = o.person_id WHERE o.household_id = "
      "h.id AND a.blocked = 1), m.version FROM household_member m JOIN household h ON h.id = m.household_id "
      "WHERE h.case_id = $1 AND m.person_id IN (SELECT person_id FROM case_child WHERE case_id = "
      "$1) AND $2 = $2 ORDER BY m.id",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwTimelineEvent *event
          = fw_timeline_add (self->timeline, "household_member", fw_result_get_int (rows, i, 0));
      const char *kind = fw_result_get_text (rows, i, 2);

      event->lane = FW_LANE_FAMILY;
      event->shape = FW_EVENT_BAR;
      event->tint = get_household_tint (kind);
      _fw_timeline_set_child (self, event, rows, i, 3);
      event->from = _fw_timeline_get_date (rows, i, 4);
      event->to = _fw_timeline_get_date (rows, i, 5);
      event->open = !fw_partial_date_is_known (&event->to);
      event->text = _fw_timeline_get_text (self, rows, i, 1);
      event->detail = _fw_timeline_get_text (self, rows, i, 6);
      event->blocked = fw_result_get_int (rows, i, 7) > 0;
      event->version = fw_result_get_int (rows, i, 8);
      event->origin = g_strcmp0 (kind, "foster") == 0        ? _ ("Foster family")
                      : g_strcmp0 (kind, "residential") == 0 ? _ ("Residential care")
                                                             : _ ("Household");
      event->action = FAMILY;
    }
  return rows != NULL;
}

static void
place_institution (FwTimelineEvent *event, const char *kind)
{
  gboolean health = g_strcmp0 (kind, "doctor") == 0 || g_strcmp0 (kind, "therapist") == 0;
  gboolean school = g_strcmp0 (kind, "school") == 0 || g_strcmp0 (kind, "day-care") == 0
                    || g_strcmp0 (kind, "employer") == 0;

  event->lane = health ? FW_LANE_HEALTH : school ? FW_LANE_SCHOOL : FW_LANE_OTHER;
  event->tint = health                            ? FW_TINT_HEALTH
                : g_strcmp0 (kind, "school") == 0 ? FW_TINT_SCHOOL
                                                  : FW_TINT_PLAIN;
}

static gboolean
read_institutions (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT i.id, i.person_id, p.given_name, i.kind, i.name, i.contact, i.from_date, i.to_date, "
      "i.version FROM institution i JOIN person p ON p.id = i.person_id WHERE i.person_id IN " MEMBERS
      " AND $2 = $2 ORDER BY i.id",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwTimelineEvent *event
          = fw_timeline_add (self->timeline, "institution", fw_result_get_int (rows, i, 0));

      event->shape = FW_EVENT_BAR;
      place_institution (event, fw_result_get_text (rows, i, 3));
      _fw_timeline_set_child (self, event, rows, i, 1);
      event->text = name_others (self, event, fw_result_get_text (rows, i, 2),
                                 fw_result_get_text (rows, i, 4));
      event->detail = _fw_timeline_get_text (self, rows, i, 5);
      event->from = _fw_timeline_get_date (rows, i, 6);
      event->to = _fw_timeline_get_date (rows, i, 7);
      event->version = fw_result_get_int (rows, i, 8);
      event->open = !fw_partial_date_is_known (&event->to);
      event->origin = _ ("Person");
      event->action = "case.tab::overview";
    }
  return rows != NULL;
}

static gboolean
read_health (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT m.id, m.person_id, p.given_name, m.region, m.text, m.suspected, m.source, "
      "m.from_date, m.to_date, m.remission_from FROM health_mark m JOIN person p ON p.id = "
      "m.person_id WHERE m.case_id = $1 AND $2 = $2 ORDER BY m.id",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwTimelineEvent *event
          = fw_timeline_add (self->timeline, "health_mark", fw_result_get_int (rows, i, 0));
      const char *words = fw_result_get_text (rows, i, 4);
      const char *region = g_strcmp0 (fw_result_get_text (rows, i, 3), "addiction") == 0
                               ? C_ ("health", "Addiction")
                               : C_ ("health", "Illness");
      g_autofree char *text
          = fw_result_get_int (rows, i, 5) != 0
                /* Translators: %s is an illness that is only suspected */
                ? g_strdup_printf (_ ("%s (suspected)"),
                                   words != NULL && words[0] != '\0' ? words : region)
                : g_strdup (words != NULL && words[0] != '\0' ? words : region);

      event->lane = FW_LANE_HEALTH;
      event->shape = FW_EVENT_BAR;
      event->tint = FW_TINT_HEALTH;
      _fw_timeline_set_child (self, event, rows, i, 1);
      event->text = name_others (self, event, fw_result_get_text (rows, i, 2), text);
      event->detail = _fw_timeline_get_text (self, rows, i, 6);
      event->from = _fw_timeline_get_date (rows, i, 7);
      event->to = _fw_timeline_get_date (rows, i, 8);
      if (!fw_partial_date_is_known (&event->to))
        event->to = _fw_timeline_get_date (rows, i, 9);
      event->open = !fw_partial_date_is_known (&event->to);
      event->origin = _ ("Genogram");
      event->action = FAMILY;
    }
  return rows != NULL;
}

/* Guardianship and what a court decided about custody. */
static gboolean
read_rights (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT c.id, c.child_id, c.kind, c.extent, c.proof, c.from_date, c.to_date FROM custody c "
      "WHERE c.child_id IN (SELECT person_id FROM case_child WHERE case_id = $1) AND c.kind IN "
      "('guardianship', 'curatorship', 'contact') AND c.from_date IS NOT NULL AND $2 = $2 ORDER BY "
      "c.id",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwTimelineEvent *event
          = fw_timeline_add (self->timeline, "custody", fw_result_get_int (rows, i, 0));
      const char *kind = fw_result_get_text (rows, i, 2);
      g_autofree char *text = g_strdup_printf ("%s: %s", fw_right_get_kind_title (kind),
                                               fw_result_get_text (rows, i, 3));

      event->lane = g_strcmp0 (kind, "contact") == 0 ? FW_LANE_FAMILY : FW_LANE_PROTECTION;
      event->shape = FW_EVENT_POINT;
      _fw_timeline_set_child (self, event, rows, i, 1);
      event->text = fw_timeline_intern (self->timeline, text);
      event->detail = _fw_timeline_get_text (self, rows, i, 4);
      event->from = _fw_timeline_get_date (rows, i, 5);
      event->origin = _ ("Custody and rights");
      event->action = "case.tab::overview";
    }
  return rows != NULL;
}

static const struct
{
  const char *name;
  FwTimelineLane lane;
  FwTimelineTint tint;
} lanes[] = {
    {"family", FW_LANE_FAMILY, FW_TINT_RELATIVE},      {"living", FW_LANE_FAMILY, FW_TINT_HOME},
    {"school", FW_LANE_SCHOOL, FW_TINT_SCHOOL},        {"work", FW_LANE_SCHOOL, FW_TINT_PLAIN},
    {"health", FW_LANE_HEALTH, FW_TINT_HEALTH},        {"help", FW_LANE_HELP, FW_TINT_HELP},
    {"protection", FW_LANE_PROTECTION, FW_TINT_GRAVE},
};

static gboolean
read_life_events (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT id, version, child_id, lane, text, note, symbol, span, ongoing, from_date, to_date, "
      "source FROM life_event WHERE case_id = $1 AND $2 = $2 ORDER BY id",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwTimelineEvent *event
          = fw_timeline_add (self->timeline, "life_event", fw_result_get_int (rows, i, 0));
      const char *symbol = fw_result_get_text (rows, i, 6);
      g_autofree char *text
          = g_strdup_printf ("%s%s%s", symbol, symbol != NULL && symbol[0] != '\0' ? " " : "",
                             fw_result_get_text (rows, i, 4));

      event->version = fw_result_get_int (rows, i, 1);
      event->lane = FW_LANE_OTHER;
      for (guint k = 0; k < G_N_ELEMENTS (lanes); k++)
        if (g_strcmp0 (fw_result_get_text (rows, i, 3), lanes[k].name) == 0)
          {
            event->lane = lanes[k].lane;
            event->tint = lanes[k].tint;
          }
      _fw_timeline_set_child (self, event, rows, i, 2);
      event->shape = fw_result_get_int (rows, i, 7) != 0 ? FW_EVENT_BAR : FW_EVENT_POINT;
      event->open = fw_result_get_int (rows, i, 8) != 0;
      event->text = fw_timeline_intern (self->timeline, text);
      event->detail = _fw_timeline_get_text (self, rows, i, 5);
      event->from = _fw_timeline_get_date (rows, i, 9);
      event->to = _fw_timeline_get_date (rows, i, 10);
      event->origin = fw_result_get_text (rows, i, 11)[0] != '\0'
                          ? _fw_timeline_get_text (self, rows, i, 11)
                          : _ ("Life event");
      event->planned = event->shape == FW_EVENT_POINT && event->from.first != FW_DAY_NONE
                       && event->from.first > self->timeline->today;
    }
  return rows != NULL;
}

gboolean
_fw_timeline_read_life (FwTimelineReading *self, GError **error)
{
  return read_births (self, error) && read_couples (self, error) && read_households (self, error)
         && read_institutions (self, error) && read_health (self, error)
         && read_rights (self, error) && read_life_events (self, error);
}
