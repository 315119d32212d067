/* fw-layout-work.h: what the steps of the genogram's layout hand to each other.
 *
 * Private to src/engine. One FwLayoutWork lives for one fw_genogram_layout() and is
 * owned by it; each step fills the part that is named after it and reads the parts
 * before. Plain data, one thread. See README.md for the method.
 */
#pragma once

#include "engine/fw-genogram-layout.h"

G_BEGIN_DECLS

#define FW_NONE FW_LAYOUT_NONE

/* A place in a row: a person, or the lane of a line that passes the row. */
typedef struct
{
  int row;
  gboolean lane;
  gboolean absent;    /* taken out for a moment by the order search */
  double left, right; /* room from the middle */
  guint chain;
  guint pos; /* place in the row, from the left */
  double x;
  guint near_item; /* of a lane: what it leads to, for its first place */
} FwItem;

/* An end of a line at an item, @dx beside its middle. */
typedef struct
{
  guint item;
  double dx;
} FwTerminal;

/* One line within one gap. Gap k lies above row k. A net has a bar (the union's), a
 * track (the sibship's bar or a jog), or both, joined by a drop. */
typedef struct
{
  guint couple;
  guint gap;
  guint owner;    /* net whose bar its drop starts from; itself when it has a bar of its own */
  gboolean main;  /* the union's own: bar, drop, children that hang here */
  GArray *legs;   /* FwTerminal above, joined by the bar */
  GArray *ups;    /* FwTerminal above, joined to the track */
  GArray *downs;  /* FwTerminal below; children as they are listed until places are sought */
  gboolean loose; /* children among them whose order is not sure */
  gboolean drop;
  double drop_x;
  guint bar_track, track;
  gboolean straight; /* nothing horizontal below the bar */
  double bar_l, bar_r, l, r;
  double bar_y, y;
  /* What the order search knows of its ends' places, as long as they stand. */
  gboolean known_above, known_below;
  gboolean legs_here;
  double from, leg_l, leg_r; /* where it comes from */
  guint here;                /* lower ends that are there */
  double lo, hi;             /* how far they reach */
  double cost_above, cost_below;
} FwNet;

typedef struct
{
  gboolean drawn;
  int row;
  guint partners[2];
  guint n_partners;
  GArray *children; /* guint, persons that hang here, in order of birth */
  guint net;        /* main net */
  GArray *steps[2]; /* guint, nets that lead from a partner in a higher row down to the bar */
  guint leg_of[2];  /* which leg of the main net belongs to partners[i] */
  double label_x;   /* left end; NAN: none */
  double mark_x;
} FwWorkUnion;

/* A child of a union as in the input. */
typedef struct
{
  guint couple;
  guint child;
  double weight, offset;
  gboolean usable, primary;
  GArray *nets; /* guint, from the union's bar to the child */
} FwWorkLink;

/* Items that stand side by side in a row. */
typedef struct
{
  int row;
  GArray *items;  /* guint, left to right */
  gboolean fixed; /* siblings or twins in it: not to be flipped */
  GArray *after;  /* guint, chains that must stand further right */
  GArray *before; /* and further left */
  guint pos;      /* among the chains of the row */
} FwChain;

typedef struct
{
  const FwLayoutInput *in;
  guint n; /* persons; items [0, n) are they */
  /* graph */
  gboolean *kin;
  FwWorkUnion *unions;
  GArray *links; /* FwWorkLink, in the order of the input */
  guint *hangs;  /* link by which a person hangs; FW_NONE */
  guint *twins;  /* index of the twins a person is one of; FW_NONE */
  GPtrArray *left_out;
  /* generations */
  int n_rows;
  /* routes */
  GArray *items;        /* FwItem */
  GArray *nets;         /* FwNet */
  GPtrArray *item_nets; /* GArray of guint: nets that touch an item */
  /* order */
  GArray *chains;  /* FwChain */
  GPtrArray *rows; /* GArray of guint: chains, left to right */
  guint couples_adjacent_possible;
  /* place */
  double *extra; /* room to add to the right of an item, asked for by later steps */
  double *nudge; /* of a lane, to free a vertical */
  guint pins_moved;
  /* tracks */
  double *apex; /* x from which twins leave the bar */
  double *row_y, *row_up, *row_down;
  double *gap_top, *gap_bottom;      /* of gap k, between the bands */
  double min_x, max_x, min_y, max_y; /* of the kin with its lines */
} FwLayoutWork;

static inline FwItem *
fw_work_item (FwLayoutWork *work, guint i)
{
  return &g_array_index (work->items, FwItem, i);
}

static inline FwNet *
fw_work_net (FwLayoutWork *work, guint i)
{
  return &g_array_index (work->nets, FwNet, i);
}

static inline FwWorkLink *
fw_work_link (FwLayoutWork *work, guint i)
{
  return &g_array_index (work->links, FwWorkLink, i);
}

static inline FwChain *
fw_work_chain (FwLayoutWork *work, guint i)
{
  return &g_array_index (work->chains, FwChain, i);
}

static inline GArray *
fw_work_row (FwLayoutWork *work, guint row)
{
  return g_ptr_array_index (work->rows, row);
}

static inline double
fw_work_terminal_x (FwLayoutWork *work, const FwTerminal *terminal)
{
  return fw_work_item (work, terminal->item)->x + terminal->dx;
}

#define FW_UINT(array, i) g_array_index ((array), guint, (i))
#define FW_TERMINAL(array, i) (&g_array_index ((array), FwTerminal, (i)))

FwLayoutWork *
fw_layout_work_new (const FwLayoutInput *input);
void
fw_layout_work_free (FwLayoutWork *self);
void
fw_layout_work_leave_out (FwLayoutWork *self, const char *id, const char *reason);

/* The steps, in this order. */
void
fw_layout_build_graph (FwLayoutWork *work);
void
fw_layout_find_generations (FwLayoutWork *work);
void
fw_layout_build_routes (FwLayoutWork *work);
void
fw_layout_build_chains (FwLayoutWork *work);
void
fw_layout_find_order (FwLayoutWork *work);
/* Whether siblings @a and @b, @a listed first, must stand in that order: their births
 * surely differ, neither has a date, or one of them is a twin. */
gboolean
fw_layout_is_order_sure (FwLayoutWork *work, guint a, guint b);
/* Gives the legs of each person their places beside the middle, and puts children whose
 * order was open into the order of their places. */
void
fw_layout_spread_legs (FwLayoutWork *work);
void
fw_layout_find_x (FwLayoutWork *work);
/* FALSE when it asked for more room (extra, nudge): find x again. */
gboolean
fw_layout_find_tracks (FwLayoutWork *work);
void
fw_layout_write_paths (FwLayoutWork *work, FwLayoutOutput *output);
void
fw_layout_place_outside (FwLayoutWork *work, FwLayoutOutput *output);
void
fw_layout_outline_households (FwLayoutWork *work, FwLayoutOutput *output);
void
fw_layout_route_bonds (FwLayoutWork *work, FwLayoutOutput *output);
void
fw_layout_measure (FwLayoutWork *work, FwLayoutOutput *output);

/* Numbers chains and items from the left. */
void
fw_layout_number_row (FwLayoutWork *work, guint row);
/* The box of a symbol and its labels, counted from its middle. */
FwLayoutBox
fw_layout_person_box (const FwLayoutPerson *person);

G_END_DECLS
