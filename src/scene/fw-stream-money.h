/* fw-stream-money.h: what a case costs, by step and payee, from first contact to end of
 * help: the amounts of the money band. Made anew from figures, which it borrows.
 *
 *   hub "staff" ──▶ cell of each step          visits × (process time × rate + fee)
 *   payer ──▶ step ──▶ payee                   visits × amount of the flow
 *
 * Visits count returns, as the cost per case does. Whole cents; what a step hands on with
 * each visit is rounded as a sum, so that rounding alone never leaves a gap.
 * Source: handbook VSM-2; mockups/vsm-money.
 */
#pragma once

#include "scene/fw-stream-figures.h"

G_BEGIN_DECLS

typedef struct
{
  guint step; /* of the map */
  guint node; /* of @sums */
} FwStreamMoneyCell;

typedef struct
{
  const FwStreamFigures *figures;
  FwValueStreamMoney *sums; /* closed */
  guint hub;                /* node that gives to the cells; FW_VALUE_STREAM_NONE: no steps */
  GArray *cells;            /* FwStreamMoneyCell, in the order of the steps */
  gint64 staff, paid;       /* into cells, to who only takes; of what is known */
  gint64 missing, rest;     /* what more left than came, what more came than left */
  guint n_unknown;          /* amounts */
} FwStreamMoney;

FwStreamMoney *
fw_stream_money_new (const FwStreamFigures *figures);
void
fw_stream_money_free (FwStreamMoney *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwStreamMoney, fw_stream_money_free)

/* "2,210.50 €". Free. */
char *
fw_stream_money_dup_amount (gint64 cents);
/* The name of a node as people read it; never "". */
const char *
fw_stream_money_get_name (const FwStreamMoney *self, guint node);
/* "The sums close." or by how much they do not, and why that cannot be said. Free. */
char *
fw_stream_money_dup_verdict (const FwStreamMoney *self);
/* "In 10,556.50 € = staff 2,210.50 € + paid 7,674.00 € + unexplained 672.00 €". Free. */
char *
fw_stream_money_dup_sums (const FwStreamMoney *self);
/* One amount in words: "“Staff” to “Talk”: 216.00 €, 2.0 %". Free. */
char *
fw_stream_money_dup_amount_text (const FwStreamMoney *self, guint amount);

G_END_DECLS
