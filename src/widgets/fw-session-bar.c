/* fw-session-bar.c: see fw-session-bar.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-record-rows.h"
#include "widgets/fw-session-bar.h"

struct _FwSessionBar
{
  AdwBin parent_instance;
  AdwBanner *problem_banner;
  AdwBanner *recovered_banner;
  GtkRevealer *conflict_revealer;
  GtkBox *conflict_box;

  FwEditSession *session;
  FwSessionShowFunc show;
  gpointer show_data;
  GPtrArray *records; /* of the cards, in their order */
  GtkWidget *focus;   /* where the cursor was before there was a card; weak */
};

G_DEFINE_FINAL_TYPE (FwSessionBar, fw_session_bar, ADW_TYPE_BIN)

/* One record in conflict. Lives as data of its card. */
typedef struct
{
  FwSessionBar *bar; /* holds the card */
  FwRecord *record;
  GtkLabel *message;
  GtkLabel *mine;
  GtkLabel *theirs;
  GtkWidget *keep;
  GtkWidget *take;
} Card;

static void
card_free (gpointer data)
{
  Card *card = data;

  g_object_unref (card->record);
  g_free (card);
}

static char *
dup_raw (FwRecord *record, const FwColumn *column, gboolean stored)
{
  const char *text;

  if (column->type == FW_COLUMN_REF)
    return g_strdup ("…");
  if (column->type == FW_COLUMN_INT || column->type == FW_COLUMN_BOOL)
    return g_strdup_printf ("%" G_GINT64_FORMAT,
                            stored ? fw_record_get_stored_int (record, column->name)
                                   : fw_record_get_int (record, column->name));
  text = stored ? fw_record_get_stored_text (record, column->name)
                : fw_record_get_text (record, column->name);
  return g_strdup (text);
}

/* The fields that were typed in, one below the other. */
static char *
dup_side (FwSessionBar *self, FwRecord *record, gboolean stored)
{
  FwRecordClass *klass = FW_RECORD_GET_CLASS (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const FwColumn *column = &klass->columns[i];
      const char *title = fw_record_get_row_title (record, column->name);
      g_autofree char *shown = NULL;

      if (!fw_record_is_column_dirty (record, column->name))
        continue;
      shown = self->show != NULL ? self->show (record, column->name, stored, self->show_data)
                                 : fw_record_dup_row_text (record, column->name, stored);
      if (shown == NULL)
        shown = dup_raw (record, column, stored);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (title != NULL)
        g_string_append_printf (text, "%s: ", title);
      g_string_append (text, shown != NULL && shown[0] != '\0' ? shown : _ ("(empty)"));
    }
  return g_string_free_and_steal (text);
}

/* FALSE when what was shown is no longer true. */
static gboolean
update_card (Card *card)
{
  FwSessionBar *self = card->bar;
  gboolean deleted = fw_record_is_deleted (card->record);
  g_autofree char *mine = dup_side (self, card->record, FALSE);
  g_autofree char *theirs
      = deleted ? g_strdup (_ ("(deleted)")) : dup_side (self, card->record, TRUE);
  gboolean same = g_str_equal (gtk_label_get_label (card->theirs), theirs);
  const char *message = fw_edit_session_get_refusal (self->session, card->record);

  if (message != NULL)
    gtk_label_set_label (card->message, message);
  gtk_label_set_label (card->mine, mine);
  gtk_label_set_label (card->theirs, theirs);
  /* There is no row any more that could take the text. */
  gtk_widget_set_visible (card->keep, !deleted);
  return same;
}

static void
record_changed_cb (GtkWidget *widget)
{
  Card *card = g_object_get_data (G_OBJECT (widget), "card");

  if (card->bar->session != NULL)
    update_card (card);
}

static void
refresh (FwSessionBar *self);

typedef struct
{
  FwSessionBar *self;
  FwRecord *record;
  gboolean keep_own;
} Decision;

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_object_unref (decision->self);
  g_object_unref (decision->record);
  g_free (decision);
}

static DexFuture *
decide_fiber (gpointer data)
{
  Decision *decision = data;
  FwSessionBar *self = decision->self;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (GtkWidget) focus = NULL;

  if (self->session == NULL)
    return NULL;
  session = g_object_ref (self->session);
  g_set_object (&focus, self->focus);
  /* A failure is told by the session's "problem". */
  dex_await (fw_edit_session_resolve (session, decision->record, decision->keep_own), NULL);
  if (self->session == NULL)
    return NULL;
  refresh (self);
  fw_ui_announce (GTK_WIDGET (self), decision->keep_own ? _ ("Your text was kept.")
                                                        : _ ("The other text was taken over."));
  if (self->records->len == 0 && focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  return NULL;
}

/* Only on the ground of what was shown. */
static void
decide (GtkWidget *widget, gboolean keep_own)
{
  Card *card = g_object_get_data (G_OBJECT (widget), "card");
  Decision *decision;

  if (card->bar->session == NULL || !update_card (card))
    return;
  decision = g_new0 (Decision, 1);
  decision->self = g_object_ref (card->bar);
  decision->record = g_object_ref (card->record);
  decision->keep_own = keep_own;
  fw_ui_spawn_full (decide_fiber, decision, decision_free);
}

static void
keep_cb (GtkWidget *widget)
{
  decide (widget, TRUE);
}

static void
take_cb (GtkWidget *widget)
{
  decide (widget, FALSE);
}

static GtkLabel *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

/* A side with its heading; the text can be copied. */
static GtkWidget *
create_side (const char *title, GtkLabel **text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  *text = create_label ("", NULL);
  gtk_label_set_selectable (*text, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title, -1);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (create_label (title, "caption-heading")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*text));
  return box;
}

static GtkWidget *
create_card (FwSessionBar *self, FwRecord *record)
{
  GtkWidget *widget = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Card *card = g_new0 (Card, 1);

  card->bar = self;
  card->record = g_object_ref (record);
  card->message = create_label ("", NULL);
  card->keep = gtk_button_new_with_mnemonic (_ ("Keep _Mine"));
  card->take = gtk_button_new_with_mnemonic (_ ("Take _Theirs"));
  gtk_widget_add_css_class (widget, "session-conflict");
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), create_side (_ ("Mine"), &card->mine));
  gtk_box_append (GTK_BOX (sides), create_side (_ ("Theirs"), &card->theirs));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), card->keep);
  gtk_box_append (GTK_BOX (buttons), card->take);
  gtk_box_append (
      GTK_BOX (widget),
      GTK_WIDGET (create_label (fw_edit_session_get_label (self->session, record), "heading")));
  gtk_box_append (GTK_BOX (widget), GTK_WIDGET (card->message));
  gtk_box_append (GTK_BOX (widget), sides);
  gtk_box_append (GTK_BOX (widget), buttons);
  g_object_set_data_full (G_OBJECT (widget), "card", card, card_free);
  g_signal_connect_object (card->keep, "clicked", G_CALLBACK (keep_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (card->take, "clicked", G_CALLBACK (take_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (record, "notify", G_CALLBACK (record_changed_cb), widget,
                           G_CONNECT_SWAPPED);
  update_card (card);
  return widget;
}

static gboolean
has_same_records (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_index (a, i) != g_ptr_array_index (b, i))
      return FALSE;
  return TRUE;
}

static void
remember_focus (FwSessionBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_set_weak_pointer (&self->focus, root != NULL ? gtk_root_get_focus (root) : NULL);
}

static void
refresh (FwSessionBar *self)
{
  g_autoptr (GPtrArray) records = fw_edit_session_dup_conflicts (self->session);
  GtkWidget *child;

  if (has_same_records (records, self->records))
    return;
  if (self->records->len == 0)
    remember_focus (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->conflict_box))) != NULL)
    gtk_box_remove (self->conflict_box, child);
  g_ptr_array_unref (self->records);
  self->records = g_steal_pointer (&records);
  for (guint i = 0; i < self->records->len; i++)
    gtk_box_append (self->conflict_box, create_card (self, g_ptr_array_index (self->records, i)));
  gtk_revealer_set_reveal_child (self->conflict_revealer, self->records->len > 0);
}

static void
state_cb (FwSessionBar *self)
{
  g_autofree char *state = NULL;

  if (self->session == NULL)
    return;
  g_object_get (self->session, "state", &state, NULL);
  if (g_str_equal (state, "saved"))
    adw_banner_set_revealed (self->problem_banner, FALSE);
  if (!g_str_equal (state, "saving"))
    refresh (self);
}

static void
problem_cb (FwSessionBar *self, const GError *error)
{
  if (self->session == NULL)
    return;
  refresh (self);
  if (!g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE) || self->records->len == 0)
    {
      adw_banner_set_title (self->problem_banner, error->message);
      adw_banner_set_revealed (self->problem_banner, TRUE);
    }
  fw_ui_announce (GTK_WIDGET (self), error->message);
}

static void
recovered_cb (FwSessionBar *self)
{
  if (self->session == NULL || adw_banner_get_revealed (self->recovered_banner))
    return;
  adw_banner_set_revealed (self->recovered_banner, TRUE);
  fw_ui_announce (GTK_WIDGET (self), adw_banner_get_title (self->recovered_banner));
}

static void
retry_cb (FwSessionBar *self)
{
  if (self->session != NULL)
    dex_future_disown (fw_edit_session_flush (self->session));
}

static void
noticed_cb (FwSessionBar *self)
{
  adw_banner_set_revealed (self->recovered_banner, FALSE);
}

void
fw_session_bar_set_session (FwSessionBar *self,
                            FwEditSession *session,
                            FwSessionShowFunc show,
                            gpointer data)
{
  g_return_if_fail (FW_IS_SESSION_BAR (self) && FW_IS_EDIT_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->show = show;
  self->show_data = data;
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "recovered", G_CALLBACK (recovered_cb), self,
                           G_CONNECT_SWAPPED);
  state_cb (self);
}

GtkWidget *
fw_session_bar_new (void)
{
  return g_object_new (FW_TYPE_SESSION_BAR, NULL);
}

static void
fw_session_bar_dispose (GObject *object)
{
  FwSessionBar *self = FW_SESSION_BAR (object);

  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (fw_session_bar_parent_class)->dispose (object);
}

static void
fw_session_bar_finalize (GObject *object)
{
  g_ptr_array_unref (FW_SESSION_BAR (object)->records);
  G_OBJECT_CLASS (fw_session_bar_parent_class)->finalize (object);
}

static void
fw_session_bar_class_init (FwSessionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_session_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_session_bar_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/widgets/fw-session-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSessionBar, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, FwSessionBar, recovered_banner);
  gtk_widget_class_bind_template_child (widget_class, FwSessionBar, conflict_revealer);
  gtk_widget_class_bind_template_child (widget_class, FwSessionBar, conflict_box);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, noticed_cb);
}

static void
fw_session_bar_init (FwSessionBar *self)
{
  self->records = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
