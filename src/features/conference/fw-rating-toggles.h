/* fw-rating-toggles.h: 1 2 3 4 ? as one set of toggles; nothing is chosen at first. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An AdwToggleGroup; @name is spoken. */
GtkWidget *
fw_rating_toggles_new (const char *name);
/* 1 to 4, 0 for "?", -1 for none. */
int
fw_rating_toggles_get_value (GtkWidget *toggles);
void
fw_rating_toggles_set_value (GtkWidget *toggles, int value);
/* The value that a key means: 1 to 4, 0 for "?" or 0; -1: none. */
int
fw_rating_value_from_key (guint keyval);
/* Yes, No, ? for the safety question: names "yes", "no", "unknown". */
GtkWidget *
fw_safety_toggles_new (const char *name);

G_END_DECLS
