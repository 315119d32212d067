/* Network maps of easyNWK: people, what their roles tell of kin, bonds with dates. */
#include "config.h"

#include "exchange/fw-easynwk-reader.h"
#include "exchange/fw-exchange-error.h"
#include "exchange/fw-import.h"
#include "fw-test-gedcom.h"

static FwTestGedcom
read_map (const char *text)
{
  FwTestGedcom self = {.report = fw_import_report_new ()};

  self.family = fw_easynwk_read (text, -1, self.report, &self.error);
  g_assert_true ((self.family == NULL) == (self.error != NULL));
  return self;
}

static const FwFamilyBond *
find_bond (FwFamily *family, const char *one, const char *other, guint skip)
{
  guint a = fw_family_find_person (family, one), b = fw_family_find_person (family, other);

  for (guint i = 0; i < family->bonds->len; i++)
    {
      const FwFamilyBond *bond = g_ptr_array_index (family->bonds, i);

      if (((bond->from == a && bond->to == b) || (bond->from == b && bond->to == a)) && skip-- == 0)
        return bond;
    }
  return NULL;
}

static void
test_file (void)
{
  g_autofree char *path = fw_test_dup_data ("easynwk/Rosa_Braunsteigl-Mueller.json");
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FwImport) import = NULL;
  g_autoptr (GError) error = NULL;
  FwFamily *family;
  const FwFamilyPerson *rosa;
  const FwFamilyUnion *parents, *partners;
  const FwChildLink *link;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  bytes = g_bytes_new (text, size);
  import = fw_import_read_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (import->report->format, ==, "easyNWK");
  family = import->family;
  g_assert_cmpuint (family->persons->len, ==, 11);
  rosa = fw_family_get_person (family, fw_family_get_index_person (family));
  g_assert_cmpstr (rosa->given_name, ==, "Rosa");
  g_assert_cmpstr (rosa->family_name, ==, "Braunsteigl-Müller");
  g_assert_cmpint (rosa->sex, ==, FW_SEX_FEMALE);
  /* 45 in February 2024. */
  fw_test_assert_date (&rosa->born, "~1978");
  g_assert_cmpstr (rosa->note, ==, "lorem ipsum");
  g_assert_cmpint (fw_family_get_person (family, fw_family_find_person (family, "N9"))->kind, ==,
                   FW_FAMILY_PET);
  g_assert_cmpint (fw_family_get_person (family, fw_family_find_person (family, "N7"))->kind, ==,
                   FW_FAMILY_HELPER);
  g_assert_cmpstr (fw_family_get_person (family, fw_family_find_person (family, "N7"))->occupation,
                   ==, "Ärzt*in");
  g_assert_true (fw_family_get_person (family, fw_family_find_person (family, "N5"))->dead);
  g_assert_cmpint (fw_family_get_person (family, fw_family_find_person (family, "N4"))->sex, ==,
                   FW_SEX_DIVERSE);
  /* Mother and father, and who she lives with; the great-aunt stands without a line. */
  g_assert_cmpuint (family->unions->len, ==, 2);
  parents = fw_family_get_union (family, 0);
  g_assert_cmpuint (parents->partners[0], ==, fw_family_find_person (family, "N5"));
  g_assert_cmpuint (parents->partners[1], ==, fw_family_find_person (family, "N1"));
  partners = fw_family_get_union (family, 1);
  g_assert_cmpuint (partners->partners[1], ==, fw_family_find_person (family, "N2"));
  g_assert_cmpint (g_array_index (partners->events, FwUnionEvent, 0).kind, ==,
                   FW_UNION_LIVING_TOGETHER);
  g_assert_cmpuint (family->links->len, ==, 1);
  link = g_ptr_array_index (family->links, 0);
  g_assert_cmpuint (link->child, ==, fw_family_get_index_person (family));
  g_assert_cmpint (link->kind, ==, FW_CHILD_BIRTH);
  g_assert_cmpuint (import->report->n_problems, ==, 2);
  /* The inner circle, two roles at once, the outer circles, no contact. */
  g_assert_cmpstr (find_bond (family, "ego", "N1", 0)->kind, ==, "close");
  g_assert_cmpstr (find_bond (family, "ego", "N4", 0)->kind, ==, "close");
  g_assert_cmpstr (find_bond (family, "ego", "N7", 0)->kind, ==, "connected");
  g_assert_null (find_bond (family, "ego", "N10", 0));
  g_assert_cmpstr (find_bond (family, "N11", "N10", 0)->kind, ==, "connected");
  g_assert_cmpint (find_bond (family, "ego", "N1", 0)->fact.status, ==, FW_FACT_ALLEGED);
  g_assert_cmpint (find_bond (family, "ego", "N1", 0)->fact.known, ==, fw_day_new (2024, 2, 26));
  g_assert_cmpuint (fw_import_report_get_n_left (import->report, "no-contact"), ==, 1);
}

/* What changed between two maps has the span between them as its date. */
static void
test_versions (void)
{
  g_auto (FwTestGedcom) file = read_map (
      "{\"currentVersion\": 2, \"versions\": ["
      "{\"id\": 2, \"title\": \"später\", \"date\": \"2025-01-31\", \"nwk\": {\"ego\": {\"name\": "
      "\"Kim\"}, \"alteri\": ["
      "{\"id\": 1, \"name\": \"Maria\", \"role\": \"Mutter\", \"edgeType\": 1, \"angle\": 20, "
      "\"distance\": 20, \"conflict\": true},"
      "{\"id\": 3, \"name\": \"Herr Ohm\", \"role\": \"Lehrer\", \"edgeType\": 1, \"angle\": -20, "
      "\"distance\": 90, \"supportInformational\": 2, \"supportEmotional\": 1}],"
      "\"connections\": []}},"
      "{\"id\": 1, \"title\": \"zuerst\", \"date\": \"2024-01-31\", \"nwk\": {\"ego\": {\"name\": "
      "\"Kim\"}, \"alteri\": ["
      "{\"id\": 1, \"name\": \"Maria\", \"role\": \"Mutter\", \"edgeType\": 1, \"angle\": 20, "
      "\"distance\": 20},"
      "{\"id\": 2, \"name\": \"Olga\", \"role\": \"Freund*in\", \"edgeType\": 1, \"angle\": 120, "
      "\"distance\": 50}],"
      "\"connections\": [{\"id1\": 2, \"id2\": 1}, {\"id1\": 2, \"id2\": 77}]}}]}");
  const FwFamilyBond *before, *after, *gone;
  const FwFamilyTrait *trait;

  g_assert_no_error (file.error);
  g_assert_cmpuint (file.family->persons->len, ==, 4);
  before = find_bond (file.family, "ego", "N1", 0);
  after = find_bond (file.family, "ego", "N1", 1);
  g_assert_cmpstr (before->kind, ==, "close");
  fw_test_assert_date (&before->fact.from, NULL);
  fw_test_assert_date (&before->fact.to, "2024-01-31..2025-01-31");
  g_assert_cmpstr (after->kind, ==, "close-hostile");
  fw_test_assert_date (&after->fact.from, "2024-01-31..2025-01-31");
  fw_test_assert_date (&after->fact.to, NULL);
  g_assert_cmpint (after->fact.known, ==, fw_day_new (2025, 1, 31));
  gone = find_bond (file.family, "N1", "N2", 0);
  fw_test_assert_date (&gone->fact.to, "2024-01-31..2025-01-31");
  /* Somebody new on the map may have been there before. */
  fw_test_assert_date (&find_bond (file.family, "ego", "N3", 0)->fact.from, NULL);
  g_assert_cmpint (fw_test_person (&file, "N3")->known, ==, fw_day_new (2025, 1, 31));
  g_assert_cmpint (fw_test_person (&file, "N3")->kind, ==, FW_FAMILY_HELPER);
  g_assert_cmpuint (file.family->traits->len, ==, 1);
  trait = g_ptr_array_index (file.family->traits, 0);
  g_assert_true (trait->resource);
  g_assert_cmpstr (trait->text, ==, "information and advice");
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "support-given"), ==, 1);
  g_assert_true (fw_test_has_problem (&file, 0, "leads to nobody"));
}

/* One map of the family that the roles tell. */
static void
test_roles (void)
{
  static const char *const roles[]
      = {"Mutter",     "Pflegemutter", "Pflegevater",  "Stiefvater",    "Bruder",     "Tochter",
         "Pflegesohn", "Ehemann",      "Stieftochter", "Halbschwester", "Großmutter", "Nachbar*in"};
  g_autoptr (GString) text = g_string_new ("{\"ego\": {}, \"connections\": [], \"alteri\": [");
  g_auto (FwTestGedcom) file = {0};
  guint n_links[FW_CHILD_UNKNOWN + 1] = {0};

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_string_append_printf (text, "%s{\"id\": %u, \"name\": \"n%u\", \"role\": \"%s\"}",
                            i > 0 ? "," : "", i, i, roles[i]);
  g_string_append (text, "]}");
  file = read_map (text->str);
  for (guint i = 0; i < file.family->links->len; i++)
    n_links[((FwChildLink *) g_ptr_array_index (file.family->links, i))->kind]++;
  /* To the mother; the brother; the daughter. */
  g_assert_cmpuint (n_links[FW_CHILD_BIRTH], ==, 3);
  g_assert_cmpuint (n_links[FW_CHILD_FOSTER], ==, 2);
  g_assert_cmpuint (n_links[FW_CHILD_STEP], ==, 2);
  g_assert_cmpuint (file.family->links->len, ==, 7);
  g_assert_cmpuint (file.report->n_problems, ==, 2);
  g_assert_cmpint (fw_test_person (&file, "N10")->kind, ==, FW_FAMILY_PERSON);
  g_assert_cmpstr (fw_test_person (&file, "N10")->occupation, ==, "Großmutter");
  g_assert_cmpint (fw_test_person (&file, "N11")->kind, ==, FW_FAMILY_HELPER);
}

static void
test_no_map (void)
{
  static const char *const texts[] = {"",
                                      "{",
                                      "[]",
                                      "{}",
                                      "{\"versions\": []}",
                                      "{\"versions\": [{\"nwk\": 3}]}",
                                      "{\"versions\": {\"nwk\": {}}}",
                                      "{\"alteri\": 5}"};
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (FwTestGedcom) file = read_map (texts[i]);

      g_assert_error (file.error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT);
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "[{\"a\":");
  {
    g_auto (FwTestGedcom) file = read_map (deep->str);

    g_assert_error (file.error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT);
  }
}

/* Members of the wrong kind are as if they were not there. */
static void
test_wrong_kinds (void)
{
  g_auto (FwTestGedcom) file = read_map (
      "{\"ego\": {\"name\": 5, \"age\": {}}, \"connections\": [3, {}], \"alteri\": ["
      "{\"id\": \"7\", \"name\": [], \"role\": null, \"human\": \"no\", \"angle\": \"x\"}, 4, {}]}");

  g_assert_no_error (file.error);
  g_assert_cmpuint (file.family->persons->len, ==, 3);
  fw_test_person (&file, "N7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/easynwk/map-of-rosa", test_file);
  g_test_add_func ("/easynwk/versions-are-dates", test_versions);
  g_test_add_func ("/easynwk/roles-tell-kin", test_roles);
  g_test_add_func ("/easynwk/no-map", test_no_map);
  g_test_add_func ("/easynwk/wrong-kinds", test_wrong_kinds);
  return g_test_run ();
}
