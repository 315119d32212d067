/* fw-frozen.c: see fw-frozen-private.h. */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-frozen-private.h"

FwRow *
_fw_frozen_make_row (const char *kind,
                     gint64 case_id,
                     gint64 form_id,
                     gint64 number,
                     gint64 staff_id,
                     const char *content,
                     GBytes *pdf,
                     gint64 blob_id)
{
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *at = g_date_time_format_iso8601 (utc);
  g_autofree char *content_sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *pdf_sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  FwRow *row = fw_row_new ();

  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_int (row, "form_id", form_id);
  fw_row_set_text (row, "kind", kind);
  fw_row_set_int (row, "number", number);
  fw_row_set_text (row, "frozen_at", at);
  if (staff_id != 0)
    fw_row_set_int (row, "frozen_by", staff_id);
  fw_row_set_text (row, "content", content);
  fw_row_set_text (row, "content_sha256", content_sum);
  fw_row_set_int (row, "pdf_blob", blob_id);
  fw_row_set_text (row, "pdf_sha256", pdf_sum);
  return row;
}
