/* fw-clearing-report.c: see fw-clearing-report.h.
 *
 *   letterhead · title · facts                first page
 *   1 order  2 structure …                    the sections of the form
 *   hours · signatures
 *   annex 1: genogram · annex 2: timeline     fw-clearing-annex.c
 *
 * The paper is German whatever the language of the screen.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/fw-clearing-private.h"

static const double glance_weights[] = {1, 1, 1};
static const double hours_weights[] = {1.2, 0.8, 5};

static void
add_head (FwReport *report, JsonObject *content)
{
  FwBlock *right = _fw_report_add_letterhead (report, _fw_json_get_object (content, "office"));
  JsonObject *worker = _fw_json_get_object (content, "worker");
  g_autofree char *date = _fw_report_dup_long_date (_fw_json_get_text (content, "date"));

  _fw_report_add_head_line (report, right, "Aktenzeichen",
                            _fw_json_get_text (content, "file_number"));
  _fw_report_add_head_line (report, right, "Stand", date);
  _fw_report_add_head_line (report, right, "Fallführung", _fw_json_get_text (worker, "name"));
  _fw_report_add_head_line (report, right, "Telefon", _fw_json_get_text (worker, "phone"));
}

static void
add_title (FwReport *report, JsonObject *content)
{
  g_autoptr (GPtrArray) children = _fw_json_dup_objects (content, "children");
  g_autoptr (GString) markup = g_string_new ("für ");
  FwBlock *title = _fw_report_add_coloured (report, report->body, FW_REPORT_BOLD, 21, "H1",
                                            "#16386f", _fw_json_get_text (content, "title"));

  title->space_before = 22;
  title->keep_with_next = TRUE;
  for (guint i = 0; i < children->len; i++)
    {
      JsonObject *child = g_ptr_array_index (children, i);
      g_autofree char *born = _fw_report_dup_date (_fw_json_get_text (child, "born"));
      g_autofree char *part = g_markup_printf_escaped ("%s<b>%s</b>%s%s", i > 0 ? ", " : "",
                                                       _fw_json_get_text (child, "name"),
                                                       born[0] != '\0' ? ", geboren " : "", born);

      g_string_append (markup, part);
    }
  _fw_report_add_markup (report, report->body, FW_REPORT_FONT, 10, "P", markup->str)->keep_with_next
      = TRUE;
}

static void
add_correction (FwReport *report, JsonObject *content)
{
  JsonObject *correction = _fw_json_get_object (content, "correction");
  g_autofree char *markup = NULL;

  if (correction == NULL)
    return;
  markup = g_markup_printf_escaped ("<b>Berichtigung der Fassung %s.</b> %s",
                                    _fw_json_get_text (correction, "of"),
                                    _fw_json_get_text (correction, "reason"));
  _fw_report_add_markup (report, report->body, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P", markup)
      ->space_before
      = 6;
}

static void
add_confidential (FwReport *report)
{
  _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P",
                       "Vertraulich: Sozialdaten, § 35 SGB I. Weitergabe nur nach §§ 64, 65 "
                       "SGB VIII.")
      ->space_before
      = 8;
}

static void
add_facts (FwReport *report, JsonObject *content)
{
  JsonObject *clearing = _fw_json_get_object (content, "clearing");
  gboolean own = _fw_json_get_text (clearing, "own_staff")[0] != '\0';
  gboolean broken = g_str_equal (_fw_json_get_text (clearing, "status"), "broken-off");
  const char *ended = _fw_json_get_text (clearing, "ended_on");
  g_autofree char *start = _fw_report_dup_date (_fw_json_get_text (clearing, "start"));
  g_autofree char *end = _fw_report_dup_date (_fw_json_get_text (clearing, "end"));
  g_autofree char *ended_text = _fw_report_dup_date (ended);
  g_autofree char *span
      = start[0] != '\0' ? g_strdup_printf ("%s – %s", start, end) : g_strdup ("");
  g_autofree char *state
      = ended[0] == '\0'
            ? g_strdup ("läuft")
            : g_strdup_printf ("%s am %s", broken ? "abgebrochen" : "beendet", ended_text);
  g_autofree char *hours
      = g_strdup_printf ("%s von %s Stunden", _fw_json_get_text (clearing, "used"),
                         _fw_json_get_text (clearing, "approved"));
  g_autofree char *open = g_strdup_printf ("%s offen", _fw_json_get_text (clearing, "open"));
  FwBlock *row = _fw_report_add_glance (report, glance_weights);

  _fw_report_set_anchor (row, "glance", NULL);
  _fw_report_add_glance_cell (report, row, "Zeitraum", span, state);
  _fw_report_add_glance_cell (
      report, row, "Durchgeführt von", _fw_json_get_text (clearing, "performer"),
      own ? "eigene Fachkraft des Jugendamts" : _fw_json_get_text (clearing, "person"));
  _fw_report_add_glance_cell (report, row, "Stundenkontingent", hours, open);
  if (_fw_json_get_text (clearing, "end_reason")[0] != '\0')
    {
      g_autofree char *why
          = g_strdup_printf ("Zum Ende: %s", _fw_json_get_text (clearing, "end_reason"));

      _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P", why)
          ->space_before
          = 6;
    }
}

static void
add_hours (FwReport *report, JsonObject *content)
{
  static const char *const headers[] = {"Tag", "Stunden", "Wofür", NULL};
  JsonObject *clearing = _fw_json_get_object (content, "clearing");
  g_autoptr (GPtrArray) hours = _fw_json_dup_objects (content, "hours");
  g_autofree char *sum = NULL;
  FwBlock *table;

  _fw_report_add_heading (report, "hours", "Leistungsnachweis", TRUE);
  if (hours->len == 0)
    {
      _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P",
                           "Es sind noch keine Stunden eingetragen.");
      return;
    }
  table = _fw_report_add_table (report, hours_weights, headers);
  for (guint i = 0; i < hours->len; i++)
    {
      JsonObject *entry = g_ptr_array_index (hours, i);
      FwBlock *row = _fw_report_add_table_row (table);
      g_autofree char *day = _fw_report_dup_date (_fw_json_get_text (entry, "day"));

      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", day);
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", _fw_json_get_text (entry, "hours"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", _fw_json_get_text (entry, "what"));
    }
  sum = g_strdup_printf (
      "Zusammen %s Stunden, bewilligt %s, offen %s.", _fw_json_get_text (clearing, "used"),
      _fw_json_get_text (clearing, "approved"), _fw_json_get_text (clearing, "open"));
  _fw_report_add_text (report, report->body, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE, "P", sum)
      ->space_before
      = 5;
}

static void
add_signatures (FwReport *report, JsonObject *content)
{
  JsonObject *clearing = _fw_json_get_object (content, "clearing");
  JsonObject *worker = _fw_json_get_object (content, "worker");
  const char *person = _fw_json_get_text (clearing, "person");
  FwBlock *row = _fw_report_add_signature_row (report);

  _fw_report_add_signature (report, row,
                            person[0] != '\0' ? person : _fw_json_get_text (clearing, "performer"),
                            "Clearing durchgeführt, Datum und Unterschrift");
  _fw_report_add_signature (report, row, _fw_json_get_text (worker, "name"),
                            "Fallführende Fachkraft, zur Kenntnis, Datum und Unterschrift");
}

static void
fill_frame (FwDocumentFrame *frame, JsonObject *content, const char *text, guint version)
{
  JsonObject *office = _fw_json_get_object (content, "office");
  g_autofree char *date = _fw_report_dup_date (_fw_json_get_text (content, "date"));
  const char *title = _fw_json_get_text (content, "title");
  const char *number = _fw_json_get_text (content, "file_number");

  frame->title = g_strdup_printf ("%s, Az. %s, Stand %s", title, number, date);
  frame->author = g_strdup (_fw_json_get_text (office, "name"));
  frame->subject = g_strdup_printf ("Az. %s", number);
  frame->created = g_strdup_printf ("%sT12:00:00", _fw_json_get_text (content, "date"));
  frame->head_left = g_strdup_printf ("%s · Az. %s · vertraulich", title, number);
  frame->head_right = _fw_report_dup_office (office);
  frame->foot_right = g_strdup (frame->head_right);
  if (version == 0)
    {
      frame->foot_left = g_strdup_printf ("Az. %s · %s · Entwurf vom %s", number, title, date);
      frame->foot_second = g_strdup ("Entwurf, noch nicht festgeschrieben");
      frame->foot_hash = g_strdup ("");
      return;
    }
  frame->foot_left
      = g_strdup_printf ("Az. %s · %s · Fassung %u vom %s", number, title, version, date);
  frame->foot_second = g_strdup ("Prüfsumme");
  frame->foot_hash = _fw_report_dup_hash (text);
}

FwDocument *
fw_clearing_report_new (const char *content,
                        guint frozen_version,
                        FwExportPage *genogram,
                        FwExportPage *timeline,
                        GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (PangoContext) context = NULL;
  g_autoptr (GPtrArray) sections = NULL;
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
                           _ ("This is no content of a clearing report."));
      return NULL;
    }
  root = json_node_get_object (json_parser_get_root (parser));
  context = _fw_document_create_context ();
  report.context = context;
  report.body = fw_block_new (FW_BLOCK_STACK);
  add_head (&report, root);
  add_title (&report, root);
  add_correction (&report, root);
  add_facts (&report, root);
  sections = _fw_json_dup_objects (root, "sections");
  for (guint i = 0; i < sections->len; i++)
    _fw_report_add_section (&report, g_ptr_array_index (sections, i));
  add_hours (&report, root);
  add_signatures (&report, root);
  add_confidential (&report);
  if (genogram != NULL)
    _fw_clearing_add_annex (&report, "genogram", "Anlage 1: Genogramm",
                            "Ohne Gesundheit, Vermutungen und Anschriften mit Auskunftssperre.",
                            genogram);
  if (timeline != NULL)
    _fw_clearing_add_annex (&report, "timeline", "Anlage 2: Zeitstrahl",
                            "Ohne Gesundheit, Kinderschutz, Kontakte, Konferenzen und Fristen.",
                            timeline);
  fill_frame (&frame, root, content, frozen_version);
  return _fw_document_new (context, report.body, &frame);
}
