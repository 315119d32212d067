/* fw-family-grammar-private.h: what a typed family is between text and family. */
#pragma once

#include "domain/fw-family-grammar.h"

G_BEGIN_DECLS

typedef enum
{
  FW_TYPED_SELF, /* a name alone */
  FW_TYPED_MOTHER,
  FW_TYPED_FATHER,
  FW_TYPED_PARENT,
  FW_TYPED_CHILD,
  FW_TYPED_SIBLING,
  FW_TYPED_HALF_SIBLING,
  FW_TYPED_TWIN,  /* of the focus */
  FW_TYPED_TWINS, /* children that are twins of each other */
  FW_TYPED_PARTNER,
  FW_TYPED_SPOUSE,
  FW_TYPED_EX_PARTNER,
  FW_TYPED_EX_SPOUSE,
  FW_TYPED_GRANDPARENT,
  FW_TYPED_AUNT,
  FW_TYPED_STEP_PARENT,
  FW_TYPED_FOSTER_PARENT,
  FW_TYPED_ADOPTIVE_PARENT,
  FW_TYPED_FOSTER_CHILD,
  FW_TYPED_ADOPTED_CHILD,
  FW_TYPED_STEP_CHILD,
  FW_TYPED_PREGNANCY,
  FW_TYPED_MISCARRIAGE,
  FW_TYPED_ABORTION,
  FW_TYPED_STILLBIRTH,
  FW_TYPED_PET,
} FwTypedRelation;

typedef enum
{
  FW_TYPED_SIDE_ANY,
  FW_TYPED_SIDE_MOTHER,
  FW_TYPED_SIDE_FATHER,
} FwTypedSide;

typedef struct
{
  const char *word; /* folded, as fw_text_fold() gives it */
  FwTypedRelation relation;
  FwSex sex;
} FwTypedRelationWord;

typedef struct
{
  const char *word; /* folded, without a full stop */
  FwUnionEventKind kind;
  gboolean needs_year; /* a letter that is a word of its own elsewhere */
} FwTypedEventWord;

const FwTypedRelationWord *
_fw_typed_find_relation (const char *folded);
const FwTypedEventWord *
_fw_typed_find_event (const char *folded);
/* "Mother", "Half-sibling" in the user's language. */
const char *
_fw_typed_get_title (FwTypedRelation relation, FwSex sex);

typedef enum
{
  FW_TYPED_FOCUS, /* "Kai:" */
  FW_TYPED_PERSON,
  FW_TYPED_EVENT, /* of the couple spoken of */
  FW_TYPED_SINCE, /* since when a placement or a couple */
} FwTypedItemKind;

typedef struct
{
  FwTypedItemKind kind;
  guint span; /* index of its span */
  FwTypedRelation relation;
  FwSex sex;
  FwTypedSide side;
  gboolean identical;
  gboolean follows; /* in the group of the item before: "Kinder Max, Lia" */
  char *name;       /* "" when none is told */
  char *birth_name;
  FwPartialDate born, died;
  gboolean dead;
  FwUnionEventKind event;
  FwPartialDate date;
} FwTypedItem;

struct _FwTyped
{
  char *text;
  FwDay today;
  GPtrArray *spans; /* FwTypedSpan */
  GArray *items;    /* FwTypedItem */
};

G_END_DECLS
