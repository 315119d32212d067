/* fw-print-text.c: see fw-print-text.h. */
#include "config.h"

#include "widgets/fw-print-text.h"

#define FONT "Noto Sans 12"

typedef struct
{
  char *title;
  char *text;
  PangoLayout *layout; /* of all pages; from begin-print on */
  GArray *first_lines; /* of int, by page */
  DexPromise *promise;
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_clear_object (&job->layout);
  g_clear_pointer (&job->first_lines, g_array_unref);
  dex_clear (&job->promise);
  g_free (job->title);
  explicit_bzero (job->text, strlen (job->text));
  g_free (job->text);
  g_free (job);
}

/* Breaks between lines where a page is full. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Job *job = data;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  g_autofree char *title = g_markup_escape_text (job->title, -1);
  g_autofree char *text = g_markup_escape_text (job->text, -1);
  g_autofree char *markup
      = g_strdup_printf ("<span size='x-large' weight='bold'>%s</span>\n\n%s", title, text);
  int height = (int) (gtk_print_context_get_height (context) * PANGO_SCALE);
  int n;

  g_clear_object (&job->layout);
  g_clear_pointer (&job->first_lines, g_array_unref);
  job->layout = gtk_print_context_create_pango_layout (context);
  job->first_lines = g_array_new (FALSE, FALSE, sizeof (int));
  pango_layout_set_font_description (job->layout, font);
  pango_layout_set_width (job->layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_markup (job->layout, markup, -1);
  n = pango_layout_get_line_count (job->layout);
  for (int i = 0, used = 0; i < n; i++)
    {
      PangoRectangle line;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (job->layout, i), NULL, &line);
      if (i == 0 || used + line.height > height)
        {
          g_array_append_val (job->first_lines, i);
          used = 0;
        }
      used += line.height;
    }
  gtk_print_operation_set_n_pages (operation, MAX (1, (int) job->first_lines->len));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Job *job = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  int first, last;
  double y = 0;

  if (page >= (int) job->first_lines->len)
    return;
  first = g_array_index (job->first_lines, int, page);
  last = page + 1 < (int) job->first_lines->len ? g_array_index (job->first_lines, int, page + 1)
                                                : pango_layout_get_line_count (job->layout);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int i = first; i < last; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (job->layout, i);
      PangoRectangle logical;

      pango_layout_line_get_extents (line, NULL, &logical);
      cairo_move_to (cr, 0, y - (double) logical.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, line);
      y += (double) logical.height / PANGO_SCALE;
    }
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Job *job = data;
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      dex_promise_reject (job->promise, error);
    }
  else
    dex_promise_resolve_boolean (job->promise, result == GTK_PRINT_OPERATION_RESULT_APPLY);
}

DexFuture *
fw_print_text (GtkWidget *widget, const char *title, const char *text)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  GtkRoot *root = gtk_widget_get_root (widget);
  DexPromise *promise = dex_promise_new ();
  Job *job = g_new0 (Job, 1);

  job->title = g_strdup (title);
  job->text = g_strdup (text);
  job->promise = dex_ref (promise);
  gtk_print_operation_set_job_name (operation, "Fallwerk");
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), job, job_free, 0);
  /* Asynchronous: errors come with "done". */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
  return DEX_FUTURE (promise);
}
