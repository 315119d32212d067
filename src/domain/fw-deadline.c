/* fw-deadline.c: reading rules and counting days; words are in fw-deadline-text.c. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "domain/fw-deadline.h"

G_DEFINE_BOXED_TYPE (FwDeadlineRule, fw_deadline_rule, fw_deadline_rule_copy, fw_deadline_rule_free)

static const char *const units[] = {"working-days", "days", "weeks", "months", "years"};
static const char *const sources[] = {"law", "standard", "office"};

static int
find_word (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return -1;
}

static char *
dup_member (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, NULL));
}

static char **
dup_kinds (JsonObject *object)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!json_object_has_member (object, "case_kinds"))
    return NULL;
  array = json_object_get_array_member (object, "case_kinds");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  return g_strv_builder_end (builder);
}

FwDeadlineRule *
fw_deadline_rule_parse (const char *name, const char *body, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (FwDeadlineRule) rule = g_new0 (FwDeadlineRule, 1);
  JsonNode *root;
  JsonObject *object;
  int unit, source;

  g_return_val_if_fail (name != NULL && body != NULL, NULL);

  if (!json_parser_load_from_data (parser, body, -1, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The deadline rule “%s” is no JSON object."), name);
      return NULL;
    }
  object = json_node_get_object (root);
  unit = find_word (units, G_N_ELEMENTS (units),
                    json_object_get_string_member_with_default (object, "unit", NULL));
  source = find_word (sources, G_N_ELEMENTS (sources),
                      json_object_get_string_member_with_default (object, "source", NULL));
  rule->name = g_strdup (name);
  rule->title = dup_member (object, "title");
  rule->short_title = dup_member (object, "short");
  rule->event = dup_member (object, "event");
  rule->start = dup_member (object, "start");
  rule->amount = (int) json_object_get_int_member_with_default (object, "amount", 0);
  rule->minimum = (int) json_object_get_int_member_with_default (object, "minimum", rule->amount);
  rule->maximum = (int) json_object_get_int_member_with_default (object, "maximum", rule->amount);
  rule->source_text = dup_member (object, "source_text");
  rule->hint = dup_member (object, "hint");
  rule->act = dup_member (object, "act");
  rule->case_kinds = dup_kinds (object);
  rule->minimum_age = (int) json_object_get_int_member_with_default (object, "minimum_age", 0);
  if (unit < 0 || source < 0 || rule->title == NULL || rule->event == NULL || rule->start == NULL
      || rule->amount == 0 || ABS (rule->amount) > 4000
      || (unit == FW_DEADLINE_UNIT_WORKING_DAYS && rule->amount < 0))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The deadline rule “%s” lacks its title, event, amount, unit or source."),
                   name);
      return NULL;
    }
  rule->unit = unit;
  rule->source = source;
  if (rule->short_title == NULL)
    rule->short_title = g_strdup (rule->title);
  if (rule->source_text == NULL)
    rule->source_text = g_strdup ("");
  if (rule->act == NULL)
    rule->act = g_strdup ("open");
  return g_steal_pointer (&rule);
}

FwDeadlineRule *
fw_deadline_rule_copy (const FwDeadlineRule *self)
{
  FwDeadlineRule *copy;

  if (self == NULL)
    return NULL;
  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->title = g_strdup (self->title);
  copy->short_title = g_strdup (self->short_title);
  copy->event = g_strdup (self->event);
  copy->start = g_strdup (self->start);
  copy->source_text = g_strdup (self->source_text);
  copy->hint = g_strdup (self->hint);
  copy->act = g_strdup (self->act);
  copy->case_kinds = g_strdupv (self->case_kinds);
  return copy;
}

void
fw_deadline_rule_free (FwDeadlineRule *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->event);
  g_free (self->start);
  g_free (self->source_text);
  g_free (self->hint);
  g_free (self->act);
  g_strfreev (self->case_kinds);
  g_free (self);
}

char *
fw_deadline_rule_dup_body (const char *body, int amount)
{
  g_autoptr (FwDeadlineRule) rule = fw_deadline_rule_parse ("rule", body, NULL);
  g_autoptr (JsonNode) root = NULL;

  if (rule == NULL || rule->source == FW_DEADLINE_SOURCE_LAW || amount < rule->minimum
      || amount > rule->maximum || amount == 0)
    return NULL;
  root = json_from_string (body, NULL);
  json_object_set_int_member (json_node_get_object (root), "amount", amount);
  return json_to_string (root, TRUE);
}

gboolean
fw_deadline_rule_is_for (const FwDeadlineRule *self, const char *case_kind)
{
  return self->case_kinds == NULL
         || g_strv_contains ((const char *const *) self->case_kinds, case_kind);
}

static void
add_day (FwDeadline *deadline, FwDay day, int number, FwSkip why, const char *name)
{
  FwDeadlineDay step = {day, number, why, name};

  g_array_append_val (deadline->days, step);
}

static void
count_working_days (const FwCalendar *calendar, int amount, FwDeadline *deadline)
{
  int number = 0;

  for (FwDay day = deadline->start + 1; number < amount; day++)
    {
      const char *name = NULL;
      FwSkip why = fw_calendar_get_skip (calendar, day, &name);

      if (why == FW_SKIP_NONE)
        number++;
      add_day (deadline, day, why == FW_SKIP_NONE ? number : -1, why, name);
      deadline->due = day;
    }
}

static FwDay
add_period (FwDay start, int amount, FwDeadlineUnit unit)
{
  switch (unit)
    {
    case FW_DEADLINE_UNIT_WEEKS:
      return start + 7 * amount;
    case FW_DEADLINE_UNIT_MONTHS:
      return fw_day_add_months (start, amount);
    case FW_DEADLINE_UNIT_YEARS:
      return fw_day_add_months (start, 12 * amount);
    case FW_DEADLINE_UNIT_DAYS:
    case FW_DEADLINE_UNIT_WORKING_DAYS:
    default:
      return start + amount;
    }
}

void
fw_deadline_compute (const FwDeadlineRule *rule,
                     const FwCalendar *calendar,
                     FwDay start,
                     FwDeadline *deadline)
{
  FwCalendar used;
  int step;

  g_return_if_fail (rule != NULL && calendar != NULL && deadline != NULL);

  used = *calendar;
  if (rule->source != FW_DEADLINE_SOURCE_OFFICE)
    used.off_december_24 = used.off_december_31 = FALSE;
  deadline->start = start;
  deadline->days = g_array_new (FALSE, FALSE, sizeof (FwDeadlineDay));
  add_day (deadline, start, 0, FW_SKIP_NONE, NULL);
  if (rule->unit == FW_DEADLINE_UNIT_WORKING_DAYS)
    {
      count_working_days (&used, rule->amount, deadline);
      return;
    }
  step = rule->amount < 0 ? -1 : 1;
  for (deadline->due = add_period (start, rule->amount, rule->unit);; deadline->due += step)
    {
      const char *name = NULL;
      FwSkip why = fw_calendar_get_skip (&used, deadline->due, &name);

      add_day (deadline, deadline->due, why == FW_SKIP_NONE ? ABS (rule->amount) : -1, why, name);
      if (why == FW_SKIP_NONE)
        break;
    }
}

void
fw_deadline_clear (FwDeadline *self)
{
  g_clear_pointer (&self->days, g_array_unref);
}
