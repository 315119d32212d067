/* fw-draw-label.c: texts of a genogram, tags and circles. */
#include "config.h"

#include "draw/fw-draw-genogram.h"
#include "draw/fw-draw-line.h"

/* Width of the ground around the letters. */
static double
halo_of (FwLabelRole role)
{
  return role == FW_LABEL_HOUSEHOLD ? 6 : role == FW_LABEL_YEAR ? 3 : role == FW_LABEL_TAG ? 0 : 4;
}

static const GdkRGBA *
label_color (FwLabelRole role, gboolean ghost, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);

  if (role == FW_LABEL_TAG)
    return &colors->tag_text;
  if (ghost)
    return &colors->ghost_text;
  switch (role)
    {
    case FW_LABEL_YEAR:
    case FW_LABEL_LINE:
      return &colors->dim;
    case FW_LABEL_HOUSEHOLD:
      return &colors->household_text;
    default:
      return &colors->label;
    }
}

/* Resource: a plus in a circle; problem: a triangle with a stroke in it. Shape and
 * place tell them apart, colour helps. */
static void
draw_trait_sign (GtkSnapshot *snapshot, const FwSignLabel *label, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  gboolean resource = label->role == FW_LABEL_RESOURCE;
  const GdkRGBA *color = resource ? &colors->resource : &colors->problem;
  g_autoptr (GskPathBuilder) outline = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) inside = gsk_path_builder_new ();
  g_autoptr (GskPath) outline_path = NULL;
  g_autoptr (GskPath) inside_path = NULL;
  float x = label->left - 8, y = label->y - 4;

  if (resource)
    {
      gsk_path_builder_add_circle (outline, &GRAPHENE_POINT_INIT (x, y), 5);
      gsk_path_builder_move_to (inside, x - 2.6f, y);
      gsk_path_builder_line_to (inside, x + 2.6f, y);
      gsk_path_builder_move_to (inside, x, y - 2.6f);
      gsk_path_builder_line_to (inside, x, y + 2.6f);
    }
  else
    {
      gsk_path_builder_move_to (outline, x, y - 5.5f);
      gsk_path_builder_line_to (outline, x + 5.5f, y + 4.5f);
      gsk_path_builder_line_to (outline, x - 5.5f, y + 4.5f);
      gsk_path_builder_close (outline);
      gsk_path_builder_move_to (inside, x, y - 2);
      gsk_path_builder_line_to (inside, x, y + 2.6f);
    }
  outline_path = gsk_path_builder_to_path (outline);
  inside_path = gsk_path_builder_to_path (inside);
  gtk_snapshot_append_fill (snapshot, outline_path, GSK_FILL_RULE_WINDING, &colors->paper);
  fw_draw_stroke (snapshot, outline_path, 1.3, GSK_LINE_CAP_BUTT, color);
  fw_draw_stroke (snapshot, inside_path, 1.3, GSK_LINE_CAP_BUTT, color);
}

static void
draw_text (GtkSnapshot *snapshot,
           const FwSignLabel *label,
           const GdkRGBA *color,
           FwDrawContext *context)
{
  FwDrawText text = {
      .text = label->text,
      .x = label->x,
      .y = label->y,
      .anchor = label->anchor,
      .halo = label->halo ? halo_of (label->role) : 0,
  };

  text.size = fw_label_get_size (label->role, &text.weight);
  fw_draw_text (context, snapshot, &text, color);
}

void
fw_draw_label (GtkSnapshot *snapshot,
               const FwSignLabel *label,
               gboolean ghost,
               FwDrawContext *context)
{
  if (label->text == NULL || fw_draw_context_get_detail (context) != FW_DETAIL_FULL)
    return;
  if (label->role == FW_LABEL_RESOURCE || label->role == FW_LABEL_PROBLEM)
    draw_trait_sign (snapshot, label, context);
  draw_text (snapshot, label, label_color (label->role, ghost, context), context);
}

void
fw_draw_tag (GtkSnapshot *snapshot, const FwTagSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  graphene_rect_t rect
      = GRAPHENE_RECT_INIT (sign->label.left - 8, sign->label.y - 11, sign->label.width + 16, 15);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &rect, 7.5f);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &colors->tag, &rect);
  gtk_snapshot_pop (snapshot);
  fw_draw_label (snapshot, &sign->label, FALSE, context);
}

void
fw_draw_circle (GtkSnapshot *snapshot, const FwCircleSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &sign->centre, sign->radius);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->paper);
  fw_draw_stroke (snapshot, path, 2, GSK_LINE_CAP_BUTT, &colors->ink);
  fw_draw_label (snapshot, &sign->label, FALSE, context);
}

void
fw_draw_traits (GtkSnapshot *snapshot, const FwTraitsSign *sign, FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &sign->frame, 8);
  gsk_path_builder_add_rounded_rect (builder, &round);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colors->paper);
  fw_draw_stroke (snapshot, path, 1.2, GSK_LINE_CAP_BUTT, &colors->dim);
  for (guint i = 0; i < sign->n_labels; i++)
    fw_draw_label (snapshot, &sign->labels[i], FALSE, context);
}
