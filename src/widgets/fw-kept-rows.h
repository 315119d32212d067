/* fw-kept-rows.h: the rows of a list by keys. What stays is moved and never made anew: the focus stays where it is, what
 * is open stays open, what is being typed stays. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @return transfer floating: the row for @key */
typedef GtkListBoxRow *(*FwKeptRowFunc) (const char *key, gpointer data);

/* Shows a row for each of @keys (const char *, each once), in their order, and no other. The list's rows, its order and
 * whether it is seen belong to this from then on; it is not seen while it has no row. */
void
fw_kept_rows_show (GtkListBox *list, GPtrArray *keys, FwKeptRowFunc create, gpointer data);

/* @return transfer none, nullable: the key of a row of such a list */
const char *
fw_kept_rows_get_key (GtkListBoxRow *row);

G_END_DECLS
