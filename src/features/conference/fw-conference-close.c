/* fw-conference-close.c: see fw-conference-close.h.
 *
 *   flush ─▶ incomplete decision? go there ─▶ role missing? reason ─▶ > 5 % empty? exception
 *     ─▶ other light? reason ─▶ "Close?" ─▶ content ─▶ pages (other thread) ─▶ frozen
 *
 * The domain refuses all of this once more; the dialogs only lead there.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "document/fw-minutes-report.h"
#include "domain/fw-session-repository.h"
#include "features/conference/fw-conference-close.h"
#include "store/fw-background.h"
#include "widgets/fw-async.h"

#define MAX_EMPTY_PERCENT 5

typedef struct
{
  char *content;
  guint version;
} Render;

static void
render_free (gpointer data)
{
  g_free (((Render *) data)->content);
  g_free (data);
}

static DexFuture *
render_job (gpointer data)
{
  const Render *render = data;
  GError *error = NULL;
  GBytes *pdf = fw_minutes_report_to_pdf (render->content, render->version, &error);

  if (pdf == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (G_TYPE_BYTES, pdf);
}

DexFuture *
fw_conference_dup_content (FwConferenceDesk *desk)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (desk) && desk->store != NULL, NULL);

  return fw_conference_repository_dup_content (desk->store, desk->id, desk->form);
}

static DexFuture *
close_fiber (gpointer data)
{
  FwConferenceDesk *desk = data;
  g_autoptr (FwStore) store = desk->store != NULL ? g_object_ref (desk->store) : NULL;
  g_autoptr (FwResult) versions = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *content = NULL;
  GError *error = NULL;
  Render *render;
  guint number;
  gint64 id;

  if (store == NULL)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED, "%s",
                                  _ ("The page was closed."));
  versions = dex_await_boxed (fw_conference_repository_list_versions (store, desk->id), &error);
  if (versions == NULL)
    return dex_future_new_for_error (error);
  content = dex_await_string (fw_conference_repository_dup_content (store, desk->id, desk->form),
                              &error);
  if (content == NULL)
    return dex_future_new_for_error (error);
  number = fw_result_get_n_rows (versions) + 1;
  render = g_new0 (Render, 1);
  render->content = g_strdup (content);
  render->version = number;
  pdf = dex_await_boxed (fw_background_run ("minutes", render_job, render, render_free), &error);
  if (pdf == NULL)
    return dex_future_new_for_error (error);
  id = dex_await_int64 (
      fw_conference_repository_close (store, desk->id, number, content, pdf, "", ""), &error);
  return error != NULL ? dex_future_new_for_error (error) : dex_future_new_for_int64 (id);
}

DexFuture *
fw_conference_close (FwConferenceDesk *desk)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (desk), NULL);

  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, close_fiber, g_object_ref (desk),
                              g_object_unref);
}

/* The way there */

typedef struct
{
  FwConferenceDesk *desk;
  GtkWidget *widget;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_object_unref (ask->desk);
  g_object_unref (ask->widget);
  g_free (ask);
}

static Ask *
ask_new (FwConferenceDesk *desk, GtkWidget *widget)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->desk = g_object_ref (desk);
  ask->widget = g_object_ref (widget);
  return ask;
}

static void
reason_changed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "reason", reason[0] != '\0');
}

/* A dialog with one reason. NULL when the user turned away; free with g_free(). */
static char *
await_reason (Ask *ask, const char *heading, const char *body, const char *label, const char *act)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, NULL);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  g_autofree char *response = NULL;
  g_autofree char *reason = NULL;

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), label);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "back", _ ("_Back"), "reason", act,
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "reason",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "reason");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "back");
  adw_dialog_set_focus (dialog, entry);
  /* An empty reason is none: the answer waits for it. */
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "reason", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), dialog, 0);
  g_object_ref (entry);
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), ask->widget), NULL);
  reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_object_unref (entry);
  return g_strcmp0 (response, "reason") == 0 && reason[0] != '\0' ? g_steal_pointer (&reason)
                                                                  : NULL;
}

static gboolean
has_text (FwRecord *record, const char *column)
{
  const char *text = fw_record_get_text (record, column);

  return text != NULL && text[0] != '\0';
}

static void
go_to (Ask *ask, const FwConferenceGap *gap)
{
  gtk_widget_activate_action (ask->widget, "conference.show-gap", "(uxs)", gap->step,
                              gap->record != NULL ? fw_record_get_id (gap->record) : gap->row_id,
                              gap->record != NULL ? gap->column : gap->field->name);
}

/* What can never be excepted: result, responsible, date (CASE-6). */
static gboolean
await_decisions (Ask *ask)
{
  g_autoptr (GPtrArray) gaps = fw_conference_desk_dup_gaps (ask->desk);
  AdwDialog *dialog;
  g_autofree char *body = NULL;
  g_autofree char *response = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      const FwConferenceGap *gap = g_ptr_array_index (gaps, i);

      if (!FW_IS_DECISION (gap->record))
        continue;
      /* Translators: %s names a field of a decision that is empty. */
      body = g_strdup_printf (_ ("“%s” is still empty. Every decision has a result, somebody "
                                 "responsible and a date; without them it would be lost."),
                              gap->title);
      dialog = adw_alert_dialog_new (_ ("A Decision Is Incomplete"), body);
      adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "back", _ ("_Back"), "go",
                                      _ ("_Go There"), NULL);
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "go",
                                                ADW_RESPONSE_SUGGESTED);
      adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "go");
      adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "back");
      response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), ask->widget), NULL);
      if (g_strcmp0 (response, "go") == 0 && ask->desk->store != NULL)
        go_to (ask, gap);
      return FALSE;
    }
  return TRUE;
}

static gboolean
await_roles (Ask *ask)
{
  g_auto (GStrv) missing
      = fw_session_missing_roles (ask->desk->kind, G_LIST_MODEL (ask->desk->people), TRUE);
  g_autofree char *list = missing != NULL ? g_strjoinv ("\n", missing) : NULL;
  g_autofree char *body = NULL;
  g_autofree char *reason = NULL;

  if (list == NULL || list[0] == '\0' || has_text (ask->desk->conference, "role_reason"))
    return TRUE;
  /* Translators: %s lists who is missing. */
  body = g_strdup_printf (_ ("%s\n\nMark in the first step who was present, or write down why it "
                             "was decided without them. The reason is printed."),
                          list);
  reason = await_reason (ask, _ ("Not Everybody Was There"), body, _ ("Decided without, because"),
                         _ ("_Go On"));
  if (reason == NULL || ask->desk->store == NULL)
    return FALSE;
  fw_record_set_text (ask->desk->conference, "role_reason", reason);
  return TRUE;
}

static gboolean
await_empty (Ask *ask)
{
  FwFormCount count;
  gboolean no_decision = fw_conference_kind_produces (ask->desk->kind, "decisions")
                         && g_list_model_get_n_items (G_LIST_MODEL (ask->desk->decisions)) == 0;
  g_autofree char *body = NULL;
  g_autofree char *reason = NULL;

  fw_conference_desk_count (ask->desk, G_MAXUINT, &count);
  if (has_text (ask->desk->conference, "exception"))
    return TRUE;
  if (no_decision)
    body
        = g_strdup (_ ("Nothing was decided. A conference ends with a result, somebody responsible "
                       "and a date; if there is none, please write down why."));
  else if (count.n_empty * 100 > count.n_fields * MAX_EMPTY_PERCENT)
    body = g_strdup_printf (
        /* Translators: how many fields of the minutes are empty. */
        _ ("%1$u of %2$u fields are empty without a reason, more than 5 %%. Ctrl+L goes from one to "
           "the next; “unknown, because …” counts as filled. Closing like this is an exception "
           "that is printed."),
        count.n_empty, count.n_fields);
  if (body == NULL)
    return TRUE;
  reason = await_reason (ask, _ ("These Minutes Are Incomplete"), body,
                         _ ("Closed as it is, because"), _ ("_Go On"));
  if (reason == NULL || ask->desk->store == NULL)
    return FALSE;
  fw_record_set_text (ask->desk->conference, "exception", reason);
  return TRUE;
}

static gboolean
await_light (Ask *ask)
{
  const char *light = fw_record_get_text (ask->desk->conference, "light");
  const char *suggested;
  g_autofree char *why = NULL;
  g_autofree char *reason = NULL;

  if (ask->desk->kind->domains->len == 0 || light == NULL || light[0] == '\0')
    return TRUE;
  suggested = fw_conference_suggest (ask->desk->kind, G_LIST_MODEL (ask->desk->agreed),
                                     fw_record_get_text (ask->desk->conference, "safety"), &why);
  if (g_strcmp0 (light, suggested) == 0 || has_text (ask->desk->conference, "light_reason"))
    return TRUE;
  reason = await_reason (ask, _ ("Another Light Than Suggested"),
                         _ ("The round decided differently from the rule’s suggestion. That is "
                            "its right; the reason is printed beside it."),
                         _ ("Decided differently, because"), _ ("_Go On"));
  if (reason == NULL || ask->desk->store == NULL)
    return FALSE;
  fw_record_set_text (ask->desk->conference, "light_reason", reason);
  return TRUE;
}

static gboolean
await_sure (Ask *ask)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (ask->desk->decisions));
  g_autofree char *body = g_strdup_printf (
      ngettext ("The minutes become a version of their own that never changes. %u decision comes "
                "into force and stands on Today, in the case and at the head of the next "
                "conference.",
                "The minutes become a version of their own that never changes. %u decisions come "
                "into force and stand on Today, in the case and at the head of the next "
                "conference.",
                n),
      n);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Close These Minutes?"), body);
  g_autofree char *response = NULL;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "close",
                                  _ ("_Close Minutes"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), ask->widget), NULL);
  return g_strcmp0 (response, "close") == 0 && ask->desk->store != NULL;
}

static DexFuture *
ask_fiber (gpointer data)
{
  Ask *ask = data;
  FwConferenceDesk *desk = ask->desk;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (desk->store == NULL || !fw_conference_desk_is_loaded (desk))
    return NULL;
  if (!await_decisions (ask) || !await_roles (ask) || !await_light (ask) || !await_empty (ask)
      || !await_sure (ask))
    return NULL;
  gtk_widget_action_set_enabled (ask->widget, "conference.close", FALSE);
  if (dex_await (fw_edit_session_flush (desk->edits), &error) && desk->store != NULL)
    id = dex_await_int64 (fw_conference_close (desk), &error);
  if (desk->store == NULL)
    return NULL;
  gtk_widget_action_set_enabled (ask->widget, "conference.close", error != NULL);
  if (error != NULL)
    {
      fw_ui_show_error (ask->widget, error);
      return NULL;
    }
  fw_ui_show_toast (ask->widget, _ ("The minutes are closed"));
  gtk_widget_activate_action (ask->widget, "conference.show-version", "x", id);
  return NULL;
}

void
fw_conference_close_ask (FwConferenceDesk *desk, GtkWidget *widget)
{
  g_return_if_fail (FW_IS_CONFERENCE_DESK (desk) && GTK_IS_WIDGET (widget));

  fw_ui_spawn_full (ask_fiber, ask_new (desk, widget), ask_free);
}

static DexFuture *
correct_fiber (gpointer data)
{
  Ask *ask = data;
  FwConferenceDesk *desk = ask->desk;
  g_autofree char *reason = NULL;
  g_autoptr (GError) error = NULL;

  if (desk->store == NULL)
    return NULL;
  reason = await_reason (ask, _ ("Correct These Minutes?"),
                         _ ("The frozen version stays as it is. A correction is written on, and "
                            "closing it again makes a new version."),
                         _ ("What was wrong"), _ ("_Correct"));
  if (reason == NULL || desk->store == NULL)
    return NULL;
  dex_await (fw_conference_repository_correct (desk->store, desk->id,
                                               fw_record_get_version (desk->conference), reason),
             &error);
  if (desk->store != NULL && error != NULL)
    fw_ui_show_error (ask->widget, error);
  return NULL;
}

void
fw_conference_correct_ask (FwConferenceDesk *desk, GtkWidget *widget)
{
  g_return_if_fail (FW_IS_CONFERENCE_DESK (desk) && GTK_IS_WIDGET (widget));

  fw_ui_spawn_full (correct_fiber, ask_new (desk, widget), ask_free);
}
