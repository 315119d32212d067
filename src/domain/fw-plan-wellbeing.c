/* fw-plan-wellbeing.c: see fw-plan-wellbeing.h. */
#include "config.h"

#include "base/fw-date.h"
#include "domain/fw-plan-wellbeing.h"
#include "domain/fw-wellbeing.h"

#define CAUSES "wb_causes"

static gboolean
is_line (const FwField *field)
{
  return g_str_has_prefix (field->name, "wb_") && !g_str_equal (field->name, CAUSES);
}

static const FwSection *
find_section (FwForm *form)
{
  return fw_form_template_find_section (fw_form_get_template (form), FW_PLAN_WELLBEING);
}

static GArray *
read_course (FwForm *form, const FwField *field, gint64 row_id)
{
  /* Each rater is compared with itself alone. */
  g_autofree char *name
      = g_strdup_printf ("wellbeing:%s:%s:%s", fw_form_get_value (form, "who", row_id),
                         fw_form_get_value (form, "rater", row_id), field->name);

  return fw_wellbeing_read_course (fw_form_get_fact (form, name));
}

static int
get_limit (FwForm *form)
{
  int limit;

  return fw_wellbeing_parse (fw_form_get_fact (form, "wellbeing-drop"), &limit) ? limit : 10;
}

gboolean
fw_plan_wellbeing_find_drop (FwForm *form, gint64 row_id, FwWellbeingDrop *drop)
{
  const FwSection *section;
  gboolean found = FALSE;

  g_return_val_if_fail (FW_IS_FORM (form) && drop != NULL, FALSE);

  *drop = (FwWellbeingDrop) {0};
  section = find_section (form);
  for (guint i = 0; section != NULL && i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);
      g_autoptr (GArray) course = NULL;
      const FwWellbeingPoint *last;
      int now;

      if (!is_line (field)
          || !fw_wellbeing_parse (fw_form_get_value (form, field->name, row_id), &now))
        continue;
      course = read_course (form, field, row_id);
      if (course->len == 0)
        continue;
      last = &g_array_index (course, FwWellbeingPoint, course->len - 1);
      if (!fw_wellbeing_is_drop (last->tenths, now, get_limit (form))
          || (found && drop->last - drop->now >= last->tenths - now))
        continue;
      g_free (drop->since);
      drop->since = g_strndup (last->on, (gsize) last->on_length);
      drop->field = field;
      drop->last = last->tenths;
      drop->now = now;
      found = TRUE;
    }
  return found;
}

static void
append_point (GString *text, const FwWellbeingPoint *point)
{
  g_autofree char *iso = g_strndup (point->on, (gsize) point->on_length);
  g_autofree char *value = fw_wellbeing_to_text (point->tenths);
  int year, month, month_day;
  FwDay day;

  if (!fw_day_from_iso (iso, &day))
    return;
  fw_day_split (day, &year, &month, &month_day);
  g_string_append_printf (text, "%s (%d.%d.%d), ", value, month_day, month, year);
}

char *
fw_plan_wellbeing_dup_course (FwForm *form, gint64 row_id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const FwSection *section;

  g_return_val_if_fail (FW_IS_FORM (form), NULL);

  section = find_section (form);
  for (guint i = 0; section != NULL && i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);
      g_autoptr (GArray) course = NULL;
      g_autofree char *now = NULL;
      int tenths;

      if (!is_line (field)
          || !fw_wellbeing_parse (fw_form_get_value (form, field->name, row_id), &tenths))
        continue;
      course = read_course (form, field, row_id);
      if (course->len == 0)
        continue;
      now = fw_wellbeing_to_text (tenths);
      g_string_append_printf (text, "%s%s: ", text->len > 0 ? "\n" : "", field->prompt);
      for (guint j = 0; j < course->len; j++)
        append_point (text, &g_array_index (course, FwWellbeingPoint, j));
      g_string_append_printf (text, "heute %s", now);
    }
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}
