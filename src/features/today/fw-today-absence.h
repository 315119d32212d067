/* fw-today-absence.h: the dialog of who is away: enter an absence, end one. */
#pragma once

#include "domain/fw-deadline-repository.h"
#include "widgets/fw-undo.h"

G_BEGIN_DECLS

/* Asks from when to when and, of who leads a team, for whom; below it stands who is away. Acts
 * go to @undo. */
void
fw_today_ask_absence (GtkWidget *widget, FwStore *store, FwRadar *radar, FwUndo *undo);

G_END_DECLS
