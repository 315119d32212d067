/* fw-desktop-notice.c: see fw-desktop-notice.h. */
#include "config.h"

#include "widgets/fw-desktop-notice.h"

static void
has_owner_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GNotification) notification = data;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  GApplication *application = g_application_get_default ();
  gboolean has_owner = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &has_owner);
  if (has_owner && application != NULL)
    g_application_send_notification (application, g_object_get_data (G_OBJECT (notification), "id"),
                                     notification);
}

void
fw_desktop_notice_send (const char *id, GNotification *notification)
{
  GApplication *application = g_application_get_default ();
  GDBusConnection *bus
      = application != NULL ? g_application_get_dbus_connection (application) : NULL;

  g_return_if_fail (id != NULL && G_IS_NOTIFICATION (notification));

  if (bus == NULL)
    {
      g_object_unref (notification);
      return;
    }
  g_object_set_data_full (G_OBJECT (notification), "id", g_strdup (id), g_free);
  g_dbus_connection_call (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", "org.freedesktop.Notifications"), G_VARIANT_TYPE ("(b)"),
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, has_owner_cb, notification);
}

void
fw_desktop_notice_withdraw (const char *id)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_withdraw_notification (application, id);
}
