/* fw-import-report.h: what an import took, what was wrong, and what it left aside.
 *
 * Made by a reader, then read only; any thread, one owner. Every line of a file is
 * counted once: taken, left aside, or broken. Nothing of it may go into a log.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many problems are kept with their text; the rest is only counted. */
#define FW_IMPORT_MAX_PROBLEMS 500

typedef struct
{
  guint line; /* 0: of the file as a whole */
  char *text; /* what was wrong and what was done, for the user */
} FwImportProblem;

/* One kind of thing that was left aside. */
typedef struct
{
  char *path;    /* of tags: "INDI.RESI", "FAM.MARR.PLAC" */
  char *word;    /* the same for the user: "places"; the path where there is no word */
  guint count;   /* so many of them */
  guint n_lines; /* with everything beneath them */
} FwImportLeft;

typedef struct
{
  char *format;   /* "GEDCOM 5.5.1", "easyNWK" */
  char *encoding; /* as it was read: "UTF-8", "ANSEL", … */
  guint n_persons, n_unions, n_links, n_bonds;
  guint n_lines, n_taken, n_broken;
  guint n_problems;     /* all, also those without a text */
  GPtrArray *problems;  /* FwImportProblem, in order of lines */
  GPtrArray *left;      /* FwImportLeft, the most frequent first */
  GHashTable *same_as;  /* id of a union's record → id of the union that it became part of */
  GHashTable *left_map; /* path → FwImportLeft */
} FwImportReport;

FwImportReport *
fw_import_report_new (void);
void
fw_import_report_free (FwImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwImportReport, fw_import_report_free)

void
fw_import_report_add_problem (FwImportReport *self, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void
fw_import_report_add_left (FwImportReport *self, const char *path, guint count, guint n_lines);
/* Sorts problems and what was left; called once by the reader at its end. */
void
fw_import_report_finish (FwImportReport *self);

/* How many lines were left aside in all. */
guint
fw_import_report_get_n_left_lines (const FwImportReport *self);
guint
fw_import_report_get_n_left (const FwImportReport *self, const char *path);
/* "12 persons, 4 partnerships, 7 parent-child links". Free with g_free(). */
char *
fw_import_report_dup_summary (const FwImportReport *self);
/* "places (3), notes (2)" of what was left aside; NULL when nothing was. */
char *
fw_import_report_dup_left (const FwImportReport *self, guint max_kinds);

G_END_DECLS
