/* fw-session-plan.c: the office's calendar of sessions, and whether everybody is there.
 *
 * A session's number within its series counts from the first one, whether it
 * was held or called off: so nothing that somebody moved is made again.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "domain/fw-conference-private.h"
#include "domain/fw-office.h"
#include "domain/fw-session-repository.h"

#define MAX_SESSIONS 400 /* of one series at once */

/* Monthly is the same weekday of the month ("the first Tuesday"); a fifth one that
 * a month has not is its last. */
static FwDay
get_month_day (FwDay first, guint n)
{
  int year, month, day, of_year, of_month, of_day;
  FwDay begin, found;

  fw_day_split (first, &year, &month, &day);
  begin = fw_day_add_months (fw_day_new (year, month, 1), (int) n);
  found = begin + (fw_day_get_weekday (first) - fw_day_get_weekday (begin) + 7) % 7
          + 7 * ((day - 1) / 7);
  fw_day_split (begin, &year, &month, &day);
  fw_day_split (found, &of_year, &of_month, &of_day);
  return of_month == month ? found : found - 7;
}

/* The day of number @n of a series, before holidays. */
static FwDay
get_day (const char *rhythm, FwDay first, guint n)
{
  if (g_str_equal (rhythm, "weekly"))
    return first + 7 * (FwDay) n;
  if (g_str_equal (rhythm, "fortnightly"))
    return first + 14 * (FwDay) n;
  if (g_str_equal (rhythm, "six-weekly"))
    return first + 42 * (FwDay) n;
  return get_month_day (first, n);
}

enum
{
  SERIES_ID,
  SERIES_KIND,
  SERIES_RHYTHM,
  SERIES_FIRST,
  SERIES_ENDS,
  SERIES_STARTS_AT,
  SERIES_PLACE,
  SERIES_TEAM,
  SERIES_CHAIR,
  SERIES_N,
};

static gboolean
plan_series (FwConnection *connection,
             FwChangeSet *changes,
             FwResult *series,
             guint i,
             const FwCalendar *calendar,
             FwDay until,
             int *n_made,
             GError **error)
{
  g_autoptr (FwConferenceKind) kind = NULL;
  FwDay first, ends = until;
  guint n = (guint) fw_result_get_int (series, i, SERIES_N);

  if (!fw_day_from_iso (fw_result_get_text (series, i, SERIES_FIRST), &first))
    return TRUE;
  if (!fw_result_is_null (series, i, SERIES_ENDS)
      && fw_day_from_iso (fw_result_get_text (series, i, SERIES_ENDS), &ends))
    ends = MIN (ends, until);
  for (guint made = 0; made < MAX_SESSIONS; made++, n++)
    {
      FwDay day = get_day (fw_result_get_text (series, i, SERIES_RHYTHM), first, n);
      g_autofree char *iso = NULL;
      FwNewSession values = {0};

      if (day > ends)
        break;
      day = fw_calendar_add_working_days (calendar, day, 0, NULL);
      iso = fw_day_to_iso (day);
      values = (FwNewSession) {.held_on = iso,
                               .starts_at = fw_result_get_text (series, i, SERIES_STARTS_AT),
                               .place = fw_result_get_text (series, i, SERIES_PLACE),
                               .series_id = fw_result_get_int (series, i, SERIES_ID),
                               .team_id = fw_result_get_int (series, i, SERIES_TEAM),
                               .chair_id = fw_result_get_int (series, i, SERIES_CHAIR)};
      if (kind == NULL)
        kind = fw_conference_kind_find (connection, fw_result_get_text (series, i, SERIES_KIND),
                                        NULL, error);
      if (kind == NULL || _fw_session_append (connection, changes, kind, &values, error) == 0)
        return FALSE;
      ++*n_made;
    }
  return TRUE;
}

static DexFuture *
plan_job (FwConnection *connection, gpointer data)
{
  const char *until_iso = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Plan sessions"));
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) settings = NULL;
  g_autoptr (FwResult) series = NULL;
  FwCalendar calendar;
  GError *error = NULL;
  FwDay until;
  int n = 0;

  if (!fw_day_from_iso (until_iso, &until))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("Please enter a date."));
  settings = fw_office_read_settings (connection, today, &error);
  series
      = settings != NULL
            ? fw_connection_query (connection,
                                   "SELECT r.id, r.kind, r.rhythm, r.first_on, r.ends_on, "
                                   "r.starts_at, r.place, r.team_id, r.chair_id, (SELECT count(*) "
                                   "FROM session WHERE series_id = r.id) FROM session_series r "
                                   "ORDER BY r.id",
                                   NULL, &error)
            : NULL;
  if (series == NULL)
    return dex_future_new_for_error (error);
  fw_office_get_calendar (settings, &calendar);
  for (guint i = 0; i < fw_result_get_n_rows (series); i++)
    if (!plan_series (connection, changes, series, i, &calendar, until, &n, &error))
      return dex_future_new_for_error (error);
  if (n > 0 && !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int (n);
}

DexFuture *
fw_session_repository_plan (FwStore *store, const char *until)
{
  g_return_val_if_fail (FW_IS_STORE (store) && until != NULL, NULL);

  return fw_store_write (store, plan_job, g_strdup (until), g_free);
}

static gboolean
asks_for_worker (FwConferenceKind *kind)
{
  for (guint i = 0; i < kind->roles->len; i++)
    {
      const FwConferenceRole *role = g_ptr_array_index (kind->roles, i);

      if (g_str_equal (role->role, "case-worker") && role->minimum > 0)
        return TRUE;
    }
  return FALSE;
}

/* A sentence for every role of which there are not enough in @roles. */
static char **
dup_missing (FwConferenceKind *kind, GPtrArray *roles)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  guint n_people = 0;

  for (guint i = 0; i < roles->len; i++)
    if (!g_str_equal (g_ptr_array_index (roles, i), "family"))
      n_people++;
  for (guint i = 0; i < kind->roles->len; i++)
    {
      const FwConferenceRole *role = g_ptr_array_index (kind->roles, i);
      int n = 0, n_workers = 0;

      for (guint j = 0; j < roles->len; j++)
        {
          n += fw_conference_role_is (g_ptr_array_index (roles, j), role->role);
          n_workers += g_str_equal (g_ptr_array_index (roles, j), "case-worker");
        }
      /* One worker brings the case, every further one is a colleague; where the worker is asked
       * for by name, the same person is not a second professional. */
      if (g_str_equal (role->role, "colleague"))
        n += MAX (n_workers - 1, 0);
      else if (g_str_equal (role->role, "professional") && asks_for_worker (kind))
        n -= MIN (n_workers, 1);
      if (n == 0 && role->minimum > 0)
        /* Translators: somebody who must take part; %s is a role ("Teamleitung"). */
        g_strv_builder_take (sentences, g_strdup_printf (_ ("%s is missing"), role->title));
      else if (n < role->minimum)
        /* Translators: %1$s is a role, %2$d how many of them are there, %3$d how many must be. */
        g_strv_builder_take (sentences, g_strdup_printf (_ ("%1$s: %2$d of %3$d are there"),
                                                         role->title, n, role->minimum));
    }
  if ((int) n_people < kind->min_people)
    /* Translators: %1$d is how many people are there, %2$d how many must be. */
    g_strv_builder_take (sentences, g_strdup_printf (_ ("%1$d of at least %2$d people are there"),
                                                     (int) n_people, kind->min_people));
  return g_strv_builder_end (sentences);
}

char **
fw_session_missing_roles (FwConferenceKind *kind, GListModel *people, gboolean only_present)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (kind != NULL && G_IS_LIST_MODEL (people), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (people, i);
      const char *presence = fw_record_get_text (person, "presence");
      const char *role = fw_record_get_text (person, "role");

      if (g_strcmp0 (presence, "present") == 0
          || (!only_present && g_strcmp0 (presence, "absent") != 0))
        g_ptr_array_add (roles, g_strdup (role != NULL ? role : ""));
    }
  return dup_missing (kind, roles);
}

char *
_fw_conference_dup_missing_roles (FwConnection *connection,
                                  FwConferenceKind *kind,
                                  gint64 session_id,
                                  gint64 conference_id,
                                  gboolean only_present,
                                  GError **error)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FwResult) people = fw_connection_query (
      connection,
      "SELECT role, presence FROM session_person WHERE session_id = $1 AND (conference_id IS NULL "
      "OR conference_id = $2) ORDER BY position, id",
      g_variant_new ("(xx)", session_id, conference_id), error);
  g_auto (GStrv) sentences = NULL;

  if (people == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (people); i++)
    {
      const char *presence = fw_result_get_text (people, i, 1);

      if (g_str_equal (presence, "present") || (!only_present && !g_str_equal (presence, "absent")))
        g_ptr_array_add (roles, g_strdup (fw_result_get_text (people, i, 0)));
    }
  sentences = dup_missing (kind, roles);
  return g_strjoinv (", ", sentences);
}
