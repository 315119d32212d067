/* fw-plan-content-private.h: parts of a help plan's canonical content that are no sections. */
#pragma once

#include <json-glib/json-glib.h>

#include "domain/fw-form.h"

G_BEGIN_DECLS

/* "figures": own words and attainment, every value text. */
void
_fw_plan_content_add_figures (JsonBuilder *builder, FwForm *form);
/* "wellbeing": [{"row", "text"}]: the course of each line that has an earlier value. */
void
_fw_plan_content_add_wellbeing (JsonBuilder *builder, FwForm *form);
/* "child_page": the three houses; worries only when the child wants it. */
void
_fw_plan_content_add_child_page (JsonBuilder *builder, FwForm *form);
/* The glossary in force, and the provider's address, are put into @head; on a store's thread. */
gboolean
_fw_plan_content_read_glossary (FwConnection *connection,
                                const char *on,
                                FwRow *head,
                                GError **error);
gboolean
_fw_plan_content_read_provider (FwConnection *connection,
                                gint64 plan_id,
                                FwRow *head,
                                GError **error);
void
_fw_plan_content_add_provider (JsonBuilder *builder, FwRow *head);
/* A signature of the provider where one takes part and has none in the form. */
void
_fw_plan_content_add_provider_party (JsonNode *root, FwForm *form);
/* "replaces": {"version", "date"}, the last frozen version of this plan; "continues": {"plan",
 * "version", "date"}, that of the plan before it for one of its children. Empty without one. */
gboolean
_fw_plan_content_add_earlier (JsonBuilder *builder,
                              FwConnection *connection,
                              gint64 plan_id,
                              GError **error);
/* "glossary": [{"term", "text"}] of the terms that the content of @root uses. */
void
_fw_plan_content_add_glossary (JsonNode *root, FwRow *head);

G_END_DECLS
