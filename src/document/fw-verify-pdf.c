/* fw-verify-pdf.c: see fw-verify-pdf.h. Finds the signatures, has each judged, and says
 * what that means for the file. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/fw-verify-private.h"

#define MAX_SIGNATURES 200u

static void
free_signature (gpointer data)
{
  FwVerifySignature *self = data;

  g_free (self->field);
  g_free (self->signer);
  g_free (self->subfilter);
  g_free (self->reason);
  g_free (self->time);
  g_free (self->revision_sha256);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (FwVerification, fw_verification, fw_verification_ref, fw_verification_unref)

FwVerification *
fw_verification_ref (FwVerification *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_verification_unref (FwVerification *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->sha256);
  g_ptr_array_unref (self->signatures);
  g_free (self);
}

/* --- words ------------------------------------------------------------------------ */

const char *
fw_verify_crypto_get_word (FwVerifyCrypto crypto)
{
  static const char *const words[] = {"valid", "invalid", "unreadable"};

  return words[crypto];
}

const char *
fw_verify_coverage_get_word (FwVerifyCoverage coverage)
{
  static const char *const words[] = {"whole", "revision", "broken"};

  return words[coverage];
}

const char *
fw_verify_certificate_get_word (FwVerifyCertificate certificate)
{
  static const char *const words[] = {"trusted", "unknown", "expired", "not-yet-valid", "revoked"};

  return words[certificate];
}

const char *
fw_verify_problem_get_word (FwVerifyProblems problem)
{
  static const char *const words[] = {"digest-mismatch", "changed-after-signing",
                                      "byte-range",      "duplicate-field",
                                      "truncated",       "rewritten",
                                      "not-signed",      "unreadable"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (problem == 1u << i)
      return words[i];
  return NULL;
}

const char *
fw_verify_problem_get_text (FwVerifyProblems problem)
{
  switch (problem)
    {
    case FW_VERIFY_DIGEST_MISMATCH:
      return _ ("What was signed was changed afterwards.");
    case FW_VERIFY_CHANGED:
      return _ ("Something was added or replaced after a signature.");
    case FW_VERIFY_BYTE_RANGE:
      return _ ("A signature leaves out parts of the file that it has to cover.");
    case FW_VERIFY_DUPLICATE:
      return _ ("Two signature fields have the same name.");
    case FW_VERIFY_TRUNCATED:
      return _ ("The end of the file is missing.");
    case FW_VERIFY_REWRITTEN:
      return _ ("Another program has saved the file anew; its signatures were lost by that.");
    case FW_VERIFY_NOT_SIGNED:
      return _ ("This file has no signature.");
    case FW_VERIFY_NOT_READABLE:
      return _ ("The file, or a signature in it, cannot be read.");
    default:
      return "";
    }
}

/* --- finding ---------------------------------------------------------------------- */

static void
free_case (gpointer data)
{
  FwVerifyCase *self = data;

  g_clear_pointer (&self->result, free_signature);
  g_free (self);
}

/* "D:20261129204700+01'00'" as ISO 8601; NULL when it is no date. */
static char *
dup_time (const FwPdfValue *value)
{
  const char *s = value->text;
  char zone[8] = "";

  if (value->kind != FW_PDF_STRING || value->length < 16 || !g_str_has_prefix (s, "D:"))
    return NULL;
  for (guint i = 2; i < 16; i++)
    if (!g_ascii_isdigit (s[i]))
      return NULL;
  if (s[16] == 'Z')
    g_strlcpy (zone, "Z", sizeof zone);
  else if (value->length >= 22 && (s[16] == '+' || s[16] == '-') && g_ascii_isdigit (s[17])
           && g_ascii_isdigit (s[18]) && g_ascii_isdigit (s[20]) && g_ascii_isdigit (s[21]))
    g_snprintf (zone, sizeof zone, "%.3s:%.2s", s + 16, s + 20);
  return g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%s", s + 2, s + 6, s + 8, s + 10, s + 12,
                          s + 14, zone);
}

static FwVerifyCase *
new_case (FwPdfReader *reader, const FwPdfValue *dictionary, const char *field)
{
  FwVerifyCase *self = g_new0 (FwVerifyCase, 1);
  const FwPdfValue *subfilter = fw_pdf_reader_lookup (reader, dictionary, "SubFilter");
  const FwPdfValue *contents = fw_pdf_value_get (dictionary, "Contents");

  self->result = g_new0 (FwVerifySignature, 1);
  self->result->field = g_utf8_make_valid (field, -1);
  self->result->page = G_MAXUINT;
  self->result->subfilter
      = subfilter->kind == FW_PDF_NAME ? g_utf8_make_valid (subfilter->text, -1) : g_strdup ("");
  self->result->reason
      = fw_pdf_value_dup_text (fw_pdf_reader_lookup (reader, dictionary, "Reason"));
  self->result->time = dup_time (fw_pdf_reader_lookup (reader, dictionary, "M"));
  self->dictionary = dictionary;
  if (contents != NULL && contents->kind == FW_PDF_STRING)
    self->contents = contents;
  return self;
}

static gboolean
is_signature (const FwPdfValue *value)
{
  return value != NULL && value->kind == FW_PDF_DICTIONARY
         && (fw_pdf_value_get (value, "ByteRange") != NULL
             || fw_pdf_value_is_name (fw_pdf_value_get (value, "Type"), "Sig"));
}

static void
add_fields (FwPdfReader *reader, GPtrArray *cases, FwVerifyProblems *problems)
{
  g_autoptr (GPtrArray) fields = fw_sign_field_list (reader);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) values = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const FwSignField *field = g_ptr_array_index (fields, i);
      guint order = GPOINTER_TO_UINT (g_hash_table_lookup (names, field->name));
      FwVerifyCase *self;

      if (order > 0)
        *problems |= FW_VERIFY_DUPLICATE;
      g_hash_table_insert (names, field->name, GUINT_TO_POINTER (order + 1));
      if (!field->has_value)
        continue;
      if (field->value_number != 0
          && !g_hash_table_add (values, GUINT_TO_POINTER (field->value_number)))
        *problems |= FW_VERIFY_DUPLICATE;
      if (cases->len >= MAX_SIGNATURES)
        {
          *problems |= FW_VERIFY_NOT_READABLE;
          break;
        }
      self = new_case (reader, field->value, field->name);
      self->result->page = field->page;
      self->field = field->number;
      self->widget = field->widget;
      self->order = order;
      g_ptr_array_add (cases, self);
    }
}

/* Signatures that no field leads to any more: the way to them was damaged, or somebody
 * took them out. Only looked for where the fields leave a question. */
static void
add_lost (FwPdfReader *reader, GPtrArray *cases, gsize from)
{
  g_autoptr (GArray) offsets = fw_pdf_reader_search (reader, from);

  for (guint i = 0; i < offsets->len && cases->len < MAX_SIGNATURES; i++)
    {
      guint32 number;
      const FwPdfValue *value
          = fw_pdf_reader_parse_at (reader, g_array_index (offsets, gsize, i), &number);
      gboolean known = FALSE;

      if (!is_signature (value) || fw_pdf_value_get (value, "ByteRange") == NULL)
        continue;
      for (guint k = 0; k < cases->len; k++)
        {
          const FwVerifyCase *other = g_ptr_array_index (cases, k);

          known = known || other->dictionary->offset == value->offset;
        }
      if (!known)
        g_ptr_array_add (cases, new_case (reader, value, ""));
    }
}

static gsize
find_covered_end (GPtrArray *cases)
{
  gsize end = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const FwVerifyCase *self = g_ptr_array_index (cases, i);

      if (self->result->covers != FW_VERIFY_BROKEN)
        end = MAX (end, self->end);
    }
  return end;
}

/* --- judging ---------------------------------------------------------------------- */

static void
judge_ranges (GPtrArray *cases, guint from, const char *data, gsize size)
{
  for (guint i = from; i < cases->len; i++)
    _fw_verify_range (g_ptr_array_index (cases, i), data, size);
}

static gint
compare_cases (gconstpointer a, gconstpointer b)
{
  const FwVerifyCase *one = *(FwVerifyCase *const *) a, *other = *(FwVerifyCase *const *) b;
  gboolean one_broken = one->result->covers == FW_VERIFY_BROKEN;
  gboolean other_broken = other->result->covers == FW_VERIFY_BROKEN;

  if (one_broken != other_broken)
    return one_broken - other_broken;
  return (one->end > other->end) - (one->end < other->end);
}

/* Each revision against the next. @cases are in the order of their ends. */
static gboolean
was_changed_between (GBytes *pdf, GPtrArray *cases)
{
  for (guint i = 0; i + 1 < cases->len; i++)
    {
      const FwVerifyCase *one = g_ptr_array_index (cases, i);
      const FwVerifyCase *next = g_ptr_array_index (cases, i + 1);
      g_autoptr (GBytes) older = NULL;
      g_autoptr (GBytes) newer = NULL;

      if (one->result->covers == FW_VERIFY_BROKEN || next->result->covers == FW_VERIFY_BROKEN)
        return FALSE; /* named already */
      if (one->end == next->end)
        return TRUE;
      older = g_bytes_new_from_bytes (pdf, 0, one->end);
      newer = g_bytes_new_from_bytes (pdf, 0, next->end);
      if (!_fw_verify_compare (older, newer, next))
        return TRUE;
    }
  return FALSE;
}

static gboolean
ends_properly (const char *data, gsize size)
{
  while (size > 0 && g_ascii_isspace (data[size - 1]))
    size--;
  return size >= 5 && memcmp (data + size - 5, "%%EOF", 5) == 0;
}

/* `12 0 obj …`: the beginning of a revision whose end is not there. */
static gboolean
begins_an_update (const char *data, gsize size, gsize from)
{
  while (from < size && g_ascii_isspace (data[from]))
    from++;
  for (guint i = 0; i < 2; i++)
    {
      gsize start = from;

      while (from < size && g_ascii_isdigit (data[from]))
        from++;
      if (from == start)
        return FALSE;
      if (from == size)
        return TRUE;
      if (data[from++] != ' ')
        return FALSE;
    }
  return size - from < 3 || memcmp (data + from, "obj", 3) == 0;
}

static void
judge_file (FwVerification *self, GBytes *pdf, GPtrArray *cases, FwPdfReader *reader)
{
  gsize size, covered = find_covered_end (cases);
  const char *data = g_bytes_get_data (pdf, &size);
  gboolean only_digests = TRUE;

  for (guint i = 0; i < cases->len; i++)
    {
      const FwVerifyCase *one = g_ptr_array_index (cases, i);

      self->problems |= one->problems;
      /* A signature without its field was taken out, if it still holds. */
      if (one->field == 0 && one->result->crypto == FW_VERIFY_VALID)
        self->problems |= FW_VERIFY_CHANGED;
      only_digests = only_digests && one->result->crypto == FW_VERIFY_VALID;
    }
  if (cases->len == 0)
    {
      self->problems |= FW_VERIFY_NOT_SIGNED;
      if (!ends_properly (data, size))
        self->problems |= FW_VERIFY_TRUNCATED;
      return;
    }
  if (covered > 0 && covered < size)
    {
      self->changed_after_last = TRUE;
      self->problems |= FW_VERIFY_CHANGED;
      if (!ends_properly (data, size) && begins_an_update (data, size, covered))
        self->problems |= FW_VERIFY_TRUNCATED;
    }
  if (was_changed_between (pdf, cases) && only_digests)
    self->problems |= FW_VERIFY_CHANGED;
  if (self->problems == 0 && fw_pdf_reader_is_damaged (reader) && cases->len > 1)
    self->problems |= FW_VERIFY_NOT_READABLE;
}

static gboolean
is_intact (const FwVerification *self)
{
  for (guint i = 0; i < self->signatures->len; i++)
    {
      const FwVerifySignature *signature = g_ptr_array_index (self->signatures, i);

      if (signature->crypto != FW_VERIFY_VALID || signature->covers == FW_VERIFY_BROKEN)
        return FALSE;
    }
  return self->problems == 0 && self->signatures->len > 0;
}

static void
verify (FwVerification *self, GBytes *pdf, X509_STORE *trust, gboolean with_poppler)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (pdf, TRUE, NULL);
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (free_case);
  gsize size, covered;
  const char *data = g_bytes_get_data (pdf, &size);
  guint n_found;

  if (reader == NULL || fw_pdf_reader_is_encrypted (reader))
    {
      self->problems |= FW_VERIFY_NOT_READABLE;
      return;
    }
  add_fields (reader, cases, &self->problems);
  judge_ranges (cases, 0, data, size);
  covered = find_covered_end (cases);
  n_found = cases->len;
  if (n_found == 0 || fw_pdf_reader_is_damaged (reader))
    add_lost (reader, cases, 0);
  else if (covered > 0 && covered < size)
    add_lost (reader, cases, covered);
  judge_ranges (cases, n_found, data, size);
  g_ptr_array_sort (cases, compare_cases);
  for (guint i = 0; i < cases->len; i++)
    {
      FwVerifyCase *one = g_ptr_array_index (cases, i);

      if (!is_signature (one->dictionary))
        one->problems |= FW_VERIFY_NOT_READABLE;
      _fw_verify_crypto (one, data, size, one->result->subfilter, trust);
    }
  if (with_poppler)
    _fw_verify_poppler (pdf, cases);
  judge_file (self, pdf, cases, reader);
  for (guint i = 0; i < cases->len; i++)
    {
      FwVerifyCase *one = g_ptr_array_index (cases, i);

      if (one->result->signer == NULL)
        one->result->signer = g_strdup ("");
      g_ptr_array_add (self->signatures, g_steal_pointer (&one->result));
    }
}

static FwVerification *
verify_pdf (GBytes *pdf, GBytes *trust, gboolean with_poppler, GError **error)
{
  X509_STORE *store = _fw_verify_store_new (trust, error);
  FwVerification *self;

  if (store == NULL)
    return NULL;
  self = g_new0 (FwVerification, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->signatures = g_ptr_array_new_with_free_func (free_signature);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  verify (self, pdf, store, with_poppler);
  X509_STORE_free (store);
  self->intact = is_intact (self);
  return self;
}

FwVerification *
fw_verify_pdf (GBytes *pdf, GBytes *trust, GError **error)
{
  g_return_val_if_fail (pdf != NULL, NULL);

  return verify_pdf (pdf, trust, TRUE, error);
}

FwVerification *
fw_verify_pdf_alone (GBytes *pdf, GBytes *trust, GError **error)
{
  g_return_val_if_fail (pdf != NULL, NULL);

  return verify_pdf (pdf, trust, FALSE, error);
}
