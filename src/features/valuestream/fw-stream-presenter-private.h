/* fw-stream-presenter-private.h: the members of the room's window, for its own files: what
 * is shown (fw-stream-presenter.c) and what keys do (fw-stream-presenter-keys.c). */
#pragma once

#include "canvas/fw-canvas.h"
#include "features/valuestream/fw-stream-presenter.h"

G_BEGIN_DECLS

#define FW_PRESENTER_STEPS 4 /* of a part */

struct _FwStreamPresenter
{
  GtkWindow parent_instance;
  FwStreamDesk *desk;
  GtkStack *stack;
  GtkLabel *title, *part_label, *timer, *totals, *example;
  FwCanvas *canvas;
  FwScene *scene;
  GHashTable *uncovered;
  guint part, n_parts;
  char *current;     /* id of the step that arrows have come to; NULL: none yet */
  gboolean stamping; /* stamps are shown in every mode once one was made here */
  guint source;
  int height;
  GtkCssProvider *css;
};

void
_fw_stream_presenter_show (FwStreamPresenter *self);
gboolean
_fw_stream_presenter_key_cb (FwStreamPresenter *self,
                             guint keyval,
                             guint keycode,
                             GdkModifierType state);

G_END_DECLS
