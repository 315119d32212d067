/* fw-journal-bar.c: one line, "now", into the record; on failure the text stays.
 *
 * What is typed is a draft after 300 ms ("journal/CASE") and comes back after a
 * crash. Above the line stands what was understood of it.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "domain/fw-record-repository.h"
#include "features/fw-page.h"
#include "features/record/fw-case-people.h"
#include "features/record/fw-journal-bar.h"
#include "store/fw-draft.h"
#include "widgets/fw-async.h"
#include "widgets/fw-undo.h"

#define DRAFT_MS 300

struct _FwJournalBar
{
  AdwBin parent_instance;
  GtkLabel *understood_label;
  GtkDropDown *kind_drop_down;
  GtkEditable *entry;

  FwStore *store;
  gint64 case_id;
  char *draft; /* its name */
  FwCasePeople *people;
  FwUndo *undo;
  guint draft_source;
  gboolean busy;
  gboolean draft_failed;
  gboolean filling;
};

static void
fw_journal_bar_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwJournalBar,
                               fw_journal_bar,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_journal_bar_page_init))

static void
parse (FwJournalBar *self, FwJournalLine *line)
{
  fw_journal_line_parse (gtk_editable_get_text (self->entry), fw_clock_today (),
                         self->people != NULL ? fw_case_people_get_journal (self->people) : NULL,
                         self->people != NULL ? fw_case_people_get_n (self->people) : 0, line);
}

/* "Phone Call · Jana (mother) · 15 min · today 09:42" */
static char *
dup_understood (FwJournalBar *self, const FwJournalLine *line)
{
  GString *text = g_string_new (NULL);
  FwDay today = fw_clock_today ();

  if (line->kind == NULL)
    return g_string_free_and_steal (text);
  g_string_append (text, fw_record_get_kind_title (line->kind));
  for (guint i = 0; i < line->persons->len; i++)
    g_string_append_printf (
        text, " · %s",
        fw_case_people_find_label (self->people, g_array_index (line->persons, gint64, i)));
  if (line->name != NULL)
    g_string_append_printf (text, " · „%s“", line->name);
  if (line->duration_s > 0)
    {
      g_string_append (text, " · ");
      /* Translators: a duration; %d is a number of minutes. */
      g_string_append_printf (text, _ ("%d min"), (int) (line->duration_s / 60));
    }
  if (line->child_seen)
    g_string_append_printf (text, " · %s", _ ("Child seen"));
  if (line->day != FW_DAY_NONE && line->day != today)
    {
      g_autofree char *day = fw_deadline_day_to_text (line->day, today);

      g_string_append_printf (text, " · %s", day);
    }
  if (line->minute >= 0)
    g_string_append_printf (text, " · %02d:%02d", line->minute / 60, line->minute % 60);
  else if (line->day == FW_DAY_NONE || line->day == today)
    g_string_append_printf (text, " · %s", _ ("now"));
  return g_string_free_and_steal (text);
}

static void
show_understood (FwJournalBar *self)
{
  g_auto (FwJournalLine) line = {0};
  g_autofree char *text = NULL;

  parse (self, &line);
  text = dup_understood (self, &line);
  gtk_label_set_label (self->understood_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->understood_label), text[0] != '\0');
  for (guint i = 0; line.kind != NULL && fw_record_get_kinds ()[i] != NULL; i++)
    if (g_str_equal (fw_record_get_kinds ()[i], line.kind))
      gtk_drop_down_set_selected (self->kind_drop_down, i);
}

static DexFuture *
save_draft (FwJournalBar *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  /* A line on its way into the record is past being a draft. */
  if (self->store == NULL || self->busy)
    return dex_future_new_true ();
  return text[0] != '\0' ? fw_store_save_draft (self->store, self->draft, text)
                         : fw_store_drop_draft (self->store, self->draft);
}

/* Says once that the line is not safe yet; it stays in the entry. */
static void
draft_done_cb (gpointer owner, const GError *error)
{
  FwJournalBar *self = owner;

  if (self->store == NULL)
    return;
  if (error != NULL && !self->draft_failed)
    fw_ui_show_error (GTK_WIDGET (self), error);
  self->draft_failed = error != NULL;
}

static gboolean
draft_cb (gpointer data)
{
  FwJournalBar *self = data;

  self->draft_source = 0;
  fw_ui_when_done (save_draft (self), self, draft_done_cb);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (FwJournalBar *self)
{
  show_understood (self);
  if (!self->filling && self->store != NULL && self->draft_source == 0)
    self->draft_source = g_timeout_add (DRAFT_MS, draft_cb, self);
}

/* NULL for now. A day without a time is that day at noon: the order in the
 * record is the day's. */
static char *
dup_time (const FwJournalLine *line)
{
  g_autofree char *day = NULL;
  int minute = line->minute;

  if (line->minute < 0 && (line->day == FW_DAY_NONE || line->day == fw_clock_today ()))
    return NULL;
  day = fw_day_to_iso (line->day != FW_DAY_NONE ? line->day : fw_clock_today ());
  if (minute < 0)
    minute = 12 * 60;
  return g_strdup_printf ("%sT%02d:%02d", day, minute / 60, minute % 60);
}

static DexFuture *
enter_fiber (gpointer data)
{
  FwJournalBar *self = data;
  g_auto (FwJournalLine) line = {0};
  g_autofree char *at = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GError) error = NULL;
  FwRecordEntry entry = {.case_id = self->case_id};
  const char *names[2] = {NULL, NULL};
  FwChangeSet *applied;

  if (self->busy || self->store == NULL)
    return NULL;
  parse (self, &line);
  if (line.body[0] == '\0')
    return NULL;
  at = dup_time (&line);
  body = g_strdup (line.body);
  names[0] = line.name;
  entry.kind = line.kind != NULL
                   ? line.kind
                   : fw_record_get_kinds ()[gtk_drop_down_get_selected (self->kind_drop_down)];
  entry.happened_at = at;
  entry.duration_s = line.duration_s;
  entry.child_seen = line.child_seen;
  entry.body = body;
  entry.person_ids = (const gint64 *) line.persons->data;
  entry.n_persons = line.persons->len;
  entry.names = line.name != NULL ? names : NULL;
  entry.draft = self->draft;
  for (guint i = 0; i < line.persons->len && self->people != NULL && entry.child_id == 0; i++)
    for (guint j = 0; j < fw_case_people_get_n (self->people); j++)
      if (fw_case_people_is_child (self->people, j)
          && fw_case_people_get_id (self->people, j) == entry.person_ids[i])
        entry.child_id = entry.person_ids[i];
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->busy = TRUE;
  applied = dex_await_boxed (fw_record_repository_add_entry (self->store, &entry), &error);
  self->busy = FALSE;
  if (self->store == NULL)
    {
      g_clear_pointer (&applied, fw_change_set_unref);
      return NULL;
    }
  if (applied == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  fw_undo_push (self->undo, applied);
  self->filling = TRUE;
  gtk_editable_set_text (self->entry, "");
  self->filling = FALSE;
  fw_ui_show_undo (GTK_WIDGET (self), _ ("Written into the record"), "win.undo");
  return NULL;
}

static void
enter_cb (FwJournalBar *self)
{
  fw_ui_spawn (self, enter_fiber);
}

/* Persons for the line, and what a crash or a lock left over. */
static DexFuture *
load_fiber (gpointer data)
{
  FwJournalBar *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  FwCasePeople *people = fw_case_people_load (store, self->case_id, NULL);
  g_autofree char *draft = dex_await_string (fw_store_load_draft (store, self->draft), NULL);

  if (self->store == NULL)
    {
      fw_case_people_free (people);
      return NULL;
    }
  g_clear_pointer (&self->people, fw_case_people_free);
  self->people = people;
  if (draft != NULL && !g_str_has_prefix (gtk_editable_get_text (self->entry), draft))
    {
      /* Who typed faster than the draft was read keeps both. */
      g_autofree char *text
          = g_strstrip (g_strdup_printf ("%s %s", draft, gtk_editable_get_text (self->entry)));

      self->filling = TRUE;
      gtk_editable_set_text (self->entry, text);
      gtk_editable_set_position (self->entry, -1);
      self->filling = FALSE;
    }
  show_understood (self);
  return NULL;
}

static DexFuture *
people_fiber (gpointer data)
{
  FwJournalBar *self = data;
  FwCasePeople *people
      = self->store != NULL ? fw_case_people_load (self->store, self->case_id, NULL) : NULL;

  if (self->store == NULL || people == NULL)
    {
      fw_case_people_free (people);
      return NULL;
    }
  g_clear_pointer (&self->people, fw_case_people_free);
  self->people = people;
  show_understood (self);
  return NULL;
}

static void
store_changed_cb (FwJournalBar *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "case_person") || fw_notice_has_table (notice, "person"))
    fw_ui_spawn (self, people_fiber);
}

static gboolean
undo (FwPage *page)
{
  return fw_undo_undo (FW_JOURNAL_BAR (page)->undo, GTK_WIDGET (page));
}

static gboolean
redo (FwPage *page)
{
  return fw_undo_redo (FW_JOURNAL_BAR (page)->undo, GTK_WIDGET (page));
}

/* Before the office closes: the draft holds the last key. */
static DexFuture *
flush (FwPage *page)
{
  return save_draft (FW_JOURNAL_BAR (page));
}

static void
fw_journal_bar_page_init (FwPageInterface *iface)
{
  iface->undo = undo;
  iface->redo = redo;
  iface->flush = flush;
}

void
fw_journal_bar_focus (FwJournalBar *self)
{
  g_return_if_fail (FW_IS_JOURNAL_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
fw_journal_bar_type (FwJournalBar *self, const char *text)
{
  int position;

  g_return_if_fail (FW_IS_JOURNAL_BAR (self) && text != NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
  position = gtk_editable_get_position (self->entry);
  gtk_editable_insert_text (self->entry, text, -1, &position);
  gtk_editable_set_position (self->entry, -1);
}

FwJournalBar *
fw_journal_bar_find (GtkWidget *widget)
{
  FwJournalBar *found;

  if (FW_IS_JOURNAL_BAR (widget))
    return FW_JOURNAL_BAR (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((found = fw_journal_bar_find (child)) != NULL)
      return found;
  return NULL;
}

gint64
fw_journal_bar_get_case (FwJournalBar *self)
{
  g_return_val_if_fail (FW_IS_JOURNAL_BAR (self), 0);

  return self->case_id;
}

GtkWidget *
fw_journal_bar_new (FwStore *store, gint64 case_id)
{
  FwJournalBar *self = g_object_new (FW_TYPE_JOURNAL_BAR, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  self->undo = fw_undo_new (store);
  self->draft = g_strdup_printf ("journal/%" G_GINT64_FORMAT, case_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return GTK_WIDGET (self);
}

static void
fw_journal_bar_dispose (GObject *object)
{
  FwJournalBar *self = FW_JOURNAL_BAR (object);

  /* A page that goes while the office stays open keeps the last key as well. */
  if (self->draft_source != 0)
    save_draft (self);
  g_clear_object (&self->store);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->people, fw_case_people_free);
  g_clear_pointer (&self->draft, g_free);
  G_OBJECT_CLASS (fw_journal_bar_parent_class)->dispose (object);
}

static void
fw_journal_bar_class_init (FwJournalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_journal_bar_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/record/fw-journal-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FwJournalBar, understood_label);
  gtk_widget_class_bind_template_child (widget_class, FwJournalBar, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, FwJournalBar, entry);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
fw_journal_bar_init (FwJournalBar *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; fw_record_get_kinds ()[i] != NULL; i++)
    gtk_string_list_append (kinds, fw_record_get_kind_title (fw_record_get_kinds ()[i]));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (kinds));
  gtk_widget_set_visible (GTK_WIDGET (self->understood_label), FALSE);
}
