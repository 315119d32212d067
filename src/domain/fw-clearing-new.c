/* fw-clearing-new.c: a new clearing and its report, filled with what the record knows; see
 * fw-clearing-repository.h. The words are German: they are printed. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-clearing-private.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-rules.h"

/* Areas of a resource check: of the persons, of their nets, of what they live in. */
static const char *const areas[] = {
    "Eltern: Fähigkeiten und Stärken",
    "Kinder: Fähigkeiten und Stärken",
    "Familie und Verwandtschaft",
    "Freundschaften und Nachbarschaft",
    "Schule, Kita, Ausbildung",
    "Arbeit und Einkommen",
    "Wohnen und Umfeld",
    "Gesundheit und Versorgung",
    "Freizeit, Vereine, Glaube",
    "Hilfen, die schon da sind",
};

static FwFormTemplate *
load_template (FwConnection *connection, const char *on, char **valid_from, GError **error)
{
  g_autoptr (FwResult) rules = fw_rules_list_connection (connection, "form-template", on, error);

  for (guint i = 0; rules != NULL && i < fw_result_get_n_rows (rules); i++)
    if (g_str_equal (fw_result_get_text (rules, i, FW_RULE_NAME), FW_CLEARING_TEMPLATE))
      {
        *valid_from = g_strdup (fw_result_get_text (rules, i, FW_RULE_VALID_FROM));
        return fw_form_template_parse (fw_result_get_text (rules, i, FW_RULE_BODY), -1, error);
      }
  if (rules != NULL)
    g_set_error_literal (error, FW_FORM_ERROR, FW_FORM_ERROR_BAD_TEMPLATE,
                         _ ("There is no template for a clearing report on this day."));
  return NULL;
}

static void
add_row (FwChangeSet *changes,
         FwFormTemplate *form_template,
         gint64 form_id,
         const char *section,
         const char *field,
         const char *value,
         gint64 position)
{
  g_autoptr (FwRow) values = fw_row_new ();

  /* An office's own template may do without. */
  if (fw_form_template_find_section (form_template, section) == NULL)
    return;
  fw_row_set_text (values, field, value);
  fw_form_insert_row (changes, form_template, form_id, section, position, values);
}

static gboolean
add_child (FwConnection *connection,
           FwChangeSet *changes,
           FwFormTemplate *form_template,
           gint64 id,
           gint64 form_id,
           gint64 person_id,
           guint position,
           GError **error)
{
  g_autoptr (FwResult) person
      = fw_connection_query (connection, "SELECT given_name, family_name FROM person WHERE id = $1",
                             g_variant_new ("(x)", person_id), error);
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *name = NULL;

  if (person == NULL)
    return FALSE;
  if (fw_result_get_n_rows (person) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This child is no longer there."));
      return FALSE;
    }
  name = g_strstrip (g_strdup_printf ("%s %s", fw_result_get_text (person, 0, 0),
                                      fw_result_get_text (person, 0, 1)));
  fw_row_set_int (row, "clearing_id", id);
  fw_row_set_int (row, "person_id", person_id);
  fw_change_set_insert (changes, "clearing_child", fw_id_new (), row);
  add_row (changes, form_template, form_id, "children", "who", name, position);
  return TRUE;
}

gint64
fw_clearing_new (FwConnection *connection,
                 FwChangeSet *changes,
                 gint64 case_id,
                 const gint64 *child_ids,
                 guint n_children,
                 const FwClearingForm *form,
                 GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *valid_from = NULL;
  g_autoptr (FwFormTemplate) form_template = NULL;
  g_autoptr (FwRow) values = fw_row_new ();
  g_autoptr (FwRow) row = fw_row_new ();
  gint64 id = fw_id_new (), form_id;

  g_return_val_if_fail (n_children > 0 && form != NULL, 0);

  if (!_fw_clearing_fill_row (row, form, error))
    return 0;
  form_template = load_template (connection, today, &valid_from, error);
  if (form_template == NULL)
    return 0;
  fw_row_set_text (values, "question", form->question != NULL ? form->question : "");
  form_id = fw_form_insert (changes, case_id, FW_CLEARING_TEMPLATE, valid_from, today,
                            form_template, values);
  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_int (row, "form_id", form_id);
  fw_change_set_insert (changes, "clearing", id, row);
  for (guint i = 0; i < n_children; i++)
    if (!add_child (connection, changes, form_template, id, form_id, child_ids[i], i + 1, error))
      return 0;
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    add_row (changes, form_template, form_id, "resources", "area", areas[i], i + 1);
  return id;
}

typedef struct
{
  gint64 case_id;
  gint64 *child_ids;
  guint n_children;
  FwClearingForm form;
  char *person, *question;
} Create;

static void
create_free (gpointer data)
{
  Create *create = data;

  g_free (create->child_ids);
  g_free (create->person);
  g_free (create->question);
  g_free (create);
}

static DexFuture *
create_job (FwConnection *connection, gpointer data)
{
  const Create *create = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("New clearing"));
  GError *error = NULL;
  gint64 id = fw_clearing_new (connection, changes, create->case_id, create->child_ids,
                               create->n_children, &create->form, &error);

  if (id == 0 || !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (id);
}

DexFuture *
fw_clearing_repository_create (FwStore *store,
                               gint64 case_id,
                               const gint64 *child_ids,
                               guint n_children,
                               const FwClearingForm *form)
{
  Create *create;

  g_return_val_if_fail (FW_IS_STORE (store) && form != NULL, NULL);

  if (n_children == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("A clearing is for at least one child. Please add the child "
                                     "to the case first."));
  create = g_new0 (Create, 1);
  create->case_id = case_id;
  create->child_ids = g_memdup2 (child_ids, n_children * sizeof *child_ids);
  create->n_children = n_children;
  create->form = *form;
  create->form.person = create->person = g_strdup (form->person);
  create->form.question = create->question = g_strdup (form->question);
  return fw_store_write (store, create_job, create, create_free);
}
