/* fw-stream-figures.h: the figures of a map, ready to show: with formula, inputs by their
 * items, and what is missing. Made anew after each change; borrows the map, which must
 * not change meanwhile. Main thread or any other, one owner.
 *
 * What a file does not tell is neutral where a step of that kind need not have it (a
 * split takes no time, a step without "wait_before" does not wait), and unknown where it
 * must: the process time, %C&A, entries, value and rate of a task. An external wait may
 * tell its time either way.
 */
#pragma once

#include "domain/fw-stream.h"
#include "engine/fw-value-stream-hours.h"
#include "engine/fw-value-stream-ladder.h"
#include "engine/fw-value-stream-money.h"
#include "engine/fw-value-stream.h"

G_BEGIN_DECLS

typedef struct
{
  const FwStreamItem *item;
  FwStreamField field;
} FwStreamInput;

typedef struct
{
  FwStream *stream;
  FwValueStreamFigures *figures;
  FwValueStreamHours hours;
  double day_s;     /* working seconds of a day */
  double week_days; /* of 7 */
  /* Behind the figures' indices. */
  GPtrArray *flows;    /* FwStreamItem, work flows */
  GPtrArray *payments; /* FwStreamItem, money flows */
  FwValueStreamInput input;
  double **owned; /* of @input */
} FwStreamFigures;

FwStreamFigures *
fw_stream_figures_new (FwStream *stream);
void
fw_stream_figures_free (FwStreamFigures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwStreamFigures, fw_stream_figures_free)

/* NAN when unknown. */
double
fw_stream_figures_get (const FwStreamFigures *self, FwValueStreamFigureKind kind);
const FwValueStreamFigure *
fw_stream_figures_get_figure (const FwStreamFigures *self, FwValueStreamFigureKind kind);
/* "lead_time_s", …: as files name the figure. */
const char *
fw_stream_figure_get_member (FwValueStreamFigureKind kind);
/* "Lead time", translated. */
const char *
fw_stream_figure_get_title (FwValueStreamFigureKind kind);
/* The rule in words and with the numbers of the map: "… = 0 + 3600 + … = 885600". Free. */
char *
fw_stream_figures_dup_formula (const FwStreamFigures *self, FwValueStreamFigureKind kind);
/* Where an input stands in the map. */
FwStreamInput
fw_stream_figures_get_input (const FwStreamFigures *self, const FwValueStreamSource *source);
/* "Process time of “Erstkontakt”". Free. */
char *
fw_stream_figures_dup_input_text (const FwStreamFigures *self, const FwValueStreamSource *source);
char *
fw_stream_figures_dup_problem_text (const FwStreamFigures *self,
                                    const FwValueStreamProblem *problem);
/* Seconds as people read them: "2.5 working days", in minutes, hours or working days. Free. */
char *
fw_stream_figures_dup_time (const FwStreamFigures *self, double seconds);

typedef enum
{
  FW_STREAM_KEPT,
  FW_STREAM_BROKEN,
  FW_STREAM_NOT_KNOWN,
} FwStreamVerdict;

/* Whether the case is done with @step (NULL: with the last) within @days working days;
 * *@reached: how long it takes, s, NAN when unknown. Source: handbook VSM-1, VSM-3. */
FwStreamVerdict
fw_stream_figures_check (const FwStreamFigures *self,
                         const FwStreamItem *step,
                         double days,
                         double *reached);

/* Mean wait of a gate for its release (signature days, conference), working seconds, for
 * work that comes evenly; NAN without one. A proposal beside what was typed: the lead time
 * counts "wait_before" alone. */
double
fw_stream_figures_get_release_wait (const FwStreamFigures *self, const FwStreamItem *step);
/* Cases that a step could do in a working day: hours of the day / process time × uptime
 * (1 where nothing is told). NAN when it cannot be said. */
double
fw_stream_figures_get_capacity (const FwStreamFigures *self, const FwStreamItem *step);

/* The ladder under the map. Free with fw_value_stream_ladder_free(). */
FwValueStreamLadder *
fw_stream_figures_make_ladder (const FwStreamFigures *self,
                               const FwValueStreamLadderOptions *options);
/* The same to be looked at: splits, joins and ends that take no time are no rungs. */
FwValueStreamLadder *
fw_stream_figures_make_drawn_ladder (const FwStreamFigures *self,
                                     const FwValueStreamLadderOptions *options);
/* The money flows of the map, from and to whom; free with fw_value_stream_money_free(). */
FwValueStreamMoney *
fw_stream_figures_make_money (const FwStreamFigures *self);
/* How often each datum is written down: name → a count in a GPtrArray of FwStreamDatum, in
 * order of first appearance. */
typedef struct
{
  char *name;
  double entries; /* NAN when one of them is unknown */
  guint n_media;  /* different media it is carried by */
} FwStreamDatum;

GPtrArray *
fw_stream_figures_count_data (const FwStreamFigures *self);

G_END_DECLS
