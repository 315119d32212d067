/* fw-genogram-layout.c: runs the steps of the layout. See README.md. */
#include "config.h"

#include "engine/fw-layout-work.h"

#define MAX_PASSES 12

FwLayoutOutput *
fw_genogram_layout (const FwLayoutInput *input)
{
  FwLayoutWork *work;
  FwLayoutOutput *output = g_new0 (FwLayoutOutput, 1);
  gint64 start = g_get_monotonic_time ();

  g_return_val_if_fail (input != NULL, NULL);
  work = fw_layout_work_new (input);
  fw_layout_build_graph (work);
  fw_layout_find_generations (work);
  fw_layout_build_routes (work);
  fw_layout_build_chains (work);
  fw_layout_find_order (work);
  fw_layout_spread_legs (work);
  /* Lines may find themselves short of room; they ask for it and x is found again. */
  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      fw_layout_find_x (work);
      if (fw_layout_find_tracks (work))
        break;
    }

  output->places = g_new0 (FwLayoutPlace, input->n_persons + 1);
  output->unions = g_new0 (FwLayoutUnionLine, input->n_unions + 1);
  output->n_places = input->n_persons;
  output->n_unions = input->n_unions;
  output->n_households = input->n_households;
  output->n_bonds = input->n_bonds;
  output->n_children = work->links->len;
  output->children = g_new0 (FwLayoutChildLine, work->links->len + 1);
  output->households = g_new0 (FwLayoutOutline, input->n_households + 1);
  output->bonds = g_new0 (FwLayoutBondLine, input->n_bonds + 1);
  fw_layout_write_paths (work, output);
  fw_layout_place_outside (work, output);
  fw_layout_outline_households (work, output);
  fw_layout_route_bonds (work, output);
  fw_layout_measure (work, output);
  output->left_out = g_steal_pointer (&work->left_out);
  fw_layout_work_free (work);
  output->measures.layout_ms = (g_get_monotonic_time () - start) / 1000.0;
  return output;
}

void
fw_layout_output_free (FwLayoutOutput *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_unions; i++)
    g_free (self->unions[i].path.points);
  for (guint i = 0; i < self->n_children; i++)
    g_free (self->children[i].path.points);
  for (guint i = 0; i < self->n_households; i++)
    g_free (self->households[i].outline.points);
  for (guint i = 0; i < self->n_bonds; i++)
    g_free (self->bonds[i].points);
  g_free (self->places);
  g_free (self->unions);
  g_free (self->children);
  g_free (self->households);
  g_free (self->bonds);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}
