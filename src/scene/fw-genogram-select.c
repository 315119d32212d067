/* fw-genogram-select.c: who and what is drawn on the day, and why the rest is not. */
#include "config.h"

#include <glib/gi18n.h>

#include "scene/fw-genogram-private.h"

void
fw_genogram_leave_out (FwGenogram *self,
                       FwGenogramWork *work,
                       const char *id,
                       guint person,
                       const char *reason)
{
  static const struct
  {
    const char *reason, *text;
  } texts[] = {
      {"date", N_ ("not so, or not known, on the day shown")},
      {"range", N_ ("outside the generations chosen")},
      {"own-ancestor", N_ ("would be an own ancestor: please check the data")},
      {"no-parents", N_ ("siblings of whom no parent is known: no line is drawn")},
      {"no-room", N_ ("no place without a false line")},
  };
  FwGenogramLeftOut *left = g_new0 (FwGenogramLeftOut, 1);

  left->id = g_strdup (id);
  left->reason = reason;
  left->name
      = person != FW_FAMILY_NOBODY ? fw_family_dup_name (work->family, person) : g_strdup (id);
  left->text = g_strdup (reason);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].reason, reason))
      g_set_str (&left->text, _ (texts[i].text));
  g_ptr_array_add (self->left_out, left);
}

FwPresence
fw_genogram_get_presence (FwGenogramWork *work, guint person)
{
  if (work->now->persons[person].exists)
    return FW_PRESENT_YES;
  if (work->other != NULL && work->other->persons[person].exists)
    return FW_PRESENT_GHOST;
  return FW_PRESENT_NO;
}

/* --- generations round the start -------------------------------------------------- */

static void
reach (int *levels, GQueue *queue, guint person, int level)
{
  if (person == FW_FAMILY_NOBODY || levels[person] != G_MAXINT)
    return;
  levels[person] = level;
  g_queue_push_tail (queue, GUINT_TO_POINTER (person));
}

static void
reach_from (FwGenogramWork *work, int *levels, GQueue *queue, guint person)
{
  FwFamily *family = work->family;

  for (guint i = 0; i < family->unions->len; i++)
    {
      FwFamilyUnion *couple = fw_family_get_union (family, i);

      for (guint j = 0; j < 2; j++)
        if (couple->partners[j] == person)
          reach (levels, queue, couple->partners[1 - j], levels[person]);
    }
  for (guint i = 0; i < family->links->len; i++)
    {
      FwChildLink *link = g_ptr_array_index (family->links, i);
      FwFamilyUnion *parents = fw_family_get_union (family, link->parents);

      for (guint j = 0; j < 2; j++)
        {
          if (link->child == person)
            reach (levels, queue, parents->partners[j], levels[person] - 1);
          if (parents->partners[j] == person)
            reach (levels, queue, link->child, levels[person] + 1);
        }
    }
}

/* Helpers are drawn beside the persons that they are bound to. */
static void
reach_helpers (FwGenogramWork *work, int *levels)
{
  for (guint i = 0; i < work->family->bonds->len; i++)
    {
      FwFamilyBond *bond = g_ptr_array_index (work->family->bonds, i);

      for (guint j = 0; j < 2; j++)
        {
          guint one = j == 0 ? bond->from : bond->to, other = j == 0 ? bond->to : bond->from;

          if (levels[one] != G_MAXINT && levels[other] == G_MAXINT
              && fw_family_get_person (work->family, other)->kind >= FW_FAMILY_PET)
            levels[other] = levels[one];
        }
    }
}

static int *
find_levels (FwGenogramWork *work, guint start)
{
  guint n = work->family->persons->len;
  int *levels = g_new (int, MAX (n, 1));
  g_autoptr (GQueue) queue = g_queue_new ();

  for (guint i = 0; i < n; i++)
    levels[i] = G_MAXINT;
  reach (levels, queue, start, 0);
  while (!g_queue_is_empty (queue))
    {
      guint person = GPOINTER_TO_UINT (g_queue_pop_head (queue));

      if (work->options->generations == 0
          || ABS (levels[person]) <= (int) work->options->generations)
        reach_from (work, levels, queue, person);
    }
  reach_helpers (work, levels);
  return levels;
}

static void
select_persons (FwGenogram *self, FwGenogramWork *work)
{
  guint n = work->family->persons->len;
  guint start = work->options->start != NULL
                    ? fw_family_find_person (work->family, work->options->start)
                    : FW_FAMILY_NOBODY;
  g_autofree int *levels = NULL;

  if (start == FW_FAMILY_NOBODY && work->options->generations > 0)
    start = work->focus;
  if (start != FW_FAMILY_NOBODY)
    levels = find_levels (work, start);
  for (guint i = 0; i < n; i++)
    {
      FwFamilyPerson *person = fw_family_get_person (work->family, i);
      FwWorkPerson drawn = {.family = i};
      guint range = work->options->generations;

      work->drawn[i] = FW_NOBODY;
      if (person->hidden)
        continue;
      if (levels != NULL && (levels[i] == G_MAXINT || (range > 0 && ABS (levels[i]) > (int) range)))
        fw_genogram_leave_out (self, work, person->id, i, "range");
      else if (fw_genogram_get_presence (work, i) == FW_PRESENT_NO)
        fw_genogram_leave_out (self, work, person->id, i, "date");
      else
        {
          work->drawn[i] = work->persons->len;
          g_array_append_val (work->persons, drawn);
        }
    }
}

/* --- lines ----------------------------------------------------------------------- */

static gboolean
is_ghost (const gboolean *now, const gboolean *other, guint i, gboolean *ghost)
{
  *ghost = !now[i];
  return now[i] || (other != NULL && other[i]);
}

static guint
find_drawn (FwGenogramWork *work, guint person)
{
  return person != FW_FAMILY_NOBODY ? work->drawn[person] : FW_NOBODY;
}

static double
weigh (FwChildLinkKind kind)
{
  switch (kind)
    {
    case FW_CHILD_BIRTH:
      return 1;
    case FW_CHILD_ADOPTED:
      return 0.9;
    case FW_CHILD_UNKNOWN:
      return 0.8;
    case FW_CHILD_FOSTER:
      return 0.6;
    case FW_CHILD_GUARDIAN:
      return 0.4;
    case FW_CHILD_STEP:
      return 0.3;
    case FW_CHILD_DONOR:
    default:
      return 0.2;
    }
}

/* One line for each child of a union: the weightiest. */
static void
add_child (FwGenogramWork *work, FwWorkUnion *couple, guint child, guint link, gboolean ghost)
{
  FwWorkChild made = {child, link, ghost};

  for (guint i = 0; i < couple->children->len; i++)
    {
      FwWorkChild *known = &g_array_index (couple->children, FwWorkChild, i);
      FwChildLink *old = g_ptr_array_index (work->family->links, known->link);
      FwChildLink *new = g_ptr_array_index (work->family->links, link);

      if (known->person != child)
        continue;
      if ((known->ghost && !ghost)
          || (known->ghost == ghost && weigh (new->kind) > weigh (old->kind)))
        *known = made;
      return;
    }
  g_array_append_val (couple->children, made);
}

static void
select_unions (FwGenogram *self, FwGenogramWork *work)
{
  FwFamily *family = work->family;

  for (guint i = 0; i < family->unions->len; i++)
    {
      FwFamilyUnion *couple = fw_family_get_union (family, i);
      FwWorkUnion made = {.family = i};
      guint one = find_drawn (work, couple->partners[0]);
      guint other = find_drawn (work, couple->partners[1]);
      gboolean now = work->now->unions[i].exists;
      gboolean unnamed;

      made.children = g_array_new (FALSE, FALSE, sizeof (FwWorkChild));
      for (guint j = 0; j < family->links->len; j++)
        {
          FwChildLink *link = g_ptr_array_index (family->links, j);
          guint child = find_drawn (work, link->child);
          gboolean ghost;

          if (link->parents == i && child != FW_NOBODY
              && is_ghost (work->now->links, work->other != NULL ? work->other->links : NULL, j,
                           &ghost))
            add_child (work, &made, child, j, ghost);
        }
      made.ghost = !now;
      unnamed = couple->partners[0] == FW_FAMILY_NOBODY && couple->partners[1] == FW_FAMILY_NOBODY
                && made.children->len > 0;
      /* Children of parents whom nobody named hang from a bar of their own. */
      if ((one == FW_NOBODY && other == FW_NOBODY && !unnamed)
          || (!now && (work->other == NULL || !work->other->unions[i].exists)
              && made.children->len == 0)
          || (made.children->len == 0 && (one == FW_NOBODY || other == FW_NOBODY)))
        {
          /* Nothing that could be drawn. */
          if (couple->partners[0] != FW_FAMILY_NOBODY || couple->partners[1] != FW_FAMILY_NOBODY)
            fw_genogram_leave_out (self, work, couple->id, FW_FAMILY_NOBODY, "date");
          else if (made.children->len > 0)
            fw_genogram_leave_out (self, work, couple->id, FW_FAMILY_NOBODY, "no-parents");
          g_array_unref (made.children);
          continue;
        }
      /* Children of today hang from a line of today. */
      for (guint j = 0; j < made.children->len; j++)
        made.ghost = made.ghost && g_array_index (made.children, FwWorkChild, j).ghost;
      for (guint j = 0; j < 2; j++)
        if (find_drawn (work, couple->partners[j]) != FW_NOBODY)
          fw_work_person (work, find_drawn (work, couple->partners[j]))->n_unions++;
      g_array_append_val (work->unions, made);
    }
}

static void
select_bonds (FwGenogramWork *work)
{
  for (guint i = 0; work->options->layers & FW_LAYER_BONDS && i < work->family->bonds->len; i++)
    {
      FwFamilyBond *bond = g_ptr_array_index (work->family->bonds, i);
      FwWorkBond made = {i, FALSE, find_drawn (work, bond->from), find_drawn (work, bond->to)};

      if (made.from != FW_NOBODY && made.to != FW_NOBODY && made.from != made.to
          && is_ghost (work->now->bonds, work->other != NULL ? work->other->bonds : NULL, i,
                       &made.ghost))
        g_array_append_val (work->bonds, made);
    }
}

static GArray *
find_members (FwGenogramWork *work, GArray *stays)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < stays->len; i++)
    {
      guint drawn = find_drawn (work, g_array_index (stays, guint, i));

      if (drawn != FW_NOBODY)
        g_array_append_val (members, drawn);
    }
  return members;
}

static gboolean
same_members (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < b->len; j++)
        found = found || g_array_index (a, guint, i) == g_array_index (b, guint, j);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* A household that is another one on the day compared with is drawn twice: as it is,
 * and as a ghost. */
static void
select_households (FwGenogramWork *work)
{
  for (guint i = 0;
       work->options->layers & FW_LAYER_HOUSEHOLDS && i < work->family->households->len; i++)
    {
      FwWorkHousehold now = {i, FALSE, find_members (work, work->now->households[i])};
      FwWorkHousehold other = {i, TRUE, NULL};

      if (work->other != NULL)
        other.members = find_members (work, work->other->households[i]);
      if (other.members != NULL && other.members->len > 0
          && !same_members (now.members, other.members))
        g_array_append_val (work->households, other);
      else
        g_clear_pointer (&other.members, g_array_unref);
      if (now.members->len > 0)
        g_array_append_val (work->households, now);
      else
        g_array_unref (now.members);
    }
}

void
fw_genogram_select (FwGenogram *self, FwGenogramWork *work)
{
  select_persons (self, work);
  select_unions (self, work);
  select_bonds (work);
  select_households (work);
}
