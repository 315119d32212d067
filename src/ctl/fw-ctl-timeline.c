/* fw-ctl-timeline.c: fallwerkctl timeline draw | convert. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/fw-clock.h"
#include "ctl/fw-ctl.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-timeline-repository.h"
#include "draw/fw-draw-timeline.h"
#include "exchange/fw-easybiograph.h"
#include "store/fw-await.h"
#include "store/fw-file.h"

/* Of the drawing: as wide as an A3 sheet at a natural size. */
#define WIDTH 1500.0

static int
check_days (const FwCtlOptions *options, FwDay *first, FwDay *last)
{
  *first = *last = FW_DAY_NONE;
  if (options->from != NULL && !fw_day_from_iso (options->from, first))
    return fw_ctl_fail_input (_ ("“%s” is not a date of the form YYYY-MM-DD"), options->from);
  if (options->to != NULL && !fw_day_from_iso (options->to, last))
    return fw_ctl_fail_input (_ ("“%s” is not a date of the form YYYY-MM-DD"), options->to);
  if (*first != FW_DAY_NONE && *last != FW_DAY_NONE && *last < *first)
    return fw_ctl_fail_input (_ ("the last day lies before the first"));
  return FW_CTL_DONE;
}

static int
draw (FwTimeline *timeline,
      const FwCtlOptions *options,
      const char *number,
      FwDay first,
      FwDay last)
{
  g_autoptr (FwDrawContext) context = fw_draw_context_new (FW_PALETTE_PRINT);
  g_autoptr (FwTimelineLayout) layout = NULL;
  g_autoptr (FwExportPage) page = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf (_ ("Timeline %s"), number);
  FwTimelineLayoutOptions drawing = {.factor = 1,
                                     .filter = FW_TIMELINE_FILTER_ALL,
                                     .hide_empty = TRUE,
                                     .hide_blocked = TRUE,
                                     .measure = fw_draw_context_measure,
                                     .measure_data = context};
  FwDay begin, end;

  fw_timeline_get_life (timeline, &begin, &end);
  if (first == FW_DAY_NONE)
    first = MIN (begin, last != FW_DAY_NONE ? last - 365 : begin);
  if (last == FW_DAY_NONE)
    last = MAX (end, first + 365) + 30;
  drawing.scale
      = CLAMP (WIDTH / (last - first + 1), FW_TIMELINE_LEAST_SCALE, FW_TIMELINE_MOST_SCALE);
  drawing.first = first;
  drawing.last = last;
  layout = fw_timeline_layout_new (timeline, &drawing);
  page = fw_timeline_page_new (layout, first, last, title);
  fw_export_page_set_paper (page, FW_PAPER_A3);
  return fw_export_page_write (page, options->output, &error) ? FW_CTL_DONE : fw_ctl_fail (error);
}

static int
run_draw (const FwCtlOptions *options, int n_words, char **words)
{
  g_autofree char *folder = NULL, *number = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (FwRadar) radar = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) id = G_VALUE_INIT;
  FwExportFormat format;
  FwDay first, last;
  int status = check_days (options, &first, &last);

  if (status != FW_CTL_DONE)
    return status;
  if (options->output == NULL)
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"), fw_ctl_timeline_commands[1].usage);
      return FW_CTL_WRONG_USAGE;
    }
  if (!fw_export_format_from_name (options->output, &format))
    return fw_ctl_fail_input (
        _ ("“%s” cannot be written: the name has to end in .svg, .pdf or .png"), options->output);
  if (!fw_ctl_split_reference (words[0], "case", &folder, &number))
    return fw_ctl_fail_input (_ ("“%s” names no case: please write FILE#case/NUMBER"), words[0]);
  store = fw_ctl_open (options, folder, &status);
  if (store == NULL)
    return status;
  /* Text is measured without a display, but not without this call. */
  gtk_init_check ();
  if (fw_await_sync (fw_case_repository_find_number (store, number), &id, &error))
    timeline = fw_await_sync_object (fw_timeline_repository_load (store, g_value_get_int64 (&id)),
                                     &error);
  if (timeline != NULL)
    radar = fw_await_sync_object (
        fw_deadline_repository_load (store, FW_DEADLINE_SCOPE_CASE, g_value_get_int64 (&id)),
        &error);
  if (radar != NULL)
    {
      fw_timeline_add_deadlines (timeline, radar);
      fw_timeline_seal (timeline);
      if (fw_await_sync (fw_store_log_access (store, "export", g_value_get_int64 (&id), "timeline"),
                         NULL, &error))
        status = draw (timeline, options, number, first, last);
    }
  if (error != NULL)
    status = fw_ctl_fail (error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return status;
}

/* --- convert ------------------------------------------------------------------------ */

/* A life of a case: that of its eldest child. */
static FwEasybiograph *
read_case (const FwCtlOptions *options, const char *folder, const char *number, int *status)
{
  g_autoptr (FwStore) store = fw_ctl_open (options, folder, status);
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (FwResult) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) id = G_VALUE_INIT;
  FwEasybiograph *biograph = NULL;
  gint64 case_id = 0;

  if (store == NULL)
    return NULL;
  if (fw_await_sync (fw_case_repository_find_number (store, number), &id, &error))
    {
      case_id = g_value_get_int64 (&id);
      timeline = fw_await_sync_object (fw_timeline_repository_load (store, case_id), &error);
    }
  if (timeline != NULL)
    rows = fw_await_sync_boxed (fw_timeline_repository_list_life_events (store, case_id), &error);
  if (rows != NULL && timeline->children->len == 0)
    *status = fw_ctl_fail_input (_ ("there is no child in case “%s”"), number);
  else if (rows != NULL
           && fw_await_sync (fw_store_log_access (store, "export", case_id, "easybiograph"), NULL,
                             &error))
    biograph = fw_easybiograph_new_for_child (timeline, 0, rows);
  if (error != NULL)
    *status = fw_ctl_fail (error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return biograph;
}

static FwEasybiograph *
read_file (const char *path, int *status)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  FwEasybiograph *biograph = NULL;
  gsize length;

  *status = FW_CTL_WRONG_INPUT;
  if (!g_file_get_contents (path, &text, &length, &error))
    {
      fw_ctl_fail_input (_ ("“%s” cannot be read: %s"), path, error->message);
      return NULL;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  biograph = fw_easybiograph_parse (bytes, &error);
  if (biograph == NULL)
    fw_ctl_fail_input ("%s: %s", path, error->message);
  else
    *status = FW_CTL_DONE;
  return biograph;
}

static int
run_convert (const FwCtlOptions *options, int n_words, char **words)
{
  g_autofree char *folder = NULL, *number = NULL, *lower = g_ascii_strdown (words[1], -1);
  g_autoptr (FwEasybiograph) biograph = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  int status = FW_CTL_DONE;

  if (!g_str_has_suffix (lower, ".json"))
    return fw_ctl_fail_input (_ ("“%s” cannot be written: the name has to end in .json"), words[1]);
  biograph = fw_ctl_split_reference (words[0], "case", &folder, &number)
                 ? read_case (options, folder, number, &status)
                 : read_file (words[0], &status);
  if (biograph == NULL)
    return status;
  bytes = fw_easybiograph_to_bytes (biograph);
  if (!fw_file_write (words[1], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    return fw_ctl_fail (error);
  if (!options->json)
    g_print (ngettext ("%u event written\n", "%u events written\n", biograph->events->len),
             biograph->events->len);
  return FW_CTL_DONE;
}

const FwCtlCommand fw_ctl_timeline_commands[] = {
    {"timeline", "convert", "timeline convert IN OUT.json", 2, 2, run_convert},
    {"timeline", "draw", "timeline draw FILE#case/NO -o OUT.svg|pdf|png [--from D] [--to D]", 1, 1,
     run_draw},
    {NULL},
};
