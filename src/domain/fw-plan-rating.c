/* fw-plan-rating.c: see fw-plan-rating.h; what is pure in it. */
#include "config.h"

#include "domain/fw-plan-rating.h"
#include "domain/fw-wellbeing.h"

static const char *const columns[FW_RATING_N_LINES]
    = {"wb_self", "wb_family", "wb_others", "wb_overall"};

G_DEFINE_BOXED_TYPE (FwPlanRatings, fw_plan_ratings, fw_plan_ratings_ref, fw_plan_ratings_unref)

void
fw_plan_rating_free (FwPlanRating *self)
{
  if (self == NULL)
    return;
  g_free (self->who);
  g_free (self->rater);
  g_free (self->causes);
  g_free (self);
}

FwPlanRatings *
fw_plan_ratings_new (void)
{
  FwPlanRatings *self = g_new0 (FwPlanRatings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_plan_rating_free);
  self->due = FW_DAY_NONE;
  return self;
}

FwPlanRatings *
fw_plan_ratings_ref (FwPlanRatings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_plan_ratings_unref (FwPlanRatings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->ratings);
  g_strfreev (self->names);
  g_free (self->source);
  g_free (self);
}

const char *
fw_plan_rating_get_column (guint line)
{
  g_return_val_if_fail (line < FW_RATING_N_LINES, NULL);

  return columns[line];
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const FwPlanRating *x = *(FwPlanRating *const *) a, *y = *(FwPlanRating *const *) b;
  int order = g_strcmp0 (x->who, y->who);

  if (order == 0)
    order = g_strcmp0 (x->rater, y->rater);
  if (order == 0)
    order = (x->on > y->on) - (x->on < y->on);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

void
fw_plan_ratings_sort (FwPlanRatings *self)
{
  g_ptr_array_sort (self->ratings, compare);
}

static gboolean
is_same_series (const FwPlanRating *a, const FwPlanRating *b)
{
  return g_str_equal (a->who, b->who) && g_str_equal (a->rater, b->rater);
}

guint
fw_plan_ratings_count_series (FwPlanRatings *self, guint index)
{
  guint n = 1;

  g_return_val_if_fail (self != NULL && index < self->ratings->len, 1);

  while (index + n < self->ratings->len
         && is_same_series (g_ptr_array_index (self->ratings, index),
                            g_ptr_array_index (self->ratings, index + n)))
    n++;
  return n;
}

/* The last value of the line before that rating; NULL when there is none. */
static const FwPlanRating *
find_last (FwPlanRatings *self, guint index, guint line)
{
  const FwPlanRating *rating = g_ptr_array_index (self->ratings, index);

  for (guint i = index; i > 0; i--)
    {
      const FwPlanRating *earlier = g_ptr_array_index (self->ratings, i - 1);

      if (!is_same_series (earlier, rating))
        return NULL;
      if (earlier->tenths[line] >= 0)
        return earlier;
    }
  return NULL;
}

gboolean
fw_plan_ratings_find_drop (FwPlanRatings *self, guint index, FwPlanRatingDrop *drop)
{
  const FwPlanRating *rating;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && index < self->ratings->len && drop != NULL, FALSE);

  *drop = (FwPlanRatingDrop) {.since = FW_DAY_NONE};
  rating = g_ptr_array_index (self->ratings, index);
  for (guint line = 0; line < FW_RATING_N_LINES; line++)
    {
      const FwPlanRating *last = find_last (self, index, line);
      int now = rating->tenths[line];

      if (now < 0 || last == NULL || !fw_wellbeing_is_drop (last->tenths[line], now, self->limit)
          || (found && drop->last - drop->now >= last->tenths[line] - now))
        continue;
      *drop = (FwPlanRatingDrop) {line, last->tenths[line], now, last->on};
      found = TRUE;
    }
  return found;
}
