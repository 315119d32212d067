/* fw-timeline-feature.c: what the timeline gives to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/timeline/fw-timeline-feature.h"
#include "features/timeline/fw-timeline-tab.h"

static const FwTabEntry tabs[] = {
    {"timeline", N_ ("Timeline"), "fw-timeline-symbolic", 40, fw_timeline_tab_new},
    {NULL},
};

static const FwKeyEntry keys[] = {
    {"", "<Control>e", N_ ("Type a life event"), N_ ("Timeline")},
    {"", "<Control>l", N_ ("List instead of lanes, and back"), N_ ("Timeline")},
    {"", "<Control>f", N_ ("Search the timeline"), N_ ("Timeline")},
    {"", "<Control>d", N_ ("Pin a day; two are compared"), N_ ("Timeline")},
    {"", "F5", N_ ("With the family at the table, and back"), N_ ("Timeline")},
    {"", "plus", N_ ("Nearer"), N_ ("Timeline")},
    {"", "minus", N_ ("Further away"), N_ ("Timeline")},
    {"", "<Control>0", N_ ("The whole life"), N_ ("Timeline")},
    {"", "t", N_ ("To today"), N_ ("Timeline")},
    {"", "Left", N_ ("The event before"), N_ ("Timeline")},
    {"", "Right", N_ ("The event after"), N_ ("Timeline")},
    {"", "<Shift>Right", N_ ("Let a bar end later"), N_ ("Timeline")},
    {"", "<Shift>Left", N_ ("Let a bar end earlier"), N_ ("Timeline")},
    {NULL},
};

const FwFeature fw_timeline_feature = {
    .id = "timeline",
    .tabs = tabs,
    .keys = keys,
};
