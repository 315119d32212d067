/* fw-verify-poppler.c: poppler's view (NSS) beside OpenSSL's, and a look at a page.
 *
 * Poppler alone is not enough: it calls a signature valid whose page was replaced
 * afterwards. It has a vote, not the last word.
 */
#include "config.h"

#include <dlfcn.h>
#include <math.h>
#include <poppler.h>

#include "document/fw-verify-private.h"

#define MAX_PIXELS 1200.0

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)

/* Poppler and NSS set themselves up without a lock. */
static GMutex lock;

/* NSS without anybody's database, before poppler opens the one of the user's browser (or
 * complains on standard error that there is none). Poppler then keeps what is there. The
 * library is there with poppler; its headers are not needed for one call. */
static void
set_up_nss (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      int (*init) (const char *) = (int (*) (const char *)) dlsym (RTLD_DEFAULT, "NSS_NoDB_Init");

      if (init != NULL)
        init (NULL);
      g_once_init_leave (&done, 1);
    }
}

/* Poppler's call without a callback works on a thread that lets go of the field only after
 * the call has returned; were that thread the last to let go, the document would be taken
 * down there, beside whatever happens here, even the program's end. */
static void
wait_until_alone (GObject *object)
{
  for (guint i = 0; i < 20000 && g_atomic_int_get (&object->ref_count) > 1; i++)
    g_usleep (100);
}

static gboolean
is_accepted (PopplerFormField *field)
{
  g_autoptr (GError) error = NULL;
  /* No certificate, no network: whose it is, is judged elsewhere. */
  PopplerSignatureInfo *info = poppler_form_field_signature_validate_sync (
      field, POPPLER_SIGNATURE_VALIDATION_FLAG_WITHOUT_OCSP_REVOCATION_CHECK, NULL, &error);
  PopplerSignatureStatus status = info != NULL ? poppler_signature_info_get_signature_status (info)
                                               : POPPLER_SIGNATURE_GENERIC_ERROR;

  /* Poppler sees no signature, and no signer, in a field whose picture is an object of its
   * own: it has no view then. */
  gboolean sees_none = status == POPPLER_SIGNATURE_NOT_VERIFIED
                       && g_strcmp0 (poppler_signature_info_get_signer_name (info), "") <= 0;

  if (info != NULL)
    poppler_signature_info_free (info);
  wait_until_alone (G_OBJECT (field));
  return status == POPPLER_SIGNATURE_VALID || sees_none;
}

/* The field that a signature stands in: of its name, and among those its place. */
static PopplerFormField *
find_field (GList *fields, const char *name, guint order)
{
  for (GList *l = fields; l != NULL; l = l->next)
    {
      g_autofree char *full = poppler_form_field_get_name (l->data);
      g_autofree char *partial = poppler_form_field_get_partial_name (l->data);

      if ((g_strcmp0 (full, name) == 0 || g_strcmp0 (partial, name) == 0) && order-- == 0)
        return l->data;
    }
  return NULL;
}

static gboolean
has_valid (GPtrArray *cases)
{
  for (guint i = 0; i < cases->len; i++)
    if (((FwVerifyCase *) g_ptr_array_index (cases, i))->result->crypto == FW_VERIFY_VALID)
      return TRUE;
  return FALSE;
}

void
_fw_verify_poppler (GBytes *pdf, GPtrArray *cases)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr (PopplerDocument) document = NULL;
  GList *fields = NULL;

  /* A second opinion is asked for where the first one was good. */
  if (!has_valid (cases))
    return;
  set_up_nss ();
  document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  if (document != NULL)
    fields = poppler_document_get_signature_fields (document);
  for (guint i = 0; i < cases->len; i++)
    {
      FwVerifyCase *self = g_ptr_array_index (cases, i);
      PopplerFormField *field;

      if (self->result->crypto != FW_VERIFY_VALID)
        continue;
      field = find_field (fields, self->result->field, self->order);
      if (field != NULL && is_accepted (field))
        continue;
      self->result->crypto = FW_VERIFY_INVALID;
      self->problems |= FW_VERIFY_NOT_READABLE;
    }
  g_list_free_full (fields, g_object_unref);
}

/* --- what a page shows ------------------------------------------------------------ */

static gboolean
is_of_one_colour (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 first = *(const guint32 *) (gconstpointer) data;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (*(const guint32 *) (gconstpointer) (data + y * stride + x * 4) != first)
        return FALSE;
  return TRUE;
}

gboolean
_fw_verify_is_blank (GBytes *pdf, guint index, const double *rectangle)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr (PopplerDocument) document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  g_autoptr (PopplerPage) page
      = document != NULL ? poppler_document_get_page (document, (int) index) : NULL;
  PopplerRectangle *box;
  PopplerRectangle crop = {0};
  double x, y, width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean blank;

  if (page == NULL)
    return FALSE;
  poppler_page_get_crop_box (page, &crop);
  box = &crop;
  x = MIN (rectangle[0], rectangle[2]) - box->x1;
  y = box->y2 - MAX (rectangle[1], rectangle[3]);
  width = fabs (rectangle[2] - rectangle[0]);
  height = fabs (rectangle[3] - rectangle[1]);
  if (!(width > 0 && height > 0 && isfinite (x) && isfinite (y)))
    return TRUE;
  scale = MIN (2, MAX_PIXELS / MAX (width, height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) ceil (width * scale)),
                                        MAX (1, (int) ceil (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -x, -y);
  poppler_page_render (page, cr);
  blank = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  blank = blank && is_of_one_colour (surface);
  cairo_surface_destroy (surface);
  return blank;
}
