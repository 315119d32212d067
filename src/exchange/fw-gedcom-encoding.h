/* fw-gedcom-encoding.h: the encodings that GEDCOM files come in, to UTF-8 in NFC. Pure.
 *
 * UTF-16 is no matter of lines and is undone by the line reader itself.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FW_GEDCOM_UTF8,
  FW_GEDCOM_UTF16_LE,
  FW_GEDCOM_UTF16_BE,
  FW_GEDCOM_ANSEL,  /* ANSI Z39.47 with the additions of the LDS */
  FW_GEDCOM_CP1252, /* "ANSI", and Latin 1 */
  FW_GEDCOM_CP437,  /* "IBMPC" */
  FW_GEDCOM_CP850,
  FW_GEDCOM_MAC,
} FwGedcomEncoding;

typedef struct
{
  FwGedcomEncoding encoding;
  gsize skip;        /* bytes of the byte order mark */
  char declared[24]; /* what the head says, "" when nothing */
  gboolean believed; /* the bytes fit what is declared */
} FwGedcomGuess;

/* By byte order mark, the head's CHAR line, and the bytes themselves. @sample is the
 * begin of the file, @complete when it is all of it. */
FwGedcomGuess
fw_gedcom_encoding_guess (const guint8 *sample, gsize size, gboolean complete);
const char *
fw_gedcom_encoding_get_name (FwGedcomEncoding self);
/* One line as UTF-8 in NFC. *@n_bad counts the bytes that mean nothing in this
 * encoding: UTF-8 that is none is read as Windows-1252, others become U+FFFD.
 * Appends to @out. */
void
fw_gedcom_encoding_decode (FwGedcomEncoding self,
                           const guint8 *bytes,
                           gsize size,
                           GString *out,
                           guint *n_bad);

G_END_DECLS
