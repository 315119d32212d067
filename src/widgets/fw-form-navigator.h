/* fw-form-navigator.h: the sections of a form with how far each is, and the ring. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-form.h"

G_BEGIN_DECLS

typedef enum
{
  FW_SECTION_STATE_OPEN,
  FW_SECTION_STATE_HALF,
  FW_SECTION_STATE_DONE,
  FW_SECTION_STATE_NOT_NEEDED, /* nothing applies, or every gap has its reason */
} FwSectionState;

/* @count (nullable, out): its fields. */
FwSectionState
fw_section_get_state (FwForm *form, const FwSection *section, FwFormCount *count);

/* Properties: section (string, the name of the one chosen), fraction (double,
 * how much of the form is filled).
 * Signal: activated (): the chosen one was opened by key or pointer. */
#define FW_TYPE_FORM_NAVIGATOR (fw_form_navigator_get_type ())
G_DECLARE_FINAL_TYPE (FwFormNavigator, fw_form_navigator, FW, FORM_NAVIGATOR, GtkWidget)

GtkWidget *
fw_form_navigator_new (void);
void
fw_form_navigator_set_form (FwFormNavigator *self, FwForm *form);
void
fw_form_navigator_set_section (FwFormNavigator *self, const char *section);
const char *
fw_form_navigator_get_section (FwFormNavigator *self);

G_END_DECLS
