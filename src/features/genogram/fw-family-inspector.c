/* fw-family-inspector.c: see fw-family-inspector.h. */
#include "config.h"

#include "features/genogram/fw-fact-editor.h"
#include "features/genogram/fw-family-inspector.h"
#include "features/genogram/fw-group-inspector.h"
#include "features/genogram/fw-person-inspector.h"

struct _FwFamilyInspector
{
  AdwBin parent_instance;
  GtkStack *stack;
  AdwBin *person_bin, *group_bin, *fact_bin;
  GtkWidget *back_button;

  FwGenogramDesk *desk;
  FwPersonInspector *person;
  FwGroupInspector *group;
  char *id;       /* what is selected on the canvas */
  char *group_id; /* the couple that was opened from a person */
};

G_DEFINE_FINAL_TYPE (FwFamilyInspector, fw_family_inspector, ADW_TYPE_BIN)

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_page (FwFamilyInspector *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

static gboolean
is_bond (FwFamilyInspector *self, const char *id)
{
  FwFamily *family = fw_genogram_desk_get_family (self->desk);

  for (guint i = 0; i < family->bonds->len; i++)
    if (g_str_equal (((FwFamilyBond *) g_ptr_array_index (family->bonds, i))->id, id))
      return TRUE;
  return FALSE;
}

static void
show_item_page (FwFamilyInspector *self)
{
  const char *page = "nothing";

  adw_bin_set_child (self->fact_bin, NULL);
  if (self->group_id != NULL && fw_group_inspector_show (self->group, self->group_id))
    page = "group";
  else if (self->id != NULL
           && fw_genogram_desk_find_person (self->desk, self->id) != FW_FAMILY_NOBODY)
    {
      fw_person_inspector_show (self->person, self->id);
      page = "person";
    }
  else if (self->id != NULL && fw_group_inspector_show (self->group, self->id))
    page = "group";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
back_cb (FwFamilyInspector *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  show_item_page (self);
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
fact_opened_cb (FwFamilyInspector *self, int kind, const char *id)
{
  GtkWidget *editor = fw_fact_editor_new (self->desk, (FwFactKind) kind, id);

  g_signal_connect_object (editor, "gone", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->fact_bin, editor);
  gtk_stack_set_visible_child_name (self->stack, "fact");
  gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
}

static void
couple_opened_cb (FwFamilyInspector *self, const char *id)
{
  g_set_str (&self->group_id, id);
  show_item_page (self);
  gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
}

/* Escape: out of a fact to whom it is about, and from there back to the drawing. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  FwFamilyInspector *self = FW_FAMILY_INSPECTOR (widget);

  if (is_page (self, "fact") && gtk_widget_get_visible (self->back_button))
    back_cb (self);
  else
    g_signal_emit (self, signals[LEFT], 0);
  return GDK_EVENT_STOP;
}

void
fw_family_inspector_show (FwFamilyInspector *self, const char *id)
{
  gboolean same;

  g_return_if_fail (FW_IS_FAMILY_INSPECTOR (self));

  if (!fw_genogram_desk_is_loaded (self->desk))
    return;
  same = g_strcmp0 (self->id, id) == 0;
  if (!same)
    {
      g_autofree char *copy = g_strdup (id);

      g_clear_pointer (&self->group_id, g_free);
      g_free (self->id);
      self->id = g_steal_pointer (&copy);
      if (self->id != NULL && is_bond (self, self->id))
        {
          GtkWidget *editor = fw_fact_editor_new (self->desk, FW_FACT_BOND, self->id);

          g_signal_connect_object (editor, "gone", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
          adw_bin_set_child (self->fact_bin, editor);
          gtk_stack_set_visible_child_name (self->stack, "fact");
          gtk_widget_set_visible (self->back_button, FALSE);
          return;
        }
      gtk_widget_set_visible (self->back_button, TRUE);
      show_item_page (self);
      return;
    }
  if (is_page (self, "fact"))
    {
      GtkWidget *editor = adw_bin_get_child (self->fact_bin);

      if (editor != NULL)
        fw_fact_editor_refresh (FW_FACT_EDITOR (editor));
      return;
    }
  show_item_page (self);
}

void
fw_family_inspector_take_focus (FwFamilyInspector *self)
{
  g_return_if_fail (FW_IS_FAMILY_INSPECTOR (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

GtkWidget *
fw_family_inspector_new (FwGenogramDesk *desk)
{
  FwFamilyInspector *self = g_object_new (FW_TYPE_FAMILY_INSPECTOR, NULL);

  self->desk = g_object_ref (desk);
  self->person = FW_PERSON_INSPECTOR (fw_person_inspector_new (desk));
  adw_bin_set_child (self->person_bin, GTK_WIDGET (self->person));
  self->group = FW_GROUP_INSPECTOR (fw_group_inspector_new (desk));
  adw_bin_set_child (self->group_bin, GTK_WIDGET (self->group));
  g_signal_connect_object (self->person, "fact-opened", G_CALLBACK (fact_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->person, "item-opened", G_CALLBACK (couple_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "fact-opened", G_CALLBACK (fact_opened_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_family_inspector_dispose (GObject *object)
{
  G_OBJECT_CLASS (fw_family_inspector_parent_class)->dispose (object);
}

static void
fw_family_inspector_finalize (GObject *object)
{
  FwFamilyInspector *self = FW_FAMILY_INSPECTOR (object);

  g_clear_object (&self->desk);
  g_free (self->id);
  g_free (self->group_id);
  G_OBJECT_CLASS (fw_family_inspector_parent_class)->finalize (object);
}

static void
fw_family_inspector_class_init (FwFamilyInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_family_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_family_inspector_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-family-inspector.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwFamilyInspector, name)
  BIND (stack);
  BIND (person_bin);
  BIND (group_bin);
  BIND (fact_bin);
  BIND (back_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
fw_family_inspector_init (FwFamilyInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
