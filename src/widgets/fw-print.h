/* fw-print.h: prints pages of a PDF or of a document, after asking where. */
#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

#include "document/fw-document.h"
#include "document/fw-pdf.h"

G_BEGIN_DECLS

/* Resolve to TRUE when it went to a printer, FALSE when the user turned away;
 * reject with the printer's error. The job's name tells nothing of the case. */
DexFuture *
fw_print_pdf (GtkWidget *widget, FwPdf *pdf);
DexFuture *
fw_print_document (GtkWidget *widget, FwDocument *document);

G_END_DECLS
