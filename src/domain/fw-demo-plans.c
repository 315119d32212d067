/* fw-demo-plans.c: the help plans of a demo case: what helps run, from when, at whose. */
#include "config.h"

#include "domain/fw-demo-private.h"

#define TEMPLATE "help-plan"
#define TEMPLATE_VALID_FROM "2026-01-01"

/* Names of the rules `kind-of-help`. */
static const char *const helps[FW_DEMO_N_FAMILIES] = {
    [FW_DEMO_COUPLE] = "31",       [FW_DEMO_SEPARATED] = "30",
    [FW_DEMO_SINGLE] = "31",       [FW_DEMO_PATCHWORK] = "32",
    [FW_DEMO_FOSTER] = "33",       [FW_DEMO_GUARDIAN] = "34",
    [FW_DEMO_GRANDPARENTS] = "33", [FW_DEMO_PROTECTED] = "27-2-clearing",
};

void
fw_demo_add_plans (FwDemoCase *self)
{
  FwDemo *demo = self->demo;
  FwDay talk = self->first_contact + 49, start, stop;
  g_autofree char *created = NULL;
  gint64 form, plan;

  if (self->provider == 0 || self->n_children == 0 || talk > demo->today)
    return;
  start = talk;
  stop = self->closed ? self->closed_on : fw_day_add_months (start, 6);
  while (!self->closed && stop < demo->today)
    stop = fw_day_add_months (stop, 6);
  created = fw_day_to_iso (talk);
  form = fw_demo_insert (demo, FW_DEMO_FORM, self->id, TEMPLATE, TEMPLATE_VALID_FROM, "draft",
                         created);
  plan = fw_demo_insert (demo, FW_DEMO_PLAN, self->id, form, (gint64) 1, "first", talk,
                         self->closed ? FW_DAY_NONE : stop - 11,
                         self->is_main ? "31" : helps[self->form], start, stop, self->provider,
                         self->closed ? "superseded" : "draft");
  for (guint i = 0; i < self->n_children; i++)
    fw_demo_insert (demo, FW_DEMO_PLAN_CHILD, plan, self->children[i]);
}
