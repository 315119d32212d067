/* fw-sign-seal.c: see fw-sign-seal.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-plan-signature-repository.h"
#include "domain/fw-staff-repository.h"
#include "features/helpplan/fw-sign-seal.h"
#include "features/helpplan/fw-sign-words.h"
#include "store/fw-blob.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"

struct _FwSignSeal
{
  AdwBin parent_instance;
  AdwSwitchRow *use_row;
  AdwPasswordEntryRow *password_row;
  AdwActionRow *set_row;
  GtkWidget *set_button;

  FwStore *store;
  GBytes *pkcs12; /* NULL: no seal is set */
  char *name;
  char *until;   /* in words, when it is known; nullable */
  char *expired; /* why it seals nothing any more; NULL: it may seal */
  gboolean must;
  gboolean may_manage;
};

G_DEFINE_FINAL_TYPE (FwSignSeal, fw_sign_seal, ADW_TYPE_BIN)

static guint changed_signal;

static gboolean
is_used (FwSignSeal *self)
{
  return self->pkcs12 != NULL && self->expired == NULL && adw_switch_row_get_active (self->use_row);
}

static const char *
get_hint (FwSignSeal *self)
{
  if (self->expired != NULL)
    return self->expired;
  if (self->pkcs12 != NULL)
    return _ ("It takes the place of the one that is set.");
  if (self->must)
    return _ ("A certificate has signed this version already: only with a seal can something be "
              "drawn into the file now.");
  return _ ("What is drawn is kept with its checksum in the record. With a seal the file proves "
            "it by itself.");
}

static void
update (FwSignSeal *self)
{
  gboolean is_set = self->pkcs12 != NULL && self->expired == NULL;
  g_autofree char *title = NULL;
  g_autofree char *proves
      = g_strconcat (_ ("The file proves by itself that it was not changed afterwards"),
                     self->until != NULL ? " · " : NULL, self->until, NULL);

  /* Translators: %s is whom a certificate names. */
  title = g_strdup_printf (_ ("Seal with “%s”"), self->name != NULL ? self->name : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->use_row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->use_row), proves);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->set_row),
                                 is_set                  ? _ ("Another Certificate")
                                 : self->expired != NULL ? _ ("The Seal Has Expired")
                                                         : _ ("No Seal Is Set"));
  adw_action_row_set_subtitle (self->set_row, get_hint (self));
  gtk_widget_set_visible (GTK_WIDGET (self->use_row), is_set);
  gtk_widget_set_sensitive (GTK_WIDGET (self->use_row), !self->must);
  gtk_widget_set_visible (GTK_WIDGET (self->password_row), is_used (self));
  /* Only who manages the office sets what speaks for it. */
  gtk_widget_set_visible (GTK_WIDGET (self->set_row), !is_set || self->may_manage);
  gtk_widget_set_visible (self->set_button, self->may_manage);
  g_signal_emit (self, changed_signal, 0);
}

/* Its day is told before somebody signs, not after. */
static void
read_validity (FwSignSeal *self, const char *iso)
{
  g_autofree char *date = NULL;
  FwDay day;

  g_clear_pointer (&self->until, g_free);
  g_clear_pointer (&self->expired, g_free);
  if (!fw_day_from_iso (iso, &day))
    return;
  date = fw_day_to_text (day);
  if (day < fw_clock_today ())
    /* Translators: %1$s is whom a certificate names, %2$s a date. */
    self->expired = g_strdup_printf (_ ("“%1$s” was valid until %2$s and seals nothing any more."),
                                     self->name, date);
  else
    /* Translators: %s is a date. */
    self->until = g_strdup_printf (_ ("valid until %s"), date);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwSignSeal *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) seal
      = dex_await_boxed (fw_plan_signature_repository_load_seal (store), &error);
  g_autoptr (GBytes) pkcs12 = NULL;
  gboolean may_manage = dex_await_boolean (fw_staff_repository_may_manage (store), NULL);

  if (seal != NULL && fw_result_get_n_rows (seal) > 0)
    pkcs12 = dex_await_boxed (fw_store_load_blob (store, fw_result_get_int (seal, 0, FW_SEAL_BLOB)),
                              &error);
  if (self->store == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  self->may_manage = may_manage;
  g_clear_pointer (&self->pkcs12, g_bytes_unref);
  if (pkcs12 != NULL)
    {
      self->pkcs12 = g_bytes_ref (pkcs12);
      g_set_str (&self->name, fw_result_get_text (seal, 0, FW_SEAL_NAME));
      read_validity (self, fw_result_get_text (seal, 0, FW_SEAL_VALID_UNTIL));
      adw_switch_row_set_active (self->use_row, TRUE);
    }
  update (self);
  return NULL;
}

void
fw_sign_seal_set_store (FwSignSeal *self, FwStore *store)
{
  g_return_if_fail (FW_IS_SIGN_SEAL (self));

  if (!g_set_object (&self->store, store) || store == NULL)
    return;
  fw_ui_spawn (self, load_fiber);
}

void
fw_sign_seal_set_must (FwSignSeal *self, gboolean must)
{
  g_return_if_fail (FW_IS_SIGN_SEAL (self));

  self->must = must;
  if (must)
    adw_switch_row_set_active (self->use_row, TRUE);
  update (self);
}

gboolean
fw_sign_seal_is_ready (FwSignSeal *self)
{
  g_return_val_if_fail (FW_IS_SIGN_SEAL (self), FALSE);

  if (!is_used (self))
    return !self->must;
  return gtk_editable_get_text (GTK_EDITABLE (self->password_row))[0] != '\0';
}

GBytes *
fw_sign_seal_get (FwSignSeal *self, const char **password, const char **name)
{
  g_return_val_if_fail (FW_IS_SIGN_SEAL (self), NULL);

  if (!is_used (self))
    return NULL;
  *password = gtk_editable_get_text (GTK_EDITABLE (self->password_row));
  *name = self->name;
  return self->pkcs12;
}

/* --- setting ---------------------------------------------------------------------- */

static GFile *
await_file (GtkWidget *widget)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _ ("Certificates with their key (.p12, .pfx)"));
  gtk_file_filter_add_suffix (filter, "p12");
  gtk_file_filter_add_suffix (filter, "pfx");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Choose the Office’s Certificate"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dex_await_object (fw_ui_open_file (dialog, widget), NULL);
}

gboolean
fw_sign_seal_await_choose (FwStore *store, GtkWidget *widget)
{
  g_autoptr (GFile) file = await_file (widget);
  g_autoptr (FwAskDialog) dialog = NULL;
  GtkWidget *password;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return FALSE;
  dialog = g_object_ref_sink (fw_ask_dialog_new (_ ("Seal of the Office"), _ ("_Set")));
  fw_ask_dialog_add_group (dialog, NULL,
                           _ ("The certificate is kept encrypted in the office; its password is "
                              "asked for whenever it seals and is kept nowhere."));
  password = fw_ask_dialog_add (dialog, adw_password_entry_row_new (), _ ("Password"));
  adw_dialog_set_focus (ADW_DIALOG (dialog), password);
  while (fw_ask_dialog_await (dialog, widget))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwSignInfo) info
          = dex_await_boxed (fw_sign_info_read (g_file_peek_path (file), NULL,
                                                gtk_editable_get_text (GTK_EDITABLE (password))),
                             &error);

      if (info != NULL && info->problem != NULL)
        error = g_error_copy (info->problem);
      else if (info != NULL
               && dex_await (fw_plan_signature_repository_set_seal (store, info->pkcs12, info->name,
                                                                    info->first, info->last),
                             &error))
        {
          adw_dialog_force_close (ADW_DIALOG (dialog));
          return TRUE;
        }
      fw_ask_dialog_refuse (dialog, error);
    }
  return FALSE;
}

static DexFuture *
choose_fiber (gpointer data)
{
  FwSignSeal *self = data;

  if (fw_sign_seal_await_choose (self->store, GTK_WIDGET (self)) && self->store != NULL)
    load_fiber (self);
  return NULL;
}

static void
choose_cb (FwSignSeal *self)
{
  if (self->store != NULL)
    fw_ui_spawn (self, choose_fiber);
}

static void
fw_sign_seal_dispose (GObject *object)
{
  g_clear_object (&FW_SIGN_SEAL (object)->store);
  G_OBJECT_CLASS (fw_sign_seal_parent_class)->dispose (object);
}

static void
fw_sign_seal_finalize (GObject *object)
{
  FwSignSeal *self = FW_SIGN_SEAL (object);

  g_clear_pointer (&self->pkcs12, g_bytes_unref);
  g_free (self->name);
  g_free (self->until);
  g_free (self->expired);
  G_OBJECT_CLASS (fw_sign_seal_parent_class)->finalize (object);
}

static void
fw_sign_seal_class_init (FwSignSealClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_sign_seal_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_sign_seal_finalize;
  changed_signal = g_signal_new ("changed", FW_TYPE_SIGN_SEAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-sign-seal.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSignSeal, use_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignSeal, password_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignSeal, set_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignSeal, set_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
fw_sign_seal_init (FwSignSeal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
