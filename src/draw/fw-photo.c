/* fw-photo.c: see fw-photo.h.
 *
 *   file ─ JPEG or PNG by how it begins ─ whole by how it ends ─ decoded, turned upright,
 *   made smaller, on white ─▶ JPEG
 */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "draw/fw-photo.h"

#define CHUNK 65536
#define QUALITY "88"

G_DEFINE_QUARK (fw - photo - error - quark, fw_photo_error)

FwPhoto *
fw_photo_copy (FwPhoto *self)
{
  FwPhoto *copy = g_new0 (FwPhoto, 1);

  *copy = *self;
  g_bytes_ref (copy->content);
  return copy;
}

void
fw_photo_free (FwPhoto *self)
{
  g_bytes_unref (self->content);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (FwPhoto, fw_photo, fw_photo_copy, fw_photo_free)

/* --- whole or cut off: the decoders fill up what is missing and say nothing --------------- */

/* Behind the markers with a length comes coded data, in which FF is followed by 0 or by a
 * restart (D0 … D7); any other marker ends it. */
static gboolean
is_whole_jpeg (const guint8 *data, gsize size)
{
  gsize at = 2;

  while (at + 1 < size)
    {
      guint8 marker = data[at + 1];

      if (data[at] != 0xff || marker == 0 || (marker >= 0xd0 && marker <= 0xd7))
        at++;
      else if (marker == 0xff)
        at++;
      else if (marker == 0xd9)
        return TRUE;
      else if (at + 3 < size)
        at += 2u + ((gsize) data[at + 2] << 8 | data[at + 3]);
      else
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_whole_png (const guint8 *data, gsize size)
{
  gsize at = 8;

  while (at + 12 <= size)
    {
      gsize length = (gsize) data[at] << 24 | (gsize) data[at + 1] << 16 | (gsize) data[at + 2] << 8
                     | data[at + 3];

      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      if (length > size)
        return FALSE;
      at += length + 12;
    }
  return FALSE;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, FW_PHOTO_ERROR, FW_PHOTO_ERROR_DAMAGED,
                       _ ("This picture is damaged and cannot be shown. Please copy it from the "
                          "camera once more."));
  return FALSE;
}

static gboolean
set_too_large (GError **error)
{
  g_set_error_literal (error, FW_PHOTO_ERROR, FW_PHOTO_ERROR_TOO_LARGE,
                       _ ("This picture is too large: at most 64 MB and 120 megapixels. Please "
                          "take it with a smaller size."));
  return FALSE;
}

/* "jpeg" or "png"; NULL with @error. */
static const char *
check_file (const guint8 *data, gsize size, GError **error)
{
  if (size > FW_PHOTO_MAX_SIZE)
    {
      set_too_large (error);
      return NULL;
    }
  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return is_whole_jpeg (data, size) || set_damaged (error) ? "jpeg" : NULL;
  if (size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return is_whole_png (data, size) || set_damaged (error) ? "png" : NULL;
  g_set_error_literal (error, FW_PHOTO_ERROR, FW_PHOTO_ERROR_NO_PICTURE,
                       _ ("This is no photo: please choose a JPEG or PNG file."));
  return NULL;
}

/* --- decoding ------------------------------------------------------------------------------ */

static void
size_cb (GdkPixbufLoader *loader, int width, int height, gpointer too_large)
{
  *(gboolean *) too_large = (double) width * height > FW_PHOTO_MAX_PIXELS;
  /* No memory is taken for it. */
  if (*(gboolean *) too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static GdkPixbuf *
decode (GBytes *file, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  const char *type = check_file (data, size, error);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  gboolean too_large = FALSE, good = TRUE;
  GdkPixbuf *pixbuf;

  if (type == NULL)
    return NULL;
  loader = gdk_pixbuf_loader_new_with_type (type, error);
  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), &too_large);
  for (gsize at = 0; good && at < size; at += CHUNK)
    good = gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, size - at), NULL);
  good = gdk_pixbuf_loader_close (loader, NULL) && good;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!good || pixbuf == NULL)
    {
      (void) (too_large ? set_too_large (error) : set_damaged (error));
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

/* On white, where the picture lets something through; takes @pixbuf. */
static GdkPixbuf *
shrink (GdkPixbuf *pixbuf, guint longest)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  double scale = MIN (1, (double) longest / MAX (width, height));
  int new_width = MAX (1, (int) round (width * scale));
  int new_height = MAX (1, (int) round (height * scale));
  GdkPixbuf *small;

  if (scale >= 1 && !gdk_pixbuf_get_has_alpha (pixbuf))
    return pixbuf;
  small = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, new_width, new_height);
  if (small != NULL)
    {
      gdk_pixbuf_fill (small, 0xffffffff);
      gdk_pixbuf_composite (pixbuf, small, 0, 0, new_width, new_height, 0, 0,
                            (double) new_width / width, (double) new_height / height,
                            GDK_INTERP_BILINEAR, 255);
    }
  g_object_unref (pixbuf);
  return small;
}

FwPhoto *
fw_photo_prepare (GBytes *file, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  GdkPixbuf *decoded;
  FwPhoto *self;
  char *content;
  gsize size;

  g_return_val_if_fail (file != NULL, NULL);

  decoded = decode (file, error);
  if (decoded == NULL)
    return NULL;
  pixbuf = shrink (decoded, FW_PHOTO_LONGEST);
  if (pixbuf == NULL)
    {
      set_too_large (error);
      return NULL;
    }
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &content, &size, "jpeg", error, "quality", QUALITY, NULL))
    return NULL;
  self = g_new0 (FwPhoto, 1);
  self->content = g_bytes_new_take (content, size);
  self->width = (guint) gdk_pixbuf_get_width (pixbuf);
  self->height = (guint) gdk_pixbuf_get_height (pixbuf);
  return self;
}

/* As cairo wants it, once and not for every frame. */
static GdkTexture *
convert (GdkTexture *texture)
{
  GdkTextureDownloader *downloader = gdk_texture_downloader_new (texture);
  g_autoptr (GBytes) pixels = NULL;
  gsize stride;

  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_DEFAULT);
  pixels = gdk_texture_downloader_download_bytes (downloader, &stride);
  gdk_texture_downloader_free (downloader);
  return gdk_memory_texture_new (gdk_texture_get_width (texture), gdk_texture_get_height (texture),
                                 GDK_MEMORY_DEFAULT, pixels, stride);
}

GdkTexture *
fw_photo_decode (GBytes *content, guint longest, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GdkTexture) plain = NULL;
  GdkPixbuf *decoded;

  g_return_val_if_fail (content != NULL && longest > 0, NULL);

  decoded = decode (content, error);
  if (decoded == NULL)
    return NULL;
  pixbuf = shrink (decoded, longest);
  if (pixbuf == NULL)
    {
      set_too_large (error);
      return NULL;
    }
  pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);
  plain = gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                  GDK_MEMORY_R8G8B8, pixels,
                                  (gsize) gdk_pixbuf_get_rowstride (pixbuf));
  return convert (plain);
}
