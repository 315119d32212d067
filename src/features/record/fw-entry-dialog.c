/* fw-entry-dialog.c: see fw-entry-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-journal-line.h"
#include "domain/fw-office.h"
#include "domain/fw-record-repository.h"
#include "features/fw-page.h"
#include "features/record/fw-entry-dialog.h"
#include "features/record/fw-entry-draft.h"
#include "features/record/fw-entry-people.h"
#include "store/fw-draft.h"
#include "widgets/fw-async.h"
#include "widgets/fw-case-chooser.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-deadline-act.h"

#define DRAFT_MS 300

struct _FwEntryDialog
{
  AdwDialog parent_instance;
  AdwBanner *banner;
  GtkWidget *save_button;
  GtkWidget *case_group;
  GtkEditable *case_row;
  FwCaseChooser *chooser;
  GtkWidget *old_group;
  GtkLabel *old_label;
  GtkTextView *text_view;
  AdwComboRow *kind_row;
  FwDateEntry *date_row;
  GtkEditable *time_row;
  GtkEditable *duration_row;
  AdwExpanderRow *people_row;
  GtkEditable *names_row;
  AdwComboRow *child_row;
  AdwSwitchRow *seen_row;
  AdwSwitchRow *confided_row;
  GtkWidget *resubmit_group;
  AdwExpanderRow *resubmit_row;
  GtkEditable *what_row;
  FwDateEntry *due_row;
  GtkWidget *staff_row;

  FwStore *store;
  FwUndo *undo;
  char *undo_action;
  gint64 case_id;
  gboolean phone_note;
  FwRecordItem *corrected;
  FwEntryPeople *people;
  guint draft_source;
  gboolean filling;
  gboolean touched;
  gboolean draft_failed;
  gboolean loaded; /* the draft of before was read */
  gboolean saved;
  gboolean saving;
};

static void
fw_entry_dialog_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwEntryDialog,
                               fw_entry_dialog,
                               ADW_TYPE_DIALOG,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_entry_dialog_page_init))

static char *
dup_text (FwEntryDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static char *
dup_draft_name (FwEntryDialog *self)
{
  if (self->phone_note)
    return g_strdup ("phone-note");
  return g_strdup_printf ("entry/%" G_GINT64_FORMAT, self->case_id);
}

/* What is typed and chosen. */
static FwEntryDraft *
dup_draft (FwEntryDialog *self)
{
  FwEntryDraft *draft = fw_entry_draft_new ();

  draft->text = dup_text (self);
  draft->case_id = self->case_id;
  draft->case_name = g_strdup (gtk_editable_get_text (self->case_row));
  draft->kind = (int) adw_combo_row_get_selected (self->kind_row);
  draft->day = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date_row)));
  draft->time = g_strdup (gtk_editable_get_text (self->time_row));
  draft->duration = g_strdup (gtk_editable_get_text (self->duration_row));
  draft->names = g_strdup (gtk_editable_get_text (self->names_row));
  g_array_unref (draft->persons);
  draft->persons = fw_entry_people_dup_present (self->people);
  draft->child_id = fw_entry_people_get_child (self->people);
  draft->seen = adw_switch_row_get_active (self->seen_row);
  draft->confided = adw_switch_row_get_active (self->confided_row);
  draft->resubmit = adw_expander_row_get_enable_expansion (self->resubmit_row);
  draft->what = g_strdup (gtk_editable_get_text (self->what_row));
  draft->due = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->due_row)));
  draft->resubmit_to = fw_staff_row_get_staff (self->staff_row);
  return draft;
}

/* Resolves when durable; NULL when there is nothing to keep. */
static DexFuture *
save_draft (FwEntryDialog *self)
{
  g_autofree char *name = dup_draft_name (self);
  g_autoptr (FwEntryDraft) draft = NULL;
  g_autofree char *body = NULL;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  /* What an earlier draft holds is not known before it was read. */
  if (self->store == NULL || self->saved || !self->touched || !self->loaded
      || self->corrected != NULL)
    return NULL;
  draft = dup_draft (self);
  if (fw_entry_draft_is_empty (draft))
    return fw_store_drop_draft (self->store, name);
  body = fw_entry_draft_to_text (draft);
  return fw_store_save_draft (self->store, name, body);
}

static void
show_problem (FwEntryDialog *self, const char *text)
{
  adw_banner_set_title (self->banner, text);
  adw_banner_set_button_label (self->banner, NULL);
  adw_banner_set_revealed (self->banner, TRUE);
  fw_ui_announce (GTK_WIDGET (self), text);
}

/* Says above the form when not even the draft can be kept. */
static void
draft_done_cb (gpointer owner, const GError *error)
{
  FwEntryDialog *self = owner;

  if (self->store == NULL || (error == NULL && !self->draft_failed))
    return;
  self->draft_failed = error != NULL;
  if (error != NULL)
    show_problem (self, error->message);
  else
    adw_banner_set_revealed (self->banner, FALSE);
}

static void
start_draft (FwEntryDialog *self)
{
  DexFuture *saved = save_draft (self);

  if (saved != NULL)
    fw_ui_when_done (saved, self, draft_done_cb);
}

static gboolean
draft_cb (gpointer data)
{
  FwEntryDialog *self = data;

  self->draft_source = 0;
  start_draft (self);
  return G_SOURCE_REMOVE;
}

static gboolean
read_time (FwEntryDialog *self, int *minute)
{
  *minute = fw_journal_parse_time (gtk_editable_get_text (self->time_row));
  return *minute >= 0;
}

static void
mark (GtkWidget *widget, gboolean ok)
{
  if (ok)
    gtk_widget_remove_css_class (widget, "error");
  else
    gtk_widget_add_css_class (widget, "error");
}

/* Marks what is wrong; TRUE when the entry can be written. */
static gboolean
check (FwEntryDialog *self)
{
  g_autofree char *text = dup_text (self);
  const char *duration = gtk_editable_get_text (self->duration_row);
  gboolean duration_ok = duration[0] == '\0' || fw_journal_parse_duration (duration) > 0;
  gboolean resubmit = adw_expander_row_get_enable_expansion (self->resubmit_row);
  int minute;
  gboolean time_ok = read_time (self, &minute);
  FwDay day = FW_DAY_NONE, due = FW_DAY_NONE;
  gboolean day_ok = fw_date_entry_get_day (self->date_row, &day) && day <= fw_clock_today ();
  gboolean due_ok = !resubmit
                    || (fw_date_entry_get_day (self->due_row, &due)
                        && gtk_editable_get_text (self->what_row)[0] != '\0');

  mark (GTK_WIDGET (self->duration_row), duration_ok);
  mark (GTK_WIDGET (self->time_row), time_ok);
  mark (GTK_WIDGET (self->date_row), day_ok);
  /* A correction that changes nothing corrects nothing. */
  return text[0] != '\0' && (self->corrected == NULL || self->touched) && self->case_id != 0
         && day_ok && time_ok && duration_ok && due_ok && !self->saving;
}

static void
changed_cb (FwEntryDialog *self)
{
  if (self->filling || self->store == NULL)
    return;
  self->touched = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.save", check (self));
  if (self->draft_source == 0)
    self->draft_source = g_timeout_add (DRAFT_MS, draft_cb, self);
}

static char **
dup_names (FwEntryDialog *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (self->names_row), ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static DexFuture *
save_fiber (gpointer data)
{
  FwEntryDialog *self = data;
  g_autofree char *body = dup_text (self);
  g_autofree char *draft = dup_draft_name (self);
  g_autofree char *iso = NULL, *at = NULL, *due_iso = NULL;
  g_auto (GStrv) names = dup_names (self);
  g_autoptr (GArray) persons = fw_entry_people_dup_present (self->people);
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied;
  FwDay day = FW_DAY_NONE, due = FW_DAY_NONE;
  int minute = 0;
  FwRecordEntry entry = {.case_id = self->case_id, .body = body, .draft = draft};

  if (!check (self))
    return NULL;
  fw_date_entry_get_day (self->date_row, &day);
  read_time (self, &minute);
  iso = fw_day_to_iso (day);
  at = g_strdup_printf ("%sT%02d:%02d", iso, minute / 60, minute % 60);
  entry.kind = fw_record_get_kinds ()[adw_combo_row_get_selected (self->kind_row)];
  entry.happened_at = at;
  entry.duration_s = fw_journal_parse_duration (gtk_editable_get_text (self->duration_row));
  entry.child_id = fw_entry_people_get_child (self->people);
  entry.child_seen = adw_switch_row_get_active (self->seen_row);
  entry.confided = adw_switch_row_get_active (self->confided_row);
  entry.person_ids = (const gint64 *) persons->data;
  entry.n_persons = persons->len;
  entry.names = (const char *const *) names;
  entry.corrects_id = self->corrected != NULL ? self->corrected->id : 0;
  if (adw_expander_row_get_enable_expansion (self->resubmit_row)
      && fw_date_entry_get_day (self->due_row, &due))
    {
      due_iso = fw_day_to_iso (due);
      entry.resubmit_what = gtk_editable_get_text (self->what_row);
      entry.resubmit_due = due_iso;
      entry.resubmit_to = fw_staff_row_get_staff (self->staff_row);
    }
  self->saving = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.save", FALSE);
  applied = dex_await_boxed (fw_record_repository_add_entry (self->store, &entry), &error);
  self->saving = FALSE;
  if (applied == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.save", TRUE);
      show_problem (self, error->message);
      return NULL;
    }
  self->saved = TRUE;
  fw_ui_show_undo (GTK_WIDGET (self), _ ("Written into the record"), self->undo_action);
  if (self->undo != NULL)
    fw_undo_push (self->undo, applied);
  else
    fw_change_set_unref (applied);
  adw_dialog_force_close (ADW_DIALOG (self));
  return NULL;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, save_fiber);
}

/* What happened is mostly written down at once. */
static void
propose_moment (FwEntryDialog *self)
{
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");

  fw_date_entry_set_day (self->date_row, fw_clock_today ());
  gtk_editable_set_text (self->time_row, time);
}

/* The draft that was taken up is thrown away. */
static void
banner_cb (FwEntryDialog *self)
{
  g_autofree char *name = dup_draft_name (self);

  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), "", -1);
  adw_combo_row_set_selected (self->kind_row, 0);
  propose_moment (self);
  gtk_editable_set_text (self->duration_row, "");
  gtk_editable_set_text (self->names_row, "");
  adw_switch_row_set_active (self->seen_row, FALSE);
  adw_switch_row_set_active (self->confided_row, FALSE);
  gtk_editable_set_text (self->what_row, "");
  adw_expander_row_set_enable_expansion (self->resubmit_row, FALSE);
  fw_entry_people_choose (self->people, NULL, 0);
  self->filling = FALSE;
  self->touched = FALSE;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.save", FALSE);
  adw_banner_set_revealed (self->banner, FALSE);
  dex_future_disown (fw_store_drop_draft (self->store, name));
}

static void
set_case (FwEntryDialog *self, gint64 case_id, const char *name)
{
  self->filling = TRUE;
  self->case_id = case_id;
  gtk_editable_set_text (self->case_row, name);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), case_id == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.save", check (self));
  if (case_id != 0)
    fw_entry_people_load (self->people, self->store, case_id);
}

static void
chosen_cb (FwEntryDialog *self, gint64 case_id, const char *name)
{
  set_case (self, case_id, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
case_search_cb (FwEntryDialog *self)
{
  if (self->filling || self->store == NULL)
    return;
  self->case_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.save", FALSE);
  fw_case_chooser_search (self->chooser, gtk_editable_get_text (self->case_row));
}

static void
case_activate_cb (FwEntryDialog *self)
{
  if (self->case_id != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  else
    fw_case_chooser_choose_first (self->chooser);
}

static void
read_draft (FwEntryDialog *self, const char *body)
{
  g_autoptr (FwEntryDraft) draft = fw_entry_draft_new_from_text (body);

  if (draft == NULL)
    return;
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), draft->text, -1);
  adw_combo_row_set_selected (self->kind_row, (guint) MAX (draft->kind, 0));
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), draft->day);
  gtk_editable_set_text (self->time_row, draft->time);
  gtk_editable_set_text (self->duration_row, draft->duration);
  gtk_editable_set_text (self->names_row, draft->names);
  adw_switch_row_set_active (self->seen_row, draft->seen);
  adw_switch_row_set_active (self->confided_row, draft->confided);
  adw_expander_row_set_enable_expansion (self->resubmit_row, draft->resubmit);
  gtk_editable_set_text (self->what_row, draft->what);
  if (draft->due[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->due_row), draft->due);
  fw_staff_row_set_staff (self->staff_row, draft->resubmit_to);
  fw_entry_people_choose (self->people, draft->persons, draft->child_id);
  self->filling = FALSE;
  if (self->phone_note && draft->case_id != 0)
    set_case (self, draft->case_id, draft->case_name);
  adw_banner_set_title (self->banner, _ ("Here is what you had begun to write."));
  adw_banner_set_button_label (self->banner, _ ("_Throw Away"));
  adw_banner_set_revealed (self->banner, TRUE);
}

/* Who typed faster than the draft was read keeps both. */
static void
take_up (FwEntryDialog *self, const char *draft)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  g_autofree char *typed = dup_text (self);
  GtkTextIter end;

  read_draft (self, draft);
  gtk_text_buffer_get_end_iter (buffer, &end);
  if (typed[0] != '\0')
    {
      gtk_text_buffer_insert (buffer, &end, "\n", -1);
      gtk_text_buffer_insert (buffer, &end, typed, -1);
    }
  gtk_text_buffer_place_cursor (buffer, &end);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwEntryDialog *self = data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *name = dup_draft_name (self);
  g_autofree char *draft = NULL;
  g_autoptr (FwRow) settings = dex_await_boxed (fw_office_load_settings (self->store, today), NULL);
  g_autoptr (FwResult) file = NULL;

  if (self->store != NULL && self->corrected == NULL)
    draft = dex_await_string (fw_store_load_draft (self->store, name), NULL);
  if (self->store != NULL && self->phone_note && self->case_id != 0)
    file = dex_await_boxed (fw_case_repository_load (self->store, self->case_id), NULL);
  if (self->store == NULL)
    return NULL;
  if (settings != NULL)
    {
      FwCalendar calendar;

      fw_office_get_calendar (settings, &calendar);
      /* Proposals of the program are nothing that was typed. */
      self->filling = TRUE;
      fw_date_entry_set_calendar (self->date_row, &calendar);
      fw_date_entry_set_calendar (self->due_row, &calendar);
      if (fw_date_entry_is_empty (self->due_row))
        fw_date_entry_set_day (
            self->due_row, fw_calendar_add_working_days (&calendar, fw_clock_today (), 5, NULL));
      self->filling = FALSE;
    }
  if (file != NULL && fw_result_get_n_rows (file) > 0)
    {
      g_autofree char *title
          = g_strdup_printf ("%s · %s", fw_result_get_text (file, 0, FW_CASE_NAME),
                             fw_result_get_text (file, 0, FW_CASE_NUMBER));

      set_case (self, self->case_id, title);
    }
  if (draft != NULL)
    take_up (self, draft);
  self->loaded = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.save", check (self));
  return NULL;
}

static FwEntryDialog *
create (FwStore *store, gint64 case_id, FwUndo *undo, const char *undo_action)
{
  FwEntryDialog *self = g_object_new (FW_TYPE_ENTRY_DIALOG, NULL);

  self->case_id = case_id;
  self->undo_action = g_strdup (undo_action);
  if (undo != NULL)
    self->undo = g_object_ref (undo);
  fw_case_chooser_set_store (self->chooser, store);
  self->staff_row = fw_staff_row_new (store, _ ("For"));
  adw_expander_row_add_row (self->resubmit_row, self->staff_row);
  propose_moment (self);
  self->store = g_object_ref (store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.save", FALSE);
  return self;
}

AdwDialog *
fw_entry_dialog_new (FwStore *store, gint64 case_id, FwUndo *undo, const char *undo_action)
{
  FwEntryDialog *self = create (store, case_id, undo, undo_action);

  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->text_view));
  fw_entry_people_load (self->people, store, self->case_id);
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

AdwDialog *
fw_entry_dialog_new_phone_note (FwStore *store,
                                gint64 case_id,
                                FwUndo *undo,
                                const char *undo_action)
{
  FwEntryDialog *self = create (store, case_id, undo, undo_action);

  self->phone_note = TRUE;
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Phone Note"));
  gtk_widget_set_visible (self->case_group, TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self),
                        case_id != 0 ? GTK_WIDGET (self->text_view) : GTK_WIDGET (self->case_row));
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), case_id == 0);
  fw_case_chooser_search (self->chooser, "");
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

AdwDialog *
fw_entry_dialog_new_correction (FwStore *store,
                                FwRecordItem *item,
                                FwUndo *undo,
                                const char *undo_action)
{
  FwEntryDialog *self = create (store, item->case_id, undo, undo_action);
  g_autofree char *day = fw_record_item_dup_day (item);
  FwDay value;

  self->corrected = g_object_ref (item);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Correct an Entry"));
  gtk_widget_set_visible (self->old_group, TRUE);
  gtk_label_set_label (self->old_label, item->body);
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), item->body, -1);
  if (fw_day_from_iso (day, &value))
    fw_date_entry_set_day (self->date_row, value);
  if (strlen (item->happened_at) >= 16)
    gtk_editable_set_text (self->time_row, item->happened_at + 11);
  for (guint i = 0; fw_record_get_kinds ()[i] != NULL; i++)
    if (g_str_equal (fw_record_get_kinds ()[i], item->kind))
      adw_combo_row_set_selected (self->kind_row, i);
  adw_switch_row_set_active (self->confided_row, item->confided);
  self->filling = FALSE;
  gtk_widget_set_visible (self->resubmit_group, FALSE);
  adw_banner_set_title (self->banner, _ ("The old entry stays readable; yours stands beside it."));
  adw_banner_set_revealed (self->banner, TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->text_view));
  fw_entry_people_load (self->people, store, self->case_id);
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static DexFuture *
flush (FwPage *page)
{
  return save_draft (FW_ENTRY_DIALOG (page));
}

static void
fw_entry_dialog_page_init (FwPageInterface *iface)
{
  iface->flush = flush;
}

/* Locking closes dialogs too: what was typed last is queued before the store closes. */
static void
fw_entry_dialog_closed (AdwDialog *dialog)
{
  start_draft (FW_ENTRY_DIALOG (dialog));
}

static void
fw_entry_dialog_dispose (GObject *object)
{
  FwEntryDialog *self = FW_ENTRY_DIALOG (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->undo);
  g_clear_object (&self->corrected);
  g_clear_object (&self->people);
  g_clear_pointer (&self->undo_action, g_free);
  G_OBJECT_CLASS (fw_entry_dialog_parent_class)->dispose (object);
}

static void
fw_entry_dialog_class_init (FwEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_entry_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = fw_entry_dialog_closed;
  g_type_ensure (FW_TYPE_CASE_CHOOSER);
  g_type_ensure (FW_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/record/fw-entry-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwEntryDialog, name)
  BIND (banner);
  BIND (save_button);
  BIND (case_group);
  BIND (case_row);
  BIND (chooser);
  BIND (old_group);
  BIND (old_label);
  BIND (text_view);
  BIND (kind_row);
  BIND (date_row);
  BIND (time_row);
  BIND (duration_row);
  BIND (people_row);
  BIND (names_row);
  BIND (child_row);
  BIND (seen_row);
  BIND (confided_row);
  BIND (resubmit_group);
  BIND (resubmit_row);
  BIND (what_row);
  BIND (due_row);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, banner_cb);
  gtk_widget_class_bind_template_callback (widget_class, case_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, case_activate_cb);
  gtk_widget_class_install_action (widget_class, "entry.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "entry.save",
                                       NULL);
}

/* Before the text view, which would take Ctrl+Enter for a new line. */
static void
add_save_key (FwEntryDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_named_action_new ("entry.save")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
fw_entry_dialog_init (FwEntryDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->people = fw_entry_people_new (self->people_row, self->child_row);
  g_signal_connect_object (self->people, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  add_save_key (self);
  for (guint i = 0; fw_record_get_kinds ()[i] != NULL; i++)
    gtk_string_list_append (kinds, fw_record_get_kind_title (fw_record_get_kinds ()[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}
