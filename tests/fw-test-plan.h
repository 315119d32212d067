/* fw-test-plan.h: contents of help plans for tests of the pages. */
#pragma once

#include <json-glib/json-glib.h>

static inline void
fw_test_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static inline void
fw_test_add_field (JsonBuilder *builder,
                   const char *name,
                   const char *prompt,
                   const char *type,
                   const char *text,
                   const char *reason)
{
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "name", name);
  fw_test_add_text (builder, "prompt", prompt);
  fw_test_add_text (builder, "type", type);
  fw_test_add_text (builder, "value", text);
  fw_test_add_text (builder, "text", text);
  fw_test_add_text (builder, "reason", reason);
  json_builder_end_object (builder);
}

static inline void
fw_test_begin_section (JsonBuilder *builder,
                       const char *name,
                       const char *title,
                       const char *layout,
                       const char *list)
{
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "name", name);
  fw_test_add_text (builder, "title", title);
  fw_test_add_text (builder, "layout", layout);
  json_builder_set_member_name (builder, list);
  json_builder_begin_array (builder);
}

static inline void
fw_test_end_section (JsonBuilder *builder)
{
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* A plan with so many goals, agreements and signatures; @n_words in each long text. */
static inline char *
fw_test_dup_plan (guint n_goals, guint n_agreements, guint n_signatures, guint n_words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) words = g_string_new ("Überblick");

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (words, " Größe%u", i);
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "title", "Hilfeplan");
  fw_test_add_text (builder, "file_number", "51-2026-0231");
  fw_test_add_text (builder, "date", "2026-11-26");
  fw_test_add_text (builder, "deputy", "R. Aydin");
  json_builder_set_member_name (builder, "office");
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "name", "Stadt Auental");
  fw_test_add_text (builder, "unit", "Jugendamt · Allgemeiner Sozialer Dienst, Bezirk Nord");
  fw_test_add_text (builder, "address", "Rathausplatz 4 · 12345 Auental");
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "plan");
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "number", "2");
  json_builder_end_object (builder);
  fw_test_add_text (builder, "plan_kind", "continuation");
  fw_test_add_text (builder, "talk_date", "2026-11-26");
  json_builder_set_member_name (builder, "worker");
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "name", "S. Brandt");
  fw_test_add_text (builder, "phone", "0221 4710 142");
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "children");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "name", "Lina Y.");
  fw_test_add_text (builder, "born", "2014-05-14");
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "help");
  json_builder_begin_object (builder);
  fw_test_add_text (builder, "title", "Sozialpädagogische Familienhilfe");
  fw_test_add_text (builder, "paragraph", "§ 31 SGB VIII");
  fw_test_add_text (builder, "provider", "Brückenwerk Auental gGmbH");
  fw_test_add_text (builder, "scope", "8 Stunden je Woche");
  fw_test_add_text (builder, "start", "2026-12-01");
  fw_test_add_text (builder, "end", "2027-05-31");
  fw_test_add_text (builder, "review", "2027-05-26");
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);

  fw_test_begin_section (builder, "occasion", "Anlass und Ausgangslage", "plain", "fields");
  fw_test_add_field (builder, "occasion", "Anlass der Hilfe", "text", words->str, "");
  fw_test_add_field (builder, "situation", "Lebenssituation", "text", "", "Vater nicht erreicht");
  fw_test_add_field (builder, "place", "Ort", "line", "Rathaus, Zimmer 2.14", "");
  fw_test_end_section (builder);

  fw_test_begin_section (builder, "views", "Sichtweisen", "side", "rows");
  for (guint i = 0; i < 3; i++)
    {
      json_builder_begin_object (builder);
      fw_test_add_text (builder, "id", i == 0 ? "11" : i == 1 ? "12" : "13");
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_array (builder);
      fw_test_add_field (builder, "who", "Wer", "line", i == 0 ? "Lina" : "Mutter", "");
      fw_test_add_field (builder, "view", "Sicht", "quote", words->str, "");
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  fw_test_end_section (builder);

  fw_test_begin_section (builder, "goals", "Ziele", "goals", "rows");
  for (guint i = 0; i < n_goals; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", 100 + i);
      g_autofree char *own = g_strdup_printf ("Ich will Ziel-%u-Worte schaffen.", i + 1);
      g_autofree char *wording = g_strdup_printf ("Fachziel-%u wird erreicht.", i + 1);
      g_autofree char *measure = g_strdup_printf ("Messung-%u im Kalender", i + 1);

      json_builder_begin_object (builder);
      fw_test_add_text (builder, "id", id);
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_array (builder);
      fw_test_add_field (builder, "whose", "Wessen Ziel", "line", "Lina", "");
      fw_test_add_field (builder, "level", "Ebene", "choice", "Handlungsziel", "");
      fw_test_add_field (builder, "own_words", "Eigene Worte", "quote", own, "");
      fw_test_add_field (builder, "wording", "Fachliche Formulierung", "text", wording, "");
      fw_test_add_field (builder, "measure", "Woran wir es merken", "line", measure, "");
      fw_test_add_field (builder, "until", "Bis", "date", "2027-04-30", "");
      fw_test_add_field (builder, "helpers", "Wer hilft", "line", "Frau Sommer (SPFH)", "");
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  fw_test_end_section (builder);

  fw_test_begin_section (builder, "agreements", "Was wir vereinbart haben", "table", "columns");
  fw_test_add_field (builder, "responsible", "Wer", "line", "", "");
  fw_test_add_field (builder, "result", "macht was", "line", "", "");
  fw_test_add_field (builder, "until", "bis wann", "date", "", "");
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_agreements; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", 500 + i);
      g_autofree char *who = g_strdup_printf ("Person-%u", i + 1);
      g_autofree char *what = g_strdup_printf (
          "Anfang-%u holt den Schulbericht ein und bespricht ihn mit Lina, bevor "
          "andere ihn lesen, und hält das Ergebnis schriftlich fest Schluss-%u",
          i + 1, i + 1);

      json_builder_begin_object (builder);
      fw_test_add_text (builder, "id", id);
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_array (builder);
      fw_test_add_field (builder, "responsible", "Wer", "line", who, "");
      fw_test_add_field (builder, "result", "macht was", "line", what, "");
      fw_test_add_field (builder, "until", "bis wann", "date", "", "");
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  fw_test_end_section (builder);

  fw_test_begin_section (builder, "signatures", "Unterschriften", "signatures", "rows");
  for (guint i = 0; i < n_signatures; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", 900 + i);
      g_autofree char *who = g_strdup_printf ("Partei-%u Ümläut", i + 1);

      json_builder_begin_object (builder);
      fw_test_add_text (builder, "id", id);
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_array (builder);
      fw_test_add_field (builder, "name", "Name", "line", who, "");
      fw_test_add_field (builder, "role", "Rolle", "line", "junger Mensch", "");
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  fw_test_end_section (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
