/* fw-resubmission-repository.c: see fw-resubmission-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-decision-repository.h"
#include "domain/fw-office.h"
#include "domain/fw-record-repository.h"
#include "domain/fw-resubmission-repository.h"
#include "domain/fw-rules.h"

static char *
dup_day_text (const char *iso)
{
  FwDay day;

  return fw_day_from_iso (iso, &day) ? fw_day_to_text (day) : g_strdup (iso);
}

static char *
dup_german_day (const char *iso)
{
  int year, month, month_day;
  FwDay day;

  if (!fw_day_from_iso (iso, &day))
    return g_strdup (iso);
  fw_day_split (day, &year, &month, &month_day);
  return g_strdup_printf ("%d.%d.%d", month_day, month, year);
}

static char *
dup_german_day_of (FwDay day)
{
  g_autofree char *iso = fw_day_to_iso (day);

  return dup_german_day (iso);
}

static FwRow *
create_row (gint64 case_id, const char *what, const char *due, gint64 assigned_to)
{
  FwRow *row = fw_row_new ();

  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_text (row, "what", what);
  fw_row_set_text (row, "due", due);
  if (assigned_to != 0)
    fw_row_set_int (row, "assigned_to", assigned_to);
  return row;
}

gboolean
fw_resubmission_append (FwConnection *connection,
                        FwChangeSet *changes,
                        gint64 case_id,
                        gint64 entry_id,
                        const char *what,
                        const char *due,
                        gint64 assigned_to,
                        gint64 staff_id,
                        GError **error)
{
  g_autoptr (FwRow) row = create_row (case_id, what, due, assigned_to);
  g_autofree char *day = dup_german_day (due);
  /* What goes into a file is German whatever the screen speaks. */
  g_autofree char *body = g_strdup_printf ("%s, fällig am %s", what, day);

  if (entry_id != 0)
    fw_row_set_int (row, "entry_id", entry_id);
  fw_change_set_insert (changes, "resubmission", fw_id_new (), row);
  return fw_record_append_act (connection, changes, case_id, staff_id, "resubmission", "set", body,
                               error);
}

gboolean
fw_resubmission_append_rules (FwConnection *connection,
                              FwChangeSet *changes,
                              gint64 case_id,
                              const char *case_kind,
                              const char *event,
                              const char *start,
                              gint64 assigned_to,
                              GError **error)
{
  g_autoptr (FwResult) rules = fw_rules_list_connection (connection, "deadline", start, error);
  g_autoptr (FwRow) settings = NULL;
  FwCalendar calendar;
  FwDay day;

  g_return_val_if_fail (fw_day_from_iso (start, &day), FALSE);

  if (rules == NULL)
    return FALSE;
  settings = fw_office_read_settings (connection, start, error);
  if (settings == NULL)
    return FALSE;
  fw_office_get_calendar (settings, &calendar);
  for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
    {
      const char *name = fw_result_get_text (rules, i, FW_RULE_NAME);
      g_autoptr (FwDeadlineRule) rule
          = fw_deadline_rule_parse (name, fw_result_get_text (rules, i, FW_RULE_BODY), error);
      g_auto (FwDeadline) deadline = {0};
      g_autoptr (FwRow) row = NULL;
      g_autofree char *due = NULL;

      if (rule == NULL)
        return FALSE;
      if (!g_str_equal (rule->event, event) || !fw_deadline_rule_is_for (rule, case_kind))
        continue;
      fw_deadline_compute (rule, &calendar, day, &deadline);
      due = fw_day_to_iso (deadline.due);
      row = create_row (case_id, rule->title, due, assigned_to);
      fw_row_set_text (row, "rule", name);
      fw_row_set_text (row, "start_date", start);
      fw_change_set_insert (changes, "resubmission", fw_id_new (), row);
    }
  return TRUE;
}

typedef struct
{
  FwDeadlineItem *item; /* NULL for a new one */
  gint64 case_id;
  gint64 staff_id;
  char *act; /* "set", "done", "dropped", "postponed", "assigned" */
  char *what;
  char *due;
  char *reason;
  gint64 assigned_to;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->item);
  g_free (act->act);
  g_free (act->what);
  g_free (act->due);
  g_free (act->reason);
  g_free (act);
}

static const char *
get_label (Act *act)
{
  if (g_str_equal (act->act, "done") || g_str_equal (act->act, "late"))
    return _ ("Re-submission done");
  if (g_str_equal (act->act, "dropped"))
    return _ ("Drop re-submission");
  if (g_str_equal (act->act, "postponed"))
    return _ ("Postpone re-submission");
  if (g_str_equal (act->act, "assigned"))
    return _ ("Hand over re-submission");
  return _ ("New re-submission");
}

/* The sentence for the course of the case. */
static char *
dup_body (FwConnection *connection, Act *act)
{
  if (g_str_equal (act->act, "postponed"))
    {
      g_autofree char *day = dup_day_text (act->due);

      /* Translators: %1$s what has to be done, %2$s a date, %3$s the reason. */
      return g_strdup_printf (_ ("%1$s, postponed to %2$s: %3$s"), act->item->what, day,
                              act->reason);
    }
  if (g_str_equal (act->act, "late"))
    {
      g_autofree char *day = dup_german_day_of (act->item->due);

      /* What goes into a file is German whatever the screen speaks. */
      return g_strdup_printf ("%s, erledigt nach Fristende (%s): %s", act->item->what, day,
                              act->reason);
    }
  if (g_str_equal (act->act, "dropped"))
    /* Translators: %1$s what had to be done, %2$s the reason why it is dropped. */
    return g_strdup_printf (_ ("%1$s, dropped: %2$s"), act->item->what, act->reason);
  if (g_str_equal (act->act, "assigned"))
    {
      g_autoptr (FwResult) staff
          = fw_connection_query (connection, "SELECT name FROM staff WHERE id = $1",
                                 g_variant_new ("(x)", act->assigned_to), NULL);

      /* Translators: %1$s what has to be done, %2$s who has to do it now. */
      return g_strdup_printf (_ ("%1$s, handed over to %2$s"), act->item->what,
                              staff != NULL && fw_result_get_n_rows (staff) > 0
                                  ? fw_result_get_text (staff, 0, 0)
                                  : "");
    }
  return g_strdup (act->item->what);
}

static void
fill_row (Act *act, FwRow *row)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  gboolean late = g_str_equal (act->act, "late");

  if (late || g_str_equal (act->act, "done") || g_str_equal (act->act, "dropped"))
    {
      fw_row_set_text (row, "status", late ? "done" : act->act);
      fw_row_set_text (row, "done_on", today);
    }
  if (act->reason != NULL)
    fw_row_set_text (row, late ? "late_reason" : "reason", act->reason);
  if (act->due != NULL)
    {
      fw_row_set_text (row, "due", act->due);
      if (act->item != NULL && act->item->rule != NULL)
        fw_row_set_text (row, "moved", act->due);
    }
  if (act->assigned_to != 0)
    fw_row_set_int (row, "assigned_to", act->assigned_to);
}

/* Postponing, waiving and missing stay to be seen; Source: handbook CASE-6, TIME-3. */
static void
append_event (Act *act, FwChangeSet *changes, gint64 row_id)
{
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *due = fw_day_to_iso (act->item->due);
  g_autofree char *key = act->item->anchor != NULL || act->item->id != 0
                             ? fw_deadline_item_dup_key (act->item)
                             : g_strdup_printf ("resubmission/%" G_GINT64_FORMAT, row_id);

  fw_row_set_int (row, "case_id", act->case_id);
  fw_row_set_text (row, "item", key);
  fw_row_set_text (row, "happened_on", today);
  if (act->staff_id != 0)
    fw_row_set_int (row, "staff_id", act->staff_id);
  fw_row_set_text (row, "act", act->act);
  fw_row_set_text (row, "from_value", due);
  if (act->due != NULL)
    fw_row_set_text (row, "to_value", act->due);
  if (act->reason != NULL)
    fw_row_set_text (row, "reason", act->reason);
  fw_change_set_insert (changes, "deadline_event", fw_id_new (), row);
}

static DexFuture *
act_job (FwConnection *connection, gpointer data)
{
  Act *act = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (get_label (act));
  g_autofree char *body = NULL;
  gint64 row_id = act->item != NULL ? act->item->id : 0;
  GError *error = NULL;

  if (act->item == NULL)
    {
      if (!fw_resubmission_append (connection, changes, act->case_id, 0, act->what, act->due,
                                   act->assigned_to, act->staff_id, &error)
          || !fw_connection_apply (connection, changes, &error))
        return dex_future_new_for_error (error);
      return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
    }
  if (act->item->id != 0)
    {
      g_autoptr (FwRow) row = fw_row_new ();

      fill_row (act, row);
      fw_change_set_update (changes, "resubmission", act->item->id, act->item->version, row);
    }
  else
    {
      g_autofree char *due = fw_day_to_iso (act->item->due);
      g_autofree char *start = fw_day_to_iso (act->item->start);
      g_autoptr (FwRow) row
          = create_row (act->case_id, act->item->what, due, act->item->assigned_to);

      fw_row_set_text (row, "rule", act->item->rule->name);
      fw_row_set_text (row, "start_date", start);
      if (act->item->anchor != NULL)
        fw_row_set_text (row, "anchor", act->item->anchor);
      fill_row (act, row);
      row_id = fw_id_new ();
      fw_change_set_insert (changes, "resubmission", row_id, row);
    }
  append_event (act, changes, row_id);
  body = dup_body (connection, act);
  if (!fw_record_append_act (connection, changes, act->case_id, act->staff_id, "resubmission",
                             act->act, body, &error)
      || !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

static Act *
act_new (FwStore *store, FwDeadlineItem *item, const char *word)
{
  Act *act = g_new0 (Act, 1);

  act->staff_id = fw_store_get_staff (store);
  act->act = g_strdup (word);
  if (item != NULL)
    {
      act->item = g_object_ref (item);
      act->case_id = item->case_id;
    }
  return act;
}

static DexFuture *
reject (const char *text)
{
  return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s", text);
}

DexFuture *
fw_resubmission_repository_add (FwStore *store,
                                gint64 case_id,
                                const char *what,
                                const char *due,
                                gint64 assigned_to)
{
  FwDay day;
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store) && what != NULL, NULL);

  if (what[0] == '\0' || !fw_day_from_iso (due, &day))
    return reject (_ ("A re-submission needs a text and a day."));
  act = act_new (store, NULL, "set");
  act->case_id = case_id;
  act->what = g_strdup (what);
  act->due = g_strdup (due);
  act->assigned_to = assigned_to != 0 ? assigned_to : act->staff_id;
  return fw_store_write (store, act_job, act, act_free);
}

DexFuture *
fw_resubmission_repository_done (FwStore *store, FwDeadlineItem *item)
{
  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_DEADLINE_ITEM (item), NULL);

  if (item->decision_id != 0)
    {
      g_autofree char *today = fw_day_to_iso (fw_clock_today ());

      return fw_decision_finish (store, item->decision_id, item->version, today, "");
    }
  if (fw_deadline_item_is_missed (item, fw_clock_today ()))
    return reject (_ ("The day of this deadline has passed: please say why it is done only now."));
  return fw_store_write (store, act_job, act_new (store, item, "done"), act_free);
}

DexFuture *
fw_resubmission_repository_done_late (FwStore *store, FwDeadlineItem *item, const char *reason)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_DEADLINE_ITEM (item), NULL);
  g_return_val_if_fail (item->decision_id == 0, NULL);

  if (reason == NULL || reason[0] == '\0')
    return reject (_ ("The day of this deadline has passed: please say why it is done only now."));
  act = act_new (store, item, "late");
  act->reason = g_strdup (reason);
  return fw_store_write (store, act_job, act, act_free);
}

DexFuture *
fw_resubmission_repository_load_history (FwStore *store, FwDeadlineItem *item)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_DEADLINE_ITEM (item), NULL);

  key = fw_deadline_item_dup_key (item);
  return fw_store_query (store,
                         "SELECT e.happened_on, coalesce (s.name, ''), e.act, e.from_value, "
                         "e.to_value, e.reason FROM deadline_event e LEFT JOIN staff s ON s.id = "
                         "e.staff_id WHERE e.case_id = $1 AND e.item = $2 ORDER BY e.id",
                         g_variant_new ("(xs)", item->case_id, key));
}

DexFuture *
fw_resubmission_repository_drop (FwStore *store, FwDeadlineItem *item, const char *reason)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_DEADLINE_ITEM (item), NULL);

  if (reason == NULL || reason[0] == '\0')
    return reject (_ ("Dropping what is due needs a reason."));
  if (item->decision_id != 0)
    {
      g_autofree char *today = fw_day_to_iso (fw_clock_today ());

      return fw_decision_drop (store, item->decision_id, item->version, today, reason);
    }
  act = act_new (store, item, "dropped");
  act->reason = g_strdup (reason);
  return fw_store_write (store, act_job, act, act_free);
}

DexFuture *
fw_resubmission_repository_postpone (FwStore *store,
                                     FwDeadlineItem *item,
                                     const char *due,
                                     const char *reason)
{
  FwDay day;
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_DEADLINE_ITEM (item), NULL);

  if (reason == NULL || reason[0] == '\0' || !fw_day_from_iso (due, &day))
    return reject (_ ("Postponing needs a day and a reason."));
  if (item->decision_id != 0)
    return fw_decision_postpone (store, item->decision_id, item->version, due, reason);
  if (item->rule != NULL && item->rule->source == FW_DEADLINE_SOURCE_LAW)
    return reject (_ ("A deadline of the law cannot be postponed."));
  act = act_new (store, item, "postponed");
  act->due = g_strdup (due);
  act->reason = g_strdup (reason);
  return fw_store_write (store, act_job, act, act_free);
}

DexFuture *
fw_resubmission_repository_assign (FwStore *store, FwDeadlineItem *item, gint64 assigned_to)
{
  Act *act;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_DEADLINE_ITEM (item), NULL);
  g_return_val_if_fail (assigned_to != 0, NULL);

  if (item->decision_id != 0)
    return fw_decision_hand_over (store, item->decision_id, item->version, assigned_to, "", "");
  act = act_new (store, item, "assigned");
  act->assigned_to = assigned_to;
  return fw_store_write (store, act_job, act, act_free);
}
