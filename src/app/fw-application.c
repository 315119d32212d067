/* fw-application.c: the program: command line, windows, quitting safely.
 *
 * One per process. `fallwerk [FOLDER] [--user N --password-file F] [--today D]`.
 * Several processes may have the same office open; the store sees to that.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "app/fw-application.h"
#include "app/fw-features.h"
#include "app/fw-keys.h"
#include "app/fw-settings.h"
#include "app/fw-window.h"
#include "base/fw-clock.h"
#include "base/fw-date.h"

struct _FwApplication
{
  AdwApplication parent_instance;
  int desktop_dpi; /* before text-size; 0: not yet read */
};

G_DEFINE_FINAL_TYPE (FwApplication, fw_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[]
    = {{"user", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Sign in as NAME"), N_ ("NAME")},
       {"password-file", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Read the password from FILE"),
        N_ ("FILE")},
       {"today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Take DATE as today (for tests and screens)"),
        N_ ("DATE")},
       {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FOLDER]")},
       {NULL}};

/* The first line of @path, or NULL. */
static char *
read_password (const char *path)
{
  char *text = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  text[strcspn (text, "\r\n")] = '\0';
  return text;
}

static int
fw_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **folders = NULL;
  g_autofree char *password = NULL;
  const char *user = NULL, *file = NULL, *today = NULL;
  g_autofree char *folder = NULL;
  GtkWidget *window;

  g_variant_dict_lookup (dict, "user", "&s", &user);
  g_variant_dict_lookup (dict, "password-file", "^&ay", &file);
  g_variant_dict_lookup (dict, "today", "&s", &today);
  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &folders);

  if (today != NULL)
    {
      FwDay day;

      if (!fw_day_from_iso (today, &day))
        {
          g_printerr (_ ("fallwerk: “%s” is not a date of the form YYYY-MM-DD\n"), today);
          return 2;
        }
      fw_clock_set_today (day);
    }
  password = read_password (file);
  if (file != NULL && password == NULL)
    {
      g_printerr (_ ("fallwerk: the password file cannot be read\n"));
      return 1;
    }
  if (folders != NULL && folders[0] != NULL)
    folder
        = g_canonicalize_filename (folders[0], g_application_command_line_get_cwd (command_line));

  window = fw_window_new (GTK_APPLICATION (application));
  fw_window_open (FW_WINDOW (window), folder, user, password);
  if (password != NULL)
    explicit_bzero (password, strlen (password));
  gtk_window_present (GTK_WINDOW (window));
  return 0;
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  /* Each window saves what is pending before it goes. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
color_scheme_cb (GSettings *settings, const char *key, gpointer data)
{
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (scheme, "dark")    ? ADW_COLOR_SCHEME_FORCE_DARK
                                      : g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                                      : ADW_COLOR_SCHEME_DEFAULT);
}

/* On top of what the desktop asks for: 200 % must be within reach everywhere
 * (EN 301 549), also where an office's desktop does not offer it. */
static void
text_size_cb (GSettings *settings, const char *key, gpointer data)
{
  FwApplication *self = data;
  GtkSettings *gtk_settings = gtk_settings_get_default ();

  if (self->desktop_dpi == 0)
    g_object_get (gtk_settings, "gtk-xft-dpi", &self->desktop_dpi, NULL);
  if (self->desktop_dpi <= 0)
    self->desktop_dpi = 96 * PANGO_SCALE;
  g_object_set (
      gtk_settings, "gtk-xft-dpi",
      (int) (self->desktop_dpi * (gint64) g_settings_get_uint (settings, "text-size") / 100), NULL);
}

static const GActionEntry actions[] = {
    {"quit", quit_action},
};

static void
fw_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (fw_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (FW_APP_ID);
  fw_registry_set_features (fw_features);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  fw_keys_apply (GTK_APPLICATION (application));
  color_scheme_cb (fw_settings_get (), NULL, NULL);
  g_signal_connect_object (fw_settings_get (), "changed::color-scheme",
                           G_CALLBACK (color_scheme_cb), application, 0);
  if (g_settings_get_uint (fw_settings_get (), "text-size") != 100)
    text_size_cb (fw_settings_get (), NULL, application);
  g_signal_connect_object (fw_settings_get (), "changed::text-size", G_CALLBACK (text_size_cb),
                           application, 0);
}

static void
fw_application_class_init (FwApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->startup = fw_application_startup;
  G_APPLICATION_CLASS (klass)->command_line = fw_application_command_line;
}

static void
fw_application_init (FwApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

FwApplication *
fw_application_new (void)
{
  return g_object_new (FW_TYPE_APPLICATION, "application-id", FW_APP_ID, "resource-base-path",
                       "/org/fallwerk/Fallwerk", "flags",
                       G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}
