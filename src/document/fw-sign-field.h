/* fw-sign-field.h: the fields of a PDF that are there for signatures. */
#pragma once

#include "document/fw-pdf-reader.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;       /* with those of its parents, joined by dots */
  guint page;       /* from 0; G_MAXUINT when it is on none */
  guint32 number;   /* of the field's object */
  guint32 widget;   /* of what is seen of it; the same object mostly; 0: nothing */
  gboolean in_form; /* FALSE: a page has it, the list of fields has not */
  gboolean has_value;
  const FwPdfValue *value; /* the signature's dictionary; a null value when empty or broken */
  guint32 value_number;    /* 0: written into the field */
} FwSignField;

/* In the file's order; free with g_ptr_array_unref(). */
GPtrArray *
fw_sign_field_list (FwPdfReader *reader);
/* Of its widget, in points; FALSE when nothing of it can be seen. */
gboolean
fw_sign_field_get_size (FwPdfReader *reader,
                        const FwPdfValue *widget,
                        double *width,
                        double *height);

G_END_DECLS
