/* fw-genogram-acts.h: what a person does on the genogram, as acts of the desk.
 *
 * Each changes a copy of the family and stores it as one act with a name of its own.
 * Main thread. Ids are those of the scene's items.
 */
#pragma once

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

/* @what: "father", "mother", "partner", "brother", "sister", "son", "daughter", "child".
 * FALSE when it cannot be (no such person, or both parents are there already). */
gboolean
fw_genogram_act_add_relative (FwGenogramDesk *desk, const char *id, const char *what);
/* The relative that an arrow stands for: up a parent, right a partner, left a sibling,
 * down a child. */
gboolean
fw_genogram_act_quick_add (FwGenogramDesk *desk, const char *id, FwSceneWay way);
/* Somebody new at a place; @what: "male", "female", "diverse", "unknown", "pregnancy",
 * "helper", "institution". With @x and @y NAN the layout finds the place. */
void
fw_genogram_act_add_person (FwGenogramDesk *desk, const char *what, double x, double y);
/* Places by hand: they stay from now on. Takes @moves' places. */
void
fw_genogram_act_pin (FwGenogramDesk *desk, const char *const *ids, const graphene_point_t *places);
void
fw_genogram_act_unpin (FwGenogramDesk *desk, const char *const *ids);
void
fw_genogram_act_make_index (FwGenogramDesk *desk, const char *id);
/* A couple of the two, or the child of a couple; FALSE when they are so already. */
gboolean
fw_genogram_act_couple (FwGenogramDesk *desk, const char *from, const char *to);
gboolean
fw_genogram_act_child_of (FwGenogramDesk *desk, const char *parent, const char *child);
/* A bond from one to the other, of a kind of the notation; alleged until told otherwise. */
gboolean
fw_genogram_act_bond (FwGenogramDesk *desk, const char *from, const char *to, const char *kind);
/* Another kind for the bond @id (of a row, or of its item); nothing when it is so already. */
void
fw_genogram_act_set_bond (FwGenogramDesk *desk, const char *id, const char *kind);
/* All of them live together from today on, as a household of its own. */
gboolean
fw_genogram_act_household (FwGenogramDesk *desk, const char *const *ids);
/* Takes persons and lines out of the drawing. @kept (out): somebody who has a file here
 * and stays. Returns how many were taken out. */
guint
fw_genogram_act_remove (FwGenogramDesk *desk, const char *const *ids, gboolean *kept);

G_END_DECLS
