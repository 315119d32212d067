/* fw-genogram-feature.c: what the genogram gives to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/genogram/fw-family-tab.h"
#include "features/genogram/fw-genogram-feature.h"

static const FwTabEntry tabs[] = {
    {"family", N_ ("Family"), "fw-family-symbolic", 30, fw_family_tab_new},
    {NULL},
};

static const FwKeyEntry keys[] = {
    {"", "<Control>e", N_ ("Type the family"), N_ ("Genogram")},
    {"", "<Control>l", N_ ("List instead of drawing, and back"), N_ ("Genogram")},
    {"", "F5", N_ ("With the family at the table, and back"), N_ ("Genogram")},
    {"", "<Control>Up", N_ ("Add a parent"), N_ ("Genogram")},
    {"", "<Control>Down", N_ ("Add a child"), N_ ("Genogram")},
    {"", "<Control>Left", N_ ("Add a brother or sister"), N_ ("Genogram")},
    {"", "<Control>Right", N_ ("Add a partner"), N_ ("Genogram")},
    {"", "<Control>0", N_ ("Fit the drawing into the window"), N_ ("Genogram")},
    {NULL},
};

const FwFeature fw_genogram_feature = {
    .id = "genogram",
    .tabs = tabs,
    .keys = keys,
};
