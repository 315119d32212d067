/* fw-change-set.h: one act of a user as a list of changed rows.
 *
 * The same value is executed in one transaction, inverted for undo, appended
 * to the change log and broadcast to the views. A label names the act in the
 * user's language ("Change address"). Boxed and reference counted. Built on
 * one thread; the store fills in `before` and the new versions while it
 * applies the set, after that it is read only.
 *
 * Every editable table has the columns `id` and `version`; neither is named
 * in the rows. An update or delete names the version it was made from; a
 * version of -1 means "whatever it is" and is for imports only.
 */
#pragma once

#include "base/fw-row.h"

G_BEGIN_DECLS

typedef enum
{
  FW_CHANGE_INSERT,
  FW_CHANGE_UPDATE,
  FW_CHANGE_DELETE,
} FwChangeKind;

typedef struct
{
  FwChangeKind kind;
  char *table;
  gint64 id;
  gint64 version; /* the version the change was made from; it leaves version + 1 */
  FwRow *before;  /* NULL on insert, and until applied */
  FwRow *after;   /* NULL on delete */
} FwChange;

#define FW_TYPE_CHANGE_SET (fw_change_set_get_type ())

typedef struct _FwChangeSet FwChangeSet;

GType
fw_change_set_get_type (void) G_GNUC_CONST;
FwChangeSet *
fw_change_set_new (const char *label);
FwChangeSet *
fw_change_set_ref (FwChangeSet *self);
void
fw_change_set_unref (FwChangeSet *self);
const char *
fw_change_set_get_label (FwChangeSet *self);
void
fw_change_set_insert (FwChangeSet *self, const char *table, gint64 id, FwRow *after);
void
fw_change_set_update (FwChangeSet *self,
                      const char *table,
                      gint64 id,
                      gint64 version,
                      FwRow *after);
void
fw_change_set_delete (FwChangeSet *self, const char *table, gint64 id, gint64 version);
guint
fw_change_set_get_n (FwChangeSet *self);
FwChange *
fw_change_set_get (FwChangeSet *self, guint index);
gboolean
fw_change_set_touches (FwChangeSet *self, const char *table);
/* The set that undoes @self, last change first. Only for an applied set. */
FwChangeSet *
fw_change_set_invert (FwChangeSet *self);
/* Appends the changes of @later so that one undo takes back both. Repeated
 * updates of one row become one. Both applied, or both not yet. */
void
fw_change_set_merge (FwChangeSet *self, FwChangeSet *later);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwChangeSet, fw_change_set_unref)

G_END_DECLS
