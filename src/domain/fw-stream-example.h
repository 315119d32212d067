/* fw-stream-example.h: a made-up map to look at and to try things on, in German as the
 * office's own would be; labelled as an example wherever it is shown.
 */
#pragma once

#include "domain/fw-stream.h"

G_BEGIN_DECLS

/* From first contact to the begin of help: ten steps, returns, stamps, seven measures. */
FwStream *
fw_stream_example_new (void);

G_END_DECLS
