/* fw-plan-languages.c: a help plan in German and another language side by side.
 *
 *   German paragraph │ mark │ the same in the other language
 *
 * The mark tells how the translation came about: a checked phrase, a phrase
 * nobody has checked yet, an interpreter's own words, or no translation. Names, numbers and days come from
 * the same fields on both sides. German alone is signed.
 */
#include "config.h"

#include "base/fw-date.h"
#include "document/fw-plan-report-private.h"
#include "document/fw-plan-variants.h"
#include "domain/fw-translation.h"

#define NOT_TRANSLATED "Dieser Text ist nicht übersetzt. Bitte fragen Sie nach einer Dolmetscherin."

static const FwInk blue = {0.086, 0.22, 0.435};
static const FwInk rust = {0.69, 0.34, 0.17};
static const double weights[] = {10, 0.7, 10};

typedef enum
{
  MARK_NONE,
  MARK_CHECKED,
  MARK_UNCHECKED,
  MARK_INTERPRETED,
  MARK_MISSING,
} Mark;

typedef struct
{
  FwReport report;
  FwPhrases *phrases;
  FwResult *translations; /* nullable */
  gboolean unchecked;     /* any phrase on the page */
} Pages;

/* Head and shoulders. */
static void
draw_person (cairo_t *cr, double x, double y)
{
  cairo_new_path (cr);
  cairo_set_line_width (cr, 0.9);
  cairo_set_source_rgb (cr, blue.red, blue.green, blue.blue);
  cairo_arc (cr, x, y - 2.4, 1.8, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_arc (cr, x, y + 4, 3.6, G_PI, 2 * G_PI);
  cairo_close_path (cr);
  cairo_stroke (cr);
}

static void
draw_mark (FwBlock *self, cairo_t *cr, double width, double height)
{
  Mark mark = *(const Mark *) self->draw_data;
  const double x = width / 2, y = 7, r = 4.2;

  if (mark == MARK_INTERPRETED)
    {
      draw_person (cr, x, y);
      return;
    }
  cairo_new_path (cr);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  cairo_set_line_width (cr, 0.9);
  if (mark == MARK_MISSING)
    cairo_set_source_rgb (cr, rust.red, rust.green, rust.blue);
  else
    cairo_set_source_rgb (cr, blue.red, blue.green, blue.blue);
  if (mark == MARK_CHECKED)
    {
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_move_to (cr, x - 2, y);
      cairo_line_to (cr, x - 0.5, y + 1.6);
      cairo_line_to (cr, x + 2.1, y - 1.6);
    }
  else
    {
      cairo_stroke (cr);
      cairo_move_to (cr, x - 2, y);
      cairo_line_to (cr, x + 2, y);
      if (mark == MARK_UNCHECKED) /* a cross: nobody has looked */
        {
          cairo_move_to (cr, x, y - 2);
          cairo_line_to (cr, x, y + 2);
        }
    }
  cairo_stroke (cr);
}

/* What a reader aloud says of the mark. */
static const char *
get_mark_words (Mark mark)
{
  return mark == MARK_MISSING       ? "nicht übersetzt"
         : mark == MARK_INTERPRETED ? "Übersetzung einer dolmetschenden Person"
         : mark == MARK_CHECKED     ? "geprüfte feste Formulierung"
                                    : "feste Formulierung, noch nicht geprüft";
}

/* The phrase in the other language, NULL when there is none. */
static const char *
translate (Pages *pages, const char *german, Mark *mark)
{
  gboolean checked;
  const char *text = fw_phrases_find (pages->phrases, german, &checked);

  if (mark != NULL)
    *mark = text == NULL ? MARK_MISSING : checked ? MARK_CHECKED : MARK_UNCHECKED;
  pages->unchecked = pages->unchecked || (text != NULL && !checked);
  return text;
}

/* @text is in the other language unless it had to stay German. */
static FwBlock *
set_language (Pages *pages, FwBlock *text, gboolean translated)
{
  const char *language = fw_phrases_get_language (pages->phrases);

  return fw_block_set_language (text, translated && language[0] != '\0' ? language : NULL);
}

/* A pair of cells; the caller fills them. */
static FwBlock *
add_row (Pages *pages, Mark mark, double space, FwBlock **left, FwBlock **right)
{
  FwBlock *row = fw_block_add (pages->report.body, fw_block_new (FW_BLOCK_ROW));
  FwBlock *middle;

  row->weights = weights;
  row->gap = 5;
  row->space_before = space;
  row->whole = TRUE;
  *left = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  middle = fw_block_add (row, fw_block_new (mark != MARK_NONE ? FW_BLOCK_DRAWING : FW_BLOCK_STACK));
  middle->min_height = 13;
  if (mark != MARK_NONE)
    {
      middle->draw_func = draw_mark;
      middle->draw_data = g_memdup2 (&mark, sizeof mark);
      middle->free_draw_data = g_free;
      fw_block_take_alternative (middle, g_strdup (get_mark_words (mark)));
    }
  *right = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  return row;
}

static void
add_text_pair (Pages *pages, const char *font, double size, double space, const char *german)
{
  FwBlock *left, *right;
  Mark mark;
  const char *other = translate (pages, german, &mark);

  add_row (pages, mark, space, &left, &right);
  _fw_report_add_text (&pages->report, left, font, size, "P", german);
  set_language (
      pages,
      _fw_report_add_text (&pages->report, right, font, size, "P", other != NULL ? other : german),
      other != NULL);
}

/* @number 0: without one, as in the plan itself. */
static void
add_heading (Pages *pages, guint number, const char *title)
{
  FwBlock *left, *right;
  Mark mark;
  const char *other = translate (pages, title, &mark);
  g_autofree char *prefix = number > 0 ? g_strdup_printf ("%u  ", number) : g_strdup ("");
  g_autofree char *german = g_strconcat (prefix, title, NULL);
  g_autofree char *foreign = g_strconcat (prefix, other != NULL ? other : title, NULL);
  FwBlock *row = add_row (pages, MARK_NONE, 13, &left, &right);

  row->keep_with_next = TRUE;
  left->rule_below = right->rule_below = 0.9;
  left->rule_ink = right->rule_ink = blue;
  left->padding_bottom = right->padding_bottom = 3;
  _fw_report_add_coloured (&pages->report, left, FW_REPORT_BOLD, FW_REPORT_HEADING_SIZE, "H2",
                           "#16386f", german);
  set_language (pages,
                _fw_report_add_coloured (&pages->report, right, FW_REPORT_BOLD,
                                         FW_REPORT_HEADING_SIZE, "H2", "#16386f", foreign),
                other != NULL);
}

/* "26 Mayıs 2027": the month is a phrase. */
static char *
dup_date (Pages *pages, const char *iso)
{
  g_autofree char *german = _fw_report_dup_long_date (iso);
  g_auto (GStrv) parts = g_strsplit (german, " ", 3);
  const char *month;
  FwDay day;
  int year, number, month_day;

  if (!fw_day_from_iso (iso, &day) || g_strv_length (parts) != 3)
    return g_strdup (iso);
  fw_day_split (day, &year, &number, &month_day);
  month = translate (pages, parts[1], NULL);
  return g_strdup_printf ("%d %s %d", month_day, month != NULL ? month : parts[1], year);
}

/* The kind of help is a phrase; its paragraph is the law's. */
static char *
dup_kind (Pages *pages, JsonObject *help, Mark *mark)
{
  const char *other = translate (pages, _fw_json_get_text (help, "title"), mark);

  return other != NULL ? g_strdup_printf ("%s, %s", other, _fw_json_get_text (help, "paragraph"))
                       : NULL;
}

/* "Mutter, gemeinsame Sorge": what the program itself puts in is made of phrases. NULL when any
 * part is none. */
static char *
dup_parts (Pages *pages, const char *text, Mark *mark)
{
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  Mark worst = MARK_CHECKED;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean checked;
      const char *other = fw_phrases_find (pages->phrases, parts[i], &checked);

      if (other == NULL)
        return NULL;
      worst = checked ? worst : MARK_UNCHECKED;
      g_strv_builder_add (others, other);
    }
  *mark = worst;
  pages->unchecked = pages->unchecked || worst == MARK_UNCHECKED;
  all = g_strv_builder_end (others);
  return g_strjoinv (", ", all);
}

/* The value in the other language; NULL for what people wrote. */
static char *
dup_value (Pages *pages, JsonObject *content, JsonObject *field, Mark *mark)
{
  const char *type = _fw_json_get_text (field, "type");
  const char *other;
  char *parts;

  *mark = MARK_NONE;
  if (g_str_equal (type, "date"))
    return dup_date (pages, _fw_json_get_text (field, "value"));
  if (g_str_equal (type, "kind-of-help"))
    return dup_kind (pages, _fw_json_get_object (content, "help"), mark);
  if (g_str_equal (type, "choice") || g_str_equal (type, "check"))
    {
      other = translate (pages, _fw_json_get_text (field, "text"), mark);
      return other != NULL ? g_strdup (other) : NULL;
    }
  parts = g_str_equal (type, "line") ? dup_parts (pages, _fw_json_get_text (field, "text"), mark)
                                     : NULL;
  if (parts != NULL)
    return parts;
  return fw_translation_is_free_text (type, _fw_json_get_text (field, "name"))
             ? NULL
             : g_strdup (_fw_json_get_text (field, "text"));
}

static void
add_missing (Pages *pages, FwBlock *cell)
{
  const char *note = translate (pages, NOT_TRANSLATED, NULL);
  FwBlock *box = _fw_report_add_stack (cell, 1);

  box->border = 0.7;
  box->border_ink = rust;
  box->padding_x = 5;
  box->padding_top = 2;
  box->padding_bottom = 3;
  /* Once, in the language of who reads it. */
  if (note != NULL)
    set_language (pages,
                  _fw_report_add_coloured (&pages->report, box, FW_REPORT_FONT,
                                           FW_REPORT_SMALL_SIZE + 0.4, "P", "#8a3b12", note),
                  TRUE);
  else
    _fw_report_add_coloured (&pages->report, box, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.4, "P",
                             "#8a3b12", "(nicht übersetzt)");
}

static FwBlock *
add_prompted (Pages *pages, FwBlock *cell, const char *prompt, const char *text)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s:</b> %s", prompt, text);

  return _fw_report_add_markup (&pages->report, cell, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P",
                                markup);
}

/* The words of who interpreted, and who that was: "Çeviri: N. Yıldız, 2.6.2026". */
static void
add_interpreted (Pages *pages, FwBlock *cell, int row)
{
  const char *text = fw_result_get_text (pages->translations, (guint) row, FW_TRANSLATION_TEXT);
  const char *by = fw_result_get_text (pages->translations, (guint) row, FW_TRANSLATION_BY);
  const char *iso = fw_result_get_text (pages->translations, (guint) row, FW_TRANSLATION_ON);
  const char *word = translate (pages, "Übersetzung", NULL);
  g_autofree char *markup = g_markup_printf_escaped ("<i>%s</i>", text);
  g_autoptr (GString) source = g_string_new (word != NULL ? word : "Übersetzung");
  FwDay day;

  if (by != NULL && by[0] != '\0')
    g_string_append_printf (source, ": %s", by);
  if (iso != NULL && fw_day_from_iso (iso, &day))
    {
      int year, month, month_day;

      fw_day_split (day, &year, &month, &month_day);
      g_string_append_printf (source, ", %d.%d.%d", month_day, month, year);
    }
  set_language (pages,
                _fw_report_add_markup (&pages->report, cell, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE,
                                       "P", markup),
                TRUE);
  set_language (pages,
                _fw_report_add_coloured (&pages->report, cell, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE,
                                         "P", "#5e5e5e", source->str),
                word != NULL);
}

/* @row_id: "" outside lists. */
static void
add_field (Pages *pages,
           JsonObject *content,
           JsonObject *field,
           const char *row_id,
           gboolean in_list)
{
  const char *prompt = _fw_json_get_text (field, "prompt");
  const char *text = _fw_json_get_text (field, "text");
  const char *reason = _fw_json_get_text (field, "reason");
  g_autofree char *because = g_strdup_printf ("unbekannt, weil: %s", reason);
  g_autofree char *value = NULL;
  FwBlock *left, *right;
  Mark prompt_mark, mark = MARK_NONE;
  const char *other;
  int interpreted = -1;

  if (text[0] == '\0' && reason[0] == '\0' && in_list)
    return;
  other = translate (pages, prompt, &prompt_mark);
  if (text[0] != '\0')
    {
      value = dup_value (pages, content, field, &mark);
      if (value == NULL)
        interpreted = fw_translation_find (pages->translations, g_ascii_strtoll (row_id, NULL, 10),
                                           _fw_json_get_text (field, "name"), text);
      mark = interpreted >= 0    ? MARK_INTERPRETED
             : value == NULL     ? MARK_MISSING
             : mark == MARK_NONE ? prompt_mark
                                 : mark;
    }
  else
    mark = reason[0] != '\0' ? MARK_MISSING : prompt_mark;
  add_row (pages, mark, in_list ? 2 : 5, &left, &right);
  add_prompted (pages, left, prompt, text[0] != '\0' ? text : reason[0] != '\0' ? because : "");
  set_language (
      pages,
      add_prompted (pages, right, other != NULL ? other : prompt, value != NULL ? value : ""),
      other != NULL);
  if (text[0] == '\0' && reason[0] == '\0')
    {
      _fw_report_add_dots (left);
      _fw_report_add_dots (right);
    }
  else if (interpreted >= 0)
    add_interpreted (pages, right, interpreted);
  else if (value == NULL)
    add_missing (pages, right);
}

static void
add_row_fields (Pages *pages,
                JsonObject *content,
                JsonObject *section,
                JsonObject *row,
                guint index)
{
  g_autoptr (GPtrArray) fields = _fw_json_dup_objects (row, "fields");

  if (g_str_equal (_fw_json_get_text (section, "layout"), "goals"))
    {
      Mark mark;
      const char *other = translate (pages, "Ziel", &mark);
      g_autofree char *german = g_strdup_printf ("Ziel %u", index + 1);
      g_autofree char *foreign
          = g_strdup_printf ("%s %u", other != NULL ? other : "Ziel", index + 1);
      FwBlock *left, *right;
      FwBlock *pair = add_row (pages, MARK_NONE, 7, &left, &right);

      pair->keep_with_next = TRUE;
      _fw_report_add_coloured (&pages->report, left, FW_REPORT_BOLD, FW_REPORT_TEXT_SIZE, "H3",
                               "#16386f", german);
      set_language (pages,
                    _fw_report_add_coloured (&pages->report, right, FW_REPORT_BOLD,
                                             FW_REPORT_TEXT_SIZE, "H3", "#16386f", foreign),
                    other != NULL);
    }
  else if (index > 0)
    _fw_report_add_stack (pages->report.body, 4);
  for (guint i = 0; i < fields->len; i++)
    add_field (pages, content, g_ptr_array_index (fields, i), _fw_json_get_text (row, "id"), TRUE);
}

static void
add_section (Pages *pages, JsonObject *content, JsonObject *section)
{
  g_autoptr (GPtrArray) fields = _fw_json_dup_objects (section, "fields");
  g_autoptr (GPtrArray) rows = _fw_json_dup_objects (section, "rows");
  const gboolean signatures = g_str_equal (_fw_json_get_text (section, "layout"), "signatures");

  add_heading (pages, pages->report.number++, _fw_json_get_text (section, "title"));
  if (_fw_json_get_text (section, "printed_lead")[0] != '\0')
    add_text_pair (pages, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, 4,
                   _fw_json_get_text (section, "printed_lead"));
  for (guint i = 0; i < fields->len; i++)
    add_field (pages, content, g_ptr_array_index (fields, i), "", FALSE);
  for (guint i = 0; !signatures && i < rows->len; i++)
    add_row_fields (pages, content, section, g_ptr_array_index (rows, i), i);
}

/* Terms in plain words, where the plan uses them; an office's own wording has no phrase. */
static void
add_glossary (Pages *pages, JsonObject *content)
{
  g_autoptr (GPtrArray) terms = _fw_json_dup_objects (content, "glossary");

  if (terms->len > 0)
    add_heading (pages, 0, "Begriffe in einfachen Worten");
  for (guint i = 0; i < terms->len; i++)
    {
      const char *term = _fw_json_get_text (g_ptr_array_index (terms, i), "term");
      const char *text = _fw_json_get_text (g_ptr_array_index (terms, i), "text");
      Mark term_mark, mark;
      const char *other_term = translate (pages, term, &term_mark);
      const char *other = translate (pages, text, &mark);
      FwBlock *left, *right;

      add_row (pages, mark == MARK_CHECKED ? term_mark : mark, 4, &left, &right);
      add_prompted (pages, left, term, text);
      set_language (pages,
                    add_prompted (pages, right, other_term != NULL ? other_term : term,
                                  other != NULL ? other : ""),
                    other_term != NULL);
      if (other == NULL)
        add_missing (pages, right);
    }
}

static void
add_top (Pages *pages, JsonObject *content)
{
  g_autofree char *children = _fw_plan_report_dup_children (content);
  g_autofree char *date = _fw_report_dup_long_date (_fw_json_get_text (content, "talk_date"));
  FwBlock *head
      = _fw_report_add_letterhead (&pages->report, _fw_json_get_object (content, "office"));
  FwBlock *left, *right;
  const char *title = _fw_json_get_text (content, "title");
  const char *other = translate (pages, title, NULL);
  g_autofree char *named = g_strdup_printf ("Deutsch und %s", fw_phrases_get_name (pages->phrases));

  _fw_report_add_head_line (&pages->report, head, "Aktenzeichen",
                            _fw_json_get_text (content, "file_number"));
  _fw_report_add_head_line (&pages->report, head, "Für", children);
  _fw_report_add_head_line (&pages->report, head, "Gespräch", date);
  _fw_report_add_head_line (&pages->report, head, "Sprachen", named);
  add_row (pages, MARK_NONE, 20, &left, &right)->keep_with_next = TRUE;
  _fw_report_add_coloured (&pages->report, left, FW_REPORT_BOLD, 20, "H1", "#16386f", title);
  set_language (pages,
                _fw_report_add_coloured (&pages->report, right, FW_REPORT_BOLD, 20, "H1", "#16386f",
                                         other != NULL ? other : title),
                other != NULL);
  add_text_pair (pages, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE, 4,
                 "Maßgeblich ist die deutsche Fassung. Nur sie wird unterschrieben.");
}

/* What the marks in the middle say. */
static void
add_legend (Pages *pages)
{
  static const Mark marks[] = {MARK_CHECKED, MARK_UNCHECKED, MARK_INTERPRETED, MARK_MISSING};

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *german = get_mark_words (marks[i]);
      const char *other = translate (pages, german, NULL);
      FwBlock *left, *right;

      add_row (pages, marks[i], i == 0 ? 16 : 1, &left, &right);
      _fw_report_add_text (&pages->report, left, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P", german);
      set_language (pages,
                    _fw_report_add_text (&pages->report, right, FW_REPORT_FONT,
                                         FW_REPORT_SMALL_SIZE, "P", other != NULL ? other : german),
                    other != NULL);
    }
}

FwDocument *
fw_plan_two_languages_new (const char *content,
                           FwPhrases *phrases,
                           FwResult *translations,
                           GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (PangoContext) context = NULL;
  g_autoptr (GPtrArray) sections = NULL;
  g_autofree char *children = NULL;
  FwDocumentFrame frame = {0};
  Pages pages = {.report = {.number = 1}, .phrases = phrases, .translations = translations};
  JsonObject *root;

  g_return_val_if_fail (content != NULL && phrases != NULL, NULL);

  root = _fw_plan_report_parse (parser, content, error);
  if (root == NULL)
    return NULL;
  context = _fw_document_create_context ();
  pages.report.context = context;
  pages.report.body = fw_block_new (FW_BLOCK_STACK);
  sections = _fw_json_dup_objects (root, "sections");
  add_top (&pages, root);
  for (guint i = 0; i < sections->len; i++)
    {
      if (g_str_equal (_fw_json_get_text (g_ptr_array_index (sections, i), "layout"), "signatures"))
        add_glossary (&pages, root);
      add_section (&pages, root, g_ptr_array_index (sections, i));
    }
  add_legend (&pages);
  children = _fw_plan_report_dup_children (root);
  frame.title = g_strdup_printf ("Hilfeplan für %s, Deutsch und %s", children,
                                 fw_phrases_get_name (phrases));
  _fw_plan_report_fill_frame (
      &frame, root,
      pages.unchecked ? "Lesefassung. Unterschrieben wird die deutsche Fassung. " FW_PLAN_UNCHECKED
                        "."
                      : "Lesefassung. Unterschrieben wird die deutsche Fassung.");
  if (pages.unchecked)
    frame.watermark = g_strdup (FW_PLAN_UNCHECKED);
  return _fw_document_new (context, pages.report.body, &frame);
}
