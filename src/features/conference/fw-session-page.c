/* fw-session-page.c: see fw-session-page.h.
 *
 * One edit session for the session's row, its people and the order of its
 * cases. Lists are read again when something of them changes; what is typed
 * stays in its record.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-session-repository.h"
#include "domain/fw-staff-repository.h"
#include "features/conference/fw-register-dialog.h"
#include "features/conference/fw-session-cases.h"
#include "features/conference/fw-session-dialogs.h"
#include "features/conference/fw-session-page.h"
#include "features/conference/fw-session-papers.h"
#include "features/conference/fw-session-person-row.h"
#include "features/conference/fw-session-rows.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-decision-act.h"
#include "widgets/fw-record-rows.h"
#include "widgets/fw-session-bar.h"
#include "widgets/fw-session-undo.h"

struct _FwSessionPage
{
  AdwNavigationPage parent_instance;
  AdwWindowTitle *window_title;
  AdwBin *bar_bin;
  AdwBanner *state_banner;
  GtkStack *stack;
  AdwPreferencesGroup *details_group;
  FwSessionCases *cases;
  AdwPreferencesGroup *people_group;
  GtkWidget *missing_box;
  GtkLabel *missing_label;
  GtkWidget *free_group;
  GtkTextBuffer *free_buffer;

  FwStore *store;
  gint64 session_id;
  FwEditSession *session; /* of edits */
  FwSession *record;
  FwConferenceKind *kind;
  GListModel *people;
  FwResult *rows;         /* the cases */
  GPtrArray *person_rows; /* borrowed */
  FwDateEntry *day_row;
  FwCalendar calendar;
  guint generation;
  gboolean showing;
};

static void
fw_session_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwSessionPage,
                               fw_session_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_session_page_page_init))

static const char *
get (FwSessionPage *self, const char *column)
{
  const char *text = fw_record_get_text (FW_RECORD (self->record), column);

  return text != NULL ? text : "";
}

static gboolean
is_over (FwSessionPage *self)
{
  FwDay day;

  return g_str_equal (get (self, "status"), "held")
         || (fw_day_from_iso (get (self, "held_on"), &day) && day < fw_clock_today ());
}

static void
show_title (FwSessionPage *self)
{
  g_autofree char *when
      = fw_session_dup_when (get (self, "held_on"), get (self, "starts_at"), fw_clock_today ());
  const char *status = get (self, "status"), *place = get (self, "place");
  gboolean cancelled = g_str_equal (status, "cancelled");
  g_autofree char *subtitle
      = g_strdup_printf ("%s%s%s", when, place[0] != '\0' ? " · " : "", place);

  adw_window_title_set_title (self->window_title, self->kind->title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), self->kind->short_title);
  if (cancelled)
    {
      /* Translators: %s is the reason. */
      g_autofree char *text
          = g_strdup_printf (_ ("This session was cancelled: %s"), get (self, "reason"));

      adw_banner_set_title (self->state_banner, text);
    }
  adw_banner_set_revealed (self->state_banner, cancelled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.cancel",
                                 g_str_equal (status, "planned"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.held",
                                 g_str_equal (status, "planned"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.register", !cancelled);
}

static void
show_missing (FwSessionPage *self)
{
  g_auto (GStrv) missing = NULL;
  g_autofree char *text = NULL;

  if (self->people == NULL)
    return;
  missing = fw_session_missing_roles (self->kind, self->people, is_over (self));
  text = g_strjoinv ("\n", missing);
  gtk_label_set_label (self->missing_label, text);
  gtk_widget_set_visible (self->missing_box, missing[0] != NULL);
}

static void
day_cb (FwSessionPage *self)
{
  g_autofree char *iso = NULL;
  FwDay day;

  if (self->showing || !fw_date_entry_get_day (self->day_row, &day))
    return;
  iso = fw_day_to_iso (day);
  fw_record_set_text (FW_RECORD (self->record), "held_on", iso);
}

static void
show_day (FwSessionPage *self)
{
  FwDay day, shown;

  if (!fw_day_from_iso (get (self, "held_on"), &day))
    return;
  if (fw_date_entry_get_day (self->day_row, &shown) && shown == day)
    return;
  self->showing = TRUE;
  fw_date_entry_set_day (self->day_row, day);
  self->showing = FALSE;
}

static void
free_changed_cb (FwSessionPage *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (self->showing)
    return;
  gtk_text_buffer_get_bounds (self->free_buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->free_buffer, &start, &end, FALSE);
  fw_record_set_text (FW_RECORD (self->record), "case_free", text);
}

static void
show_free (FwSessionPage *self)
{
  GtkTextIter start, end;
  g_autofree char *shown = NULL;

  gtk_text_buffer_get_bounds (self->free_buffer, &start, &end);
  shown = gtk_text_buffer_get_text (self->free_buffer, &start, &end, FALSE);
  if (g_str_equal (shown, get (self, "case_free")))
    return;
  self->showing = TRUE;
  gtk_text_buffer_set_text (self->free_buffer, get (self, "case_free"), -1);
  self->showing = FALSE;
}

static GtkWidget *
create_staff_row (FwSessionPage *self, FwResult *staff, const char *column, const char *title)
{
  guint n = fw_result_get_n_rows (staff);
  g_autofree gint64 *ids = g_new (gint64, n);
  g_autofree const char **names = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      ids[i] = fw_result_get_int (staff, i, FW_STAFF_ID);
      names[i] = fw_result_get_text (staff, i, FW_STAFF_NAME);
    }
  return fw_record_reference_row_new (FW_RECORD (self->record), column, title, ids, names, n,
                                      _ ("Nobody Yet"));
}

/* Once: the rows are bound to the record. */
static void
add_details (FwSessionPage *self, FwResult *staff)
{
  FwRecord *record = FW_RECORD (self->record);
  GtkWidget *day = fw_date_entry_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (day), _ ("Day"));
  self->day_row = FW_DATE_ENTRY (day);
  fw_date_entry_set_calendar (self->day_row, &self->calendar);
  g_signal_connect_object (day, "day-changed", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->details_group, day);
  adw_preferences_group_add (self->details_group,
                             fw_record_text_row_new (record, "starts_at", _ ("Begins At")));
  adw_preferences_group_add (self->details_group,
                             fw_record_text_row_new (record, "place", _ ("Place")));
  adw_preferences_group_add (self->details_group,
                             create_staff_row (self, staff, "chair_id", _ ("Chair")));
  adw_preferences_group_add (self->details_group, create_staff_row (self, staff, "minutes_by_id",
                                                                    _ ("Takes the Minutes")));
  g_signal_connect_object (record, "notify::held-on", G_CALLBACK (show_day), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (record, "notify::case-free", G_CALLBACK (show_free), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (record, "notify", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->free_buffer, "changed", G_CALLBACK (free_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->free_group, self->kind->case_free_part);
  show_day (self);
  show_free (self);
}

typedef struct
{
  FwSessionPage *self;
  FwSessionPerson *person;
  FwPaper paper;
  gboolean to_file;
} PersonJob;

static void
person_job_free (gpointer data)
{
  PersonJob *job = data;

  g_object_unref (job->self);
  g_clear_object (&job->person);
  g_free (job);
}

static void
start (FwSessionPage *self,
       DexFiberFunc func,
       FwSessionPerson *person,
       FwPaper paper,
       gboolean to_file)
{
  PersonJob *job = g_new0 (PersonJob, 1);

  job->self = g_object_ref (self);
  job->person = person != NULL ? g_object_ref (person) : NULL;
  job->paper = paper;
  job->to_file = to_file;
  fw_ui_spawn_full (func, job, person_job_free);
}

static DexFuture *
paper_fiber (gpointer data)
{
  PersonJob *job = data;
  FwSessionPage *self = job->self;

  /* The paper says what is on the screen. */
  dex_await (fw_edit_session_flush (self->session), NULL);
  if (self->store != NULL && self->rows != NULL && self->people != NULL)
    {
      g_autoptr (FwStore) store = g_object_ref (self->store);
      g_autoptr (GListModel) people = g_object_ref (self->people);
      g_autoptr (FwResult) rows = fw_result_ref (self->rows);

      fw_session_paper_hand_out (GTK_WIDGET (self), store, self->record, self->kind, people, rows,
                                 job->paper, job->person, job->to_file);
    }
  return NULL;
}

static DexFuture *
remove_fiber (gpointer data)
{
  PersonJob *job = data;
  FwSessionPage *self = job->self;
  FwRecord *record = FW_RECORD (job->person);
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Take an invitation back"));
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (GError) error = NULL;

  dex_await (fw_edit_session_flush (self->session), NULL);
  fw_change_set_delete (changes, "session_person", fw_record_get_id (record),
                        fw_record_get_version (record));
  applied = dex_await_boxed (fw_edit_session_commit (self->session, changes), &error);
  if (self->store == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    fw_ui_show_undo (GTK_WIDGET (self), _ ("Not invited any more"), "win.undo");
  return NULL;
}

static void
remove_cb (FwSessionPage *self, FwSessionPersonRow *row)
{
  start (self, remove_fiber, fw_session_person_row_get_person (row), FW_PAPER_LIST, FALSE);
}

static void
invitation_cb (FwSessionPage *self, const char *way, FwSessionPersonRow *row)
{
  start (self, paper_fiber, fw_session_person_row_get_person (row), FW_PAPER_INVITATION,
         g_str_equal (way, "pdf"));
}

static gboolean
same_people (FwSessionPage *self, GListModel *people)
{
  if (g_list_model_get_n_items (people) != self->person_rows->len)
    return FALSE;
  for (guint i = 0; i < self->person_rows->len; i++)
    {
      g_autoptr (FwSessionPerson) person = g_list_model_get_item (people, i);

      if (fw_session_person_row_get_person (g_ptr_array_index (self->person_rows, i)) != person)
        return FALSE;
    }
  return TRUE;
}

static void
show_people (FwSessionPage *self, GListModel *people)
{
  if (!same_people (self, people))
    {
      for (guint i = 0; i < self->person_rows->len; i++)
        adw_preferences_group_remove (self->people_group, g_ptr_array_index (self->person_rows, i));
      g_ptr_array_set_size (self->person_rows, 0);
      for (guint i = 0; i < g_list_model_get_n_items (people); i++)
        {
          g_autoptr (FwSessionPerson) person = g_list_model_get_item (people, i);
          GtkWidget *row = fw_session_person_row_new (person, self->kind);

          fw_edit_session_watch (self->session, FW_RECORD (person), _ ("Change presence"));
          g_signal_connect_object (person, "notify::presence", G_CALLBACK (show_missing), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (row, "invitation", G_CALLBACK (invitation_cb), self,
                                   G_CONNECT_SWAPPED);
          adw_preferences_group_add (self->people_group, row);
          g_ptr_array_add (self->person_rows, row);
        }
    }
  g_set_object (&self->people, people);
  show_missing (self);
}

static FwConferenceKind *
find_kind (GPtrArray *kinds, const char *name)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      FwConferenceKind *kind = g_ptr_array_index (kinds, i);

      if (g_str_equal (kind->name, name))
        return fw_conference_kind_ref (kind);
    }
  return NULL;
}

/* The record, its kind and the rows bound to them; FALSE with @error. */
static gboolean
open_record (FwSessionPage *self, FwStore *store, GError **error)
{
  g_autoptr (FwSession) record
      = dex_await_object (fw_session_repository_load (store, self->session_id), error);
  g_autoptr (GPtrArray) kinds
      = record != NULL ? dex_await_boxed (fw_conference_kinds_load (store), error) : NULL;
  g_autoptr (FwResult) staff
      = kinds != NULL ? dex_await_boxed (fw_staff_repository_list_active (store), error) : NULL;

  if (staff == NULL || !fw_office_await_calendar (store, &self->calendar, error))
    return FALSE;
  if (self->store == NULL || self->record != NULL)
    return TRUE;
  self->kind = find_kind (kinds, fw_record_get_text (FW_RECORD (record), "kind"));
  if (self->kind == NULL)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This kind of session is no longer there."));
      return FALSE;
    }
  self->record = g_steal_pointer (&record);
  fw_edit_session_watch (self->session, FW_RECORD (self->record), _ ("Change session"));
  add_details (self, staff);
  return TRUE;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwSessionPage *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (GListStore) people = NULL;
  g_autoptr (FwResult) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return NULL;
  if (self->record == NULL)
    open_record (self, store, &error);
  if (error == NULL)
    people = dex_await_object (fw_session_repository_load_people (store, self->session_id), &error);
  if (people != NULL)
    rows = dex_await_boxed (fw_conference_repository_list (store, 0, self->session_id, NULL),
                            &error);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (rows == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  g_clear_pointer (&self->rows, fw_result_unref);
  self->rows = g_steal_pointer (&rows);
  show_title (self);
  show_people (self, G_LIST_MODEL (people));
  fw_session_cases_show (self->cases, store, self->session, self->rows, self->kind,
                         get (self, "starts_at"));
  gtk_stack_set_visible_child_name (self->stack, "session");
  return NULL;
}

static void
changed_cb (FwSessionPage *self, FwNotice *notice)
{
  if (fw_notice_has_row (notice, "session", self->session_id)
      || fw_notice_has_table (notice, "session_person")
      || fw_notice_has_table (notice, "conference"))
    fw_ui_spawn (self, load_fiber);
}

static DexFuture *
register_fiber (gpointer data)
{
  PersonJob *job = data;

  fw_register_ask (GTK_WIDGET (job->self), job->self->store, 0, job->self->session_id);
  return NULL;
}

static DexFuture *
invite_fiber (gpointer data)
{
  PersonJob *job = data;

  fw_session_ask_person (GTK_WIDGET (job->self), job->self->store, job->self->session_id,
                         job->self->kind);
  return NULL;
}

static DexFuture *
cancel_fiber (gpointer data)
{
  FwSessionPage *self = ((PersonJob *) data)->self;
  g_autofree char *reason
      = fw_session_ask_reason (GTK_WIDGET (self), _ ("Cancel This Session?"),
                               _ ("The cases registered for it stay registered and can be moved to "
                                  "another session."),
                               _ ("_Cancel the Session"));

  if (reason == NULL || self->store == NULL)
    return NULL;
  fw_record_set_text (FW_RECORD (self->record), "status", "cancelled");
  fw_record_set_text (FW_RECORD (self->record), "reason", reason);
  dex_await (fw_edit_session_flush (self->session), NULL);
  return NULL;
}

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwSessionPage *self = FW_SESSION_PAGE (widget);

  if (self->record == NULL)
    return;
  if (g_str_equal (name, "session.register"))
    start (self, register_fiber, NULL, FW_PAPER_LIST, FALSE);
  else if (g_str_equal (name, "session.invite"))
    start (self, invite_fiber, NULL, FW_PAPER_LIST, FALSE);
  else if (g_str_equal (name, "session.cancel"))
    start (self, cancel_fiber, NULL, FW_PAPER_LIST, FALSE);
  else if (g_str_equal (name, "session.calendar"))
    start (self, paper_fiber, NULL, FW_PAPER_CALENDAR, TRUE);
  else if (g_str_equal (name, "session.held"))
    fw_record_set_text (FW_RECORD (self->record), "status", "held");
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (FW_SESSION_PAGE (widget), paper_fiber, NULL, FW_PAPER_LIST,
         g_strcmp0 (g_variant_get_string (parameter, NULL), "pdf") == 0);
}

static gboolean
page_undo (FwPage *page)
{
  if (FW_SESSION_PAGE (page)->session == NULL)
    return FALSE;
  fw_session_undo (FW_SESSION_PAGE (page)->session, GTK_WIDGET (page), NULL, FALSE);
  return TRUE;
}

static gboolean
page_redo (FwPage *page)
{
  if (FW_SESSION_PAGE (page)->session == NULL)
    return FALSE;
  fw_session_undo (FW_SESSION_PAGE (page)->session, GTK_WIDGET (page), NULL, TRUE);
  return TRUE;
}

static gboolean
page_print (FwPage *page)
{
  if (FW_SESSION_PAGE (page)->record == NULL)
    return FALSE;
  start (FW_SESSION_PAGE (page), paper_fiber, NULL, FW_PAPER_LIST, FALSE);
  return TRUE;
}

static DexFuture *
page_flush (FwPage *page)
{
  return fw_edit_session_keep (FW_SESSION_PAGE (page)->session);
}

static GStrv
page_dup_place (FwPage *page)
{
  g_autoptr (GStrvBuilder) place = g_strv_builder_new ();

  g_strv_builder_take (place, g_strdup_printf ("win.open-session(int64 %" G_GINT64_FORMAT ")",
                                               FW_SESSION_PAGE (page)->session_id));
  return g_strv_builder_end (place);
}

static void
fw_session_page_page_init (FwPageInterface *iface)
{
  iface->undo = page_undo;
  iface->redo = page_redo;
  iface->print = page_print;
  iface->flush = page_flush;
  iface->dup_place = page_dup_place;
}

AdwNavigationPage *
fw_session_page_new (FwStore *store, gint64 session_id)
{
  FwSessionPage *self = g_object_new (FW_TYPE_SESSION_PAGE, NULL);
  GtkWidget *bar = fw_session_bar_new ();

  self->store = g_object_ref (store);
  self->session_id = session_id;
  self->session = fw_edit_session_new (store);
  fw_session_bar_set_session (FW_SESSION_BAR (bar), self->session, NULL, NULL);
  adw_bin_set_child (self->bar_bin, bar);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_session_page_hidden (AdwNavigationPage *page)
{
  dex_future_disown (fw_edit_session_keep (FW_SESSION_PAGE (page)->session));
}

static void
fw_session_page_dispose (GObject *object)
{
  FwSessionPage *self = FW_SESSION_PAGE (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_session_page_parent_class)->dispose (object);
}

static void
fw_session_page_finalize (GObject *object)
{
  FwSessionPage *self = FW_SESSION_PAGE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_clear_object (&self->people);
  g_clear_pointer (&self->kind, fw_conference_kind_unref);
  g_clear_pointer (&self->rows, fw_result_unref);
  g_ptr_array_unref (self->person_rows);
  G_OBJECT_CLASS (fw_session_page_parent_class)->finalize (object);
}

static void
fw_session_page_class_init (FwSessionPageClass *klass)
{
  static const char *const acts[] = {"session.register", "session.invite",   "session.cancel",
                                     "session.held",     "session.calendar", NULL};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_session_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_session_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hidden = fw_session_page_hidden;
  g_type_ensure (FW_TYPE_SESSION_CASES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-session-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwSessionPage, name)
  BIND (window_title);
  BIND (bar_bin);
  BIND (state_banner);
  BIND (stack);
  BIND (details_group);
  BIND (cases);
  BIND (people_group);
  BIND (missing_box);
  BIND (missing_label);
  BIND (free_group);
  BIND (free_buffer);
#undef BIND
  for (guint i = 0; acts[i] != NULL; i++)
    gtk_widget_class_install_action (widget_class, acts[i], NULL, act_action);
  gtk_widget_class_install_action (widget_class, "session.list", "s", list_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "session.register", NULL);
}

static void
fw_session_page_init (FwSessionPage *self)
{
  self->person_rows = g_ptr_array_new ();
  self->calendar.land = FW_N_LANDS;
  gtk_widget_init_template (GTK_WIDGET (self));
}
