/* fw-stream-sign.h: what is drawn of a value-stream map: values ready to draw, made by
 * fw-stream-scene.h and never changed (g_rc_box), shared by screen, print and export.
 */
#pragma once

#include <glib-object.h>
#include <graphene.h>

#include "engine/fw-value-stream-ladder.h"

G_BEGIN_DECLS

typedef enum
{
  FW_STREAM_ITEM_LANE,
  FW_STREAM_ITEM_FLOW,
  FW_STREAM_ITEM_PARTY,
  FW_STREAM_ITEM_STEP,
  FW_STREAM_ITEM_LADDER,
  FW_STREAM_ITEM_TEXT,
  FW_STREAM_ITEM_MONEY_CELL,
  FW_STREAM_ITEM_MONEY_NODE,
  FW_STREAM_ITEM_MONEY_BAND,
  FW_STREAM_ITEM_MONEY_SUM,
  FW_STREAM_ITEM_STRIP, /* what a strip is, and its lead time */
  FW_STREAM_ITEM_CHIPS,
  FW_STREAM_ITEM_AXIS,
  FW_STREAM_ITEM_MEDIA, /* a row of the media lane */
  FW_STREAM_ITEM_PHOTO, /* of the paper wall, under all */
} FwStreamItemKind;

typedef enum
{
  FW_STREAM_TONE_PLAIN,
  FW_STREAM_TONE_GOOD,
  FW_STREAM_TONE_BAD,
  FW_STREAM_TONE_DIM,
} FwStreamTone;

typedef enum
{
  FW_STREAM_FORM_TASK,
  FW_STREAM_FORM_GATE, /* released on certain days only */
  FW_STREAM_FORM_WAIT, /* outside the office */
  FW_STREAM_FORM_SPLIT,
  FW_STREAM_FORM_JOIN,
  FW_STREAM_FORM_END,
} FwStreamForm;

/* The eight stamps of waste, in the order of their keys. */
#define FW_STREAM_N_STAMPS 8

typedef struct
{
  char *label, *value;
  gboolean covered; /* a number that is not shown yet */
  FwStreamTone tone;
} FwStreamRow;

typedef struct
{
  guint stamp; /* 0 … 7; FW_STREAM_N_STAMPS: a measure */
  guint count, votes;
  char *text;   /* of a measure: its number; NULL */
  gboolean off; /* a measure that is switched off: nothing of it is in the picture */
} FwStreamBurst;

typedef struct
{
  FwStreamForm form;
  graphene_rect_t frame; /* all of it, in-tray included */
  char *name;
  FwStreamRow rows[3];
  gboolean queue; /* something waits before it, or nobody knows */
  char *wait, *pieces;
  gboolean wait_covered;
  char *staff, *entries, *release; /* NULL: not told */
  char *chip;                      /* change against today: "−30 %" */
  FwStreamTone chip_tone, outline;
  gboolean ghost; /* it falls away */
  gboolean pinned;
  gboolean compact; /* name, lane and two times alone */
  char *lane;       /* of a compact one; NULL */
  GArray *bursts;   /* FwStreamBurst */
} FwStreamStepSign;

typedef enum
{
  FW_STREAM_LINE_PUSH,
  FW_STREAM_LINE_RETURN,
  FW_STREAM_LINE_PAPER,
  FW_STREAM_LINE_ELECTRONIC,
  FW_STREAM_LINE_DOCUMENT,
  FW_STREAM_LINE_MONEY,
} FwStreamLineKind;

typedef struct
{
  FwStreamLineKind kind;
  graphene_point_t *points;
  guint n_points;
  char *label; /* NULL: none */
  graphene_rect_t label_frame;
  GArray *bursts; /* FwStreamBurst */
} FwStreamFlowSign;

typedef struct
{
  char *name;
  graphene_rect_t frame;
  double header_w;
  gboolean odd;
} FwStreamLaneSign;

typedef enum
{
  FW_STREAM_PARTY_FACTORY, /* customer, supplier */
  FW_STREAM_PARTY_CONTROL,
  FW_STREAM_PARTY_MONEY, /* payer, payee */
} FwStreamPartyForm;

typedef struct
{
  FwStreamPartyForm form;
  graphene_rect_t frame;
  char *name, *note;
} FwStreamPartySign;

typedef struct
{
  char *text;
  double x;
  FwStreamTone tone;
} FwStreamChip;

typedef struct
{
  graphene_rect_t frame;
  double header_w;
  FwValueStreamLadder *ladder;
  gboolean pairs, proportional, covered;
  char **values; /* of the parts, NULL-terminated */
  char **sums;   /* of the rungs */
  GArray *chips; /* FwStreamChip */
  char *title_up, *title_down, *title_sum, *total;
} FwStreamLadderSign;

typedef struct
{
  graphene_rect_t frame;
  char *text;
} FwStreamTextSign;

/* A photo of the paper wall under the map. */
typedef struct
{
  graphene_rect_t frame;
  GObject *picture; /* a GdkTexture; NULL: not there (yet), its frame alone */
  double opacity;   /* 0 … 1 */
} FwStreamPhotoSign;

/* --- the money band ------------------------------------------------------------- */

/* What a step costs: the head of a band of staff money. */
typedef struct
{
  graphene_rect_t frame;
  char *name, *detail, *value;
  gboolean unknown;
} FwStreamMoneyCellSign;

typedef enum
{
  FW_STREAM_BAND_STAFF,
  FW_STREAM_BAND_HELP,
  FW_STREAM_BAND_GAP,     /* what does not close */
  FW_STREAM_BAND_UNKNOWN, /* an amount that nobody knows */
} FwStreamBandKind;

typedef struct
{
  FwStreamBandKind kind;
  graphene_rect_t frame; /* of the bar */
  char *name, *value;
  gboolean below; /* words stand below it, not at its right */
  double label_w;
} FwStreamMoneyNodeSign;

typedef struct
{
  FwStreamBandKind kind;
  graphene_point_t from, to; /* the middles of its ends */
  double thick;
  gboolean up;  /* along, then up into a cell */
  gboolean odd; /* the other shade, to tell neighbours apart */
} FwStreamMoneyBandSign;

/* Whether it closes, the sums, and the scale of all bands. */
typedef struct
{
  graphene_rect_t frame;
  char *verdict, *sums, *note; /* note: NULL for none */
  FwStreamTone tone;
  double bar; /* height of the scale's bar; 0: none */
  char *bar_text;
} FwStreamMoneySumSign;

/* --- the media lane ------------------------------------------------------------------ */

/* What stands under a column: media, one a line, or how often something is written there. */
typedef struct
{
  double x;
  char *text;
} FwStreamMediaMark;

typedef struct
{
  graphene_rect_t frame;
  double header_w;
  char *title, *total; /* total: NULL for none */
  gboolean counts;     /* marks are counts in circles, joined by a line */
  gboolean often;      /* written more than once */
  GArray *marks;       /* FwStreamMediaMark, from left to right */
} FwStreamMediaSign;

/* --- side by side ----------------------------------------------------------------- */

typedef struct
{
  graphene_rect_t frame;
  char *title, *value, *note;
  char *chip; /* NULL: none */
  FwStreamTone tone;
} FwStreamStripSign;

/* Chips one after the other: deadlines and whether they are kept. */
typedef struct
{
  graphene_rect_t frame;
  char *title;
  GArray *chips; /* FwStreamChip; x is not used */
} FwStreamChipsSign;

/* The axis of time of all strips, and deadlines through their ladders. */
typedef struct
{
  graphene_rect_t frame;
  double x, day_w;  /* where the time begins; width of a working day */
  guint days, step; /* up to which day, and a number at each so many */
  double tops[2];   /* of the ladders that deadlines run through */
  double bottoms[2];
  guint n_ladders;
  double deadlines[2]; /* working days */
  char *labels[2];
  char *unit;
} FwStreamAxisSign;

FwStreamStepSign *
fw_stream_step_sign_new (void);
FwStreamChipsSign *
fw_stream_chips_sign_new (void);
FwStreamMediaSign *
fw_stream_media_sign_new (void);
FwStreamFlowSign *
fw_stream_flow_sign_new (void);
FwStreamLadderSign *
fw_stream_ladder_sign_new (void);

/* Release what the value holds; for fw_scene_item_take_sign(). */
void
fw_stream_step_sign_clear (gpointer sign);
void
fw_stream_flow_sign_clear (gpointer sign);
void
fw_stream_lane_sign_clear (gpointer sign);
void
fw_stream_party_sign_clear (gpointer sign);
void
fw_stream_ladder_sign_clear (gpointer sign);
void
fw_stream_text_sign_clear (gpointer sign);
void
fw_stream_photo_sign_clear (gpointer sign);
void
fw_stream_money_cell_sign_clear (gpointer sign);
void
fw_stream_money_node_sign_clear (gpointer sign);
void
fw_stream_money_band_sign_clear (gpointer sign);
void
fw_stream_money_sum_sign_clear (gpointer sign);
void
fw_stream_strip_sign_clear (gpointer sign);
void
fw_stream_chips_sign_clear (gpointer sign);
void
fw_stream_axis_sign_clear (gpointer sign);
void
fw_stream_media_sign_clear (gpointer sign);

G_END_DECLS
