/* fw-gedcom-reader.c: see fw-gedcom-reader.h. Goes through the file record by
 * record; persons are read in fw-gedcom-person.c, families in fw-gedcom-couple.c, and
 * where the pointers lead is decided in fw-gedcom-resolve.c.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/fw-exchange-error.h"
#include "exchange/fw-gedcom-lines.h"
#include "exchange/fw-gedcom-private.h"
#include "exchange/fw-gedcom-reader.h"

/* So many lines may come before the first record; then it is no GEDCOM file. */
#define MAX_LINES_BEFORE 200

static void
read_head (FwGedcomGathered *self, FwGedcomLines *lines, FwGedcomNode *root)
{
  FwGedcomNode *gedc = fw_gedcom_node_find (root, "GEDC");
  const FwGedcomNode *version = gedc != NULL ? fw_gedcom_node_find (gedc, "VERS") : NULL;

  const FwGedcomNode *source = fw_gedcom_node_find (root, "SOUR");

  fw_gedcom_node_use_all (root);
  self->own_file = source != NULL && g_str_equal (source->value, "FALLWERK");
  if (version == NULL || *version->value == '\0')
    return;
  if (version->value[0] == '7')
    fw_gedcom_lines_set_version_7 (lines);
  g_free (self->report->format);
  self->report->format = g_strdup_printf ("GEDCOM %.20s", version->value);
}

static void
end_record (FwGedcomGathered *self, FwGedcomLines *lines, FwGedcomRecord *record)
{
  FwGedcomNode *root = fw_gedcom_record_get_root (record);

  if (root != NULL)
    {
      if (fw_gedcom_node_is (root, "INDI"))
        fw_gedcom_read_person (self, root);
      else if (fw_gedcom_node_is (root, "FAM"))
        fw_gedcom_read_family (self, root);
      else if (fw_gedcom_node_is (root, "HEAD"))
        read_head (self, lines, root);
      else if (fw_gedcom_node_is (root, "TRLR"))
        root->used = TRUE;
    }
  fw_gedcom_record_finish (record);
}

static gboolean
read_lines (FwGedcomGathered *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (FwGedcomLines) lines = fw_gedcom_lines_new (stream, self->report);
  g_autoptr (FwGedcomRecord) record = fw_gedcom_record_new (self->report);
  g_autoptr (GError) local = NULL;
  gboolean any = FALSE, trailer = FALSE, after = FALSE;
  FwGedcomLine line;

  while (fw_gedcom_lines_next (lines, &line, cancellable, &local))
    {
      if (!any && self->report->n_lines == 1 && strncmp (line.value, "PK\003\004", 4) == 0)
        {
          g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                               _ ("This is a packed file. Please unpack it first and import the "
                                  "file ending in .ged."));
          return FALSE;
        }
      if (line.level == 0)
        {
          end_record (self, lines, record);
          if (!any && !g_str_equal (line.tag, "HEAD"))
            fw_import_report_add_problem (self->report, line.number,
                                          _ ("The file has no head. It was read all the same."));
          any = TRUE;
          if (trailer && !after)
            fw_import_report_add_problem (
                self->report, line.number,
                _ ("Records follow behind the end of the file. They were read too."));
          after = trailer;
          trailer = trailer || g_str_equal (line.tag, "TRLR");
        }
      else if (!any && self->report->n_lines > MAX_LINES_BEFORE)
        break;
      fw_gedcom_record_add (record, lines, &line);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  end_record (self, lines, record);
  if (!any)
    {
      if (self->report->n_lines == 0)
        g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_EMPTY,
                             _ ("The file is empty. Nothing was imported."));
      else
        g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                             _ ("This is no GEDCOM file. Nothing was imported."));
      return FALSE;
    }
  if (!trailer)
    fw_import_report_add_problem (self->report, 0,
                                  _ ("The end of the file is missing: it may have been cut off. "
                                     "What is there was read."));
  return TRUE;
}

static void
free_fam (FwGedcomFam *self)
{
  for (guint i = 0; i < self->partners->len; i++)
    g_free (g_array_index (self->partners, FwGedcomPartner, i).person);
  for (guint i = 0; i < self->children->len; i++)
    g_free (g_array_index (self->children, FwGedcomChild, i).person);
  g_array_unref (self->partners);
  g_array_unref (self->children);
  g_array_unref (self->events);
  g_free (self->id);
  g_free (self);
}

static void
clear_gathered (FwGedcomGathered *self)
{
  for (guint i = 0; i < self->famc->len; i++)
    g_free (g_array_index (self->famc, FwGedcomFamc, i).family);
  for (guint i = 0; i < self->fams_of->len; i++)
    g_free (g_array_index (self->fams_of, FwGedcomFams, i).family);
  for (guint i = 0; i < self->adoptions->len; i++)
    g_free (g_array_index (self->adoptions, FwGedcomAdoption, i).family);
  for (guint i = 0; i < self->twins->len; i++)
    g_free (g_array_index (self->twins, FwGedcomTwin, i).other);
  g_array_unref (self->famc);
  g_array_unref (self->fams_of);
  g_array_unref (self->adoptions);
  g_array_unref (self->twins);
  g_hash_table_unref (self->fam_by_id);
  g_ptr_array_unref (self->fams);
}

FwFamily *
fw_gedcom_read (GInputStream *stream,
                FwImportReport *report,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  FwGedcomGathered gathered = {
      .family = family,
      .report = report,
      .fams = g_ptr_array_new_with_free_func ((GDestroyNotify) free_fam),
      .fam_by_id = g_hash_table_new (g_str_hash, g_str_equal),
      .famc = g_array_new (FALSE, FALSE, sizeof (FwGedcomFamc)),
      .fams_of = g_array_new (FALSE, FALSE, sizeof (FwGedcomFams)),
      .adoptions = g_array_new (FALSE, FALSE, sizeof (FwGedcomAdoption)),
      .twins = g_array_new (FALSE, FALSE, sizeof (FwGedcomTwin)),
  };
  gboolean ok;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (report != NULL, NULL);

  g_free (report->format);
  report->format = g_strdup ("GEDCOM");
  ok = read_lines (&gathered, stream, cancellable, error);
  if (ok)
    fw_gedcom_resolve (&gathered);
  clear_gathered (&gathered);
  report->n_persons = family->persons->len;
  report->n_unions = family->unions->len;
  report->n_links = family->links->len;
  fw_import_report_finish (report);
  return ok ? g_steal_pointer (&family) : NULL;
}
