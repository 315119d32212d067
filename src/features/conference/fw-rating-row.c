/* fw-rating-row.c: see fw-rating-row.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "features/conference/fw-columns-layout.h"
#include "features/conference/fw-rating-row.h"
#include "features/conference/fw-rating-strip.h"
#include "features/conference/fw-rating-toggles.h"
#include "widgets/fw-form-text.h"

#define NARROW_CHARS 92
#define SPACING 9
#define WIDE_SPAN 2 /* opens by itself from here on */

struct _FwRatingRow
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  guint index;
  const FwRatingDomain *domain;
  GtkWidget *opener;
  GtkWidget *strip;
  GtkWidget *span_icon;
  GtkWidget *span;
  GtkWidget *toggles;
  GtkWidget *word;
  GtkWidget *revealer;
  GtkWidget *details;
  GtkWidget *reason;
  GtkWidget *dissents; /* a box a person who stands apart */
  FwRecord *agreed;    /* borrowed from the desk's list */
  gboolean opened_once;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (FwRatingRow, fw_rating_row, GTK_TYPE_WIDGET)

static const FwColumnPlace places[] = {
    {.weight = 2.1, .line = 0, .line_weight = 1}, {.weight = 3, .line = 1, .line_weight = 1},
    {.chars = 9, .line = 2, .line_chars = 9},     {.chars = 31, .line = 2, .line_weight = 1},
    {.chars = 9, .line = 0, .line_chars = 9},
};

/* Who stands apart by two levels from the middle of the others, or whose dissent is kept. */
static void
mark_apart (GArray *marks)
{
  int values[32];
  guint n = 0;
  int middle;

  for (guint i = 0; i < marks->len && n < G_N_ELEMENTS (values); i++)
    if (g_array_index (marks, FwRatingMark, i).value > 0)
      {
        guint k = n++;
        int value = g_array_index (marks, FwRatingMark, i).value;

        for (; k > 0 && values[k - 1] > value; k--)
          values[k] = values[k - 1];
        values[k] = value;
      }
  if (n < 3)
    return;
  middle = values[n / 2];
  for (guint i = 0; i < marks->len; i++)
    {
      FwRatingMark *mark = &g_array_index (marks, FwRatingMark, i);

      if (mark->value > 0 && abs (mark->value - middle) >= WIDE_SPAN)
        mark->apart = TRUE;
    }
}

GArray *
fw_rating_dup_marks (FwConferenceDesk *desk, const char *domain, GPtrArray **names)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (FwRatingMark));

  *names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (desk->people)); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (G_LIST_MODEL (desk->people), i);
      FwRecord *rating = NULL;
      gint64 id = fw_record_get_id (person);
      int value = fw_conference_desk_get_value (desk, id, domain, &rating);
      const char *name = fw_record_get_text (person, "name");
      FwRatingMark mark = {.value = value};
      const char *dissent;

      if (value < 0)
        continue;
      dissent = fw_record_get_text (rating, "dissent");
      mark.apart = dissent != NULL && dissent[0] != '\0';
      g_ptr_array_add (*names, fw_conference_desk_dup_initials (desk, id));
      mark.initials = g_ptr_array_index (*names, (*names)->len - 1);
      g_ptr_array_add (*names, g_strdup (name != NULL ? name : ""));
      mark.name = g_ptr_array_index (*names, (*names)->len - 1);
      g_array_append_val (marks, mark);
    }
  mark_apart (marks);
  return marks;
}

GtkWidget *
fw_rating_row_create_headings (FwConferenceKind *kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *levels = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *titles[] = {_ ("Area"), NULL, _ ("Span"), _ ("Agreed Value"), ""};

  gtk_box_set_homogeneous (GTK_BOX (levels), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (kind->levels); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u\n%s", i + 1, kind->levels[i]);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "form-prompt");
      gtk_box_append (GTK_BOX (levels), label);
    }
  gtk_widget_set_layout_manager (
      box, fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, SPACING));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *label = titles[i] != NULL ? gtk_label_new (titles[i]) : levels;

      if (titles[i] != NULL)
        {
          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
          gtk_widget_set_valign (label, GTK_ALIGN_END);
          gtk_widget_add_css_class (label, "caption-heading");
          gtk_widget_add_css_class (label, "form-prompt");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "rating-headings");
  return box;
}

static void
toggled_cb (FwRatingRow *self)
{
  int value;

  if (self->syncing || self->agreed == NULL)
    return;
  value = fw_rating_toggles_get_value (self->toggles);
  fw_conference_desk_set_spot_domain (self->desk, self->index);
  if (value < 0)
    fw_record_set_null (self->agreed, "value");
  else
    fw_record_set_int (self->agreed, "value", value);
}

static GtkWidget *
create_dissent (FwRatingRow *self, FwRecord *rating, FwRecord *person, int value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  /* Translators: a person's own view in the rating, their name and value. */
  g_autofree char *title = g_strdup_printf (_ ("Differing view · %1$s: %2$d"),
                                            fw_record_get_text (person, "name"), value);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *text = fw_form_text_new (TRUE);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "form-prompt");
  fw_form_text_set_placeholder (FW_FORM_TEXT (text), _ ("Stays in the minutes as it was said"));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (text), fw_conference_desk_is_editable (self->desk));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_bind_property (rating, "dissent", text, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, "rating-note");
  g_object_set_data (G_OBJECT (box), "rating", rating);
  g_object_set_data (G_OBJECT (box), "text", text);
  return box;
}

static GtkWidget *
find_dissent (FwRatingRow *self, FwRecord *rating)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->dissents); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *box = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      if (g_object_get_data (G_OBJECT (box), "rating") == rating)
        return child;
    }
  return NULL;
}

/* A box for everybody who stands elsewhere than what was agreed. */
static void
sync_dissents (FwRatingRow *self, int agreed)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->people)); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (G_LIST_MODEL (self->desk->people), i);
      FwRecord *rating = NULL;
      int value = fw_conference_desk_get_value (self->desk, fw_record_get_id (person),
                                                self->domain->name, &rating);
      const char *dissent = rating != NULL ? fw_record_get_text (rating, "dissent") : NULL;
      gboolean wanted
          = value > 0
            && ((agreed > 0 && value != agreed) || (dissent != NULL && dissent[0] != '\0'));
      GtkWidget *box = rating != NULL ? find_dissent (self, rating) : NULL;

      if (wanted && box == NULL)
        gtk_flow_box_append (GTK_FLOW_BOX (self->dissents),
                             create_dissent (self, rating, person, value));
      else if (!wanted && box != NULL)
        gtk_flow_box_remove (GTK_FLOW_BOX (self->dissents), box);
    }
}

static gboolean
has_dissent (FwRatingRow *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->ratings)); i++)
    {
      g_autoptr (FwRecord) rating = g_list_model_get_item (G_LIST_MODEL (self->desk->ratings), i);
      const char *dissent = fw_record_get_text (rating, "dissent");

      if (dissent != NULL && dissent[0] != '\0'
          && g_strcmp0 (fw_record_get_text (rating, "domain"), self->domain->name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
show_word (FwRatingRow *self, int agreed, gboolean dissent)
{
  const char *word = dissent ? _ ("Dissent") : agreed < 0 ? _ ("open") : "";

  gtk_label_set_label (GTK_LABEL (self->word), word);
  if (dissent)
    {
      gtk_widget_add_css_class (self->word, "rating-dissent");
      gtk_widget_remove_css_class (self->word, "rating-open");
    }
  else
    {
      gtk_widget_remove_css_class (self->word, "rating-dissent");
      gtk_widget_add_css_class (self->word, "rating-open");
    }
}

static void
take_agreed (FwRatingRow *self)
{
  FwRecord *agreed = fw_conference_desk_find_agreed (self->desk, self->domain->name);

  if (self->agreed == agreed || agreed == NULL)
    return;
  self->agreed = agreed;
  g_object_bind_property (agreed, "reason", self->reason, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

void
fw_rating_row_set_open (FwRatingRow *self, gboolean open)
{
  g_return_if_fail (FW_IS_RATING_ROW (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_widget_set_visible (self->revealer, open);
  gtk_button_set_icon_name (GTK_BUTTON (self->opener),
                            open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->opener), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
}

static gboolean
is_open (FwRatingRow *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

void
fw_rating_row_update (FwRatingRow *self)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autofree char *span = NULL;
  int low, high, agreed;

  g_return_if_fail (FW_IS_RATING_ROW (self));

  if (self->desk == NULL)
    return;
  take_agreed (self);
  marks = fw_rating_dup_marks (self->desk, self->domain->name, &names);
  agreed = self->agreed != NULL && !fw_record_is_null (self->agreed, "value")
               ? (int) fw_record_get_int (self->agreed, "value")
               : -1;
  fw_rating_strip_set_marks (FW_RATING_STRIP (self->strip), self->domain->title,
                             (const FwRatingMark *) (void *) marks->data, marks->len, agreed);
  span = fw_rating_strip_dup_span ((const FwRatingMark *) (void *) marks->data, marks->len, &low,
                                   &high);
  gtk_label_set_label (GTK_LABEL (self->span), span);
  gtk_widget_set_visible (self->span_icon, high - low >= WIDE_SPAN);
  if (high - low >= WIDE_SPAN)
    gtk_widget_add_css_class (self->span, "decision-missing");
  else
    gtk_widget_remove_css_class (self->span, "decision-missing");
  self->syncing = TRUE;
  fw_rating_toggles_set_value (self->toggles, agreed);
  self->syncing = FALSE;
  gtk_widget_set_sensitive (self->toggles,
                            self->agreed != NULL && fw_conference_desk_is_editable (self->desk));
  sync_dissents (self, agreed);
  show_word (self, agreed, has_dissent (self));
  if (!self->opened_once && (high - low >= WIDE_SPAN || agreed == 0))
    {
      self->opened_once = TRUE;
      fw_rating_row_set_open (self, TRUE);
    }
}

static void
open_cb (FwRatingRow *self)
{
  fw_rating_row_set_open (self, !is_open (self));
}

static void
focus_dissent (FwRatingRow *self)
{
  GtkWidget *first;

  fw_rating_row_set_open (self, TRUE);
  first = gtk_widget_get_first_child (self->dissents);
  if (first != NULL)
    gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->reason);
}

gboolean
fw_rating_row_press (FwRatingRow *self, guint keyval)
{
  int value;

  g_return_val_if_fail (FW_IS_RATING_ROW (self), FALSE);

  value = fw_rating_value_from_key (keyval);
  if (value >= 0 && gtk_widget_is_sensitive (self->toggles))
    {
      fw_rating_toggles_set_value (self->toggles, value);
      if (value == 0)
        {
          fw_rating_row_set_open (self, TRUE);
          gtk_widget_grab_focus (self->reason);
        }
      return TRUE;
    }
  if (keyval == GDK_KEY_d || keyval == GDK_KEY_D)
    {
      focus_dissent (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      open_cb (self);
      return TRUE;
    }
  return FALSE;
}

static void
focus_enter_cb (FwRatingRow *self)
{
  if (self->desk != NULL)
    fw_conference_desk_set_spot_domain (self->desk, self->index);
}

static GtkWidget *
create_title (FwRatingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (self->domain->title);
  g_autofree char *spoken
      /* Translators: %s is an area of the rating. */
      = g_strdup_printf (_ ("Reason and dissent: %s"), self->domain->title);

  self->opener = gtk_button_new_from_icon_name ("pan-end-symbolic");
  gtk_widget_add_css_class (self->opener, "flat");
  gtk_widget_add_css_class (self->opener, "form-small");
  gtk_widget_set_valign (self->opener, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->opener), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  g_signal_connect_object (self->opener, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "rating-title");
  gtk_box_append (GTK_BOX (box), self->opener);
  gtk_box_append (GTK_BOX (box), title);
  return box;
}

static GtkWidget *
create_details (FwRatingRow *self)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (_ ("Reason of the agreed value"));
  g_autofree char *spoken
      = g_strdup_printf ("%s: %s", _ ("Reason of the agreed value"), self->domain->title);

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->details, "rating-details");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "form-prompt");
  self->reason = fw_form_text_new (TRUE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->reason),
                              fw_conference_desk_is_editable (self->desk));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_box_append (GTK_BOX (note), label);
  gtk_box_append (GTK_BOX (note), self->reason);
  gtk_widget_add_css_class (note, "rating-note");
  gtk_box_append (GTK_BOX (self->details), note);
  self->dissents = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->dissents), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->dissents), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->dissents), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->dissents), 9);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->dissents), 9);
  gtk_box_append (GTK_BOX (self->details), self->dissents);
  return self->details;
}

GtkWidget *
fw_rating_row_new (FwConferenceDesk *desk, guint domain)
{
  FwRatingRow *self = g_object_new (FW_TYPE_RATING_ROW, NULL);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *span = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->desk = g_object_ref (desk);
  self->index = domain;
  self->domain = g_ptr_array_index (desk->kind->domains, domain);
  gtk_widget_set_layout_manager (
      columns, fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, SPACING));
  gtk_widget_add_css_class (columns, "rating-columns");
  self->strip = fw_rating_strip_new ();
  self->span_icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->span_icon, "decision-missing");
  self->span = gtk_label_new ("–");
  gtk_widget_add_css_class (self->span, "numeric");
  gtk_box_append (GTK_BOX (span), self->span_icon);
  gtk_box_append (GTK_BOX (span), self->span);
  self->toggles = fw_rating_toggles_new (self->domain->title);
  self->word = gtk_label_new (NULL);
  gtk_widget_set_halign (self->word, GTK_ALIGN_START);
  gtk_widget_set_valign (self->word, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (columns), create_title (self));
  gtk_box_append (GTK_BOX (columns), self->strip);
  gtk_box_append (GTK_BOX (columns), span);
  gtk_box_append (GTK_BOX (columns), self->toggles);
  gtk_box_append (GTK_BOX (columns), self->word);
  gtk_widget_set_parent (columns, GTK_WIDGET (self));
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), create_details (self));
  gtk_widget_set_visible (self->revealer, FALSE);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  g_signal_connect_object (self->toggles, "notify::active", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_enter_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  fw_rating_row_update (self);
  return GTK_WIDGET (self);
}

static void
fw_rating_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&FW_RATING_ROW (object)->desk);
  G_OBJECT_CLASS (fw_rating_row_parent_class)->dispose (object);
}

static void
fw_rating_row_class_init (FwRatingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_rating_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ratingrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_rating_row_init (FwRatingRow *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}
