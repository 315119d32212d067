/* fw-demo-household.c: rows about the people of a demo case: persons, homes, custody. */
#include "config.h"

#include "domain/fw-demo-private.h"

FwDemoPerson *
fw_demo_add_person (FwDemoCase *self, const FwDemoNewPerson *person)
{
  FwDemo *demo = self->demo;
  FwDemoPerson *added = &self->persons[self->n_persons];
  g_autofree char *born = person->born_text != NULL     ? g_strdup (person->born_text)
                          : person->born != FW_DAY_NONE ? fw_day_to_iso (person->born)
                                                        : NULL;

  g_assert (self->n_persons < FW_DEMO_MAX_PERSONS);

  self->n_persons++;
  added->given = person->given;
  g_strlcpy (added->family, person->family != NULL ? person->family : self->family,
             sizeof added->family);
  added->role = person->role;
  added->sex = person->sex;
  added->born = person->born;
  added->id = fw_demo_insert (
      demo, FW_DEMO_PERSON, added->family, person->given,
      person->birth_name != NULL ? person->birth_name : "", person->sex, born, person->died,
      person->languages != NULL ? person->languages : "Deutsch",
      person->interpreter != NULL ? person->interpreter : "",
      person->occupation != NULL ? person->occupation : "",
      person->kind != NULL ? person->kind : "person", (gint64) person->migrations);
  if (person->role != NULL)
    fw_demo_insert (demo, FW_DEMO_CASE_PERSON, self->id, added->id, person->role, FW_DAY_NONE,
                    person->known != 0 ? person->known : FW_DAY_NONE);
  else
    fw_demo_insert (demo, FW_DEMO_PLACE, self->id, added->id,
                    person->known != 0 ? person->known : FW_DAY_NONE);
  return added;
}

gint64
fw_demo_add_household (FwDemoCase *self, const char *name, const char *kind)
{
  return fw_demo_insert (self->demo, FW_DEMO_HOUSEHOLD, self->id, name, kind);
}

void
fw_demo_move_in (FwDemoCase *self, gint64 household, const FwDemoPerson *person, FwDay from)
{
  static const char *const sources[] = {"Meldeauskunft", "Angabe der Mutter", "Hausbesuch"};
  guint source = fw_demo_roll (self->demo, G_N_ELEMENTS (sources));

  fw_demo_insert (self->demo, FW_DEMO_MEMBER, household, person->id, from, FW_DAY_NONE,
                  source == 1 ? "assessed" : "established", sources[source]);
}

void
fw_demo_add_address (FwDemoCase *self,
                     const FwDemoPerson *person,
                     const char *street,
                     FwDay from,
                     FwDay to,
                     gboolean blocked)
{
  fw_demo_insert (self->demo, FW_DEMO_ADDRESS, person->id, street, "00421", "Auental", from, to,
                  (gint64) blocked);
}

void
fw_demo_add_contacts (FwDemoCase *self, const FwDemoPerson *person, gboolean blocked)
{
  char value[64];
  guint n = fw_demo_roll (self->demo, 100);

  /* A block of numbers that is kept for films and belongs to nobody. */
  g_snprintf (value, sizeof value, "0176 040690%02u", n);
  fw_demo_insert (self->demo, FW_DEMO_CONTACT, person->id, "mobile", value,
                  n % 5 == 0 ? "ab 17 Uhr" : "", (gint64) blocked);
  if (n % 3 == 0)
    {
      g_snprintf (value, sizeof value, "post-%u@auental.example", self->index * 7 + n);
      fw_demo_insert (self->demo, FW_DEMO_CONTACT, person->id, "email", value, "",
                      (gint64) blocked);
    }
}

void
fw_demo_add_custody (FwDemoCase *self,
                     const FwDemoPerson *child,
                     const FwDemoPerson *holder,
                     const char *holder_text,
                     const char *kind,
                     const char *extent,
                     const char *proof,
                     const char *unknown_reason,
                     FwDay from)
{
  fw_demo_insert (self->demo, FW_DEMO_CUSTODY, child->id, holder != NULL ? holder->id : (gint64) 0,
                  holder_text != NULL ? holder_text : "", kind, extent != NULL ? extent : "",
                  proof != NULL ? proof : "", unknown_reason != NULL ? unknown_reason : "", from);
}
