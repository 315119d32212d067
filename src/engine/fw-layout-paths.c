/* fw-layout-paths.c: the lines' corners, from places and tracks.
 *
 * Last of the steps that the kin's lines need; reads everything, changes nothing but
 * the output and the kin's extents.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

#include <math.h>

double
fw_layout_person_get_edge (const FwLayoutPerson *self, double dx, gboolean top)
{
  double rx = self->w / 2, ry = self->h / 2, part;

  if (rx <= 0)
    return ry;
  part = MIN (fabs (dx) / rx, 1);
  switch (self->shape)
    {
    case FW_LAYOUT_ROUND:
      return ry * sqrt (1 - part * part);
    case FW_LAYOUT_DIAMOND:
      return ry * (1 - part);
    case FW_LAYOUT_TRIANGLE:
      return top ? MAX (ry * (1 - 2 * part), 0) : ry;
    case FW_LAYOUT_BOX:
    default:
      return ry;
    }
}

static void
add_point (GArray *points, double x, double y)
{
  FwLayoutPoint point = {x, y};

  if (points->len)
    {
      FwLayoutPoint *last = &g_array_index (points, FwLayoutPoint, points->len - 1);

      if (fabs (last->x - x) < 1e-6 && fabs (last->y - y) < 1e-6)
        return;
      if (points->len > 1)
        {
          FwLayoutPoint *before = last - 1;

          /* On one straight line with the two before. */
          if ((fabs (before->x - last->x) < 1e-6 && fabs (last->x - x) < 1e-6
               && (last->y - before->y) * (y - last->y) > 0)
              || (fabs (before->y - last->y) < 1e-6 && fabs (last->y - y) < 1e-6
                  && (last->x - before->x) * (x - last->x) > 0))
            {
              *last = point;
              return;
            }
        }
    }
  g_array_append_val (points, point);
}

static FwLayoutPath
take_path (FwLayoutWork *work, GArray *points)
{
  FwLayoutPath path;

  for (guint i = 0; i < points->len; i++)
    {
      FwLayoutPoint *p = &g_array_index (points, FwLayoutPoint, i);

      work->min_x = MIN (work->min_x, p->x);
      work->max_x = MAX (work->max_x, p->x);
      work->min_y = MIN (work->min_y, p->y);
      work->max_y = MAX (work->max_y, p->y);
    }
  path.count = points->len;
  path.points = (FwLayoutPoint *) (gpointer) g_array_free (points, FALSE);
  return path;
}

/* From the partner's symbol down to the bar's height. */
static void
add_leg (FwLayoutWork *work, const FwWorkUnion *couple, guint i, GArray *points)
{
  FwNet *main = fw_work_net (work, couple->net);
  guint p = couple->partners[i];
  const FwTerminal *first = FW_TERMINAL (main->legs, i);
  double x, y = work->row_y[fw_work_item (work, p)->row];

  if (couple->steps[i] && couple->steps[i]->len)
    first = FW_TERMINAL (fw_work_net (work, FW_UINT (couple->steps[i], 0))->ups, 0);
  x = fw_work_terminal_x (work, first);
  add_point (points, x, y + fw_layout_person_get_edge (&work->in->persons[p], first->dx, FALSE));
  for (guint k = 0; couple->steps[i] && k < couple->steps[i]->len; k++)
    {
      FwNet *jog = fw_work_net (work, FW_UINT (couple->steps[i], k));
      double to = fw_work_terminal_x (work, FW_TERMINAL (jog->downs, 0));

      add_point (points, x, jog->y);
      add_point (points, to, jog->y);
      x = to;
    }
  add_point (points, fw_work_terminal_x (work, FW_TERMINAL (main->legs, i)), main->bar_y);
}

static void
write_union (FwLayoutWork *work, guint u, FwLayoutUnionLine *line)
{
  const FwWorkUnion *couple = &work->unions[u];
  FwNet *main = fw_work_net (work, couple->net);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FwLayoutPoint));
  const FwLayoutUnion *in = &work->in->unions[u];

  if (couple->n_partners == 0)
    {
      add_point (points, main->bar_l, main->bar_y);
      add_point (points, main->bar_r, main->bar_y);
    }
  else
    {
      add_leg (work, couple, 0, points);
      if (couple->n_partners == 1 && main->bar_r > main->bar_l + 1e-6)
        add_point (points, main->bar_r, main->bar_y);
    }
  if (couple->n_partners == 2)
    {
      g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (FwLayoutPoint));

      add_leg (work, couple, 1, other);
      for (guint i = other->len; i-- > 0;)
        add_point (points, g_array_index (other, FwLayoutPoint, i).x,
                   g_array_index (other, FwLayoutPoint, i).y);
    }
  line->path = take_path (work, points);
  line->bar_y = main->bar_y;
  line->mark_x = couple->mark_x;
  if (in->label_w > 0 && !isnan (couple->label_x))
    line->label
        = (FwLayoutBox) {couple->label_x, main->bar_y - in->label_h - 3, in->label_w, in->label_h};
}

static void
write_child (FwLayoutWork *work, guint l, FwLayoutChildLine *line)
{
  FwWorkLink *link = fw_work_link (work, l);
  FwNet *first = fw_work_net (work, FW_UINT (link->nets, 0));
  FwNet *last = fw_work_net (work, FW_UINT (link->nets, link->nets->len - 1));
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FwLayoutPoint));
  const FwTerminal *end = NULL;
  double x = first->drop_x, row_y = work->row_y[fw_work_item (work, link->child)->row], to;
  guint twins = link->primary ? work->twins[link->child] : FW_NONE;

  add_point (points, x, fw_work_net (work, first->owner)->bar_y);
  for (guint i = 0; i + 1 < link->nets->len; i++)
    {
      FwNet *net = fw_work_net (work, FW_UINT (link->nets, i));
      FwNet *next = fw_work_net (work, FW_UINT (link->nets, i + 1));
      const FwTerminal *lane = net->gap < next->gap ? FW_TERMINAL (net->downs, 0)
                                                    : FW_TERMINAL (net->ups, net->ups->len - 1);

      to = fw_work_terminal_x (work, lane);
      if (!net->straight)
        {
          add_point (points, x, net->y);
          add_point (points, to, net->y);
        }
      x = to;
    }
  for (guint i = 0; i < last->downs->len; i++)
    if (FW_TERMINAL (last->downs, i)->item == link->child)
      end = FW_TERMINAL (last->downs, i);
  to = fw_work_terminal_x (work, end);
  if (twins != FW_NONE)
    {
      add_point (points, x, last->y);
      add_point (points, work->apex[twins], last->y);
      add_point (points, to, work->gap_bottom[last->gap]);
    }
  else if (last->straight)
    to = x;
  else
    {
      add_point (points, x, last->y);
      add_point (points, to, last->y);
    }
  add_point (points, to,
             row_y
                 - fw_layout_person_get_edge (&work->in->persons[link->child],
                                              to - fw_work_item (work, link->child)->x, TRUE));
  line->path = take_path (work, points);
}

void
fw_layout_write_paths (FwLayoutWork *work, FwLayoutOutput *output)
{
  work->min_x = work->min_y = G_MAXDOUBLE;
  work->max_x = work->max_y = -G_MAXDOUBLE;
  for (guint i = 0; i < work->n; i++)
    {
      FwItem *item = fw_work_item (work, i);
      FwLayoutBox box = fw_layout_person_box (&work->in->persons[i]);
      FwLayoutPlace *place = &output->places[i];

      place->generation = item->row;
      if (item->row < 0)
        continue;
      place->x = item->x;
      place->y = work->row_y[item->row];
      work->min_x = MIN (work->min_x, place->x + box.x);
      work->max_x = MAX (work->max_x, place->x + box.x + box.w);
      work->min_y = MIN (work->min_y, place->y + box.y);
      work->max_y = MAX (work->max_y, place->y + box.y + box.h);
    }
  for (guint u = 0; u < work->in->n_unions; u++)
    if (work->unions[u].drawn)
      write_union (work, u, &output->unions[u]);
  for (guint i = 0; i < work->links->len; i++)
    {
      FwLayoutChildLine *line = &output->children[i];
      FwWorkLink *link = fw_work_link (work, i);

      line->child = link->child;
      line->couple = link->couple;
      line->primary = link->primary;
      if (link->usable)
        write_child (work, i, line);
    }
}
