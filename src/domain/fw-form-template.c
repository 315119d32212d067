/* fw-form-template.c: see fw-form-template.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "domain/fw-form-template.h"
#include "domain/fw-json.h"

struct _FwFormTemplate
{
  gatomicrefcount refs;
  char *title;
  GPtrArray *sections;
};

G_DEFINE_BOXED_TYPE (FwFormTemplate, fw_form_template, fw_form_template_ref, fw_form_template_unref)
G_DEFINE_QUARK (fw - form - error - quark, fw_form_error)

static const char *const types[]
    = {"line", "text", "quote", "date", "choice", "check", "provider", "kind-of-help"};
static const char *const layouts[] = {"plain", "side", "table", "goals", "signatures"};

static void
condition_free (gpointer data)
{
  FwCondition *condition = data;

  g_free (condition->field);
  g_free (condition->fact);
  g_strfreev (condition->values);
  g_strfreev (condition->demands);
  g_free (condition);
}

static void
field_free (gpointer data)
{
  FwField *field = data;

  g_free (field->name);
  g_free (field->prompt);
  g_free (field->help);
  g_free (field->feeds);
  g_clear_pointer (&field->when, g_ptr_array_unref);
  for (guint i = 0; i < field->n_options; i++)
    {
      g_free (field->options[i].key);
      g_free (field->options[i].title);
    }
  g_free (field->options);
  g_free (field);
}

static void
section_free (gpointer data)
{
  FwSection *section = data;

  g_free (section->name);
  g_free (section->title);
  g_free (section->lead);
  g_free (section->printed_lead);
  g_free (section->row_title);
  g_ptr_array_unref (section->fields);
  g_clear_pointer (&section->when, g_ptr_array_unref);
  g_free (section);
}

FwFormTemplate *
fw_form_template_ref (FwFormTemplate *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
fw_form_template_unref (FwFormTemplate *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

static gboolean
fail (GError **error, const char *where, const char *what)
{
  g_set_error (error, FW_FORM_ERROR, FW_FORM_ERROR_BAD_TEMPLATE,
               /* Translators: %1$s is a place in a form template ("goals/until"), %2$s what is
                  wrong there. */
               _ ("The form template is wrong at “%1$s”: %2$s"), where, what);
  return FALSE;
}

/* The text of an element, NULL when it is something else. */
static const char *
get_text_element (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
is_name (const char *text)
{
  if (!g_ascii_islower (text[0]))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_')
      return FALSE;
  return TRUE;
}

static double
get_number (JsonObject *object, const char *member, double fallback)
{
  JsonNode *node = json_object_get_member (object, member);
  double value = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : 0;

  return value > 0 && value < 100 ? value : fallback;
}

static gboolean
find_word (const char *const *words, guint n_words, const char *word, guint *index)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_options (FwField *field, JsonObject *object, const char *where, GError **error)
{
  JsonArray *options = fw_json_get_array (object, "options");

  if (field->type != FW_FIELD_CHOICE)
    return TRUE;
  if (options == NULL || json_array_get_length (options) < 2)
    return fail (error, where, _ ("a choice needs at least two options"));
  field->options = g_new0 (FwFieldOption, json_array_get_length (options));
  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonNode *node = json_array_get_element (options, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      const char *key, *title;

      if (pair == NULL || json_array_get_length (pair) != 2)
        return fail (error, where, _ ("an option is a pair of key and title"));
      key = get_text_element (pair, 0);
      title = get_text_element (pair, 1);
      if (key == NULL || key[0] == '\0' || title == NULL)
        return fail (error, where, _ ("an option is a pair of key and title"));
      field->options[field->n_options].key = g_strdup (key);
      field->options[field->n_options++].title = g_strdup (title);
    }
  return TRUE;
}

static GStrv
dup_texts (JsonArray *array)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (get_text_element (array, i) != NULL)
      g_strv_builder_add (texts, get_text_element (array, i));
  return g_strv_builder_end (texts);
}

static gboolean
parse_condition (GPtrArray *when, JsonObject *object, const char *where, GError **error)
{
  FwCondition *condition = g_new0 (FwCondition, 1);
  JsonArray *values = object != NULL ? fw_json_get_array (object, "in") : NULL;
  JsonArray *demands = object != NULL ? fw_json_get_array (object, "demands") : NULL;
  const char *fact = object != NULL ? fw_json_get_text (object, "fact") : "";
  const char *field = object != NULL ? fw_json_get_text (object, "field") : "";

  g_ptr_array_add (when, condition);
  if (fact[0] != '\0')
    {
      condition->fact = g_strdup (fact);
      return TRUE;
    }
  if (field[0] == '\0' || (values == NULL) == (demands == NULL))
    return fail (error, where, _ ("“when” needs a field and a list “in” or “demands”, or a fact"));
  condition->field = g_strdup (field);
  if (values != NULL)
    condition->values = dup_texts (values);
  else
    condition->demands = dup_texts (demands);
  return TRUE;
}

/* One condition, or a list of which any may hold; NULL in @when for none. */
static gboolean
parse_when (GPtrArray **when, JsonObject *object, const char *where, GError **error)
{
  JsonNode *node = json_object_get_member (object, "when");
  JsonArray *array = fw_json_get_array (object, "when");

  if (node == NULL)
    return TRUE;
  *when = g_ptr_array_new_with_free_func (condition_free);
  if (array == NULL)
    return parse_condition (
        *when, JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL, where, error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!parse_condition (*when, fw_json_get_element (array, i), where, error))
      return FALSE;
  return json_array_get_length (array) > 0
         || fail (error, where, _ ("“when” needs a field and a list “in” or “demands”, or a fact"));
}

static gboolean
parse_field (FwSection *section, JsonObject *object, GError **error)
{
  g_autofree char *where = g_strdup_printf (
      "%s/%s", section->name, object != NULL ? fw_json_get_text (object, "name") : "?");
  FwField *field;
  guint type;

  if (object == NULL || !is_name (fw_json_get_text (object, "name")))
    return fail (error, where, _ ("a field needs a name of small letters"));
  for (guint i = 0; i < section->fields->len; i++)
    if (g_str_equal (((FwField *) g_ptr_array_index (section->fields, i))->name,
                     fw_json_get_text (object, "name")))
      return fail (error, where, _ ("the name is there twice"));
  if (!find_word (types, G_N_ELEMENTS (types), fw_json_get_text (object, "type"), &type))
    return fail (error, where, _ ("unknown type of field"));
  field = g_new0 (FwField, 1);
  g_ptr_array_add (section->fields, field);
  field->type = type;
  field->name = g_strdup (fw_json_get_text (object, "name"));
  field->prompt = g_strdup (fw_json_get_text (object, "prompt"));
  field->help = g_strdup (fw_json_get_text (object, "help"));
  field->feeds = g_strdup (fw_json_get_text (object, "feeds"));
  field->width = get_number (object, "width", 2);
  field->internal = fw_json_get_boolean (object, "internal", FALSE);
  field->counts
      = fw_json_get_boolean (object, "counts", TRUE) && section->layout != FW_SECTION_SIGNATURES;
  if (field->prompt[0] == '\0')
    return fail (error, where, _ ("a field needs a prompt"));
  field->section_when = section->when;
  return parse_options (field, object, where, error)
         && parse_when (&field->when, object, where, error);
}

static gboolean
parse_section (FwFormTemplate *self, JsonObject *object, GError **error)
{
  const char *name = object != NULL ? fw_json_get_text (object, "name") : "";
  const char *layout = object != NULL ? fw_json_get_text (object, "layout") : "";
  JsonArray *fields = object != NULL ? fw_json_get_array (object, "fields") : NULL;
  FwSection *section;
  guint index = FW_SECTION_PLAIN;

  if (!is_name (name))
    return fail (error, name[0] != '\0' ? name : "?",
                 _ ("a section needs a name of small letters"));
  if (fw_form_template_find_section (self, name) != NULL)
    return fail (error, name, _ ("the name is there twice"));
  if (layout[0] != '\0' && !find_word (layouts, G_N_ELEMENTS (layouts), layout, &index))
    return fail (error, name, _ ("unknown layout"));
  if (fields == NULL || json_array_get_length (fields) == 0)
    return fail (error, name, _ ("a section needs fields"));
  section = g_new0 (FwSection, 1);
  section->fields = g_ptr_array_new_with_free_func (field_free);
  g_ptr_array_add (self->sections, section);
  section->name = g_strdup (name);
  section->title = g_strdup (fw_json_get_text (object, "title"));
  section->lead = g_strdup (fw_json_get_text (object, "lead"));
  section->printed_lead = g_strdup (fw_json_get_text (object, "printed_lead"));
  section->row_title = g_strdup (fw_json_get_text (object, "row_title"));
  section->layout = index;
  section->repeats = fw_json_get_boolean (object, "repeats", FALSE);
  section->optional = fw_json_get_boolean (object, "optional", FALSE);
  if (section->title[0] == '\0')
    return fail (error, name, _ ("a section needs a title"));
  if (!section->repeats && section->layout != FW_SECTION_PLAIN)
    return fail (error, name, _ ("only a repeating section has a layout"));
  if (!parse_when (&section->when, object, name, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (fields); i++)
    if (!parse_field (section, fw_json_get_element (fields, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
has_field (const FwSection *section, const char *name)
{
  for (guint i = 0; i < section->fields->len; i++)
    if (g_str_equal (((FwField *) g_ptr_array_index (section->fields, i))->name, name))
      return TRUE;
  return FALSE;
}

/* What a condition waits for must exist. */
static gboolean
check_conditions (FwFormTemplate *self,
                  const FwSection *section,
                  GPtrArray *when,
                  const char *name,
                  GError **error)
{
  for (guint i = 0; when != NULL && i < when->len; i++)
    {
      const FwCondition *condition = g_ptr_array_index (when, i);

      if (condition->field != NULL && !has_field (section, condition->field)
          && fw_form_template_find_field (self, condition->field, NULL) == NULL)
        return fail (error, name, _ ("“when” names a field that is not there"));
    }
  return TRUE;
}

/* Answers outside lists are found by the field's name alone. */
static gboolean
check_references (FwFormTemplate *self, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (self->sections, i);

      if (!check_conditions (self, section, section->when, section->name, error))
        return FALSE;
      for (guint j = 0; j < section->fields->len; j++)
        {
          const FwField *field = g_ptr_array_index (section->fields, j);

          if (!section->repeats && !g_hash_table_add (names, field->name))
            return fail (error, field->name, _ ("the name is there twice"));
          if (!check_conditions (self, section, field->when, field->name, error))
            return FALSE;
        }
    }
  return TRUE;
}

FwFormTemplate *
fw_form_template_parse (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (FwFormTemplate) self = NULL;
  g_autoptr (GError) cause = NULL;
  JsonNode *root;
  JsonArray *sections;

  g_return_val_if_fail (json != NULL, NULL);

  if (!json_parser_load_from_data (parser, json, length, &cause))
    {
      fail (error, "JSON", cause->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  sections = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                 ? fw_json_get_array (json_node_get_object (root), "sections")
                 : NULL;
  if (sections == NULL || json_array_get_length (sections) == 0)
    {
      fail (error, "sections", _ ("there are none"));
      return NULL;
    }
  self = g_new0 (FwFormTemplate, 1);
  g_atomic_ref_count_init (&self->refs);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->title = g_strdup (fw_json_get_text (json_node_get_object (root), "title"));
  for (guint i = 0; i < json_array_get_length (sections); i++)
    if (!parse_section (self, fw_json_get_element (sections, i), error))
      return NULL;
  return check_references (self, error) ? g_steal_pointer (&self) : NULL;
}

const char *
fw_form_template_get_title (FwFormTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

GPtrArray *
fw_form_template_get_sections (FwFormTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sections;
}

const FwSection *
fw_form_template_find_section (FwFormTemplate *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (self->sections, i);

      if (g_str_equal (section->name, name))
        return section;
    }
  return NULL;
}

const FwField *
fw_form_template_find_field (FwFormTemplate *self, const char *name, const FwSection **section)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  /* Fields outside lists first: their names are the form's own. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->sections->len; i++)
      {
        const FwSection *candidate = g_ptr_array_index (self->sections, i);

        if (candidate->repeats != (pass == 1))
          continue;
        for (guint j = 0; j < candidate->fields->len; j++)
          {
            const FwField *field = g_ptr_array_index (candidate->fields, j);

            if (!g_str_equal (field->name, name))
              continue;
            if (section != NULL)
              *section = candidate;
            return field;
          }
      }
  return NULL;
}

const char *
fw_field_get_option_title (const FwField *field, const char *key)
{
  g_return_val_if_fail (field != NULL && key != NULL, NULL);

  for (guint i = 0; i < field->n_options; i++)
    if (g_str_equal (field->options[i].key, key))
      return field->options[i].title;
  return key;
}
