/* fw-genogram-words.c: what a screen reader says of each item, and where the arrow
 * keys lead: up to the parents, down to the children, sideways along partners and
 * siblings.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "domain/fw-family-words.h"
#include "scene/fw-genogram-private.h"

static const char *
name_of (FwGenogramWork *work, guint family_person)
{
  guint drawn = family_person != FW_FAMILY_NOBODY ? work->drawn[family_person] : FW_NOBODY;

  return drawn != FW_NOBODY ? fw_work_person (work, drawn)->name : NULL;
}

/* --- persons ------------------------------------------------------------------------ */

static char *
make_spoken (FwGenogramWork *work, guint i)
{
  FwWorkPerson *self = fw_work_person (work, i);
  const FwDayPerson *day = &work->now->persons[self->family];
  g_autoptr (GString) text = g_string_new (NULL);

  if (work->kin != NULL && self->family != work->focus)
    return fw_kin_dup_spoken (work->kin, self->family, fw_kin_get_language ());
  g_string_append (text, self->name);
  if (self->family == work->focus)
    g_string_append_printf (text, ", %s",
                            work->options->plain ? _ ("this is about them") : _ ("index person"));
  if (day->age >= 0)
    g_string_append_printf (text, ", %d", day->age);
  if (day->dead)
    g_string_append_printf (text, ", %s", _ ("has died"));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Who lives or has lived, on the day shown; a pregnancy or a lost one is no child yet. */
static gboolean
is_child (FwGenogramWork *work, const FwWorkChild *child)
{
  switch (fw_work_family_person (work, child->person)->kind)
    {
    case FW_FAMILY_PREGNANCY:
    case FW_FAMILY_MISCARRIAGE:
    case FW_FAMILY_ABORTION:
    case FW_FAMILY_PET:
      return FALSE;
    default:
      return !child->ghost;
    }
}

/* In the care of, not born or adopted. */
static gboolean
is_cared_for (FwGenogramWork *work, const FwWorkChild *child)
{
  FwChildLink *link = g_ptr_array_index (work->family->links, child->link);

  return link->kind == FW_CHILD_FOSTER || link->kind == FW_CHILD_GUARDIAN;
}

/* "Takes care of, from Ruth to Emil" reads the same from both ends. */
static void
describe_bond (FwGenogramWork *work, guint i, const FwWorkBond *bond, GString *text)
{
  FwFamilyBond *family = g_ptr_array_index (work->family->bonds, bond->family);
  const char *title = fw_bond_get_title (family->kind);
  const char *from = fw_work_person (work, bond->from)->name;
  const char *to = fw_work_person (work, bond->to)->name;

  if (fw_bond_is_directed (family->kind))
    g_string_append_printf (text, _ ("%s, from %s to %s"), title, from, to);
  else
    g_string_append_printf (text, "%s: %s", title, bond->from == i ? to : from);
  if (!work->options->plain)
    g_string_append_printf (text, " (%s)", fw_fact_status_get_title (family->fact.status));
  g_string_append (text, ". ");
}

/* "Married: Thomas. 2 children. Conflict: Jürgen (alleged)." */
static char *
make_description (FwGenogramWork *work, guint i)
{
  FwWorkPerson *self = fw_work_person (work, i);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_children = 0, n_cared_for = 0;

  for (guint u = 0; u < work->unions->len; u++)
    {
      FwWorkUnion *couple = &g_array_index (work->unions, FwWorkUnion, u);
      FwFamilyUnion *family = fw_family_get_union (work->family, couple->family);

      for (guint j = 0; j < 2; j++)
        {
          const FwDayUnion *day = fw_genogram_get_union_day (work, couple);
          const char *other = name_of (work, family->partners[1 - j]);

          if (family->partners[j] != self->family)
            continue;
          for (guint c = 0; c < couple->children->len; c++)
            {
              const FwWorkChild *child = &g_array_index (couple->children, FwWorkChild, c);

              if (is_child (work, child))
                (*(is_cared_for (work, child) ? &n_cared_for : &n_children))++;
            }
          if (other == NULL || !day->line_known)
            continue;
          g_string_append_printf (
              text, "%s: %s. ",
              day->state == FW_UNION_STATE_SEPARATED ? fw_union_event_get_title (FW_UNION_SEPARATED)
              : day->state == FW_UNION_STATE_DIVORCED ? fw_union_event_get_title (FW_UNION_DIVORCED)
                                                      : fw_union_event_get_title (day->line),
              other);
        }
    }
  if (n_children > 0)
    {
      g_string_append_printf (text, ngettext ("%u child", "%u children", n_children), n_children);
      g_string_append (text, ". ");
    }
  if (n_cared_for > 0)
    {
      g_string_append_printf (text, ngettext ("%u foster child", "%u foster children", n_cared_for),
                              n_cared_for);
      g_string_append (text, ". ");
    }
  for (guint b = 0; b < work->bonds->len; b++)
    {
      const FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, b);

      if (bond->from == i || bond->to == i)
        describe_bond (work, i, bond, text);
    }
  g_strchomp (text->str);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
speak_person (FwGenogramWork *work, FwSceneItem *item)
{
  guint family = fw_family_find_person (work->family, item->id);
  guint i = work->drawn[family];
  g_autofree char *spoken = make_spoken (work, i);
  g_autofree char *description = make_description (work, i);

  if (item->flags & FW_ITEM_GHOST)
    {
      g_autofree char *ghost = g_strdup_printf (_ ("%s, not known or not there yet"), spoken);

      g_set_str (&spoken, ghost);
    }
  fw_scene_item_set_words (item, fw_work_person (work, i)->name, spoken, description);
}

/* --- lines ---------------------------------------------------------------------------- */

static void
speak_union (FwGenogramWork *work, FwSceneItem *item)
{
  for (guint i = 0; i < work->unions->len; i++)
    {
      FwWorkUnion *couple = &g_array_index (work->unions, FwWorkUnion, i);
      FwFamilyUnion *family = fw_family_get_union (work->family, couple->family);
      const FwDayUnion *day = fw_genogram_get_union_day (work, couple);
      const char *one = name_of (work, family->partners[0]);
      const char *other = name_of (work, family->partners[1]);
      g_autofree char *label = NULL;
      g_autofree char *spoken = NULL;

      if (!g_str_equal (item->id + strlen ("union:"), family->id))
        continue;
      label = g_strdup_printf ("%s – %s", one != NULL ? one : "?", other != NULL ? other : "?");
      spoken = g_strdup_printf ("%s: %s%s%s", label,
                                day->line_known ? fw_union_event_get_title (day->line)
                                                : _ ("parents, their bond is not known"),
                                couple->text[0] != '\0' ? ", " : "", couple->text);
      fw_scene_item_set_words (item, label, spoken, "");
      return;
    }
}

static void
speak_bond (FwGenogramWork *work, FwSceneItem *item)
{
  for (guint i = 0; i < work->bonds->len; i++)
    {
      FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, i);
      FwFamilyBond *family = g_ptr_array_index (work->family->bonds, bond->family);
      g_autofree char *spoken = NULL;

      if (!g_str_equal (item->id + strlen ("bond:"), family->id))
        continue;
      if (work->options->plain)
        /* Translators: kind of bond, first person, second person: "Conflict between Anna and Tom" */
        spoken = g_strdup_printf (fw_bond_is_directed (family->kind) ? _ ("%s, from %s to %s")
                                                                     : _ ("%s between %s and %s"),
                                  fw_bond_get_title (family->kind),
                                  fw_work_person (work, bond->from)->name,
                                  fw_work_person (work, bond->to)->name);
      else
        /* Translators: kind of bond, first person, second person, status: "Conflict from Anna to Tom, alleged" */
        spoken = g_strdup_printf (
            fw_bond_is_directed (family->kind) ? _ ("%s, from %s to %s, %s")
                                               : _ ("%s between %s and %s, %s"),
            fw_bond_get_title (family->kind), fw_work_person (work, bond->from)->name,
            fw_work_person (work, bond->to)->name, fw_fact_status_get_title (family->fact.status));
      fw_scene_item_set_words (item, fw_bond_get_title (family->kind), spoken,
                               family->fact.source != NULL ? family->fact.source : "");
      return;
    }
}

static void
speak_household (FwGenogramWork *work, FwSceneItem *item)
{
  const char *id = strchr (item->id, ':') + 1;

  for (guint i = 0; i < work->households->len; i++)
    {
      FwWorkHousehold *household = &g_array_index (work->households, FwWorkHousehold, i);
      FwFamilyHousehold *family = g_ptr_array_index (work->family->households, household->family);
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *spoken = NULL;

      if (!g_str_equal (family->id, id) || household->ghost != !!(item->flags & FW_ITEM_GHOST))
        continue;
      for (guint j = 0; j < household->members->len; j++)
        g_string_append_printf (
            names, "%s%s", j > 0 ? ", " : "",
            fw_work_person (work, g_array_index (household->members, guint, j))->name);
      spoken = g_strdup_printf ("%s: %s", family->name[0] != '\0' ? family->name : _ ("Household"),
                                names->str);
      fw_scene_item_set_words (item, family->name, spoken, "");
      return;
    }
}

static void
speak_traits (FwSceneItem *item)
{
  FwTraitsSign *sign = item->sign;
  g_autoptr (GString) text = g_string_new (_ ("The whole family"));

  for (guint i = 0; i < sign->n_labels; i++)
    if (sign->labels[i].role != FW_LABEL_NAME)
      g_string_append_printf (text, "; %s: %s",
                              sign->labels[i].role == FW_LABEL_RESOURCE ? _ ("resource")
                                                                        : _ ("problem"),
                              sign->labels[i].text);
  fw_scene_item_set_words (item, _ ("The whole family"), text->str, "");
}

/* --- ways ----------------------------------------------------------------------------- */

typedef struct
{
  guint person;
  double far;
} Neighbour;

static int
compare_neighbours (gconstpointer a, gconstpointer b)
{
  const Neighbour *one = a, *other = b;

  return one->far < other->far ? -1 : one->far > other->far;
}

static void
add_neighbour (FwGenogramWork *work,
               GArray *ways[4],
               guint from,
               guint to,
               gboolean sideways,
               FwSceneWay way)
{
  const FwLayoutPlace *one = &work->output->places[from], *other = &work->output->places[to];
  Neighbour neighbour = {to, fabs (other->x - one->x)};

  if (from == to)
    return;
  if (sideways)
    way = other->x < one->x ? FW_WAY_LEFT : FW_WAY_RIGHT;
  for (guint i = 0; i < ways[way]->len; i++)
    if (g_array_index (ways[way], Neighbour, i).person == to)
      return;
  g_array_append_val (ways[way], neighbour);
}

static void
collect_ways (FwGenogramWork *work, GArray *(*ways)[4])
{
  for (guint u = 0; u < work->unions->len; u++)
    {
      FwWorkUnion *couple = &g_array_index (work->unions, FwWorkUnion, u);
      FwFamilyUnion *family = fw_family_get_union (work->family, couple->family);
      guint partners[2];

      for (guint j = 0; j < 2; j++)
        partners[j] = family->partners[j] != FW_FAMILY_NOBODY ? work->drawn[family->partners[j]]
                                                              : FW_NOBODY;
      if (partners[0] != FW_NOBODY && partners[1] != FW_NOBODY)
        {
          add_neighbour (work, ways[partners[0]], partners[0], partners[1], TRUE, 0);
          add_neighbour (work, ways[partners[1]], partners[1], partners[0], TRUE, 0);
        }
      for (guint c = 0; c < couple->children->len; c++)
        {
          guint child = g_array_index (couple->children, FwWorkChild, c).person;

          for (guint j = 0; j < 2; j++)
            if (partners[j] != FW_NOBODY)
              {
                add_neighbour (work, ways[partners[j]], partners[j], child, FALSE, FW_WAY_DOWN);
                add_neighbour (work, ways[child], child, partners[j], FALSE, FW_WAY_UP);
              }
          for (guint d = 0; d < couple->children->len; d++)
            add_neighbour (work, ways[child], child,
                           g_array_index (couple->children, FwWorkChild, d).person, TRUE, 0);
        }
    }
  /* Who stands outside the kin is reached by the bond, and leads back by it. */
  for (guint b = 0; b < work->bonds->len; b++)
    {
      FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, b);

      if (work->output->places[bond->from].generation >= 0
          && work->output->places[bond->to].generation >= 0)
        continue;
      add_neighbour (work, ways[bond->from], bond->from, bond->to, TRUE, 0);
      add_neighbour (work, ways[bond->to], bond->to, bond->from, TRUE, 0);
    }
}

static void
keep_way (FwGenogram *self, FwGenogramWork *work, guint person, FwSceneWay way, GArray *to)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  FwGenogramWay made = {g_strdup (fw_work_family_person (work, person)->id), way, NULL};

  g_array_sort (to, compare_neighbours);
  for (guint i = 0; i < to->len; i++)
    g_strv_builder_add (ids,
                        fw_work_family_person (work, g_array_index (to, Neighbour, i).person)->id);
  made.to = g_strv_builder_end (ids);
  g_array_append_val (self->ways, made);
}

static void
add_line_ways (FwGenogram *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);

      if (item->kind != FW_ITEM_UNION && item->kind != FW_ITEM_BOND)
        continue;
      for (guint side = 0; side < 2; side++)
        {
          const char *to[] = {side == 0 ? item->from : item->to, NULL};
          FwGenogramWay made = {g_strdup (item->id), side == 0 ? FW_WAY_LEFT : FW_WAY_RIGHT,
                                g_strdupv ((char **) to)};

          g_array_append_val (self->ways, made);
        }
    }
}

void
fw_genogram_add_words (FwGenogram *self, FwGenogramWork *work)
{
  guint n = work->persons->len;
  GArray *(*ways)[4] = g_malloc0_n (MAX (n, 1), sizeof *ways);

  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);

      if (item->kind == FW_ITEM_PERSON)
        speak_person (work, item);
      else if (item->kind == FW_ITEM_UNION)
        speak_union (work, item);
      else if (item->kind == FW_ITEM_BOND)
        speak_bond (work, item);
      else if (item->kind == FW_ITEM_HOUSEHOLD)
        speak_household (work, item);
      else if (item->kind == FW_ITEM_TRAITS)
        speak_traits (item);
    }
  for (guint i = 0; i < n; i++)
    for (guint w = 0; w < 4; w++)
      ways[i][w] = g_array_new (FALSE, FALSE, sizeof (Neighbour));
  collect_ways (work, ways);
  for (guint i = 0; i < n; i++)
    for (guint w = 0; w < 4; w++)
      {
        keep_way (self, work, i, w, ways[i][w]);
        g_array_unref (ways[i][w]);
      }
  g_free (ways);
  add_line_ways (self);
}
