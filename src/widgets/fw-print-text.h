/* fw-print-text.h: prints a plain text on as many sheets as it takes, after asking where. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the print dialog over @widget's window. Nothing is written to disk. */
void
fw_print_text (GtkWidget *widget, const char *title, const char *text);

G_END_DECLS
