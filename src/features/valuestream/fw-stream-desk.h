/* fw-stream-desk.h: a value-stream map as it lies on the desk: what is loaded, the mode
 * and layers that are shown, the scene of it, and how acts are kept.
 *
 * Main-thread object without widgets, one for an open map; page, panes, entry and
 * presenter hold it and never each other.
 *
 *   store ─load─▶ FwStream ─▶ figures ─▶ place ─▶ FwScene ─▶ canvas, list, presenter
 *                  ▲   │        └▶ target (measures), potential (what-if)
 *   begin … end ───┘   └─ MAP.json ─commit─▶ store      after every act, one after another
 *
 * Undo is the map's own and is stored like any other act. When somebody else has changed
 * the map meanwhile, theirs is loaded and ours is kept as a snapshot.
 */
#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

#include "domain/fw-stream-repository.h"
#include "scene/fw-stream-effect.h"
#include "scene/fw-stream-scene.h"

G_BEGIN_DECLS

typedef enum
{
  FW_STREAM_MODE_DEFINE,
  FW_STREAM_MODE_MAP,
  FW_STREAM_MODE_MEASURE,
  FW_STREAM_MODE_WASTE,
  FW_STREAM_MODE_POTENTIAL,
  FW_STREAM_MODE_TARGET,
  FW_STREAM_N_MODES,
} FwStreamMode;

/* Of the mode Target. */
typedef enum
{
  FW_STREAM_VIEW_BOTH, /* today and target above each other */
  FW_STREAM_VIEW_TARGET,
  FW_STREAM_VIEW_TODAY,
  FW_STREAM_N_VIEWS,
} FwStreamView;

#define FW_TYPE_STREAM_DESK (fw_stream_desk_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamDesk, fw_stream_desk, FW, STREAM_DESK, GObject)

/* Signals:
 *   loaded ()                     the first time there is something to show
 *   changed ()                    the map or what is shown of it is another; the scene is filled
 *   failed (GError *error)        loading or storing did not succeed; nothing was lost
 *   focus-wanted (const char *id) an act made this item of the scene: the view goes there
 */
FwStreamDesk *
fw_stream_desk_new (FwStore *store, gint64 id);
FwStore *
fw_stream_desk_get_store (FwStreamDesk *self);
gint64
fw_stream_desk_get_id (FwStreamDesk *self);
void
fw_stream_desk_set_measure (FwStreamDesk *self, FwStreamMeasure measure, gpointer data);
void
fw_stream_desk_load (FwStreamDesk *self);

/* --- what is shown; borrowed, valid until "changed" ---------------------------------- */

/* NULL before it is loaded. Changed between begin and end alone. */
FwStream *
fw_stream_desk_get_stream (FwStreamDesk *self);
FwStreamItem *
fw_stream_desk_get_map (FwStreamDesk *self);
/* Of the map as it is today. */
const FwStreamFigures *
fw_stream_desk_get_figures (FwStreamDesk *self);
/* Of what the mode shows: today, the potential or the target. */
const FwStreamFigures *
fw_stream_desk_get_shown (FwStreamDesk *self);
const FwStreamPlace *
fw_stream_desk_get_place (FwStreamDesk *self);
FwScene *
fw_stream_desk_get_scene (FwStreamDesk *self);
gboolean
fw_stream_desk_is_example (FwStreamDesk *self);
/* The step, party or flow that is selected; NULL when none or several are. */
FwStreamItem *
fw_stream_desk_get_selected (FwStreamDesk *self);

/* --- which of it --------------------------------------------------------------------- */

void
fw_stream_desk_set_mode (FwStreamDesk *self, FwStreamMode mode);
FwStreamMode
fw_stream_desk_get_mode (FwStreamDesk *self);
/* Bits of FwStreamShow for flows. */
void
fw_stream_desk_set_flows (FwStreamDesk *self, guint flows);
guint
fw_stream_desk_get_flows (FwStreamDesk *self);
void
fw_stream_desk_set_ladder (FwStreamDesk *self,
                           FwValueStreamLadderStyle style,
                           gboolean proportional);
void
fw_stream_desk_get_ladder (FwStreamDesk *self,
                           FwValueStreamLadderStyle *style,
                           gboolean *proportional);
/* What stands under the map: FW_STREAM_SHOW_LADDER, _BAND or _MEDIA. */
void
fw_stream_desk_set_under (FwStreamDesk *self, guint under);
guint
fw_stream_desk_get_under (FwStreamDesk *self);
void
fw_stream_desk_set_votes_shown (FwStreamDesk *self, gboolean shown);
gboolean
fw_stream_desk_get_votes_shown (FwStreamDesk *self);
void
fw_stream_desk_set_view (FwStreamDesk *self, FwStreamView view);
FwStreamView
fw_stream_desk_get_view (FwStreamDesk *self);
/* The what-if of the mode Potential; not stored. */
void
fw_stream_desk_set_less (FwStreamDesk *self, FwStreamLess less, double share);
const double *
fw_stream_desk_get_less (FwStreamDesk *self);
/* The layers that the mode shows, for a scene of its own (presenter, export). */
void
fw_stream_desk_get_options (FwStreamDesk *self, FwStreamSceneOptions *options);

/* --- acts ------------------------------------------------------------------------------ */

/* One act of the user: what it is called when it is undone. Returns the map to change. */
FwStream *
fw_stream_desk_begin (FwStreamDesk *self, const char *label);
/* Shows and stores it. @focus (may be NULL): what the view goes to. */
void
fw_stream_desk_end (FwStreamDesk *self, const FwStreamItem *focus);
/* Typing on: joins the act with the one before when both set one field under one label. */
void
fw_stream_desk_end_typing (FwStreamDesk *self, const char *label);
/* FALSE when there is none; @widget's window says which it was. */
gboolean
fw_stream_desk_undo (FwStreamDesk *self, GtkWidget *widget);
gboolean
fw_stream_desk_redo (FwStreamDesk *self, GtkWidget *widget);
/* A whole other map (a snapshot) in its place, as one act that can be undone; the photo
 * under it stays. */
void
fw_stream_desk_replace (FwStreamDesk *self, FwStream *other, const char *label);
/* --- the photo of a paper wall under the map ------------------------------------------ */

/* FALSE, and its id 0, when there is none. */
gboolean
fw_stream_desk_get_photo (FwStreamDesk *self, FwStreamPhoto *photo);
/* Its picture as a file (draw/fw-photo.h), borrowed; NULL when there is none that can be
 * read. Of it the width in pixels, 0 as long as it is not known. */
GBytes *
fw_stream_desk_get_photo_content (FwStreamDesk *self);
double
fw_stream_desk_get_photo_pixels (FwStreamDesk *self);
/* A JPEG or PNG @file comes under the map, in the place of the one before, as one act.
 * Resolves to TRUE, or rejects with a message for the user; then the map is as it was. */
DexFuture *
fw_stream_desk_add_photo (FwStreamDesk *self, GBytes *file);
/* One act; NULL takes it off. @typing: joined with the one before of the same @label. */
void
fw_stream_desk_set_photo (FwStreamDesk *self,
                          const FwStreamPhoto *photo,
                          const char *label,
                          gboolean typing);
/* As wide as the map; one that stands upright as high. */
void
fw_stream_desk_fit_photo (FwStreamDesk *self);
/* Resolves when every act so far is stored or refused. */
DexFuture *
fw_stream_desk_flush (FwStreamDesk *self);

G_END_DECLS
