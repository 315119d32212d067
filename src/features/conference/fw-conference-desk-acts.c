/* fw-conference-desk-acts.c: finding people and values, and acts on the list of decisions. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-conference-desk.h"
#include "widgets/fw-async.h"

FwRecord *
fw_conference_desk_find_person (FwConferenceDesk *self, gint64 person_id)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->people)); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (G_LIST_MODEL (self->people), i);

      if (fw_record_get_id (person) == person_id)
        return person; /* the list holds it */
    }
  return NULL;
}

/* The first @n letters of the family name. */
static char *
dup_letters (FwRecord *person, guint n)
{
  const char *name = fw_record_get_text (person, "name");
  g_autofree char *stripped = g_strstrip (g_strdup (name != NULL ? name : ""));
  const char *space = strrchr (stripped, ' ');
  const char *family = space != NULL ? space + 1 : stripped;

  return g_utf8_substring (family, 0, MIN ((glong) n, g_utf8_strlen (family, -1)));
}

char *
fw_conference_desk_dup_initials (FwConferenceDesk *self, gint64 person_id)
{
  FwRecord *person = fw_conference_desk_find_person (self, person_id);
  char *letters;

  if (person == NULL)
    return g_strdup ("?");
  letters = dup_letters (person, 2);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->people)); i++)
    {
      g_autoptr (FwRecord) other = g_list_model_get_item (G_LIST_MODEL (self->people), i);
      g_autofree char *theirs = dup_letters (other, 2);

      if (other != person && g_strcmp0 (theirs, letters) == 0)
        {
          g_free (letters);
          return dup_letters (person, 3);
        }
    }
  return letters;
}

FwRecord *
fw_conference_desk_find_agreed (FwConferenceDesk *self, const char *domain)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->agreed)); i++)
    {
      g_autoptr (FwRecord) agreed = g_list_model_get_item (G_LIST_MODEL (self->agreed), i);

      if (g_strcmp0 (fw_record_get_text (agreed, "domain"), domain) == 0)
        return agreed; /* the list holds it */
    }
  return NULL;
}

int
fw_conference_desk_get_value (FwConferenceDesk *self,
                              gint64 person_id,
                              const char *domain,
                              FwRecord **rating)
{
  if (rating != NULL)
    *rating = NULL;

  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), -1);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->ratings)); i++)
    {
      g_autoptr (FwRecord) item = g_list_model_get_item (G_LIST_MODEL (self->ratings), i);

      if (fw_record_get_int (item, "person_id") != person_id
          || g_strcmp0 (fw_record_get_text (item, "domain"), domain) != 0)
        continue;
      if (rating != NULL)
        *rating = item; /* the list holds it */
      return (int) fw_record_get_int (item, "value");
    }
  return -1;
}

guint
fw_conference_desk_count_in (FwConferenceDesk *self, guint *n_present)
{
  guint n = 0, n_in = 0;

  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rounds)); i++)
    {
      g_autoptr (FwRecord) round = g_list_model_get_item (G_LIST_MODEL (self->rounds), i);
      const char *state = fw_record_get_text (round, "state");

      n++;
      if (g_strcmp0 (state, "waiting") != 0)
        n_in++;
    }
  if (n_present != NULL)
    *n_present = n;
  return n_in;
}

typedef struct
{
  FwConferenceDesk *desk;
  FwChangeSet *changes;
  GtkWidget *widget;
} Commit;

static void
commit_free (gpointer data)
{
  Commit *commit = data;

  g_object_unref (commit->desk);
  fw_change_set_unref (commit->changes);
  g_object_unref (commit->widget);
  g_free (commit);
}

/* What is typed goes first: it may be of the very rows. */
static DexFuture *
commit_fiber (gpointer data)
{
  Commit *commit = data;
  g_autoptr (FwEditSession) edits = g_object_ref (commit->desk->edits);
  g_autoptr (GError) error = NULL;

  if (dex_await (fw_edit_session_flush (edits), &error))
    dex_await (fw_edit_session_commit (edits, commit->changes), &error);
  if (error != NULL && gtk_widget_get_root (commit->widget) != NULL)
    fw_ui_show_error (commit->widget, error);
  return NULL;
}

void
fw_conference_desk_commit (FwConferenceDesk *self, FwChangeSet *changes, GtkWidget *widget)
{
  Commit *commit;

  g_return_if_fail (FW_IS_CONFERENCE_DESK (self) && changes != NULL);

  commit = g_new0 (Commit, 1);
  commit->desk = g_object_ref (self);
  commit->changes = fw_change_set_ref (changes);
  commit->widget = g_object_ref (widget);
  fw_ui_spawn_full (commit_fiber, commit, commit_free);
}

gint64
fw_conference_desk_add_decision (FwConferenceDesk *self, FwRow *values, GtkWidget *widget)
{
  g_autoptr (FwRow) taken = values;
  g_autoptr (FwChangeSet) changes = NULL;
  guint n;
  gint64 id = 0, position = 1;

  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), 0);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->decisions));
  if (n > 0)
    {
      g_autoptr (FwRecord) last = g_list_model_get_item (G_LIST_MODEL (self->decisions), n - 1);

      position = fw_record_get_int (last, "position") + 1;
    }
  if (taken == NULL)
    taken = fw_row_new ();
  if (!fw_row_has (taken, "escalation"))
    fw_row_set_text (taken, "escalation", self->escalation);
  changes = fw_decision_new_change (self->case_id, self->id, position, taken, &id);
  fw_conference_desk_commit (self, changes, widget);
  return id;
}

/* A draft of minutes that are still open: nobody has been told of it yet. */
void
fw_conference_desk_remove_decision (FwConferenceDesk *self, FwRecord *decision, GtkWidget *widget)
{
  g_autoptr (FwChangeSet) changes = NULL;

  g_return_if_fail (FW_IS_CONFERENCE_DESK (self) && FW_IS_RECORD (decision));

  if (self->spot == decision)
    fw_conference_desk_set_spot (self, NULL);
  changes = fw_change_set_new (_ ("Delete decision"));
  fw_change_set_delete (changes, "decision", fw_record_get_id (decision), -1);
  fw_conference_desk_commit (self, changes, widget);
}

static void
add_position (FwChangeSet *changes, FwRecord *decision, gint64 position)
{
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, "position", position);
  fw_change_set_update (changes, "decision", fw_record_get_id (decision),
                        fw_record_get_version (decision), row);
}

void
fw_conference_desk_move_decision (FwConferenceDesk *self,
                                  FwRecord *decision,
                                  int step,
                                  GtkWidget *widget)
{
  g_autoptr (FwChangeSet) changes = NULL;
  guint here, there, n;

  g_return_if_fail (FW_IS_CONFERENCE_DESK (self) && FW_IS_RECORD (decision));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->decisions));
  if (!g_list_store_find (self->decisions, decision, &here))
    return;
  there = here + (guint) step;
  if (there >= n)
    return;
  changes = fw_change_set_new (_ ("Move decision"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRecord) item = g_list_model_get_item (G_LIST_MODEL (self->decisions), i);
      guint place = i == here ? there : i == there ? here : i;

      if (fw_record_get_int (item, "position") != (gint64) place + 1)
        add_position (changes, item, (gint64) place + 1);
    }
  if (fw_change_set_get_n (changes) > 0)
    fw_conference_desk_commit (self, changes, widget);
}
