/* test-genogram-scene.c: the genogram of the reference family as a scene: what is
 * drawn, what is said, where the arrow keys lead, and the pages made of it.
 *
 * FALLWERK_KEEP=DIR leaves the pages there to be looked at.
 */
#include <gtk/gtk.h>
#include <locale.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "document/fw-pdf.h"
#include "draw/fw-draw-genogram.h"
#include "fw-test-family.h"

typedef struct
{
  FwFamily *family;
  FwDrawContext *context;
  FwGenogram *genogram;
  FwScene *scene;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;

  self->family = fw_test_family_new ();
  self->context = fw_draw_context_new (FW_PALETTE_PRINT);
  options.day = fw_day_new (2026, 11, 23);
  options.measure = fw_draw_context_measure;
  options.measure_data = self->context;
  self->genogram = fw_genogram_new (self->family, &options);
  self->scene = fw_scene_new ();
  fw_genogram_fill_scene (self->genogram, self->scene);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_object_unref (self->scene);
  g_object_unref (self->genogram);
  g_object_unref (self->context);
  fw_family_free (self->family);
}

static FwSceneItem *
find (Fixture *self, const char *id)
{
  FwSceneItem *item = fw_scene_find (self->scene, id);

  if (item == NULL)
    g_error ("%s is not drawn", id);
  return item;
}

/* Everybody once, with the age on the day; who has died with the age at death. */
static void
test_persons (Fixture *self, gconstpointer data)
{
  const FwPersonSign *sign;

  for (guint i = 0; i < self->family->persons->len; i++)
    find (self, fw_family_get_person (self->family, i)->id);
  g_assert_cmpuint (fw_genogram_get_n_persons (self->genogram), ==, 16);
  sign = find (self, "jonas")->sign;
  g_assert_true (sign->index);
  g_assert_cmpint (sign->shape, ==, FW_NOTATION_SQUARE);
  sign = find (self, "horst")->sign;
  g_assert_true (sign->dead);
  g_assert_nonnull (strstr (sign->inside, "7"));
  sign = find (self, "sandra")->sign;
  g_assert_cmpstr (sign->inside, ==, "42");
  g_assert_cmpint (sign->addiction, ==, FW_FILL_REMISSION);
  g_assert_cmpint (((FwPersonSign *) find (self, "juergen")->sign)->addiction, ==,
                   FW_FILL_SUSPECTED);
  g_assert_cmpint (((FwPersonSign *) find (self, "loss")->sign)->shape, ==, FW_NOTATION_DOT);
}

static void
test_unions (Fixture *self, gconstpointer data)
{
  const FwUnionSign *divorced = find (self, "union:st")->sign;
  const FwUnionSign *together = find (self, "union:sk")->sign;
  const FwUnionSign *married = find (self, "union:h")->sign;

  g_assert_cmpuint (divorced->slashes, ==, 2);
  g_assert_cmpuint (divorced->line.n_dashes, ==, 0);
  g_assert_cmpuint (together->slashes, ==, 0);
  g_assert_cmpuint (together->line.n_dashes, >, 0);
  g_assert_cmpuint (married->slashes, ==, 0);
  g_assert_false (married->twice);
}

static void
test_bonds (Fixture *self, gconstpointer data)
{
  const FwBondSign *alleged = find (self, "bond:b3")->sign;

  g_assert_true (alleged->alleged);
  g_assert_true (g_str_has_suffix (alleged->label.text, " ?"));
  g_assert_false (((FwBondSign *) find (self, "bond:b1")->sign)->alleged);
}

static void
test_ways (Fixture *self, gconstpointer data)
{
  /* Back down leads to the child that one came from. */
  g_assert_cmpstr (fw_scene_walk (self->scene, "thomas", FW_WAY_UP), !=, NULL);
  g_assert_cmpstr (fw_scene_walk (self->scene, "gisela", FW_WAY_DOWN), !=, NULL);
  fw_scene_walk (self->scene, "stefan", FW_WAY_UP);
  g_assert_cmpstr (fw_scene_walk (self->scene, "jonas", FW_WAY_LEFT), ==, "lena");
  g_assert_cmpstr (fw_scene_walk (self->scene, "lena", FW_WAY_RIGHT), ==, "jonas");
  g_assert_null (fw_scene_walk (self->scene, "horst", FW_WAY_UP));
}

static void
test_legend (Fixture *self, gconstpointer data)
{
  GPtrArray *legend = fw_genogram_get_legend (self->genogram);
  gboolean violence = FALSE, foster = FALSE;

  for (guint i = 0; i < legend->len; i++)
    {
      FwLegendEntry *entry = g_ptr_array_index (legend, i);

      foster = foster || strstr (entry->text, "(P)") != NULL;
      violence = violence || strstr (entry->text, "Violence") != NULL;
    }
  g_assert_true (foster);
  g_assert_false (violence);
  g_assert_cmpuint (fw_genogram_get_sources (self->genogram)->len, ==, 3);
}

static void
test_geometry (Fixture *self, gconstpointer data)
{
  g_autofree char *json = fw_genogram_to_geometry (self->genogram);

  g_assert_nonnull (strstr (json, "\"left_out\""));
  g_assert_nonnull (strstr (json, "\"divorced\""));
  if (g_getenv ("FALLWERK_KEEP") != NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("FALLWERK_KEEP"), "family.json", NULL);

      g_file_set_contents (path, json, -1, NULL);
    }
}

/* The page is vector, its text can be found, and it is the same each time. */
static void
test_page (Fixture *self, gconstpointer data)
{
  g_autoptr (FwExportPage) page = fw_genogram_page_new (
      self->genogram, self->scene, "Genogramm Familie H.", fw_day_new (2026, 11, 23));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (FwPdf) pdf = NULL;
  g_autofree char *text = NULL;

  fw_export_page_set_paper (page, FW_PAPER_A4);
  fw_export_page_set_footer (page, "Vertraulich: Sozialdaten, § 35 SGB I.", "Fallwerk");
  bytes = fw_export_page_to_bytes (page, FW_EXPORT_PDF, &error);
  g_assert_no_error (error);
  again = fw_export_page_to_bytes (page, FW_EXPORT_PDF, &error);
  g_assert_true (g_bytes_equal (bytes, again));
  pdf = fw_pdf_new (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fw_pdf_get_n_pages (pdf), >=, 2);
  text = fw_pdf_dup_text (pdf, 0);
  g_assert_nonnull (strstr (text, "Pflegefamilie L."));
  g_assert_nonnull (strstr (text, "Sandra"));
  g_assert_nonnull (strstr (text, "42"));
  fw_export_page_set_paper (page, FW_PAPER_FIT);
  svg = fw_export_page_to_bytes (page, FW_EXPORT_SVG, &error);
  g_assert_no_error (error);
  png = fw_export_page_to_bytes (page, FW_EXPORT_PNG, &error);
  g_assert_no_error (error);
  if (g_getenv ("FALLWERK_KEEP") != NULL)
    {
      GBytes *all[] = {bytes, svg, png};
      const char *const names[] = {"family.pdf", "family.svg", "family.png"};

      for (guint i = 0; i < 3; i++)
        {
          g_autofree char *path = g_build_filename (g_getenv ("FALLWERK_KEEP"), names[i], NULL);

          g_file_set_contents (path, g_bytes_get_data (all[i], NULL),
                               (gssize) g_bytes_get_size (all[i]), NULL);
        }
    }
}

/* The words in the place of the picture, somewhere below @element; NULL for none. */
static const char *
find_alternative (qpdf_data pdf, qpdf_oh element, guint depth)
{
  const char *found = NULL;

  if (qpdf_oh_is_array (pdf, element))
    for (int i = 0; found == NULL && i < qpdf_oh_get_array_n_items (pdf, element); i++)
      found = find_alternative (pdf, qpdf_oh_get_array_item (pdf, element, i), depth + 1);
  else if (qpdf_oh_is_dictionary (pdf, element) && depth < 12)
    {
      if (qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, element, "/S"), "/Figure"))
        return qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, element, "/Alt"));
      found = find_alternative (pdf, qpdf_oh_get_key (pdf, element, "/K"), depth + 1);
    }
  return found;
}

/* What is said of a person is true from both ends: who does it to whom, and who is a child. */
static void
test_relations_in_words (Fixture *self, gconstpointer data)
{
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  g_autoptr (FwFamily) family = fw_test_family_new ();
  g_autoptr (FwGenogram) genogram = NULL;
  g_autoptr (FwScene) scene = fw_scene_new ();
  const char *ids[] = {"kai", "jonas"};

  fw_test_bond (family, "harm", "abuse-physical", fw_family_find_person (family, "kai"),
                fw_family_find_person (family, "jonas"), FW_FACT_ALLEGED, "2020", "Schule");
  options.day = fw_day_new (2026, 11, 23);
  options.measure = fw_draw_context_measure;
  options.measure_data = self->context;
  genogram = fw_genogram_new (family, &options);
  fw_genogram_fill_scene (genogram, scene);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (strstr (fw_scene_find (scene, ids[i])->description, "from Kai to Jonas") == NULL)
      g_error ("%s: %s", ids[i], fw_scene_find (scene, ids[i])->description);
  /* The pregnancy that was lost is no child; who is in foster care is said to be. */
  g_assert_nonnull (strstr (find (self, "sandra")->description, "3 children."));
  g_assert_nonnull (strstr (find (self, "thomas")->description, "2 children."));
  g_assert_nonnull (strstr (find (self, "birgit")->description, "1 child. 1 foster child."));
}

/* A reader that speaks knows title and language, and finds everybody in words. */
static void
test_spoken_page (Fixture *self, gconstpointer data)
{
  g_autoptr (FwExportPage) page = fw_genogram_page_new (
      self->genogram, self->scene, "Genogramm Familie H.", fw_day_new (2026, 11, 23));
  g_autoptr (GBytes) bytes = fw_export_page_to_bytes (page, FW_EXPORT_PDF, NULL);
  g_autoptr (FwPdf) document = fw_pdf_new (bytes, NULL);
  g_autofree char *words = NULL;
  const char *alternative;
  qpdf_data pdf = qpdf_init ();
  qpdf_oh root;

  g_assert_cmpint (qpdf_read_memory (pdf, "page", g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes), NULL),
                   ==, QPDF_SUCCESS);
  root = qpdf_get_root (pdf);
  g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, root, "/Lang")), ==, "en");
  g_assert_true (qpdf_oh_get_bool_value (
      pdf, qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, root, "/ViewerPreferences"),
                            "/DisplayDocTitle")));
  g_assert_cmpstr (qpdf_get_info_key (pdf, "/Title"), ==, "Genogramm Familie H.");
  alternative = find_alternative (
      pdf, qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"), "/K"), 0);
  g_assert_nonnull (alternative);
  g_assert_nonnull (strstr (alternative, "Genogramm Familie H."));
  qpdf_cleanup (&pdf);
  words = fw_pdf_dup_text (document, fw_pdf_get_n_pages (document) - 1);
  for (guint i = 0; i < self->family->persons->len; i++)
    if (*fw_family_get_person (self->family, i)->given_name != '\0'
        && strstr (words, fw_family_get_person (self->family, i)->given_name) == NULL)
      g_error ("%s is not told in words", fw_family_get_person (self->family, i)->given_name);
}

/* A wide family over several sheets: each name is whole on one of them, and the first page
 * still has legend and overview. */
static void
test_sheets (Fixture *self, gconstpointer data)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  g_autoptr (FwGenogram) genogram = NULL;
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (FwExportPage) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FwPdf) pdf = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = NULL;
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  guint couple, n_sheets = 0;
  double smallest;

  fw_test_person (family, "f", FW_SEX_MALE, "Father", "1950", NULL, "");
  fw_test_person (family, "m", FW_SEX_FEMALE, "Mother", "1952", NULL, "");
  couple = fw_test_union (family, "u", 0, 1);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%02u", i);
      g_autofree char *name = g_strdup_printf ("Child%02u", i);
      guint child = fw_test_person (family, id, FW_SEX_FEMALE, name, "1980", NULL, "");

      fw_family_add_link (family, id, child, couple, FW_CHILD_BIRTH);
    }
  options.day = fw_day_new (2026, 11, 23);
  options.measure = fw_draw_context_measure;
  options.measure_data = self->context;
  genogram = fw_genogram_new (family, &options);
  fw_genogram_fill_scene (genogram, scene);
  page = fw_genogram_page_new (genogram, scene, "Wide", options.day);
  fw_export_page_set_paper (page, FW_PAPER_A4_SHEETS);
  fw_export_page_get_scale (page, &smallest);
  g_assert_cmpfloat (smallest, >=, 7.5);
  bytes = fw_export_page_to_bytes (page, FW_EXPORT_PDF, NULL);
  pdf = fw_pdf_new (bytes, NULL);
  first = fw_pdf_dup_text (pdf, 0);
  g_assert_nonnull (strstr (first, "A2"));
  g_assert_nonnull (strstr (first, "Signs in this genogram"));
  for (guint i = 1; i < fw_pdf_get_n_pages (pdf); i++)
    {
      char *text = fw_pdf_dup_text (pdf, i);

      if (strstr (text, "Sheet ") == NULL)
        {
          g_free (text);
          continue;
        }
      g_ptr_array_add (texts, text);
      n_sheets++;
    }
  g_assert_cmpuint (n_sheets, >=, 3);
  for (guint i = 0; i < family->persons->len; i++)
    {
      guint found = 0;

      for (guint t = 0; t < texts->len; t++)
        found += strstr (g_ptr_array_index (texts, t), fw_family_get_person (family, i)->given_name)
                 != NULL;
      if (found == 0 || found == n_sheets)
        g_error ("%s is on %u of %u sheets", fw_family_get_person (family, i)->given_name, found,
                 n_sheets);
    }
  if (g_getenv ("FALLWERK_KEEP") != NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("FALLWERK_KEEP"), "sheets.pdf", NULL);

      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                           NULL);
    }
}

/* The signs that occur are told on every kind of export. */
static void
test_legend_everywhere (Fixture *self, gconstpointer data)
{
  static const FwExportPaper papers[]
      = {FW_PAPER_FIT, FW_PAPER_A4, FW_PAPER_A3, FW_PAPER_A0, FW_PAPER_A4_SHEETS};
  g_autoptr (FwExportPage) page
      = fw_genogram_page_new (self->genogram, self->scene, "H.", fw_day_new (2026, 11, 23));
  GPtrArray *legend = fw_genogram_get_legend (self->genogram);

  for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (FwPdf) pdf = NULL;
      g_autoptr (GString) all = g_string_new (NULL);

      fw_export_page_set_paper (page, papers[p]);
      bytes = fw_export_page_to_bytes (page, FW_EXPORT_PDF, NULL);
      pdf = fw_pdf_new (bytes, NULL);
      for (guint i = 0; i < fw_pdf_get_n_pages (pdf); i++)
        {
          g_autofree char *text = fw_pdf_dup_text (pdf, i);

          g_string_append (all, text);
        }
      for (guint i = 0; i < legend->len; i++)
        {
          const FwLegendEntry *entry = g_ptr_array_index (legend, i);
          g_auto (GStrv) words = g_strsplit (entry->text, " ", 2);

          if (strstr (all->str, words[0]) == NULL)
            g_error ("“%s” is not in the legend of paper %u", entry->text, p);
        }
      g_assert_nonnull (strstr (all->str, "Signs in this genogram"));
    }
}

/* A past day beside today: nobody moves, what came later is a ghost and no part of a
 * household of the day. */
static void
test_past (Fixture *self, gconstpointer data)
{
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  g_autoptr (GHashTable) places = fw_genogram_dup_places (self->genogram);
  g_autoptr (FwGenogram) past = NULL;
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autofree char *json = NULL;
  const FwPersonSign *horst;

  options.day = fw_day_new (2017, 5, 12);
  options.compare = fw_day_new (2026, 11, 23);
  options.places = places;
  options.keep_places = TRUE;
  options.measure = fw_draw_context_measure;
  options.measure_data = self->context;
  past = fw_genogram_new (self->family, &options);
  fw_genogram_fill_scene (past, scene);
  for (guint i = 0; i < self->family->persons->len; i++)
    {
      const char *id = fw_family_get_person (self->family, i)->id;
      const FwLayoutPoint *place = g_hash_table_lookup (places, id);
      graphene_point_t now = fw_scene_item_get_centre (fw_scene_find (scene, id));

      g_assert_cmpfloat_with_epsilon (now.x, place->x, 0.5);
    }
  horst = fw_scene_find (scene, "horst")->sign;
  g_assert_false (horst->dead);
  g_assert_true (fw_scene_find (scene, "finn")->flags & FW_ITEM_GHOST);
  g_assert_true (fw_scene_find (scene, "union:sk")->flags & FW_ITEM_GHOST);
  g_assert_nonnull (fw_scene_find (scene, "household-ghost:home"));
  g_assert_nonnull (fw_scene_find (scene, "tag:horst"));
  if (g_getenv ("FALLWERK_KEEP") != NULL)
    {
      g_autoptr (FwExportPage) page
          = fw_genogram_page_new (past, scene, "Vergangener Tag", options.day);
      g_autofree char *path = g_build_filename (g_getenv ("FALLWERK_KEEP"), "past.png", NULL);

      fw_export_page_write (page, path, NULL);
    }
}

/* What is drawn of a few generations, and what is said of the others. */
static void
test_range (Fixture *self, gconstpointer data)
{
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  g_autoptr (FwGenogram) near = NULL;
  gboolean told = FALSE;

  options.day = fw_day_new (2026, 11, 23);
  options.start = "jonas";
  options.generations = 1;
  near = fw_genogram_new (self->family, &options);
  /* Not the grandparents, and not aunt and uncle, who would hang from nothing. */
  g_assert_cmpuint (fw_genogram_get_n_persons (near), ==, 16 - 4 - 2);
  for (guint i = 0; i < fw_genogram_get_left_out (near)->len; i++)
    {
      FwGenogramLeftOut *left = g_ptr_array_index (fw_genogram_get_left_out (near), i);

      told = told || (g_str_equal (left->id, "horst") && g_str_equal (left->reason, "range"));
    }
  g_assert_true (told);
}

/* The network: the household of the index person, and round it what it is bound to. */
static void
test_network (Fixture *self, gconstpointer data)
{
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  g_autoptr (FwGenogram) network = NULL;
  g_autoptr (FwScene) scene = fw_scene_new ();
  FwFamilyPerson *school = fw_family_add_person (self->family, "school");
  const char *members[] = {"sandra", "kai", "lena", "jonas"};
  const char *around[] = {"thomas", "katrin", "juergen", "school"};
  FwSceneItem *circle;

  school->kind = FW_FAMILY_INSTITUTION;
  school->given_name = fw_family_intern (self->family, "Grundschule");
  fw_test_bond (self->family, "b9", "institutional", fw_family_find_person (self->family, "jonas"),
                fw_family_find_person (self->family, "school"), FW_FACT_ASSESSED, NULL, "");
  options.day = fw_day_new (2026, 11, 23);
  options.measure = fw_draw_context_measure;
  options.measure_data = self->context;
  network = fw_genogram_new_network (self->family, &options);
  fw_genogram_fill_scene (network, scene);
  circle = fw_scene_find (scene, "network");
  for (guint i = 0; i < 4; i++)
    {
      graphene_point_t in = fw_scene_item_get_centre (fw_scene_find (scene, members[i]));
      graphene_point_t out = fw_scene_item_get_centre (fw_scene_find (scene, around[i]));

      g_assert_cmpfloat (fw_scene_item_distance (circle, &in), ==, 0);
      g_assert_cmpfloat (fw_scene_item_distance (circle, &out), >, 50);
    }
  /* Who is bound to nobody there is not drawn. */
  g_assert_null (fw_scene_find (scene, "stefan"));
  g_assert_null (fw_scene_find (scene, "union:st"));
  if (g_getenv ("FALLWERK_KEEP") != NULL)
    {
      g_autoptr (FwExportPage) page
          = fw_genogram_page_new (network, scene, "Netzwerk", options.day);
      g_autofree char *path = g_build_filename (g_getenv ("FALLWERK_KEEP"), "network.png", NULL);

      fw_export_page_write (page, path, NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  gtk_init_check ();

#define ADD(path, test) g_test_add (path, Fixture, NULL, setup, test, teardown)
  ADD ("/genogram-scene/everybody-once-with-age", test_persons);
  ADD ("/genogram-scene/unions-say-what-they-are", test_unions);
  ADD ("/genogram-scene/alleged-bonds-are-questions", test_bonds);
  ADD ("/genogram-scene/arrow-keys-follow-relations", test_ways);
  ADD ("/genogram-scene/legend-has-what-occurs", test_legend);
  ADD ("/genogram-scene/geometry-is-written", test_geometry);
  ADD ("/genogram-scene/page-can-be-searched", test_page);
  ADD ("/genogram-scene/page-can-be-heard", test_spoken_page);
  ADD ("/genogram-scene/relations-in-words", test_relations_in_words);
  ADD ("/genogram-scene/several-sheets", test_sheets);
  ADD ("/genogram-scene/legend-on-every-paper", test_legend_everywhere);
  ADD ("/genogram-scene/past-day-keeps-places", test_past);
  ADD ("/genogram-scene/range-of-generations", test_range);
  ADD ("/genogram-scene/network-round-a-household", test_network);
  return g_test_run ();
}
