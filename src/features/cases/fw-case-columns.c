/* fw-case-columns.c: see fw-case-columns.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "features/cases/fw-case-columns.h"

#define WIDEST_HIT 300 /* px: also with large text the next deadline has to find room */

static void
fit (GtkColumnViewColumn *column, double width, int widest, GtkSettings *settings)
{
  double px = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, width, settings);

  gtk_column_view_column_set_fixed_width (column, (int) MIN (px, widest));
}

void
fw_case_columns_fit (GtkColumnViewColumn *light,
                     GtkColumnViewColumn *hit,
                     GtkColumnViewColumn *worker,
                     GtkColumnViewColumn *contact,
                     GtkSettings *settings,
                     gboolean narrow)
{
  fit (light, 104, G_MAXINT, settings);
  fit (hit, narrow ? 145 : 210, WIDEST_HIT, settings);
  fit (worker, 116, G_MAXINT, settings);
  fit (contact, 92, G_MAXINT, settings);
}

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const FwCaseView *view)
{
  FwCaseCellKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "kind"));

  gtk_list_item_set_child (item, fw_case_cell_new (kind, view));
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  fw_case_cell_set_row (FW_CASE_CELL (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item));
}

static void
cell_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  fw_case_cell_set_row (FW_CASE_CELL (gtk_list_item_get_child (item)), NULL);
}

void
fw_case_columns_set_up (GtkColumnViewColumn *column,
                        FwCaseCellKind kind,
                        gboolean sorts,
                        const FwCaseView *view)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), (gpointer) view);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbind_cb), NULL);
  gtk_column_view_column_set_factory (column, factory);
  if (sorts)
    {
      /* The order is SQL's; the header needs a sorter to be clickable. */
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      gtk_column_view_column_set_sorter (column, sorter);
    }
}

static void
describe_row (GtkColumnViewRow *item)
{
  const FwCaseView *view = g_object_get_data (G_OBJECT (item), "view");
  FwQueryRow *row = gtk_column_view_row_get_item (item);
  g_autofree char *text = NULL;

  if (row == NULL || view == NULL)
    return;
  text = fw_case_cell_describe (row, view);
  gtk_column_view_row_set_accessible_label (item, text);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *item, const FwCaseView *view)
{
  g_object_set_data (G_OBJECT (item), "view", (gpointer) view);
  g_signal_connect_object (gtk_column_view_row_get_item (item), "notify::loaded",
                           G_CALLBACK (describe_row), item, G_CONNECT_SWAPPED);
  describe_row (item);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *item)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_row_get_item (item), describe_row, item);
}

void
fw_case_columns_set_up_rows (GtkColumnView *list, const FwCaseView *view)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_signal_connect (rows, "bind", G_CALLBACK (row_bind_cb), (gpointer) view);
  g_signal_connect (rows, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  gtk_column_view_set_row_factory (list, rows);
}

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_header_set_child (header, label);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, FwQueryModel *model)
{
  gboolean own = gtk_list_header_get_start (header) < fw_query_model_get_n_first (model);
  g_autofree char *text
      = g_strdup_printf ("%s · %u", own ? _ ("Own and as deputy") : _ ("Other cases"),
                         gtk_list_header_get_n_items (header));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), text);
}

GtkListItemFactory *
fw_case_columns_create_headers (FwQueryModel *model)
{
  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();

  g_signal_connect (headers, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect_object (headers, "bind", G_CALLBACK (header_bind_cb), model, 0);
  return headers;
}
