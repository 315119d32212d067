/* fw-preferences-deadlines.c: the deadlines of the office as spin rows.
 *
 * A change is a new dated row of the office that holds from tomorrow for what
 * starts then; what runs keeps its day. Those of the law are locked.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-preferences-pages.h"
#include "base/fw-clock.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-rules.h"
#include "widgets/fw-async.h"
#include "widgets/fw-spin-row.h"

#define SAVE_MS 700
#define BADGE_WIDTH 132
#define UNIT_CHARS 12

typedef struct
{
  FwPreferencesDialog *dialog;
  char *name;
  GtkWidget *row; /* owns this */
  GtkLabel *unit_label;
  FwDeadlineUnit unit;
  guint save_source;
  gboolean filling;
} Rule;

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_clear_handle_id (&rule->save_source, g_source_remove);
  g_free (rule->name);
  g_free (rule);
}

typedef struct
{
  FwPreferencesDialog *dialog;
  char *name;
  int amount;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->dialog);
  g_free (change->name);
  g_free (change);
}

static DexFuture *
save_fiber (gpointer data)
{
  Change *change = data;
  FwStore *store = fw_preferences_dialog_get_store (change->dialog);
  g_autofree char *tomorrow = fw_day_to_iso (fw_clock_today () + 1);
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied;

  if (store == NULL)
    return NULL;
  applied = dex_await_boxed (
      fw_deadline_repository_set_amount (store, change->name, change->amount, tomorrow), &error);
  if (applied != NULL)
    fw_preferences_dialog_done (change->dialog, applied,
                                _ ("Holds from tomorrow for what starts then"));
  else
    fw_preferences_dialog_show_error (change->dialog, error);
  return NULL;
}

static gboolean
save_cb (gpointer data)
{
  Rule *rule = data;
  Change *change = g_new0 (Change, 1);

  rule->save_source = 0;
  change->dialog = g_object_ref (rule->dialog);
  change->name = g_strdup (rule->name);
  change->amount = (int) adw_spin_row_get_value (ADW_SPIN_ROW (rule->row));
  fw_ui_spawn_full (save_fiber, change, change_free);
  return G_SOURCE_REMOVE;
}

/* Whoever closes the preferences at once has changed it all the same. */
static void
unmap_cb (GtkWidget *row, Rule *rule)
{
  if (rule->save_source == 0)
    return;
  g_clear_handle_id (&rule->save_source, g_source_remove);
  save_cb (rule);
}

/* One row in the change log, not one for each click. */
static void
changed_cb (AdwSpinRow *row, GParamSpec *pspec, Rule *rule)
{
  gtk_label_set_label (rule->unit_label,
                       fw_deadline_unit_to_text (rule->unit, (int) adw_spin_row_get_value (row)));
  if (rule->filling)
    return;
  g_clear_handle_id (&rule->save_source, g_source_remove);
  rule->save_source = g_timeout_add (SAVE_MS, save_cb, rule);
}

static GtkWidget *
create_badge (FwDeadlineSource source)
{
  GtkWidget *badge = gtk_label_new (fw_deadline_source_to_text (source));

  gtk_widget_add_css_class (badge, "tag");
  gtk_widget_add_css_class (badge, "caption");
  if (source == FW_DEADLINE_SOURCE_STANDARD)
    gtk_widget_add_css_class (badge, "accent");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (badge, BADGE_WIDTH, -1);
  return badge;
}

static GtkWidget *
create_row (FwPreferencesDialog *dialog, FwDeadlineRule *rule)
{
  gboolean locked = rule->source == FW_DEADLINE_SOURCE_LAW;
  gboolean may = fw_preferences_dialog_may_manage (dialog);
  g_autofree char *subtitle = g_strdup_printf (
      /* Translators: %1$s is an event, %2$s a source. */
      rule->amount < 0 ? _ ("before: %1$s · %2$s") : _ ("from %1$s · %2$s"), rule->start,
      rule->source_text);
  GtkWidget *unit = gtk_label_new (fw_deadline_unit_to_text (rule->unit, rule->amount));
  GtkWidget *row;

  gtk_label_set_width_chars (GTK_LABEL (unit), UNIT_CHARS);
  gtk_label_set_xalign (GTK_LABEL (unit), 0);
  if (locked)
    {
      g_autofree char *amount = fw_deadline_amount_to_text (rule->amount, rule->unit);
      GtkWidget *icon = gtk_image_new_from_icon_name ("fw-confided-symbolic");

      row = adw_action_row_new ();
      gtk_label_set_label (GTK_LABEL (unit), amount);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_badge (rule->source));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), unit);
      gtk_widget_set_tooltip_text (icon, _ ("The law sets it; it changes with the program."));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
  else
    {
      Rule *data = g_new0 (Rule, 1);

      row = fw_spin_row_new (rule->minimum, rule->maximum, 1);
      adw_spin_row_set_value (ADW_SPIN_ROW (row), rule->amount);
      data->dialog = dialog;
      data->name = g_strdup (rule->name);
      data->row = row;
      data->unit = rule->unit;
      data->unit_label = GTK_LABEL (unit);
      g_object_set_data_full (G_OBJECT (row), "rule", data, rule_free);
      g_signal_connect (row, "notify::value", G_CALLBACK (changed_cb), data);
      g_signal_connect (row, "unmap", G_CALLBACK (unmap_cb), data);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_badge (rule->source));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), unit);
      gtk_widget_set_sensitive (row, may);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rule->short_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (rule->hint != NULL)
    gtk_widget_set_tooltip_text (row, rule->hint);
  return row;
}

/* The shortest first. */
static int
compare_rules (gconstpointer a, gconstpointer b)
{
  const FwDeadlineRule *const *x = a, *const *y = b;
  int order = (int) (*x)->unit - (int) (*y)->unit;

  return order != 0 ? order : (*x)->amount - (*y)->amount;
}

/* A fiber may keep the group longer than the preferences are there. */
static FwPreferencesDialog *
dup_dialog (GtkWidget *group)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (group, FW_TYPE_PREFERENCES_DIALOG);

  return dialog != NULL ? FW_PREFERENCES_DIALOG (g_object_ref (dialog)) : NULL;
}

/* Those that hold from tomorrow, sorted; NULL when the preferences were closed meanwhile. */
static GPtrArray *
await_rules (FwPreferencesDialog *dialog)
{
  FwStore *store = fw_preferences_dialog_get_store (dialog);
  g_autofree char *tomorrow = fw_day_to_iso (fw_clock_today () + 1);
  g_autoptr (GPtrArray) parsed = NULL;
  g_autoptr (FwResult) rules
      = store != NULL ? dex_await_boxed (fw_rules_list (store, "deadline", tomorrow), NULL) : NULL;

  if (rules == NULL || fw_preferences_dialog_get_store (dialog) == NULL)
    return NULL;
  parsed = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_deadline_rule_free);
  for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
    {
      FwDeadlineRule *rule
          = fw_deadline_rule_parse (fw_result_get_text (rules, i, FW_RULE_NAME),
                                    fw_result_get_text (rules, i, FW_RULE_BODY), NULL);

      if (rule != NULL)
        g_ptr_array_add (parsed, rule);
    }
  g_ptr_array_sort (parsed, compare_rules);
  return g_steal_pointer (&parsed);
}

static DexFuture *
load_fiber (gpointer data)
{
  static const FwDeadlineSource order[]
      = {FW_DEADLINE_SOURCE_STANDARD, FW_DEADLINE_SOURCE_OFFICE, FW_DEADLINE_SOURCE_LAW};
  AdwPreferencesGroup *group = data;
  GHashTable *rows = g_object_get_data (G_OBJECT (group), "rows");
  g_autoptr (FwPreferencesDialog) dialog = dup_dialog (GTK_WIDGET (group));
  g_autoptr (GPtrArray) rules = dialog != NULL ? await_rules (dialog) : NULL;

  if (rules == NULL)
    return NULL;
  /* What an office sets first, the law last. */
  for (guint pass = 0; pass < G_N_ELEMENTS (order); pass++)
    for (guint i = 0; i < rules->len; i++)
      {
        FwDeadlineRule *rule = g_ptr_array_index (rules, i);
        GtkWidget *row;

        if (rule->source != order[pass])
          continue;
        row = create_row (dialog, rule);
        adw_preferences_group_add (group, row);
        g_hash_table_insert (rows, g_strdup (rule->name), row);
      }
  return NULL;
}

/* After an undo, or a colleague's change, the rows show what holds. */
static DexFuture *
reload_fiber (gpointer data)
{
  GObject *group = data;
  GHashTable *rows = g_object_get_data (group, "rows");
  g_autoptr (FwPreferencesDialog) dialog = dup_dialog (data);
  g_autoptr (GPtrArray) rules = dialog != NULL ? await_rules (dialog) : NULL;

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      FwDeadlineRule *rule = g_ptr_array_index (rules, i);
      GObject *row = g_hash_table_lookup (rows, rule->name);
      Rule *shown = row != NULL ? g_object_get_data (row, "rule") : NULL;

      /* What was clicked a moment ago is about to be saved. */
      if (shown == NULL || shown->save_source != 0)
        continue;
      shown->filling = TRUE;
      adw_spin_row_set_value (ADW_SPIN_ROW (row), rule->amount);
      shown->filling = FALSE;
    }
  return NULL;
}

static void
store_changed_cb (GtkWidget *group, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "rule"))
    fw_ui_spawn (group, reload_fiber);
}

AdwPreferencesGroup *
fw_deadline_group_new (FwPreferencesDialog *dialog)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Deadlines"));
  adw_preferences_group_set_description (
      group, _ ("Each rule names its source. A change holds from tomorrow for what starts then; "
                "running deadlines keep their day."));
  g_object_set_data_full (G_OBJECT (group), "rows",
                          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                          (GDestroyNotify) g_hash_table_unref);
  if (fw_preferences_dialog_get_store (dialog) != NULL)
    g_signal_connect_object (fw_preferences_dialog_get_store (dialog), "changed",
                             G_CALLBACK (store_changed_cb), group, G_CONNECT_SWAPPED);
  fw_ui_spawn (group, load_fiber);
  return group;
}
