/* fw-timeline-repository.c: see fw-timeline-repository.h.
 *
 * One job of the reader's thread runs all sources one after the other, so that what is
 * shown was so at one moment. Confided entries (§ 65 SGB VIII) are counted, never read,
 * unless the reader wrote them.
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline-item.h"
#include "domain/fw-office.h"
#include "domain/fw-radar-private.h"
#include "domain/fw-timeline-private.h"
#include "domain/fw-timeline-repository.h"
#include "domain/fw-wellbeing.h"

#define USUAL_DROP 10 /* tenths */

typedef struct
{
  gint64 case_id;
  gint64 staff_id;
  gboolean deadlines;
} Job;

FwResult *
_fw_timeline_query (FwTimelineReading *self, const char *sql, GError **error)
{
  return fw_connection_query (self->connection, sql,
                              g_variant_new ("(xx)", self->case_id, self->staff_id), error);
}

FwPartialDate
_fw_timeline_get_date (FwResult *rows, guint row, guint column)
{
  const char *text = fw_result_get_text (rows, row, column);
  char iso[11];
  FwPartialDate date;
  FwDay day;

  /* A moment counts as its day. Nearly all dates are one or the other. */
  if (text != NULL && strnlen (text, 11) >= 10 && (text[10] == '\0' || text[10] == 'T'))
    {
      g_strlcpy (iso, text, sizeof iso);
      if (fw_day_from_iso (iso, &day))
        return fw_partial_date_from_day (day);
      text = iso;
    }
  fw_partial_date_from_text (text, &date);
  return date;
}

const char *
_fw_timeline_get_text (FwTimelineReading *self, FwResult *rows, guint row, guint column)
{
  return fw_timeline_intern (self->timeline, fw_result_get_text (rows, row, column));
}

void
_fw_timeline_set_child (FwTimelineReading *self,
                        FwTimelineEvent *event,
                        FwResult *rows,
                        guint row,
                        guint column)
{
  event->child
      = fw_result_is_null (rows, row, column)
            ? -1
            : fw_timeline_find_child (self->timeline, fw_result_get_int (rows, row, column));
}

static gboolean
read_head (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT case_file.id, case_file.name, file_number, staff.name, kind, first_contact, "
      "closed_on, close_reason FROM case_file LEFT JOIN staff ON staff.id = worker_id WHERE "
      "case_file.id = $1 AND $2 = $2",
      error);
  FwTimeline *timeline = self->timeline;
  FwTimelineEvent *event;
  gboolean report;

  if (rows == NULL)
    return FALSE;
  if (fw_result_get_n_rows (rows) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This case is no longer there."));
      return FALSE;
    }
  timeline->case_name = g_strdup (fw_result_get_text (rows, 0, 1));
  timeline->file_number = g_strdup (fw_result_get_text (rows, 0, 2));
  timeline->worker = g_strdup (fw_result_get_text (rows, 0, 3));
  report = g_strcmp0 (fw_result_get_text (rows, 0, 4), "report") == 0;
  event = fw_timeline_add (timeline, "case_file", self->case_id);
  event->lane = report ? FW_LANE_PROTECTION : FW_LANE_CONTACTS;
  event->shape = FW_EVENT_POINT;
  event->tint = report ? FW_TINT_GRAVE : FW_TINT_PLAIN;
  event->from = _fw_timeline_get_date (rows, 0, 5);
  event->text = report ? _ ("Report under § 8a") : _ ("First contact");
  event->origin = _ ("Case file");
  event->action = "case.tab::overview";
  if (!fw_result_is_null (rows, 0, 6))
    {
      event = fw_timeline_add (timeline, "case_closed", self->case_id);
      event->lane = FW_LANE_OTHER;
      event->shape = FW_EVENT_POINT;
      event->from = _fw_timeline_get_date (rows, 0, 6);
      event->text = _ ("Case ended");
      event->detail = _fw_timeline_get_text (self, rows, 0, 7);
      event->origin = _ ("Case file");
      event->action = "case.tab::overview";
    }
  return TRUE;
}

static int
compare_children (gconstpointer a, gconstpointer b)
{
  const FwTimelineChild *x = a, *y = b;
  int order = fw_partial_date_compare (&x->born, &y->born);

  return order != 0 ? order : x->id < y->id ? -1 : x->id > y->id;
}

static gboolean
read_children (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT person.id, given_name, born FROM case_child JOIN person ON person.id = person_id "
      "WHERE case_id = $1 AND $2 = $2",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwTimelineChild child = {.id = fw_result_get_int (rows, i, 0)};

      child.name = _fw_timeline_get_text (self, rows, i, 1);
      child.born = _fw_timeline_get_date (rows, i, 2);
      g_array_append_val (self->timeline->children, child);
    }
  if (rows != NULL)
    g_array_sort (self->timeline->children, compare_children);
  return rows != NULL;
}

/* Health is read by who works with the family, not by who counts money or runs the computers,
 * unless the case is their own. Source: handbook SEC-1; § 64 (2), § 67a SGB X. */
static gboolean
withhold_health (FwTimelineReading *self, GError **error)
{
  static const char *const away[] = {"economic-youth-aid", "administrator", "head-of-office", NULL};
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT s.role, CASE WHEN c.worker_id = s.id OR c.deputy_id = s.id THEN 1 ELSE 0 END FROM "
      "staff s JOIN case_file c ON c.id = $1 WHERE s.id = $2",
      error);
  GArray *events = self->timeline->events;

  if (rows == NULL)
    return FALSE;
  if (fw_result_get_n_rows (rows) == 0 || fw_result_get_int (rows, 0, 1) != 0
      || !g_strv_contains (away, fw_result_get_text (rows, 0, 0)))
    return TRUE;
  self->timeline->withheld = 1u << FW_LANE_HEALTH;
  for (guint i = events->len; i > 0; i--)
    if (g_array_index (events, FwTimelineEvent, i - 1).lane == FW_LANE_HEALTH)
      g_array_remove_index (events, i - 1);
  return TRUE;
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  const Job *job = data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwTimeline) timeline = fw_timeline_new (fw_clock_today ());
  g_autoptr (GHashTable) helps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (FwRow) settings = NULL;
  FwTimelineReading reading = {.connection = connection,
                               .timeline = timeline,
                               .case_id = job->case_id,
                               .staff_id = job->staff_id,
                               .help_kinds = helps,
                               .conference_kinds = kinds};
  GError *error = NULL;

  settings = fw_office_read_settings (connection, today, &error);
  if (settings == NULL)
    return dex_future_new_for_error (error);
  fw_office_get_calendar (settings, &reading.calendar);
  if (!fw_wellbeing_parse (fw_row_get_text (settings, "wellbeing-drop"), &reading.drop_limit))
    reading.drop_limit = USUAL_DROP;
  if (!read_children (&reading, &error) || !read_head (&reading, &error)
      || !_fw_timeline_read_life (&reading, &error) || !_fw_timeline_read_work (&reading, &error)
      || !_fw_timeline_read_plans (&reading, &error)
      || !_fw_timeline_read_wellbeing (&reading, &error) || !withhold_health (&reading, &error))
    return dex_future_new_for_error (error);
  if (job->deadlines)
    {
      g_autoptr (FwRadar) radar
          = _fw_radar_read_case (connection, job->case_id, job->staff_id, &error);

      if (radar == NULL)
        return dex_future_new_for_error (error);
      fw_timeline_add_deadlines (timeline, radar);
    }
  fw_timeline_seal (timeline);
  return dex_future_new_take_object (g_steal_pointer (&timeline));
}

static DexFuture *
load (FwStore *store, gint64 case_id, gboolean deadlines)
{
  Job job = {case_id, fw_store_get_staff (store), deadlines};

  return fw_store_read (store, load_job, g_memdup2 (&job, sizeof job), g_free);
}

DexFuture *
fw_timeline_repository_load (FwStore *store, gint64 case_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return load (store, case_id, FALSE);
}

DexFuture *
fw_timeline_repository_load_with_deadlines (FwStore *store, gint64 case_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return load (store, case_id, TRUE);
}

DexFuture *
fw_timeline_repository_list_life_events (FwStore *store, gint64 case_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store,
                         "SELECT id, child_id, lane, lane_title, text, note, symbol, span, "
                         "ongoing, from_date, to_date, source FROM life_event WHERE case_id = $1 "
                         "ORDER BY from_date, id",
                         g_variant_new ("(x)", case_id));
}

static int
get_deadline_light (FwTimeline *self, FwRadar *radar, FwDeadlineItem *item)
{
  if (item->light >= 0)
    return item->light;
  return item->due < self->today    ? FW_DECISION_LIGHT_RED
         : item->due <= radar->soon ? FW_DECISION_LIGHT_YELLOW
                                    : FW_DECISION_LIGHT_GREEN;
}

void
fw_timeline_add_deadlines (FwTimeline *self, FwRadar *radar)
{
  g_return_if_fail (FW_IS_TIMELINE (self));
  g_return_if_fail (FW_IS_RADAR (radar));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);
      g_autofree char *key = fw_deadline_item_dup_key (item);
      FwTimelineEvent *event;

      if (item->decision_id != 0)
        continue;
      /* What only a rule knows has no row yet: the place in the list is its number. */
      event = item->id != 0 ? fw_timeline_add (self, "resubmission", item->id)
                            : fw_timeline_add (self, "deadline", (gint64) i);
      event->lane = FW_LANE_DEADLINES;
      event->shape = FW_EVENT_DEADLINE;
      event->key = fw_timeline_intern (self, key);
      event->minute = item->due_minute;
      event->from = fw_partial_date_from_day (item->due);
      event->light = get_deadline_light (self, radar, item);
      event->text = fw_timeline_intern (self, item->what);
      event->detail = fw_timeline_intern (self, item->why);
      event->origin = _ ("Deadline");
      event->action
          = item->action != NULL ? fw_timeline_intern (self, item->action) : "case.tab::overview";
    }
}

gboolean
fw_timeline_is_touched (FwNotice *notice)
{
  static const char *const tables[]
      = {"life_event",    "record_entry",    "case_file",   "case_child",
         "case_person",   "person",          "household",   "household_member",
         "institution",   "health_mark",     "custody",     "partnership_event",
         "help_plan",     "help_plan_child", "form_answer", "form_row",
         "conference",    "session",         "decision",    "resubmission",
         "address",       "office_setting",  "rule",        "clearing",
         "clearing_child"};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (fw_notice_has_table (notice, tables[i]))
      return TRUE;
  return FALSE;
}
