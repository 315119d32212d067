/* fw-pdf-error.c: see fw-pdf-error.h. */
#include "config.h"

#include "document/fw-pdf-error.h"

G_DEFINE_QUARK (fw - pdf - error - quark, fw_pdf_error)
