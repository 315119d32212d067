#pragma once

#include "features/fw-registry.h"

extern const FwFeature fw_clearing_feature;
