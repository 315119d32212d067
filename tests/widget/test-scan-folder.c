/* The scanner's folder: new scans are offered as they arrive, nothing else is. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "document/fw-pdf-error.h"
#include "features/helpplan/fw-scan-folder.h"
#include "store/fw-await.h"

static void
write_file (const char *folder, const char *name, const char *content, gssize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, size, NULL));
}

static void
changed_cb (gboolean *changed)
{
  *changed = TRUE;
}

static void
wait_for (gboolean *flag)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!*flag && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (*flag);
}

static void
remove_all (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_dir_close (dir);
  g_rmdir (folder);
}

static void
test_arrives (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fallwerk-scan-XXXXXX", NULL);
  g_autoptr (FwScanFolder) scans = fw_scan_folder_new ();
  g_autoptr (FwScanFolder) again = NULL;
  gboolean changed = FALSE;
  GPtrArray *files;

  write_file (folder, "brief.txt", "kein Scan", -1);
  fw_scan_folder_set_path (scans, folder);
  g_assert_cmpuint (fw_scan_folder_get_files (scans)->len, ==, 0);
  g_signal_connect_swapped (scans, "changed", G_CALLBACK (changed_cb), &changed);
  write_file (folder, "Scan 1.JPG", "\xff\xd8\xff scan", 8);
  wait_for (&changed);
  files = fw_scan_folder_get_files (scans);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (((FwScanFile *) g_ptr_array_index (files, 0))->name, ==, "Scan 1.JPG");
  /* This computer remembers the folder. */
  again = fw_scan_folder_new ();
  g_assert_cmpstr (fw_scan_folder_get_path (again), ==, folder);
  remove_all (folder);
}

static void
test_read (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fallwerk-scan-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *bad = g_build_filename (folder, "b.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwScan) scan = NULL;
  FwScan *none;

  /* By what it is, not by its name. */
  write_file (folder, "a.pdf", "\x89PNG\r\n\x1a\n scan", 13);
  write_file (folder, "b.pdf", "Passwort", 8);
  scan = fw_await_sync_boxed (fw_scan_read (good), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (scan->mime, ==, "image/png");
  none = fw_await_sync_boxed (fw_scan_read (bad), &error);
  g_assert_null (none);
  g_assert_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_READABLE);
  remove_all (folder);
}

int
main (int argc, char **argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/scan-folder/new-scans-are-offered-as-they-arrive", test_arrives);
  g_test_add_func ("/scan-folder/what-is-no-scan-is-refused", test_read);
  return g_test_run ();
}
