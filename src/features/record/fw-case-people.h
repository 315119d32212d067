/* fw-case-people.h: the persons of a case as choices: for filters, entries, the journal line. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-journal-line.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

typedef struct _FwCasePeople FwCasePeople;

/* In a fiber of the main thread; NULL with @error. */
FwCasePeople *
fw_case_people_load (FwStore *store, gint64 case_id, GError **error);
void
fw_case_people_free (FwCasePeople *self);
guint
fw_case_people_get_n (FwCasePeople *self);
gint64
fw_case_people_get_id (FwCasePeople *self, guint index);
/* "Emil (child)", "Ruth Ahornblatt": translated, borrowed. */
const char *
fw_case_people_get_label (FwCasePeople *self, guint index);
gboolean
fw_case_people_is_child (FwCasePeople *self, guint index);
/* What the journal line parses by; borrowed. */
const FwJournalPerson *
fw_case_people_get_journal (FwCasePeople *self);
/* The label of a person, "" when unknown. */
const char *
fw_case_people_find_label (FwCasePeople *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwCasePeople, fw_case_people_free)

G_END_DECLS
