/* bench-timeline.c: figures for ./dev bench timeline.
 *
 *   bench-timeline pack COUNT      packs and labels so many things; "pack MS"
 *   bench-timeline open ROUNDS     a case of 10 000 events over 18 years with 5 children:
 *                                  "load MS" from the store, "layout MS" at a life's scale;
 *                                  "load-cpu MS" and "open-cpu MS" are the work of all threads
 *   bench-timeline window FRAMES   the same in a window of 1280 × 800: "open MS" until the
 *                                  first frame with it, "pan MS" and "zoom MS" a frame
 */
#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../fw-test-office.h"
#include "base/fw-clock.h"
#include "domain/fw-timeline-repository.h"
#include "engine/fw-timeline-pack.h"
#include "features/timeline/fw-timeline-axis-bar.h"
#include "features/timeline/fw-timeline-view.h"
#include "store/fw-bulk.h"

#define N_CHILDREN 5
#define N_CONTACTS 9300
#define N_OTHERS 700

static double
get_ms (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

static double
get_work_ms (clock_t since)
{
  return (double) (clock () - since) * 1000 / CLOCKS_PER_SEC;
}

/* --- packing ------------------------------------------------------------------------- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const FwPackItem *x = a, *y = b;

  return x->from < y->from ? -1 : x->from > y->from;
}

static void
pack (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);
  g_autofree FwPackItem *items = g_new0 (FwPackItem, n);

  for (guint i = 0; i < n; i++)
    {
      items[i].from = g_rand_double_range (rand, 0, n * 20.0);
      items[i].to = items[i].from + g_rand_double_range (rand, 5, 300);
      items[i].label = g_rand_double_range (rand, 20, 200);
      items[i].can_hold = TRUE;
    }
  qsort (items, n, sizeof *items, compare);
  for (guint round = 0; round < 7; round++)
    {
      gint64 start = g_get_monotonic_time ();
      guint n_rows = fw_timeline_pack (items, n, 4);

      fw_timeline_place_labels (items, n, n_rows, 4, 34);
      printf ("pack %.4f\n", get_ms (start));
    }
}

/* --- a case ----------------------------------------------------------------------------- */

static DexFuture *
fill_job (FwConnection *connection, gpointer data)
{
  gint64 *case_id = data;
  static const char *const kinds[] = {"phone", "visit", "talk", "email", "letter"};
  static const char *const lanes[] = {"family", "living", "school", "health", "help", "other"};
  GError *error = NULL;
  g_autoptr (FwBulk) cases
      = fw_bulk_new (connection, "case_file", "file_number:s name:s first_contact:s", &error);
  g_autoptr (FwBulk) people = fw_bulk_new (connection, "person", "given_name:s born:d", &error);
  g_autoptr (FwBulk) children
      = fw_bulk_new (connection, "case_child", "case_id:i person_id:i file_number:s", &error);
  g_autoptr (FwBulk) entries = fw_bulk_new (
      connection, "record_entry", "case_id:i kind:s happened_at:s body:s written_at:s", &error);
  g_autoptr (FwBulk) lives
      = fw_bulk_new (connection, "life_event",
                     "case_id:i child_id:r lane:s text:s span:i from_date:d to_date:d", &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  FwDay first = fw_day_new (2008, 4, 5);
  gint64 ids[N_CHILDREN];
  gboolean ok = lives != NULL;

  *case_id = fw_id_new ();
  ok = ok && fw_bulk_insert (cases, *case_id, &error, "51-2008-0001", "Familie Lang", "2008-04-05");
  for (guint i = 0; ok && i < N_CHILDREN; i++)
    {
      g_autofree char *number = g_strdup_printf ("51-2008-0001-%u", i + 1);
      g_autofree char *name = g_strdup_printf ("Kind%u", i + 1);

      ids[i] = fw_id_new ();
      ok = fw_bulk_insert (people, ids[i], &error, name, first + 400 * (FwDay) i)
           && fw_bulk_insert (children, fw_id_new (), &error, *case_id, ids[i], number);
    }
  for (guint i = 0; ok && i < N_CONTACTS; i++)
    {
      g_autofree char *day = fw_day_to_iso (first + (FwDay) g_rand_int_range (rand, 0, 18 * 365));
      g_autofree char *at = g_strdup_printf ("%sT10:00", day);

      ok = fw_bulk_insert (entries, fw_id_new (), &error, *case_id, kinds[i % 5], at,
                           "Kurzes Gespräch über den Alltag, die Schule und die nächste Woche.",
                           at);
    }
  for (guint i = 0; ok && i < N_OTHERS; i++)
    {
      FwDay from = first + (FwDay) g_rand_int_range (rand, 0, 18 * 365);

      ok = fw_bulk_insert (lives, fw_id_new (), &error, *case_id, ids[i % N_CHILDREN],
                           lanes[i % G_N_ELEMENTS (lanes)], "Etwas, das war", (gint64) (i % 3 != 0),
                           from, from + (FwDay) g_rand_int_range (rand, 20, 700));
    }
  return ok ? dex_future_new_true () : dex_future_new_for_error (error);
}

static FwTestOffice *
make_office (gint64 *case_id)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GError) error = NULL;

  fw_clock_set_today (fw_day_new (2026, 6, 2));
  fw_await_sync (fw_store_write (office->store, fill_job, case_id, NULL), NULL, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  return office;
}

static void
open_case (guint rounds)
{
  gint64 case_id;
  FwTestOffice *office = make_office (&case_id);
  g_autoptr (FwDrawContext) context = NULL;

  gtk_init_check ();
  context = fw_draw_context_new (FW_PALETTE_LIGHT);
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GError) error = NULL;
      clock_t work = clock ();
      gint64 start = g_get_monotonic_time ();
      g_autoptr (FwTimeline) timeline = fw_await_sync_object (
          fw_timeline_repository_load_with_deadlines (office->store, case_id), &error);
      g_autoptr (FwTimelineLayout) layout = NULL;
      FwTimelineLayoutOptions options = {.scale = 0.13,
                                         .factor = 1,
                                         .filter = FW_TIMELINE_FILTER_ALL,
                                         .first = FW_DAY_NONE,
                                         .last = FW_DAY_NONE,
                                         .measure = fw_draw_context_measure,
                                         .measure_data = context};

      if (timeline == NULL)
        g_error ("%s", error->message);
      printf ("load %.3f\nload-cpu %.3f\n", get_ms (start), get_work_ms (work));
      start = g_get_monotonic_time ();
      layout = fw_timeline_layout_new (timeline, &options);
      printf ("layout %.3f\n", get_ms (start));
    }
  fw_test_office_free (office);
}

/* --- a window ------------------------------------------------------------------------------ */

typedef struct
{
  FwTestOffice *office;
  gint64 case_id, start, before;
  clock_t work;
  guint frame, frames;
  GtkWidget *view;
  gboolean shown;
} Window;

static void
before_paint_cb (GdkFrameClock *clock, Window *self)
{
  self->before = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Window *self)
{
  FwTimelineView *view = FW_TIMELINE_VIEW (self->view);

  if (fw_timeline_view_get_layout (view) == NULL || fw_timeline_view_get_n_items (view) == 0)
    return;
  if (!self->shown)
    {
      printf ("open %.3f\nopen-cpu %.3f\nvisible %u\n", get_ms (self->start),
              get_work_ms (self->work), fw_timeline_view_get_n_items (view));
      self->shown = TRUE;
      return;
    }
  if (self->frame > 4 && self->frame <= self->frames)
    printf ("pan %.3f\n", get_ms (self->before));
  else if (self->frame > self->frames + 4)
    printf ("zoom %.3f\n", get_ms (self->before));
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Window *self = data;
  FwTimelineView *view = FW_TIMELINE_VIEW (self->view);

  if (!self->shown)
    return G_SOURCE_CONTINUE;
  if (self->frame == 0)
    fw_timeline_view_show_days (view, 1500);
  else if (self->frame <= self->frames)
    fw_timeline_view_pan (view, self->frame / 40 % 2 == 0 ? -12 : 12);
  else
    fw_timeline_view_zoom (view, self->frame / 20 % 2 == 0 ? 1.06 : 1 / 1.06);
  gtk_widget_queue_draw (self->view);
  if (self->frame++ < 2 * self->frames)
    return G_SOURCE_CONTINUE;
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication *app, Window *self)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (app));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *scroller = gtk_scrolled_window_new ();
  g_autoptr (FwTimelineDesk) desk = NULL;
  GdkFrameClock *ticks;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  desk = fw_timeline_desk_new (self->office->store, self->case_id);
  self->view = fw_timeline_view_new (desk);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), fw_timeline_axis_bar_new (FW_TIMELINE_VIEW (self->view)));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  ticks = gtk_widget_get_frame_clock (window);
  g_signal_connect (ticks, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect (ticks, "after-paint", G_CALLBACK (after_paint_cb), self);
  gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
  self->work = clock ();
  self->start = g_get_monotonic_time ();
  fw_timeline_desk_load (desk);
}

static void
show_window (guint frames)
{
  g_autoptr (AdwApplication) app = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  Window self = {.frames = frames};

  self.office = make_office (&self.case_id);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), &self);
  g_application_run (G_APPLICATION (app), 0, NULL);
  fw_test_office_free (self.office);
}

int
main (int argc, char **argv)
{
  guint n = argc == 3 ? (guint) atoi (argv[2]) : 0;

  dex_init ();
  if (n > 0 && g_str_equal (argv[1], "pack"))
    pack (n);
  else if (n > 0 && g_str_equal (argv[1], "open"))
    open_case (n);
  else if (n > 0 && g_str_equal (argv[1], "window"))
    show_window (n);
  else
    {
      fprintf (stderr, "usage: bench-timeline pack|open|window NUMBER\n");
      return 2;
    }
  return 0;
}
