/* fw-stream-step-entry.c: see fw-stream-step-entry.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-step-entry.h"
#include "widgets/fw-async.h"

enum
{
  WAIT,
  PROCESS,
  ACCURATE,
  N_FIGURES,
};

struct _FwStreamStepEntry
{
  AdwBin parent_instance;
  FwStreamDesk *desk;
  GtkWidget *name, *lane;
  GtkWidget *figures[N_FIGURES];
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (FwStreamStepEntry, fw_stream_step_entry, ADW_TYPE_BIN)

static const FwStreamField fields[N_FIGURES]
    = {FW_STREAM_WAIT, FW_STREAM_PROCESS, FW_STREAM_ACCURATE};

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
mark (GtkWidget *entry, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* FALSE when the text of the field cannot be read; the first problem is told. */
static gboolean
read_figure (FwStreamStepEntry *self, guint i, FwStreamFigure *figure, gboolean *told)
{
  g_autofree char *why = NULL;
  gboolean good;

  if (*get_text (self->figures[i]) == '\0')
    fw_stream_figure_init_unknown (figure);
  good = *get_text (self->figures[i]) == '\0'
         || fw_stream_act_parse (fields[i], get_text (self->figures[i]), figure, &why);
  mark (self->figures[i], !good);
  if (!good && !*told)
    {
      gtk_label_set_label (self->problem, why);
      *told = TRUE;
    }
  return good;
}

static void
check_cb (FwStreamStepEntry *self)
{
  gboolean told = FALSE;

  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_auto (FwStreamFigure) figure = {0};

      fw_stream_figure_init (&figure);
      read_figure (self, i, &figure, &told);
    }
  if (!told)
    gtk_label_set_label (self->problem, "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), told);
}

static void
enter_cb (FwStreamStepEntry *self)
{
  FwStreamFigure figures[N_FIGURES] = {0};
  FwTypedStep typed = {.name = get_text (self->name), .lane = get_text (self->lane)};
  GtkWidget *wrong = NULL;
  gboolean told = FALSE;

  for (guint i = 0; i < N_FIGURES; i++)
    {
      fw_stream_figure_init (&figures[i]);
      if (!read_figure (self, i, &figures[i], &told) && wrong == NULL)
        wrong = self->figures[i];
    }
  if (*typed.name == '\0')
    wrong = self->name;
  if (wrong != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      if (!told)
        gtk_label_set_label (self->problem, _ ("A step needs a name."));
      fw_ui_announce (GTK_WIDGET (self), gtk_label_get_label (self->problem));
      gtk_widget_grab_focus (wrong);
    }
  else
    {
      typed.wait = &figures[WAIT];
      typed.process = &figures[PROCESS];
      typed.accurate = &figures[ACCURATE];
      fw_stream_act_add_step (self->desk, &typed);
      gtk_editable_set_text (GTK_EDITABLE (self->name), "");
      for (guint i = 0; i < N_FIGURES; i++)
        gtk_editable_set_text (GTK_EDITABLE (self->figures[i]), "");
      gtk_widget_grab_focus (self->name);
    }
  for (guint i = 0; i < N_FIGURES; i++)
    fw_stream_figure_clear (&figures[i]);
}

/* The lane goes on from the step behind which the next will stand. */
static void
changed_cb (FwStreamStepEntry *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  FwStreamItem *step = fw_stream_desk_get_selected (self->desk);
  guint n = stream != NULL ? fw_stream_get_n (stream, FW_STREAM_STEP) : 0;

  if (step == NULL || step->kind != FW_STREAM_STEP)
    step = n > 0 ? fw_stream_get (stream, FW_STREAM_STEP, n - 1) : NULL;
  if (step != NULL && !gtk_widget_has_focus (self->lane)
      && gtk_widget_get_focus_child (self->lane) == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->lane),
                           fw_stream_item_get_text (step, FW_STREAM_LANE_NAME));
}

void
fw_stream_step_entry_focus (FwStreamStepEntry *self)
{
  gtk_widget_grab_focus (self->name);
}

static GtkWidget *
add_entry (FwStreamStepEntry *self, GtkWidget *box, const char *title, const char *hint, int width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  /* Where there is no room each keeps enough for a time. */
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_tooltip_text (entry, title);
  g_signal_connect_object (entry, "activate", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

/* What Enter does, for pointer and finger. */
static void
add_button (FwStreamStepEntry *self, GtkWidget *box)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Make the Step (Enter)"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
fw_stream_step_entry_new (FwStreamDesk *desk)
{
  FwStreamStepEntry *self = g_object_new (FW_TYPE_STREAM_STEP_ENTRY, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fw_stream_desk_get_scene (desk), "selection-changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
fw_stream_step_entry_dispose (GObject *object)
{
  g_clear_object (&FW_STREAM_STEP_ENTRY (object)->desk);
  G_OBJECT_CLASS (fw_stream_step_entry_parent_class)->dispose (object);
}

static void
fw_stream_step_entry_class_init (FwStreamStepEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_stream_step_entry_dispose;
}

static void
fw_stream_step_entry_init (FwStreamStepEntry *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  self->name = add_entry (self, box, _ ("Type a step; Enter makes it"), _ ("Type a step"), 14);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->name), 40);
  self->figures[WAIT]
      = add_entry (self, box, _ ("Waiting before it: 2d, 90m, 1-3d, ?"), _ ("Waiting"), 8);
  self->figures[PROCESS]
      = add_entry (self, box, _ ("Process time: 2h, 90m, 1-3h, ?"), _ ("Processing"), 9);
  self->figures[ACCURATE]
      = add_entry (self, box, _ ("Percent complete and accurate, or ?"), _ ("%C&A"), 6);
  self->lane = add_entry (self, box, _ ("Lane: who does it"), _ ("Lane"), 14);
  add_button (self, box);
  for (guint i = 0; i < N_FIGURES; i++)
    g_signal_connect_object (self->figures[i], "changed", G_CALLBACK (check_cb), self,
                             G_CONNECT_SWAPPED);
  self->problem = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (outer), box);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->problem));
  adw_bin_set_child (ADW_BIN (self), outer);
}
