/* fw-record-item.c: see fw-record-item.h. */
#include "config.h"

#include "domain/fw-record-item.h"

G_DEFINE_FINAL_TYPE (FwRecordItem, fw_record_item, G_TYPE_OBJECT)

FwRecordItem *
fw_record_item_new (void)
{
  return g_object_new (FW_TYPE_RECORD_ITEM, NULL);
}

char *
fw_record_item_dup_day (FwRecordItem *self)
{
  g_return_val_if_fail (FW_IS_RECORD_ITEM (self), NULL);

  return g_strndup (self->happened_at, 10);
}

static void
fw_record_item_finalize (GObject *object)
{
  FwRecordItem *self = FW_RECORD_ITEM (object);

  g_free (self->kind);
  g_free (self->subject);
  g_free (self->body);
  g_free (self->happened_at);
  g_free (self->author);
  g_free (self->on_behalf_of);
  g_free (self->child);
  g_free (self->participants);
  g_free (self->corrected_at);
  G_OBJECT_CLASS (fw_record_item_parent_class)->finalize (object);
}

static void
fw_record_item_class_init (FwRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_record_item_finalize;
}

static void
fw_record_item_init (FwRecordItem *self)
{
}
