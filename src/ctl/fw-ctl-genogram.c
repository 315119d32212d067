/* fw-ctl-genogram.c: fallwerkctl genogram convert | draw. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "ctl/fw-ctl.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-family-repository.h"
#include "draw/fw-draw-genogram.h"
#include "exchange/fw-gedcom-writer.h"
#include "exchange/fw-import.h"
#include "store/fw-await.h"
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

/* What the reader of a file said. */
static void
add_report (JsonBuilder *builder, const FwImportReport *report)
{
  fw_ctl_add_member (builder, "format", report->format);
  fw_ctl_add_member (builder, "encoding", report->encoding);
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
}

/* @report is NULL for a case. */
static void
print_json (const FwImportReport *report, const FwGedcomExport *export)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_number (builder, "persons", export->n_persons);
  add_number (builder, "unions", export->n_unions);
  add_number (builder, "links", export->n_links);
  if (report != NULL)
    add_report (builder, report);
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
print_report (const FwImportReport *report)
{
  g_autofree char *summary = fw_import_report_dup_summary (report);
  g_autofree char *left = fw_import_report_dup_left (report, 12);

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
}

static void
print_text (const FwImportReport *report, const FwGedcomExport *export)
{
  g_autofree char *left_out = fw_gedcom_export_dup_left_out (export);

  if (report != NULL)
    print_report (report);
  if (left_out != NULL)
    g_print (_ ("left out of the file: %s\n"), left_out);
}

/* --- where a family comes from ------------------------------------------------ */

/* A file, or a case of an office. */
typedef struct
{
  FwImport *import;   /* of a file */
  FwFamilyFile *file; /* of a case */
  FwStore *store;
  gint64 case_id;
  char *title;
} Source;

static void
clear_source (Source *self)
{
  g_clear_pointer (&self->import, fw_import_unref);
  g_clear_pointer (&self->file, fw_family_file_unref);
  if (self->store != NULL)
    fw_await_sync (fw_store_close (self->store), NULL, NULL);
  g_clear_object (&self->store);
  g_free (self->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, clear_source)

static FwFamily *
get_family (const Source *self)
{
  return self->import != NULL ? self->import->family : fw_family_file_get_family (self->file);
}

/* The exit status; the source holds a family when it is FW_CTL_DONE. */
static int
open_case (const FwCtlOptions *options, const char *folder, const char *number, Source *source)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) id = G_VALUE_INIT;
  int status;

  source->store = fw_ctl_open (options, folder, &status);
  if (source->store == NULL)
    return status;
  if (fw_await_sync (fw_case_repository_find_number (source->store, number), &id, &error))
    {
      source->case_id = g_value_get_int64 (&id);
      source->file = fw_await_sync_boxed (
          fw_family_repository_load (source->store, source->case_id), &error);
    }
  if (source->file == NULL)
    return fw_ctl_fail (error);
  source->title = g_strdup_printf (_ ("Genogram %s"), number);
  return FW_CTL_DONE;
}

static int
open_source (const FwCtlOptions *options, const char *name, Source *source)
{
  g_autofree char *folder = NULL, *number = NULL;
  int status;

  if (fw_ctl_split_reference (name, "case", &folder, &number))
    return open_case (options, folder, number, source);
  source->import = read_file (name, &status);
  if (source->import == NULL)
    return status;
  source->title = g_strdup (_ ("Genogram"));
  return FW_CTL_DONE;
}

/* What leaves the office is logged before it does. */
static gboolean
log_export (const Source *self, GError **error)
{
  return self->store == NULL
         || fw_await_sync (fw_store_log_access (self->store, "export", self->case_id, "genogram"),
                           NULL, error);
}

/* --- convert ------------------------------------------------------------------ */

static int
run_convert (const FwCtlOptions *options, int n_words, char **words)
{
  g_auto (Source) source = {0};
  g_autoptr (FwGedcomExport) export = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!has_ending (words[1], ".ged"))
    return fw_ctl_fail_input (_ ("“%s” cannot be written: the name has to end in .ged"), words[1]);
  status = open_source (options, words[0], &source);
  if (status != FW_CTL_DONE)
    return status;
  export = fw_gedcom_write (get_family (&source));
  if (!log_export (&source, &error)
      || !fw_file_write (words[1], g_bytes_get_data (export->bytes, NULL),
                         g_bytes_get_size (export->bytes), &error))
    return fw_ctl_fail (error);
  if (options->json)
    print_json (source.import != NULL ? source.import->report : NULL, export);
  else
    print_text (source.import != NULL ? source.import->report : NULL, export);
  return FW_CTL_DONE;
}

/* --- draw --------------------------------------------------------------------- */

/* A couple's further records share its bar: they stand in the list of unions too. */
static char *
name_shared_unions (const char *geometry, GHashTable *same_as)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (same_as);
  g_autoptr (GError) error = NULL;
  JsonArray *unions;
  guint n;

  if (!json_parser_load_from_data (parser, geometry, -1, &error))
    g_error ("the geometry is no JSON: %s", error->message);
  unions = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                         "unions");
  n = json_array_get_length (unions);
  g_ptr_array_sort_values (ids, (GCompareFunc) strcmp);
  for (guint i = 0; i < ids->len; i++)
    for (guint k = 0; k < n; k++)
      {
        JsonNode *node = json_array_get_element (unions, k);
        g_autoptr (JsonNode) copy = NULL;
        g_autofree char *text = NULL;

        if (g_strcmp0 (json_object_get_string_member (json_node_get_object (node), "id"),
                       g_hash_table_lookup (same_as, g_ptr_array_index (ids, i)))
            != 0)
          continue;
        text = json_to_string (node, FALSE);
        copy = json_from_string (text, NULL);
        json_object_set_string_member (json_node_get_object (copy), "id",
                                       g_ptr_array_index (ids, i));
        json_array_add_element (unions, g_steal_pointer (&copy));
      }
  return json_to_string (json_parser_get_root (parser), TRUE);
}

static gboolean
write_geometry (FwGenogram *genogram, const Source *source, const char *path, GError **error)
{
  g_autofree char *geometry = fw_genogram_to_geometry (genogram);

  if (source->import != NULL && g_hash_table_size (source->import->report->same_as) > 0)
    {
      char *longer = name_shared_unions (geometry, source->import->report->same_as);

      g_free (geometry);
      geometry = longer;
    }
  return fw_file_write (path, geometry, strlen (geometry), error);
}

static int
check_draw (const FwCtlOptions *options, FwDay *day)
{
  FwExportFormat format;

  *day = FW_DAY_NONE;
  if (options->output == NULL && options->geometry == NULL)
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"), fw_ctl_genogram_commands[1].usage);
      return FW_CTL_WRONG_USAGE;
    }
  if (options->output != NULL && !fw_export_format_from_name (options->output, &format))
    return fw_ctl_fail_input (
        _ ("“%s” cannot be written: the name has to end in .svg, .pdf or .png"), options->output);
  if (options->date != NULL && !fw_day_from_iso (options->date, day))
    return fw_ctl_fail_input (_ ("“%s” is not a date of the form YYYY-MM-DD"), options->date);
  if (options->generations < 0)
    return fw_ctl_fail_input (_ ("“%d” is no number of generations from 0 on"),
                              options->generations);
  return FW_CTL_DONE;
}

static int
run_draw (const FwCtlOptions *options, int n_words, char **words)
{
  g_auto (Source) source = {0};
  g_autoptr (FwGenogram) genogram = NULL;
  g_autoptr (FwScene) scene = NULL;
  g_autoptr (FwExportPage) page = NULL;
  g_autoptr (FwDrawContext) context = NULL;
  g_autoptr (GError) error = NULL;
  FwGenogramOptions draw = FW_GENOGRAM_OPTIONS_INIT;
  FwDay day;
  int status = check_draw (options, &day);

  if (status == FW_CTL_DONE)
    status = open_source (options, words[0], &source);
  if (status != FW_CTL_DONE)
    return status;
  if (options->start != NULL
      && fw_family_find_person (get_family (&source), options->start) == FW_FAMILY_NOBODY)
    return fw_ctl_fail_input (_ ("there is no person with the id “%s”"), options->start);

  /* Text is measured without a display, but not without this call. */
  gtk_init_check ();
  context = fw_draw_context_new (FW_PALETTE_PRINT);
  /* A case is drawn as of today; a file without a date as all that ever was. */
  draw.day = day == FW_DAY_NONE && source.file != NULL ? fw_clock_today () : day;
  draw.start = options->start;
  draw.generations = options->start != NULL ? (guint) options->generations : 0;
  draw.measure = fw_draw_context_measure;
  draw.measure_data = context;
  genogram = fw_genogram_new (get_family (&source), &draw);

  if (!log_export (&source, &error))
    return fw_ctl_fail (error);
  if (options->output != NULL)
    {
      scene = fw_scene_new ();
      fw_genogram_fill_scene (genogram, scene);
      page = fw_genogram_page_new (genogram, scene, source.title,
                                   draw.day != FW_DAY_NONE ? draw.day : fw_clock_today ());
      if (!fw_export_page_write (page, options->output, &error))
        return fw_ctl_fail (error);
    }
  if (options->geometry != NULL && !write_geometry (genogram, &source, options->geometry, &error))
    return fw_ctl_fail (error);
  return FW_CTL_DONE;
}

const FwCtlCommand fw_ctl_genogram_commands[] = {
    {"genogram", "convert", "genogram convert IN OUT.ged", 2, 2, run_convert},
    {"genogram", "draw",
     "genogram draw IN -o OUT.svg|pdf|png [--geometry G.json] [--date D] [--start ID] "
     "[--generations N]",
     1, 1, run_draw},
    {NULL},
};
