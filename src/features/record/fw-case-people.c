/* fw-case-people.c: see fw-case-people.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-record-repository.h"
#include "features/record/fw-case-people.h"

struct _FwCasePeople
{
  FwResult *result; /* the texts of `journal` are its */
  GArray *journal;  /* of FwJournalPerson */
  GPtrArray *labels;
};

static const char *
get_role_title (const char *role)
{
  static const struct
  {
    const char *role;
    const char *title;
  } titles[] = {
      {"child", N_ ("child")},
      {"mother", N_ ("mother")},
      {"father", N_ ("father")},
      {"step-parent", N_ ("step-parent")},
      {"sibling", N_ ("sibling")},
      {"grandparent", N_ ("grandparent")},
      {"foster-parent", N_ ("foster parent")},
      {"guardian", N_ ("guardian")},
      {"relative", N_ ("relative")},
      {"professional", N_ ("professional")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (role, titles[i].role) == 0)
      return _ (titles[i].title);
  return NULL;
}

static char *
dup_label (FwResult *result, guint row)
{
  const char *given = fw_result_get_text (result, row, FW_RECORD_PERSON_GIVEN_NAME);
  const char *family = fw_result_get_text (result, row, FW_RECORD_PERSON_FAMILY_NAME);
  const char *role = get_role_title (fw_result_get_text (result, row, FW_RECORD_PERSON_ROLE));
  const char *name = given != NULL && given[0] != '\0' ? given : family;

  return role != NULL ? g_strdup_printf ("%s (%s)", name, role) : g_strdup (name);
}

FwCasePeople *
fw_case_people_load (FwStore *store, gint64 case_id, GError **error)
{
  FwResult *result = dex_await_boxed (fw_record_repository_list_persons (store, case_id), error);
  FwCasePeople *self;

  if (result == NULL)
    return NULL;
  self = g_new0 (FwCasePeople, 1);
  self->result = result;
  self->journal = g_array_new (FALSE, FALSE, sizeof (FwJournalPerson));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      FwJournalPerson person = {fw_result_get_int (result, i, FW_RECORD_PERSON_ID),
                                fw_result_get_text (result, i, FW_RECORD_PERSON_GIVEN_NAME),
                                fw_result_get_text (result, i, FW_RECORD_PERSON_ROLE)};

      /* Somebody may have two roles in a case; one choice is enough. */
      if (fw_case_people_find_label (self, person.id)[0] != '\0')
        continue;
      g_array_append_val (self->journal, person);
      g_ptr_array_add (self->labels, dup_label (result, i));
    }
  return self;
}

void
fw_case_people_free (FwCasePeople *self)
{
  if (self == NULL)
    return;
  fw_result_unref (self->result);
  g_array_unref (self->journal);
  g_ptr_array_unref (self->labels);
  g_free (self);
}

guint
fw_case_people_get_n (FwCasePeople *self)
{
  return self->journal->len;
}

gint64
fw_case_people_get_id (FwCasePeople *self, guint index)
{
  g_return_val_if_fail (index < self->journal->len, 0);

  return g_array_index (self->journal, FwJournalPerson, index).id;
}

const char *
fw_case_people_get_label (FwCasePeople *self, guint index)
{
  g_return_val_if_fail (index < self->labels->len, "");

  return g_ptr_array_index (self->labels, index);
}

gboolean
fw_case_people_is_child (FwCasePeople *self, guint index)
{
  g_return_val_if_fail (index < self->journal->len, FALSE);

  return g_strcmp0 (g_array_index (self->journal, FwJournalPerson, index).role, "child") == 0;
}

const FwJournalPerson *
fw_case_people_get_journal (FwCasePeople *self)
{
  return (const FwJournalPerson *) self->journal->data;
}

const char *
fw_case_people_find_label (FwCasePeople *self, gint64 id)
{
  for (guint i = 0; i < self->journal->len; i++)
    if (fw_case_people_get_id (self, i) == id)
      return g_ptr_array_index (self->labels, i);
  return "";
}
