/* fw-genogram-private.h: the making of a genogram, for its own files.
 *
 * One FwGenogramWork lives for one fw_genogram_new(): family → who is drawn →
 * signs and labels of persons → input of the layout → items of lines.
 */
#pragma once

#include "domain/fw-family-day.h"
#include "domain/fw-family-kin.h"
#include "scene/fw-genogram.h"

G_BEGIN_DECLS

/* Of the text on a couple's bar; above slashes it stands higher. */
#define FW_COUPLE_LABEL_HEIGHT 15
#define FW_COUPLE_SLASH_ROOM 7
#define FW_NOBODY FW_LAYOUT_NONE

typedef enum
{
  FW_PRESENT_NO,
  FW_PRESENT_YES,
  FW_PRESENT_GHOST, /* on the day compared with only */
} FwPresence;

typedef struct
{
  guint family; /* index among the family's persons */
  FwPersonSign *sign;
  double width, height; /* of the symbol */
  FwLayoutShape shape;
  guint n_unions; /* legs below */
  char *name;
} FwWorkPerson;

typedef struct
{
  guint family;
  gboolean ghost;
  char *text;
  GArray *children; /* FwWorkChild */
} FwWorkUnion;

typedef struct
{
  guint person; /* index among those drawn */
  guint link;   /* index among the family's links */
  gboolean ghost;
} FwWorkChild;

typedef struct
{
  guint family;
  gboolean ghost;
  guint from, to;
} FwWorkBond;

typedef struct
{
  guint family;
  gboolean ghost;
  GArray *members; /* guint, of those drawn */
} FwWorkHousehold;

typedef struct
{
  GPtrArray *members; /* of the layout's input: freed with it */
  GArray *persons;    /* FwWorkPerson */
  GArray *unions;     /* FwWorkUnion */
  GArray *bonds;      /* FwWorkBond */
  GArray *households; /* FwWorkHousehold */
  FwFamily *family;
  const FwGenogramOptions *options;
  FwNotation *notation;
  FwDay day;
  FwFamilyDay *now;
  FwFamilyDay *other; /* compared with; NULL */
  guint *drawn;       /* by the family's index: index among those drawn, FW_NOBODY */
  guint focus;        /* family's index of the index person, FW_FAMILY_NOBODY */
  FwKin *kin;         /* NULL without a focus */
  FwLayoutInput input;
  FwLayoutOutput *output;
} FwGenogramWork;

struct _FwGenogram
{
  GObject parent_instance;
  FwNotation *notation;
  GPtrArray *items;    /* FwSceneItem, in reading order */
  GPtrArray *legend;   /* FwLegendEntry */
  GPtrArray *left_out; /* FwGenogramLeftOut */
  GPtrArray *sources;  /* FwGenogramSource */
  GHashTable *places;  /* id → FwLayoutPoint */
  GArray *ways;        /* FwGenogramWay */
  FwLayoutMeasures measures;
  guint n_persons, n_generations;
  char *geometry;
};

typedef struct
{
  char *id;
  FwSceneWay way;
  GStrv to;
} FwGenogramWay;

/* fw-genogram.c */
void
fw_genogram_work_init (FwGenogramWork *work, FwFamily *family, const FwGenogramOptions *options);
void
fw_genogram_work_clear (FwGenogramWork *work);

/* A further reference of the sign, everything else its own. */
FwSceneItem *
fw_genogram_copy_item (FwSceneItem *item);

/* fw-genogram-select.c: who and what is drawn; the rest goes to the left out. */
void
fw_genogram_select (FwGenogram *self, FwGenogramWork *work);
void
fw_genogram_leave_out (FwGenogram *self,
                       FwGenogramWork *work,
                       const char *id,
                       guint person,
                       const char *reason);
FwPresence
fw_genogram_get_presence (FwGenogramWork *work, guint person);

/* fw-genogram-person.c */
void
fw_genogram_make_persons (FwGenogramWork *work);
double
fw_genogram_measure (FwGenogramWork *work, const char *text, FwLabelRole role);
/* Measures @label and sets left and width. */
void
fw_genogram_fit_label (FwGenogramWork *work, FwSignLabel *label);

/* fw-genogram-place.c: input and output of the engine. */
/* The room that a label takes, counted like its place. */
FwLayoutBox
fw_sign_label_get_box (const FwSignLabel *label);
void
fw_genogram_place (FwGenogram *self, FwGenogramWork *work);

/* fw-genogram-lines.c, fw-genogram-bonds.c: items. */
void
fw_genogram_add_items (FwGenogram *self, FwGenogramWork *work);
void
fw_genogram_add_persons (FwGenogram *self, FwGenogramWork *work);
void
fw_genogram_add_bonds (FwGenogram *self, FwGenogramWork *work);
/* The item of a bond's sign, in front of its ends; the sign is taken over. */
FwSceneItem *
fw_genogram_make_bond_item (FwBondSign *sign, const char *id);
void
fw_genogram_add_tags (FwGenogram *self, FwGenogramWork *work);
void
fw_genogram_add_traits (FwGenogram *self, FwGenogramWork *work);
/* Labels that something runs beneath get a ground. */
void
fw_genogram_find_halos (FwGenogram *self);
/* What the partnership is on its day, also of a ghost. */
const FwDayUnion *
fw_genogram_get_union_day (FwGenogramWork *work, const FwWorkUnion *couple);
char *
fw_genogram_person_item_id (FwGenogramWork *work, guint drawn);

/* fw-genogram-words.c: spoken labels, descriptions, ways. */
void
fw_genogram_add_words (FwGenogram *self, FwGenogramWork *work);
/* fw-genogram-legend.c */
void
fw_genogram_add_legend (FwGenogram *self, FwGenogramWork *work);
/* fw-genogram-geometry.c */
char *
fw_genogram_write_geometry (FwGenogram *self, FwGenogramWork *work);

static inline FwWorkPerson *
fw_work_person (FwGenogramWork *work, guint i)
{
  return &g_array_index (work->persons, FwWorkPerson, i);
}

static inline FwFamilyPerson *
fw_work_family_person (FwGenogramWork *work, guint i)
{
  return fw_family_get_person (work->family, fw_work_person (work, i)->family);
}

G_END_DECLS
