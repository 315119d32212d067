/* fw-conference-kind-load.c: kinds of conferences from the office's rules, and their roles in words. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "domain/fw-conference-kind.h"
#include "domain/fw-rules.h"

#define PREFIX "conference-"

gboolean
fw_conference_role_is (const char *role, const char *wanted)
{
  static const char *const professionals[] = {"professional", "case-worker", "colleague", NULL};

  g_return_val_if_fail (role != NULL && wanted != NULL, FALSE);

  if (g_str_equal (role, wanted))
    return TRUE;
  return (g_str_equal (wanted, "professional") && g_strv_contains (professionals, role))
         || (g_str_equal (wanted, "colleague") && g_str_equal (role, "professional"));
}

const char *
fw_conference_kind_get_role_title (FwConferenceKind *self, const char *role)
{
  /* German, for it is printed. */
  static const char *const words[][2] = {{"case-worker", "Fallführende Fachkraft"},
                                         {"team-lead", "Teamleitung"},
                                         {"economic-youth-aid", "Wirtschaftliche Jugendhilfe"},
                                         {"child-protection", "Kinderschutzfachkraft"},
                                         {"professional", "Fachkraft"},
                                         {"colleague", "Kollegin oder Kollege"},
                                         {"head-of-office", "Amtsleitung"},
                                         {"family", "Familie"}};

  g_return_val_if_fail (self != NULL, "");

  if (role == NULL || role[0] == '\0')
    return "";
  for (guint i = 0; i < self->roles->len; i++)
    {
      const FwConferenceRole *known = g_ptr_array_index (self->roles, i);

      if (g_str_equal (known->role, role))
        return known->title;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i][0], role))
      return words[i][1];
  return "Gast";
}

FwConferenceKind *
fw_conference_kind_find (FwConnection *connection,
                         const char *name,
                         const char *valid_from,
                         GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) rules = NULL;

  g_return_val_if_fail (connection != NULL && name != NULL, NULL);

  if (valid_from != NULL)
    {
      g_autofree char *body
          = fw_rules_dup_dated_body (connection, "form-template", name, valid_from);

      if (body != NULL)
        return fw_conference_kind_parse (name, valid_from, body, error);
    }
  else
    {
      rules = fw_rules_list_connection (connection, "form-template", today, error);
      if (rules == NULL)
        return NULL;
      for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
        if (g_str_equal (fw_result_get_text (rules, i, FW_RULE_NAME), name))
          return fw_conference_kind_parse (name, fw_result_get_text (rules, i, FW_RULE_VALID_FROM),
                                           fw_result_get_text (rules, i, FW_RULE_BODY), error);
    }
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                       _ ("There is no conference of this kind in this office."));
  return NULL;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const FwConferenceKind *x = *(FwConferenceKind *const *) a, *y = *(FwConferenceKind *const *) b;

  return g_utf8_collate (x->title, y->title);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  GError *error = NULL;
  g_autoptr (FwResult) rules
      = fw_rules_list_connection (connection, "form-template", today, &error);
  GPtrArray *kinds;

  if (rules == NULL)
    return dex_future_new_for_error (error);
  kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_conference_kind_unref);
  for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
    {
      const char *name = fw_result_get_text (rules, i, FW_RULE_NAME);
      g_autoptr (GError) bad = NULL;
      FwConferenceKind *kind;

      if (!g_str_has_prefix (name, PREFIX))
        continue;
      kind = fw_conference_kind_parse (name, fw_result_get_text (rules, i, FW_RULE_VALID_FROM),
                                       fw_result_get_text (rules, i, FW_RULE_BODY), &bad);
      if (kind != NULL)
        g_ptr_array_add (kinds, kind);
      else
        g_warning ("The kind of conference “%s” cannot be read: %s", name, bad->message);
    }
  g_ptr_array_sort (kinds, compare_kinds);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, kinds);
}

DexFuture *
fw_conference_kinds_load (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, NULL, NULL);
}

static DexFuture *
load_dated_job (FwConnection *connection, gpointer data)
{
  GStrv words = data; /* name, valid from */
  GError *error = NULL;
  FwConferenceKind *kind = fw_conference_kind_find (connection, words[0], words[1], &error);

  return kind != NULL ? dex_future_new_take_boxed (FW_TYPE_CONFERENCE_KIND, kind)
                      : dex_future_new_for_error (error);
}

DexFuture *
fw_conference_kind_load_dated (FwStore *store, const char *name, const char *valid_from)
{
  const char *words[] = {name, valid_from, NULL};

  g_return_val_if_fail (FW_IS_STORE (store) && name != NULL && valid_from != NULL, NULL);

  return fw_store_read (store, load_dated_job, g_strdupv ((char **) words),
                        (GDestroyNotify) g_strfreev);
}
