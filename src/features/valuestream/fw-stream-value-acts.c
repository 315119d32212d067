/* fw-stream-value-acts.c: single values, stamps, dots and measures; see fw-stream-acts.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "domain/fw-stream-duration.h"
#include "features/valuestream/fw-stream-acts.h"

/* --- one value ------------------------------------------------------------------------ */

static void
set_value (FwStreamDesk *desk,
           FwStreamItem *item,
           FwStreamField field,
           FwStreamValue *value,
           const char *label,
           gboolean typing)
{
  FwStream *stream;

  if (fw_stream_value_equal (item->values[field], value))
    {
      g_clear_pointer (&value, fw_stream_value_unref);
      return;
    }
  stream = fw_stream_desk_begin (desk, label);
  fw_stream_set (stream, item, field, value);
  if (typing)
    fw_stream_desk_end_typing (desk, label);
  else
    fw_stream_desk_end (desk, NULL);
}

void
fw_stream_act_set_text (FwStreamDesk *desk,
                        FwStreamItem *item,
                        FwStreamField field,
                        const char *text,
                        const char *label)
{
  const FwStreamFieldInfo *info = fw_stream_field_get_info (field);

  set_value (desk, item, field,
             text != NULL && *text != '\0' ? fw_stream_value_new_text (info->type, text) : NULL,
             label, TRUE);
}

void
fw_stream_act_set_flag (FwStreamDesk *desk,
                        FwStreamItem *item,
                        FwStreamField field,
                        gboolean flag,
                        const char *label)
{
  set_value (desk, item, field, fw_stream_value_new_flag (flag), label, FALSE);
}

void
fw_stream_act_set_figure (FwStreamDesk *desk,
                          FwStreamItem *item,
                          FwStreamField field,
                          const FwStreamFigure *figure,
                          const char *label)
{
  set_value (desk, item, field, figure != NULL ? fw_stream_value_new_figure (figure) : NULL, label,
             TRUE);
}

/* "12,50", "1.200": a number as people write it here. */
static gboolean
parse_number (const char *text, double *number)
{
  g_autofree char *plain = g_strdup (text);
  char *comma = strchr (plain, ','), *end = NULL;

  g_strstrip (plain);
  if (comma != NULL)
    *comma = '.';
  *number = g_ascii_strtod (plain, &end);
  while (end != NULL && (*end == ' ' || g_str_has_prefix (end, "€")))
    end += *end == ' ' ? 1 : strlen ("€");
  return end != plain && end != NULL && *end == '\0' && *number >= 0 && isfinite (*number);
}

gboolean
fw_stream_act_parse (FwStreamField field, const char *text, FwStreamFigure *figure, char **why)
{
  FwStreamOf of = fw_stream_field_get_info (field)->of;
  g_autofree char *plain = g_strdup (text);
  double number = 0;

  g_strstrip (plain);
  if (of == FW_STREAM_OF_TIME)
    {
      gsize start = 0, length = 0;
      FwDurationProblem problem = fw_stream_duration_parse (plain, figure, &start, &length);

      if (problem != FW_DURATION_OK)
        *why = fw_stream_duration_explain (problem, plain, start, length);
      return problem == FW_DURATION_OK;
    }
  if (g_str_equal (plain, "?"))
    {
      fw_stream_figure_init_unknown (figure);
      return TRUE;
    }
  if (of == FW_STREAM_OF_SHARE)
    {
      if (fw_stream_share_parse (plain, figure))
        return TRUE;
      *why = g_strdup_printf (_ ("Not understood: %s. A share is 0 to 100, or ?."), plain);
      return FALSE;
    }
  if (!parse_number (plain, &number))
    {
      *why = g_strdup_printf (_ ("Not understood: %s. A number from 0 on, or ?."), plain);
      return FALSE;
    }
  fw_stream_figure_init_fixed (figure, of == FW_STREAM_OF_CENTS ? round (number * 100) : number,
                               FW_STREAM_UNIT_NONE);
  return TRUE;
}

char *
fw_stream_act_dup_typed (const FwStreamItem *item, FwStreamField field)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (item, field);
  FwStreamOf of = fw_stream_field_get_info (field)->of;

  if (figure == NULL)
    return g_strdup ("");
  if (figure->unknown)
    return g_strdup ("?");
  if (figure->typed != NULL)
    return g_strdup (figure->typed);
  if (of == FW_STREAM_OF_TIME)
    return fw_stream_dup_short (figure);
  if (of == FW_STREAM_OF_SHARE)
    return g_strdup_printf ("%.4g", figure->mode * 100);
  return of == FW_STREAM_OF_CENTS ? g_strdup_printf ("%.2f", figure->mode / 100)
                                  : g_strdup_printf ("%.6g", figure->mode);
}

/* --- waste ------------------------------------------------------------------------------ */

static guint
get_count (const FwStreamItem *item, FwStreamField field, guint otherwise)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (item, field);

  return figure != NULL && !figure->unknown ? (guint) CLAMP (figure->mode, 0, 9999) : otherwise;
}

static FwStreamItem *
find_stamp (FwStream *stream, const FwStreamItem *item, guint stamp)
{
  FwStreamField end = item->kind == FW_STREAM_FLOW ? FW_STREAM_FLOW_ID : FW_STREAM_STEP_ID;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STAMP); i++)
    {
      FwStreamItem *found = fw_stream_get (stream, FW_STREAM_STAMP, i);

      if (fw_stream_item_is (found, end, item->id)
          && fw_stream_item_is (found, FW_STREAM_KIND, fw_stream_stamp_get_kind (stamp)))
        return found;
    }
  return NULL;
}

gboolean
fw_stream_act_stamp (FwStreamDesk *desk, const char *id, guint stamp, int by)
{
  FwStream *stream = fw_stream_desk_get_stream (desk);
  FwStreamItem *item = fw_stream_scene_find (stream, id);
  FwStreamItem *found;
  int count;

  if (item == NULL || item->kind == FW_STREAM_PARTY)
    return FALSE;
  found = find_stamp (stream, item, stamp);
  if (found == NULL && by < 0)
    return FALSE;
  /* Translators: an act that can be undone: a mark of waste. */
  stream = fw_stream_desk_begin (desk, by > 0 ? _ ("Stamp") : _ ("Take back a stamp"));
  count = (found != NULL ? (int) get_count (found, FW_STREAM_COUNT, 1) : 0) + by;
  if (found == NULL)
    {
      found = fw_stream_add (stream, FW_STREAM_STAMP, NULL, G_MAXUINT);
      fw_stream_set_text (stream, found, FW_STREAM_KIND, fw_stream_stamp_get_kind (stamp));
      fw_stream_set_text (stream, found,
                          item->kind == FW_STREAM_FLOW ? FW_STREAM_FLOW_ID : FW_STREAM_STEP_ID,
                          item->id);
    }
  if (count <= 0)
    fw_stream_remove (stream, found);
  else
    fw_stream_set_number (stream, found, FW_STREAM_COUNT, count, FW_STREAM_UNIT_NONE);
  fw_stream_desk_end (desk, NULL);
  return TRUE;
}

void
fw_stream_act_count_dots (FwStreamDesk *desk, guint *given, guint *all)
{
  FwStream *stream = fw_stream_desk_get_stream (desk);
  FwStreamItem *map = fw_stream_get_map (stream);

  *given = 0;
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STAMP); i++)
    *given += get_count (fw_stream_get (stream, FW_STREAM_STAMP, i), FW_STREAM_VOTES, 0);
  *all = get_count (map, FW_STREAM_PEOPLE, 0) * get_count (map, FW_STREAM_DOTS, 5);
}

gboolean
fw_stream_act_vote (FwStreamDesk *desk, FwStreamItem *stamp, int by)
{
  int votes = (int) get_count (stamp, FW_STREAM_VOTES, 0) + by;
  guint given, all;
  FwStream *stream;

  fw_stream_act_count_dots (desk, &given, &all);
  if (votes < 0 || (by > 0 && all > 0 && given + (guint) by > all))
    return FALSE;
  stream = fw_stream_desk_begin (desk, by > 0 ? _ ("Stick a dot") : _ ("Take a dot off"));
  fw_stream_set_number (stream, stamp, FW_STREAM_VOTES, votes, FW_STREAM_UNIT_NONE);
  fw_stream_desk_end (desk, NULL);
  return TRUE;
}

FwStreamItem *
fw_stream_act_make_measure (FwStreamDesk *desk, FwStreamItem *stamp)
{
  FwStream *stream = fw_stream_desk_begin (desk, _ ("Make a measure"));
  FwStreamItem *measure = fw_stream_add (stream, FW_STREAM_MEASURE, NULL, G_MAXUINT);

  if (stamp != NULL)
    {
      const char *cause = fw_stream_item_get_text (stamp, FW_STREAM_NAME);
      const char *step = fw_stream_item_get_text (stamp, FW_STREAM_STEP_ID);
      guint kind = fw_stream_stamp_from_kind (fw_stream_item_get_text (stamp, FW_STREAM_KIND));

      fw_stream_set_text (
          stream, measure, FW_STREAM_NAME,
          *cause != '\0' || kind >= FW_STREAM_N_STAMPS ? cause : fw_stream_stamp_get_title (kind));
      if (*step != '\0')
        fw_stream_set_text (stream, measure, FW_STREAM_STEP_ID, step);
    }
  fw_stream_set_flag (stream, measure, FW_STREAM_ON, TRUE);
  fw_stream_desk_end (desk, NULL);
  return measure;
}
