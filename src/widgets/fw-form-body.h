/* fw-form-body.h: the fields of a section or of a row below each other. */
#pragma once

#include "widgets/fw-form-context.h"

G_BEGIN_DECLS

/* A card of the fields from @first on; short ones that belong together (two
 * dates, a line and its date) stand side by side. */
GtkWidget *
fw_form_body_new (FwFormContext *context,
                  const FwSection *section,
                  guint first,
                  gint64 row_id,
                  const char *row_title);
/* Shows and hides every field below @widget as the form now asks. */
void
fw_form_body_update (GtkWidget *widget);
/* Gives every field below @widget its hints. */
void
fw_form_body_show_hints (GtkWidget *widget, GPtrArray *hints);

G_END_DECLS
