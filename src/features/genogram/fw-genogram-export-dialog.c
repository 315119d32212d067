/* fw-genogram-export-dialog.c: see fw-genogram-export-dialog.h.
 *
 * The page is made anew from the family by the choices, never from the screen:
 * selection, tools and previews are on no paper. Printing and exporting are logged;
 * the name of the file tells nothing of the case.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-family-pseudonym.h"
#include "domain/fw-office.h"
#include "draw/fw-draw-genogram.h"
#include "features/genogram/fw-genogram-export-dialog.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-page.h"
#include "widgets/fw-toast.h"

#define LEAST_POINTS 7.5

struct _FwGenogramExportDialog
{
  AdwDialog parent_instance;
  AdwToastOverlay *toasts;
  AdwSwitchRow *court_row, *households_row, *bonds_row, *health_row, *traits_row, *pseudonym_row;
  AdwComboRow *paper_row;
  AdwActionRow *small_row;
  GtkWidget *print_button, *export_button;

  FwGenogramDesk *desk;
  FwRow *settings;
  char *case_name, *file_number, *worker;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwGenogramExportDialog, fw_genogram_export_dialog, ADW_TYPE_DIALOG)

static const char *
get_setting (FwGenogramExportDialog *self, const char *name)
{
  const char *value = self->settings != NULL ? fw_row_get_text (self->settings, name) : NULL;

  return value != NULL ? value : "";
}

static FwGenogramLayers
get_layers (FwGenogramExportDialog *self)
{
  FwGenogramLayers layers = fw_genogram_desk_get_layers (self->desk) & FW_LAYER_ORIGIN;

  if (adw_switch_row_get_active (self->households_row))
    layers |= FW_LAYER_HOUSEHOLDS;
  if (adw_switch_row_get_active (self->bonds_row))
    layers |= FW_LAYER_BONDS;
  if (adw_switch_row_get_active (self->health_row))
    layers |= FW_LAYER_HEALTH;
  if (adw_switch_row_get_active (self->traits_row))
    layers |= FW_LAYER_TRAITS;
  return layers;
}

static char *
dup_layer_words (FwGenogramLayers layers)
{
  static const struct
  {
    FwGenogramLayers layer;
    const char *word;
  } words[] = {
      {FW_LAYER_HOUSEHOLDS, N_ ("Households")},
      {FW_LAYER_BONDS, N_ ("Bonds")},
      {FW_LAYER_HEALTH, N_ ("Health")},
      {FW_LAYER_ORIGIN, N_ ("Origin")},
      {FW_LAYER_TRAITS, N_ ("Resources and Problems")},
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((layers & words[i].layer) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (words[i].word));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_facts (FwGenogramExportDialog *self, FwExportPage *page, FwGenogram *genogram)
{
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autofree char *today = fw_day_to_text (fw_clock_today ());
  g_autofree char *clock = g_date_time_format (now, "%H:%M");
  /* Translators: %1$s is a date, %2$s a time of day. */
  g_autofree char *printed = g_strdup_printf (_ ("%1$s, %2$s"), today, clock);
  g_autofree char *layers = dup_layer_words (get_layers (self));
  gboolean pseudonymous = adw_switch_row_get_active (self->pseudonym_row);

  if (!pseudonymous)
    {
      fw_export_page_add_fact (page, _ ("File number"), self->file_number);
      fw_export_page_add_fact (page, _ ("Office"), get_setting (self, "office-name"));
    }
  fw_export_page_add_fact (page, _ ("Notation"),
                           fw_notation_get_title (fw_genogram_get_notation (genogram)));
  if (!pseudonymous && self->worker != NULL && self->worker[0] != '\0')
    fw_export_page_add_fact (page, _ ("Case worker"), self->worker);
  fw_export_page_add_fact (page, _ ("Printed"), printed);
  fw_export_page_add_fact (page, _ ("Layers"), layers);
}

/* The page by the choices. */
static FwExportPage *
create_page (gpointer dialog)
{
  FwGenogramExportDialog *self = dialog;
  static const FwExportPaper papers[] = {FW_PAPER_A4, FW_PAPER_A4_SHEETS, FW_PAPER_A3, FW_PAPER_A0};
  FwFamily *family = fw_genogram_desk_get_family (self->desk);
  gboolean pseudonymous = adw_switch_row_get_active (self->pseudonym_row);
  g_autoptr (FwDrawContext) context = fw_draw_context_new (FW_PALETTE_PRINT);
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (FwFamily) hidden = NULL;
  g_autoptr (FwGenogram) genogram = NULL;
  g_autoptr (GHashTable) places = NULL;
  g_autofree char *title = NULL;
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  FwExportPage *page;

  if (pseudonymous)
    family = hidden = fw_family_dup_pseudonymous (
        family, fw_family_pseudonym_shift (fw_genogram_desk_get_case (self->desk)));
  options.day = fw_genogram_desk_get_day (self->desk);
  options.known = pseudonymous ? FW_DAY_NONE : fw_genogram_desk_get_known (self->desk);
  options.layers = get_layers (self);
  /* As it stands on the screen. */
  places = fw_genogram_dup_places (fw_genogram_desk_get_genogram (self->desk));
  options.places = places;
  options.measure = fw_draw_context_measure;
  options.measure_data = context;
  genogram = fw_genogram_new (family, &options);
  fw_genogram_fill_scene (genogram, scene);
  /* Translators: %s is the name of a case ("Familie H."). */
  title = pseudonymous || self->case_name == NULL
              ? g_strdup (_ ("Genogram"))
              : g_strdup_printf (_ ("Genogram %s"), self->case_name);
  page = fw_genogram_page_new (genogram, scene, title, options.day);
  fw_export_page_set_paper (page, papers[adw_combo_row_get_selected (self->paper_row)]);
  add_facts (self, page, genogram);
  fw_export_page_set_footer (
      page,
      _ ("Confidential: social data, § 35 SGB I. To be passed on by §§ 64, 65 SGB VIII only."),
      _ ("Fallwerk"));
  return page;
}

static void
check_size (FwGenogramExportDialog *self)
{
  g_autoptr (FwExportPage) page = create_page (self);
  double smallest = LEAST_POINTS;

  fw_export_page_get_scale (page, &smallest);
  gtk_widget_set_visible (GTK_WIDGET (self->small_row), smallest < LEAST_POINTS);
}

static void
changed_cb (FwGenogramExportDialog *self)
{
  if (!self->filling && self->desk != NULL)
    check_size (self);
}

static void
court_cb (FwGenogramExportDialog *self)
{
  gboolean court = adw_switch_row_get_active (self->court_row);

  if (court)
    adw_switch_row_set_active (self->health_row, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->health_row), !court);
}

static FwExportOrder
make_order (FwGenogramExportDialog *self)
{
  return (FwExportOrder) {.name = _ ("genogram.pdf"),
                          .create = create_page,
                          .store = fw_genogram_desk_get_store (self->desk),
                          .case_id = fw_genogram_desk_get_case (self->desk),
                          .subject = "genogram"};
}

static void
print_cb (FwGenogramExportDialog *self)
{
  FwExportOrder order = make_order (self);

  fw_export_start_print (ADW_DIALOG (self), self->toasts, &order);
}

static void
export_cb (FwGenogramExportDialog *self)
{
  FwExportOrder order = make_order (self);

  fw_export_start_save (ADW_DIALOG (self), self->toasts, &order);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwGenogramExportDialog *self = data;
  FwStore *store = fw_genogram_desk_get_store (self->desk);
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) record = NULL;

  self->settings = dex_await_boxed (fw_office_load_settings (store, today), NULL);
  record = dex_await_boxed (fw_case_repository_load (store, fw_genogram_desk_get_case (self->desk)),
                            NULL);
  if (record != NULL && fw_result_get_n_rows (record) > 0)
    {
      self->case_name = g_strdup (fw_result_get_text (record, 0, FW_CASE_NAME));
      self->file_number = g_strdup (fw_result_get_text (record, 0, FW_CASE_NUMBER));
      self->worker = g_strdup (fw_result_get_text (record, 0, FW_CASE_WORKER));
    }
  check_size (self);
  gtk_widget_set_sensitive (self->print_button, TRUE);
  gtk_widget_set_sensitive (self->export_button, TRUE);
  return NULL;
}

AdwDialog *
fw_genogram_export_dialog_new (FwGenogramDesk *desk)
{
  FwGenogramExportDialog *self = g_object_new (FW_TYPE_GENOGRAM_EXPORT_DIALOG, NULL);
  FwGenogramLayers layers = fw_genogram_desk_get_layers (desk);

  self->filling = TRUE;
  self->desk = g_object_ref (desk);
  adw_switch_row_set_active (self->households_row, (layers & FW_LAYER_HOUSEHOLDS) != 0);
  adw_switch_row_set_active (self->bonds_row, (layers & FW_LAYER_BONDS) != 0);
  adw_switch_row_set_active (self->health_row, (layers & FW_LAYER_HEALTH) != 0);
  adw_switch_row_set_active (self->traits_row, (layers & FW_LAYER_TRAITS) != 0);
  self->filling = FALSE;
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static void
fw_genogram_export_dialog_dispose (GObject *object)
{
  FwGenogramExportDialog *self = FW_GENOGRAM_EXPORT_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->settings, fw_row_unref);
  g_clear_pointer (&self->case_name, g_free);
  g_clear_pointer (&self->file_number, g_free);
  g_clear_pointer (&self->worker, g_free);
  G_OBJECT_CLASS (fw_genogram_export_dialog_parent_class)->dispose (object);
}

static void
fw_genogram_export_dialog_class_init (FwGenogramExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_genogram_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-genogram-export-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwGenogramExportDialog, name)
  BIND (toasts);
  BIND (court_row);
  BIND (households_row);
  BIND (bonds_row);
  BIND (health_row);
  BIND (traits_row);
  BIND (pseudonym_row);
  BIND (paper_row);
  BIND (small_row);
  BIND (print_button);
  BIND (export_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, court_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
fw_genogram_export_dialog_init (FwGenogramExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->print_button, FALSE);
  gtk_widget_set_sensitive (self->export_button, FALSE);
}
