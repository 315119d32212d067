/* fw-layout-judge.h: the hard rules of the layout, judged by its output alone. */
#pragma once

#include "engine/fw-genogram-layout.h"

/* The first breach of a rule, NULL when there is none. Free with g_free(). */
char *
fw_layout_judge (const FwLayoutInput *input, const FwLayoutOutput *output);
