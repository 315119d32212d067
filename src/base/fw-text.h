/* fw-text.h: text as people search it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folded for comparing and searching: case, accents and the German special
 * letters do not matter ("Größe", "GROESSE" and "groesse" come out the same;
 * "gross" is found in "Großeltern"). Free with g_free(). */
char *
fw_text_fold (const char *text);
/* Where the folded @term stands in @text as it is written: the first place that
 * folds to it, from byte *@start to before *@end. FALSE when it is not there. */
gboolean
fw_text_find_folded (const char *text, const char *term, gsize *start, gsize *end);

G_END_DECLS
