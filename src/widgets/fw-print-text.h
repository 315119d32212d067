/* fw-print-text.h: prints a plain text on as many sheets as it takes, after asking where. */
#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

G_BEGIN_DECLS

/* Opens the print dialog over @widget's window. Nothing is written to disk.
 * Resolves to TRUE when it went to a printer, FALSE when the user turned away;
 * rejects with the printer's error. */
DexFuture *
fw_print_text (GtkWidget *widget, const char *title, const char *text);

G_END_DECLS
