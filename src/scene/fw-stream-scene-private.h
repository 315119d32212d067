/* fw-stream-scene-private.h: what the makers of a map's scene share. */
#pragma once

#include "scene/fw-stream-scene.h"

G_BEGIN_DECLS

#define FW_STREAM_LADDER_H 118.0
#define FW_STREAM_LADDER_GAP 46.0 /* what is unknown takes so much room */

typedef struct
{
  const FwStreamFigures *figures;
  const FwStreamPlace *place;
  const FwStreamSceneOptions *options;
  GPtrArray *items; /* FwSceneItem */
} FwStreamScening;

/* Adds the item and sets its focus, order and what can be done with it. */
void
_fw_stream_scene_add_step (FwStreamScening *self, guint box);
/* A step or a party of the place. */
void
_fw_stream_scene_add_box (FwStreamScening *self, guint box);
void
_fw_stream_scene_add_flow (FwStreamScening *self, guint k);
/* The photo under the map, so far away from where it lies, where there is one to be shown. */
void
_fw_stream_scene_add_photo (FwStreamScening *self, double dx, double dy);
/* The sign of a step, its place not yet set, and its words (to be freed). @id: its item's. */
FwStreamStepSign *
_fw_stream_scene_make_step (FwStreamScening *self,
                            const FwStreamItem *placed,
                            const char *id,
                            char **spoken,
                            char **relations);
void
_fw_stream_scene_add_ladder (FwStreamScening *self, double top);
/* The same within @frame; @scale: see FwValueStreamLadderOptions. */
void
_fw_stream_scene_add_ladder_at (FwStreamScening *self,
                                const char *id,
                                const graphene_rect_t *frame,
                                double header_w,
                                double scale);
/* Where the money goes, right of @header_w; returns its lower edge. @alone: without the
 * map above, so that its cells stand for the steps. */
double
_fw_stream_scene_add_band (FwStreamScening *self,
                           double header_w,
                           double width,
                           double top,
                           gboolean alone);
/* The media lane; returns its lower edge. */
double
_fw_stream_scene_add_media (FwStreamScening *self, double top);
/* The width of what stands under the map. */
double
_fw_stream_scene_get_width (const FwStreamScening *self);
/* A number of the item must not be read yet. */
gboolean
_fw_stream_scene_is_covered (const FwStreamScening *self, const char *scene_id);
/* The stamps at @item and, where they are shown, the measures that change it. */
void
_fw_stream_scene_add_bursts (const FwStreamScening *self, GArray *bursts, const FwStreamItem *item);

G_END_DECLS
