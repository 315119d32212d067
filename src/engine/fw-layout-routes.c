/* fw-layout-routes.c: which lines run in which gap, and the lanes they need in rows.
 *
 * Turns unions and links into nets (one line in one gap) once the rows are known. A
 * line that must pass a row gets a lane there: an item that the order search and the
 * x step treat like a narrow person.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

#define LANE_HALF 8.0

static guint
add_net (FwLayoutWork *work, guint couple, guint gap)
{
  FwNet net = {.couple = couple, .gap = gap};

  net.legs = g_array_new (FALSE, FALSE, sizeof (FwTerminal));
  net.ups = g_array_new (FALSE, FALSE, sizeof (FwTerminal));
  net.downs = g_array_new (FALSE, FALSE, sizeof (FwTerminal));
  net.owner = work->nets->len;
  g_array_append_val (work->nets, net);
  return work->nets->len - 1;
}

static void
add_terminal (GArray *terminals, guint item, double dx)
{
  FwTerminal terminal = {item, dx};

  g_array_append_val (terminals, terminal);
}

static guint
add_lane (FwLayoutWork *work, int row, guint near_item)
{
  FwItem item
      = {.row = row, .lane = TRUE, .left = LANE_HALF, .right = LANE_HALF, .near_item = near_item};

  g_array_append_val (work->items, item);
  return work->items->len - 1;
}

static void
add_union (FwLayoutWork *work, guint u)
{
  FwWorkUnion *couple = &work->unions[u];
  guint gap = couple->row + 1;
  guint main = add_net (work, u, gap);

  couple->net = main;
  fw_work_net (work, main)->main = TRUE;
  for (guint i = 0; i < couple->n_partners; i++)
    {
      guint p = couple->partners[i], end = p;

      /* Down through the rows to where the bar lies. */
      for (int row = fw_work_item (work, p)->row; row < couple->row; row++)
        {
          guint lane = add_lane (work, row + 1, couple->partners[1 - i]);
          guint jog = add_net (work, u, row + 1);

          add_terminal (fw_work_net (work, jog)->ups, end, 0);
          add_terminal (fw_work_net (work, jog)->downs, lane, 0);
          if (!couple->steps[i])
            couple->steps[i] = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (couple->steps[i], jog);
          end = lane;
        }
      couple->leg_of[i] = i;
      add_terminal (fw_work_net (work, main)->legs, end, 0);
    }
  /* A single parent's text stands beside the leg, in the column of the parent. */
  if (couple->n_partners == 1 && work->in->unions[u].label_w > 0)
    {
      FwItem *item = fw_work_item (work, couple->partners[0]);

      item->right = MAX (item->right, work->in->unions[u].label_w + 30);
    }
  for (guint i = 0; i < couple->children->len; i++)
    add_terminal (fw_work_net (work, main)->downs, FW_UINT (couple->children, i), 0);
  for (guint i = 0; i + 1 < couple->children->len; i++)
    for (guint k = i + 1; k < couple->children->len; k++)
      if (!fw_layout_is_order_sure (work, FW_UINT (couple->children, i),
                                    FW_UINT (couple->children, k)))
        fw_work_net (work, main)->loose = TRUE;
  fw_work_net (work, main)->drop = couple->children->len > 0;
}

/* A further link: a line of its own from the union's bar to beside the child's middle. */
static void
add_further (FwLayoutWork *work, guint l, double offset)
{
  FwWorkLink *link = fw_work_link (work, l);
  FwWorkUnion *couple = &work->unions[link->couple];
  int row = fw_work_item (work, link->child)->row;
  int gap = couple->row + 1;
  guint net = add_net (work, link->couple, gap);
  guint toward = couple->n_partners ? couple->partners[0] : link->child;

  fw_work_net (work, net)->owner = couple->net;
  fw_work_net (work, net)->drop = TRUE;
  g_array_append_val (link->nets, net);
  for (; gap < row; gap++)
    {
      guint lane = add_lane (work, gap, link->child);

      add_terminal (fw_work_net (work, net)->downs, lane, 0);
      net = add_net (work, link->couple, gap + 1);
      add_terminal (fw_work_net (work, net)->ups, lane, 0);
      g_array_append_val (link->nets, net);
    }
  for (; gap > row; gap--)
    {
      guint lane = add_lane (work, gap - 1, toward);

      add_terminal (fw_work_net (work, net)->ups, lane, 0);
      net = add_net (work, link->couple, gap - 1);
      add_terminal (fw_work_net (work, net)->downs, lane, 0);
      g_array_append_val (link->nets, net);
    }
  add_terminal (fw_work_net (work, net)->downs, link->child, offset);
}

static void
note_net (FwLayoutWork *work, GArray *terminals, guint net)
{
  for (guint i = 0; i < terminals->len; i++)
    {
      GArray *list = g_ptr_array_index (work->item_nets, FW_TERMINAL (terminals, i)->item);

      if (list->len == 0 || FW_UINT (list, list->len - 1) != net)
        g_array_append_val (list, net);
    }
}

void
fw_layout_build_routes (FwLayoutWork *work)
{
  g_autofree guint *further = g_new0 (guint, work->n + 1);

  for (guint u = 0; u < work->in->n_unions; u++)
    if (work->unions[u].drawn)
      add_union (work, u);
  for (guint i = 0; i < work->links->len; i++)
    {
      FwWorkLink *link = fw_work_link (work, i);

      link->nets = g_array_new (FALSE, FALSE, sizeof (guint));
      if (!link->usable)
        continue;
      if (link->primary)
        g_array_append_val (link->nets, work->unions[link->couple].net);
      else
        {
          /* Right, left, further right: every leg beside the others. */
          guint k = further[link->child]++;
          double side = k % 2 ? -1 : 1, most = work->in->persons[link->child].w / 2 - 1;

          add_further (work, i, side * MIN (link->offset * (k / 2 + 1), MAX (most, 1)));
        }
    }
  for (guint i = 0; i < work->items->len; i++)
    g_ptr_array_add (work->item_nets, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < work->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, i);

      note_net (work, net->legs, i);
      note_net (work, net->ups, i);
      note_net (work, net->downs, i);
      /* A further line follows the people whose bar it starts from. */
      if (net->owner != i)
        note_net (work, fw_work_net (work, net->owner)->legs, i);
    }
  work->extra = g_new0 (double, work->items->len + 1);
  work->nudge = g_new0 (double, work->items->len + 1);
}
