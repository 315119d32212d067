/* fw-family-import.h: a family out of a GEDCOM or easyNWK file into the drawing.
 *
 * Shows what would come in and what would not before anything is stored; it is one act,
 * which can be undone. Main thread.
 */
#pragma once

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

/* Asks for the file, shows what it holds, and draws it when the user agrees. */
void
fw_family_import (FwGenogramDesk *desk, GtkWidget *widget);

G_END_DECLS
