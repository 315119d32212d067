/* fw-provider-repository.h: providers (freie Träger): the only SQL about them. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of list. */
enum
{
  FW_PROVIDER_ID,
  FW_PROVIDER_VERSION,
  FW_PROVIDER_NAME,
  FW_PROVIDER_KIND,
  FW_PROVIDER_CONTACT_NAME,
  FW_PROVIDER_STREET,
  FW_PROVIDER_POSTCODE,
  FW_PROVIDER_PLACE,
  FW_PROVIDER_PHONE,
  FW_PROVIDER_EMAIL,
  FW_PROVIDER_GROUPS, /* "Q1 Q2" */
};

/* A form's texts; all but the name may be "" or NULL. */
typedef struct
{
  gint64 id; /* 0: a new one */
  gint64 version;
  const char *name;
  const char *kind;
  const char *contact_name;
  const char *street;
  const char *postcode;
  const char *place;
  const char *phone;
  const char *email;
  const char *groups;
} FwProviderForm;

/* By name. */
DexFuture *
fw_provider_repository_list (FwStore *store);
/* Resolves to the applied FwChangeSet. */
DexFuture *
fw_provider_repository_save (FwStore *store, const FwProviderForm *form);

G_END_DECLS
