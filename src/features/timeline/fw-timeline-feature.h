/* fw-timeline-feature.h: the timeline as the window sees it. */
#pragma once

#include "features/fw-registry.h"

G_BEGIN_DECLS

extern const FwFeature fw_timeline_feature;

G_END_DECLS
