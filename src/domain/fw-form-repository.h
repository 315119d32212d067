/* fw-form-repository.h: forms, their rows and answers in the store: the only SQL about them. */
#pragma once

#include "domain/fw-form-template.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Adds a form with its answers to @changes; on any thread. @values (nullable):
 * field → text for those that are known already. The id of the form. */
gint64
fw_form_insert (FwChangeSet *changes,
                gint64 case_id,
                const char *template_name,
                const char *template_valid_from,
                const char *created_at,
                FwFormTemplate *form_template,
                FwRow *values);
/* Adds one row of a list with its empty answers; @values (nullable): field → text. The row's id. */
gint64
fw_form_insert_row (FwChangeSet *changes,
                    FwFormTemplate *form_template,
                    gint64 form_id,
                    const char *section,
                    gint64 position,
                    FwRow *values);

/* Resolves to an FwRow (boxed) of the form: template, template_valid_from,
 * status, case_id, and "body", the template's JSON. NOT_FOUND. */
DexFuture *
fw_form_repository_load (FwStore *store, gint64 form_id);
/* Resolve to a GListStore of live FwFormAnswer or FwFormRow, rows in order. */
DexFuture *
fw_form_repository_load_answers (FwStore *store, gint64 form_id);
DexFuture *
fw_form_repository_load_rows (FwStore *store, gint64 form_id);
/* Answers of the rows of @list: row_id, field, value, reason, in the order of
 * the rows; on a store's thread. */
FwResult *
fw_form_repository_read_list (FwConnection *connection,
                              gint64 form_id,
                              const char *list,
                              GError **error);
/* Answers outside lists: field, value, reason. */
FwResult *
fw_form_repository_read_answers (FwConnection *connection, gint64 form_id, GError **error);

G_END_DECLS
