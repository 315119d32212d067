/* fw-sign-field.c: see fw-sign-field.h. */
#include "config.h"

#include <math.h>

#include "document/fw-sign-field.h"

#define MAX_DEPTH 32
#define MAX_FIELDS 20000u
#define MAX_SIDE 14400.0 /* points: the largest page that PDF knows */

typedef struct
{
  FwPdfReader *reader;
  GPtrArray *fields;
  GHashTable *seen;  /* numbers of fields and widgets */
  GHashTable *pages; /* number of a page → index + 1 */
} Walk;

/* What a field hands down to those below it. */
typedef struct
{
  const char *name;
  gboolean is_signature;
  const FwPdfValue *value; /* as written */
} Inherited;

static void
free_field (gpointer data)
{
  FwSignField *field = data;

  g_free (field->name);
  g_free (field);
}

static guint
find_page (Walk *walk, const FwPdfValue *widget)
{
  const FwPdfValue *page = fw_pdf_value_get (widget, "P");
  guint index
      = page != NULL && page->kind == FW_PDF_REFERENCE
            ? GPOINTER_TO_UINT (g_hash_table_lookup (walk->pages, GUINT_TO_POINTER (page->number)))
            : 0;

  return index > 0 ? index - 1 : G_MAXUINT;
}

static void
add_field (Walk *walk,
           guint32 number,
           const FwPdfValue *node,
           const Inherited *inherited,
           gboolean in_form)
{
  const FwPdfValue *kids = fw_pdf_reader_lookup (walk->reader, node, "Kids");
  FwSignField *field = g_new0 (FwSignField, 1);

  field->name = g_strdup (inherited->name != NULL ? inherited->name : "");
  field->number = field->widget = number;
  field->in_form = in_form;
  field->page = find_page (walk, node);
  if (kids->kind == FW_PDF_ARRAY)
    {
      field->widget = 0;
      if (kids->n > 0 && kids->values[0]->kind == FW_PDF_REFERENCE)
        {
          field->widget = kids->values[0]->number;
          field->page = find_page (walk, fw_pdf_reader_get_object (walk->reader, field->widget));
        }
      for (guint i = 0; i < kids->n; i++)
        if (kids->values[i]->kind == FW_PDF_REFERENCE)
          g_hash_table_add (walk->seen, GUINT_TO_POINTER (kids->values[i]->number));
    }
  field->value = fw_pdf_reader_resolve (walk->reader, inherited->value);
  field->has_value = inherited->value != NULL && inherited->value->kind != FW_PDF_NULL;
  if (inherited->value != NULL && inherited->value->kind == FW_PDF_REFERENCE)
    field->value_number = inherited->value->number;
  g_ptr_array_add (walk->fields, field);
}

/* TRUE when what hangs below are fields, FALSE when they are the field's own widgets. */
static gboolean
has_fields_below (Walk *walk, const FwPdfValue *kids)
{
  for (guint i = 0; kids->kind == FW_PDF_ARRAY && i < kids->n; i++)
    if (fw_pdf_value_get (fw_pdf_reader_resolve (walk->reader, kids->values[i]), "T") != NULL)
      return TRUE;
  return FALSE;
}

static void
walk_field (Walk *walk,
            const FwPdfValue *reference,
            Inherited inherited,
            guint depth,
            gboolean in_form)
{
  const FwPdfValue *node = fw_pdf_reader_resolve (walk->reader, reference);
  const FwPdfValue *type = fw_pdf_reader_lookup (walk->reader, node, "FT");
  const FwPdfValue *kids = fw_pdf_reader_lookup (walk->reader, node, "Kids");
  g_autofree char *part = NULL;
  g_autofree char *name = NULL;

  if (reference->kind != FW_PDF_REFERENCE || node->kind != FW_PDF_DICTIONARY || depth > MAX_DEPTH
      || walk->fields->len >= MAX_FIELDS
      || !g_hash_table_add (walk->seen, GUINT_TO_POINTER (reference->number)))
    return;
  part = fw_pdf_value_dup_text (fw_pdf_reader_lookup (walk->reader, node, "T"));
  name = inherited.name != NULL && part != NULL ? g_strconcat (inherited.name, ".", part, NULL)
                                                : g_strdup (part != NULL ? part : inherited.name);
  inherited.name = name;
  if (type->kind == FW_PDF_NAME)
    inherited.is_signature = fw_pdf_value_is_name (type, "Sig");
  if (fw_pdf_value_get (node, "V") != NULL)
    inherited.value = fw_pdf_value_get (node, "V");
  if (has_fields_below (walk, kids))
    for (guint i = 0; i < kids->n; i++)
      walk_field (walk, kids->values[i], inherited, depth + 1, in_form);
  else if (inherited.is_signature)
    add_field (walk, reference->number, node, &inherited, in_form);
}

/* Widgets that no list of fields names are shown and checked all the same; those that
 * do not name their page are found on it. */
static void
walk_page (Walk *walk, guint index, const FwPdfValue *page)
{
  const FwPdfValue *annotations = fw_pdf_reader_lookup (walk->reader, page, "Annots");

  for (guint i = 0; annotations->kind == FW_PDF_ARRAY && i < annotations->n; i++)
    {
      const FwPdfValue *reference = annotations->values[i];

      if (reference->kind != FW_PDF_REFERENCE)
        continue;
      for (guint k = 0; k < walk->fields->len; k++)
        {
          FwSignField *field = g_ptr_array_index (walk->fields, k);

          if (field->widget == reference->number && field->page == G_MAXUINT)
            field->page = index;
        }
      if (!g_hash_table_contains (walk->seen, GUINT_TO_POINTER (reference->number)))
        {
          guint before = walk->fields->len;

          walk_field (walk, reference, (Inherited) {0}, 0, FALSE);
          if (walk->fields->len > before)
            ((FwSignField *) g_ptr_array_index (walk->fields, before))->page = index;
        }
    }
}

GPtrArray *
fw_sign_field_list (FwPdfReader *reader)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (free_field);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) pages = fw_pdf_reader_list_pages (reader);
  Walk walk = {reader, fields, seen, numbers};
  const FwPdfValue *form
      = fw_pdf_reader_lookup (reader, fw_pdf_reader_get_catalog (reader), "AcroForm");
  const FwPdfValue *list = fw_pdf_reader_lookup (reader, form, "Fields");

  for (guint i = 0; i < pages->len; i++)
    g_hash_table_insert (numbers, GUINT_TO_POINTER (g_array_index (pages, guint32, i)),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; list->kind == FW_PDF_ARRAY && i < list->n; i++)
    walk_field (&walk, list->values[i], (Inherited) {0}, 0, TRUE);
  for (guint i = 0; i < pages->len; i++)
    walk_page (&walk, i, fw_pdf_reader_get_object (reader, g_array_index (pages, guint32, i)));
  return fields;
}

gboolean
fw_sign_field_get_size (FwPdfReader *reader,
                        const FwPdfValue *widget,
                        double *width,
                        double *height)
{
  const FwPdfValue *rectangle = fw_pdf_reader_lookup (reader, widget, "Rect");
  double corners[4];

  if (rectangle->kind != FW_PDF_ARRAY || rectangle->n != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    corners[i] = fw_pdf_reader_resolve (reader, rectangle->values[i])->real;
  *width = fabs (corners[2] - corners[0]);
  *height = fabs (corners[3] - corners[1]);
  return *width >= 1 && *height >= 1 && *width < MAX_SIDE && *height < MAX_SIDE;
}
