/* fw-together-page.c: see fw-together-page.h.
 *
 * Covers the case page: no file number, no other tab, no journal line, no search, no
 * inspector. Its tab has a desk of its own on which only what the family may see is
 * drawn. It has no place to come back to: after locking, the case is shown as always.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "features/genogram/fw-family-tab.h"
#include "features/genogram/fw-together-page.h"

struct _FwTogetherPage
{
  AdwNavigationPage parent_instance;
  AdwBanner *banner;
  AdwBin *tab_bin;
};

G_DEFINE_FINAL_TYPE (FwTogetherPage, fw_together_page, ADW_TYPE_NAVIGATION_PAGE)

static void
leave_cb (FwTogetherPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
share_cb (FwFamilyTab *tab, FwTogetherPage *self)
{
  g_autofree char *shown = fw_family_tab_dup_share_words (tab);
  g_autofree char *title
      /* Translators: %s is what somebody has opened for the family: "Health, Problems" */
      = shown != NULL ? g_strdup_printf (_ ("With the family. Shown by hand: %s"), shown)
                      : g_strdup (_ ("With the family. What only the office knows is hidden."));

  adw_banner_set_title (self->banner, title);
}

AdwNavigationPage *
fw_together_page_new (FwStore *store, gint64 case_id)
{
  FwTogetherPage *self = g_object_new (FW_TYPE_TOGETHER_PAGE, NULL);
  GtkWidget *tab = fw_family_tab_new_together (store, case_id);

  g_signal_connect_object (tab, "share-changed", G_CALLBACK (share_cb), self, 0);
  share_cb (FW_FAMILY_TAB (tab), self);
  adw_bin_set_child (self->tab_bin, tab);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_together_page_class_init (FwTogetherPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-together-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwTogetherPage, banner);
  gtk_widget_class_bind_template_child (widget_class, FwTogetherPage, tab_bin);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  /* Wherever the cursor is on the page, its bar among them. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "navigation.pop", NULL);
}

static void
fw_together_page_init (FwTogetherPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
