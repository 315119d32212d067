/* fw-session-report.c: see fw-session-report.h.
 *
 *   content ─▶ items one person may know ─┬─▶ list (a report)
 *                                         └─▶ letter (fw-letter.h)
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/fw-letter.h"
#include "document/fw-report-private.h"
#include "document/fw-session-report.h"

static const double glance_weights[] = {1.4, 1, 1.6, 1.6};
static const double item_weights[] = {0.5, 1, 3, 1};
static const double people_weights[] = {2.2, 3, 3, 2};

static JsonObject *
parse (JsonParser *parser, const char *content, GError **error)
{
  if (!json_parser_load_from_data (parser, content, -1, error))
    return NULL;
  if (json_parser_get_root (parser) != NULL
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return json_node_get_object (json_parser_get_root (parser));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This is no content of a session."));
  return NULL;
}

/* The only place that decides which cases somebody may know of. */
static GPtrArray *
dup_items_for (JsonObject *content, JsonObject *person)
{
  const char *only = person != NULL ? _fw_json_get_text (person, "conference") : "";
  GPtrArray *items = _fw_json_dup_objects (content, "items");

  if (only[0] == '\0')
    return items;
  for (guint i = items->len; i > 0; i--)
    if (!g_str_equal (_fw_json_get_text (g_ptr_array_index (items, i - 1), "id"), only))
      g_ptr_array_remove_index (items, i - 1);
  return items;
}

/* "Fall 1 (Az. 51-2026-0231)": the number is not told to somebody who hears only one. */
static char *
dup_item (JsonObject *item, guint number, gboolean alone)
{
  const char *file_number = _fw_json_get_text (item, "file_number");
  g_autofree char *fall = alone ? g_strdup ("Fall") : g_strdup_printf ("Fall %u", number);

  return file_number[0] != '\0' ? g_strdup_printf ("%s (Az. %s)", fall, file_number)
                                : g_strdup (fall);
}

static char *
dup_length (JsonObject *item)
{
  const char *minutes = _fw_json_get_text (item, "minutes");

  return minutes[0] != '\0' ? g_strdup_printf ("%s min", minutes) : g_strdup ("");
}

/* "24. November 2026, 10:00 Uhr" */
static char *
dup_when (JsonObject *session)
{
  g_autofree char *day = _fw_report_dup_long_date (_fw_json_get_text (session, "held_on"));
  const char *time = _fw_json_get_text (session, "starts_at");

  return time[0] != '\0' ? g_strdup_printf ("%s, %s Uhr", day, time) : g_steal_pointer (&day);
}

/* --- list ---------------------------------------------------------------------------- */

static void
add_items (FwReport *report, JsonObject *content)
{
  static const char *const headers[] = {"", "Uhrzeit", "Fall", "Dauer", NULL};
  g_autoptr (GPtrArray) items = dup_items_for (content, NULL);
  FwBlock *table;

  _fw_report_add_heading (report, "items", "Tagesordnung", FALSE);
  table = _fw_report_add_table (report, item_weights, headers);
  if (g_str_equal (_fw_json_get_text (content, "case_free"), "yes"))
    {
      FwBlock *row = _fw_report_add_table_row (table);

      _fw_report_add_cell (row);
      _fw_report_add_text (
          report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P",
          _fw_json_get_text (_fw_json_get_object (content, "session"), "starts_at"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TEXT_SIZE,
                           "P", "fallunabhängiger Teil");
      _fw_report_add_cell (row);
    }
  for (guint i = 0; i < items->len; i++)
    {
      JsonObject *item = g_ptr_array_index (items, i);
      FwBlock *row = _fw_report_add_table_row (table);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *text = dup_item (item, i + 1, FALSE);
      g_autofree char *length = dup_length (item);

      _fw_report_set_anchor (row, "items", _fw_json_get_text (item, "id"));
      _fw_report_add_coloured (report, _fw_report_add_cell (row), FW_REPORT_BOLD,
                               FW_REPORT_TEXT_SIZE, "P", "#16386f", number);
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TEXT_SIZE,
                           "P", _fw_json_get_text (item, "time"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_BOLD, FW_REPORT_TEXT_SIZE,
                           "P", text);
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TEXT_SIZE,
                           "P", length);
    }
}

static void
add_people (FwReport *report, JsonObject *content)
{
  static const char *const headers[] = {"Name", "Rolle", "Einrichtung", "Teilnahme", NULL};
  g_autoptr (GPtrArray) people = _fw_json_dup_objects (content, "people");
  g_autoptr (GPtrArray) items = _fw_json_dup_objects (content, "items");
  FwBlock *table;

  if (people->len == 0)
    return;
  _fw_report_add_heading (report, "people", "Eingeladen sind", FALSE);
  table = _fw_report_add_table (report, people_weights, headers);
  for (guint i = 0; i < people->len; i++)
    {
      JsonObject *one = g_ptr_array_index (people, i);
      const char *only = _fw_json_get_text (one, "conference");
      FwBlock *row = _fw_report_add_table_row (table);
      g_autofree char *part = g_strdup (only[0] == '\0' ? "ganze Sitzung" : "ein Fall");

      for (guint j = 0; only[0] != '\0' && j < items->len; j++)
        if (g_str_equal (_fw_json_get_text (g_ptr_array_index (items, j), "id"), only))
          {
            g_free (part);
            part = g_strdup_printf ("nur Fall %u", j + 1);
          }
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE,
                           "P", _fw_json_get_text (one, "name"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", _fw_json_get_text (one, "role"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", _fw_json_get_text (one, "institution"));
      _fw_report_add_text (report, _fw_report_add_cell (row), FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                           "P", part);
    }
}

FwDocument *
fw_session_list_new (const char *content, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (PangoContext) context = NULL;
  FwDocumentFrame frame = {0};
  FwReport report = {.number = 1};
  g_autofree char *day = NULL;
  JsonObject *root, *session;
  FwBlock *title, *row;

  g_return_val_if_fail (content != NULL, NULL);

  root = parse (parser, content, error);
  if (root == NULL)
    return NULL;
  session = _fw_json_get_object (root, "session");
  day = _fw_report_dup_long_date (_fw_json_get_text (session, "held_on"));
  context = _fw_document_create_context ();
  report.context = context;
  report.body = fw_block_new (FW_BLOCK_STACK);
  _fw_report_add_letterhead (&report, _fw_json_get_object (root, "office"));
  title = _fw_report_add_coloured (&report, report.body, FW_REPORT_BOLD, 21, "H1", "#16386f",
                                   _fw_json_get_text (root, "title"));
  title->space_before = 22;
  title->keep_with_next = TRUE;
  _fw_report_add_text (&report, report.body, FW_REPORT_FONT, 10, "P", "Sitzungsliste")
      ->keep_with_next
      = TRUE;
  row = _fw_report_add_glance (&report, glance_weights);
  _fw_report_add_glance_cell (&report, row, "Tag", day, "");
  _fw_report_add_glance_cell (&report, row, "Beginn", _fw_json_get_text (session, "starts_at"), "");
  _fw_report_add_glance_cell (&report, row, "Ort", _fw_json_get_text (session, "place"), "");
  _fw_report_add_glance_cell (&report, row, "Leitung", _fw_json_get_text (session, "chair"),
                              _fw_json_get_text (session, "team"));
  add_items (&report, root);
  add_people (&report, root);
  frame.title = g_strdup_printf ("%s am %s", _fw_json_get_text (root, "title"), day);
  frame.author = g_strdup (_fw_json_get_text (_fw_json_get_object (root, "office"), "name"));
  frame.subject = g_strdup ("Sitzungsliste");
  frame.created = g_strdup_printf ("%sT12:00:00", _fw_json_get_text (root, "date"));
  frame.head_left = g_strdup (frame.title);
  frame.head_right = _fw_report_dup_office (_fw_json_get_object (root, "office"));
  frame.foot_left = g_strdup ("Sitzungsliste ohne Fallinhalte · vertraulich");
  frame.foot_right = g_strdup (frame.head_right);
  frame.foot_second = g_strdup ("");
  frame.foot_hash = g_strdup ("");
  return _fw_document_new (context, report.body, &frame);
}

/* --- invitation ---------------------------------------------------------------------- */

static void
add (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_part (JsonBuilder *builder, const char *text)
{
  if (text[0] == '\0')
    return;
  json_builder_begin_object (builder);
  add (builder, "kind", "text");
  add (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_fact (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_begin_object (builder);
  add (builder, "name", name);
  add (builder, "value", value);
  json_builder_end_object (builder);
}

static void
add_column (JsonBuilder *builder, const char *title, const char *width)
{
  json_builder_begin_object (builder);
  add (builder, "title", title);
  add (builder, "width", width);
  json_builder_end_object (builder);
}

static void
add_agenda (JsonBuilder *builder, JsonObject *content, JsonObject *person)
{
  g_autoptr (GPtrArray) items = dup_items_for (content, person);
  gboolean alone = _fw_json_get_text (person, "conference")[0] != '\0';

  json_builder_begin_object (builder);
  add (builder, "kind", "table");
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  add_column (builder, "Uhrzeit", "1");
  add_column (builder, "Tagesordnung", "4");
  add_column (builder, "Dauer", "1");
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  if (g_str_equal (_fw_json_get_text (content, "case_free"), "yes"))
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "cells");
      json_builder_begin_array (builder);
      json_builder_add_string_value (
          builder, _fw_json_get_text (_fw_json_get_object (content, "session"), "starts_at"));
      json_builder_add_string_value (builder, "fallunabhängiger Teil");
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  for (guint i = 0; i < items->len; i++)
    {
      JsonObject *item = g_ptr_array_index (items, i);
      g_autofree char *text = dup_item (item, i + 1, alone);
      g_autofree char *length = dup_length (item);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "cells");
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, _fw_json_get_text (item, "time"));
      json_builder_add_string_value (builder, text);
      json_builder_add_string_value (builder, length);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* "Rathausplatz 4 · 12345 Auental" → "Auental" */
static char *
dup_town (JsonObject *office)
{
  const char *address = _fw_json_get_text (office, "address");
  const char *last = strrchr (address, ' ');

  return g_strdup (last != NULL ? last + 1 : "");
}

static void
add_recipient (JsonBuilder *builder, JsonObject *person)
{
  const char *parts[]
      = {_fw_json_get_text (person, "name"), _fw_json_get_text (person, "institution"),
         _fw_json_get_text (person, "address")};
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i][0] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
  add (builder, "recipient", text->str);
}

static char *
dup_letter (JsonObject *content, JsonObject *person)
{
  JsonObject *office = _fw_json_get_object (content, "office");
  JsonObject *session = _fw_json_get_object (content, "session");
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *when = dup_when (session);
  g_autofree char *day = _fw_report_dup_long_date (_fw_json_get_text (session, "held_on"));
  g_autofree char *town = dup_town (office);
  const char *title = _fw_json_get_text (content, "title");
  const char *place = _fw_json_get_text (session, "place");
  const char *role = _fw_json_get_text (person, "role");
  gboolean alone = _fw_json_get_text (person, "conference")[0] != '\0';
  g_autofree char *subject = g_strdup_printf ("Einladung: %s am %s", title, day);
  g_autofree char *invite = g_strdup_printf (
      "hiermit laden wir Sie%s%s zu unserer Sitzung „%s“ am %s ein%s%s.",
      role[0] != '\0' ? " als " : "", role, title, when, place[0] != '\0' ? ". Ort: " : "", place);
  g_autofree char *aim
      = _fw_json_get_text (content, "aim")[0] != '\0'
            ? g_strdup_printf ("Ziel der Sitzung: %s", _fw_json_get_text (content, "aim"))
            : g_strdup ("");

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "office");
  if (office != NULL)
    {
      json_builder_begin_object (builder);
      add (builder, "name", _fw_json_get_text (office, "name"));
      add (builder, "unit", _fw_json_get_text (office, "unit"));
      add (builder, "address", _fw_json_get_text (office, "address"));
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  add_recipient (builder, person);
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  add_fact (builder, "Auskunft", _fw_json_get_text (session, "chair"));
  add_fact (builder, "Telefon", _fw_json_get_text (session, "phone"));
  json_builder_end_array (builder);
  add (builder, "place", town);
  add (builder, "date", _fw_json_get_text (content, "date"));
  add (builder, "subject", subject);
  add (builder, "salutation",
       _fw_json_get_text (person, "salutation")[0] != '\0'
           ? _fw_json_get_text (person, "salutation")
           : "Guten Tag,");
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  add_part (builder, invite);
  add_part (builder, aim);
  add_agenda (builder, content, person);
  add_part (builder, alone ? "Sie nehmen an dem genannten Fall teil. Bitte kommen Sie zu der "
                             "angegebenen Uhrzeit; eine Verschiebung um einige Minuten ist möglich."
                           : "Bitte melden Sie sich, wenn Sie verhindert sind, und nennen Sie Ihre "
                             "Vertretung.");
  add_part (builder,
            "Diese Einladung nennt keine Namen und keine Inhalte der Fälle. Was besprochen "
            "wird, ist vertraulich; Unterlagen werden nur in der Sitzung gezeigt.");
  json_builder_end_array (builder);
  add (builder, "closing", "Mit freundlichen Grüßen");
  add (builder, "signed_by", _fw_json_get_text (session, "chair"));
  add (builder, "function", _fw_json_get_text (session, "chair_function"));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

FwDocument *
fw_session_invitation_new (const char *content, const char *person_id, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) people = NULL;
  JsonObject *root;

  g_return_val_if_fail (content != NULL && person_id != NULL, NULL);

  root = parse (parser, content, error);
  if (root == NULL)
    return NULL;
  people = _fw_json_dup_objects (root, "people");
  for (guint i = 0; i < people->len; i++)
    if (g_str_equal (_fw_json_get_text (g_ptr_array_index (people, i), "id"), person_id))
      {
        g_autofree char *letter = dup_letter (root, g_ptr_array_index (people, i));

        return fw_letter_new (letter, error);
      }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("This person is not invited to the session."));
  return NULL;
}

GBytes *
fw_session_list_to_pdf (const char *content, GError **error)
{
  g_autoptr (FwDocument) document = fw_session_list_new (content, error);

  return document != NULL ? fw_document_to_pdf (document, error) : NULL;
}

GBytes *
fw_session_invitation_to_pdf (const char *content, const char *person_id, GError **error)
{
  g_autoptr (FwDocument) document = fw_session_invitation_new (content, person_id, error);

  return document != NULL ? fw_document_to_pdf (document, error) : NULL;
}
