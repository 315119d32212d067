/* fw-ctl-genogram.c: fallwerkctl genogram convert. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ctl/fw-ctl.h"
#include "exchange/fw-gedcom-writer.h"
#include "exchange/fw-import.h"
#include "store/fw-file.h"

static gboolean
has_ending (const char *name, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ending);
}

/* A foreign file; NULL after saying why. */
static FwImport *
read_file (const char *path, int *status)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  FwImport *import = NULL;

  *status = FW_CTL_WRONG_INPUT;
  if (stream == NULL)
    {
      fw_ctl_fail_input (_ ("“%s” cannot be read: %s"), path, error->message);
      return NULL;
    }
  import = fw_import_read (G_INPUT_STREAM (stream), NULL, &error);
  if (import == NULL)
    fw_ctl_fail_input ("%s: %s", path, error->message);
  return import;
}

static void
add_number (JsonBuilder *builder, const char *name, guint number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
print_json (const FwImportReport *report, const FwGedcomExport *export)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  fw_ctl_add_member (builder, "format", report->format);
  fw_ctl_add_member (builder, "encoding", report->encoding);
  add_number (builder, "persons", export->n_persons);
  add_number (builder, "unions", export->n_unions);
  add_number (builder, "links", export->n_links);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->problems->len; i++)
    {
      const FwImportProblem *problem = g_ptr_array_index (report->problems, i);

      json_builder_begin_object (builder);
      add_number (builder, "line", problem->line);
      fw_ctl_add_member (builder, "text", problem->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_number (builder, "problem_count", report->n_problems);
  json_builder_set_member_name (builder, "not_taken");
  json_builder_begin_object (builder);
  for (guint i = 0; i < report->left->len; i++)
    {
      const FwImportLeft *left = g_ptr_array_index (report->left, i);

      add_number (builder, left->path, left->count);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "left_out");
  json_builder_begin_object (builder);
  for (guint i = 0; i < export->left_out->len; i++)
    {
      const FwGedcomLeftOut *left = g_ptr_array_index (export->left_out, i);

      add_number (builder, left->kind, left->count);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  fw_ctl_print_json (builder);
}

static void
print_text (const FwImportReport *report, const FwGedcomExport *export)
{
  g_autofree char *summary = fw_import_report_dup_summary (report);
  g_autofree char *left = fw_import_report_dup_left (report, 12);
  g_autofree char *left_out = fw_gedcom_export_dup_left_out (export);

  g_print (_ ("read (%s, %s): %s\n"), report->format, report->encoding, summary);
  for (guint i = 0; i < report->problems->len; i++)
    {
      const FwImportProblem *problem = g_ptr_array_index (report->problems, i);

      if (problem->line > 0)
        g_print (_ ("  line %u: %s\n"), problem->line, problem->text);
      else
        g_print ("  %s\n", problem->text);
    }
  if (report->n_problems > report->problems->len)
    g_print (_ ("  and %u more\n"), report->n_problems - report->problems->len);
  if (left != NULL)
    g_print (_ ("not taken: %s\n"), left);
  if (left_out != NULL)
    g_print (_ ("left out of the file: %s\n"), left_out);
}

static int
run_convert (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (FwImport) import = NULL;
  g_autoptr (FwGedcomExport) export = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!has_ending (words[1], ".ged"))
    return fw_ctl_fail_input (_ ("“%s” cannot be written: the name has to end in .ged"), words[1]);
  import = read_file (words[0], &status);
  if (import == NULL)
    return status;
  export = fw_gedcom_write (import->family);
  if (!fw_file_write (words[1], g_bytes_get_data (export->bytes, NULL),
                      g_bytes_get_size (export->bytes), &error))
    return fw_ctl_fail (error);
  if (options->json)
    print_json (import->report, export);
  else
    print_text (import->report, export);
  return FW_CTL_DONE;
}

const FwCtlCommand fw_ctl_genogram_commands[] = {
    {"genogram", "convert", "genogram convert IN OUT.ged", 2, 2, run_convert},
    {NULL},
};
