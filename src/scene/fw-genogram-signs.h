/* fw-genogram-signs.h: the signs of a genogram as values: what the draw functions
 * draw. Each is a g_rc_box, made by fw-genogram.c and never changed. Coordinates of
 * a person's sign count from the middle of its symbol, those of lines are the scene's.
 */
#pragma once

#include <glib.h>
#include <graphene.h>

#include "scene/fw-notation.h"

G_BEGIN_DECLS

typedef enum
{
  FW_ITEM_HOUSEHOLD = 1,
  FW_ITEM_CHILD_LINE,
  FW_ITEM_TWINS,
  FW_ITEM_UNION,
  FW_ITEM_BOND,
  FW_ITEM_PERSON,
  FW_ITEM_TAG,    /* a word on a coloured ground: what changed */
  FW_ITEM_CIRCLE, /* of the network view */
  FW_ITEM_TRAITS, /* what the whole family has and carries */
} FwGenogramItemKind;

typedef enum
{
  FW_LABEL_YEAR,
  FW_LABEL_NAME,
  FW_LABEL_LINE, /* second line below, or what stands beside a mark */
  FW_LABEL_MARK, /* A, P, TG */
  FW_LABEL_COUPLE,
  FW_LABEL_BOND,
  FW_LABEL_HOUSEHOLD,
  FW_LABEL_TAG,
  FW_LABEL_RESOURCE, /* a line with a plus in a circle before it */
  FW_LABEL_PROBLEM,  /* a line with a triangle before it */
} FwLabelRole;

typedef enum
{
  FW_ANCHOR_START,
  FW_ANCHOR_MIDDLE,
  FW_ANCHOR_END,
} FwLabelAnchor;

typedef struct
{
  char *text;
  FwLabelRole role;
  FwLabelAnchor anchor;
  float x, y;        /* of the base line at the anchor */
  float left, width; /* measured; left counts like x */
  gboolean halo;     /* something runs beneath it */
} FwSignLabel;

typedef enum
{
  FW_FILL_NONE,
  FW_FILL_FULL,
  FW_FILL_SUSPECTED, /* hatched */
  FW_FILL_REMISSION, /* cut out */
} FwSignFill;

typedef struct
{
  FwNotationShape shape;
  FwNotationShape inner; /* inscribed: sex assigned at birth; NONE for most */
  gboolean index, dead, stillborn;
  gboolean outside;    /* no kin: dashed */
  gboolean ghost;      /* of another day */
  float width, height; /* of the symbol; 48 × 48 */
  FwSignFill illness, addiction;
  guint waves;  /* 0-2 */
  char *inside; /* age, "?", an institution's name; NULL */
  FwSignLabel *labels;
  guint n_labels;
} FwPersonSign;

typedef struct
{
  graphene_point_t *points;
  guint n_points;
  FwNotationLine line;
  gboolean twice;   /* blood relations of each other */
  guint slashes;    /* 0-3 */
  gboolean crossed; /* reconciled */
  float mark_x, bar_y;
  gboolean ghost;
  FwSignLabel label; /* text NULL: none */
} FwUnionSign;

typedef struct
{
  graphene_point_t *points;
  guint n_points;
  FwNotationLine line;
  gboolean ghost;
} FwChildSign;

typedef struct
{
  graphene_point_t from, to; /* of the bar that joins the legs of identical twins */
  gboolean bar;
  gboolean question; /* not known which */
} FwTwinsSign;

typedef struct
{
  graphene_point_t *points; /* 2: straight, 4: one cubic */
  guint n_points;
  float shift; /* sideways, when a pair has several bonds */
  const FwNotationBond *bond;
  FwNotation *notation; /* keeps @bond */
  gboolean alleged;
  gboolean ghost;
  FwSignLabel label;
} FwBondSign;

typedef struct
{
  graphene_point_t *points; /* corners, closed */
  guint n_points;
  gboolean ghost;
  FwSignLabel label;
} FwHouseholdSign;

typedef struct
{
  FwSignLabel label;
} FwTagSign;

typedef struct
{
  graphene_rect_t frame;
  FwSignLabel *labels; /* from the scene's origin */
  guint n_labels;
} FwTraitsSign;

typedef struct
{
  graphene_point_t centre;
  float radius;
  FwSignLabel label;
} FwCircleSign;

/* Size in pixels and weight of the texts of a role; @weight may be NULL. */
double
fw_label_get_size (FwLabelRole role, int *weight);

/* Each with one reference, empty. */
FwPersonSign *
fw_person_sign_new (void);
FwUnionSign *
fw_union_sign_new (void);
FwChildSign *
fw_child_sign_new (void);
FwTwinsSign *
fw_twins_sign_new (void);
FwBondSign *
fw_bond_sign_new (void);
FwHouseholdSign *
fw_household_sign_new (void);
FwTagSign *
fw_tag_sign_new (void);
FwTraitsSign *
fw_traits_sign_new (void);
FwCircleSign *
fw_circle_sign_new (void);
/* Release what the value holds; for fw_scene_item_take_sign(). */
void
fw_person_sign_clear (gpointer sign);
void
fw_union_sign_clear (gpointer sign);
void
fw_child_sign_clear (gpointer sign);
void
fw_twins_sign_clear (gpointer sign);
void
fw_bond_sign_clear (gpointer sign);
void
fw_household_sign_clear (gpointer sign);
void
fw_tag_sign_clear (gpointer sign);
void
fw_traits_sign_clear (gpointer sign);
void
fw_circle_sign_clear (gpointer sign);

G_END_DECLS
