/* fw-life-event.c: see fw-life-event.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-life-event.h"

struct _FwLifeEvent
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwLifeEvent, fw_life_event, FW_TYPE_RECORD)

static const char *const lanes[]
    = {"family", "living", "school", "work", "health", "help", "protection", "other", NULL};

static const char *const titles[] = {
    NC_ ("lane", "Family"),     NC_ ("lane", "Living"), NC_ ("lane", "School"),
    NC_ ("lane", "Work"),       NC_ ("lane", "Health"), NC_ ("lane", "Help"),
    NC_ ("lane", "Protection"), NC_ ("lane", "Other"),
};

const char *const *
fw_life_event_get_lanes (void)
{
  return lanes;
}

const char *
fw_life_event_get_lane_title (const char *lane)
{
  for (guint i = 0; lanes[i] != NULL; i++)
    if (g_strcmp0 (lanes[i], lane) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "lane", titles[i]);
  return C_ ("lane", "Other");
}

const char *
fw_life_event_lane_of (FwTimelineLane lane)
{
  static const char *const names[FW_N_LANES] = {
      [FW_LANE_FAMILY] = "family", [FW_LANE_SCHOOL] = "school",         [FW_LANE_HEALTH] = "health",
      [FW_LANE_HELP] = "help",     [FW_LANE_PROTECTION] = "protection", [FW_LANE_OTHER] = "other",
  };

  return lane < FW_N_LANES ? names[lane] : NULL;
}

static void
set_date (FwRow *row, const char *column, const char *date)
{
  if (date != NULL && date[0] != '\0')
    fw_row_set_text (row, column, date);
  else
    fw_row_set_null (row, column);
}

static void
set_text (FwRow *row, const char *column, const char *text)
{
  fw_row_set_text (row, column, text != NULL ? text : "");
}

gint64
fw_life_event_insert (FwChangeSet *changes, gint64 case_id, const FwLifeEventValues *values)
{
  g_autoptr (FwRow) row = fw_row_new ();
  gint64 id = fw_id_new ();

  g_return_val_if_fail (changes != NULL && values != NULL, 0);

  fw_row_set_int (row, "case_id", case_id);
  if (values->child_id != 0)
    fw_row_set_int (row, "child_id", values->child_id);
  else
    fw_row_set_null (row, "child_id");
  fw_row_set_text (row, "lane", values->lane != NULL ? values->lane : "other");
  set_text (row, "lane_title", values->lane_title);
  set_text (row, "text", values->text);
  set_text (row, "note", values->note);
  set_text (row, "symbol", values->symbol);
  set_text (row, "source", values->source);
  fw_row_set_int (row, "span", values->span);
  fw_row_set_int (row, "ongoing", values->ongoing);
  set_date (row, "from_date", values->from);
  set_date (row, "to_date", values->to);
  fw_change_set_insert (changes, "life_event", id, row);
  return id;
}

gboolean
fw_timeline_event_is_movable (const FwTimelineEvent *event)
{
  return event->version > 0 && event->shape == FW_EVENT_BAR;
}

FwChangeSet *
fw_timeline_event_dup_moved (const FwTimelineEvent *event, gboolean end, FwDay day)
{
  g_autoptr (FwRow) row = NULL;
  g_autofree char *text = NULL;
  FwChangeSet *changes;

  g_return_val_if_fail (event != NULL, NULL);

  if (!fw_timeline_event_is_movable (event) || (!end && day == FW_DAY_NONE)
      || (day != FW_DAY_NONE && end && event->first != FW_DAY_NONE && day < event->first)
      || (!end && fw_partial_date_is_known (&event->to) && day > event->last))
    return NULL;
  row = fw_row_new ();
  text = day != FW_DAY_NONE ? fw_day_to_iso (day) : NULL;
  set_date (row, end ? "to_date" : "from_date", text);
  if (end && g_str_equal (event->table, "life_event"))
    fw_row_set_int (row, "ongoing", day == FW_DAY_NONE);
  /* Translators: acts that can be undone. */
  changes = fw_change_set_new (end ? _ ("Change end") : _ ("Change beginning"));
  fw_change_set_update (changes, event->table, event->row, event->version, row);
  return changes;
}

FwChangeSet *
fw_timeline_event_dup_removed (const FwTimelineEvent *event)
{
  FwChangeSet *changes;

  g_return_val_if_fail (event != NULL, NULL);

  if (!g_str_equal (event->table, "life_event"))
    return NULL;
  changes = fw_change_set_new (_ ("Remove life event"));
  fw_change_set_delete (changes, "life_event", event->row, event->version);
  return changes;
}

static void
fw_life_event_class_init (FwLifeEventClass *klass)
{
  static const FwColumn columns[] = {
      {"case_id", FW_COLUMN_REF},  {"child_id", FW_COLUMN_REF},   {"lane", FW_COLUMN_TEXT},
      {"text", FW_COLUMN_TEXT},    {"note", FW_COLUMN_TEXT},      {"span", FW_COLUMN_BOOL},
      {"ongoing", FW_COLUMN_BOOL}, {"from_date", FW_COLUMN_DATE}, {"to_date", FW_COLUMN_DATE},
      {"source", FW_COLUMN_TEXT},
  };

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "life_event", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_life_event_init (FwLifeEvent *self)
{
}
