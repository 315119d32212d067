/* fw-family-day.h: a family as it was on one day, by what was known on another.
 *
 * Derived from FwFamily and never stored: who existed, how old they were, what
 * the partnerships had become, who lived where. Arrays have the family's order
 * and length, so that an index means the same in both. Pure, any thread; owned by
 * whoever asked; borrows nothing but indices, so that the family may go first.
 */
#pragma once

#include "domain/fw-family.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean exists; /* born (or on the way) and known by then */
  gboolean dead;
  int age;        /* full years, at death when dead; -1: not known */
  gboolean about; /* the age follows from a date that is not exact */
} FwDayPerson;

typedef enum
{
  FW_UNION_STATE_TOGETHER,
  FW_UNION_STATE_SEPARATED,  /* one slash */
  FW_UNION_STATE_DIVORCED,   /* two */
  FW_UNION_STATE_ANNULLED,   /* three */
  FW_UNION_STATE_RECONCILED, /* slash crossed back */
} FwUnionState;

typedef struct
{
  gboolean exists;
  gboolean line_known; /* FALSE: parents of a child, nothing is known about them */
  FwUnionEventKind
      line; /* MET, ENGAGED, LIVING_TOGETHER, COMMITTED, AFFAIR, CASUAL, MARRIED, VIOLENT */
  FwUnionState state;
  FwFactStatus status; /* of the event that decides */
  FwPartialDate since; /* of the event that decides */
} FwDayUnion;

typedef enum
{
  FW_HEALTH_HIDDEN, /* not so, or not known, on that day */
  FW_HEALTH_SUSPECTED,
  FW_HEALTH_ACTIVE,
  FW_HEALTH_REMISSION,
} FwHealthState;

typedef struct
{
  FwDay day;
  FwDay known; /* FW_DAY_NONE: all that is known now */
  guint n_persons, n_unions, n_links, n_bonds, n_health, n_households, n_traits;
  FwDayPerson *persons;
  FwDayUnion *unions;
  gboolean *links; /* the child link holds and both ends exist */
  gboolean *bonds; /* the same of bonds */
  FwHealthState *health;
  GArray **households; /* guint: who lived there; may be empty */
  gboolean *traits;
} FwFamilyDay;

FwFamilyDay *
fw_family_day_new (FwFamily *family, FwDay day, FwDay known);
void
fw_family_day_free (FwFamilyDay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwFamilyDay, fw_family_day_free)

/* The household of @person on the day, FW_FAMILY_NOBODY when none is known. */
guint
fw_family_day_get_household (const FwFamilyDay *self, guint person);
/* The word of the contract for a union's mark: "married", "separated", "divorced",
 * "annulled", "reconciled", "engaged", "living-together", "committed", "affair",
 * "casual", "met", "violent", "unknown". */
const char *
fw_day_union_get_mark (const FwDayUnion *self);

typedef enum
{
  FW_UNION_TEXT_GERMAN,        /* "⚭ 08 · getr. 15 · gesch. 17", "zus. seit 2018" */
  FW_UNION_TEXT_INTERNATIONAL, /* "m 08 · s 15 · d 17", "LT 18" */
} FwUnionTextStyle;

/* The row of texts on the couple's bar on the day; "" when nothing is dated. Free
 * with g_free(). */
char *
fw_family_union_dup_text (FwFamily *family,
                          guint couple,
                          FwDay day,
                          FwDay known,
                          FwUnionTextStyle style);

/* --- difference of two days ---------------------------------------------------- */

typedef enum
{
  FW_FAMILY_CHANGE_BIRTH,
  FW_FAMILY_CHANGE_DEATH,
  FW_FAMILY_CHANGE_PERSON, /* somebody became known */
  FW_FAMILY_CHANGE_UNION,
  FW_FAMILY_CHANGE_LINK,
  FW_FAMILY_CHANGE_HOUSEHOLD,
  FW_FAMILY_CHANGE_BOND,
  FW_FAMILY_CHANGE_HEALTH,
  FW_FAMILY_CHANGE_TRAIT,
} FwFamilyChangeKind;

typedef struct
{
  FwFamilyChangeKind kind;
  gboolean ended;     /* it came to an end, else it began */
  gboolean was_so;    /* "War schon so – noch nicht bekannt": it happened before */
  guint person;       /* the first person concerned, FW_FAMILY_NOBODY */
  guint row;          /* index in the family's array of that kind (unions, links, …) */
  FwPartialDate when; /* when it happened, if known */
  FwDay known;        /* since when it is known, FW_DAY_NONE */
  FwFactStatus status;
  char *text; /* "Finn: foster care, Familie L.", in the user's language */
} FwFamilyChange;

/* What differs between the earlier state and the later one, in order of time;
 * what happened after first, then what was so but not known. FwFamilyChange. */
GPtrArray *
fw_family_day_compare (FwFamily *family, const FwFamilyDay *earlier, const FwFamilyDay *later);

/* --- marks of a slider ----------------------------------------------------------- */

typedef struct
{
  FwDay day;
  FwFamilyChangeKind kind;
  guint person; /* or FW_FAMILY_NOBODY */
  char *label;  /* short: "⚭", "Lena", "gesch.", "†" */
} FwFamilyMark;

/* Every dated event up to @until in order of time, FwFamilyMark. */
GPtrArray *
fw_family_list_marks (FwFamily *family, FwDay until);

G_END_DECLS
