/* fw-gedcom-private.h: what the GEDCOM reader gathers record by record, before it
 * knows where the pointers lead. Owned by the reader.
 */
#pragma once

#include "domain/fw-family.h"
#include "exchange/fw-gedcom-record.h"
#include "exchange/fw-import-report.h"

G_BEGIN_DECLS

/* How a parent-child link was told; GEDCOM has four ways, which are weighed at the end. */
typedef enum
{
  FW_GEDCOM_KIND_NOT_TOLD = -1,
} FwGedcomKindTold;

typedef struct
{
  guint person;
  char *family;
  guint line;
  int kind; /* FwChildLinkKind or FW_GEDCOM_KIND_NOT_TOLD */
  gboolean challenged, disproven;
  gboolean hint; /* said beside the birth: gives way to what FAMC itself says */
  FwPartialDate since, until;
} FwGedcomFamc;

typedef struct
{
  guint person;
  char *family;
  guint line;
} FwGedcomFams;

/* An adoption: by one or both of a family; @family NULL: by whom is not said. */
typedef struct
{
  guint person;
  char *family;
  guint line;
  int by; /* 0 both, 1 the husband, 2 the wife */
  FwPartialDate date;
} FwGedcomAdoption;

typedef struct
{
  guint person;
  char *other;
  guint line;
  FwTwinsKind kind;
} FwGedcomTwin;

typedef struct
{
  char *person;
  guint line;
  gboolean wife; /* the tag says nothing about sex */
} FwGedcomPartner;

typedef struct
{
  char *person;
  guint line;
  int by_father, by_mother; /* _FREL, _MREL: FwChildLinkKind or FW_GEDCOM_KIND_NOT_TOLD */
} FwGedcomChild;

typedef struct
{
  char *id;
  guint line;
  guint index; /* among all */
  guint n_children;
  GArray *partners; /* FwGedcomPartner */
  GArray *children; /* FwGedcomChild */
  GArray *events;   /* FwUnionEvent */
} FwGedcomFam;

typedef struct
{
  FwFamily *family;
  FwImportReport *report;
  gboolean own_file; /* written by this program */
  GPtrArray *fams;   /* FwGedcomFam */
  GHashTable *fam_by_id;
  GArray *famc;      /* FwGedcomFamc */
  GArray *fams_of;   /* FwGedcomFams */
  GArray *adoptions; /* FwGedcomAdoption */
  GArray *twins;     /* FwGedcomTwin */
} FwGedcomGathered;

void
fw_gedcom_read_person (FwGedcomGathered *self, FwGedcomNode *root);
void
fw_gedcom_read_family (FwGedcomGathered *self, FwGedcomNode *root);

/* The date in child @tag of the event @node; what cannot be kept goes into the report. */
FwPartialDate
fw_gedcom_take_date (FwGedcomGathered *self, FwGedcomNode *node, const char *tag);
void
fw_gedcom_take_period (FwGedcomGathered *self,
                       FwGedcomNode *node,
                       FwPartialDate *from,
                       FwPartialDate *to);
/* "DIV N": it did not happen. */
gboolean
fw_gedcom_is_denied (const FwGedcomNode *node);
/* PEDI, _FREL or _MREL as a FwChildLinkKind. */
int
fw_gedcom_read_pedigree (FwGedcomNode *node);
/* Whether one of @words, which end with NULL, stands in @folded. */
gboolean
fw_gedcom_has_word (const char *folded, const char *const *words);

FwGedcomFam *
fw_gedcom_gathered_add_fam (FwGedcomGathered *self, const char *id, guint line);
/* Follows the pointers and makes unions, child links and twins. */
void
fw_gedcom_resolve (FwGedcomGathered *self);

G_END_DECLS
