/* fw-demo-private.h: what the files of the demo office share.
 *
 * All of it runs on the writer's thread. FwDemo is one filling; FwDemoCase is
 * one family while it is written, and what later parts (plans) may use of it.
 */
#pragma once

#include "base/fw-calendar.h"
#include "store/fw-bulk.h"

G_BEGIN_DECLS

#define FW_DEMO_MAX_PERSONS 24
#define FW_DEMO_MAX_CHILDREN 6
#define FW_DEMO_MAIN_ENTRIES 15 /* of Familie Ahornblatt */

typedef enum
{
  FW_DEMO_TEAM,
  FW_DEMO_STAFF,
  FW_DEMO_SETTING,
  FW_DEMO_PROVIDER,
  FW_DEMO_PERSON,
  FW_DEMO_ADDRESS,
  FW_DEMO_CONTACT,
  FW_DEMO_INSTITUTION,
  FW_DEMO_CUSTODY,
  FW_DEMO_CASE,
  FW_DEMO_CASE_CHILD,
  FW_DEMO_CASE_PERSON,
  FW_DEMO_HOUSEHOLD,
  FW_DEMO_MEMBER,
  FW_DEMO_PLACE,
  FW_DEMO_PARTNERSHIP,
  FW_DEMO_PARTNERSHIP_EVENT,
  FW_DEMO_CHILD_LINK,
  FW_DEMO_BOND,
  FW_DEMO_HEALTH,
  FW_DEMO_TRAIT,
  FW_DEMO_ENTRY,
  FW_DEMO_PARTICIPANT,
  FW_DEMO_RESUBMISSION,
  FW_DEMO_FORM,
  FW_DEMO_PLAN,
  FW_DEMO_PLAN_CHILD,
  FW_DEMO_N_TABLES
} FwDemoTable;

/* A place of work: who is responsible, who stands in, who is partner in WJH. */
typedef struct
{
  gint64 team;
  gint64 worker;
  gint64 deputy;
  gint64 tandem;
  gint64 lead;
} FwDemoDesk;

/* What conferences know of a case. */
typedef struct
{
  gint64 case_id;
  FwDemoDesk desk;
  gboolean is_main;
  char child[24];
  char mother[24];
} FwDemoConferred;

typedef struct
{
  FwConnection *connection;
  FwBulk *bulks[FW_DEMO_N_TABLES];
  GRand *rand;
  FwCalendar calendar;
  FwDay today;
  guint32 seed;
  guint32 counter;
  gint64 now_ms;
  guint n_cases;
  gint64 n_events;
  GArray *desks;     /* of FwDemoDesk; the first is the demo user's */
  GArray *providers; /* of gint64 */
  gint64 demo_staff;
  GArray *conferred;   /* of FwDemoConferred: cases that conferences are about */
  GHashTable *numbers; /* year → last number */
  int main_year;
  GString *text;
  GError *error; /* the first failure; nothing is written after it */
} FwDemo;

typedef enum
{
  FW_DEMO_COUPLE,
  FW_DEMO_SEPARATED,
  FW_DEMO_SINGLE,
  FW_DEMO_PATCHWORK,
  FW_DEMO_FOSTER,
  FW_DEMO_GUARDIAN,
  FW_DEMO_GRANDPARENTS,
  FW_DEMO_PROTECTED,
  FW_DEMO_N_FAMILIES
} FwDemoFamily;

typedef struct
{
  gint64 id;
  const char *given;
  char family[40];
  const char *role; /* as in case_person */
  const char *sex;
  FwDay born;
} FwDemoPerson;

typedef struct
{
  FwDemo *demo;
  gint64 id;
  guint index;
  char number[24];
  char name[64];
  char family[40];
  const char *kind;
  FwDemoFamily form;
  FwDay first_contact;
  gboolean is_main; /* Familie Ahornblatt */
  gboolean is_new;  /* nothing was done yet about its first deadlines */
  gboolean closed;
  FwDay closed_on;
  const FwDemoDesk *desk;
  const char *district;
  char street[40];
  gint64 provider;
  gint64 plan_id; /* of the newest help plan, 0 before */
  FwDemoPerson persons[FW_DEMO_MAX_PERSONS];
  guint n_persons;
  gint64 children[FW_DEMO_MAX_CHILDREN]; /* persons with a child's file in this case */
  guint n_children;
} FwDemoCase;

/* Ids count up from the seed, so that they come out the same. */
gint64
fw_demo_next_id (FwDemo *self);
/* Writes a row (values as the table's spec in fw-demo.c has them), gives its id. */
gint64
fw_demo_insert (FwDemo *self, FwDemoTable table, ...);
void
fw_demo_insert_with_id (FwDemo *self, FwDemoTable table, gint64 id, ...);
/* fw-demo-conferences.c: remembers a case for conferences; makes them all at the end. */
void
fw_demo_note_case (FwDemoCase *self);
void
fw_demo_add_conferences (FwDemo *self);
/* 0 … n − 1 */
guint
fw_demo_roll (FwDemo *self, guint n);
gboolean
fw_demo_chance (FwDemo *self, guint percent);
#define fw_demo_pick(self, list) ((list)[fw_demo_roll ((self), G_N_ELEMENTS (list))])

/* fw-demo-names.c */
void
fw_demo_make_family_name (FwDemo *self, char *name, gsize size);
/* @age decides the generation whose names are taken. */
const char *
fw_demo_pick_given_name (FwDemo *self, gboolean female, int age);
void
fw_demo_make_street (FwDemo *self, char *street, gsize size);
const char *
fw_demo_pick_district (FwDemo *self);
/* For a child of @age: NULL when it is in none. @kind (out): as in institution. */
const char *
fw_demo_pick_school (FwDemo *self, int age, const char **kind);
const char *
fw_demo_pick_doctor (FwDemo *self);

/* fw-demo-office.c: settings, teams, staff, providers. */
void
fw_demo_add_office (FwDemo *self);

/* fw-demo-household.c, fw-demo-family.c, fw-demo-ahornblatt.c: people of a case. */
typedef struct
{
  const char *given;
  const char *family; /* NULL: the case's */
  const char *birth_name;
  const char *sex;
  const char *role;
  FwDay born;
  const char *born_text; /* a partial date instead of born */
  const char *died;      /* partial date */
  const char *languages;
  const char *interpreter;
  const char *occupation;
  const char *kind; /* NULL: person; "miscarriage", "institution" have no role in the case */
  guint migrations;
  FwDay known; /* 0: since the row was made */
} FwDemoNewPerson;

/* The person with a role in the case; borrowed, lives as long as the case. */
FwDemoPerson *
fw_demo_add_person (FwDemoCase *self, const FwDemoNewPerson *person);
gint64
fw_demo_add_household (FwDemoCase *self, const char *name, const char *kind);
void
fw_demo_move_in (FwDemoCase *self, gint64 household, const FwDemoPerson *person, FwDay from);
void
fw_demo_add_address (FwDemoCase *self,
                     const FwDemoPerson *person,
                     const char *street,
                     FwDay from,
                     FwDay to,
                     gboolean blocked);
void
fw_demo_add_contacts (FwDemoCase *self, const FwDemoPerson *person, gboolean blocked);
void
fw_demo_add_custody (FwDemoCase *self,
                     const FwDemoPerson *child,
                     const FwDemoPerson *holder,
                     const char *holder_text,
                     const char *kind,
                     const char *extent,
                     const char *proof,
                     const char *unknown_reason,
                     FwDay from);
void
fw_demo_add_family (FwDemoCase *self);
void
fw_demo_add_ahornblatt (FwDemoCase *self);

/* fw-demo-genogram.c: couples, children, bonds. Partial dates and texts may be NULL;
 * @known 0: since the row was made. */
gint64
fw_demo_add_couple (FwDemoCase *self, const FwDemoPerson *one, const FwDemoPerson *other);
void
fw_demo_add_event (FwDemoCase *self,
                   gint64 couple,
                   const char *kind,
                   const char *from,
                   FwDay known);
void
fw_demo_link_child (FwDemoCase *self,
                    const FwDemoPerson *child,
                    gint64 couple,
                    const char *kind,
                    const char *from,
                    FwDay known);
typedef struct
{
  const char *kind; /* of a bond; region of a health mark */
  const FwDemoPerson *person, *other;
  const char *text;
  const char *from, *to;
  const char *status;
  const char *source;
  FwDay known;
  gboolean suspected;
  const char *remission;
  gboolean resource;
} FwDemoFact;
void
fw_demo_add_bond (FwDemoCase *self, const FwDemoFact *fact);
void
fw_demo_add_health (FwDemoCase *self, const FwDemoFact *fact);
void
fw_demo_add_trait (FwDemoCase *self, const FwDemoFact *fact);
/* The family of Familie Ahornblatt, after its people of the record. */
void
fw_demo_add_ahornblatt_family (FwDemoCase *self, const FwDemoPerson *const *core);

/* fw-demo-record.c: the course of the case. Times are decided before the case's
 * own row is written, because that row keeps the last contact. */
typedef struct
{
  FwDay day;
  guint minute;
  guint8 kind; /* index into the kinds of fw-demo-record.c */
} FwDemoMoment;

/* @n moments between first contact and today (or closing), in order of time. */
void
fw_demo_plan_record (FwDemoCase *self, FwDemoMoment *moments, guint n);
FwDay
fw_demo_get_last_contact (const FwDemoMoment *moments, guint n);
void
fw_demo_add_record (FwDemoCase *self, const FwDemoMoment *moments, guint n);
void
fw_demo_add_ahornblatt_record (FwDemoCase *self, guint n_entries);
/* Writes one entry; @minute of the day, @participant nullable. */
gint64
fw_demo_add_entry (FwDemoCase *self,
                   const char *kind,
                   FwDay day,
                   guint minute,
                   guint duration_min,
                   const char *subject,
                   const char *body,
                   const FwDemoPerson *child,
                   const FwDemoPerson *participant,
                   gboolean child_seen,
                   gboolean confided,
                   gboolean by_deputy);

/* fw-demo-dates.c: re-submissions and when the children were seen. */
void
fw_demo_add_child_files (FwDemoCase *self);
void
fw_demo_add_resubmissions (FwDemoCase *self);
void
fw_demo_add_resubmission (FwDemoCase *self,
                          const char *what,
                          FwDay due,
                          const char *status,
                          const char *reason,
                          FwDay done_on,
                          const char *rule,
                          FwDay start_date);

/* fw-demo-life.c: what was told of two families' lives; after everything else. */
void
fw_demo_add_lives (FwDemo *self);

/* fw-demo-clearing.c: two clearings; after the lives. */
void
fw_demo_add_clearings (FwDemo *self);

/* fw-demo-plans.c: the help plans of a case; called last for every case. */
void
fw_demo_add_plans (FwDemoCase *self);

G_END_DECLS
