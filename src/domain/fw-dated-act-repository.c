/* fw-dated-act-repository.c: see fw-dated-act-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-dated-act-repository.h"
#include "domain/fw-deadline.h"
#include "domain/fw-record-repository.h"
#include "domain/fw-rules.h"

/* What the program knows by itself; nobody enters it a second time. */
static const char *const known[]
    = {"first-contact", "plan-talk",       "plan-review", "next-review",       "help-start",
       "help-end",      "conference-held", "child-seen",  "wish-not-followed", "report-expected",
       "hours-used",    "wellbeing",       NULL};

/* Acts that settle others, in the words of the file; an office's own stand as they are. */
static const char *
get_settling_title (const char *event)
{
  static const struct
  {
    const char *event;
    const char *title;
  } titles[] = {
      {"deprivation-ended", "Ende der Freiheitsentziehung"},
      {"complaint-receipt", "Eingang der Beschwerde bestätigt"},
      {"complaint-answer", "Beschwerde in der Sache beantwortet"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].event, event))
      return titles[i].title;
  return event;
}

static void
add (GPtrArray *acts, const char *event, const char *title)
{
  const char *act[] = {event, title, NULL};

  for (guint i = 0; i < acts->len; i++)
    if (g_str_equal (((GStrv) g_ptr_array_index (acts, i))[FW_DATED_ACT_EVENT], event))
      return;
  g_ptr_array_add (acts, g_strdupv ((char **) act));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const GStrv x = *(GStrv *) a, y = *(GStrv *) b;

  return g_utf8_collate (x[FW_DATED_ACT_TITLE], y[FW_DATED_ACT_TITLE]);
}

static DexFuture *
list_job (FwConnection *connection, gpointer data)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  GPtrArray *acts;
  GError *error = NULL;
  g_autoptr (FwResult) rows = fw_rules_list_connection (connection, "deadline", today, &error);

  if (rows == NULL)
    return dex_future_new_for_error (error);
  acts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
      {
        g_autoptr (FwDeadlineRule) rule
            = fw_deadline_rule_parse (fw_result_get_text (rows, i, FW_RULE_NAME),
                                      fw_result_get_text (rows, i, FW_RULE_BODY), NULL);

        if (rule == NULL)
          continue;
        if (pass == 0 && !g_strv_contains (known, rule->event))
          add (acts, rule->event, rule->start);
        for (guint j = 0; pass == 1 && rule->done_by != NULL && rule->done_by[j] != NULL; j++)
          if (strchr (rule->done_by[j], ':') == NULL)
            add (acts, rule->done_by[j], get_settling_title (rule->done_by[j]));
      }
  g_ptr_array_sort (acts, compare);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, acts);
}

DexFuture *
fw_dated_act_repository_list (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, list_job, NULL, NULL);
}

typedef struct
{
  gint64 case_id;
  gint64 staff_id;
  GStrv words; /* event, body, happened at */
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_strfreev (adding->words);
  g_free (adding);
}

static DexFuture *
add_job (FwConnection *connection, gpointer data)
{
  Adding *adding = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Dated act"));
  GError *error = NULL;

  if (!fw_record_append_act (connection, changes, adding->case_id, adding->staff_id, "act",
                             adding->words[0], adding->words[1], &error))
    return dex_future_new_for_error (error);
  /* It is dated by when it happened, not by when it is entered. */
  fw_row_set_text (fw_change_set_get (changes, 0)->after, "happened_at", adding->words[2]);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_dated_act_repository_add (FwStore *store,
                             gint64 case_id,
                             const char *event,
                             const char *title,
                             const char *happened_at,
                             const char *note)
{
  g_autofree char *body = NULL;
  g_autofree char *when = NULL;
  Adding *adding;
  FwDay day;
  int minute;

  g_return_val_if_fail (FW_IS_STORE (store) && event != NULL && title != NULL, NULL);

  if (event[0] == '\0' || !fw_deadline_moment_from_iso (happened_at, &day, &minute))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("An act needs its kind and its day."));
  body = note != NULL && note[0] != '\0' ? g_strdup_printf ("%s: %s", title, note)
                                         : g_strdup (title);
  when = minute < 0 ? g_strdup_printf ("%.10sT00:00", happened_at) : g_strdup (happened_at);
  {
    const char *words[] = {event, body, when, NULL};

    adding = g_new0 (Adding, 1);
    adding->case_id = case_id;
    adding->staff_id = fw_store_get_staff (store);
    adding->words = g_strdupv ((char **) words);
  }
  return fw_store_write (store, add_job, adding, adding_free);
}
