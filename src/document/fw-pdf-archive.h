/* fw-pdf-archive.h: from cairo's PDF to one that is built to PDF/A-2b and PDF/UA-1.
 *
 * libqpdf adds what cairo cannot: metadata (XMP), output intent, language of the file and
 * of single elements, scope of table headers, alternative texts, fields for signatures, a
 * file identifier; it marks what only adorns as such, and writes a sound table of objects. Only before the first signature: it writes the whole
 * file anew. The same input gives the same bytes. Any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An empty field for a signature. Points (1/72 inch) from the page's upper left corner. */
typedef struct
{
  const char *name;    /* the party; once in a file, without a dot */
  const char *tooltip; /* what a screen reader says: whose signature belongs here */
  guint page;          /* from 0 */
  double x, y, width, height;
} FwPdfField;

/* What cairo cannot write about an element of the structure. Points from the page's upper left
 * corner. */
typedef struct
{
  const char *role;           /* "P", "Figure", …: to know it by */
  const char *language;       /* BCP 47; NULL: the file's */
  const char *alternative;    /* of a figure; nullable */
  double x, y, width, height; /* of a figure; no width: not known */
} FwPdfElement;

typedef struct
{
  const char *language; /* of the text, "de-DE" */
  const char *title;    /* NULL: the file's own */
  /* Every element in the order of the structure, the first is the root; nullable. */
  const FwPdfElement *elements;
  guint n_elements;
  const FwPdfField *fields;
  guint n_fields;
} FwPdfArchive;

/* Source: ISO 19005-2 (level B), ISO 14289-1. The claim to PDF/UA stands in the metadata
 * only when the file has a structure. FwPdfError: a signed, encrypted or broken file, a
 * field outside its page or with a name that is taken. */
GBytes *
fw_pdf_archive (GBytes *pdf, const FwPdfArchive *archive, GError **error);
/* Fields alone: each with an element of the structure and a text for screen readers. */
GBytes *
fw_pdf_place_fields (GBytes *pdf, const FwPdfField *fields, guint n_fields, GError **error);

G_END_DECLS
