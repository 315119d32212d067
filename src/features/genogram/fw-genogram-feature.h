/* fw-genogram-feature.h: the genogram's table for the registry. */
#pragma once

#include "features/fw-registry.h"

G_BEGIN_DECLS

extern const FwFeature fw_genogram_feature;

G_END_DECLS
