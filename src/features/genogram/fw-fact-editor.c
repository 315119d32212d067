/* fw-fact-editor.c: see fw-fact-editor.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-family-edit.h"
#include "domain/fw-family-words.h"
#include "domain/fw-person-words.h"
#include "features/genogram/fw-fact-editor.h"
#include "features/genogram/fw-inspector-rows.h"

struct _FwFactEditor
{
  AdwBin parent_instance;

  FwGenogramDesk *desk;
  FwFactKind kind;
  char *id;
  GtkLabel *title;
  GtkLabel *known;
  GtkListBox *list;
  GtkWidget *kind_row, *text_row, *from_row, *to_row, *remission_row;
  GtkWidget *status_row, *source_row, *flag_row, *turn_row;
};

G_DEFINE_FINAL_TYPE (FwFactEditor, fw_fact_editor, ADW_TYPE_BIN)

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The fact in one family; pointers into it. */
typedef struct
{
  FwFact *fact;
  FwFamilyBond *bond;
  FwUnionEvent *event;
  guint couple, place;
  FwChildLink *link;
  FwFamilyHousehold *household;
  FwFamilyHealth *health;
  FwFamilyTrait *trait;
} Found;

static gboolean
is_row (const char *row, const char *id)
{
  return g_strcmp0 (row, id) == 0;
}

static gboolean
find (FwFactEditor *self, FwFamily *family, Found *found)
{
  *found = (Found) {.fact = NULL};
  switch (self->kind)
    {
    case FW_FACT_BOND:
      for (guint i = 0; i < family->bonds->len && found->fact == NULL; i++)
        {
          found->bond = g_ptr_array_index (family->bonds, i);
          found->place = i;
          if (is_row (found->bond->id, self->id))
            found->fact = &found->bond->fact;
        }
      break;
    case FW_FACT_EVENT:
      for (guint i = 0; i < family->unions->len; i++)
        for (guint j = 0; j < fw_family_get_union (family, i)->events->len; j++)
          {
            FwUnionEvent *event
                = &g_array_index (fw_family_get_union (family, i)->events, FwUnionEvent, j);

            if (!is_row (event->id, self->id))
              continue;
            found->event = event;
            found->couple = i;
            found->place = j;
            found->fact = &event->fact;
          }
      break;
    case FW_FACT_LINK:
      for (guint i = 0; i < family->links->len && found->fact == NULL; i++)
        {
          found->link = g_ptr_array_index (family->links, i);
          found->place = i;
          if (is_row (found->link->id, self->id))
            found->fact = &found->link->fact;
        }
      break;
    case FW_FACT_STAY:
      for (guint i = 0; i < family->households->len; i++)
        {
          FwFamilyHousehold *household = g_ptr_array_index (family->households, i);

          for (guint j = 0; j < household->stays->len; j++)
            if (is_row (g_array_index (household->stays, FwHouseholdStay, j).id, self->id))
              {
                found->household = household;
                found->place = j;
                found->fact = &g_array_index (household->stays, FwHouseholdStay, j).fact;
              }
        }
      break;
    case FW_FACT_HEALTH:
      for (guint i = 0; i < family->health->len && found->fact == NULL; i++)
        {
          found->health = g_ptr_array_index (family->health, i);
          found->place = i;
          if (is_row (found->health->id, self->id))
            found->fact = &found->health->fact;
        }
      break;
    case FW_FACT_TRAIT:
    default:
      for (guint i = 0; i < family->traits->len && found->fact == NULL; i++)
        {
          found->trait = g_ptr_array_index (family->traits, i);
          found->place = i;
          if (is_row (found->trait->id, self->id))
            found->fact = &found->trait->fact;
        }
    }
  return found->fact != NULL;
}

/* --- giving back ---------------------------------------------------------------------------- */

static gboolean
read_date (const char *value, FwPartialDate *date)
{
  g_autofree char *stored = NULL;

  if (*value == '\0')
    {
      *date = FW_PARTIAL_DATE_NONE;
      return TRUE;
    }
  stored = fw_person_date_parse (value, fw_clock_today ());
  return fw_partial_date_from_text (stored != NULL ? stored : value, date)
         && fw_partial_date_is_known (date);
}

static gboolean
set_date (FwPartialDate *place, const char *value)
{
  FwPartialDate date;

  if (!read_date (value, &date))
    return FALSE;
  *place = date;
  return TRUE;
}

static void
set_kind (Found *found, FwFamily *family, const char *value)
{
  if (found->bond != NULL)
    found->bond->kind = fw_family_intern (family, value);
  else if (found->event != NULL)
    found->event->kind = fw_union_event_from_name (value);
  else if (found->link != NULL)
    found->link->kind = fw_child_link_from_name (value);
  else if (found->health != NULL)
    found->health->region
        = g_str_equal (value, "addiction") ? FW_HEALTH_ADDICTION : FW_HEALTH_ILLNESS;
  else if (found->trait != NULL)
    found->trait->resource = g_str_equal (value, "resource");
}

/* An event whose date is another goes to its place in the row of events. */
static void
sort_event (Found *found, FwFamily *family)
{
  FwFamilyUnion *couple = fw_family_get_union (family, found->couple);
  FwUnionEvent event = *found->event;

  g_array_remove_index (couple->events, found->place);
  fw_family_union_add_event (couple, event.kind, &event.fact);
  for (guint i = 0; i < couple->events->len; i++)
    if (g_array_index (couple->events, FwUnionEvent, i).id == NULL)
      g_array_index (couple->events, FwUnionEvent, i).id = event.id;
}

static gboolean
apply_cb (gpointer owner, const char *field, const char *value)
{
  FwFactEditor *self = owner;
  FwFamily *edited = fw_genogram_desk_begin (self->desk);
  gboolean good = TRUE;
  Found found;

  if (!find (self, edited, &found))
    good = FALSE;
  else if (g_str_equal (field, "kind"))
    set_kind (&found, edited, value);
  else if (g_str_equal (field, "from"))
    good = set_date (&found.fact->from, value);
  else if (g_str_equal (field, "to"))
    good = set_date (&found.fact->to, value);
  else if (g_str_equal (field, "remission"))
    good = set_date (&found.health->remission_from, value);
  else if (g_str_equal (field, "status"))
    found.fact->status = fw_fact_status_from_name (value);
  else if (g_str_equal (field, "source"))
    found.fact->source = fw_family_intern (edited, value);
  else if (g_str_equal (field, "text") && found.health != NULL)
    found.health->text = fw_family_intern (edited, value);
  else if (g_str_equal (field, "text") && found.trait != NULL)
    found.trait->text = fw_family_intern (edited, value);
  else if (g_str_equal (field, "flag") && found.health != NULL)
    found.health->suspected = g_str_equal (value, "yes");
  else if (g_str_equal (field, "flag") && found.link != NULL)
    found.link->disputed = g_str_equal (value, "yes");
  if (good && found.event != NULL)
    sort_event (&found, edited);
  if (!good)
    {
      fw_family_free (edited);
      return FALSE;
    }
  /* Translators: an act that can be undone. */
  fw_genogram_desk_commit (self->desk, edited, _ ("Change fact"), NULL);
  return TRUE;
}

static void
remove_cb (FwFactEditor *self)
{
  FwFamily *edited = fw_genogram_desk_begin (self->desk);
  Found found;

  if (!find (self, edited, &found))
    {
      fw_family_free (edited);
      return;
    }
  if (found.bond != NULL)
    g_ptr_array_remove_index (edited->bonds, found.place);
  else if (found.event != NULL)
    g_array_remove_index (fw_family_get_union (edited, found.couple)->events, found.place);
  else if (found.link != NULL)
    g_ptr_array_remove_index (edited->links, found.place);
  else if (found.household != NULL)
    g_array_remove_index (found.household->stays, found.place);
  else if (found.health != NULL)
    g_ptr_array_remove_index (edited->health, found.place);
  else if (found.trait != NULL)
    g_ptr_array_remove_index (edited->traits, found.place);
  fw_genogram_desk_commit (self->desk, edited, _ ("Remove fact"), NULL);
}

static void
turn_cb (FwFactEditor *self)
{
  FwFamily *edited = fw_genogram_desk_begin (self->desk);
  Found found;
  guint from;

  if (!find (self, edited, &found) || found.bond == NULL)
    {
      fw_family_free (edited);
      return;
    }
  from = found.bond->from;
  found.bond->from = found.bond->to;
  found.bond->to = from;
  fw_genogram_desk_commit (self->desk, edited, _ ("Turn bond"), NULL);
}

/* --- rows ------------------------------------------------------------------------------------ */

static GtkWidget *
add (FwFactEditor *self, GtkWidget *row)
{
  gtk_list_box_append (self->list, row);
  return row;
}

static GtkWidget *
add_bond_kinds (FwFactEditor *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; fw_bond_get_kinds ()[i] != NULL; i++)
    g_ptr_array_add (titles, (char *) fw_bond_get_title (fw_bond_get_kinds ()[i]));
  g_ptr_array_add (titles, NULL);
  return add (self, fw_inspector_choice_new (_ ("Kind"), "kind", fw_bond_get_kinds (),
                                             (const char *const *) titles->pdata, self, apply_cb));
}

static GtkWidget *
add_event_kinds (FwFactEditor *self)
{
  const char *values[FW_UNION_VIOLENT + 2] = {NULL}, *titles[FW_UNION_VIOLENT + 2] = {NULL};

  for (guint i = 0; i <= FW_UNION_VIOLENT; i++)
    {
      values[i] = fw_union_event_to_name (i);
      titles[i] = fw_union_event_get_title (i);
    }
  return add (self, fw_inspector_choice_new (_ ("Event"), "kind", values, titles, self, apply_cb));
}

static GtkWidget *
add_link_kinds (FwFactEditor *self)
{
  const char *values[FW_CHILD_UNKNOWN + 2] = {NULL}, *titles[FW_CHILD_UNKNOWN + 2] = {NULL};

  for (guint i = 0; i <= FW_CHILD_UNKNOWN; i++)
    {
      values[i] = fw_child_link_to_name (i);
      titles[i] = fw_child_link_get_title (i);
    }
  return add (self, fw_inspector_choice_new (_ ("Kind"), "kind", values, titles, self, apply_cb));
}

static void
add_kind (FwFactEditor *self)
{
  const char *const regions[] = {"illness", "addiction", NULL};
  const char *const region_titles[] = {_ ("Illness"), _ ("Addiction"), NULL};
  const char *const traits[] = {"resource", "problem", NULL};
  const char *const trait_titles[] = {_ ("Resource"), _ ("Problem"), NULL};

  switch (self->kind)
    {
    case FW_FACT_BOND:
      self->kind_row = add_bond_kinds (self);
      self->turn_row
          = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _ ("Turn Direction Round"), NULL);
      g_signal_connect_object (self->turn_row, "activated", G_CALLBACK (turn_cb), self,
                               G_CONNECT_SWAPPED);
      add (self, self->turn_row);
      break;
    case FW_FACT_EVENT:
      self->kind_row = add_event_kinds (self);
      break;
    case FW_FACT_LINK:
      self->kind_row = add_link_kinds (self);
      break;
    case FW_FACT_HEALTH:
      self->kind_row = add (self, fw_inspector_choice_new (_ ("Kind"), "kind", regions,
                                                           region_titles, self, apply_cb));
      self->text_row = add (self, fw_inspector_entry_new (_ ("What"), "text", self, apply_cb));
      self->flag_row
          = add (self, fw_inspector_switch_new (_ ("Only Suspected"), "flag", self, apply_cb));
      break;
    case FW_FACT_TRAIT:
      self->kind_row = add (
          self, fw_inspector_choice_new (_ ("Kind"), "kind", traits, trait_titles, self, apply_cb));
      self->text_row = add (self, fw_inspector_entry_new (_ ("What"), "text", self, apply_cb));
      break;
    case FW_FACT_STAY:
    default:
      break;
    }
}

static void
fill (FwFactEditor *self)
{
  const char *values[FW_FACT_ESTABLISHED + 2] = {NULL};
  const char *titles[FW_FACT_ESTABLISHED + 2] = {NULL};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *remove;

  for (guint i = 0; i <= FW_FACT_ESTABLISHED; i++)
    {
      values[i] = fw_fact_status_to_name (i);
      titles[i] = fw_fact_status_get_title (i);
    }
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  add_kind (self);
  self->from_row
      = add (self, fw_inspector_entry_new (self->kind == FW_FACT_EVENT ? _ ("Date") : _ ("Since"),
                                           "from", self, apply_cb));
  self->to_row = add (self, fw_inspector_entry_new (_ ("Until"), "to", self, apply_cb));
  if (self->kind == FW_FACT_HEALTH)
    self->remission_row = add (
        self, fw_inspector_entry_new (_ ("In Remission Since"), "remission", self, apply_cb));
  if (self->kind == FW_FACT_LINK)
    self->flag_row
        = add (self, fw_inspector_switch_new (_ ("Parentage Disputed"), "flag", self, apply_cb));
  self->status_row = add (
      self, fw_inspector_choice_new (_ ("Status"), "status", values, titles, self, apply_cb));
  self->source_row = add (
      self, fw_inspector_entry_new (_ ("Source, or Unknown Because …"), "source", self, apply_cb));
  self->known = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->known, TRUE);
  gtk_label_set_xalign (self->known, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->known), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->known), "caption");
  remove = gtk_button_new_with_mnemonic (_ ("_Remove"));
  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->known));
  gtk_box_append (GTK_BOX (box), remove);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
show_date (GtkWidget *row, const FwPartialDate *date)
{
  g_autofree char *label = fw_partial_date_dup_label (date);
  g_autofree char *stored = NULL;

  /* Before, after and between are typed by their signs. */
  if (date->precision == FW_DATE_BEFORE || date->precision == FW_DATE_AFTER
      || date->precision == FW_DATE_BETWEEN || date->approximate)
    stored = fw_partial_date_to_text (date);
  fw_inspector_entry_set (row, stored != NULL ? stored : label);
}

static char *
dup_title (FwFactEditor *self, FwFamily *family, const Found *found)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  guint first = FW_FAMILY_NOBODY, second = FW_FAMILY_NOBODY;

  if (found->bond != NULL)
    {
      first = found->bond->from;
      second = found->bond->to;
    }
  else if (found->event != NULL)
    {
      first = fw_family_get_union (family, found->couple)->partners[0];
      second = fw_family_get_union (family, found->couple)->partners[1];
    }
  else if (found->link != NULL)
    first = found->link->child;
  else if (found->household != NULL)
    first = g_array_index (found->household->stays, FwHouseholdStay, found->place).person;
  else if (found->health != NULL)
    first = found->health->person;
  else if (found->trait != NULL)
    first = found->trait->person;
  one = first != FW_FAMILY_NOBODY ? fw_family_dup_name (family, first) : g_strdup (_ ("Family"));
  if (found->household != NULL)
    return g_strdup_printf ("%s · %s", one, found->household->name);
  if (second == FW_FAMILY_NOBODY)
    return g_steal_pointer (&one);
  other = fw_family_dup_name (family, second);
  return g_strdup_printf (
      found->bond != NULL && fw_bond_is_directed (found->bond->kind) ? "%s → %s" : "%s – %s", one,
      other);
}

void
fw_fact_editor_refresh (FwFactEditor *self)
{
  FwFamily *family = fw_genogram_desk_get_family (self->desk);
  g_autofree char *title = NULL;
  Found found;

  if (!find (self, family, &found))
    {
      g_signal_emit (self, signals[GONE], 0);
      return;
    }
  title = dup_title (self, family, &found);
  gtk_label_set_label (self->title, title);
  if (found.bond != NULL)
    {
      fw_inspector_choice_set (self->kind_row, found.bond->kind);
      gtk_widget_set_visible (self->turn_row, fw_bond_is_directed (found.bond->kind));
    }
  else if (found.event != NULL)
    fw_inspector_choice_set (self->kind_row, fw_union_event_to_name (found.event->kind));
  else if (found.link != NULL)
    {
      fw_inspector_choice_set (self->kind_row, fw_child_link_to_name (found.link->kind));
      fw_inspector_switch_set (self->flag_row, found.link->disputed);
    }
  else if (found.health != NULL)
    {
      fw_inspector_choice_set (
          self->kind_row, found.health->region == FW_HEALTH_ADDICTION ? "addiction" : "illness");
      fw_inspector_entry_set (self->text_row, found.health->text);
      fw_inspector_switch_set (self->flag_row, found.health->suspected);
      show_date (self->remission_row, &found.health->remission_from);
    }
  else if (found.trait != NULL)
    {
      fw_inspector_choice_set (self->kind_row, found.trait->resource ? "resource" : "problem");
      fw_inspector_entry_set (self->text_row, found.trait->text);
    }
  show_date (self->from_row, &found.fact->from);
  show_date (self->to_row, &found.fact->to);
  fw_inspector_choice_set (self->status_row, fw_fact_status_to_name (found.fact->status));
  fw_inspector_entry_set (self->source_row, found.fact->source);
  if (found.fact->known != FW_DAY_NONE)
    {
      g_autofree char *day = fw_day_to_text (found.fact->known);
      /* Translators: %s is a date. */
      g_autofree char *text = g_strdup_printf (_ ("Known to the office since %s"), day);

      gtk_label_set_label (self->known, text);
    }
}

char *
fw_fact_dup_summary (const FwFact *fact)
{
  GString *text = g_string_new (fw_fact_status_get_title (fact->status));

  if (fw_partial_date_is_known (&fact->from))
    {
      g_autofree char *date = fw_partial_date_dup_label (&fact->from);

      g_string_append (text, " · ");
      /* Translators: %s is a date. */
      g_string_append_printf (text, _ ("since %s"), date);
    }
  if (fw_partial_date_is_known (&fact->to))
    {
      g_autofree char *date = fw_partial_date_dup_label (&fact->to);

      g_string_append (text, " · ");
      /* Translators: %s is a date. */
      g_string_append_printf (text, _ ("until %s"), date);
    }
  if (*fact->source != '\0')
    g_string_append_printf (text, " · %s", fact->source);
  return g_string_free_and_steal (text);
}

GtkWidget *
fw_fact_editor_new (FwGenogramDesk *desk, FwFactKind kind, const char *id)
{
  FwFactEditor *self = g_object_new (FW_TYPE_FACT_EDITOR, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->id = g_strdup (id);
  fill (self);
  fw_fact_editor_refresh (self);
  return GTK_WIDGET (self);
}

static void
fw_fact_editor_finalize (GObject *object)
{
  FwFactEditor *self = FW_FACT_EDITOR (object);

  g_clear_object (&self->desk);
  g_free (self->id);
  G_OBJECT_CLASS (fw_fact_editor_parent_class)->finalize (object);
}

static void
fw_fact_editor_class_init (FwFactEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_fact_editor_finalize;
  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
fw_fact_editor_init (FwFactEditor *self)
{
}
