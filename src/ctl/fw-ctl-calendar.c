/* fw-ctl-calendar.c: fallwerkctl calendar add | holidays. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "base/fw-calendar.h"
#include "ctl/fw-ctl.h"

#define MAX_WORKING_DAYS 100000

static gboolean
read_calendar (const char *land,
               const char *municipality,
               const char *days_off,
               FwCalendar *calendar,
               GString    *problem)
{
  memset (calendar, 0, sizeof *calendar);
  if (!fw_land_from_code (land, &calendar->land))
    {
      g_string_printf (problem, _ ("“%s” is no Land; there are BB BE BW BY HB HE HH MV NI NW RP SH SL "
                                   "SN ST TH"),
                       land != NULL ? land : "");
      return FALSE;
    }
  if (!fw_municipality_from_name (municipality, calendar->land, &calendar->municipality))
    {
      g_string_printf (problem, _ ("“%s” is no municipality of %s; there are by-catholic, augsburg, "
                                   "sn-catholic, th-catholic"),
                       municipality, land);
      return FALSE;
    }
  if (days_off != NULL)
    {
      g_auto (GStrv) days = g_strsplit (days_off, ",", -1);

      for (guint i = 0; days[i] != NULL; i++)
        if (g_str_equal (days[i], "12-24"))
          calendar->off_december_24 = TRUE;
        else if (g_str_equal (days[i], "12-31"))
          calendar->off_december_31 = TRUE;
        else
          {
            g_string_printf (problem, _ ("“%s” is no day off that is known; there are 12-24 and 12-31"),
                             days[i]);
            return FALSE;
          }
    }
  return TRUE;
}

static gboolean
read_number (const char *text,
             guint       max,
             guint      *n)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, max, &value, NULL))
    return FALSE;
  *n = value;
  return TRUE;
}

/* One line `land,date,n[,municipality]`. */
static gboolean
answer_line (const char *line,
             FwDay      *result,
             GString    *problem)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", -1);
  guint n_cells = g_strv_length (cells), n;
  FwCalendar calendar;
  FwDay day;

  if (n_cells < 3 || n_cells > 4)
    {
      g_string_assign (problem, _ ("a line is land,date,n[,municipality]"));
      return FALSE;
    }
  if (!read_calendar (cells[0], cells[3], NULL, &calendar, problem))
    return FALSE;
  if (!fw_day_from_iso (cells[1], &day))
    {
      g_string_printf (problem, _ ("“%s” is not a date of the form YYYY-MM-DD"), cells[1]);
      return FALSE;
    }
  if (!read_number (cells[2], MAX_WORKING_DAYS, &n))
    {
      g_string_printf (problem, _ ("“%s” is no number of working days from 0 on"), cells[2]);
      return FALSE;
    }
  *result = fw_calendar_add_working_days (&calendar, day, n, NULL);
  return TRUE;
}

static int
run_batch (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) problem = g_string_new (NULL);
  gsize length;

  if (g_str_equal (path, "-"))
    {
      g_autoptr (GString) input = g_string_new (NULL);
      char buffer[65536];
      size_t n;

      while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
        g_string_append_len (input, buffer, n);
      text = g_string_free_and_steal (g_steal_pointer (&input));
    }
  else if (!g_file_get_contents (path, &text, &length, NULL))
    return fw_ctl_fail_input (_ ("the batch file cannot be read"));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *result = NULL;
      FwDay day;

      g_strchomp (lines[i]);
      if (lines[i][0] == '\0')
        continue;
      if (!answer_line (lines[i], &day, problem))
        return fw_ctl_fail_input (_ ("line %u: %s"), i + 1, problem->str);
      result = fw_day_to_iso (day);
      g_string_append_printf (out, "%s,%s\n", lines[i], result);
    }
  g_print ("%s", out->str);
  return FW_CTL_DONE;
}

static void
add_skipped (JsonBuilder *builder,
             GArray      *skipped)
{
  static const char *const why[] = { "", "weekend", "holiday", "office" };

  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  for (guint i = 0; i < skipped->len; i++)
    {
      const FwSkipped *skip = &g_array_index (skipped, FwSkipped, i);
      g_autofree char *date = fw_day_to_iso (skip->day);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "date");
      json_builder_add_string_value (builder, date);
      json_builder_set_member_name (builder, "why");
      json_builder_add_string_value (builder, why[skip->why]);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, skip->name != NULL ? skip->name : "");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static int
run_add (const FwCtlOptions *options,
         int                 n_words,
         char              **words)
{
  g_autoptr (GArray) skipped = g_array_new (FALSE, FALSE, sizeof (FwSkipped));
  g_autoptr (GString) problem = g_string_new (NULL);
  g_autofree char *result = NULL;
  FwCalendar calendar;
  FwDay day;
  guint n;

  if (options->batch != NULL)
    return n_words == 0 ? run_batch (options->batch) : FW_CTL_WRONG_USAGE;
  if (n_words != 2 || options->land == NULL)
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"), "calendar add --land NW DATE N");
      return FW_CTL_WRONG_USAGE;
    }
  if (!read_calendar (options->land, options->municipality, options->office_days_off, &calendar,
                      problem))
    return fw_ctl_fail_input ("%s", problem->str);
  if (!fw_day_from_iso (words[0], &day))
    return fw_ctl_fail_input (_ ("“%s” is not a date of the form YYYY-MM-DD"), words[0]);
  if (!read_number (words[1], MAX_WORKING_DAYS, &n))
    return fw_ctl_fail_input (_ ("“%s” is no number of working days from 0 on"), words[1]);

  result = fw_day_to_iso (fw_calendar_add_working_days (&calendar, day, n, skipped));
  if (options->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "land");
      json_builder_add_string_value (builder, fw_land_to_code (calendar.land));
      json_builder_set_member_name (builder, "from");
      json_builder_add_string_value (builder, words[0]);
      json_builder_set_member_name (builder, "n");
      json_builder_add_int_value (builder, n);
      json_builder_set_member_name (builder, "result");
      json_builder_add_string_value (builder, result);
      add_skipped (builder, skipped);
      json_builder_end_object (builder);
      fw_ctl_print_json (builder);
      return FW_CTL_DONE;
    }
  g_print ("%s\n", result);
  for (guint i = 0; i < skipped->len; i++)
    {
      const FwSkipped *skip = &g_array_index (skipped, FwSkipped, i);
      g_autofree char *date = fw_day_to_iso (skip->day);

      g_print ("  %s %s\n", date, skip->name != NULL ? skip->name : _ ("weekend"));
    }
  return FW_CTL_DONE;
}

static int
run_holidays (const FwCtlOptions *options,
              int                 n_words,
              char              **words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) problem = g_string_new (NULL);
  FwCalendar calendar;
  guint from, to;

  if (!read_calendar (options->land, options->municipality, NULL, &calendar, problem))
    return fw_ctl_fail_input ("%s", problem->str);
  if (!read_number (words[0], 2200, &from) || from < 1990)
    return fw_ctl_fail_input (_ ("“%s” is no year from 1990 to 2200"), words[0]);
  to = from;
  if (n_words > 1 && (!read_number (words[1], 2200, &to) || to < from))
    return fw_ctl_fail_input (_ ("“%s” is no year from %u to 2200"), words[1], from);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "holidays");
  json_builder_begin_array (builder);
  for (FwDay day = fw_day_new (from, 1, 1); day <= fw_day_new (to, 12, 31); day++)
    {
      const char *name = fw_calendar_get_holiday (&calendar, day);
      g_autofree char *date = fw_day_to_iso (day);

      if (name == NULL)
        continue;
      if (!options->json)
        g_print ("%s %s\n", date, name);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "date");
      json_builder_add_string_value (builder, date);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (options->json)
    fw_ctl_print_json (builder);
  return FW_CTL_DONE;
}

const FwCtlCommand fw_ctl_calendar_commands[] = {
  { "calendar", "add", "calendar add --land NW [--municipality M] [--office-days-off 12-24,12-31] DATE N | --batch FILE|-", 0, 2, run_add },
  { "calendar", "holidays", "calendar holidays --land NW FROM-YEAR [TO-YEAR]", 1, 2, run_holidays },
  { NULL },
};
