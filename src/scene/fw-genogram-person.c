/* fw-genogram-person.c: the sign and labels of each person on the day.
 *
 * Places of text as on the sheet of signs: years above on both sides of the line of
 * birth, the name below, right of its own leg where there is one, marks to the right.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/fw-family-words.h"
#include "scene/fw-genogram-private.h"

#define SYMBOL 48.0
#define INDEX_SYMBOL 58.0
#define DIAMOND_SYMBOL 53.8
#define NAME_Y 42 /* base line below the middle */
#define LINE_STEP 15
#define LEG 14       /* between two legs of one person */
#define MAX_NAME 104 /* longer ones take two lines */
#define MAX_LINE 124
#define MAX_TRAITS 3

double
fw_genogram_measure (FwGenogramWork *work, const char *text, FwLabelRole role)
{
  int weight;
  double size = fw_label_get_size (role, &weight);

  if (work->options->measure == NULL)
    return (double) g_utf8_strlen (text, -1) * size * 0.58;
  return work->options->measure (text, size, weight, work->options->measure_data);
}

void
fw_genogram_fit_label (FwGenogramWork *work, FwSignLabel *label)
{
  label->width = (float) fw_genogram_measure (work, label->text, label->role);
  label->left = label->x;
  if (label->anchor == FW_ANCHOR_MIDDLE)
    label->left -= label->width / 2;
  else if (label->anchor == FW_ANCHOR_END)
    label->left -= label->width;
}

static void
add_label (FwGenogramWork *work,
           GArray *labels,
           FwLabelRole role,
           FwLabelAnchor anchor,
           double x,
           double y,
           const char *text)
{
  FwSignLabel label
      = {.text = g_strdup (text), .role = role, .anchor = anchor, .x = (float) x, .y = (float) y};

  fw_genogram_fit_label (work, &label);
  g_array_append_val (labels, label);
}

static FwNotationShape
find_sex_shape (FwNotation *notation, FwSex sex)
{
  static const char *const keys[] = {"unknown", "female", "male", "diverse"};

  return fw_notation_get_shape (notation, keys[sex]);
}

static FwNotationShape
find_shape (FwNotation *notation, const FwFamilyPerson *person)
{
  switch (person->kind)
    {
    case FW_FAMILY_PREGNANCY:
      return fw_notation_get_shape (notation, "pregnancy");
    case FW_FAMILY_MISCARRIAGE:
      return fw_notation_get_shape (notation, "miscarriage");
    case FW_FAMILY_ABORTION:
      return fw_notation_get_shape (notation, "abortion");
    case FW_FAMILY_PET:
      return fw_notation_get_shape (notation, "pet");
    case FW_FAMILY_INSTITUTION:
      return fw_notation_get_shape (notation, "institution");
    case FW_FAMILY_STILLBIRTH:
      if (person->sex == FW_SEX_UNKNOWN)
        return fw_notation_get_shape (notation, "male");
      /* fall through */
    case FW_FAMILY_HELPER:
    case FW_FAMILY_PERSON:
    default:
      return find_sex_shape (notation, person->sex);
    }
}

static void
find_size (FwGenogramWork *work, FwWorkPerson *self)
{
  FwPersonSign *sign = self->sign;

  self->width = self->height = sign->index ? INDEX_SYMBOL : SYMBOL;
  self->shape = FW_LAYOUT_BOX;
  switch (sign->shape)
    {
    case FW_NOTATION_CIRCLE:
      self->shape = sign->stillborn ? FW_LAYOUT_BOX : FW_LAYOUT_ROUND;
      break;
    case FW_NOTATION_DIAMOND:
      self->shape = sign->stillborn ? FW_LAYOUT_BOX : FW_LAYOUT_DIAMOND;
      self->width = self->height = sign->stillborn ? SYMBOL
                                   : sign->index   ? DIAMOND_SYMBOL + 13
                                                   : DIAMOND_SYMBOL;
      break;
    case FW_NOTATION_SMALL_DIAMOND:
      self->shape = FW_LAYOUT_DIAMOND;
      self->width = self->height = 40.8;
      break;
    case FW_NOTATION_TRIANGLE:
      self->shape = FW_LAYOUT_TRIANGLE;
      self->width = 26.4;
      self->height = 28;
      break;
    case FW_NOTATION_DOT:
      self->shape = FW_LAYOUT_ROUND;
      self->width = self->height = 11;
      break;
    case FW_NOTATION_CROSS:
      self->width = self->height = 14;
      break;
    case FW_NOTATION_BOX:
      self->width = MAX (
          56, (sign->inside != NULL ? fw_genogram_measure (work, sign->inside, FW_LABEL_NAME) : 0)
                  + 18);
      self->height = 28;
      break;
    default:
      break;
    }
  sign->width = (float) self->width;
  sign->height = (float) self->height;
}

/* A year alone is above the symbol for all to see: its age needs no sign. */
static gboolean
is_about (const FwPartialDate *date)
{
  return date->approximate || date->precision > FW_DATE_YEAR;
}

static char *
make_inside (FwGenogramWork *work, const FwFamilyPerson *person, guint index, gboolean ghost)
{
  const FwDayPerson *day = &work->now->persons[index];

  if (person->kind == FW_FAMILY_INSTITUTION)
    return work->options->without_names ? NULL : fw_family_dup_name (work->family, index);
  if (person->kind != FW_FAMILY_PERSON && person->kind != FW_FAMILY_HELPER)
    return NULL;
  if (ghost)
    return NULL;
  if (person->sex == FW_SEX_UNKNOWN)
    return g_strdup ("?");
  if (day->age < 0)
    return NULL;
  return g_strdup_printf (
      "%s%d",
      day->about && (is_about (&person->born) || (day->dead && is_about (&person->died))) ? "~"
                                                                                          : "",
      day->age);
}

static void
find_fills (FwGenogramWork *work, guint index, FwPersonSign *sign)
{
  for (guint i = 0; work->options->layers & FW_LAYER_HEALTH && i < work->family->health->len; i++)
    {
      FwFamilyHealth *health = g_ptr_array_index (work->family->health, i);
      FwSignFill *fill = health->region == FW_HEALTH_ILLNESS ? &sign->illness : &sign->addiction,
                 now;

      if (health->person != index)
        continue;
      switch (work->now->health[i])
        {
        case FW_HEALTH_SUSPECTED:
          now = FW_FILL_SUSPECTED;
          break;
        case FW_HEALTH_ACTIVE:
          now = FW_FILL_FULL;
          break;
        case FW_HEALTH_REMISSION:
          now = FW_FILL_REMISSION;
          break;
        case FW_HEALTH_HIDDEN:
        default:
          continue;
        }
      /* Several of one region: what is surely so goes before. */
      if (*fill == FW_FILL_NONE || now == FW_FILL_FULL)
        *fill = now;
    }
}

/* --- labels ----------------------------------------------------------------------- */

static void
add_years (FwGenogramWork *work,
           const FwFamilyPerson *person,
           FwPersonSign *sign,
           GArray *labels,
           gboolean dead)
{
  int born = fw_partial_date_get_year (&person->born);
  int died = fw_partial_date_get_year (&person->died);
  const char *about = fw_notation_get_text (work->notation, work->options->text_set, "about");
  double y = sign->index ? -36 : -30;

  if (sign->shape == FW_NOTATION_DIAMOND)
    y -= 3;
  if (born != 0)
    {
      g_autofree char *text = g_strdup_printf ("%s%d", person->born.approximate ? about : "", born);

      add_label (work, labels, FW_LABEL_YEAR, FW_ANCHOR_END, -5, y, text);
    }
  if (dead && died != 0)
    {
      g_autofree char *text = g_strdup_printf ("%s%d", person->died.approximate ? about : "", died);

      add_label (work, labels, FW_LABEL_YEAR, FW_ANCHOR_START, 5, y, text);
    }
}

/* Where a long name is best broken: at the space nearest to its middle. */
static char *
find_break (const char *name)
{
  glong half = (glong) strlen (name) / 2, best = G_MAXLONG;
  char *found = NULL;

  for (const char *space = strchr (name, ' '); space != NULL; space = strchr (space + 1, ' '))
    if (ABS (space - name - half) < best)
      {
        best = ABS (space - name - half);
        found = (char *) space;
      }
  return found;
}

/* Cut so that it does not push the whole row apart. */
static char *
shorten (FwGenogramWork *work, const char *text, FwLabelRole role, double width)
{
  glong n = g_utf8_strlen (text, -1);

  if (fw_genogram_measure (work, text, role) <= width)
    return g_strdup (text);
  while (n > 3)
    {
      g_autofree char *start = g_utf8_substring (text, 0, --n);
      g_autofree char *cut = g_strconcat (g_strchomp (start), "…", NULL);

      if (fw_genogram_measure (work, cut, role) <= width)
        return g_steal_pointer (&cut);
    }
  return g_strdup (text);
}

static guint
add_traits (FwGenogramWork *work, guint index, GArray *labels, double x, double y)
{
  guint n = 0, more = 0;

  for (guint i = 0; work->options->layers & FW_LAYER_TRAITS && i < work->family->traits->len; i++)
    {
      FwFamilyTrait *trait = g_ptr_array_index (work->family->traits, i);
      g_autofree char *text = NULL;

      if (trait->person != index || !work->now->traits[i])
        continue;
      if (n >= MAX_TRAITS)
        {
          more++;
          continue;
        }
      text = shorten (work, trait->text, FW_LABEL_RESOURCE, MAX_LINE);
      add_label (work, labels, trait->resource ? FW_LABEL_RESOURCE : FW_LABEL_PROBLEM,
                 FW_ANCHOR_START, x, y + n * LINE_STEP, text);
      n++;
    }
  if (more > 0)
    {
      g_autofree char *text = g_strdup_printf ("+%u", more);

      add_label (work, labels, FW_LABEL_LINE, FW_ANCHOR_START, x, y + n * LINE_STEP, text);
      n++;
    }
  return n;
}

static void
add_below (FwGenogramWork *work,
           FwWorkPerson *self,
           const FwFamilyPerson *person,
           FwPersonSign *sign,
           GArray *labels)
{
  gboolean leg = self->n_unions > 0;
  double x = leg ? 8 + (self->n_unions - 1) * LEG / 2.0 + (self->n_unions > 1 ? 3 : 0) : 0;
  double y = NAME_Y + (sign->index ? 3 : 0) + (sign->shape == FW_NOTATION_DIAMOND ? 2 : 0);
  FwLabelAnchor anchor = leg ? FW_ANCHOR_START : FW_ANCHOR_MIDDLE;

  if (person->kind == FW_FAMILY_PET)
    y = 36;
  if (!work->options->without_names)
    {
      g_autofree char *name = g_strdup (self->name);
      char *second
          = fw_genogram_measure (work, name, FW_LABEL_NAME) > MAX_NAME ? find_break (name) : NULL;

      if (second != NULL)
        {
          *second = '\0';
          add_label (work, labels, FW_LABEL_NAME, anchor, x, y, name);
          y += LINE_STEP;
        }
      add_label (work, labels, FW_LABEL_NAME, anchor, x, y, second != NULL ? second + 1 : name);
      y += LINE_STEP;
      if (person->occupation != NULL && person->occupation[0] != '\0')
        {
          g_autofree char *line = shorten (work, person->occupation, FW_LABEL_LINE, MAX_LINE);

          add_label (work, labels, FW_LABEL_LINE, anchor, x, y, line);
          y += LINE_STEP;
        }
    }
  /* Signs stand before the text, so it begins at one side in any case. */
  add_traits (work, self->family, labels, leg ? x + 14 : -24, y);
}

/* "’19", "21–", "seit 07/21": since when the child is there. */
static char *
make_since (const FwFact *fact)
{
  int year = fw_partial_date_get_year (&fact->from);

  if (year == 0)
    return NULL;
  if (fact->from.precision == FW_DATE_DAY || fact->from.precision == FW_DATE_MONTH)
    {
      int whole_year, month, day;

      fw_day_split (fact->from.first, &whole_year, &month, &day);
      /* Translators: month and year, two figures each: since 07/21 */
      return g_strdup_printf (_ ("since %02d/%02d"), month, year % 100);
    }
  /* Translators: a year */
  return g_strdup_printf (_ ("since %d"), year);
}

static void
add_marks (FwGenogramWork *work, FwWorkPerson *self, const FwFamilyPerson *person, GArray *labels)
{
  double x = self->width / 2 + 6;
  gboolean adopted = person->adopted_mark, foster = person->foster_mark;

  for (guint i = 0; i < work->family->links->len; i++)
    {
      FwChildLink *link = g_ptr_array_index (work->family->links, i);
      const FwNotationChild *child
          = fw_notation_find_child (work->notation, fw_child_link_to_name (link->kind));
      g_autofree char *since = NULL;

      if (link->child != self->family || !work->now->links[i] || child == NULL
          || child->mark[0] == '\0' || link->kind == FW_CHILD_UNKNOWN)
        continue;
      adopted = adopted && link->kind != FW_CHILD_ADOPTED;
      foster = foster && link->kind != FW_CHILD_FOSTER;
      add_label (work, labels, FW_LABEL_MARK, FW_ANCHOR_START, x, 5, child->mark);
      x += g_array_index (labels, FwSignLabel, labels->len - 1).width + 3;
      since = make_since (&link->fact);
      if (since != NULL)
        {
          add_label (work, labels, FW_LABEL_LINE, FW_ANCHOR_START, x, 5, since);
          x += g_array_index (labels, FwSignLabel, labels->len - 1).width + 6;
        }
    }
  if (adopted)
    add_label (work, labels, FW_LABEL_MARK, FW_ANCHOR_START, x, 5,
               fw_notation_get_text (work->notation, work->options->text_set, "adopted"));
  if (foster)
    add_label (work, labels, FW_LABEL_MARK, FW_ANCHOR_START, x + (adopted ? 14 : 0), 5,
               fw_notation_get_text (work->notation, work->options->text_set, "foster"));
}

/* Events of pregnancy carry their letters and the year or the month due. */
static void
add_event_labels (FwGenogramWork *work, const FwFamilyPerson *person, GArray *labels)
{
  static const char *const keys[]
      = {NULL, "due", "miscarriage", "abortion", "stillbirth", NULL, NULL, NULL};
  const char *set = work->options->text_set;
  const char *word = fw_notation_get_text (work->notation, set, keys[person->kind]);
  int year = fw_partial_date_get_year (&person->born), whole_year, month, day;
  g_autoptr (GString) text = g_string_new (NULL);

  if (person->kind == FW_FAMILY_STILLBIRTH)
    {
      add_label (work, labels, FW_LABEL_MARK, FW_ANCHOR_START, 29, 5, word);
      if (year != 0)
        {
          g_string_printf (text, "%d", year);
          add_label (work, labels, FW_LABEL_LINE, FW_ANCHOR_MIDDLE, 0, 40, text->str);
        }
      return;
    }
  g_string_append (text, word);
  if (year != 0 && text->len > 0)
    g_string_append_c (text, ' ');
  if (person->kind == FW_FAMILY_PREGNANCY
      && (person->born.precision == FW_DATE_DAY || person->born.precision == FW_DATE_MONTH))
    {
      fw_day_split (person->born.first, &whole_year, &month, &day);
      g_string_append_printf (text, "%02d/%02d", month, year % 100);
    }
  else if (year != 0)
    g_string_append_printf (text, "%d", year);
  if (text->len > 0)
    add_label (work, labels, FW_LABEL_LINE, FW_ANCHOR_MIDDLE, 0,
               person->kind == FW_FAMILY_PREGNANCY ? 29 : 21, text->str);
}

static void
make_person (FwGenogramWork *work, FwWorkPerson *self)
{
  FwFamilyPerson *person = fw_family_get_person (work->family, self->family);
  gboolean ghost = fw_genogram_get_presence (work, self->family) == FW_PRESENT_GHOST;
  FwPersonSign *sign = fw_person_sign_new ();
  g_autoptr (GArray) labels = g_array_new (FALSE, TRUE, sizeof (FwSignLabel));
  gboolean person_like = person->kind == FW_FAMILY_PERSON || person->kind == FW_FAMILY_HELPER;

  self->sign = sign;
  self->name = fw_family_dup_name (work->family, self->family);
  sign->shape = find_shape (work->notation, person);
  if (person_like && person->assigned_sex != person->sex && person->assigned_sex != FW_SEX_UNKNOWN)
    sign->inner = find_sex_shape (work->notation, person->assigned_sex);
  sign->index = person->index;
  sign->ghost = ghost;
  sign->outside = person->kind == FW_FAMILY_HELPER;
  sign->dead = person_like && !ghost && work->now->persons[self->family].dead;
  sign->stillborn = person->kind == FW_FAMILY_STILLBIRTH;
  sign->waves = work->options->layers & FW_LAYER_ORIGIN ? MIN (person->migrations, 2) : 0;
  sign->inside = make_inside (work, person, self->family, ghost);
  if (person_like)
    find_fills (work, self->family, sign);
  find_size (work, self);
  if (person_like || person->kind == FW_FAMILY_PET)
    {
      if (person_like)
        add_years (work, person, sign, labels, sign->dead);
      add_below (work, self, person, sign, labels);
      add_marks (work, self, person, labels);
    }
  else if (person->kind != FW_FAMILY_INSTITUTION)
    add_event_labels (work, person, labels);
  sign->n_labels = labels->len;
  sign->labels = (FwSignLabel *) g_array_free (g_steal_pointer (&labels), FALSE);
}

void
fw_genogram_make_persons (FwGenogramWork *work)
{
  for (guint i = 0; i < work->persons->len; i++)
    make_person (work, fw_work_person (work, i));
}
