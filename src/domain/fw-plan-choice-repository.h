/* fw-plan-choice-repository.h: what a help plan offers to choose from. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of list_children. */
enum
{
  FW_PLAN_CHILD_ID, /* the person */
  FW_PLAN_CHILD_NAME,
  FW_PLAN_CHILD_BORN, /* partial date or NULL */
  FW_PLAN_CHILD_NUMBER,
};

/* The children of a case with an open file of their own, eldest first. */
DexFuture *
fw_plan_choice_repository_list_children (FwStore *store, gint64 case_id);
/* Names of the office's providers in order: one column. */
DexFuture *
fw_plan_choice_repository_list_providers (FwStore *store);

G_END_DECLS
