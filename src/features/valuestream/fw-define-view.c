/* fw-define-view.c: see fw-define-view.h. Two answers are enough; what stays open is
 * counted, not invented. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/valuestream/fw-define-view.h"
#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-part-group.h"
#include "features/valuestream/fw-stream-rule-group.h"

#define N_ROWS 8

static const struct
{
  FwStreamField field;
  const char *label;
} fields[N_ROWS] = {
    {FW_STREAM_NAME, N_ ("Change the name of the map")},
    {FW_STREAM_TRIGGER, N_ ("Change the begin")},
    {FW_STREAM_OUTCOME, N_ ("Change the end")},
    {FW_STREAM_CUSTOMER, N_ ("Change the customer")},
    {FW_STREAM_PER_YEAR, N_ ("Change the demand")},
    {FW_STREAM_WORKING_DAYS, N_ ("Change the working days")},
    {FW_STREAM_FTE_HOURS, N_ ("Change the net working hours")},
    {FW_STREAM_HOURS, N_ ("Change the hours of work")},
};

struct _FwDefineView
{
  AdwBin parent_instance;
  FwStreamDesk *desk;
  GtkWidget *rows[N_ROWS];
  GtkWidget *name_row, *trigger_row, *outcome_row, *customer_row, *demand_row, *days_row, *fte_row,
      *hours_row;
  GtkWidget *lanes, *lane_row, *groups;
  GtkLabel *problem, *takt;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwDefineView, fw_define_view, ADW_TYPE_BIN)

static void
changed_cb (FwDefineView *self, GtkWidget *row)
{
  FwStreamItem *map = fw_stream_desk_get_map (self->desk);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_auto (FwStreamFigure) figure = {0};
  g_autofree char *why = NULL;
  guint i = 0;

  if (self->filling || map == NULL)
    return;
  while (i < N_ROWS && self->rows[i] != row)
    i++;
  gtk_widget_remove_css_class (row, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  fw_stream_figure_init (&figure);
  if (fw_stream_field_get_info (fields[i].field)->type != FW_STREAM_FIGURE)
    {
      FwValueStreamHours hours;

      if (*text == '\0' || fields[i].field != FW_STREAM_HOURS
          || fw_value_stream_hours_parse (&hours, text))
        fw_stream_act_set_text (self->desk, map, fields[i].field, text, _ (fields[i].label));
      else
        why = g_strdup (_ ("Hours are written as mo-fr 08:00-16:00."));
    }
  else if (*text == '\0')
    fw_stream_act_set_figure (self->desk, map, fields[i].field, NULL, _ (fields[i].label));
  else if (fw_stream_act_parse (fields[i].field, text, &figure, &why))
    fw_stream_act_set_figure (self->desk, map, fields[i].field, &figure, _ (fields[i].label));
  if (why != NULL)
    {
      gtk_widget_add_css_class (row, "error");
      gtk_label_set_label (self->problem, why);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    }
}

/* --- lanes --------------------------------------------------------------------------------- */

static void
add_lane_cb (FwDefineView *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->lane_row)));
  FwStream *stream;

  if (*g_strstrip (text) == '\0')
    return;
  /* Translators: an act that can be undone: a row of the map for a role. */
  stream = fw_stream_desk_begin (self->desk, _ ("Add lane"));
  fw_stream_set_text (stream, fw_stream_add (stream, FW_STREAM_LANE, NULL, G_MAXUINT),
                      FW_STREAM_NAME, text);
  gtk_editable_set_text (GTK_EDITABLE (self->lane_row), "");
  fw_stream_desk_end (self->desk, NULL);
}

static FwStreamItem *
get_lane (FwDefineView *self, GtkWidget *button)
{
  return fw_stream_find (fw_stream_desk_get_stream (self->desk), FW_STREAM_LANE,
                         g_object_get_data (G_OBJECT (button), "lane"));
}

static void
up_cb (FwDefineView *self, GtkWidget *button)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  FwStreamItem *lane = get_lane (self, button);
  guint position = lane != NULL ? fw_stream_get_position (stream, lane) : 0;

  if (position == 0)
    return;
  fw_stream_move (fw_stream_desk_begin (self->desk, _ ("Move lane")), lane, position - 1);
  fw_stream_desk_end (self->desk, NULL);
}

/* Steps that name the lane keep it; then it goes on being drawn, at the end. */
static void
remove_lane_cb (FwDefineView *self, GtkWidget *button)
{
  FwStreamItem *lane = get_lane (self, button);

  if (lane == NULL)
    return;
  fw_stream_remove (fw_stream_desk_begin (self->desk, _ ("Delete lane")), lane);
  fw_stream_desk_end (self->desk, NULL);
}

static GtkWidget *
make_button (FwDefineView *self,
             const char *icon,
             const char *title,
             const char *lane,
             GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, title);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "lane", g_strdup (lane), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
show_lanes (FwDefineView *self, FwStream *stream)
{
  GtkWidget *row = gtk_widget_get_first_child (self->lanes);

  while (row != NULL && row != self->lane_row)
    {
      gtk_list_box_remove (GTK_LIST_BOX (self->lanes), row);
      row = gtk_widget_get_first_child (self->lanes);
    }
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_LANE); i++)
    {
      FwStreamItem *lane = fw_stream_get (stream, FW_STREAM_LANE, i);

      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     fw_stream_item_get_text (lane, FW_STREAM_NAME));
      adw_action_row_add_suffix (
          ADW_ACTION_ROW (row),
          make_button (self, "go-up-symbolic", _ ("Lane Up"), lane->id, G_CALLBACK (up_cb)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 make_button (self, "user-trash-symbolic", _ ("Delete Lane"),
                                              lane->id, G_CALLBACK (remove_lane_cb)));
      gtk_list_box_insert (GTK_LIST_BOX (self->lanes), row, (int) i);
    }
}

/* --- showing --------------------------------------------------------------------------------- */

static gboolean
has_cursor (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

static void
refresh (FwDefineView *self)
{
  FwStreamItem *map = fw_stream_desk_get_map (self->desk);
  const FwStreamFigures *figures = fw_stream_desk_get_figures (self->desk);
  g_autofree char *takt = NULL, *text = NULL;

  if (map == NULL || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_DEFINE)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < N_ROWS; i++)
    if (!has_cursor (self->rows[i]))
      {
        g_autofree char *typed
            = fw_stream_field_get_info (fields[i].field)->type == FW_STREAM_FIGURE
                  ? fw_stream_act_dup_typed (map, fields[i].field)
                  : g_strdup (fw_stream_item_get_text (map, fields[i].field));

        gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), typed);
      }
  self->filling = FALSE;
  show_lanes (self, fw_stream_desk_get_stream (self->desk));
  takt = fw_stream_dup_short_time (figures, fw_stream_figures_get (figures, FW_VS_TAKT));
  /* Translators: %s is a time: how often a case comes. */
  text = g_strdup_printf (_ ("Takt: %s a case"), takt);
  gtk_label_set_label (self->takt, text);
}

void
fw_define_view_focus (FwDefineView *self)
{
  gtk_widget_grab_focus (self->rows[1]);
}

GtkWidget *
fw_define_view_new (FwStreamDesk *desk)
{
  FwDefineView *self = g_object_new (FW_TYPE_DEFINE_VIEW, NULL);

  self->desk = g_object_ref (desk);
  gtk_box_append (GTK_BOX (self->groups), fw_stream_rule_group_new (desk));
  gtk_box_append (GTK_BOX (self->groups), fw_stream_part_group_new (desk, FW_STREAM_POOL));
  gtk_box_append (GTK_BOX (self->groups), fw_stream_part_group_new (desk, FW_STREAM_CLASS));
  g_signal_connect_object (desk, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

static void
fw_define_view_dispose (GObject *object)
{
  FwDefineView *self = FW_DEFINE_VIEW (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_define_view_parent_class)->dispose (object);
}

static void
fw_define_view_class_init (FwDefineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_define_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-define-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwDefineView, name)
  BIND (name_row);
  BIND (trigger_row);
  BIND (outcome_row);
  BIND (customer_row);
  BIND (demand_row);
  BIND (days_row);
  BIND (fte_row);
  BIND (hours_row);
  BIND (lanes);
  BIND (lane_row);
  BIND (groups);
  BIND (problem);
  BIND (takt);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, add_lane_cb);
}

static void
fw_define_view_init (FwDefineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  {
    GtkWidget *const rows[N_ROWS]
        = {self->name_row,   self->trigger_row, self->outcome_row, self->customer_row,
           self->demand_row, self->days_row,    self->fte_row,     self->hours_row};

    for (guint i = 0; i < N_ROWS; i++)
      {
        self->rows[i] = rows[i];
        g_signal_connect_object (rows[i], "changed", G_CALLBACK (changed_cb), self,
                                 G_CONNECT_SWAPPED);
      }
  }
}
