/* fw-clearing.c: see fw-clearing.h; what is pure in it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-clearing.h"

G_DEFINE_BOXED_TYPE (FwClearing, fw_clearing, fw_clearing_copy, fw_clearing_free)

static const char *const names[] = {
    [FW_CLEARING_RUNNING] = "running",
    [FW_CLEARING_DONE] = "done",
    [FW_CLEARING_BROKEN_OFF] = "broken-off",
};

FwClearing *
fw_clearing_copy (const FwClearing *self)
{
  FwClearing *copy = g_memdup2 (self, sizeof *self);

  copy->case_name = g_strdup (self->case_name);
  copy->file_number = g_strdup (self->file_number);
  copy->children = g_strdup (self->children);
  copy->child_ids = g_memdup2 (self->child_ids, self->n_children * sizeof *self->child_ids);
  copy->performer = g_strdup (self->performer);
  copy->person = g_strdup (self->person);
  copy->question = g_strdup (self->question);
  copy->end_reason = g_strdup (self->end_reason);
  copy->correction = g_strdup (self->correction);
  return copy;
}

void
fw_clearing_free (FwClearing *self)
{
  if (self == NULL)
    return;
  g_free (self->case_name);
  g_free (self->file_number);
  g_free (self->children);
  g_free (self->child_ids);
  g_free (self->performer);
  g_free (self->person);
  g_free (self->question);
  g_free (self->end_reason);
  g_free (self->correction);
  g_free (self);
}

FwDay
fw_clearing_get_usual_end (FwDay start)
{
  return start != FW_DAY_NONE ? fw_day_add_months (start, FW_CLEARING_MONTHS) : FW_DAY_NONE;
}

FwClearingStatus
fw_clearing_status_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (FwClearingStatus) i;
  return FW_CLEARING_RUNNING;
}

const char *
fw_clearing_status_to_name (FwClearingStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (names), names[0]);

  return names[status];
}

const char *
fw_clearing_get_status_word (FwClearingStatus status)
{
  switch (status)
    {
    case FW_CLEARING_DONE:
      return C_ ("clearing", "finished");
    case FW_CLEARING_BROKEN_OFF:
      return C_ ("clearing", "broken off");
    case FW_CLEARING_RUNNING:
    default:
      return C_ ("clearing", "running");
    }
}

char *
fw_clearing_dup_dates (const FwClearing *self)
{
  g_autofree char *from = fw_day_to_text (self->start);
  g_autofree char *to = fw_day_to_text (self->ended_on != FW_DAY_NONE ? self->ended_on : self->end);

  /* Translators: two dates: "3/1/2019 to May 2021" */
  return g_strdup_printf (_ ("%1$s to %2$s"), from, to);
}

char *
fw_clearing_dup_hours (const FwClearing *self)
{
  const FwPlanUse *use = &self->use;
  g_autofree char *used = fw_plan_use_hours_to_text (use->minutes_used);
  g_autofree char *approved = fw_plan_use_hours_to_text (use->minutes_approved);
  g_autofree char *open
      = fw_plan_use_hours_to_text (MAX (use->minutes_approved - use->minutes_used, 0));
  /* Translators: numbers of hours: used, approved, open. */
  g_autofree char *text
      = g_strdup_printf (_ ("%1$s of %2$s hours used, %3$s open"), used, approved, open);
  g_autofree char *date = NULL;
  g_autofree char *pace = NULL;

  switch (use->state)
    {
    case FW_PLAN_USE_OVER:
      return g_strconcat (text, " · ", _ ("more than approved"), NULL);
    case FW_PLAN_USE_SHORT:
      date = fw_day_to_text (use->runs_out);
      /* Translators: a date. */
      pace = g_strdup_printf (_ ("at this pace used up on %s, before the help ends"), date);
      return g_strconcat (text, " · ", pace, NULL);
    case FW_PLAN_USE_NEAR:
      return g_strconcat (text, " · ", _ ("soon used up"), NULL);
    case FW_PLAN_USE_FINE:
    default:
      return g_steal_pointer (&text);
    }
}

char *
fw_clearing_dup_performer (const FwClearing *self)
{
  if (self->staff_id != 0)
    /* Translators: %s is the name of a member of staff. */
    return g_strdup_printf (_ ("Own staff: %s"), self->performer);
  if (self->provider_id == 0)
    return g_strdup (_ ("who performs it is not decided"));
  return self->person[0] != '\0' ? g_strdup_printf ("%s: %s", self->performer, self->person)
                                 : g_strdup (self->performer);
}
