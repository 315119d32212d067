/* fw-person.c: see fw-person.h. */
#include "config.h"

#include "domain/fw-person.h"

struct _FwPerson
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwPerson, fw_person, FW_TYPE_RECORD)

static void
fw_person_class_init (FwPersonClass *klass)
{
  static const FwColumn columns[]
      = {{"family_name", FW_COLUMN_TEXT}, {"given_name", FW_COLUMN_TEXT},
         {"birth_name", FW_COLUMN_TEXT},  {"sex", FW_COLUMN_TEXT},
         {"born", FW_COLUMN_DATE},        {"died", FW_COLUMN_DATE},
         {"nationality", FW_COLUMN_TEXT}, {"languages", FW_COLUMN_TEXT},
         {"interpreter", FW_COLUMN_TEXT}, {"occupation", FW_COLUMN_TEXT},
         {"note", FW_COLUMN_TEXT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "person", columns, G_N_ELEMENTS (columns));
}

static void
fw_person_init (FwPerson *self)
{
}

struct _FwAddress
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwAddress, fw_address, FW_TYPE_RECORD)

static void
fw_address_class_init (FwAddressClass *klass)
{
  static const FwColumn columns[]
      = {{"person_id", FW_COLUMN_REF}, {"street", FW_COLUMN_TEXT}, {"postcode", FW_COLUMN_TEXT},
         {"place", FW_COLUMN_TEXT},    {"note", FW_COLUMN_TEXT},   {"from_date", FW_COLUMN_DATE},
         {"to_date", FW_COLUMN_DATE},  {"blocked", FW_COLUMN_BOOL}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "address", columns, G_N_ELEMENTS (columns));
}

static void
fw_address_init (FwAddress *self)
{
}

struct _FwContactPoint
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwContactPoint, fw_contact_point, FW_TYPE_RECORD)

static void
fw_contact_point_class_init (FwContactPointClass *klass)
{
  static const FwColumn columns[] = {{"person_id", FW_COLUMN_REF},
                                     {"kind", FW_COLUMN_TEXT},
                                     {"value", FW_COLUMN_TEXT},
                                     {"note", FW_COLUMN_TEXT},
                                     {"blocked", FW_COLUMN_BOOL}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "contact_point", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_contact_point_init (FwContactPoint *self)
{
}

struct _FwInstitution
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwInstitution, fw_institution, FW_TYPE_RECORD)

static void
fw_institution_class_init (FwInstitutionClass *klass)
{
  static const FwColumn columns[]
      = {{"person_id", FW_COLUMN_REF}, {"kind", FW_COLUMN_TEXT},      {"name", FW_COLUMN_TEXT},
         {"contact", FW_COLUMN_TEXT},  {"from_date", FW_COLUMN_DATE}, {"to_date", FW_COLUMN_DATE}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "institution", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_institution_init (FwInstitution *self)
{
}

char *
fw_person_dup_name (FwPerson *self)
{
  const char *given, *family;

  g_return_val_if_fail (FW_IS_PERSON (self), NULL);

  given = fw_record_get_text (FW_RECORD (self), "given_name");
  family = fw_record_get_text (FW_RECORD (self), "family_name");
  return g_strstrip (
      g_strdup_printf ("%s %s", given != NULL ? given : "", family != NULL ? family : ""));
}
