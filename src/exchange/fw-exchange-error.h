/* fw-exchange-error.h: what can go wrong with a foreign file as a whole,
 * read or written.
 *
 * Messages are fit for a user. What is wrong inside a file that can still be read
 * is no error: it stands in the report of the import.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FW_EXCHANGE_ERROR (fw_exchange_error_quark ())

typedef enum
{
  FW_EXCHANGE_ERROR_FORMAT, /* the file is something else */
  FW_EXCHANGE_ERROR_EMPTY,  /* nothing in it that could be taken */
  FW_EXCHANGE_ERROR_READ,   /* the file cannot be read */
  FW_EXCHANGE_ERROR_TOO_LARGE,
  FW_EXCHANGE_ERROR_OTHER_CASE, /* an export of one case was given content of another */
} FwExchangeError;

GQuark
fw_exchange_error_quark (void);

G_END_DECLS
