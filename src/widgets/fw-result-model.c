/* fw-result-model.c: see fw-result-model.h. */
#include "config.h"

#include "widgets/fw-result-model.h"

struct _FwResultRow
{
  GObject parent_instance;
  FwResult *result;
  guint index;
};

G_DEFINE_FINAL_TYPE (FwResultRow, fw_result_row, G_TYPE_OBJECT)

const char *
fw_result_row_get_text (FwResultRow *self, guint column)
{
  const char *text;

  g_return_val_if_fail (FW_IS_RESULT_ROW (self), "");

  text = fw_result_get_text (self->result, self->index, column);
  return text != NULL ? text : "";
}

gint64
fw_result_row_get_int (FwResultRow *self, guint column)
{
  g_return_val_if_fail (FW_IS_RESULT_ROW (self), 0);

  return fw_result_get_int (self->result, self->index, column);
}

static void
fw_result_row_finalize (GObject *object)
{
  fw_result_unref (FW_RESULT_ROW (object)->result);
  G_OBJECT_CLASS (fw_result_row_parent_class)->finalize (object);
}

static void
fw_result_row_class_init (FwResultRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_result_row_finalize;
}

static void
fw_result_row_init (FwResultRow *self)
{
}

struct _FwResultModel
{
  GObject parent_instance;
  FwResult *result;
};

static void
fw_result_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwResultModel,
                               fw_result_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, fw_result_model_list_init))

static GType
get_item_type (GListModel *model)
{
  return FW_TYPE_RESULT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return fw_result_get_n_rows (FW_RESULT_MODEL (model)->result);
}

static gpointer
get_item (GListModel *model, guint position)
{
  FwResultModel *self = FW_RESULT_MODEL (model);
  FwResultRow *row;

  if (position >= fw_result_get_n_rows (self->result))
    return NULL;
  row = g_object_new (FW_TYPE_RESULT_ROW, NULL);
  row->result = fw_result_ref (self->result);
  row->index = position;
  return row;
}

static void
fw_result_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
fw_result_model_finalize (GObject *object)
{
  fw_result_unref (FW_RESULT_MODEL (object)->result);
  G_OBJECT_CLASS (fw_result_model_parent_class)->finalize (object);
}

static void
fw_result_model_class_init (FwResultModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_result_model_finalize;
}

static void
fw_result_model_init (FwResultModel *self)
{
}

FwResultModel *
fw_result_model_new (FwResult *result)
{
  FwResultModel *self = g_object_new (FW_TYPE_RESULT_MODEL, NULL);

  self->result = fw_result_ref (result);
  return self;
}
