/* fw-entry-people.c: see fw-entry-people.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/record/fw-case-people.h"
#include "features/record/fw-entry-people.h"
#include "widgets/fw-async.h"

struct _FwEntryPeople
{
  GObject parent_instance;
  AdwExpanderRow *present_row;
  AdwComboRow *child_row;
  FwStore *store;
  gint64 case_id;
  FwCasePeople *people; /* NULL while they are being loaded */
  GPtrArray *checks;    /* of AdwSwitchRow, by person */
  GArray *children;     /* of gint64, by choice, 0 first */
  GArray *wanted;       /* of gint64, to be chosen when they have been loaded */
  gint64 wanted_child;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwEntryPeople, fw_entry_people, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
chosen_cb (FwEntryPeople *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_wanted (FwEntryPeople *self, gint64 id)
{
  for (guint i = 0; self->wanted != NULL && i < self->wanted->len; i++)
    if (g_array_index (self->wanted, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* The rows anew, with what is wanted chosen. */
static void
fill (FwEntryPeople *self)
{
  g_autoptr (GtkStringList) children = gtk_string_list_new (NULL);
  guint n = self->people != NULL ? fw_case_people_get_n (self->people) : 0;
  guint child = 0;
  gint64 none = 0;

  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    adw_expander_row_remove (self->present_row, g_ptr_array_index (self->checks, i));
  g_ptr_array_set_size (self->checks, 0);
  g_array_set_size (self->children, 0);
  gtk_string_list_append (children, _ ("The whole family"));
  g_array_append_val (self->children, none);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_switch_row_new ();
      gint64 id = fw_case_people_get_id (self->people, i);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     fw_case_people_get_label (self->people, i));
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), is_wanted (self, id));
      g_signal_connect_object (row, "notify::active", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
      adw_expander_row_add_row (self->present_row, row);
      g_ptr_array_add (self->checks, row);
      if (!fw_case_people_is_child (self->people, i))
        continue;
      gtk_string_list_append (children, fw_case_people_get_label (self->people, i));
      g_array_append_val (self->children, id);
      if (id == self->wanted_child)
        child = self->children->len - 1;
    }
  adw_combo_row_set_model (self->child_row, G_LIST_MODEL (children));
  adw_combo_row_set_selected (self->child_row, child);
  gtk_widget_set_sensitive (GTK_WIDGET (self->present_row), n > 0);
  self->filling = FALSE;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwEntryPeople *self = data;
  gint64 case_id = self->case_id;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  FwCasePeople *people = fw_case_people_load (store, case_id, NULL);

  /* The dialog may have gone meanwhile. */
  if (self->present_row == NULL || case_id != self->case_id || people == NULL)
    {
      g_clear_pointer (&people, fw_case_people_free);
      return NULL;
    }
  g_clear_pointer (&self->people, fw_case_people_free);
  self->people = people;
  fill (self);
  return NULL;
}

void
fw_entry_people_load (FwEntryPeople *self, FwStore *store, gint64 case_id)
{
  g_return_if_fail (FW_IS_ENTRY_PEOPLE (self) && FW_IS_STORE (store));

  g_set_object (&self->store, store);
  if (case_id != self->case_id && self->people != NULL)
    {
      g_clear_pointer (&self->people, fw_case_people_free);
      fill (self);
    }
  self->case_id = case_id;
  fw_ui_spawn (self, load_fiber);
}

void
fw_entry_people_choose (FwEntryPeople *self, GArray *present, gint64 child_id)
{
  g_return_if_fail (FW_IS_ENTRY_PEOPLE (self));

  g_clear_pointer (&self->wanted, g_array_unref);
  self->wanted = present != NULL ? g_array_ref (present) : NULL;
  self->wanted_child = child_id;
  if (self->people != NULL)
    fill (self);
}

GArray *
fw_entry_people_dup_present (FwEntryPeople *self)
{
  GArray *present = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->people == NULL && self->wanted != NULL)
    g_array_append_vals (present, self->wanted->data, self->wanted->len);
  for (guint i = 0; i < self->checks->len; i++)
    if (adw_switch_row_get_active (g_ptr_array_index (self->checks, i)))
      {
        gint64 id = fw_case_people_get_id (self->people, i);

        g_array_append_val (present, id);
      }
  return present;
}

gint64
fw_entry_people_get_child (FwEntryPeople *self)
{
  guint index = adw_combo_row_get_selected (self->child_row);

  if (self->people == NULL)
    return self->wanted_child;
  return index < self->children->len ? g_array_index (self->children, gint64, index) : 0;
}

FwEntryPeople *
fw_entry_people_new (AdwExpanderRow *present, AdwComboRow *child)
{
  FwEntryPeople *self = g_object_new (FW_TYPE_ENTRY_PEOPLE, NULL);

  g_set_weak_pointer (&self->present_row, present);
  g_set_weak_pointer (&self->child_row, child);
  g_signal_connect_object (child, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return self;
}

static void
fw_entry_people_dispose (GObject *object)
{
  FwEntryPeople *self = FW_ENTRY_PEOPLE (object);

  g_clear_weak_pointer (&self->present_row);
  g_clear_weak_pointer (&self->child_row);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_entry_people_parent_class)->dispose (object);
}

static void
fw_entry_people_finalize (GObject *object)
{
  FwEntryPeople *self = FW_ENTRY_PEOPLE (object);

  g_clear_pointer (&self->people, fw_case_people_free);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_ptr_array_unref (self->checks);
  g_array_unref (self->children);
  G_OBJECT_CLASS (fw_entry_people_parent_class)->finalize (object);
}

static void
fw_entry_people_class_init (FwEntryPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_entry_people_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_entry_people_finalize;
  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_ENTRY_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_entry_people_init (FwEntryPeople *self)
{
  self->checks = g_ptr_array_new ();
  self->children = g_array_new (FALSE, FALSE, sizeof (gint64));
}
