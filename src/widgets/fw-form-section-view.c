/* fw-form-section-view.c: see fw-form-section-view.h.
 *
 * Cards follow the form's rows: on items-changed existing cards are put in
 * their new order without leaving the window, so that focus, open cards and
 * half-typed dates stay.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-form-body.h"
#include "widgets/fw-form-row-card.h"
#include "widgets/fw-form-section-view.h"

struct _FwFormSectionView
{
  GtkWidget parent_instance;
  FwFormContext *context;
  const FwSection *section;

  GtkWidget *add_button;
  GtkWidget *note;     /* a figure below the title */
  GtkWidget *body;     /* sections without rows */
  GtkWidget *rows_box; /* GtkBox, or GtkGrid of two columns for SIDE */
  GtkWidget *table;    /* headings and rows_box */
  GPtrArray *columns;  /* of GtkSizeGroup, tables only */
  GtkWidget *empty;
  gint64 wanted_row; /* open it and put the cursor there once it is here */
};

G_DEFINE_FINAL_TYPE (FwFormSectionView, fw_form_section_view, GTK_TYPE_WIDGET)

static FwFormRowCard *
find_card (FwFormSectionView *self, gint64 row_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->rows_box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (fw_form_row_card_get_row_id (FW_FORM_ROW_CARD (child)) == row_id)
      return FW_FORM_ROW_CARD (child);
  return NULL;
}

static void
place (FwFormSectionView *self, GtkWidget *card, GtkWidget *after, guint index)
{
  if (!GTK_IS_GRID (self->rows_box))
    {
      if (gtk_widget_get_parent (card) == NULL)
        gtk_box_append (GTK_BOX (self->rows_box), card);
    }
  else if (gtk_widget_get_parent (card) == NULL)
    gtk_grid_attach (GTK_GRID (self->rows_box), card, (int) index % 2, (int) index / 2, 1, 1);
  else
    g_object_set (
        gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (self->rows_box), card),
        "column", (int) index % 2, "row", (int) index / 2, NULL);
  gtk_widget_insert_after (card, self->rows_box, after);
}

static void
take_wanted (FwFormSectionView *self)
{
  FwFormRowCard *card = self->wanted_row != 0 ? find_card (self, self->wanted_row) : NULL;

  if (card == NULL)
    return;
  fw_form_row_card_set_expanded (card, TRUE);
  self->wanted_row = 0;
  fw_form_row_card_focus (card);
}

static void
sync_rows (FwFormSectionView *self)
{
  GListModel *rows
      = fw_form_get_rows (fw_form_context_get_form (self->context), self->section->name);
  guint n = g_list_model_get_n_items (rows);
  GtkWidget *last = NULL, *child;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRecord) row = g_list_model_get_item (rows, i);
      gint64 id = fw_record_get_id (row);
      FwFormRowCard *card = find_card (self, id);

      if (card == NULL)
        card = FW_FORM_ROW_CARD (
            fw_form_row_card_new (self->context, self->section, id, i + 1, self->columns));
      else
        fw_form_row_card_set_number (card, i + 1);
      place (self, GTK_WIDGET (card), last, i);
      last = GTK_WIDGET (card);
    }
  /* What stands after the last row is gone. */
  while ((child = last != NULL ? gtk_widget_get_next_sibling (last)
                               : gtk_widget_get_first_child (self->rows_box))
         != NULL)
    {
      if (GTK_IS_GRID (self->rows_box))
        gtk_grid_remove (GTK_GRID (self->rows_box), child);
      else
        gtk_box_remove (GTK_BOX (self->rows_box), child);
    }
  gtk_widget_set_visible (self->table, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  take_wanted (self);
}

static void
items_changed_cb (FwFormSectionView *self)
{
  if (self->rows_box != NULL)
    sync_rows (self);
}

static DexFuture *
add_fiber (gpointer data)
{
  FwFormSectionView *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  FwEditSession *session = fw_form_context_get_session (self->context);
  gint64 id;

  if (!dex_await (fw_edit_session_flush (session), &error))
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  id = dex_await_int64 (
      fw_form_add_row (fw_form_context_get_form (self->context), session, self->section->name),
      &error);
  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  self->wanted_row = id;
  if (self->rows_box != NULL)
    take_wanted (self);
  /* Translators: %s names a row of a form: "Goal". */
  text = g_strdup_printf (_ ("%s added"), self->section->row_title);
  fw_ui_announce (GTK_WIDGET (self), text);
  return NULL;
}

void
fw_form_section_view_add_row (FwFormSectionView *self)
{
  g_return_if_fail (FW_IS_FORM_SECTION_VIEW (self));

  if (self->section->repeats && fw_form_context_is_editable (self->context))
    fw_ui_spawn (self, add_fiber);
}

void
fw_form_section_view_open_row (FwFormSectionView *self, gint64 row_id)
{
  FwFormRowCard *card;

  g_return_if_fail (FW_IS_FORM_SECTION_VIEW (self));

  card = self->rows_box != NULL ? find_card (self, row_id) : NULL;
  if (card != NULL)
    fw_form_row_card_set_expanded (card, TRUE);
}

void
fw_form_section_view_update (FwFormSectionView *self)
{
  g_autofree char *note = NULL;

  g_return_if_fail (FW_IS_FORM_SECTION_VIEW (self));

  note = fw_form_context_dup_note (self->context, self->section);
  if (self->note != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
      gtk_widget_set_visible (self->note, note != NULL);
    }
  if (self->body != NULL)
    fw_form_body_update (self->body);
  for (GtkWidget *card
       = self->rows_box != NULL ? gtk_widget_get_first_child (self->rows_box) : NULL;
       card != NULL; card = gtk_widget_get_next_sibling (card))
    fw_form_row_card_update (FW_FORM_ROW_CARD (card));
  if (self->add_button != NULL)
    gtk_widget_set_visible (self->add_button, fw_form_context_is_editable (self->context));
}

static void
add_heading (FwFormSectionView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title
      = g_object_new (GTK_TYPE_LABEL, "label", self->section->title, "xalign", 0.0, "wrap", TRUE,
                      "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  const char *lead = self->section->lead[0] != '\0'                   ? self->section->lead
                     : self->section->layout == FW_SECTION_SIGNATURES ? self->section->printed_lead
                                                                      : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (title, "title-2");
  gtk_box_append (GTK_BOX (texts), title);
  if (lead[0] != '\0')
    {
      GtkWidget *label = gtk_label_new (lead);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (texts), label);
    }
  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_add_css_class (self->note, "caption-heading");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (texts), self->note);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  if (self->section->repeats)
    {
      GtkWidget *content = adw_button_content_new ();

      adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
      adw_button_content_set_label (ADW_BUTTON_CONTENT (content), self->section->row_title);
      self->add_button = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->add_button), content);
      gtk_widget_add_css_class (self->add_button, "flat");
      gtk_widget_set_valign (self->add_button, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (self->add_button, _ ("Add a Row (Ctrl+N)"));
      g_signal_connect_object (self->add_button, "clicked",
                               G_CALLBACK (fw_form_section_view_add_row), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->add_button);
    }
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
add_empty (FwFormSectionView *self)
{
  GtkWidget *title
      = gtk_label_new (self->section->layout == FW_SECTION_GOALS ? _ ("What should it begin with?")
                                                                 : _ ("Nothing here yet"));
  GtkWidget *text = gtk_label_new (
      self->section->layout == FW_SECTION_GOALS
          ? _ ("Write the first goal in the child’s or the parents’ own words. The professional "
               "wording stands beside it.")
          : _ ("Where there is nothing to write down, the section stays empty."));

  self->empty = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->empty, "card");
  gtk_widget_add_css_class (self->empty, "form-empty");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (text, "dimmed");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (self->empty), title);
  gtk_box_append (GTK_BOX (self->empty), text);
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
}

static void
add_rows (FwFormSectionView *self)
{
  FwSectionLayout layout = self->section->layout;

  self->table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  if (layout == FW_SECTION_SIDE)
    {
      self->rows_box = gtk_grid_new ();
      gtk_grid_set_column_homogeneous (GTK_GRID (self->rows_box), TRUE);
      gtk_grid_set_column_spacing (GTK_GRID (self->rows_box), 12);
      gtk_grid_set_row_spacing (GTK_GRID (self->rows_box), 12);
    }
  else if (layout == FW_SECTION_GOALS)
    self->rows_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  else
    {
      gtk_widget_add_css_class (self->table, "card");
      self->columns = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < self->section->fields->len; i++)
        g_ptr_array_add (self->columns, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
      gtk_box_append (GTK_BOX (self->table),
                      fw_form_row_card_create_headings (self->section, self->columns));
      self->rows_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (self->rows_box, "form-body");
    }
  gtk_box_append (GTK_BOX (self->table), self->rows_box);
  gtk_widget_set_parent (self->table, GTK_WIDGET (self));
  add_empty (self);
  g_signal_connect_object (
      fw_form_get_rows (fw_form_context_get_form (self->context), self->section->name),
      "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  sync_rows (self);
  if (layout == FW_SECTION_GOALS)
    {
      GtkWidget *first = gtk_widget_get_first_child (self->rows_box);

      if (first != NULL)
        fw_form_row_card_set_expanded (FW_FORM_ROW_CARD (first), TRUE);
    }
}

GtkWidget *
fw_form_section_view_new (FwFormContext *context, const FwSection *section)
{
  FwFormSectionView *self = g_object_new (FW_TYPE_FORM_SECTION_VIEW, NULL);

  self->context = g_object_ref (context);
  self->section = section;
  add_heading (self);
  if (section->repeats)
    add_rows (self);
  else
    {
      self->body = fw_form_body_new (context, section, 0, 0, NULL);
      gtk_widget_add_css_class (self->body, "card");
      gtk_widget_set_parent (self->body, GTK_WIDGET (self));
    }
  fw_form_section_view_update (self);
  return GTK_WIDGET (self);
}

static void
fw_form_section_view_dispose (GObject *object)
{
  FwFormSectionView *self = FW_FORM_SECTION_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->body = self->rows_box = self->note = NULL;
  G_OBJECT_CLASS (fw_form_section_view_parent_class)->dispose (object);
}

static void
fw_form_section_view_finalize (GObject *object)
{
  g_clear_object (&FW_FORM_SECTION_VIEW (object)->context);
  g_clear_pointer (&FW_FORM_SECTION_VIEW (object)->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_form_section_view_parent_class)->finalize (object);
}

static void
fw_form_section_view_class_init (FwFormSectionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_form_section_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_form_section_view_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formsection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_form_section_view_init (FwFormSectionView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}
