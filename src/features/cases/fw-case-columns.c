/* fw-case-columns.c: how wide the columns of the list of cases are. */
#include "features/cases/fw-case-columns.h"

#include <adwaita.h>

#define WIDEST_HIT 300 /* px: also with large text the next deadline has to find room */

static void
fit (GtkColumnViewColumn *column, double width, int widest, GtkSettings *settings)
{
  double px = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, width, settings);

  gtk_column_view_column_set_fixed_width (column, (int) MIN (px, widest));
}

void
fw_case_columns_fit (GtkColumnViewColumn *light,
                     GtkColumnViewColumn *hit,
                     GtkColumnViewColumn *worker,
                     GtkColumnViewColumn *contact,
                     GtkSettings *settings,
                     gboolean narrow)
{
  fit (light, 104, G_MAXINT, settings);
  fit (hit, narrow ? 145 : 210, WIDEST_HIT, settings);
  fit (worker, 116, G_MAXINT, settings);
  fit (contact, 92, G_MAXINT, settings);
}
