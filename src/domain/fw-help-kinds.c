/* fw-help-kinds.c: see fw-help-kinds.h. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-help-kinds.h"
#include "domain/fw-rules.h"

struct _FwHelpKinds
{
  GObject parent_instance;
  GHashTable *bodies; /* name → JsonObject */
  GHashTable *titles; /* of names that are no rule's → title */
};

G_DEFINE_FINAL_TYPE (FwHelpKinds, fw_help_kinds, G_TYPE_OBJECT)

static DexFuture *
read_cb (DexFuture *completed, gpointer data)
{
  FwHelpKinds *self = g_object_new (FW_TYPE_HELP_KINDS, NULL);
  FwResult *result = g_value_get_boxed (dex_future_get_value (completed, NULL));

  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      g_autoptr (JsonNode) node
          = json_from_string (fw_result_get_text (result, i, FW_RULE_BODY), NULL);

      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        g_hash_table_insert (self->bodies, g_strdup (fw_result_get_text (result, i, FW_RULE_NAME)),
                             json_node_dup_object (node));
    }
  return dex_future_new_take_object (self);
}

DexFuture *
fw_help_kinds_load (FwStore *store)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return dex_future_then (fw_rules_list (store, "kind-of-help", today), read_cb, NULL, NULL);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
fw_help_kinds_dup_names (FwHelpKinds *self)
{
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (FW_IS_HELP_KINDS (self), NULL);

  names = g_hash_table_get_keys_as_ptr_array (self->bodies);
  g_ptr_array_sort (names, compare);
  for (guint i = 0; i < names->len; i++)
    names->pdata[i] = g_strdup (names->pdata[i]);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static JsonObject *
find (FwHelpKinds *self, const char *name)
{
  return name != NULL ? g_hash_table_lookup (self->bodies, name) : NULL;
}

/* A kind that was written out in a form: "Vollzeitpflege, § 33". */
static const char *
find_paragraph (const char *name)
{
  return name != NULL ? strstr (name, ", §") : NULL;
}

const char *
fw_help_kinds_get_title (FwHelpKinds *self, const char *name)
{
  g_return_val_if_fail (FW_IS_HELP_KINDS (self), "");

  if (name == NULL)
    return "";
  if (find (self, name) != NULL)
    return json_object_get_string_member_with_default (find (self, name), "title", name);
  if (find_paragraph (name) == NULL)
    return name;
  if (!g_hash_table_contains (self->titles, name))
    g_hash_table_insert (self->titles, g_strdup (name),
                         g_strndup (name, find_paragraph (name) - name));
  return g_hash_table_lookup (self->titles, name);
}

const char *
fw_help_kinds_get_paragraph (FwHelpKinds *self, const char *name)
{
  g_return_val_if_fail (FW_IS_HELP_KINDS (self), "");

  if (find (self, name) != NULL)
    return json_object_get_string_member_with_default (find (self, name), "paragraph", "");
  return find_paragraph (name) != NULL ? find_paragraph (name) + strlen (", ") : "";
}

static void
fw_help_kinds_finalize (GObject *object)
{
  g_hash_table_unref (FW_HELP_KINDS (object)->bodies);
  g_hash_table_unref (FW_HELP_KINDS (object)->titles);
  G_OBJECT_CLASS (fw_help_kinds_parent_class)->finalize (object);
}

static void
fw_help_kinds_class_init (FwHelpKindsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_help_kinds_finalize;
}

static void
fw_help_kinds_init (FwHelpKinds *self)
{
  self->bodies
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
