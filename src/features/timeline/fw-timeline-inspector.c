/* fw-timeline-inspector.c: see fw-timeline-inspector.h.
 *
 * A life event is a live record: its rows save themselves through the desk's session. An
 * entry of the record is read whole when it is looked at, by the rules of the record.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-life-event.h"
#include "domain/fw-record-repository.h"
#include "features/timeline/fw-timeline-inspector.h"
#include "widgets/fw-async.h"
#include "widgets/fw-record-rows.h"

#define MOST_OTHERS 40

struct _FwTimelineInspector
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkLabel *title_label, *when_label, *lane_label, *detail_label, *origin_label;
  GtkWidget *open_button, *remove_button, *detail_box;
  AdwPreferencesGroup *edit_group, *others_group;
  AdwBin *edit_bin;
  GtkListBox *others_list;

  FwTimelineDesk *desk;
  char *current, *edited;
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwTimelineInspector, fw_timeline_inspector, ADW_TYPE_BIN)

enum
{
  OPENED,
  CHOSEN,
  REMOVE_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const FwTimelineEvent *
get_event (FwTimelineInspector *self)
{
  FwTimeline *timeline = self->desk != NULL ? fw_timeline_desk_get_timeline (self->desk) : NULL;

  return timeline != NULL ? fw_timeline_find (timeline, self->current) : NULL;
}

/* --- a life event ------------------------------------------------------------------------- */

static GtkWidget *
create_lane_row (FwRecord *record)
{
  const char *const *lanes = fw_life_event_get_lanes ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; lanes[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) fw_life_event_get_lane_title (lanes[i]));
  g_ptr_array_add (titles, NULL);
  return fw_record_choice_row_new (record, "lane", _ ("Lane"), lanes,
                                   (const char *const *) titles->pdata);
}

static GtkWidget *
create_child_row (FwRecord *record, FwTimeline *timeline)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < timeline->children->len; i++)
    {
      const FwTimelineChild *child = &g_array_index (timeline->children, FwTimelineChild, i);

      g_array_append_val (ids, child->id);
      g_ptr_array_add (names, (gpointer) child->name);
    }
  return fw_record_reference_row_new (record, "child_id", _ ("Whose"), (const gint64 *) ids->data,
                                      (const char *const *) names->pdata, ids->len, _ ("Family"));
}

static void
show_editor (FwTimelineInspector *self, FwRecord *record)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
#define ROW(row) gtk_list_box_append (GTK_LIST_BOX (list), row)
  ROW (fw_record_text_row_new (record, "text", _ ("What")));
  ROW (fw_record_date_row_new (record, "from_date", _ ("From")));
  if (fw_record_get_int (record, "span") != 0)
    {
      ROW (fw_record_date_row_new (record, "to_date", _ ("To")));
      ROW (fw_record_switch_row_new (record, "ongoing", _ ("Goes On"), NULL));
    }
  ROW (create_lane_row (record));
  ROW (create_child_row (record, fw_timeline_desk_get_timeline (self->desk)));
  ROW (fw_record_text_row_new (record, "note", _ ("Note")));
  ROW (fw_record_text_row_new (record, "source", _ ("Who Said So")));
#undef ROW
  fw_edit_session_watch (fw_timeline_desk_get_session (self->desk), record,
                         _ ("Change life event"));
  adw_bin_set_child (self->edit_bin, list);
}

static DexFuture *
edit_fiber (gpointer data)
{
  FwTimelineInspector *self = data;
  guint generation = ++self->generation;
  const FwTimelineEvent *event = get_event (self);
  g_autoptr (FwRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (event == NULL)
    return NULL;
  record = dex_await_object (fw_store_load_record (fw_timeline_desk_get_store (self->desk),
                                                   FW_TYPE_LIFE_EVENT, event->row),
                             &error);
  if (self->desk == NULL || generation != self->generation)
    return NULL;
  if (record != NULL)
    show_editor (self, record);
  else if (!g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND))
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

/* --- an entry of the record ------------------------------------------------------------------ */

static DexFuture *
read_fiber (gpointer data)
{
  FwTimelineInspector *self = data;
  guint generation = ++self->generation;
  const FwTimelineEvent *event = get_event (self);
  g_autoptr (FwRecordItem) item = NULL;
  g_autofree char *text = NULL;

  if (event == NULL)
    return NULL;
  item = dex_await_object (
      fw_record_repository_load_item (fw_timeline_desk_get_store (self->desk), event->row), NULL);
  if (self->desk == NULL || generation != self->generation || item == NULL)
    return NULL;
  if (item->withheld)
    text = g_strdup (_ ("Confided to a colleague (§ 65 SGB VIII): not shown here."));
  else
    text = g_strdup_printf ("%s%s%s", item->participants != NULL ? item->participants : "",
                            item->participants != NULL ? "\n\n" : "", item->body);
  gtk_label_set_label (self->detail_label, text);
  gtk_widget_set_visible (self->detail_box, text[0] != '\0');
  return NULL;
}

/* --- what stands together ----------------------------------------------------------------------- */

static void
other_cb (FwTimelineInspector *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");

  if (id != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
show_others (FwTimelineInspector *self, const char *const *ids)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  guint n = ids != NULL ? g_strv_length ((char **) ids) : 0;

  gtk_list_box_remove_all (self->others_list);
  gtk_widget_set_visible (GTK_WIDGET (self->others_group), n > 1);
  for (guint i = 0; n > 1 && i < MIN (n, MOST_OTHERS); i++)
    {
      const FwTimelineEvent *event = fw_timeline_find (timeline, ids[i]);
      g_autofree char *when = event != NULL ? fw_timeline_event_dup_when (event) : NULL;
      GtkWidget *row;

      if (event == NULL)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event->text);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "id", g_strdup (event->id), g_free);
      gtk_list_box_append (self->others_list, row);
    }
  if (n > MOST_OTHERS)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %u more: zoom in", "and %u more: zoom in", n - MOST_OTHERS),
          n - MOST_OTHERS);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      gtk_list_box_append (self->others_list, row);
    }
}

void
fw_timeline_inspector_show (FwTimelineInspector *self, const char *current, const char *const *ids)
{
  const FwTimelineEvent *event;
  FwTimeline *timeline;
  g_autofree char *when = NULL;
  g_autofree char *lane = NULL;
  gboolean life, entry, same;

  g_return_if_fail (FW_IS_TIMELINE_INSPECTOR (self));

  timeline = fw_timeline_desk_get_timeline (self->desk);
  same = g_strcmp0 (self->edited, current) == 0;
  g_set_str (&self->current, current);
  event = get_event (self);
  gtk_stack_set_visible_child_name (self->stack, event != NULL ? "event" : "none");
  if (event == NULL)
    {
      self->generation++;
      g_set_str (&self->edited, NULL);
      adw_bin_set_child (self->edit_bin, NULL);
      return;
    }
  life = g_str_equal (event->table, "life_event");
  entry = g_str_equal (event->table, "record_entry");
  when = fw_timeline_event_dup_when (event);
  lane = event->child >= 0
             ? g_strdup_printf (
                   "%s · %s", fw_lane_get_title (event->lane),
                   g_array_index (timeline->children, FwTimelineChild, event->child).name)
             : g_strdup (fw_lane_get_title (event->lane));
  gtk_label_set_label (self->title_label, event->text);
  gtk_label_set_label (self->when_label, when);
  gtk_label_set_label (self->lane_label, lane);
  gtk_label_set_label (self->detail_label, event->detail);
  gtk_widget_set_visible (self->detail_box, event->detail[0] != '\0' && !life);
  gtk_label_set_label (self->origin_label, event->origin);
  gtk_widget_set_visible (self->open_button, event->action != NULL);
  gtk_widget_set_visible (self->remove_button, life);
  gtk_widget_set_visible (GTK_WIDGET (self->edit_group), life);
  show_others (self, ids);
  if (entry)
    fw_ui_spawn (self, read_fiber);
  /* While somebody types in it the rows stay. */
  if (life && same)
    return;
  g_set_str (&self->edited, life ? current : NULL);
  adw_bin_set_child (self->edit_bin, NULL);
  if (life)
    fw_ui_spawn (self, edit_fiber);
}

static void
open_cb (FwTimelineInspector *self)
{
  const FwTimelineEvent *event = get_event (self);

  if (event != NULL && event->action != NULL)
    g_signal_emit (self, signals[OPENED], 0, event->action);
}

static void
remove_cb (FwTimelineInspector *self)
{
  if (self->current != NULL)
    g_signal_emit (self, signals[REMOVE_REQUESTED], 0, self->current);
}

GtkWidget *
fw_timeline_inspector_new (FwTimelineDesk *desk)
{
  FwTimelineInspector *self = g_object_new (FW_TYPE_TIMELINE_INSPECTOR, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
fw_timeline_inspector_dispose (GObject *object)
{
  FwTimelineInspector *self = FW_TIMELINE_INSPECTOR (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->edited, g_free);
  G_OBJECT_CLASS (fw_timeline_inspector_parent_class)->dispose (object);
}

static void
fw_timeline_inspector_class_init (FwTimelineInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_inspector_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/timeline/fw-timeline-inspector.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwTimelineInspector, name)
  BIND (stack);
  BIND (title_label);
  BIND (when_label);
  BIND (lane_label);
  BIND (detail_label);
  BIND (detail_box);
  BIND (origin_label);
  BIND (open_button);
  BIND (remove_button);
  BIND (edit_group);
  BIND (edit_bin);
  BIND (others_group);
  BIND (others_list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVE_REQUESTED] = g_signal_new ("remove-requested", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_timeline_inspector_init (FwTimelineInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
