/* fw-decision-words.c: see fw-decision-words.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-deadline.h"
#include "widgets/fw-decision-words.h"

#define MAX_COUNTED 6 /* days that are named one by one */

FwLightState
fw_decision_get_light_state (const FwDecisionItem *item)
{
  switch (item->light)
    {
    case FW_DECISION_LIGHT_RED:
      return FW_LIGHT_STATE_OVERDUE;
    case FW_DECISION_LIGHT_YELLOW:
      return FW_LIGHT_STATE_DUE;
    case FW_DECISION_LIGHT_DONE:
      return FW_LIGHT_STATE_DONE;
    case FW_DECISION_LIGHT_DROPPED:
      return FW_LIGHT_STATE_DROPPED;
    case FW_DECISION_LIGHT_GREEN:
    default:
      return FW_LIGHT_STATE_LATER;
    }
}

const char *
fw_decision_light_to_word (FwDecisionLight light)
{
  static const char *const words[]
      = {N_ ("Green"), N_ ("Yellow"), N_ ("Red"), N_ ("Done"), N_ ("Dropped")};

  g_return_val_if_fail (light < G_N_ELEMENTS (words), "");

  return _ (words[light]);
}

static char *
dup_ended (const FwDecisionItem *item)
{
  g_autofree char *date = NULL;
  FwDay day;

  if (!fw_day_from_iso (item->ended_on, &day))
    return g_strdup ("");
  date = fw_day_to_text (day);
  /* Translators: %s is the date on which a decision was done or dropped. */
  return g_strdup_printf (_ ("on %s"), date);
}

static char *
dup_days (const FwDecisionItem *item)
{
  int n = item->working_days;

  if (item->due == FW_DAY_NONE)
    return g_strdup (_ ("without a date"));
  if (n < 0)
    /* Translators: German: "%d AT überfällig". */
    return g_strdup_printf (ngettext ("%d working day overdue", "%d working days overdue", -n), -n);
  if (n == 0)
    return g_strdup (_ ("due today"));
  if (n == 1)
    return g_strdup (_ ("due tomorrow"));
  if (item->light == FW_DECISION_LIGHT_GREEN)
    /* Translators: German: "noch %d AT". */
    return g_strdup_printf (ngettext ("%d working day left", "%d working days left", n), n);
  /* Translators: German: "in %d AT fällig". */
  return g_strdup_printf (ngettext ("due in %d working day", "due in %d working days", n), n);
}

char *
fw_decision_dup_distance (const FwDecisionItem *item)
{
  g_autofree char *days = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  if (item->status >= FW_DECISION_DONE)
    return dup_ended (item);
  days = dup_days (item);
  if (item->status != FW_DECISION_PARTLY)
    return g_steal_pointer (&days);
  if (item->n_parts == 0)
    /* Translators: %s says when it is due. */
    return g_strdup_printf (_ ("partly done, %s"), days);
  if (item->light == FW_DECISION_LIGHT_RED)
    /* Translators: %1$s says how overdue it is, %2$d of %3$d parts are done. */
    return g_strdup_printf (_ ("%1$s, partly done, %2$d of %3$d"), days, item->n_parts_done,
                            item->n_parts);
  return g_strdup_printf (_ ("partly done, %1$d of %2$d"), item->n_parts_done, item->n_parts);
}

char *
fw_decision_dup_state (const FwDecisionItem *item)
{
  g_autofree char *distance = fw_decision_dup_distance (item);

  return g_strdup_printf ("%s · %s", fw_decision_light_to_word (item->light), distance);
}

char *
fw_decision_dup_origin (const FwDecisionItem *item, FwDay today)
{
  GString *text = g_string_new (item->case_name[0] != '\0' ? item->case_name : item->case_number);
  FwDay held;

  if (item->kind_title[0] != '\0')
    g_string_append_printf (text, " · %s", item->kind_title);
  if (fw_day_from_iso (item->held_on, &held))
    {
      g_autofree char *day = fw_deadline_day_to_text (held, today);
      g_auto (GStrv) parts = g_strsplit (day, " ", -1);
      /* Weekday and day stay in one line. */
      g_autofree char *joined = g_strjoinv ("\302\240", parts);

      g_string_append_printf (text, " %s", joined);
    }
  return g_string_free_and_steal (text);
}

char *
fw_decision_dup_due (const FwDecisionItem *item, FwDay today)
{
  return item->due != FW_DAY_NONE ? fw_deadline_day_to_text (item->due, today) : g_strdup ("–");
}

char *
fw_decision_dup_escalated (const FwDecisionItem *item)
{
  if (item->n_escalated == 0)
    return NULL;
  /* Translators: steps of a decision's escalation ladder; German: "Stufe %1$d von %2$d ausgelöst". */
  return g_strdup_printf (_ ("Step %1$d of %2$d reached"), item->n_escalated, item->n_ladder);
}

/* "20/11, 23/11 and 24/11" of the working days after @from up to @to, and the holidays between. */
static void
append_count (GString *text, const FwCalendar *calendar, FwDay from, FwDay to, FwDay today)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) holidays = g_string_new (NULL);

  for (FwDay day = from + 1; day <= to; day++)
    {
      const char *name = NULL;
      FwSkip skip = fw_calendar_get_skip (calendar, day, &name);

      if (skip == FW_SKIP_NONE)
        g_ptr_array_add (days, fw_deadline_day_to_text (day, today));
      else if (skip == FW_SKIP_HOLIDAY && name != NULL)
        {
          g_autofree char *when = fw_deadline_day_to_text (day, today);

          g_string_append_printf (holidays, "%s%s (%s)", holidays->len > 0 ? ", " : "", name, when);
        }
    }
  if (days->len > 0 && days->len <= MAX_COUNTED)
    {
      g_autoptr (GString) list = g_string_new (NULL);
      g_autofree char *part = NULL;

      for (guint i = 0; i < days->len; i++)
        g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ",
                                (char *) g_ptr_array_index (days, i));
      /* Translators: %s are the working days that were counted. */
      part = g_strdup_printf (_ ("Counted: %s."), list->str);
      g_string_append_printf (text, " %s", part);
    }
  else if (days->len > 0)
    {
      g_autofree char *part = g_strdup_printf (
          ngettext ("Counted: %u working day.", "Counted: %u working days.", days->len), days->len);

      g_string_append_printf (text, " %s", part);
    }
  if (calendar->land >= FW_N_LANDS)
    g_string_append_printf (text, " %s", _ ("Without holidays: no Land is set."));
  else if (holidays->len > 0)
    {
      /* Translators: %s are holidays. */
      g_autofree char *part = g_strdup_printf (_ ("Not counted: %s."), holidays->str);

      g_string_append_printf (text, " %s", part);
    }
  else
    {
      /* Translators: %s is a Land. */
      g_autofree char *part
          = g_strdup_printf (_ ("No holiday in %s."), fw_land_to_name (calendar->land));

      g_string_append_printf (text, " %s", part);
    }
}

char *
fw_decision_dup_why (const FwDecisionItem *item, const FwCalendar *calendar, FwDay today)
{
  GString *text = g_string_new (NULL);
  g_autofree char *due = fw_decision_dup_due (item, today);

  if (item->status >= FW_DECISION_DONE)
    {
      g_autofree char *ended = dup_ended (item);

      g_string_append_printf (text, "%s %s.", fw_decision_light_to_word (item->light), ended);
      if (item->reason[0] != '\0')
        g_string_append_printf (text, " %s", item->reason);
      return g_string_free_and_steal (text);
    }
  if (item->overridden)
    {
      g_autofree char *until = fw_deadline_day_to_text (item->light_until, today);

      /* Translators: a light that a person has set: %1$s until when, %2$s why. */
      g_string_append_printf (text, _ ("Set by hand until %1$s, because: %2$s"), until,
                              item->light_reason);
      g_string_append_c (text, ' ');
    }
  if (item->due == FW_DAY_NONE)
    g_string_append (text, _ ("No date was agreed, so nobody can say that it is in time."));
  else
    {
      /* Translators: %s is the day on which something is due. */
      g_string_append_printf (text, _ ("Due on %s."), due);
      append_count (text, calendar, MIN (item->due, today), MAX (item->due, today), today);
    }
  if (item->status == FW_DECISION_PARTLY)
    {
      g_string_append_printf (text, " %s", _ ("Partly done is yellow at best."));
      if (item->reason[0] != '\0')
        /* Translators: %s is what is still to be done. */
        g_string_append_printf (text, _ (" Left: %s"), item->reason);
    }
  return g_string_free_and_steal (text);
}
