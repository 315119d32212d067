/* fw-genogram-layout.h: places for the persons and lines of a genogram. Pure and
 * deterministic: the same input gives the same output on every machine.
 *
 * Hard rules, never broken: every person once; a partnership's line touches exactly
 * its partners; no line of the kin through a foreign symbol or label; no two
 * different lines on each other; siblings in order of birth as far as it is sure (those
 * without any date as their union lists them), twins side by side; one
 * generation one height; a household's outline holds its members alone. What cannot
 * be drawn is left out with a reason. Pinned persons keep their x; their y is that of
 * their generation (persons outside the kin keep both). A pin that would break a hard
 * rule yields, and is counted.
 *
 * Units are those of the caller (the drawing uses 48 a symbol); y grows downwards.
 */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

#define FW_LAYOUT_NONE G_MAXUINT

typedef struct
{
  double x, y;
} FwLayoutPoint;

/* A line of corners; at least two points. */
typedef struct
{
  FwLayoutPoint *points;
  guint count;
} FwLayoutPath;

/* --- input ------------------------------------------------------------------- */

typedef enum
{
  FW_LAYOUT_KIN,     /* stands in its generation */
  FW_LAYOUT_OUTSIDE, /* helper or institution: beside the kin, near its bonds */
} FwLayoutRole;

/* Outline of a symbol inside its w × h, so that lines end at its edge. */
typedef enum
{
  FW_LAYOUT_BOX,
  FW_LAYOUT_ROUND,
  FW_LAYOUT_DIAMOND,
  FW_LAYOUT_TRIANGLE, /* apex up */
} FwLayoutShape;

/* Side on which a partner stands by convention; only a wish. */
typedef enum
{
  FW_LAYOUT_SIDE_ANY,
  FW_LAYOUT_SIDE_LEFT,
  FW_LAYOUT_SIDE_RIGHT,
} FwLayoutSide;

/* A box of text beside a symbol, its top left corner counted from the symbol's centre. */
typedef struct
{
  double x, y, w, h;
} FwLayoutBox;

typedef struct
{
  const char *id; /* for order where nothing else decides */
  FwLayoutRole role;
  FwLayoutSide side;
  FwLayoutShape shape;
  double w, h; /* of the symbol */
  /* Room that the labels take. */
  FwLayoutBox *labels;
  guint n_labels;
  FwDay born; /* FW_DAY_NONE: not known */
  /* Days by which the birth may lie before or after @born: 0 for a day, half a year for
   * a year, FW_LAYOUT_NONE without end. Siblings of whom either may be the elder have no
   * sure order: they stand as @born says unless that makes lines cross. */
  guint born_earlier, born_later;
  guint order; /* place in the source; siblings without dates stay as their union lists them */
  gboolean pinned;
  gboolean placed; /* x, y are where it stood before: it should move little */
  double x, y;
} FwLayoutPerson;

typedef struct
{
  guint child;
  double weight; /* the greatest link of a child is the one it hangs from: birth 1.0 */
  double offset; /* of a further link's leg from the symbol's middle: 6 */
} FwLayoutChild;

typedef struct
{
  const char *id;
  guint partners[2];       /* FW_LAYOUT_NONE: unknown */
  FwLayoutChild *children; /* in the order of the source; dates sort them */
  guint n_children;
  FwDay begun;             /* order of the partnerships of a person */
  guint order;             /* where dates do not decide */
  double label_w, label_h; /* of the text on the bar, 0: none */
} FwLayoutUnion;

typedef struct
{
  const guint *persons; /* stand side by side, in this order */
  guint count;
} FwLayoutTwins;

typedef struct
{
  const char *id;
  const guint *members;
  guint count;
} FwLayoutHousehold;

typedef struct
{
  guint from, to;
} FwLayoutBond;

typedef struct
{
  double symbol;        /* 48 */
  double sibling_gap;   /* least room between two neighbours' boxes */
  double couple_gap;    /* least room between partners' boxes */
  double tier;          /* 14: from a bar to the next one of the same persons */
  double row_gap;       /* least room between the labels of a row and the symbols of the next */
  double household_pad; /* 12 */
} FwLayoutMetrics;

typedef struct
{
  const FwLayoutPerson *persons;
  guint n_persons;
  const FwLayoutUnion *unions;
  guint n_unions;
  const FwLayoutTwins *twins;
  guint n_twins;
  const FwLayoutHousehold *households;
  guint n_households;
  const FwLayoutBond *bonds;
  guint n_bonds;
  guint index; /* the person that it is about; FW_LAYOUT_NONE */
  FwLayoutMetrics metrics;
} FwLayoutInput;

/* --- output ------------------------------------------------------------------ */

typedef struct
{
  double x, y;    /* centre of the symbol */
  int generation; /* 0 is the oldest */
} FwLayoutPlace;

typedef struct
{
  FwLayoutPath path; /* from partner to partner, or from the one partner */
  FwLayoutBox label; /* absolute; w 0: none */
  double bar_y;      /* height of the bar on which marks stand */
  double mark_x;     /* middle of the place for slashes, clear of the drop */
} FwLayoutUnionLine;

typedef struct
{
  guint child;
  guint couple;      /* index of the union */
  FwLayoutPath path; /* from the union's line to the child's symbol */
  gboolean primary;  /* hangs here */
} FwLayoutChildLine;

typedef struct
{
  FwLayoutPath outline; /* closed, corners; count 0: cannot be drawn without a stranger */
} FwLayoutOutline;

typedef struct
{
  FwLayoutPoint *points; /* of a smooth line: start, control points of cubics, end */
  guint count;           /* 2 (straight) or 4 (one cubic) */
  guint foreign_hits;    /* symbols of others that it runs through */
} FwLayoutBondLine;

typedef struct
{
  guint crossings; /* of the real paths of the kin */
  guint
      straight_crossings; /* by straight lines between the symbols: what other programs are measured by */
  guint couples, couples_adjacent;
  guint sibships, sibships_in_birth_order;
  guint pins_moved; /* pins that a hard rule did not allow */
  double layout_ms;
} FwLayoutMeasures;

typedef struct
{
  FwLayoutPlace *places;     /* one for each person of the input; generation -1: outside the kin */
  FwLayoutUnionLine *unions; /* one for each union; path.count 0: left out */
  FwLayoutChildLine *children; /* one for each child of each union, in their order */
  FwLayoutOutline *households; /* one for each household */
  FwLayoutBondLine *bonds;     /* one for each bond */
  guint n_places, n_unions, n_children, n_households, n_bonds;
  GPtrArray *left_out; /* FwLayoutLeftOut */
  FwLayoutMeasures measures;
} FwLayoutOutput;

typedef struct
{
  const char *id;     /* of the person or union, borrowed from the input */
  const char *reason; /* a word of the engine: "own-ancestor", "no-room", … ; static */
} FwLayoutLeftOut;

/* How far below (or, with @top, above) the middle of a symbol its edge is, @dx beside
 * the middle. Never negative. */
double
fw_layout_person_get_edge (const FwLayoutPerson *self, double dx, gboolean top);

/* Places everything. Never fails: what cannot be drawn is in left_out. The time it
 * takes is bounded. Free with fw_layout_output_free(). */
FwLayoutOutput *
fw_genogram_layout (const FwLayoutInput *input);
void
fw_layout_output_free (FwLayoutOutput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwLayoutOutput, fw_layout_output_free)

G_END_DECLS
