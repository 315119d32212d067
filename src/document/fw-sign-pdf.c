/* fw-sign-pdf.c: see fw-sign-pdf.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "document/fw-pdf-error.h"
#include "document/fw-pdf-update.h"
#include "document/fw-sign-field.h"
#include "document/fw-sign-pdf.h"

/* A signature by ECDSA may be some bytes longer than the one that was tried. */
#define SLACK 32
/* Flags of an annotation. */
#define HIDDEN (1 | 2 | 32)
#define PRINTED 4

typedef struct
{
  FwPdfReader *reader;
  FwPdfUpdate *update;
  FwSignKey *key;
  const FwSignRequest *request;
  const FwSignField *field;
  GDateTime *now;
  guint32 signature; /* object number */
  gsize range;       /* where the numbers of the byte range stand */
  gsize hole;        /* where the hole begins: its opening bracket */
  gsize hole_bytes;  /* of CMS that it has room for */
} Signing;

/* --- which field ------------------------------------------------------------------ */

static const FwSignField *
find_field (GPtrArray *fields, const char *name, GError **error)
{
  const FwSignField *found = NULL;
  guint n = 0, n_form = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      const FwSignField *field = g_ptr_array_index (fields, i);

      n_form += field->in_form;
      if (field->in_form && g_str_equal (field->name, name))
        {
          found = field;
          n++;
        }
    }
  if (n_form == 0)
    g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_FIELD,
                         _ ("This PDF has no field for a signature. Nothing was signed."));
  else if (n == 0)
    g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_SUCH_FIELD,
                 _ ("This PDF has no signature field “%s”. Nothing was signed."), name);
  else if (n > 1)
    g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_DUPLICATE_FIELD,
                 _ ("This PDF has more than one signature field “%s”. Nothing was signed."), name);
  else if (found->has_value)
    g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_SIGNED,
                 _ ("The field “%s” is signed already. Nothing was signed again."), name);
  else
    return found;
  return NULL;
}

/* A certification may forbid everything that comes after it (ISO 32000-1, 12.8.2.2). */
static gboolean
is_locked (FwPdfReader *reader)
{
  const FwPdfValue *permissions
      = fw_pdf_reader_lookup (reader, fw_pdf_reader_get_catalog (reader), "Perms");
  const FwPdfValue *certification = fw_pdf_reader_lookup (reader, permissions, "DocMDP");
  const FwPdfValue *references = fw_pdf_reader_lookup (reader, certification, "Reference");

  for (guint i = 0; references->kind == FW_PDF_ARRAY && i < references->n; i++)
    {
      const FwPdfValue *reference = fw_pdf_reader_resolve (reader, references->values[i]);
      const FwPdfValue *level = fw_pdf_reader_lookup (
          reader, fw_pdf_reader_lookup (reader, reference, "TransformParams"), "P");

      if (level->kind == FW_PDF_INTEGER && level->integer == 1)
        return TRUE;
    }
  return FALSE;
}

static FwPdfReader *
open_file (GBytes *pdf, GError **error)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (pdf, FALSE, error);

  if (reader == NULL)
    return NULL;
  if (fw_pdf_reader_is_encrypted (reader))
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_ENCRYPTED,
                           _ ("This PDF is protected by a password and cannot be signed. Nothing "
                              "was changed."));
      return NULL;
    }
  if (is_locked (reader))
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_LOCKED,
                           _ ("An earlier signature of this PDF forbids further ones. Nothing was "
                              "changed."));
      return NULL;
    }
  return g_steal_pointer (&reader);
}

/* --- its picture ------------------------------------------------------------------ */

/* The form's number; 0 without an error when the field is not to be seen. */
static guint32
add_picture (Signing *self, const FwPdfValue *widget, GError **error)
{
  FwSignAppearance appearance = {.name = fw_sign_key_get_name (self->key),
                                 .reason = self->request->reason,
                                 .strokes = self->request->strokes,
                                 .n_strokes = self->request->n_strokes};
  g_autofree char *day = g_date_time_format (self->now, "%-d.%-m.%Y, %H:%M Uhr");
  g_autoptr (GBytes) pdf = NULL;

  if (!fw_sign_field_get_size (self->reader, widget, &appearance.width, &appearance.height))
    return 0;
  appearance.day = day;
  if (self->request->party != NULL)
    {
      appearance.name = self->request->party;
      appearance.on_screen = TRUE;
      appearance.sealed_by = fw_sign_key_get_name (self->key);
    }
  pdf = fw_sign_appearance_draw (&appearance, error);
  return pdf != NULL ? fw_pdf_update_add_form (self->update, pdf, error) : 0;
}

/* --- objects ---------------------------------------------------------------------- */

static void
append_widget_members (Signing *self, const FwPdfValue *widget, guint32 form)
{
  const FwPdfValue *flags = fw_pdf_reader_lookup (self->reader, widget, "F");
  gint64 value = flags->kind == FW_PDF_INTEGER ? flags->integer : 0;

  fw_pdf_update_printf (self->update, "/F %" G_GINT64_FORMAT "\n", (value & ~HIDDEN) | PRINTED);
  if (form != 0)
    fw_pdf_update_printf (self->update, "/AP << /N %u 0 R >>\n", form);
  if (self->request->alternative != NULL)
    {
      fw_pdf_update_printf (self->update, "/Contents ");
      fw_pdf_update_append_text (self->update, self->request->alternative);
      fw_pdf_update_printf (self->update, "\n");
    }
}

static void
write_object (Signing *self,
              guint32 number,
              const char *const *without,
              gboolean is_field,
              gboolean is_widget,
              guint32 form)
{
  const FwPdfValue *value = fw_pdf_reader_get_object (self->reader, number);

  fw_pdf_update_begin (self->update, number, fw_pdf_reader_get_generation (self->reader, number));
  fw_pdf_update_printf (self->update, "<<\n");
  fw_pdf_update_append_members (self->update, value, without);
  if (is_widget)
    append_widget_members (self, value, form);
  if (is_field)
    fw_pdf_update_printf (self->update, "/V %u 0 R\n", self->signature);
  fw_pdf_update_printf (self->update, ">>");
  fw_pdf_update_end (self->update);
}

static void
write_field (Signing *self, guint32 form)
{
  static const char *const all[] = {"V", "F", "AP", "Contents", NULL};
  static const char *const without_picture[] = {"V", "F", NULL};
  static const char *const value_only[] = {"V", NULL};
  const char *const *of_widget
      = form != 0 && self->request->alternative != NULL ? all : without_picture;
  static const char *const picture[] = {"V", "F", "AP", NULL};

  if (form != 0 && self->request->alternative == NULL)
    of_widget = picture;
  if (self->field->widget == self->field->number || self->field->widget == 0)
    {
      write_object (self, self->field->number, self->field->widget != 0 ? of_widget : value_only,
                    TRUE, self->field->widget != 0, form);
      return;
    }
  write_object (self, self->field->number, value_only, TRUE, FALSE, 0);
  write_object (self, self->field->widget, of_widget, FALSE, TRUE, form);
}

/* From the first signature on the form says that there are some. */
static void
write_flags (Signing *self)
{
  static const char *const flags_only[] = {"SigFlags", NULL};
  static const char *const form_only[] = {"AcroForm", NULL};
  const FwPdfValue *trailer = fw_pdf_reader_get_trailer (self->reader);
  const FwPdfValue *catalog = fw_pdf_reader_get_catalog (self->reader);
  const FwPdfValue *root = fw_pdf_value_get (trailer, "Root");
  const FwPdfValue *form = fw_pdf_value_get (catalog, "AcroForm");
  const FwPdfValue *flags
      = fw_pdf_reader_lookup (self->reader, fw_pdf_reader_resolve (self->reader, form), "SigFlags");
  gboolean own_object = form->kind == FW_PDF_REFERENCE;
  guint32 number = own_object ? form->number : root->number;

  if (flags->kind == FW_PDF_INTEGER && (flags->integer & 3) == 3)
    return;
  fw_pdf_update_begin (self->update, number, fw_pdf_reader_get_generation (self->reader, number));
  fw_pdf_update_printf (self->update, "<<\n");
  if (!own_object)
    {
      fw_pdf_update_append_members (self->update, catalog, form_only);
      fw_pdf_update_printf (self->update, "/AcroForm <<\n");
    }
  fw_pdf_update_append_members (self->update, fw_pdf_reader_resolve (self->reader, form),
                                flags_only);
  fw_pdf_update_printf (self->update, own_object ? "/SigFlags 3\n>>" : "/SigFlags 3\n>>\n>>");
  fw_pdf_update_end (self->update);
}

static void
write_signature (Signing *self)
{
  g_autofree char *stamp = g_date_time_format (self->now, "D:%Y%m%d%H%M%S");
  gint minutes = (gint) (g_date_time_get_utc_offset (self->now) / G_TIME_SPAN_MINUTE);

  fw_pdf_update_begin (self->update, self->signature, 0);
  fw_pdf_update_printf (self->update, "<< /Type /Sig /Filter /Adobe.PPKLite"
                                      " /SubFilter /ETSI.CAdES.detached\n/ByteRange [0 ");
  self->range = fw_pdf_update_tell (self->update);
  fw_pdf_update_printf (self->update, "%10d %10d %10d]\n/Contents ", 0, 0, 0);
  self->hole = fw_pdf_update_tell (self->update);
  fw_pdf_update_printf (self->update, "<");
  for (gsize i = 0; i < self->hole_bytes; i++)
    fw_pdf_update_append (self->update, "00", 2);
  fw_pdf_update_printf (self->update, ">\n/M (%s%c%02d'%02d')\n/Name ", stamp,
                        minutes < 0 ? '-' : '+', ABS (minutes) / 60, ABS (minutes) % 60);
  fw_pdf_update_append_text (self->update, fw_sign_key_get_name (self->key));
  if (self->request->reason != NULL && self->request->reason[0] != '\0')
    {
      fw_pdf_update_printf (self->update, "\n/Reason ");
      fw_pdf_update_append_text (self->update, self->request->reason);
    }
  fw_pdf_update_printf (self->update, "\n>>");
  fw_pdf_update_end (self->update);
}

/* Puts range and signature into their places. */
static gboolean
fill_hole (Signing *self, char *file, gsize size, GError **error)
{
  static const char digits[] = "0123456789abcdef";
  gsize behind = self->hole + 2 * self->hole_bytes + 2;
  g_autofree char *range
      = g_strdup_printf ("%10" G_GSIZE_FORMAT " %10" G_GSIZE_FORMAT " %10" G_GSIZE_FORMAT,
                         self->hole, behind, size - behind);
  g_autoptr (GBytes) cms = NULL;
  const guint8 *bytes;
  gsize n;

  memcpy (file + self->range, range, strlen (range));
  cms = fw_sign_key_sign (self->key, file, self->hole, file + behind, size - behind, error);
  if (cms == NULL)
    return FALSE;
  bytes = g_bytes_get_data (cms, &n);
  if (n > self->hole_bytes)
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_FAILED,
                           _ ("The signature is longer than the room for it. Nothing was "
                              "changed."));
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    {
      file[self->hole + 1 + 2 * i] = digits[bytes[i] >> 4];
      file[self->hole + 2 + 2 * i] = digits[bytes[i] & 15];
    }
  return TRUE;
}

static GBytes *
sign_field (Signing *self, GError **error)
{
  const FwPdfValue *widget = fw_pdf_reader_get_object (self->reader, self->field->widget);
  g_autoptr (GBytes) trial = fw_sign_key_sign (self->key, "", 0, "", 0, error);
  g_autoptr (GError) local = NULL;
  g_autofree char *file = NULL;
  guint32 form;
  gsize size;

  if (trial == NULL)
    return NULL;
  self->hole_bytes = g_bytes_get_size (trial) + SLACK;
  form = add_picture (self, widget, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self->signature = fw_pdf_update_reserve (self->update);
  write_field (self, form);
  write_flags (self);
  write_signature (self);
  file = g_bytes_unref_to_data (fw_pdf_update_finish (self->update), &size);
  if (!fill_hole (self, file, size, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&file), size);
}

GBytes *
fw_sign_pdf (GBytes *pdf, FwSignKey *key, const FwSignRequest *request, GError **error)
{
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autoptr (FwPdfReader) reader = NULL;
  g_autoptr (FwPdfUpdate) update = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  Signing signing = {.key = key, .request = request, .now = now};

  g_return_val_if_fail (pdf != NULL && key != NULL, NULL);
  g_return_val_if_fail (request != NULL && request->field != NULL, NULL);

  reader = open_file (pdf, error);
  if (reader == NULL)
    return NULL;
  fields = fw_sign_field_list (reader);
  signing.field = find_field (fields, request->field, error);
  if (signing.field == NULL || !fw_sign_key_check (key, now, error))
    return NULL;
  if (fw_pdf_reader_is_damaged (reader))
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_DAMAGED,
                           _ ("This PDF is damaged and cannot be signed. Nothing was changed."));
      return NULL;
    }
  update = fw_pdf_update_new (reader);
  signing.reader = reader;
  signing.update = update;
  return sign_field (&signing, error);
}
