#pragma once

#include "store/fw-store.h"

FwNotice *
_fw_notice_new (gboolean foreign);
void
_fw_notice_add (FwNotice *self, const char *table, gint64 id);
void
_fw_notice_add_set (FwNotice *self, FwChangeSet *changes);
/* The change sets it was made from, in order; empty when another process wrote. */
GPtrArray *
_fw_notice_get_sets (FwNotice *self);
