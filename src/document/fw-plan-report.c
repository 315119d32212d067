/* fw-plan-report.c: see fw-plan-report.h.
 *
 * Numbered sections are the editor's sections; the blocks above them repeat
 * what a family wants to see first and carry no number.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/fw-plan-report.h"
#include "document/fw-report-private.h"

static const FwInk blue = {0.086, 0.22, 0.435};
static const FwInk grey = {0.78, 0.79, 0.8};

static const double glance_weights[] = {3.2, 1.7, 2.6, 2.3};
static const double goal_weights[] = {0.35, 2.6, 2.5, 1.8, 1.05};
static const double head_weights[] = {0.56, 3.6, 3.1};

/* The office's mark: drawn, so that it needs no file. */
static void
draw_mark (FwBlock *self, cairo_t *cr, double width, double height)
{
  const double size = 38, r = 5;

  cairo_new_path (cr);
  cairo_arc (cr, size - r, r, r, -G_PI_2, 0);
  cairo_arc (cr, size - r, size - r, r, 0, G_PI_2);
  cairo_arc (cr, r, size - r, r, G_PI_2, G_PI);
  cairo_arc (cr, r, r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, blue.red, blue.green, blue.blue);
  cairo_fill (cr);
  /* Two figures under one roof. */
  cairo_set_line_width (cr, 2.2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, 8, 19);
  cairo_line_to (cr, 19, 9);
  cairo_line_to (cr, 30, 19);
  cairo_stroke (cr);
  cairo_arc (cr, 14.5, 22, 2.6, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, 24, 23.5, 2, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_move_to (cr, 10.5, 31);
  cairo_curve_to (cr, 10.5, 25, 18.5, 25, 18.5, 31);
  cairo_stroke (cr);
  cairo_move_to (cr, 21, 31);
  cairo_curve_to (cr, 21, 27, 27, 27, 27, 31);
  cairo_stroke (cr);
}

static void
add_head_line (FwReport *report, FwBlock *parent, const char *name, const char *value)
{
  static const double weights[] = {1, 2};
  FwBlock *row;

  if (value[0] == '\0')
    return;
  row = fw_block_add (parent, fw_block_new (FW_BLOCK_ROW));
  row->weights = weights;
  row->space_before = 2;
  _fw_report_add_coloured (report, row, FW_REPORT_FONT, 8, NULL, "#4a4f57", name);
  _fw_report_add_text (report, row, FW_REPORT_BOLD, 8, "P", value);
}

static const char *
get_kind_title (const char *kind)
{
  if (g_str_equal (kind, "continuation"))
    return "Fortschreibung";
  if (g_str_equal (kind, "closing"))
    return "Abschluss";
  return "erster Hilfeplan";
}

/* A numeric member, as a string with "Nr.". */
static char *
dup_plan_number (JsonObject *content)
{
  JsonObject *plan = _fw_json_get_object (content, "plan");

  return g_strdup (_fw_json_get_text (plan, "number"));
}

static void
add_letterhead (FwReport *report, JsonObject *content)
{
  JsonObject *office = _fw_json_get_object (content, "office");
  JsonObject *worker = _fw_json_get_object (content, "worker");
  FwBlock *row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
  FwBlock *mark, *left, *right;
  g_autofree char *number = dup_plan_number (content);
  g_autofree char *plan_line = g_strdup_printf (
      "Nr. %s, %s", number, get_kind_title (_fw_json_get_text (content, "plan_kind")));
  g_autofree char *talk = _fw_report_dup_long_date (_fw_json_get_text (content, "talk_date"));
  g_autofree char *worker_line
      = _fw_json_get_text (content, "deputy")[0] != '\0'
            ? g_strdup_printf ("%s, Vertretung %s", _fw_json_get_text (worker, "name"),
                               _fw_json_get_text (content, "deputy"))
            : g_strdup (_fw_json_get_text (worker, "name"));

  row->weights = head_weights;
  row->gap = 10;
  mark = fw_block_add (row, fw_block_new (FW_BLOCK_DRAWING));
  mark->min_height = 38;
  mark->draw_func = draw_mark;
  left = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  _fw_report_add_coloured (report, left, FW_REPORT_BOLD, 12, "P", "#16386f",
                           _fw_json_get_text (office, "name")[0] != '\0'
                               ? _fw_json_get_text (office, "name")
                               : "Jugendamt");
  _fw_report_add_coloured (report, left, FW_REPORT_FONT, 8, "P", "#4a4f57",
                           _fw_json_get_text (office, "unit"));
  _fw_report_add_coloured (report, left, FW_REPORT_FONT, 8, "P", "#4a4f57",
                           _fw_json_get_text (office, "address"));
  right = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  add_head_line (report, right, "Aktenzeichen", _fw_json_get_text (content, "file_number"));
  add_head_line (report, right, "Hilfeplan", plan_line);
  add_head_line (report, right, "Gespräch", talk);
  add_head_line (report, right, "Fachkraft", worker_line);
  add_head_line (report, right, "Telefon", _fw_json_get_text (worker, "phone"));
}

static void
add_title (FwReport *report, JsonObject *content)
{
  g_autoptr (GPtrArray) children = _fw_json_dup_objects (content, "children");
  g_autoptr (GString) markup = g_string_new ("nach § 36 SGB VIII für ");
  FwBlock *title = _fw_report_add_coloured (report, report->body, FW_REPORT_BOLD, 23, "H1",
                                            "#16386f", _fw_json_get_text (content, "title"));
  FwBlock *line;

  title->space_before = 22;
  title->keep_with_next = TRUE;
  for (guint i = 0; i < children->len; i++)
    {
      JsonObject *child = g_ptr_array_index (children, i);
      g_autofree char *born = _fw_report_dup_long_date (_fw_json_get_text (child, "born"));
      g_autofree char *name = g_markup_escape_text (_fw_json_get_text (child, "name"), -1);
      g_autofree char *born_escaped = g_markup_escape_text (born, -1);

      g_string_append_printf (markup, "%s<b>%s</b>", i > 0 ? " und " : "", name);
      if (born[0] != '\0')
        g_string_append_printf (markup, ", geboren am %s", born_escaped);
    }
  line = _fw_report_add_markup (report, report->body, FW_REPORT_FONT, 10, "P", markup->str);
  line->keep_with_next = TRUE;
}

static void
add_glance_cell (FwReport *report,
                 FwBlock *row,
                 const char *name,
                 const char *value,
                 const char *more)
{
  FwBlock *cell = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));

  _fw_report_add_coloured (report, cell, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE, "P", "#4a4f57",
                           name);
  if (value[0] != '\0')
    _fw_report_add_text (report, cell, FW_REPORT_BOLD, FW_REPORT_TEXT_SIZE + 0.4, "P", value)
        ->space_before
        = 1;
  else
    _fw_report_add_dots (cell);
  if (more[0] != '\0')
    _fw_report_add_coloured (report, cell, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.4, "P",
                             "#33373d", more)
        ->space_before
        = 1;
}

static void
add_glance (FwReport *report, JsonObject *content)
{
  JsonObject *help = _fw_json_get_object (content, "help");
  FwBlock *row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
  g_autofree char *start = _fw_report_dup_date (_fw_json_get_text (help, "start"));
  g_autofree char *end = _fw_report_dup_date (_fw_json_get_text (help, "end"));
  g_autofree char *review = _fw_report_dup_long_date (_fw_json_get_text (help, "review"));
  g_autofree char *period = start[0] == '\0' ? g_strdup ("")
                            : end[0] == '\0' ? g_strdup_printf ("ab %s", start)
                                             : g_strdup_printf ("%s – %s", start, end);
  g_autofree char *more = g_strjoin (
      _fw_json_get_text (help, "paragraph")[0] && _fw_json_get_text (help, "provider")[0] ? "\n"
                                                                                          : "",
      _fw_json_get_text (help, "paragraph"), _fw_json_get_text (help, "provider"), NULL);
  g_autofree char *qualification
      = _fw_json_get_text (help, "qualification")[0] != '\0'
            ? g_strdup_printf ("Qualifikation %s", _fw_json_get_text (help, "qualification"))
            : g_strdup ("");

  row->weights = glance_weights;
  row->gap = 16;
  row->space_before = 12;
  row->padding_x = 9;
  row->padding_top = 7;
  row->padding_bottom = 8;
  row->border = 0.9;
  row->border_ink = blue;
  row->lines_between = TRUE;
  row->rule_ink = grey;
  row->whole = TRUE;
  _fw_report_set_anchor (row, "help", NULL);
  add_glance_cell (report, row, "Hilfe", _fw_json_get_text (help, "title"), more);
  add_glance_cell (report, row, "Umfang", _fw_json_get_text (help, "scope"), qualification);
  add_glance_cell (report, row, "Zeitraum", period, "");
  add_glance_cell (report, row, "Nächste Überprüfung", review,
                   review[0] != '\0' ? "früher auf Wunsch" : "");
}

static void
add_goal_overview (FwReport *report, JsonObject *section)
{
  static const char *const headers[]
      = {"", "In eigenen Worten", "Vereinbartes Ziel", "Woran wir es merken", "Bis", NULL};
  g_autoptr (GPtrArray) rows = _fw_json_dup_objects (section, "rows");
  FwBlock *table;

  if (rows->len == 0)
    return;
  _fw_report_add_heading (report, NULL, "Unsere Ziele auf einen Blick", FALSE);
  table = _fw_report_add_table (report, goal_weights, headers);
  for (guint i = 0; i < rows->len; i++)
    {
      JsonObject *goal = g_ptr_array_index (rows, i);
      FwBlock *row = _fw_report_add_table_row (table);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *until = _fw_report_dup_date (_fw_report_get_field (goal, "until", "value"));
      const char *words = _fw_report_get_field (goal, "own_words", "text");
      FwBlock *cell;

      _fw_report_add_coloured (report, _fw_report_add_cell (row), FW_REPORT_BOLD,
                               FW_REPORT_TABLE_SIZE, "P", "#16386f", number);
      cell = _fw_report_add_cell (row);
      if (words[0] != '\0')
        _fw_report_add_quote (report, cell, words, _fw_report_get_field (goal, "whose", "text"),
                              FW_REPORT_TABLE_SIZE);
      else
        _fw_report_add_text (report, cell, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", "–");
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", _fw_report_get_field (goal, "wording", "text"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", _fw_report_get_field (goal, "measure", "text"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", until);
    }
}

static void
fill_frame (FwDocumentFrame *frame, JsonObject *content, const char *text, guint version)
{
  JsonObject *office = _fw_json_get_object (content, "office");
  g_autoptr (GPtrArray) children = _fw_json_dup_objects (content, "children");
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *number = dup_plan_number (content);
  g_autofree char *date = _fw_report_dup_date (_fw_json_get_text (content, "date"));
  const char *office_name = _fw_json_get_text (office, "name");

  for (guint i = 0; i < children->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            _fw_json_get_text (g_ptr_array_index (children, i), "name"));
  frame->title = g_strdup_printf ("%s Nr. %s für %s", _fw_json_get_text (content, "title"), number,
                                  names->str);
  frame->author = g_strdup (office_name);
  frame->subject = g_strdup_printf ("Az. %s", _fw_json_get_text (content, "file_number"));
  frame->created = g_strdup_printf ("%sT12:00:00", _fw_json_get_text (content, "date"));
  frame->head_left
      = g_strdup_printf ("%s für %s", _fw_json_get_text (content, "title"), names->str);
  frame->head_right = strstr (office_name, "Jugendamt") != NULL ? g_strdup (office_name)
                      : office_name[0] != '\0' ? g_strdup_printf ("%s · Jugendamt", office_name)
                                               : g_strdup ("Jugendamt");
  frame->foot_right = g_strdup (frame->head_right);
  if (version == 0)
    {
      frame->foot_left = g_strdup_printf ("Az. %s · Hilfeplan Nr. %s · Entwurf vom %s",
                                          _fw_json_get_text (content, "file_number"), number, date);
      frame->foot_second = g_strdup ("Entwurf, noch nicht festgeschrieben");
      frame->foot_hash = g_strdup ("");
      return;
    }
  frame->foot_left
      = g_strdup_printf ("Az. %s · Hilfeplan Nr. %s · Fassung %u vom %s",
                         _fw_json_get_text (content, "file_number"), number, version, date);
  frame->foot_second = g_strdup ("Prüfsumme");
  {
    g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
    GString *groups = g_string_new (NULL);

    for (guint i = 0; i < 64; i += 4)
      g_string_append_printf (groups, "%s%.4s", i > 0 ? " " : "", sum + i);
    frame->foot_hash = g_string_free_and_steal (groups);
  }
}

FwDocument *
fw_plan_report_new (const char *content, guint frozen_version, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (PangoContext) context = NULL;
  FwDocumentFrame frame = {0};
  FwReport report = {.number = 1};
  JsonObject *root;

  g_return_val_if_fail (content != NULL, NULL);

  if (!json_parser_load_from_data (parser, content, -1, error))
    return NULL;
  if (json_parser_get_root (parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is no content of a help plan."));
      return NULL;
    }
  root = json_node_get_object (json_parser_get_root (parser));
  context = _fw_document_create_context ();
  report.context = context;
  report.body = fw_block_new (FW_BLOCK_STACK);
  sections = _fw_json_dup_objects (root, "sections");
  add_letterhead (&report, root);
  add_title (&report, root);
  add_glance (&report, root);
  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (_fw_json_get_text (g_ptr_array_index (sections, i), "layout"), "goals"))
      add_goal_overview (&report, g_ptr_array_index (sections, i));
  for (guint i = 0; i < sections->len; i++)
    _fw_report_add_section (&report, g_ptr_array_index (sections, i));
  fill_frame (&frame, root, content, frozen_version);
  return _fw_document_new (context, report.body, &frame);
}
