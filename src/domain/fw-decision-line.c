/* fw-decision-line.c: one typed line as a decision: "Schulbericht einholen @Brandt +5 AT". Pure. */
#include "config.h"

#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-decision-repository.h"
#include "domain/fw-staff-repository.h"

typedef struct
{
  GPtrArray *words;
  FwResult *staff;
  const FwCalendar *calendar;
  FwDay today;
  gint64 staff_id;
  char *responsible;
  FwDay due;
} Line;

static const char *
get_word (const Line *self, guint index)
{
  return index < self->words->len ? g_ptr_array_index (self->words, index) : "";
}

/* Whether @name of the staff ("S. Brandt") is meant by @typed ("brandt", "s. brandt"). */
static gboolean
is_meant (const char *name, const char *typed)
{
  g_autofree char *whole = fw_text_fold (name);
  g_autofree char *wanted = fw_text_fold (typed);
  const char *last = strrchr (whole, ' ');

  return g_str_equal (whole, wanted) || (last != NULL && g_str_equal (last + 1, wanted));
}

static gboolean
find_staff (Line *self, const char *typed)
{
  gint64 found = 0;
  const char *name = NULL;

  for (guint i = 0; self->staff != NULL && i < fw_result_get_n_rows (self->staff); i++)
    if (is_meant (fw_result_get_text (self->staff, i, FW_STAFF_NAME), typed))
      {
        /* Two of one name: nobody is chosen for the user. */
        if (found != 0)
          return FALSE;
        found = fw_result_get_int (self->staff, i, FW_STAFF_ID);
        name = fw_result_get_text (self->staff, i, FW_STAFF_NAME);
      }
  if (found == 0)
    return FALSE;
  self->staff_id = found;
  g_set_str (&self->responsible, name);
  return TRUE;
}

/* "@S. Brandt" before "@Brandt"; "@Schule" is somebody from outside. How many words it took. */
static guint
read_person (Line *self, guint index)
{
  const char *first = get_word (self, index) + 1;
  g_autofree char *both = g_strdup_printf ("%s %s", first, get_word (self, index + 1));

  if (self->responsible != NULL || first[0] == '\0')
    return 0;
  if (find_staff (self, both))
    return 2;
  if (find_staff (self, first))
    return 1;
  if ((g_str_equal (first, "Frau") || g_str_equal (first, "Herr")) && get_word (self, index + 1)[0])
    {
      g_set_str (&self->responsible, both);
      return 2;
    }
  g_set_str (&self->responsible, first);
  return 1;
}

/* "+5 AT", "+5AT", "+5": working days; "+5 T": days; "+2 W": weeks. */
static guint
read_distance (Line *self, guint index)
{
  const char *word = get_word (self, index);
  char *end = NULL;
  gint64 n = g_ascii_strtoll (word + 1, &end, 10);
  g_autofree char *unit = NULL;
  guint n_words = 1;

  if (end == word + 1 || n < 0 || n > 999)
    return 0;
  unit = g_utf8_casefold (end, -1);
  if (unit[0] == '\0')
    {
      g_autofree char *next = g_utf8_casefold (get_word (self, index + 1), -1);
      static const char *const units[] = {"at", "wd", "w", "wo", "t", "tage", "d", NULL};

      if (g_strv_contains (units, next))
        {
          g_set_str (&unit, next);
          n_words = 2;
        }
    }
  if (unit[0] == '\0' || g_str_equal (unit, "at") || g_str_equal (unit, "wd"))
    self->due = fw_calendar_add_working_days (self->calendar, self->today, (guint) n, NULL);
  else if (g_str_equal (unit, "w") || g_str_equal (unit, "wo"))
    self->due = self->today + 7 * (FwDay) n;
  else if (g_str_equal (unit, "t") || g_str_equal (unit, "tage") || g_str_equal (unit, "d"))
    self->due = self->today + (FwDay) n;
  else
    return 0;
  return n_words;
}

static gboolean
has_two_dots (const char *word)
{
  const char *first = strchr (word, '.');

  return first != NULL && strchr (first + 1, '.') != NULL;
}

/* "bis 1.12.", "1.12.2026". A day without a year that is long past is one of next year. */
static guint
read_date (Line *self, guint index)
{
  const char *word = get_word (self, index);
  g_autofree char *folded = g_utf8_casefold (word, -1);
  gboolean until = g_str_equal (folded, "bis");
  const char *text = until ? get_word (self, index + 1) : word;
  FwDay day;

  if (!until && !(g_ascii_isdigit (text[0]) && has_two_dots (text)))
    return 0;
  if (!fw_day_parse (text, self->today, 20, &day))
    return 0;
  if (day < self->today - 180 && g_str_has_suffix (text, "."))
    day = fw_day_add_months (day, 12);
  self->due = day;
  return until ? 2 : 1;
}

static guint
read_day (Line *self, guint index)
{
  return get_word (self, index)[0] == '+' ? read_distance (self, index) : read_date (self, index);
}

/* The last date of a line is its day; an earlier one belongs to the text
 * ("befristet bis 31.12.2026 … +3 AT"). G_MAXUINT: there is none. */
static guint
find_day (Line *self)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < self->words->len;)
    {
      guint taken = read_day (self, i);

      if (taken > 0)
        found = i;
      i += MAX (taken, 1);
    }
  return found;
}

void
fw_decision_parse_line (const char *line,
                        FwResult *staff,
                        const FwCalendar *calendar,
                        FwDay today,
                        char **what,
                        gint64 *staff_id,
                        char **responsible,
                        FwDay *due)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) split = NULL;
  guint day_index;
  Line self = {.staff = staff, .calendar = calendar, .today = today, .due = FW_DAY_NONE};

  g_return_if_fail (line != NULL && calendar != NULL);

  split = g_strsplit_set (line, " \t\n", -1);
  self.words = g_ptr_array_new ();
  for (guint i = 0; split[i] != NULL; i++)
    if (split[i][0] != '\0')
      g_ptr_array_add (self.words, split[i]);
  day_index = find_day (&self);
  for (guint i = 0; i < self.words->len;)
    {
      guint taken = get_word (&self, i)[0] == '@' ? read_person (&self, i)
                    : i == day_index              ? read_day (&self, i)
                                                  : 0;

      if (taken == 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", get_word (&self, i));
      i += MAX (taken, 1);
    }
  g_ptr_array_unref (self.words);
  *what = g_string_free_and_steal (g_steal_pointer (&text));
  *staff_id = self.staff_id;
  *responsible = self.responsible != NULL ? self.responsible : g_strdup ("");
  *due = self.due;
}
