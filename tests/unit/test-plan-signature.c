/* Answers to a frozen plan: states of parties, revisions of the file, nothing ever changes. */
#include "document/fw-handwriting-pdf.h"
#include "document/fw-pdf-error.h"
#include "document/fw-pdf.h"
#include "document/fw-sign-answer.h"
#include "document/fw-sign-file.h"
#include "document/fw-sign-info.h"
#include "document/fw-verify-chain.h"
#include "document/fw-verify-pdf.h"
#include "domain/fw-plan-signature-repository.h"
#include "fw-test-office.h"
#include "fw-test-sign.h"
#include "store/fw-blob.h"

typedef struct
{
  FwTestOffice *office;
  gint64 case_id, form_id, document_id;
  GBytes *pdf;
  guint n_parties;
} Fixture;

static gint64
add_row (Fixture *self, const char *table, FwRow *row)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (GError) error = NULL;
  gint64 id = fw_id_new ();

  fw_change_set_insert (changes, table, id, row);
  fw_await_sync (fw_store_commit (self->office->store, changes), NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
freeze (Fixture *self, gint64 number)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Freeze");
  g_autofree char *content = fw_test_dup_plan (2, 2, self->n_parties, 10);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->pdf);
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwRow) blob = NULL;
  g_autoptr (GError) error = NULL;
  gint64 blob_id = fw_id_new (), id = fw_id_new ();

  blob = fw_await_sync_boxed (
      fw_store_write_blob (self->office->store, self->pdf, "application/pdf"), &error);
  g_assert_no_error (error);
  fw_row_set_int (row, "case_id", self->case_id);
  fw_row_set_int (row, "form_id", self->form_id);
  fw_row_set_text (row, "kind", "help-plan");
  fw_row_set_int (row, "number", number);
  fw_row_set_text (row, "frozen_at", "2026-11-26T10:00:00Z");
  fw_row_set_text (row, "content", content);
  fw_row_set_text (row, "content_sha256", "0");
  fw_row_set_int (row, "pdf_blob", blob_id);
  fw_row_set_text (row, "pdf_sha256", sum);
  fw_change_set_insert (changes, "blob", blob_id, blob);
  fw_change_set_insert (changes, "frozen_document", id, row);
  fw_await_sync (fw_store_commit (self->office->store, changes), NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
fixture_init (Fixture *self)
{
  g_autofree char *content = fw_test_dup_plan (2, 2, 4, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_plan_report_new (content, 1, &error);
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwRow) form = fw_row_new ();

  g_assert_no_error (error);
  self->n_parties = 4;
  self->pdf = fw_document_to_pdf (document, &error);
  g_assert_no_error (error);
  self->office = fw_test_office_new ();
  fw_row_set_text (row, "file_number", "51-2026-0001");
  fw_row_set_text (row, "name", "Familie Y.");
  fw_row_set_text (row, "first_contact", "2026-01-12");
  self->case_id = add_row (self, "case_file", row);
  fw_row_set_int (form, "case_id", self->case_id);
  fw_row_set_text (form, "template", "help-plan");
  fw_row_set_text (form, "template_valid_from", "2026-01-01");
  fw_row_set_text (form, "created_at", "2026-11-26T09:00:00Z");
  self->form_id = add_row (self, "form", form);
  self->document_id = freeze (self, 1);
}

static void
fixture_clear (Fixture *self)
{
  fw_test_office_free (self->office);
  g_bytes_unref (self->pdf);
}

static FwPlanSigning *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  FwPlanSigning *signing = fw_await_sync_boxed (
      fw_plan_signature_repository_load (self->office->store, self->document_id), &error);

  g_assert_no_error (error);
  return signing;
}

static void
note (Fixture *self, const FwPlanAnswer *answer, GError **error)
{
  FwPlanAnswer whole = *answer;

  whole.document_id = self->document_id;
  whole.signed_on = "2026-11-26";
  fw_await_sync (fw_plan_signature_repository_note (self->office->store, &whole), NULL, error);
}

static GBytes *
write_answer (const FwSignAnswer *answer, GError **error)
{
  return fw_await_sync_boxed (fw_sign_answer_write (answer), error);
}

static FwHandwriting *
draw (void)
{
  FwHandwriting *ink = fw_handwriting_new ();

  fw_handwriting_begin (ink, 10, 10, 0.2, 0);
  for (guint i = 1; i < 40; i++)
    fw_handwriting_move (ink, 10 + i * 3, 10 + (i % 7) * 4, 0.2 + i * 0.01, i * 12);
  fw_handwriting_begin (ink, 60, 5, 0.9, 600);
  return ink;
}

/* --- ink ---------------------------------------------------------------------------- */

static void
test_ink (void)
{
  g_autoptr (FwHandwriting) ink = draw ();
  g_autoptr (FwHandwriting) back = NULL;
  g_autofree char *one = fw_handwriting_to_json (ink);
  g_autofree char *two = NULL;

  g_assert_cmpuint (fw_handwriting_get_n_points (ink), ==, 41);
  back = fw_handwriting_new_from_json (one);
  g_assert_nonnull (back);
  two = fw_handwriting_to_json (back);
  g_assert_cmpstr (one, ==, two);
  fw_handwriting_undo (back);
  g_assert_cmpuint (fw_handwriting_get_n_points (back), ==, 40);
  fw_handwriting_clear (back);
  g_assert_true (fw_handwriting_is_empty (back));
  g_assert_null (fw_handwriting_new_from_json (""));
  g_assert_null (fw_handwriting_new_from_json ("[]"));
  g_assert_null (fw_handwriting_new_from_json ("{\"strokes\":[[[1,2,3]]]}"));
  g_assert_null (fw_handwriting_new_from_json ("{\"strokes\":[[[1,2,\"x\",[4]]]]}"));
}

static void
test_ink_in_file (void)
{
  Fixture fixture = {0};
  g_autoptr (FwHandwriting) ink = draw ();
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) third = NULL;
  g_autoptr (GError) error = NULL;
  FwSignAnswer answer = {.position = 1, .n_parties = 4, .name = "Maria K.", .on_screen = TRUE};
  FwPdf *pdf = NULL;

  fixture_init (&fixture);
  answer.pdf = fixture.pdf;
  answer.ink = ink;
  first = write_answer (&answer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (memcmp (g_bytes_get_data (first, NULL), g_bytes_get_data (fixture.pdf, NULL),
                           g_bytes_get_size (fixture.pdf)),
                   ==, 0);
  pdf = fw_pdf_new (first, &error);
  g_assert_no_error (error);
  g_object_unref (pdf);
  /* The same field again, and another with the name alone. */
  answer.pdf = first;
  third = write_answer (&answer, &error);
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_SIGNED);
  g_clear_error (&error);
  answer.position = 2;
  answer.ink = NULL;
  second = write_answer (&answer, &error);
  g_assert_no_error (error);
  answer.position = 9;
  third = write_answer (&answer, &error);
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_SUCH_FIELD);
  fixture_clear (&fixture);
}

/* A certificate after the ink, the seal after both; ink alone after a certificate is refused. */
static void
test_ink_and_certificates (void)
{
  Fixture fixture = {0};
  const FwTestKey spec = {"P-256", "Stadt Auental", -1, 100, "digitalSignature", NULL, 0};
  g_autoptr (GBytes) pkcs12 = fw_test_make_pkcs12 (&spec);
  g_autoptr (FwHandwriting) ink = draw ();
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) third = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwVerification) verification = NULL;
  FwSignAnswer answer = {.n_parties = 4, .name = "Maria K.", .on_screen = TRUE};

  fixture_init (&fixture);
  answer.pdf = fixture.pdf;
  answer.ink = ink;
  first = write_answer (&answer, &error);
  g_assert_no_error (error);
  answer = (FwSignAnswer) {.pdf = first, .position = 1, .n_parties = 4, .name = "S. Brandt"};
  answer.pkcs12 = pkcs12;
  answer.password = "falsch";
  none = write_answer (&answer, &error);
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_WRONG_PASSWORD);
  g_clear_error (&error);
  answer.password = FW_TEST_KEY_PASSWORD;
  second = write_answer (&answer, &error);
  g_assert_no_error (error);
  answer = (FwSignAnswer) {.pdf = second, .position = 2, .n_parties = 4, .name = "Deniz Y."};
  answer.on_screen = TRUE;
  answer.ink = ink;
  none = write_answer (&answer, &error);
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_LOCKED);
  g_clear_error (&error);
  answer.pkcs12 = pkcs12;
  answer.password = FW_TEST_KEY_PASSWORD;
  third = write_answer (&answer, &error);
  g_assert_no_error (error);
  verification = fw_verify_pdf (third, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verification->intact);
  g_assert_cmpuint (verification->signatures->len, ==, 2);
  fixture_clear (&fixture);
}

/* --- states ------------------------------------------------------------------------- */

static void
test_states (void)
{
  Fixture fixture = {0};
  g_autoptr (FwPlanSigning) signing = NULL;
  g_autoptr (GBytes) scan = g_bytes_new_static ("\xff\xd8\xff pretend", 11);
  g_autoptr (GError) error = NULL;
  const char *party[] = {"900", NULL};
  const char *two[] = {"902", "903", NULL};
  FwPlanParty *one;

  fixture_init (&fixture);
  signing = load (&fixture);
  g_assert_cmpuint (signing->parties->len, ==, 4);
  g_assert_cmpuint (fw_plan_signing_count_answers (signing), ==, 0);
  g_assert_cmpuint (signing->revisions->len, ==, 1);

  /* A refusal without a reason is none; with one it is a state, and may change. */
  note (&fixture, &(FwPlanAnswer) {.parties = party, .way = FW_SIGN_REFUSED, .reason = "  "},
        &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  note (&fixture, &(FwPlanAnswer) {.parties = party, .way = FW_SIGN_PAPER}, &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  note (&fixture,
        &(FwPlanAnswer) {.parties = party, .way = FW_SIGN_ABSENT, .reason = "krank gemeldet"},
        &error);
  g_assert_no_error (error);
  note (&fixture,
        &(FwPlanAnswer) {.parties = party, .way = FW_SIGN_REFUSED, .reason = "Umgang zu selten"},
        &error);
  g_assert_no_error (error);
  /* One sheet that two have signed. */
  note (&fixture,
        &(FwPlanAnswer) {.parties = two,
                         .way = FW_SIGN_PAPER,
                         .scan = scan,
                         .scan_mime = "image/jpeg",
                         .copy_given = TRUE},
        &error);
  g_assert_no_error (error);

  fw_test_office_reopen (fixture.office);
  g_clear_pointer (&signing, fw_plan_signing_unref);
  signing = load (&fixture);
  one = fw_plan_signing_find (signing, "900");
  g_assert_cmpint (one->way, ==, FW_SIGN_REFUSED);
  g_assert_cmpstr (one->reason, ==, "Umgang zu selten");
  g_assert_cmpuint (one->n_answers, ==, 2);
  one = fw_plan_signing_find (signing, "903");
  g_assert_cmpint (one->way, ==, FW_SIGN_PAPER);
  g_assert_true (one->copy_given);
  g_assert_cmpint (one->scan_blob, ==, fw_plan_signing_find (signing, "902")->scan_blob);
  g_assert_cmpuint (fw_plan_signing_count_answers (signing), ==, 3);
  {
    g_autoptr (GBytes) back
        = fw_await_sync_boxed (fw_store_load_blob (fixture.office->store, one->scan_blob), &error);
    g_autoptr (FwResult) log = fw_test_office_query (
        fixture.office, "SELECT count(*) FROM access_log WHERE action = 'sign'", NULL);

    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (back, scan));
    g_assert_cmpint (fw_result_get_int (log, 0, 0), ==, 3);
  }
  fixture_clear (&fixture);
}

static void
assert_closed (Fixture *fixture, const char *table, gboolean delete)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, version FROM %s", table);
  g_autoptr (FwResult) rows = fw_test_office_query (fixture->office, sql, NULL);
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Forge");
  g_autoptr (FwRow) forged = fw_row_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (fw_result_get_n_rows (rows), >, 0);
  if (delete)
    fw_change_set_delete (changes, table, fw_result_get_int (rows, 0, 0),
                          fw_result_get_int (rows, 0, 1));
  else
    {
      fw_row_set_int (forged, "document_id", fixture->document_id);
      fw_change_set_update (changes, table, fw_result_get_int (rows, 0, 0),
                            fw_result_get_int (rows, 0, 1), forged);
    }
  fw_await_sync (fw_store_commit (fixture->office->store, changes), NULL, &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
}

static void
test_revisions (void)
{
  Fixture fixture = {0};
  g_autoptr (FwHandwriting) ink = draw ();
  g_autofree char *strokes = fw_handwriting_to_json (ink);
  g_autoptr (FwPlanSigning) signing = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GBytes) forged = NULL;
  g_autoptr (GError) error = NULL;
  const char *maria[] = {"901", NULL}, *deniz[] = {"902", NULL};
  FwSignAnswer answer = {.position = 1, .n_parties = 4, .name = "Maria", .on_screen = TRUE};
  FwPlanAnswer row = {.parties = maria, .way = FW_SIGN_SCREEN, .strokes = strokes};
  char *bytes;
  gsize size;
  guint bad;

  fixture_init (&fixture);
  answer.pdf = fixture.pdf;
  answer.ink = ink;
  first = write_answer (&answer, &error);
  g_assert_no_error (error);
  row.pdf = first;
  note (&fixture, &row, &error);
  g_assert_no_error (error);
  /* Made from the frozen file while another hand was quicker. */
  row.parties = deniz;
  note (&fixture, &row, &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  g_clear_error (&error);
  answer.pdf = first;
  answer.position = 2;
  second = write_answer (&answer, &error);
  g_assert_no_error (error);
  row.pdf = second;
  row.base = 1;
  note (&fixture, &row, &error);
  g_assert_no_error (error);
  /* Who signed in the file cannot be said to have refused afterwards. */
  note (&fixture, &(FwPlanAnswer) {.parties = maria, .way = FW_SIGN_REFUSED, .reason = "doch"},
        &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  signing = load (&fixture);
  g_assert_cmpuint (signing->revisions->len, ==, 3);
  stored = fw_await_sync_boxed (
      fw_store_load_blob (fixture.office->store, fw_plan_signing_get_last (signing)->blob), &error);
  g_assert_no_error (error);
  g_assert_true (fw_verify_chain (stored, signing->revisions, &bad));
  size = g_bytes_get_size (stored);
  bytes = g_memdup2 (g_bytes_get_data (stored, NULL), size);
  bytes[g_bytes_get_size (first) - 10] ^= 1;
  forged = g_bytes_new_take (bytes, size);
  g_assert_false (fw_verify_chain (forged, signing->revisions, &bad));
  g_assert_cmpuint (bad, ==, 1);
  g_assert_false (fw_verify_chain (first, signing->revisions, &bad));
  assert_closed (&fixture, "plan_revision", FALSE);
  assert_closed (&fixture, "plan_revision", TRUE);
  assert_closed (&fixture, "plan_signature", FALSE);
  assert_closed (&fixture, "plan_signature", TRUE);
  assert_closed (&fixture, "frozen_document", TRUE);
  fixture_clear (&fixture);
}

static void
test_superseded (void)
{
  Fixture fixture = {0};
  g_autoptr (FwPlanSigning) one = NULL;
  g_autoptr (FwPlanSigning) two = NULL;
  g_autoptr (GError) error = NULL;
  const char *party[] = {"900", NULL};

  fixture_init (&fixture);
  note (&fixture, &(FwPlanAnswer) {.parties = party, .way = FW_SIGN_ORAL, .reason = "am Telefon"},
        &error);
  g_assert_no_error (error);
  freeze (&fixture, 2);
  one = load (&fixture);
  g_assert_cmpuint (one->superseded_by, ==, 2);
  g_assert_cmpuint (one->replaces, ==, 0);
  fixture.document_id = freeze (&fixture, 3);
  two = load (&fixture);
  g_assert_cmpuint (two->replaces, ==, 2);
  g_assert_cmpuint (two->superseded_by, ==, 0);
  g_assert_cmpint (fw_plan_signing_find (two, "900")->way, ==, FW_SIGN_OPEN);
  fixture_clear (&fixture);
}

static void
test_seal (void)
{
  Fixture fixture = {0};
  g_autoptr (GBytes) pkcs12 = g_bytes_new_static ("pretend", 7);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (FwResult) seal = NULL;
  g_autoptr (FwResult) none = NULL;
  g_autoptr (FwResult) again = NULL;
  g_autoptr (FwChangeSet) removed = NULL, inverse = NULL, set = NULL;
  g_autoptr (GError) error = NULL;
  FwStore *store;

  fixture_init (&fixture);
  store = fixture.office->store;
  fw_await_sync (fw_plan_signature_repository_set_seal (store, pkcs12, "Stadt Auental",
                                                        fw_day_new (2026, 1, 1), FW_DAY_NONE),
                 NULL, &error);
  g_assert_no_error (error);
  seal = fw_await_sync_boxed (fw_plan_signature_repository_load_seal (store), &error);
  g_assert_cmpuint (fw_result_get_n_rows (seal), ==, 1);
  g_assert_cmpstr (fw_result_get_text (seal, 0, FW_SEAL_NAME), ==, "Stadt Auental");
  g_assert_cmpstr (fw_result_get_text (seal, 0, FW_SEAL_VALID_FROM), ==, "2026-01-01");
  g_assert_cmpstr (fw_result_get_text (seal, 0, FW_SEAL_VALID_UNTIL), ==, "");
  back = fw_await_sync_boxed (fw_store_load_blob (store, fw_result_get_int (seal, 0, FW_SEAL_BLOB)),
                              &error);
  g_assert_true (g_bytes_equal (back, pkcs12));
  removed = fw_await_sync_boxed (fw_plan_signature_repository_remove_seal (store), &error);
  g_assert_no_error (error);
  none = fw_await_sync_boxed (fw_plan_signature_repository_load_seal (store), &error);
  g_assert_cmpuint (fw_result_get_n_rows (none), ==, 0);

  /* Taken back, it is the same one: its file, its days, when and by whom it was set. */
  inverse = fw_change_set_invert (removed);
  fw_await_sync (fw_store_commit (store, inverse), NULL, &error);
  g_assert_no_error (error);
  again = fw_await_sync_boxed (fw_plan_signature_repository_load_seal (store), &error);
  g_assert_cmpuint (fw_result_get_n_rows (again), ==, 1);
  for (guint i = 0; i <= FW_SEAL_SET_BY; i++)
    g_assert_cmpstr (fw_result_get_text (again, 0, i), ==, fw_result_get_text (seal, 0, i));

  /* A certificate itself never goes. */
  set = fw_await_sync_boxed (
      fw_plan_signature_repository_set_seal (store, pkcs12, "Jugendamt", FW_DAY_NONE, FW_DAY_NONE),
      &error);
  g_assert_no_error (error);
  g_clear_pointer (&inverse, fw_change_set_unref);
  inverse = fw_change_set_invert (set);
  g_assert_false (fw_await_sync (fw_store_commit (store, inverse), NULL, &error));
  g_assert_nonnull (error);
  fixture_clear (&fixture);
}

/* --- what can go wrong -------------------------------------------------------------- */

static FwSignInfo *
read_info (const char *path, GBytes *pkcs12, const char *password, GError **error)
{
  return fw_await_sync_boxed (fw_sign_info_read (path, pkcs12, password), error);
}

/* A certificate is named with what is wrong with it before anything is signed. */
static void
test_certificate_is_named (void)
{
  const FwTestKey good = {"P-256", "S. Brandt", -1, 100, "digitalSignature", NULL, 0};
  const FwTestKey old = {"P-256", "S. Brandt", -100, -10, "digitalSignature", NULL, 0};
  const FwTestKey early = {"P-256", "S. Brandt", 10, 100, "digitalSignature", NULL, 0};
  const FwTestKey server = {"P-256", "S. Brandt", -1, 100, "keyEncipherment", "serverAuth", 0};
  g_autoptr (GBytes) one = fw_test_make_pkcs12 (&good);
  g_autoptr (GBytes) two = fw_test_make_pkcs12 (&old);
  g_autoptr (GBytes) three = fw_test_make_pkcs12 (&early);
  g_autoptr (GBytes) four = fw_test_make_pkcs12 (&server);
  g_autoptr (GBytes) text = g_bytes_new_static ("kein Zertifikat", 15);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwSignInfo) info = read_info (NULL, one, FW_TEST_KEY_PASSWORD, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (info->name, ==, "S. Brandt");
  g_assert_true (fw_sign_info_is_own (info));
  g_assert_cmpint (info->first, <=, fw_clock_today ());
  g_assert_cmpint (info->last, >, fw_clock_today ());
  g_assert_no_error (info->problem);
  g_clear_pointer (&info, fw_sign_info_unref);
  info = read_info (NULL, two, FW_TEST_KEY_PASSWORD, &error);
  g_assert_error (info->problem, FW_PDF_ERROR, FW_PDF_ERROR_EXPIRED);
  g_clear_pointer (&info, fw_sign_info_unref);
  info = read_info (NULL, three, FW_TEST_KEY_PASSWORD, &error);
  g_assert_error (info->problem, FW_PDF_ERROR, FW_PDF_ERROR_NOT_YET_VALID);
  g_clear_pointer (&info, fw_sign_info_unref);
  info = read_info (NULL, four, FW_TEST_KEY_PASSWORD, &error);
  g_assert_error (info->problem, FW_PDF_ERROR, FW_PDF_ERROR_WRONG_USAGE);
  g_clear_pointer (&info, fw_sign_info_unref);
  g_assert_null (read_info (NULL, one, "falsch", &error));
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_WRONG_PASSWORD);
  g_clear_error (&error);
  g_assert_null (read_info (NULL, text, "", &error));
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_BAD_KEY);
  g_clear_error (&error);
  g_assert_null (read_info ("/nirgends/schluessel.p12", NULL, "", &error));
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_READABLE);
}

/* A version that was frozen before there were fields; a file that is none. */
static void
test_files_that_cannot_be_signed (void)
{
  g_autofree char *content = fw_test_dup_plan (1, 1, 0, 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_plan_report_new (content, 1, &error);
  g_autoptr (GBytes) pdf = fw_document_to_pdf (document, &error);
  g_autoptr (GBytes) text = g_bytes_new_static ("kein PDF", 8);
  FwSignAnswer answer = {.pdf = pdf, .n_parties = 1, .name = "Maria", .on_screen = TRUE};

  g_assert_null (write_answer (&answer, &error));
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_FIELD);
  g_clear_error (&error);
  answer.pdf = text;
  g_assert_null (write_answer (&answer, &error));
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_A_PDF);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/plan-signature/what-a-hand-drew-is-kept-as-drawn", test_ink);
  g_test_add_func ("/plan-signature/what-was-drawn-goes-into-the-file-once", test_ink_in_file);
  g_test_add_func ("/plan-signature/after-a-certificate-only-a-seal-may-follow",
                   test_ink_and_certificates);
  g_test_add_func ("/plan-signature/refusal-and-absence-are-states", test_states);
  g_test_add_func ("/plan-signature/a-revision-never-changes", test_revisions);
  g_test_add_func ("/plan-signature/the-next-version-names-what-it-replaces", test_superseded);
  g_test_add_func ("/plan-signature/the-newest-seal-counts", test_seal);
  g_test_add_func ("/plan-signature/certificate-is-named", test_certificate_is_named);
  g_test_add_func ("/plan-signature/files-that-cannot-be-signed", test_files_that_cannot_be_signed);
  return g_test_run ();
}
