#pragma once

#include "document/fw-block-tags.h"
#include "document/fw-document.h"

G_BEGIN_DECLS

#define FW_PAGE_WIDTH 595.276
#define FW_PAGE_HEIGHT 841.89
#define FW_PAGE_LEFT 65.2   /* 23 mm: room for the punch */
#define FW_PAGE_RIGHT 53.86 /* 19 mm */
#define FW_PAGE_TOP 34.0    /* 12 mm */
#define FW_PAGE_FOOT 56.7   /* 20 mm */
#define FW_PAGE_HEAD 28.0   /* the one-line head of the pages after the first */
#define FW_BODY_WIDTH (FW_PAGE_WIDTH - FW_PAGE_LEFT - FW_PAGE_RIGHT)

/* What stands on every page outside the body; all texts are plain. */
typedef struct
{
  char *title;  /* of the PDF */
  char *author; /* of the PDF: the office */
  char *subject;
  char *created;   /* ISO date and time for the PDF, so that the same content gives the same file */
  char *head_left; /* pages after the first */
  char *head_right;
  char *foot_left;
  char *foot_right;
  char *foot_second; /* second line, monospace part after the first space if `foot_hash` */
  char *foot_hash;
  char *watermark; /* across every page, below the text; NULL for none */
} FwDocumentFrame;

/* A piece of the body. */
typedef struct
{
  double from, to;
  FwBlock *carry; /* repeated header of a table, or NULL */
  double carry_x;
} FwDocumentPage;

struct _FwDocument
{
  GObject parent_instance;
  PangoContext *context;
  FwBlock *body;
  FwDocumentFrame frame;
  GArray *pages;     /* of FwDocumentPage */
  GArray *fields;    /* of FwPdfField, texts owned */
  FwBlockTags *tags; /* while a PDF is written that libqpdf mends; borrowed */
};

/* A Pango context whose measures do not depend on the screen. */
PangoContext *
_fw_document_create_context (void);
/* Takes @body (a stack) and the strings of @frame. */
FwDocument *
_fw_document_new (PangoContext *context, FwBlock *body, const FwDocumentFrame *frame);
/* In the PDF there is a field for a signature where the block @anchor is, in its upper part
 * of that height. @name may be taken or hold dots: it is made fit. @tooltip is what a screen
 * reader says. */
void
_fw_document_add_field (FwDocument *self,
                        const char *anchor,
                        double height,
                        const char *name,
                        const char *tooltip);
/* As cairo writes it, before the step for the archive. */
GBytes *
_fw_document_to_plain_pdf (FwDocument *self, GError **error);

G_END_DECLS
