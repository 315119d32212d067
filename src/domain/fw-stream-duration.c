/* fw-stream-duration.c: see fw-stream-duration.h.
 *
 *   duration := about? value (dash value){0,2}
 *   value    := number unit? (number unit?)?          the second: "1h30", "1 h 30 min"
 *
 * A value without a unit takes that of the value behind it; the last needs one.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "domain/fw-stream-duration.h"

typedef struct
{
  const char *word;
  FwStreamUnit unit;
  double factor;
} UnitWord;

/* Folded to lower case, without a dot at the end. */
static const UnitWord words[] = {
    {"s", FW_STREAM_UNIT_S, 1},
    {"sec", FW_STREAM_UNIT_S, 1},
    {"sek", FW_STREAM_UNIT_S, 1},
    {"second", FW_STREAM_UNIT_S, 1},
    {"seconds", FW_STREAM_UNIT_S, 1},
    {"sekunde", FW_STREAM_UNIT_S, 1},
    {"sekunden", FW_STREAM_UNIT_S, 1},
    {"m", FW_STREAM_UNIT_MIN, 1},
    {"min", FW_STREAM_UNIT_MIN, 1},
    {"mins", FW_STREAM_UNIT_MIN, 1},
    {"minute", FW_STREAM_UNIT_MIN, 1},
    {"minutes", FW_STREAM_UNIT_MIN, 1},
    {"minuten", FW_STREAM_UNIT_MIN, 1},
    {"h", FW_STREAM_UNIT_H, 1},
    {"hr", FW_STREAM_UNIT_H, 1},
    {"hrs", FW_STREAM_UNIT_H, 1},
    {"hour", FW_STREAM_UNIT_H, 1},
    {"hours", FW_STREAM_UNIT_H, 1},
    {"std", FW_STREAM_UNIT_H, 1},
    {"stunde", FW_STREAM_UNIT_H, 1},
    {"stunden", FW_STREAM_UNIT_H, 1},
    {"d", FW_STREAM_UNIT_WD, 1},
    {"day", FW_STREAM_UNIT_WD, 1},
    {"days", FW_STREAM_UNIT_WD, 1},
    {"wd", FW_STREAM_UNIT_WD, 1},
    {"working day", FW_STREAM_UNIT_WD, 1},
    {"working days", FW_STREAM_UNIT_WD, 1},
    {"t", FW_STREAM_UNIT_WD, 1},
    {"tg", FW_STREAM_UNIT_WD, 1},
    {"tag", FW_STREAM_UNIT_WD, 1},
    {"tage", FW_STREAM_UNIT_WD, 1},
    {"tagen", FW_STREAM_UNIT_WD, 1},
    {"at", FW_STREAM_UNIT_WD, 1},
    {"arbeitstag", FW_STREAM_UNIT_WD, 1},
    {"arbeitstage", FW_STREAM_UNIT_WD, 1},
    {"arbeitstagen", FW_STREAM_UNIT_WD, 1},
    {"w", FW_STREAM_UNIT_WD, 5},
    {"week", FW_STREAM_UNIT_WD, 5},
    {"weeks", FW_STREAM_UNIT_WD, 5},
    {"wo", FW_STREAM_UNIT_WD, 5},
    {"woche", FW_STREAM_UNIT_WD, 5},
    {"wochen", FW_STREAM_UNIT_WD, 5},
    {"cd", FW_STREAM_UNIT_CD, 1},
    {"calendar day", FW_STREAM_UNIT_CD, 1},
    {"calendar days", FW_STREAM_UNIT_CD, 1},
    {"kt", FW_STREAM_UNIT_CD, 1},
    {"kalendertag", FW_STREAM_UNIT_CD, 1},
    {"kalendertage", FW_STREAM_UNIT_CD, 1},
    {"kalendertagen", FW_STREAM_UNIT_CD, 1},
};

static const char *const unknown_words[]
    = {"?", "??", "unknown", "unbekannt", "k.a.", "k. a.", "k.a", "n/a", "weiß nicht", "unklar"};
static const char *const about_words[] = {"~", "ca.", "ca", "etwa", "about", "circa", "rund"};

typedef struct
{
  const char *text; /* all of it */
  const char *at;
  const char *bad; /* what was not understood */
  gsize n_bad;
} Reader;

static void
skip_space (Reader *self)
{
  for (;;)
    {
      if (g_ascii_isspace (*self->at))
        self->at++;
      else if (g_str_has_prefix (self->at, "\xc2\xa0"))
        self->at += 2;
      else if (g_str_has_prefix (self->at, "\xe2\x80\xaf"))
        self->at += 3;
      else
        return;
    }
}

static gboolean
read_number (Reader *self, double *number)
{
  char digits[32];
  guint n = 0;
  gboolean point = FALSE;
  const char *at = self->at;

  while (n < sizeof digits - 1
         && (g_ascii_isdigit (*at)
             || (!point && n > 0 && (*at == ',' || *at == '.') && g_ascii_isdigit (at[1]))))
    {
      point = point || !g_ascii_isdigit (*at);
      digits[n++] = g_ascii_isdigit (*at) ? *at : '.';
      at++;
    }
  digits[n] = '\0';
  if (n == 0 || g_ascii_isdigit (*at))
    return FALSE;
  *number = g_ascii_strtod (digits, NULL);
  self->at = at;
  return TRUE;
}

static const UnitWord *
find_word (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].word) == length && g_ascii_strncasecmp (words[i].word, word, length) == 0)
      return &words[i];
  return NULL;
}

/* NULL without @bad: no unit here. */
static const UnitWord *
read_unit (Reader *self)
{
  const char *at = self->at, *end, *second;
  const UnitWord *found;

  for (end = at;
       g_ascii_isalpha (*end)
       || ((guchar) *end >= 0x80 && !g_str_has_prefix (end, "–") && !g_str_has_prefix (end, "—"));
       end++)
    ;
  if (end == at)
    return NULL;
  /* "calendar days", "working days" */
  second = end;
  if (*second == ' ')
    for (second++; g_ascii_isalpha (*second); second++)
      ;
  found = find_word (at, (gsize) (second - at));
  if (found != NULL)
    end = second;
  else
    found = find_word (at, (gsize) (end - at));
  if (found == NULL)
    {
      if ((end - at == 3 && g_ascii_strncasecmp (at, "bis", 3) == 0)
          || (end - at == 2 && g_ascii_strncasecmp (at, "to", 2) == 0))
        return NULL;
      self->bad = at;
      self->n_bad = (gsize) (end - at);
      return NULL;
    }
  self->at = *end == '.' ? end + 1 : end;
  return found;
}

static gboolean
read_dash (Reader *self)
{
  static const char *const dashes[] = {"-", "–", "—", "/", "…", "..", "bis ", "to "};

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_ascii_strncasecmp (self->at, dashes[i], strlen (dashes[i])) == 0)
      {
        self->at += strlen (dashes[i]);
        return TRUE;
      }
  return FALSE;
}

typedef struct
{
  double number;
  const UnitWord *unit; /* NULL: that of the value behind it */
} Value;

static FwDurationProblem
fail (Reader *self, FwDurationProblem problem)
{
  if (self->bad == NULL)
    {
      self->bad = self->at;
      self->n_bad = strlen (self->at);
    }
  return problem;
}

static FwDurationProblem
read_value (Reader *self, Value *value)
{
  double more;
  const UnitWord *unit;

  skip_space (self);
  if (!read_number (self, &value->number))
    return fail (self, FW_DURATION_NO_NUMBER);
  skip_space (self);
  value->unit = read_unit (self);
  if (self->bad != NULL)
    return FW_DURATION_UNKNOWN_UNIT;
  skip_space (self);
  if (value->unit == NULL || !read_number (self, &more))
    return FW_DURATION_OK;
  /* "1h30", "1 h 30 min", "2 min 30 s"; a day and hours need a calendar. */
  skip_space (self);
  unit = read_unit (self);
  if (self->bad != NULL)
    return FW_DURATION_UNKNOWN_UNIT;
  if (value->unit->unit == FW_STREAM_UNIT_H && (unit == NULL || unit->unit == FW_STREAM_UNIT_MIN))
    *value = (Value) {value->number * 60 + more, find_word ("min", 3)};
  else if (value->unit->unit == FW_STREAM_UNIT_MIN && unit != NULL
           && unit->unit == FW_STREAM_UNIT_S)
    *value = (Value) {value->number * 60 + more, find_word ("s", 1)};
  else
    return fail (self, FW_DURATION_MIXED);
  return FW_DURATION_OK;
}

/* In one unit; s, min and h can be brought together, days cannot be without a calendar. */
static FwDurationProblem
join_units (Value *values, guint n, FwStreamUnit *unit)
{
  FwStreamUnit finest = FW_STREAM_UNIT_CD;
  gboolean same = TRUE;

  for (guint i = n; i > 0; i--)
    {
      Value *value = &values[i - 1];

      if (value->unit == NULL)
        value->unit = i < n ? values[i].unit : NULL;
      if (value->unit == NULL)
        return FW_DURATION_NO_UNIT;
      value->number *= value->unit->factor;
      finest = MIN (finest, value->unit->unit);
      same = same && value->unit->unit == values[n - 1].unit->unit;
    }
  *unit = finest;
  if (same)
    return FW_DURATION_OK;
  for (guint i = 0; i < n; i++)
    {
      if (values[i].unit->unit > FW_STREAM_UNIT_H)
        return FW_DURATION_MIXED;
      values[i].number *= fw_stream_unit_get_seconds (values[i].unit->unit, 1, 1)
                          / fw_stream_unit_get_seconds (finest, 1, 1);
    }
  return FW_DURATION_OK;
}

static gboolean
is_unknown (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *lower = g_utf8_strdown (stripped, -1);

  for (guint i = 0; i < G_N_ELEMENTS (unknown_words); i++)
    if (g_str_equal (lower, unknown_words[i]))
      return TRUE;
  return FALSE;
}

static void
skip_about (Reader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (about_words); i++)
    if (g_ascii_strncasecmp (self->at, about_words[i], strlen (about_words[i])) == 0)
      {
        self->at += strlen (about_words[i]);
        return;
      }
}

static FwDurationProblem
parse (Reader *self, FwStreamFigure *figure)
{
  Value values[3] = {0};
  guint n = 0;
  FwStreamUnit unit = FW_STREAM_UNIT_NONE;
  FwDurationProblem problem;

  skip_space (self);
  if (*self->at == '\0')
    return fail (self, FW_DURATION_EMPTY);
  skip_about (self);
  do
    {
      problem = read_value (self, &values[n++]);
      if (problem != FW_DURATION_OK)
        return problem;
      skip_space (self);
    }
  while (n < 3 && read_dash (self));
  if (*self->at != '\0')
    return fail (self, FW_DURATION_REST);
  self->at = self->text;
  problem = join_units (values, n, &unit);
  if (problem != FW_DURATION_OK)
    return fail (self, problem);
  for (guint i = 0; i + 1 < n; i++)
    if (values[i].number > values[i + 1].number)
      return fail (self, FW_DURATION_ORDER);
  fw_stream_figure_init_fixed (figure, values[0].number, unit);
  if (n == 1)
    return FW_DURATION_OK;
  figure->shape = n == 2 ? FW_STREAM_RANGE : FW_STREAM_TRIANGULAR;
  figure->max = values[n - 1].number;
  figure->mode = n == 2 ? (figure->min + figure->max) / 2 : values[1].number;
  return FW_DURATION_OK;
}

FwDurationProblem
fw_stream_duration_parse (const char *text, FwStreamFigure *figure, gsize *start, gsize *length)
{
  Reader reader = {.text = text, .at = text};
  FwDurationProblem problem = FW_DURATION_OK;

  if (is_unknown (text))
    fw_stream_figure_init_unknown (figure);
  else
    problem = parse (&reader, figure);
  if (problem == FW_DURATION_OK)
    figure->typed = g_strstrip (g_strdup (text));
  if (start != NULL)
    *start = reader.bad != NULL ? (gsize) (reader.bad - text) : 0;
  if (length != NULL)
    *length = reader.n_bad;
  return problem;
}

char *
fw_stream_duration_explain (FwDurationProblem problem, const char *text, gsize start, gsize length)
{
  g_autofree char *bad = g_strndup (text + start, length);

  switch (problem)
    {
    case FW_DURATION_NO_UNIT:
      return g_strdup_printf (_ ("The unit is missing: %s. Examples: 2d, 90m, 1-3d, ?"), text);
    case FW_DURATION_MIXED:
      return g_strdup (_ ("Working time and calendar time cannot be mixed, nor days with hours: "
                          "please use one unit."));
    case FW_DURATION_ORDER:
      return g_strdup_printf (_ ("The least time stands first: %s"), text);
    case FW_DURATION_EMPTY:
      return g_strdup (_ ("Please type a time. Examples: 2d, 90m, 1-3d, ?"));
    case FW_DURATION_OK:
    case FW_DURATION_NO_NUMBER:
    case FW_DURATION_UNKNOWN_UNIT:
    case FW_DURATION_REST:
    default:
      return g_strdup_printf (_ ("Time not understood: %s. Examples: 2d, 90m, 1-3d, ?"),
                              *bad != '\0' ? bad : text);
    }
}

static char *
number_to_text (double number)
{
  g_autofree char *text = g_strdup_printf ("%.2f", number);
  char *end = text + strlen (text);

  while (end[-1] == '0')
    *--end = '\0';
  if (!g_ascii_isdigit (end[-1]))
    *--end = '\0';
  return g_steal_pointer (&text);
}

char *
fw_stream_duration_to_text (const FwStreamFigure *figure)
{
  double greatest = figure->shape == FW_STREAM_FIXED || figure->shape == FW_STREAM_EXPONENTIAL
                        ? figure->mode
                        : figure->max;
  g_autofree char *first = NULL, *last = NULL, *amount = NULL;

  if (figure->unknown)
    return g_strdup (_ ("unknown"));
  if (figure->shape == FW_STREAM_EMPIRICAL)
    amount = number_to_text (fw_stream_figure_get_mean (figure));
  else if (figure->shape == FW_STREAM_FIXED || figure->shape == FW_STREAM_EXPONENTIAL)
    amount = number_to_text (figure->mode);
  else
    {
      first = number_to_text (figure->min);
      last = number_to_text (figure->max);
      amount = g_strconcat (first, "–", last, NULL);
    }
  switch (figure->unit)
    {
    case FW_STREAM_UNIT_S:
      return g_strdup_printf (_ ("%s s"), amount);
    case FW_STREAM_UNIT_MIN:
      return g_strdup_printf (_ ("%s min"), amount);
    case FW_STREAM_UNIT_H:
      return g_strdup_printf (_ ("%s h"), amount);
    case FW_STREAM_UNIT_WD:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s working day", "%s working days", greatest == 1 ? 1 : 2),
          amount);
    case FW_STREAM_UNIT_CD:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s calendar day", "%s calendar days",
                                           greatest == 1 ? 1 : 2),
                              amount);
    case FW_STREAM_UNIT_NONE:
    default:
      return g_steal_pointer (&amount);
    }
}

gboolean
fw_stream_share_parse (const char *text, FwStreamFigure *figure)
{
  Reader reader = {.text = text, .at = text};
  double number;
  gboolean percent;

  if (is_unknown (text))
    {
      fw_stream_figure_init_unknown (figure);
      figure->typed = g_strstrip (g_strdup (text));
      return TRUE;
    }
  skip_space (&reader);
  if (!read_number (&reader, &number))
    return FALSE;
  skip_space (&reader);
  percent = *reader.at == '%';
  if (percent)
    reader.at++;
  skip_space (&reader);
  if (*reader.at != '\0' || number > 100)
    return FALSE;
  /* "1" is everything by itself, "1 %" is little. */
  if (percent || number > 1)
    number /= 100;
  fw_stream_figure_init_fixed (figure, number, FW_STREAM_UNIT_NONE);
  figure->typed = g_strstrip (g_strdup (text));
  return TRUE;
}
