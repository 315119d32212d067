/* fw-value-stream-money.h: the money band: amounts from node to node, and whether the
 * sums close. Pure; whole cents.
 *
 * A node that only gives is a source, one that only takes is a use. What passes a node
 * has to leave it; what does not is its gap, positive when more came in. The whole closes
 * when no node has a gap: sources = uses. An unknown amount leaves the sums of its two
 * nodes, and of the whole, unknown.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *id, *name;
  gint64 in, out; /* of what is known */
  gint64 gap;     /* in − out where both are; 0 for sources and uses */
  gboolean gives, takes;
  gboolean unknown; /* an amount in or out of it is not known */
} FwValueStreamMoneyNode;

typedef struct
{
  guint from, to;
  gint64 cents; /* 0 when unknown */
  gboolean unknown;
} FwValueStreamMoneyAmount;

typedef struct
{
  GPtrArray *nodes; /* FwValueStreamMoneyNode, in order of first appearance */
  GArray *amounts;  /* FwValueStreamMoneyAmount */
  gint64 in;        /* of all sources */
  gint64 out;       /* of all uses */
  gint64 gap;       /* in − out: the sum of the gaps */
  gboolean unknown;
  gboolean closes; /* all is known and no node has a gap */
  gboolean overflow;
} FwValueStreamMoney;

FwValueStreamMoney *
fw_value_stream_money_new (void);
void
fw_value_stream_money_free (FwValueStreamMoney *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwValueStreamMoney, fw_value_stream_money_free)
/* The index of the node of that id, made when it is new. */
guint
fw_value_stream_money_take_node (FwValueStreamMoney *self, const char *id, const char *name);
void
fw_value_stream_money_add (FwValueStreamMoney *self, guint from, guint to, gint64 cents);
void
fw_value_stream_money_add_unknown (FwValueStreamMoney *self, guint from, guint to);
/* Adds up; to be called once all amounts are there, and again after more. */
void
fw_value_stream_money_close (FwValueStreamMoney *self);

G_END_DECLS
