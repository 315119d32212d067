/* fw-pdf-update.c: see fw-pdf-update.h. */
#include "config.h"

#include <string.h>

#include "document/fw-pdf-update-private.h"

FwPdfUpdate *
fw_pdf_update_new (FwPdfReader *base)
{
  FwPdfUpdate *self;
  const char *data;

  g_return_val_if_fail (base != NULL && !fw_pdf_reader_is_damaged (base), NULL);
  g_return_val_if_fail (!fw_pdf_reader_is_encrypted (base), NULL);

  self = g_new0 (FwPdfUpdate, 1);
  self->base = base;
  data = g_bytes_get_data (fw_pdf_reader_get_bytes (base), &self->base_size);
  self->out = g_byte_array_new ();
  self->places = g_array_new (FALSE, TRUE, sizeof (FwPdfPlace));
  self->next_number = fw_pdf_reader_get_next_number (base);
  if (data[self->base_size - 1] != '\n')
    fw_pdf_update_append (self, "\n", 1);
  return self;
}

void
fw_pdf_update_free (FwPdfUpdate *self)
{
  g_byte_array_unref (self->out);
  g_array_unref (self->places);
  g_free (self);
}

guint32
fw_pdf_update_reserve (FwPdfUpdate *self)
{
  return self->next_number++;
}

gsize
fw_pdf_update_tell (FwPdfUpdate *self)
{
  return self->base_size + self->out->len;
}

void
fw_pdf_update_append (FwPdfUpdate *self, gconstpointer bytes, gsize size)
{
  g_byte_array_append (self->out, bytes, (guint) size);
}

void
fw_pdf_update_printf (FwPdfUpdate *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  fw_pdf_update_append (self, text, strlen (text));
}

void
fw_pdf_update_begin (FwPdfUpdate *self, guint32 number, guint32 generation)
{
  FwPdfPlace place = {number, generation, fw_pdf_update_tell (self)};

  g_array_append_val (self->places, place);
  fw_pdf_update_printf (self, "%u %u obj\n", number, generation);
}

void
fw_pdf_update_end (FwPdfUpdate *self)
{
  fw_pdf_update_append (self, "\nendobj\n", 8);
}

void
fw_pdf_update_append_text (FwPdfUpdate *self, const char *utf8)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (utf8, -1, NULL, &n, NULL);

  fw_pdf_update_append (self, "<feff", 5);
  for (glong i = 0; units != NULL && i < n; i++)
    fw_pdf_update_printf (self, "%04x", units[i]);
  fw_pdf_update_append (self, ">", 1);
}

void
fw_pdf_update_append_value (FwPdfUpdate *self, const FwPdfValue *value)
{
  fw_pdf_update_append (self, value->raw, value->raw_length);
}

void
fw_pdf_update_append_members (FwPdfUpdate *self,
                              const FwPdfValue *dictionary,
                              const char *const *without)
{
  for (guint i = 0; i < dictionary->n; i++)
    {
      const char *key = dictionary->keys[i];

      if (without != NULL && g_strv_contains (without, key))
        continue;
      fw_pdf_update_append (self, "/", 1);
      for (const char *p = key; *p != '\0'; p++)
        if (*p > ' ' && *p < 127 && strchr ("()<>[]{}/%#", *p) == NULL)
          fw_pdf_update_append (self, p, 1);
        else
          fw_pdf_update_printf (self, "#%02x", (guint8) *p);
      fw_pdf_update_append (self, " ", 1);
      fw_pdf_update_append_value (self, dictionary->values[i]);
      fw_pdf_update_append (self, "\n", 1);
    }
}

/* --- the section ------------------------------------------------------------------ */

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const FwPdfPlace *one = a, *other = b;

  return (one->number > other->number) - (one->number < other->number);
}

/* How many places from @i on have numbers in a row. */
static guint
count_run (FwPdfUpdate *self, guint i)
{
  const FwPdfPlace *places = (const FwPdfPlace *) (gpointer) self->places->data;
  guint n = 1;

  while (i + n < self->places->len && places[i + n].number == places[i].number + n)
    n++;
  return n;
}

/* Root, Info and ID of before; the second half of the ID is the update's own. */
static void
append_trailer_members (FwPdfUpdate *self)
{
  const FwPdfValue *trailer = fw_pdf_reader_get_trailer (self->base);
  const FwPdfValue *id = fw_pdf_reader_lookup (self->base, trailer, "ID");
  const FwPdfValue *info = fw_pdf_value_get (trailer, "Info");
  const FwPdfSection *last
      = &g_array_index (fw_pdf_reader_get_sections (self->base), FwPdfSection, 0);

  fw_pdf_update_printf (self, "/Size %u\n/Prev %" G_GSIZE_FORMAT "\n/Root ", self->next_number,
                        last->offset);
  fw_pdf_update_append_value (self, fw_pdf_value_get (trailer, "Root"));
  if (info != NULL)
    {
      fw_pdf_update_append (self, "\n/Info ", 7);
      fw_pdf_update_append_value (self, info);
    }
  if (id->kind == FW_PDF_ARRAY && id->n == 2)
    {
      g_autofree char *sum
          = g_compute_checksum_for_data (G_CHECKSUM_SHA256, self->out->data, self->out->len);

      fw_pdf_update_append (self, "\n/ID [", 6);
      fw_pdf_update_append_value (self, fw_pdf_reader_resolve (self->base, id->values[0]));
      fw_pdf_update_printf (self, " <%.32s>]", sum);
    }
  fw_pdf_update_append (self, "\n", 1);
}

static void
append_table (FwPdfUpdate *self)
{
  fw_pdf_update_append (self, "xref\n", 5);
  for (guint i = 0, n; i < self->places->len; i += n)
    {
      n = count_run (self, i);
      fw_pdf_update_printf (self, "%u %u\n", g_array_index (self->places, FwPdfPlace, i).number, n);
      for (guint k = i; k < i + n; k++)
        {
          const FwPdfPlace *place = &g_array_index (self->places, FwPdfPlace, k);

          fw_pdf_update_printf (self, "%010" G_GSIZE_FORMAT " %05u n \n", place->offset,
                                place->generation);
        }
    }
  fw_pdf_update_append (self, "trailer\n<<\n", 11);
  append_trailer_members (self);
  fw_pdf_update_append (self, ">>\n", 3);
}

static void
append_stream (FwPdfUpdate *self)
{
  guint32 number = fw_pdf_update_reserve (self);
  FwPdfPlace own = {number, 0, fw_pdf_update_tell (self)};

  g_array_append_val (self->places, own);
  fw_pdf_update_printf (self, "%u 0 obj\n<< /Type /XRef /W [1 5 2] /Index [", number);
  for (guint i = 0, n; i < self->places->len; i += n)
    {
      n = count_run (self, i);
      fw_pdf_update_printf (self, "%u %u ", g_array_index (self->places, FwPdfPlace, i).number, n);
    }
  fw_pdf_update_printf (self, "]\n/Length %u\n", self->places->len * 8);
  append_trailer_members (self);
  fw_pdf_update_append (self, ">>\nstream\n", 10);
  for (guint i = 0; i < self->places->len; i++)
    {
      const FwPdfPlace *place = &g_array_index (self->places, FwPdfPlace, i);
      guint64 offset = place->offset;
      guint8 row[8] = {1,
                       (guint8) (offset >> 32),
                       (guint8) (offset >> 24),
                       (guint8) (offset >> 16),
                       (guint8) (offset >> 8),
                       (guint8) offset,
                       (guint8) (place->generation >> 8),
                       (guint8) place->generation};

      fw_pdf_update_append (self, row, sizeof row);
    }
  fw_pdf_update_append (self, "\nendstream\nendobj\n", 18);
}

GBytes *
fw_pdf_update_finish (FwPdfUpdate *self)
{
  const FwPdfSection *last
      = &g_array_index (fw_pdf_reader_get_sections (self->base), FwPdfSection, 0);
  gsize start = fw_pdf_update_tell (self);
  GByteArray *whole;

  g_array_sort (self->places, compare_places);
  if (last->is_stream)
    append_stream (self);
  else
    append_table (self);
  fw_pdf_update_printf (self, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
  whole = g_byte_array_sized_new ((guint) fw_pdf_update_tell (self));
  g_byte_array_append (whole, g_bytes_get_data (fw_pdf_reader_get_bytes (self->base), NULL),
                       (guint) self->base_size);
  g_byte_array_append (whole, self->out->data, self->out->len);
  return g_byte_array_free_to_bytes (whole);
}
