/* fw-sign-dialog.c: see fw-sign-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-plan-signature-repository.h"
#include "features/helpplan/fw-scan-dialog.h"
#include "features/helpplan/fw-sign-certificate-page.h"
#include "features/helpplan/fw-sign-dialog.h"
#include "features/helpplan/fw-sign-list.h"
#include "features/helpplan/fw-sign-paper-page.h"
#include "features/helpplan/fw-sign-said-page.h"
#include "features/helpplan/fw-sign-screen-page.h"
#include "features/helpplan/fw-sign-words.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"

struct _FwSignDialog
{
  AdwDialog parent_instance;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *detail_page;
  AdwWindowTitle *parties_title;
  AdwWindowTitle *party_title;
  AdwBanner *banner;
  FwSignList *list;
  GtkStack *stack;
  AdwStatusPage *final_page;
  GtkLabel *earlier_label;
  GtkWidget *scan_button;
  AdwToggleGroup *way_group;
  AdwViewStack *way_stack;
  FwDateEntry *day_row;
  AdwSwitchRow *copy_row;
  GtkWidget *take_stack;

  FwStore *store; /* NULL after dispose */
  gint64 document_id;
  char *title;
  char *party; /* shown; NULL before the first load */
  FwPlanSigning *signing;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (FwSignDialog, fw_sign_dialog, ADW_TYPE_DIALOG)

static guint noted_signal;

static FwSignWayPage *
get_page (FwSignDialog *self)
{
  return FW_SIGN_WAY_PAGE (adw_view_stack_get_visible_child (self->way_stack));
}

static gboolean
is_immediate (FwSignDialog *self)
{
  const char *way = adw_toggle_group_get_active_name (self->way_group);

  return g_strcmp0 (way, "screen") == 0 || g_strcmp0 (way, "certificate") == 0;
}

static gboolean
is_begun (FwSignDialog *self)
{
  const FwPlanParty *party
      = self->signing != NULL ? fw_plan_signing_find (self->signing, self->party) : NULL;

  return party != NULL && !fw_plan_party_is_final (party) && !self->busy
         && fw_sign_way_page_is_begun (get_page (self));
}

static void
update (FwSignDialog *self)
{
  FwDay day;
  gboolean has_day = is_immediate (self) || fw_date_entry_get_day (self->day_row, &day);

  gtk_widget_set_visible (GTK_WIDGET (self->day_row), !is_immediate (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign.take",
                                 self->signing != NULL && !self->busy && has_day
                                     && fw_sign_way_page_is_ready (get_page (self)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->take_stack), self->busy ? "busy" : "take");
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !self->busy);
  /* What was drawn is not lost by a key. */
  adw_dialog_set_can_close (ADW_DIALOG (self), !is_begun (self) && !self->busy);
}

static void
way_cb (FwSignDialog *self)
{
  const char *way = adw_toggle_group_get_active_name (self->way_group);

  if (way != NULL)
    adw_view_stack_set_visible_child_name (self->way_stack, way);
  update (self);
}

/* --- showing ---------------------------------------------------------------------- */

static void
show_party (FwSignDialog *self, const char *id)
{
  FwPlanParty *party = fw_plan_signing_find (self->signing, id);
  g_autofree char *answer = NULL;
  g_autofree char *escaped = NULL;
  gboolean final;

  if (party == NULL)
    return;
  g_set_str (&self->party, id);
  final = fw_plan_party_is_final (party);
  adw_window_title_set_title (self->party_title, fw_sign_party_get_name (party));
  adw_window_title_set_subtitle (self->party_title, party->role);
  adw_navigation_page_set_title (self->detail_page, fw_sign_party_get_name (party));
  adw_banner_set_revealed (self->banner, FALSE);
  answer = party->way != FW_SIGN_OPEN ? fw_sign_party_dup_answer (party) : g_strdup ("");
  escaped = g_markup_escape_text (answer, -1);
  adw_status_page_set_icon_name (self->final_page, fw_sign_way_get_icon (party->way));
  adw_status_page_set_description (self->final_page, escaped);
  gtk_label_set_label (self->earlier_label, answer);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->earlier_label)),
                          party->way != FW_SIGN_OPEN);
  gtk_widget_set_visible (self->scan_button, party->scan_blob != 0);
  gtk_stack_set_visible_child_name (self->stack, final ? "final" : "open");
  gtk_widget_set_visible (self->take_stack, !final);
  for (guint i = 0;
       i < g_list_model_get_n_items (G_LIST_MODEL (adw_view_stack_get_pages (self->way_stack)));
       i++)
    {
      g_autoptr (AdwViewStackPage) page
          = g_list_model_get_item (G_LIST_MODEL (adw_view_stack_get_pages (self->way_stack)), i);

      fw_sign_way_page_show (FW_SIGN_WAY_PAGE (adw_view_stack_page_get_child (page)), self->store,
                             self->signing, party);
    }
  adw_switch_row_set_active (self->copy_row, party->copy_given);
  fw_sign_list_select (self->list, id);
  update (self);
}

static const char *
find_open (FwSignDialog *self)
{
  guint start = 0;

  for (guint i = 0; i < self->signing->parties->len; i++)
    if (g_strcmp0 (((FwPlanParty *) g_ptr_array_index (self->signing->parties, i))->id, self->party)
        == 0)
      start = i;
  for (guint i = 0; i < self->signing->parties->len; i++)
    {
      const FwPlanParty *party
          = g_ptr_array_index (self->signing->parties, (start + i) % self->signing->parties->len);

      if (party->way == FW_SIGN_OPEN)
        return party->id;
    }
  return NULL;
}

static void
show_signing (FwSignDialog *self, FwPlanSigning *signing, gboolean go_on)
{
  g_autofree char *count = NULL;
  g_autofree char *next = NULL;

  g_clear_pointer (&self->signing, fw_plan_signing_unref);
  self->signing = fw_plan_signing_ref (signing);
  /* Translators: how many parties have answered, of how many. */
  count = g_strdup_printf (_ ("%1$u of %2$u answered"), fw_plan_signing_count_answers (signing),
                           signing->parties->len);
  adw_window_title_set_subtitle (self->parties_title, count);
  fw_sign_list_show (self->list, signing);
  fw_sign_screen_page_set_sealed (
      FW_SIGN_SCREEN_PAGE (adw_view_stack_get_child_by_name (self->way_stack, "screen")),
      fw_plan_signing_is_sealed (signing));
  if (signing->parties->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  next = g_strdup (go_on || self->party == NULL ? find_open (self) : self->party);
  if (next == NULL)
    next = g_strdup (self->party != NULL
                         ? self->party
                         : ((FwPlanParty *) g_ptr_array_index (signing->parties, 0))->id);
  show_party (self, next);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwSignDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlanSigning) signing = dex_await_boxed (
      fw_plan_signature_repository_load (self->store, self->document_id), &error);

  if (self->store == NULL)
    return NULL;
  if (signing != NULL)
    show_signing (self, signing, FALSE);
  else
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
    }
  return NULL;
}

/* --- taking over ------------------------------------------------------------------ */

static FwSignAct *
create_act (FwSignDialog *self)
{
  FwSignAct *act = fw_sign_act_new (self->store, self->document_id, self->party);
  FwDay day = fw_clock_today ();

  if (!is_immediate (self))
    fw_date_entry_get_day (self->day_row, &day);
  act->signed_on = fw_day_to_iso (day);
  act->copy_given = adw_switch_row_get_active (self->copy_row);
  fw_sign_way_page_fill (get_page (self), act);
  return act;
}

static DexFuture *
take_fiber (gpointer data)
{
  FwSignDialog *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (FwPlanSigning) signing = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  adw_banner_set_revealed (self->banner, FALSE);
  done = dex_await (fw_sign_act_run (create_act (self)), &error);
  if (done)
    signing
        = dex_await_boxed (fw_plan_signature_repository_load (store, self->document_id), &error);
  self->busy = FALSE;
  if (self->store == NULL)
    return NULL;
  update (self);
  if (done)
    g_signal_emit (self, noted_signal, 0);
  if (signing != NULL)
    {
      fw_ui_announce (GTK_WIDGET (self), _ ("The answer is in the record"));
      show_signing (self, signing, TRUE);
      /* The button that had the focus can do nothing now. */
      if (adw_navigation_split_view_get_collapsed (self->split_view))
        gtk_widget_child_focus (GTK_WIDGET (self->way_group), GTK_DIR_TAB_FORWARD);
      else
        fw_sign_list_take_focus (self->list);
    }
  else
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
      fw_ui_announce (GTK_WIDGET (self), error->message);
    }
  return NULL;
}

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwSignDialog *self = FW_SIGN_DIALOG (widget);

  if (self->busy || self->store == NULL || self->party == NULL)
    return;
  self->busy = TRUE;
  update (self);
  fw_ui_spawn (self, take_fiber);
}

/* --- moving about ----------------------------------------------------------------- */

typedef struct
{
  FwSignDialog *self;
  char *party; /* NULL: close */
} Leave;

static void
leave_free (gpointer data)
{
  Leave *leave = data;

  g_object_unref (leave->self);
  g_free (leave->party);
  g_free (leave);
}

static DexFuture *
leave_fiber (gpointer data)
{
  Leave *leave = data;
  FwSignDialog *self = leave->self;
  g_autofree char *response = NULL;

  if (is_begun (self))
    {
      AdwDialog *dialog = adw_alert_dialog_new (_ ("Discard This Answer?"),
                                                _ ("It was begun and is not in the record yet."));

      adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Go On"), "discard",
                                      _ ("_Discard"), NULL);
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard",
                                                ADW_RESPONSE_DESTRUCTIVE);
      adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
      response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), GTK_WIDGET (self)), NULL);
      if (self->store == NULL)
        return NULL;
      if (g_strcmp0 (response, "discard") != 0)
        {
          fw_sign_list_select (self->list, self->party);
          return NULL;
        }
    }
  if (leave->party == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    {
      show_party (self, leave->party);
      adw_navigation_split_view_set_show_content (self->split_view, TRUE);
    }
  return NULL;
}

static void
leave_for (FwSignDialog *self, const char *party)
{
  Leave *leave;

  if (self->busy || self->store == NULL)
    return;
  leave = g_new0 (Leave, 1);
  leave->self = g_object_ref (self);
  leave->party = g_strdup (party);
  fw_ui_spawn_full (leave_fiber, leave, leave_free);
}

static void
chosen_cb (FwSignDialog *self, const char *party)
{
  if (g_strcmp0 (party, self->party) == 0)
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  else
    leave_for (self, party);
}

static void
close_attempt_cb (FwSignDialog *self)
{
  leave_for (self, NULL);
}

static void
scan_cb (FwSignDialog *self)
{
  const FwPlanParty *party = fw_plan_signing_find (self->signing, self->party);

  if (party != NULL && party->scan_blob != 0 && self->store != NULL)
    adw_dialog_present (
        fw_scan_dialog_new (self->store, self->signing->case_id, self->title, party),
        GTK_WIDGET (self));
}

static void
way_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toggle_group_set_active_name (FW_SIGN_DIALOG (widget)->way_group,
                                    g_variant_get_string (parameter, NULL));
}

AdwDialog *
fw_sign_dialog_new (FwStore *store, gint64 document_id, const char *title, const char *party)
{
  FwSignDialog *self;

  g_return_val_if_fail (FW_IS_STORE (store) && title != NULL, NULL);

  self = g_object_new (FW_TYPE_SIGN_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->document_id = document_id;
  self->title = g_strdup (title);
  self->party = g_strdup (party);
  adw_window_title_set_title (self->parties_title, title);
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static void
fw_sign_dialog_dispose (GObject *object)
{
  g_clear_object (&FW_SIGN_DIALOG (object)->store);
  G_OBJECT_CLASS (fw_sign_dialog_parent_class)->dispose (object);
}

static void
fw_sign_dialog_finalize (GObject *object)
{
  FwSignDialog *self = FW_SIGN_DIALOG (object);

  g_free (self->title);
  g_free (self->party);
  g_clear_pointer (&self->signing, fw_plan_signing_unref);
  G_OBJECT_CLASS (fw_sign_dialog_parent_class)->finalize (object);
}

static void
fw_sign_dialog_class_init (FwSignDialogClass *klass)
{
  static const char *const ways[] = {"paper", "screen", "certificate", "said"};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_sign_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_sign_dialog_finalize;
  noted_signal = g_signal_new ("noted", FW_TYPE_SIGN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  g_type_ensure (FW_TYPE_SIGN_LIST);
  g_type_ensure (FW_TYPE_SIGN_PAPER_PAGE);
  g_type_ensure (FW_TYPE_SIGN_SCREEN_PAGE);
  g_type_ensure (FW_TYPE_SIGN_CERTIFICATE_PAGE);
  g_type_ensure (FW_TYPE_SIGN_SAID_PAGE);
  g_type_ensure (FW_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-sign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, detail_page);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, parties_title);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, party_title);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, list);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, final_page);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, earlier_label);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, scan_button);
  gtk_widget_class_bind_template_callback (widget_class, scan_cb);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, way_group);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, way_stack);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, copy_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignDialog, take_stack);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_install_action (widget_class, "sign.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "sign.way", "s", way_action);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, "sign.way",
                                         "s", ways[i]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "sign.take",
                                       NULL);
}

static void
fw_sign_dialog_init (FwSignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_sign_list_set_selectable (self->list, TRUE);
  fw_date_entry_set_day (self->day_row, fw_clock_today ());
  way_cb (self);
}
