/* fw-text-pseudonym-private.h: parts of fw-text-pseudonym.h. */
#pragma once

#include "domain/fw-text-pseudonym.h"

G_BEGIN_DECLS

enum
{
  FW_NAME_GIVEN = 1 << 0,
  FW_NAME_FAMILY = 1 << 1,
};

typedef struct
{
  char *role;
  char *key;        /* folded names, for the salted order */
  GPtrArray *given; /* folded words */
  GPtrArray *family;
  gboolean has_particles; /* "von der" belongs to the name */
  char *letters;          /* set by _fw_pseudonyms_settle() */
  char *stand_in;         /* "Kind A" */
} FwPseudonymPerson;

/* One word of a name, and whose it is. */
typedef struct
{
  char *folded;
  GArray *persons; /* of guint */
  guint uses;
  gboolean is_weak;     /* also a word, or too short: needs a cue */
  gboolean is_particle; /* "von": only within a name */
  char *stand_in;       /* "Nachname 1", for several people */
} FwPseudonymName;

typedef struct
{
  char *word;      /* "Schule" */
  char *key;       /* folded */
  char **words;    /* folded, NULL-terminated; NULL for a number */
  gboolean single; /* its own words stand for it too */
  GRegex *regex;   /* of a number; else NULL */
  char *stand_in;
} FwPseudonymTerm;

struct _FwPseudonyms
{
  gint ref_count;
  guint64 salt;
  FwDay around;
  int shift;
  gboolean is_settled;
  GPtrArray *persons; /* of FwPseudonymPerson */
  GPtrArray *terms;   /* of FwPseudonymTerm */
  GHashTable *names;  /* folded → FwPseudonymName */
  GHashTable
      *first; /* folded first word of a term, distinctive words → GPtrArray of FwPseudonymTerm */
  GHashTable *used;   /* stand-ins that copies have, as a set */
  GHashTable *others; /* unknown e-mail addresses and accounts → stand-in */
};

/* A word or a run of digits of a text. */
typedef struct
{
  gsize start, end;
  char *folded;
  gboolean is_capital; /* begins so */
  gboolean is_digits;
  FwPseudonymName *name; /* NULL: none */
  gsize name_end;        /* with the apostrophe of a genitive */
  gboolean is_covered;
} FwPseudonymToken;

/* What is replaced: bytes of the original text. */
typedef struct
{
  gsize start, end;
  char *with;
} FwPseudonymSpan;

/* A text while it is worked on. */
typedef struct
{
  FwPseudonyms *names;
  const char *text;
  GArray *tokens; /* of FwPseudonymToken */
  GArray *spans;  /* of FwPseudonymSpan */
  GArray *doubts; /* of FwPseudonymPlace */
} FwPseudonymWork;

/* A doubt by its bytes in the original. */
typedef struct
{
  FwDoubtKind kind;
  gsize start, end;
} FwPseudonymPlace;

/* Gives letters and numbers; nothing is added afterwards. */
void
_fw_pseudonyms_settle (FwPseudonyms *self);
/* Once more, the first letters and numbers to those that were met: a whole office is known,
 * few of it are in a paper. */
void
_fw_pseudonyms_settle_again (FwPseudonyms *self);
/* @text as it is worked on: valid, without letters that are not seen, names that a line
 * end broke put together. */
char *
_fw_pseudonyms_dup_plain (FwPseudonyms *self, const char *text);
/* Folded words of @text, NULL-terminated. */
char **
_fw_pseudonym_split (const char *text);
GArray *
_fw_pseudonym_tokenise (const char *text);
/* FALSE when the bytes are taken already; takes @with. */
gboolean
_fw_pseudonym_cover (FwPseudonymWork *work, gsize start, gsize end, char *with);
gboolean
_fw_pseudonym_is_covered (FwPseudonymWork *work, gsize start, gsize end);
void
_fw_pseudonym_doubt (FwPseudonymWork *work, FwDoubtKind kind, gsize start, gsize end);

/* fw-text-pseudonym-numbers.c */
void
_fw_pseudonym_find_numbers (FwPseudonymWork *work);
/* fw-text-pseudonym-dates.c */
void
_fw_pseudonym_find_dates (FwPseudonymWork *work);
/* fw-text-pseudonym-terms.c */
/* What @map has for @folded, or for what it is an inflected form of; @is_place: "Auentaler" too. */
gpointer
_fw_pseudonym_lookup (GHashTable *map, const char *folded, gboolean is_place);
/* Only what may stand within a name lies between the bytes @from and @to; with @comma one ", " too. */
gboolean
_fw_pseudonym_is_joined (FwPseudonymWork *work, gsize from, gsize to, gboolean comma);
/* Sets name_end of the token: with the apostrophe of a genitive. */
void
_fw_pseudonym_find_end (FwPseudonymWork *work, guint index);
void
_fw_pseudonym_find_terms (FwPseudonymWork *work);
/* fw-text-pseudonym-match.c */
void
_fw_pseudonym_find_names (FwPseudonymWork *work);
/* fw-text-pseudonym-doubts.c */
void
_fw_pseudonym_find_doubts (FwPseudonymWork *work);

/* fw-text-pseudonym-words.c; @folded words. */
gboolean
_fw_pseudonym_is_word (const char *folded); /* a name that is also a word */
gboolean
_fw_pseudonym_is_particle (const char *folded);
gboolean
_fw_pseudonym_is_title (const char *folded); /* "frau", "dr": falls away before a stand-in */
gboolean
_fw_pseudonym_is_cue (const char *folded); /* "familie", "bruder": a name follows */
gboolean
_fw_pseudonym_is_strong_cue (const char *folded); /* even an unknown name follows */
gboolean
_fw_pseudonym_is_given_name (const char *folded); /* a frequent one */
gboolean
_fw_pseudonym_is_generic (const char *folded); /* "gesamtschule": no mark of one organisation */
gboolean
_fw_pseudonym_is_holiday (const char *folded);
gboolean
_fw_pseudonym_is_month (const char *folded);

G_END_DECLS
