/* fw-id.c: time-ordered ids of rows; see fw-id.h. */
#include "config.h"

#include "base/fw-id.h"

#define EPOCH_2020_MS G_GINT64_CONSTANT (1577836800000)
#define LOW_BITS 22
#define LOW_MASK ((G_GINT64_CONSTANT (1) << LOW_BITS) - 1)
#define TIME_MAX ((G_GINT64_CONSTANT (1) << 41) - 1)

static GMutex lock;
static gint64 last_id;
static gint64 seeded_low;

static gint64
since_2020 (gint64 unix_ms)
{
  /* A clock that is wrong by decades must not make an id that is not positive. */
  return CLAMP (unix_ms - EPOCH_2020_MS, 1, TIME_MAX);
}

/**
 * fw_id_new:
 *
 * Returns: a positive id, greater than every one this process made before
 */
gint64
fw_id_new (void)
{
  gint64 ms = since_2020 (g_get_real_time () / 1000);
  gint64 id;

  g_mutex_lock (&lock);
  /* The lower half only, so that a millisecond has two million ids left. */
  if (ms > last_id >> LOW_BITS)
    id = ms << LOW_BITS | (g_random_int () & (LOW_MASK >> 1));
  else
    id = last_id + 1;
  last_id = id;
  g_mutex_unlock (&lock);
  return id;
}

/**
 * fw_id_new_at:
 * @unix_ms: milliseconds since 1970-01-01 UTC
 *
 * Returns: a positive id; unique as long as fewer than four million are made in one millisecond
 */
gint64
fw_id_new_at (gint64 unix_ms)
{
  gint64 id;

  g_mutex_lock (&lock);
  seeded_low = (seeded_low + 1) & LOW_MASK;
  id = since_2020 (unix_ms) << LOW_BITS | seeded_low;
  g_mutex_unlock (&lock);
  return id;
}

/**
 * fw_id_seed:
 *
 * Sets where the low bits of fw_id_new_at() start.
 */
void
fw_id_seed (guint32 seed)
{
  g_mutex_lock (&lock);
  /* Knuth's multiplicative hash: neighbouring seeds start far apart. */
  seeded_low = (gint64) (seed * 2654435761u) & LOW_MASK;
  g_mutex_unlock (&lock);
}
