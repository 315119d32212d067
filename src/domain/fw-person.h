/* fw-person.h: people of the office and what is known of them, as live records.
 *
 * Main-thread objects (FwRecord): every column is a property of its name.
 */
#pragma once

#include "store/fw-record.h"

G_BEGIN_DECLS

#define FW_TYPE_PERSON (fw_person_get_type ())
G_DECLARE_FINAL_TYPE (FwPerson, fw_person, FW, PERSON, FwRecord)

#define FW_TYPE_ADDRESS (fw_address_get_type ())
G_DECLARE_FINAL_TYPE (FwAddress, fw_address, FW, ADDRESS, FwRecord)

#define FW_TYPE_CONTACT_POINT (fw_contact_point_get_type ())
G_DECLARE_FINAL_TYPE (FwContactPoint, fw_contact_point, FW, CONTACT_POINT, FwRecord)

#define FW_TYPE_INSTITUTION (fw_institution_get_type ())
G_DECLARE_FINAL_TYPE (FwInstitution, fw_institution, FW, INSTITUTION, FwRecord)

/* "Emil Ahornblatt"; free with g_free(). */
char *
fw_person_dup_name (FwPerson *self);

G_END_DECLS
