/* layout-file.c: IN.ged [OUT.json]: lays out the family of a GEDCOM file and writes its
 * geometry in the form of `fallwerkctl genogram draw --geometry`.
 *
 * For the engine's own tests: a reader of the few lines that matter (no encodings, no
 * broken lines), labels of plausible size. The real importer has tests of its own.
 */
#include "config.h"

#include "engine/fw-genogram-layout.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  char *id, *name;
  char sex;
  FwDay born;
  guint born_earlier, born_later;
  GHashTable *pedigree; /* family id → PEDI */
} Person;

typedef struct
{
  char *id;
  char *partners[2];
  guint n_partners;
  GPtrArray *children;
  GPtrArray *kinds; /* of the links, NULL: by the child's PEDI */
  FwDay married;
  gboolean divorced;
} Family;

static GPtrArray *persons, *families;
static GHashTable *by_id;

/* A plain date: its first and last day. */
static gboolean
parse_plain (char **words, FwDay *first, FwDay *last)
{
  static const char *const months[]
      = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  int month = 0, day = 0;

  for (guint i = 0; words[i] && !g_str_equal (words[i], "AND"); i++)
    {
      guint64 n;

      for (guint m = 0; m < 12; m++)
        if (g_ascii_strncasecmp (words[i], months[m], 3) == 0)
          month = m + 1;
      if (!g_ascii_string_to_unsigned (words[i], 10, 0, 9999, &n, NULL))
        continue;
      if (n <= 31)
        {
          day = n;
          continue;
        }
      *first = fw_day_new (n, MAX (month, 1), CLAMP (day, 1, 28));
      *last = day ? *first : fw_day_add_months (*first, month ? 1 : 12) - 1;
      return TRUE;
    }
  return FALSE;
}

/* The middle of the days that a date allows, and how far they reach on either side;
 * 'before 1928' is up to the end of 1928, as the program reads it. */
static FwDay
parse_date (const char *text, guint *earlier, guint *later)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ", -1);
  FwDay first, last, born;

  *earlier = *later = 0;
  if (!words[0] || !parse_plain (words, &first, &last))
    return FW_DAY_NONE;
  if (g_str_equal (words[0], "BEF"))
    {
      *earlier = FW_LAYOUT_NONE;
      return last;
    }
  if (g_str_equal (words[0], "AFT"))
    {
      *later = FW_LAYOUT_NONE;
      return first;
    }
  if (g_str_equal (words[0], "BET"))
    for (guint i = 0; words[i]; i++)
      if (g_str_equal (words[i], "AND"))
        {
          FwDay begin;

          parse_plain (words + i + 1, &begin, &last);
        }
  if (last < first)
    last = first;
  born = first + (last - first) / 2;
  *earlier = born - first;
  *later = last - born;
  return born;
}

static void
read_file (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  Person *person = NULL;
  Family *family = NULL;
  char *tag1 = NULL, *pedigree_of = NULL;

  for (guint i = 0; lines[i]; i++)
    {
      const char *p = lines[i];
      int level;
      char *end, *tag;
      const char *value = "";
      guint earlier, later;

      while (*p && !g_ascii_isdigit (*p))
        p++;
      if (!*p)
        continue;
      level = strtol (p, &end, 10);
      p = end;
      while (*p == ' ')
        p++;
      if (level == 0)
        {
          g_auto (GStrv) words = g_strsplit (p, " ", 3);

          person = NULL;
          family = NULL;
          if (words[0] && words[1] && g_str_has_prefix (words[1], "INDI"))
            {
              person = g_new0 (Person, 1);
              person->id = g_strndup (words[0] + 1, strcspn (words[0] + 1, "@"));
              person->name = g_strdup ("");
              person->born = FW_DAY_NONE;
              person->pedigree = g_hash_table_new (g_str_hash, g_str_equal);
              g_ptr_array_add (persons, person);
              g_hash_table_insert (by_id, person->id, GUINT_TO_POINTER (persons->len));
            }
          else if (words[0] && words[1] && g_str_has_prefix (words[1], "FAM") && words[1][3] != 'C')
            {
              family = g_new0 (Family, 1);
              family->id = g_strndup (words[0] + 1, strcspn (words[0] + 1, "@"));
              family->children = g_ptr_array_new ();
              family->kinds = g_ptr_array_new ();
              family->married = FW_DAY_NONE;
              g_ptr_array_add (families, family);
            }
          continue;
        }
      tag = g_strndup (p, strcspn (p, " "));
      p += strlen (tag);
      if (*p == ' ')
        value = p + 1;
      if (level == 1)
        tag1 = tag;
      if (person && level == 1 && g_str_equal (tag, "SEX"))
        person->sex = value[0];
      else if (person && level == 1 && g_str_equal (tag, "NAME") && !*person->name)
        person->name = g_strdelimit (g_strdup (value), "/", ' ');
      else if (person && level == 1 && g_str_equal (tag, "FAMC"))
        pedigree_of = g_strndup (value + 1, strcspn (value + 1, "@"));
      else if (person && level == 2 && g_str_equal (tag, "PEDI") && g_str_equal (tag1, "FAMC"))
        g_hash_table_insert (person->pedigree, pedigree_of, g_ascii_strdown (value, -1));
      else if (person && level == 2 && g_str_equal (tag, "DATE") && g_str_equal (tag1, "BIRT")
               && person->born == FW_DAY_NONE)
        person->born = parse_date (value, &person->born_earlier, &person->born_later);
      else if (family && level == 1 && (g_str_equal (tag, "HUSB") || g_str_equal (tag, "WIFE")))
        {
          if (family->n_partners < 2 && value[0] == '@')
            family->partners[family->n_partners++]
                = g_strndup (value + 1, strcspn (value + 1, "@"));
        }
      else if (family && level == 1 && g_str_equal (tag, "CHIL") && value[0] == '@')
        {
          g_ptr_array_add (family->children, g_strndup (value + 1, strcspn (value + 1, "@")));
          g_ptr_array_add (family->kinds, NULL);
        }
      else if (family && level == 2 && g_str_equal (tag1, "CHIL") && family->kinds->len
               && (g_str_equal (tag, "_FREL") || g_str_equal (tag, "_MREL"))
               && !g_ascii_strcasecmp (value, "adopted"))
        family->kinds->pdata[family->kinds->len - 1] = (gpointer) "adopted";
      else if (family && level == 1 && g_str_equal (tag, "DIV"))
        family->divorced = TRUE;
      else if (family && level == 2 && g_str_equal (tag, "DATE") && g_str_equal (tag1, "MARR"))
        family->married = parse_date (value, &earlier, &later);
    }
}

static guint
find_person (const char *id)
{
  return id ? GPOINTER_TO_UINT (g_hash_table_lookup (by_id, id)) - 1 : FW_LAYOUT_NONE;
}

static const char *
link_kind (Family *family, guint i)
{
  guint child = find_person (family->children->pdata[i]);
  const char *kind = family->kinds->pdata[i];

  if (!kind && child != FW_LAYOUT_NONE)
    kind = g_hash_table_lookup (((Person *) persons->pdata[child])->pedigree, family->id);
  if (!kind)
    return "birth";
  return g_str_equal (kind, "foster") || g_str_equal (kind, "adopted") ? kind : "birth";
}

static void
write_path (GString *out, const FwLayoutPath *path)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < path->count; i++)
    g_string_append_printf (out, "%s[%.3f,%.3f]", i ? "," : "", path->points[i].x,
                            path->points[i].y);
  g_string_append_c (out, ']');
}

static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if ((guchar) *p >= 32)
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  FwLayoutInput in = {.index = FW_LAYOUT_NONE, .metrics = {48, 22, 26, 14, 56, 12}};
  FwLayoutPerson *p;
  FwLayoutUnion *u;
  FwLayoutOutput *layout;
  GString *out = g_string_new (NULL);
  guint n_unions = 0, link = 0;

  if (argc < 2 || !g_file_get_contents (argv[1], &text, NULL, &error))
    {
      fprintf (stderr, "usage: layout-file IN.ged [OUT.json]\n");
      return 2;
    }
  persons = g_ptr_array_new ();
  families = g_ptr_array_new ();
  by_id = g_hash_table_new (g_str_hash, g_str_equal);
  read_file (text);

  p = g_new0 (FwLayoutPerson, persons->len + 1);
  u = g_new0 (FwLayoutUnion, families->len + 1);
  for (guint i = 0; i < persons->len; i++)
    {
      Person *person = persons->pdata[i];
      double w = MIN (g_utf8_strlen (person->name, -1), 24) * 6.2;

      p[i].id = person->id;
      p[i].w = p[i].h = 48;
      p[i].shape = person->sex == 'F'   ? FW_LAYOUT_ROUND
                   : person->sex == 'M' ? FW_LAYOUT_BOX
                                        : FW_LAYOUT_DIAMOND;
      p[i].side = person->sex == 'F'   ? FW_LAYOUT_SIDE_RIGHT
                  : person->sex == 'M' ? FW_LAYOUT_SIDE_LEFT
                                       : FW_LAYOUT_SIDE_ANY;
      p[i].born = person->born;
      p[i].born_earlier = person->born_earlier;
      p[i].born_later = person->born_later;
      p[i].order = i;
      p[i].labels = g_new0 (FwLayoutBox, 2);
      p[i].labels[p[i].n_labels++] = (FwLayoutBox) {-w / 2, 28, w, 16};
      if (person->born != FW_DAY_NONE)
        p[i].labels[p[i].n_labels++] = (FwLayoutBox) {-30, -42, 28, 14};
    }
  for (guint i = 0; i < families->len; i++)
    {
      Family *family = families->pdata[i];
      FwLayoutUnion *to = &u[n_unions++];

      to->id = family->id;
      to->partners[0] = find_person (family->partners[0]);
      to->partners[1] = find_person (family->partners[1]);
      to->begun = family->married;
      to->order = i;
      to->label_w = family->married != FW_DAY_NONE ? 38 : 0;
      to->label_h = 14;
      to->children = g_new0 (FwLayoutChild, family->children->len + 1);
      for (guint k = 0; k < family->children->len; k++)
        {
          guint c = find_person (family->children->pdata[k]);
          const char *kind = link_kind (family, k);

          to->children[to->n_children++] = (FwLayoutChild) {c,
                                                            g_str_equal (kind, "birth")     ? 1.0
                                                            : g_str_equal (kind, "adopted") ? 0.8
                                                                                            : 0.5,
                                                            6};
        }
    }
  in.persons = p;
  in.n_persons = persons->len;
  in.unions = u;
  in.n_unions = n_unions;
  layout = fw_genogram_layout (&in);

  g_string_append (out, "{\"profile\":\"test\",\"unit\":\"px\",\"symbol\":48,\n\"persons\":[");
  for (guint i = 0; i < in.n_persons; i++)
    {
      Person *person = persons->pdata[i];
      g_autofree char *name = escape (person->name);

      g_string_append_printf (
          out,
          "%s{\"id\":\"%s\",\"x\":%.3f,\"y\":%.3f,\"w\":48,\"h\":48,\"generation\":%d,\"index\":false,\"ghost_of\":null,\"sex\":\"%c\",\"labels\":[",
          i ? ",\n" : "", person->id, layout->places[i].x, layout->places[i].y,
          layout->places[i].generation, person->sex ? person->sex : 'U');
      for (guint k = 0; k < p[i].n_labels; k++)
        g_string_append_printf (
            out, "%s{\"text\":\"%s\",\"x\":%.3f,\"y\":%.3f,\"w\":%.3f,\"h\":%.3f}", k ? "," : "",
            k ? "*" : name, layout->places[i].x + p[i].labels[k].x,
            layout->places[i].y + p[i].labels[k].y, p[i].labels[k].w, p[i].labels[k].h);
      g_string_append (out, "]}");
    }
  g_string_append (out, "],\n\"unions\":[");
  for (guint i = 0, first = 1; i < in.n_unions; i++)
    {
      Family *family = families->pdata[i];
      const FwLayoutUnionLine *line = &layout->unions[i];
      gboolean any = FALSE;

      if (line->path.count == 0)
        continue;
      g_string_append_printf (out, "%s{\"id\":\"%s\",\"partners\":[", first ? "" : ",\n",
                              family->id);
      first = 0;
      for (guint k = 0; k < 2; k++)
        if (u[i].partners[k] != FW_LAYOUT_NONE && !(k && u[i].partners[0] == u[i].partners[1]))
          {
            g_string_append_printf (out, "%s\"%s\"", any ? "," : "", p[u[i].partners[k]].id);
            any = TRUE;
          }
      g_string_append_printf (out, "],\"mark\":\"%s\",\"path\":",
                              family->divorced                 ? "divorced"
                              : family->married != FW_DAY_NONE ? "married"
                                                               : "unknown");
      write_path (out, &line->path);
      g_string_append (out, ",\"labels\":[");
      if (line->label.w > 0)
        g_string_append_printf (out, "{\"text\":\"m\",\"x\":%.3f,\"y\":%.3f,\"w\":%.3f,\"h\":%.3f}",
                                line->label.x, line->label.y, line->label.w, line->label.h);
      g_string_append (out, "]}");
    }
  g_string_append (out, "],\n\"children\":[");
  for (guint i = 0, first = 1; i < in.n_unions; i++)
    for (guint k = 0; k < u[i].n_children; k++, link++)
      {
        const FwLayoutChildLine *line = &layout->children[link];

        if (line->path.count == 0)
          continue;
        g_string_append_printf (
            out,
            "%s{\"child\":\"%s\",\"union\":\"%s\",\"kind\":\"%s\",\"path\":", first ? "" : ",\n",
            p[line->child].id, u[i].id, link_kind (families->pdata[i], k));
        first = 0;
        write_path (out, &line->path);
        g_string_append (out, "}");
      }
  g_string_append (out, "],\n\"bonds\":[],\"households\":[],\"twins\":[],\n\"left_out\":[");
  for (guint i = 0; i < layout->left_out->len; i++)
    {
      FwLayoutLeftOut *entry = layout->left_out->pdata[i];

      g_string_append_printf (out, "%s{\"id\":\"%s\",\"reason\":\"%s\"}", i ? "," : "", entry->id,
                              entry->reason);
    }
  g_string_append_printf (
      out,
      "],\n\"measures\":{\"crossings\":%u,\"straight_crossings\":%u,\"couples\":%u,\"couples_adjacent\":%u,\"sibships\":%u,\"sibships_in_birth_order\":%u,\"layout_ms\":%.2f}}\n",
      layout->measures.crossings, layout->measures.straight_crossings, layout->measures.couples,
      layout->measures.couples_adjacent, layout->measures.sibships,
      layout->measures.sibships_in_birth_order, layout->measures.layout_ms);
  if (argc > 2)
    g_file_set_contents (argv[2], out->str, out->len, NULL);
  else
    fputs (out->str, stdout);
  fprintf (stderr, "%s: %u persons, crossings %u, straight %u, couples %u/%u, %.1f ms\n", argv[1],
           in.n_persons, layout->measures.crossings, layout->measures.straight_crossings,
           layout->measures.couples_adjacent, layout->measures.couples, layout->measures.layout_ms);
  fw_layout_output_free (layout);
  return 0;
}
