/* fw-form-row-card.c: see fw-form-row-card.h.
 *
 *   table   [cell][cell][cell] ⋮          one line, headings above the rows
 *   side    who                ⋮          the view below
 *   goals   1  whose | level   ⋮ ^        open: the fields and what may be better
 *           1  "summary"   complete  v    closed
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-form-body.h"
#include "widgets/fw-form-field.h"
#include "widgets/fw-form-row-card.h"

#define MENU_WIDTH 34

struct _FwFormRowCard
{
  GtkWidget parent_instance;
  FwFormContext *context;
  const FwSection *section;
  gint64 row_id;
  guint number;
  gboolean expanded;

  GtkWidget *number_label;
  GtkWidget *summary_button;
  GtkWidget *title_label;
  GtkWidget *subtitle_label;
  GtkWidget *state_label;
  GtkWidget *head_box;
  GtkWidget *menu_button;
  GtkWidget *arrow_button;
  GtkWidget *body; /* goals: made when first opened */
  GtkWidget *words_box;
};

G_DEFINE_FINAL_TYPE (FwFormRowCard, fw_form_row_card, GTK_TYPE_WIDGET)

/* Fields before the first one that needs room: whose goal, level. */
static guint
count_head_fields (const FwSection *section)
{
  guint n = 0;

  while (n < section->fields->len)
    {
      const FwField *field = g_ptr_array_index (section->fields, n);

      if (field->type != FW_FIELD_LINE && field->type != FW_FIELD_CHOICE)
        break;
      n++;
    }
  return n;
}

static char *
dup_row_title (FwFormRowCard *self)
{
  return g_strdup_printf ("%s %u", self->section->row_title, self->number);
}

static const char *
get_value (FwFormRowCard *self, const FwField *field)
{
  return fw_form_get_value (fw_form_context_get_form (self->context), field->name, self->row_id);
}

static guint
count_empty (FwFormRowCard *self)
{
  FwForm *form = fw_form_context_get_form (self->context);
  guint n = 0;

  for (guint i = 0; i < self->section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (self->section->fields, i);
      FwFormAnswer *answer = fw_form_get_answer (form, field->name, self->row_id);
      const char *reason;

      if (answer == NULL || !field->counts || !fw_form_applies (form, field, self->row_id))
        continue;
      reason = fw_record_get_text (FW_RECORD (answer), "reason");
      if (get_value (self, field)[0] == '\0' && (reason == NULL || reason[0] == '\0'))
        n++;
    }
  return n;
}

/* What was said, else the wording, else the row's number. */
static char *
dup_summary (FwFormRowCard *self)
{
  static const FwFieldType order[] = {FW_FIELD_QUOTE, FW_FIELD_TEXT};

  for (guint t = 0; t < G_N_ELEMENTS (order); t++)
    for (guint i = 0; i < self->section->fields->len; i++)
      {
        const FwField *field = g_ptr_array_index (self->section->fields, i);
        const char *value = get_value (self, field);

        if (field->type == order[t] && value[0] != '\0')
          {
            g_autofree char *line = g_strdelimit (g_strdup (value), "\n", ' ');

            return field->type == FW_FIELD_QUOTE ? g_strdup_printf (_ ("“%s”"), line)
                                                 : g_steal_pointer (&line);
          }
      }
  return dup_row_title (self);
}

/* "Lina · Handlungsziel · 30.4.2027" */
static char *
dup_subtitle (FwFormRowCard *self)
{
  guint n_head = count_head_fields (self->section);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (self->section->fields, i);
      const char *value = get_value (self, field);
      g_autofree char *shown = NULL;

      if (value[0] == '\0' || (i >= n_head && field->type != FW_FIELD_DATE))
        continue;
      shown = fw_form_context_dup_shown (self->context, field, value);
      if (text->len > 0)
        g_string_append (text, " · ");
      if (field->type == FW_FIELD_DATE)
        /* Translators: %s is a date by which a goal is to be reached. */
        g_string_append_printf (text, _ ("by %s"), shown);
      else
        g_string_append (text, shown);
    }
  return g_string_free_and_steal (text);
}

static void
update_summary (FwFormRowCard *self)
{
  g_autofree char *title = dup_summary (self);
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree char *state = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *row_title = dup_row_title (self);
  guint n = count_empty (self);

  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle_label), subtitle);
  gtk_widget_set_visible (self->subtitle_label, subtitle[0] != '\0');
  state = n == 0 ? g_strdup (_ ("✓ complete"))
                 /* Translators: %u is a number of fields of a form. */
                 : g_strdup_printf (ngettext ("%u field empty", "%u fields empty", n), n);
  gtk_label_set_label (GTK_LABEL (self->state_label), state);
  gtk_widget_set_css_classes (
      self->state_label,
      (const char *[]) {"caption-heading", n == 0 ? "light-done" : "light-due", NULL});
  spoken = g_strdup_printf ("%s: %s, %s", row_title, title, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summary_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_words (FwFormRowCard *self, GPtrArray *hints)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->words_box)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->words_box), child);
  for (guint i = 0; hints != NULL && i < hints->len; i++)
    {
      FwFormHint *hint = g_ptr_array_index (hints, i);
      GtkWidget *box, *image, *label;

      if (hint->word == NULL)
        continue;
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      image = gtk_image_new_from_icon_name (hint->ok ? "fw-light-done-symbolic"
                                                     : "dialog-information-symbolic");
      label = gtk_label_new (hint->word);
      gtk_box_append (GTK_BOX (box), image);
      gtk_box_append (GTK_BOX (box), label);
      gtk_widget_add_css_class (label, hint->ok ? "caption" : "caption-heading");
      gtk_widget_add_css_class (box, hint->ok ? "light-done" : "light-due");
      adw_wrap_box_append (ADW_WRAP_BOX (self->words_box), box);
      n++;
    }
  gtk_widget_set_visible (self->words_box, n > 0);
}

static void
hints_changed_cb (FwFormRowCard *self)
{
  g_autoptr (GPtrArray) hints = NULL;

  if (self->body == NULL || self->context == NULL || !self->expanded)
    return;
  hints = fw_form_context_dup_hints (self->context, self->section, self->row_id);
  fw_form_body_show_hints (self->body, hints);
  if (self->words_box != NULL)
    show_words (self, hints);
}

/* Goals are opened one by one: their fields are made then. */
static void
ensure_body (FwFormRowCard *self)
{
  g_autofree char *row_title = dup_row_title (self);
  guint n_head = count_head_fields (self->section);

  if (self->body != NULL)
    return;
  for (guint i = 0; i < n_head; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (self->head_box),
                         fw_form_field_new (self->context,
                                            g_ptr_array_index (self->section->fields, i),
                                            self->row_id, row_title, FW_FORM_FIELD_HEAD));
  self->body = fw_form_body_new (self->context, self->section, n_head, self->row_id, row_title);
  gtk_widget_insert_before (self->body, GTK_WIDGET (self), self->words_box);
}

/* One goal at a time: the others show their summary. */
static void
close_others (FwFormRowCard *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  for (GtkWidget *child = parent != NULL ? gtk_widget_get_first_child (parent) : NULL;
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != GTK_WIDGET (self) && FW_IS_FORM_ROW_CARD (child)
        && FW_FORM_ROW_CARD (child)->expanded)
      fw_form_row_card_set_expanded (FW_FORM_ROW_CARD (child), FALSE);
}

void
fw_form_row_card_set_expanded (FwFormRowCard *self, gboolean expanded)
{
  g_return_if_fail (FW_IS_FORM_ROW_CARD (self));

  if (self->section->layout != FW_SECTION_GOALS)
    return;
  if (expanded)
    {
      close_others (self);
      ensure_body (self);
    }
  self->expanded = expanded;
  if (self->body != NULL)
    gtk_widget_set_visible (self->body, expanded);
  gtk_widget_set_visible (self->head_box, expanded);
  gtk_widget_set_visible (self->summary_button, !expanded);
  gtk_widget_set_visible (self->words_box, FALSE);
  gtk_button_set_icon_name (GTK_BUTTON (self->arrow_button),
                            expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->arrow_button, expanded ? _ ("Close Up") : _ ("Open"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->arrow_button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               expanded, -1);
  update_summary (self);
  hints_changed_cb (self);
}

static void
arrow_cb (FwFormRowCard *self)
{
  fw_form_row_card_set_expanded (self, !self->expanded);
}

static void
summary_cb (FwFormRowCard *self)
{
  fw_form_row_card_set_expanded (self, TRUE);
  gtk_widget_child_focus (self->body, GTK_DIR_TAB_FORWARD);
}

typedef struct
{
  FwFormRowCard *self;
  int step; /* 0: remove */
} Act;

static void
act_free (gpointer data)
{
  g_object_unref (((Act *) data)->self);
  g_free (data);
}

static DexFuture *
act_fiber (gpointer data)
{
  Act *act = data;
  FwFormRowCard *self = act->self;
  g_autoptr (FwFormContext) context = g_object_ref (self->context);
  GtkWidget *page = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GtkWidget) kept = page != NULL ? g_object_ref (page) : NULL;
  g_autofree char *row_title = dup_row_title (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  FwForm *form = fw_form_context_get_form (context);
  FwEditSession *session = fw_form_context_get_session (context);

  if (dex_await (fw_edit_session_flush (session), &error))
    {
      if (act->step == 0)
        dex_await (fw_form_remove_row (form, session, self->row_id), &error);
      else
        dex_await (fw_form_move_row (form, session, self->row_id, act->step), &error);
    }
  if (kept == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (kept, error);
  else if (act->step == 0)
    {
      /* Translators: %s names a row of a form: "Goal 2". */
      text = g_strdup_printf (_ ("%s was removed"), row_title);
      fw_ui_show_undo (kept, text, "win.undo");
    }
  return NULL;
}

static void
start_act (FwFormRowCard *self, int step)
{
  Act *act;

  if (!fw_form_context_is_editable (self->context))
    return;
  act = g_new0 (Act, 1);
  act->self = g_object_ref (self);
  act->step = step;
  fw_ui_spawn_full (act_fiber, act, act_free);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_act (FW_FORM_ROW_CARD (widget), 0);
}

static void
move_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_act (FW_FORM_ROW_CARD (widget), -1);
}

static void
move_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_act (FW_FORM_ROW_CARD (widget), 1);
}

static GtkWidget *
create_menu_button (FwFormRowCard *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Move _Up"), "row.move-up");
  g_menu_append (menu, _ ("Move _Down"), "row.move-down");
  g_menu_append (menu, _ ("_Remove"), "row.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "form-small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* Days and remarks need little room; what is told shares the rest. */
static gboolean
has_room (const FwSection *section, const FwField *field)
{
  gboolean any_counts = FALSE;

  for (guint i = 0; i < section->fields->len; i++)
    any_counts = any_counts || ((FwField *) g_ptr_array_index (section->fields, i))->counts;
  return field->type != FW_FIELD_DATE && (field->counts || !any_counts);
}

static void
add_cell (GtkWidget *cells,
          GtkWidget *cell,
          const FwSection *section,
          const FwField *field,
          GtkSizeGroup *column)
{
  gtk_widget_set_hexpand (cell, has_room (section, field));
  gtk_size_group_add_widget (column, cell);
  gtk_box_append (GTK_BOX (cells), cell);
}

static void
build_table (FwFormRowCard *self, GtkWidget *bar, const char *row_title, GPtrArray *columns)
{
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (cells, TRUE);
  for (guint i = 0; i < self->section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (self->section->fields, i);

      add_cell (
          cells,
          fw_form_field_new (self->context, field, self->row_id, row_title, FW_FORM_FIELD_CELL),
          self->section, field, g_ptr_array_index (columns, i));
    }
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (cells, "form-cells");
  gtk_box_append (GTK_BOX (bar), cells);
  gtk_box_append (GTK_BOX (bar), self->menu_button);
}

static void
build_side (FwFormRowCard *self, GtkWidget *bar, const char *row_title)
{
  GtkWidget *who = fw_form_field_new (self->context, g_ptr_array_index (self->section->fields, 0),
                                      self->row_id, row_title, FW_FORM_FIELD_CELL);

  gtk_widget_add_css_class (who, "form-who");
  gtk_widget_set_hexpand (who, TRUE);
  gtk_widget_set_valign (who, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), who);
  gtk_box_append (GTK_BOX (bar), self->menu_button);
  self->body = fw_form_body_new (self->context, self->section, 1, self->row_id, row_title);
  gtk_widget_set_vexpand (self->body, TRUE);
}

static void
build_goal (FwFormRowCard *self, GtkWidget *bar)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->number_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number_label, "heading");
  gtk_widget_add_css_class (self->number_label, "numeric");
  gtk_widget_set_margin_start (self->number_label, 14);
  gtk_box_append (GTK_BOX (bar), self->number_label);

  self->title_label = gtk_label_new (NULL);
  self->subtitle_label = gtk_label_new (NULL);
  self->state_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title_label), 0);
  gtk_label_set_xalign (GTK_LABEL (self->subtitle_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->subtitle_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title_label, "heading");
  gtk_widget_add_css_class (self->subtitle_label, "caption");
  gtk_widget_add_css_class (self->subtitle_label, "dimmed");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), self->title_label);
  gtk_box_append (GTK_BOX (text), self->subtitle_label);
  gtk_box_append (GTK_BOX (inner), text);
  gtk_box_append (GTK_BOX (inner), self->state_label);
  self->summary_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->summary_button), inner);
  gtk_widget_add_css_class (self->summary_button, "flat");
  gtk_widget_add_css_class (self->summary_button, "form-summary");
  gtk_widget_set_hexpand (self->summary_button, TRUE);
  g_signal_connect_object (self->summary_button, "clicked", G_CALLBACK (summary_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->summary_button);

  self->head_box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->head_box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->head_box), 3);
  gtk_widget_add_css_class (self->head_box, "form-head");
  gtk_widget_set_hexpand (self->head_box, TRUE);
  gtk_box_append (GTK_BOX (bar), self->head_box);
  gtk_box_append (GTK_BOX (bar), self->menu_button);
  self->arrow_button = gtk_button_new ();
  gtk_widget_add_css_class (self->arrow_button, "flat");
  gtk_widget_add_css_class (self->arrow_button, "form-small");
  gtk_widget_set_valign (self->arrow_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->arrow_button, "clicked", G_CALLBACK (arrow_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->arrow_button);

  self->words_box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->words_box), 15);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->words_box), 6);
  gtk_widget_add_css_class (self->words_box, "form-words");
}

GtkWidget *
fw_form_row_card_create_headings (const FwSection *section, GPtrArray *columns)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (cells, TRUE);
  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);
      GtkWidget *label = gtk_label_new (field->prompt);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "form-prompt");
      add_cell (cells, label, section, field, g_ptr_array_index (columns, i));
    }
  gtk_widget_set_size_request (space, MENU_WIDTH, -1);
  gtk_box_append (GTK_BOX (bar), cells);
  gtk_box_append (GTK_BOX (bar), space);
  gtk_widget_add_css_class (bar, "form-headings");
  return bar;
}

gint64
fw_form_row_card_get_row_id (FwFormRowCard *self)
{
  g_return_val_if_fail (FW_IS_FORM_ROW_CARD (self), 0);

  return self->row_id;
}

void
fw_form_row_card_set_number (FwFormRowCard *self, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *spoken = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (FW_IS_FORM_ROW_CARD (self));

  self->number = number;
  title = dup_row_title (self);
  /* Translators: %s names a row of a form: "Goal 2". */
  spoken = g_strdup_printf (_ ("Acts for %s"), title);
  if (self->number_label != NULL)
    gtk_label_set_label (GTK_LABEL (self->number_label), text);
  gtk_widget_set_tooltip_text (self->menu_button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
fw_form_row_card_update (FwFormRowCard *self)
{
  g_return_if_fail (FW_IS_FORM_ROW_CARD (self));

  fw_form_body_update (GTK_WIDGET (self));
  gtk_widget_set_visible (self->menu_button, fw_form_context_is_editable (self->context));
  if (self->summary_button != NULL)
    update_summary (self);
}

GtkWidget *
fw_form_row_card_new (FwFormContext *context,
                      const FwSection *section,
                      gint64 row_id,
                      guint number,
                      GPtrArray *columns)
{
  FwFormRowCard *self = g_object_new (FW_TYPE_FORM_ROW_CARD, NULL);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *row_title = NULL;

  self->context = g_object_ref (context);
  self->section = section;
  self->row_id = row_id;
  self->number = number;
  row_title = dup_row_title (self);
  self->menu_button = create_menu_button (self);
  gtk_widget_add_css_class (bar, "form-bar");
  if (section->layout == FW_SECTION_GOALS)
    build_goal (self, bar);
  else if (section->layout == FW_SECTION_SIDE)
    build_side (self, bar, row_title);
  else
    build_table (self, bar, row_title, columns);
  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  if (self->body != NULL)
    gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  if (self->words_box != NULL)
    gtk_widget_set_parent (self->words_box, GTK_WIDGET (self));
  if (section->layout == FW_SECTION_GOALS || section->layout == FW_SECTION_SIDE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  g_signal_connect_object (context, "hints-changed", G_CALLBACK (hints_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fw_form_row_card_set_number (self, number);
  fw_form_row_card_set_expanded (self, FALSE);
  fw_form_row_card_update (self);
  return GTK_WIDGET (self);
}

static void
fw_form_row_card_dispose (GObject *object)
{
  FwFormRowCard *self = FW_FORM_ROW_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->body = self->words_box = NULL;
  G_OBJECT_CLASS (fw_form_row_card_parent_class)->dispose (object);
}

static void
fw_form_row_card_finalize (GObject *object)
{
  g_clear_object (&FW_FORM_ROW_CARD (object)->context);
  G_OBJECT_CLASS (fw_form_row_card_parent_class)->finalize (object);
}

static void
fw_form_row_card_class_init (FwFormRowCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_form_row_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_form_row_card_finalize;
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "row.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "row.move-down", NULL, move_down_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "row.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "row.move-down",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_form_row_card_init (FwFormRowCard *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}
