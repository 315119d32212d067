/* fw-layout-judge.c: see fw-layout-judge.h. Knows nothing of how the layout is found. */
#include "config.h"

#include "fw-layout-judge.h"

#include <math.h>

#define EPS 0.75

typedef struct
{
  guint couple;
  guint own[2]; /* persons that it may touch */
  const FwLayoutPath *path;
} Line;

typedef struct
{
  double l, t, r, b;
} Box;

static gboolean
meets_box (FwLayoutPoint p, FwLayoutPoint q, Box box)
{
  double lo = 0, hi = 1;
  double d[2] = {q.x - p.x, q.y - p.y}, s[2] = {p.x, p.y};
  double low[2] = {box.l + 0.5, box.t + 0.5}, high[2] = {box.r - 0.5, box.b - 0.5};

  for (guint i = 0; i < 2; i++)
    {
      double a, b;

      if (low[i] >= high[i])
        return FALSE;
      if (fabs (d[i]) < 1e-9)
        {
          if (s[i] <= low[i] || s[i] >= high[i])
            return FALSE;
          continue;
        }
      a = (low[i] - s[i]) / d[i];
      b = (high[i] - s[i]) / d[i];
      lo = MAX (lo, MIN (a, b));
      hi = MIN (hi, MAX (a, b));
    }
  return lo < hi - 1e-9;
}

static double
distance (FwLayoutPoint p, FwLayoutPoint a, FwLayoutPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, n = dx * dx + dy * dy;
  double t = n > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / n, 0, 1) : 0;

  return hypot (p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/* Whether a corner of one lies on the other, or they run on each other. */
static gboolean
confusable (const FwLayoutPath *one, const FwLayoutPath *other)
{
  for (guint i = 0; i + 1 < one->count; i++)
    for (guint k = 0; k + 1 < other->count; k++)
      {
        FwLayoutPoint a = one->points[i], b = one->points[i + 1];
        FwLayoutPoint c = other->points[k], d = other->points[k + 1];

        if (MAX (a.x, b.x) + 1 < MIN (c.x, d.x) || MAX (c.x, d.x) + 1 < MIN (a.x, b.x)
            || MAX (a.y, b.y) + 1 < MIN (c.y, d.y) || MAX (c.y, d.y) + 1 < MIN (a.y, b.y))
          continue;
        if (distance (a, c, d) < EPS || distance (b, c, d) < EPS || distance (c, a, b) < EPS
            || distance (d, a, b) < EPS)
          return TRUE;
      }
  return FALSE;
}

static Box
symbol_box (const FwLayoutInput *in, const FwLayoutOutput *out, guint i)
{
  double x = out->places[i].x, y = out->places[i].y;

  return (Box) {x - in->persons[i].w / 2, y - in->persons[i].h / 2, x + in->persons[i].w / 2,
                y + in->persons[i].h / 2};
}

static Box
label_box (const FwLayoutInput *in, const FwLayoutOutput *out, guint i, guint k)
{
  const FwLayoutBox *l = &in->persons[i].labels[k];
  double x = out->places[i].x + l->x, y = out->places[i].y + l->y;

  return (Box) {x, y, x + l->w, y + l->h};
}

static gboolean
boxes_meet (Box a, Box b)
{
  return a.l < b.r - 0.5 && b.l < a.r - 0.5 && a.t < b.b - 0.5 && b.t < a.b - 0.5;
}

static gboolean
at_edge (const FwLayoutInput *in, const FwLayoutOutput *out, guint i, FwLayoutPoint p, gboolean top)
{
  double dx = p.x - out->places[i].x, dy = p.y - out->places[i].y;
  double edge = fw_layout_person_get_edge (&in->persons[i], dx, top);

  return fabs (dx) <= in->persons[i].w / 2 && fabs (dy - (top ? -edge : edge)) < 0.01;
}

static gboolean
is_left_out (const FwLayoutOutput *out, const char *id)
{
  for (guint i = 0; i < out->left_out->len; i++)
    {
      const FwLayoutLeftOut *entry = g_ptr_array_index (out->left_out, i);

      if (g_strcmp0 (entry->id, id) == 0 && entry->reason && *entry->reason)
        return TRUE;
    }
  return FALSE;
}

static gboolean
inside (const FwLayoutPath *poly, double x, double y)
{
  gboolean odd = FALSE;

  for (guint i = 0; i < poly->count; i++)
    {
      FwLayoutPoint a = poly->points[i], b = poly->points[(i + 1) % poly->count];

      if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
        odd = !odd;
    }
  return odd;
}

static char *
judge_households (const FwLayoutInput *in, const FwLayoutOutput *out)
{
  for (guint h = 0; h < in->n_households; h++)
    {
      const FwLayoutPath *poly = &out->households[h].outline;

      if (poly->count == 0)
        {
          if (!is_left_out (out, in->households[h].id))
            return g_strdup_printf ("reason-missing: household %u", h);
          continue;
        }
      for (guint i = 0; i < in->n_persons; i++)
        {
          Box box = symbol_box (in, out, i);
          gboolean member = FALSE, within, cut = FALSE;

          for (guint k = 0; k < in->households[h].count; k++)
            member |= in->households[h].members[k] == i;
          within = inside (poly, out->places[i].x, out->places[i].y);
          for (guint k = 0; k < poly->count; k++)
            cut |= meets_box (poly->points[k], poly->points[(k + 1) % poly->count], box);
          if (member && (!within || cut))
            return g_strdup_printf ("household-member: %u of %u", i, h);
          if (!member && (within || cut))
            return g_strdup_printf ("household-stranger: %u in %u", i, h);
        }
    }
  return NULL;
}

static char *
judge_lines (const FwLayoutInput *in, const FwLayoutOutput *out, GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      for (guint s = 0; s + 1 < line->path->count; s++)
        {
          FwLayoutPoint p = line->path->points[s], q = line->path->points[s + 1];

          for (guint k = 0; k < in->n_persons; k++)
            {
              if (k == line->own[0] || k == line->own[1])
                continue;
              if (meets_box (p, q, symbol_box (in, out, k)))
                return g_strdup_printf ("through-symbol: union %u, person %u", line->couple, k);
              for (guint l = 0; l < in->persons[k].n_labels; l++)
                if (meets_box (p, q, label_box (in, out, k, l)))
                  return g_strdup_printf ("through-label: union %u, person %u", line->couple, k);
            }
          for (guint u = 0; u < in->n_unions; u++)
            {
              const FwLayoutBox *l = &out->unions[u].label;

              if (u != line->couple && l->w > 0
                  && meets_box (p, q, (Box) {l->x, l->y, l->x + l->w, l->y + l->h}))
                return g_strdup_printf ("through-label: union %u, text of %u", line->couple, u);
            }
        }
      for (guint k = i + 1; k < lines->len; k++)
        if (g_array_index (lines, Line, k).couple != line->couple
            && confusable (line->path, g_array_index (lines, Line, k).path))
          return g_strdup_printf ("overlap: unions %u and %u", line->couple,
                                  g_array_index (lines, Line, k).couple);
    }
  return NULL;
}

/* The last day that one may be born lies before the first one of the other. */
static gboolean
is_elder (const FwLayoutPerson *one, const FwLayoutPerson *other)
{
  return one->born != FW_DAY_NONE && other->born != FW_DAY_NONE && one->born_later != FW_LAYOUT_NONE
         && other->born_earlier != FW_LAYOUT_NONE
         && (gint64) other->born - one->born
                > (gint64) one->born_later + (gint64) other->born_earlier;
}

static char *
judge_order (const FwLayoutInput *in, const FwLayoutOutput *out)
{
  for (guint i = 0; i < out->n_children; i++)
    {
      const FwLayoutChildLine *a = &out->children[i];
      int top = -1;

      if (!a->primary || a->path.count == 0)
        continue;
      for (guint k = 0; k < 2; k++)
        if (in->unions[a->couple].partners[k] != FW_LAYOUT_NONE)
          top = MAX (top, out->places[in->unions[a->couple].partners[k]].generation);
      if (top >= 0 && out->places[a->child].generation != top + 1)
        return g_strdup_printf ("blood-generation: %u of %u", a->child, a->couple);
      for (guint k = i + 1; k < out->n_children; k++)
        {
          const FwLayoutChildLine *b = &out->children[k];
          FwDay da = in->persons[a->child].born, db = in->persons[b->child].born;
          gboolean twins = FALSE;
          double d = out->places[a->child].x - out->places[b->child].x;

          if (!b->primary || b->couple != a->couple)
            continue;
          for (guint t = 0; t < in->n_twins; t++)
            {
              gboolean has_a = FALSE, has_b = FALSE;

              for (guint m = 0; m < in->twins[t].count; m++)
                {
                  has_a |= in->twins[t].persons[m] == a->child;
                  has_b |= in->twins[t].persons[m] == b->child;
                }
              /* A birth between those of twins is no order that could be kept. */
              twins |= has_a || has_b;
            }
          if (da == FW_DAY_NONE && db == FW_DAY_NONE && d > 0 && !twins)
            return g_strdup_printf ("birth-order: %u, %u without dates", a->child, b->child);
          if (!twins
              && ((d > 0 && is_elder (&in->persons[a->child], &in->persons[b->child]))
                  || (d < 0 && is_elder (&in->persons[b->child], &in->persons[a->child]))))
            return g_strdup_printf ("birth-order: %u, %u", a->child, b->child);
        }
    }
  for (guint t = 0; t < in->n_twins; t++)
    {
      double lo = G_MAXDOUBLE, hi = -G_MAXDOUBLE;
      guint generation = out->places[in->twins[t].persons[0]].generation;
      guint couple = FW_LAYOUT_NONE, together = 0;

      for (guint i = 0; i < out->n_children; i++)
        for (guint m = 0; m < in->twins[t].count; m++)
          if (out->children[i].primary && out->children[i].child == in->twins[t].persons[m])
            {
              if (couple == FW_LAYOUT_NONE)
                couple = out->children[i].couple;
              together += couple == out->children[i].couple;
            }
      if (together < in->twins[t].count)
        continue; /* they hang from different unions */
      for (guint m = 0; m < in->twins[t].count; m++)
        {
          double x = out->places[in->twins[t].persons[m]].x;

          if (m > 0 && x < hi)
            return g_strdup_printf ("twins-adjacent: order of twins %u", t);
          lo = MIN (lo, x);
          hi = MAX (hi, x);
        }
      for (guint i = 0; i < in->n_persons; i++)
        if (out->places[i].generation == (int) generation && out->places[i].x > lo
            && out->places[i].x < hi)
          {
            gboolean one = FALSE;

            for (guint m = 0; m < in->twins[t].count; m++)
              one |= in->twins[t].persons[m] == i;
            if (!one)
              return g_strdup_printf ("twins-adjacent: %u between twins %u", i, t);
          }
    }
  return NULL;
}

static char *
judge_ends (const FwLayoutInput *in, const FwLayoutOutput *out)
{
  for (guint u = 0; u < in->n_unions; u++)
    {
      const FwLayoutPath *path = &out->unions[u].path;
      guint a = in->unions[u].partners[0], b = in->unions[u].partners[1];

      if (a == b)
        b = FW_LAYOUT_NONE;
      if (a == FW_LAYOUT_NONE)
        {
          a = b;
          b = FW_LAYOUT_NONE;
        }
      if (path->count < 2)
        {
          if (!is_left_out (out, in->unions[u].id))
            return g_strdup_printf ("union-missing: %u", u);
          continue;
        }
      if (a != FW_LAYOUT_NONE && !at_edge (in, out, a, path->points[0], FALSE))
        return g_strdup_printf ("union-ends: %u at %u", u, a);
      if (b != FW_LAYOUT_NONE && !at_edge (in, out, b, path->points[path->count - 1], FALSE))
        return g_strdup_printf ("union-ends: %u at %u", u, b);
      if (in->unions[u].label_w > 0 && out->unions[u].label.w <= 0 && a != FW_LAYOUT_NONE)
        return g_strdup_printf ("label-missing: union %u", u);
    }
  for (guint i = 0; i < out->n_children; i++)
    {
      const FwLayoutChildLine *line = &out->children[i];
      const FwLayoutPath *from;
      double best = G_MAXDOUBLE, dx;

      if (line->path.count == 0)
        {
          if (!is_left_out (out, in->unions[line->couple].id))
            return g_strdup_printf ("link-missing: %u of %u", line->child, line->couple);
          continue;
        }
      if (!at_edge (in, out, line->child, line->path.points[line->path.count - 1], TRUE))
        return g_strdup_printf ("child-ends: %u of %u", line->child, line->couple);
      dx = line->path.points[line->path.count - 1].x - out->places[line->child].x;
      if (line->primary ? fabs (dx) > 2 : fabs (dx) < 3)
        return g_strdup_printf ("child-main: %u of %u", line->child, line->couple);
      from = &out->unions[line->couple].path;
      for (guint k = 0; k + 1 < from->count; k++)
        best = MIN (best, distance (line->path.points[0], from->points[k], from->points[k + 1]));
      if (best > 0.01)
        return g_strdup_printf ("child-start: %u of %u", line->child, line->couple);
    }
  return NULL;
}

static char *
judge_texts (const FwLayoutInput *in, const FwLayoutOutput *out)
{
  for (guint u = 0; u < in->n_unions; u++)
    {
      const FwLayoutBox *l = &out->unions[u].label;
      Box box = {l->x, l->y, l->x + l->w, l->y + l->h};

      if (l->w <= 0)
        continue;
      for (guint v = u + 1; v < in->n_unions; v++)
        {
          const FwLayoutBox *m = &out->unions[v].label;

          if (m->w > 0 && boxes_meet (box, (Box) {m->x, m->y, m->x + m->w, m->y + m->h}))
            return g_strdup_printf ("label-overlap: texts of %u and %u", u, v);
        }
      for (guint i = 0; i < in->n_persons; i++)
        {
          if (boxes_meet (box, symbol_box (in, out, i)))
            return g_strdup_printf ("label-overlap: text of %u on %u", u, i);
          for (guint k = 0; k < in->persons[i].n_labels; k++)
            if (boxes_meet (box, label_box (in, out, i, k)))
              return g_strdup_printf ("label-overlap: text of %u on %u", u, i);
        }
    }
  return NULL;
}

static char *
judge_persons (const FwLayoutInput *in, const FwLayoutOutput *out)
{
  guint moved = 0;

  for (guint i = 0; i < in->n_persons; i++)
    {
      const FwLayoutPlace *place = &out->places[i];

      if (!isfinite (place->x) || !isfinite (place->y))
        return g_strdup_printf ("person-missing: %u", i);
      if (in->persons[i].pinned && fabs (place->x - in->persons[i].x) > 1e-6)
        moved++;
      for (guint k = 0; k < in->n_persons; k++)
        {
          Box other = symbol_box (in, out, k);

          if (k == i)
            continue;
          if (place->generation >= 0 && place->generation == out->places[k].generation
              && place->y != out->places[k].y)
            return g_strdup_printf ("generation-height: %u, %u", i, k);
          if (boxes_meet (symbol_box (in, out, i), other))
            return g_strdup_printf ("symbols-overlap: %u, %u", i, k);
          for (guint l = 0; l < in->persons[i].n_labels; l++)
            {
              if (boxes_meet (label_box (in, out, i, l), other))
                return g_strdup_printf ("label-overlap: %u, %u", i, k);
              for (guint m = 0; m < in->persons[k].n_labels; m++)
                if (boxes_meet (label_box (in, out, i, l), label_box (in, out, k, m)))
                  return g_strdup_printf ("label-overlap: %u, %u", i, k);
            }
        }
    }
  if (moved > out->measures.pins_moved)
    return g_strdup_printf ("pins: %u moved, %u counted", moved, out->measures.pins_moved);
  return NULL;
}

char *
fw_layout_judge (const FwLayoutInput *in, const FwLayoutOutput *out)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  char *found;

  for (guint u = 0; u < in->n_unions; u++)
    {
      Line line = {u, {in->unions[u].partners[0], in->unions[u].partners[1]}, &out->unions[u].path};

      g_array_append_val (lines, line);
    }
  for (guint i = 0; i < out->n_children; i++)
    {
      Line line = {out->children[i].couple,
                   {out->children[i].child, FW_LAYOUT_NONE},
                   &out->children[i].path};

      g_array_append_val (lines, line);
    }
  if ((found = judge_persons (in, out)) || (found = judge_ends (in, out))
      || (found = judge_order (in, out)) || (found = judge_lines (in, out, lines))
      || (found = judge_texts (in, out)))
    return found;
  return judge_households (in, out);
}
