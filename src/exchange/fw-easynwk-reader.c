/* fw-easynwk-reader.c: see fw-easynwk-reader.h.
 *
 * Source: fhstp/easynwk-web (MIT), src/data/NWKRecord.ts, Alter.ts, roles_de.json. The
 * four sectors are the quarters of the map by angle: family 0 to 90 degrees, friends to
 * 180, professional helpers −90 to 0, colleagues below.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-json.h"
#include "exchange/fw-easynwk-private.h"
#include "exchange/fw-easynwk-reader.h"
#include "exchange/fw-exchange-error.h"

#define MAX_DEPTH 64
#define INNER_CIRCLE 33.34

static double
get_number (JsonObject *object, const char *name, double otherwise)
{
  JsonNode *node = json_object_get_member (object, name);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  if (type == G_TYPE_INT64)
    return (double) json_node_get_int (node);
  if (type == G_TYPE_DOUBLE)
    return json_node_get_double (node);
  /* Forms of the web hand numbers over as text. */
  if (type == G_TYPE_STRING && *json_node_get_string (node) != '\0')
    return g_ascii_strtod (json_node_get_string (node), NULL);
  return otherwise;
}

/* --- one version ------------------------------------------------------------- */

typedef struct
{
  JsonObject *nwk;
  char *title;
  FwDay day;
} Version;

static void
clear_version (gpointer data)
{
  g_free (((Version *) data)->title);
}

static void
set_sex (FwFamilyPerson *person, const char *gender)
{
  if (g_str_equal (gender, "weiblich"))
    person->sex = FW_SEX_FEMALE;
  else if (g_str_equal (gender, "männlich"))
    person->sex = FW_SEX_MALE;
  else if (g_str_equal (gender, "divers"))
    person->sex = FW_SEX_DIVERSE;
  else
    person->sex = FW_SEX_UNKNOWN;
  person->assigned_sex = person->sex;
}

/* An age on a day is a year of birth, about. */
static void
set_age (FwFamilyPerson *person, const char *text, FwDay day)
{
  guint64 age;
  int year, month, d;

  if (day == FW_DAY_NONE || fw_partial_date_is_known (&person->born)
      || !g_ascii_string_to_unsigned (text, 10, 0, 120, &age, NULL))
    return;
  /* Whoever is 45 was born between 46 and 45 years ago. */
  fw_day_split (fw_day_add_months (day, -(int) age * 12 - 6), &year, &month, &d);
  person->born
      = (FwPartialDate) {FW_DATE_YEAR, TRUE, fw_day_new (year, 1, 1), fw_day_new (year, 12, 31)};
}

static void
set_text (FwEasynwk *self, const char **place, const char *text)
{
  g_autofree char *clean = NULL;

  if (*text == '\0')
    return;
  clean = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (clean != NULL)
    *place = fw_family_intern (self->family, g_strstrip (clean));
}

/* "Rosa Braunsteigl-Müller": the last word is the family name. A single word is a
 * given name, as such maps have it for relatives; with a title it is a family name. */
static void
set_name (FwEasynwk *self, FwFamilyPerson *person, const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  char *blank = strrchr (name, ' ');

  if (person->kind == FW_FAMILY_INSTITUTION || blank == NULL)
    {
      set_text (self, &person->given_name, name);
      person->family_name = "";
      return;
    }
  set_text (self, &person->family_name, blank + 1);
  *blank = '\0';
  set_text (self, &person->given_name, name);
}

static FwFamilyPerson *
find_or_add (FwEasynwk *self, const char *id, FwDay day)
{
  guint index = fw_family_find_person (self->family, id);
  FwFamilyPerson *person;

  if (index != FW_FAMILY_NOBODY)
    return fw_family_get_person (self->family, index);
  person = fw_family_add_person (self->family, id);
  person->known = day;
  return person;
}

static char *
make_id (JsonObject *alter, const char *member)
{
  return g_strdup_printf ("N%" G_GINT64_FORMAT,
                          (gint64) CLAMP (get_number (alter, member, -1), -1e9, 1e9));
}

static void
read_ego (FwEasynwk *self, JsonObject *ego, FwDay day)
{
  FwFamilyPerson *person = find_or_add (self, "ego", day);

  person->index = TRUE;
  set_name (self, person, fw_json_get_text (ego, "name"));
  set_sex (person, fw_json_get_text (ego, "currentGender"));
  set_age (person, fw_json_get_text (ego, "age"), day);
  set_text (self, &person->note, fw_json_get_text (ego, "note"));
}

/* The quarter of the map. */
static gboolean
is_in_family_sector (JsonObject *alter)
{
  double angle = get_number (alter, "angle", 0);

  return angle >= 0 && angle < 90;
}

static void
read_alter (FwEasynwk *self, JsonObject *alter, FwDay day)
{
  g_autofree char *id = make_id (alter, "id");
  FwFamilyPerson *person = find_or_add (self, id, day);
  const char *role = fw_json_get_text (alter, "role");

  if (!fw_json_get_boolean (alter, "human", TRUE))
    person->kind = FW_FAMILY_PET;
  else
    person->kind = fw_easynwk_is_kin (role, is_in_family_sector (alter)) ? FW_FAMILY_PERSON
                                                                         : FW_FAMILY_HELPER;
  set_name (self, person, fw_json_get_text (alter, "name"));
  set_sex (person, fw_json_get_text (alter, "currentGender"));
  set_age (person, fw_json_get_text (alter, "age"), day);
  set_text (self, &person->occupation, role);
  set_text (self, &person->note, fw_json_get_text (alter, "note"));
  person->dead = person->dead || fw_json_get_boolean (alter, "deceased", FALSE);
}

/* --- bonds ------------------------------------------------------------------- */

/* What the map says about the two of a contact; NULL: no contact now. */
static const char *
find_bond (JsonObject *alter)
{
  int edge = (int) get_number (alter, "edgeType", 1);
  gboolean close = edge == 2 || get_number (alter, "distance", 100) < INNER_CIRCLE;

  if (edge < 1)
    return NULL;
  if (fw_json_get_boolean (alter, "conflict", FALSE))
    return close ? "close-hostile" : "hostile";
  return close ? "close" : "connected";
}

/* One version's bonds: pair of indices → kind. */
static GHashTable *
gather_bonds (FwEasynwk *self, JsonObject *nwk)
{
  GHashTable *bonds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint ego = fw_family_find_person (self->family, "ego");
  JsonArray *alteri = fw_json_get_array (nwk, "alteri");
  JsonArray *connections = fw_json_get_array (nwk, "connections");

  for (guint i = 0; alteri != NULL && i < json_array_get_length (alteri); i++)
    {
      JsonObject *alter = fw_json_get_element (alteri, i);
      g_autofree char *id = alter != NULL ? make_id (alter, "id") : NULL;
      guint other = id != NULL ? fw_family_find_person (self->family, id) : FW_FAMILY_NOBODY;
      const char *kind;

      if (other == FW_FAMILY_NOBODY || other == ego)
        continue;
      kind = find_bond (alter);
      if (kind != NULL)
        fw_easynwk_put_pair (bonds, ego, other, kind);
      else if (!fw_json_get_boolean (alter, "deceased", FALSE)
               && fw_json_get_boolean (alter, "human", TRUE))
        fw_import_report_add_left (self->report, "no-contact", 1, 0);
    }
  for (guint i = 0; connections != NULL && i < json_array_get_length (connections); i++)
    {
      JsonObject *connection = fw_json_get_element (connections, i);
      g_autofree char *id = connection != NULL ? make_id (connection, "id1") : NULL;
      g_autofree char *id2 = connection != NULL ? make_id (connection, "id2") : NULL;
      guint one = id != NULL ? fw_family_find_person (self->family, id) : FW_FAMILY_NOBODY;
      guint other = id2 != NULL ? fw_family_find_person (self->family, id2) : FW_FAMILY_NOBODY;

      if (one == FW_FAMILY_NOBODY || other == FW_FAMILY_NOBODY || one == other)
        fw_import_report_add_problem (
            self->report, 0, _ ("A connection of the map leads to nobody. It was left out."));
      else
        fw_easynwk_put_pair (bonds, MIN (one, other), MAX (one, other), "connected");
    }
  return bonds;
}

static FwFact
make_fact (FwEasynwk *self, const Version *version)
{
  FwFact fact = fw_fact_always ();
  g_autofree char *source = *version->title != '\0'
                                ? g_strdup_printf (_ ("network map, %s"), version->title)
                                : g_strdup (_ ("network map"));

  fact.known = version->day;
  /* What the anchor person says. */
  fact.status = FW_FACT_ALLEGED;
  fact.source = fw_family_intern (self->family, source);
  return fact;
}

/* Some time between two maps. */
static FwPartialDate
between (const Version *before, const Version *version)
{
  if (before == NULL || before->day == FW_DAY_NONE || version->day == FW_DAY_NONE
      || before->day >= version->day)
    return fw_partial_date_from_day (version->day);
  return (FwPartialDate) {FW_DATE_BETWEEN, FALSE, before->day, version->day};
}

/* @open: pair → bond that still holds. */
static void
bring_bonds (FwEasynwk *self,
             GHashTable *open,
             const Version *version,
             const Version *before,
             guint n_known)
{
  g_autoptr (GHashTable) now = gather_bonds (self, version->nwk);
  g_autoptr (GPtrArray) keys = NULL;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, open);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      FwFamilyBond *bond = value;
      const char *kind = g_hash_table_lookup (now, key);

      if (kind != NULL && g_str_equal (kind, bond->kind))
        continue;
      bond->fact.to = between (before, version);
      g_hash_table_iter_remove (&iter);
    }
  keys = fw_easynwk_sort_pairs (now);
  for (guint i = 0; i < keys->len; i++)
    {
      const gint64 *pair = g_ptr_array_index (keys, i);
      guint one = (guint) ((guint64) *pair >> 32), other = (guint) (*pair & 0xffffffff);
      g_autofree char *id = NULL;
      FwFamilyBond *bond;

      if (g_hash_table_contains (open, pair))
        continue;
      id = g_strdup_printf ("B%u", self->family->bonds->len + 1);
      bond = fw_family_add_bond (self->family, id, g_hash_table_lookup (now, pair), one, other);
      bond->fact = make_fact (self, version);
      /* Between two who were on an earlier map it is new; else it was there unseen. */
      if (before != NULL && one < n_known && other < n_known)
        bond->fact.from = between (before, version);
      g_hash_table_insert (open, g_memdup2 (pair, sizeof *pair), bond);
    }
}

/* Support that comes from a contact is a resource. */
static void
read_support (FwEasynwk *self, JsonObject *alter, guint person, const Version *version)
{
  static const struct
  {
    const char *member;
    const char *text;
  } kinds[] = {
      {"supportEmotional", N_ ("emotional support")},
      {"supportInstrumental", N_ ("practical support")},
      {"supportInformational", N_ ("information and advice")},
      {"supportSocial", N_ ("company")},
      {"supportLinking", N_ ("contacts to others")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int direction = (int) get_number (alter, kinds[i].member, 0);
      const char *text = g_dgettext (GETTEXT_PACKAGE, kinds[i].text);
      g_autofree char *id = NULL;
      gboolean there = FALSE;

      if (direction == 1)
        fw_import_report_add_left (self->report, "support-given", 1, 0);
      if (direction != 2 && direction != 3)
        continue;
      for (guint k = 0; k < self->family->traits->len && !there; k++)
        {
          const FwFamilyTrait *trait = g_ptr_array_index (self->family->traits, k);

          there = trait->person == person && g_str_equal (trait->text, text);
        }
      if (there)
        continue;
      id = g_strdup_printf ("T%u", self->family->traits->len + 1);
      fw_family_add_trait (self->family, id, person, TRUE, text)->fact = make_fact (self, version);
    }
}

/* --- the whole --------------------------------------------------------------- */

static void
read_version (FwEasynwk *self, GHashTable *open, const Version *version, const Version *before)
{
  JsonObject *ego = fw_json_get_object (version->nwk, "ego");
  JsonArray *alteri = fw_json_get_array (version->nwk, "alteri");
  guint n_known = self->family->persons->len;

  if (ego != NULL)
    read_ego (self, ego, version->day);
  else
    find_or_add (self, "ego", version->day)->index = TRUE;
  for (guint i = 0; alteri != NULL && i < json_array_get_length (alteri); i++)
    {
      JsonObject *alter = fw_json_get_element (alteri, i);
      g_autofree char *id = alter != NULL ? make_id (alter, "id") : NULL;

      if (alter == NULL)
        {
          fw_import_report_add_problem (
              self->report, 0, _ ("A contact of the map cannot be read. It was left out."));
          continue;
        }
      read_alter (self, alter, version->day);
      read_support (self, alter, fw_family_find_person (self->family, id), version);
      if (*fw_json_get_text (alter, "emoji") != '\0')
        fw_import_report_add_left (self->report, "emoji", 1, 0);
    }
  bring_bonds (self, open, version, before, n_known);
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const Version *x = a, *y = b;

  return (x->day > y->day) - (x->day < y->day);
}

static void
add_version (GArray *versions, JsonObject *nwk, const char *title, const char *date)
{
  Version version = {nwk, g_strdup (title), FW_DAY_NONE};

  if (!fw_day_from_iso (date, &version.day))
    version.day = FW_DAY_NONE;
  g_array_append_val (versions, version);
}

/* A record of versions, or a single map as older programs wrote it. */
static GArray *
gather_versions (JsonObject *root)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Version));
  JsonArray *versions = fw_json_get_array (root, "versions");

  g_array_set_clear_func (found, clear_version);
  for (guint i = 0; versions != NULL && i < json_array_get_length (versions); i++)
    {
      JsonObject *version = fw_json_get_element (versions, i);
      JsonObject *nwk = version != NULL ? fw_json_get_object (version, "nwk") : NULL;

      if (nwk != NULL)
        add_version (found, nwk, fw_json_get_text (version, "title"),
                     fw_json_get_text (version, "date"));
    }
  if (found->len == 0 && fw_json_get_array (root, "alteri") != NULL)
    add_version (found, root, "", "");
  g_array_sort (found, compare_versions);
  return found;
}

static void
read_all (FwEasynwk *self, GArray *versions)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < versions->len; i++)
    read_version (self, open, &g_array_index (versions, Version, i),
                  i > 0 ? &g_array_index (versions, Version, i - 1) : NULL);
  fw_easynwk_link_kin (self);
}

FwFamily *
fw_easynwk_read (const char *text, gssize length, FwImportReport *report, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (FwFamily) family = NULL;
  g_autoptr (GArray) versions = NULL;
  JsonNode *root;

  g_return_val_if_fail (report != NULL, NULL);

  if (n >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      n -= 3;
    }
  g_free (report->format);
  report->format = g_strdup ("easyNWK");
  g_free (report->encoding);
  report->encoding = g_strdup ("UTF-8");
  if (n == 0 || !g_utf8_validate (text, (gssize) n, NULL) || !fw_json_is_flat (text, n, MAX_DEPTH)
      || !json_parser_load_from_data (parser, text, (gssize) n, NULL))
    {
      g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                           _ ("The file is damaged: it is no well-formed JSON. Nothing was "
                              "imported. Please export it again from easyNWK."));
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    versions = gather_versions (json_node_get_object (root));
  if (versions == NULL || versions->len == 0)
    {
      g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                           _ ("This is no network map of easyNWK. Nothing was imported."));
      return NULL;
    }
  family = fw_family_new ();
  read_all (&(FwEasynwk) {.family = family, .report = report}, versions);
  report->n_persons = family->persons->len;
  report->n_unions = family->unions->len;
  report->n_links = family->links->len;
  report->n_bonds = family->bonds->len;
  fw_import_report_finish (report);
  return g_steal_pointer (&family);
}
