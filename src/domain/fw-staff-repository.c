/* fw-staff-repository.c: see fw-staff-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-staff-repository.h"

static DexFuture *
find_job (FwConnection *connection, gpointer data)
{
  g_autoptr (FwResult) result = NULL;
  GError *error = NULL;
  const char *end;
  FwDay last;

  result = fw_connection_query (connection, "SELECT id, active_to FROM staff WHERE login = $1",
                                g_variant_new ("(s)", data), &error);
  if (result == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (result) == 0)
    return dex_future_new_reject (
        FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
        _ ("Nobody of the staff has this sign-in name any more. Please ask "
           "those who manage the office."));
  end = fw_result_get_text (result, 0, 1);
  if (end != NULL && fw_day_from_iso (end, &last) && last < fw_clock_today ())
    {
      g_autofree char *date = fw_day_to_text (last);

      return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_ACCESS_ENDED,
                                    /* Translators: %s is a date. */
                                    _ ("Your access ended on %s. Please ask those who manage the "
                                       "office."),
                                    date);
    }
  return dex_future_new_for_int64 (fw_result_get_int (result, 0, 0));
}

DexFuture *
fw_staff_repository_find_by_login (FwStore *store, const char *login)
{
  g_return_val_if_fail (FW_IS_STORE (store) && login != NULL, NULL);

  return fw_store_read (store, find_job, g_strdup (login), g_free);
}

DexFuture *
fw_staff_repository_describe (FwStore *store, gint64 id)
{
  return fw_store_query (
      store,
      "SELECT staff.name, staff.function, team.name FROM staff LEFT JOIN team ON "
      "team.id = staff.team_id WHERE staff.id = $1",
      g_variant_new ("(x)", id));
}

static const char *const roles[]
    = {"case-worker",    "team-lead", "economic-youth-aid", "child-protection", "administrator",
       "head-of-office", NULL};

const char *const *
fw_staff_get_roles (void)
{
  return roles;
}

const char *
fw_staff_get_role_title (const char *role)
{
  if (g_strcmp0 (role, "team-lead") == 0)
    return _ ("Team lead");
  if (g_strcmp0 (role, "economic-youth-aid") == 0)
    return _ ("Economic youth aid");
  if (g_strcmp0 (role, "child-protection") == 0)
    return _ ("Child-protection specialist");
  if (g_strcmp0 (role, "administrator") == 0)
    return _ ("Administration of the office");
  if (g_strcmp0 (role, "head-of-office") == 0)
    return _ ("Head of the office");
  return _ ("Case worker");
}

gboolean
fw_staff_role_manages (const char *role)
{
  return g_strcmp0 (role, "administrator") == 0 || g_strcmp0 (role, "head-of-office") == 0;
}

#define LIST                                                                                       \
  "SELECT s.id, s.version, s.name, s.function, s.role, s.team_id, team.name, s.deputy_id, "        \
  "deputy.name, s.login, s.phone, s.email, s.active_from, s.active_to FROM staff s LEFT JOIN "     \
  "team ON team.id = s.team_id LEFT JOIN staff deputy ON deputy.id = s.deputy_id "

DexFuture *
fw_staff_repository_list (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store, LIST "ORDER BY s.name, s.id", NULL);
}

DexFuture *
fw_staff_repository_list_active (FwStore *store)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store, LIST "WHERE s.active_to IS NULL OR s.active_to >= $1 ORDER BY s.name, s.id",
      g_variant_new ("(s)", today));
}

DexFuture *
fw_staff_repository_list_teams (FwStore *store)
{
  return fw_store_query (store, "SELECT id, name FROM team ORDER BY name, id", NULL);
}

static DexFuture *
may_manage_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  g_autoptr (FwResult) result
      = fw_connection_query (connection, "SELECT role FROM staff WHERE id = $1",
                             g_variant_new ("(x)", *(gint64 *) data), &error);

  if (result == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_for_boolean (fw_result_get_n_rows (result) > 0
                                     && fw_staff_role_manages (fw_result_get_text (result, 0, 0)));
}

DexFuture *
fw_staff_repository_may_manage (FwStore *store)
{
  gint64 staff = fw_store_get_staff (store);

  return fw_store_read (store, may_manage_job, g_memdup2 (&staff, sizeof staff), g_free);
}

static void
form_free (gpointer data)
{
  FwStaffForm *form = data;

  g_free ((char *) form->name);
  g_free ((char *) form->function);
  g_free ((char *) form->role);
  g_free ((char *) form->team);
  g_free ((char *) form->login);
  g_free ((char *) form->phone);
  g_free ((char *) form->email);
  g_free ((char *) form->active_to);
  g_free (form);
}

/* The team's id; 0 for none, -1 with @error. A new name makes a new team. */
static gint64
ensure_team (FwConnection *connection, FwChangeSet *changes, const char *name, GError **error)
{
  g_autoptr (FwResult) team = NULL;
  g_autoptr (FwRow) row = NULL;
  gint64 id;

  if (name[0] == '\0')
    return 0;
  team = fw_connection_query (connection, "SELECT id FROM team WHERE name = $1",
                              g_variant_new ("(s)", name), error);
  if (team == NULL)
    return -1;
  if (fw_result_get_n_rows (team) > 0)
    return fw_result_get_int (team, 0, 0);
  id = fw_id_new ();
  row = fw_row_new ();
  fw_row_set_text (row, "name", name);
  fw_change_set_insert (changes, "team", id, row);
  return id;
}

static gboolean
check_form (FwConnection *connection, const FwStaffForm *form, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) same = NULL, managers = NULL;

  same = fw_connection_query (connection, "SELECT name FROM staff WHERE login = $1 AND id <> $2",
                              g_variant_new ("(sx)", form->login, form->id), error);
  if (same == NULL)
    return FALSE;
  if (form->login[0] != '\0' && fw_result_get_n_rows (same) > 0)
    {
      g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                   _ ("%s has this sign-in name already. Please choose another."),
                   fw_result_get_text (same, 0, 0));
      return FALSE;
    }
  if (fw_staff_role_manages (form->role) && form->login[0] != '\0'
      && (form->active_to == NULL || g_strcmp0 (form->active_to, today) >= 0))
    return TRUE;
  managers = fw_connection_query (
      connection,
      "SELECT id FROM staff WHERE id <> $1 AND role IN ('administrator', 'head-of-office') AND "
      "login IS NOT NULL AND (active_to IS NULL OR active_to >= $2) LIMIT 1",
      g_variant_new ("(xs)", form->id, today), error);
  if (managers == NULL)
    return FALSE;
  if (fw_result_get_n_rows (managers) > 0)
    return TRUE;
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                       _ ("Somebody has to manage the office. Please give somebody else that "
                          "right first. Nothing was changed."));
  return FALSE;
}

static DexFuture *
save_job (FwConnection *connection, gpointer data)
{
  const FwStaffForm *form = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (
      form->id == 0 ? _ ("New member of staff") : _ ("Change member of staff"));
  g_autoptr (FwRow) row = fw_row_new ();
  GError *error = NULL;
  gint64 team;

  if (!check_form (connection, form, &error))
    return dex_future_new_for_error (error);
  team = ensure_team (connection, changes, form->team, &error);
  if (team < 0)
    return dex_future_new_for_error (error);
  fw_row_set_text (row, "name", form->name);
  fw_row_set_text (row, "function", form->function);
  fw_row_set_text (row, "role", form->role);
  fw_row_set_text (row, "phone", form->phone);
  fw_row_set_text (row, "email", form->email);
  if (team != 0)
    fw_row_set_int (row, "team_id", team);
  else
    fw_row_set_null (row, "team_id");
  if (form->deputy_id != 0 && form->deputy_id != form->id)
    fw_row_set_int (row, "deputy_id", form->deputy_id);
  else
    fw_row_set_null (row, "deputy_id");
  if (form->login[0] != '\0')
    fw_row_set_text (row, "login", form->login);
  else
    fw_row_set_null (row, "login");
  if (form->active_to != NULL)
    fw_row_set_text (row, "active_to", form->active_to);
  else
    fw_row_set_null (row, "active_to");
  if (form->id != 0)
    fw_change_set_update (changes, "staff", form->id, form->version, row);
  else
    {
      g_autofree char *today = fw_day_to_iso (fw_clock_today ());

      fw_row_set_text (row, "active_from", today);
      fw_change_set_insert (changes, "staff", fw_id_new (), row);
    }
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

DexFuture *
fw_staff_repository_save (FwStore *store, const FwStaffForm *form)
{
  FwStaffForm *copy;

  g_return_val_if_fail (FW_IS_STORE (store) && form != NULL, NULL);

  if (form->name == NULL || form->name[0] == '\0' || form->role == NULL
      || !g_strv_contains (roles, form->role))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("A member of staff needs a name and a role."));
  copy = g_memdup2 (form, sizeof *form);
  copy->name = g_strdup (form->name);
  copy->function = dup_or_empty (form->function);
  copy->role = g_strdup (form->role);
  copy->team = dup_or_empty (form->team);
  copy->login = dup_or_empty (form->login);
  copy->phone = dup_or_empty (form->phone);
  copy->email = dup_or_empty (form->email);
  copy->active_to = g_strdup (form->active_to);
  return fw_store_write (store, save_job, copy, form_free);
}
