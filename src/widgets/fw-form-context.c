/* fw-form-context.c: see fw-form-context.h.
 *
 * Hints are asked for again 300 ms after the last change of the form, never
 * while keys come.
 */
#include "config.h"

#include "base/fw-date.h"
#include "widgets/fw-form-context.h"

#define HINT_DELAY_MS 300

struct _FwFormContext
{
  GObject parent_instance;
  FwForm *form;
  FwEditSession *session;
  FwFormHintFunc hints;
  FwFormOfferFunc offers;
  FwFormNoteFunc note;
  gpointer data;
  GArray *kinds;
  FwFormTranslations *translations; /* nullable */
  GHashTable *fields;               /* "row/field" → GtkWidget, weak */
  guint hint_source;
};

enum
{
  HINTS_CHANGED,
  FOCUS_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwFormContext, fw_form_context, G_TYPE_OBJECT)

FwFormHint *
fw_form_hint_new (const char *field, gboolean ok, const char *word, const char *message)
{
  FwFormHint *self = g_new0 (FwFormHint, 1);

  self->field = field;
  self->ok = ok;
  self->word = g_strdup (word);
  self->message = g_strdup (message);
  return self;
}

void
fw_form_hint_free (FwFormHint *self)
{
  g_free (self->word);
  g_free (self->message);
  g_free (self);
}

static void
option_clear (gpointer data)
{
  FwFieldOption *option = data;

  g_free (option->key);
  g_free (option->title);
}

static gboolean
hint_cb (gpointer data)
{
  FwFormContext *self = data;

  self->hint_source = 0;
  g_signal_emit (self, signals[HINTS_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
form_changed_cb (FwFormContext *self)
{
  g_clear_handle_id (&self->hint_source, g_source_remove);
  self->hint_source = g_timeout_add (HINT_DELAY_MS, hint_cb, self);
}

FwFormContext *
fw_form_context_new (FwForm *form, FwEditSession *session)
{
  FwFormContext *self = g_object_new (FW_TYPE_FORM_CONTEXT, NULL);

  self->form = g_object_ref (form);
  self->session = g_object_ref (session);
  g_signal_connect_object (form, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

FwForm *
fw_form_context_get_form (FwFormContext *self)
{
  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), NULL);

  return self->form;
}

FwEditSession *
fw_form_context_get_session (FwFormContext *self)
{
  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), NULL);

  return self->session;
}

gboolean
fw_form_context_is_editable (FwFormContext *self)
{
  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), FALSE);

  return !fw_form_is_frozen (self->form);
}

void
fw_form_context_set_functions (FwFormContext *self,
                               FwFormHintFunc hints,
                               FwFormOfferFunc offers,
                               gpointer data)
{
  g_return_if_fail (FW_IS_FORM_CONTEXT (self));

  self->hints = hints;
  self->offers = offers;
  self->data = data;
}

void
fw_form_context_set_note_func (FwFormContext *self, FwFormNoteFunc note)
{
  g_return_if_fail (FW_IS_FORM_CONTEXT (self));

  self->note = note;
}

char *
fw_form_context_dup_note (FwFormContext *self, const FwSection *section)
{
  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), NULL);

  return self->note != NULL ? self->note (self->form, section, self->data) : NULL;
}

GPtrArray *
fw_form_context_dup_hints (FwFormContext *self, const FwSection *section, gint64 row_id)
{
  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), NULL);

  return self->hints != NULL ? self->hints (self->form, section, row_id, self->data) : NULL;
}

GStrv
fw_form_context_dup_offers (FwFormContext *self, const FwField *field)
{
  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), NULL);

  return self->offers != NULL ? self->offers (self->form, field, self->data) : NULL;
}

void
fw_form_context_set_kinds (FwFormContext *self, GArray *kinds)
{
  g_return_if_fail (FW_IS_FORM_CONTEXT (self));

  g_clear_object (&self->translations);
  g_clear_pointer (&self->kinds, g_array_unref);
  self->kinds = kinds;
  g_array_set_clear_func (kinds, option_clear);
}

GArray *
fw_form_context_get_kinds (FwFormContext *self)
{
  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), NULL);

  return self->kinds;
}

void
fw_form_context_set_translations (FwFormContext *self, FwFormTranslations *translations)
{
  g_return_if_fail (FW_IS_FORM_CONTEXT (self));

  g_set_object (&self->translations, translations);
}

FwFormTranslations *
fw_form_context_get_translations (FwFormContext *self)
{
  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), NULL);

  return self->translations;
}

char *
fw_form_context_dup_shown (FwFormContext *self, const FwField *field, const char *value)
{
  FwDay day;

  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), NULL);

  if (field->type == FW_FIELD_CHOICE)
    return g_strdup (fw_field_get_option_title (field, value));
  if (field->type == FW_FIELD_DATE && fw_day_from_iso (value, &day))
    return fw_day_to_text (day);
  if (field->type == FW_FIELD_KIND_HELP)
    for (guint i = 0; i < self->kinds->len; i++)
      if (g_strcmp0 (g_array_index (self->kinds, FwFieldOption, i).key, value) == 0)
        return g_strdup (g_array_index (self->kinds, FwFieldOption, i).title);
  return g_strdup (value);
}

static char *
dup_key (const char *field, gint64 row_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s", row_id, field);
}

/* The widget is gone; another may stand in its place already. */
static void
field_gone_cb (gpointer data, GObject *where)
{
  FwFormContext *self = data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == (gpointer) where)
      g_hash_table_iter_remove (&iter);
}

void
fw_form_context_add_field (FwFormContext *self, const char *field, gint64 row_id, GtkWidget *widget)
{
  g_return_if_fail (FW_IS_FORM_CONTEXT (self));

  g_hash_table_insert (self->fields, dup_key (field, row_id), widget);
  g_object_weak_ref (G_OBJECT (widget), field_gone_cb, self);
}

GtkWidget *
fw_form_context_find_field (FwFormContext *self, const char *field, gint64 row_id)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), NULL);

  key = dup_key (field, row_id);
  return g_hash_table_lookup (self->fields, key);
}

GPtrArray *
fw_form_context_dup_fields (FwFormContext *self)
{
  GPtrArray *fields = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (FW_IS_FORM_CONTEXT (self), fields);

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (fields, value);
  return fields;
}

void
fw_form_context_enter (FwFormContext *self, const char *field, gint64 row_id)
{
  g_return_if_fail (FW_IS_FORM_CONTEXT (self));

  g_signal_emit (self, signals[FOCUS_ENTERED], 0, field, row_id);
}

static void
fw_form_context_dispose (GObject *object)
{
  FwFormContext *self = FW_FORM_CONTEXT (object);
  GHashTableIter iter;
  gpointer value;

  g_clear_handle_id (&self->hint_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (value, field_gone_cb, self);
  g_hash_table_remove_all (self->fields);
  g_clear_object (&self->form);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (fw_form_context_parent_class)->dispose (object);
}

static void
fw_form_context_finalize (GObject *object)
{
  FwFormContext *self = FW_FORM_CONTEXT (object);

  g_hash_table_unref (self->fields);
  g_array_unref (self->kinds);
  G_OBJECT_CLASS (fw_form_context_parent_class)->finalize (object);
}

static void
fw_form_context_class_init (FwFormContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_form_context_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_form_context_finalize;

  signals[HINTS_CHANGED] = g_signal_new ("hints-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FOCUS_ENTERED]
      = g_signal_new ("focus-entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
fw_form_context_init (FwFormContext *self)
{
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (FwFieldOption));
}
