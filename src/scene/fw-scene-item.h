/* fw-scene-item.h: one thing that a canvas shows: a symbol, a line, an outline.
 *
 * Plain data of the main thread, owned by its FwScene; read freely, change through
 * fw_scene_update() or the scene's functions only. What is drawn is its sign: a value
 * of whoever made the scene (genogram, map, timeline), shared by reference count
 * (g_rc_box) and never changed.
 */
#pragma once

#include <glib-object.h>
#include <graphene.h>

G_BEGIN_DECLS

#define FW_TYPE_SCENE_ITEM (fw_scene_item_get_type ())
G_DECLARE_FINAL_TYPE (FwSceneItem, fw_scene_item, FW, SCENE_ITEM, GObject)

typedef enum
{
  FW_SHAPE_RECT,
  FW_SHAPE_ELLIPSE,
  FW_SHAPE_DIAMOND,
  FW_SHAPE_LINE,    /* hit near its points */
  FW_SHAPE_OUTLINE, /* closed line; hit near its points, not within */
} FwSceneShape;

typedef enum
{
  FW_ITEM_FOCUSABLE = 1 << 0,   /* a widget of its own: focus, role, spoken label */
  FW_ITEM_MOVABLE = 1 << 1,     /* dragged and nudged */
  FW_ITEM_CONNECTABLE = 1 << 2, /* an end of what the connecting tool draws */
  FW_ITEM_EDITABLE = 1 << 3,    /* its label is typed in place (F2) */
  FW_ITEM_GHOST = 1 << 4,       /* of another day: neither moved nor edited */
} FwSceneItemFlags;

struct _FwSceneItem
{
  GObject parent_instance;

  char *id;
  int kind; /* of the scene's maker */
  FwSceneItemFlags flags;
  FwSceneShape shape;
  graphene_rect_t body;     /* what is hit, ringed and snapped to */
  graphene_rect_t bounds;   /* all that is drawn of it, labels too */
  graphene_point_t *points; /* of a line or outline; NULL otherwise */
  guint n_points;
  char *from, *to; /* ids that a line joins; NULL otherwise */
  int z;
  char *label;       /* its name */
  char *spoken;      /* all that a screen reader says of it */
  char *description; /* its relations in words */
  gpointer sign;     /* g_rc_box */
  GDestroyNotify clear_sign;
  gboolean selected;
};

/* @body is copied; bounds are @body until set. */
FwSceneItem *
fw_scene_item_new (const char *id, int kind, FwSceneShape shape, const graphene_rect_t *body);
/* A line or outline through @points; body and bounds follow. */
FwSceneItem *
fw_scene_item_new_line (const char *id,
                        int kind,
                        FwSceneShape shape,
                        const graphene_point_t *points,
                        guint n_points);
/* Takes over the caller's reference of @sign (g_rc_box); @clear, not NULL, frees what it
 * holds at the end. */
void
fw_scene_item_take_sign (FwSceneItem *self, gpointer sign, GDestroyNotify clear);
void
fw_scene_item_set_words (FwSceneItem *self,
                         const char *label,
                         const char *spoken,
                         const char *description);
void
fw_scene_item_set_ends (FwSceneItem *self, const char *from, const char *to);
/* The middle of the body. */
graphene_point_t
fw_scene_item_get_centre (FwSceneItem *self);
/* How far @point is from the item: 0 on or within it, for a line the way to it. */
double
fw_scene_item_distance (FwSceneItem *self, const graphene_point_t *point);

G_END_DECLS
