/* fw-deadline-repository.h: what is due: re-submissions, and what rules make of dated acts. */
#pragma once

#include "domain/fw-deadline-item.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

typedef enum
{
  FW_DEADLINE_SCOPE_MINE,
  FW_DEADLINE_SCOPE_DEPUTY, /* mine and those of the people I stand in for */
  FW_DEADLINE_SCOPE_TEAM,
  FW_DEADLINE_SCOPE_CASE,
} FwDeadlineScope;

/* A child and when it was last seen; due when the agreed interval ends. */
#define FW_TYPE_SEEN_ITEM (fw_seen_item_get_type ())
G_DECLARE_FINAL_TYPE (FwSeenItem, fw_seen_item, FW, SEEN_ITEM, GObject)

struct _FwSeenItem
{
  GObject parent_instance;
  gint64 case_id;
  char *child;
  int age; /* -1: unknown */
  char *case_name;
  FwDay last_seen;     /* FW_DAY_NONE: never */
  FwDay first_contact; /* FW_DAY_NONE: unknown */
  int weeks;
  gboolean agreed; /* the interval is the child's own, not the office's */
  FwDay due;
};

/* All that Today shows; made on the reader's thread, then read only. */
#define FW_TYPE_RADAR (fw_radar_get_type ())
G_DECLARE_FINAL_TYPE (FwRadar, fw_radar, FW, RADAR, GObject)

struct _FwRadar
{
  GObject parent_instance;
  FwCalendar calendar; /* without days off of the office */
  gboolean has_land;
  FwDay today;
  FwDay soon;           /* the last of the next 3 working days */
  GListStore *items;    /* of FwDeadlineItem, by due day, then case */
  GListStore *children; /* of FwSeenItem, the longest unseen first */
  guint n_mine;         /* only for scopes MINE and DEPUTY */
  guint n_deputy;       /* mine among them; of the other scopes: all */
  guint n_urgent;       /* of the scope asked for: overdue and next 3 working days */
  guint n_more;         /* the last ones beyond the limit, which are counted but not listed */
  GHashTable *days;     /* FwDay → how many of the scope fall due on it, listed or not */
  gboolean has_cases;   /* the office has any case yet */
};

/* @n more fall due on that day. */
void
fw_radar_note (FwRadar *self, FwDay due, guint n);
/* How many fall due from @first to @last, listed or not; @oldest (nullable): the first of them,
 * FW_DAY_NONE when there is none. */
guint
fw_radar_count (FwRadar *self, FwDay first, FwDay last, FwDay *oldest);

/* As many as a page of a list shows at first. */
#define FW_RADAR_PAGE 500

/* Resolves to an FwRadar: of a team the first FW_RADAR_PAGE, of the others all that anybody
 * reads. @case_id only for FW_DEADLINE_SCOPE_CASE. */
DexFuture *
fw_deadline_repository_load (FwStore *store, FwDeadlineScope scope, gint64 case_id);
/* The same with the first @limit at most; the others are counted. */
DexFuture *
fw_deadline_repository_load_many (FwStore *store,
                                  FwDeadlineScope scope,
                                  gint64 case_id,
                                  guint limit);
/* The same with the first @limit of one day, which may lie beyond the head of the list; all are
 * counted as ever. */
DexFuture *
fw_deadline_repository_load_day (FwStore *store, FwDeadlineScope scope, FwDay day, guint limit);
/* The rules in force today, as columns of fw-rules.h, and an office's change of
 * one: a row of its own that holds from @from (ISO) for what starts then.
 * Rejects a law, and amounts outside of the rule's limits. Resolves to the
 * applied FwChangeSet. */
DexFuture *
fw_deadline_repository_list_rules (FwStore *store);
DexFuture *
fw_deadline_repository_set_amount (FwStore *store, const char *name, int amount, const char *from);
G_END_DECLS
