/* fw-fact-editor.h: one dated fact of the family with its status and source: a bond, an
 * event of a couple, a child's link, a stay in a household, a health mark, a resource.
 *
 * For the inspector. Every row saves itself as an act of its own. Main thread; holds the
 * desk. Signal: gone () when the fact was taken away.
 */
#pragma once

#include <adwaita.h>

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

typedef enum
{
  FW_FACT_BOND,
  FW_FACT_EVENT,
  FW_FACT_LINK,
  FW_FACT_STAY,
  FW_FACT_HEALTH,
  FW_FACT_TRAIT,
} FwFactKind;

#define FW_TYPE_FACT_EDITOR (fw_fact_editor_get_type ())
G_DECLARE_FINAL_TYPE (FwFactEditor, fw_fact_editor, FW, FACT_EDITOR, AdwBin)

GtkWidget *
fw_fact_editor_new (FwGenogramDesk *desk, FwFactKind kind, const char *id);
/* What is stored, anew. */
void
fw_fact_editor_refresh (FwFactEditor *self);

/* "established · since 2015 · family court, 14.09.2021"; free with g_free(). */
char *
fw_fact_dup_summary (const FwFact *fact);

G_END_DECLS
