/* fw-plan-report.h: the pages of a help plan from its canonical content. */
#pragma once

#include "document/fw-document.h"

G_BEGIN_DECLS

/* @content: JSON of fw_plan_repository_dup_content(). @frozen_version 0: a
 * draft, and the foot says so; else the number of the version, and the foot
 * carries the SHA-256 of @content. */
FwDocument *
fw_plan_report_new (const char *content, guint frozen_version, GError **error);

G_END_DECLS
