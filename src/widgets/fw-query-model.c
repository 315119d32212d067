/* fw-query-model.c: see fw-query-model.h. */
#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "widgets/fw-async.h"
#include "widgets/fw-query-model.h"

/* GTK holds about 205 rows at once; the rest is for scrolling back. */
#define MAX_ROWS 2048

struct _FwQueryRow
{
  GObject parent_instance;
  gint64 id;
  FwResult *result;
  guint index;
  guint generation; /* of the answer, or of the question when it is under way */
  GList link;       /* in the model's queue, most recently used first */
};

G_DEFINE_FINAL_TYPE (FwQueryRow, fw_query_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LOADED,
};

static GParamSpec *loaded_property;

gint64
fw_query_row_get_id (FwQueryRow *self)
{
  g_return_val_if_fail (FW_IS_QUERY_ROW (self), 0);

  return self->id;
}

gboolean
fw_query_row_is_loaded (FwQueryRow *self)
{
  g_return_val_if_fail (FW_IS_QUERY_ROW (self), FALSE);

  return self->result != NULL;
}

const char *
fw_query_row_get_text (FwQueryRow *self, guint column)
{
  g_return_val_if_fail (FW_IS_QUERY_ROW (self), NULL);

  return self->result != NULL ? fw_result_get_text (self->result, self->index, column) : NULL;
}

gint64
fw_query_row_get_int (FwQueryRow *self, guint column)
{
  g_return_val_if_fail (FW_IS_QUERY_ROW (self), 0);

  return self->result != NULL ? fw_result_get_int (self->result, self->index, column) : 0;
}

static void
fw_query_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LOADED)
    g_value_set_boolean (value, fw_query_row_is_loaded (FW_QUERY_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_query_row_finalize (GObject *object)
{
  g_clear_pointer (&FW_QUERY_ROW (object)->result, fw_result_unref);
  G_OBJECT_CLASS (fw_query_row_parent_class)->finalize (object);
}

static void
fw_query_row_class_init (FwQueryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = fw_query_row_get_property;
  G_OBJECT_CLASS (klass)->finalize = fw_query_row_finalize;
  loaded_property
      = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_LOADED, loaded_property);
}

static void
fw_query_row_init (FwQueryRow *self)
{
  self->link.data = self;
}

struct _FwQueryModel
{
  GObject parent_instance;
  gint64 *ids;
  guint n_ids;
  guint n_first;
  GHashTable *rows;   /* id → FwQueryRow, owned */
  GQueue queue;       /* of the same rows by use */
  GHashTable *places; /* id → position + 1; made when first asked for */
  GArray *wanted;     /* ids to be read in the next idle moment */
  guint idle;
  guint generation;
  FwQueryLoad load;
  gpointer load_data;
  GDestroyNotify load_destroy;
};

static void
fw_query_model_list_init (GListModelInterface *iface);
static void
fw_query_model_section_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwQueryModel,
                               fw_query_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, fw_query_model_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          fw_query_model_section_init))

typedef struct
{
  FwQueryModel *self;
  guint generation;
  gint64 ids[FW_QUERY_PAGE];
  guint n_ids;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->self);
  g_free (reading);
}

static DexFuture *
read_fiber (gpointer data)
{
  Reading *reading = data;
  FwQueryModel *self = reading->self;
  g_autoptr (FwResult) result = NULL;

  if (self->load == NULL || reading->generation != self->generation)
    return NULL;
  result = dex_await_boxed (self->load (reading->ids, reading->n_ids, self->load_data), NULL);
  if (result == NULL || reading->generation != self->generation)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      gint64 id = fw_result_get_int (result, i, 0);
      FwQueryRow *row = g_hash_table_lookup (self->rows, &id);

      if (row == NULL)
        continue;
      g_clear_pointer (&row->result, fw_result_unref);
      row->result = fw_result_ref (result);
      row->index = i;
      g_object_notify_by_pspec (G_OBJECT (row), loaded_property);
    }
  return NULL;
}

static gboolean
idle_cb (gpointer data)
{
  FwQueryModel *self = data;

  self->idle = 0;
  for (guint done = 0; done < self->wanted->len; done += FW_QUERY_PAGE)
    {
      Reading *reading = g_new0 (Reading, 1);

      reading->self = g_object_ref (self);
      reading->generation = self->generation;
      reading->n_ids = MIN (FW_QUERY_PAGE, self->wanted->len - done);
      memcpy (reading->ids, &g_array_index (self->wanted, gint64, done),
              reading->n_ids * sizeof (gint64));
      fw_ui_spawn_full (read_fiber, reading, reading_free);
    }
  g_array_set_size (self->wanted, 0);
  return G_SOURCE_REMOVE;
}

static void
want (FwQueryModel *self, FwQueryRow *row)
{
  if (row->generation == self->generation)
    return;
  row->generation = self->generation;
  g_array_append_val (self->wanted, row->id);
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE - 50, idle_cb, self, NULL);
}

static FwQueryRow *
ensure_row (FwQueryModel *self, gint64 id)
{
  FwQueryRow *row = g_hash_table_lookup (self->rows, &id);

  if (row != NULL)
    {
      g_queue_unlink (&self->queue, &row->link);
      g_queue_push_head_link (&self->queue, &row->link);
      return row;
    }
  while (self->queue.length >= MAX_ROWS)
    {
      FwQueryRow *oldest = g_queue_pop_tail_link (&self->queue)->data;

      g_hash_table_remove (self->rows, &oldest->id);
    }
  row = g_object_new (FW_TYPE_QUERY_ROW, NULL);
  row->id = id;
  row->generation = self->generation - 1;
  g_hash_table_insert (self->rows, &row->id, row);
  g_queue_push_head_link (&self->queue, &row->link);
  return row;
}

static GType
get_item_type (GListModel *model)
{
  return FW_TYPE_QUERY_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return FW_QUERY_MODEL (model)->n_ids;
}

static gpointer
get_item (GListModel *model, guint position)
{
  FwQueryModel *self = FW_QUERY_MODEL (model);
  FwQueryRow *row;

  if (position >= self->n_ids)
    return NULL;
  row = g_object_ref (ensure_row (self, self->ids[position]));
  want (self, row);
  return row;
}

static void
fw_query_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  FwQueryModel *self = FW_QUERY_MODEL (model);

  if (position >= self->n_ids)
    {
      *start = self->n_ids;
      *end = G_MAXUINT;
      return;
    }
  *start = position < self->n_first ? 0 : self->n_first;
  *end = position < self->n_first ? self->n_first : self->n_ids;
}

static void
fw_query_model_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

void
fw_query_model_set_load (FwQueryModel *self,
                         FwQueryLoad load,
                         gpointer data,
                         GDestroyNotify destroy)
{
  g_return_if_fail (FW_IS_QUERY_MODEL (self));

  if (self->load_destroy != NULL)
    self->load_destroy (self->load_data);
  self->load = load;
  self->load_data = data;
  self->load_destroy = destroy;
  self->generation++;
  g_array_set_size (self->wanted, 0);
  /* Rows in use keep what they show until the new answer is there. */
  for (GList *link = self->queue.head; link != NULL; link = link->next)
    if (G_OBJECT (link->data)->ref_count > 1)
      want (self, link->data);
}

void
fw_query_model_set_ids (FwQueryModel *self, const gint64 *ids, guint n_ids, guint n_first)
{
  guint old = self->n_ids, old_first = self->n_first, head = 0, tail = 0, removed, added;
  g_autofree gint64 *before = NULL;

  g_return_if_fail (FW_IS_QUERY_MODEL (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  before = g_steal_pointer (&self->ids);
  while (head < MIN (old, n_ids) && before[head] == ids[head])
    head++;
  while (tail < MIN (old, n_ids) - head && before[old - 1 - tail] == ids[n_ids - 1 - tail])
    tail++;
  removed = old - head - tail;
  added = n_ids - head - tail;
  g_clear_pointer (&self->places, g_hash_table_unref);
  self->ids = g_memdup2 (ids, MAX (n_ids, 1) * sizeof *ids);
  if (removed > 0 && added > 0 && removed + added > MAX_ROWS)
    {
      /* One range that replaces nearly everything would make GTK walk through
       * all of it: twice, as removed and as added, it does not. */
      self->n_ids = self->n_first = 0;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, old, 0);
      self->n_ids = n_ids;
      self->n_first = n_first;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_ids);
      return;
    }
  self->n_ids = n_ids;
  self->n_first = n_first;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
  if (n_first != old_first && n_ids > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, n_ids);
}

guint
fw_query_model_get_n_first (FwQueryModel *self)
{
  g_return_val_if_fail (FW_IS_QUERY_MODEL (self), 0);

  return self->n_first;
}

gint64
fw_query_model_get_id (FwQueryModel *self, guint position)
{
  g_return_val_if_fail (FW_IS_QUERY_MODEL (self), 0);

  return position < self->n_ids ? self->ids[position] : 0;
}

guint
fw_query_model_find (FwQueryModel *self, gint64 id)
{
  guint place;

  g_return_val_if_fail (FW_IS_QUERY_MODEL (self), GTK_INVALID_LIST_POSITION);

  if (self->places == NULL)
    {
      self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < self->n_ids; i++)
        g_hash_table_insert (self->places, &self->ids[i], GUINT_TO_POINTER (i + 1));
    }
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id));
  return place > 0 ? place - 1 : GTK_INVALID_LIST_POSITION;
}

FwQueryModel *
fw_query_model_new (void)
{
  return g_object_new (FW_TYPE_QUERY_MODEL, NULL);
}

static void
fw_query_model_finalize (GObject *object)
{
  FwQueryModel *self = FW_QUERY_MODEL (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->load_destroy != NULL)
    self->load_destroy (self->load_data);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_hash_table_unref (self->rows);
  g_array_unref (self->wanted);
  g_free (self->ids);
  G_OBJECT_CLASS (fw_query_model_parent_class)->finalize (object);
}

static void
fw_query_model_class_init (FwQueryModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_query_model_finalize;
}

static void
fw_query_model_init (FwQueryModel *self)
{
  self->generation = 1;
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_queue_init (&self->queue);
}
