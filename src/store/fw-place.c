/* fw-place.c: see fw-place.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <sys/vfs.h>

#include "store/fw-place.h"
#include "store/fw-store-error.h"

static const struct
{
  gint64 type;
  const char *name;
} network[] = {
    {0x6969, "NFS"},       {0xff534d42, "CIFS"}, {0xfe534d42, "SMB2"},   {0x517b, "SMB"},
    {0x564c, "NCP"},       {0x5346414f, "AFS"},  {0x73757245, "Coda"},   {0x01021997, "9P"},
    {0x00c36400, "Ceph"},  {0x65735546, "FUSE"}, {0x0bd00bd0, "Lustre"}, {0x01161970, "GFS2"},
    {0x7461636f, "OCFS2"},
};

const char *
fw_place_get_network_name (gint64 f_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    if (network[i].type == (f_type & 0xffffffff))
      return network[i].name;
  return NULL;
}

gboolean
fw_place_check (const char *folder, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (folder, NULL);
  struct statfs info;
  const char *name;

  while (statfs (path, &info) != 0 && !g_str_equal (path, "/"))
    {
      char *parent = g_path_get_dirname (path);

      g_free (path);
      path = parent;
    }
  name = fw_place_get_network_name ((guint32) info.f_type);
  if (name == NULL)
    return TRUE;
  g_set_error (
      error, FW_STORE_ERROR, FW_STORE_ERROR_NETWORK,
      /* Translators: %s is the kind of network file system, e.g. "NFS". */
      _ ("This folder lies on a network drive (%s). There the record could be damaged when "
         "two people write at once, so it is not opened. Nothing was changed. Please use a "
         "folder on this computer."),
      name);
  return FALSE;
}
