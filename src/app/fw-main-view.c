/* fw-main-view.c: sidebar and pages of an open office.
 *
 * Made by the window at sign-in and destroyed at lock; holds the store. The
 * sidebar's entries come from the registry. Pages are made when first shown
 * and kept until the view goes.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-main-view.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-staff-repository.h"
#include "features/fw-page.h"
#include "features/fw-registry.h"
#include "features/fw-shell.h"
#include "widgets/fw-async.h"

#define N_RECENT 4

struct _FwMainView
{
  AdwBreakpointBin parent_instance;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *content_page;
  AdwNavigationView *navigation_view;
  GtkListBox *page_list;
  GtkListBox *recent_list;
  GtkWidget *recent_label;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *team_label;

  FwStore *store;
  GPtrArray *entries; /* of FwPageEntry, borrowed */
  GHashTable *pages;  /* id → AdwNavigationPage */
  GPtrArray *badges;  /* of GtkLabel, by entry */
  guint refresh_source;
  gboolean wide; /* the page on top has the sidebar's room */
  guint wide_source;
  GStrv place; /* steps that are still to go after unlocking; NULL when there */
  guint place_at;
  guint place_source;
};

static void
fw_main_view_shell_init (FwShellInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwMainView,
                               fw_main_view,
                               ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_SHELL, fw_main_view_shell_init))

typedef struct
{
  FwMainView *self;
  guint index;
} BadgeJob;

static void
badge_job_free (gpointer data)
{
  BadgeJob *job = data;

  g_object_unref (job->self);
  g_free (job);
}

static DexFuture *
badge_fiber (gpointer data)
{
  BadgeJob *job = data;
  const FwPageEntry *entry = g_ptr_array_index (job->self->entries, job->index);
  g_autofree char *text = dex_await_string (entry->badge (job->self->store), NULL);
  GtkLabel *label = g_ptr_array_index (job->self->badges, job->index);

  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
  return NULL;
}

static DexFuture *
recent_fiber (gpointer data)
{
  FwMainView *self = data;
  g_autoptr (FwResult) result
      = dex_await_boxed (fw_case_repository_list_recent (self->store, N_RECENT), NULL);

  gtk_list_box_remove_all (self->recent_list);
  for (guint i = 0; result != NULL && i < fw_result_get_n_rows (result); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *name = gtk_label_new (fw_result_get_text (result, i, 1));
      GtkWidget *number = gtk_label_new (fw_result_get_text (result, i, 2));
      GtkWidget *row = gtk_list_box_row_new ();
      g_autofree char *label = g_strdup_printf ("%s, %s", fw_result_get_text (result, i, 1),
                                                fw_result_get_text (result, i, 2));

      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_widget_set_hexpand (name, TRUE);
      gtk_widget_add_css_class (number, "dimmed");
      gtk_widget_add_css_class (number, "caption");
      gtk_widget_add_css_class (number, "numeric");
      gtk_box_append (GTK_BOX (box), name);
      gtk_box_append (GTK_BOX (box), number);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-case");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                        fw_result_get_int (result, i, 0));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_list_box_append (self->recent_list, row);
    }
  gtk_widget_set_visible (self->recent_label, result != NULL && fw_result_get_n_rows (result) > 0);
  return NULL;
}

void
fw_main_view_refresh (FwMainView *self)
{
  g_return_if_fail (FW_IS_MAIN_VIEW (self));

  fw_ui_spawn (self, recent_fiber);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const FwPageEntry *entry = g_ptr_array_index (self->entries, i);
      BadgeJob *job;

      if (entry->badge == NULL)
        continue;
      job = g_new0 (BadgeJob, 1);
      job->self = g_object_ref (self);
      job->index = i;
      fw_ui_spawn_full (badge_fiber, job, badge_job_free);
    }
}

static gboolean
refresh_cb (gpointer data)
{
  FwMainView *self = data;

  self->refresh_source = 0;
  fw_main_view_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (FwMainView *self, FwNotice *notice)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (200, refresh_cb, self);
}

static DexFuture *
staff_fiber (gpointer data)
{
  FwMainView *self = data;
  g_autoptr (FwResult) staff = dex_await_boxed (
      fw_staff_repository_describe (self->store, fw_store_get_staff (self->store)), NULL);
  const char *team;

  if (staff == NULL || fw_result_get_n_rows (staff) == 0)
    return NULL;
  team = fw_result_get_text (staff, 0, 2);
  adw_avatar_set_text (self->avatar, fw_result_get_text (staff, 0, 0));
  gtk_label_set_label (self->name_label, fw_result_get_text (staff, 0, 0));
  gtk_label_set_label (self->team_label, team != NULL ? team : fw_result_get_text (staff, 0, 1));
  return NULL;
}

static GtkWidget *
create_row (FwMainView *self, const FwPageEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (entry->icon_name);
  GtkWidget *label = gtk_label_new (_ (entry->title));
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (badge, "nav-badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (entry->title), -1);
  g_ptr_array_add (self->badges, badge);
  return row;
}

static AdwNavigationPage *
ensure_page (FwMainView *self, const FwPageEntry *entry)
{
  AdwNavigationPage *page = g_hash_table_lookup (self->pages, entry->id);

  if (page == NULL)
    {
      page = ADW_NAVIGATION_PAGE (entry->create (self->store));
      g_hash_table_insert (self->pages, (gpointer) entry->id, g_object_ref_sink (page));
    }
  return page;
}

static void
forget_place (FwMainView *self)
{
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_pointer (&self->place, g_strfreev);
  self->place_at = 0;
}

void
fw_main_view_show_nth (FwMainView *self, guint index)
{
  AdwNavigationPage *page;

  g_return_if_fail (FW_IS_MAIN_VIEW (self));

  if (index >= self->entries->len)
    return;
  forget_place (self);
  page = ensure_page (self, g_ptr_array_index (self->entries, index));
  adw_navigation_view_replace (self->navigation_view, &page, 1);
  gtk_list_box_select_row (self->page_list, gtk_list_box_get_row_at_index (self->page_list, index));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

gboolean
fw_main_view_show_page (FwMainView *self, const char *id)
{
  g_return_val_if_fail (FW_IS_MAIN_VIEW (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const FwPageEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->id, id) == 0)
        {
          fw_main_view_show_nth (self, i);
          return TRUE;
        }
    }
  return FALSE;
}

void
fw_main_view_show_tab (FwMainView *self, guint index)
{
  AdwNavigationPage *page;

  g_return_if_fail (FW_IS_MAIN_VIEW (self));

  page = adw_navigation_view_get_visible_page (self->navigation_view);
  if (page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "case.tab-number", "u", index);
}

static void
push (FwShell *shell, AdwNavigationPage *page)
{
  FwMainView *self = FW_MAIN_VIEW (shell);

  adw_navigation_view_push (self->navigation_view, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

AdwNavigationPage *
fw_main_view_get_visible (FwMainView *self)
{
  g_return_val_if_fail (FW_IS_MAIN_VIEW (self), NULL);

  return adw_navigation_view_get_visible_page (self->navigation_view);
}

FwStore *
fw_main_view_get_store (FwMainView *self)
{
  g_return_val_if_fail (FW_IS_MAIN_VIEW (self), NULL);

  return self->store;
}

DexFuture *
fw_main_view_flush (FwMainView *self)
{
  g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);
  GHashTableIter iter;
  gpointer page;

  g_return_val_if_fail (FW_IS_MAIN_VIEW (self), NULL);

  g_ptr_array_add (futures, fw_page_flush_below (GTK_WIDGET (self->navigation_view)));
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    if (gtk_widget_get_parent (page) == NULL)
      g_ptr_array_add (futures, fw_page_flush_below (page));
  return dex_future_allv ((DexFuture **) futures->pdata, futures->len);
}

GStrv
fw_main_view_dup_place (FwMainView *self)
{
  g_autoptr (GStrvBuilder) place = g_strv_builder_new ();
  g_autoptr (GListModel) stack = NULL;

  g_return_val_if_fail (FW_IS_MAIN_VIEW (self), NULL);

  stack = G_LIST_MODEL (adw_navigation_view_get_navigation_stack (self->navigation_view));
  for (guint i = 0; i < g_list_model_get_n_items (stack); i++)
    {
      g_autoptr (GtkWidget) page = g_list_model_get_item (stack, i);
      g_auto (GStrv) steps = FW_IS_PAGE (page) ? fw_page_dup_place (FW_PAGE (page)) : NULL;

      for (guint e = 0; e < self->entries->len; e++)
        {
          const FwPageEntry *entry = g_ptr_array_index (self->entries, e);

          if ((gpointer) page == g_hash_table_lookup (self->pages, entry->id))
            g_strv_builder_take (place, g_strdup_printf ("win.page::%s", entry->id));
        }
      if (steps != NULL)
        g_strv_builder_addv (place, (const char **) steps);
    }
  return g_strv_builder_end (place);
}

/* TRUE when the page on top is the one that @step opens. */
static gboolean
is_there (FwMainView *self, const char *step)
{
  AdwNavigationPage *page = fw_main_view_get_visible (self);
  g_auto (GStrv) steps = FW_IS_PAGE (page) ? fw_page_dup_place (FW_PAGE (page)) : NULL;

  return steps != NULL && g_strcmp0 (steps[0], step) == 0;
}

/* One page after the other: some open only after a look into the office. */
static gboolean
place_cb (gpointer data)
{
  FwMainView *self = data;

  self->place_source = 0;
  if (self->place_at > 0 && !is_there (self, self->place[self->place_at - 1]))
    {
      forget_place (self);
      return G_SOURCE_REMOVE;
    }
  while (self->place[self->place_at] != NULL)
    {
      const char *step = self->place[self->place_at++];
      AdwNavigationPage *page = fw_main_view_get_visible (self);
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      if (page == NULL || !g_action_parse_detailed_name (step, &name, &target, NULL))
        break;
      gtk_widget_activate_action_variant (GTK_WIDGET (page), name, target);
      if (g_str_has_prefix (name, "win."))
        return G_SOURCE_REMOVE;
    }
  forget_place (self);
  return G_SOURCE_REMOVE;
}

void
fw_main_view_show_place (FwMainView *self, const char *const *place)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (FW_IS_MAIN_VIEW (self) && place != NULL);

  forget_place (self);
  if (place[0] != NULL && g_action_parse_detailed_name (place[0], &name, &target, NULL)
      && g_str_equal (name, "win.page")
      && fw_main_view_show_page (self, g_variant_get_string (target, NULL)))
    place++;
  else
    fw_main_view_show_nth (self, 0);
  forget_place (self);
  self->place = g_strdupv ((char **) place);
  self->place_source = g_idle_add (place_cb, self);
}

static AdwNavigationPage *
get_visible (FwShell *shell)
{
  return fw_main_view_get_visible (FW_MAIN_VIEW (shell));
}

static void
update_collapsed (FwMainView *self)
{
  adw_navigation_split_view_set_collapsed (
      self->split_view,
      self->wide || adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self)) != NULL);
}

/* Not at once: collapsing moves the content, which unmaps the page that asked
 * and maps it again. */
static gboolean
wide_cb (gpointer data)
{
  FwMainView *self = data;

  self->wide_source = 0;
  update_collapsed (self);
  return G_SOURCE_REMOVE;
}

static void
set_wide (FwShell *shell, gboolean wide)
{
  FwMainView *self = FW_MAIN_VIEW (shell);

  self->wide = wide;
  if (self->wide_source == 0 && self->split_view != NULL)
    self->wide_source = g_idle_add (wide_cb, self);
}

static void
fw_main_view_shell_init (FwShellInterface *iface)
{
  iface->push = push;
  iface->set_wide = set_wide;
  iface->get_visible = get_visible;
}

static void
page_activated_cb (FwMainView *self, GtkListBoxRow *row)
{
  fw_main_view_show_nth (self, gtk_list_box_row_get_index (row));
}

static void
recent_activated_cb (FwMainView *self, GtkListBoxRow *row)
{
  /* The row's action opens the case; nothing else to do here. */
}

static void
visible_page_cb (FwMainView *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);

  if (page != NULL)
    adw_navigation_page_set_title (self->content_page, adw_navigation_page_get_title (page));
  if (self->place != NULL && self->place_source == 0)
    self->place_source = g_idle_add (place_cb, self);
}

GtkWidget *
fw_main_view_new (FwStore *store)
{
  FwMainView *self = g_object_new (FW_TYPE_MAIN_VIEW, NULL);

  self->store = g_object_ref (store);
  for (guint i = 0; i < self->entries->len; i++)
    gtk_list_box_append (self->page_list, create_row (self, g_ptr_array_index (self->entries, i)));
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, staff_fiber);
  fw_main_view_refresh (self);
  return GTK_WIDGET (self);
}

static void
fw_main_view_dispose (GObject *object)
{
  FwMainView *self = FW_MAIN_VIEW (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  forget_place (self);
  /* AdwBreakpointBin lets go of its child after the template has freed it. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  /* After the pages: they give the room back as they go. */
  g_clear_handle_id (&self->wide_source, g_source_remove);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_main_view_parent_class)->dispose (object);
}

static void
fw_main_view_finalize (GObject *object)
{
  FwMainView *self = FW_MAIN_VIEW (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->badges);
  G_OBJECT_CLASS (fw_main_view_parent_class)->finalize (object);
}

static void
fw_main_view_class_init (FwMainViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_main_view_dispose;
  object_class->finalize = fw_main_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/fallwerk/Fallwerk/ui/app/fw-main-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwMainView, split_view);
  gtk_widget_class_bind_template_child (widget_class, FwMainView, content_page);
  gtk_widget_class_bind_template_child (widget_class, FwMainView, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, FwMainView, page_list);
  gtk_widget_class_bind_template_child (widget_class, FwMainView, recent_list);
  gtk_widget_class_bind_template_child (widget_class, FwMainView, recent_label);
  gtk_widget_class_bind_template_child (widget_class, FwMainView, avatar);
  gtk_widget_class_bind_template_child (widget_class, FwMainView, name_label);
  gtk_widget_class_bind_template_child (widget_class, FwMainView, team_label);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_cb);
}

static void
fw_main_view_init (FwMainView *self)
{
  self->entries = fw_registry_dup_pages ();
  self->badges = g_ptr_array_new ();
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The breakpoint's setter puts back what it found: wide pages have the last word. */
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (update_collapsed), NULL);
}
