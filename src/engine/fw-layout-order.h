/* fw-layout-order.h: what the files of the order search share. Private to src/engine.
 *
 *   walk → rows → sift ⇄ cost        one start: places from a walk, then each chain by itself
 *                  ↑
 *   order ───→ replant               the best starts: parts taken out and put back
 */
#pragma once

#include "engine/fw-layout-work.h"

G_BEGIN_DECLS

/* --- cost ---------------------------------------------------------------------- */

/* Of two nets beside each other, of one by itself, and of everything. */
double
fw_layout_pair_cost (FwLayoutWork *work, FwNet *a, FwNet *b);
double
fw_layout_net_cost (FwLayoutWork *work, FwNet *net);
double
fw_layout_total_cost (FwLayoutWork *work);

/* --- walk ---------------------------------------------------------------------- */

/* A key for every chain, rising from left to right, from a walk that starts at @root. */
void
fw_layout_walk_from (FwLayoutWork *work, guint root, double *keys);
/* Lanes take the key of what they lead to. */
void
fw_layout_key_lanes (FwLayoutWork *work, double *keys);
/* Orders the rows by keys, as far as the `after` lists allow. */
void
fw_layout_order_rows (FwLayoutWork *work, const double *keys);
/* The chain of the parents that a person hangs from, and their union; FW_NONE. */
guint
fw_layout_parents_chain (FwLayoutWork *work, guint person, guint *couple);

/* --- rows ---------------------------------------------------------------------- */

/* Turns a chain round where it stands. */
void
fw_layout_flip_chain (FwLayoutWork *work, guint chain);
/* Swaps the chains at @at and @at + 1 of a row. */
void
fw_layout_swap_chains (FwLayoutWork *work, guint row, guint at);
/* Takes chains out of their rows; they do not count until they are back. */
void
fw_layout_take_out (FwLayoutWork *work, GArray *chains);
/* Puts one back before the chain that stands at @at. */
void
fw_layout_put_in (FwLayoutWork *work, guint chain, guint at);
gboolean
fw_layout_holds (GArray *numbers, guint number);

/* A whole order, to come back to. */
typedef struct _FwOrder FwOrder;
FwOrder *
fw_order_new (FwLayoutWork *work);
void
fw_order_free (FwOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwOrder, fw_order_free)
void
fw_order_keep (FwOrder *self, FwLayoutWork *work);
void
fw_order_restore (const FwOrder *self, FwLayoutWork *work);

/* --- sift ---------------------------------------------------------------------- */

typedef struct _FwSift FwSift;
FwSift *
fw_sift_new (FwLayoutWork *work);
void
fw_sift_free (FwSift *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwSift, fw_sift_free)
/* Pairs of nets compared so far: what time goes by. */
guint
fw_sift_get_spent (FwSift *self);
void
fw_sift_spend (FwSift *self, guint pairs);
/* Moves a chain along its row to where the cost is least, and turns it round if that
 * helps; returns what was gained. */
double
fw_sift_chain (FwSift *self, guint chain);
/* All chains, or those that are @movable, until nothing is gained, @rounds are over or
 * @limit pairs are spent. */
void
fw_sift_all (FwSift *self, guint rounds, guint limit, const gboolean *movable);

typedef enum
{
  FW_PUT_BEST,
  FW_PUT_LEFT,
  FW_PUT_RIGHT,
  FW_N_PUTS
} FwPut;

/* Puts a chain that was taken out where it costs least among those that are there, or
 * at one end of where it may stand: what follows it may be better there. */
void
fw_sift_put_back (FwSift *self, guint chain, FwPut put);

/* --- replant ------------------------------------------------------------------- */

/* Takes parts of the family out and puts them back, as long as that helps and @limit
 * pairs of nets last. Begins and ends with a whole order; returns its cost. */
double
fw_layout_replant (FwLayoutWork *work, FwSift *sift, guint limit);

G_END_DECLS
