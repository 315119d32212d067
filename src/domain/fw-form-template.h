/* fw-form-template.h: the description of a form: sections, fields, choices.
 *
 * Parsed from a dated rule of kind "form-template" (data/rules/form-template).
 * The same description drives the screen (widgets/fw-form-page), the counts and
 * the printed page. Immutable, boxed, reference counted; the texts are the
 * office's own (German) and are not translated.
 *
 *   template ─┬─ section "need"   ─── field, field, …
 *             └─ section "goals"  (repeats) ── row ── field, field, …
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FW_FORM_ERROR (fw_form_error_quark ())
typedef enum
{
  FW_FORM_ERROR_BAD_TEMPLATE,
  FW_FORM_ERROR_FROZEN,
} FwFormError;
GQuark
fw_form_error_quark (void);

typedef enum
{
  FW_FIELD_LINE,      /* one line of text */
  FW_FIELD_TEXT,      /* several lines */
  FW_FIELD_QUOTE,     /* somebody's own words: never checked, never changed */
  FW_FIELD_DATE,      /* ISO date */
  FW_FIELD_CHOICE,    /* one of the options, stored by its key */
  FW_FIELD_CHECK,     /* "yes" or empty */
  FW_FIELD_PROVIDER,  /* a provider, by name; offers those of the office */
  FW_FIELD_KIND_HELP, /* a kind of help, by the name of its rule */
} FwFieldType;

typedef struct
{
  char *key;
  char *title;
} FwFieldOption;

/* One thing that a field or section waits for. A field with several applies when any holds. */
typedef struct
{
  char *field;    /* of the same row, else of the form; NULL with @fact */
  char **values;  /* the field has one of these; "*" stands for "anything" */
  char **demands; /* what the field names demands one of these, see fw_form_set_facts() */
  char *fact;     /* the form knows this fact, see fw_form_set_facts() */
} FwCondition;

typedef struct _FwField FwField;
struct _FwField
{
  char *name;
  FwFieldType type;
  char *prompt;
  char *help;        /* "" for none */
  gboolean counts;   /* for completeness */
  gboolean internal; /* never printed */
  double width;      /* of its column in a table, relative; 2 when not said */
  char *feeds;       /* column of the list row that it is copied to: "review_date"; "" for none */
  FwFieldOption *options; /* choices */
  guint n_options;
  GPtrArray *when;         /* of FwCondition; NULL: always */
  GPtrArray *section_when; /* the section's own, borrowed; both must hold */
};

typedef enum
{
  FW_SECTION_PLAIN,      /* prompt and answer below each other */
  FW_SECTION_SIDE,       /* views side by side: two columns of boxes */
  FW_SECTION_TABLE,      /* one table row a form row */
  FW_SECTION_GOALS,      /* one frame a form row */
  FW_SECTION_SIGNATURES, /* one signature box a form row */
} FwSectionLayout;

typedef struct
{
  char *name;
  char *title;
  char *lead;         /* sentence below the heading on screen; "" for none */
  char *printed_lead; /* the same on paper; "" for none */
  FwSectionLayout layout;
  gboolean repeats;
  gboolean optional; /* a repeating section that may stay without rows */
  char *row_title;   /* "Ziel": rows are "Ziel 1", … */
  GPtrArray *when;   /* of FwCondition; NULL: always */
  GPtrArray *fields; /* of FwField */
} FwSection;

#define FW_TYPE_FORM_TEMPLATE (fw_form_template_get_type ())
typedef struct _FwFormTemplate FwFormTemplate;

GType
fw_form_template_get_type (void) G_GNUC_CONST;
/* NULL with BAD_TEMPLATE and a message that names the place. */
FwFormTemplate *
fw_form_template_parse (const char *json, gssize length, GError **error);
FwFormTemplate *
fw_form_template_ref (FwFormTemplate *self);
void
fw_form_template_unref (FwFormTemplate *self);
const char *
fw_form_template_get_title (FwFormTemplate *self);
/* Borrowed: FwSection in order. */
GPtrArray *
fw_form_template_get_sections (FwFormTemplate *self);
const FwSection *
fw_form_template_find_section (FwFormTemplate *self, const char *name);
/* @section (out, nullable): the section that has it. */
const FwField *
fw_form_template_find_field (FwFormTemplate *self, const char *name, const FwSection **section);
/* The option's title; @key itself when it is none of the options. */
const char *
fw_field_get_option_title (const FwField *field, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwFormTemplate, fw_form_template_unref)

G_END_DECLS
