/* fw-case-search-repository.c: which cases match what somebody typed.
 *
 * Each term must be found among the names and numbers of a case: parts of
 * words by trigrams, terms of one or two letters as the beginnings of words,
 * a birth date as a date. Or all terms stand in one entry of the record; only
 * cases that the searcher may open are searched so, and the newest entries
 * first, but their own cases always wholly.
 */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-text.h"
#include "domain/fw-case-list-repository.h"

#define MAX_ENTRIES 3000

enum
{
  RANK_CASE,
  RANK_CHILD,
  RANK_PERSON,
  RANK_RECORD,
};

typedef struct
{
  FwConnection *connection;
  gint64 staff_id;
  gint64 team_id;
  GError **error;
} Search;

static void
add_hit (GHashTable *hits, gint64 case_id, gint64 person_id, gint64 entry_id, guint rank)
{
  FwCaseHit *hit = g_hash_table_lookup (hits, &case_id);
  gint64 *key;

  if (hit != NULL && hit->rank <= rank)
    return;
  hit = g_new (FwCaseHit, 1);
  *hit = (FwCaseHit) {person_id, entry_id, rank};
  key = g_new (gint64, 1);
  *key = case_id;
  g_hash_table_insert (hits, key, hit);
}

/* Rows of (person or case id, case id, role). A person is in no case, or the
 * id is a case's own: then the role is NULL. */
static gboolean
add_rows (Search *self, GHashTable *hits, const char *sql, GVariant *params)
{
  g_autoptr (FwResult) result = fw_connection_query (self->connection, sql, params, self->error);

  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      gint64 id = fw_result_get_int (result, i, 0);
      const char *role = fw_result_get_text (result, i, 2);

      if (role == NULL)
        add_hit (hits, id, 0, 0, RANK_CASE);
      else
        add_hit (hits, fw_result_get_int (result, i, 1), id, 0,
                 g_str_equal (role, "child") ? RANK_CHILD : RANK_PERSON);
    }
  return TRUE;
}

static char *
dup_phrase (const char *term, gboolean as_prefix)
{
  g_autofree char *clean = g_strstrip (g_strdelimit (g_strdup (term), "\"*", ' '));

  return g_strdup_printf (as_prefix ? "\"%s\"*" : "\"%s\"", clean);
}

static gboolean
looks_like_date (const char *term)
{
  return strspn (term, "0123456789.-") == strlen (term)
         && (strchr (term, '.') != NULL || strlen (term) == strlen ("2022-03-03"));
}

/* Where one folded term is among the names and numbers. */
static GHashTable *
find_term (Search *self, const char *term)
{
  g_autoptr (GHashTable) hits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gboolean is_short = g_utf8_strlen (term, -1) < 3;
  g_autofree char *phrase = dup_phrase (term, is_short);
  FwDay day;

  if (!add_rows (self, hits,
                 is_short ? "SELECT name_word_search.rowid, case_person.case_id, case_person.role "
                            "FROM name_word_search LEFT JOIN case_person ON "
                            "case_person.person_id = name_word_search.rowid WHERE "
                            "name_word_search MATCH $1"
                          : "SELECT name_search.rowid, case_person.case_id, case_person.role FROM "
                            "name_search LEFT JOIN case_person ON case_person.person_id = "
                            "name_search.rowid WHERE name_search MATCH $1",
                 g_variant_new ("(s)", phrase))
      || !add_rows (self, hits,
                    "SELECT person_id, case_id, 'child' FROM case_child WHERE file_number = $1",
                    g_variant_new ("(s)", term)))
    return NULL;
  if (looks_like_date (term) && fw_day_parse (term, fw_clock_today (), 0, &day))
    {
      g_autofree char *born = fw_day_to_iso (day);

      if (!add_rows (self, hits,
                     "SELECT person.id, case_person.case_id, case_person.role FROM person JOIN "
                     "case_person ON case_person.person_id = person.id WHERE person.born = $1",
                     g_variant_new ("(s)", born)))
        return NULL;
    }
  return g_steal_pointer (&hits);
}

/* Keeps what is in both. A person tells more than the name of the case: "jana
 * ahornblatt" was looked for as a person. */
static void
intersect (GHashTable *hits, GHashTable *others)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, hits);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      FwCaseHit *hit = value, *other = g_hash_table_lookup (others, key);

      if (other == NULL)
        g_hash_table_iter_remove (&iter);
      else if (hit->rank == RANK_CASE || (other->rank != RANK_CASE && other->rank < hit->rank))
        *hit = *other;
    }
}

/* The beginning of a word, as the index of the record finds it. */
static gboolean
has_word (const char *folded, const char *term)
{
  for (const char *found = strstr (folded, term); found != NULL; found = strstr (found + 1, term))
    if (found == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
      return TRUE;
  return FALSE;
}

static gboolean
scan_own (Search *self, GHashTable *hits, char **terms)
{
  g_autoptr (FwResult) result = fw_connection_query (
      self->connection,
      "SELECT record_entry.id, record_entry.case_id, record_entry.subject || ' ' || "
      "record_entry.body FROM case_file JOIN record_entry ON record_entry.case_id = case_file.id "
      "WHERE (case_file.worker_id = $1 OR case_file.deputy_id = $1) AND record_entry.confided = 0 "
      "ORDER BY record_entry.happened_at DESC",
      g_variant_new ("(x)", self->staff_id), self->error);

  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      g_autofree char *folded = fw_text_fold (fw_result_get_text (result, i, 2));
      gboolean all = TRUE;

      for (guint j = 0; terms[j] != NULL && all; j++)
        all = has_word (folded, terms[j]);
      if (all)
        add_hit (hits, fw_result_get_int (result, i, 1), 0, fw_result_get_int (result, i, 0),
                 RANK_RECORD);
    }
  return TRUE;
}

static gboolean
find_in_record (Search *self, GHashTable *hits, char **terms)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (FwResult) result = NULL;

  for (guint i = 0; terms[i] != NULL; i++)
    {
      g_autofree char *phrase = dup_phrase (terms[i], TRUE);

      g_string_append_printf (match, "%s%s", i > 0 ? " AND " : "", phrase);
    }
  result = fw_connection_query (
      self->connection,
      "SELECT found.id, record_entry.case_id, case_file.team_id, case_file.worker_id, "
      "case_file.deputy_id, case_file.tandem_id FROM (SELECT rowid AS id FROM record_search WHERE "
      "record_search MATCH $1 ORDER BY rowid DESC LIMIT $2) found JOIN record_entry ON "
      "record_entry.id = found.id JOIN case_file ON case_file.id = record_entry.case_id",
      g_variant_new ("(su)", match->str, MAX_ENTRIES), self->error);
  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    if ((self->team_id != 0 && fw_result_get_int (result, i, 2) == self->team_id)
        || fw_result_get_int (result, i, 3) == self->staff_id
        || fw_result_get_int (result, i, 4) == self->staff_id
        || fw_result_get_int (result, i, 5) == self->staff_id)
      add_hit (hits, fw_result_get_int (result, i, 1), 0, fw_result_get_int (result, i, 0),
               RANK_RECORD);
  return fw_result_get_n_rows (result) < MAX_ENTRIES || scan_own (self, hits, terms);
}

GHashTable *
fw_case_search_run (FwConnection *connection,
                    const char *search,
                    gint64 staff_id,
                    gint64 team_id,
                    GError **error)
{
  Search self = {connection, staff_id, team_id, error};
  g_autofree char *folded = fw_text_fold (search);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n,;\"*", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) hits = NULL;
  g_auto (GStrv) terms = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add (builder, words[i]);
  terms = g_strv_builder_end (builder);
  if (terms[0] == NULL)
    return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; terms[i] != NULL; i++)
    {
      g_autoptr (GHashTable) found = find_term (&self, terms[i]);

      if (found == NULL)
        return NULL;
      if (hits == NULL)
        hits = g_steal_pointer (&found);
      else
        intersect (hits, found);
    }
  return find_in_record (&self, hits, terms) ? g_steal_pointer (&hits) : NULL;
}
