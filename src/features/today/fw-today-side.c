/* fw-today-side.c: see fw-today-side.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "features/today/fw-today-sessions.h"
#include "features/today/fw-today-side.h"
#include "store/fw-draft.h"
#include "widgets/fw-async.h"
#include "widgets/fw-light.h"

#define N_SHOWN 5
#define MANY_DAYS 60 /* from then on the date says more */

struct _FwTodaySide
{
  GtkBox parent_instance;
  FwTodaySessions *sessions;
  GtkWidget *seen_head;
  GtkButton *all_button;
  GtkListBox *seen_list;
  GtkWidget *drafts_label;
  GtkListBox *drafts_list;

  FwRadar *radar;
  gboolean show_all;
};

G_DEFINE_FINAL_TYPE (FwTodaySide, fw_today_side, GTK_TYPE_BOX)

/* Red when the agreed interval is over, yellow in its last week. */
static FwLightState
get_state (FwRadar *radar, FwSeenItem *item)
{
  if (item->due < radar->today)
    return FW_LIGHT_STATE_OVERDUE;
  return item->due <= radar->today + 7 ? FW_LIGHT_STATE_DUE : FW_LIGHT_STATE_LATER;
}

static char *
dup_subtitle (FwRadar *radar, FwSeenItem *item)
{
  g_autofree char *day = NULL;

  if (item->last_seen == FW_DAY_NONE)
    {
      guint n = item->first_contact != FW_DAY_NONE
                    ? (guint) MAX (0, radar->today - item->first_contact)
                    : 0;

      if (n > MANY_DAYS)
        {
          g_autofree char *first = fw_deadline_day_to_text (item->first_contact, radar->today);

          /* Translators: %s is a day. */
          return g_strdup_printf (_ ("First contact %s"), first);
        }
      return g_strdup_printf (ngettext ("First contact %u day ago", "First contact %u days ago", n),
                              n);
    }
  day = fw_deadline_day_to_text (item->last_seen, radar->today);
  return g_strdup_printf (
      item->agreed
          /* Translators: %1$s is a day, %2$d a number of weeks. */
          ? ngettext ("Seen %1$s · agreed every week", "Seen %1$s · agreed every %2$d weeks",
                      item->weeks)
          /* Translators: the same where only the office's rule holds. */
          : ngettext ("Seen %1$s · every week", "Seen %1$s · every %2$d weeks", item->weeks),
      day, item->weeks);
}

static GtkWidget *
create_seen_row (FwRadar *radar, FwSeenItem *item)
{
  FwLightState state = get_state (radar, item);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *light = fw_light_new (state, FALSE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *age
      /* Translators: a child's age in years, short; German: %d J. */
      = item->age >= 0 ? g_strdup_printf (_ ("%d y."), item->age) : NULL;
  g_autofree char *title = age != NULL
                               ? g_strdup_printf ("%s, %s · %s", item->child, age, item->case_name)
                               : g_strdup_printf ("%s · %s", item->child, item->case_name);
  g_autofree char *subtitle = dup_subtitle (radar, item);
  guint n = item->last_seen != FW_DAY_NONE ? (guint) (radar->today - item->last_seen) : 0;
  g_autofree char *big = item->last_seen == FW_DAY_NONE
                             ? g_strdup (_ ("never"))
                             : g_strdup_printf (ngettext ("%u day", "%u days", n), n);
  const char *small = item->last_seen == FW_DAY_NONE    ? _ ("seen")
                      : state == FW_LIGHT_STATE_OVERDUE ? _ ("overdue")
                      : state == FW_LIGHT_STATE_DUE     ? _ ("due soon")
                                                        : _ ("on track");
  GtkWidget *number = gtk_label_new (big), *word = gtk_label_new (small);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), light);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_label_set_xalign (GTK_LABEL (word), 1);
  gtk_widget_add_css_class (number, "heading");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, fw_light_state_to_class (state));
  gtk_widget_add_css_class (word, "caption");
  gtk_widget_add_css_class (word, "dimmed");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), word);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-case");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", item->case_id);
  return row;
}

/* An empty column leaves its place to the radar. */
static void
show_or_hide (FwTodaySide *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (GTK_WIDGET (self->seen_list))
                              || gtk_widget_get_visible (GTK_WIDGET (self->sessions))
                              || gtk_widget_get_visible (GTK_WIDGET (self->drafts_list)));
}

static void
show (FwTodaySide *self)
{
  GListModel *children = G_LIST_MODEL (self->radar->children);
  guint n = g_list_model_get_n_items (children);
  g_autofree char *text = self->show_all ? g_strdup (_ ("Fewer"))
                                         /* Translators: %u is a number of children. */
                                         : g_strdup_printf (_ ("All %u"), n);

  gtk_list_box_remove_all (self->seen_list);
  for (guint i = 0; i < (self->show_all ? n : MIN (n, N_SHOWN)); i++)
    {
      g_autoptr (FwSeenItem) item = g_list_model_get_item (children, i);

      gtk_list_box_append (self->seen_list, create_seen_row (self->radar, item));
    }
  gtk_button_set_label (self->all_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), n > N_SHOWN);
  gtk_widget_set_visible (self->seen_head, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->seen_list), n > 0);
  show_or_hide (self);
}

static void
all_cb (FwTodaySide *self)
{
  self->show_all = !self->show_all;
  show (self);
}

void
fw_today_side_set_radar (FwTodaySide *self, FwRadar *radar)
{
  g_return_if_fail (FW_IS_TODAY_SIDE (self) && FW_IS_RADAR (radar));

  g_set_object (&self->radar, radar);
  show (self);
}

typedef struct
{
  FwTodaySide *self;
  FwStore *store;
} Drafts;

static void
drafts_free (gpointer data)
{
  Drafts *drafts = data;

  g_object_unref (drafts->self);
  g_object_unref (drafts->store);
  g_free (drafts);
}

/* "journal/CASE" and the like: the case of a draft, 0 for none. */
static gint64
get_case (const char *name)
{
  return g_str_has_prefix (name, "journal/") || g_str_has_prefix (name, "entry/")
             ? g_ascii_strtoll (strchr (name, '/') + 1, NULL, 10)
             : 0;
}

static GtkWidget *
create_draft_row (FwResult *drafts, guint i, const char *case_name, gint64 case_id)
{
  const char *name = fw_result_get_text (drafts, i, 0);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (fw_result_get_text (drafts, i, 2), utc);
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%x, %R") : g_strdup ("");
  GtkWidget *row = adw_action_row_new ();
  const char *kind = g_str_has_prefix (name, "journal/") ? _ ("Journal line")
                     : case_id != 0                      ? _ ("Record entry")
                                                         : _ ("Phone note");
  g_autofree char *title
      = case_name != NULL ? g_strdup_printf ("%s · %s", kind, case_name) : g_strdup (kind);
  /* Translators: %s is a date and time. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Draft of %s"), time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("document-edit-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (case_id != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), g_str_has_prefix (name, "entry/")
                                                                ? "win.continue-entry"
                                                                : "win.open-case");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", case_id);
    }
  else
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.phone-note");
  return row;
}

static DexFuture *
drafts_fiber (gpointer data)
{
  Drafts *job = data;
  FwTodaySide *self = job->self;
  g_autoptr (FwResult) drafts = dex_await_boxed (fw_store_list_drafts (job->store), NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; drafts != NULL && i < fw_result_get_n_rows (drafts); i++)
    {
      const char *name = fw_result_get_text (drafts, i, 0);
      gint64 case_id = get_case (name);
      g_autoptr (FwResult) file = NULL;

      /* Drafts of live records are taken up where they were typed. */
      if (case_id == 0 && !g_str_equal (name, "phone-note"))
        continue;
      if (case_id != 0)
        file = dex_await_boxed (fw_case_repository_load (job->store, case_id), NULL);
      g_ptr_array_add (rows, g_object_ref_sink (
                                 create_draft_row (drafts, i,
                                                   file != NULL && fw_result_get_n_rows (file) > 0
                                                       ? fw_result_get_text (file, 0, FW_CASE_NAME)
                                                       : NULL,
                                                   case_id)));
    }
  if (self->drafts_list == NULL)
    return NULL;
  gtk_list_box_remove_all (self->drafts_list);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->drafts_list, g_ptr_array_index (rows, i));
  gtk_widget_set_visible (self->drafts_label, rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->drafts_list), rows->len > 0);
  show_or_hide (self);
  return NULL;
}

void
fw_today_side_load_drafts (FwTodaySide *self, FwStore *store)
{
  Drafts *drafts;

  g_return_if_fail (FW_IS_TODAY_SIDE (self) && FW_IS_STORE (store));

  drafts = g_new0 (Drafts, 1);
  drafts->self = g_object_ref (self);
  drafts->store = g_object_ref (store);
  fw_ui_spawn_full (drafts_fiber, drafts, drafts_free);
  fw_today_sessions_load (self->sessions, store, fw_clock_today ());
}

static void
fw_today_side_dispose (GObject *object)
{
  FwTodaySide *self = FW_TODAY_SIDE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_TODAY_SIDE);
  g_clear_object (&self->radar);
  G_OBJECT_CLASS (fw_today_side_parent_class)->dispose (object);
}

static void
fw_today_side_class_init (FwTodaySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_today_side_dispose;
  g_type_ensure (FW_TYPE_TODAY_SESSIONS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/today/fw-today-side.ui");
  gtk_widget_class_bind_template_child (widget_class, FwTodaySide, sessions);
  gtk_widget_class_bind_template_child (widget_class, FwTodaySide, seen_head);
  gtk_widget_class_bind_template_child (widget_class, FwTodaySide, all_button);
  gtk_widget_class_bind_template_child (widget_class, FwTodaySide, seen_list);
  gtk_widget_class_bind_template_child (widget_class, FwTodaySide, drafts_label);
  gtk_widget_class_bind_template_child (widget_class, FwTodaySide, drafts_list);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
}

static void
fw_today_side_init (FwTodaySide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->sessions, "notify::visible", G_CALLBACK (show_or_hide), self,
                           G_CONNECT_SWAPPED);
}
