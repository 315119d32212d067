#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The manual (data/help), in the language of the user, German where there is no other. */
AdwDialog *
fw_help_dialog_new (void);

G_END_DECLS
