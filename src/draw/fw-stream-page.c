/* fw-stream-page.c: a map's page to print or export: totals, a legend of what is used,
 * the convention, what is not known, and its text version. No person and no case stands
 * on it.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "draw/fw-draw-stream.h"
#include "scene/fw-genogram-signs.h"

#define SMALLEST 10.5    /* type in the drawing, pixels */
#define CUT_GAP 6.0      /* around what is not cut */
#define MOST_PIECE 700.0 /* between two places where it may be cut */
#define PAPER_W 1130.0   /* of an A3 page for a drawing; others are alike */
#define PAPER_H 650.0
#define MOST_ROWS 6
#define MONEY_WIDTH 1900.0 /* of the money on an A3 page of its own, still readable */

typedef enum
{
  SAMPLE_LINE,
  SAMPLE_BURST,
  SAMPLE_QUEUE,
  SAMPLE_GLYPH,
} SampleKind;

typedef struct
{
  SampleKind kind;
  guint index;
} Sample;

/* In the middle of 54 × 30. */
static void
draw_sample (GtkSnapshot *snapshot, FwDrawContext *context, gpointer data)
{
  const Sample *sample = data;
  const FwColors *colors = fw_draw_context_get_colors (context);
  graphene_point_t points[] = {{2, 15}, {52, 15}};
  FwStreamFlowSign line
      = {.kind = (FwStreamLineKind) sample->index, .points = points, .n_points = 2};
  g_autoptr (GArray) none = g_array_new (FALSE, TRUE, sizeof (FwStreamBurst));
  FwStreamBurst burst = {.stamp = sample->index, .count = 1, .text = (char *) "M"};

  line.bursts = none;
  switch (sample->kind)
    {
    case SAMPLE_LINE:
      fw_draw_stream_flow (snapshot, &line, context);
      break;
    case SAMPLE_BURST:
      fw_draw_stream_burst (snapshot, &burst, 27, 15, context);
      break;
    case SAMPLE_QUEUE:
      {
        g_autoptr (GskPath) path = gsk_path_parse ("M27 2 L41 27 H13 Z");

        fw_draw_stream_stroke (snapshot, path, 1.4, NULL, 0, &colors->ink);
        fw_draw_stream_glyph (snapshot, FW_STREAM_GLYPH_TRAY, 27, 17, 0.8, &colors->ink);
        break;
      }
    case SAMPLE_GLYPH:
    default:
      fw_draw_stream_glyph (snapshot, (FwStreamGlyph) sample->index, 27, 15, 1.1, &colors->ink);
    }
}

static void
add_sample (FwExportPage *page, SampleKind kind, guint index, const char *text)
{
  Sample *sample = g_new0 (Sample, 1);

  sample->kind = kind;
  sample->index = index;
  fw_export_page_add_legend (page, text, NULL, draw_sample, sample, g_free);
}

/* --- the legend: only what is on this map -------------------------------------------- */

typedef struct
{
  gboolean lines[FW_STREAM_LINE_MONEY + 1];
  gboolean stamps[FW_STREAM_N_STAMPS + 1];
  gboolean queue, staff, entries, release, node, end, wait, pin;
} Used;

static void
use_bursts (Used *used, GArray *bursts)
{
  for (guint i = 0; i < bursts->len; i++)
    used->stamps[g_array_index (bursts, FwStreamBurst, i).stamp] = TRUE;
}

static void
count_used (FwScene *scene, Used *used)
{
  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (scene, i);
      const FwStreamStepSign *step = item->sign;
      const FwStreamFlowSign *flow = item->sign;

      if (item->kind == FW_STREAM_ITEM_FLOW)
        {
          used->lines[flow->kind] = TRUE;
          use_bursts (used, flow->bursts);
        }
      if (item->kind != FW_STREAM_ITEM_STEP)
        continue;
      use_bursts (used, step->bursts);
      if (step->compact)
        continue;
      used->queue = used->queue || step->queue;
      used->staff = used->staff || (step->staff != NULL && step->release == NULL);
      used->entries = used->entries || step->entries != NULL;
      used->release = used->release || step->release != NULL;
      used->end = used->end || step->form == FW_STREAM_FORM_END;
      used->wait = used->wait || step->form == FW_STREAM_FORM_WAIT;
      used->node
          = used->node || step->form == FW_STREAM_FORM_SPLIT || step->form == FW_STREAM_FORM_JOIN;
      used->pin = used->pin || step->pinned;
    }
}

static void
add_legend (FwExportPage *page, FwScene *scene)
{
  const char *const lines[] = {_ ("Hand-over"),
                               _ ("Return"),
                               _ ("Information on paper or spoken"),
                               _ ("Electronic information"),
                               _ ("Document"),
                               _ ("Money")};
  Used used = {0};

  count_used (scene, &used);
  fw_export_page_set_legend_title (page, _ ("Signs on this map"));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (used.lines[i])
      add_sample (page, SAMPLE_LINE, i, lines[i]);
  if (used.queue)
    add_sample (page, SAMPLE_QUEUE, 0, _ ("In-tray: cases above, waiting below"));
  if (used.staff)
    add_sample (page, SAMPLE_GLYPH, FW_STREAM_GLYPH_PERSON, _ ("People at work on it"));
  if (used.entries)
    add_sample (page, SAMPLE_GLYPH, FW_STREAM_GLYPH_PAGE, _ ("Entries that are written"));
  if (used.release)
    add_sample (page, SAMPLE_GLYPH, FW_STREAM_GLYPH_CALENDAR, _ ("Only on these days"));
  if (used.wait)
    add_sample (page, SAMPLE_GLYPH, FW_STREAM_GLYPH_HOURGLASS, _ ("Waiting outside the office"));
  if (used.node)
    add_sample (page, SAMPLE_GLYPH, FW_STREAM_GLYPH_PLUS, _ ("Branches begin or meet"));
  if (used.end)
    add_sample (page, SAMPLE_GLYPH, FW_STREAM_GLYPH_STOP, _ ("End"));
  for (guint i = 0; i < FW_STREAM_N_STAMPS; i++)
    if (used.stamps[i])
      add_sample (page, SAMPLE_BURST, i, fw_stream_stamp_get_title (i));
  if (used.stamps[FW_STREAM_N_STAMPS])
    add_sample (page, SAMPLE_BURST, FW_STREAM_N_STAMPS, _ ("Measure"));
}

/* --- figures and words --------------------------------------------------------------------- */

static char *
dup_figure (const FwStreamFigures *figures, FwValueStreamFigureKind kind)
{
  double value = fw_stream_figures_get (figures, kind);

  switch (kind)
    {
    case FW_VS_FLOW_EFFICIENCY:
    case FW_VS_ROLLED:
      return fw_stream_dup_percent (value);
    case FW_VS_HAND_OVERS:
    case FW_VS_ENTRY_COUNT:
      return isnan (value) ? g_strdup ("?") : g_strdup_printf ("%.3g", value);
    case FW_VS_COST:
      return isnan (value) ? g_strdup ("?") : g_strdup_printf (_ ("%'.2f €"), value / 100);
    default:
      return fw_stream_dup_short_time (figures, value);
    }
}

static void
add_figures (FwExportPage *page, const FwStreamFigures *figures)
{
  static const FwValueStreamFigureKind kinds[]
      = {FW_VS_LEAD_TIME, FW_VS_PROCESS_TIME,  FW_VS_FLOW_EFFICIENCY,
         FW_VS_ROLLED,    FW_VS_EXPECTED_TIME, FW_VS_HAND_OVERS};
  static const FwValueStreamFigureKind more[] = {FW_VS_ENTRY_COUNT, FW_VS_COST};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *value = dup_figure (figures, kinds[i]);

      fw_export_page_add_fact (page, fw_stream_figure_get_title (kinds[i]), value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      g_autofree char *value = dup_figure (figures, more[i]);

      fw_export_page_add_note (page, fw_stream_figure_get_title (more[i]), value);
    }
}

/* The money band in words, where it is drawn. */
static void
add_money_lines (FwExportPage *page, FwScene *scene)
{
  FwSceneItem *sum = fw_scene_find (scene, "money:sum");

  if (sum == NULL)
    return;
  fw_export_page_add_line (page, 0, _ ("Money"));
  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    if (fw_scene_get_item (scene, i)->kind == FW_STREAM_ITEM_MONEY_BAND)
      fw_export_page_add_line (page, 1, fw_scene_get_item (scene, i)->spoken);
  fw_export_page_add_line (page, 1, sum->spoken);
}

static void
add_text_version (FwExportPage *page, const FwStreamFigures *figures, FwScene *scene)
{
  fw_export_page_add_line (page, 0, _ ("Steps"));
  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (scene, i);

      if (item->kind != FW_STREAM_ITEM_STEP)
        continue;
      fw_export_page_add_line (page, 1, item->spoken);
      if (item->description != NULL && *item->description != '\0')
        fw_export_page_add_line (page, 2, item->description);
    }
  add_money_lines (page, scene);
  fw_export_page_add_line (page, 0, _ ("Figures"));
  for (guint i = 0; i < FW_VS_N_FIGURES; i++)
    {
      g_autofree char *formula
          = fw_stream_figures_dup_formula (figures, (FwValueStreamFigureKind) i);
      g_autofree char *line = g_strdup_printf (
          "%s: %s", fw_stream_figure_get_title ((FwValueStreamFigureKind) i), formula);

      fw_export_page_add_line (page, 1, line);
    }
}

FwExportPage *
fw_stream_page_new (const FwStreamFigures *figures, FwScene *scene, const char *title)
{
  FwStreamItem *map = fw_stream_get_map (figures->stream);
  gboolean example = fw_stream_item_get_flag (map, FW_STREAM_EXAMPLE, FALSE);
  /* Translators: stands before the title of what is made up. */
  g_autofree char *marked = example ? g_strdup_printf (_ ("Example: %s"), title) : g_strdup (title);
  g_autofree char *convention = fw_stream_dup_convention (figures);
  g_autofree char *subtitle = NULL;
  const char *from = fw_stream_item_get_text (map, FW_STREAM_TRIGGER);
  const char *to = fw_stream_item_get_text (map, FW_STREAM_OUTCOME);
  const FwValueStreamFigure *lead = fw_stream_figures_get_figure (figures, FW_VS_LEAD_TIME);
  FwExportPage *page;

  g_return_val_if_fail (FW_IS_SCENE (scene), NULL);

  page = fw_export_page_new (scene, &fw_stream_painter, marked);
  fw_export_page_set_smallest (page, SMALLEST);
  if (*from != '\0' || *to != '\0')
    {
      /* Translators: what a process begins with, and what it ends with. */
      subtitle = g_strdup_printf (_ ("From “%1$s” to “%2$s”"), *from != '\0' ? from : "?",
                                  *to != '\0' ? to : "?");
      fw_export_page_set_subtitle (page, subtitle);
    }
  add_figures (page, figures);
  add_legend (page, scene);
  fw_export_page_add_note (page, _ ("Convention"), convention);
  if (lead->unknown->len > 0)
    {
      g_autofree char *missing = g_strdup_printf (
          ngettext ("%u input of the lead time is unknown; it is not taken as 0.",
                    "%u inputs of the lead time are unknown; they are not taken as 0.",
                    lead->unknown->len),
          lead->unknown->len);

      fw_export_page_add_note (page, _ ("Unknown"), missing);
    }
  fw_export_page_add_note (page, _ ("Signs"),
                           _ ("after Rother/Shook, office form after Martin/Osterling"));
  add_text_version (page, figures, scene);
  return page;
}

static FwExportPage *
finish (FwStream *today, const FwStreamFigures *figures, FwScene *scene, const char *what)
{
  const char *name = fw_stream_item_get_text (fw_stream_get_map (today), FW_STREAM_NAME);
  g_autofree char *title
      = g_strdup_printf ("%s · %s", *name != '\0' ? name : _ ("Value Stream"), what);
  FwExportPage *page = fw_stream_page_new (figures, scene, title);

  fw_export_page_set_footer (page, _ ("A value stream names no case and no person."),
                             _ ("Fallwerk"));
  return page;
}

/* How large it could be drawn on paper that is wider than high. */
static double
get_size_on_paper (FwScene *scene)
{
  graphene_rect_t bounds;

  fw_scene_get_bounds (scene, &bounds);
  return MIN (PAPER_W / bounds.size.width, PAPER_H / bounds.size.height);
}

/* The steps in so many rows that it can be drawn largest; NULL when that is one. */
static FwScene *
fold_both (const FwStreamFigures *before, const FwStreamFigures *figures, guint show, FwScene *flat)
{
  FwScene *best = NULL;
  double most = get_size_on_paper (flat);

  for (guint n_rows = 2; n_rows <= MOST_ROWS; n_rows++)
    {
      g_autoptr (FwScene) scene = fw_scene_new ();

      fw_stream_scene_fill_both (scene, before, figures, show, n_rows, NULL);
      if (get_size_on_paper (scene) <= most)
        break;
      most = get_size_on_paper (scene);
      g_set_object (&best, scene);
    }
  return best;
}

FwExportPage *
fw_stream_page_new_both (FwStream *today, FwStream *target, guint show)
{
  g_autoptr (FwStreamFigures) before = fw_stream_figures_new (today);
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (target);
  g_autoptr (FwScene) scene = fw_scene_new (), folded = NULL;
  g_autoptr (GArray) no_cuts = g_array_new (FALSE, FALSE, sizeof (double));
  FwExportPage *page;

  fw_stream_scene_fill_both (scene, before, figures, show, 1, NULL);
  page = finish (today, figures, scene, _ ("Today and Target"));
  folded = fold_both (before, figures, show, scene);
  if (folded != NULL)
    fw_export_page_set_parts (page, folded, 0, no_cuts, NULL);
  return page;
}

static double
measure (const char *text, gpointer context)
{
  return fw_draw_context_measure (text, 11, 600, context);
}

/* --- where all of it would be too small ---------------------------------------------------- */

typedef struct
{
  double from, to;
} Span;

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *one = a, *other = b;

  return one->from < other->from ? -1 : one->from > other->from;
}

static void
add_span (GArray *spans, const FwStreamRect *rect)
{
  Span span = {rect->x - CUT_GAP, rect->x + rect->w + CUT_GAP};

  if (rect->w > 0)
    g_array_append_val (spans, span);
}

/* The middles of what lies between boxes (and @labels), from left to right. */
static GArray *
list_cuts (const FwStreamPlace *place, gboolean labels)
{
  const FwStreamLayout *layout = place->layout;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (double));
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < layout->n_boxes; i++)
    add_span (spans, &layout->boxes[i]);
  for (guint i = 0; labels && i < layout->n_paths; i++)
    add_span (spans, &layout->paths[i].label);
  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      double middle = (end + span->from) / 2;

      if (i > 0 && span->from > end)
        g_array_append_val (cuts, middle);
      end = MAX (end, span->to);
    }
  return cuts;
}

/* Labels stay whole where that leaves places enough to cut. */
static GArray *
find_cuts (const FwStreamPlace *place)
{
  g_autoptr (GArray) cuts = list_cuts (place, TRUE);
  double last = place->input.header_w;

  for (guint i = 0; i <= cuts->len; i++)
    {
      double at = i < cuts->len ? g_array_index (cuts, double, i) : place->layout->width;

      if (at - last > MOST_PIECE)
        return list_cuts (place, FALSE);
      last = at;
    }
  return g_steal_pointer (&cuts);
}

/* The map in rows, the money on a page of its own. */
static void
add_parts (FwExportPage *page,
           const FwStreamFigures *figures,
           const FwStreamPlace *place,
           const FwStreamSceneOptions *options)
{
  g_autoptr (FwScene) parts = fw_scene_new (), money = NULL;
  g_autoptr (GArray) cuts = find_cuts (place);
  FwStreamSceneOptions own = *options;

  if ((options->show & FW_STREAM_SHOW_BAND) != 0)
    {
      own.show &= ~(guint) FW_STREAM_SHOW_BAND;
      money = fw_scene_new ();
      fw_stream_scene_fill_money_within (money, figures, MONEY_WIDTH);
    }
  fw_stream_scene_fill (parts, figures, place, &own);
  fw_export_page_set_parts (page, parts, place->input.header_w, cuts, money);
}

FwExportPage *
fw_stream_page_new_map (FwStream *today, FwStream *target, const FwStreamSceneOptions *options)
{
  FwStream *shown = target != NULL ? target : today;
  g_autoptr (FwStreamFigures) before = fw_stream_figures_new (today);
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (shown);
  g_autoptr (FwDrawContext) context = fw_draw_context_new (FW_PALETTE_PRINT);
  g_autoptr (FwStreamPlace) place
      = fw_stream_place_new_for (today, fw_stream_flow_is_shown, options->show, measure, context);
  g_autoptr (FwScene) scene = fw_scene_new ();
  FwStreamSceneOptions own = *options;
  FwExportPage *page;

  own.before = target != NULL ? before : NULL;
  fw_stream_scene_fill (scene, figures, place, &own);
  page = finish (today, figures, scene, target != NULL ? _ ("Target") : _ ("Today"));
  add_parts (page, figures, place, &own);
  return page;
}
