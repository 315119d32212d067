/* fw-changes-panel.c: see fw-changes-panel.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-family-words.h"
#include "features/genogram/fw-changes-panel.h"
#include "features/genogram/fw-inspector-rows.h"

struct _FwChangesPanel
{
  AdwBin parent_instance;
  GtkLabel *span_label, *same_label;
  GtkListBox *compare_list, *after_list, *unknown_list;
  AdwPreferencesGroup *after_group, *unknown_group;
  GtkWidget *nothing_box;
  GtkLabel *nothing_label;

  FwGenogramDesk *desk;
  GtkWidget *compare_row;
};

G_DEFINE_FINAL_TYPE (FwChangesPanel, fw_changes_panel, ADW_TYPE_BIN)

enum
{
  PERSON_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static FwDay
get_compare (FwChangesPanel *self)
{
  FwDay compare = fw_genogram_desk_get_compare (self->desk);

  return compare != FW_DAY_NONE ? compare : fw_clock_today ();
}

static gboolean
compare_cb (gpointer owner, const char *field, const char *value)
{
  FwChangesPanel *self = owner;
  FwDay day = fw_clock_today ();

  if (*value != '\0' && !fw_day_parse (value, fw_clock_today (), 0, &day))
    return FALSE;
  fw_genogram_desk_set_day (self->desk, fw_genogram_desk_get_day (self->desk),
                            fw_genogram_desk_get_known (self->desk), day);
  return TRUE;
}

static void
open_cb (gpointer owner, const char *id)
{
  if (*id != '\0')
    g_signal_emit (owner, signals[PERSON_OPENED], 0, id);
}

static char *
dup_subtitle (const FwFamilyChange *change)
{
  g_autofree char *when = fw_partial_date_dup_label (&change->when);
  GString *text = g_string_new (when);

  if (change->status != FW_FACT_ESTABLISHED)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            fw_fact_status_get_title (change->status));
  if (change->was_so && change->known != FW_DAY_NONE)
    {
      g_autofree char *day = fw_day_to_text (change->known);

      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: %s is a date. */
      g_string_append_printf (text, _ ("known since %s"), day);
    }
  return g_string_free_and_steal (text);
}

static const char *
get_icon (const FwFamilyChange *change)
{
  if (change->was_so)
    return "view-reveal-symbolic";
  if (change->ended)
    return "list-remove-symbolic";
  return change->kind == FW_FAMILY_CHANGE_DEATH ? "window-close-symbolic" : "list-add-symbolic";
}

static void
add_change (FwChangesPanel *self, FwFamily *family, const FwFamilyChange *change)
{
  g_autofree char *subtitle = dup_subtitle (change);
  const char *id
      = change->person != FW_FAMILY_NOBODY ? fw_family_get_person (family, change->person)->id : "";
  GtkWidget *row = fw_inspector_link_new (change->text, subtitle, id, self, open_cb);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (get_icon (change)));
  gtk_list_box_append (change->was_so ? self->unknown_list : self->after_list, row);
}

static void
set_title (AdwPreferencesGroup *group, const char *title, guint n)
{
  g_autofree char *text = g_strdup_printf ("%s (%u)", title, n);

  adw_preferences_group_set_title (group, text);
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
}

/* The first day on which anybody was known. */
static FwDay
get_first_known (FwFamily *family)
{
  FwDay first = FW_DAY_NONE;

  for (guint i = 0; i < family->persons->len; i++)
    {
      FwDay known = fw_family_get_person (family, i)->known;

      if (known != FW_DAY_NONE && (first == FW_DAY_NONE || known < first))
        first = known;
    }
  return first;
}

static gboolean
show_nothing (FwChangesPanel *self, FwFamily *family, const FwFamilyDay *shown)
{
  FwDay first = get_first_known (family);
  gboolean any = FALSE;

  for (guint i = 0; i < shown->n_persons; i++)
    any = any || shown->persons[i].exists;
  gtk_widget_set_visible (self->nothing_box, !any);
  if (!any && first != FW_DAY_NONE)
    {
      g_autofree char *day = fw_day_to_text (first);
      /* Translators: %s is a date. */
      g_autofree char *text
          = g_strdup_printf (_ ("On this day the office knew nothing of the family. The first "
                                "that is known dates from %s."),
                             day);

      gtk_label_set_label (self->nothing_label, text);
    }
  return !any;
}

void
fw_changes_panel_refresh (FwChangesPanel *self)
{
  FwFamily *family;
  FwFamilyDay *shown;
  g_autoptr (FwFamilyDay) other = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *span = NULL;
  guint n_unknown = 0;
  gboolean nothing, back;

  g_return_if_fail (FW_IS_CHANGES_PANEL (self));

  if (!fw_genogram_desk_is_loaded (self->desk))
    return;
  family = fw_genogram_desk_get_family (self->desk);
  shown = fw_genogram_desk_get_shown (self->desk);
  other = fw_family_day_new (family, get_compare (self), FW_DAY_NONE);
  /* The earlier of the two comes first, whichever is shown. */
  back = other->day < shown->day;
  changes = back ? fw_family_day_compare (family, other, shown)
                 : fw_family_day_compare (family, shown, other);
  fw_inspector_clear (self->after_list);
  fw_inspector_clear (self->unknown_list);
  for (guint i = 0; i < changes->len; i++)
    {
      const FwFamilyChange *change = g_ptr_array_index (changes, i);

      add_change (self, family, change);
      n_unknown += change->was_so;
    }
  from = fw_day_to_text (back ? other->day : shown->day);
  to = fw_day_to_text (back ? shown->day : other->day);
  span = g_strdup_printf (
      g_dngettext (NULL, "%u change from %s to %s", "%u changes from %s to %s", changes->len),
      changes->len, from, to);
  gtk_label_set_label (self->span_label, span);
  set_title (self->after_group, _ ("Happened After"), changes->len - n_unknown);
  set_title (self->unknown_group, _ ("Was So Already, Not Known Yet"), n_unknown);
  nothing = show_nothing (self, family, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->same_label), changes->len == 0 && !nothing);
  {
    g_autofree char *compare = fw_day_to_text (get_compare (self));

    fw_inspector_entry_set (self->compare_row, compare);
  }
}

GtkWidget *
fw_changes_panel_new (FwGenogramDesk *desk)
{
  FwChangesPanel *self = g_object_new (FW_TYPE_CHANGES_PANEL, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
fw_changes_panel_dispose (GObject *object)
{
  g_clear_object (&FW_CHANGES_PANEL (object)->desk);
  G_OBJECT_CLASS (fw_changes_panel_parent_class)->dispose (object);
}

static void
fw_changes_panel_class_init (FwChangesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_changes_panel_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-changes-panel.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwChangesPanel, name)
  BIND (span_label);
  BIND (same_label);
  BIND (compare_list);
  BIND (after_list);
  BIND (unknown_list);
  BIND (after_group);
  BIND (unknown_group);
  BIND (nothing_box);
  BIND (nothing_label);
#undef BIND
  signals[PERSON_OPENED]
      = g_signal_new ("person-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_changes_panel_init (FwChangesPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->compare_row = fw_inspector_entry_new (_ ("Compared With"), "compare", self, compare_cb);
  gtk_list_box_append (self->compare_list, self->compare_row);
}
