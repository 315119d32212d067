/* fw-conference-desk.c: see fw-conference-desk.h.
 *
 *   store ──changed──▶ reload ──▶ lists ──▶ "changed" ──▶ page, pane, second window
 *                                  ▲
 *   widgets ──▶ live records ──────┘ notify, once per main loop
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-office.h"
#include "domain/fw-person-repository.h"
#include "domain/fw-session-repository.h"
#include "domain/fw-staff-repository.h"
#include "features/conference/fw-conference-desk.h"
#include "features/conference/fw-projector-words.h"
#include "widgets/fw-async.h"
#include "widgets/fw-form-kinds.h"

enum
{
  PROP_0,
  PROP_STEP,
  PROP_SECONDS,
  PROP_NAMES_HIDDEN,
  PROP_WITH_FAMILY,
  PROP_BLANK,
  N_PROPS
};

enum
{
  LOADED,
  CHANGED,
  SPOT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwConferenceDesk, fw_conference_desk, G_TYPE_OBJECT)

static gboolean
changed_idle_cb (gpointer data)
{
  FwConferenceDesk *self = data;

  self->changed_source = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_changed (FwConferenceDesk *self)
{
  /* Before the next frame: text appears in the second window as it is typed. */
  if (self->changed_source == 0 && self->store != NULL)
    self->changed_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, changed_idle_cb, self, NULL);
}

static void
follow (FwConferenceDesk *self, FwRecord *record, const char *label)
{
  if (g_signal_handler_find (record, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL,
                             queue_changed, self)
      == 0)
    g_signal_connect_object (record, "notify", G_CALLBACK (queue_changed), self, G_CONNECT_SWAPPED);
  if (label != NULL)
    fw_edit_session_watch (self->edits, record, label);
}

/* Makes @list hold what @found has, without touching what stays. */
static void
take_list (FwConferenceDesk *self, GListStore *list, GListModel *found, const char *label)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_new = g_list_model_get_n_items (found);
  guint prefix = 0, suffix = 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_new; i++)
    {
      GObject *item = g_list_model_get_item (found, i);

      g_ptr_array_add (items, item);
      if (FW_IS_RECORD (item))
        follow (self, FW_RECORD (item), label);
    }
  for (; prefix < MIN (n_old, n_new); prefix++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (list), prefix);

      if (old != g_ptr_array_index (items, prefix))
        break;
    }
  for (; suffix < MIN (n_old, n_new) - prefix; suffix++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (list), n_old - 1 - suffix);

      if (old != g_ptr_array_index (items, n_new - 1 - suffix))
        break;
    }
  if (prefix + suffix < MAX (n_old, n_new))
    g_list_store_splice (list, prefix, n_old - prefix - suffix, items->pdata + prefix,
                         n_new - prefix - suffix);
}

/* A session's people hear all its cases, except those who come for one alone. */
static GListModel *
dup_people (FwConferenceDesk *self, GListModel *people)
{
  GListStore *mine = g_list_store_new (FW_TYPE_SESSION_PERSON);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (people, i);
      gint64 only = fw_record_get_int (person, "conference_id");

      if (only == 0 || only == self->id)
        g_list_store_append (mine, person);
    }
  return G_LIST_MODEL (mine);
}

static gboolean
await_list (FwConferenceDesk *self,
            DexFuture *future,
            GListStore *list,
            const char *label,
            GError **error)
{
  g_autoptr (GListModel) found = dex_await_object (future, error);

  if (found == NULL)
    return FALSE;
  if (self->store != NULL)
    take_list (self, list, found, label);
  return TRUE;
}

/* The lists, each as it stands now. */
static gboolean
await_lists (FwConferenceDesk *self, FwStore *store, GError **error)
{
  gint64 session_id = fw_record_get_int (self->conference, "session_id");
  g_autoptr (GListModel) former = NULL;

  if (session_id != 0)
    {
      g_autoptr (GListModel) all = NULL;
      g_autoptr (GListModel) mine = NULL;

      if (self->session == NULL || fw_record_get_id (self->session) != session_id)
        {
          g_autoptr (FwRecord) session
              = dex_await_object (fw_session_repository_load (store, session_id), error);

          if (session == NULL)
            return FALSE;
          g_set_object (&self->session, session);
          if (self->store != NULL)
            follow (self, session, NULL);
        }
      all = dex_await_object (fw_session_repository_load_people (store, session_id), error);
      if (all == NULL)
        return FALSE;
      mine = dup_people (self, all);
      if (self->store != NULL)
        take_list (self, self->people, mine, _ ("Change person"));
    }
  if (!await_list (self, fw_decision_repository_load_for (store, self->id), self->decisions,
                   _ ("Change decision"), error))
    return FALSE;
  /* Deleted meanwhile, here or by somebody else: the list held it. */
  if (self->spot != NULL && !g_list_store_find (self->decisions, self->spot, NULL))
    fw_conference_desk_set_spot (self, NULL);
  if (session_id != 0
      && !await_list (self, fw_conference_repository_load_rounds (store, self->id), self->rounds,
                      _ ("Change vote"), error))
    return FALSE;
  if (!await_list (self, fw_conference_repository_load_agreed (store, self->id), self->agreed,
                   _ ("Change agreed value"), error))
    return FALSE;
  if (fw_conference_desk_is_revealed (self)
      && !await_list (self, fw_conference_repository_load_ratings (store, self->id, 0),
                      self->ratings, _ ("Change dissent"), error))
    return FALSE;
  former = dex_await_object (fw_conference_repository_load_former (store, self->id), error);
  if (former == NULL)
    return FALSE;
  g_set_str (&self->since, g_object_get_data (G_OBJECT (former), "since"));
  if (self->store != NULL)
    take_list (self, self->former, former, NULL);
  g_clear_pointer (&self->versions, fw_result_unref);
  self->versions
      = dex_await_boxed (fw_conference_repository_list_versions (store, self->id), error);
  if (self->versions == NULL)
    return FALSE;
  g_clear_pointer (&self->proposed, fw_result_unref);
  self->proposed
      = dex_await_boxed (fw_conference_repository_load_proposed (store, self->id), error);
  return self->proposed != NULL;
}

static gboolean
await_masks (FwConferenceDesk *self, FwStore *store, GError **error)
{
  g_autoptr (GListModel) roles
      = dex_await_object (fw_person_repository_list_roles (store, self->case_id), error);

  if (roles == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (FwRecord) role = g_list_model_get_item (roles, i);
      g_autoptr (FwRecord) person = dex_await_object (
          fw_store_load_record (store, FW_TYPE_PERSON, fw_record_get_int (role, "person_id")),
          NULL);

      if (person != NULL)
        fw_masks_add_person (self->masks, fw_record_get_text (person, "given_name"),
                             fw_record_get_text (person, "family_name"),
                             fw_record_get_text (person, "born"));
    }
  fw_masks_add_family (self->masks, self->case_name);
  return TRUE;
}

/* What does not change while the page is shown. */
static gboolean
await_base (FwConferenceDesk *self, FwStore *store, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) form_row = NULL;
  g_autoptr (FwRow) settings = NULL;
  g_autoptr (FwResult) file = NULL;
  GError *failed = NULL;
  gint64 form_id;

  self->conference = dex_await_object (fw_conference_repository_load (store, self->id), error);
  if (self->conference == NULL)
    return FALSE;
  self->case_id = fw_record_get_int (self->conference, "case_id");
  form_id = fw_record_get_int (self->conference, "form_id");
  form_row = dex_await_boxed (fw_form_repository_load (store, form_id), error);
  if (form_row == NULL)
    return FALSE;
  self->kind = dex_await_boxed (
      fw_conference_kind_load_dated (store, fw_row_get_text (form_row, "template"),
                                     fw_row_get_text (form_row, "template_valid_from")),
      error);
  if (self->kind == NULL)
    return FALSE;
  self->form = dex_await_object (fw_form_load (store, form_id), error);
  if (self->form == NULL)
    return FALSE;
  self->safety = dex_await_string (fw_conference_repository_load_safety (store, self->id), error);
  if (self->safety == NULL)
    return FALSE;
  self->escalation = dex_await_string (fw_decision_repository_default_escalation (store), error);
  if (self->escalation == NULL)
    return FALSE;
  file = dex_await_boxed (fw_case_repository_load (store, self->case_id), error);
  if (file == NULL)
    return FALSE;
  if (fw_result_get_n_rows (file) > 0)
    {
      self->case_name = g_strdup (fw_result_get_text (file, 0, FW_CASE_NAME));
      self->case_number = g_strdup (fw_result_get_text (file, 0, FW_CASE_NUMBER));
    }
  self->staff = dex_await_boxed (fw_staff_repository_list_active (store), error);
  if (self->staff == NULL)
    return FALSE;
  self->kinds = fw_form_kinds_await (store, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  settings = dex_await_boxed (fw_office_load_settings (store, today), error);
  if (settings == NULL)
    return FALSE;
  fw_office_get_calendar (settings, &self->calendar);
  return await_masks (self, store, error);
}

static void
begin (FwConferenceDesk *self)
{
  guint n = self->kind->steps->len;
  const char *step = fw_record_get_text (self->conference, "step");

  self->edits = fw_edit_session_new (self->store);
  fw_form_watch_answers (self->form, self->edits);
  follow (self, self->conference, _ ("Change minutes"));
  self->context = fw_form_context_new (self->form, self->edits);
  fw_form_context_set_kinds (self->context, g_steal_pointer (&self->kinds));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (queue_changed), self,
                           G_CONNECT_SWAPPED);
  g_array_set_size (self->seconds, n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (((FwStep *) g_ptr_array_index (self->kind->steps, i))->name, step) == 0)
      self->step = i;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwConferenceDesk *self = data;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (self->store == NULL)
    return NULL;
  store = g_object_ref (self->store);
  self->loading = TRUE;
  ok = await_base (self, store, &error);
  if (ok && self->store != NULL)
    {
      begin (self);
      ok = await_lists (self, store, &error);
    }
  self->loading = FALSE;
  if (self->store == NULL)
    return NULL;
  g_signal_emit (self, signals[LOADED], 0, error);
  if (ok)
    queue_changed (self);
  if (ok && self->reload_wanted)
    fw_conference_desk_queue_reload (self);
  return NULL;
}

static DexFuture *
reload_fiber (gpointer data)
{
  FwConferenceDesk *self = data;
  g_autoptr (FwStore) store = NULL;

  if (self->store == NULL)
    return NULL;
  store = g_object_ref (self->store);
  self->loading = TRUE;
  do
    {
      g_autoptr (GError) error = NULL;

      self->reload_wanted = FALSE;
      if (!await_lists (self, store, &error)
          && !g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED))
        g_warning ("A conference could not be read again: %s", error->message);
    }
  while (self->reload_wanted && self->store != NULL);
  self->loading = FALSE;
  queue_changed (self);
  return NULL;
}

void
fw_conference_desk_queue_reload (FwConferenceDesk *self)
{
  g_return_if_fail (FW_IS_CONFERENCE_DESK (self));

  self->reload_wanted = TRUE;
  if (!self->loading && self->edits != NULL)
    fw_ui_spawn (self, reload_fiber);
}

static void
store_changed_cb (FwConferenceDesk *self, FwNotice *notice)
{
  static const char *const tables[]
      = {"session_person", "decision",   "conference_round", "rating",
         "agreed_rating",  "conference", "frozen_document",  "distribution"};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (fw_notice_has_table (notice, tables[i]))
      {
        fw_conference_desk_queue_reload (self);
        return;
      }
}

gboolean
fw_conference_desk_is_loaded (FwConferenceDesk *self)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), FALSE);

  return self->edits != NULL;
}

gboolean
fw_conference_desk_is_editable (FwConferenceDesk *self)
{
  const char *status;

  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), FALSE);

  if (self->edits == NULL)
    return FALSE;
  status = fw_record_get_text (self->conference, "status");
  return g_strcmp0 (status, "closed") != 0 && g_strcmp0 (status, "withdrawn") != 0;
}

gboolean
fw_conference_desk_is_revealed (FwConferenceDesk *self)
{
  const char *at;

  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), FALSE);

  at = self->conference != NULL ? fw_record_get_text (self->conference, "revealed_at") : NULL;
  return at != NULL && at[0] != '\0';
}

guint
fw_conference_desk_get_n_steps (FwConferenceDesk *self)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), 0);

  return self->kind != NULL ? self->kind->steps->len : 0;
}

const FwStep *
fw_conference_desk_get_step (FwConferenceDesk *self, guint step)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), NULL);

  return step < fw_conference_desk_get_n_steps (self) ? g_ptr_array_index (self->kind->steps, step)
                                                      : NULL;
}

guint
fw_conference_desk_find_part (FwConferenceDesk *self, FwStepPart part)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), G_MAXUINT);

  for (guint i = 0; i < fw_conference_desk_get_n_steps (self); i++)
    if (fw_conference_desk_get_step (self, i)->part == part)
      return i;
  return G_MAXUINT;
}

void
fw_conference_desk_set_step (FwConferenceDesk *self, guint step)
{
  const FwStep *which;

  g_return_if_fail (FW_IS_CONFERENCE_DESK (self));

  which = fw_conference_desk_get_step (self, step);
  if (which == NULL || step == self->step)
    return;
  self->step = step;
  self->spot = NULL;
  self->spot_domain = 0;
  if (fw_conference_desk_is_editable (self))
    fw_record_set_text (self->conference, "step", which->name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS]);
}

static gboolean
tick_cb (gpointer data)
{
  FwConferenceDesk *self = data;

  if (self->step < self->seconds->len)
    {
      g_array_index (self->seconds, guint, self->step)++;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS]);
    }
  return G_SOURCE_CONTINUE;
}

void
fw_conference_desk_run (FwConferenceDesk *self, gboolean run)
{
  g_return_if_fail (FW_IS_CONFERENCE_DESK (self));

  if (run && self->timer_source == 0 && self->store != NULL)
    self->timer_source = g_timeout_add_seconds (1, tick_cb, self);
  else if (!run)
    g_clear_handle_id (&self->timer_source, g_source_remove);
}

guint
fw_conference_desk_get_seconds (FwConferenceDesk *self)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), 0);

  return self->step < self->seconds->len ? g_array_index (self->seconds, guint, self->step) : 0;
}

void
fw_conference_desk_set_spot (FwConferenceDesk *self, FwRecord *decision)
{
  g_return_if_fail (FW_IS_CONFERENCE_DESK (self));

  if (self->spot == decision)
    return;
  self->spot = decision;
  g_signal_emit (self, signals[SPOT], 0);
}

void
fw_conference_desk_set_draft (FwConferenceDesk *self, const char *what, const char *who, FwDay due)
{
  g_return_if_fail (FW_IS_CONFERENCE_DESK (self));

  g_set_str (&self->draft_what, what);
  g_set_str (&self->draft_who, who);
  self->draft_due = due;
  queue_changed (self);
}

void
fw_conference_desk_set_spot_domain (FwConferenceDesk *self, guint domain)
{
  g_return_if_fail (FW_IS_CONFERENCE_DESK (self));

  if (self->spot_domain == domain || self->kind == NULL || domain >= self->kind->domains->len)
    return;
  self->spot_domain = domain;
  g_signal_emit (self, signals[SPOT], 0);
}

FwConferenceDesk *
fw_conference_desk_new (FwStore *store, gint64 conference_id)
{
  FwConferenceDesk *self = g_object_new (FW_TYPE_CONFERENCE_DESK, NULL);

  self->store = g_object_ref (store);
  self->id = conference_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return self;
}

void
fw_conference_desk_stop (FwConferenceDesk *self)
{
  g_return_if_fail (FW_IS_CONFERENCE_DESK (self));

  if (self->store == NULL)
    return;
  fw_conference_desk_run (self, FALSE);
  g_clear_handle_id (&self->changed_source, g_source_remove);
  if (self->edits != NULL)
    dex_future_disown (fw_edit_session_keep (self->edits));
  g_clear_object (&self->store);
}

static void
fw_conference_desk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwConferenceDesk *self = FW_CONFERENCE_DESK (object);

  switch (prop_id)
    {
    case PROP_STEP:
      g_value_set_uint (value, self->step);
      break;
    case PROP_SECONDS:
      g_value_set_uint (value, fw_conference_desk_get_seconds (self));
      break;
    case PROP_NAMES_HIDDEN:
      g_value_set_boolean (value, self->names_hidden);
      break;
    case PROP_WITH_FAMILY:
      g_value_set_boolean (value, self->with_family);
      break;
    case PROP_BLANK:
      g_value_set_boolean (value, self->blank);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_flag (FwConferenceDesk *self, gboolean *flag, gboolean value, GParamSpec *pspec)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  queue_changed (self);
}

static void
fw_conference_desk_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  FwConferenceDesk *self = FW_CONFERENCE_DESK (object);

  switch (prop_id)
    {
    case PROP_STEP:
      fw_conference_desk_set_step (self, g_value_get_uint (value));
      break;
    case PROP_NAMES_HIDDEN:
      set_flag (self, &self->names_hidden, g_value_get_boolean (value), pspec);
      break;
    case PROP_WITH_FAMILY:
      set_flag (self, &self->with_family, g_value_get_boolean (value), pspec);
      break;
    case PROP_BLANK:
      set_flag (self, &self->blank, g_value_get_boolean (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_conference_desk_dispose (GObject *object)
{
  FwConferenceDesk *self = FW_CONFERENCE_DESK (object);

  fw_conference_desk_stop (self);
  g_clear_object (&self->context);
  g_clear_object (&self->edits);
  g_clear_object (&self->form);
  g_clear_object (&self->session);
  g_clear_object (&self->conference);
  G_OBJECT_CLASS (fw_conference_desk_parent_class)->dispose (object);
}

static void
fw_conference_desk_finalize (GObject *object)
{
  FwConferenceDesk *self = FW_CONFERENCE_DESK (object);

  g_clear_pointer (&self->kind, fw_conference_kind_unref);
  g_clear_pointer (&self->staff, fw_result_unref);
  g_clear_pointer (&self->versions, fw_result_unref);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->proposed, fw_result_unref);
  g_clear_pointer (&self->masks, g_ptr_array_unref);
  g_clear_pointer (&self->seconds, g_array_unref);
  g_clear_object (&self->people);
  g_clear_object (&self->decisions);
  g_clear_object (&self->rounds);
  g_clear_object (&self->ratings);
  g_clear_object (&self->agreed);
  g_clear_object (&self->former);
  g_free (self->draft_what);
  g_free (self->draft_who);
  g_free (self->safety);
  g_free (self->escalation);
  g_free (self->since);
  g_free (self->case_name);
  g_free (self->case_number);
  G_OBJECT_CLASS (fw_conference_desk_parent_class)->finalize (object);
}

static void
fw_conference_desk_class_init (FwConferenceDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fw_conference_desk_get_property;
  object_class->set_property = fw_conference_desk_set_property;
  object_class->dispose = fw_conference_desk_dispose;
  object_class->finalize = fw_conference_desk_finalize;

  properties[PROP_STEP]
      = g_param_spec_uint ("step", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECONDS] = g_param_spec_uint ("seconds", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAMES_HIDDEN]
      = g_param_spec_boolean ("names-hidden", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WITH_FAMILY]
      = g_param_spec_boolean ("with-family", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BLANK]
      = g_param_spec_boolean ("blank", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SPOT] = g_signal_new ("spot", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
fw_conference_desk_init (FwConferenceDesk *self)
{
  self->names_hidden = TRUE;
  self->draft_what = g_strdup ("");
  self->draft_who = g_strdup ("");
  self->draft_due = FW_DAY_NONE;
  self->calendar.land = FW_N_LANDS;
  self->seconds = g_array_new (FALSE, TRUE, sizeof (guint));
  self->masks = fw_masks_new ();
  self->people = g_list_store_new (FW_TYPE_SESSION_PERSON);
  self->decisions = g_list_store_new (FW_TYPE_DECISION);
  self->rounds = g_list_store_new (FW_TYPE_CONFERENCE_ROUND);
  self->ratings = g_list_store_new (FW_TYPE_RATING);
  self->agreed = g_list_store_new (FW_TYPE_AGREED_RATING);
  self->former = g_list_store_new (FW_TYPE_DECISION_ITEM);
}
