/* fw-store-error.h: what can go wrong with an office's files.
 *
 * The messages of these errors are fit for a user: what happened, what is
 * safe, what to do. Codes are for deciding, never for showing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FW_STORE_ERROR (fw_store_error_quark ())

typedef enum
{
  FW_STORE_ERROR_FAILED,
  FW_STORE_ERROR_NOT_FOUND,      /* no such folder or row */
  FW_STORE_ERROR_EXISTS,         /* the place is taken */
  FW_STORE_ERROR_NOT_AN_OFFICE,  /* something else lies there */
  FW_STORE_ERROR_WRONG_PASSWORD, /* or an unknown user: never told apart */
  FW_STORE_ERROR_ACCESS_ENDED,   /* the account is closed */
  FW_STORE_ERROR_NO_ENVELOPE,    /* both copies of the envelope are missing */
  FW_STORE_ERROR_BAD_ENVELOPE,   /* both copies are damaged */
  FW_STORE_ERROR_NEWER,          /* written by a newer program */
  FW_STORE_ERROR_DAMAGED,        /* a page fails its check */
  FW_STORE_ERROR_READ_ONLY,
  FW_STORE_ERROR_FULL,
  FW_STORE_ERROR_NETWORK,       /* a network file system */
  FW_STORE_ERROR_BUSY,          /* another process holds the office too long */
  FW_STORE_ERROR_STALE,         /* the row was changed meanwhile by somebody else */
  FW_STORE_ERROR_CONSTRAINT,    /* UNIQUE, foreign key, CHECK */
  FW_STORE_ERROR_NOT_ENCRYPTED, /* a start-up assertion failed */
  FW_STORE_ERROR_IO,
  FW_STORE_ERROR_CANCELLED,
} FwStoreError;

GQuark
fw_store_error_quark (void);

G_END_DECLS
