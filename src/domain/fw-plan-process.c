/* fw-plan-process.c: see fw-plan-process.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-deadline.h"
#include "domain/fw-form-template.h"
#include "domain/fw-json.h"
#include "domain/fw-plan-process.h"

#define MAX_DAYS 366

struct _FwPlanProcess
{
  gatomicrefcount refs;
  GPtrArray *steps;
  FwCalendar calendar;
};

G_DEFINE_BOXED_TYPE (FwPlanProcess, fw_plan_process, fw_plan_process_ref, fw_plan_process_unref)

static void
step_free (gpointer data)
{
  FwPlanStep *step = data;

  g_free (step->name);
  g_free (step->title);
  g_free (step->source);
  g_free (step->field);
  g_free (step->place);
  g_free (step->reason);
  g_free (step);
}

FwPlanProcess *
fw_plan_process_ref (FwPlanProcess *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
fw_plan_process_unref (FwPlanProcess *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static FwDay
get_day (GHashTable *days, const char *name)
{
  const char *iso = name[0] != '\0' ? g_hash_table_lookup (days, name) : NULL;
  FwDay day;

  return iso != NULL && fw_day_from_iso (iso, &day) ? day : FW_DAY_NONE;
}

static const FwPlanStep *
find (FwPlanProcess *self, const char *name)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const FwPlanStep *step = g_ptr_array_index (self->steps, i);

      if (g_str_equal (step->name, name))
        return step;
    }
  return NULL;
}

static int
get_days (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "days");
  gint64 days = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;

  return (int) CLAMP (days, 0, MAX_DAYS);
}

/* After another step ends on a working day; before one it counts back from it. */
static FwDay
find_due (FwPlanProcess *self, JsonObject *object, GHashTable *days, FwDay to_all)
{
  const FwPlanStep *after = find (self, fw_json_get_text (object, "after"));
  const char *before = fw_json_get_text (object, "before");
  FwDay due = get_day (days, fw_json_get_text (object, "due_field"));

  if (due != FW_DAY_NONE)
    return due;
  if (fw_json_get_text (object, "rule")[0] != '\0')
    return after != NULL && after->done != FW_DAY_NONE ? to_all : FW_DAY_NONE;
  if (after != NULL && after->done != FW_DAY_NONE)
    return fw_calendar_shift_end (&self->calendar, after->done + get_days (object));
  /* The step it comes before stands later in the list: its day is the plan's. */
  due = before[0] != '\0' ? get_day (days, before) : FW_DAY_NONE;
  return due != FW_DAY_NONE ? due - get_days (object) : FW_DAY_NONE;
}

/* Where its day, or the day it is due on, is written. */
static const char *
get_place (JsonObject *object)
{
  static const char *const members[] = {"field", "list", "due_field"};

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (fw_json_get_text (object, members[i])[0] != '\0')
      return fw_json_get_text (object, members[i]);
  return "";
}

static void
add_step (FwPlanProcess *self,
          JsonObject *object,
          GHashTable *days,
          GHashTable *reasons,
          FwDay to_all,
          FwDay today)
{
  FwPlanStep *step = g_new0 (FwPlanStep, 1);
  const char *reason;

  step->name = g_strdup (fw_json_get_text (object, "name"));
  step->title = g_strdup (fw_json_get_text (object, "title"));
  step->source = g_strdup (fw_json_get_text (object, "source"));
  step->field = g_strdup (fw_json_get_text (object, "field"));
  step->place = g_strdup (get_place (object));
  step->once = fw_json_get_boolean (object, "once", FALSE);
  step->done = get_day (days, step->name);
  step->due = find_due (self, object, days, to_all);
  reason = g_hash_table_lookup (reasons, step->name);
  step->reason = g_strdup (reason != NULL ? reason : "");
  step->state = step->done != FW_DAY_NONE  ? FW_PLAN_STEP_DONE
                : step->reason[0] != '\0'  ? FW_PLAN_STEP_NOT_DONE
                : step->due == FW_DAY_NONE ? FW_PLAN_STEP_OPEN
                : step->due < today        ? FW_PLAN_STEP_OVERDUE
                                           : FW_PLAN_STEP_DUE;
  g_ptr_array_add (self->steps, step);
}

FwPlanProcess *
fw_plan_process_new (const char *body,
                     GHashTable *days,
                     GHashTable *reasons,
                     FwDay to_all,
                     const FwCalendar *calendar,
                     FwDay today,
                     GError **error)
{
  g_autoptr (FwPlanProcess) self = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *steps;

  g_return_val_if_fail (days != NULL && reasons != NULL && calendar != NULL, NULL);

  node = body != NULL ? json_from_string (body, NULL) : NULL;
  steps = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
              ? fw_json_get_array (json_node_get_object (node), "steps")
              : NULL;
  if (steps == NULL || json_array_get_length (steps) == 0)
    {
      g_set_error_literal (error, FW_FORM_ERROR, FW_FORM_ERROR_BAD_TEMPLATE,
                           _ ("The steps of the help-plan process cannot be read."));
      return NULL;
    }
  self = g_new0 (FwPlanProcess, 1);
  g_atomic_ref_count_init (&self->refs);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->calendar = *calendar;
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *object = fw_json_get_element (steps, i);

      if (object != NULL && fw_json_get_text (object, "name")[0] != '\0')
        add_step (self, object, days, reasons, to_all, today);
    }
  return g_steal_pointer (&self);
}

GPtrArray *
fw_plan_process_get_steps (FwPlanProcess *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->steps;
}

const FwPlanStep *
fw_plan_process_get_next (FwPlanProcess *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const FwPlanStep *step = g_ptr_array_index (self->steps, i);

      if (step->state < FW_PLAN_STEP_DONE)
        return step;
    }
  return NULL;
}

const FwPlanStep *
fw_plan_process_get_station (FwPlanProcess *self, guint *number)
{
  const FwPlanStep *first = NULL;
  guint at = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->steps->len; i > 0; i--)
    {
      const FwPlanStep *step = g_ptr_array_index (self->steps, i - 1);

      /* A gap before what was done is not where the plan stands. */
      if (step->state == FW_PLAN_STEP_DONE && first != NULL)
        break;
      if (step->state < FW_PLAN_STEP_DONE)
        {
          first = step;
          at = i;
        }
    }
  if (number != NULL)
    *number = at;
  return first;
}

guint
fw_plan_process_count_overdue (FwPlanProcess *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->steps->len; i++)
    n += ((FwPlanStep *) g_ptr_array_index (self->steps, i))->state == FW_PLAN_STEP_OVERDUE;
  return n;
}

const FwCalendar *
fw_plan_process_get_calendar (FwPlanProcess *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->calendar;
}

char *
fw_plan_step_to_text (const FwPlanStep *step, const FwCalendar *calendar, FwDay today)
{
  FwDay day;
  g_autofree char *date = NULL;
  g_autofree char *distance = NULL;

  g_return_val_if_fail (step != NULL && calendar != NULL, NULL);

  day = step->state == FW_PLAN_STEP_DONE ? step->done : step->due;
  date = day != FW_DAY_NONE ? fw_day_to_text (day) : NULL;
  switch (step->state)
    {
    case FW_PLAN_STEP_DONE:
      /* A step that was late says so. */
      if (step->due != FW_DAY_NONE && step->done > step->due)
        {
          g_autofree char *due = fw_day_to_text (step->due);

          /* Translators: dates. */
          return g_strdup_printf (_ ("done on %1$s, was due on %2$s"), date, due);
        }
      /* Translators: a date. */
      return g_strdup_printf (_ ("done on %s"), date);
    case FW_PLAN_STEP_NOT_DONE:
      /* Translators: a reason. */
      return g_strdup_printf (_ ("not done: %s"), step->reason);
    case FW_PLAN_STEP_OVERDUE:
      distance = fw_deadline_distance_to_text (calendar, today, step->due);
      /* Translators: a date, and how long ago: "4 working days ago". */
      return g_strdup_printf (_ ("overdue since %1$s, %2$s"), date, distance);
    case FW_PLAN_STEP_DUE:
      distance = fw_deadline_distance_to_text (calendar, today, step->due);
      /* Translators: a date, and how far: "in 2 working days". */
      return g_strdup_printf (_ ("due on %1$s, %2$s"), date, distance);
    case FW_PLAN_STEP_OPEN:
    default:
      return g_strdup (_ ("open"));
    }
}
