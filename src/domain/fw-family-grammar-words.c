/* fw-family-grammar-words.c: the words that a typed family is read by. Data: German and
 * English are both understood in every language, because records are German. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-family-grammar-private.h"

#define F FW_SEX_FEMALE
#define M FW_SEX_MALE
#define U FW_SEX_UNKNOWN

static const FwTypedRelationWord relations[] = {
    {"mutter", FW_TYPED_MOTHER, F},
    {"mama", FW_TYPED_MOTHER, F},
    {"kindsmutter", FW_TYPED_MOTHER, F},
    {"km", FW_TYPED_MOTHER, F},
    {"mother", FW_TYPED_MOTHER, F},
    {"mum", FW_TYPED_MOTHER, F},
    {"mom", FW_TYPED_MOTHER, F},
    {"vater", FW_TYPED_FATHER, M},
    {"papa", FW_TYPED_FATHER, M},
    {"kindsvater", FW_TYPED_FATHER, M},
    {"kv", FW_TYPED_FATHER, M},
    {"father", FW_TYPED_FATHER, M},
    {"dad", FW_TYPED_FATHER, M},
    {"eltern", FW_TYPED_PARENT, U},
    {"parents", FW_TYPED_PARENT, U},
    {"kind", FW_TYPED_CHILD, U},
    {"kinder", FW_TYPED_CHILD, U},
    {"child", FW_TYPED_CHILD, U},
    {"children", FW_TYPED_CHILD, U},
    {"kids", FW_TYPED_CHILD, U},
    {"sohn", FW_TYPED_CHILD, M},
    {"sohne", FW_TYPED_CHILD, M},
    {"son", FW_TYPED_CHILD, M},
    {"sons", FW_TYPED_CHILD, M},
    {"tochter", FW_TYPED_CHILD, F},
    {"daughter", FW_TYPED_CHILD, F},
    {"daughters", FW_TYPED_CHILD, F},
    {"bruder", FW_TYPED_SIBLING, M},
    {"brother", FW_TYPED_SIBLING, M},
    {"brothers", FW_TYPED_SIBLING, M},
    {"schwester", FW_TYPED_SIBLING, F},
    {"schwestern", FW_TYPED_SIBLING, F},
    {"sister", FW_TYPED_SIBLING, F},
    {"sisters", FW_TYPED_SIBLING, F},
    {"geschwister", FW_TYPED_SIBLING, U},
    {"sibling", FW_TYPED_SIBLING, U},
    {"siblings", FW_TYPED_SIBLING, U},
    {"halbbruder", FW_TYPED_HALF_SIBLING, M},
    {"half-brother", FW_TYPED_HALF_SIBLING, M},
    {"halbschwester", FW_TYPED_HALF_SIBLING, F},
    {"half-sister", FW_TYPED_HALF_SIBLING, F},
    {"halbgeschwister", FW_TYPED_HALF_SIBLING, U},
    {"half-siblings", FW_TYPED_HALF_SIBLING, U},
    {"zwilling", FW_TYPED_TWIN, U},
    {"zwillingsbruder", FW_TYPED_TWIN, M},
    {"zwillingsschwester", FW_TYPED_TWIN, F},
    {"twin", FW_TYPED_TWIN, U},
    {"zwillinge", FW_TYPED_TWINS, U},
    {"drillinge", FW_TYPED_TWINS, U},
    {"twins", FW_TYPED_TWINS, U},
    {"triplets", FW_TYPED_TWINS, U},
    {"partner", FW_TYPED_PARTNER, U},
    {"partnerin", FW_TYPED_PARTNER, F},
    {"lebensgefahrte", FW_TYPED_PARTNER, M},
    {"lebensgefahrtin", FW_TYPED_PARTNER, F},
    {"freund", FW_TYPED_PARTNER, M},
    {"freundin", FW_TYPED_PARTNER, F},
    {"boyfriend", FW_TYPED_PARTNER, M},
    {"girlfriend", FW_TYPED_PARTNER, F},
    {"mann", FW_TYPED_SPOUSE, M},
    {"ehemann", FW_TYPED_SPOUSE, M},
    {"frau", FW_TYPED_SPOUSE, F},
    {"ehefrau", FW_TYPED_SPOUSE, F},
    {"husband", FW_TYPED_SPOUSE, M},
    {"wife", FW_TYPED_SPOUSE, F},
    {"spouse", FW_TYPED_SPOUSE, U},
    {"ex", FW_TYPED_EX_PARTNER, U},
    {"ex-partner", FW_TYPED_EX_PARTNER, U},
    {"expartner", FW_TYPED_EX_PARTNER, U},
    {"ex-partnerin", FW_TYPED_EX_PARTNER, F},
    {"expartnerin", FW_TYPED_EX_PARTNER, F},
    {"ex-freund", FW_TYPED_EX_PARTNER, M},
    {"ex-freundin", FW_TYPED_EX_PARTNER, F},
    {"ex-mann", FW_TYPED_EX_SPOUSE, M},
    {"exmann", FW_TYPED_EX_SPOUSE, M},
    {"ex-frau", FW_TYPED_EX_SPOUSE, F},
    {"exfrau", FW_TYPED_EX_SPOUSE, F},
    {"ex-husband", FW_TYPED_EX_SPOUSE, M},
    {"ex-wife", FW_TYPED_EX_SPOUSE, F},
    {"grossmutter", FW_TYPED_GRANDPARENT, F},
    {"oma", FW_TYPED_GRANDPARENT, F},
    {"grandmother", FW_TYPED_GRANDPARENT, F},
    {"grandma", FW_TYPED_GRANDPARENT, F},
    {"grossvater", FW_TYPED_GRANDPARENT, M},
    {"opa", FW_TYPED_GRANDPARENT, M},
    {"grandfather", FW_TYPED_GRANDPARENT, M},
    {"grandpa", FW_TYPED_GRANDPARENT, M},
    {"grosseltern", FW_TYPED_GRANDPARENT, U},
    {"grandparents", FW_TYPED_GRANDPARENT, U},
    {"onkel", FW_TYPED_AUNT, M},
    {"uncle", FW_TYPED_AUNT, M},
    {"tante", FW_TYPED_AUNT, F},
    {"aunt", FW_TYPED_AUNT, F},
    {"stiefmutter", FW_TYPED_STEP_PARENT, F},
    {"stepmother", FW_TYPED_STEP_PARENT, F},
    {"stiefvater", FW_TYPED_STEP_PARENT, M},
    {"stepfather", FW_TYPED_STEP_PARENT, M},
    {"pflegemutter", FW_TYPED_FOSTER_PARENT, F},
    {"pflegevater", FW_TYPED_FOSTER_PARENT, M},
    {"pflegeeltern", FW_TYPED_FOSTER_PARENT, U},
    {"foster-mother", FW_TYPED_FOSTER_PARENT, F},
    {"foster-father", FW_TYPED_FOSTER_PARENT, M},
    {"foster-parents", FW_TYPED_FOSTER_PARENT, U},
    {"adoptivmutter", FW_TYPED_ADOPTIVE_PARENT, F},
    {"adoptivvater", FW_TYPED_ADOPTIVE_PARENT, M},
    {"adoptiveltern", FW_TYPED_ADOPTIVE_PARENT, U},
    {"adoptive-parents", FW_TYPED_ADOPTIVE_PARENT, U},
    {"pflegekind", FW_TYPED_FOSTER_CHILD, U},
    {"pflegekinder", FW_TYPED_FOSTER_CHILD, U},
    {"pflegesohn", FW_TYPED_FOSTER_CHILD, M},
    {"pflegetochter", FW_TYPED_FOSTER_CHILD, F},
    {"foster-child", FW_TYPED_FOSTER_CHILD, U},
    {"foster-children", FW_TYPED_FOSTER_CHILD, U},
    {"foster-son", FW_TYPED_FOSTER_CHILD, M},
    {"foster-daughter", FW_TYPED_FOSTER_CHILD, F},
    {"adoptivkind", FW_TYPED_ADOPTED_CHILD, U},
    {"adoptivsohn", FW_TYPED_ADOPTED_CHILD, M},
    {"adoptivtochter", FW_TYPED_ADOPTED_CHILD, F},
    {"adopted-child", FW_TYPED_ADOPTED_CHILD, U},
    {"stiefkind", FW_TYPED_STEP_CHILD, U},
    {"stiefkinder", FW_TYPED_STEP_CHILD, U},
    {"stiefsohn", FW_TYPED_STEP_CHILD, M},
    {"stieftochter", FW_TYPED_STEP_CHILD, F},
    {"stepchild", FW_TYPED_STEP_CHILD, U},
    {"stepchildren", FW_TYPED_STEP_CHILD, U},
    {"stepson", FW_TYPED_STEP_CHILD, M},
    {"stepdaughter", FW_TYPED_STEP_CHILD, F},
    {"schwangerschaft", FW_TYPED_PREGNANCY, U},
    {"schwanger", FW_TYPED_PREGNANCY, U},
    {"pregnancy", FW_TYPED_PREGNANCY, U},
    {"pregnant", FW_TYPED_PREGNANCY, U},
    {"fehlgeburt", FW_TYPED_MISCARRIAGE, U},
    {"miscarriage", FW_TYPED_MISCARRIAGE, U},
    {"fg", FW_TYPED_MISCARRIAGE, U},
    {"schwangerschaftsabbruch", FW_TYPED_ABORTION, U},
    {"abtreibung", FW_TYPED_ABORTION, U},
    {"abortion", FW_TYPED_ABORTION, U},
    {"termination", FW_TYPED_ABORTION, U},
    {"totgeburt", FW_TYPED_STILLBIRTH, U},
    {"stillbirth", FW_TYPED_STILLBIRTH, U},
    {"tg", FW_TYPED_STILLBIRTH, U},
    {"haustier", FW_TYPED_PET, U},
    {"hund", FW_TYPED_PET, U},
    {"katze", FW_TYPED_PET, U},
    {"pet", FW_TYPED_PET, U},
    {"dog", FW_TYPED_PET, U},
    {"cat", FW_TYPED_PET, U},
};

static const FwTypedEventWord events[] = {
    {"oo", FW_UNION_MARRIED, FALSE},
    {"verheiratet", FW_UNION_MARRIED, FALSE},
    {"verh", FW_UNION_MARRIED, FALSE},
    {"heirat", FW_UNION_MARRIED, FALSE},
    {"married", FW_UNION_MARRIED, FALSE},
    {"m", FW_UNION_MARRIED, TRUE},
    {"geschieden", FW_UNION_DIVORCED, FALSE},
    {"gesch", FW_UNION_DIVORCED, FALSE},
    {"scheidung", FW_UNION_DIVORCED, FALSE},
    {"divorced", FW_UNION_DIVORCED, FALSE},
    {"div", FW_UNION_DIVORCED, FALSE},
    {"d", FW_UNION_DIVORCED, TRUE},
    {"getrennt", FW_UNION_SEPARATED, FALSE},
    {"getr", FW_UNION_SEPARATED, FALSE},
    {"trennung", FW_UNION_SEPARATED, FALSE},
    {"separated", FW_UNION_SEPARATED, FALSE},
    {"sep", FW_UNION_SEPARATED, FALSE},
    {"s", FW_UNION_SEPARATED, TRUE},
    {"zusammen", FW_UNION_LIVING_TOGETHER, FALSE},
    {"zus", FW_UNION_LIVING_TOGETHER, FALSE},
    {"together", FW_UNION_LIVING_TOGETHER, FALSE},
    {"lt", FW_UNION_LIVING_TOGETHER, TRUE},
    {"verlobt", FW_UNION_ENGAGED, FALSE},
    {"verl", FW_UNION_ENGAGED, FALSE},
    {"engaged", FW_UNION_ENGAGED, FALSE},
    {"affare", FW_UNION_AFFAIR, FALSE},
    {"affair", FW_UNION_AFFAIR, FALSE},
    {"aufgehoben", FW_UNION_ANNULLED, FALSE},
    {"annulled", FW_UNION_ANNULLED, FALSE},
    {"versohnt", FW_UNION_RECONCILED, FALSE},
    {"reconciled", FW_UNION_RECONCILED, FALSE},
};

const FwTypedRelationWord *
_fw_typed_find_relation (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (g_str_equal (relations[i].word, folded))
      return &relations[i];
  return NULL;
}

const FwTypedEventWord *
_fw_typed_find_event (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_str_equal (events[i].word, folded))
      return &events[i];
  return NULL;
}

const char *
_fw_typed_get_title (FwTypedRelation relation, FwSex sex)
{
  gboolean woman = sex == FW_SEX_FEMALE, man = sex == FW_SEX_MALE;

  switch (relation)
    {
    case FW_TYPED_MOTHER:
      return C_ ("typed family", "Mother");
    case FW_TYPED_FATHER:
      return C_ ("typed family", "Father");
    case FW_TYPED_PARENT:
      return C_ ("typed family", "Parent");
    case FW_TYPED_CHILD:
      return woman ? C_ ("typed family", "Daughter")
             : man ? C_ ("typed family", "Son")
                   : C_ ("typed family", "Child");
    case FW_TYPED_SIBLING:
      return woman ? C_ ("typed family", "Sister")
             : man ? C_ ("typed family", "Brother")
                   : C_ ("typed family", "Sibling");
    case FW_TYPED_HALF_SIBLING:
      return woman ? C_ ("typed family", "Half-sister")
             : man ? C_ ("typed family", "Half-brother")
                   : C_ ("typed family", "Half-sibling");
    case FW_TYPED_TWIN:
    case FW_TYPED_TWINS:
      return C_ ("typed family", "Twin");
    case FW_TYPED_PARTNER:
      return C_ ("typed family", "Partner");
    case FW_TYPED_SPOUSE:
      return C_ ("typed family", "Spouse");
    case FW_TYPED_EX_PARTNER:
    case FW_TYPED_EX_SPOUSE:
      return C_ ("typed family", "Ex-partner");
    case FW_TYPED_GRANDPARENT:
      return woman ? C_ ("typed family", "Grandmother")
             : man ? C_ ("typed family", "Grandfather")
                   : C_ ("typed family", "Grandparent");
    case FW_TYPED_AUNT:
      return woman ? C_ ("typed family", "Aunt") : C_ ("typed family", "Uncle");
    case FW_TYPED_STEP_PARENT:
      return woman ? C_ ("typed family", "Stepmother") : C_ ("typed family", "Stepfather");
    case FW_TYPED_FOSTER_PARENT:
      return C_ ("typed family", "Foster parent");
    case FW_TYPED_ADOPTIVE_PARENT:
      return C_ ("typed family", "Adoptive parent");
    case FW_TYPED_FOSTER_CHILD:
      return C_ ("typed family", "Foster child");
    case FW_TYPED_ADOPTED_CHILD:
      return C_ ("typed family", "Adopted child");
    case FW_TYPED_STEP_CHILD:
      return C_ ("typed family", "Stepchild");
    case FW_TYPED_PREGNANCY:
      return C_ ("typed family", "Pregnancy");
    case FW_TYPED_MISCARRIAGE:
      return C_ ("typed family", "Miscarriage");
    case FW_TYPED_ABORTION:
      return C_ ("typed family", "Termination");
    case FW_TYPED_STILLBIRTH:
      return C_ ("typed family", "Stillbirth");
    case FW_TYPED_PET:
      return C_ ("typed family", "Pet");
    case FW_TYPED_SELF:
    default:
      return "";
    }
}
