/* fw-projector-view.c: see fw-projector-view.h.
 *
 * Sizes follow the height of the window, not the text size of the desk: at 900
 * pixels high (1440 wide) the smallest text is 26 px, statements are 38 px. The
 * colours are its own, at 7:1 and more on white: a projector washes out.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "features/conference/fw-columns-layout.h"
#include "features/conference/fw-decision-due.h"
#include "features/conference/fw-projector-view.h"
#include "features/conference/fw-projector-words.h"
#include "features/conference/fw-rating-row.h"
#include "features/conference/fw-rating-strip.h"
#include "widgets/fw-decision-words.h"
#include "widgets/fw-light.h"

#define BASE_HEIGHT 900.0
#define SMALL_PX 26.0
#define MAX_DECISIONS 4
#define NARROW_CHARS 62
#define DISC_PX 64

struct _FwProjectorView
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *box;
  GtkWidget *steps;
  GtkWidget *step_title;
  GtkWidget *time;
  GtkWidget *question;
  GtkWidget *content;
  GtkWidget *more;
  GtkWidget *names;
  GtkWidget *lights;
  GtkCssProvider *provider;
  double zoom;
  int px;      /* of the smallest text now */
  int skipped; /* decisions scrolled away by Page Down */
};

G_DEFINE_FINAL_TYPE (FwProjectorView, fw_projector_view, GTK_TYPE_WIDGET)

static const FwColumnPlace places[] = {
    {.chars = 5, .line = 0, .line_chars = 5},
    {.weight = 3, .line = 0, .line_weight = 1},
    {.weight = 1.1, .line = 1, .line_weight = 1},
    {.weight = 1.1, .line = 1, .line_weight = 1},
};

/* A text as it may be seen: names hidden unless told otherwise, in plain words. */
static char *
dup_public (FwProjectorView *self, const char *text)
{
  g_autofree char *plain = fw_plain_words_apply (text != NULL ? text : "");
  gboolean hide
      = self->desk->names_hidden || fw_record_get_int (self->desk->conference, "pseudonymous") != 0;

  return hide ? fw_masks_apply (self->desk->masks, plain) : g_steal_pointer (&plain);
}

static GtkWidget *
create_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);
  return label;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_steps (FwProjectorView *self)
{
  guint n = fw_conference_desk_get_n_steps (self->desk);
  const FwStep *step = fw_conference_desk_get_step (self->desk, self->desk->step);

  clear (self->steps);
  for (guint i = 0; i < n; i++)
    {
      FwFormCount count;
      GtkWidget *disc = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *child;
      gboolean done;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      fw_conference_desk_count (self->desk, i, &count);
      done = count.n_fields > 0 && count.n_empty == 0;
      child = done && i != self->desk->step
                  ? gtk_image_new_from_icon_name ("object-select-symbolic")
                  : gtk_label_new (number);
      gtk_widget_set_hexpand (child, TRUE);
      gtk_box_append (GTK_BOX (disc), child);
      gtk_widget_add_css_class (disc, "projector-disc");
      gtk_widget_add_css_class (disc, i == self->desk->step ? "now" : done ? "done" : "open");
      gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (disc, FALSE);
      gtk_box_append (GTK_BOX (self->steps), disc);
      if (i + 1 < n)
        {
          GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

          gtk_widget_add_css_class (line, "projector-line");
          gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
          gtk_box_append (GTK_BOX (self->steps), line);
        }
    }
  gtk_label_set_label (GTK_LABEL (self->step_title), step != NULL ? step->title : "");
}

/* What is left of the planned time; after that the clock counts on, with a plus. */
static void
show_time (FwProjectorView *self)
{
  const FwStep *step;
  int left;
  g_autofree char *text = NULL;

  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return;
  step = fw_conference_desk_get_step (self->desk, self->desk->step);
  if (step == NULL || step->minutes == 0)
    {
      gtk_label_set_label (GTK_LABEL (self->time), "");
      return;
    }
  left = step->minutes * 60 - (int) fw_conference_desk_get_seconds (self->desk);
  /* Translators: time left, minutes and seconds. */
  text = g_strdup_printf (_ ("%1$s%2$d:%3$02d min"), left < 0 ? "+" : "", abs (left) / 60,
                          abs (left) % 60);
  gtk_label_set_label (GTK_LABEL (self->time), text);
}

static void
add_decision (FwProjectorView *self,
              guint number,
              const char *what,
              const char *sign,
              const char *who,
              FwDay due,
              gboolean current)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *when = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *number_text = g_strdup_printf ("%u", number);
  g_autofree char *what_text = dup_public (self, what);
  g_autofree char *sign_text = dup_public (self, sign);
  g_autofree char *who_text = dup_public (self, who);
  g_autofree char *day
      = due != FW_DAY_NONE ? fw_deadline_day_to_text (due, fw_clock_today ()) : g_strdup ("");
  g_autofree char *distance_raw = due != FW_DAY_NONE
                                      ? fw_decision_due_dup_distance (&self->desk->calendar, due)
                                      : g_strdup ("");
  g_autofree char *distance = fw_plain_words_apply (distance_raw);
  GtkWidget *chip = create_label (number_text, "projector-number");
  GtkWidget *who_label = create_label (who_text, "projector-who");

  gtk_widget_set_layout_manager (
      row, fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, 24));
  gtk_label_set_xalign (GTK_LABEL (chip), 0.5);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), create_label (what_text, "projector-statement"));
  if (sign_text[0] != '\0')
    gtk_box_append (GTK_BOX (words), create_label (sign_text, "projector-small"));
  gtk_box_append (GTK_BOX (when), create_label (day, "projector-date"));
  if (distance[0] != '\0')
    gtk_box_append (GTK_BOX (when), create_label (distance, "projector-small"));
  gtk_box_append (GTK_BOX (row), chip);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_set_valign (who_label, GTK_ALIGN_START);
  gtk_widget_set_valign (words, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), who_label);
  gtk_box_append (GTK_BOX (row), when);
  gtk_widget_add_css_class (row, "projector-row");
  if (current)
    gtk_widget_add_css_class (row, "current");
  gtk_box_append (GTK_BOX (self->content), row);
}

static void
add_headings (FwProjectorView *self)
{
  const char *titles[] = {"", _ ("What? How will we know?"), _ ("Who?"), _ ("Until when?")};
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (
      row, fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, 24));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    gtk_box_append (GTK_BOX (row), create_label (titles[i], "projector-heading"));
  gtk_widget_add_css_class (row, "projector-headings");
  gtk_box_append (GTK_BOX (self->content), row);
}

static void
show_decisions (FwProjectorView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->desk->decisions));
  gboolean draft = self->desk->draft_what[0] != '\0';
  guint total = n + (draft ? 1 : 0), shown, first, current = total;
  g_autofree char *more = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRecord) decision
          = g_list_model_get_item (G_LIST_MODEL (self->desk->decisions), i);

      if (decision == self->desk->spot && !draft)
        current = i;
    }
  if (draft)
    current = n;
  add_headings (self);
  /* The one that is being worded stays in sight; older ones scroll up. */
  shown = MIN (total, MAX_DECISIONS);
  first = total - shown;
  if (current < total && current < first)
    first = current;
  else if (current >= total && self->skipped > 0)
    first = MIN ((guint) self->skipped, total - shown);
  for (guint i = first; i < first + shown; i++)
    {
      g_autoptr (FwRecord) decision = NULL;
      const char *iso;
      FwDay due = FW_DAY_NONE;

      if (i == n)
        {
          add_decision (self, i + 1, self->desk->draft_what, "", self->desk->draft_who,
                        self->desk->draft_due, TRUE);
          continue;
        }
      decision = g_list_model_get_item (G_LIST_MODEL (self->desk->decisions), i);
      iso = fw_record_get_text (decision, "due");
      if (iso != NULL)
        fw_day_from_iso (iso, &due);
      add_decision (self, i + 1, fw_record_get_text (decision, "what"),
                    fw_record_get_text (decision, "sign"),
                    fw_record_get_text (decision, "responsible"), due, i == current);
    }
  if (total > shown)
    more = g_strdup_printf (_ ("+ %u more"), total - shown);
  gtk_label_set_label (GTK_LABEL (self->more), more != NULL ? more : "");
}

static void
show_rating (FwProjectorView *self)
{
  const FwRatingDomain *domain;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autofree char *text = NULL;
  FwRecord *agreed;
  GtkWidget *strip, *levels;
  int value;
  guint n, n_in;

  gtk_box_append (GTK_BOX (self->content), create_label (self->desk->safety, "projector-heading"));
  if (!fw_conference_desk_is_revealed (self->desk) || self->desk->kind->domains->len == 0)
    {
      /* Nothing but the number before all are in. */
      n_in = fw_conference_desk_count_in (self->desk, &n);
      text = g_strdup_printf (_ ("%1$u of %2$u have rated"), n_in, n);
      gtk_box_append (GTK_BOX (self->content), create_label (text, "projector-statement"));
      return;
    }
  domain = g_ptr_array_index (self->desk->kind->domains,
                              MIN (self->desk->spot_domain, self->desk->kind->domains->len - 1));
  agreed = fw_conference_desk_find_agreed (self->desk, domain->name);
  value = agreed != NULL && !fw_record_is_null (agreed, "value")
              ? (int) fw_record_get_int (agreed, "value")
              : -1;
  gtk_box_append (GTK_BOX (self->content), create_label (domain->title, "projector-statement"));
  /* With the family nobody is shown as having judged them. */
  if (!self->desk->with_family)
    {
      marks = fw_rating_dup_marks (self->desk, domain->name, &names);
      levels = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_box_set_homogeneous (GTK_BOX (levels), TRUE);
      for (guint i = 0; i < G_N_ELEMENTS (self->desk->kind->levels); i++)
        {
          g_autofree char *level = g_strdup_printf ("%u %s", i + 1, self->desk->kind->levels[i]);
          GtkWidget *label = create_label (level, "projector-small");

          gtk_label_set_xalign (GTK_LABEL (label), 0.5);
          gtk_box_append (GTK_BOX (levels), label);
        }
      gtk_box_append (GTK_BOX (self->content), levels);
      strip = fw_rating_strip_new ();
      fw_rating_strip_set_disc (FW_RATING_STRIP (strip),
                                (int) (DISC_PX * MAX (self->px, 1) / SMALL_PX));
      fw_rating_strip_set_marks (FW_RATING_STRIP (strip), domain->title,
                                 (const FwRatingMark *) (void *) marks->data, marks->len, value);
      gtk_box_append (GTK_BOX (self->content), strip);
    }
  if (value > 0)
    text = g_strdup_printf (_ ("Agreed: %1$d, %2$s"), value,
                            self->desk->kind->levels[MIN (value, 4) - 1]);
  else
    text = g_strdup (value == 0 ? _ ("Agreed: not judged") : _ ("Not agreed yet"));
  gtk_box_append (GTK_BOX (self->content), create_label (text, "projector-statement"));
  if (value > 0 && domain->anchors[value - 1][0] != '\0')
    gtk_box_append (GTK_BOX (self->content),
                    create_label (domain->anchors[value - 1], "projector-small"));
}

/* Answers of the step that others may see: never internal ones. */
static void
show_form (FwProjectorView *self, const FwStep *step)
{
  guint n = 0;

  for (guint s = 0; step->sections != NULL && step->sections[s] != NULL; s++)
    {
      const FwSection *section = fw_form_template_find_section (
          fw_form_get_template (self->desk->form), step->sections[s]);

      if (section == NULL || section->repeats)
        continue;
      for (guint i = 0; i < section->fields->len && n < MAX_DECISIONS; i++)
        {
          const FwField *field = g_ptr_array_index (section->fields, i);
          const char *value = fw_form_get_value (self->desk->form, field->name, 0);
          g_autofree char *shown = NULL;
          g_autofree char *text = NULL;

          if (value[0] == '\0' || field->internal || !fw_form_applies (self->desk->form, field, 0))
            continue;
          shown = fw_form_context_dup_shown (self->desk->context, field, value);
          text = dup_public (self, shown);
          gtk_box_append (GTK_BOX (self->content),
                          create_label (field->prompt, "projector-heading"));
          gtk_box_append (GTK_BOX (self->content), create_label (text, "projector-who"));
          n++;
        }
    }
}

static void
show_options (FwProjectorView *self)
{
  const FwSection *section
      = fw_form_template_find_section (fw_form_get_template (self->desk->form), "options");
  GListModel *rows = section != NULL && section->repeats
                         ? fw_form_get_rows (self->desk->form, section->name)
                         : NULL;

  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows) && i < MAX_DECISIONS; i++)
    {
      g_autoptr (FwRecord) row = g_list_model_get_item (rows, i);
      gint64 id = fw_record_get_id (row);
      g_autofree char *title = dup_public (self, fw_form_get_value (self->desk->form, "title", id));
      g_autofree char *benefit
          = dup_public (self, fw_form_get_value (self->desk->form, "benefit", id));
      g_autofree char *line = g_strdup_printf ("%c  %s", 'A' + (int) (i % 26), title);

      gtk_box_append (GTK_BOX (self->content), create_label (line, "projector-statement"));
      if (benefit[0] != '\0')
        gtk_box_append (GTK_BOX (self->content), create_label (benefit, "projector-small"));
    }
}

static void
show_lights (FwProjectorView *self)
{
  static const struct
  {
    FwDecisionLight light;
    FwLightState state;
  } order[] = {{FW_DECISION_LIGHT_RED, FW_LIGHT_STATE_OVERDUE},
               {FW_DECISION_LIGHT_YELLOW, FW_LIGHT_STATE_DUE},
               {FW_DECISION_LIGHT_GREEN, FW_LIGHT_STATE_LATER}};
  guint counts[FW_DECISION_LIGHT_DROPPED + 1] = {0};
  FwDay since;

  clear (self->lights);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->former)); i++)
    {
      g_autoptr (FwDecisionItem) item
          = g_list_model_get_item (G_LIST_MODEL (self->desk->former), i);

      counts[item->light]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *markup = g_markup_printf_escaped (
          "<b>%u</b> %s", counts[order[i].light], fw_decision_light_to_word (order[i].light));
      GtkWidget *label;

      if (counts[order[i].light] == 0)
        continue;
      label = create_label (NULL, "projector-small");
      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_box_append (GTK_BOX (self->lights), fw_light_new (order[i].state, FALSE));
      gtk_box_append (GTK_BOX (self->lights), label);
    }
  if (self->desk->since != NULL && fw_day_from_iso (self->desk->since, &since))
    {
      g_autofree char *date = fw_day_to_text (since);
      /* Translators: %s is a date. */
      g_autofree char *text = g_strdup_printf (_ ("since %s"), date);

      gtk_box_append (GTK_BOX (self->lights), create_label (text, "projector-small"));
    }
}

static void
update (FwProjectorView *self)
{
  const FwStep *step;
  g_autofree char *question = NULL;
  gboolean hidden;

  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return;
  step = fw_conference_desk_get_step (self->desk, self->desk->step);
  show_steps (self);
  show_time (self);
  question = dup_public (self, fw_record_get_text (self->desk->conference, "question"));
  gtk_label_set_label (GTK_LABEL (self->question), question);
  clear (self->content);
  gtk_label_set_label (GTK_LABEL (self->more), "");
  switch (step->part)
    {
    case FW_STEP_RATING:
      show_rating (self);
      break;
    case FW_STEP_OPTIONS:
      show_options (self);
      break;
    case FW_STEP_DECISIONS:
    case FW_STEP_FOLLOW_UP:
      show_decisions (self);
      break;
    case FW_STEP_FORM:
    default:
      show_form (self, step);
      break;
    }
  hidden
      = self->desk->names_hidden || fw_record_get_int (self->desk->conference, "pseudonymous") != 0;
  gtk_label_set_label (GTK_LABEL (self->names),
                       hidden ? _ ("Family names hidden") : _ ("Family names shown"));
  show_lights (self);
}

static void
spot_cb (FwProjectorView *self)
{
  self->skipped = 0;
  update (self);
}

void
fw_projector_view_step (FwProjectorView *self, int by)
{
  const FwStep *step;
  int n;

  g_return_if_fail (FW_IS_PROJECTOR_VIEW (self));

  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return;
  step = fw_conference_desk_get_step (self->desk, self->desk->step);
  if (step->part == FW_STEP_RATING)
    {
      n = (int) self->desk->kind->domains->len;
      fw_conference_desk_set_spot_domain (
          self->desk, (guint) CLAMP ((int) self->desk->spot_domain + by, 0, MAX (n - 1, 0)));
      return;
    }
  n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->desk->decisions));
  self->skipped = CLAMP (self->skipped + by, 0, MAX (n - 1, 0));
  update (self);
}

static gboolean
restyle_cb (gpointer data)
{
  FwProjectorView *self = data;
  g_autofree char *css = NULL;

  if (self->provider == NULL)
    return G_SOURCE_REMOVE;
  css = g_strdup_printf ("projectorview { font-size: %dpx; }", self->px);
  gtk_css_provider_load_from_string (self->provider, css);
  update (self);
  return G_SOURCE_REMOVE;
}

/* The text follows the height of the screen. */
static void
fit (FwProjectorView *self, int height)
{
  int px = MAX ((int) round (SMALL_PX * height / BASE_HEIGHT * self->zoom), 8);

  if (px == self->px)
    return;
  self->px = px;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, restyle_cb, g_object_ref (self), g_object_unref);
}

void
fw_projector_view_set_zoom (FwProjectorView *self, double zoom)
{
  g_return_if_fail (FW_IS_PROJECTOR_VIEW (self));

  self->zoom = CLAMP (zoom, 0.7, 1.6);
  fit (self, gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
fw_projector_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwProjectorView *self = FW_PROJECTOR_VIEW (widget);
  int minimum = 0;

  if (self->box == NULL)
    return;
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->box, &(GtkAllocation) {0, 0, width, MAX (height, minimum)},
                            baseline);
  fit (self, height);
}

static void
fw_projector_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  FwProjectorView *self = FW_PROJECTOR_VIEW (widget);

  if (self->box != NULL)
    gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  /* What is too long for the wall is cut at the foot, the window never grows. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 200;
}

static void
add_top (FwProjectorView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->step_title = create_label (NULL, "projector-step");
  gtk_widget_set_hexpand (self->step_title, TRUE);
  self->time = create_label (NULL, "projector-time");
  gtk_label_set_wrap (GTK_LABEL (self->time), FALSE);
  gtk_widget_add_css_class (self->time, "numeric");
  gtk_box_append (GTK_BOX (line), self->steps);
  gtk_box_append (GTK_BOX (line), self->step_title);
  gtk_box_append (GTK_BOX (line), self->time);
  gtk_widget_add_css_class (line, "projector-top");
  gtk_box_append (GTK_BOX (self->box), line);
  self->question = create_label (NULL, "projector-question");
  gtk_box_append (GTK_BOX (self->box), self->question);
}

static void
add_foot (FwProjectorView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->names = create_label (NULL, "projector-small");
  gtk_widget_set_hexpand (self->names, TRUE);
  self->more = create_label (NULL, "projector-small");
  self->lights = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (line), self->names);
  gtk_box_append (GTK_BOX (line), self->more);
  gtk_box_append (GTK_BOX (line), self->lights);
  gtk_widget_add_css_class (line, "projector-foot");
  gtk_box_append (GTK_BOX (self->box), line);
}

GtkWidget *
fw_projector_view_new (FwConferenceDesk *desk)
{
  FwProjectorView *self = g_object_new (FW_TYPE_PROJECTOR_VIEW, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "spot", G_CALLBACK (spot_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::step", G_CALLBACK (spot_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::seconds", G_CALLBACK (show_time), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
fw_projector_view_dispose (GObject *object)
{
  FwProjectorView *self = FW_PROJECTOR_VIEW (object);

  g_clear_object (&self->desk);
  if (self->provider != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->provider);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_projector_view_parent_class)->dispose (object);
}

static void
fw_projector_view_class_init (FwProjectorViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_projector_view_dispose;
  widget_class->size_allocate = fw_projector_view_size_allocate;
  widget_class->measure = fw_projector_view_measure;
  gtk_widget_class_set_css_name (widget_class, "projectorview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_projector_view_init (FwProjectorView *self)
{
  self->zoom = 1;
  self->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_top (self);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->content, "projector-content");
  gtk_widget_set_vexpand (self->content, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->content);
  add_foot (self);
}
