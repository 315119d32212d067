/* fw-quick-entry.c: see fw-quick-entry.h.
 *
 * What was not understood is underlined in the line and named below it; the rest is
 * drawn all the same. Relation words count from the selected person.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-family-grammar.h"
#include "features/genogram/fw-quick-entry.h"
#include "widgets/fw-async.h"

#define PREVIEW_MS 120
#define MOST_SPANS 8

struct _FwQuickEntry
{
  GtkWidget parent_instance;
  GtkWidget *entry;
  GtkWidget *popover;
  GtkLabel *understood;
  FwGenogramDesk *desk;
  guint preview_source;
};

G_DEFINE_FINAL_TYPE (FwQuickEntry, fw_quick_entry, GTK_TYPE_WIDGET)

static const char *
get_text (FwQuickEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* Whom relation words count from: the selected person. */
static guint
find_focus (FwQuickEntry *self)
{
  g_auto (GStrv) ids = fw_scene_dup_selection (fw_genogram_desk_get_scene (self->desk));

  return ids != NULL && ids[0] != NULL ? fw_genogram_desk_find_person (self->desk, ids[0])
                                       : FW_FAMILY_NOBODY;
}

/* Underlines what was not understood and says below what was. */
static void
show_spans (FwQuickEntry *self, FwTyped *typed)
{
  GPtrArray *spans = fw_typed_get_spans (typed);
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *text = get_text (self);
  guint n_shown = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const FwTypedSpan *span = g_ptr_array_index (spans, i);

      if (!span->understood)
        {
          PangoAttribute *mark = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);

          mark->start_index = span->start;
          mark->end_index = span->end;
          pango_attr_list_insert (marks, mark);
        }
      if (n_shown == MOST_SPANS)
        {
          g_string_append (lines, "\n…");
          n_shown++;
        }
      if (n_shown > MOST_SPANS)
        continue;
      if (span->understood && span->text != NULL && span->text[0] != '\0')
        {
          g_string_append_printf (lines, "%s✓ %s", n_shown > 0 ? "\n" : "", span->text);
          n_shown++;
        }
      else if (!span->understood)
        {
          g_autofree char *word = g_strndup (text + span->start, span->end - span->start);

          g_string_append_c (lines, n_shown > 0 ? '\n' : '?');
          if (n_shown > 0)
            g_string_append_c (lines, '?');
          /* Translators: %s is a word that was typed. */
          g_string_append_printf (lines, _ (" “%s” is not understood"), word);
          n_shown++;
        }
    }
  gtk_entry_set_attributes (GTK_ENTRY (self->entry), marks);
  gtk_label_set_label (self->understood, lines->str);
  if (n_shown > 0 && gtk_widget_get_mapped (self->entry))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
preview_cb (gpointer data)
{
  FwQuickEntry *self = data;
  g_autoptr (FwTyped) typed = fw_typed_new (get_text (self), fw_clock_today ());

  self->preview_source = 0;
  if (!fw_genogram_desk_is_loaded (self->desk))
    return G_SOURCE_REMOVE;
  if (get_text (self)[0] == '\0')
    fw_genogram_desk_preview (self->desk, NULL);
  else
    {
      guint focus = find_focus (self);
      FwFamily *edited = fw_genogram_desk_begin (self->desk);
      g_autoptr (GArray) added = fw_typed_apply (typed, edited, focus, fw_clock_today ());

      fw_genogram_desk_preview (self->desk, edited);
    }
  show_spans (self, typed);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (FwQuickEntry *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add (PREVIEW_MS, preview_cb, self);
}

static void
drop (FwQuickEntry *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_handlers_block_by_func (self->entry, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_handlers_unblock_by_func (self->entry, changed_cb, self);
  gtk_entry_set_attributes (GTK_ENTRY (self->entry), NULL);
}

static void
activate_cb (FwQuickEntry *self)
{
  g_autoptr (FwTyped) typed = NULL;
  g_autoptr (GArray) added = NULL;
  g_autofree char *focus_id = NULL;
  FwFamily *edited;
  guint focus;

  if (!fw_genogram_desk_is_loaded (self->desk) || get_text (self)[0] == '\0')
    return;
  typed = fw_typed_new (get_text (self), fw_clock_today ());
  if (fw_typed_get_n_statements (typed) == 0)
    {
      show_spans (self, typed);
      fw_ui_announce (GTK_WIDGET (self), gtk_label_get_label (self->understood));
      return;
    }
  /* From what is stored, not from the preview. */
  focus = find_focus (self);
  fw_genogram_desk_preview (self->desk, NULL);
  edited = fw_genogram_desk_begin (self->desk);
  if (focus != FW_FAMILY_NOBODY && focus >= edited->persons->len)
    focus = FW_FAMILY_NOBODY;
  added = fw_typed_apply (typed, edited, focus, fw_clock_today ());
  if (added->len > 0)
    focus_id = g_strdup (fw_family_get_person (edited, g_array_index (added, guint, 0))->id);
  if (edited->persons->len > 0 && fw_family_get_index_person (edited) == FW_FAMILY_NOBODY)
    fw_family_get_person (edited, 0)->index = TRUE;
  drop (self);
  /* Translators: an act that can be undone. */
  fw_genogram_desk_commit (self->desk, edited, _ ("Type family"), focus_id);
}

static gboolean
key_cb (FwQuickEntry *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape || get_text (self)[0] == '\0')
    return GDK_EVENT_PROPAGATE;
  drop (self);
  fw_genogram_desk_preview (self->desk, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FW_QUICK_ENTRY (widget)->entry);
}

GtkWidget *
fw_quick_entry_new (FwGenogramDesk *desk)
{
  FwQuickEntry *self = g_object_new (FW_TYPE_QUICK_ENTRY, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
fw_quick_entry_dispose (GObject *object)
{
  FwQuickEntry *self = FW_QUICK_ENTRY (object);

  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_quick_entry_parent_class)->dispose (object);
}

static void
fw_quick_entry_class_init (FwQuickEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_quick_entry_dispose;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "quickentry");
}

static void
fw_quick_entry_init (FwQuickEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *label = gtk_label_new (NULL);

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "fw-keyboard-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  _ ("Mother Anna *1985, children Max *2010 … (Ctrl+E)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Type the Family"), -1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->understood = GTK_LABEL (label);
  gtk_label_set_xalign (self->understood, 0);
  gtk_label_set_wrap (self->understood, TRUE);
  gtk_label_set_max_width_chars (self->understood, 48);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), label);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
}
