/* fw-record-tab.c: the course of a case, newest first. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-date.h"
#include "domain/fw-record-repository.h"
#include "features/record/fw-record-tab.h"
#include "widgets/fw-async.h"

#define MAX_ROWS 300

struct _FwRecordTab
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkListBox *list_box;

  FwStore *store;
  gint64 case_id;
};

G_DEFINE_FINAL_TYPE (FwRecordTab, fw_record_tab, ADW_TYPE_BIN)

/* "Tue 2 Jun 2026, 9:42 · 15 min · S. Brandt" */
static char *
dup_subtitle (FwResult *result, guint row)
{
  const char *at = fw_result_get_text (result, row, FW_ENTRY_HAPPENED_AT);
  const char *author = fw_result_get_text (result, row, FW_ENTRY_AUTHOR);
  gint64 minutes = fw_result_get_int (result, row, FW_ENTRY_DURATION) / 60;
  g_autofree char *iso = g_strndup (at, 10);
  g_autofree char *date = NULL;
  GString *text = g_string_new (NULL);
  FwDay day;

  if (fw_day_from_iso (iso, &day))
    date = fw_day_to_text (day);
  g_string_append_printf (text, "%s, %s", date, at + 11);
  if (minutes > 0)
    {
      g_string_append (text, " · ");
      /* Translators: a duration; %d is a number of minutes. */
      g_string_append_printf (text, _ ("%d min"), (int) minutes);
    }
  if (author != NULL)
    g_string_append_printf (text, " · %s", author);
  return g_string_free_and_steal (text);
}

static GtkWidget *
create_row (FwResult *result, guint row)
{
  const char *kind = fw_result_get_text (result, row, FW_ENTRY_KIND);
  const char *body = fw_result_get_text (result, row, FW_ENTRY_BODY);
  g_autofree char *icon_name = g_strdup_printf ("fw-%s-symbolic", kind);
  g_autofree char *subtitle = dup_subtitle (result, row);
  g_autofree char *spoken
      = g_strdup_printf ("%s, %s: %s", fw_record_get_kind_title (kind), subtitle, body);
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *title = gtk_label_new (fw_record_get_kind_title (kind));
  GtkWidget *when = gtk_label_new (subtitle);
  GtkWidget *text = gtk_label_new (body);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (when, "dimmed");
  gtk_widget_add_css_class (when, "caption");
  gtk_widget_add_css_class (when, "numeric");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), when);
  gtk_box_append (GTK_BOX (inner), head);
  gtk_box_append (GTK_BOX (inner), text);
  gtk_box_append (GTK_BOX (outer), icon);
  gtk_box_append (GTK_BOX (outer), inner);
  gtk_widget_set_margin_start (outer, 14);
  gtk_widget_set_margin_end (outer, 14);
  gtk_widget_set_margin_top (outer, 10);
  gtk_widget_set_margin_bottom (outer, 10);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), outer);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return list_row;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwRecordTab *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) result
      = dex_await_boxed (fw_record_repository_list (self->store, self->case_id, MAX_ROWS), &error);

  if (result == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    gtk_list_box_append (self->list_box, create_row (result, i));
  gtk_stack_set_visible_child_name (self->stack,
                                    fw_result_get_n_rows (result) > 0 ? "list" : "empty");
  return NULL;
}

static void
changed_cb (FwRecordTab *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "record_entry"))
    fw_ui_spawn (self, load_fiber);
}

GtkWidget *
fw_record_tab_new (FwStore *store, gint64 case_id)
{
  FwRecordTab *self = g_object_new (FW_TYPE_RECORD_TAB, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return GTK_WIDGET (self);
}

static void
fw_record_tab_dispose (GObject *object)
{
  FwRecordTab *self = FW_RECORD_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_RECORD_TAB);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_record_tab_parent_class)->dispose (object);
}

static void
fw_record_tab_class_init (FwRecordTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_record_tab_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/record/fw-record-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, FwRecordTab, stack);
  gtk_widget_class_bind_template_child (widget_class, FwRecordTab, list_box);
}

static void
fw_record_tab_init (FwRecordTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
