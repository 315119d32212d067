/* fw-form-translations.c: see fw-form-translations.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "widgets/fw-async.h"
#include "widgets/fw-form-translations.h"

struct _FwFormTranslations
{
  GObject parent_instance;
  FwForm *form; /* NULL after stopping */
  FwEditSession *session;
  char *interpreter_field;
  char *language, *name;
  GListModel *records; /* of FwTranslation; NULL until read */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwFormTranslations, fw_form_translations, G_TYPE_OBJECT)

static DexFuture *
load_fiber (gpointer data)
{
  FwFormTranslations *self = data;
  g_autoptr (GListModel) records = NULL;
  g_autoptr (GError) error = NULL;

  if (self->form == NULL)
    return NULL;
  records = dex_await_object (
      fw_translation_load (fw_form_get_store (self->form), fw_form_get_id (self->form)), &error);
  if (self->form == NULL)
    return NULL;
  if (records == NULL)
    {
      g_warning ("The translations of a form could not be read: %s", error->message);
      return NULL;
    }
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (FwRecord) record = g_list_model_get_item (records, i);

      fw_edit_session_watch (self->session, record, _ ("Change translation"));
    }
  g_set_object (&self->records, records);
  g_signal_emit (self, signals[CHANGED], 0);
  return NULL;
}

static void
store_changed_cb (FwFormTranslations *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "answer_translation"))
    fw_ui_spawn (self, load_fiber);
}

FwFormTranslations *
fw_form_translations_new (FwForm *form, FwEditSession *session, const char *interpreter_field)
{
  FwFormTranslations *self;

  g_return_val_if_fail (FW_IS_FORM (form) && FW_IS_EDIT_SESSION (session), NULL);

  self = g_object_new (FW_TYPE_FORM_TRANSLATIONS, NULL);
  self->form = g_object_ref (form);
  self->session = g_object_ref (session);
  self->interpreter_field = g_strdup (interpreter_field);
  g_signal_connect_object (fw_form_get_store (form), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return self;
}

void
fw_form_translations_stop (FwFormTranslations *self)
{
  g_return_if_fail (FW_IS_FORM_TRANSLATIONS (self));

  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (fw_form_get_store (self->form), self);
  g_clear_object (&self->form);
}

void
fw_form_translations_set_language (FwFormTranslations *self, const char *language, const char *name)
{
  g_return_if_fail (FW_IS_FORM_TRANSLATIONS (self));

  if (!g_set_str (&self->language, language))
    return;
  g_set_str (&self->name, name);
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
fw_form_translations_get_language (FwFormTranslations *self)
{
  g_return_val_if_fail (FW_IS_FORM_TRANSLATIONS (self), NULL);

  return self->language;
}

const char *
fw_form_translations_get_name (FwFormTranslations *self)
{
  g_return_val_if_fail (FW_IS_FORM_TRANSLATIONS (self), NULL);

  return self->name;
}

const char *
fw_form_translations_get_used (FwFormTranslations *self)
{
  g_return_val_if_fail (FW_IS_FORM_TRANSLATIONS (self), NULL);

  for (guint i = 0; self->records != NULL && i < g_list_model_get_n_items (self->records); i++)
    {
      g_autoptr (FwRecord) record = g_list_model_get_item (self->records, i);
      const char *text = fw_record_get_text (record, "text");

      if (text != NULL && text[0] != '\0')
        return fw_record_get_text (record, "language"); /* the list holds it */
    }
  return NULL;
}

FwTranslation *
fw_form_translations_find (FwFormTranslations *self, const char *field, gint64 row_id)
{
  g_return_val_if_fail (FW_IS_FORM_TRANSLATIONS (self) && field != NULL, NULL);

  for (guint i = 0; self->records != NULL && self->language != NULL
                    && i < g_list_model_get_n_items (self->records);
       i++)
    {
      g_autoptr (FwRecord) record = g_list_model_get_item (self->records, i);

      if (fw_record_get_int (record, "row_id") == row_id
          && g_strcmp0 (fw_record_get_text (record, "field"), field) == 0
          && g_strcmp0 (fw_record_get_text (record, "language"), self->language) == 0)
        return FW_TRANSLATION (record); /* the list holds it */
    }
  return NULL;
}

DexFuture *
fw_form_translations_add (FwFormTranslations *self, const char *field, gint64 row_id)
{
  g_autoptr (FwChangeSet) changes = NULL;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  g_return_val_if_fail (FW_IS_FORM_TRANSLATIONS (self) && field != NULL, NULL);

  if (self->form == NULL || self->language == NULL
      || fw_form_translations_find (self, field, row_id) != NULL)
    return dex_future_new_true ();
  changes = fw_change_set_new (_ ("Add translation"));
  fw_translation_append (changes, fw_form_get_id (self->form), row_id, field, self->language,
                         self->interpreter_field != NULL
                             ? fw_form_get_value (self->form, self->interpreter_field, 0)
                             : "",
                         today);
  return fw_edit_session_commit (self->session, changes);
}

static void
fw_form_translations_finalize (GObject *object)
{
  FwFormTranslations *self = FW_FORM_TRANSLATIONS (object);

  g_clear_object (&self->form);
  g_clear_object (&self->session);
  g_clear_object (&self->records);
  g_free (self->interpreter_field);
  g_free (self->language);
  g_free (self->name);
  G_OBJECT_CLASS (fw_form_translations_parent_class)->finalize (object);
}

static void
fw_form_translations_class_init (FwFormTranslationsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_form_translations_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_form_translations_init (FwFormTranslations *self)
{
}
