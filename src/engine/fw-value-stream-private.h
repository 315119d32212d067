/* fw-value-stream-private.h: what the halves of the figures share: one computation's
 * working data. Lives on the stack of fw_value_stream_figures_new(). */
#pragma once

#include "engine/fw-value-stream-chain.h"

G_BEGIN_DECLS

/* Sums of probabilities are 1 within this. */
#define FW_VS_SLACK 1e-6

/* How often a case is at a step: in one pass or with returns, on all parallel branches or
 * on the longest alone. */
enum
{
  FW_VS_ONCE,
  FW_VS_LADDER,
  FW_VS_FULL,
  FW_VS_FULL_LADDER,
  FW_VS_N_VIEWS,
};

/* What leaves a step by probability. */
typedef struct
{
  guint step;
  guint n;         /* flows, at most of a class */
  guint n_open;    /* more than one says nothing; 0 otherwise */
  gboolean wrong;  /* does not sum to 1 */
  guint8 *figures; /* by figure: another split gives another value */
  guint8 *visits;  /* by step; bits: with returns 1, once 2, on the ladder 4 */
} FwValueStreamGroup;

typedef struct
{
  double values[FW_VS_N_FIGURES];
  double *views[FW_VS_N_VIEWS]; /* by step, the mean over classes */
  guint n_blocks;
  guint stuck, leaves;
  gboolean singular;
  FwChain **chains; /* by class; NULL: not kept */
  GArray *loops;
} FwValueStreamRun;

typedef struct
{
  const FwValueStreamInput *input;
  FwValueStreamFigures *figures;
  FwValueStreamInput known; /* with stand-ins for what is unknown */
  FwValueStreamStep *steps;
  FwValueStreamPayment *payments;
  double *waits; /* before the work, of one passage of a step */
  double *times; /* with the work */
  guint n_classes;
  double **weights; /* by class, by flow */
  double *shares;
  gboolean shares_unknown, shares_wrong;
  GArray *groups; /* FwValueStreamGroup */
  guint8 *by_share, *visits_by_share;
} FwValueStreamWork;

void
fw_value_stream_work_run (FwValueStreamWork *self,
                          double **weights,
                          const double *shares,
                          FwValueStreamRun *run);
/* The values of all figures by the visits of @run. */
void
fw_value_stream_work_sum (FwValueStreamWork *self, FwValueStreamRun *run);
/* Fills the figures: inputs, what is unknown, values, parts, ladder. */
void
fw_value_stream_work_list (FwValueStreamWork *self, FwValueStreamRun *run);

G_END_DECLS
