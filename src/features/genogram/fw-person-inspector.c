/* fw-person-inspector.c: see fw-person-inspector.h. Rows of the person are kept and
 * filled anew, lists of facts are made anew with every change. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-family-check.h"
#include "domain/fw-family-edit.h"
#include "domain/fw-family-words.h"
#include "domain/fw-person-words.h"
#include "features/genogram/fw-fact-editor.h"
#include "features/genogram/fw-genogram-acts.h"
#include "features/genogram/fw-inspector-rows.h"
#include "features/genogram/fw-person-inspector.h"

struct _FwPersonInspector
{
  AdwBin parent_instance;
  GtkLabel *name_label, *kin_label;
  GtkToggleButton *pin_button;
  GtkListBox *findings_list, *person_list, *links_list, *homes_list;
  GtkListBox *resources_list, *problems_list, *health_list, *bonds_list;
  GtkWidget *homes_group, *health_group;
  GtkMenuButton *bond_button;

  FwGenogramDesk *desk;
  char *id;
  gboolean busy;
  gboolean flushing;
  GtkWidget *given_row, *family_row, *birth_name_row, *sex_row, *born_row, *died_row;
  GtkWidget *dead_row, *occupation_row, *migrations_row, *note_row;
};

G_DEFINE_FINAL_TYPE (FwPersonInspector, fw_person_inspector, ADW_TYPE_BIN)

enum
{
  FACT_OPENED,
  ITEM_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_new_id (void)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, fw_id_new ());
}

static void
open_fact (FwPersonInspector *self, FwFactKind kind, const char *id)
{
  g_signal_emit (self, signals[FACT_OPENED], 0, (int) kind, id);
}

#define OPENER(name, kind)                                                                         \
  static void name (gpointer owner, const char *id) { open_fact (owner, kind, id); }

/* clang-format off */
OPENER (open_bond_cb, FW_FACT_BOND)
OPENER (open_link_cb, FW_FACT_LINK)
OPENER (open_stay_cb, FW_FACT_STAY)
OPENER (open_health_cb, FW_FACT_HEALTH)
OPENER (open_trait_cb, FW_FACT_TRAIT)
/* clang-format on */

static void
open_couple_cb (gpointer owner, const char *id)
{
  g_signal_emit (owner, signals[ITEM_OPENED], 0, id);
}

/* --- giving back ---------------------------------------------------------------------------- */

static gboolean
set_date (FwPartialDate *place, const char *value)
{
  g_autofree char *stored = NULL;
  FwPartialDate date = FW_PARTIAL_DATE_NONE;

  if (*value != '\0')
    {
      stored = fw_person_date_parse (value, fw_clock_today ());
      if (!fw_partial_date_from_text (stored != NULL ? stored : value, &date)
          || !fw_partial_date_is_known (&date))
        return FALSE;
    }
  *place = date;
  return TRUE;
}

static gboolean
set_field (FwFamily *family, FwFamilyPerson *person, const char *field, const char *value)
{
  if (g_str_equal (field, "given"))
    person->given_name = fw_family_intern (family, value);
  else if (g_str_equal (field, "family"))
    person->family_name = fw_family_intern (family, value);
  else if (g_str_equal (field, "birth-name"))
    person->birth_name = fw_family_intern (family, value);
  else if (g_str_equal (field, "occupation"))
    person->occupation = fw_family_intern (family, value);
  else if (g_str_equal (field, "note"))
    person->note = fw_family_intern (family, value);
  else if (g_str_equal (field, "sex"))
    {
      gboolean same = person->assigned_sex == person->sex;

      person->sex = fw_sex_from_name (value);
      if (same)
        person->assigned_sex = person->sex;
    }
  else if (g_str_equal (field, "migrations"))
    person->migrations = (guint) (value[0] - '0');
  else if (g_str_equal (field, "born"))
    return set_date (&person->born, value);
  else if (g_str_equal (field, "died"))
    {
      if (!set_date (&person->died, value))
        return FALSE;
      if (fw_partial_date_is_known (&person->died))
        person->dead = TRUE;
    }
  else if (g_str_equal (field, "dead"))
    {
      person->dead = g_str_equal (value, "yes");
      if (!person->dead)
        person->died = FW_PARTIAL_DATE_NONE;
    }
  return TRUE;
}

static gboolean
apply_cb (gpointer owner, const char *field, const char *value)
{
  FwPersonInspector *self = owner;
  FwFamily *edited;
  guint index;

  if (self->id == NULL)
    return TRUE;
  edited = fw_genogram_desk_begin (self->desk);
  index = fw_family_find_person (edited, self->id);
  if (index == FW_FAMILY_NOBODY
      || !set_field (edited, fw_family_get_person (edited, index), field, value))
    {
      fw_family_free (edited);
      return FALSE;
    }
  /* Translators: an act that can be undone. */
  fw_genogram_desk_commit (self->desk, edited, _ ("Change person"), NULL);
  return TRUE;
}

static void
pin_cb (FwPersonInspector *self)
{
  const char *ids[] = {self->id, NULL};
  FwSceneItem *item;
  graphene_point_t place;

  if (self->busy || self->id == NULL)
    return;
  if (!gtk_toggle_button_get_active (self->pin_button))
    {
      fw_genogram_act_unpin (self->desk, ids);
      return;
    }
  item = fw_scene_find (fw_genogram_desk_get_scene (self->desk), self->id);
  if (item == NULL)
    return;
  place = fw_scene_item_get_centre (item);
  fw_genogram_act_pin (self->desk, ids, &place);
}

static void
add_partner_cb (FwPersonInspector *self)
{
  if (self->id != NULL)
    fw_genogram_act_add_relative (self->desk, self->id, "partner");
}

static void
add_trait (FwPersonInspector *self, gboolean resource)
{
  FwFamily *edited = fw_genogram_desk_begin (self->desk);
  guint index = fw_family_find_person (edited, self->id);
  g_autofree char *id = dup_new_id ();
  FwFamilyTrait *trait;

  if (index == FW_FAMILY_NOBODY)
    {
      fw_family_free (edited);
      return;
    }
  trait = fw_family_add_trait (edited, id, index, resource, "");
  trait->fact.known = fw_clock_today ();
  trait->fact.status = FW_FACT_ASSESSED;
  fw_genogram_desk_commit (self->desk, edited, resource ? _ ("Add resource") : _ ("Add problem"),
                           NULL);
  open_fact (self, FW_FACT_TRAIT, id);
}

static void
add_resource_cb (FwPersonInspector *self)
{
  add_trait (self, TRUE);
}

static void
add_problem_cb (FwPersonInspector *self)
{
  add_trait (self, FALSE);
}

static void
add_health_cb (FwPersonInspector *self)
{
  FwFamily *edited = fw_genogram_desk_begin (self->desk);
  guint index = fw_family_find_person (edited, self->id);
  g_autofree char *id = dup_new_id ();
  FwFamilyHealth *health;

  if (index == FW_FAMILY_NOBODY)
    {
      fw_family_free (edited);
      return;
    }
  health = fw_family_add_health (edited, id, index, FW_HEALTH_ILLNESS);
  health->suspected = TRUE;
  health->fact.known = fw_clock_today ();
  health->fact.status = FW_FACT_ALLEGED;
  fw_genogram_desk_commit (self->desk, edited, _ ("Add health mark"), NULL);
  open_fact (self, FW_FACT_HEALTH, id);
}

static void
bond_with_cb (gpointer owner, const char *other)
{
  FwPersonInspector *self = owner;
  FwFamily *edited = fw_genogram_desk_begin (self->desk);
  guint from = fw_family_find_person (edited, self->id);
  guint to = fw_family_find_person (edited, other);
  g_autofree char *id = dup_new_id ();
  FwFamilyBond *bond;

  gtk_menu_button_popdown (self->bond_button);
  if (from == FW_FAMILY_NOBODY || to == FW_FAMILY_NOBODY)
    {
      fw_family_free (edited);
      return;
    }
  bond = fw_family_add_bond (edited, id, "connected", from, to);
  bond->fact.known = fw_clock_today ();
  bond->fact.status = FW_FACT_ALLEGED;
  fw_genogram_desk_commit (self->desk, edited, _ ("Draw bond"), NULL);
  open_fact (self, FW_FACT_BOND, id);
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
add_empty (GtkListBox *list, const char *text)
{
  if (gtk_list_box_get_row_at_index (list, 0) == NULL)
    {
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", text, NULL);

      gtk_widget_add_css_class (row, "dim-label");
      gtk_list_box_append (list, row);
    }
}

static void
show_findings (FwPersonInspector *self, FwFamily *family, guint index)
{
  g_autoptr (GPtrArray) findings = fw_family_check (family, fw_clock_today ());
  gboolean any = FALSE;

  fw_inspector_clear (self->findings_list);
  for (guint i = 0; i < findings->len; i++)
    {
      const FwFinding *finding = g_ptr_array_index (findings, i);
      GtkWidget *row, *icon;

      if (finding->kind != FW_FINDING_CONTRADICTION
          || (finding->person != index && finding->other != index))
        continue;
      any = TRUE;
      row = g_object_new (ADW_TYPE_ACTION_ROW, "title", finding->text, "use-markup", FALSE,
                          "title-lines", 0, NULL);
      icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Contradiction"), -1);
      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      gtk_list_box_append (self->findings_list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings_list), any);
}

static char *
dup_partner_names (FwFamily *family, const FwFamilyUnion *couple, guint except)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    if (couple->partners[i] != FW_FAMILY_NOBODY && couple->partners[i] != except)
      {
        g_autofree char *name = fw_family_dup_name (family, couple->partners[i]);

        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
      }
  if (names->len == 0)
    g_string_append (names, _ ("Somebody unknown"));
  return g_string_free_and_steal (names);
}

static void
show_links (FwPersonInspector *self, FwFamily *family, guint index)
{
  fw_inspector_clear (self->links_list);
  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);
      g_autofree char *names = NULL;
      g_autofree char *title = NULL;
      g_autofree char *summary = NULL;

      if (link->child != index)
        continue;
      names = dup_partner_names (family, fw_family_get_union (family, link->parents),
                                 FW_FAMILY_NOBODY);
      title = g_strdup_printf ("%s: %s", fw_child_link_get_title (link->kind), names);
      summary = fw_fact_dup_summary (&link->fact);
      gtk_list_box_append (self->links_list,
                           fw_inspector_link_new (title, summary, link->id, self, open_link_cb));
    }
  for (guint i = 0; i < family->unions->len; i++)
    {
      const FwFamilyUnion *couple = fw_family_get_union (family, i);
      g_autofree char *names = NULL;
      g_autofree char *text = NULL;

      if (couple->partners[0] != index && couple->partners[1] != index)
        continue;
      names = dup_partner_names (family, couple, index);
      text = fw_family_union_dup_text (
          family, i, fw_genogram_desk_get_day (self->desk), fw_genogram_desk_get_known (self->desk),
          fw_kin_get_language () == FW_KIN_GERMAN ? FW_UNION_TEXT_GERMAN
                                                  : FW_UNION_TEXT_INTERNATIONAL);
      gtk_list_box_append (self->links_list,
                           fw_inspector_link_new (names, text, couple->id, self, open_couple_cb));
    }
  add_empty (self->links_list, _ ("Neither parents nor partners"));
}

static void
show_homes (FwPersonInspector *self, FwFamily *family, guint index)
{
  fw_inspector_clear (self->homes_list);
  for (guint i = 0; i < family->households->len; i++)
    {
      const FwFamilyHousehold *household = g_ptr_array_index (family->households, i);

      for (guint j = 0; j < household->stays->len; j++)
        {
          const FwHouseholdStay *stay = &g_array_index (household->stays, FwHouseholdStay, j);
          g_autofree char *summary = NULL;

          if (stay->person != index || stay->id == NULL)
            continue;
          summary = fw_fact_dup_summary (&stay->fact);
          gtk_list_box_append (
              self->homes_list,
              fw_inspector_link_new (household->name, summary, stay->id, self, open_stay_cb));
        }
    }
  add_empty (self->homes_list, _ ("Not known"));
}

static void
show_judgements (FwPersonInspector *self, FwFamily *family, guint index)
{
  fw_inspector_clear (self->resources_list);
  fw_inspector_clear (self->problems_list);
  fw_inspector_clear (self->health_list);
  fw_inspector_clear (self->bonds_list);
  for (guint i = 0; i < family->traits->len; i++)
    {
      const FwFamilyTrait *trait = g_ptr_array_index (family->traits, i);
      g_autofree char *summary = NULL;

      if (trait->person != index)
        continue;
      summary = fw_fact_dup_summary (&trait->fact);
      gtk_list_box_append (trait->resource ? self->resources_list : self->problems_list,
                           fw_inspector_link_new (*trait->text != '\0' ? trait->text : "…", summary,
                                                  trait->id, self, open_trait_cb));
    }
  for (guint i = 0; i < family->health->len; i++)
    {
      const FwFamilyHealth *health = g_ptr_array_index (family->health, i);
      g_autofree char *summary = NULL;

      if (health->person != index)
        continue;
      summary = fw_fact_dup_summary (&health->fact);
      gtk_list_box_append (self->health_list,
                           fw_inspector_link_new (*health->text != '\0' ? health->text
                                                  : health->region == FW_HEALTH_ADDICTION
                                                      ? _ ("Addiction")
                                                      : _ ("Illness"),
                                                  summary, health->id, self, open_health_cb));
    }
  for (guint i = 0; i < family->bonds->len; i++)
    {
      const FwFamilyBond *bond = g_ptr_array_index (family->bonds, i);
      guint other = bond->from == index ? bond->to : bond->from;
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;
      g_autofree char *summary = NULL;

      if (bond->from != index && bond->to != index)
        continue;
      name = fw_family_dup_name (family, other);
      title = g_strdup_printf ("%s%s%s", fw_bond_get_title (bond->kind),
                               !fw_bond_is_directed (bond->kind) ? ": "
                               : bond->from == index             ? " → "
                                                                 : " ← ",
                               name);
      summary = fw_fact_dup_summary (&bond->fact);
      gtk_list_box_append (self->bonds_list,
                           fw_inspector_link_new (title, summary, bond->id, self, open_bond_cb));
    }
  add_empty (self->resources_list, _ ("None named"));
  add_empty (self->problems_list, _ ("None named"));
  add_empty (self->health_list, _ ("Nothing known"));
  add_empty (self->bonds_list, _ ("None drawn"));
}

/* Whom a bond may be drawn to, for who does not draw with the pointer. */
static void
show_others (FwPersonInspector *self, FwFamily *family, guint index)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Bond With"), -1);
  for (guint i = 0; i < family->persons->len; i++)
    {
      g_autofree char *name = NULL;

      if (i == index)
        continue;
      name = fw_family_dup_name (family, i);
      gtk_list_box_append (GTK_LIST_BOX (list),
                           fw_inspector_link_new (name, "", fw_family_get_person (family, i)->id,
                                                  self, bond_with_cb));
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 260, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (self->bond_button, popover);
}

static void
show_date (GtkWidget *row, const FwPartialDate *date)
{
  gboolean plain = !date->approximate
                   && (date->precision == FW_DATE_DAY || date->precision == FW_DATE_MONTH
                       || date->precision == FW_DATE_YEAR);
  g_autofree char *text = plain ? fw_partial_date_dup_label (date) : fw_partial_date_to_text (date);

  fw_inspector_entry_set (row, text != NULL ? text : "");
}

static void
show_person (FwPersonInspector *self, FwFamily *family, guint index)
{
  const FwFamilyPerson *person = fw_family_get_person (family, index);
  FwKin *kin = fw_genogram_desk_get_kin (self->desk);
  g_autofree char *name = fw_family_dup_name (family, index);
  g_autofree char *label
      = kin != NULL ? fw_kin_dup_label (kin, index, fw_kin_get_language ()) : NULL;
  const char count[] = {(char) ('0' + MIN (person->migrations, 2)), '\0'};
  gboolean born = person->kind == FW_FAMILY_PERSON || person->kind == FW_FAMILY_HELPER;

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->kin_label, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kin_label), label != NULL && *label != '\0');
  self->busy = TRUE;
  gtk_toggle_button_set_active (self->pin_button, person->pinned);
  self->busy = FALSE;
  fw_inspector_entry_set (self->given_row, person->given_name);
  fw_inspector_entry_set (self->family_row, person->family_name);
  fw_inspector_entry_set (self->birth_name_row, person->birth_name);
  fw_inspector_choice_set (self->sex_row, fw_sex_to_name (person->sex));
  show_date (self->born_row, &person->born);
  show_date (self->died_row, &person->died);
  fw_inspector_switch_set (self->dead_row, person->dead);
  fw_inspector_entry_set (self->occupation_row, person->occupation);
  fw_inspector_choice_set (self->migrations_row, count);
  fw_inspector_entry_set (self->note_row, person->note);
  gtk_widget_set_visible (self->birth_name_row, born);
  gtk_widget_set_visible (self->died_row, born && person->dead);
  gtk_widget_set_visible (self->dead_row, born);
  gtk_widget_set_visible (self->migrations_row, born);
  gtk_widget_set_visible (self->sex_row, person->kind != FW_FAMILY_INSTITUTION
                                             && person->kind != FW_FAMILY_MISCARRIAGE
                                             && person->kind != FW_FAMILY_ABORTION);
  g_object_set (self->born_row, "title",
                person->kind == FW_FAMILY_PREGNANCY ? _ ("Due") : _ ("Born"), NULL);
}

static void
flush (FwPersonInspector *self)
{
  GtkWidget *const rows[]
      = {self->given_row, self->family_row,     self->birth_name_row, self->born_row,
         self->died_row,  self->occupation_row, self->note_row};

  self->flushing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fw_inspector_entry_flush (rows[i]);
  self->flushing = FALSE;
}

void
fw_person_inspector_show (FwPersonInspector *self, const char *id)
{
  FwFamily *family;
  guint index;

  g_return_if_fail (FW_IS_PERSON_INSPECTOR (self));

  /* Saving what was typed shows the new state, which is not yet wanted here. */
  if (self->flushing)
    return;
  if (self->id != NULL && g_strcmp0 (self->id, id) != 0)
    flush (self);
  g_set_str (&self->id, id);
  family = fw_genogram_desk_get_family (self->desk);
  index = fw_genogram_desk_find_person (self->desk, id);
  if (index == FW_FAMILY_NOBODY)
    return;
  show_person (self, family, index);
  show_findings (self, family, index);
  show_links (self, family, index);
  show_homes (self, family, index);
  show_judgements (self, family, index);
  show_others (self, family, index);
  gtk_widget_set_visible (self->health_group,
                          (fw_genogram_desk_get_layers (self->desk) & FW_LAYER_HEALTH) != 0);
}

static void
add_rows (FwPersonInspector *self)
{
  const char *const sexes[] = {"female", "male", "diverse", "unknown", NULL};
  const char *const sex_titles[] = {_ ("Female"), _ ("Male"), _ ("Diverse"), _ ("Not Known"), NULL};
  const char *const counts[] = {"0", "1", "2", NULL};
  const char *const count_titles[]
      = {_ ("None"), _ ("Own Migration"), _ ("Between Several Cultures"), NULL};
  GtkWidget *more = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _ ("More"), NULL);

#define ADD(row, made) gtk_list_box_append (self->person_list, self->row = (made))
#define FOLD(row, made) adw_expander_row_add_row (ADW_EXPANDER_ROW (more), self->row = (made))
  ADD (given_row, fw_inspector_entry_new (_ ("Given Name"), "given", self, apply_cb));
  ADD (family_row, fw_inspector_entry_new (_ ("Family Name"), "family", self, apply_cb));
  ADD (born_row, fw_inspector_entry_new (_ ("Born"), "born", self, apply_cb));
  ADD (sex_row, fw_inspector_choice_new (_ ("Sex"), "sex", sexes, sex_titles, self, apply_cb));
  gtk_list_box_append (self->person_list, more);
  FOLD (birth_name_row, fw_inspector_entry_new (_ ("Birth Name"), "birth-name", self, apply_cb));
  FOLD (dead_row, fw_inspector_switch_new (_ ("Deceased"), "dead", self, apply_cb));
  FOLD (died_row, fw_inspector_entry_new (_ ("Died"), "died", self, apply_cb));
  FOLD (occupation_row,
        fw_inspector_entry_new (_ ("Occupation or Class"), "occupation", self, apply_cb));
  FOLD (migrations_row,
        fw_inspector_choice_new (_ ("Origin"), "migrations", counts, count_titles, self, apply_cb));
  FOLD (note_row, fw_inspector_entry_new (_ ("Note"), "note", self, apply_cb));
#undef FOLD
#undef ADD
}

GtkWidget *
fw_person_inspector_new (FwGenogramDesk *desk)
{
  FwPersonInspector *self = g_object_new (FW_TYPE_PERSON_INSPECTOR, NULL);

  self->desk = g_object_ref (desk);
  add_rows (self);
  return GTK_WIDGET (self);
}

static void
fw_person_inspector_dispose (GObject *object)
{
  G_OBJECT_CLASS (fw_person_inspector_parent_class)->dispose (object);
}

static void
fw_person_inspector_finalize (GObject *object)
{
  FwPersonInspector *self = FW_PERSON_INSPECTOR (object);

  g_clear_object (&self->desk);
  g_free (self->id);
  G_OBJECT_CLASS (fw_person_inspector_parent_class)->finalize (object);
}

static void
fw_person_inspector_class_init (FwPersonInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_person_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_person_inspector_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-person-inspector.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwPersonInspector, name)
  BIND (name_label);
  BIND (kin_label);
  BIND (pin_button);
  BIND (findings_list);
  BIND (person_list);
  BIND (links_list);
  BIND (homes_list);
  BIND (homes_group);
  BIND (resources_list);
  BIND (problems_list);
  BIND (health_list);
  BIND (health_group);
  BIND (bonds_list);
  BIND (bond_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_partner_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_resource_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_health_cb);
  signals[FACT_OPENED] = g_signal_new ("fact-opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[ITEM_OPENED] = g_signal_new ("item-opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_person_inspector_init (FwPersonInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
