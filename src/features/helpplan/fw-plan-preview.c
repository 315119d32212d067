/* fw-plan-preview.c: see fw-plan-preview.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-plan-paper.h"
#include "features/helpplan/fw-plan-preview.h"
#include "widgets/fw-async.h"

#define DELAY_MS 400

struct _FwPlanPreview
{
  GObject parent_instance;
  FwStore *store;
  gint64 plan_id;
  FwForm *form;
  GWeakRef view;
  FwDocument *document;
  char *content; /* of the document shown */
  char *paper;   /* key of the paper that is wanted */
  char *shown;   /* and of the one shown */
  guint source;
  gboolean busy;
  gboolean again; /* changed while busy */
  gboolean stale; /* a translation changed: the content alone does not tell */
};

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwPlanPreview, fw_plan_preview, G_TYPE_OBJECT)

static void
queue_update (FwPlanPreview *self);

static void
show (FwPlanPreview *self, char *content, const GError *failed)
{
  g_autoptr (FwPageView) view = g_weak_ref_get (&self->view);
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (view == NULL)
    return;
  if (content != NULL && !self->stale && g_strcmp0 (content, self->content) == 0
      && g_strcmp0 (self->paper, self->shown) == 0)
    {
      fw_page_view_set_outdated (view, NULL);
      return;
    }
  self->stale = FALSE;
  if (content != NULL)
    document = fw_plan_paper_await (self->store, fw_form_get_id (self->form), self->paper, content,
                                    &error);
  if (self->form == NULL)
    return;
  if (document == NULL)
    {
      const GError *why = failed != NULL ? failed : error;
      /* Translators: %s is the reason. */
      g_autofree char *text
          = g_strdup_printf (_ ("The preview is out of date: %s"), why != NULL ? why->message : "");

      fw_page_view_set_outdated (view, text);
      return;
    }
  g_set_str (&self->content, content);
  g_set_str (&self->shown, self->paper);
  g_set_object (&self->document, document);
  fw_page_view_set_document (view, document);
  fw_page_view_set_outdated (view, NULL);
  g_signal_emit (self, signals[READY], 0);
}

static DexFuture *
update_fiber (gpointer data)
{
  FwPlanPreview *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  if (self->form == NULL)
    return NULL;
  self->busy = TRUE;
  content = dex_await_string (
      fw_plan_repository_dup_content (self->store, self->plan_id, self->form), &error);
  if (self->form != NULL)
    show (self, content, error);
  self->busy = FALSE;
  if (self->form == NULL)
    return NULL;
  if (self->again)
    queue_update (self);
  self->again = FALSE;
  return NULL;
}

static gboolean
update_cb (gpointer data)
{
  FwPlanPreview *self = data;

  self->source = 0;
  if (self->busy)
    self->again = TRUE;
  else
    fw_ui_spawn (self, update_fiber);
  return G_SOURCE_REMOVE;
}

static void
queue_update (FwPlanPreview *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY_MS, update_cb, self);
}

static void
store_changed_cb (FwPlanPreview *self, FwNotice *notice)
{
  if (self->form == NULL || fw_plan_paper_get_language (self->paper) == NULL
      || !fw_notice_has_table (notice, "answer_translation"))
    return;
  self->stale = TRUE;
  queue_update (self);
}

void
fw_plan_preview_set_paper (FwPlanPreview *self, const char *key)
{
  g_return_if_fail (FW_IS_PLAN_PREVIEW (self) && key != NULL);

  if (g_set_str (&self->paper, key) && self->form != NULL)
    queue_update (self);
}

const char *
fw_plan_preview_get_content (FwPlanPreview *self)
{
  g_return_val_if_fail (FW_IS_PLAN_PREVIEW (self), NULL);

  return self->content;
}

FwDocument *
fw_plan_preview_get_document (FwPlanPreview *self)
{
  g_return_val_if_fail (FW_IS_PLAN_PREVIEW (self), NULL);

  return self->document;
}

void
fw_plan_preview_stop (FwPlanPreview *self)
{
  g_return_if_fail (FW_IS_PLAN_PREVIEW (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_clear_object (&self->form);
}

FwPlanPreview *
fw_plan_preview_new (FwStore *store, gint64 plan_id, FwForm *form, FwPageView *view)
{
  FwPlanPreview *self = g_object_new (FW_TYPE_PLAN_PREVIEW, NULL);

  self->store = g_object_ref (store);
  self->plan_id = plan_id;
  self->form = g_object_ref (form);
  g_weak_ref_set (&self->view, view);
  g_signal_connect_object (form, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fw_ui_spawn (self, update_fiber);
  return self;
}

static void
fw_plan_preview_finalize (GObject *object)
{
  FwPlanPreview *self = FW_PLAN_PREVIEW (object);

  fw_plan_preview_stop (self);
  g_weak_ref_clear (&self->view);
  g_clear_object (&self->document);
  g_clear_object (&self->store);
  g_free (self->content);
  g_free (self->paper);
  g_free (self->shown);
  G_OBJECT_CLASS (fw_plan_preview_parent_class)->finalize (object);
}

static void
fw_plan_preview_class_init (FwPlanPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_plan_preview_finalize;
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_plan_preview_init (FwPlanPreview *self)
{
  g_weak_ref_init (&self->view, NULL);
  self->paper = g_strdup (FW_PLAN_PAPER_PLAN);
}
