/* fw-plan-signature-repository.c: see fw-plan-signature-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-plan-signature-repository.h"
#include "store/fw-blob.h"

/* --- reading ---------------------------------------------------------------------- */

static void
add_revision (FwPlanSigning *signing,
              guint number,
              gint64 blob,
              const char *sha256,
              gsize size,
              const char *made_at)
{
  FwPlanRevision *revision = g_new0 (FwPlanRevision, 1);

  revision->number = number;
  revision->blob = blob;
  revision->sha256 = g_strdup (sha256);
  revision->size = size;
  revision->made_at = g_strdup (made_at);
  g_ptr_array_add (signing->revisions, revision);
}

static void
set_answer (FwPlanParty *party, FwResult *answers, guint row)
{
  party->way = fw_sign_way_from_name (fw_result_get_text (answers, row, 1));
  g_set_str (&party->signed_on, fw_result_get_text (answers, row, 2));
  g_set_str (&party->noted_at, fw_result_get_text (answers, row, 3));
  g_set_str (&party->noted_by, fw_result_get_text (answers, row, 4));
  g_set_str (&party->reason, fw_result_get_text (answers, row, 5));
  g_set_str (&party->signer, fw_result_get_text (answers, row, 6));
  party->copy_given = fw_result_get_int (answers, row, 7) != 0;
  party->scan_blob = fw_result_get_int (answers, row, 8);
  g_set_str (&party->scan_mime, fw_result_get_text (answers, row, 9));
  party->n_answers++;
}

static gboolean
read_answers (FwConnection *connection, FwPlanSigning *signing, GError **error)
{
  g_autoptr (FwResult) answers = fw_connection_query (
      connection,
      "SELECT party, way, signed_on, noted_at, staff.name, reason, signer, copy_given, "
      "coalesce (scan_blob, 0), scan_mime FROM plan_signature LEFT JOIN staff ON staff.id = "
      "noted_by WHERE document_id = $1 ORDER BY sequence",
      g_variant_new ("(x)", signing->document_id), error);

  if (answers == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (answers); i++)
    {
      FwPlanParty *party = fw_plan_signing_find (signing, fw_result_get_text (answers, i, 0));

      if (party != NULL)
        set_answer (party, answers, i);
    }
  return TRUE;
}

static gboolean
read_revisions (FwConnection *connection, FwPlanSigning *signing, GError **error)
{
  g_autoptr (FwResult) revisions = fw_connection_query (
      connection,
      "SELECT number, pdf_blob, pdf_sha256, size, made_at FROM plan_revision WHERE document_id = "
      "$1 ORDER BY number",
      g_variant_new ("(x)", signing->document_id), error);

  if (revisions == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (revisions); i++)
    add_revision (signing, (guint) fw_result_get_int (revisions, i, 0),
                  fw_result_get_int (revisions, i, 1), fw_result_get_text (revisions, i, 2),
                  (gsize) fw_result_get_int (revisions, i, 3),
                  fw_result_get_text (revisions, i, 4));
  return TRUE;
}

static FwPlanSigning *
read_signing (FwConnection *connection, gint64 document_id, GError **error)
{
  g_autoptr (FwPlanSigning) signing = NULL;
  g_autoptr (FwResult) document = fw_connection_query (
      connection,
      "SELECT case_id, number, content, pdf_blob, pdf_sha256, frozen_at, (SELECT coalesce (min "
      "(later.number), 0) FROM frozen_document later WHERE later.form_id = frozen_document.form_id "
      "AND later.number > frozen_document.number), (SELECT coalesce (max (earlier.number), 0) "
      "FROM frozen_document earlier WHERE earlier.form_id = frozen_document.form_id AND "
      "earlier.number < frozen_document.number), (SELECT count (DISTINCT party) FROM "
      "plan_signature JOIN frozen_document earlier ON earlier.id = plan_signature.document_id "
      "WHERE earlier.form_id = frozen_document.form_id AND earlier.number = "
      "frozen_document.number - 1), coalesce ((SELECT size FROM blob WHERE blob.id = pdf_blob), "
      "0) FROM frozen_document WHERE id = $1",
      g_variant_new ("(x)", document_id), error);

  if (document == NULL)
    return NULL;
  if (fw_result_get_n_rows (document) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This version is no longer there. Please go back."));
      return NULL;
    }
  signing = fw_plan_signing_new (fw_result_get_text (document, 0, 2));
  signing->document_id = document_id;
  signing->case_id = fw_result_get_int (document, 0, 0);
  signing->number = (guint) fw_result_get_int (document, 0, 1);
  signing->superseded_by = (guint) fw_result_get_int (document, 0, 6);
  signing->replaces = (guint) fw_result_get_int (document, 0, 7);
  signing->n_replaced_answers = (guint) fw_result_get_int (document, 0, 8);
  add_revision (signing, 0, fw_result_get_int (document, 0, 3), fw_result_get_text (document, 0, 4),
                (gsize) fw_result_get_int (document, 0, 9), fw_result_get_text (document, 0, 5));
  if (!read_answers (connection, signing, error) || !read_revisions (connection, signing, error))
    return NULL;
  return g_steal_pointer (&signing);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  FwPlanSigning *signing = read_signing (connection, *(gint64 *) data, &error);

  return signing != NULL ? dex_future_new_take_boxed (FW_TYPE_PLAN_SIGNING, signing)
                         : dex_future_new_for_error (error);
}

DexFuture *
fw_plan_signature_repository_load (FwStore *store, gint64 document_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, g_memdup2 (&document_id, sizeof document_id), g_free);
}

/* --- noting ----------------------------------------------------------------------- */

typedef struct
{
  FwStore *store;      /* NULL on the writer */
  FwPlanAnswer answer; /* strings and bytes are owned */
  FwRow *pdf_blob;
  FwRow *scan_blob;
  char *pdf_sha256;
  char *scan_sha256;
  gint64 staff_id;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_clear_object (&note->store);
  g_strfreev ((char **) note->answer.parties);
  g_free ((char *) note->answer.signed_on);
  g_free ((char *) note->answer.reason);
  g_free ((char *) note->answer.signer);
  g_free ((char *) note->answer.strokes);
  g_free ((char *) note->answer.scan_mime);
  g_clear_pointer (&note->answer.scan, g_bytes_unref);
  g_clear_pointer (&note->answer.pdf, g_bytes_unref);
  g_clear_pointer (&note->pdf_blob, fw_row_unref);
  g_clear_pointer (&note->scan_blob, fw_row_unref);
  g_free (note->pdf_sha256);
  g_free (note->scan_sha256);
  g_free (note);
}

static Note *
note_new (FwStore *store, const FwPlanAnswer *answer)
{
  Note *note = g_new0 (Note, 1);

  note->store = g_object_ref (store);
  note->answer = *answer;
  note->answer.parties = (const char *const *) g_strdupv ((char **) answer->parties);
  note->answer.signed_on = g_strdup (answer->signed_on);
  note->answer.reason = g_strstrip (g_strdup (answer->reason != NULL ? answer->reason : ""));
  note->answer.signer = g_strdup (answer->signer != NULL ? answer->signer : "");
  note->answer.strokes = g_strdup (answer->strokes != NULL ? answer->strokes : "");
  note->answer.scan_mime = g_strdup (answer->scan_mime != NULL ? answer->scan_mime : "");
  note->answer.scan = answer->scan != NULL ? g_bytes_ref (answer->scan) : NULL;
  note->answer.pdf = answer->pdf != NULL ? g_bytes_ref (answer->pdf) : NULL;
  note->staff_id = fw_store_get_staff (store);
  return note;
}

/* A sentence for what is missing; NULL when nothing is. */
static const char *
find_missing (const Note *note)
{
  const FwPlanAnswer *answer = &note->answer;

  if (fw_sign_way_get_name (answer->way) == NULL || answer->parties[0] == NULL)
    return _ ("Please choose a party and a way to answer.");
  if (answer->reason[0] == '\0' && answer->way == FW_SIGN_REFUSED)
    return _ ("Please note why the signature was refused; “no reason given” is a reason too.");
  if (answer->reason[0] == '\0' && answer->way == FW_SIGN_ABSENT)
    return _ ("Please note why this party was absent.");
  if (answer->reason[0] == '\0' && answer->way == FW_SIGN_ORAL)
    return _ ("Please note how the consent was given and who heard it.");
  if (answer->way == FW_SIGN_PAPER && answer->scan == NULL)
    return _ ("Please attach the scan of the signed paper.");
  return NULL;
}

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);

  return g_date_time_format_iso8601 (utc);
}

static void
set_staff (FwRow *row, const char *column, gint64 staff_id)
{
  if (staff_id != 0)
    fw_row_set_int (row, column, staff_id);
}

/* The revision's id, 0 when there is none. */
static gint64
add_revision_row (const Note *note, FwChangeSet *changes, const char *now)
{
  g_autoptr (FwRow) row = fw_row_new ();
  gint64 blob = fw_id_new (), id = fw_id_new ();

  if (note->pdf_blob == NULL)
    return 0;
  fw_row_set_int (row, "document_id", note->answer.document_id);
  fw_row_set_int (row, "number", note->answer.base + 1);
  fw_row_set_int (row, "pdf_blob", blob);
  fw_row_set_text (row, "pdf_sha256", note->pdf_sha256);
  fw_row_set_int (row, "size", (gint64) g_bytes_get_size (note->answer.pdf));
  fw_row_set_text (row, "made_at", now);
  set_staff (row, "made_by", note->staff_id);
  fw_change_set_insert (changes, "blob", blob, note->pdf_blob);
  fw_change_set_insert (changes, "plan_revision", id, row);
  return id;
}

static void
add_answer_row (const Note *note,
                FwChangeSet *changes,
                const FwPlanParty *party,
                gint64 sequence,
                gint64 revision,
                gint64 scan,
                const char *now)
{
  const FwPlanAnswer *answer = &note->answer;
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, "document_id", answer->document_id);
  fw_row_set_int (row, "sequence", sequence);
  fw_row_set_text (row, "party", party->id);
  fw_row_set_text (row, "name", party->name);
  fw_row_set_text (row, "role", party->role);
  fw_row_set_text (row, "way", fw_sign_way_get_name (answer->way));
  fw_row_set_text (row, "signed_on", answer->signed_on);
  fw_row_set_text (row, "noted_at", now);
  set_staff (row, "noted_by", note->staff_id);
  fw_row_set_text (row, "reason", answer->reason);
  fw_row_set_int (row, "copy_given", answer->copy_given);
  fw_row_set_text (row, "signer", answer->signer);
  fw_row_set_text (row, "strokes", answer->strokes);
  if (revision != 0)
    fw_row_set_int (row, "revision_id", revision);
  if (scan != 0)
    {
      fw_row_set_int (row, "scan_blob", scan);
      fw_row_set_text (row, "scan_sha256", note->scan_sha256);
      fw_row_set_text (row, "scan_mime", answer->scan_mime);
    }
  fw_change_set_insert (changes, "plan_signature", fw_id_new (), row);
}

static DexFuture *
note_job (FwConnection *connection, gpointer data)
{
  const Note *note = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Signature noted"));
  g_autoptr (FwPlanSigning) signing = NULL;
  g_autofree char *now = dup_now ();
  GError *error = NULL;
  gint64 sequence = 0, revision, scan = 0;

  signing = read_signing (connection, note->answer.document_id, &error);
  if (signing == NULL)
    return dex_future_new_for_error (error);
  if (note->answer.pdf != NULL && fw_plan_signing_get_last (signing)->number != note->answer.base)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_STALE, "%s",
                                  _ ("Somebody else has signed this version meanwhile. Nothing is "
                                     "lost; please sign again."));
  for (guint i = 0; i < signing->parties->len; i++)
    sequence += ((FwPlanParty *) g_ptr_array_index (signing->parties, i))->n_answers;
  revision = add_revision_row (note, changes, now);
  if (note->scan_blob != NULL)
    {
      scan = fw_id_new ();
      fw_change_set_insert (changes, "blob", scan, note->scan_blob);
    }
  for (guint i = 0; note->answer.parties[i] != NULL; i++)
    {
      FwPlanParty *party = fw_plan_signing_find (signing, note->answer.parties[i]);

      if (party == NULL)
        return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                      _ ("This party is not in the version."));
      if (fw_plan_party_is_final (party))
        return dex_future_new_reject (
            FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
            _ ("“%s” has signed in the file already; that stays as it is."), party->name);
      add_answer_row (note, changes, party, ++sequence, revision, scan, now);
    }
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

static DexFuture *
note_fiber (gpointer data)
{
  Note *note = data;
  g_autoptr (FwStore) store = g_object_ref (note->store);
  g_autoptr (FwPlanSigning) signing = NULL;
  g_autofree char *detail = NULL;
  GError *error = NULL;
  Note *job;

  signing = dex_await_boxed (fw_plan_signature_repository_load (store, note->answer.document_id),
                             &error);
  if (signing == NULL)
    return dex_future_new_for_error (error);
  /* Translators: a line of the access log; %u is the number of a version. */
  detail = g_strdup_printf (_ ("help plan, version %u"), signing->number);
  if (note->answer.pdf != NULL)
    note->pdf_blob = dex_await_boxed (
        fw_store_write_blob (store, note->answer.pdf, "application/pdf"), &error);
  if (error == NULL && note->answer.scan != NULL)
    note->scan_blob = dex_await_boxed (
        fw_store_write_blob (store, note->answer.scan, note->answer.scan_mime), &error);
  if (error != NULL)
    return dex_future_new_for_error (error);
  if (note->answer.pdf != NULL)
    note->pdf_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, note->answer.pdf);
  if (note->answer.scan != NULL)
    note->scan_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, note->answer.scan);
  /* The writer gets all of it but the store; the fiber's own copy becomes empty. */
  job = g_memdup2 (note, sizeof *note);
  job->store = NULL;
  g_clear_object (&note->store);
  memset (note, 0, sizeof *note);
  if (!dex_await (fw_store_write (store, note_job, job, note_free), &error)
      || !dex_await (fw_store_log_access (store, "sign", signing->case_id, detail), &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_plan_signature_repository_note (FwStore *store, const FwPlanAnswer *answer)
{
  const char *missing;
  Note *note;

  g_return_val_if_fail (FW_IS_STORE (store) && answer != NULL, NULL);
  g_return_val_if_fail (answer->parties != NULL && answer->signed_on != NULL, NULL);

  note = note_new (store, answer);
  missing = find_missing (note);
  if (missing != NULL)
    {
      note_free (note);
      return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s", missing);
    }
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, note_fiber, note, note_free);
}
