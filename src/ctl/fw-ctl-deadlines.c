/* fw-ctl-deadlines.c: fallwerkctl deadlines feed: a calendar file that a job may renew. */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/fw-ctl.h"
#include "exchange/fw-deadline-feed.h"
#include "store/fw-await.h"
#include "store/fw-file.h"

static int
run_feed (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwRadar) radar = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written = FALSE;
  int status;

  if (options->output == NULL)
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"), "deadlines feed FILE -o OUT.ics");
      return FW_CTL_WRONG_USAGE;
    }
  store = fw_ctl_open (options, words[0], &status);
  if (store == NULL)
    return status;
  radar = fw_await_sync_object (
      fw_deadline_repository_load_many (store, FW_DEADLINE_SCOPE_MINE, 0, G_MAXUINT), &error);
  /* What leaves the office is logged before it does. */
  if (radar != NULL
      && fw_await_sync (fw_store_log_access (store, "export", 0, "deadlines"), NULL, &error))
    {
      g_autoptr (GBytes) bytes = fw_deadline_feed_to_bytes (radar, stamp);

      written = fw_file_write (options->output, g_bytes_get_data (bytes, NULL),
                               g_bytes_get_size (bytes), &error);
    }
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return written ? FW_CTL_DONE : fw_ctl_fail (error);
}

const FwCtlCommand fw_ctl_deadlines_commands[] = {
    {"deadlines", "feed", "deadlines feed FILE -o OUT.ics", 1, 1, run_feed},
    {NULL},
};
