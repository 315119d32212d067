/* fw-letter.c: see fw-letter.h.
 *
 *        23 mm                        125 mm
 *   12 ─  mark, office
 *   45 ─  ┌ return line ─────────┐     facts
 *   63 ─  │ recipient            │     place, date
 *   90 ─  └──────────────────────┘
 *   98 ─  subject, salutation, parts, closing
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/fw-letter.h"
#include "document/fw-report-private.h"

#define MM (72 / 25.4)
#define ADDRESS_TOP (45 * MM)
#define ADDRESS_HEIGHT (45 * MM)
#define RETURN_LINE (12.7 * MM) /* of the address field: what is above the return line */
#define SUBJECT_GAP (8.46 * MM)
#define LETTER_SIZE 10
#define N_ADDRESS_LINES 6

static const double address_weights[] = {102, 66};

/* Drawn from the top of the body, which is at FW_PAGE_TOP. */
static void
draw_marks (FwBlock *self, cairo_t *cr, double width, double height)
{
  static const struct
  {
    double y, length;
  } marks[] = {{105, 4}, {148.5, 6}, {210, 4}};

  cairo_set_source_rgb (cr, 0.45, 0.46, 0.48);
  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      double y = marks[i].y * MM - FW_PAGE_TOP;

      cairo_move_to (cr, 5 * MM - FW_PAGE_LEFT, y);
      cairo_line_to (cr, (5 + marks[i].length) * MM - FW_PAGE_LEFT, y);
    }
  cairo_stroke (cr);
}

static void
add_head (FwReport *report, JsonObject *content)
{
  FwBlock *marks = fw_block_add (report->body, fw_block_new (FW_BLOCK_DRAWING));
  FwBlock *head;

  marks->draw_func = draw_marks;
  marks->min_height = 0.1; /* what has no height is not drawn */
  _fw_report_add_letterhead (report, _fw_json_get_object (content, "office"));
  head = g_ptr_array_index (report->body->children, report->body->children->len - 1);
  head->min_height = ADDRESS_TOP - FW_PAGE_TOP - marks->min_height;
}

/* "Stadt Auental · Rathausplatz 4 · 12345 Auental" */
static char *
dup_return_line (JsonObject *content)
{
  JsonObject *office = _fw_json_get_object (content, "office");
  const char *name = _fw_json_get_text (office, "name");
  const char *address = _fw_json_get_text (office, "address");

  return g_strdup_printf ("%s%s%s", name, name[0] != '\0' && address[0] != '\0' ? " · " : "",
                          address);
}

static void
add_address (FwReport *report, JsonObject *content)
{
  g_autoptr (GPtrArray) facts = _fw_json_dup_objects (content, "facts");
  g_autofree char *return_line = dup_return_line (content);
  g_autofree char *date = _fw_report_dup_long_date (_fw_json_get_text (content, "date"));
  g_auto (GStrv) lines
      = g_strsplit (_fw_json_get_text (content, "recipient"), "\n", N_ADDRESS_LINES);
  FwBlock *row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
  FwBlock *address, *right, *line;
  const char *place = _fw_json_get_text (content, "place");

  row->weights = address_weights;
  row->min_height = ADDRESS_HEIGHT;
  address = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  line
      = _fw_report_add_coloured (report, address, FW_REPORT_FONT, 6.4, "P", "#4a4f57", return_line);
  address->padding_top = RETURN_LINE;
  line->min_height = 5 * MM;
  for (guint i = 0; lines[i] != NULL; i++)
    _fw_report_add_text (report, address, FW_REPORT_FONT, LETTER_SIZE, "P", lines[i]);
  right = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  for (guint i = 0; i < facts->len; i++)
    {
      JsonObject *fact = g_ptr_array_index (facts, i);

      _fw_report_add_head_line (report, right, _fw_json_get_text (fact, "name"),
                                _fw_json_get_text (fact, "value"));
    }
  if (date[0] != '\0')
    {
      g_autofree char *text
          = place[0] != '\0' ? g_strdup_printf ("%s, %s", place, date) : g_strdup (date);

      _fw_report_add_head_line (report, right, "Datum", text);
    }
}

static void
add_list (FwReport *report, JsonObject *part)
{
  JsonNode *node = json_object_get_member (part, "items");
  JsonArray *items
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      FwBlock *row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));

      row->first_width = 14;
      row->space_before = i == 0 ? 6 : 2;
      _fw_report_add_text (report, row, FW_REPORT_FONT, LETTER_SIZE, NULL, "–");
      _fw_report_add_text (report, row, FW_REPORT_FONT, LETTER_SIZE, "P",
                           json_array_get_string_element (items, i));
    }
}

static void
add_table (FwReport *report, JsonObject *part)
{
  g_autoptr (GPtrArray) columns = _fw_json_dup_objects (part, "columns");
  g_autoptr (GPtrArray) rows = _fw_json_dup_objects (part, "rows");
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  double *weights = g_new (double, columns->len + 1);
  FwBlock *table;

  for (guint i = 0; i < columns->len; i++)
    {
      JsonObject *column = g_ptr_array_index (columns, i);

      g_ptr_array_add (headers, (gpointer) _fw_json_get_text (column, "title"));
      weights[i] = g_ascii_strtod (_fw_json_get_text (column, "width"), NULL);
      weights[i] = weights[i] > 0 ? weights[i] : 1;
    }
  g_ptr_array_add (headers, NULL);
  table = _fw_report_add_table (report, weights, (const char *const *) headers->pdata);
  table->own_weights = weights;
  table->space_before = 8;
  for (guint i = 0; i < rows->len; i++)
    {
      JsonNode *node = json_object_get_member (g_ptr_array_index (rows, i), "cells");
      JsonArray *cells
          = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      FwBlock *row = _fw_report_add_table_row (table);

      for (guint j = 0; j < columns->len; j++)
        _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TEXT_SIZE,
                             "P",
                             cells != NULL && j < json_array_get_length (cells)
                                 ? json_array_get_string_element (cells, j)
                                 : "");
    }
}

static void
add_parts (FwReport *report, JsonObject *content)
{
  g_autoptr (GPtrArray) parts = _fw_json_dup_objects (content, "parts");

  for (guint i = 0; i < parts->len; i++)
    {
      JsonObject *part = g_ptr_array_index (parts, i);
      const char *kind = _fw_json_get_text (part, "kind");

      if (g_str_equal (kind, "table"))
        add_table (report, part);
      else if (g_str_equal (kind, "list"))
        add_list (report, part);
      else
        _fw_report_add_text (report, report->body, FW_REPORT_FONT, LETTER_SIZE, "P",
                             _fw_json_get_text (part, "text"))
            ->space_before
            = 9;
    }
}

static void
add_closing (FwReport *report, JsonObject *content)
{
  JsonNode *node = json_object_get_member (content, "enclosures");
  JsonArray *enclosures
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  FwBlock *block = _fw_report_add_stack (report->body, 14);

  block->whole = TRUE;
  _fw_report_set_anchor (block, "closing", NULL);
  _fw_report_add_text (report, block, FW_REPORT_FONT, LETTER_SIZE, "P",
                       _fw_json_get_text (content, "closing"));
  _fw_report_add_text (report, block, FW_REPORT_FONT, LETTER_SIZE, "P",
                       _fw_json_get_text (content, "signed_by"))
      ->space_before
      = 36; /* room for the signature */
  _fw_report_add_coloured (report, block, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", "#4a4f57",
                           _fw_json_get_text (content, "function"));
  for (guint i = 0; enclosures != NULL && i < json_array_get_length (enclosures); i++)
    {
      FwBlock *line;

      if (i == 0)
        _fw_report_add_text (report, block, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE, "P", "Anlagen")
            ->space_before
            = 12;
      line = _fw_report_add_text (report, block, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P",
                                  json_array_get_string_element (enclosures, i));
      line->space_before = 1;
    }
}

FwDocument *
fw_letter_new (const char *content, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (PangoContext) context = NULL;
  FwDocumentFrame frame = {0};
  FwReport report = {.number = 1};
  JsonObject *root;
  FwBlock *subject;

  g_return_val_if_fail (content != NULL, NULL);

  if (!json_parser_load_from_data (parser, content, -1, error))
    return NULL;
  if (json_parser_get_root (parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is no content of a letter."));
      return NULL;
    }
  root = json_node_get_object (json_parser_get_root (parser));
  context = _fw_document_create_context ();
  report.context = context;
  report.body = fw_block_new (FW_BLOCK_STACK);
  add_head (&report, root);
  add_address (&report, root);
  subject = _fw_report_add_text (&report, report.body, FW_REPORT_BOLD, LETTER_SIZE + 0.6, "H1",
                                 _fw_json_get_text (root, "subject"));
  subject->space_before = SUBJECT_GAP;
  subject->keep_with_next = TRUE;
  _fw_report_set_anchor (subject, "subject", NULL);
  _fw_report_add_text (&report, report.body, FW_REPORT_FONT, LETTER_SIZE, "P",
                       _fw_json_get_text (root, "salutation"))
      ->space_before
      = 16;
  add_parts (&report, root);
  add_closing (&report, root);
  frame.title = g_strdup (_fw_json_get_text (root, "subject"));
  frame.author = g_strdup (_fw_json_get_text (_fw_json_get_object (root, "office"), "name"));
  frame.subject = g_strdup ("");
  frame.created = g_strdup_printf ("%sT12:00:00", _fw_json_get_text (root, "date"));
  frame.head_left = g_strdup (_fw_json_get_text (root, "subject"));
  frame.head_right = _fw_report_dup_office (_fw_json_get_object (root, "office"));
  frame.foot_left = g_strdup (frame.head_right);
  frame.foot_right = g_strdup ("");
  frame.foot_second = g_strdup ("");
  frame.foot_hash = g_strdup ("");
  return _fw_document_new (context, report.body, &frame);
}
