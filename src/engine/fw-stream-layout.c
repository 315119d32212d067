/* fw-stream-layout.c: columns, rows, pins; see fw-stream-layout.h. */
#include "config.h"

#include <string.h>

#include "engine/fw-stream-layout-private.h"

#define N_PASSES 6
#define EMPTY_LANE 48.0

/* --- columns ---------------------------------------------------------------------- */

/* Depth first in the order of the boxes: a flow to a box that is still open leads back. */
static void
walk (const FwStreamLayoutInput *input, GArray **ways, guint box, guint8 *state, GArray *order)
{
  state[box] = 1;
  for (guint i = 0; i < ways[box]->len; i++)
    {
      guint to = input->flows[g_array_index (ways[box], guint, i)].to;

      if (state[to] == 1)
        {
          g_array_remove_index (ways[box], i--);
          continue;
        }
      if (state[to] == 0)
        walk (input, ways, to, state, order);
    }
  state[box] = 2;
  g_array_prepend_val (order, box);
}

/* The longest way from a begin decides. */
static void
rank_boxes (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;
  g_autofree guint8 *state = g_new0 (guint8, input->n_boxes + 1);
  g_autofree GArray **ways = g_new0 (GArray *, input->n_boxes + 1);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint last = 0;

  for (guint i = 0; i < input->n_boxes; i++)
    ways[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint k = 0; k < input->n_flows; k++)
    if (input->flows[k].forward && input->flows[k].from != input->flows[k].to)
      g_array_append_val (ways[input->flows[k].from], k);
  for (guint i = 0; i < input->n_boxes; i++)
    if (state[i] == 0)
      walk (input, ways, i, state, order);
  for (guint n = 0; n < order->len; n++)
    {
      guint box = g_array_index (order, guint, n);

      for (guint i = 0; i < ways[box]->len; i++)
        {
          guint to = input->flows[g_array_index (ways[box], guint, i)].to;

          self->column[to] = MAX (self->column[to], self->column[box] + 1);
        }
    }
  for (guint i = 0; i < input->n_boxes; i++)
    if (input->boxes[i].place == FW_STREAM_PLACE_FLOW)
      last = MAX (last, self->column[i]);
  for (guint i = 0; i < input->n_boxes; i++)
    {
      if (input->boxes[i].place == FW_STREAM_PLACE_FIRST)
        self->column[i] = 0;
      else if (input->boxes[i].place == FW_STREAM_PLACE_MIDDLE)
        self->column[i] = last / 2;
      else if (input->boxes[i].place == FW_STREAM_PLACE_LAST)
        self->column[i] = last;
      g_array_unref (ways[i]);
    }
}

/* A pinned box goes to the last column that begins at or before it. */
static gboolean
pin_columns (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;
  gboolean moved = FALSE;

  for (guint i = 0; i < input->n_boxes; i++)
    {
      guint best = 0;

      if (!input->boxes[i].pinned)
        continue;
      for (guint c = 1; c < self->n_columns; c++)
        if (self->column_x[c] <= input->boxes[i].x + 1e-9)
          best = c;
      moved = moved || self->column[i] != best;
      self->column[i] = best;
    }
  return moved;
}

/* --- rows ------------------------------------------------------------------------- */

/* The box before it in its lane, whose row it would like to share. */
static guint
find_before (const FwStreamWork *self, guint box)
{
  const FwStreamLayoutInput *input = self->input;

  for (guint k = 0; k < input->n_flows; k++)
    if (input->flows[k].forward && input->flows[k].to == box && input->flows[k].from != box
        && input->boxes[input->flows[k].from].lane == input->boxes[box].lane
        && self->column[input->flows[k].from] < self->column[box])
      return input->flows[k].from;
  return FW_STREAM_NO_BOX;
}

static int
compare_columns (gconstpointer a, gconstpointer b, gpointer data)
{
  const FwStreamWork *self = data;
  guint x = *(const guint *) a, y = *(const guint *) b;

  if (self->column[x] != self->column[y])
    return self->column[x] < self->column[y] ? -1 : 1;
  if (self->input->boxes[x].pinned && self->input->boxes[y].pinned
      && self->input->boxes[x].y != self->input->boxes[y].y)
    return self->input->boxes[x].y < self->input->boxes[y].y ? -1 : 1;
  return (x > y) - (x < y);
}

/* Rows within the lane, the first that is free, that of the box before when it is. */
static void
choose_rows (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;
  g_autofree guint *order = g_new0 (guint, input->n_boxes + 1);
  g_autofree guint *counts = g_new0 (guint, input->n_lanes + 1);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  guint first = 0;

  for (guint i = 0; i < input->n_boxes; i++)
    order[i] = i;
  g_sort_array (order, input->n_boxes, sizeof (guint), compare_columns, self);
  for (guint n = 0; n < input->n_boxes; n++)
    {
      guint box = order[n], before = find_before (self, box), lane = input->boxes[box].lane;
      guint row = before != FW_STREAM_NO_BOX ? self->row[before] : 0;
      gsize key = ((gsize) lane * self->n_columns + self->column[box]) * (input->n_boxes + 1) + 1;

      if (g_hash_table_contains (taken, GSIZE_TO_POINTER (key + row)))
        for (row = 0; g_hash_table_contains (taken, GSIZE_TO_POINTER (key + row)); row++)
          ;
      g_hash_table_add (taken, GSIZE_TO_POINTER (key + row));
      self->row[box] = row;
      counts[lane] = MAX (counts[lane], row + 1);
    }
  self->n_rows = 0;
  for (guint lane = 0; lane < input->n_lanes; lane++)
    self->n_rows += MAX (counts[lane], 1);
  g_free (self->lane_of_row);
  self->lane_of_row = g_new0 (guint, self->n_rows + 1);
  for (guint lane = 0; lane < input->n_lanes; lane++)
    {
      for (guint i = 0; i < input->n_boxes; i++)
        if (input->boxes[i].lane == lane)
          self->row[i] += first;
      for (guint r = 0; r < MAX (counts[lane], 1); r++)
        self->lane_of_row[first++] = lane;
    }
}

static void
fill_cells (FwStreamWork *self)
{
  guint n = self->n_rows * self->n_columns;

  g_free (self->cells);
  g_free (self->loose);
  self->cells = g_new (guint, n + 1);
  self->loose = g_new0 (gboolean, self->n_rows + 1);
  for (guint i = 0; i < n; i++)
    self->cells[i] = FW_STREAM_NO_BOX;
  for (guint i = 0; i < self->input->n_boxes; i++)
    {
      self->cells[self->row[i] * self->n_columns + self->column[i]] = i;
      if (self->input->boxes[i].pinned)
        self->loose[self->row[i]] = TRUE;
    }
}

/* --- coordinates -------------------------------------------------------------------- */

static void
place_columns (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;
  double x = input->header_w;

  for (guint c = 0; c <= self->n_columns; c++)
    {
      double right;

      x += FW_STREAM_PAD + self->zone[c];
      self->track_x[c] = x;
      x += FW_STREAM_TRACK * self->n_tracks[c] + FW_STREAM_PAD;
      if (c == self->n_columns)
        break;
      self->column_x[c] = x;
      right = x + self->column_w[c];
      for (guint i = 0; i < input->n_boxes; i++)
        if (self->column[i] == c)
          {
            FwStreamRect *rect = &self->layout->boxes[i];

            rect->x = x;
            if (input->boxes[i].pinned)
              {
                rect->x = MAX (x, input->boxes[i].x);
                self->layout->n_yielded += rect->x > input->boxes[i].x + 1e-6;
              }
            right = MAX (right, rect->x + MAX (rect->w, self->need[i]));
          }
      self->column_w[c] = right - x;
      x = right;
    }
  self->layout->width = x;
}

static void
place_rows (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;
  double y = 0;

  for (guint r = 0; r <= self->n_rows; r++)
    {
      double bottom;

      self->channel_y[r] = y;
      if (r < self->n_rows && (r == 0 || self->lane_of_row[r] != self->lane_of_row[r - 1]))
        self->layout->lanes[self->lane_of_row[r]].y = y;
      y += fw_stream_work_stack_channel (self, r);
      if (r == self->n_rows)
        break;
      self->row_y[r] = y;
      bottom = y + self->row_h[r];
      for (guint i = 0; i < input->n_boxes; i++)
        if (self->row[i] == r)
          {
            FwStreamRect *rect = &self->layout->boxes[i];

            rect->y = y + (self->row_h[r] - rect->h) / 2;
            if (input->boxes[i].pinned)
              {
                rect->y = MAX (y, input->boxes[i].y);
                /* One that yields both ways is counted once. */
                self->layout->n_yielded
                    += rect->y > input->boxes[i].y + 1e-6 && rect->x <= input->boxes[i].x + 1e-6;
              }
            bottom = MAX (bottom, rect->y + rect->h);
          }
      y = bottom;
      if (r + 1 == self->n_rows || self->lane_of_row[r + 1] != self->lane_of_row[r])
        y += FW_STREAM_PAD / 2;
    }
  self->layout->height = y;
  for (guint lane = 0; lane < input->n_lanes; lane++)
    {
      FwStreamRect *rect = &self->layout->lanes[lane];

      rect->w = self->layout->width;
      rect->h = (lane + 1 < input->n_lanes ? self->layout->lanes[lane + 1].y : y) - rect->y;
    }
}

/* --- the whole ----------------------------------------------------------------------- */

static void
clear_pass (FwStreamWork *self)
{
  for (guint r = 0; self->track_y != NULL && r <= self->n_rows; r++)
    g_free (self->track_y[r]);
  g_clear_pointer (&self->track_y, g_free);
  g_clear_pointer (&self->column_w, g_free);
  g_clear_pointer (&self->track_x, g_free);
  g_clear_pointer (&self->n_tracks, g_free);
  g_clear_pointer (&self->zone, g_free);
  g_clear_pointer (&self->need, g_free);
  g_clear_pointer (&self->row_y, g_free);
  g_clear_pointer (&self->row_h, g_free);
  g_clear_pointer (&self->channel_y, g_free);
  g_clear_pointer (&self->routes, g_free);
}

/* Room of columns and rows by their boxes and labels. */
static void
measure (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;

  for (guint r = 0; r < self->n_rows; r++)
    self->row_h[r] = EMPTY_LANE;
  for (guint i = 0; i < input->n_boxes; i++)
    {
      double *w = &self->column_w[self->column[i]], *h = &self->row_h[self->row[i]];

      *w = MAX (*w, input->boxes[i].w);
      *h = MAX (*h, input->boxes[i].h);
    }
}

static void
run_pass (FwStreamWork *self)
{
  const FwStreamLayoutInput *input = self->input;
  guint n_columns = 1;

  clear_pass (self);
  self->layout->n_yielded = 0;
  for (guint i = 0; i < input->n_boxes; i++)
    n_columns = MAX (n_columns, self->column[i] + 1);
  self->n_columns = n_columns;
  choose_rows (self);
  fill_cells (self);
  g_free (self->column_x);
  self->column_x = g_new0 (double, n_columns + 1);
  self->column_w = g_new0 (double, n_columns + 1);
  self->track_x = g_new0 (double, n_columns + 1);
  self->n_tracks = g_new0 (guint, n_columns + 1);
  self->zone = g_new0 (double, n_columns + 1);
  self->need = g_new0 (double, input->n_boxes + 1);
  self->row_y = g_new0 (double, self->n_rows + 1);
  self->row_h = g_new0 (double, self->n_rows + 1);
  self->channel_y = g_new0 (double, self->n_rows + 1);
  self->track_y = g_new0 (double *, self->n_rows + 1);
  self->routes = g_new0 (FwRoute, input->n_flows + 1);
  measure (self);
  fw_stream_work_route (self);
  place_columns (self);
}

FwStreamLayout *
fw_stream_layout_new (const FwStreamLayoutInput *input)
{
  FwStreamLayout *layout = g_new0 (FwStreamLayout, 1);
  FwStreamWork work = {.input = input, .layout = layout};

  layout->n_boxes = input->n_boxes;
  layout->n_paths = input->n_flows;
  layout->n_lanes = input->n_lanes;
  layout->boxes = g_new0 (FwStreamRect, input->n_boxes + 1);
  layout->paths = g_new0 (FwStreamLayoutPath, input->n_flows + 1);
  layout->lanes = g_new0 (FwStreamRect, input->n_lanes + 1);
  for (guint i = 0; i < input->n_boxes; i++)
    {
      g_return_val_if_fail (input->boxes[i].lane < input->n_lanes, layout);
      layout->boxes[i].w = input->boxes[i].w;
      layout->boxes[i].h = input->boxes[i].h;
    }
  work.column = layout->columns = g_new0 (guint, input->n_boxes + 1);
  work.row = g_new0 (guint, input->n_boxes + 1);
  rank_boxes (&work);
  /* Columns move when pinned boxes change theirs; the number of rounds is fixed. */
  for (guint pass = 0; pass < N_PASSES; pass++)
    {
      run_pass (&work);
      if (pass + 1 == N_PASSES || !pin_columns (&work))
        break;
    }
  place_rows (&work);
  fw_stream_work_draw (&work);
  layout->n_columns = work.n_columns;
  clear_pass (&work);
  g_free (work.column_x);
  g_free (work.row);
  g_free (work.lane_of_row);
  g_free (work.cells);
  g_free (work.loose);
  return layout;
}

void
fw_stream_layout_free (FwStreamLayout *self)
{
  for (guint i = 0; i < self->n_paths; i++)
    g_free (self->paths[i].points);
  g_free (self->paths);
  g_free (self->boxes);
  g_free (self->columns);
  g_free (self->lanes);
  g_free (self);
}
