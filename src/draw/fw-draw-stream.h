/* fw-draw-stream.h: the signs of a value-stream map: one pure function each, drawn for
 * this program after Rother/Shook and the office dialect. Beside them the painter of the
 * map's scene and its page.
 */
#pragma once

#include "draw/fw-draw-export.h"
#include "scene/fw-stream-scene.h"

G_BEGIN_DECLS

void
fw_draw_stream_step (GtkSnapshot *snapshot, const FwStreamStepSign *sign, FwDrawContext *context);
void
fw_draw_stream_flow (GtkSnapshot *snapshot, const FwStreamFlowSign *sign, FwDrawContext *context);
void
fw_draw_stream_lane (GtkSnapshot *snapshot, const FwStreamLaneSign *sign, FwDrawContext *context);
void
fw_draw_stream_party (GtkSnapshot *snapshot, const FwStreamPartySign *sign, FwDrawContext *context);
void
fw_draw_stream_ladder (GtkSnapshot *snapshot,
                       const FwStreamLadderSign *sign,
                       FwDrawContext *context);

void
fw_draw_stream_money_cell (GtkSnapshot *snapshot,
                           const FwStreamMoneyCellSign *sign,
                           FwDrawContext *context);
void
fw_draw_stream_money_node (GtkSnapshot *snapshot,
                           const FwStreamMoneyNodeSign *sign,
                           FwDrawContext *context);
void
fw_draw_stream_money_band (GtkSnapshot *snapshot,
                           const FwStreamMoneyBandSign *sign,
                           FwDrawContext *context);
void
fw_draw_stream_money_sum (GtkSnapshot *snapshot,
                          const FwStreamMoneySumSign *sign,
                          FwDrawContext *context);

void
fw_draw_stream_media (GtkSnapshot *snapshot, const FwStreamMediaSign *sign, FwDrawContext *context);

void
fw_draw_stream_photo (GtkSnapshot *snapshot, const FwStreamPhotoSign *sign, FwDrawContext *context);

/* --- side by side: fw-draw-stream-both.c -------------------------------------------- */

void
fw_draw_stream_compact (GtkSnapshot *snapshot,
                        const FwStreamStepSign *sign,
                        FwDrawContext *context);
void
fw_draw_stream_strip (GtkSnapshot *snapshot, const FwStreamStripSign *sign, FwDrawContext *context);
void
fw_draw_stream_chips (GtkSnapshot *snapshot, const FwStreamChipsSign *sign, FwDrawContext *context);
void
fw_draw_stream_axis (GtkSnapshot *snapshot, const FwStreamAxisSign *sign, FwDrawContext *context);

/* --- glyphs, around (0, 0) -------------------------------------------------------- */

typedef enum
{
  FW_STREAM_GLYPH_TRAY,
  FW_STREAM_GLYPH_PERSON,
  FW_STREAM_GLYPH_PAGE,
  FW_STREAM_GLYPH_CALENDAR,
  FW_STREAM_GLYPH_HOURGLASS,
  FW_STREAM_GLYPH_COIN,
  FW_STREAM_GLYPH_PLUS,
  FW_STREAM_GLYPH_STOP,
  FW_STREAM_GLYPH_PIN,
} FwStreamGlyph;

void
fw_draw_stream_glyph (GtkSnapshot *snapshot,
                      FwStreamGlyph glyph,
                      double x,
                      double y,
                      double scale,
                      const GdkRGBA *color);
/* A stamp or a measure with its count and dots, its middle at (@x, @y). */
void
fw_draw_stream_burst (GtkSnapshot *snapshot,
                      const FwStreamBurst *burst,
                      double x,
                      double y,
                      FwDrawContext *context);
/* Text with a rounded ground, its middle at (@x, @y). */
void
fw_draw_stream_chip (GtkSnapshot *snapshot,
                     const char *text,
                     double x,
                     double y,
                     FwStreamTone tone,
                     FwDrawContext *context);
/* Bursts from @right to the left, their middles at @y. */
void
fw_draw_stream_bursts (GtkSnapshot *snapshot,
                       GArray *bursts,
                       double right,
                       double y,
                       FwDrawContext *context);
/* A name around (@x, @y) on one line or two, broken where a word ends and the rest with an
 * ellipsis. */
void
fw_draw_stream_name (GtkSnapshot *snapshot,
                     FwDrawContext *context,
                     const char *name,
                     double x,
                     double y,
                     double width,
                     double size,
                     const GdkRGBA *color);
/* A line with dashes (@n_dashes 0: solid). */
void
fw_draw_stream_stroke (GtkSnapshot *snapshot,
                       GskPath *path,
                       double width,
                       const float *dashes,
                       guint n_dashes,
                       const GdkRGBA *color);
const GdkRGBA *
fw_draw_stream_get_tone (FwDrawContext *context, FwStreamTone tone);

extern const FwScenePainter fw_stream_painter;

/* --- the page ---------------------------------------------------------------------- */

/* A page of the map with totals, a legend of what is used, convention and text version.
 * @scene holds its items (fw_stream_scene_fill). */
FwExportPage *
fw_stream_page_new (const FwStreamFigures *figures, FwScene *scene, const char *title);
/* The page of a map as it is today, or of @target (NULL: none) with what changes. */
FwExportPage *
fw_stream_page_new_map (FwStream *today, FwStream *target, const FwStreamSceneOptions *options);
/* Both above each other; @show as in FwStreamSceneOptions. */
FwExportPage *
fw_stream_page_new_both (FwStream *today, FwStream *target, guint show);

G_END_DECLS
