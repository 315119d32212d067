/* fw-decision.h: a decision as a live record, and as lists show it. */
#pragma once

#include "domain/fw-decision-light.h"
#include "store/fw-record.h"

G_BEGIN_DECLS

/* The row of `decision`, one property a column; for editing in the minutes. */
#define FW_TYPE_DECISION (fw_decision_get_type ())
G_DECLARE_FINAL_TYPE (FwDecision, fw_decision, FW, DECISION, FwRecord)

/* Immutable once handed out; made on the reader's thread, shown on the main one. */
#define FW_TYPE_DECISION_ITEM (fw_decision_item_get_type ())
G_DECLARE_FINAL_TYPE (FwDecisionItem, fw_decision_item, FW, DECISION_ITEM, GObject)

struct _FwDecisionItem
{
  GObject parent_instance;
  gint64 id;
  gint64 version;
  gint64 case_id;
  gint64 conference_id; /* 0: none */
  char *case_name;      /* "" where the reader has no right to the case */
  char *case_number;
  char *kind;       /* of the conference */
  char *kind_title; /* "Fallkonferenz" */
  char *held_on;    /* of its session; "" when none */
  char *what;
  gint64 responsible_id;
  char *responsible;
  FwDay due; /* FW_DAY_NONE */
  char *sign;
  char *escalation;
  char *reason;
  char *ended_on; /* "" */
  FwDecisionStatus status;
  FwDecisionLight light;
  gboolean overridden;
  char *light_reason;
  FwDay light_until;
  int working_days; /* see fw_decision_working_days() */
  int n_parts, n_parts_done;
  int n_escalated; /* steps of the ladder that are reached */
  int n_ladder;
};

FwDecisionItem *
fw_decision_item_new (void);

G_END_DECLS
