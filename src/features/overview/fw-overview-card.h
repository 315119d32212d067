/* fw-overview-card.h: a titled list of the overview with one link. */
#pragma once

#include <gtk/gtk.h>

#include "widgets/fw-light.h"

G_BEGIN_DECLS

#define FW_TYPE_OVERVIEW_CARD (fw_overview_card_get_type ())
G_DECLARE_FINAL_TYPE (FwOverviewCard, fw_overview_card, FW, OVERVIEW_CARD, GtkBox)

/* One row; texts may be NULL. */
typedef struct
{
  const char *icon;   /* decoration before the text */
  FwLightState light; /* instead of an icon: its shape, and its word at the end */
  const char *letter; /* instead of an icon: a household's letter */
  const char *title;
  const char *subtitle;
  const char *end; /* at the end of the row */
  const char *end_below;
  gboolean end_proved; /* a tick before end_below */
  const char *action;  /* a detailed action; the row can be activated */
} FwOverviewRow;

GtkWidget *
fw_overview_card_new (const char *title);
/* The link beside the title: a detailed action. */
void
fw_overview_card_set_link (FwOverviewCard *self, const char *label, const char *detailed_action);
/* A picture between title and rows that does @detailed_action when it is pressed. */
void
fw_overview_card_set_picture (FwOverviewCard *self,
                              GtkWidget *picture,
                              const char *label,
                              const char *detailed_action);
void
fw_overview_card_clear (FwOverviewCard *self);
void
fw_overview_card_add (FwOverviewCard *self, const FwOverviewRow *row);

G_END_DECLS
