/* fw-text-pseudonym.h: text without those it is about: for the ethics board and reviewers.
 *
 *   names of the case ─┐
 *   salt of the copy  ─┼▶ FwPseudonyms ─▶ text with stand-ins, dates moved
 *                      │                  + doubts: what a person has to look at
 *
 * What is known is replaced wherever it stands as a word of its own: in any case of
 * letters, without accents, with ue for ü, in the genitive (Linas, Lina’s, Hans’,
 * Mariens), in adjectives (Müllersche), in parts of double names. Stand-ins ("Kind A",
 * "Fachkraft C", "Ort 1") are the same within a copy and others in the next one. Dates
 * move by one constant of whole weeks: distances, order and weekdays stay.
 *
 * What it cannot do, and what a person therefore has to read before a copy is handed out:
 *  - It knows only the names that it was given. A neighbour who is in no record is found
 *    only after "Frau", "Herr", … or by a common given name, and is listed, not replaced.
 *  - A name that is also a word (Mai, Wolf, Grün, Kind, Richter) is replaced where its
 *    surroundings make it a name (Frau Wolf, Lina Wolf); elsewhere it is listed.
 *  - Misspelt names and names within longer words are listed when they are near enough;
 *    a nickname that nobody entered is not found.
 *  - A rare illness, occupation or story tells who it is about without any name. A copy is
 *    pseudonymous (GDPR art. 4 no. 5), never anonymous.
 *
 * Approaches compared (Masketeer 2024; GeMTeX Surrogator; Richter-Pechanski et al. 2018 on
 * German admission notes) find that lists of known names and forms of address carry most
 * of the weight, that rare names and typing errors are what is missed, and that a second
 * reader stays necessary; hence lists, cues, near misses, doubts.
 * Pure, but for fw_pseudonyms_load(). One owner on any one thread; with the names of a large
 * office long minutes take more than half a second: not on the main thread.
 */
#pragma once

#include "base/fw-date.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

typedef enum
{
  FW_DOUBT_WORD,     /* a known name that is also a word */
  FW_DOUBT_SEVERAL,  /* several people have this name; replaced by one stand-in for them */
  FW_DOUBT_INITIAL,  /* "Frau P.": replaced, but nobody knows by whom */
  FW_DOUBT_NAME,     /* looks like a name that nobody entered */
  FW_DOUBT_MISSPELT, /* nearly a known name */
  FW_DOUBT_COMPOUND, /* begins with a known name */
  FW_DOUBT_PLACE,    /* looks like a street, town, school */
  FW_DOUBT_NUMBER,   /* looks like a telephone, account or file number */
  FW_DOUBT_TIME,     /* a holiday or season gives the true date away */
} FwDoubtKind;

typedef struct
{
  FwDoubtKind kind;
  char *word;    /* as it stands in the copy */
  char *place;   /* as given, or the members' names within minutes: "steps/risk/…" */
  char *context; /* the copy's text around it */
} FwPseudonymDoubt;

void
fw_pseudonym_doubt_free (FwPseudonymDoubt *self);
/* Why it is listed, a sentence for the user. Free with g_free(). */
char *
fw_pseudonym_doubt_dup_text (const FwPseudonymDoubt *self);

#define FW_TYPE_PSEUDONYMS (fw_pseudonyms_get_type ())
typedef struct _FwPseudonyms FwPseudonyms;

GType
fw_pseudonyms_get_type (void) G_GNUC_CONST;
/* @salt: a random number of this copy; @around: the day that dates without a year are
 * near to (the session's). */
FwPseudonyms *
fw_pseudonyms_new (guint64 salt, FwDay around);
FwPseudonyms *
fw_pseudonyms_ref (FwPseudonyms *self);
void
fw_pseudonyms_unref (FwPseudonyms *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPseudonyms, fw_pseudonyms_unref)

/* All names before the first replacement. @role: the stand-in's word, "Kind", "Mutter",
 * "Fachkraft"; the names may be "" and hold several words. */
void
fw_pseudonyms_add_person (FwPseudonyms *self,
                          const char *role,
                          const char *given,
                          const char *family,
                          const char *birth_name,
                          const char *nickname);
/* "S. Brandt", "Frau Dr. Sabine Brandt": nothing when all of it is known already. */
void
fw_pseudonyms_add_printed_name (FwPseudonyms *self, const char *role, const char *name);
/* An organisation, school, place, street: @word is its stand-in's, "Schule". */
void
fw_pseudonyms_add_term (FwPseudonyms *self, const char *word, const char *text);
/* A telephone or file number, however it is grouped. */
void
fw_pseudonyms_add_number (FwPseudonyms *self, const char *word, const char *number);
void
fw_pseudonyms_add_email (FwPseudonyms *self, const char *email);

/* Days that dates move by: a negative multiple of 7, between one and three years. */
int
fw_pseudonyms_get_shift (FwPseudonyms *self);
/* @place: where @text stands, for the doubts. @doubts (nullable): an array of
 * FwPseudonymDoubt that is appended to. Free with g_free(). */
char *
fw_pseudonyms_replace (FwPseudonyms *self, const char *text, const char *place, GPtrArray *doubts);

/* The content of minutes (document/fw-minutes-report.h) without names: those that the
 * content itself lists as people and children are added to @self. @doubts (out): an array of
 * FwPseudonymDoubt, owned. NULL with an error when @content is no JSON object. */
char *
fw_minutes_pseudonymise (FwPseudonyms *self,
                         const char *content,
                         GPtrArray **doubts,
                         GError **error);

/* All names, addresses, numbers of the case, its staff and the providers: resolves to an
 * FwPseudonyms (boxed). */
DexFuture *
fw_pseudonyms_load (FwStore *store, gint64 case_id, guint64 salt, FwDay around);

G_END_DECLS
