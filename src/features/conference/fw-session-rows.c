/* fw-session-rows.c: see fw-session-rows.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/fw-deadline.h"
#include "domain/fw-staff-repository.h"
#include "features/conference/fw-session-rows.h"

GtkWidget *
fw_kind_row_new (GPtrArray *kinds, const char *name)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < kinds->len; i++)
    {
      FwConferenceKind *kind = g_ptr_array_index (kinds, i);

      gtk_string_list_append (titles, kind->title);
      if (g_strcmp0 (kind->name, name) == 0)
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Kind"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "kinds", g_ptr_array_ref (kinds),
                          (GDestroyNotify) g_ptr_array_unref);
  return row;
}

FwConferenceKind *
fw_kind_row_get_kind (GtkWidget *row)
{
  GPtrArray *kinds = g_object_get_data (G_OBJECT (row), "kinds");
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return kinds != NULL && selected < kinds->len ? g_ptr_array_index (kinds, selected) : NULL;
}

GtkWidget *
fw_team_row_new (FwResult *teams, gint64 team_id)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  guint selected = 0;

  gtk_string_list_append (names, _ ("No Team"));
  g_array_set_size (ids, 1);
  for (guint i = 0; i < fw_result_get_n_rows (teams); i++)
    {
      gint64 id = fw_result_get_int (teams, i, FW_TEAM_ID);

      gtk_string_list_append (names, fw_result_get_text (teams, i, FW_TEAM_NAME));
      g_array_append_val (ids, id);
      if (id == team_id)
        selected = i + 1;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Team"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "ids", g_steal_pointer (&ids),
                          (GDestroyNotify) g_array_unref);
  return row;
}

gint64
fw_team_row_get_team (GtkWidget *row)
{
  GArray *ids = g_object_get_data (G_OBJECT (row), "ids");
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return ids != NULL && selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}

gboolean
fw_time_parse (const char *text, char **time)
{
  int hour = 0, minute = 0, end = 0;
  char separator = ':';

  g_return_val_if_fail (text != NULL && time != NULL, FALSE);

  *time = NULL;
  if (text[0] == '\0')
    {
      *time = g_strdup ("");
      return TRUE;
    }
  if (sscanf (text, "%2d%c%2d%n", &hour, &separator, &minute, &end) == 3)
    {
      if ((separator != ':' && separator != '.') || text[end] != '\0')
        return FALSE;
    }
  else if (sscanf (text, "%2d%n", &hour, &end) != 1 || text[end] != '\0')
    return FALSE;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return FALSE;
  *time = g_strdup_printf ("%02d:%02d", hour, minute);
  return TRUE;
}

char *
fw_session_dup_when (const char *held_on, const char *starts_at, FwDay today)
{
  g_autofree char *day = NULL;
  FwDay held;

  if (held_on == NULL || !fw_day_from_iso (held_on, &held))
    return g_strdup (_ ("no day yet"));
  day = fw_deadline_day_to_text (held, today);
  if (starts_at == NULL || starts_at[0] == '\0')
    return g_steal_pointer (&day);
  /* Translators: %1$s is a day, %2$s a time of day. */
  return g_strdup_printf (_ ("%1$s, %2$s"), day, starts_at);
}

const char *
fw_session_status_to_word (const char *status)
{
  if (g_strcmp0 (status, "held") == 0)
    return _ ("held");
  if (g_strcmp0 (status, "cancelled") == 0)
    return _ ("cancelled");
  return _ ("planned");
}

const char *
fw_conference_status_to_word (const char *status)
{
  if (g_strcmp0 (status, "open") == 0)
    return _ ("being held");
  if (g_strcmp0 (status, "closed") == 0)
    return _ ("minutes closed");
  if (g_strcmp0 (status, "withdrawn") == 0)
    return _ ("withdrawn");
  return _ ("registered");
}

const char *const *
fw_session_get_rhythms (void)
{
  static const char *const rhythms[] = {"weekly", "fortnightly", "monthly", "six-weekly", NULL};

  return rhythms;
}

const char *
fw_session_rhythm_to_word (const char *rhythm)
{
  if (g_strcmp0 (rhythm, "weekly") == 0)
    return _ ("Weekly");
  if (g_strcmp0 (rhythm, "fortnightly") == 0)
    return _ ("Every Two Weeks");
  if (g_strcmp0 (rhythm, "monthly") == 0)
    return _ ("Monthly");
  return _ ("Every Six Weeks");
}
