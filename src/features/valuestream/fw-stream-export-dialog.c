/* fw-stream-export-dialog.c: see fw-stream-export-dialog.h.
 *
 * The page is made anew from the map by the choices, never from the screen. What kind of
 * file it becomes the ending of its name decides.
 */
#include "config.h"

#include <glib/gi18n.h>

#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-stream-edit.h"
#include "draw/fw-draw-stream.h"
#include "draw/fw-photo.h"
#include "exchange/fw-drawio.h"
#include "exchange/fw-map-json.h"
#include "exchange/fw-sheet.h"
#include "features/valuestream/fw-stream-export-dialog.h"
#include "scene/fw-stream-table.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-page.h"
#include "widgets/fw-toast.h"

#define LEAST_POINTS 6.0
#define BLANK_STEPS 8

/* The choices of what_row. */
enum
{
  WHAT_TODAY,
  WHAT_TARGET,
  WHAT_BOTH,
};

struct _FwStreamExportDialog
{
  AdwDialog parent_instance;
  AdwToastOverlay *toasts;
  AdwComboRow *what_row, *paper_row;
  AdwSwitchRow *stamps_row, *scale_row, *money_row, *photo_row;
  GtkWidget *small_row, *pages_row;
  FwStreamDesk *desk;
  FwStreamPicture picture; /* of the photo, once it was wanted */
};

G_DEFINE_FINAL_TYPE (FwStreamExportDialog, fw_stream_export_dialog, ADW_TYPE_DIALOG)

/* The photo as sharp as it is kept; NULL: it is not to be printed, or cannot be read. */
static const FwStreamPicture *
get_picture (FwStreamExportDialog *self)
{
  GBytes *content = fw_stream_desk_get_photo_content (self->desk);
  g_autoptr (GError) error = NULL;
  GdkTexture *texture;

  if (content == NULL || !adw_switch_row_get_active (self->photo_row)
      || adw_combo_row_get_selected (self->what_row) != WHAT_TODAY)
    return NULL;
  if (self->picture.picture == NULL)
    {
      texture = fw_photo_decode (content, FW_PHOTO_LONGEST, &error);
      if (texture == NULL)
        {
          fw_toast_fail (self->toasts, error);
          return NULL;
        }
      self->picture.picture = G_OBJECT (texture);
      self->picture.shape
          = (double) gdk_texture_get_height (texture) / gdk_texture_get_width (texture);
    }
  return &self->picture;
}

static FwExportPage *
create_page (gpointer dialog)
{
  FwStreamExportDialog *self = dialog;
  static const FwExportPaper papers[] = {FW_PAPER_A3, FW_PAPER_A4, FW_PAPER_A4_SHEETS, FW_PAPER_A0};
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  guint what = adw_combo_row_get_selected (self->what_row);
  gboolean target = what != WHAT_TODAY;
  FwStream *today = fw_stream_desk_get_stream (self->desk);
  g_autoptr (FwStream) shown = target ? fw_stream_dup_target (today, NULL) : NULL;
  g_autofree char *day = fw_day_to_text (fw_clock_today ());
  FwExportPage *page;

  fw_stream_desk_get_ladder (self->desk, &options.ladder, &options.proportional);
  options.proportional = adw_switch_row_get_active (self->scale_row);
  options.show = fw_stream_desk_get_flows (self->desk) | FW_STREAM_SHOW_LADDER;
  if (adw_switch_row_get_active (self->money_row))
    options.show |= FW_STREAM_SHOW_BAND;
  if (adw_switch_row_get_active (self->stamps_row))
    options.show |= target ? FW_STREAM_SHOW_MEASURES : FW_STREAM_SHOW_STAMPS | FW_STREAM_SHOW_VOTES;
  options.picture = get_picture (self);
  page = what == WHAT_BOTH ? fw_stream_page_new_both (today, shown, options.show)
                           : fw_stream_page_new_map (today, shown, &options);
  fw_export_page_add_fact (page, _ ("Printed"), day);
  fw_export_page_set_paper (page, papers[adw_combo_row_get_selected (self->paper_row)]);
  return page;
}

static void
changed_cb (FwStreamExportDialog *self)
{
  g_autoptr (FwExportPage) page = NULL;
  double smallest = LEAST_POINTS;
  FwStreamPhoto photo;
  g_autofree char *text = NULL;
  guint n;

  if (self->desk == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->photo_row),
                          fw_stream_desk_get_photo (self->desk, &photo) && !photo.hidden
                              && fw_stream_desk_get_photo_content (self->desk) != NULL
                              && adw_combo_row_get_selected (self->what_row) == WHAT_TODAY);
  page = create_page (self);
  fw_export_page_get_scale (page, &smallest);
  gtk_widget_set_visible (self->small_row, smallest < LEAST_POINTS);
  n = fw_export_page_get_n_drawn (page);
  text = g_strdup_printf (ngettext ("So that it can be read the map takes %u page of this paper.",
                                    "So that it can be read the map takes %u pages of this paper.",
                                    n),
                          n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pages_row), text);
  gtk_widget_set_visible (self->pages_row, n > 1);
}

/* --- into files ----------------------------------------------------------------------------- */

static GBytes *
make_sheet (FwStreamDesk *desk, gboolean xlsx, GError **error)
{
  g_autoptr (FwSheet) sheet = fw_sheet_new (_ ("Value Stream"), 0);
  const char *const *titles = fw_stream_table_get_titles ();
  g_autoptr (GPtrArray) rows = fw_stream_table_list (fw_stream_desk_get_figures (desk));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  for (guint i = 0; i < FW_STREAM_TABLE_COLUMNS; i++)
    fw_sheet_add_column (sheet, titles[i], FW_CELL_TEXT, i == 1 || i == 8 ? 40 : 16);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      if (!fw_sheet_begin_row (sheet, 0, error))
        return NULL;
      for (guint k = 0; k < FW_STREAM_TABLE_COLUMNS; k++)
        fw_sheet_add_text (sheet, cells[k]);
    }
  return xlsx ? fw_sheet_to_xlsx (sheet, created, error) : fw_sheet_to_csv (sheet, error);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static char *
make_drawio (FwStreamDesk *desk)
{
  FwStream *stream = fw_stream_desk_get_stream (desk);
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  FwDrawioPlace where = {place->layout, place->boxes, place->flows, place->lanes, place->labels};

  return fw_drawio_write (stream, &where);
}

/* What no drawing is. */
static GBytes *
make_file (gpointer dialog, const char *path, GError **error)
{
  FwStreamExportDialog *self = dialog;
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".json"))
    return take_text (fw_map_json_write (fw_stream_desk_get_stream (self->desk)));
  if (g_str_has_suffix (lower, ".drawio"))
    return take_text (make_drawio (self->desk));
  if (g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".csv"))
    return make_sheet (self->desk, g_str_has_suffix (lower, ".xlsx"), error);
  return NULL;
}

/* A value stream is of no case. */
static FwExportOrder
make_order (void)
{
  return (FwExportOrder) {.name = _ ("value-stream.pdf"),
                          .endings = _ ("Nothing was saved: the name has to end in "
                                        ".pdf, .svg, .png, .drawio, .json, .xlsx or "
                                        ".csv."),
                          .create = create_page,
                          .make = make_file};
}

static void
print_cb (FwStreamExportDialog *self)
{
  FwExportOrder order = make_order ();

  fw_export_start_print (ADW_DIALOG (self), self->toasts, &order);
}

static void
export_cb (FwStreamExportDialog *self)
{
  FwExportOrder order = make_order ();

  fw_export_start_save (ADW_DIALOG (self), self->toasts, &order);
}

AdwDialog *
fw_stream_export_dialog_new (FwStreamDesk *desk)
{
  FwStreamExportDialog *self = g_object_new (FW_TYPE_STREAM_EXPORT_DIALOG, NULL);

  if (fw_stream_desk_get_mode (desk) == FW_STREAM_MODE_TARGET)
    adw_combo_row_set_selected (
        self->what_row, fw_stream_desk_get_view (desk) == FW_STREAM_VIEW_BOTH     ? WHAT_BOTH
                        : fw_stream_desk_get_view (desk) == FW_STREAM_VIEW_TARGET ? WHAT_TARGET
                                                                                  : WHAT_TODAY);
  adw_switch_row_set_active (self->money_row,
                             fw_stream_desk_get_under (desk) == FW_STREAM_SHOW_BAND);
  self->desk = g_object_ref (desk);
  changed_cb (self);
  return ADW_DIALOG (self);
}

static void
fw_stream_export_dialog_dispose (GObject *object)
{
  g_clear_object (&FW_STREAM_EXPORT_DIALOG (object)->picture.picture);
  g_clear_object (&FW_STREAM_EXPORT_DIALOG (object)->desk);
  G_OBJECT_CLASS (fw_stream_export_dialog_parent_class)->dispose (object);
}

static void
fw_stream_export_dialog_class_init (FwStreamExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_stream_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-stream-export-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwStreamExportDialog, name)
  BIND (toasts);
  BIND (what_row);
  BIND (paper_row);
  BIND (stamps_row);
  BIND (scale_row);
  BIND (money_row);
  BIND (photo_row);
  BIND (small_row);
  BIND (pages_row);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
fw_stream_export_dialog_init (FwStreamExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- a blank frame ----------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *widget;
  FwStreamDesk *desk;
} Blank;

static void
blank_free (gpointer data)
{
  Blank *blank = data;

  g_object_unref (blank->widget);
  g_object_unref (blank->desk);
  g_free (blank);
}

static FwStream *
make_blank (FwStream *stream)
{
  FwStream *blank = fw_stream_new ();
  guint n = fw_stream_get_n (stream, FW_STREAM_LANE);

  fw_stream_set_text (blank, fw_stream_get_map (blank), FW_STREAM_NAME,
                      fw_stream_item_get_text (fw_stream_get_map (stream), FW_STREAM_NAME));
  for (guint i = 0; i < n; i++)
    fw_stream_set_text (
        blank, fw_stream_add (blank, FW_STREAM_LANE, NULL, G_MAXUINT), FW_STREAM_NAME,
        fw_stream_item_get_text (fw_stream_get (stream, FW_STREAM_LANE, i), FW_STREAM_NAME));
  for (guint i = 0; i < BLANK_STEPS; i++)
    {
      FwStreamItem *step = fw_stream_add (blank, FW_STREAM_STEP, NULL, G_MAXUINT);

      fw_stream_set_text (blank, step, FW_STREAM_NAME, "……………");
      if (n > 0)
        fw_stream_set_text (blank, step, FW_STREAM_LANE_NAME,
                            fw_stream_item_get_text (fw_stream_get (stream, FW_STREAM_LANE, i % n),
                                                     FW_STREAM_NAME));
    }
  return blank;
}

static DexFuture *
blank_fiber (gpointer data)
{
  Blank *blank = data;
  g_autoptr (FwStream) stream = make_blank (fw_stream_desk_get_stream (blank->desk));
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  g_autoptr (FwExportPage) page = fw_stream_page_new_map (stream, NULL, &options);
  g_autoptr (GError) error = NULL;

  fw_export_page_set_paper (page, FW_PAPER_A3);
  fw_export_print (blank->widget, page, &error);
  if (error != NULL && gtk_widget_get_root (blank->widget) != NULL)
    fw_ui_show_error (blank->widget, error);
  return NULL;
}

void
fw_stream_print_blank (GtkWidget *widget, FwStreamDesk *desk)
{
  Blank *blank = g_new0 (Blank, 1);

  blank->widget = g_object_ref (widget);
  blank->desk = g_object_ref (desk);
  fw_ui_spawn_full (blank_fiber, blank, blank_free);
}
