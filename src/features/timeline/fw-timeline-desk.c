/* fw-timeline-desk.c: see fw-timeline-desk.h. */
#include "config.h"

#include "domain/fw-timeline-repository.h"
#include "features/timeline/fw-timeline-desk.h"
#include "widgets/fw-async.h"

struct _FwTimelineDesk
{
  GObject parent_instance;
  FwStore *store;
  gint64 case_id;
  FwEditSession *session;
  FwTimeline *timeline;
  FwTimelineFilter filter;
  char *search;
  guint32 folded;
  gboolean fold_gaps;
  FwDay one, other; /* that are compared */
  gboolean loading, load_again;
};

G_DEFINE_FINAL_TYPE (FwTimelineDesk, fw_timeline_desk, G_TYPE_OBJECT)

enum
{
  CHANGED,
  LOADED,
  FAILED,
  DAYS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell_changed (FwTimelineDesk *self)
{
  if (self->timeline != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwTimelineDesk *self = data;
  g_autoptr (GError) error = NULL;
  gboolean first = self->timeline == NULL;

  do
    {
      FwTimeline *timeline;

      self->load_again = FALSE;
      timeline = dex_await_object (
          fw_timeline_repository_load_with_deadlines (self->store, self->case_id), &error);
      if (timeline == NULL)
        break;
      g_clear_object (&self->timeline);
      self->timeline = timeline;
    }
  while (self->load_again);
  self->loading = FALSE;
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return NULL;
    }
  tell_changed (self);
  if (first)
    g_signal_emit (self, signals[LOADED], 0);
  return NULL;
}

void
fw_timeline_desk_load (FwTimelineDesk *self)
{
  g_return_if_fail (FW_IS_TIMELINE_DESK (self));

  if (self->loading)
    {
      self->load_again = TRUE;
      return;
    }
  self->loading = TRUE;
  fw_ui_spawn (self, load_fiber);
}

static void
store_changed_cb (FwTimelineDesk *self, FwNotice *notice)
{
  if ((self->timeline != NULL || self->loading) && fw_timeline_is_touched (notice))
    fw_timeline_desk_load (self);
}

typedef struct
{
  FwTimelineDesk *desk;
  FwChangeSet *changes;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->desk);
  fw_change_set_unref (act->changes);
  g_free (act);
}

static DexFuture *
commit_fiber (gpointer data)
{
  Act *act = data;
  g_autoptr (GError) error = NULL;

  if (!dex_await (fw_edit_session_commit (act->desk->session, act->changes), &error))
    {
      g_signal_emit (act->desk, signals[FAILED], 0, error);
      /* What is shown may be older than what is stored. */
      fw_timeline_desk_load (act->desk);
    }
  return NULL;
}

void
fw_timeline_desk_commit (FwTimelineDesk *self, FwChangeSet *changes)
{
  Act *act;

  g_return_if_fail (FW_IS_TIMELINE_DESK (self));
  g_return_if_fail (changes != NULL);

  act = g_new0 (Act, 1);
  act->desk = g_object_ref (self);
  act->changes = changes;
  fw_ui_spawn_full (commit_fiber, act, act_free);
}

FwTimeline *
fw_timeline_desk_get_timeline (FwTimelineDesk *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_DESK (self), NULL);

  return self->timeline;
}

FwStore *
fw_timeline_desk_get_store (FwTimelineDesk *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_DESK (self), NULL);

  return self->store;
}

gint64
fw_timeline_desk_get_case (FwTimelineDesk *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_DESK (self), 0);

  return self->case_id;
}

FwEditSession *
fw_timeline_desk_get_session (FwTimelineDesk *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_DESK (self), NULL);

  return self->session;
}

/* --- filter ------------------------------------------------------------------------------- */

const FwTimelineFilter *
fw_timeline_desk_get_filter (FwTimelineDesk *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_DESK (self), NULL);

  self->filter.search = self->search;
  return &self->filter;
}

void
fw_timeline_desk_set_search (FwTimelineDesk *self, const char *search)
{
  g_return_if_fail (FW_IS_TIMELINE_DESK (self));

  if (g_set_str (&self->search, search))
    tell_changed (self);
}

static void
set_bit (FwTimelineDesk *self, guint32 *set, guint bit, gboolean on)
{
  guint32 now = on ? *set | (1u << bit) : *set & ~(1u << bit);

  if (bit >= 32 || now == *set)
    return;
  *set = now;
  tell_changed (self);
}

void
fw_timeline_desk_show_lane (FwTimelineDesk *self, FwTimelineLane lane, gboolean shown)
{
  g_return_if_fail (FW_IS_TIMELINE_DESK (self));

  set_bit (self, &self->filter.lanes, lane, shown);
}

void
fw_timeline_desk_show_child (FwTimelineDesk *self, guint child, gboolean shown)
{
  g_return_if_fail (FW_IS_TIMELINE_DESK (self));

  set_bit (self, &self->filter.children, child, shown);
}

void
fw_timeline_desk_set_shared (FwTimelineDesk *self)
{
  g_return_if_fail (FW_IS_TIMELINE_DESK (self) && self->timeline == NULL);

  self->filter.shared = TRUE;
  self->filter.lanes = 1u << FW_LANE_FAMILY | 1u << FW_LANE_SCHOOL | 1u << FW_LANE_HELP
                       | 1u << FW_LANE_PLANS | 1u << FW_LANE_WELLBEING | 1u << FW_LANE_OTHER;
}

gboolean
fw_timeline_desk_is_shared (FwTimelineDesk *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_DESK (self), FALSE);

  return self->filter.shared;
}

guint32
fw_timeline_desk_get_folded (FwTimelineDesk *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_DESK (self), 0);

  return self->folded;
}

gboolean
fw_timeline_desk_folds_gaps (FwTimelineDesk *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_DESK (self), FALSE);

  return self->fold_gaps;
}

void
fw_timeline_desk_fold_gaps (FwTimelineDesk *self, gboolean folded)
{
  g_return_if_fail (FW_IS_TIMELINE_DESK (self));

  if (folded == self->fold_gaps)
    return;
  self->fold_gaps = folded;
  tell_changed (self);
}

void
fw_timeline_desk_fold (FwTimelineDesk *self, FwTimelineLane lane, gboolean folded)
{
  g_return_if_fail (FW_IS_TIMELINE_DESK (self));

  set_bit (self, &self->folded, lane, folded);
}

void
fw_timeline_desk_set_days (FwTimelineDesk *self, FwDay one, FwDay other)
{
  g_return_if_fail (FW_IS_TIMELINE_DESK (self));

  if (one == self->one && other == self->other)
    return;
  self->one = one;
  self->other = other;
  g_signal_emit (self, signals[DAYS_CHANGED], 0);
}

void
fw_timeline_desk_get_days (FwTimelineDesk *self, FwDay *one, FwDay *other)
{
  g_return_if_fail (FW_IS_TIMELINE_DESK (self) && one != NULL && other != NULL);

  *one = self->one;
  *other = self->other;
}

FwTimelineDesk *
fw_timeline_desk_new (FwStore *store, gint64 case_id)
{
  FwTimelineDesk *self = g_object_new (FW_TYPE_TIMELINE_DESK, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  self->session = fw_edit_session_new (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
fw_timeline_desk_finalize (GObject *object)
{
  FwTimelineDesk *self = FW_TIMELINE_DESK (object);

  g_clear_object (&self->timeline);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_free (self->search);
  G_OBJECT_CLASS (fw_timeline_desk_parent_class)->finalize (object);
}

static void
fw_timeline_desk_class_init (FwTimelineDeskClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_timeline_desk_finalize;
  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOADED]
      = g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAYS_CHANGED]
      = g_signal_new ("days-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
fw_timeline_desk_init (FwTimelineDesk *self)
{
  self->filter = FW_TIMELINE_FILTER_ALL;
  self->one = self->other = FW_DAY_NONE;
}
