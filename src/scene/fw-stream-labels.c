/* fw-stream-labels.c: short words and numbers for the signs of a map; see fw-stream-scene.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "scene/fw-stream-scene.h"

static const struct
{
  const char *kind, *title;
} stamps[FW_STREAM_N_STAMPS] = {
    {"waiting", N_ ("Waiting")},        {"double", N_ ("Double Work")},
    {"return", N_ ("Needless Return")}, {"wrong", N_ ("Wrong Decision")},
    {"hand-over", N_ ("Hand-over")},    {"searching", N_ ("Searching")},
    {"media", N_ ("Media Break")},      {"paperwork", N_ ("Too Much Paperwork")},
};

const char *
fw_stream_stamp_get_title (guint stamp)
{
  g_return_val_if_fail (stamp < FW_STREAM_N_STAMPS, "");
  return g_dgettext (GETTEXT_PACKAGE, stamps[stamp].title);
}

const char *
fw_stream_stamp_get_kind (guint stamp)
{
  g_return_val_if_fail (stamp < FW_STREAM_N_STAMPS, "");
  return stamps[stamp].kind;
}

guint
fw_stream_stamp_from_kind (const char *kind)
{
  for (guint i = 0; i < FW_STREAM_N_STAMPS; i++)
    if (g_strcmp0 (stamps[i].kind, kind) == 0)
      return i;
  return FW_STREAM_N_STAMPS;
}

/* Up to one digit behind the comma, none where it is whole. */
static char *
dup_number (double number)
{
  double rounded = round (number * 10) / 10;

  if (rounded == 0 && number != 0)
    return g_strdup_printf ("%.2g", number);
  return rounded == floor (rounded) ? g_strdup_printf ("%.0f", rounded)
                                    : g_strdup_printf ("%.1f", rounded);
}

static const char *
get_unit (FwStreamUnit unit)
{
  switch (unit)
    {
    case FW_STREAM_UNIT_S:
      return _ ("s");
    case FW_STREAM_UNIT_MIN:
      return _ ("min");
    case FW_STREAM_UNIT_H:
      return _ ("h");
    case FW_STREAM_UNIT_WD:
      /* Translators: working days, as short as can be. */
      return _ ("wd");
    case FW_STREAM_UNIT_CD:
      /* Translators: calendar days, as short as can be. */
      return _ ("cd");
    case FW_STREAM_UNIT_NONE:
    default:
      return "";
    }
}

char *
fw_stream_dup_short (const FwStreamFigure *figure)
{
  gboolean spread;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (figure == NULL)
    return g_strdup ("–");
  if (figure->unknown)
    return g_strdup ("?");
  spread = figure->shape != FW_STREAM_FIXED && figure->shape != FW_STREAM_EXPONENTIAL
           && figure->shape != FW_STREAM_EMPIRICAL && figure->min != figure->max;
  low = dup_number (spread ? figure->min : fw_stream_figure_get_mean (figure));
  high = dup_number (figure->max);
  return spread ? g_strdup_printf ("%s–%s %s", low, high, get_unit (figure->unit))
                : g_strdup_printf ("%s %s", low, get_unit (figure->unit));
}

char *
fw_stream_dup_short_time (const FwStreamFigures *figures, double seconds)
{
  FwStreamUnit unit = seconds < 120              ? FW_STREAM_UNIT_S
                      : seconds < 7200           ? FW_STREAM_UNIT_MIN
                      : seconds < figures->day_s ? FW_STREAM_UNIT_H
                                                 : FW_STREAM_UNIT_WD;
  g_autofree char *number = NULL;

  if (isnan (seconds))
    return g_strdup ("?");
  if (seconds == 0)
    return g_strdup_printf ("0 %s", get_unit (FW_STREAM_UNIT_MIN));
  number = dup_number (seconds
                       / (unit == FW_STREAM_UNIT_S     ? 1
                          : unit == FW_STREAM_UNIT_MIN ? 60
                          : unit == FW_STREAM_UNIT_H   ? 3600
                                                       : figures->day_s));
  return g_strdup_printf ("%s %s", number, get_unit (unit));
}

char *
fw_stream_dup_percent (double share)
{
  g_autofree char *number = NULL;

  if (isnan (share))
    return g_strdup ("?");
  number = dup_number (share * 100);
  return g_strdup_printf ("%s %%", number);
}

char *
fw_stream_dup_count (double n)
{
  return isnan (n) ? g_strdup ("?") : g_strdup_printf ("%.6g", n);
}

char *
fw_stream_figure_dup_text (const FwStreamFigures *figures, FwValueStreamFigureKind kind)
{
  double value = fw_stream_figures_get (figures, kind);

  switch (kind)
    {
    case FW_VS_FLOW_EFFICIENCY:
    case FW_VS_PCE:
    case FW_VS_WAITING_SHARE:
    case FW_VS_ROLLED:
      return fw_stream_dup_percent (value);
    case FW_VS_COST:
    case FW_VS_EXTERNAL_COST:
      return isnan (value) ? g_strdup ("?") : g_strdup_printf (_ ("%'.2f €"), value / 100);
    case FW_VS_HAND_OVERS:
    case FW_VS_ENTRY_COUNT:
      return fw_stream_dup_count (value);
    case FW_VS_FTE:
      return isnan (value) ? g_strdup ("?") : g_strdup_printf ("%.2f", value);
    default:
      return fw_stream_dup_short_time (figures, value);
    }
}

char *
fw_stream_dup_convention (const FwStreamFigures *figures)
{
  g_autofree char *hours = dup_number (figures->day_s / 3600);

  if (figures->input.factory)
    /* Translators: printed under the map; %s is a number of hours. */
    return g_strdup_printf (
        _ ("Factory convention: lead time = queues in days of demand, and process time · one pass "
           "· 1 wd = %s h"),
        hours);
  /* Translators: printed under the map; %s is a number of hours. */
  return g_strdup_printf (
      _ ("Office convention: LT = waiting + PT · one pass, of parallel branches the longest · "
         "in-tray by Little's law · 1 wd = %s h"),
      hours);
}
