/* fw-pdf-reader-private.h: what the parts of the reader share. */
#pragma once

#include "document/fw-pdf-reader.h"

G_BEGIN_DECLS

#define FW_PDF_MAX_DEPTH 64
#define FW_PDF_MAX_ENTRIES 1000000u
#define FW_PDF_MAX_MEMORY (256u * 1024 * 1024) /* for values */
#define FW_PDF_MAX_DECODED (64u * 1024 * 1024) /* of all streams together */

typedef struct
{
  gsize offset;      /* in the file, or the index in its object stream */
  guint32 container; /* the object stream's number, 0: none */
  guint32 generation;
  gboolean in_use;
} FwPdfEntry;

typedef struct
{
  GBytes *bytes;
  guint n;
  gsize first;
  guint32 *numbers;
  gsize *offsets;
} FwPdfContainer;

struct _FwPdfReader
{
  GBytes *bytes;
  const char *data;
  gsize size;
  GPtrArray *blocks; /* memory of the values */
  gsize block_used, block_size;
  gsize memory, decoded;
  GHashTable *entries;    /* number → FwPdfEntry */
  GHashTable *objects;    /* number → value */
  GHashTable *containers; /* number → FwPdfContainer, NULL for a broken one */
  GPtrArray *kept;        /* GBytes of decoded streams that values point into */
  GArray *sections;
  const FwPdfValue *trailer;
  guint32 next_number;
  gboolean damaged, searched;
};

/* Where a parser stands: in the file, or in an object stream. */
typedef struct
{
  FwPdfReader *reader;
  const char *data;
  gsize size, pos;
  gboolean in_file;
  guint depth;
} FwPdfParser;

extern const FwPdfValue _fw_pdf_null;

gpointer
_fw_pdf_reader_alloc (FwPdfReader *self, gsize size);
/* NULL when there is no value, or it is broken. */
FwPdfValue *
_fw_pdf_parse_value (FwPdfParser *parser);
void
_fw_pdf_skip_space (FwPdfParser *parser);
/* TRUE and past it when @word stands there as a word of its own. */
gboolean
_fw_pdf_skip_word (FwPdfParser *parser, const char *word);
gboolean
_fw_pdf_parse_unsigned (FwPdfParser *parser, guint64 *number);
/* `N G obj … endobj` at the parser's place; NULL when broken. */
FwPdfValue *
_fw_pdf_parse_object (FwPdfParser *parser, guint32 *number, guint32 *generation);
FwPdfContainer *
_fw_pdf_container_new (FwPdfReader *reader, const FwPdfValue *stream);
void
_fw_pdf_container_free (gpointer data);
/* The sections from the last startxref on; FALSE when they cannot be followed. */
gboolean
_fw_pdf_reader_follow (FwPdfReader *self);
/* Looks for objects instead. */
gboolean
_fw_pdf_reader_repair (FwPdfReader *self);
void
_fw_pdf_reader_add_entry (FwPdfReader *self, guint32 number, const FwPdfEntry *entry);

G_END_DECLS
