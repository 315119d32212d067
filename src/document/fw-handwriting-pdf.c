/* fw-handwriting-pdf.c: see fw-handwriting-pdf.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "document/fw-handwriting-pdf.h"
#include "document/fw-pdf-error.h"
#include "document/fw-pdf-update.h"
#include "document/fw-sign-field.h"

#define PRINTED 4
#define HIDDEN (1 | 2 | 32)

char *
fw_handwriting_dup_alternative (const char *name, gboolean drawn)
{
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autofree char *day = g_date_time_format (now, "%-d.%-m.%Y, %H:%M Uhr");

  /* The paper is German. */
  return drawn ? g_strdup_printf ("Eigenhändig am Bildschirm gezeichnete Unterschrift: %s, %s",
                                  name, day)
               : g_strdup_printf ("Am Bildschirm mit dem Namen unterschrieben: %s, %s", name, day);
}

static FwPdfReader *
open_file (GBytes *pdf, GError **error)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (pdf, FALSE, error);

  if (reader == NULL)
    return NULL;
  if (!fw_pdf_reader_is_encrypted (reader))
    return g_steal_pointer (&reader);
  g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_ENCRYPTED,
                       _ ("This PDF is protected by a password and cannot be signed. Nothing "
                          "was changed."));
  return NULL;
}

char *
fw_handwriting_dup_field (GBytes *pdf, guint position, guint n_parties, GError **error)
{
  g_autoptr (FwPdfReader) reader = open_file (pdf, error);
  g_autoptr (GPtrArray) fields = NULL;

  if (reader == NULL)
    return NULL;
  fields = fw_sign_field_list (reader);
  /* The page has one field a party, in the order of the parties. */
  if (fields->len == n_parties && position < fields->len)
    return g_strdup (((const FwSignField *) g_ptr_array_index (fields, position))->name);
  if (fields->len == 0)
    g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_FIELD,
                         _ ("This version has no fields for signatures: it was frozen by an "
                            "earlier version of the program. Please sign on paper, or freeze the "
                            "plan again."));
  else
    g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_SUCH_FIELD,
                         _ ("This version has no field for this party's signature. Please sign "
                            "on paper."));
  return NULL;
}

/* --- the update ------------------------------------------------------------------- */

static const FwSignField *
find_field (FwPdfReader *reader, GPtrArray *fields, const char *name, GError **error)
{
  for (guint i = 0; i < fields->len; i++)
    if (((const FwSignField *) g_ptr_array_index (fields, i))->has_value)
      {
        g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_LOCKED,
                             _ ("A certificate has signed this version already, and what is drawn "
                                "after it without a seal would break it. Please seal with the "
                                "office's certificate, or sign on paper."));
        return NULL;
      }
  for (guint i = 0; i < fields->len; i++)
    {
      const FwSignField *field = g_ptr_array_index (fields, i);
      const FwPdfValue *widget = fw_pdf_reader_get_object (reader, field->widget);

      if (!g_str_equal (field->name, name) || field->widget == 0)
        continue;
      if (fw_pdf_value_get (widget, "Contents") == NULL)
        return field;
      g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_SIGNED,
                   _ ("The field “%s” is signed already. Nothing was signed again."), name);
      return NULL;
    }
  g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_NO_SUCH_FIELD,
               _ ("This PDF has no signature field “%s”. Nothing was signed."), name);
  return NULL;
}

static GBytes *
draw_picture (const FwHandwritingRequest *request, double width, double height, GError **error)
{
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autofree char *day = g_date_time_format (now, "%-d.%-m.%Y, %H:%M Uhr");
  FwSignAppearance appearance
      = {.width = width, .height = height, .name = request->name, .day = day, .on_screen = TRUE};

  if (request->ink != NULL)
    appearance.strokes = fw_handwriting_get_strokes (request->ink, &appearance.n_strokes);
  return fw_sign_appearance_draw (&appearance, error);
}

static void
write_widget (FwPdfUpdate *update,
              FwPdfReader *reader,
              guint32 number,
              guint32 form,
              const char *alternative)
{
  static const char *const without[] = {"F", "AP", "Contents", NULL};
  const FwPdfValue *widget = fw_pdf_reader_get_object (reader, number);
  const FwPdfValue *flags = fw_pdf_reader_lookup (reader, widget, "F");
  gint64 value = flags->kind == FW_PDF_INTEGER ? flags->integer : 0;

  fw_pdf_update_begin (update, number, fw_pdf_reader_get_generation (reader, number));
  fw_pdf_update_printf (update, "<<\n");
  fw_pdf_update_append_members (update, widget, without);
  fw_pdf_update_printf (update, "/F %" G_GINT64_FORMAT "\n/AP << /N %u 0 R >>\n/Contents ",
                        (value & ~HIDDEN) | PRINTED, form);
  fw_pdf_update_append_text (update, alternative);
  fw_pdf_update_printf (update, "\n>>");
  fw_pdf_update_end (update);
}

GBytes *
fw_handwriting_pdf (GBytes *pdf, const FwHandwritingRequest *request, GError **error)
{
  g_autoptr (FwPdfReader) reader = NULL;
  g_autoptr (FwPdfUpdate) update = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *alternative = NULL;
  const FwSignField *field;
  double width, height;
  guint32 form;

  g_return_val_if_fail (pdf != NULL && request != NULL, NULL);
  g_return_val_if_fail (request->field != NULL && request->name != NULL, NULL);

  reader = open_file (pdf, error);
  if (reader == NULL)
    return NULL;
  fields = fw_sign_field_list (reader);
  field = find_field (reader, fields, request->field, error);
  if (field == NULL)
    return NULL;
  if (fw_pdf_reader_is_damaged (reader)
      || !fw_sign_field_get_size (reader, fw_pdf_reader_get_object (reader, field->widget), &width,
                                  &height))
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_DAMAGED,
                           _ ("This PDF is damaged and cannot be signed. Nothing was changed."));
      return NULL;
    }
  picture = draw_picture (request, width, height, error);
  if (picture == NULL)
    return NULL;
  update = fw_pdf_update_new (reader);
  form = fw_pdf_update_add_form (update, picture, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  alternative = fw_handwriting_dup_alternative (request->name, request->ink != NULL);
  write_widget (update, reader, field->widget, form, alternative);
  return fw_pdf_update_finish (update);
}
