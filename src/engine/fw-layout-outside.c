/* fw-layout-outside.c: helpers and institutions beside the kin, and the bonds' lines.
 *
 * Persons outside the kin never stand where a line or a symbol of the kin is. Bonds
 * are straight or bowed, whichever meets the fewest symbols of others; what they still
 * meet is counted.
 */
#include "config.h"

#include "engine/fw-layout-work.h"

#include <math.h>

#define MARGIN 8.0
#define SAMPLES 40

static gboolean
boxes_meet (double l, double t, double r, double b, const FwLayoutBox *other)
{
  return l < other->x + other->w && r > other->x && t < other->y + other->h && b > other->y;
}

static gboolean
path_meets (const FwLayoutPath *path, double l, double t, double r, double b)
{
  for (guint i = 0; i + 1 < path->count; i++)
    {
      const FwLayoutPoint *p = &path->points[i], *q = p + 1;

      if (MAX (p->x, q->x) > l && MIN (p->x, q->x) < r && MAX (p->y, q->y) > t
          && MIN (p->y, q->y) < b)
        return TRUE;
    }
  return FALSE;
}

static FwLayoutBox
box_at (FwLayoutWork *work, const FwLayoutOutput *output, guint person)
{
  FwLayoutBox box = fw_layout_person_box (&work->in->persons[person]);

  box.x += output->places[person].x;
  box.y += output->places[person].y;
  return box;
}

static gboolean
is_free (FwLayoutWork *work,
         FwLayoutOutput *output,
         const gboolean *placed,
         guint person,
         double x,
         double y)
{
  FwLayoutBox box = fw_layout_person_box (&work->in->persons[person]);
  double l = x + box.x - MARGIN, r = x + box.x + box.w + MARGIN;
  double t = y + box.y - MARGIN, b = y + box.y + box.h + MARGIN;

  for (guint i = 0; i < work->n; i++)
    if (placed[i])
      {
        FwLayoutBox other = box_at (work, output, i);

        if (boxes_meet (l, t, r, b, &other))
          return FALSE;
      }
  for (guint i = 0; i < work->in->n_unions; i++)
    if (path_meets (&output->unions[i].path, l, t, r, b)
        || (output->unions[i].label.w > 0 && boxes_meet (l, t, r, b, &output->unions[i].label)))
      return FALSE;
  for (guint i = 0; i < output->n_children; i++)
    if (path_meets (&output->children[i].path, l, t, r, b))
      return FALSE;
  return TRUE;
}

void
fw_layout_place_outside (FwLayoutWork *work, FwLayoutOutput *output)
{
  const FwLayoutInput *in = work->in;
  g_autofree gboolean *placed = g_new0 (gboolean, work->n + 1);
  gboolean anybody = FALSE;

  for (guint i = 0; i < work->n; i++)
    {
      placed[i] = work->kin[i];
      anybody |= work->kin[i];
    }
  if (!anybody)
    {
      work->min_x = work->max_x = 0;
      work->min_y = work->max_y = 0;
    }
  /* Those who have a place keep it before others look for one. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < work->n; i++)
      {
        const FwLayoutPerson *person = &in->persons[i];
        FwLayoutBox box = fw_layout_person_box (person);
        double x = 0, y = 0, want = 0, edge;
        guint count = 0;
        gboolean left;

        if (placed[i] || ((person->pinned || person->placed) != (pass == 0)))
          continue;
        output->places[i].generation = -1;
        if (pass == 0 && is_free (work, output, placed, i, person->x, person->y))
          {
            output->places[i].x = person->x;
            output->places[i].y = person->y;
            placed[i] = TRUE;
            continue;
          }
        if (pass == 0)
          work->pins_moved += person->pinned;
        for (guint k = 0; k < in->n_bonds; k++)
          {
            guint other = in->bonds[k].from == i ? in->bonds[k].to
                          : in->bonds[k].to == i ? in->bonds[k].from
                                                 : FW_NONE;

            if (other < work->n && placed[other])
              {
                x += output->places[other].x;
                want += output->places[other].y;
                count++;
              }
          }
        x = count ? x / count : work->max_x;
        want = count ? want / count : work->min_y + person->h / 2;
        left = count && x < (work->min_x + work->max_x) / 2;
        edge = left ? work->min_x - in->metrics.sibling_gap - 24 - (box.x + box.w)
                    : work->max_x + in->metrics.sibling_gap + 24 - box.x;
        /* Nearest free height of the column beside the kin. */
        y = want;
        for (guint step = 1; !is_free (work, output, placed, i, edge, y); step++)
          y = want + (step % 2 ? 12.0 : -12.0) * (double) ((step + 1) / 2);
        output->places[i].x = edge;
        output->places[i].y = y;
        placed[i] = TRUE;
      }
}

/* --- bonds --------------------------------------------------------------------- */

static FwLayoutPoint
bow_point (const FwLayoutPoint *p, double t)
{
  double u = 1 - t;

  return (FwLayoutPoint) {
      u * u * u * p[0].x + 3 * u * u * t * p[1].x + 3 * u * t * t * p[2].x + t * t * t * p[3].x,
      u * u * u * p[0].y + 3 * u * u * t * p[1].y + 3 * u * t * t * p[2].y + t * t * t * p[3].y};
}

/* Where the ray from the middle towards (dx, dy) leaves the symbol. */
static FwLayoutPoint
leave_symbol (const FwLayoutPerson *person, const FwLayoutPlace *place, double dx, double dy)
{
  double len = hypot (dx, dy), rx = person->w / 2, ry = person->h / 2, t;

  if (len < 1e-9)
    return (FwLayoutPoint) {place->x, place->y + ry};
  dx /= len;
  dy /= len;
  if (person->shape == FW_LAYOUT_ROUND)
    t = rx * ry / MAX (hypot (ry * dx, rx * dy), 1e-9);
  else if (person->shape == FW_LAYOUT_DIAMOND)
    t = 1 / MAX (fabs (dx) / MAX (rx, 1e-9) + fabs (dy) / MAX (ry, 1e-9), 1e-9);
  else
    t = MIN (fabs (dx) > 1e-9 ? rx / fabs (dx) : G_MAXDOUBLE,
             fabs (dy) > 1e-9 ? ry / fabs (dy) : G_MAXDOUBLE);
  return (FwLayoutPoint) {place->x + dx * t, place->y + dy * t};
}

static guint
count_hits (FwLayoutWork *work,
            FwLayoutOutput *output,
            const FwLayoutBond *bond,
            const FwLayoutPoint *p,
            guint limit)
{
  double l = MIN (MIN (p[0].x, p[1].x), MIN (p[2].x, p[3].x));
  double r = MAX (MAX (p[0].x, p[1].x), MAX (p[2].x, p[3].x));
  double t = MIN (MIN (p[0].y, p[1].y), MIN (p[2].y, p[3].y));
  double b = MAX (MAX (p[0].y, p[1].y), MAX (p[2].y, p[3].y));
  guint hits = 0;

  for (guint i = 0; i < work->n && hits < limit; i++)
    {
      const FwLayoutPlace *place = &output->places[i];
      double rx = work->in->persons[i].w / 2 + 3, ry = work->in->persons[i].h / 2 + 3;

      if (i == bond->from || i == bond->to || place->x + rx < l || place->x - rx > r
          || place->y + ry < t || place->y - ry > b)
        continue;
      for (guint k = 0; k <= SAMPLES; k++)
        {
          FwLayoutPoint q = bow_point (p, (double) k / SAMPLES);

          if (fabs (q.x - place->x) < rx && fabs (q.y - place->y) < ry)
            {
              hits++;
              break;
            }
        }
    }
  return hits;
}

/* Names that the bow would strike through, those of its own ends as well. */
static guint
count_struck (FwLayoutWork *work, FwLayoutOutput *output, const FwLayoutPoint *p)
{
  guint struck = 0;

  for (guint i = 0; i < work->n; i++)
    for (guint j = 0; j < work->in->persons[i].n_labels; j++)
      {
        const FwLayoutBox *box = &work->in->persons[i].labels[j];
        double x = output->places[i].x + box->x, y = output->places[i].y + box->y;

        for (guint k = 0; k <= SAMPLES; k++)
          {
            FwLayoutPoint q = bow_point (p, (double) k / SAMPLES);

            if (q.x > x && q.x < x + box->w && q.y > y && q.y < y + box->h)
              {
                struck++;
                break;
              }
          }
      }
  return struck;
}

void
fw_layout_route_bonds (FwLayoutWork *work, FwLayoutOutput *output)
{
  static const double bows[] = {0, 36, -36, 60, -60, 90, -90, 130, -130, 180, -180};
  const FwLayoutInput *in = work->in;

  for (guint i = 0; i < in->n_bonds; i++)
    {
      const FwLayoutBond *bond = &in->bonds[i];
      FwLayoutBondLine *line = &output->bonds[i];
      const FwLayoutPlace *a, *b;
      double dx, dy, len, shift = 0, best_bow = 0;
      guint best = G_MAXUINT, fewest = G_MAXUINT, same = 0, before = 0;
      FwLayoutPoint chosen[4] = {{0}};

      if (bond->from >= work->n || bond->to >= work->n || bond->from == bond->to)
        continue;
      a = &output->places[bond->from];
      b = &output->places[bond->to];
      dx = b->x - a->x;
      dy = b->y - a->y;
      len = MAX (hypot (dx, dy), 1e-6);
      for (guint k = 0; k < in->n_bonds; k++)
        if ((in->bonds[k].from == bond->from && in->bonds[k].to == bond->to)
            || (in->bonds[k].from == bond->to && in->bonds[k].to == bond->from))
          {
            same++;
            before += k < i;
          }
      /* Several bonds of one pair run beside each other, on the same sides for both. */
      shift = (before - (same - 1) / 2.0) * 14 * (bond->from < bond->to ? 1 : -1);
      for (guint k = 0; k < G_N_ELEMENTS (bows); k++)
        {
          double bow = bows[k] + shift, nx = -dy / len, ny = dx / len;
          FwLayoutPoint m1
              = {a->x + dx * 0.3 + nx * bow * 4 / 3, a->y + dy * 0.3 + ny * bow * 4 / 3};
          FwLayoutPoint m2
              = {a->x + dx * 0.7 + nx * bow * 4 / 3, a->y + dy * 0.7 + ny * bow * 4 / 3};
          FwLayoutPoint p[4];
          guint hits, struck;

          p[0] = leave_symbol (&in->persons[bond->from], a, m1.x - a->x, m1.y - a->y);
          p[1] = m1;
          p[2] = m2;
          p[3] = leave_symbol (&in->persons[bond->to], b, m2.x - b->x, m2.y - b->y);
          /* First no stranger's symbol, then no name: a struck name is hard to read, a
           * struck symbol says something false. */
          hits = count_hits (work, output, bond, p, G_MAXUINT);
          struck = hits <= best ? count_struck (work, output, p) : 0;
          if (hits < best || (hits == best && struck < fewest))
            {
              best = hits;
              fewest = struck;
              best_bow = bow;
              memcpy (chosen, p, sizeof chosen);
            }
          if (best == 0 && fewest == 0)
            break;
        }
      line->foreign_hits = best;
      if (fabs (best_bow) < 1e-6)
        {
          line->count = 2;
          chosen[1] = chosen[3];
        }
      else
        line->count = 4;
      line->points = g_memdup2 (chosen, sizeof (FwLayoutPoint) * line->count);
    }
}
