#pragma once

#include "features/fw-registry.h"

/* The one list of the program's features, in no particular order. */
extern const FwFeature *const fw_features[];
