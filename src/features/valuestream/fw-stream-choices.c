/* fw-stream-choices.c: see fw-stream-choices.h. */
#include "config.h"

#include "features/valuestream/fw-stream-choices.h"

static gboolean
is_same (GListModel *shown, GtkStringList *names)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (!GTK_IS_STRING_LIST (shown) || g_list_model_get_n_items (shown) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (shown), i),
                   gtk_string_list_get_string (names, i))
        != 0)
      return FALSE;
  return TRUE;
}

void
fw_stream_set_choices (GtkWidget *combo_row, GtkStringList *names, guint chosen)
{
  AdwComboRow *row = ADW_COMBO_ROW (combo_row);

  if (!is_same (adw_combo_row_get_model (row), names))
    adw_combo_row_set_model (row, G_LIST_MODEL (names));
  if (adw_combo_row_get_selected (row) != chosen)
    adw_combo_row_set_selected (row, chosen);
}
