/* fw-notation-words.h: see fw-notation-words.c. */
#pragma once

/* NULL at the end. */
extern const char *const fw_notation_words[];
