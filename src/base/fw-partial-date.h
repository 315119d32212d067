/* fw-partial-date.h: dates as far as they are known: '2019', '2019-05', '~2019'.
 *
 * A value is a span of days that surely holds the date: one day when it is known,
 * a month, a year, or open at one end ('<2019', '>2019'). Pure values.
 */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

typedef enum
{
  FW_DATE_UNKNOWN, /* nothing is known */
  FW_DATE_DAY,
  FW_DATE_MONTH,
  FW_DATE_YEAR,
  FW_DATE_BEFORE, /* some time up to @last; @first is FW_DAY_NONE */
  FW_DATE_AFTER,  /* some time from @first on; @last is FW_DAY_NONE */
  FW_DATE_BETWEEN,
} FwDatePrecision;

typedef struct
{
  FwDatePrecision precision;
  gboolean approximate; /* '~': about then; the span is as if it were exact */
  FwDay first;
  FwDay last;
} FwPartialDate;

#define FW_PARTIAL_DATE_NONE ((FwPartialDate) {FW_DATE_UNKNOWN, FALSE, FW_DAY_NONE, FW_DAY_NONE})

FwPartialDate
fw_partial_date_from_day (FwDay day);
/* The stored form: '2019', '2019-05', '2019-05-03', each with '~' before it when it
 * is about then; '<2019', '>2019-05', '2019..2021'. NULL and "" are unknown. FALSE
 * when it is none of these; @date is unknown then. */
gboolean
fw_partial_date_from_text (const char *text, FwPartialDate *date);
/* The stored form; NULL for an unknown date. Free with g_free(). */
char *
fw_partial_date_to_text (const FwPartialDate *self);
gboolean
fw_partial_date_is_known (const FwPartialDate *self);
/* The year that the date lies in or nearest to; 0 when unknown. */
int
fw_partial_date_get_year (const FwPartialDate *self);
/* The day in the middle of the span, for order and for drawing; the end of an open
 * span; FW_DAY_NONE when unknown. */
FwDay
fw_partial_date_get_middle (const FwPartialDate *self);
/* Order by middle, unknown dates last. */
int
fw_partial_date_compare (const FwPartialDate *a, const FwPartialDate *b);
/* Whether it surely, or as far as one can tell by its first possible day, lies at or
 * before @day. An unknown date does (a fact without a date holds always). */
gboolean
fw_partial_date_is_reached (const FwPartialDate *self, FwDay day);

G_END_DECLS
