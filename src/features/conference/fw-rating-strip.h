/* fw-rating-strip.h: how far the independent values of one area lie apart.
 *
 * One disc a person with initials in the columns 1 to 4, a bar over the range,
 * and who stands apart filled. The picture's text says the same.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *initials;
  const char *name; /* for the text */
  int value;        /* 1 to 4; 0: not judged */
  gboolean apart;
} FwRatingMark;

#define FW_TYPE_RATING_STRIP (fw_rating_strip_get_type ())
G_DECLARE_FINAL_TYPE (FwRatingStrip, fw_rating_strip, FW, RATING_STRIP, GtkWidget)

GtkWidget *
fw_rating_strip_new (void);
/* Diameter of a disc in pixels; 0: by the size of the text. */
void
fw_rating_strip_set_disc (FwRatingStrip *self, int diameter);
/* @agreed 1 to 4, 0 not judged, -1 open. Marks are copied. */
void
fw_rating_strip_set_marks (FwRatingStrip *self,
                           const char *title,
                           const FwRatingMark *marks,
                           guint n_marks,
                           int agreed);
/* "2–4", "3", "–"; free with g_free(). */
char *
fw_rating_strip_dup_span (const FwRatingMark *marks, guint n_marks, int *lowest, int *highest);

G_END_DECLS
