/* fw-genogram-follow-private.h: one answer of fw_genogram_follow() in the making. */
#pragma once

#include "scene/fw-genogram-private.h"

G_BEGIN_DECLS

typedef struct
{
  FwGenogram *genogram;
  const char *const *ids;
  graphene_point_t by;
  GHashTable *items; /* id → FwSceneItem of the genogram */
  GHashTable *bent;  /* id → FwSceneItem of the result, borrowed */
  GPtrArray *result;
} FwFollow;

/* Whether @id (may be NULL) is dragged, and how far: nowhere when it is not. */
gboolean
fw_follow_is_moved (FwFollow *self, const char *id);
graphene_point_t
fw_follow_way_of (FwFollow *self, const char *id);
void
fw_follow_shift (graphene_point_t *point, const graphene_point_t *by);
/* Takes @item over as a part of the result. */
void
fw_follow_keep (FwFollow *self, FwSceneItem *item);
/* The line of @old through other points, with @sign (transfer full). */
FwSceneItem *
fw_follow_bend_line (FwFollow *self,
                     FwSceneItem *old,
                     const graphene_point_t *points,
                     guint n_points,
                     double margin,
                     gpointer sign);
/* The item's bounds grow by the label's, which may have no text. */
void
fw_follow_take_label (FwSceneItem *item, const FwSignLabel *label);
FwSignLabel
fw_follow_copy_label (const FwSignLabel *label, const graphene_point_t *by);

/* fw-genogram-follow-round.c */
void
fw_follow_bend_bond (FwFollow *self, FwSceneItem *item);
void
fw_follow_bend_household (FwFollow *self, FwSceneItem *item);

G_END_DECLS
