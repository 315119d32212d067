/* fw-plan-choice-repository.c: see fw-plan-choice-repository.h. */
#include "config.h"

#include "domain/fw-plan-choice-repository.h"

DexFuture *
fw_plan_choice_repository_list_children (FwStore *store, gint64 case_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store,
      "SELECT person.id, person.given_name, person.born, case_child.file_number FROM case_child "
      "JOIN person ON person.id = case_child.person_id WHERE case_child.case_id = $1 AND "
      "case_child.status = 'open' ORDER BY person.born, person.id",
      g_variant_new ("(x)", case_id));
}

DexFuture *
fw_plan_choice_repository_list_providers (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store, "SELECT name FROM provider ORDER BY name, id", NULL);
}
