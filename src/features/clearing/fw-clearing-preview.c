/* fw-clearing-preview.c: see fw-clearing-preview.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "document/fw-clearing-report.h"
#include "domain/fw-clearing-repository.h"
#include "domain/fw-family-repository.h"
#include "domain/fw-timeline-repository.h"
#include "features/clearing/fw-clearing-preview.h"
#include "widgets/fw-async.h"

#define DELAY_MS 400

struct _FwClearingPreview
{
  GObject parent_instance;
  FwStore *store;
  FwClearing *clearing;
  FwForm *form; /* NULL when stopped */
  GWeakRef view;
  guint source;
  gboolean active;
  gboolean dirty; /* something changed since what is shown */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (FwClearingPreview, fw_clearing_preview, G_TYPE_OBJECT)

FwDocument *
fw_clearing_preview_await (FwClearingPreview *self,
                           guint frozen_version,
                           char **content_out,
                           GError **error)
{
  g_autoptr (FwClearingPreview) kept = g_object_ref (self);
  g_autoptr (FwExportPage) genogram_page = NULL;
  g_autoptr (FwExportPage) timeline_page = NULL;
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (FwFamilyFile) family = NULL;
  g_autofree char *content = NULL;
  gint64 case_id;

  g_return_val_if_fail (FW_IS_CLEARING_PREVIEW (self) && self->form != NULL, NULL);

  case_id = self->clearing->case_id;
  content = dex_await_string (
      fw_clearing_repository_dup_content (self->store, self->clearing->id, self->form), error);
  if (content != NULL)
    timeline = dex_await_object (fw_timeline_repository_load (self->store, case_id), error);
  if (timeline != NULL)
    family = dex_await_boxed (fw_family_repository_load (self->store, case_id), error);
  if (family == NULL)
    return NULL;
  genogram_page = fw_clearing_genogram_new (fw_family_file_get_family (family), fw_clock_today ());
  timeline_page
      = fw_clearing_timeline_new (timeline, self->clearing->child_ids, self->clearing->n_children);
  if (content_out != NULL)
    *content_out = g_strdup (content);
  return fw_clearing_report_new (content, frozen_version, genogram_page, timeline_page, error);
}

static void
queue_update (FwClearingPreview *self);

static DexFuture *
update_fiber (gpointer data)
{
  FwClearingPreview *self = data;
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwPageView) view = NULL;
  g_autoptr (GError) error = NULL;

  if (self->form == NULL)
    return NULL;
  self->busy = TRUE;
  self->dirty = FALSE;
  document = fw_clearing_preview_await (self, 0, NULL, &error);
  self->busy = FALSE;
  view = g_weak_ref_get (&self->view);
  if (self->form == NULL || view == NULL)
    return NULL;
  if (document != NULL)
    {
      fw_page_view_set_document (view, document);
      fw_page_view_set_outdated (view, NULL);
    }
  else
    {
      /* Translators: %s is the reason. */
      g_autofree char *text = g_strdup_printf (_ ("The preview is out of date: %s"),
                                               error != NULL ? error->message : "");

      fw_page_view_set_outdated (view, text);
    }
  if (self->dirty)
    queue_update (self);
  return NULL;
}

static gboolean
update_cb (gpointer data)
{
  FwClearingPreview *self = data;

  self->source = 0;
  fw_ui_spawn (self, update_fiber);
  return G_SOURCE_REMOVE;
}

static void
queue_update (FwClearingPreview *self)
{
  self->dirty = TRUE;
  if (!self->active || self->busy || self->form == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY_MS, update_cb, self);
}

void
fw_clearing_preview_queue (FwClearingPreview *self)
{
  g_return_if_fail (FW_IS_CLEARING_PREVIEW (self));

  queue_update (self);
}

void
fw_clearing_preview_set_active (FwClearingPreview *self, gboolean active)
{
  g_return_if_fail (FW_IS_CLEARING_PREVIEW (self));

  self->active = active;
  if (active && self->dirty && !self->busy && self->form != NULL)
    fw_ui_spawn (self, update_fiber);
}

void
fw_clearing_preview_stop (FwClearingPreview *self)
{
  g_return_if_fail (FW_IS_CLEARING_PREVIEW (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_clear_object (&self->form);
}

FwClearingPreview *
fw_clearing_preview_new (FwStore *store, const FwClearing *clearing, FwForm *form, FwPageView *view)
{
  FwClearingPreview *self = g_object_new (FW_TYPE_CLEARING_PREVIEW, NULL);

  self->store = g_object_ref (store);
  self->clearing = fw_clearing_copy (clearing);
  self->form = g_object_ref (form);
  self->dirty = TRUE;
  g_weak_ref_set (&self->view, view);
  g_signal_connect_object (form, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  return self;
}

static void
fw_clearing_preview_finalize (GObject *object)
{
  FwClearingPreview *self = FW_CLEARING_PREVIEW (object);

  fw_clearing_preview_stop (self);
  g_weak_ref_clear (&self->view);
  g_clear_object (&self->store);
  fw_clearing_free (self->clearing);
  G_OBJECT_CLASS (fw_clearing_preview_parent_class)->finalize (object);
}

static void
fw_clearing_preview_class_init (FwClearingPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_clearing_preview_finalize;
}

static void
fw_clearing_preview_init (FwClearingPreview *self)
{
  g_weak_ref_init (&self->view, NULL);
}
