/* fw-plan-child-page.c: one page for the child, from the plan; nothing is typed again.
 *
 * Own goals as they were said, the way to them as five stones, what the others
 * promised, what the child told (three houses), whom to call. Always one page:
 * long lists are cut, then the letters become smaller, and only then words that
 * fill a page alone are cut, with a note; the whole plan has the rest.
 */
#include "config.h"

#include <string.h>

#include "base/fw-date.h"
#include "document/fw-plan-report-private.h"
#include "document/fw-plan-variants.h"

#define TEXT 11.4
#define GROWN_UP 14 /* from this age on: "Sie", and no drawing */
#define MAX_CHARS 180

static const FwInk brown = {0.48, 0.19, 0.1};
static const FwInk teal = {0.11, 0.33, 0.34};
static const FwInk sand = {0.99, 0.95, 0.89};
static const FwInk mint = {0.91, 0.95, 0.93};
static const double thirds[] = {1, 1, 1};

typedef struct
{
  FwReport report;
  JsonObject *content;
  char *given; /* the child's given name */
  gboolean grown_up;
  /* What one page has room for. */
  guint n_goals, n_promises; /* at most */
  double scale;              /* of the letters */
  guint max_words;           /* characters of a goal in own words; 0: all */
} Page;

static double
scaled (Page *page, double size)
{
  return size * page->scale;
}

static void
add_title (Page *page, const char *text)
{
  FwBlock *title = _fw_report_add_coloured (&page->report, page->report.body, FW_REPORT_BOLD,
                                            scaled (page, 14), "H2", "#1c5557", text);

  title->space_before = 14;
  title->keep_with_next = TRUE;
}

/* "mehr im ganzen Plan" where a text is too long for the page. */
static char *
dup_cut (const char *text, guint max_chars)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= max_chars)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, max_chars);
  if (strrchr (start, ' ') != NULL)
    *strrchr (start, ' ') = '\0';
  return g_strdup_printf ("%s … (mehr im ganzen Plan)", start);
}

static char *
dup_short (const char *text)
{
  return dup_cut (text, MAX_CHARS);
}

static void
draw_house_and_sun (FwBlock *self, cairo_t *cr, double width, double height)
{
  cairo_set_source_rgb (cr, 0.95, 0.77, 0.4);
  cairo_arc (cr, width - 22, 12, 10, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_line_width (cr, 1.6);
  cairo_set_source_rgb (cr, brown.red, brown.green, brown.blue);
  cairo_move_to (cr, width - 62, height - 2);
  cairo_line_to (cr, width - 62, 26);
  cairo_line_to (cr, width - 44, 12);
  cairo_line_to (cr, width - 26, 26);
  cairo_line_to (cr, width - 26, height - 2);
  cairo_close_path (cr);
  cairo_stroke (cr);
  cairo_rectangle (cr, width - 48, height - 14, 8, 12);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, teal.red, teal.green, teal.blue);
  cairo_move_to (cr, width - 84, height - 2);
  cairo_line_to (cr, width, height - 2);
  cairo_stroke (cr);
}

static void
add_head (Page *page)
{
  static const double weights[] = {4, 1};
  FwBlock *row = fw_block_add (page->report.body, fw_block_new (FW_BLOCK_ROW));
  FwBlock *texts = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  g_autofree char *title = g_strdup_printf (
      page->grown_up ? "%s, das ist Ihr Plan" : "%s, das ist dein Plan", page->given);
  g_autofree char *date = _fw_report_dup_long_date (_fw_json_get_text (page->content, "talk_date"));
  g_autofree char *made = g_strdup_printf ("Wir haben ihn am %s zusammen gemacht.", date);

  row->weights = weights;
  _fw_report_add_coloured (&page->report, texts, FW_REPORT_BOLD, scaled (page, 24), "H1", "#7a3018",
                           title);
  if (date[0] != '\0')
    _fw_report_add_text (&page->report, texts, FW_REPORT_FONT, scaled (page, TEXT), "P", made)
        ->space_before
        = 2;
  if (!page->grown_up)
    {
      FwBlock *picture = fw_block_add (row, fw_block_new (FW_BLOCK_DRAWING));

      picture->min_height = 48;
      picture->draw_func = draw_house_and_sun;
      fw_block_take_alternative (picture, g_strdup ("Zeichnung: ein Haus und die Sonne"));
    }
}

typedef struct
{
  int today; /* −2 … +2, 9: not said */
} Stones;

/* Five stones in a row: the filled one is today, the flag stands on what was agreed. */
static void
draw_stones (FwBlock *self, cairo_t *cr, double width, double height)
{
  const Stones *stones = self->draw_data;
  const double step = width / 5, y = height - 13;

  for (int i = 0; i < 5; i++)
    {
      double x = step * (i + 0.5);

      cairo_set_line_width (cr, 1.4);
      cairo_set_source_rgb (cr, teal.red, teal.green, teal.blue);
      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_scale (cr, 19, 10);
      cairo_new_path (cr);
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      cairo_restore (cr);
      if (i - 2 == stones->today)
        cairo_fill_preserve (cr);
      cairo_stroke (cr);
      if (i == 2)
        {
          cairo_set_source_rgb (cr, brown.red, brown.green, brown.blue);
          cairo_move_to (cr, x, y - 2);
          cairo_line_to (cr, x, y - 26);
          cairo_line_to (cr, x + 14, y - 21);
          cairo_line_to (cr, x, y - 16);
          cairo_stroke (cr);
        }
    }
}

static const char *const levels[][2] = {{"gas_minus2", "-2"},
                                        {"gas_minus1", "-1"},
                                        {"gas_0", "0"},
                                        {"gas_plus1", "+1"},
                                        {"gas_plus2", "+2"}};

/* "Weg aus fünf Steinen. Heute: gelingt kaum. Vereinbart: vier Tage." */
static char *
dup_stones_words (int today, JsonObject *goal)
{
  const char *now
      = today >= -2 && today <= 2 ? _fw_report_get_field (goal, levels[today + 2][0], "text") : "";

  return g_strdup_printf ("Weg aus fünf Steinen. %s%s%sVereinbart: %s.",
                          now[0] != '\0' ? "Heute: " : "", now, now[0] != '\0' ? ". " : "",
                          _fw_report_get_field (goal, "gas_0", "text"));
}

static void
add_stones (Page *page, FwBlock *box, JsonObject *goal)
{
  static const double fifths[] = {1, 1, 1, 1, 1};
  const char *today = _fw_report_get_field (goal, "gas_start", "value");
  Stones *stones;
  FwBlock *drawing, *row;

  if (_fw_report_get_field (goal, "gas_0", "text")[0] == '\0')
    return;
  stones = g_new0 (Stones, 1);
  stones->today = 9;
  for (int i = 0; i < 5; i++)
    if (g_str_equal (today, levels[i][1]))
      stones->today = i - 2;
  drawing = fw_block_add (box, fw_block_new (FW_BLOCK_DRAWING));
  drawing->min_height = 42;
  drawing->draw_func = draw_stones;
  drawing->draw_data = stones;
  drawing->free_draw_data = g_free;
  fw_block_take_alternative (drawing, dup_stones_words (stones->today, goal));
  row = fw_block_add (box, fw_block_new (FW_BLOCK_ROW));
  row->weights = fifths;
  row->gap = 4;
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *text = dup_short (_fw_report_get_field (goal, levels[i][0], "text"));
      g_autofree char *label
          = i - 2 == stones->today ? g_strdup_printf ("heute: %s", text) : g_strdup (text);
      FwBlock *cell = _fw_report_add_text (
          &page->report, row, i - 2 == stones->today || i == 2 ? FW_REPORT_BOLD : FW_REPORT_FONT,
          scaled (page, 7.5), "P", label);

      pango_layout_set_alignment (cell->layout, PANGO_ALIGN_CENTER);
    }
}

static GPtrArray *
dup_rows (Page *page, const char *name)
{
  g_autoptr (GPtrArray) sections = _fw_json_dup_objects (page->content, "sections");

  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (_fw_json_get_text (g_ptr_array_index (sections, i), "name"), name))
      return _fw_json_dup_objects (g_ptr_array_index (sections, i), "rows");
  return g_ptr_array_new ();
}

static gboolean
is_childs (Page *page, const char *who)
{
  return page->given[0] != '\0' && g_str_has_prefix (who, page->given);
}

static void
add_goal (Page *page, JsonObject *goal)
{
  g_autofree char *until = _fw_report_dup_long_date (_fw_report_get_field (goal, "until", "value"));
  g_autofree char *helpers = dup_short (_fw_report_get_field (goal, "helpers", "text"));
  const char *said = _fw_report_get_field (goal, "own_words", "text");
  g_autofree char *start = dup_cut (said, page->max_words > 0 ? page->max_words : G_MAXUINT);
  g_autofree char *words = g_strdup_printf ("„%s“", start);
  g_autofree char *more = g_strdup_printf (
      "%s%s%s%s%s%s", until[0] != '\0' ? "Bis " : "", until, until[0] != '\0' ? ". " : "", helpers,
      helpers[0] != '\0' ? (page->grown_up ? " helfen Ihnen dabei." : " helfen dir dabei.") : "",
      "");
  FwBlock *box = _fw_report_add_stack (page->report.body, 6);

  box->filled = TRUE;
  box->fill_ink = sand;
  box->padding_x = 12;
  box->padding_top = 8;
  box->padding_bottom = 9;
  box->whole = TRUE;
  _fw_report_add_text (&page->report, box, FW_REPORT_BOLD, scaled (page, 13), "P", words);
  if (more[0] != '\0')
    _fw_report_add_text (&page->report, box, FW_REPORT_FONT, scaled (page, TEXT), "P", more)
        ->space_before
        = 2;
  add_stones (page, box, goal);
}

static void
add_goals (Page *page)
{
  g_autoptr (GPtrArray) rows = dup_rows (page, "goals");
  guint n = 0;

  add_title (page, page->grown_up ? "Das wollen Sie" : "Das willst du");
  for (guint i = 0; i < rows->len && n < page->n_goals; i++)
    {
      JsonObject *goal = g_ptr_array_index (rows, i);

      if (!is_childs (page, _fw_report_get_field (goal, "whose", "text"))
          || _fw_report_get_field (goal, "own_words", "text")[0] == '\0')
        continue;
      add_goal (page, goal);
      n++;
    }
  if (n == 0)
    {
      _fw_report_add_text (&page->report, page->report.body, FW_REPORT_FONT, scaled (page, TEXT),
                           "P", "Das will ich:")
          ->space_before
          = 6;
      _fw_report_add_dots (page->report.body);
      _fw_report_add_dots (page->report.body)->space_before = 8;
    }
}

static void
draw_tick_box (FwBlock *self, cairo_t *cr, double width, double height)
{
  cairo_set_source_rgb (cr, teal.red, teal.green, teal.blue);
  cairo_set_line_width (cr, 1.3);
  cairo_rectangle (cr, 1, 2, 12, 12);
  cairo_stroke (cr);
}

static void
add_promises (Page *page)
{
  static const double weights[] = {0.5, 2.2, 6, 2};
  g_autoptr (GPtrArray) rows = dup_rows (page, "agreements");
  guint n = 0;

  for (guint i = 0; i < rows->len && n < page->n_promises; i++)
    {
      JsonObject *promise = g_ptr_array_index (rows, i);
      const char *who = _fw_report_get_field (promise, "responsible", "text");
      g_autofree char *what = dup_short (_fw_report_get_field (promise, "result", "text"));
      g_autofree char *until
          = _fw_report_dup_date (_fw_report_get_field (promise, "until", "value"));
      FwBlock *row, *tick;

      if (who[0] == '\0' || what[0] == '\0' || is_childs (page, who))
        continue;
      if (n++ == 0)
        add_title (page, page->grown_up ? "Das haben die anderen Ihnen versprochen"
                                        : "Das haben dir die anderen versprochen");
      row = fw_block_add (page->report.body, fw_block_new (FW_BLOCK_ROW));
      row->weights = weights;
      row->gap = 8;
      row->padding_top = 4;
      row->padding_bottom = 5;
      row->rule_below = 0.5;
      row->rule_ink = sand;
      row->whole = TRUE;
      tick = fw_block_add (row, fw_block_new (FW_BLOCK_DRAWING));
      tick->min_height = 16;
      tick->draw_func = draw_tick_box;
      fw_block_take_alternative (tick, g_strdup ("Kästchen zum Abhaken"));
      _fw_report_add_text (&page->report, row, FW_REPORT_BOLD, scaled (page, TEXT - 1), "P", who);
      _fw_report_add_text (&page->report, row, FW_REPORT_FONT, scaled (page, TEXT - 1), "P", what);
      _fw_report_add_text (&page->report, row, FW_REPORT_FONT, scaled (page, TEXT - 2), "P", until);
    }
}

static void
draw_roof (FwBlock *self, cairo_t *cr, double width, double height)
{
  cairo_set_source_rgb (cr, brown.red, brown.green, brown.blue);
  cairo_set_line_width (cr, 1.8);
  cairo_move_to (cr, 0, height - 1);
  cairo_line_to (cr, width / 2, 2);
  cairo_line_to (cr, width, height - 1);
  cairo_stroke (cr);
}

static void
add_houses (Page *page)
{
  static const char *const houses[][2] = {{"worries", "Das macht mir Sorgen"},
                                          {"good", "Das ist gut"},
                                          {"wishes", "Das wünsche ich mir"}};
  JsonObject *voice = _fw_json_get_object (page->content, "child_page");
  FwBlock *row;

  add_title (page, page->grown_up ? "Das haben Sie erzählt" : "Das hast du erzählt");
  row = fw_block_add (page->report.body, fw_block_new (FW_BLOCK_ROW));
  row->weights = thirds;
  row->gap = 18;
  row->space_before = 4;
  row->whole = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (houses); i++)
    {
      FwBlock *house = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
      FwBlock *roof, *walls;
      g_autofree char *text = dup_short (_fw_json_get_text (voice, houses[i][0]));

      if (!page->grown_up)
        {
          roof = fw_block_add (house, fw_block_new (FW_BLOCK_DRAWING));
          roof->min_height = 30;
          roof->draw_func = draw_roof;
        }
      walls = _fw_report_add_stack (house, 0);
      walls->border = 1.4;
      walls->border_ink = brown;
      walls->padding_x = 8;
      walls->padding_top = 7;
      walls->padding_bottom = 8;
      walls->min_height = 92;
      _fw_report_add_coloured (&page->report, walls, FW_REPORT_BOLD, scaled (page, TEXT - 1), "H3",
                               "#1c5557", houses[i][1]);
      if (text[0] != '\0')
        _fw_report_add_text (&page->report, walls, FW_REPORT_FONT, scaled (page, TEXT - 1), "P",
                             text)
            ->space_before
            = 3;
    }
}

static void
add_phone (Page *page, FwBlock *row, const char *who, const char *number)
{
  FwBlock *box = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));

  box->border = 1.2;
  box->border_ink = teal;
  box->padding_x = 9;
  box->padding_top = 6;
  box->padding_bottom = 8;
  _fw_report_add_text (&page->report, box, FW_REPORT_FONT, scaled (page, TEXT - 1.5), "P", who);
  if (number[0] != '\0')
    _fw_report_add_text (&page->report, box, FW_REPORT_BOLD,
                         scaled (page, g_utf8_strlen (number, -1) > 16 ? TEXT - 1 : 12.5), "P",
                         number)
        ->space_before
        = 2;
  else
    _fw_report_add_dots (box);
}

static void
add_phones (Page *page)
{
  JsonObject *worker = _fw_json_get_object (page->content, "worker");
  g_autofree char *who = g_strdup_printf ("%s vom Jugendamt", _fw_json_get_text (worker, "name"));
  FwBlock *row;

  add_title (page, page->grown_up ? "Wenn etwas nicht stimmt, dürfen Sie es immer sagen"
                                  : "Wenn etwas nicht stimmt, darfst du es immer sagen");
  row = fw_block_add (page->report.body, fw_block_new (FW_BLOCK_ROW));
  row->weights = thirds;
  row->gap = 14;
  row->space_before = 5;
  row->whole = TRUE;
  add_phone (page, row, who, _fw_json_get_text (worker, "phone"));
  add_phone (page, row, "Ombudsstelle, gehört nicht zum Jugendamt",
             _fw_json_get_text (page->content, "ombuds"));
  add_phone (page, row, "Nummer gegen Kummer, geheim und kostenlos", "116 111");
}

static void
add_next (Page *page)
{
  g_autofree char *review = _fw_report_dup_long_date (
      _fw_json_get_text (_fw_json_get_object (page->content, "help"), "review"));
  g_autofree char *text = g_strdup_printf ("Wir sehen uns wieder: %s.", review);
  FwBlock *box;

  if (review[0] == '\0')
    return;
  box = _fw_report_add_stack (page->report.body, 14);
  box->filled = TRUE;
  box->fill_ink = mint;
  box->padding_x = 12;
  box->padding_top = 8;
  box->padding_bottom = 9;
  box->whole = TRUE;
  _fw_report_add_text (&page->report, box, FW_REPORT_BOLD, scaled (page, 12.5), "P", text);
  _fw_report_add_text (&page->report, box, FW_REPORT_FONT, scaled (page, TEXT), "P",
                       page->grown_up ? "Wenn Sie früher reden wollen, geht das auch."
                                      : "Wenn du früher reden willst, geht das auch.")
      ->space_before
      = 2;
}

static int
get_age (JsonObject *content, JsonObject *child)
{
  FwDay born, on;

  return fw_day_from_iso (_fw_json_get_text (child, "born"), &born)
                 && fw_day_from_iso (_fw_json_get_text (content, "date"), &on)
             ? fw_day_get_age (born, on)
             : 0;
}

typedef struct
{
  guint n_goals, n_promises;
  double scale;
  guint max_words;
} Room;

static FwDocument *
make (JsonObject *content, JsonObject *child, const Room *room)
{
  g_autoptr (PangoContext) context = _fw_document_create_context ();
  const char *name = _fw_json_get_text (child, "name");
  g_autofree char *given = g_strndup (name, strcspn (name, " "));
  Page page = {.content = content,
               .given = given,
               .n_goals = room->n_goals,
               .n_promises = room->n_promises,
               .scale = room->scale,
               .max_words = room->max_words};
  FwDocumentFrame frame = {0};

  page.grown_up = get_age (content, child) >= GROWN_UP;
  page.report.context = context;
  page.report.body = fw_block_new (FW_BLOCK_STACK);
  add_head (&page);
  add_goals (&page);
  add_promises (&page);
  add_houses (&page);
  add_phones (&page);
  add_next (&page);
  frame.title = g_strdup_printf (page.grown_up ? "Ihr Plan, %s" : "Dein Plan, %s", given);
  _fw_plan_report_fill_frame (&frame, content,
                              page.grown_up
                                  ? "Den ganzen Plan bekommen Sie auch."
                                  : "Das ist dein Hilfeplan. Den ganzen Plan bekommst du auch.");
  return _fw_document_new (context, page.report.body, &frame);
}

FwDocument *
fw_plan_child_page_new (const char *content, const char *child_name, GError **error)
{
  static const Room rooms[] = {{3, 5, 1, 0}, {2, 5, 1, 0},   {2, 3, 1, 0},     {1, 3, 1, 0},
                               {1, 1, 1, 0}, {1, 1, 0.8, 0}, {1, 1, 0.7, 900}, {1, 0, 0.7, 300}};
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) children = NULL;
  JsonObject *root, *child = NULL;
  FwDocument *document = NULL;

  g_return_val_if_fail (content != NULL, NULL);

  root = _fw_plan_report_parse (parser, content, error);
  if (root == NULL)
    return NULL;
  children = _fw_json_dup_objects (root, "children");
  for (guint i = 0; i < children->len && child == NULL; i++)
    if (child_name == NULL
        || g_str_has_prefix (_fw_json_get_text (g_ptr_array_index (children, i), "name"),
                             child_name))
      child = g_ptr_array_index (children, i);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_clear_object (&document);
      document = make (root, child, &rooms[i]);
      if (fw_document_get_n_pages (document) == 1)
        break;
    }
  return document;
}
