/* fw-genogram-network.c: the network round a household (ecomap).
 *
 * Members stand in rows within the circle, oldest first; what they are bound to
 * stands on a ring round it, each near the member that it is bound to, so that few
 * lines cross.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scene/fw-genogram-private.h"

#define COLUMN 130.0
#define ROW 130.0
#define GAP 14.0     /* between the words of two members */
#define PAD 46.0     /* between the members and the circle */
#define RING 165.0   /* between the circle and what stands round it */
#define AROUND 150.0 /* least way between two on the ring */
#define Z_CIRCLE -2
#define MAX_SWAPPED 24 /* on a larger ring only the order of wishes counts */

/* --- who is drawn --------------------------------------------------------------------- */

static guint
find_household (FwGenogramWork *work)
{
  for (guint i = 0; work->focus != FW_FAMILY_NOBODY && i < work->family->households->len; i++)
    for (guint j = 0; j < work->now->households[i]->len; j++)
      if (g_array_index (work->now->households[i], guint, j) == work->focus)
        return i;
  return FW_FAMILY_NOBODY;
}

static void
add_person (FwGenogramWork *work, guint person)
{
  FwWorkPerson made = {.family = person};

  if (person == FW_FAMILY_NOBODY || work->drawn[person] != FW_NOBODY
      || !work->now->persons[person].exists)
    return;
  work->drawn[person] = work->persons->len;
  g_array_append_val (work->persons, made);
}

/* Members first, then whoever a bond leads to. Returns the number of members. */
static guint
select_persons (FwGenogramWork *work, guint household)
{
  guint n_members;

  for (guint i = 0; i < work->family->persons->len; i++)
    work->drawn[i] = FW_NOBODY;
  if (household != FW_FAMILY_NOBODY)
    for (guint i = 0; i < work->now->households[household]->len; i++)
      add_person (work, g_array_index (work->now->households[household], guint, i));
  else
    add_person (work, work->focus);
  n_members = work->persons->len;
  for (guint i = 0; i < work->family->bonds->len; i++)
    {
      FwFamilyBond *bond = g_ptr_array_index (work->family->bonds, i);
      guint from = work->drawn[bond->from], to = work->drawn[bond->to];

      if (!work->now->bonds[i])
        continue;
      if (from != FW_NOBODY && from < n_members)
        add_person (work, bond->to);
      if (to != FW_NOBODY && to < n_members)
        add_person (work, bond->from);
    }
  for (guint i = 0; i < work->family->bonds->len; i++)
    {
      FwFamilyBond *bond = g_ptr_array_index (work->family->bonds, i);
      FwWorkBond made = {i, FALSE, work->drawn[bond->from], work->drawn[bond->to]};

      if (work->now->bonds[i] && made.from != FW_NOBODY && made.to != FW_NOBODY
          && made.from != made.to)
        g_array_append_val (work->bonds, made);
    }
  return n_members;
}

/* --- places ---------------------------------------------------------------------------- */

static int
compare_age (gconstpointer a, gconstpointer b, gpointer data)
{
  FwGenogramWork *work = data;

  return fw_partial_date_compare (&fw_work_family_person (work, *(const guint *) a)->born,
                                  &fw_work_family_person (work, *(const guint *) b)->born);
}

/* What the member's labels need to its sides, above and below its middle. */
static void
measure_room (FwGenogramWork *work, guint n, double *side, double *above, double *below)
{
  *side = *above = *below = 0;
  for (guint i = 0; i < n; i++)
    {
      const FwPersonSign *sign = fw_work_person (work, i)->sign;

      for (guint j = 0; j < sign->n_labels; j++)
        {
          FwLayoutBox box = fw_sign_label_get_box (&sign->labels[j]);

          *side = MAX (*side, MAX (-box.x, box.x + box.w));
          *above = MAX (*above, -box.y);
          *below = MAX (*below, box.y + box.h);
        }
    }
}

static double
place_members (FwGenogramWork *work, guint n)
{
  g_autofree guint *order = g_new (guint, MAX (n, 1));
  guint columns = MAX (1, (guint) ceil (sqrt (n))), rows = (n + columns - 1) / columns;
  double radius = 0, side, above, below, column, line;

  measure_room (work, n, &side, &above, &below);
  column = MAX (COLUMN, 2 * side + GAP);
  line = MAX (ROW, above + below + GAP);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_sort_array (order, n, sizeof *order, compare_age, work);
  for (guint i = 0; i < n; i++)
    {
      guint row = i / columns, in_row = MIN (columns, n - row * columns);
      double x = ((double) (i % columns) - (in_row - 1) / 2.0) * column;
      double y = (row - (rows - 1) / 2.0) * line - 10;

      work->output->places[order[i]] = (FwLayoutPlace) {x, y, 0};
      radius = MAX (radius, hypot (fabs (x) + MAX (34, side), fabs (y) + 44));
    }
  return radius + PAD;
}

typedef struct
{
  guint person;
  double angle; /* wished for */
} Around;

static int
compare_angle (gconstpointer a, gconstpointer b)
{
  const Around *one = a, *other = b;

  if (one->angle != other->angle)
    return one->angle < other->angle ? -1 : 1;
  return one->person < other->person ? -1 : 1;
}

/* Towards the members that it is bound to. */
static double
find_angle (FwGenogramWork *work, guint person, guint n_members)
{
  double x = 0, y = 0;

  for (guint i = 0; i < work->bonds->len; i++)
    {
      FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, i);
      guint other = bond->from == person ? bond->to : bond->to == person ? bond->from : FW_NOBODY;

      if (other == FW_NOBODY || other >= n_members)
        continue;
      x += work->output->places[other].x;
      y += work->output->places[other].y + 10;
    }
  return x == 0 && y == 0 ? 0 : atan2 (y, x);
}

/* Whether the way from @a to @b meets the box round a person. */
static gboolean
meets_person (FwGenogramWork *work, const FwLayoutPlace *a, const FwLayoutPlace *b, guint person)
{
  const FwLayoutPlace *at = &work->output->places[person];
  double dx = b->x - a->x, dy = b->y - a->y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((at->x - a->x) * dx + (at->y - a->y) * dy) / length, 0, 1) : 0;

  return hypot (a->x + t * dx - at->x, a->y + t * dy - at->y) < 34;
}

static gboolean
cross (const FwLayoutPlace *a,
       const FwLayoutPlace *b,
       const FwLayoutPlace *c,
       const FwLayoutPlace *d)
{
  double one = (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
  double two = (b->x - a->x) * (d->y - a->y) - (b->y - a->y) * (d->x - a->x);
  double three = (d->x - c->x) * (a->y - c->y) - (d->y - c->y) * (a->x - c->x);
  double four = (d->x - c->x) * (b->y - c->y) - (d->y - c->y) * (b->x - c->x);

  return one * two < 0 && three * four < 0;
}

/* A line through a stranger is worst, then crossings, then length. */
static double
judge (FwGenogramWork *work)
{
  double cost = 0;

  for (guint i = 0; i < work->bonds->len; i++)
    {
      FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, i);
      const FwLayoutPlace *a = &work->output->places[bond->from],
                          *b = &work->output->places[bond->to];

      cost += hypot (a->x - b->x, a->y - b->y) / 400;
      for (guint p = 0; p < work->persons->len; p++)
        cost += p != bond->from && p != bond->to && meets_person (work, a, b, p) ? 20 : 0;
      for (guint j = i + 1; j < work->bonds->len; j++)
        {
          FwWorkBond *other = &g_array_index (work->bonds, FwWorkBond, j);

          cost += cross (a, b, &work->output->places[other->from], &work->output->places[other->to])
                      ? 4
                      : 0;
        }
    }
  return cost;
}

static void
put_around (FwGenogramWork *work, const Around *around, guint n, double ring, double turn)
{
  for (guint i = 0; i < n; i++)
    {
      double angle = -G_PI + (i + turn) * 2 * G_PI / n;

      work->output->places[around[i].person]
          = (FwLayoutPlace) {cos (angle) * ring * 1.15, sin (angle) * ring, 1};
    }
}

static void
swap (Around *around, guint i, guint j)
{
  Around kept = around[i];

  around[i] = around[j];
  around[j] = kept;
}

/* Evenly round: first in the order of their wishes, then two change places as long as
 * that is better, for several turns of the ring. */
static void
place_around (FwGenogramWork *work, guint n_members, double radius)
{
  static const double turns[] = {0.5, 0, 0.25, 0.75};
  guint n = work->persons->len - n_members;
  g_autofree Around *around = g_new0 (Around, MAX (n, 1));
  g_autofree Around *best = g_new0 (Around, MAX (n, 1));
  double ring = MAX (radius + RING, n * AROUND / (2 * G_PI)), best_cost = G_MAXDOUBLE,
         best_turn = 0.5;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    around[i] = (Around) {n_members + i, find_angle (work, n_members + i, n_members)};
  qsort (around, n, sizeof *around, compare_angle);
  for (guint t = 0; t < G_N_ELEMENTS (turns); t++)
    {
      double cost;
      gboolean better = TRUE;

      put_around (work, around, n, ring, turns[t]);
      cost = judge (work);
      for (guint round = 0; better && round < 8 && n <= MAX_SWAPPED; round++)
        {
          better = FALSE;
          for (guint i = 0; i < n; i++)
            for (guint j = i + 1; j < n; j++)
              {
                double other;

                swap (around, i, j);
                put_around (work, around, n, ring, turns[t]);
                other = judge (work);
                if (other < cost - 0.01)
                  {
                    cost = other;
                    better = TRUE;
                  }
                else
                  swap (around, i, j);
              }
        }
      if (cost < best_cost - 0.01)
        {
          best_cost = cost;
          best_turn = turns[t];
          memcpy (best, around, n * sizeof *best);
        }
    }
  put_around (work, best, n, ring, best_turn);
}

/* Where the way from the middle of a symbol leaves it. */
static double
find_edge (FwWorkPerson *person, double dx, double dy)
{
  double w = person->width / 2, h = person->height / 2, length = hypot (dx, dy);

  if (length < 1)
    return 0;
  dx = fabs (dx) / length;
  dy = fabs (dy) / length;
  switch (person->shape)
    {
    case FW_LAYOUT_ROUND:
      return w;
    case FW_LAYOUT_DIAMOND:
      return 1 / (dx / w + dy / h);
    case FW_LAYOUT_TRIANGLE:
    case FW_LAYOUT_BOX:
    default:
      return MIN (dx > 0 ? w / dx : G_MAXDOUBLE, dy > 0 ? h / dy : G_MAXDOUBLE);
    }
}

static void
route_bonds (FwGenogramWork *work)
{
  for (guint i = 0; i < work->bonds->len; i++)
    {
      FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, i);
      FwLayoutPlace *a = &work->output->places[bond->from], *b = &work->output->places[bond->to];
      double dx = b->x - a->x, dy = b->y - a->y, length = MAX (hypot (dx, dy), 1);
      double start = find_edge (fw_work_person (work, bond->from), dx, dy) / length;
      double end = 1 - find_edge (fw_work_person (work, bond->to), dx, dy) / length;
      FwLayoutBondLine *line = &work->output->bonds[i];

      line->points = g_new (FwLayoutPoint, 2);
      line->count = 2;
      line->points[0] = (FwLayoutPoint) {a->x + dx * start, a->y + dy * start};
      line->points[1] = (FwLayoutPoint) {a->x + dx * end, a->y + dy * end};
    }
}

/* --- the circle ------------------------------------------------------------------------ */

static void
add_circle (FwGenogram *self, FwGenogramWork *work, guint household, double radius)
{
  graphene_rect_t body = GRAPHENE_RECT_INIT ((float) -radius, (float) -radius, (float) radius * 2,
                                             (float) radius * 2);
  FwSceneItem *item = fw_scene_item_new ("network", FW_ITEM_CIRCLE, FW_SHAPE_ELLIPSE, &body);
  FwCircleSign *sign = fw_circle_sign_new ();
  const char *name
      = household != FW_FAMILY_NOBODY
            ? ((FwFamilyHousehold *) g_ptr_array_index (work->family->households, household))->name
            : "";
  g_autoptr (GString) names = g_string_new (name[0] != '\0' ? name : _ ("Household"));

  sign->radius = (float) radius;
  sign->label = (FwSignLabel) {
      .text = g_strdup (work->options->without_names ? "" : name),
      .role = FW_LABEL_HOUSEHOLD,
      .anchor = FW_ANCHOR_MIDDLE,
      .y = (float) radius - 12,
  };
  fw_genogram_fit_label (work, &sign->label);
  item->z = Z_CIRCLE;
  graphene_rect_inset (&item->bounds, -3, -3);
  fw_scene_item_set_words (item, names->str, names->str, "");
  fw_scene_item_take_sign (item, sign, fw_circle_sign_clear);
  g_ptr_array_add (self->items, item);
}

FwGenogram *
fw_genogram_new_network (FwFamily *family, const FwGenogramOptions *options)
{
  FwGenogram *self;
  FwGenogramWork work = {0};
  guint household, n_members;
  double radius;

  g_return_val_if_fail (family != NULL && options != NULL, NULL);

  self = g_object_new (FW_TYPE_GENOGRAM, NULL);
  fw_genogram_work_init (&work, family, options);
  self->notation = fw_notation_ref (work.notation);
  household = find_household (&work);
  n_members = select_persons (&work, household);
  fw_genogram_make_persons (&work);
  work.output = g_new0 (FwLayoutOutput, 1);
  work.output->places = g_new0 (FwLayoutPlace, MAX (work.persons->len, 1));
  work.output->bonds = g_new0 (FwLayoutBondLine, MAX (work.bonds->len, 1));
  work.output->n_bonds = work.bonds->len;
  work.output->left_out = g_ptr_array_new ();
  work.input.metrics.symbol = 48;
  radius = place_members (&work, n_members);
  place_around (&work, n_members, radius);
  route_bonds (&work);
  fw_genogram_add_persons (self, &work);
  /* Places of the generations are not those of the network: nobody is put by hand here. */
  for (guint i = 0; i < self->items->len; i++)
    FW_SCENE_ITEM (g_ptr_array_index (self->items, i))->flags &= ~(guint) FW_ITEM_MOVABLE;
  add_circle (self, &work, household, radius);
  fw_genogram_add_bonds (self, &work);
  fw_genogram_find_halos (self);
  fw_genogram_add_traits (self, &work);
  fw_genogram_add_words (self, &work);
  fw_genogram_add_legend (self, &work);
  self->n_persons = work.persons->len;
  self->geometry = fw_genogram_write_geometry (self, &work);
  fw_genogram_work_clear (&work);
  return self;
}
