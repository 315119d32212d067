/* fw-case-cell.c: see fw-case-cell.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-deadline.h"
#include "domain/fw-person-words.h"
#include "domain/fw-record-repository.h"
#include "features/cases/fw-case-cell.h"
#include "widgets/fw-light.h"

#define SNIPPET_BEFORE 14 /* characters before the word that was found */
#define SNIPPET_LENGTH 60

struct _FwCaseCell
{
  GtkWidget parent_instance;
  GtkWidget *light; /* only in the column of lights */
  GtkLabel *upper;
  GtkLabel *lower;
  FwCaseCellKind kind;
  const FwCaseView *view;
  FwQueryRow *row;
};

G_DEFINE_FINAL_TYPE (FwCaseCell, fw_case_cell, GTK_TYPE_WIDGET)

static FwDay
get_day (FwQueryRow *row, guint column)
{
  const char *text = fw_query_row_get_text (row, column);
  g_autofree char *iso = text != NULL ? g_strndup (text, 10) : NULL;
  FwDay day;

  return iso != NULL && fw_day_from_iso (iso, &day) ? day : FW_DAY_NONE;
}

static gboolean
is_closed (FwQueryRow *row)
{
  return g_strcmp0 (fw_query_row_get_text (row, FW_CASE_ROW_STATUS), "closed") == 0;
}

static gboolean
may_open (FwQueryRow *row)
{
  return fw_query_row_get_int (row, FW_CASE_ROW_MAY_OPEN) != 0;
}

/* The earlier of re-submission and review; @what (out). */
static FwDay
get_due (FwQueryRow *row, const char **what)
{
  FwDay due = get_day (row, FW_CASE_ROW_DUE), review = get_day (row, FW_CASE_ROW_REVIEW);

  *what = fw_query_row_get_text (row, FW_CASE_ROW_WHAT);
  if (review == FW_DAY_NONE || (due != FW_DAY_NONE && due <= review))
    return due;
  *what = _ ("Review of the help plan");
  return review;
}

static FwLightState
get_state (FwQueryRow *row, const FwCaseView *view)
{
  const char *what;
  FwDay due = get_due (row, &what);

  if (due == FW_DAY_NONE || is_closed (row))
    return FW_LIGHT_STATE_NONE;
  return due < view->today        ? FW_LIGHT_STATE_OVERDUE
         : due <= view->due_limit ? FW_LIGHT_STATE_DUE
                                  : FW_LIGHT_STATE_LATER;
}

/* "Emil (11), Lina (4)" */
static char *
dup_children (FwQueryRow *row, const FwCaseView *view)
{
  const char *text = fw_query_row_get_text (row, FW_CASE_ROW_CHILDREN);
  g_auto (GStrv) children = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  GString *shown = g_string_new (NULL);

  for (guint i = 0; children != NULL && children[i] != NULL; i++)
    {
      char *tab = strchr (children[i], '\t');
      int age;

      if (tab == NULL)
        continue;
      *tab = '\0';
      age = fw_person_get_age (tab + 1, view->today);
      if (shown->len > 0)
        g_string_append (shown, ", ");
      if (age >= 0)
        g_string_append_printf (shown, "%s (%d)", children[i], age);
      else
        g_string_append (shown, children[i]);
    }
  return g_string_free_and_steal (shown);
}

/* The words round what was found: "… Großmutter Halina holt sie …" */
static char *
dup_snippet (const char *text, char **terms)
{
  gsize start = 0, end = 0;
  const char *from, *to;
  GString *snippet;

  for (guint i = 0; terms != NULL && terms[i] != NULL; i++)
    if (fw_text_find_folded (text, terms[i], &start, &end))
      break;
  from = text + start;
  for (guint i = 0; i < SNIPPET_BEFORE && from > text; i++)
    from = g_utf8_prev_char (from);
  while (from > text && from[-1] != ' ')
    from = g_utf8_prev_char (from);
  to = from;
  for (guint i = 0; i < SNIPPET_LENGTH && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  snippet = g_string_new (from > text ? "… " : "");
  g_string_append_len (snippet, from, to - from);
  if (*to != '\0')
    g_string_append (snippet, " …");
  g_strdelimit (snippet->str, "\n\t", ' ');
  g_strchug (snippet->str);
  return g_string_free_and_steal (snippet);
}

static void
fill_hit (FwQueryRow *row, const FwCaseView *view, char **upper, char **lower)
{
  const char *person = fw_query_row_get_text (row, FW_CASE_ROW_HIT_PERSON);
  const char *text = fw_query_row_get_text (row, FW_CASE_ROW_HIT_TEXT);
  FwDay at;

  if (!may_open (row))
    *upper = g_strdup (_ ("by name or number"));
  else if (person != NULL)
    {
      const char *born = fw_query_row_get_text (row, FW_CASE_ROW_HIT_BORN);
      g_autofree char *birth = born != NULL ? fw_person_date_to_text (born) : NULL;

      *upper
          = g_strdup (fw_person_get_role_title (fw_query_row_get_text (row, FW_CASE_ROW_HIT_ROLE)));
      *lower = birth != NULL ? g_strdup_printf ("%s, *%s", person, birth) : g_strdup (person);
    }
  else if (text != NULL && (at = get_day (row, FW_CASE_ROW_HIT_AT)) != FW_DAY_NONE)
    {
      g_autofree char *day = fw_day_to_text (at);

      /* Translators: %1$s is a kind of record entry, %2$s a date. */
      *upper = g_strdup_printf (
          _ ("%1$s of %2$s"),
          fw_record_get_kind_title (fw_query_row_get_text (row, FW_CASE_ROW_HIT_KIND)), day);
      *lower = dup_snippet (text, view->terms);
    }
  else
    *upper = g_strdup (_ ("Name or number of the case"));
}

static void
fill_help (FwQueryRow *row, const FwCaseView *view, char **upper, char **lower)
{
  const char *help = fw_query_row_get_text (row, FW_CASE_ROW_HELP);
  FwDay closed_on = get_day (row, FW_CASE_ROW_CLOSED_ON);

  if (is_closed (row))
    {
      *upper = g_strdup (_ ("closed"));
      *lower = closed_on != FW_DAY_NONE ? fw_day_to_text (closed_on) : NULL;
    }
  else if (help == NULL || help[0] == '\0')
    *upper = g_strdup (may_open (row) ? _ ("none") : "–");
  else if (view->help_kinds != NULL)
    {
      *upper = g_strdup (fw_help_kinds_get_title (view->help_kinds, help));
      *lower = g_strdup (fw_help_kinds_get_paragraph (view->help_kinds, help));
    }
}

static void
fill (FwCaseCellKind kind, FwQueryRow *row, const FwCaseView *view, char **upper, char **lower)
{
  const char *text, *what;
  FwDay day;

  switch (kind)
    {
    case FW_CASE_CELL_CASE:
      text = fw_query_row_get_text (row, FW_CASE_ROW_NAME);
      *upper = g_strdup (text != NULL ? text : _ ("Other team’s case"));
      *lower = g_strdup (fw_query_row_get_text (row, FW_CASE_ROW_NUMBER));
      break;
    case FW_CASE_CELL_CHILDREN:
      *upper = dup_children (row, view);
      break;
    case FW_CASE_CELL_HIT:
      fill_hit (row, view, upper, lower);
      break;
    case FW_CASE_CELL_HELP:
      fill_help (row, view, upper, lower);
      break;
    case FW_CASE_CELL_WORKER:
      *upper = g_strdup (fw_query_row_get_text (row, FW_CASE_ROW_WORKER));
      text = fw_query_row_get_text (row, FW_CASE_ROW_DEPUTY);
      /* Translators: %s is the name of the deputy. German: Vertr. %s */
      *lower = text != NULL ? g_strdup_printf (_ ("Deputy %s"), text) : NULL;
      break;
    case FW_CASE_CELL_CONTACT:
      day = get_day (row, FW_CASE_ROW_LAST_CONTACT);
      *upper = day != FW_DAY_NONE ? fw_day_to_text (day) : g_strdup ("–");
      break;
    case FW_CASE_CELL_DUE:
      day = get_due (row, &what);
      if (day == FW_DAY_NONE || is_closed (row))
        *upper = g_strdup (may_open (row) ? "–" : _ ("open with a reason"));
      else
        {
          *upper = fw_deadline_day_to_text (day, view->today);
          *lower = g_strdup (what);
        }
      break;
    case FW_CASE_CELL_LIGHT:
    default:
      break;
    }
}

/* Marks every searched word; also readers are told by the row's description. */
static void
mark (GtkLabel *label, const char *text, char **terms)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; terms != NULL && terms[i] != NULL; i++)
    {
      gsize done = 0, start, end;

      while (fw_text_find_folded (text + done, terms[i], &start, &end))
        {
          PangoAttribute *background = pango_attr_background_new (0xf9f9, 0xdcdc, 0x5c5c);
          PangoAttribute *foreground = pango_attr_foreground_new (0x1a1a, 0x1a1a, 0x1a1a);

          background->start_index = foreground->start_index = (guint) (done + start);
          background->end_index = foreground->end_index = (guint) (done + end);
          pango_attr_list_insert (attributes, background);
          pango_attr_list_insert (attributes, foreground);
          done += end;
        }
    }
  gtk_label_set_attributes (label, attributes);
}

static void
update (FwCaseCell *self)
{
  g_autofree char *upper = NULL, *lower = NULL;
  gboolean marked = self->kind == FW_CASE_CELL_CASE || self->kind == FW_CASE_CELL_CHILDREN
                    || self->kind == FW_CASE_CELL_HIT;
  gboolean loaded = self->row != NULL && fw_query_row_is_loaded (self->row);

  if (self->light != NULL)
    {
      FwLightState state = loaded ? get_state (self->row, self->view) : FW_LIGHT_STATE_NONE;

      fw_light_set_state (FW_LIGHT (self->light), state);
      if (loaded && is_closed (self->row))
        upper = g_strdup (_ ("closed"));
    }
  else if (loaded)
    fill (self->kind, self->row, self->view, &upper, &lower);
  gtk_label_set_label (self->upper, upper != NULL ? upper : "");
  gtk_label_set_label (self->lower, lower != NULL ? lower : "");
  gtk_widget_set_visible (GTK_WIDGET (self->upper), self->light == NULL || upper != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->lower), lower != NULL);
  if (self->kind == FW_CASE_CELL_CASE)
    {
      gboolean told = !loaded || may_open (self->row);

      if (told)
        gtk_widget_remove_css_class (GTK_WIDGET (self->upper), "dimmed");
      else
        gtk_widget_add_css_class (GTK_WIDGET (self->upper), "dimmed");
    }
  if (marked)
    {
      mark (self->upper, upper != NULL ? upper : "",
            self->kind == FW_CASE_CELL_HIT ? NULL : self->view->terms);
      mark (self->lower, lower != NULL ? lower : "", self->view->terms);
    }
}

void
fw_case_cell_set_row (FwCaseCell *self, FwQueryRow *row)
{
  g_return_if_fail (FW_IS_CASE_CELL (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, update, self);
  g_set_object (&self->row, row);
  if (row != NULL)
    g_signal_connect_object (row, "notify::loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

char *
fw_case_cell_describe (FwQueryRow *row, const FwCaseView *view)
{
  static const FwCaseCellKind kinds[]
      = {FW_CASE_CELL_CASE, FW_CASE_CELL_CHILDREN, FW_CASE_CELL_HIT,
         FW_CASE_CELL_HELP, FW_CASE_CELL_WORKER,   FW_CASE_CELL_DUE};
  GString *text;

  if (!fw_query_row_is_loaded (row))
    return g_strdup (_ ("Loading"));
  text = g_string_new (is_closed (row) ? _ ("closed")
                                       : fw_light_state_to_word (get_state (row, view)));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *upper = NULL, *lower = NULL;

      if (kinds[i] == FW_CASE_CELL_HIT && view->terms == NULL)
        continue;
      fill (kinds[i], row, view, &upper, &lower);
      if (upper != NULL && upper[0] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", upper);
      if (lower != NULL && lower[0] != '\0')
        g_string_append_printf (text, " %s", lower);
    }
  return g_string_free_and_steal (text);
}

GtkWidget *
fw_case_cell_new (FwCaseCellKind kind, const FwCaseView *view)
{
  static const int widths[] = {[FW_CASE_CELL_CASE] = 15,
                               [FW_CASE_CELL_CHILDREN] = 11,
                               [FW_CASE_CELL_HIT] = 15,
                               [FW_CASE_CELL_HELP] = 11,
                               [FW_CASE_CELL_DUE] = 12};
  FwCaseCell *self = g_object_new (FW_TYPE_CASE_CELL, NULL);

  self->kind = kind;
  self->view = view;
  /* What a column keeps when it is narrow; GTK shares out the rest. */
  gtk_label_set_width_chars (self->upper, widths[kind]);
  if (kind == FW_CASE_CELL_LIGHT)
    {
      self->light = fw_light_new (FW_LIGHT_STATE_NONE, TRUE);
      gtk_widget_insert_after (self->light, GTK_WIDGET (self), NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->upper), "dimmed");
    }
  if (kind == FW_CASE_CELL_CASE)
    gtk_widget_add_css_class (GTK_WIDGET (self->upper), "heading");
  if (kind == FW_CASE_CELL_HIT)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->upper), "caption");
      gtk_widget_add_css_class (GTK_WIDGET (self->upper), "dimmed");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->lower), "caption");
      gtk_widget_add_css_class (GTK_WIDGET (self->lower), "dimmed");
    }
  return GTK_WIDGET (self);
}

static GtkLabel *
add_label (FwCaseCell *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
fw_case_cell_dispose (GObject *object)
{
  FwCaseCell *self = FW_CASE_CELL (object);
  GtkWidget *child;

  g_clear_object (&self->row);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_case_cell_parent_class)->dispose (object);
}

static void
fw_case_cell_class_init (FwCaseCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_case_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "casecell");
}

static void
fw_case_cell_init (FwCaseCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->upper = add_label (self);
  self->lower = add_label (self);
}
