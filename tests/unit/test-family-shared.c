/* test-family-shared.c: with the family at the table nothing is told that only the office
 * knows: not in the drawing, not in the legend, not in a spoken label, not by an id. */
#include <string.h>

#include "domain/fw-family-shared.h"
#include "fw-test-family.h"
#include "scene/fw-genogram.h"

/* What may be in no word of the drawing. */
static const char *const secrets[] = {
    "Geheimnis",  "Gespräch",  "Familiengericht", "Ressourcencheck", "Frauenhaus",  "Schulden",
    "Spielsucht", "alleged",   "assessed",        "established",     "Violence",    "abuse",
    "broken off", "addiction", "illness",         "problem",         "miscarriage", "Miscarriage"};

static FwFamily *
make_family (void)
{
  FwFamily *f = fw_test_family_new ();
  guint thomas = fw_family_find_person (f, "thomas"), kai = fw_family_find_person (f, "kai");
  guint sandra = fw_family_find_person (f, "sandra"), renate = fw_family_find_person (f, "renate");
  FwFamilyHousehold *shelter = fw_family_add_household (f, "shelter", "Frauenhaus Auental");

  fw_family_get_person (f, thomas)->note = fw_family_intern (f, "Geheimnis");
  fw_family_add_trait (f, "t1", thomas, FALSE, "Schulden");
  fw_family_add_trait (f, "t2", thomas, TRUE, "Fußballverein");
  fw_test_bond (f, "b4", "abuse-physical", thomas, kai, FW_FACT_ESTABLISHED, "2020", "Geheimnis");
  fw_test_bond (f, "b5", "violence", thomas, sandra, FW_FACT_ASSESSED, "2020", "Geheimnis");
  ((FwFamilyHealth *) g_ptr_array_index (f->health, 0))->text = fw_family_intern (f, "Spielsucht");
  fw_family_get_person (f, renate)->blocked = TRUE;
  fw_test_stay (shelter, renate, NULL);
  return f;
}

static FwGenogram *
draw (FwFamily *family, FwScene *scene, gboolean network)
{
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  FwGenogram *genogram;

  options.day = fw_day_new (2026, 11, 23);
  options.plain = TRUE;
  genogram
      = network ? fw_genogram_new_network (family, &options) : fw_genogram_new (family, &options);
  fw_genogram_fill_scene (genogram, scene);
  return genogram;
}

static void
check_text (const char *where, const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (secrets); i++)
    if (strstr (text, secrets[i]) != NULL)
      g_error ("%s tells “%s”: %s", where, secrets[i], text);
}

static void
check_labels (const FwSignLabel *labels, guint n)
{
  for (guint i = 0; i < n; i++)
    check_text ("a label", labels[i].text);
}

static void
check_drawing (FwGenogram *genogram, FwScene *scene)
{
  g_autofree char *geometry = fw_genogram_to_geometry (genogram);
  GPtrArray *legend = fw_genogram_get_legend (genogram);
  GPtrArray *left_out = fw_genogram_get_left_out (genogram);
  GPtrArray *sources = fw_genogram_get_sources (genogram);

  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (scene, i);

      check_text ("a name", item->label);
      check_text ("a spoken label", item->spoken);
      check_text ("a description", item->description);
      if (item->kind == FW_ITEM_PERSON)
        {
          const FwPersonSign *sign = item->sign;

          check_labels (sign->labels, sign->n_labels);
          check_text ("a symbol", sign->inside);
          g_assert_cmpint (sign->illness, ==, FW_FILL_NONE);
          g_assert_cmpint (sign->addiction, ==, FW_FILL_NONE);
        }
      else if (item->kind == FW_ITEM_BOND)
        {
          g_assert_false (((FwBondSign *) item->sign)->alleged);
          check_labels (&((FwBondSign *) item->sign)->label, 1);
        }
      else if (item->kind == FW_ITEM_HOUSEHOLD)
        check_labels (&((FwHouseholdSign *) item->sign)->label, 1);
    }
  for (guint i = 0; i < legend->len; i++)
    {
      check_text ("the legend", ((FwLegendEntry *) g_ptr_array_index (legend, i))->text);
      check_text ("the legend", ((FwLegendEntry *) g_ptr_array_index (legend, i))->note);
    }
  for (guint i = 0; i < left_out->len; i++)
    check_text ("the list of those left out",
                ((FwGenogramLeftOut *) g_ptr_array_index (left_out, i))->name);
  /* The list of sources is for the office's paper: at the table it tells no status. */
  for (guint i = 0; i < sources->len; i++)
    check_text ("a source", ((FwGenogramSource *) g_ptr_array_index (sources, i))->title);
  check_text ("the geometry", geometry);
}

static void
test_nothing_leaks (void)
{
  g_autoptr (FwFamily) family = make_family ();
  g_autoptr (GHashTable) before = fw_family_dup_fact_ids (family);
  g_autoptr (FwFamily) shared = fw_family_dup_shared (family, FW_SHARE_NOTHING, before);

  for (guint network = 0; network < 2; network++)
    {
      g_autoptr (FwScene) scene = fw_scene_new ();
      g_autoptr (FwGenogram) genogram = draw (shared, scene, network == 1);

      check_drawing (genogram, scene);
      g_assert_null (fw_scene_find (scene, "bond:b3"));
      g_assert_null (fw_scene_find (scene, "bond:b4"));
      g_assert_null (fw_scene_find (scene, "bond:b5"));
      g_assert_null (fw_scene_find (scene, "loss"));
      g_assert_null (fw_scene_find (scene, "household:shelter"));
    }
}

/* What the family knows of itself stays: everybody, the bonds, the homes, what helps. */
static void
test_the_rest_stays (void)
{
  g_autoptr (FwFamily) family = make_family ();
  g_autoptr (FwFamily) shared = fw_family_dup_shared (family, FW_SHARE_NOTHING, NULL);
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (FwGenogram) genogram = draw (shared, scene, FALSE);
  const char *ids[]
      = {"horst",   "thomas",         "sandra",           "jonas",    "finn",    "paul", "bond:b1",
         "bond:b2", "household:home", "household:foster", "union:st", "union:sk"};
  const FwPersonSign *thomas;
  gboolean helps = FALSE;

  g_assert_cmpuint (shared->persons->len, ==, family->persons->len);
  for (guint i = 0; i < family->persons->len; i++)
    g_assert_cmpstr (fw_family_get_person (shared, i)->id, ==,
                     fw_family_get_person (family, i)->id);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (fw_scene_find (scene, ids[i]) == NULL)
      g_error ("%s is not drawn", ids[i]);
  thomas = fw_scene_find (scene, "thomas")->sign;
  for (guint i = 0; i < thomas->n_labels; i++)
    helps = helps || g_str_equal (thomas->labels[i].text, "Fußballverein");
  g_assert_true (helps);
}

/* What was opened by hand is there, and nothing else. */
static void
test_by_hand (void)
{
  g_autoptr (FwFamily) family = make_family ();
  const struct
  {
    FwFamilyShare share;
    guint health, problems, grave;
    gboolean loss;
  } cases[] = {
      {FW_SHARE_HEALTH, 2, 0, 0, FALSE},
      {FW_SHARE_PROBLEMS, 0, 1, 0, FALSE},
      {FW_SHARE_VIOLENCE, 0, 0, 2, FALSE},
      {FW_SHARE_LOSSES, 0, 0, 0, TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FwFamily) shared = fw_family_dup_shared (family, cases[i].share, NULL);
      guint problems = 0, grave = 0;

      for (guint t = 0; t < shared->traits->len; t++)
        problems += !((FwFamilyTrait *) g_ptr_array_index (shared->traits, t))->resource;
      for (guint b = 0; b < shared->bonds->len; b++)
        {
          const FwFamilyBond *bond = g_ptr_array_index (shared->bonds, b);

          grave
              += g_str_equal (bond->kind, "violence") || g_str_equal (bond->kind, "abuse-physical");
          g_assert_cmpstr (bond->fact.source, ==, "");
        }
      g_assert_cmpuint (shared->health->len, ==, cases[i].health);
      g_assert_cmpuint (problems, ==, cases[i].problems);
      g_assert_cmpuint (grave, ==, cases[i].grave);
      g_assert_true (fw_family_get_person (shared, fw_family_find_person (shared, "loss"))->hidden
                     == !cases[i].loss);
    }
}

/* A blocked address is not opened by anything. */
static void
test_blocked_stays_shut (void)
{
  g_autoptr (FwFamily) family = make_family ();
  g_autoptr (FwFamily) shared = fw_family_dup_shared (family, 0xff, NULL);

  for (guint i = 0; i < shared->households->len; i++)
    {
      const FwFamilyHousehold *household = g_ptr_array_index (shared->households, i);

      if (!g_str_equal (household->id, "shelter"))
        continue;
      g_assert_cmpuint (household->stays->len, ==, 0);
      g_assert_cmpstr (household->name, ==, "");
    }
}

/* What is drawn at the table is only reported yet, and is seen at once. */
static void
test_told_here (void)
{
  g_autoptr (FwFamily) family = make_family ();
  g_autoptr (GHashTable) before = fw_family_dup_fact_ids (family);
  g_autoptr (FwFamily) shared = NULL;
  guint found = 0;

  fw_test_bond (family, "b9", "close", fw_family_find_person (family, "lena"),
                fw_family_find_person (family, "finn"), FW_FACT_ALLEGED, NULL, "");
  fw_family_add_trait (family, "t9", fw_family_find_person (family, "kai"), FALSE, "Rücken");
  shared = fw_family_dup_shared (family, FW_SHARE_NOTHING, before);
  for (guint i = 0; i < shared->bonds->len; i++)
    found += g_str_equal (((FwFamilyBond *) g_ptr_array_index (shared->bonds, i))->id, "b9");
  for (guint i = 0; i < shared->traits->len; i++)
    found += g_str_equal (((FwFamilyTrait *) g_ptr_array_index (shared->traits, i))->id, "t9");
  g_assert_cmpuint (found, ==, 2);
}

/* A child keeps a line where its only one is disputed, and loses a reported second one. */
static void
test_parentage (void)
{
  g_autoptr (FwFamily) family = make_family ();
  g_autoptr (FwFamily) shared = NULL;
  guint lena = fw_family_find_person (family, "lena"),
        finn = fw_family_find_person (family, "finn");
  guint n_lena = 0, n_finn = 0;

  for (guint i = 0; i < family->links->len; i++)
    {
      FwChildLink *link = g_ptr_array_index (family->links, i);

      link->disputed = link->child == lena;
      if (link->child == finn && link->kind == FW_CHILD_BIRTH)
        link->fact.status = FW_FACT_ALLEGED;
    }
  shared = fw_family_dup_shared (family, FW_SHARE_NOTHING, NULL);
  for (guint i = 0; i < shared->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (shared->links, i);

      n_lena += link->child == lena;
      n_finn += link->child == finn;
    }
  g_assert_cmpuint (n_lena, ==, 1);
  g_assert_cmpuint (n_finn, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shared/nothing-leaks", test_nothing_leaks);
  g_test_add_func ("/shared/the-rest-stays", test_the_rest_stays);
  g_test_add_func ("/shared/by-hand", test_by_hand);
  g_test_add_func ("/shared/blocked-stays-shut", test_blocked_stays_shut);
  g_test_add_func ("/shared/told-here", test_told_here);
  g_test_add_func ("/shared/parentage", test_parentage);
  return g_test_run ();
}
