/* fw-registry.c: see fw-registry.h. */
#include "config.h"

#include "features/fw-registry.h"

static const FwFeature *const *registered;

void
fw_registry_set_features (const FwFeature *const *features)
{
  registered = features;
}

const FwFeature *const *
fw_registry_get_features (void)
{
  static const FwFeature *const none[] = {NULL};

  return registered != NULL ? registered : none;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const FwPageEntry *const *x = a, *const *y = b;

  return (*x)->position - (*y)->position;
}

static int
compare_tabs (gconstpointer a, gconstpointer b)
{
  const FwTabEntry *const *x = a, *const *y = b;

  return (*x)->position - (*y)->position;
}

GPtrArray *
fw_registry_dup_pages (void)
{
  GPtrArray *pages = g_ptr_array_new ();

  for (const FwFeature *const *feature = fw_registry_get_features (); *feature != NULL; feature++)
    for (const FwPageEntry *page = (*feature)->pages; page != NULL && page->id != NULL; page++)
      g_ptr_array_add (pages, (gpointer) page);
  g_ptr_array_sort (pages, compare_pages);
  return pages;
}

GPtrArray *
fw_registry_dup_tabs (void)
{
  GPtrArray *tabs = g_ptr_array_new ();

  for (const FwFeature *const *feature = fw_registry_get_features (); *feature != NULL; feature++)
    for (const FwTabEntry *tab = (*feature)->tabs; tab != NULL && tab->id != NULL; tab++)
      g_ptr_array_add (tabs, (gpointer) tab);
  g_ptr_array_sort (tabs, compare_tabs);
  return tabs;
}
