/* fw-inspector-rows.h: rows of the inspector: each shows one value of the family and
 * gives back what was typed or chosen, when the row is left or with Enter. Main thread.
 *
 * A row keeps what is being typed in it: showing another value while it has the focus
 * and holds other text does nothing.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What was typed or chosen in @field. FALSE: it is no such value; the row says so and
 * keeps the text. @owner outlives the row. */
typedef gboolean (*FwInspectorApply) (gpointer owner, const char *field, const char *value);

/* @field is static. */
GtkWidget *
fw_inspector_entry_new (const char *title,
                        const char *field,
                        gpointer owner,
                        FwInspectorApply apply);
void
fw_inspector_entry_set (GtkWidget *row, const char *text);
/* Gives back what is typed now, because the row is about to show something else. */
void
fw_inspector_entry_flush (GtkWidget *row);
/* One of @values, shown by @titles (both NULL-terminated, copied). */
GtkWidget *
fw_inspector_choice_new (const char *title,
                         const char *field,
                         const char *const *values,
                         const char *const *titles,
                         gpointer owner,
                         FwInspectorApply apply);
void
fw_inspector_choice_set (GtkWidget *row, const char *value);
/* "yes" or "no". */
GtkWidget *
fw_inspector_switch_new (const char *title,
                         const char *field,
                         gpointer owner,
                         FwInspectorApply apply);
void
fw_inspector_switch_set (GtkWidget *row, gboolean active);
/* A row that leads to something; @func gets @owner and @id. */
typedef void (*FwInspectorOpen) (gpointer owner, const char *id);
GtkWidget *
fw_inspector_link_new (const char *title,
                       const char *subtitle,
                       const char *id,
                       gpointer owner,
                       FwInspectorOpen open);
/* Takes all rows out of a list. */
void
fw_inspector_clear (GtkListBox *list);

G_END_DECLS
