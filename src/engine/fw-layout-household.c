/* fw-layout-household.c: a line round those who live together, and round nobody else.
 *
 * Members who stand next to each other share a rectangle; the rectangles are joined by
 * corridors that run between the rows, or through free columns of a row, where nobody
 * stands. The outline is the outer contour of all of them. A shape that would take in
 * a stranger is tried another way; when no way is left, the household is left out.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

#include <math.h>

#define HALF 8.0 /* of a corridor's width */
#define N_WAYS 8

typedef struct
{
  double l, t, r, b;
} Rect;

typedef struct
{
  int row; /* -1: outside the kin */
  Rect rect;
} Run;

typedef struct
{
  FwLayoutWork *work;
  const FwLayoutOutput *output;
  const gboolean *member;
  GArray *runs;  /* Run */
  GArray *rects; /* Rect: what the household covers */
  guint way;     /* which alternatives corridors take */
} Shape;

static Rect
person_rect (FwLayoutWork *work, const FwLayoutOutput *output, guint i)
{
  FwLayoutBox box = fw_layout_person_box (&work->in->persons[i]);
  double x = output->places[i].x, y = output->places[i].y;

  return (Rect) {x + box.x, y + box.y, x + box.x + box.w, y + box.y + box.h};
}

static void
add_rect (Shape *self, double l, double t, double r, double b)
{
  Rect rect = {MIN (l, r), MIN (t, b), MAX (l, r), MAX (t, b)};

  g_array_append_val (self->rects, rect);
}

/* Persons of a row from the left. */
static GArray *
list_row (FwLayoutWork *work, int row)
{
  GArray *chains = fw_work_row (work, row), *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < chains->len; i++)
    {
      GArray *items = fw_work_chain (work, FW_UINT (chains, i))->items;

      for (guint k = 0; k < items->len; k++)
        if (FW_UINT (items, k) < work->n)
          g_array_append_val (list, FW_UINT (items, k));
    }
  return list;
}

static void
find_runs (Shape *self)
{
  FwLayoutWork *work = self->work;
  double pad = work->in->metrics.household_pad;

  for (int row = 0; row < work->n_rows; row++)
    {
      g_autoptr (GArray) list = list_row (work, row);

      for (guint i = 0; i < list->len;)
        {
          Run run = {.row = row};
          double before = -G_MAXDOUBLE, after = G_MAXDOUBLE;

          if (!self->member[FW_UINT (list, i)])
            {
              i++;
              continue;
            }
          if (i > 0)
            before = person_rect (work, self->output, FW_UINT (list, i - 1)).r;
          run.rect = person_rect (work, self->output, FW_UINT (list, i));
          for (i++; i < list->len && self->member[FW_UINT (list, i)]; i++)
            {
              Rect rect = person_rect (work, self->output, FW_UINT (list, i));

              run.rect.t = MIN (run.rect.t, rect.t);
              run.rect.b = MAX (run.rect.b, rect.b);
              run.rect.r = rect.r;
            }
          if (i < list->len)
            after = person_rect (work, self->output, FW_UINT (list, i)).l;
          run.rect.l = MAX (run.rect.l - pad, (run.rect.l + before) / 2);
          run.rect.r = MIN (run.rect.r + pad, (run.rect.r + after) / 2);
          run.rect.t -= pad;
          run.rect.b += pad;
          g_array_append_val (self->runs, run);
        }
    }
  for (guint i = 0; i < work->n; i++)
    if (self->member[i] && !work->kin[i])
      {
        Run run = {.row = -1, .rect = person_rect (work, self->output, i)};

        run.rect.l -= pad / 2;
        run.rect.r += pad / 2;
        run.rect.t -= pad / 2;
        run.rect.b += pad / 2;
        g_array_append_val (self->runs, run);
      }
}

/* The strip of a gap in which corridors run; the upper or the lower end by the way. */
static double
strip_y (Shape *self, int gap)
{
  FwLayoutWork *work = self->work;
  double top = work->gap_top[gap], bottom = work->gap_bottom[gap];

  if (gap == 0)
    return bottom - HALF - 4;
  if (gap == work->n_rows)
    return top + HALF + 4;
  return self->way & 2 ? MAX (bottom - HALF - 4, (top + bottom) / 2)
                       : MIN (top + HALF + 4, (top + bottom) / 2);
}

/* A column of @row where nobody stands, near @x. */
static double
free_column (Shape *self, int row, double x)
{
  g_autoptr (GArray) list = list_row (self->work, row);
  double best = 0, left = -G_MAXDOUBLE;
  gboolean any = FALSE;

  for (guint i = 0; i <= list->len; i++)
    {
      double right = i < list->len ? person_rect (self->work, self->output, FW_UINT (list, i)).l
                                   : G_MAXDOUBLE;

      if (right - left >= 2 * HALF)
        {
          double at = MIN (MAX (x, left + HALF), right - HALF);

          if (!any || fabs (at - x) < fabs (best - x))
            best = at;
          any = TRUE;
        }
      if (i < list->len)
        left = person_rect (self->work, self->output, FW_UINT (list, i)).r;
    }
  return best;
}

static double
inside (const Rect *rect, double x)
{
  double lo = rect->l + HALF, hi = rect->r - HALF;

  return lo > hi ? (rect->l + rect->r) / 2 : CLAMP (x, lo, hi);
}

/* A corridor from one run to another; @b lies lower or in the same row. */
static void
join_runs (Shape *self, const Run *a, const Run *b)
{
  double xa = inside (&a->rect, (b->rect.l + b->rect.r) / 2), xb = inside (&b->rect, xa), x, y;
  double at_y = (a->rect.t + a->rect.b) / 2;

  if (a->row < 0 || b->row < 0)
    {
      const Run *kin = a->row < 0 ? b : a, *other = a->row < 0 ? a : b;
      int gap;

      if (kin->row < 0) /* both outside */
        {
          add_rect (self, xa - HALF, at_y, xa + HALF, (b->rect.t + b->rect.b) / 2 + HALF);
          add_rect (self, xa, (b->rect.t + b->rect.b) / 2 - HALF, xb,
                    (b->rect.t + b->rect.b) / 2 + HALF);
          return;
        }
      gap = self->way & 1 ? kin->row : kin->row + 1;
      y = strip_y (self, gap);
      xa = inside (&kin->rect, (other->rect.l + other->rect.r) / 2);
      xb = (other->rect.l + other->rect.r) / 2;
      add_rect (self, xa - HALF, (kin->rect.t + kin->rect.b) / 2, xa + HALF, y);
      add_rect (self, MIN (xa, xb) - HALF, y - HALF, MAX (xa, xb) + HALF, y + HALF);
      add_rect (self, xb - HALF, y, xb + HALF, (other->rect.t + other->rect.b) / 2);
      return;
    }
  if (a->row == b->row)
    {
      y = strip_y (self, self->way & 1 ? a->row : a->row + 1);
      add_rect (self, xa - HALF, at_y, xa + HALF, y);
      add_rect (self, MIN (xa, xb) - HALF, y - HALF, MAX (xa, xb) + HALF, y + HALF);
      add_rect (self, xb - HALF, (b->rect.t + b->rect.b) / 2, xb + HALF, y);
      return;
    }
  if (b->row == a->row + 1 && MIN (a->rect.r, b->rect.r) - MAX (a->rect.l, b->rect.l) >= 2 * HALF)
    {
      /* Straight down, as wide as both are. */
      add_rect (self, MAX (a->rect.l, b->rect.l), at_y, MIN (a->rect.r, b->rect.r),
                (b->rect.t + b->rect.b) / 2);
      return;
    }
  x = xa;
  y = strip_y (self, a->row + 1);
  add_rect (self, x - HALF, at_y, x + HALF, y);
  for (int row = a->row + 1; row < b->row; row++)
    {
      double next = free_column (self, row, self->way & 4 ? xa : xb);
      double lower = strip_y (self, row + 1);

      add_rect (self, MIN (x, next) - HALF, y - HALF, MAX (x, next) + HALF, y + HALF);
      add_rect (self, next - HALF, y, next + HALF, lower);
      x = next;
      y = lower;
    }
  xb = inside (&b->rect, x);
  add_rect (self, MIN (x, xb) - HALF, y - HALF, MAX (x, xb) + HALF, y + HALF);
  add_rect (self, xb - HALF, y, xb + HALF, (b->rect.t + b->rect.b) / 2);
}

static double
run_distance (const Run *a, const Run *b)
{
  double dx = MAX (0, MAX (a->rect.l, b->rect.l) - MIN (a->rect.r, b->rect.r));

  if (a->row < 0 || b->row < 0)
    return 1e7 + dx;
  /* Within one row the corridor goes round strangers; over rows it is short. */
  return ABS (a->row - b->row) * 1000.0 + dx + (a->row == b->row ? 300 : 0);
}

static void
join_all (Shape *self)
{
  g_autofree gboolean *done = g_new0 (gboolean, self->runs->len + 1);

  for (guint i = 0; i < self->runs->len; i++)
    {
      Rect *r = &g_array_index (self->runs, Run, i).rect;

      add_rect (self, r->l, r->t, r->r, r->b);
    }
  done[0] = TRUE;
  for (guint round = 1; round < self->runs->len; round++)
    {
      guint from = 0, to = FW_NONE;
      double best = G_MAXDOUBLE;
      Run *a, *b;

      for (guint i = 0; i < self->runs->len; i++)
        for (guint k = 0; k < self->runs->len; k++)
          if (done[i] && !done[k])
            {
              double d = run_distance (&g_array_index (self->runs, Run, i),
                                       &g_array_index (self->runs, Run, k));

              if (d < best)
                {
                  best = d;
                  from = i;
                  to = k;
                }
            }
      if (to == FW_NONE)
        break;
      done[to] = TRUE;
      a = &g_array_index (self->runs, Run, from);
      b = &g_array_index (self->runs, Run, to);
      if (a->row <= b->row)
        join_runs (self, a, b);
      else
        join_runs (self, b, a);
    }
}

/* --- contour ------------------------------------------------------------------- */

typedef struct
{
  GArray *xs, *ys;
  guint nx, ny; /* cells */
  guint8 *cell; /* 1 covered, 2 outside; what is 0 in the end is a hole */
} Grid;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
tidy (GArray *values)
{
  guint n = 0;

  g_array_sort (values, compare_doubles);
  for (guint i = 0; i < values->len; i++)
    if (n == 0 || g_array_index (values, double, i) - g_array_index (values, double, n - 1) > 1e-6)
      g_array_index (values, double, n++) = g_array_index (values, double, i);
  g_array_set_size (values, n);
}

#define CELL(grid, i, k) ((grid)->cell[(k) * (grid)->nx + (i)])

static void
grid_init (Grid *grid, GArray *rects)
{
  double edge;
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  grid->xs = g_array_new (FALSE, FALSE, sizeof (double));
  grid->ys = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < rects->len; i++)
    {
      Rect *r = &g_array_index (rects, Rect, i);

      g_array_append_val (grid->xs, r->l);
      g_array_append_val (grid->xs, r->r);
      g_array_append_val (grid->ys, r->t);
      g_array_append_val (grid->ys, r->b);
    }
  tidy (grid->xs);
  tidy (grid->ys);
  /* A margin round everything, so that the outside hangs together. */
  edge = g_array_index (grid->xs, double, 0) - 10;
  g_array_prepend_val (grid->xs, edge);
  edge = g_array_index (grid->xs, double, grid->xs->len - 1) + 10;
  g_array_append_val (grid->xs, edge);
  edge = g_array_index (grid->ys, double, 0) - 10;
  g_array_prepend_val (grid->ys, edge);
  edge = g_array_index (grid->ys, double, grid->ys->len - 1) + 10;
  g_array_append_val (grid->ys, edge);
  grid->nx = grid->xs->len - 1;
  grid->ny = grid->ys->len - 1;
  grid->cell = g_new0 (guint8, grid->nx * grid->ny);
  for (guint k = 0; k < grid->ny; k++)
    for (guint i = 0; i < grid->nx; i++)
      {
        double x
            = (g_array_index (grid->xs, double, i) + g_array_index (grid->xs, double, i + 1)) / 2;
        double y
            = (g_array_index (grid->ys, double, k) + g_array_index (grid->ys, double, k + 1)) / 2;

        for (guint n = 0; n < rects->len && !CELL (grid, i, k); n++)
          {
            Rect *r = &g_array_index (rects, Rect, n);

            CELL (grid, i, k) = x > r->l && x < r->r && y > r->t && y < r->b;
          }
      }
  {
    guint start = 0;

    g_array_append_val (stack, start);
    grid->cell[0] = 2;
  }
  while (stack->len)
    {
      guint at = FW_UINT (stack, stack->len - 1), x = at % grid->nx, y = at / grid->nx;
      guint next[4] = {x > 0 ? at - 1 : at, x + 1 < grid->nx ? at + 1 : at,
                       y > 0 ? at - grid->nx : at, y + 1 < grid->ny ? at + grid->nx : at};

      g_array_set_size (stack, stack->len - 1);
      for (guint i = 0; i < 4; i++)
        if (grid->cell[next[i]] == 0)
          {
            grid->cell[next[i]] = 2;
            g_array_append_val (stack, next[i]);
          }
    }
}

static void
grid_clear (Grid *grid)
{
  g_array_unref (grid->xs);
  g_array_unref (grid->ys);
  g_free (grid->cell);
}

static gboolean
is_in (Grid *grid, int x, int y)
{
  return x >= 0 && y >= 0 && x < (int) grid->nx && y < (int) grid->ny && CELL (grid, x, y) != 2;
}

/* Walks round the shape clockwise, its inside to the right. */
static FwLayoutPath
trace (Grid *grid)
{
  static const int dx[] = {1, 0, -1, 0}, dy[] = {0, 1, 0, -1};
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FwLayoutPoint));
  int x = -1, y = -1, sx, sy, way = 0, last = -1;
  FwLayoutPath path;

  for (guint k = 0; k < grid->ny && y < 0; k++)
    for (guint i = 0; i < grid->nx && y < 0; i++)
      if (is_in (grid, i, k))
        {
          x = i;
          y = k;
        }
  sx = x;
  sy = y;
  do
    {
      if (way != last)
        {
          FwLayoutPoint p
              = {g_array_index (grid->xs, double, x), g_array_index (grid->ys, double, y)};

          g_array_append_val (points, p);
        }
      last = way;
      x += dx[way];
      y += dy[way];
      /* At the corner (x, y): right where the shape goes on, else straight, else left. */
      for (int turn = 1; turn >= -1; turn--)
        {
          int next = (way + turn + 4) % 4;
          /* The cell to the right of an edge that leaves the corner, and to its left. */
          int rx = x - (next == 1 || next == 2), ry = y - (next == 2 || next == 3);
          int lx = x - (next == 2 || next == 3), ly = y - (next == 0 || next == 3);

          if (is_in (grid, rx, ry) && !is_in (grid, lx, ly))
            {
              way = next;
              break;
            }
        }
    }
  while ((x != sx || y != sy || way != 0) && points->len < 10000);
  path.count = points->len;
  path.points = (FwLayoutPoint *) (gpointer) g_array_free (points, FALSE);
  return path;
}

static gboolean
takes_in_stranger (Shape *self, Grid *grid)
{
  for (guint i = 0; i < self->work->n; i++)
    {
      Rect rect;

      if (self->member[i])
        continue;
      rect = person_rect (self->work, self->output, i);
      for (guint k = 0; k < grid->ny; k++)
        for (guint m = 0; m < grid->nx; m++)
          if (CELL (grid, m, k) != 2 && rect.l < g_array_index (grid->xs, double, m + 1) - 1e-6
              && rect.r > g_array_index (grid->xs, double, m) + 1e-6
              && rect.t < g_array_index (grid->ys, double, k + 1) - 1e-6
              && rect.b > g_array_index (grid->ys, double, k) + 1e-6)
            return TRUE;
    }
  return FALSE;
}

static FwLayoutPath
outline (FwLayoutWork *work, const FwLayoutOutput *output, const gboolean *member)
{
  FwLayoutPath path = {NULL, 0};

  for (guint way = 0; way < N_WAYS && path.count == 0; way++)
    {
      Shape shape = {work,
                     output,
                     member,
                     g_array_new (FALSE, FALSE, sizeof (Run)),
                     g_array_new (FALSE, FALSE, sizeof (Rect)),
                     way};
      Grid grid;

      find_runs (&shape);
      if (shape.runs->len)
        {
          join_all (&shape);
          grid_init (&grid, shape.rects);
          if (!takes_in_stranger (&shape, &grid))
            path = trace (&grid);
          grid_clear (&grid);
        }
      g_array_unref (shape.runs);
      g_array_unref (shape.rects);
    }
  return path;
}

void
fw_layout_outline_households (FwLayoutWork *work, FwLayoutOutput *output)
{
  g_autofree gboolean *member = g_new0 (gboolean, work->n + 1);

  for (guint h = 0; h < work->in->n_households; h++)
    {
      const FwLayoutHousehold *household = &work->in->households[h];

      memset (member, 0, sizeof (gboolean) * (work->n + 1));
      for (guint i = 0; i < household->count; i++)
        if (household->members[i] < work->n)
          member[household->members[i]] = TRUE;
      output->households[h].outline = outline (work, output, member);
      if (output->households[h].outline.count == 0)
        fw_layout_work_leave_out (work, household->id, household->count ? "no-outline" : "nobody");
    }
}
