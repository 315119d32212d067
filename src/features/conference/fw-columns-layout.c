/* fw-columns-layout.c: see fw-columns-layout.h. */
#include "config.h"

#include "features/conference/fw-columns-layout.h"

#define MAX_COLUMNS 12

struct _FwColumnsLayout
{
  GtkLayoutManager parent_instance;
  const FwColumnPlace *places;
  guint n_places;
  double narrow;
  int spacing;
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (FwColumnsLayout, fw_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *child;
  const FwColumnPlace *place;
  int minimum;
  int natural;
  int x, width;
} Cell;

static double
get_char_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double width = (double) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return width;
}

/* Visible children with their places. */
static guint
collect (FwColumnsLayout *self, GtkWidget *widget, Cell *cells)
{
  guint n = 0, i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && i < self->n_places && i < MAX_COLUMNS;
       child = gtk_widget_get_next_sibling (child), i++)
    if (gtk_widget_should_layout (child))
      {
        cells[n].child = child;
        cells[n].place = &self->places[i];
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &cells[n].minimum,
                            &cells[n].natural, NULL, NULL);
        n++;
      }
  return n;
}

static double
get_chars (const Cell *cell, gboolean narrow)
{
  return narrow ? cell->place->line_chars : cell->place->chars;
}

static double
get_weight (const Cell *cell, gboolean narrow)
{
  return narrow ? cell->place->line_weight : cell->place->weight;
}

static int
get_fixed (FwColumnsLayout *self, const Cell *cell, gboolean narrow, double char_width)
{
  return MAX ((int) (get_chars (cell, narrow) * char_width), cell->minimum);
}

/* Widths of the cells of @line (G_MAXUINT: all, as columns) in @width. */
static void
divide (FwColumnsLayout *self,
        Cell *cells,
        guint n,
        guint line,
        gboolean narrow,
        int width,
        double char_width)
{
  double weights = 0;
  int left = width, x = 0;
  gboolean first = TRUE;
  gboolean settled[MAX_COLUMNS] = {FALSE};
  gboolean again = TRUE;

  for (guint i = 0; i < n; i++)
    {
      if (narrow && cells[i].place->line != line)
        continue;
      if (!first)
        left -= self->spacing;
      first = FALSE;
      if (get_weight (&cells[i], narrow) > 0)
        {
          weights += get_weight (&cells[i], narrow);
          continue;
        }
      cells[i].width = get_chars (&cells[i], narrow) > 0
                           ? get_fixed (self, &cells[i], narrow, char_width)
                           : cells[i].natural;
      left -= cells[i].width;
    }
  /* Who needs more than their share gets it first. */
  while (again && weights > 0)
    {
      again = FALSE;
      for (guint i = 0; i < n; i++)
        {
          double weight = get_weight (&cells[i], narrow);

          if ((narrow && cells[i].place->line != line) || weight <= 0 || settled[i])
            continue;
          cells[i].width = (int) (MAX (left, 0) * weight / weights);
          if (cells[i].width < cells[i].minimum)
            {
              cells[i].width = cells[i].minimum;
              settled[i] = TRUE;
              left -= cells[i].minimum;
              weights -= weight;
              again = TRUE;
              break;
            }
        }
    }
  for (guint i = 0; i < n; i++)
    if (!narrow || cells[i].place->line == line)
      {
        cells[i].x = x;
        x += cells[i].width + self->spacing;
      }
}

static guint
count_lines (const Cell *cells, guint n)
{
  guint lines = 0;

  for (guint i = 0; i < n; i++)
    lines = MAX (lines, cells[i].place->line + 1);
  return lines;
}

/* Least width of the columns, or of the widest line. */
static int
get_minimum (FwColumnsLayout *self, Cell *cells, guint n, gboolean narrow, double char_width)
{
  int widest = 0;
  guint lines = narrow ? count_lines (cells, n) : 1;

  for (guint line = 0; line < lines; line++)
    {
      int sum = -self->spacing;

      for (guint i = 0; i < n; i++)
        if (!narrow || cells[i].place->line == line)
          sum += self->spacing
                 + (get_chars (&cells[i], narrow) > 0
                        ? get_fixed (self, &cells[i], narrow, char_width)
                    : get_weight (&cells[i], narrow) > 0 ? cells[i].minimum
                                                         : cells[i].natural);
      widest = MAX (widest, sum);
    }
  return MAX (widest, 0);
}

static gboolean
decide (FwColumnsLayout *self, Cell *cells, guint n, int width, double char_width)
{
  return width < self->narrow * char_width
         || width < get_minimum (self, cells, n, FALSE, char_width);
}

static int
measure_line (Cell *cells, guint n, guint line, gboolean narrow)
{
  int height = 0;

  for (guint i = 0; i < n; i++)
    if (!narrow || cells[i].place->line == line)
      {
        int natural;

        gtk_widget_measure (cells[i].child, GTK_ORIENTATION_VERTICAL, cells[i].width, NULL,
                            &natural, NULL, NULL);
        height = MAX (height, natural);
      }
  return height;
}

static void
fw_columns_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  FwColumnsLayout *self = FW_COLUMNS_LAYOUT (manager);
  double char_width = get_char_width (widget);
  Cell cells[MAX_COLUMNS];
  guint n = collect (self, widget, cells);
  gboolean narrow;
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int wide = get_minimum (self, cells, n, FALSE, char_width);

      *minimum = MIN (get_minimum (self, cells, n, TRUE, char_width), wide);
      *natural = MAX (MAX (wide, (int) (self->narrow * char_width)), *minimum);
      return;
    }
  if (for_size < 0)
    for_size = get_minimum (self, cells, n, FALSE, char_width);
  narrow = decide (self, cells, n, for_size, char_width);
  for (guint line = 0; line < (narrow ? count_lines (cells, n) : 1); line++)
    {
      int own;

      divide (self, cells, n, line, narrow, for_size, char_width);
      own = measure_line (cells, n, line, narrow);
      height += own + (line > 0 && own > 0 ? self->spacing : 0);
    }
  *minimum = *natural = height;
}

static void
fw_columns_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  FwColumnsLayout *self = FW_COLUMNS_LAYOUT (manager);
  double char_width = get_char_width (widget);
  Cell cells[MAX_COLUMNS];
  guint n = collect (self, widget, cells);
  gboolean narrow = decide (self, cells, n, width, char_width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  self->is_narrow = narrow;
  for (guint line = 0; line < (narrow ? count_lines (cells, n) : 1); line++)
    {
      int own;

      divide (self, cells, n, line, narrow, width, char_width);
      own = narrow ? measure_line (cells, n, line, TRUE) : height;
      for (guint i = 0; i < n; i++)
        if (!narrow || cells[i].place->line == line)
          {
            GtkAllocation place = {mirrored ? width - cells[i].x - cells[i].width : cells[i].x, y,
                                   cells[i].width, own};

            gtk_widget_size_allocate (cells[i].child, &place, -1);
          }
      y += own + (own > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
fw_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

gboolean
fw_columns_layout_is_narrow (FwColumnsLayout *self)
{
  g_return_val_if_fail (FW_IS_COLUMNS_LAYOUT (self), FALSE);

  return self->is_narrow;
}

GtkLayoutManager *
fw_columns_layout_new (const FwColumnPlace *places, guint n_places, double narrow, int spacing)
{
  FwColumnsLayout *self = g_object_new (FW_TYPE_COLUMNS_LAYOUT, NULL);

  g_return_val_if_fail (n_places <= MAX_COLUMNS, NULL);

  self->places = places;
  self->n_places = n_places;
  self->narrow = narrow;
  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

static void
fw_columns_layout_class_init (FwColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = fw_columns_layout_get_request_mode;
  manager_class->measure = fw_columns_layout_measure;
  manager_class->allocate = fw_columns_layout_allocate;
}

static void
fw_columns_layout_init (FwColumnsLayout *self)
{
}
