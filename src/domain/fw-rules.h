/* fw-rules.h: rules of the office as data: deadlines, kinds of help, form templates, texts.
 *
 * Shipped as JSON documents (data/rules/KIND/NAME.YYYY-MM-DD.json, the date from
 * which they hold) and kept in the table `rule`. An office's own row always wins
 * over a shipped one; no update of the program touches it.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of the results. */
enum
{
  FW_RULE_ID,
  FW_RULE_NAME,
  FW_RULE_VALID_FROM,
  FW_RULE_ORIGIN, /* "shipped" or "office" */
  FW_RULE_BODY,   /* JSON */
  FW_RULE_VERSION,
};

/* Brings the shipped rules of this program into the office; called after
 * opening. Resolves to TRUE. */
DexFuture *
fw_rules_sync (FwStore *store);
/* The same on the writer's thread, within a transaction. */
gboolean
fw_rules_sync_connection (FwConnection *connection, GError **error);
/* The rules of @kind in force on the day @on (ISO), one row a name. */
DexFuture *
fw_rules_list (FwStore *store, const char *kind, const char *on);
FwResult *
fw_rules_list_connection (FwConnection *connection,
                          const char *kind,
                          const char *on,
                          GError **error);
/* The body of one rule in force on the day @on, or NULL; on a store's thread. */
char *
fw_rules_dup_body (FwConnection *connection, const char *kind, const char *name, const char *on);
/* The body of exactly that dated rule (an office's own first), for what was filled in under it. */
char *
fw_rules_dup_dated_body (FwConnection *connection,
                         const char *kind,
                         const char *name,
                         const char *valid_from);
/* Adds a rule of the office's own, or replaces it when nothing was filled in under
 * it yet (EXISTS otherwise). @kind: "form-template" (a name that begins with
 * "conference-" is a kind of conference), "deadline", "kind-of-help",
 * "escalation", "glossary", "plan-process", "phrases" (named by the language); @valid_from ISO. What is wrong in @json is refused with a message
 * that names the place. Resolves to the applied FwChangeSet. */
DexFuture *
fw_rules_import (FwStore *store,
                 const char *kind,
                 const char *name,
                 const char *valid_from,
                 const char *json);

G_END_DECLS
