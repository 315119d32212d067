/* fw-stream-acts.c: see fw-stream-acts.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "domain/fw-stream-edit.h"
#include "features/valuestream/fw-stream-acts.h"

#define NEAR 16.0 /* pixels from a flow within which a drop means: insert here */

static FwStreamItem *
get_selected_step (FwStreamDesk *desk)
{
  FwStreamItem *item = fw_stream_desk_get_selected (desk);

  return item != NULL && item->kind == FW_STREAM_STEP ? item : NULL;
}

/* The one way on from @step (@forward) or to it; NULL when there is none, or several. */
static FwStreamItem *
find_work (FwStream *stream, const FwStreamItem *step, gboolean forward)
{
  FwStreamItem *found = NULL;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);

      if (!fw_stream_item_is (flow, FW_STREAM_KIND, "work")
          || fw_stream_item_get_flag (flow, FW_STREAM_REWORK, FALSE)
          || !fw_stream_item_is (flow, forward ? FW_STREAM_FROM : FW_STREAM_TO, step->id))
        continue;
      if (found != NULL)
        return NULL;
      found = flow;
    }
  return found;
}

/* A new step behind @after, on the way to what follows. */
static FwStreamItem *
add_behind (FwStream *stream, FwStreamItem *after, const char *name)
{
  FwStreamItem *flow = after != NULL ? find_work (stream, after, TRUE) : NULL;

  return flow != NULL ? fw_stream_edit_insert_step (stream, flow, name)
                      : fw_stream_edit_add_step (stream, after, name);
}

static void
take_lane (FwStream *stream, const char *name)
{
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_LANE); i++)
    if (fw_stream_item_is (fw_stream_get (stream, FW_STREAM_LANE, i), FW_STREAM_NAME, name))
      return;
  fw_stream_set_text (stream, fw_stream_add (stream, FW_STREAM_LANE, NULL, G_MAXUINT),
                      FW_STREAM_NAME, name);
}

void
fw_stream_act_add_step (FwStreamDesk *desk, const FwTypedStep *typed)
{
  FwStreamItem *after = get_selected_step (desk);
  /* Translators: an act that can be undone. */
  FwStream *stream = fw_stream_desk_begin (desk, _ ("Add step"));
  FwStreamItem *step = add_behind (stream, after, typed->name);

  if (typed->lane != NULL && *typed->lane != '\0')
    {
      take_lane (stream, typed->lane);
      fw_stream_set_text (stream, step, FW_STREAM_LANE_NAME, typed->lane);
    }
  if (typed->wait != NULL)
    fw_stream_set (stream, step, FW_STREAM_WAIT, fw_stream_value_new_figure (typed->wait));
  if (typed->process != NULL)
    fw_stream_set (stream, step, FW_STREAM_PROCESS, fw_stream_value_new_figure (typed->process));
  if (typed->accurate != NULL)
    fw_stream_set (stream, step, FW_STREAM_ACCURATE, fw_stream_value_new_figure (typed->accurate));
  fw_stream_desk_end (desk, step);
}

/* The lane above (-1) or below (1) in the drawing; NULL at the edge. */
static const char *
get_lane_beside (FwStreamDesk *desk, const FwStreamItem *step, int by)
{
  GPtrArray *lanes = fw_stream_desk_get_place (desk)->lanes;

  for (guint i = 0; i < lanes->len; i++)
    if (fw_stream_item_is (step, FW_STREAM_LANE_NAME, g_ptr_array_index (lanes, i)))
      {
        guint other = (guint) ((int) i + by);

        return other < lanes->len && *(char *) g_ptr_array_index (lanes, other) != '\0'
                   ? g_ptr_array_index (lanes, other)
                   : NULL;
      }
  return NULL;
}

gboolean
fw_stream_act_quick_add (FwStreamDesk *desk, const char *id, FwSceneWay way)
{
  FwStreamItem *own = fw_stream_scene_find (fw_stream_desk_get_stream (desk), id);
  g_autofree char *lane = NULL;
  FwStream *stream;
  FwStreamItem *step, *flow;

  if (own == NULL || own->kind != FW_STREAM_STEP)
    return FALSE;
  if (way == FW_WAY_UP || way == FW_WAY_DOWN)
    {
      lane = g_strdup (get_lane_beside (desk, own, way == FW_WAY_UP ? -1 : 1));
      if (lane == NULL)
        return FALSE;
    }
  stream = fw_stream_desk_begin (desk, _ ("Add step"));
  if (way == FW_WAY_LEFT)
    {
      flow = find_work (stream, own, FALSE);
      if (flow != NULL)
        step = fw_stream_edit_insert_step (stream, flow, "");
      else
        {
          g_autofree char *own_lane = g_strdup (fw_stream_item_get_text (own, FW_STREAM_LANE_NAME));

          step = fw_stream_edit_add_step (stream, NULL, "");
          flow = find_work (stream, step, FALSE);
          if (flow != NULL)
            fw_stream_edit_remove (stream, flow);
          fw_stream_move (stream, step, fw_stream_get_position (stream, own));
          fw_stream_edit_connect (stream, step->id, own->id, "work");
          fw_stream_set_text (stream, step, FW_STREAM_LANE_NAME,
                              *own_lane != '\0' ? own_lane : NULL);
        }
    }
  else
    step = add_behind (stream, own, "");
  if (lane != NULL)
    fw_stream_set_text (stream, step, FW_STREAM_LANE_NAME, lane);
  fw_stream_desk_end (desk, step);
  return TRUE;
}

void
fw_stream_act_add_kind (FwStreamDesk *desk, const char *kind)
{
  static const struct
  {
    const char *kind, *name;
  } names[] = {{"gate", N_ ("Signature")},
               {"wait", N_ ("Waiting outside")},
               {"split", N_ ("Branches")},
               {"join", N_ ("Together again")},
               {"end", N_ ("End")}};
  FwStreamItem *after = get_selected_step (desk);
  FwStream *stream = fw_stream_desk_begin (desk, _ ("Add step"));
  FwStreamItem *step = add_behind (stream, after, "");
  gboolean timeless = !g_str_equal (kind, "gate") && !g_str_equal (kind, "wait");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].kind, kind))
      fw_stream_set_text (stream, step, FW_STREAM_NAME, _ (names[i].name));
  fw_stream_set_text (stream, step, FW_STREAM_KIND, kind);
  if (timeless)
    {
      fw_stream_set (stream, step, FW_STREAM_WAIT, NULL);
      fw_stream_set (stream, step, FW_STREAM_PROCESS, NULL);
      fw_stream_set (stream, step, FW_STREAM_ACCURATE, NULL);
    }
  fw_stream_desk_end (desk, step);
}

void
fw_stream_act_add_party (FwStreamDesk *desk, const char *kind, const char *name)
{
  /* Translators: an act that can be undone: somebody outside the office. */
  FwStream *stream = fw_stream_desk_begin (desk, _ ("Add party"));
  FwStreamItem *party = fw_stream_add (stream, FW_STREAM_PARTY, NULL, G_MAXUINT);

  fw_stream_set_text (stream, party, FW_STREAM_NAME, name);
  fw_stream_set_text (stream, party, FW_STREAM_KIND, kind);
  fw_stream_desk_end (desk, party);
}

gboolean
fw_stream_act_connect (FwStreamDesk *desk, const char *from, const char *to, const char *kind)
{
  FwStream *stream = fw_stream_desk_get_stream (desk);
  FwStreamItem *one = fw_stream_scene_find (stream, from);
  FwStreamItem *other = fw_stream_scene_find (stream, to);
  gboolean work = g_str_equal (kind, "work") || g_str_equal (kind, "return");
  FwStreamItem *flow;

  if (one == NULL || other == NULL || one == other || one->kind == FW_STREAM_FLOW
      || other->kind == FW_STREAM_FLOW
      || (work && (one->kind != FW_STREAM_STEP || other->kind != FW_STREAM_STEP)))
    return FALSE;
  for (guint i = 0; work && i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      flow = fw_stream_get (stream, FW_STREAM_FLOW, i);
      if (fw_stream_item_is (flow, FW_STREAM_KIND, "work")
          && fw_stream_item_is (flow, FW_STREAM_FROM, one->id)
          && fw_stream_item_is (flow, FW_STREAM_TO, other->id))
        return FALSE;
    }
  stream = fw_stream_desk_begin (desk, _ ("Draw flow"));
  flow = fw_stream_edit_connect (stream, one->id, other->id,
                                 work                               ? "work"
                                 : g_str_equal (kind, "electronic") ? "information"
                                                                    : kind);
  if (g_str_equal (kind, "electronic"))
    fw_stream_set_text (stream, flow, FW_STREAM_MEDIUM, _ ("online"));
  if (g_str_equal (kind, "money"))
    fw_stream_set (stream, flow, FW_STREAM_CENTS, fw_stream_value_new_unknown ());
  if (g_str_equal (kind, "return"))
    {
      /* How often is not known yet: the figures that need it are not either. */
      fw_stream_set_flag (stream, flow, FW_STREAM_REWORK, TRUE);
      fw_stream_set (stream, flow, FW_STREAM_PROBABILITY, fw_stream_value_new_unknown ());
    }
  fw_stream_desk_end (desk, flow);
  return TRUE;
}

/* --- moving --------------------------------------------------------------------------------- */

/* The work flow, not one of @step's own, that runs through the point; NULL. */
static FwStreamItem *
find_flow_at (FwStreamDesk *desk, const FwStreamItem *step, double x, double y)
{
  const FwStreamPlace *place = fw_stream_desk_get_place (desk);

  for (guint k = 0; k < place->flows->len; k++)
    {
      FwStreamItem *flow = g_ptr_array_index (place->flows, k);
      const FwStreamLayoutPath *path = &place->layout->paths[k];

      if (flow == NULL || !fw_stream_item_is (flow, FW_STREAM_KIND, "work")
          || fw_stream_item_get_flag (flow, FW_STREAM_REWORK, FALSE)
          || fw_stream_item_is (flow, FW_STREAM_FROM, step->id)
          || fw_stream_item_is (flow, FW_STREAM_TO, step->id))
        continue;
      for (guint i = 0; i + 1 < path->n_points; i++)
        {
          const FwStreamPoint *a = &path->points[i], *b = &path->points[i + 1];

          if (x > MIN (a->x, b->x) - NEAR && x < MAX (a->x, b->x) + NEAR
              && y > MIN (a->y, b->y) - NEAR && y < MAX (a->y, b->y) + NEAR)
            return flow;
        }
    }
  return NULL;
}

/* The step leaves its place in the chain and comes into the middle of @flow. */
static void
put_into (FwStream *stream, FwStreamItem *step, FwStreamItem *flow)
{
  FwStreamItem *in = find_work (stream, step, FALSE), *out = find_work (stream, step, TRUE);
  g_autofree char *to = g_strdup (fw_stream_item_get_text (flow, FW_STREAM_TO));
  FwStreamItem *from
      = fw_stream_find (stream, FW_STREAM_STEP, fw_stream_item_get_text (flow, FW_STREAM_FROM));

  if (in != NULL && out != NULL)
    fw_stream_set_text (stream, in, FW_STREAM_TO, fw_stream_item_get_text (out, FW_STREAM_TO));
  else if (in != NULL)
    fw_stream_edit_remove (stream, in);
  if (out != NULL)
    fw_stream_edit_remove (stream, out);
  fw_stream_set_text (stream, flow, FW_STREAM_TO, step->id);
  fw_stream_edit_connect (stream, step->id, to, "work");
  if (from != NULL)
    {
      guint own = fw_stream_get_position (stream, step);
      guint behind = fw_stream_get_position (stream, from) + 1;

      fw_stream_move (stream, step, own < behind ? behind - 1 : behind);
    }
  fw_stream_set (stream, step, FW_STREAM_PINNED, NULL);
}

static const char *
find_lane_at (FwStreamDesk *desk, double y)
{
  const FwStreamPlace *place = fw_stream_desk_get_place (desk);

  for (guint i = 0; i < place->layout->n_lanes; i++)
    if (y >= place->layout->lanes[i].y && y < place->layout->lanes[i].y + place->layout->lanes[i].h)
      return g_ptr_array_index (place->lanes, i);
  return NULL;
}

static void
pin (FwStream *stream, FwStreamItem *item, const FwCanvasMove *move)
{
  gboolean node = fw_stream_item_is (item, FW_STREAM_KIND, "split")
                  || fw_stream_item_is (item, FW_STREAM_KIND, "join")
                  || fw_stream_item_is (item, FW_STREAM_KIND, "end");
  double tray = item->kind == FW_STREAM_STEP && !node ? FW_STREAM_QUEUE_W : 0;
  double h = node ? FW_STREAM_NODE_H : FW_STREAM_BOX_H;

  fw_stream_set_number (stream, item, FW_STREAM_X, move->to_x - (FW_STREAM_BOX_W + tray) / 2,
                        FW_STREAM_UNIT_NONE);
  fw_stream_set_number (stream, item, FW_STREAM_Y, move->to_y - h / 2, FW_STREAM_UNIT_NONE);
  fw_stream_set_flag (stream, item, FW_STREAM_PINNED, TRUE);
}

static void
move_photo (FwStream *stream, const FwCanvasMove *move)
{
  FwStreamPhoto photo;

  if (!fw_stream_get_photo (stream, &photo))
    return;
  photo.x += move->to_x - move->from_x;
  photo.y += move->to_y - move->from_y;
  fw_stream_set_photo (stream, &photo);
}

void
fw_stream_act_move (FwStreamDesk *desk, const FwCanvasMove *moves, guint n_moves)
{
  FwStream *stream = fw_stream_desk_begin (desk, _ ("Move"));

  for (guint i = 0; i < n_moves; i++)
    {
      FwStreamItem *item = fw_stream_scene_find (stream, moves[i].id);
      FwStreamItem *flow;
      const char *lane;

      if (g_str_equal (moves[i].id, FW_STREAM_PHOTO_ID))
        move_photo (stream, &moves[i]);
      if (item == NULL)
        continue;
      flow = item->kind == FW_STREAM_STEP && n_moves == 1
                 ? find_flow_at (desk, item, moves[i].to_x, moves[i].to_y)
                 : NULL;
      lane = find_lane_at (desk, moves[i].to_y);
      if (flow != NULL)
        put_into (stream, item, flow);
      else if (item->kind == FW_STREAM_STEP && lane != NULL && *lane != '\0'
               && !fw_stream_item_is (item, FW_STREAM_LANE_NAME, lane))
        {
          fw_stream_set_text (stream, item, FW_STREAM_LANE_NAME, lane);
          fw_stream_set (stream, item, FW_STREAM_PINNED, NULL);
        }
      else
        pin (stream, item, &moves[i]);
    }
  fw_stream_desk_end (desk, NULL);
}

void
fw_stream_act_unpin (FwStreamDesk *desk)
{
  static const FwStreamKind kinds[] = {FW_STREAM_STEP, FW_STREAM_PARTY};
  static const FwStreamField fields[] = {FW_STREAM_PINNED, FW_STREAM_X, FW_STREAM_Y};
  FwStream *stream = fw_stream_desk_begin (desk, _ ("Let be placed"));

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < fw_stream_get_n (stream, kinds[k]); i++)
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          FwStreamItem *item = fw_stream_get (stream, kinds[k], i);

          if (item->values[fields[f]] != NULL)
            fw_stream_set (stream, item, fields[f], NULL);
        }
  fw_stream_desk_end (desk, NULL);
}

guint
fw_stream_act_remove (FwStreamDesk *desk, const char *const *ids)
{
  FwStream *stream = fw_stream_desk_begin (desk, _ ("Delete"));
  guint n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      FwStreamItem *item = fw_stream_scene_find (stream, ids[i]);

      if (g_str_equal (ids[i], FW_STREAM_PHOTO_ID))
        {
          fw_stream_set_photo (stream, NULL);
          n++;
        }
      if (item == NULL)
        continue;
      n++;
      if (item->kind == FW_STREAM_FLOW)
        fw_stream_edit_remove (stream, item);
      else
        fw_stream_edit_remove_step (stream, item);
    }
  fw_stream_desk_end (desk, NULL);
  return n;
}

gboolean
fw_stream_act_insert_on (FwStreamDesk *desk, const char *flow_id)
{
  FwStream *stream = fw_stream_desk_get_stream (desk);
  FwStreamItem *flow = fw_stream_scene_find (stream, flow_id);

  if (flow == NULL || flow->kind != FW_STREAM_FLOW
      || !fw_stream_item_is (flow, FW_STREAM_KIND, "work"))
    return FALSE;
  stream = fw_stream_desk_begin (desk, _ ("Insert step"));
  fw_stream_desk_end (desk, fw_stream_edit_insert_step (stream, flow, ""));
  return TRUE;
}
