/* fw-page-search.c: see fw-page-search.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-page-search.h"

struct _FwPageSearch
{
  AdwBin parent_instance;
  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count_label;

  FwPageView *view; /* a sibling: lives as long */
  FwPdf *pdf;
  GArray *places; /* of FwPdfPlace */
  guint current;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwPageSearch, fw_page_search, ADW_TYPE_BIN)

static void
show_hit (FwPageSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *count = NULL;

  if (self->places->len > 0)
    /* Translators: which hit of a search is shown, of how many. */
    count = g_strdup_printf (_ ("%1$u of %2$u"), self->current + 1, self->places->len);
  else
    count = g_strdup (text[0] != '\0' ? _ ("not found") : "");
  gtk_label_set_label (self->count_label, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.next", self->places->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.previous", self->places->len > 0);
  if (self->view != NULL)
    fw_page_view_show_place (
        self->view,
        self->places->len > 0 ? &g_array_index (self->places, FwPdfPlace, self->current) : NULL);
  if (text[0] != '\0')
    fw_ui_announce (GTK_WIDGET (self), count);
}

static void
search_cb (FwPageSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->places, g_array_unref);
  self->places = self->pdf != NULL && gtk_search_bar_get_search_mode (self->bar)
                     ? fw_pdf_find (self->pdf, text)
                     : g_array_new (FALSE, FALSE, sizeof (FwPdfPlace));
  self->current = 0;
  show_hit (self);
}

static void
move (FwPageSearch *self, guint by)
{
  if (self->places->len == 0)
    return;
  self->current = (self->current + by) % self->places->len;
  show_hit (self);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (FW_PAGE_SEARCH (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwPageSearch *self = FW_PAGE_SEARCH (widget);

  move (self, self->places->len - 1);
}

static void
next_cb (FwPageSearch *self)
{
  move (self, 1);
}

static void
previous_cb (FwPageSearch *self)
{
  move (self, self->places->len - 1);
}

static void
mode_cb (FwPageSearch *self)
{
  search_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

void
fw_page_search_set_pdf (FwPageSearch *self, FwPageView *view, FwPdf *pdf)
{
  g_return_if_fail (FW_IS_PAGE_SEARCH (self));

  self->view = view;
  g_set_object (&self->pdf, pdf);
  search_cb (self);
}

void
fw_page_search_begin (FwPageSearch *self)
{
  g_return_if_fail (FW_IS_PAGE_SEARCH (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
fw_page_search_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, gtk_search_bar_get_search_mode (FW_PAGE_SEARCH (object)->bar));
}

static void
fw_page_search_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FwPageSearch *self = FW_PAGE_SEARCH (object);

  if (g_value_get_boolean (value))
    fw_page_search_begin (self);
  else
    gtk_search_bar_set_search_mode (self->bar, FALSE);
}

static void
fw_page_search_dispose (GObject *object)
{
  FW_PAGE_SEARCH (object)->view = NULL;
  G_OBJECT_CLASS (fw_page_search_parent_class)->dispose (object);
}

static void
fw_page_search_finalize (GObject *object)
{
  FwPageSearch *self = FW_PAGE_SEARCH (object);

  g_clear_object (&self->pdf);
  g_array_unref (self->places);
  G_OBJECT_CLASS (fw_page_search_parent_class)->finalize (object);
}

static void
fw_page_search_class_init (FwPageSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_page_search_get_property;
  object_class->set_property = fw_page_search_set_property;
  object_class->dispose = fw_page_search_dispose;
  object_class->finalize = fw_page_search_finalize;
  properties[PROP_ACTIVE]
      = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "find.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, previous_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/widgets/fw-page-search.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPageSearch, bar);
  gtk_widget_class_bind_template_child (widget_class, FwPageSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, FwPageSearch, count_label);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
}

static void
fw_page_search_init (FwPageSearch *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (FwPdfPlace));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  show_hit (self);
}
