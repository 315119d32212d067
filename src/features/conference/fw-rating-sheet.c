/* fw-rating-sheet.c: see fw-rating-sheet.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-columns-layout.h"
#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-rating-sheet.h"
#include "features/conference/fw-rating-toggles.h"
#include "widgets/fw-async.h"

#define SAFETY "safety"
#define NARROW_CHARS 60

typedef struct
{
  const char *name;
  GtkWidget *box;
  GtkWidget *toggles;
  GtkWidget *anchor;
  GtkWidget *reason;
  const FwRatingDomain *domain; /* NULL: the safety question */
} Line;

struct _FwRatingSheet
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  gint64 person_id;
  gboolean card;
  GArray *lines; /* of Line */
  GtkWidget *done;
  GtkWidget *count;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwRatingSheet, fw_rating_sheet, GTK_TYPE_WIDGET)

static const FwColumnPlace places[] = {
    {.weight = 1, .line = 0, .line_weight = 1},
    {.chars = 31, .line = 1, .line_weight = 1},
};

/* 1-4, 0 not judged, -1 open; the safety question: 1 yes, 2 no, 0 not known. */
static int
get_value (const Line *line)
{
  const char *name;

  if (line->domain != NULL)
    return fw_rating_toggles_get_value (line->toggles);
  name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (line->toggles));
  if (name == NULL)
    return -1;
  return g_str_equal (name, "yes") ? 1 : g_str_equal (name, "no") ? 2 : 0;
}

static void
update (FwRatingSheet *self)
{
  guint n = 0;
  gboolean reasons = TRUE;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);
      int value = get_value (line);

      n += value >= 0;
      gtk_widget_set_visible (line->reason, value == 0);
      if (value == 0 && gtk_editable_get_text (GTK_EDITABLE (line->reason))[0] == '\0')
        reasons = FALSE;
      if (line->domain != NULL)
        gtk_label_set_label (GTK_LABEL (line->anchor),
                             value >= 1 && value <= 4 ? line->domain->anchors[value - 1] : "");
      gtk_widget_set_visible (line->anchor,
                              gtk_label_get_label (GTK_LABEL (line->anchor))[0] != '\0');
    }
  if (!reasons)
    text = g_strdup (_ ("A “?” needs a short reason"));
  else
    /* Translators: how many of the areas have a value. */
    text = g_strdup_printf (_ ("%1$u of %2$u"), n, self->lines->len);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_widget_set_sensitive (self->done, n == self->lines->len && reasons);
}

static void
focus_line (FwRatingSheet *self, guint index)
{
  if (index < self->lines->len)
    gtk_widget_grab_focus (g_array_index (self->lines, Line, index).box);
  else if (gtk_widget_is_sensitive (self->done))
    gtk_widget_grab_focus (self->done);
}

void
fw_rating_sheet_focus (FwRatingSheet *self)
{
  g_return_if_fail (FW_IS_RATING_SHEET (self));

  focus_line (self, 0);
}

static guint
find_line (FwRatingSheet *self, GtkWidget *box)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).box == box)
      return i;
  return G_MAXUINT;
}

static gboolean
press (const Line *line, guint keyval)
{
  int value = fw_rating_value_from_key (keyval);

  if (line->domain != NULL)
    {
      if (value < 0)
        return FALSE;
      fw_rating_toggles_set_value (line->toggles, value);
      return TRUE;
    }
  if (keyval == GDK_KEY_j || keyval == GDK_KEY_y || value == 1)
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (line->toggles), "yes");
  else if (keyval == GDK_KEY_n || value == 2)
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (line->toggles), "no");
  else if (value == 0)
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (line->toggles), "unknown");
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_cb (FwRatingSheet *self,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        GtkEventController *controller)
{
  GtkWidget *box = gtk_event_controller_get_widget (controller);
  guint index = find_line (self, box);
  const Line *line = index < self->lines->len ? &g_array_index (self->lines, Line, index) : NULL;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (box));

  if (line == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || (focus != NULL && gtk_widget_is_ancestor (focus, line->reason)))
    return FALSE;
  if (keyval == GDK_KEY_Down)
    {
      focus_line (self, index + 1);
      return TRUE;
    }
  if (keyval == GDK_KEY_Up)
    {
      focus_line (self, index > 0 ? index - 1 : 0);
      return TRUE;
    }
  if (!press (line, keyval))
    return FALSE;
  if (get_value (line) == 0)
    gtk_widget_grab_focus (line->reason);
  else
    focus_line (self, index + 1);
  return TRUE;
}

static void
reason_activate_cb (FwRatingSheet *self, GtkWidget *reason)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).reason == reason)
      focus_line (self, i + 1);
}

static DexFuture *
save_fiber (gpointer data)
{
  FwRatingSheet *self = data;
  guint n = self->lines->len;
  g_autofree int *values = g_new0 (int, n + 1);
  g_autofree const char **domains = g_new0 (const char *, n + 1);
  g_autofree const char **reasons = g_new0 (const char *, n + 1);
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL || self->desk->store == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      domains[i] = line->name;
      values[i] = get_value (line);
      reasons[i] = gtk_editable_get_text (GTK_EDITABLE (line->reason));
    }
  gtk_widget_set_sensitive (self->done, FALSE);
  dex_await (fw_conference_repository_rate (self->desk->store, self->desk->id, self->person_id,
                                            domains, values, reasons,
                                            self->card ? "card" : "device"),
             &error);
  if (self->desk == NULL)
    return NULL;
  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      update (self);
    }
  else
    g_signal_emit (self, signals[DONE], 0, TRUE);
  return NULL;
}

static void
done_cb (FwRatingSheet *self)
{
  fw_ui_spawn (self, save_fiber);
}

static void
cancel_cb (FwRatingSheet *self)
{
  g_signal_emit (self, signals[DONE], 0, FALSE);
}

static void
add_line (FwRatingSheet *self, GtkWidget *list, const FwRatingDomain *domain, const char *title)
{
  Line line = {.name = domain != NULL ? domain->name : SAFETY, .domain = domain};
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (title);
  GtkEventController *keys = gtk_event_controller_key_new ();
  /* Translators: %s is an area of the rating. */
  g_autofree char *spoken = g_strdup_printf (_ ("Why not judged: %s"), title);

  line.toggles = domain != NULL ? fw_rating_toggles_new (title) : fw_safety_toggles_new (title);
  gtk_widget_set_halign (line.toggles, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "rating-title");
  line.anchor = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (line.anchor), 0);
  gtk_label_set_wrap (GTK_LABEL (line.anchor), TRUE);
  gtk_widget_add_css_class (line.anchor, "caption");
  gtk_widget_add_css_class (line.anchor, "form-prompt");
  line.reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (line.reason), _ ("Not judged, because …"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line.reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_widget_set_visible (line.reason, FALSE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), line.anchor);
  gtk_box_append (GTK_BOX (words), line.reason);
  gtk_widget_set_layout_manager (
      columns, fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, 12));
  gtk_box_append (GTK_BOX (columns), words);
  gtk_box_append (GTK_BOX (columns), line.toggles);
  gtk_widget_add_css_class (columns, "rating-columns");
  gtk_widget_set_focusable (columns, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (columns), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  line.box = columns;
  gtk_box_append (GTK_BOX (list), columns);
  g_array_append_val (self->lines, line);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (columns, keys);
  g_signal_connect_object (line.toggles, "notify::active", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (line.reason, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line.reason, "activate", G_CALLBACK (reason_activate_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_foot (FwRatingSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_add_css_class (self->count, "form-prompt");
  self->done = gtk_button_new_with_label (self->card ? _ ("Done, Next Card") : _ ("Done, Hand On"));
  gtk_widget_add_css_class (self->done, "suggested-action");
  gtk_widget_add_css_class (self->done, "pill");
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->done);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->done, "clicked", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
fw_rating_sheet_new (FwConferenceDesk *desk, FwRecord *person, gboolean card)
{
  FwRatingSheet *self = g_object_new (FW_TYPE_RATING_SHEET, NULL);
  const char *name = fw_record_get_text (person, "name");
  /* Translators: %s is a person. */
  g_autofree char *title = g_strdup_printf (card ? _ ("Card of %s") : _ ("%s rates alone"), name);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *lead = gtk_label_new (_ ("1 to 4 or ?, one key an area. Nobody sees these values "
                                      "before all have rated."));

  self->desk = g_object_ref (desk);
  self->person_id = fw_record_get_id (person);
  self->card = card;
  gtk_widget_set_parent (fw_desk_heading_new (title), GTK_WIDGET (self));
  gtk_label_set_xalign (GTK_LABEL (lead), 0);
  gtk_label_set_wrap (GTK_LABEL (lead), TRUE);
  gtk_widget_add_css_class (lead, "form-prompt");
  gtk_widget_set_parent (lead, GTK_WIDGET (self));
  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "form-body");
  if (desk->safety[0] != '\0')
    add_line (self, list, NULL, desk->safety);
  for (guint i = 0; i < desk->kind->domains->len; i++)
    {
      const FwRatingDomain *domain = g_ptr_array_index (desk->kind->domains, i);

      add_line (self, list, domain, domain->title);
    }
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  add_foot (self);
  update (self);
  return GTK_WIDGET (self);
}

static void
fw_rating_sheet_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_RATING_SHEET (object)->desk);
  g_array_set_size (FW_RATING_SHEET (object)->lines, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_rating_sheet_parent_class)->dispose (object);
}

static void
fw_rating_sheet_finalize (GObject *object)
{
  g_array_unref (FW_RATING_SHEET (object)->lines);
  G_OBJECT_CLASS (fw_rating_sheet_parent_class)->finalize (object);
}

static void
fw_rating_sheet_class_init (FwRatingSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_rating_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_rating_sheet_finalize;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ratingsheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_rating_sheet_init (FwRatingSheet *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
}
