/* fw-pdf-reader.c: see fw-pdf-reader.h. Objects are parsed when they are asked for. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/fw-pdf-error.h"
#include "document/fw-pdf-reader-private.h"

#define BLOCK (64 * 1024)
#define MAX_PAGES 100000u

gpointer
_fw_pdf_reader_alloc (FwPdfReader *self, gsize size)
{
  gsize needed = (size + 15) & ~(gsize) 15;
  gpointer memory;

  if (needed < size || self->memory + needed > FW_PDF_MAX_MEMORY)
    return NULL;
  self->memory += needed;
  if (self->blocks->len == 0 || self->block_size - self->block_used < needed)
    {
      self->block_size = MAX (BLOCK, needed);
      self->block_used = 0;
      g_ptr_array_add (self->blocks, g_malloc0 (self->block_size));
    }
  memory = (char *) g_ptr_array_index (self->blocks, self->blocks->len - 1) + self->block_used;
  self->block_used += needed;
  return memory;
}

void
fw_pdf_reader_free (FwPdfReader *self)
{
  g_bytes_unref (self->bytes);
  g_ptr_array_unref (self->blocks);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->objects);
  g_hash_table_unref (self->containers);
  g_ptr_array_unref (self->kept);
  g_array_unref (self->sections);
  g_free (self);
}

static FwPdfReader *
new_empty (GBytes *bytes)
{
  FwPdfReader *self = g_new0 (FwPdfReader, 1);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->objects = g_hash_table_new (NULL, NULL);
  self->containers = g_hash_table_new_full (NULL, NULL, NULL, _fw_pdf_container_free);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->sections = g_array_new (FALSE, TRUE, sizeof (FwPdfSection));
  return self;
}

FwPdfReader *
fw_pdf_reader_new (GBytes *bytes, gboolean repair, GError **error)
{
  g_autoptr (FwPdfReader) self = NULL;
  const char *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size < 8 || memmem (data, MIN (size, 1024), "%PDF-", 5) == NULL)
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_A_PDF,
                           _ ("This file is not a PDF. Nothing was changed."));
      return NULL;
    }
  self = new_empty (bytes);
  if (memcmp (data, "%PDF-", 5) == 0 && _fw_pdf_reader_follow (self)
      && fw_pdf_reader_get_catalog (self) != NULL)
    return g_steal_pointer (&self);
  if (repair)
    {
      fw_pdf_reader_free (self);
      self = new_empty (bytes);
      if (_fw_pdf_reader_repair (self))
        return g_steal_pointer (&self);
    }
  g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_DAMAGED,
                       _ ("This PDF is damaged: its table of objects cannot be read. Nothing was "
                          "changed."));
  return NULL;
}

gboolean
fw_pdf_reader_is_damaged (FwPdfReader *self)
{
  return self->damaged;
}

GBytes *
fw_pdf_reader_get_bytes (FwPdfReader *self)
{
  return self->bytes;
}

GArray *
fw_pdf_reader_get_sections (FwPdfReader *self)
{
  return self->sections;
}

const FwPdfValue *
fw_pdf_reader_get_trailer (FwPdfReader *self)
{
  return self->trailer != NULL ? self->trailer : &_fw_pdf_null;
}

const FwPdfValue *
fw_pdf_reader_get_catalog (FwPdfReader *self)
{
  const FwPdfValue *catalog = fw_pdf_reader_lookup (self, self->trailer, "Root");

  return catalog->kind == FW_PDF_DICTIONARY ? catalog : NULL;
}

gboolean
fw_pdf_reader_is_encrypted (FwPdfReader *self)
{
  return fw_pdf_reader_lookup (self, self->trailer, "Encrypt")->kind != FW_PDF_NULL;
}

guint32
fw_pdf_reader_get_next_number (FwPdfReader *self)
{
  const FwPdfValue *size = fw_pdf_reader_lookup (self, self->trailer, "Size");

  if (size->kind == FW_PDF_INTEGER && size->integer > self->next_number
      && size->integer < G_MAXINT32)
    return (guint32) size->integer;
  return self->next_number;
}

void
_fw_pdf_reader_add_entry (FwPdfReader *self, guint32 number, const FwPdfEntry *entry)
{
  g_hash_table_insert (self->entries, GUINT_TO_POINTER (number), g_memdup2 (entry, sizeof *entry));
  if (number >= self->next_number && number < G_MAXINT32)
    self->next_number = number + 1;
}

/* --- objects --------------------------------------------------------------------- */

static const FwPdfContainer *
get_container (FwPdfReader *self, guint32 number)
{
  FwPdfContainer *container = NULL;
  const FwPdfEntry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (number));

  if (g_hash_table_lookup_extended (self->containers, GUINT_TO_POINTER (number), NULL,
                                    (gpointer *) &container))
    return container;
  /* One inside another is not allowed. */
  if (entry != NULL && entry->in_use && entry->container == 0)
    container = _fw_pdf_container_new (self, fw_pdf_reader_get_object (self, number));
  g_hash_table_insert (self->containers, GUINT_TO_POINTER (number), container);
  return container;
}

static const FwPdfValue *
parse_contained (FwPdfReader *self, guint32 number, const FwPdfEntry *entry)
{
  const FwPdfContainer *container = get_container (self, entry->container);
  FwPdfParser parser = {.reader = self};

  if (container == NULL || entry->offset >= container->n
      || container->numbers[entry->offset] != number)
    return NULL;
  parser.data = g_bytes_get_data (container->bytes, &parser.size);
  parser.pos = container->offsets[entry->offset];
  return _fw_pdf_parse_value (&parser);
}

const FwPdfValue *
fw_pdf_reader_parse_at (FwPdfReader *self, gsize offset, guint32 *number)
{
  FwPdfParser parser
      = {.reader = self, .data = self->data, .size = self->size, .pos = offset, .in_file = TRUE};
  guint32 generation;

  return offset < self->size ? _fw_pdf_parse_object (&parser, number, &generation) : NULL;
}

static const FwPdfValue *
parse_entry (FwPdfReader *self, guint32 number, const FwPdfEntry *entry)
{
  FwPdfParser parser = {.reader = self,
                        .data = self->data,
                        .size = self->size,
                        .pos = entry->offset,
                        .in_file = TRUE};
  guint32 found, generation;
  const FwPdfValue *value;

  if (entry->container != 0)
    return parse_contained (self, number, entry);
  if (entry->offset >= self->size)
    return NULL;
  value = _fw_pdf_parse_object (&parser, &found, &generation);
  return value != NULL && found == number && generation == entry->generation ? value : NULL;
}

const FwPdfValue *
fw_pdf_reader_get_object (FwPdfReader *self, guint32 number)
{
  const FwPdfValue *value = g_hash_table_lookup (self->objects, GUINT_TO_POINTER (number));
  const FwPdfEntry *entry;

  if (value != NULL)
    return value;
  entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (number));
  if (entry == NULL || !entry->in_use)
    return &_fw_pdf_null;
  /* What asks for itself while it is read gets nothing. */
  g_hash_table_insert (self->objects, GUINT_TO_POINTER (number), (gpointer) &_fw_pdf_null);
  value = parse_entry (self, number, entry);
  if (value == NULL)
    {
      self->damaged = TRUE;
      return &_fw_pdf_null;
    }
  g_hash_table_insert (self->objects, GUINT_TO_POINTER (number), (gpointer) value);
  return value;
}

guint32
fw_pdf_reader_get_generation (FwPdfReader *self, guint32 number)
{
  const FwPdfEntry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (number));

  return entry != NULL && entry->container == 0 ? entry->generation : 0;
}

/* --- pages ------------------------------------------------------------------------ */

GArray *
fw_pdf_reader_list_pages (FwPdfReader *self)
{
  GArray *pages = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  const FwPdfValue *root = fw_pdf_value_get (fw_pdf_reader_get_catalog (self), "Pages");

  if (root != NULL)
    g_ptr_array_add (open, (gpointer) root);
  /* Depth first, the first child on top. */
  while (open->len > 0 && pages->len < MAX_PAGES)
    {
      const FwPdfValue *reference = g_ptr_array_steal_index (open, open->len - 1);
      const FwPdfValue *node, *kids;

      if (reference->kind != FW_PDF_REFERENCE
          || !g_hash_table_add (seen, GUINT_TO_POINTER (reference->number)))
        continue;
      node = fw_pdf_reader_resolve (self, reference);
      kids = fw_pdf_reader_lookup (self, node, "Kids");
      if (kids->kind == FW_PDF_ARRAY)
        for (guint i = kids->n; i > 0; i--)
          g_ptr_array_add (open, kids->values[i - 1]);
      else if (node->kind == FW_PDF_DICTIONARY)
        g_array_append_val (pages, reference->number);
    }
  return pages;
}
