/* fw-record.h: a live row of a table as an object.
 *
 * Main-thread object, one per (table, id) while anybody holds it: the store's
 * identity map hands out the same object to every view, so an edit in a form
 * is in the list and the title at once, by notify.
 *
 * A subclass names its table and columns in class_init
 * (fw_record_class_set_columns); every column becomes a GObject property of
 * the same name with "-" for "_": FW_COLUMN_TEXT, _DATE (ISO or partial date
 * text) → string, _INT and _REF → int64, _BOOL → boolean. A setter marks the
 * column dirty, notifies, and emits "touched"; an FwEditSession turns that
 * into drafts and commits. An empty date and a reference of 0 are NULL.
 *
 * Records follow FwStore::changed. A column that is dirty keeps the user's
 * value; when somebody else has changed the same column meanwhile, it is in
 * conflict: fw_record_get_version() stays at the state that the user saw, so
 * that saving is refused with the colleague's name, until fw_record_rebase()
 * or fw_record_revert() decides.
 *
 * Properties of every record: id (int64), dirty, deleted, conflict, recovered
 * (boolean; the user's draft of an earlier sitting was put back).
 * Signals: touched (detail: the property's name) after a change by a setter.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

typedef enum
{
  FW_COLUMN_TEXT,
  FW_COLUMN_DATE,
  FW_COLUMN_INT,
  FW_COLUMN_REF,
  FW_COLUMN_BOOL,
} FwColumnType;

typedef struct
{
  const char *name;
  FwColumnType type;
} FwColumn;

#define FW_TYPE_RECORD (fw_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (FwRecord, fw_record, FW, RECORD, GObject)

struct _FwRecordClass
{
  GObjectClass parent_class;
  const char *table;
  const FwColumn *columns;
  guint n_columns;
  GParamSpec **pspecs;
};

/* Installs one property per column, numbered from 1. Call last in class_init. */
void
fw_record_class_set_columns (FwRecordClass *klass,
                             const char *table,
                             const FwColumn *columns,
                             guint n_columns);

gint64
fw_record_get_id (FwRecord *self);
gint64
fw_record_get_version (FwRecord *self);
gboolean
fw_record_is_deleted (FwRecord *self);
gboolean
fw_record_is_dirty (FwRecord *self);
FwStore *
fw_record_get_store (FwRecord *self);
const char *
fw_record_get_text (FwRecord *self, const char *column);
gint64
fw_record_get_int (FwRecord *self, const char *column);
gboolean
fw_record_set_text (FwRecord *self, const char *column, const char *text);
gboolean
fw_record_set_int (FwRecord *self, const char *column, gint64 value);
gboolean
fw_record_set_null (FwRecord *self, const char *column);
/* TRUE when @column holds nothing at all: "open" is not 0. */
gboolean
fw_record_is_null (FwRecord *self, const char *column);
/* What the store has, where the user's own text differs from it. */
const char *
fw_record_get_stored_text (FwRecord *self, const char *column);
gint64
fw_record_get_stored_int (FwRecord *self, const char *column);
gboolean
fw_record_is_column_dirty (FwRecord *self, const char *column);
/* TRUE when somebody else changed a column that is dirty here. */
gboolean
fw_record_is_conflicting (FwRecord *self);
/* The user has seen the other state and keeps their own: the next save replaces it. */
void
fw_record_rebase (FwRecord *self);
/* The dirty columns with their new values; NULL when clean. */
FwRow *
fw_record_dup_changes (FwRecord *self);
/* Back to what the store has. */
void
fw_record_revert (FwRecord *self);

/* The live record for @row ("SELECT *" of the class's table, with id and
 * version); for pages that read rows with a statement of their own. */
FwRecord *
fw_record_new_for_row (FwStore *store, GType type, FwRow *row);

/* Resolves to the live record (FW_STORE_ERROR_NOT_FOUND if there is none). */
DexFuture *
fw_store_load_record (FwStore *store, GType type, gint64 id);
/* Resolves to a GListStore of live records for "SELECT * FROM table …":
 * @where is the rest of the statement ("WHERE case_id = $1 ORDER BY id"). */
DexFuture *
fw_store_load_records (FwStore *store, GType type, const char *where, GVariant *params);

G_END_DECLS
