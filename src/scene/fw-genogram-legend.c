/* fw-genogram-legend.c: which signs occur and need a word, and where bonds are from.
 *
 * In the order persons, couple, child, relations, fills, household; only what is in
 * the drawing. Samples are signs of the same kind, small, round (0, 0).
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/fw-family-words.h"
#include "scene/fw-genogram-private.h"

static void
add_entry (FwGenogram *self, const char *text, const char *note, int kind, gpointer sign)
{
  FwLegendEntry *entry = g_new0 (FwLegendEntry, 1);

  entry->text = g_strdup (text);
  entry->note = g_strdup (note != NULL ? note : "");
  entry->kind = kind;
  entry->sign = sign;
  g_ptr_array_add (self->legend, entry);
}

/* What professionals say, or what everybody does. */
static const char *
choose (FwGenogramWork *work, const char *text, const char *plain)
{
  return work->options->plain ? plain : text;
}

static FwPersonSign *
sample_person (FwNotation *notation, const char *key)
{
  FwPersonSign *sign = fw_person_sign_new ();

  sign->shape = fw_notation_get_shape (notation, key);
  sign->width = sign->height = 48;
  if (sign->shape == FW_NOTATION_BOX)
    {
      sign->width = 56;
      sign->height = 28;
    }
  return sign;
}

/* --- persons ------------------------------------------------------------------------ */

static gboolean
has_kind (FwGenogramWork *work, FwFamilyPersonKind kind)
{
  for (guint i = 0; i < work->persons->len; i++)
    if (fw_work_family_person (work, i)->kind == kind)
      return TRUE;
  return FALSE;
}

static gboolean
has_sex (FwGenogramWork *work, FwSex sex)
{
  for (guint i = 0; i < work->persons->len; i++)
    if (fw_work_family_person (work, i)->kind == FW_FAMILY_PERSON
        && fw_work_family_person (work, i)->sex == sex)
      return TRUE;
  return FALSE;
}

static void
add_sexes (FwGenogram *self, FwGenogramWork *work)
{
  const char *note = _ ("number: age · above: year of birth");

  if (has_sex (work, FW_SEX_MALE))
    add_entry (self, choose (work, _ ("male"), _ ("man or boy")), note, FW_ITEM_PERSON,
               sample_person (work->notation, "male"));
  if (has_sex (work, FW_SEX_FEMALE))
    add_entry (self, choose (work, _ ("female"), _ ("woman or girl")),
               has_sex (work, FW_SEX_MALE) ? NULL : note, FW_ITEM_PERSON,
               sample_person (work->notation, "female"));
  if (has_sex (work, FW_SEX_DIVERSE))
    add_entry (self, _ ("diverse"), NULL, FW_ITEM_PERSON,
               sample_person (work->notation, "diverse"));
  if (has_sex (work, FW_SEX_UNKNOWN))
    {
      FwPersonSign *sign = sample_person (work->notation, "unknown");

      sign->inside = g_strdup ("?");
      add_entry (self, choose (work, _ ("sex not known"), _ ("we do not know yet")), NULL,
                 FW_ITEM_PERSON, sign);
    }
}

static void
add_marks (FwGenogram *self, FwGenogramWork *work)
{
  gboolean index = FALSE, dead = FALSE, ghost = FALSE, inner = FALSE;
  guint waves = 0;

  for (guint i = 0; i < work->persons->len; i++)
    {
      FwPersonSign *sign = fw_work_person (work, i)->sign;

      index = index || sign->index;
      dead = dead || sign->dead;
      ghost = ghost || sign->ghost;
      inner = inner || sign->inner != FW_SHAPE_NONE;
      waves |= sign->waves;
    }
  if (index)
    {
      FwPersonSign *sign = sample_person (work->notation, "male");

      sign->index = TRUE;
      add_entry (self, choose (work, _ ("index person"), _ ("this is about them")), NULL,
                 FW_ITEM_PERSON, sign);
    }
  if (dead)
    {
      FwPersonSign *sign = sample_person (work->notation, "male");

      sign->dead = TRUE;
      add_entry (self, choose (work, _ ("deceased"), _ ("has died")), _ ("number: age at death"),
                 FW_ITEM_PERSON, sign);
    }
  if (inner)
    {
      FwPersonSign *sign = sample_person (work->notation, "female");

      sign->inner = FW_NOTATION_SQUARE;
      add_entry (self, _ ("outside: lived sex, inside: assigned at birth"), NULL, FW_ITEM_PERSON,
                 sign);
    }
  if (waves > 0)
    {
      FwPersonSign *sign = sample_person (work->notation, "male");

      sign->waves = waves & 1 ? 1 : 2;
      add_entry (self, choose (work, _ ("immigrated"), _ ("came from another country")),
                 waves & 2 ? _ ("two waves: lived in two cultures") : NULL, FW_ITEM_PERSON, sign);
    }
  if (ghost)
    {
      FwPersonSign *sign = sample_person (work->notation, "male");

      sign->ghost = TRUE;
      add_entry (self, _ ("later, or not yet known"), NULL, FW_ITEM_PERSON, sign);
    }
}

static void
add_kinds (FwGenogram *self, FwGenogramWork *work)
{
  static const struct
  {
    FwFamilyPersonKind kind;
    const char *key, *text;
  } kinds[] = {
      {FW_FAMILY_PREGNANCY, "pregnancy", "due"},
      {FW_FAMILY_MISCARRIAGE, "miscarriage", "miscarriage"},
      {FW_FAMILY_ABORTION, "abortion", ""},
      {FW_FAMILY_STILLBIRTH, "male", "stillbirth"},
      {FW_FAMILY_PET, "pet", ""},
      {FW_FAMILY_HELPER, "female", ""},
      {FW_FAMILY_INSTITUTION, "institution", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *mark
          = kinds[i].text[0] != '\0'
                ? fw_notation_get_text (work->notation, work->options->text_set, kinds[i].text)
                : "";
      g_autofree char *text = NULL;
      FwPersonSign *sign;

      if (!has_kind (work, kinds[i].kind))
        continue;
      text
          = mark[0] != '\0'
                ? g_strdup_printf ("%s (%s)", fw_family_person_kind_get_title (kinds[i].kind), mark)
                : g_strdup (fw_family_person_kind_get_title (kinds[i].kind));
      sign = sample_person (work->notation, kinds[i].key);
      sign->stillborn = kinds[i].kind == FW_FAMILY_STILLBIRTH;
      sign->outside = kinds[i].kind == FW_FAMILY_HELPER;
      add_entry (self, text, NULL, FW_ITEM_PERSON, sign);
    }
}

/* --- lines -------------------------------------------------------------------------- */

static FwUnionSign *
sample_union (const FwNotationLine *line)
{
  FwUnionSign *sign = fw_union_sign_new ();
  const graphene_point_t points[] = {GRAPHENE_POINT_INIT (-22, -11), GRAPHENE_POINT_INIT (-22, 4),
                                     GRAPHENE_POINT_INIT (22, 4), GRAPHENE_POINT_INIT (22, -11)};

  sign->points = g_memdup2 (points, sizeof points);
  sign->n_points = 4;
  sign->line = *line;
  sign->bar_y = 4;
  return sign;
}

static void
add_unions (FwGenogram *self, FwGenogramWork *work)
{
  static const FwUnionEventKind lines[]
      = {FW_UNION_MARRIED,   FW_UNION_ENGAGED, FW_UNION_LIVING_TOGETHER,
         FW_UNION_COMMITTED, FW_UNION_AFFAIR,  FW_UNION_CASUAL,
         FW_UNION_MET,       FW_UNION_VIOLENT};
  static const FwUnionEventKind states[]
      = {FW_UNION_SEPARATED, FW_UNION_DIVORCED, FW_UNION_ANNULLED, FW_UNION_RECONCILED};
  const FwNotationLine solid = {.width = 2};
  gboolean twice = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint u = 0; u < work->unions->len; u++)
      {
        const FwDayUnion *day
            = fw_genogram_get_union_day (work, &g_array_index (work->unions, FwWorkUnion, u));
        const FwNotationUnion *notation
            = fw_notation_find_union (work->notation, fw_union_event_to_name (lines[i]));

        if (!day->line_known || day->line != lines[i] || notation == NULL)
          continue;
        add_entry (self, fw_union_event_get_title (lines[i]), NULL, FW_ITEM_UNION,
                   sample_union (&notation->line));
        break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint u = 0; u < work->unions->len; u++)
      {
        const FwDayUnion *day
            = fw_genogram_get_union_day (work, &g_array_index (work->unions, FwWorkUnion, u));
        FwUnionSign *sign;

        if (day->state != FW_UNION_STATE_SEPARATED + i)
          continue;
        sign = sample_union (&solid);
        sign->slashes = states[i] == FW_UNION_RECONCILED ? 0 : i + 1;
        sign->crossed = states[i] == FW_UNION_RECONCILED;
        add_entry (self, fw_union_event_get_title (states[i]), NULL, FW_ITEM_UNION, sign);
        break;
      }
  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);

      twice = twice || (item->kind == FW_ITEM_UNION && ((FwUnionSign *) item->sign)->twice);
    }
  if (twice)
    {
      FwUnionSign *sign = sample_union (&solid);

      sign->twice = TRUE;
      add_entry (self, choose (work, _ ("related by blood"), _ ("are related to each other")), NULL,
                 FW_ITEM_UNION, sign);
    }
}

static void
add_children (FwGenogram *self, FwGenogramWork *work)
{
  for (FwChildLinkKind kind = FW_CHILD_ADOPTED; kind <= FW_CHILD_UNKNOWN; kind++)
    {
      const FwNotationChild *notation
          = fw_notation_find_child (work->notation, fw_child_link_to_name (kind));
      gboolean found = FALSE;
      g_autofree char *text = NULL;
      FwChildSign *sign;

      for (guint u = 0; u < work->unions->len; u++)
        {
          GArray *children = g_array_index (work->unions, FwWorkUnion, u).children;

          for (guint c = 0; c < children->len; c++)
            found = found
                    || ((FwChildLink *) g_ptr_array_index (
                            work->family->links, g_array_index (children, FwWorkChild, c).link))
                               ->kind
                           == kind;
        }
      if (!found || notation == NULL)
        continue;
      sign = fw_child_sign_new ();
      sign->points = g_new (graphene_point_t, 2);
      sign->points[0] = GRAPHENE_POINT_INIT (0, -13);
      sign->points[1] = GRAPHENE_POINT_INIT (0, 13);
      sign->n_points = 2;
      sign->line = notation->line;
      text = notation->mark[0] != '\0' && kind != FW_CHILD_UNKNOWN
                 ? g_strdup_printf ("%s (%s)", fw_child_link_get_title (kind), notation->mark)
                 : g_strdup (fw_child_link_get_title (kind));
      add_entry (self, text, NULL, FW_ITEM_CHILD_LINE, sign);
    }
}

static void
add_bonds (FwGenogram *self, FwGenogramWork *work)
{
  gboolean alleged = FALSE;

  for (guint k = 0; k < fw_notation_get_n_bonds (work->notation); k++)
    {
      const FwNotationBond *notation = fw_notation_get_bond (work->notation, k);
      FwBondSign *sign;
      gboolean found = FALSE;

      for (guint i = 0; i < work->bonds->len; i++)
        {
          FwFamilyBond *bond = g_ptr_array_index (
              work->family->bonds, g_array_index (work->bonds, FwWorkBond, i).family);

          found = found || g_strcmp0 (bond->kind, notation->kind) == 0;
          alleged = alleged || bond->fact.status == FW_FACT_ALLEGED;
        }
      if (!found)
        continue;
      sign = fw_bond_sign_new ();
      sign->points = g_new (graphene_point_t, 2);
      sign->points[0] = GRAPHENE_POINT_INIT (-25, 0);
      sign->points[1] = GRAPHENE_POINT_INIT (25, 0);
      sign->n_points = 2;
      sign->bond = notation;
      sign->notation = fw_notation_ref (work->notation);
      add_entry (self, fw_bond_get_title (notation->kind), NULL, FW_ITEM_BOND, sign);
    }
  if (alleged)
    {
      FwTagSign *sign = fw_tag_sign_new ();

      sign->label = (FwSignLabel) {
          .text = g_strdup ("?"), .role = FW_LABEL_NAME, .anchor = FW_ANCHOR_MIDDLE, .y = 5};
      add_entry (self, _ ("alleged, not examined"), _ ("full lines are broken"), FW_ITEM_TAG, sign);
    }
}

static void
add_fills (FwGenogram *self, FwGenogramWork *work)
{
  static const struct
  {
    gboolean addiction;
    FwSignFill fill;
    const char *text;
  } fills[] = {
      {FALSE, FW_FILL_FULL, N_ ("illness")},
      {FALSE, FW_FILL_SUSPECTED, N_ ("illness: suspected")},
      {FALSE, FW_FILL_REMISSION, N_ ("illness: in remission")},
      {TRUE, FW_FILL_FULL, N_ ("addiction")},
      {TRUE, FW_FILL_SUSPECTED, N_ ("addiction: suspected")},
      {TRUE, FW_FILL_REMISSION, N_ ("addiction: in remission")},
  };

  for (guint f = 0; f < G_N_ELEMENTS (fills); f++)
    for (guint i = 0; i < work->persons->len; i++)
      {
        FwPersonSign *sign = fw_work_person (work, i)->sign;
        FwPersonSign *sample;

        if ((fills[f].addiction ? sign->addiction : sign->illness) != fills[f].fill || sign->ghost)
          continue;
        sample = sample_person (work->notation, "male");
        if (fills[f].addiction)
          sample->addiction = fills[f].fill;
        else
          sample->illness = fills[f].fill;
        add_entry (self, _ (fills[f].text), NULL, FW_ITEM_PERSON, sample);
        break;
      }
}

static void
add_household (FwGenogram *self, FwGenogramWork *work)
{
  const graphene_point_t points[] = {GRAPHENE_POINT_INIT (-23, -11), GRAPHENE_POINT_INIT (23, -11),
                                     GRAPHENE_POINT_INIT (23, 11), GRAPHENE_POINT_INIT (-23, 11)};
  FwHouseholdSign *sign;

  if (work->households->len == 0)
    return;
  sign = fw_household_sign_new ();
  sign->points = g_memdup2 (points, sizeof points);
  sign->n_points = 4;
  add_entry (self, choose (work, _ ("household on that day"), _ ("live together")), NULL,
             FW_ITEM_HOUSEHOLD, sign);
}

static void
add_trait_signs (FwGenogram *self, FwGenogramWork *work)
{
  for (guint resource = 0; resource < 2; resource++)
    for (guint i = 0; work->options->layers & FW_LAYER_TRAITS && i < work->family->traits->len; i++)
      {
        FwFamilyTrait *trait = g_ptr_array_index (work->family->traits, i);
        FwPersonSign *sign;

        if (!work->now->traits[i] || trait->resource != (resource == 0))
          continue;
        sign = fw_person_sign_new ();
        sign->shape = FW_SHAPE_NONE;
        sign->labels = g_new0 (FwSignLabel, 1);
        sign->n_labels = 1;
        sign->labels[0] = (FwSignLabel) {
            .text = g_strdup (""),
            .role = resource == 0 ? FW_LABEL_RESOURCE : FW_LABEL_PROBLEM,
            .y = 4,
            .left = 8,
        };
        add_entry (self,
                   resource == 0 ? choose (work, _ ("resource"), _ ("what helps"))
                                 : choose (work, _ ("problem"), _ ("what is hard")),
                   NULL, FW_ITEM_PERSON, sign);
        break;
      }
}

/* --- sources -------------------------------------------------------------------------- */

static void
add_sources (FwGenogram *self, FwGenogramWork *work)
{
  for (guint i = 0; i < work->bonds->len; i++)
    {
      FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, i);
      FwFamilyBond *family = g_ptr_array_index (work->family->bonds, bond->family);
      FwGenogramSource *source;
      g_autofree char *since = fw_partial_date_dup_label (&family->fact.from);
      g_autoptr (GString) text = g_string_new (NULL);

      if (bond->ghost)
        continue;
      g_string_append_printf (text, "%s – %s", fw_work_person (work, bond->from)->name,
                              fw_work_person (work, bond->to)->name);
      if (since[0] != '\0')
        {
          g_string_append (text, ", ");
          /* Translators: %s is a date */
          g_string_append_printf (text, _ ("since %s"), since);
        }
      g_string_append_printf (text, ": %s", fw_fact_status_get_title (family->fact.status));
      if (family->fact.source != NULL && family->fact.source[0] != '\0')
        g_string_append_printf (text, ", %s", family->fact.source);
      source = g_new0 (FwGenogramSource, 1);
      source->title = g_strdup (fw_bond_get_title (family->kind));
      source->text = g_string_free_and_steal (g_steal_pointer (&text));
      g_ptr_array_add (self->sources, source);
    }
}

void
fw_genogram_add_legend (FwGenogram *self, FwGenogramWork *work)
{
  add_sexes (self, work);
  add_marks (self, work);
  add_kinds (self, work);
  add_unions (self, work);
  add_children (self, work);
  add_bonds (self, work);
  add_fills (self, work);
  add_household (self, work);
  add_trait_signs (self, work);
  add_sources (self, work);
}
