/* fw-minutes-report.c: see fw-minutes-report.h.
 *
 *   letterhead · title · question · facts · what was decided   first page
 *   who was there · former decisions                          no numbers
 *   1 step  2 step  …                                         numbered as the steps
 *   completeness · signatures
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/fw-minutes-private.h"
#include "document/fw-minutes-report.h"

static const FwInk blue = {0.086, 0.22, 0.435};
static const FwInk rust = {0.69, 0.34, 0.17};

static const double glance_weights[] = {1, 1, 1, 1};
static const double people_weights[] = {2.2, 3, 2.8, 2};
static const double own_weights[] = {2.2, 3.6, 3.2};

static gboolean
is_yes (JsonObject *object, const char *member)
{
  return g_str_equal (_fw_json_get_text (object, member), "yes");
}

/* "24. November 2026, 10:00 Uhr" */
static char *
dup_when (JsonObject *session)
{
  g_autofree char *day = _fw_report_dup_long_date (_fw_json_get_text (session, "held_on"));
  const char *time = _fw_json_get_text (session, "starts_at");

  return time[0] != '\0' && day[0] != '\0' ? g_strdup_printf ("%s, %s Uhr", day, time)
                                           : g_steal_pointer (&day);
}

static void
add_head (FwReport *report, JsonObject *content)
{
  JsonObject *session = _fw_json_get_object (content, "session");
  FwBlock *right = _fw_report_add_letterhead (report, _fw_json_get_object (content, "office"));
  g_autofree char *when = dup_when (session);

  _fw_report_add_head_line (report, right, "Aktenzeichen",
                            _fw_json_get_text (content, "file_number"));
  _fw_report_add_head_line (report, right, "Sitzung", when);
  _fw_report_add_head_line (report, right, "Ort", _fw_json_get_text (session, "place"));
  _fw_report_add_head_line (report, right, "Leitung", _fw_json_get_text (session, "chair"));
  _fw_report_add_head_line (report, right, "Protokoll", _fw_json_get_text (session, "minutes_by"));
}

static void
add_title (FwReport *report, JsonObject *content)
{
  g_autoptr (GPtrArray) children = _fw_json_dup_objects (content, "children");
  g_autoptr (GString) markup = g_string_new ("Protokoll");
  FwBlock *title = _fw_report_add_coloured (report, report->body, FW_REPORT_BOLD, 21, "H1",
                                            "#16386f", _fw_json_get_text (content, "title"));
  FwBlock *line;

  title->space_before = 22;
  title->keep_with_next = TRUE;
  if (_fw_json_get_text (content, "case_name")[0] != '\0')
    {
      g_autofree char *name
          = g_markup_printf_escaped (" für <b>%s</b>", _fw_json_get_text (content, "case_name"));

      g_string_append (markup, name);
    }
  for (guint i = 0; i < children->len; i++)
    {
      JsonObject *child = g_ptr_array_index (children, i);
      g_autofree char *born = _fw_report_dup_date (_fw_json_get_text (child, "born"));
      g_autofree char *part = g_markup_printf_escaped ("%s%s%s%s", i == 0 ? " · " : ", ",
                                                       _fw_json_get_text (child, "name"),
                                                       born[0] != '\0' ? ", geboren " : "", born);

      g_string_append (markup, part);
    }
  line = _fw_report_add_markup (report, report->body, FW_REPORT_FONT, 10, "P", markup->str);
  line->keep_with_next = TRUE;
}

/* A line in a frame of its own: a correction, a copy without names. */
static void
add_notice (FwReport *report, const char *markup)
{
  FwBlock *box = _fw_report_add_stack (report->body, 10);

  box->border = 0.7;
  box->border_ink = rust;
  box->padding_x = 9;
  box->padding_top = 5;
  box->padding_bottom = 6;
  box->whole = TRUE;
  _fw_report_add_markup (report, box, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", markup);
}

static void
add_notices (FwReport *report, JsonObject *content)
{
  JsonObject *correction = _fw_json_get_object (content, "correction");

  if (is_yes (content, "pseudonymous"))
    add_notice (report,
                "<b>Pseudonymisierte Abschrift.</b> Namen, Orte und Nummern sind ersetzt, "
                "alle Daten um dieselbe Zahl von Tagen verschoben. Wer den Fall kennt, kann "
                "ihn wiedererkennen; die Abschrift bleibt vertraulich.");
  if (correction != NULL)
    {
      g_autofree char *markup = g_markup_printf_escaped ("<b>Berichtigung der Fassung %s.</b> %s",
                                                         _fw_json_get_text (correction, "of"),
                                                         _fw_json_get_text (correction, "reason"));

      add_notice (report, markup);
    }
}

static void
add_question (FwReport *report, JsonObject *content)
{
  JsonObject *registered = _fw_json_get_object (content, "registered");
  g_autofree char *on = _fw_report_dup_date (_fw_json_get_text (registered, "on"));
  const char *by = _fw_json_get_text (registered, "by");
  FwBlock *box = _fw_report_add_stack (report->body, 12);

  box->bar = 2.6;
  box->bar_ink = blue;
  box->padding_top = 1;
  box->padding_bottom = 2;
  box->whole = TRUE;
  _fw_report_set_anchor (box, "question", NULL);
  _fw_report_add_coloured (report, box, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE, "P", FW_MINUTES_GREY,
                           "Fragestellung");
  if (_fw_json_get_text (content, "question")[0] != '\0')
    _fw_report_add_text (report, box, FW_REPORT_FONT, 11, "P",
                         _fw_json_get_text (content, "question"))
        ->space_before
        = 1;
  else
    _fw_report_add_dots (box);
  if (on[0] != '\0')
    {
      g_autofree char *line
          = g_strdup_printf ("angemeldet am %s%s%s", on, by[0] ? " von " : "", by);

      _fw_report_add_coloured (report, box, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P",
                               FW_MINUTES_GREY, line)
          ->space_before
          = 2;
    }
}

static void
add_facts (FwReport *report, JsonObject *content)
{
  JsonObject *rating = _fw_json_get_object (content, "rating");
  JsonObject *decision = _fw_json_get_object (rating, "decision");
  JsonObject *safety = _fw_json_get_object (rating, "safety");
  g_autoptr (GPtrArray) decisions = _fw_json_dup_objects (content, "decisions");
  g_autoptr (GPtrArray) people = _fw_json_dup_objects (content, "people");
  g_autofree char *next = _fw_report_dup_long_date (
      _fw_json_get_text (_fw_json_get_object (content, "follow_up"), "next_on"));
  g_autofree char *agree = NULL, *others = NULL;
  g_autofree char *n_decisions = g_strdup_printf ("%u", decisions->len);
  g_autofree char *n_people = NULL;
  FwBlock *row = _fw_report_add_glance (report, glance_weights);
  guint n_present = 0;

  _fw_report_set_anchor (row, "glance", NULL);
  _fw_minutes_dup_vote (content, &agree, &others);
  for (guint i = 0; i < people->len; i++)
    n_present
        += g_str_equal (_fw_json_get_text (g_ptr_array_index (people, i), "presence"), "present");
  n_people = g_strdup_printf ("%u von %u", n_present, people->len);
  if (rating != NULL)
    {
      const char *answer = _fw_minutes_get_answer_word (_fw_json_get_text (safety, "answer"));
      g_autofree char *safe
          = answer[0] != '\0' ? g_strdup_printf ("Sicherheitsfrage: %s", answer) : g_strdup ("");
      FwBlock *cell = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));

      _fw_report_add_coloured (report, cell, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE, "P",
                               FW_MINUTES_GREY, "Einschätzung");
      if (_fw_json_get_text (decision, "light")[0] != '\0')
        _fw_report_add_light (report, cell, _fw_json_get_text (decision, "light"),
                              FW_REPORT_TEXT_SIZE + 1, "")
            ->space_before
            = 1;
      else
        _fw_report_add_dots (cell);
      if (safe[0] != '\0')
        _fw_report_add_coloured (report, cell, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.4, "P",
                                 "#33373d", safe)
            ->space_before
            = 1;
    }
  else
    _fw_report_add_glance_cell (report, row, "Anwesend", n_people, "");
  _fw_report_add_glance_cell (report, row, "Beschlüsse", n_decisions, "");
  _fw_report_add_glance_cell (report, row, "Abstimmung", agree[0] != '\0' ? agree : "keine",
                              others);
  _fw_report_add_glance_cell (report, row, "Nächste Konferenz", next, "");
}

static void
add_people (FwReport *report, JsonObject *content)
{
  static const char *const headers[] = {"Name", "Rolle", "Einrichtung", "Anwesend", NULL};
  static const char *const own_headers[] = {"Name", "Rolle", "Anwesend", NULL};
  g_autoptr (GPtrArray) people = _fw_json_dup_objects (content, "people");
  JsonObject *completeness = _fw_json_get_object (content, "completeness");
  gboolean outside = FALSE; /* somebody is from elsewhere */
  FwBlock *table;

  for (guint i = 0; i < people->len; i++)
    outside |= _fw_json_get_text (g_ptr_array_index (people, i), "institution")[0] != '\0';

  _fw_report_add_heading (report, "people", "Wer dabei war", FALSE);
  if (people->len == 0)
    {
      _fw_report_add_dots (report->body);
      return;
    }
  table = _fw_report_add_table (report, outside ? people_weights : own_weights,
                                outside ? headers : own_headers);
  for (guint i = 0; i < people->len; i++)
    {
      JsonObject *one = g_ptr_array_index (people, i);
      FwBlock *row = _fw_report_add_table_row (table);
      const char *presence = _fw_json_get_text (one, "presence");
      const char *reason = _fw_json_get_text (one, "reason");
      g_autofree char *there
          = g_str_equal (presence, "present") ? g_strdup ("ja")
            : g_str_equal (presence, "absent")
                ? g_strdup_printf ("nein%s%s", reason[0] != '\0' ? ": " : "", reason)
                : g_strdup ("eingeladen");

      _fw_report_set_anchor (row, "people", _fw_json_get_text (one, "id"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE,
                           "P", _fw_json_get_text (one, "name"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", _fw_json_get_text (one, "role"));
      if (outside)
        _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT,
                             FW_REPORT_TABLE_SIZE, "P", _fw_json_get_text (one, "institution"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", there);
    }
  if (_fw_json_get_text (completeness, "missing_roles")[0] != '\0')
    {
      g_autofree char *why
          = g_strdup_printf ("%s; Grund: %s", _fw_json_get_text (completeness, "missing_roles"),
                             _fw_json_get_text (completeness, "role_reason"));

      _fw_minutes_add_captioned (report, report->body, "Es fehlte", why);
    }
}

static void
add_signatures (FwReport *report, JsonObject *content)
{
  JsonObject *session = _fw_json_get_object (content, "session");
  FwBlock *row = _fw_report_add_signature_row (report);

  _fw_report_add_signature (report, row, _fw_json_get_text (session, "chair"),
                            "Leitung, Datum und Unterschrift");
  _fw_report_add_signature (report, row, _fw_json_get_text (session, "minutes_by"),
                            "Protokoll, Datum und Unterschrift");
}

static void
fill_frame (FwDocumentFrame *frame, JsonObject *content, const char *text, guint version)
{
  JsonObject *office = _fw_json_get_object (content, "office");
  JsonObject *session = _fw_json_get_object (content, "session");
  g_autofree char *date = _fw_report_dup_date (_fw_json_get_text (content, "date"));
  g_autofree char *held = _fw_report_dup_date (_fw_json_get_text (session, "held_on"));
  const char *title = _fw_json_get_text (content, "title");
  const char *number = _fw_json_get_text (content, "file_number");

  frame->title = g_strdup_printf ("Protokoll %s vom %s, Az. %s", title, held, number);
  frame->author = g_strdup (_fw_json_get_text (office, "name"));
  frame->subject = g_strdup_printf ("Az. %s", number);
  frame->created = g_strdup_printf ("%sT12:00:00", _fw_json_get_text (content, "date"));
  frame->head_left = g_strdup_printf ("%s · %s", title, _fw_json_get_text (content, "case_name"));
  frame->head_right = _fw_report_dup_office (office);
  frame->foot_right = g_strdup (frame->head_right);
  if (version == 0)
    {
      frame->foot_left
          = g_strdup_printf ("Az. %s · Protokoll vom %s · Entwurf vom %s", number, held, date);
      frame->foot_second = g_strdup ("Entwurf, noch nicht festgeschrieben");
      frame->foot_hash = g_strdup ("");
      return;
    }
  if (is_yes (content, "pseudonymous"))
    {
      /* The checksum is that of the closed version, which this is not. */
      frame->foot_left = g_strdup_printf (
          "Az. %s · Protokoll vom %s · Fassung %u · pseudonymisiert", number, held, version);
      frame->foot_second = g_strdup ("Abschrift, nicht zur Unterschrift");
      frame->foot_hash = g_strdup ("");
      return;
    }
  frame->foot_left = g_strdup_printf ("Az. %s · Protokoll vom %s · Fassung %u vom %s", number, held,
                                      version, date);
  frame->foot_second = g_strdup ("Prüfsumme");
  frame->foot_hash = _fw_report_dup_hash (text);
}

FwDocument *
fw_minutes_report_new (const char *content, guint frozen_version, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
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
                           _ ("This is no content of minutes."));
      return NULL;
    }
  root = json_node_get_object (json_parser_get_root (parser));
  context = _fw_document_create_context ();
  report.context = context;
  report.body = fw_block_new (FW_BLOCK_STACK);
  add_head (&report, root);
  add_title (&report, root);
  add_notices (&report, root);
  add_question (&report, root);
  add_facts (&report, root);
  _fw_minutes_add_overview (&report, root);
  add_people (&report, root);
  _fw_minutes_add_former (&report, root);
  _fw_minutes_add_steps (&report, root);
  _fw_minutes_add_completeness (&report, root);
  add_signatures (&report, root);
  fill_frame (&frame, root, content, frozen_version);
  return _fw_document_new (context, report.body, &frame);
}

GBytes *
fw_minutes_report_to_pdf (const char *content, guint frozen_version, GError **error)
{
  g_autoptr (FwDocument) document = fw_minutes_report_new (content, frozen_version, error);

  return document != NULL ? fw_document_to_pdf (document, error) : NULL;
}
