/* main.c: fallwerkctl, the command line: everything a window can compute. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <libdex.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include "base/fw-clock.h"
#include "ctl/fw-ctl.h"
#include "domain/fw-rules.h"
#include "domain/fw-staff-repository.h"
#include "store/fw-await.h"

static const FwCtlCommand *const families[] = {
    fw_ctl_calendar_commands,     fw_ctl_conference_commands, fw_ctl_deadlines_commands,
    fw_ctl_genogram_commands,     fw_ctl_office_commands,     fw_ctl_pdf_commands,
    fw_ctl_plan_commands,         fw_ctl_record_commands,     fw_ctl_timeline_commands,
    fw_ctl_value_stream_commands, fw_ctl_clearing_commands,
};

/* Calls of the contract that come with a later feature. */
static const char *const later[] = {
    "value-stream",
};

int
fw_ctl_fail_input (const char *format, ...)
{
  va_list list;
  g_autofree char *text = NULL;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  g_printerr ("fallwerkctl: %s\n", text);
  return FW_CTL_WRONG_INPUT;
}

int
fw_ctl_fail (const GError *error)
{
  g_printerr ("fallwerkctl: %s\n", error->message);
  if (error->domain != FW_STORE_ERROR)
    return FW_CTL_WRONG_INPUT;
  switch ((FwStoreError) error->code)
    {
    case FW_STORE_ERROR_WRONG_PASSWORD:
    case FW_STORE_ERROR_ACCESS_ENDED:
    case FW_STORE_ERROR_NO_ENVELOPE:
    case FW_STORE_ERROR_READ_ONLY:
      return FW_CTL_NO_ACCESS;
    case FW_STORE_ERROR_FULL:
    case FW_STORE_ERROR_IO:
      return FW_CTL_MACHINE;
    default:
      return FW_CTL_WRONG_INPUT;
    }
}

static char *
ask_password (void)
{
  struct termios old, quiet;
  char line[1024];

  if (!isatty (STDIN_FILENO))
    return NULL;
  tcgetattr (STDIN_FILENO, &old);
  quiet = old;
  quiet.c_lflag &= ~ECHO;
  g_printerr ("%s", _ ("Password: "));
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
  if (fgets (line, sizeof line, stdin) == NULL)
    line[0] = '\0';
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &old);
  g_printerr ("\n");
  return g_strndup (line, strcspn (line, "\r\n"));
}

char *
fw_ctl_read_password (const FwCtlOptions *options)
{
  char *text = NULL;

  if (options->password_file == NULL)
    {
      text = ask_password ();
      if (text == NULL)
        fw_ctl_fail_input (_ ("the password is missing: please give --password-file FILE"));
      return text;
    }
  if (!g_file_get_contents (options->password_file, &text, NULL, NULL))
    {
      fw_ctl_fail_input (_ ("the password file cannot be read"));
      return NULL;
    }
  text[strcspn (text, "\r\n")] = '\0';
  return text;
}

FwStore *
fw_ctl_open (const FwCtlOptions *options, const char *folder, int *status)
{
  const char *user = options->user != NULL ? options->user : "admin";
  g_autofree char *password = fw_ctl_read_password (options);
  g_autoptr (GError) error = NULL;
  g_auto (GValue) staff = G_VALUE_INIT;
  FwStore *store;

  *status = FW_CTL_WRONG_INPUT;
  if (password == NULL)
    return NULL;
  store = fw_await_sync_object (fw_store_open (folder, user, password), &error);
  explicit_bzero (password, strlen (password));
  if (store != NULL
      && fw_await_sync (fw_staff_repository_find_by_login (store, user), &staff, &error))
    {
      if (fw_store_get_notice (store) != NULL)
        g_printerr ("fallwerkctl: %s\n", fw_store_get_notice (store));
      fw_store_set_staff (store, g_value_get_int64 (&staff));
      /* An office that cannot be written to is opened with the rules it has. */
      if (!fw_await_sync (fw_rules_sync (store), NULL, &error))
        g_clear_error (&error);
      return store;
    }
  *status = fw_ctl_fail (error);
  g_clear_object (&store);
  return NULL;
}

void
fw_ctl_print_json (gpointer builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}

gboolean
fw_ctl_split_reference (const char *text, const char *kind, char **folder, char **rest)
{
  g_autofree char *mark = g_strdup_printf ("#%s/", kind);
  const char *found = strstr (text, mark);

  if (found == NULL || found[strlen (mark)] == '\0')
    return FALSE;
  *folder = g_strndup (text, found - text);
  *rest = g_strdup (found + strlen (mark));
  return TRUE;
}

void
fw_ctl_add_member (gpointer builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
fw_ctl_add_id (gpointer builder, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  fw_ctl_add_member (builder, "id", text);
}

static void
print_usage (void)
{
  g_printerr ("%s\n", _ ("usage: fallwerkctl COMMAND …"));
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (const FwCtlCommand *command = families[i]; command->name != NULL; command++)
      g_printerr ("  fallwerkctl %s\n", command->usage);
}

static int
dispatch (const FwCtlOptions *options, int n, char **words)
{
  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (families); i++)
    for (const FwCtlCommand *command = families[i]; command->name != NULL; command++)
      {
        int used = command->second != NULL ? 2 : 1;

        if (!g_str_equal (command->name, words[0])
            || (command->second != NULL && (n < 2 || !g_str_equal (command->second, words[1]))))
          continue;
        if (n - used < (int) command->n_min || n - used > (int) command->n_max)
          {
            g_printerr (_ ("usage: fallwerkctl %s\n"), command->usage);
            return FW_CTL_WRONG_USAGE;
          }
        return command->run (options, n - used, words + used);
      }
  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (later); i++)
    if (g_str_equal (words[0], later[i]))
      {
        g_printerr ("fallwerkctl: not in this version\n");
        return FW_CTL_WRONG_USAGE;
      }
  print_usage ();
  return FW_CTL_WRONG_USAGE;
}

int
main (int argc, char **argv)
{
  FwCtlOptions options = {.seed = 1, .cases = 60, .events = -1};
  g_autofree char *today = NULL;
  const GOptionEntry entries[]
      = {{"json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL},
         {"user", 0, 0, G_OPTION_ARG_STRING, &options.user, NULL, NULL},
         {"password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.password_file, NULL, NULL},
         {"today", 0, 0, G_OPTION_ARG_STRING, &today, NULL, NULL},
         {"land", 0, 0, G_OPTION_ARG_STRING, &options.land, NULL, NULL},
         {"municipality", 0, 0, G_OPTION_ARG_STRING, &options.municipality, NULL, NULL},
         {"office-days-off", 0, 0, G_OPTION_ARG_STRING, &options.office_days_off, NULL, NULL},
         {"batch", 0, 0, G_OPTION_ARG_FILENAME, &options.batch, NULL, NULL},
         {"kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, NULL, NULL},
         {"text-file", 0, 0, G_OPTION_ARG_FILENAME, &options.text_file, NULL, NULL},
         {"when", 0, 0, G_OPTION_ARG_STRING, &options.when, NULL, NULL},
         {"case", 0, 0, G_OPTION_ARG_STRING, &options.case_number, NULL, NULL},
         {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, NULL, NULL},
         {"geometry", 0, 0, G_OPTION_ARG_FILENAME, &options.geometry, NULL, NULL},
         {"date", 0, 0, G_OPTION_ARG_STRING, &options.date, NULL, NULL},
         {"start", 0, 0, G_OPTION_ARG_STRING, &options.start, NULL, NULL},
         {"from", 0, 0, G_OPTION_ARG_STRING, &options.from, NULL, NULL},
         {"to", 0, 0, G_OPTION_ARG_STRING, &options.to, NULL, NULL},
         {"generations", 0, 0, G_OPTION_ARG_INT, &options.generations, NULL, NULL},
         {"for", 0, 0, G_OPTION_ARG_STRING, &options.for_child, NULL, NULL},
         {"order", 0, 0, G_OPTION_ARG_NONE, &options.order, NULL, NULL},
         {"card", 0, 0, G_OPTION_ARG_NONE, &options.card, NULL, NULL},
         {"second-language", 0, 0, G_OPTION_ARG_STRING, &options.second_language, NULL, NULL},
         {"plain", 0, 0, G_OPTION_ARG_NONE, &options.plain, NULL, NULL},
         {"child", 0, 0, G_OPTION_ARG_NONE, &options.child, NULL, NULL},
         {"answers", 0, 0, G_OPTION_ARG_NONE, &options.answers, NULL, NULL},
         {"without-names", 0, 0, G_OPTION_ARG_NONE, &options.without_names, NULL, NULL},
         {"money", 0, 0, G_OPTION_ARG_NONE, &options.money, NULL, NULL},
         {"field", 0, 0, G_OPTION_ARG_STRING, &options.field, NULL, NULL},
         {"pkcs12", 0, 0, G_OPTION_ARG_FILENAME, &options.pkcs12, NULL, NULL},
         {"reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, NULL, NULL},
         {"trust", 0, 0, G_OPTION_ARG_FILENAME, &options.trust, NULL, NULL},
         {"seed", 0, 0, G_OPTION_ARG_INT, &options.seed, NULL, NULL},
         {"cases", 0, 0, G_OPTION_ARG_INT, &options.cases, NULL, NULL},
         {"events", 0, 0, G_OPTION_ARG_INT, &options.events, NULL, NULL},
         {NULL}};
  const char *locale_dir = g_getenv ("FALLWERK_LOCALE_DIR");
  const struct rlimit no_core = {0, 0};
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  setrlimit (RLIMIT_CORE, &no_core);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : FW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  dex_init ();

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("fallwerkctl: %s\n", error->message);
      return FW_CTL_WRONG_USAGE;
    }
  if (today != NULL)
    {
      FwDay day;

      if (!fw_day_from_iso (today, &day))
        return fw_ctl_fail_input (_ ("“%s” is not a date of the form YYYY-MM-DD"), today);
      fw_clock_set_today (day);
    }
  return dispatch (&options, argc - 1, argv + 1);
}
