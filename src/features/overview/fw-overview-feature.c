/* fw-overview-feature.c: what the overview gives to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/overview/fw-overview-feature.h"
#include "features/overview/fw-overview-tab.h"

static const FwTabEntry tabs[] = {
    {"overview", N_ ("Overview"), "fw-overview-symbolic", 10, fw_overview_tab_new},
    {NULL},
};

const FwFeature fw_overview_feature = {
    .id = "overview",
    .tabs = tabs,
};
