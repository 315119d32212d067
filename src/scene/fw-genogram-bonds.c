/* fw-genogram-bonds.c: bonds with their words, and what labels have beneath them. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "domain/fw-family-words.h"
#include "scene/fw-genogram-private.h"
#include "scene/fw-scene-index.h"

#define Z_BOND 20
#define PARALLEL 16 /* between two bonds of one pair */
#define PIECES 24
#define WORD_GAP 12 /* from the line to the base of its word */

static graphene_point_t
along (const graphene_point_t *points, guint n, double t)
{
  double u = 1 - t;

  if (n == 4)
    return GRAPHENE_POINT_INIT ((float) (u * u * u * points[0].x + 3 * u * u * t * points[1].x
                                         + 3 * u * t * t * points[2].x + t * t * t * points[3].x),
                                (float) (u * u * u * points[0].y + 3 * u * u * t * points[1].y
                                         + 3 * u * t * t * points[2].y + t * t * t * points[3].y));
  return GRAPHENE_POINT_INIT ((float) (u * points[0].x + t * points[n - 1].x),
                              (float) (u * points[0].y + t * points[n - 1].y));
}

/* The place of a bond among those of the same pair: -8, 8; -16, 0, 16. Sideways is
 * counted from the lesser person to the greater, so that both ways agree. */
static double
find_shift (FwGenogramWork *work, guint i)
{
  FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, i);
  guint n = 0, place = 0;
  double shift;

  for (guint j = 0; j < work->bonds->len; j++)
    {
      FwWorkBond *other = &g_array_index (work->bonds, FwWorkBond, j);

      if (MIN (other->from, other->to) != MIN (bond->from, bond->to)
          || MAX (other->from, other->to) != MAX (bond->from, bond->to))
        continue;
      place += j < i ? 1 : 0;
      n++;
    }
  shift = (place - (n - 1) / 2.0) * PARALLEL;
  return bond->from < bond->to ? shift : -shift;
}

/* --- words ---------------------------------------------------------------------------- */

/* "Conflict", "cut-off ?", "physical 05/21", "physical, family court 09/21". */
static char *
make_word (FwFamilyBond *bond, const FwNotationBond *notation)
{
  g_autoptr (GString) word = g_string_new (NULL);
  const char *name = fw_notation_translate (notation->short_name);
  int year = fw_partial_date_get_year (&bond->fact.from), whole_year, month, day;

  if (!notation->word && bond->fact.status != FW_FACT_ALLEGED)
    return NULL;
  g_string_append (word, name);
  if (bond->fact.status == FW_FACT_ALLEGED)
    g_string_append (word, " ?");
  if (!notation->grave)
    return g_string_free_and_steal (g_steal_pointer (&word));
  if (bond->fact.status == FW_FACT_ESTABLISHED && bond->fact.source != NULL
      && bond->fact.source[0] != '\0' && g_utf8_strlen (bond->fact.source, -1) <= 18)
    g_string_append_printf (word, ", %s", bond->fact.source);
  if (year != 0)
    {
      if (bond->fact.from.precision == FW_DATE_DAY || bond->fact.from.precision == FW_DATE_MONTH)
        {
          fw_day_split (bond->fact.from.first, &whole_year, &month, &day);
          g_string_append_printf (word, " %02d/%02d", month, year % 100);
        }
      else
        g_string_append_printf (word, " %d", year);
    }
  return g_string_free_and_steal (g_steal_pointer (&word));
}

static gboolean
boxes_meet (const graphene_rect_t *a, const graphene_rect_t *b)
{
  return a->origin.x < b->origin.x + b->size.width && b->origin.x < a->origin.x + a->size.width
         && a->origin.y < b->origin.y + b->size.height
         && b->origin.y < a->origin.y + a->size.height;
}

static graphene_rect_t
label_rect (const FwSignLabel *label, double x, double y)
{
  FwLayoutBox box = fw_sign_label_get_box (label);

  return GRAPHENE_RECT_INIT ((float) (x + box.x), (float) (y + box.y), (float) box.w,
                             (float) box.h);
}

/* How much that is readable a word would hide. */
static guint
count_hits (FwGenogram *self, const FwSignLabel *label)
{
  graphene_rect_t rect = label_rect (label, 0, 0);
  guint hits = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);
      graphene_rect_t other;

      if (!boxes_meet (&rect, &item->bounds))
        continue;
      if (item->kind == FW_ITEM_PERSON)
        {
          FwPersonSign *sign = item->sign;
          graphene_point_t centre = fw_scene_item_get_centre (item);

          hits += boxes_meet (&rect, &item->body) ? 4 : 0;
          for (guint j = 0; j < sign->n_labels; j++)
            {
              other = label_rect (&sign->labels[j], centre.x, centre.y);
              hits += boxes_meet (&rect, &other) ? 3 : 0;
            }
        }
      else if (item->kind == FW_ITEM_UNION || item->kind == FW_ITEM_BOND)
        {
          const FwSignLabel *others = item->kind == FW_ITEM_UNION
                                          ? &((FwUnionSign *) item->sign)->label
                                          : &((FwBondSign *) item->sign)->label;

          if (others->text != NULL)
            {
              other = label_rect (others, 0, 0);
              hits += boxes_meet (&rect, &other) ? 3 : 0;
            }
          /* A word across a line can be read, but the line less so. */
          hits += 1;
        }
      else if (item->kind == FW_ITEM_CHILD_LINE)
        hits += 1;
    }
  return hits;
}

static void
place_word (FwGenogram *self, FwGenogramWork *work, FwBondSign *sign, char *word)
{
  static const double places[] = {0.5, 0.36, 0.64, 0.25, 0.75};
  guint best = G_MAXUINT;

  sign->label = (FwSignLabel) {.text = word, .role = FW_LABEL_BOND, .halo = TRUE};
  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    for (int side = -1; side <= 1; side += 2)
      {
        graphene_point_t at = along (sign->points, sign->n_points, places[p]);
        graphene_point_t next = along (sign->points, sign->n_points, places[p] + 0.02);
        double dx = next.x - at.x, dy = next.y - at.y, length = MAX (hypot (dx, dy), 1e-6);
        /* To the upper or the left side first. */
        double nx = -dy / length, ny = dx / length;
        double reach = WORD_GAP - 4 + fabs (sign->shift) + (sign->bond->n_lines > 1 ? 4 : 0);
        FwSignLabel label = sign->label;
        guint hits;

        if (ny > 0.01 || (fabs (ny) <= 0.01 && nx > 0))
          nx = -nx, ny = -ny;
        nx *= -side;
        ny *= -side;
        label.x = (float) (at.x + nx * reach);
        label.y = (float) (at.y + ny * reach + (fabs (ny) > 0.4 ? (ny < 0 ? -2 : 9) : 4));
        label.anchor
            = fabs (nx) > 0.6 ? (nx < 0 ? FW_ANCHOR_END : FW_ANCHOR_START) : FW_ANCHOR_MIDDLE;
        fw_genogram_fit_label (work, &label);
        hits = count_hits (self, &label) * 8 + p * 2 + (side > 0 ? 1 : 0);
        if (hits < best)
          {
            best = hits;
            sign->label = label;
          }
      }
}

/* --- items ---------------------------------------------------------------------------- */

FwSceneItem *
fw_genogram_make_bond_item (FwBondSign *sign, const char *id)
{
  FwSceneItem *item;
  graphene_point_t points[PIECES + 1];
  guint n = sign->n_points == 4 ? PIECES + 1 : sign->n_points;

  for (guint i = 0; i < n; i++)
    points[i]
        = sign->n_points == 4 ? along (sign->points, 4, (double) i / PIECES) : sign->points[i];
  /* Parallel ones lie beside the way. */
  if (n > 1 && sign->shift != 0)
    {
      double dx = points[n - 1].x - points[0].x, dy = points[n - 1].y - points[0].y;
      double length = MAX (hypot (dx, dy), 1e-6);

      for (guint i = 0; i < n; i++)
        graphene_point_init (&points[i], (float) (points[i].x - dy / length * sign->shift),
                             (float) (points[i].y + dx / length * sign->shift));
    }
  item = fw_scene_item_new_line (id, FW_ITEM_BOND, FW_SHAPE_LINE, points, n);
  item->z = Z_BOND;
  if (sign->label.text != NULL)
    {
      graphene_rect_t rect = label_rect (&sign->label, 0, 0);

      graphene_rect_union (&item->bounds, &rect, &item->bounds);
    }
  graphene_rect_inset (&item->bounds, -12, -12);
  fw_scene_item_take_sign (item, sign, fw_bond_sign_clear);
  return item;
}

static void
add_bond (FwGenogram *self, FwGenogramWork *work, guint i)
{
  FwWorkBond *bond = &g_array_index (work->bonds, FwWorkBond, i);
  FwFamilyBond *family = g_ptr_array_index (work->family->bonds, bond->family);
  const FwLayoutBondLine *line = &work->output->bonds[i];
  const FwNotationBond *notation = fw_notation_find_bond (work->notation, family->kind);
  g_autofree char *id = NULL;
  g_autofree char *word = NULL;
  FwBondSign *sign;
  FwSceneItem *item;

  /* A kind of another profile is a plain line with its word. */
  if (notation == NULL)
    notation = fw_notation_find_bond (work->notation, "connected");
  if (notation == NULL || line->count < 2)
    return;
  id = g_strdup_printf ("bond:%s", family->id);
  sign = fw_bond_sign_new ();
  sign->points = g_new (graphene_point_t, line->count);
  for (guint p = 0; p < line->count; p++)
    sign->points[p] = GRAPHENE_POINT_INIT ((float) line->points[p].x, (float) line->points[p].y);
  sign->n_points = line->count;
  sign->shift = (float) find_shift (work, i);
  sign->bond = notation;
  sign->notation = fw_notation_ref (work->notation);
  sign->alleged = family->fact.status == FW_FACT_ALLEGED;
  sign->ghost = bond->ghost;
  word = make_word (family, notation);
  if (word != NULL)
    place_word (self, work, sign, g_steal_pointer (&word));
  item = fw_genogram_make_bond_item (sign, id);
  item->flags = FW_ITEM_FOCUSABLE | (bond->ghost ? FW_ITEM_GHOST : 0);
  fw_scene_item_set_ends (item, fw_work_family_person (work, bond->from)->id,
                          fw_work_family_person (work, bond->to)->id);
  g_ptr_array_add (self->items, item);
}

void
fw_genogram_add_bonds (FwGenogram *self, FwGenogramWork *work)
{
  for (guint i = 0; i < work->bonds->len; i++)
    add_bond (self, work, i);
}

/* --- halos ---------------------------------------------------------------------------- */

static gboolean
crosses (const graphene_point_t *a, const graphene_point_t *b, const graphene_rect_t *rect)
{
  double t0 = 0, t1 = 1;
  const double p[] = {a->x - b->x, b->x - a->x, a->y - b->y, b->y - a->y};
  const double q[] = {a->x - rect->origin.x, rect->origin.x + rect->size.width - a->x,
                      a->y - rect->origin.y, rect->origin.y + rect->size.height - a->y};

  /* Liang and Barsky: what of the line is left within each side. */
  for (guint i = 0; i < 4; i++)
    {
      if (p[i] == 0)
        {
          if (q[i] < 0)
            return FALSE;
          continue;
        }
      if (p[i] < 0)
        t0 = MAX (t0, q[i] / p[i]);
      else
        t1 = MIN (t1, q[i] / p[i]);
    }
  return t0 <= t1;
}

static gboolean
runs_beneath (FwSceneItem *line, const graphene_rect_t *rect)
{
  for (guint i = 0; i + 1 < line->n_points; i++)
    if (crosses (&line->points[i], &line->points[i + 1], rect))
      return TRUE;
  return line->shape == FW_SHAPE_OUTLINE && line->n_points > 1
         && crosses (&line->points[line->n_points - 1], &line->points[0], rect);
}

static void
find_halo (FwSceneIndex *lines, FwSignLabel *label, double x, double y, FwSceneItem *own)
{
  graphene_rect_t rect = label_rect (label, x, y);
  g_autoptr (GPtrArray) near = NULL;

  graphene_rect_inset (&rect, -3, -2);
  near = fw_scene_index_query (lines, &rect);
  for (guint i = 0; i < near->len && !label->halo; i++)
    {
      FwSceneItem *line = g_ptr_array_index (near, i);

      label->halo = line != own && runs_beneath (line, &rect);
    }
}

void
fw_genogram_find_halos (FwGenogram *self)
{
  FwSceneIndex *lines = fw_scene_index_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);

      if (item->points != NULL)
        fw_scene_index_insert (lines, item);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);
      graphene_point_t centre = fw_scene_item_get_centre (item);

      if (item->kind == FW_ITEM_PERSON)
        {
          FwPersonSign *sign = item->sign;

          for (guint j = 0; j < sign->n_labels; j++)
            find_halo (lines, &sign->labels[j], centre.x, centre.y, NULL);
        }
      else if (item->kind == FW_ITEM_UNION && ((FwUnionSign *) item->sign)->label.text != NULL)
        find_halo (lines, &((FwUnionSign *) item->sign)->label, 0, 0, item);
    }
  fw_scene_index_free (lines);
}
