/* fw-stream-history.h: the acts on a value-stream map, each with its changes.
 *
 *   acts:  a  b  c │ d  e        undo steps back over │, redo forward;
 *                  n_done        a new act drops what lies behind it
 *
 * Knows nothing of the map; owned by it. Values are shared, not copied.
 */
#pragma once

#include "domain/fw-stream-field.h"

G_BEGIN_DECLS

typedef enum
{
  FW_STREAM_EDIT_INSERT,
  FW_STREAM_EDIT_REMOVE,
  FW_STREAM_EDIT_MOVE,
  FW_STREAM_EDIT_SET,
} FwStreamEditKind;

typedef struct
{
  FwStreamEditKind what;
  FwStreamKind kind;
  char *id;
  guint old, position;           /* of INSERT and REMOVE: @position; of MOVE both */
  FwStreamField field;           /* of SET */
  FwStreamValue *before, *after; /* of SET; may be NULL */
} FwStreamEdit;

typedef struct
{
  char *label;
  GArray *changes; /* FwStreamEdit */
} FwStreamAct;

typedef struct _FwStreamHistory FwStreamHistory;

FwStreamHistory *
fw_stream_history_new (void);
void
fw_stream_history_free (FwStreamHistory *self);
void
fw_stream_history_begin (FwStreamHistory *self, const char *label);
void
fw_stream_history_end (FwStreamHistory *self);
/* Outside of an act each of these empties the history. */
void
fw_stream_history_add_insert (FwStreamHistory *self, FwStreamKind kind, const char *id, guint at);
void
fw_stream_history_add_remove (FwStreamHistory *self, FwStreamKind kind, const char *id, guint at);
void
fw_stream_history_add_move (FwStreamHistory *self,
                            FwStreamKind kind,
                            const char *id,
                            guint old,
                            guint position);
void
fw_stream_history_add_set (FwStreamHistory *self,
                           FwStreamKind kind,
                           const char *id,
                           FwStreamField field,
                           FwStreamValue *before,
                           FwStreamValue *after);
/* The act to take back (@back) or to do again; NULL when none, or within an act. */
const FwStreamAct *
fw_stream_history_peek (FwStreamHistory *self, gboolean back);
/* The same, and steps over it. */
const FwStreamAct *
fw_stream_history_step (FwStreamHistory *self, gboolean back);
void
fw_stream_history_merge (FwStreamHistory *self, const char *label);

G_END_DECLS
