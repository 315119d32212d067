/* fw-conference.c: see fw-conference.h. */
#include "config.h"

#include "domain/fw-conference.h"

struct _FwSession
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwSession, fw_session, FW_TYPE_RECORD)

static void
fw_session_class_init (FwSessionClass *klass)
{
  static const FwColumn columns[]
      = {{"kind", FW_COLUMN_TEXT},      {"series_id", FW_COLUMN_REF},
         {"held_on", FW_COLUMN_TEXT},   {"starts_at", FW_COLUMN_TEXT},
         {"place", FW_COLUMN_TEXT},     {"team_id", FW_COLUMN_REF},
         {"chair_id", FW_COLUMN_REF},   {"minutes_by_id", FW_COLUMN_REF},
         {"case_free", FW_COLUMN_TEXT}, {"status", FW_COLUMN_TEXT},
         {"reason", FW_COLUMN_TEXT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "session", columns, G_N_ELEMENTS (columns));
}

static void
fw_session_init (FwSession *self)
{
}

struct _FwSessionPerson
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwSessionPerson, fw_session_person, FW_TYPE_RECORD)

static void
fw_session_person_class_init (FwSessionPersonClass *klass)
{
  static const FwColumn columns[]
      = {{"session_id", FW_COLUMN_REF}, {"conference_id", FW_COLUMN_REF},
         {"staff_id", FW_COLUMN_REF},   {"name", FW_COLUMN_TEXT},
         {"role", FW_COLUMN_TEXT},      {"institution", FW_COLUMN_TEXT},
         {"email", FW_COLUMN_TEXT},     {"presence", FW_COLUMN_TEXT},
         {"reason", FW_COLUMN_TEXT},    {"position", FW_COLUMN_INT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "session_person", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_session_person_init (FwSessionPerson *self)
{
}

struct _FwSessionSeries
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwSessionSeries, fw_session_series, FW_TYPE_RECORD)

static void
fw_session_series_class_init (FwSessionSeriesClass *klass)
{
  static const FwColumn columns[]
      = {{"kind", FW_COLUMN_TEXT},     {"title", FW_COLUMN_TEXT},   {"rhythm", FW_COLUMN_TEXT},
         {"first_on", FW_COLUMN_TEXT}, {"ends_on", FW_COLUMN_DATE}, {"starts_at", FW_COLUMN_TEXT},
         {"place", FW_COLUMN_TEXT},    {"team_id", FW_COLUMN_REF},  {"chair_id", FW_COLUMN_REF}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "session_series", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_session_series_init (FwSessionSeries *self)
{
}

struct _FwConference
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwConference, fw_conference, FW_TYPE_RECORD)

static void
fw_conference_class_init (FwConferenceClass *klass)
{
  static const FwColumn columns[]
      = {{"case_id", FW_COLUMN_REF},        {"session_id", FW_COLUMN_REF},
         {"form_id", FW_COLUMN_REF},        {"kind", FW_COLUMN_TEXT},
         {"position", FW_COLUMN_INT},       {"question", FW_COLUMN_TEXT},
         {"registered_at", FW_COLUMN_TEXT}, {"registered_by", FW_COLUMN_REF},
         {"due", FW_COLUMN_DATE},           {"pseudonymous", FW_COLUMN_BOOL},
         {"status", FW_COLUMN_TEXT},        {"reason", FW_COLUMN_TEXT},
         {"step", FW_COLUMN_TEXT},          {"revealed_at", FW_COLUMN_DATE},
         {"safety", FW_COLUMN_TEXT},        {"suggested_light", FW_COLUMN_TEXT},
         {"light", FW_COLUMN_TEXT},         {"light_reason", FW_COLUMN_TEXT},
         {"next_on", FW_COLUMN_DATE},       {"parking", FW_COLUMN_TEXT},
         {"role_reason", FW_COLUMN_TEXT},   {"exception", FW_COLUMN_TEXT},
         {"closed_at", FW_COLUMN_DATE},     {"closed_by", FW_COLUMN_REF}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "conference", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_conference_init (FwConference *self)
{
}

struct _FwConferenceRound
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwConferenceRound, fw_conference_round, FW_TYPE_RECORD)

static void
fw_conference_round_class_init (FwConferenceRoundClass *klass)
{
  static const FwColumn columns[]
      = {{"conference_id", FW_COLUMN_REF}, {"person_id", FW_COLUMN_REF}, {"state", FW_COLUMN_TEXT},
         {"reason", FW_COLUMN_TEXT},       {"way", FW_COLUMN_TEXT},      {"vote", FW_COLUMN_TEXT},
         {"vote_text", FW_COLUMN_TEXT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "conference_round", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_conference_round_init (FwConferenceRound *self)
{
}

struct _FwRating
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwRating, fw_rating, FW_TYPE_RECORD)

static void
fw_rating_class_init (FwRatingClass *klass)
{
  static const FwColumn columns[] = {{"conference_id", FW_COLUMN_REF}, {"person_id", FW_COLUMN_REF},
                                     {"domain", FW_COLUMN_TEXT},       {"value", FW_COLUMN_INT},
                                     {"reason", FW_COLUMN_TEXT},       {"dissent", FW_COLUMN_TEXT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "rating", columns, G_N_ELEMENTS (columns));
}

static void
fw_rating_init (FwRating *self)
{
}

struct _FwAgreedRating
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwAgreedRating, fw_agreed_rating, FW_TYPE_RECORD)

static void
fw_agreed_rating_class_init (FwAgreedRatingClass *klass)
{
  static const FwColumn columns[] = {{"conference_id", FW_COLUMN_REF},
                                     {"domain", FW_COLUMN_TEXT},
                                     {"value", FW_COLUMN_INT},
                                     {"reason", FW_COLUMN_TEXT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "agreed_rating", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_agreed_rating_init (FwAgreedRating *self)
{
}

struct _FwDistribution
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwDistribution, fw_distribution, FW_TYPE_RECORD)

static void
fw_distribution_class_init (FwDistributionClass *klass)
{
  static const FwColumn columns[] = {{"document_id", FW_COLUMN_REF},
                                     {"name", FW_COLUMN_TEXT},
                                     {"institution", FW_COLUMN_TEXT},
                                     {"sent_on", FW_COLUMN_DATE},
                                     {"way", FW_COLUMN_TEXT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "distribution", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_distribution_init (FwDistribution *self)
{
}
