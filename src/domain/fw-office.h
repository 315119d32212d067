/* fw-office.h: an office's own settings and its first rows. */
#pragma once

#include "base/fw-calendar.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Writes the office's name and Land (a two-letter code, NULL if not yet known)
 * as settings valid from @today (ISO), and the first member of staff with
 * @login, who manages the office. Resolves to the id of the member of staff. */
DexFuture *
fw_office_set_up (FwStore *store,
                  const char *office_name,
                  const char *land,
                  const char *staff_name,
                  const char *login,
                  const char *today);

/* Settings are dated rows of `office_setting`; names in use: office-name,
 * office-unit, office-street, office-place, office-phone, land, municipality,
 * office-days-off ("12-24,12-31"), file-number-prefix, ombuds-contact,
 * plan-signature-text. */

/* Every setting in force on the day @on (ISO): name → value. On a store's thread. */
FwRow *
fw_office_read_settings (FwConnection *connection, const char *on, GError **error);
/* The same; resolves to an FwRow (boxed). */
DexFuture *
fw_office_load_settings (FwStore *store, const char *on);
/* Writes a setting valid from @from (ISO); a row of the same day is replaced.
 * Resolves to the applied FwChangeSet. */
DexFuture *
fw_office_save_setting (FwStore *store, const char *name, const char *value, const char *from);
/* The calendar that @settings describe; FALSE when no Land is set (then without holidays). */
gboolean
fw_office_get_calendar (FwRow *settings, FwCalendar *calendar);

G_END_DECLS
