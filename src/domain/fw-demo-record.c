/* fw-demo-record.c: the course of an invented case: who said what, when, how long. */
#include "config.h"

#include <string.h>

#include "domain/fw-demo-private.h"

typedef enum
{
  NOBODY,
  MOTHER,
  FATHER,
  CHILD,
} With;

typedef struct
{
  const char *kind;
  With with;
  gboolean child_seen;
  const char *subject;
  const char *body; /* %M mother, %V father, %K child, %G grandmother */
} Text;

static const Text texts[] = {
    {"phone", MOTHER, FALSE, "",
     "%M berichtet, dass der Morgen ruhiger läuft. Die Großeltern holen %K zweimal in der Woche "
     "ab."},
    {"phone", NOBODY, FALSE, "Schule",
     "Gespräch mit der Klassenlehrerin: die Fehltage von %K sind weniger geworden, Pünktlichkeit "
     "bleibt Thema."},
    {"letter", NOBODY, FALSE, "Kinderarzt",
     "Termin beim Kinderarzt für %K ist vereinbart, die Schweigepflichtsentbindung liegt vor."},
    {"talk", FATHER, FALSE, "Umgang",
     "%V möchte die Umgangszeiten verlässlich festlegen und schlägt Samstage vor. %M denkt darüber "
     "nach."},
    {"email", NOBODY, FALSE, "Rückmeldung des Trägers",
     "Der wöchentliche Termin fand statt, der Wochenplan wurde gemeinsam mit %M geschrieben. %K "
     "hat eigene Vorschläge gemacht."},
    {"visit", CHILD, TRUE, "",
     "%K zeigt das Zimmer und wirkt gelöst. Die Absprache zum Abendablauf gelingt an den meisten "
     "Tagen."},
    {"letter", NOBODY, FALSE, "Kita",
     "Die Kita fragt nach dem Beginn der Eingewöhnung von %K; der Vertrag kommt per Post."},
    {"note", NOBODY, FALSE, "", "Unterlagen für den Antrag fehlen noch, Nachfrage bei %M."},
    {"phone", MOTHER, FALSE, "",
     "%M sagt den Termin am Donnerstag ab, %K hat Fieber. Neuer Termin wird vereinbart."},
    {"talk", MOTHER, FALSE, "Hilfeplan",
     "%M benennt als wichtigstes Ziel, dass die Abende ohne Streit verlaufen. Sie wünscht sich "
     "Unterstützung bei den Hausaufgaben von %K."},
    {"visit", CHILD, TRUE, "Hausbesuch",
     "Wohnung aufgeräumt, ausreichend Lebensmittel vorhanden. %K sitzt am Küchentisch und malt. "
     "Gespräch über den Schulweg."},
    {"phone", NOBODY, FALSE, "Großmutter",
     "%G macht sich Sorgen, weil %K am Wochenende still war. Sie bietet an, mittwochs zu kochen."},
    {"email", NOBODY, FALSE, "Schulsozialarbeit",
     "Die Schulsozialarbeit meldet, dass %K in der Pause Anschluss gefunden hat. Die Gruppe trifft "
     "sich weiter montags."},
    {"talk", CHILD, TRUE, "Gespräch mit dem Kind",
     "%K sagt: „Ich will, dass wir wieder zusammen frühstücken.“ Das Gespräch fand im Spielzimmer "
     "statt."},
    {"note", NOBODY, FALSE, "Fallbesprechung",
     "Im Beratungsteam vorgestellt. Hypothese: Der Wechsel der Wohnung belastet mehr als gedacht. "
     "Nächster Schritt: Gespräch mit beiden Eltern."},
    {"letter", NOBODY, FALSE, "Amtsgericht",
     "Das Amtsgericht bittet um Stellungnahme zur Regelung des Umgangs bis zum Monatsende."},
    {"phone", FATHER, FALSE, "",
     "%V fragt nach dem Stand. Er kann ab nächstem Monat freitags früher gehen und %K von der "
     "Betreuung abholen."},
    {"visit", MOTHER, FALSE, "Vergeblicher Hausbesuch",
     "Niemand angetroffen, Nachricht im Briefkasten hinterlassen. %M ruft am Nachmittag zurück."},
    {"email", NOBODY, FALSE, "Terminabstimmung",
     "Terminvorschläge für das Hilfeplangespräch an alle Beteiligten versandt; die Sprachmittlung "
     "ist angefragt."},
    {"talk", NOBODY, FALSE, "Runder Tisch",
     "Schule, Träger und Familie vereinbaren ein Mitteilungsheft für %K. Die Lehrkraft meldet "
     "sich, wenn zwei Tage hintereinander gefehlt wird."},
    {"note", MOTHER, FALSE, "",
     "%M hat eine Teilzeitstelle gefunden und beginnt zum Monatsersten. Die Betreuung von %K am "
     "Nachmittag ist noch offen."},
    {"phone", NOBODY, FALSE, "Ergotherapie",
     "Die Praxis bestätigt einen Platz für %K; die erste Stunde ist in drei Wochen."},
    {"visit", CHILD, TRUE, "Hausbesuch mit Träger",
     "Gemeinsamer Besuch. %K erzählt vom Fußballverein, %M lobt die Hilfe im Haushalt. Rauchmelder "
     "fehlen noch."},
    {"letter", NOBODY, FALSE, "Bescheid",
     "Der Bescheid über die Hilfe wurde versandt. Eine Kopie liegt beim Träger."},
};

/* Told in confidence (§ 65): never found by searching. */
static const char *const secrets[] = {
    "Vertraulich: %M berichtet von ihrer eigenen Kindheit im Heim und bittet, dies nicht "
    "weiterzugeben.",
    "Vertraulich: %K erzählt von einem Streit der Eltern und möchte, dass es niemand erfährt.",
};

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const FwDemoMoment *first = a, *second = b;

  return first->day != second->day ? first->day - second->day
                                   : (int) first->minute - (int) second->minute;
}

void
fw_demo_plan_record (FwDemoCase *self, FwDemoMoment *moments, guint n)
{
  FwDemo *demo = self->demo;
  FwDay end = self->closed ? self->closed_on : demo->today;
  guint span = (guint) MAX (1, end - self->first_contact + 1);

  for (guint i = 0; i < n; i++)
    {
      FwDay day
          = i == 0 ? self->first_contact : self->first_contact + (FwDay) fw_demo_roll (demo, span);

      /* Offices write on working days. */
      while (fw_day_get_weekday (day) > 5 && day > self->first_contact)
        day--;
      moments[i].day = day;
      moments[i].minute = 8 * 60 + fw_demo_roll (demo, 114) * 5;
      moments[i].kind = (guint8) fw_demo_roll (demo, G_N_ELEMENTS (texts));
    }
  qsort (moments, n, sizeof *moments, compare_moments);
}

FwDay
fw_demo_get_last_contact (const FwDemoMoment *moments, guint n)
{
  while (n-- > 0)
    if (!g_str_equal (texts[moments[n].kind].kind, "note"))
      return moments[n].day;
  return FW_DAY_NONE;
}

static const FwDemoPerson *
find_role (const FwDemoCase *self, const char *role, guint nth)
{
  const FwDemoPerson *found = NULL;

  for (guint i = 0; i < self->n_persons; i++)
    if (g_str_equal (self->persons[i].role, role))
      {
        found = &self->persons[i];
        if (nth-- == 0)
          break;
      }
  return found;
}

static const char *
fill_in (FwDemoCase *self, const char *body, const FwDemoPerson *child)
{
  GString *text = self->demo->text;
  const char *start = body;

  g_string_truncate (text, 0);
  for (const char *mark = strchr (body, '%'); mark != NULL; mark = strchr (start, '%'))
    {
      const FwDemoPerson *person = mark[1] == 'K'   ? child
                                   : mark[1] == 'M' ? find_role (self, "mother", 0)
                                   : mark[1] == 'V' ? find_role (self, "father", 0)
                                                    : find_role (self, "grandparent", 0);

      g_string_append_len (text, start, mark - start);
      g_string_append (text, person != NULL   ? person->given
                             : mark[1] == 'V' ? "Der Vater"
                                              : "Die Familie");
      start = mark + 2;
    }
  g_string_append (text, start);
  return text->str;
}

gint64
fw_demo_add_entry (FwDemoCase *self,
                   const char *kind,
                   FwDay day,
                   guint minute,
                   guint duration_min,
                   const char *subject,
                   const char *body,
                   const FwDemoPerson *child,
                   const FwDemoPerson *participant,
                   gboolean child_seen,
                   gboolean confided,
                   gboolean by_deputy)
{
  FwDemo *demo = self->demo;
  char at[24], written[32];
  int year, month, day_of_month;
  gint64 id;

  fw_day_split (day, &year, &month, &day_of_month);
  g_snprintf (at, sizeof at, "%04d-%02d-%02dT%02u:%02u", year, month, day_of_month, minute / 60,
              minute % 60);
  g_snprintf (written, sizeof written, "%s:20Z", at);
  id = fw_demo_insert (demo, FW_DEMO_ENTRY, self->id, child != NULL ? child->id : (gint64) 0, kind,
                       at, (gint64) duration_min * 60, subject, body, (gint64) child_seen,
                       (gint64) confided, by_deputy ? self->desk->deputy : self->desk->worker,
                       by_deputy ? self->desk->worker : (gint64) 0, written);
  if (participant != NULL)
    fw_demo_insert (demo, FW_DEMO_PARTICIPANT, id, participant->id, "");
  return id;
}

void
fw_demo_add_record (FwDemoCase *self, const FwDemoMoment *moments, guint n)
{
  static const guint8 minutes[] = {5, 10, 15, 20, 30, 45, 60, 90};
  FwDemo *demo = self->demo;

  for (guint i = 0; i < n; i++)
    {
      const Text *text = &texts[moments[i].kind];
      const FwDemoPerson *child
          = find_role (self, "child", fw_demo_roll (demo, MAX (self->n_children, 1)));
      gboolean confided = fw_demo_roll (demo, 40) == 0;
      const char *source = confided ? secrets[i % G_N_ELEMENTS (secrets)] : text->body;
      gboolean about_child = strstr (source, "%K") != NULL && self->n_children > 1;
      const FwDemoPerson *with = text->with == CHILD    ? child
                                 : text->with == MOTHER ? find_role (self, "mother", 0)
                                 : text->with == FATHER ? find_role (self, "father", 0)
                                                        : NULL;

      fw_demo_add_entry (self, text->kind, moments[i].day, moments[i].minute,
                         g_str_equal (text->kind, "letter") || g_str_equal (text->kind, "email")
                                 || g_str_equal (text->kind, "note")
                             ? 0
                             : fw_demo_pick (demo, minutes),
                         text->subject, fill_in (self, source, child), about_child ? child : NULL,
                         with, text->child_seen, confided, fw_demo_roll (demo, 12) == 0);
    }
}
