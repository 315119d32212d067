/* fw-export-page.h: what every dialog does that hands out a drawing: print it, or save it
 * under a name whose ending says what file it becomes. To be called in fibers. */
#pragma once

#include <adwaita.h>

#include "draw/fw-draw-export.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Makes the file that @path asks for by its ending. @return NULL without @error when the
 * ending tells nothing. */
typedef GBytes *(*FwExportMake) (gpointer dialog, const char *path, GError **error);

typedef struct
{
  const char *name;    /* proposed; tells nothing of a case */
  const char *endings; /* said when the ending tells nothing: what it may be */
  FwExportMake make;
  FwStore *store; /* NULL: of no case, so not logged */
  gint64 case_id;
  const char *subject; /* of the access log */
} FwExportOrder;

/* @return TRUE when it went to a printer; FALSE without @error when the user thought better of it */
gboolean
fw_export_print (GtkWidget *widget, FwExportPage *page, GError **error);

/* The page as PDF, SVG or PNG; NULL without @error when the ending is none of these. */
GBytes *
fw_export_make_page (FwExportPage *page, const char *path, GError **error);

/* Asks for the place, makes the file, logs it, writes it and closes @dialog. What goes
 * wrong is told in @toasts and nothing is saved. */
void
fw_export_save (AdwDialog *dialog, AdwToastOverlay *toasts, const FwExportOrder *order);

G_END_DECLS
