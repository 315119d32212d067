/* fw-rules-import.c: a rule of the office's own, from a document that somebody wrote.
 *
 * It is read as the program would read it, before it is stored; a rule that
 * forms have been filled in under is never written over: a change is a newer
 * one with its own date.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-date.h"
#include "base/fw-id.h"
#include "domain/fw-conference-kind.h"
#include "domain/fw-deadline.h"
#include "domain/fw-rules.h"

static gboolean
is_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '-')
      return FALSE;
  return g_ascii_islower (name[0]) || g_ascii_isdigit (name[0]);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, message);
  return FALSE;
}

static gboolean
check (const char *kind, const char *name, const char *valid_from, const char *json, GError **error)
{
  g_autoptr (FwConferenceKind) conference = NULL;
  g_autoptr (FwFormTemplate) form = NULL;
  g_autoptr (FwDeadlineRule) rule = NULL;
  g_autoptr (JsonNode) node = NULL;
  FwDay day;

  if (!fw_day_from_iso (valid_from, &day))
    return refuse (error, _ ("A rule is valid from a day of the form YYYY-MM-DD."));
  if (!is_name (name))
    return refuse (error, _ ("The name of a rule has small letters, digits and hyphens only."));
  if (g_str_equal (kind, "form-template"))
    {
      if (g_str_has_prefix (name, "conference-"))
        return (conference = fw_conference_kind_parse (name, valid_from, json, error)) != NULL;
      return (form = fw_form_template_parse (json, -1, error)) != NULL;
    }
  if (g_str_equal (kind, "deadline"))
    return (rule = fw_deadline_rule_parse (name, json, error)) != NULL;
  if (g_str_equal (kind, "kind-of-help") || g_str_equal (kind, "escalation")
      || g_str_equal (kind, "glossary") || g_str_equal (kind, "phrases")
      || g_str_equal (kind, "plan-process"))
    {
      node = json_from_string (json, NULL);
      return (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
             || refuse (error, _ ("The rule is no JSON object."));
    }
  return refuse (error, _ ("There are no rules of this kind."));
}

static DexFuture *
import_job (FwConnection *connection, gpointer data)
{
  GStrv words = data; /* kind, name, valid from, body */
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Add rule"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) used = NULL;
  g_autoptr (FwResult) old = NULL;
  GError *error = NULL;

  used = fw_connection_query (
      connection, "SELECT id FROM form WHERE template = $1 AND template_valid_from = $2 LIMIT 1",
      g_variant_new ("(ss)", words[1], words[2]), &error);
  old = used != NULL
            ? fw_connection_query (connection,
                                   "SELECT id, version FROM rule WHERE kind = $1 AND name = $2 AND "
                                   "valid_from = $3 AND origin = 'office'",
                                   g_variant_new ("(sss)", words[0], words[1], words[2]), &error)
            : NULL;
  if (old == NULL)
    return dex_future_new_for_error (error);
  if (g_str_equal (words[0], "form-template") && fw_result_get_n_rows (used) > 0)
    return dex_future_new_reject (
        FW_STORE_ERROR, FW_STORE_ERROR_EXISTS, "%s",
        _ ("Something has been filled in under the template of this day already. Please give the "
           "new version a later day."));
  fw_row_set_text (row, "body", words[3]);
  if (fw_result_get_n_rows (old) > 0)
    fw_change_set_update (changes, "rule", fw_result_get_int (old, 0, 0),
                          fw_result_get_int (old, 0, 1), row);
  else
    {
      fw_row_set_text (row, "kind", words[0]);
      fw_row_set_text (row, "name", words[1]);
      fw_row_set_text (row, "valid_from", words[2]);
      fw_row_set_text (row, "origin", "office");
      fw_change_set_insert (changes, "rule", fw_id_new (), row);
    }
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_rules_import (FwStore *store,
                 const char *kind,
                 const char *name,
                 const char *valid_from,
                 const char *json)
{
  const char *words[] = {kind, name, valid_from, json, NULL};
  GError *error = NULL;

  g_return_val_if_fail (FW_IS_STORE (store) && kind != NULL && name != NULL && valid_from != NULL
                            && json != NULL,
                        NULL);

  if (!check (kind, name, valid_from, json, &error))
    return dex_future_new_for_error (error);
  return fw_store_write (store, import_job, g_strdupv ((char **) words),
                         (GDestroyNotify) g_strfreev);
}
