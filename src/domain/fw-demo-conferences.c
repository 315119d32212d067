/* fw-demo-conferences.c: the demo office's sessions, conferences and decisions.
 *
 * Made by the same code as real ones; then what people would have entered is
 * written into the change set before its rows are inserted. Held conferences
 * stay open here: their minutes are closed with a PDF by fallwerkctl, which can
 * make one. Their decisions are in force already.
 */
#include "config.h"

#include <string.h>

#include "base/fw-id.h"
#include "domain/fw-conference-private.h"
#include "domain/fw-decision-private.h"
#include "domain/fw-demo-conferences.h"
#include "domain/fw-demo-private.h"
#include "domain/fw-form-repository.h"

#define N_CASES 12 /* that conferences are about */

void
fw_demo_note_case (FwDemoCase *self)
{
  FwDemo *demo = self->demo;
  FwDemoConferred noted = {.case_id = self->id, .desk = *self->desk, .is_main = self->is_main};
  guint n_others = 0;

  for (guint i = 0; i < demo->conferred->len; i++)
    n_others += !g_array_index (demo->conferred, FwDemoConferred, i).is_main;
  if (demo->error != NULL || self->closed || self->n_children == 0
      || (!self->is_main && n_others >= N_CASES - 1)
      || (!self->is_main && self->desk->team != g_array_index (demo->desks, FwDemoDesk, 0).team))
    return;
  g_strlcpy (noted.child, "das Kind", sizeof noted.child);
  g_strlcpy (noted.mother, "die Mutter", sizeof noted.mother);
  for (guint i = 0; i < self->n_persons; i++)
    {
      if (self->persons[i].id == self->children[0])
        g_strlcpy (noted.child, self->persons[i].given, sizeof noted.child);
      if (g_strcmp0 (self->persons[i].role, "mother") == 0)
        g_strlcpy (noted.mother, self->persons[i].given, sizeof noted.mother);
    }
  if (self->is_main)
    g_array_prepend_val (demo->conferred, noted);
  else
    g_array_append_val (demo->conferred, noted);
}

typedef struct
{
  FwDemo *demo;
  FwChangeSet *changes;
  FwConferenceKind *kind;
  const FwDemoConference *told;
  const FwDemoConferred *about;
  FwDay held;
  gint64 session;
  gint64 id;
  gint64 form;
} Telling;

static gint64
next_id (gpointer data)
{
  return fw_demo_next_id (data);
}

static char *
dup_text (const Telling *self, const char *text)
{
  GString *result = g_string_new (text != NULL ? text : "");

  g_string_replace (result, "{child}", self->about->child, 0);
  g_string_replace (result, "{mother}", self->about->mother, 0);
  return g_string_free_and_steal (result);
}

static void
set_day (FwRow *row, const char *column, FwDay day)
{
  g_autofree char *iso = fw_day_to_iso (day);

  fw_row_set_text (row, column, iso);
}

/* The day so many working days from today, before or after. */
static FwDay
count_days (FwDemo *demo, int n)
{
  FwDay day = demo->today;

  for (int left = ABS (n); left > 0;)
    {
      day += n < 0 ? -1 : 1;
      if (fw_calendar_get_skip (&demo->calendar, day, NULL) == FW_SKIP_NONE)
        left--;
    }
  return n == 0 ? fw_calendar_add_working_days (&demo->calendar, day, 0, NULL) : day;
}

static FwDay
get_held (FwDemo *demo, int days)
{
  return fw_calendar_add_working_days (&demo->calendar, demo->today + days, 0, NULL);
}

static gboolean
insert_all (FwDemo *demo, FwChangeSet *changes)
{
  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      FwChange *change = fw_change_set_get (changes, i);

      if (!fw_connection_insert_row (demo->connection, change->table, change->id, change->after,
                                     &demo->error))
        return FALSE;
    }
  return TRUE;
}

static gint64
add_series (FwDemo *demo, const char *kind, const char *rhythm, FwDay first, const char *starts_at)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("");
  g_autoptr (FwRow) row = fw_row_new ();
  const FwDemoDesk *desk = &g_array_index (demo->desks, FwDemoDesk, 0);
  gint64 id = fw_demo_next_id (demo);

  fw_row_set_text (row, "kind", kind);
  fw_row_set_text (row, "rhythm", rhythm);
  set_day (row, "first_on", first);
  fw_row_set_text (row, "starts_at", starts_at);
  fw_row_set_text (row, "place", "Rathaus, Raum 2.14");
  fw_row_set_int (row, "team_id", desk->team);
  fw_row_set_int (row, "chair_id", desk->lead);
  fw_change_set_insert (changes, "session_series", id, row);
  insert_all (demo, changes);
  return id;
}

/* A session with its people; those who were invited to a held one have come. */
static gint64
add_session (FwDemo *demo, FwConferenceKind *kind, FwDay held, const char *starts_at, gint64 series)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("");
  const FwDemoDesk *desk = &g_array_index (demo->desks, FwDemoDesk, 0);
  g_autofree char *on = fw_day_to_iso (held);
  FwNewSession values = {.held_on = on,
                         .starts_at = starts_at,
                         .place = "Rathaus, Raum 2.14",
                         .series_id = series,
                         .team_id = desk->team,
                         .chair_id = desk->lead};
  gint64 id = _fw_session_append (demo->connection, changes, kind, &values, &demo->error);

  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      FwChange *change = fw_change_set_get (changes, i);

      if (g_str_equal (change->table, "session"))
        {
          fw_row_set_int (change->after, "minutes_by_id", desk->worker);
          if (held < demo->today)
            fw_row_set_text (change->after, "status", "held");
        }
      else if (held <= demo->today)
        fw_row_set_text (change->after, "presence", "present");
    }
  return id != 0 && insert_all (demo, changes) ? id : 0;
}

static const FwDemoAnswer *
find_answer (const FwDemoAnswer *answers, const char *field)
{
  for (guint i = 0; answers[i].field != NULL; i++)
    if (g_str_equal (answers[i].field, field))
      return &answers[i];
  return NULL;
}

/* Answers, and a reason for what was not talked about; a registered one is still empty. */
static void
fill_answers (Telling *self)
{
  gboolean held = self->held <= self->demo->today;

  for (guint i = 0; i < fw_change_set_get_n (self->changes); i++)
    {
      FwChange *change = fw_change_set_get (self->changes, i);
      const char *name, *value;
      const FwDemoAnswer *answer;
      const FwField *field;

      if (!g_str_equal (change->table, "form_answer"))
        continue;
      name = fw_row_get_text (change->after, "field");
      value = fw_row_get_text (change->after, "value");
      if (value[0] != '\0' || fw_row_get_int (change->after, "row_id", 0) != 0)
        continue;
      answer = find_answer (self->told->answers, name);
      field = fw_form_template_find_field (self->kind->form, name, NULL);
      if (answer != NULL && answer->value != NULL)
        {
          g_autofree char *text = dup_text (self, answer->value);

          fw_row_set_text (change->after, "value", text);
        }
      else if (answer != NULL)
        fw_row_set_text (change->after, "reason", answer->reason);
      else if (held && field->type == FW_FIELD_DATE)
        set_day (change->after, "value", self->held + (g_str_has_prefix (name, "order") ? 14 : -3));
      else if (held && field->counts)
        fw_row_set_text (change->after, "reason", "in der Sitzung nicht besprochen");
    }
}

static void
add_options (Telling *self)
{
  for (guint i = 0; self->told->options != NULL && self->told->options[i].title != NULL; i++)
    {
      const FwDemoOption *option = &self->told->options[i];
      const char *pairs[][2]
          = {{"title", option->title}, {"effort", option->effort}, {"benefit", option->benefit},
             {"legal", option->legal}, {"wish", option->wish},     {"start", option->start}};
      g_autoptr (FwRow) values = fw_row_new ();

      for (guint j = 0; j < G_N_ELEMENTS (pairs); j++)
        {
          g_autofree char *text = dup_text (self, pairs[j][1]);

          fw_row_set_text (values, pairs[j][0], text);
        }
      if (i == 0)
        fw_row_set_text (values, "chosen", "yes");
      fw_form_insert_row (self->changes, self->kind->form, self->form, "options", i + 1, values);
    }
}

static void
add_value (Telling *self, gint64 person, const char *domain, int value, const char *dissent)
{
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, "conference_id", self->id);
  fw_row_set_int (row, "person_id", person);
  fw_row_set_text (row, "domain", domain);
  fw_row_set_int (row, "value", value);
  fw_row_set_text (row, "dissent", dissent);
  if (value == 0)
    fw_row_set_text (row, "reason", "nicht gesehen");
  fw_change_set_insert (self->changes, "rating", fw_id_new (), row);
}

/* The first area but one has one voice that differs by two: its dissent stays. */
static int
get_value (guint person, guint domain)
{
  if (domain == 3)
    return person == 1 ? 4 : 2 + (int) (person % 2);
  if (domain == 6 && person == 2)
    return 0;
  return 1 + (int) ((person + domain) % 2) + (domain == 4);
}

static gboolean
add_round (Telling *self)
{
  gboolean shown = self->told->values == 2;
  g_autoptr (FwResult) people = fw_connection_query (
      self->demo->connection,
      "SELECT id FROM session_person WHERE session_id = $1 AND role <> 'family' ORDER BY position",
      g_variant_new ("(x)", self->session), &self->demo->error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (people); i++)
    {
      gint64 person = fw_result_get_int (people, i, 0);
      gboolean rated = shown || i < fw_result_get_n_rows (people) / 2;
      g_autoptr (FwRow) row = fw_row_new ();

      fw_row_set_int (row, "conference_id", self->id);
      fw_row_set_int (row, "person_id", person);
      fw_row_set_text (row, "state", rated ? "rated" : "waiting");
      if (shown && self->held < self->demo->today)
        {
          fw_row_set_text (row, "vote", i == 1 ? "differ" : "agree");
          if (i == 1)
            fw_row_set_text (row, "vote_text", "Nur mit erprobtem Notfallplan.");
        }
      fw_change_set_insert (self->changes, "conference_round", fw_id_new (), row);
      for (guint j = 0; rated && j < self->kind->domains->len; j++)
        add_value (self, person,
                   ((FwRatingDomain *) g_ptr_array_index (self->kind->domains, j))->name,
                   get_value (i, j),
                   shown && j == 3 && i == 1 ? "Der Notfallplan wurde noch nie erprobt." : "");
      if (rated)
        add_value (self, person, "safety", 1, "");
    }
  for (guint j = 0; shown && j < self->kind->domains->len; j++)
    {
      g_autoptr (FwRow) row = fw_row_new ();

      fw_row_set_int (row, "conference_id", self->id);
      fw_row_set_text (row, "domain",
                       ((FwRatingDomain *) g_ptr_array_index (self->kind->domains, j))->name);
      /* The last area is still open where the round sits today. */
      if (self->held < self->demo->today || j + 1 < self->kind->domains->len)
        fw_row_set_int (row, "value", j == 3 ? 3 : 2);
      if (j == 3)
        fw_row_set_text (row, "reason",
                         "An zwei Abenden ist niemand da; die Nachbarin weiß Bescheid.");
      fw_change_set_insert (self->changes, "agreed_rating", fw_id_new (), row);
    }
  return TRUE;
}

static void
set_responsible (Telling *self, FwRow *row, FwDemoWho who)
{
  const FwDemoDesk *desk = &self->about->desk;

  switch (who)
    {
    case FW_DEMO_WHO_MOTHER:
      fw_row_set_text (row, "responsible", self->about->mother);
      break;
    case FW_DEMO_WHO_SCHOOL:
      fw_row_set_text (row, "responsible", "Leitung der Kita");
      break;
    case FW_DEMO_WHO_LEAD:
    case FW_DEMO_WHO_ECONOMIC:
    case FW_DEMO_WHO_WORKER:
    default:
      {
        gint64 id = who == FW_DEMO_WHO_LEAD       ? desk->lead
                    : who == FW_DEMO_WHO_ECONOMIC ? desk->tandem
                                                  : desk->worker;
        g_autoptr (FwResult) staff
            = fw_connection_query (self->demo->connection, "SELECT name FROM staff WHERE id = $1",
                                   g_variant_new ("(x)", id), &self->demo->error);

        fw_row_set_int (row, "responsible_id", id);
        if (staff != NULL && fw_result_get_n_rows (staff) > 0)
          fw_row_set_text (row, "responsible", fw_result_get_text (staff, 0, 0));
      }
    }
}

static void
add_event (Telling *self,
           gint64 decision,
           FwDay day,
           const char *act,
           const char *to,
           const char *reason)
{
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, "decision_id", decision);
  set_day (row, "happened_on", day);
  fw_row_set_int (row, "staff_id", self->about->desk.worker);
  fw_row_set_text (row, "act", act);
  fw_row_set_text (row, "to_value", to);
  fw_row_set_text (row, "reason", reason);
  fw_change_set_insert (self->changes, "decision_event", fw_id_new (), row);
}

static void
add_decision (Telling *self, const FwDemoDecision *told, gint64 position)
{
  FwDemo *demo = self->demo;
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *what = dup_text (self, told->what);
  g_autofree char *sign = dup_text (self, told->sign);
  FwDay due = count_days (demo, told->due);
  g_autofree char *due_text = fw_day_to_iso (due);
  gboolean in_force = self->held < demo->today;
  gint64 id = fw_id_new ();

  fw_row_set_int (row, "case_id", self->about->case_id);
  fw_row_set_int (row, "conference_id", self->id);
  fw_row_set_int (row, "position", position);
  fw_row_set_text (row, "what", what);
  set_responsible (self, row, told->who);
  fw_row_set_text (row, "due", due_text);
  fw_row_set_text (row, "sign", sign);
  fw_row_set_text (row, "escalation", told->escalation);
  fw_row_set_text (row, "decided_by", "Runde");
  fw_row_set_text (row, "decided_right", "team");
  if (in_force)
    set_day (row, "in_force_since", self->held);
  fw_change_set_insert (self->changes, "decision", id, row);
  if (!in_force)
    return;
  add_event (self, id, self->held, "decided", due_text, "");
}

static void
complete_conference (Telling *self)
{
  FwDay registered = self->held - (self->told->day > 0 ? 20 : 9);
  g_autofree char *day = fw_day_to_iso (MIN (registered, self->demo->today - 1));
  g_autofree char *at = g_strdup_printf ("%sT08:10:00Z", day);

  for (guint i = 0; i < fw_change_set_get_n (self->changes); i++)
    {
      FwChange *change = fw_change_set_get (self->changes, i);
      FwRow *row = change->after;

      if (!g_str_equal (change->table, "conference"))
        continue;
      fw_row_set_text (row, "registered_at", at);
      fw_row_set_text (row, "status", self->told->status);
      if (self->told->reason != NULL)
        fw_row_set_text (row, "reason", self->told->reason);
      if (self->told->values == 2)
        {
          g_autofree char *held = fw_day_to_iso (self->held);
          g_autofree char *shown = g_strdup_printf ("%sT08:31:00Z", held);

          fw_row_set_text (row, "revealed_at", shown);
          fw_row_set_text (row, "safety", "yes");
        }
      if (self->told->light != NULL && self->told->light[0] != '\0')
        {
          fw_row_set_text (row, "light", self->told->light);
          fw_row_set_text (row, "light_reason", self->told->light_reason);
        }
      if (self->told->next != 0)
        set_day (row, "next_on", count_days (self->demo, self->told->next));
    }
}

static gboolean
add_conference (Telling *self)
{
  FwDemo *demo = self->demo;
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("");
  g_autofree char *question = dup_text (self, self->told->question);
  FwNewConference values = {.case_id = self->about->case_id,
                            .session_id = self->session,
                            .question = question,
                            .staff_id = self->about->desk.worker};

  self->changes = changes;
  self->id = _fw_conference_append (demo->connection, changes, self->kind, &values, &self->form,
                                    &demo->error);
  if (self->id == 0)
    return FALSE;
  fill_answers (self);
  add_options (self);
  complete_conference (self);
  if (self->told->values > 0 && !add_round (self))
    return FALSE;
  for (guint i = 0; self->told->decisions != NULL && self->told->decisions[i].what != NULL; i++)
    add_decision (self, &self->told->decisions[i], i + 1);
  return insert_all (demo, changes);
}

void
fw_demo_add_conferences (FwDemo *self)
{
  gint64 series[2] = {0}, session = 0;
  Telling last = {0};

  if (self->error != NULL || self->conferred->len == 0
      || !g_array_index (self->conferred, FwDemoConferred, 0).is_main)
    return;
  fw_id_set_source (next_id, self);
  series[0] = add_series (self, "conference-case", "six-weekly", self->today - 42, "10:00");
  series[1] = add_series (self, "conference-decision-team", "weekly", self->today - 14, "09:00");
  for (guint i = 0; fw_demo_conferences[i].kind != NULL && self->error == NULL; i++)
    {
      const FwDemoConference *told = &fw_demo_conferences[i];
      g_autoptr (FwConferenceKind) kind = NULL;
      Telling telling;

      if (told->nth >= self->conferred->len)
        continue;
      kind = fw_conference_kind_find (self->connection, told->kind, NULL, &self->error);
      if (kind == NULL)
        break;
      /* Cases of the same day and kind are one session. */
      if (last.told == NULL || last.told->day != told->day
          || !g_str_equal (last.told->kind, told->kind))
        session = add_session (self, kind, get_held (self, told->day), told->starts_at,
                               g_str_equal (told->kind, "conference-case")            ? series[0]
                               : g_str_equal (told->kind, "conference-decision-team") ? series[1]
                                                                                      : 0);
      telling = (Telling) {.demo = self,
                           .kind = kind,
                           .told = told,
                           .about = &g_array_index (self->conferred, FwDemoConferred, told->nth),
                           .held = get_held (self, told->day),
                           .session = session};
      if (session == 0 || !add_conference (&telling))
        break;
      last = telling;
    }
  fw_id_set_source (NULL, NULL);
}
