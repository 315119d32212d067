/* fw-conference-content-tail.c: of minutes' content what follows the steps; see
 * fw-conference-content.c. */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-conference-content-private.h"
#include "domain/fw-decision-private.h"

void
_fw_content_add (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

void
_fw_content_add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  _fw_content_add (builder, name, text);
}

void
_fw_content_begin (JsonBuilder *builder, const char *name, gboolean is_list)
{
  json_builder_set_member_name (builder, name);
  if (is_list)
    json_builder_begin_array (builder);
  else
    json_builder_begin_object (builder);
}

char *
_fw_content_dup_local (const char *at, const char *format)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = at != NULL ? g_date_time_new_from_iso8601 (at, utc) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("");
}

static guint
find_person (FwMinutesContent *self, gint64 id)
{
  for (guint i = 0; i < fw_result_get_n_rows (self->people); i++)
    if (fw_result_get_int (self->people, i, FW_CONTENT_PERSON_ID) == id)
      return i;
  return G_MAXUINT;
}

/* The values of one domain; none while the round is blind. */
static void
add_values (FwMinutesContent *self, JsonBuilder *builder, FwResult *ratings, const char *domain)
{
  static const char *const answers[] = {"unknown", "yes", "no"};
  gboolean is_safety = g_str_equal (domain, "safety");

  _fw_content_begin (builder, "values", TRUE);
  for (guint i = 0; i < fw_result_get_n_rows (ratings); i++)
    {
      guint person = find_person (self, fw_result_get_int (ratings, i, 0));
      gint64 value = fw_result_get_int (ratings, i, 2);

      if (person == G_MAXUINT || !g_str_equal (fw_result_get_text (ratings, i, 1), domain))
        continue;
      json_builder_begin_object (builder);
      _fw_content_add (builder, "name",
                       fw_result_get_text (self->people, person, FW_CONTENT_PERSON_NAME));
      _fw_content_add (builder, "initials", g_ptr_array_index (self->initials, person));
      if (is_safety)
        _fw_content_add (builder, "value", answers[CLAMP (value, 0, 2)]);
      else
        {
          _fw_content_add_number (builder, "value", value);
          _fw_content_add (builder, "way",
                           fw_result_get_text (self->people, person, FW_CONTENT_PERSON_WAY));
          _fw_content_add (builder, "reason", fw_result_get_text (ratings, i, 3));
          _fw_content_add (builder, "dissent", fw_result_get_text (ratings, i, 4));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static int
find_agreed (FwResult *agreed, const char *domain, const char **reason)
{
  *reason = "";
  for (guint i = 0; i < fw_result_get_n_rows (agreed); i++)
    if (g_str_equal (fw_result_get_text (agreed, i, 0), domain))
      {
        *reason = fw_result_get_text (agreed, i, 2);
        return fw_result_is_null (agreed, i, 1) ? -1 : (int) fw_result_get_int (agreed, i, 1);
      }
  return -1;
}

static void
add_domains (FwMinutesContent *self,
             JsonBuilder *builder,
             FwResult *ratings,
             FwResult *agreed,
             int *values)
{
  _fw_content_begin (builder, "domains", TRUE);
  for (guint i = 0; i < self->kind->domains->len; i++)
    {
      const FwRatingDomain *domain = g_ptr_array_index (self->kind->domains, i);
      g_autofree char *value = NULL;
      const char *reason;

      values[i] = find_agreed (agreed, domain->name, &reason);
      value = values[i] >= 0 ? g_strdup_printf ("%d", values[i]) : g_strdup ("");
      json_builder_begin_object (builder);
      _fw_content_add (builder, "name", domain->name);
      _fw_content_add (builder, "title", domain->title);
      _fw_content_add (builder, "agreed", value);
      _fw_content_add (builder, "anchor", values[i] > 0 ? domain->anchors[values[i] - 1] : "");
      _fw_content_add (builder, "reason", reason);
      add_values (self, builder, ratings, domain->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
add_rating (FwMinutesContent *self, JsonBuilder *builder, GError **error)
{
  const char *revealed_at = fw_row_get_text (self->conference, "revealed_at");
  g_autofree char *at = _fw_content_dup_local (revealed_at, "%Y-%m-%d %H:%M");
  g_autofree int *values = g_new0 (int, self->kind->domains->len + 1);
  g_autofree char *why = NULL;
  g_autofree char *safety = NULL;
  g_autoptr (FwResult) ratings = NULL;
  g_autoptr (FwResult) agreed = NULL;
  const char *light;

  if (self->kind->domains->len == 0)
    return TRUE;
  ratings = fw_connection_query (
      self->connection,
      "SELECT r.person_id, r.domain, r.value, r.reason, r.dissent FROM rating r JOIN "
      "session_person p ON p.id = r.person_id WHERE r.conference_id = $1 AND $2 <> '' ORDER BY "
      "p.position, r.id",
      g_variant_new ("(xs)", self->id, revealed_at != NULL ? revealed_at : ""), error);
  agreed = ratings != NULL
               ? fw_connection_query (
                     self->connection,
                     "SELECT domain, value, reason FROM agreed_rating WHERE conference_id = $1",
                     g_variant_new ("(x)", self->id), error)
               : NULL;
  if (agreed == NULL)
    return FALSE;
  _fw_content_begin (builder, "rating", FALSE);
  _fw_content_add (builder, "revealed_at", at);
  _fw_content_begin (builder, "levels", TRUE);
  for (int i = 0; i < 4; i++)
    {
      json_builder_begin_object (builder);
      _fw_content_add_number (builder, "value", i + 1);
      _fw_content_add (builder, "title", self->kind->levels[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  safety = _fw_conference_dup_safety (self->connection, self->kind,
                                      fw_row_get_int (self->conference, "case_id", 0));
  _fw_content_begin (builder, "safety", FALSE);
  _fw_content_add (builder, "question", safety);
  _fw_content_add (builder, "answer", fw_row_get_text (self->conference, "safety"));
  add_values (self, builder, ratings, "safety");
  json_builder_end_object (builder);
  add_domains (self, builder, ratings, agreed, values);
  light = _fw_conference_suggest (self->kind, values, fw_row_get_text (self->conference, "safety"),
                                  &why);
  _fw_content_begin (builder, "suggestion", FALSE);
  _fw_content_add (builder, "light", light);
  _fw_content_add (builder, "reason", why);
  _fw_content_add (builder, "rule", "höchster Wert");
  _fw_content_add_number (builder, "rule_version", self->kind->rule_version);
  _fw_content_add (builder, "rule_from", self->kind->rule_from);
  json_builder_end_object (builder);
  _fw_content_begin (builder, "decision", FALSE);
  _fw_content_add (builder, "light", fw_row_get_text (self->conference, "light"));
  _fw_content_add (builder, "reason", fw_row_get_text (self->conference, "light_reason"));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return TRUE;
}

static void
add_legal (FwMinutesContent *self, JsonBuilder *builder)
{
  _fw_content_begin (builder, "legal", TRUE);
  for (guint i = 0; i < self->kind->legal->len; i++)
    {
      const FwLegalFrame *legal = g_ptr_array_index (self->kind->legal, i);

      json_builder_begin_object (builder);
      _fw_content_add (builder, "title", legal->title);
      _fw_content_add (builder, "text", legal->text);
      _fw_content_add (builder, "step", legal->step);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
add_decisions (FwMinutesContent *self, JsonBuilder *builder, GError **error)
{
  static const char *const names[]
      = {"what",          "responsible", "due",   "sign",   "escalation",   "decided_by",
         "decided_right", "status",      "light", "reason", "light_reason", "light_until"};
  FwCalendar calendar;
  g_autoptr (FwResult) rows = fw_connection_query (
      self->connection,
      "SELECT d.what, coalesce(nullif(d.responsible, ''), s.name, ''), d.due, d.sign, "
      "d.escalation, d.decided_by, d.decided_right, d.status, d.light, d.reason, d.light_reason, "
      "d.light_until, d.id, d.status, d.due, d.light, d.light_reason, d.light_until FROM decision d LEFT JOIN staff s ON s.id = d.responsible_id WHERE "
      "d.conference_id = $1 ORDER BY d.position, d.id",
      g_variant_new ("(x)", self->id), error);

  if (rows == NULL || !_fw_decision_read_calendar (self->connection, &calendar, error))
    return FALSE;
  _fw_content_begin (builder, "decisions", TRUE);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      FwDecisionFacts facts;
      FwDecisionLight light;

      /* As it stands on this day, whether in force already or about to be. */
      _fw_decision_read_facts (rows, i, G_N_ELEMENTS (names) + 1, &facts);
      light = fw_decision_light (&calendar, &facts, fw_clock_today (), NULL);
      json_builder_begin_object (builder);
      _fw_content_add_number (builder, "id", fw_result_get_int (rows, i, G_N_ELEMENTS (names)));
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        _fw_content_add (builder, names[j],
                         g_str_equal (names[j], "light") ? fw_decision_light_to_name (light)
                                                         : fw_result_get_text (rows, i, j));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static void
add_votes (FwMinutesContent *self, JsonBuilder *builder)
{
  _fw_content_begin (builder, "votes", TRUE);
  for (guint i = 0; i < fw_result_get_n_rows (self->people); i++)
    {
      const char *vote = fw_result_get_text (self->people, i, FW_CONTENT_PERSON_VOTE);

      if (vote == NULL || vote[0] == '\0')
        continue;
      json_builder_begin_object (builder);
      _fw_content_add (builder, "name",
                       fw_result_get_text (self->people, i, FW_CONTENT_PERSON_NAME));
      _fw_content_add (
          builder, "role",
          fw_conference_kind_get_role_title (
              self->kind, fw_result_get_text (self->people, i, FW_CONTENT_PERSON_ROLE)));
      _fw_content_add (builder, "vote", vote);
      _fw_content_add (builder, "text",
                       fw_result_get_text (self->people, i, FW_CONTENT_PERSON_VOTE_TEXT));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

gboolean
_fw_content_add_tail (FwMinutesContent *self, JsonBuilder *builder, GError **error)
{
  if (!add_rating (self, builder, error))
    return FALSE;
  add_legal (self, builder);
  if (!add_decisions (self, builder, error))
    return FALSE;
  add_votes (self, builder);
  _fw_content_add (builder, "parking", fw_row_get_text (self->conference, "parking"));
  _fw_content_begin (builder, "follow_up", FALSE);
  _fw_content_add (builder, "next_on", fw_row_get_text (self->conference, "next_on"));
  _fw_content_add (builder, "text", "");
  json_builder_end_object (builder);
  return TRUE;
}
