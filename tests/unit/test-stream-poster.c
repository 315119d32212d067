/* A map on paper can be read: the smallest type on A3 is six points or more however many
 * steps there are, nothing of the map is missing, and a picture stays in one piece. Asked of
 * the finished PDF by poppler, which knows nothing of how it was set. */
#include "config.h"

#include <poppler.h>
#include <string.h>

#include "domain/fw-stream-edit.h"
#include "domain/fw-stream-example.h"
#include "draw/fw-draw-stream.h"

#define LEAST 6.0

typedef PopplerDocument Doc;
typedef PopplerPage Leaf;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Doc, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaf, g_object_unref)

static FwExportPage *
new_page (FwStream *stream, FwExportPaper paper, gboolean money)
{
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  FwExportPage *page;

  options.show |= FW_STREAM_SHOW_STAMPS | FW_STREAM_SHOW_VOTES | (money ? FW_STREAM_SHOW_BAND : 0);
  page = fw_stream_page_new_map (stream, NULL, &options);
  fw_export_page_set_paper (page, paper);
  return page;
}

static PopplerDocument *
open_pdf (FwExportPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_export_page_to_bytes (page, FW_EXPORT_PDF, &error);
  PopplerDocument *document;

  g_assert_no_error (error);
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* The smallest type of the first @n pages; @text gets all their letters, without spaces. */
static double
read_pages (PopplerDocument *document, guint n, GString *text)
{
  double smallest = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (Leaf) page = poppler_document_get_page (document, (int) i);
      g_autofree char *words = poppler_page_get_text (page);
      GList *attributes = poppler_page_get_text_attributes (page);

      for (GList *l = attributes; l != NULL; l = l->next)
        smallest = MIN (smallest, ((PopplerTextAttributes *) l->data)->font_size);
      poppler_page_free_text_attributes (attributes);
      for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
        if (!g_unichar_isspace (g_utf8_get_char (c)))
          g_string_append_unichar (text, g_utf8_get_char (c));
    }
  return smallest;
}

/* So many steps with times and costs, over four lanes. */
static FwStream *
new_long (guint n)
{
  static const char *const lanes[] = {"Familie", "ASD-Fachkraft", "Leitung", "Träger"};
  FwStream *stream = fw_stream_new ();
  FwStreamItem *step = NULL;

  fw_stream_set_text (stream, fw_stream_get_map (stream), FW_STREAM_CONVENTION, "office");
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    fw_stream_set_text (stream, fw_stream_add (stream, FW_STREAM_LANE, NULL, G_MAXUINT),
                        FW_STREAM_NAME, lanes[i]);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Schritt%02u", i + 1);

      step = fw_stream_edit_add_step (stream, step, name);
      fw_stream_set_text (stream, step, FW_STREAM_LANE_NAME, lanes[(i / 2) % G_N_ELEMENTS (lanes)]);
      fw_stream_set_number (stream, step, FW_STREAM_WAIT, 1 + i % 5, FW_STREAM_UNIT_WD);
      fw_stream_set_number (stream, step, FW_STREAM_PROCESS, 1 + i % 3, FW_STREAM_UNIT_H);
      fw_stream_set_number (stream, step, FW_STREAM_RATE, 5400, FW_STREAM_UNIT_NONE);
    }
  return stream;
}

static void
assert_page_readable (FwStream *stream, FwExportPage *page, const char *what)
{
  g_autoptr (Doc) document = open_pdf (page);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = fw_export_page_get_n_drawn (page);
  double told, is = read_pages (document, n, text);

  g_test_message ("%s: %u pages, smallest type %.2f pt", what, n, is);
  if (is < LEAST)
    g_error ("%s: the smallest type is %.2f points", what, is);
  fw_export_page_get_scale (page, &told);
  /* What the dialog says of it is no more than it is. */
  g_assert_cmpfloat (told, >=, LEAST);
  g_assert_cmpfloat (told, <=, is + 0.1);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    {
      g_auto (GStrv) words = g_strsplit (
          fw_stream_item_get_text (fw_stream_get (stream, FW_STREAM_STEP, i), FW_STREAM_NAME), " ",
          -1);

      /* A name that is long ends with an ellipsis in its box. */
      for (guint k = 0; k < 1 && words[k] != NULL; k++)
        {
          g_autofree char *begin
              = g_utf8_substring (words[k], 0, MIN (g_utf8_strlen (words[k], -1), 9));

          if (strstr (text->str, begin) == NULL)
            g_error ("%s: “%s” is on none of its pages", what, words[k]);
        }
    }
}

static void
assert_readable (FwStream *stream, FwExportPaper paper, gboolean money, const char *what)
{
  g_autoptr (FwExportPage) page = new_page (stream, paper, money);

  assert_page_readable (stream, page, what);
}

static void
test_example (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();

  assert_readable (stream, FW_PAPER_A3, FALSE, "example, A3");
  assert_readable (stream, FW_PAPER_A3, TRUE, "example with its money, A3");
}

/* Where the paper is too low even for one row, the dialog is told and can say so. */
static void
test_told (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwExportPage) page = new_page (stream, FW_PAPER_A4, FALSE);
  g_autoptr (Doc) document = open_pdf (page);
  g_autoptr (GString) text = g_string_new (NULL);
  double told, is = read_pages (document, fw_export_page_get_n_drawn (page), text);

  fw_export_page_get_scale (page, &told);
  g_assert_cmpfloat (told, <, LEAST);
  g_assert_cmpfloat (told, <=, is + 0.1);
}

static void
test_long (void)
{
  static const guint lengths[] = {3, 14, 20, 25, 28, 40};

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (FwStream) stream = new_long (lengths[i]);
      g_autofree char *what = g_strdup_printf ("%u steps", lengths[i]);

      assert_readable (stream, FW_PAPER_A3, FALSE, what);
      if (lengths[i] <= 28)
        assert_readable (stream, FW_PAPER_A3, TRUE, what);
    }
}

/* Today and target above each other, their steps in rows where one is too long. */
static void
test_both (void)
{
  static const guint lengths[] = {3, 8, 14, 20, 30};

  for (guint i = 0; i <= G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (FwStream) stream
          = i < G_N_ELEMENTS (lengths) ? new_long (lengths[i]) : fw_stream_example_new ();
      g_autoptr (FwStream) target = fw_stream_dup_target (stream, NULL);
      g_autoptr (FwExportPage) page
          = fw_stream_page_new_both (stream, target, FW_STREAM_SHOW_MEASURES);
      g_autofree char *what
          = g_strdup_printf ("both, %u steps", fw_stream_get_n (stream, FW_STREAM_STEP));

      fw_export_page_set_paper (page, FW_PAPER_A3);
      g_assert_cmpuint (fw_export_page_get_n_drawn (page), ==, 1);
      assert_page_readable (stream, page, what);
    }
}

/* What has room on one page stays there. */
static void
test_short (void)
{
  g_autoptr (FwStream) stream = new_long (6);
  g_autoptr (FwExportPage) page = new_page (stream, FW_PAPER_A3, TRUE);

  g_assert_cmpuint (fw_export_page_get_n_drawn (page), ==, 1);
}

/* The names of lanes stand in each row, and each edge names the row that goes on. */
static void
test_rows (void)
{
  g_autoptr (FwStream) stream = new_long (25);
  g_autoptr (FwExportPage) page = new_page (stream, FW_PAPER_A3, FALSE);
  g_autoptr (Doc) document = open_pdf (page);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = fw_export_page_get_n_drawn (page), lanes = 0, rows = 1;

  read_pages (document, n, text);
  for (const char *at = text->str; (at = strstr (at, "ASD-Fachkraft")) != NULL; at++)
    lanes++;
  for (const char *at = text->str; (at = strstr (at, "fromrow")) != NULL; at++)
    rows++;
  g_assert_cmpuint (rows, >=, 2);
  g_assert_cmpuint (lanes, >=, rows);
  g_assert_nonnull (strstr (text->str, "oninrow2"));
  g_assert_nonnull (strstr (text->str, "fromrow1"));
}

/* A0, and sheets to be put together, are as they were. */
static void
test_others (void)
{
  g_autoptr (FwStream) stream = new_long (25);
  g_autoptr (FwExportPage) large = new_page (stream, FW_PAPER_A0, TRUE);
  g_autoptr (FwExportPage) sheets = new_page (stream, FW_PAPER_A4_SHEETS, TRUE);

  g_assert_cmpuint (fw_export_page_get_n_drawn (large), ==, 1);
  g_assert_cmpuint (fw_export_page_get_n_drawn (sheets), ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_init_check ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream-poster/example", test_example);
  g_test_add_func ("/stream-poster/told", test_told);
  g_test_add_func ("/stream-poster/long", test_long);
  g_test_add_func ("/stream-poster/both", test_both);
  g_test_add_func ("/stream-poster/short", test_short);
  g_test_add_func ("/stream-poster/rows", test_rows);
  g_test_add_func ("/stream-poster/others", test_others);
  return g_test_run ();
}
