/* fw-demo.c: see fw-demo.h.
 *
 * Runs on the writer's thread in large transactions. Names are compounds that
 * nobody bears, places do not exist.
 */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-demo.h"
#include "domain/fw-rules.h"

typedef struct
{
  FwConnection *connection;
  GRand *rand;
  GError **error;
  FwDay today;
  guint32 seed;
  guint32 counter;
  gint64 now_ms;
  gboolean failed;
} Demo;

static const char *const first_parts[]
    = {"Ahorn", "Birken", "Linden", "Eschen", "Moos",    "Quell",
       "Heide", "Farn",   "Wiesen", "Nuss",   "Ginster", "Ulmen"};
static const char *const second_parts[] = {"blatt", "stein", "grün", "bach",  "zweig", "halm",
                                           "tal",   "kern",  "pfad", "hügel", "wind",  "licht"};
static const char *const girls[] = {"Lina", "Mila",  "Karolina", "Noemi",  "Paulina", "Zoë",
                                    "Ayşe", "Jette", "Eveline",  "Melina", "Oksana",  "Tilda"};
static const char *const boys[] = {"Emil",  "Noah", "Finn",   "Tarik",  "Jonte",   "Bela",
                                   "Milan", "Ole",  "Rafael", "Jürgen", "Mateusz", "Yusuf"};
static const char *const texts[] = {
    "Mutter berichtet, dass der Morgen ruhiger läuft. Die Großeltern holen zweimal in der Woche "
    "ab.",
    "Gespräch in der Schule: die Fehltage sind weniger geworden, Pünktlichkeit bleibt Thema.",
    "Termin beim Kinderarzt ist vereinbart, die Schweigepflichtsentbindung liegt vor.",
    "Vater möchte die Umgangszeiten verlässlich festlegen und schlägt Samstage vor.",
    "Träger meldet: der wöchentliche Termin fand statt, Wochenplan gemeinsam geschrieben.",
    "Hausbesuch: Kind zeigt sein Zimmer, wirkt gelöst. Absprache zum Abendablauf gelingt.",
    "Kita fragt nach dem Beginn der Eingewöhnung; Vertrag kommt per Post.",
    "Unterlagen für den Antrag fehlen noch, Nachfrage bei der Familie.",
};

/* Ids count up from the seed, so that they come out the same. */
static gint64
next_id (Demo *demo)
{
  demo->counter++;
  return fw_id_make (demo->now_ms - 4 * 365 * G_GINT64_CONSTANT (86400000) + demo->counter,
                     demo->seed * 2654435761u + demo->counter);
}

static const char *
pick (Demo *demo, const char *const *list, guint n)
{
  return list[g_rand_int_range (demo->rand, 0, n)];
}

static void
insert (Demo *demo, const char *table, gint64 id, FwRow *row)
{
  if (!demo->failed && !fw_connection_insert_row (demo->connection, table, id, row, demo->error))
    demo->failed = TRUE;
  fw_row_unref (row);
}

static void
set_day (FwRow *row, const char *column, FwDay day)
{
  g_autofree char *text = fw_day_to_iso (day);

  fw_row_set_text (row, column, text);
}

static gint64
add_person (Demo *demo,
            gint64 case_id,
            const char *given,
            const char *family,
            const char *sex,
            const char *role,
            int age)
{
  gint64 id = next_id (demo);
  FwRow *person = fw_row_new (), *link = fw_row_new ();

  fw_row_set_text (person, "given_name", given);
  fw_row_set_text (person, "family_name", family);
  fw_row_set_text (person, "sex", sex);
  set_day (person, "born", demo->today - age * 365 - g_rand_int_range (demo->rand, 1, 360));
  insert (demo, "person", id, person);
  fw_row_set_int (link, "case_id", case_id);
  fw_row_set_int (link, "person_id", id);
  fw_row_set_text (link, "role", role);
  insert (demo, "case_person", next_id (demo), link);
  return id;
}

static void
add_entry (Demo *demo, gint64 case_id, gint64 author, const char *kind, FwDay day, const char *text)
{
  g_autofree char *date = fw_day_to_iso (day);
  g_autofree char *at = g_strdup_printf ("%sT%02d:%02d", date, g_rand_int_range (demo->rand, 8, 17),
                                         g_rand_int_range (demo->rand, 0, 12) * 5);
  FwRow *row = fw_row_new ();

  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_text (row, "kind", kind);
  fw_row_set_text (row, "happened_at", at);
  fw_row_set_int (row, "duration_s", g_rand_int_range (demo->rand, 1, 10) * 600);
  fw_row_set_text (row, "body", text);
  fw_row_set_int (row, "author_id", author);
  fw_row_set_text (row, "written_at", at);
  insert (demo, "record_entry", next_id (demo), row);
}

static void
add_resubmission (Demo *demo, gint64 case_id, gint64 staff, const char *what, FwDay due)
{
  FwRow *row = fw_row_new ();

  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_text (row, "what", what);
  set_day (row, "due", due);
  fw_row_set_int (row, "assigned_to", staff);
  insert (demo, "resubmission", next_id (demo), row);
}

typedef struct
{
  gint64 team;
  gint64 worker;
  gint64 deputy;
} Desk;

static gint64
add_staff (Demo *demo,
           const char *login,
           const char *name,
           const char *function,
           const char *role,
           gint64 team,
           gint64 deputy)
{
  gint64 id = next_id (demo);
  FwRow *row = fw_row_new ();

  if (login != NULL)
    fw_row_set_text (row, "login", login);
  fw_row_set_text (row, "name", name);
  fw_row_set_text (row, "function", function);
  fw_row_set_text (row, "role", role);
  fw_row_set_int (row, "team_id", team);
  if (deputy != 0)
    fw_row_set_int (row, "deputy_id", deputy);
  insert (demo, "staff", id, row);
  return id;
}

static GArray *
add_office (Demo *demo)
{
  static const char *const districts[] = {"ASD Bezirk Nord", "ASD Bezirk Mitte", "ASD Bezirk Süd"};
  static const char *const names[]
      = {"S. Brandt", "R. Aydin", "T. Wieland", "M. Ostrau", "J. Haller", "N. Petersen"};
  static const char *const settings[][2] = {
      {"office-name", "Stadt Auental · Jugendamt"},
      {"land", "NW"},
      {"file-number-prefix", "51"},
  };
  GArray *desks = g_array_new (FALSE, FALSE, sizeof (Desk));

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      FwRow *row = fw_row_new ();

      fw_row_set_text (row, "name", settings[i][0]);
      fw_row_set_text (row, "value", settings[i][1]);
      fw_row_set_text (row, "valid_from", "2020-01-01");
      insert (demo, "office_setting", next_id (demo), row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    {
      gint64 team = next_id (demo);
      FwRow *row = fw_row_new ();
      gint64 lead, one, two;

      fw_row_set_text (row, "name", districts[i]);
      insert (demo, "team", team, row);
      lead = add_staff (demo, NULL,
                        i == 0   ? "K. Lorenz"
                        : i == 1 ? "P. Dorn"
                                 : "H. Seidel",
                        "Referatsleitung", "team-lead", team, 0);
      two = add_staff (demo, NULL, names[2 * i + 1], "Fachkraft ASD", "case-worker", team, lead);
      one = add_staff (demo, i == 0 ? "demo" : NULL, names[2 * i], "Fachkraft ASD",
                       i == 0 ? "administrator" : "case-worker", team, two);
      g_array_append_vals (desks, (Desk[]) {{team, one, two}, {team, two, one}}, 2);
    }
  return desks;
}

static void
add_case (Demo *demo, const Desk *desk, guint index, guint n_entries)
{
  static const char *const kinds[] = {"phone", "visit", "talk", "letter", "email", "note"};
  gboolean main_case = index == 42;
  FwDay first = main_case ? demo->today - 141 : demo->today - g_rand_int_range (demo->rand, 2, 700);
  FwDay last = first;
  gint64 id = next_id (demo);
  g_autofree char *family
      = main_case ? g_strdup ("Ahornblatt")
                  : g_strconcat (pick (demo, first_parts, G_N_ELEMENTS (first_parts)),
                                 pick (demo, second_parts, G_N_ELEMENTS (second_parts)), NULL);
  g_autofree char *name = g_strconcat ("Familie ", family, NULL);
  g_autofree char *number = NULL;
  FwRow *row = fw_row_new ();
  int year, month, day, n_children = g_rand_int_range (demo->rand, 1, 4);

  fw_day_split (demo->today, &year, &month, &day);
  number = g_strdup_printf ("51-%d-%04u", year, index);
  for (guint i = 0; i < n_entries; i++)
    last = MAX (last, first + (demo->today - first) * (int) (i + 1) / (int) (n_entries + 1));
  fw_row_set_text (row, "file_number", number);
  fw_row_set_text (row, "name", name);
  set_day (row, "first_contact", first);
  set_day (row, "last_contact", last);
  fw_row_set_text (row, "status", index % 11 == 7 ? "closed" : "open");
  fw_row_set_int (row, "worker_id", desk->worker);
  fw_row_set_int (row, "deputy_id", desk->deputy);
  fw_row_set_int (row, "team_id", desk->team);
  if (main_case)
    fw_row_set_text (row, "must_know",
                     "Umgang mit Tom nur begleitet\nEmil: Erdnussallergie\nMarek: Gespräche auf "
                     "Polnisch");
  insert (demo, "case_file", id, row);

  if (main_case)
    {
      add_person (demo, id, "Emil", family, "male", "child", 11);
      add_person (demo, id, "Lina", family, "female", "child", 4);
      add_person (demo, id, "Jana", family, "female", "mother", 38);
      add_person (demo, id, "Tom", "Quellstein", "male", "father", 41);
      add_person (demo, id, "Ruth", family, "female", "grandparent", 68);
    }
  else
    {
      for (int i = 0; i < n_children; i++)
        {
          gboolean girl = g_rand_boolean (demo->rand);

          add_person (demo, id,
                      girl ? pick (demo, girls, G_N_ELEMENTS (girls))
                           : pick (demo, boys, G_N_ELEMENTS (boys)),
                      family, girl ? "female" : "male", "child",
                      g_rand_int_range (demo->rand, 0, 17));
        }
      add_person (demo, id, "Maria", family, "female", "mother",
                  g_rand_int_range (demo->rand, 22, 45));
      add_person (demo, id, "Martin", family, "male", "father",
                  g_rand_int_range (demo->rand, 24, 50));
      add_person (demo, id, "Gerda", family, "female", "grandparent",
                  g_rand_int_range (demo->rand, 52, 80));
    }
  for (guint i = 0; i < n_entries; i++)
    add_entry (demo, id, desk->worker, pick (demo, kinds, G_N_ELEMENTS (kinds)),
               first + (demo->today - first) * (int) (i + 1) / (int) (n_entries + 1),
               pick (demo, texts, G_N_ELEMENTS (texts)));
  if (index % 3 == 0 || main_case)
    add_resubmission (demo, id, desk->worker,
                      index % 2 == 0 ? "Bericht der Schule einholen"
                                     : "Antrag auf Kita-Platz prüfen",
                      demo->today + (int) (index * 7 % 40) - 6);
}

typedef struct
{
  guint32 seed;
  guint n_cases;
  gint64 n_events;
} Plan;

static DexFuture *
fill_job (FwConnection *connection, gpointer data)
{
  const Plan *plan = data;
  GError *error = NULL;
  g_autoptr (GArray) desks = NULL;
  Demo demo = {.connection = connection, .error = &error, .seed = plan->seed};

  demo.today = fw_clock_today ();
  demo.now_ms = (gint64) demo.today * 86400000;
  demo.rand = g_rand_new_with_seed (plan->seed);
  if (!fw_rules_sync_connection (connection, &error))
    demo.failed = TRUE;
  desks = add_office (&demo);
  for (guint i = 1; i <= plan->n_cases && !demo.failed; i++)
    {
      /* The member of staff who signs in has a third of a small office. */
      guint desk = i % 3 == 0 ? 0 : g_rand_int_range (demo.rand, 0, desks->len);
      gint64 n = plan->n_events < 0 ? g_rand_int_range (demo.rand, 2, 14)
                                    : plan->n_events * i / plan->n_cases
                                          - plan->n_events * (i - 1) / plan->n_cases;

      add_case (&demo, &g_array_index (desks, Desk, i == 42 ? 0 : desk), i, (guint) n);
    }
  g_rand_free (demo.rand);
  return demo.failed ? dex_future_new_for_error (error) : dex_future_new_true ();
}

DexFuture *
fw_demo_fill (FwStore *store, guint32 seed, guint n_cases, gint64 n_events)
{
  Plan plan = {seed, n_cases, n_events};

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_write (store, fill_job, g_memdup2 (&plan, sizeof plan), g_free);
}
