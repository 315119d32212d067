/* fw-plan-report-private.h: shared by the papers of a help plan. Internal to document. */
#pragma once

#include "document/fw-report-private.h"

G_BEGIN_DECLS

/* What stands across the pages of a translation that nobody has checked. */
#define FW_PLAN_UNCHECKED "Entwurf – Übersetzung nicht geprüft"

/* The pages of the plan; @watermark across them and @foot in the second line of the foot (both
 * nullable). */
FwDocument *
_fw_plan_report_new_full (const char *content,
                          guint frozen_version,
                          const char *watermark,
                          const char *foot,
                          GError **error);
/* The content as an object of @parser; NULL with an error. */
JsonObject *
_fw_plan_report_parse (JsonParser *parser, const char *content, GError **error);
/* "Emil Ahornblatt und Lina Ahornblatt" */
char *
_fw_plan_report_dup_children (JsonObject *content);
/* "Diese Fassung ersetzt die Fassung 1 vom 26.11.2026."; "" for the first. */
char *
_fw_plan_report_dup_earlier (JsonObject *content);
/* Everything of a frame but its title, for papers that are not signed. */
void
_fw_plan_report_fill_frame (FwDocumentFrame *frame, JsonObject *content, const char *what);

G_END_DECLS
