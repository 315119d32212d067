/* random-families.c: the hard rules on families made by chance (FALLWERK_FAMILIES: how
 * many, 10 000; FALLWERK_FAMILY: one seed alone). Every tenth is laid out again, which
 * must give the same, and once more with a person added while all others stand. */
#include "config.h"

#include "fw-layout-judge.h"
#include "fw-random-family.h"

#include <math.h>
#include <stdlib.h>

static guint
size_of (guint seed)
{
  return 5 + seed % 36;
}

static void
test_rules (void)
{
  const char *one = g_getenv ("FALLWERK_FAMILY");
  guint n = g_getenv ("FALLWERK_FAMILIES") ? atoi (g_getenv ("FALLWERK_FAMILIES")) : 10000;
  guint first = one ? atoi (one) : 1, last = one ? first : n, bad = 0, outlines = 0, households = 0;

  for (guint seed = first; seed <= last; seed++)
    {
      FwRandomFamily *family = fw_random_family_new (seed, size_of (seed));
      g_autoptr (FwLayoutOutput) layout = fw_genogram_layout (&family->input);
      g_autofree char *found = fw_layout_judge (&family->input, layout);

      if (found)
        {
          g_test_message ("family %u (%u persons): %s", seed, family->input.n_persons, found);
          bad++;
        }
      for (guint h = 0; h < family->input.n_households; h++)
        {
          households++;
          outlines += layout->households[h].outline.count > 0;
        }
      fw_random_family_free (family);
    }
  g_test_message ("%u of %u households have an outline", outlines, households);
  g_assert_cmpuint (bad, ==, 0);
  if (!one)
    g_assert_cmpuint (outlines * 10, >, households * 9);
}

static void
test_same_again (void)
{
  for (guint seed = 10; seed <= 2000; seed += 10)
    {
      FwRandomFamily *family = fw_random_family_new (seed, size_of (seed));
      g_autoptr (FwLayoutOutput) one = fw_genogram_layout (&family->input);
      g_autoptr (FwLayoutOutput) other = fw_genogram_layout (&family->input);

      for (guint i = 0; i < family->input.n_persons; i++)
        {
          g_assert_true (one->places[i].x == other->places[i].x);
          g_assert_true (one->places[i].y == other->places[i].y);
        }
      fw_random_family_free (family);
    }
}

static int
order_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* A child more moves the others little: half of them by less than half a symbol. */
static void
test_stable (void)
{
  g_autoptr (GArray) medians = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint seed = 5; seed <= 2000; seed += 7)
    {
      FwRandomFamily *family = fw_random_family_new (seed, size_of (seed));
      g_autoptr (FwLayoutOutput) before = fw_genogram_layout (&family->input);
      g_autoptr (FwLayoutOutput) after = NULL;
      g_autofree char *found = NULL;
      g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (double));
      FwLayoutPerson child = {.id = "new", .w = 48, .h = 48, .born = FW_DAY_NONE};
      FwLayoutChild *children;
      FwLayoutUnion *u;
      guint n = family->persons->len;

      if (family->unions->len == 0)
        {
          fw_random_family_free (family);
          continue;
        }
      g_array_append_val (family->persons, child);
      for (guint i = 0; i < n; i++)
        {
          FwLayoutPerson *p = &g_array_index (family->persons, FwLayoutPerson, i);

          p->placed = TRUE;
          p->pinned = FALSE;
          p->x = before->places[i].x;
          p->y = before->places[i].y;
        }
      u = &g_array_index (family->unions, FwLayoutUnion, seed % family->unions->len);
      children = g_new0 (FwLayoutChild, u->n_children + 1);
      g_ptr_array_add (family->owned, children);
      for (guint i = 0; i < u->n_children; i++)
        children[i] = u->children[i];
      children[u->n_children++] = (FwLayoutChild) {n, 1.0, 6};
      u->children = children;
      family->input.persons = (FwLayoutPerson *) (gpointer) family->persons->data;
      family->input.n_persons = n + 1;
      after = fw_genogram_layout (&family->input);
      found = fw_layout_judge (&family->input, after);
      if (found)
        g_test_message ("family %u with one more: %s", seed, found);
      g_assert_null (found);
      for (guint i = 0; i < n; i++)
        if (before->places[i].generation >= 0)
          {
            double d = fabs (after->places[i].x - before->places[i].x);

            g_array_append_val (moves, d);
          }
      g_array_sort (moves, order_doubles);
      if (moves->len)
        g_array_append_val (medians, g_array_index (moves, double, moves->len / 2));
      fw_random_family_free (family);
    }
  g_array_sort (medians, order_doubles);
  g_test_message ("median move: half below %.1f, nine of ten below %.1f",
                  g_array_index (medians, double, medians->len / 2),
                  g_array_index (medians, double, medians->len * 9 / 10));
  g_assert_cmpfloat (g_array_index (medians, double, medians->len / 2), <, 24);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/rules-on-random-families", test_rules);
  g_test_add_func ("/geometry/same-again", test_same_again);
  g_test_add_func ("/geometry/one-more-moves-little", test_stable);
  return g_test_run ();
}
