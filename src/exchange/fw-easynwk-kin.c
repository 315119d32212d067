/* fw-easynwk-kin.c: the kin that the roles of a network map tell.
 *
 * Only what a role says beyond doubt becomes a line: a half-brother has one parent in
 * common, but the map does not say which; he stands without a line, and the report
 * says so.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-text.h"
#include "exchange/fw-easynwk-private.h"

typedef enum
{
  ROLE_STRANGER, /* a friend, colleague or helper */
  ROLE_PARENT,
  ROLE_STEP_PARENT,
  ROLE_CHILD,
  ROLE_STEP_CHILD,
  ROLE_SIBLING,
  ROLE_PARTNER,
  ROLE_OTHER_KIN, /* kin whose line is not told */
} RoleKind;

typedef struct
{
  const char *role;
  RoleKind kind;
  int what; /* FwChildLinkKind of parents and children, FwUnionEventKind of partners */
} Role;

/* Source: roles_de.json of easyNWK; folded by fw_text_fold() before comparing. */
static const Role roles[] = {
    {"Ehefrau", ROLE_PARTNER, FW_UNION_MARRIED},
    {"Ehemann", ROLE_PARTNER, FW_UNION_MARRIED},
    {"Ehegatte", ROLE_PARTNER, FW_UNION_MARRIED},
    {"Ehegattin", ROLE_PARTNER, FW_UNION_MARRIED},
    {"Lebensgefährt*in", ROLE_PARTNER, FW_UNION_LIVING_TOGETHER},
    {"Lebensgefährtin", ROLE_PARTNER, FW_UNION_LIVING_TOGETHER},
    {"Lebensgefährte", ROLE_PARTNER, FW_UNION_LIVING_TOGETHER},
    {"Partner*in", ROLE_PARTNER, FW_UNION_COMMITTED},
    {"Partnerin", ROLE_PARTNER, FW_UNION_COMMITTED},
    {"Partner", ROLE_PARTNER, FW_UNION_COMMITTED},
    {"Ex-Partner*in", ROLE_PARTNER, FW_UNION_SEPARATED},
    {"Ex-Partnerin", ROLE_PARTNER, FW_UNION_SEPARATED},
    {"Ex-Partner", ROLE_PARTNER, FW_UNION_SEPARATED},
    {"Mutter", ROLE_PARENT, FW_CHILD_BIRTH},
    {"Vater", ROLE_PARENT, FW_CHILD_BIRTH},
    {"Pflegemutter", ROLE_PARENT, FW_CHILD_FOSTER},
    {"Pflegevater", ROLE_PARENT, FW_CHILD_FOSTER},
    {"Adoptivmutter", ROLE_PARENT, FW_CHILD_ADOPTED},
    {"Adoptivvater", ROLE_PARENT, FW_CHILD_ADOPTED},
    {"Stiefmutter", ROLE_STEP_PARENT, FW_SEX_MALE},
    {"Stiefvater", ROLE_STEP_PARENT, FW_SEX_FEMALE},
    {"Schwester", ROLE_SIBLING, FW_CHILD_BIRTH},
    {"Bruder", ROLE_SIBLING, FW_CHILD_BIRTH},
    {"Tochter", ROLE_CHILD, FW_CHILD_BIRTH},
    {"Sohn", ROLE_CHILD, FW_CHILD_BIRTH},
    {"Adoptivtochter", ROLE_CHILD, FW_CHILD_ADOPTED},
    {"Adoptivsohn", ROLE_CHILD, FW_CHILD_ADOPTED},
    {"Pflegetochter", ROLE_CHILD, FW_CHILD_FOSTER},
    {"Pflegesohn", ROLE_CHILD, FW_CHILD_FOSTER},
    {"Stieftochter", ROLE_STEP_CHILD, 0},
    {"Stiefsohn", ROLE_STEP_CHILD, 0},
    {"Familienangehörige*r", ROLE_OTHER_KIN, 0},
    {"Adoptivschwester", ROLE_OTHER_KIN, 0},
    {"Adoptivbruder", ROLE_OTHER_KIN, 0},
    {"Stiefschwester", ROLE_OTHER_KIN, 0},
    {"Stiefbruder", ROLE_OTHER_KIN, 0},
    {"Halbschwester", ROLE_OTHER_KIN, 0},
    {"Halbbruder", ROLE_OTHER_KIN, 0},
    {"Pflegeschwester", ROLE_OTHER_KIN, 0},
    {"Pflegebruder", ROLE_OTHER_KIN, 0},
    {"Großmutter", ROLE_OTHER_KIN, 0},
    {"Großvater", ROLE_OTHER_KIN, 0},
    {"Urgroßmutter", ROLE_OTHER_KIN, 0},
    {"Urgroßvater", ROLE_OTHER_KIN, 0},
    {"Schwager/Schwägerin", ROLE_OTHER_KIN, 0},
    {"Schwiegermutter", ROLE_OTHER_KIN, 0},
    {"Schwiegervater", ROLE_OTHER_KIN, 0},
    {"Schwiegertochter", ROLE_OTHER_KIN, 0},
    {"Schwiegersohn", ROLE_OTHER_KIN, 0},
    {"Enkelkind", ROLE_OTHER_KIN, 0},
    {"Urenkelkind", ROLE_OTHER_KIN, 0},
    {"Tante", ROLE_OTHER_KIN, 0},
    {"Onkel", ROLE_OTHER_KIN, 0},
    {"Cousin*e", ROLE_OTHER_KIN, 0},
    {"Angeheiratete Tante", ROLE_OTHER_KIN, 0},
    {"Angeheirateter Onkel", ROLE_OTHER_KIN, 0},
    {"Nichte", ROLE_OTHER_KIN, 0},
    {"Neffe", ROLE_OTHER_KIN, 0},
    {"Angeheiratete Nichte", ROLE_OTHER_KIN, 0},
    {"Angeheirater Neffe", ROLE_OTHER_KIN, 0},
    {"Angeheirateter Neffe", ROLE_OTHER_KIN, 0},
    {"Freund*in", ROLE_STRANGER, 0},
    {"Nachbar*in", ROLE_STRANGER, 0},
    {"Bekannte*r", ROLE_STRANGER, 0},
    {"Kolleg*in", ROLE_STRANGER, 0},
    {"Arbeitskolleg*in", ROLE_STRANGER, 0},
    {"Vereinskolleg*in", ROLE_STRANGER, 0},
    {"Ausbildungskolleg*in", ROLE_STRANGER, 0},
    {"Schulkolleg*in", ROLE_STRANGER, 0},
    {"Studienkolleg*in", ROLE_STRANGER, 0},
    {"prof. Helfer*in", ROLE_STRANGER, 0},
    {"Ärzt*in", ROLE_STRANGER, 0},
    {"Psychotherapeut*in", ROLE_STRANGER, 0},
    {"Pflegefachkraft", ROLE_STRANGER, 0},
    {"Gesetz. Erwachsenenvertretung", ROLE_STRANGER, 0},
    {"Psycholog*in", ROLE_STRANGER, 0},
    {"Sozialarbeiter*in", ROLE_STRANGER, 0},
    {"Berater*in / Betreuer*in", ROLE_STRANGER, 0},
    {"Pfarrer*in", ROLE_STRANGER, 0},
    {"Physiotherapeut*in", ROLE_STRANGER, 0},
    {"Ergotherapeut*in", ROLE_STRANGER, 0},
    {"Mitbewohner*in", ROLE_STRANGER, 0},
};

static const Role *
find_role (const char *text)
{
  g_autofree char *folded = fw_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *other = fw_text_fold (roles[i].role);

      if (g_str_equal (folded, other))
        return &roles[i];
    }
  return NULL;
}

gboolean
fw_easynwk_is_kin (const char *role, gboolean in_family_sector)
{
  const Role *found = find_role (role);

  return found != NULL ? found->kind != ROLE_STRANGER : in_family_sector;
}

void
fw_easynwk_put_pair (GHashTable *pairs, guint one, guint other, const char *kind)
{
  gint64 key = (gint64) ((guint64) one << 32 | other);

  g_hash_table_insert (pairs, g_memdup2 (&key, sizeof key), (gpointer) kind);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 x = **(const gint64 *const *) a, y = **(const gint64 *const *) b;

  return (x > y) - (x < y);
}

GPtrArray *
fw_easynwk_sort_pairs (GHashTable *pairs)
{
  GPtrArray *keys = g_hash_table_get_keys_as_ptr_array (pairs);

  g_ptr_array_sort (keys, compare_keys);
  return keys;
}

typedef struct
{
  FwEasynwk *in;
  guint ego;
  GArray *of_kind[ROLE_OTHER_KIN + 1]; /* persons, by kind of role */
  GHashTable *placed;                  /* persons that got a line */
} Linker;

static const Role *
get_role (Linker *self, guint person)
{
  return find_role (fw_family_get_person (self->in->family, person)->occupation);
}

static guint
add_union (Linker *self, guint one, guint other)
{
  FwFamily *family = self->in->family;
  g_autofree char *id = g_strdup_printf ("U%u", family->unions->len + 1);

  fw_family_add_union (family, id, one, other);
  return family->unions->len - 1;
}

static void
add_link (Linker *self, guint child, guint parents, FwChildLinkKind kind)
{
  FwFamily *family = self->in->family;
  g_autofree char *id = g_strdup_printf ("C%u", family->links->len + 1);

  fw_family_add_link (family, id, child, parents, kind);
}

/* The parents of one kind as one couple; FW_FAMILY_NOBODY when there are none. A
 * third one is not placed. */
static guint
link_parents (Linker *self, FwChildLinkKind kind)
{
  GArray *all = self->of_kind[ROLE_PARENT];
  guint found[2] = {FW_FAMILY_NOBODY, FW_FAMILY_NOBODY};
  guint n = 0, couple;

  for (guint i = 0; i < all->len; i++)
    {
      guint person = g_array_index (all, guint, i);

      if (get_role (self, person)->what != (int) kind || n == 2)
        continue;
      found[n++] = person;
      g_hash_table_add (self->placed, GUINT_TO_POINTER (person + 1));
    }
  if (n == 0)
    return FW_FAMILY_NOBODY;
  couple = add_union (self, found[0], found[1]);
  add_link (self, self->ego, couple, kind);
  return couple;
}

/* A stepfather is the mother's partner; with two mothers it is not told whose. */
static void
link_step_parents (Linker *self)
{
  GArray *steps = self->of_kind[ROLE_STEP_PARENT], *parents = self->of_kind[ROLE_PARENT];

  for (guint i = 0; i < steps->len; i++)
    {
      guint step = g_array_index (steps, guint, i);
      int sex = get_role (self, step)->what;
      guint partner = FW_FAMILY_NOBODY, n = 0;

      for (guint k = 0; k < parents->len; k++)
        {
          guint parent = g_array_index (parents, guint, k);
          const char *role = fw_family_get_person (self->in->family, parent)->occupation;

          if (g_str_equal (role, sex == FW_SEX_FEMALE ? "Mutter" : "Vater"))
            {
              partner = parent;
              n++;
            }
        }
      if (n > 1)
        continue;
      add_link (self, self->ego, add_union (self, step, partner), FW_CHILD_STEP);
      g_hash_table_add (self->placed, GUINT_TO_POINTER (step + 1));
    }
}

static void
link_partners (Linker *self)
{
  GArray *partners = self->of_kind[ROLE_PARTNER], *steps = self->of_kind[ROLE_STEP_CHILD];
  guint first = FW_FAMILY_NOBODY;

  for (guint i = 0; i < partners->len; i++)
    {
      guint partner = g_array_index (partners, guint, i);
      guint couple = add_union (self, self->ego, partner);
      FwFact fact = fw_fact_always ();

      fact.known = fw_family_get_person (self->in->family, partner)->known;
      fact.status = FW_FACT_ALLEGED;
      fw_family_union_add_event (fw_family_get_union (self->in->family, couple),
                                 (FwUnionEventKind) get_role (self, partner)->what, &fact);
      g_hash_table_add (self->placed, GUINT_TO_POINTER (partner + 1));
      first = couple;
    }
  /* A stepchild is the one partner's child. */
  for (guint i = 0; partners->len == 1 && i < steps->len; i++)
    {
      guint child = g_array_index (steps, guint, i);

      add_link (self, child, first, FW_CHILD_STEP);
      g_hash_table_add (self->placed, GUINT_TO_POINTER (child + 1));
    }
}

static void
link_children (Linker *self)
{
  GArray *children = self->of_kind[ROLE_CHILD];
  guint alone;

  if (children->len == 0)
    return;
  /* Who the other parent is, the map does not say. */
  alone = add_union (self, self->ego, FW_FAMILY_NOBODY);
  for (guint i = 0; i < children->len; i++)
    {
      guint child = g_array_index (children, guint, i);

      add_link (self, child, alone, (FwChildLinkKind) get_role (self, child)->what);
      g_hash_table_add (self->placed, GUINT_TO_POINTER (child + 1));
    }
}

static void
link_siblings (Linker *self, guint parents)
{
  GArray *siblings = self->of_kind[ROLE_SIBLING];

  if (siblings->len == 0)
    return;
  if (parents == FW_FAMILY_NOBODY)
    {
      parents = add_union (self, FW_FAMILY_NOBODY, FW_FAMILY_NOBODY);
      add_link (self, self->ego, parents, FW_CHILD_BIRTH);
    }
  for (guint i = 0; i < siblings->len; i++)
    {
      guint sibling = g_array_index (siblings, guint, i);

      add_link (self, sibling, parents, FW_CHILD_BIRTH);
      g_hash_table_add (self->placed, GUINT_TO_POINTER (sibling + 1));
    }
}

void
fw_easynwk_link_kin (FwEasynwk *in)
{
  Linker self = {.in = in,
                 .ego = fw_family_find_person (in->family, "ego"),
                 .placed = g_hash_table_new (NULL, NULL)};
  guint parents;

  for (guint i = 0; i < G_N_ELEMENTS (self.of_kind); i++)
    self.of_kind[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < in->family->persons->len; i++)
    {
      const FwFamilyPerson *person = fw_family_get_person (in->family, i);
      const Role *role = find_role (person->occupation);

      if (i != self.ego && person->kind == FW_FAMILY_PERSON && role != NULL)
        g_array_append_val (self.of_kind[role->kind], i);
    }
  parents = link_parents (&self, FW_CHILD_BIRTH);
  link_parents (&self, FW_CHILD_ADOPTED);
  link_parents (&self, FW_CHILD_FOSTER);
  link_step_parents (&self);
  link_siblings (&self, parents);
  link_partners (&self);
  link_children (&self);
  for (guint i = 0; i < in->family->persons->len; i++)
    {
      FwFamilyPerson *person = fw_family_get_person (in->family, i);

      if (i == self.ego || person->kind != FW_FAMILY_PERSON)
        continue;
      /* A drawn line says it better than the word beneath the symbol. */
      if (g_hash_table_contains (self.placed, GUINT_TO_POINTER (i + 1)))
        person->occupation = "";
      else
        fw_import_report_add_problem (
            in->report, 0,
            _ ("“%s” belongs to the family, but the map does not say by whom. The person was taken "
               "without a line."),
            *person->occupation != '\0' ? person->occupation : person->given_name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self.of_kind); i++)
    g_array_unref (self.of_kind[i]);
  g_hash_table_unref (self.placed);
}
