/* fw-record-model.c: see fw-record-model.h.
 *
 * `generation` counts filters and refreshes: an answer to an older question is
 * thrown away.
 */
#include "config.h"

#include "features/record/fw-record-model.h"
#include "widgets/fw-async.h"

#define PAGE 50

struct _FwRecordModel
{
  GObject parent_instance;
  FwStore *store;
  gint64 case_id;
  char *kind;
  char *text;
  FwRecordFilter filter; /* its texts are the two above */
  GPtrArray *items;      /* of FwRecordItem */
  guint generation;
  gboolean complete;
  gboolean loading;
  gboolean loaded;
};

static void
fw_record_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwRecordModel,
                               fw_record_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, fw_record_model_list_init))

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return FW_TYPE_RECORD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return FW_RECORD_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  FwRecordModel *self = FW_RECORD_MODEL (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
fw_record_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

gboolean
fw_record_model_is_loaded (FwRecordModel *self)
{
  g_return_val_if_fail (FW_IS_RECORD_MODEL (self), FALSE);

  return self->loaded;
}

/* Entries never change; what others add to them does. */
static gboolean
is_same (FwRecordItem *a, FwRecordItem *b)
{
  return a->id == b->id && g_strcmp0 (a->corrected_at, b->corrected_at) == 0
         && g_strcmp0 (a->author, b->author) == 0
         && g_strcmp0 (a->participants, b->participants) == 0
         && g_strcmp0 (a->child, b->child) == 0;
}

/* Puts @page in place of everything, telling only of the part that differs. */
static void
replace (FwRecordModel *self, GListModel *page)
{
  guint n = g_list_model_get_n_items (page), old = self->items->len, start = 0, end = 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (page, i));
  while (start < MIN (n, old)
         && is_same (g_ptr_array_index (items, start), g_ptr_array_index (self->items, start)))
    start++;
  while (end < MIN (n, old) - start
         && is_same (g_ptr_array_index (items, n - end - 1),
                     g_ptr_array_index (self->items, old - end - 1)))
    end++;
  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&items);
  if (old - start - end > 0 || n - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old - start - end, n - start - end);
}

static void
append (FwRecordModel *self, GListModel *page)
{
  guint old = self->items->len, n = g_list_model_get_n_items (page);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->items, g_list_model_get_item (page, i));
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, n);
}

static DexFuture *
refresh_fiber (gpointer data)
{
  FwRecordModel *self = data;
  guint generation = ++self->generation;
  guint limit = MAX (PAGE, self->items->len + 1);
  g_autoptr (GListStore) page = dex_await_object (
      fw_record_repository_list_page (self->store, self->case_id, &self->filter, NULL, limit),
      NULL);

  if (generation != self->generation || page == NULL)
    return NULL;
  self->loading = FALSE;
  self->complete = g_list_model_get_n_items (G_LIST_MODEL (page)) < limit;
  replace (self, G_LIST_MODEL (page));
  self->loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  return NULL;
}

static DexFuture *
more_fiber (gpointer data)
{
  FwRecordModel *self = data;
  guint generation = self->generation;
  g_autoptr (FwRecordItem) last
      = g_object_ref (g_ptr_array_index (self->items, self->items->len - 1));
  g_autoptr (GListStore) page = dex_await_object (
      fw_record_repository_list_page (self->store, self->case_id, &self->filter, last, PAGE), NULL);

  if (generation != self->generation)
    return NULL;
  self->loading = FALSE;
  if (page == NULL)
    return NULL;
  self->complete = g_list_model_get_n_items (G_LIST_MODEL (page)) < PAGE;
  append (self, G_LIST_MODEL (page));
  return NULL;
}

void
fw_record_model_load_more (FwRecordModel *self)
{
  g_return_if_fail (FW_IS_RECORD_MODEL (self));

  if (self->complete || self->loading || self->items->len == 0)
    return;
  self->loading = TRUE;
  fw_ui_spawn (self, more_fiber);
}

void
fw_record_model_refresh (FwRecordModel *self)
{
  g_return_if_fail (FW_IS_RECORD_MODEL (self));

  fw_ui_spawn (self, refresh_fiber);
}

void
fw_record_model_set_filter (FwRecordModel *self, const FwRecordFilter *filter)
{
  g_return_if_fail (FW_IS_RECORD_MODEL (self) && filter != NULL);

  g_set_str (&self->kind, filter->kind);
  g_set_str (&self->text, filter->text);
  self->filter = *filter;
  self->filter.kind = self->kind;
  self->filter.text = self->text;
  fw_record_model_refresh (self);
}

FwRecordModel *
fw_record_model_new (FwStore *store, gint64 case_id)
{
  FwRecordModel *self = g_object_new (FW_TYPE_RECORD_MODEL, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  return self;
}

static void
fw_record_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LOADED)
    g_value_set_boolean (value, FW_RECORD_MODEL (object)->loaded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_record_model_finalize (GObject *object)
{
  FwRecordModel *self = FW_RECORD_MODEL (object);

  g_clear_object (&self->store);
  g_free (self->kind);
  g_free (self->text);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (fw_record_model_parent_class)->finalize (object);
}

static void
fw_record_model_class_init (FwRecordModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_record_model_finalize;
  G_OBJECT_CLASS (klass)->get_property = fw_record_model_get_property;
  properties[PROP_LOADED]
      = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
fw_record_model_init (FwRecordModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}
