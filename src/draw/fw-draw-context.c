/* fw-draw-context.c: see fw-draw-context.h. */
#include "config.h"

#include "draw/fw-draw-context.h"
#include "scene/fw-genogram-signs.h"

#define FAMILY "Cantarell, Adwaita Sans, Noto Sans, DejaVu Sans"
/* Widths that are kept; they are few besides names. */
#define MAX_WIDTHS 8192

struct _FwDrawContext
{
  GObject parent_instance;
  FwPalette palette;
  FwDetail detail;
  FwColors colors;
  PangoContext *pango;
  gboolean own_font;  /* the family above, not that of a widget */
  GHashTable *widths; /* "size weight text" → double */
};

G_DEFINE_FINAL_TYPE (FwDrawContext, fw_draw_context, G_TYPE_OBJECT)

typedef struct
{
  const char *paper, *ink, *label, *dim, *red, *green, *purple, *accent;
  const char *household, *household_fill, *household_text;
  const char *ghost, *ghost_text, *tag, *tag_text, *resource, *problem;
} Names;

/* Text and lines stand at 7:1 on the paper, what is beside the matter at 4.5:1. */
static const Names palettes[] = {
    [FW_PALETTE_LIGHT] = {"#ffffff", "#1c1c1f", "#1c1c1f", "#55595e", "#a51d2d", "#1a6b45",
                          "#5b2f86", "#3584e4", "#4a6fa5", "rgba(53,132,228,0.045)", "#2f5688",
                          "#7a8496", "#5a6371", "#efe6f7", "#5b2f86", "#1a6b45", "#8a4b00"},
    [FW_PALETTE_DARK] = {"#1d1d20", "#f0f0f2", "#f6f5f4", "#b9bcc2", "#ff8a8a", "#7fdca8",
                         "#dcc3f2", "#62a0ea", "#7fb0ee", "rgba(120,174,237,0.07)", "#a6c8f3",
                         "#6d7685", "#a4adbc", "#45325c", "#dcc3f2", "#7fdca8", "#f2b861"},
    [FW_PALETTE_LIGHT_CONTRAST]
    = {"#ffffff", "#000000", "#000000", "#222222", "#8a0d1d", "#0c4a2d", "#431b6b", "#1a5fb4",
       "#1f4b87", "rgba(53,132,228,0.06)", "#123463", "#4a5160", "#333a46", "#efe6f7", "#431b6b",
       "#0c4a2d", "#5f3300"},
    [FW_PALETTE_DARK_CONTRAST]
    = {"#000000", "#ffffff", "#ffffff", "#e2e4e8", "#ffb3b3", "#a8f0c8", "#eddcff", "#99c1f1",
       "#a8ccff", "rgba(120,174,237,0.12)", "#cfe3ff", "#a4adbc", "#ccd3de", "#45325c", "#f3e8ff",
       "#a8f0c8", "#ffd28f"},
    /* Photocopied: black, no meaning by colour. */
    [FW_PALETTE_PRINT] = {"#ffffff", "#000000", "#000000", "#33373b", "#000000", "#000000",
                          "#000000", "#000000", "#50555c", "rgba(0,0,0,0.028)", "#33383d",
                          "#6a7078", "#4d5259", "#eeeeee", "#000000", "#000000", "#000000"},
};

static void
fw_draw_context_load (FwDrawContext *self)
{
  const Names *names = &palettes[self->palette];
  FwColors *colors = &self->colors;
  const struct
  {
    const char *name;
    GdkRGBA *color;
  } all[] = {
      {names->paper, &colors->paper},
      {names->ink, &colors->ink},
      {names->label, &colors->label},
      {names->dim, &colors->dim},
      {names->red, &colors->red},
      {names->green, &colors->green},
      {names->purple, &colors->purple},
      {names->accent, &colors->accent},
      {names->household, &colors->household},
      {names->household_fill, &colors->household_fill},
      {names->household_text, &colors->household_text},
      {names->ghost, &colors->ghost},
      {names->ghost_text, &colors->ghost_text},
      {names->tag, &colors->tag},
      {names->tag_text, &colors->tag_text},
      {names->resource, &colors->resource},
      {names->problem, &colors->problem},
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gdk_rgba_parse (all[i].color, all[i].name);
}

/* Letters are placed as finely as lines, so that text does not jump while zooming
 * and stands on paper where it was measured. */
static PangoContext *
make_pango (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *pango = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango, options);
  pango_context_set_round_glyph_positions (pango, FALSE);
  cairo_font_options_destroy (options);
  return pango;
}

FwDrawContext *
fw_draw_context_new (FwPalette palette)
{
  FwDrawContext *self = g_object_new (FW_TYPE_DRAW_CONTEXT, NULL);

  self->palette = palette;
  fw_draw_context_load (self);
  return self;
}

void
fw_draw_context_set_pango_context (FwDrawContext *self, PangoContext *context)
{
  PangoFontDescription *font;

  g_return_if_fail (FW_IS_DRAW_CONTEXT (self));

  /* Only the family: sizes are the drawing's own, and hinting would make it jump. */
  font = pango_font_description_new ();
  pango_font_description_set_family (
      font, pango_font_description_get_family (pango_context_get_font_description (context)));
  pango_context_set_font_description (self->pango, font);
  pango_context_set_language (self->pango, pango_context_get_language (context));
  pango_font_description_free (font);
  self->own_font = FALSE;
  g_hash_table_remove_all (self->widths);
}

void
fw_draw_context_set_palette (FwDrawContext *self, FwPalette palette)
{
  g_return_if_fail (FW_IS_DRAW_CONTEXT (self));

  self->palette = palette;
  fw_draw_context_load (self);
}

FwPalette
fw_draw_context_get_palette (FwDrawContext *self)
{
  return self->palette;
}

void
fw_draw_context_set_accent (FwDrawContext *self, const GdkRGBA *accent)
{
  g_return_if_fail (FW_IS_DRAW_CONTEXT (self));

  self->colors.accent = *accent;
}

void
fw_draw_context_set_detail (FwDrawContext *self, FwDetail detail)
{
  g_return_if_fail (FW_IS_DRAW_CONTEXT (self));

  self->detail = detail;
}

FwDetail
fw_draw_context_get_detail (FwDrawContext *self)
{
  return self->detail;
}

const FwColors *
fw_draw_context_get_colors (FwDrawContext *self)
{
  return &self->colors;
}

const GdkRGBA *
fw_draw_context_get_color (FwDrawContext *self, FwNotationColor color)
{
  switch (color)
    {
    case FW_COLOR_DIM:
      return &self->colors.dim;
    case FW_COLOR_RED:
      return &self->colors.red;
    case FW_COLOR_GREEN:
      return &self->colors.green;
    case FW_COLOR_PURPLE:
      return &self->colors.purple;
    case FW_COLOR_INK:
    default:
      return &self->colors.ink;
    }
}

static PangoLayout *
make_layout (FwDrawContext *self, const char *text, double size, int weight)
{
  PangoLayout *layout = pango_layout_new (self->pango);
  PangoFontDescription *font
      = pango_font_description_copy (pango_context_get_font_description (self->pango));

  if (self->own_font)
    pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  /* Joined letters cannot be found in a PDF. */
  if (self->palette == FW_PALETTE_PRINT)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0, dlig=0"));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_font_description_free (font);
  return layout;
}

double
fw_draw_context_measure (const char *text, double size, int weight, gpointer context)
{
  FwDrawContext *self = context;
  g_autofree char *key = g_strdup_printf ("%.1f %d %s", size, weight, text);
  double *width = g_hash_table_lookup (self->widths, key);

  if (width == NULL)
    {
      g_autoptr (PangoLayout) layout = make_layout (self, text, size, weight);
      int units;

      pango_layout_get_size (layout, &units, NULL);
      if (g_hash_table_size (self->widths) >= MAX_WIDTHS)
        g_hash_table_remove_all (self->widths);
      width = g_new (double, 1);
      *width = (double) units / PANGO_SCALE;
      g_hash_table_insert (self->widths, g_steal_pointer (&key), width);
    }
  return *width;
}

double
fw_draw_context_measure_lines (FwDrawContext *self,
                               const char *text,
                               double size,
                               int weight,
                               double width)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, size, weight);
  int height;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
fw_draw_paragraph (FwDrawContext *self,
                   GtkSnapshot *snapshot,
                   const char *text,
                   double x,
                   double y,
                   double size,
                   int weight,
                   double width,
                   const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, size, weight);
  int height;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
  return (double) height / PANGO_SCALE;
}

static void
append_halo (GtkSnapshot *snapshot, PangoLayout *layout, double halo, const GdkRGBA *paper)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new ((float) halo);

  gsk_path_builder_add_layout (builder, layout);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, paper);
  gsk_stroke_free (stroke);
}

void
fw_draw_text (FwDrawContext *self,
              GtkSnapshot *snapshot,
              const FwDrawText *text,
              const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = NULL;
  double width, x = text->x;
  int units;

  if (text->text == NULL || text->text[0] == '\0')
    return;
  layout = make_layout (self, text->text, text->size, text->weight);
  if (text->max_width > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (text->max_width * PANGO_SCALE));
    }
  pango_layout_get_size (layout, &units, NULL);
  width = (double) units / PANGO_SCALE;
  if (text->anchor == FW_ANCHOR_MIDDLE)
    x -= width / 2;
  else if (text->anchor == FW_ANCHOR_END)
    x -= width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (
                    (float) x,
                    (float) (text->y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE)));
  if (text->halo > 0)
    append_halo (snapshot, layout, text->halo, &self->colors.paper);
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
fw_draw_context_finalize (GObject *object)
{
  FwDrawContext *self = FW_DRAW_CONTEXT (object);

  g_object_unref (self->pango);
  g_hash_table_unref (self->widths);
  G_OBJECT_CLASS (fw_draw_context_parent_class)->finalize (object);
}

static void
fw_draw_context_class_init (FwDrawContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_draw_context_finalize;
}

static void
fw_draw_context_init (FwDrawContext *self)
{
  self->pango = make_pango ();
  self->own_font = TRUE;
  self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
