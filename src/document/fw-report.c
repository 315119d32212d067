/* fw-report.c: see fw-report-private.h.
 *
 * The paper is German whatever the language of the screen: it is what is
 * signed. Its fixed words stand here and in the reports themselves; everything
 * else comes from the content.
 */
#include "config.h"

#include <string.h>

#include "base/fw-date.h"
#include "document/fw-report-private.h"

static const FwInk blue = {0.086, 0.22, 0.435};
static const FwInk rust = {0.69, 0.34, 0.17};
static const FwInk grey = {0.78, 0.79, 0.8};
static const FwInk mid_grey = {0.62, 0.63, 0.65};

static const double number_weights[] = {0.35, 9};
static const double prompt_weights[] = {1.6, 4.2};
static const double halves[] = {1, 1};

const char *
_fw_json_get_text (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

JsonObject *
_fw_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Objects of an array member; an empty array when it is missing. */
GPtrArray *
_fw_json_dup_objects (JsonObject *object, const char *member)
{
  GPtrArray *objects = g_ptr_array_new ();
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (objects, json_node_get_object (element));
    }
  return objects;
}

/* "1.12.2026"; what is no ISO date stays as it is. */
char *
_fw_report_dup_date (const char *iso)
{
  FwDay day;
  int year, month, month_day;

  if (!fw_day_from_iso (iso, &day))
    return g_strdup (iso);
  fw_day_split (day, &year, &month, &month_day);
  return g_strdup_printf ("%d.%d.%d", month_day, month, year);
}

/* "26. November 2026" */
char *
_fw_report_dup_long_date (const char *iso)
{
  static const char *const months[]
      = {"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
         "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
  FwDay day;
  int year, month, month_day;

  if (!fw_day_from_iso (iso, &day))
    return g_strdup (iso);
  fw_day_split (day, &year, &month, &month_day);
  return g_strdup_printf ("%d. %s %d", month_day, months[month - 1], year);
}

FwBlock *
_fw_report_add_markup (FwReport *report,
                       FwBlock *parent,
                       const char *font,
                       double size,
                       const char *tag,
                       const char *markup)
{
  return fw_block_add (parent, fw_block_new_text (report->context, font, size, markup, tag));
}

FwBlock *
_fw_report_add_text (FwReport *report,
                     FwBlock *parent,
                     const char *font,
                     double size,
                     const char *tag,
                     const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return _fw_report_add_markup (report, parent, font, size, tag, markup);
}

FwBlock *
_fw_report_add_coloured (FwReport *report,
                         FwBlock *parent,
                         const char *font,
                         double size,
                         const char *tag,
                         const char *colour,
                         const char *text)
{
  g_autofree char *markup
      = g_markup_printf_escaped ("<span foreground=\"%s\">%s</span>", colour, text);

  return _fw_report_add_markup (report, parent, font, size, tag, markup);
}

FwBlock *
_fw_report_add_stack (FwBlock *parent, double space_before)
{
  FwBlock *stack = fw_block_add (parent, fw_block_new (FW_BLOCK_STACK));

  stack->space_before = space_before;
  return stack;
}

/* A line to write on: an empty field never disappears from the paper. */
static void
draw_dots (FwBlock *self, cairo_t *cr, double width, double height)
{
  static const double dashes[] = {0.7, 2.2};

  cairo_set_source_rgb (cr, 0.45, 0.46, 0.48);
  cairo_set_line_width (cr, 0.7);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, 0, height - 2);
  cairo_line_to (cr, width, height - 2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

FwBlock *
_fw_report_add_dots (FwBlock *parent)
{
  FwBlock *dots = fw_block_add (parent, fw_block_new (FW_BLOCK_DRAWING));

  dots->min_height = 13;
  dots->draw_func = draw_dots;
  return dots;
}

void
_fw_report_set_anchor (FwBlock *block, const char *section, const char *rest)
{
  g_free (block->anchor);
  block->anchor = rest != NULL ? g_strconcat (section, "/", rest, NULL) : g_strdup (section);
}

const char *
_fw_report_get_field (JsonObject *row, const char *name, const char *member)
{
  g_autoptr (GPtrArray) fields = _fw_json_dup_objects (row, "fields");

  for (guint i = 0; i < fields->len; i++)
    {
      JsonObject *field = g_ptr_array_index (fields, i);

      if (g_str_equal (_fw_json_get_text (field, "name"), name))
        return _fw_json_get_text (field, member);
    }
  return "";
}

/* What is printed for a field: its text, why it is empty, or a line to write on. */
FwBlock *
_fw_report_add_value (FwReport *report,
                      FwBlock *parent,
                      JsonObject *field,
                      const char *font,
                      double size)
{
  const char *text = _fw_json_get_text (field, "text");
  const char *reason = _fw_json_get_text (field, "reason");

  if (text[0] != '\0')
    return _fw_report_add_text (report, parent, font, size, "P", text);
  if (reason[0] != '\0')
    {
      g_autofree char *because = g_strdup_printf ("unbekannt, weil: %s", reason);

      return _fw_report_add_text (report, parent, FW_REPORT_FONT " Italic", size, "P", because);
    }
  return _fw_report_add_dots (parent);
}

FwBlock *
_fw_report_add_heading (FwReport *report, const char *anchor, const char *title, gboolean numbered)
{
  FwBlock *row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
  g_autofree char *markup
      = g_markup_printf_escaped ("<span foreground=\"#16386f\">%s</span>", title);

  row->space_before = 15;
  row->keep_with_next = TRUE;
  row->whole = TRUE; /* else only the space below it goes to the next page */
  row->padding_bottom = 3;
  if (numbered)
    {
      g_autofree char *number = g_strdup_printf ("%u", report->number++);

      row->weights = number_weights;
      _fw_report_add_coloured (report, row, FW_REPORT_BOLD, FW_REPORT_HEADING_SIZE, NULL, "#16386f",
                               number);
    }
  _fw_report_add_markup (report, row, FW_REPORT_BOLD, FW_REPORT_HEADING_SIZE, "H2", markup);
  if (anchor != NULL)
    _fw_report_set_anchor (row, anchor, NULL);
  return row;
}

/* A table with its header row; rows are added by the caller. */
FwBlock *
_fw_report_add_table (FwReport *report, const double *weights, const char *const *headers)
{
  FwBlock *table = fw_block_add (report->body, fw_block_new (FW_BLOCK_TABLE));
  FwBlock *header = fw_block_add (table, fw_block_new (FW_BLOCK_ROW));

  table->weights = weights;
  table->tag = "Table";
  table->space_before = 4;
  header->tag = "TR";
  header->gap = 8;
  header->padding_bottom = 5;
  header->padding_top = 2;
  header->rule_below = 0.9;
  header->rule_ink = blue;
  header->whole = TRUE;
  for (guint i = 0; headers[i] != NULL; i++)
    _fw_report_add_coloured (report, header, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE - 0.5, "TH",
                             "#4a4f57", headers[i]);
  return table;
}

FwBlock *
_fw_report_add_table_row (FwBlock *table)
{
  FwBlock *row = fw_block_add (table, fw_block_new (FW_BLOCK_ROW));

  row->tag = "TR";
  row->gap = 8;
  row->padding_top = 5;
  row->padding_bottom = 5.5;
  row->rule_below = 0.5;
  row->rule_ink = grey;
  row->whole = TRUE;
  return row;
}

FwBlock *
_fw_report_add_cell (FwBlock *row)
{
  FwBlock *cell = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));

  cell->tag = "TD";
  return cell;
}

/* Own words are printed as they were said, marked as such. */
void
_fw_report_add_quote (FwReport *report,
                      FwBlock *parent,
                      const char *words,
                      const char *who,
                      double size)
{
  FwBlock *quote = _fw_report_add_stack (parent, 0);
  g_autofree char *quoted = NULL;
  g_autofree char *caption = NULL;

  quote->bar = 2.2;
  quote->bar_ink = rust;
  quote->padding_top = 1;
  quote->padding_bottom = 1;
  quote->tag = "BlockQuote";
  if (words[0] == '\0')
    {
      _fw_report_add_dots (quote);
      return;
    }
  quoted = g_str_has_prefix (words, "„") ? g_strdup (words) : g_strdup_printf ("„%s“", words);
  _fw_report_add_text (report, quote, FW_REPORT_FONT, size, "P", quoted);
  caption = who[0] != '\0' ? g_strdup_printf ("%s · selbst formuliert", who)
                           : g_strdup ("selbst formuliert");
  _fw_report_add_coloured (report, quote, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE - 0.7, "P",
                           "#8a3b12", caption)
      ->space_before
      = 1;
}

static gboolean
is_long (JsonObject *field)
{
  const char *type = _fw_json_get_text (field, "type");

  return g_str_equal (type, "text") || g_str_equal (type, "quote");
}

static void
add_plain_section (FwReport *report, JsonObject *section)
{
  const char *name = _fw_json_get_text (section, "name");
  g_autoptr (GPtrArray) fields = _fw_json_dup_objects (section, "fields");

  for (guint i = 0; i < fields->len; i++)
    {
      JsonObject *field = g_ptr_array_index (fields, i);
      FwBlock *block;

      if (is_long (field))
        {
          FwBlock *prompt;

          block = _fw_report_add_stack (report->body, i == 0 ? 2 : 6);
          prompt
              = _fw_report_add_coloured (report, block, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE + 0.4,
                                         "P", "#4a4f57", _fw_json_get_text (field, "prompt"));
          prompt->keep_with_next = TRUE;
          _fw_report_add_value (report, block, field, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE)
              ->space_before
              = 1;
        }
      else
        {
          FwBlock *prompt;

          block = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
          block->weights = prompt_weights;
          block->gap = 8;
          block->space_before = i == 0 ? 2 : 3;
          block->whole = TRUE;
          prompt
              = _fw_report_add_coloured (report, block, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE + 0.4,
                                         "P", "#4a4f57", _fw_json_get_text (field, "prompt"));
          prompt->padding_top = 1.7; /* on one line with the answer */
          _fw_report_add_value (report, block, field, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE);
        }
      block->keep_with_next = block->kind == FW_BLOCK_ROW && i == 0 && fields->len > 1;
      _fw_report_set_anchor (block, name, _fw_json_get_text (field, "name"));
    }
}

static void
add_table_section (FwReport *report, JsonObject *section)
{
  const char *name = _fw_json_get_text (section, "name");
  g_autoptr (GPtrArray) rows = _fw_json_dup_objects (section, "rows");
  g_autoptr (GPtrArray) columns = _fw_json_dup_objects (section, "columns");
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  double *weights;
  FwBlock *table;

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (headers,
                     (gpointer) _fw_json_get_text (g_ptr_array_index (columns, i), "prompt"));
  g_ptr_array_add (headers, NULL);
  if (rows->len == 0)
    {
      _fw_report_add_dots (report->body);
      return;
    }
  weights = g_new (double, columns->len);
  for (guint i = 0; i < columns->len; i++)
    {
      weights[i]
          = g_ascii_strtod (_fw_json_get_text (g_ptr_array_index (columns, i), "width"), NULL);
      weights[i] = weights[i] > 0 ? weights[i] : 2;
    }
  table = _fw_report_add_table (report, weights, (const char *const *) headers->pdata);
  table->own_weights = weights;
  for (guint i = 0; i < rows->len; i++)
    {
      JsonObject *entry = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray) fields = _fw_json_dup_objects (entry, "fields");
      FwBlock *row = _fw_report_add_table_row (table);

      _fw_report_set_anchor (row, name, _fw_json_get_text (entry, "id"));
      for (guint j = 0; j < columns->len; j++)
        {
          JsonObject *column = g_ptr_array_index (columns, j);
          FwBlock *cell = _fw_report_add_cell (row);
          JsonObject *found = NULL;

          for (guint k = 0; k < fields->len && found == NULL; k++)
            if (g_str_equal (_fw_json_get_text (g_ptr_array_index (fields, k), "name"),
                             _fw_json_get_text (column, "name")))
              found = g_ptr_array_index (fields, k);
          if (found != NULL)
            _fw_report_add_value (report, cell, found, j == 0 ? FW_REPORT_BOLD : FW_REPORT_FONT,
                                  FW_REPORT_TABLE_SIZE);
        }
    }
}

/* Views stand side by side, two in a row, each with the person's name above. */
static void
add_side_section (FwReport *report, JsonObject *section)
{
  const char *name = _fw_json_get_text (section, "name");
  g_autoptr (GPtrArray) rows = _fw_json_dup_objects (section, "rows");
  FwBlock *row = NULL;

  if (rows->len == 0)
    _fw_report_add_dots (report->body);
  for (guint i = 0; i < rows->len; i++)
    {
      JsonObject *entry = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray) fields = _fw_json_dup_objects (entry, "fields");
      FwBlock *box;

      if (i % 2 == 0)
        {
          row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
          row->weights = halves;
          row->gap = 16;
          row->space_before = i == 0 ? 4 : 8;
          row->whole = TRUE;
        }
      box = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
      box->border = 0.7;
      box->border_ink = mid_grey;
      box->padding_x = 9;
      box->padding_top = 6;
      box->padding_bottom = 7;
      _fw_report_set_anchor (box, name, _fw_json_get_text (entry, "id"));
      for (guint j = 0; j < fields->len; j++)
        {
          JsonObject *field = g_ptr_array_index (fields, j);

          if (j == 0)
            _fw_report_add_value (report, box, field, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE)
                ->keep_with_next
                = TRUE;
          else if (fields->len == 2)
            _fw_report_add_value (report, box, field, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE)
                ->space_before
                = 2;
          else if (j + 1 < fields->len || _fw_json_get_text (field, "text")[0] != '\0')
            _fw_report_add_inline_field (report, box, _fw_json_get_text (field, "prompt"), entry,
                                         _fw_json_get_text (field, "name"));
        }
    }
  if (rows->len % 2 == 1 && row != NULL)
    fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
}

static void
add_signature (FwReport *report, FwBlock *row, JsonObject *entry)
{
  static const double weights[] = {1.35, 1};
  FwBlock *box = _fw_report_add_signature_box (row, FW_REPORT_SIGNATURE_HEIGHT);
  FwBlock *who, *left, *date;

  _fw_report_set_anchor (box, "signatures", _fw_json_get_text (entry, "id"));
  who = fw_block_add (box, fw_block_new (FW_BLOCK_ROW));
  who->weights = weights;
  who->space_before = 2;
  left = fw_block_add (who, fw_block_new (FW_BLOCK_STACK));
  _fw_report_add_text (report, left, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE, "P",
                       _fw_report_get_field (entry, "name", "text"));
  _fw_report_add_coloured (report, left, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P", "#4a4f57",
                           _fw_report_get_field (entry, "role", "text"));
  date = _fw_report_add_text (report, who, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P",
                              "Datum: ________________");
  pango_layout_set_alignment (date->layout, PANGO_ALIGN_RIGHT);
  _fw_report_add_text (report, box, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P",
                       "☐ Abschrift erhalten")
      ->space_before
      = 6;
  _fw_report_add_text (report, box, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P",
                       "☐ Unterschrift verweigert, Grund: ____________________")
      ->space_before
      = 2;
}

/* The block is kept whole on one page as long as a page holds it. */
static void
add_signature_section (FwReport *report, JsonObject *section, FwBlock *heading)
{
  g_autoptr (GPtrArray) rows = _fw_json_dup_objects (section, "rows");
  FwBlock *block = _fw_report_add_stack (report->body, 2);
  FwBlock *row = NULL;

  block->whole = TRUE;
  heading->keep_with_next = TRUE;
  if (_fw_json_get_text (section, "printed_lead")[0] != '\0')
    {
      FwBlock *lead = _fw_report_add_text (report, block, FW_REPORT_FONT, 8, "P",
                                           _fw_json_get_text (section, "printed_lead"));

      lead->keep_with_next = TRUE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % 2 == 0)
        {
          row = fw_block_add (block, fw_block_new (FW_BLOCK_ROW));
          row->weights = halves;
          row->gap = 16;
          row->space_before = 8;
          row->whole = TRUE;
        }
      add_signature (report, row, g_ptr_array_index (rows, i));
    }
  if (rows->len % 2 == 1 && row != NULL)
    fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
}

void
_fw_report_add_section (FwReport *report, JsonObject *section)
{
  FwBlock *heading = _fw_report_add_heading (report, _fw_json_get_text (section, "name"),
                                             _fw_json_get_text (section, "title"), TRUE);

  _fw_report_add_section_body (report, section, heading);
}

/* What stands below @heading, which may belong to more than this section. */
void
_fw_report_add_section_body (FwReport *report, JsonObject *section, FwBlock *heading)
{
  const char *layout = _fw_json_get_text (section, "layout");

  if (g_str_equal (layout, "signatures"))
    {
      add_signature_section (report, section, heading);
      return;
    }
  if (_fw_json_get_text (section, "printed_lead")[0] != '\0')
    _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P",
                         _fw_json_get_text (section, "printed_lead"))
        ->keep_with_next
        = TRUE;
  if (g_str_equal (layout, "goals"))
    _fw_report_add_goals (report, section);
  else if (g_str_equal (layout, "table"))
    add_table_section (report, section);
  else if (g_str_equal (layout, "side"))
    add_side_section (report, section);
  else
    add_plain_section (report, section);
}
