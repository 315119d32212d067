/* test-holidays.c: all Länder 2020 to 2030 against a package that others made
 * (python3-holidays of Debian); a difference needs its law. */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "base/fw-calendar.h"

#define FROM 2020
#define TO 2030

/* What only this program knows, by the law that makes it a holiday. */
static const struct
{
  const char *place;
  const char *day;
  const char *law;
} explained[] = {
    {"BY augsburg ", "-08-08", "Art. 1 Abs. 2 FTG: Friedensfest in der Stadt Augsburg"},
};

static gboolean
is_explained (const char *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (explained); i++)
    if (g_str_has_prefix (line, explained[i].place) && g_str_has_suffix (line, explained[i].day))
      return TRUE;
  return FALSE;
}

static void
add_days (GHashTable *days, const FwCalendar *calendar, const char *municipality)
{
  for (FwDay day = fw_day_new (FROM, 1, 1); day < fw_day_new (TO + 1, 1, 1); day++)
    if (fw_calendar_get_holiday (calendar, day) != NULL)
      {
        g_autofree char *iso = fw_day_to_iso (day);

        g_hash_table_add (days, g_strdup_printf ("%s %s %s", fw_land_to_code (calendar->land),
                                                 municipality, iso));
      }
}

static GHashTable *
list_own (void)
{
  static const char *const municipalities[]
      = {"by-catholic", "augsburg", "sn-catholic", "th-catholic"};
  GHashTable *days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint land = 0; land < FW_N_LANDS; land++)
    {
      FwCalendar calendar = {.land = land};

      add_days (days, &calendar, "-");
      for (guint i = 0; i < G_N_ELEMENTS (municipalities); i++)
        if (fw_municipality_from_name (municipalities[i], land, &calendar.municipality))
          add_days (days, &calendar, municipalities[i]);
    }
  return days;
}

static void
test_all (void)
{
  g_autofree char *script
      = g_build_filename (g_getenv ("FALLWERK_TOP"), "tests", "unit", "list-holidays.py", NULL);
  const char *argv[] = {"python3", script, G_STRINGIFY (FROM), G_STRINGIFY (TO), NULL};
  g_autofree char *out = NULL, *problem = NULL;
  g_autoptr (GHashTable) own = list_own ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTableIter iter;
  const char *left;
  int status = 0;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               &problem, &status, &error));
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s", problem);
  lines = g_strsplit (g_strstrip (out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 16 * 9 * (TO - FROM + 1));
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_hash_table_remove (own, lines[i]) && !is_explained (lines[i]))
      g_error ("the other package has a holiday more: %s", lines[i]);
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, (gpointer *) &left, NULL))
    if (!is_explained (left))
      g_error ("the other package does not know the holiday %s", left);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/all-lands-2020-to-2030", test_all);
  return g_test_run ();
}
