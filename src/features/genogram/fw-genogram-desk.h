/* fw-genogram-desk.h: the genogram of a case as it lies on the desk: what is loaded,
 * which day is shown, the scene of it, and the acts that change it.
 *
 * Main-thread object without widgets, one for an open tab; page, inspector, date bar
 * and quick entry hold it and never each other.
 *
 *   store ─load─▶ FwFamilyFile ─┐
 *                               ├─ day, layers ─▶ FwGenogram ─▶ FwScene ─▶ canvas, list
 *   act: copy of the family ────┘ (shown at once)
 *     └─▶ change set ─commit─▶ store ─changed─▶ load again
 *
 * An act is shown before it is stored; when the store refuses it, what is stored comes
 * back and the error is told. Acts of one desk are stored one after the other.
 */
#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

#include "domain/fw-family-day.h"
#include "domain/fw-family-kin.h"
#include "domain/fw-family-repository.h"
#include "domain/fw-family-shared.h"
#include "scene/fw-genogram.h"

G_BEGIN_DECLS

#define FW_TYPE_GENOGRAM_DESK (fw_genogram_desk_get_type ())
G_DECLARE_FINAL_TYPE (FwGenogramDesk, fw_genogram_desk, FW, GENOGRAM_DESK, GObject)

/* Signals:
 *   loaded ()                     the first time there is something to show
 *   changed ()                    family, day or layers are others; the scene is filled
 *   failed (GError *error)        an act or the loading did not succeed; nothing was lost
 *   focus-wanted (const char *id) an act made this: the view goes there
 */
FwGenogramDesk *
fw_genogram_desk_new (FwStore *store, gint64 case_id);
FwStore *
fw_genogram_desk_get_store (FwGenogramDesk *self);
gint64
fw_genogram_desk_get_case (FwGenogramDesk *self);
/* Measures labels as the canvas draws them; call before load. @data lives as long as self. */
void
fw_genogram_desk_set_measure (FwGenogramDesk *self, FwTextMeasure measure, gpointer data);
/* Loads, and again whenever the family of the case changes. */
void
fw_genogram_desk_load (FwGenogramDesk *self);
gboolean
fw_genogram_desk_is_loaded (FwGenogramDesk *self);

/* --- what is shown; all borrowed, valid until "changed" -------------------------- */

/* NULL before it is loaded. Not to be changed. All of it, also at a desk together. */
FwFamily *
fw_genogram_desk_get_family (FwGenogramDesk *self);
FwFamilyFile *
fw_genogram_desk_get_file (FwGenogramDesk *self);
/* The family on the day shown. */
FwFamilyDay *
fw_genogram_desk_get_shown (FwGenogramDesk *self);
/* Kin from the index person, NULL without one. */
FwKin *
fw_genogram_desk_get_kin (FwGenogramDesk *self);
FwGenogram *
fw_genogram_desk_get_genogram (FwGenogramDesk *self);
FwScene *
fw_genogram_desk_get_scene (FwGenogramDesk *self);
/* The index of the person of a scene's item, FW_FAMILY_NOBODY for other items. */
guint
fw_genogram_desk_find_person (FwGenogramDesk *self, const char *item_id);

/* --- which day, which layers --------------------------------------------------------- */

/* @known FW_DAY_NONE: all that is known; @compare FW_DAY_NONE: no ghosts. */
void
fw_genogram_desk_set_day (FwGenogramDesk *self, FwDay day, FwDay known, FwDay compare);
FwDay
fw_genogram_desk_get_day (FwGenogramDesk *self);
FwDay
fw_genogram_desk_get_known (FwGenogramDesk *self);
FwDay
fw_genogram_desk_get_compare (FwGenogramDesk *self);
/* Another day than today, or what was known then: nothing is changed there. */
gboolean
fw_genogram_desk_is_past (FwGenogramDesk *self);
void
fw_genogram_desk_set_layers (FwGenogramDesk *self, FwGenogramLayers layers);
/* The systems round the household instead of the generations. */
void
fw_genogram_desk_set_network (FwGenogramDesk *self, gboolean network);
FwGenogramLayers
fw_genogram_desk_get_layers (FwGenogramDesk *self);
/* A desk that the family sits at: what only the office knows is in nothing that is
 * shown (see fw-family-shared.h); acts go on changing all of it. Call before load. */
void
fw_genogram_desk_set_together (FwGenogramDesk *self);
/* What is shown there all the same. */
void
fw_genogram_desk_set_share (FwGenogramDesk *self, FwFamilyShare share);
FwFamilyShare
fw_genogram_desk_get_share (FwGenogramDesk *self);

/* --- acts ------------------------------------------------------------------------------ */

/* A copy to change (with fw-family-edit.h); give it to _commit or _preview, or free it. */
FwFamily *
fw_genogram_desk_begin (FwGenogramDesk *self);
/* Takes over @edited, shows it and stores what differs as one act called @label (an
 * act that can be undone). @focus (may be NULL): the id of what the view goes to. */
void
fw_genogram_desk_commit (FwGenogramDesk *self,
                         FwFamily *edited,
                         const char *label,
                         const char *focus);
/* Shows @edited (taken over) without storing it; NULL: what is stored again. */
void
fw_genogram_desk_preview (FwGenogramDesk *self, FwFamily *edited);
gboolean
fw_genogram_desk_is_previewing (FwGenogramDesk *self);
/* Places everybody anew, those placed by hand apart; nobody keeps near where they were. */
void
fw_genogram_desk_tidy (FwGenogramDesk *self);
/* Puts the places back that tidy left. FALSE when there are none. */
gboolean
fw_genogram_desk_untidy (FwGenogramDesk *self);
/* The last act of this desk back, or again; @widget's window says which. FALSE when
 * there is none. */
gboolean
fw_genogram_desk_undo (FwGenogramDesk *self, GtkWidget *widget);
gboolean
fw_genogram_desk_redo (FwGenogramDesk *self, GtkWidget *widget);
/* Resolves when every act so far is stored or refused. */
DexFuture *
fw_genogram_desk_flush (FwGenogramDesk *self);

G_END_DECLS
