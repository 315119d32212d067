/* fw-easynwk-private.h: what the two halves of the easyNWK reader share: the map, and
 * the kin that its roles tell. */
#pragma once

#include "domain/fw-family.h"
#include "exchange/fw-import-report.h"

G_BEGIN_DECLS

typedef struct
{
  FwFamily *family;
  FwImportReport *report;
} FwEasynwk;

/* Whether a contact in that role belongs to the kin; the sector decides about roles
 * that nobody knows. */
gboolean
fw_easynwk_is_kin (const char *role, gboolean in_family_sector);
/* Makes unions and child links of the roles (kept in `occupation`) of the persons. */
void
fw_easynwk_link_kin (FwEasynwk *self);

/* Pairs of indices as keys of a table, in one order. */
void
fw_easynwk_put_pair (GHashTable *pairs, guint one, guint other, const char *kind);
GPtrArray *
fw_easynwk_sort_pairs (GHashTable *pairs);

G_END_DECLS
