/* fw-family-kin.c: which relation two persons have; the words are in
 * fw-family-kin-words.c.
 *
 * By blood it is the shortest way up to a common ancestor and down again; then come
 * couples, foster care, step-families and in-laws, each of which goes one couple or
 * foster link beyond the blood. What is further away is told by whom it goes through.
 */
#include "config.h"

#include "domain/fw-family-kin-private.h"

typedef enum
{
  EDGE_BLOOD = 1 << 0,
  EDGE_ADOPTED = 1 << 1,
  EDGE_FOSTER = 1 << 2,
  EDGE_STEP = 1 << 3,
  EDGE_GUARDIAN = 1 << 4,
} EdgeKind;

#define EDGE_KIN (EDGE_BLOOD | EDGE_ADOPTED)

typedef struct
{
  guint child, parent;
  EdgeKind kind;
  guint couple;
} Edge;

typedef struct
{
  guint distance; /* G_MAXUINT: no ancestor */
  guint sides;
  gboolean adopted;
} Ancestor;

struct _FwKin
{
  FwFamily *family;
  const FwFamilyDay *day;
  guint focus;
  guint n;              /* persons, and one unknown parent for each couple of nobody */
  GArray *edges;        /* Edge */
  Ancestor **ancestors; /* by person, made when asked for */
};

static EdgeKind
get_edge_kind (FwChildLinkKind kind)
{
  switch (kind)
    {
    case FW_CHILD_ADOPTED:
      return EDGE_ADOPTED;
    case FW_CHILD_FOSTER:
      return EDGE_FOSTER;
    case FW_CHILD_STEP:
      return EDGE_STEP;
    case FW_CHILD_GUARDIAN:
      return EDGE_GUARDIAN;
    case FW_CHILD_BIRTH:
    case FW_CHILD_DONOR:
    case FW_CHILD_UNKNOWN:
    default:
      return EDGE_BLOOD;
    }
}

FwKin *
fw_kin_new (FwFamily *family, const FwFamilyDay *day, guint focus)
{
  FwKin *self = g_new0 (FwKin, 1);

  g_assert (focus < family->persons->len);

  self->family = family;
  self->day = day;
  self->focus = focus;
  self->n = family->persons->len + family->unions->len;
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  self->ancestors = g_new0 (Ancestor *, self->n);
  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);
      const FwFamilyUnion *couple = fw_family_get_union (family, link->parents);

      if (!day->links[i])
        continue;
      /* Siblings whose parents nobody knows still have the same ones. */
      if (couple->partners[0] == FW_FAMILY_NOBODY && couple->partners[1] == FW_FAMILY_NOBODY)
        {
          Edge edge = {link->child, family->persons->len + link->parents,
                       get_edge_kind (link->kind), link->parents};

          g_array_append_val (self->edges, edge);
        }
      for (guint j = 0; j < 2; j++)
        if (couple->partners[j] != FW_FAMILY_NOBODY && couple->partners[j] != link->child)
          {
            Edge edge
                = {link->child, couple->partners[j], get_edge_kind (link->kind), link->parents};

            g_array_append_val (self->edges, edge);
          }
    }
  return self;
}

void
fw_kin_free (FwKin *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->ancestors[i]);
  g_free (self->ancestors);
  g_array_unref (self->edges);
  g_free (self);
}

FwFamily *
_fw_kin_get_family (FwKin *self)
{
  return self->family;
}

const FwFamilyDay *
_fw_kin_get_day (FwKin *self)
{
  return self->day;
}

guint
_fw_kin_get_focus (FwKin *self)
{
  return self->focus;
}

static FwSex
get_sex (FwKin *self, guint person)
{
  return fw_family_get_person (self->family, person)->sex;
}

static guint
get_side (FwKin *self, guint parent)
{
  FwSex sex = parent < self->family->persons->len ? get_sex (self, parent) : FW_SEX_UNKNOWN;

  return sex == FW_SEX_FEMALE ? FW_KIN_MOTHERS : sex == FW_SEX_MALE ? FW_KIN_FATHERS : 0;
}

#define EDGE(self, i) (&g_array_index ((self)->edges, Edge, (i)))

/* Ancestors of @person with themselves at 0, breadth first. Once there nobody is
 * entered again, so that a family that is its own ancestor ends too. */
static const Ancestor *
get_ancestors (FwKin *self, guint person)
{
  g_autofree guint *queue = NULL;
  Ancestor *found = self->ancestors[person];
  guint head = 0, tail = 0;

  if (found != NULL)
    return found;
  found = g_new (Ancestor, self->n);
  queue = g_new (guint, self->n);
  for (guint i = 0; i < self->n; i++)
    found[i] = (Ancestor) {G_MAXUINT, 0, FALSE};
  found[person].distance = 0;
  queue[tail++] = person;
  while (head < tail)
    {
      guint child = queue[head++];

      for (guint i = 0; i < self->edges->len; i++)
        {
          const Edge *edge = EDGE (self, i);
          Ancestor *parent;
          guint sides;

          if (edge->child != child || !(edge->kind & EDGE_KIN))
            continue;
          parent = &found[edge->parent];
          sides = child == person ? get_side (self, edge->parent) : found[child].sides;
          if (parent->distance == G_MAXUINT)
            {
              *parent = (Ancestor) {found[child].distance + 1, sides,
                                    found[child].adopted || edge->kind == EDGE_ADOPTED};
              queue[tail++] = edge->parent;
            }
          else if (parent->distance == found[child].distance + 1)
            parent->sides |= sides;
        }
    }
  self->ancestors[person] = found;
  return found;
}

static gboolean
is_parent (FwKin *self, guint parent, guint child, guint kinds)
{
  for (guint i = 0; i < self->edges->len; i++)
    if (EDGE (self, i)->child == child && EDGE (self, i)->parent == parent
        && (EDGE (self, i)->kind & kinds))
      return TRUE;
  return FALSE;
}

/* Siblings are full when they are children of one couple, or of couples of the same two. */
static gboolean
is_half (FwKin *self, guint one, guint other)
{
  guint shared = 0;

  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = EDGE (self, i);

      if (edge->child != one || !(edge->kind & EDGE_KIN))
        continue;
      for (guint j = 0; j < self->edges->len; j++)
        {
          const Edge *second = EDGE (self, j);

          if (second->child != other || !(second->kind & EDGE_KIN))
            continue;
          if (second->couple == edge->couple)
            return FALSE;
          shared += second->parent == edge->parent;
        }
    }
  return shared < 2;
}

static void
set_twins (FwKin *self, guint one, guint other, FwRelation *relation)
{
  for (guint i = 0; i < self->family->twins->len; i++)
    {
      const FwFamilyTwins *twins = g_ptr_array_index (self->family->twins, i);
      guint n = 0;

      for (guint j = 0; j < twins->persons->len; j++)
        {
          guint person = g_array_index (twins->persons, guint, j);

          n += person == one || person == other;
        }
      if (n == 2)
        {
          relation->twin = TRUE;
          relation->identical = twins->kind == FW_TWINS_IDENTICAL;
        }
    }
}

static gboolean
find_blood (FwKin *self, guint from, guint to, FwRelation *relation)
{
  const Ancestor *own = get_ancestors (self, from), *others = get_ancestors (self, to);
  guint best = G_MAXUINT;

  *relation = (FwRelation) {.kind = FW_RELATION_NONE};
  for (guint i = 0; i < self->n; i++)
    {
      guint up = own[i].distance, down = others[i].distance;

      if (up == G_MAXUINT || down == G_MAXUINT || up + down > best)
        continue;
      if (up + down < best)
        {
          best = up + down;
          *relation = (FwRelation) {.kind = FW_RELATION_BLOOD, .up = up, .down = down};
        }
      else if (up != relation->up)
        continue;
      relation->sides |= own[i].sides;
      relation->adopted |= (own[i].adopted || others[i].adopted) && best <= 2;
    }
  if (best == G_MAXUINT)
    return FALSE;
  if (relation->up == 1 && relation->down == 1)
    {
      relation->half = is_half (self, from, to);
      if (!relation->half)
        relation->sides = 0;
      set_twins (self, from, to, relation);
    }
  return TRUE;
}

/* --- couples ---------------------------------------------------------------------------- */

static gboolean
is_together (const FwDayUnion *couple)
{
  return couple->exists && couple->line_known
         && (couple->state == FW_UNION_STATE_TOGETHER || couple->state == FW_UNION_STATE_RECONCILED)
         && couple->line != FW_UNION_MET && couple->line != FW_UNION_CASUAL
         && couple->line != FW_UNION_AFFAIR && couple->line != FW_UNION_VIOLENT;
}

/* The couple of two that says most: the one that holds now, else the last. */
static const FwDayUnion *
find_couple (FwKin *self, guint one, guint other)
{
  const FwDayUnion *found = NULL;

  for (guint i = 0; i < self->family->unions->len; i++)
    {
      const guint *partners = fw_family_get_union (self->family, i)->partners;
      const FwDayUnion *couple = &self->day->unions[i];

      if (!couple->exists
          || !((partners[0] == one && partners[1] == other)
               || (partners[0] == other && partners[1] == one)))
        continue;
      if (found == NULL || !is_together (found))
        found = couple;
    }
  return found;
}

/* Partners with whom @person is together, in order of couples; @index counts on. */
static guint
next_partner (FwKin *self, guint person, guint *index, gboolean *married)
{
  while (*index < self->family->unions->len)
    {
      const FwDayUnion *couple = &self->day->unions[*index];
      const guint *partners = fw_family_get_union (self->family, *index)->partners;

      (*index)++;
      if ((partners[0] != person && partners[1] != person) || !is_together (couple))
        continue;
      *married = couple->line == FW_UNION_MARRIED;
      if (partners[partners[0] == person] != FW_FAMILY_NOBODY)
        return partners[partners[0] == person];
    }
  return FW_FAMILY_NOBODY;
}

static gboolean
find_partner (FwKin *self, guint from, guint to, FwRelation *relation)
{
  const FwDayUnion *couple = find_couple (self, from, to);

  if (couple == NULL)
    return FALSE;
  *relation = (FwRelation) {
      .kind = FW_RELATION_PARTNER,
      .line = couple->line,
      .line_known = couple->line_known,
      .state = couple->state,
      .married = couple->line == FW_UNION_MARRIED,
  };
  return TRUE;
}

/* --- foster care ------------------------------------------------------------------------ */

static gboolean
find_foster (FwKin *self, guint from, guint to, FwRelation *relation)
{
  *relation = (FwRelation) {.kind = FW_RELATION_FOSTER};
  if (is_parent (self, to, from, EDGE_FOSTER))
    relation->up = 1;
  else if (is_parent (self, from, to, EDGE_FOSTER))
    relation->down = 1;
  else
    for (guint i = 0; i < self->edges->len; i++)
      {
        const Edge *edge = EDGE (self, i);

        if (edge->kind != EDGE_FOSTER)
          continue;
        if ((edge->child == from && is_parent (self, edge->parent, to, EDGE_KIN | EDGE_FOSTER))
            || (edge->child == to && is_parent (self, edge->parent, from, EDGE_KIN)))
          {
            relation->up = relation->down = 1;
            return TRUE;
          }
        if (edge->child == from && is_parent (self, to, edge->parent, EDGE_KIN))
          relation->up = 2;
        if (edge->child == to && is_parent (self, from, edge->parent, EDGE_KIN))
          relation->down = 2;
      }
  return relation->up + relation->down > 0;
}

static gboolean
find_guardian (FwKin *self, guint from, guint to, FwRelation *relation)
{
  *relation = (FwRelation) {.kind = FW_RELATION_GUARDIAN};
  relation->up = is_parent (self, to, from, EDGE_GUARDIAN);
  relation->down = !relation->up && is_parent (self, from, to, EDGE_GUARDIAN);
  return relation->up + relation->down > 0;
}

/* --- step-families and in-laws ---------------------------------------------------------- */

/* @to is a partner of a parent or grandparent of @from, or what such a one brought. */
static gboolean
find_step_up (FwKin *self, guint from, guint to, FwRelation *relation)
{
  const Ancestor *own = get_ancestors (self, from);

  *relation = (FwRelation) {.kind = FW_RELATION_STEP};
  if (is_parent (self, to, from, EDGE_STEP))
    {
      relation->up = 1;
      return TRUE;
    }
  for (guint parent = 0; parent < self->n; parent++)
    {
      guint index = 0, partner;
      gboolean married = FALSE;

      if (own[parent].distance != 1 && own[parent].distance != 2)
        continue;
      while ((partner = next_partner (self, parent, &index, &married)) != FW_FAMILY_NOBODY)
        {
          relation->up = own[parent].distance;
          if (partner == to)
            return TRUE;
          if (own[parent].distance != 1 || is_parent (self, partner, from, EDGE_KIN))
            continue;
          if (is_parent (self, partner, to, EDGE_KIN))
            {
              relation->down = 1;
              return TRUE;
            }
          if (is_parent (self, to, partner, EDGE_KIN))
            {
              relation->up = 2;
              return TRUE;
            }
        }
    }
  return FALSE;
}

static gboolean
find_step (FwKin *self, guint from, guint to, FwRelation *relation)
{
  guint up;

  if (find_step_up (self, from, to, relation))
    return TRUE;
  if (!find_step_up (self, to, from, relation))
    return FALSE;
  up = relation->up;
  relation->up = relation->down;
  relation->down = up;
  return TRUE;
}

static gboolean
find_parents_ex (FwKin *self, guint from, guint to, FwRelation *relation)
{
  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = EDGE (self, i);
      const FwDayUnion *couple;

      if (edge->child != from || !(edge->kind & EDGE_KIN))
        continue;
      couple = find_couple (self, edge->parent, to);
      if (couple == NULL || is_together (couple))
        continue;
      *relation = (FwRelation) {.kind = FW_RELATION_PARENTS_EX,
                                .sides = get_side (self, edge->parent),
                                .via = edge->parent,
                                .line_known = couple->line_known,
                                .line = couple->line,
                                .state = couple->state};
      return TRUE;
    }
  return FALSE;
}

/* The blood kin of a partner, and the partners of blood kin. */
static gboolean
find_in_law (FwKin *self, guint from, guint to, FwRelation *relation)
{
  guint index = 0, partner;
  gboolean married = FALSE;

  while ((partner = next_partner (self, from, &index, &married)) != FW_FAMILY_NOBODY)
    if (find_blood (self, partner, to, relation)
        && (relation->down == 0 || (relation->up == 1 && relation->down == 1)) && relation->up <= 2)
      {
        relation->kind = FW_RELATION_IN_LAW;
        relation->married = married;
        relation->via = partner;
        relation->sides = 0;
        relation->half = relation->twin = relation->adopted = FALSE;
        return TRUE;
      }
  index = 0;
  while ((partner = next_partner (self, to, &index, &married)) != FW_FAMILY_NOBODY)
    if (find_blood (self, from, partner, relation)
        && ((relation->up == 1 && relation->down == 1) || (relation->up == 0 && relation->down <= 2)
            || (relation->up == 2 && relation->down == 1)))
      {
        relation->kind = FW_RELATION_IN_LAW;
        relation->married = married;
        relation->via = partner;
        relation->half = relation->twin = relation->adopted = FALSE;
        return TRUE;
      }
  index = 0;
  /* The spouse of the partner's brother or sister. */
  while ((partner = next_partner (self, from, &index, &married)) != FW_FAMILY_NOBODY)
    {
      guint second = 0, spouse;
      gboolean also = FALSE;

      while ((spouse = next_partner (self, to, &second, &also)) != FW_FAMILY_NOBODY)
        if (married && also && spouse != from && find_blood (self, partner, spouse, relation)
            && relation->up == 1 && relation->down == 1)
          {
            *relation = (FwRelation) {.kind = FW_RELATION_SPOUSE_IN_LAW, .via = spouse};
            return TRUE;
          }
    }
  return FALSE;
}

static gboolean
find_near (FwKin *self, guint from, guint to, FwRelation *relation)
{
  FwRelation couple;

  /* Who is related and together is called by the couple first: cousins who married. */
  if (find_blood (self, from, to, relation))
    {
      if (relation->up + relation->down >= 3 && find_partner (self, from, to, &couple))
        *relation = couple;
      return TRUE;
    }
  return find_partner (self, from, to, relation) || find_foster (self, from, to, relation)
         || find_step (self, from, to, relation) || find_guardian (self, from, to, relation)
         || find_in_law (self, from, to, relation) || find_parents_ex (self, from, to, relation);
}

void
_fw_kin_find (FwKin *self, guint from, guint to, FwRelation *relation)
{
  *relation = (FwRelation) {.kind = FW_RELATION_NONE};
  if (from == to || find_near (self, from, to, relation))
    return;
  /* Through somebody who is a partner, parent, child or sibling of the other. */
  for (guint i = 0; i < self->family->persons->len; i++)
    {
      FwRelation near, last;

      if (i == from || i == to || !self->day->persons[i].exists)
        continue;
      if (find_partner (self, i, to, &last)
          || (find_blood (self, i, to, &last) && last.up <= 1 && last.down <= 1)
          || (find_foster (self, i, to, &last) && last.up + last.down == 1))
        if (find_near (self, from, i, &near))
          {
            *relation = (FwRelation) {.kind = FW_RELATION_THROUGH, .via = i};
            return;
          }
    }
  *relation = (FwRelation) {.kind = FW_RELATION_NONE};
}
