/* fw-minutes-steps.c: the steps of a conference on paper, numbered as they were held. */
#include "config.h"

#include <string.h>

#include "document/fw-minutes-private.h"

static const FwInk rust = {0.69, 0.34, 0.17};

FwBlock *
_fw_minutes_add_subheading (FwReport *report, const char *anchor, const char *title)
{
  FwBlock *heading
      = _fw_report_add_coloured (report, report->body, FW_REPORT_BOLD, 9.4, "H3", "#16386f", title);

  heading->space_before = 10;
  heading->padding_bottom = 1;
  heading->whole = TRUE;
  heading->keep_with_next = TRUE;
  if (anchor != NULL)
    _fw_report_set_anchor (heading, anchor, NULL);
  return heading;
}

void
_fw_minutes_add_captioned (FwReport *report, FwBlock *parent, const char *caption, const char *text)
{
  g_autofree char *markup = NULL;

  if (text[0] == '\0')
    return;
  markup = g_markup_printf_escaped ("<b>%s:</b> %s", caption, text);
  _fw_report_add_markup (report, parent, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P", markup)
      ->space_before
      = 3;
}

FwBlock *
_fw_minutes_add_words (FwReport *report, FwBlock *parent, const char *words, const char *caption)
{
  FwBlock *quote = _fw_report_add_stack (parent, 4);
  g_autofree char *quoted
      = g_str_has_prefix (words, "„") ? g_strdup (words) : g_strdup_printf ("„%s“", words);

  quote->bar = 2.2;
  quote->bar_ink = rust;
  quote->padding_top = 1;
  quote->padding_bottom = 1;
  quote->tag = "BlockQuote";
  quote->whole = TRUE;
  if (words[0] != '\0')
    _fw_report_add_text (report, quote, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", quoted)
        ->keep_with_next
        = TRUE;
  _fw_report_add_coloured (report, quote, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE - 0.7, "P",
                           "#8a3b12", caption)
      ->space_before
      = 1;
  return quote;
}

static void
add_step_sections (FwReport *report, JsonObject *step, FwBlock *heading)
{
  g_autoptr (GPtrArray) sections = _fw_json_dup_objects (step, "sections");

  for (guint i = 0; i < sections->len; i++)
    {
      JsonObject *section = g_ptr_array_index (sections, i);
      const char *name = _fw_json_get_text (section, "name");
      const char *title = _fw_json_get_text (section, "title");
      FwBlock *above = heading;

      if (title[0] != '\0' && !g_str_equal (title, _fw_json_get_text (step, "title")))
        above = _fw_minutes_add_subheading (report, name, title);
      if (g_str_equal (name, "options"))
        _fw_minutes_add_options (report, section);
      else
        _fw_report_add_section_body (report, section, above);
    }
}

static void
add_follow_up (FwReport *report, JsonObject *content)
{
  JsonObject *follow_up = _fw_json_get_object (content, "follow_up");
  g_autofree char *next = _fw_report_dup_long_date (_fw_json_get_text (follow_up, "next_on"));

  _fw_minutes_add_captioned (report, report->body, "Nächste Konferenz", next);
  _fw_minutes_add_captioned (report, report->body, "Vereinbart",
                             _fw_json_get_text (follow_up, "text"));
  _fw_minutes_add_captioned (report, report->body, "Zurückgestellt",
                             _fw_json_get_text (content, "parking"));
}

static gboolean
has_follow_up (JsonObject *content)
{
  JsonObject *follow_up = _fw_json_get_object (content, "follow_up");

  return _fw_json_get_text (follow_up, "next_on")[0] != '\0'
         || _fw_json_get_text (follow_up, "text")[0] != '\0'
         || _fw_json_get_text (content, "parking")[0] != '\0';
}

/* Nothing to say in this step. */
static gboolean
is_bare (JsonObject *content, JsonObject *step)
{
  g_autoptr (GPtrArray) sections = _fw_json_dup_objects (step, "sections");
  const char *part = _fw_json_get_text (step, "part");

  if (sections->len > 0 || g_str_equal (part, "decisions"))
    return FALSE;
  if (g_str_equal (part, "rating"))
    return _fw_json_get_object (content, "rating") == NULL;
  return !g_str_equal (part, "follow-up") || !has_follow_up (content);
}

void
_fw_minutes_add_steps (FwReport *report, JsonObject *content)
{
  g_autoptr (GPtrArray) steps = _fw_json_dup_objects (content, "steps");
  gboolean decided = FALSE, followed = FALSE, rated = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      JsonObject *step = g_ptr_array_index (steps, i);
      const char *part = _fw_json_get_text (step, "part");
      FwBlock *heading;

      if (is_bare (content, step))
        continue;
      heading = _fw_report_add_heading (report, _fw_json_get_text (step, "name"),
                                        _fw_json_get_text (step, "title"), TRUE);
      if (g_str_equal (part, "rating") && !rated)
        {
          _fw_minutes_add_rating (report, _fw_json_get_object (content, "rating"));
          rated = TRUE;
        }
      add_step_sections (report, step, heading);
      _fw_minutes_add_legal (report, content, _fw_json_get_text (step, "name"));
      if (g_str_equal (part, "decisions") && !decided)
        {
          _fw_minutes_add_decisions (report, content);
          _fw_minutes_add_votes (report, content);
          decided = TRUE;
        }
      if (g_str_equal (part, "follow-up") && !followed)
        {
          add_follow_up (report, content);
          followed = TRUE;
        }
    }
  /* A kind without such a step loses nothing. */
  if (!decided)
    {
      g_autoptr (GPtrArray) decisions = _fw_json_dup_objects (content, "decisions");

      if (decisions->len > 0)
        _fw_minutes_add_decisions (report, content);
      _fw_minutes_add_votes (report, content);
    }
  if (!followed && has_follow_up (content))
    {
      _fw_minutes_add_subheading (report, NULL, "Wie es weitergeht");
      add_follow_up (report, content);
    }
  _fw_minutes_add_legal (report, content, NULL);
}

void
_fw_minutes_add_completeness (FwReport *report, JsonObject *content)
{
  JsonObject *completeness = _fw_json_get_object (content, "completeness");
  gint64 fields = g_ascii_strtoll (_fw_json_get_text (completeness, "fields"), NULL, 10);
  gint64 empty = g_ascii_strtoll (_fw_json_get_text (completeness, "empty"), NULL, 10);
  const char *reasoned = _fw_json_get_text (completeness, "reasoned");
  g_autofree char *text = NULL;
  gint64 permille;

  if (fields <= 0)
    return;
  permille = (1000 * empty + fields / 2) / fields;
  text = g_strdup_printf (
      "%s von %" G_GINT64_FORMAT " Angaben beantwortet, %s mit Grund offen, "
      "%" G_GINT64_FORMAT " leer (%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT " %%, Grenze 5 %%).",
      _fw_json_get_text (completeness, "answered"), fields, reasoned[0] != '\0' ? reasoned : "0",
      empty, permille / 10, permille % 10);
  _fw_minutes_add_subheading (report, "completeness", "Vollständigkeit");
  _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", text);
  _fw_minutes_add_captioned (report, report->body, "Trotzdem abgeschlossen, weil",
                             _fw_json_get_text (completeness, "exception"));
}
