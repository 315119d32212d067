/* fw-case-dialog.c: see fw-case-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-case-file.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-staff-repository.h"
#include "features/fw-page.h"
#include "features/people/fw-case-dialog.h"
#include "features/people/fw-family-dialog.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-decision-act.h"
#include "widgets/fw-decision-ending.h"
#include "widgets/fw-record-rows.h"
#include "widgets/fw-session-undo.h"
#include "widgets/fw-toast.h"

#define MIN_REASON 3

struct _FwCaseDialog
{
  AdwDialog parent_instance;
  AdwToastOverlay *toasts;
  AdwBin *bin;

  FwStore *store;
  FwEditSession *session;
  FwRecord *record;
  GtkTextBuffer *must_know;
  GtkWidget *close_row, *reopen_row;
  GArray *staff_ids;
  GPtrArray *staff_names;
  gint64 case_id;
  gboolean showing; /* the record's text is being put into the buffer */
};

static void
fw_case_dialog_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwCaseDialog,
                               fw_case_dialog,
                               ADW_TYPE_DIALOG,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_case_dialog_page_init))

static void
take_back (FwCaseDialog *self, gboolean again)
{
  if (self->session != NULL)
    fw_session_undo (self->session, GTK_WIDGET (self), self->toasts, again);
}

static void
show_status (FwCaseDialog *self)
{
  const char *status = fw_record_get_text (self->record, "status");
  gboolean closed = g_strcmp0 (status, "closed") == 0;
  const char *reason = fw_record_get_text (self->record, "close_reason");
  const char *on = fw_record_get_text (self->record, "closed_on");
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  FwDay day;

  date = on != NULL && fw_day_from_iso (on, &day) ? fw_day_to_text (day) : g_strdup ("–");
  text = g_strdup_printf ("%s · %s", date, reason != NULL ? reason : "");
  gtk_widget_set_visible (self->close_row, !closed);
  gtk_widget_set_visible (self->reopen_row, closed);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->reopen_row), text);
}

static void
must_know_changed_cb (FwCaseDialog *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (self->showing)
    return;
  gtk_text_buffer_get_bounds (self->must_know, &start, &end);
  text = gtk_text_buffer_get_text (self->must_know, &start, &end, FALSE);
  fw_record_set_text (self->record, "must_know", text);
}

static void
show_must_know (FwCaseDialog *self)
{
  const char *text = fw_record_get_text (self->record, "must_know");
  GtkTextIter start, end;
  g_autofree char *shown = NULL;

  gtk_text_buffer_get_bounds (self->must_know, &start, &end);
  shown = gtk_text_buffer_get_text (self->must_know, &start, &end, FALSE);
  if (g_strcmp0 (shown, text != NULL ? text : "") == 0)
    return;
  self->showing = TRUE;
  gtk_text_buffer_set_text (self->must_know, text != NULL ? text : "", -1);
  self->showing = FALSE;
}

static void
commit_status (FwCaseDialog *self, const char *status, const char *closed_on, const char *reason)
{
  g_autoptr (FwChangeSet) changes
      = fw_change_set_new (closed_on != NULL ? _ ("Close case") : _ ("Reopen case"));
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_text (row, "status", status);
  fw_row_set_text (row, "closed_on", closed_on);
  fw_row_set_text (row, "close_reason", reason);
  fw_change_set_update (changes, "case_file", self->case_id, fw_record_get_version (self->record),
                        row);
  fw_family_dialog_commit (GTK_WIDGET (self), self->session, changes);
}

/* Each open decision is asked for: nothing red is closed away. */
static void
end_case (FwCaseDialog *self, const char *closed_on, const char *reason)
{
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChangeSet) applied = fw_decision_end_case_asking (
      GTK_WIDGET (self), store, self->case_id, fw_record_get_version (self->record), closed_on,
      reason, &error);

  if (self->store == NULL)
    return;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else if (applied != NULL)
    fw_edit_session_push (self->session, applied);
}

/* The two rows of the dialog that closes a case. */
typedef struct
{
  AdwAlertDialog *dialog;
  GtkWidget *date;
  GtkWidget *reason;
} Closing;

static void
closing_changed_cb (GtkWidget *row, Closing *closing)
{
  g_autofree char *reason
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (closing->reason))));
  FwDay day;

  adw_alert_dialog_set_response_enabled (closing->dialog, "close",
                                         fw_date_entry_get_day (FW_DATE_ENTRY (closing->date), &day)
                                             && g_utf8_strlen (reason, -1) >= MIN_REASON);
}

/* What is open in a case with @n re-submissions and @n_decisions. */
static char *
dup_open (guint n, guint n_decisions)
{
  g_autofree char *resubmissions
      = n > 0 ? g_strdup_printf (ngettext ("%u re-submission is still open; it stays on Today.",
                                           "%u re-submissions are still open; they stay on Today.",
                                           n),
                                 n)
              : NULL;
  g_autofree char *decided
      = n_decisions > 0
            ? g_strdup_printf (
                  ngettext ("%u decision is still open: what becomes of it is asked next.",
                            "%u decisions are still open: what becomes of each is asked next.",
                            n_decisions),
                  n_decisions)
            : NULL;

  if (n == 0 && n_decisions == 0)
    return g_strdup (_ ("Nothing of this case is open. It can be reopened at any time."));
  return g_strdup_printf ("%s%s%s", resubmissions != NULL ? resubmissions : "",
                          n > 0 && n_decisions > 0 ? "\n" : "", decided != NULL ? decided : "");
}

static DexFuture *
close_fiber (gpointer data)
{
  FwCaseDialog *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (FwResult) open
      = dex_await_boxed (fw_case_repository_count_open (store, self->case_id), NULL);
  g_autoptr (GListStore) decisions = fw_decision_await_open (store, self->case_id, NULL);
  g_autofree char *body
      = dup_open (open != NULL ? (guint) fw_result_get_int (open, 0, 0) : 0,
                  decisions != NULL ? g_list_model_get_n_items (G_LIST_MODEL (decisions)) : 0);
  AdwDialog *dialog;
  GtkWidget *list;
  Closing closing;
  g_autofree char *response = NULL;
  g_autofree char *date = NULL;
  g_autofree char *reason = NULL;
  FwDay day;

  if (self->store == NULL)
    return NULL;
  dialog = adw_alert_dialog_new (_ ("Close the Case?"), body);
  list = gtk_list_box_new ();
  closing.dialog = ADW_ALERT_DIALOG (dialog);
  closing.date = g_object_ref_sink (fw_date_entry_new ());
  closing.reason = g_object_ref_sink (adw_entry_row_new ());
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (closing.date), _ ("Closed on"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (closing.reason), _ ("Reason"));
  fw_date_entry_set_day (FW_DATE_ENTRY (closing.date), fw_clock_today ());
  gtk_list_box_append (GTK_LIST_BOX (list), closing.date);
  gtk_list_box_append (GTK_LIST_BOX (list), closing.reason);
  adw_alert_dialog_set_extra_child (closing.dialog, list);
  adw_alert_dialog_add_responses (closing.dialog, "cancel", _ ("_Cancel"), "close",
                                  _ ("C_lose Case"), NULL);
  adw_alert_dialog_set_close_response (closing.dialog, "cancel");
  adw_alert_dialog_set_response_enabled (closing.dialog, "close", FALSE);
  g_signal_connect (closing.date, "changed", G_CALLBACK (closing_changed_cb), &closing);
  g_signal_connect (closing.reason, "changed", G_CALLBACK (closing_changed_cb), &closing);
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), GTK_WIDGET (self)), NULL);
  g_signal_handlers_disconnect_by_data (closing.date, &closing);
  g_signal_handlers_disconnect_by_data (closing.reason, &closing);
  reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (closing.reason))));
  if (g_strcmp0 (response, "close") == 0 && self->store != NULL
      && fw_date_entry_get_day (FW_DATE_ENTRY (closing.date), &day))
    {
      date = fw_day_to_iso (day);
      dex_await (fw_edit_session_flush (self->session), NULL);
      if (self->store != NULL)
        end_case (self, date, reason);
    }
  g_object_unref (closing.date);
  g_object_unref (closing.reason);
  return NULL;
}

static DexFuture *
reopen_fiber (gpointer data)
{
  FwCaseDialog *self = data;

  dex_await (fw_edit_session_flush (self->session), NULL);
  if (self->store != NULL)
    commit_status (self, "open", NULL, "");
  return NULL;
}

static void
close_cb (FwCaseDialog *self)
{
  fw_ui_spawn (self, close_fiber);
}

static void
reopen_cb (FwCaseDialog *self)
{
  fw_ui_spawn (self, reopen_fiber);
}

static DexFuture *
hand_over_fiber (gpointer data)
{
  FwCaseDialog *self = data;
  g_autoptr (FwResult) open
      = dex_await_boxed (fw_case_repository_count_open (self->store, self->case_id), NULL);
  guint n = open != NULL ? (guint) fw_result_get_int (open, 0, 0) : 0;
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u open re-submission goes along.", "%u open re-submissions go along.", n), n);
  AdwDialog *dialog;
  GtkWidget *choice;
  g_autoptr (GtkStringList) names = NULL;
  g_autofree char *response = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChangeSet) applied = NULL;
  guint chosen;

  if (self->store == NULL || self->staff_ids->len == 0)
    return NULL;
  names = gtk_string_list_new ((const char *const *) self->staff_names->pdata);
  dialog = adw_alert_dialog_new (_ ("Hand Over the Case?"), body);
  choice = g_object_ref_sink (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL));
  /* Who stands in knows the case: the likely one. */
  for (guint i = 0; i < self->staff_ids->len; i++)
    if (g_array_index (self->staff_ids, gint64, i) == fw_record_get_int (self->record, "deputy_id"))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New Responsible Worker"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), choice);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "over",
                                  _ ("_Hand Over"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), GTK_WIDGET (self)), NULL);
  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));
  g_object_unref (choice);
  if (g_strcmp0 (response, "over") != 0 || self->store == NULL || chosen >= self->staff_ids->len)
    return NULL;
  dex_await (fw_edit_session_flush (self->session), NULL);
  applied = dex_await_boxed (
      fw_case_repository_hand_over (self->store, self->case_id,
                                    g_array_index (self->staff_ids, gint64, chosen)),
      &error);
  if (self->store == NULL)
    return NULL;
  if (applied != NULL)
    fw_edit_session_push (self->session, applied);
  if (error != NULL)
    fw_toast_fail (self->toasts, error);
  else
    fw_toast_say (self->toasts, _ ("The case was handed over"));
  return NULL;
}

static void
hand_over_cb (FwCaseDialog *self)
{
  fw_ui_spawn (self, hand_over_fiber);
}

static GtkWidget *
create_button_row (FwCaseDialog *self, const char *title, const char *subtitle, GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
create_case (FwCaseDialog *self)
{
  const char *const values[] = {"help", "report", "advice", "other", NULL};
  const char *const titles[]
      = {_ ("Request for help"), _ ("Report (§ 8a SGB VIII)"), _ ("Advice"), _ ("Other"), NULL};
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);

  adw_preferences_group_add (group, fw_record_text_row_new (self->record, "name", _ ("Name")));
  adw_preferences_group_add (
      group, fw_record_text_row_new (self->record, "file_number", _ ("File Number")));
  adw_preferences_group_add (
      group, fw_record_choice_row_new (self->record, "kind", _ ("Kind"), values, titles));
  adw_preferences_group_add (
      group, fw_record_text_row_new (self->record, "legal_basis", _ ("Legal Basis")));
  adw_preferences_group_add (
      group, fw_record_text_row_new (self->record, "social_space", _ ("Social Space")));
  return widget;
}

static GtkWidget *
create_people (FwCaseDialog *self)
{
  static const struct
  {
    const char *column;
    const char *title;
  } roles[] = {{"worker_id", N_ ("Responsible")},
               {"deputy_id", N_ ("Deputy")},
               {"tandem_id", N_ ("Tandem with Economic Youth Aid")}};
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Responsible"));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        fw_record_reference_row_new (self->record, roles[i].column, _ (roles[i].title),
                                     (const gint64 *) self->staff_ids->data,
                                     (const char *const *) self->staff_names->pdata,
                                     self->staff_ids->len, _ ("nobody")));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             create_button_row (self, _ ("Hand Over …"),
                                                _ ("With all open re-submissions"),
                                                G_CALLBACK (hand_over_cb)));
  return group;
}

static GtkWidget *
create_must_know (FwCaseDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *view = gtk_text_view_new ();

  self->must_know = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_enable_undo (self->must_know, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 9);
  gtk_widget_set_size_request (view, -1, 96);
  gtk_widget_add_css_class (view, "card");
  gtk_widget_add_css_class (view, "form-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Must Not Be Forgotten"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Must Not Be Forgotten"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("One fact a line, protection first: “Contact with Tom supervised only: court decision”."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), view);
  show_must_know (self);
  g_signal_connect_object (self->must_know, "changed", G_CALLBACK (must_know_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->record, "notify::must-know", G_CALLBACK (show_must_know), self,
                           G_CONNECT_SWAPPED);
  return group;
}

static void
build (FwCaseDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *status = adw_preferences_group_new ();

  fw_edit_session_watch (self->session, self->record, _ ("Change case"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_must_know (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_case (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_people (self)));
  self->close_row = create_button_row (
      self, _ ("Close the Case …"), _ ("Asks for the day and the reason"), G_CALLBACK (close_cb));
  self->reopen_row = create_button_row (self, _ ("Reopen the Case"), NULL, G_CALLBACK (reopen_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (status), self->close_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (status), self->reopen_row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (status));
  show_status (self);
  g_signal_connect_object (self->record, "notify::status", G_CALLBACK (show_status), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->bin, page);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwCaseDialog *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRecord) record
      = dex_await_object (fw_store_load_record (store, FW_TYPE_CASE_FILE, self->case_id), &error);
  g_autoptr (FwResult) staff
      = record != NULL ? dex_await_boxed (fw_staff_repository_list_active (store), &error) : NULL;

  if (self->store == NULL)
    return NULL;
  if (staff == NULL)
    {
      fw_toast_fail (self->toasts, error);
      return NULL;
    }
  self->record = g_steal_pointer (&record);
  for (guint i = 0; i < fw_result_get_n_rows (staff); i++)
    {
      gint64 id = fw_result_get_int (staff, i, FW_STAFF_ID);

      g_array_append_val (self->staff_ids, id);
      g_ptr_array_add (self->staff_names, g_strdup (fw_result_get_text (staff, i, FW_STAFF_NAME)));
    }
  g_ptr_array_add (self->staff_names, NULL);
  build (self);
  return NULL;
}

static gboolean
undo (FwPage *page)
{
  take_back (FW_CASE_DIALOG (page), FALSE);
  return TRUE;
}

static gboolean
redo (FwPage *page)
{
  take_back (FW_CASE_DIALOG (page), TRUE);
  return TRUE;
}

static DexFuture *
flush (FwPage *page)
{
  return fw_edit_session_keep (FW_CASE_DIALOG (page)->session);
}

static void
fw_case_dialog_page_init (FwPageInterface *iface)
{
  iface->undo = undo;
  iface->redo = redo;
  iface->flush = flush;
}

static void
closed_cb (FwCaseDialog *self)
{
  dex_future_disown (fw_edit_session_flush (self->session));
}

AdwDialog *
fw_case_dialog_new (FwStore *store, gint64 case_id)
{
  FwCaseDialog *self = g_object_new (FW_TYPE_CASE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  self->session = fw_edit_session_new (store);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->bin = ADW_BIN (adw_bin_new ());
  adw_toast_overlay_set_child (
      self->toasts, fw_family_dialog_create_frame (self->session, self, GTK_WIDGET (self->bin)));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->toasts));
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static void
fw_case_dialog_dispose (GObject *object)
{
  FwCaseDialog *self = FW_CASE_DIALOG (object);

  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_case_dialog_parent_class)->dispose (object);
}

static void
fw_case_dialog_finalize (GObject *object)
{
  FwCaseDialog *self = FW_CASE_DIALOG (object);

  g_array_unref (self->staff_ids);
  g_ptr_array_unref (self->staff_names);
  G_OBJECT_CLASS (fw_case_dialog_parent_class)->finalize (object);
}

static void
fw_case_dialog_class_init (FwCaseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_case_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_case_dialog_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
fw_case_dialog_init (FwCaseDialog *self)
{
  self->staff_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->staff_names = g_ptr_array_new_with_free_func (g_free);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Case"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 600);
  adw_dialog_set_content_height (ADW_DIALOG (self), 700);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}
