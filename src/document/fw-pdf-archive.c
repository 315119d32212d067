/* fw-pdf-archive.c: see fw-pdf-archive.h. The structure and the catalog; the metadata is in
 * fw-pdf-archive-metadata.c, fields are in fw-pdf-archive-fields.c, what stands on the pages in
 * fw-pdf-archive-content.c. */
#include "config.h"

#include <string.h>

#include "document/fw-pdf-archive-private.h"

#define MAX_DEPTH 100

typedef struct
{
  qpdf_data q;
  const FwPdfElement *elements;
  guint n_elements, next;
  gboolean lost; /* the structure is not the one that was told */
} Walk;

static gboolean
has_structure (qpdf_data q)
{
  return qpdf_oh_is_dictionary (q, qpdf_oh_get_key (q, qpdf_get_root (q), "/StructTreeRoot"));
}

static gboolean
is_element (qpdf_data q, qpdf_oh element, const char *role)
{
  return qpdf_oh_is_dictionary (q, element) && qpdf_oh_has_key (q, element, "/S")
         && qpdf_oh_is_name_and_equals (q, qpdf_oh_get_key (q, element, "/S"), role);
}

/* A header beside data cells heads its row, one among headers its column. */
static const char *
get_scope (qpdf_data q, qpdf_oh row)
{
  qpdf_oh kids = qpdf_oh_get_key (q, row, "/K");

  for (int i = 0; qpdf_oh_is_array (q, kids) && i < qpdf_oh_get_array_n_items (q, kids); i++)
    if (is_element (q, qpdf_oh_get_array_item (q, kids, i), "/TD"))
      return "<< /O /Table /Scope /Row >>";
  return "<< /O /Table /Scope /Column >>";
}

/* What was told about @element; NULL for nothing. */
static const FwPdfElement *
take_element (Walk *walk, qpdf_oh element)
{
  const char *role = qpdf_oh_get_name (walk->q, qpdf_oh_get_key (walk->q, element, "/S"));
  const FwPdfElement *told;

  if (walk->n_elements == 0 || walk->lost)
    return NULL;
  told = walk->next < walk->n_elements ? &walk->elements[walk->next++] : NULL;
  walk->lost = told == NULL || role[0] != '/' || strcmp (role + 1, told->role) != 0;
  return walk->lost ? NULL : told;
}

/* ISO 32000-1, 14.8.5.4.3: where it is, for those who let its text flow anew. */
static void
set_place (qpdf_data q, qpdf_oh figure, const FwPdfElement *told)
{
  qpdf_oh page = qpdf_oh_get_key (q, figure, "/Pg");
  qpdf_oh attributes;
  double box[4], corners[4];

  if (told->width <= 0 || !qpdf_oh_is_dictionary (q, page)
      || !_fw_pdf_rewrite_get_box (q, page, box))
    return;
  corners[0] = box[0] + told->x;
  corners[1] = box[3] - told->y - told->height;
  corners[2] = corners[0] + told->width;
  corners[3] = corners[1] + told->height;
  attributes = qpdf_oh_parse (q, "<< /O /Layout /Placement /Block >>");
  _fw_pdf_rewrite_set_rectangle (q, attributes, "/BBox", corners);
  qpdf_oh_replace_key (q, figure, "/A", attributes);
}

static void
set_alternative (qpdf_data q, qpdf_oh figure, const FwPdfElement *told)
{
  const char *text = told != NULL ? told->alternative : NULL;

  if (text == NULL && qpdf_oh_has_key (q, figure, "/Alt"))
    return;
  /* The paper is German. */
  _fw_pdf_rewrite_set_text (q, figure, "/Alt", text != NULL ? text : "Abbildung");
  if (told != NULL)
    set_place (q, figure, told);
}

static void
complete_element (Walk *walk, qpdf_oh element, qpdf_oh parent)
{
  qpdf_data q = walk->q;
  const FwPdfElement *told = take_element (walk, element);

  if (told != NULL && told->language != NULL)
    _fw_pdf_rewrite_set_text (q, element, "/Lang", told->language);
  if (is_element (q, element, "/TH"))
    _fw_pdf_rewrite_set (q, element, "/A", get_scope (q, parent));
  else if (is_element (q, element, "/Figure"))
    set_alternative (q, element, told);
}

static void
walk_structure (Walk *walk, qpdf_oh element, qpdf_oh parent, guint depth)
{
  qpdf_data q = walk->q;

  if (depth > MAX_DEPTH)
    return;
  if (qpdf_oh_is_array (q, element))
    {
      for (int i = 0; i < qpdf_oh_get_array_n_items (q, element); i++)
        walk_structure (walk, qpdf_oh_get_array_item (q, element, i), parent, depth + 1);
      return;
    }
  if (!qpdf_oh_is_dictionary (q, element))
    return;
  if (qpdf_oh_has_key (q, element, "/S"))
    complete_element (walk, element, parent);
  /* An object is referred to, not part of the structure. */
  if (qpdf_oh_has_key (q, element, "/K"))
    walk_structure (walk, qpdf_oh_get_key (q, element, "/K"), element, depth + 1);
}

/* Links are printed, and say where they lead. */
static void
fix_annotations (qpdf_data q, qpdf_oh page)
{
  qpdf_oh annotations = qpdf_oh_get_key (q, page, "/Annots");

  for (int i = 0;
       qpdf_oh_is_array (q, annotations) && i < qpdf_oh_get_array_n_items (q, annotations); i++)
    {
      qpdf_oh annotation = qpdf_oh_get_array_item (q, annotations, i);
      qpdf_oh target;

      if (!qpdf_oh_is_dictionary (q, annotation)
          || !qpdf_oh_is_name_and_equals (q, qpdf_oh_get_key (q, annotation, "/Subtype"), "/Link"))
        continue;
      _fw_pdf_rewrite_set (q, annotation, "/F", "4");
      if (qpdf_oh_has_key (q, annotation, "/Contents"))
        continue;
      target = qpdf_oh_get_key_if_dict (q, qpdf_oh_get_key_if_dict (q, annotation, "/A"), "/URI");
      if (qpdf_oh_is_string (q, target))
        qpdf_oh_replace_key (q, annotation, "/Contents", target);
      else
        _fw_pdf_rewrite_set_text (q, annotation, "/Contents", "Verweis");
    }
}

static void
fix_pages (qpdf_data q, gboolean tagged)
{
  int n = qpdf_get_num_pages (q);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = qpdf_get_page_n (q, (size_t) i);

      _fw_pdf_rewrite_set (q, page, "/Tabs", "/S");
      fix_annotations (q, page);
      if (tagged)
        _fw_pdf_rewrite_mark_artifacts (q, page);
    }
}

static void
fix_catalog (qpdf_data q, const char *language, gboolean tagged)
{
  qpdf_oh root = qpdf_get_root (q);

  _fw_pdf_rewrite_set_text (q, root, "/Lang", language);
  if (!qpdf_oh_is_dictionary (q, qpdf_oh_get_key (q, root, "/ViewerPreferences")))
    _fw_pdf_rewrite_set (q, root, "/ViewerPreferences", "<< >>");
  _fw_pdf_rewrite_set (q, qpdf_oh_get_key (q, root, "/ViewerPreferences"), "/DisplayDocTitle",
                       "true");
  if (tagged)
    _fw_pdf_rewrite_set (q, root, "/MarkInfo", "<< /Marked true >>");
}

static void
fix_structure (qpdf_data q, const FwPdfElement *elements, guint n_elements)
{
  Walk walk = {.q = q, .elements = elements, .n_elements = n_elements};
  qpdf_oh root = qpdf_oh_get_key (q, qpdf_get_root (q), "/StructTreeRoot");

  if (qpdf_oh_has_key (q, root, "/K"))
    walk_structure (&walk, qpdf_oh_get_key (q, root, "/K"), root, 0);
  if (walk.lost || walk.next != n_elements)
    g_warning ("The structure of a PDF is not what was drawn; languages and words of figures are "
               "missing from its element %u on.",
               walk.next);
}

GBytes *
fw_pdf_archive (GBytes *pdf, const FwPdfArchive *archive, GError **error)
{
  GBytes *bytes = NULL;
  qpdf_data q;
  gboolean tagged;

  g_return_val_if_fail (pdf != NULL && archive != NULL && archive->language != NULL, NULL);

  q = _fw_pdf_rewrite_open (pdf, error);
  if (q == NULL)
    return NULL;
  tagged = has_structure (q);
  fix_catalog (q, archive->language, tagged);
  fix_pages (q, tagged);
  if (tagged)
    fix_structure (q, archive->elements, archive->n_elements);
  _fw_pdf_rewrite_set_metadata (q, archive->title, tagged);
  if (_fw_pdf_rewrite_add_fields (q, archive->fields, archive->n_fields, error))
    bytes = _fw_pdf_rewrite_close (q, error);
  qpdf_cleanup (&q);
  return bytes;
}

GBytes *
fw_pdf_place_fields (GBytes *pdf, const FwPdfField *fields, guint n_fields, GError **error)
{
  GBytes *bytes = NULL;
  qpdf_data q;

  g_return_val_if_fail (pdf != NULL && (fields != NULL || n_fields == 0), NULL);

  q = _fw_pdf_rewrite_open (pdf, error);
  if (q == NULL)
    return NULL;
  if (_fw_pdf_rewrite_add_fields (q, fields, n_fields, error))
    bytes = _fw_pdf_rewrite_close (q, error);
  qpdf_cleanup (&q);
  return bytes;
}
