/* The list of a hundred thousand rows: it reads what is looked at and tells exact changes. */
#include "config.h"

#include <gtk/gtk.h>

#include "store/fw-result-private.h"
#include "widgets/fw-query-model.h"

#define N_ROWS 100000

static guint n_loads;
static guint n_rows_read;
static int answer; /* what the rows of the next reading say */

static DexFuture *
load (const gint64 *ids, guint n_ids, gpointer data)
{
  const char *names[] = {"id", "text"};
  FwResult *result = _fw_result_new (2, names);

  n_loads++;
  n_rows_read += n_ids;
  g_assert_cmpuint (n_ids, <=, FW_QUERY_PAGE);
  for (guint i = 0; i < n_ids; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d:%" G_GINT64_FORMAT, answer, ids[i]);

      _fw_result_add (result, g_variant_new_int64 (ids[i]));
      _fw_result_add (result, g_variant_new_string (text));
    }
  return dex_future_new_take_boxed (FW_TYPE_RESULT, result);
}

static void
settle (void)
{
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

static FwQueryModel *
make_model (guint n)
{
  FwQueryModel *model = fw_query_model_new ();
  g_autofree gint64 *ids = g_new (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    ids[i] = 1000 + i;
  n_loads = n_rows_read = 0;
  answer = 1;
  fw_query_model_set_load (model, load, NULL, NULL);
  fw_query_model_set_ids (model, ids, n, n);
  return model;
}

static void
test_reads_what_is_looked_at (void)
{
  g_autoptr (FwQueryModel) model = make_model (N_ROWS);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  FwQueryRow *row;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_ROWS);
  settle ();
  g_assert_cmpuint (n_loads, ==, 0);
  for (guint i = 0; i < 205; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (model), 50000 + i));
  row = g_ptr_array_index (rows, 7);
  g_assert_false (fw_query_row_is_loaded (row));
  g_assert_null (fw_query_row_get_text (row, 1));
  settle ();
  g_assert_cmpuint (n_rows_read, ==, 205);
  g_assert_cmpuint (n_loads, ==, 4);
  g_assert_cmpstr (fw_query_row_get_text (row, 1), ==, "1:51007");
  /* The same row is the same object. */
  {
    g_autoptr (FwQueryRow) again = g_list_model_get_item (G_LIST_MODEL (model), 50007);

    g_assert_true (again == row);
  }
}

typedef struct
{
  guint n;
  guint position, removed, added;
} Changes;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, Changes *changes)
{
  changes->n++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static void
test_exact_ranges (void)
{
  g_autoptr (FwQueryModel) model = make_model (10);
  const gint64 fewer[] = {1000, 1001, 1002, 1004, 1005, 1006, 1007, 1008, 1009};
  const gint64 more[] = {1000, 1001, 1002, 5, 6, 1004, 1005, 1006, 1007, 1008, 1009};
  Changes changes = {0};

  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  fw_query_model_set_ids (model, fewer, G_N_ELEMENTS (fewer), G_N_ELEMENTS (fewer));
  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.position, ==, 3);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 0);
  fw_query_model_set_ids (model, more, G_N_ELEMENTS (more), G_N_ELEMENTS (more));
  g_assert_cmpuint (changes.n, ==, 2);
  g_assert_cmpuint (changes.position, ==, 3);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (changes.added, ==, 2);
  fw_query_model_set_ids (model, more, G_N_ELEMENTS (more), G_N_ELEMENTS (more));
  g_assert_cmpuint (changes.n, ==, 2);
  g_assert_cmpuint (fw_query_model_find (model, 1004), ==, 5);
  g_assert_cmpuint (fw_query_model_find (model, 77), ==, GTK_INVALID_LIST_POSITION);
}

static guint n_both;

static void
both_cb (GListModel *model, guint position, guint removed, guint added)
{
  n_both += removed > 0 && added > 0;
}

static void
test_new_order_is_never_one_range (void)
{
  g_autoptr (FwQueryModel) model = make_model (N_ROWS);
  g_autofree gint64 *ids = g_new (gint64, N_ROWS);

  for (guint i = 0; i < N_ROWS; i++)
    ids[i] = 1000 + N_ROWS - 1 - i;
  n_both = 0;
  g_signal_connect (model, "items-changed", G_CALLBACK (both_cb), NULL);
  fw_query_model_set_ids (model, ids, N_ROWS, N_ROWS);
  g_assert_cmpuint (n_both, ==, 0);
  g_assert_cmpint (fw_query_model_get_id (model, 0), ==, ids[0]);
}

static void
test_late_answers_are_dropped (void)
{
  g_autoptr (FwQueryModel) model = make_model (100);
  g_autoptr (FwQueryRow) row = g_list_model_get_item (G_LIST_MODEL (model), 3);

  settle ();
  g_assert_cmpstr (fw_query_row_get_text (row, 1), ==, "1:1003");
  answer = 2;
  fw_query_model_set_load (model, load, NULL, NULL);
  /* What is shown stays until the new answer is there. */
  g_assert_cmpstr (fw_query_row_get_text (row, 1), ==, "1:1003");
  settle ();
  g_assert_cmpstr (fw_query_row_get_text (row, 1), ==, "2:1003");
}

static void
test_rows_are_let_go (void)
{
  g_autoptr (FwQueryModel) model = make_model (N_ROWS);
  FwQueryRow *first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  gpointer weak = first;

  g_object_add_weak_pointer (G_OBJECT (first), &weak);
  g_object_unref (first);
  g_assert_nonnull (weak);
  for (guint i = 1; i < 5000; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), i));
  g_assert_null (weak);
  settle ();
}

static void
test_sections (void)
{
  g_autoptr (FwQueryModel) model = make_model (10);
  const gint64 ids[] = {1, 2, 3, 4, 5};
  guint start, end;

  fw_query_model_set_ids (model, ids, 5, 2);
  gtk_section_model_get_section (GTK_SECTION_MODEL (model), 1, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  gtk_section_model_get_section (GTK_SECTION_MODEL (model), 2, &start, &end);
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpuint (end, ==, 5);
  gtk_section_model_get_section (GTK_SECTION_MODEL (model), 9, &start, &end);
  g_assert_cmpuint (start, ==, 5);
  g_assert_cmpuint (end, ==, G_MAXUINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/query-model/reads-what-is-looked-at", test_reads_what_is_looked_at);
  g_test_add_func ("/query-model/tells-exact-ranges", test_exact_ranges);
  g_test_add_func ("/query-model/a-new-order-is-never-one-range",
                   test_new_order_is_never_one_range);
  g_test_add_func ("/query-model/late-answers-are-dropped", test_late_answers_are_dropped);
  g_test_add_func ("/query-model/rows-are-let-go", test_rows_are_let_go);
  g_test_add_func ("/query-model/sections", test_sections);
  return g_test_run ();
}
