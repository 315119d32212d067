/* fw-timeline-pack.c: see fw-timeline-pack.h.
 *
 * Packing is interval partitioning: a heap of the rows in use by where they become free,
 * a heap of the free ones by number. Labels take two sweeps over each row.
 */
#include "config.h"

#include "engine/fw-timeline-pack.h"

typedef struct
{
  double free_at;
  guint row;
} Busy;

/* --- heaps ---------------------------------------------------------------------------- */

static gboolean
is_before (const Busy *a, const Busy *b)
{
  return a->free_at < b->free_at || (a->free_at == b->free_at && a->row < b->row);
}

static void
push (GArray *heap, Busy entry)
{
  guint i = heap->len;

  g_array_append_val (heap, entry);
  while (i > 0)
    {
      Busy *child = &g_array_index (heap, Busy, i);
      Busy *parent = &g_array_index (heap, Busy, (i - 1) / 2);
      Busy other;

      if (!is_before (child, parent))
        break;
      other = *parent;
      *parent = *child;
      *child = other;
      i = (i - 1) / 2;
    }
}

static Busy
pop (GArray *heap)
{
  Busy top = g_array_index (heap, Busy, 0);
  guint i = 0;

  g_array_index (heap, Busy, 0) = g_array_index (heap, Busy, heap->len - 1);
  g_array_set_size (heap, heap->len - 1);
  for (;;)
    {
      guint least = i, left = 2 * i + 1;
      Busy other;

      for (guint k = left; k < left + 2 && k < heap->len; k++)
        if (is_before (&g_array_index (heap, Busy, k), &g_array_index (heap, Busy, least)))
          least = k;
      if (least == i)
        return top;
      other = g_array_index (heap, Busy, i);
      g_array_index (heap, Busy, i) = g_array_index (heap, Busy, least);
      g_array_index (heap, Busy, least) = other;
      i = least;
    }
}

guint
fw_timeline_pack (FwPackItem *items, guint n_items, double gap)
{
  g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (Busy));
  g_autoptr (GArray) idle = g_array_new (FALSE, FALSE, sizeof (Busy));
  guint n_rows = 0;

  g_return_val_if_fail (items != NULL || n_items == 0, 0);

  for (guint i = 0; i < n_items; i++)
    {
      FwPackItem *item = &items[i];

      g_assert (i == 0 || items[i - 1].from <= item->from);
      while (busy->len > 0 && g_array_index (busy, Busy, 0).free_at <= item->from)
        {
          Busy free_row = pop (busy);

          free_row.free_at = 0;
          push (idle, free_row);
        }
      item->row = idle->len > 0 ? pop (idle).row : n_rows++;
      push (busy,
            (Busy) {MAX (item->from, item->to) + item->sign + item->reserve + gap, item->row});
    }
  return n_rows;
}

/* --- labels ---------------------------------------------------------------------------- */

static void
put (FwPackItem *item, FwPackSide side, double from, double to)
{
  item->side = side;
  item->label_from = from;
  item->label_to = to;
}

/* @left is where the row is free before the item, @right until where after it. */
static void
place_label (FwPackItem *item, double left, double right, double gap, double least)
{
  double inside = item->can_hold ? item->to - item->from - 2 * gap : 0;
  double end = item->to + item->sign;
  double room_right = right - end - 2 * gap, room_left = item->from - left - 2 * gap;
  double best = MAX (inside, MAX (room_right, room_left));

  item->side = FW_PACK_NO_LABEL;
  item->label_from = item->label_to = item->to;
  if (item->label <= 0)
    return;
  if (inside >= item->label
      || (inside >= least && room_right < item->label && room_left < item->label && inside >= best))
    put (item, FW_PACK_INSIDE, item->from + gap, item->from + gap + MIN (inside, item->label));
  else if (room_right >= item->label
           || (room_right >= least && room_left < item->label && room_right >= room_left
               && room_right >= inside))
    put (item, FW_PACK_RIGHT, end + gap, end + gap + MIN (room_right, item->label));
  else if (room_left >= item->label || (room_left >= least && room_left >= inside))
    put (item, FW_PACK_LEFT, item->from - gap - MIN (room_left, item->label), item->from - gap);
  else if (inside >= least)
    put (item, FW_PACK_INSIDE, item->from + gap, item->from + gap + MIN (inside, item->label));
}

void
fw_timeline_place_labels (FwPackItem *items, guint n_items, guint n_rows, double gap, double least)
{
  g_autofree double *next = g_new (double, n_rows);
  g_autofree double *used = g_new (double, n_rows);
  g_autofree double *right = g_new (double, n_items);

  g_return_if_fail (items != NULL || n_items == 0);

  for (guint i = 0; i < n_rows; i++)
    {
      next[i] = G_MAXDOUBLE;
      used[i] = -G_MAXDOUBLE;
    }
  /* Backwards: where the next one of the row begins. */
  for (guint i = n_items; i > 0; i--)
    {
      right[i - 1] = next[items[i - 1].row];
      next[items[i - 1].row] = items[i - 1].from;
    }
  for (guint i = 0; i < n_items; i++)
    {
      FwPackItem *item = &items[i];

      place_label (item, used[item->row], right[i], gap, least);
      used[item->row] = item->side == FW_PACK_RIGHT ? item->label_to : item->to + item->sign;
    }
}

/* --- points ------------------------------------------------------------------------------ */

GArray *
fw_timeline_cluster (const double *xs, guint n_xs, double least)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_xs; i++)
    if (i == 0 || xs[i] - xs[i - 1] >= least)
      g_array_append_val (starts, i);
  return starts;
}
