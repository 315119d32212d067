/* fw-notation-words.c: the English words of the shipped notation, for the
 * translators: its JSON is not read by gettext. A test compares the two.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "scene/fw-notation-words.h"

const char *const fw_notation_words[] = {
    NC_ ("genogram", "McGoldrick, German marks"),
    NC_ ("genogram", "cares"),
    NC_ ("genogram", "close"),
    NC_ ("genogram", "close, hostile"),
    NC_ ("genogram", "conflict"),
    NC_ ("genogram", "connected"),
    NC_ ("genogram", "controls"),
    NC_ ("genogram", "cut-off"),
    NC_ ("genogram", "distant"),
    NC_ ("genogram", "distant, hostile"),
    NC_ ("genogram", "distrust"),
    NC_ ("genogram", "emotional"),
    NC_ ("genogram", "focused"),
    NC_ ("genogram", "friends"),
    NC_ ("genogram", "fused"),
    NC_ ("genogram", "fused, hostile"),
    NC_ ("genogram", "hate"),
    NC_ ("genogram", "in love"),
    NC_ ("genogram", "in touch again"),
    NC_ ("genogram", "indifferent"),
    NC_ ("genogram", "institution"),
    NC_ ("genogram", "jealous"),
    NC_ ("genogram", "manipulates"),
    NC_ ("genogram", "negative focus"),
    NC_ ("genogram", "neglect"),
    NC_ ("genogram", "never met"),
    NC_ ("genogram", "physical"),
    NC_ ("genogram", "sexual"),
    NC_ ("genogram", "spiritual"),
    NC_ ("genogram", "violence"),
    NULL,
};
