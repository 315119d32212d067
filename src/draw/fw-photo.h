/* fw-photo.h: a photo from outside made safe to keep and quick to draw.
 *
 * What is kept is a JPEG of our own making: upright, no larger than it is of use, and
 * without what a camera writes beside the picture (place, time, device). Any thread, best
 * one of its own: a large photo takes a second.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_PHOTO_ERROR (fw_photo_error_quark ())
GQuark
fw_photo_error_quark (void);

typedef enum
{
  FW_PHOTO_ERROR_NO_PICTURE, /* neither JPEG nor PNG */
  FW_PHOTO_ERROR_TOO_LARGE,
  FW_PHOTO_ERROR_DAMAGED,
} FwPhotoError;

#define FW_PHOTO_MIME "image/jpeg"
#define FW_PHOTO_MAX_SIZE (64u * 1024 * 1024) /* bytes of a file */
#define FW_PHOTO_MAX_PIXELS (120.0e6)
#define FW_PHOTO_LONGEST 4096 /* pixels of the longer side that are kept */
#define FW_PHOTO_ON_SCREEN 2048

typedef struct
{
  GBytes *content; /* FW_PHOTO_MIME */
  guint width, height;
} FwPhoto;

#define FW_TYPE_PHOTO (fw_photo_get_type ())
GType
fw_photo_get_type (void);
FwPhoto *
fw_photo_copy (FwPhoto *self);
void
fw_photo_free (FwPhoto *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPhoto, fw_photo_free)

/* What is kept of a JPEG or PNG @file; NULL with a message for the user. */
FwPhoto *
fw_photo_prepare (GBytes *file, GError **error);
/* The picture to draw, its longer side at most @longest pixels. */
GdkTexture *
fw_photo_decode (GBytes *content, guint longest, GError **error);

G_END_DECLS
