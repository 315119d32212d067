/* The description of a form: what is taken, what is refused and where. */
#include <gio/gio.h>

#include "domain/fw-form-template.h"

#define GOOD                                                                                       \
  "{\"title\":\"T\",\"sections\":[{\"name\":\"a\",\"title\":\"A\",\"fields\":[{\"name\":\"x\","    \
  "\"type\":\"line\",\"prompt\":\"X\"}]}]}"

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (
      "/org/fallwerk/Fallwerk/rules/form-template/help-plan.2026-01-01.json", 0, &error);
  g_autoptr (FwFormTemplate) help_plan = NULL;
  const FwCondition *condition;
  const FwSection *section;
  const FwField *field;

  g_assert_no_error (error);
  help_plan
      = fw_form_template_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fw_form_template_get_title (help_plan), ==, "Hilfeplan");
  field = fw_form_template_find_field (help_plan, "until", &section);
  g_assert_cmpint (field->type, ==, FW_FIELD_DATE);
  g_assert_cmpstr (section->name, ==, "goals");
  field = fw_form_template_find_field (help_plan, "perspective", NULL);
  g_assert_cmpuint (field->when->len, ==, 1);
  condition = g_ptr_array_index (field->when, 0);
  g_assert_cmpstr (condition->field, ==, "help_kind");
  g_assert_true (g_strv_contains ((const char *const *) condition->values, "33"));
  field = fw_form_template_find_field (help_plan, "internal_note", NULL);
  g_assert_true (field->internal && !field->counts);
  section = fw_form_template_find_section (help_plan, "signatures");
  for (guint i = 0; i < section->fields->len; i++)
    g_assert_false (((FwField *) g_ptr_array_index (section->fields, i))->counts);
}

static void
test_bad (void)
{
  static const struct
  {
    const char *json;
    const char *place;
  } cases[] = {
      {"", "sections"},
      {"{", "JSON"},
      {"[]", "sections"},
      {"{\"sections\":[]}", "sections"},
      {"{\"sections\":[1]}", "?"},
      {"{\"sections\":[{\"name\":\"A B\"}]}", "A B"},
      {"{\"sections\":[{\"name\":\"a\",\"title\":\"A\",\"fields\":[]}]}", "a"},
      {"{\"sections\":[{\"name\":\"a\",\"title\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":\"z\","
       "\"prompt\":\"X\"}]}]}",
       "a/x"},
      {"{\"sections\":[{\"name\":\"a\",\"title\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":"
       "\"choice\",\"prompt\":\"X\",\"options\":[[1,2],3]}]}]}",
       "a/x"},
      {"{\"sections\":[{\"name\":\"a\",\"title\":\"A\",\"fields\":[{\"name\":\"x\",\"type\":"
       "\"line\",\"prompt\":\"X\",\"when\":{\"field\":\"y\",\"in\":[\"1\"]}}]}]}",
       "x"},
      {"{\"sections\":[{\"name\":\"a\",\"title\":\"A\",\"layout\":\"goals\",\"fields\":[{\"name\":"
       "\"x\",\"type\":\"line\",\"prompt\":\"X\"}]}]}",
       "a"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_form_template_parse (cases[i].json, -1, &error));
      g_assert_error (error, FW_FORM_ERROR, FW_FORM_ERROR_BAD_TEMPLATE);
      g_assert_nonnull (strstr (error->message, cases[i].place));
    }
}

/* Any single byte of a template may be wrong: an error, never a crash. */
static void
test_mangled (void)
{
  for (gsize i = 0; i < strlen (GOOD); i++)
    for (int byte = 1; byte < 128; byte += 7)
      {
        g_autofree char *json = g_strdup (GOOD);
        g_autoptr (GError) error = NULL;
        g_autoptr (FwFormTemplate) parsed = NULL;

        json[i] = (char) byte;
        parsed = fw_form_template_parse (json, -1, &error);
        g_assert_true ((parsed == NULL) == (error != NULL));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-template/the-shipped-plan-is-read", test_shipped);
  g_test_add_func ("/form-template/a-wrong-one-names-its-place", test_bad);
  g_test_add_func ("/form-template/mangled-bytes-never-crash", test_mangled);
  return g_test_run ();
}
