/* fw-session-cases.c: see fw-session-cases.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/fw-conference-repository.h"
#include "features/conference/fw-session-cases.h"
#include "features/conference/fw-session-rows.h"
#include "widgets/fw-async.h"

struct _FwSessionCases
{
  AdwBin parent_instance;
  GtkListBox *list;
  GtkWidget *empty;

  FwStore *store;
  FwEditSession *session;
  GArray *ids; /* of gint64, in order */
  int focus;   /* a row to take the focus after the next reading; -1: none */
};

G_DEFINE_FINAL_TYPE (FwSessionCases, fw_session_cases, ADW_TYPE_BIN)

guint
fw_session_get_minutes (FwConferenceKind *kind)
{
  guint minutes = 0;

  for (guint i = 0; kind != NULL && i < kind->steps->len; i++)
    minutes += (guint) MAX (((FwStep *) g_ptr_array_index (kind->steps, i))->minutes, 0);
  return minutes;
}

char *
fw_session_add_minutes (const char *time, guint minutes)
{
  int hour, minute;
  guint sum;

  if (time == NULL || sscanf (time, "%d:%d", &hour, &minute) != 2)
    return g_strdup ("");
  sum = (guint) (hour * 60 + minute) + minutes;
  return g_strdup_printf ("%02u:%02u", sum / 60 % 24, sum % 60);
}

typedef struct
{
  FwSessionCases *self;
  gint64 *ids;
  guint n;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->self);
  g_free (order->ids);
  g_free (order);
}

static DexFuture *
order_fiber (gpointer data)
{
  Order *order = data;
  FwSessionCases *self = order->self;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (FwEditSession) session = g_object_ref (self->session);
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Order of the cases"));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < order->n; i++)
    {
      g_autoptr (FwRecord) record
          = dex_await_object (fw_conference_repository_load (store, order->ids[i]), &error);
      g_autoptr (FwRow) row = fw_row_new ();

      if (record == NULL)
        break;
      if (fw_record_get_int (record, "position") == (gint64) i + 1)
        continue;
      fw_row_set_int (row, "position", (gint64) i + 1);
      fw_change_set_update (changes, "conference", order->ids[i], fw_record_get_version (record),
                            row);
    }
  if (error == NULL)
    {
      g_autoptr (FwChangeSet) applied
          = dex_await_boxed (fw_edit_session_commit (session, changes), &error);
    }
  if (error != NULL && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static void
move (FwSessionCases *self, int from, int to)
{
  Order *order;
  gint64 id;

  if (from < 0 || from >= (int) self->ids->len || to < 0 || to >= (int) self->ids->len
      || from == to)
    return;
  id = g_array_index (self->ids, gint64, from);
  g_array_remove_index (self->ids, from);
  g_array_insert_val (self->ids, to, id);
  self->focus = to;
  order = g_new0 (Order, 1);
  order->self = g_object_ref (self);
  order->n = self->ids->len;
  order->ids = g_memdup2 (self->ids->data, sizeof (gint64) * self->ids->len);
  fw_ui_spawn_full (order_fiber, order, order_free);
}

static int
get_focused (FwSessionCases *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->list))
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwSessionCases *self = FW_SESSION_CASES (widget);
  int from = get_focused (self);

  if (from >= 0)
    move (self, from, from + g_variant_get_int32 (parameter));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT,
                                         gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, FwSessionCases *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  move (self, g_value_get_int (value), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

static void
add_dragging (FwSessionCases *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
create_row (FwSessionCases *self, FwResult *rows, guint i, guint place, const char *time)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", place + 1);
  g_autofree char *title
      = g_strdup_printf ("%s · %s", fw_result_get_text (rows, i, FW_CONFERENCE_CASE_NAME),
                         fw_result_get_text (rows, i, FW_CONFERENCE_CASE_NUMBER));
  const char *question = fw_result_get_text (rows, i, FW_CONFERENCE_QUESTION);
  const char *status
      = fw_conference_status_to_word (fw_result_get_text (rows, i, FW_CONFERENCE_STATUS));
  g_autofree char *spoken
      = g_strdup_printf ("%s. %s, %s, %s, %s", number, title, question, status, time);
  GtkWidget *letter = gtk_label_new (number), *when = gtk_label_new (time);
  GtkWidget *state = gtk_label_new (status);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), question);
  gtk_widget_set_valign (letter, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (letter, "household-letter");
  gtk_widget_add_css_class (when, "numeric");
  gtk_widget_add_css_class (when, "dimmed");
  gtk_widget_add_css_class (state, "caption");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), when);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), letter);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-conference");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                    fw_result_get_int (rows, i, FW_CONFERENCE_ID));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  add_dragging (self, row);
  return row;
}

void
fw_session_cases_show (FwSessionCases *self,
                       FwStore *store,
                       FwEditSession *session,
                       FwResult *rows,
                       FwConferenceKind *kind,
                       const char *starts_at)
{
  guint minutes = fw_session_get_minutes (kind);
  guint n = 0;
  int focus;

  g_return_if_fail (FW_IS_SESSION_CASES (self));

  focus = self->focus >= 0 ? self->focus : get_focused (self);
  self->focus = -1;
  g_set_object (&self->store, store);
  g_set_object (&self->session, session);
  gtk_list_box_remove_all (self->list);
  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, FW_CONFERENCE_ID);
      g_autofree char *time = fw_session_add_minutes (starts_at, n * minutes);

      if (g_strcmp0 (fw_result_get_text (rows, i, FW_CONFERENCE_STATUS), "withdrawn") == 0)
        continue;
      g_array_append_val (self->ids, id);
      gtk_list_box_append (self->list, create_row (self, rows, i, n, time));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  if (focus >= 0 && gtk_list_box_get_row_at_index (self->list, focus) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, focus)));
}

static void
fw_session_cases_dispose (GObject *object)
{
  FwSessionCases *self = FW_SESSION_CASES (object);

  g_clear_object (&self->store);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (fw_session_cases_parent_class)->dispose (object);
}

static void
fw_session_cases_finalize (GObject *object)
{
  g_array_unref (FW_SESSION_CASES (object)->ids);
  G_OBJECT_CLASS (fw_session_cases_parent_class)->finalize (object);
}

static void
fw_session_cases_class_init (FwSessionCasesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_session_cases_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_session_cases_finalize;
  gtk_widget_class_install_action (widget_class, "cases.move", "i", move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "cases.move", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "cases.move", "i",
                                       1);
}

static void
fw_session_cases_init (FwSessionCases *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->focus = -1;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->empty = gtk_label_new (_ ("No case is registered for this session yet."));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (self->empty, "dimmed");
  gtk_widget_set_halign (self->empty, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cases in order"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->empty);
  adw_bin_set_child (ADW_BIN (self), box);
}
