/* fw-pdf-archive-fields.c: empty fields for signatures, placed before the first one.
 *
 *   Form.Fields → widget ← OBJR ← element “Form” ← ParentTree [StructParent]
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/fw-pdf-archive-private.h"
#include "document/fw-pdf-error.h"

#define MAX_DEPTH 32

static qpdf_oh
get_form (qpdf_data q)
{
  qpdf_oh root = qpdf_get_root (q);

  if (!qpdf_oh_is_dictionary (q, qpdf_oh_get_key (q, root, "/AcroForm")))
    qpdf_oh_replace_key (q, root, "/AcroForm",
                         qpdf_make_indirect_object (q, qpdf_oh_parse (q, "<< /Fields [] >>")));
  return qpdf_oh_get_key (q, root, "/AcroForm");
}

static gboolean
is_name_taken (qpdf_data q, qpdf_oh fields, const char *name)
{
  for (int i = 0; i < qpdf_oh_get_array_n_items (q, fields); i++)
    {
      qpdf_oh text = qpdf_oh_get_key_if_dict (q, qpdf_oh_get_array_item (q, fields, i), "/T");

      if (qpdf_oh_is_string (q, text) && strcmp (qpdf_oh_get_utf8_value (q, text), name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* --- structure -------------------------------------------------------------------- */

static long long
find_highest_key (qpdf_data q, qpdf_oh node, guint depth)
{
  qpdf_oh nums = qpdf_oh_get_key_if_dict (q, node, "/Nums");
  qpdf_oh kids = qpdf_oh_get_key_if_dict (q, node, "/Kids");
  long long highest = -1;

  for (int i = 0; qpdf_oh_is_array (q, nums) && i + 1 < qpdf_oh_get_array_n_items (q, nums); i += 2)
    highest = MAX (highest, qpdf_oh_get_int_value (q, qpdf_oh_get_array_item (q, nums, i)));
  for (int i = 0;
       depth < MAX_DEPTH && qpdf_oh_is_array (q, kids) && i < qpdf_oh_get_array_n_items (q, kids);
       i++)
    highest = MAX (highest, find_highest_key (q, qpdf_oh_get_array_item (q, kids, i), depth + 1));
  return highest;
}

/* Where elements of fields hang: at the end of the whole. */
static qpdf_oh
find_parent (qpdf_data q, qpdf_oh tree)
{
  qpdf_oh kids = qpdf_oh_get_key_if_dict (q, tree, "/K");

  if (qpdf_oh_is_array (q, kids) && qpdf_oh_get_array_n_items (q, kids) > 0)
    kids = qpdf_oh_get_array_item (q, kids, 0);
  return qpdf_oh_is_dictionary (q, kids)
                 && qpdf_oh_is_name_and_equals (q, qpdf_oh_get_key_if_dict (q, kids, "/S"),
                                                "/Document")
             ? kids
             : tree;
}

static void
add_element (qpdf_data q, qpdf_oh tree, qpdf_oh page, qpdf_oh widget, const char *text)
{
  qpdf_oh parent = find_parent (q, tree);
  qpdf_oh element
      = qpdf_make_indirect_object (q, qpdf_oh_parse (q, "<< /Type /StructElem /S /Form >>"));
  qpdf_oh reference = qpdf_oh_parse (q, "<< /Type /OBJR >>");
  qpdf_oh numbers = qpdf_oh_get_key_if_dict (q, tree, "/ParentTree");
  qpdf_oh next = qpdf_oh_get_key_if_dict (q, tree, "/ParentTreeNextKey");
  long long key = find_highest_key (q, numbers, 0) + 1;

  if (qpdf_oh_is_integer (q, next))
    key = MAX (key, qpdf_oh_get_int_value (q, next));
  if (!qpdf_oh_is_dictionary (q, numbers))
    {
      _fw_pdf_rewrite_set (q, tree, "/ParentTree", "<< /Nums [] >>");
      numbers = qpdf_oh_get_key (q, tree, "/ParentTree");
    }
  qpdf_oh_replace_key (q, reference, "/Obj", widget);
  qpdf_oh_replace_key (q, reference, "/Pg", page);
  qpdf_oh_replace_key (q, element, "/P", parent);
  qpdf_oh_replace_key (q, element, "/Pg", page);
  qpdf_oh_replace_key (q, element, "/K", reference);
  _fw_pdf_rewrite_set_text (q, element, "/Alt", text);
  qpdf_oh_append_item (q, _fw_pdf_rewrite_get_array (q, parent, "/K"), element);
  if (qpdf_oh_has_key (q, numbers, "/Kids"))
    {
      qpdf_oh leaf = qpdf_oh_new_dictionary (q), limits = qpdf_oh_new_array (q);
      qpdf_oh pair = qpdf_oh_new_array (q);

      qpdf_oh_append_item (q, pair, qpdf_oh_new_integer (q, key));
      qpdf_oh_append_item (q, pair, element);
      qpdf_oh_append_item (q, limits, qpdf_oh_new_integer (q, key));
      qpdf_oh_append_item (q, limits, qpdf_oh_new_integer (q, key));
      qpdf_oh_replace_key (q, leaf, "/Nums", pair);
      qpdf_oh_replace_key (q, leaf, "/Limits", limits);
      qpdf_oh_append_item (q, qpdf_oh_get_key (q, numbers, "/Kids"),
                           qpdf_make_indirect_object (q, leaf));
    }
  else
    {
      qpdf_oh pairs = _fw_pdf_rewrite_get_array (q, numbers, "/Nums");

      qpdf_oh_append_item (q, pairs, qpdf_oh_new_integer (q, key));
      qpdf_oh_append_item (q, pairs, element);
    }
  qpdf_oh_replace_key (q, tree, "/ParentTreeNextKey", qpdf_oh_new_integer (q, key + 1));
  qpdf_oh_replace_key (q, widget, "/StructParent", qpdf_oh_new_integer (q, key));
}

/* --- the field -------------------------------------------------------------------- */

/* Every annotation has an appearance (ISO 19005-2, 6.3.3); this one is empty. */
static void
set_appearance (qpdf_data q, qpdf_oh widget, double width, double height)
{
  const double corners[] = {0, 0, width, height};
  qpdf_oh form = _fw_pdf_rewrite_new_stream (
      q, "<< /Type /XObject /Subtype /Form /Resources << >> >>", "q Q\n", 4);
  qpdf_oh appearance = qpdf_oh_new_dictionary (q);

  _fw_pdf_rewrite_set_rectangle (q, qpdf_oh_get_dict (q, form), "/BBox", corners);
  qpdf_oh_replace_key (q, appearance, "/N", form);
  qpdf_oh_replace_key (q, widget, "/AP", appearance);
}

static gboolean
add_field (qpdf_data q, qpdf_oh form, const FwPdfField *field, GError **error)
{
  qpdf_oh list = _fw_pdf_rewrite_get_array (q, form, "/Fields");
  qpdf_oh tree = qpdf_oh_get_key (q, qpdf_get_root (q), "/StructTreeRoot");
  qpdf_oh page = 0, widget;
  double box[4], corners[4];

  if (field->name == NULL || field->name[0] == '\0' || strchr (field->name, '.') != NULL
      || is_name_taken (q, list, field->name))
    {
      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_DUPLICATE_FIELD,
                   _ ("The name “%s” is not free for a signature field, or has a dot."),
                   field->name != NULL ? field->name : "");
      return FALSE;
    }
  if (field->page < (guint) qpdf_get_num_pages (q))
    page = qpdf_get_page_n (q, field->page);
  if (page == 0 || !_fw_pdf_rewrite_get_box (q, page, box) || field->width <= 0
      || field->height <= 0 || field->x < -0.5 || field->y < -0.5
      || field->x + field->width > box[2] - box[0] + 0.5
      || field->y + field->height > box[3] - box[1] + 0.5)
    {
      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_SUCH_FIELD,
                   _ ("The signature field “%s” is outside its page."), field->name);
      return FALSE;
    }
  corners[0] = box[0] + field->x;
  corners[1] = box[3] - field->y - field->height;
  corners[2] = corners[0] + field->width;
  corners[3] = corners[1] + field->height;
  widget = qpdf_make_indirect_object (
      q, qpdf_oh_parse (q, "<< /Type /Annot /Subtype /Widget /FT /Sig /F 4 >>"));
  _fw_pdf_rewrite_set_text (q, widget, "/T", field->name);
  _fw_pdf_rewrite_set_text (q, widget, "/TU",
                            field->tooltip != NULL ? field->tooltip : field->name);
  _fw_pdf_rewrite_set_rectangle (q, widget, "/Rect", corners);
  qpdf_oh_replace_key (q, widget, "/P", page);
  set_appearance (q, widget, field->width, field->height);
  if (qpdf_oh_is_dictionary (q, tree))
    add_element (q, tree, page, widget, field->tooltip != NULL ? field->tooltip : field->name);
  qpdf_oh_append_item (q, list, widget);
  qpdf_oh_append_item (q, _fw_pdf_rewrite_get_array (q, page, "/Annots"), widget);
  _fw_pdf_rewrite_set (q, page, "/Tabs", "/S");
  return TRUE;
}

gboolean
_fw_pdf_rewrite_add_fields (qpdf_data q, const FwPdfField *fields, guint n_fields, GError **error)
{
  qpdf_oh form;

  if (n_fields == 0)
    return TRUE;
  form = get_form (q);
  for (guint i = 0; i < n_fields; i++)
    if (!add_field (q, form, &fields[i], error))
      return FALSE;
  /* There are fields; nothing but appending is allowed from the first signature on. */
  _fw_pdf_rewrite_set (q, form, "/SigFlags", "3");
  return TRUE;
}
