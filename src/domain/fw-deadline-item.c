/* fw-deadline-item.c: see fw-deadline-item.h. */
#include "config.h"

#include "domain/fw-deadline-item.h"

G_DEFINE_FINAL_TYPE (FwDeadlineItem, fw_deadline_item, G_TYPE_OBJECT)

FwDeadlineItem *
fw_deadline_item_new (void)
{
  return g_object_new (FW_TYPE_DEADLINE_ITEM, NULL);
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
}
