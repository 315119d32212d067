/* fw-envelope.c: see fw-envelope.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <sodium.h>
#include <string.h>

#include "store/fw-envelope.h"
#include "store/fw-file.h"
#include "store/fw-recovery-key.h"
#include "store/fw-store-error.h"

#define FORMAT "fallwerk-keys"
#define VERSION 1
#define MAX_SIZE (1024 * 1024)
#define MAX_MEMORY (1024u * 1024 * 1024)
#define MIN_MEMORY (64u * 1024 * 1024)
#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG crypto_aead_xchacha20poly1305_ietf_ABYTES
#define SALT crypto_pwhash_SALTBYTES

typedef struct
{
  char *login; /* NULL for the recovery key */
  guint64 operations;
  guint64 memory;
  guint8 salt[SALT];
  guint8 nonce[NONCE];
  guint8 box[FW_ENVELOPE_SECRET_BYTES + TAG];
} Entry;

struct _FwEnvelope
{
  GPtrArray *entries;
  guint8 *secret; /* guarded memory; NULL while locked */
};

static guint64 cost_operations = 3;
static guint64 cost_memory = 256u * 1024 * 1024;

void
fw_envelope_set_test_cost (void)
{
  cost_operations = 1;
  cost_memory = crypto_pwhash_MEMLIMIT_MIN;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->login);
  g_free (entry);
}

void
fw_envelope_free (FwEnvelope *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  if (self->secret != NULL)
    sodium_free (self->secret);
  g_free (self);
}

static FwEnvelope *
envelope_new (void)
{
  FwEnvelope *self = g_new0 (FwEnvelope, 1);

  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

static Entry *
find (FwEnvelope *self, const char *login)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->login, login) == 0)
        return entry;
    }
  return NULL;
}

/* The associated data: an entry cannot be moved to another user. */
static char *
dup_context (const Entry *entry)
{
  return entry->login != NULL ? g_strconcat ("user:", entry->login, NULL) : g_strdup ("recovery");
}

/* The key that wraps: from a password by Argon2id, or the recovery key itself. */
static gboolean
derive (const Entry *entry, const char *password, const guint8 *recovery, guint8 *wrapping)
{
  if (recovery != NULL)
    return crypto_generichash (wrapping, 32, recovery, FW_RECOVERY_KEY_BYTES, entry->salt, SALT)
           == 0;
  return crypto_pwhash (wrapping, 32, password, strlen (password), entry->salt, entry->operations,
                        entry->memory, crypto_pwhash_ALG_ARGON2ID13)
         == 0;
}

static gboolean
wrap (FwEnvelope *self, Entry *entry, const char *password, const guint8 *recovery, GError **error)
{
  g_autofree char *context = dup_context (entry);
  guint8 *wrapping = sodium_malloc (32);
  unsigned long long length;

  entry->operations = cost_operations;
  entry->memory = cost_memory;
  randombytes_buf (entry->salt, SALT);
  randombytes_buf (entry->nonce, NONCE);
  if (wrapping == NULL || !derive (entry, password, recovery, wrapping))
    {
      if (wrapping != NULL)
        sodium_free (wrapping);
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_FAILED,
                           _ ("There is not enough memory to protect the password. Nothing was "
                              "changed. Please close other programs and try again."));
      return FALSE;
    }
  crypto_aead_xchacha20poly1305_ietf_encrypt (entry->box, &length, self->secret,
                                              FW_ENVELOPE_SECRET_BYTES, (const guint8 *) context,
                                              strlen (context), NULL, entry->nonce, wrapping);
  sodium_free (wrapping);
  return TRUE;
}

static gboolean
unwrap (FwEnvelope *self, const Entry *entry, const char *password, const guint8 *recovery)
{
  g_autofree char *context = dup_context (entry);
  guint8 *wrapping = sodium_malloc (32);
  guint8 *secret = sodium_malloc (FW_ENVELOPE_SECRET_BYTES);
  gboolean ok = FALSE;

  if (wrapping != NULL && secret != NULL && derive (entry, password, recovery, wrapping))
    ok = crypto_aead_xchacha20poly1305_ietf_decrypt (secret, NULL, NULL, entry->box,
                                                     sizeof entry->box, (const guint8 *) context,
                                                     strlen (context), entry->nonce, wrapping)
         == 0;
  if (wrapping != NULL)
    sodium_free (wrapping);
  if (ok)
    {
      if (self->secret != NULL)
        sodium_free (self->secret);
      self->secret = secret;
    }
  else if (secret != NULL)
    sodium_free (secret);
  return ok;
}

FwEnvelope *
fw_envelope_new (const char *login, const char *password, char **recovery_key, GError **error)
{
  g_autoptr (FwEnvelope) self = envelope_new ();
  Entry *recovery = g_new0 (Entry, 1);
  guint8 key[FW_RECOVERY_KEY_BYTES];

  g_return_val_if_fail (login != NULL && password != NULL && recovery_key != NULL, NULL);

  g_ptr_array_add (self->entries, recovery);
  self->secret = sodium_malloc (FW_ENVELOPE_SECRET_BYTES);
  randombytes_buf (self->secret, FW_ENVELOPE_SECRET_BYTES);
  randombytes_buf (key, sizeof key);
  if (!wrap (self, recovery, NULL, key, error)
      || !fw_envelope_set_password (self, login, password, error))
    return NULL;
  *recovery_key = fw_recovery_key_to_text (key);
  sodium_memzero (key, sizeof key);
  return g_steal_pointer (&self);
}

gboolean
fw_envelope_set_password (FwEnvelope *self, const char *login, const char *password, GError **error)
{
  Entry *entry;
  g_autofree Entry *made = g_new0 (Entry, 1);

  g_return_val_if_fail (self != NULL && self->secret != NULL, FALSE);
  g_return_val_if_fail (login != NULL && password != NULL, FALSE);

  made->login = (char *) login;
  if (!wrap (self, made, password, NULL, error))
    return FALSE;
  entry = find (self, login);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_ptr_array_add (self->entries, entry);
    }
  g_free (entry->login);
  *entry = *made;
  entry->login = g_strdup (login);
  return TRUE;
}

gboolean
fw_envelope_remove (FwEnvelope *self, const char *login, GError **error)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL && login != NULL, FALSE);

  entry = find (self, login);
  if (entry == NULL || self->entries->len <= 2)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           entry == NULL ? _ ("There is no such sign-in name.")
                                         : _ ("The last person who can open the office stays."));
      return FALSE;
    }
  g_ptr_array_remove (self->entries, entry);
  return TRUE;
}

gboolean
fw_envelope_unlock (FwEnvelope *self, const char *login, const char *password, GError **error)
{
  Entry *entry;
  Entry decoy = {.login = (char *) "", .operations = cost_operations, .memory = cost_memory};

  g_return_val_if_fail (self != NULL && login != NULL && password != NULL, FALSE);

  /* An unknown name costs the same time as a wrong password. */
  entry = find (self, login);
  if (unwrap (self, entry != NULL ? entry : &decoy, password, NULL) && entry != NULL)
    return TRUE;
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD,
                       _ ("The password is not right. Nothing is locked or lost."));
  return FALSE;
}

gboolean
fw_envelope_unlock_with_recovery_key (FwEnvelope *self, const char *recovery_key, GError **error)
{
  guint8 key[FW_RECOVERY_KEY_BYTES];
  Entry *entry;
  gboolean ok;

  g_return_val_if_fail (self != NULL && recovery_key != NULL, FALSE);

  if (!fw_recovery_key_from_text (recovery_key, key, error))
    return FALSE;
  entry = find (self, NULL);
  ok = entry != NULL && unwrap (self, entry, NULL, key);
  sodium_memzero (key, sizeof key);
  if (!ok)
    g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD,
                         _ ("This recovery key belongs to another office. Nothing is locked or "
                            "lost."));
  return ok;
}

void
fw_envelope_unlock_with_secret (FwEnvelope *self, const guint8 *secret)
{
  g_return_if_fail (self != NULL && secret != NULL);

  if (self->secret == NULL)
    self->secret = sodium_malloc (FW_ENVELOPE_SECRET_BYTES);
  memcpy (self->secret, secret, FW_ENVELOPE_SECRET_BYTES);
}

char *
fw_envelope_renew_recovery_key (FwEnvelope *self, GError **error)
{
  g_autofree Entry *made = g_new0 (Entry, 1);
  guint8 key[FW_RECOVERY_KEY_BYTES];
  Entry *entry;
  char *text;

  g_return_val_if_fail (self != NULL && self->secret != NULL, NULL);

  randombytes_buf (key, sizeof key);
  if (!wrap (self, made, NULL, key, error))
    return NULL;
  entry = find (self, NULL);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_ptr_array_add (self->entries, entry);
    }
  *entry = *made;
  text = fw_recovery_key_to_text (key);
  sodium_memzero (key, sizeof key);
  return text;
}

const guint8 *
fw_envelope_get_secret (FwEnvelope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret;
}

char **
fw_envelope_list_logins (FwEnvelope *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->login != NULL)
        g_strv_builder_add (builder, entry->login);
    }
  return g_strv_builder_end (builder);
}

static void
add_bytes (JsonBuilder *builder, const char *name, const guint8 *data, gsize size)
{
  g_autofree char *text = g_base64_encode (data, size);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static char *
to_text (FwEnvelope *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      json_builder_begin_object (builder);
      if (entry->login != NULL)
        {
          json_builder_set_member_name (builder, "login");
          json_builder_add_string_value (builder, entry->login);
        }
      json_builder_set_member_name (builder, "operations");
      json_builder_add_int_value (builder, entry->operations);
      json_builder_set_member_name (builder, "memory");
      json_builder_add_int_value (builder, entry->memory);
      add_bytes (builder, "salt", entry->salt, sizeof entry->salt);
      add_bytes (builder, "nonce", entry->nonce, sizeof entry->nonce);
      add_bytes (builder, "box", entry->box, sizeof entry->box);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

gboolean
fw_envelope_save (FwEnvelope *self, const char *folder, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;

  g_return_val_if_fail (self != NULL && folder != NULL, FALSE);

  text = to_text (self);
  path = g_build_filename (folder, "keys", NULL);
  copy = g_build_filename (folder, "keys.copy", NULL);
  return fw_file_write (path, text, strlen (text), error)
         && fw_file_write (copy, text, strlen (text), error);
}

static gboolean
read_bytes (JsonObject *object, const char *name, guint8 *data, gsize size)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree guint8 *bytes = NULL;
  gsize length = 0;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  bytes = g_base64_decode (json_node_get_string (node), &length);
  if (bytes == NULL || length != size)
    return FALSE;
  memcpy (data, bytes, size);
  return TRUE;
}

static gboolean
read_number (JsonObject *object, const char *name, gint64 low, gint64 high, guint64 *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return (gint64) *value >= low && (gint64) *value <= high;
}

static Entry *
read_entry (JsonNode *node)
{
  g_autofree Entry *entry = g_new0 (Entry, 1);
  JsonObject *object;
  JsonNode *login;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  if (!read_number (object, "operations", 1, 64, &entry->operations)
      || !read_number (object, "memory", crypto_pwhash_MEMLIMIT_MIN, MAX_MEMORY, &entry->memory)
      || !read_bytes (object, "salt", entry->salt, sizeof entry->salt)
      || !read_bytes (object, "nonce", entry->nonce, sizeof entry->nonce)
      || !read_bytes (object, "box", entry->box, sizeof entry->box))
    return NULL;
  login = json_object_get_member (object, "login");
  if (login != NULL)
    {
      if (json_node_get_value_type (login) != G_TYPE_STRING
          || json_node_get_string (login)[0] == '\0')
        return NULL;
      entry->login = g_strdup (json_node_get_string (login));
    }
  return g_steal_pointer (&entry);
}

static gboolean
read_entries (FwEnvelope *self, JsonNode *root)
{
  JsonObject *object;
  JsonNode *node;
  JsonArray *array;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  object = json_node_get_object (root);
  node = json_object_get_member (object, "format");
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING
      || g_strcmp0 (json_node_get_string (node), FORMAT) != 0)
    return FALSE;
  node = json_object_get_member (object, "entries");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      Entry *entry = read_entry (json_array_get_element (array, i));

      if (entry == NULL)
        return FALSE;
      if (find (self, entry->login) != NULL)
        {
          entry_free (entry);
          return FALSE;
        }
      g_ptr_array_add (self->entries, entry);
    }
  return self->entries->len > 0;
}

FwEnvelope *
fw_envelope_parse (const char *data, gssize length, GError **error)
{
  g_autoptr (FwEnvelope) self = envelope_new ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  g_return_val_if_fail (data != NULL, NULL);

  if (length < 0)
    length = strlen (data);
  if (length <= MAX_SIZE && g_utf8_validate_len (data, length, NULL)
      && json_parser_load_from_data (parser, data, length, NULL)
      && read_entries (self, json_parser_get_root (parser)))
    return g_steal_pointer (&self);
  g_set_error_literal (
      error, FW_STORE_ERROR, FW_STORE_ERROR_BAD_ENVELOPE,
      _ ("The key files of the office are damaged, both of them. The record itself "
         "was not touched. Please copy “keys” from the last backup into the "
         "folder."));
  return NULL;
}

static FwEnvelope *
load_one (const char *folder, const char *name, gboolean *exists)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *data = NULL;
  gsize length;

  *exists = g_file_test (path, G_FILE_TEST_EXISTS);
  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  return fw_envelope_parse (data, length, NULL);
}

FwEnvelope *
fw_envelope_load (const char *folder, char **notice, GError **error)
{
  gboolean first, second;
  g_autoptr (FwEnvelope) envelope = NULL;
  g_autoptr (FwEnvelope) copy = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  envelope = load_one (folder, "keys", &first);
  copy = load_one (folder, "keys.copy", &second);
  if (!first && !second)
    {
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_NO_ENVELOPE,
          _ ("The key files of the office are missing, both “keys” and “keys.copy”. "
             "The record itself was not touched. Please copy “keys” from the last "
             "backup into the folder."));
      return NULL;
    }
  if (envelope == NULL && copy == NULL)
    return fw_envelope_parse ("", 0, error);
  if (envelope == NULL || copy == NULL)
    {
      if (envelope == NULL)
        envelope = g_steal_pointer (&copy);
      /* A folder that cannot be written to still opens for reading the names. */
      fw_envelope_save (envelope, folder, NULL);
      if (notice != NULL)
        *notice
            = g_strdup (_ ("One of the two key files was missing or damaged. It has been replaced "
                           "by its copy; nothing is lost."));
    }
  return g_steal_pointer (&envelope);
}
