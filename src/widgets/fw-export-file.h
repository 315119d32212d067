/* fw-export-file.h: hands something out into a file that the user chose. */
#pragma once

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/* Writes @bytes, readable for the user alone, on a thread of its own: beside, then in the
 * place of what was there, and on the disk when it resolves. Nothing half-written stays. */
DexFuture *
fw_export_file (GFile *file, GBytes *bytes);

G_END_DECLS
