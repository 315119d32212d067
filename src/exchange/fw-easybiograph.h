/* fw-easybiograph.h: files of easyBiograph (JSON): read and written without loss.
 *
 * Everything that the file holds is kept, members of later versions too; a file of before
 * March 2023 is read as easyBiograph itself reads it. Beside it: a file of one child from
 * the timeline, and life events from a file.
 * Source: fhstp/easybiograph (MIT), src/data/ZBEvent.ts, ZBPerson.ts, Dimension.ts,
 * Zeitbalken.ts. Pure; nothing is on a disk.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "domain/fw-life-event.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 event_id, dimension_id;
  char *description, *notes, *emoji;
  char *start, *end; /* as written: "2019-05-03"; "" for none */
  gboolean interval, open_end;
  JsonObject *rest; /* what this program knows nothing of */
} FwEasybiographEvent;

typedef struct
{
  gint64 id;
  char *title;
  gboolean visible;
  JsonObject *rest;
} FwEasybiographDimension;

typedef struct
{
  char *name, *birthplace, *interviewers, *creation_date, *birth_date, *end_date, *notes;
  JsonObject *person_rest, *rest;
  GPtrArray *events;     /* FwEasybiographEvent */
  GPtrArray *dimensions; /* FwEasybiographDimension, in the order of the file */
} FwEasybiograph;

FwEasybiograph *
fw_easybiograph_new (void);
/* @error: FW_EXCHANGE_ERROR, for people. */
FwEasybiograph *
fw_easybiograph_parse (GBytes *bytes, GError **error);
void
fw_easybiograph_free (FwEasybiograph *self);
GBytes *
fw_easybiograph_to_bytes (FwEasybiograph *self);
FwEasybiographEvent *
fw_easybiograph_add_event (FwEasybiograph *self);
/* The seven dimensions of a new file, in its order. */
void
fw_easybiograph_add_dimensions (FwEasybiograph *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwEasybiograph, fw_easybiograph_free)

/* --- fw-easybiograph-life.c ------------------------------------------------------------- */

/* Columns of life_rows: FW_LIFE_… of fw-timeline-repository.h. The events of @child (a
 * position) and of the family; with what the record knows of where it lived, learned and
 * got help. */
FwEasybiograph *
fw_easybiograph_new_for_child (FwTimeline *timeline, guint child, FwResult *life_rows);
/* Adds the events of the file to @changes as life events of the child (0: the family).
 * What this program wrote from the record is left out. Returns how many were added;
 * @n_undated: of these without a date that could be read. */
guint
fw_easybiograph_add_changes (FwEasybiograph *self,
                             FwChangeSet *changes,
                             gint64 case_id,
                             gint64 child_id,
                             guint *n_undated);

G_END_DECLS
