/* main.c: fallwerkctl, the command line. */
#include <glib.h>

int
main (int argc,
      char **argv)
{
  g_printerr ("fallwerkctl: not in this version\n");
  return 2;
}
