/* fw-group-inspector.c: see fw-group-inspector.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-family-edit.h"
#include "domain/fw-family-words.h"
#include "features/genogram/fw-fact-editor.h"
#include "features/genogram/fw-group-inspector.h"
#include "features/genogram/fw-inspector-rows.h"

struct _FwGroupInspector
{
  AdwBin parent_instance;
  GtkLabel *title_label;
  GtkListBox *household_list, *events_list, *members_list;
  AdwPreferencesGroup *events_group, *members_group;

  FwGenogramDesk *desk;
  char *id;
  GtkWidget *name_row, *kind_row;
};

G_DEFINE_FINAL_TYPE (FwGroupInspector, fw_group_inspector, ADW_TYPE_BIN)

enum
{
  FACT_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static FwFamilyHousehold *
find_household (FwFamily *family, const char *id)
{
  for (guint i = 0; i < family->households->len; i++)
    {
      FwFamilyHousehold *household = g_ptr_array_index (family->households, i);

      if (g_str_equal (household->id, id))
        return household;
    }
  return NULL;
}

static void
open_event_cb (gpointer owner, const char *id)
{
  g_signal_emit (owner, signals[FACT_OPENED], 0, (int) FW_FACT_EVENT, id);
}

static void
open_link_cb (gpointer owner, const char *id)
{
  g_signal_emit (owner, signals[FACT_OPENED], 0, (int) FW_FACT_LINK, id);
}

static void
open_stay_cb (gpointer owner, const char *id)
{
  g_signal_emit (owner, signals[FACT_OPENED], 0, (int) FW_FACT_STAY, id);
}

static gboolean
apply_cb (gpointer owner, const char *field, const char *value)
{
  FwGroupInspector *self = owner;
  FwFamily *edited = fw_genogram_desk_begin (self->desk);
  FwFamilyHousehold *household = find_household (edited, self->id);

  if (household == NULL || (g_str_equal (field, "name") && *value == '\0'))
    {
      fw_family_free (edited);
      return FALSE;
    }
  if (g_str_equal (field, "name"))
    household->name = fw_family_intern (edited, value);
  else
    household->kind = fw_family_intern (edited, value);
  /* Translators: an act that can be undone. */
  fw_genogram_desk_commit (self->desk, edited, _ ("Change household"), NULL);
  return TRUE;
}

static void
add_event_cb (FwGroupInspector *self)
{
  FwFamily *edited = fw_genogram_desk_begin (self->desk);
  guint couple = fw_family_find_union (edited, self->id);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, fw_id_new ());
  FwFact fact = fw_fact_always ();
  GArray *events;

  if (couple == FW_FAMILY_NOBODY)
    {
      fw_family_free (edited);
      return;
    }
  fact.known = fw_clock_today ();
  events = fw_family_get_union (edited, couple)->events;
  fw_family_union_add_event (fw_family_get_union (edited, couple),
                             events->len == 0 ? FW_UNION_LIVING_TOGETHER : FW_UNION_SEPARATED,
                             &fact);
  for (guint i = 0; i < events->len; i++)
    if (g_array_index (events, FwUnionEvent, i).id == NULL)
      g_array_index (events, FwUnionEvent, i).id = fw_family_intern (edited, id);
  fw_genogram_desk_commit (self->desk, edited, _ ("Add event"), NULL);
  g_signal_emit (self, signals[FACT_OPENED], 0, (int) FW_FACT_EVENT, id);
}

static char *
dup_names (FwFamily *family, const FwFamilyUnion *couple)
{
  g_autofree char *one = couple->partners[0] != FW_FAMILY_NOBODY
                             ? fw_family_dup_name (family, couple->partners[0])
                             : g_strdup ("?");
  g_autofree char *other = couple->partners[1] != FW_FAMILY_NOBODY
                               ? fw_family_dup_name (family, couple->partners[1])
                               : g_strdup ("?");

  return g_strdup_printf ("%s – %s", one, other);
}

static void
show_couple (FwGroupInspector *self, FwFamily *family, guint index)
{
  const FwFamilyUnion *couple = fw_family_get_union (family, index);
  g_autofree char *names = dup_names (family, couple);

  gtk_label_set_label (self->title_label, names);
  for (guint i = 0; i < couple->events->len; i++)
    {
      const FwUnionEvent *event = &g_array_index (couple->events, FwUnionEvent, i);
      g_autofree char *date = fw_partial_date_dup_label (&event->fact.from);
      g_autofree char *title
          = g_strdup_printf ("%s %s", fw_union_event_get_title (event->kind), date);
      g_autofree char *status
          = *event->fact.source != '\0'
                ? g_strdup_printf ("%s · %s", fw_fact_status_get_title (event->fact.status),
                                   event->fact.source)
                : g_strdup (fw_fact_status_get_title (event->fact.status));

      if (event->id != NULL)
        gtk_list_box_append (self->events_list,
                             fw_inspector_link_new (title, status, event->id, self, open_event_cb));
    }
  adw_preferences_group_set_title (self->members_group, _ ("Children"));
  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);
      g_autofree char *name = NULL;

      if (link->parents != index)
        continue;
      name = fw_family_dup_name (family, link->child);
      gtk_list_box_append (self->members_list,
                           fw_inspector_link_new (name, fw_child_link_get_title (link->kind),
                                                  link->id, self, open_link_cb));
    }
}

static void
show_household (FwGroupInspector *self, FwFamily *family, const FwFamilyHousehold *household)
{
  gtk_label_set_label (self->title_label, household->name);
  fw_inspector_entry_set (self->name_row, household->name);
  fw_inspector_choice_set (self->kind_row, household->kind);
  adw_preferences_group_set_title (self->members_group, _ ("Members"));
  for (guint i = 0; i < household->stays->len; i++)
    {
      const FwHouseholdStay *stay = &g_array_index (household->stays, FwHouseholdStay, i);
      g_autofree char *name = fw_family_dup_name (family, stay->person);
      g_autofree char *summary = fw_fact_dup_summary (&stay->fact);

      if (stay->id != NULL)
        gtk_list_box_append (self->members_list,
                             fw_inspector_link_new (name, summary, stay->id, self, open_stay_cb));
    }
}

gboolean
fw_group_inspector_show (FwGroupInspector *self, const char *id)
{
  FwFamily *family = fw_genogram_desk_get_family (self->desk);
  FwFamilyHousehold *household = find_household (family, id);
  guint couple = fw_family_find_union (family, id);

  if (household == NULL && couple == FW_FAMILY_NOBODY)
    return FALSE;
  g_set_str (&self->id, id);
  fw_inspector_clear (self->events_list);
  fw_inspector_clear (self->members_list);
  gtk_widget_set_visible (GTK_WIDGET (self->household_list), household != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->events_group), household == NULL);
  if (household != NULL)
    show_household (self, family, household);
  else
    show_couple (self, family, couple);
  gtk_widget_set_visible (GTK_WIDGET (self->members_group),
                          gtk_list_box_get_row_at_index (self->members_list, 0) != NULL);
  return TRUE;
}

GtkWidget *
fw_group_inspector_new (FwGenogramDesk *desk)
{
  const char *const kinds[] = {"family", "foster", "residential", "other", NULL};
  const char *const titles[]
      = {_ ("Family"), _ ("Foster Family"), _ ("Residential Group"), _ ("Other"), NULL};
  FwGroupInspector *self = g_object_new (FW_TYPE_GROUP_INSPECTOR, NULL);

  self->desk = g_object_ref (desk);
  self->name_row = fw_inspector_entry_new (_ ("Name"), "name", self, apply_cb);
  self->kind_row = fw_inspector_choice_new (_ ("Kind"), "kind", kinds, titles, self, apply_cb);
  gtk_list_box_append (self->household_list, self->name_row);
  gtk_list_box_append (self->household_list, self->kind_row);
  return GTK_WIDGET (self);
}

static void
fw_group_inspector_dispose (GObject *object)
{
  G_OBJECT_CLASS (fw_group_inspector_parent_class)->dispose (object);
}

static void
fw_group_inspector_finalize (GObject *object)
{
  FwGroupInspector *self = FW_GROUP_INSPECTOR (object);

  g_clear_object (&self->desk);
  g_free (self->id);
  G_OBJECT_CLASS (fw_group_inspector_parent_class)->finalize (object);
}

static void
fw_group_inspector_class_init (FwGroupInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_group_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_group_inspector_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-group-inspector.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwGroupInspector, name)
  BIND (title_label);
  BIND (household_list);
  BIND (events_list);
  BIND (members_list);
  BIND (events_group);
  BIND (members_group);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, add_event_cb);
  signals[FACT_OPENED]
      = g_signal_new ("fact-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
fw_group_inspector_init (FwGroupInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
