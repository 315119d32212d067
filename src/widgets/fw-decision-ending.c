/* fw-decision-ending.c: see fw-decision-ending.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "domain/fw-decision-repository.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-deadline-act.h"
#include "widgets/fw-decision-act.h"
#include "widgets/fw-decision-ending.h"
#include "widgets/fw-decision-words.h"

#define MIN_REASON 3

/* Choices of a row; the domain's answers begin after the first. */
enum
{
  NOT_ANSWERED,
  DONE,
  DROPPED,
  HANDED_OVER,
};

typedef struct
{
  FwDecisionItem *item;
  GtkWidget *answer, *reason, *staff;
  char *text;
} Row;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_object_unref (row->item);
  g_free (row->text);
}

typedef struct
{
  FwAskDialog *dialog;
  GArray *rows; /* of Row */
} Form;

static void
changed_cb (Form *form)
{
  gboolean ready = TRUE;

  for (guint i = 0; i < form->rows->len; i++)
    {
      const Row *row = &g_array_index (form->rows, Row, i);
      guint answer = adw_combo_row_get_selected (ADW_COMBO_ROW (row->answer));
      g_autofree char *reason = fw_ask_dialog_dup_text (row->reason);

      gtk_widget_set_visible (row->reason, answer == DROPPED);
      gtk_widget_set_visible (row->staff, answer == HANDED_OVER);
      ready = ready && answer != NOT_ANSWERED
              && (answer != DROPPED || g_utf8_strlen (reason, -1) >= MIN_REASON);
    }
  fw_ask_dialog_set_ready (form->dialog, ready);
}

static void
add_decision (Form *form, FwStore *store, FwDecisionItem *item)
{
  static const char *const answers[]
      = {N_ ("Please Choose"), N_ ("Done"), N_ ("Dropped, Because …"), N_ ("Handed Over"), NULL};
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *state = fw_decision_dup_state (item);
  g_autofree char *escaped = g_markup_escape_text (item->what, -1);
  g_autofree char *line = g_strdup_printf ("%s · %s", state, item->responsible);
  g_autofree char *below = g_markup_escape_text (line, -1);
  Row row = {.item = g_object_ref (item)};

  for (guint i = 0; answers[i] != NULL; i++)
    gtk_string_list_append (names, _ (answers[i]));
  fw_ask_dialog_add_group (form->dialog, escaped, below);
  row.answer = adw_combo_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (row.answer), G_LIST_MODEL (names));
  fw_ask_dialog_add (form->dialog, row.answer, _ ("What Becomes of It"));
  row.reason = fw_ask_dialog_add (form->dialog, adw_entry_row_new (), _ ("Reason"));
  row.staff = fw_ask_dialog_add (form->dialog, fw_staff_row_new (store, _ ("To")), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row.answer), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  item->what, -1);
  g_array_append_val (form->rows, row);
}

static GArray *
create_answers (Form *form)
{
  GArray *answers = g_array_new (FALSE, TRUE, sizeof (FwDecisionAnswer));

  for (guint i = 0; i < form->rows->len; i++)
    {
      Row *row = &g_array_index (form->rows, Row, i);
      guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row->answer));
      FwDecisionAnswer answer = {.decision_id = row->item->id, .version = row->item->version};

      g_free (row->text);
      row->text = chosen == DROPPED ? fw_ask_dialog_dup_text (row->reason) : g_strdup ("");
      answer.answer = chosen == DONE      ? FW_DECISION_ANSWER_DONE
                      : chosen == DROPPED ? FW_DECISION_ANSWER_DROPPED
                                          : FW_DECISION_ANSWER_HANDED_OVER;
      answer.reason = row->text;
      if (chosen == HANDED_OVER)
        answer.staff_id = fw_staff_row_get_staff (row->staff);
      g_array_append_val (answers, answer);
    }
  return answers;
}

FwChangeSet *
fw_decision_end_case_asking (GtkWidget *widget,
                             FwStore *store,
                             gint64 case_id,
                             gint64 version,
                             const char *closed_on,
                             const char *reason,
                             GError **error)
{
  g_autoptr (GListStore) items = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  Form form = {.rows = rows};
  FwChangeSet *applied = NULL;
  guint n;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store), NULL);

  items = fw_decision_await_open (store, case_id, error);
  if (items == NULL)
    return NULL;
  n = g_list_model_get_n_items (G_LIST_MODEL (items));
  if (n == 0)
    return dex_await_boxed (
        fw_decision_end_case (store, case_id, version, closed_on, reason, NULL, 0), error);
  g_array_set_clear_func (rows, row_clear);
  form.dialog
      = g_object_ref_sink (fw_ask_dialog_new (_ ("Decisions Are Still Open"), _ ("C_lose Case")));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      add_decision (&form, store, item);
    }
  g_signal_connect_swapped (form.dialog, "changed", G_CALLBACK (changed_cb), &form);
  changed_cb (&form);
  adw_dialog_set_focus (ADW_DIALOG (form.dialog), g_array_index (rows, Row, 0).answer);
  while (applied == NULL && fw_ask_dialog_await (form.dialog, widget))
    {
      g_autoptr (GArray) answers = create_answers (&form);
      g_autoptr (GError) refused = NULL;

      applied = dex_await_boxed (
          fw_decision_end_case (store, case_id, version, closed_on, reason,
                                (const FwDecisionAnswer *) (void *) answers->data, answers->len),
          &refused);
      fw_ask_dialog_refuse (form.dialog, refused);
    }
  g_signal_handlers_disconnect_by_data (form.dialog, &form);
  adw_dialog_force_close (ADW_DIALOG (form.dialog));
  g_object_unref (form.dialog);
  return applied;
}
