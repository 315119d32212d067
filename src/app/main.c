/* main.c: starts the desktop program. */
#include "config.h"

#include <glib/gi18n.h>
#include <libdex.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "app/fw-application.h"

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("FALLWERK_LOCALE_DIR");
  const struct rlimit no_core = {0, 0};
  g_autoptr (FwApplication) application = NULL;

  /* Case data must not end in a core dump, nor be read by another process. */
  setrlimit (RLIMIT_CORE, &no_core);
  prctl (PR_SET_DUMPABLE, 0);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : FW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Fallwerk");
  dex_init ();

  application = fw_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
