/* fw-pdf-archive-metadata.c: XMP that says the same as the document information, and sRGB as
 * the colours' meaning. */
#include "config.h"

#include <lcms2.h>
#include <string.h>

#include "document/fw-pdf-archive-private.h"

/* What PDF/A asks of a schema that it does not know itself. */
#define EXTENSION                                                                                  \
  "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"" \
  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""                                      \
  " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas>"          \
  "<rdf:Bag><rdf:li rdf:parseType=\"Resource\">"                                                   \
  "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"                            \
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"            \
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"                   \
  "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"                 \
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"                                       \
  "<pdfaProperty:category>internal</pdfaProperty:category>"                                        \
  "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq>"         \
  "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"

static char *
dup_info (qpdf_data q, const char *key)
{
  qpdf_oh info = qpdf_oh_get_key (q, qpdf_get_trailer (q), "/Info");
  qpdf_oh value = qpdf_oh_get_key_if_dict (q, info, key);

  return qpdf_oh_is_string (q, value) ? g_strdup (qpdf_oh_get_utf8_value (q, value)) : NULL;
}

/* The parts of a date such as "D:20261126100000+01'00'"; cairo leaves out the start when it
 * was given no zone. FALSE when it is no whole date. */
static gboolean
split_date (const char *date, const char **digits, char *zone, gsize n_zone)
{
  if (date == NULL)
    return FALSE;
  if (g_str_has_prefix (date, "D:"))
    date += 2;
  for (guint i = 0; i < 14; i++)
    if (!g_ascii_isdigit (date[i]))
      return FALSE;
  *digits = date;
  if ((date[14] == '+' || date[14] == '-') && strlen (date) >= 20)
    g_snprintf (zone, n_zone, "%.3s:%.2s", date + 14, date + 18);
  else
    g_strlcpy (zone, "Z", n_zone);
  return TRUE;
}

/* Writes a date as it has to be into the document information; the same as ISO 8601. NULL
 * when there is none. */
static char *
fix_date (qpdf_data q, const char *key)
{
  g_autofree char *date = dup_info (q, key);
  g_autofree char *pdf_date = NULL;
  const char *d;
  char zone[8];

  if (!split_date (date, &d, zone, sizeof zone))
    return NULL;
  pdf_date = g_str_equal (zone, "Z") ? g_strdup_printf ("D:%.14sZ", d)
                                     : g_strdup_printf ("D:%.14s%.3s'%.2s'", d, zone, zone + 4);
  _fw_pdf_rewrite_set_text (q, qpdf_oh_get_key (q, qpdf_get_trailer (q), "/Info"), key, pdf_date);
  return g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%s", d, d + 4, d + 6, d + 8, d + 10, d + 12,
                          zone);
}

static void
append_property (GString *xmp, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || text[0] == '\0')
    return;
  escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (xmp, "%s%s%s\n", before, escaped, after);
}

static char *
dup_xmp (qpdf_data q, const char *title, gboolean tagged)
{
  GString *xmp = g_string_new (
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
      "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n");
  g_autofree char *author = dup_info (q, "/Author");
  g_autofree char *subject = dup_info (q, "/Subject");
  g_autofree char *creator = dup_info (q, "/Creator");
  g_autofree char *producer = dup_info (q, "/Producer");
  g_autofree char *keywords = dup_info (q, "/Keywords");
  g_autofree char *created = fix_date (q, "/CreationDate");
  g_autofree char *modified = fix_date (q, "/ModDate");

  if (tagged)
    g_string_append (xmp, "<pdfuaid:part>1</pdfuaid:part>\n");
  append_property (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title,
                   "</rdf:li></rdf:Alt></dc:title>");
  append_property (xmp, "<dc:creator><rdf:Seq><rdf:li>", author,
                   "</rdf:li></rdf:Seq></dc:creator>");
  append_property (xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", subject,
                   "</rdf:li></rdf:Alt></dc:description>");
  append_property (xmp, "<pdf:Keywords>", keywords, "</pdf:Keywords>");
  append_property (xmp, "<xmp:CreatorTool>", creator, "</xmp:CreatorTool>");
  append_property (xmp, "<xmp:CreateDate>", created, "</xmp:CreateDate>");
  append_property (xmp, "<xmp:ModifyDate>", modified, "</xmp:ModifyDate>");
  append_property (xmp, "<pdf:Producer>", producer, "</pdf:Producer>");
  g_string_append (xmp, "</rdf:Description>\n");
  if (tagged)
    g_string_append (xmp, EXTENSION);
  g_string_append (xmp, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
  return g_string_free_and_steal (xmp);
}

/* sRGB without the hour it was made: the same file for the same content. */
static GBytes *
make_profile (void)
{
  cmsHPROFILE profile = cmsCreate_sRGBProfile ();
  cmsUInt32Number size = 0;
  guint8 *data;

  cmsSetProfileVersion (profile, 4.2);
  cmsSaveProfileToMem (profile, NULL, &size);
  data = g_malloc0 (MAX (size, 128));
  cmsSaveProfileToMem (profile, data, &size);
  cmsCloseProfile (profile);
  memcpy (data + 24, "\x07\xea\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00", 12); /* 2026-01-01 */
  memset (data + 84, 0, 16);
  return g_bytes_new_take (data, size);
}

static GBytes *
get_profile (void)
{
  static GBytes *profile;

  if (g_once_init_enter_pointer (&profile))
    g_once_init_leave_pointer (&profile, make_profile ());
  return profile;
}

static void
set_output_intent (qpdf_data q)
{
  GBytes *profile = get_profile ();
  qpdf_oh intents = qpdf_oh_new_array (q);
  qpdf_oh intent = qpdf_oh_parse (q, "<< /Type /OutputIntent /S /GTS_PDFA1"
                                     " /OutputConditionIdentifier (sRGB)"
                                     " /Info (sRGB IEC61966-2.1)"
                                     " /RegistryName (http://www.color.org) >>");

  qpdf_oh_replace_key (q, intent, "/DestOutputProfile",
                       _fw_pdf_rewrite_new_stream (q, "<< /N 3 >>",
                                                   g_bytes_get_data (profile, NULL),
                                                   g_bytes_get_size (profile)));
  qpdf_oh_append_item (q, intents, qpdf_make_indirect_object (q, intent));
  qpdf_oh_replace_key (q, qpdf_get_root (q), "/OutputIntents", intents);
}

void
_fw_pdf_rewrite_set_metadata (qpdf_data q, const char *title, gboolean tagged)
{
  qpdf_oh trailer = qpdf_get_trailer (q);
  g_autofree char *own_title = dup_info (q, "/Title");
  g_autofree char *xmp = NULL;

  if (title == NULL)
    title = own_title != NULL && own_title[0] != '\0' ? own_title : "Dokument";
  if (!qpdf_oh_is_dictionary (q, qpdf_oh_get_key (q, trailer, "/Info")))
    qpdf_oh_replace_key (q, trailer, "/Info",
                         qpdf_make_indirect_object (q, qpdf_oh_new_dictionary (q)));
  _fw_pdf_rewrite_set_text (q, qpdf_oh_get_key (q, trailer, "/Info"), "/Title", title);
  xmp = dup_xmp (q, title, tagged);
  qpdf_oh_replace_key (
      q, qpdf_get_root (q), "/Metadata",
      _fw_pdf_rewrite_new_stream (q, "<< /Type /Metadata /Subtype /XML >>", xmp, strlen (xmp)));
  set_output_intent (q);
}
