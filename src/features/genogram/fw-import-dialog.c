/* fw-import-dialog.c: see fw-import-dialog.h.
 *
 * Each row is one person of the file who may be somebody of the case: what the file knows,
 * what the case knows, where they differ, and a choice. Likely ones begin as the same
 * person, possible ones as new. The choices go into the plan at once.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-family-kin.h"
#include "domain/fw-family-words.h"
#include "features/genogram/fw-import-dialog.h"

#define MOST_PROBLEMS 40
#define MOST_LEFT 6
#define MOST_KIN 4
/* From so many on, all can be chosen at once. */
#define MANY 4

struct _FwImportDialog
{
  AdwDialog parent_instance;
  GtkLabel *summary_label, *left_label, *problems_label;
  GtkWidget *matches_group, *all_box, *problems_expander, *draw_button;
  GtkListBox *matches_list;

  FwFamilyMerge *merge; /* NULL when it is answered */
  GPtrArray *choices;   /* AdwToggleGroup */
  DexPromise *answer;
};

G_DEFINE_FINAL_TYPE (FwImportDialog, fw_import_dialog, ADW_TYPE_DIALOG)

/* --- what is known of somebody ---------------------------------------------------------- */

static void
add_part (GString *text, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
add_date (GString *text, const char *sign, const FwPartialDate *date)
{
  g_autofree char *label = fw_partial_date_dup_label (date);
  g_autofree char *part = g_strdup_printf ("%s %s", sign, label);

  if (label[0] != '\0')
    add_part (text, part);
}

static void
add_name (GString *names, FwFamily *family, guint person, guint *n)
{
  g_autofree char *name = NULL;

  if (person == FW_FAMILY_NOBODY || (*n)++ >= MOST_KIN)
    return;
  name = fw_family_dup_name (family, person);
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static void
add_kin (GString *text, FwFamily *family, guint person)
{
  g_autoptr (GString) parents = g_string_new (NULL);
  g_autoptr (GString) children = g_string_new (NULL);
  g_autofree char *of = NULL;
  g_autofree char *with = NULL;
  guint n_parents = 0, n_children = 0;

  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);
      const FwFamilyUnion *couple = fw_family_get_union (family, link->parents);

      if (link->child == person)
        for (guint j = 0; j < 2; j++)
          add_name (parents, family, couple->partners[j], &n_parents);
      if (couple->partners[0] == person || couple->partners[1] == person)
        add_name (children, family, link->child, &n_children);
    }
  if (n_children > MOST_KIN)
    g_string_append (children, " …");
  if (parents->len > 0)
    /* Translators: names of the parents */
    of = g_strdup_printf (_ ("child of %s"), parents->str);
  if (children->len > 0)
    /* Translators: names of the children */
    with = g_strdup_printf (_ ("parent of %s"), children->str);
  add_part (text, of);
  add_part (text, with);
}

static char *
dup_known (FwFamily *family, guint person)
{
  const FwFamilyPerson *self = fw_family_get_person (family, person);
  g_autofree char *name = fw_family_dup_name (family, person);
  g_autoptr (GString) text = g_string_new (name);

  if (self->birth_name != NULL && self->birth_name[0] != '\0'
      && g_strcmp0 (self->birth_name, self->family_name) != 0)
    {
      /* Translators: the name at birth */
      g_autofree char *born = g_strdup_printf (_ ("née %s"), self->birth_name);

      add_part (text, born);
    }
  add_date (text, "*", &self->born);
  if (self->dead)
    add_date (text, "†", &self->died);
  add_kin (text, family, person);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_differences (const FwMergeRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_part (text, row->birth_differs ? _ ("the day of birth differs") : NULL);
  add_part (text, row->death_differs ? _ ("the day of death differs") : NULL);
  add_part (text, row->sex_differs ? _ ("the sex differs") : NULL);
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

/* --- rows ---------------------------------------------------------------------------------- */

static FwMergeRow *
get_row (FwImportDialog *self, guint theirs)
{
  return &g_array_index (self->merge->rows, FwMergeRow, theirs);
}

/* What the group shows is what will be done. */
static void
take_choice (FwImportDialog *self, AdwToggleGroup *group)
{
  guint theirs = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (group), "theirs"));
  gboolean same = g_strcmp0 (adw_toggle_group_get_active_name (group), "same") == 0;

  if (self->merge == NULL)
    return;
  fw_family_merge_choose (self->merge, theirs, same ? FW_MERGE_SAME : FW_MERGE_AS_NEW,
                          get_row (self, theirs)->ours);
}

static void
chosen_cb (AdwToggleGroup *group, GParamSpec *pspec, FwImportDialog *self)
{
  take_choice (self, group);
}

static void
add_toggle (AdwToggleGroup *group, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (group, toggle);
}

static GtkWidget *
create_choice (FwImportDialog *self, guint theirs)
{
  GtkWidget *group = adw_toggle_group_new ();
  g_autofree char *name = fw_family_dup_name (self->merge->theirs, theirs);

  add_toggle (ADW_TOGGLE_GROUP (group), "same", _ ("Same Person"));
  add_toggle (ADW_TOGGLE_GROUP (group), "new", _ ("New Person"));
  g_object_set_data (G_OBJECT (group), "theirs", GUINT_TO_POINTER (theirs));
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_halign (group, GTK_ALIGN_START);
  gtk_widget_set_margin_top (group, 3);
  g_signal_connect (group, "notify::active-name", G_CALLBACK (chosen_cb), self);
  g_ptr_array_add (self->choices, g_object_ref (group));
  return group;
}

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
create_row (FwImportDialog *self, const FwMergeRow *match)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = fw_family_dup_name (self->merge->theirs, match->theirs);
  g_autofree char *theirs = dup_known (self->merge->theirs, match->theirs);
  g_autofree char *ours = dup_known (self->merge->ours, match->ours);
  /* Translators: what the file that is read knows about somebody */
  g_autofree char *in_file = g_strdup_printf (_ ("In the file: %s"), theirs);
  /* Translators: what the case knows about somebody */
  g_autofree char *in_case = g_strdup_printf (_ ("In the case: %s"), ours);
  g_autofree char *differences = dup_differences (match);
  GtkWidget *choice;

  append_label (box, name, "heading");
  append_label (box, in_file, NULL);
  append_label (box, in_case, NULL);
  if (differences != NULL)
    {
      /* Translators: in which way two entries of one person differ */
      g_autofree char *text = g_strdup_printf (_ ("Please look: %s"), differences);

      append_label (box, text, "warning");
    }
  choice = create_choice (self, match->theirs);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (choice),
                                    match->grade == FW_MERGE_LIKELY ? "same" : "new");
  /* A group shows its first answer before it is asked for it. */
  take_choice (self, ADW_TOGGLE_GROUP (choice));
  gtk_box_append (GTK_BOX (box), choice);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* The keyboard goes from choice to choice. */
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
fill_matches (FwImportDialog *self)
{
  for (int grade = FW_MERGE_LIKELY; grade > FW_MERGE_NONE; grade--)
    for (guint i = 0; i < self->merge->rows->len; i++)
      if ((int) get_row (self, i)->grade == grade)
        gtk_list_box_append (self->matches_list, create_row (self, get_row (self, i)));
  gtk_widget_set_visible (self->matches_group, self->choices->len > 0);
  gtk_widget_set_visible (self->all_box, self->choices->len >= MANY);
}

static void
choose_all (FwImportDialog *self, const char *name)
{
  for (guint i = 0; i < self->choices->len; i++)
    adw_toggle_group_set_active_name (g_ptr_array_index (self->choices, i), name);
}

static void
all_same_cb (FwImportDialog *self)
{
  choose_all (self, "same");
}

static void
all_new_cb (FwImportDialog *self)
{
  choose_all (self, "new");
}

/* What was wrong, line by line, to be opened. */
static void
fill_problems (FwImportDialog *self, const FwImportReport *report)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u line needs a look", "%u lines need a look", report->n_problems),
      report->n_problems);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->problems->len && i < MOST_PROBLEMS; i++)
    {
      const FwImportProblem *problem = g_ptr_array_index (report->problems, i);

      if (problem->line > 0)
        /* Translators: the number of a line in a file, and what is wrong with it. */
        g_string_append_printf (text, _ ("%1$u: %2$s"), problem->line, problem->text);
      else
        g_string_append (text, problem->text);
      if (i + 1 < report->problems->len)
        g_string_append_c (text, '\n');
    }
  gtk_expander_set_label (GTK_EXPANDER (self->problems_expander), title);
  gtk_label_set_label (self->problems_label, text->str);
  gtk_widget_set_visible (self->problems_expander, report->n_problems > 0);
}

static void
fill (FwImportDialog *self, const FwImportReport *report)
{
  g_autofree char *summary = fw_import_report_dup_summary (report);
  g_autofree char *left = fw_import_report_dup_left (report, MOST_LEFT);
  g_autofree char *sentence = g_strdup_printf ("%s.", summary);

  gtk_label_set_label (self->summary_label, sentence);
  if (left != NULL)
    {
      /* Translators: %s is what of a file does not come in. */
      g_autofree char *text = g_strdup_printf (_ ("Not taken: %s."), left);

      gtk_label_set_label (self->left_label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->left_label), left != NULL);
  fill_problems (self, report);
  fill_matches (self);
}

/* --- answer --------------------------------------------------------------------------------- */

static void
answer (FwImportDialog *self, gboolean draw)
{
  g_autoptr (DexPromise) promise = g_steal_pointer (&self->answer);

  /* The plan may be gone when the answer is given. */
  self->merge = NULL;
  if (promise != NULL)
    dex_promise_resolve_boolean (promise, draw);
}

static void
draw_cb (FwImportDialog *self)
{
  answer (self, TRUE);
  adw_dialog_close (ADW_DIALOG (self));
}

DexFuture *
fw_import_dialog_ask (FwFamilyMerge *merge, const FwImportReport *report, GtkWidget *widget)
{
  FwImportDialog *self = g_object_new (FW_TYPE_IMPORT_DIALOG, NULL);
  DexFuture *future;

  self->merge = merge;
  self->answer = dex_promise_new ();
  future = dex_ref (DEX_FUTURE (self->answer));
  fill (self, report);
  adw_dialog_present (ADW_DIALOG (self), widget);
  return future;
}

static void
fw_import_dialog_closed (AdwDialog *dialog)
{
  answer (FW_IMPORT_DIALOG (dialog), FALSE);
}

static void
fw_import_dialog_dispose (GObject *object)
{
  FwImportDialog *self = FW_IMPORT_DIALOG (object);

  answer (self, FALSE);
  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->choices, i), chosen_cb, self);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_import_dialog_parent_class)->dispose (object);
}

static void
fw_import_dialog_class_init (FwImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = fw_import_dialog_closed;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-import-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwImportDialog, name)
  BIND (summary_label);
  BIND (left_label);
  BIND (problems_label);
  BIND (matches_group);
  BIND (all_box);
  BIND (problems_expander);
  BIND (draw_button);
  BIND (matches_list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, draw_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_same_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_new_cb);
}

static void
fw_import_dialog_init (FwImportDialog *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
