/* fallwerkctl query decisions and conferences, minutes export, rule add: they agree with the window. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <poppler.h>
#include <sys/wait.h>

#include "domain/fw-staff-repository.h"
#include "fw-test-conference.h"

typedef struct
{
  char *folder;
  char *out;
  char *err;
} Calls;

static int
run (Calls *calls, const char *line)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("FALLWERK_BUILD"), "bin", "fallwerkctl", NULL);
  g_autofree char *command = g_strdup_printf ("%s --today 2026-06-02 %s", program, line);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_clear_pointer (&calls->out, g_free);
  g_clear_pointer (&calls->err, g_free);
  g_assert_true (g_shell_parse_argv (command, NULL, &argv, NULL));
  g_spawn_sync (calls->folder, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &calls->out, &calls->err,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

#define AS_DEMO " --user demo --password-file password"

static JsonArray *
query (Calls *calls, const char *what, JsonNode **root)
{
  g_autofree char *line = g_strdup_printf ("query D.fallwerk %s" AS_DEMO, what);

  g_assert_cmpint (run (calls, line), ==, 0);
  *root = json_from_string (calls->out, NULL);
  g_assert_nonnull (*root);
  return json_node_get_array (*root);
}

static void
calls_init (Calls *calls)
{
  g_autofree char *password = NULL;

  *calls = (Calls) {.folder = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL)};
  password = g_build_filename (calls->folder, "password", NULL);
  g_assert_true (g_file_set_contents (password, "demo\n", -1, NULL));
  g_assert_cmpint (run (calls, "demo D.fallwerk"), ==, 0);
}

static void
calls_clear (Calls *calls)
{
  fw_test_remove_tree (calls->folder);
  g_free (calls->folder);
  g_free (calls->out);
  g_free (calls->err);
}

static FwStore *
open_store (Calls *calls)
{
  g_autofree char *folder = g_build_filename (calls->folder, "D.fallwerk", NULL);
  g_autoptr (GError) error = NULL;
  FwStore *store = fw_await_sync_object (fw_store_open (folder, "demo", "demo"), &error);

  g_assert_no_error (error);
  fw_store_set_staff (store, fw_test_await_id (fw_staff_repository_find_by_login (store, "demo")));
  return store;
}

static void
test_decisions (void)
{
  Calls calls;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (FwStore) store = NULL;
  JsonArray *listed;
  guint n = 0, n_lights[5] = {0};
  FwDay day;

  calls_init (&calls);
  listed = query (&calls, "decisions", &root);
  store = open_store (&calls);
  fw_day_from_iso ("2026-06-02", &day);
  fw_clock_set_today (day);
  for (guint ended = 0; ended < 2; ended++)
    {
      FwDecisionQuery board = {.scope = FW_DECISION_SCOPE_OFFICE, .ended = ended == 1};
      g_autoptr (GListModel) items
          = fw_test_await_object (fw_decision_repository_list (store, &board, 0));

      for (guint i = 0; i < g_list_model_get_n_items (items); i++, n++)
        {
          g_autoptr (FwDecisionItem) item = g_list_model_get_item (items, i);
          JsonObject *object = json_array_get_object_element (listed, n);
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->id);

          g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, id);
          g_assert_cmpstr (json_object_get_string_member (object, "light"), ==,
                           fw_decision_light_to_name (item->light));
          g_assert_cmpstr (json_object_get_string_member (object, "what"), ==, item->what);
          g_assert_cmpstr (json_object_get_string_member (object, "responsible"), ==,
                           item->responsible);
          n_lights[item->light]++;
        }
    }
  g_assert_cmpuint (json_array_get_length (listed), ==, n);
  /* The demo office has every light. */
  for (guint i = 0; i < G_N_ELEMENTS (n_lights); i++)
    g_assert_cmpuint (n_lights[i], >, 0);
  fw_test_await (fw_store_close (store));
  fw_clock_set_today (FW_DAY_NONE);
  calls_clear (&calls);
}

static char *
dup_text (Calls *calls, const char *name)
{
  g_autofree char *path = g_build_filename (calls->folder, name, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_string_append (text, words);
      g_object_unref (page);
    }
  g_object_unref (document);
  return g_string_free_and_steal (text);
}

static void
test_minutes (void)
{
  Calls calls;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *listed;
  gboolean closed_seen = FALSE, draft_seen = FALSE;

  calls_init (&calls);
  listed = query (&calls, "conferences", &root);
  for (guint i = 0; i < json_array_get_length (listed); i++)
    {
      JsonObject *object = json_array_get_object_element (listed, i);
      gboolean closed = g_str_equal (json_object_get_string_member (object, "status"), "closed");
      g_autofree char *line = g_strdup_printf ("minutes export %s -o m.pdf" AS_DEMO,
                                               json_object_get_string_member (object, "ref"));
      g_autofree char *copy
          = g_strdup_printf ("minutes export %s -o copy.pdf --without-names" AS_DEMO,
                             json_object_get_string_member (object, "ref"));
      g_autofree char *text = NULL;

      if (closed ? closed_seen : draft_seen)
        continue;
      g_assert_cmpint (json_object_get_int_member (object, "versions"), ==, closed ? 1 : 0);
      g_assert_cmpint (run (&calls, line), ==, 0);
      text = dup_text (&calls, "m.pdf");
      /* A version says which; what is not closed says that it is a draft. */
      g_assert_nonnull (strstr (text, closed ? "Fassung 1" : "Entwurf"));
      if (closed)
        {
          g_autofree char *without = NULL;

          g_assert_nonnull (strstr (text, "Familie Ahornblatt"));
          g_assert_cmpint (run (&calls, copy), ==, 0);
          without = dup_text (&calls, "copy.pdf");
          g_assert_null (strstr (without, "Ahornblatt"));
          g_assert_null (strstr (without, "Emil"));
          closed_seen = TRUE;
        }
      else
        draft_seen = TRUE;
    }
  g_assert_true (closed_seen && draft_seen);
  g_assert_cmpint (run (&calls, "minutes export D.fallwerk#conference/1 -o x.pdf" AS_DEMO), ==, 1);
  g_assert_cmpint (run (&calls, "minutes export D.fallwerk -o x.pdf" AS_DEMO), ==, 1);
  g_assert_cmpint (run (&calls, "minutes export D.fallwerk#conference/1" AS_DEMO), ==, 2);
  calls_clear (&calls);
}

static void
test_rule (void)
{
  static const char rule[]
      = "{\"title\": \"Runder Tisch\", \"conference\": {\"short\": \"Runder Tisch\", \"steps\": "
        "[{\"name\": \"facts\", \"title\": \"Fakten\", \"sections\": [\"facts\"]}]}, "
        "\"sections\": [{\"name\": \"facts\", \"title\": \"Fakten\", \"fields\": [{\"name\": "
        "\"seen\", \"type\": \"text\", \"prompt\": \"Was?\"}]}]}";
  Calls calls;
  g_autofree char *good = NULL, *bad = NULL;

  calls_init (&calls);
  good = g_build_filename (calls.folder, "conference-round-table.2026-05-01.json", NULL);
  bad = g_build_filename (calls.folder, "conference-bad.2026-05-01.json", NULL);
  g_assert_true (g_file_set_contents (good, rule, -1, NULL));
  g_assert_true (g_file_set_contents (bad, "{\"title\": \"X\"}", -1, NULL));
  g_assert_cmpint (
      run (&calls, "rule add D.fallwerk conference-round-table.2026-05-01.json" AS_DEMO), ==, 0);
  g_assert_cmpint (run (&calls, "rule add D.fallwerk conference-bad.2026-05-01.json" AS_DEMO), ==,
                   1);
  g_assert_nonnull (strstr (calls.err, "“sections”"));
  g_assert_cmpint (run (&calls, "rule add D.fallwerk password" AS_DEMO), ==, 1);
  {
    g_autoptr (FwStore) store = open_store (&calls);
    g_autoptr (GPtrArray) kinds = fw_test_await_boxed (fw_conference_kinds_load (store));

    g_assert_cmpuint (kinds->len, ==, 12);
    fw_test_await (fw_store_close (store));
  }
  calls_clear (&calls);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/conference-ctl/decisions-are-the-board", test_decisions);
  g_test_add_func ("/conference-ctl/minutes", test_minutes);
  g_test_add_func ("/conference-ctl/a-rule-of-the-office", test_rule);
  return g_test_run ();
}
