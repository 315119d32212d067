/* fw-genogram-acts.c: see fw-genogram-acts.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-family-edit.h"
#include "features/genogram/fw-genogram-acts.h"

/* Stores what was done to @edited and goes to the person at @index. */
static void
commit_person (FwGenogramDesk *desk, FwFamily *edited, const char *label, guint index)
{
  g_autofree char *id = g_strdup (fw_family_get_person (edited, index)->id);

  fw_genogram_desk_commit (desk, edited, label, id);
}

static gboolean
has_both_parents (FwFamily *family, guint child)
{
  guint couple = fw_family_get_parents (family, child);
  FwFamilyUnion *parents;

  if (couple == FW_FAMILY_NOBODY)
    return FALSE;
  parents = fw_family_get_union (family, couple);
  return parents->partners[0] != FW_FAMILY_NOBODY && parents->partners[1] != FW_FAMILY_NOBODY;
}

/* The other sex for a partner, as a first guess that a click mends. */
static FwSex
other_sex (FwSex sex)
{
  return sex == FW_SEX_FEMALE ? FW_SEX_MALE : sex == FW_SEX_MALE ? FW_SEX_FEMALE : FW_SEX_UNKNOWN;
}

gboolean
fw_genogram_act_add_relative (FwGenogramDesk *desk, const char *id, const char *what)
{
  guint person = fw_genogram_desk_find_person (desk, id);
  FwDay today = fw_clock_today ();
  g_autoptr (FwFamily) edited = NULL;
  const char *label = NULL;
  guint added = FW_FAMILY_NOBODY;

  if (person == FW_FAMILY_NOBODY)
    return FALSE;
  edited = fw_genogram_desk_begin (desk);
  if (g_str_equal (what, "father") || g_str_equal (what, "mother"))
    {
      if (has_both_parents (edited, person))
        return FALSE;
      added = fw_family_edit_add_parent (
          edited, person, g_str_equal (what, "father") ? FW_SEX_MALE : FW_SEX_FEMALE, today);
      /* Translators: an act that can be undone. */
      label = g_str_equal (what, "father") ? _ ("Add father") : _ ("Add mother");
    }
  else if (g_str_equal (what, "partner"))
    {
      added = fw_family_edit_add_partner (
          edited, person, other_sex (fw_family_get_person (edited, person)->sex), today);
      label = _ ("Add partner");
    }
  else if (g_str_equal (what, "brother") || g_str_equal (what, "sister")
           || g_str_equal (what, "sibling"))
    {
      FwSex sex = g_str_equal (what, "brother")  ? FW_SEX_MALE
                  : g_str_equal (what, "sister") ? FW_SEX_FEMALE
                                                 : FW_SEX_UNKNOWN;

      added = fw_family_edit_add_sibling (edited, person, sex, today);
      label = sex == FW_SEX_MALE     ? _ ("Add brother")
              : sex == FW_SEX_FEMALE ? _ ("Add sister")
                                     : _ ("Add brother or sister");
    }
  else
    {
      FwSex sex = g_str_equal (what, "son")        ? FW_SEX_MALE
                  : g_str_equal (what, "daughter") ? FW_SEX_FEMALE
                                                   : FW_SEX_UNKNOWN;

      added = fw_family_edit_add_child_of (edited, person, FW_FAMILY_PERSON, sex, today);
      label = sex == FW_SEX_MALE     ? _ ("Add son")
              : sex == FW_SEX_FEMALE ? _ ("Add daughter")
                                     : _ ("Add child");
    }
  if (added == FW_FAMILY_NOBODY)
    return FALSE;
  commit_person (desk, g_steal_pointer (&edited), label, added);
  return TRUE;
}

gboolean
fw_genogram_act_quick_add (FwGenogramDesk *desk, const char *id, FwSceneWay way)
{
  FwFamily *family = fw_genogram_desk_get_family (desk);
  guint person = fw_genogram_desk_find_person (desk, id);
  const char *what = NULL;

  if (person == FW_FAMILY_NOBODY)
    return FALSE;
  switch (way)
    {
    case FW_WAY_UP:
      {
        guint couple = fw_family_get_parents (family, person);
        FwFamilyUnion *parents
            = couple != FW_FAMILY_NOBODY ? fw_family_get_union (family, couple) : NULL;
        guint known = FW_FAMILY_NOBODY;

        if (parents != NULL)
          known = parents->partners[0] != FW_FAMILY_NOBODY ? parents->partners[0]
                                                           : parents->partners[1];
        /* The mother first; beside a mother the father. */
        what = known != FW_FAMILY_NOBODY
                       && fw_family_get_person (family, known)->sex == FW_SEX_FEMALE
                   ? "father"
                   : "mother";
        break;
      }
    case FW_WAY_DOWN:
      what = "child";
      break;
    case FW_WAY_LEFT:
      what = "sibling";
      break;
    case FW_WAY_RIGHT:
    default:
      what = "partner";
    }
  return fw_genogram_act_add_relative (desk, id, what);
}

void
fw_genogram_act_add_person (FwGenogramDesk *desk, const char *what, double x, double y)
{
  static const struct
  {
    const char *what;
    FwFamilyPersonKind kind;
    FwSex sex;
  } kinds[] = {
      {"male", FW_FAMILY_PERSON, FW_SEX_MALE},
      {"female", FW_FAMILY_PERSON, FW_SEX_FEMALE},
      {"diverse", FW_FAMILY_PERSON, FW_SEX_DIVERSE},
      {"unknown", FW_FAMILY_PERSON, FW_SEX_UNKNOWN},
      {"pregnancy", FW_FAMILY_PREGNANCY, FW_SEX_UNKNOWN},
      {"helper", FW_FAMILY_HELPER, FW_SEX_UNKNOWN},
      {"institution", FW_FAMILY_INSTITUTION, FW_SEX_UNKNOWN},
  };
  FwFamily *edited = fw_genogram_desk_begin (desk);
  gboolean first = edited->persons->len == 0;
  guint kind = 3, added;
  FwFamilyPerson *person;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].what, what))
      kind = i;
  added = fw_family_edit_add_person (edited, kinds[kind].kind, kinds[kind].sex, fw_clock_today ());
  person = fw_family_get_person (edited, added);
  person->index = first;
  if (!isnan (x) && !isnan (y))
    {
      person->pinned = TRUE;
      person->x = x;
      person->y = y;
    }
  commit_person (desk, edited, _ ("Add person"), added);
}

void
fw_genogram_act_pin (FwGenogramDesk *desk, const char *const *ids, const graphene_point_t *places)
{
  FwFamily *edited = fw_genogram_desk_begin (desk);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint index = fw_family_find_person (edited, ids[i]);
      FwFamilyPerson *person;

      if (index == FW_FAMILY_NOBODY)
        continue;
      person = fw_family_get_person (edited, index);
      person->pinned = TRUE;
      person->x = places[i].x;
      person->y = places[i].y;
    }
  /* Translators: an act that can be undone: people were moved by hand. */
  fw_genogram_desk_commit (desk, edited, _ ("Move"), NULL);
}

void
fw_genogram_act_unpin (FwGenogramDesk *desk, const char *const *ids)
{
  FwFamily *edited = fw_genogram_desk_begin (desk);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint index = fw_family_find_person (edited, ids[i]);

      if (index != FW_FAMILY_NOBODY)
        fw_family_get_person (edited, index)->pinned = FALSE;
    }
  fw_genogram_desk_commit (desk, edited, _ ("Let be placed"), NULL);
}

void
fw_genogram_act_make_index (FwGenogramDesk *desk, const char *id)
{
  FwFamily *edited = fw_genogram_desk_begin (desk);
  guint index = fw_family_find_person (edited, id);

  if (index == FW_FAMILY_NOBODY)
    {
      fw_family_free (edited);
      return;
    }
  for (guint i = 0; i < edited->persons->len; i++)
    fw_family_get_person (edited, i)->index = i == index;
  fw_genogram_desk_commit (desk, edited, _ ("Change index person"), id);
}

gboolean
fw_genogram_act_couple (FwGenogramDesk *desk, const char *from, const char *to)
{
  guint one = fw_genogram_desk_find_person (desk, from);
  guint other = fw_genogram_desk_find_person (desk, to);
  FwFamily *edited;
  guint before;

  if (one == FW_FAMILY_NOBODY || other == FW_FAMILY_NOBODY || one == other)
    return FALSE;
  edited = fw_genogram_desk_begin (desk);
  before = edited->unions->len;
  fw_family_edit_take_couple (edited, one, other);
  if (edited->unions->len == before)
    {
      fw_family_free (edited);
      return FALSE;
    }
  fw_genogram_desk_commit (desk, edited, _ ("Draw partnership"), from);
  return TRUE;
}

gboolean
fw_genogram_act_child_of (FwGenogramDesk *desk, const char *parent, const char *child)
{
  guint one = fw_genogram_desk_find_person (desk, parent);
  guint young = fw_genogram_desk_find_person (desk, child);
  FwFamily *edited;
  FwFact fact = fw_fact_always ();
  guint before, couple = FW_FAMILY_NOBODY;

  if (one == FW_FAMILY_NOBODY || young == FW_FAMILY_NOBODY || one == young)
    return FALSE;
  edited = fw_genogram_desk_begin (desk);
  before = edited->links->len;
  /* The latest couple of this parent; alone when there is none. */
  for (guint i = 0; i < edited->unions->len; i++)
    {
      FwFamilyUnion *pair = fw_family_get_union (edited, i);

      if (pair->partners[0] == one || pair->partners[1] == one)
        couple = i;
    }
  if (couple == FW_FAMILY_NOBODY)
    couple = fw_family_edit_take_couple (edited, one, FW_FAMILY_NOBODY);
  fact.known = fw_clock_today ();
  fw_family_edit_link_child (edited, young, couple, FW_CHILD_BIRTH, &fact);
  if (edited->links->len == before)
    {
      fw_family_free (edited);
      return FALSE;
    }
  fw_genogram_desk_commit (desk, edited, _ ("Draw child"), child);
  return TRUE;
}

gboolean
fw_genogram_act_bond (FwGenogramDesk *desk, const char *from, const char *to, const char *kind)
{
  guint one = fw_genogram_desk_find_person (desk, from);
  guint other = fw_genogram_desk_find_person (desk, to);
  g_autofree char *id = NULL;
  g_autofree char *item = NULL;
  FwFamilyBond *bond;
  FwFamily *edited;

  if (one == FW_FAMILY_NOBODY || other == FW_FAMILY_NOBODY || one == other)
    return FALSE;
  edited = fw_genogram_desk_begin (desk);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, fw_id_new ());
  bond = fw_family_add_bond (edited, id, kind, one, other);
  bond->fact.known = fw_clock_today ();
  bond->fact.status = FW_FACT_ALLEGED;
  item = g_strconcat ("bond:", id, NULL);
  fw_genogram_desk_commit (desk, edited, _ ("Draw bond"), item);
  return TRUE;
}

gboolean
fw_genogram_act_household (FwGenogramDesk *desk, const char *const *ids)
{
  FwFamily *edited = fw_genogram_desk_begin (desk);
  FwDay today = fw_clock_today ();
  FwFamilyHousehold *household = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, fw_id_new ());

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint person = fw_family_find_person (edited, ids[i]);
      FwFact fact = fw_fact_always ();

      if (person == FW_FAMILY_NOBODY)
        continue;
      if (household == NULL)
        household = fw_family_add_household (edited, id, _ ("Household"));
      /* Where they lived ends, and this begins. */
      for (guint h = 0; h < edited->households->len; h++)
        {
          FwFamilyHousehold *old = g_ptr_array_index (edited->households, h);

          for (guint s = 0; old != household && s < old->stays->len; s++)
            {
              FwHouseholdStay *stay = &g_array_index (old->stays, FwHouseholdStay, s);

              if (stay->person == person && fw_fact_holds (&stay->fact, today, FW_DAY_NONE))
                stay->fact.to = fw_partial_date_from_day (today - 1);
            }
        }
      fact.from = fw_partial_date_from_day (today);
      fact.known = today;
      fact.status = FW_FACT_ALLEGED;
      fw_family_household_add_stay (household, person, &fact);
    }
  if (household == NULL)
    {
      fw_family_free (edited);
      return FALSE;
    }
  fw_genogram_desk_commit (desk, edited, _ ("Draw household"), NULL);
  return TRUE;
}

/* The row's id of an item of the drawing: "bond:7" is the bond 7. */
static const char *
get_row_id (const char *id)
{
  const char *colon = strchr (id, ':');

  return colon != NULL ? colon + 1 : id;
}

/* The row of @id in an array of structs that begin with their id. */
static guint
find_row (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      char *const *row = g_ptr_array_index (rows, i);

      if (g_str_equal (*row, id))
        return i;
    }
  return G_MAXUINT;
}

void
fw_genogram_act_set_bond (FwGenogramDesk *desk, const char *id, const char *kind)
{
  FwFamily *edited = fw_genogram_desk_begin (desk);
  guint row = find_row (edited->bonds, get_row_id (id));
  FwFamilyBond *bond = row != G_MAXUINT ? g_ptr_array_index (edited->bonds, row) : NULL;

  if (bond == NULL || g_strcmp0 (bond->kind, kind) == 0)
    {
      fw_family_free (edited);
      return;
    }
  bond->kind = fw_family_intern (edited, kind);
  /* Translators: an act that can be undone. */
  fw_genogram_desk_commit (desk, edited, _ ("Change bond"), id);
}

guint
fw_genogram_act_remove (FwGenogramDesk *desk, const char *const *ids, gboolean *kept)
{
  FwFamily *stored = fw_genogram_desk_get_family (desk);
  FwFamily *edited = fw_genogram_desk_begin (desk);
  guint n_removed = 0;

  *kept = FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *own = get_row_id (ids[i]);
      guint person = fw_family_find_person (edited, ids[i]), row;

      if (person != FW_FAMILY_NOBODY)
        {
          guint before = fw_family_find_person (stored, ids[i]);

          if (!fw_family_file_can_remove (fw_genogram_desk_get_file (desk), before))
            {
              *kept = TRUE;
              continue;
            }
          fw_family_edit_remove_person (edited, person);
          n_removed++;
        }
      else if ((row = fw_family_find_union (edited, own)) != FW_FAMILY_NOBODY)
        {
          fw_family_edit_remove_couple (edited, row);
          n_removed++;
        }
      else if ((row = find_row (edited->bonds, own)) != G_MAXUINT)
        {
          g_ptr_array_remove_index (edited->bonds, row);
          n_removed++;
        }
      else if ((row = find_row (edited->households, own)) != G_MAXUINT)
        {
          g_ptr_array_remove_index (edited->households, row);
          n_removed++;
        }
    }
  if (n_removed == 0)
    fw_family_free (edited);
  else
    fw_genogram_desk_commit (desk, edited, _ ("Take out of the drawing"), NULL);
  return n_removed;
}
