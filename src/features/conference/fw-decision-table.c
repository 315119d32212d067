/* fw-decision-table.c: see fw-decision-table.h.
 *
 * Rows follow the desk's list; what stays is not rebuilt, so that the cursor
 * and half-typed dates stay too.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/conference/fw-decision-due.h"
#include "features/conference/fw-decision-row.h"
#include "features/conference/fw-decision-table.h"
#include "widgets/fw-async.h"

struct _FwDecisionTable
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *headings;
  GtkWidget *rows;
  GtkWidget *empty;
  GtkWidget *quick_box;
  GtkWidget *quick;
  GtkWidget *understood;
  gint64 wanted_id;
  char *wanted_column;
};

G_DEFINE_FINAL_TYPE (FwDecisionTable, fw_decision_table, GTK_TYPE_WIDGET)

static FwDecisionRow *
find_row (FwDecisionTable *self, gint64 id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (fw_record_get_id (fw_decision_row_get_decision (FW_DECISION_ROW (child))) == id)
      return FW_DECISION_ROW (child);
  return NULL;
}

static void
sync_rows (FwDecisionTable *self)
{
  guint n;
  GtkWidget *last = NULL, *child;

  if (self->desk == NULL)
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->desk->decisions));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRecord) decision
          = g_list_model_get_item (G_LIST_MODEL (self->desk->decisions), i);
      FwDecisionRow *row = find_row (self, fw_record_get_id (decision));

      if (row == NULL)
        {
          row = FW_DECISION_ROW (fw_decision_row_new (self->desk, decision));
          gtk_box_append (GTK_BOX (self->rows), GTK_WIDGET (row));
        }
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (row)) != last)
        gtk_widget_insert_after (GTK_WIDGET (row), self->rows, last);
      fw_decision_row_set_number (row, i + 1);
      last = GTK_WIDGET (row);
    }
  while ((child = last != NULL ? gtk_widget_get_next_sibling (last)
                               : gtk_widget_get_first_child (self->rows))
         != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (self->headings, n > 0);
}

/* A line in words: what, who, until when. */
static void
read_line (FwDecisionTable *self, char **what, gint64 *staff_id, char **who, FwDay *due)
{
  fw_decision_parse_line (gtk_editable_get_text (GTK_EDITABLE (self->quick)), self->desk->staff,
                          &self->desk->calendar, fw_clock_today (), what, staff_id, who, due);
}

/* The days that "+5 AT" passes over. */
static char *
dup_skipped (FwDecisionTable *self, FwDay due)
{
  g_autoptr (GString) text = g_string_new (NULL);
  FwDay today = fw_clock_today ();

  for (FwDay day = today + 1; day <= due && day < today + 400; day++)
    {
      const char *name = NULL;

      if (fw_calendar_get_skip (&self->desk->calendar, day, &name) == FW_SKIP_HOLIDAY)
        {
          g_autofree char *date = fw_day_to_text (day);

          g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", date,
                                  name != NULL ? name : "");
        }
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
quick_changed_cb (FwDecisionTable *self)
{
  g_autofree char *what = NULL;
  g_autofree char *who = NULL;
  g_autofree char *day = NULL;
  g_autofree char *distance = NULL;
  g_autofree char *text = NULL;
  g_autofree char *skipped = NULL;
  gint64 staff_id = 0;
  FwDay due = FW_DAY_NONE;

  if (self->desk == NULL)
    return;
  read_line (self, &what, &staff_id, &who, &due);
  fw_conference_desk_set_draft (self->desk, what, who, due);
  if (due != FW_DAY_NONE)
    {
      day = fw_decision_due_dup_day (due);
      distance = fw_decision_due_dup_distance (&self->desk->calendar, due);
      skipped = dup_skipped (self, due);
    }
  if (what[0] != '\0')
    text = g_strdup_printf ("%s · %s%s%s", who[0] != '\0' ? who : _ ("nobody yet"),
                            day != NULL ? day : _ ("no date yet"), day != NULL ? " · " : "",
                            day != NULL ? distance : "");
  gtk_label_set_label (GTK_LABEL (self->understood), text != NULL ? text : "");
  gtk_widget_set_visible (self->understood, text != NULL);
  gtk_widget_set_tooltip_text (self->understood, skipped);
}

static void
enter_quick (FwDecisionTable *self)
{
  g_autofree char *what = NULL;
  g_autofree char *who = NULL;
  gint64 staff_id = 0;
  FwDay due = FW_DAY_NONE;
  FwRow *values;

  read_line (self, &what, &staff_id, &who, &due);
  if (what[0] == '\0')
    return;
  values = fw_row_new ();
  fw_row_set_text (values, "what", what);
  fw_row_set_text (values, "responsible", who);
  if (staff_id != 0)
    fw_row_set_int (values, "responsible_id", staff_id);
  if (due != FW_DAY_NONE)
    {
      g_autofree char *iso = fw_day_to_iso (due);

      fw_row_set_text (values, "due", iso);
    }
  fw_conference_desk_add_decision (self->desk, values, GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->quick), "");
  fw_ui_announce (GTK_WIDGET (self), _ ("Decision added"));
}

void
fw_decision_table_quick (FwDecisionTable *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (FW_IS_DECISION_TABLE (self));

  if (self->desk == NULL || !gtk_widget_get_visible (self->quick_box))
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->quick))
    enter_quick (self);
  else
    gtk_widget_grab_focus (self->quick);
}

/* The cursor is set once the row has its place. */
static gboolean
focus_wanted_cb (gpointer data)
{
  FwDecisionTable *self = data;
  FwDecisionRow *row = self->desk != NULL ? find_row (self, self->wanted_id) : NULL;

  if (row != NULL)
    fw_decision_row_focus (row, self->wanted_column);
  return G_SOURCE_REMOVE;
}

gboolean
fw_decision_table_focus (FwDecisionTable *self, FwRecord *decision, const char *column)
{
  g_return_val_if_fail (FW_IS_DECISION_TABLE (self), FALSE);

  if (self->desk == NULL || find_row (self, fw_record_get_id (decision)) == NULL)
    return FALSE;
  self->wanted_id = fw_record_get_id (decision);
  g_set_str (&self->wanted_column, column);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_wanted_cb, g_object_ref (self), g_object_unref);
  return TRUE;
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwDecisionTable *self = FW_DECISION_TABLE (widget);
  FwDecisionRow *row = find_row (self, g_variant_get_int64 (parameter));
  GtkWidget *next;

  if (row == NULL || !fw_conference_desk_is_editable (self->desk))
    return;
  next = gtk_widget_get_next_sibling (GTK_WIDGET (row));
  if (next == NULL)
    next = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  /* Who works by keyboard must not stand nowhere. */
  if (next == NULL || !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->quick);
  fw_conference_desk_remove_decision (self->desk, fw_decision_row_get_decision (row), widget);
  fw_ui_show_undo (widget, _ ("The decision was deleted"), "win.undo");
}

static void
add_quick (FwDecisionTable *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("list-add-symbolic");
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->quick_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (self->quick_box, "decision-quick");
  self->quick = gtk_entry_new ();
  gtk_widget_add_css_class (self->quick, "form-text");
  gtk_widget_set_hexpand (self->quick, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->quick),
                                  _ ("Type a decision: “Get school report @Brandt +5 AT”"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New Decision"), -1);
  self->understood = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->understood), 0);
  gtk_label_set_wrap (GTK_LABEL (self->understood), TRUE);
  gtk_widget_add_css_class (self->understood, "caption");
  gtk_widget_add_css_class (self->understood, "form-prompt");
  gtk_widget_set_visible (self->understood, FALSE);
  gtk_box_append (GTK_BOX (lines), self->quick);
  gtk_box_append (GTK_BOX (lines), self->understood);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 4);
  gtk_box_append (GTK_BOX (self->quick_box), icon);
  gtk_box_append (GTK_BOX (self->quick_box), lines);
  gtk_widget_set_parent (self->quick_box, GTK_WIDGET (self));
  g_signal_connect_object (self->quick, "changed", G_CALLBACK (quick_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->quick, "activate", G_CALLBACK (enter_quick), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
fw_decision_table_new (FwConferenceDesk *desk)
{
  FwDecisionTable *self = g_object_new (FW_TYPE_DECISION_TABLE, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_visible (self->quick_box, fw_conference_desk_is_editable (desk));
  g_signal_connect_object (desk->decisions, "items-changed", G_CALLBACK (sync_rows), self,
                           G_CONNECT_SWAPPED);
  sync_rows (self);
  return GTK_WIDGET (self);
}

static void
fw_decision_table_dispose (GObject *object)
{
  FwDecisionTable *self = FW_DECISION_TABLE (object);
  GtkWidget *child;

  g_clear_object (&self->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_decision_table_parent_class)->dispose (object);
}

static void
fw_decision_table_finalize (GObject *object)
{
  g_free (FW_DECISION_TABLE (object)->wanted_column);
  G_OBJECT_CLASS (fw_decision_table_parent_class)->finalize (object);
}

static void
fw_decision_table_class_init (FwDecisionTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_decision_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_decision_table_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "decisiontable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "decisions.delete", "x", delete_action);
}

static void
fw_decision_table_init (FwDecisionTable *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Decisions"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  self->headings = fw_decision_row_create_headings ();
  gtk_widget_set_parent (self->headings, GTK_WIDGET (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  self->empty = gtk_label_new (_ ("Nothing is decided yet. Every decision has a result, somebody "
                                  "responsible and a date."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "form-empty");
  gtk_widget_add_css_class (self->empty, "form-prompt");
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
  add_quick (self);
}
