/* fw-conference-kind.c: see fw-conference-kind.h. Loading is in fw-conference-kind-load.c. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "domain/fw-conference-kind.h"
#include "domain/fw-json.h"

/* An FwConferenceKind with its count; the public part first. */
typedef struct
{
  FwConferenceKind kind;
  gatomicrefcount refs;
} Counted;

G_DEFINE_BOXED_TYPE (FwConferenceKind,
                     fw_conference_kind,
                     fw_conference_kind_ref,
                     fw_conference_kind_unref)

static const char *const parts[] = {"form", "rating", "options", "decisions", "follow-up"};
static const char *const rights[] = {"alone", "team", "lead", NULL};
static const char *const products[] = {"decisions", "plan-draft", "proposal", "order", NULL};
static const char *const rhythms[] = {"", "weekly", "fortnightly", "six-weekly", "monthly", NULL};

static void
step_free (gpointer data)
{
  FwStep *step = data;

  g_free (step->name);
  g_free (step->title);
  g_free (step->prompt);
  g_strfreev (step->sections);
  g_free (step);
}

static void
role_free (gpointer data)
{
  FwConferenceRole *role = data;

  g_free (role->role);
  g_free (role->title);
  g_free (role);
}

static void
legal_free (gpointer data)
{
  FwLegalFrame *legal = data;

  g_free (legal->title);
  g_free (legal->text);
  g_free (legal->step);
  g_free (legal);
}

static void
domain_free (gpointer data)
{
  FwRatingDomain *domain = data;

  g_free (domain->name);
  g_free (domain->title);
  for (guint i = 0; i < G_N_ELEMENTS (domain->anchors); i++)
    g_free (domain->anchors[i]);
  g_free (domain);
}

FwConferenceKind *
fw_conference_kind_ref (FwConferenceKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((Counted *) self)->refs);
  return self;
}

void
fw_conference_kind_unref (FwConferenceKind *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&((Counted *) self)->refs))
    return;
  g_free (self->name);
  g_free (self->valid_from);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->lead);
  g_free (self->rhythm);
  g_strfreev (self->produces);
  g_strfreev (self->decision_rights);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->legal);
  g_ptr_array_unref (self->domains);
  g_free (self->safety);
  for (guint i = 0; i < G_N_ELEMENTS (self->levels); i++)
    g_free (self->levels[i]);
  g_free (self->rule);
  g_free (self->rule_from);
  g_clear_pointer (&self->form, fw_form_template_unref);
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

static gboolean
is_name (const char *text)
{
  if (!g_ascii_islower (text[0]))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_' && *p != '-')
      return FALSE;
  return TRUE;
}

/* A whole number of the member; FALSE when it is none or outside 0 … @most. */
static gboolean
read_number (JsonObject *object, const char *member, int most, int *number)
{
  JsonNode *node = json_object_get_member (object, member);
  gint64 value;

  *number = 0;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  value = json_node_get_int (node);
  if (value < 0 || value > most)
    return FALSE;
  *number = (int) value;
  return TRUE;
}

/* The texts of an array; NULL when there is something else in it. An absent one is empty. */
static char **
dup_texts (JsonObject *object, const char *member)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  JsonArray *array = fw_json_get_array (object, member);

  if (array == NULL && json_object_has_member (object, member))
    return NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;
      g_strv_builder_add (texts, json_node_get_string (node));
    }
  return g_strv_builder_end (texts);
}

static gboolean
read_words (char ***words,
            JsonObject *object,
            const char *member,
            const char *const *known,
            GError **error)
{
  g_autofree char *where = g_strconcat ("conference/", member, NULL);

  *words = dup_texts (object, member);
  if (*words == NULL)
    return fail (error, where, _ ("a list of texts is expected"));
  for (guint i = 0; (*words)[i] != NULL; i++)
    if (!g_strv_contains (known, (*words)[i]))
      return fail (error, where, _ ("unknown word"));
  return TRUE;
}

static gboolean
parse_step (FwConferenceKind *self, JsonObject *object, GError **error)
{
  const char *name = object != NULL ? fw_json_get_text (object, "name") : "";
  const char *part = object != NULL ? fw_json_get_text (object, "part") : "";
  g_autofree char *where = g_strdup_printf ("conference/steps/%s", name[0] != '\0' ? name : "?");
  FwStep *step;
  guint index = 0;

  if (!is_name (name))
    return fail (error, where, _ ("a step needs a name of small letters"));
  if (fw_conference_kind_find_step (self, name) != NULL)
    return fail (error, where, _ ("the name is there twice"));
  while (part[0] != '\0' && index < G_N_ELEMENTS (parts) && !g_str_equal (parts[index], part))
    index++;
  if (index == G_N_ELEMENTS (parts))
    return fail (error, where, _ ("unknown part"));
  step = g_new0 (FwStep, 1);
  g_ptr_array_add (self->steps, step);
  step->name = g_strdup (name);
  step->title = g_strdup (fw_json_get_text (object, "title"));
  step->prompt = g_strdup (fw_json_get_text (object, "prompt"));
  step->part = (FwStepPart) index;
  step->sections = dup_texts (object, "sections");
  if (step->title[0] == '\0')
    return fail (error, where, _ ("a step needs a title"));
  if (!read_number (object, "minutes", 600, &step->minutes))
    return fail (error, where, _ ("minutes are a whole number from 0 to 600"));
  if (step->sections == NULL)
    return fail (error, where, _ ("a list of texts is expected"));
  for (guint i = 0; step->sections[i] != NULL; i++)
    if (fw_form_template_find_section (self->form, step->sections[i]) == NULL)
      return fail (error, where, _ ("it names a section that is not there"));
  if (step->part == FW_STEP_OPTIONS
      && fw_form_template_find_section (self->form, "options") == NULL)
    return fail (error, where, _ ("options need a section “options”"));
  return TRUE;
}

static gboolean
parse_role (FwConferenceKind *self, JsonObject *object, GError **error)
{
  const char *name = object != NULL ? fw_json_get_text (object, "role") : "";
  g_autofree char *where = g_strdup_printf ("conference/roles/%s", name[0] != '\0' ? name : "?");
  FwConferenceRole *role;

  if (!is_name (name))
    return fail (error, where, _ ("a role needs a name of small letters"));
  role = g_new0 (FwConferenceRole, 1);
  g_ptr_array_add (self->roles, role);
  role->role = g_strdup (name);
  role->title = g_strdup (fw_json_get_text (object, "title"));
  if (role->title[0] == '\0')
    return fail (error, where, _ ("a role needs a title"));
  if (!read_number (object, "minimum", 20, &role->minimum))
    return fail (error, where, _ ("the minimum is a whole number from 0 to 20"));
  return TRUE;
}

static gboolean
parse_legal (FwConferenceKind *self, JsonObject *object, GError **error)
{
  FwLegalFrame *legal;

  if (object == NULL || fw_json_get_text (object, "title")[0] == '\0'
      || fw_json_get_text (object, "text")[0] == '\0')
    return fail (error, "conference/legal", _ ("a legal frame needs a title and a text"));
  legal = g_new0 (FwLegalFrame, 1);
  g_ptr_array_add (self->legal, legal);
  legal->title = g_strdup (fw_json_get_text (object, "title"));
  legal->text = g_strdup (fw_json_get_text (object, "text"));
  legal->step = g_strdup (fw_json_get_text (object, "step"));
  if (legal->step[0] != '\0' && fw_conference_kind_find_step (self, legal->step) == NULL)
    return fail (error, "conference/legal", _ ("it names a step that is not there"));
  return TRUE;
}

static gboolean
parse_domain (FwConferenceKind *self, JsonObject *object, GError **error)
{
  const char *name = object != NULL ? fw_json_get_text (object, "name") : "";
  g_autofree char *where = g_strdup_printf ("conference/rating/%s", name[0] != '\0' ? name : "?");
  g_auto (GStrv) anchors = NULL;
  FwRatingDomain *domain;

  if (!is_name (name) || g_str_equal (name, "safety"))
    return fail (error, where, _ ("a domain needs a name of small letters"));
  if (fw_conference_kind_find_domain (self, name) != NULL)
    return fail (error, where, _ ("the name is there twice"));
  anchors = dup_texts (object, "anchors");
  if (anchors == NULL || (g_strv_length (anchors) != 0 && g_strv_length (anchors) != 4))
    return fail (error, where, _ ("a domain has four anchors or none"));
  domain = g_new0 (FwRatingDomain, 1);
  g_ptr_array_add (self->domains, domain);
  domain->name = g_strdup (name);
  domain->title = g_strdup (fw_json_get_text (object, "title"));
  for (guint i = 0; i < G_N_ELEMENTS (domain->anchors); i++)
    domain->anchors[i] = g_strdup (anchors[0] != NULL ? anchors[i] : "");
  return domain->title[0] != '\0' || fail (error, where, _ ("a domain needs a title"));
}

typedef gboolean (*ParseFunc) (FwConferenceKind *self, JsonObject *object, GError **error);

static gboolean
parse_each (FwConferenceKind *self,
            JsonObject *object,
            const char *member,
            ParseFunc parse,
            GError **error)
{
  JsonArray *array = fw_json_get_array (object, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!parse (self, fw_json_get_element (array, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
parse_rating (FwConferenceKind *self, JsonObject *rating, GError **error)
{
  g_auto (GStrv) levels = NULL;

  if (rating == NULL)
    {
      for (guint i = 0; i < self->steps->len; i++)
        if (((FwStep *) g_ptr_array_index (self->steps, i))->part == FW_STEP_RATING)
          return fail (error, "conference/rating", _ ("a step rates, but there is no rating"));
      return TRUE;
    }
  levels = dup_texts (rating, "levels");
  if (levels == NULL || g_strv_length (levels) != 4)
    return fail (error, "conference/rating/levels", _ ("there are four levels"));
  for (guint i = 0; i < G_N_ELEMENTS (self->levels); i++)
    g_set_str (&self->levels[i], levels[i]);
  g_set_str (&self->safety, fw_json_get_text (rating, "safety"));
  g_set_str (&self->rule, fw_json_get_text (rating, "rule"));
  g_set_str (&self->rule_from, fw_json_get_text (rating, "rule_from"));
  if (!g_str_equal (self->rule, "highest-value"))
    return fail (error, "conference/rating/rule", _ ("unknown rule"));
  if (!read_number (rating, "rule_version", 1000, &self->rule_version))
    return fail (error, "conference/rating/rule_version", _ ("a whole number is expected"));
  if (!parse_each (self, rating, "domains", parse_domain, error))
    return FALSE;
  return self->domains->len > 0 || fail (error, "conference/rating/domains", _ ("there are none"));
}

static gboolean
parse_conference (FwConferenceKind *self, JsonObject *object, GError **error)
{
  self->short_title = g_strdup (fw_json_get_text (object, "short"));
  if (self->short_title[0] == '\0')
    return fail (error, "conference/short", _ ("a kind needs a short title"));
  self->lead = g_strdup (fw_json_get_text (object, "lead"));
  self->rhythm = g_strdup (fw_json_get_text (object, "rhythm"));
  self->case_free_part = fw_json_get_boolean (object, "case_free_part", FALSE);
  if (!g_strv_contains (rhythms, self->rhythm))
    return fail (error, "conference/rhythm", _ ("unknown rhythm"));
  if (!read_number (object, "ad_hoc_hours", 1000, &self->ad_hoc_hours)
      || !read_number (object, "register_days", 60, &self->register_days)
      || !read_number (object, "min_people", 60, &self->min_people))
    return fail (error, "conference/min_people", _ ("a whole number is expected"));
  if (!read_words (&self->produces, object, "produces", products, error)
      || !read_words (&self->decision_rights, object, "decision_rights", rights, error)
      || !parse_each (self, object, "steps", parse_step, error)
      || !parse_each (self, object, "roles", parse_role, error)
      || !parse_each (self, object, "legal", parse_legal, error))
    return FALSE;
  if (self->steps->len == 0)
    return fail (error, "conference/steps", _ ("there are none"));
  return parse_rating (self, fw_json_get_object (object, "rating"), error);
}

FwConferenceKind *
fw_conference_kind_parse (const char *name,
                          const char *valid_from,
                          const char *json,
                          GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (FwConferenceKind) self = (FwConferenceKind *) g_new0 (Counted, 1);
  JsonObject *conference;

  g_return_val_if_fail (name != NULL && valid_from != NULL && json != NULL, NULL);

  g_atomic_ref_count_init (&((Counted *) self)->refs);
  self->name = g_strdup (name);
  self->valid_from = g_strdup (valid_from);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->roles = g_ptr_array_new_with_free_func (role_free);
  self->legal = g_ptr_array_new_with_free_func (legal_free);
  self->domains = g_ptr_array_new_with_free_func (domain_free);
  self->safety = g_strdup ("");
  self->rule = g_strdup ("");
  self->rule_from = g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (self->levels); i++)
    self->levels[i] = g_strdup ("");
  self->form = fw_form_template_parse (json, -1, error);
  if (self->form == NULL)
    return NULL;
  /* It was read once without a fault. */
  if (!json_parser_load_from_data (parser, json, -1, error))
    return NULL;
  self->title = g_strdup (fw_form_template_get_title (self->form));
  if (self->title[0] == '\0')
    {
      fail (error, "title", _ ("a kind needs a title"));
      return NULL;
    }
  conference
      = fw_json_get_object (json_node_get_object (json_parser_get_root (parser)), "conference");
  if (conference == NULL)
    {
      fail (error, "conference", _ ("it is missing"));
      return NULL;
    }
  return parse_conference (self, conference, error) ? g_steal_pointer (&self) : NULL;
}

const FwStep *
fw_conference_kind_find_step (FwConferenceKind *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->steps->len; i++)
    if (g_str_equal (((FwStep *) g_ptr_array_index (self->steps, i))->name, name))
      return g_ptr_array_index (self->steps, i);
  return NULL;
}

const FwRatingDomain *
fw_conference_kind_find_domain (FwConferenceKind *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->domains->len; i++)
    if (g_str_equal (((FwRatingDomain *) g_ptr_array_index (self->domains, i))->name, name))
      return g_ptr_array_index (self->domains, i);
  return NULL;
}

gboolean
fw_conference_kind_produces (FwConferenceKind *self, const char *what)
{
  g_return_val_if_fail (self != NULL && what != NULL, FALSE);

  return g_strv_contains ((const char *const *) self->produces, what);
}
