/* fw-plan-goal-hints.c: see fw-plan-goal-hints.h.
 *
 * Turns domain/fw-goal-hints into words: a hint asks a question or names the
 * rule; it never invents a sentence and never blocks.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-goal-hints.h"
#include "domain/fw-plan-goals.h"
#include "domain/fw-plan-wellbeing.h"
#include "domain/fw-wellbeing.h"
#include "features/helpplan/fw-plan-goal-hints.h"

/* Names that the shipped template uses; another template without them simply has no hints. */
#define WORDING "wording"
#define MEASURE "measure"
#define UNTIL "until"
#define LEVEL "level"
#define WHOSE "whose"
#define REVIEW "review_date"
#define VIEWS "views"
#define WHO "who"
#define PARTICIPANTS "participants"
#define NAME "name"
#define MANY_GOALS 3

struct _FwPlanOffers
{
  GStrv providers;
};

typedef struct
{
  const char *field;
  const char *good;    /* the ticked word; NULL: shown only when something is wrong */
  const char *bad;     /* the word below the card */
  const char *message; /* below the field; NULL where the field is simply not reached yet */
} Words;

static const Words words[FW_N_GOAL_HINTS] = {
    [FW_GOAL_NEGATIVE] = {WORDING, N_ ("says what shall be"), N_ ("say what shall be"),
                          N_ ("This says what shall stop. What shall be instead?")},
    [FW_GOAL_KIND_OF_HELP] = {WORDING, N_ ("no kind of help"), N_ ("a help is no goal"),
                              N_ ("A help is the way. What will be different when it has worked?")},
    [FW_GOAL_NO_MEASURE] = {MEASURE, N_ ("measurable"), N_ ("not measurable yet"), NULL},
    [FW_GOAL_NO_DATE] = {UNTIL, N_ ("has its date"), N_ ("no date yet"), NULL},
    [FW_GOAL_AFTER_REVIEW] = {UNTIL, N_ ("before the review"), N_ ("after the review"),
                              N_ ("This day lies after the next review.")},
    [FW_GOAL_TOO_MANY] = {WORDING, NULL, N_ ("more than three goals"), NULL},
};

FwPlanOffers *
fw_plan_offers_new (GStrv providers)
{
  FwPlanOffers *self = g_new0 (FwPlanOffers, 1);

  self->providers = providers;
  return self;
}

void
fw_plan_offers_free (FwPlanOffers *self)
{
  g_strfreev (self->providers);
  g_free (self);
}

static FwDay
get_day (FwForm *form, const char *field, gint64 row_id)
{
  FwDay day;

  return fw_day_from_iso (fw_form_get_value (form, field, row_id), &day) ? day : FW_DAY_NONE;
}

static const FwField *
find_own (const FwSection *section, const char *name)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);

      if (g_strcmp0 (field->name, name) == 0)
        return field;
    }
  return NULL;
}

/* Which of the good words may be said: only what could be wrong now. */
static gboolean
is_asked (FwGoalHintKind kind, const FwGoal *goal)
{
  switch (kind)
    {
    case FW_GOAL_NEGATIVE:
    case FW_GOAL_KIND_OF_HELP:
      return TRUE;
    case FW_GOAL_NO_MEASURE:
    case FW_GOAL_NO_DATE:
      return !goal->is_impact;
    case FW_GOAL_AFTER_REVIEW:
      return !goal->is_impact && goal->until != FW_DAY_NONE && goal->review != FW_DAY_NONE;
    default:
      return FALSE;
    }
}

/* A value that is no number, and one that has fallen. */
static void
add_wellbeing (FwForm *form, const FwSection *section, gint64 row_id, GPtrArray *hints)
{
  FwWellbeingDrop drop;

  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);
      const char *value = fw_form_get_value (form, field->name, row_id);
      int tenths;

      if (g_str_has_prefix (field->name, "wb_") && field->counts && value[0] != '\0'
          && !fw_wellbeing_parse (value, &tenths))
        g_ptr_array_add (
            hints, fw_form_hint_new (field->name, FALSE, NULL,
                                     _ ("Please give a number from 0 to 10, like 7 or 6,5.")));
    }
  if (fw_plan_wellbeing_find_drop (form, row_id, &drop))
    {
      g_autofree char *last = fw_wellbeing_to_text (drop.last);
      g_autofree char *now = fw_wellbeing_to_text (drop.now);
      g_autofree char *on = NULL;
      g_autofree char *text = NULL;
      FwDay day;

      on = fw_day_from_iso (drop.since, &day) ? fw_day_to_text (day) : g_strdup (drop.since);
      /* Translators: two values of a scale and the date of the first. */
      text = g_strdup_printf (_ ("From %1$s (%2$s) to %3$s: what are the causes, and what changes "
                                 "in the plan?"),
                              last, on, now);
      g_ptr_array_add (hints, fw_form_hint_new (drop.field->name, FALSE, NULL, text));
      g_free (drop.since);
    }
}

static GPtrArray *
find_hints (FwForm *form, const FwSection *section, gint64 row_id, gpointer data)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_form_hint_free);
  g_autoptr (GArray) found = NULL;
  gboolean said[FW_N_GOAL_HINTS] = {FALSE};
  FwPlanGoals figures;
  FwGoal goal = {0};

  if (g_str_equal (section->name, FW_PLAN_WELLBEING) && row_id != 0)
    add_wellbeing (form, section, row_id, hints);
  if (section->layout != FW_SECTION_GOALS || find_own (section, MEASURE) == NULL)
    return hints;
  if (fw_plan_goal_is_ended (form, row_id))
    {
      g_ptr_array_add (hints,
                       fw_form_hint_new (WORDING, FALSE, _ ("ended at the review"),
                                         _ ("The review ended this goal. It is not printed and not "
                                            "carried on.")));
      return hints;
    }
  goal.wording = fw_form_get_value (form, WORDING, row_id);
  goal.measure = fw_form_get_value (form, MEASURE, row_id);
  goal.until = get_day (form, UNTIL, row_id);
  goal.review = get_day (form, REVIEW, 0);
  fw_plan_goals_count (form, &figures);
  goal.n_open = figures.n_goals;
  goal.is_impact = g_strcmp0 (fw_form_get_value (form, LEVEL, row_id), "impact") == 0;
  found = fw_goal_find_hints (&goal, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const FwGoalHint *hint = &g_array_index (found, FwGoalHint, i);
      const Words *own = &words[hint->kind];
      const FwField *field = find_own (section, own->field);
      /* Several words of one kind: each is marked, the sentence stands once. */
      gboolean again = said[hint->kind];
      FwFormHint *shown = fw_form_hint_new (
          field != NULL ? field->name : NULL, FALSE, again ? NULL : _ (own->bad),
          again || own->message == NULL ? NULL : _ (own->message));

      shown->start = hint->start;
      shown->length = hint->length;
      said[hint->kind] = TRUE;
      g_ptr_array_add (hints, shown);
    }
  if (goal.wording[0] != '\0')
    for (guint kind = 0; kind < FW_N_GOAL_HINTS; kind++)
      if (!said[kind] && words[kind].good != NULL && is_asked (kind, &goal))
        g_ptr_array_add (hints, fw_form_hint_new (NULL, TRUE, _ (words[kind].good), NULL));
  return hints;
}

static GPtrArray *
dup_column (FwForm *form, const char *section, const char *field)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  GListModel *rows = fw_form_get_rows (form, section);

  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (FwRecord) row = g_list_model_get_item (rows, i);
      const char *value = fw_form_get_value (form, field, fw_record_get_id (row));

      if (value[0] != '\0')
        g_ptr_array_add (values, g_strdup (value));
    }
  return values;
}

static char *
dup_given_name (const char *name)
{
  const char *end = strchr (name, ' ');

  return end != NULL ? g_strndup (name, (gsize) (end - name)) : g_strdup (name);
}

/* Whose goal: who takes part and has a view in the plan, so not the office. By
 * given name, as the family speaks, where no two are alike. */
static GStrv
dup_persons (FwForm *form)
{
  g_autoptr (GStrvBuilder) full = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) given = g_strv_builder_new ();
  g_autoptr (GPtrArray) views = dup_column (form, VIEWS, WHO);
  g_autoptr (GPtrArray) participants = dup_column (form, PARTICIPANTS, NAME);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean alike = FALSE;
  guint n = 0;

  for (guint i = 0; i < views->len; i++)
    {
      const char *name = g_ptr_array_index (views, i);
      g_autofree char *short_name = dup_given_name (name);

      if (!g_ptr_array_find_with_equal_func (participants, name, g_str_equal, NULL))
        continue;
      g_strv_builder_add (full, name);
      g_strv_builder_add (given, short_name);
      alike = !g_hash_table_add (seen, g_steal_pointer (&short_name)) || alike;
      n++;
    }
  if (n == 0)
    return NULL;
  return g_strv_builder_end (alike ? full : given);
}

static GStrv
find_offers (FwForm *form, const FwField *field, gpointer data)
{
  FwPlanOffers *self = data;

  if (field->type == FW_FIELD_PROVIDER)
    return self->providers != NULL ? g_strdupv (self->providers) : NULL;
  if (g_strcmp0 (field->name, WHOSE) == 0)
    return dup_persons (form);
  return NULL;
}

/* Own words of the goals, and how far the last plan's were reached. */
static char *
find_note (FwForm *form, const FwSection *section, gpointer data)
{
  FwPlanGoals goals;

  fw_plan_goals_count (form, &goals);
  if (g_str_equal (section->name, "goals") && goals.n_goals > 0)
    {
      g_autofree char *own = g_strdup_printf (
          goals.own_percent >= FW_PLAN_OWN_SHARE
              /* Translators: goals in own words, of all goals. */
              ? _ ("%1$u of %2$u in own words (%3$u %%)")
              /* Translators: goals in own words, of all goals; %4$d percent is the aim. */
              : _ ("%1$u of %2$u in own words (%3$u %%) · at least %4$d %% is the aim"),
          goals.n_own, goals.n_goals, goals.own_percent, FW_PLAN_OWN_SHARE);
      g_autofree char *many = NULL;

      if (goals.n_goals <= MANY_GOALS)
        return g_steal_pointer (&own);
      /* Translators: open goals of a help plan; %2$d are recommended at most. */
      many = g_strdup_printf (_ ("%1$u open goals: at most %2$d are recommended"), goals.n_goals,
                              MANY_GOALS);
      return g_strdup_printf ("%s · %s", own, many);
    }
  if (g_str_equal (section->name, "looking_back") && goals.has_t)
    /* Translators: T is the value of the goal attainment scale. */
    return g_strdup_printf (
        _ ("Goal attainment T = %1$.0f · %2$u of %3$u goals rated · 50 is as agreed"), goals.t,
        goals.n_rated, goals.n_looked_back);
  return NULL;
}

void
fw_plan_offers_attach (FwPlanOffers *self, FwFormContext *context)
{
  g_return_if_fail (self != NULL);

  fw_form_context_set_functions (context, find_hints, find_offers, self);
  fw_form_context_set_note_func (context, find_note);
}
