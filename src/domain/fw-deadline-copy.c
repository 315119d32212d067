/* fw-deadline-copy.c: see fw-deadline-copy-private.h. */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-deadline-copy-private.h"

typedef struct
{
  gint64 case_id;
  FwDay due;
  gint64 assigned_to;
  gint64 team_id;
  gint64 hidden;
} Row;

struct _FwDeadlineCopy
{
  GArray *rows; /* of Row */
};

FwDeadlineCopy *
_fw_deadline_copy_new (void)
{
  FwDeadlineCopy *self = g_new0 (FwDeadlineCopy, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

void
_fw_deadline_copy_free (FwDeadlineCopy *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

void
_fw_deadline_copy_add (FwDeadlineCopy *self,
                       gint64 case_id,
                       FwDay due,
                       gint64 assigned_to,
                       gint64 team_id,
                       gboolean hidden)
{
  Row row = {case_id, due, assigned_to, team_id, hidden};

  g_array_append_val (self->rows, row);
}

/* --- writing ----------------------------------------------------------------------------- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;

  if (x->case_id != y->case_id)
    return x->case_id < y->case_id ? -1 : 1;
  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  if (x->assigned_to != y->assigned_to)
    return x->assigned_to < y->assigned_to ? -1 : 1;
  if (x->team_id != y->team_id)
    return x->team_id < y->team_id ? -1 : 1;
  return (x->hidden > y->hidden) - (x->hidden < y->hidden);
}

static GArray *
read_rows (FwConnection *connection, gint64 case_id, GError **error)
{
  g_autoptr (FwResult) result = fw_connection_query (
      connection,
      case_id != 0 ? "SELECT case_id, due, assigned_to, team_id, hidden FROM deadline_due WHERE "
                     "case_id = $1"
                   : "SELECT case_id, due, assigned_to, team_id, hidden FROM deadline_due WHERE "
                     "$1 = $1",
      g_variant_new ("(x)", case_id), error);
  GArray *rows;

  if (result == NULL)
    return NULL;
  rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), fw_result_get_n_rows (result));
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      Row row = {fw_result_get_int (result, i, 0), (FwDay) fw_result_get_int (result, i, 1),
                 fw_result_get_int (result, i, 2), fw_result_get_int (result, i, 3),
                 fw_result_get_int (result, i, 4)};

      g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

/* Where the rows of the case of row @i end. */
static guint
get_end (GArray *rows, guint i)
{
  gint64 case_id = g_array_index (rows, Row, i).case_id;

  while (i < rows->len && g_array_index (rows, Row, i).case_id == case_id)
    i++;
  return i;
}

static gboolean
write_case (FwConnection *connection,
            gint64 case_id,
            gboolean had_any,
            const Row *rows,
            guint n,
            GError **error)
{
  if (had_any
      && !fw_connection_exec (connection, "DELETE FROM deadline_due WHERE case_id = $1",
                              g_variant_new ("(x)", case_id), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!fw_connection_exec (
            connection,
            "INSERT INTO deadline_due (case_id, due, assigned_to, team_id, hidden) VALUES ($1, "
            "$2, $3, $4, $5)",
            g_variant_new ("(xxxxx)", rows[i].case_id, (gint64) rows[i].due, rows[i].assigned_to,
                           rows[i].team_id, rows[i].hidden),
            error))
      return FALSE;
  return TRUE;
}

static gboolean
is_same (const Row *x, const Row *y, guint n)
{
  for (guint i = 0; i < n; i++)
    if (compare_rows (&x[i], &y[i]) != 0)
      return FALSE;
  return TRUE;
}

gboolean
_fw_deadline_copy_write (FwDeadlineCopy *self,
                         FwConnection *connection,
                         gint64 case_id,
                         GError **error)
{
  g_autoptr (GArray) old = read_rows (connection, case_id, error);
  GArray *rows = self->rows;
  guint i = 0, k = 0;

  if (old == NULL)
    return FALSE;
  g_array_sort (rows, compare_rows);
  while (i < old->len || k < rows->len)
    {
      gint64 before = i < old->len ? g_array_index (old, Row, i).case_id : G_MAXINT64;
      gint64 after = k < rows->len ? g_array_index (rows, Row, k).case_id : G_MAXINT64;
      gint64 id = MIN (before, after);
      guint old_end = before == id ? get_end (old, i) : i;
      guint end = after == id ? get_end (rows, k) : k;
      const Row *first = (const Row *) (gpointer) rows->data + k;

      if ((old_end - i != end - k
           || !is_same ((const Row *) (gpointer) old->data + i, first, end - k))
          && !write_case (connection, id, old_end > i, first, end - k, error))
        return FALSE;
      i = old_end;
      k = end;
    }
  return TRUE;
}

/* --- reading ----------------------------------------------------------------------------- */

#define TEAM "(SELECT team_id FROM staff WHERE id = $1)"
#define MINE "(k.worker_id = $1 OR k.deputy_id = $1)"

/* What a team's list is of: its cases; those of them that are hidden from others; what was handed
 * over to one of the team. */
#define OPEN_CASES "FROM deadline_due d WHERE d.team_id = " TEAM " AND d.hidden = 0"
#define HIDDEN_CASES                                                                               \
  "FROM deadline_due d JOIN case_file k ON k.id = d.case_id WHERE d.team_id = " TEAM               \
  " AND d.hidden = 1 AND " MINE
#define HANDED_OVER                                                                                 \
  "FROM staff t JOIN deadline_due d ON d.assigned_to = t.id AND d.assigned_to <> 0 JOIN case_file " \
  "k ON k.id = d.case_id WHERE t.team_id = " TEAM " AND d.team_id <> t.team_id AND (k.hidden = 0 "  \
  "OR " MINE ")"

gboolean
_fw_deadline_copy_is_of_today (FwConnection *connection, gboolean *of_today, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) done = fw_connection_query (
      connection, "SELECT done_on FROM daily_work WHERE name = 'case-due'", NULL, error);

  if (done == NULL)
    return FALSE;
  *of_today
      = fw_result_get_n_rows (done) > 0 && g_str_equal (fw_result_get_text (done, 0, 0), today);
  return TRUE;
}

gboolean
_fw_deadline_copy_count (FwConnection *connection, gint64 staff_id, FwRadar *radar, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT d.due, count(*) " OPEN_CASES
      " GROUP BY d.due UNION ALL SELECT d.due, count(*) " HIDDEN_CASES
      " GROUP BY d.due UNION ALL SELECT d.due, count(*) " HANDED_OVER " GROUP BY d.due",
      g_variant_new ("(x)", staff_id), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    fw_radar_note (radar, (FwDay) fw_result_get_int (rows, i, 0),
                   (guint) fw_result_get_int (rows, i, 1));
  return TRUE;
}

#define CASES(day)                                                                                 \
  "c.id IN (SELECT d.case_id " OPEN_CASES " AND d.due " day                                        \
  " UNION ALL SELECT d.case_id " HIDDEN_CASES " AND d.due " day                                    \
  " UNION ALL SELECT d.case_id " HANDED_OVER " AND d.due " day ")"

const char *
_fw_deadline_copy_get_where (gboolean only)
{
  return only ? CASES ("= $2") : CASES ("<= $2");
}
