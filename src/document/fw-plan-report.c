/* fw-plan-report.c: see fw-plan-report.h.
 *
 * Numbered sections are the editor's sections; the blocks above them repeat
 * what a family wants to see first and carry no number.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/fw-plan-report-private.h"
#include "document/fw-plan-report.h"
#include "document/fw-report-private.h"

static const double glance_weights[] = {3.2, 1.7, 2.6, 2.3};
static const double goal_weights[] = {0.35, 2.6, 2.5, 1.8, 1.05};

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
  JsonObject *worker = _fw_json_get_object (content, "worker");
  FwBlock *right = _fw_report_add_letterhead (report, _fw_json_get_object (content, "office"));
  g_autofree char *number = dup_plan_number (content);
  g_autofree char *plan_line = g_strdup_printf (
      "Nr. %s, %s", number, get_kind_title (_fw_json_get_text (content, "plan_kind")));
  g_autofree char *talk = _fw_report_dup_long_date (_fw_json_get_text (content, "talk_date"));
  g_autofree char *worker_line
      = _fw_json_get_text (content, "deputy")[0] != '\0'
            ? g_strdup_printf ("%s, Vertretung %s", _fw_json_get_text (worker, "name"),
                               _fw_json_get_text (content, "deputy"))
            : g_strdup (_fw_json_get_text (worker, "name"));

  _fw_report_add_head_line (report, right, "Aktenzeichen",
                            _fw_json_get_text (content, "file_number"));
  _fw_report_add_head_line (report, right, "Hilfeplan", plan_line);
  _fw_report_add_head_line (report, right, "Gespräch", talk);
  _fw_report_add_head_line (report, right, "Fachkraft", worker_line);
  _fw_report_add_head_line (report, right, "Telefon", _fw_json_get_text (worker, "phone"));
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

/* What this one takes the place of; both stay in the archive as they are. */
static void
add_earlier (FwReport *report, JsonObject *content)
{
  g_autofree char *text = _fw_plan_report_dup_earlier (content);

  if (text[0] != '\0')
    _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", text)
        ->space_before
        = 2;
}

static void
add_glance (FwReport *report, JsonObject *content)
{
  JsonObject *help = _fw_json_get_object (content, "help");
  FwBlock *row = _fw_report_add_glance (report, glance_weights);
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

  _fw_report_set_anchor (row, "help", NULL);
  _fw_report_add_glance_cell (report, row, "Hilfe", _fw_json_get_text (help, "title"), more);
  _fw_report_add_glance_cell (report, row, "Umfang", _fw_json_get_text (help, "scope"),
                              qualification);
  _fw_report_add_glance_cell (report, row, "Zeitraum", period, "");
  _fw_report_add_glance_cell (report, row, "Nächste Überprüfung", review,
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

/* What is counted stands below its section. */
static void
add_figures (FwReport *report, JsonObject *content, const char *section)
{
  JsonObject *figures = _fw_json_get_object (content, "figures");
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_str_equal (section, "goals") && _fw_json_get_text (figures, "goals")[0] != '\0'
      && !g_str_equal (_fw_json_get_text (figures, "goals"), "0"))
    g_string_append_printf (text, "In eigenen Worten: %s von %s Zielen.",
                            _fw_json_get_text (figures, "own_words"),
                            _fw_json_get_text (figures, "goals"));
  else if (g_str_equal (section, "looking_back")
           && _fw_json_get_text (figures, "attainment")[0] != '\0')
    g_string_append_printf (text,
                            "Zielerreichung insgesamt: T = %s (50 heißt: wie vereinbart; Kiresuk "
                            "und Sherman 1968).",
                            _fw_json_get_text (figures, "attainment"));
  else if (g_str_equal (section, "wellbeing"))
    {
      g_autoptr (GPtrArray) lines = _fw_json_dup_objects (content, "wellbeing");

      for (guint i = 0; i < lines->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "Verlauf:\n",
                                _fw_json_get_text (g_ptr_array_index (lines, i), "text"));
    }
  if (text->len > 0)
    _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.4, "P",
                         text->str)
        ->space_before
        = 4;
}

/* Terms that the plan uses, in plain words. */
static void
add_glossary (FwReport *report, JsonObject *content)
{
  g_autoptr (GPtrArray) terms = _fw_json_dup_objects (content, "glossary");

  if (terms->len == 0)
    return;
  _fw_report_add_heading (report, "glossary", "Begriffe in einfachen Worten", FALSE);
  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *markup = g_markup_printf_escaped (
          "<b>%s:</b> %s", _fw_json_get_text (g_ptr_array_index (terms, i), "term"),
          _fw_json_get_text (g_ptr_array_index (terms, i), "text"));

      _fw_report_add_markup (report, report->body, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P",
                             markup)
          ->space_before
          = 2;
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
  frame->head_right = _fw_report_dup_office (office);
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
  frame->foot_hash = _fw_report_dup_hash (text);
}

/* A party's box takes a certificate's signature where a hand would write. */
static void
add_fields (FwDocument *document, const GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++)
    {
      JsonObject *section = g_ptr_array_index (sections, i);
      g_autoptr (GPtrArray) rows = NULL;

      if (!g_str_equal (_fw_json_get_text (section, "layout"), "signatures"))
        continue;
      rows = _fw_json_dup_objects (section, "rows");
      for (guint k = 0; k < rows->len; k++)
        {
          JsonObject *row = g_ptr_array_index (rows, k);
          const char *name = _fw_report_get_field (row, "name", "text");
          const char *role = _fw_report_get_field (row, "role", "text");
          g_autofree char *anchor
              = g_strdup_printf ("signatures/%s", _fw_json_get_text (row, "id"));
          g_autofree char *words = role[0] != '\0'
                                       ? g_strdup_printf ("Unterschrift: %s, %s", name, role)
                                       : g_strdup_printf ("Unterschrift: %s", name);

          _fw_document_add_field (document, anchor, FW_REPORT_SIGNATURE_HEIGHT, name, words);
        }
    }
}

JsonObject *
_fw_plan_report_parse (JsonParser *parser, const char *content, GError **error)
{
  if (!json_parser_load_from_data (parser, content, -1, error))
    return NULL;
  if (json_parser_get_root (parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is no content of a help plan."));
      return NULL;
    }
  return json_node_get_object (json_parser_get_root (parser));
}

char *
_fw_plan_report_dup_children (JsonObject *content)
{
  g_autoptr (GPtrArray) children = _fw_json_dup_objects (content, "children");
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < children->len; i++)
    g_string_append_printf (names, "%s%s",
                            i == 0                   ? ""
                            : i + 1 == children->len ? " und "
                                                     : ", ",
                            _fw_json_get_text (g_ptr_array_index (children, i), "name"));
  return g_string_free_and_steal (names);
}

char *
_fw_plan_report_dup_earlier (JsonObject *content)
{
  JsonObject *replaces = _fw_json_get_object (content, "replaces");
  JsonObject *continues = _fw_json_get_object (content, "continues");
  g_autofree char *replaced = _fw_report_dup_date (_fw_json_get_text (replaces, "date"));
  g_autofree char *continued = _fw_report_dup_date (_fw_json_get_text (continues, "date"));
  GString *text = g_string_new (NULL);

  if (_fw_json_get_text (replaces, "version")[0] != '\0')
    g_string_append_printf (text, "Diese Fassung ersetzt die Fassung %s vom %s.",
                            _fw_json_get_text (replaces, "version"), replaced);
  if (_fw_json_get_text (continues, "plan")[0] != '\0')
    g_string_append_printf (text,
                            "%sDieser Plan führt den Hilfeplan Nr. %s, Fassung %s vom %s, fort.",
                            text->len > 0 ? " " : "", _fw_json_get_text (continues, "plan"),
                            _fw_json_get_text (continues, "version"), continued);
  return g_string_free_and_steal (text);
}

void
_fw_plan_report_fill_frame (FwDocumentFrame *frame, JsonObject *content, const char *what)
{
  JsonObject *office = _fw_json_get_object (content, "office");
  g_autofree char *number = dup_plan_number (content);
  g_autofree char *date = _fw_report_dup_date (_fw_json_get_text (content, "date"));

  frame->author = g_strdup (_fw_json_get_text (office, "name"));
  frame->subject = g_strdup_printf ("Az. %s", _fw_json_get_text (content, "file_number"));
  frame->created = g_strdup_printf ("%sT12:00:00", _fw_json_get_text (content, "date"));
  frame->head_left = g_strdup (frame->title);
  frame->head_right = _fw_report_dup_office (office);
  frame->foot_right = g_strdup (frame->head_right);
  frame->foot_left = g_strdup_printf ("Az. %s · zum Hilfeplan Nr. %s · %s",
                                      _fw_json_get_text (content, "file_number"), number, date);
  frame->foot_second = g_strdup (what);
  frame->foot_hash = g_strdup ("");
}

/* @watermark and @foot nullable; see fw-plan-report-private.h. */
FwDocument *
_fw_plan_report_new_full (const char *content,
                          guint frozen_version,
                          const char *watermark,
                          const char *foot,
                          GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (PangoContext) context = NULL;
  FwDocumentFrame frame = {0};
  FwReport report = {.number = 1};
  FwDocument *document;
  JsonObject *root;
  gboolean explained = FALSE;

  g_return_val_if_fail (content != NULL, NULL);

  root = _fw_plan_report_parse (parser, content, error);
  if (root == NULL)
    return NULL;
  context = _fw_document_create_context ();
  report.context = context;
  report.body = fw_block_new (FW_BLOCK_STACK);
  sections = _fw_json_dup_objects (root, "sections");
  add_letterhead (&report, root);
  add_title (&report, root);
  add_earlier (&report, root);
  add_glance (&report, root);
  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (_fw_json_get_text (g_ptr_array_index (sections, i), "layout"), "goals")
        && !g_str_equal (_fw_json_get_text (g_ptr_array_index (sections, i), "name"),
                         "looking_back"))
      add_goal_overview (&report, g_ptr_array_index (sections, i));
  for (guint i = 0; i < sections->len; i++)
    {
      JsonObject *section = g_ptr_array_index (sections, i);

      if (g_str_equal (_fw_json_get_text (section, "layout"), "signatures"))
        {
          add_glossary (&report, root);
          explained = TRUE;
        }
      _fw_report_add_section (&report, section);
      add_figures (&report, root, _fw_json_get_text (section, "name"));
    }
  if (!explained) /* a paper that nobody signs */
    add_glossary (&report, root);
  fill_frame (&frame, root, content, frozen_version);
  frame.watermark = g_strdup (watermark);
  if (foot != NULL)
    {
      g_free (frame.foot_second);
      frame.foot_second = g_strdup (foot);
    }
  document = _fw_document_new (context, report.body, &frame);
  add_fields (document, sections);
  return document;
}

FwDocument *
fw_plan_report_new (const char *content, guint frozen_version, GError **error)
{
  return _fw_plan_report_new_full (content, frozen_version, NULL, NULL, error);
}
