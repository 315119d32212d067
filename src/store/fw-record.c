/* fw-record.c: see fw-record.h. Identity map and loading: fw-record-map.c. */
#include "config.h"

#include "store/fw-record-private.h"

/* One column. Dirty: `current` is not `stored`, or, while saving, not what is
 * being saved. */
typedef struct
{
  GVariant *stored;
  GVariant *current;
  GVariant *saving;
  GVariant *seen; /* in conflict: what the user's text was typed over */
  gboolean conflict;
} Cell;

typedef struct
{
  FwStore *store;
  gint64 id;
  gint64 version;      /* of the stored values */
  gint64 seen_version; /* with a conflict: what the user's text was typed over */
  Cell *cells;
  gpointer session; /* weak */
  guint saving : 1;
  guint conflicting : 1;
  guint deleted : 1;
  guint recovered : 1;
} FwRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FwRecord, fw_record, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_DIRTY,
  PROP_DELETED,
  PROP_CONFLICT,
  PROP_RECOVERED,
  N_PROPS
};

enum
{
  TOUCHED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static FwRecordPrivate *
get_private (FwRecord *self)
{
  return fw_record_get_instance_private (self);
}

static gboolean
equal (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static void
set_variant (GVariant **place, GVariant *value)
{
  GVariant *old = *place;

  *place = value != NULL ? g_variant_ref_sink (value) : NULL;
  if (old != NULL)
    g_variant_unref (old);
}

static gboolean
has_own_value (FwRecordPrivate *priv, const Cell *cell)
{
  return !equal (cell->current, cell->stored)
         || (priv->saving && !equal (cell->current, cell->saving));
}

static guint
find_column (FwRecord *self, const char *column)
{
  FwRecordClass *klass = FW_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_columns; i++)
    if (g_str_equal (klass->columns[i].name, column))
      return i;
  g_error ("The table %s has no column “%s” in %s", klass->table, column,
           G_OBJECT_TYPE_NAME (self));
}

static gboolean
is_text (FwColumnType type)
{
  return type == FW_COLUMN_TEXT || type == FW_COLUMN_DATE;
}

/* An entry knows no NULL: what it calls "" is NULL for a date, and for a text
 * that was NULL before. Consumes a floating @value. */
static GVariant *
normalise (const Cell *cell, FwColumnType type, GVariant *value)
{
  g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;
  gboolean empty = sunk == NULL || (is_text (type) && g_variant_get_string (sunk, NULL)[0] == '\0');

  if (type == FW_COLUMN_TEXT && empty)
    return cell->stored != NULL ? g_variant_ref_sink (g_variant_new_string ("")) : NULL;
  if (type == FW_COLUMN_DATE && empty)
    return NULL;
  if (type == FW_COLUMN_REF && sunk != NULL && g_variant_get_int64 (sunk) == 0)
    return NULL;
  return g_steal_pointer (&sunk);
}

static void
settle_conflict (FwRecord *self)
{
  FwRecordPrivate *priv = get_private (self);
  gboolean conflict = FALSE;

  for (guint i = 0; i < FW_RECORD_GET_CLASS (self)->n_columns; i++)
    {
      Cell *cell = &priv->cells[i];

      cell->conflict = cell->conflict && !equal (cell->current, cell->stored);
      conflict = conflict || cell->conflict;
    }
  if (conflict == priv->conflicting)
    return;
  priv->conflicting = conflict;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONFLICT]);
}

static void
notify_dirty (FwRecord *self, gboolean before)
{
  gboolean now = fw_record_is_dirty (self);

  if (now == before)
    return;
  if (!now)
    {
      get_private (self)->session = NULL;
      if (get_private (self)->recovered)
        {
          get_private (self)->recovered = FALSE;
          g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECOVERED]);
        }
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIRTY]);
}

static gboolean
set_value (FwRecord *self, guint i, GVariant *value, gboolean touch)
{
  FwRecordPrivate *priv = get_private (self);
  FwRecordClass *klass = FW_RECORD_GET_CLASS (self);
  g_autoptr (GVariant) wanted = normalise (&priv->cells[i], klass->columns[i].type, value);
  gboolean dirty;

  if (equal (wanted, priv->cells[i].current))
    return FALSE;
  dirty = fw_record_is_dirty (self);
  set_variant (&priv->cells[i].current, wanted);
  settle_conflict (self);
  g_object_notify_by_pspec (G_OBJECT (self), klass->pspecs[i]);
  notify_dirty (self, dirty);
  if (touch)
    g_signal_emit (self, signals[TOUCHED],
                   g_quark_from_static_string (g_param_spec_get_name (klass->pspecs[i])));
  return TRUE;
}

gint64
fw_record_get_id (FwRecord *self)
{
  g_return_val_if_fail (FW_IS_RECORD (self), 0);

  return get_private (self)->id;
}

gint64
fw_record_get_version (FwRecord *self)
{
  FwRecordPrivate *priv;

  g_return_val_if_fail (FW_IS_RECORD (self), 0);

  priv = get_private (self);
  return priv->conflicting ? priv->seen_version : priv->version;
}

gint64
_fw_record_get_stored_version (FwRecord *self)
{
  return get_private (self)->version;
}

gboolean
fw_record_is_deleted (FwRecord *self)
{
  g_return_val_if_fail (FW_IS_RECORD (self), FALSE);

  return get_private (self)->deleted;
}

gboolean
fw_record_is_dirty (FwRecord *self)
{
  g_return_val_if_fail (FW_IS_RECORD (self), FALSE);

  for (guint i = 0; i < FW_RECORD_GET_CLASS (self)->n_columns; i++)
    if (has_own_value (get_private (self), &get_private (self)->cells[i]))
      return TRUE;
  return FALSE;
}

gboolean
fw_record_is_column_dirty (FwRecord *self, const char *column)
{
  g_return_val_if_fail (FW_IS_RECORD (self) && column != NULL, FALSE);

  return has_own_value (get_private (self), &get_private (self)->cells[find_column (self, column)]);
}

gboolean
fw_record_is_conflicting (FwRecord *self)
{
  g_return_val_if_fail (FW_IS_RECORD (self), FALSE);

  return get_private (self)->conflicting;
}

FwStore *
fw_record_get_store (FwRecord *self)
{
  g_return_val_if_fail (FW_IS_RECORD (self), NULL);

  return get_private (self)->store;
}

static const char *
peek_text (GVariant *value)
{
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (value, NULL)
             : NULL;
}

static gint64
peek_int (GVariant *value)
{
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64)
             ? g_variant_get_int64 (value)
             : 0;
}

const char *
fw_record_get_text (FwRecord *self, const char *column)
{
  g_return_val_if_fail (FW_IS_RECORD (self) && column != NULL, NULL);

  return peek_text (get_private (self)->cells[find_column (self, column)].current);
}

gint64
fw_record_get_int (FwRecord *self, const char *column)
{
  g_return_val_if_fail (FW_IS_RECORD (self) && column != NULL, 0);

  return peek_int (get_private (self)->cells[find_column (self, column)].current);
}

gboolean
fw_record_is_null (FwRecord *self, const char *column)
{
  g_return_val_if_fail (FW_IS_RECORD (self) && column != NULL, TRUE);

  return get_private (self)->cells[find_column (self, column)].current == NULL;
}

const char *
fw_record_get_stored_text (FwRecord *self, const char *column)
{
  g_return_val_if_fail (FW_IS_RECORD (self) && column != NULL, NULL);

  return peek_text (get_private (self)->cells[find_column (self, column)].stored);
}

gint64
fw_record_get_stored_int (FwRecord *self, const char *column)
{
  g_return_val_if_fail (FW_IS_RECORD (self) && column != NULL, 0);

  return peek_int (get_private (self)->cells[find_column (self, column)].stored);
}

gboolean
fw_record_set_text (FwRecord *self, const char *column, const char *text)
{
  guint i;

  g_return_val_if_fail (FW_IS_RECORD (self) && column != NULL, FALSE);

  i = find_column (self, column);
  g_return_val_if_fail (is_text (FW_RECORD_GET_CLASS (self)->columns[i].type), FALSE);
  return set_value (self, i, text != NULL ? g_variant_new_string (text) : NULL, TRUE);
}

gboolean
fw_record_set_int (FwRecord *self, const char *column, gint64 value)
{
  guint i;

  g_return_val_if_fail (FW_IS_RECORD (self) && column != NULL, FALSE);

  i = find_column (self, column);
  g_return_val_if_fail (!is_text (FW_RECORD_GET_CLASS (self)->columns[i].type), FALSE);
  return set_value (self, i, g_variant_new_int64 (value), TRUE);
}

gboolean
fw_record_set_null (FwRecord *self, const char *column)
{
  g_return_val_if_fail (FW_IS_RECORD (self) && column != NULL, FALSE);

  return set_value (self, find_column (self, column), NULL, TRUE);
}

static FwRow *
dup_dirty (FwRecord *self, gboolean stored)
{
  FwRecordPrivate *priv = get_private (self);
  FwRow *row = NULL;

  for (guint i = 0; i < FW_RECORD_GET_CLASS (self)->n_columns; i++)
    if (has_own_value (priv, &priv->cells[i]))
      {
        if (row == NULL)
          row = fw_row_new ();
        fw_row_set (row, FW_RECORD_GET_CLASS (self)->columns[i].name,
                    !stored                   ? priv->cells[i].current
                    : priv->cells[i].conflict ? priv->cells[i].seen
                                              : priv->cells[i].stored);
      }
  return row;
}

FwRow *
fw_record_dup_changes (FwRecord *self)
{
  g_return_val_if_fail (FW_IS_RECORD (self), NULL);

  return dup_dirty (self, FALSE);
}

FwRow *
_fw_record_dup_stored (FwRecord *self)
{
  return dup_dirty (self, TRUE);
}

void
fw_record_revert (FwRecord *self)
{
  FwRecordPrivate *priv;

  g_return_if_fail (FW_IS_RECORD (self));

  priv = get_private (self);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < FW_RECORD_GET_CLASS (self)->n_columns; i++)
    {
      gboolean dirty = fw_record_is_dirty (self);

      if (equal (priv->cells[i].current, priv->cells[i].stored))
        continue;
      set_variant (&priv->cells[i].current, priv->cells[i].stored);
      g_object_notify_by_pspec (G_OBJECT (self), FW_RECORD_GET_CLASS (self)->pspecs[i]);
      notify_dirty (self, dirty);
    }
  settle_conflict (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
fw_record_rebase (FwRecord *self)
{
  g_return_if_fail (FW_IS_RECORD (self));

  for (guint i = 0; i < FW_RECORD_GET_CLASS (self)->n_columns; i++)
    get_private (self)->cells[i].conflict = FALSE;
  settle_conflict (self);
}

void
_fw_record_begin_save (FwRecord *self)
{
  FwRecordPrivate *priv = get_private (self);

  for (guint i = 0; i < FW_RECORD_GET_CLASS (self)->n_columns; i++)
    set_variant (&priv->cells[i].saving, priv->cells[i].current);
  priv->saving = TRUE;
}

void
_fw_record_end_save (FwRecord *self)
{
  gboolean dirty = fw_record_is_dirty (self);

  get_private (self)->saving = FALSE;
  notify_dirty (self, dirty);
}

/* TRUE when what the user sees has changed. */
static gboolean
adopt_cell (FwRecordPrivate *priv, Cell *cell, GVariant *value, gboolean foreign)
{
  gboolean own = has_own_value (priv, cell);
  gboolean same = equal (value, cell->stored) || (priv->saving && equal (value, cell->saving));

  if (own && foreign && !same && !equal (value, cell->current))
    {
      /* A second change by others is over the same text of the user. */
      if (!cell->conflict)
        set_variant (&cell->seen, cell->stored);
      cell->conflict = TRUE;
    }
  set_variant (&cell->stored, value);
  if (own || equal (value, cell->current))
    return FALSE;
  set_variant (&cell->current, value);
  if (priv->saving)
    set_variant (&cell->saving, value);
  return TRUE;
}

void
_fw_record_adopt (FwRecord *self, FwRow *row, gint64 version, gboolean foreign)
{
  FwRecordPrivate *priv = get_private (self);
  FwRecordClass *klass = FW_RECORD_GET_CLASS (self);
  gboolean dirty = fw_record_is_dirty (self);

  if (!priv->conflicting)
    priv->seen_version = priv->version;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < klass->n_columns; i++)
    {
      Cell *cell = &priv->cells[i];

      if (fw_row_has (row, klass->columns[i].name)
          && adopt_cell (priv, cell, fw_row_get (row, klass->columns[i].name), foreign))
        g_object_notify_by_pspec (G_OBJECT (self), klass->pspecs[i]);
    }
  priv->version = version;
  settle_conflict (self);
  _fw_record_set_deleted (self, FALSE);
  notify_dirty (self, dirty);
  g_object_thaw_notify (G_OBJECT (self));
}

void
_fw_record_set_deleted (FwRecord *self, gboolean deleted)
{
  if (get_private (self)->deleted == deleted)
    return;
  get_private (self)->deleted = deleted;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DELETED]);
}

gboolean
_fw_record_recover (FwRecord *self, FwRow *values, FwRow *before)
{
  FwRecordPrivate *priv = get_private (self);
  FwRecordClass *klass = FW_RECORD_GET_CLASS (self);
  gboolean any = FALSE;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const char *name = klass->columns[i].name;
      Cell *cell = &priv->cells[i];
      gboolean moved;

      if (!fw_row_has (values, name) || has_own_value (priv, cell)
          || equal (fw_row_get (values, name), cell->stored))
        continue;
      moved = before == NULL || !fw_row_has (before, name)
              || !equal (fw_row_get (before, name), cell->stored);
      if (!set_value (self, i, fw_row_get (values, name), FALSE))
        continue;
      any = TRUE;
      cell->conflict = moved;
      set_variant (&cell->seen, moved && before != NULL ? fw_row_get (before, name) : NULL);
      /* Any version before this one: a save is refused until the user decides. */
      if (moved)
        priv->seen_version = priv->version - 1;
    }
  settle_conflict (self);
  if (any)
    {
      priv->recovered = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECOVERED]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  return any;
}

gboolean
_fw_record_claim (FwRecord *self, gpointer session)
{
  FwRecordPrivate *priv = get_private (self);

  if (priv->session == NULL && fw_record_is_dirty (self))
    priv->session = session;
  return priv->session == session;
}

void
_fw_record_release (FwRecord *self, gpointer session)
{
  if (get_private (self)->session == session)
    get_private (self)->session = NULL;
}

FwRecord *
_fw_record_construct (FwStore *store, GType type, gint64 id)
{
  FwRecord *self;
  FwRecordPrivate *priv;

  g_return_val_if_fail (g_type_is_a (type, FW_TYPE_RECORD), NULL);

  self = g_object_new (type, NULL);
  priv = get_private (self);
  priv->store = g_object_ref (store);
  priv->id = id;
  return self;
}

static void
fw_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwRecord *self = FW_RECORD (object);
  FwRecordPrivate *priv = get_private (self);

  if (pspec->owner_type != FW_TYPE_RECORD)
    {
      GVariant *current = priv->cells[prop_id - 1].current;

      if (G_VALUE_HOLDS_STRING (value))
        g_value_set_string (value, peek_text (current));
      else if (G_VALUE_HOLDS_BOOLEAN (value))
        g_value_set_boolean (value, peek_int (current) != 0);
      else
        g_value_set_int64 (value, peek_int (current));
      return;
    }
  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, priv->id);
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, fw_record_is_dirty (self));
      break;
    case PROP_DELETED:
      g_value_set_boolean (value, priv->deleted);
      break;
    case PROP_CONFLICT:
      g_value_set_boolean (value, priv->conflicting);
      break;
    case PROP_RECOVERED:
      g_value_set_boolean (value, priv->recovered);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FwRecord *self = FW_RECORD (object);
  guint i = prop_id - 1;
  gint64 number;

  if (pspec->owner_type == FW_TYPE_RECORD)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (G_VALUE_HOLDS_STRING (value))
    {
      const char *text = g_value_get_string (value);

      set_value (self, i, text != NULL ? g_variant_new_string (text) : NULL, TRUE);
      return;
    }
  number = G_VALUE_HOLDS_BOOLEAN (value) ? g_value_get_boolean (value) : g_value_get_int64 (value);
  /* A binding that only repeats what it read does not turn NULL into 0. */
  if (number != peek_int (get_private (self)->cells[i].current))
    set_value (self, i, g_variant_new_int64 (number), TRUE);
}

static void
fw_record_constructed (GObject *object)
{
  FwRecordClass *klass = FW_RECORD_GET_CLASS (object);

  g_assert (klass->columns != NULL);
  get_private (FW_RECORD (object))->cells = g_new0 (Cell, klass->n_columns);
  G_OBJECT_CLASS (fw_record_parent_class)->constructed (object);
}

static void
fw_record_dispose (GObject *object)
{
  FwRecordPrivate *priv = get_private (FW_RECORD (object));

  if (priv->store != NULL)
    _fw_record_map_remove (priv->store, FW_RECORD (object));
  G_OBJECT_CLASS (fw_record_parent_class)->dispose (object);
}

static void
fw_record_finalize (GObject *object)
{
  FwRecordPrivate *priv = get_private (FW_RECORD (object));

  for (guint i = 0; i < FW_RECORD_GET_CLASS (object)->n_columns; i++)
    {
      g_clear_pointer (&priv->cells[i].stored, g_variant_unref);
      g_clear_pointer (&priv->cells[i].current, g_variant_unref);
      g_clear_pointer (&priv->cells[i].saving, g_variant_unref);
      g_clear_pointer (&priv->cells[i].seen, g_variant_unref);
    }
  g_free (priv->cells);
  g_clear_object (&priv->store);
  G_OBJECT_CLASS (fw_record_parent_class)->finalize (object);
}

static void
fw_record_class_init (FwRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = fw_record_constructed;
  object_class->dispose = fw_record_dispose;
  object_class->finalize = fw_record_finalize;
  object_class->get_property = fw_record_get_property;
  object_class->set_property = fw_record_set_property;

  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  props[PROP_DELETED] = g_param_spec_boolean ("deleted", NULL, NULL, FALSE, flags);
  props[PROP_CONFLICT] = g_param_spec_boolean ("conflict", NULL, NULL, FALSE, flags);
  props[PROP_RECOVERED] = g_param_spec_boolean ("recovered", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[TOUCHED] = g_signal_new ("touched", FW_TYPE_RECORD, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_record_init (FwRecord *self)
{
}

void
fw_record_class_set_columns (FwRecordClass *klass,
                             const char *table,
                             const FwColumn *columns,
                             guint n_columns)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_return_if_fail (FW_IS_RECORD_CLASS (klass) && table != NULL && columns != NULL);

  /* GObject lets no class inherit them. */
  G_OBJECT_CLASS (klass)->get_property = fw_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = fw_record_set_property;
  klass->table = table;
  klass->columns = columns;
  klass->n_columns = n_columns;
  klass->pspecs = g_new0 (GParamSpec *, n_columns); /* as long as the class: for ever */
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *dashed = g_strdelimit (g_strdup (columns[i].name), "_", '-');
      const char *name = g_intern_string (dashed);

      if (is_text (columns[i].type))
        klass->pspecs[i] = g_param_spec_string (name, NULL, NULL, NULL, flags);
      else if (columns[i].type == FW_COLUMN_BOOL)
        klass->pspecs[i] = g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
      else
        klass->pspecs[i] = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, klass->pspecs[i]);
    }
}
