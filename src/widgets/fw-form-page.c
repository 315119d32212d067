/* fw-form-page.c: see fw-form-page.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-form-field.h"
#include "widgets/fw-form-page.h"
#include "widgets/fw-form-section-view.h"

#define FORM_WIDTH 640

struct _FwFormPage
{
  GtkWidget parent_instance;
  GtkWidget *banner;
  GtkStack *stack;

  FwFormContext *context;
  char *section;
  char *anchor;
  char *focus_field; /* where the cursor is or was last */
  gint64 focus_row;
};

enum
{
  PROP_0,
  PROP_SECTION,
  PROP_ANCHOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwFormPage, fw_form_page, GTK_TYPE_WIDGET)

static FwForm *
get_form (FwFormPage *self)
{
  return fw_form_context_get_form (self->context);
}

static GPtrArray *
get_sections (FwFormPage *self)
{
  return fw_form_template_get_sections (fw_form_get_template (get_form (self)));
}

static FwFormSectionView *
ensure_view (FwFormPage *self, const FwSection *section)
{
  GtkWidget *scroller = gtk_stack_get_child_by_name (self->stack, section->name);
  GtkWidget *view, *clamp;

  if (scroller != NULL)
    return g_object_get_data (G_OBJECT (scroller), "view");
  view = fw_form_section_view_new (self->context, section);
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), view);
  gtk_widget_add_css_class (clamp, "form-clamp");
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  g_object_set_data (G_OBJECT (scroller), "view", view);
  gtk_stack_add_named (self->stack, scroller, section->name);
  return FW_FORM_SECTION_VIEW (view);
}

static void
set_anchor (FwFormPage *self, char *anchor)
{
  g_autofree char *taken = anchor;

  if (g_set_str (&self->anchor, taken))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANCHOR]);
}

void
fw_form_page_show_section (FwFormPage *self, const char *name)
{
  const FwSection *section;

  g_return_if_fail (FW_IS_FORM_PAGE (self));

  if (self->context == NULL || g_strcmp0 (self->section, name) == 0)
    return;
  section = fw_form_template_find_section (fw_form_get_template (get_form (self)), name);
  if (section == NULL)
    return;
  ensure_view (self, section);
  gtk_stack_set_visible_child_name (self->stack, name);
  g_set_str (&self->section, name);
  g_clear_pointer (&self->focus_field, g_free);
  set_anchor (self, g_strdup (name));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
}

void
fw_form_page_step (FwFormPage *self, int step)
{
  GPtrArray *sections;

  g_return_if_fail (FW_IS_FORM_PAGE (self));

  if (self->context == NULL)
    return;
  sections = get_sections (self);
  for (guint i = 0; i < sections->len; i++)
    if (g_strcmp0 (((FwSection *) g_ptr_array_index (sections, i))->name, self->section) == 0)
      {
        guint next = i + (guint) step;

        /* What does not apply is passed over. */
        while (next < sections->len
               && !fw_form_section_applies (get_form (self), g_ptr_array_index (sections, next)))
          next += (guint) step;
        if (next < sections->len)
          {
            fw_form_page_show_section (self,
                                       ((FwSection *) g_ptr_array_index (sections, next))->name);
            fw_form_page_focus (self);
          }
        return;
      }
}

static gboolean
go_to (FwFormPage *self, const FwSection *section, const char *field, gint64 row_id)
{
  FwFormSectionView *view;
  GtkWidget *widget;

  fw_form_page_show_section (self, section->name);
  view = ensure_view (self, section);
  if (row_id != 0)
    fw_form_section_view_open_row (view, row_id);
  widget = fw_form_context_find_field (self->context, field, row_id);
  return widget != NULL && fw_form_field_focus (FW_FORM_FIELD (widget));
}

typedef struct
{
  const FwSection *section;
  const FwField *field;
  gint64 row_id;
} Place;

static gboolean
is_gap (FwFormPage *self, const Place *place)
{
  FwFormAnswer *answer = fw_form_get_answer (get_form (self), place->field->name, place->row_id);
  const char *reason;

  if (answer == NULL || !place->field->counts
      || !fw_form_applies (get_form (self), place->field, place->row_id)
      || fw_form_get_value (get_form (self), place->field->name, place->row_id)[0] != '\0')
    return FALSE;
  reason = fw_record_get_text (FW_RECORD (answer), "reason");
  return reason == NULL || reason[0] == '\0';
}

static void
add_places (GArray *places, const FwSection *section, gint64 row_id)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      Place place = {section, g_ptr_array_index (section->fields, i), row_id};

      g_array_append_val (places, place);
    }
}

/* Every field of the form in order. */
static GArray *
dup_places (FwFormPage *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  GPtrArray *sections = get_sections (self);

  for (guint i = 0; i < sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (sections, i);
      GListModel *rows;

      if (!section->repeats)
        {
          add_places (places, section, 0);
          continue;
        }
      rows = fw_form_get_rows (get_form (self), section->name);
      for (guint r = 0; r < g_list_model_get_n_items (rows); r++)
        {
          g_autoptr (FwRecord) row = g_list_model_get_item (rows, r);

          add_places (places, section, fw_record_get_id (row));
        }
    }
  return places;
}

/* The place of the cursor, else the one before the section's first. */
static guint
find_here (FwFormPage *self, GArray *places)
{
  guint first = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (self->focus_field != NULL && place->row_id == self->focus_row
          && g_strcmp0 (place->field->name, self->focus_field) == 0)
        return i;
      if (!found && g_strcmp0 (place->section->name, self->section) == 0)
        {
          first = i;
          found = TRUE;
        }
    }
  return first + places->len - 1;
}

/* The first field of the section shown; its button where it has no row yet. */
static gboolean
focus_first_cb (gpointer data)
{
  FwFormPage *self = data;
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  g_autoptr (GArray) places = NULL;

  if (self->context == NULL || shown == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  if (self->focus_field != NULL)
    {
      GtkWidget *last
          = fw_form_context_find_field (self->context, self->focus_field, self->focus_row);

      /* Anew: a widget that was moved to another parent while it had the focus is
       * no longer in its window's chain of focus. */
      gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
      if (last != NULL && fw_form_field_focus (FW_FORM_FIELD (last)))
        return G_SOURCE_REMOVE;
    }
  places = dup_places (self);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      GtkWidget *widget;

      if (g_strcmp0 (place->section->name, self->section) != 0)
        continue;
      widget = fw_form_context_find_field (self->context, place->field->name, place->row_id);
      if (widget != NULL && fw_form_field_focus (FW_FORM_FIELD (widget)))
        return G_SOURCE_REMOVE;
    }
  gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

void
fw_form_page_focus (FwFormPage *self)
{
  g_return_if_fail (FW_IS_FORM_PAGE (self));

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_first_cb, g_object_ref (self), g_object_unref);
}

gboolean
fw_form_page_next_empty (FwFormPage *self)
{
  g_autoptr (GArray) places = NULL;
  guint here;

  g_return_val_if_fail (FW_IS_FORM_PAGE (self), FALSE);

  if (self->context == NULL)
    return FALSE;
  places = dup_places (self);
  if (places->len == 0)
    return FALSE;
  here = find_here (self, places);
  for (guint i = 1; i <= places->len; i++)
    {
      Place *place = &g_array_index (places, Place, (here + i) % places->len);

      if (is_gap (self, place))
        return go_to (self, place->section, place->field->name, place->row_id);
    }
  return FALSE;
}

void
fw_form_page_show_anchor (FwFormPage *self, const char *anchor)
{
  g_auto (GStrv) parts = NULL;
  const FwSection *section;
  gint64 row_id;

  g_return_if_fail (FW_IS_FORM_PAGE (self));

  if (self->context == NULL || anchor == NULL)
    return;
  parts = g_strsplit (anchor, "/", 2);
  section = fw_form_template_find_section (fw_form_get_template (get_form (self)), parts[0]);
  if (section == NULL)
    return;
  if (parts[1] == NULL)
    {
      fw_form_page_show_section (self, section->name);
      return;
    }
  row_id = g_ascii_strtoll (parts[1], NULL, 10);
  if (row_id != 0)
    {
      /* The first field that needs room: the cards' heads are choices. */
      const FwField *field = g_ptr_array_index (section->fields, 0);

      for (guint i = 0; section->layout == FW_SECTION_GOALS && i < section->fields->len; i++)
        {
          const FwField *other = g_ptr_array_index (section->fields, i);

          if (other->type == FW_FIELD_QUOTE || other->type == FW_FIELD_TEXT)
            {
              field = other;
              break;
            }
        }
      go_to (self, section, field->name, row_id);
    }
  else
    go_to (self, section, parts[1], 0);
}

void
fw_form_page_add_row (FwFormPage *self, const char *name)
{
  const FwSection *section;

  g_return_if_fail (FW_IS_FORM_PAGE (self));

  if (self->context == NULL || self->section == NULL)
    return;
  section = fw_form_template_find_section (fw_form_get_template (get_form (self)), self->section);
  if ((section == NULL || !section->repeats) && name != NULL)
    {
      fw_form_page_show_section (self, name);
      section = fw_form_template_find_section (fw_form_get_template (get_form (self)), name);
    }
  if (section != NULL)
    fw_form_section_view_add_row (ensure_view (self, section));
}

static void
take_back (FwFormPage *self, gboolean redo)
{
  FwEditSession *session = fw_form_context_get_session (self->context);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  label = dex_await_string (redo ? fw_edit_session_redo (session) : fw_edit_session_undo (session),
                            &error);
  if (label == NULL)
    {
      if (error != NULL)
        fw_ui_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* Translators: %s names an act, e.g. "Add record entry". */
  text = g_strdup_printf (redo ? _ ("Done again: %s") : _ ("Undone: %s"), label);
  fw_ui_show_toast (GTK_WIDGET (self), text);
  fw_ui_announce (GTK_WIDGET (self), text);
}

static DexFuture *
undo_fiber (gpointer data)
{
  take_back (data, FALSE);
  return NULL;
}

static DexFuture *
redo_fiber (gpointer data)
{
  take_back (data, TRUE);
  return NULL;
}

gboolean
fw_form_page_undo (FwFormPage *self)
{
  gboolean can = FALSE;
  g_autofree char *state = NULL;

  g_return_val_if_fail (FW_IS_FORM_PAGE (self), FALSE);

  if (self->context == NULL)
    return FALSE;
  g_object_get (fw_form_context_get_session (self->context), "can-undo", &can, "state", &state,
                NULL);
  /* What is being typed becomes a step first. */
  if (!can && g_strcmp0 (state, "saved") == 0)
    return FALSE;
  fw_ui_spawn (self, undo_fiber);
  return TRUE;
}

gboolean
fw_form_page_redo (FwFormPage *self)
{
  gboolean can = FALSE;

  g_return_val_if_fail (FW_IS_FORM_PAGE (self), FALSE);

  if (self->context == NULL)
    return FALSE;
  g_object_get (fw_form_context_get_session (self->context), "can-redo", &can, NULL);
  if (can)
    fw_ui_spawn (self, redo_fiber);
  return can;
}

/* What the fields have not handed on yet. */
static void
commit_fields (FwFormPage *self)
{
  g_autoptr (GPtrArray) fields = fw_form_context_dup_fields (self->context);

  for (guint i = 0; i < fields->len; i++)
    fw_form_field_commit (g_ptr_array_index (fields, i));
}

DexFuture *
fw_form_page_flush (FwFormPage *self)
{
  g_return_val_if_fail (FW_IS_FORM_PAGE (self), NULL);

  if (self->context == NULL)
    return dex_future_new_true ();
  commit_fields (self);
  return fw_edit_session_flush (fw_form_context_get_session (self->context));
}

DexFuture *
fw_form_page_keep (FwFormPage *self)
{
  g_return_val_if_fail (FW_IS_FORM_PAGE (self), NULL);

  if (self->context == NULL)
    return dex_future_new_true ();
  commit_fields (self);
  return fw_edit_session_keep (fw_form_context_get_session (self->context));
}

static void
changed_cb (FwFormPage *self)
{
  if (self->context == NULL)
    return;
  adw_banner_set_revealed (ADW_BANNER (self->banner), !fw_form_context_is_editable (self->context));
  for (GtkWidget *scroller = gtk_widget_get_first_child (GTK_WIDGET (self->stack));
       scroller != NULL; scroller = gtk_widget_get_next_sibling (scroller))
    {
      FwFormSectionView *view = g_object_get_data (G_OBJECT (scroller), "view");

      if (view != NULL)
        fw_form_section_view_update (view);
    }
}

static void
focus_entered_cb (FwFormPage *self, const char *field, gint64 row_id)
{
  const FwSection *section = NULL;

  g_set_str (&self->focus_field, field);
  self->focus_row = row_id;
  /* A field name of a list may stand in several sections; the one shown has it. */
  section = fw_form_template_find_section (fw_form_get_template (get_form (self)), self->section);
  if (section == NULL)
    return;
  if (row_id != 0)
    set_anchor (self, g_strdup_printf ("%s/%" G_GINT64_FORMAT, section->name, row_id));
  else
    set_anchor (self, g_strdup_printf ("%s/%s", section->name, field));
}

void
fw_form_page_set_context (FwFormPage *self, FwFormContext *context)
{
  g_return_if_fail (FW_IS_FORM_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (fw_form_context_get_form (context), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "focus-entered", G_CALLBACK (focus_entered_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

GtkWidget *
fw_form_page_new (void)
{
  return g_object_new (FW_TYPE_FORM_PAGE, NULL);
}

static void
fw_form_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwFormPage *self = FW_FORM_PAGE (object);

  switch (prop_id)
    {
    case PROP_SECTION:
      g_value_set_string (value, self->section);
      break;
    case PROP_ANCHOR:
      g_value_set_string (value, self->anchor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_form_page_dispose (GObject *object)
{
  FwFormPage *self = FW_FORM_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fw_form_page_parent_class)->dispose (object);
}

static void
fw_form_page_finalize (GObject *object)
{
  FwFormPage *self = FW_FORM_PAGE (object);

  g_free (self->section);
  g_free (self->anchor);
  g_free (self->focus_field);
  G_OBJECT_CLASS (fw_form_page_parent_class)->finalize (object);
}

static void
fw_form_page_class_init (FwFormPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_form_page_get_property;
  object_class->dispose = fw_form_page_dispose;
  object_class->finalize = fw_form_page_finalize;

  properties[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ANCHOR]
      = g_param_spec_string ("anchor", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static void
fw_form_page_init (FwFormPage *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->banner = adw_banner_new (_ ("This form is closed and can only be read."));
  gtk_widget_set_parent (self->banner, GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}
