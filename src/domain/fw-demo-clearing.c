/* fw-demo-clearing.c: the clearings of the demo office: one that has ended and whose report is
 * written (the main case), one that is running.
 *
 * Made last and without a throw of the dice, so that names and dates of everything else stay
 * what they were.
 */
#include "config.h"

#include <string.h>

#include "base/fw-id.h"
#include "domain/fw-clearing-repository.h"
#include "domain/fw-demo-private.h"

#define MOST_CHILDREN 2

typedef struct
{
  const char *field;
  const char *text;
} Answer;

static const Answer answers[] = {
    {"occasion", "Schule und Großmutter sehen den Bedarf verschieden: Geht es um den Schulweg, um "
                 "den Streit der Erwachsenen oder um beides?"},
    {"family_wishes", "Dass jemand erst einmal zuhört und nicht gleich sagt, was wir tun sollen."},
    {"agreed_how", "Neun Termine zu Hause, in der Schule und im Amt; Schweigepflichtsentbindungen "
                   "für Schule und Kinderarzt liegen vor."},
    {"family_structure",
     "Jana lebt mit Marek und den Kindern zusammen; Tom sieht Emil begleitet. Die "
     "Großmutter ist erreichbar und entlastet an zwei Nachmittagen."},
    {"interaction", "Am Morgen fehlt ein fester Ablauf. Streit zwischen Jana und Marek hören die "
                    "Kinder mit; danach bemühen sich beide sichtbar um sie."},
    {"turning_points", "Trennung von Tom, Umzug in den Lindenweg, Schulwechsel von Emil."},
    {"housing", "Drei Zimmer, gepflegt; kein eigener Platz für Hausaufgaben."},
    {"money", "Jana arbeitet in Teilzeit, Marek in Schicht; Kinderzuschlag ist nicht beantragt."},
    {"burdens", "Schlafmangel der Mutter; Mareks Schichten; Emil fehlt an Schultagen nach Streit."},
    {"methods", "Gespräche mit allen, zwei Beobachtungen am Morgen, Ressourcencheck, Genogramm, "
                "Zeitstrahl, Bericht der Schule."},
    {"hypotheses", "Emil bleibt zu Hause, wenn er glaubt, seine Mutter schützen zu müssen. Feste "
                   "Abläufe und ein verlässlicher Umgang mit Streit nehmen ihm diese Aufgabe ab."},
    {"endangerment", "no"},
    {"answer",
     "Die Familie braucht Hilfe im Alltag und bei Konflikten der Erwachsenen; der Schulbesuch "
     "bessert sich dann mit."},
    {"recommended_kind", "31"},
    {"recommended_why",
     "Eine Familienhilfe kann morgens und abends da sein und mit beiden Erwachsenen "
     "arbeiten. Ziel: feste Abläufe, verabredete Wege aus dem Streit."},
    {"alternatives",
     "Erziehungsbeistand für Emil allein: träfe den Grund nicht. Tagesgruppe: Lina bliebe "
     "ohne Unterstützung."},
    {"family_view", "Wenn es dieselbe Person bleibt, machen wir mit."},
};

/* In the order of the areas: what is there, how strong, what could be built on. */
static const struct
{
  const char *there, *strength, *build;
} resources[] = {
    {"Jana hält Absprachen ein und holt sich Rat.", "strong", "Elterngespräche zu zweit"},
    {"Emil baut und erklärt gern; Lina geht auf andere zu.", "strong", "Werkstatt der Schule"},
    {"Großmutter, zwei Nachmittage je Woche.", "some", "Übernachtung einmal im Monat"},
    {"Nachbarin mit Kindern im selben Alter.", "little", "Schulweg gemeinsam"},
    {"Schulsozialarbeit kennt Emil gut.", "strong", "wöchentliches Gespräch weiterführen"},
    {"Teilzeit und Schicht, Einkommen knapp.", "some", "Kinderzuschlag beantragen"},
    {"Wohnung sicher, Spielplatz im Hof.", "some", "Platz für Hausaufgaben"},
    {"Kinderarzt seit der Geburt derselbe.", "strong", ""},
    {"Emil im Fußballverein, zurzeit ohne Training.", "little", "Fahrdienst der Großmutter"},
    {"keine", "none", "Familienhilfe ab dem Hilfeplan"},
};

static const struct
{
  int day; /* after the beginning */
  int minutes;
  const char *what;
} hours[] = {
    {2, 90, "Erstgespräch mit Jana und Marek, Auftrag geklärt"},
    {6, 120, "Hausbesuch, Genogramm begonnen"},
    {9, 60, "Gespräch mit Emil allein, Zeitstrahl"},
    {13, 90, "Schule: Klassenleitung und Schulsozialarbeit"},
    {16, 120, "Beobachtung am Morgen, Ressourcencheck"},
    {22, 75, "Gespräch mit der Großmutter"},
    {27, 120, "Beobachtung am Morgen, Gespräch mit Marek"},
    {33, 90, "Auswertung mit der Familie"},
    {37, 150, "Bericht geschrieben, mit der Familie durchgegangen"},
};

static gint64
next_id (gpointer demo)
{
  return fw_demo_next_id (demo);
}

static void
fill_answers (FwChangeSet *changes)
{
  int area = -1;

  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      FwChange *change = fw_change_set_get (changes, i);
      const char *field = g_str_equal (change->table, "form_answer")
                              ? fw_row_get_text (change->after, "field")
                              : NULL;

      for (guint k = 0; field != NULL && k < G_N_ELEMENTS (answers); k++)
        if (g_str_equal (field, answers[k].field))
          fw_row_set_text (change->after, "value", answers[k].text);
      if (g_strcmp0 (field, "area") == 0)
        area++;
      if (area < 0 || area >= (int) G_N_ELEMENTS (resources))
        continue;
      if (g_strcmp0 (field, "there") == 0)
        fw_row_set_text (change->after, "value", resources[area].there);
      else if (g_strcmp0 (field, "strength") == 0)
        fw_row_set_text (change->after, "value", resources[area].strength);
      else if (g_strcmp0 (field, "build") == 0)
        fw_row_set_text (change->after, "value", resources[area].build);
    }
}

static void
end (FwChangeSet *changes, FwDay day)
{
  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      FwChange *change = fw_change_set_get (changes, i);
      g_autofree char *text = fw_day_to_iso (day);

      if (!g_str_equal (change->table, "clearing"))
        continue;
      fw_row_set_text (change->after, "status", "done");
      fw_row_set_text (change->after, "ended_on", text);
    }
}

static void
add_hours (FwChangeSet *changes, gint64 id, FwDay start, FwDay last)
{
  for (guint i = 0; i < G_N_ELEMENTS (hours) && start + hours[i].day <= last; i++)
    {
      g_autoptr (FwRow) row = fw_row_new ();
      g_autofree char *day = fw_day_to_iso (start + hours[i].day);

      fw_row_set_int (row, "clearing_id", id);
      fw_row_set_text (row, "day", day);
      fw_row_set_int (row, "minutes", hours[i].minutes);
      fw_row_set_text (row, "what", hours[i].what);
      fw_change_set_insert (changes, "clearing_hours", fw_id_new (), row);
    }
}

/* For the youngest children of the case; by a provider when it has ended, by own staff else. */
static void
add_clearing (FwDemo *demo, gint64 case_id, FwDay start, FwDay ended, const char *question)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("New clearing");
  g_autoptr (FwResult) rows = fw_connection_query (
      demo->connection,
      "SELECT person.id, worker_id FROM case_child JOIN person ON person.id = person_id JOIN "
      "case_file ON case_file.id = case_id WHERE case_id = $1 ORDER BY born, person.id",
      g_variant_new ("(x)", case_id), demo->error == NULL ? &demo->error : NULL);
  FwClearingForm form = {.start = start, .end = fw_clearing_get_usual_end (start), .minutes = 1800};
  gint64 children[MOST_CHILDREN], id;
  guint n = rows != NULL ? MIN (MOST_CHILDREN, fw_result_get_n_rows (rows)) : 0;

  if (n == 0 || demo->error != NULL)
    return;
  for (guint i = 0; i < n; i++)
    children[i] = fw_result_get_int (rows, i, 0);
  form.question = question;
  if (ended != FW_DAY_NONE)
    {
      form.provider_id = g_array_index (demo->providers, gint64, 0);
      form.person = "M. Sommer";
    }
  else
    form.staff_id = fw_result_get_int (rows, 0, 1);
  id = fw_clearing_new (demo->connection, changes, case_id, children, n, &form, &demo->error);
  if (id == 0)
    return;
  if (ended != FW_DAY_NONE)
    {
      fill_answers (changes);
      end (changes, ended);
    }
  add_hours (changes, id, start, ended != FW_DAY_NONE ? ended : demo->today);
  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      FwChange *change = fw_change_set_get (changes, i);

      if (!fw_connection_insert_row (demo->connection, change->table, change->id, change->after,
                                     &demo->error))
        return;
    }
}

static gint64
find_main (FwDemo *demo)
{
  for (guint i = 0; i < demo->conferred->len; i++)
    {
      const FwDemoConferred *conferred = &g_array_index (demo->conferred, FwDemoConferred, i);

      if (conferred->is_main)
        return conferred->case_id;
    }
  return 0;
}

static gboolean
get_first_contact (FwDemo *demo, gint64 case_id, FwDay *day)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      demo->connection, "SELECT first_contact FROM case_file WHERE id = $1",
      g_variant_new ("(x)", case_id), demo->error == NULL ? &demo->error : NULL);

  return rows != NULL && fw_result_get_n_rows (rows) > 0
         && fw_day_from_iso (fw_result_get_text (rows, 0, 0), day);
}

void
fw_demo_add_clearings (FwDemo *demo)
{
  gint64 main_case = find_main (demo), other = 0;
  g_autoptr (FwResult) rows = NULL;
  FwDay day;

  if (demo->error != NULL || demo->providers->len == 0)
    return;
  fw_id_set_source (next_id, demo);
  if (main_case != 0 && get_first_contact (demo, main_case, &day))
    add_clearing (demo, main_case, day + 5, day + 44,
                  "Warum fehlt Emil in der Schule, und was hilft der Familie im Alltag?");
  /* A family of who signs in, without a plan yet, that is known long enough. */
  rows = fw_connection_query (
      demo->connection,
      "SELECT c.id FROM case_file c WHERE c.status = 'open' AND c.hidden = 0 AND c.kind = 'help' AND "
      "c.worker_id = $1 AND c.id <> $2 AND EXISTS (SELECT 1 FROM case_child k WHERE k.case_id = "
      "c.id) AND NOT EXISTS (SELECT 1 FROM help_plan p WHERE p.case_id = c.id) ORDER BY "
      "c.first_contact, c.id LIMIT 1",
      g_variant_new ("(xx)", demo->demo_staff, main_case),
      demo->error == NULL ? &demo->error : NULL);
  if (rows != NULL && fw_result_get_n_rows (rows) > 0)
    other = fw_result_get_int (rows, 0, 0);
  if (other != 0 && get_first_contact (demo, other, &day))
    add_clearing (demo, other, MAX (day, demo->today - 40), FW_DAY_NONE,
                  "Welche Hilfe passt: für das Kind allein oder für die ganze Familie?");
  fw_id_set_source (NULL, NULL);
}
