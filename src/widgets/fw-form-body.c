/* fw-form-body.c: see fw-form-body.h. */
#include "config.h"

#include "widgets/fw-form-body.h"
#include "widgets/fw-form-field.h"

static const FwField *
get_field (const FwSection *section, guint index)
{
  return index < section->fields->len ? g_ptr_array_index (section->fields, index) : NULL;
}

static gboolean
is_date (const FwField *field)
{
  return field != NULL && field->type == FW_FIELD_DATE && field->when == NULL;
}

static gboolean
is_line (const FwField *field)
{
  return field != NULL && field->type == FW_FIELD_LINE && field->when == NULL;
}

/* Two dates, or a line with its date; a line leaves two dates after it together. */
static gboolean
make_a_pair (const FwSection *section, guint index)
{
  const FwField *a = get_field (section, index);
  const FwField *b = get_field (section, index + 1);
  const FwField *c = get_field (section, index + 2);

  if (is_date (a))
    return is_date (b) || is_line (b);
  return is_line (a) && is_date (b) && !is_date (c);
}

GtkWidget *
fw_form_body_new (FwFormContext *context,
                  const FwSection *section,
                  guint first,
                  gint64 row_id,
                  const char *row_title)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (body, "form-body");
  for (guint i = first; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);
      GtkWidget *widget = fw_form_field_new (context, field, row_id, row_title, FW_FORM_FIELD_FULL);
      GtkWidget *pair;

      if (!make_a_pair (section, i))
        {
          gtk_box_append (GTK_BOX (body), widget);
          continue;
        }
      pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (pair, "form-pair");
      gtk_widget_set_hexpand (widget, !is_date (field));
      gtk_box_append (GTK_BOX (pair), widget);
      i++;
      field = g_ptr_array_index (section->fields, i);
      widget = fw_form_field_new (context, field, row_id, row_title, FW_FORM_FIELD_FULL);
      gtk_box_append (GTK_BOX (pair), widget);
      gtk_box_set_homogeneous (GTK_BOX (pair),
                               is_date (field) && is_date (get_field (section, i - 1)));
      gtk_widget_set_hexpand (widget, !is_date (field));
      gtk_box_append (GTK_BOX (body), pair);
    }
  return body;
}

void
fw_form_body_update (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (FW_IS_FORM_FIELD (widget))
    {
      fw_form_field_update (FW_FORM_FIELD (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fw_form_body_update (child);
}

void
fw_form_body_show_hints (GtkWidget *widget, GPtrArray *hints)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (FW_IS_FORM_FIELD (widget))
    {
      fw_form_field_show_hints (FW_FORM_FIELD (widget), hints);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fw_form_body_show_hints (child, hints);
}
