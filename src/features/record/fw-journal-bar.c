/* fw-journal-bar.c: one line, "now", into the record; on failure the text stays. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-record-repository.h"
#include "features/fw-page.h"
#include "features/record/fw-journal-bar.h"
#include "widgets/fw-async.h"

struct _FwJournalBar
{
  AdwBin parent_instance;
  GtkDropDown *kind_drop_down;
  GtkEditable *entry;

  FwStore *store;
  gint64 case_id;
  gboolean busy;
  FwChangeSet *undo; /* what Ctrl+Z takes back; NULL for nothing */
  FwChangeSet *redo;
};

static void
fw_journal_bar_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwJournalBar,
                               fw_journal_bar,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_journal_bar_page_init))

static DexFuture *
enter_fiber (gpointer data)
{
  FwJournalBar *self = data;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  const char *kind = fw_record_get_kinds ()[gtk_drop_down_get_selected (self->kind_drop_down)];
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied;

  if (text[0] == '\0' || self->busy)
    return NULL;
  self->busy = TRUE;
  applied = dex_await_boxed (
      fw_record_repository_add (self->store, self->case_id, kind, NULL, 0, text), &error);
  self->busy = FALSE;
  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  g_clear_pointer (&self->undo, fw_change_set_unref);
  g_clear_pointer (&self->redo, fw_change_set_unref);
  self->undo = applied;
  gtk_editable_set_text (self->entry, "");
  fw_ui_show_undo (GTK_WIDGET (self), _ ("Written into the record"), "win.undo");
  return NULL;
}

static void
enter_cb (FwJournalBar *self)
{
  fw_ui_spawn (self, enter_fiber);
}

/* Commits the inverse of @from, which moves to the other side. */
static void
swap (FwJournalBar *self, FwChangeSet **from, FwChangeSet **to, const char *format)
{
  g_autoptr (FwChangeSet) applied = g_steal_pointer (from);
  g_autoptr (FwChangeSet) inverse = fw_change_set_invert (applied);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  FwChangeSet *done = dex_await_boxed (fw_store_commit (self->store, inverse), &error);

  if (done == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (to, fw_change_set_unref);
  *to = done;
  text = g_strdup_printf (format, fw_change_set_get_label (done));
  fw_ui_show_toast (GTK_WIDGET (self), text);
}

static DexFuture *
undo_fiber (gpointer data)
{
  FwJournalBar *self = data;

  /* Translators: %s names an act, e.g. "Add record entry". */
  swap (self, &self->undo, &self->redo, _ ("Undone: %s"));
  return NULL;
}

static DexFuture *
redo_fiber (gpointer data)
{
  FwJournalBar *self = data;

  swap (self, &self->redo, &self->undo, _ ("Done again: %s"));
  return NULL;
}

static gboolean
undo (FwPage *page)
{
  if (FW_JOURNAL_BAR (page)->undo == NULL)
    return FALSE;
  fw_ui_spawn (page, undo_fiber);
  return TRUE;
}

static gboolean
redo (FwPage *page)
{
  if (FW_JOURNAL_BAR (page)->redo == NULL)
    return FALSE;
  fw_ui_spawn (page, redo_fiber);
  return TRUE;
}

static void
fw_journal_bar_page_init (FwPageInterface *iface)
{
  iface->undo = undo;
  iface->redo = redo;
}

void
fw_journal_bar_focus (FwJournalBar *self)
{
  g_return_if_fail (FW_IS_JOURNAL_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

GtkWidget *
fw_journal_bar_new (FwStore *store, gint64 case_id)
{
  FwJournalBar *self = g_object_new (FW_TYPE_JOURNAL_BAR, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  return GTK_WIDGET (self);
}

static void
fw_journal_bar_dispose (GObject *object)
{
  FwJournalBar *self = FW_JOURNAL_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_JOURNAL_BAR);
  g_clear_object (&self->store);
  g_clear_pointer (&self->undo, fw_change_set_unref);
  g_clear_pointer (&self->redo, fw_change_set_unref);
  G_OBJECT_CLASS (fw_journal_bar_parent_class)->dispose (object);
}

static void
fw_journal_bar_class_init (FwJournalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_journal_bar_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/record/fw-journal-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FwJournalBar, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, FwJournalBar, entry);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
}

static void
fw_journal_bar_init (FwJournalBar *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; fw_record_get_kinds ()[i] != NULL; i++)
    gtk_string_list_append (kinds, fw_record_get_kind_title (fw_record_get_kinds ()[i]));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (kinds));
}
