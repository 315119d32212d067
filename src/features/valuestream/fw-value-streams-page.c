/* fw-value-streams-page.c: see fw-value-streams-page.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-date.h"
#include "domain/fw-stream-example.h"
#include "domain/fw-stream-repository.h"
#include "exchange/fw-drawio.h"
#include "exchange/fw-map-json.h"
#include "features/valuestream/fw-value-streams-page.h"
#include "widgets/fw-async.h"

struct _FwValueStreamsPage
{
  AdwNavigationPage parent_instance;
  GtkStack *stack;
  GtkListBox *list;

  FwStore *store;
  FwResult *rows;
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwValueStreamsPage, fw_value_streams_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- the list ---------------------------------------------------------------------------- */

static void
delete_cb (FwValueStreamsPage *self, GtkWidget *button);

static GtkWidget *
create_row (FwValueStreamsPage *self, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *name = fw_result_get_text (self->rows, i, FW_STREAM_ROW_NAME);
  guint n = (guint) fw_result_get_int (self->rows, i, FW_STREAM_ROW_N_STEPS);
  g_autofree char *steps = g_strdup_printf (ngettext ("%u step", "%u steps", n), n);
  g_autofree char *day = NULL, *subtitle = NULL;
  FwDay changed = FW_DAY_NONE;

  if (fw_day_from_iso (fw_result_get_text (self->rows, i, FW_STREAM_ROW_CHANGED_ON), &changed))
    day = fw_day_to_text (changed);
  /* Translators: a number of steps, and a date. */
  subtitle = g_strdup_printf (_ ("%1$s, changed %2$s"), steps, day != NULL ? day : "?");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 name != NULL && *name != '\0' ? name : _ ("New Value Stream"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("fw-stream-symbolic"));
  if (fw_result_get_int (self->rows, i, FW_STREAM_ROW_IS_EXAMPLE))
    {
      GtkWidget *label = gtk_label_new (_ ("Example"));

      gtk_widget_add_css_class (label, "stream-example");
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Delete This Value Stream"));
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-value-stream");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                    fw_result_get_int (self->rows, i, FW_STREAM_ROW_ID));
  return row;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwValueStreamsPage *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (GError) error = NULL;
  FwResult *rows;

  if (store == NULL)
    return NULL;
  rows = dex_await_boxed (fw_stream_repository_list (store), &error);
  if (self->store == NULL || generation != self->generation || rows == NULL)
    {
      if (rows == NULL && self->store != NULL)
        fw_ui_show_error (GTK_WIDGET (self), error);
      g_clear_pointer (&rows, fw_result_unref);
      return NULL;
    }
  g_clear_pointer (&self->rows, fw_result_unref);
  self->rows = rows;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    gtk_list_box_append (self->list, create_row (self, i));
  gtk_stack_set_visible_child_name (self->stack,
                                    fw_result_get_n_rows (rows) > 0 ? "list" : "empty");
  return NULL;
}

static void
changed_cb (FwValueStreamsPage *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "value_stream"))
    fw_ui_spawn (self, load_fiber);
}

/* --- making one ---------------------------------------------------------------------------- */

typedef struct
{
  FwValueStreamsPage *page;
  FwStream *stream;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->page);
  fw_stream_free (making->stream);
  g_free (making);
}

static DexFuture *
make_fiber (gpointer data)
{
  Making *making = data;
  g_autoptr (FwStore) store = g_object_ref (making->page->store);
  FwStreamItem *map = fw_stream_get_map (making->stream);
  g_autofree char *content = fw_map_json_write (making->stream);
  FwStreamRecord record = {.name = fw_stream_item_get_text (map, FW_STREAM_NAME),
                           .content = content,
                           .is_example = fw_stream_item_get_flag (map, FW_STREAM_EXAMPLE, FALSE),
                           .n_steps = fw_stream_get_n (making->stream, FW_STREAM_STEP)};
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  g_autoptr (FwChangeSet) applied = dex_await_boxed (
      /* Translators: an act in the change log. */
      fw_stream_repository_add (store, &record, _ ("New value stream"), &id), &error);

  if (gtk_widget_get_root (GTK_WIDGET (making->page)) == NULL)
    return NULL;
  if (applied == NULL)
    fw_ui_show_error (GTK_WIDGET (making->page), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (making->page), "win.open-value-stream", "x", id);
  return NULL;
}

/* Takes over @stream. */
static void
make (FwValueStreamsPage *self, FwStream *stream)
{
  Making *making = g_new0 (Making, 1);

  making->page = g_object_ref (self);
  making->stream = stream;
  fw_ui_spawn_full (make_fiber, making, making_free);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwStream *stream = fw_stream_new ();

  fw_stream_set_text (stream, fw_stream_get_map (stream), FW_STREAM_CONVENTION, "office");
  make (FW_VALUE_STREAMS_PAGE (widget), stream);
}

static void
example_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  make (FW_VALUE_STREAMS_PAGE (widget), fw_stream_example_new ());
}

static DexFuture *
import_fiber (gpointer data)
{
  FwValueStreamsPage *self = data;
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  FwStream *stream = NULL;

  gtk_file_filter_set_name (filter, _ ("Maps: MAP.json, draw.io"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_add_suffix (filter, "drawio");
  gtk_file_filter_add_suffix (filter, "xml");
  gtk_file_dialog_set_default_filter (chooser, filter);
  file = dex_await_object (fw_ui_open_file (chooser, GTK_WIDGET (self)), NULL);
  if (file == NULL)
    return NULL;
  bytes = dex_await_boxed (dex_file_load_contents_bytes (file), &error);
  if (bytes != NULL)
    {
      gsize length = 0;
      const char *text = g_bytes_get_data (bytes, &length);

      if (length > FW_MAP_JSON_MAX_SIZE)
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _ ("the file is too large for a map"));
      else
        stream = fw_drawio_is_one (text, length) ? fw_drawio_read (text, (gssize) length, &error)
                                                 : fw_map_json_read (text, (gssize) length, &error);
    }
  if (stream != NULL)
    make (self, stream);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      GtkWidget *dialog = GTK_WIDGET (adw_alert_dialog_new (_ ("Nothing Was Read"), NULL));
      /* Translators: %s says what is wrong with a file, and where. */
      g_autofree char *body = g_strdup_printf (_ ("%s. Nothing of the file was taken."),
                                               error != NULL ? error->message : "");

      adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
      adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
    }
  return NULL;
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, import_fiber);
}

/* --- deleting ------------------------------------------------------------------------------- */

typedef struct
{
  FwValueStreamsPage *page;
  gint64 id, version;
} Deleting;

static void
deleting_free (gpointer data)
{
  g_object_unref (((Deleting *) data)->page);
  g_free (data);
}

static DexFuture *
delete_fiber (gpointer data)
{
  Deleting *deleting = data;
  GtkWidget *widget = GTK_WIDGET (deleting->page);
  GtkWidget *dialog = GTK_WIDGET (
      adw_alert_dialog_new (_ ("Delete This Value Stream?"),
                            _ ("The map, its snapshots and its photo are gone then. This "
                               "cannot be undone; export it first if it may be wanted "
                               "again.")));
  g_autoptr (FwStore) store = g_object_ref (deleting->page->store);
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete",
                                  _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  answer = dex_await_string (fw_ui_choose (dialog, widget), NULL);
  if (g_strcmp0 (answer, "delete") != 0)
    return NULL;
  dex_await (fw_stream_repository_remove (store, deleting->id, deleting->version), &error);
  if (error != NULL && gtk_widget_get_root (widget) != NULL)
    fw_ui_show_error (widget, error);
  return NULL;
}

static void
delete_cb (FwValueStreamsPage *self, GtkWidget *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));
  Deleting *deleting = g_new0 (Deleting, 1);

  deleting->page = g_object_ref (self);
  deleting->id = fw_result_get_int (self->rows, i, FW_STREAM_ROW_ID);
  deleting->version = fw_result_get_int (self->rows, i, FW_STREAM_ROW_VERSION);
  fw_ui_spawn_full (delete_fiber, deleting, deleting_free);
}

GtkWidget *
fw_value_streams_page_new (FwStore *store)
{
  FwValueStreamsPage *self = g_object_new (FW_TYPE_VALUE_STREAMS_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return GTK_WIDGET (self);
}

static void
fw_value_streams_page_dispose (GObject *object)
{
  FwValueStreamsPage *self = FW_VALUE_STREAMS_PAGE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, fw_result_unref);
  G_OBJECT_CLASS (fw_value_streams_page_parent_class)->dispose (object);
}

static void
fw_value_streams_page_class_init (FwValueStreamsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_value_streams_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-value-streams-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwValueStreamsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FwValueStreamsPage, list);
  gtk_widget_class_install_action (widget_class, "streams.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "streams.example", NULL, example_action);
  gtk_widget_class_install_action (widget_class, "streams.import", NULL, import_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "streams.new", NULL);
}

static void
fw_value_streams_page_init (FwValueStreamsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
