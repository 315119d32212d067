/* fw-page-list.c: see fw-page-list.h.
 *
 * Pages are drawn one by one when there is nothing else to do, once the list is seen.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-page-list.h"
#include "widgets/fw-page-sheet.h"

#define WIDTH 104.0

struct _FwPageList
{
  AdwBin parent_instance;
  GtkListBox *list;
  FwPageView *view; /* a sibling: lives as long */
  FwPdf *pdf;
  GPtrArray *sheets; /* borrowed from the rows */
  guint n_drawn;
  guint source;
  gboolean following; /* the view, not a hand, selects */
};

G_DEFINE_FINAL_TYPE (FwPageList, fw_page_list, ADW_TYPE_BIN)

static void
draw (gpointer data, cairo_t *cr, guint page)
{
  fw_pdf_render (FW_PAGE_LIST (data)->pdf, page, cr, FALSE);
}

static gboolean
draw_cb (gpointer data)
{
  FwPageList *self = data;

  if (self->n_drawn < self->sheets->len && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      fw_page_sheet_render (g_ptr_array_index (self->sheets, self->n_drawn), draw, self,
                            self->n_drawn);
      self->n_drawn++;
      return G_SOURCE_CONTINUE;
    }
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_draw (FwPageList *self)
{
  if (self->source == 0 && self->n_drawn < self->sheets->len
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, draw_cb, self, NULL);
}

static void
page_cb (FwPageList *self)
{
  guint page = 0;

  if (self->view == NULL)
    return;
  g_object_get (self->view, "page", &page, NULL);
  self->following = TRUE;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) page));
  self->following = FALSE;
}

static void
selected_cb (FwPageList *self, GtkListBoxRow *row)
{
  if (!self->following && row != NULL && self->view != NULL)
    fw_page_view_go_to (self->view, (guint) gtk_list_box_row_get_index (row));
}

static GtkWidget *
create_row (FwPageList *self, guint page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label, *sheet;
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *spoken = NULL;
  double width, height;

  fw_pdf_get_page_size (self->pdf, page, &width, &height);
  sheet = fw_page_sheet_new (width, height);
  fw_page_sheet_set_zoom (FW_PAGE_SHEET (sheet), WIDTH / MAX (width, 1));
  g_ptr_array_add (self->sheets, sheet);
  label = gtk_label_new (number);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_halign (sheet, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 6);
  /* The row is what is clicked and spoken. */
  gtk_widget_set_can_target (sheet, FALSE);
  gtk_box_append (GTK_BOX (box), sheet);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* Translators: %u is the number of a page. */
  spoken = g_strdup_printf (_ ("Go to page %u"), page + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

void
fw_page_list_set_pdf (FwPageList *self, FwPageView *view, FwPdf *pdf)
{
  g_return_if_fail (FW_IS_PAGE_LIST (self));

  if (self->view == NULL && view != NULL)
    g_signal_connect_object (view, "notify::page", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  self->view = view;
  g_set_object (&self->pdf, pdf);
  self->following = TRUE;
  gtk_list_box_remove_all (self->list);
  self->following = FALSE;
  g_ptr_array_set_size (self->sheets, 0);
  self->n_drawn = 0;
  for (guint i = 0; pdf != NULL && i < fw_pdf_get_n_pages (pdf); i++)
    gtk_list_box_append (self->list, create_row (self, i));
  page_cb (self);
  queue_draw (self);
}

static void
fw_page_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_page_list_parent_class)->map (widget);
  queue_draw (FW_PAGE_LIST (widget));
}

static void
fw_page_list_dispose (GObject *object)
{
  FwPageList *self = FW_PAGE_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  self->view = NULL;
  g_ptr_array_set_size (self->sheets, 0);
  G_OBJECT_CLASS (fw_page_list_parent_class)->dispose (object);
}

static void
fw_page_list_finalize (GObject *object)
{
  FwPageList *self = FW_PAGE_LIST (object);

  g_clear_object (&self->pdf);
  g_ptr_array_unref (self->sheets);
  G_OBJECT_CLASS (fw_page_list_parent_class)->finalize (object);
}

static void
fw_page_list_class_init (FwPageListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_page_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_page_list_finalize;
  GTK_WIDGET_CLASS (klass)->map = fw_page_list_map;
}

static void
fw_page_list_init (FwPageList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->sheets = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("List of pages"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scroller);
}
