/* fw-today-feed.c: see fw-today-feed.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline-repository.h"
#include "exchange/fw-deadline-feed.h"
#include "features/today/fw-today-feed.h"
#include "features/today/fw-today-radar.h"
#include "store/fw-background.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-file.h"

#define REST_MS 2000
#define DATA "fw-today-feed"
#define KEY "deadline-feeds"

struct _FwTodayFeed
{
  GObject parent_instance;
  GWeakRef shell;
  FwStore *store;
  GSettings *settings;
  char *path;         /* NULL: there is no such file */
  char *sum;          /* of what was written last, whenever that was */
  GDateTime *written; /* NULL: not since the sign-in */
  char *why;          /* why it could not be written; NULL: it could */
  guint rest;
  gboolean busy, again;
};

G_DEFINE_FINAL_TYPE (FwTodayFeed, fw_today_feed, G_TYPE_OBJECT)

enum
{
  CHANGED, /* path, day or reason */
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
queue (FwTodayFeed *self, guint rest);

/* --- writing ----------------------------------------------------------------------------- */

static char *
dup_stamp (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

typedef enum
{
  PLACE_FILE,   /* there is a file */
  PLACE_EMPTY,  /* there is room for one */
  PLACE_GONE,   /* its folder is not there */
  PLACE_CLOSED, /* its folder may not be written to */
} Place;

/* On a thread of its own: a folder may be on a network that does not answer. */
static DexFuture *
look_job (gpointer data)
{
  const char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);
  Place place = !g_file_test (folder, G_FILE_TEST_IS_DIR) ? PLACE_GONE
                : access (folder, W_OK) != 0              ? PLACE_CLOSED
                : g_file_test (path, G_FILE_TEST_EXISTS)  ? PLACE_FILE
                                                          : PLACE_EMPTY;

  return dex_future_new_for_int (place);
}

static Place
await_place (const char *path)
{
  return (Place) dex_await_int (fw_background_run ("feed", look_job, g_strdup (path), g_free),
                                NULL);
}

static void
fail (FwTodayFeed *self, Place place, const GError *error)
{
  g_autoptr (FwShell) shell = g_weak_ref_get (&self->shell);
  gboolean told = self->why != NULL;

  g_set_str (&self->why, place == PLACE_GONE     ? _ ("Its folder is not there.")
                         : place == PLACE_CLOSED ? _ ("Its folder may not be written to.")
                                                 : error->message);
  if (told || shell == NULL)
    return;
  {
    /* Translators: %s is a sentence that says why. */
    g_autofree char *text = g_strdup_printf (
        _ ("Calendar file not renewed. %s What to do stands in the menu of Today."), self->why);

    fw_ui_show_toast (GTK_WIDGET (shell), text);
  }
}

/* FALSE with an error; TRUE as well when there was nothing new to write. */
static gboolean
await_renewal (FwTodayFeed *self, const char *path, FwStore *store, GError **error)
{
  g_autoptr (FwRadar) radar = dex_await_object (
      fw_deadline_repository_load_many (store, FW_DEADLINE_SCOPE_MINE, 0, G_MAXUINT), error);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) same = NULL, bytes = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *stamp = dup_stamp ();

  if (radar == NULL)
    return FALSE;
  /* What is the same but for the time of writing is not written again: whoever synchronises the
   * file would send it once more. */
  same = fw_deadline_feed_to_bytes (radar, "2000-01-01T00:00:00Z");
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, same);
  if (g_strcmp0 (sum, self->sum) == 0 && await_place (path) == PLACE_FILE)
    return TRUE;
  bytes = fw_deadline_feed_to_bytes (radar, stamp);
  if (!dex_await (fw_export_file (file, bytes), error))
    return FALSE;
  g_set_str (&self->sum, sum);
  g_clear_pointer (&self->written, g_date_time_unref);
  self->written = fw_clock_now ();
  return TRUE;
}

static DexFuture *
renew_fiber (gpointer data)
{
  FwTodayFeed *self = data;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autofree char *path = g_strdup (self->path);
  g_autoptr (GError) error = NULL;
  Place place = PLACE_FILE;

  if (store == NULL || path == NULL)
    return NULL;
  self->busy = TRUE;
  self->again = FALSE;
  if (!await_renewal (self, path, store, &error))
    place = await_place (path);
  self->busy = FALSE;
  /* Signing out is no failure, and another file was chosen meanwhile. */
  if (self->store == NULL || g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED))
    return NULL;
  if (g_strcmp0 (path, self->path) == 0)
    {
      if (error != NULL)
        fail (self, place, error);
      else
        g_clear_pointer (&self->why, g_free);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (self->again)
    queue (self, REST_MS);
  return NULL;
}

static gboolean
rest_cb (gpointer data)
{
  FwTodayFeed *self = data;

  self->rest = 0;
  fw_ui_spawn (self, renew_fiber);
  return G_SOURCE_REMOVE;
}

static void
queue (FwTodayFeed *self, guint rest)
{
  if (self->path == NULL || self->store == NULL)
    return;
  self->again = TRUE;
  if (self->busy)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add_full (G_PRIORITY_LOW, rest, rest_cb, self, NULL);
}

static void
store_changed_cb (FwTodayFeed *self, FwNotice *notice)
{
  if (fw_today_is_touched (notice))
    queue (self, REST_MS);
}

/* --- where ------------------------------------------------------------------------------- */

static char *
dup_key (FwTodayFeed *self)
{
  return g_strdup_printf ("%s\n%s", fw_store_get_folder (self->store),
                          fw_store_get_login (self->store));
}

static char *
dup_path (FwTodayFeed *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  g_autofree char *key = dup_key (self);
  char *path = NULL;

  return g_variant_lookup (all, key, "s", &path) ? path : NULL;
}

/* NULL: nowhere any more. What was written stays, it is the user's file. */
static void
set_path (FwTodayFeed *self, const char *path)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  g_autofree char *key = dup_key (self);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  {
    GVariantIter iter;
    const char *name, *value;

    g_variant_iter_init (&iter, all);
    while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
      g_variant_dict_insert (&dict, name, "s", value);
  }
  g_variant_dict_remove (&dict, key);
  if (path != NULL)
    g_variant_dict_insert (&dict, key, "s", path);
  {
    g_autoptr (GVariant) changed = g_variant_ref_sink (g_variant_dict_end (&dict));
    GVariantBuilder builder;
    GVariantIter iter;
    const char *name;
    GVariant *value;

    g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
    g_variant_iter_init (&iter, changed);
    while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
      g_variant_builder_add (&builder, "{ss}", name, g_variant_get_string (value, NULL));
    g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
  }
  g_set_str (&self->path, path);
  g_clear_pointer (&self->sum, g_free);
  g_clear_pointer (&self->why, g_free);
  g_clear_pointer (&self->written, g_date_time_unref);
  queue (self, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the dialog -------------------------------------------------------------------------- */

typedef struct
{
  FwTodayFeed *feed;
  GtkWidget *file_row, *state_row, *warning, *stop_row;
} Dialog;

static void
dialog_free (gpointer data)
{
  g_object_unref (((Dialog *) data)->feed);
  g_free (data);
}

static void
show_feed (Dialog *dialog)
{
  FwTodayFeed *feed = dialog->feed;
  g_autofree char *when
      = feed->written != NULL ? g_date_time_format (feed->written, _ ("%-d %B %Y, %H:%M")) : NULL;
  g_autofree char *state = NULL;

  if (feed->why != NULL)
    /* Translators: %s is a sentence that says why. */
    state = g_strdup_printf (
        _ ("Not renewed. %s Please see that it can be written there, or choose another file."),
        feed->why);
  else if (when != NULL)
    state = g_strdup (when);
  else
    state = g_strdup (_ ("not yet since you signed in"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (dialog->file_row),
                               feed->path != NULL ? feed->path : _ ("none chosen"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (dialog->state_row), state);
  gtk_widget_set_visible (dialog->state_row, feed->path != NULL);
  gtk_widget_set_visible (dialog->warning, feed->why != NULL);
  gtk_widget_set_visible (dialog->stop_row, feed->path != NULL);
}

static DexFuture *
choose_fiber (gpointer data)
{
  GtkWidget *row = data;
  FwTodayFeed *feed = g_object_get_data (G_OBJECT (row), DATA);
  g_autoptr (FwTodayFeed) kept = g_object_ref (feed);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.ics", _ ("deadlines"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  gtk_file_dialog_set_initial_name (dialog, name);
  file = dex_await_object (fw_ui_save_file (dialog, row), NULL);
  if (file == NULL || kept->store == NULL)
    return NULL;
  if (g_file_peek_path (file) == NULL)
    {
      g_set_error_literal (&error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                           _ ("Only a file on this computer can be renewed. Please choose one."));
      fw_ui_show_error (row, error);
      return NULL;
    }
  /* From here on days leave the office by themselves: that is logged once. */
  if (dex_await (fw_store_log_access (kept->store, "export", 0, "deadlines"), &error)
      && kept->store != NULL)
    set_path (kept, g_file_peek_path (file));
  if (error != NULL && gtk_widget_get_root (row) != NULL)
    fw_ui_show_error (row, error);
  return NULL;
}

static void
choose_cb (GtkWidget *row)
{
  fw_ui_spawn (row, choose_fiber);
}

static void
stop_cb (FwTodayFeed *self)
{
  set_path (self, NULL);
}

static GtkWidget *
create_property_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "property");
  return row;
}

static GtkWidget *
create_button_row (const char *title)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  return row;
}

static GtkWidget *
create_page (FwTodayFeed *feed, GtkWidget *window)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkWidget *acts = adw_preferences_group_new (), *choose = create_button_row (_ ("C_hoose File…"));
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->feed = g_object_ref (feed);
  dialog->file_row = create_property_row (_ ("File"));
  dialog->state_row = create_property_row (_ ("Last Renewed"));
  dialog->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  dialog->stop_row = create_button_row (_ ("_Renew It No More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->warning), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Warning"), -1);
  gtk_widget_add_css_class (dialog->warning, "warning");
  adw_action_row_add_suffix (ADW_ACTION_ROW (dialog->state_row), dialog->warning);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Your own deadlines as a calendar file, for a telephone or another calendar: their days "
         "and of what kind they are, no name and no case. It is written anew after every change "
         "of a deadline and when you sign in."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), dialog->file_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), dialog->state_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (acts), choose);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (acts), dialog->stop_row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (acts));
  g_object_set_data_full (G_OBJECT (choose), DATA, g_object_ref (feed), g_object_unref);
  g_signal_connect (choose, "activated", G_CALLBACK (choose_cb), NULL);
  g_signal_connect_object (dialog->stop_row, "activated", G_CALLBACK (stop_cb), feed,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (window), DATA, dialog, dialog_free);
  show_feed (dialog);
  return page;
}

static void
dialog_changed_cb (GtkWidget *window)
{
  Dialog *dialog = g_object_get_data (G_OBJECT (window), DATA);

  show_feed (dialog);
}

void
fw_today_feed_ask (GtkWidget *widget)
{
  FwShell *shell = fw_shell_find (widget);
  FwTodayFeed *feed = shell != NULL ? g_object_get_data (G_OBJECT (shell), DATA) : NULL;
  AdwDialog *dialog;
  GtkWidget *view;

  if (feed == NULL)
    return;
  dialog = adw_dialog_new ();
  view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_page (feed, GTK_WIDGET (dialog)));
  adw_dialog_set_title (dialog, _ ("Calendar File That Renews Itself"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 460);
  adw_dialog_set_child (dialog, view);
  g_signal_connect_object (feed, "changed", G_CALLBACK (dialog_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* --- object ------------------------------------------------------------------------------ */

void
fw_today_feed_install (FwShell *shell, FwStore *store)
{
  FwTodayFeed *self;

  g_return_if_fail (FW_IS_SHELL (shell) && FW_IS_STORE (store));

  self = g_object_new (FW_TYPE_TODAY_FEED, NULL);
  g_weak_ref_set (&self->shell, shell);
  self->store = g_object_ref (store);
  self->settings = g_settings_new (FW_APP_ID);
  self->path = dup_path (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (shell), DATA, self, g_object_unref);
  queue (self, REST_MS);
}

static void
fw_today_feed_dispose (GObject *object)
{
  FwTodayFeed *self = FW_TODAY_FEED (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (fw_today_feed_parent_class)->dispose (object);
}

static void
fw_today_feed_finalize (GObject *object)
{
  FwTodayFeed *self = FW_TODAY_FEED (object);

  g_weak_ref_clear (&self->shell);
  g_clear_pointer (&self->written, g_date_time_unref);
  g_free (self->path);
  g_free (self->sum);
  g_free (self->why);
  G_OBJECT_CLASS (fw_today_feed_parent_class)->finalize (object);
}

static void
fw_today_feed_class_init (FwTodayFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_today_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_today_feed_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_today_feed_init (FwTodayFeed *self)
{
  g_weak_ref_init (&self->shell, NULL);
}
