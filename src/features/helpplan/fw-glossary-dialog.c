/* fw-glossary-dialog.c: see fw-glossary-dialog.h.
 *
 * A term is a rule: what is changed here is the office's own, dated today, and
 * no update of the program touches it.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "base/fw-text.h"
#include "domain/fw-json.h"
#include "domain/fw-rules.h"
#include "features/helpplan/fw-glossary-dialog.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"

struct _FwGlossaryDialog
{
  AdwDialog parent_instance;
  AdwPreferencesGroup *group;

  FwStore *store;  /* NULL after dispose */
  GPtrArray *rows; /* borrowed widgets */
};

G_DEFINE_FINAL_TYPE (FwGlossaryDialog, fw_glossary_dialog, ADW_TYPE_DIALOG)

/* What a row shows, and what is asked about it. */
typedef struct
{
  char *name; /* of the rule; NULL: a new one */
  char *term;
  char *words; /* other forms, apart by commas */
  char *text;
} Term;

static void
term_free (gpointer data)
{
  Term *term = data;

  g_free (term->name);
  g_free (term->term);
  g_free (term->words);
  g_free (term->text);
  g_free (term);
}

static Term *
term_parse (const char *name, const char *body)
{
  g_autoptr (JsonNode) node = json_from_string (body, NULL);
  JsonObject *object
      = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *words = object != NULL ? fw_json_get_array (object, "words") : NULL;
  g_autoptr (GString) joined = g_string_new (NULL);
  Term *term;

  if (object == NULL)
    return NULL;
  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    {
      JsonNode *one = json_array_get_element (words, i);

      if (JSON_NODE_HOLDS_VALUE (one) && json_node_get_value_type (one) == G_TYPE_STRING)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "",
                                json_node_get_string (one));
    }
  term = g_new0 (Term, 1);
  term->name = g_strdup (name);
  term->term = g_strdup (fw_json_get_text (object, "term"));
  term->text = g_strdup (fw_json_get_text (object, "text"));
  term->words = g_string_free_and_steal (g_steal_pointer (&joined));
  return term;
}

/* "Wunsch und Wahl" → "wunsch-und-wahl". */
static char *
dup_rule_name (const char *term)
{
  g_autofree char *folded = fw_text_fold (term);
  GString *name = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (name, *p);
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  return g_string_free_and_steal (name);
}

static char *
dup_body (const char *term, const char *words, const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "term");
  json_builder_add_string_value (builder, term);
  json_builder_set_member_name (builder, "words");
  json_builder_begin_array (builder);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      json_builder_add_string_value (builder, parts[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

typedef struct
{
  FwAskDialog *dialog;
  GtkWidget *term, *words, *text;
} Question;

static void
check_cb (Question *question)
{
  g_autofree char *term = fw_ask_dialog_dup_text (question->term);
  g_autofree char *name = dup_rule_name (term);

  fw_ask_dialog_set_ready (question->dialog, name[0] != '\0');
}

typedef struct
{
  FwGlossaryDialog *self;
  Term *term;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_object_unref (edit->self);
  term_free (edit->term);
  g_free (edit);
}

static DexFuture *
save (FwGlossaryDialog *self, const Term *old, Question *question)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *term = fw_ask_dialog_dup_text (question->term);
  g_autofree char *words = fw_ask_dialog_dup_text (question->words);
  g_autofree char *text = fw_ask_dialog_dup_text (question->text);
  g_autofree char *name = old->name != NULL ? g_strdup (old->name) : dup_rule_name (term);
  g_autofree char *body = dup_body (term, words, text);

  return fw_rules_import (self->store, "glossary", name, today, body);
}

static DexFuture *
load_fiber (gpointer data);

static DexFuture *
edit_fiber (gpointer data)
{
  Edit *edit = data;
  FwGlossaryDialog *self = edit->self;
  Question question
      = {.dialog = fw_ask_dialog_new (edit->term->name != NULL ? edit->term->term : _ ("New Term"),
                                      _ ("_Keep"))};
  g_autoptr (FwAskDialog) held = g_object_ref_sink (question.dialog);

  fw_ask_dialog_add_group (question.dialog, NULL,
                           _ ("An empty explanation is not printed. Short sentences, no law."));
  question.term = fw_ask_dialog_add (question.dialog, adw_entry_row_new (), _ ("Term"));
  question.words = fw_ask_dialog_add (question.dialog, adw_entry_row_new (),
                                      _ ("Other Forms, Separated by Commas"));
  question.text = fw_ask_dialog_add (question.dialog, adw_entry_row_new (), _ ("In Plain Words"));
  gtk_editable_set_text (GTK_EDITABLE (question.term), edit->term->term);
  gtk_editable_set_text (GTK_EDITABLE (question.words), edit->term->words);
  gtk_editable_set_text (GTK_EDITABLE (question.text), edit->term->text);
  g_signal_connect_swapped (question.dialog, "changed", G_CALLBACK (check_cb), &question);
  check_cb (&question);
  while (self->store != NULL && fw_ask_dialog_await (question.dialog, GTK_WIDGET (self)))
    {
      g_autoptr (GError) error = NULL;

      if (self->store == NULL)
        break;
      if (dex_await (save (self, edit->term, &question), &error))
        {
          adw_dialog_close (ADW_DIALOG (question.dialog));
          if (self->store != NULL)
            fw_ui_spawn (self, load_fiber);
          break;
        }
      fw_ask_dialog_refuse (question.dialog, error);
    }
  g_signal_handlers_disconnect_by_data (question.dialog, &question);
  return NULL;
}

static void
start_edit (FwGlossaryDialog *self, const Term *term)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->self = g_object_ref (self);
  edit->term = g_new0 (Term, 1);
  edit->term->name = term != NULL ? g_strdup (term->name) : NULL;
  edit->term->term = g_strdup (term != NULL ? term->term : "");
  edit->term->words = g_strdup (term != NULL ? term->words : "");
  edit->term->text = g_strdup (term != NULL ? term->text : "");
  fw_ui_spawn_full (edit_fiber, edit, edit_free);
}

static void
activated_cb (FwGlossaryDialog *self, GtkWidget *row)
{
  start_edit (self, g_object_get_data (G_OBJECT (row), "term"));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (FW_GLOSSARY_DIALOG (widget)->store != NULL)
    start_edit (FW_GLOSSARY_DIALOG (widget), NULL);
}

static void
show_terms (FwGlossaryDialog *self, FwResult *rules)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
    {
      Term *term = term_parse (fw_result_get_text (rules, i, FW_RULE_NAME),
                               fw_result_get_text (rules, i, FW_RULE_BODY));
      GtkWidget *row;

      if (term == NULL)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), term->term);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), term->text);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "term", term, term_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static DexFuture *
load_fiber (gpointer data)
{
  FwGlossaryDialog *self = data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) rules = NULL;

  if (self->store == NULL)
    return NULL;
  rules = dex_await_boxed (fw_rules_list (self->store, "glossary", today), &error);
  if (self->store == NULL)
    return NULL;
  if (rules == NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    show_terms (self, rules);
  return NULL;
}

AdwDialog *
fw_glossary_dialog_new (FwStore *store)
{
  FwGlossaryDialog *self = g_object_new (FW_TYPE_GLOSSARY_DIALOG, NULL);

  self->store = g_object_ref (store);
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static void
fw_glossary_dialog_dispose (GObject *object)
{
  g_clear_object (&FW_GLOSSARY_DIALOG (object)->store);
  G_OBJECT_CLASS (fw_glossary_dialog_parent_class)->dispose (object);
}

static void
fw_glossary_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (FW_GLOSSARY_DIALOG (object)->rows);
  G_OBJECT_CLASS (fw_glossary_dialog_parent_class)->finalize (object);
}

static void
fw_glossary_dialog_class_init (FwGlossaryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_glossary_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_glossary_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-glossary-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwGlossaryDialog, group);
  gtk_widget_class_install_action (widget_class, "glossary.new", NULL, new_action);
}

static void
fw_glossary_dialog_init (FwGlossaryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}
