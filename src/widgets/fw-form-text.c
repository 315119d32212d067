/* fw-form-text.c: see fw-form-text.h.
 *
 * A GtkTextView without frame that grows with its text: GtkTextView asks only for
 * what it has validated so far, so the height is measured here. Undo is the page's
 * (FwEditSession), not the buffer's. The value follows every key; setting it
 * from outside (undo, a colleague's change) keeps the cursor where it was.
 */
#include "config.h"

#include "widgets/fw-form-text.h"

#define MIN_WIDTH 40
#define MAX_MIN_WIDTH 112
#define NATURAL_WIDTH 160
#define CURSOR_ROOM 2 /* GtkTextView breaks lines a little earlier */

struct _FwFormText
{
  GtkTextView parent_instance;
  gboolean multi_line;
  char *placeholder;
  char *value;
  GtkTextTag *mark;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwFormText, fw_form_text, GTK_TYPE_TEXT_VIEW)

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
changed_cb (FwFormText *self, GtkTextBuffer *buffer)
{
  g_autofree char *text = dup_text (buffer);

  if (g_set_str (&self->value, text))
    {
      if (self->value[0] == '\0')
        gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
      gtk_widget_queue_resize (GTK_WIDGET (self));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
    }
}

static void
insert_text_cb (FwFormText *self,
                GtkTextIter *location,
                const char *text,
                int length,
                GtkTextBuffer *buffer)
{
  g_autofree char *line = NULL;

  if (self->multi_line || memchr (text, '\n', length) == NULL)
    return;
  line = g_strndup (text, length);
  g_strdelimit (line, "\r\n", ' ');
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, location, line, -1);
}

static gboolean
key_pressed_cb (FwFormText *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  if (self->multi_line || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  g_signal_emit_by_name (self, "move-focus", GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
set_value (FwFormText *self, const char *value)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;
  int offset;

  if (value == NULL)
    value = "";
  if (g_strcmp0 (self->value, value) == 0)
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_set_text (buffer, value, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

void
fw_form_text_set_placeholder (FwFormText *self, const char *placeholder)
{
  g_return_if_fail (FW_IS_FORM_TEXT (self));

  if (g_set_str (&self->placeholder, placeholder))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  placeholder, -1);
}

void
fw_form_text_mark (FwFormText *self, guint start, guint length)
{
  GtkTextBuffer *buffer;
  GtkTextIter from, to;

  g_return_if_fail (FW_IS_FORM_TEXT (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) (start + length));
  gtk_text_buffer_apply_tag (buffer, self->mark, &from, &to);
}

void
fw_form_text_clear_marks (FwFormText *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (FW_IS_FORM_TEXT (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->mark, &start, &end);
}

GtkWidget *
fw_form_text_new (gboolean multi_line)
{
  FwFormText *self = g_object_new (FW_TYPE_FORM_TEXT, NULL);

  self->multi_line = multi_line;
  gtk_widget_add_css_class (GTK_WIDGET (self), multi_line ? "multi-line" : "single-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE,
                                  multi_line, -1);
  return GTK_WIDGET (self);
}

static void
fw_form_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwFormText *self = FW_FORM_TEXT (widget);

  if (self->placeholder != NULL && self->value[0] == '\0')
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->placeholder);
      GdkRGBA color;

      gtk_widget_get_color (widget, &color);
      color.alpha *= 0.55f;
      pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      gtk_snapshot_append_layout (snapshot, layout, &color);
    }
  GTK_WIDGET_CLASS (fw_form_text_parent_class)->snapshot (widget, snapshot);
}

static GtkSizeRequestMode
fw_form_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
fw_form_text_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  FwFormText *self = FW_FORM_TEXT (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->value);
  int width, height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0)
    pango_layout_set_width (layout, MAX (for_size - CURSOR_ROOM, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int longest;

      /* No word is broken where there is room for it. */
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
      pango_layout_set_width (layout, 0);
      pango_layout_get_pixel_size (layout, &longest, NULL);
      *minimum = CLAMP (longest + CURSOR_ROOM, MIN_WIDTH, MAX_MIN_WIDTH);
      *natural = CLAMP (width, *minimum, NATURAL_WIDTH);
    }
  else
    *minimum = *natural = height;
}

static void
fw_form_text_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_VALUE)
    g_value_set_string (value, FW_FORM_TEXT (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_form_text_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_VALUE)
    set_value (FW_FORM_TEXT (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_form_text_finalize (GObject *object)
{
  FwFormText *self = FW_FORM_TEXT (object);

  g_free (self->placeholder);
  g_free (self->value);
  G_OBJECT_CLASS (fw_form_text_parent_class)->finalize (object);
}

static void
fw_form_text_class_init (FwFormTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fw_form_text_get_property;
  object_class->set_property = fw_form_text_set_property;
  object_class->finalize = fw_form_text_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = fw_form_text_snapshot;
  GTK_WIDGET_CLASS (klass)->get_request_mode = fw_form_text_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = fw_form_text_measure;

  properties[PROP_VALUE]
      = g_param_spec_string ("value", NULL, NULL, "",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fw_form_text_init (FwFormText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->value = g_strdup ("");
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-text");
  gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  self->mark = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR,
                                           "underline-rgba", &(GdkRGBA) {0.75f, 0.45f, 0, 1}, NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
