/* fw-gedcom-record.h: one record of a GEDCOM file as a tree of its lines.
 *
 * Owned by the reader and filled again for each record. Who reads a node marks it as
 * used; what is not used at the end is counted as left aside, with everything beneath.
 */
#pragma once

#include "exchange/fw-gedcom-lines.h"
#include "exchange/fw-import-report.h"

G_BEGIN_DECLS

typedef struct _FwGedcomNode FwGedcomNode;

struct _FwGedcomNode
{
  guint line;
  guint n_lines; /* with its continuations */
  int level;
  const char *tag;
  const char *xref;
  char *value; /* never NULL */
  gboolean pointer;
  gboolean used;
  FwGedcomNode *parent, *first, *last, *next;
  GString *longer; /* @value while it is being continued */
};

typedef struct _FwGedcomRecord FwGedcomRecord;

FwGedcomRecord *
fw_gedcom_record_new (FwImportReport *report);
void
fw_gedcom_record_free (FwGedcomRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwGedcomRecord, fw_gedcom_record_free)

/* Adds a line; one of level 0 only to an empty record. */
void
fw_gedcom_record_add (FwGedcomRecord *self, FwGedcomLines *lines, const FwGedcomLine *line);
/* The node of level 0; NULL of an empty record. */
FwGedcomNode *
fw_gedcom_record_get_root (FwGedcomRecord *self);
/* Counts what was taken and what was left, and empties the record. */
void
fw_gedcom_record_finish (FwGedcomRecord *self);

/* The first child with @tag, NULL for none; the next one after @node. */
FwGedcomNode *
fw_gedcom_node_find (const FwGedcomNode *self, const char *tag);
FwGedcomNode *
fw_gedcom_node_find_next (const FwGedcomNode *self);
gboolean
fw_gedcom_node_is (const FwGedcomNode *self, const char *tag);
/* Marks @self and everything beneath. */
void
fw_gedcom_node_use_all (FwGedcomNode *self);
/* The child's text, marked as used; "" when there is none. */
const char *
fw_gedcom_node_use_text (FwGedcomNode *self, const char *tag);

G_END_DECLS
