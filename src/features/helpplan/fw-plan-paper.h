/* fw-plan-paper.h: the papers that can be made of a help plan, by their keys. */
#pragma once

#include "document/fw-document.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* The plan itself, which is what is frozen and signed. */
#define FW_PLAN_PAPER_PLAN "plan"

typedef struct
{
  char *key;   /* "plan", "plain", "language:tr", "child:Emil", "order", "card" */
  char *title; /* for people */
} FwPlanPaper;

/* What there is for the plan with this content: an array of FwPlanPaper with free function. */
GPtrArray *
fw_plan_paper_list (const char *content);
/* In a fiber; reads what the office has checked of the phrases. */
FwDocument *
fw_plan_paper_await (FwStore *store, const char *key, const char *content, GError **error);

G_END_DECLS
