/* fw-export-page.h: what every dialog does that hands out a drawing: print it, or save it
 * under a name whose ending says what file it becomes. */
#pragma once

#include <adwaita.h>

#include "draw/fw-draw-export.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Draws the page as @dialog has it chosen. */
typedef FwExportPage *(*FwExportCreate) (gpointer dialog);
/* Makes the file that @path asks for by its ending. @return NULL without @error when the
 * ending tells nothing. */
typedef GBytes *(*FwExportMake) (gpointer dialog, const char *path, GError **error);

/* Texts live as long as the program. */
typedef struct
{
  const char *name;    /* proposed; tells nothing of a case */
  const char *endings; /* said when the ending tells nothing: what it may be; NULL: of a drawing */
  FwExportCreate create;
  FwExportMake make; /* what no drawing is; NULL: nothing */
  FwStore *store;    /* NULL: of no case, so not logged */
  gint64 case_id;
  const char *subject; /* of the access log */
} FwExportOrder;

/* Only in a fiber. @return TRUE when it went to a printer; FALSE without @error when the user thought better of it */
gboolean
fw_export_print (GtkWidget *widget, FwExportPage *page, GError **error);

/* Prints the page, logs it and closes @dialog. Returns at once; what goes wrong is told in @toasts. */
void
fw_export_start_print (AdwDialog *dialog, AdwToastOverlay *toasts, const FwExportOrder *order);

/* Asks for the place, makes the file, logs it, writes it and closes @dialog. Returns at once; what
 * goes wrong is told in @toasts and nothing is saved. */
void
fw_export_start_save (AdwDialog *dialog, AdwToastOverlay *toasts, const FwExportOrder *order);

G_END_DECLS
