/* fw-record-rows.c: see fw-record-rows.h.
 *
 * Both directions of a binding compare before they set: the record notifies
 * for every change, also of a colleague, and must not move the cursor.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-person-words.h"
#include "widgets/fw-record-rows.h"
#include "widgets/fw-spin-row.h"

/* What a row calls its column, and its values: kept with the record, for whoever
 * has to speak of it later. */
typedef struct
{
  char *title;
  char **values;
  gint64 *ids;
  guint n_ids;
  char **names; /* of the values, or none and the ids */
  gboolean date;
} Words;

typedef struct
{
  FwRecord *record;
  char *column;
  char **values;
  gint64 *ids;
  guint n_ids;
  gboolean busy; /* while the record's value is shown */
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_object_unref (binding->record);
  g_free (binding->column);
  g_strfreev (binding->values);
  g_free (binding->ids);
  g_free (binding);
}

static void
words_free (gpointer data)
{
  Words *words = data;

  g_free (words->title);
  g_strfreev (words->values);
  g_free (words->ids);
  g_strfreev (words->names);
  g_free (words);
}

static Words *
find_words (FwRecord *record, const char *column)
{
  GHashTable *table = g_object_get_data (G_OBJECT (record), "fw-record-words");

  return table != NULL ? g_hash_table_lookup (table, column) : NULL;
}

static Words *
keep_words (FwRecord *record, const char *column, const char *title)
{
  GHashTable *table = g_object_get_data (G_OBJECT (record), "fw-record-words");
  Words *words = g_new0 (Words, 1);

  if (table == NULL)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, words_free);
      g_object_set_data_full (G_OBJECT (record), "fw-record-words", table,
                              (GDestroyNotify) g_hash_table_unref);
    }
  words->title = g_strdup (title);
  g_hash_table_insert (table, g_strdup (column), words);
  return words;
}

const char *
fw_record_get_row_title (FwRecord *record, const char *column)
{
  const Words *words;

  g_return_val_if_fail (FW_IS_RECORD (record) && column != NULL, NULL);

  words = find_words (record, column);
  return words != NULL ? words->title : NULL;
}

static char *
dup_number_words (const Words *words, gint64 value)
{
  if (words->ids == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  for (guint i = 0; i < words->n_ids; i++)
    if (words->ids[i] == value)
      return g_strdup (words->names[i + 1]);
  return g_strdup (value == 0 ? words->names[0] : "…");
}

char *
fw_record_dup_row_text (FwRecord *record, const char *column, gboolean stored)
{
  const Words *words;
  const char *text;

  g_return_val_if_fail (FW_IS_RECORD (record) && column != NULL, NULL);

  words = find_words (record, column);
  if (words == NULL)
    return NULL;
  for (guint i = 0; i < FW_RECORD_GET_CLASS (record)->n_columns; i++)
    {
      const FwColumn *found = &FW_RECORD_GET_CLASS (record)->columns[i];

      if (!g_str_equal (found->name, column))
        continue;
      if (found->type == FW_COLUMN_BOOL)
        return g_strdup ((stored ? fw_record_get_stored_int (record, column)
                                 : fw_record_get_int (record, column))
                                 != 0
                             ? _ ("Yes")
                             : _ ("No"));
      if (found->type == FW_COLUMN_INT || found->type == FW_COLUMN_REF)
        return dup_number_words (words, stored ? fw_record_get_stored_int (record, column)
                                               : fw_record_get_int (record, column));
    }
  text = stored ? fw_record_get_stored_text (record, column) : fw_record_get_text (record, column);
  if (text == NULL)
    text = "";
  if (words->date && text[0] != '\0')
    return fw_person_date_to_text (text);
  for (guint i = 0; words->values != NULL && words->values[i] != NULL; i++)
    if (g_str_equal (words->values[i], text))
      return g_strdup (words->names[i]);
  return g_strdup (text);
}

static const char *
get_text (Binding *binding)
{
  const char *text = fw_record_get_text (binding->record, binding->column);

  return text != NULL ? text : "";
}

static Binding *
bind_row (GtkWidget *row, FwRecord *record, const char *column, const char *title, GCallback show)
{
  Binding *binding = g_new0 (Binding, 1);
  g_autofree char *property = g_strdelimit (g_strdup (column), "_", '-');
  g_autofree char *signal = g_strdup_printf ("notify::%s", property);

  binding->record = g_object_ref (record);
  binding->column = g_strdup (column);
  keep_words (record, column, title);
  g_object_set_data_full (G_OBJECT (row), "fw-record-binding", binding, binding_free);
  g_signal_connect_object (record, signal, show, row, G_CONNECT_SWAPPED);
  return binding;
}

static Binding *
get_binding (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "fw-record-binding");
}

static void
show_text (GtkWidget *row)
{
  Binding *binding = get_binding (row);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), get_text (binding)))
    return;
  binding->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), get_text (binding));
  binding->busy = FALSE;
}

static void
text_changed_cb (GtkWidget *row)
{
  Binding *binding = get_binding (row);

  if (!binding->busy)
    fw_record_set_text (binding->record, binding->column,
                        gtk_editable_get_text (GTK_EDITABLE (row)));
}

static GtkWidget *
create_entry_row (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* Ctrl+Z is the page's: it takes back what was saved. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  /* Its own action would still swallow the key. */
  gtk_widget_action_set_enabled (text, "text.undo", FALSE);
  gtk_widget_action_set_enabled (text, "text.redo", FALSE);
  return row;
}

GtkWidget *
fw_record_text_row_new (FwRecord *record, const char *column, const char *title)
{
  GtkWidget *row = create_entry_row (title);

  bind_row (row, record, column, title, G_CALLBACK (show_text));
  show_text (row);
  g_signal_connect (row, "changed", G_CALLBACK (text_changed_cb), NULL);
  return row;
}

static void
mark_date (GtkWidget *row, gboolean wrong)
{
  const char *hint = _ ("Understood are “3.4.2019”, “May 2019”, “2019” and “~2019”. This is not "
                        "saved yet.");

  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_widget_set_tooltip_text (row, wrong ? hint : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
show_date (GtkWidget *row)
{
  Binding *binding = get_binding (row);
  const char *date = get_text (binding);
  g_autofree char *shown = date[0] != '\0' ? fw_person_date_to_text (date) : g_strdup ("");
  g_autofree char *typed
      = fw_person_date_parse (gtk_editable_get_text (GTK_EDITABLE (row)), fw_clock_today ());

  /* What means the same stays as it was typed. */
  if (g_strcmp0 (typed != NULL ? typed : "", date) == 0 && (typed != NULL || date[0] == '\0'))
    return;
  binding->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), shown);
  binding->busy = FALSE;
  mark_date (row, FALSE);
}

static void
date_changed_cb (GtkWidget *row)
{
  Binding *binding = get_binding (row);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *date = NULL;

  if (binding->busy)
    return;
  date = fw_person_date_parse (text, fw_clock_today ());
  mark_date (row, date == NULL && text[0] != '\0');
  if (date != NULL)
    fw_record_set_text (binding->record, binding->column, date);
  else if (text[0] == '\0')
    fw_record_set_null (binding->record, binding->column);
}

/* On leaving, what was understood is written out. */
static void
date_left_cb (GtkEventControllerFocus *controller)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  Binding *binding = get_binding (row);
  g_autofree char *typed
      = fw_person_date_parse (gtk_editable_get_text (GTK_EDITABLE (row)), fw_clock_today ());
  g_autofree char *shown = NULL;

  if (typed == NULL)
    return;
  shown = fw_person_date_to_text (typed);
  binding->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), shown);
  binding->busy = FALSE;
}

GtkWidget *
fw_record_date_row_new (FwRecord *record, const char *column, const char *title)
{
  GtkWidget *row = create_entry_row (title);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  bind_row (row, record, column, title, G_CALLBACK (show_date));
  find_words (record, column)->date = TRUE;
  show_date (row);
  g_signal_connect (row, "changed", G_CALLBACK (date_changed_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (date_left_cb), NULL);
  gtk_widget_add_controller (row, focus);
  return row;
}

static void
show_switch (GtkWidget *row)
{
  Binding *binding = get_binding (row);

  adw_switch_row_set_active (ADW_SWITCH_ROW (row),
                             fw_record_get_int (binding->record, binding->column) != 0);
}

static void
switch_changed_cb (GtkWidget *row)
{
  Binding *binding = get_binding (row);
  gint64 value = adw_switch_row_get_active (ADW_SWITCH_ROW (row));

  if (fw_record_get_int (binding->record, binding->column) != value)
    fw_record_set_int (binding->record, binding->column, value);
}

GtkWidget *
fw_record_switch_row_new (FwRecord *record,
                          const char *column,
                          const char *title,
                          const char *subtitle)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  bind_row (row, record, column, title, G_CALLBACK (show_switch));
  show_switch (row);
  g_signal_connect (row, "notify::active", G_CALLBACK (switch_changed_cb), NULL);
  return row;
}

static void
show_choice (GtkWidget *row)
{
  Binding *binding = get_binding (row);
  guint position = 0;

  if (binding->values != NULL)
    {
      for (guint i = 0; binding->values[i] != NULL; i++)
        if (g_str_equal (binding->values[i], get_text (binding)))
          position = i;
    }
  else
    for (guint i = 0; i < binding->n_ids; i++)
      if (binding->ids[i] == fw_record_get_int (binding->record, binding->column))
        position = i + 1;
  binding->busy = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), position);
  binding->busy = FALSE;
}

static void
choice_changed_cb (GtkWidget *row)
{
  Binding *binding = get_binding (row);
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (binding->busy || position == GTK_INVALID_LIST_POSITION)
    return;
  if (binding->values != NULL)
    fw_record_set_text (binding->record, binding->column, binding->values[position]);
  else if (position == 0)
    fw_record_set_null (binding->record, binding->column);
  else
    fw_record_set_int (binding->record, binding->column, binding->ids[position - 1]);
}

static GtkWidget *
create_combo_row (const char *title, GtkStringList *list)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  return row;
}

GtkWidget *
fw_record_choice_row_new (FwRecord *record,
                          const char *column,
                          const char *title,
                          const char *const *values,
                          const char *const *titles)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (titles);
  GtkWidget *row = create_combo_row (title, list);
  Binding *binding = bind_row (row, record, column, title, G_CALLBACK (show_choice));

  binding->values = g_strdupv ((char **) values);
  find_words (record, column)->values = g_strdupv ((char **) values);
  find_words (record, column)->names = g_strdupv ((char **) titles);
  show_choice (row);
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_changed_cb), NULL);
  return row;
}

GtkWidget *
fw_record_reference_row_new (FwRecord *record,
                             const char *column,
                             const char *title,
                             const gint64 *ids,
                             const char *const *names,
                             guint n_ids,
                             const char *none)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *row;
  Binding *binding;
  Words *words;

  gtk_string_list_append (list, none);
  for (guint i = 0; i < n_ids; i++)
    gtk_string_list_append (list, names[i]);
  row = create_combo_row (title, list);
  binding = bind_row (row, record, column, title, G_CALLBACK (show_choice));
  binding->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  binding->n_ids = n_ids;
  words = find_words (record, column);
  words->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  words->n_ids = n_ids;
  words->names = g_new0 (char *, n_ids + 2);
  words->names[0] = g_strdup (none);
  for (guint i = 0; i < n_ids; i++)
    words->names[i + 1] = g_strdup (names[i]);
  show_choice (row);
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_changed_cb), NULL);
  return row;
}

static void
show_number (GtkWidget *row)
{
  Binding *binding = get_binding (row);

  binding->busy = TRUE;
  adw_spin_row_set_value (ADW_SPIN_ROW (row),
                          (double) fw_record_get_int (binding->record, binding->column));
  binding->busy = FALSE;
}

static void
number_changed_cb (GtkWidget *row)
{
  Binding *binding = get_binding (row);
  gint64 value = (gint64) adw_spin_row_get_value (ADW_SPIN_ROW (row));

  if (binding->busy || fw_record_get_int (binding->record, binding->column) == value)
    return;
  if (value == 0)
    fw_record_set_null (binding->record, binding->column);
  else
    fw_record_set_int (binding->record, binding->column, value);
}

GtkWidget *
fw_record_number_row_new (FwRecord *record, const char *column, const char *title, guint max)
{
  GtkWidget *row = fw_spin_row_new (0, max, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  bind_row (row, record, column, title, G_CALLBACK (show_number));
  show_number (row);
  g_signal_connect (row, "notify::value", G_CALLBACK (number_changed_cb), NULL);
  return row;
}
