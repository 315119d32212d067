/* fw-record-private.h: what the identity map and edit sessions may do to a record. */
#pragma once

#include "store/fw-record.h"

G_BEGIN_DECLS

/* Takes over what the store has. @foreign: read again from the tables, perhaps
 * somebody else's change; else this program's own, which is never a conflict.
 * Columns that @row does not name stay. */
void
_fw_record_adopt (FwRecord *self, FwRow *row, gint64 version, gboolean foreign);
void
_fw_record_set_deleted (FwRecord *self, gboolean deleted);
/* The version that the stored values have, conflict or not. */
gint64
_fw_record_get_stored_version (FwRecord *self);
/* What the dirty columns were typed over: the stored values, for a column in
 * conflict those of before it; NULL when clean. */
FwRow *
_fw_record_dup_stored (FwRecord *self);
/* Between the two, the dirty values are on their way to the disk. */
void
_fw_record_begin_save (FwRecord *self);
void
_fw_record_end_save (FwRecord *self);
/* Puts back a draft: @values, typed over @before. FALSE when nothing of it is new. */
gboolean
_fw_record_recover (FwRecord *self, FwRow *values, FwRow *before);
/* The session that saves this record while it is dirty; TRUE when @session is it. */
gboolean
_fw_record_claim (FwRecord *self, gpointer session);
void
_fw_record_release (FwRecord *self, gpointer session);

/* Identity map, in fw-record-map.c. */
FwRecord *
_fw_record_construct (FwStore *store, GType type, gint64 id);
void
_fw_record_map_remove (FwStore *store, FwRecord *record);
/* Reads the row again; resolves to the record, which may then be deleted. */
DexFuture *
_fw_record_reload (FwRecord *self);

G_END_DECLS
