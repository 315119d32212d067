/* fw-decision.c: see fw-decision.h. */
#include "config.h"

#include "domain/fw-decision.h"

struct _FwDecision
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwDecision, fw_decision, FW_TYPE_RECORD)

static void
fw_decision_class_init (FwDecisionClass *klass)
{
  static const FwColumn columns[]
      = {{"case_id", FW_COLUMN_REF},        {"conference_id", FW_COLUMN_REF},
         {"position", FW_COLUMN_INT},       {"what", FW_COLUMN_TEXT},
         {"responsible_id", FW_COLUMN_REF}, {"responsible", FW_COLUMN_TEXT},
         {"due", FW_COLUMN_DATE},           {"sign", FW_COLUMN_TEXT},
         {"escalation", FW_COLUMN_TEXT},    {"decided_by", FW_COLUMN_TEXT},
         {"decided_right", FW_COLUMN_TEXT}, {"in_force_since", FW_COLUMN_DATE},
         {"status", FW_COLUMN_TEXT},        {"reason", FW_COLUMN_TEXT},
         {"ended_on", FW_COLUMN_DATE},      {"n_parts", FW_COLUMN_INT},
         {"n_parts_done", FW_COLUMN_INT},   {"light", FW_COLUMN_TEXT},
         {"light_reason", FW_COLUMN_TEXT},  {"light_until", FW_COLUMN_DATE}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "decision", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_decision_init (FwDecision *self)
{
}

G_DEFINE_FINAL_TYPE (FwDecisionItem, fw_decision_item, G_TYPE_OBJECT)

FwDecisionItem *
fw_decision_item_new (void)
{
  return g_object_new (FW_TYPE_DECISION_ITEM, NULL);
}

static void
fw_decision_item_finalize (GObject *object)
{
  FwDecisionItem *self = FW_DECISION_ITEM (object);

  g_free (self->case_name);
  g_free (self->case_number);
  g_free (self->kind);
  g_free (self->kind_title);
  g_free (self->held_on);
  g_free (self->what);
  g_free (self->responsible);
  g_free (self->sign);
  g_free (self->escalation);
  g_free (self->reason);
  g_free (self->ended_on);
  g_free (self->light_reason);
  G_OBJECT_CLASS (fw_decision_item_parent_class)->finalize (object);
}

static void
fw_decision_item_class_init (FwDecisionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_decision_item_finalize;
}

static void
fw_decision_item_init (FwDecisionItem *self)
{
  self->due = FW_DAY_NONE;
  self->light_until = FW_DAY_NONE;
}
