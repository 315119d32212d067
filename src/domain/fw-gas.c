/* fw-gas.c: see fw-gas.h. */
#include "config.h"

#include <math.h>

#include "domain/fw-gas.h"

#define RHO 0.30 /* assumed correlation between the goals, as published */

gboolean
fw_gas_compute_t (const FwGasGoal *goals, guint n_goals, double *t)
{
  double sum = 0, weights = 0, squares = 0;

  g_return_val_if_fail (t != NULL, FALSE);

  for (guint i = 0; i < n_goals; i++)
    {
      if (goals[i].level < -2 || goals[i].level > 2 || !(goals[i].weight > 0))
        return FALSE;
      sum += goals[i].weight * goals[i].level;
      weights += goals[i].weight;
      squares += goals[i].weight * goals[i].weight;
    }
  if (n_goals == 0)
    return FALSE;
  *t = 50 + 10 * sum / sqrt ((1 - RHO) * squares + RHO * weights * weights);
  return TRUE;
}

gboolean
fw_gas_parse_level (const char *text, int *level)
{
  gint64 value;
  const char *digits = text != NULL && text[0] == '+' ? text + 1 : text;

  if (digits == NULL || digits[0] == '\0' || (digits != text && !g_ascii_isdigit (digits[0]))
      || !g_ascii_string_to_signed (digits, 10, -2, 2, &value, NULL))
    return FALSE;
  *level = (int) value;
  return TRUE;
}
