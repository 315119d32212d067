/* fw-family-repository-private.h: the loaded family with what its rows need. */
#pragma once

#include "domain/fw-family-repository.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 person;
  char *role;
} FwFamilyRole;

struct _FwFamilyFile
{
  gatomicrefcount refs;
  FwFamily *family;
  gint64 case_id;
  GHashTable *versions;     /* "table/id" → version */
  GArray *roles;            /* FwFamilyRole, in order of ids */
  GHashTable *places;       /* gint64 person → gint64 row of genogram_place */
  GHashTable *twin_members; /* "group/person" → gint64 row of twin_member */
  GHashTable *outside;      /* gint64 person: of another case */
  GHashTable *filed;        /* gint64 person: has a child's file here */
  GHashTable *referenced;   /* gint64 person: the row is needed elsewhere */
  gint64 genogram;          /* row of genogram, 0: none */
};

FwFamilyFile *
_fw_family_file_new (gint64 case_id);
char *
_fw_family_file_dup_twin_key (gint64 group, gint64 person);
void
_fw_family_file_set_version (FwFamilyFile *self, const char *table, gint64 id, gint64 version);
void
_fw_family_file_add_role (FwFamilyFile *self, gint64 id, gint64 person, const char *role);

G_END_DECLS
