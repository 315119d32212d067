/* fw-conference-rating.c: the blind round, its reveal, and what the rule makes of it.
 *
 *   waiting ──rate──▶ rated ─┐
 *      └──set_absent──▶ absent┴─ all ──reveal──▶ shown together; never changed any more
 *
 * While the round is blind nobody reads another one's values, not even through
 * this repository (handbook CONF-1; independent scores before the group's).
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-conference-private.h"

/* The people who rate: all of the session, or of this case alone, but the family. */
#define RATERS                                                                                     \
  "SELECT p.id, p.name, p.presence, p.reason, r.id, r.version, r.state FROM conference k JOIN "    \
  "session_person p ON p.session_id = k.session_id AND (p.conference_id IS NULL OR "               \
  "p.conference_id = k.id) LEFT JOIN conference_round r ON r.person_id = p.id AND "                \
  "r.conference_id = k.id WHERE k.id = $1 AND p.role <> 'family' ORDER BY p.position, p.id"
enum
{
  RATER_ID,
  RATER_NAME,
  RATER_PRESENCE,
  RATER_REASON,
  RATER_ROUND,
  RATER_ROUND_VERSION,
  RATER_STATE,
};

/* Makes the rounds of those who are there, before it is shown together. */
static DexFuture *
make_rounds_job (FwConnection *connection, gpointer data)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Begin rating"));
  g_autoptr (FwRow) conference = NULL;
  g_autoptr (FwResult) people = NULL;
  GError *error = NULL;

  conference = _fw_conference_read (connection, id, &error);
  people = conference != NULL
               ? fw_connection_query (connection, RATERS, g_variant_new ("(x)", id), &error)
               : NULL;
  if (people == NULL)
    return dex_future_new_for_error (error);
  if (fw_row_get_text (conference, "revealed_at") != NULL
      || g_str_equal (fw_row_get_text (conference, "status"), "closed"))
    return dex_future_new_true ();
  for (guint i = 0; i < fw_result_get_n_rows (people); i++)
    {
      g_autoptr (FwRow) row = NULL;

      if (!fw_result_is_null (people, i, RATER_ROUND)
          || g_str_equal (fw_result_get_text (people, i, RATER_PRESENCE), "absent"))
        continue;
      row = fw_row_new ();
      fw_row_set_int (row, "conference_id", id);
      fw_row_set_int (row, "person_id", fw_result_get_int (people, i, RATER_ID));
      fw_change_set_insert (changes, "conference_round", fw_id_new (), row);
    }
  if (fw_change_set_get_n (changes) > 0 && !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

typedef struct
{
  FwStore *store;
  gint64 id;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->store);
  g_free (load);
}

static DexFuture *
load_rounds_fiber (gpointer data)
{
  Load *load = data;
  GError *error = NULL;
  GListModel *rounds = NULL;

  if (dex_await (fw_store_write (load->store, make_rounds_job,
                                 g_memdup2 (&load->id, sizeof load->id), g_free),
                 &error))
    rounds = dex_await_object (
        fw_store_load_records (load->store, FW_TYPE_CONFERENCE_ROUND,
                               "WHERE conference_id = $1 ORDER BY (SELECT position FROM "
                               "session_person WHERE session_person.id = person_id), id",
                               g_variant_new ("(x)", load->id)),
        &error);
  return rounds != NULL ? dex_future_new_take_object (rounds) : dex_future_new_for_error (error);
}

DexFuture *
fw_conference_repository_load_rounds (FwStore *store, gint64 id)
{
  Load *load;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  load = g_new0 (Load, 1);
  load->store = g_object_ref (store);
  load->id = id;
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, load_rounds_fiber, load, load_free);
}

static DexFuture *
is_revealed_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  g_autoptr (FwRow) row = _fw_conference_read (connection, *(gint64 *) data, &error);

  if (row == NULL)
    return dex_future_new_for_error (error);
  if (fw_row_get_text (row, "revealed_at") == NULL)
    return dex_future_new_reject (
        FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_NOT_REVEALED, "%s",
        _ ("Everybody rates alone first. The values are shown when all have rated."));
  return dex_future_new_true ();
}

static DexFuture *
load_ratings_fiber (gpointer data)
{
  Load *load = data;
  GError *error = NULL;
  GListModel *ratings = NULL;

  if (dex_await (fw_store_read (load->store, is_revealed_job,
                                g_memdup2 (&load->id, sizeof load->id), g_free),
                 &error))
    ratings = dex_await_object (
        fw_store_load_records (load->store, FW_TYPE_RATING,
                               "WHERE conference_id = $1 ORDER BY (SELECT position FROM "
                               "session_person WHERE session_person.id = person_id), id",
                               g_variant_new ("(x)", load->id)),
        &error);
  return ratings != NULL ? dex_future_new_take_object (ratings) : dex_future_new_for_error (error);
}

DexFuture *
fw_conference_repository_load_ratings (FwStore *store, gint64 id, gint64 person_id)
{
  Load *load;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  if (person_id != 0)
    return fw_store_load_records (store, FW_TYPE_RATING,
                                  "WHERE conference_id = $1 AND person_id = $2 ORDER BY id",
                                  g_variant_new ("(xx)", id, person_id));
  load = g_new0 (Load, 1);
  load->store = g_object_ref (store);
  load->id = id;
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, load_ratings_fiber, load, load_free);
}

typedef struct
{
  gint64 id, person_id;
  char **domains; /* NULL: the person is absent */
  int *values;
  char **reasons; /* as long as domains; "" for none */
  char *way;
  char *reason; /* why absent */
} Rate;

static void
rate_free (gpointer data)
{
  Rate *rate = data;

  g_strfreev (rate->domains);
  g_free (rate->values);
  g_strfreev (rate->reasons);
  g_free (rate->way);
  g_free (rate->reason);
  g_free (rate);
}

static gboolean
check_values (FwConferenceKind *kind, const Rate *rate, GError **error)
{
  for (guint i = 0; rate->domains != NULL && rate->domains[i] != NULL; i++)
    {
      gboolean is_safety = g_str_equal (rate->domains[i], "safety");

      if ((!is_safety && fw_conference_kind_find_domain (kind, rate->domains[i]) == NULL)
          || rate->values[i] < 0 || rate->values[i] > (is_safety ? 2 : 4))
        {
          g_set_error_literal (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_INCOMPLETE,
                               _ ("This value is not on the grid of this conference."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
append_values (FwConnection *connection, FwChangeSet *changes, const Rate *rate, GError **error)
{
  g_autoptr (FwResult) old = fw_connection_query (
      connection, "SELECT id, version FROM rating WHERE conference_id = $1 AND person_id = $2",
      g_variant_new ("(xx)", rate->id, rate->person_id), error);

  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (old); i++)
    fw_change_set_delete (changes, "rating", fw_result_get_int (old, i, 0),
                          fw_result_get_int (old, i, 1));
  for (guint i = 0; rate->domains != NULL && rate->domains[i] != NULL; i++)
    {
      g_autoptr (FwRow) row = fw_row_new ();

      fw_row_set_int (row, "conference_id", rate->id);
      fw_row_set_int (row, "person_id", rate->person_id);
      fw_row_set_text (row, "domain", rate->domains[i]);
      fw_row_set_int (row, "value", rate->values[i]);
      fw_row_set_text (row, "reason", rate->values[i] == 0 ? rate->reasons[i] : "");
      fw_change_set_insert (changes, "rating", fw_id_new (), row);
    }
  return TRUE;
}

static gboolean
append_round (FwConnection *connection, FwChangeSet *changes, const Rate *rate, GError **error)
{
  g_autoptr (FwResult) old = fw_connection_query (
      connection,
      "SELECT id, version FROM conference_round WHERE conference_id = $1 AND person_id = $2",
      g_variant_new ("(xx)", rate->id, rate->person_id), error);
  g_autoptr (FwRow) row = fw_row_new ();

  if (old == NULL)
    return FALSE;
  fw_row_set_text (row, "state", rate->domains != NULL ? "rated" : "absent");
  fw_row_set_text (row, "reason", rate->reason);
  if (rate->domains != NULL)
    fw_row_set_text (row, "way", rate->way);
  if (fw_result_get_n_rows (old) > 0)
    fw_change_set_update (changes, "conference_round", fw_result_get_int (old, 0, 0),
                          fw_result_get_int (old, 0, 1), row);
  else
    {
      fw_row_set_int (row, "conference_id", rate->id);
      fw_row_set_int (row, "person_id", rate->person_id);
      fw_change_set_insert (changes, "conference_round", fw_id_new (), row);
    }
  return TRUE;
}

static DexFuture *
rate_job (FwConnection *connection, gpointer data)
{
  const Rate *rate = data;
  g_autoptr (FwChangeSet) changes
      = fw_change_set_new (rate->domains != NULL ? _ ("Rate") : _ ("Mark as absent"));
  g_autoptr (FwRow) conference = NULL;
  g_autoptr (FwConferenceKind) kind = NULL;
  GError *error = NULL;

  conference = _fw_conference_read (connection, rate->id, &error);
  if (conference == NULL)
    return dex_future_new_for_error (error);
  if (g_str_equal (fw_row_get_text (conference, "status"), "closed")
      && !_fw_conference_refuse_closed (&error))
    return dex_future_new_for_error (error);
  if (fw_row_get_text (conference, "revealed_at") != NULL)
    return dex_future_new_reject (FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_CLOSED, "%s",
                                  _ ("The values have been shown together and do not change any "
                                     "more. A differing view is kept as dissent."));
  kind = fw_conference_kind_find (connection, fw_row_get_text (conference, "kind"),
                                  fw_row_get_text (conference, "template_valid_from"), &error);
  if (kind == NULL || !check_values (kind, rate, &error)
      || !append_values (connection, changes, rate, &error)
      || !append_round (connection, changes, rate, &error)
      || !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_conference_repository_rate (FwStore *store,
                               gint64 id,
                               gint64 person_id,
                               const char *const *domains,
                               const int *values,
                               const char *const *reasons,
                               const char *way)
{
  guint n;
  Rate *rate;

  g_return_val_if_fail (FW_IS_STORE (store) && domains != NULL && values != NULL, NULL);

  n = g_strv_length ((char **) domains);
  rate = g_new0 (Rate, 1);
  rate->id = id;
  rate->person_id = person_id;
  rate->domains = g_strdupv ((char **) domains);
  rate->values = g_memdup2 (values, n * sizeof *values);
  rate->reasons = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    rate->reasons[i] = g_strdup (reasons != NULL && reasons[i] != NULL ? reasons[i] : "");
  rate->way = g_strdup (way != NULL ? way : "device");
  rate->reason = g_strdup ("");
  return fw_store_write (store, rate_job, rate, rate_free);
}

DexFuture *
fw_conference_repository_set_absent (FwStore *store,
                                     gint64 id,
                                     gint64 person_id,
                                     const char *reason)
{
  Rate *rate;

  g_return_val_if_fail (FW_IS_STORE (store) && reason != NULL, NULL);

  rate = g_new0 (Rate, 1);
  rate->id = id;
  rate->person_id = person_id;
  rate->reason = g_strstrip (g_strdup (reason));
  if (rate->reason[0] == '\0')
    {
      rate_free (rate);
      return dex_future_new_reject (FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_NO_REASON, "%s",
                                    _ ("Why does this person not rate? A short reason is enough."));
    }
  return fw_store_write (store, rate_job, rate, rate_free);
}

/* FALSE with the number of those who are still to rate. */
static gboolean
check_all_rated (FwResult *people, GError **error)
{
  guint n_open = 0, n_rated = 0;

  for (guint i = 0; i < fw_result_get_n_rows (people); i++)
    {
      const char *state = fw_result_get_text (people, i, RATER_STATE);

      if (g_strcmp0 (state, "rated") == 0)
        n_rated++;
      else if (g_strcmp0 (state, "absent") != 0
               && !g_str_equal (fw_result_get_text (people, i, RATER_PRESENCE), "absent"))
        n_open++;
    }
  if (n_open == 0 && n_rated > 0)
    return TRUE;
  g_set_error (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_NOT_REVEALED,
               /* Translators: %u is a number of people. */
               ngettext ("%u person has not rated yet. The values are shown together when all have "
                         "rated or are marked as absent.",
                         "%u people have not rated yet. The values are shown together when all "
                         "have rated or are marked as absent.",
                         n_open),
               n_open);
  return FALSE;
}

static DexFuture *
reveal_job (FwConnection *connection, gpointer data)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Show ratings together"));
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *at = g_date_time_format_iso8601 (utc);
  g_autoptr (FwRow) conference = NULL;
  g_autoptr (FwRow) shown = fw_row_new ();
  g_autoptr (FwConferenceKind) kind = NULL;
  g_autoptr (FwResult) people = NULL;
  g_autoptr (FwResult) agreed = NULL;
  GError *error = NULL;

  conference = _fw_conference_read (connection, id, &error);
  if (conference == NULL)
    return dex_future_new_for_error (error);
  if (fw_row_get_text (conference, "revealed_at") != NULL)
    return dex_future_new_true ();
  if (g_str_equal (fw_row_get_text (conference, "status"), "closed")
      && !_fw_conference_refuse_closed (&error))
    return dex_future_new_for_error (error);
  kind = fw_conference_kind_find (connection, fw_row_get_text (conference, "kind"),
                                  fw_row_get_text (conference, "template_valid_from"), &error);
  people = kind != NULL
               ? fw_connection_query (connection, RATERS, g_variant_new ("(x)", id), &error)
               : NULL;
  agreed = people != NULL
               ? fw_connection_query (connection,
                                      "SELECT domain FROM agreed_rating WHERE conference_id = $1",
                                      g_variant_new ("(x)", id), &error)
               : NULL;
  if (agreed == NULL || !check_all_rated (people, &error))
    return dex_future_new_for_error (error);
  for (guint i = 0; i < kind->domains->len; i++)
    {
      const FwRatingDomain *domain = g_ptr_array_index (kind->domains, i);
      g_autoptr (FwRow) row = fw_row_new ();
      gboolean known = FALSE;

      for (guint j = 0; j < fw_result_get_n_rows (agreed) && !known; j++)
        known = g_str_equal (fw_result_get_text (agreed, j, 0), domain->name);
      if (known)
        continue;
      /* Never filled in beforehand: a number on the table would be an anchor. */
      fw_row_set_int (row, "conference_id", id);
      fw_row_set_text (row, "domain", domain->name);
      fw_change_set_insert (changes, "agreed_rating", fw_id_new (), row);
    }
  fw_row_set_text (shown, "revealed_at", at);
  fw_change_set_update (changes, "conference", id, fw_row_get_int (conference, "version", 0),
                        shown);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_conference_repository_reveal (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_write (store, reveal_job, g_memdup2 (&id, sizeof id), g_free);
}

DexFuture *
fw_conference_repository_load_agreed (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_load_records (store, FW_TYPE_AGREED_RATING,
                                "WHERE conference_id = $1 ORDER BY id", g_variant_new ("(x)", id));
}
