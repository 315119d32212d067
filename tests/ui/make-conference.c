/* make-conference.c: a session with its cases and people, for UI tests.
 *
 * make-conference OFFICE LOGIN PASSWORD KIND DAY NUMBER QUESTION [NUMBER QUESTION …]:
 * the signed-in person chairs; as many members of staff as the kind asks for are
 * invited with its roles. Prints the id of each conference, a line each.
 */
#include "config.h"

#include <stdio.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-session-repository.h"
#include "domain/fw-staff-repository.h"
#include "store/fw-await.h"

static gint64
await_id (DexFuture *future, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return fw_await_sync (future, &value, error) ? g_value_get_int64 (&value) : 0;
}

/* One more person for every role that is still missing. */
static gboolean
invite (FwStore *store, gint64 session, const char *kind_name, GError **error)
{
  g_autoptr (FwResult) staff = NULL;
  g_autoptr (GPtrArray) kinds = NULL;
  guint next = 0;

  staff = fw_await_sync_boxed (fw_staff_repository_list_active (store), error);
  kinds = staff != NULL ? fw_await_sync_boxed (fw_conference_kinds_load (store), error) : NULL;
  if (kinds == NULL)
    return FALSE;
  for (guint k = 0; k < kinds->len; k++)
    {
      FwConferenceKind *kind = g_ptr_array_index (kinds, k);

      if (!g_str_equal (kind->name, kind_name))
        continue;
      for (guint r = 0; r < kind->roles->len; r++)
        {
          const FwConferenceRole *role = g_ptr_array_index (kind->roles, r);

          for (int i = 0; i < role->minimum; i++, next++)
            {
              guint row = next % fw_result_get_n_rows (staff);

              if (!fw_await_sync (fw_session_repository_add_person (
                                      store, session, fw_result_get_int (staff, row, FW_STAFF_ID),
                                      fw_result_get_text (staff, row, FW_STAFF_NAME), role->role,
                                      "", 0),
                                  NULL, error))
                return FALSE;
            }
        }
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GListModel) people = NULL;
  gint64 staff, session;
  FwDay day;

  if (argc < 8 || !fw_day_from_iso (argv[5], &day))
    {
      fputs ("make-conference OFFICE LOGIN PASSWORD KIND DAY NUMBER QUESTION …\n", stderr);
      return 2;
    }
  fw_clock_set_today (day);
  store = fw_await_sync_object (fw_store_open (argv[1], argv[2], argv[3]), &error);
  if (store == NULL)
    goto failed;
  staff = await_id (fw_staff_repository_find_by_login (store, argv[2]), &error);
  if (error != NULL)
    goto failed;
  fw_store_set_staff (store, staff);
  session = await_id (
      fw_session_repository_create (store, argv[4], argv[5], "10:00", "Zimmer 12", 0, staff),
      &error);
  if (error != NULL)
    goto failed;
  people = fw_await_sync_object (fw_session_repository_load_people (store, session), &error);
  if (people == NULL)
    goto failed;
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (people, i);

      if (!fw_await_sync (fw_session_repository_remove_person (store, fw_record_get_id (person),
                                                               fw_record_get_version (person)),
                          NULL, &error))
        goto failed;
    }
  if (!invite (store, session, argv[4], &error))
    goto failed;
  for (int i = 6; i + 1 < argc; i += 2)
    {
      gint64 file = await_id (fw_case_repository_find_number (store, argv[i]), &error);
      gint64 id = error == NULL
                      ? await_id (fw_conference_repository_register (store, file, argv[4], session,
                                                                     argv[i + 1], NULL, FALSE),
                                  &error)
                      : 0;

      if (error != NULL)
        goto failed;
      printf ("%" G_GINT64_FORMAT "\n", id);
    }
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return 0;

failed:
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
