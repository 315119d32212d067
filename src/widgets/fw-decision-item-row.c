/* fw-decision-item-row.c: see fw-decision-item-row.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/fw-deadline.h"
#include "widgets/fw-decision-item-row.h"
#include "widgets/fw-decision-words.h"

struct _FwDecisionItemRow
{
  GtkListBoxRow parent_instance;
  GtkBox *light_box;
  GtkLabel *what_label;
  GtkLabel *origin_label;
  GtkLabel *due_label;
  GtkLabel *state_label;
  GtkWidget *done_button;
  GtkMenuButton *menu_button;

  FwDecisionItem *item;
};

G_DEFINE_FINAL_TYPE (FwDecisionItemRow, fw_decision_item_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

FwDecisionItem *
fw_decision_item_row_get_item (FwDecisionItemRow *self)
{
  g_return_val_if_fail (FW_IS_DECISION_ITEM_ROW (self), NULL);

  return self->item;
}

static char *
dup_origin (FwDecisionItem *item, FwDay today, gboolean with_case)
{
  GString *text = g_string_new (NULL);
  FwDay held;

  if (with_case)
    g_string_append (text, item->case_name[0] != '\0' ? item->case_name : item->case_number);
  if (item->responsible[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", item->responsible);
  if (item->kind_title[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", item->kind_title);
  if (fw_day_from_iso (item->held_on, &held))
    {
      g_autofree char *day = fw_deadline_day_to_text (held, today);

      g_string_append_printf (text, " %s", day);
    }
  return g_string_free_and_steal (text);
}

GtkWidget *
fw_decision_item_row_new (FwDecisionItem *item, FwDay today, gboolean with_case)
{
  FwDecisionItemRow *self = g_object_new (FW_TYPE_DECISION_ITEM_ROW, NULL);
  FwLightState state = fw_decision_get_light_state (item);
  g_autofree char *origin = dup_origin (item, today, with_case);
  g_autofree char *due = fw_decision_dup_due (item, today);
  g_autofree char *text = fw_decision_dup_state (item);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", text, item->what, origin, due);
  gboolean open = item->status <= FW_DECISION_PARTLY;

  self->item = g_object_ref (item);
  gtk_box_append (self->light_box, fw_light_new (state, FALSE));
  gtk_label_set_label (self->what_label, item->what);
  gtk_label_set_label (self->origin_label, origin);
  gtk_label_set_label (self->due_label, due);
  gtk_label_set_label (self->state_label, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), fw_light_state_to_class (state));
  gtk_widget_set_visible (self->done_button, open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "decision.reopen", !open);
  for (const char *const *act
       = (const char *const[]) {"done", "postpone", "drop", "partly", "hand-over", NULL};
       *act != NULL; act++)
    {
      g_autofree char *name = g_strconcat ("decision.", *act, NULL);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), name, open);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACT], 0, name + strlen ("decision."));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (FW_DECISION_ITEM_ROW (widget)->menu_button);
}

static void
activate_cb (FwDecisionItemRow *self)
{
  g_signal_emit (self, signals[ACT], 0, "open");
}

static void
fw_decision_item_row_dispose (GObject *object)
{
  FwDecisionItemRow *self = FW_DECISION_ITEM_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_DECISION_ITEM_ROW);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (fw_decision_item_row_parent_class)->dispose (object);
}

static void
fw_decision_item_row_class_init (FwDecisionItemRowClass *klass)
{
  static const struct
  {
    const char *action;
    guint key;
  } acts[] = {{"decision.done", GDK_KEY_e},
              {"decision.postpone", GDK_KEY_v},
              {"decision.drop", GDK_KEY_g},
              {"decision.partly", GDK_KEY_t},
              {"decision.hand-over", GDK_KEY_u},
              {"decision.note", GDK_KEY_n},
              {"decision.reopen", 0},
              {"decision.open", GDK_KEY_o}};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_decision_item_row_dispose;
  signals[ACT] = g_signal_new ("act", FW_TYPE_DECISION_ITEM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/widgets/fw-decision-item-row.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwDecisionItemRow, name)
  BIND (light_box);
  BIND (what_label);
  BIND (origin_label);
  BIND (due_label);
  BIND (state_label);
  BIND (done_button);
  BIND (menu_button);
#undef BIND
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gtk_widget_class_install_action (widget_class, acts[i].action, NULL, act_action);
      if (acts[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, acts[i].key, 0, acts[i].action, NULL);
    }
  gtk_widget_class_install_action (widget_class, "decision.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "decision.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "decision.menu", NULL);
}

static void
fw_decision_item_row_init (FwDecisionItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "activate", G_CALLBACK (activate_cb), NULL);
}
