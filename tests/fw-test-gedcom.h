/* fw-test-gedcom.h: reading GEDCOM out of a text, for tests. */
#pragma once

#include <gio/gio.h>
#include <string.h>

#include "exchange/fw-gedcom-reader.h"
#include "exchange/fw-gedcom-writer.h"

typedef struct
{
  FwFamily *family;
  FwImportReport *report;
  GError *error;
} FwTestGedcom;

static inline void
fw_test_gedcom_clear (FwTestGedcom *self)
{
  g_clear_pointer (&self->family, fw_family_free);
  g_clear_pointer (&self->report, fw_import_report_free);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FwTestGedcom, fw_test_gedcom_clear)

static inline FwTestGedcom
fw_test_gedcom_bytes (gconstpointer data, gsize size)
{
  FwTestGedcom self = {.report = fw_import_report_new ()};
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);

  self.family = fw_gedcom_read (stream, self.report, NULL, &self.error);
  if ((self.family == NULL) == (self.error == NULL))
    g_error ("a reader says either a family or an error");
  return self;
}

/* Records between a head and a trailer. */
static inline FwTestGedcom
fw_test_gedcom_records (const char *version, const char *records)
{
  g_autofree char *text
      = g_strdup_printf ("0 HEAD\n1 GEDC\n2 VERS %s\n%s0 TRLR\n", version, records);

  return fw_test_gedcom_bytes (text, strlen (text));
}

static inline FwTestGedcom
fw_test_gedcom (const char *records)
{
  return fw_test_gedcom_records ("5.5.1\n1 CHAR UTF-8", records);
}

static inline FwFamilyPerson *
fw_test_person (FwTestGedcom *self, const char *id)
{
  guint index = fw_family_find_person (self->family, id);

  if (index == FW_FAMILY_NOBODY)
    g_error ("person %s was lost", id);
  return fw_family_get_person (self->family, index);
}

static inline FwFamilyUnion *
fw_test_union (FwTestGedcom *self, const char *id)
{
  guint index = fw_family_find_union (self->family, id);

  if (index == FW_FAMILY_NOBODY)
    g_error ("partnership %s was lost", id);
  return fw_family_get_union (self->family, index);
}

/* The link of @child to union @parents; NULL for none. */
static inline FwChildLink *
fw_test_link (FwTestGedcom *self, const char *child, const char *parents)
{
  for (guint i = 0; i < self->family->links->len; i++)
    {
      FwChildLink *link = g_ptr_array_index (self->family->links, i);

      if (g_str_equal (fw_family_get_person (self->family, link->child)->id, child)
          && g_str_equal (fw_family_get_union (self->family, link->parents)->id, parents))
        return link;
    }
  return NULL;
}

/* Whether a problem of @line holds @part. */
static inline gboolean
fw_test_has_problem (FwTestGedcom *self, guint line, const char *part)
{
  for (guint i = 0; i < self->report->problems->len; i++)
    {
      const FwImportProblem *problem = g_ptr_array_index (self->report->problems, i);

      if (problem->line == line && strstr (problem->text, part) != NULL)
        return TRUE;
    }
  return FALSE;
}

#define fw_test_assert_date(date, expected)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *fw_text = fw_partial_date_to_text (date);                                     \
                                                                                                   \
    g_assert_cmpstr (fw_text, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

/* The folder of data that is a part of the project. */
static inline char *
fw_test_dup_data (const char *name)
{
  return g_build_filename (g_getenv ("FALLWERK_TOP"), "tests", "data", "genogram", name, NULL);
}

/* Every .ged file beneath @folder, by its path, sorted. */
static inline void
fw_test_add_gedcoms (GPtrArray *paths, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fw_test_add_gedcoms (paths, path);
      else if (g_str_has_suffix (path, ".ged"))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}
