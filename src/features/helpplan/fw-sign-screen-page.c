/* fw-sign-screen-page.c: see fw-sign-screen-page.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-sign-pad.h"
#include "features/helpplan/fw-sign-screen-page.h"
#include "features/helpplan/fw-sign-seal.h"
#include "features/helpplan/fw-sign-words.h"

struct _FwSignScreenPage
{
  AdwBin parent_instance;
  FwSignPad *pad;
  GtkWidget *pad_box;
  GtkWidget *undo_button;
  GtkWidget *again_button;
  AdwSwitchRow *typed_row;
  FwSignSeal *seal;
};

static void
fw_sign_screen_page_way_page_init (FwSignWayPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwSignScreenPage,
                               fw_sign_screen_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_SIGN_WAY_PAGE,
                                                      fw_sign_screen_page_way_page_init))

static gboolean
has_ink (FwSignScreenPage *self)
{
  return !fw_handwriting_is_empty (fw_sign_pad_get_handwriting (self->pad));
}

static void
changed_cb (FwSignScreenPage *self)
{
  gboolean typed = adw_switch_row_get_active (self->typed_row);

  gtk_widget_set_visible (self->pad_box, !typed);
  gtk_widget_set_sensitive (self->undo_button, has_ink (self));
  gtk_widget_set_sensitive (self->again_button, has_ink (self));
  fw_sign_way_page_changed (FW_SIGN_WAY_PAGE (self));
}

static void
undo_cb (FwSignScreenPage *self)
{
  fw_handwriting_undo (fw_sign_pad_get_handwriting (self->pad));
}

static void
again_cb (FwSignScreenPage *self)
{
  fw_handwriting_clear (fw_sign_pad_get_handwriting (self->pad));
}

void
fw_sign_screen_page_set_sealed (FwSignScreenPage *self, gboolean sealed)
{
  g_return_if_fail (FW_IS_SIGN_SCREEN_PAGE (self));

  fw_sign_seal_set_must (self->seal, sealed);
}

static void
show (FwSignWayPage *page, FwStore *store, FwPlanSigning *signing, FwPlanParty *party)
{
  FwSignScreenPage *self = FW_SIGN_SCREEN_PAGE (page);
  const char *name = fw_sign_party_get_name (party);
  g_autofree char *typed = NULL;

  /* Translators: %s is a person. */
  typed = g_strdup_printf (_ ("“%s” is written into the field as the signature"), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->typed_row), typed);
  fw_sign_pad_set_name (self->pad, name);
  fw_handwriting_clear (fw_sign_pad_get_handwriting (self->pad));
  adw_switch_row_set_active (self->typed_row, FALSE);
  fw_sign_seal_set_store (self->seal, store);
}

static gboolean
is_begun (FwSignWayPage *page)
{
  return has_ink (FW_SIGN_SCREEN_PAGE (page));
}

static gboolean
is_ready (FwSignWayPage *page)
{
  FwSignScreenPage *self = FW_SIGN_SCREEN_PAGE (page);

  return (has_ink (self) || adw_switch_row_get_active (self->typed_row))
         && fw_sign_seal_is_ready (self->seal);
}

static void
fill (FwSignWayPage *page, FwSignAct *act)
{
  FwSignScreenPage *self = FW_SIGN_SCREEN_PAGE (page);
  const char *password = NULL, *name = NULL;
  GBytes *pkcs12 = fw_sign_seal_get (self->seal, &password, &name);

  act->way = FW_SIGN_SCREEN;
  if (!adw_switch_row_get_active (self->typed_row))
    {
      g_autofree char *json = fw_handwriting_to_json (fw_sign_pad_get_handwriting (self->pad));

      /* A copy: the pad may be cleared before the act is done. */
      act->ink = fw_handwriting_new_from_json (json);
    }
  if (pkcs12 == NULL)
    return;
  act->pkcs12 = g_bytes_ref (pkcs12);
  act->password = g_strdup (password);
  act->signer = g_strdup (name);
}

static void
fw_sign_screen_page_way_page_init (FwSignWayPageInterface *iface)
{
  iface->show = show;
  iface->is_ready = is_ready;
  iface->is_begun = is_begun;
  iface->fill = fill;
}

static void
fw_sign_screen_page_class_init (FwSignScreenPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FW_TYPE_SIGN_PAD);
  g_type_ensure (FW_TYPE_SIGN_SEAL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-sign-screen-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSignScreenPage, pad);
  gtk_widget_class_bind_template_child (widget_class, FwSignScreenPage, pad_box);
  gtk_widget_class_bind_template_child (widget_class, FwSignScreenPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, FwSignScreenPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, FwSignScreenPage, typed_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignScreenPage, seal);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
fw_sign_screen_page_init (FwSignScreenPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
