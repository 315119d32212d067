/* birth-order.c: siblings stand in order of birth where it is sure, and where it is not
 * their order is left to the lines. Small families by hand; the one of Jacqueline
 * Bouvier (a sister without a date) and that of Mary Arden (born within some years). */
#include "config.h"

#include "engine/fw-genogram-layout.h"

#define MOST 24

typedef struct
{
  FwLayoutPerson persons[MOST];
  FwLayoutUnion unions[MOST];
  FwLayoutChild children[MOST][MOST];
  char ids[2 * MOST][8];
  guint n_persons, n_unions;
} Family;

static guint
add_person (Family *self, int year)
{
  guint i = self->n_persons++;

  g_snprintf (self->ids[i], sizeof self->ids[i], "I%u", i);
  self->persons[i] = (FwLayoutPerson) {.id = self->ids[i],
                                       .w = 48,
                                       .h = 48,
                                       .order = i,
                                       .born = year ? fw_day_new (year, 7, 2) : FW_DAY_NONE,
                                       .born_earlier = year ? 182 : 0,
                                       .born_later = year ? 182 : 0};
  return i;
}

static guint
add_union (Family *self, guint a, guint b)
{
  guint u = self->n_unions++;

  g_snprintf (self->ids[MOST + u], sizeof self->ids[u], "F%u", u);
  self->unions[u] = (FwLayoutUnion) {.id = self->ids[MOST + u],
                                     .partners = {a, b},
                                     .children = self->children[u],
                                     .begun = FW_DAY_NONE,
                                     .order = u};
  return u;
}

static guint
add_child (Family *self, guint couple, int year)
{
  guint child = add_person (self, year);

  self->children[couple][self->unions[couple].n_children++] = (FwLayoutChild) {child, 1.0, 6};
  return child;
}

static guint
add_parents (Family *self)
{
  guint a = add_person (self, 0), b = add_person (self, 0);

  return add_union (self, a, b);
}

static FwLayoutOutput *
lay_out (Family *self)
{
  FwLayoutInput in = {.persons = self->persons,
                      .n_persons = self->n_persons,
                      .unions = self->unions,
                      .n_unions = self->n_unions,
                      .index = FW_LAYOUT_NONE,
                      .metrics = {48, 22, 26, 14, 56, 12}};

  return fw_genogram_layout (&in);
}

/* He is the second of five, she has a sister; the sister stands outside all his siblings
 * when nothing says that she is younger. */
static guint
draw_sisters (int sister_born, gboolean *sister_left)
{
  g_autofree Family *f = g_new0 (Family, 1);
  guint his = add_parents (f), hers = add_parents (f), he = 0, she, sister;
  g_autoptr (FwLayoutOutput) out = NULL;

  for (int year = 1915; year < 1925; year += 2)
    {
      guint child = add_child (f, his, year);

      if (year == 1917)
        he = child;
    }
  she = add_child (f, hers, 1929);
  sister = add_child (f, hers, sister_born);
  add_union (f, he, she);
  out = lay_out (f);
  *sister_left = out->places[sister].x < out->places[she].x;
  g_assert_cmpuint (out->measures.couples_adjacent, ==, 3);
  g_assert_cmpuint (out->measures.sibships_in_birth_order, ==, 2);
  return out->measures.straight_crossings;
}

static void
test_no_date (void)
{
  gboolean sister_left;

  g_assert_cmpuint (draw_sisters (0, &sister_left), ==, 1);
  g_assert_true (sister_left);
}

static void
test_date (void)
{
  gboolean sister_left;

  g_assert_cmpuint (draw_sisters (1933, &sister_left), >, 1);
  g_assert_false (sister_left);
}

/* Nothing crosses either way: a sister without a date stays as she is listed. */
static void
test_listed (void)
{
  g_autofree Family *f = g_new0 (Family, 1);
  guint parents = add_parents (f);
  guint a = add_child (f, parents, 1950), b = add_child (f, parents, 0);
  guint c = add_child (f, parents, 1960), d = add_child (f, parents, 0);
  g_autoptr (FwLayoutOutput) out = lay_out (f);

  g_assert_cmpfloat (out->places[a].x, <, out->places[b].x);
  g_assert_cmpfloat (out->places[b].x, <, out->places[c].x);
  g_assert_cmpfloat (out->places[c].x, <, out->places[d].x);
}

/* Three brothers and sisters marry; the children of the second, two sisters, marry a
 * child of the first and one of the third. @younger is the one who marries to the left. */
static guint
draw_cousins (guint slack, gboolean *swapped)
{
  g_autofree Family *f = g_new0 (Family, 1);
  guint top = add_parents (f), first, second, third, left, elder, younger, right;
  g_autoptr (FwLayoutOutput) out = NULL;

  first = add_union (f, add_child (f, top, 1510), add_person (f, 0));
  second = add_union (f, add_child (f, top, 1512), add_person (f, 0));
  third = add_union (f, add_child (f, top, 1515), add_person (f, 0));
  left = add_child (f, first, 1534);
  elder = add_child (f, second, 1537);
  younger = add_child (f, second, 1538);
  right = add_child (f, third, 1537);
  add_child (f, third, 1539);
  f->persons[younger].born_earlier += slack;
  add_union (f, left, younger);
  add_union (f, right, elder);
  out = lay_out (f);
  *swapped = out->places[younger].x < out->places[elder].x;
  g_assert_cmpuint (out->measures.couples_adjacent, ==, 6);
  g_assert_cmpuint (out->measures.sibships_in_birth_order, ==, 3);
  return out->measures.straight_crossings;
}

static void
test_about (void)
{
  gboolean swapped;

  g_assert_cmpuint (draw_cousins (728, &swapped), ==, 0);
  g_assert_true (swapped);
}

static void
test_sure_years (void)
{
  gboolean swapped;

  g_assert_cmpuint (draw_cousins (0, &swapped), >, 0);
  g_assert_false (swapped);
}

/* Whoever has no date stays as listed beside whoever has none either. */
static void
test_without_any_date (void)
{
  g_autofree Family *f = g_new0 (Family, 1);
  guint his = add_parents (f), hers = add_parents (f), he, she, sister;
  g_autoptr (FwLayoutOutput) out = NULL;

  add_child (f, his, 0);
  he = add_child (f, his, 0);
  add_child (f, his, 0);
  add_child (f, his, 0);
  she = add_child (f, hers, 0);
  sister = add_child (f, hers, 0);
  add_union (f, he, she);
  out = lay_out (f);
  g_assert_cmpfloat (out->places[she].x, <, out->places[sister].x);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/birth-order/without-a-date-is-free", test_no_date);
  g_test_add_func ("/geometry/birth-order/by-date-is-kept", test_date);
  g_test_add_func ("/geometry/birth-order/stays-as-listed-for-nothing", test_listed);
  g_test_add_func ("/geometry/birth-order/a-birth-within-two-years-is-free-there", test_about);
  g_test_add_func ("/geometry/birth-order/years-apart-are-kept", test_sure_years);
  g_test_add_func ("/geometry/birth-order/no-dates-as-listed", test_without_any_date);
  return g_test_run ();
}
