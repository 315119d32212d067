/* fw-help-dialog.c: shows the manual: headings, paragraphs and lists of the
 * Markdown files in data/help. Only that much of Markdown, and tables, is understood. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-help-dialog.h"

static GBytes *
load_manual (void)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/org/fallwerk/Fallwerk/help/manual.%s.md", languages[i]);
      GBytes *bytes = g_resources_lookup_data (path, 0, NULL);

      if (bytes != NULL)
        return bytes;
    }
  return g_resources_lookup_data ("/org/fallwerk/Fallwerk/help/manual.en.md", 0, NULL);
}

static void
add_line (GtkBox *box, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), css == NULL);
  if (css != NULL)
    {
      gtk_widget_add_css_class (label, css);
      gtk_widget_set_margin_top (label, 12);
      g_object_set (label, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
    }
  gtk_box_append (box, label);
}

/* A row of a table: "| a | b |"; the line below its head is none. */
static void
add_row (GtkBox *box, const char *line, gboolean *within)
{
  GtkWidget *grid = *within ? gtk_widget_get_last_child (GTK_WIDGET (box)) : NULL;
  g_auto (GStrv) cells = g_strsplit (line + 1, "|", -1);
  int row = 0;

  if (g_str_has_prefix (line, "|---"))
    return;
  if (grid == NULL)
    {
      grid = gtk_grid_new ();
      gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
      gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
      gtk_box_append (box, grid);
    }
  while (gtk_grid_get_child_at (GTK_GRID (grid), 0, row) != NULL)
    row++;
  for (int i = 0; cells[i] != NULL && cells[i + 1] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (g_strstrip (cells[i]));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, *within ? "numeric" : "heading");
      gtk_grid_attach (GTK_GRID (grid), label, i, row, 1, 1);
    }
  *within = TRUE;
}

static void
add_text (GtkBox *box, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  gboolean within = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean item = g_str_has_prefix (lines[i], "- ");

      if (lines[i][0] == '|')
        {
          add_row (box, lines[i], &within);
          continue;
        }
      within = FALSE;

      if (paragraph->len > 0 && (lines[i][0] == '\0' || lines[i][0] == '#' || item))
        {
          add_line (box, paragraph->str, NULL);
          g_string_truncate (paragraph, 0);
        }
      if (g_str_has_prefix (lines[i], "## "))
        add_line (box, lines[i] + 3, "title-4");
      else if (g_str_has_prefix (lines[i], "# "))
        add_line (box, lines[i] + 2, "title-2");
      else if (item)
        g_string_printf (paragraph, "•  %s", lines[i] + 2);
      else if (lines[i][0] != '\0')
        g_string_append_printf (paragraph, "%s%s", paragraph->len > 0 ? " " : "",
                                g_strchug (lines[i]));
    }
  if (paragraph->len > 0)
    add_line (box, paragraph->str, NULL);
}

AdwDialog *
fw_help_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autoptr (GBytes) manual = load_manual ();

  if (manual != NULL)
    {
      g_autofree char *text
          = g_strndup (g_bytes_get_data (manual, NULL), g_bytes_get_size (manual));

      add_text (GTK_BOX (box), text);
    }
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (dialog, _ ("Help"));
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 720);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
