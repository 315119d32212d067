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
/* The second language of the paper, NULL: it has none. Borrowed from @key. */
const char *
fw_plan_paper_get_language (const char *key);
/* In a fiber; reads what the office has checked of the phrases, and what interpreters made of the
 * answers of @form_id. */
FwDocument *
fw_plan_paper_await (FwStore *store,
                     gint64 form_id,
                     const char *key,
                     const char *content,
                     GError **error);

G_END_DECLS
