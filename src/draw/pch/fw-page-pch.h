/* fw-page-pch.h: what most of draw and document include, read once. Every file still names what it needs. */
#include <gtk/gtk.h>
#include <json-glib/json-glib.h>
#include <libdex.h>
