/* fw-person-lists.h: the lists on a person's sheet: homes, addresses, contacts, custody. */
#pragma once

#include <adwaita.h>

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

/* What the lists of one sheet need; all borrowed from the page. */
typedef struct
{
  FwStore *store;
  FwEditSession *session;
  gint64 case_id;
  gint64 person_id;
  const gint64 *household_ids; /* of the case */
  const char *const *household_names;
  guint n_households;
  const gint64 *holder_ids; /* who may have custody: the adults of the case */
  const char *const *holder_names;
  guint n_holders;
} FwPersonContext;

/* A row that opens, titled by @column of @record (and @second in its subtitle,
 * nullable), with a row at its end that removes the record. */
GtkWidget *
fw_person_lists_create_expander (FwEditSession *session,
                                 FwRecord *record,
                                 const char *column,
                                 const char *second);
GtkWidget *
fw_person_lists_create_homes (const FwPersonContext *context, GListModel *homes);
GtkWidget *
fw_person_lists_create_addresses (const FwPersonContext *context, GListModel *addresses);
GtkWidget *
fw_person_lists_create_contacts (const FwPersonContext *context, GListModel *contacts);
GtkWidget *
fw_person_lists_create_institutions (const FwPersonContext *context, GListModel *institutions);
GtkWidget *
fw_person_lists_create_custody (const FwPersonContext *context, GListModel *rights);

G_END_DECLS
