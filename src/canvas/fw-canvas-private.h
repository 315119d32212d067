/* fw-canvas-private.h: the members of a canvas, for its own files: camera
 * (fw-canvas.c), tools (fw-canvas-tools.c), keys (fw-canvas-keys.c), what lies over it
 * unscaled (fw-canvas-overlay.c). */
#pragma once

#include "canvas/fw-canvas.h"
#include "canvas/fw-scene-view.h"

G_BEGIN_DECLS

#define FW_CANVAS_MIN_ZOOM 0.1
#define FW_CANVAS_MAX_ZOOM 4.0
#define FW_CANVAS_NUDGE 8.0

typedef enum
{
  FW_DRAG_NONE,
  FW_DRAG_PRESSED, /* not moved yet */
  FW_DRAG_MOVE,
  FW_DRAG_BAND,
  FW_DRAG_CONNECT,
  FW_DRAG_LASSO,
  FW_DRAG_PAN,
} FwCanvasDrag;

struct _FwCanvas
{
  GtkWidget parent_instance;

  /* camera */
  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];
  double zoom;
  double fit_least, fit_most;
  gboolean fit_pending;     /* as soon as there is a size */
  graphene_point_t pointer; /* last place, for zooming */
  FwScene *scene;
  GSignalGroup *scene_signals;
  const FwScenePainter *painter;
  FwDrawContext *context;
  FwSceneView *view;
  char *reveal; /* id to bring into view with the next allocation */

  /* tools */
  FwCanvasTool tool;
  gboolean read_only;
  FwCanvasDrag drag;
  graphene_point_t press;               /* of the widget */
  graphene_point_t drag_start, drag_at; /* of the scene */
  double drag_from[2];                  /* adjustments when panning began */
  char *drag_id;
  char *drag_target;
  GStrv drag_ids;
  GArray *drag_points; /* graphene_point_t: of the lasso, or middles before the drag */
  graphene_rect_t drag_body;
  double drag_dx, drag_dy; /* what was moved so far */
  double pinch_zoom;       /* when two fingers came down */
  graphene_point_t pinch;  /* of the scene, between them */
  GArray *guides;          /* FwSceneGuide */
  gboolean space, space_used;

  /* overlay */
  guint quick_ways;
  GtkWidget *quick[4];
  GtkWidget *editor;
  char *editing;
  guint flash_source;
  char *flash_id;
};

/* fw-canvas.c */
void
fw_canvas_emit_focus (FwCanvas *self, const char *id);
graphene_point_t
fw_canvas_to_widget (FwCanvas *self, const graphene_point_t *point);
void
fw_canvas_zoom_at (FwCanvas *self, double zoom, double x, double y);
/* Emits one of the canvas's signals by its name. */
void
fw_canvas_emit (FwCanvas *self, const char *signal, ...);

/* fw-canvas-gestures.c: adds the gestures, which call what follows. */
void
fw_canvas_add_gestures (FwCanvas *self);

/* fw-canvas-tools.c */
/* What is known of a pointer, a finger or a pen. */
typedef struct
{
  gboolean touch; /* a finger: it hides what it points at */
  GdkModifierType state;
} FwCanvasInput;

/* Coordinates are the widget's. FALSE: not for the canvas, the scrolled window moves. */
gboolean
fw_canvas_press (FwCanvas *self, const FwCanvasInput *input, double x, double y);
/* @dx, @dy from where it was pressed. TRUE as soon as this is a drag of the canvas. */
gboolean
fw_canvas_drag_by (FwCanvas *self, const FwCanvasInput *input, double dx, double dy);
void
fw_canvas_release (FwCanvas *self, const FwCanvasInput *input);
void
fw_canvas_pan (FwCanvas *self);
/* Two clicks or taps. */
void
fw_canvas_activate_at (FwCanvas *self, const FwCanvasInput *input, double x, double y);
/* The other button, or a long press. */
void
fw_canvas_menu_at (FwCanvas *self, const FwCanvasInput *input, double x, double y);
/* Two fingers with (@x, @y) in their middle: what lies there stays between them, so that
 * they move the view and zoom at once. */
void
fw_canvas_pinch_begin (FwCanvas *self, double x, double y);
void
fw_canvas_pinch_to (FwCanvas *self, double scale, double x, double y);
/* Puts back what is being dragged. */
void
fw_canvas_cancel_drag (FwCanvas *self);

/* fw-canvas-keys.c */
void
fw_canvas_add_keys (FwCanvas *self);

/* fw-canvas-overlay.c */
void
fw_canvas_add_overlay (FwCanvas *self);
void
fw_canvas_remove_overlay (FwCanvas *self);
void
fw_canvas_draw_overlay (FwCanvas *self, GtkSnapshot *snapshot);
void
fw_canvas_allocate_overlay (FwCanvas *self);
/* Shows or hides the arrows as focus and tool say. */
void
fw_canvas_update_quick (FwCanvas *self);

G_END_DECLS
