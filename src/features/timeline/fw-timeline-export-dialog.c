/* fw-timeline-export-dialog.c: see fw-timeline-export-dialog.h.
 *
 * The page is made anew from the timeline by the choices, never from the screen. Health,
 * protection and contacts are left out unless somebody puts them in: paper is passed on.
 * Addresses that are blocked are on no paper. Printing and exporting are logged; the name
 * of the file tells nothing of the case.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-office.h"
#include "draw/fw-draw-timeline.h"
#include "features/timeline/fw-timeline-export-dialog.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-page.h"
#include "widgets/fw-toast.h"

#define LEAST_POINTS 7.5

struct _FwTimelineExportDialog
{
  AdwDialog parent_instance;
  AdwToastOverlay *toasts;
  AdwComboRow *range_row, *paper_row;
  AdwSwitchRow *fold_row, *health_row, *protection_row, *contacts_row;
  AdwActionRow *small_row;
  GtkWidget *print_button, *export_button;

  FwTimelineDesk *desk;
  FwDay first, last; /* in view */
  FwRow *settings;
};

G_DEFINE_FINAL_TYPE (FwTimelineExportDialog, fw_timeline_export_dialog, ADW_TYPE_DIALOG)

enum
{
  RANGE_LIFE,
  RANGE_VIEW,
  RANGE_ALL,
};

static void
get_range (FwTimelineExportDialog *self, FwDay *first, FwDay *last)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);

  switch (adw_combo_row_get_selected (self->range_row))
    {
    case RANGE_VIEW:
      *first = self->first;
      *last = self->last;
      break;
    case RANGE_ALL:
      fw_timeline_get_span (timeline, first, last);
      break;
    case RANGE_LIFE:
    default:
      fw_timeline_get_life (timeline, first, last);
    }
  *last = MAX (*last, *first + 30);
}

static FwTimelineFilter
get_filter (FwTimelineExportDialog *self)
{
  FwTimelineFilter filter = *fw_timeline_desk_get_filter (self->desk);
  const struct
  {
    FwTimelineLane lane;
    AdwSwitchRow *row;
  } rows[] = {{FW_LANE_HEALTH, self->health_row},
              {FW_LANE_PROTECTION, self->protection_row},
              {FW_LANE_CONTACTS, self->contacts_row}};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (adw_switch_row_get_active (rows[i].row))
      filter.lanes |= 1u << rows[i].lane;
    else
      filter.lanes &= ~(1u << rows[i].lane);
  filter.search = NULL;
  return filter;
}

/* How wide the sheet is in pixels at a natural size: type stays readable on the paper. */
static double
get_width (FwExportPaper paper)
{
  return paper == FW_PAPER_A0          ? 3600
         : paper == FW_PAPER_A4_SHEETS ? 2200
         : paper == FW_PAPER_A3        ? 1400
                                       : 950;
}

static void
add_facts (FwTimelineExportDialog *self, FwExportPage *page)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  const char *office
      = self->settings != NULL ? fw_row_get_text (self->settings, "office-name") : NULL;
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autofree char *today = fw_day_to_text (fw_clock_today ());
  g_autofree char *clock = g_date_time_format (now, "%H:%M");
  /* Translators: %1$s is a date, %2$s a time of day. */
  g_autofree char *printed = g_strdup_printf (_ ("%1$s, %2$s"), today, clock);

  fw_export_page_add_fact (page, _ ("File number"), timeline->file_number);
  if (office != NULL && office[0] != '\0')
    fw_export_page_add_fact (page, _ ("Office"), office);
  if (timeline->worker != NULL && timeline->worker[0] != '\0')
    fw_export_page_add_fact (page, _ ("Case worker"), timeline->worker);
  fw_export_page_add_fact (page, _ ("Printed"), printed);
}

static FwExportPage *
create_page (gpointer dialog)
{
  FwTimelineExportDialog *self = dialog;
  static const FwExportPaper papers[] = {FW_PAPER_A4, FW_PAPER_A3, FW_PAPER_A4_SHEETS, FW_PAPER_A0};
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  FwExportPaper paper = papers[MIN (adw_combo_row_get_selected (self->paper_row), 3)];
  g_autoptr (FwDrawContext) context = fw_draw_context_new (FW_PALETTE_PRINT);
  g_autoptr (FwTimelineLayout) layout = NULL;
  FwTimelineLayoutOptions options = {.factor = 1,
                                     .filter = get_filter (self),
                                     .hide_empty = TRUE,
                                     .hide_blocked = TRUE,
                                     .fold_gaps = adw_switch_row_get_active (self->fold_row),
                                     .measure = fw_draw_context_measure,
                                     .measure_data = context};
  /* Translators: %s is the name of a case ("Familie H."). */
  g_autofree char *title = g_strdup_printf (_ ("Timeline %s"), timeline->case_name);
  FwExportPage *page;

  get_range (self, &options.first, &options.last);
  layout = fw_timeline_layout_new_for_width (timeline, &options, get_width (paper));
  page = fw_timeline_page_new (layout, options.first, options.last, title);
  fw_export_page_set_paper (page, paper);
  add_facts (self, page);
  fw_export_page_set_footer (
      page,
      _ ("Confidential: social data, § 35 SGB I. To be passed on by §§ 64, 65 SGB VIII only."),
      _ ("Fallwerk"));
  return page;
}

static void
changed_cb (FwTimelineExportDialog *self)
{
  g_autoptr (FwExportPage) page = NULL;
  double smallest = LEAST_POINTS;

  if (self->desk == NULL)
    return;
  page = create_page (self);
  fw_export_page_get_scale (page, &smallest);
  gtk_widget_set_visible (GTK_WIDGET (self->small_row), smallest < LEAST_POINTS);
}

static FwExportOrder
make_order (FwTimelineExportDialog *self)
{
  return (FwExportOrder) {.name = _ ("timeline.pdf"),
                          .create = create_page,
                          .store = fw_timeline_desk_get_store (self->desk),
                          .case_id = fw_timeline_desk_get_case (self->desk),
                          .subject = "timeline"};
}

static void
print_cb (FwTimelineExportDialog *self)
{
  FwExportOrder order = make_order (self);

  fw_export_start_print (ADW_DIALOG (self), self->toasts, &order);
}

static void
export_cb (FwTimelineExportDialog *self)
{
  FwExportOrder order = make_order (self);

  fw_export_start_save (ADW_DIALOG (self), self->toasts, &order);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwTimelineExportDialog *self = data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  self->settings = dex_await_boxed (
      fw_office_load_settings (fw_timeline_desk_get_store (self->desk), today), NULL);
  if (self->desk == NULL)
    return NULL;
  changed_cb (self);
  gtk_widget_set_sensitive (self->print_button, TRUE);
  gtk_widget_set_sensitive (self->export_button, TRUE);
  return NULL;
}

AdwDialog *
fw_timeline_export_dialog_new (FwTimelineDesk *desk, FwDay first, FwDay last)
{
  FwTimelineExportDialog *self = g_object_new (FW_TYPE_TIMELINE_EXPORT_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->first = first;
  self->last = last;
  adw_switch_row_set_active (self->fold_row, fw_timeline_desk_folds_gaps (desk));
  adw_combo_row_set_selected (self->paper_row, 1);
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static void
fw_timeline_export_dialog_dispose (GObject *object)
{
  FwTimelineExportDialog *self = FW_TIMELINE_EXPORT_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->settings, fw_row_unref);
  G_OBJECT_CLASS (fw_timeline_export_dialog_parent_class)->dispose (object);
}

static void
fw_timeline_export_dialog_class_init (FwTimelineExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/timeline/fw-timeline-export-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwTimelineExportDialog, name)
  BIND (toasts);
  BIND (range_row);
  BIND (paper_row);
  BIND (fold_row);
  BIND (health_row);
  BIND (protection_row);
  BIND (contacts_row);
  BIND (small_row);
  BIND (print_button);
  BIND (export_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
fw_timeline_export_dialog_init (FwTimelineExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->print_button, FALSE);
  gtk_widget_set_sensitive (self->export_button, FALSE);
}
