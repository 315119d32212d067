/* fw-entry-people.h: who was there and whom it concerns, chosen among the people of a case.
 *
 * Fills two rows of the entry dialog. Signal: changed (), by the user only.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_ENTRY_PEOPLE (fw_entry_people_get_type ())
G_DECLARE_FINAL_TYPE (FwEntryPeople, fw_entry_people, FW, ENTRY_PEOPLE, GObject)

/* @present gets a switch a person, @child the children. */
FwEntryPeople *
fw_entry_people_new (AdwExpanderRow *present, AdwComboRow *child);
/* The people of that case, asynchronously, in the place of those before. */
void
fw_entry_people_load (FwEntryPeople *self, FwStore *store, gint64 case_id);
/* Chooses persons (of gint64, nullable) and a child (0: the whole family), at once or when they
 * have been loaded; who is not in the case any more is left out. */
void
fw_entry_people_choose (FwEntryPeople *self, GArray *present, gint64 child_id);
/* Of gint64, transfer full; those that are to be chosen while they are being loaded. */
GArray *
fw_entry_people_dup_present (FwEntryPeople *self);
/* 0: the whole family. */
gint64
fw_entry_people_get_child (FwEntryPeople *self);

G_END_DECLS
