/* fw-handwriting.h: what a hand drew: strokes of points with pressure and time.
 *
 * Kept as drawn, never as a picture: the record holds its JSON, the page gets vectors.
 *   {"strokes":[[[x,y,pressure,ms],…],…]}
 * One thread at a time.
 */
#pragma once

#include "document/fw-sign-appearance.h"

G_BEGIN_DECLS

#define FW_TYPE_HANDWRITING (fw_handwriting_get_type ())
G_DECLARE_FINAL_TYPE (FwHandwriting, fw_handwriting, FW, HANDWRITING, GObject)

/* Signal: changed. */
FwHandwriting *
fw_handwriting_new (void);
/* NULL when @json is none, or holds more than a hand can draw. */
FwHandwriting *
fw_handwriting_new_from_json (const char *json);
/* Coordinates in any unit, y downwards; @pressure from 0 to 1; @time in ms. */
void
fw_handwriting_begin (FwHandwriting *self, double x, double y, double pressure, guint32 time);
void
fw_handwriting_move (FwHandwriting *self, double x, double y, double pressure, guint32 time);
/* Takes the last stroke back. */
void
fw_handwriting_undo (FwHandwriting *self);
void
fw_handwriting_clear (FwHandwriting *self);
gboolean
fw_handwriting_is_empty (FwHandwriting *self);
guint
fw_handwriting_get_n_points (FwHandwriting *self);
char *
fw_handwriting_to_json (FwHandwriting *self);
/* For drawing; borrowed until the next change. */
const FwSignStroke *
fw_handwriting_get_strokes (FwHandwriting *self, guint *n_strokes);

G_END_DECLS
