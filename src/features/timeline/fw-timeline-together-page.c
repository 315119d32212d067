/* fw-timeline-together-page.c: see fw-timeline-together-page.h.
 *
 * Covers the case page as the genogram's does; its tab has a desk of its own that shows
 * only what the family lived, learned, got as help and agreed. It has no place to come
 * back to: after locking, the case is shown as always.
 */
#include "config.h"

#include "features/timeline/fw-timeline-tab.h"
#include "features/timeline/fw-timeline-together-page.h"

struct _FwTimelineTogetherPage
{
  AdwNavigationPage parent_instance;
  AdwBin *tab_bin;
};

G_DEFINE_FINAL_TYPE (FwTimelineTogetherPage, fw_timeline_together_page, ADW_TYPE_NAVIGATION_PAGE)

static void
leave_cb (FwTimelineTogetherPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

AdwNavigationPage *
fw_timeline_together_page_new (FwStore *store, gint64 case_id)
{
  FwTimelineTogetherPage *self = g_object_new (FW_TYPE_TIMELINE_TOGETHER_PAGE, NULL);

  adw_bin_set_child (self->tab_bin, fw_timeline_tab_new_together (store, case_id));
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_timeline_together_page_class_init (FwTimelineTogetherPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/timeline/fw-timeline-together-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwTimelineTogetherPage, tab_bin);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  /* Wherever the cursor is on the page, its bar among them. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "navigation.pop", NULL);
}

static void
fw_timeline_together_page_init (FwTimelineTogetherPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
