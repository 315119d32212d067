/* fw-value-stream-chain.h: which way cases take through a map, as a Markov chain.
 *
 * One chain for one class of cases and one set of probabilities. Splits take all their
 * branches; where these meet again (the nearest step that all of them pass) the case is
 * one again: it is there as often as at the split, and once more for each return into a
 * single branch. Owned by the figures.
 */
#pragma once

#include "engine/fw-value-stream.h"

G_BEGIN_DECLS

typedef struct
{
  guint from, to; /* @to may be the exit: n */
  guint flow;     /* index in the input; FW_VALUE_STREAM_NONE: implied */
  double weight;  /* probability; 1 out of a split */
  gboolean back;  /* a return */
} FwChainEdge;

typedef struct
{
  guint split, meet; /* @meet may be the exit */
  gboolean *inside;  /* by step: on a branch, neither split nor meet */
  guint size;
  guint longest[2]; /* the branch that takes longest: edge; of one pass, and with returns */
  double time[2];   /* its time */
} FwChainBlock;

typedef struct
{
  guint n;
  const FwValueStreamStep *steps;
  FwChainEdge *edges;
  guint n_edges;
  guint *first; /* by step, n + 1 of them: its edges are first[i] … first[i + 1] - 1 */
  guint *topo;  /* steps that a pass can reach, in order */
  guint n_topo;
  FwChainBlock *blocks; /* the innermost first */
  guint n_blocks;
  gboolean singular; /* cases go round for ever */
  guint stuck;       /* a step that leads to no end; FW_VALUE_STREAM_NONE */
  guint leaves;      /* a flow that leaves parallel branches; FW_VALUE_STREAM_NONE */
} FwChain;

/* The flows of class @class_index with @weights (by flow). @loops: flows that turned out
 * to lead back without being marked (guint) are added. */
FwChain *
fw_chain_new (const FwValueStreamInput *input,
              guint class_index,
              const double *weights,
              GArray *loops);
void
fw_chain_free (FwChain *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwChain, fw_chain_free)
/* Chooses the longest branch of each split by the times of steps. */
void
fw_chain_choose (FwChain *self, const double *times, gboolean returns);
/* How often a case is at each step (n of them). @all: on all branches; else only on the
 * longest. Sets @singular when there is no answer. */
void
fw_chain_visits (FwChain *self, gboolean returns, gboolean all, double *visits);
/* The product of @factors along one pass, in the mean over alternatives. */
double
fw_chain_product (FwChain *self, const double *factors);

/* a x = b by LU with partial pivoting; @a is n × n by rows and is overwritten, @b becomes
 * x. FALSE when a is singular. */
gboolean
fw_lu_solve (double *a, double *b, guint n);

G_END_DECLS
