/* fw-today-lists.c: see fw-today-lists.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "features/today/fw-today-lists.h"
#include "features/today/fw-today-radar.h"
#include "widgets/fw-deadline-row.h"

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

struct _FwTodayLists
{
  GtkBox parent_instance;
  GtkWidget *overdue_head, *soon_head, *later_head;
  GtkLabel *overdue_count, *soon_count, *later_count;
  GtkLabel *soon_label, *later_label;
  GtkListBox *overdue_list, *soon_list, *later_list;

  FwRadar *radar;
  GListModel *listed;     /* of FwDeadlineItem */
  FwDay first, last;      /* of the days to be shown */
  guint n_rows[N_GROUPS]; /* shown at most */
  gboolean compact;
};

enum
{
  ACT,
  MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwTodayLists, fw_today_lists, GTK_TYPE_BOX)

static GtkListBox *
get_list (FwTodayLists *self, guint group)
{
  return group == OVERDUE ? self->overdue_list : group == SOON ? self->soon_list : self->later_list;
}

static guint
get_group (FwRadar *radar, FwDeadlineItem *item)
{
  return item->due < radar->today ? OVERDUE : item->due <= radar->soon ? SOON : LATER;
}

static void
act_cb (FwTodayLists *self, const char *name, FwDeadlineRow *row)
{
  g_signal_emit (self, signals[ACT], 0, name, fw_deadline_row_get_item (row));
}

static guint
show (FwTodayLists *self);

static void
get_days (FwRadar *radar, guint group, FwDay *first, FwDay *last)
{
  *first = group == OVERDUE ? G_MININT : group == SOON ? radar->today : radar->soon + 1;
  *last = group == OVERDUE ? radar->today - 1 : group == SOON ? radar->soon : G_MAXINT;
}

/* More rows of a group; what has not been read yet is asked for. */
static void
show_more (FwTodayLists *self, guint group)
{
  FwDay first, last;

  self->n_rows[group] += N_MORE;
  get_days (self->radar, group, &first, &last);
  if (fw_today_count_listed (self->listed, first, last) < self->n_rows[group]
      && self->radar->n_more > 0)
    g_signal_emit (self, signals[MORE], 0);
  else
    show (self);
}

static void
row_activated_cb (FwTodayLists *self, GtkListBoxRow *row)
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
keynav_failed_cb (FwTodayLists *self, GtkDirectionType direction, GtkListBox *list)
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
find_focus (FwTodayLists *self, char **key, GHashTable *open)
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
restore_focus (FwTodayLists *self, const char *key, int index)
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

static guint
count_group (FwTodayLists *self, guint group)
{
  FwDay first, last;

  get_days (self->radar, group, &first, &last);
  first = MAX (first, self->first);
  last = MIN (last, self->last);
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

static guint
show (FwTodayLists *self)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *key = NULL;
  int focus = find_focus (self, &key, open);
  guint rows[N_GROUPS] = {0}, counts[N_GROUPS];
  g_autofree char *soon = fw_today_dup_soon_text (self->radar);
  FwDay last;

  for (guint group = 0; group < N_GROUPS; group++)
    gtk_list_box_remove_all (get_list (self, group));
  for (guint i = 0; i < g_list_model_get_n_items (self->listed); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (self->listed, i);
      guint group = get_group (self->radar, item);
      GtkWidget *row;
      g_autofree char *own = NULL;

      if (item->due < self->first || item->due > self->last || rows[group] >= self->n_rows[group])
        continue;
      rows[group]++;
      row = fw_deadline_row_new (item, &self->radar->calendar, self->radar->today,
                                 self->radar->soon, TRUE);
      own = fw_deadline_row_dup_key (FW_DEADLINE_ROW (row));
      fw_deadline_row_set_compact (FW_DEADLINE_ROW (row), self->compact);
      fw_deadline_row_set_suggested (FW_DEADLINE_ROW (row), group == OVERDUE && rows[group] == 1);
      if (g_hash_table_contains (open, own))
        fw_deadline_row_set_open (FW_DEADLINE_ROW (row), TRUE);
      g_signal_connect_object (row, "act", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
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
  last = get_last_day (self->radar, self->last);
  if (last > self->radar->soon)
    {
      g_autofree char *day = fw_deadline_day_to_text (last, self->radar->today);
      g_autofree char *text = g_strdup_printf (_ ("until %s"), day);

      gtk_label_set_label (self->later_label, text);
    }
  if (focus >= 0)
    restore_focus (self, key, focus);
  return counts[OVERDUE] + counts[SOON] + counts[LATER];
}

guint
fw_today_lists_show (FwTodayLists *self,
                     FwRadar *radar,
                     GListModel *listed,
                     FwDay first,
                     FwDay last)
{
  g_return_val_if_fail (FW_IS_TODAY_LISTS (self) && radar != NULL && listed != NULL, 0);

  g_set_object (&self->radar, radar);
  g_set_object (&self->listed, listed);
  self->first = first;
  self->last = last;
  return show (self);
}

void
fw_today_lists_reset (FwTodayLists *self)
{
  g_return_if_fail (FW_IS_TODAY_LISTS (self));

  for (guint group = 0; group < N_GROUPS; group++)
    self->n_rows[group] = group == LATER ? N_LATER : N_ROWS;
}

void
fw_today_lists_set_compact (FwTodayLists *self, gboolean compact)
{
  g_return_if_fail (FW_IS_TODAY_LISTS (self));

  self->compact = compact;
  for (guint group = 0; group < N_GROUPS; group++)
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (get_list (self, group)));
         row != NULL; row = gtk_widget_get_next_sibling (row))
      if (FW_IS_DEADLINE_ROW (row))
        fw_deadline_row_set_compact (FW_DEADLINE_ROW (row), compact);
}

void
fw_today_lists_grab_first (FwTodayLists *self)
{
  g_return_if_fail (FW_IS_TODAY_LISTS (self));

  restore_focus (self, NULL, 0);
}

static void
fw_today_lists_dispose (GObject *object)
{
  FwTodayLists *self = FW_TODAY_LISTS (object);

  g_clear_object (&self->radar);
  g_clear_object (&self->listed);
  G_OBJECT_CLASS (fw_today_lists_parent_class)->dispose (object);
}

static void
fw_today_lists_class_init (FwTodayListsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_today_lists_dispose;
  signals[ACT] = g_signal_new ("act", FW_TYPE_TODAY_LISTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_STRING, FW_TYPE_DEADLINE_ITEM);
  signals[MORE] = g_signal_new ("more", FW_TYPE_TODAY_LISTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/today/fw-today-lists.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwTodayLists, name)
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
#undef BIND
}

static void
fw_today_lists_init (FwTodayLists *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_today_lists_reset (self);
  for (guint group = 0; group < N_GROUPS; group++)
    {
      GtkListBox *list = get_list (self, group);

      g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}
