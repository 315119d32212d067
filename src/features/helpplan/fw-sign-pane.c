/* fw-sign-pane.c: see fw-sign-pane.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-sign-list.h"
#include "features/helpplan/fw-sign-pane.h"
#include "features/helpplan/fw-verify-words.h"

struct _FwSignPane
{
  AdwBin parent_instance;
  GtkLabel *count_label;
  FwSignList *list;
  GtkWidget *superseded_box;
  GtkLabel *superseded_label;
  GtkLabel *replaces_label;
  GtkWidget *proof_group;
  AdwActionRow *proof_row;
  GtkImage *proof_icon;
};

G_DEFINE_FINAL_TYPE (FwSignPane, fw_sign_pane, ADW_TYPE_BIN)

static guint sign_signal;

static void
show_neighbours (FwSignPane *self, FwPlanSigning *signing)
{
  g_autofree char *later = NULL;
  g_autofree char *earlier = NULL;

  if (signing->superseded_by != 0)
    /* Translators: %u is the number of a version. */
    later = g_strdup_printf (_ ("Version %u has taken the place of this one. This version and its "
                                "signatures stay as they are."),
                             signing->superseded_by);
  if (signing->replaces != 0)
    earlier = signing->n_replaced_answers > 0
                  ? g_strdup_printf (
                        g_dngettext (NULL,
                                     "Takes the place of version %1$u, which %2$u party had "
                                     "answered.",
                                     "Takes the place of version %1$u, which %2$u parties had "
                                     "answered.",
                                     signing->n_replaced_answers),
                        signing->replaces, signing->n_replaced_answers)
                  /* Translators: %u is the number of a version. */
                  : g_strdup_printf (_ ("Takes the place of version %u."), signing->replaces);
  gtk_widget_set_visible (self->superseded_box, later != NULL);
  gtk_label_set_label (self->superseded_label, later != NULL ? later : "");
  gtk_widget_set_visible (GTK_WIDGET (self->replaces_label), earlier != NULL);
  gtk_label_set_label (self->replaces_label, earlier != NULL ? earlier : "");
}

void
fw_sign_pane_show (FwSignPane *self, FwPlanSigning *signing)
{
  g_autofree char *count = NULL;

  g_return_if_fail (FW_IS_SIGN_PANE (self) && signing != NULL);

  count = g_strdup_printf (_ ("%1$u of %2$u answered"), fw_plan_signing_count_answers (signing),
                           signing->parties->len);
  gtk_label_set_label (self->count_label, count);
  fw_sign_list_show (self->list, signing);
  show_neighbours (self, signing);
}

void
fw_sign_pane_set_record (FwSignPane *self, FwVerifyRecord *record)
{
  g_autofree char *headline = NULL;
  gboolean good;

  g_return_if_fail (FW_IS_SIGN_PANE (self));

  gtk_widget_set_visible (self->proof_group, record != NULL);
  if (record == NULL)
    return;
  headline = fw_verify_dup_headline (record);
  good = fw_verify_record_is_good (record);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->proof_row),
                                 fw_verify_get_title (record));
  adw_action_row_set_subtitle (self->proof_row, headline);
  gtk_image_set_from_icon_name (self->proof_icon, fw_verify_get_icon (record));
  gtk_widget_remove_css_class (GTK_WIDGET (self->proof_icon), good ? "light-overdue" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->proof_icon), good ? "success" : "light-overdue");
}

static void
chosen_cb (FwSignPane *self, const char *party)
{
  g_signal_emit (self, sign_signal, 0, party);
}

static void
fw_sign_pane_class_init (FwSignPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  sign_signal = g_signal_new ("sign", FW_TYPE_SIGN_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (FW_TYPE_SIGN_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-sign-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSignPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, FwSignPane, list);
  gtk_widget_class_bind_template_child (widget_class, FwSignPane, superseded_box);
  gtk_widget_class_bind_template_child (widget_class, FwSignPane, superseded_label);
  gtk_widget_class_bind_template_child (widget_class, FwSignPane, replaces_label);
  gtk_widget_class_bind_template_child (widget_class, FwSignPane, proof_group);
  gtk_widget_class_bind_template_child (widget_class, FwSignPane, proof_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignPane, proof_icon);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
fw_sign_pane_init (FwSignPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
