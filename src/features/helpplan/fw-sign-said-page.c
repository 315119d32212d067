/* fw-sign-said-page.c: see fw-sign-said-page.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-sign-said-page.h"
#include "widgets/fw-ask-dialog.h"

struct _FwSignSaidPage
{
  AdwBin parent_instance;
  AdwComboRow *what_row;
  AdwEntryRow *reason_row;
  GtkWidget *no_reason_button;
};

static void
fw_sign_said_page_way_page_init (FwSignWayPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwSignSaidPage,
                               fw_sign_said_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_SIGN_WAY_PAGE,
                                                      fw_sign_said_page_way_page_init))

/* In the order of the rows. */
static const struct
{
  FwSignWay way;
  const char *reason;
} answers[] = {
    {FW_SIGN_REFUSED, N_ ("Why It Was Refused")},
    {FW_SIGN_ABSENT, N_ ("Why Nobody Was There")},
    {FW_SIGN_ORAL, N_ ("How It Was Said, and Who Heard It")},
};

static void
changed_cb (FwSignSaidPage *self)
{
  guint selected = adw_combo_row_get_selected (self->what_row);

  if (selected >= G_N_ELEMENTS (answers))
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason_row),
                                 _ (answers[selected].reason));
  gtk_widget_set_visible (self->no_reason_button, answers[selected].way == FW_SIGN_REFUSED);
  fw_sign_way_page_changed (FW_SIGN_WAY_PAGE (self));
}

static void
no_reason_cb (FwSignSaidPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->reason_row), _ ("no reason given"));
}

static void
show (FwSignWayPage *page, FwStore *store, FwPlanSigning *signing, FwPlanParty *party)
{
  FwSignSaidPage *self = FW_SIGN_SAID_PAGE (page);

  gtk_editable_set_text (GTK_EDITABLE (self->reason_row), "");
  changed_cb (self);
}

static gboolean
is_begun (FwSignWayPage *page)
{
  g_autofree char *reason
      = fw_ask_dialog_dup_text (GTK_WIDGET (FW_SIGN_SAID_PAGE (page)->reason_row));

  return reason[0] != '\0';
}

static void
fill (FwSignWayPage *page, FwSignAct *act)
{
  FwSignSaidPage *self = FW_SIGN_SAID_PAGE (page);

  act->way = answers[adw_combo_row_get_selected (self->what_row)].way;
  act->reason = fw_ask_dialog_dup_text (GTK_WIDGET (self->reason_row));
}

static void
fw_sign_said_page_way_page_init (FwSignWayPageInterface *iface)
{
  iface->show = show;
  iface->is_ready = is_begun;
  iface->is_begun = is_begun;
  iface->fill = fill;
}

static void
fw_sign_said_page_class_init (FwSignSaidPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-sign-said-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSignSaidPage, what_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignSaidPage, reason_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignSaidPage, no_reason_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_reason_cb);
}

static void
fw_sign_said_page_init (FwSignSaidPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
