/* fw-minutes-options.c: options beside each other, and the legal frame, on paper. */
#include "config.h"

#include "document/fw-minutes-private.h"

static const FwInk blue = {0.086, 0.22, 0.435};
static const FwInk tint = {0.92, 0.945, 0.985};
static const FwInk grey = {0.78, 0.79, 0.8};

/* Options beside each other; more go into a further table. */
#define OPTIONS_A_TABLE 3

static FwBlock *
add_option_cell (FwBlock *row, gboolean chosen)
{
  FwBlock *cell = _fw_report_add_cell (row);

  cell->padding_x = 5;
  cell->padding_top = 4;
  cell->padding_bottom = 4.5;
  cell->filled = chosen;
  cell->fill_ink = tint;
  return cell;
}

static FwBlock *
add_option_row (FwBlock *table, double rule, FwInk ink)
{
  FwBlock *row = fw_block_add (table, fw_block_new (FW_BLOCK_ROW));

  row->tag = "TR";
  row->whole = TRUE;
  row->rule_below = rule;
  row->rule_ink = ink;
  return row;
}

static gboolean
is_chosen (JsonObject *option)
{
  return g_str_equal (_fw_report_get_field (option, "chosen", "value"), "yes");
}

static JsonObject *
find_field (JsonObject *option, const char *name)
{
  g_autoptr (GPtrArray) fields = _fw_json_dup_objects (option, "fields");

  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (_fw_json_get_text (g_ptr_array_index (fields, i), "name"), name))
      return g_ptr_array_index (fields, i);
  return NULL;
}

static void
add_option_table (FwReport *report, JsonObject *section, GPtrArray *options, guint from, guint to)
{
  g_autoptr (GPtrArray) columns = _fw_json_dup_objects (section, "columns");
  FwBlock *table = fw_block_add (report->body, fw_block_new (FW_BLOCK_TABLE));
  FwBlock *header = add_option_row (table, 0.9, blue);
  /* A further table has the columns of the first. */
  guint n_empty = from > 0 ? from + OPTIONS_A_TABLE - to : 0;
  double *weights = g_new (double, to - from + n_empty + 1);

  table->tag = "Table";
  table->whole = TRUE; /* to be compared at a glance */
  table->space_before = from == 0 ? 4 : 10;
  table->own_weights = weights;
  table->weights = weights;
  weights[0] = 1.1;
  _fw_report_add_text (report, header, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "TH", "");
  for (guint i = from; i < to; i++)
    {
      JsonObject *option = g_ptr_array_index (options, i);
      FwBlock *cell = add_option_cell (header, is_chosen (option));
      g_autofree char *markup = g_markup_printf_escaped (
          "<span foreground=\"#16386f\">%c</span> · %s", 'A' + (int) (i % 26),
          _fw_report_get_field (option, "title", "text"));

      weights[i - from + 1] = 2.6;
      cell->tag = "TH";
      _fw_report_add_markup (report, cell, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE, "P", markup);
      if (is_chosen (option))
        _fw_report_add_light (report, cell, "done", FW_REPORT_SMALL_SIZE, "gewählt")->space_before
            = 1;
      _fw_report_set_anchor (cell, "options", _fw_json_get_text (option, "id"));
    }
  for (guint i = 0; i < n_empty; i++)
    {
      weights[to - from + i + 1] = 2.6;
      fw_block_add (header, fw_block_new (FW_BLOCK_STACK));
    }
  for (guint j = 0; j < columns->len; j++)
    {
      const char *name = _fw_json_get_text (g_ptr_array_index (columns, j), "name");
      FwBlock *row, *cell;

      if (g_str_equal (name, "title") || g_str_equal (name, "chosen"))
        continue;
      row = add_option_row (table, 0.5, grey);
      cell = _fw_report_add_cell (row);
      cell->padding_top = 4;
      _fw_report_add_coloured (report, cell, FW_REPORT_BOLD, FW_REPORT_SMALL_SIZE + 0.4, "P",
                               FW_MINUTES_GREY,
                               _fw_json_get_text (g_ptr_array_index (columns, j), "prompt"));
      for (guint i = from; i < to; i++)
        {
          JsonObject *option = g_ptr_array_index (options, i);
          JsonObject *field = find_field (option, name);

          cell = add_option_cell (row, is_chosen (option));
          if (field != NULL)
            _fw_report_add_value (report, cell, field, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE);
        }
      for (guint i = 0; i < n_empty; i++)
        fw_block_add (row, fw_block_new (FW_BLOCK_STACK));
    }
}

void
_fw_minutes_add_options (FwReport *report, JsonObject *section)
{
  g_autoptr (GPtrArray) options = _fw_json_dup_objects (section, "rows");

  if (options->len == 0)
    _fw_report_add_dots (report->body);
  for (guint i = 0; i < options->len; i += OPTIONS_A_TABLE)
    add_option_table (report, section, options, i, MIN (i + OPTIONS_A_TABLE, options->len));
}

/* What belongs to @step; @step NULL: what belongs to no step. */
void
_fw_minutes_add_legal (FwReport *report, JsonObject *content, const char *step)
{
  g_autoptr (GPtrArray) legal = _fw_json_dup_objects (content, "legal");

  for (guint i = 0; i < legal->len; i++)
    {
      JsonObject *one = g_ptr_array_index (legal, i);
      g_autofree char *markup = NULL;
      FwBlock *block;

      if (!g_str_equal (_fw_json_get_text (one, "step"), step != NULL ? step : ""))
        continue;
      markup = g_markup_printf_escaped ("<b>Rechtlicher Rahmen · %s.</b> %s",
                                        _fw_json_get_text (one, "title"),
                                        _fw_json_get_text (one, "text"));
      block = _fw_report_add_stack (report->body, 7);
      _fw_report_set_anchor (block, "legal", step);
      block->bar = 2.2;
      block->bar_ink = blue;
      block->padding_top = 1;
      block->padding_bottom = 1;
      block->whole = TRUE;
      _fw_report_add_markup (report, block, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", markup);
    }
}
