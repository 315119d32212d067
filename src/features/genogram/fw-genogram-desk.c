/* fw-genogram-desk.c: see fw-genogram-desk.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/genogram/fw-genogram-desk.h"
#include "widgets/fw-async.h"
#include "widgets/fw-undo.h"

/* An act on its way to the store. */
typedef struct
{
  FwFamilyFile *base; /* what it was made from; NULL: what the act before it left */
  FwFamily *edited;
  char *label;
} Act;

struct _FwGenogramDesk
{
  GObject parent_instance;

  FwStore *store;
  gint64 case_id;
  FwUndo *undo;
  FwScene *scene;
  FwTextMeasure measure;
  gpointer measure_data;

  FwFamilyFile *file; /* as stored */
  FwFamily *edited;   /* an act on its way, or a preview; NULL: the file's */
  gboolean previewing;
  GQueue acts; /* Act */
  gboolean storing;
  gboolean loading, load_again;
  DexPromise *idle; /* resolved when nothing is on its way; NULL when nothing is */

  FwDay day, known, compare;
  FwGenogramLayers layers;
  gboolean network;
  gboolean together;
  FwFamilyShare share;
  GHashTable *before; /* ids of what was known when the family sat down */
  FwFamily *shared;   /* what is made from it when together; NULL */
  FwFamilyDay *shown;
  FwKin *kin;
  FwGenogram *genogram;
  GHashTable *places;      /* where persons stand */
  GHashTable *places_back; /* before they were tidied up */
  char *focus;             /* wanted once it is there */
};

G_DEFINE_FINAL_TYPE (FwGenogramDesk, fw_genogram_desk, G_TYPE_OBJECT)

enum
{
  LOADED,
  CHANGED,
  FAILED,
  FOCUS_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
act_free (Act *act)
{
  g_clear_pointer (&act->base, fw_family_file_unref);
  g_clear_pointer (&act->edited, fw_family_free);
  g_free (act->label);
  g_free (act);
}

FwFamily *
fw_genogram_desk_get_family (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), NULL);

  if (self->edited != NULL)
    return self->edited;
  return self->file != NULL ? fw_family_file_get_family (self->file) : NULL;
}

/* Works out what is shown from the family and the day. */
static void
show (FwGenogramDesk *self)
{
  FwFamily *family = fw_genogram_desk_get_family (self);
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
  guint index;

  if (family == NULL)
    return;
  g_clear_pointer (&self->kin, fw_kin_free);
  g_clear_pointer (&self->shown, fw_family_day_free);
  g_clear_pointer (&self->shared, fw_family_free);
  if (self->together)
    {
      if (self->before == NULL)
        self->before = fw_family_dup_fact_ids (family);
      family = self->shared = fw_family_dup_shared (family, self->share, self->before);
    }
  self->shown = fw_family_day_new (family, fw_genogram_desk_get_day (self), self->known);
  index = fw_family_get_index_person (family);
  if (index != FW_FAMILY_NOBODY)
    self->kin = fw_kin_new (family, self->shown, index);

  options.day = fw_genogram_desk_get_day (self);
  options.known = self->known;
  options.compare = self->compare;
  options.layers = self->layers;
  options.plain = self->together;
  options.places = self->places;
  options.keep_places = fw_genogram_desk_is_past (self);
  options.measure = self->measure;
  options.measure_data = self->measure_data;
  g_clear_object (&self->genogram);
  if (self->network)
    options.places = NULL;
  self->genogram = self->network ? fw_genogram_new_network (family, &options)
                                 : fw_genogram_new (family, &options);
  /* A preview leaves no traces; a past day leaves everybody where they are. */
  if (!self->previewing && !self->network && !fw_genogram_desk_is_past (self))
    {
      g_clear_pointer (&self->places, g_hash_table_unref);
      self->places = fw_genogram_dup_places (self->genogram);
    }
  fw_genogram_fill_scene (self->genogram, self->scene);
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->focus != NULL && fw_scene_find (self->scene, self->focus) != NULL)
    {
      g_autofree char *focus = g_steal_pointer (&self->focus);

      g_signal_emit (self, signals[FOCUS_WANTED], 0, focus);
    }
}

static void
settle (FwGenogramDesk *self)
{
  g_autoptr (DexPromise) idle = NULL;

  if (self->storing || self->loading || self->acts.length > 0)
    return;
  idle = g_steal_pointer (&self->idle);
  if (idle != NULL)
    dex_promise_resolve_boolean (idle, TRUE);
}

/* --- loading ------------------------------------------------------------------------ */

static DexFuture *
load_fiber (gpointer data)
{
  FwGenogramDesk *self = data;
  g_autoptr (GError) error = NULL;
  gboolean first = self->file == NULL;

  do
    {
      FwFamilyFile *file;

      self->load_again = FALSE;
      file = dex_await_boxed (fw_family_repository_load (self->store, self->case_id), &error);
      if (file == NULL)
        break;
      g_clear_pointer (&self->file, fw_family_file_unref);
      self->file = file;
    }
  while (self->load_again);
  self->loading = FALSE;
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  /* What is on its way is newer to the eye; the load after it shows it stored. */
  else if (self->acts.length == 0 && !self->storing)
    {
      if (!self->previewing)
        g_clear_pointer (&self->edited, fw_family_free);
      show (self);
      if (first)
        g_signal_emit (self, signals[LOADED], 0);
    }
  settle (self);
  return NULL;
}

void
fw_genogram_desk_load (FwGenogramDesk *self)
{
  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));

  if (self->loading)
    {
      self->load_again = TRUE;
      return;
    }
  self->loading = TRUE;
  fw_ui_spawn (self, load_fiber);
}

static void
store_changed_cb (FwGenogramDesk *self, FwNotice *notice)
{
  if (self->file != NULL && fw_family_file_is_touched (self->file, notice))
    fw_genogram_desk_load (self);
}

gboolean
fw_genogram_desk_is_loaded (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), FALSE);

  return self->file != NULL;
}

/* --- acts ----------------------------------------------------------------------------- */

/* Stores @act, which was made from @base; the file as it is then, or NULL. */
static FwFamilyFile *
store_one (FwGenogramDesk *self, Act *act, FwFamilyFile *base, GError **error)
{
  g_autoptr (FwChangeSet) changes = fw_family_file_dup_changes (base, act->edited, act->label);
  FwChangeSet *applied;

  if (changes == NULL)
    return fw_family_file_ref (base);
  applied = dex_await_boxed (fw_store_commit (self->store, changes), error);
  if (applied == NULL)
    return NULL;
  fw_undo_push (self->undo, applied);
  /* The next act builds on the rows' new versions. */
  return dex_await_boxed (fw_family_repository_load (self->store, self->case_id), error);
}

/* Whether the store holds what @act left, and nothing of somebody else's: only then may
 * an act that was made on top of it be measured against the store. */
static gboolean
holds (FwFamilyFile *file, Act *act)
{
  g_autoptr (FwChangeSet) difference = fw_family_file_dup_changes (file, act->edited, act->label);

  return difference == NULL;
}

static DexFuture *
store_fiber (gpointer data)
{
  FwGenogramDesk *self = data;
  g_autoptr (FwFamilyFile) file = NULL;
  g_autoptr (GError) error = NULL;

  while (self->acts.length > 0 && error == NULL)
    {
      Act *act = g_queue_pop_head (&self->acts);
      FwFamilyFile *base = act->base != NULL ? act->base : file;
      FwFamilyFile *stored = store_one (self, act, base, &error);

      g_clear_pointer (&file, fw_family_file_unref);
      file = stored;
      if (error == NULL && self->acts.length > 0 && !holds (file, act))
        g_set_error_literal (&error, FW_STORE_ERROR, FW_STORE_ERROR_STALE,
                             _ ("Somebody else has changed this family meanwhile. Your last step "
                                "was not stored; please do it again."));
      act_free (act);
    }
  /* What was done after an act that failed stands on it. */
  g_queue_clear_full (&self->acts, (GDestroyNotify) act_free);
  self->storing = FALSE;
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  /* Shows what is stored, and lets go of what was shown before it was. */
  fw_genogram_desk_load (self);
  settle (self);
  return NULL;
}

FwFamily *
fw_genogram_desk_begin (FwGenogramDesk *self)
{
  FwFamily *family = fw_genogram_desk_get_family (self);

  g_return_val_if_fail (family != NULL, NULL);

  /* A preview is not what the act starts from. */
  if (self->previewing)
    family = fw_family_file_get_family (self->file);
  return fw_family_copy (family);
}

void
fw_genogram_desk_commit (FwGenogramDesk *self,
                         FwFamily *edited,
                         const char *label,
                         const char *focus)
{
  Act *act;

  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));
  g_return_if_fail (edited != NULL && label != NULL);

  self->previewing = FALSE;
  act = g_new0 (Act, 1);
  if (!self->storing)
    act->base = fw_family_file_ref (self->file);
  act->edited = fw_family_copy (edited);
  act->label = g_strdup (label);
  g_queue_push_tail (&self->acts, act);
  g_clear_pointer (&self->edited, fw_family_free);
  self->edited = edited;
  g_set_str (&self->focus, focus);
  show (self);
  if (!self->storing)
    {
      self->storing = TRUE;
      fw_ui_spawn (self, store_fiber);
    }
}

void
fw_genogram_desk_preview (FwGenogramDesk *self, FwFamily *edited)
{
  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));

  if (edited == NULL && !self->previewing)
    return;
  /* An act on its way keeps the picture. */
  if (self->acts.length > 0 || self->storing)
    {
      g_clear_pointer (&edited, fw_family_free);
      return;
    }
  g_clear_pointer (&self->edited, fw_family_free);
  self->edited = edited;
  self->previewing = edited != NULL;
  show (self);
}

gboolean
fw_genogram_desk_is_previewing (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), FALSE);

  return self->previewing;
}

void
fw_genogram_desk_tidy (FwGenogramDesk *self)
{
  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));

  g_clear_pointer (&self->places_back, g_hash_table_unref);
  self->places_back = g_steal_pointer (&self->places);
  show (self);
}

gboolean
fw_genogram_desk_untidy (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), FALSE);

  if (self->places_back == NULL)
    return FALSE;
  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = g_steal_pointer (&self->places_back);
  show (self);
  return TRUE;
}

gboolean
fw_genogram_desk_undo (FwGenogramDesk *self, GtkWidget *widget)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), FALSE);

  return fw_undo_undo (self->undo, widget);
}

gboolean
fw_genogram_desk_redo (FwGenogramDesk *self, GtkWidget *widget)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), FALSE);

  return fw_undo_redo (self->undo, widget);
}

DexFuture *
fw_genogram_desk_flush (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), NULL);

  if (!self->storing && self->acts.length == 0)
    return dex_future_new_true ();
  if (self->idle == NULL)
    self->idle = dex_promise_new ();
  return dex_ref (DEX_FUTURE (self->idle));
}

/* --- which day, which layers ------------------------------------------------------------ */

void
fw_genogram_desk_set_day (FwGenogramDesk *self, FwDay day, FwDay known, FwDay compare)
{
  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));

  if (day == fw_clock_today ())
    day = FW_DAY_NONE; /* goes on with the day */
  if (self->day == day && self->known == known && self->compare == compare)
    return;
  self->day = day;
  self->known = known;
  self->compare = compare;
  show (self);
}

FwDay
fw_genogram_desk_get_day (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), FW_DAY_NONE);

  return self->day != FW_DAY_NONE ? self->day : fw_clock_today ();
}

FwDay
fw_genogram_desk_get_known (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), FW_DAY_NONE);

  return self->known;
}

FwDay
fw_genogram_desk_get_compare (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), FW_DAY_NONE);

  return self->compare;
}

gboolean
fw_genogram_desk_is_past (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), FALSE);

  return self->day != FW_DAY_NONE || self->known != FW_DAY_NONE;
}

void
fw_genogram_desk_set_layers (FwGenogramDesk *self, FwGenogramLayers layers)
{
  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));

  if (self->layers == layers)
    return;
  self->layers = layers;
  show (self);
}

void
fw_genogram_desk_set_network (FwGenogramDesk *self, gboolean network)
{
  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));

  if (self->network == network)
    return;
  self->network = network;
  show (self);
}

FwGenogramLayers
fw_genogram_desk_get_layers (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), 0);

  return self->layers;
}

void
fw_genogram_desk_set_together (FwGenogramDesk *self)
{
  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));
  g_return_if_fail (self->file == NULL);

  self->together = TRUE;
}

void
fw_genogram_desk_set_share (FwGenogramDesk *self, FwFamilyShare share)
{
  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));

  if (self->share == share)
    return;
  self->share = share;
  show (self);
}

FwFamilyShare
fw_genogram_desk_get_share (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), 0);

  return self->share;
}

/* --- what is shown -------------------------------------------------------------------------- */

FwStore *
fw_genogram_desk_get_store (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), NULL);

  return self->store;
}

gint64
fw_genogram_desk_get_case (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), 0);

  return self->case_id;
}

FwFamilyFile *
fw_genogram_desk_get_file (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), NULL);

  return self->file;
}

FwFamilyDay *
fw_genogram_desk_get_shown (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), NULL);

  return self->shown;
}

FwKin *
fw_genogram_desk_get_kin (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), NULL);

  return self->kin;
}

FwGenogram *
fw_genogram_desk_get_genogram (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), NULL);

  return self->genogram;
}

FwScene *
fw_genogram_desk_get_scene (FwGenogramDesk *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM_DESK (self), NULL);

  return self->scene;
}

guint
fw_genogram_desk_find_person (FwGenogramDesk *self, const char *item_id)
{
  FwFamily *family = fw_genogram_desk_get_family (self);

  if (family == NULL || item_id == NULL)
    return FW_FAMILY_NOBODY;
  return fw_family_find_person (family, item_id);
}

void
fw_genogram_desk_set_measure (FwGenogramDesk *self, FwTextMeasure measure, gpointer data)
{
  g_return_if_fail (FW_IS_GENOGRAM_DESK (self));

  self->measure = measure;
  self->measure_data = data;
}

FwGenogramDesk *
fw_genogram_desk_new (FwStore *store, gint64 case_id)
{
  FwGenogramDesk *self = g_object_new (FW_TYPE_GENOGRAM_DESK, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  self->undo = fw_undo_new (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
fw_genogram_desk_finalize (GObject *object)
{
  FwGenogramDesk *self = FW_GENOGRAM_DESK (object);

  g_clear_pointer (&self->kin, fw_kin_free);
  g_clear_pointer (&self->shown, fw_family_day_free);
  g_clear_pointer (&self->shared, fw_family_free);
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_pointer (&self->edited, fw_family_free);
  g_clear_pointer (&self->file, fw_family_file_unref);
  g_queue_clear_full (&self->acts, (GDestroyNotify) act_free);
  dex_clear (&self->idle);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->places_back, g_hash_table_unref);
  g_clear_object (&self->genogram);
  g_clear_object (&self->scene);
  g_clear_object (&self->undo);
  g_clear_object (&self->store);
  g_free (self->focus);
  G_OBJECT_CLASS (fw_genogram_desk_parent_class)->finalize (object);
}

static void
fw_genogram_desk_class_init (FwGenogramDeskClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_genogram_desk_finalize;
  signals[LOADED]
      = g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[FOCUS_WANTED] = g_signal_new ("focus-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_genogram_desk_init (FwGenogramDesk *self)
{
  self->scene = fw_scene_new ();
  self->layers = FW_LAYER_ALL;
  self->day = self->known = self->compare = FW_DAY_NONE;
}
