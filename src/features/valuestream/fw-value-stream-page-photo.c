/* fw-value-stream-page-photo.c: how a photo of the paper wall comes under a map: chosen as
 * a file, pasted, or dropped onto the canvas; and its tools above the map. */
#include "config.h"

#include <glib/gi18n.h>

#include "draw/fw-photo.h"
#include "features/valuestream/fw-value-stream-page-private.h"
#include "store/fw-background.h"
#include "widgets/fw-async.h"

#define PIECE (1024 * 1024)

void
_fw_value_stream_page_show_photo_tools (FwValueStreamPage *self)
{
  FwStreamPhoto photo;

  gtk_widget_set_visible (GTK_WIDGET (self->photo_bin),
                          self->photo_open && fw_stream_desk_get_photo (self->desk, &photo)
                              && fw_stream_desk_get_mode (self->desk) == FW_STREAM_MODE_MAP
                              && fw_stream_desk_get_under (self->desk) != FW_STREAM_SHOW_BAND);
}

/* --- the file's content, on a thread ------------------------------------------------------- */

/* A file, no further than one too large is told from others; or a picture as a file. */
static DexFuture *
read_job (gpointer source)
{
  g_autoptr (GFileInputStream) stream = NULL;
  GByteArray *content;
  GError *error = NULL;
  gssize n = 1;

  if (GDK_IS_TEXTURE (source))
    return dex_future_new_take_boxed (G_TYPE_BYTES, gdk_texture_save_to_png_bytes (source));
  stream = g_file_read (G_FILE (source), NULL, &error);
  content = g_byte_array_new ();
  while (stream != NULL && error == NULL && n > 0 && content->len <= FW_PHOTO_MAX_SIZE)
    {
      guint length = content->len;

      g_byte_array_set_size (content, length + PIECE);
      n = g_input_stream_read (G_INPUT_STREAM (stream), content->data + length, PIECE, NULL,
                               &error);
      g_byte_array_set_size (content, length + (guint) MAX (n, 0));
    }
  if (error == NULL)
    return dex_future_new_take_boxed (G_TYPE_BYTES, g_byte_array_free_to_bytes (content));
  g_byte_array_unref (content);
  return dex_future_new_for_error (error);
}

/* --- taking it ------------------------------------------------------------------------------- */

typedef struct
{
  FwValueStreamPage *page;
  GObject *source; /* GFile or GdkTexture; NULL: the user chooses */
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_object_unref (taking->page);
  g_clear_object (&taking->source);
  g_free (taking);
}

static void
refuse (FwValueStreamPage *self, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("No Photo Was Taken"), NULL);
  g_autofree char *body
      = g_strdup_printf ("%s\n\n%s", error->message, _ ("Nothing of the map was changed."));

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static GFile *
await_choice (FwValueStreamPage *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_dialog_set_title (chooser, _ ("Photo of the Paper Wall"));
  gtk_file_filter_set_name (filter, _ ("Photos: JPEG, PNG"));
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_suffix (filter, "jpg");
  gtk_file_filter_add_suffix (filter, "jpeg");
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_dialog_set_default_filter (chooser, filter);
  return dex_await_object (fw_ui_open_file (chooser, GTK_WIDGET (self)), NULL);
}

static DexFuture *
take_fiber (gpointer data)
{
  Taking *taking = data;
  FwValueStreamPage *self = taking->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = NULL;

  if (taking->source == NULL)
    taking->source = (GObject *) await_choice (self);
  if (taking->source == NULL || self->desk == NULL)
    return NULL;
  content = dex_await_boxed (
      fw_background_run ("photo", read_job, g_object_ref (taking->source), g_object_unref), &error);
  if (content != NULL && self->desk != NULL)
    dex_await (fw_stream_desk_add_photo (self->desk, content), &error);
  /* The page may be gone by now. */
  if (self->desk == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return NULL;
  if (error != NULL)
    {
      refuse (self, error);
      return NULL;
    }
  self->photo_open = TRUE;
  adw_toggle_group_set_active_name (self->mode_group, "map");
  _fw_value_stream_page_show_photo_tools (self);
  fw_canvas_zoom_to_fit (self->canvas);
  _fw_value_stream_page_say (self, _ ("The photo lies under the map."));
  return NULL;
}

static void
take (FwValueStreamPage *self, gpointer source)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->page = g_object_ref (self);
  taking->source = source != NULL ? g_object_ref (source) : NULL;
  fw_ui_spawn_full (take_fiber, taking, taking_free);
}

/* --- pasted --------------------------------------------------------------------------------- */

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwValueStreamPage) self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (self->desk == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (value == NULL)
    refuse (self, error);
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      if (files != NULL)
        take (self, files->data);
    }
  else
    take (self, g_value_get_object (value));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  GType type = G_TYPE_INVALID;

  if (fw_stream_desk_get_stream (self->desk) == NULL
      || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_MAP)
    return;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    type = GDK_TYPE_FILE_LIST;
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE)
           || gdk_content_formats_contain_mime_type (formats, "image/png")
           || gdk_content_formats_contain_mime_type (formats, "image/jpeg"))
    type = GDK_TYPE_TEXTURE;
  if (type == G_TYPE_INVALID)
    _fw_value_stream_page_say (self, _ ("There is no photo to paste: copy a JPEG or PNG first."));
  else
    gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                    g_object_ref (self));
}

/* --- dropped --------------------------------------------------------------------------------- */

static gboolean
drop_cb (FwValueStreamPage *self, const GValue *value)
{
  if (self->desk == NULL || fw_stream_desk_get_stream (self->desk) == NULL
      || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_MAP)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      if (files == NULL)
        return FALSE;
      take (self, files->data);
      return TRUE;
    }
  if (!G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    return FALSE;
  take (self, g_value_get_object (value));
  return TRUE;
}

void
_fw_value_stream_page_accept_photos (FwValueStreamPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = {GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE};

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (target));
}

/* --- acts --------------------------------------------------------------------------------------- */

static void
photo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);
  FwStreamPhoto photo;

  if (fw_stream_desk_get_stream (self->desk) == NULL)
    return;
  self->photo_open = TRUE;
  if (fw_stream_desk_get_photo (self->desk, &photo))
    _fw_value_stream_page_show_photo_tools (self);
  else
    take (self, NULL);
}

static void
replace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  if (fw_stream_desk_get_stream (self->desk) != NULL)
    take (self, NULL);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);
  FwStreamPhoto photo;

  if (!fw_stream_desk_get_photo (self->desk, &photo))
    return;
  fw_stream_desk_set_photo (self->desk, NULL, _ ("Remove the photo"), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  fw_ui_show_undo (widget, _ ("Photo removed"), "win.undo");
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  self->photo_open = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  _fw_value_stream_page_show_photo_tools (self);
}

void
_fw_value_stream_page_install_photo_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "stream.photo", NULL, photo_action);
  gtk_widget_class_install_action (widget_class, "stream.replace-photo", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "stream.remove-photo", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "stream.close-photo", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "stream.paste-photo", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "stream.paste-photo", NULL);
}
