/* fw-verify-compare.c: whether a revision holds nothing new but one signature.
 *
 * Both revisions are walked from the catalog on, object by object, side by side. All has
 * to be the same but:
 *   - the field that is signed: its value, appearance, description and flags;
 *   - a field that comes new with its signature: where it is listed, if what it covers on
 *     the page was blank;
 *   - the form's note that there are signatures, and the fonts it lends to fields;
 *   - the hour of change in the document information.
 * What only a search for objects would find is not compared: then the answer is no.
 */
#include "config.h"

#include <string.h>

#include "document/fw-verify-private.h"

#define MAX_WORK 3000000u

typedef struct
{
  FwPdfReader *older, *newer;
  GBytes *older_bytes;
  const FwVerifyCase *next;
  gboolean is_new_field; /* it was in no list before */
  GHashTable *seen;
  GArray *open; /* object numbers */
  guint work;
} Compare;

static gboolean
same_value (Compare *self, const FwPdfValue *a, const FwPdfValue *b, guint depth);

static gboolean
same_bytes (const char *a, gsize n_a, const char *b, gsize n_b)
{
  return n_a == n_b && (n_a == 0 || memcmp (a, b, n_a) == 0);
}

static gboolean
has_key_twice (const FwPdfValue *dictionary)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dictionary->n; i++)
    if (!g_hash_table_add (keys, (gpointer) dictionary->keys[i]))
      return TRUE;
  return FALSE;
}

/* Every member the same but those of @without. */
static gboolean
same_members (Compare *self,
              const FwPdfValue *a,
              const FwPdfValue *b,
              const char *const *without,
              guint depth)
{
  static const char *const none[] = {NULL};

  if (without == NULL)
    without = none;
  /* Readers differ on which of two counts. */
  if (has_key_twice (a) || has_key_twice (b))
    return a->n == b->n && same_bytes (a->raw, a->raw_length, b->raw, b->raw_length);
  for (guint i = 0; i < b->n; i++)
    if (!g_strv_contains (without, b->keys[i]) && fw_pdf_value_get (a, b->keys[i]) == NULL
        && b->values[i]->kind != FW_PDF_NULL)
      return FALSE;
  for (guint i = 0; i < a->n; i++)
    {
      const FwPdfValue *other = fw_pdf_value_get (b, a->keys[i]);

      if (g_strv_contains (without, a->keys[i]))
        continue;
      if (other == NULL || !same_value (self, a->values[i], other, depth + 1))
        return FALSE;
    }
  return TRUE;
}

/* The values themselves; what they refer to is looked at later. */
static gboolean
same_value (Compare *self, const FwPdfValue *a, const FwPdfValue *b, guint depth)
{
  if (++self->work > MAX_WORK || a->kind != b->kind || depth > 100)
    return FALSE;
  switch (a->kind)
    {
    case FW_PDF_NULL:
      return TRUE;
    case FW_PDF_BOOLEAN:
    case FW_PDF_INTEGER:
      return a->integer == b->integer;
    case FW_PDF_REAL:
      return a->real == b->real;
    case FW_PDF_STRING:
    case FW_PDF_NAME:
      return same_bytes (a->text, a->length, b->text, b->length);
    case FW_PDF_REFERENCE:
      if (a->number != b->number || a->generation != b->generation)
        return FALSE;
      if (g_hash_table_add (self->seen, GUINT_TO_POINTER (a->number)))
        g_array_append_val (self->open, a->number);
      return TRUE;
    case FW_PDF_ARRAY:
      if (a->n != b->n)
        return FALSE;
      for (guint i = 0; i < a->n; i++)
        if (!same_value (self, a->values[i], b->values[i], depth + 1))
          return FALSE;
      return TRUE;
    case FW_PDF_STREAM:
      if (!same_bytes (a->data, a->data_length, b->data, b->data_length))
        return FALSE;
      G_GNUC_FALLTHROUGH;
    case FW_PDF_DICTIONARY:
      return same_members (self, a, b, NULL, depth);
    default:
      return FALSE;
    }
}

/* --- lists that may have grown by the new field ------------------------------------ */

static gboolean
is_of_new_field (Compare *self, const FwPdfValue *value)
{
  return self->is_new_field && value->kind == FW_PDF_REFERENCE
         && (value->number == self->next->field || value->number == self->next->widget);
}

static gboolean
same_list (Compare *self, const FwPdfValue *a, const FwPdfValue *b)
{
  guint n = 0;

  /* A list may have become an object of its own, or one that was there. */
  a = fw_pdf_reader_resolve (self->older, a);
  b = fw_pdf_reader_resolve (self->newer, b);
  if ((a->kind != FW_PDF_ARRAY && a->kind != FW_PDF_NULL)
      || (b->kind != FW_PDF_ARRAY && b->kind != FW_PDF_NULL))
    return FALSE;
  for (guint i = 0; i < b->n; i++)
    if (n < a->n && same_value (self, a->values[n], b->values[i], 0))
      n++;
    else if (!is_of_new_field (self, b->values[i]))
      return FALSE;
  return n == a->n;
}

/* --- places that have rules of their own -------------------------------------------- */

/* Fonts may be added for fields to come, none may change. */
static gboolean
same_form_resources (Compare *self, const FwPdfValue *a, const FwPdfValue *b)
{
  const FwPdfValue *fonts_a = fw_pdf_reader_lookup (self->older, a, "Font");
  const FwPdfValue *fonts_b = fw_pdf_reader_lookup (self->newer, b, "Font");
  static const char *const fonts[] = {"Font", NULL};

  if (!self->is_new_field)
    return same_value (self, a, b, 0);
  if (a->kind == FW_PDF_NULL)
    return b->kind == FW_PDF_NULL || b->kind == FW_PDF_DICTIONARY;
  if (a->kind != FW_PDF_DICTIONARY || b->kind != FW_PDF_DICTIONARY
      || !same_members (self, a, b, fonts, 0))
    return FALSE;
  for (guint i = 0; fonts_a->kind == FW_PDF_DICTIONARY && i < fonts_a->n; i++)
    {
      const FwPdfValue *other = fw_pdf_value_get (fonts_b, fonts_a->keys[i]);

      if (other == NULL || !same_value (self, fonts_a->values[i], other, 0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_form (Compare *self, const FwPdfValue *a, const FwPdfValue *b)
{
  static const char *const own[] = {"Fields", "SigFlags", "DR", "DA", NULL};
  const FwPdfValue *da_a = fw_pdf_reader_lookup (self->older, a, "DA");
  const FwPdfValue *da_b = fw_pdf_reader_lookup (self->newer, b, "DA");
  const FwPdfValue *list_a = fw_pdf_value_get (a, "Fields");
  const FwPdfValue *list_b = fw_pdf_value_get (b, "Fields");

  return a->kind == FW_PDF_DICTIONARY && b->kind == FW_PDF_DICTIONARY && list_a != NULL
         && list_b != NULL && same_members (self, a, b, own, 0) && same_list (self, list_a, list_b)
         && (da_a->kind == FW_PDF_NULL || same_value (self, da_a, da_b, 0))
         && same_form_resources (self, fw_pdf_reader_lookup (self->older, a, "DR"),
                                 fw_pdf_reader_lookup (self->newer, b, "DR"));
}

static gboolean
same_catalog (Compare *self)
{
  static const char *const own[] = {"AcroForm", NULL};
  const FwPdfValue *root_a = fw_pdf_value_get (fw_pdf_reader_get_trailer (self->older), "Root");
  const FwPdfValue *root_b = fw_pdf_value_get (fw_pdf_reader_get_trailer (self->newer), "Root");
  const FwPdfValue *a = fw_pdf_reader_get_catalog (self->older);
  const FwPdfValue *b = fw_pdf_reader_get_catalog (self->newer);

  if (root_a->kind != FW_PDF_REFERENCE || root_b->kind != FW_PDF_REFERENCE
      || root_a->number != root_b->number)
    return FALSE;
  g_hash_table_add (self->seen, GUINT_TO_POINTER (root_a->number));
  return same_members (self, a, b, own, 0)
         && same_form (self, fw_pdf_reader_lookup (self->older, a, "AcroForm"),
                       fw_pdf_reader_lookup (self->newer, b, "AcroForm"));
}

static gboolean
same_information (Compare *self)
{
  static const char *const own[] = {"ModDate", NULL};
  const FwPdfValue *a
      = fw_pdf_reader_lookup (self->older, fw_pdf_reader_get_trailer (self->older), "Info");
  const FwPdfValue *b
      = fw_pdf_reader_lookup (self->newer, fw_pdf_reader_get_trailer (self->newer), "Info");

  if (a->kind != FW_PDF_DICTIONARY || b->kind != FW_PDF_DICTIONARY)
    return a->kind == b->kind;
  return same_members (self, a, b, own, 0);
}

static gboolean
same_field (Compare *self, const FwPdfValue *a, const FwPdfValue *b)
{
  /* What filling it may set; place, name and what happens on a click stay. */
  static const char *const own[] = {"V", "AP", "F", "M", "Contents", "MK", NULL};

  return a->kind == FW_PDF_DICTIONARY && b->kind == FW_PDF_DICTIONARY
         && fw_pdf_value_get (a, "V") == NULL && same_members (self, a, b, own, 0);
}

static gboolean
same_page (Compare *self, const FwPdfValue *a, const FwPdfValue *b)
{
  static const char *const own[] = {"Annots", NULL};
  const FwPdfValue *list_a = fw_pdf_value_get (a, "Annots");
  const FwPdfValue *list_b = fw_pdf_value_get (b, "Annots");

  if (!same_members (self, a, b, own, 0))
    return FALSE;
  if (list_a == NULL && list_b == NULL)
    return TRUE;
  return same_list (self, list_a, list_b);
}

static gboolean
same_object (Compare *self, guint32 number)
{
  const FwPdfValue *a = fw_pdf_reader_get_object (self->older, number);
  const FwPdfValue *b = fw_pdf_reader_get_object (self->newer, number);

  if (!self->is_new_field && (number == self->next->field || number == self->next->widget))
    return same_field (self, a, b);
  if (a->kind == FW_PDF_DICTIONARY && b->kind == FW_PDF_DICTIONARY
      && fw_pdf_value_is_name (fw_pdf_value_get (a, "Type"), "Page"))
    return same_page (self, a, b);
  return same_value (self, a, b, 0);
}

/* --- a field that comes with its signature ------------------------------------------ */

/* Nothing that acts, and a place on the page where nothing was to be seen. */
static gboolean
is_harmless_field (Compare *self)
{
  static const char *const allowed[]
      = {"Type", "Subtype", "FT",     "T",    "TU", "V",    "F",  "Ff", "P",
         "Rect", "AP",      "M",      "MK",   "DA", "Lock", "SV", "DR", "Q",
         "BS",   "Border",  "Parent", "Kids", "AS", "H",    NULL};
  const FwPdfValue *widget = fw_pdf_reader_get_object (
      self->newer, self->next->widget != 0 ? self->next->widget : self->next->field);
  const FwPdfValue *field = fw_pdf_reader_get_object (self->newer, self->next->field);
  const FwPdfValue *rectangle = fw_pdf_reader_lookup (self->newer, widget, "Rect");
  const FwPdfValue *flags = fw_pdf_reader_lookup (self->newer, widget, "F");
  g_autoptr (GArray) pages = NULL;
  const FwPdfValue *page;
  double corners[4];

  for (guint i = 0; i < widget->n; i++)
    if (!g_strv_contains (allowed, widget->keys[i]))
      return FALSE;
  for (guint i = 0; i < field->n; i++)
    if (!g_strv_contains (allowed, field->keys[i]))
      return FALSE;
  if (fw_pdf_value_get (field, "Kids") != NULL
      && fw_pdf_reader_lookup (self->newer, field, "Kids")->n > 1)
    return FALSE;
  if (flags->kind == FW_PDF_INTEGER && (flags->integer & (2 | 32)) != 0)
    return TRUE;
  if (rectangle->kind != FW_PDF_ARRAY || rectangle->n != 4)
    return fw_pdf_value_get (widget, "AP") == NULL;
  for (guint i = 0; i < 4; i++)
    corners[i] = fw_pdf_reader_resolve (self->newer, rectangle->values[i])->real;
  if (corners[0] == corners[2] || corners[1] == corners[3])
    return TRUE;
  pages = fw_pdf_reader_list_pages (self->newer);
  if (self->next->result->page >= pages->len)
    return FALSE;
  page = fw_pdf_reader_get_object (self->newer,
                                   g_array_index (pages, guint32, self->next->result->page));
  for (guint i = 0; i < 32 && page->kind == FW_PDF_DICTIONARY; i++)
    {
      const FwPdfValue *turned = fw_pdf_reader_lookup (self->newer, page, "Rotate");

      if (turned->kind != FW_PDF_NULL && turned->integer % 360 != 0)
        return FALSE;
      page = fw_pdf_reader_lookup (self->newer, page, "Parent");
    }
  return _fw_verify_is_blank (self->older_bytes, self->next->result->page, corners);
}

/* --- the whole ---------------------------------------------------------------------- */

static gboolean
compare (Compare *self)
{
  const GArray *sections = fw_pdf_reader_get_sections (self->newer);

  /* One section more, all of it behind the older revision, unambiguous. */
  if (sections->len != fw_pdf_reader_get_sections (self->older)->len + 1
      || g_array_index (sections, FwPdfSection, 0).twice
      || g_array_index (sections, FwPdfSection, 0).offset < g_bytes_get_size (self->older_bytes)
      || g_array_index (sections, FwPdfSection, 1).offset
             != g_array_index (fw_pdf_reader_get_sections (self->older), FwPdfSection, 0).offset)
    return FALSE;
  if (!same_catalog (self) || !same_information (self))
    return FALSE;
  while (self->open->len > 0)
    {
      guint32 number = g_array_index (self->open, guint32, self->open->len - 1);

      g_array_set_size (self->open, self->open->len - 1);
      if (!same_object (self, number))
        return FALSE;
    }
  if (self->is_new_field && !is_harmless_field (self))
    return FALSE;
  return !fw_pdf_reader_is_damaged (self->older) && !fw_pdf_reader_is_damaged (self->newer);
}

gboolean
_fw_verify_compare (GBytes *older, GBytes *newer, const FwVerifyCase *next)
{
  g_autoptr (FwPdfReader) a = fw_pdf_reader_new (older, FALSE, NULL);
  g_autoptr (FwPdfReader) b = fw_pdf_reader_new (newer, FALSE, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));
  Compare self
      = {.older = a, .newer = b, .older_bytes = older, .next = next, .seen = seen, .open = open};

  if (a == NULL || b == NULL || next->field == 0)
    return FALSE;
  self.is_new_field = fw_pdf_reader_get_object (a, next->field)->kind == FW_PDF_NULL;
  return compare (&self);
}
