/* fw-projector-words.h: names of the family hidden, and plain words for abbreviations.
 *
 * For what others see on the wall: the child keeps the first name, everybody
 * of the family is known by initials, professionals by name. Pure functions,
 * any thread. This is no pseudonymising (domain/fw-text-pseudonym.h): it hides
 * names at a glance, in the room where everybody knows whom it is about.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name;  /* a whole word as it is written */
  char *shown; /* "Y." */
} FwMask;

/* Array of FwMask with free function. */
GPtrArray *
fw_masks_new (void);
/* @born: a partial date; who is under 18 is shown by the first name. Texts nullable. */
void
fw_masks_add_person (GPtrArray *masks,
                     const char *given_name,
                     const char *family_name,
                     const char *born);
/* The words of a file's name: "Familie Yilmaz". */
void
fw_masks_add_family (GPtrArray *masks, const char *case_name);
/* @text with every known name hidden, genitives too ("Yilmaz’", "Müllers"). Free with g_free(). */
char *
fw_masks_apply (GPtrArray *masks, const char *text);
/* @text with abbreviations of the office written out. Free with g_free(). */
char *
fw_plain_words_apply (const char *text);

G_END_DECLS
