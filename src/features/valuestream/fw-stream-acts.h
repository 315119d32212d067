/* fw-stream-acts.h: what can be done to a map on the desk, each one act to undo.
 *
 * Items of the scene are named by their ids ("step:s1"). FALSE: it cannot be, and nothing
 * was changed.
 */
#pragma once

#include "canvas/fw-canvas.h"
#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

/* What is told of a step while it is typed; texts may be NULL or "", times are figures. */
typedef struct
{
  const char *name, *lane;
  const FwStreamFigure *wait, *process, *accurate; /* NULL: not told, which is unknown */
} FwTypedStep;

/* Behind the selected step, on the way to what follows it; else at the end. */
void
fw_stream_act_add_step (FwStreamDesk *desk, const FwTypedStep *typed);
/* A connected step at that side of @id. */
gboolean
fw_stream_act_quick_add (FwStreamDesk *desk, const char *id, FwSceneWay way);
/* Of a kind of its own: "gate", "wait", "split", "join", "end"; joined behind the selected. */
void
fw_stream_act_add_kind (FwStreamDesk *desk, const char *kind);
void
fw_stream_act_add_party (FwStreamDesk *desk, const char *kind, const char *name);
/* @kind: "work", "return", "information", "electronic", "document", "money". */
gboolean
fw_stream_act_connect (FwStreamDesk *desk, const char *from, const char *to, const char *kind);
/* Dropped into another lane it goes there, onto a flow it is inserted, else it is pinned. */
void
fw_stream_act_move (FwStreamDesk *desk, const FwCanvasMove *moves, guint n_moves);
/* All places by layout again. */
void
fw_stream_act_unpin (FwStreamDesk *desk);
/* How many were taken out. */
guint
fw_stream_act_remove (FwStreamDesk *desk, const char *const *ids);
/* A new step in the middle of a hand-over. */
gboolean
fw_stream_act_insert_on (FwStreamDesk *desk, const char *flow_id);

/* --- one value of an item; @label: what it is called when it is undone ------------------ */

/* Typing into one field is one act. Empty text takes the value away. */
void
fw_stream_act_set_text (FwStreamDesk *desk,
                        FwStreamItem *item,
                        FwStreamField field,
                        const char *text,
                        const char *label);
void
fw_stream_act_set_flag (FwStreamDesk *desk,
                        FwStreamItem *item,
                        FwStreamField field,
                        gboolean flag,
                        const char *label);
/* NULL takes it away. */
void
fw_stream_act_set_figure (FwStreamDesk *desk,
                          FwStreamItem *item,
                          FwStreamField field,
                          const FwStreamFigure *figure,
                          const char *label);
/* A text as its field wants it: a time, a share, a count, an amount in euros; "" takes it
 * away, "?" is unknown. *@why (free) says what was not understood. */
gboolean
fw_stream_act_parse (FwStreamField field, const char *text, FwStreamFigure *figure, char **why);
/* As it would be typed: "1-3d", "85", "12,50". Free. */
char *
fw_stream_act_dup_typed (const FwStreamItem *item, FwStreamField field);

/* --- waste ---------------------------------------------------------------------------------- */

/* One more (@by 1) or less (-1) of the stamp at the step or flow @id. */
gboolean
fw_stream_act_stamp (FwStreamDesk *desk, const char *id, guint stamp, int by);
/* A dot more or less; FALSE when all dots are given, or none is there. */
gboolean
fw_stream_act_vote (FwStreamDesk *desk, FwStreamItem *stamp, int by);
/* Dots that the room has, and those that are given. @all 0: not told. */
void
fw_stream_act_count_dots (FwStreamDesk *desk, guint *given, guint *all);
/* A measure of what a stamp says, at its place. Returns it. */
FwStreamItem *
fw_stream_act_make_measure (FwStreamDesk *desk, FwStreamItem *stamp);

G_END_DECLS
