/* fw-timeline-page.c: a timeline as a page: drawing, legend of what is on it, list. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "domain/fw-decision-light.h"
#include "draw/fw-draw-timeline.h"
#include "scene/fw-genogram-signs.h"

#define MOST_LINES 2000 /* of the list; what is more is counted */

static void
sample_light (GtkSnapshot *snapshot, FwDrawContext *context, gpointer data)
{
  fw_draw_timeline_light (snapshot, GPOINTER_TO_INT (data), 19, 7, 16, context);
}

static void
sample_tint (GtkSnapshot *snapshot, FwDrawContext *context, gpointer data)
{
  const FwTintColors *tint = fw_draw_timeline_get_tint (GPOINTER_TO_INT (data), context);
  graphene_rect_t outer = GRAPHENE_RECT_INIT (7, 7, 40, 16),
                  inner = GRAPHENE_RECT_INIT (8, 8, 38, 14);

  gtk_snapshot_append_color (snapshot, &tint->edge, &outer);
  gtk_snapshot_append_color (snapshot, &tint->fill, &inner);
}

static void
sample_letter (GtkSnapshot *snapshot, FwDrawContext *context, gpointer data)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  graphene_rect_t outer = GRAPHENE_RECT_INIT (17, 6, 20, 18),
                  inner = GRAPHENE_RECT_INIT (18, 7, 18, 16);
  FwDrawText text
      = {.text = data, .x = 27, .y = 19, .size = 11.4, .weight = 700, .anchor = FW_ANCHOR_MIDDLE};

  gtk_snapshot_append_color (snapshot, &colors->ink, &outer);
  gtk_snapshot_append_color (snapshot, &colors->paper, &inner);
  fw_draw_text (context, snapshot, &text, &colors->ink);
}

static gboolean
is_shown (FwTimelineLayout *layout, const FwTimelineEvent *event, FwDay first, FwDay last)
{
  return fw_timeline_layout_find (layout, event) != NULL && event->last >= first
         && event->first <= last;
}

static void
add_legend (FwExportPage *page, FwTimelineLayout *layout, FwDay first, FwDay last)
{
  static const struct
  {
    int light;
    const char *text;
  } lights[] = {{FW_DECISION_LIGHT_GREEN, N_ ("in time")},
                {FW_DECISION_LIGHT_YELLOW, N_ ("due within 3 working days, or partly done")},
                {FW_DECISION_LIGHT_RED, N_ ("overdue")},
                {FW_DECISION_LIGHT_DONE, N_ ("done")},
                {FW_DECISION_LIGHT_DROPPED, N_ ("dropped")}};
  g_autoptr (GHashTable) letters = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean light[5] = {FALSE}, placement = FALSE, plan = FALSE, falls = FALSE;

  for (guint i = 0; i < layout->timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (layout->timeline, i);

      if (!is_shown (layout, event, first, last))
        continue;
      if (event->light >= 0 && event->light < 5)
        light[event->light] = TRUE;
      placement |= event->tint == FW_TINT_PLACEMENT;
      plan |= event->shape == FW_EVENT_PLAN;
      falls |= event->falls;
      if (event->shape == FW_EVENT_CONFERENCE
          && g_hash_table_add (letters, (gpointer) event->letter))
        fw_export_page_add_legend (page, event->text, NULL, sample_letter, g_strdup (event->letter),
                                   g_free);
    }
  if (plan)
    fw_export_page_add_legend (page, _ ("Help plan with its number"), NULL, sample_letter,
                               g_strdup ("1"), g_free);
  for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
    if (light[lights[i].light])
      fw_export_page_add_legend (page, _ (lights[i].text), NULL, sample_light,
                                 GINT_TO_POINTER (lights[i].light), NULL);
  if (falls)
    fw_export_page_add_note (page, NULL,
                             _ ("A triangle below a value of well-being: it fell by more than the "
                                "office’s limit."));
  if (placement)
    fw_export_page_add_legend (page, _ ("Foster family or residential care"), NULL, sample_tint,
                               GINT_TO_POINTER (FW_TINT_PLACEMENT), NULL);
  if (layout->axis.folds != NULL && layout->axis.folds->len > 0)
    fw_export_page_add_note (
        page, NULL,
        _ ("Two strokes on the axis: here nothing began and nothing ended, and the time is left "
           "out; beside them stands how long it is."));
  fw_export_page_add_note (
      page, NULL, _ ("Blurred ends: the day is not known. Dashed: planned. An arrow: goes on."));
}

/* The list, by lane and date; entries that are drawn alone. */
static void
add_lines (FwExportPage *page, FwTimelineLayout *layout, FwDay first, FwDay last)
{
  guint n = 0;

  for (guint lane = 0; lane < FW_N_LANES; lane++)
    {
      gboolean heading = FALSE;

      for (guint i = 0; i < layout->timeline->events->len; i++)
        {
          const FwTimelineEvent *event = fw_timeline_get (layout->timeline, i);
          g_autofree char *when = NULL;
          g_autofree char *line = NULL;
          const char *text;

          if (event->lane != lane || !is_shown (layout, event, first, last))
            continue;
          if (++n > MOST_LINES)
            continue;
          if (!heading)
            fw_export_page_add_line (page, 0, fw_lane_get_title (lane));
          heading = TRUE;
          when = fw_timeline_event_dup_when (event);
          text = layout->options.hide_blocked && event->blocked ? _ ("address blocked")
                                                                : event->text;
          line = g_strdup_printf (
              "%s: %s%s%s", when, text, event->child >= 0 ? ", " : "",
              event->child >= 0
                  ? g_array_index (layout->timeline->children, FwTimelineChild, event->child).name
                  : "");
          fw_export_page_add_line (page, 1, line);
        }
    }
  if (n > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %u more entry", "and %u more entries", n - MOST_LINES), n - MOST_LINES);

      fw_export_page_add_line (page, 1, more);
    }
}

FwExportPage *
fw_timeline_page_new (FwTimelineLayout *layout, FwDay first, FwDay last, const char *title)
{
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *begin = fw_day_to_text (first);
  g_autofree char *end = fw_day_to_text (last);
  g_autofree char *day = fw_day_to_text (layout->timeline->today);
  FwExportPage *page;

  g_return_val_if_fail (FW_IS_TIMELINE_LAYOUT (layout), NULL);

  items = fw_timeline_layout_dup_page_items (layout, first, last);
  /* The scene takes over the references. */
  g_ptr_array_set_free_func (items, NULL);
  fw_scene_update (scene, items);
  page = fw_export_page_new (scene, &fw_timeline_painter, title);
  for (guint i = 0; i < layout->timeline->children->len; i++)
    if (i >= 32 || (layout->options.filter.children & (1u << i)) != 0)
      g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? ", " : "",
                              g_array_index (layout->timeline->children, FwTimelineChild, i).name);
  /* Translators: first and last day of a timeline, and the day of today */
  g_string_append_printf (subtitle, subtitle->len > 0 ? " · " : "");
  g_string_append_printf (subtitle, _ ("%1$s to %2$s · as of %3$s"), begin, end, day);
  fw_export_page_set_subtitle (page, subtitle->str);
  add_legend (page, layout, first, last);
  add_lines (page, layout, first, last);
  return page;
}
