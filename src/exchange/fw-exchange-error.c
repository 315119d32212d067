/* fw-exchange-error.c: see fw-exchange-error.h. */
#include "config.h"

#include "exchange/fw-exchange-error.h"

G_DEFINE_QUARK (fw - exchange - error - quark, fw_exchange_error)
