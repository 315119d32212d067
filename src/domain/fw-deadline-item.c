/* fw-deadline-item.c: see fw-deadline-item.h. */
#include "config.h"

#include "domain/fw-deadline-item.h"

G_DEFINE_FINAL_TYPE (FwDeadlineItem, fw_deadline_item, G_TYPE_OBJECT)

FwDeadlineItem *
fw_deadline_item_new (void)
{
  return g_object_new (FW_TYPE_DEADLINE_ITEM, NULL);
}

char *
fw_deadline_item_dup_key (FwDeadlineItem *self)
{
  g_return_val_if_fail (FW_IS_DEADLINE_ITEM (self), NULL);

  if (self->decision_id != 0)
    return g_strdup_printf ("decision/%" G_GINT64_FORMAT, self->decision_id);
  if (self->rule != NULL && self->anchor != NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT "/%s/%s", self->case_id, self->rule->name,
                            self->anchor);
  return g_strdup_printf ("resubmission/%" G_GINT64_FORMAT, self->id);
}

gboolean
fw_deadline_item_is_missed (FwDeadlineItem *self, FwDay today)
{
  g_return_val_if_fail (FW_IS_DEADLINE_ITEM (self), FALSE);

  return self->rule != NULL && self->decision_id == 0 && self->due < today;
}

gboolean
fw_deadline_item_is_moved (FwDeadlineItem *self)
{
  g_return_val_if_fail (FW_IS_DEADLINE_ITEM (self), FALSE);

  return self->count.days != NULL && self->count.due != self->due;
}

static void
fw_deadline_item_finalize (GObject *object)
{
  FwDeadlineItem *self = FW_DEADLINE_ITEM (object);

  g_free (self->case_name);
  g_free (self->case_number);
  g_free (self->what);
  g_free (self->why);
  g_free (self->reason);
  g_free (self->assignee);
  g_free (self->action);
  g_free (self->anchor);
  g_free (self->away_for);
  g_free (self->history);
  fw_deadline_rule_free (self->rule);
  fw_deadline_clear (&self->count);
  G_OBJECT_CLASS (fw_deadline_item_parent_class)->finalize (object);
}

static void
fw_deadline_item_class_init (FwDeadlineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_deadline_item_finalize;
}

static void
fw_deadline_item_init (FwDeadlineItem *self)
{
  self->start = FW_DAY_NONE;
  self->light = -1;
  self->due_minute = -1;
}
