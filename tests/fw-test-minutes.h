/* fw-test-minutes.h: contents of minutes for tests of the pages and of the copies without names. */
#pragma once

#include "fw-test-plan.h"

/* "name", "value", "name", "value", …, NULL */
static inline void
fw_test_add_texts (JsonBuilder *builder, const char *first, ...)
{
  va_list args;

  va_start (args, first);
  for (const char *name = first; name != NULL; name = va_arg (args, const char *))
    fw_test_add_text (builder, name, va_arg (args, const char *));
  va_end (args);
}

#define fw_test_add_object(builder, ...)                                                           \
  do                                                                                               \
    {                                                                                              \
      json_builder_begin_object (builder);                                                         \
      fw_test_add_texts (builder, __VA_ARGS__, NULL);                                              \
      json_builder_end_object (builder);                                                           \
    }                                                                                              \
  while (0)

static inline void
fw_test_begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static inline void
fw_test_begin_step (JsonBuilder *builder, const char *name, const char *title, const char *part)
{
  json_builder_begin_object (builder);
  fw_test_add_texts (builder, "name", name, "title", title, "part", part, NULL);
  fw_test_begin_list (builder, "sections");
}

static inline void
fw_test_add_rating (JsonBuilder *builder)
{
  static const struct
  {
    const char *name, *title, *agreed, *anchor, *reason;
    int values[5];
    const char *dissent; /* of N. Ehlers */
  } domains[] = {
      {"care",
       "Körperliche Versorgung",
       "1",
       "Ernährung, Kleidung und Schlaf sind verlässlich.",
       "Die Schulsozialarbeit sieht Lina täglich; sie isst in der Mensa mit.",
       {1, 2, 1, 2, 1},
       ""},
      {"health", "Gesundheit", "2", "", "", {2, 2, 2, 3, 2}, ""},
      {"affection", "Emotionale Zuwendung", "2", "", "", {2, 3, 2, 3, 2}, ""},
      {"supervision",
       "Aufsicht und Schutz",
       "3",
       "Schutz ist zeitweise nicht sichergestellt; es gibt eine Vereinbarung dazu.",
       "Lina ist an zwei Abenden je Woche mit Jonas allein. Nachbarin Frau P. ist erreichbar "
       "und informiert.",
       {2, 3, 3, 4, 3},
       "Der Notfallplan wurde noch nie erprobt. Bleibt im Protokoll stehen."},
      {"school",
       "Schule und Förderung",
       "3",
       "",
       "Seit August 31 Fehltage, davon 9 entschuldigt.",
       {3, 4, 3, 3, 3},
       ""},
      {"parents", "Belastung der Eltern", "3", "", "", {3, 3, 2, 3, 3}, ""},
      {"network", "Beziehungen und Netz", "2", "", "", {2, 1, 2, 2, 0}, ""},
      {"cooperation",
       "Mitwirkung der Familie",
       "0",
       "",
       "Der Vater war an keinem der Gespräche beteiligt.",
       {1, 2, 2, 2, 1},
       ""},
  };
  static const char *const names[][2] = {{"S. Brandt", "Br"},
                                         {"R. Aydin", "Ay"},
                                         {"S. Wendt", "We"},
                                         {"N. Ehlers", "Eh"},
                                         {"M. Pohl", "Po"}};

  json_builder_set_member_name (builder, "rating");
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "revealed_at", "2026-11-24 10:31");
  fw_test_begin_list (builder, "levels");
  fw_test_add_object (builder, "value", "1", "title", "unauffällig");
  fw_test_add_object (builder, "value", "2", "title", "leicht");
  fw_test_add_object (builder, "value", "3", "title", "deutlich");
  fw_test_add_object (builder, "value", "4", "title", "kritisch");
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "safety");
  json_builder_begin_object (builder);
  fw_test_add_texts (builder, "question", "Ist Lina heute Nacht sicher?", "answer", "yes", NULL);
  fw_test_begin_list (builder, "values");
  for (guint i = 0; i < 5; i++)
    fw_test_add_object (builder, "name", names[i][0], "initials", names[i][1], "value", "yes");
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fw_test_begin_list (builder, "domains");
  for (guint d = 0; d < G_N_ELEMENTS (domains); d++)
    {
      json_builder_begin_object (builder);
      fw_test_add_texts (builder, "name", domains[d].name, "title", domains[d].title, "agreed",
                         domains[d].agreed, "anchor", domains[d].anchor, "reason",
                         domains[d].reason, NULL);
      fw_test_begin_list (builder, "values");
      for (guint i = 0; i < 5; i++)
        {
          char value[2] = {(char) ('0' + domains[d].values[i]), '\0'};

          fw_test_add_object (builder, "name", names[i][0], "initials", names[i][1], "value", value,
                              "way", i == 4 ? "card" : "device", "reason",
                              domains[d].values[i] == 0 ? "Ich kenne nur die Schule." : "",
                              "dissent", i == 3 ? domains[d].dissent : "");
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "suggestion");
  fw_test_add_object (builder, "light", "yellow", "reason",
                      "Höchster gemeinsamer Wert ist 3 in drei Bereichen, Sicherheitsfrage „Ja“.",
                      "rule", "höchster Wert", "rule_version", "3", "rule_from", "2026-07-01");
  json_builder_set_member_name (builder, "decision");
  fw_test_add_object (builder, "light", "yellow", "reason",
                      "Wie vorgeschlagen. Lina wurde am 19.11. gesehen, der Schutzplan vom 16.10. "
                      "wird eingehalten.");
  json_builder_end_object (builder);
}

static inline void
fw_test_add_option (JsonBuilder *builder,
                    const char *id,
                    const char *title,
                    const char *effort,
                    const char *benefit,
                    const char *legal,
                    const char *wish,
                    const char *start,
                    const char *chosen)
{
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "id", id);
  fw_test_begin_list (builder, "fields");
  fw_test_add_field (builder, "title", "Möglichkeit", "line", title, "");
  fw_test_add_field (builder, "effort", "Aufwand", "text", effort, "");
  fw_test_add_field (builder, "benefit", "Nutzen", "text", benefit, "");
  fw_test_add_field (builder, "legal", "Recht", "text", legal, "");
  fw_test_add_field (builder, "wish", "Wille", "text", wish,
                     wish[0] == '\0' ? "Vater nicht erreicht, drei Anrufe" : "");
  fw_test_add_field (builder, "start", "Beginn", "line", start, "");
  fw_test_add_field (builder, "chosen", "gewählt", "check", chosen, "");
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static inline void
fw_test_add_steps (JsonBuilder *builder, guint n_options, const char *words)
{
  fw_test_begin_list (builder, "steps");
  fw_test_begin_step (builder, "preparation", "Vorbereitung", "form");
  fw_test_begin_section (builder, "documents", "Vorbereitung", "plain", "fields");
  fw_test_add_field (builder, "papers", "Unterlagen", "text",
                     "Schulbericht vom 12.11., Bericht der Familienhilfe vom 16.11., "
                     "Schutzplan vom 16.10.",
                     "");
  fw_test_add_field (builder, "consent", "Einwilligung", "line",
                     "beide Eltern, schriftlich am 20.11.2026", "");
  fw_test_add_field (builder, "informed", "Familie informiert", "line", "ja, am 19.11. persönlich",
                     "");
  fw_test_end_section (builder);
  fw_test_end_section (builder);

  fw_test_begin_step (builder, "presentation", "Fallvorstellung", "form");
  fw_test_begin_section (builder, "facts", "Fakten", "plain", "fields");
  fw_test_add_field (builder, "course", "Bisheriger Verlauf", "text", words, "");
  fw_test_add_field (builder, "father", "Sicht des Vaters", "text", "", "Vater nicht erreicht");
  fw_test_end_section (builder);
  fw_test_begin_section (builder, "aims", "Ziele der Runde", "plain", "fields");
  fw_test_add_field (builder, "aim", "Ziel", "text",
                     "Klären, ob die Familienhilfe in ihrem jetzigen Umfang reicht und wer an den "
                     "Abenden da ist.",
                     "");
  fw_test_end_section (builder);
  fw_test_end_section (builder);

  fw_test_begin_step (builder, "risk", "Risiko-Scoring", "rating");
  fw_test_end_section (builder);

  fw_test_begin_step (builder, "solutions", "Lösungsdesign", "options");
  fw_test_begin_section (builder, "options", "Lösungsdesign", "table", "columns");
  fw_test_add_object (builder, "name", "title", "prompt", "Möglichkeit", "width", "2.00");
  fw_test_add_object (builder, "name", "effort", "prompt", "Aufwand", "width", "2.00");
  fw_test_add_object (builder, "name", "benefit", "prompt", "Nutzen", "width", "2.00");
  fw_test_add_object (builder, "name", "legal", "prompt", "Recht", "width", "2.00");
  fw_test_add_object (builder, "name", "wish", "prompt", "Wille", "width", "2.00");
  fw_test_add_object (builder, "name", "start", "prompt", "Beginn", "width", "2.00");
  fw_test_add_object (builder, "name", "chosen", "prompt", "gewählt", "width", "1.00");
  json_builder_end_array (builder);
  fw_test_begin_list (builder, "rows");
  for (guint i = 0; i < n_options; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", 300 + i);

      if (i % 3 == 0)
        fw_test_add_option (builder, id, "SPFH mit 8 Std.", "+ 2 Std. je Woche, + 548 € im Monat",
                            "Morgenroutine und Elternarbeit; wirkt auf Ziel 1 und 2",
                            "§ 31 – geeignet und notwendig", "", "1.12.2026", i == 0 ? "yes" : "");
      else if (i % 3 == 1)
        fw_test_add_option (builder, id, "Tagesgruppe", "5 Nachmittage, 2 310 € im Monat",
                            "Förderung am Nachmittag; Schulweg bleibt ungelöst",
                            "§ 32 – Notwendigkeit strittig", "Lina nein, Mutter unsicher",
                            "frühestens Februar 2027", "");
      else
        fw_test_add_option (builder, id, "Erziehungsbeistand", "4 Std. je Woche, 1 096 € im Monat",
                            "Eigene Vertrauensperson für Lina; wirkt auf Ziel 2",
                            "§ 30 – neben § 31 nur mit Grund",
                            "Lina „vielleicht später“, Mutter ja", "Januar 2027", "");
    }
  fw_test_end_section (builder);
  fw_test_end_section (builder);

  fw_test_begin_step (builder, "decision", "Beschluss", "decisions");
  fw_test_end_section (builder);
  fw_test_begin_step (builder, "follow-up", "Follow-up-Ampel", "follow-up");
  fw_test_end_section (builder);
  json_builder_end_array (builder);
}

static inline void
fw_test_add_decisions (JsonBuilder *builder, guint n_decisions)
{
  static const char *const texts[][6] = {
      {"SPFH ab 1.12. mit 8 Std. je Woche, befristet bis 31.5.2027", "S. Brandt", "2026-11-27",
       "Auftrag liegt dem Träger schriftlich vor", "keine Einigung: Referatsleitung am selben Tag",
       "yellow"},
      {"Schulbericht einholen und mit Lina besprechen", "S. Brandt", "2026-12-01",
       "Bericht in der Akte, Gespräch im Zeitstrahl",
       "nach 2 AT Schulleitung, nach 5 AT Referatsleitung", "green"},
      {"Notfallplan für die Abende einmal erproben", "SPFH, Frau K.", "2026-12-11",
       "SPFH meldet: Der Plan hat gehalten", "Kurzkonferenz binnen 3 AT", "green"},
      {"Vater auf Türkisch zum Gespräch am 26.11. einladen", "R. Aydin", "2026-11-25",
       "Zu- oder Absage ist mit Datum vermerkt", "Anruf, dann Teilnahme per Video anbieten",
       "yellow"},
  };

  fw_test_begin_list (builder, "legal");
  fw_test_add_object (builder, "title", "§ 36 Abs. 2 SGB VIII", "text",
                      "Mehrere Fachkräfte wirken zusammen; erfüllt. Bewilligt wird erst, wenn ASD, "
                      "Referatsleitung und Wirtschaftliche Jugendhilfe zustimmen.",
                      "step", "decision");
  json_builder_end_array (builder);
  fw_test_begin_list (builder, "decisions");
  for (guint i = 0; i < n_decisions; i++)
    {
      const char *const *text = texts[i % G_N_ELEMENTS (texts)];
      g_autofree char *id = g_strdup_printf ("%u", 700 + i);
      g_autofree char *what = i < G_N_ELEMENTS (texts)
                                  ? g_strdup (text[0])
                                  : g_strdup_printf ("Beschluss-%u: %s Ende-%u", i, text[0], i);

      fw_test_add_object (builder, "id", id, "what", what, "responsible", text[1], "due", text[2],
                          "sign", text[3], "escalation", text[4], "decided_by", "Fallkonferenz",
                          "decided_right", "team", "status", "open", "light", text[5], "reason", "",
                          "light_reason", "", "light_until", "");
    }
  json_builder_end_array (builder);
  fw_test_begin_list (builder, "votes");
  fw_test_add_object (builder, "name", "S. Brandt", "role", "Fallführende Fachkraft", "vote",
                      "agree", "text", "");
  fw_test_add_object (builder, "name", "R. Aydin", "role", "Vertretung", "vote", "agree", "text",
                      "");
  fw_test_add_object (builder, "name", "S. Wendt", "role", "Referatsleitung", "vote", "agree",
                      "text", "");
  fw_test_add_object (builder, "name", "N. Ehlers", "role", "Kinderschutzfachkraft", "vote",
                      "differ", "text", "Nur mit erprobtem Notfallplan.");
  fw_test_add_object (builder, "name", "M. Pohl", "role", "Schulsozialarbeit", "vote", "abstain",
                      "text", "");
  json_builder_end_array (builder);
}

static inline void
fw_test_add_former (JsonBuilder *builder)
{
  fw_test_begin_list (builder, "former");
  fw_test_add_object (builder, "what", "Schulbericht der Gesamtschule einholen", "responsible",
                      "S. Brandt", "due", "2026-11-19", "held_on", "2026-10-13", "light", "red",
                      "status", "open", "reason", "", "ended_on", "", "parts", "");
  fw_test_add_object (builder, "what", "Umgang mit dem Vater schriftlich absprechen", "responsible",
                      "R. Aydin", "due", "2026-12-02", "held_on", "2026-10-13", "light", "yellow",
                      "status", "partly", "reason", "Mutter hat zugestimmt, Vater offen",
                      "ended_on", "", "parts", "1 von 2");
  fw_test_add_object (builder, "what", "Ehrenamtliche Patenschaft anfragen", "responsible",
                      "S. Brandt", "due", "2026-12-15", "held_on", "2026-10-13", "light", "green",
                      "status", "open", "reason", "", "ended_on", "", "parts", "");
  fw_test_add_object (builder, "what", "Schutzplan unterschreiben, Kopie an alle", "responsible",
                      "S. Brandt", "due", "2026-10-16", "held_on", "2026-10-13", "light", "done",
                      "status", "done", "reason", "", "ended_on", "2026-10-16", "parts", "");
  fw_test_add_object (builder, "what", "Hortplatz für Jonas beantragen", "responsible", "Frau K.",
                      "due", "2026-10-30", "held_on", "2026-10-13", "light", "dropped", "status",
                      "dropped", "reason", "Platz über die Schule zugesagt", "ended_on",
                      "2026-10-28", "parts", "");
  json_builder_end_array (builder);
}

/* Minutes of a case conference; @n_words of filling in the case's course. */
static inline char *
fw_test_dup_minutes (guint n_decisions, guint n_options, guint n_words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) words = g_string_new (
      "Lina lebt mit ihrem Bruder Jonas bei der Mutter. Die Eltern sind seit 2023 getrennt und "
      "üben die Sorge gemeinsam aus. Seit dem Wechsel auf die Gesamtschule fehlt Lina häufig. "
      "Frau K. arbeitet an zwei Abenden je Woche, an denen Lina auf Jonas achtet. Die "
      "Familienhilfe hat seit Juni einen festen Morgenablauf mit aufgebaut.");

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (words, " Größe%u", i);
  json_builder_begin_object (builder);
  fw_test_add_texts (builder, "document", "minutes", "kind", "conference-case", "kind_valid_from",
                     "2026-01-01", "title", "Interdisziplinäre Fallkonferenz", "file_number",
                     "51-2026-0231", "case_name", "Familie Y.", "date", "2026-11-24",
                     "pseudonymous", "", NULL);
  json_builder_set_member_name (builder, "office");
  fw_test_add_object (builder, "name", "Stadt Auental", "unit",
                      "Jugendamt · Allgemeiner Sozialer Dienst, Bezirk Nord", "address",
                      "Rathausplatz 4 · 12345 Auental");
  fw_test_begin_list (builder, "children");
  fw_test_add_object (builder, "name", "Lina Y.", "born", "2014-05-14");
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "session");
  fw_test_add_object (builder, "held_on", "2026-11-24", "starts_at", "10:00", "place",
                      "Rathaus, Zimmer 2.14", "team", "Bezirk Nord", "chair", "S. Wendt",
                      "minutes_by", "R. Aydin");
  fw_test_begin_list (builder, "people");
  fw_test_add_object (builder, "id", "1", "name", "S. Wendt", "initials", "We", "role",
                      "Referatsleitung", "institution", "Jugendamt", "presence", "present",
                      "reason", "");
  fw_test_add_object (builder, "id", "2", "name", "S. Brandt", "initials", "Br", "role",
                      "Fallführende Fachkraft", "institution", "Jugendamt", "presence", "present",
                      "reason", "");
  fw_test_add_object (builder, "id", "3", "name", "R. Aydin", "initials", "Ay", "role",
                      "Vertretung, Protokoll", "institution", "Jugendamt", "presence", "present",
                      "reason", "");
  fw_test_add_object (builder, "id", "4", "name", "N. Ehlers", "initials", "Eh", "role",
                      "Kinderschutzfachkraft", "institution", "Beratungsstelle Auental", "presence",
                      "present", "reason", "");
  fw_test_add_object (builder, "id", "5", "name", "M. Pohl", "initials", "Po", "role",
                      "Schulsozialarbeit", "institution", "Gesamtschule Auental", "presence",
                      "present", "reason", "");
  fw_test_add_object (builder, "id", "6", "name", "K. Lorenz", "initials", "Lo", "role",
                      "Wirtschaftliche Jugendhilfe", "institution", "Jugendamt", "presence",
                      "absent", "reason", "Urlaub");
  json_builder_end_array (builder);
  fw_test_add_text (
      builder, "question",
      "Reicht die Hilfe aus, damit Lina wieder zur Schule geht und abends sicher ist?");
  json_builder_set_member_name (builder, "registered");
  fw_test_add_object (builder, "on", "2026-11-17", "by", "S. Brandt", "due", "2026-12-01");
  fw_test_add_former (builder);
  fw_test_add_steps (builder, n_options, words->str);
  fw_test_add_rating (builder);
  fw_test_add_decisions (builder, n_decisions);
  fw_test_add_text (builder, "parking",
                    "Frage der Fahrtkosten zur Ambulanz: mit der Wirtschaftlichen "
                    "Jugendhilfe klären.");
  json_builder_set_member_name (builder, "follow_up");
  fw_test_add_object (builder, "next_on", "2027-01-05", "text",
                      "Kurze Rückmeldung der Familienhilfe am 11.12. an alle.");
  json_builder_set_member_name (builder, "completeness");
  fw_test_add_object (builder, "fields", "54", "answered", "50", "reasoned", "2", "empty", "2",
                      "exception", "", "missing_roles", "Wirtschaftliche Jugendhilfe",
                      "role_reason", "Urlaub; die Zusage wird im Entscheidungsteam eingeholt");
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
