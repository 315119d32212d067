/* fw-new-case-dialog.c: a new case: a name and a first-contact date, nothing else.
 *
 * Cases with a similar name are listed while typing, so that no family gets
 * two files. Emits "open" with the id of the case that was made or chosen.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "base/fw-text.h"
#include "domain/fw-case-list-repository.h"
#include "features/cases/fw-new-case-dialog.h"
#include "widgets/fw-async.h"

struct _FwNewCaseDialog
{
  AdwDialog parent_instance;
  AdwBanner *banner;
  GtkWidget *create_button;
  AdwEntryRow *name_row;
  AdwEntryRow *date_row;
  GtkLabel *date_label;
  GtkWidget *similar_group;
  GtkListBox *similar_list;

  FwStore *store;
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwNewCaseDialog, fw_new_case_dialog, ADW_TYPE_DIALOG)

enum
{
  OPEN,
  N_SIGNALS
};

#define N_SIMILAR 4

static guint signals[N_SIGNALS];

static char *
dup_name (FwNewCaseDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static gboolean
read_date (FwNewCaseDialog *self, FwDay *day)
{
  return fw_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->date_row)), fw_clock_today (), 0,
                       day);
}

static void
changed_cb (FwNewCaseDialog *self)
{
  g_autofree char *name = dup_name (self);
  FwDay day;
  gboolean ok = read_date (self, &day);
  g_autofree char *text = ok ? fw_day_to_text (day) : NULL;
  g_autofree char *shown = NULL;

  if (ok && day > fw_clock_today ())
    {
      ok = FALSE;
      shown = g_strdup (_ ("The first contact cannot lie in the future."));
    }
  else
    /* Translators: %s is a date. */
    shown = ok ? g_strdup_printf (_ ("First contact on %s"), text)
               : g_strdup (
                     _ ("That is no date. Understood are “3.4.26”, “today”, “yesterday”, “-2 w”."));
  gtk_label_set_label (self->date_label, shown);
  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
  gtk_widget_set_sensitive (self->create_button, ok && name[0] != '\0');
}

/* The name without the word that every case bears. */
static char *
dup_search (FwNewCaseDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  GString *search = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = fw_text_fold (words[i]);

      if (g_utf8_strlen (folded, -1) >= 3 && !g_str_equal (folded, "familie")
          && !g_str_equal (folded, "family"))
        g_string_append_printf (search, "%s%s", search->len > 0 ? " " : "", words[i]);
    }
  return g_string_free_and_steal (search);
}

static void
similar_activated_cb (GtkListBoxRow *row, FwNewCaseDialog *self)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "case-id");

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[OPEN], 0, id);
}

static GtkWidget *
create_similar_row (FwNewCaseDialog *self, FwResult *rows, guint i)
{
  gint64 id = fw_result_get_int (rows, i, FW_CASE_ROW_ID);
  const char *name = fw_result_get_text (rows, i, FW_CASE_ROW_NAME);
  const char *worker = fw_result_get_text (rows, i, FW_CASE_ROW_WORKER);
  g_autofree char *subtitle
      = g_strdup_printf ("%s%s%s", fw_result_get_text (rows, i, FW_CASE_ROW_NUMBER),
                         worker != NULL ? " · " : "", worker != NULL ? worker : "");
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 name != NULL ? name : _ ("Other team’s case"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "case-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (similar_activated_cb), self, 0);
  return row;
}

static DexFuture *
similar_fiber (gpointer data)
{
  FwNewCaseDialog *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autofree char *search = NULL;
  g_autoptr (FwCaseList) list = NULL;
  g_autoptr (FwResult) rows = NULL;
  FwCaseQuery query = {
      .scope = FW_CASE_SCOPE_ALL, .status = FW_CASE_STATUS_FILTER_ALL, .sort = FW_CASE_SORT_NAME};

  if (store == NULL)
    return NULL;
  search = dup_search (self);
  query.search = search;
  if (search[0] != '\0')
    list = dex_await_boxed (fw_case_list_repository_find (store, &query), NULL);
  if (list != NULL)
    rows = dex_await_boxed (
        fw_case_list_repository_load_rows (store, list, list->ids, MIN (list->n_ids, N_SIMILAR)),
        NULL);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  gtk_list_box_remove_all (self->similar_list);
  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    gtk_list_box_append (self->similar_list, create_similar_row (self, rows, i));
  gtk_widget_set_visible (self->similar_group, rows != NULL && fw_result_get_n_rows (rows) > 0);
  return NULL;
}

static void
name_changed_cb (FwNewCaseDialog *self)
{
  changed_cb (self);
  if (self->store != NULL)
    fw_ui_spawn (self, similar_fiber);
}

static DexFuture *
create_fiber (gpointer data)
{
  FwNewCaseDialog *self = data;
  g_autofree char *name = dup_name (self);
  g_autofree char *first_contact = NULL;
  g_autoptr (GError) error = NULL;
  FwDay day;
  gint64 id;

  if (!read_date (self, &day))
    return NULL;
  first_contact = fw_day_to_iso (day);
  gtk_widget_set_sensitive (self->create_button, FALSE);
  id = dex_await_int64 (fw_case_repository_create (self->store, name, first_contact), &error);
  if (error != NULL)
    {
      gtk_widget_set_sensitive (self->create_button, TRUE);
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      return NULL;
    }
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[OPEN], 0, id);
  return NULL;
}

static void
create_cb (FwNewCaseDialog *self)
{
  fw_ui_spawn (self, create_fiber);
}

AdwDialog *
fw_new_case_dialog_new (FwStore *store)
{
  FwNewCaseDialog *self = g_object_new (FW_TYPE_NEW_CASE_DIALOG, NULL);

  self->store = g_object_ref (store);
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), _ ("today"));
  return ADW_DIALOG (self);
}

static void
fw_new_case_dialog_dispose (GObject *object)
{
  FwNewCaseDialog *self = FW_NEW_CASE_DIALOG (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_new_case_dialog_parent_class)->dispose (object);
}

static void
fw_new_case_dialog_class_init (FwNewCaseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_new_case_dialog_dispose;
  signals[OPEN] = g_signal_new ("open", FW_TYPE_NEW_CASE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/cases/fw-new-case-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, date_label);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, similar_group);
  gtk_widget_class_bind_template_child (widget_class, FwNewCaseDialog, similar_list);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
fw_new_case_dialog_init (FwNewCaseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
