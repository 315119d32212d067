/* fw-id.c: see fw-id.h. */
#include "config.h"

#include "base/fw-id.h"

#define EPOCH_MS G_GINT64_CONSTANT (1577836800000) /* 2020-01-01T00:00:00Z */
#define LOW_BITS 22
#define LOW_MASK ((1u << LOW_BITS) - 1)

gint64
fw_id_make (gint64 unix_ms, guint32 counter)
{
  gint64 ms = MAX (unix_ms - EPOCH_MS, 1);

  return ((ms & ((G_GINT64_CONSTANT (1) << 41) - 1)) << LOW_BITS) | (counter & LOW_MASK);
}

gint64
fw_id_get_ms (gint64 id)
{
  return (id >> LOW_BITS) + EPOCH_MS;
}

static _Thread_local gint64 (*id_source) (gpointer data);
static _Thread_local gpointer id_source_data;

void
fw_id_set_source (gint64 (*source) (gpointer data), gpointer data)
{
  id_source = source;
  id_source_data = data;
}

gint64
fw_id_new (void)
{
  static GMutex mutex;
  static gint64 last_ms;
  static guint32 low;
  static gboolean started;
  gint64 now, id;

  if (id_source != NULL)
    return id_source (id_source_data);
  g_mutex_lock (&mutex);
  now = g_get_real_time () / 1000;
  /* The clock may go back; ids of a process never do. */
  if (!started || now > last_ms)
    {
      last_ms = started ? MAX (now, last_ms) : now;
      /* Half the space is left for counting up within a millisecond. */
      low = g_random_int () & (LOW_MASK >> 1);
      started = TRUE;
    }
  else if (++low > LOW_MASK)
    {
      last_ms++;
      low = 0;
    }
  id = fw_id_make (last_ms, low);
  g_mutex_unlock (&mutex);
  return id;
}
