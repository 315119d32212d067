/* fw-stream-scene.h: a value-stream map as a scene: boxes, lines, lanes and the ladder
 * from its figures and places. Pure but for the scene; main thread or an export's own.
 *
 * Items are named "step:s1", "party:p1", "flow:f1", "lane:0", "ladder", "convention", and
 * those of the money band "money:…", of the media lane "media:…"; the photo under all of it
 * FW_STREAM_PHOTO_ID.
 */
#pragma once

#include "scene/fw-scene.h"
#include "scene/fw-stream-figures.h"
#include "scene/fw-stream-place.h"
#include "scene/fw-stream-sign.h"

G_BEGIN_DECLS

typedef enum
{
  FW_STREAM_SHOW_INFORMATION = 1 << 0,
  FW_STREAM_SHOW_DOCUMENTS = 1 << 1,
  FW_STREAM_SHOW_MONEY = 1 << 2,
  FW_STREAM_SHOW_RETURNS = 1 << 3,
  FW_STREAM_SHOW_LADDER = 1 << 4,
  FW_STREAM_SHOW_STAMPS = 1 << 5,
  FW_STREAM_SHOW_VOTES = 1 << 6,
  FW_STREAM_SHOW_MEASURES = 1 << 7,
  FW_STREAM_SHOW_OUTLINES = 1 << 8, /* the greatest need for improvement */
  FW_STREAM_SHOW_BAND = 1 << 9,     /* where the money goes, under the map */
  FW_STREAM_SHOW_MEDIA = 1 << 10,   /* media, and every entry of the same datum */
  FW_STREAM_SHOW_ALL_FLOWS = 0x0f,
} FwStreamShow;

#define FW_STREAM_PHOTO_ID "photo"

/* The picture of the photo that the map tells of. */
typedef struct
{
  GObject *picture; /* a GdkTexture; NULL: its frame alone */
  double shape;     /* height by width */
  gboolean movable; /* unless it is locked */
} FwStreamPicture;

typedef struct
{
  guint show; /* FwStreamShow */
  FwValueStreamLadderStyle ladder;
  gboolean proportional;
  /* What it is measured against: ghosts of what falls away, chips of what changed. NULL: none. */
  const FwStreamFigures *before;
  /* Numbers are covered but for items (ids as key) that are in here; NULL: all is shown. */
  GHashTable *uncovered;
  /* Of the photo of the paper wall, which lies under all of it; NULL: it is left out. */
  const FwStreamPicture *picture;
} FwStreamSceneOptions;

#define FW_STREAM_SCENE_OPTIONS_INIT                                                               \
  {FW_STREAM_SHOW_ALL_FLOWS | FW_STREAM_SHOW_LADDER, FW_VS_SAW_TOOTH, FALSE, NULL, NULL, NULL}

/* What of the flows @show lets be seen: for laying out no more than that. */
gboolean
fw_stream_flow_is_shown (const FwStreamItem *flow, guint show);
void
fw_stream_scene_fill (FwScene *scene,
                      const FwStreamFigures *figures,
                      const FwStreamPlace *place,
                      const FwStreamSceneOptions *options);
/* What looks otherwise while the boxes @ids of a filled scene are (@dx, @dy) away: they and
 * their lines, as fw_scene_set_follow() wants it. */
GPtrArray *
fw_stream_scene_follow (const FwStreamFigures *figures,
                        const FwStreamPlace *place,
                        const FwStreamSceneOptions *options,
                        const char *const *ids,
                        double dx,
                        double dy);
/* The money band without the map: a strip of the steps with what they cost ("step:s1"), and
 * where the money goes. */
void
fw_stream_scene_fill_money (FwScene *scene, const FwStreamFigures *figures);
/* The same no wider than @most, as long as its steps can still be told. */
void
fw_stream_scene_fill_money_within (FwScene *scene, const FwStreamFigures *figures, double most);
/* Today and @target above each other, step by step in the same columns and on one scale of
 * time: what falls away as a ghost, what changes with a chip, deadlines through both. Of
 * today the items are named "was:…". The steps stand in @n_rows rows, at least one.
 * @titles of the two strips; NULL: today and target. */
void
fw_stream_scene_fill_both (FwScene *scene,
                           const FwStreamFigures *today,
                           const FwStreamFigures *target,
                           guint show,
                           guint n_rows,
                           const char *const titles[2]);
/* "step:s1" of an item of the map. Free. */
char *
fw_stream_scene_dup_id (const FwStreamItem *item);
/* The step, party or flow; NULL for what else is in the scene. */
FwStreamItem *
fw_stream_scene_find (FwStream *stream, const char *scene_id);

/* --- words for signs; all to be freed ------------------------------------------- */

/* "2.5 wd", "90 min", "?": as it was typed, spans as "1–3 wd". */
char *
fw_stream_dup_short (const FwStreamFigure *figure);
/* Seconds in the unit that suits them; "?" for unknown. */
char *
fw_stream_dup_short_time (const FwStreamFigures *figures, double seconds);
char *
fw_stream_dup_percent (double share);
char *
fw_stream_dup_count (double n);
/* A figure as people read it, in the unit of its kind. */
char *
fw_stream_figure_dup_text (const FwStreamFigures *figures, FwValueStreamFigureKind kind);
/* "Waiting", "Double work" … of the key 1 … 8. */
const char *
fw_stream_stamp_get_title (guint stamp);
/* As the map holds it: "waiting" … */
const char *
fw_stream_stamp_get_kind (guint stamp);
/* FW_STREAM_N_STAMPS when it is none. */
guint
fw_stream_stamp_from_kind (const char *kind);
/* The convention behind the lead time, as it has to stand on the map. */
char *
fw_stream_dup_convention (const FwStreamFigures *figures);

G_END_DECLS
