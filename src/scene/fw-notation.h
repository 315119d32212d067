/* fw-notation.h: a notation of genograms as data: shapes, dashes, patterns, words.
 *
 * Read from data/rules/genogram/NAME.YYYY-MM-DD.json, so that another profile can
 * follow without code. Immutable, any thread, counted references. Measures are those
 * of a symbol of 48.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FwNotation FwNotation;

typedef enum
{
  FW_SHAPE_NONE,
  FW_NOTATION_SQUARE,
  FW_NOTATION_CIRCLE,
  FW_NOTATION_DIAMOND,
  FW_NOTATION_UPRIGHT, /* a line from top to bottom, inscribed */
  FW_NOTATION_TRIANGLE,
  FW_NOTATION_DOT,
  FW_NOTATION_CROSS,
  FW_NOTATION_SMALL_DIAMOND,
  FW_NOTATION_BOX,
} FwNotationShape;

typedef enum
{
  FW_COLOR_INK,
  FW_COLOR_DIM,
  FW_COLOR_RED,
  FW_COLOR_GREEN,
  FW_COLOR_PURPLE,
} FwNotationColor;

#define FW_NOTATION_MAX_DASHES 6
#define FW_NOTATION_MAX_LINES 4

typedef struct
{
  float width;
  float dashes[FW_NOTATION_MAX_DASHES];
  guint n_dashes; /* 0: solid */
  gboolean round; /* round ends: dots */
  float offset;   /* sideways */
} FwNotationLine;

typedef enum
{
  FW_ARROW_NONE,
  FW_ARROW_OPEN,
  FW_ARROW_DOUBLE,
  FW_ARROW_FILLED,
  FW_ARROW_HOLLOW,
} FwNotationArrow;

typedef enum
{
  FW_MIDDLE_NONE,
  FW_MIDDLE_GAP,      /* cut off: two bars with nothing between */
  FW_MIDDLE_GAP_RING, /* repaired */
  FW_MIDDLE_RING,
  FW_MIDDLE_TWO_RINGS,
  FW_MIDDLE_CROSS,
  FW_MIDDLE_BOXED_CROSS,
  FW_MIDDLE_SMALL_BOXED_CROSS,
} FwNotationMiddle;

typedef struct
{
  const char *kind;       /* "close" */
  const char *short_name; /* English, for gettext: beside the line */
  gboolean word;          /* stands beside the line */
  gboolean directed;      /* the order of the two matters */
  gboolean grave;         /* abuse and violence: status and source are asked */
  FwNotationColor color;
  FwNotationLine lines[FW_NOTATION_MAX_LINES];
  guint n_lines;
  float amplitude, period, zigzag_width;              /* zigzag; amplitude 0: none */
  float wave_amplitude, wave_period, wave_width;      /* two waves */
  float tick_step, tick_half, tick_width, tick_start; /* comb and ladder */
  FwNotationArrow arrow;
  float arrow_half, arrow_length, arrow_width;
  FwNotationMiddle middle;
} FwNotationBond;

/* How a partnership is drawn while it lasts. */
typedef struct
{
  const char *kind; /* "married", "living-together", … */
  FwNotationLine line;
} FwNotationUnion;

typedef struct
{
  const char *kind; /* "birth", "adopted", … */
  FwNotationLine line;
  const char *mark; /* "A", "P", …; "" for none */
} FwNotationChild;

/* The shipped profile; a new reference. */
FwNotation *
fw_notation_get_default (void);
/* NULL and @error when @json is no profile. */
FwNotation *
fw_notation_new_from_json (const char *json, GError **error);
FwNotation *
fw_notation_ref (FwNotation *self);
void
fw_notation_unref (FwNotation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwNotation, fw_notation_unref)

const char *
fw_notation_get_name (FwNotation *self);
/* "McGoldrick, German marks": translated. */
const char *
fw_notation_get_title (FwNotation *self);
/* A sign for persons by key: "male", "pregnancy", …; SQUARE for an unknown key. */
FwNotationShape
fw_notation_get_shape (FwNotation *self, const char *key);
guint
fw_notation_get_n_bonds (FwNotation *self);
const FwNotationBond *
fw_notation_get_bond (FwNotation *self, guint index);
/* NULL for a kind that the profile does not know. */
const FwNotationBond *
fw_notation_find_bond (FwNotation *self, const char *kind);
const FwNotationUnion *
fw_notation_find_union (FwNotation *self, const char *kind);
const FwNotationChild *
fw_notation_find_child (FwNotation *self, const char *kind);
const FwNotationLine *
fw_notation_get_household_line (FwNotation *self);
const FwNotationLine *
fw_notation_get_outside_line (FwNotation *self);
const FwNotationLine *
fw_notation_get_ghost_line (FwNotation *self);
/* The text for a dated event or mark: @set "de" or "international" (NULL: the
 * profile's own), @key "married", "separated", "stillbirth", … ; "" when there is none. */
const char *
fw_notation_get_text (FwNotation *self, const char *set, const char *key);
/* An English word of the profile in the user's language. */
const char *
fw_notation_translate (const char *word);

G_END_DECLS
