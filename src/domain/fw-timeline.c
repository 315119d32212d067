/* fw-timeline.c: see fw-timeline.h. Words are in fw-timeline-words.c. */
#include "config.h"

#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-timeline.h"

/* An end or a beginning that nobody knows is drawn this far away. */
#define UNKNOWN_DAYS 183

G_DEFINE_FINAL_TYPE (FwTimeline, fw_timeline, G_TYPE_OBJECT)

FwTimeline *
fw_timeline_new (FwDay today)
{
  FwTimeline *self = g_object_new (FW_TYPE_TIMELINE, NULL);

  self->today = today;
  return self;
}

const char *
fw_timeline_intern (FwTimeline *self, const char *text)
{
  g_return_val_if_fail (FW_IS_TIMELINE (self), "");

  return text != NULL && text[0] != '\0' ? g_string_chunk_insert_const (self->texts, text) : "";
}

const char *
fw_timeline_keep (FwTimeline *self, const char *text)
{
  g_return_val_if_fail (FW_IS_TIMELINE (self) && text != NULL, "");

  return text[0] != '\0' ? g_string_chunk_insert (self->texts, text) : "";
}

FwTimelineEvent *
fw_timeline_add (FwTimeline *self, const char *table, gint64 row)
{
  FwTimelineEvent event
      = {.table = table, .row = row, .child = -1, .light = -1, .rating = -1, .minute = -1};
  char id[64];

  g_return_val_if_fail (FW_IS_TIMELINE (self), NULL);

  g_snprintf (id, sizeof id, "%s:%" G_GINT64_FORMAT, table, row);
  event.id = g_string_chunk_insert (self->texts, id);
  event.text = event.detail = event.origin = "";
  event.from = event.to = FW_PARTIAL_DATE_NONE;
  g_array_append_val (self->events, event);
  return &g_array_index (self->events, FwTimelineEvent, self->events->len - 1);
}

int
fw_timeline_find_child (FwTimeline *self, gint64 person_id)
{
  g_return_val_if_fail (FW_IS_TIMELINE (self), -1);

  for (guint i = 0; i < self->children->len; i++)
    if (g_array_index (self->children, FwTimelineChild, i).id == person_id)
      return (int) i;
  return -1;
}

/* The first day on which it may have begun and the last on which it may have ended. */
static FwDay
get_first (const FwPartialDate *date)
{
  return date->first != FW_DAY_NONE ? date->first : date->last;
}

static FwDay
get_last (const FwPartialDate *date)
{
  return date->last != FW_DAY_NONE ? date->last : date->first;
}

static void
place (FwTimeline *self, FwTimelineEvent *event)
{
  gboolean from = fw_partial_date_is_known (&event->from);
  gboolean to = fw_partial_date_is_known (&event->to);

  if (event->shape != FW_EVENT_BAR && event->shape != FW_EVENT_GOAL)
    {
      event->first = event->last = from ? fw_partial_date_get_middle (&event->from) : FW_DAY_NONE;
      return;
    }
  event->first = from ? get_first (&event->from) : FW_DAY_NONE;
  event->last = to ? get_last (&event->to) : FW_DAY_NONE;
  if (event->first == FW_DAY_NONE && event->last != FW_DAY_NONE)
    event->first = event->last - UNKNOWN_DAYS;
  if (event->last == FW_DAY_NONE && event->first != FW_DAY_NONE)
    event->last = event->open ? MAX (event->first, self->today) : event->first + UNKNOWN_DAYS;
  event->last = MAX (event->first, event->last);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const FwTimelineEvent *x = a, *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->lane != y->lane)
    return x->lane < y->lane ? -1 : 1;
  if (x->last != y->last)
    return x->last > y->last ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row ? 1 : strcmp (x->id, y->id);
}

void
fw_timeline_seal (FwTimeline *self)
{
  g_return_if_fail (FW_IS_TIMELINE (self));

  for (guint i = 0; i < self->events->len; i++)
    place (self, &g_array_index (self->events, FwTimelineEvent, i));
  g_array_sort (self->events, compare);
  g_hash_table_remove_all (self->index);
  for (guint i = 0; i < self->events->len; i++)
    g_hash_table_insert (self->index,
                         (gpointer) g_array_index (self->events, FwTimelineEvent, i).id,
                         GUINT_TO_POINTER (i + 1));
}

char *
fw_timeline_dup_names (FwTimeline *self, guint32 children)
{
  GString *names = g_string_new (NULL);

  g_return_val_if_fail (FW_IS_TIMELINE (self), g_string_free_and_steal (names));

  for (guint i = 0; i < self->children->len && i < 32; i++)
    if ((children & (1u << i)) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              g_array_index (self->children, FwTimelineChild, i).name);
  g_string_append (names, ": ");
  return g_string_free_and_steal (names);
}

void
fw_timeline_restrict (FwTimeline *self, guint32 children)
{
  g_return_if_fail (FW_IS_TIMELINE (self));

  for (guint i = self->events->len; i > 0; i--)
    {
      FwTimelineEvent *event = &g_array_index (self->events, FwTimelineEvent, i - 1);
      g_autofree char *names = NULL;

      if ((event->child >= 0 && (event->child >= 32 || (children & (1u << event->child)) == 0))
          || (event->named != 0 && (event->named & children) == 0))
        {
          g_array_remove_index (self->events, i - 1);
          continue;
        }
      if ((event->named & ~children) == 0)
        continue;
      names = fw_timeline_dup_names (self, event->named);
      if (g_str_has_prefix (event->text, names))
        event->text += strlen (names);
      event->named = 0;
    }
  fw_timeline_seal (self);
}

const FwTimelineEvent *
fw_timeline_find (FwTimeline *self, const char *id)
{
  guint position;

  g_return_val_if_fail (FW_IS_TIMELINE (self), NULL);

  position = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->index, id)) : 0;
  return position > 0 ? fw_timeline_get (self, position - 1) : NULL;
}

const FwTimelineEvent *
fw_timeline_get (FwTimeline *self, guint position)
{
  g_return_val_if_fail (FW_IS_TIMELINE (self) && position < self->events->len, NULL);

  return &g_array_index (self->events, FwTimelineEvent, position);
}

void
fw_timeline_get_span (FwTimeline *self, FwDay *first, FwDay *last)
{
  g_return_if_fail (FW_IS_TIMELINE (self));

  *first = *last = self->today;
  for (guint i = 0; i < self->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (self, i);

      if (event->first == FW_DAY_NONE)
        continue;
      *first = MIN (*first, event->first);
      *last = MAX (*last, event->last);
    }
  if (*last - *first < 365)
    *first = *last - 365;
}

void
fw_timeline_get_life (FwTimeline *self, FwDay *first, FwDay *last)
{
  FwDay born = FW_DAY_NONE;

  g_return_if_fail (FW_IS_TIMELINE (self));

  fw_timeline_get_span (self, first, last);
  for (guint i = 0; i < self->children->len; i++)
    {
      FwDay day
          = fw_partial_date_get_middle (&g_array_index (self->children, FwTimelineChild, i).born);

      if (day != FW_DAY_NONE && (born == FW_DAY_NONE || day < born))
        born = day;
    }
  if (born != FW_DAY_NONE)
    *first = MAX (*first, MIN (born - 180, self->today - 365));
}

/* --- filter ------------------------------------------------------------------------- */

static gboolean
matches (FwTimeline *self, const FwTimelineEvent *event, const char *search)
{
  g_autofree char *all = g_strdup_printf (
      "%s %s %s %s", event->text, event->detail, fw_lane_get_title (event->lane),
      event->child >= 0 ? g_array_index (self->children, FwTimelineChild, event->child).name : "");
  g_autofree char *folded = fw_text_fold (all);
  g_autofree char *terms = fw_text_fold (search);
  g_auto (GStrv) words = g_strsplit (terms, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* What the family may see at its own table: what it said, lived and agreed, nothing that
 * the office alone wrote, suspects or has yet to do. */
static gboolean
is_shared (const FwTimelineEvent *event)
{
  switch (event->lane)
    {
    case FW_LANE_DEADLINES:
    case FW_LANE_PROTECTION:
    case FW_LANE_CONTACTS:
    case FW_LANE_CONFERENCES:
    case FW_LANE_HEALTH:
      return FALSE;
    case FW_LANE_WELLBEING:
      return !event->office;
    default:
      return !event->confided;
    }
}

gboolean
fw_timeline_shows (FwTimeline *self, const FwTimelineEvent *event, const FwTimelineFilter *filter)
{
  g_return_val_if_fail (FW_IS_TIMELINE (self), FALSE);

  if (((filter->lanes & ~self->withheld) & (1u << event->lane)) == 0)
    return FALSE;
  if (event->child >= 0 && event->child < 32 && (filter->children & (1u << event->child)) == 0)
    return FALSE;
  if (filter->shared && !is_shared (event))
    return FALSE;
  return filter->search == NULL || filter->search[0] == '\0'
         || matches (self, event, filter->search);
}

static void
fw_timeline_finalize (GObject *object)
{
  FwTimeline *self = FW_TIMELINE (object);

  g_array_unref (self->children);
  g_array_unref (self->events);
  g_hash_table_unref (self->index);
  g_string_chunk_free (self->texts);
  g_free (self->case_name);
  g_free (self->file_number);
  g_free (self->worker);
  G_OBJECT_CLASS (fw_timeline_parent_class)->finalize (object);
}

static void
fw_timeline_class_init (FwTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_timeline_finalize;
}

static void
fw_timeline_init (FwTimeline *self)
{
  self->children = g_array_new (FALSE, FALSE, sizeof (FwTimelineChild));
  self->events = g_array_new (FALSE, FALSE, sizeof (FwTimelineEvent));
  self->texts = g_string_chunk_new (4096);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
}
