/* fw-value-stream.h: the figures of a value stream, each with its inputs. Pure and
 * deterministic; numbers in, numbers out.
 *
 *   steps, flows ─► chain (fw-value-stream-chain.h): who comes where, how often
 *                     one pass: without returns        → lead time, process time, …
 *                     with returns: (I − Pᵀ)⁻¹ e₀      → expected time, cost, FTE
 *                 ─► figures: value, inputs, parts that add up to it
 *
 * Times are working seconds; who converts days and calendar days is the caller. NAN is
 * unknown. An unknown input makes exactly those figures unknown that depend on it: the
 * figure then names the inputs that are missing. Of parallel branches the longest counts
 * for times, all of them for work and cost. Probabilities are inputs of a figure where
 * another split would give another value.
 *
 * A map without work flows is a chain in the order of its steps. Cases begin at the first
 * step and end where no work flow leaves. What of the map is contradictory is a problem
 * with a name, and the figures that need it are unknown.
 */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

#define FW_VALUE_STREAM_NONE G_MAXUINT

/* --- input ------------------------------------------------------------------- */

typedef enum
{
  FW_VS_TASK,
  FW_VS_GATE,
  FW_VS_WAIT, /* outside the office: its time is waiting, not work */
  FW_VS_SPLIT,
  FW_VS_JOIN,
  FW_VS_END,
} FwValueStreamKind;

/* What can be unknown. */
typedef enum
{
  FW_VS_PROCESS,      /* s, of a step */
  FW_VS_WAIT_BEFORE,  /* s */
  FW_VS_ACCURATE,     /* 0 … 1 */
  FW_VS_VALUE_ADDING, /* 0 or 1 */
  FW_VS_FEE,          /* cents */
  FW_VS_ENTRIES,
  FW_VS_RATE,   /* cents an hour */
  FW_VS_PIECES, /* waiting before the step; factory convention only */
  FW_VS_N_STEP_INPUTS,
  FW_VS_PROBABILITY = FW_VS_N_STEP_INPUTS, /* of a flow */
  FW_VS_CENTS,                             /* of a money flow */
  FW_VS_SHARE,                             /* of a class */
  FW_VS_DEMAND,                            /* pieces a working day */
  FW_VS_PER_YEAR,                          /* cases */
  FW_VS_FTE_TIME,                          /* net s a year */
  FW_VS_YEAR,                              /* working s a year */
} FwValueStreamWhat;

typedef struct
{
  FwValueStreamKind kind;
  int lane; /* -1: none */
  double values[FW_VS_N_STEP_INPUTS];
} FwValueStreamStep;

typedef struct
{
  guint from, to;
  double probability; /* NAN: unknown */
  gboolean open;      /* nothing is said: the rest, when it is the only one */
  gboolean rework;
  guint class_index; /* FW_VALUE_STREAM_NONE: for all */
} FwValueStreamFlow;

/* Money that leaves with each case that passes the step. */
typedef struct
{
  guint step;
  double cents;
} FwValueStreamPayment;

/* How waiting pieces become time; the same 1 000 pieces are 10 days by A and 2.17 by C. */
typedef enum
{
  FW_VS_BY_DEMAND,     /* A: pieces / demand a day (Learning to See) */
  FW_VS_BY_THROUGHPUT, /* B: pieces / cases that come through (Little: L = λ W) */
  FW_VS_BY_CYCLE,      /* C: pieces × process time of the step behind */
} FwValueStreamQueueBy;

typedef struct
{
  FwValueStreamQueueBy queue_by;
  gboolean factory;   /* lead time counts queues in days of demand */
  gboolean by_demand; /* takt by daily demand, not by cases a year */
  double day_s;       /* working seconds of a day */
  double demand, per_year, fte_s, year_s;
  const FwValueStreamStep *steps;
  guint n_steps;
  const FwValueStreamFlow *flows; /* of work only */
  guint n_flows;
  const double *shares; /* of the classes */
  guint n_classes;      /* 0: all cases are alike */
  const FwValueStreamPayment *payments;
  guint n_payments;
} FwValueStreamInput;

/* --- output ------------------------------------------------------------------ */

typedef enum
{
  FW_VS_LEAD_TIME,
  FW_VS_PROCESS_TIME,
  FW_VS_WAIT_TIME,
  FW_VS_VALUE_TIME,
  FW_VS_FLOW_EFFICIENCY, /* process time / lead time */
  FW_VS_PCE,             /* value-adding time / lead time */
  FW_VS_WAITING_SHARE,
  FW_VS_ROLLED,
  FW_VS_EXPECTED_TIME, /* with returns */
  FW_VS_EXPECTED_WORK, /* process time with returns */
  FW_VS_COST,
  FW_VS_EXTERNAL_COST,
  FW_VS_HAND_OVERS,
  FW_VS_ENTRY_COUNT,
  FW_VS_FTE,
  FW_VS_TAKT,
  FW_VS_N_FIGURES,
} FwValueStreamFigureKind;

typedef struct
{
  FwValueStreamWhat what;
  guint index; /* step, flow, payment or class; 0 otherwise */
} FwValueStreamSource;

typedef struct
{
  guint step;
  double value;
} FwValueStreamPart;

typedef struct
{
  double value;    /* NAN: unknown, or it cannot be said */
  GArray *inputs;  /* FwValueStreamSource: all that it depends on */
  GArray *unknown; /* those of them that are unknown */
  GArray *parts;   /* FwValueStreamPart that add up to it, or whose product it is; may be empty */
  gboolean undefined; /* not for want of an input: 0 / 0, or a problem of the map */
} FwValueStreamFigure;

typedef enum
{
  FW_VS_PROBLEM_SUM,       /* what leaves a step does not sum to 1 (index: step) */
  FW_VS_PROBLEM_OPEN,      /* several flows of a step say nothing (step) */
  FW_VS_PROBLEM_NO_END,    /* cases never come from this step to an end (step) */
  FW_VS_PROBLEM_LOOP,      /* a way back that is not marked as a return (flow) */
  FW_VS_PROBLEM_LEAVES,    /* a return out of parallel branches (flow) */
  FW_VS_PROBLEM_UNREACHED, /* no case comes here (step) */
  FW_VS_PROBLEM_SHARES,    /* the classes do not sum to 1 */
} FwValueStreamProblemKind;

typedef struct
{
  FwValueStreamProblemKind kind;
  guint index;
  double value; /* the sum that is not 1 */
} FwValueStreamProblem;

typedef struct
{
  FwValueStreamFigure figures[FW_VS_N_FIGURES];
  FwValueStreamFigure *visits; /* of each step, with returns */
  double *once;                /* how often in one pass, all branches; NAN: unknown */
  double *on_ladder;           /* the same, of parallel branches only the longest */
  double *reached;             /* lead time up to the end of the step; NAN: unknown */
  guint *order;                /* steps in the order of the ladder */
  guint n_order;               /* those that are on it */
  GArray *problems;            /* FwValueStreamProblem */
  guint n_steps;
} FwValueStreamFigures;

FwValueStreamFigures *
fw_value_stream_figures_new (const FwValueStreamInput *input);
void
fw_value_stream_figures_free (FwValueStreamFigures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwValueStreamFigures, fw_value_stream_figures_free)
/* Whether the figure depends on that input. */
gboolean
fw_value_stream_figure_depends (const FwValueStreamFigure *self,
                                FwValueStreamWhat what,
                                guint index);

/* --- single formulas ---------------------------------------------------------- */

/* Available time / demand, both of the same span. */
double
fw_value_stream_takt (double available_s, double demand);
/* Pieces that a station makes in @available_s: available / cycle × uptime. */
double
fw_value_stream_capacity (double available_s, double cycle_s, double uptime);
/* Days that @pieces wait: A by daily demand, B by daily throughput (Little: L = λ W). */
double
fw_value_stream_queue_days (double pieces, double per_day);
/* The same by the cycle time of the next station, C. */
double
fw_value_stream_queue_days_by_cycle (double pieces, double cycle_s, double day_s);
/* (old − new) / old */
double
fw_value_stream_improvement (double before, double after);

G_END_DECLS
