/* fw-timeline-work.c: what the office did: contacts, conferences, decisions. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "domain/fw-conference-private.h"
#include "domain/fw-decision-private.h"
#include "domain/fw-record-repository.h"
#include "domain/fw-timeline-private.h"

#define LONGEST 160 /* letters of an entry beside its kind */

/* In one line. */
static const char *
keep_line (FwTimeline *timeline, const char *body)
{
  g_autofree char *line = NULL;

  if (strpbrk (body, "\r\n") == NULL)
    return fw_timeline_keep (timeline, body);
  line = g_strdelimit (g_strdup (body), "\r\n", ' ');
  return fw_timeline_keep (timeline, line);
}

/* In the order in which they lie in the file, by their ids: each page is read and decrypted once.
 * Sealing the timeline sorts them by day. */
static gboolean
read_contacts (FwTimelineReading *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, child_id, kind, happened_at, CASE WHEN confided = 0 OR author_id = $2 "
      "THEN substr (body, 1, %d) ELSE '' END, confided, CASE WHEN author_id = $2 THEN 1 ELSE 0 END "
      "FROM record_entry WHERE id IN (SELECT id FROM record_entry WHERE case_id = $1) AND kind IN "
      "('phone', 'visit', 'talk', 'letter', 'email') AND id NOT IN (SELECT corrects_id FROM "
      "record_entry WHERE case_id = $1 AND corrects_id IS NOT NULL)",
      LONGEST);
  g_autoptr (FwResult) rows = _fw_timeline_query (self, sql, error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwTimelineEvent *event
          = fw_timeline_add (self->timeline, "record_entry", fw_result_get_int (rows, i, 0));
      const char *body = fw_result_get_text (rows, i, 4);
      gboolean mine = fw_result_get_int (rows, i, 6) != 0;

      event->lane = FW_LANE_CONTACTS;
      event->shape = FW_EVENT_CONTACT;
      _fw_timeline_set_child (self, event, rows, i, 1);
      event->from = _fw_timeline_get_date (rows, i, 3);
      event->text = fw_record_get_kind_title (fw_result_get_text (rows, i, 2));
      event->confided = fw_result_get_int (rows, i, 5) != 0;
      event->detail = event->confided && !mine
                          ? _ ("confided")
                          : keep_line (self->timeline, body != NULL ? body : "");
      event->origin = _ ("Record");
      event->action = "case.tab::record";
    }
  return rows != NULL;
}

static const char *
get_kind_title (FwTimelineReading *self, const char *kind)
{
  char *title = g_hash_table_lookup (self->conference_kinds, kind);

  if (title == NULL)
    {
      title = _fw_conference_dup_kind_title (self->connection, kind);
      g_hash_table_insert (self->conference_kinds, g_strdup (kind), title);
    }
  return fw_timeline_intern (self->timeline, title);
}

/* The sign in the pill; the kinds' titles are German words of the office. */
static const char *
get_letter (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *letter;
  } letters[] = {
      {"conference-case", "F"},
      {"conference-advisory-team", "B"},
      {"conference-decision-team", "E"},
      {"conference-peer-consultation", "K"},
      {"conference-risk-assessment", "G"},
      {"conference-help-plan-talk", "H"},
      {"conference-information-team", "I"},
      {"conference-joint-case-team", "T"},
      {"conference-ethics-board", "Ö"},
      {"conference-retrospective", "R"},
      {"conference-social-space-team", "S"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_strcmp0 (kind, letters[i].kind) == 0)
      return letters[i].letter;
  return "?";
}

static gboolean
read_conferences (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT k.id, k.kind, s.held_on, k.question, k.light, k.status, s.id, s.version FROM conference k JOIN session "
      "s ON s.id = k.session_id WHERE k.case_id = $1 AND k.status <> 'withdrawn' AND s.status <> "
      "'cancelled' AND $2 = $2 ORDER BY s.held_on, k.id",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, 0);
      const char *kind = fw_result_get_text (rows, i, 1);
      const char *title = get_kind_title (self, kind);
      g_autofree char *action
          = g_strdup_printf ("win.open-conference(int64 %" G_GINT64_FORMAT ")", id);
      FwTimelineEvent *event = fw_timeline_add (self->timeline, "conference", id);
      int light = fw_decision_light_from_name (fw_result_get_text (rows, i, 4));

      event->lane = FW_LANE_CONFERENCES;
      event->shape = FW_EVENT_CONFERENCE;
      event->letter = get_letter (kind);
      event->session = fw_result_get_int (rows, i, 6);
      event->session_version = fw_result_get_int (rows, i, 7);
      event->from = _fw_timeline_get_date (rows, i, 2);
      event->text = title;
      event->detail = _fw_timeline_get_text (self, rows, i, 3);
      event->planned
          = event->from.first != FW_DAY_NONE && event->from.first > self->timeline->today;
      event->origin = _ ("Conference");
      event->action = fw_timeline_intern (self->timeline, action);
      if (g_strcmp0 (kind, "conference-risk-assessment") != 0 || event->planned || light < 0)
        continue;
      /* What it found stands among what protects the child too. */
      event = fw_timeline_add (self->timeline, "risk", id);
      event->lane = FW_LANE_PROTECTION;
      event->shape = FW_EVENT_POINT;
      event->tint = FW_TINT_GRAVE;
      event->from = _fw_timeline_get_date (rows, i, 2);
      event->text = light == FW_DECISION_LIGHT_RED      ? _ ("§ 8a: endangered")
                    : light == FW_DECISION_LIGHT_YELLOW ? _ ("§ 8a: need of help")
                                                        : _ ("§ 8a: not endangered");
      event->detail = title;
      event->origin = _ ("Conference");
      event->action = fw_timeline_intern (self->timeline, action);
    }
  return rows != NULL;
}

static gboolean
read_decisions (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT d.id, d.what, d.in_force_since, d.ended_on, coalesce (nullif (d.responsible, ''), "
      "r.name, ''), d.status, d.due, d.light, d.light_reason, d.light_until FROM decision d LEFT "
      "JOIN staff r ON r.id = d.responsible_id WHERE d.case_id = $1 AND d.in_force_since IS NOT NULL "
      "AND $2 = $2 ORDER BY d.in_force_since, d.id",
      error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, 0);
      g_autofree char *action
          = g_strdup_printf ("win.open-decision(int64 %" G_GINT64_FORMAT ")", id);
      FwTimelineEvent *event = fw_timeline_add (self->timeline, "decision", id);
      FwDecisionFacts facts;

      _fw_decision_read_facts (rows, i, 5, &facts);
      event->lane = FW_LANE_CONFERENCES;
      event->shape = FW_EVENT_GOAL;
      event->from = _fw_timeline_get_date (rows, i, 2);
      event->to = _fw_timeline_get_date (rows, i, fw_result_is_null (rows, i, 3) ? 6 : 3);
      event->open = !fw_partial_date_is_known (&event->to);
      event->light = (int) fw_decision_light (&self->calendar, &facts, self->timeline->today, NULL);
      event->text = _fw_timeline_get_text (self, rows, i, 1);
      event->detail = _fw_timeline_get_text (self, rows, i, 4);
      event->origin = _ ("Decision");
      event->action = fw_timeline_intern (self->timeline, action);
    }
  return rows != NULL;
}

gboolean
_fw_timeline_read_work (FwTimelineReading *self, GError **error)
{
  return read_contacts (self, error) && read_conferences (self, error)
         && read_decisions (self, error);
}
