/* fw-layout-order.h: what the files of the order search share. Private to src/engine. */
#pragma once

#include "engine/fw-layout-work.h"

G_BEGIN_DECLS

/* Cost of two nets beside each other, of one by itself, and of everything. */
double
fw_layout_pair_cost (FwLayoutWork *work, const FwNet *a, const FwNet *b);
double
fw_layout_net_cost (FwLayoutWork *work, const FwNet *net);
double
fw_layout_total_cost (FwLayoutWork *work);

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

/* Turns a chain round where it stands. */
void
fw_layout_flip_chain (FwLayoutWork *work, guint chain);
/* Swaps the chains at @at and @at + 1 of a row. */
void
fw_layout_swap_chains (FwLayoutWork *work, guint row, guint at);
gboolean
fw_layout_holds (GArray *numbers, guint number);

G_END_DECLS
