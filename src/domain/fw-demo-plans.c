/* fw-demo-plans.c: the help plans of a demo case: what helps run, from when, at whose. */
#include "config.h"

#include "domain/fw-demo-private.h"

#define TEMPLATE "help-plan"
#define TEMPLATE_VALID_FROM "2024-01-01"

static const char *const helps[FW_DEMO_N_FAMILIES] = {
    [FW_DEMO_COUPLE] = "Sozialpädagogische Familienhilfe, § 31",
    [FW_DEMO_SEPARATED] = "Erziehungsbeistandschaft, § 30",
    [FW_DEMO_SINGLE] = "Sozialpädagogische Familienhilfe, § 31",
    [FW_DEMO_PATCHWORK] = "Erziehung in einer Tagesgruppe, § 32",
    [FW_DEMO_FOSTER] = "Vollzeitpflege, § 33",
    [FW_DEMO_GUARDIAN] = "Heimerziehung, § 34",
    [FW_DEMO_GRANDPARENTS] = "Vollzeitpflege, § 33",
    [FW_DEMO_PROTECTED] = "Clearing, § 27 Abs. 2",
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
                         self->is_main ? "Sozialpädagogische Familienhilfe, § 31"
                                       : helps[self->form],
                         start, stop, self->provider, self->closed ? "superseded" : "draft");
  for (guint i = 0; i < self->n_children; i++)
    fw_demo_insert (demo, FW_DEMO_PLAN_CHILD, plan, self->children[i]);
}
