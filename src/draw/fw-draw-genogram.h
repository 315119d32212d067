/* fw-draw-genogram.h: the signs of a genogram: one pure function each, the only place
 * with their geometry. Beside them the painter of its scene and its page. */
#pragma once

#include "draw/fw-draw-export.h"
#include "scene/fw-genogram.h"

G_BEGIN_DECLS

/* Around (0, 0). */
void
fw_draw_person (GtkSnapshot *snapshot, const FwPersonSign *sign, FwDrawContext *context);
void
fw_draw_union (GtkSnapshot *snapshot, const FwUnionSign *sign, FwDrawContext *context);
void
fw_draw_child_line (GtkSnapshot *snapshot, const FwChildSign *sign, FwDrawContext *context);
void
fw_draw_twins (GtkSnapshot *snapshot, const FwTwinsSign *sign, FwDrawContext *context);
void
fw_draw_bond (GtkSnapshot *snapshot, const FwBondSign *sign, FwDrawContext *context);
void
fw_draw_household (GtkSnapshot *snapshot, const FwHouseholdSign *sign, FwDrawContext *context);
void
fw_draw_tag (GtkSnapshot *snapshot, const FwTagSign *sign, FwDrawContext *context);
void
fw_draw_circle (GtkSnapshot *snapshot, const FwCircleSign *sign, FwDrawContext *context);
void
fw_draw_traits (GtkSnapshot *snapshot, const FwTraitsSign *sign, FwDrawContext *context);
/* A label in the scene's or the symbol's coordinates. */
void
fw_draw_label (GtkSnapshot *snapshot,
               const FwSignLabel *label,
               gboolean ghost,
               FwDrawContext *context);
/* A sign of the legend (FwLegendEntry) in the middle of a box of 54 × 30. */
void
fw_draw_legend_sample (GtkSnapshot *snapshot, FwDrawContext *context, int kind, gpointer sign);

extern const FwScenePainter fw_genogram_painter;

/* A page of @genogram with its legend, sources, those left out and the text version.
 * @scene holds its items (fw_genogram_fill_scene). @day is what the title block says. */
FwExportPage *
fw_genogram_page_new (FwGenogram *genogram, FwScene *scene, const char *title, FwDay day);

G_END_DECLS
