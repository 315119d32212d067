/* fw-family-kin-private.h: a relation found, before it has a word. */
#pragma once

#include "domain/fw-family-kin.h"

G_BEGIN_DECLS

typedef enum
{
  FW_RELATION_NONE,
  FW_RELATION_BLOOD,    /* up @up generations to the common ancestor, down @down */
  FW_RELATION_STEP,     /* the same, by the partner of a parent */
  FW_RELATION_FOSTER,   /* the same, by foster care */
  FW_RELATION_IN_LAW,   /* the same, of the partner or by a partner */
  FW_RELATION_GUARDIAN, /* up 1: guardian, down 1: ward */
  FW_RELATION_PARTNER,
  FW_RELATION_PARENTS_EX,    /* somebody whom a parent was with */
  FW_RELATION_SPOUSE_IN_LAW, /* Schwippschwager */
  FW_RELATION_THROUGH,       /* @other of @via, who is related */
} FwRelationKind;

typedef enum
{
  FW_KIN_MOTHERS = 1 << 0,
  FW_KIN_FATHERS = 1 << 1,
} FwKinSide;

typedef struct
{
  FwRelationKind kind;
  guint up, down;
  guint sides; /* of the first step up: FwKinSide; both or none: not said */
  gboolean half;
  gboolean adopted; /* of the nearest relations, up + down ≤ 2 */
  gboolean twin, identical;
  gboolean married; /* by marriage, not only together */
  FwUnionEventKind line;
  FwUnionState state;
  gboolean line_known;
  guint via;
} FwRelation;

/* What @to is to @from. */
void
_fw_kin_find (FwKin *self, guint from, guint to, FwRelation *relation);
FwFamily *
_fw_kin_get_family (FwKin *self);
const FwFamilyDay *
_fw_kin_get_day (FwKin *self);
guint
_fw_kin_get_focus (FwKin *self);

G_END_DECLS
