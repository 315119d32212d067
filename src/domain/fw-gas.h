/* fw-gas.h: Goal Attainment Scaling: one figure for how far goals were reached. Pure.
 *
 * Source: Kiresuk & Sherman 1968, "Goal attainment scaling", Community Mental
 * Health Journal 4, 443-453:
 *
 *   T = 50 + 10 Σ(w x) / √((1 − ρ) Σ(w²) + ρ (Σw)²),   ρ = 0.30
 *
 * 50 stands for "all as agreed".
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int level;     /* −2 … +2 */
  double weight; /* above 0 */
} FwGasGoal;

/* FALSE when there is no goal, or one is out of its range. */
gboolean
fw_gas_compute_t (const FwGasGoal *goals, guint n_goals, double *t);
/* "+1", "-2", "0"; FALSE for anything else. */
gboolean
fw_gas_parse_level (const char *text, int *level);

G_END_DECLS
