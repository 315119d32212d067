/* fw-sheet-xlsx.c: a sheet as Office Open XML; see fw-sheet.h.
 *
 * libxlsxwriter was looked at: it collects its parts in temporary files, and nothing
 * of a case may lie in one. A table of strings, numbers and dates needs little:
 * seven XML parts in a ZIP whose members are stored as they are. Strings are
 * "inlineStr", so that no reader ever takes one for a formula or a number.
 * Source: ECMA-376 part 1 (SpreadsheetML), PKWARE APPNOTE 6.3.
 */
#include "config.h"

#include <string.h>

#include "exchange/fw-sheet-private.h"

/* Excel's day 0 is 1899-12-30 (its 1900 has a 29 February). */
#define EXCEL_EPOCH (-25569)
/* A cell holds at most so many characters; more makes the file unreadable. */
#define MAX_CHARACTERS 32767
/* 1980-01-01 00:00 in DOS form: the same sheet gives the same bytes. */
#define DOS_DATE 0x0021

enum
{
  STYLE_PLAIN,
  STYLE_HEADER,
  STYLE_DAY,
  STYLE_TEXT,
};

/* --- ZIP ----------------------------------------------------------------------------- */

typedef struct
{
  GByteArray *out;
  GByteArray *directory;
  guint16 n;
} Zip;

static void
put16 (GByteArray *out, guint value)
{
  const guint8 bytes[2] = {value & 0xff, (value >> 8) & 0xff};

  g_byte_array_append (out, bytes, 2);
}

static void
put32 (GByteArray *out, guint32 value)
{
  put16 (out, value & 0xffff);
  put16 (out, value >> 16);
}

static guint32
get_crc (const char *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= (guint8) data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }
  return ~crc;
}

/* The fields that the local and the central header have in common. */
static void
put_header (GByteArray *out, const char *name, guint32 crc, gsize length)
{
  put16 (out, 20);     /* version needed */
  put16 (out, 0x0800); /* names are UTF-8 */
  put16 (out, 0);      /* stored */
  put16 (out, 0);      /* time */
  put16 (out, DOS_DATE);
  put32 (out, crc);
  put32 (out, (guint32) length);
  put32 (out, (guint32) length);
  put16 (out, (guint) strlen (name));
  put16 (out, 0); /* extra field */
}

static void
zip_add (Zip *zip, const char *name, const char *text, gsize length)
{
  guint32 offset = zip->out->len, crc = get_crc (text, length);

  put32 (zip->out, 0x04034b50);
  put_header (zip->out, name, crc, length);
  g_byte_array_append (zip->out, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (zip->out, (const guint8 *) text, (guint) length);
  put32 (zip->directory, 0x02014b50);
  put16 (zip->directory, 20); /* made by */
  put_header (zip->directory, name, crc, length);
  put16 (zip->directory, 0); /* comment */
  put16 (zip->directory, 0); /* disk */
  put16 (zip->directory, 0); /* internal attributes */
  put32 (zip->directory, 0); /* external attributes */
  put32 (zip->directory, offset);
  g_byte_array_append (zip->directory, (const guint8 *) name, (guint) strlen (name));
  zip->n++;
}

static GBytes *
zip_finish (Zip *zip)
{
  guint32 offset = zip->out->len;

  g_byte_array_append (zip->out, zip->directory->data, zip->directory->len);
  put32 (zip->out, 0x06054b50);
  put16 (zip->out, 0);
  put16 (zip->out, 0);
  put16 (zip->out, zip->n);
  put16 (zip->out, zip->n);
  put32 (zip->out, zip->directory->len);
  put32 (zip->out, offset);
  put16 (zip->out, 0);
  g_byte_array_unref (zip->directory);
  return g_byte_array_free_to_bytes (zip->out);
}

/* --- XML ----------------------------------------------------------------------------- */

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE_NS "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE_NS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* Text of a cell; what XML cannot hold is left out, "_x005F_" keeps "_xNNNN_" from being
 * read as an escaped character (ECMA-376 part 1, 22.9.2.19). */
static void
append_escaped (GString *xml, const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < MAX_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n += c > 0xffff ? 2 : 1;
      if (c == '&')
        g_string_append (xml, "&amp;");
      else if (c == '<')
        g_string_append (xml, "&lt;");
      else if (c == '>')
        g_string_append (xml, "&gt;");
      else if (c == '"')
        g_string_append (xml, "&quot;");
      else if (c == '\r')
        g_string_append (xml, "_x000D_");
      else if (c == '_' && p[1] == 'x' && strlen (p) >= 7 && g_ascii_isxdigit (p[2])
               && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5])
               && p[6] == '_')
        g_string_append (xml, "_x005F_");
      else if ((c >= 0x20 || c == '\t' || c == '\n') && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (xml, c);
    }
}

/* "A1", "AB12" */
static void
append_place (GString *xml, guint row, guint column)
{
  char letters[8];
  guint n = 0;

  for (guint c = column + 1; c > 0; c = (c - 1) / 26)
    letters[n++] = (char) ('A' + (c - 1) % 26);
  while (n > 0)
    g_string_append_c (xml, letters[--n]);
  g_string_append_printf (xml, "%u", row + 1);
}

static void
append_string (GString *xml, guint row, guint column, int style, const char *text)
{
  g_string_append (xml, "<c r=\"");
  append_place (xml, row, column);
  g_string_append_printf (xml, "\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", style);
  append_escaped (xml, text);
  g_string_append (xml, "</t></is></c>");
}

static void
append_number (GString *xml, guint row, guint column, int style, gint64 value)
{
  g_string_append (xml, "<c r=\"");
  append_place (xml, row, column);
  g_string_append_printf (xml, "\" s=\"%d\"><v>%" G_GINT64_FORMAT "</v></c>", style, value);
}

static void
append_cell (GString *xml, FwCellType type, const FwSheetCell *cell, guint row, guint column)
{
  if (cell == NULL || cell->is_empty)
    return;
  if (type == FW_CELL_INT)
    append_number (xml, row, column, STYLE_PLAIN, cell->value);
  else if (type == FW_CELL_DAY)
    append_number (xml, row, column, STYLE_DAY, cell->value - EXCEL_EPOCH);
  else
    append_string (xml, row, column, STYLE_TEXT, cell->text);
}

static GString *
build_worksheet (FwSheet *self)
{
  GString *xml = g_string_new (XML "<worksheet xmlns=\"" MAIN_NS "\">");
  guint n = self->columns->len;

  g_string_append (xml, "<dimension ref=\"A1:");
  append_place (xml, self->n_rows, MAX (n, 1) - 1);
  g_string_append (xml, "\"/><sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"><pane "
                        "ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
                        "state=\"frozen\"/></sheetView></sheetViews><cols>");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, "<col min=\"%u\" max=\"%u\" width=\"%u\" customWidth=\"1\"/>",
                            i + 1, i + 1, g_array_index (self->columns, FwSheetColumn, i).width);
  g_string_append (xml, "</cols><sheetData><row r=\"1\">");
  for (guint i = 0; i < n; i++)
    append_string (xml, 0, i, STYLE_HEADER, g_array_index (self->columns, FwSheetColumn, i).title);
  g_string_append (xml, "</row>");
  for (guint row = 0; row < self->n_rows; row++)
    {
      g_string_append_printf (xml, "<row r=\"%u\">", row + 2);
      for (guint i = 0; i < n; i++)
        append_cell (xml, g_array_index (self->columns, FwSheetColumn, i).type,
                     _fw_sheet_get_cell (self, row, i), row + 1, i);
      g_string_append (xml, "</row>");
    }
  g_string_append (xml, "</sheetData><autoFilter ref=\"A1:");
  append_place (xml, self->n_rows, MAX (n, 1) - 1);
  g_string_append (xml, "\"/></worksheet>");
  return xml;
}

/* A worksheet's name: at most 31 characters, none of []:*?/\ and no apostrophe at its ends. */
static GString *
build_workbook (FwSheet *self)
{
  GString *xml = g_string_new (XML "<workbook xmlns=\"" MAIN_NS "\" xmlns:r=\"" OFFICE_NS
                                   "\"><sheets><sheet name=\"");
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = self->title; *p != '\0' && g_utf8_strlen (name->str, -1) < 31;
       p = g_utf8_next_char (p))
    if (strchr ("[]:*?/\\'", *p) == NULL)
      g_string_append_unichar (name, g_utf8_get_char (p));
  append_escaped (xml, name->len > 0 ? name->str : "1");
  g_string_append (xml, "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
  return xml;
}

static const char types_part[]
    = XML "<Types xmlns=\"" PACKAGE_NS "content-types\">"
          "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
          "relationships+xml\"/>"
          "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
          "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
          "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
          "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
          "vnd.openxmlformats-package.core-properties+xml\"/>"
          "</Types>";

static const char package_part[]
    = XML "<Relationships xmlns=\"" PACKAGE_NS "relationships\">"
          "<Relationship Id=\"rId1\" Type=\"" OFFICE_NS "/officeDocument\" "
          "Target=\"xl/workbook.xml\"/>"
          "<Relationship Id=\"rId2\" Type=\"" PACKAGE_NS "relationships/metadata/core-properties\" "
          "Target=\"docProps/core.xml\"/>"
          "</Relationships>";

static const char workbook_part[]
    = XML "<Relationships xmlns=\"" PACKAGE_NS "relationships\">"
          "<Relationship Id=\"rId1\" Type=\"" OFFICE_NS "/worksheet\" "
          "Target=\"worksheets/sheet1.xml\"/>"
          "<Relationship Id=\"rId2\" Type=\"" OFFICE_NS "/styles\" Target=\"styles.xml\"/>"
          "</Relationships>";

/* Formats in the order of the enum above; 49 is "@", a cell that stays a text when edited. */
static const char styles_part[] = XML
    "<styleSheet xmlns=\"" MAIN_NS "\">"
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs><cellXfs count=\"4\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyFont=\"1\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" "
    "wrapText=\"1\"/></xf></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    "</cellStyles></styleSheet>";

/* No author: whoever exports is in the access log, not in the file. */
static char *
dup_core (const char *created)
{
  return g_markup_printf_escaped (
      XML "<cp:coreProperties xmlns:cp=\"" PACKAGE_NS
          "metadata/core-properties\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
          "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dcterms:created "
          "xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created></cp:coreProperties>",
      created);
}

GBytes *
fw_sheet_to_xlsx (FwSheet *self, const char *created, GError **error)
{
  Zip zip = {0};
  g_autofree char *core = NULL;
  g_autoptr (GString) workbook = NULL;
  g_autoptr (GString) worksheet = NULL;

  g_return_val_if_fail (self != NULL && created != NULL, NULL);

  if (!_fw_sheet_check (self, error))
    return NULL;
  zip.out = g_byte_array_new ();
  zip.directory = g_byte_array_new ();
  core = dup_core (created);
  workbook = build_workbook (self);
  worksheet = build_worksheet (self);
  zip_add (&zip, "[Content_Types].xml", types_part, strlen (types_part));
  zip_add (&zip, "_rels/.rels", package_part, strlen (package_part));
  zip_add (&zip, "docProps/core.xml", core, strlen (core));
  zip_add (&zip, "xl/workbook.xml", workbook->str, workbook->len);
  zip_add (&zip, "xl/_rels/workbook.xml.rels", workbook_part, strlen (workbook_part));
  zip_add (&zip, "xl/styles.xml", styles_part, strlen (styles_part));
  zip_add (&zip, "xl/worksheets/sheet1.xml", worksheet->str, worksheet->len);
  return zip_finish (&zip);
}
