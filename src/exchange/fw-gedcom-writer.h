/* fw-gedcom-writer.h: a family → GEDCOM 7.0: kin and dates only.
 *
 * What is not kin stays in the house: bonds, health, households, resources and
 * problems, helpers and institutions, pets, notes, sources, lost pregnancies, affairs
 * and violence. `left_out` says so, for the warning before the file is written.
 *
 * Extension tags (documented in the file's SCHMA): _SINCE and _UNTIL beneath FAMC and
 * an event, dates between which a child link or an event held.
 */
#pragma once

#include "domain/fw-family.h"

G_BEGIN_DECLS

/* One kind of thing that does not leave. */
typedef struct
{
  const char *kind; /* "bonds", "health", "notes", … : for programs */
  char *word;       /* for the user: "relations between persons" */
  guint count;
} FwGedcomLeftOut;

typedef struct
{
  GBytes *bytes;       /* UTF-8 */
  GPtrArray *left_out; /* FwGedcomLeftOut */
  guint n_persons, n_unions, n_links;
} FwGedcomExport;

FwGedcomExport *
fw_gedcom_write (FwFamily *family);
void
fw_gedcom_export_free (FwGedcomExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwGedcomExport, fw_gedcom_export_free)
/* "relations between persons (4), households (2)"; NULL when everything leaves. */
char *
fw_gedcom_export_dup_left_out (const FwGedcomExport *self);

G_END_DECLS
