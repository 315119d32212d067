/* fw-form-context.h: what all widgets of one form share: form, edits, offers, hints.
 *
 * Main-thread object, owned by the FwFormPage. The feature that shows a form
 * gives it the knowledge that a template cannot have: names to offer and hints.
 *
 * Signals: hints-changed (), focus-entered (const char *field, gint64 row_id).
 */
#pragma once

#include <gtk/gtk.h>

#include "widgets/fw-form-translations.h"

G_BEGIN_DECLS

typedef struct
{
  const char *field; /* where it stands, borrowed from the template */
  guint start;       /* characters to mark in that field, length 0 for none */
  guint length;
  gboolean ok;   /* nothing to say: shown only as a ticked word */
  char *word;    /* "measurable"; NULL: no word below the card */
  char *message; /* a question or the rule's name; NULL where ok */
} FwFormHint;

FwFormHint *
fw_form_hint_new (const char *field, gboolean ok, const char *word, const char *message);
void
fw_form_hint_free (FwFormHint *self);

/* Hints for a row (or @row_id 0: a section's own fields), an array of
 * FwFormHint with free function; NULL for none. */
typedef GPtrArray *(*FwFormHintFunc) (FwForm *form,
                                      const FwSection *section,
                                      gint64 row_id,
                                      gpointer data);
/* Names to offer for a field, NULL for none. Free with g_strfreev(). */
typedef GStrv (*FwFormOfferFunc) (FwForm *form, const FwField *field, gpointer data);

/* A figure that stands below a section's title, NULL for none. Free with g_free(). */
typedef char *(*FwFormNoteFunc) (FwForm *form, const FwSection *section, gpointer data);

#define FW_TYPE_FORM_CONTEXT (fw_form_context_get_type ())
G_DECLARE_FINAL_TYPE (FwFormContext, fw_form_context, FW, FORM_CONTEXT, GObject)

FwFormContext *
fw_form_context_new (FwForm *form, FwEditSession *session);
FwForm *
fw_form_context_get_form (FwFormContext *self);
FwEditSession *
fw_form_context_get_session (FwFormContext *self);
gboolean
fw_form_context_is_editable (FwFormContext *self);
/* Functions must live as long as the context; @data is not owned. */
void
fw_form_context_set_functions (FwFormContext *self,
                               FwFormHintFunc hints,
                               FwFormOfferFunc offers,
                               gpointer data);
void
fw_form_context_set_note_func (FwFormContext *self, FwFormNoteFunc note);
char *
fw_form_context_dup_note (FwFormContext *self, const FwSection *section);
GPtrArray *
fw_form_context_dup_hints (FwFormContext *self, const FwSection *section, gint64 row_id);
GStrv
fw_form_context_dup_offers (FwFormContext *self, const FwField *field);
/* The kinds of help in force, key and title; (transfer full) array of FwFieldOption. */
void
fw_form_context_set_kinds (FwFormContext *self, GArray *kinds);
GArray *
fw_form_context_get_kinds (FwFormContext *self);
/* What interpreters made of the answers; NULL: the form has no second language. Set before the
 * first field is made. */
void
fw_form_context_set_translations (FwFormContext *self, FwFormTranslations *translations);
FwFormTranslations *
fw_form_context_get_translations (FwFormContext *self);
/* An answer as people read it: a choice by its title, a date in words. Free with g_free(). */
char *
fw_form_context_dup_shown (FwFormContext *self, const FwField *field, const char *value);

/* Field widgets by place, so that F8 and a click on the page find them. */
void
fw_form_context_add_field (FwFormContext *self,
                           const char *field,
                           gint64 row_id,
                           GtkWidget *widget);
GtkWidget *
fw_form_context_find_field (FwFormContext *self, const char *field, gint64 row_id);
void
fw_form_context_enter (FwFormContext *self, const char *field, gint64 row_id);
/* Every field widget that is alive. Free with g_ptr_array_unref(). */
GPtrArray *
fw_form_context_dup_fields (FwFormContext *self);

G_END_DECLS
