/* fw-board-card.c: see fw-board-card.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-board-card.h"
#include "widgets/fw-decision-words.h"

struct _FwBoardCard
{
  GtkListBoxRow parent_instance;
  FwDecisionItem *item;
};

G_DEFINE_FINAL_TYPE (FwBoardCard, fw_board_card, GTK_TYPE_LIST_BOX_ROW)

FwDecisionItem *
fw_board_card_get_item (FwBoardCard *self)
{
  g_return_val_if_fail (FW_IS_BOARD_CARD (self), NULL);

  return self->item;
}

static GtkWidget *
create_label (const char *text, gboolean wrap, ...)
{
  GtkWidget *label = gtk_label_new (text);
  va_list classes;
  const char *css;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (wrap)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  va_start (classes, wrap);
  while ((css = va_arg (classes, const char *)) != NULL)
    gtk_widget_add_css_class (label, css);
  va_end (classes);
  return label;
}

static GtkWidget *
create_icon (const char *name)
{
  GtkWidget *image = gtk_image_new_from_icon_name (name);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return image;
}

static GtkWidget *
create_line (GtkWidget *start, GtkWidget *middle, GtkWidget *end)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_hexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (box), start);
  gtk_box_append (GTK_BOX (box), middle);
  if (end != NULL)
    gtk_box_append (GTK_BOX (box), end);
  return box;
}

static GtkWidget *
create_head (FwDecisionItem *item, FwDay today, const char *origin)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = create_icon (fw_light_state_to_icon (fw_decision_get_light_state (item)));
  GtkWidget *light = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (light, fw_light_state_to_class (fw_decision_get_light_state (item)));
  gtk_box_append (GTK_BOX (light), icon);
  gtk_box_append (GTK_BOX (texts), create_label (item->what, TRUE, "heading", NULL));
  gtk_box_append (GTK_BOX (texts),
                  create_label (origin, TRUE, "caption", "dimmed", "numeric", NULL));
  return create_line (light, texts, NULL);
}

static GtkWidget *
create_progress (FwDecisionItem *item)
{
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar),
                                 (double) item->n_parts_done / item->n_parts);
  gtk_widget_add_css_class (bar, "decision-parts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Parts done"), -1);
  return bar;
}

GtkWidget *
fw_board_card_new (FwDecisionItem *item, FwDay today)
{
  FwBoardCard *self = g_object_new (FW_TYPE_BOARD_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  g_autofree char *origin = fw_decision_dup_origin (item, today);
  g_autofree char *due = fw_decision_dup_due (item, today);
  g_autofree char *state = fw_decision_dup_state (item);
  g_autofree char *escalated = fw_decision_dup_escalated (item);
  const char *css = fw_light_state_to_class (fw_decision_get_light_state (item));
  const char *who = item->responsible[0] != '\0' ? item->responsible : _ ("nobody");
  g_autofree char *spoken = NULL;

  self->item = g_object_ref (item);
  gtk_box_append (GTK_BOX (box), create_head (item, today, origin));
  gtk_box_append (GTK_BOX (box),
                  create_line (create_icon ("avatar-default-symbolic"),
                               create_label (who, FALSE, "caption", NULL),
                               create_label (due, FALSE, "caption", "dimmed", "numeric", NULL)));
  gtk_box_append (GTK_BOX (box), create_label (state, TRUE, "caption-heading", css, NULL));
  if (item->status == FW_DECISION_PARTLY && item->n_parts > 0)
    gtk_box_append (GTK_BOX (box), create_progress (item));
  if (item->overridden)
    gtk_box_append (GTK_BOX (box), create_label (_ ("Light set by hand"), TRUE, "caption", NULL));
  if (escalated != NULL)
    {
      GtkWidget *line = create_line (create_icon ("fw-decision-symbolic"),
                                     create_label (escalated, TRUE, "caption-heading", NULL), NULL);

      gtk_widget_add_css_class (line, "light-overdue");
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_widget_add_css_class (box, "decision-card");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  /* Translators: spoken: %1$s the light and how long, %2$s what was decided, %3$s family and
   * conference, %4$s who, %5$s the day. */
  spoken = g_strdup_printf (_ ("%1$s, %2$s, %3$s, %4$s, until %5$s"), state, item->what, origin,
                            who, due);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (escalated != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    escalated, -1);
  return GTK_WIDGET (self);
}

static void
fw_board_card_dispose (GObject *object)
{
  g_clear_object (&FW_BOARD_CARD (object)->item);
  G_OBJECT_CLASS (fw_board_card_parent_class)->dispose (object);
}

static void
fw_board_card_class_init (FwBoardCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_board_card_dispose;
}

static void
fw_board_card_init (FwBoardCard *self)
{
}
