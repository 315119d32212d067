/* fw-today-page.c: what is due, grouped by working days, with the reason for each day.
 *
 *   store "changed" ─▶ load_fiber ─▶ FwRadar ─▶ day strip, three lists, side column
 *
 * Re-reading keeps the focus on the same thing, or on what took its place, so
 * that E, E, E works down the list, and keeps open counts open.
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
#include "features/today/fw-today-page.h"
#include "features/today/fw-today-print.h"
#include "features/today/fw-today-radar.h"
#include "features/today/fw-today-reminder.h"
#include "features/today/fw-today-side.h"
#include "widgets/fw-async.h"
#include "widgets/fw-deadline-act.h"
#include "widgets/fw-deadline-row.h"
#include "widgets/fw-undo.h"

#define N_ROWS 50  /* of a group at first */
#define N_LATER 8  /* of what is not urgent */
#define N_MORE 100 /* with each press of the last row */

enum
{
  OVERDUE,
  SOON,
  LATER,
  N_GROUPS
};

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
  GtkWidget *overdue_head, *soon_head, *later_head;
  GtkLabel *overdue_count, *soon_count, *later_count;
  GtkLabel *soon_label, *later_label;
  GtkListBox *overdue_list, *soon_list, *later_list;
  FwTodaySide *side;

  FwStore *store;
  FwRadar *radar;
  GListStore *reminders; /* what the banner tells */
  FwUndo *undo;
  GListModel *listed; /* of FwDeadlineItem: the radar's, or of the chosen day alone */
  guint limit;        /* of the radar; 0: what it lists at first */
  guint generation;
  guint n_rows[N_GROUPS]; /* shown at most */
  gboolean compact;
  gboolean loaded; /* once: the first row has had the focus */
};

static void
fw_today_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwTodayPage,
                               fw_today_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_today_page_page_init))

static GtkListBox *
get_list (FwTodayPage *self, guint group)
{
  return group == OVERDUE ? self->overdue_list : group == SOON ? self->soon_list : self->later_list;
}

static guint
get_group (FwRadar *radar, FwDeadlineItem *item)
{
  return item->due < radar->today ? OVERDUE : item->due <= radar->soon ? SOON : LATER;
}

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
row_act_cb (FwTodayPage *self, const char *name, FwDeadlineRow *row)
{
  FwDeadlineItem *item = fw_deadline_row_get_item (row);
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

static void
show (FwTodayPage *self);
static DexFuture *
load_fiber (gpointer data);

static void
get_days (FwRadar *radar, guint group, FwDay *first, FwDay *last)
{
  *first = group == OVERDUE ? G_MININT : group == SOON ? radar->today : radar->soon + 1;
  *last = group == OVERDUE ? radar->today - 1 : group == SOON ? radar->soon : G_MAXINT;
}

/* More rows of a group; read when the list has no more of them. */
static void
show_more (FwTodayPage *self, guint group)
{
  FwDay first, last;

  self->n_rows[group] += N_MORE;
  get_days (self->radar, group, &first, &last);
  if (fw_today_count_listed (self->listed, first, last) < self->n_rows[group]
      && self->radar->n_more > 0)
    {
      self->limit = g_list_model_get_n_items (G_LIST_MODEL (self->radar->items)) + FW_RADAR_PAGE;
      fw_ui_spawn (self, load_fiber);
      return;
    }
  show (self);
}

static void
row_activated_cb (FwTodayPage *self, GtkListBoxRow *row)
{
  if (FW_IS_DEADLINE_ROW (row))
    {
      fw_deadline_row_set_open (FW_DEADLINE_ROW (row),
                                !fw_deadline_row_get_open (FW_DEADLINE_ROW (row)));
      return;
    }
  for (guint group = 0; group < N_GROUPS; group++)
    if (gtk_widget_is_ancestor (GTK_WIDGET (row), GTK_WIDGET (get_list (self, group))))
      {
        show_more (self, group);
        return;
      }
}

/* Up and Down go on in the next group that shows something. */
static gboolean
keynav_failed_cb (FwTodayPage *self, GtkDirectionType direction, GtkListBox *list)
{
  int step = direction == GTK_DIR_DOWN ? 1 : -1;
  int group = list == self->overdue_list ? OVERDUE : list == self->soon_list ? SOON : LATER;

  if (direction != GTK_DIR_DOWN && direction != GTK_DIR_UP)
    return FALSE;
  for (group += step; group >= OVERDUE && group < N_GROUPS; group += step)
    {
      GtkListBox *next = get_list (self, group);
      GtkWidget *row = step > 0 ? gtk_widget_get_first_child (GTK_WIDGET (next))
                                : gtk_widget_get_last_child (GTK_WIDGET (next));

      if (row != NULL)
        return gtk_widget_grab_focus (row);
    }
  return FALSE;
}

/* Where the focus is among all rows: its index, and -1 for none. */
static int
find_focus (FwTodayPage *self, char **key, GHashTable *open)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int index = 0, found = -1;

  for (guint group = 0; group < N_GROUPS; group++)
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (get_list (self, group)));
         row != NULL; row = gtk_widget_get_next_sibling (row), index++)
      {
        if (!FW_IS_DEADLINE_ROW (row))
          continue;
        if (fw_deadline_row_get_open (FW_DEADLINE_ROW (row)))
          g_hash_table_add (open, fw_deadline_row_dup_key (FW_DEADLINE_ROW (row)));
        if (focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row)))
          {
            found = index;
            *key = fw_deadline_row_dup_key (FW_DEADLINE_ROW (row));
          }
      }
  return found;
}

static void
restore_focus (FwTodayPage *self, const char *key, int index)
{
  GtkWidget *best = NULL;
  int i = 0;

  for (guint group = 0; group < N_GROUPS; group++)
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (get_list (self, group)));
         row != NULL; row = gtk_widget_get_next_sibling (row), i++)
      {
        g_autofree char *own
            = FW_IS_DEADLINE_ROW (row) ? fw_deadline_row_dup_key (FW_DEADLINE_ROW (row)) : NULL;

        if (key != NULL && g_strcmp0 (own, key) == 0)
          {
            gtk_widget_grab_focus (row);
            return;
          }
        if (i <= index)
          best = row;
      }
  if (best != NULL)
    gtk_widget_grab_focus (best);
}

/* The days that the strip lets through. */
static void
get_chosen (FwTodayPage *self, FwDay *first, FwDay *last)
{
  FwDay day = fw_day_strip_get_day (self->day_strip);

  *first = day == FW_DAY_NONE || day == FW_DAY_OVERDUE ? G_MININT : day;
  *last = day == FW_DAY_NONE ? G_MAXINT : day == FW_DAY_OVERDUE ? self->radar->today - 1 : day;
}

static guint
count_group (FwTodayPage *self, guint group)
{
  FwDay first, last, chosen_first, chosen_last;

  get_days (self->radar, group, &first, &last);
  get_chosen (self, &chosen_first, &chosen_last);
  first = MAX (first, chosen_first);
  last = MIN (last, chosen_last);
  return first <= last ? fw_radar_count (self->radar, first, last, NULL) : 0;
}

static GtkWidget *
create_more_row (guint n)
{
  guint next = MIN (n, N_MORE);
  g_autofree char *text
      = n == next
            ? g_strdup_printf (ngettext ("Show %u more deadline", "Show %u more deadlines", n), n)
            /* Translators: the next %1$u of %2$u that are not shown yet */
            : g_strdup_printf (_ ("Show %1$u of %2$u more deadlines"), next, n);
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_button_row_set_end_icon_name (ADW_BUTTON_ROW (row), "pan-down-symbolic");
  return row;
}

static void
show_count (GtkLabel *label, GtkWidget *head, GtkListBox *list, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  gtk_label_set_label (label, text);
  gtk_widget_set_visible (head, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
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

/* The latest day on which anything falls due, up to @most; FW_DAY_NONE when there is none. */
static FwDay
get_last_day (FwRadar *radar, FwDay most)
{
  FwDay last = FW_DAY_NONE;
  GHashTableIter iter;
  gpointer day;

  g_hash_table_iter_init (&iter, radar->days);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    if (GPOINTER_TO_INT (day) <= most && (last == FW_DAY_NONE || GPOINTER_TO_INT (day) > last))
      last = GPOINTER_TO_INT (day);
  return last;
}

static void
show (FwTodayPage *self)
{
  GListModel *items = self->listed;
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *key = NULL;
  int focus = find_focus (self, &key, open);
  guint counts[N_GROUPS], rows[N_GROUPS] = {0};
  g_autofree char *soon = fw_today_dup_soon_text (self->radar);
  FwDay chosen_first, chosen_last, last = FW_DAY_NONE;

  get_chosen (self, &chosen_first, &chosen_last);

  for (guint group = 0; group < N_GROUPS; group++)
    gtk_list_box_remove_all (get_list (self, group));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (items, i);
      guint group = get_group (self->radar, item);
      GtkWidget *row;
      g_autofree char *own = NULL;

      if (item->due < chosen_first || item->due > chosen_last || rows[group] >= self->n_rows[group])
        continue;
      rows[group]++;
      row = fw_deadline_row_new (item, &self->radar->calendar, self->radar->today,
                                 self->radar->soon, TRUE);
      own = fw_deadline_row_dup_key (FW_DEADLINE_ROW (row));
      fw_deadline_row_set_compact (FW_DEADLINE_ROW (row), self->compact);
      fw_deadline_row_set_suggested (FW_DEADLINE_ROW (row), group == OVERDUE && rows[group] == 1);
      if (g_hash_table_contains (open, own))
        fw_deadline_row_set_open (FW_DEADLINE_ROW (row), TRUE);
      g_signal_connect_object (row, "act", G_CALLBACK (row_act_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (get_list (self, group), row);
    }
  for (guint group = 0; group < N_GROUPS; group++)
    {
      counts[group] = count_group (self, group);
      if (counts[group] > rows[group])
        gtk_list_box_append (get_list (self, group), create_more_row (counts[group] - rows[group]));
    }
  show_count (self->overdue_count, self->overdue_head, self->overdue_list, counts[OVERDUE]);
  show_count (self->soon_count, self->soon_head, self->soon_list, counts[SOON]);
  show_count (self->later_count, self->later_head, self->later_list, counts[LATER]);
  gtk_label_set_label (self->soon_label, soon);
  last = get_last_day (self->radar, chosen_last);
  if (last > self->radar->soon)
    {
      g_autofree char *day = fw_deadline_day_to_text (last, self->radar->today);
      g_autofree char *text = g_strdup_printf (_ ("until %s"), day);

      gtk_label_set_label (self->later_label, text);
    }
  show_nothing (self, counts[OVERDUE] + counts[SOON] + counts[LATER]);
  if (focus >= 0)
    restore_focus (self, key, focus);
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
      restore_focus (self, NULL, 0);
    }
  return NULL;
}

static void
changed_cb (FwTodayPage *self, FwNotice *notice)
{
  if (fw_today_is_touched (notice))
    fw_ui_spawn (self, load_fiber);
}

static void
reset_rows (FwTodayPage *self)
{
  for (guint group = 0; group < N_GROUPS; group++)
    self->n_rows[group] = group == LATER ? N_LATER : N_ROWS;
}

static void
scope_cb (FwTodayPage *self)
{
  reset_rows (self);
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
set_compact (FwTodayPage *self, gboolean compact)
{
  self->compact = compact;
  for (guint group = 0; group < N_GROUPS; group++)
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (get_list (self, group)));
         row != NULL; row = gtk_widget_get_next_sibling (row))
      if (FW_IS_DEADLINE_ROW (row))
        fw_deadline_row_set_compact (FW_DEADLINE_ROW (row), compact);
}

static void
narrow_cb (FwTodayPage *self)
{
  set_compact (self, TRUE);
}

static void
wide_cb (FwTodayPage *self)
{
  set_compact (self, FALSE);
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
  BIND (overdue_head);
  BIND (overdue_count);
  BIND (overdue_list);
  BIND (soon_head);
  BIND (soon_count);
  BIND (soon_label);
  BIND (soon_list);
  BIND (later_head);
  BIND (later_count);
  BIND (later_label);
  BIND (later_list);
  BIND (side);
#undef BIND
  gtk_widget_class_install_action (widget_class, "today.absence", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "today.finished", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "today.export-calendar", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "today.feed", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "today.put-reminders-away", NULL, today_action);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
fw_today_page_init (FwTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  reset_rows (self);
  for (guint group = 0; group < N_GROUPS; group++)
    {
      GtkListBox *list = get_list (self, group);

      g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->nothing_button, "clicked", G_CALLBACK (clear_filter_cb), self,
                           G_CONNECT_SWAPPED);
}
