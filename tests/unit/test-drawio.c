/* draw.io: what is written gives back the map, packed and bare files are read, drawings
 * of others become maps, and broken ones are refused with their line. */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "exchange/fw-drawio.h"
#include "exchange/fw-exchange-error.h"
#include "exchange/fw-map-json.h"
#include "fw-test-stream.h"
#include "scene/fw-stream-place.h"

static char *
write_map (FwStream *stream)
{
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  FwDrawioPlace where = {.layout = place->layout,
                         .boxes = place->boxes,
                         .flows = place->flows,
                         .lanes = place->lanes,
                         .labels = place->labels};

  return fw_drawio_write (stream, &where);
}

static void
assert_same (FwStream *a, FwStream *b, guint seed)
{
  g_autofree char *x = NULL, *y = NULL;

  if (fw_stream_equal (a, b))
    return;
  x = fw_map_json_write (a);
  y = fw_map_json_write (b);
  g_error ("map %u comes back as another one:\n%s\n%s", seed, x, y);
}

static void
test_round_trip (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (FwStream) stream = fw_test_stream_new (seed, 1 + seed % 12, FALSE), again = NULL;
      g_autofree char *text = NULL, *second = NULL;
      g_autoptr (GError) error = NULL;
      FwStreamItem *party = fw_stream_add (stream, FW_STREAM_PARTY, "family", G_MAXUINT);

      fw_stream_set_text (stream, party, FW_STREAM_NAME, "Junger Mensch\nund Familie\t");
      fw_stream_set_text (stream, party, FW_STREAM_KIND, "customer");
      fw_stream_set (stream, party, FW_STREAM_EXTRA,
                     fw_stream_value_new_text (FW_STREAM_RAW, "{\"colour\":\"<red>\"}"));
      text = write_map (stream);
      again = fw_drawio_read (text, -1, &error);
      g_assert_no_error (error);
      assert_same (stream, again, seed);
      second = write_map (again);
      g_assert_cmpstr (text, ==, second);
    }
}

/* --- packed as draw.io packs ---------------------------------------------------------- */

static char *
pack (const char *xml)
{
  g_autofree char *escaped = g_uri_escape_string (xml, NULL, FALSE);
  g_autoptr (GConverter) deflate
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  gsize n = strlen (escaped), room = n + 1000, n_read, n_written;
  g_autofree guchar *out = g_malloc (room);
  g_autoptr (GError) error = NULL;

  g_converter_convert (deflate, escaped, n, out, room, G_CONVERTER_INPUT_AT_END, &n_read,
                       &n_written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_read, ==, n);
  return g_base64_encode (out, n_written);
}

static char *
cut_model (const char *text)
{
  const char *from = strstr (text, "<mxGraphModel"), *to = strstr (text, "</mxGraphModel>");

  return g_strndup (from, (gsize) (to - from) + strlen ("</mxGraphModel>"));
}

static void
test_packed (void)
{
  g_autoptr (FwStream) stream = fw_test_stream_new (7, 6, FALSE);
  g_autofree char *text = write_map (stream), *bare = cut_model (text), *packed = pack (bare);
  g_autofree char *file = g_strconcat ("<mxfile><diagram name=\"x\">", packed,
                                       "</diagram><diagram>not this one</diagram></mxfile>", NULL);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *svg = g_strconcat ("<svg xmlns=\"http://www.w3.org/2000/svg\" content=\"",
                                      escaped, "\"><g/></svg>", NULL);
  const char *files[] = {bare, file, svg};

  g_assert_null (strstr (file, "vsm_"));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwStream) again = fw_drawio_read (files[i], -1, &error);

      g_assert_no_error (error);
      assert_same (stream, again, i);
      g_assert_true (fw_drawio_is_one (files[i], strlen (files[i])));
    }
}

/* --- drawings of others ------------------------------------------------------------------ */

#define ROOT(cells)                                                                                \
  "<mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>" cells                    \
  "</root></mxGraphModel>"
#define BOX(id, x, label)                                                                          \
  "<mxCell id=\"" id "\" value=\"" label                                                           \
  "\" style=\"shape=mxgraph.lean_mapping.manufacturing_process;html=1;\" vertex=\"1\" "            \
  "parent=\"1\"><mxGeometry x=\"" x "\" y=\"0\" width=\"100\" height=\"80\" as=\"geometry\"/>"     \
  "</mxCell>"
#define EDGE(from, to, style)                                                                      \
  "<mxCell id=\"e" from to "\" style=\"" style "\" edge=\"1\" parent=\"1\" source=\"" from         \
  "\" target=\"" to "\"><mxGeometry relative=\"1\" as=\"geometry\"/></mxCell>"

static void
test_foreign (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStream) stream = fw_drawio_read (
      ROOT (BOX ("b", "300", "Be&lt;br&gt;scheid &amp;amp; Auftrag") BOX ("a", "10", "Antrag")
                EDGE ("a", "b", "endArrow=block;") EDGE (
                    "b", "a", "shape=mxgraph.lean_mapping.electronic_info_flow_edge;html=1;")),
      -1, &error);
  FwStreamItem *flow;

  g_assert_no_error (error);
  g_assert_cmpuint (fw_stream_get_n (stream, FW_STREAM_STEP), ==, 2);
  g_assert_cmpstr (
      fw_stream_item_get_text (fw_stream_get (stream, FW_STREAM_STEP, 0), FW_STREAM_NAME), ==,
      "Antrag");
  g_assert_cmpstr (
      fw_stream_item_get_text (fw_stream_get (stream, FW_STREAM_STEP, 1), FW_STREAM_NAME), ==,
      "Be scheid & Auftrag");
  g_assert_cmpuint (fw_stream_get_n (stream, FW_STREAM_FLOW), ==, 2);
  flow = fw_stream_get (stream, FW_STREAM_FLOW, 0);
  g_assert_true (fw_stream_item_is (flow, FW_STREAM_KIND, "work"));
  g_assert_true (
      fw_stream_item_is (flow, FW_STREAM_FROM, fw_stream_get (stream, FW_STREAM_STEP, 0)->id));
  flow = fw_stream_get (stream, FW_STREAM_FLOW, 1);
  g_assert_true (fw_stream_item_is (flow, FW_STREAM_KIND, "information"));
  g_assert_true (fw_stream_item_is (flow, FW_STREAM_MEDIUM, "electronic"));
}

/* What was changed in draw.io counts: a figure typed there, an edge hung elsewhere. */
static void
test_edited (void)
{
  g_autoptr (FwStream) stream = fw_stream_new (), again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *written = NULL;
  FwStreamItem *a, *b, *c, *process;

  a = fw_stream_edit_add_step (stream, NULL, "A");
  b = fw_stream_edit_add_step (stream, a, "B");
  c = fw_stream_edit_add_step (stream, b, "C");
  fw_stream_set_number (stream, a, FW_STREAM_PROCESS, 7.25, FW_STREAM_UNIT_H);
  written = write_map (stream);
  text = g_string_new (written);
  g_assert_cmpuint (
      g_string_replace (text, "vsm_process=\"7.25 h\"", "vsm_process=\"90 Minuten\"", 0), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "source=\"step-s1\" target=\"step-s2\"",
                                      "source=\"step-s1\" target=\"step-s3\"", 0),
                    ==, 1);
  again = fw_drawio_read (text->str, -1, &error);
  g_assert_no_error (error);
  process = fw_stream_find (again, FW_STREAM_STEP, a->id);
  g_assert_cmpfloat (fw_stream_item_get_figure (process, FW_STREAM_PROCESS)->mode, ==, 90);
  g_assert_cmpint (fw_stream_item_get_figure (process, FW_STREAM_PROCESS)->unit, ==,
                   FW_STREAM_UNIT_MIN);
  g_assert_true (fw_stream_item_is (fw_stream_get (again, FW_STREAM_FLOW, 0), FW_STREAM_TO, c->id));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *says;
  } cases[] = {
      {"", "line 1"},
      {"<mxfile>\n<diagram>\n</mxfile>", "line 3: the file is no well-formed XML"},
      {"<html/>", "line 1: this is no draw.io file"},
      {"<mxfile></mxfile>", "no drawing"},
      {"<mxfile><diagram>AAAA</diagram></mxfile>", "unpacked"},
      {"<mxfile><diagram>***</diagram></mxfile>", "unpacked"},
      {ROOT (""), "nothing could be taken"},
      {"<mxGraphModel><root>\n<object vsm_kind_of_item=\"tusk\"><mxCell/></object></root></mxGraphModel>",
       "line 2: the kind"},
      {"<mxGraphModel><root>\n\n<object vsm_kind_of_item=\"step\" vsm_id=\"a\" vsm_process=\"3 x\">"
       "<mxCell vertex=\"1\"/></object></root></mxGraphModel>",
       "line 3: vsm_process: “3 x”"},
      {"<mxGraphModel><root>\n<object vsm_kind_of_item=\"step\" vsm_id=\"a\" "
       "vsm_percent_complete_accurate=\"{&quot;value&quot;:7}\"><mxCell/></object></root></mxGraphModel>",
       "line 2: vsm_percent_complete_accurate"},
      {"<mxGraphModel><root><object vsm_kind_of_item=\"step\" vsm_id=\"a\"><mxCell/></object>"
       "<object vsm_kind_of_item=\"flow\" vsm_id=\"f\" vsm_from=\"a\" vsm_to=\"z\"><mxCell/></object>"
       "</root></mxGraphModel>",
       "there is no step “z”"},
      {"<mxGraphModel><root><mxCell id=\"a\"", "no well-formed XML"},
      {"<mxGraphModel>&bomb;</mxGraphModel>", "no well-formed XML"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwStream) stream = fw_drawio_read (cases[i].text, -1, &error);

      if (stream != NULL || error == NULL || error->domain != FW_EXCHANGE_ERROR
          || strstr (error->message, cases[i].says) == NULL)
        g_error ("%s: says “%s” and not “%s”", cases[i].text,
                 error != NULL ? error->message : "nothing", cases[i].says);
    }
}

/* A small file that unpacks to gigabytes is left packed. */
static void
test_bomb (void)
{
  g_autoptr (GConverter) deflate
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *zeros = g_malloc0 (1 << 20);
  g_autofree char *packed = NULL, *file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStream) stream = NULL;
  static guint8 block[1 << 16];

  memset (zeros, 'a', 1 << 20);
  for (guint i = 0; i <= 80; i++)
    for (gsize at = 0; at < (i < 80 ? (1u << 20) : 1u);)
      {
        gsize n_read = 0, n_written = 0;
        GConverterResult result = g_converter_convert (
            deflate, zeros + at, i < 80 ? (1u << 20) - at : 0, block, sizeof block,
            i < 80 ? 0 : G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);

        g_byte_array_append (out, block, (guint) n_written);
        at += i < 80 ? n_read : result == G_CONVERTER_FINISHED;
      }
  packed = g_base64_encode (out->data, out->len);
  file = g_strconcat ("<mxfile><diagram>", packed, "</diagram></mxfile>", NULL);
  stream = fw_drawio_read (file, -1, &error);
  g_assert_null (stream);
  g_assert_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawio/round-trip", test_round_trip);
  g_test_add_func ("/drawio/packed", test_packed);
  g_test_add_func ("/drawio/foreign", test_foreign);
  g_test_add_func ("/drawio/edited", test_edited);
  g_test_add_func ("/drawio/refused", test_refused);
  g_test_add_func ("/drawio/bomb", test_bomb);
  return g_test_run ();
}
