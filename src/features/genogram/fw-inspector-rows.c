/* fw-inspector-rows.c: see fw-inspector-rows.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/genogram/fw-inspector-rows.h"
#include "widgets/fw-async.h"

typedef struct
{
  const char *field;
  gpointer owner;
  FwInspectorApply apply;
  char *shown;   /* text of an entry as it was shown */
  GStrv values;  /* of a choice */
  gboolean busy; /* while a value is shown */
} Field;

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->shown);
  g_strfreev (field->values);
  g_free (field);
}

static Field *
get_field (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "fw-field");
}

static Field *
add_field (GtkWidget *row, const char *name, gpointer owner, FwInspectorApply apply)
{
  Field *field = g_new0 (Field, 1);

  field->field = name;
  field->owner = owner;
  field->apply = apply;
  field->shown = g_strdup ("");
  g_object_set_data_full (G_OBJECT (row), "fw-field", field, field_free);
  return field;
}

/* --- entries --------------------------------------------------------------------------- */

static void
apply_entry (GtkWidget *row)
{
  Field *field = get_field (row);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  g_strstrip (text);
  if (g_str_equal (text, field->shown))
    {
      gtk_widget_remove_css_class (row, "error");
      return;
    }
  g_object_ref (row);
  if (field->apply (field->owner, field->field, text))
    {
      gtk_widget_remove_css_class (row, "error");
      g_set_str (&field->shown, text);
    }
  else
    {
      gtk_widget_add_css_class (row, "error");
      fw_ui_announce (row, _ ("This is not understood and was not saved."));
    }
  g_object_unref (row);
}

static void
leave_cb (GtkWidget *row)
{
  apply_entry (row);
}

GtkWidget *
fw_inspector_entry_new (const char *title,
                        const char *field,
                        gpointer owner,
                        FwInspectorApply apply)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_field (row, field, owner, apply);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect (row, "entry-activated", G_CALLBACK (apply_entry), NULL);
  gtk_widget_add_controller (row, focus);
  return row;
}

void
fw_inspector_entry_set (GtkWidget *row, const char *text)
{
  Field *field = get_field (row);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row));
  gboolean within = gtk_widget_get_focus_child (row) != NULL
                    && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (within && !g_str_equal (typed, field->shown))
    return;
  g_set_str (&field->shown, text);
  gtk_widget_remove_css_class (row, "error");
  if (!g_str_equal (typed, text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

void
fw_inspector_entry_flush (GtkWidget *row)
{
  Field *field = get_field (row);

  apply_entry (row);
  /* What was refused goes with the one it was typed for. */
  g_set_str (&field->shown, gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* --- choices ---------------------------------------------------------------------------- */

static void
selected_cb (GtkWidget *row)
{
  Field *field = get_field (row);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (!field->busy && selected < g_strv_length (field->values))
    field->apply (field->owner, field->field, field->values[selected]);
}

GtkWidget *
fw_inspector_choice_new (const char *title,
                         const char *field,
                         const char *const *values,
                         const char *const *titles,
                         gpointer owner,
                         FwInspectorApply apply)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (titles);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, NULL);
  Field *state = add_field (row, field, owner, apply);

  state->values = g_strdupv ((char **) values);
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), NULL);
  return row;
}

void
fw_inspector_choice_set (GtkWidget *row, const char *value)
{
  Field *field = get_field (row);

  field->busy = TRUE;
  for (guint i = 0; field->values[i] != NULL; i++)
    if (g_str_equal (field->values[i], value))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  field->busy = FALSE;
}

/* --- switches and links -------------------------------------------------------------------- */

static void
active_cb (GtkWidget *row)
{
  Field *field = get_field (row);

  if (!field->busy)
    field->apply (field->owner, field->field,
                  adw_switch_row_get_active (ADW_SWITCH_ROW (row)) ? "yes" : "no");
}

GtkWidget *
fw_inspector_switch_new (const char *title,
                         const char *field,
                         gpointer owner,
                         FwInspectorApply apply)
{
  GtkWidget *row = g_object_new (ADW_TYPE_SWITCH_ROW, "title", title, NULL);

  add_field (row, field, owner, apply);
  g_signal_connect (row, "notify::active", G_CALLBACK (active_cb), NULL);
  return row;
}

void
fw_inspector_switch_set (GtkWidget *row, gboolean active)
{
  Field *field = get_field (row);

  field->busy = TRUE;
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), active);
  field->busy = FALSE;
}

typedef struct
{
  gpointer owner;
  char *id;
  FwInspectorOpen open;
} Link;

static void
link_free (gpointer data, GClosure *closure)
{
  Link *link = data;

  g_free (link->id);
  g_free (link);
}

static void
activated_cb (GtkWidget *row, gpointer data)
{
  Link *link = data;
  g_autofree char *id = g_strdup (link->id);

  /* The row may go with what it opens. */
  link->open (link->owner, id);
}

GtkWidget *
fw_inspector_link_new (const char *title,
                       const char *subtitle,
                       const char *id,
                       gpointer owner,
                       FwInspectorOpen open)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle,
                                 "use-markup", FALSE, "activatable", TRUE, NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  Link *link = g_new0 (Link, 1);

  link->owner = owner;
  link->id = g_strdup (id);
  link->open = open;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_signal_connect_data (row, "activated", G_CALLBACK (activated_cb), link, link_free, 0);
  return row;
}

void
fw_inspector_clear (GtkListBox *list)
{
  gtk_list_box_remove_all (list);
}
