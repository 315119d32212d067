/* fw-report-signatures.c: boxes to sign in: see fw-report-private.h. */
#include "config.h"

#include "document/fw-report-private.h"

#define LINE_ROOM 36.0

static const FwInk mid_grey = {0.62, 0.63, 0.65};
static const double halves[] = {1, 1};

static void
draw_line (FwBlock *self, cairo_t *cr, double width, double height)
{
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.11);
  cairo_set_line_width (cr, 0.8);
  cairo_move_to (cr, 0, height - 1);
  cairo_line_to (cr, width, height - 1);
  cairo_stroke (cr);
}

FwBlock *
_fw_report_add_signature_box (FwBlock *row, double room)
{
  FwBlock *box = fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
  FwBlock *line = fw_block_add (box, fw_block_new (FW_BLOCK_DRAWING));

  box->border = 0.7;
  box->border_ink = mid_grey;
  box->padding_x = 9;
  box->padding_bottom = 7;
  line->min_height = room;
  line->draw_func = draw_line;
  return box;
}

FwBlock *
_fw_report_add_signature_row (FwReport *report)
{
  FwBlock *row = fw_block_add (report->body, fw_block_new (FW_BLOCK_ROW));

  row->weights = halves;
  row->gap = 16;
  row->space_before = 16;
  row->whole = TRUE;
  _fw_report_set_anchor (row, "signatures", NULL);
  return row;
}

void
_fw_report_add_signature (FwReport *report, FwBlock *row, const char *name, const char *role)
{
  FwBlock *box = _fw_report_add_signature_box (row, LINE_ROOM);

  _fw_report_add_text (report, box, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE, "P", name)->space_before
      = 2;
  _fw_report_add_coloured (report, box, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P", "#4a4f57", role);
}
