/* fw-draw-context.h: how things are drawn: colours, fonts, how much of it.
 *
 * One for the screen (follows light, dark, high contrast), one for paper. The draw
 * functions take it and keep nothing. Main thread on screen; an export makes its own
 * and may live on any one thread.
 */
#pragma once

#include <gtk/gtk.h>

#include "scene/fw-notation.h"

G_BEGIN_DECLS

#define FW_TYPE_DRAW_CONTEXT (fw_draw_context_get_type ())
G_DECLARE_FINAL_TYPE (FwDrawContext, fw_draw_context, FW, DRAW_CONTEXT, GObject)

typedef enum
{
  FW_PALETTE_LIGHT,
  FW_PALETTE_DARK,
  FW_PALETTE_LIGHT_CONTRAST,
  FW_PALETTE_DARK_CONTRAST,
  FW_PALETTE_PRINT,
} FwPalette;

typedef enum
{
  FW_DETAIL_FULL,
  FW_DETAIL_NO_LABELS, /* too small to read: symbols and lines alone */
} FwDetail;

typedef struct
{
  GdkRGBA paper, ink, label, dim, red, green, purple, accent;
  GdkRGBA household, household_fill, household_text;
  GdkRGBA ghost, ghost_text, tag, tag_text;
  GdkRGBA resource, problem;
} FwColors;

typedef struct
{
  const char *text;
  double x, y; /* of the base line at the anchor */
  double size; /* pixels */
  int weight;
  int anchor;       /* FwLabelAnchor */
  double halo;      /* width of the ground around the letters; 0: none */
  double max_width; /* ends with an ellipsis beyond; 0: no limit */
} FwDrawText;

/* Needs gtk_init() or gtk_init_check() to have been called, display or not. */
FwDrawContext *
fw_draw_context_new (FwPalette palette);
/* With the fonts of a widget's context; taken over until the next call. */
void
fw_draw_context_set_pango_context (FwDrawContext *self, PangoContext *context);
void
fw_draw_context_set_palette (FwDrawContext *self, FwPalette palette);
FwPalette
fw_draw_context_get_palette (FwDrawContext *self);
void
fw_draw_context_set_accent (FwDrawContext *self, const GdkRGBA *accent);
void
fw_draw_context_set_detail (FwDrawContext *self, FwDetail detail);
FwDetail
fw_draw_context_get_detail (FwDrawContext *self);
const FwColors *
fw_draw_context_get_colors (FwDrawContext *self);
const GdkRGBA *
fw_draw_context_get_color (FwDrawContext *self, FwNotationColor color);

void
fw_draw_text (FwDrawContext *self,
              GtkSnapshot *snapshot,
              const FwDrawText *text,
              const GdkRGBA *color);
/* Width of a text; an FwTextMeasure with the context as data. */
double
fw_draw_context_measure (const char *text, double size, int weight, gpointer context);
/* Height of a text within @width, broken into lines. */
double
fw_draw_context_measure_lines (FwDrawContext *self,
                               const char *text,
                               double size,
                               int weight,
                               double width);
/* Text broken into lines of @width from the top left corner. Returns its height. */
double
fw_draw_paragraph (FwDrawContext *self,
                   GtkSnapshot *snapshot,
                   const char *text,
                   double x,
                   double y,
                   double size,
                   int weight,
                   double width,
                   const GdkRGBA *color);

G_END_DECLS
