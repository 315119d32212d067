/* fw-plan-repository.h: help plans (Hilfeplan, § 36 SGB VIII): the only SQL about them. */
#pragma once

#include "domain/fw-form.h"

G_BEGIN_DECLS

/* Columns of the results of list and load. */
enum
{
  FW_PLAN_ID,
  FW_PLAN_CASE,
  FW_PLAN_FORM,
  FW_PLAN_NUMBER,
  FW_PLAN_KIND,   /* first, continuation, closing */
  FW_PLAN_STATUS, /* draft, frozen, superseded */
  FW_PLAN_TALK_DATE,
  FW_PLAN_REVIEW_DATE,
  FW_PLAN_HELP_KIND,
  FW_PLAN_CASE_NAME,
  FW_PLAN_CASE_NUMBER,
  FW_PLAN_CHILDREN,   /* "Emil, Lina" */
  FW_PLAN_N_VERSIONS, /* frozen documents */
  FW_PLAN_WORKER,
};

/* Columns of list_versions. */
enum
{
  FW_VERSION_ID,
  FW_VERSION_NUMBER,
  FW_VERSION_FROZEN_AT,
  FW_VERSION_FROZEN_BY,
  FW_VERSION_SHA256,
  FW_VERSION_BLOB,
};

/* A new plan for the children @child_ids (persons of the case), filled with
 * what the record knows: participants, views and signature lines by person.
 * Resolves to its id (int64). */
DexFuture *
fw_plan_repository_create (FwStore *store,
                           gint64 case_id,
                           const gint64 *child_ids,
                           guint n_children);
/* Plans of a case, newest first; @case_id 0: of every case of the office. */
DexFuture *
fw_plan_repository_list (FwStore *store, gint64 case_id);
DexFuture *
fw_plan_repository_load (FwStore *store, gint64 plan_id);
/* The canonical content of the plan as it is now: a JSON text that holds all
 * that is printed, members in a fixed order. Its SHA-256 is the plan's hash.
 * Other children, blocked addresses and internal notes are not in it. */
DexFuture *
fw_plan_repository_dup_content (FwStore *store, gint64 plan_id, FwForm *form);
/* Freezes @content (of dup_content) with its PDF as the version @number, which
 * is printed in it and must be the plan's next one. Resolves to the id of the
 * frozen document; STALE when somebody else froze the plan meanwhile. */
DexFuture *
fw_plan_repository_freeze (FwStore *store,
                           gint64 plan_id,
                           guint number,
                           const char *content,
                           GBytes *pdf);
/* The content that was frozen as that version (string). NOT_FOUND. */
DexFuture *
fw_plan_repository_dup_version_content (FwStore *store, gint64 version_id);
DexFuture *
fw_plan_repository_list_versions (FwStore *store, gint64 plan_id);
/* Copies the answers that lists show (review date, kind of help, …) from the
 * form to the plan's row; called after commits of a plan's form. */
DexFuture *
fw_plan_repository_update_row (FwStore *store, gint64 plan_id, FwForm *form);

G_END_DECLS
