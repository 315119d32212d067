/* fw-report-head.c: what every paper of the office begins and ends with: the mark,
 * the letterhead, the row of facts below the title, the checksum. */
#include "config.h"

#include <string.h>

#include "document/fw-report-private.h"

static const FwInk blue = {0.086, 0.22, 0.435};
static const FwInk grey = {0.78, 0.79, 0.8};

static const double head_weights[] = {0.56, 3.6, 3.1};

/* The office's mark: drawn, so that it needs no file. */
static void
draw_mark (FwBlock *self, cairo_t *cr, double width, double height)
{
  const double size = 38, r = 5;

  cairo_new_path (cr);
  cairo_arc (cr, size - r, r, r, -G_PI_2, 0);
  cairo_arc (cr, size - r, size - r, r, 0, G_PI_2);
  cairo_arc (cr, r, size - r, r, G_PI_2, G_PI);
  cairo_arc (cr, r, r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, blue.red, blue.green, blue.blue);
  cairo_fill (cr);
  /* Two figures under one roof. */
  cairo_set_line_width (cr, 2.2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, 8, 19);
  cairo_line_to (cr, 19, 9);
  cairo_line_to (cr, 30, 19);
  cairo_stroke (cr);
  cairo_arc (cr, 14.5, 22, 2.6, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, 24, 23.5, 2, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_move_to (cr, 10.5, 31);
  cairo_curve_to (cr, 10.5, 25, 18.5, 25, 18.5, 31);
  cairo_stroke (cr);
  cairo_move_to (cr, 21, 31);
  cairo_curve_to (cr, 21, 27, 27, 27, 27, 31);
  cairo_stroke (cr);
}

void
_fw_report_add_head_line (FwReport *report, FwBlock *parent, const char *name, const char *value)
{
  static const double weights[] = {1, 2};
  FwBlock *row;

  if (value[0] == '\0')
    return;
  row = fw_block_add (parent, fw_block_new (FW_BLOCK_ROW));
  row->weights = weights;
  row->space_before = 2;
  _fw_report_add_coloured (report, row, FW_REPORT_FONT, 8, NULL, "#4a4f57", name);
  _fw_report_add_text (report, row, FW_REPORT_BOLD, 8, "P", value);
}

static const char *
get_office_name (JsonObject *office)
{
  const char *name = _fw_json_get_text (office, "name");

  return name[0] != '\0' ? name : "Jugendamt";
}

/* The stack at the right, for _fw_report_add_head_line(). */
FwBlock *
_fw_report_add_letterhead (FwReport *report, JsonObject *office)
{
  FwBlock *row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));
  FwBlock *mark, *left;

  row->weights = head_weights;
  row->gap = 10;
  mark = fw_block_add (row, fw_block_new (FW_BLOCK_DRAWING));
  mark->min_height = 38;
  mark->draw_func = draw_mark;
  fw_block_take_alternative (mark, g_strdup_printf ("Zeichen: %s", get_office_name (office)));
  left = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  _fw_report_add_coloured (report, left, FW_REPORT_BOLD, 12, "P", "#16386f",
                           get_office_name (office));
  _fw_report_add_coloured (report, left, FW_REPORT_FONT, 8, "P", "#4a4f57",
                           _fw_json_get_text (office, "unit"));
  _fw_report_add_coloured (report, left, FW_REPORT_FONT, 8, "P", "#4a4f57",
                           _fw_json_get_text (office, "address"));
  return fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
}

/* The framed row of facts; @weights outlive the report. */
FwBlock *
_fw_report_add_glance (FwReport *report, const double *weights)
{
  FwBlock *row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));

  row->weights = weights;
  row->gap = 16;
  row->space_before = 12;
  row->padding_x = 9;
  row->padding_top = 7;
  row->padding_bottom = 8;
  row->border = 0.9;
  row->border_ink = blue;
  row->lines_between = TRUE;
  row->rule_ink = grey;
  row->whole = TRUE;
  return row;
}

FwBlock *
_fw_report_add_glance_cell (FwReport *report,
                            FwBlock *row,
                            const char *name,
                            const char *value,
                            const char *more)
{
  FwBlock *cell = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));

  _fw_report_add_coloured (report, cell, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE, "P", "#4a4f57",
                           name);
  if (value[0] != '\0')
    _fw_report_add_text (report, cell, FW_REPORT_BOLD, FW_REPORT_TEXT_SIZE + 0.4, "P", value)
        ->space_before
        = 1;
  else
    _fw_report_add_dots (cell);
  if (more[0] != '\0')
    _fw_report_add_coloured (report, cell, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE + 0.4, "P",
                             "#33373d", more)
        ->space_before
        = 1;
  return cell;
}

/* "Stadt Auental · Jugendamt", for head and foot of a page. */
char *
_fw_report_dup_office (JsonObject *office)
{
  const char *name = _fw_json_get_text (office, "name");

  if (strstr (name, "Jugendamt") != NULL)
    return g_strdup (name);
  return name[0] != '\0' ? g_strdup_printf ("%s · Jugendamt", name) : g_strdup ("Jugendamt");
}

/* The SHA-256 of @text in groups of four. */
char *
_fw_report_dup_hash (const char *text)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  GString *groups = g_string_new (NULL);

  for (guint i = 0; i < 64; i += 4)
    g_string_append_printf (groups, "%s%.4s", i > 0 ? " " : "", sum + i);
  return g_string_free_and_steal (groups);
}
