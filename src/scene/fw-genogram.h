/* fw-genogram.h: the genogram of a family on a day: places, signs, legend, geometry.
 *
 * Takes a family and a day, asks the layout engine for places, and keeps what is to
 * be drawn as scene items. The family may go afterwards. One thread; no GTK.
 */
#pragma once

#include "domain/fw-family.h"
#include "engine/fw-genogram-layout.h"
#include "scene/fw-genogram-signs.h"
#include "scene/fw-scene.h"

G_BEGIN_DECLS

#define FW_TYPE_GENOGRAM (fw_genogram_get_type ())
G_DECLARE_FINAL_TYPE (FwGenogram, fw_genogram, FW, GENOGRAM, GObject)

typedef enum
{
  FW_LAYER_HOUSEHOLDS = 1 << 0,
  FW_LAYER_BONDS = 1 << 1,
  FW_LAYER_HEALTH = 1 << 2,
  FW_LAYER_ORIGIN = 1 << 3, /* migration */
  FW_LAYER_TRAITS = 1 << 4, /* resources and problems */
  FW_LAYER_ALL = 0x1f,
} FwGenogramLayers;

/* Measures a text of @size pixels: its width, and its height when that is asked. */
typedef double (*FwTextMeasure) (const char *text, double size, int weight, gpointer data);

typedef struct
{
  FwDay day;     /* FW_DAY_NONE: everything that ever was */
  FwDay known;   /* by what was known then; FW_DAY_NONE: all that is known */
  FwDay compare; /* what is so on that day and not on @day is a ghost; FW_DAY_NONE */
  FwGenogramLayers layers;
  const char *start;      /* id whose kin is drawn; NULL: the index person, or all */
  guint generations;      /* so many up and down from @start; 0: all */
  gboolean without_names; /* symbols and ages only */
  gboolean plain;         /* everyday words, and none of how sure something is */
  const char *text_set;   /* of the notation; NULL: its own */
  FwNotation *notation;   /* NULL: the shipped one */
  /* Where persons stood before: id → FwLayoutPoint; they move little. May be NULL. */
  GHashTable *places;
  gboolean keep_places;  /* not only little: of a past day, everybody stays in place */
  FwTextMeasure measure; /* NULL: estimated by the number of letters */
  gpointer measure_data;
} FwGenogramOptions;

typedef struct
{
  char *text;    /* in the user's language */
  char *note;    /* smaller, below; "" for none */
  int kind;      /* FwGenogramItemKind of the sample */
  gpointer sign; /* a sample sign (g_rc_box of that kind) around (0, 0) */
} FwLegendEntry;

typedef struct
{
  char *id;
  char *name;
  const char *reason; /* a word, static */
  char *text;         /* in the user's language */
} FwGenogramLeftOut;

/* A source of a bond: what the list beside a print says. */
typedef struct
{
  char *title; /* "Conflict" */
  char *text;  /* "Sandra – Thomas, since 2015: established, family court 14.09.2021" */
} FwGenogramSource;

#define FW_GENOGRAM_OPTIONS_INIT                                                                   \
  {.day = FW_DAY_NONE, .known = FW_DAY_NONE, .compare = FW_DAY_NONE, .layers = FW_LAYER_ALL}

/* Places and signs of the family on that day. Never fails: what cannot be drawn is
 * in the list of those left out. */
FwGenogram *
fw_genogram_new (FwFamily *family, const FwGenogramOptions *options);
/* The network (ecomap): the household of the index person in a circle, and round it
 * whoever and whatever it is bound to: relatives elsewhere, helpers, institutions.
 * The same signs, bonds, words and legend; no partnerships and no generations. */
FwGenogram *
fw_genogram_new_network (FwFamily *family, const FwGenogramOptions *options);
/* Puts the items into @scene (fw_scene_update), with the ways of the arrow keys and what
 * follows a drag; the scene keeps the genogram alive for it. */
void
fw_genogram_fill_scene (FwGenogram *self, FwScene *scene);
/* What looks otherwise while the persons @ids are dragged (@dx, @dy) away: they and the
 * lines, bonds and outlines that hang from them, as they would be bent, not as they
 * will be placed. FwSceneItem, the caller's. An FwSceneFollow. */
GPtrArray *
fw_genogram_follow (FwGenogram *self, const char *const *ids, double dx, double dy);
/* What the engine said; valid as long as @self. */
const FwLayoutMeasures *
fw_genogram_get_measures (FwGenogram *self);
/* FwLegendEntry: only what occurs and does not explain itself. Borrowed. */
GPtrArray *
fw_genogram_get_legend (FwGenogram *self);
GPtrArray *
fw_genogram_get_left_out (FwGenogram *self);
GPtrArray *
fw_genogram_get_sources (FwGenogram *self);
FwNotation *
fw_genogram_get_notation (FwGenogram *self);
guint
fw_genogram_get_n_persons (FwGenogram *self);
guint
fw_genogram_get_n_generations (FwGenogram *self);
/* Where everybody stands: id → FwLayoutPoint, for the next time. Free with
 * g_hash_table_unref(). */
GHashTable *
fw_genogram_dup_places (FwGenogram *self);
/* The geometry as JSON (contract.md). Free with g_free(). */
char *
fw_genogram_to_geometry (FwGenogram *self);

G_END_DECLS
