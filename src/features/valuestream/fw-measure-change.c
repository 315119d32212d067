/* fw-measure-change.c: see fw-measure-change.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/valuestream/fw-measure-change.h"
#include "features/valuestream/fw-stream-acts.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"

/* What of a step a measure can set; behind them: it falls away. */
static const struct
{
  FwStreamField field;
  const char *title;
} sets[] = {
    {FW_STREAM_WAIT, N_ ("Waiting before")}, {FW_STREAM_PROCESS, N_ ("Process time")},
    {FW_STREAM_ACCURATE, N_ ("%C&A")},       {FW_STREAM_ENTRIES, N_ ("Entries")},
    {FW_STREAM_RATE, N_ ("Hourly rate")},    {FW_STREAM_PROBABILITY, N_ ("How often")},
    {FW_STREAM_LANE_NAME, N_ ("Lane")},
};

char *
fw_measure_change_dup_text (FwStream *stream, const FwStreamItem *change)
{
  FwStreamItem *step = fw_stream_find (stream, FW_STREAM_STEP,
                                       fw_stream_item_get_text (change, FW_STREAM_STEP_ID));
  FwStreamItem *flow = fw_stream_find (stream, FW_STREAM_FLOW,
                                       fw_stream_item_get_text (change, FW_STREAM_FLOW_ID));
  FwStreamItem *from
      = flow != NULL ? fw_stream_find_end (stream, fw_stream_item_get_text (flow, FW_STREAM_FROM))
                     : NULL;
  FwStreamItem *to = flow != NULL
                         ? fw_stream_find_end (stream, fw_stream_item_get_text (flow, FW_STREAM_TO))
                         : NULL;
  g_autofree char *place
      = step != NULL
            ? g_strdup (fw_stream_item_get_text (step, FW_STREAM_NAME))
            : g_strdup_printf ("%s → %s",
                               from != NULL ? fw_stream_item_get_text (from, FW_STREAM_NAME) : "",
                               to != NULL ? fw_stream_item_get_text (to, FW_STREAM_NAME) : "");

  if (fw_stream_item_get_flag (change, FW_STREAM_REMOVE, FALSE))
    /* Translators: %s is a step or a flow. */
    return g_strdup_printf (_ ("%s falls away"), place);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *value = NULL;

      if (change->values[sets[i].field] == NULL)
        continue;
      value = fw_stream_field_get_info (sets[i].field)->type == FW_STREAM_FIGURE
                  ? fw_stream_act_dup_typed (change, sets[i].field)
                  : g_strdup (fw_stream_item_get_text (change, sets[i].field));
      /* Translators: a step, what of it is changed, and to what. */
      return g_strdup_printf (_ ("%1$s: %2$s %3$s"), place, _ (sets[i].title), value);
    }
  return g_steal_pointer (&place);
}

/* --- asking ---------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *widget;
  FwStreamDesk *desk;
  char *measure;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->widget);
  g_object_unref (job->desk);
  g_free (job->measure);
  g_free (job);
}

static GtkWidget *
make_combo (GtkStringList *list, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

/* Steps, then work flows; @items gets their ids in the scene. */
static GtkStringList *
list_ends (FwStreamDesk *desk, GPtrArray *items, guint *selected)
{
  FwStream *stream = fw_stream_desk_get_stream (desk);
  FwStreamItem *chosen = fw_stream_desk_get_selected (desk);
  GtkStringList *list = gtk_string_list_new (NULL);

  *selected = 0;
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    {
      FwStreamItem *step = fw_stream_get (stream, FW_STREAM_STEP, i);

      if (step == chosen)
        *selected = items->len;
      g_ptr_array_add (items, fw_stream_scene_dup_id (step));
      gtk_string_list_append (list, fw_stream_item_get_text (step, FW_STREAM_NAME));
    }
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);
      FwStreamItem *from
          = fw_stream_find_end (stream, fw_stream_item_get_text (flow, FW_STREAM_FROM));
      FwStreamItem *to = fw_stream_find_end (stream, fw_stream_item_get_text (flow, FW_STREAM_TO));
      g_autofree char *way = NULL;

      if (from == NULL || to == NULL || !fw_stream_item_is (flow, FW_STREAM_KIND, "work"))
        continue;
      way = g_strdup_printf ("%s → %s", fw_stream_item_get_text (from, FW_STREAM_NAME),
                             fw_stream_item_get_text (to, FW_STREAM_NAME));
      if (flow == chosen)
        *selected = items->len;
      g_ptr_array_add (items, fw_stream_scene_dup_id (flow));
      gtk_string_list_append (list, way);
    }
  return list;
}

static gboolean
apply (Job *job, const char *end_id, guint what, const char *text, GError **error)
{
  FwStream *stream = fw_stream_desk_get_stream (job->desk);
  FwStreamItem *item = fw_stream_scene_find (stream, end_id), *change;
  gboolean removes = what >= G_N_ELEMENTS (sets);
  FwStreamField field = removes ? FW_STREAM_REMOVE : sets[what].field;
  g_auto (FwStreamFigure) figure = {0};
  g_autofree char *why = NULL;

  fw_stream_figure_init (&figure);
  if (item == NULL || fw_stream_find (stream, FW_STREAM_MEASURE, job->measure) == NULL)
    why = g_strdup (_ ("The step or the measure is gone."));
  else if (!removes && !fw_stream_field_is_of (field, item->kind))
    why = g_strdup (_ ("That is told of another kind of item: “How often” of a flow, the rest of "
                       "a step."));
  else if (!removes && fw_stream_field_get_info (field)->type == FW_STREAM_FIGURE)
    fw_stream_act_parse (field, text, &figure, &why);
  if (why != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, why);
      return FALSE;
    }
  stream = fw_stream_desk_begin (job->desk, _ ("Add a change"));
  change = fw_stream_add (stream, FW_STREAM_CHANGE, NULL, G_MAXUINT);
  fw_stream_set_text (stream, change, FW_STREAM_MEASURE_ID, job->measure);
  fw_stream_set_text (stream, change,
                      item->kind == FW_STREAM_FLOW ? FW_STREAM_FLOW_ID : FW_STREAM_STEP_ID,
                      item->id);
  if (removes)
    fw_stream_set_flag (stream, change, FW_STREAM_REMOVE, TRUE);
  else if (fw_stream_field_get_info (field)->type == FW_STREAM_FIGURE)
    fw_stream_set (stream, change, field, fw_stream_value_new_figure (&figure));
  else
    fw_stream_set_text (stream, change, field, text);
  fw_stream_desk_end (job->desk, NULL);
  return TRUE;
}

static DexFuture *
ask_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (FwAskDialog) dialog
      = g_object_ref_sink (fw_ask_dialog_new (_ ("Change by the Measure"), _ ("_Add")));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;
  g_autoptr (GtkStringList) ends = list_ends (job->desk, items, &selected);
  g_autoptr (GtkStringList) whats = gtk_string_list_new (NULL);
  GtkWidget *end, *what, *value;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    gtk_string_list_append (whats, _ (sets[i].title));
  gtk_string_list_append (whats, _ ("It falls away"));
  fw_ask_dialog_add_group (dialog, NULL, _ ("Times as 2d, 90m, 1-3d; shares in percent."));
  end = fw_ask_dialog_add (dialog, make_combo (ends, selected), _ ("Step or Flow"));
  what = fw_ask_dialog_add (dialog, make_combo (whats, 0), _ ("What Changes"));
  value = fw_ask_dialog_add (dialog, adw_entry_row_new (), _ ("To"));
  fw_ask_dialog_set_ready (dialog, items->len > 0);
  while (fw_ask_dialog_await (dialog, job->widget))
    {
      g_autofree char *text = fw_ask_dialog_dup_text (value);
      g_autoptr (GError) error = NULL;

      if (apply (job, g_ptr_array_index (items, adw_combo_row_get_selected (ADW_COMBO_ROW (end))),
                 adw_combo_row_get_selected (ADW_COMBO_ROW (what)), text, &error))
        break;
      fw_ask_dialog_refuse (dialog, error);
    }
  adw_dialog_force_close (ADW_DIALOG (dialog));
  return NULL;
}

void
fw_measure_change_ask (GtkWidget *widget, FwStreamDesk *desk, const char *measure_id)
{
  Job *job = g_new0 (Job, 1);

  job->widget = g_object_ref (widget);
  job->desk = g_object_ref (desk);
  job->measure = g_strdup (measure_id);
  fw_ui_spawn_full (ask_fiber, job, job_free);
}
