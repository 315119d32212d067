/* fw-demo.c: fills the demo office case by case; see fw-demo.h.
 *
 * Runs on the writer's thread in one transaction a chunk of cases, so that the
 * log beside the database stays short. The state goes from chunk to chunk; the
 * last one frees it on that thread, because it holds prepared statements.
 */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-deadline-ledger-private.h"
#include "domain/fw-demo-private.h"
#include "domain/fw-demo.h"
#include "domain/fw-rules.h"

#define CHUNK 5000
#define N_OWN_CASES 62 /* what the demo user has at most */
#define MAIN_AGE 141   /* days since the first contact of Familie Ahornblatt */
#define MAIN_NUMBER 42
#define OLDEST_YEARS 7
#define MAX_ENTRIES 4096

typedef struct
{
  FwDemo demo;
  FwDemoProgress progress;
  gpointer progress_data;
  guint done;
  guint main_index;
} Filling;

static const struct
{
  const char *table;
  const char *spec;
} tables[FW_DEMO_N_TABLES] = {
    [FW_DEMO_TEAM] = {"team", "name:s"},
    [FW_DEMO_STAFF] = {"staff", "login:s name:s function:s role:s team_id:r deputy_id:r phone:s "
                                "email:s active_from:d active_to:d"},
    [FW_DEMO_SETTING] = {"office_setting", "name:s value:s valid_from:s"},
    [FW_DEMO_PROVIDER] = {"provider", "name:s kind:s contact_name:s street:s postcode:s place:s "
                                      "phone:s email:s qualification_groups:s"},
    [FW_DEMO_PERSON] = {"person", "family_name:s given_name:s birth_name:s sex:s born:s died:s "
                                  "languages:s interpreter:s occupation:s kind:s migrations:i"},
    [FW_DEMO_ADDRESS] = {"address", "person_id:i street:s postcode:s place:s from_date:d "
                                    "to_date:d blocked:i"},
    [FW_DEMO_CONTACT] = {"contact_point", "person_id:i kind:s value:s note:s blocked:i"},
    [FW_DEMO_INSTITUTION] = {"institution", "person_id:i kind:s name:s contact:s from_date:d"},
    [FW_DEMO_CUSTODY] = {"custody", "child_id:i holder_id:r holder_text:s kind:s extent:s proof:s "
                                    "unknown_reason:s from_date:d"},
    [FW_DEMO_CASE] = {"case_file", "file_number:s name:s status:s kind:s first_contact:d "
                                   "legal_basis:s social_space:s must_know:s worker_id:r "
                                   "deputy_id:r tandem_id:r team_id:r hidden:i closed_on:d "
                                   "close_reason:s last_contact:d"},
    [FW_DEMO_CASE_CHILD] = {"case_child", "case_id:i person_id:i file_number:s status:s "
                                          "last_seen:d see_every_weeks:r"},
    [FW_DEMO_CASE_PERSON] = {"case_person", "case_id:i person_id:i role:s from_date:d known_on:d"},
    [FW_DEMO_HOUSEHOLD] = {"household", "case_id:i name:s kind:s"},
    [FW_DEMO_MEMBER] = {"household_member", "household_id:i person_id:i from_date:d to_date:d "
                                            "status:s source:s"},
    [FW_DEMO_PLACE] = {"genogram_place", "case_id:i person_id:i known_on:d"},
    [FW_DEMO_PARTNERSHIP] = {"partnership", "one_id:r other_id:r"},
    [FW_DEMO_PARTNERSHIP_EVENT] = {"partnership_event", "partnership_id:i kind:s from_date:s "
                                                        "known_on:d"},
    [FW_DEMO_CHILD_LINK] = {"child_link", "child_id:i partnership_id:i kind:s from_date:s "
                                          "known_on:d"},
    [FW_DEMO_BOND] = {"bond", "case_id:i kind:s from_id:i to_id:i from_date:s to_date:s status:s "
                              "source:s known_on:d"},
    [FW_DEMO_HEALTH] = {"health_mark", "case_id:i person_id:i region:s suspected:i "
                                       "remission_from:s text:s from_date:s to_date:s status:s "
                                       "source:s known_on:d"},
    [FW_DEMO_TRAIT] = {"trait", "case_id:i person_id:r resource:i text:s from_date:s status:s "
                                "source:s known_on:d"},
    [FW_DEMO_ENTRY] = {"record_entry", "case_id:i child_id:r kind:s happened_at:s duration_s:r "
                                       "subject:s body:s child_seen:i confided:i author_id:r "
                                       "on_behalf_of:r written_at:s"},
    [FW_DEMO_PARTICIPANT] = {"record_participant", "entry_id:i person_id:r name:s"},
    [FW_DEMO_RESUBMISSION] = {"resubmission", "case_id:i what:s due:d assigned_to:r status:s "
                                              "reason:s done_on:d rule:s start_date:d anchor:s"},
    [FW_DEMO_FORM] = {"form", "case_id:i template:s template_valid_from:s status:s created_at:s"},
    [FW_DEMO_PLAN] = {"help_plan", "case_id:i form_id:i number:i kind:s talk_date:d "
                                   "review_date:d help_kind:s help_start:d help_end:d "
                                   "provider_id:r status:s"},
    [FW_DEMO_PLAN_CHILD] = {"help_plan_child", "plan_id:i person_id:i"},
};

gint64
fw_demo_next_id (FwDemo *self)
{
  self->counter++;
  return fw_id_make (self->now_ms - 4 * 365 * G_GINT64_CONSTANT (86400000) + self->counter,
                     self->seed * 2654435761u + self->counter);
}

static void
insert_valist (FwDemo *self, FwDemoTable table, gint64 id, va_list values)
{
  if (self->error != NULL)
    return;
  if (self->bulks[table] == NULL)
    self->bulks[table]
        = fw_bulk_new (self->connection, tables[table].table, tables[table].spec, &self->error);
  if (self->bulks[table] != NULL)
    fw_bulk_insert_valist (self->bulks[table], id, values, &self->error);
}

gint64
fw_demo_insert (FwDemo *self, FwDemoTable table, ...)
{
  gint64 id = fw_demo_next_id (self);
  va_list values;

  va_start (values, table);
  insert_valist (self, table, id, values);
  va_end (values);
  return id;
}

void
fw_demo_insert_with_id (FwDemo *self, FwDemoTable table, gint64 id, ...)
{
  va_list values;

  va_start (values, id);
  insert_valist (self, table, id, values);
  va_end (values);
}

guint
fw_demo_roll (FwDemo *self, guint n)
{
  return (guint) (((guint64) g_rand_int (self->rand) * n) >> 32);
}

gboolean
fw_demo_chance (FwDemo *self, guint percent)
{
  return fw_demo_roll (self, 100) < percent;
}

static int
get_year (FwDay day)
{
  int year, month, day_of_month;

  fw_day_split (day, &year, &month, &day_of_month);
  return year;
}

/* Numbers count per year of the first contact; a small office shares its
 * numbers with other districts, so that some are missing. */
static guint
draw_number (FwDemo *self, int year, gboolean is_main)
{
  gpointer key = GINT_TO_POINTER (year);
  guint last = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  guint number = last + 1 + (self->n_cases < 500 ? fw_demo_roll (self, 7) : 0);

  if (is_main)
    number = MAIN_NUMBER;
  else if (year == self->main_year && number == MAIN_NUMBER)
    number++;
  if (number > last)
    g_hash_table_insert (self->numbers, key, GUINT_TO_POINTER (number));
  return number;
}

/* Old cases are rare, new ones many; the newest come in these days. */
static FwDay
get_first_contact (const Filling *self, guint index)
{
  double share = (double) (self->demo.n_cases - 1 - index) / MAX (self->demo.n_cases, 2);

  return self->demo.today - (FwDay) (1 + OLDEST_YEARS * 365 * share * share);
}

static const FwDemoDesk *
choose_desk (FwDemo *self, guint index, gboolean is_main)
{
  guint own = MAX (3, self->n_cases / N_OWN_CASES);
  guint desk = is_main || index % own == 0 ? 0 : 1 + fw_demo_roll (self, self->desks->len - 1);

  return &g_array_index (self->desks, FwDemoDesk, desk);
}

/* The newest are on the desk of who signs in, so that their first deadlines are to be seen:
 * later, today, overdue. */
static void
make_new (const Filling *self, FwDemoCase *item)
{
  static const struct
  {
    int days_ago;
    const char *kind;
  } news[]
      = {{1, "help"}, {5, "report"}, {12, "help"}, {13, "help"}}; /* one may be the main case */
  guint place = self->demo.n_cases - 1 - item->index;

  if (item->is_main || self->demo.n_cases < 10 || place >= G_N_ELEMENTS (news))
    return;
  item->is_new = TRUE;
  item->first_contact = self->demo.today - news[place].days_ago;
  item->kind = news[place].kind;
  item->desk = &g_array_index (self->demo.desks, FwDemoDesk, 0);
}

static const char *
get_legal_basis (const FwDemoCase *self)
{
  if (g_str_equal (self->kind, "report"))
    return "§ 8a SGB VIII";
  if (g_str_equal (self->kind, "advice"))
    return "§ 16 SGB VIII";
  if (g_str_equal (self->kind, "other"))
    return "§ 50 SGB VIII";
  return self->form == FW_DEMO_FOSTER     ? "§§ 27, 33 SGB VIII"
         : self->form == FW_DEMO_GUARDIAN ? "§§ 27, 34 SGB VIII"
                                          : "§ 27 SGB VIII";
}

static const char *
get_must_know (const FwDemoCase *self)
{
  static const char *const facts[FW_DEMO_N_FAMILIES] = {
      [FW_DEMO_SEPARATED] = "Eltern nicht gemeinsam einladen",
      [FW_DEMO_FOSTER] = "Umgang nur begleitet\nAdresse der Pflegefamilie nicht nennen",
      [FW_DEMO_GUARDIAN] = "Unterschriften nur durch die Amtsvormundschaft",
      [FW_DEMO_PROTECTED] = "Auskunftssperre: Anschrift der Mutter nicht nennen",
  };

  if (self->is_main)
    return "Schutzvereinbarung bis 30.6.: Marek zieht bei Streit zur Schwester\n"
           "Umgang mit Tom nur begleitet: Amtsgericht, Beschluss 14.2.2023\n"
           "Emil: Erdnussallergie: Notfallset in Schule und Tasche\n"
           "Marek: Gespräche auf Polnisch: Sprachmittlung 3 AT vorher";
  return facts[self->form] != NULL ? facts[self->form] : "";
}

static void
add_case_row (FwDemoCase *self, FwDay last_contact)
{
  static const char *const reasons[] = {
      "Ziele erreicht, Hilfe beendet",
      "Familie verzogen, Fall abgegeben",
      "Beratung abgeschlossen",
      "Familie wünscht keine weitere Hilfe",
  };
  FwDemo *demo = self->demo;

  fw_demo_insert_with_id (demo, FW_DEMO_CASE, self->id, self->number, self->name,
                          self->closed ? "closed" : "open", self->kind, self->first_contact,
                          get_legal_basis (self), self->district, get_must_know (self),
                          self->desk->worker, self->desk->deputy, self->desk->tandem,
                          self->desk->team, (gint64) (self->index % 60 == 23 && !self->is_main),
                          self->closed ? self->closed_on : FW_DAY_NONE,
                          self->closed ? fw_demo_pick (demo, reasons) : "", last_contact);
}

/* The main family's entries are told one by one; the others share the rest. */
static guint
get_n_entries (const Filling *filling, const FwDemoCase *item)
{
  const FwDemo *demo = &filling->demo;
  guint64 n = demo->n_events, others = demo->n_cases - 1, nth = item->index;

  if (item->is_main)
    return demo->n_events < 0 ? FW_DEMO_MAIN_ENTRIES : (guint) MIN (n, FW_DEMO_MAIN_ENTRIES);
  if (demo->n_events < 0)
    return MIN (2 + (guint) (demo->today - item->first_contact) / 40 + fw_demo_roll (item->demo, 8),
                24);
  n = n > FW_DEMO_MAIN_ENTRIES ? n - FW_DEMO_MAIN_ENTRIES : 0;
  nth -= item->index > filling->main_index ? 1 : 0;
  return MIN ((guint) (n * (nth + 1) / others - n * nth / others), MAX_ENTRIES);
}

static void
add_case (Filling *filling, guint index)
{
  static const char *const kinds[] = {"help", "help", "help", "report", "advice", "help", "other"};
  static FwDemoMoment moments[MAX_ENTRIES];
  FwDemo *demo = &filling->demo;
  FwDemoCase item = {.demo = demo, .index = index};
  FwDay last;
  guint n;

  item.id = fw_demo_next_id (demo);
  item.is_main = index == filling->main_index;
  item.first_contact = item.is_main ? demo->today - MAIN_AGE : get_first_contact (filling, index);
  item.form = (index * 5 + index / FW_DEMO_N_FAMILIES) % FW_DEMO_N_FAMILIES;
  item.kind = item.is_main ? "help" : kinds[fw_demo_roll (demo, G_N_ELEMENTS (kinds))];
  item.desk = choose_desk (demo, index, item.is_main);
  make_new (filling, &item);
  item.district = fw_demo_pick_district (demo);
  item.provider
      = fw_demo_chance (demo, 70)
            ? g_array_index (demo->providers, gint64, fw_demo_roll (demo, demo->providers->len))
            : 0;
  if (!item.is_main && demo->today - item.first_contact > 300 && fw_demo_chance (demo, 45))
    {
      item.closed = TRUE;
      item.closed_on = item.first_contact + 150
                       + (FwDay) fw_demo_roll (demo, demo->today - item.first_contact - 200);
    }
  fw_demo_make_family_name (demo, item.family, sizeof item.family);
  fw_demo_make_street (demo, item.street, sizeof item.street);
  if (item.is_main)
    {
      g_strlcpy (item.family, "Ahornblatt", sizeof item.family);
      g_strlcpy (item.street, "Lindenweg 12", sizeof item.street);
      item.district = "Auental-Nord";
      item.provider = g_array_index (demo->providers, gint64, 0);
    }
  g_snprintf (item.name, sizeof item.name, "Familie %s", item.family);
  g_snprintf (item.number, sizeof item.number, "51-%d-%04u", get_year (item.first_contact),
              draw_number (demo, get_year (item.first_contact), item.is_main));

  n = get_n_entries (filling, &item);
  if (!item.is_main)
    fw_demo_plan_record (&item, moments, n);
  last = item.is_main ? demo->today - 7 : fw_demo_get_last_contact (moments, n);
  add_case_row (&item, last);
  if (item.is_main)
    fw_demo_add_ahornblatt (&item);
  else
    fw_demo_add_family (&item);
  fw_demo_add_child_files (&item);
  if (item.is_main)
    fw_demo_add_ahornblatt_record (&item, n);
  else
    {
      fw_demo_add_record (&item, moments, n);
      fw_demo_add_resubmissions (&item);
    }
  fw_demo_add_plans (&item);
  fw_demo_note_case (&item);
}

static DexFuture *
end (Filling *self)
{
  GError *error = g_steal_pointer (&self->demo.error);

  for (guint i = 0; i < FW_DEMO_N_TABLES; i++)
    g_clear_pointer (&self->demo.bulks[i], fw_bulk_free);
  if (error == NULL)
    _fw_case_due_refresh (self->demo.connection, 0, &error);
  return error != NULL ? dex_future_new_for_error (error) : dex_future_new_true ();
}

static DexFuture *
start_job (FwConnection *connection, gpointer data)
{
  Filling *self = data;
  FwDemo *demo = &self->demo;

  demo->connection = connection;
  demo->today = fw_clock_today ();
  demo->now_ms = (gint64) demo->today * 86400000;
  demo->main_year = get_year (demo->today - MAIN_AGE);
  fw_land_from_code ("NW", &demo->calendar.land);
  /* Where it stands by its age, so that the years' numbers go up. */
  while (self->main_index + 1 < demo->n_cases
         && get_first_contact (self, self->main_index) < demo->today - MAIN_AGE)
    self->main_index++;
  if (fw_rules_sync_connection (connection, &demo->error))
    fw_demo_add_office (demo);
  return demo->error != NULL ? end (self) : dex_future_new_true ();
}

static DexFuture *
chunk_job (FwConnection *connection, gpointer data)
{
  Filling *self = data;
  guint last = MIN (self->done + CHUNK, self->demo.n_cases);
  FwBulkIndex *index = fw_bulk_begin (connection, &self->demo.error);

  for (; self->done < last && self->demo.error == NULL; self->done++)
    add_case (self, self->done);
  if (index != NULL)
    fw_bulk_end (index, self->demo.error == NULL ? &self->demo.error : NULL);
  if (self->progress != NULL)
    self->progress (self->done, self->demo.n_cases, self->progress_data);
  return self->demo.error != NULL ? end (self) : dex_future_new_true ();
}

static DexFuture *
end_job (FwConnection *connection, gpointer data)
{
  fw_demo_add_conferences (&((Filling *) data)->demo);
  fw_demo_add_lives (&((Filling *) data)->demo);
  fw_demo_add_clearings (&((Filling *) data)->demo);
  return end (data);
}

static void
filling_free (gpointer data)
{
  Filling *self = data;

  g_rand_free (self->demo.rand);
  g_array_unref (self->demo.desks);
  g_array_unref (self->demo.providers);
  g_array_unref (self->demo.conferred);
  g_hash_table_unref (self->demo.numbers);
  g_string_free (self->demo.text, TRUE);
  g_free (self);
}

typedef struct
{
  FwStore *store;
  Filling *filling;
} Fill;

static void
fill_free (gpointer data)
{
  Fill *self = data;

  g_object_unref (self->store);
  filling_free (self->filling);
  g_free (self);
}

static DexFuture *
fill_fiber (gpointer data)
{
  Fill *self = data;
  Filling *filling = self->filling;
  GError *error = NULL;
  gboolean ok = dex_await (fw_store_write (self->store, start_job, filling, NULL), &error);

  for (guint done = 0; ok && done < filling->demo.n_cases; done += CHUNK)
    ok = dex_await (fw_store_write (self->store, chunk_job, filling, NULL), &error);
  if (ok)
    ok = dex_await (fw_store_write (self->store, end_job, filling, NULL), &error);
  return ok ? dex_future_new_true () : dex_future_new_for_error (error);
}

DexFuture *
fw_demo_fill (FwStore *store,
              guint32 seed,
              guint n_cases,
              gint64 n_events,
              FwDemoProgress progress,
              gpointer progress_data)
{
  Fill *fill;
  Filling *filling;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  filling = g_new0 (Filling, 1);
  filling->demo.seed = seed;
  filling->demo.n_cases = n_cases;
  filling->demo.n_events = n_events;
  filling->demo.rand = g_rand_new_with_seed (seed);
  filling->demo.desks = g_array_new (FALSE, FALSE, sizeof (FwDemoDesk));
  filling->demo.conferred = g_array_new (FALSE, FALSE, sizeof (FwDemoConferred));
  filling->demo.providers = g_array_new (FALSE, FALSE, sizeof (gint64));
  filling->demo.numbers = g_hash_table_new (NULL, NULL);
  filling->demo.text = g_string_new (NULL);
  filling->progress = progress;
  filling->progress_data = progress_data;
  fill = g_new0 (Fill, 1);
  fill->store = g_object_ref (store);
  fill->filling = filling;
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, fill_fiber, fill, fill_free);
}
