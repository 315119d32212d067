/* fw-demo-life.c: lives that were told to the office: what stands on the timelines of the
 * demo office beside its record.
 *
 * Two families: that of the main case and the first one with three children of whom the
 * eldest is twelve. Nothing is rolled and no row of another table is made, so that names
 * and dates of everything else stay what they were.
 */
#include "config.h"

#include <string.h>

#include "domain/fw-demo-private.h"

#define MOST_CHILDREN 4
#define NEVER 1000

typedef struct
{
  const char *lane;
  const char *text;
  int from, to;    /* months of age; NEVER: goes on; to equal to from: at a time */
  guint8 children; /* a set of 1 << index in the order of age; 0: the family, by the eldest's age */
  const char *source;
  gboolean about;
} Life;

static const Life lives[] = {
    {"living", "Mutter und Vater", 0, 52, 1, "Mutter, Erstgespräch", FALSE},
    {"living", "Großmutter", 52, 74, 1 | 2, "Großmutter", TRUE},
    {"living", "Mutter und Vater", 0, 28, 2, "Mutter, Erstgespräch", FALSE},
    {"school", "Kita Sonnenblume", 36, 76, 1, "Mutter", FALSE},
    {"school", "Kita Sonnenblume", 30, 74, 2, "Mutter", TRUE},
    {"school", "Kita am Bach", 38, 75, 4, "Mutter", FALSE},
    {"school", "Grundschule", 76, 124, 1, "Zeugnis", FALSE},
    {"school", "Grundschule", 74, 122, 2, "Zeugnis", FALSE},
    {"school", "Gesamtschule", 124, NEVER, 1, "Zeugnis", FALSE},
    {"health", "Logopädie", 50, 62, 1, "Kinderarzt", FALSE},
    {"health", "Frühförderung", 20, 40, 2, "Vorakte", FALSE},
    {"health", "Krankenhaus, Asthma", 66, 66, 2, "Mutter", TRUE},
    {"help", "Erziehungsberatung, § 28", 40, 49, 0, "Vorakte", FALSE},
    {"help", "Sozialpädagogische Familienhilfe, § 31", 53, 80, 0, "Vorakte", FALSE},
    {"help", "Soziale Gruppenarbeit, § 29", 100, 112, 1, "Vorakte", FALSE},
    {"family", "Trennung der Eltern", 52, 52, 0, "Mutter", TRUE},
    {"family", "Umzug in den Lindenweg", 75, 75, 0, "Meldedaten", FALSE},
    {"work", "Mutter: Ausbildung", 84, 118, 0, "Mutter", FALSE},
    {"other", "Erste eigene Freundschaft, Fußballverein", 96, 96, 1, "Kind", TRUE},
    {"protection", "Meldung der Kita", 51, 51, 0, "Vorakte", FALSE},
};

typedef struct
{
  gint64 id;
  FwDay born;
} Child;

static void
set_date (FwRow *row, const char *column, FwDay day, gboolean about)
{
  int year, month, of_month;
  char text[16];

  fw_day_split (day, &year, &month, &of_month);
  if (about)
    g_snprintf (text, sizeof text, "~%d", year);
  else
    g_snprintf (text, sizeof text, "%04d-%02d-%02d", year, month, of_month);
  fw_row_set_text (row, column, text);
}

static void
add_life (FwDemo *demo, gint64 case_id, const Life *life, const Child *child, gboolean family)
{
  FwDay from = fw_day_add_months (child->born, life->from);
  FwDay to = life->to < NEVER ? fw_day_add_months (child->born, life->to) : FW_DAY_NONE;
  g_autoptr (FwRow) row = fw_row_new ();

  if (from > demo->today || demo->error != NULL)
    return;
  fw_row_set_int (row, "case_id", case_id);
  if (!family)
    fw_row_set_int (row, "child_id", child->id);
  fw_row_set_text (row, "lane", life->lane);
  fw_row_set_text (row, "text", life->text);
  fw_row_set_text (row, "source", life->source);
  fw_row_set_int (row, "span", life->to != life->from);
  fw_row_set_int (row, "ongoing", life->to > life->from && (to == FW_DAY_NONE || to > demo->today));
  set_date (row, "from_date", from, life->about);
  if (life->to != life->from && to != FW_DAY_NONE && to <= demo->today)
    set_date (row, "to_date", to, FALSE);
  fw_connection_insert_row (demo->connection, "life_event", fw_demo_next_id (demo), row,
                            &demo->error);
}

static void
add_lives (FwDemo *demo, gint64 case_id)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      demo->connection,
      "SELECT person.id, person.born FROM case_child JOIN person ON person.id = person_id WHERE "
      "case_id = $1 AND born IS NOT NULL ORDER BY born, person.id",
      g_variant_new ("(x)", case_id), demo->error == NULL ? &demo->error : NULL);
  Child children[MOST_CHILDREN];
  guint n = 0;

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows) && n < MOST_CHILDREN; i++)
    {
      children[n].id = fw_result_get_int (rows, i, 0);
      if (fw_day_from_iso (fw_result_get_text (rows, i, 1), &children[n].born))
        n++;
    }
  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (lives); i++)
    {
      if (lives[i].children == 0)
        add_life (demo, case_id, &lives[i], &children[0], TRUE);
      for (guint k = 0; k < n; k++)
        if ((lives[i].children & (1u << k)) != 0)
          add_life (demo, case_id, &lives[i], &children[k], FALSE);
    }
}

void
fw_demo_add_lives (FwDemo *demo)
{
  g_autofree char *born = fw_day_to_iso (fw_day_add_months (demo->today, -12 * 12));
  g_autoptr (FwResult) rows = NULL;
  gint64 main_case = 0;

  for (guint i = 0; i < demo->conferred->len; i++)
    {
      const FwDemoConferred *conferred = &g_array_index (demo->conferred, FwDemoConferred, i);

      if (conferred->is_main)
        main_case = conferred->case_id;
    }
  if (main_case != 0)
    add_lives (demo, main_case);
  if (demo->error != NULL)
    return;
  rows = fw_connection_query (
      demo->connection,
      "SELECT case_child.case_id FROM case_child JOIN person ON person.id = person_id JOIN case_file "
      "ON case_file.id = case_child.case_id WHERE case_file.status = 'open' AND case_file.hidden = 0 "
      "AND case_child.case_id <> $1 AND case_file.worker_id = $3 GROUP BY case_child.case_id HAVING "
      "count (*) >= 3 AND min (born) <= $2 ORDER BY case_child.case_id LIMIT 1",
      g_variant_new ("(xsx)", main_case, born, demo->demo_staff), &demo->error);
  if (rows != NULL && fw_result_get_n_rows (rows) > 0)
    add_lives (demo, fw_result_get_int (rows, 0, 0));
}
