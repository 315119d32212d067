/* fw-export-pdf.c: what cairo does not write into a PDF: its language, that its title is
 * shown, and words in the place of the picture. */
#include "config.h"

#include <glib/gi18n.h>
#include <qpdf/qpdf-c.h>

#include "draw/fw-draw-export-private.h"

#define DEEPEST 12

/* Gives every figure below @element its words; a structure is a tree of dictionaries and
 * arrays. */
static void
describe_figures (qpdf_data pdf, qpdf_oh element, const char *words, guint depth)
{
  if (depth > DEEPEST)
    return;
  if (qpdf_oh_is_array (pdf, element))
    {
      int n = qpdf_oh_get_array_n_items (pdf, element);

      for (int i = 0; i < n; i++)
        describe_figures (pdf, qpdf_oh_get_array_item (pdf, element, i), words, depth + 1);
      return;
    }
  if (!qpdf_oh_is_dictionary (pdf, element))
    return;
  if (qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, element, "/S"), "/Figure"))
    qpdf_oh_replace_key (pdf, element, "/Alt", qpdf_oh_new_unicode_string (pdf, words));
  describe_figures (pdf, qpdf_oh_get_key (pdf, element, "/K"), words, depth + 1);
}

static const char *
get_language (void)
{
  /* Translators: the code of the language that you translate to, as in RFC 5646: "de" */
  return C_ ("code of this language", "en");
}

GBytes *
fw_export_finish_pdf (FwExportPage *page, GBytes *bytes)
{
  qpdf_data pdf = qpdf_init ();
  /* Translators: in the place of the picture, for who cannot see it; %s is the title */
  g_autofree char *words = g_strdup_printf (
      page->lines->len > 0 ? _ ("%s as a drawing. The same in words is on the last pages.") : "%s",
      page->title != NULL ? page->title : "");
  GBytes *finished = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if (qpdf_read_memory (pdf, "genogram", data, size, NULL) <= QPDF_WARNINGS)
    {
      qpdf_oh root = qpdf_get_root (pdf);
      qpdf_oh viewer = qpdf_oh_new_dictionary (pdf);

      qpdf_oh_replace_key (pdf, viewer, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
      qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", viewer);
      qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_unicode_string (pdf, get_language ()));
      describe_figures (
          pdf, qpdf_oh_get_key_if_dict (pdf, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"), "/K"),
          words, 0);
      qpdf_init_write_memory (pdf);
      /* The same bytes for the same content. */
      qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
      if (qpdf_write (pdf) <= QPDF_WARNINGS)
        finished = g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
    }
  qpdf_cleanup (&pdf);
  /* Better without a language than none at all. */
  return finished != NULL ? finished : g_bytes_ref (bytes);
}
