/* fw-stream-layout-routes.c: the ways of lines through the channels, their tracks, and
 * the places of labels; see fw-stream-layout.h. */
#include "config.h"

#include <math.h>

#include "engine/fw-stream-layout-private.h"

/* Along a vertical channel a row is 2 r + 1 and the channel above it 2 r. */
static double
get_row_place (guint row, double share)
{
  return 2 * row + 1 + (share - 0.5) * 0.9;
}

/* --- which way ---------------------------------------------------------------------- */

/* Whether nothing stands in the row between the columns. */
static gboolean
is_row_free (const FwStreamWork *self, guint row, guint from, guint to)
{
  for (guint c = from + 1; c < to; c++)
    if (fw_stream_work_get_cell (self, row, c) != FW_STREAM_NO_BOX)
      return FALSE;
  return TRUE;
}

static gboolean
can_be_straight (const FwStreamWork *self, const FwStreamLayoutFlow *flow)
{
  guint row = self->row[flow->from];

  return row == self->row[flow->to] && self->column[flow->from] < self->column[flow->to]
         && !self->loose[row]
         && is_row_free (self, row, self->column[flow->from], self->column[flow->to]);
}

static void
choose_kinds (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;
  g_autofree gboolean *used = g_new0 (gboolean, input->n_boxes + 1);

  /* Work first: one straight line from a box to the next. */
  for (guint round = 0; round < 2; round++)
    for (guint k = 0; k < input->n_flows; k++)
      {
        const FwStreamLayoutFlow *flow = &input->flows[k];
        FwRoute *route = &self->routes[k];

        if (round == 0)
          route->kind = FW_ROUTE_AROUND;
        if (flow->forward == (round == 0) && !used[flow->from] && can_be_straight (self, flow))
          {
            route->kind = FW_ROUTE_STRAIGHT;
            used[flow->from] = TRUE;
          }
      }
  for (guint k = 0; k < input->n_flows; k++)
    if (self->routes[k].kind == FW_ROUTE_AROUND
        && self->column[input->flows[k].to] == self->column[input->flows[k].from] + 1)
      self->routes[k].kind = input->flows[k].label_w > 0 ? FW_ROUTE_DROP : FW_ROUTE_STEP;
}

/* The channel between the two rows, or beside them, that is least busy. */
static guint
choose_channel (FwStreamWork *self, guint k, guint *loads)
{
  const FwStreamLayoutFlow *flow = &self->input->flows[k];
  guint i = self->row[flow->from], j = self->row[flow->to];
  guint from = self->column[flow->from] + 1, to = self->column[flow->to];
  guint first = MIN (i, j) + (i != j), last = MAX (i, j) + (i == j), best = first,
        least = G_MAXUINT;

  for (guint r = first; r <= last; r++)
    {
      guint load = 0;

      for (guint c = MIN (from, to); c <= MAX (from, to); c++)
        load = MAX (load, loads[r * (self->n_columns + 1) + c]);
      if (load < least)
        {
          least = load;
          best = r;
        }
    }
  for (guint c = MIN (from, to); c <= MAX (from, to); c++)
    loads[best * (self->n_columns + 1) + c]++;
  return best;
}

/* --- ports -------------------------------------------------------------------------- */

/* Straight lines leave and enter in the middle; other lines leave below it and enter
 * above it, so that lines of neighbours never lie on each other. */
static void
choose_ports (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;
  g_autofree guint *n_out = g_new0 (guint, input->n_boxes + 1);
  g_autofree guint *n_in = g_new0 (guint, input->n_boxes + 1);
  g_autofree guint *n_drops = g_new0 (guint, input->n_boxes + 1);
  g_autofree guint *out = g_new0 (guint, input->n_boxes + 1);
  g_autofree guint *in = g_new0 (guint, input->n_boxes + 1);
  g_autofree guint *drops = g_new0 (guint, input->n_boxes + 1);

  for (guint k = 0; k < input->n_flows; k++)
    {
      FwRouteKind kind = self->routes[k].kind;

      n_out[input->flows[k].from] += kind == FW_ROUTE_STEP || kind == FW_ROUTE_AROUND;
      n_drops[input->flows[k].from] += kind == FW_ROUTE_DROP;
      n_in[input->flows[k].to] += kind != FW_ROUTE_STRAIGHT;
    }
  for (guint k = 0; k < input->n_flows; k++)
    {
      FwRoute *route = &self->routes[k];
      guint from = input->flows[k].from, to = input->flows[k].to;

      route->out = route->in = 0.5;
      if (route->kind == FW_ROUTE_STRAIGHT)
        continue;
      route->in = 0.05 + 0.4 * ++in[to] / (n_in[to] + 1.0);
      if (route->kind == FW_ROUTE_DROP)
        route->drop_x = FW_STREAM_DROP_ZONE * ++drops[from] / (n_drops[from] + 1.0);
      else
        route->out = 0.55 + 0.4 * ++out[from] / (n_out[from] + 1.0);
    }
}

/* --- vertical tracks ---------------------------------------------------------------- */

static void
set_stretch (const FwStreamWork *self,
             FwStretch *stretch,
             guint channel,
             guint row_a,
             double a,
             guint row_b,
             double b)
{
  double low_a = a, low_b = b;

  /* Ports of pinned boxes may lie anywhere in their rows: all of the row is taken. */
  if (row_a != G_MAXUINT && self->loose[row_a])
    {
      low_a = 2 * row_a + 0.5;
      a = low_a + 1;
    }
  if (row_b != G_MAXUINT && self->loose[row_b])
    {
      low_b = 2 * row_b + 0.5;
      b = low_b + 1;
    }
  stretch->channel = channel;
  stretch->from = MIN (MIN (low_a, low_b), MIN (a, b));
  stretch->to = MAX (MAX (low_a, low_b), MAX (a, b));
}

static void
set_stretches (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;
  g_autofree guint *loads = g_new0 (guint, (self->n_rows + 1) * (self->n_columns + 1));

  for (guint k = 0; k < input->n_flows; k++)
    {
      FwRoute *route = &self->routes[k];
      guint from = input->flows[k].from, to = input->flows[k].to;
      guint i = self->row[from], j = self->row[to];
      double out = get_row_place (i, route->out), in = get_row_place (j, route->in);

      if (route->kind == FW_ROUTE_STRAIGHT)
        continue;
      if (route->kind == FW_ROUTE_STEP)
        {
          set_stretch (self, &route->first, self->column[to], i, out, j, in);
          continue;
        }
      if (route->kind == FW_ROUTE_DROP)
        {
          route->up = j < i;
          route->across.channel = route->up ? i : i + 1;
        }
      else
        {
          route->across.channel = choose_channel (self, k, loads);
          set_stretch (self, &route->first, self->column[from] + 1, i, out, G_MAXUINT,
                       2.0 * route->across.channel);
        }
      set_stretch (self, &route->second, self->column[to], j, in, G_MAXUINT,
                   2.0 * route->across.channel);
    }
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const FwStretch *x = *(FwStretch *const *) a, *y = *(FwStretch *const *) b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  return (x > y) - (x < y);
}

/* Stretches that touch get tracks of their own; returns how many there are. @slack keeps
 * ends apart. */
static guint
assign_tracks (GPtrArray *stretches, double slack)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  g_ptr_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      FwStretch *stretch = g_ptr_array_index (stretches, i);
      guint track = 0;

      while (track < ends->len && g_array_index (ends, double, track) + slack >= stretch->from)
        track++;
      if (track == ends->len)
        g_array_append_val (ends, stretch->to);
      g_array_index (ends, double, track) = stretch->to;
      stretch->track = track;
    }
  return ends->len;
}

static void
assign_vertical (FwStreamWork *self)
{
  for (guint c = 0; c <= self->n_columns; c++)
    {
      g_autoptr (GPtrArray) stretches = g_ptr_array_new ();

      for (guint k = 0; k < self->input->n_flows; k++)
        {
          FwRoute *route = &self->routes[k];

          if (route->kind == FW_ROUTE_STRAIGHT)
            continue;
          if (route->kind != FW_ROUTE_DROP && route->first.channel == c)
            g_ptr_array_add (stretches, &route->first);
          if (route->kind != FW_ROUTE_STEP && route->second.channel == c)
            g_ptr_array_add (stretches, &route->second);
        }
      self->n_tracks[c] = assign_tracks (stretches, 1e-6);
    }
}

/* The column over which a label stands, and room for it there. */
static void
make_room (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;

  for (guint k = 0; k < input->n_flows; k++)
    {
      FwRoute *route = &self->routes[k];
      guint from = self->column[input->flows[k].from], to = self->column[input->flows[k].to];
      double w = input->flows[k].label_w;

      if (w <= 0)
        continue;
      if (route->kind == FW_ROUTE_STRAIGHT)
        {
          double *zone = &self->zone[from + 1];

          *zone = MAX (*zone, w + 6);
          continue;
        }
      if (route->kind == FW_ROUTE_DROP)
        {
          double *need = &self->need[input->flows[k].from];

          *need = MAX (*need, w + FW_STREAM_DROP_ZONE + 4);
          continue;
        }
      route->label_column = to > from ? from + 1 : from;
      self->column_w[route->label_column]
          = MAX (self->column_w[route->label_column], w + FW_STREAM_DROP_ZONE + 4);
    }
}

void
fw_stream_work_route (FwStreamWork *self)
{
  choose_kinds (self);
  choose_ports (self);
  set_stretches (self);
  assign_vertical (self);
  make_room (self);
}

/* --- horizontal tracks ---------------------------------------------------------------- */

double
fw_stream_work_get_track_x (const FwStreamWork *self, const FwStretch *stretch)
{
  return self->track_x[stretch->channel] + FW_STREAM_TRACK * (stretch->track + 0.5);
}

double
fw_stream_work_stack_channel (FwStreamWork *self, guint channel)
{
  const FwStreamLayoutInput *input = self->input;
  g_autoptr (GPtrArray) stretches = g_ptr_array_new ();
  g_autofree double *heights = NULL;
  double y = FW_STREAM_PAD / 2;
  guint n;

  for (guint k = 0; k < input->n_flows; k++)
    {
      FwRoute *route = &self->routes[k];
      double a, b;

      if ((route->kind != FW_ROUTE_AROUND && route->kind != FW_ROUTE_DROP)
          || route->across.channel != channel)
        continue;
      a = route->kind == FW_ROUTE_DROP ? self->layout->boxes[input->flows[k].from].x + route->drop_x
                                       : fw_stream_work_get_track_x (self, &route->first);
      b = fw_stream_work_get_track_x (self, &route->second);
      route->across.from = MIN (a, b);
      route->across.to = MAX (a, b);
      g_ptr_array_add (stretches, &route->across);
    }
  n = assign_tracks (stretches, 2);
  heights = g_new (double, n + 1);
  for (guint t = 0; t < n; t++)
    heights[t] = FW_STREAM_TRACK;
  for (guint k = 0; k < input->n_flows; k++)
    {
      const FwRoute *route = &self->routes[k];

      if ((route->kind == FW_ROUTE_AROUND || route->kind == FW_ROUTE_DROP)
          && route->across.channel == channel && input->flows[k].label_w > 0)
        heights[route->across.track]
            = MAX (heights[route->across.track], input->flows[k].label_h + 4);
    }
  self->track_y[channel] = g_new0 (double, n + 1);
  for (guint t = 0; t < n; t++)
    {
      y += heights[t];
      self->track_y[channel][t] = self->channel_y[channel] + y;
    }
  return y + FW_STREAM_PAD / 2;
}

/* --- lines ---------------------------------------------------------------------------- */

static void
add_point (GArray *points, double x, double y)
{
  FwStreamPoint point = {x, y};

  if (points->len > 0)
    {
      const FwStreamPoint *last = &g_array_index (points, FwStreamPoint, points->len - 1);

      if (last->x == x && last->y == y)
        return;
    }
  g_array_append_val (points, point);
}

static void
draw_flow (FwStreamWork *self, guint k)
{
  const FwStreamLayoutFlow *flow = &self->input->flows[k];
  const FwRoute *route = &self->routes[k];
  const FwStreamRect *from = &self->layout->boxes[flow->from], *to = &self->layout->boxes[flow->to];
  FwStreamLayoutPath *path = &self->layout->paths[k];
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FwStreamPoint));
  double out = from->y + from->h * route->out, in = to->y + to->h * route->in, y = 0, x;

  if (route->kind == FW_ROUTE_AROUND || route->kind == FW_ROUTE_DROP)
    y = self->track_y[route->across.channel][route->across.track];
  if (route->kind == FW_ROUTE_DROP)
    {
      add_point (points, from->x + route->drop_x, route->up ? from->y : from->y + from->h);
      add_point (points, from->x + route->drop_x, y);
    }
  else
    add_point (points, from->x + from->w, out);
  if (route->kind == FW_ROUTE_STEP || route->kind == FW_ROUTE_AROUND)
    {
      x = fw_stream_work_get_track_x (self, &route->first);
      add_point (points, x, out);
      add_point (points, x, route->kind == FW_ROUTE_STEP ? in : y);
    }
  if (route->kind == FW_ROUTE_AROUND || route->kind == FW_ROUTE_DROP)
    {
      x = fw_stream_work_get_track_x (self, &route->second);
      add_point (points, x, y);
      add_point (points, x, in);
    }
  add_point (points, to->x, in);
  if (flow->label_w > 0)
    {
      if (route->kind == FW_ROUTE_STRAIGHT)
        path->label = (FwStreamRect) {from->x + from->w + 3, out - flow->label_h - 3, flow->label_w,
                                      flow->label_h};
      else
        path->label = (FwStreamRect) {
            (route->kind == FW_ROUTE_DROP ? from->x : self->column_x[route->label_column])
                + FW_STREAM_DROP_ZONE,
            y - flow->label_h - 2, flow->label_w, flow->label_h};
    }
  path->n_points = points->len;
  path->points = (FwStreamPoint *) g_array_free (points, FALSE);
}

void
fw_stream_work_draw (FwStreamWork *self)
{
  for (guint k = 0; k < self->input->n_flows; k++)
    draw_flow (self, k);
}
