/* fw-import-report.c: see fw-import-report.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/fw-import-report.h"

/* Words for what people know; by the last tag of the path. */
static const struct
{
  const char *tag;
  const char *word;
} words[] = {
    {"ADDR", N_ ("addresses")},
    {"AGE", N_ ("ages at an event")},
    {"ALIA", N_ ("aliases")},
    {"ASSO", N_ ("associations of persons")},
    {"BARM", N_ ("religious events")},
    {"BASM", N_ ("religious events")},
    {"BLES", N_ ("religious events")},
    {"BURI", N_ ("burials")},
    {"CAUS", N_ ("causes of death")},
    {"CHAN", N_ ("dates of change")},
    {"CHR", N_ ("christenings")},
    {"BAPM", N_ ("christenings")},
    {"CONF", N_ ("religious events")},
    {"CREA", N_ ("dates of creation")},
    {"CREM", N_ ("cremations")},
    {"DSCR", N_ ("descriptions of appearance")},
    {"EDUC", N_ ("education")},
    {"EMAIL", N_ ("e-mail addresses")},
    {"EMIG", N_ ("emigrations")},
    {"EVEN", N_ ("other events")},
    {"FACT", N_ ("other facts")},
    {"GRAD", N_ ("graduations")},
    {"IMMI", N_ ("immigrations")},
    {"NAME", N_ ("further names")},
    {"NATI", N_ ("nationalities")},
    {"NICK", N_ ("nicknames")},
    {"NOTE", N_ ("notes")},
    {"NPFX", N_ ("titles before names")},
    {"OBJE", N_ ("pictures and files")},
    {"OCCU", N_ ("further occupations")},
    {"PHON", N_ ("telephone numbers")},
    {"PHRASE", N_ ("explanations of dates")},
    {"PLAC", N_ ("places")},
    {"REFN", N_ ("reference numbers")},
    {"RELI", N_ ("religions")},
    {"REPO", N_ ("archives")},
    {"RESI", N_ ("residences")},
    {"RESN", N_ ("restrictions of use")},
    {"SNOTE", N_ ("notes")},
    {"SOUR", N_ ("sources")},
    {"SSN", N_ ("identity numbers")},
    {"SUBM", N_ ("submitters")},
    {"TIME", N_ ("times of day")},
    {"TITL", N_ ("titles")},
    {"UID", N_ ("reference numbers")},
    {"WILL", N_ ("wills")},
    /* of network maps */
    {"emoji", N_ ("emojis")},
    {"no-contact", N_ ("contacts without a relation at present")},
    {"support-given", N_ ("entries on support that the person gives")},
};

static void
free_problem (FwImportProblem *self)
{
  g_free (self->text);
  g_free (self);
}

static void
free_left (FwImportLeft *self)
{
  g_free (self->path);
  g_free (self->word);
  g_free (self);
}

FwImportReport *
fw_import_report_new (void)
{
  FwImportReport *self = g_new0 (FwImportReport, 1);

  self->format = g_strdup ("");
  self->encoding = g_strdup ("");
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) free_problem);
  self->left = g_ptr_array_new_with_free_func ((GDestroyNotify) free_left);
  self->left_map = g_hash_table_new (g_str_hash, g_str_equal);
  self->same_as = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
fw_import_report_free (FwImportReport *self)
{
  g_free (self->format);
  g_free (self->encoding);
  g_hash_table_unref (self->left_map);
  g_hash_table_unref (self->same_as);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->left);
  g_free (self);
}

void
fw_import_report_add_problem (FwImportReport *self, guint line, const char *format, ...)
{
  FwImportProblem *problem;
  g_autofree char *text = NULL;
  va_list list;

  self->n_problems++;
  if (self->problems->len >= FW_IMPORT_MAX_PROBLEMS)
    return;
  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  problem = g_new0 (FwImportProblem, 1);
  problem->line = line;
  problem->text = g_utf8_make_valid (text, -1);
  g_ptr_array_add (self->problems, problem);
}

static const char *
find_word (const char *path)
{
  const char *dot = strrchr (path, '.');
  const char *tag = dot != NULL ? dot + 1 : path;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].tag, tag))
      return g_dgettext (GETTEXT_PACKAGE, words[i].word);
  return path;
}

void
fw_import_report_add_left (FwImportReport *self, const char *path, guint count, guint n_lines)
{
  FwImportLeft *left = g_hash_table_lookup (self->left_map, path);

  if (left == NULL)
    {
      left = g_new0 (FwImportLeft, 1);
      left->path = g_strdup (path);
      left->word = g_strdup (find_word (path));
      g_ptr_array_add (self->left, left);
      g_hash_table_insert (self->left_map, left->path, left);
    }
  left->count += count;
  left->n_lines += n_lines;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const FwImportProblem *x = *(FwImportProblem *const *) a;
  const FwImportProblem *y = *(FwImportProblem *const *) b;

  return (x->line > y->line) - (x->line < y->line);
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const FwImportLeft *x = *(FwImportLeft *const *) a;
  const FwImportLeft *y = *(FwImportLeft *const *) b;

  if (x->count != y->count)
    return x->count < y->count ? 1 : -1;
  return strcmp (x->path, y->path);
}

void
fw_import_report_finish (FwImportReport *self)
{
  g_ptr_array_sort (self->problems, compare_problems);
  g_ptr_array_sort (self->left, compare_left);
}

guint
fw_import_report_get_n_left_lines (const FwImportReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->left->len; i++)
    n += ((FwImportLeft *) g_ptr_array_index (self->left, i))->n_lines;
  return n;
}

guint
fw_import_report_get_n_left (const FwImportReport *self, const char *path)
{
  const FwImportLeft *left = g_hash_table_lookup (self->left_map, path);

  return left != NULL ? left->count : 0;
}

char *
fw_import_report_dup_summary (const FwImportReport *self)
{
  g_autofree char *persons = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u person", "%u persons", self->n_persons), self->n_persons);
  g_autofree char *unions = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u partnership", "%u partnerships", self->n_unions),
      self->n_unions);
  g_autofree char *links = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u parent-child link", "%u parent-child links", self->n_links),
      self->n_links);

  if (self->n_bonds > 0)
    {
      g_autofree char *bonds
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u relation between persons",
                                          "%u relations between persons", self->n_bonds),
                             self->n_bonds);

      return g_strdup_printf ("%s, %s, %s, %s", persons, unions, links, bonds);
    }
  return g_strdup_printf ("%s, %s, %s", persons, unions, links);
}

/* The same word of several tags is said once. */
char *
fw_import_report_dup_left (const FwImportReport *self, guint max_kinds)
{
  g_autoptr (GHashTable) sums = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GString *text;
  guint n_rest = 0;

  if (self->left->len == 0)
    return NULL;
  for (guint i = 0; i < self->left->len; i++)
    {
      const FwImportLeft *left = g_ptr_array_index (self->left, i);
      guint sum = GPOINTER_TO_UINT (g_hash_table_lookup (sums, left->word));

      if (sum == 0)
        g_ptr_array_add (order, left->word);
      g_hash_table_insert (sums, left->word, GUINT_TO_POINTER (sum + left->count));
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < order->len; i++)
    {
      const char *word = g_ptr_array_index (order, i);
      guint sum = GPOINTER_TO_UINT (g_hash_table_lookup (sums, word));

      if (i < max_kinds)
        {
          if (i > 0)
            g_string_append (text, ", ");
          /* Translators: what was counted, and how many: "places (12)". */
          g_string_append_printf (text, _ ("%s (%u)"), word, sum);
        }
      else
        n_rest += sum;
    }
  if (n_rest > 0)
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n_rest), n_rest);
  return g_string_free_and_steal (text);
}
