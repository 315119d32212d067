/* fw-sheet-csv.c: a sheet as CSV; see fw-sheet.h. */
#include "config.h"

#include <string.h>

#include "exchange/fw-sheet-private.h"

/* What a spreadsheet takes for the beginning of a formula; the full-width forms
 * are folded to these by some of them. */
static gboolean
begins_formula (gunichar c)
{
  switch (c)
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case 0xff1d: /* ＝ */
    case 0xff0b: /* ＋ */
    case 0xff0d: /* － */
    case 0xff20: /* ＠ */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
needs_guard (const char *text)
{
  if (text[0] == '\t' || text[0] == '\r' || text[0] == '\n')
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Spaces and what is not seen may be cut off before the look at the cell. */
      if (!g_unichar_isspace (c) && c != 0xfeff && c != 0x200b && !g_unichar_iscntrl (c))
        return begins_formula (c);
    }
  return FALSE;
}

static void
append_text (GString *csv, const char *text)
{
  gboolean guard = needs_guard (text);
  gboolean quote = strpbrk (text, ";\"\r\n\t,") != NULL || text[0] == ' ';

  if (quote)
    g_string_append_c (csv, '"');
  if (guard)
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  if (quote)
    g_string_append_c (csv, '"');
}

static void
append_cell (GString *csv, FwCellType type, const FwSheetCell *cell)
{
  g_autofree char *day = NULL;

  if (cell == NULL || cell->is_empty)
    return;
  switch (type)
    {
    case FW_CELL_INT:
      g_string_append_printf (csv, "%" G_GINT64_FORMAT, cell->value);
      return;
    case FW_CELL_DAY:
      day = fw_day_to_iso ((FwDay) cell->value);
      g_string_append (csv, day);
      return;
    case FW_CELL_TEXT:
    default:
      append_text (csv, cell->text);
      return;
    }
}

GBytes *
fw_sheet_to_csv (FwSheet *self, GError **error)
{
  GString *csv;

  g_return_val_if_fail (self != NULL, NULL);

  if (!_fw_sheet_check (self, error))
    return NULL;
  csv = g_string_new ("\xef\xbb\xbf"); /* spreadsheets know UTF-8 by it */
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ';');
      append_text (csv, g_array_index (self->columns, FwSheetColumn, i).title);
    }
  g_string_append (csv, "\r\n");
  for (guint row = 0; row < self->n_rows; row++)
    {
      for (guint i = 0; i < self->columns->len; i++)
        {
          if (i > 0)
            g_string_append_c (csv, ';');
          append_cell (csv, g_array_index (self->columns, FwSheetColumn, i).type,
                       _fw_sheet_get_cell (self, row, i));
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free_to_bytes (csv);
}
