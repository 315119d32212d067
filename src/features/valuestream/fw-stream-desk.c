/* fw-stream-desk.c: see fw-stream-desk.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-stream-edit.h"
#include "features/valuestream/fw-stream-desk-private.h"
#include "widgets/fw-async.h"

G_DEFINE_FINAL_TYPE (FwStreamDesk, fw_stream_desk, G_TYPE_OBJECT)

enum
{
  LOADED,
  CHANGED,
  FAILED,
  FOCUS_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- showing -------------------------------------------------------------------------- */

static gboolean
is_flow_shown (const FwStreamItem *flow, guint show)
{
  const FwStreamFigure *probability = fw_stream_item_get_figure (flow, FW_STREAM_PROBABILITY);

  /* What never happens is there for a measure to set. */
  if (probability != NULL && !probability->unknown && probability->shape == FW_STREAM_FIXED
      && probability->mode == 0)
    return FALSE;
  return fw_stream_flow_is_shown (flow, show);
}

void
fw_stream_desk_get_options (FwStreamDesk *self, FwStreamSceneOptions *options)
{
  guint show = self->flows | self->under;

  if (self->mode == FW_STREAM_MODE_WASTE)
    show |= FW_STREAM_SHOW_STAMPS | FW_STREAM_SHOW_OUTLINES
            | (self->votes_shown ? FW_STREAM_SHOW_VOTES : 0);
  if (self->mode == FW_STREAM_MODE_TARGET)
    show |= FW_STREAM_SHOW_MEASURES;
  *options = (FwStreamSceneOptions) {.show = show,
                                     .ladder = self->ladder,
                                     .proportional = self->proportional,
                                     .before = self->other != NULL ? self->figures : NULL};
}

/* Target or potential beside today. */
static void
make_other (FwStreamDesk *self)
{
  g_clear_pointer (&self->other_figures, fw_stream_figures_free);
  g_clear_pointer (&self->other, fw_stream_free);
  if (self->mode == FW_STREAM_MODE_TARGET && self->view != FW_STREAM_VIEW_TODAY)
    self->other = fw_stream_dup_target (self->stream, NULL);
  else if (self->mode == FW_STREAM_MODE_POTENTIAL)
    self->other = fw_stream_dup_potential (self->stream, self->less);
  if (self->other != NULL)
    self->other_figures = fw_stream_figures_new (self->other);
}

void
_fw_stream_desk_show (FwStreamDesk *self)
{
  FwStreamSceneOptions options;

  if (self->stream == NULL)
    return;
  make_other (self);
  g_clear_pointer (&self->figures, fw_stream_figures_free);
  g_clear_pointer (&self->place, fw_stream_place_free);
  self->figures = fw_stream_figures_new (self->stream);
  fw_stream_desk_get_options (self, &options);
  /* To draw after it, and where waste was stuck onto it. */
  if (self->mode == FW_STREAM_MODE_MAP || self->mode == FW_STREAM_MODE_WASTE)
    options.picture = _fw_stream_desk_get_picture (self);
  self->place = fw_stream_place_new_for (self->stream, is_flow_shown, options.show, self->measure,
                                         self->measure_data);
  if (self->mode == FW_STREAM_MODE_TARGET && self->view == FW_STREAM_VIEW_BOTH)
    fw_stream_scene_fill_both (self->scene, self->figures, self->other_figures, options.show, 1,
                               NULL);
  else if (self->under == FW_STREAM_SHOW_BAND)
    fw_stream_scene_fill_money (self->scene, fw_stream_desk_get_shown (self));
  else
    fw_stream_scene_fill (self->scene, fw_stream_desk_get_shown (self), self->place, &options);
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->focus != NULL && fw_scene_find (self->scene, self->focus) != NULL)
    {
      g_autofree char *focus = g_steal_pointer (&self->focus);

      g_signal_emit (self, signals[FOCUS_WANTED], 0, focus);
    }
}

/* --- acts ------------------------------------------------------------------------------------ */

FwStream *
fw_stream_desk_begin (FwStreamDesk *self, const char *label)
{
  g_return_val_if_fail (FW_IS_STREAM_DESK (self) && self->stream != NULL, NULL);

  fw_stream_begin (self->stream, label);
  return self->stream;
}

static void
end (FwStreamDesk *self, const char *typed)
{
  fw_stream_end (self->stream);
  if (typed != NULL)
    fw_stream_merge (self->stream, typed);
  _fw_stream_desk_show (self);
  _fw_stream_desk_save (self, fw_stream_get_undo_label (self->stream) != NULL
                                  ? fw_stream_get_undo_label (self->stream)
                                  : _ ("Change value stream"));
}

void
fw_stream_desk_end (FwStreamDesk *self, const FwStreamItem *focus)
{
  g_return_if_fail (FW_IS_STREAM_DESK (self));

  g_clear_pointer (&self->focus, g_free);
  if (focus != NULL)
    self->focus = fw_stream_scene_dup_id (focus);
  end (self, NULL);
}

void
fw_stream_desk_end_typing (FwStreamDesk *self, const char *label)
{
  g_return_if_fail (FW_IS_STREAM_DESK (self));

  end (self, label);
}

static gboolean
step_back (FwStreamDesk *self, GtkWidget *widget, gboolean back)
{
  g_autofree char *label = self->stream == NULL
                               ? NULL
                               : g_strdup (back ? fw_stream_get_undo_label (self->stream)
                                                : fw_stream_get_redo_label (self->stream));
  g_autofree char *text = NULL;

  if (label == NULL || !(back ? fw_stream_undo (self->stream) : fw_stream_redo (self->stream)))
    return FALSE;
  /* Translators: %s is an act that can be undone. */
  text = g_strdup_printf (back ? _ ("Undone: %s") : _ ("Done again: %s"), label);
  _fw_stream_desk_show (self);
  _fw_stream_desk_save (self, text);
  fw_ui_show_toast (widget, text);
  fw_ui_announce (widget, text);
  return TRUE;
}

gboolean
fw_stream_desk_undo (FwStreamDesk *self, GtkWidget *widget)
{
  g_return_val_if_fail (FW_IS_STREAM_DESK (self), FALSE);

  return step_back (self, widget, TRUE);
}

gboolean
fw_stream_desk_redo (FwStreamDesk *self, GtkWidget *widget)
{
  g_return_val_if_fail (FW_IS_STREAM_DESK (self), FALSE);

  return step_back (self, widget, FALSE);
}

/* Everything of @other in the place of everything of @stream; within an act, so that undo
 * brings it all back. */
static void
put_in_place (FwStream *stream, FwStream *other)
{
  for (guint kind = FW_STREAM_N_KINDS - 1; kind > FW_STREAM_MAP; kind--)
    while (fw_stream_get_n (stream, (FwStreamKind) kind) > 0)
      fw_stream_remove (stream, fw_stream_get (stream, (FwStreamKind) kind, 0));
  for (guint kind = FW_STREAM_MAP; kind < FW_STREAM_N_KINDS; kind++)
    for (guint i = 0; i < fw_stream_get_n (other, (FwStreamKind) kind); i++)
      {
        FwStreamItem *from = fw_stream_get (other, (FwStreamKind) kind, i);
        FwStreamItem *to = kind == FW_STREAM_MAP
                               ? fw_stream_get_map (stream)
                               : fw_stream_add (stream, (FwStreamKind) kind, from->id, G_MAXUINT);

        for (guint field = 0; field < FW_STREAM_N_FIELDS; field++)
          if (!fw_stream_field_is_of_photo ((FwStreamField) field)
              && (from->values[field] != NULL || to->values[field] != NULL))
            fw_stream_set (stream, to, (FwStreamField) field,
                           fw_stream_value_ref (from->values[field]));
      }
}

void
fw_stream_desk_replace (FwStreamDesk *self, FwStream *other, const char *label)
{
  g_return_if_fail (FW_IS_STREAM_DESK (self));

  put_in_place (fw_stream_desk_begin (self, label), other);
  fw_stream_desk_end (self, NULL);
}

/* --- what is shown ------------------------------------------------------------------------------ */

FwStore *
fw_stream_desk_get_store (FwStreamDesk *self)
{
  return self->store;
}

gint64
fw_stream_desk_get_id (FwStreamDesk *self)
{
  return self->id;
}

void
fw_stream_desk_set_measure (FwStreamDesk *self, FwStreamMeasure measure, gpointer data)
{
  self->measure = measure;
  self->measure_data = data;
}

FwStream *
fw_stream_desk_get_stream (FwStreamDesk *self)
{
  return self->stream;
}

FwStreamItem *
fw_stream_desk_get_map (FwStreamDesk *self)
{
  return self->stream != NULL ? fw_stream_get_map (self->stream) : NULL;
}

const FwStreamFigures *
fw_stream_desk_get_figures (FwStreamDesk *self)
{
  return self->figures;
}

const FwStreamFigures *
fw_stream_desk_get_shown (FwStreamDesk *self)
{
  return self->other_figures != NULL ? self->other_figures : self->figures;
}

const FwStreamPlace *
fw_stream_desk_get_place (FwStreamDesk *self)
{
  return self->place;
}

FwScene *
fw_stream_desk_get_scene (FwStreamDesk *self)
{
  return self->scene;
}

gboolean
fw_stream_desk_is_example (FwStreamDesk *self)
{
  return self->stream != NULL
         && fw_stream_item_get_flag (fw_stream_get_map (self->stream), FW_STREAM_EXAMPLE, FALSE);
}

FwStreamItem *
fw_stream_desk_get_selected (FwStreamDesk *self)
{
  g_auto (GStrv) ids = fw_scene_dup_selection (self->scene);

  if (self->stream == NULL || ids == NULL || ids[0] == NULL || ids[1] != NULL)
    return NULL;
  return fw_stream_scene_find (self->stream, ids[0]);
}

/* --- which of it ---------------------------------------------------------------------------------- */

void
fw_stream_desk_set_mode (FwStreamDesk *self, FwStreamMode mode)
{
  if (self->mode == mode)
    return;
  self->mode = mode;
  _fw_stream_desk_show (self);
}

FwStreamMode
fw_stream_desk_get_mode (FwStreamDesk *self)
{
  return self->mode;
}

void
fw_stream_desk_set_flows (FwStreamDesk *self, guint flows)
{
  if (self->flows == flows)
    return;
  self->flows = flows;
  _fw_stream_desk_show (self);
}

guint
fw_stream_desk_get_flows (FwStreamDesk *self)
{
  return self->flows;
}

void
fw_stream_desk_set_ladder (FwStreamDesk *self,
                           FwValueStreamLadderStyle style,
                           gboolean proportional)
{
  if (self->ladder == style && self->proportional == proportional)
    return;
  self->ladder = style;
  self->proportional = proportional;
  _fw_stream_desk_show (self);
}

void
fw_stream_desk_get_ladder (FwStreamDesk *self,
                           FwValueStreamLadderStyle *style,
                           gboolean *proportional)
{
  *style = self->ladder;
  *proportional = self->proportional;
}

void
fw_stream_desk_set_under (FwStreamDesk *self, guint under)
{
  if (self->under == under)
    return;
  self->under = under;
  _fw_stream_desk_show (self);
}

guint
fw_stream_desk_get_under (FwStreamDesk *self)
{
  return self->under;
}

void
fw_stream_desk_set_votes_shown (FwStreamDesk *self, gboolean shown)
{
  if (self->votes_shown == shown)
    return;
  self->votes_shown = shown;
  _fw_stream_desk_show (self);
}

gboolean
fw_stream_desk_get_votes_shown (FwStreamDesk *self)
{
  return self->votes_shown;
}

void
fw_stream_desk_set_view (FwStreamDesk *self, FwStreamView view)
{
  if (self->view == view)
    return;
  self->view = view;
  _fw_stream_desk_show (self);
}

FwStreamView
fw_stream_desk_get_view (FwStreamDesk *self)
{
  return self->view;
}

void
fw_stream_desk_set_less (FwStreamDesk *self, FwStreamLess less, double share)
{
  if (self->less[less] == share)
    return;
  self->less[less] = share;
  _fw_stream_desk_show (self);
}

const double *
fw_stream_desk_get_less (FwStreamDesk *self)
{
  return self->less;
}

FwStreamDesk *
fw_stream_desk_new (FwStore *store, gint64 id)
{
  FwStreamDesk *self = g_object_new (FW_TYPE_STREAM_DESK, NULL);

  self->store = g_object_ref (store);
  self->id = id;
  g_signal_connect_object (store, "changed", G_CALLBACK (_fw_stream_desk_store_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
fw_stream_desk_finalize (GObject *object)
{
  FwStreamDesk *self = FW_STREAM_DESK (object);

  g_clear_pointer (&self->place, fw_stream_place_free);
  g_clear_pointer (&self->other_figures, fw_stream_figures_free);
  g_clear_pointer (&self->figures, fw_stream_figures_free);
  g_clear_pointer (&self->other, fw_stream_free);
  g_clear_pointer (&self->stream, fw_stream_free);
  dex_clear (&self->idle);
  fw_scene_set_follow (self->scene, NULL, NULL, NULL);
  g_clear_object (&self->scene);
  g_clear_object (&self->store);
  g_free (self->label);
  g_free (self->focus);
  g_hash_table_unref (self->photos);
  G_OBJECT_CLASS (fw_stream_desk_parent_class)->finalize (object);
}

static void
fw_stream_desk_class_init (FwStreamDeskClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_stream_desk_finalize;
  signals[LOADED]
      = g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[FOCUS_WANTED] = g_signal_new ("focus-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* Lines follow while a box is dragged. */
static GPtrArray *
follow_cb (gpointer data, const char *const *ids, double dx, double dy)
{
  FwStreamDesk *self = data;
  FwStreamSceneOptions options;

  if (self->place == NULL || self->under == FW_STREAM_SHOW_BAND)
    return g_ptr_array_new_with_free_func (g_object_unref);
  fw_stream_desk_get_options (self, &options);
  options.picture = _fw_stream_desk_get_picture (self);
  return fw_stream_scene_follow (fw_stream_desk_get_shown (self), self->place, &options, ids, dx,
                                 dy);
}

static void
fw_stream_desk_init (FwStreamDesk *self)
{
  _fw_stream_desk_init_photos (self);
  self->scene = fw_scene_new ();
  fw_scene_set_follow (self->scene, follow_cb, self, NULL);
  self->mode = FW_STREAM_MODE_MAP;
  self->flows = FW_STREAM_SHOW_ALL_FLOWS;
  self->under = FW_STREAM_SHOW_LADDER;
}
