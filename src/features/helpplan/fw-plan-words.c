/* fw-plan-words.c: see fw-plan-words.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-plan-choice-repository.h"
#include "features/helpplan/fw-plan-words.h"

char *
fw_plan_dup_title (gint64 number)
{
  /* Translators: %d is the number of a help plan within its case. */
  return g_strdup_printf (_ ("Help Plan No. %d"), (int) number);
}

const char *
fw_plan_kind_to_word (const char *kind)
{
  if (g_strcmp0 (kind, "first") == 0)
    return _ ("first plan");
  if (g_strcmp0 (kind, "continuation") == 0)
    return _ ("continuation");
  if (g_strcmp0 (kind, "closing") == 0)
    return _ ("closing plan");
  return "";
}

const char *
fw_plan_status_to_word (const char *status)
{
  if (g_strcmp0 (status, "frozen") == 0)
    return _ ("frozen");
  if (g_strcmp0 (status, "superseded") == 0)
    return _ ("superseded");
  return _ ("draft");
}

GStrv
fw_plan_await_providers (FwStore *store, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (FwResult) result
      = dex_await_boxed (fw_plan_choice_repository_list_providers (store), error);

  if (result == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    g_strv_builder_add (builder, fw_result_get_text (result, i, 0));
  return g_strv_builder_end (builder);
}
