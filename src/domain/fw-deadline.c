/* fw-deadline.c: reading rules; words are in fw-deadline-text.c, counting in the engine. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "domain/fw-deadline.h"
#include "domain/fw-json.h"

#define MAX_AMOUNT 4000

G_DEFINE_BOXED_TYPE (FwDeadlineRule, fw_deadline_rule, fw_deadline_rule_copy, fw_deadline_rule_free)

static const char *const units[] = {"working-days", "days", "weeks", "months", "years", "hours"};
static const char *const rolls[] = {"none", "next-working-day", "previous-working-day"};
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
  const char *text = fw_json_get_text (object, name);

  return text[0] != '\0' ? g_strdup (text) : NULL;
}

static int
get_number (JsonObject *object, const char *name, int otherwise)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_INT64)
    return otherwise;
  return (int) CLAMP (json_node_get_int (node), G_MININT, G_MAXINT);
}

static char **
dup_words (JsonObject *object, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = fw_json_get_array (object, name);

  if (array == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (node));
    }
  return g_strv_builder_end (builder);
}

static FwDeadlineRoll
read_roll (JsonObject *object, int amount)
{
  int roll = find_word (rolls, G_N_ELEMENTS (rolls), fw_json_get_text (object, "roll"));

  if (roll >= 0)
    return roll;
  return amount < 0 ? FW_DEADLINE_ROLL_PREVIOUS : FW_DEADLINE_ROLL_NEXT;
}

static FwDeadlineRule *
create_rule (void)
{
  FwDeadlineRule *rule = g_new0 (FwDeadlineRule, 1);

  g_atomic_ref_count_init (&rule->ref_count);
  return rule;
}

FwDeadlineRule *
fw_deadline_rule_parse (const char *name, const char *body, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (FwDeadlineRule) rule = create_rule ();
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
  unit = find_word (units, G_N_ELEMENTS (units), fw_json_get_text (object, "unit"));
  source = find_word (sources, G_N_ELEMENTS (sources), fw_json_get_text (object, "source"));
  rule->name = g_strdup (name);
  rule->title = dup_member (object, "title");
  rule->short_title = dup_member (object, "short");
  rule->event = dup_member (object, "event");
  rule->start = dup_member (object, "start");
  rule->amount = get_number (object, "amount", 0);
  rule->minimum = get_number (object, "minimum", rule->amount);
  rule->maximum = get_number (object, "maximum", rule->amount);
  rule->source_text = dup_member (object, "source_text");
  rule->hint = dup_member (object, "hint");
  rule->act = dup_member (object, "act");
  rule->case_kinds = dup_words (object, "case_kinds");
  rule->only = dup_words (object, "only");
  rule->done_by = dup_words (object, "done_by");
  rule->report = dup_member (object, "report");
  rule->until_event = fw_json_get_boolean (object, "until_event", FALSE);
  rule->minimum_age = get_number (object, "minimum_age", 0);
  rule->roll = read_roll (object, rule->amount);
  if (unit < 0 || source < 0 || rule->title == NULL || rule->event == NULL || rule->start == NULL
      || rule->amount == 0 || rule->amount < -MAX_AMOUNT || rule->amount > MAX_AMOUNT)
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
  if (self != NULL)
    g_atomic_ref_count_inc (&((FwDeadlineRule *) self)->ref_count);
  return (FwDeadlineRule *) self;
}

void
fw_deadline_rule_free (FwDeadlineRule *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
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
  g_strfreev (self->only);
  g_strfreev (self->done_by);
  g_free (self->report);
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

gboolean
fw_deadline_rule_counts_from (const FwDeadlineRule *self, const char *kind)
{
  return self->only == NULL || g_strv_contains ((const char *const *) self->only, kind);
}

void
fw_deadline_rule_get_span (const FwDeadlineRule *self, FwDeadlineSpan *span)
{
  g_return_if_fail (self != NULL && span != NULL);

  span->amount = self->amount;
  span->unit = self->unit;
  span->roll = self->roll;
  span->office_days = self->source == FW_DEADLINE_SOURCE_OFFICE;
}

void
fw_deadline_compute_at (const FwDeadlineRule *rule,
                        const FwCalendar *calendar,
                        FwDay start,
                        int minute,
                        FwDeadline *deadline)
{
  FwDeadlineSpan span;

  g_return_if_fail (rule != NULL && calendar != NULL && deadline != NULL);

  fw_deadline_rule_get_span (rule, &span);
  fw_deadline_count (&span, calendar, start, minute, deadline);
}

void
fw_deadline_compute (const FwDeadlineRule *rule,
                     const FwCalendar *calendar,
                     FwDay start,
                     FwDeadline *deadline)
{
  fw_deadline_compute_at (rule, calendar, start, -1, deadline);
}

gboolean
fw_deadline_moment_from_iso (const char *text, FwDay *day, int *minute)
{
  char date[11];
  int hour, of_hour;

  *minute = -1;
  if (text == NULL || strlen (text) < 10)
    return FALSE;
  g_strlcpy (date, text, sizeof date);
  if (!fw_day_from_iso (date, day))
    return FALSE;
  if (text[10] == 'T' && sscanf (text + 11, "%2d:%2d", &hour, &of_hour) == 2 && hour >= 0
      && hour < 24 && of_hour >= 0 && of_hour < 60)
    *minute = 60 * hour + of_hour;
  return TRUE;
}
