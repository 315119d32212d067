/* fw-stream-part-group.c: see fw-stream-part-group.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-part-group.h"
#include "features/valuestream/fw-stream-problem.h"

typedef struct
{
  FwStreamField field;
  const char *title, *label; /* of the entry, of the act */
} Field;

static const Field pool_fields[]
    = {{FW_STREAM_NAME, N_ ("Name"), N_ ("Change name")},
       {FW_STREAM_STAFF, N_ ("People"), N_ ("Change people")},
       {FW_STREAM_RATE, N_ ("Cost an Hour, €"), N_ ("Change hourly rate")},
       {0, NULL, NULL}};
static const Field class_fields[]
    = {{FW_STREAM_NAME, N_ ("Name"), N_ ("Change name")},
       {FW_STREAM_SHARE, N_ ("Share of the Cases, Percent"), N_ ("Change the share of cases")},
       {0, NULL, NULL}};

struct _FwStreamPartGroup
{
  AdwPreferencesGroup parent_instance;
  FwStreamDesk *desk;
  FwStreamKind kind;
  const Field *fields;
  GPtrArray *rows; /* GtkWidget, borrowed */
  GtkLabel *problem;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwStreamPartGroup, fw_stream_part_group, ADW_TYPE_PREFERENCES_GROUP)

static FwStreamItem *
get_item (FwStreamPartGroup *self, GtkWidget *widget)
{
  return fw_stream_find (fw_stream_desk_get_stream (self->desk), self->kind,
                         g_object_get_data (G_OBJECT (widget), "id"));
}

/* --- acts ----------------------------------------------------------------------------- */

static void
entry_cb (FwStreamPartGroup *self, GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const Field *field = g_object_get_data (G_OBJECT (entry), "field");
  FwStreamItem *item = self->filling ? NULL : get_item (self, entry);
  g_auto (FwStreamFigure) figure = {0};
  g_autofree char *why = NULL;

  if (item == NULL)
    return;
  fw_stream_figure_init (&figure);
  if (fw_stream_field_get_info (field->field)->type != FW_STREAM_FIGURE)
    fw_stream_act_set_text (self->desk, item, field->field, text, _ (field->label));
  else if (*text == '\0')
    fw_stream_act_set_figure (self->desk, item, field->field, NULL, _ (field->label));
  else if (fw_stream_act_parse (field->field, text, &figure, &why))
    fw_stream_act_set_figure (self->desk, item, field->field, &figure, _ (field->label));
  if (why != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  fw_stream_problem_show (self->problem, why);
}

static void
add_cb (FwStreamPartGroup *self)
{
  gboolean pool = self->kind == FW_STREAM_POOL;
  FwStream *stream;

  if (fw_stream_desk_get_stream (self->desk) == NULL)
    return;
  stream = fw_stream_desk_begin (self->desk, pool ? _ ("Add people") : _ ("Add a kind of cases"));
  fw_stream_set_text (stream, fw_stream_add (stream, self->kind, NULL, G_MAXUINT), FW_STREAM_NAME,
                      pool ? _ ("People") : _ ("Kind of Cases"));
  fw_stream_desk_end (self->desk, NULL);
  if (self->rows->len > 0)
    {
      GtkWidget *last = g_ptr_array_index (self->rows, self->rows->len - 1);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (last), TRUE);
      gtk_widget_grab_focus (last);
    }
}

/* What names it is told nothing any more: figures must not count a pool that is gone. */
static void
remove_cb (FwStreamPartGroup *self, GtkWidget *button)
{
  FwStreamItem *item = get_item (self, button);
  gboolean pool = self->kind == FW_STREAM_POOL;
  FwStreamKind users = pool ? FW_STREAM_STEP : FW_STREAM_FLOW;
  FwStreamField field = pool ? FW_STREAM_POOL_ID : FW_STREAM_CLASS_ID;
  FwStream *stream;

  if (item == NULL)
    return;
  stream = fw_stream_desk_begin (self->desk,
                                 pool ? _ ("Delete people") : _ ("Delete a kind of cases"));
  for (guint i = 0; i < fw_stream_get_n (stream, users); i++)
    if (fw_stream_item_is (fw_stream_get (stream, users, i), field, item->id))
      fw_stream_set (stream, fw_stream_get (stream, users, i), field, NULL);
  fw_stream_remove (stream, item);
  fw_stream_desk_end (self->desk, NULL);
}

/* --- rows -------------------------------------------------------------------------------- */

static void
add_row (FwStreamPartGroup *self, const FwStreamItem *item)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (item->id), g_free);
  gtk_widget_set_tooltip_text (button, _ ("Delete"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (item->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  for (guint i = 0; self->fields[i].title != NULL; i++)
    {
      GtkWidget *entry = adw_entry_row_new ();
      g_autofree char *key = g_strdup_printf ("entry%u", i);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ (self->fields[i].title));
      g_object_set_data_full (G_OBJECT (entry), "id", g_strdup (item->id), g_free);
      g_object_set_data (G_OBJECT (entry), "field", (gpointer) &self->fields[i]);
      g_object_set_data (G_OBJECT (row), key, entry);
      g_signal_connect_object (entry, "changed", G_CALLBACK (entry_cb), self, G_CONNECT_SWAPPED);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), entry);
    }
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static gboolean
has_cursor (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

static void
fill_row (FwStreamPartGroup *self, GtkWidget *row, const FwStreamItem *item)
{
  const char *name = fw_stream_item_get_text (item, FW_STREAM_NAME);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *name != '\0' ? name : _ ("Unnamed"));
  for (guint i = 0; self->fields[i].title != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("entry%u", i);
      GtkWidget *entry = g_object_get_data (G_OBJECT (row), key);
      g_autofree char *text
          = i == 0 ? g_strdup (name) : fw_stream_act_dup_typed (item, self->fields[i].field);

      if (!has_cursor (entry))
        gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
}

static gboolean
is_shown (FwStreamPartGroup *self, FwStream *stream)
{
  guint n = fw_stream_get_n (stream, self->kind);

  if (self->rows->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (g_ptr_array_index (self->rows, i)), "id"),
                   fw_stream_get (stream, self->kind, i)->id)
        != 0)
      return FALSE;
  return TRUE;
}

static void
refresh (FwStreamPartGroup *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);

  if (stream == NULL || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_DEFINE)
    return;
  self->filling = TRUE;
  if (!is_shown (self, stream))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                      g_ptr_array_index (self->rows, i));
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < fw_stream_get_n (stream, self->kind); i++)
        add_row (self, fw_stream_get (stream, self->kind, i));
    }
  for (guint i = 0; i < self->rows->len; i++)
    fill_row (self, g_ptr_array_index (self->rows, i), fw_stream_get (stream, self->kind, i));
  self->filling = FALSE;
}

GtkWidget *
fw_stream_part_group_new (FwStreamDesk *desk, FwStreamKind kind)
{
  FwStreamPartGroup *self = g_object_new (FW_TYPE_STREAM_PART_GROUP, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gboolean pool = kind == FW_STREAM_POOL;

  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->fields = pool ? pool_fields : class_fields;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   pool ? _ ("People Who Do It") : _ ("Kinds of Cases"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      pool ? _ ("Who works on several steps, with what an hour costs; a step names them.")
           : _ ("Where cases go different ways; a hand-over names the kind that takes it."));
  gtk_widget_set_tooltip_text (button, pool ? _ ("Add People") : _ ("Add a Kind of Cases"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
  g_signal_connect_object (desk, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

static void
fw_stream_part_group_dispose (GObject *object)
{
  FwStreamPartGroup *self = FW_STREAM_PART_GROUP (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_stream_part_group_parent_class)->dispose (object);
}

static void
fw_stream_part_group_class_init (FwStreamPartGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_stream_part_group_dispose;
}

static void
fw_stream_part_group_init (FwStreamPartGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->problem = fw_stream_problem_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->problem));
}
