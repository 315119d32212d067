/* fw-features.c: the one list of the program's features. */
#include "config.h"

#include "app/fw-features.h"
#include "features/cases/fw-cases-feature.h"
#include "features/clearing/fw-clearing-feature.h"
#include "features/conference/fw-conference-feature.h"
#include "features/genogram/fw-genogram-feature.h"
#include "features/helpplan/fw-helpplan-feature.h"
#include "features/overview/fw-overview-feature.h"
#include "features/people/fw-people-feature.h"
#include "features/record/fw-record-feature.h"
#include "features/timeline/fw-timeline-feature.h"
#include "features/today/fw-today-feature.h"
#include "features/valuestream/fw-value-stream-feature.h"

/* clang-format off */
const FwFeature *const fw_features[] = {
  &fw_cases_feature,
  &fw_clearing_feature,
  &fw_conference_feature,
  &fw_genogram_feature,
  &fw_helpplan_feature,
  &fw_overview_feature,
  &fw_people_feature,
  &fw_record_feature,
  &fw_timeline_feature,
  &fw_today_feature,
  &fw_value_stream_feature,
  NULL,
};
/* clang-format on */
