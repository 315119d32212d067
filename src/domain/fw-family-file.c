/* fw-family-file.c: the loaded family and what an edited copy makes of its rows.
 *
 * Both families are written out as rows in the order in which they may be inserted
 * (what is referred to comes first); the change set is the difference of the two
 * lists, deletions backwards. No SQL here.
 */
#include "config.h"

#include "base/fw-id.h"
#include "domain/fw-family-kin-private.h"
#include "domain/fw-family-repository-private.h"
#include "domain/fw-family-words.h"

G_DEFINE_BOXED_TYPE (FwFamilyFile, fw_family_file, fw_family_file_ref, fw_family_file_unref)

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
clear_role (gpointer role)
{
  g_free (((FwFamilyRole *) role)->role);
}

FwFamilyFile *
_fw_family_file_new (gint64 case_id)
{
  FwFamilyFile *self = g_new0 (FwFamilyFile, 1);

  g_atomic_ref_count_init (&self->refs);
  self->case_id = case_id;
  self->family = fw_family_new ();
  self->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->roles = g_array_new (FALSE, FALSE, sizeof (FwFamilyRole));
  g_array_set_clear_func (self->roles, clear_role);
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->twin_members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->outside = new_set ();
  self->filed = new_set ();
  self->referenced = new_set ();
  return self;
}

FwFamilyFile *
fw_family_file_ref (FwFamilyFile *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
fw_family_file_unref (FwFamilyFile *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  fw_family_free (self->family);
  g_hash_table_unref (self->versions);
  g_array_unref (self->roles);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->twin_members);
  g_hash_table_unref (self->outside);
  g_hash_table_unref (self->filed);
  g_hash_table_unref (self->referenced);
  g_free (self);
}

static char *
dup_key (const char *table, gint64 id)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, table, id);
}

void
_fw_family_file_set_version (FwFamilyFile *self, const char *table, gint64 id, gint64 version)
{
  g_hash_table_insert (self->versions, dup_key (table, id), g_memdup2 (&version, sizeof version));
}

void
_fw_family_file_add_role (FwFamilyFile *self, gint64 id, gint64 person, const char *role)
{
  FwFamilyRole row = {id, person, g_strdup (role)};

  g_array_append_val (self->roles, row);
}

char *
_fw_family_file_dup_twin_key (gint64 group, gint64 person)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, group, person);
}

FwFamily *
fw_family_file_get_family (FwFamilyFile *self)
{
  return self->family;
}

gint64
fw_family_file_get_case (FwFamilyFile *self)
{
  return self->case_id;
}

static gint64
read_id (const char *id)
{
  guint64 value;

  return id != NULL && g_ascii_string_to_unsigned (id, 10, 1, G_MAXINT64, &value, NULL)
             ? (gint64) value
             : 0;
}

static gint64
get_row (FwFamilyFile *self, guint person)
{
  return read_id (fw_family_get_person (self->family, person)->id);
}

gboolean
fw_family_file_is_outside (FwFamilyFile *self, guint person)
{
  gint64 id = get_row (self, person);

  return g_hash_table_contains (self->outside, &id);
}

gboolean
fw_family_file_can_remove (FwFamilyFile *self, guint person)
{
  gint64 id = get_row (self, person);

  return !g_hash_table_contains (self->outside, &id) && !g_hash_table_contains (self->filed, &id);
}

const char *
fw_family_file_get_role (FwFamilyFile *self, guint person)
{
  gint64 id = get_row (self, person);

  for (guint i = 0; i < self->roles->len; i++)
    if (g_array_index (self->roles, FwFamilyRole, i).person == id)
      return g_array_index (self->roles, FwFamilyRole, i).role;
  return "";
}

/* --- rows ------------------------------------------------------------------------------- */

typedef struct
{
  const char *table;
  gint64 id;
  FwRow *row;
} Entry;

static void
clear_entry (gpointer entry)
{
  fw_row_unref (((Entry *) entry)->row);
}

typedef struct
{
  FwFamilyFile *file;
  FwFamily *family;
  gint64 *persons; /* by index */
  gint64 *couples;
  GHashTable *used; /* ids given in this writing, so that two never share one */
  GArray *entries;  /* Entry */
  gboolean is_base;
} Writing;

/* The id of a member's own, or a fresh one where it comes from a foreign source. */
static gint64
take_id (Writing *self, const char *table, const char *text)
{
  gint64 id = read_id (text);
  g_autofree char *key = dup_key (table, id);

  /* A small number is a foreign record's; the office's ids are moments in time. */
  if (!g_hash_table_contains (self->file->versions, key)
      && (id < (G_GINT64_CONSTANT (1) << 40) || g_hash_table_contains (self->used, &id)))
    id = fw_id_new ();
  g_hash_table_add (self->used, g_memdup2 (&id, sizeof id));
  return id;
}

static FwRow *
add_entry (Writing *self, const char *table, gint64 id)
{
  Entry entry = {table, id, fw_row_new ()};

  g_array_append_val (self->entries, entry);
  return entry.row;
}

static void
set_date (FwRow *row, const char *column, const FwPartialDate *date)
{
  g_autofree char *text = fw_partial_date_to_text (date);

  if (text != NULL)
    fw_row_set_text (row, column, text);
  else
    fw_row_set_null (row, column);
}

static void
set_day (FwRow *row, const char *column, FwDay day)
{
  g_autofree char *text = day != FW_DAY_NONE ? fw_day_to_iso (day) : NULL;

  if (text != NULL)
    fw_row_set_text (row, column, text);
  else
    fw_row_set_null (row, column);
}

static void
set_fact (FwRow *row, const FwFact *fact)
{
  set_date (row, "from_date", &fact->from);
  set_date (row, "to_date", &fact->to);
  fw_row_set_text (row, "status", fw_fact_status_to_name (fact->status));
  fw_row_set_text (row, "source", fact->source);
  set_day (row, "known_on", fact->known);
}

static void
set_person_ref (Writing *self, FwRow *row, const char *column, guint person)
{
  if (person == FW_FAMILY_NOBODY)
    fw_row_set_null (row, column);
  else
    fw_row_set_int (row, column, self->persons[person]);
}

static void
write_person (Writing *self, guint index)
{
  const FwFamilyPerson *person = fw_family_get_person (self->family, index);
  FwRow *row = add_entry (self, "person", self->persons[index]);

  fw_row_set_text (row, "kind", fw_family_person_kind_to_name (person->kind));
  fw_row_set_text (row, "family_name", person->family_name);
  fw_row_set_text (row, "given_name", person->given_name);
  fw_row_set_text (row, "birth_name", person->birth_name);
  fw_row_set_text (row, "sex", fw_sex_to_name (person->sex));
  fw_row_set_text (row, "assigned_sex",
                   person->assigned_sex != person->sex ? fw_sex_to_name (person->assigned_sex)
                                                       : "");
  set_date (row, "born", &person->born);
  set_date (row, "died", &person->died);
  fw_row_set_int (row, "dead", person->dead && !fw_partial_date_is_known (&person->died));
  fw_row_set_int (row, "migrations", person->migrations);
  fw_row_set_text (row, "marks",
                   person->adopted_mark ? (person->foster_mark ? "AP" : "A")
                                        : (person->foster_mark ? "P" : ""));
  fw_row_set_text (row, "occupation", person->occupation);
  fw_row_set_text (row, "note", person->note);
}

/* Who was never born, lives with the family on four legs, or is a house, has no part
 * in the case as a person and is kept by a place in the drawing alone. */
static gboolean
has_role (const FwFamilyPerson *person)
{
  return person->kind == FW_FAMILY_PERSON || person->kind == FW_FAMILY_HELPER;
}

static const char *
find_role (Writing *self, FwKin *kin, guint index)
{
  const FwFamilyPerson *person = fw_family_get_person (self->family, index);
  FwRelation relation;

  if (person->kind == FW_FAMILY_HELPER)
    return "professional";
  if (kin == NULL || index == _fw_kin_get_focus (kin))
    return "other";
  _fw_kin_find (kin, _fw_kin_get_focus (kin), index, &relation);
  switch (relation.kind)
    {
    case FW_RELATION_BLOOD:
      if (relation.up == 1 && relation.down == 0)
        return person->sex == FW_SEX_FEMALE ? "mother"
               : person->sex == FW_SEX_MALE ? "father"
                                            : "relative";
      if (relation.up == 1 && relation.down == 1)
        return "sibling";
      return relation.down == 0 ? "grandparent" : "relative";
    case FW_RELATION_STEP:
      return relation.up == 1 && relation.down == 0 ? "step-parent" : "relative";
    case FW_RELATION_FOSTER:
      return relation.up == 1 && relation.down == 0 ? "foster-parent" : "relative";
    case FW_RELATION_GUARDIAN:
      return relation.up == 1 ? "guardian" : "relative";
    case FW_RELATION_NONE:
      return "other";
    case FW_RELATION_IN_LAW:
    case FW_RELATION_PARTNER:
    case FW_RELATION_PARENTS_EX:
    case FW_RELATION_SPOUSE_IN_LAW:
    case FW_RELATION_THROUGH:
    default:
      return "relative";
    }
}

static void
write_part (Writing *self, FwKin *kin, guint index)
{
  const FwFamilyPerson *person = fw_family_get_person (self->family, index);
  const gint64 *place = g_hash_table_lookup (self->file->places, &self->persons[index]);
  gboolean placed = person->pinned || !has_role (person);
  guint n_roles = 0;

  for (guint i = 0; i < self->file->roles->len; i++)
    {
      const FwFamilyRole *role = &g_array_index (self->file->roles, FwFamilyRole, i);

      if (role->person != self->persons[index])
        continue;
      n_roles++;
      /* The earliest row says since when somebody is known. */
      if (n_roles == 1)
        set_day (add_entry (self, "case_person", role->id), "known_on", person->known);
      else
        add_entry (self, "case_person", role->id);
    }
  /* Somebody who is kept by a household alone gets no role by being drawn. */
  if (n_roles == 0 && has_role (person) && !self->is_base
      && fw_family_find_person (self->file->family, person->id) == FW_FAMILY_NOBODY)
    {
      FwRow *row = add_entry (self, "case_person", fw_id_new ());

      fw_row_set_int (row, "case_id", self->file->case_id);
      fw_row_set_int (row, "person_id", self->persons[index]);
      fw_row_set_text (row, "role", find_role (self, kin, index));
      set_day (row, "known_on", person->known);
    }
  /* In the base there is a row exactly where one was read. */
  if (self->is_base ? place != NULL : placed)
    {
      FwRow *row = add_entry (self, "genogram_place", place != NULL ? *place : fw_id_new ());

      fw_row_set_int (row, "case_id", self->file->case_id);
      fw_row_set_int (row, "person_id", self->persons[index]);
      fw_row_set_int (row, "pinned", person->pinned);
      fw_row_set_int (row, "x", (gint64) person->x);
      fw_row_set_int (row, "y", (gint64) person->y);
      if (!has_role (person))
        set_day (row, "known_on", person->known);
    }
}

static void
write_couples (Writing *self)
{
  for (guint i = 0; i < self->family->unions->len; i++)
    {
      const FwFamilyUnion *couple = fw_family_get_union (self->family, i);
      FwRow *row;

      self->couples[i] = take_id (self, "partnership", couple->id);
      row = add_entry (self, "partnership", self->couples[i]);
      set_person_ref (self, row, "one_id", couple->partners[0]);
      set_person_ref (self, row, "other_id", couple->partners[1]);
      for (guint j = 0; j < couple->events->len; j++)
        {
          const FwUnionEvent *event = &g_array_index (couple->events, FwUnionEvent, j);

          row = add_entry (self, "partnership_event",
                           take_id (self, "partnership_event", event->id));
          fw_row_set_int (row, "partnership_id", self->couples[i]);
          fw_row_set_text (row, "kind", fw_union_event_to_name (event->kind));
          set_fact (row, &event->fact);
        }
    }
  for (guint i = 0; i < self->family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->family->links, i);
      FwRow *row = add_entry (self, "child_link", take_id (self, "child_link", link->id));

      fw_row_set_int (row, "child_id", self->persons[link->child]);
      fw_row_set_int (row, "partnership_id", self->couples[link->parents]);
      fw_row_set_text (row, "kind", fw_child_link_to_name (link->kind));
      fw_row_set_int (row, "disputed", link->disputed);
      set_fact (row, &link->fact);
    }
}

static void
write_households (Writing *self)
{
  for (guint i = 0; i < self->family->households->len; i++)
    {
      const FwFamilyHousehold *household = g_ptr_array_index (self->family->households, i);
      gint64 id = take_id (self, "household", household->id);
      FwRow *row = add_entry (self, "household", id);

      fw_row_set_int (row, "case_id", self->file->case_id);
      fw_row_set_text (row, "name", household->name);
      fw_row_set_text (row, "kind", household->kind);
      for (guint j = 0; j < household->stays->len; j++)
        {
          const FwHouseholdStay *stay = &g_array_index (household->stays, FwHouseholdStay, j);

          row = add_entry (self, "household_member", take_id (self, "household_member", stay->id));
          fw_row_set_int (row, "household_id", id);
          fw_row_set_int (row, "person_id", self->persons[stay->person]);
          set_fact (row, &stay->fact);
        }
    }
}

/* Members of a group have no ids in memory: group and person name the row. */
static gint64
find_twin_member (Writing *self, gint64 group, gint64 person)
{
  g_autofree char *key = _fw_family_file_dup_twin_key (group, person);
  const gint64 *id = g_hash_table_lookup (self->file->twin_members, key);

  return id != NULL ? *id : fw_id_new ();
}

static void
write_twins (Writing *self)
{
  static const char *const kinds[] = {
      [FW_TWINS_UNKNOWN] = "unknown",
      [FW_TWINS_FRATERNAL] = "fraternal",
      [FW_TWINS_IDENTICAL] = "identical",
  };

  for (guint i = 0; i < self->family->twins->len; i++)
    {
      const FwFamilyTwins *twins = g_ptr_array_index (self->family->twins, i);
      gint64 id = take_id (self, "twin_group", twins->id);
      FwRow *row = add_entry (self, "twin_group", id);

      fw_row_set_int (row, "case_id", self->file->case_id);
      fw_row_set_text (row, "kind", kinds[twins->kind]);
      for (guint j = 0; j < twins->persons->len; j++)
        {
          gint64 person = self->persons[g_array_index (twins->persons, guint, j)];

          row = add_entry (self, "twin_member", find_twin_member (self, id, person));
          fw_row_set_int (row, "group_id", id);
          fw_row_set_int (row, "person_id", person);
        }
    }
}

static void
write_judgements (Writing *self)
{
  for (guint i = 0; i < self->family->bonds->len; i++)
    {
      const FwFamilyBond *bond = g_ptr_array_index (self->family->bonds, i);
      FwRow *row = add_entry (self, "bond", take_id (self, "bond", bond->id));

      fw_row_set_int (row, "case_id", self->file->case_id);
      fw_row_set_text (row, "kind", bond->kind);
      fw_row_set_int (row, "from_id", self->persons[bond->from]);
      fw_row_set_int (row, "to_id", self->persons[bond->to]);
      set_fact (row, &bond->fact);
    }
  for (guint i = 0; i < self->family->health->len; i++)
    {
      const FwFamilyHealth *health = g_ptr_array_index (self->family->health, i);
      FwRow *row = add_entry (self, "health_mark", take_id (self, "health_mark", health->id));

      fw_row_set_int (row, "case_id", self->file->case_id);
      fw_row_set_int (row, "person_id", self->persons[health->person]);
      fw_row_set_text (row, "region",
                       health->region == FW_HEALTH_ADDICTION ? "addiction" : "illness");
      fw_row_set_int (row, "suspected", health->suspected);
      set_date (row, "remission_from", &health->remission_from);
      fw_row_set_text (row, "text", health->text);
      set_fact (row, &health->fact);
    }
  for (guint i = 0; i < self->family->traits->len; i++)
    {
      const FwFamilyTrait *trait = g_ptr_array_index (self->family->traits, i);
      FwRow *row = add_entry (self, "trait", take_id (self, "trait", trait->id));

      fw_row_set_int (row, "case_id", self->file->case_id);
      set_person_ref (self, row, "person_id", trait->person);
      fw_row_set_int (row, "resource", trait->resource);
      fw_row_set_text (row, "text", trait->text);
      set_fact (row, &trait->fact);
    }
}

static void
write_index (Writing *self)
{
  guint index = fw_family_get_index_person (self->family);
  guint before = fw_family_get_index_person (self->file->family);
  gboolean same = index != FW_FAMILY_NOBODY && before != FW_FAMILY_NOBODY
                      ? g_str_equal (fw_family_get_person (self->family, index)->id,
                                     fw_family_get_person (self->file->family, before)->id)
                      : index == before;
  FwRow *row;

  if (self->file->genogram == 0 && same)
    return;
  row = add_entry (self, "genogram",
                   self->file->genogram != 0 ? self->file->genogram : fw_id_new ());
  fw_row_set_int (row, "case_id", self->file->case_id);
  set_person_ref (self, row, "index_id", index);
}

/* Everything of @family as rows (Entry), what is referred to before what refers to it. */
static GArray *
write_family (FwFamilyFile *file, FwFamily *family, gboolean is_base)
{
  guint n = family->persons->len, index = fw_family_get_index_person (family);
  g_autofree gint64 *persons = g_new0 (gint64, n + 1);
  g_autofree gint64 *couples = g_new0 (gint64, family->unions->len + 1);
  g_autoptr (GHashTable) used = new_set ();
  g_autoptr (FwFamilyDay) always = NULL;
  g_autoptr (FwKin) kin = NULL;
  Writing self = {.file = file,
                  .family = family,
                  .persons = persons,
                  .couples = couples,
                  .used = used,
                  .is_base = is_base};

  self.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self.entries, clear_entry);
  if (index != FW_FAMILY_NOBODY && !is_base)
    {
      always = fw_family_day_new (family, G_MAXINT32 / 2, FW_DAY_NONE);
      kin = fw_kin_new (family, always, index);
    }
  for (guint i = 0; i < n; i++)
    {
      const FwFamilyPerson *person = fw_family_get_person (family, i);
      gint64 id = read_id (person->id);

      persons[i]
          = g_hash_table_contains (file->outside, &id) ? id : take_id (&self, "person", person->id);
      /* Of another case: never written from here. */
      if (g_hash_table_contains (file->outside, &persons[i]))
        continue;
      write_person (&self, i);
    }
  for (guint i = 0; i < n; i++)
    if (!g_hash_table_contains (file->outside, &persons[i]))
      write_part (&self, kin, i);
  write_index (&self);
  write_couples (&self);
  write_households (&self);
  write_twins (&self);
  write_judgements (&self);
  return self.entries;
}

/* --- difference --------------------------------------------------------------------------- */

static gboolean
is_value_equal (GVariant *a, GVariant *b)
{
  return a == NULL || b == NULL ? a == b : g_variant_equal (a, b);
}

/* The columns of @after that are otherwise in @before; NULL when none is. */
static FwRow *
dup_difference (const FwRow *before, const FwRow *after)
{
  g_autoptr (FwRow) row = fw_row_new ();

  for (guint i = 0; i < fw_row_get_n (after); i++)
    {
      const char *column = fw_row_get_column (after, i);
      GVariant *value = fw_row_get_value (after, i);

      if (!fw_row_has (before, column) || !is_value_equal (fw_row_get (before, column), value))
        fw_row_set (row, column, value);
    }
  return fw_row_get_n (row) > 0 ? g_steal_pointer (&row) : NULL;
}

static gint64
get_version (FwFamilyFile *self, const char *table, gint64 id)
{
  g_autofree char *key = dup_key (table, id);
  const gint64 *version = g_hash_table_lookup (self->versions, key);

  return version != NULL ? *version : -1;
}

static GHashTable *
index_entries (GArray *entries)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      g_hash_table_insert (table, dup_key (entry->table, entry->id), entry);
    }
  return table;
}

FwChangeSet *
fw_family_file_dup_changes (FwFamilyFile *self, FwFamily *edited, const char *label)
{
  g_autoptr (GArray) before = write_family (self, self->family, TRUE);
  g_autoptr (GArray) after = write_family (self, edited, FALSE);
  g_autoptr (GHashTable) old = index_entries (before);
  g_autoptr (GHashTable) new = index_entries (after);
  g_autoptr (FwChangeSet) changes = fw_change_set_new (label);

  for (guint i = 0; i < after->len; i++)
    {
      const Entry *entry = &g_array_index (after, Entry, i);
      g_autofree char *key = dup_key (entry->table, entry->id);
      const Entry *was = g_hash_table_lookup (old, key);
      g_autoptr (FwRow) difference = NULL;

      if (was == NULL)
        {
          fw_change_set_insert (changes, entry->table, entry->id, entry->row);
          continue;
        }
      difference = dup_difference (was->row, entry->row);
      if (difference != NULL)
        fw_change_set_update (changes, entry->table, entry->id,
                              get_version (self, entry->table, entry->id), difference);
    }
  for (guint i = before->len; i > 0; i--)
    {
      const Entry *entry = &g_array_index (before, Entry, i - 1);
      g_autofree char *key = dup_key (entry->table, entry->id);

      if (g_hash_table_contains (new, key))
        continue;
      if (g_str_equal (entry->table, "person")
          && g_hash_table_contains (self->referenced, &entry->id))
        continue;
      fw_change_set_delete (changes, entry->table, entry->id,
                            get_version (self, entry->table, entry->id));
    }
  return fw_change_set_get_n (changes) > 0 ? g_steal_pointer (&changes) : NULL;
}

gboolean
fw_family_file_is_touched (FwFamilyFile *self, FwNotice *notice)
{
  static const char *const tables[] = {
      "case_person",    "case_child",  "genogram",
      "genogram_place", "partnership", "partnership_event",
      "child_link",     "household",   "household_member",
      "twin_group",     "twin_member", "bond",
      "health_mark",    "trait",       "institution",
  };
  guint n = 0;
  const gint64 *ids;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (fw_notice_has_table (notice, tables[i]))
      return TRUE;
  ids = fw_notice_get_ids (notice, "person", &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ids[i]);

      if (fw_family_find_person (self->family, id) != FW_FAMILY_NOBODY)
        return TRUE;
    }
  return FALSE;
}
