/* fw-notation.c: see fw-notation.h. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "scene/fw-notation.h"

#define RESOURCE "/org/fallwerk/Fallwerk/rules/genogram/mcgoldrick.2026-01-01.json"

struct _FwNotation
{
  gatomicrefcount references;
  JsonNode *root; /* keeps all the strings */
  GArray *bonds, *unions, *children;
  FwNotationLine household, outside, ghost;
  JsonObject *persons, *texts;
};

/* A member that is a number; for broken profiles the default. */
static float
get_number (JsonObject *object, const char *name, double other)
{
  return (float) json_object_get_double_member_with_default (object, name, other);
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

/* The place of @word in @words, 0 for none. */
static guint
find_word (const char *const *words, const char *word)
{
  for (guint i = 1; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;
  return 0;
}

static FwNotationLine
read_line (JsonObject *object)
{
  FwNotationLine line = {.width = 2};
  JsonNode *node;

  if (object == NULL)
    return line;
  line.width = get_number (object, "width", 2);
  line.offset = get_number (object, "offset", 0);
  line.round = json_object_get_boolean_member_with_default (object, "round", FALSE);
  node = json_object_get_member (object, "dashes");
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *dashes = json_node_get_array (node);

      line.n_dashes = MIN (json_array_get_length (dashes), FW_NOTATION_MAX_DASHES);
      for (guint i = 0; i < line.n_dashes; i++)
        line.dashes[i] = (float) json_array_get_double_element (dashes, i);
    }
  return line;
}

static void
read_lines (JsonObject *object, FwNotationBond *bond)
{
  JsonNode *node = json_object_get_member (object, "lines");
  JsonArray *lines
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  bond->n_lines = lines != NULL ? MIN (json_array_get_length (lines), FW_NOTATION_MAX_LINES) : 0;
  for (guint i = 0; i < bond->n_lines; i++)
    {
      JsonNode *line = json_array_get_element (lines, i);

      bond->lines[i]
          = read_line (JSON_NODE_HOLDS_OBJECT (line) ? json_node_get_object (line) : NULL);
    }
}

static void
read_patterns (JsonObject *object, FwNotationBond *bond)
{
  static const char *const arrows[] = {"", "open", "double", "filled", "hollow", NULL};
  JsonObject *part;

  if ((part = get_object (object, "zigzag")) != NULL)
    {
      bond->amplitude = get_number (part, "amplitude", 6);
      bond->period = MAX (2, get_number (part, "period", 12));
      bond->zigzag_width = get_number (part, "width", 2);
    }
  if ((part = get_object (object, "waves")) != NULL)
    {
      bond->wave_amplitude = get_number (part, "amplitude", 5);
      bond->wave_period = MAX (2, get_number (part, "period", 22));
      bond->wave_width = get_number (part, "width", 1.8);
    }
  if ((part = get_object (object, "ticks")) != NULL)
    {
      bond->tick_start = get_number (part, "start", 5);
      bond->tick_step = MAX (1, get_number (part, "step", 5));
      bond->tick_half = get_number (part, "half", 6);
      bond->tick_width = get_number (part, "width", 1.4);
    }
  if ((part = get_object (object, "arrow")) != NULL)
    {
      bond->arrow = find_word (arrows, get_text (part, "kind"));
      bond->arrow_half = get_number (part, "half", 7.5);
      bond->arrow_length = get_number (part, "length", 10);
      bond->arrow_width = get_number (part, "width", 2);
    }
}

static void
read_bond (JsonObject *object, GArray *bonds)
{
  static const char *const colors[] = {"ink", "dim", "red", "green", "purple", NULL};
  static const char *const middles[]
      = {"",      "gap",         "gap-ring",          "ring", "two-rings",
         "cross", "boxed-cross", "small-boxed-cross", NULL};
  FwNotationBond bond = {
      .kind = get_text (object, "kind"),
      .short_name = get_text (object, "short"),
      .word = json_object_get_boolean_member_with_default (object, "word", TRUE),
      .directed = json_object_get_boolean_member_with_default (object, "directed", FALSE),
      .grave = json_object_get_boolean_member_with_default (object, "grave", FALSE),
      .color = find_word (colors, get_text (object, "color")),
      .middle = find_word (middles, get_text (object, "middle")),
  };

  read_lines (object, &bond);
  read_patterns (object, &bond);
  g_array_append_val (bonds, bond);
}

static void
read_union (JsonObject *object, GArray *unions)
{
  FwNotationUnion line = {get_text (object, "kind"), read_line (get_object (object, "line"))};

  g_array_append_val (unions, line);
}

static void
read_child (JsonObject *object, GArray *children)
{
  FwNotationChild line = {get_text (object, "kind"), read_line (get_object (object, "line")),
                          get_text (object, "mark")};

  g_array_append_val (children, line);
}

static void
read_all (JsonObject *root, const char *name, void (*read) (JsonObject *, GArray *), GArray *into)
{
  JsonNode *node = json_object_get_member (root, name);
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      read (json_array_get_object_element (array, i), into);
}

FwNotation *
fw_notation_new_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (json, error);
  FwNotation *self;
  JsonObject *root;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node) || get_object (json_node_get_object (node), "persons") == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is no notation of genograms."));
      return NULL;
    }
  self = g_new0 (FwNotation, 1);
  g_atomic_ref_count_init (&self->references);
  self->root = g_steal_pointer (&node);
  root = json_node_get_object (self->root);
  self->bonds = g_array_new (FALSE, FALSE, sizeof (FwNotationBond));
  self->unions = g_array_new (FALSE, FALSE, sizeof (FwNotationUnion));
  self->children = g_array_new (FALSE, FALSE, sizeof (FwNotationChild));
  read_all (root, "bonds", read_bond, self->bonds);
  read_all (root, "unions", read_union, self->unions);
  read_all (root, "children", read_child, self->children);
  self->household = read_line (get_object (root, "household"));
  self->outside = read_line (get_object (root, "outside"));
  self->ghost = read_line (get_object (root, "ghost"));
  self->persons = get_object (root, "persons");
  self->texts = get_object (root, "texts");
  return self;
}

FwNotation *
fw_notation_get_default (void)
{
  static FwNotation *notation = NULL;

  if (g_once_init_enter_pointer (&notation))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, 0, &error);
      FwNotation *made = bytes != NULL
                             ? fw_notation_new_from_json (g_bytes_get_data (bytes, NULL), &error)
                             : NULL;

      /* It is part of the program. */
      if (made == NULL)
        g_error ("The shipped notation cannot be read: %s", error->message);
      g_once_init_leave_pointer (&notation, made);
    }
  return fw_notation_ref (notation);
}

FwNotation *
fw_notation_ref (FwNotation *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
fw_notation_unref (FwNotation *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->bonds);
  g_array_unref (self->unions);
  g_array_unref (self->children);
  json_node_unref (self->root);
  g_free (self);
}

const char *
fw_notation_get_name (FwNotation *self)
{
  return get_text (json_node_get_object (self->root), "name");
}

const char *
fw_notation_get_title (FwNotation *self)
{
  return fw_notation_translate (get_text (json_node_get_object (self->root), "title"));
}

FwNotationShape
fw_notation_get_shape (FwNotation *self, const char *key)
{
  static const char *const shapes[]
      = {"",    "square", "circle",        "diamond", "upright", "triangle",
         "dot", "cross",  "small-diamond", "box",     NULL};
  guint shape = find_word (shapes, get_text (self->persons, key));

  return shape > 0 ? shape : FW_NOTATION_SQUARE;
}

guint
fw_notation_get_n_bonds (FwNotation *self)
{
  return self->bonds->len;
}

const FwNotationBond *
fw_notation_get_bond (FwNotation *self, guint index)
{
  g_return_val_if_fail (index < self->bonds->len, NULL);

  return &g_array_index (self->bonds, FwNotationBond, index);
}

const FwNotationBond *
fw_notation_find_bond (FwNotation *self, const char *kind)
{
  for (guint i = 0; i < self->bonds->len; i++)
    if (g_strcmp0 (g_array_index (self->bonds, FwNotationBond, i).kind, kind) == 0)
      return &g_array_index (self->bonds, FwNotationBond, i);
  return NULL;
}

const FwNotationUnion *
fw_notation_find_union (FwNotation *self, const char *kind)
{
  for (guint i = 0; i < self->unions->len; i++)
    if (g_strcmp0 (g_array_index (self->unions, FwNotationUnion, i).kind, kind) == 0)
      return &g_array_index (self->unions, FwNotationUnion, i);
  return NULL;
}

const FwNotationChild *
fw_notation_find_child (FwNotation *self, const char *kind)
{
  for (guint i = 0; i < self->children->len; i++)
    if (g_strcmp0 (g_array_index (self->children, FwNotationChild, i).kind, kind) == 0)
      return &g_array_index (self->children, FwNotationChild, i);
  return NULL;
}

const FwNotationLine *
fw_notation_get_household_line (FwNotation *self)
{
  return &self->household;
}

const FwNotationLine *
fw_notation_get_outside_line (FwNotation *self)
{
  return &self->outside;
}

const FwNotationLine *
fw_notation_get_ghost_line (FwNotation *self)
{
  return &self->ghost;
}

const char *
fw_notation_get_text (FwNotation *self, const char *set, const char *key)
{
  JsonObject *texts;

  if (set == NULL)
    set = get_text (json_node_get_object (self->root), "text-set");
  texts = self->texts != NULL ? get_object (self->texts, set) : NULL;
  return texts != NULL ? get_text (texts, key) : "";
}

const char *
fw_notation_translate (const char *word)
{
  return word[0] != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, "genogram", word) : "";
}
