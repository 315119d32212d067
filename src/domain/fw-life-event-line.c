/* fw-life-event-line.c: see fw-life-event-line.h.
 *
 * The longest beginning of the line that reads as a date or a span of dates is it; without
 * one the longest end. What is left names lane and child at its start; the rest is text.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-life-event-line.h"
#include "domain/fw-life-event.h"
#include "domain/fw-person-words.h"

#define YEARS_AHEAD 15 /* "27" is 2027: what is planned stands on the timeline too */
#define MOST_WORDS 9   /* of a span: "von 3. Mai 2019 bis 4. Juni 2021" */

static gboolean
is_one_of (const char *word, const char *const *words)
{
  g_autofree char *folded = fw_text_fold (word);

  return g_strv_contains (words, folded);
}

static const char *const since[] = {"seit", "since", "ab", NULL};
static const char *const from[] = {"von", "vom", "from", NULL};
static const char *const until[] = {"bis", "to", "until", "-", "–", "—", NULL};
static const char *const now[] = {"heute", "today", "jetzt", "now", NULL};
static const char *const about[] = {"um", "ca.", "ca", "etwa", "about", NULL};

/* The words [first, end) as one date. */
static char *
parse_date (char **words, guint first, guint end, FwDay today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean approximate = FALSE;
  FwDay day;
  char *date;

  for (guint i = first; i < end; i++)
    if (i == first && is_one_of (words[i], about))
      approximate = TRUE;
    else
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  if (text->len == 0)
    return NULL;
  if (end == first + 1 && strlen (words[first]) >= 5
      && fw_day_parse (text->str, today, YEARS_AHEAD, &day))
    {
      g_autofree char *iso = fw_day_to_iso (day);

      return g_strconcat (approximate ? "~" : "", iso, NULL);
    }
  if (approximate)
    g_string_prepend_c (text, '~');
  date = fw_person_date_parse (text->str, today);
  /* A number alone is a year only when it can be one: "3 Monate" is none. */
  if (date != NULL && end - first == 1 && strlen (words[first]) < 4)
    g_clear_pointer (&date, g_free);
  return date;
}

/* "2019-2021", "2019–2021": one word. */
static gboolean
parse_years (FwLifeEventLine *self, const char *word, FwDay today)
{
  g_auto (GStrv) ends = g_strsplit (word, strstr (word, "–") != NULL ? "–" : "-", -1);

  if (g_strv_length (ends) != 2 || strlen (ends[0]) < 4 || strlen (ends[1]) < 4)
    return FALSE;
  self->from = fw_person_date_parse (ends[0], today);
  self->to = fw_person_date_parse (ends[1], today);
  return self->from != NULL && self->to != NULL;
}

static void
forget_dates (FwLifeEventLine *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  self->span = self->ongoing = FALSE;
}

/* The words [first, end) as a date or a span; FALSE leaves no date. */
static gboolean
parse_dates (FwLifeEventLine *self, char **words, guint first, guint end, FwDay today)
{
  guint begin = first;

  forget_dates (self);
  if (is_one_of (words[first], since) || is_one_of (words[first], from))
    {
      self->span = TRUE;
      self->ongoing = is_one_of (words[first], since);
      begin++;
    }
  for (guint i = begin; i < end; i++)
    if (is_one_of (words[i], until))
      {
        self->span = TRUE;
        self->from = i > begin ? parse_date (words, begin, i, today) : NULL;
        if (i > begin && self->from == NULL)
          break;
        self->ongoing = i + 2 == end && is_one_of (words[i + 1], now);
        if (!self->ongoing)
          self->to = i + 1 < end ? parse_date (words, i + 1, end, today) : NULL;
        if (self->to != NULL || (self->ongoing && self->from != NULL))
          return TRUE;
        break;
      }
  g_clear_pointer (&self->from, g_free);
  if (end == begin + 1 && parse_years (self, words[begin], today))
    {
      self->span = TRUE;
      return TRUE;
    }
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  if (begin < end)
    self->from = parse_date (words, begin, end, today);
  if (self->from == NULL)
    forget_dates (self);
  return self->from != NULL;
}

/* Where in the words the dates stand. */
static gboolean
find_dates (FwLifeEventLine *self, char **words, FwDay today, guint *first, guint *end)
{
  guint n = g_strv_length (words);

  for (guint count = MIN (n, MOST_WORDS); count > 0; count--)
    {
      *first = 0;
      *end = count;
      if (parse_dates (self, words, *first, *end, today))
        return TRUE;
    }
  for (guint count = MIN (n, MOST_WORDS); count > 0; count--)
    {
      *first = n - count;
      *end = n;
      if (parse_dates (self, words, *first, *end, today))
        return TRUE;
    }
  return FALSE;
}

static char *
fold_name (const char *word)
{
  g_autofree char *bare = g_strdup (word);
  gsize length = strlen (bare);

  while (length > 0 && strchr (":,", bare[length - 1]) != NULL)
    bare[--length] = '\0';
  return fw_text_fold (bare);
}

/* A word that names a lane ends with a colon. */
static gboolean
take_lane (FwLifeEventLine *self, const char *word)
{
  /* In German too, whatever the language: the office writes German. */
  static const char *const german[]
      = {"familie", "wohnen", "schule", "arbeit", "gesundheit", "hilfe", "schutz", "sonstiges"};
  const char *const *lanes = fw_life_event_get_lanes ();
  g_autofree char *name = fold_name (word);

  if (!g_str_has_suffix (word, ":"))
    return FALSE;
  for (guint i = 0; lanes[i] != NULL; i++)
    {
      g_autofree char *title = fw_text_fold (fw_life_event_get_lane_title (lanes[i]));

      if (g_str_equal (name, lanes[i]) || g_str_equal (name, title)
          || (i < G_N_ELEMENTS (german) && g_str_equal (name, german[i])))
        {
          self->lane = lanes[i];
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
take_child (FwLifeEventLine *self, FwTimeline *timeline, const char *word)
{
  g_autofree char *name = fold_name (word);

  for (guint i = 0; i < timeline->children->len; i++)
    {
      g_autofree char *child
          = fw_text_fold (g_array_index (timeline->children, FwTimelineChild, i).name);

      if (child[0] != '\0' && g_str_equal (name, child))
        {
          self->child = (int) i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
read_rest (FwLifeEventLine *self, FwTimeline *timeline, GPtrArray *rest)
{
  gboolean lane = FALSE, child = FALSE;
  guint begin = 0;

  for (; begin < rest->len; begin++)
    {
      const char *word = g_ptr_array_index (rest, begin);

      if (!lane && take_lane (self, word))
        lane = TRUE;
      else if (!child && take_child (self, timeline, word))
        child = TRUE;
      else
        break;
    }
  g_ptr_array_add (rest, NULL);
  self->text = g_strjoinv (" ", (char **) rest->pdata + begin);
}

/* The day in the middle of @first is after that of @second. */
static gboolean
is_later (const char *first, const char *second)
{
  FwPartialDate a, b;

  return first != NULL && second != NULL && fw_partial_date_from_text (first, &a)
         && fw_partial_date_from_text (second, &b) && fw_partial_date_compare (&a, &b) > 0;
}

gboolean
fw_life_event_line_parse (FwLifeEventLine *self,
                          const char *typed,
                          FwTimeline *timeline,
                          const char *lane,
                          char **problem)
{
  g_autofree char *clean = g_strstrip (g_strdup (typed));
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", clean, 0, 0);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  guint first, end;

  g_return_val_if_fail (FW_IS_TIMELINE (timeline), FALSE);

  *self = (FwLifeEventLine) {.child = -1, .lane = lane != NULL ? lane : "other"};
  *problem = NULL;
  if (words == NULL || words[0] == NULL || words[0][0] == '\0')
    {
      *problem = g_strdup (_ ("Please type when and what, for example “3/4/27 Jonas internship”."));
      return FALSE;
    }
  if (!find_dates (self, words, timeline->today, &first, &end))
    {
      *problem
          = g_strdup (_ ("No date was found. It stands at the beginning or at the end: a day, a "
                         "month, a year, “since 2019” or “2019 to 2021”."));
      return FALSE;
    }
  if (is_later (self->from, self->to))
    {
      *problem = g_strdup (_ ("The end lies before the beginning. Nothing was added."));
      return FALSE;
    }
  for (guint i = 0; words[i] != NULL; i++)
    if (i < first || i >= end)
      g_ptr_array_add (rest, words[i]);
  read_rest (self, timeline, rest);
  if (self->text[0] == '\0')
    *problem = g_strdup (_ ("Please add what happened."));
  return *problem == NULL;
}

void
fw_life_event_line_clear (FwLifeEventLine *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->text, g_free);
}
