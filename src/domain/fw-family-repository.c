/* fw-family-repository.c: reads the family of a case; see fw-family-repository.h. What
 * becomes of an edited one is in fw-family-file.c. */
#include "config.h"

#include <string.h>

#include "base/fw-id.h"
#include "domain/fw-family-repository-private.h"
#include "domain/fw-family-words.h"

/* Everybody with a part in the case: by role, by place in the drawing, by household. */
#define MEMBERS                                                                                    \
  "(SELECT person_id FROM case_person WHERE case_id = $1 UNION SELECT person_id FROM "             \
  "genogram_place WHERE case_id = $1 UNION SELECT household_member.person_id FROM "                \
  "household_member JOIN household ON household.id = household_member.household_id WHERE "         \
  "household.case_id = $1)"

#define FACT "from_date, to_date, status, source, known_on"

typedef struct
{
  FwConnection *connection;
  FwFamilyFile *file;
  FwFamily *family;
  GHashTable *couples; /* gint64 → index + 1 */
  GError **error;
} Reading;

static FwResult *
query (Reading *self, const char *sql)
{
  return fw_connection_query (self->connection, sql, g_variant_new ("(x)", self->file->case_id),
                              self->error);
}

static FwDay
get_day_of_id (gint64 id)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (fw_id_get_ms (id) / 1000);

  return time != NULL ? fw_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                    g_date_time_get_day_of_month (time))
                      : FW_DAY_NONE;
}

/* Without a date of its own a fact is known since its row was made. */
static FwDay
get_known (const char *text, gint64 id)
{
  FwDay day;

  return text != NULL && fw_day_from_iso (text, &day) ? day : get_day_of_id (id);
}

static FwPartialDate
get_date (FwResult *result, guint row, guint column)
{
  FwPartialDate date;

  fw_partial_date_from_text (fw_result_get_text (result, row, column), &date);
  return date;
}

static FwFact
get_fact (Reading *self, FwResult *result, guint row, guint column)
{
  return (FwFact) {
      .from = get_date (result, row, column),
      .to = get_date (result, row, column + 1),
      .status = fw_fact_status_from_name (fw_result_get_text (result, row, column + 2)),
      .source = fw_family_intern (self->family, fw_result_get_text (result, row, column + 3)),
      .known = get_known (fw_result_get_text (result, row, column + 4),
                          fw_result_get_int (result, row, 0)),
  };
}

static char *
dup_id (FwResult *result, guint row, guint column)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, fw_result_get_int (result, row, column));
}

static const char *
intern_id (Reading *self, FwResult *result, guint row)
{
  g_autofree char *id = dup_id (result, row, 0);

  return fw_family_intern (self->family, id);
}

static void
keep_version (Reading *self, const char *table, FwResult *result, guint row)
{
  _fw_family_file_set_version (self->file, table, fw_result_get_int (result, row, 0),
                               fw_result_get_int (result, row, 1));
}

static guint
find_person (Reading *self, FwResult *result, guint row, guint column)
{
  g_autofree char *id = NULL;

  if (fw_result_is_null (result, row, column))
    return FW_FAMILY_NOBODY;
  id = dup_id (result, row, column);
  return fw_family_find_person (self->family, id);
}

/* The same; who has no part in this case gets an empty place. */
static guint
take_person (Reading *self, FwResult *result, guint row, guint column)
{
  guint person = find_person (self, result, row, column);
  g_autofree char *id = NULL;

  if (person != FW_FAMILY_NOBODY || fw_result_is_null (result, row, column))
    return person;
  id = dup_id (result, row, column);
  fw_family_add_person (self->family, id);
  g_hash_table_add (
      self->file->outside,
      g_memdup2 (&(gint64) {fw_result_get_int (result, row, column)}, sizeof (gint64)));
  return self->family->persons->len - 1;
}

static gboolean
read_persons (Reading *self)
{
  g_autoptr (FwResult) result = query (
      self, "SELECT id, version, kind, sex, assigned_sex, given_name, family_name, birth_name, "
            "occupation, born, died, dead, migrations, marks, note, EXISTS (SELECT 1 FROM address "
            "WHERE address.person_id = person.id AND address.blocked = 1) FROM person WHERE id "
            "IN " MEMBERS " ORDER BY id");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      g_autofree char *id = dup_id (result, i, 0);
      FwFamilyPerson *person = fw_family_add_person (self->family, id);
      const char *assigned = fw_result_get_text (result, i, 4);
      const char *marks = fw_result_get_text (result, i, 13);

      keep_version (self, "person", result, i);
      person->kind = fw_family_person_kind_from_name (fw_result_get_text (result, i, 2));
      person->sex = fw_sex_from_name (fw_result_get_text (result, i, 3));
      person->assigned_sex = *assigned != '\0' ? fw_sex_from_name (assigned) : person->sex;
      person->given_name = fw_family_intern (self->family, fw_result_get_text (result, i, 5));
      person->family_name = fw_family_intern (self->family, fw_result_get_text (result, i, 6));
      person->birth_name = fw_family_intern (self->family, fw_result_get_text (result, i, 7));
      person->occupation = fw_family_intern (self->family, fw_result_get_text (result, i, 8));
      person->born = get_date (result, i, 9);
      person->died = get_date (result, i, 10);
      person->dead
          = fw_result_get_int (result, i, 11) != 0 || fw_partial_date_is_known (&person->died);
      person->migrations = (guint) CLAMP (fw_result_get_int (result, i, 12), 0, 2);
      person->adopted_mark = strchr (marks, 'A') != NULL;
      person->foster_mark = strchr (marks, 'P') != NULL;
      person->note = fw_family_intern (self->family, fw_result_get_text (result, i, 14));
      person->blocked = fw_result_get_int (result, i, 15) != 0;
      person->known = get_day_of_id (fw_result_get_int (result, i, 0));
    }
  return result != NULL;
}

static gboolean
read_roles (Reading *self)
{
  g_autoptr (FwResult) result
      = query (self, "SELECT id, version, person_id, role, known_on FROM case_person WHERE case_id "
                     "= $1 ORDER BY id");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      guint index = find_person (self, result, i, 2);
      FwFamilyPerson *person;
      FwDay known;

      if (index == FW_FAMILY_NOBODY)
        continue;
      person = fw_family_get_person (self->family, index);
      known = get_known (fw_result_get_text (result, i, 4), fw_result_get_int (result, i, 0));
      keep_version (self, "case_person", result, i);
      _fw_family_file_add_role (self->file, fw_result_get_int (result, i, 0),
                                fw_result_get_int (result, i, 2),
                                fw_result_get_text (result, i, 3));
      if (g_hash_table_add (seen, GUINT_TO_POINTER (index)) || known < person->known)
        person->known = known;
    }
  return result != NULL;
}

static gboolean
read_places (Reading *self)
{
  g_autoptr (FwResult) result
      = query (self, "SELECT id, version, person_id, pinned, x, y, known_on FROM genogram_place "
                     "WHERE case_id = $1 ORDER BY id");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      guint index = find_person (self, result, i, 2);
      gint64 key = fw_result_get_int (result, i, 2), row = fw_result_get_int (result, i, 0);
      FwFamilyPerson *person;

      if (index == FW_FAMILY_NOBODY)
        continue;
      person = fw_family_get_person (self->family, index);
      keep_version (self, "genogram_place", result, i);
      g_hash_table_insert (self->file->places, g_memdup2 (&key, sizeof key),
                           g_memdup2 (&row, sizeof row));
      person->pinned = fw_result_get_int (result, i, 3) != 0;
      person->x = fw_result_get_double (result, i, 4);
      person->y = fw_result_get_double (result, i, 5);
      if (fw_result_get_text (result, i, 6) != NULL)
        person->known = get_known (fw_result_get_text (result, i, 6), row);
    }
  return result != NULL;
}

static gboolean
read_index (Reading *self)
{
  g_autoptr (FwResult) children = query (
      self,
      "SELECT id, version, person_id FROM case_child WHERE case_id = $1 ORDER BY file_number");
  g_autoptr (FwResult) chosen = NULL;
  guint index = FW_FAMILY_NOBODY;

  if (children == NULL)
    return FALSE;
  for (guint i = fw_result_get_n_rows (children); i > 0; i--)
    {
      gint64 person = fw_result_get_int (children, i - 1, 2);

      g_hash_table_add (self->file->filed, g_memdup2 (&person, sizeof person));
      index = find_person (self, children, i - 1, 2);
    }
  chosen = query (self, "SELECT id, version, index_id FROM genogram WHERE case_id = $1");
  if (chosen == NULL)
    return FALSE;
  if (fw_result_get_n_rows (chosen) > 0)
    {
      self->file->genogram = fw_result_get_int (chosen, 0, 0);
      keep_version (self, "genogram", chosen, 0);
      if (find_person (self, chosen, 0, 2) != FW_FAMILY_NOBODY)
        index = find_person (self, chosen, 0, 2);
    }
  if (index != FW_FAMILY_NOBODY)
    fw_family_get_person (self->family, index)->index = TRUE;
  return TRUE;
}

static gboolean
read_schools (Reading *self)
{
  g_autoptr (FwResult) result
      = query (self, "SELECT id, version, person_id, name FROM institution WHERE kind IN "
                     "('school', 'day-care') AND to_date IS NULL AND person_id IN " MEMBERS
                     " ORDER BY from_date, id");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      guint person = find_person (self, result, i, 2);

      if (person != FW_FAMILY_NOBODY)
        fw_family_get_person (self->family, person)->school
            = fw_family_intern (self->family, fw_result_get_text (result, i, 3));
    }
  return result != NULL;
}

/* --- couples and children ---------------------------------------------------------------- */

/* Of a couple with a foot in another case alone nothing is told here. */
static gboolean
read_couples (Reading *self)
{
  g_autoptr (FwResult) result = query (
      self, "SELECT id, version, one_id, other_id FROM partnership WHERE ((one_id IS NULL OR "
            "one_id IN " MEMBERS ") AND (other_id IS NULL OR other_id IN " MEMBERS
            ") AND NOT (one_id IS NULL AND other_id IS NULL)) OR id IN (SELECT partnership_id "
            "FROM child_link WHERE child_id IN " MEMBERS ") ORDER BY id");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      g_autofree char *id = dup_id (result, i, 0);
      gint64 key = fw_result_get_int (result, i, 0);
      guint one = take_person (self, result, i, 2);
      guint other = take_person (self, result, i, 3);

      keep_version (self, "partnership", result, i);
      fw_family_add_union (self->family, id, one, other);
      g_hash_table_insert (self->couples, g_memdup2 (&key, sizeof key),
                           GUINT_TO_POINTER (self->family->unions->len));
    }
  return result != NULL;
}

static guint
find_couple (Reading *self, FwResult *result, guint row, guint column)
{
  gint64 key = fw_result_get_int (result, row, column);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->couples, &key)) - 1;
}

static gboolean
read_events (Reading *self)
{
  g_autoptr (FwResult) result
      = query (self, "SELECT id, version, partnership_id, kind, " FACT
                     " FROM partnership_event WHERE partnership_id IN (SELECT id FROM partnership "
                     "WHERE one_id IN " MEMBERS " OR other_id IN " MEMBERS ") ORDER BY id");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      guint couple = find_couple (self, result, i, 2);
      FwFact fact = get_fact (self, result, i, 4);
      FwFamilyUnion *partners;

      if (couple == FW_FAMILY_NOBODY)
        continue;
      partners = fw_family_get_union (self->family, couple);
      keep_version (self, "partnership_event", result, i);
      fw_family_union_add_event (
          partners, fw_union_event_from_name (fw_result_get_text (result, i, 3)), &fact);
      /* It went to its place by date; it is the one without an id. */
      for (guint j = 0; j < partners->events->len; j++)
        {
          FwUnionEvent *event = &g_array_index (partners->events, FwUnionEvent, j);

          if (event->id == NULL)
            event->id = intern_id (self, result, i);
        }
    }
  return result != NULL;
}

static gboolean
read_links (Reading *self)
{
  g_autoptr (FwResult) result
      = query (self, "SELECT id, version, child_id, partnership_id, kind, disputed, " FACT
                     " FROM child_link WHERE child_id IN " MEMBERS " ORDER BY id");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      g_autofree char *id = dup_id (result, i, 0);
      guint child = find_person (self, result, i, 2), couple = find_couple (self, result, i, 3);
      FwChildLink *link;

      if (child == FW_FAMILY_NOBODY || couple == FW_FAMILY_NOBODY)
        continue;
      keep_version (self, "child_link", result, i);
      link = fw_family_add_link (self->family, id, child, couple,
                                 fw_child_link_from_name (fw_result_get_text (result, i, 4)));
      link->disputed = fw_result_get_int (result, i, 5) != 0;
      link->fact = get_fact (self, result, i, 6);
    }
  return result != NULL;
}

/* --- what belongs to the case -------------------------------------------------------------- */

static gboolean
read_households (Reading *self)
{
  g_autoptr (FwResult) homes = query (
      self, "SELECT id, version, name, kind FROM household WHERE case_id = $1 ORDER BY id");
  g_autoptr (FwResult) stays
      = homes != NULL
            ? query (self, "SELECT id, version, household_id, person_id, " FACT
                           " FROM household_member WHERE household_id IN (SELECT id FROM household "
                           "WHERE case_id = $1) ORDER BY id")
            : NULL;

  for (guint i = 0; stays != NULL && i < fw_result_get_n_rows (homes); i++)
    {
      g_autofree char *id = dup_id (homes, i, 0);
      FwFamilyHousehold *household
          = fw_family_add_household (self->family, id, fw_result_get_text (homes, i, 2));

      keep_version (self, "household", homes, i);
      household->kind = fw_family_intern (self->family, fw_result_get_text (homes, i, 3));
      for (guint j = 0; j < fw_result_get_n_rows (stays); j++)
        {
          FwFact fact = get_fact (self, stays, j, 4);
          guint person = find_person (self, stays, j, 3);

          if (fw_result_get_int (stays, j, 2) != fw_result_get_int (homes, i, 0)
              || person == FW_FAMILY_NOBODY)
            continue;
          keep_version (self, "household_member", stays, j);
          fw_family_household_add_stay (household, person, &fact);
          g_array_index (household->stays, FwHouseholdStay, household->stays->len - 1).id
              = intern_id (self, stays, j);
        }
    }
  return stays != NULL;
}

static gboolean
read_twins (Reading *self)
{
  g_autoptr (FwResult) groups
      = query (self, "SELECT id, version, kind FROM twin_group WHERE case_id = $1 ORDER BY id");
  g_autoptr (FwResult) members
      = groups != NULL
            ? query (self,
                     "SELECT id, version, group_id, person_id FROM twin_member WHERE group_id "
                     "IN (SELECT id FROM twin_group WHERE case_id = $1) ORDER BY id")
            : NULL;

  for (guint i = 0; members != NULL && i < fw_result_get_n_rows (groups); i++)
    {
      const char *kind = fw_result_get_text (groups, i, 2);
      FwFamilyTwins *twins = fw_family_add_twins (
          self->family, g_str_equal (kind, "identical")   ? FW_TWINS_IDENTICAL
                        : g_str_equal (kind, "fraternal") ? FW_TWINS_FRATERNAL
                                                          : FW_TWINS_UNKNOWN);

      keep_version (self, "twin_group", groups, i);
      twins->id = intern_id (self, groups, i);
      for (guint j = 0; j < fw_result_get_n_rows (members); j++)
        {
          guint person = find_person (self, members, j, 3);

          if (fw_result_get_int (members, j, 2) != fw_result_get_int (groups, i, 0)
              || person == FW_FAMILY_NOBODY)
            continue;
          keep_version (self, "twin_member", members, j);
          g_hash_table_insert (
              self->file->twin_members,
              _fw_family_file_dup_twin_key (fw_result_get_int (members, j, 2),
                                            fw_result_get_int (members, j, 3)),
              g_memdup2 (&(gint64) {fw_result_get_int (members, j, 0)}, sizeof (gint64)));
          g_array_append_val (twins->persons, person);
        }
    }
  return members != NULL;
}

static gboolean
read_bonds (Reading *self)
{
  g_autoptr (FwResult) result = query (self, "SELECT id, version, kind, from_id, to_id, " FACT
                                             " FROM bond WHERE case_id = $1 ORDER BY id");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      g_autofree char *id = dup_id (result, i, 0);
      guint from = find_person (self, result, i, 3), to = find_person (self, result, i, 4);

      if (from == FW_FAMILY_NOBODY || to == FW_FAMILY_NOBODY)
        continue;
      keep_version (self, "bond", result, i);
      fw_family_add_bond (self->family, id, fw_result_get_text (result, i, 2), from, to)->fact
          = get_fact (self, result, i, 5);
    }
  return result != NULL;
}

static gboolean
read_health (Reading *self)
{
  g_autoptr (FwResult) result
      = query (self, "SELECT id, version, person_id, region, suspected, remission_from, text, " FACT
                     " FROM health_mark WHERE case_id = $1 ORDER BY id");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      g_autofree char *id = dup_id (result, i, 0);
      guint person = find_person (self, result, i, 2);
      FwFamilyHealth *health;

      if (person == FW_FAMILY_NOBODY)
        continue;
      keep_version (self, "health_mark", result, i);
      health = fw_family_add_health (self->family, id, person,
                                     g_str_equal (fw_result_get_text (result, i, 3), "addiction")
                                         ? FW_HEALTH_ADDICTION
                                         : FW_HEALTH_ILLNESS);
      health->suspected = fw_result_get_int (result, i, 4) != 0;
      health->remission_from = get_date (result, i, 5);
      health->text = fw_family_intern (self->family, fw_result_get_text (result, i, 6));
      health->fact = get_fact (self, result, i, 7);
    }
  return result != NULL;
}

static gboolean
read_traits (Reading *self)
{
  g_autoptr (FwResult) result = query (self, "SELECT id, version, person_id, resource, text, " FACT
                                             " FROM trait WHERE case_id = $1 ORDER BY id");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      g_autofree char *id = dup_id (result, i, 0);
      guint person = find_person (self, result, i, 2);

      if (person == FW_FAMILY_NOBODY && !fw_result_is_null (result, i, 2))
        continue;
      keep_version (self, "trait", result, i);
      fw_family_add_trait (self->family, id, person, fw_result_get_int (result, i, 3) != 0,
                           fw_result_get_text (result, i, 4))
          ->fact
          = get_fact (self, result, i, 5);
    }
  return result != NULL;
}

/* Whose row is needed by more than the drawing: it stays when they are taken out. */
static gboolean
read_references (Reading *self)
{
  g_autoptr (FwResult) result = query (
      self,
      "SELECT person_id FROM address WHERE person_id IN " MEMBERS
      " UNION SELECT person_id FROM contact_point WHERE person_id IN " MEMBERS
      " UNION SELECT person_id FROM institution WHERE person_id IN " MEMBERS
      " UNION SELECT child_id FROM custody WHERE child_id IN " MEMBERS
      " UNION SELECT holder_id FROM custody WHERE holder_id IS NOT NULL AND child_id IN " MEMBERS
      " UNION SELECT person_id FROM case_child WHERE person_id IN " MEMBERS
      " UNION SELECT person_id FROM case_person WHERE case_id <> $1 AND person_id IN " MEMBERS
      " UNION SELECT person_id FROM genogram_place WHERE case_id <> $1 AND person_id IN " MEMBERS
      " UNION SELECT child_id FROM record_entry WHERE case_id = $1 AND child_id IS NOT NULL UNION "
      "SELECT record_participant.person_id FROM record_participant JOIN record_entry ON "
      "record_entry.id = record_participant.entry_id WHERE record_entry.case_id = $1 AND "
      "record_participant.person_id IS NOT NULL UNION SELECT help_plan_child.person_id FROM "
      "help_plan_child JOIN help_plan ON help_plan.id = help_plan_child.plan_id WHERE "
      "help_plan.case_id = $1");

  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      gint64 person = fw_result_get_int (result, i, 0);

      g_hash_table_add (self->file->referenced, g_memdup2 (&person, sizeof person));
    }
  return result != NULL;
}

FwFamilyFile *
fw_family_repository_read (FwConnection *connection, gint64 case_id, GError **error)
{
  g_autoptr (FwFamilyFile) file = _fw_family_file_new (case_id);
  g_autoptr (GHashTable) couples
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Reading self = {connection, file, file->family, couples, error};

  if (!read_persons (&self) || !read_roles (&self) || !read_places (&self) || !read_index (&self)
      || !read_schools (&self) || !read_couples (&self) || !read_events (&self)
      || !read_links (&self) || !read_households (&self) || !read_twins (&self)
      || !read_bonds (&self) || !read_health (&self) || !read_traits (&self)
      || !read_references (&self))
    return NULL;
  return g_steal_pointer (&file);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  FwFamilyFile *file = fw_family_repository_read (connection, *(gint64 *) data, &error);

  return file != NULL ? dex_future_new_take_boxed (FW_TYPE_FAMILY_FILE, file)
                      : dex_future_new_for_error (error);
}

DexFuture *
fw_family_repository_load (FwStore *store, gint64 case_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, g_memdup2 (&case_id, sizeof case_id), g_free);
}
