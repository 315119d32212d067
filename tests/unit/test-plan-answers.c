/* The sheet of answers: every way of answering as it was, and the signed file untouched. */
#include "document/fw-pdf.h"
#include "document/fw-plan-answers.h"
#include "document/fw-plan-report.h"
#include "fw-test-plan-office.h"
#include "fw-test-plan.h"
#include "domain/fw-plan-signature-repository.h"
#include "store/fw-blob.h"

static char *
dup_text (FwDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_document_to_pdf (document, &error);
  g_autoptr (FwPdf) pdf = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  g_assert_no_error (error);
  pdf = fw_pdf_new (bytes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fw_pdf_get_n_pages (pdf); i++)
    {
      g_autofree char *page = fw_pdf_dup_text (pdf, i);

      g_string_append_printf (text, "%s\n", page);
    }
  words = g_strsplit_set (text->str, " \n", -1);
  g_string_truncate (text, 0);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (text, "%s ", words[i]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_holds (const char *text, const char *word)
{
  if (strstr (text, word) == NULL)
    g_error ("“%s” is not in: %s", word, text);
}

static void
answer (FwPlanSigning *signing, guint index, FwSignWay way, const char *reason, const char *signer)
{
  FwPlanParty *party = g_ptr_array_index (signing->parties, index);

  party->way = way;
  g_set_str (&party->signed_on, "2026-12-01");
  g_set_str (&party->noted_at, "2026-12-02T22:30:00Z"); /* the 2nd, before midnight here */
  g_set_str (&party->noted_by, "S. Brandt");
  g_set_str (&party->reason, reason);
  g_set_str (&party->signer, signer);
  party->n_answers = 1;
}

static void
test_ways (void)
{
  static const char *const words[] = {"Unterschriftenblatt",
                                      "Nr. 2, Fassung 3",
                                      "Partei-1 Ümläut",
                                      "auf Papier unterschrieben",
                                      "als Scan in der Akte",
                                      "Abschrift erhalten",
                                      "am Bildschirm unterschrieben",
                                      "Siegel: Stadt Auental",
                                      "mit Zertifikat unterschrieben",
                                      "Zertifikat: Jürgen Größmann",
                                      "mündlich zugestimmt, keine Unterschrift",
                                      "am Telefon, gehört von S. Brandt",
                                      "Unterschrift verweigert",
                                      "Grund: Umgang zu selten",
                                      "Eine frühere Antwort steht in der Akte.",
                                      "nicht dabei, keine Unterschrift",
                                      "Grund: krank gemeldet",
                                      "noch keine Antwort",
                                      "vermerkt am 2.12.2026 von S. Brandt",
                                      "1.12.2026",
                                      "Fassung 4 hat sie ersetzt"};
  g_autofree char *content = fw_test_dup_plan (1, 1, 7, 5);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *group = g_strndup (sum + 12, 4);
  g_autoptr (FwPlanSigning) signing = fw_plan_signing_new (content);
  g_autoptr (FwDocument) document = NULL;
  g_autofree char *text = NULL;

  signing->number = 3;
  signing->superseded_by = 4;
  answer (signing, 0, FW_SIGN_PAPER, "", "");
  ((FwPlanParty *) g_ptr_array_index (signing->parties, 0))->scan_blob = 7;
  ((FwPlanParty *) g_ptr_array_index (signing->parties, 0))->copy_given = TRUE;
  answer (signing, 1, FW_SIGN_SCREEN, "", "Stadt Auental");
  answer (signing, 2, FW_SIGN_CERTIFICATE, "", "Jürgen Größmann");
  answer (signing, 3, FW_SIGN_ORAL, "am Telefon, gehört von S. Brandt", "");
  answer (signing, 4, FW_SIGN_REFUSED, "Umgang zu selten", "");
  ((FwPlanParty *) g_ptr_array_index (signing->parties, 4))->n_answers = 2;
  answer (signing, 5, FW_SIGN_ABSENT, "krank gemeldet", "");
  document = fw_plan_answers_new (content, signing, NULL);
  text = dup_text (document);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_holds (text, words[i]);
  assert_holds (text, group);
}

static void
test_rubbish (void)
{
  static const char *const contents[] = {"", "{", "[]", "42", "null"};

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (FwPlanSigning) signing = fw_plan_signing_new (contents[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_plan_answers_new (contents[i], signing, &error));
      g_assert_nonnull (error);
    }
  {
    g_autoptr (FwPlanSigning) signing = fw_plan_signing_new ("{}");
    g_autoptr (FwDocument) document = fw_plan_answers_new ("{}", signing, NULL);
    g_autofree char *text = dup_text (document);

    assert_holds (text, "niemand genannt");
  }
}

/* --- with an office ----------------------------------------------------------------- */

static char *
dup_content (Family *family, gint64 plan)
{
  g_autoptr (FwForm) form = load_form (family, plan);

  return fw_test_await_string (fw_plan_repository_dup_content (family->office->store, plan, form));
}

static gint64
freeze (Family *family, gint64 plan, guint number)
{
  g_autofree char *content = dup_content (family, plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_plan_report_new (content, number, &error);
  g_autoptr (GBytes) pdf = fw_document_to_pdf (document, &error);

  g_assert_no_error (error);
  return fw_test_await_id (
      fw_plan_repository_freeze (family->office->store, plan, number, content, pdf));
}

static FwPlanSigning *
load_signing (Family *family, gint64 version)
{
  g_autoptr (GError) error = NULL;
  FwPlanSigning *signing = fw_await_sync_boxed (
      fw_plan_signature_repository_load (family->office->store, version), &error);

  g_assert_no_error (error);
  return signing;
}

static GBytes *
load_file (Family *family, FwPlanSigning *signing)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fw_await_sync_boxed (
      fw_store_load_blob (family->office->store, fw_plan_signing_get_last (signing)->blob), &error);

  g_assert_no_error (error);
  return bytes;
}

/* The frozen file says what it replaces; answers go onto the sheet, the file stays as it is. */
static void
test_versions (void)
{
  Family family;
  g_autoptr (FwPlanSigning) signing = NULL, answered = NULL;
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) plan_pages = NULL, sheet = NULL;
  g_autofree char *first = NULL, *second = NULL, *pages = NULL, *text = NULL;
  const char *parties[2] = {NULL};
  gint64 plan, version;

  family_init (&family);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  first = dup_content (&family, plan);
  g_assert_null (strstr (first, "\"version\":\"1\""));
  freeze (&family, plan, 1);
  second = dup_content (&family, plan);
  plan_pages = fw_plan_report_new (second, 2, NULL);
  pages = dup_text (plan_pages);
  assert_holds (pages, "Diese Fassung ersetzt die Fassung 1 vom 2.6.2026.");

  version = freeze (&family, plan, 2);
  signing = load_signing (&family, version);
  before = load_file (&family, signing);
  parties[0] = ((FwPlanParty *) g_ptr_array_index (signing->parties, 0))->id;
  fw_await_sync (
      fw_plan_signature_repository_note (
          family.office->store, &(FwPlanAnswer) {.document_id = version,
                                                 .parties = parties,
                                                 .way = FW_SIGN_REFUSED,
                                                 .signed_on = "2026-06-02",
                                                 .reason = "Ich will erst mit Papa reden."}),
      NULL, &error);
  g_assert_no_error (error);
  answered = load_signing (&family, version);
  sheet = fw_plan_answers_new (second, answered, &error);
  g_assert_no_error (error);
  text = dup_text (sheet);
  assert_holds (text, "Unterschrift verweigert");
  assert_holds (text, "Grund: Ich will erst mit Papa reden.");
  assert_holds (text, "Diese Fassung ersetzt die Fassung 1 vom 2.6.2026.");
  assert_holds (text, "noch keine Antwort");
  after = load_file (&family, answered);
  g_assert_true (g_bytes_equal (before, after));
  fw_test_office_free (family.office);
}

/* The plan after it names the last version of the one before, for the same child alone. */
static void
test_next_plan (void)
{
  Family family;
  g_autofree char *next = NULL, *other = NULL, *pages = NULL;
  g_autoptr (FwDocument) document = NULL;
  gint64 plan;

  family_init (&family);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  freeze (&family, plan, 1);
  freeze (&family, plan, 2);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  next = dup_content (&family, plan);
  document = fw_plan_report_new (next, 0, NULL);
  pages = dup_text (document);
  assert_holds (pages, "führt den Hilfeplan Nr. 1, Fassung 2 vom 2.6.2026, fort.");
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.jonas, 1));
  other = dup_content (&family, plan);
  g_assert_nonnull (strstr (other, "\"continues\":{\"plan\":\"\""));
  fw_test_office_free (family.office);
}

/* Where a provider takes part there is a box for it, once. */
static void
test_provider (void)
{
  Family family;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwPlanSigning) none = NULL, one = NULL, own = NULL;
  g_autofree char *without = NULL, *with = NULL, *again = NULL;
  gint64 plan, row;
  guint n;

  family_init (&family);
  session = fw_edit_session_new (family.office->store);
  plan = fw_test_await_id (
      fw_plan_repository_create (family.office->store, family.case_id, &family.lina, 1));
  form = load_form (&family, plan);
  without
      = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  none = fw_plan_signing_new (without);
  n = none->parties->len;
  g_assert_cmpuint (n, >, 0);
  fill (form, session, "provider", 0, "Brückenwerk gGmbH");
  with = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  one = fw_plan_signing_new (with);
  g_assert_cmpuint (one->parties->len, ==, n + 1);
  {
    const FwPlanParty *last = g_ptr_array_index (one->parties, n);

    g_assert_cmpstr (last->name, ==, "Brückenwerk gGmbH");
    g_assert_cmpstr (last->role, ==, "Träger der Hilfe");
    g_assert_cmpstr (last->id, ==, "provider");
  }
  row = fw_test_await_id (fw_form_add_row (form, session, "signatures"));
  fill (form, session, "name", row, "Frau Sommer");
  fill (form, session, "role", row, "Träger, Familienhilfe");
  again = fw_test_await_string (fw_plan_repository_dup_content (family.office->store, plan, form));
  own = fw_plan_signing_new (again);
  g_assert_cmpuint (own->parties->len, ==, n + 1);
  g_assert_null (fw_plan_signing_find (own, "provider"));
  fw_await_sync (fw_edit_session_flush (session), NULL, NULL);
  g_clear_object (&session);
  g_clear_object (&form);
  fw_test_office_free (family.office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/plan-answers/every-way-is-named", test_ways);
  g_test_add_func ("/plan-answers/rubbish-is-refused", test_rubbish);
  g_test_add_func ("/plan-answers/the-signed-file-stays-as-it-is", test_versions);
  g_test_add_func ("/plan-answers/the-next-plan-names-the-last", test_next_plan);
  g_test_add_func ("/plan-answers/a-provider-signs-once", test_provider);
  return g_test_run ();
}
