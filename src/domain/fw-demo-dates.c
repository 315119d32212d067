/* fw-demo-dates.c: re-submissions in every state, and when the children were seen. */
#include "config.h"

#include "domain/fw-demo-private.h"

static const char *const tasks[] = {
    "Bericht der Schule einholen",
    "Antrag auf Kita-Platz prüfen",
    "Rückmeldung des Kinderarztes abwarten",
    "Termin beim Träger vereinbaren",
    "Schweigepflichtsentbindung erneuern",
    "Trägerbericht lesen und besprechen",
    "Umgangsregelung mit beiden Eltern besprechen",
    "Stellungnahme an das Familiengericht",
    "Hausbesuch vorbereiten",
    "Unterlagen für die Kostenklärung nachfordern",
    "Mit der Großmutter telefonieren",
    "Sprachmittlung für das Gespräch bestellen",
};

void
fw_demo_add_child_files (FwDemoCase *self)
{
  static const guint8 weeks[] = {4, 6, 6, 8, 12};
  FwDemo *demo = self->demo;

  for (guint i = 0; i < self->n_children; i++)
    {
      guint interval = fw_demo_pick (demo, weeks);
      FwDay seen = FW_DAY_NONE;
      char number[32];

      /* Never seen, overdue, due these days, in plan. */
      switch ((self->index + i) % 6)
        {
        case 0:
          /* "Never seen" is for cases that are new. */
          if (demo->today - self->first_contact > 45)
            seen = demo->today - 1 - (FwDay) fw_demo_roll (demo, interval * 7 - 6);
          break;
        case 1:
          seen = demo->today - (FwDay) interval * 7 - 5 - (FwDay) fw_demo_roll (demo, 40);
          break;
        case 2:
          seen = demo->today - (FwDay) interval * 7 + 2;
          break;
        default:
          seen = demo->today - 1 - (FwDay) fw_demo_roll (demo, interval * 7 - 6);
        }
      if (self->is_main)
        {
          seen = demo->today - 28;
          interval = 6;
        }
      if (seen != FW_DAY_NONE && seen < self->first_contact)
        seen = self->first_contact + 1 > demo->today ? FW_DAY_NONE : self->first_contact;
      if (self->closed && seen != FW_DAY_NONE)
        seen = MIN (seen, self->closed_on);
      g_snprintf (number, sizeof number, "%s-%u", self->number, i + 1);
      fw_demo_insert (demo, FW_DEMO_CASE_CHILD, self->id, self->children[i], number,
                      self->closed ? "closed" : "open", seen,
                      g_str_equal (self->kind, "advice") ? (gint64) 0 : (gint64) interval);
    }
}

void
fw_demo_add_resubmission (FwDemoCase *self,
                          const char *what,
                          FwDay due,
                          const char *status,
                          const char *reason,
                          FwDay done_on,
                          const char *rule,
                          FwDay start_date)
{
  g_autofree char *anchor = rule == NULL ? g_strdup ("")
                            : self->plan_id != 0
                                ? g_strdup_printf ("help_plan/%" G_GINT64_FORMAT, self->plan_id)
                                : g_strdup_printf ("case_file/%" G_GINT64_FORMAT, self->id);

  fw_demo_insert (self->demo, FW_DEMO_RESUBMISSION, self->id, what, due, self->desk->worker, status,
                  reason, done_on, rule, start_date, anchor);
}

/* The office's rules: assessment by working day 3, conference by working day 10. */
static void
add_by_rule (FwDemoCase *self, const char *rule, const char *what, guint n)
{
  FwDemo *demo = self->demo;
  FwDay start = self->first_contact;
  FwDay due = fw_calendar_add_working_days (&demo->calendar, start, n, NULL);
  gboolean open = self->is_new || (!self->closed && due >= demo->today - (FwDay) (self->index % 3));

  /* What is open is counted by its rule; a row says what was done about it. */
  if (!open)
    fw_demo_add_resubmission (self, what, due, "done", "",
                              MIN (demo->today, due - 1 + (FwDay) (self->index % 4)), rule, start);
}

void
fw_demo_add_resubmissions (FwDemoCase *self)
{
  FwDemo *demo = self->demo;
  guint n = self->closed ? 0 : 1 + fw_demo_roll (demo, 3);

  if (g_str_equal (self->kind, "help") || g_str_equal (self->kind, "report"))
    {
      add_by_rule (self, "first-assessment", "Ersteinschätzung", 3);
      add_by_rule (self, "case-conference", "Fallkonferenz", 10);
      if (g_str_equal (self->kind, "report"))
        add_by_rule (self, "reporter-feedback", "Rückmeldung an die meldende Stelle", 5);
    }
  for (guint i = 0; i < n; i++)
    {
      const char *what = fw_demo_pick (demo, tasks);
      FwDay today = demo->today;

      switch ((self->index + 3 * i) % 8)
        {
        case 0:
          fw_demo_add_resubmission (self, what, today - 2 - (FwDay) fw_demo_roll (demo, 12), "open",
                                    "", FW_DAY_NONE, NULL, FW_DAY_NONE);
          break;
        case 1:
          fw_demo_add_resubmission (self, what, today + (FwDay) fw_demo_roll (demo, 4), "open", "",
                                    FW_DAY_NONE, NULL, FW_DAY_NONE);
          break;
        case 2:
          fw_demo_add_resubmission (self, what, today + 9, "open",
                                    "verschoben: Schule hat Ferien bis Montag", FW_DAY_NONE, NULL,
                                    FW_DAY_NONE);
          break;
        case 3:
          fw_demo_add_resubmission (self, what, today - 20, "done", "", today - 21, NULL,
                                    FW_DAY_NONE);
          break;
        case 4:
          fw_demo_add_resubmission (self, what, today - 9, "dropped",
                                    "Familie hat den Antrag zurückgezogen", today - 10, NULL,
                                    FW_DAY_NONE);
          break;
        default:
          fw_demo_add_resubmission (self, what, today + 5 + (FwDay) fw_demo_roll (demo, 60), "open",
                                    "", FW_DAY_NONE, NULL, FW_DAY_NONE);
        }
    }
}
