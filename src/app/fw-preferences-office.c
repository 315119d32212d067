/* fw-preferences-office.c: the page "Office": name and address, calendar, deadlines. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-preferences-pages.h"
#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "domain/fw-office.h"
#include "widgets/fw-async.h"

typedef struct
{
  FwPreferencesDialog *dialog; /* outlives its pages */
  AdwPreferencesPage *page;
  AdwComboRow *land;
  AdwComboRow *municipality;
  AdwExpanderRow *holidays;
  GtkFlowBox *days;
  AdwSwitchRow *december_24;
  AdwSwitchRow *december_31;
  int year;
  gboolean filling;
} Office;

static const struct
{
  const char *name;
  const char *land;
  const char *title;
} municipalities[] = {
    {"by-catholic", "BY", N_ ("Mainly Catholic: Assumption Day")},
    {"augsburg", "BY", N_ ("Augsburg: also the Peace Festival")},
    {"sn-catholic", "SN", N_ ("Corpus Christi is a holiday here")},
    {"th-catholic", "TH", N_ ("Corpus Christi is a holiday here")},
};

static void
apply_cb (GtkEditable *row, FwPreferencesDialog *dialog)
{
  fw_preferences_dialog_save_setting (dialog, g_object_get_data (G_OBJECT (row), "setting"),
                                      gtk_editable_get_text (row));
}

static void
show_field (GtkEditable *row, FwPreferencesDialog *dialog)
{
  const char *value
      = fw_preferences_dialog_get_setting (dialog, g_object_get_data (G_OBJECT (row), "setting"));
  const char *shown = g_object_get_data (G_OBJECT (row), "shown");

  /* What is being typed stays. */
  if (g_strcmp0 (gtk_editable_get_text (row), shown) == 0 && g_strcmp0 (value, shown) != 0)
    gtk_editable_set_text (row, value);
  g_object_set_data_full (G_OBJECT (row), "shown", g_strdup (value), g_free);
}

static AdwPreferencesGroup *
create_address (FwPreferencesDialog *dialog)
{
  static const struct
  {
    const char *setting;
    const char *title;
  } fields[] = {
      {"office-name", N_ ("Name of the Office")},
      {"office-unit", N_ ("Department")},
      {"office-street", N_ ("Street")},
      {"office-place", N_ ("Postcode and Place")},
      {"office-phone", N_ ("Phone")},
      {"file-number-prefix", N_ ("Prefix of File Numbers")},
      {"ombuds-contact", N_ ("Ombuds Office, as Printed on Plans")},
  };
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Name and Address"));
  adw_preferences_group_set_description (group, _ ("Printed on plans and letters."));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = fw_preferences_entry_row (
          _ (fields[i].title), fw_preferences_dialog_get_setting (dialog, fields[i].setting),
          fw_preferences_dialog_may_manage (dialog));

      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "setting", (gpointer) fields[i].setting);
      g_object_set_data_full (
          G_OBJECT (row), "shown",
          g_strdup (fw_preferences_dialog_get_setting (dialog, fields[i].setting)), g_free);
      g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), dialog, 0);
      g_signal_connect_object (dialog, "settings-changed", G_CALLBACK (show_field), row,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
    }
  return group;
}

static guint
add_holidays (Office *self, FwCalendar *calendar, guint *n_working)
{
  FwDay today = fw_clock_today ();
  gboolean next = TRUE;
  guint n = 0;

  gtk_flow_box_remove_all (self->days);
  for (FwDay day = fw_day_new (self->year, 1, 1); day < fw_day_new (self->year + 1, 1, 1); day++)
    {
      const char *name = fw_calendar_get_holiday (calendar, day);
      g_autofree char *text = NULL;
      GtkWidget *when, *what, *box, *cell;

      if (name == NULL)
        continue;
      text = fw_deadline_day_to_text (day, fw_day_new (self->year, 1, 1));
      when = gtk_label_new (text);
      what = gtk_label_new (name);
      gtk_label_set_xalign (GTK_LABEL (when), 0);
      gtk_label_set_xalign (GTK_LABEL (what), 0);
      gtk_label_set_wrap (GTK_LABEL (what), TRUE);
      gtk_widget_add_css_class (when, "numeric");
      if (next && day >= today)
        {
          gtk_widget_add_css_class (when, "heading");
          gtk_widget_add_css_class (what, "heading");
          next = FALSE;
        }
      else
        gtk_widget_add_css_class (when, "dimmed");
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      gtk_box_append (GTK_BOX (box), when);
      gtk_box_append (GTK_BOX (box), what);
      cell = gtk_flow_box_child_new ();
      gtk_widget_set_focusable (cell, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (cell), box);
      gtk_flow_box_append (self->days, cell);
      n++;
      if (fw_day_get_weekday (day) < 6)
        (*n_working)++;
    }
  return n;
}

static void
show_calendar (Office *self)
{
  FwCalendar calendar;
  gboolean has_land
      = fw_office_get_calendar (fw_preferences_dialog_get_settings (self->dialog), &calendar);
  const char *land = has_land ? fw_land_to_code (calendar.land) : "";
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_working = 0, n, selected = 0, n_names = 0, index;
  g_autofree char *title = g_strdup_printf (_ ("Public Holidays %d"), self->year);
  g_autofree char *text = NULL;

  self->filling = TRUE;
  adw_combo_row_set_selected (self->land, fw_land_from_code (land, &index) ? index + 1 : 0);
  gtk_string_list_append (names, _ ("None of These"));
  for (guint i = 0; i < G_N_ELEMENTS (municipalities); i++)
    if (g_str_equal (municipalities[i].land, land))
      {
        gtk_string_list_append (names, _ (municipalities[i].title));
        n_names++;
        if (g_strcmp0 (fw_preferences_dialog_get_setting (self->dialog, "municipality"),
                       municipalities[i].name)
            == 0)
          selected = n_names;
      }
  adw_combo_row_set_model (self->municipality, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->municipality, selected);
  /* Only where the Land has holidays of its own in some places. */
  gtk_widget_set_visible (GTK_WIDGET (self->municipality), n_names > 0);
  n = add_holidays (self, &calendar, &n_working);
  text = has_land ? g_strdup_printf (_ ("%1$u public holidays, %2$u of them on a working day"), n,
                                     n_working)
                  : g_strdup (_ ("Please choose the Land: without it deadlines are counted without "
                                 "holidays."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->holidays), title);
  adw_expander_row_set_subtitle (self->holidays, text);
  adw_switch_row_set_active (self->december_24, calendar.off_december_24);
  adw_switch_row_set_active (self->december_31, calendar.off_december_31);
  self->filling = FALSE;
}

static DexFuture *
land_fiber (gpointer data)
{
  GtkWidget *page = data;
  Office *self = g_object_get_data (G_OBJECT (page), "office");
  g_autoptr (FwPreferencesDialog) kept = g_object_ref (self->dialog);
  guint index = adw_combo_row_get_selected (self->land);
  const char *code = index > 0 ? fw_land_to_code (index - 1) : "";
  g_autofree char *old = g_strdup (fw_preferences_dialog_get_setting (self->dialog, "land"));
  g_autofree char *body = NULL;
  g_autofree char *response = NULL;
  GtkWidget *dialog;
  guint before;

  if (g_str_equal (code, old))
    return NULL;
  if (old[0] != '\0')
    {
      body
          = index > 0
                /* Translators: %s is a Land. */
                ? g_strdup_printf (
                      _ ("What is counted from today on takes the holidays of %s. Days of running "
                         "deadlines stay as they are; you can postpone each with a reason."),
                      fw_land_to_name (index - 1))
                : g_strdup (_ (
                      "What is counted from today on knows no holidays. Days of running deadlines stay "
                      "as they are; you can postpone each with a reason."));
      /* A heading that takes more than one line makes libadwaita complain. */
      dialog = GTK_WIDGET (adw_alert_dialog_new (
          index > 0 ? _ ("Count by Other Holidays?") : _ ("Count Without Holidays?"), body));
      adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "change",
                                      _ ("_Change"), NULL);
      adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "change");
      adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
      response = dex_await_string (fw_ui_choose (dialog, page), NULL);
      if (fw_preferences_dialog_get_store (self->dialog) == NULL)
        return NULL;
      if (g_strcmp0 (response, "change") != 0)
        {
          self->filling = TRUE;
          adw_combo_row_set_selected (self->land,
                                      fw_land_from_code (old, &before) ? before + 1 : 0);
          self->filling = FALSE;
          return NULL;
        }
    }
  fw_preferences_dialog_save_setting (self->dialog, "land", code);
  fw_preferences_dialog_save_setting (self->dialog, "municipality", "");
  show_calendar (self);
  return NULL;
}

static void
land_cb (AdwComboRow *row, GParamSpec *pspec, Office *self)
{
  if (!self->filling)
    fw_ui_spawn (self->page, land_fiber);
}

static void
municipality_cb (AdwComboRow *row, GParamSpec *pspec, Office *self)
{
  const char *land = fw_preferences_dialog_get_setting (self->dialog, "land");
  guint wanted = adw_combo_row_get_selected (row), n = 0;
  const char *name = "";

  if (self->filling)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (municipalities); i++)
    if (g_str_equal (municipalities[i].land, land) && ++n == wanted)
      name = municipalities[i].name;
  fw_preferences_dialog_save_setting (self->dialog, "municipality", name);
  show_calendar (self);
}

static void
days_off_cb (AdwSwitchRow *row, GParamSpec *pspec, Office *self)
{
  gboolean first = adw_switch_row_get_active (self->december_24);
  gboolean second = adw_switch_row_get_active (self->december_31);

  if (!self->filling)
    fw_preferences_dialog_save_setting (self->dialog, "office-days-off",
                                        first && second ? "12-24,12-31"
                                        : first         ? "12-24"
                                        : second        ? "12-31"
                                                        : "");
}

static void
year_cb (GtkButton *button, Office *self)
{
  int year, month, day;

  fw_day_split (fw_clock_today (), &year, &month, &day);
  self->year = self->year == year ? year + 1 : year;
  gtk_button_set_label (button, self->year == year ? _ ("Next Year") : _ ("This Year"));
  show_calendar (self);
}

static void
settings_changed_cb (GObject *page, FwPreferencesDialog *dialog)
{
  show_calendar (g_object_get_data (page, "office"));
}

static AdwPreferencesGroup *
create_calendar (Office *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gboolean may = fw_preferences_dialog_may_manage (self->dialog);
  g_autoptr (GtkStringList) lands = gtk_string_list_new (NULL);
  GtkWidget *year = gtk_button_new_with_label (_ ("Next Year"));

  adw_preferences_group_set_title (group, _ ("Calendar"));
  adw_preferences_group_set_description (
      group, _ ("Decides on holidays and working days (Monday to Friday without holidays)"));
  self->land = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->land), _ ("Land"));
  /* Names are too long to stand beside the title. */
  adw_combo_row_set_use_subtitle (self->land, TRUE);
  gtk_string_list_append (lands, _ ("Not set"));
  for (guint i = 0; i < FW_N_LANDS; i++)
    gtk_string_list_append (lands, fw_land_to_name (i));
  adw_combo_row_set_model (self->land, G_LIST_MODEL (lands));
  g_signal_connect (self->land, "notify::selected", G_CALLBACK (land_cb), self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->land), may);
  adw_preferences_group_add (group, GTK_WIDGET (self->land));

  self->municipality = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->municipality),
                                 _ ("Holidays of This Place"));
  adw_combo_row_set_use_subtitle (self->municipality, TRUE);
  g_signal_connect (self->municipality, "notify::selected", G_CALLBACK (municipality_cb), self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->municipality), may);
  adw_preferences_group_add (group, GTK_WIDGET (self->municipality));

  self->holidays = ADW_EXPANDER_ROW (adw_expander_row_new ());
  self->days = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->days, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (self->days, TRUE);
  gtk_flow_box_set_max_children_per_line (self->days, 3);
  gtk_flow_box_set_column_spacing (self->days, 12);
  gtk_flow_box_set_row_spacing (self->days, 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->days), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->days), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->days), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->days), 9);
  adw_expander_row_add_row (self->holidays, GTK_WIDGET (self->days));
  gtk_widget_set_valign (year, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (year, "flat");
  g_signal_connect (year, "clicked", G_CALLBACK (year_cb), self);
  adw_expander_row_add_suffix (self->holidays, year);
  adw_preferences_group_add (group, GTK_WIDGET (self->holidays));

  self->december_24 = ADW_SWITCH_ROW (adw_switch_row_new ());
  self->december_31 = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->december_24),
                                 _ ("Christmas Eve Is Off"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->december_31),
                                 _ ("New Year’s Eve Is Off"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->december_24),
      _ ("Days off do not count in office deadlines; in those of law and standard they do."));
  for (guint i = 0; i < 2; i++)
    {
      AdwSwitchRow *row = i == 0 ? self->december_24 : self->december_31;

      gtk_widget_set_sensitive (GTK_WIDGET (row), may);
      adw_preferences_group_add (group, GTK_WIDGET (row));
    }
  show_calendar (self);
  g_signal_connect_object (self->dialog, "settings-changed", G_CALLBACK (settings_changed_cb),
                           self->page, G_CONNECT_SWAPPED);
  g_signal_connect (self->december_24, "notify::active", G_CALLBACK (days_off_cb), self);
  g_signal_connect (self->december_31, "notify::active", G_CALLBACK (days_off_cb), self);
  return group;
}

AdwPreferencesPage *
fw_office_page_new (FwPreferencesDialog *dialog)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  Office *self = g_new0 (Office, 1);
  int month, day;

  self->dialog = dialog;
  self->page = page;
  fw_day_split (fw_clock_today (), &self->year, &month, &day);
  g_object_set_data_full (G_OBJECT (page), "office", self, g_free);
  fw_preferences_dialog_guard (dialog, page);
  adw_preferences_page_add (page, create_calendar (self));
  adw_preferences_page_add (page, fw_deadline_group_new (dialog));
  adw_preferences_page_add (page, fw_seal_group_new (dialog));
  adw_preferences_page_add (page, fw_backup_group_new (dialog));
  adw_preferences_page_add (page, create_address (dialog));
  return page;
}
