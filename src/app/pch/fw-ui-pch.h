/* fw-ui-pch.h: what most windows include, read once. Every file still names what it needs. */
#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <libdex.h>
