/* fw-random-family.c: see fw-random-family.h. Remarriage, half siblings, cousins and
 * uncles as partners, twins, adoption and foster care (by strangers, grandparents,
 * siblings), single and unknown parents, several components, households, pins. */
#include "config.h"

#include "fw-random-family.h"

guint
fw_random_family_draw (FwRandomFamily *self, guint n)
{
  self->state += 0x9e3779b97f4a7c15ULL;
  guint64 z = self->state;

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  z ^= z >> 31;
  return n ? z % n : 0;
}

#define DRAW(n) fw_random_family_draw (self, (n))
#define CHANCE(percent) (DRAW (100) < (percent))

static char *
own (FwRandomFamily *self, char *text)
{
  g_ptr_array_add (self->owned, text);
  return text;
}

static guint
add_person (FwRandomFamily *self, int year)
{
  FwLayoutPerson p = {.w = 48, .h = 48, .born = FW_DAY_NONE, .order = self->persons->len};
  FwLayoutBox *labels = g_new0 (FwLayoutBox, 3);

  own (self, (char *) labels);
  p.id = own (self, g_strdup_printf ("I%u", self->persons->len + 1));
  p.shape = DRAW (3);
  p.side = p.shape == FW_LAYOUT_BOX     ? FW_LAYOUT_SIDE_LEFT
           : p.shape == FW_LAYOUT_ROUND ? FW_LAYOUT_SIDE_RIGHT
                                        : FW_LAYOUT_SIDE_ANY;
  if (CHANCE (5))
    {
      p.shape = FW_LAYOUT_ROUND;
      p.w = p.h = 11; /* a miscarriage's dot */
    }
  if (CHANCE (75))
    p.born = fw_day_new (year, 1 + DRAW (12), 1 + DRAW (28));
  p.labels = labels;
  if (CHANCE (90))
    {
      double w = 20 + DRAW (90);
      gboolean beside = CHANCE (50);

      labels[p.n_labels++]
          = (FwLayoutBox) {beside ? 8 : -w / 2, p.h / 2 + 4, w, 16 + 14 * DRAW (3)};
    }
  if (p.born != FW_DAY_NONE)
    labels[p.n_labels++] = (FwLayoutBox) {-p.w / 2 - 6, -p.h / 2 - 18, 28, 14};
  if (CHANCE (10))
    labels[p.n_labels++] = (FwLayoutBox) {p.w / 2 + 4, -8, 40, 16};
  g_array_append_val (self->persons, p);
  return self->persons->len - 1;
}

static guint
add_union (FwRandomFamily *self, guint a, guint b)
{
  FwLayoutUnion u = {.partners = {a, b}, .begun = FW_DAY_NONE, .order = self->unions->len};

  u.id = own (self, g_strdup_printf ("F%u", self->unions->len + 1));
  if (CHANCE (50))
    u.begun = fw_day_new (1900 + DRAW (120), 6, 1);
  if (CHANCE (60))
    {
      u.label_w = 20 + DRAW (110);
      u.label_h = 14;
    }
  g_array_append_val (self->unions, u);
  return self->unions->len - 1;
}

static void
add_child (FwRandomFamily *self, guint couple, guint child, double weight)
{
  FwLayoutUnion *u = &g_array_index (self->unions, FwLayoutUnion, couple);
  FwLayoutChild *children = g_new0 (FwLayoutChild, u->n_children + 1);

  for (guint i = 0; i < u->n_children; i++)
    {
      if (u->children[i].child == child && u->children[i].weight == weight)
        {
          g_free (children);
          return;
        }
      children[i] = u->children[i];
    }
  children[u->n_children] = (FwLayoutChild) {child, weight, 6};
  own (self, (char *) children);
  u->children = children;
  u->n_children++;
}

/* Makes children of a union and perhaps twins among them. */
static void
add_children (FwRandomFamily *self, guint couple, guint n, int year, GArray *born)
{
  guint start = born->len;

  for (guint i = 0; i < n; i++)
    {
      guint c = add_person (self, year + 2 * i);

      add_child (self, couple, c, CHANCE (94) ? 1.0 : 0.8);
      g_array_append_val (born, c);
    }
  if (n >= 2 && CHANCE (18))
    {
      guint count = n >= 3 && CHANCE (20) ? 3 : 2, at = start + DRAW (n - count + 1);
      guint *list = g_new (guint, count);
      FwLayoutTwins twins = {list, count};
      FwDay day
          = g_array_index (self->persons, FwLayoutPerson, g_array_index (born, guint, at)).born;

      own (self, (char *) list);
      for (guint i = 0; i < count; i++)
        {
          list[i] = g_array_index (born, guint, at + i);
          g_array_index (self->persons, FwLayoutPerson, list[i]).born = day;
        }
      g_array_append_val (self->twins, twins);
    }
}

static void
add_households (FwRandomFamily *self)
{
  guint n = DRAW (4);

  for (guint i = 0; i < n; i++)
    {
      guint count = 1 + DRAW (5);
      guint *list = g_new (guint, count + 8);
      FwLayoutHousehold household = {.members = list};
      guint used = 0;

      own (self, (char *) list);
      household.id = own (self, g_strdup_printf ("H%u", i));
      if (CHANCE (60) && self->unions->len)
        {
          FwLayoutUnion *u = &g_array_index (self->unions, FwLayoutUnion, DRAW (self->unions->len));

          for (guint k = 0; k < 2; k++)
            if (u->partners[k] != FW_LAYOUT_NONE)
              list[used++] = u->partners[k];
          for (guint k = 0; k < u->n_children && used < 8; k++)
            list[used++] = u->children[k].child;
        }
      else
        while (used < count)
          list[used++] = DRAW (self->persons->len);
      household.count = used;
      g_array_append_val (self->households, household);
    }
}

FwRandomFamily *
fw_random_family_new (guint64 seed, guint n_persons)
{
  FwRandomFamily *self = g_new0 (FwRandomFamily, 1);
  g_autoptr (GArray) last = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  int year = 1900;
  gboolean wild;

  self->state = seed * 0x2545f4914f6cdd1dULL + 12345;
  self->persons = g_array_new (FALSE, TRUE, sizeof (FwLayoutPerson));
  self->unions = g_array_new (FALSE, TRUE, sizeof (FwLayoutUnion));
  self->twins = g_array_new (FALSE, TRUE, sizeof (FwLayoutTwins));
  self->households = g_array_new (FALSE, TRUE, sizeof (FwLayoutHousehold));
  self->bonds = g_array_new (FALSE, TRUE, sizeof (FwLayoutBond));
  self->owned = g_ptr_array_new_with_free_func (g_free);
  wild = CHANCE (15); /* anybody with anybody */

  for (guint i = 0; i < 2 + DRAW (4); i++)
    {
      guint p = add_person (self, year + DRAW (10));

      g_array_append_val (last, p);
    }
  while (self->persons->len < n_persons)
    {
      g_autoptr (GArray) born = g_array_new (FALSE, FALSE, sizeof (guint));

      g_array_append_vals (all, last->data, last->len);
      for (guint i = 0; i < last->len && self->persons->len < n_persons; i++)
        {
          guint p = g_array_index (last, guint, i), n_unions = 0;

          if (CHANCE (75))
            n_unions = 1 + (CHANCE (25) ? 1 : 0) + (CHANCE (8) ? 2 : 0);
          for (guint k = 0; k < n_unions && self->persons->len < n_persons; k++)
            {
              guint partner = FW_LAYOUT_NONE, u;
              guint kind = DRAW (100);

              if (kind < 55)
                partner = add_person (self, year + DRAW (20));
              else if (kind < 70) /* cousins, siblings of siblings' partners */
                partner = g_array_index (last, guint, DRAW (last->len));
              else if (kind < 78) /* uncles, aunts, parents */
                partner = g_array_index (all, guint, DRAW (all->len));
              else if (kind < 88 && CHANCE (50))
                {
                  /* a partner with parents of his own */
                  guint a = add_person (self, year - 25),
                        b = CHANCE (80) ? add_person (self, year - 25) : FW_LAYOUT_NONE;
                  guint v = add_union (self, a, b);

                  add_children (self, v, 1 + DRAW (3), year, born);
                  partner = g_array_index (born, guint, born->len - 1);
                  g_array_set_size (born, born->len - 1);
                }
              if (partner == p)
                partner = FW_LAYOUT_NONE;
              u = add_union (self, p, partner);
              if (partner == FW_LAYOUT_NONE || CHANCE (80))
                add_children (self, u, CHANCE (3) ? 8 + DRAW (8) : 1 + DRAW (4), year + 25, born);
            }
        }
      if (born->len == 0 || CHANCE (12))
        {
          if (CHANCE (30)) /* children of nobody known */
            add_children (self, add_union (self, FW_LAYOUT_NONE, FW_LAYOUT_NONE), 1 + DRAW (3),
                          year + 25, born);
          else
            {
              guint p = add_person (self, year + 25);

              g_array_append_val (born, p);
            }
        }
      g_array_set_size (last, 0);
      g_array_append_vals (last, born->data, born->len);
      year += 25;
    }

  /* Foster care and adoption: a second, third home. */
  for (guint i = 0; i < self->persons->len; i++)
    if (CHANCE (8) && self->unions->len)
      {
        guint u = DRAW (self->unions->len);
        FwLayoutUnion *couple = &g_array_index (self->unions, FwLayoutUnion, u);

        if (wild || (couple->partners[0] != i && couple->partners[1] != i))
          add_child (self, u, i, CHANCE (70) ? 0.5 : CHANCE (80) ? 0.8 : 1.0);
      }
  if (wild && self->persons->len > 2)
    for (guint i = 0; i < 1 + DRAW (3); i++)
      add_union (self, DRAW (self->persons->len), DRAW (self->persons->len));
  add_households (self);
  for (guint i = 0; i < DRAW (4); i++)
    {
      FwLayoutBond bond = {DRAW (self->persons->len), DRAW (self->persons->len)};

      g_array_append_val (self->bonds, bond);
    }
  for (guint i = 0; i < DRAW (3); i++)
    {
      guint p = add_person (self, 1980);
      FwLayoutBond bond = {p, DRAW (p)};

      g_array_index (self->persons, FwLayoutPerson, p).role = FW_LAYOUT_OUTSIDE;
      g_array_append_val (self->bonds, bond);
    }
  if (CHANCE (20))
    for (guint i = 0; i < 1 + DRAW (3); i++)
      {
        FwLayoutPerson *p
            = &g_array_index (self->persons, FwLayoutPerson, DRAW (self->persons->len));

        p->pinned = p->placed = TRUE;
        p->x = (double) DRAW (2000) - 1000;
        p->y = (double) DRAW (600);
      }

  self->input.persons = (FwLayoutPerson *) (gpointer) self->persons->data;
  self->input.n_persons = self->persons->len;
  self->input.unions = (FwLayoutUnion *) (gpointer) self->unions->data;
  self->input.n_unions = self->unions->len;
  self->input.twins = (FwLayoutTwins *) (gpointer) self->twins->data;
  self->input.n_twins = self->twins->len;
  self->input.households = (FwLayoutHousehold *) (gpointer) self->households->data;
  self->input.n_households = self->households->len;
  self->input.bonds = (FwLayoutBond *) (gpointer) self->bonds->data;
  self->input.n_bonds = self->bonds->len;
  self->input.index = DRAW (self->persons->len);
  self->input.metrics = (FwLayoutMetrics) {48, 22, 26, 14, 56, 12};
  /* Dates that are a year or about a year, before or after which somebody is born. */
  for (guint i = 0; i < self->persons->len; i++)
    if (CHANCE (15))
      {
        FwLayoutPerson *p = &g_array_index (self->persons, FwLayoutPerson, i);
        guint off = CHANCE (50) ? 182 : 910;

        p->born_earlier = CHANCE (10) ? FW_LAYOUT_NONE : CHANCE (10) ? 0 : off;
        p->born_later = CHANCE (10) ? FW_LAYOUT_NONE : CHANCE (10) ? 0 : off;
      }
  return self;
}

void
fw_random_family_free (FwRandomFamily *self)
{
  g_array_unref (self->persons);
  g_array_unref (self->unions);
  g_array_unref (self->twins);
  g_array_unref (self->households);
  g_array_unref (self->bonds);
  g_ptr_array_unref (self->owned);
  g_free (self);
}
