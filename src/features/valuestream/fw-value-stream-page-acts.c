/* fw-value-stream-page-acts.c: the acts of a map's page by menu, button and key. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-export-dialog.h"
#include "features/valuestream/fw-stream-inspector.h"
#include "features/valuestream/fw-stream-presenter.h"
#include "features/valuestream/fw-stream-snapshots.h"
#include "features/valuestream/fw-stream-step-entry.h"
#include "features/valuestream/fw-value-stream-page-private.h"
#include "widgets/fw-async.h"

static gboolean
is_ready (FwValueStreamPage *self)
{
  return fw_stream_desk_get_stream (self->desk) != NULL;
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  if (is_ready (self))
    fw_stream_act_add_kind (self->desk, g_variant_get_string (parameter, NULL));
}

static void
add_party_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);
  const char *kind = g_variant_get_string (parameter, NULL);
  const char *title = g_str_equal (kind, "customer")   ? _ ("Customer")
                      : g_str_equal (kind, "supplier") ? _ ("Supplier")
                      : g_str_equal (kind, "control")  ? _ ("Control")
                                                       : _ ("Payer");

  if (is_ready (self))
    fw_stream_act_add_party (self->desk, kind, title);
}

static void
insert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);
  const char *focused = fw_canvas_get_focused (self->canvas);

  if (focused == NULL)
    return;
  if (!fw_stream_act_insert_on (self->desk, focused)
      && !fw_stream_act_quick_add (self->desk, focused, FW_WAY_RIGHT))
    _fw_value_stream_page_say (self, _ ("A step goes onto a hand-over or behind a step."));
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);
  const char *focused = fw_canvas_get_focused (self->canvas);

  if (focused != NULL)
    fw_canvas_edit_label (self->canvas, focused);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  fw_stream_inspector_focus (FW_STREAM_INSPECTOR (self->panes[FW_STREAM_MODE_MAP]));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);
  g_auto (GStrv) ids = fw_scene_dup_selection (fw_stream_desk_get_scene (self->desk));

  if (ids != NULL && ids[0] != NULL && fw_stream_desk_get_mode (self->desk) == FW_STREAM_MODE_MAP
      && fw_stream_act_remove (self->desk, (const char *const *) ids) > 0)
    fw_ui_show_undo (widget, _ ("Deleted"), "win.undo");
}

static void
unpin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  if (!is_ready (self))
    return;
  fw_stream_act_unpin (self->desk);
  fw_canvas_zoom_to_fit (self->canvas);
}

static void
pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  adw_overlay_split_view_set_show_sidebar (
      self->split_view, !adw_overlay_split_view_get_show_sidebar (self->split_view));
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);
  gboolean list = !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_button));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->list_button), list);
  gtk_widget_grab_focus (list ? GTK_WIDGET (self->list) : GTK_WIDGET (self->canvas));
}

static void
entry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  adw_toggle_group_set_active_name (self->mode_group, "map");
  fw_stream_step_entry_focus (FW_STREAM_STEP_ENTRY (self->entry));
}

/* --- dialogs and windows ------------------------------------------------------------------- */

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  if (is_ready (self))
    adw_dialog_present (fw_stream_export_dialog_new (self->desk), widget);
}

static void
blank_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  if (is_ready (self))
    fw_stream_print_blank (widget, self->desk);
}

static void
snapshots_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  if (is_ready (self))
    adw_dialog_present (fw_stream_snapshots_new (self->desk), widget);
}

static void
present_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwValueStreamPage *self = FW_VALUE_STREAM_PAGE (widget);

  if (!is_ready (self))
    return;
  if (self->presenter != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self->presenter));
      return;
    }
  self->presenter = fw_stream_presenter_new (self->desk, gtk_widget_get_root (widget));
  g_object_add_weak_pointer (G_OBJECT (self->presenter), (gpointer *) &self->presenter);
  gtk_window_present (GTK_WINDOW (self->presenter));
}

/* --- stamps -------------------------------------------------------------------------------------- */

static void
stamp_cb (FwValueStreamPage *self, GtkWidget *button)
{
  g_auto (GStrv) ids = fw_scene_dup_selection (fw_stream_desk_get_scene (self->desk));
  guint stamp = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "stamp"));

  if (ids == NULL || ids[0] == NULL || !fw_stream_act_stamp (self->desk, ids[0], stamp, 1))
    _fw_value_stream_page_say (self, _ ("Select the step or flow first that it is seen at."));
}

void
_fw_value_stream_page_fill_stamps (FwValueStreamPage *self)
{
  for (guint i = 0; i < FW_STREAM_N_STAMPS; i++)
    {
      /* Translators: a key, and the stamp of waste that it makes. */
      g_autofree char *label
          = g_strdup_printf (_ ("%1$u %2$s"), i + 1, fw_stream_stamp_get_title (i));
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_set_size_request (button, 44, 44);
      g_object_set_data (G_OBJECT (button), "stamp", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (stamp_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->stamp_box, button);
    }
}

void
_fw_value_stream_page_install_acts (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc act;
    guint key;
    GdkModifierType state;
  } acts[] = {
      {"stream.add", "s", add_action, 0, 0},
      {"stream.add-party", "s", add_party_action, 0, 0},
      {"stream.insert", NULL, insert_action, GDK_KEY_Insert, 0},
      {"stream.rename", NULL, rename_action, 0, 0},
      {"stream.details", NULL, details_action, 0, 0},
      {"stream.delete", NULL, delete_action, 0, 0},
      {"stream.unpin", NULL, unpin_action, 0, 0},
      {"stream.toggle-pane", NULL, pane_action, GDK_KEY_F9, 0},
      {"stream.list", NULL, list_action, GDK_KEY_l, GDK_CONTROL_MASK},
      {"stream.entry", NULL, entry_action, GDK_KEY_e, GDK_CONTROL_MASK},
      {"stream.export", NULL, export_action, 0, 0},
      {"stream.blank", NULL, blank_action, 0, 0},
      {"stream.snapshots", NULL, snapshots_action, GDK_KEY_d, GDK_CONTROL_MASK},
      {"stream.present", NULL, present_action, GDK_KEY_F5, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gtk_widget_class_install_action (widget_class, acts[i].name, acts[i].type, acts[i].act);
      if (acts[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, acts[i].key, acts[i].state, acts[i].name,
                                             NULL);
    }
}
