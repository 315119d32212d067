/* fw-option-table.c: see fw-option-table.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "features/conference/fw-option-table.h"
#include "widgets/fw-async.h"
#include "widgets/fw-form-field.h"

#define NARROW_PER_OPTION 24 /* characters a column needs */

struct _FwOptionTable
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  const FwSection *section;
  gboolean summary;
  gboolean stacked;
  gboolean syncing;
  GtkWidget *grid;
  GtkWidget *empty;
  GtkWidget *add;
  GtkSizeGroup *columns;
  GPtrArray *radios; /* of GtkCheckButton, in order of the rows */
  char *shown;       /* what a summary was made of */
};

G_DEFINE_FINAL_TYPE (FwOptionTable, fw_option_table, GTK_TYPE_WIDGET)

const FwSection *
fw_option_table_find_section (FwConferenceDesk *desk)
{
  const FwSection *section
      = desk->form != NULL
            ? fw_form_template_find_section (fw_form_get_template (desk->form), FW_OPTION_SECTION)
            : NULL;

  return section != NULL && section->repeats ? section : NULL;
}

static gint64
get_row_id (FwConferenceDesk *desk, guint index)
{
  g_autoptr (FwRecord) row
      = g_list_model_get_item (fw_form_get_rows (desk->form, FW_OPTION_SECTION), index);

  return row != NULL ? fw_record_get_id (row) : 0;
}

static guint
get_n_rows (FwConferenceDesk *desk)
{
  return g_list_model_get_n_items (fw_form_get_rows (desk->form, FW_OPTION_SECTION));
}

gint64
fw_option_table_get_chosen (FwConferenceDesk *desk)
{
  if (fw_option_table_find_section (desk) == NULL)
    return 0;
  for (guint i = 0; i < get_n_rows (desk); i++)
    {
      gint64 id = get_row_id (desk, i);

      if (g_str_equal (fw_form_get_value (desk->form, FW_OPTION_CHOSEN, id), "yes"))
        return id;
    }
  return 0;
}

/* "A", "B", …: how people speak of the options. */
static char *
dup_letter (guint index)
{
  return index < 26 ? g_strdup_printf ("%c", 'A' + (int) index) : g_strdup_printf ("%u", index + 1);
}

static gboolean
is_criterion (const FwField *field)
{
  return !g_str_equal (field->name, FW_OPTION_TITLE)
         && !g_str_equal (field->name, FW_OPTION_CHOSEN);
}

/* What was chosen becomes the first draft of a decision, once. */
static void
draft_decision (FwOptionTable *self, gint64 row_id)
{
  const char *title = fw_form_get_value (self->desk->form, FW_OPTION_TITLE, row_id);
  const char *start = fw_form_get_value (self->desk->form, "start", row_id);
  FwRow *values;
  FwDay day;

  if (title[0] == '\0' || !fw_conference_kind_produces (self->desk->kind, "decisions"))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->decisions)); i++)
    {
      g_autoptr (FwRecord) decision
          = g_list_model_get_item (G_LIST_MODEL (self->desk->decisions), i);
      const char *what = fw_record_get_text (decision, "what");

      if (what != NULL && g_str_has_prefix (what, title))
        return;
    }
  values = fw_row_new ();
  fw_row_set_text (values, "what", title);
  if (fw_day_from_iso (start, &day))
    fw_row_set_text (values, "due", start);
  fw_conference_desk_add_decision (self->desk, values, GTK_WIDGET (self));
  fw_ui_show_undo (GTK_WIDGET (self), _ ("Written down as a draft of a decision"), "win.undo");
}

static void
radio_cb (FwOptionTable *self, GtkCheckButton *radio)
{
  guint index;

  if (self->syncing || !gtk_check_button_get_active (radio)
      || !g_ptr_array_find (self->radios, radio, &index))
    return;
  for (guint i = 0; i < get_n_rows (self->desk); i++)
    {
      FwFormAnswer *answer
          = fw_form_get_answer (self->desk->form, FW_OPTION_CHOSEN, get_row_id (self->desk, i));
      const char *wanted = i == index ? "yes" : "";
      const char *value = answer != NULL ? fw_record_get_text (FW_RECORD (answer), "value") : NULL;

      if (answer == NULL || g_strcmp0 (value != NULL ? value : "", wanted) == 0)
        continue;
      fw_edit_session_watch (self->desk->edits, FW_RECORD (answer), _ ("Choose option"));
      fw_record_set_text (FW_RECORD (answer), "value", wanted);
    }
  draft_decision (self, get_row_id (self->desk, index));
}

static void
show_chosen (FwOptionTable *self)
{
  gint64 chosen = fw_option_table_get_chosen (self->desk);

  self->syncing = TRUE;
  for (guint i = 0; i < self->radios->len; i++)
    {
      GtkWidget *radio = g_ptr_array_index (self->radios, i);
      gboolean mine = chosen != 0 && get_row_id (self->desk, i) == chosen;
      GtkWidget *word = g_object_get_data (G_OBJECT (radio), "word");

      gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), mine);
      gtk_widget_set_visible (word, mine);
    }
  for (GtkWidget *cell = gtk_widget_get_first_child (self->grid); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      guint option = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "option"));

      if (option > 0 && chosen != 0 && get_row_id (self->desk, option - 1) == chosen)
        gtk_widget_add_css_class (cell, "chosen");
      else
        gtk_widget_remove_css_class (cell, "chosen");
    }
  self->syncing = FALSE;
}

static DexFuture *
add_fiber (gpointer data)
{
  FwOptionTable *self = data;
  g_autoptr (FwConferenceDesk) desk = self->desk != NULL ? g_object_ref (self->desk) : NULL;
  g_autoptr (GError) error = NULL;

  if (desk == NULL || desk->store == NULL)
    return NULL;
  if (dex_await (fw_edit_session_flush (desk->edits), &error))
    dex_await_int64 (fw_form_add_row (desk->form, desk->edits, FW_OPTION_SECTION), &error);
  if (error != NULL && self->desk != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static void
add_cb (FwOptionTable *self)
{
  fw_ui_spawn (self, add_fiber);
}

typedef struct
{
  FwOptionTable *self;
  gint64 row_id;
} Remove;

static void
remove_free (gpointer data)
{
  g_object_unref (((Remove *) data)->self);
  g_free (data);
}

static DexFuture *
remove_fiber (gpointer data)
{
  Remove *act = data;
  FwConferenceDesk *desk = act->self->desk;
  g_autoptr (GError) error = NULL;

  if (desk == NULL || desk->store == NULL)
    return NULL;
  if (dex_await (fw_edit_session_flush (desk->edits), &error))
    dex_await (fw_form_remove_row (desk->form, desk->edits, act->row_id), &error);
  if (act->self->desk == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (act->self), error);
  else
    fw_ui_show_undo (GTK_WIDGET (act->self), _ ("The option was deleted"), "win.undo");
  return NULL;
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Remove *act = g_new0 (Remove, 1);

  act->self = g_object_ref (FW_OPTION_TABLE (widget));
  act->row_id = g_variant_get_int64 (parameter);
  fw_ui_spawn_full (remove_fiber, act, remove_free);
}

/* Radio, letter, title, "chosen", and the button that deletes. */
static GtkWidget *
create_head (FwOptionTable *self, guint index, gint64 row_id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *radio = gtk_check_button_new ();
  GtkWidget *word = gtk_label_new (_ ("chosen"));
  GtkWidget *letter_label;
  const FwField *field = NULL;
  g_autofree char *letter = dup_letter (index);
  g_autofree char *row_title
      /* Translators: %s is a letter: "Option A". */
      = g_strdup_printf (_ ("Option %s"), letter);
  g_autofree char *radio_name = g_strdup_printf (_ ("Choose option %s"), letter);

  if (self->radios->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), g_ptr_array_index (self->radios, 0));
  g_ptr_array_add (self->radios, radio);
  gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (radio, fw_conference_desk_is_editable (self->desk));
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL, radio_name,
                                  -1);
  g_object_set_data (G_OBJECT (radio), "word", word);
  letter_label = gtk_label_new (letter);
  gtk_widget_add_css_class (letter_label, "heading");
  gtk_widget_add_css_class (word, "option-chosen");
  for (guint i = 0; i < self->section->fields->len; i++)
    if (g_str_equal (((FwField *) g_ptr_array_index (self->section->fields, i))->name,
                     FW_OPTION_TITLE))
      field = g_ptr_array_index (self->section->fields, i);
  gtk_box_append (GTK_BOX (box), radio);
  gtk_box_append (GTK_BOX (box), letter_label);
  if (self->summary || field == NULL)
    {
      GtkWidget *title
          = gtk_label_new (fw_form_get_value (self->desk->form, FW_OPTION_TITLE, row_id));

      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_set_hexpand (title, TRUE);
      gtk_widget_add_css_class (title, "heading");
      gtk_box_append (GTK_BOX (box), title);
    }
  else
    {
      GtkWidget *title
          = fw_form_field_new (self->desk->context, field, row_id, row_title, FW_FORM_FIELD_CELL);

      gtk_widget_set_hexpand (title, TRUE);
      gtk_widget_add_css_class (title, "option-title");
      gtk_box_append (GTK_BOX (box), title);
    }
  gtk_box_append (GTK_BOX (box), word);
  if (!self->summary && fw_conference_desk_is_editable (self->desk))
    {
      GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
      g_autofree char *remove_name = g_strdup_printf (_ ("Delete option %s"), letter);

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "options.remove");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "x", row_id);
      gtk_widget_set_tooltip_text (remove, remove_name);
      gtk_box_append (GTK_BOX (box), remove);
    }
  gtk_widget_add_css_class (box, "option-head");
  g_signal_connect_object (radio, "toggled", G_CALLBACK (radio_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
create_cell (FwOptionTable *self, guint index, gint64 row_id, const FwField *field)
{
  g_autofree char *letter = dup_letter (index);
  g_autofree char *row_title = g_strdup_printf (_ ("Option %s"), letter);
  FwFormAnswer *answer;
  const char *value, *reason;
  g_autofree char *shown = NULL;
  GtkWidget *label;

  if (!self->summary)
    return fw_form_field_new (self->desk->context, field, row_id, row_title, FW_FORM_FIELD_CELL);
  answer = fw_form_get_answer (self->desk->form, field->name, row_id);
  value = fw_form_get_value (self->desk->form, field->name, row_id);
  reason = answer != NULL ? fw_record_get_text (FW_RECORD (answer), "reason") : NULL;
  if (value[0] != '\0')
    shown = fw_form_context_dup_shown (self->desk->context, field, value);
  else
    /* Translators: an answer that is open; %s is the reason. */
    shown = reason != NULL && reason[0] != '\0' ? g_strdup_printf (_ ("unknown* (%s)"), reason)
                                                : g_strdup ("–");
  label = gtk_label_new (shown);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
attach (FwOptionTable *self, GtkWidget *cell, guint option, int column, int row)
{
  gtk_widget_add_css_class (cell, "option-cell");
  gtk_widget_set_hexpand (cell, option > 0);
  /* Options are equals: none is wider because more was written about it. */
  if (option > 0)
    gtk_size_group_add_widget (self->columns, cell);
  g_object_set_data (G_OBJECT (cell), "option", GUINT_TO_POINTER (option));
  gtk_grid_attach (GTK_GRID (self->grid), cell, column, row, 1, 1);
}

static GtkWidget *
create_prompt (const char *prompt)
{
  GtkWidget *label = gtk_label_new (prompt);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "form-prompt");
  return label;
}

static void
fill (FwOptionTable *self)
{
  guint n = get_n_rows (self->desk);
  GtkWidget *child;
  int row = 1;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->radios, 0);
  gtk_widget_set_visible (self->grid, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  if (n == 0)
    return;
  if (!self->stacked)
    attach (self, gtk_label_new (""), 0, 0, 0);
  for (guint i = 0; i < n; i++)
    {
      gint64 row_id = get_row_id (self->desk, i);

      if (!self->stacked)
        attach (self, create_head (self, i, row_id), i + 1, (int) i + 1, 0);
      else
        {
          attach (self, create_head (self, i, row_id), i + 1, 1, row++);
          for (guint f = 0; f < self->section->fields->len; f++)
            {
              const FwField *field = g_ptr_array_index (self->section->fields, f);

              if (!is_criterion (field))
                continue;
              attach (self, create_prompt (field->prompt), 0, 0, row);
              attach (self, create_cell (self, i, row_id, field), i + 1, 1, row++);
            }
        }
    }
  for (guint f = 0; !self->stacked && f < self->section->fields->len; f++)
    {
      const FwField *field = g_ptr_array_index (self->section->fields, f);

      if (!is_criterion (field))
        continue;
      attach (self, create_prompt (field->prompt), 0, 0, row);
      for (guint i = 0; i < n; i++)
        attach (self, create_cell (self, i, get_row_id (self->desk, i), field), i + 1, (int) i + 1,
                row);
      row++;
    }
  show_chosen (self);
}

/* What a summary shows, so that it is only made anew when that changes. */
static char *
dup_shown (FwOptionTable *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < get_n_rows (self->desk); i++)
    {
      gint64 row_id = get_row_id (self->desk, i);

      for (guint f = 0; f < self->section->fields->len; f++)
        {
          const FwField *field = g_ptr_array_index (self->section->fields, f);
          FwFormAnswer *answer = fw_form_get_answer (self->desk->form, field->name, row_id);
          const char *reason
              = answer != NULL ? fw_record_get_text (FW_RECORD (answer), "reason") : NULL;

          g_string_append_printf (text, "%s\1%s\2",
                                  fw_form_get_value (self->desk->form, field->name, row_id),
                                  reason != NULL ? reason : "");
        }
    }
  return g_string_free_and_steal (text);
}

static void
changed_cb (FwOptionTable *self)
{
  g_autofree char *shown = NULL;

  if (self->desk == NULL)
    return;
  if (!self->summary)
    {
      show_chosen (self);
      return;
    }
  shown = dup_shown (self);
  if (g_set_str (&self->shown, shown))
    fill (self);
}

static void
rows_cb (FwOptionTable *self)
{
  if (self->desk != NULL)
    fill (self);
}

static gboolean
restack_cb (gpointer data)
{
  FwOptionTable *self = data;

  if (self->desk != NULL)
    fill (self);
  return G_SOURCE_REMOVE;
}

static void
fw_option_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwOptionTable *self = FW_OPTION_TABLE (widget);
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  double character = (double) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  GtkWidget *box = gtk_widget_get_first_child (widget);
  gboolean stacked;

  pango_font_metrics_unref (metrics);
  gtk_widget_size_allocate (box, &(GtkAllocation) {0, 0, width, height}, baseline);
  if (self->desk == NULL)
    return;
  stacked = get_n_rows (self->desk) > 1
            && width < (get_n_rows (self->desk) * NARROW_PER_OPTION + 14) * character;
  if (stacked != self->stacked)
    {
      self->stacked = stacked;
      g_idle_add_full (G_PRIORITY_HIGH_IDLE, restack_cb, g_object_ref (self), g_object_unref);
    }
}

static void
fw_option_table_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *box = gtk_widget_get_first_child (widget);

  gtk_widget_measure (box, orientation, for_size, minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
fw_option_table_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

GtkWidget *
fw_option_table_new (FwConferenceDesk *desk, gboolean summary)
{
  FwOptionTable *self = g_object_new (FW_TYPE_OPTION_TABLE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->desk = g_object_ref (desk);
  self->section = fw_option_table_find_section (desk);
  g_return_val_if_fail (self->section != NULL, GTK_WIDGET (self));
  self->summary = summary;
  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "card");
  gtk_widget_add_css_class (self->grid, "option-grid");
  self->empty = gtk_label_new (summary ? _ ("No option was written down in the step before.")
                                       : _ ("Write at least two options: the first idea is rarely "
                                            "the best one."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "card");
  gtk_widget_add_css_class (self->empty, "form-empty");
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), self->empty);
  self->add = gtk_button_new_with_mnemonic (_ ("Add _Option"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_set_visible (self->add, !summary && fw_conference_desk_is_editable (desk));
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_signal_connect_object (fw_form_get_rows (desk->form, FW_OPTION_SECTION), "items-changed",
                           G_CALLBACK (rows_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

static void
fw_option_table_dispose (GObject *object)
{
  FwOptionTable *self = FW_OPTION_TABLE (object);
  GtkWidget *child;

  g_clear_object (&self->desk);
  g_ptr_array_set_size (self->radios, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_option_table_parent_class)->dispose (object);
}

static void
fw_option_table_finalize (GObject *object)
{
  g_ptr_array_unref (FW_OPTION_TABLE (object)->radios);
  g_object_unref (FW_OPTION_TABLE (object)->columns);
  g_free (FW_OPTION_TABLE (object)->shown);
  G_OBJECT_CLASS (fw_option_table_parent_class)->finalize (object);
}

static void
fw_option_table_class_init (FwOptionTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_option_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_option_table_finalize;
  widget_class->size_allocate = fw_option_table_size_allocate;
  widget_class->measure = fw_option_table_measure;
  widget_class->get_request_mode = fw_option_table_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "options.remove", "x", remove_action);
}

static void
fw_option_table_init (FwOptionTable *self)
{
  self->radios = g_ptr_array_new ();
  self->columns = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Options"), -1);
}
