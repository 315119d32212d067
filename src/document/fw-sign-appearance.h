/* fw-sign-appearance.h: what is seen of a signature: the strokes of a hand, the name, the
 * day. Drawn by cairo as vectors with embedded fonts. The words are German as the paper
 * is. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Any unit, y downwards; pressure from 0 to 1. */
typedef struct
{
  double x, y, pressure;
} FwSignPoint;

typedef struct
{
  const FwSignPoint *points;
  guint n_points;
} FwSignStroke;

typedef struct
{
  double width, height; /* points */
  const char *name;
  const char *day;       /* with the hour, as it is to be read */
  const char *reason;    /* nullable */
  gboolean on_screen;    /* drawn or typed there, not made by a certificate of @name's */
  const char *sealed_by; /* whose certificate seals what was drawn; nullable */
  const FwSignStroke *strokes;
  guint n_strokes;
} FwSignAppearance;

/* Into the box, as large as they fit, with their shape kept; a stroke is as wide as its
 * pressure says. */
void
fw_sign_strokes_draw (cairo_t *cr,
                      const FwSignStroke *strokes,
                      guint n_strokes,
                      double x,
                      double y,
                      double width,
                      double height);
/* A PDF of one page of that size. */
GBytes *
fw_sign_appearance_draw (const FwSignAppearance *self, GError **error);

G_END_DECLS
