/* fw-family.h: a family with everything that is dated about it, in memory.
 *
 * The one model between the case record, the importers, the genogram's layout and
 * its drawing. It holds what happened and when; what is so on a given day (marks,
 * ages, households) is derived by fw-family-day.h. Plain data, any thread, owned by
 * whoever made it; strings belong to the family. Ids are the source's: a GEDCOM
 * xref without '@', or the decimal id of a row.
 */
#pragma once

#include "base/fw-partial-date.h"

G_BEGIN_DECLS

typedef enum
{
  FW_SEX_UNKNOWN,
  FW_SEX_FEMALE,
  FW_SEX_MALE,
  FW_SEX_DIVERSE,
} FwSex;

typedef enum
{
  FW_FAMILY_PERSON,
  FW_FAMILY_PREGNANCY,
  FW_FAMILY_MISCARRIAGE,
  FW_FAMILY_ABORTION,
  FW_FAMILY_STILLBIRTH,
  FW_FAMILY_PET,
  FW_FAMILY_HELPER,      /* outside the kin: friend, worker, therapist */
  FW_FAMILY_INSTITUTION, /* school, day care, court, provider */
} FwFamilyPersonKind;

typedef enum
{
  FW_FACT_ALLEGED,     /* berichtet */
  FW_FACT_ASSESSED,    /* eingeschätzt */
  FW_FACT_ESTABLISHED, /* festgestellt */
} FwFactStatus;

/* What every fact carries. */
typedef struct
{
  FwPartialDate from; /* unknown: since ever */
  FwPartialDate to;   /* unknown: until further notice */
  FwDay known;        /* since when the office knows; FW_DAY_NONE: always did */
  FwFactStatus status;
  const char *source; /* "" when none is named */
} FwFact;

typedef struct
{
  char *id;
  FwFamilyPersonKind kind;
  FwSex sex;          /* lived */
  FwSex assigned_sex; /* at birth; the same as @sex when nothing is said */
  const char *given_name;
  const char *family_name;
  const char *birth_name;
  const char *occupation; /* or school class: the second line under the symbol */
  FwPartialDate born;     /* of a pregnancy: when it is due */
  FwPartialDate died;
  gboolean dead;                      /* also without a date */
  gboolean index;                     /* the person the drawing is about */
  gboolean pinned;                    /* placed by hand: @x, @y */
  gboolean adopted_mark, foster_mark; /* 'A', 'P' beside the symbol, derived links apart */
  guint migrations;                   /* 0-2 waves over the symbol */
  double x, y;
  FwDay known;
  const char *note;
  gboolean blocked;   /* an address of theirs is (Auskunftssperre) */
  gboolean hidden;    /* of a copy made to be shown: not drawn, and not told as left out */
  const char *school; /* school or day care as the record has it, "" when none is known */
} FwFamilyPerson;

typedef enum
{
  FW_UNION_MET,
  FW_UNION_ENGAGED,
  FW_UNION_LIVING_TOGETHER,
  FW_UNION_COMMITTED, /* committed, each at home */
  FW_UNION_AFFAIR,
  FW_UNION_CASUAL,
  FW_UNION_MARRIED,
  FW_UNION_SEPARATED,
  FW_UNION_DIVORCED,
  FW_UNION_ANNULLED,
  FW_UNION_RECONCILED,
  FW_UNION_VIOLENT, /* conceived by violence */
} FwUnionEventKind;

typedef struct
{
  FwUnionEventKind kind;
  FwFact fact;    /* @from is the date of the event */
  const char *id; /* of its row; NULL: it has none yet */
} FwUnionEvent;

typedef struct
{
  char *id;
  guint partners[2]; /* indices of persons; FW_FAMILY_NOBODY: unknown */
  GArray *events;    /* FwUnionEvent in order of date, as far as dates are known */
} FwFamilyUnion;

#define FW_FAMILY_NOBODY G_MAXUINT

typedef enum
{
  FW_CHILD_BIRTH,
  FW_CHILD_ADOPTED,
  FW_CHILD_FOSTER,
  FW_CHILD_STEP,
  FW_CHILD_DONOR,
  FW_CHILD_GUARDIAN,
  FW_CHILD_UNKNOWN,
} FwChildLinkKind;

typedef struct
{
  char *id;
  guint child;
  guint parents; /* index of the union; one with one partner for a single parent */
  FwChildLinkKind kind;
  gboolean disputed; /* challenged or disproven parentage */
  FwFact fact;
} FwChildLink;

typedef struct
{
  char *id;
  const char *kind; /* a name of data/rules/genogram: "close", "conflict", "violence", … */
  guint from, to;   /* indices of persons; the arrow points at @to */
  FwFact fact;
} FwFamilyBond;

typedef enum
{
  FW_HEALTH_ILLNESS,   /* left half */
  FW_HEALTH_ADDICTION, /* lower half */
} FwHealthRegion;

typedef struct
{
  char *id;
  guint person;
  FwHealthRegion region;
  gboolean suspected; /* hatched */
  FwPartialDate remission_from;
  const char *text;
  FwFact fact;
} FwFamilyHealth;

typedef struct
{
  guint person;
  FwFact fact;
  const char *id; /* of its row; NULL: it has none yet */
} FwHouseholdStay;

typedef struct
{
  char *id;
  const char *name;
  const char *kind; /* "family", "foster", "residential", "other" */
  GArray *stays;    /* FwHouseholdStay */
} FwFamilyHousehold;

typedef enum
{
  FW_TWINS_UNKNOWN,
  FW_TWINS_FRATERNAL,
  FW_TWINS_IDENTICAL,
} FwTwinsKind;

typedef struct
{
  FwTwinsKind kind;
  GArray *persons; /* guint, in order of birth */
  const char *id;  /* of its row; NULL: it has none yet */
} FwFamilyTwins;

/* A resource or a problem of a person, or of the whole family (FW_FAMILY_NOBODY). */
typedef struct
{
  char *id;
  guint person;
  gboolean resource; /* else a problem (Belastung) */
  const char *text;
  FwFact fact;
} FwFamilyTrait;

typedef struct
{
  GPtrArray *persons; /* FwFamilyPerson */
  GPtrArray *unions;  /* FwFamilyUnion */
  GPtrArray *links;   /* FwChildLink, siblings in order of birth as far as known, else as typed */
  GPtrArray *bonds;   /* FwFamilyBond */
  GPtrArray *health;  /* FwFamilyHealth */
  GPtrArray *households; /* FwFamilyHousehold */
  GPtrArray *twins;      /* FwFamilyTwins */
  GPtrArray *traits;     /* FwFamilyTrait */
  GHashTable *by_id;     /* person id → index + 1 */
  GStringChunk *strings;
} FwFamily;

FwFamily *
fw_family_new (void);
/* All of it, with strings of its own. */
FwFamily *
fw_family_copy (FwFamily *self);
void
fw_family_free (FwFamily *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwFamily, fw_family_free)

/* A copy of @text that lives as long as the family; "" for NULL. */
const char *
fw_family_intern (FwFamily *self, const char *text);

/* Each adds one with empty members and returns it; it belongs to the family. An id
 * must be new among persons (NULL is returned otherwise). */
FwFamilyPerson *
fw_family_add_person (FwFamily *self, const char *id);
FwFamilyUnion *
fw_family_add_union (FwFamily *self, const char *id, guint one, guint other);
/* The event is kept in order: dated ones by date, undated ones where they come. */
void
fw_family_union_add_event (FwFamilyUnion *self, FwUnionEventKind kind, const FwFact *fact);
FwChildLink *
fw_family_add_link (FwFamily *self,
                    const char *id,
                    guint child,
                    guint parents,
                    FwChildLinkKind kind);
FwFamilyBond *
fw_family_add_bond (FwFamily *self, const char *id, const char *kind, guint from, guint to);
FwFamilyHealth *
fw_family_add_health (FwFamily *self, const char *id, guint person, FwHealthRegion region);
FwFamilyHousehold *
fw_family_add_household (FwFamily *self, const char *id, const char *name);
void
fw_family_household_add_stay (FwFamilyHousehold *self, guint person, const FwFact *fact);
FwFamilyTwins *
fw_family_add_twins (FwFamily *self, FwTwinsKind kind);
FwFamilyTrait *
fw_family_add_trait (FwFamily *self,
                     const char *id,
                     guint person,
                     gboolean resource,
                     const char *text);

/* FW_FAMILY_NOBODY when there is none of that id. */
guint
fw_family_find_person (FwFamily *self, const char *id);
guint
fw_family_find_union (FwFamily *self, const char *id);
guint
fw_family_get_index_person (FwFamily *self);
FwFamilyPerson *
fw_family_get_person (FwFamily *self, guint index);
FwFamilyUnion *
fw_family_get_union (FwFamily *self, guint index);
/* A fact that always was, is known and established. */
FwFact
fw_fact_always (void);
/* Whether the fact holds on @day by what was known on @known (FW_DAY_NONE: all). */
gboolean
fw_fact_holds (const FwFact *self, FwDay day, FwDay known);

G_END_DECLS
