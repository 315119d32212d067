/* fw-plan-answers.h: the sheet of answers (Unterschriftenblatt) beside a frozen help plan.
 *
 * The frozen pages have empty boxes and never change. Who signed by which way, refused with
 * which reason, was absent or agreed orally is known afterwards: it is printed here, with the
 * checksums by which the plan is known, and never into the signed file.
 */
#pragma once

#include "document/fw-document.h"
#include "domain/fw-plan-signature.h"

G_BEGIN_DECLS

/* @content is the frozen content of the version that @signing is of. NULL with an error. */
FwDocument *
fw_plan_answers_new (const char *content, FwPlanSigning *signing, GError **error);

G_END_DECLS
