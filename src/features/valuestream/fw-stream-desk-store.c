/* fw-stream-desk-store.c: how a map is loaded, and how every act is stored.
 *
 *   act ─▶ dirty ─▶ save_fiber: MAP.json ─commit─▶ version + 1 ─▶ dirty again? once more
 *                      └─ stale: ours becomes a snapshot, theirs is loaded
 */
#include "config.h"

#include <glib/gi18n.h>

#include "exchange/fw-map-json.h"
#include "features/valuestream/fw-stream-desk-private.h"
#include "widgets/fw-async.h"

static void
settle (FwStreamDesk *self)
{
  g_autoptr (DexPromise) idle = NULL;

  if (self->saving || self->loading)
    return;
  idle = g_steal_pointer (&self->idle);
  if (idle != NULL)
    dex_promise_resolve_boolean (idle, TRUE);
}

/* --- loading ---------------------------------------------------------------------------- */

static gboolean
take (FwStreamDesk *self, FwResult *rows, GError **error)
{
  FwStreamPhoto photo;
  FwStream *stream;

  if (fw_result_get_n_rows (rows) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE,
                           _ ("This value stream is gone: somebody has deleted it."));
      return FALSE;
    }
  stream = fw_map_json_read (fw_result_get_text (rows, 0, FW_STREAM_ROW_CONTENT), -1, error);
  if (stream == NULL)
    return FALSE;
  if (fw_stream_repository_get_photo (rows, 0, &photo))
    fw_stream_set_photo (stream, &photo);
  g_clear_pointer (&self->place, fw_stream_place_free);
  g_clear_pointer (&self->figures, fw_stream_figures_free);
  g_clear_pointer (&self->stream, fw_stream_free);
  self->stream = stream;
  self->version = fw_result_get_int (rows, 0, FW_STREAM_ROW_VERSION);
  return TRUE;
}

/* Nobody waits for it: the next opening tries again. */
static DexFuture *
tidy_fiber (gpointer data)
{
  FwStreamDesk *self = data;
  g_autoptr (GError) error = NULL;

  dex_await_int64 (fw_stream_photo_repository_tidy (self->store, self->id), &error);
  if (error != NULL)
    g_debug ("photos of value stream %" G_GINT64_FORMAT ": %s", self->id, error->message);
  return NULL;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwStreamDesk *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) rows
      = dex_await_boxed (fw_stream_repository_load (self->store, self->id), &error);
  gboolean first = self->stream == NULL;

  self->loading = FALSE;
  /* What was done meanwhile is newer. */
  if (rows != NULL && !self->dirty && !self->saving
      && (first || fw_result_get_n_rows (rows) == 0
          || fw_result_get_int (rows, 0, FW_STREAM_ROW_VERSION) != self->version)
      && take (self, rows, &error))
    {
      _fw_stream_desk_show (self);
      if (first)
        g_signal_emit_by_name (self, "loaded");
      if (first)
        fw_ui_spawn (self, tidy_fiber);
    }
  if (error != NULL)
    g_signal_emit_by_name (self, "failed", error);
  settle (self);
  return NULL;
}

void
fw_stream_desk_load (FwStreamDesk *self)
{
  g_return_if_fail (FW_IS_STREAM_DESK (self));

  if (self->loading)
    return;
  self->loading = TRUE;
  fw_ui_spawn (self, load_fiber);
}

void
_fw_stream_desk_store_changed (FwStreamDesk *self, FwNotice *notice)
{
  if (self->stream != NULL && !self->saving && fw_notice_has_row (notice, "value_stream", self->id))
    fw_stream_desk_load (self);
}

/* --- storing ------------------------------------------------------------------------------ */

/* Ours beside theirs, which is loaded then. */
static void
keep_ours (FwStreamDesk *self, const char *content)
{
  g_autoptr (GError) error = NULL;

  dex_await (fw_stream_repository_add_snapshot (self->store, self->id,
                                                _ ("My steps before somebody else's"), content),
             &error);
  self->dirty = FALSE;
  if (error == NULL)
    g_set_error_literal (&error, FW_STORE_ERROR, FW_STORE_ERROR_STALE,
                         _ ("Somebody else has changed this map meanwhile. Theirs is shown; yours "
                            "is kept as a snapshot."));
  g_signal_emit_by_name (self, "failed", error);
}

static gboolean
save_one (FwStreamDesk *self)
{
  g_autofree char *content = fw_map_json_write (self->stream);
  g_autofree char *label = g_strdup (self->label);
  FwStreamRecord record
      = {.name = fw_stream_item_get_text (fw_stream_get_map (self->stream), FW_STREAM_NAME),
         .content = content,
         .is_example = fw_stream_desk_is_example (self),
         .n_steps = fw_stream_get_n (self->stream, FW_STREAM_STEP)};
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChangeSet) applied = NULL;

  fw_stream_get_photo (self->stream, &record.photo);
  applied = dex_await_boxed (
      fw_stream_repository_save (self->store, self->id, self->version, &record, label), &error);

  if (applied != NULL)
    {
      self->version++;
      return TRUE;
    }
  if (g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE))
    keep_ours (self, content);
  else
    /* It stays on the desk; the next act tries again. */
    g_signal_emit_by_name (self, "failed", error);
  return FALSE;
}

static DexFuture *
save_fiber (gpointer data)
{
  FwStreamDesk *self = data;
  gboolean saved = TRUE;

  while (self->dirty && saved)
    {
      self->dirty = FALSE;
      saved = save_one (self);
    }
  self->saving = FALSE;
  if (!saved)
    fw_stream_desk_load (self);
  settle (self);
  return NULL;
}

void
_fw_stream_desk_save (FwStreamDesk *self, const char *label)
{
  g_set_str (&self->label, label);
  self->dirty = TRUE;
  if (self->saving)
    return;
  self->saving = TRUE;
  fw_ui_spawn (self, save_fiber);
}

DexFuture *
fw_stream_desk_flush (FwStreamDesk *self)
{
  g_return_val_if_fail (FW_IS_STREAM_DESK (self), NULL);

  if (!self->saving && !self->loading)
    return dex_future_new_true ();
  if (self->idle == NULL)
    self->idle = dex_promise_new ();
  return dex_ref (DEX_FUTURE (self->idle));
}
