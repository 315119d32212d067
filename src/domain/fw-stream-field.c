/* fw-stream-field.c: see fw-stream-field.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "domain/fw-stream-field.h"

#define BIT(kind) (1u << (kind))
#define MAP BIT (FW_STREAM_MAP)
#define STEP (BIT (FW_STREAM_STEP) | BIT (FW_STREAM_CHANGE))
#define FLOW (BIT (FW_STREAM_FLOW) | BIT (FW_STREAM_CHANGE))
#define PLACED (BIT (FW_STREAM_STEP) | BIT (FW_STREAM_PARTY))
#define ALL (BIT (FW_STREAM_N_KINDS) - 1)
#define NAMED (ALL & ~BIT (FW_STREAM_CHANGE))
#define STAMP BIT (FW_STREAM_STAMP)

static const char *const conventions[] = {"office", "factory", NULL};
static const char *const queue_conventions[] = {"demand", "throughput", "cycle", NULL};
static const char *const arrival_shapes[] = {"poisson", "even", NULL};
static const char *const step_kinds[] = {"task", "gate", "wait", "split", "join", "end", NULL};
static const char *const flow_kinds[] = {"work", "information", "document", "money", NULL};
static const char *const party_kinds[]
    = {"customer", "supplier", "control", "payer", "payee", NULL};
static const char *const stamp_kinds[] = {"waiting",   "double", "return",    "wrong", "hand-over",
                                          "searching", "media",  "paperwork", NULL};
static const char *const weekdays[] = {"1", "2", "3", "4", "5", "6", "7", NULL};

static const FwStreamFieldInfo infos[FW_STREAM_N_FIELDS] = {
    [FW_STREAM_NAME] = {"name", FW_STREAM_TEXT, 0, NAMED, NULL},
    [FW_STREAM_KIND]
    = {"kind", FW_STREAM_CHOICE, 0,
       BIT (FW_STREAM_STEP) | BIT (FW_STREAM_FLOW) | BIT (FW_STREAM_PARTY) | STAMP, NULL},
    [FW_STREAM_CONVENTION] = {"convention", FW_STREAM_CHOICE, 0, MAP, conventions},
    [FW_STREAM_QUEUE_BY] = {"queue_by", FW_STREAM_CHOICE, 0, MAP, queue_conventions},
    [FW_STREAM_LAND] = {"calendar.land", FW_STREAM_TEXT, 0, MAP, NULL},
    [FW_STREAM_HOURS] = {"calendar.hours", FW_STREAM_TEXT, 0, MAP, NULL},
    [FW_STREAM_PER_YEAR] = {"arrivals.per_year", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, MAP, NULL},
    [FW_STREAM_ARRIVALS_SHAPE] = {"arrivals.shape", FW_STREAM_CHOICE, 0, MAP, arrival_shapes},
    [FW_STREAM_FTE_HOURS]
    = {"fte_hours_per_year", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, MAP, NULL},
    [FW_STREAM_DEMAND] = {"demand_per_day", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, MAP, NULL},
    [FW_STREAM_WORKING_DAYS]
    = {"working_days_per_year", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, MAP, NULL},
    [FW_STREAM_BASELINE] = {"baseline", FW_STREAM_RAW, 0, MAP, NULL},
    [FW_STREAM_TRIGGER] = {"trigger", FW_STREAM_TEXT, 0, MAP, NULL},
    [FW_STREAM_OUTCOME] = {"outcome", FW_STREAM_TEXT, 0, MAP, NULL},
    [FW_STREAM_CUSTOMER] = {"customer", FW_STREAM_TEXT, 0, MAP, NULL},
    [FW_STREAM_EXAMPLE] = {"example", FW_STREAM_FLAG, 0, MAP, NULL},
    [FW_STREAM_PEOPLE] = {"people", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, MAP, NULL},
    [FW_STREAM_DOTS] = {"dots", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, MAP, NULL},
    [FW_STREAM_GOAL] = {"goal", FW_STREAM_FIGURE, FW_STREAM_OF_SHARE, MAP, NULL},
    [FW_STREAM_PHOTO] = {NULL, FW_STREAM_TEXT, 0, MAP, NULL},
    [FW_STREAM_PHOTO_X] = {NULL, FW_STREAM_FIGURE, FW_STREAM_OF_PLACE, MAP, NULL},
    [FW_STREAM_PHOTO_Y] = {NULL, FW_STREAM_FIGURE, FW_STREAM_OF_PLACE, MAP, NULL},
    [FW_STREAM_PHOTO_WIDTH] = {NULL, FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, MAP, NULL},
    [FW_STREAM_PHOTO_OPACITY] = {NULL, FW_STREAM_FIGURE, FW_STREAM_OF_SHARE, MAP, NULL},
    [FW_STREAM_PHOTO_HIDDEN] = {NULL, FW_STREAM_FLAG, 0, MAP, NULL},
    [FW_STREAM_PHOTO_LOCKED] = {NULL, FW_STREAM_FLAG, 0, MAP, NULL},
    [FW_STREAM_SHARE] = {"share", FW_STREAM_FIGURE, FW_STREAM_OF_SHARE,
                         BIT (FW_STREAM_CLASS) | BIT (FW_STREAM_POOL), NULL},
    [FW_STREAM_STAFF]
    = {"staff", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, STEP | BIT (FW_STREAM_POOL), NULL},
    [FW_STREAM_RATE] = {"hourly_rate_cents", FW_STREAM_FIGURE, FW_STREAM_OF_CENTS,
                        STEP | BIT (FW_STREAM_POOL), NULL},
    [FW_STREAM_LANE_NAME] = {"lane", FW_STREAM_TEXT, 0, STEP, NULL},
    [FW_STREAM_POOL_ID] = {"pool", FW_STREAM_TEXT, 0, STEP, NULL},
    [FW_STREAM_PROCESS] = {"process", FW_STREAM_FIGURE, FW_STREAM_OF_TIME, STEP, NULL},
    [FW_STREAM_WAIT] = {"wait_before", FW_STREAM_FIGURE, FW_STREAM_OF_TIME, STEP, NULL},
    [FW_STREAM_ACCURATE]
    = {"percent_complete_accurate", FW_STREAM_FIGURE, FW_STREAM_OF_SHARE, STEP, NULL},
    [FW_STREAM_VALUE_ADDING] = {"value_adding", FW_STREAM_FLAG, 0, STEP, NULL},
    [FW_STREAM_FEE] = {"fee_cents", FW_STREAM_FIGURE, FW_STREAM_OF_CENTS, STEP, NULL},
    [FW_STREAM_ENTRIES] = {"entries", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, STEP | FLOW, NULL},
    [FW_STREAM_MEDIA] = {"media", FW_STREAM_WORDS, 0, STEP, NULL},
    [FW_STREAM_WASTE] = {"waste", FW_STREAM_WORDS, 0, STEP, NULL},
    [FW_STREAM_QUEUE] = {"queue.pieces", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, STEP, NULL},
    [FW_STREAM_UPTIME] = {"uptime", FW_STREAM_FIGURE, FW_STREAM_OF_SHARE, STEP, NULL},
    [FW_STREAM_WITHIN] = {"within", FW_STREAM_FIGURE, FW_STREAM_OF_TIME, STEP, NULL},
    [FW_STREAM_RELEASE_WEEKDAYS] = {"release.weekdays", FW_STREAM_WORDS, 0, STEP, weekdays},
    [FW_STREAM_RELEASE_TIME] = {"release.time", FW_STREAM_TEXT, 0, STEP, NULL},
    [FW_STREAM_RELEASE_CAPACITY]
    = {"release.capacity", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, STEP, NULL},
    [FW_STREAM_RELEASE_BATCH]
    = {"release.batch", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, STEP, NULL},
    [FW_STREAM_X] = {"x", FW_STREAM_FIGURE, FW_STREAM_OF_PLACE, PLACED, NULL},
    [FW_STREAM_Y] = {"y", FW_STREAM_FIGURE, FW_STREAM_OF_PLACE, PLACED, NULL},
    [FW_STREAM_PINNED] = {"pinned", FW_STREAM_FLAG, 0, PLACED, NULL},
    [FW_STREAM_FROM] = {"from", FW_STREAM_TEXT, 0, BIT (FW_STREAM_FLOW), NULL},
    [FW_STREAM_TO] = {"to", FW_STREAM_TEXT, 0, BIT (FW_STREAM_FLOW), NULL},
    [FW_STREAM_PROBABILITY] = {"probability", FW_STREAM_FIGURE, FW_STREAM_OF_SHARE, FLOW, NULL},
    [FW_STREAM_REWORK] = {"rework", FW_STREAM_FLAG, 0, FLOW, NULL},
    [FW_STREAM_CLASS_ID] = {"class", FW_STREAM_TEXT, 0, FLOW, NULL},
    [FW_STREAM_MEDIUM] = {"medium", FW_STREAM_TEXT, 0, FLOW, NULL},
    [FW_STREAM_DATUM] = {"datum", FW_STREAM_TEXT, 0, FLOW, NULL},
    [FW_STREAM_CENTS] = {"cents", FW_STREAM_FIGURE, FW_STREAM_OF_CENTS, FLOW, NULL},
    [FW_STREAM_PAYEE] = {"payee", FW_STREAM_TEXT, 0, FLOW, NULL},
    [FW_STREAM_OWNER] = {"owner", FW_STREAM_TEXT, 0, BIT (FW_STREAM_MEASURE), NULL},
    [FW_STREAM_DUE] = {"due", FW_STREAM_TEXT, 0, BIT (FW_STREAM_MEASURE), NULL},
    [FW_STREAM_EFFECT] = {"effect", FW_STREAM_TEXT, 0, BIT (FW_STREAM_MEASURE), NULL},
    [FW_STREAM_ON] = {"on", FW_STREAM_FLAG, 0, BIT (FW_STREAM_MEASURE), NULL},
    [FW_STREAM_COUNT] = {"count", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, STAMP, NULL},
    [FW_STREAM_VOTES] = {"votes", FW_STREAM_FIGURE, FW_STREAM_OF_NUMBER, STAMP, NULL},
    [FW_STREAM_MEASURE_ID] = {"measure", FW_STREAM_TEXT, 0, BIT (FW_STREAM_CHANGE), NULL},
    [FW_STREAM_STEP_ID]
    = {"step", FW_STREAM_TEXT, 0, BIT (FW_STREAM_CHANGE) | STAMP | BIT (FW_STREAM_MEASURE), NULL},
    [FW_STREAM_FLOW_ID] = {"flow", FW_STREAM_TEXT, 0, BIT (FW_STREAM_CHANGE) | STAMP, NULL},
    [FW_STREAM_REMOVE] = {"remove", FW_STREAM_FLAG, 0, BIT (FW_STREAM_CHANGE), NULL},
    [FW_STREAM_EXTRA] = {NULL, FW_STREAM_RAW, 0, ALL, NULL},
};

const FwStreamFieldInfo *
fw_stream_field_get_info (FwStreamField self)
{
  g_return_val_if_fail ((guint) self < FW_STREAM_N_FIELDS, NULL);
  return &infos[self];
}

gboolean
fw_stream_field_is_of (FwStreamField self, FwStreamKind kind)
{
  return (infos[self].kinds & BIT (kind)) != 0;
}

gboolean
fw_stream_field_is_of_photo (FwStreamField self)
{
  return self >= FW_STREAM_PHOTO && self <= FW_STREAM_PHOTO_LOCKED;
}

const char *const *
fw_stream_field_get_choices (FwStreamField self, FwStreamKind kind)
{
  if (self != FW_STREAM_KIND)
    return infos[self].choices;
  return kind == FW_STREAM_STEP    ? step_kinds
         : kind == FW_STREAM_FLOW  ? flow_kinds
         : kind == FW_STREAM_STAMP ? stamp_kinds
                                   : party_kinds;
}

const char *
fw_stream_kind_to_name (FwStreamKind self)
{
  static const char *const names[FW_STREAM_N_KINDS]
      = {"map",  "class",   "pool",  "lane", "party", "step",
         "flow", "measure", "stamp", "note", "change"};

  g_return_val_if_fail ((guint) self < FW_STREAM_N_KINDS, "");
  return names[self];
}

/* --- values ------------------------------------------------------------------- */

static FwStreamValue *
new_value (FwStreamType type)
{
  FwStreamValue *self = g_new0 (FwStreamValue, 1);

  self->n_refs = 1;
  self->type = type;
  return self;
}

FwStreamValue *
fw_stream_value_new_text (FwStreamType type, const char *text)
{
  FwStreamValue *self = new_value (type);

  self->text = g_strdup (text != NULL ? text : "");
  return self;
}

FwStreamValue *
fw_stream_value_new_flag (gboolean flag)
{
  FwStreamValue *self = new_value (FW_STREAM_FLAG);

  self->flag = flag != FALSE;
  return self;
}

FwStreamValue *
fw_stream_value_new_words (const char *const *words)
{
  FwStreamValue *self = new_value (FW_STREAM_WORDS);

  self->words = g_strdupv ((char **) words);
  return self;
}

FwStreamValue *
fw_stream_value_new_figure (const FwStreamFigure *figure)
{
  FwStreamValue *self = new_value (FW_STREAM_FIGURE);

  fw_stream_figure_copy (&self->figure, figure);
  return self;
}

FwStreamValue *
fw_stream_value_new_number (double value, FwStreamUnit unit)
{
  FwStreamValue *self = new_value (FW_STREAM_FIGURE);

  fw_stream_figure_init_fixed (&self->figure, value, unit);
  return self;
}

FwStreamValue *
fw_stream_value_new_unknown (void)
{
  FwStreamValue *self = new_value (FW_STREAM_FIGURE);

  fw_stream_figure_init_unknown (&self->figure);
  return self;
}

FwStreamValue *
fw_stream_value_ref (FwStreamValue *self)
{
  if (self != NULL)
    g_atomic_int_inc (&self->n_refs);
  return self;
}

void
fw_stream_value_unref (FwStreamValue *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->n_refs))
    return;
  g_free (self->text);
  g_strfreev (self->words);
  fw_stream_figure_clear (&self->figure);
  g_free (self);
}

gboolean
fw_stream_value_equal (const FwStreamValue *a, const FwStreamValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case FW_STREAM_FLAG:
      return a->flag == b->flag;
    case FW_STREAM_FIGURE:
      return fw_stream_figure_equal (&a->figure, &b->figure);
    case FW_STREAM_WORDS:
      return g_strv_equal ((const char *const *) a->words, (const char *const *) b->words);
    case FW_STREAM_TEXT:
    case FW_STREAM_CHOICE:
    case FW_STREAM_RAW:
    default:
      return g_str_equal (a->text, b->text);
    }
}

static char *
refuse_choice (const char *text, const char *const *choices)
{
  g_autofree char *list = g_strjoinv (", ", (char **) choices);

  return g_strdup_printf (_ ("“%s” is none of: %s"), text, list);
}

static gboolean
figure_fits (const FwStreamFigure *figure, FwStreamOf of, char **why)
{
  const char *reason = NULL;

  if (figure->unknown)
    return TRUE;
  if (of == FW_STREAM_OF_PLACE)
    {
      if (figure->shape == FW_STREAM_FIXED && isfinite (figure->mode))
        return TRUE;
      reason = _ ("must be a number");
    }
  else if (!fw_stream_figure_is_sound (figure, &reason))
    ;
  else if (of == FW_STREAM_OF_TIME && figure->unit == FW_STREAM_UNIT_NONE)
    reason = _ ("a time needs a unit: s, min, h, wd or cd");
  else if (of != FW_STREAM_OF_TIME && figure->unit != FW_STREAM_UNIT_NONE)
    reason = _ ("is no time and has no unit");
  else if (of == FW_STREAM_OF_SHARE && MAX (figure->mode, figure->max) > 1)
    reason = _ ("must lie between 0 and 1");
  else if (of == FW_STREAM_OF_CENTS
           && (figure->mode != floor (figure->mode) || figure->mode > 9e15))
    reason = _ ("must be whole cents");
  if (reason != NULL)
    *why = g_strdup (reason);
  return reason == NULL;
}

gboolean
fw_stream_value_fits (const FwStreamValue *self, FwStreamField field, FwStreamKind kind, char **why)
{
  const FwStreamFieldInfo *info = fw_stream_field_get_info (field);
  const char *const *choices = fw_stream_field_get_choices (field, kind);

  *why = NULL;
  if (!fw_stream_field_is_of (field, kind) || self->type != info->type)
    {
      *why = g_strdup (_ ("is of another kind"));
      return FALSE;
    }
  if (self->type == FW_STREAM_FIGURE)
    return figure_fits (&self->figure, info->of, why);
  if (self->type == FW_STREAM_CHOICE && !g_strv_contains (choices, self->text))
    *why = refuse_choice (self->text, choices);
  if (self->type == FW_STREAM_WORDS && choices != NULL)
    for (guint i = 0; self->words[i] != NULL && *why == NULL; i++)
      if (!g_strv_contains (choices, self->words[i]))
        *why = refuse_choice (self->words[i], choices);
  return *why == NULL;
}
