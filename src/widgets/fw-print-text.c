/* fw-print-text.c: see fw-print-text.h. */
#include "config.h"

#include "widgets/fw-async.h"
#include "widgets/fw-print-text.h"

#define FONT "Noto Sans 12"

typedef struct
{
  char *title;
  char *text;
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_free (job->title);
  explicit_bzero (job->text, strlen (job->text));
  g_free (job->text);
  g_free (job);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Job *job = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  g_autofree char *title = g_markup_escape_text (job->title, -1);
  g_autofree char *text = g_markup_escape_text (job->text, -1);
  g_autofree char *markup
      = g_strdup_printf ("<span size='x-large' weight='bold'>%s</span>\n\n%s", title, text);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_markup (layout, markup, -1);
  cairo_set_source_rgb (cr, 0, 0, 0);
  pango_cairo_show_layout (cr, layout);
}

void
fw_print_text (GtkWidget *widget, const char *title, const char *text)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);
  Job *job = g_new0 (Job, 1);

  job->title = g_strdup (title);
  job->text = g_strdup (text);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, "Fallwerk");
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), job, job_free, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
  if (error != NULL)
    fw_ui_show_error (widget, error);
}
