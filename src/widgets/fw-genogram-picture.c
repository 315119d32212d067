/* fw-genogram-picture.c: see fw-genogram-picture.h.
 *
 * As high as the drawing needs at the width it is given, never larger than life and
 * never so small that names could not be guessed: then symbols alone are drawn.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-family-repository.h"
#include "draw/fw-draw-genogram.h"
#include "widgets/fw-async.h"
#include "widgets/fw-genogram-picture.h"

#define MARGIN 6.0
#define MOST_HEIGHT 320
#define LEAST_WIDTH 60
#define LEAST_LABELS 0.45 /* scale below which letters are no letters */
#define GENERATIONS 3

struct _FwGenogramPicture
{
  GtkWidget parent_instance;
  FwStore *store;
  gint64 case_id;
  FwFamilyFile *file;
  FwScene *scene;
  FwDrawContext *context;
  FwDay day;          /* FW_DAY_NONE: today */
  GHashTable *places; /* of another day: where everybody stands */
  gboolean loading, load_again;
  gboolean empty;
};

enum
{
  PROP_EMPTY = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (FwGenogramPicture, fw_genogram_picture, GTK_TYPE_WIDGET)

static double
get_scale (FwGenogramPicture *self, double width, double height, graphene_rect_t *bounds)
{
  double scale = 1;

  if (!fw_scene_get_bounds (self->scene, bounds) || bounds->size.width <= 0
      || bounds->size.height <= 0)
    return 0;
  if (width > 0)
    scale = MIN (scale, (width - 2 * MARGIN) / bounds->size.width);
  if (height > 0)
    scale = MIN (scale, (height - 2 * MARGIN) / bounds->size.height);
  return MAX (scale, 0);
}

static void
follow_style (FwGenogramPicture *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  gboolean contrast = adw_style_manager_get_high_contrast (style);

  fw_draw_context_set_palette (self->context,
                               dark       ? contrast ? FW_PALETTE_DARK_CONTRAST : FW_PALETTE_DARK
                               : contrast ? FW_PALETTE_LIGHT_CONTRAST
                                          : FW_PALETTE_LIGHT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_family (FwGenogramPicture *self)
{
  FwFamily *family = fw_family_file_get_family (self->file);
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  g_autoptr (FwGenogram) genogram = NULL;
  g_autofree char *label = NULL;
  guint n;

  options.day = self->day != FW_DAY_NONE ? self->day : fw_clock_today ();
  options.places = self->places;
  options.keep_places = self->places != NULL;
  options.layers = FW_LAYER_HOUSEHOLDS;
  options.generations = GENERATIONS;
  options.measure = fw_draw_context_measure;
  options.measure_data = self->context;
  genogram = fw_genogram_new (family, &options);
  fw_genogram_fill_scene (genogram, self->scene);
  n = fw_genogram_get_n_persons (genogram);
  /* Translators: %u is a number of persons. */
  label = g_strdup_printf (ngettext ("Genogram with %u person", "Genogram with %u persons", n), n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* One symbol alone tells nothing. */
  self->empty = n < 2;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EMPTY]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Where everybody stands who ever belonged to it: on every day the same. */
static GHashTable *
dup_places (FwGenogramPicture *self)
{
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  g_autoptr (FwGenogram) genogram = NULL;

  options.generations = GENERATIONS;
  options.measure = fw_draw_context_measure;
  options.measure_data = self->context;
  genogram = fw_genogram_new (fw_family_file_get_family (self->file), &options);
  return fw_genogram_dup_places (genogram);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwGenogramPicture *self = data;

  do
    {
      g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
      FwFamilyFile *file;

      self->load_again = FALSE;
      if (store == NULL)
        break;
      file = dex_await_boxed (fw_family_repository_load (store, self->case_id), NULL);
      if (file == NULL)
        break;
      g_clear_pointer (&self->file, fw_family_file_unref);
      self->file = file;
      if (self->day != FW_DAY_NONE)
        {
          g_clear_pointer (&self->places, g_hash_table_unref);
          self->places = dup_places (self);
        }
    }
  while (self->load_again);
  self->loading = FALSE;
  if (self->store != NULL && self->file != NULL)
    draw_family (self);
  return NULL;
}

static void
load (FwGenogramPicture *self)
{
  self->load_again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  fw_ui_spawn (self, load_fiber);
}

static void
changed_cb (FwGenogramPicture *self, FwNotice *notice)
{
  if (self->file != NULL && fw_family_file_is_touched (self->file, notice))
    load (self);
}

void
fw_genogram_picture_set_day (FwGenogramPicture *self, FwDay day)
{
  g_return_if_fail (FW_IS_GENOGRAM_PICTURE (self));

  if (day == self->day)
    return;
  self->day = day;
  if (self->file == NULL)
    return;
  if (self->places == NULL)
    self->places = dup_places (self);
  draw_family (self);
}

FwFamily *
fw_genogram_picture_get_family (FwGenogramPicture *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_PICTURE (self), NULL);

  return self->file != NULL ? fw_family_file_get_family (self->file) : NULL;
}

gboolean
fw_genogram_picture_is_empty (FwGenogramPicture *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_PICTURE (self), TRUE);

  return self->empty;
}

GtkWidget *
fw_genogram_picture_new (FwStore *store, gint64 case_id)
{
  FwGenogramPicture *self = g_object_new (FW_TYPE_GENOGRAM_PICTURE, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  FwGenogramPicture *self = FW_GENOGRAM_PICTURE (widget);
  graphene_rect_t bounds;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = get_scale (self, 0, MOST_HEIGHT, &bounds) > 0
                     ? (int) (bounds.size.width + 2 * MARGIN)
                     : LEAST_WIDTH;
      return;
    }
  *minimum = *natural = 0;
  /* Narrower is lower: without a width the least height is that of the least width. */
  if (for_size < 0)
    for_size = LEAST_WIDTH;
  if (get_scale (self, for_size, 0, &bounds) > 0)
    *minimum = *natural = (int) MIN (
        MOST_HEIGHT, bounds.size.height * get_scale (self, for_size, 0, &bounds) + 2 * MARGIN);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwGenogramPicture *self = FW_GENOGRAM_PICTURE (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t bounds;
  double scale = get_scale (self, width, height, &bounds);

  if (scale <= 0)
    return;
  fw_draw_context_set_detail (self->context,
                              scale < LEAST_LABELS ? FW_DETAIL_NO_LABELS : FW_DETAIL_FULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) ((width - bounds.size.width * scale) / 2),
                                      (float) ((height - bounds.size.height * scale) / 2)));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-bounds.origin.x, -bounds.origin.y));
  fw_scene_painter_draw_all (&fw_genogram_painter, self->scene, snapshot, self->context);
  gtk_snapshot_restore (snapshot);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EMPTY)
    g_value_set_boolean (value, FW_GENOGRAM_PICTURE (object)->empty);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fw_genogram_picture_dispose (GObject *object)
{
  FwGenogramPicture *self = FW_GENOGRAM_PICTURE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->file, fw_family_file_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_object (&self->scene);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fw_genogram_picture_parent_class)->dispose (object);
}

static void
fw_genogram_picture_class_init (FwGenogramPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_genogram_picture_dispose;
  object_class->get_property = get_property;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  props[PROP_EMPTY]
      = g_param_spec_boolean ("empty", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fw_genogram_picture_init (FwGenogramPicture *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->scene = fw_scene_new ();
  self->context = fw_draw_context_new (FW_PALETTE_LIGHT);
  self->empty = TRUE;
  self->day = FW_DAY_NONE;
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (follow_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (follow_style), self,
                           G_CONNECT_SWAPPED);
  follow_style (self);
}
