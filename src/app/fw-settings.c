/* fw-settings.c: see fw-settings.h. */
#include "config.h"

#include "app/fw-settings.h"

#define MAX_OFFICES 8

GSettings *
fw_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (FW_APP_ID);
  return settings;
}

void
fw_settings_remember_office (const char *folder, const char *login)
{
  g_auto (GStrv) old = g_settings_get_strv (fw_settings_get (), "offices");
  g_autoptr (GPtrArray) offices = g_ptr_array_new ();

  g_ptr_array_add (offices, (gpointer) folder);
  for (guint i = 0; old[i] != NULL && offices->len < MAX_OFFICES; i++)
    if (g_strcmp0 (old[i], folder) != 0)
      g_ptr_array_add (offices, old[i]);
  g_ptr_array_add (offices, NULL);
  g_settings_set_strv (fw_settings_get (), "offices", (const char *const *) offices->pdata);
  g_settings_set_string (fw_settings_get (), "last-login", login);
}

char *
fw_settings_dup_last_office (void)
{
  g_auto (GStrv) offices = g_settings_get_strv (fw_settings_get (), "offices");

  for (guint i = 0; offices[i] != NULL; i++)
    if (g_file_test (offices[i], G_FILE_TEST_IS_DIR))
      return g_strdup (offices[i]);
  return NULL;
}

char *
fw_settings_dup_last_login (void)
{
  return g_settings_get_string (fw_settings_get (), "last-login");
}
