/* fw-demo-plans.c: the help plans of a demo case, filled as in daily work.
 *
 * Made by the same code as real plans; then the answers are written into the
 * change set before its rows are inserted. Not every plan is complete: some
 * fields are empty, some carry the reason why.
 */
#include "config.h"

#include <string.h>

#include "base/fw-id.h"
#include "domain/fw-demo-private.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-plan-new.h"
#include "domain/fw-rules.h"

/* A large office for measuring needs no more plans than this. */
#define MAX_PLANNED_CASES 2000

static const struct
{
  const char *kind; /* name of the rule */
  const char *title;
  const char *scope;
} helps[FW_DEMO_N_FAMILIES] = {
    [FW_DEMO_COUPLE] = {"31", "Sozialpädagogische Familienhilfe, § 31", "8 Stunden je Woche"},
    [FW_DEMO_SEPARATED]
    = {"30", "Erziehungsbeistand, Betreuungshelfer, § 30", "5 Stunden je Woche"},
    [FW_DEMO_SINGLE] = {"31", "Sozialpädagogische Familienhilfe, § 31", "6 Stunden je Woche"},
    [FW_DEMO_PATCHWORK]
    = {"32", "Erziehung in einer Tagesgruppe, § 32", "fünf Nachmittage je Woche"},
    [FW_DEMO_FOSTER] = {"33", "Vollzeitpflege, § 33", "Tag und Nacht"},
    [FW_DEMO_GUARDIAN] = {"34", "Heimerziehung, sonstige betreute Wohnform, § 34", "Tag und Nacht"},
    [FW_DEMO_GRANDPARENTS] = {"33", "Vollzeitpflege, § 33", "Tag und Nacht"},
    [FW_DEMO_PROTECTED] = {"27-2-clearing", "Clearing, § 27 Abs. 2", "30 Stunden in drei Monaten"},
};

typedef struct
{
  const char *whose; /* NULL: the child's name; "mother": the mother's */
  const char *level;
  const char *own_words;
  const char *wording;
  const char *measure;
  const char *helpers;
} Goal;

static const Goal main_goals[] = {
    {NULL, "action", "Ich bin jeden Tag pünktlich in der Schule.",
     "Emil besucht den Unterricht an mindestens vier von fünf Tagen und kommt pünktlich an.",
     "Eintrag im Klassenbuch, jede Woche", "Frau Sommer (SPFH), Jana, Schulsozialarbeit"},
    {"mother", "action", "Abends bringe ich Lina in Ruhe ins Bett.",
     "An fünf von sieben Abenden liegt Lina um 20 Uhr nach einer Geschichte im Bett.",
     "Wochenplan am Kühlschrank", "Frau Sommer (SPFH), Marek"},
    {"Jana und S. Brandt", "action", "",
     "Lina besucht ab dem 1.8. eine Kita; Anmeldung, Eingewöhnung und Weg sind geregelt.",
     "Vertrag der Kita liegt vor", "Kita-Beratung, Jana"},
};

static const Goal goals[] = {
    {NULL, "action", "Ich will morgens ohne Bauchweh in die Schule gehen.",
     "Das Kind geht an vier von fünf Tagen gern zur Schule und sagt, was ihm hilft.",
     "Gespräch mit der Klassenlehrerin, alle zwei Wochen", "Schulsozialarbeit, Mutter"},
    {"mother", "action", "Ich will arbeiten und wissen, dass die Kinder gut aufgehoben sind.",
     "An beiden Arbeitsabenden ist eine erwachsene Person da oder in fünf Minuten erreichbar.",
     "Wochenplan, Rückmeldung der Familienhilfe", "Nachbarin, Familienhilfe"},
    {NULL, "action", "Ich möchte einen Freund mit nach Hause bringen.",
     "Das Kind verabredet sich zweimal im Monat und hat dafür Platz und Ruhe.",
     "Kalender des Kindes", "Eltern"},
    {"mother", "impact", "Wir wollen wieder zusammen lachen.",
     "Die Familie verbringt jede Woche einen gemeinsamen Nachmittag ohne Streit.",
     "Bericht der Familie im Gespräch", "Familienhilfe"},
    {NULL, "action", "Ich will wissen, wann ich Papa sehe.",
     "Der Umgang findet alle zwei Wochen am selben Tag statt; das Kind kennt den Plan.",
     "Kalender, den beide Eltern führen", "Beratungsstelle"},
    {"Fachkraft", "action", "", "Der Logopädie-Termin wird jede Woche wahrgenommen.",
     "Bescheinigung der Praxis", "Mutter"},
};

static const char *const views[] = {
    "Ich möchte, dass es zu Hause wieder ruhiger wird.",
    "Ich bin oft müde und wünsche mir jemanden, der mit mir überlegt.",
    "Ich will ein verlässlicher Vater sein und meine Zeit mit den Kindern behalten.",
    "Die Familie hat viel Kraft; morgens und abends fehlt eine feste Ordnung.",
    "In der Gruppe ist das Kind beliebt. Wenn es ausgeschlafen ist, arbeitet es gern mit.",
};

static const char *const occasions[] = {
    "Die Schule meldet viele Fehltage; die Eltern haben selbst um Unterstützung gebeten.",
    "Nach der Trennung fällt es den Eltern schwer, Absprachen zu halten.",
    "Die Mutter ist nach längerer Krankheit erschöpft und hat einen Antrag gestellt.",
    "Das Kind zieht sich zurück; die Kita hat ein Gespräch mit der Familie vermittelt.",
};

static const char *const situations[] = {
    "Die Familie wohnt in einer Wohnung mit drei Zimmern. Ein Elternteil arbeitet im "
    "Schichtdienst. "
    "Die Großeltern helfen am Wochenende. Der Schulweg ist zu Fuß zu schaffen.",
    "Die Eltern leben seit zwei Jahren getrennt und üben die Sorge gemeinsam aus. Das Kind ist "
    "jedes "
    "zweite Wochenende beim Vater. Mit der Schule besteht guter Kontakt.",
    "Das Kind lebt in einem verlässlichen Alltag, es geht gern in die Gruppe. Besuche der Eltern "
    "sind vereinbart und werden vorbereitet.",
};

static gint64
next_id (gpointer data)
{
  return fw_demo_next_id (data);
}

static const FwDemoPerson *
find_role (const FwDemoCase *self, const char *role)
{
  for (guint i = 0; i < self->n_persons; i++)
    if (g_strcmp0 (self->persons[i].role, role) == 0)
      return &self->persons[i];
  return NULL;
}

static const FwDemoPerson *
find_person (const FwDemoCase *self, gint64 id)
{
  for (guint i = 0; i < self->n_persons; i++)
    if (self->persons[i].id == id)
      return &self->persons[i];
  return NULL;
}

static void
set_day (FwRow *values, const char *name, FwDay day)
{
  g_autofree char *iso = fw_day_to_iso (day);

  fw_row_set_text (values, name, iso);
}

static FwRow *
make_values (FwDemoCase *self, FwDay talk, FwDay start, FwDay stop, const char *provider)
{
  FwDemo *demo = self->demo;
  FwRow *values = fw_row_new ();
  const FwDemoPerson *child = find_person (self, self->children[0]);
  gboolean out_of_home = !self->is_main
                         && (self->form == FW_DEMO_FOSTER || self->form == FW_DEMO_GUARDIAN
                             || self->form == FW_DEMO_GRANDPARENTS);

  set_day (values, "talk_date", talk);
  fw_row_set_text (values, "talk_place", "Rathaus, Zimmer 2.14");
  set_day (values, "child_talk_date", talk - 3);
  fw_row_set_text (values, "child_talk_with", "Fachkraft, allein mit dem Kind");
  set_day (values, "advised_on", talk - 9);
  fw_row_set_text (values, "advised_about",
                   "Wunsch- und Wahlrecht, Folgen der Hilfe, Datenschutz, Beschwerde und "
                   "Ombudsstelle, in einfacher Sprache");
  fw_row_set_text (values, "advised_language",
                   self->is_main ? "Deutsch, für Marek mit Sprachmittlung Polnisch" : "Deutsch");
  fw_row_set_text (values, "interpreter", self->is_main ? "K. Nowak, Polnisch" : "");
  fw_row_set_text (values, "ombuds_card", "yes");
  set_day (values, "ombuds_card_on", talk - 9);
  fw_row_set_text (values, "child_concerns",
                   self->is_main ? "Ich will, dass Mama abends da ist und wir zusammen lesen."
                                 : "Ich möchte, dass alle freundlich miteinander reden.");
  set_day (values, "provider_paper_date", talk - 7);
  fw_row_set_text (values, "voice_worries", "Wenn abends laut geredet wird.");
  fw_row_set_text (values, "voice_good", "Oma. Fußball. Mein Zimmer.");
  fw_row_set_text (values, "voice_wishes", "Einmal in den Zoo. Dass ein Freund zu Besuch kommt.");
  fw_row_set_text (values, "voice_print", self->is_main ? "yes" : "");
  fw_row_set_text (values, "occasion",
                   self->is_main ? occasions[0] : fw_demo_pick (demo, occasions));
  fw_row_set_text (values, "situation",
                   out_of_home     ? situations[2]
                   : self->is_main ? situations[0]
                                   : fw_demo_pick (demo, situations));
  fw_row_set_text (values, "resources",
                   "Die Eltern halten Termine ein. Großmutter und Nachbarin springen ein. "
                   "Im Sportverein ist das Kind gern gesehen.");
  if (self->index % 4 != 1)
    fw_row_set_text (values, "siblings",
                     "Die Geschwister hängen aneinander; gemeinsame Zeiten bleiben erhalten.");
  fw_row_set_text (
      values, "need",
      "Die Eltern brauchen Unterstützung bei festen Abläufen am Morgen und am Abend und "
      "bei Gesprächen mit der Schule.");
  fw_row_set_text (values, "help_kind", self->is_main ? "31" : helps[self->form].kind);
  fw_row_set_text (values, "provider", provider);
  fw_row_set_text (values, "qualification", "Q2");
  fw_row_set_text (values, "scope", self->is_main ? "8 Stunden je Woche" : helps[self->form].scope);
  set_day (values, "help_start", start);
  set_day (values, "help_end", stop);
  fw_row_set_text (
      values, "services",
      "Alltag begleiten, Gespräche mit Schule und Kita, Elterngespräche alle zwei Wochen");
  fw_row_set_text (values, "hours_approved", "208");
  set_day (values, "team_date", talk - 14);
  fw_row_set_text (values, "protection_needed", "no");
  set_day (values, "time_to_think", talk - 4);
  fw_row_set_text (values, "still_suitable", "yes");
  fw_row_set_text (values, "still_suitable_why",
                   "Alle nutzen die Termine; erste Schritte gelingen.");
  fw_row_set_text (values, "still_necessary", "yes");
  fw_row_set_text (values, "still_necessary_why",
                   "Die neuen Abläufe sind noch nicht so fest, dass sie allein gehalten werden.");
  fw_row_set_text (values, "next_step", "continue");
  if (out_of_home)
    {
      fw_row_set_text (values, "place_choice",
                       "Das Kind hat den Ort vorher besucht und zugestimmt.");
      fw_row_set_text (values, "contacts",
                       "Besuche jedes zweite Wochenende, Telefon jeden Mittwoch.");
      fw_row_set_text (values, "parents_advice", "einmal im Monat eine Stunde");
      fw_row_set_text (values, "foster_advice", "alle zwei Wochen, dazu jederzeit am Telefon");
      fw_row_set_text (values, "maintenance", "nach Satz des Landes");
      fw_row_set_text (values, "protection_concept",
                       "Mit dem Kind besprochen: an wen es sich wenden kann und wie.");
      fw_row_set_text (values, "perspective", "Rückkehr wird alle sechs Monate geprüft.");
      fw_row_set_text (values, "parents_cooperation",
                       "Besuche alle zwei Wochen, Elterngespräch einmal im Monat.");
    }
  fw_row_set_text (values, "why_suitable",
                   "Die Hilfe setzt im Alltag der Familie an, und alle haben ihr zugestimmt.");
  if (self->index % 5 != 2)
    fw_row_set_text (values, "why_necessary",
                     "Ohne Begleitung gelingt der Schulbesuch im Augenblick nicht verlässlich.");
  fw_row_set_text (values, "purpose",
                   self->is_main
                       ? "Emil und Lina wachsen sicher bei ihrer Mutter auf und behalten "
                         "beide Eltern."
                       : "Das Kind wächst sicher auf und behält seine wichtigen Menschen.");
  fw_row_set_text (values, "options_offered",
                   "Familienhilfe, Tagesgruppe und Erziehungsberatung wurden vorgestellt.");
  fw_row_set_text (values, "preference", "Die Familie wünscht eine Hilfe, die nach Hause kommt.");
  fw_row_set_text (values, "granted", out_of_home ? "partly" : "yes");
  if (out_of_home)
    fw_row_set_text (values, "granted_reason",
                     "Der Schutz des Kindes verlangt zunächst einen anderen Ort.");
  set_day (values, "review_date", stop - 11);
  fw_row_set_text (values, "review_occasion", "jemand von uns es wünscht");
  if (child != NULL && self->index % 3 == 0)
    fw_row_set_text (values, "internal_note", "Vor dem nächsten Gespräch Trägerbericht lesen.");
  return values;
}

static void
add_goal (FwDemoCase *self,
          FwChangeSet *changes,
          FwFormTemplate *form_template,
          gint64 form_id,
          gint64 position,
          const Goal *goal,
          FwDay until)
{
  const FwDemoPerson *child = find_person (self, self->children[0]);
  const FwDemoPerson *mother = find_role (self, "mother");
  g_autoptr (FwRow) values = fw_row_new ();
  const char *whose = goal->whose;

  if (whose == NULL)
    whose = child != NULL ? child->given : "";
  else if (g_str_equal (whose, "mother"))
    whose = mother != NULL ? mother->given : "Pflegeeltern";
  fw_row_set_text (values, "whose", whose);
  fw_row_set_text (values, "level", goal->level);
  fw_row_set_text (values, "own_words", goal->own_words);
  fw_row_set_text (values, "wording", goal->wording);
  fw_row_set_text (values, "measure", goal->measure);
  fw_row_set_text (values, "helpers", goal->helpers);
  fw_row_set_text (values, "urgency", position == 1 ? "3" : "2");
  fw_row_set_text (values, "gas_plus2", "gelingt auch ohne Erinnerung, acht Wochen in Folge");
  fw_row_set_text (values, "gas_plus1", "gelingt fast immer, vier Wochen in Folge");
  fw_row_set_text (values, "gas_0", "wie vereinbart");
  fw_row_set_text (values, "gas_minus1", "gelingt manchmal");
  fw_row_set_text (values, "gas_minus2", "gelingt kaum");
  fw_row_set_text (values, "gas_start", position == 1 ? "-1" : "-2");
  set_day (values, "until", until);
  fw_form_insert_row (changes, form_template, form_id, "goals", position, values);
}

static void
add_agreement (FwChangeSet *changes,
               FwFormTemplate *form_template,
               gint64 form_id,
               gint64 position,
               const char *who,
               const char *what,
               FwDay until,
               const char *goal)
{
  g_autoptr (FwRow) values = fw_row_new ();

  fw_row_set_text (values, "responsible", who);
  fw_row_set_text (values, "result", what);
  set_day (values, "until", until);
  fw_row_set_text (values, "goal", goal);
  fw_form_insert_row (changes, form_template, form_id, "agreements", position, values);
}

/* The view that fits who has it. */
static const char *
get_view (const FwDemoCase *self, const char *name)
{
  if (g_str_has_prefix (name, "Schule"))
    return views[4];
  for (guint i = 0; i < self->n_persons; i++)
    {
      const FwDemoPerson *person = &self->persons[i];

      if (person->given[0] == '\0' || !g_str_has_prefix (name, person->given))
        continue;
      if (g_strcmp0 (person->role, "child") == 0)
        return views[0];
      return views[g_strcmp0 (person->sex, "female") == 0 ? 1 : 2];
    }
  return views[3];
}

static gboolean
is_sent (const FwDemoCase *self, FwDay talk)
{
  return self->is_main || (self->index % 6 != 3 && self->demo->today - talk > 20);
}

/* What was left open when the rows were made: how people took part, their views. */
static void
complete_rows (FwDemoCase *self, FwChangeSet *changes, FwDay sent)
{
  const char *who = "";

  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      FwChange *change = fw_change_set_get (changes, i);
      const char *field, *value;

      if (!g_str_equal (change->table, "form_answer"))
        continue;
      field = fw_row_get_text (change->after, "field");
      value = fw_row_get_text (change->after, "value");
      if (g_str_equal (field, "who"))
        who = value;
      if (value != NULL && value[0] != '\0')
        continue;
      if (g_str_equal (field, "how"))
        fw_row_set_text (change->after, "value", "persönlich");
      else if (g_str_equal (field, "view"))
        fw_row_set_text (change->after, "value", get_view (self, who));
      else if (g_str_has_prefix (field, "wb_") && !g_str_equal (field, "wb_causes"))
        fw_row_set_text (change->after, "value", g_str_equal (field, "wb_family") ? "5,5" : "7");
      else if (g_str_equal (field, "sent_on") && sent != FW_DAY_NONE)
        set_day (change->after, "value", sent);
      else if (g_str_equal (field, "way"))
        fw_row_set_text (change->after, "value", "Papier, übergeben");
      else if (g_str_equal (field, "why_necessary"))
        fw_row_set_text (change->after, "reason", "wird im Entscheidungsteam ergänzt");
    }
}

/* The plan's own row has what lists show. */
static void
complete_plan (FwDemoCase *self, FwChangeSet *changes, FwDay talk, FwDay start, FwDay stop)
{
  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      FwChange *change = fw_change_set_get (changes, i);

      if (!g_str_equal (change->table, "help_plan"))
        continue;
      set_day (change->after, "talk_date", talk);
      if (!self->closed)
        set_day (change->after, "review_date", stop - 11);
      fw_row_set_text (change->after, "help_kind",
                       self->is_main ? helps[FW_DEMO_COUPLE].title : helps[self->form].title);
      set_day (change->after, "help_start", start);
      set_day (change->after, "help_end", stop);
      fw_row_set_int (change->after, "provider_id", self->provider);
      if (self->closed)
        fw_row_set_text (change->after, "status", "superseded");
    }
}

/* Acts of the process that stand in no form; the order came late here and there. */
static void
add_steps (FwDemoCase *self, FwChangeSet *changes, FwDay talk)
{
  const struct
  {
    const char *step;
    FwDay day;
  } steps[] = {
      {"request", self->first_contact},
      {"first-talk", self->first_contact + 2},
      {"application", self->first_contact + 19},
      {"order", talk - (self->index % 4 == 1 ? 0 : 9)},
  };
  gint64 plan_id = 0;

  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    if (g_str_equal (fw_change_set_get (changes, i)->table, "help_plan"))
      plan_id = fw_change_set_get (changes, i)->id;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (FwRow) row = fw_row_new ();

      fw_row_set_int (row, "plan_id", plan_id);
      fw_row_set_text (row, "step", steps[i].step);
      set_day (row, "done_on", steps[i].day);
      fw_change_set_insert (changes, "help_plan_step", fw_id_new (), row);
    }
}

/* Statements of the provider up to now, and its report before the review. */
static void
add_use (FwDemoCase *self, FwChangeSet *changes, FwDay talk, FwDay start, FwDay stop)
{
  g_autoptr (FwRow) report = fw_row_new ();
  const FwDay today = self->demo->today;
  gint64 plan_id = 0;

  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    if (g_str_equal (fw_change_set_get (changes, i)->table, "help_plan"))
      plan_id = fw_change_set_get (changes, i)->id;
  /* What is approved is approved for the running half year. */
  for (FwDay day = MAX (start, fw_day_add_months (stop, -6)) + 30; day < MIN (today, stop);
       day += 30)
    {
      g_autoptr (FwRow) row = fw_row_new ();

      fw_row_set_int (row, "plan_id", plan_id);
      set_day (row, "up_to", day);
      fw_row_set_int (row, "minutes", (self->index % 3 == 2 ? 45 : 33) * 60);
      fw_change_set_insert (changes, "help_plan_use", fw_id_new (), row);
    }
  fw_row_set_int (report, "plan_id", plan_id);
  fw_row_set_text (report, "kind", "review");
  set_day (report, "due", stop - 25);
  if (stop - 25 < today && self->index % 4 != 1)
    set_day (report, "came_on", stop - 27);
  fw_change_set_insert (changes, "provider_report", fw_id_new (), report);
}

/* Whom the plan's own section of the four lines names. */
static const char *
find_rated (FwChangeSet *changes)
{
  gint64 row_id = 0;

  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      const FwChange *change = fw_change_set_get (changes, i);

      if (g_str_equal (change->table, "form_row")
          && g_str_equal (fw_row_get_text (change->after, "list"), "wellbeing"))
        row_id = change->id;
      else if (g_str_equal (change->table, "form_answer") && row_id != 0
               && fw_row_get_int (change->after, "row_id", 0) == row_id
               && g_str_equal (fw_row_get_text (change->after, "field"), "who"))
        return fw_row_get_text (change->after, "value");
    }
  return NULL;
}

/* Asked every quarter, but not everywhere; one line fell where the tour looks. */
static void
add_ratings (FwDemoCase *self, FwChangeSet *changes, FwDay talk, FwDay stop)
{
  const char *who = find_rated (changes);
  gint64 plan_id = 0;

  if (who == NULL || (!self->is_main && self->index % 5 == 3))
    return;
  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    if (g_str_equal (fw_change_set_get (changes, i)->table, "help_plan"))
      plan_id = fw_change_set_get (changes, i)->id;
  for (FwDay day = talk + 84; day <= MIN (self->demo->today, stop); day += 84)
    {
      g_autoptr (FwRow) row = fw_row_new ();

      fw_row_set_int (row, "plan_id", plan_id);
      fw_row_set_text (row, "who", who);
      fw_row_set_text (row, "rater", "person");
      set_day (row, "rated_on", day);
      fw_row_set_text (row, "wb_self", "7,5");
      fw_row_set_text (row, "wb_family", "6");
      fw_row_set_text (row, "wb_others", self->is_main ? "5,5" : "7");
      fw_row_set_text (row, "wb_overall", "7");
      fw_change_set_insert (changes, "wellbeing_rating", fw_id_new (), row);
    }
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

static FwFormTemplate *
load_template (FwDemo *demo, const char *on)
{
  g_autofree char *body = fw_rules_dup_body (demo->connection, "form-template", "help-plan", on);

  return body != NULL ? fw_form_template_parse (body, -1, &demo->error) : NULL;
}

static void
add_plan (FwDemoCase *self, FwDay talk, FwDay start, FwDay stop)
{
  FwDemo *demo = self->demo;
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("New help plan");
  g_autofree char *on = fw_day_to_iso (demo->today);
  g_autoptr (FwFormTemplate) form_template = load_template (demo, on);
  g_autoptr (FwResult) provider = NULL;
  g_autoptr (FwRow) values = NULL;
  gint64 form_id, position = 0;
  guint n_goals = self->is_main ? G_N_ELEMENTS (main_goals) : 1 + self->index % 3;

  provider = fw_connection_query (demo->connection, "SELECT name FROM provider WHERE id = $1",
                                  g_variant_new ("(x)", self->provider), &demo->error);
  if (provider == NULL || form_template == NULL || fw_result_get_n_rows (provider) == 0)
    return;
  values = make_values (self, talk, start, stop, fw_result_get_text (provider, 0, 0));
  /* A plan is for one child; siblings in the same help share it in every third case. */
  self->plan_id = fw_plan_new (demo->connection, changes, self->id, self->children,
                               self->is_main          ? MIN (self->n_children, 2)
                               : self->index % 3 == 0 ? self->n_children
                                                      : 1,
                               on, values, &form_id, &demo->error);
  if (self->plan_id == 0)
    return;
  for (guint i = 0; i < n_goals; i++)
    add_goal (self, changes, form_template, form_id, ++position,
              self->is_main ? &main_goals[i] : &goals[(self->index + i) % G_N_ELEMENTS (goals)],
              stop - 30 - (FwDay) (i * 14));
  add_agreement (
      changes, form_template, form_id, 1, "Fachkraft",
      "holt den Schulbericht ein und bespricht ihn mit dem Kind, bevor andere ihn lesen.",
      talk + 14, "1");
  add_agreement (changes, form_template, form_id, 2, "Familienhilfe",
                 "ist zweimal je Woche um 7 Uhr da und übt den Schulweg.", talk + 21, "1");
  if (n_goals > 1)
    add_agreement (changes, form_template, form_id, 3, "Eltern",
                   "schreiben sonntags den Wochenplan und hängen ihn auf.", talk + 28, "2");
  {
    g_autoptr (FwRow) signature = fw_row_new ();

    fw_row_set_text (signature, "name", fw_row_get_text (values, "provider"));
    fw_row_set_text (signature, "role", "Träger der Hilfe");
    fw_form_insert_row (changes, form_template, form_id, "signatures", 90, signature);
  }
  complete_rows (self, changes, is_sent (self, talk) ? talk + 16 : FW_DAY_NONE);
  add_steps (self, changes, talk);
  add_use (self, changes, talk, start, stop);
  add_ratings (self, changes, talk, stop);
  complete_plan (self, changes, talk, start, stop);
  insert_all (demo, changes);
}

void
fw_demo_add_plans (FwDemoCase *self)
{
  FwDemo *demo = self->demo;
  FwDay talk = self->first_contact + 49, start, stop;

  if (demo->error != NULL || self->provider == 0 || self->n_children == 0 || talk > demo->today
      || (self->index >= MAX_PLANNED_CASES && !self->is_main))
    return;
  start = talk;
  stop = self->closed ? self->closed_on : fw_day_add_months (start, 6);
  /* The plan of the running half year; its talk was at the last review. */
  while (!self->closed && stop < demo->today)
    {
      talk = stop - 11;
      stop = fw_day_add_months (stop, 6);
    }
  fw_id_set_source (next_id, demo);
  add_plan (self, talk, start, stop);
  fw_id_set_source (NULL, NULL);
  if (g_str_equal (helps[self->form].kind, "34") || g_str_equal (helps[self->form].kind, "33"))
    fw_demo_add_resubmission (self, "Rückschau nach Unterbringung", start + 28, "done", "",
                              MIN (demo->today, start + 21), "retrospective-placement", start);
  if (g_str_equal (helps[self->form].kind, "27-2-clearing") && self->index % 4 != 1)
    fw_demo_add_resubmission (self, "Clearing abschließen", fw_day_add_months (start, 3), "done",
                              "", MIN (demo->today, fw_day_add_months (start, 3)), "clearing-end",
                              start);
  /* Most plans were sent in time. */
  if (is_sent (self, talk))
    fw_demo_add_resubmission (self, "Hilfeplan an alle versenden", talk + 42, "done", "", talk + 16,
                              "plan-to-all", talk);
}
