/* fw-decision-acts.c: what people do with a decision in force.
 *
 *   open ⇄ partly ──▶ done ──reopen──▶ open        every arrow: the row and an
 *     └──────┴──────▶ dropped, with a reason ──▶   event of its history, at once
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-decision-private.h"
#include "domain/fw-record-repository.h"

typedef enum
{
  ACT_FINISH,
  ACT_DROP,
  ACT_POSTPONE,
  ACT_HAND_OVER,
  ACT_PARTLY,
  ACT_REOPEN,
  ACT_OVERRIDE,
  ACT_NOTE,
} ActKind;

/* Names in the history, and labels for undo. */
static const struct
{
  const char *name;
  const char *label;
} acts[] = {
    [ACT_FINISH] = {"done", N_ ("Decision done")},
    [ACT_DROP] = {"dropped", N_ ("Drop decision")},
    [ACT_POSTPONE] = {"postponed", N_ ("Postpone decision")},
    [ACT_HAND_OVER] = {"handed-over", N_ ("Hand over decision")},
    [ACT_PARTLY] = {"partly", N_ ("Decision partly done")},
    [ACT_REOPEN] = {"reopened", N_ ("Reopen decision")},
    [ACT_OVERRIDE] = {"light", N_ ("Change light")},
    [ACT_NOTE] = {"note", N_ ("Note on decision")},
};

typedef struct
{
  ActKind kind;
  gint64 id, version, by;
  char *day;  /* done on, new due day, last day of the override */
  char *text; /* name, light */
  char *reason;
  gint64 staff_id;
  int n_done, n_parts;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->day);
  g_free (act->text);
  g_free (act->reason);
  g_free (act);
}

void
_fw_decision_append_event (FwChangeSet *changes,
                           gint64 decision_id,
                           gint64 staff_id,
                           const char *act,
                           const char *from_value,
                           const char *to_value,
                           const char *reason)
{
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  fw_row_set_int (row, "decision_id", decision_id);
  fw_row_set_text (row, "happened_on", today);
  if (staff_id != 0)
    fw_row_set_int (row, "staff_id", staff_id);
  fw_row_set_text (row, "act", act);
  fw_row_set_text (row, "from_value", from_value != NULL ? from_value : "");
  fw_row_set_text (row, "to_value", to_value != NULL ? to_value : "");
  fw_row_set_text (row, "reason", reason != NULL ? reason : "");
  fw_change_set_insert (changes, "decision_event", fw_id_new (), row);
}

enum
{
  OLD_STATUS,
  OLD_DUE,
  OLD_RESPONSIBLE,
  OLD_LIGHT,
  OLD_CASE,
  OLD_WHAT,
  OLD_IN_FORCE,
};

static gboolean
refuse (GError **error, FwDecisionError code, const char *message)
{
  g_set_error_literal (error, FW_DECISION_ERROR, code, message);
  return FALSE;
}

static gboolean
check_reason (const Act *act, GError **error)
{
  g_autofree char *reason = g_strstrip (g_strdup (act->reason));

  if (reason[0] != '\0')
    return TRUE;
  switch (act->kind)
    {
    case ACT_DROP:
      return refuse (error, FW_DECISION_ERROR_NO_REASON,
                     _ ("A decision is dropped with a reason. Please say why it falls away."));
    case ACT_POSTPONE:
      return refuse (error, FW_DECISION_ERROR_NO_REASON,
                     _ ("A decision is postponed with a reason. Please say why it takes longer."));
    case ACT_REOPEN:
      return refuse (error, FW_DECISION_ERROR_NO_REASON,
                     _ ("A decision is reopened with a reason. Please say what is to be done."));
    case ACT_NOTE:
      return refuse (error, FW_DECISION_ERROR_NO_REASON, _ ("The note is empty."));
    case ACT_OVERRIDE:
      return act->text[0] == '\0'
             || refuse (error, FW_DECISION_ERROR_NO_REASON,
                        _ ("Another light needs a reason. Please say why the dates do not tell "
                           "the truth here."));
    case ACT_FINISH:
    case ACT_HAND_OVER:
    case ACT_PARTLY:
    default:
      return TRUE;
    }
}

static gboolean
check_values (const Act *act, GError **error)
{
  FwDay day;

  switch (act->kind)
    {
    case ACT_FINISH:
    case ACT_DROP:
    case ACT_POSTPONE:
      if (fw_day_from_iso (act->day, &day))
        return TRUE;
      return refuse (error, FW_DECISION_ERROR_INCOMPLETE, _ ("Please enter a date."));
    case ACT_HAND_OVER:
      return act->staff_id != 0 || act->text[0] != '\0'
             || refuse (error, FW_DECISION_ERROR_INCOMPLETE,
                        _ ("Please say who is responsible from now on."));
    case ACT_PARTLY:
      return (act->n_done >= 0 && act->n_parts >= 0 && act->n_done <= act->n_parts)
             || refuse (error, FW_DECISION_ERROR_INCOMPLETE,
                        _ ("More parts cannot be done than there are."));
    case ACT_OVERRIDE:
      if (act->text[0] == '\0')
        return TRUE;
      if (fw_decision_light_from_name (act->text) < 0)
        return refuse (error, FW_DECISION_ERROR_INCOMPLETE, _ ("There is no such light."));
      return (fw_day_from_iso (act->day, &day) && day >= fw_clock_today ())
             || refuse (error, FW_DECISION_ERROR_BAD_DATE,
                        _ ("Another light holds until a day, from today on. Please enter it."));
    case ACT_REOPEN:
    case ACT_NOTE:
    default:
      return TRUE;
    }
}

/* What makes no sense in this state. */
static gboolean
check_state (const Act *act, FwResult *old, GError **error)
{
  FwDecisionStatus status;
  gboolean ended;

  fw_decision_status_from_name (fw_result_get_text (old, 0, OLD_STATUS), &status);
  ended = status == FW_DECISION_DONE || status == FW_DECISION_DROPPED;
  if (act->kind != ACT_NOTE && fw_result_is_null (old, 0, OLD_IN_FORCE))
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                           _ ("This decision is not in force yet. It is when the minutes are "
                              "closed."));
      return FALSE;
    }
  if (act->kind == ACT_REOPEN ? ended : !ended || act->kind == ACT_NOTE)
    return TRUE;
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                       act->kind == ACT_REOPEN
                           ? _ ("This decision is open already.")
                           : _ ("This decision has ended already. Please reopen it first."));
  return FALSE;
}

static void
set_open (FwRow *row, const char *status)
{
  fw_row_set_text (row, "status", status);
  fw_row_set_null (row, "ended_on");
}

/* Fills in the row; @from and @to are what the history says. */
static void
fill_row (const Act *act, FwResult *old, FwRow *row, const char **from, const char **to)
{
  switch (act->kind)
    {
    case ACT_FINISH:
    case ACT_DROP:
      fw_row_set_text (row, "status", acts[act->kind].name);
      fw_row_set_text (row, "ended_on", act->day);
      fw_row_set_text (row, "reason", act->reason);
      *from = fw_result_get_text (old, 0, OLD_STATUS);
      *to = act->day;
      break;
    case ACT_POSTPONE:
      fw_row_set_text (row, "due", act->day);
      *from = fw_result_get_text (old, 0, OLD_DUE);
      *to = act->day;
      break;
    case ACT_HAND_OVER:
      if (act->staff_id != 0)
        fw_row_set_int (row, "responsible_id", act->staff_id);
      else
        fw_row_set_null (row, "responsible_id");
      fw_row_set_text (row, "responsible", act->text);
      *from = fw_result_get_text (old, 0, OLD_RESPONSIBLE);
      *to = act->text;
      break;
    case ACT_PARTLY:
      set_open (row, "partly");
      fw_row_set_int (row, "n_parts", act->n_parts);
      fw_row_set_int (row, "n_parts_done", act->n_done);
      fw_row_set_text (row, "reason", act->reason);
      *from = fw_result_get_text (old, 0, OLD_STATUS);
      break;
    case ACT_REOPEN:
      set_open (row, "open");
      fw_row_set_text (row, "reason", "");
      *from = fw_result_get_text (old, 0, OLD_STATUS);
      *to = "open";
      break;
    case ACT_OVERRIDE:
      fw_row_set_text (row, "light", act->text);
      fw_row_set_text (row, "light_reason", act->reason);
      if (act->text[0] != '\0')
        fw_row_set_text (row, "light_until", act->day);
      else
        fw_row_set_null (row, "light_until");
      *from = fw_result_get_text (old, 0, OLD_LIGHT);
      *to = act->text;
      break;
    case ACT_NOTE:
    default:
      break;
    }
}

/* The course of the case knows of every end and of every return. */
static gboolean
append_to_record (FwConnection *connection,
                  FwChangeSet *changes,
                  const Act *act,
                  FwResult *old,
                  GError **error)
{
  const char *what = fw_result_get_text (old, 0, OLD_WHAT);
  g_autofree char *subject = g_strconcat ("decision-", acts[act->kind].name, NULL);
  g_autofree char *body = NULL;

  if (act->kind == ACT_FINISH)
    /* Translators: an act in the course of a case; %s is what was decided. */
    body = g_strdup_printf (_ ("Decision done: %s"), what);
  else if (act->kind == ACT_DROP)
    /* Translators: an act in the course of a case; %1$s is what was decided, %2$s why it falls
       away. */
    body = g_strdup_printf (_ ("Decision dropped: %1$s. Reason: %2$s"), what, act->reason);
  else if (act->kind == ACT_REOPEN)
    /* Translators: an act in the course of a case; %1$s is what was decided, %2$s why it is open
       again. */
    body = g_strdup_printf (_ ("Decision open again: %1$s. Reason: %2$s"), what, act->reason);
  return body == NULL
         || fw_record_append_act (connection, changes, fw_result_get_int (old, 0, OLD_CASE),
                                  act->by, "act", subject, body, error);
}

/* Whoever is of the office is named as the office names them. */
static void
find_name (FwConnection *connection, Act *act)
{
  g_autoptr (FwResult) staff = NULL;

  if (act->kind != ACT_HAND_OVER || act->staff_id == 0 || act->text[0] != '\0')
    return;
  staff = fw_connection_query (connection, "SELECT name FROM staff WHERE id = $1",
                               g_variant_new ("(x)", act->staff_id), NULL);
  if (staff != NULL && fw_result_get_n_rows (staff) > 0)
    g_set_str (&act->text, fw_result_get_text (staff, 0, 0));
}

/* Adds the row, the event and what the course of the case says. */
static gboolean
append (FwConnection *connection, FwChangeSet *changes, Act *act, GError **error)
{
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) old = NULL;
  g_autofree char *parts = NULL;
  const char *from = NULL, *to = NULL;

  if (!check_reason (act, error) || !check_values (act, error))
    return FALSE;
  old = fw_connection_query (connection,
                             "SELECT status, due, responsible, light, case_id, what, "
                             "in_force_since FROM decision WHERE id = $1",
                             g_variant_new ("(x)", act->id), error);
  if (old == NULL)
    return FALSE;
  if (fw_result_get_n_rows (old) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This decision is no longer there."));
      return FALSE;
    }
  if (!check_state (act, old, error))
    return FALSE;
  find_name (connection, act);
  fill_row (act, old, row, &from, &to);
  if (act->kind == ACT_PARTLY && act->n_parts > 0)
    to = parts = g_strdup_printf ("%d/%d", act->n_done, act->n_parts);
  if (fw_row_get_n (row) > 0)
    fw_change_set_update (changes, "decision", act->id, act->version, row);
  _fw_decision_append_event (changes, act->id, act->by, acts[act->kind].name, from, to,
                             act->reason);
  return append_to_record (connection, changes, act, old, error);
}

static DexFuture *
act_job (FwConnection *connection, gpointer data)
{
  Act *act = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ (acts[act->kind].label));
  GError *error = NULL;

  if (!append (connection, changes, act, &error)
      || !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

gboolean
_fw_decision_append_answer (FwConnection *connection,
                            FwChangeSet *changes,
                            const FwDecisionAnswer *answer,
                            gint64 staff_id,
                            const char *on,
                            GError **error)
{
  static const ActKind kinds[] = {ACT_FINISH, ACT_DROP, ACT_HAND_OVER};
  Act *act = g_new0 (Act, 1);
  gboolean ok;

  act->kind = kinds[answer->answer];
  act->id = answer->decision_id;
  act->version = answer->version;
  act->by = staff_id;
  act->day = g_strdup (on);
  act->text = g_strdup (answer->name != NULL ? answer->name : "");
  act->reason = g_strstrip (g_strdup (answer->reason != NULL ? answer->reason : ""));
  act->staff_id = answer->staff_id;
  ok = append (connection, changes, act, error);
  act_free (act);
  return ok;
}

static Act *
act_new (FwStore *store, ActKind kind, gint64 id, gint64 version, const char *reason)
{
  Act *act = g_new0 (Act, 1);

  act->kind = kind;
  act->id = id;
  act->version = version;
  act->by = fw_store_get_staff (store);
  act->day = g_strdup ("");
  act->text = g_strdup ("");
  act->reason = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  return act;
}

static DexFuture *
run (FwStore *store, Act *act)
{
  return fw_store_write (store, act_job, act, act_free);
}

DexFuture *
fw_decision_finish (FwStore *store, gint64 id, gint64 version, const char *on, const char *reason)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store) && on != NULL, NULL);

  act = act_new (store, ACT_FINISH, id, version, reason);
  g_set_str (&act->day, on);
  return run (store, act);
}

DexFuture *
fw_decision_drop (FwStore *store, gint64 id, gint64 version, const char *on, const char *reason)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store) && on != NULL, NULL);

  act = act_new (store, ACT_DROP, id, version, reason);
  g_set_str (&act->day, on);
  return run (store, act);
}

DexFuture *
fw_decision_postpone (FwStore *store,
                      gint64 id,
                      gint64 version,
                      const char *due,
                      const char *reason)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store) && due != NULL, NULL);

  act = act_new (store, ACT_POSTPONE, id, version, reason);
  g_set_str (&act->day, due);
  return run (store, act);
}

DexFuture *
fw_decision_hand_over (FwStore *store,
                       gint64 id,
                       gint64 version,
                       gint64 staff_id,
                       const char *name,
                       const char *reason)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  act = act_new (store, ACT_HAND_OVER, id, version, reason);
  act->staff_id = staff_id;
  g_set_str (&act->text, name != NULL ? name : "");
  g_strstrip (act->text);
  return run (store, act);
}

DexFuture *
fw_decision_set_partly (FwStore *store,
                        gint64 id,
                        gint64 version,
                        int n_done,
                        int n_parts,
                        const char *what_is_left)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  act = act_new (store, ACT_PARTLY, id, version, what_is_left);
  act->n_done = n_done;
  act->n_parts = n_parts;
  return run (store, act);
}

DexFuture *
fw_decision_reopen (FwStore *store, gint64 id, gint64 version, const char *reason)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return run (store, act_new (store, ACT_REOPEN, id, version, reason));
}

DexFuture *
fw_decision_override (FwStore *store,
                      gint64 id,
                      gint64 version,
                      const char *light,
                      const char *until,
                      const char *reason)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store) && light != NULL, NULL);

  act = act_new (store, ACT_OVERRIDE, id, version, reason);
  g_set_str (&act->text, light);
  g_set_str (&act->day, until != NULL ? until : "");
  return run (store, act);
}

DexFuture *
fw_decision_note (FwStore *store, gint64 id, const char *text)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return run (store, act_new (store, ACT_NOTE, id, 0, text));
}
