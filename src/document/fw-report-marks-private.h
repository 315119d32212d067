/* fw-report-marks-private.h: see fw-report-marks.c. Internal to document. */
#pragma once

#include "document/fw-report-private.h"

G_BEGIN_DECLS

/* So many values of a domain are drawn; the text below has all of them. */
#define FW_STRIP_MAX 24

/* The word of a light: "Grün", …; "" for none. */
const char *
_fw_report_get_light_word (const char *light);
/* A light by shape and word; @word "" for its own. "–" when @light is none. */
FwBlock *
_fw_report_add_light (FwReport *report,
                      FwBlock *parent,
                      const char *light,
                      double size,
                      const char *word);
/* Four lanes with everybody's value (objects with "initials", "value", "dissent");
 * the lane @agreed (1 to 4, else 0) is marked. */
FwBlock *
_fw_report_add_strip (FwReport *report, FwBlock *parent, GPtrArray *values, int agreed);

G_END_DECLS
