/* fw-provider-repository.c: see fw-provider-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-provider-repository.h"

DexFuture *
fw_provider_repository_list (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store,
                         "SELECT id, version, name, kind, contact_name, street, postcode, place, "
                         "phone, email, qualification_groups FROM provider ORDER BY name, id",
                         NULL);
}

static void
set_text (FwRow *row, const char *column, const char *text)
{
  fw_row_set_text (row, column, text != NULL ? text : "");
}

DexFuture *
fw_provider_repository_save (FwStore *store, const FwProviderForm *form)
{
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (FwRow) row = fw_row_new ();

  g_return_val_if_fail (FW_IS_STORE (store) && form != NULL, NULL);

  if (form->name == NULL || form->name[0] == '\0')
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("A provider needs a name."));
  changes = fw_change_set_new (form->id == 0 ? _ ("New provider") : _ ("Change provider"));
  set_text (row, "name", form->name);
  set_text (row, "kind", form->kind);
  set_text (row, "contact_name", form->contact_name);
  set_text (row, "street", form->street);
  set_text (row, "postcode", form->postcode);
  set_text (row, "place", form->place);
  set_text (row, "phone", form->phone);
  set_text (row, "email", form->email);
  set_text (row, "qualification_groups", form->groups);
  if (form->id != 0)
    fw_change_set_update (changes, "provider", form->id, form->version, row);
  else
    fw_change_set_insert (changes, "provider", fw_id_new (), row);
  return fw_store_commit (store, changes);
}
