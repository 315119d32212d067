/* fw-text-pseudonym.c: see fw-text-pseudonym.h. The names, and who gets which letter. */
#include "config.h"

#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-text-pseudonym-private.h"

#define MIN_WEEKS 53
#define MAX_WEEKS 156
/* Shorter names are met within any text: they need a cue. */
#define MIN_LETTERS 3
/* A word of an organisation's name that may stand for all of it. */
#define MIN_DISTINCTIVE 4

G_DEFINE_BOXED_TYPE (FwPseudonyms, fw_pseudonyms, fw_pseudonyms_ref, fw_pseudonyms_unref)

static void
person_free (gpointer data)
{
  FwPseudonymPerson *person = data;

  g_free (person->role);
  g_free (person->key);
  g_free (person->letters);
  g_free (person->stand_in);
  g_ptr_array_unref (person->given);
  g_ptr_array_unref (person->family);
  g_free (person);
}

static void
name_free (gpointer data)
{
  FwPseudonymName *name = data;

  g_free (name->folded);
  g_free (name->stand_in);
  g_array_unref (name->persons);
  g_free (name);
}

static void
term_free (gpointer data)
{
  FwPseudonymTerm *term = data;

  g_free (term->word);
  g_free (term->key);
  g_strfreev (term->words);
  g_free (term->stand_in);
  g_clear_pointer (&term->regex, g_regex_unref);
  g_free (term);
}

FwPseudonyms *
fw_pseudonyms_new (guint64 salt, FwDay around)
{
  FwPseudonyms *self = g_new0 (FwPseudonyms, 1);
  g_autoptr (GRand) rand = NULL;
  guint32 seed[2] = {(guint32) salt, (guint32) (salt >> 32)};

  rand = g_rand_new_with_seed_array (seed, 2);
  self->ref_count = 1;
  self->salt = salt;
  self->around = around;
  self->shift = -7 * g_rand_int_range (rand, MIN_WEEKS, MAX_WEEKS + 1);
  self->persons = g_ptr_array_new_with_free_func (person_free);
  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, name_free);
  self->first
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

FwPseudonyms *
fw_pseudonyms_ref (FwPseudonyms *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
fw_pseudonyms_unref (FwPseudonyms *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_hash_table_unref (self->first);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->others);
  g_hash_table_unref (self->used);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->persons);
  g_free (self);
}

int
fw_pseudonyms_get_shift (FwPseudonyms *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->shift;
}

static FwPseudonymName *
add_name (FwPseudonyms *self, const char *folded, gboolean is_short, guint person, guint use)
{
  FwPseudonymName *name = g_hash_table_lookup (self->names, folded);

  if (name == NULL)
    {
      name = g_new0 (FwPseudonymName, 1);
      name->folded = g_strdup (folded);
      name->persons = g_array_new (FALSE, FALSE, sizeof (guint));
      name->is_weak = is_short || _fw_pseudonym_is_word (folded) || _fw_pseudonym_is_title (folded)
                      || _fw_pseudonym_is_cue (folded);
      g_hash_table_insert (self->names, name->folded, name);
    }
  name->uses |= use;
  for (guint i = 0; i < name->persons->len; i++)
    if (g_array_index (name->persons, guint, i) == person)
      return name;
  g_array_append_val (name->persons, person);
  return name;
}

/* Particles are part of a name only beside other words of it. */
static void
add_names (FwPseudonyms *self, GPtrArray *list, const char *text, guint person, guint use)
{
  FwPseudonymPerson *whose = g_ptr_array_index (self->persons, person);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GArray) tokens = _fw_pseudonym_tokenise (valid);
  guint n_others = 0;

  for (guint i = 0; i < tokens->len; i++)
    n_others += !_fw_pseudonym_is_particle (g_array_index (tokens, FwPseudonymToken, i).folded);
  for (guint i = 0; i < tokens->len; i++)
    {
      const FwPseudonymToken *token = &g_array_index (tokens, FwPseudonymToken, i);

      if (n_others > 0 && _fw_pseudonym_is_particle (token->folded))
        {
          whose->has_particles = TRUE;
          continue;
        }
      /* "S." of "S. Brandt" is no name of its own. "Zoe" folds to two letters and has three. */
      if (strlen (token->folded) > 1 || use == FW_NAME_FAMILY)
        add_name (self, token->folded,
                  g_utf8_strlen (valid + token->start, (gssize) (token->end - token->start))
                      < MIN_LETTERS,
                  person, use);
      g_ptr_array_add (list, g_strdup (token->folded));
    }
}

void
fw_pseudonyms_add_person (FwPseudonyms *self,
                          const char *role,
                          const char *given,
                          const char *family,
                          const char *birth_name,
                          const char *nickname)
{
  FwPseudonymPerson *person;
  g_autofree char *all = NULL;
  g_autofree char *key = NULL;
  guint index;

  g_return_if_fail (self != NULL && !self->is_settled && role != NULL && given != NULL);
  g_return_if_fail (family != NULL && birth_name != NULL && nickname != NULL);

  all = g_strjoin ("|", given, family, birth_name, nickname, NULL);
  key = fw_text_fold (all);
  if (strlen (key) <= 3) /* nothing but the bars */
    return;
  for (guint i = 0; i < self->persons->len; i++)
    if (g_str_equal (((FwPseudonymPerson *) g_ptr_array_index (self->persons, i))->key, key))
      return;
  person = g_new0 (FwPseudonymPerson, 1);
  person->role = g_strdup (role);
  person->key = g_steal_pointer (&key);
  person->given = g_ptr_array_new_with_free_func (g_free);
  person->family = g_ptr_array_new_with_free_func (g_free);
  index = self->persons->len;
  g_ptr_array_add (self->persons, person);
  add_names (self, person->given, given, index, FW_NAME_GIVEN);
  add_names (self, person->given, nickname, index, FW_NAME_GIVEN);
  add_names (self, person->family, family, index, FW_NAME_FAMILY);
  add_names (self, person->family, birth_name, index, FW_NAME_FAMILY);
}

/* Every word is one of somebody's names or their first letter. */
static gboolean
is_known (FwPseudonyms *self, GPtrArray *parts)
{
  for (guint p = 0; p < self->persons->len; p++)
    {
      FwPseudonymPerson *person = g_ptr_array_index (self->persons, p);
      guint n_found = 0;

      for (guint i = 0; i < parts->len; i++)
        {
          const char *part = g_ptr_array_index (parts, i);
          gboolean found = FALSE;

          for (guint j = 0; j < person->given->len + person->family->len && !found; j++)
            {
              const char *name = j < person->given->len
                                     ? g_ptr_array_index (person->given, j)
                                     : g_ptr_array_index (person->family, j - person->given->len);

              found = strlen (part) == 1 ? name[0] == part[0] : g_str_equal (name, part);
            }
          n_found += found;
        }
      if (n_found == parts->len)
        return TRUE;
    }
  return FALSE;
}

void
fw_pseudonyms_add_printed_name (FwPseudonyms *self, const char *role, const char *name)
{
  g_auto (GStrv) all = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (GString) given = g_string_new (NULL);

  g_return_if_fail (self != NULL && !self->is_settled && role != NULL && name != NULL);

  all = _fw_pseudonym_split (name);
  for (guint i = 0; all[i] != NULL; i++)
    if (!_fw_pseudonym_is_title (all[i]) && !g_str_equal (all[i], "familie")
        && !_fw_pseudonym_is_particle (all[i]))
      g_ptr_array_add (parts, all[i]);
  if (parts->len == 0 || is_known (self, parts))
    return;
  for (guint i = 0; i + 1 < parts->len; i++)
    g_string_append_printf (given, "%s ", (char *) g_ptr_array_index (parts, i));
  fw_pseudonyms_add_person (self, role, given->str, g_ptr_array_index (parts, parts->len - 1), "",
                            "");
}

/* --- terms --------------------------------------------------------------------------- */

static void
register_first (FwPseudonyms *self, const char *folded, FwPseudonymTerm *term)
{
  GPtrArray *terms = g_hash_table_lookup (self->first, folded);

  if (terms == NULL)
    {
      terms = g_ptr_array_new ();
      g_hash_table_insert (self->first, g_strdup (folded), terms);
    }
  if (!g_ptr_array_find (terms, term, NULL))
    g_ptr_array_add (terms, term);
}

static FwPseudonymTerm *
add_term (FwPseudonyms *self, const char *word, const char *key, char **parts)
{
  FwPseudonymTerm *term = g_new0 (FwPseudonymTerm, 1);

  term->word = g_strdup (word);
  term->key = g_strdup (key);
  term->words = parts;
  g_ptr_array_add (self->terms, term);
  if (parts != NULL)
    register_first (self, parts[0], term);
  return term;
}

/* "Lindenstr. 12" is "Lindenstraße 12" is "Lindenstraße". */
static void
add_street_forms (FwPseudonyms *self, const char *word, const char *key, char **parts)
{
  guint n = g_strv_length (parts);

  for (guint i = 0; i < n; i++)
    if (g_str_has_suffix (parts[i], "strasse"))
      {
        char **other = g_strdupv (parts);

        other[i][strlen (other[i]) - strlen ("asse")] = '\0';
        add_term (self, word, key, other);
        if (i + 2 == n && g_ascii_isdigit (parts[n - 1][0]))
          {
            char **shorter = g_strdupv (other);

            g_clear_pointer (&shorter[n - 1], g_free);
            add_term (self, word, key, shorter);
          }
      }
  if (n > 1 && g_ascii_isdigit (parts[n - 1][0]))
    {
      char **shorter = g_strdupv (parts);

      g_clear_pointer (&shorter[n - 1], g_free);
      add_term (self, word, key, shorter);
    }
}

void
fw_pseudonyms_add_term (FwPseudonyms *self, const char *word, const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *key = NULL;
  FwPseudonymTerm *term;

  g_return_if_fail (self != NULL && !self->is_settled && word != NULL && text != NULL);

  parts = _fw_pseudonym_split (text);
  if (parts[0] == NULL)
    return;
  key = g_strjoinv (" ", parts);
  for (guint i = 0; i < self->terms->len; i++)
    if (g_str_equal (((FwPseudonymTerm *) g_ptr_array_index (self->terms, i))->key, key))
      return;
  term = add_term (self, word, key, g_strdupv (parts));
  add_street_forms (self, word, key, parts);
  for (guint i = 0; parts[i] != NULL && parts[1] != NULL; i++)
    if (strlen (parts[i]) >= MIN_DISTINCTIVE && !g_ascii_isdigit (parts[i][0])
        && !_fw_pseudonym_is_generic (parts[i]) && !_fw_pseudonym_is_word (parts[i])
        && !_fw_pseudonym_is_given_name (parts[i]) && !g_str_has_suffix (parts[i], "strasse"))
      {
        char **one = g_new0 (char *, 2);

        one[0] = g_strdup (parts[i]);
        add_term (self, word, term->key, one)->single = TRUE;
      }
}

/* Each letter and digit with anything that groups numbers between them. */
void
fw_pseudonyms_add_number (FwPseudonyms *self, const char *word, const char *number)
{
  g_autoptr (GString) pattern = NULL;
  g_autoptr (GString) key = NULL;
  const char *from = number;
  FwPseudonymTerm *term;

  g_return_if_fail (self != NULL && !self->is_settled && word != NULL && number != NULL);

  pattern = g_string_new ("(?<![0-9A-Za-z])");
  key = g_string_new (NULL);
  /* A telephone number with and without the country. */
  if (g_str_has_prefix (number, "+49"))
    from = number + 3;
  else if (g_str_has_prefix (number, "0049"))
    from = number + 4;
  else if (number[0] == '0')
    from = number + 1;
  if (from != number)
    g_string_append (pattern, "(?:(?:\\+|00)49[\\s/().\\-]*0?|\\(?0)");
  for (const char *p = from; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isalnum (*p))
      {
        if (from == number ? key->len > 0 : TRUE)
          g_string_append (pattern, "[\\s/().\\-–]*");
        g_string_append_c (pattern, *p);
        g_string_append_c (key, g_ascii_tolower (*p));
      }
  g_string_append (pattern, "(?![0-9A-Za-z])");
  if (key->len < 4)
    return;
  term = add_term (self, word, key->str, NULL);
  term->regex = g_regex_new (pattern->str, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
}

void
fw_pseudonyms_add_email (FwPseudonyms *self, const char *email)
{
  g_autofree char *escaped = NULL;
  g_autofree char *pattern = NULL;
  g_autofree char *key = NULL;
  FwPseudonymTerm *term;

  g_return_if_fail (self != NULL && !self->is_settled && email != NULL);

  if (email[0] == '\0')
    return;
  escaped = g_regex_escape_string (email, -1);
  pattern = g_strdup_printf ("(?<![\\w.+\\-])%s(?![\\w\\-])", escaped);
  key = g_utf8_casefold (email, -1);
  term = add_term (self, "E-Mail", key, NULL);
  term->regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
}
