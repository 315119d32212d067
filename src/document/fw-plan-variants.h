/* fw-plan-variants.h: other papers from the content of a help plan: none of them is signed.
 *
 * All take the JSON of fw_plan_repository_dup_content(), so other children,
 * blocked addresses and internal notes are in none of them.
 */
#pragma once

#include "document/fw-document.h"
#include "document/fw-phrases.h"
#include "store/fw-result.h"

G_BEGIN_DECLS

/* German beside another language, a paragraph a row; free text stays German and
 * is marked, or has beside it what an interpreter made of it (@translations, nullable: as
 * fw_translation_list(); only those of the very text). A phrase that nobody has checked gives "Entwurf – Übersetzung nicht
 * geprüft" across every page. */
FwDocument *
fw_plan_two_languages_new (const char *content,
                           FwPhrases *phrases,
                           FwResult *translations,
                           GError **error);
/* The plan with its fixed texts in plain words (the set FW_PHRASES_PLAIN). */
FwDocument *
fw_plan_plain_new (const char *content, FwPhrases *phrases, GError **error);
/* One page for the child: own goals, what others promised, whom to call. @child_name: how the
 * name of the one begins that it is for; NULL: the first of the plan. */
FwDocument *
fw_plan_child_page_new (const char *content, const char *child_name, GError **error);
/* Written order to the provider: start, duration, scope, content (handbook CONF-6). */
FwDocument *
fw_plan_order_letter_new (const char *content, GError **error);
/* Whom to turn to with a complaint (handbook PLAN-8), to be cut out. */
FwDocument *
fw_plan_contact_card_new (const char *content, GError **error);

G_END_DECLS
