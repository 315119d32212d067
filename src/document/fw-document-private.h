#pragma once

#include "document/fw-block.h"
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
} FwDocumentFrame;

/* A Pango context whose measures do not depend on the screen. */
PangoContext *
_fw_document_create_context (void);
/* Takes @body (a stack) and the strings of @frame. */
FwDocument *
_fw_document_new (PangoContext *context, FwBlock *body, const FwDocumentFrame *frame);

G_END_DECLS
