/* fw-form-date.h: an answer that is a day, typed as people write it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: value (string, ISO, "" for none). */
#define FW_TYPE_FORM_DATE (fw_form_date_get_type ())
G_DECLARE_FINAL_TYPE (FwFormDate, fw_form_date, FW, FORM_DATE, GtkWidget)

GtkWidget *
fw_form_date_new (void);
/* The widget that takes the keys, for names and focus. Borrowed. */
GtkWidget *
fw_form_date_get_entry (FwFormDate *self);
/* Takes over what is typed now; also done by Enter and on leaving. FALSE when
 * it is no date: the text stays, the value stays, and the field says so. */
gboolean
fw_form_date_commit (FwFormDate *self);

G_END_DECLS
