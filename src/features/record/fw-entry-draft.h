/* fw-entry-draft.h: what somebody had begun to write in the entry dialog, as it is kept. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *text;
  gint64 case_id;
  char *case_name;
  int kind; /* of fw_record_get_kinds () */
  /* As typed. */
  char *day, *time, *duration, *names;
  GArray *persons; /* of gint64: who was there */
  gint64 child_id; /* whom it concerns; 0: the whole family */
  gboolean seen, confided;
  gboolean resubmit;
  char *what, *due;   /* of the re-submission, as typed */
  gint64 resubmit_to; /* 0: myself */
} FwEntryDraft;

FwEntryDraft *
fw_entry_draft_new (void);
/* NULL when @text is none. What an older version did not keep is empty. */
FwEntryDraft *
fw_entry_draft_new_from_text (const char *text);
void
fw_entry_draft_free (FwEntryDraft *self);
/* Nothing in it is worth keeping. */
gboolean
fw_entry_draft_is_empty (const FwEntryDraft *self);
char *
fw_entry_draft_to_text (const FwEntryDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwEntryDraft, fw_entry_draft_free)

G_END_DECLS
