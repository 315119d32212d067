/* fw-stream-scene.c: see fw-stream-scene.h. Steps are made in fw-stream-scene-step.c. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "domain/fw-stream-photo.h"
#include "scene/fw-stream-scene-private.h"

#define LADDER_GAP 18.0

char *
fw_stream_scene_dup_id (const FwStreamItem *item)
{
  return g_strconcat (fw_stream_kind_to_name (item->kind), ":", item->id, NULL);
}

FwStreamItem *
fw_stream_scene_find (FwStream *stream, const char *scene_id)
{
  static const FwStreamKind kinds[] = {FW_STREAM_STEP, FW_STREAM_PARTY, FW_STREAM_FLOW};

  for (guint i = 0; scene_id != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      const char *name = fw_stream_kind_to_name (kinds[i]);

      if (g_str_has_prefix (scene_id, name) && scene_id[strlen (name)] == ':')
        return fw_stream_find (stream, kinds[i], scene_id + strlen (name) + 1);
    }
  return NULL;
}

gboolean
fw_stream_flow_is_shown (const FwStreamItem *flow, guint show)
{
  if (fw_stream_item_is (flow, FW_STREAM_KIND, "information"))
    return (show & FW_STREAM_SHOW_INFORMATION) != 0;
  if (fw_stream_item_is (flow, FW_STREAM_KIND, "document"))
    return (show & FW_STREAM_SHOW_DOCUMENTS) != 0;
  if (fw_stream_item_is (flow, FW_STREAM_KIND, "money"))
    return (show & FW_STREAM_SHOW_MONEY) != 0;
  return !fw_stream_item_get_flag (flow, FW_STREAM_REWORK, FALSE)
         || (show & FW_STREAM_SHOW_RETURNS) != 0;
}

gboolean
_fw_stream_scene_is_covered (const FwStreamScening *self, const char *scene_id)
{
  return self->options->uncovered != NULL
         && !g_hash_table_contains (self->options->uncovered, scene_id);
}

/* --- bursts --------------------------------------------------------------------------- */

static guint
get_count (const FwStreamItem *stamp, FwStreamField field, guint otherwise)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (stamp, field);

  return figure != NULL && !figure->unknown ? (guint) CLAMP (figure->mode, 0, 999) : otherwise;
}

/* A measure hangs where it was put, or at the first step that it changes. */
static gboolean
hangs_at (FwStream *stream, const FwStreamItem *measure, const FwStreamItem *item)
{
  if (*fw_stream_item_get_text (measure, FW_STREAM_STEP_ID) != '\0')
    return fw_stream_item_is (measure, FW_STREAM_STEP_ID, item->id);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_CHANGE); i++)
    {
      FwStreamItem *change = fw_stream_get (stream, FW_STREAM_CHANGE, i);

      if (fw_stream_item_is (change, FW_STREAM_MEASURE_ID, measure->id)
          && *fw_stream_item_get_text (change, FW_STREAM_STEP_ID) != '\0')
        return fw_stream_item_is (change, FW_STREAM_STEP_ID, item->id);
    }
  return FALSE;
}

void
_fw_stream_scene_add_bursts (const FwStreamScening *self, GArray *bursts, const FwStreamItem *item)
{
  FwStream *stream = self->figures->stream;
  guint show = self->options->show;
  FwStreamField end = item->kind == FW_STREAM_FLOW ? FW_STREAM_FLOW_ID : FW_STREAM_STEP_ID;

  for (guint i = 0;
       (show & FW_STREAM_SHOW_STAMPS) != 0 && i < fw_stream_get_n (stream, FW_STREAM_STAMP); i++)
    {
      FwStreamItem *stamp = fw_stream_get (stream, FW_STREAM_STAMP, i);
      FwStreamBurst burst = {0};

      if (!fw_stream_item_is (stamp, end, item->id))
        continue;
      burst.stamp = fw_stream_stamp_from_kind (fw_stream_item_get_text (stamp, FW_STREAM_KIND));
      burst.count = get_count (stamp, FW_STREAM_COUNT, 1);
      if ((show & FW_STREAM_SHOW_VOTES) != 0)
        burst.votes = get_count (stamp, FW_STREAM_VOTES, 0);
      if (burst.stamp < FW_STREAM_N_STAMPS)
        g_array_append_val (bursts, burst);
    }
  for (guint i = 0;
       (show & FW_STREAM_SHOW_MEASURES) != 0 && i < fw_stream_get_n (stream, FW_STREAM_MEASURE);
       i++)
    {
      FwStreamItem *measure = fw_stream_get (stream, FW_STREAM_MEASURE, i);
      FwStreamBurst burst = {.stamp = FW_STREAM_N_STAMPS, .count = 1};

      if (item->kind != FW_STREAM_STEP || !hangs_at (stream, measure, item))
        continue;
      /* Translators: a measure by its number, as short as can be. */
      burst.text = g_strdup_printf (_ ("M%u"), i + 1);
      burst.off = !fw_stream_item_get_flag (measure, FW_STREAM_ON, TRUE);
      g_array_append_val (bursts, burst);
    }
}

/* --- lanes and parties ------------------------------------------------------------------ */

static void
add_lane (FwStreamScening *self, guint lane)
{
  const FwStreamRect *rect = &self->place->layout->lanes[lane];
  const char *name = g_ptr_array_index (self->place->lanes, lane);
  FwStreamLaneSign *sign = g_rc_box_new0 (FwStreamLaneSign);
  g_autofree char *id = g_strdup_printf ("lane:%u", lane);
  FwSceneItem *item;

  sign->frame
      = GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->w, (float) rect->h);
  sign->frame.size.width = MAX (sign->frame.size.width, (float) self->place->input.header_w + 320);
  sign->header_w = self->place->input.header_w;
  sign->odd = lane % 2 == 1;
  sign->name = g_strdup (name);
  item = fw_scene_item_new (id, FW_STREAM_ITEM_LANE, FW_SHAPE_RECT, &sign->frame);
  fw_scene_item_set_words (item, name, name, NULL);
  item->z = 0;
  fw_scene_item_take_sign (item, sign, fw_stream_lane_sign_clear);
  g_ptr_array_add (self->items, item);
}

static const char *
get_party_word (const FwStreamItem *party)
{
  if (fw_stream_item_is (party, FW_STREAM_KIND, "customer"))
    return _ ("Customer");
  if (fw_stream_item_is (party, FW_STREAM_KIND, "control"))
    return _ ("Control");
  if (fw_stream_item_is (party, FW_STREAM_KIND, "payer"))
    return _ ("Payer");
  if (fw_stream_item_is (party, FW_STREAM_KIND, "payee"))
    return _ ("Payee");
  return _ ("Supplier");
}

static void
add_party (FwStreamScening *self, guint box)
{
  const FwStreamRect *rect = &self->place->layout->boxes[box];
  const FwStreamItem *party = g_ptr_array_index (self->place->boxes, box);
  FwStreamPartySign *sign = g_rc_box_new0 (FwStreamPartySign);
  g_autofree char *id = fw_stream_scene_dup_id (party);
  g_autofree char *spoken = NULL;
  FwSceneItem *item;

  sign->frame
      = GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->w, (float) rect->h);
  sign->form = fw_stream_item_is (party, FW_STREAM_KIND, "control") ? FW_STREAM_PARTY_CONTROL
               : fw_stream_item_is (party, FW_STREAM_KIND, "payer")
                       || fw_stream_item_is (party, FW_STREAM_KIND, "payee")
                   ? FW_STREAM_PARTY_MONEY
                   : FW_STREAM_PARTY_FACTORY;
  sign->name = g_strdup (fw_stream_item_get_text (party, FW_STREAM_NAME));
  sign->note = g_strdup (get_party_word (party));
  item = fw_scene_item_new (id, FW_STREAM_ITEM_PARTY, FW_SHAPE_RECT, &sign->frame);
  graphene_rect_inset_r (&sign->frame, -3, -3, &item->bounds);
  item->z = 2;
  item->flags = FW_ITEM_FOCUSABLE | FW_ITEM_MOVABLE | FW_ITEM_CONNECTABLE | FW_ITEM_EDITABLE;
  spoken = g_strdup_printf ("%s, %s", sign->name, sign->note);
  fw_scene_item_set_words (item, sign->name, spoken, NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_party_sign_clear);
  g_ptr_array_add (self->items, item);
}

void
_fw_stream_scene_add_box (FwStreamScening *self, guint box)
{
  const FwStreamItem *item = g_ptr_array_index (self->place->boxes, box);

  if (item->kind == FW_STREAM_PARTY)
    add_party (self, box);
  else
    _fw_stream_scene_add_step (self, box);
}

/* --- the photo under it ----------------------------------------------------------------- */

void
_fw_stream_scene_add_photo (FwStreamScening *self, double dx, double dy)
{
  const FwStreamPicture *picture = self->options->picture;
  FwStreamPhotoSign *sign;
  FwStreamPhoto photo;
  FwSceneItem *item;

  if (picture == NULL || !fw_stream_get_photo (self->figures->stream, &photo) || photo.hidden)
    return;
  sign = g_rc_box_new0 (FwStreamPhotoSign);
  sign->frame
      = GRAPHENE_RECT_INIT ((float) (photo.x + dx), (float) (photo.y + dy), (float) photo.width,
                            (float) MAX (1, photo.width * picture->shape));
  sign->opacity = photo.opacity;
  g_set_object (&sign->picture, picture->picture);
  item = fw_scene_item_new (FW_STREAM_PHOTO_ID, FW_STREAM_ITEM_PHOTO, FW_SHAPE_RECT, &sign->frame);
  item->z = -1;
  /* One that is locked lets the pointer through to the ground. */
  item->flags = picture->movable && !photo.locked ? FW_ITEM_FOCUSABLE | FW_ITEM_MOVABLE : 0;
  fw_scene_item_set_words (item, _ ("Photo of the paper wall"), _ ("Photo of the paper wall"),
                           NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_photo_sign_clear);
  g_ptr_array_add (self->items, item);
}

/* --- flows -------------------------------------------------------------------------------- */

static FwStreamLineKind
get_line (const FwStreamItem *flow)
{
  static const char *const electronic[]
      = {"mail", "online", "elektron", "electron", "digital", "fachverfahren", "portal"};
  g_autofree char *medium = NULL;

  if (flow == NULL)
    return FW_STREAM_LINE_PUSH;
  if (fw_stream_item_is (flow, FW_STREAM_KIND, "money"))
    return FW_STREAM_LINE_MONEY;
  if (fw_stream_item_is (flow, FW_STREAM_KIND, "document"))
    return FW_STREAM_LINE_DOCUMENT;
  if (fw_stream_item_is (flow, FW_STREAM_KIND, "work"))
    return fw_stream_item_get_flag (flow, FW_STREAM_REWORK, FALSE) ? FW_STREAM_LINE_RETURN
                                                                   : FW_STREAM_LINE_PUSH;
  medium = g_utf8_strdown (fw_stream_item_get_text (flow, FW_STREAM_MEDIUM), -1);
  for (guint i = 0; i < G_N_ELEMENTS (electronic); i++)
    if (strstr (medium, electronic[i]) != NULL)
      return FW_STREAM_LINE_ELECTRONIC;
  return FW_STREAM_LINE_PAPER;
}

static const char *
get_line_word (FwStreamLineKind kind)
{
  switch (kind)
    {
    case FW_STREAM_LINE_RETURN:
      return _ ("Return");
    case FW_STREAM_LINE_PAPER:
      return _ ("Information");
    case FW_STREAM_LINE_ELECTRONIC:
      return _ ("Electronic information");
    case FW_STREAM_LINE_DOCUMENT:
      return _ ("Document");
    case FW_STREAM_LINE_MONEY:
      return _ ("Money");
    case FW_STREAM_LINE_PUSH:
    default:
      return _ ("Hand-over");
    }
}

/* Where nothing waits before the step the line goes on to the box. */
static void
reach_box (FwStreamFlowSign *sign, const FwStreamScening *self, guint to)
{
  FwStreamItem *step = g_ptr_array_index (self->place->boxes, to);
  const FwStreamFigure *wait = fw_stream_item_get_figure (step, FW_STREAM_WAIT);
  graphene_point_t *last = &sign->points[sign->n_points - 1];

  if (step->kind != FW_STREAM_STEP || self->place->input.boxes[to].h < FW_STREAM_BOX_H
      || sign->n_points < 2 || last->x <= sign->points[sign->n_points - 2].x)
    return;
  if (step->values[FW_STREAM_QUEUE] == NULL
      && (wait == NULL || (!wait->unknown && wait->mode == 0)))
    last->x += (float) FW_STREAM_QUEUE_W;
  else if (fabs (last->y - (self->place->layout->boxes[to].y + FW_STREAM_BOX_H / 2)) < 14)
    last->x += 4;
}

void
_fw_stream_scene_add_flow (FwStreamScening *self, guint k)
{
  const FwStreamLayoutPath *path = &self->place->layout->paths[k];
  const FwStreamLayoutFlow *ends = &self->place->input.flows[k];
  FwStreamItem *flow = g_ptr_array_index (self->place->flows, k);
  FwStreamItem *from = g_ptr_array_index (self->place->boxes, ends->from);
  FwStreamItem *to = g_ptr_array_index (self->place->boxes, ends->to);
  const char *label = g_ptr_array_index (self->place->labels, k);
  FwStreamFlowSign *sign = fw_stream_flow_sign_new ();
  g_autofree char *id
      = flow != NULL ? fw_stream_scene_dup_id (flow) : g_strdup_printf ("chain:%s", from->id);
  g_autofree char *spoken = NULL;
  g_autofree char *from_id = fw_stream_scene_dup_id (from), *to_id = fw_stream_scene_dup_id (to);
  FwSceneItem *item;

  sign->kind = get_line (flow);
  sign->n_points = path->n_points;
  sign->points = g_new0 (graphene_point_t, path->n_points + 1);
  for (guint i = 0; i < path->n_points; i++)
    sign->points[i] = GRAPHENE_POINT_INIT ((float) path->points[i].x, (float) path->points[i].y);
  if (path->n_points > 0)
    reach_box (sign, self, ends->to);
  if (path->label.w > 0 && *label != '\0')
    {
      sign->label = g_strdup (label);
      sign->label_frame = GRAPHENE_RECT_INIT ((float) path->label.x, (float) path->label.y,
                                              (float) path->label.w, (float) path->label.h);
    }
  if (flow != NULL)
    _fw_stream_scene_add_bursts (self, sign->bursts, flow);
  item = fw_scene_item_new_line (id, FW_STREAM_ITEM_FLOW, FW_SHAPE_LINE, sign->points,
                                 sign->n_points);
  graphene_rect_inset_r (&item->bounds, -14, -14, &item->bounds);
  if (sign->label != NULL)
    graphene_rect_union (&item->bounds, &sign->label_frame, &item->bounds);
  item->z = 1;
  item->flags = flow != NULL ? FW_ITEM_FOCUSABLE : 0;
  /* Translators: a kind of flow, where it comes from, where it goes, what stands at it. */
  spoken = g_strdup_printf (_ ("%1$s from “%2$s” to “%3$s” %4$s"), get_line_word (sign->kind),
                            fw_stream_item_get_text (from, FW_STREAM_NAME),
                            fw_stream_item_get_text (to, FW_STREAM_NAME), label);
  g_strchomp (spoken);
  fw_scene_item_set_words (item, *label != '\0' ? label : get_line_word (sign->kind), spoken, NULL);
  fw_scene_item_set_ends (item, from_id, to_id);
  fw_scene_item_take_sign (item, sign, fw_stream_flow_sign_clear);
  g_ptr_array_add (self->items, item);
}

double
_fw_stream_scene_get_width (const FwStreamScening *self)
{
  return MAX (self->place->layout->width, self->place->input.header_w + 320);
}

/* A time without its convention says nothing. */
static void
add_convention (FwStreamScening *self, double top)
{
  FwStreamTextSign *sign = g_rc_box_new0 (FwStreamTextSign);
  FwSceneItem *item;

  sign->text = fw_stream_dup_convention (self->figures);
  sign->frame = GRAPHENE_RECT_INIT (
      (float) self->place->input.header_w + 12, (float) top,
      (float) _fw_stream_scene_get_width (self) - (float) self->place->input.header_w - 24, 18);
  item = fw_scene_item_new ("convention", FW_STREAM_ITEM_TEXT, FW_SHAPE_RECT, &sign->frame);
  fw_scene_item_set_words (item, sign->text, sign->text, NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_text_sign_clear);
  g_ptr_array_add (self->items, item);
}

/* --- ways ----------------------------------------------------------------------------------- */

static void
set_way (FwScene *scene, const FwStreamPlace *place, guint box, FwSceneWay way)
{
  const FwStreamRect *own = &place->layout->boxes[box];
  g_autofree char *id = fw_stream_scene_dup_id (g_ptr_array_index (place->boxes, box));
  g_autofree char *to = NULL;
  const char *ways[] = {NULL, NULL};
  double best = G_MAXDOUBLE;
  guint found = G_MAXUINT;

  for (guint i = 0; i < place->boxes->len; i++)
    {
      const FwStreamRect *rect = &place->layout->boxes[i];
      double dx = rect->x - own->x, dy = rect->y - own->y, along, beside;

      along = way == FW_WAY_LEFT ? -dx : way == FW_WAY_RIGHT ? dx : way == FW_WAY_UP ? -dy : dy;
      beside = way == FW_WAY_LEFT || way == FW_WAY_RIGHT ? fabs (dy) : fabs (dx);
      if (i == box || along < 1)
        continue;
      /* The next column counts before the same row: that is the order in time. */
      if (along + beside * (way == FW_WAY_LEFT || way == FW_WAY_RIGHT ? 0.01 : 2) < best)
        {
          best = along + beside * (way == FW_WAY_LEFT || way == FW_WAY_RIGHT ? 0.01 : 2);
          found = i;
        }
    }
  if (found == G_MAXUINT)
    return;
  ways[0] = to = fw_stream_scene_dup_id (g_ptr_array_index (place->boxes, found));
  fw_scene_set_way (scene, id, way, ways);
}

void
fw_stream_scene_fill (FwScene *scene,
                      const FwStreamFigures *figures,
                      const FwStreamPlace *place,
                      const FwStreamSceneOptions *options)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  FwStreamScening self = {figures, place, options, items};
  double top = place->layout->height + LADDER_GAP, y = top;

  _fw_stream_scene_add_photo (&self, 0, 0);
  for (guint i = 0; i < place->layout->n_lanes; i++)
    add_lane (&self, i);
  for (guint i = 0; i < place->boxes->len; i++)
    _fw_stream_scene_add_box (&self, i);
  for (guint i = 0; i < place->flows->len; i++)
    _fw_stream_scene_add_flow (&self, i);
  if ((options->show & FW_STREAM_SHOW_LADDER) != 0)
    {
      _fw_stream_scene_add_ladder (&self, y);
      y += FW_STREAM_LADDER_H + 4;
    }
  if ((options->show & FW_STREAM_SHOW_BAND) != 0)
    y = _fw_stream_scene_add_band (&self, place->input.header_w, _fw_stream_scene_get_width (&self),
                                   y, FALSE);
  if ((options->show & FW_STREAM_SHOW_MEDIA) != 0)
    y = _fw_stream_scene_add_media (&self, y);
  if (y > top)
    add_convention (&self, y);
  fw_scene_clear_ways (scene);
  fw_scene_update (scene, items);
  for (guint i = 0; i < place->boxes->len; i++)
    for (guint way = FW_WAY_UP; way <= FW_WAY_RIGHT; way++)
      set_way (scene, place, i, (FwSceneWay) way);
  fw_scene_set_title (
      scene, fw_stream_item_get_text (fw_stream_get_map (figures->stream), FW_STREAM_NAME));
}
