/* fw-plan-words.h: how a help plan is named to people, and what it offers. */
#pragma once

#include "domain/fw-plan-repository.h"

G_BEGIN_DECLS

/* "Help Plan No. 2". Free with g_free(). */
char *
fw_plan_dup_title (gint64 number);
/* "first plan", "continuation", "closing plan"; "" for what is not known. */
const char *
fw_plan_kind_to_word (const char *kind);
const char *
fw_plan_status_to_word (const char *status);
/* Names of the office's providers; in a fiber. NULL on failure. */
GStrv
fw_plan_await_providers (FwStore *store, GError **error);

G_END_DECLS
