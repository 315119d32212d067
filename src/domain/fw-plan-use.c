/* fw-plan-use.c: see fw-plan-use.h; what is pure in it. */
#include "config.h"

#include "domain/fw-plan-use.h"

#define MAX_HOURS 100000
#define MAX_EURO 100000000

G_DEFINE_BOXED_TYPE (FwPlanUse, fw_plan_use, fw_plan_use_copy, fw_plan_use_free)

FwPlanUse *
fw_plan_use_copy (const FwPlanUse *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
fw_plan_use_free (FwPlanUse *self)
{
  g_free (self);
}

void
fw_plan_use_judge (FwPlanUse *self)
{
  gint64 days;

  g_return_if_fail (self != NULL);

  self->runs_out = FW_DAY_NONE;
  self->state = FW_PLAN_USE_FINE;
  if (self->cents_approved >= 0 && self->cents_used > self->cents_approved)
    self->state = FW_PLAN_USE_OVER;
  if (self->minutes_approved <= 0)
    return;
  if (self->start != FW_DAY_NONE && self->up_to != FW_DAY_NONE && self->up_to > self->start
      && self->minutes_used > 0)
    {
      days = (gint64) (self->up_to - self->start) * self->minutes_approved / self->minutes_used;
      self->runs_out = self->start + (FwDay) MIN (days, 36500);
    }
  if (self->minutes_used > self->minutes_approved)
    self->state = FW_PLAN_USE_OVER;
  else if (self->state == FW_PLAN_USE_OVER)
    return;
  else if (self->runs_out != FW_DAY_NONE && self->end != FW_DAY_NONE && self->runs_out < self->end)
    self->state = FW_PLAN_USE_SHORT;
  else if ((gint64) self->minutes_used * 100
           >= (gint64) self->minutes_approved * FW_PLAN_USE_WARNING)
    self->state = FW_PLAN_USE_NEAR;
}

/* A number with at most two decimals, as hundredths. */
static gboolean
parse_hundredths (const char *text, gint64 most, gint64 *hundredths)
{
  const char *p = text;
  gint64 whole = 0;
  int decimals = 0, n = 0;

  if (p == NULL || !g_ascii_isdigit (*p))
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      whole = whole * 10 + (*p - '0');
      if (whole > most)
        return FALSE;
    }
  if (*p == ',' || *p == '.')
    for (p++; g_ascii_isdigit (*p) && n < 2; p++, n++)
      decimals = decimals * 10 + (*p - '0');
  if (*p != '\0' || (n == 0 && p[-1] < '0'))
    return FALSE;
  *hundredths = whole * 100 + (n == 1 ? decimals * 10 : decimals);
  return TRUE;
}

gboolean
fw_plan_use_parse_hours (const char *text, int *minutes)
{
  gint64 hundredths;

  g_return_val_if_fail (minutes != NULL, FALSE);

  if (!parse_hundredths (text, MAX_HOURS, &hundredths))
    return FALSE;
  *minutes = (int) ((hundredths * 60 + 50) / 100);
  return TRUE;
}

gboolean
fw_plan_use_parse_money (const char *text, gint64 *cents)
{
  g_return_val_if_fail (cents != NULL, FALSE);

  return parse_hundredths (text, MAX_EURO, cents);
}

char *
fw_plan_use_hours_to_text (int minutes)
{
  int hundredths = (minutes % 60 * 100 + 30) / 60;

  if (hundredths == 0)
    return g_strdup_printf ("%d", minutes / 60);
  return hundredths % 10 == 0 ? g_strdup_printf ("%d,%d", minutes / 60, hundredths / 10)
                              : g_strdup_printf ("%d,%02d", minutes / 60, hundredths);
}

char *
fw_plan_use_money_to_text (gint64 cents)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ",%02d", cents / 100, (int) (cents % 100));
}
