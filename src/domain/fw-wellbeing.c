/* fw-wellbeing.c: see fw-wellbeing.h. */
#include "config.h"

#include <string.h>

#include "domain/fw-wellbeing.h"

gboolean
fw_wellbeing_parse (const char *text, int *tenths)
{
  const char *p = text;
  int value = 0;

  g_return_val_if_fail (tenths != NULL, FALSE);

  if (p == NULL || !g_ascii_isdigit (*p))
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      value = value * 10 + (*p - '0');
      if (value > 10)
        return FALSE;
    }
  value *= 10;
  if (*p == ',' || *p == '.')
    {
      p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      value += *p++ - '0';
    }
  if (*p != '\0' || value > 100)
    return FALSE;
  *tenths = value;
  return TRUE;
}

char *
fw_wellbeing_to_text (int tenths)
{
  return tenths % 10 == 0 ? g_strdup_printf ("%d", tenths / 10)
                          : g_strdup_printf ("%d,%d", tenths / 10, tenths % 10);
}

gboolean
fw_wellbeing_is_drop (int last, int now, int limit)
{
  return last - now > limit;
}

GArray *
fw_wellbeing_read_course (const char *course)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (FwWellbeingPoint));

  g_return_val_if_fail (course != NULL, points);

  for (const char *p = course; *p != '\0';)
    {
      const char *end = p + strcspn (p, " ");
      const char *sign = memchr (p, '=', (gsize) (end - p));
      FwWellbeingPoint point = {.on = p};
      g_autofree char *value = sign != NULL ? g_strndup (sign + 1, (gsize) (end - sign - 1)) : NULL;

      if (value != NULL && fw_wellbeing_parse (value, &point.tenths))
        {
          point.on_length = (int) (sign - p);
          g_array_append_val (points, point);
        }
      p = *end == ' ' ? end + 1 : end;
    }
  return points;
}
