/* fw-minutes-rating.c: the rating of a round on paper.
 *
 *   safety question · table of domains (strip, span, agreed value; below a row
 *   why, and who sees it otherwise) · key to the initials · suggestion | decision
 *
 * Nobody's value is lost: what is not drawn stands in the line below the strip.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "document/fw-minutes-private.h"

static const FwInk blue = {0.086, 0.22, 0.435};
static const FwInk mid_grey = {0.62, 0.63, 0.65};

static const double rating_weights[] = {2.15, 4.7, 0.85, 1.75};
static const double lanes[] = {1, 1, 1, 1};
static const double halves[] = {1, 1};
static const double safety_weights[] = {4.6, 2.1, 0.9};

const char *
_fw_minutes_get_answer_word (const char *answer)
{
  if (g_str_equal (answer, "yes"))
    return "Ja";
  if (g_str_equal (answer, "no"))
    return "Nein";
  return g_str_equal (answer, "unknown") ? "unbekannt" : "";
}

static int
get_value (JsonObject *object, const char *member)
{
  return (int) g_ascii_strtoll (_fw_json_get_text (object, member), NULL, 10);
}

static const char *
get_level (JsonObject *rating, const char *value)
{
  g_autoptr (GPtrArray) levels = _fw_json_dup_objects (rating, "levels");

  for (guint i = 0; i < levels->len; i++)
    if (g_str_equal (_fw_json_get_text (g_ptr_array_index (levels, i), "value"), value))
      return _fw_json_get_text (g_ptr_array_index (levels, i), "title");
  return "";
}

/* "5 von 5 unabhängig: Ja" or "3 Ja, 1 Nein, 1 unbekannt" */
static char *
dup_safety_values (JsonObject *safety)
{
  static const char *const answers[] = {"yes", "no", "unknown"};
  g_autoptr (GPtrArray) values = _fw_json_dup_objects (safety, "values");
  guint counts[3] = {0}, n = 0, n_kinds = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    for (guint k = 0; k < 3; k++)
      if (g_str_equal (_fw_json_get_text (g_ptr_array_index (values, i), "value"), answers[k]))
        {
          counts[k]++;
          n++;
        }
  for (guint k = 0; k < 3; k++)
    n_kinds += counts[k] > 0;
  for (guint k = 0; k < 3; k++)
    if (counts[k] > 0 && n_kinds == 1)
      g_string_append_printf (text, "%u von %u unabhängig: %s", n, values->len,
                              _fw_minutes_get_answer_word (answers[k]));
    else if (counts[k] > 0)
      g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "unabhängig: ", counts[k],
                              _fw_minutes_get_answer_word (answers[k]));
  return g_string_free_and_steal (text);
}

static void
add_safety (FwReport *report, JsonObject *safety, gboolean revealed)
{
  const char *answer = _fw_minutes_get_answer_word (_fw_json_get_text (safety, "answer"));
  g_autofree char *values = NULL;
  g_autofree char *markup = NULL;
  FwBlock *row, *text;

  if (_fw_json_get_text (safety, "question")[0] == '\0')
    return;
  values = revealed ? dup_safety_values (safety) : g_strdup ("");
  markup = g_markup_printf_escaped ("<b>Sicherheitsfrage zuerst:</b> %s",
                                    _fw_json_get_text (safety, "question"));
  row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
  row->weights = safety_weights;
  row->gap = 10;
  row->space_before = 5;
  row->border = 0.9;
  row->border_ink = blue;
  row->padding_x = 9;
  row->padding_top = 6;
  row->padding_bottom = 7;
  row->whole = TRUE;
  _fw_report_add_markup (report, row, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P", markup);
  text = _fw_report_add_coloured (report, row, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P",
                                  FW_MINUTES_GREY, values);
  text->padding_top = 1.6;
  text = _fw_report_add_text (report, row, FW_REPORT_BOLD, FW_REPORT_TEXT_SIZE + 1, "P",
                              answer[0] != '\0' ? answer : "offen");
  pango_layout_set_alignment (text->layout, PANGO_ALIGN_RIGHT);
}

/* "Br 2 · Ay 3* · Po ?", the alternative of the drawing. */
static char *
dup_alternative (GPtrArray *values)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      JsonObject *one = g_ptr_array_index (values, i);
      int value = get_value (one, "value");

      g_string_append_printf (text, "%s%s\u00a0", text->len > 0 ? " · " : "",
                              _fw_json_get_text (one, "initials"));
      if (value == 0)
        g_string_append_c (text, '?');
      else
        g_string_append_printf (text, "%d", value);
      if (g_str_equal (_fw_json_get_text (one, "way"), "card"))
        g_string_append_c (text, '*');
    }
  return g_string_free_and_steal (text);
}

/* "2–4", "3", "" when nobody judged. */
static char *
dup_span (GPtrArray *values, int *width)
{
  int low = 5, high = 0;

  for (guint i = 0; i < values->len; i++)
    {
      int value = get_value (g_ptr_array_index (values, i), "value");

      if (value == 0)
        continue;
      low = MIN (low, value);
      high = MAX (high, value);
    }
  *width = MAX (high - low, 0);
  if (high == 0)
    return g_strdup ("–");
  return low == high ? g_strdup_printf ("%d", low) : g_strdup_printf ("%d–%d", low, high);
}

static void
add_agreed (FwReport *report, FwBlock *row, JsonObject *rating, JsonObject *domain)
{
  const char *agreed = _fw_json_get_text (domain, "agreed");
  FwBlock *cell = _fw_report_add_cell (row);

  if (agreed[0] == '\0')
    _fw_report_add_coloured (report, cell, FW_REPORT_FONT " Italic", FW_REPORT_TABLE_SIZE, "P",
                             FW_MINUTES_GREY, "offen");
  else if (g_str_equal (agreed, "0"))
    _fw_report_add_text (report, cell, FW_REPORT_FONT " Italic", FW_REPORT_TABLE_SIZE, "P",
                         "nicht beurteilt");
  else
    {
      g_autofree char *markup = g_markup_printf_escaped (
          "<b><span foreground=\"#16386f\" size=\"130%%\">%s</span></b>  %s", agreed,
          get_level (rating, agreed));

      _fw_report_add_markup (report, cell, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", markup);
    }
}

static void
add_details (FwReport *report, FwBlock *parent, JsonObject *domain, GPtrArray *values)
{
  const char *reason = _fw_json_get_text (domain, "reason");
  const char *anchor = _fw_json_get_text (domain, "anchor");
  FwBlock *details = _fw_report_add_stack (parent, 3);

  details->tag = "TD";
  details->padding_x = 10;
  if (anchor[0] != '\0')
    _fw_report_add_coloured (report, details, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P",
                             FW_MINUTES_GREY, anchor);
  if (reason[0] != '\0')
    {
      g_autofree char *markup = g_markup_printf_escaped (
          "<b>%s:</b> %s",
          g_str_equal (_fw_json_get_text (domain, "agreed"), "0") ? "Nicht beurteilt, weil"
                                                                  : "Begründung",
          reason);

      _fw_report_add_markup (report, details, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.5, "P",
                             markup)
          ->space_before
          = 2;
    }
  for (guint i = 0; i < values->len; i++)
    {
      JsonObject *one = g_ptr_array_index (values, i);
      const char *dissent = _fw_json_get_text (one, "dissent");
      const char *unjudged = _fw_json_get_text (one, "reason");

      if (dissent[0] != '\0')
        {
          g_autofree char *caption
              = g_strdup_printf ("abweichende Einschätzung · %s: %s",
                                 _fw_json_get_text (one, "name"), _fw_json_get_text (one, "value"));

          _fw_minutes_add_words (report, details, dissent, caption);
        }
      else if (get_value (one, "value") == 0 && unjudged[0] != '\0')
        {
          g_autofree char *markup = g_markup_printf_escaped (
              "<i>%s: nicht beurteilt, weil: %s</i>", _fw_json_get_text (one, "name"), unjudged);

          _fw_report_add_markup (report, details, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.5, "P",
                                 markup)
              ->space_before
              = 2;
        }
    }
}

static void
add_domain (FwReport *report,
            FwBlock *table,
            JsonObject *rating,
            JsonObject *domain,
            gboolean revealed)
{
  /* While the round is blind nobody's value is on paper, whatever the content has. */
  g_autoptr (GPtrArray) values
      = revealed ? _fw_json_dup_objects (domain, "values") : g_ptr_array_new ();
  g_autofree char *alternative = dup_alternative (values);
  int width;
  g_autofree char *span = dup_span (values, &width);
  FwBlock *outer = fw_block_add (table, fw_block_new (FW_BLOCK_STACK));
  FwBlock *row = fw_block_add (outer, fw_block_new (FW_BLOCK_ROW));
  FwBlock *cell;

  outer->tag = "TR";
  outer->whole = TRUE;
  outer->padding_top = 4;
  outer->padding_bottom = 5;
  outer->rule_below = 0.5;
  outer->rule_ink = (FwInk) {0.78, 0.79, 0.8};
  row->weights = rating_weights;
  row->gap = 8;
  _fw_report_set_anchor (outer, "rating", _fw_json_get_text (domain, "name"));
  cell = _fw_report_add_cell (row);
  cell->padding_top = 3.5;
  _fw_report_add_text (report, cell, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE, "P",
                       _fw_json_get_text (domain, "title"));
  cell = _fw_report_add_cell (row);
  _fw_report_add_strip (report, cell, values, get_value (domain, "agreed"));
  _fw_report_add_coloured (report, cell, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE - 1, "P",
                           FW_MINUTES_GREY, alternative)
      ->space_before
      = 1.5;
  cell = _fw_report_add_cell (row);
  cell->padding_top = 3.5;
  _fw_report_add_text (report, cell, width >= 2 ? FW_REPORT_BOLD : FW_REPORT_FONT,
                       FW_REPORT_TABLE_SIZE, "P", span);
  cell = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  cell->padding_top = 2;
  add_agreed (report, cell, rating, domain);
  add_details (report, outer, domain, values);
}

static FwBlock *
add_table (FwReport *report, JsonObject *rating)
{
  static const char *const headers[] = {"Bereich", NULL};
  FwBlock *table = _fw_report_add_table (report, rating_weights, headers);
  FwBlock *header = g_ptr_array_index (table->children, 0);
  FwBlock *levels = fw_block_add (header, fw_block_new (FW_BLOCK_ROW));

  levels->weights = lanes;
  levels->tag = "TH";
  for (int value = 1; value <= 4; value++)
    {
      g_autofree char *number = g_strdup_printf ("%d", value);
      g_autofree char *title = g_strdup_printf ("%d\n%s", value, get_level (rating, number));
      FwBlock *lane = _fw_report_add_coloured (report, levels, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE,
                                               "P", FW_MINUTES_GREY, title);

      pango_layout_set_alignment (lane->layout, PANGO_ALIGN_CENTER);
    }
  _fw_report_add_coloured (report, header, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE - 0.5, "TH",
                           FW_MINUTES_GREY, "Spanne");
  _fw_report_add_coloured (report, header, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE - 0.5, "TH",
                           FW_MINUTES_GREY, "gemeinsam");
  return table;
}

/* Who the initials are: everybody that has a value anywhere. */
static void
add_key (FwReport *report, GPtrArray *domains)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) markup = g_string_new (NULL);
  gboolean by_card = FALSE;

  for (guint i = 0; i < domains->len; i++)
    {
      g_autoptr (GPtrArray) values
          = _fw_json_dup_objects (g_ptr_array_index (domains, i), "values");

      for (guint j = 0; j < values->len; j++)
        {
          JsonObject *one = g_ptr_array_index (values, j);
          const char *initials = _fw_json_get_text (one, "initials");
          g_autofree char *part = NULL;

          by_card |= g_str_equal (_fw_json_get_text (one, "way"), "card");
          if (!g_hash_table_add (seen, (gpointer) initials))
            continue;
          part = g_markup_printf_escaped ("%s<b>%s</b> %s", markup->len > 0 ? "    " : "", initials,
                                          _fw_json_get_text (one, "name"));
          g_string_append (markup, part);
        }
    }
  if (markup->len == 0)
    return;
  g_string_append (markup, "\nDunkel: abweichende Einschätzung, oben festgehalten. "
                           "?: nicht beurteilt.");
  if (by_card)
    g_string_append (markup, " *: von der Wertkarte übernommen.");
  _fw_report_add_markup (report, report->body, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE - 0.3, "P",
                         markup->str)
      ->space_before
      = 4;
}

static void
add_result_box (FwReport *report,
                FwBlock *row,
                const char *title,
                JsonObject *result,
                const char *rule)
{
  FwBlock *box = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  const char *light = _fw_json_get_text (result, "light");

  box->border = 0.7;
  box->border_ink = mid_grey;
  box->padding_x = 9;
  box->padding_top = 6;
  box->padding_bottom = 8;
  _fw_report_add_coloured (report, box, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE, "P", FW_MINUTES_GREY,
                           title);
  if (light[0] != '\0')
    _fw_report_add_light (report, box, light, FW_REPORT_TEXT_SIZE + 1.4, "")->space_before = 2;
  else
    _fw_report_add_dots (box);
  if (_fw_json_get_text (result, "reason")[0] != '\0')
    _fw_report_add_text (report, box, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P",
                         _fw_json_get_text (result, "reason"))
        ->space_before
        = 3;
  if (rule[0] != '\0')
    _fw_report_add_coloured (report, box, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE - 0.5, "P",
                             FW_MINUTES_GREY, rule)
        ->space_before
        = 3;
}

static void
add_result (FwReport *report, JsonObject *rating)
{
  JsonObject *suggestion = _fw_json_get_object (rating, "suggestion");
  FwBlock *row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
  g_autofree char *from = _fw_report_dup_date (_fw_json_get_text (suggestion, "rule_from"));
  g_autofree char *rule
      = _fw_json_get_text (suggestion, "rule")[0] == '\0'
            ? g_strdup ("")
            : g_strdup_printf ("Regel „%s“, Fassung %s%s%s", _fw_json_get_text (suggestion, "rule"),
                               _fw_json_get_text (suggestion, "rule_version"),
                               from[0] != '\0' ? ", gültig seit " : "", from);

  row->weights = halves;
  row->gap = 14;
  row->space_before = 8;
  row->whole = TRUE;
  _fw_report_set_anchor (row, "rating/result", NULL);
  add_result_box (report, row, "Vorschlag nach der Regel", suggestion, rule);
  add_result_box (report, row, "Entscheidung der Runde", _fw_json_get_object (rating, "decision"),
                  "");
}

void
_fw_minutes_add_rating (FwReport *report, JsonObject *rating)
{
  g_autoptr (GPtrArray) domains = _fw_json_dup_objects (rating, "domains");
  const char *revealed = _fw_json_get_text (rating, "revealed_at");
  FwBlock *table;

  add_safety (report, _fw_json_get_object (rating, "safety"), revealed[0] != '\0');
  if (domains->len > 0)
    {
      g_autofree char *day = g_strndup (revealed, MIN (strlen (revealed), 10));
      g_autofree char *date = _fw_report_dup_date (day);
      g_autofree char *text
          = revealed[0] == '\0' ? g_strdup ("Die Werte wurden noch nicht gemeinsam aufgedeckt.")
            : strlen (revealed) > 11
                ? g_strdup_printf ("Jede Person hat allein bewertet. Gemeinsam aufgedeckt am %s um "
                                   "%s Uhr.",
                                   date, revealed + 11)
                : g_strdup_printf ("Jede Person hat allein bewertet. Gemeinsam aufgedeckt am %s.",
                                   date);
      FwBlock *lead = _fw_report_add_coloured (report, report->body, FW_REPORT_FONT,
                                               FW_REPORT_SMALL_SIZE, "P", FW_MINUTES_GREY, text);

      lead->space_before = 6;
      lead->keep_with_next = TRUE;
      table = add_table (report, rating);
      for (guint i = 0; i < domains->len; i++)
        add_domain (report, table, rating, g_ptr_array_index (domains, i), revealed[0] != '\0');
      if (revealed[0] != '\0')
        add_key (report, domains);
    }
  add_result (report, rating);
}
