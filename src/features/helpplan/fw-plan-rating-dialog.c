/* fw-plan-rating-dialog.c: see fw-plan-rating-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-wellbeing.h"
#include "features/helpplan/fw-plan-rating-dialog.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-date-entry.h"

typedef struct
{
  FwAskDialog *dialog;
  FwPlanRatings *ratings;
  GtkWidget *who, *rater, *day;
  GtkWidget *lines[FW_RATING_N_LINES];
  GtkWidget *causes;
} Question;

/* As the plan's own section has them. */
static const char *const titles[FW_RATING_N_LINES] = {
    N_ ("How I Am"),
    N_ ("How It Goes at Home"),
    N_ ("How It Goes With Others"),
    N_ ("All in All"),
};

const char *
fw_plan_rating_get_title (guint line)
{
  g_return_val_if_fail (line < FW_RATING_N_LINES, "");

  return _ (titles[line]);
}

const char *
fw_plan_rater_get_word (const char *rater)
{
  return g_strcmp0 (rater, "professional") == 0 ? _ ("rated by a professional")
                                                : _ ("rated by the person");
}

/* FALSE for a value that is none; an empty one is left out. */
static gboolean
read_lines (Question *question, FwPlanRating *rating)
{
  gboolean good = TRUE;

  for (guint i = 0; i < FW_RATING_N_LINES; i++)
    {
      g_autofree char *text = fw_ask_dialog_dup_text (question->lines[i]);
      gboolean parsed = fw_wellbeing_parse (text, &rating->tenths[i]);

      if (!parsed)
        rating->tenths[i] = -1;
      if (text[0] == '\0' || parsed)
        gtk_widget_remove_css_class (question->lines[i], "error");
      else
        gtk_widget_add_css_class (question->lines[i], "error");
      good = good && (text[0] == '\0' || parsed);
    }
  return good;
}

static FwPlanRating *
read_rating (Question *question, gboolean *good)
{
  FwPlanRating *rating = g_new0 (FwPlanRating, 1);
  guint who = adw_combo_row_get_selected (ADW_COMBO_ROW (question->who));
  gboolean has_value = FALSE;

  rating->who = g_strdup (
      who < g_strv_length (question->ratings->names) ? question->ratings->names[who] : "");
  rating->rater = g_strdup (adw_combo_row_get_selected (ADW_COMBO_ROW (question->rater)) == 0
                                ? "person"
                                : "professional");
  rating->causes = fw_ask_dialog_dup_text (question->causes);
  *good = read_lines (question, rating);
  for (guint i = 0; i < FW_RATING_N_LINES; i++)
    has_value = has_value || rating->tenths[i] >= 0;
  rating->on = FW_DAY_NONE;
  *good = fw_date_entry_get_day (FW_DATE_ENTRY (question->day), &rating->on) && has_value
          && rating->who[0] != '\0' && rating->on <= fw_clock_today () && *good;
  return rating;
}

static void
check_cb (Question *question)
{
  gboolean good;
  g_autoptr (FwPlanRating) rating = read_rating (question, &good);

  fw_ask_dialog_set_ready (question->dialog, good);
}

static void
add_rows (Question *question)
{
  g_autoptr (GtkStringList) names
      = gtk_string_list_new ((const char *const *) question->ratings->names);
  g_autoptr (GtkStringList) raters
      = gtk_string_list_new ((const char *const[]) {_ ("The person"), _ ("A professional"), NULL});

  fw_ask_dialog_add_group (question->dialog, NULL, NULL);
  question->who = fw_ask_dialog_add (question->dialog, adw_combo_row_new (), _ ("Who"));
  adw_combo_row_set_model (ADW_COMBO_ROW (question->who), G_LIST_MODEL (names));
  question->rater = fw_ask_dialog_add (question->dialog, adw_combo_row_new (), _ ("Rated By"));
  adw_combo_row_set_model (ADW_COMBO_ROW (question->rater), G_LIST_MODEL (raters));
  question->day = fw_ask_dialog_add (question->dialog, fw_date_entry_new (), _ ("Day"));
  fw_date_entry_set_day (FW_DATE_ENTRY (question->day), fw_clock_today ());
  fw_ask_dialog_add_group (question->dialog, NULL,
                           _ ("From 0 = very bad to 10 = very good, like 7 or 6,5. What is not "
                              "known stays empty."));
  for (guint i = 0; i < FW_RATING_N_LINES; i++)
    question->lines[i] = fw_ask_dialog_add (question->dialog, adw_entry_row_new (), _ (titles[i]));
  question->causes = fw_ask_dialog_add (question->dialog, adw_entry_row_new (),
                                        _ ("After a Drop: Causes, and What Changes"));
}

FwChangeSet *
fw_plan_rating_await_enter (FwStore *store,
                            gint64 plan_id,
                            FwPlanRatings *ratings,
                            GtkWidget *widget)
{
  g_autoptr (FwAskDialog) held
      = g_object_ref_sink (fw_ask_dialog_new (_ ("How Things Are"), _ ("_Enter")));
  Question question = {.dialog = held, .ratings = ratings};
  FwChangeSet *applied = NULL;

  add_rows (&question);
  g_signal_connect_swapped (held, "changed", G_CALLBACK (check_cb), &question);
  check_cb (&question);
  while (applied == NULL && fw_ask_dialog_await (held, widget))
    {
      gboolean good;
      g_autoptr (FwPlanRating) rating = read_rating (&question, &good);
      g_autoptr (GError) error = NULL;

      applied = dex_await_boxed (fw_plan_ratings_add (store, plan_id, rating), &error);
      if (applied == NULL)
        fw_ask_dialog_refuse (held, error);
    }
  g_signal_handlers_disconnect_by_data (held, &question);
  if (applied != NULL)
    adw_dialog_close (ADW_DIALOG (held));
  return applied;
}
