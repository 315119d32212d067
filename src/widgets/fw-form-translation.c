/* fw-form-translation.c: see fw-form-translation.h.
 *
 *   ▸ Translation: Türkçe · N. Yıldız                    (an expander)
 *       the text
 *       by …                     on …
 *       ⓘ the German has changed since          [still fits]
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-form-date.h"
#include "widgets/fw-form-text.h"
#include "widgets/fw-form-translation.h"

struct _FwFormTranslation
{
  GtkWidget parent_instance;
  FwFormTranslations *translations;
  FwFormAnswer *answer; /* NULL after dispose */
  char *prompt;
  gboolean editable;
  GtkWidget *expander;
  GtkWidget *label;
  GtkWidget *box;
  GtkWidget *stale_box;
  FwRecord *record; /* that is bound; NULL: none */
  gboolean adding;
};

G_DEFINE_FINAL_TYPE (FwFormTranslation, fw_form_translation, GTK_TYPE_WIDGET)

static const char *
get_german (FwFormTranslation *self)
{
  const char *german = fw_record_get_text (FW_RECORD (self->answer), "value");

  return german != NULL ? german : "";
}

static gboolean
has_text (FwFormTranslation *self)
{
  const char *text = self->record != NULL ? fw_record_get_text (self->record, "text") : NULL;

  return text != NULL && text[0] != '\0';
}

static gboolean
is_stale (FwFormTranslation *self)
{
  return has_text (self)
         && g_strcmp0 (fw_record_get_text (self->record, "original"), get_german (self)) != 0;
}

static char *
dup_label (FwFormTranslation *self)
{
  const char *name = fw_form_translations_get_name (self->translations);
  const char *by = has_text (self) ? fw_record_get_text (self->record, "translated_by") : NULL;

  if (is_stale (self))
    /* Translators: %s is a language in its own word. */
    return g_strdup_printf (_ ("Translation: %s · of an earlier text"), name);
  if (by != NULL && by[0] != '\0')
    /* Translators: %1$s is a language in its own word, %2$s who interprets. */
    return g_strdup_printf (_ ("Translation: %1$s · %2$s"), name, by);
  if (has_text (self))
    /* Translators: %s is a language in its own word. */
    return g_strdup_printf (_ ("Translation: %s · by whom is missing"), name);
  /* Translators: %s is a language in its own word. */
  return g_strdup_printf (_ ("Translation: %s"), name);
}

static void
update (FwFormTranslation *self)
{
  g_autofree char *label = NULL;

  if (self->answer == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self),
                          fw_form_translations_get_language (self->translations) != NULL
                              && (get_german (self)[0] != '\0' || has_text (self))
                              && (self->editable || has_text (self)));
  label = dup_label (self);
  gtk_label_set_label (GTK_LABEL (self->label), label);
  if (self->stale_box != NULL)
    gtk_widget_set_visible (self->stale_box, is_stale (self));
}

/* It is of the German as it stands now. */
static void
touched_cb (FwFormTranslation *self)
{
  if (self->answer != NULL && self->record != NULL)
    g_object_set (self->record, "original", get_german (self), NULL);
  update (self);
}

static void
add_text (FwFormTranslation *self)
{
  GtkWidget *text = fw_form_text_new (TRUE);
  g_autofree char *spoken
      /* Translators: spoken: %1$s a language in its own word, %2$s a question of a form. */
      = g_strdup_printf (_ ("Translation into %1$s: %2$s"),
                         fw_form_translations_get_name (self->translations), self->prompt);

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  fw_form_text_set_placeholder (FW_FORM_TEXT (text), _ ("What the interpreter says"));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (text), self->editable);
  g_object_bind_property (self->record, "text", text, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->box), text);
}

/* The two stand below each other where a table's column is narrow. */
static void
add_labelled (GtkWidget *wrap, const char *title, GtkWidget *editor, GtkWidget *target)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "form-prompt");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), editor);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static void
add_source (FwFormTranslation *self)
{
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *by = fw_form_text_new (FALSE);
  GtkWidget *on = fw_form_date_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  add_labelled (wrap, _ ("Interpreted By"), by, by);
  add_labelled (wrap, _ ("Interpreted On"), on, fw_form_date_get_entry (FW_FORM_DATE (on)));
  gtk_widget_set_hexpand (by, TRUE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (by), self->editable);
  g_object_set (fw_form_date_get_entry (FW_FORM_DATE (on)), "editable", self->editable, NULL);
  g_object_bind_property (self->record, "translated-by", by, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->record, "translated-on", on, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->box), wrap);
}

static void
add_stale (FwFormTranslation *self)
{
  GtkWidget *label = gtk_label_new (
      _ ("The German text has changed since: this is not printed until it fits again."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Still Fits"));

  self->stale_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (self->stale_box, "form-hint");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, self->editable);
  g_signal_connect_object (button, "clicked", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->stale_box), label);
  gtk_box_append (GTK_BOX (self->stale_box), button);
  gtk_box_append (GTK_BOX (self->box), self->stale_box);
}

static void
clear (FwFormTranslation *self)
{
  GtkWidget *child;

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  self->stale_box = NULL;
  while (self->box != NULL && (child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

/* Another language, or the translation came or went. */
static void
changed_cb (FwFormTranslation *self)
{
  FwRecord *record;

  if (self->answer == NULL)
    return;
  record = FW_RECORD (fw_form_translations_find (
      self->translations, fw_record_get_text (FW_RECORD (self->answer), "field"),
      fw_record_get_int (FW_RECORD (self->answer), "row_id")));
  if (record != self->record)
    {
      clear (self);
      if (record == NULL)
        gtk_expander_set_expanded (GTK_EXPANDER (self->expander), FALSE);
      else
        {
          self->record = g_object_ref (record);
          add_text (self);
          add_source (self);
          add_stale (self);
          g_signal_connect_object (record, "touched::text", G_CALLBACK (touched_cb), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (record, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
          if (self->adding)
            gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
          self->adding = FALSE;
        }
    }
  update (self);
}

static DexFuture *
add_fiber (gpointer data)
{
  FwFormTranslation *self = data;
  g_autoptr (FwFormTranslations) translations = g_object_ref (self->translations);
  g_autoptr (FwRecord) answer = g_object_ref (FW_RECORD (self->answer));
  g_autoptr (GError) error = NULL;

  if (!dex_await (fw_form_translations_add (translations, fw_record_get_text (answer, "field"),
                                            fw_record_get_int (answer, "row_id")),
                  &error)
      && self->answer != NULL)
    {
      self->adding = FALSE;
      fw_ui_show_error (GTK_WIDGET (self), error);
    }
  return NULL;
}

/* Opening it is the wish to write one. */
static void
expanded_cb (FwFormTranslation *self)
{
  if (self->answer == NULL || self->record != NULL || self->adding || !self->editable
      || !gtk_expander_get_expanded (GTK_EXPANDER (self->expander)))
    return;
  self->adding = TRUE;
  fw_ui_spawn (self, add_fiber);
}

GtkWidget *
fw_form_translation_new (FwFormTranslations *translations,
                         FwFormAnswer *answer,
                         const char *prompt,
                         gboolean editable)
{
  FwFormTranslation *self;

  g_return_val_if_fail (FW_IS_FORM_TRANSLATIONS (translations) && FW_IS_FORM_ANSWER (answer), NULL);

  self = g_object_new (FW_TYPE_FORM_TRANSLATION, NULL);
  self->translations = g_object_ref (translations);
  self->answer = g_object_ref (answer);
  self->prompt = g_strdup (prompt);
  self->editable = editable;
  g_signal_connect_object (translations, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (answer, "notify::value", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
fw_form_translation_dispose (GObject *object)
{
  FwFormTranslation *self = FW_FORM_TRANSLATION (object);

  clear (self);
  self->box = NULL;
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  g_clear_object (&self->answer);
  g_clear_object (&self->translations);
  G_OBJECT_CLASS (fw_form_translation_parent_class)->dispose (object);
}

static void
fw_form_translation_finalize (GObject *object)
{
  g_free (FW_FORM_TRANSLATION (object)->prompt);
  G_OBJECT_CLASS (fw_form_translation_parent_class)->finalize (object);
}

static void
fw_form_translation_class_init (FwFormTranslationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_form_translation_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_form_translation_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
fw_form_translation_init (FwFormTranslation *self)
{
  self->expander = gtk_expander_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "form-prompt");
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), self->label);
  gtk_widget_add_css_class (self->box, "form-reason");
  gtk_widget_add_css_class (self->box, "form-translation");
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
}
