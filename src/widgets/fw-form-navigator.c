/* fw-form-navigator.c: see fw-form-navigator.h.
 *
 * State is told by shape, word and n/m, never by colour alone.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-form-navigator.h"
#include "widgets/fw-ring.h"

struct _FwFormNavigator
{
  GtkWidget parent_instance;
  GtkWidget *head;
  GtkWidget *ring;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *scroller;
  GtkListBox *list_box;

  FwForm *form;
  char *section;
  guint update_source;
};

enum
{
  PROP_0,
  PROP_SECTION,
  PROP_FRACTION,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwFormNavigator, fw_form_navigator, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *css;
  const char *word;
} states[] = {
    {"fw-section-open-symbolic", "section-open", N_ ("open")},
    {"fw-section-half-symbolic", "section-half", N_ ("begun")},
    {"fw-section-done-symbolic", "section-done", N_ ("complete")},
    {"fw-section-none-symbolic", "section-none", N_ ("not needed")},
};

/* Fields that count, but do not apply now. */
static gboolean
is_all_dropped (FwForm *form, const FwSection *section)
{
  guint n = 0;

  if (section->repeats)
    return FALSE;
  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);

      if (fw_form_applies (form, field, 0))
        return FALSE;
      n++;
    }
  return n > 0;
}

FwSectionState
fw_section_get_state (FwForm *form, const FwSection *section, FwFormCount *count)
{
  FwFormCount own;

  g_return_val_if_fail (FW_IS_FORM (form), FW_SECTION_STATE_OPEN);

  if (count == NULL)
    count = &own;
  fw_form_count (form, section->name, count);
  if (count->n_fields == 0)
    return is_all_dropped (form, section) ? FW_SECTION_STATE_NOT_NEEDED : FW_SECTION_STATE_OPEN;
  if (count->n_reasoned == count->n_fields)
    return FW_SECTION_STATE_NOT_NEEDED;
  if (count->n_empty == 0)
    return FW_SECTION_STATE_DONE;
  return count->n_answered + count->n_reasoned > 0 ? FW_SECTION_STATE_HALF : FW_SECTION_STATE_OPEN;
}

static GPtrArray *
get_sections (FwFormNavigator *self)
{
  return fw_form_template_get_sections (fw_form_get_template (self->form));
}

static void
update_row (FwFormNavigator *self, GtkListBoxRow *row, const FwSection *section)
{
  GtkWidget *image = g_object_get_data (G_OBJECT (row), "image");
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "count");
  FwFormCount count;
  FwSectionState state = fw_section_get_state (self->form, section, &count);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (state == FW_SECTION_STATE_NOT_NEEDED)
    text = g_strdup (_ (states[state].word));
  else if (count.n_fields > 0)
    text = g_strdup_printf ("%u/%u", count.n_answered + count.n_reasoned, count.n_fields);
  else
    text = g_strdup ("");
  gtk_image_set_from_icon_name (GTK_IMAGE (image), states[state].icon);
  gtk_widget_set_css_classes (image, (const char *[]) {states[state].css, NULL});
  gtk_label_set_label (GTK_LABEL (label), text);
  /* Translators: a section of a form, how many of its fields are filled, and a word for it. */
  spoken = g_strdup_printf (_ ("%s, %s, %s"), section->title, text, _ (states[state].word));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (image, _ (states[state].word));
}

static void
update_head (FwFormNavigator *self)
{
  FwFormCount count;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  guint n_done;

  fw_form_count (self->form, NULL, &count);
  n_done = count.n_answered + count.n_reasoned;
  fw_ring_set_fraction (FW_RING (self->ring),
                        count.n_fields > 0 ? (double) n_done / count.n_fields : 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  /* Translators: how many fields of a form are filled. */
  title = g_strdup_printf (_ ("%u of %u fields"), n_done, count.n_fields);
  if (count.n_reasoned > 0)
    /* Translators: fields without an answer, and those of the answered that say why not. */
    subtitle = g_strdup_printf (_ ("%u empty, %u with a reason · at most 5 %% empty"),
                                count.n_empty, count.n_reasoned);
  else
    subtitle = g_strdup_printf (_ ("%u empty · at most 5 %% empty"), count.n_empty);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
}

static gboolean
update_cb (gpointer data)
{
  FwFormNavigator *self = data;
  GPtrArray *sections = get_sections (self);

  self->update_source = 0;
  for (guint i = 0; i < sections->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, (int) i);

      update_row (self, row, g_ptr_array_index (sections, i));
      gtk_widget_set_visible (
          GTK_WIDGET (row), fw_form_section_applies (self->form, g_ptr_array_index (sections, i)));
    }
  update_head (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (FwFormNavigator *self)
{
  if (self->update_source == 0)
    self->update_source = g_timeout_add (100, update_cb, self);
}

static GtkWidget *
create_row (const FwSection *section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *title = gtk_label_new (section->title);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  /* Two lines before anything is cut: titles are long in German. */
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (title, section->title);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "image", image);
  g_object_set_data (G_OBJECT (row), "count", count);
  return row;
}

static void
row_selected_cb (FwFormNavigator *self, GtkListBoxRow *row)
{
  const FwSection *section;

  if (row == NULL || self->form == NULL)
    return;
  section = g_ptr_array_index (get_sections (self), gtk_list_box_row_get_index (row));
  if (g_set_str (&self->section, section->name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
}

static void
row_activated_cb (FwFormNavigator *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

void
fw_form_navigator_set_form (FwFormNavigator *self, FwForm *form)
{
  GPtrArray *sections;

  g_return_if_fail (FW_IS_FORM_NAVIGATOR (self));
  g_return_if_fail (self->form == NULL);

  self->form = g_object_ref (form);
  sections = get_sections (self);
  for (guint i = 0; i < sections->len; i++)
    gtk_list_box_append (self->list_box, create_row (g_ptr_array_index (sections, i)));
  g_signal_connect_object (form, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
}

void
fw_form_navigator_set_section (FwFormNavigator *self, const char *section)
{
  GPtrArray *sections;

  g_return_if_fail (FW_IS_FORM_NAVIGATOR (self));

  if (self->form == NULL || g_strcmp0 (self->section, section) == 0)
    return;
  sections = get_sections (self);
  for (guint i = 0; i < sections->len; i++)
    if (g_strcmp0 (((FwSection *) g_ptr_array_index (sections, i))->name, section) == 0)
      gtk_list_box_select_row (self->list_box,
                               gtk_list_box_get_row_at_index (self->list_box, (int) i));
}

const char *
fw_form_navigator_get_section (FwFormNavigator *self)
{
  g_return_val_if_fail (FW_IS_FORM_NAVIGATOR (self), NULL);

  return self->section;
}

GtkWidget *
fw_form_navigator_new (void)
{
  return g_object_new (FW_TYPE_FORM_NAVIGATOR, NULL);
}

static void
fw_form_navigator_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SECTION)
    g_value_set_string (value, FW_FORM_NAVIGATOR (object)->section);
  else if (prop_id == PROP_FRACTION)
    g_value_set_double (value, fw_ring_get_fraction (FW_RING (FW_FORM_NAVIGATOR (object)->ring)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_form_navigator_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_SECTION)
    fw_form_navigator_set_section (FW_FORM_NAVIGATOR (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_form_navigator_dispose (GObject *object)
{
  FwFormNavigator *self = FW_FORM_NAVIGATOR (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (fw_form_navigator_parent_class)->dispose (object);
}

static void
fw_form_navigator_finalize (GObject *object)
{
  g_free (FW_FORM_NAVIGATOR (object)->section);
  G_OBJECT_CLASS (fw_form_navigator_parent_class)->finalize (object);
}

static void
fw_form_navigator_class_init (FwFormNavigatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_form_navigator_get_property;
  object_class->set_property = fw_form_navigator_set_property;
  object_class->dispose = fw_form_navigator_dispose;
  object_class->finalize = fw_form_navigator_finalize;

  properties[PROP_SECTION]
      = g_param_spec_string ("section", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
fw_form_navigator_init (FwFormNavigator *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *list_box = gtk_list_box_new ();

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->head, "form-progress");
  self->ring = fw_ring_new ();
  gtk_widget_set_size_request (self->ring, 44, 44);
  gtk_widget_set_valign (self->ring, GTK_ALIGN_CENTER);
  self->title = gtk_label_new (NULL);
  self->subtitle = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_xalign (GTK_LABEL (self->subtitle), 0);
  gtk_label_set_wrap (GTK_LABEL (self->subtitle), TRUE);
  gtk_widget_add_css_class (self->title, "caption-heading");
  gtk_widget_add_css_class (self->title, "numeric");
  gtk_widget_add_css_class (self->subtitle, "caption");
  gtk_widget_add_css_class (self->subtitle, "dimmed");
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self->head), self->ring);
  gtk_box_append (GTK_BOX (self->head), texts);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));

  self->list_box = GTK_LIST_BOX (list_box);
  /* Tab goes on to the form; through the rows it would choose the last section. */
  gtk_list_box_set_tab_behavior (self->list_box, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (list_box, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sections"), -1);
  g_signal_connect_object (list_box, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list_box, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list_box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
