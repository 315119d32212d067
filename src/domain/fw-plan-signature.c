/* fw-plan-signature.c: see fw-plan-signature.h. */
#include "config.h"

#include "domain/fw-json.h"
#include "domain/fw-plan-signature.h"

static const char *const way_names[]
    = {NULL, "paper", "screen", "certificate", "oral", "refused", "absent"};

const char *
fw_sign_way_get_name (FwSignWay way)
{
  return (guint) way < G_N_ELEMENTS (way_names) ? way_names[way] : NULL;
}

FwSignWay
fw_sign_way_from_name (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (way_names); i++)
    if (g_strcmp0 (name, way_names[i]) == 0)
      return (FwSignWay) i;
  return FW_SIGN_OPEN;
}

gboolean
fw_plan_party_is_final (const FwPlanParty *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->way == FW_SIGN_SCREEN || self->way == FW_SIGN_CERTIFICATE;
}

static void
free_party (gpointer data)
{
  FwPlanParty *party = data;

  g_free (party->id);
  g_free (party->name);
  g_free (party->role);
  g_free (party->signed_on);
  g_free (party->noted_at);
  g_free (party->noted_by);
  g_free (party->reason);
  g_free (party->signer);
  g_free (party->scan_mime);
  g_free (party);
}

static void
free_revision (gpointer data)
{
  FwPlanRevision *revision = data;

  g_free (revision->sha256);
  g_free (revision->made_at);
  g_free (revision);
}

/* --- parties of a content --------------------------------------------------------- */

static char *
dup_field (JsonObject *row, const char *name)
{
  JsonArray *fields = fw_json_get_array (row, "fields");

  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = fw_json_get_element (fields, i);

      if (g_str_equal (fw_json_get_text (field, "name"), name))
        return g_strdup (fw_json_get_text (field, "text"));
    }
  return g_strdup ("");
}

static void
add_parties (FwPlanSigning *self, JsonObject *section)
{
  JsonArray *rows = fw_json_get_array (section, "rows");

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = fw_json_get_element (rows, i);
      FwPlanParty *party = g_new0 (FwPlanParty, 1);

      party->id = g_strdup (fw_json_get_text (row, "id"));
      party->name = dup_field (row, "name");
      party->role = dup_field (row, "role");
      party->position = self->parties->len;
      g_ptr_array_add (self->parties, party);
    }
}

FwPlanSigning *
fw_plan_signing_new (const char *content)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  FwPlanSigning *self = g_new0 (FwPlanSigning, 1);
  JsonArray *sections;
  JsonNode *root;

  g_return_val_if_fail (content != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->parties = g_ptr_array_new_with_free_func (free_party);
  self->revisions = g_ptr_array_new_with_free_func (free_revision);
  if (!json_parser_load_from_data (parser, content, -1, NULL))
    return self;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return self;
  sections = fw_json_get_array (json_node_get_object (root), "sections");
  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    {
      JsonObject *section = fw_json_get_element (sections, i);

      if (g_str_equal (fw_json_get_text (section, "layout"), "signatures"))
        add_parties (self, section);
    }
  return self;
}

FwPlanSigning *
fw_plan_signing_ref (FwPlanSigning *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_plan_signing_unref (FwPlanSigning *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->parties);
  g_ptr_array_unref (self->revisions);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (FwPlanSigning, fw_plan_signing, fw_plan_signing_ref, fw_plan_signing_unref)

FwPlanParty *
fw_plan_signing_find (FwPlanSigning *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->parties->len; i++)
    {
      FwPlanParty *party = g_ptr_array_index (self->parties, i);

      if (g_strcmp0 (party->id, id) == 0)
        return party;
    }
  return NULL;
}

guint
fw_plan_signing_count_answers (FwPlanSigning *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->parties->len; i++)
    n += ((FwPlanParty *) g_ptr_array_index (self->parties, i))->way != FW_SIGN_OPEN;
  return n;
}

gboolean
fw_plan_signing_is_sealed (FwPlanSigning *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->parties->len; i++)
    {
      const FwPlanParty *party = g_ptr_array_index (self->parties, i);

      if (fw_plan_party_is_final (party) && party->signer != NULL && party->signer[0] != '\0')
        return TRUE;
    }
  return FALSE;
}

const FwPlanRevision *
fw_plan_signing_get_last (FwPlanSigning *self)
{
  g_return_val_if_fail (self != NULL && self->revisions->len > 0, NULL);

  return g_ptr_array_index (self->revisions, self->revisions->len - 1);
}
