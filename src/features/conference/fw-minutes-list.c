/* fw-minutes-list.c: see fw-minutes-list.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "base/fw-text.h"
#include "domain/fw-conference-repository.h"
#include "features/conference/fw-minutes-list.h"
#include "features/conference/fw-session-rows.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"

#include <string.h>

#define MAX_ROWS 200

struct _FwMinutesList
{
  AdwBin parent_instance;
  GtkEditable *search_entry;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *count_label;

  FwStore *store;
  FwResult *rows; /* those with minutes, the newest last */
  FwDay today;
  guint generation;
};

static void
fw_minutes_list_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwMinutesList,
                               fw_minutes_list,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_minutes_list_page_init))

static GtkWidget *
create_row (FwMinutesList *self, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  guint n = (guint) fw_result_get_int (self->rows, i, FW_CONFERENCE_N_DECISIONS);
  guint version = (guint) fw_result_get_int (self->rows, i, FW_CONFERENCE_N_VERSIONS);
  g_autofree char *when = fw_session_dup_when (
      fw_result_get_string (self->rows, i, FW_CONFERENCE_HELD_ON), "", self->today);
  g_autofree char *title
      = g_strdup_printf ("%s · %s", fw_result_get_string (self->rows, i, FW_CONFERENCE_CASE_NAME),
                         fw_result_get_string (self->rows, i, FW_CONFERENCE_KIND_TITLE));
  g_autofree char *decisions = g_strdup_printf (ngettext ("%u decision", "%u decisions", n), n);
  /* Translators: %u is the number of a version of frozen minutes. */
  g_autofree char *frozen = g_strdup_printf (_ ("version %u"), version);
  g_autofree char *subtitle = g_strdup_printf (
      "%s · %s", fw_result_get_string (self->rows, i, FW_CONFERENCE_CASE_NUMBER), decisions);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", when, title, subtitle, frozen);
  GtkWidget *day = gtk_label_new (when), *label = gtk_label_new (frozen);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_label_set_xalign (GTK_LABEL (day), 0);
  gtk_label_set_width_chars (GTK_LABEL (day), 11);
  gtk_widget_add_css_class (day, "heading");
  gtk_widget_add_css_class (day, "numeric");
  gtk_widget_add_css_class (label, "caption");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), day);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-minutes");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                    fw_result_get_int (self->rows, i, FW_CONFERENCE_ID));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static gboolean
matches (FwMinutesList *self, guint i, const char *term)
{
  g_autofree char *text = NULL, *folded = NULL;

  if (fw_result_get_int (self->rows, i, FW_CONFERENCE_N_VERSIONS) == 0)
    return FALSE;
  if (term[0] == '\0')
    return TRUE;
  text = g_strconcat (fw_result_get_string (self->rows, i, FW_CONFERENCE_CASE_NAME), "\n",
                      fw_result_get_string (self->rows, i, FW_CONFERENCE_CASE_NUMBER), "\n",
                      fw_result_get_string (self->rows, i, FW_CONFERENCE_KIND_TITLE), NULL);
  folded = fw_text_fold (text);
  return strstr (folded, term) != NULL;
}

static void
show (FwMinutesList *self)
{
  g_autofree char *term = fw_text_fold (gtk_editable_get_text (self->search_entry));
  g_autofree char *count = NULL;
  guint n = 0;

  gtk_list_box_remove_all (self->list);
  if (self->rows == NULL)
    return;
  for (guint k = fw_result_get_n_rows (self->rows); k > 0; k--)
    if (matches (self, k - 1, term) && n++ < MAX_ROWS)
      gtk_list_box_append (self->list, create_row (self, k - 1));
  count = g_strdup_printf (ngettext ("%u set of minutes", "%u sets of minutes", n), n);
  gtk_label_set_label (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, n > 0             ? "list"
                                                 : term[0] != '\0' ? "nothing"
                                                                   : "empty");
}

static DexFuture *
load_fiber (gpointer data)
{
  FwMinutesList *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (FwResult) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return NULL;
  rows = dex_await_boxed (fw_conference_repository_list (store, 0, 0, NULL), &error);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (rows == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  self->today = fw_clock_today ();
  g_clear_pointer (&self->rows, fw_result_unref);
  self->rows = g_steal_pointer (&rows);
  show (self);
  return NULL;
}

static void
changed_cb (FwMinutesList *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "conference") || fw_notice_has_table (notice, "frozen_document"))
    fw_ui_spawn (self, load_fiber);
}

void
fw_minutes_list_set_store (FwMinutesList *self, FwStore *store)
{
  g_return_if_fail (FW_IS_MINUTES_LIST (self) && self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
}

static gboolean
page_search (FwPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (FW_MINUTES_LIST (page)->search_entry));
  return TRUE;
}

static void
fw_minutes_list_page_init (FwPageInterface *iface)
{
  iface->search = page_search;
}

static void
fw_minutes_list_dispose (GObject *object)
{
  FwMinutesList *self = FW_MINUTES_LIST (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, fw_result_unref);
  G_OBJECT_CLASS (fw_minutes_list_parent_class)->dispose (object);
}

static void
fw_minutes_list_class_init (FwMinutesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_minutes_list_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-minutes-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FwMinutesList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FwMinutesList, stack);
  gtk_widget_class_bind_template_child (widget_class, FwMinutesList, list);
  gtk_widget_class_bind_template_child (widget_class, FwMinutesList, count_label);
  gtk_widget_class_bind_template_callback (widget_class, show);
}

static void
fw_minutes_list_init (FwMinutesList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
