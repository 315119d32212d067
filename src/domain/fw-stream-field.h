/* fw-stream-field.h: what a value-stream map is made of, as a table.
 *
 * A map holds items (steps, flows, measures …); an item holds a value for some of the
 * fields of its kind. The one table drives files, undo and, later, rows: a new field is
 * a line here. Values are immutable and counted, so that undo, copies and snapshots
 * share them. Any thread, one owner at a time.
 */
#pragma once

#include "domain/fw-stream-figure.h"

G_BEGIN_DECLS

typedef enum
{
  FW_STREAM_MAP,
  FW_STREAM_CLASS,
  FW_STREAM_POOL,
  FW_STREAM_LANE,
  FW_STREAM_PARTY,
  FW_STREAM_STEP,
  FW_STREAM_FLOW,
  FW_STREAM_MEASURE,
  FW_STREAM_STAMP,  /* waste that somebody saw at a step or flow */
  FW_STREAM_NOTE,   /* parking lot: said, and not forgotten */
  FW_STREAM_CHANGE, /* what a measure does to one step or flow; the last kind */
  FW_STREAM_N_KINDS,
} FwStreamKind;

typedef enum
{
  FW_STREAM_TEXT,
  FW_STREAM_CHOICE, /* a text out of a list */
  FW_STREAM_FLAG,
  FW_STREAM_FIGURE,
  FW_STREAM_WORDS,
  FW_STREAM_RAW, /* JSON that is only carried along */
} FwStreamType;

/* What a figure counts, and with it what it may be. */
typedef enum
{
  FW_STREAM_OF_NUMBER, /* from 0 on */
  FW_STREAM_OF_PLACE,  /* any number */
  FW_STREAM_OF_TIME,   /* with a unit */
  FW_STREAM_OF_SHARE,  /* 0 … 1 */
  FW_STREAM_OF_CENTS,  /* whole cents from 0 on */
} FwStreamOf;

typedef enum
{
  FW_STREAM_NAME,
  FW_STREAM_KIND,
  /* map */
  FW_STREAM_CONVENTION,
  FW_STREAM_QUEUE_BY,
  FW_STREAM_LAND,
  FW_STREAM_HOURS,
  FW_STREAM_PER_YEAR,
  FW_STREAM_ARRIVALS_SHAPE,
  FW_STREAM_FTE_HOURS,
  FW_STREAM_DEMAND,
  FW_STREAM_WORKING_DAYS,
  FW_STREAM_BASELINE,
  FW_STREAM_TRIGGER,
  FW_STREAM_OUTCOME,
  FW_STREAM_CUSTOMER,
  FW_STREAM_EXAMPLE, /* made up, to be labelled wherever it is shown */
  FW_STREAM_PEOPLE,  /* in the room */
  FW_STREAM_DOTS,    /* that each of them gives */
  FW_STREAM_GOAL,    /* share of the lead time that the target is to save */
  /* map: the photo under it, in no file (fw-stream-photo.h) */
  FW_STREAM_PHOTO,
  FW_STREAM_PHOTO_X,
  FW_STREAM_PHOTO_Y,
  FW_STREAM_PHOTO_WIDTH,
  FW_STREAM_PHOTO_OPACITY,
  FW_STREAM_PHOTO_HIDDEN,
  FW_STREAM_PHOTO_LOCKED,
  /* class, pool */
  FW_STREAM_SHARE,
  FW_STREAM_STAFF,
  FW_STREAM_RATE,
  /* step */
  FW_STREAM_LANE_NAME,
  FW_STREAM_POOL_ID,
  FW_STREAM_PROCESS,
  FW_STREAM_WAIT,
  FW_STREAM_ACCURATE, /* %C&A, judged by who receives it */
  FW_STREAM_VALUE_ADDING,
  FW_STREAM_FEE,
  FW_STREAM_ENTRIES,
  FW_STREAM_MEDIA,
  FW_STREAM_WASTE,
  FW_STREAM_QUEUE,
  FW_STREAM_UPTIME,
  FW_STREAM_WITHIN, /* has to be done so long after the case begins */
  FW_STREAM_RELEASE_WEEKDAYS,
  FW_STREAM_RELEASE_TIME,
  FW_STREAM_RELEASE_CAPACITY,
  FW_STREAM_RELEASE_BATCH,
  FW_STREAM_X,
  FW_STREAM_Y,
  FW_STREAM_PINNED,
  /* flow */
  FW_STREAM_FROM,
  FW_STREAM_TO,
  FW_STREAM_PROBABILITY,
  FW_STREAM_REWORK,
  FW_STREAM_CLASS_ID,
  FW_STREAM_MEDIUM,
  FW_STREAM_DATUM, /* what is written down; the same datum is counted */
  FW_STREAM_CENTS,
  FW_STREAM_PAYEE,
  /* measure */
  FW_STREAM_OWNER,
  FW_STREAM_DUE,
  FW_STREAM_EFFECT,
  FW_STREAM_ON, /* the switch on the target */
  /* stamp */
  FW_STREAM_COUNT,
  FW_STREAM_VOTES,
  /* change */
  FW_STREAM_MEASURE_ID,
  FW_STREAM_STEP_ID,
  FW_STREAM_FLOW_ID,
  FW_STREAM_REMOVE,
  FW_STREAM_EXTRA, /* members that this version does not know, as a JSON object */
  FW_STREAM_N_FIELDS,
} FwStreamField;

typedef struct
{
  const char *member; /* in files: "a", or "a.b" within an object a; NULL: not there */
  FwStreamType type;
  FwStreamOf of;
  guint kinds;                /* bits of FwStreamKind */
  const char *const *choices; /* NULL-terminated; of FW_STREAM_CHOICE and words */
} FwStreamFieldInfo;

const FwStreamFieldInfo *
fw_stream_field_get_info (FwStreamField self);
gboolean
fw_stream_field_is_of (FwStreamField self, FwStreamKind kind);
/* Of the photo: it belongs to the map in this office, not to what a file or snapshot holds. */
gboolean
fw_stream_field_is_of_photo (FwStreamField self);
/* The choices of "kind" are those of the item's kind. NULL when any text will do. */
const char *const *
fw_stream_field_get_choices (FwStreamField self, FwStreamKind kind);
/* "step", "flow", …: as files and messages name the kind. */
const char *
fw_stream_kind_to_name (FwStreamKind self);

/* --- values ------------------------------------------------------------------- */

typedef struct
{
  int n_refs;
  FwStreamType type;
  gboolean flag;
  char *text;   /* TEXT, CHOICE, RAW */
  char **words; /* WORDS */
  FwStreamFigure figure;
} FwStreamValue;

FwStreamValue *
fw_stream_value_new_text (FwStreamType type, const char *text);
FwStreamValue *
fw_stream_value_new_flag (gboolean flag);
FwStreamValue *
fw_stream_value_new_words (const char *const *words);
/* Copies. */
FwStreamValue *
fw_stream_value_new_figure (const FwStreamFigure *figure);
FwStreamValue *
fw_stream_value_new_number (double value, FwStreamUnit unit);
FwStreamValue *
fw_stream_value_new_unknown (void);
FwStreamValue *
fw_stream_value_ref (FwStreamValue *self);
void
fw_stream_value_unref (FwStreamValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwStreamValue, fw_stream_value_unref)
/* Both may be NULL: nothing is told. */
gboolean
fw_stream_value_equal (const FwStreamValue *a, const FwStreamValue *b);
/* Whether @field may have this value in an item of @kind; *@why as a translated text
 * that the caller frees. */
gboolean
fw_stream_value_fits (const FwStreamValue *self,
                      FwStreamField field,
                      FwStreamKind kind,
                      char **why);

G_END_DECLS
