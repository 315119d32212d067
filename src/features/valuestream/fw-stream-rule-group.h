/* fw-stream-rule-group.h: how a map counts: the convention behind the lead time and the
 * queues, deadlines of 3 and 10 working days at their steps, and the dots that the room
 * votes with. Of the mode Define. */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_RULE_GROUP (fw_stream_rule_group_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamRuleGroup,
                      fw_stream_rule_group,
                      FW,
                      STREAM_RULE_GROUP,
                      AdwPreferencesGroup)

GtkWidget *
fw_stream_rule_group_new (FwStreamDesk *desk);

G_END_DECLS
