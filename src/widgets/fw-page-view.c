/* fw-page-view.c: see fw-page-view.h.
 *
 * Sheets are rendered when they come into sight and let go when far away, so a
 * long document costs what is seen.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-page-sheet.h"
#include "widgets/fw-page-view.h"

#define PADDING 15
#define ZOOM_STEP 1.2
#define MAX_ZOOM 6.0
#define MIN_ZOOM 0.2

struct _FwPageView
{
  GtkWidget parent_instance;
  GtkWidget *toolbar_view;
  AdwBanner *banner;
  GtkScrolledWindow *scroller;
  GtkBox *sheets_box;
  GtkBox *tool_box;
  GtkLabel *page_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;

  FwDocument *document;
  FwPdf *pdf;
  GPtrArray *sheets; /* borrowed from the box */
  guint page;
  double zoom;
  gboolean fit_width;
  char *anchor;
  FwDocumentPlace found; /* what was searched */
  gboolean has_found;
  gboolean wants_scroll;
  guint refresh_source;
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_N_PAGES,
  N_PROPS
};

enum
{
  ANCHOR_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwPageView, fw_page_view, GTK_TYPE_WIDGET)

static void
draw (gpointer data, cairo_t *cr, guint page)
{
  FwPageView *self = data;

  if (self->document != NULL)
    fw_document_draw_page (self->document, cr, page);
  else if (self->pdf != NULL)
    fw_pdf_render (self->pdf, page, cr, FALSE);
}

static guint
count_pages (FwPageView *self)
{
  if (self->document != NULL)
    return fw_document_get_n_pages (self->document);
  return self->pdf != NULL ? fw_pdf_get_n_pages (self->pdf) : 0;
}

static void
get_size (FwPageView *self, guint page, double *width, double *height)
{
  if (self->document != NULL)
    fw_document_get_page_size (self->document, width, height);
  else
    fw_pdf_get_page_size (self->pdf, page, width, height);
}

/* Top and height of a sheet within the box, wherever it is scrolled to. */
static gboolean
get_span (FwPageView *self, guint page, double *top, double *height)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (g_ptr_array_index (self->sheets, page),
                                  GTK_WIDGET (self->sheets_box), &bounds))
    return FALSE;
  *top = bounds.origin.y;
  *height = bounds.size.height;
  return TRUE;
}

static void
update_page (FwPageView *self, guint page)
{
  guint n = self->sheets->len;
  g_autofree char *text = NULL;

  page = n > 0 ? MIN (page, n - 1) : 0;
  /* Translators: the page shown and how many there are. */
  text = n > 0 ? g_strdup_printf (_ ("Page %u of %u"), page + 1, n) : g_strdup (_ ("No page yet"));
  gtk_label_set_label (self->page_label, text);
  gtk_widget_set_sensitive (self->previous_button, page > 0);
  gtk_widget_set_sensitive (self->next_button, page + 1 < n);
  if (self->page == page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
update_zoom (FwPageView *self)
{
  double width, height, room;

  if (self->sheets->len == 0)
    return;
  if (self->fit_width)
    {
      get_size (self, 0, &width, &height);
      room = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * PADDING;
      if (room < 60)
        return;
      self->zoom = CLAMP (room / width, MIN_ZOOM, MAX_ZOOM);
    }
  for (guint i = 0; i < self->sheets->len; i++)
    fw_page_sheet_set_zoom (g_ptr_array_index (self->sheets, i), self->zoom);
}

static void
scroll_to_anchor (FwPageView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double room = gtk_adjustment_get_page_size (adjustment), top, height, y;
  FwDocumentPlace place = self->found;

  for (guint i = 0; i < self->sheets->len; i++)
    fw_page_sheet_set_frame (g_ptr_array_index (self->sheets, i), NULL);
  if ((!self->has_found
       && (self->document == NULL || self->anchor == NULL
           || !fw_document_locate (self->document, self->anchor, &place)))
      || place.page >= self->sheets->len)
    return;
  fw_page_sheet_set_frame (g_ptr_array_index (self->sheets, place.page),
                           &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y,
                                                (float) place.width, (float) place.height));
  if (!self->wants_scroll || !get_span (self, place.page, &top, &height) || room < 1)
    return;
  self->wants_scroll = FALSE;
  y = top + place.y * self->zoom;
  if (y < value || y + MIN (place.height * self->zoom, room / 2) > value + room)
    gtk_adjustment_set_value (adjustment, y - room / 4);
}

static gboolean
refresh_cb (gpointer data)
{
  FwPageView *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value, room, top, height;
  guint current = self->page;
  gboolean found = FALSE;

  self->refresh_source = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  scroll_to_anchor (self);
  value = gtk_adjustment_get_value (adjustment);
  room = gtk_adjustment_get_page_size (adjustment);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      FwPageSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (!get_span (self, i, &top, &height))
        continue;
      if (top + height >= value && top <= value + room)
        {
          if (!fw_page_sheet_is_fresh (sheet))
            fw_page_sheet_render (sheet, draw, self, i);
        }
      else if (top + height < value - 2 * room || top > value + 3 * room)
        fw_page_sheet_drop (sheet);
      if (!found && top + height > value + room / 3)
        {
          current = i;
          found = TRUE;
        }
    }
  update_page (self, current);
  return G_SOURCE_REMOVE;
}

/* After the next layout: places are known then. */
static void
queue_refresh (FwPageView *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, refresh_cb, self, NULL);
}

static void
scrolled_cb (FwPageView *self)
{
  queue_refresh (self);
}

static void
clicked_cb (FwPageView *self, double x, double y, FwPageSheet *sheet)
{
  const char *anchor;
  guint page;

  if (self->document == NULL || !g_ptr_array_find (self->sheets, sheet, &page))
    return;
  anchor = fw_document_pick (self->document, page, x, y);
  if (anchor != NULL)
    {
      g_autofree char *kept = g_strdup (anchor);

      g_signal_emit (self, signals[ANCHOR_ACTIVATED], 0, kept);
    }
}

static void
describe (FwPageView *self, GtkWidget *sheet, guint page)
{
  /* Translators: the page shown and how many there are. */
  g_autofree char *label = g_strdup_printf (_ ("Page %u of %u"), page + 1, count_pages (self));
  g_autofree char *text = self->pdf != NULL ? fw_pdf_dup_text (self->pdf, page)
                                            : fw_document_dup_text (self->document, page);

  gtk_accessible_update_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

static void
rebuild (FwPageView *self)
{
  guint n = count_pages (self);
  guint n_before = self->sheets->len;

  while (self->sheets->len > n)
    {
      gtk_box_remove (self->sheets_box, g_ptr_array_index (self->sheets, self->sheets->len - 1));
      g_ptr_array_remove_index (self->sheets, self->sheets->len - 1);
    }
  while (self->sheets->len < n)
    {
      double width, height;
      GtkWidget *sheet;

      get_size (self, self->sheets->len, &width, &height);
      sheet = fw_page_sheet_new (width, height);
      g_signal_connect_object (sheet, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->sheets_box, sheet);
      g_ptr_array_add (self->sheets, sheet);
    }
  for (guint i = 0; i < n; i++)
    {
      fw_page_sheet_invalidate (g_ptr_array_index (self->sheets, i));
      describe (self, g_ptr_array_index (self->sheets, i), i);
    }
  update_zoom (self);
  update_page (self, self->page);
  queue_refresh (self);
  if (n != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

void
fw_page_view_set_document (FwPageView *self, FwDocument *document)
{
  g_return_if_fail (FW_IS_PAGE_VIEW (self));

  g_clear_object (&self->pdf);
  g_set_object (&self->document, document);
  rebuild (self);
}

void
fw_page_view_set_pdf (FwPageView *self, FwPdf *pdf)
{
  g_return_if_fail (FW_IS_PAGE_VIEW (self));

  g_clear_object (&self->document);
  g_set_object (&self->pdf, pdf);
  rebuild (self);
}

void
fw_page_view_set_anchor (FwPageView *self, const char *anchor)
{
  g_return_if_fail (FW_IS_PAGE_VIEW (self));

  if (!g_set_str (&self->anchor, anchor))
    return;
  self->wants_scroll = TRUE;
  queue_refresh (self);
}

void
fw_page_view_set_outdated (FwPageView *self, const char *why)
{
  g_return_if_fail (FW_IS_PAGE_VIEW (self));

  if (why != NULL)
    adw_banner_set_title (self->banner, why);
  adw_banner_set_revealed (self->banner, why != NULL);
}

guint
fw_page_view_get_n_pages (FwPageView *self)
{
  g_return_val_if_fail (FW_IS_PAGE_VIEW (self), 0);

  return self->sheets->len;
}

void
fw_page_view_show_place (FwPageView *self, const FwPdfPlace *place)
{
  g_return_if_fail (FW_IS_PAGE_VIEW (self));

  self->has_found = place != NULL;
  if (place != NULL)
    self->found = (FwDocumentPlace) {place->page, place->x, place->y, place->width, place->height};
  self->wants_scroll = place != NULL;
  queue_refresh (self);
}

void
fw_page_view_add_tool (FwPageView *self, GtkWidget *tool)
{
  g_return_if_fail (FW_IS_PAGE_VIEW (self) && GTK_IS_WIDGET (tool));

  gtk_box_append (self->tool_box, tool);
}

void
fw_page_view_go_to (FwPageView *self, guint page)
{
  double top, height;

  g_return_if_fail (FW_IS_PAGE_VIEW (self));

  if (page < self->sheets->len && get_span (self, page, &top, &height))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), top - PADDING);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwPageView *self = FW_PAGE_VIEW (widget);

  if (self->page > 0)
    fw_page_view_go_to (self, self->page - 1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_page_view_go_to (FW_PAGE_VIEW (widget), FW_PAGE_VIEW (widget)->page + 1);
}

static void
set_zoom (FwPageView *self, double zoom)
{
  self->fit_width = FALSE;
  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  update_zoom (self);
  queue_refresh (self);
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (FW_PAGE_VIEW (widget), FW_PAGE_VIEW (widget)->zoom * ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (FW_PAGE_VIEW (widget), FW_PAGE_VIEW (widget)->zoom / ZOOM_STEP);
}

static void
fit_width_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwPageView *self = FW_PAGE_VIEW (widget);

  self->fit_width = TRUE;
  update_zoom (self);
  queue_refresh (self);
}

static gboolean
scroll_cb (FwPageView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller))
       & GDK_CONTROL_MASK)
      == 0)
    return FALSE;
  set_zoom (self, dy < 0 ? self->zoom * ZOOM_STEP : self->zoom / ZOOM_STEP);
  return TRUE;
}

GtkWidget *
fw_page_view_new (void)
{
  return g_object_new (FW_TYPE_PAGE_VIEW, NULL);
}

static void
fw_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwPageView *self = FW_PAGE_VIEW (widget);

  gtk_widget_size_allocate (self->toolbar_view, &(GtkAllocation) {0, 0, width, height}, baseline);
  if (self->fit_width)
    update_zoom (self);
  queue_refresh (self);
}

static void
fw_page_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (FW_PAGE_VIEW (widget)->toolbar_view, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
fw_page_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_page_view_parent_class)->map (widget);
  queue_refresh (FW_PAGE_VIEW (widget));
}

static void
fw_page_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwPageView *self = FW_PAGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, self->sheets->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_page_view_dispose (GObject *object)
{
  FwPageView *self = FW_PAGE_VIEW (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_PAGE_VIEW);
  g_ptr_array_set_size (self->sheets, 0);
  g_clear_object (&self->document);
  g_clear_object (&self->pdf);
  G_OBJECT_CLASS (fw_page_view_parent_class)->dispose (object);
}

static void
fw_page_view_finalize (GObject *object)
{
  FwPageView *self = FW_PAGE_VIEW (object);

  g_ptr_array_unref (self->sheets);
  g_free (self->anchor);
  G_OBJECT_CLASS (fw_page_view_parent_class)->finalize (object);
}

static void
fw_page_view_class_init (FwPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_page_view_get_property;
  object_class->dispose = fw_page_view_dispose;
  object_class->finalize = fw_page_view_finalize;
  widget_class->size_allocate = fw_page_view_size_allocate;
  widget_class->measure = fw_page_view_measure;
  widget_class->map = fw_page_view_map;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ANCHOR_ACTIVATED]
      = g_signal_new ("anchor-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "page.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "page.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "page.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "page.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "page.fit-width", NULL, fit_width_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "page.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "page.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "page.fit-width",
                                       NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/fallwerk/Fallwerk/ui/widgets/fw-page-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPageView, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, FwPageView, banner);
  gtk_widget_class_bind_template_child (widget_class, FwPageView, scroller);
  gtk_widget_class_bind_template_child (widget_class, FwPageView, sheets_box);
  gtk_widget_class_bind_template_child (widget_class, FwPageView, tool_box);
  gtk_widget_class_bind_template_child (widget_class, FwPageView, page_label);
  gtk_widget_class_bind_template_child (widget_class, FwPageView, previous_button);
  gtk_widget_class_bind_template_child (widget_class, FwPageView, next_button);
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_page_view_init (FwPageView *self)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->sheets = g_ptr_array_new ();
  self->zoom = 1;
  self->fit_width = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  /* Sheets have got their places or another size. */
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}
