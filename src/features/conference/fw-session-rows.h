/* fw-session-rows.h: rows of dialogs: a kind of conference, a team, a time of day; and words. */
#pragma once

#include <adwaita.h>

#include "domain/fw-conference-kind.h"
#include "store/fw-result.h"

G_BEGIN_DECLS

/* @kinds: of FwConferenceKind; @name NULL: the first. */
GtkWidget *
fw_kind_row_new (GPtrArray *kinds, const char *name);
/* Borrowed from the row; NULL when there is none. */
FwConferenceKind *
fw_kind_row_get_kind (GtkWidget *row);
/* @teams: as fw_staff_repository_list_teams(); the first choice is none. */
GtkWidget *
fw_team_row_new (FwResult *teams, gint64 team_id);
gint64
fw_team_row_get_team (GtkWidget *row);
/* "9", "9.30", "09:30" → "09:30"; "" → "". FALSE for what is no time of day. */
gboolean
fw_time_parse (const char *text, char **time);
/* "Tue 24/11, 09:00" Free with g_free(). */
char *
fw_session_dup_when (const char *held_on, const char *starts_at, FwDay today);
/* "planned", … as a word; never NULL. */
const char *
fw_session_status_to_word (const char *status);
const char *
fw_conference_status_to_word (const char *status);
/* weekly, fortnightly, six-weekly, monthly; NULL-terminated, and their titles. */
const char *const *
fw_session_get_rhythms (void);
const char *
fw_session_rhythm_to_word (const char *rhythm);

G_END_DECLS
