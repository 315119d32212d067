/* fw-form-kinds.h: the kinds of help that a form offers. */
#pragma once

#include "domain/fw-form-template.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Those in force today as an array of FwFieldOption (key, title), for
 * fw_form_context_set_kinds(); in a fiber. Never NULL: on failure it is empty, and @error is set. */
GArray *
fw_form_kinds_await (FwStore *store, GError **error);

G_END_DECLS
