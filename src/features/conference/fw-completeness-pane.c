/* fw-completeness-pane.c: see fw-completeness-pane.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "features/conference/fw-completeness-pane.h"
#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-former-list.h"
#include "widgets/fw-form-text.h"
#include "widgets/fw-ring.h"

#define MAX_EMPTY_PERCENT 5.0
#define RING_SIZE 64
#define MAX_GAPS 30

struct _FwCompletenessPane
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *views; /* AdwToggleGroup */
  GtkWidget *stack;
  GtkWidget *former;
  GtkWidget *ring;
  GtkWidget *empty_words;
  GtkWidget *percent;
  GtkWidget *verdict;
  GtkWidget *gaps_box;
  GtkWidget *gaps_list;
  GtkWidget *reasons_box;
  GtkWidget *reasons_list;
  GtkWidget *votes_box;
  GtkWidget *votes_list;
  GtkWidget *parking;
  GPtrArray *gaps;
  char *shown;
};

enum
{
  JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwCompletenessPane, fw_completeness_pane, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (const char *icon, const char *title, const char *subtitle, gboolean opens)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  if (opens)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    }
  else
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
show_gaps (FwCompletenessPane *self)
{
  gtk_list_box_remove_all (GTK_LIST_BOX (self->gaps_list));
  for (guint i = 0; i < self->gaps->len && i < MAX_GAPS; i++)
    {
      const FwConferenceGap *gap = g_ptr_array_index (self->gaps, i);
      const FwStep *step = fw_conference_desk_get_step (self->desk, gap->step);
      /* Translators: a step of a conference: its number and name. */
      g_autofree char *subtitle
          = g_strdup_printf (_ ("Step %1$u · %2$s"), gap->step + 1, step->title);

      gtk_list_box_append (GTK_LIST_BOX (self->gaps_list),
                           create_row (NULL, gap->title, subtitle, TRUE));
    }
  if (self->gaps->len > MAX_GAPS)
    {
      g_autofree char *text = g_strdup_printf (_ ("and %u more"), self->gaps->len - MAX_GAPS);

      gtk_list_box_append (GTK_LIST_BOX (self->gaps_list), create_row (NULL, text, "", FALSE));
    }
  gtk_widget_set_visible (self->gaps_box, self->gaps->len > 0);
}

static void
show_reasons (FwCompletenessPane *self, GPtrArray *reasons)
{
  gtk_list_box_remove_all (GTK_LIST_BOX (self->reasons_list));
  for (guint i = 0; i < reasons->len && i < MAX_GAPS; i++)
    {
      const FwConferenceReason *reason = g_ptr_array_index (reasons, i);
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), reason->reason);

      gtk_list_box_append (GTK_LIST_BOX (self->reasons_list),
                           create_row ("fw-section-none-symbolic", reason->title, quoted, FALSE));
    }
  gtk_widget_set_visible (self->reasons_box, reasons->len > 0);
}

static void
show_votes (FwCompletenessPane *self)
{
  guint n_agree = 0, n = 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->votes_list));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->rounds)); i++)
    {
      g_autoptr (FwRecord) round = g_list_model_get_item (G_LIST_MODEL (self->desk->rounds), i);
      FwRecord *person
          = fw_conference_desk_find_person (self->desk, fw_record_get_int (round, "person_id"));
      const char *vote = fw_record_get_text (round, "vote");
      g_autofree char *title = NULL;
      g_autofree char *quoted = NULL;

      if (g_strcmp0 (vote, "agree") == 0)
        n_agree++;
      if (g_strcmp0 (vote, "differ") != 0 || person == NULL)
        continue;
      /* Translators: %s is a person who does not agree. */
      title = g_strdup_printf (_ ("Differs · %s"), fw_record_get_text (person, "name"));
      quoted = g_strdup_printf (_ ("“%s”"), fw_record_get_text (round, "vote_text") != NULL
                                                ? fw_record_get_text (round, "vote_text")
                                                : "");
      gtk_list_box_append (GTK_LIST_BOX (self->votes_list),
                           create_row ("fw-quote-symbolic", title, quoted, FALSE));
      n++;
    }
  if (n_agree > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%u person agrees with the decisions",
                                       "%u people agree with the decisions", n_agree),
                             n_agree);

      gtk_list_box_prepend (GTK_LIST_BOX (self->votes_list),
                            create_row ("object-select-symbolic", text, "", FALSE));
      n++;
    }
  gtk_widget_set_visible (self->votes_box, n > 0);
}

static void
show_ring (FwCompletenessPane *self)
{
  FwFormCount count;
  g_autofree char *words = NULL;
  g_autofree char *percent = NULL;
  double empty;
  gboolean possible;

  fw_conference_desk_count (self->desk, G_MAXUINT, &count);
  empty = count.n_fields > 0 ? 100.0 * count.n_empty / count.n_fields : 0;
  possible = empty <= MAX_EMPTY_PERCENT;
  g_object_set (self->ring, "fraction",
                count.n_fields > 0 ? (double) (count.n_answered + count.n_reasoned) / count.n_fields
                                   : 1.0,
                NULL);
  /* Translators: how many fields of the minutes are empty. */
  words = g_strdup_printf (_ ("%1$u of %2$u fields empty"), count.n_empty, count.n_fields);
  /* Translators: how many percent of the fields are empty. */
  percent = g_strdup_printf (_ ("%.1f %% · limit 5 %%"), empty);
  gtk_label_set_label (GTK_LABEL (self->empty_words), words);
  gtk_label_set_label (GTK_LABEL (self->percent), percent);
  gtk_label_set_label (GTK_LABEL (self->verdict),
                       possible ? _ ("Closing is possible") : _ ("Closing needs an exception"));
  gtk_widget_remove_css_class (self->verdict, possible ? "section-half" : "section-done");
  gtk_widget_add_css_class (self->verdict, possible ? "section-done" : "section-half");
}

/* What the lists are made of: they are only made anew when that changes. */
static char *
dup_shown (FwCompletenessPane *self, GPtrArray *reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->gaps->len; i++)
    g_string_append_printf (text, "%s\1",
                            ((FwConferenceGap *) g_ptr_array_index (self->gaps, i))->title);
  for (guint i = 0; i < reasons->len; i++)
    {
      const FwConferenceReason *reason = g_ptr_array_index (reasons, i);

      g_string_append_printf (text, "\2%s\1%s", reason->title, reason->reason);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->rounds)); i++)
    {
      g_autoptr (FwRecord) round = g_list_model_get_item (G_LIST_MODEL (self->desk->rounds), i);
      const char *said = fw_record_get_text (round, "vote_text");

      g_string_append_printf (text, "\3%s\1%s", fw_record_get_text (round, "vote"),
                              said != NULL ? said : "");
    }
  return g_string_free_and_steal (text);
}

static void
update (FwCompletenessPane *self)
{
  g_autoptr (GPtrArray) reasons = NULL;
  g_autofree char *shown = NULL;

  if (self->desk == NULL)
    return;
  show_ring (self);
  g_ptr_array_unref (self->gaps);
  self->gaps = fw_conference_desk_dup_gaps (self->desk);
  reasons = fw_conference_desk_dup_reasons (self->desk);
  shown = dup_shown (self, reasons);
  if (!g_set_str (&self->shown, shown))
    return;
  show_gaps (self);
  show_reasons (self, reasons);
  show_votes (self);
}

static void
step_cb (FwCompletenessPane *self)
{
  const FwStep *step
      = self->desk != NULL ? fw_conference_desk_get_step (self->desk, self->desk->step) : NULL;

  if (step != NULL)
    fw_completeness_pane_show (
        self,
        step->part == FW_STEP_DECISIONS || step->part == FW_STEP_FOLLOW_UP ? "complete" : "former");
}

static void
view_cb (FwCompletenessPane *self)
{
  const char *name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->views));

  if (name != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

void
fw_completeness_pane_show (FwCompletenessPane *self, const char *view)
{
  g_return_if_fail (FW_IS_COMPLETENESS_PANE (self));

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->views), view);
}

static void
row_activated_cb (FwCompletenessPane *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (index < self->gaps->len)
    g_signal_emit (self, signals[JUMP], 0, g_ptr_array_index (self->gaps, index));
}

void
fw_completeness_pane_set_desk (FwCompletenessPane *self, FwConferenceDesk *desk)
{
  g_return_if_fail (FW_IS_COMPLETENESS_PANE (self) && FW_IS_CONFERENCE_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  gtk_box_append (GTK_BOX (self->former), fw_former_list_new (desk, FALSE));
  g_object_bind_property (desk->conference, "parking", self->parking, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->parking), fw_conference_desk_is_editable (desk));
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  step_cb (self);
  update (self);
}

GtkWidget *
fw_completeness_pane_new (void)
{
  return g_object_new (FW_TYPE_COMPLETENESS_PANE, NULL);
}

static GtkWidget *
add_group (GtkWidget *box, const char *title, GtkWidget **list)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (*list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (*list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (group), fw_desk_heading_new (title));
  gtk_box_append (GTK_BOX (group), *list);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static GtkWidget *
create_complete (FwCompletenessPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget **labels[] = {&self->empty_words, &self->percent, &self->verdict};

  self->ring = g_object_new (FW_TYPE_RING, NULL);
  gtk_widget_set_size_request (self->ring, RING_SIZE, RING_SIZE);
  gtk_widget_set_valign (self->ring, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      *labels[i] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (*labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (*labels[i]), TRUE);
      gtk_widget_add_css_class (*labels[i], "numeric");
      gtk_box_append (GTK_BOX (words), *labels[i]);
    }
  gtk_widget_add_css_class (self->empty_words, "rating-title");
  gtk_widget_add_css_class (self->verdict, "rating-title");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (card), self->ring);
  gtk_box_append (GTK_BOX (card), words);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "completeness-card");
  gtk_box_append (GTK_BOX (box), fw_desk_heading_new (_ ("Completeness")));
  gtk_box_append (GTK_BOX (box), card);
  self->gaps_box = add_group (box, _ ("Still Empty"), &self->gaps_list);
  g_signal_connect_object (self->gaps_list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->reasons_box = add_group (box, _ ("Open With a Reason"), &self->reasons_list);
  self->votes_box = add_group (box, _ ("Votes"), &self->votes_list);
  return box;
}

static GtkWidget *
create_parking (FwCompletenessPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->parking = fw_form_text_new (TRUE);
  fw_form_text_set_placeholder (FW_FORM_TEXT (self->parking),
                                _ ("What matters, but not now: one line each"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->parking), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Parking Lot"), -1);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rating-columns");
  gtk_box_append (GTK_BOX (card), self->parking);
  gtk_box_append (GTK_BOX (box), fw_desk_heading_new (_ ("Parking Lot")));
  gtk_box_append (GTK_BOX (box), card);
  return box;
}

static void
add_view (FwCompletenessPane *self, const char *name, const char *title, GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  AdwToggle *toggle = adw_toggle_new ();

  gtk_widget_add_css_class (child, "pane-content");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, name);
  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, title);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (self->views), toggle);
}

static void
fw_completeness_pane_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_COMPLETENESS_PANE (object)->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_completeness_pane_parent_class)->dispose (object);
}

static void
fw_completeness_pane_finalize (GObject *object)
{
  g_ptr_array_unref (FW_COMPLETENESS_PANE (object)->gaps);
  g_free (FW_COMPLETENESS_PANE (object)->shown);
  G_OBJECT_CLASS (fw_completeness_pane_parent_class)->finalize (object);
}

static void
fw_completeness_pane_class_init (FwCompletenessPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_completeness_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_completeness_pane_finalize;
  signals[JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
fw_completeness_pane_init (FwCompletenessPane *self)
{
  GtkWidget *complete;

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->gaps = g_ptr_array_new ();
  self->views = adw_toggle_group_new ();
  gtk_widget_set_margin_start (self->views, 12);
  gtk_widget_set_margin_end (self->views, 12);
  gtk_widget_set_margin_top (self->views, 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->views), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Beside the Minutes"), -1);
  self->stack = gtk_stack_new ();
  self->former = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  complete = create_complete (self);
  add_view (self, "former", _ ("Last Time"), self->former);
  add_view (self, "complete", _ ("Complete"), complete);
  add_view (self, "parking", _ ("Parked"), create_parking (self));
  gtk_widget_set_parent (self->views, GTK_WIDGET (self));
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->views), "former");
  g_signal_connect_object (self->views, "notify::active", G_CALLBACK (view_cb), self,
                           G_CONNECT_SWAPPED);
}
