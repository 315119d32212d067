/* fw-plan-letters.c: what goes with a help plan: the order to the provider, and the contact card.
 *
 * The order has what the decision team agreed on: start, duration, scope and
 * content. It names the children of the plan and nobody else, and quotes nobody.
 * Source: handbook CONF-6, PLAN-8; § 36a SGB VIII, § 9a SGB VIII.
 */
#include "config.h"

#include "document/fw-letter.h"
#include "document/fw-plan-report-private.h"
#include "document/fw-plan-variants.h"

static void
add (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_text (JsonBuilder *builder, const char *text)
{
  json_builder_begin_object (builder);
  add (builder, "kind", "text");
  add (builder, "text", text);
  json_builder_end_object (builder);
}

/* A field outside lists, wherever it stands. */
static const char *
find_text (JsonObject *content, const char *name)
{
  g_autoptr (GPtrArray) sections = _fw_json_dup_objects (content, "sections");

  for (guint i = 0; i < sections->len; i++)
    {
      const char *text = _fw_report_get_field (g_ptr_array_index (sections, i), name, "text");

      if (text[0] != '\0')
        return text;
    }
  return "";
}

static void
begin_row (JsonBuilder *builder, const char *name, const char *value)
{
  if (value[0] == '\0')
    return;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "cells");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, name);
  json_builder_add_string_value (builder, value);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
begin_table (JsonBuilder *builder, const char *first, const char *second)
{
  const char *const titles[] = {first, second};
  const char *const widths[] = {"1.0", "2.4"};

  json_builder_begin_object (builder);
  add (builder, "kind", "table");
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < 2; i++)
    {
      json_builder_begin_object (builder);
      add (builder, "title", titles[i]);
      add (builder, "width", widths[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
}

static void
end_table (JsonBuilder *builder)
{
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_order_table (JsonBuilder *builder, JsonObject *content, const char *children)
{
  JsonObject *help = _fw_json_get_object (content, "help");
  g_autofree char *start = _fw_report_dup_long_date (_fw_json_get_text (help, "start"));
  g_autofree char *end = _fw_report_dup_long_date (_fw_json_get_text (help, "end"));
  g_autofree char *review = _fw_report_dup_long_date (_fw_json_get_text (help, "review"));
  g_autofree char *kind = _fw_json_get_text (help, "title")[0] != '\0'
                              ? g_strdup_printf ("%s, %s", _fw_json_get_text (help, "title"),
                                                 _fw_json_get_text (help, "paragraph"))
                              : g_strdup ("");

  begin_table (builder, "Auftrag", "");
  begin_row (builder, "Für", children);
  begin_row (builder, "Hilfe", kind);
  begin_row (builder, "Beginn", start);
  begin_row (builder, "Voraussichtliches Ende", end);
  begin_row (builder, "Umfang", _fw_json_get_text (help, "scope"));
  begin_row (builder, "Bewilligte Stunden", find_text (content, "hours_approved"));
  begin_row (builder, "Qualifikation", _fw_json_get_text (help, "qualification"));
  begin_row (builder, "Notwendige Leistungen", find_text (content, "services"));
  begin_row (builder, "Zweck der Hilfe", find_text (content, "purpose"));
  begin_row (builder, "Nächste Überprüfung", review);
  end_table (builder);
}

static void
add_goal_table (JsonBuilder *builder, JsonObject *content)
{
  g_autoptr (GPtrArray) sections = _fw_json_dup_objects (content, "sections");

  begin_table (builder, "Ziel bis", "Vereinbartes Ziel");
  for (guint i = 0; i < sections->len; i++)
    {
      JsonObject *section = g_ptr_array_index (sections, i);
      g_autoptr (GPtrArray) rows = NULL;

      if (!g_str_equal (_fw_json_get_text (section, "name"), "goals"))
        continue;
      rows = _fw_json_dup_objects (section, "rows");
      for (guint j = 0; j < rows->len; j++)
        {
          g_autofree char *until = _fw_report_dup_date (
              _fw_report_get_field (g_ptr_array_index (rows, j), "until", "value"));

          begin_row (builder, until[0] != '\0' ? until : "–",
                     _fw_report_get_field (g_ptr_array_index (rows, j), "wording", "text"));
        }
    }
  end_table (builder);
}

static void
add_letter_head (JsonBuilder *builder, JsonObject *content, const char *children)
{
  JsonObject *provider = _fw_json_get_object (content, "provider");
  JsonObject *office = _fw_json_get_object (content, "office");
  JsonObject *worker = _fw_json_get_object (content, "worker");
  const char *name = _fw_json_get_text (provider, "name")[0] != '\0'
                         ? _fw_json_get_text (provider, "name")
                         : find_text (content, "provider");
  g_autofree char *recipient = g_strdup_printf (
      "%s%s%s\n%s\n%s %s", name,
      _fw_json_get_text (provider, "contact_name")[0] != '\0' ? "\n" : "",
      _fw_json_get_text (provider, "contact_name"), _fw_json_get_text (provider, "street"),
      _fw_json_get_text (provider, "postcode"), _fw_json_get_text (provider, "place"));
  g_autofree char *subject = g_strdup_printf ("Auftrag zur Hilfe für %s", children);
  const char *const facts[][2] = {{"Aktenzeichen", _fw_json_get_text (content, "file_number")},
                                  {"Bearbeitung", _fw_json_get_text (worker, "name")},
                                  {"Telefon", _fw_json_get_text (worker, "phone")}};

  json_builder_set_member_name (builder, "office");
  json_builder_begin_object (builder);
  add (builder, "name", _fw_json_get_text (office, "name"));
  add (builder, "unit", _fw_json_get_text (office, "unit"));
  add (builder, "address", _fw_json_get_text (office, "address"));
  json_builder_end_object (builder);
  add (builder, "recipient", g_strstrip (recipient));
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      json_builder_begin_object (builder);
      add (builder, "name", facts[i][0]);
      add (builder, "value", facts[i][1]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add (builder, "place", "");
  add (builder, "date", _fw_json_get_text (content, "date"));
  add (builder, "subject", subject);
  add (builder, "salutation", "Sehr geehrte Damen und Herren,");
}

FwDocument *
fw_plan_order_letter_new (const char *content, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *children = NULL;
  g_autofree char *team = NULL;
  g_autofree char *opening = NULL;
  g_autofree char *json = NULL;
  JsonObject *root, *worker;

  g_return_val_if_fail (content != NULL, NULL);

  root = _fw_plan_report_parse (parser, content, error);
  if (root == NULL)
    return NULL;
  worker = _fw_json_get_object (root, "worker");
  children = _fw_plan_report_dup_children (root);
  team = g_strdup (find_text (root, "team_date"));
  opening = g_strdup_printf (
      "das Entscheidungsteam hat%s%s der folgenden Hilfe zugestimmt. Wir beauftragen Sie:",
      team[0] != '\0' ? " am " : "", team);
  json_builder_begin_object (builder);
  add_letter_head (builder, root, children);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  add_text (builder, opening);
  add_order_table (builder, root, children);
  add_goal_table (builder, root);
  add_text (builder, "Bitte senden Sie uns vor dem Hilfeplangespräch Ihr Zielpapier und zu jeder "
                     "Überprüfung einen Bericht zu den Zielen. Sagen Sie uns früh, wenn die "
                     "bewilligten Stunden nicht reichen oder nicht gebraucht werden.");
  add_text (builder, "Wenn Ihnen gewichtige Anhaltspunkte für die Gefährdung des Kindes bekannt "
                     "werden, handeln Sie nach der Vereinbarung zu § 8a Abs. 4 SGB VIII.");
  json_builder_end_array (builder);
  add (builder, "closing", "Mit freundlichen Grüßen");
  add (builder, "signed_by", _fw_json_get_text (worker, "name"));
  add (builder, "function", _fw_json_get_text (worker, "function"));
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  json = json_to_string (node, FALSE);
  return fw_letter_new (json, error);
}

/* Dashes around the card, where it is cut. */
static void
draw_cut_line (FwBlock *self, cairo_t *cr, double width, double height)
{
  static const double dashes[] = {4, 3};

  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 0.7);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, 0, height / 2);
  cairo_line_to (cr, width, height / 2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
add_cut_line (FwReport *report)
{
  FwBlock *line = fw_block_add (report->body, fw_block_new (FW_BLOCK_DRAWING));

  line->min_height = 16;
  line->draw_func = draw_cut_line;
}

FwDocument *
fw_plan_contact_card_new (const char *content, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (PangoContext) context = NULL;
  FwDocumentFrame frame = {0};
  FwReport report = {.number = 1};
  JsonObject *root;
  const char *ombuds;
  FwBlock *card;

  g_return_val_if_fail (content != NULL, NULL);

  root = _fw_plan_report_parse (parser, content, error);
  if (root == NULL)
    return NULL;
  context = _fw_document_create_context ();
  report.context = context;
  report.body = fw_block_new (FW_BLOCK_STACK);
  _fw_report_add_letterhead (&report, _fw_json_get_object (root, "office"));
  _fw_report_add_coloured (&report, report.body, FW_REPORT_BOLD, 18, "H1", "#16386f",
                           "Wenn Sie nicht einverstanden sind")
      ->space_before
      = 20;
  add_cut_line (&report);
  card = _fw_report_add_stack (report.body, 6);
  card->border = 1;
  card->border_ink = (FwInk) {0.086, 0.22, 0.435};
  card->padding_x = 16;
  card->padding_top = 14;
  card->padding_bottom = 16;
  _fw_report_add_text (&report, card, FW_REPORT_BOLD, 13, "H2", "Unabhängige Ombudsstelle");
  ombuds = _fw_json_get_text (root, "ombuds");
  if (ombuds[0] != '\0')
    _fw_report_add_text (&report, card, FW_REPORT_BOLD, 16, "P", ombuds)->space_before = 6;
  else
    _fw_report_add_dots (card);
  _fw_report_add_text (&report, card, FW_REPORT_FONT, 11, "P",
                       "Sie gehört nicht zum Jugendamt. Sie berät Kinder, Jugendliche und Eltern. "
                       "Das kostet nichts, und niemand erfährt davon, wenn Sie es nicht möchten.")
      ->space_before
      = 6;
  _fw_report_add_text (&report, card, FW_REPORT_BOLD, 13, "H2", "Im Jugendamt")->space_before = 12;
  {
    JsonObject *worker = _fw_json_get_object (root, "worker");
    g_autofree char *line = g_strdup_printf ("%s, %s", _fw_json_get_text (worker, "name"),
                                             _fw_json_get_text (worker, "phone"));

    _fw_report_add_text (&report, card, FW_REPORT_FONT, 11, "P", line)->space_before = 4;
  }
  if (_fw_json_get_text (root, "office_phone")[0] != '\0')
    {
      g_autofree char *line = g_strdup_printf ("Leitung und Beschwerde: %s",
                                               _fw_json_get_text (root, "office_phone"));

      _fw_report_add_text (&report, card, FW_REPORT_FONT, 11, "P", line)->space_before = 2;
    }
  _fw_report_add_text (&report, card, FW_REPORT_BOLD, 13, "H2", "Für Kinder und Jugendliche")
      ->space_before
      = 12;
  _fw_report_add_text (&report, card, FW_REPORT_FONT, 11, "P",
                       "Nummer gegen Kummer: 116 111, geheim und kostenlos")
      ->space_before
      = 4;
  add_cut_line (&report);
  frame.title = g_strdup ("Kontaktkarte der Ombudsstelle");
  _fw_plan_report_fill_frame (&frame, root, "§ 9a SGB VIII");
  return _fw_document_new (context, report.body, &frame);
}
