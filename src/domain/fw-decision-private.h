/* fw-decision-private.h: what the parts of the decisions' repository share; on a store's thread. */
#pragma once

#include "domain/fw-decision-repository.h"

G_BEGIN_DECLS

/* One step of the office's ladder (data/rules/escalation). */
typedef struct
{
  char *role;  /* of staff: "team-lead", "head-of-office" */
  char *title; /* as shown */
  int after;   /* working days after the due day */
} FwLadderStep;

typedef struct
{
  int remind_before; /* working days before the due day; -1: no reminder */
  GPtrArray *steps;  /* of FwLadderStep, by day */
} FwLadder;

/* The office's ladder in force; without one an empty ladder. */
FwLadder *
_fw_decision_ladder_read (FwConnection *connection, const char *name);
void
_fw_decision_ladder_free (FwLadder *self);
/* How many steps are reached when the due day lies @overdue working days back. */
int
_fw_decision_ladder_count (const FwLadder *self, int overdue);

/* The office's calendar with its own days off. */
gboolean
_fw_decision_read_calendar (FwConnection *connection, FwCalendar *calendar, GError **error);
/* Appends an event to @changes; @staff_id 0: the program. */
void
_fw_decision_append_event (FwChangeSet *changes,
                           gint64 decision_id,
                           gint64 staff_id,
                           const char *act,
                           const char *from_value,
                           const char *to_value,
                           const char *reason);
/* Adds what @answer does with its decision to @changes, on the day @on. */
gboolean
_fw_decision_append_answer (FwConnection *connection,
                            FwChangeSet *changes,
                            const FwDecisionAnswer *answer,
                            gint64 staff_id,
                            const char *on,
                            GError **error);
/* Facts of a row of status, due, light, light_reason, light_until. */
void
_fw_decision_read_facts (FwResult *rows, guint row, guint first, FwDecisionFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwLadder, _fw_decision_ladder_free)

G_END_DECLS
