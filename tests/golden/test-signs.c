/* test-signs.c: every sign of the notation beside its group of the sheet of signs.
 *
 * Both are drawn into pictures; each dark point of the one must have a dark one of the
 * other within a pixel of S = 48, and the other way round. The sheet is read by a
 * small reader here: the elements it uses and no more.
 */
#include <gtk/gtk.h>
#include <math.h>
#include <string.h>

#include "draw/fw-draw-genogram.h"

#define SCALE 3
#define SIZE (300 * SCALE)
#define DARK 110

/* --- the sheet ------------------------------------------------------------------------ */

typedef struct
{
  char *name;
  GHashTable *attributes;
  GString *text;
  GPtrArray *children;
} Element;

static void
element_free (gpointer data)
{
  Element *self = data;

  g_free (self->name);
  g_hash_table_unref (self->attributes);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static GPtrArray *stack;
static GHashTable *groups; /* id → Element */

static void
start_cb (GMarkupParseContext *context,
          const char *name,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Element *self = g_new0 (Element, 1);
  Element *parent = stack->len > 0 ? g_ptr_array_index (stack, stack->len - 1) : NULL;

  self->name = g_strdup (name);
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->text = g_string_new (NULL);
  self->children = g_ptr_array_new_with_free_func (element_free);
  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_insert (self->attributes, g_strdup (names[i]), g_strdup (values[i]));
  if (parent != NULL)
    g_ptr_array_add (parent->children, self);
  if (g_hash_table_contains (self->attributes, "id"))
    g_hash_table_insert (groups, g_hash_table_lookup (self->attributes, "id"), self);
  g_ptr_array_add (stack, self);
}

static Element *root;

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  if (stack->len == 1)
    root = g_ptr_array_index (stack, 0);
  g_ptr_array_set_size (stack, (int) stack->len - 1);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize n, gpointer data, GError **error)
{
  if (stack->len > 0)
    g_string_append_len (((Element *) g_ptr_array_index (stack, stack->len - 1))->text, text,
                         (gssize) n);
}

static void
read_sheet (void)
{
  const GMarkupParser parser = {start_cb, end_cb, text_cb, NULL, NULL};
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autofree char *path
      = g_build_filename (g_getenv ("FALLWERK_TOP"), "tests", "data", "genogram-symbols.svg", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  stack = g_ptr_array_new ();
  groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_markup_parse_context_parse (context, text, -1, &error);
  g_assert_no_error (error);
}

static double
number (Element *self, const char *name, double other)
{
  const char *value = g_hash_table_lookup (self->attributes, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : other;
}

static gboolean
color (Element *self, const char *name, GdkRGBA *rgba)
{
  const char *value = g_hash_table_lookup (self->attributes, name);

  if (value == NULL)
    value = g_str_equal (name, "fill") ? "#000000" : "none";
  return !g_str_equal (value, "none") && gdk_rgba_parse (rgba, value);
}

/* The path of an element; NULL when it is none. */
static GskPath *
make_path (Element *self)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  if (g_str_equal (self->name, "path"))
    return gsk_path_parse (g_hash_table_lookup (self->attributes, "d"));
  if (g_str_equal (self->name, "rect"))
    gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT ((float) number (self, "x", 0),
                                                             (float) number (self, "y", 0),
                                                             (float) number (self, "width", 0),
                                                             (float) number (self, "height", 0)));
  else if (g_str_equal (self->name, "circle"))
    gsk_path_builder_add_circle (
        builder,
        &GRAPHENE_POINT_INIT ((float) number (self, "cx", 0), (float) number (self, "cy", 0)),
        (float) number (self, "r", 0));
  else if (g_str_equal (self->name, "ellipse"))
    {
      float x = (float) number (self, "cx", 0), y = (float) number (self, "cy", 0);
      float rx = (float) number (self, "rx", 0), ry = (float) number (self, "ry", 0);
      GskRoundedRect round;
      graphene_size_t corner = GRAPHENE_SIZE_INIT (rx, ry);

      gsk_rounded_rect_init (&round, &GRAPHENE_RECT_INIT (x - rx, y - ry, 2 * rx, 2 * ry), &corner,
                             &corner, &corner, &corner);
      gsk_path_builder_add_rounded_rect (builder, &round);
    }
  else if (g_str_equal (self->name, "line"))
    {
      gsk_path_builder_move_to (builder, (float) number (self, "x1", 0),
                                (float) number (self, "y1", 0));
      gsk_path_builder_line_to (builder, (float) number (self, "x2", 0),
                                (float) number (self, "y2", 0));
    }
  else if (g_str_equal (self->name, "polygon"))
    {
      g_autofree char *d
          = g_strdup_printf ("M %s Z", (char *) g_hash_table_lookup (self->attributes, "points"));

      return gsk_path_parse (d);
    }
  else
    return NULL;
  return gsk_path_builder_to_path (builder);
}

static void
draw_shape (Element *self, GtkSnapshot *snapshot)
{
  g_autoptr (GskPath) path = make_path (self);
  const char *dashes = g_hash_table_lookup (self->attributes, "stroke-dasharray");
  GdkRGBA rgba;
  GskStroke *stroke;

  if (path == NULL)
    return;
  if (color (self, "fill", &rgba) && !g_str_equal (self->name, "line"))
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &rgba);
  if (!color (self, "stroke", &rgba) || number (self, "stroke-width", 1) <= 0)
    return;
  stroke = gsk_stroke_new ((float) number (self, "stroke-width", 1));
  if (dashes != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (dashes, " ", -1);
      float values[8];
      guint n = 0;

      for (; parts[n] != NULL && n < 8; n++)
        values[n] = (float) g_ascii_strtod (parts[n], NULL);
      gsk_stroke_set_dash (stroke, values, n);
    }
  if (g_strcmp0 (g_hash_table_lookup (self->attributes, "stroke-linecap"), "round") == 0)
    gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &rgba);
  gsk_stroke_free (stroke);
}

static void
draw_text (Element *self, GtkSnapshot *snapshot, FwDrawContext *context)
{
  const char *anchor = g_hash_table_lookup (self->attributes, "text-anchor");
  FwDrawText text = {
      .text = self->text->str,
      .x = number (self, "x", 0),
      .y = number (self, "y", 0),
      .size = number (self, "font-size", 12),
      .weight = (int) number (self, "font-weight", 400),
      .anchor = g_strcmp0 (anchor, "middle") == 0 ? FW_ANCHOR_MIDDLE
                : g_strcmp0 (anchor, "end") == 0  ? FW_ANCHOR_END
                                                  : FW_ANCHOR_START,
      .halo = number (self, "stroke-width", 0),
  };
  GdkRGBA rgba;

  if (self->children->len == 0 && color (self, "fill", &rgba))
    fw_draw_text (context, snapshot, &text, &rgba);
}

typedef enum
{
  WITH_TEXT = 1 << 0,
  WITH_PARTS = 1 << 1, /* also the small symbols at the ends of lines */
  ONLY_LINES = 1 << 2, /* the first path alone */
} Flags;

static void
draw_element (Element *self, GtkSnapshot *snapshot, FwDrawContext *context, Flags flags)
{
  const char *transform = g_hash_table_lookup (self->attributes, "transform");
  const char *clip = g_hash_table_lookup (self->attributes, "clip-path");

  if (g_str_equal (self->name, "clipPath") || g_str_equal (self->name, "title"))
    return;
  if (g_str_equal (self->name, "text"))
    {
      if (flags & WITH_TEXT)
        draw_text (self, snapshot, context);
      return;
    }
  if (!g_str_equal (self->name, "g"))
    {
      draw_shape (self, snapshot);
      return;
    }
  if (transform != NULL && strstr (transform, "scale") != NULL && !(flags & WITH_PARTS))
    return;
  gtk_snapshot_save (snapshot);
  if (clip != NULL)
    {
      g_autofree char *id = g_strndup (clip + strlen ("url(#"), strlen (clip) - strlen ("url(#)"));
      Element *shape = g_hash_table_lookup (groups, id);
      g_autoptr (GskPath) path = make_path (g_ptr_array_index (shape->children, 0));

      gtk_snapshot_push_fill (snapshot, path, GSK_FILL_RULE_WINDING);
    }
  for (guint i = 0; i < self->children->len; i++)
    {
      Element *child = g_ptr_array_index (self->children, i);

      if (flags & ONLY_LINES && !g_str_equal (child->name, "path"))
        continue;
      draw_element (child, snapshot, context, flags);
      if (flags & ONLY_LINES)
        break;
    }
  if (clip != NULL)
    gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* --- comparing ------------------------------------------------------------------------ */

static cairo_surface_t *
rasterise (GtkSnapshot *snapshot)
{
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, SIZE / 2, SIZE / 2);
  cairo_scale (cr, SCALE, SCALE);
  if (node != NULL)
    {
      gsk_render_node_draw (node, cr);
      gsk_render_node_unref (node);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
lightness (cairo_surface_t *surface, int x, int y)
{
  const guint8 *pixel;

  if (x < 0 || y < 0 || x >= SIZE || y >= SIZE)
    return 255;
  pixel = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)
          + x * 4;
  return (pixel[0] + pixel[1] + pixel[2]) / 3;
}

/* Dark points of @a that have no dark neighbour in @b. */
static guint
count_strays (cairo_surface_t *a, cairo_surface_t *b)
{
  guint strays = 0;

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        gboolean found = FALSE;

        if (lightness (a, x, y) >= DARK)
          continue;
        for (int dy = -SCALE; dy <= SCALE && !found; dy++)
          for (int dx = -SCALE; dx <= SCALE && !found; dx++)
            found = lightness (b, x + dx, y + dy) < DARK;
        strays += found ? 0 : 1;
      }
  return strays;
}

static guint
compare (GtkSnapshot *ours, GtkSnapshot *theirs, const char *id)
{
  cairo_surface_t *a = rasterise (ours), *b = rasterise (theirs);
  guint strays = count_strays (a, b) + count_strays (b, a);

  if (strays > 0 && g_getenv ("FALLWERK_KEEP") != NULL)
    for (guint i = 0; i < 2; i++)
      {
        g_autofree char *path = g_strdup_printf ("%s/%s-%s.png", g_getenv ("FALLWERK_KEEP"), id,
                                                 i == 0 ? "drawn" : "sheet");

        cairo_surface_write_to_png (i == 0 ? a : b, path);
      }
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return strays;
}

static FwDrawContext *context;

static GtkSnapshot *
draw_sheet (const char *id, Flags flags)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Element *group = g_hash_table_lookup (groups, id);

  if (group == NULL)
    g_error ("the sheet has no %s", id);
  for (guint i = 0; i < group->children->len; i++)
    {
      Element *child = g_ptr_array_index (group->children, i);

      if (flags & ONLY_LINES && !g_str_equal (child->name, "path"))
        continue;
      draw_element (child, snapshot, context, flags);
      if (flags & ONLY_LINES)
        break;
    }
  return snapshot;
}

static void
check (GtkSnapshot *ours, const char *id, Flags flags)
{
  guint strays = compare (ours, draw_sheet (id, flags), id);

  if (strays > 0)
    {
      g_test_message ("%s differs from the sheet in %u pixels", id, strays);
      g_test_fail ();
    }
}

/* --- persons --------------------------------------------------------------------------- */

static FwPersonSign *
person (FwNotationShape shape, const char *inside)
{
  FwPersonSign *sign = fw_person_sign_new ();

  sign->shape = shape;
  sign->width = sign->height = 48;
  sign->inside = g_strdup (inside);
  return sign;
}

static void
label (FwPersonSign *sign,
       FwLabelRole role,
       FwLabelAnchor anchor,
       float x,
       float y,
       const char *text)
{
  sign->labels = g_renew (FwSignLabel, sign->labels, sign->n_labels + 1);
  sign->labels[sign->n_labels++]
      = (FwSignLabel) {.text = g_strdup (text), .role = role, .anchor = anchor, .x = x, .y = y};
}

static void
check_person_as (FwPersonSign *sign, const char *id, Flags flags)
{
  GtkSnapshot *ours = gtk_snapshot_new ();

  fw_draw_person (ours, sign, context);
  check (ours, id, flags);
  g_rc_box_release_full (sign, fw_person_sign_clear);
}

static void
check_person (FwPersonSign *sign, const char *id)
{
  check_person_as (sign, id, WITH_TEXT | WITH_PARTS);
}

static void
test_persons (void)
{
  FwPersonSign *sign = person (FW_NOTATION_SQUARE, "36");

  label (sign, FW_LABEL_YEAR, FW_ANCHOR_END, -5, -30, "1990");
  check_person (sign, "person-male");
  sign = person (FW_NOTATION_CIRCLE, "34");
  label (sign, FW_LABEL_YEAR, FW_ANCHOR_END, -5, -30, "1992");
  check_person (sign, "person-female");
  sign = person (FW_NOTATION_DIAMOND, "17");
  label (sign, FW_LABEL_YEAR, FW_ANCHOR_END, -5, -30, "2009");
  check_person (sign, "person-non-binary");
  check_person (person (FW_NOTATION_DIAMOND, "?"), "person-unknown-sex");
  sign = person (FW_NOTATION_CIRCLE, NULL);
  sign->inner = FW_NOTATION_SQUARE;
  check_person (sign, "person-trans-woman");
  sign = person (FW_NOTATION_SQUARE, NULL);
  sign->inner = FW_NOTATION_CIRCLE;
  check_person (sign, "person-trans-man");
  sign = person (FW_NOTATION_CIRCLE, NULL);
  sign->inner = FW_NOTATION_UPRIGHT;
  check_person (sign, "person-intersex");
  sign = person (FW_NOTATION_SQUARE, "12");
  sign->index = TRUE;
  label (sign, FW_LABEL_YEAR, FW_ANCHOR_END, -5, -36, "2014");
  check_person (sign, "person-index");
  sign = person (FW_NOTATION_CIRCLE, "9");
  sign->index = TRUE;
  label (sign, FW_LABEL_YEAR, FW_ANCHOR_END, -5, -36, "2017");
  check_person (sign, "person-index-female");
  sign = person (FW_NOTATION_SQUARE, "72");
  sign->dead = TRUE;
  label (sign, FW_LABEL_YEAR, FW_ANCHOR_END, -5, -30, "1950");
  label (sign, FW_LABEL_YEAR, FW_ANCHOR_START, 5, -30, "2022");
  check_person (sign, "person-deceased-male");
  sign = person (FW_NOTATION_CIRCLE, "61");
  sign->dead = TRUE;
  label (sign, FW_LABEL_YEAR, FW_ANCHOR_END, -5, -30, "~1940");
  label (sign, FW_LABEL_YEAR, FW_ANCHOR_START, 5, -30, "2001");
  check_person (sign, "person-deceased-female");
  sign = person (FW_NOTATION_CIRCLE, "50");
  sign->outside = TRUE;
  check_person (sign, "person-non-kin");
  sign = person (FW_NOTATION_BOX, "Kita");
  sign->width = 56;
  sign->height = 28;
  check_person (sign, "person-institution");
  check_person (person (FW_NOTATION_SMALL_DIAMOND, NULL), "person-pet");
}

static void
test_events (void)
{
  FwPersonSign *sign = person (FW_NOTATION_SQUARE, NULL);

  sign->stillborn = TRUE;
  check_person_as (sign, "person-stillbirth", 0);
  check_person (person (FW_NOTATION_DOT, NULL), "person-miscarriage");
  check_person (person (FW_NOTATION_CROSS, NULL), "person-abortion");
  check_person_as (person (FW_NOTATION_TRIANGLE, NULL), "person-pregnancy", 0);
}

static void
test_fills (void)
{
  static const struct
  {
    const char *id;
    FwNotationShape shape;
    FwSignFill illness, addiction;
  } fills[] = {
      {"fill-illness", FW_NOTATION_SQUARE, FW_FILL_FULL, 0},
      {"fill-illness-suspected", FW_NOTATION_CIRCLE, FW_FILL_SUSPECTED, 0},
      {"fill-illness-recovered", FW_NOTATION_SQUARE, FW_FILL_REMISSION, 0},
      {"fill-substance", FW_NOTATION_CIRCLE, 0, FW_FILL_FULL},
      {"fill-substance-suspected", FW_NOTATION_SQUARE, 0, FW_FILL_SUSPECTED},
      {"fill-substance-recovered", FW_NOTATION_CIRCLE, 0, FW_FILL_REMISSION},
      {"fill-both", FW_NOTATION_SQUARE, FW_FILL_FULL, FW_FILL_FULL},
      {"fill-both-recovering", FW_NOTATION_SQUARE, FW_FILL_FULL, FW_FILL_REMISSION},
      {"fill-both-suspected", FW_NOTATION_CIRCLE, FW_FILL_FULL, FW_FILL_SUSPECTED},
  };

  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      FwPersonSign *sign = person (fills[i].shape, "44");

      sign->illness = fills[i].illness;
      sign->addiction = fills[i].addiction;
      check_person (sign, fills[i].id);
    }
}

/* --- lines ------------------------------------------------------------------------------- */

static void
draw_child (GtkSnapshot *snapshot, const char *kind, const graphene_point_t *points, guint n)
{
  g_autoptr (FwNotation) notation = fw_notation_get_default ();
  FwChildSign *sign = fw_child_sign_new ();

  sign->points = g_memdup2 (points, sizeof *points * n);
  sign->n_points = n;
  sign->line = fw_notation_find_child (notation, kind)->line;
  fw_draw_child_line (snapshot, sign, context);
  g_rc_box_release_full (sign, fw_child_sign_clear);
}

static void
test_migration (void)
{
  for (guint waves = 1; waves <= 2; waves++)
    {
      GtkSnapshot *ours = gtk_snapshot_new ();
      FwPersonSign *sign
          = person (waves == 1 ? FW_NOTATION_SQUARE : FW_NOTATION_CIRCLE, waves == 1 ? "40" : "38");
      const graphene_point_t points[]
          = {GRAPHENE_POINT_INIT (0, -66), GRAPHENE_POINT_INIT (0, -24)};

      sign->waves = waves;
      draw_child (ours, "birth", points, 2);
      fw_draw_person (ours, sign, context);
      check (ours, waves == 1 ? "mark-immigration" : "mark-two-cultures", WITH_TEXT);
      g_rc_box_release_full (sign, fw_person_sign_clear);
    }
}

static void
test_children (void)
{
  static const char *const kinds[][2]
      = {{"birth", "child-biological"}, {"adopted", "child-adopted"},
         {"foster", "child-foster"},    {"guardian", "child-guardian"},
         {"donor", "child-donor"},      {"surrogate", "child-surrogate"}};
  const graphene_point_t bar[] = {GRAPHENE_POINT_INIT (-40, -52), GRAPHENE_POINT_INIT (40, -52)};
  const graphene_point_t leg[] = {GRAPHENE_POINT_INIT (0, -52), GRAPHENE_POINT_INIT (0, -24)};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkSnapshot *ours = gtk_snapshot_new ();
      FwPersonSign *sign = person (FW_NOTATION_SQUARE, NULL);

      draw_child (ours, "birth", bar, 2);
      draw_child (ours, kinds[i][0], leg, 2);
      fw_draw_person (ours, sign, context);
      check (ours, kinds[i][1], 0);
      g_rc_box_release_full (sign, fw_person_sign_clear);
    }
}

static void
test_twins (void)
{
  static const char *const ids[] = {"twins-fraternal", "twins-identical"};
  const graphene_point_t bar[] = {GRAPHENE_POINT_INIT (-50, -58), GRAPHENE_POINT_INIT (50, -58)};
  const graphene_point_t one[] = {GRAPHENE_POINT_INIT (0, -58), GRAPHENE_POINT_INIT (-27, -20)};
  const graphene_point_t other[] = {GRAPHENE_POINT_INIT (0, -58), GRAPHENE_POINT_INIT (27, -20)};

  for (guint i = 0; i < 2; i++)
    {
      GtkSnapshot *ours = gtk_snapshot_new ();
      FwTwinsSign sign = {.from = GRAPHENE_POINT_INIT (-14.9f, -37.1f),
                          .to = GRAPHENE_POINT_INIT (14.9f, -37.1f),
                          .bar = i == 1};

      draw_child (ours, "birth", bar, 2);
      draw_child (ours, "birth", one, 2);
      draw_child (ours, "birth", other, 2);
      fw_draw_twins (ours, &sign, context);
      check (ours, ids[i], 0);
    }
}

static void
test_unions (void)
{
  static const struct
  {
    const char *id, *kind;
    guint slashes;
    gboolean crossed, twice;
  } unions[] = {
      {"union-married", "married", 0, FALSE, FALSE},
      {"union-engaged", "engaged", 0, FALSE, FALSE},
      {"union-living-together", "living-together", 0, FALSE, FALSE},
      {"union-affair", "affair", 0, FALSE, FALSE},
      {"union-separated", "married", 1, FALSE, FALSE},
      {"union-divorced", "married", 2, FALSE, FALSE},
      {"union-annulled", "married", 3, FALSE, FALSE},
      {"union-cohabiting-separated", "living-together", 1, FALSE, FALSE},
      {"union-engaged-separated", "engaged", 1, FALSE, FALSE},
      {"union-reconciled", "married", 0, TRUE, FALSE},
      {"union-widowed", "married", 0, FALSE, FALSE},
      {"union-same-sex", "married", 0, FALSE, FALSE},
      {"union-consanguineous", "married", 0, FALSE, TRUE},
  };
  const graphene_point_t points[] = {GRAPHENE_POINT_INIT (-60, 18), GRAPHENE_POINT_INIT (-60, 56),
                                     GRAPHENE_POINT_INIT (60, 56), GRAPHENE_POINT_INIT (60, 18)};
  g_autoptr (FwNotation) notation = fw_notation_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (unions); i++)
    {
      GtkSnapshot *ours = gtk_snapshot_new ();
      FwUnionSign *sign = fw_union_sign_new ();

      sign->points = g_memdup2 (points, sizeof points);
      sign->n_points = 4;
      sign->line = fw_notation_find_union (notation, unions[i].kind)->line;
      sign->slashes = unions[i].slashes;
      sign->crossed = unions[i].crossed;
      sign->twice = unions[i].twice;
      sign->bar_y = 56;
      fw_draw_union (ours, sign, context);
      check (ours, unions[i].id, 0);
      g_rc_box_release_full (sign, fw_union_sign_clear);
    }
}

static void
draw_bond (GtkSnapshot *snapshot, const char *kind, float shift, gboolean alleged)
{
  const graphene_point_t points[] = {GRAPHENE_POINT_INIT (-54, 0), GRAPHENE_POINT_INIT (54, 0)};
  FwBondSign *sign = fw_bond_sign_new ();

  sign->points = g_memdup2 (points, sizeof points);
  sign->n_points = 2;
  sign->shift = shift;
  sign->alleged = alleged;
  sign->notation = fw_notation_get_default ();
  sign->bond = fw_notation_find_bond (sign->notation, kind);
  g_assert_nonnull (sign->bond);
  fw_draw_bond (snapshot, sign, context);
  g_rc_box_release_full (sign, fw_bond_sign_clear);
}

static void
test_bonds (void)
{
  g_autoptr (FwNotation) notation = fw_notation_get_default ();
  GtkSnapshot *ours;

  for (guint i = 0; i < fw_notation_get_n_bonds (notation); i++)
    {
      const FwNotationBond *bond = fw_notation_get_bond (notation, i);
      g_autofree char *id = g_strconcat ("bond-", bond->kind, NULL);

      /* The sheet shows it with an institution at its end. */
      if (g_str_equal (bond->kind, "institutional"))
        continue;
      ours = gtk_snapshot_new ();
      draw_bond (ours, bond->kind, 0, FALSE);
      check (ours, id, 0);
    }
  ours = gtk_snapshot_new ();
  draw_bond (ours, "abuse-physical", 0, TRUE);
  check (ours, "bond-status-alleged", 0);
  ours = gtk_snapshot_new ();
  draw_bond (ours, "close", -8, FALSE);
  draw_bond (ours, "hostile", 8, FALSE);
  check (ours, "bond-parallel", 0);
}

static void
test_household (void)
{
  const graphene_point_t points[]
      = {GRAPHENE_POINT_INIT (-132, -44), GRAPHENE_POINT_INIT (36, -44),
         GRAPHENE_POINT_INIT (36, 44),    GRAPHENE_POINT_INIT (-36, 44),
         GRAPHENE_POINT_INIT (-36, 144),  GRAPHENE_POINT_INIT (-132, 144)};
  FwHouseholdSign *sign = fw_household_sign_new ();
  GtkSnapshot *ours = gtk_snapshot_new ();

  sign->points = g_memdup2 (points, sizeof points);
  sign->n_points = G_N_ELEMENTS (points);
  fw_draw_household (ours, sign, context);
  check (ours, "household", ONLY_LINES);
  g_rc_box_release_full (sign, fw_household_sign_clear);
}

/* What the comparison must not let pass. */
static void
test_comparison_notices (void)
{
  FwPersonSign *sign = person (FW_NOTATION_SQUARE, "36");
  GtkSnapshot *ours = gtk_snapshot_new ();

  label (sign, FW_LABEL_YEAR, FW_ANCHOR_END, -5, -30, "1990");
  gtk_snapshot_translate (ours, &GRAPHENE_POINT_INIT (3, 0));
  fw_draw_person (ours, sign, context);
  g_assert_cmpuint (compare (ours, draw_sheet ("person-male", WITH_TEXT), "moved"), >, 20);
  g_rc_box_release_full (sign, fw_person_sign_clear);
  ours = gtk_snapshot_new ();
  draw_bond (ours, "close", 0, FALSE);
  g_assert_cmpuint (compare (ours, draw_sheet ("bond-fused", 0), "other"), >, 20);
  ours = gtk_snapshot_new ();
  draw_bond (ours, "abuse-physical", 0, FALSE);
  g_assert_cmpuint (compare (ours, draw_sheet ("bond-status-alleged", 0), "status"), >, 20);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  read_sheet ();
  context = fw_draw_context_new (FW_PALETTE_PRINT);

  g_test_add_func ("/signs/persons", test_persons);
  g_test_add_func ("/signs/events-of-pregnancy", test_events);
  g_test_add_func ("/signs/fills", test_fills);
  g_test_add_func ("/signs/migration", test_migration);
  g_test_add_func ("/signs/child-lines", test_children);
  g_test_add_func ("/signs/twins", test_twins);
  g_test_add_func ("/signs/unions", test_unions);
  g_test_add_func ("/signs/bonds", test_bonds);
  g_test_add_func ("/signs/household", test_household);
  g_test_add_func ("/signs/comparison-notices", test_comparison_notices);
  result = g_test_run ();
  g_object_unref (context);
  element_free (root);
  return result;
}
