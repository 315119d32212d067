/* fw-genogram-signs.c: see fw-genogram-signs.h. */
#include "config.h"

#include "scene/fw-genogram-signs.h"

static const struct
{
  double size;
  int weight;
} styles[] = {
    [FW_LABEL_YEAR] = {11.8, 400},      [FW_LABEL_NAME] = {13.2, 700},
    [FW_LABEL_LINE] = {12, 400},        [FW_LABEL_MARK] = {14, 700},
    [FW_LABEL_COUPLE] = {11.8, 500},    [FW_LABEL_BOND] = {11.4, 600},
    [FW_LABEL_HOUSEHOLD] = {11.5, 600}, [FW_LABEL_TAG] = {10.5, 700},
    [FW_LABEL_RESOURCE] = {11.5, 400},  [FW_LABEL_PROBLEM] = {11.5, 400},
};

double
fw_label_get_size (FwLabelRole role, int *weight)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (styles), 12);

  if (weight != NULL)
    *weight = styles[role].weight;
  return styles[role].size;
}

static void
clear_labels (FwSignLabel *labels, guint n_labels)
{
  for (guint i = 0; i < n_labels; i++)
    g_free (labels[i].text);
  g_free (labels);
}

FwPersonSign *
fw_person_sign_new (void)
{
  return g_rc_box_new0 (FwPersonSign);
}

FwUnionSign *
fw_union_sign_new (void)
{
  return g_rc_box_new0 (FwUnionSign);
}

FwChildSign *
fw_child_sign_new (void)
{
  return g_rc_box_new0 (FwChildSign);
}

FwTwinsSign *
fw_twins_sign_new (void)
{
  return g_rc_box_new0 (FwTwinsSign);
}

FwBondSign *
fw_bond_sign_new (void)
{
  return g_rc_box_new0 (FwBondSign);
}

FwHouseholdSign *
fw_household_sign_new (void)
{
  return g_rc_box_new0 (FwHouseholdSign);
}

FwTagSign *
fw_tag_sign_new (void)
{
  return g_rc_box_new0 (FwTagSign);
}

FwTraitsSign *
fw_traits_sign_new (void)
{
  return g_rc_box_new0 (FwTraitsSign);
}

FwCircleSign *
fw_circle_sign_new (void)
{
  return g_rc_box_new0 (FwCircleSign);
}

void
fw_person_sign_clear (gpointer sign)
{
  FwPersonSign *self = sign;

  g_free (self->inside);
  clear_labels (self->labels, self->n_labels);
}

void
fw_union_sign_clear (gpointer sign)
{
  FwUnionSign *self = sign;

  g_free (self->points);
  g_free (self->label.text);
}

void
fw_child_sign_clear (gpointer sign)
{
  g_free (((FwChildSign *) sign)->points);
}

void
fw_twins_sign_clear (gpointer sign)
{
}

void
fw_bond_sign_clear (gpointer sign)
{
  FwBondSign *self = sign;

  g_free (self->points);
  g_free (self->label.text);
  g_clear_pointer (&self->notation, fw_notation_unref);
}

void
fw_household_sign_clear (gpointer sign)
{
  FwHouseholdSign *self = sign;

  g_free (self->points);
  g_free (self->label.text);
}

void
fw_tag_sign_clear (gpointer sign)
{
  g_free (((FwTagSign *) sign)->label.text);
}

void
fw_traits_sign_clear (gpointer sign)
{
  FwTraitsSign *self = sign;

  clear_labels (self->labels, self->n_labels);
}

void
fw_circle_sign_clear (gpointer sign)
{
  g_free (((FwCircleSign *) sign)->label.text);
}
