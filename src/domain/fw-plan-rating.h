/* fw-plan-rating.h: the four lines of a help in their course: those of the plans' conversations
 * and those asked for between them, each rater for itself; what fell, and when to ask again.
 *
 * Plain data, made by the repository (fw-plan-rating-repository.c); any thread.
 * Source: handbook EFF-1.
 */
#pragma once

#include "base/fw-calendar.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_RATING_N_LINES 4 /* self, family, others, overall */

typedef struct
{
  gint64 id; /* 0: of a plan's conversation, changed there alone */
  char *who;
  char *rater; /* "person", "professional"; "" when it was not said */
  FwDay on;
  int tenths[FW_RATING_N_LINES]; /* -1: not rated */
  char *causes;                  /* "" for none */
} FwPlanRating;

void
fw_plan_rating_free (FwPlanRating *self);

#define FW_TYPE_PLAN_RATINGS (fw_plan_ratings_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray *ratings; /* of FwPlanRating by who, rater and day */
  GStrv names;        /* who may be rated: of the plan */
  int limit;          /* tenths: a value lower than the last by more is a drop */
  FwDay due;          /* when to ask again; FW_DAY_NONE: this kind of help asks for nothing */
  char *source;       /* of the rule that says so; nullable */
  FwCalendar calendar;
} FwPlanRatings;

GType
fw_plan_ratings_get_type (void) G_GNUC_CONST;
FwPlanRatings *
fw_plan_ratings_new (void);
FwPlanRatings *
fw_plan_ratings_ref (FwPlanRatings *self);
void
fw_plan_ratings_unref (FwPlanRatings *self);
/* By who, rater and day; the repository's last step. */
void
fw_plan_ratings_sort (FwPlanRatings *self);
/* The column of a line: "wb_self". */
const char *
fw_plan_rating_get_column (guint line);

typedef struct
{
  guint line;
  int last, now; /* tenths */
  FwDay since;   /* the day of the last value */
} FwPlanRatingDrop;

/* The largest drop of the rating at @index against the last value of the same rater; FALSE for
 * none. */
gboolean
fw_plan_ratings_find_drop (FwPlanRatings *self, guint index, FwPlanRatingDrop *drop);
/* Ratings from @index on with the same person and rater: at least 1. */
guint
fw_plan_ratings_count_series (FwPlanRatings *self, guint index);

/* Resolves to the FwPlanRatings (boxed) of that plan, of the plans before it for the same
 * children, and between them; NOT_FOUND. */
DexFuture *
fw_plan_ratings_load (FwStore *store, gint64 plan_id);
/* The same on the reader's thread, without names and due day; @before only what was rated before
 * that plan's conversation. */
FwPlanRatings *
fw_plan_ratings_read (FwConnection *connection, gint64 plan_id, gboolean before, GError **error);
/* CONSTRAINT for a rating without a person, a day, or any value. Both resolve to the applied
 * FwChangeSet. */
DexFuture *
fw_plan_ratings_add (FwStore *store, gint64 plan_id, const FwPlanRating *rating);
DexFuture *
fw_plan_ratings_remove (FwStore *store, gint64 rating_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPlanRating, fw_plan_rating_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPlanRatings, fw_plan_ratings_unref)

G_END_DECLS
