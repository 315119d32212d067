/* fw-text-pseudonym-repository.c: all names that the office knows around a case.
 *
 * Rather too many than too few: the whole staff and all providers, because minutes name
 * whoever was there. Other families' names are not read: they do not belong into this
 * case's papers, and a copy must not depend on them.
 */
#include "config.h"

#include "domain/fw-text-pseudonym-private.h"

/* People with a role in the case, drawn in its genogram, living in its households. */
#define MEMBERS                                                                                    \
  "(SELECT person_id FROM case_person WHERE case_id = $1 UNION SELECT person_id FROM case_child "  \
  "WHERE case_id = $1 UNION SELECT person_id FROM genogram_place WHERE case_id = $1 UNION SELECT " \
  "household_member.person_id FROM household_member JOIN household ON household.id = "             \
  "household_member.household_id WHERE household.case_id = $1)"

typedef struct
{
  gint64 case_id;
  guint64 salt;
  FwDay around;
} Wanted;

typedef struct
{
  const char *name, *word;
} Word;

static const Word roles[] = {{"child", "Kind"},
                             {"mother", "Mutter"},
                             {"father", "Vater"},
                             {"step-parent", "Stiefelternteil"},
                             {"sibling", "Geschwister"},
                             {"grandparent", "Großelternteil"},
                             {"foster-parent", "Pflegeelternteil"},
                             {"guardian", "Vormund"},
                             {"relative", "Verwandte"},
                             {"professional", "Fachkraft"},
                             {"other", "Person"}};
static const Word institutions[]
    = {{"school", "Schule"},    {"day-care", "Kita"},    {"doctor", "Praxis"},
       {"therapist", "Praxis"}, {"employer", "Betrieb"}, {"other", "Einrichtung"}};

static const char *
get_word (const Word *words, guint n, const char *name, const char *otherwise)
{
  for (guint i = 0; name != NULL && i < n; i++)
    if (g_str_equal (words[i].name, name))
      return words[i].word;
  return otherwise;
}

static void
add_person (FwPseudonyms *names, FwResult *result, guint row)
{
  fw_pseudonyms_add_person (
      names,
      get_word (roles, G_N_ELEMENTS (roles), fw_result_get_string (result, row, 3), "Verwandte"),
      fw_result_get_string (result, row, 0), fw_result_get_string (result, row, 1),
      fw_result_get_string (result, row, 2), "");
}

static void
add_address (FwPseudonyms *names, FwResult *result, guint row)
{
  fw_pseudonyms_add_term (names, "Straße", fw_result_get_string (result, row, 0));
  fw_pseudonyms_add_number (names, "PLZ", fw_result_get_string (result, row, 1));
  fw_pseudonyms_add_term (names, "Ort", fw_result_get_string (result, row, 2));
}

static void
add_contact (FwPseudonyms *names, FwResult *result, guint row)
{
  const char *kind = fw_result_get_string (result, row, 0),
             *value = fw_result_get_string (result, row, 1);

  if (g_str_equal (kind, "email"))
    fw_pseudonyms_add_email (names, value);
  else
    fw_pseudonyms_add_number (names, "Telefon", value);
}

static void
add_institution (FwPseudonyms *names, FwResult *result, guint row)
{
  fw_pseudonyms_add_term (names,
                          get_word (institutions, G_N_ELEMENTS (institutions),
                                    fw_result_get_string (result, row, 0), "Einrichtung"),
                          fw_result_get_string (result, row, 1));
}

static void
add_staff (FwPseudonyms *names, FwResult *result, guint row)
{
  fw_pseudonyms_add_printed_name (names, "Fachkraft", fw_result_get_string (result, row, 0));
  fw_pseudonyms_add_number (names, "Telefon", fw_result_get_string (result, row, 1));
  fw_pseudonyms_add_email (names, fw_result_get_string (result, row, 2));
}

static void
add_provider (FwPseudonyms *names, FwResult *result, guint row)
{
  fw_pseudonyms_add_term (names, "Träger", fw_result_get_string (result, row, 0));
  fw_pseudonyms_add_printed_name (names, "Fachkraft", fw_result_get_string (result, row, 1));
  fw_pseudonyms_add_term (names, "Straße", fw_result_get_string (result, row, 2));
  fw_pseudonyms_add_number (names, "PLZ", fw_result_get_string (result, row, 3));
  fw_pseudonyms_add_term (names, "Ort", fw_result_get_string (result, row, 4));
  fw_pseudonyms_add_number (names, "Telefon", fw_result_get_string (result, row, 5));
  fw_pseudonyms_add_email (names, fw_result_get_string (result, row, 6));
}

static void
add_guest (FwPseudonyms *names, FwResult *result, guint row)
{
  fw_pseudonyms_add_printed_name (names, "Person", fw_result_get_string (result, row, 0));
  fw_pseudonyms_add_email (names, fw_result_get_string (result, row, 1));
}

static void
add_household (FwPseudonyms *names, FwResult *result, guint row)
{
  fw_pseudonyms_add_term (names, "Wohnung", fw_result_get_string (result, row, 0));
}

static void
add_number (FwPseudonyms *names, FwResult *result, guint row)
{
  fw_pseudonyms_add_number (names, "Akte", fw_result_get_string (result, row, 0));
}

/* People first: what comes later adds only what is not known yet. */
static const struct
{
  const char *sql;
  void (*add) (FwPseudonyms *names, FwResult *result, guint row);
} sources[] = {
    {"SELECT given_name, family_name, birth_name, (SELECT role FROM case_person WHERE case_id = $1 "
     "AND person_id = person.id ORDER BY id LIMIT 1) FROM person WHERE id IN " MEMBERS
     " ORDER BY id",
     add_person},
    {"SELECT name, phone, email FROM staff WHERE $1 = $1 ORDER BY id", add_staff},
    {"SELECT name, contact_name, street, postcode, place, phone, email FROM provider WHERE $1 = $1 "
     "ORDER BY id",
     add_provider},
    {"SELECT street, postcode, place FROM address WHERE person_id IN " MEMBERS " ORDER BY id",
     add_address},
    {"SELECT kind, value FROM contact_point WHERE person_id IN " MEMBERS " ORDER BY id",
     add_contact},
    {"SELECT kind, name FROM institution WHERE person_id IN " MEMBERS " ORDER BY id",
     add_institution},
    {"SELECT name FROM household WHERE case_id = $1 ORDER BY id", add_household},
    {"SELECT name, '' FROM record_participant WHERE entry_id IN (SELECT id FROM record_entry WHERE "
     "case_id = $1) AND name <> '' ORDER BY id",
     add_guest},
    {"SELECT name, email FROM session_person WHERE session_id IN (SELECT session_id FROM conference "
     "WHERE case_id = $1) AND (conference_id IS NULL OR conference_id IN (SELECT id FROM conference "
     "WHERE case_id = $1)) ORDER BY id",
     add_guest},
    {"SELECT file_number FROM case_child WHERE case_id = $1 ORDER BY id", add_number},
    {"SELECT file_number FROM case_file WHERE id = $1", add_number},
};

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (FwPseudonyms) names = fw_pseudonyms_new (wanted->salt, wanted->around);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      GError *error = NULL;
      g_autoptr (FwResult) result = fw_connection_query (
          connection, sources[i].sql, g_variant_new ("(x)", wanted->case_id), &error);

      if (result == NULL)
        return dex_future_new_for_error (error);
      for (guint row = 0; row < fw_result_get_n_rows (result); row++)
        sources[i].add (names, result, row);
    }
  return dex_future_new_take_boxed (FW_TYPE_PSEUDONYMS, g_steal_pointer (&names));
}

DexFuture *
fw_pseudonyms_load (FwStore *store, gint64 case_id, guint64 salt, FwDay around)
{
  Wanted wanted = {case_id, salt, around};

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, g_memdup2 (&wanted, sizeof wanted), g_free);
}
