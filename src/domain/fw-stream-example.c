/* fw-stream-example.c: see fw-stream-example.h. No figure of it was measured anywhere. */
#include "config.h"

#include "domain/fw-stream-edit.h"
#include "domain/fw-stream-example.h"

static const char *const lanes[]
    = {"Familie", "ASD-Fachkraft", "Team und Leitung", "Wirtschaftliche Jugendhilfe", "Träger"};

static const struct
{
  const char *name;
  guint lane;
  double wait, process, accurate; /* h, h, share */
  guint entries, rate;            /* cents an hour */
  const char *cause;
  gboolean value;
  double within; /* wd; 0: none */
} steps[] = {
    {"Erstkontakt aufnehmen", 1, 0, 1, 0.90, 3, 5400, NULL, FALSE, 0},
    {"Erste Einschätzung", 1, 12, 3, 0.85, 4, 10800, "contention", FALSE, 3},
    {"Beratungsgespräch", 1, 28, 4, 0.90, 3, 5400, "external", TRUE, 0},
    {"Antrag auf HzE stellen", 0, 36, 1, 0.70, 5, 0, "external", FALSE, 0},
    {"Fallvorlage schreiben", 1, 16, 5, 0.75, 8, 5400, "contention", TRUE, 0},
    {"Fallkonferenz Beratungsteam", 2, 28, 1.5, 0.90, 4, 24300, "batch", TRUE, 10},
    {"Wirtschaftliche Prüfung", 3, 24, 2.5, 0.95, 6, 5400, "contention", FALSE, 0},
    {"Entscheidungsteam", 2, 20, 0.5, 0.95, 2, 24300, "batch", FALSE, 0},
    {"Bescheid und Auftrag", 3, 20, 1.5, 0.98, 5, 5400, "batch", FALSE, 0},
    {"Hilfeplangespräch", 4, 40, 2, 0.95, 5, 16200, "external", TRUE, 0},
};

static const struct
{
  const char *from, *to;
  double probability;
  gboolean rework;
} work[] = {
    {"s1", "s2", 1, FALSE},   {"s2", "s3", 1, FALSE},  {"s3", "s4", 1, FALSE},
    {"s4", "s5", 1, FALSE},   {"s5", "s6", 1, FALSE},  {"s6", "s7", 0.75, FALSE},
    {"s7", "s8", 0.9, FALSE}, {"s8", "s9", 1, FALSE},  {"s9", "s10", 1, FALSE},
    {"s6", "s5", 0.25, TRUE}, {"s7", "s4", 0.1, TRUE}, {"s7", "s5", 0, TRUE},
    {"s10", "s11", 1, FALSE},
};

static const struct
{
  const char *name, *kind;
} parties[] = {{"Familie, Schule, Kita", "supplier"},
               {"Fachverfahren", "control"},
               {"Junger Mensch und Familie", "customer"},
               {"Haushalt 36.3 HzE", "payer"}};

static const struct
{
  const char *from, *to, *kind, *name, *medium, *datum, *payee;
  guint cents;
} others[] = {
    {"p1", "s1", "information", "Anruf", "Gespräch", NULL, NULL, 0},
    {"p2", "s2", "information", "Aktenlage", "online", NULL, NULL, 0},
    {"p2", "s8", "information", "Tagesordnung", "online", NULL, NULL, 0},
    {"s1", "p2", "information", "Meldung", "online", "Anschrift", NULL, 0},
    {"s4", "s5", "document", "Antrag", "Papier", "Anschrift", NULL, 0},
    {"s5", "s6", "document", "Vorlage, 8 Seiten", NULL, "Anschrift", NULL, 0},
    {"s9", "p3", "document", "Bescheid", "Post", "Anschrift", NULL, 0},
    {"p4", "s10", "money", "Entgelt", NULL, NULL, NULL, 834600},
    {"s10", NULL, "money", NULL, NULL, NULL, "Träger der Hilfe", 767400},
};

static const struct
{
  const char *step, *flow, *kind, *cause;
  guint count, votes;
} stamps[] = {
    {"s4", NULL, "waiting", "Antrag liegt bei der Familie", 3, 8},
    {"s8", NULL, "waiting", "Entscheidung nur mittwochs", 3, 7},
    {NULL, "f10", "return", "Vorlagen kommen lückenhaft zurück", 2, 6},
    {"s6", NULL, "waiting", "Beratungsteam nur dienstags", 2, 5},
    {"s9", NULL, "waiting", "Unterschrift nur Dienstag und Donnerstag", 2, 4},
    {"s7", NULL, "searching", "Nachfragen beim ASD", 1, 3},
    {"s1", NULL, "double", "Anschrift sechsmal erfasst", 2, 1},
    {"s5", NULL, "paperwork", "Acht Seiten, drei werden gelesen", 1, 1},
};

/* What a measure sets; %NAN leaves it. */
typedef struct
{
  guint measure;
  const char *step, *flow;
  FwStreamField field;
  double value;
  FwStreamUnit unit; /* of times; NONE for shares and counts */
  gboolean remove;
} Change;

static const struct
{
  const char *name, *owner, *due, *effect;
  gboolean on;
} measures[] = {
    {"Antrag digital im Beratungsgespräch stellen", "ASD, WJH", "2027-03-01", "−4,7 AT", TRUE},
    {"Beratungsteam Di + Do statt wöchentlich", "Teamleitung", "2027-01-15", "−1,4 AT", TRUE},
    {"Entscheidung täglich im Umlauf statt Sitzung", "Leitung, WJH", "2027-02-01", "−2 AT", TRUE},
    {"Unterschrift täglich digital statt Di + Do", "Leitung", "2027-01-15", "−0,8 AT", TRUE},
    {"Fallvorlage: Vordruck mit Pflichtprüfung", "ASD", "2027-04-01", "−1,6 AT", TRUE},
    {"Erstgespräch beim Erstkontakt fest buchen", "ASD", "2027-01-15", "−1,8 AT", TRUE},
    {"Platzanfrage an Träger ab Fallkonferenz", "ASD, Träger", "2027-06-01", "−2,5 AT", FALSE},
};

static const Change changes[] = {
    {0, "s4", NULL, FW_STREAM_REMOVE, 0, FW_STREAM_UNIT_NONE, TRUE},
    {0, NULL, "f11", FW_STREAM_REMOVE, 0, FW_STREAM_UNIT_NONE, TRUE},
    {0, "s3", NULL, FW_STREAM_PROCESS, 4.75, FW_STREAM_UNIT_H, FALSE},
    {0, "s5", NULL, FW_STREAM_WAIT, 24, FW_STREAM_UNIT_H, FALSE},
    {0, "s5", NULL, FW_STREAM_ENTRIES, 6, FW_STREAM_UNIT_NONE, FALSE},
    {0, NULL, "f7", FW_STREAM_PROBABILITY, 0.98, FW_STREAM_UNIT_NONE, FALSE},
    {0, NULL, "f12", FW_STREAM_PROBABILITY, 0.02, FW_STREAM_UNIT_NONE, FALSE},
    {1, "s6", NULL, FW_STREAM_WAIT, 18.4, FW_STREAM_UNIT_H, FALSE},
    {2, "s8", NULL, FW_STREAM_WAIT, 4, FW_STREAM_UNIT_H, FALSE},
    {3, "s9", NULL, FW_STREAM_WAIT, 13.6, FW_STREAM_UNIT_H, FALSE},
    {4, "s5", NULL, FW_STREAM_PROCESS, 3.5, FW_STREAM_UNIT_H, FALSE},
    {4, "s5", NULL, FW_STREAM_ACCURATE, 0.9, FW_STREAM_UNIT_NONE, FALSE},
    {4, "s5", NULL, FW_STREAM_ENTRIES, 4, FW_STREAM_UNIT_NONE, FALSE},
    {4, NULL, "f10", FW_STREAM_PROBABILITY, 0.1, FW_STREAM_UNIT_NONE, FALSE},
    {4, NULL, "f6", FW_STREAM_PROBABILITY, 0.9, FW_STREAM_UNIT_NONE, FALSE},
    {5, "s3", NULL, FW_STREAM_WAIT, 14, FW_STREAM_UNIT_H, FALSE},
    {6, "s10", NULL, FW_STREAM_WAIT, 20, FW_STREAM_UNIT_H, FALSE},
};

static void
set_time (FwStream *self, FwStreamItem *item, FwStreamField field, double hours, const char *cause)
{
  g_auto (FwStreamFigure) figure;

  fw_stream_figure_init_fixed (&figure, hours, FW_STREAM_UNIT_H);
  figure.cause = g_strdup (cause);
  fw_stream_set (self, item, field, fw_stream_value_new_figure (&figure));
}

static void
add_steps (FwStream *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    fw_stream_set_text (self, fw_stream_add (self, FW_STREAM_LANE, NULL, G_MAXUINT), FW_STREAM_NAME,
                        lanes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      FwStreamItem *step = fw_stream_add (self, FW_STREAM_STEP, NULL, G_MAXUINT);

      fw_stream_set_text (self, step, FW_STREAM_NAME, steps[i].name);
      fw_stream_set_text (self, step, FW_STREAM_KIND, "task");
      fw_stream_set_text (self, step, FW_STREAM_LANE_NAME, lanes[steps[i].lane]);
      set_time (self, step, FW_STREAM_PROCESS, steps[i].process, NULL);
      set_time (self, step, FW_STREAM_WAIT, steps[i].wait, steps[i].cause);
      fw_stream_set_number (self, step, FW_STREAM_ACCURATE, steps[i].accurate, FW_STREAM_UNIT_NONE);
      fw_stream_set_number (self, step, FW_STREAM_ENTRIES, steps[i].entries, FW_STREAM_UNIT_NONE);
      fw_stream_set_number (self, step, FW_STREAM_RATE, steps[i].rate, FW_STREAM_UNIT_NONE);
      fw_stream_set_flag (self, step, FW_STREAM_VALUE_ADDING, steps[i].value);
      if (steps[i].within > 0)
        fw_stream_set_number (self, step, FW_STREAM_WITHIN, steps[i].within, FW_STREAM_UNIT_WD);
    }
  {
    FwStreamItem *end = fw_stream_add (self, FW_STREAM_STEP, NULL, G_MAXUINT);

    fw_stream_set_text (self, end, FW_STREAM_NAME, "Hilfe beginnt");
    fw_stream_set_text (self, end, FW_STREAM_KIND, "end");
    fw_stream_set_text (self, end, FW_STREAM_LANE_NAME, lanes[4]);
  }
}

static void
add_flows (FwStream *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      FwStreamItem *party = fw_stream_add (self, FW_STREAM_PARTY, NULL, G_MAXUINT);

      fw_stream_set_text (self, party, FW_STREAM_NAME, parties[i].name);
      fw_stream_set_text (self, party, FW_STREAM_KIND, parties[i].kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (work); i++)
    {
      FwStreamItem *flow = fw_stream_edit_connect (self, work[i].from, work[i].to, "work");

      fw_stream_set_number (self, flow, FW_STREAM_PROBABILITY, work[i].probability,
                            FW_STREAM_UNIT_NONE);
      if (work[i].rework)
        fw_stream_set_flag (self, flow, FW_STREAM_REWORK, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      FwStreamItem *flow
          = fw_stream_edit_connect (self, others[i].from, others[i].to, others[i].kind);

      fw_stream_set_text (self, flow, FW_STREAM_NAME, others[i].name);
      fw_stream_set_text (self, flow, FW_STREAM_MEDIUM, others[i].medium);
      fw_stream_set_text (self, flow, FW_STREAM_DATUM, others[i].datum);
      fw_stream_set_text (self, flow, FW_STREAM_PAYEE, others[i].payee);
      if (others[i].cents > 0)
        fw_stream_set_number (self, flow, FW_STREAM_CENTS, others[i].cents, FW_STREAM_UNIT_NONE);
    }
}

static void
add_stamps (FwStream *self)
{
  FwStreamItem *note;

  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    {
      FwStreamItem *stamp = fw_stream_add (self, FW_STREAM_STAMP, NULL, G_MAXUINT);

      fw_stream_set_text (self, stamp, FW_STREAM_KIND, stamps[i].kind);
      fw_stream_set_text (self, stamp, FW_STREAM_NAME, stamps[i].cause);
      fw_stream_set_text (self, stamp, FW_STREAM_STEP_ID, stamps[i].step);
      fw_stream_set_text (self, stamp, FW_STREAM_FLOW_ID, stamps[i].flow);
      fw_stream_set_number (self, stamp, FW_STREAM_COUNT, stamps[i].count, FW_STREAM_UNIT_NONE);
      fw_stream_set_number (self, stamp, FW_STREAM_VOTES, stamps[i].votes, FW_STREAM_UNIT_NONE);
    }
  note = fw_stream_add (self, FW_STREAM_NOTE, NULL, G_MAXUINT);
  fw_stream_set_text (self, note, FW_STREAM_NAME, "Zuständigkeit bei Umzug (§ 86 SGB VIII)");
}

static void
add_measures (FwStream *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      FwStreamItem *measure = fw_stream_add (self, FW_STREAM_MEASURE, NULL, G_MAXUINT);

      fw_stream_set_text (self, measure, FW_STREAM_NAME, measures[i].name);
      fw_stream_set_text (self, measure, FW_STREAM_OWNER, measures[i].owner);
      fw_stream_set_text (self, measure, FW_STREAM_DUE, measures[i].due);
      fw_stream_set_text (self, measure, FW_STREAM_EFFECT, measures[i].effect);
      fw_stream_set_flag (self, measure, FW_STREAM_ON, measures[i].on);
    }
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const Change *told = &changes[i];
      FwStreamItem *change = fw_stream_add (self, FW_STREAM_CHANGE, NULL, G_MAXUINT);

      fw_stream_set_text (self, change, FW_STREAM_MEASURE_ID,
                          fw_stream_get (self, FW_STREAM_MEASURE, told->measure)->id);
      fw_stream_set_text (self, change, FW_STREAM_STEP_ID, told->step);
      fw_stream_set_text (self, change, FW_STREAM_FLOW_ID, told->flow);
      if (told->remove)
        fw_stream_set_flag (self, change, FW_STREAM_REMOVE, TRUE);
      else
        fw_stream_set_number (self, change, told->field, told->value, told->unit);
    }
}

FwStream *
fw_stream_example_new (void)
{
  FwStream *self = fw_stream_new ();
  FwStreamItem *map = fw_stream_get_map (self);

  fw_stream_set_text (self, map, FW_STREAM_NAME, "Hilfe zur Erziehung");
  fw_stream_set_text (self, map, FW_STREAM_CONVENTION, "office");
  fw_stream_set_text (self, map, FW_STREAM_TRIGGER, "Familie fragt um Hilfe");
  fw_stream_set_text (self, map, FW_STREAM_OUTCOME, "Hilfe beginnt");
  fw_stream_set_text (self, map, FW_STREAM_CUSTOMER, "Junger Mensch und Familie");
  fw_stream_set_text (self, map, FW_STREAM_LAND, "NW");
  fw_stream_set_text (self, map, FW_STREAM_HOURS, "mo-fr 08:00-16:00");
  fw_stream_set_flag (self, map, FW_STREAM_EXAMPLE, TRUE);
  fw_stream_set_number (self, map, FW_STREAM_PER_YEAR, 840, FW_STREAM_UNIT_NONE);
  fw_stream_set_number (self, map, FW_STREAM_FTE_HOURS, 1600, FW_STREAM_UNIT_NONE);
  fw_stream_set_number (self, map, FW_STREAM_WORKING_DAYS, 250, FW_STREAM_UNIT_NONE);
  fw_stream_set_number (self, map, FW_STREAM_PEOPLE, 7, FW_STREAM_UNIT_NONE);
  fw_stream_set_number (self, map, FW_STREAM_DOTS, 5, FW_STREAM_UNIT_NONE);
  fw_stream_set_number (self, map, FW_STREAM_GOAL, 0.3, FW_STREAM_UNIT_NONE);
  add_steps (self);
  add_flows (self);
  add_stamps (self);
  add_measures (self);
  return self;
}
