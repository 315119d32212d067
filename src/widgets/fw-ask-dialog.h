/* fw-ask-dialog.h: a dialog of rows with one act; stays open until the act succeeded. */
#pragma once

#include <adwaita.h>
#include <libdex.h>

G_BEGIN_DECLS

/* Signal: changed: a row that was added has changed. */
#define FW_TYPE_ASK_DIALOG (fw_ask_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwAskDialog, fw_ask_dialog, FW, ASK_DIALOG, AdwDialog)

/* @act: the label of its button, with a mnemonic. */
FwAskDialog *
fw_ask_dialog_new (const char *title, const char *act);
/* Begins a new group; @title and @description nullable. */
void
fw_ask_dialog_add_group (FwAskDialog *self, const char *title, const char *description);
/* Adds @row to the last group, gives it @title (nullable: as it is), and returns it. */
GtkWidget *
fw_ask_dialog_add (FwAskDialog *self, GtkWidget *row, const char *title);
void
fw_ask_dialog_set_ready (FwAskDialog *self, gboolean ready);
/* In a fiber: presents the dialog over @widget the first time; TRUE when the act
 * was asked for, FALSE when the dialog was closed. */
gboolean
fw_ask_dialog_await (FwAskDialog *self, GtkWidget *widget);
/* What was refused, above the rows; NULL takes it away. */
void
fw_ask_dialog_refuse (FwAskDialog *self, const GError *error);
/* The text of an entry row without spaces round it. Free with g_free(). */
char *
fw_ask_dialog_dup_text (GtkWidget *row);

G_END_DECLS
