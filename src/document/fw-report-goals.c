/* fw-report-goals.c: goals on paper: a frame each, never split over pages.
 *
 * A look back has the same frame with what every party says about the goal.
 */
#include "config.h"

#include "document/fw-report-private.h"

static const FwInk mid_grey = {0.62, 0.63, 0.65};
static const FwInk light_grey = {0.86, 0.87, 0.88};

/* "Prompt: text" in one paragraph, or a line to write on. */
void
_fw_report_add_inline_field (FwReport *report,
                             FwBlock *parent,
                             const char *prompt,
                             JsonObject *goal,
                             const char *name)
{
  const char *text = _fw_report_get_field (goal, name, "text");
  const char *reason = _fw_report_get_field (goal, name, "reason");
  g_autofree char *markup = NULL;
  FwBlock *block;

  if (text[0] != '\0')
    markup = g_markup_printf_escaped ("<b>%s:</b> %s", prompt, text);
  else if (reason[0] != '\0')
    markup = g_markup_printf_escaped ("<b>%s:</b> <i>unbekannt, weil: %s</i>", prompt, reason);
  else
    markup = g_markup_printf_escaped ("<b>%s:</b>", prompt);
  block = _fw_report_add_markup (report, parent, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P", markup);
  block->space_before = 3;
  block->keep_with_next = text[0] == '\0' && reason[0] == '\0';
  if (block->keep_with_next)
    _fw_report_add_dots (parent);
}

/* The framed block with its number at the left and @right at the right. */
static FwBlock *
add_frame (FwReport *report, JsonObject *goal, const char *section, guint index, const char *right)
{
  static const double weights[] = {1, 2.5};
  FwBlock *frame = _fw_report_add_stack (report->body, index == 0 ? 5 : 8);
  FwBlock *row = fw_block_add (frame, fw_block_new (FW_BLOCK_ROW));
  g_autofree char *title = g_strdup_printf ("Ziel %u", index + 1);
  FwBlock *corner;

  frame->whole = TRUE;
  frame->border = 0.7;
  frame->border_ink = mid_grey;
  frame->padding_x = 10;
  frame->padding_top = 7;
  frame->padding_bottom = 9;
  _fw_report_set_anchor (frame, section, _fw_json_get_text (goal, "id"));
  row->weights = weights;
  row->keep_with_next = TRUE;
  _fw_report_add_coloured (report, row, FW_REPORT_BOLD, 9.8, "H3", "#16386f", title);
  corner
      = _fw_report_add_markup (report, row, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.4, "P", right);
  pango_layout_set_alignment (corner->layout, PANGO_ALIGN_RIGHT);
  return frame;
}

/* Own words with whose they are; without any, whose goal it is. */
static void
add_own_words (FwReport *report, FwBlock *frame, JsonObject *goal)
{
  if (_fw_report_get_field (goal, "own_words", "text")[0] != '\0')
    {
      FwBlock *space = _fw_report_add_stack (frame, 3);

      space->keep_with_next = TRUE;
      _fw_report_add_quote (report, space, _fw_report_get_field (goal, "own_words", "text"),
                            _fw_report_get_field (goal, "whose", "text"), FW_REPORT_TEXT_SIZE);
    }
  else if (_fw_report_get_field (goal, "whose", "text")[0] != '\0')
    _fw_report_add_inline_field (report, frame, "Wessen Ziel", goal, "whose");
}

/* Five levels; the expected one is bold, and where it stands today is marked. */
static void
add_levels (FwReport *report, FwBlock *frame, JsonObject *goal)
{
  static const char *const levels[][3] = {{"gas_plus2", "+2", "+2"},
                                          {"gas_plus1", "+1", "+1"},
                                          {"gas_0", "0", "0"},
                                          {"gas_minus1", "-1", "−1"},
                                          {"gas_minus2", "-2", "−2"}};
  static const double weights[] = {0.5, 9};
  const char *today = _fw_report_get_field (goal, "gas_start", "value");
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    any = any || _fw_report_get_field (goal, levels[i][0], "text")[0] != '\0';
  for (guint i = 0; any && i < G_N_ELEMENTS (levels); i++)
    {
      FwBlock *row = fw_block_add (frame, fw_block_new (FW_BLOCK_ROW));
      const char *font = i == 2 ? FW_REPORT_BOLD : FW_REPORT_FONT;
      const char *text = _fw_report_get_field (goal, levels[i][0], "text");
      g_autofree char *markup
          = g_str_equal (today, levels[i][1])
                ? g_markup_printf_escaped ("%s <b><span foreground=\"#16386f\">◀ heute</span></b>",
                                           text)
                : g_markup_escape_text (text, -1);

      row->weights = weights;
      row->space_before = i == 0 ? 4 : 1;
      row->rule_below = 0.3;
      row->rule_ink = light_grey;
      row->padding_bottom = 1;
      _fw_report_add_coloured (report, row, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE - 0.5, "P",
                               "#16386f", levels[i][2]);
      _fw_report_add_markup (report, row, font, FW_REPORT_TABLE_SIZE - 0.5, "P", markup);
    }
}

/* "Handlungsziel · Dringlichkeit hoch · bis 30.4.2027" as markup. */
static char *
dup_corner (JsonObject *goal, const char *until)
{
  const char *level = _fw_report_get_field (goal, "level", "text");
  const char *urgency = _fw_report_get_field (goal, "urgency", "text");
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (level[0] != '\0')
    g_strv_builder_take (parts, g_markup_escape_text (level, -1));
  if (urgency[0] != '\0')
    g_strv_builder_take (parts, g_markup_printf_escaped ("Dringlichkeit %s", urgency));
  if (until[0] != '\0')
    g_strv_builder_take (parts, g_markup_printf_escaped ("bis <b>%s</b>", until));
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static void
add_goal (FwReport *report, JsonObject *goal, const char *section, guint index)
{
  g_autofree char *until = _fw_report_dup_date (_fw_report_get_field (goal, "until", "value"));
  g_autofree char *right = dup_corner (goal, until);
  FwBlock *frame = add_frame (report, goal, section, index, right);

  add_own_words (report, frame, goal);
  _fw_report_add_inline_field (report, frame, "Vereinbart", goal, "wording");
  _fw_report_add_inline_field (report, frame, "Woran wir es merken", goal, "measure");
  _fw_report_add_inline_field (report, frame, "Wer hilft", goal, "helpers");
  if (_fw_report_get_field (goal, "methods", "text")[0] != '\0')
    _fw_report_add_inline_field (report, frame, "Schritte und Methoden", goal, "methods");
  add_levels (report, frame, goal);
}

/* A goal of the last plan: what each party says about it, side by side. */
static void
add_look (FwReport *report, JsonObject *goal, const char *section, guint index)
{
  static const char *const parties[][2] = {{"rated_child", "Kind"},
                                           {"rated_parents", "Eltern"},
                                           {"rated_provider", "Träger"},
                                           {"rated_office", "Jugendamt"}};
  static const double weights[] = {1, 1, 1, 1};
  const char *now = _fw_report_get_field (goal, "gas_now", "text");
  g_autofree char *right
      = now[0] != '\0' ? g_markup_printf_escaped ("Stufe heute <b>%s</b>", now) : g_strdup ("");
  FwBlock *frame = add_frame (report, goal, section, index, right);
  FwBlock *row;

  add_own_words (report, frame, goal);
  _fw_report_add_inline_field (report, frame, "Vereinbart", goal, "wording");
  row = fw_block_add (frame, fw_block_new (FW_BLOCK_ROW));
  row->weights = weights;
  row->gap = 8;
  row->space_before = 4;
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    _fw_report_add_inline_field (report, fw_block_add (row, fw_block_new (FW_BLOCK_STACK)),
                                 parties[i][1], goal, parties[i][0]);
  _fw_report_add_inline_field (report, frame, "Woran wir es gemerkt haben", goal, "evidence");
  _fw_report_add_inline_field (report, frame, "Wie es weitergeht", goal, "carry");
}

/* A section of the layout "goals": with ratings it is a look back. */
void
_fw_report_add_goals (FwReport *report, JsonObject *section)
{
  const char *name = _fw_json_get_text (section, "name");
  g_autoptr (GPtrArray) rows = _fw_json_dup_objects (section, "rows");
  const gboolean looks_back = g_str_equal (name, "looking_back");

  if (rows->len == 0)
    _fw_report_add_dots (report->body);
  for (guint i = 0; i < rows->len; i++)
    if (looks_back)
      add_look (report, g_ptr_array_index (rows, i), name, i);
    else
      add_goal (report, g_ptr_array_index (rows, i), name, i);
}
