/* fw-today-page.c: what is due, grouped by working days, with the reason for each day.
 *
 *   store "changed" ─▶ load_fiber ─▶ FwRadar ─▶ day strip, three lists, side column
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-reminder-repository.h"
#include "features/fw-page.h"
#include "features/today/fw-day-strip.h"
#include "features/today/fw-today-absence.h"
#include "features/today/fw-today-acts.h"
#include "features/today/fw-today-feed.h"
#include "features/today/fw-today-finished.h"
#include "features/today/fw-today-lists.h"
#include "features/today/fw-today-page.h"
#include "features/today/fw-today-print.h"
#include "features/today/fw-today-radar.h"
#include "features/today/fw-today-reminder.h"
#include "features/today/fw-today-side.h"
#include "widgets/fw-async.h"
#include "widgets/fw-deadline-act.h"
#include "widgets/fw-undo.h"

struct _FwTodayPage
{
  AdwNavigationPage parent_instance;
  AdwToggleGroup *scope_group;
  AdwWindowTitle *window_title;
  AdwBanner *land_banner, *reminder_banner;
  GtkStack *stack;
  FwDayStrip *day_strip;
  AdwStatusPage *nothing_page;
  GtkButton *nothing_button;
  FwTodayLists *lists;
  FwTodaySide *side;

  FwStore *store;
  FwRadar *radar;
  GListStore *reminders; /* what the banner tells */
  FwUndo *undo;
  GListModel *listed; /* of FwDeadlineItem: the radar's, or of the chosen day alone */
  guint limit;        /* of the radar; 0: what it lists at first */
  guint generation;
  gboolean loaded; /* once: the first row has had the focus */
};

static void
fw_today_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwTodayPage,
                               fw_today_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_today_page_page_init))

typedef struct
{
  FwTodayPage *self;
  FwDeadlineItem *item;
  char *act;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->self);
  g_object_unref (act->item);
  g_free (act->act);
  g_free (act);
}

static DexFuture *
act_fiber (gpointer data)
{
  Act *act = data;
  FwTodayPage *self = act->self;
  g_autoptr (GError) error = NULL;
  FwChangeSet *changes = fw_deadline_act (GTK_WIDGET (self), self->store, &self->radar->calendar,
                                          act->item, act->act, &error);

  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  if (changes == NULL || self->undo == NULL)
    {
      g_clear_pointer (&changes, fw_change_set_unref);
      return NULL;
    }
  fw_undo_push_told (self->undo, changes, GTK_WIDGET (self), fw_deadline_act_to_text (act->act),
                     act->item->what);
  return NULL;
}

static void
row_act_cb (FwTodayPage *self, const char *name, FwDeadlineItem *item)
{
  Act *act;

  if (g_str_equal (name, "open") || g_str_equal (name, "next"))
    {
      if (g_str_equal (name, "next") && item->action != NULL)
        {
          g_autoptr (GVariant) target = NULL;
          g_autofree char *action = NULL;

          if (g_action_parse_detailed_name (item->action, &action, &target, NULL))
            gtk_widget_activate_action_variant (GTK_WIDGET (self), action, target);
        }
      else
        gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "x", item->case_id);
      return;
    }
  act = g_new0 (Act, 1);
  act->self = g_object_ref (self);
  act->item = g_object_ref (item);
  act->act = g_strdup (name);
  fw_ui_spawn_full (act_fiber, act, act_free);
}

/* The days that the strip lets through. */
static void
get_chosen (FwTodayPage *self, FwDay *first, FwDay *last)
{
  FwDay day = fw_day_strip_get_day (self->day_strip);

  *first = day == FW_DAY_NONE || day == FW_DAY_OVERDUE ? G_MININT : day;
  *last = day == FW_DAY_NONE ? G_MAXINT : day == FW_DAY_OVERDUE ? self->radar->today - 1 : day;
}

static void
show_scopes (FwTodayPage *self)
{
  FwRadar *radar = self->radar;
  g_autofree char *mine = g_strdup_printf ("%s  %u", _ ("Mine"), radar->n_mine);
  g_autofree char *deputy = g_strdup_printf ("%s  %u", _ ("With Deputy"), radar->n_deputy);

  /* The team's radar knows the numbers of the others not. */
  if (g_strcmp0 (adw_toggle_group_get_active_name (self->scope_group), "team") == 0)
    return;
  adw_toggle_set_label (adw_toggle_group_get_toggle_by_name (self->scope_group, "mine"), mine);
  adw_toggle_set_label (adw_toggle_group_get_toggle_by_name (self->scope_group, "deputy"), deputy);
}

static void
show_nothing (FwTodayPage *self, guint n_shown)
{
  GListModel *items = G_LIST_MODEL (self->radar->items);
  gboolean filtered = fw_day_strip_get_day (self->day_strip) != FW_DAY_NONE;
  gboolean urgent = self->radar->n_urgent > 0;
  g_autoptr (FwDeadlineItem) next = g_list_model_get_item (items, 0);

  gtk_widget_set_visible (GTK_WIDGET (self->nothing_page), filtered ? n_shown == 0 : !urgent);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_button), filtered);
  if (filtered)
    {
      adw_status_page_set_title (self->nothing_page, _ ("Nothing Is Due on This Day"));
      adw_status_page_set_description (self->nothing_page, NULL);
      gtk_button_set_label (self->nothing_button, _ ("Show Everything"));
      return;
    }
  adw_status_page_set_title (self->nothing_page, _ ("Nothing Is Due Today"));
  if (next != NULL)
    {
      g_autofree char *day = fw_deadline_day_to_text (next->due, self->radar->today);
      /* Translators: %1$s is a day, %2$s what is due then. */
      g_autofree char *text = g_strdup_printf (_ ("Next: %1$s, %2$s"), day, next->what);

      adw_status_page_set_description (self->nothing_page, text);
    }
  else
    adw_status_page_set_description (self->nothing_page,
                                     _ ("No deadline and no re-submission is open."));
}

static void
show (FwTodayPage *self)
{
  FwDay first, last;

  get_chosen (self, &first, &last);
  show_nothing (self, fw_today_lists_show (self->lists, self->radar, self->listed, first, last));
}

static void
show_title (FwTodayPage *self)
{
  int year, month, day;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  fw_day_split (self->radar->today, &year, &month, &day);
  time = g_date_time_new_local (year, month, day, 12, 0, 0);
  /* Translators: a full date for g_date_time_format; German: %A, %-d. %B %Y */
  date = g_date_time_format (time, _ ("%A, %-d %B %Y"));
  /* Translators: %1$s is a full date, %2$d the number of the week; German: KW */
  text = g_strdup_printf (_ ("%1$s · week %2$d"), date, fw_day_get_week (self->radar->today));
  adw_window_title_set_subtitle (self->window_title, text);
}

static FwDeadlineScope
get_scope (FwTodayPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->scope_group);

  return g_strcmp0 (name, "team") == 0     ? FW_DEADLINE_SCOPE_TEAM
         : g_strcmp0 (name, "deputy") == 0 ? FW_DEADLINE_SCOPE_DEPUTY
                                           : FW_DEADLINE_SCOPE_MINE;
}

/* Of the signed-in person's own; the other scopes do not change what is told. */
static void
show_reminders (FwTodayPage *self, GListStore *reminders)
{
  g_autofree char *text = NULL;

  if (reminders == NULL)
    return;
  g_set_object (&self->reminders, reminders);
  text = fw_today_dup_reminder (G_LIST_MODEL (reminders), self->radar->today);
  if (text != NULL)
    adw_banner_set_title (self->reminder_banner, text);
  adw_banner_set_revealed (self->reminder_banner, text != NULL);
  fw_today_notify (G_LIST_MODEL (reminders), self->radar->today);
}

/* The chosen day has more than the list goes to. */
static gboolean
is_beyond (FwTodayPage *self, FwRadar *radar)
{
  FwDay day = fw_day_strip_get_day (self->day_strip);

  return radar->n_more > 0 && day != FW_DAY_NONE && day != FW_DAY_OVERDUE
         && fw_today_count_listed (G_LIST_MODEL (radar->items), day, day)
                < fw_radar_count (radar, day, day, NULL);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwTodayPage *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRadar) radar = NULL, of_day = NULL;
  g_autoptr (GListStore) reminders = NULL;

  if (store == NULL)
    return NULL;
  radar = fw_today_load_radar (store, get_scope (self), self->limit, &error);
  if (radar != NULL && is_beyond (self, radar))
    {
      of_day
          = dex_await_object (fw_deadline_repository_load_day (
                                  store, get_scope (self), fw_day_strip_get_day (self->day_strip),
                                  MAX (self->limit, FW_RADAR_PAGE)),
                              &error);
      if (of_day == NULL)
        g_clear_object (&radar);
    }
  if (radar != NULL && get_scope (self) == FW_DEADLINE_SCOPE_MINE)
    reminders = fw_today_list_reminders (store, radar, NULL);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (radar == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  g_set_object (&self->radar, radar);
  g_set_object (&self->listed, G_LIST_MODEL (of_day != NULL ? of_day->items : radar->items));
  adw_banner_set_revealed (self->land_banner, !radar->has_land);
  gtk_stack_set_visible_child_name (self->stack, radar->has_cases ? "radar" : "new-office");
  show_title (self);
  show_reminders (self, reminders);
  show_scopes (self);
  fw_day_strip_set_radar (self->day_strip, radar);
  fw_today_side_set_radar (self->side, radar);
  fw_today_side_load_drafts (self->side, store);
  show (self);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      fw_today_lists_grab_first (self->lists);
    }
  return NULL;
}

static void
changed_cb (FwTodayPage *self, FwNotice *notice)
{
  if (fw_today_is_touched (notice))
    fw_ui_spawn (self, load_fiber);
}

/* The lists want to show more than was read. */
static void
more_cb (FwTodayPage *self)
{
  self->limit = g_list_model_get_n_items (G_LIST_MODEL (self->radar->items)) + FW_RADAR_PAGE;
  fw_ui_spawn (self, load_fiber);
}

static void
scope_cb (FwTodayPage *self)
{
  fw_today_lists_reset (self->lists);
  self->limit = 0;
  if (self->store != NULL)
    fw_ui_spawn (self, load_fiber);
}

static void
day_cb (FwTodayPage *self)
{
  if (self->radar == NULL)
    return;
  if (is_beyond (self, self->radar))
    {
      fw_ui_spawn (self, load_fiber);
      return;
    }
  g_set_object (&self->listed, G_LIST_MODEL (self->radar->items));
  show (self);
}

static void
narrow_cb (FwTodayPage *self)
{
  fw_today_lists_set_compact (self->lists, TRUE);
}

static void
wide_cb (FwTodayPage *self)
{
  fw_today_lists_set_compact (self->lists, FALSE);
}

static void
clear_filter_cb (FwTodayPage *self)
{
  fw_day_strip_clear (self->day_strip);
}

static DexFuture *
put_away_fiber (gpointer data)
{
  FwTodayPage *self = data;
  g_autoptr (GError) error = NULL;

  if (self->store != NULL && self->reminders != NULL
      && !dex_await (fw_reminder_repository_put_away (self->store, G_LIST_MODEL (self->reminders)),
                     &error))
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwTodayPage *self = FW_TODAY_PAGE (widget);

  if (self->radar == NULL)
    return;
  if (g_str_equal (name, "today.absence"))
    fw_today_ask_absence (widget, self->store, self->radar, self->undo);
  else if (g_str_equal (name, "today.finished"))
    fw_today_show_finished (widget, self->store, self->undo);
  else if (g_str_equal (name, "today.feed"))
    fw_today_feed_ask (widget);
  else if (g_str_equal (name, "today.export-calendar"))
    fw_today_export_calendar (widget, self->store, get_scope (self));
  else
    fw_ui_spawn (self, put_away_fiber);
}

static gboolean
print (FwPage *page)
{
  FwTodayPage *self = FW_TODAY_PAGE (page);

  if (self->radar == NULL)
    return FALSE;
  fw_today_print (GTK_WIDGET (self), self->store, self->radar,
                  adw_window_title_get_subtitle (self->window_title));
  return TRUE;
}

static gboolean
undo (FwPage *page)
{
  return fw_undo_undo (FW_TODAY_PAGE (page)->undo, GTK_WIDGET (page));
}

static gboolean
redo (FwPage *page)
{
  return fw_undo_redo (FW_TODAY_PAGE (page)->undo, GTK_WIDGET (page));
}

static void
fw_today_page_page_init (FwPageInterface *iface)
{
  iface->undo = undo;
  iface->redo = redo;
  iface->print = print;
}

GtkWidget *
fw_today_page_new (FwStore *store)
{
  FwTodayPage *self = g_object_new (FW_TYPE_TODAY_PAGE, NULL);

  self->store = g_object_ref (store);
  self->undo = fw_undo_new (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return GTK_WIDGET (self);
}

/* Drafts are nobody's news: they are read when one comes back here. */
static void
fw_today_page_showing (AdwNavigationPage *page)
{
  FwTodayPage *self = FW_TODAY_PAGE (page);

  if (self->store != NULL)
    fw_today_side_load_drafts (self->side, self->store);
}

static void
fw_today_page_dispose (GObject *object)
{
  FwTodayPage *self = FW_TODAY_PAGE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->radar);
  g_clear_object (&self->listed);
  g_clear_object (&self->reminders);
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (fw_today_page_parent_class)->dispose (object);
}

static void
fw_today_page_class_init (FwTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_today_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = fw_today_page_showing;
  g_type_ensure (FW_TYPE_DAY_STRIP);
  g_type_ensure (FW_TYPE_TODAY_LISTS);
  g_type_ensure (FW_TYPE_TODAY_SIDE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/today/fw-today-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwTodayPage, name)
  BIND (scope_group);
  BIND (window_title);
  BIND (land_banner);
  BIND (reminder_banner);
  BIND (stack);
  BIND (day_strip);
  BIND (nothing_page);
  BIND (nothing_button);
  BIND (lists);
  BIND (side);
#undef BIND
  gtk_widget_class_install_action (widget_class, "today.absence", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "today.finished", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "today.export-calendar", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "today.feed", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "today.put-reminders-away", NULL, today_action);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_act_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
fw_today_page_init (FwTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->nothing_button, "clicked", G_CALLBACK (clear_filter_cb), self,
                           G_CONNECT_SWAPPED);
}
