/* fw-pdf-reader.h: the objects of a PDF and the bytes they stand on.
 *
 * For signing and verifying: what libqpdf and poppler hide is what counts here, where
 * a value begins and ends in the file, which cross-reference sections there are, and
 * what an earlier revision (a prefix of the file) said. Reads tables, streams and
 * hybrids of both, object streams, FlateDecode with predictors; no decryption.
 *
 * Input may be hostile: nesting, memory and work are bounded, nothing is trusted. A
 * file whose cross-references cannot be followed is searched for objects instead and
 * called damaged. Values belong to their reader and live as long as it does. One
 * thread at a time.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FW_PDF_NOWHERE G_MAXSIZE

typedef enum
{
  FW_PDF_NULL,
  FW_PDF_BOOLEAN,
  FW_PDF_INTEGER,
  FW_PDF_REAL,
  FW_PDF_STRING,
  FW_PDF_NAME,
  FW_PDF_ARRAY,
  FW_PDF_DICTIONARY,
  FW_PDF_STREAM, /* a dictionary with data */
  FW_PDF_REFERENCE,
} FwPdfKind;

typedef struct _FwPdfValue FwPdfValue;

struct _FwPdfValue
{
  FwPdfKind kind;
  gboolean hex;   /* a string in angle brackets */
  guint32 number; /* of a reference */
  guint32 generation;
  gint64 integer;  /* integer, boolean; rounded down for a real */
  double real;     /* integer, real */
  const char *raw; /* as it is written, without the data of a stream */
  gsize raw_length;
  gsize offset; /* of raw in the file; FW_PDF_NOWHERE inside an object stream */
  /* String (decoded), name (without slash, decoded): NUL behind. */
  const char *text;
  gsize length;
  /* Array and dictionary (keys are NULL for an array). */
  guint n;
  const char **keys;
  FwPdfValue **values;
  /* Stream. */
  const char *data;
  gsize data_length;
};

/* A cross-reference section, the newest first. */
typedef struct
{
  gsize offset;
  gboolean is_stream;
  gboolean twice; /* it names an object twice: readers differ on what that means */
  guint n_entries;
} FwPdfSection;

typedef struct _FwPdfReader FwPdfReader;

/* @repair: search a file that cannot be read in order. Otherwise that is an error. */
FwPdfReader *
fw_pdf_reader_new (GBytes *bytes, gboolean repair, GError **error);
void
fw_pdf_reader_free (FwPdfReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPdfReader, fw_pdf_reader_free)

/* TRUE when objects had to be searched, or one that was asked for is broken. */
gboolean
fw_pdf_reader_is_damaged (FwPdfReader *self);
GBytes *
fw_pdf_reader_get_bytes (FwPdfReader *self);
/* Of FwPdfSection; empty after a search. */
GArray *
fw_pdf_reader_get_sections (FwPdfReader *self);
const FwPdfValue *
fw_pdf_reader_get_trailer (FwPdfReader *self);
/* NULL when there is none. */
const FwPdfValue *
fw_pdf_reader_get_catalog (FwPdfReader *self);
gboolean
fw_pdf_reader_is_encrypted (FwPdfReader *self);
/* One above the highest object number. */
guint32
fw_pdf_reader_get_next_number (FwPdfReader *self);
/* The object of that number, a null value when there is none. */
const FwPdfValue *
fw_pdf_reader_get_object (FwPdfReader *self, guint32 number);
guint32
fw_pdf_reader_get_generation (FwPdfReader *self, guint32 number);
/* Follows references; never NULL. */
const FwPdfValue *
fw_pdf_reader_resolve (FwPdfReader *self, const FwPdfValue *value);
/* The value of a key as it is written; NULL when there is none, or @dictionary is none. */
const FwPdfValue *
fw_pdf_value_get (const FwPdfValue *dictionary, const char *key);
/* The same with references followed; a null value when there is none. */
const FwPdfValue *
fw_pdf_reader_lookup (FwPdfReader *self, const FwPdfValue *dictionary, const char *key);
gboolean
fw_pdf_value_is_name (const FwPdfValue *value, const char *name);
gboolean
fw_pdf_value_has_dictionary (const FwPdfValue *value);
/* A text string as UTF-8 (UTF-16, UTF-8 with mark, PDFDocEncoding); NULL when it is none. */
char *
fw_pdf_value_dup_text (const FwPdfValue *value);
/* The decoded data of a stream; NULL when it has another filter or is broken. */
GBytes *
fw_pdf_reader_decode (FwPdfReader *self, const FwPdfValue *stream);

/* The pages in order: object numbers (guint32). Bounded; a page is named once. */
GArray *
fw_pdf_reader_list_pages (FwPdfReader *self);
/* Objects by looking for `N G obj` from @from on: offsets (gsize) in file order. */
GArray *
fw_pdf_reader_search (FwPdfReader *self, gsize from);
/* The object that begins there; NULL when it is broken. */
const FwPdfValue *
fw_pdf_reader_parse_at (FwPdfReader *self, gsize offset, guint32 *number);

G_END_DECLS
