/* fw-scene.h: what a canvas shows: items, selection, ways between them, guides.
 *
 * No widgets and no drawing: genogram, value-stream map and timeline fill it, the
 * canvas shows it, exports draw it. Lives on one thread. Coordinates are the
 * scene's own, y downwards. Items keep their object while their id stays, so that
 * widgets, focus and selection outlive an update.
 */
#pragma once

#include "scene/fw-scene-item.h"

G_BEGIN_DECLS

#define FW_TYPE_SCENE (fw_scene_get_type ())
G_DECLARE_FINAL_TYPE (FwScene, fw_scene, FW, SCENE, GObject)

typedef enum
{
  FW_WAY_UP,
  FW_WAY_DOWN,
  FW_WAY_LEFT,
  FW_WAY_RIGHT,
} FwSceneWay;

/* A line that a dragged item keeps to. */
typedef struct
{
  gboolean vertical;
  double at;       /* x of a vertical one, y otherwise */
  double from, to; /* its ends */
} FwSceneGuide;

/* Signals:
 *   items-changed (char **added, char **removed, char **changed): after an update,
 *     each list NULL-terminated and never NULL
 *   selection-changed ()
 *   words-changed ()   labels or relations alone are others
 */
FwScene *
fw_scene_new (void);

/* Puts @items (FwSceneItem, in reading order) in the place of what was there. Items
 * of a known id live on with the new values. One items-changed follows. The
 * references of @items are taken, the array stays the caller's. */
void
fw_scene_update (FwScene *self, GPtrArray *items);
/* In reading order; borrowed. */
guint
fw_scene_get_n_items (FwScene *self);
FwSceneItem *
fw_scene_get_item (FwScene *self, guint position);
/* NULL when there is none. */
FwSceneItem *
fw_scene_find (FwScene *self, const char *id);
/* FALSE and an empty rectangle when nothing is there. */
gboolean
fw_scene_get_bounds (FwScene *self, graphene_rect_t *bounds);
/* The name of the whole for a screen reader. */
void
fw_scene_set_title (FwScene *self, const char *title);
const char *
fw_scene_get_title (FwScene *self);

/* Items whose bounds meet @area, by z and then reading order. Free the array. */
GPtrArray *
fw_scene_query (FwScene *self, const graphene_rect_t *area);
/* The topmost focusable item within @reach of @point; NULL for none. */
FwSceneItem *
fw_scene_pick (FwScene *self, const graphene_point_t *point, double reach);
/* Focusable items with a body whose middle lies within @area, or in the closed @lasso. */
GStrv
fw_scene_find_in (FwScene *self, const graphene_rect_t *area);
GStrv
fw_scene_find_in_lasso (FwScene *self, const graphene_point_t *points, guint n_points);

/* --- moving ------------------------------------------------------------------- */

/* Moves the body of an item; lines stay until the next update. Emits items-changed. */
void
fw_scene_move (FwScene *self, const char *id, double dx, double dy);
/* What looks otherwise while @ids are (@dx, @dy) away from where they stand: items of
 * known ids (transfer full), those of @ids themselves among them. Counted from where
 * everything stood at the last update, so that (0, 0) is what it was. */
typedef GPtrArray *(*FwSceneFollow) (gpointer data, const char *const *ids, double dx, double dy);
/* What fw_scene_drag() asks; its maker sets it. @data is kept alive with @destroy. */
void
fw_scene_set_follow (FwScene *self, FwSceneFollow follow, gpointer data, GDestroyNotify destroy);
/* Shows @ids (@dx, @dy) away from where they stand, and with them what hangs from them;
 * (0, 0) puts everything back. Without a maker's function only bodies go along. Emits
 * items-changed. */
void
fw_scene_drag (FwScene *self, const char *const *ids, double dx, double dy);
/* Edges and middles of other bodies that lie within @margin of those of @moving:
 * the correction to add, and the guides to show (FwSceneGuide, may be NULL).
 * @excluded: ids that move along. */
void
fw_scene_snap (FwScene *self,
               const graphene_rect_t *moving,
               const char *const *excluded,
               double margin,
               double *dx,
               double *dy,
               GArray *guides);

/* --- ways --------------------------------------------------------------------- */

/* Where the arrow keys lead from @id: @to in order of nearness. Replaces. Ways of
 * items that are gone are dropped with the next update. */
void
fw_scene_set_way (FwScene *self, const char *id, FwSceneWay way, const char *const *to);
void
fw_scene_clear_ways (FwScene *self);
/* The id that the way leads to, or NULL. Where it forks, the branch that was last
 * come from is taken. */
const char *
fw_scene_walk (FwScene *self, const char *id, FwSceneWay way);
/* The next or previous focusable item in reading order; NULL at the end. @id NULL:
 * the first or the last. */
const char *
fw_scene_step (FwScene *self, const char *id, gboolean forward);

/* --- selection ---------------------------------------------------------------- */

/* Selects exactly @ids (NULL: nothing). */
void
fw_scene_select (FwScene *self, const char *const *ids);
void
fw_scene_toggle_selected (FwScene *self, const char *id);
/* Selected ids in reading order. Free with g_strfreev(). */
GStrv
fw_scene_dup_selection (FwScene *self);
guint
fw_scene_get_n_selected (FwScene *self);

G_END_DECLS
