/* fw-conference.h: sessions and conferences as live records. */
#pragma once

#include "store/fw-record.h"

G_BEGIN_DECLS

/* Each has one property a column of its table (data/migrations/…-conference.sql). */
#define FW_TYPE_SESSION (fw_session_get_type ())
G_DECLARE_FINAL_TYPE (FwSession, fw_session, FW, SESSION, FwRecord)
#define FW_TYPE_SESSION_PERSON (fw_session_person_get_type ())
G_DECLARE_FINAL_TYPE (FwSessionPerson, fw_session_person, FW, SESSION_PERSON, FwRecord)
#define FW_TYPE_SESSION_SERIES (fw_session_series_get_type ())
G_DECLARE_FINAL_TYPE (FwSessionSeries, fw_session_series, FW, SESSION_SERIES, FwRecord)
#define FW_TYPE_CONFERENCE (fw_conference_get_type ())
G_DECLARE_FINAL_TYPE (FwConference, fw_conference, FW, CONFERENCE, FwRecord)
#define FW_TYPE_CONFERENCE_ROUND (fw_conference_round_get_type ())
G_DECLARE_FINAL_TYPE (FwConferenceRound, fw_conference_round, FW, CONFERENCE_ROUND, FwRecord)
#define FW_TYPE_RATING (fw_rating_get_type ())
G_DECLARE_FINAL_TYPE (FwRating, fw_rating, FW, RATING, FwRecord)
#define FW_TYPE_AGREED_RATING (fw_agreed_rating_get_type ())
G_DECLARE_FINAL_TYPE (FwAgreedRating, fw_agreed_rating, FW, AGREED_RATING, FwRecord)
/* To whom minutes went: document-id, name, institution, sent-on, way. */
#define FW_TYPE_DISTRIBUTION (fw_distribution_get_type ())
G_DECLARE_FINAL_TYPE (FwDistribution, fw_distribution, FW, DISTRIBUTION, FwRecord)

G_END_DECLS
