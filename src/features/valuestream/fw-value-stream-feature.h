/* fw-value-stream-feature.h: the value streams' table for the registry. */
#pragma once

#include "features/fw-registry.h"

G_BEGIN_DECLS

extern const FwFeature fw_value_stream_feature;

G_END_DECLS
