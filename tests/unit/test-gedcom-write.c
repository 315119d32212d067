/* GEDCOM 7 out: kin and dates come back as they went, the rest stays and is listed. */
#include "config.h"

#include "fw-test-gedcom.h"

static void
assert_same_date (const FwPartialDate *a, const FwPartialDate *b, const char *what)
{
  if (a->precision != b->precision || a->approximate != b->approximate || a->first != b->first
      || a->last != b->last)
    {
      g_autofree char *one = fw_partial_date_to_text (a), *other = fw_partial_date_to_text (b);

      g_error ("%s: %s became %s", what, one, other);
    }
}

static guint
get_partner (const FwFamilyUnion *couple, guint place)
{
  /* A single partner has no side. */
  if (couple->partners[0] == FW_FAMILY_NOBODY)
    return couple->partners[1 - place];
  return couple->partners[place];
}

/* Kin and dates alike; persons and unions in the same order, whatever their ids. */
static void
assert_same_kin (FwFamily *a, FwFamily *b, const char *what)
{
  g_assert_cmpuint (a->persons->len, ==, b->persons->len);
  g_assert_cmpuint (a->unions->len, ==, b->unions->len);
  g_assert_cmpuint (a->links->len, ==, b->links->len);
  g_assert_cmpuint (a->twins->len, ==, b->twins->len);
  for (guint i = 0; i < a->persons->len; i++)
    {
      const FwFamilyPerson *x = fw_family_get_person (a, i), *y = fw_family_get_person (b, i);

      g_assert_cmpstr (x->given_name, ==, y->given_name);
      g_assert_cmpstr (x->family_name, ==, y->family_name);
      g_assert_cmpstr (x->birth_name, ==, y->birth_name);
      g_assert_cmpint (x->sex, ==, y->sex);
      g_assert_cmpint (x->kind, ==, y->kind);
      g_assert_cmpint (x->dead, ==, y->dead);
      g_assert_cmpint (x->adopted_mark, ==, y->adopted_mark);
      assert_same_date (&x->born, &y->born, what);
      assert_same_date (&x->died, &y->died, what);
    }
  for (guint i = 0; i < a->unions->len; i++)
    {
      const FwFamilyUnion *x = fw_family_get_union (a, i), *y = fw_family_get_union (b, i);

      g_assert_cmpuint (get_partner (x, 0), ==, get_partner (y, 0));
      g_assert_cmpuint (get_partner (x, 1), ==, get_partner (y, 1));
      g_assert_cmpuint (x->events->len, ==, y->events->len);
      for (guint k = 0; k < x->events->len; k++)
        {
          const FwUnionEvent *one = &g_array_index (x->events, FwUnionEvent, k);
          const FwUnionEvent *other = &g_array_index (y->events, FwUnionEvent, k);

          g_assert_cmpint (one->kind, ==, other->kind);
          assert_same_date (&one->fact.from, &other->fact.from, what);
          assert_same_date (&one->fact.to, &other->fact.to, what);
        }
    }
  /* Links of one couple stay in the order of the children. */
  for (guint i = 0; i < a->unions->len; i++)
    {
      guint k = 0;

      for (guint j = 0; j < a->links->len; j++)
        {
          const FwChildLink *x = g_ptr_array_index (a->links, j), *y = NULL;

          if (x->parents != i)
            continue;
          for (; k < b->links->len && y == NULL; k++)
            {
              y = g_ptr_array_index (b->links, k);
              if (y->parents != i)
                y = NULL;
            }
          g_assert_nonnull (y);
          g_assert_cmpuint (x->child, ==, y->child);
          g_assert_cmpint (x->kind, ==, y->kind);
          g_assert_cmpint (x->disputed, ==, y->disputed);
          assert_same_date (&x->fact.from, &y->fact.from, what);
          assert_same_date (&x->fact.to, &y->fact.to, what);
        }
    }
  for (guint i = 0; i < a->twins->len; i++)
    {
      const FwFamilyTwins *x = g_ptr_array_index (a->twins, i),
                          *y = g_ptr_array_index (b->twins, i);

      g_assert_cmpint (x->kind, ==, y->kind);
      g_assert_cmpuint (x->persons->len, ==, y->persons->len);
      for (guint k = 0; k < x->persons->len; k++)
        g_assert_cmpuint (g_array_index (x->persons, guint, k), ==,
                          g_array_index (y->persons, guint, k));
    }
}

/* Writes @family, reads it again, and compares; the second file is the same bytes. */
static void
check_back (FwFamily *family, const char *what)
{
  g_autoptr (FwGedcomExport) first = fw_gedcom_write (family), second = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (first->bytes, &size);
  g_auto (FwTestGedcom) file = {0};

  g_assert_true (g_utf8_validate (bytes, (gssize) size, NULL));
  file = fw_test_gedcom_bytes (bytes, size);
  g_assert_no_error (file.error);
  for (guint i = 0; i < file.report->problems->len; i++)
    g_error ("%s: our own file has a problem: %s", what,
             ((FwImportProblem *) g_ptr_array_index (file.report->problems, i))->text);
  for (guint i = 0; i < file.report->left->len; i++)
    g_error ("%s: our own file has something that is not taken: %s", what,
             ((FwImportLeft *) g_ptr_array_index (file.report->left, i))->path);
  g_assert_cmpstr (file.report->format, ==, "GEDCOM 7.0");
  assert_same_kin (family, file.family, what);
  second = fw_gedcom_write (file.family);
  if (!g_bytes_equal (first->bytes, second->bytes))
    {
      g_test_message ("%s", bytes);
      g_error ("%s: written again, the file is another one", what);
    }
}

static void
test_files (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = fw_test_dup_data ("");
  const char *data = g_getenv ("FALLWERK_TEST_DATA");
  guint n_persons = 0;

  fw_test_add_gedcoms (paths, folder);
  if (data != NULL)
    {
      g_autofree char *torture = g_build_filename (data, "genogram", "TGC551LF.ged", NULL);

      if (g_file_test (torture, G_FILE_TEST_EXISTS))
        g_ptr_array_add (paths, g_steal_pointer (&torture));
    }
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *text = NULL;
      gsize size;
      g_auto (FwTestGedcom) file = {0};

      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      file = fw_test_gedcom_bytes (text, size);
      g_assert_no_error (file.error);
      check_back (file.family, path);
      n_persons += file.family->persons->len;
    }
  g_assert_cmpuint (n_persons, >, 500);
}

static FwPartialDate
date (const char *text)
{
  FwPartialDate value;

  g_assert_true (fw_partial_date_from_text (text, &value));
  return value;
}

static FwFact
fact (const char *from, const char *to)
{
  FwFact value = fw_fact_always ();

  value.from = date (from);
  value.to = date (to);
  return value;
}

/* Everything of kin and dates that a case record can hold. */
static FwFamily *
make_family (void)
{
  static const FwUnionEventKind kinds[]
      = {FW_UNION_ENGAGED,   FW_UNION_LIVING_TOGETHER, FW_UNION_COMMITTED, FW_UNION_MARRIED,
         FW_UNION_SEPARATED, FW_UNION_RECONCILED,      FW_UNION_DIVORCED,  FW_UNION_ANNULLED};
  static const FwChildLinkKind link_kinds[]
      = {FW_CHILD_BIRTH, FW_CHILD_ADOPTED, FW_CHILD_FOSTER,  FW_CHILD_STEP,
         FW_CHILD_DONOR, FW_CHILD_UNKNOWN, FW_CHILD_GUARDIAN};
  FwFamily *family = fw_family_new ();
  FwFamilyUnion *couple;
  FwFamilyPerson *person;
  FwFamilyTwins *twins;
  FwFact some;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", 1000 + i);
      g_autofree char *name = g_strdup_printf ("Kind %u", i);

      person = fw_family_add_person (family, id);
      person->given_name = fw_family_intern (family, name);
      person->family_name = "Grün";
      person->sex = person->assigned_sex = (FwSex) (i % 4);
    }
  person = fw_family_get_person (family, 0);
  person->given_name = "@Anna/Maria";
  person->family_name = "von der/Heide";
  person->birth_name = "O'Neil @ Söhne";
  person->born = date ("~<1980");
  person->died = date (">2020-02");
  person->dead = TRUE;
  person = fw_family_get_person (family, 1);
  person->given_name = person->family_name = "";
  person->born = date ("~1979-05");
  person->dead = TRUE;
  person->adopted_mark = TRUE;
  fw_family_get_person (family, 2)->born = date ("~2001-03-04..2002");
  fw_family_get_person (family, 3)->kind = FW_FAMILY_STILLBIRTH;
  fw_family_get_person (family, 3)->died = date ("2003-01-01");
  fw_family_get_person (family, 3)->dead = TRUE;

  couple = fw_family_add_union (family, "1000", 0, 1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *from = g_strdup_printf ("%u-0%u", 2000 + i, i + 1);

      some = fact (from, i % 3 == 0 ? "2012-04-05" : i % 3 == 1 ? "~2013" : NULL);
      fw_family_union_add_event (couple, kinds[i], &some);
    }
  some = fact (NULL, NULL);
  fw_family_union_add_event (couple, FW_UNION_MARRIED, &some);
  some = fact ("~2014", "2015");
  fw_family_union_add_event (couple, FW_UNION_LIVING_TOGETHER, &some);
  some = fact (NULL, "2016");
  fw_family_union_add_event (couple, FW_UNION_SEPARATED, &some);
  fw_family_add_union (family, "u2", FW_FAMILY_NOBODY, 0);
  fw_family_add_union (family, "VOID", FW_FAMILY_NOBODY, FW_FAMILY_NOBODY);
  for (guint i = 0; i < G_N_ELEMENTS (link_kinds); i++)
    {
      FwChildLink *link = fw_family_add_link (family, "l", i + 2, i % 3, link_kinds[i]);

      link->disputed = i == 0;
      link->fact = fact (i % 2 == 0 ? "2005-06-07" : NULL, i > 2 ? "~2009..2010" : NULL);
    }
  /* First a foster child, then adopted, of the same couple. */
  fw_family_add_link (family, "a", 10, 0, FW_CHILD_FOSTER)->fact = fact ("2010", "2012-05-31");
  fw_family_add_link (family, "b", 10, 0, FW_CHILD_ADOPTED)->fact = fact ("2012-06-01", NULL);
  twins = fw_family_add_twins (family, FW_TWINS_IDENTICAL);
  for (guint i = 5; i < 8; i++)
    g_array_append_val (twins->persons, i);
  twins = fw_family_add_twins (family, FW_TWINS_UNKNOWN);
  for (guint i = 2; i < 4; i++)
    g_array_append_val (twins->persons, i);
  return family;
}

static void
test_all_of_kin (void)
{
  g_autoptr (FwFamily) family = make_family ();

  check_back (family, "a family of everything");
}

static guint
get_count (const FwGedcomExport *export, const char *kind)
{
  for (guint i = 0; i < export->left_out->len; i++)
    {
      const FwGedcomLeftOut *left = g_ptr_array_index (export->left_out, i);

      if (g_str_equal (left->kind, kind))
        return left->count;
    }
  return 0;
}

/* Words that must not be in what leaves. */
static void
test_left_out (void)
{
  g_autoptr (FwFamily) family = make_family ();
  g_autoptr (FwGedcomExport) export = NULL;
  FwFamilyHousehold *household;
  FwFact some = fw_fact_always ();
  g_autofree char *said = NULL, *text = NULL;
  FwFamilyPerson *person;

  person = fw_family_add_person (family, "helper");
  person->kind = FW_FAMILY_HELPER;
  person->given_name = "SECRET";
  person = fw_family_add_person (family, "pet");
  person->kind = FW_FAMILY_PET;
  person->given_name = "SECRET";
  person = fw_family_add_person (family, "lost");
  person->kind = FW_FAMILY_ABORTION;
  person->given_name = "SECRET";
  fw_family_add_link (family, "x", family->persons->len - 1, 0, FW_CHILD_BIRTH);
  person = fw_family_get_person (family, 4);
  person->note = person->occupation = "SECRET";
  person->assigned_sex = FW_SEX_FEMALE;
  person->sex = FW_SEX_MALE;
  person->migrations = 2;
  fw_family_add_bond (family, "b", "abuse-SECRET", 0, 1)->fact.source = "SECRET";
  fw_family_add_health (family, "h", 0, FW_HEALTH_ADDICTION)->text = "SECRET";
  household = fw_family_add_household (family, "h", "SECRET");
  fw_family_household_add_stay (household, 0, &some);
  fw_family_add_trait (family, "t", 0, FALSE, "SECRET");
  some.source = "SECRET";
  fw_family_union_add_event (fw_family_get_union (family, 0), FW_UNION_MARRIED, &some);
  fw_family_union_add_event (fw_family_get_union (family, 0), FW_UNION_VIOLENT, &some);
  fw_family_union_add_event (fw_family_get_union (family, 0), FW_UNION_AFFAIR, &some);

  export = fw_gedcom_write (family);
  text = g_strndup (g_bytes_get_data (export->bytes, NULL), g_bytes_get_size (export->bytes));
  if (strstr (text, "SECRET") != NULL || g_strrstr (text, "iolen") != NULL)
    g_error ("what is not kin left the house:\n%s", text);
  g_assert_cmpuint (export->n_persons, ==, 12);
  g_assert_cmpuint (get_count (export, "helpers"), ==, 1);
  g_assert_cmpuint (get_count (export, "pets"), ==, 1);
  g_assert_cmpuint (get_count (export, "pregnancies"), ==, 1);
  g_assert_cmpuint (get_count (export, "notes"), ==, 1);
  g_assert_cmpuint (get_count (export, "occupations"), ==, 1);
  g_assert_cmpuint (get_count (export, "sex-at-birth"), ==, 1);
  g_assert_cmpuint (get_count (export, "marks"), ==, 1);
  g_assert_cmpuint (get_count (export, "bonds"), ==, 1);
  g_assert_cmpuint (get_count (export, "health"), ==, 1);
  g_assert_cmpuint (get_count (export, "households"), ==, 1);
  g_assert_cmpuint (get_count (export, "traits"), ==, 1);
  g_assert_cmpuint (get_count (export, "union-events"), ==, 2);
  g_assert_cmpuint (get_count (export, "sources"), ==, 1);
  said = fw_gedcom_export_dup_left_out (export);
  g_assert_true (g_str_has_prefix (said, "relations between persons (1), entries on health"));
}

/* The line grammar of GEDCOM 7: levels go down one by one, xrefs are in capitals. */
static void
test_grammar (void)
{
  g_autoptr (FwFamily) family = make_family ();
  g_autoptr (FwGedcomExport) export = fw_gedcom_write (family);
  g_autofree char *text
      = g_strndup (g_bytes_get_data (export->bytes, NULL), g_bytes_get_size (export->bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) grammar
      = g_regex_new ("^(0|[1-9][0-9]*) (?:(@[A-Z0-9_]+@) )?([A-Z][A-Z0-9_]*|_[A-Z0-9_]+)"
                     "(?: (?:(@[A-Z0-9_]+@)|([^@].*|@@.*)))?$",
                     0, 0, NULL);
  int before = -1;

  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"
                                         "0 HEAD\n1 GEDC\n2 VERS 7.0\n1 SCHMA\n"));
  g_assert_true (g_str_has_suffix (text, "\n0 TRLR\n"));
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; lines[i + 1] != NULL; i++)
      {
        const char *line = i == 0 ? lines[i] + 3 : lines[i];
        g_autoptr (GMatchInfo) match = NULL;
        g_autofree char *level = NULL, *xref = NULL, *pointer = NULL;

        if (!g_regex_match (grammar, line, 0, &match))
          g_error ("“%s” is no line of GEDCOM 7", line);
        level = g_match_info_fetch (match, 1);
        xref = g_match_info_fetch (match, 2);
        pointer = g_match_info_fetch (match, 4);
        if (pass == 0)
          {
            g_assert_cmpint (atoi (level), <=, before + 1);
            before = atoi (level);
            if (*xref != '\0')
              g_assert_true (g_hash_table_add (records, g_steal_pointer (&xref)));
          }
        else if (pointer != NULL && *pointer != '\0')
          g_assert_true (g_hash_table_contains (records, pointer));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gedcom-write/all-files-there-and-back", test_files);
  g_test_add_func ("/gedcom-write/all-of-kin-and-dates", test_all_of_kin);
  g_test_add_func ("/gedcom-write/what-stays-in-the-house", test_left_out);
  g_test_add_func ("/gedcom-write/grammar", test_grammar);
  return g_test_run ();
}
