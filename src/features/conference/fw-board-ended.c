/* fw-board-ended.c: see fw-board-ended.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-board-ended.h"
#include "widgets/fw-async.h"
#include "widgets/fw-decision-words.h"

#define MAX_ROWS 200

struct _FwBoardEnded
{
  AdwBin parent_instance;
  GtkToggleButton *button;
  GtkBox *done_box, *dropped_box;
  GtkLabel *done_label, *dropped_label;
  GtkRevealer *revealer;
  GtkListBox *list;

  FwStore *store;
  FwDecisionQuery query; /* its texts are owned */
  FwDay today;
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwBoardEnded, fw_board_ended, ADW_TYPE_BIN)

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_query (FwBoardEnded *self)
{
  g_free ((char *) self->query.kind);
  g_free ((char *) self->query.from);
  g_free ((char *) self->query.to);
  g_free ((char *) self->query.text);
  self->query = (FwDecisionQuery) {0};
}

void
fw_board_ended_set_counts (FwBoardEnded *self, guint n_done, guint n_dropped)
{
  g_autofree char *done = g_strdup_printf ("%u", n_done);
  g_autofree char *dropped = g_strdup_printf ("%u", n_dropped);
  g_autofree char *spoken = NULL;

  g_return_if_fail (FW_IS_BOARD_ENDED (self));

  gtk_label_set_label (self->done_label, done);
  gtk_label_set_label (self->dropped_label, dropped);
  /* Translators: spoken: how many decisions have ended, and how. */
  spoken = g_strdup_printf (_ ("Green, done: %1$u. Grey, dropped with a reason: %2$u"), n_done,
                            n_dropped);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), n_done + n_dropped > 0);
  if (n_done + n_dropped == 0)
    gtk_toggle_button_set_active (self->button, FALSE);
}

static GtkWidget *
create_row (FwDecisionItem *item, FwDay today)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *origin = fw_decision_dup_origin (item, today);
  g_autofree char *state = fw_decision_dup_state (item);
  g_autofree char *subtitle = item->reason[0] != '\0'
                                  ? g_strdup_printf ("%s · %s", origin, item->reason)
                                  : g_strdup (origin);
  GtkWidget *light = fw_light_new (fw_decision_get_light_state (item), FALSE);
  GtkWidget *label = gtk_label_new (state);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (light, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), light);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, fw_light_state_to_class (fw_decision_get_light_state (item)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  return row;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwBoardEnded *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (GListStore) items = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return NULL;
  items = dex_await_object (fw_decision_repository_list (store, &self->query, MAX_ROWS), &error);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (items == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      gtk_list_box_append (self->list, create_row (item, self->today));
    }
  return NULL;
}

void
fw_board_ended_load (FwBoardEnded *self, FwStore *store, const FwDecisionQuery *query, FwDay today)
{
  FwDecisionQuery copy;

  g_return_if_fail (FW_IS_BOARD_ENDED (self) && query != NULL);

  copy = *query;
  copy.kind = g_strdup (query->kind);
  copy.from = g_strdup (query->from);
  copy.to = g_strdup (query->to);
  copy.text = g_strdup (query->text);
  copy.ended = TRUE;
  clear_query (self);
  self->query = copy;
  self->today = today;
  g_set_object (&self->store, store);
  if (gtk_toggle_button_get_active (self->button))
    fw_ui_spawn (self, load_fiber);
}

static void
toggled_cb (FwBoardEnded *self)
{
  gboolean open = gtk_toggle_button_get_active (self->button);

  gtk_revealer_set_reveal_child (self->revealer, open);
  if (open)
    fw_ui_spawn (self, load_fiber);
}

static void
row_cb (FwBoardEnded *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  g_signal_emit (self, signals[SELECTED], 0, g_object_get_data (G_OBJECT (row), "item"));
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-details", NULL);
}

static void
fw_board_ended_dispose (GObject *object)
{
  g_clear_object (&FW_BOARD_ENDED (object)->store);
  G_OBJECT_CLASS (fw_board_ended_parent_class)->dispose (object);
}

static void
fw_board_ended_finalize (GObject *object)
{
  clear_query (FW_BOARD_ENDED (object));
  G_OBJECT_CLASS (fw_board_ended_parent_class)->finalize (object);
}

static void
fw_board_ended_class_init (FwBoardEndedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_board_ended_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_board_ended_finalize;
  signals[SELECTED] = g_signal_new ("selected", FW_TYPE_BOARD_ENDED, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, FW_TYPE_DECISION_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-board-ended.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwBoardEnded, name)
  BIND (button);
  BIND (done_box);
  BIND (dropped_box);
  BIND (done_label);
  BIND (dropped_label);
  BIND (revealer);
  BIND (list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
}

static void
fw_board_ended_init (FwBoardEnded *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_prepend (self->done_box, fw_light_new (FW_LIGHT_STATE_DONE, FALSE));
  gtk_box_prepend (self->dropped_box, fw_light_new (FW_LIGHT_STATE_DROPPED, FALSE));
}
