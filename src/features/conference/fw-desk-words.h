/* fw-desk-words.h: lights, presence and roles of a conference in words and signs. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-conference-kind.h"
#include "domain/fw-decision.h"
#include "widgets/fw-light.h"

G_BEGIN_DECLS

/* "green", "yellow", "red" → sign of it; NONE for others. */
FwLightState
fw_light_state_from_name (const char *light);
/* "Green", "Yellow", "Red": translated, never NULL. */
const char *
fw_light_name_to_word (const char *light);
/* The role's title in @kind, else the office's word for it, else @role. Borrowed. */
const char *
fw_conference_role_to_title (FwConferenceKind *kind, const char *role);
/* A note with a sign: title in bold, text, and @button (nullable, taken over). */
GtkWidget *
fw_desk_note_new (const char *icon, const char *title, const char *text, GtkWidget *button);
/* A heading of a part of the page. */
GtkWidget *
fw_desk_heading_new (const char *title);
/* "10:31" local time of a UTC text; free with g_free(). */
char *
fw_desk_dup_time (const char *utc);

G_END_DECLS
