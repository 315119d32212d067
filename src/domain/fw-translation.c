/* fw-translation.c: see fw-translation.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-translation.h"

struct _FwTranslation
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwTranslation, fw_translation, FW_TYPE_RECORD)

gboolean
fw_translation_is_free_text (const char *type, const char *field)
{
  /* Lines that are the same in every language. */
  static const char *const names[] = {
      "name",       "who",         "whose",           "responsible",  "provider",
      "talk_place", "interpreter", "child_talk_with", "statement_by", "statement_code",
      "wb_self",    "wb_family",   "wb_others",       "wb_overall",   "hours_approved",
      "goal",       NULL,
  };

  g_return_val_if_fail (type != NULL && field != NULL, FALSE);

  return g_str_equal (type, "text") || g_str_equal (type, "quote")
         || (g_str_equal (type, "line") && !g_strv_contains (names, field));
}

gboolean
fw_translation_is_wanted (const FwField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return !field->internal
         && (field->type == FW_FIELD_TEXT || field->type == FW_FIELD_QUOTE
             || (field->type == FW_FIELD_LINE
                 && fw_translation_is_free_text ("line", field->name)));
}

gint64
fw_translation_append (FwChangeSet *changes,
                       gint64 form_id,
                       gint64 row_id,
                       const char *field,
                       const char *language,
                       const char *by,
                       const char *on)
{
  g_autoptr (FwRow) row = fw_row_new ();
  gint64 id = fw_id_new ();

  g_return_val_if_fail (changes != NULL && field != NULL && language != NULL, 0);

  fw_row_set_int (row, "form_id", form_id);
  fw_row_set_int (row, "row_id", row_id);
  fw_row_set_text (row, "field", field);
  fw_row_set_text (row, "language", language);
  fw_row_set_text (row, "translated_by", by != NULL ? by : "");
  if (on != NULL && on[0] != '\0')
    fw_row_set_text (row, "translated_on", on);
  fw_change_set_insert (changes, "answer_translation", id, row);
  return id;
}

DexFuture *
fw_translation_load (FwStore *store, gint64 form_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_load_records (store, FW_TYPE_TRANSLATION, "WHERE form_id = $1 ORDER BY id",
                                g_variant_new ("(x)", form_id));
}

DexFuture *
fw_translation_list (FwStore *store, gint64 form_id, const char *language)
{
  g_return_val_if_fail (FW_IS_STORE (store) && language != NULL, NULL);

  return fw_store_query (
      store,
      "SELECT row_id, field, text, original, translated_by, translated_on FROM answer_translation "
      "WHERE form_id = $1 AND language = $2 AND text <> '' ORDER BY id",
      g_variant_new ("(xs)", form_id, language));
}

int
fw_translation_find (FwResult *list, gint64 row_id, const char *field, const char *original)
{
  for (guint i = 0; list != NULL && i < fw_result_get_n_rows (list); i++)
    if (fw_result_get_int (list, i, FW_TRANSLATION_ROW) == row_id
        && g_strcmp0 (fw_result_get_text (list, i, FW_TRANSLATION_FIELD), field) == 0
        && g_strcmp0 (fw_result_get_text (list, i, FW_TRANSLATION_ORIGINAL), original) == 0)
      return (int) i;
  return -1;
}

static void
fw_translation_class_init (FwTranslationClass *klass)
{
  static const FwColumn columns[]
      = {{"form_id", FW_COLUMN_REF},        {"row_id", FW_COLUMN_INT},
         {"field", FW_COLUMN_TEXT},         {"language", FW_COLUMN_TEXT},
         {"text", FW_COLUMN_TEXT},          {"original", FW_COLUMN_TEXT},
         {"translated_by", FW_COLUMN_TEXT}, {"translated_on", FW_COLUMN_DATE}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "answer_translation", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_translation_init (FwTranslation *self)
{
}
