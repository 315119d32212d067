#pragma once

#include "features/fw-registry.h"

extern const FwFeature fw_people_feature;
