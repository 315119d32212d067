/* fw-plan-answers.c: see fw-plan-answers.h. */
#include "config.h"

#include "base/fw-clock.h"
#include "document/fw-plan-answers.h"
#include "document/fw-plan-report-private.h"

static const double answer_weights[] = {2.2, 2.4, 1, 3.4};
static const double proof_weights[] = {2.2, 6};

/* As the paper says it; German, as all of it. */
static const char *
get_answer_words (FwSignWay way)
{
  switch (way)
    {
    case FW_SIGN_PAPER:
      return "auf Papier unterschrieben";
    case FW_SIGN_SCREEN:
      return "am Bildschirm unterschrieben";
    case FW_SIGN_CERTIFICATE:
      return "mit Zertifikat unterschrieben";
    case FW_SIGN_ORAL:
      return "mündlich zugestimmt, keine Unterschrift";
    case FW_SIGN_REFUSED:
      return "Unterschrift verweigert";
    case FW_SIGN_ABSENT:
      return "nicht dabei, keine Unterschrift";
    case FW_SIGN_OPEN:
    default:
      return "noch keine Antwort";
    }
}

static const char *
get_reason_prefix (FwSignWay way)
{
  return way == FW_SIGN_REFUSED || way == FW_SIGN_ABSENT ? "Grund: " : "";
}

/* The local day of a moment in UTC. */
static char *
dup_day (const char *utc)
{
  g_autoptr (GDateTime) moment = utc != NULL ? g_date_time_new_from_iso8601 (utc, NULL) : NULL;
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;

  return local != NULL ? g_date_time_format (local, "%-d.%-m.%Y") : g_strdup ("");
}

static void
append_line (GString *text, const char *prefix, const char *line)
{
  if (line != NULL && line[0] != '\0')
    g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", prefix, line);
}

/* The reason, whom a certificate names, the scan, the copy, and who noted it when. */
static char *
dup_remarks (const FwPlanParty *party)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = dup_day (party->noted_at);
  g_autofree char *noted = NULL;

  append_line (text, get_reason_prefix (party->way), party->reason);
  append_line (text,
               party->way == FW_SIGN_CERTIFICATE ? "Zertifikat: " : "Siegel: ", party->signer);
  if (party->scan_blob != 0)
    append_line (text, "", "Das unterschriebene Blatt liegt als Scan in der Akte.");
  if (party->copy_given)
    append_line (text, "", "Abschrift erhalten");
  if (party->n_answers > 1)
    append_line (text, "", "Eine frühere Antwort steht in der Akte.");
  if (party->way != FW_SIGN_OPEN)
    {
      noted = party->noted_by != NULL && party->noted_by[0] != '\0'
                  ? g_strdup_printf ("vermerkt am %s von %s", day, party->noted_by)
                  : g_strdup_printf ("vermerkt am %s", day);
      append_line (text, "", noted);
    }
  return g_string_free_and_steal (text);
}

static void
add_cell (FwReport *report, FwBlock *row, const char *font, const char *text)
{
  _fw_report_add_text (report, _fw_report_add_cell (row), font, FW_REPORT_TABLE_SIZE, "P", text);
}

static void
add_party (FwReport *report, FwBlock *table, const FwPlanParty *party)
{
  FwBlock *row = _fw_report_add_table_row (table), *who;
  g_autofree char *day = _fw_report_dup_date (party->signed_on != NULL ? party->signed_on : "");
  g_autofree char *remarks = dup_remarks (party);

  _fw_report_set_anchor (row, "answers", party->id);
  who = _fw_report_add_cell (row);
  _fw_report_add_text (report, who, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE, "P", party->name);
  if (party->role[0] != '\0')
    _fw_report_add_coloured (report, who, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P", "#4a4f57",
                             party->role);
  add_cell (report, row, FW_REPORT_BOLD, get_answer_words (party->way));
  add_cell (report, row, FW_REPORT_FONT, day);
  add_cell (report, row, FW_REPORT_FONT, remarks);
}

static void
add_answers (FwReport *report, FwPlanSigning *signing)
{
  static const char *const headers[] = {"Wer", "Antwort", "Am", "Dazu", NULL};
  FwBlock *table;

  _fw_report_add_heading (report, "answers", "Antworten", FALSE);
  if (signing->parties->len == 0)
    {
      _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P",
                           "In dieser Fassung ist niemand genannt, der unterschreibt.");
      return;
    }
  table = _fw_report_add_table (report, answer_weights, headers);
  for (guint i = 0; i < signing->parties->len; i++)
    add_party (report, table, g_ptr_array_index (signing->parties, i));
}

static char *
dup_groups (const char *hash)
{
  GString *groups = g_string_new (NULL);

  for (guint i = 0; hash[i] != '\0'; i++)
    g_string_append_printf (groups, "%s%c", i > 0 && i % 4 == 0 ? " " : "", hash[i]);
  return g_string_free_and_steal (groups);
}

/* By what the file is known: its bytes as frozen, and after each signature in it. */
static void
add_proofs (FwReport *report, const char *content, FwPlanSigning *signing)
{
  static const char *const headers[] = {"Was", "Prüfsumme (SHA-256)", NULL};
  g_autofree char *content_hash = _fw_report_dup_hash (content);
  FwBlock *table, *row;

  _fw_report_add_heading (report, "proofs", "Woran diese Fassung zu erkennen ist", FALSE);
  table = _fw_report_add_table (report, proof_weights, headers);
  row = _fw_report_add_table_row (table);
  add_cell (report, row, FW_REPORT_BOLD, "Inhalt, wie auf jeder Seite gedruckt");
  add_cell (report, row, FW_REPORT_FONT, content_hash);
  for (guint i = 0; i < signing->revisions->len; i++)
    {
      const FwPlanRevision *revision = g_ptr_array_index (signing->revisions, i);
      g_autofree char *day = dup_day (revision->made_at);
      g_autofree char *hash = dup_groups (revision->sha256 != NULL ? revision->sha256 : "");
      g_autofree char *what
          = revision->number == 0
                ? g_strdup_printf ("Datei, festgeschrieben am %s", day)
                : g_strdup_printf ("Datei nach der %u. Unterschrift, %s", revision->number, day);

      row = _fw_report_add_table_row (table);
      add_cell (report, row, FW_REPORT_BOLD, what);
      add_cell (report, row, FW_REPORT_FONT, hash);
    }
}

static void
add_paragraph (FwReport *report, const char *text)
{
  _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P", text)
      ->space_before
      = 4;
}

static void
add_top (FwReport *report, JsonObject *root, FwPlanSigning *signing)
{
  FwBlock *head = _fw_report_add_letterhead (report, _fw_json_get_object (root, "office"));
  const char *number = _fw_json_get_text (_fw_json_get_object (root, "plan"), "number");
  g_autofree char *children = _fw_plan_report_dup_children (root);
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *date = _fw_report_dup_long_date (today);
  g_autofree char *version = g_strdup_printf ("Nr. %s, Fassung %u", number, signing->number);
  g_autofree char *earlier = _fw_plan_report_dup_earlier (root);

  _fw_report_add_head_line (report, head, "Aktenzeichen", _fw_json_get_text (root, "file_number"));
  _fw_report_add_head_line (report, head, "Hilfeplan", version);
  _fw_report_add_head_line (report, head, "Für", children);
  _fw_report_add_head_line (report, head, "Stand", date);
  _fw_report_add_coloured (report, report->body, FW_REPORT_BOLD, 20, "H1", "#16386f",
                           "Unterschriftenblatt")
      ->space_before
      = 22;
  add_paragraph (report, "Der Hilfeplan ist festgeschrieben und wird nicht mehr geändert. Dieses "
                         "Blatt nennt, wer ihm wie geantwortet hat. Wer nicht unterschreibt, "
                         "erhält den Plan ebenso.");
  if (earlier[0] != '\0')
    add_paragraph (report, earlier);
  if (signing->superseded_by > 0)
    {
      g_autofree char *later = g_strdup_printf (
          "Diese Fassung gilt nicht mehr: Fassung %u hat sie ersetzt.", signing->superseded_by);

      add_paragraph (report, later);
    }
}

FwDocument *
fw_plan_answers_new (const char *content, FwPlanSigning *signing, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (PangoContext) context = NULL;
  g_autofree char *children = NULL;
  g_autofree char *what = NULL;
  FwDocumentFrame frame = {0};
  FwReport report = {.number = 1};
  JsonObject *root;

  g_return_val_if_fail (content != NULL && signing != NULL, NULL);

  root = _fw_plan_report_parse (parser, content, error);
  if (root == NULL)
    return NULL;
  context = _fw_document_create_context ();
  report.context = context;
  report.body = fw_block_new (FW_BLOCK_STACK);
  add_top (&report, root, signing);
  add_answers (&report, signing);
  add_proofs (&report, content, signing);
  children = _fw_plan_report_dup_children (root);
  what = g_strdup_printf ("Unterschriftenblatt zu Fassung %u; der Plan selbst bleibt, wie er ist.",
                          signing->number);
  frame.title = g_strdup_printf ("Unterschriftenblatt zum Hilfeplan für %s", children);
  _fw_plan_report_fill_frame (&frame, root, what);
  return _fw_document_new (context, report.body, &frame);
}
