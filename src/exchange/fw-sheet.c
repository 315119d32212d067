/* fw-sheet.c: see fw-sheet.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/fw-exchange-error.h"
#include "exchange/fw-sheet-private.h"

static void
clear_column (gpointer data)
{
  g_free (((FwSheetColumn *) data)->title);
}

static void
clear_cell (gpointer data)
{
  g_free (((FwSheetCell *) data)->text);
}

FwSheet *
fw_sheet_new (const char *title, gint64 case_id)
{
  FwSheet *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (FwSheet, 1);
  self->title = g_strdup (title);
  self->case_id = case_id;
  self->columns = g_array_new (FALSE, TRUE, sizeof (FwSheetColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->cells = g_array_new (FALSE, TRUE, sizeof (FwSheetCell));
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

void
fw_sheet_free (FwSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_free (self);
}

void
fw_sheet_add_column (FwSheet *self, const char *title, FwCellType type, guint width)
{
  FwSheetColumn column = {g_strdup (title), type, width};

  g_return_if_fail (self != NULL && title != NULL && self->n_rows == 0);

  g_array_append_val (self->columns, column);
}

gboolean
_fw_sheet_check (FwSheet *self, GError **error)
{
  if (!self->is_refused)
    return TRUE;
  g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_OTHER_CASE,
                       _ ("This export is about one case; content of another case does not go "
                          "into it."));
  return FALSE;
}

gboolean
fw_sheet_begin_row (FwSheet *self, gint64 case_id, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->is_refused |= self->case_id != 0 && case_id != self->case_id;
  if (!_fw_sheet_check (self, error))
    return FALSE;
  /* What the row before did not fill stays empty. */
  while (self->cells->len < self->n_rows * self->columns->len)
    {
      FwSheetCell empty = {.is_empty = TRUE};

      g_array_append_val (self->cells, empty);
    }
  self->n_rows++;
  return TRUE;
}

/* Takes @text; the column must be of @type. */
static void
add_cell (FwSheet *self, FwCellType type, char *text, gint64 value, gboolean is_empty)
{
  FwSheetCell cell = {text, value, is_empty};
  guint column;

  if (self->is_refused)
    {
      g_free (text);
      return;
    }
  g_assert (self->n_rows > 0 && self->cells->len < self->n_rows * self->columns->len);
  column = self->cells->len % self->columns->len;
  g_assert (g_array_index (self->columns, FwSheetColumn, column).type == type);
  g_array_append_val (self->cells, cell);
}

void
fw_sheet_add_text (FwSheet *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_cell (self, FW_CELL_TEXT, g_utf8_make_valid (text != NULL ? text : "", -1), 0,
            text == NULL || text[0] == '\0');
}

void
fw_sheet_add_int (FwSheet *self, gint64 value)
{
  g_return_if_fail (self != NULL);

  add_cell (self, FW_CELL_INT, NULL, value, FALSE);
}

void
fw_sheet_add_day (FwSheet *self, FwDay day)
{
  g_return_if_fail (self != NULL);

  add_cell (self, FW_CELL_DAY, NULL, day, day == FW_DAY_NONE);
}

guint
fw_sheet_get_n_rows (FwSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

const FwSheetCell *
_fw_sheet_get_cell (FwSheet *self, guint row, guint column)
{
  guint index = row * self->columns->len + column;

  return index < self->cells->len ? &g_array_index (self->cells, FwSheetCell, index) : NULL;
}
