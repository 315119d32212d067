/* fw-application.c: the program: command line, actions, one window per office. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-application.h"
#include "app/fw-window.h"

struct _FwApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (FwApplication, fw_application, ADW_TYPE_APPLICATION)

static void
fw_application_activate (GApplication *application)
{
  gtk_window_present (g_object_new (FW_TYPE_WINDOW, "application", application, NULL));
}

static void
fw_application_class_init (FwApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = fw_application_activate;
}

static void
fw_application_init (FwApplication *self)
{
}

FwApplication *
fw_application_new (void)
{
  return g_object_new (FW_TYPE_APPLICATION, "application-id", FW_APP_ID,
                       "resource-base-path", "/org/fallwerk/Fallwerk",
                       "flags", G_APPLICATION_NON_UNIQUE, NULL);
}
