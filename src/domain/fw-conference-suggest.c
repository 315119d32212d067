/* fw-conference-suggest.c: what the rule makes of the agreed values; people decide. Pure.
 *
 * The rule is "highest-value": red when the child is not safe or an area has 4,
 * yellow from a 3, an open safety question, or when nothing could be judged.
 */
#include "config.h"

#include "domain/fw-conference-private.h"

/* The names of the areas that have the highest value. */
static char *
dup_where (FwConferenceKind *kind, const int *values, int highest)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kind->domains->len; i++)
    if (values[i] == highest)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              ((FwRatingDomain *) g_ptr_array_index (kind->domains, i))->title);
  return g_string_free_and_steal (text);
}

/* The reason is German, for it is printed, like the kind's own words. */
const char *
_fw_conference_suggest (FwConferenceKind *kind,
                        const int *values,
                        const char *safety,
                        char **reason)
{
  g_autofree char *where = NULL;
  int highest = 0, n_agreed = 0;

  *reason = NULL;
  for (guint i = 0; i < kind->domains->len; i++)
    {
      n_agreed += values[i] >= 0;
      highest = MAX (highest, values[i]);
    }
  if (g_strcmp0 (safety, "no") == 0)
    {
      *reason = g_strdup ("Die Sicherheitsfrage ist mit „Nein“ beantwortet.");
      return "red";
    }
  if (n_agreed == 0)
    {
      *reason = g_strdup ("");
      return "";
    }
  where = dup_where (kind, values, highest);
  if (highest >= 3)
    {
      *reason = g_strdup_printf ("Höchster gemeinsamer Wert ist %d (%s): %s.", highest,
                                 kind->levels[highest - 1], where);
      return highest == 4 ? "red" : "yellow";
    }
  if (g_strcmp0 (safety, "yes") != 0)
    {
      *reason = g_strdup ("Die Sicherheitsfrage ist nicht mit „Ja“ beantwortet.");
      return "yellow";
    }
  if (highest == 0)
    {
      *reason = g_strdup ("Kein Bereich konnte beurteilt werden.");
      return "yellow";
    }
  *reason = g_strdup_printf (
      "Höchster gemeinsamer Wert ist %d (%s), die Sicherheitsfrage ist mit „Ja“ beantwortet.",
      highest, kind->levels[highest - 1]);
  return "green";
}

const char *
fw_conference_suggest (FwConferenceKind *kind,
                       GListModel *agreed,
                       const char *safety,
                       char **reason)
{
  g_autofree int *values = NULL;
  g_autofree char *why = NULL;
  const char *light;

  g_return_val_if_fail (kind != NULL && G_IS_LIST_MODEL (agreed), "");

  values = g_new (int, kind->domains->len + 1);
  for (guint i = 0; i < kind->domains->len; i++)
    {
      const FwRatingDomain *domain = g_ptr_array_index (kind->domains, i);

      values[i] = -1;
      for (guint j = 0; j < g_list_model_get_n_items (agreed); j++)
        {
          g_autoptr (FwRecord) record = g_list_model_get_item (agreed, j);

          if (g_strcmp0 (fw_record_get_text (record, "domain"), domain->name) == 0
              && !fw_record_is_null (record, "value"))
            values[i] = (int) fw_record_get_int (record, "value");
        }
    }
  light = _fw_conference_suggest (kind, values, safety, &why);
  if (reason != NULL)
    *reason = g_steal_pointer (&why);
  return light;
}
