/* fw-gedcom-couple.c: the record of a family: partners, children, events. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-text.h"
#include "exchange/fw-gedcom-private.h"

FwGedcomFam *
fw_gedcom_gathered_add_fam (FwGedcomGathered *self, const char *id, guint line)
{
  FwGedcomFam *fam = g_new0 (FwGedcomFam, 1);

  fam->id = g_strdup (id);
  fam->line = line;
  fam->index = self->fams->len;
  fam->partners = g_array_new (FALSE, FALSE, sizeof (FwGedcomPartner));
  fam->children = g_array_new (FALSE, FALSE, sizeof (FwGedcomChild));
  fam->events = g_array_new (FALSE, FALSE, sizeof (FwUnionEvent));
  g_ptr_array_add (self->fams, fam);
  g_hash_table_insert (self->fam_by_id, fam->id, fam);
  return fam;
}

/* _FREL and _MREL of Family Tree Maker and others. */
static int
read_relation (FwGedcomGathered *self, FwGedcomNode *child, const char *tag)
{
  FwGedcomNode *node = fw_gedcom_node_find (child, tag);
  int kind;

  if (node == NULL || *node->value == '\0')
    return FW_GEDCOM_KIND_NOT_TOLD;
  node->used = TRUE;
  if (g_ascii_strcasecmp (node->value, "unknown") == 0
      || g_ascii_strcasecmp (node->value, "private") == 0
      || g_ascii_strcasecmp (node->value, "other") == 0)
    return FW_CHILD_UNKNOWN;
  kind = fw_gedcom_read_pedigree (node);
  if (kind == FW_CHILD_UNKNOWN)
    fw_import_report_add_problem (
        self->report, node->line,
        _ ("“%s” is no kind of parentage that is known here. It was taken as unknown."),
        node->value);
  return kind;
}

static void
add_event (FwGedcomGathered *self, FwGedcomFam *fam, FwGedcomNode *node, FwUnionEventKind kind)
{
  FwUnionEvent event = {kind, fw_fact_always ()};

  node->used = TRUE;
  if (kind == FW_UNION_LIVING_TOGETHER || kind == FW_UNION_SEPARATED || kind == FW_UNION_COMMITTED)
    fw_gedcom_take_period (self, node, &event.fact.from, &event.fact.to);
  else
    event.fact.from = fw_gedcom_take_date (self, node, "DATE");
  if (fw_gedcom_node_find (node, "_UNTIL") != NULL)
    event.fact.to = fw_gedcom_take_date (self, node, "_UNTIL");
  g_array_append_val (fam->events, event);
}

/* What an EVEN is in a partnership; -1 when it is none. */
static int
read_event_type (const char *text)
{
  /* Folded as fw_text_fold() does it. */
  static const char *const separated[] = {"separat", "trenn", "getrennt", NULL};
  static const char *const together[]
      = {"living together", "lived together", "cohabit",   "common law", "common-law", "lebensgem",
         "zusammenleb",     "zusammengelebt", "unmarried", "eheahnlich", "partners",   NULL};
  static const char *const reconciled[] = {"reconcil", "versohn", NULL};
  static const char *const committed[] = {"committed", "verpartner", NULL};
  g_autofree char *folded = fw_text_fold (text);

  if (fw_gedcom_has_word (folded, reconciled))
    return FW_UNION_RECONCILED;
  if (fw_gedcom_has_word (folded, separated))
    return FW_UNION_SEPARATED;
  if (fw_gedcom_has_word (folded, committed))
    return FW_UNION_COMMITTED;
  if (fw_gedcom_has_word (folded, together))
    return FW_UNION_LIVING_TOGETHER;
  return -1;
}

static void
take_family_event (FwGedcomGathered *self, FwGedcomFam *fam, FwGedcomNode *node)
{
  static const struct
  {
    const char *tag;
    FwUnionEventKind kind;
  } events[] = {
      {"MARR", FW_UNION_MARRIED},    {"ENGA", FW_UNION_ENGAGED},
      {"DIV", FW_UNION_DIVORCED},    {"ANUL", FW_UNION_ANNULLED},
      {"_SEPR", FW_UNION_SEPARATED}, {"_SEPARATED", FW_UNION_SEPARATED},
      {"_SEP", FW_UNION_SEPARATED},
  };
  FwGedcomNode *type = fw_gedcom_node_find (node, "TYPE");

  if (fw_gedcom_is_denied (node))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (fw_gedcom_node_is (node, events[i].tag))
      {
        FwUnionEventKind kind = events[i].kind;

        /* "Common law" stands beneath MARR in many files. */
        if (kind == FW_UNION_MARRIED && type != NULL
            && read_event_type (type->value) == FW_UNION_LIVING_TOGETHER)
          {
            type->used = TRUE;
            kind = FW_UNION_LIVING_TOGETHER;
          }
        add_event (self, fam, node, kind);
        return;
      }
  if (fw_gedcom_node_is (node, "EVEN"))
    {
      g_autofree char *text = g_strconcat (node->value, " ", type != NULL ? type->value : "", NULL);
      int kind = read_event_type (text);

      if (kind < 0)
        return;
      if (type != NULL)
        type->used = TRUE;
      add_event (self, fam, node, (FwUnionEventKind) kind);
    }
}

void
fw_gedcom_read_family (FwGedcomGathered *self, FwGedcomNode *root)
{
  FwGedcomFam *fam = *root->xref != '\0' ? g_hash_table_lookup (self->fam_by_id, root->xref) : NULL;

  root->used = TRUE;
  if (fam != NULL)
    fw_import_report_add_problem (
        self->report, root->line,
        _ ("The id %s has been given before. Both records were taken as one family."), root->xref);
  else if (*root->xref != '\0')
    fam = fw_gedcom_gathered_add_fam (self, root->xref, root->line);
  else
    {
      g_autofree char *id = g_strdup_printf ("L%u", root->line);

      fam = fw_gedcom_gathered_add_fam (self, id, root->line);
    }
  for (FwGedcomNode *node = root->first; node != NULL; node = node->next)
    {
      gboolean wife = fw_gedcom_node_is (node, "WIFE");

      if (wife || fw_gedcom_node_is (node, "HUSB"))
        {
          if (node->pointer && !g_str_equal (node->value, "VOID"))
            {
              FwGedcomPartner partner = {g_strdup (node->value), node->line, wife};

              node->used = TRUE;
              g_array_append_val (fam->partners, partner);
            }
        }
      else if (fw_gedcom_node_is (node, "CHIL"))
        {
          if (node->pointer && !g_str_equal (node->value, "VOID"))
            {
              FwGedcomChild child
                  = {g_strdup (node->value), node->line, read_relation (self, node, "_FREL"),
                     read_relation (self, node, "_MREL")};

              node->used = TRUE;
              g_array_append_val (fam->children, child);
            }
        }
      else
        take_family_event (self, fam, node);
    }
}
