/* fw-family-grammar.h: a family typed as a line of text, German or English.
 *
 *   [NAME ":"] word [NAME] fact* ("," … )*
 *   "Mutter Anna *1985, Vater Tom *1983 †2020, Kinder Max *2010, Lia *2013"
 *   "Kai: Bruder Dennis *1990" · "⚭ 2008 gesch. 2017" · "Pflegekind Finn seit 2021"
 *
 * Relation words stand for everybody after them until the next one; "Mutter" and
 * "Vater" name the parents of the focus, and once children are named without a
 * focus, they are the parents of these. The parse never fails: every byte that is no
 * blank or comma lies in exactly one span, understood or not. Pure, any thread.
 */
#pragma once

#include "domain/fw-family.h"

G_BEGIN_DECLS

typedef struct
{
  gsize start, end; /* bytes */
  gboolean understood;
  char *text; /* what was understood, in the user's language; NULL if not */
} FwTypedSpan;

typedef struct _FwTyped FwTyped;

FwTyped *
fw_typed_new (const char *text, FwDay today);
void
fw_typed_free (FwTyped *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwTyped, fw_typed_free)

/* Spans in order of place, FwTypedSpan; borrowed. */
GPtrArray *
fw_typed_get_spans (FwTyped *self);
/* How many persons, couples and facts it will add or change. */
guint
fw_typed_get_n_statements (FwTyped *self);
/* Puts what was understood into @family. @focus: whom relation words count from when
 * the text names nobody, FW_FAMILY_NOBODY: the index person, or an empty sheet. A name
 * that is there already in the place meant is taken, not doubled. @known: since when
 * the office knows. Returns the persons added (guint, in order; transfer full). What
 * turned out not to fit (a name that nobody bears) becomes a span not understood. */
GArray *
fw_typed_apply (FwTyped *self, FwFamily *family, guint focus, FwDay known);

G_END_DECLS
