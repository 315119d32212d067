/* fw-calendar.c: see fw-calendar.h. The rules are one dated table. */
#include "config.h"

#include <string.h>

#include "base/fw-calendar.h"

enum
{
  BB,
  BE,
  BW,
  BY,
  HB,
  HE,
  HH,
  MV,
  NI,
  NW,
  RP,
  SH,
  SL,
  SN,
  ST,
  TH,
};

#define L(land) (1u << (land))
#define ALL 0xffffu

static const struct
{
  const char *code;
  const char *name;
} lands[FW_N_LANDS] = {
    {"BB", "Brandenburg"},
    {"BE", "Berlin"},
    {"BW", "Baden-Württemberg"},
    {"BY", "Bayern"},
    {"HB", "Bremen"},
    {"HE", "Hessen"},
    {"HH", "Hamburg"},
    {"MV", "Mecklenburg-Vorpommern"},
    {"NI", "Niedersachsen"},
    {"NW", "Nordrhein-Westfalen"},
    {"RP", "Rheinland-Pfalz"},
    {"SH", "Schleswig-Holstein"},
    {"SL", "Saarland"},
    {"SN", "Sachsen"},
    {"ST", "Sachsen-Anhalt"},
    {"TH", "Thüringen"},
};

/* Days that follow Easter have month 0 and their distance as the day. */
typedef struct
{
  const char *name;
  guint lands;
  int month;
  int day;
  int from; /* first year, 0: as long as the table reaches */
  int to;   /* last year, 0: still */
} Rule;

static const Rule rules[] = {
    {"Neujahr", ALL, 1, 1, 0, 0},
    {"Heilige Drei Könige", L (BW) | L (BY) | L (ST), 1, 6, 0, 0},
    {"Internationaler Frauentag", L (BE), 3, 8, 2019, 0},
    {"Internationaler Frauentag", L (MV), 3, 8, 2023, 0},
    {"Karfreitag", ALL, 0, -2, 0, 0},
    {"Ostersonntag", L (BB), 0, 0, 0, 0},
    {"Ostermontag", ALL, 0, 1, 0, 0},
    {"Tag der Arbeit", ALL, 5, 1, 0, 0},
    {"Tag der Befreiung", L (BE), 5, 8, 2020, 2020},
    {"Tag der Befreiung", L (BE), 5, 8, 2025, 2025},
    {"Christi Himmelfahrt", ALL, 0, 39, 0, 0},
    {"Pfingstsonntag", L (BB), 0, 49, 0, 0},
    {"Pfingstmontag", ALL, 0, 50, 0, 0},
    {"Fronleichnam", L (BW) | L (BY) | L (HE) | L (NW) | L (RP) | L (SL), 0, 60, 0, 0},
    {"75. Jahrestag des Aufstandes vom 17. Juni 1953", L (BE), 6, 17, 2028, 2028},
    {"Mariä Himmelfahrt", L (SL), 8, 15, 0, 0},
    {"Weltkindertag", L (TH), 9, 20, 2019, 0},
    {"Tag der Deutschen Einheit", ALL, 10, 3, 1990, 0},
    {"Reformationstag", L (BB) | L (MV) | L (SN) | L (ST) | L (TH), 10, 31, 0, 0},
    {"Reformationstag", L (HB) | L (HH) | L (NI) | L (SH), 10, 31, 2018, 0},
    {"Reformationstag", ALL & ~(L (BB) | L (MV) | L (SN) | L (ST) | L (TH)), 10, 31, 2017, 2017},
    {"Allerheiligen", L (BW) | L (BY) | L (NW) | L (RP) | L (SL), 11, 1, 0, 0},
    {"1. Weihnachtstag", ALL, 12, 25, 0, 0},
    {"2. Weihnachtstag", ALL, 12, 26, 0, 0},
};

const char *
fw_land_to_code (guint land)
{
  g_return_val_if_fail (land < FW_N_LANDS, NULL);

  return lands[land].code;
}

const char *
fw_land_to_name (guint land)
{
  g_return_val_if_fail (land < FW_N_LANDS, NULL);

  return lands[land].name;
}

gboolean
fw_land_from_code (const char *code, guint *land)
{
  for (guint i = 0; code != NULL && i < FW_N_LANDS; i++)
    if (g_ascii_strcasecmp (code, lands[i].code) == 0)
      {
        *land = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
fw_municipality_from_name (const char *name, guint land, FwMunicipality *municipality)
{
  static const struct
  {
    const char *name;
    guint land;
    FwMunicipality value;
  } known[] = {
      {"by-catholic", BY, FW_MUNICIPALITY_BY_CATHOLIC},
      {"augsburg", BY, FW_MUNICIPALITY_AUGSBURG},
      {"sn-catholic", SN, FW_MUNICIPALITY_SN_CATHOLIC},
      {"th-catholic", TH, FW_MUNICIPALITY_TH_CATHOLIC},
  };

  *municipality = FW_MUNICIPALITY_NONE;
  if (name == NULL || name[0] == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (name, known[i].name) && known[i].land == land)
      {
        *municipality = known[i].value;
        return TRUE;
      }
  return FALSE;
}

/* Meeus, Jones, Butcher: Easter Sunday of the Gregorian calendar. */
FwDay
fw_calendar_get_easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;

  return fw_day_new (year, n / 31, n % 31 + 1);
}

/* Wednesday before 23 November: everywhere until 1994, then only in Saxony. */
static gboolean
is_repentance_day (const FwCalendar *self, FwDay day, int year)
{
  FwDay november_22 = fw_day_new (year, 11, 22);

  return (self->land == SN || year < 1995)
         && day == november_22 - (fw_day_get_weekday (november_22) + 4) % 7;
}

const char *
fw_calendar_get_holiday (const FwCalendar *self, FwDay day)
{
  int year, month, month_day;
  FwDay easter;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->land >= FW_N_LANDS)
    return NULL;

  fw_day_split (day, &year, &month, &month_day);
  easter = fw_calendar_get_easter (year);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];

      if (!(rule->lands & L (self->land)) || (rule->from != 0 && year < rule->from)
          || (rule->to != 0 && year > rule->to))
        continue;
      if (rule->month == 0 ? day == easter + rule->day
                           : month == rule->month && month_day == rule->day)
        return rule->name;
    }
  if (is_repentance_day (self, day, year))
    return "Buß- und Bettag";
  switch (self->municipality)
    {
    case FW_MUNICIPALITY_AUGSBURG:
      if (month == 8 && month_day == 8)
        return "Augsburger Friedensfest";
      G_GNUC_FALLTHROUGH;
    case FW_MUNICIPALITY_BY_CATHOLIC:
      return month == 8 && month_day == 15 ? "Mariä Himmelfahrt" : NULL;
    case FW_MUNICIPALITY_SN_CATHOLIC:
    case FW_MUNICIPALITY_TH_CATHOLIC:
      return day == easter + 60 ? "Fronleichnam" : NULL;
    case FW_MUNICIPALITY_NONE:
    default:
      return NULL;
    }
}

FwSkip
fw_calendar_get_skip (const FwCalendar *self, FwDay day, const char **name)
{
  const char *holiday = fw_calendar_get_holiday (self, day);
  int year, month, month_day;

  if (name != NULL)
    *name = holiday;
  if (fw_day_get_weekday (day) >= 6)
    return FW_SKIP_WEEKEND;
  if (holiday != NULL)
    return FW_SKIP_HOLIDAY;
  fw_day_split (day, &year, &month, &month_day);
  if (month == 12
      && ((month_day == 24 && self->off_december_24) || (month_day == 31 && self->off_december_31)))
    {
      if (name != NULL)
        *name = month_day == 24 ? "Heiligabend" : "Silvester";
      return FW_SKIP_OFFICE;
    }
  return FW_SKIP_NONE;
}

FwDay
fw_calendar_add_working_days (const FwCalendar *self, FwDay day, guint n, GArray *skipped)
{
  guint counted = 0;

  g_return_val_if_fail (self != NULL, day);

  /* n = 0 looks at the day itself; otherwise the day after is the first. */
  if (n > 0)
    day++;
  for (;; day++)
    {
      FwSkipped skip = {.day = day};

      skip.why = fw_calendar_get_skip (self, day, &skip.name);
      if (skip.why == FW_SKIP_NONE)
        {
          if (++counted >= n)
            return day;
        }
      else if (skipped != NULL)
        g_array_append_val (skipped, skip);
    }
}

int
fw_calendar_count (const FwCalendar *self, FwDay from, FwDay to)
{
  int count = 0;

  for (FwDay day = MIN (from, to) + 1; day <= MAX (from, to); day++)
    if (fw_calendar_get_skip (self, day, NULL) == FW_SKIP_NONE)
      count++;
  return to >= from ? count : -count;
}

FwDay
fw_calendar_shift_end (const FwCalendar *self, FwDay end)
{
  FwCalendar by_law = *self;

  by_law.off_december_24 = by_law.off_december_31 = FALSE;
  return fw_calendar_add_working_days (&by_law, end, 0, NULL);
}
