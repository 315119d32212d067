/* fw-plan-freeze.c: see fw-plan-freeze.h. */
#include "config.h"

#include "document/fw-plan-report.h"
#include "features/helpplan/fw-plan-freeze.h"
#include "store/fw-background.h"

typedef struct
{
  FwStore *store;
  gint64 plan_id;
  FwForm *form;
} Freeze;

typedef struct
{
  char *content;
  guint version;
} Render;

static void
freeze_free (gpointer data)
{
  Freeze *freeze = data;

  g_object_unref (freeze->store);
  g_object_unref (freeze->form);
  g_free (freeze);
}

static void
render_free (gpointer data)
{
  Render *render = data;

  g_free (render->content);
  g_free (render);
}

static DexFuture *
render_job (gpointer data)
{
  const Render *render = data;
  GError *error = NULL;
  g_autoptr (FwDocument) document = fw_plan_report_new (render->content, render->version, &error);
  GBytes *pdf = document != NULL ? fw_document_to_pdf (document, &error) : NULL;

  if (pdf == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (G_TYPE_BYTES, pdf);
}

static DexFuture *
freeze_fiber (gpointer data)
{
  Freeze *freeze = data;
  GError *error = NULL;
  g_autoptr (FwResult) versions = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *content = NULL;
  Render *render;
  guint number;
  gint64 id;

  versions
      = dex_await_boxed (fw_plan_repository_list_versions (freeze->store, freeze->plan_id), &error);
  if (versions == NULL)
    return dex_future_new_for_error (error);
  content = dex_await_string (
      fw_plan_repository_dup_content (freeze->store, freeze->plan_id, freeze->form), &error);
  if (content == NULL)
    return dex_future_new_for_error (error);
  render = g_new0 (Render, 1);
  render->content = g_strdup (content);
  number = fw_result_get_n_rows (versions) + 1;
  render->version = number;
  pdf = dex_await_boxed (fw_background_run ("freeze", render_job, render, render_free), &error);
  if (pdf == NULL)
    return dex_future_new_for_error (error);
  id = dex_await_int64 (
      fw_plan_repository_freeze (freeze->store, freeze->plan_id, number, content, pdf), &error);
  if (error != NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (id);
}

DexFuture *
fw_plan_freeze (FwStore *store, gint64 plan_id, FwForm *form)
{
  Freeze *freeze;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_FORM (form), NULL);

  freeze = g_new0 (Freeze, 1);
  freeze->store = g_object_ref (store);
  freeze->plan_id = plan_id;
  freeze->form = g_object_ref (form);
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, freeze_fiber, freeze, freeze_free);
}
