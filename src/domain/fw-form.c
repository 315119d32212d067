/* fw-form.c: see fw-form.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-form.h"

struct _FwFormAnswer
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwFormAnswer, fw_form_answer, FW_TYPE_RECORD)

static void
fw_form_answer_class_init (FwFormAnswerClass *klass)
{
  static const FwColumn columns[] = {{"form_id", FW_COLUMN_REF},
                                     {"row_id", FW_COLUMN_REF},
                                     {"field", FW_COLUMN_TEXT},
                                     {"value", FW_COLUMN_TEXT},
                                     {"reason", FW_COLUMN_TEXT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "form_answer", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_form_answer_init (FwFormAnswer *self)
{
}

struct _FwFormRow
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwFormRow, fw_form_row, FW_TYPE_RECORD)

static void
fw_form_row_class_init (FwFormRowClass *klass)
{
  static const FwColumn columns[]
      = {{"form_id", FW_COLUMN_REF}, {"list", FW_COLUMN_TEXT}, {"position", FW_COLUMN_INT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "form_row", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_form_row_init (FwFormRow *self)
{
}

struct _FwForm
{
  GObject parent_instance;
  FwStore *store;
  gint64 id;
  FwFormTemplate *form_template;
  gboolean frozen;
  GHashTable *answers; /* "row/field" → FwFormAnswer */
  GHashTable *lists;   /* section → GListStore of FwFormRow */
  GHashTable *facts;   /* see fw_form_set_facts() */
};

G_DEFINE_FINAL_TYPE (FwForm, fw_form, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
make_key (gint64 row_id, const char *field)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s", row_id, field);
}

static void
touched_cb (FwForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_answers (FwForm *self, GListModel *answers)
{
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (FwRecord) answer = g_list_model_get_item (answers, i);
      char *key
          = make_key (fw_record_get_int (answer, "row_id"), fw_record_get_text (answer, "field"));

      if (g_hash_table_lookup (self->answers, key) == answer)
        {
          g_free (key);
          continue;
        }
      g_signal_connect_object (answer, "notify::value", G_CALLBACK (touched_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (answer, "notify::reason", G_CALLBACK (touched_cb), self,
                               G_CONNECT_SWAPPED);
      g_hash_table_replace (self->answers, key, g_object_ref (answer));
    }
}

/* Makes the list @name hold @rows, in one exact change where they differ. */
static void
update_list (GListStore *list, GPtrArray *rows)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint prefix = 0, suffix = 0;

  while (prefix < n_old && prefix < rows->len)
    {
      g_autoptr (FwRecord) old = g_list_model_get_item (G_LIST_MODEL (list), prefix);

      if (old != g_ptr_array_index (rows, prefix))
        break;
      prefix++;
    }
  while (suffix < n_old - prefix && suffix < rows->len - prefix)
    {
      g_autoptr (FwRecord) old = g_list_model_get_item (G_LIST_MODEL (list), n_old - 1 - suffix);

      if (old != g_ptr_array_index (rows, rows->len - 1 - suffix))
        break;
      suffix++;
    }
  if (prefix + suffix < MAX (n_old, rows->len))
    g_list_store_splice (list, prefix, n_old - prefix - suffix, rows->pdata + prefix,
                         rows->len - prefix - suffix);
}

static void
take_rows (FwForm *self, GListModel *rows)
{
  GPtrArray *sections = fw_form_template_get_sections (self->form_template);

  for (guint i = 0; i < sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (sections, i);
      g_autoptr (GPtrArray) found = NULL;

      if (!section->repeats)
        continue;
      found = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint j = 0; j < g_list_model_get_n_items (rows); j++)
        {
          g_autoptr (FwRecord) row = g_list_model_get_item (rows, j);

          if (g_strcmp0 (fw_record_get_text (row, "list"), section->name) == 0)
            g_ptr_array_add (found, g_object_ref (row));
        }
      update_list (g_hash_table_lookup (self->lists, section->name), found);
    }
}

/* Answers that a newer program's template added to this form. */
static FwChangeSet *
dup_missing (FwForm *self)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Update form"));
  GPtrArray *sections = fw_form_template_get_sections (self->form_template);

  for (guint i = 0; i < sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (sections, i);
      GListModel *rows = section->repeats ? g_hash_table_lookup (self->lists, section->name) : NULL;
      guint n_rows = rows != NULL ? g_list_model_get_n_items (rows) : 1;

      for (guint j = 0; j < n_rows; j++)
        for (guint k = 0; k < section->fields->len; k++)
          {
            const FwField *field = g_ptr_array_index (section->fields, k);
            g_autoptr (FwRecord) row = rows != NULL ? g_list_model_get_item (rows, j) : NULL;
            gint64 row_id = row != NULL ? fw_record_get_id (row) : 0;
            g_autoptr (FwRow) values = NULL;

            if (fw_form_get_answer (self, field->name, row_id) != NULL)
              continue;
            values = fw_row_new ();
            fw_row_set_int (values, "form_id", self->id);
            if (row_id != 0)
              fw_row_set_int (values, "row_id", row_id);
            fw_row_set_text (values, "field", field->name);
            fw_change_set_insert (changes, "form_answer", fw_id_new (), values);
          }
    }
  return fw_change_set_get_n (changes) > 0 ? g_steal_pointer (&changes) : NULL;
}

static gboolean
load_lists (FwForm *self, GError **error)
{
  g_autoptr (GListModel) rows = NULL;
  g_autoptr (GListModel) answers = NULL;

  answers = dex_await_object (fw_form_repository_load_answers (self->store, self->id), error);
  if (answers == NULL)
    return FALSE;
  rows = dex_await_object (fw_form_repository_load_rows (self->store, self->id), error);
  if (rows == NULL)
    return FALSE;
  /* Answers first: who hears of a new row asks for its answers. */
  take_answers (self, answers);
  take_rows (self, rows);
  return TRUE;
}

static DexFuture *
reload_fiber (gpointer data)
{
  FwForm *self = data;
  g_autoptr (GError) error = NULL;

  if (load_lists (self, &error))
    g_signal_emit (self, signals[CHANGED], 0);
  else if (!g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED))
    g_warning ("A form could not be read again: %s", error->message);
  return NULL;
}

static void
spawn_reload (FwForm *self)
{
  dex_future_disown (dex_scheduler_spawn (dex_scheduler_get_default (), 0, reload_fiber,
                                          g_object_ref (self), g_object_unref));
}

/* Somebody has closed the form, or opened it again for a correction. */
static DexFuture *
restate_fiber (gpointer data)
{
  FwForm *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRow) row = dex_await_boxed (fw_form_repository_load (self->store, self->id), &error);

  if (row != NULL)
    {
      self->frozen = g_strcmp0 (fw_row_get_text (row, "status"), "frozen") == 0;
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (!g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED))
    g_warning ("The state of a form could not be read again: %s", error->message);
  return NULL;
}

static void
changed_cb (FwForm *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "form_row"))
    spawn_reload (self);
  if (fw_notice_has_row (notice, "form", self->id))
    dex_future_disown (dex_scheduler_spawn (dex_scheduler_get_default (), 0, restate_fiber,
                                            g_object_ref (self), g_object_unref));
}

static void
set_template (FwForm *self, FwFormTemplate *form_template)
{
  GPtrArray *sections = fw_form_template_get_sections (form_template);

  self->form_template = fw_form_template_ref (form_template);
  for (guint i = 0; i < sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (sections, i);

      if (section->repeats)
        g_hash_table_insert (self->lists, section->name, g_list_store_new (FW_TYPE_FORM_ROW));
    }
}

typedef struct
{
  FwStore *store;
  gint64 id;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->store);
  g_free (load);
}

static DexFuture *
load_fiber (gpointer data)
{
  Load *load = data;
  g_autoptr (FwForm) self = NULL;
  g_autoptr (FwFormTemplate) form_template = NULL;
  g_autoptr (FwChangeSet) missing = NULL;
  g_autoptr (FwRow) row = NULL;
  GError *error = NULL;

  row = dex_await_boxed (fw_form_repository_load (load->store, load->id), &error);
  if (row == NULL)
    return dex_future_new_for_error (error);
  form_template = fw_form_template_parse (fw_row_get_text (row, "body"), -1, &error);
  if (form_template == NULL)
    return dex_future_new_for_error (error);
  self = g_object_new (FW_TYPE_FORM, NULL);
  self->store = g_object_ref (load->store);
  self->id = load->id;
  self->frozen = g_strcmp0 (fw_row_get_text (row, "status"), "frozen") == 0;
  set_template (self, form_template);
  if (!load_lists (self, &error))
    return dex_future_new_for_error (error);
  missing = self->frozen ? NULL : dup_missing (self);
  if (missing != NULL
      && (!dex_await (fw_store_commit (self->store, missing), &error)
          || !load_lists (self, &error)))
    return dex_future_new_for_error (error);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return dex_future_new_take_object (g_steal_pointer (&self));
}

DexFuture *
fw_form_load (FwStore *store, gint64 form_id)
{
  Load *load;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  load = g_new0 (Load, 1);
  load->store = g_object_ref (store);
  load->id = form_id;
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, load_fiber, load, load_free);
}

gint64
fw_form_get_id (FwForm *self)
{
  g_return_val_if_fail (FW_IS_FORM (self), 0);

  return self->id;
}

FwStore *
fw_form_get_store (FwForm *self)
{
  g_return_val_if_fail (FW_IS_FORM (self), NULL);

  return self->store;
}

FwFormTemplate *
fw_form_get_template (FwForm *self)
{
  g_return_val_if_fail (FW_IS_FORM (self), NULL);

  return self->form_template;
}

gboolean
fw_form_is_frozen (FwForm *self)
{
  g_return_val_if_fail (FW_IS_FORM (self), FALSE);

  return self->frozen;
}

FwFormAnswer *
fw_form_get_answer (FwForm *self, const char *field, gint64 row_id)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (FW_IS_FORM (self) && field != NULL, NULL);

  key = make_key (row_id, field);
  return g_hash_table_lookup (self->answers, key);
}

static const char *
get_text (FwForm *self, const char *field, gint64 row_id, const char *column)
{
  FwFormAnswer *answer = fw_form_get_answer (self, field, row_id);
  const char *text = answer != NULL ? fw_record_get_text (FW_RECORD (answer), column) : NULL;

  return text != NULL ? text : "";
}

const char *
fw_form_get_value (FwForm *self, const char *field, gint64 row_id)
{
  return get_text (self, field, row_id, "value");
}

GListModel *
fw_form_get_rows (FwForm *self, const char *section)
{
  g_return_val_if_fail (FW_IS_FORM (self) && section != NULL, NULL);

  return g_hash_table_lookup (self->lists, section);
}

void
fw_form_set_facts (FwForm *self, GHashTable *facts)
{
  GHashTableIter iter;
  gpointer key, value;
  gboolean same;

  g_return_if_fail (FW_IS_FORM (self) && facts != NULL);

  same = g_hash_table_size (facts) == g_hash_table_size (self->facts);
  g_hash_table_iter_init (&iter, facts);
  while (same && g_hash_table_iter_next (&iter, &key, &value))
    same = g_strcmp0 (g_hash_table_lookup (self->facts, key), value) == 0;
  if (same)
    return;
  g_hash_table_remove_all (self->facts);
  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->facts, g_strdup (key), g_strdup (value));
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
fw_form_get_fact (FwForm *self, const char *name)
{
  const char *value;

  g_return_val_if_fail (FW_IS_FORM (self) && name != NULL, "");

  value = g_hash_table_lookup (self->facts, name);
  return value != NULL ? value : "";
}

static DexFuture *
reject_frozen (void)
{
  return dex_future_new_reject (FW_FORM_ERROR, FW_FORM_ERROR_FROZEN, "%s",
                                _ ("This form is closed and does not change any more. What was "
                                   "written stays as it is."));
}

typedef struct
{
  FwForm *form;
  gint64 id;
} Settled;

static void
settled_free (gpointer data)
{
  Settled *settled = data;

  g_object_unref (settled->form);
  g_free (settled);
}

/* The lists are up to date before the caller goes on. */
static DexFuture *
settled_fiber (gpointer data)
{
  Settled *settled = data;
  GError *error = NULL;

  if (!load_lists (settled->form, &error))
    return dex_future_new_for_error (error);
  g_signal_emit (settled->form, signals[CHANGED], 0);
  return dex_future_new_for_int64 (settled->id);
}

static DexFuture *
settled_cb (DexFuture *completed, gpointer data)
{
  const Settled *settled = data;
  Settled *copy = g_new0 (Settled, 1);

  copy->form = g_object_ref (settled->form);
  copy->id = settled->id;
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, settled_fiber, copy, settled_free);
}

static DexFuture *
commit (FwForm *self, FwEditSession *session, FwChangeSet *changes, gint64 id)
{
  DexFuture *future = session != NULL ? fw_edit_session_commit (session, changes)
                                      : fw_store_commit (self->store, changes);
  Settled *settled = g_new0 (Settled, 1);

  settled->form = g_object_ref (self);
  settled->id = id;
  return dex_future_then (future, settled_cb, settled, settled_free);
}

DexFuture *
fw_form_add_row (FwForm *self, FwEditSession *session, const char *section_name)
{
  g_autoptr (FwChangeSet) changes = NULL;
  const FwSection *section;
  GListModel *rows;
  gint64 position = 1, id;

  g_return_val_if_fail (FW_IS_FORM (self) && section_name != NULL, NULL);

  section = fw_form_template_find_section (self->form_template, section_name);
  g_return_val_if_fail (section != NULL && section->repeats, NULL);
  if (self->frozen)
    return reject_frozen ();
  rows = g_hash_table_lookup (self->lists, section_name);
  if (g_list_model_get_n_items (rows) > 0)
    {
      g_autoptr (FwRecord) last = g_list_model_get_item (rows, g_list_model_get_n_items (rows) - 1);

      position = fw_record_get_int (last, "position") + 1;
    }
  /* Translators: an act that can be undone; %s is what a list holds ("Ziel"). */
  {
    g_autofree char *label = g_strdup_printf (_ ("Add: %s"), section->row_title);

    changes = fw_change_set_new (label);
  }
  id = fw_form_insert_row (changes, self->form_template, self->id, section_name, position, NULL);
  return commit (self, session, changes, id);
}

static FwRecord *
find_row (FwForm *self, gint64 row_id, const FwSection **section, guint *index)
{
  GHashTableIter iter;
  gpointer name, list;

  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, &name, &list))
    for (guint i = 0; i < g_list_model_get_n_items (list); i++)
      {
        g_autoptr (FwRecord) row = g_list_model_get_item (list, i);

        if (fw_record_get_id (row) != row_id)
          continue;
        *section = fw_form_template_find_section (self->form_template, name);
        *index = i;
        return row;
      }
  return NULL;
}

static DexFuture *
reject_missing (void)
{
  return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                _ ("This entry is no longer there."));
}

DexFuture *
fw_form_remove_row (FwForm *self, FwEditSession *session, gint64 row_id)
{
  g_autoptr (FwChangeSet) changes = NULL;
  g_autofree char *label = NULL;
  const FwSection *section;
  FwRecord *row;
  guint index;

  g_return_val_if_fail (FW_IS_FORM (self), NULL);

  if (self->frozen)
    return reject_frozen ();
  row = find_row (self, row_id, &section, &index);
  if (row == NULL)
    return reject_missing ();
  /* Translators: an act that can be undone; %s is what a list holds ("Ziel"). */
  label = g_strdup_printf (_ ("Remove: %s"), section->row_title);
  changes = fw_change_set_new (label);
  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);
      FwFormAnswer *answer = fw_form_get_answer (self, field->name, row_id);

      if (answer != NULL)
        fw_change_set_delete (changes, "form_answer", fw_record_get_id (FW_RECORD (answer)),
                              fw_record_get_version (FW_RECORD (answer)));
    }
  fw_change_set_delete (changes, "form_row", row_id, fw_record_get_version (row));
  return commit (self, session, changes, row_id);
}

DexFuture *
fw_form_move_row (FwForm *self, FwEditSession *session, gint64 row_id, int step)
{
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (FwRecord) other = NULL;
  g_autoptr (FwRow) first = fw_row_new ();
  g_autoptr (FwRow) second = fw_row_new ();
  g_autofree char *label = NULL;
  const FwSection *section;
  GListModel *rows;
  FwRecord *row;
  guint index;

  g_return_val_if_fail (FW_IS_FORM (self), NULL);
  g_return_val_if_fail (step == -1 || step == 1, NULL);

  if (self->frozen)
    return reject_frozen ();
  row = find_row (self, row_id, &section, &index);
  if (row == NULL)
    return reject_missing ();
  rows = g_hash_table_lookup (self->lists, section->name);
  if ((step < 0 && index == 0) || (step > 0 && index + 1 >= g_list_model_get_n_items (rows)))
    return dex_future_new_for_int64 (row_id);
  other = g_list_model_get_item (rows, step < 0 ? index - 1 : index + 1);
  /* Translators: an act that can be undone; %s is what a list holds ("Ziel"). */
  label = g_strdup_printf (_ ("Move: %s"), section->row_title);
  changes = fw_change_set_new (label);
  fw_row_set_int (first, "position", fw_record_get_int (other, "position"));
  fw_row_set_int (second, "position", fw_record_get_int (row, "position"));
  fw_change_set_update (changes, "form_row", row_id, fw_record_get_version (row), first);
  fw_change_set_update (changes, "form_row", fw_record_get_id (other),
                        fw_record_get_version (other), second);
  return commit (self, session, changes, row_id);
}

static void
fw_form_finalize (GObject *object)
{
  FwForm *self = FW_FORM (object);

  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->facts, g_hash_table_unref);
  g_clear_pointer (&self->form_template, fw_form_template_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_form_parent_class)->finalize (object);
}

static void
fw_form_class_init (FwFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_form_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_form_init (FwForm *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
