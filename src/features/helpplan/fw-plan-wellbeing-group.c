/* fw-plan-wellbeing-group.c: see fw-plan-wellbeing-group.h.
 *
 *   Emil · rated by the person            ⚠ fell
 *   └ a row a line: 7,5 (12.1.2026) → 6 (2.6.2026)
 *   └ a row a day between two conversations, which can be taken back
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "domain/fw-wellbeing.h"
#include "features/helpplan/fw-plan-rating-dialog.h"
#include "features/helpplan/fw-plan-wellbeing-group.h"
#include "widgets/fw-async.h"

struct _FwPlanWellbeingGroup
{
  AdwPreferencesGroup parent_instance;

  FwStore *store; /* NULL after dispose, and before the first plan */
  FwUndo *undo;
  gint64 plan_id;
  FwPlanRatings *ratings; /* NULL until loaded */
  GPtrArray *rows;        /* borrowed widgets */
};

G_DEFINE_FINAL_TYPE (FwPlanWellbeingGroup, fw_plan_wellbeing_group, ADW_TYPE_PREFERENCES_GROUP)

/* "7,5 (12.1.2026) → 6 (2.6.2026)"; NULL when the line has no value. */
static char *
dup_course (FwPlanRatings *ratings, guint first, guint n, guint line)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    {
      const FwPlanRating *rating = g_ptr_array_index (ratings->ratings, i);
      g_autofree char *value = NULL;
      g_autofree char *day = NULL;

      if (rating->tenths[line] < 0)
        continue;
      value = fw_wellbeing_to_text (rating->tenths[line]);
      day = fw_day_to_text (rating->on);
      g_string_append_printf (text, "%s%s (%s)", text->len > 0 ? " → " : "", value, day);
    }
  return text->len > 0 ? g_string_free_and_steal (text) : (g_string_free (text, TRUE), NULL);
}

static char *
dup_drop (const FwPlanRatingDrop *drop)
{
  g_autofree char *last = fw_wellbeing_to_text (drop->last);
  g_autofree char *now = fw_wellbeing_to_text (drop->now);
  g_autofree char *on = fw_day_to_text (drop->since);

  /* Translators: two values of a scale and the date of the first. */
  return g_strdup_printf (_ ("From %1$s (%2$s) to %3$s: what are the causes, and what changes in "
                             "the plan?"),
                          last, on, now);
}

static GtkWidget *
create_line (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

typedef struct
{
  FwPlanWellbeingGroup *self;
  gint64 rating_id;
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
  Remove *remove = data;
  FwPlanWellbeingGroup *self = remove->self;
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied;

  if (self->store == NULL)
    return NULL;
  applied = dex_await_boxed (fw_plan_ratings_remove (self->store, remove->rating_id), &error);
  if (self->store == NULL || applied == NULL)
    {
      g_clear_pointer (&applied, fw_change_set_unref);
      if (self->store != NULL)
        fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  fw_undo_push_told (self->undo, applied, GTK_WIDGET (self), _ ("Removed"), _ ("well-being"));
  return NULL;
}

static void
remove_cb (FwPlanWellbeingGroup *self, GtkButton *button)
{
  Remove *remove = g_new0 (Remove, 1);

  remove->self = g_object_ref (self);
  remove->rating_id = *(gint64 *) g_object_get_data (G_OBJECT (button), "rating");
  fw_ui_spawn_full (remove_fiber, remove, remove_free);
}

/* A day between two conversations; those of a plan are changed in the plan. */
static GtkWidget *
create_day (FwPlanWellbeingGroup *self, const FwPlanRating *rating)
{
  g_autofree char *day = fw_day_to_text (rating->on);
  /* Translators: %s is a date. */
  g_autofree char *title = g_strdup_printf (_ ("Asked on %s"), day);
  GtkWidget *row = create_line (title, rating->causes);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Remove"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "rating", g_memdup2 (&rating->id, sizeof rating->id),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_warning (AdwExpanderRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *image = gtk_image_new_from_icon_name ("fw-light-overdue-symbolic");
  /* Translators: a value of a scale fell by more than the office allows. */
  GtkWidget *label = gtk_label_new (_ ("fell"));

  gtk_widget_add_css_class (box, "light-overdue");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  adw_expander_row_add_suffix (row, box);
}

/* All of one person by one rater. */
static GtkWidget *
create_series (FwPlanWellbeingGroup *self, guint first, guint n)
{
  const FwPlanRating *last = g_ptr_array_index (self->ratings->ratings, first + n - 1);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *day = fw_day_to_text (last->on);
  /* Translators: who rated, and when for the last time. */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%1$s, last on %2$s"), fw_plan_rater_get_word (last->rater), day);
  FwPlanRatingDrop drop;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), last->who);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  if (fw_plan_ratings_find_drop (self->ratings, first + n - 1, &drop))
    {
      g_autofree char *asked = dup_drop (&drop);

      add_warning (ADW_EXPANDER_ROW (row));
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                create_line (asked, last->causes[0] != '\0'
                                                        ? last->causes
                                                        : _ ("No causes written down yet")));
    }
  for (guint line = 0; line < FW_RATING_N_LINES; line++)
    {
      g_autofree char *course = dup_course (self->ratings, first, n, line);

      if (course != NULL)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                  create_line (fw_plan_rating_get_title (line), course));
    }
  for (guint i = first; i < first + n; i++)
    {
      const FwPlanRating *rating = g_ptr_array_index (self->ratings->ratings, i);

      if (rating->id != 0)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_day (self, rating));
    }
  return row;
}

/* "Ask again by 2.9.2026, in 64 working days · …" */
static char *
dup_due (FwPlanRatings *ratings)
{
  FwDay today = fw_clock_today ();
  g_autofree char *date = NULL;
  g_autofree char *distance = NULL;
  g_autofree char *text = NULL;

  if (ratings->due == FW_DAY_NONE)
    return NULL;
  date = fw_day_to_text (ratings->due);
  distance = fw_deadline_distance_to_text (&ratings->calendar, today, ratings->due);
  text = ratings->due < today
             /* Translators: a date, and how long ago. */
             ? g_strdup_printf (_ ("To be asked again since %1$s, %2$s"), date, distance)
             /* Translators: a date, and how far. */
             : g_strdup_printf (_ ("To be asked again by %1$s, %2$s"), date, distance);
  return ratings->source != NULL && ratings->source[0] != '\0'
             ? g_strdup_printf ("%s · %s", text, ratings->source)
             : g_steal_pointer (&text);
}

static void
show_ratings (FwPlanWellbeingGroup *self)
{
  g_autofree char *due = dup_due (self->ratings);
  guint n;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->ratings->ratings->len; i += n)
    {
      GtkWidget *row;

      n = fw_plan_ratings_count_series (self->ratings, i);
      row = create_series (self, i, n);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  if (self->rows->len == 0)
    {
      GtkWidget *row = create_line (
          _ ("Nobody Was Asked Yet"),
          _ ("Four lines from 0 to 10, in the conversation of the plan or between two of them."));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), due);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wellbeing.enter",
                                 self->ratings->names[0] != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwPlanWellbeingGroup *self = data;
  g_autoptr (GError) error = NULL;
  FwPlanRatings *ratings;

  if (self->store == NULL || self->plan_id == 0)
    return NULL;
  ratings = dex_await_boxed (fw_plan_ratings_load (self->store, self->plan_id), &error);
  if (self->store == NULL)
    {
      g_clear_pointer (&ratings, fw_plan_ratings_unref);
      return NULL;
    }
  if (ratings == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  g_clear_pointer (&self->ratings, fw_plan_ratings_unref);
  self->ratings = ratings;
  show_ratings (self);
  return NULL;
}

static void
changed_cb (FwPlanWellbeingGroup *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "wellbeing_rating")
      || fw_notice_has_table (notice, "form_answer") || fw_notice_has_table (notice, "rule"))
    fw_ui_spawn (self, load_fiber);
}

static DexFuture *
enter_fiber (gpointer data)
{
  FwPlanWellbeingGroup *self = data;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (FwPlanRatings) ratings
      = self->ratings != NULL ? fw_plan_ratings_ref (self->ratings) : NULL;

  FwChangeSet *applied
      = store != NULL && ratings != NULL
            ? fw_plan_rating_await_enter (store, self->plan_id, ratings, GTK_WIDGET (self))
            : NULL;

  if (applied != NULL)
    fw_undo_push_told (self->undo, applied, GTK_WIDGET (self), _ ("Entered"), _ ("well-being"));
  return NULL;
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, enter_fiber);
}

void
fw_plan_wellbeing_group_show (FwPlanWellbeingGroup *self,
                              FwStore *store,
                              FwUndo *undo,
                              gint64 plan_id)
{
  g_return_if_fail (FW_IS_PLAN_WELLBEING_GROUP (self));

  if (self->store == NULL && store != NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_set_object (&self->undo, undo);
  self->plan_id = plan_id;
  if (plan_id == 0)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  else
    fw_ui_spawn (self, load_fiber);
}

static void
fw_plan_wellbeing_group_dispose (GObject *object)
{
  g_clear_object (&FW_PLAN_WELLBEING_GROUP (object)->store);
  G_OBJECT_CLASS (fw_plan_wellbeing_group_parent_class)->dispose (object);
}

static void
fw_plan_wellbeing_group_finalize (GObject *object)
{
  FwPlanWellbeingGroup *self = FW_PLAN_WELLBEING_GROUP (object);

  g_clear_pointer (&self->ratings, fw_plan_ratings_unref);
  g_clear_object (&self->undo);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (fw_plan_wellbeing_group_parent_class)->finalize (object);
}

static void
fw_plan_wellbeing_group_class_init (FwPlanWellbeingGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_plan_wellbeing_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_plan_wellbeing_group_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-plan-wellbeing-group.ui");
  gtk_widget_class_install_action (widget_class, "wellbeing.enter", NULL, enter_action);
}

static void
fw_plan_wellbeing_group_init (FwPlanWellbeingGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}
