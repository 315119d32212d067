/* fw-stream-presenter-keys.c: what keys do in the room's window: numbers one after the
 * other, parts, step by step, stamps, dark. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/valuestream/fw-agenda-timer.h"
#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-presenter-private.h"
#include "widgets/fw-async.h"

static void
go_to_part (FwStreamPresenter *self, int by)
{
  int part = (int) self->part + by;

  if (part < 0 || part >= (int) self->n_parts)
    return;
  self->part = (guint) part;
  _fw_stream_presenter_show (self);
}

/* The numbers of the next step, then the next part; ladder and totals come with the last. */
static void
uncover_next (FwStreamPresenter *self)
{
  FwStream *stream = fw_stream_desk_get_shown (self->desk)->stream;
  guint n = fw_stream_get_n (stream, FW_STREAM_STEP);

  for (guint i = self->part * FW_PRESENTER_STEPS;
       i < MIN (n, (self->part + 1) * FW_PRESENTER_STEPS); i++)
    {
      char *id = fw_stream_scene_dup_id (fw_stream_get (stream, FW_STREAM_STEP, i));

      if (!g_hash_table_contains (self->uncovered, id))
        {
          g_hash_table_add (self->uncovered, id);
          _fw_stream_presenter_show (self);
          return;
        }
      g_free (id);
    }
  go_to_part (self, 1);
}

/* --- step by step ------------------------------------------------------------------------ */

static FwStreamItem *
find_current (FwStreamPresenter *self)
{
  return self->current != NULL
             ? fw_stream_scene_find (fw_stream_desk_get_shown (self->desk)->stream, self->current)
             : NULL;
}

static void
go_to_step (FwStreamPresenter *self, guint position)
{
  FwStream *stream = fw_stream_desk_get_shown (self->desk)->stream;

  g_free (self->current);
  self->current = fw_stream_scene_dup_id (fw_stream_get (stream, FW_STREAM_STEP, position));
  if (position / FW_PRESENTER_STEPS != self->part)
    {
      self->part = position / FW_PRESENTER_STEPS;
      _fw_stream_presenter_show (self);
    }
  fw_canvas_reveal (self->canvas, self->current);
  fw_canvas_focus_item (self->canvas, self->current);
}

/* The next step or the one before, into the next part too; the first time the part's own. */
static void
walk (FwStreamPresenter *self, int by)
{
  FwStream *stream = fw_stream_desk_get_shown (self->desk)->stream;
  FwStreamItem *current = find_current (self);
  guint n = fw_stream_get_n (stream, FW_STREAM_STEP);
  guint at = current != NULL ? fw_stream_get_position (stream, current) : G_MAXUINT;

  if (n == 0)
    return;
  if (at / FW_PRESENTER_STEPS != self->part)
    at = MIN (self->part * FW_PRESENTER_STEPS, n - 1);
  else if (by < 0)
    at = at > 0 ? at - 1 : 0;
  else
    at = MIN (at + 1, n - 1);
  go_to_step (self, at);
}

/* What the room calls out is stamped at the step that is spoken of. */
static void
stamp (FwStreamPresenter *self, guint number, gboolean less)
{
  const char *focused = fw_canvas_get_focused (self->canvas);
  g_autofree char *text = NULL;

  if (focused != NULL
      && fw_stream_scene_find (fw_stream_desk_get_stream (self->desk), focused) != NULL)
    g_set_str (&self->current, focused);
  if (find_current (self) == NULL)
    walk (self, 1);
  if (self->current == NULL)
    return;
  self->stamping = TRUE;
  if (fw_stream_act_stamp (self->desk, self->current, number, less ? -1 : 1))
    text = g_strdup_printf (less ? _ ("One less: %s") : _ ("One more: %s"),
                            fw_stream_stamp_get_title (number));
  else
    text = g_strdup (_ ("Here is no stamp of that kind."));
  fw_ui_announce (GTK_WIDGET (self), text);
  fw_canvas_focus_item (self->canvas, self->current);
}

/* FW_STREAM_N_STAMPS when it is none of the digits 1 … 8, with Shift or without. */
static guint
get_stamp (guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_8)
    return keyval - GDK_KEY_1;
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_8)
    return keyval - GDK_KEY_KP_1;
  return (state & GDK_SHIFT_MASK) != 0 && keycode >= 10 && keycode < 10 + FW_STREAM_N_STAMPS
             ? keycode - 10
             : FW_STREAM_N_STAMPS;
}

gboolean
_fw_stream_presenter_key_cb (FwStreamPresenter *self,
                             guint keyval,
                             guint keycode,
                             GdkModifierType state)
{
  guint number = get_stamp (keyval, keycode, state);
  gboolean dark = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "dark") == 0;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (number < FW_STREAM_N_STAMPS)
    {
      stamp (self, number, (state & GDK_SHIFT_MASK) != 0);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      walk (self, 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      walk (self, -1);
      return TRUE;
    case GDK_KEY_Escape:
    case GDK_KEY_F5:
      gtk_window_destroy (GTK_WINDOW (self));
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_Return:
      uncover_next (self);
      return TRUE;
    case GDK_KEY_Page_Down:
      go_to_part (self, 1);
      return TRUE;
    case GDK_KEY_Page_Up:
      go_to_part (self, -1);
      return TRUE;
    case GDK_KEY_b:
    case GDK_KEY_B:
    case GDK_KEY_period:
      if (dark)
        _fw_stream_presenter_show (self);
      else
        gtk_stack_set_visible_child_name (self->stack, "dark");
      return TRUE;
    case GDK_KEY_z:
    case GDK_KEY_Z:
      fw_agenda_timer_set (10);
      return TRUE;
    case GDK_KEY_F11:
      if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
        gtk_window_unfullscreen (GTK_WINDOW (self));
      else
        gtk_window_fullscreen (GTK_WINDOW (self));
      return TRUE;
    default:
      return FALSE;
    }
}
