/* The importers take rubbish: every seed file of tests/data, mangled, gives a family or
 * an error, never both; a family is whole, its lines are accounted for, and what is
 * written of it is read again as the same. */
#include "config.h"

#include "exchange/fw-easybiograph.h"
#include "exchange/fw-family-merge.h"
#include "exchange/fw-gedcom-date.h"
#include "exchange/fw-import.h"
#include "fw-test-gedcom.h"

static guint
get_rounds (guint rounds)
{
  const char *more = g_getenv ("FALLWERK_FUZZ_ROUNDS");

  return more != NULL ? (guint) g_ascii_strtoull (more, NULL, 10) : rounds;
}

/* A line of another place of the seed, or a piece that means something to a reader. */
static void
insert_piece (GRand *rand, GByteArray *text, gsize at)
{
  static const char *const pieces[] = {
      "\n0 @I1@ INDI\n",
      "\n1 FAMC @F1@\n",
      "\n1 FAMS @F1@\n",
      "\n0 @F1@ FAM\n",
      "\n1 HUSB @I1@\n",
      "\n1 CHIL @I1@\n",
      "\n2 PEDI ADOPTED\n",
      "\n9 DATE 1990\n",
      "\r",
      "\r\n",
      "\n\n",
      "@",
      "@@",
      "@VOID@",
      "\xff\xfe",
      "\xef\xbb\xbf",
      "\xe8",
      "\xc3",
      "0 TRLR\n",
      "\n1 ASSO @I1@\n2 ROLE MULTIPLE\n",
      "\n1 CONC ",
      "\n2 DATE BET ",
      " AND ",
      "\n1 ADOP\n2 FAMC @F1@\n3 ADOP HUSB\n",
      "\n2 _FREL Step\n",
      "{",
      "}",
      "[",
      "\"",
      ",",
      ":",
      "-1e999",
      "null",
      "\"id\": 1,",
      "\n99 X\n",
      "\n1 MARR\n",
      "\n1 DIV Y\n",
  };
  const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
  g_autofree guint8 *tail = g_memdup2 (text->data + at, text->len - at);
  gsize n_tail = text->len - at;

  g_byte_array_set_size (text, (guint) at);
  g_byte_array_append (text, (const guint8 *) piece, (guint) strlen (piece));
  g_byte_array_append (text, tail, (guint) n_tail);
}

static GByteArray *
mangle (GRand *rand, const char *seed, gsize size)
{
  GByteArray *text = g_byte_array_new ();

  g_byte_array_append (text, (const guint8 *) seed, (guint) size);
  for (gint n = g_rand_int_range (rand, 1, 12); n > 0; n--)
    {
      gsize at = text->len > 0 ? (gsize) g_rand_int_range (rand, 0, (gint) text->len) : 0;

      switch (text->len > 0 ? g_rand_int_range (rand, 0, 6) : 1)
        {
        case 0:
          text->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
          break;
        case 2:
          {
            gsize length = (gsize) g_rand_int_range (rand, 1, 200);

            g_byte_array_remove_range (text, (guint) at, (guint) MIN (length, text->len - at));
          }
          break;
        case 3:
          if (g_rand_int_range (rand, 0, 8) == 0)
            g_byte_array_set_size (text, (guint) at);
          break;
        case 4:
          {
            gsize from = (gsize) g_rand_int_range (rand, 0, (gint) text->len);
            gsize length = MIN (300, text->len - from);
            g_autofree guint8 *part = g_memdup2 (text->data + from, length);

            g_byte_array_append (text, part, (guint) length);
          }
          break;
        case 1:
        case 5:
        default:
          insert_piece (rand, text, at);
        }
    }
  return text;
}

/* Every index leads to somebody. */
static void
check_whole (FwFamily *family)
{
  for (guint i = 0; i < family->unions->len; i++)
    for (guint k = 0; k < 2; k++)
      {
        guint person = fw_family_get_union (family, i)->partners[k];

        g_assert_true (person == FW_FAMILY_NOBODY || person < family->persons->len);
        g_assert_true (person == FW_FAMILY_NOBODY
                       || person != fw_family_get_union (family, i)->partners[1 - k]);
      }
  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);

      g_assert_cmpuint (link->child, <, family->persons->len);
      g_assert_cmpuint (link->parents, <, family->unions->len);
      for (guint k = 0; k < 2; k++)
        g_assert_cmpuint (fw_family_get_union (family, link->parents)->partners[k], !=,
                          link->child);
    }
  for (guint i = 0; i < family->persons->len; i++)
    {
      const FwFamilyPerson *person = fw_family_get_person (family, i);

      g_assert_true (g_utf8_validate (person->given_name, -1, NULL));
      g_assert_true (g_utf8_validate (person->family_name, -1, NULL));
    }
}

static void
check_written (FwFamily *family)
{
  g_autoptr (FwGedcomExport) export = fw_gedcom_write (family), again = NULL;
  g_autoptr (FwImport) import = fw_import_read_bytes (export->bytes, NULL);

  g_assert_nonnull (import);
  g_assert_cmpuint (import->family->persons->len, ==, export->n_persons);
  g_assert_cmpuint (import->family->unions->len, ==, export->n_unions);
  g_assert_cmpuint (import->family->links->len, ==, export->n_links);
  again = fw_gedcom_write (import->family);
  if (!g_bytes_equal (export->bytes, again->bytes))
    g_error ("written, read and written again, the file is another one");
}

static void
check (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwImport) import = fw_import_read_bytes (input, &error);

  g_assert_true ((import == NULL) == (error != NULL));
  if (import == NULL)
    return;
  check_whole (import->family);
  if (g_str_has_prefix (import->report->format, "GEDCOM"))
    {
      g_assert_cmpuint (import->report->n_taken + import->report->n_broken
                            + fw_import_report_get_n_left_lines (import->report),
                        ==, import->report->n_lines);
      check_written (import->family);
    }
}

static void
fuzz_file (const char *path, guint seed, guint rounds)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GByteArray) mangled = mangle (rand, text, size);

      check (mangled->data, mangled->len);
    }
}

static void
test_gedcom (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = fw_test_dup_data ("");

  fw_test_add_gedcoms (paths, folder);
  g_assert_cmpuint (paths->len, >, 15);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (g_ptr_array_index (paths, i), &text, &size, NULL));
      /* As much work for a small file as for a large one. */
      fuzz_file (g_ptr_array_index (paths, i), 7 + i,
                 get_rounds (CLAMP (400000 / (guint) (size + 1), 10, 400)));
    }
}

/* The encodings of two bytes and of marks before letters. */
static void
test_encodings (void)
{
  static const char *const charsets[] = {"UTF-16LE", "UTF-16BE", "CP1252"};
  g_autofree char *path = fw_test_dup_data ("bronte.ged");
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (100 + i);
      gsize size;
      g_autofree char *bytes = g_convert (text, -1, charsets[i], "UTF-8", NULL, &size, NULL);

      for (guint k = get_rounds (200); k > 0; k--)
        {
          g_autoptr (GByteArray) mangled = mangle (rand, bytes, size);

          check (mangled->data, mangled->len);
        }
    }
}

static void
test_easynwk (void)
{
  g_autofree char *path = fw_test_dup_data ("easynwk/Rosa_Braunsteigl-Mueller.json");

  fuzz_file (path, 3, get_rounds (3000));
}

static const char biograph_seed[]
    = "{\"person\":{\"name\":\"Lena\",\"birthplace\":\"Graz\",\"interviewers\":\"A. B.\","
      "\"creationDate\":\"2025-01-20\",\"birthDate\":\"2012-03-09\",\"endDate\":\"2025-01-20\","
      "\"notes\":\"Zeile 1\\nZeile 2\",\"later\":{\"a\":[1,2]}},\"events\":[{\"eventId\":3,"
      "\"dimensionId\":2,\"description\":\"bei Oma\",\"notes\":\"gern\",\"isInterval\":true,"
      "\"startDate\":\"2015-08-01\",\"endDate\":\"2017-07-31\",\"isOpenEnd\":false,\"emoji\":"
      "\"\\ud83c\\udfe0\"},{\"eventId\":4,\"dimensionId\":8,\"description\":\"Schule\","
      "\"notes\":\"\",\"isInterval\":true,\"startDate\":\"2018-09-01\",\"endDate\":\"\","
      "\"isOpenEnd\":true,\"emoji\":\"\",\"colour\":\"#fff\"}],\"dimensions\":[{\"id\":2,"
      "\"title\":\"Wohnen\",\"visible\":true},{\"id\":8,\"title\":\"Sport\",\"visible\":false}]}";

/* Every life event that a mangled file gives can be stored: its lane is known, its dates can be
 * read again, and nothing is counted twice. */
static void
check_life_events (FwEasybiograph *biograph)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Fuzz");
  guint n_undated = 0, n = fw_easybiograph_add_changes (biograph, changes, 1, 2, &n_undated);

  g_assert_cmpuint (n, ==, fw_change_set_get_n (changes));
  g_assert_cmpuint (n, <=, biograph->events->len);
  g_assert_cmpuint (n_undated, <=, n);
  for (guint i = 0; i < n; i++)
    {
      static const char *const columns[] = {"from_date", "to_date"};
      const FwRow *row = fw_change_set_get (changes, i)->after;

      g_assert_true (g_strv_contains (fw_life_event_get_lanes (), fw_row_get_text (row, "lane")));
      g_assert_true (g_utf8_validate (fw_row_get_text (row, "text"), -1, NULL));
      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        {
          const char *text = fw_row_get_text (row, columns[k]);
          FwPartialDate date;

          if (text != NULL && !fw_partial_date_from_text (text, &date))
            g_error ("“%s” was taken for a date", text);
        }
    }
}

static void
test_easybiograph (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  guint n_read = 0;

  for (guint i = get_rounds (4000); i > 0; i--)
    {
      g_autoptr (GByteArray) mangled = mangle (rand, biograph_seed, sizeof biograph_seed - 1);
      g_autoptr (GBytes) input = g_bytes_new_static (mangled->data, mangled->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwEasybiograph) biograph = fw_easybiograph_parse (input, &error);
      g_autoptr (FwEasybiograph) again = NULL;
      g_autoptr (GBytes) once = NULL, twice = NULL;

      g_assert_true ((biograph == NULL) == (error != NULL));
      if (biograph == NULL)
        continue;
      n_read++;
      check_life_events (biograph);
      once = fw_easybiograph_to_bytes (biograph);
      again = fw_easybiograph_parse (once, &error);
      g_assert_no_error (error);
      twice = fw_easybiograph_to_bytes (again);
      if (!g_bytes_equal (once, twice))
        g_error ("written, read and written again, the file is another one");
    }
  /* Not all of it was turned away at the door. */
  g_assert_cmpuint (n_read, >, 20);
}

/* Words of dates in any order. */
static void
test_dates (void)
{
  static const char *const words[]
      = {"BET ",  "AND ", "FROM ", "TO ",       "ABT ",  "@#DJULIAN@ ", "@#DFRENCH R@ ",
         "@#DX",  "JAN ", "31 ",   "0 ",        "1990 ", "1712/13 ",    "9999 ",
         "2 ",    "BC ",  "(x) ",  "?",         "~",     "HEBREW ",     "TVT ",
         "5758 ", "INT ", ".",     "3.5.2019 ", "-",     "/",           "JULIAN ",
         "FEB ",  "30 ",  "@ ",    "_X "};
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = get_rounds (200000); i > 0; i--)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      FwPartialDate date, again;
      gboolean about;
      g_autofree char *gedcom = NULL;

      for (gint n = g_rand_int_range (rand, 0, 8); n > 0; n--)
        g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      if ((fw_gedcom_date_parse (text->str, &date) == FW_GEDCOM_DATE_NONE)
          == fw_partial_date_is_known (&date))
        g_error ("“%s”: what is read and what is said differ", text->str);
      if (date.first != FW_DAY_NONE && date.last != FW_DAY_NONE && date.first > date.last)
        g_error ("“%s” ends before it begins", text->str);
      gedcom = fw_gedcom_date_to_text (&date, &about);
      if (gedcom == NULL)
        continue;
      fw_gedcom_date_parse (gedcom, &again);
      if (again.first != date.first || again.last != date.last)
        g_error ("“%s” was written as “%s” and read otherwise", text->str, gedcom);
    }
}

/* Any two families can be brought together. */
static void
test_merge (void)
{
  g_autofree char *path = fw_test_dup_data ("simpsons.ged");
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  for (guint i = get_rounds (300); i > 0; i--)
    {
      g_autoptr (GByteArray) one = mangle (rand, text, size), other = mangle (rand, text, size);
      g_autoptr (GBytes) a = g_bytes_new_static (one->data, one->len);
      g_autoptr (GBytes) b = g_bytes_new_static (other->data, other->len);
      g_autoptr (FwImport) ours = fw_import_read_bytes (a, NULL);
      g_autoptr (FwImport) theirs = fw_import_read_bytes (b, NULL);
      g_autoptr (FwFamilyMerge) plan = NULL;
      g_autoptr (FwFamily) all = NULL;

      if (ours == NULL || theirs == NULL)
        continue;
      plan = fw_family_merge_new (ours->family, theirs->family);
      fw_family_merge_accept (plan, FW_MERGE_POSSIBLE);
      for (guint k = 0; k < plan->rows->len; k++)
        if (g_rand_int_range (rand, 0, 6) == 0)
          fw_family_merge_choose (plan, k, FW_MERGE_LEAVE, 0);
      all = fw_family_merge_apply (plan);
      g_assert_cmpuint (all->persons->len, ==,
                        ours->family->persons->len + fw_family_merge_count (plan).new_persons);
      for (guint k = 0; k < all->links->len; k++)
        g_assert_cmpuint (((FwChildLink *) g_ptr_array_index (all->links, k))->parents, <,
                          all->unions->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/gedcom", test_gedcom);
  g_test_add_func ("/fuzz/gedcom-encodings", test_encodings);
  g_test_add_func ("/fuzz/gedcom-dates", test_dates);
  g_test_add_func ("/fuzz/easynwk", test_easynwk);
  g_test_add_func ("/fuzz/easybiograph", test_easybiograph);
  g_test_add_func ("/fuzz/family-merge", test_merge);
  return g_test_run ();
}
