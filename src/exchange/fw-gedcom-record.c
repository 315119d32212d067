/* fw-gedcom-record.c: see fw-gedcom-record.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/fw-gedcom-record.h"

/* A record of more lines than this is hostile or broken; its rest is counted. */
#define MAX_NODES 100000
/* Only names, dates and words are taken; longer texts are notes, which are not. */
#define MAX_CONTINUED 65536
#define MAX_DEPTH 100

struct _FwGedcomRecord
{
  FwImportReport *report;
  GPtrArray *nodes;
  GStringChunk *strings;
  FwGedcomNode *current;
  guint n_over; /* lines beyond MAX_NODES */
};

static void
free_node (FwGedcomNode *self)
{
  if (self->longer != NULL)
    g_string_free (self->longer, TRUE);
  g_slice_free (FwGedcomNode, self);
}

FwGedcomRecord *
fw_gedcom_record_new (FwImportReport *report)
{
  FwGedcomRecord *self = g_new0 (FwGedcomRecord, 1);

  self->report = report;
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_node);
  self->strings = g_string_chunk_new (4096);
  return self;
}

void
fw_gedcom_record_free (FwGedcomRecord *self)
{
  g_ptr_array_unref (self->nodes);
  g_string_chunk_free (self->strings);
  g_free (self);
}

FwGedcomNode *
fw_gedcom_record_get_root (FwGedcomRecord *self)
{
  return self->nodes->len > 0 ? g_ptr_array_index (self->nodes, 0) : NULL;
}

static void
continue_text (FwGedcomNode *node, const char *text, gboolean new_line)
{
  if (node->longer == NULL)
    node->longer = g_string_new (node->value);
  if (node->longer->len + strlen (text) <= MAX_CONTINUED)
    {
      if (new_line)
        g_string_append_c (node->longer, '\n');
      g_string_append (node->longer, text);
    }
  node->value = node->longer->str;
}

/* A line without a level: most often the rest of a note that was broken in two. It
 * belongs to nothing that is taken, and would spoil the name or date before it. */
static void
add_broken (FwGedcomRecord *self, const FwGedcomLine *line)
{
  self->report->n_broken++;
  fw_import_report_add_problem (self->report, line->number,
                                _ ("This is no line of GEDCOM. It was left out."));
}

/* The node that a line of @level stands beneath: the nearest one of a lower level. */
static FwGedcomNode *
find_parent (FwGedcomRecord *self, int level)
{
  FwGedcomNode *node = self->current;

  while (node->parent != NULL && node->level >= level)
    node = node->parent;
  return node;
}

static guint
get_depth (const FwGedcomNode *node)
{
  guint depth = 0;

  for (; node->parent != NULL; node = node->parent)
    depth++;
  return depth;
}

void
fw_gedcom_record_add (FwGedcomRecord *self, FwGedcomLines *lines, const FwGedcomLine *line)
{
  FwGedcomNode *parent = NULL, *node;

  if (line->level < 0)
    {
      add_broken (self, line);
      return;
    }
  if (self->n_over > 0)
    {
      self->n_over++;
      return;
    }
  if (line->level > 0)
    {
      if (self->nodes->len == 0)
        {
          self->report->n_broken++;
          fw_import_report_add_problem (
              self->report, line->number,
              _ ("The line belongs to a record, but no record has begun. It was left out."));
          return;
        }
      parent = find_parent (self, line->level);
      if (g_str_equal (line->tag, "CONC") || g_str_equal (line->tag, "CONT"))
        {
          char *value = g_string_chunk_insert (self->strings, line->value);

          fw_gedcom_lines_unescape (lines, value);
          continue_text (parent, value, line->tag[3] == 'T');
          parent->n_lines++;
          self->current = parent;
          return;
        }
      if (line->level > self->current->level + 1)
        fw_import_report_add_problem (
            self->report, line->number,
            _ ("The level jumps from %d to %d. The line was taken as belonging to line %u."),
            self->current->level, line->level, parent->line);
    }
  else
    g_assert (self->nodes->len == 0);
  if (self->nodes->len >= MAX_NODES || (parent != NULL && get_depth (parent) > MAX_DEPTH))
    {
      self->n_over = 1;
      fw_import_report_add_problem (
          self->report, line->number,
          _ ("The record is longer than a record can be. Its rest was left out."));
      return;
    }
  node = g_slice_new0 (FwGedcomNode);
  node->line = line->number;
  node->n_lines = 1;
  node->level = line->level;
  node->tag = g_string_chunk_insert_const (self->strings, line->tag);
  node->xref = g_string_chunk_insert (self->strings, line->xref);
  node->value = g_string_chunk_insert (self->strings, line->value);
  node->pointer = line->pointer;
  node->parent = parent;
  if (!node->pointer)
    fw_gedcom_lines_unescape (lines, node->value);
  if (parent != NULL)
    {
      if (parent->last != NULL)
        parent->last->next = node;
      else
        parent->first = node;
      parent->last = node;
    }
  g_ptr_array_add (self->nodes, node);
  self->current = node;
}

static guint
count_lines (const FwGedcomNode *node)
{
  guint n = node->n_lines;

  for (const FwGedcomNode *child = node->first; child != NULL; child = child->next)
    n += count_lines (child);
  return n;
}

static void
count (FwGedcomRecord *self, const FwGedcomNode *node, GString *path)
{
  gsize length = path->len;

  if (length > 0)
    g_string_append_c (path, '.');
  g_string_append (path, node->tag);
  if (!node->used)
    fw_import_report_add_left (self->report, path->str, 1, count_lines (node));
  else
    {
      self->report->n_taken += node->n_lines;
      for (const FwGedcomNode *child = node->first; child != NULL; child = child->next)
        count (self, child, path);
    }
  g_string_truncate (path, length);
}

void
fw_gedcom_record_finish (FwGedcomRecord *self)
{
  g_autoptr (GString) path = g_string_new (NULL);

  if (self->nodes->len > 0)
    {
      FwGedcomNode *root = fw_gedcom_record_get_root (self);

      count (self, root, path);
      if (self->n_over > 0)
        {
          g_autofree char *rest = g_strconcat (root->tag, ".…", NULL);

          fw_import_report_add_left (self->report, rest, self->n_over, self->n_over);
        }
    }
  g_ptr_array_set_size (self->nodes, 0);
  g_string_chunk_clear (self->strings);
  self->current = NULL;
  self->n_over = 0;
}

gboolean
fw_gedcom_node_is (const FwGedcomNode *self, const char *tag)
{
  return strcmp (self->tag, tag) == 0;
}

FwGedcomNode *
fw_gedcom_node_find (const FwGedcomNode *self, const char *tag)
{
  for (FwGedcomNode *child = self->first; child != NULL; child = child->next)
    if (fw_gedcom_node_is (child, tag))
      return child;
  return NULL;
}

FwGedcomNode *
fw_gedcom_node_find_next (const FwGedcomNode *self)
{
  for (FwGedcomNode *node = self->next; node != NULL; node = node->next)
    if (fw_gedcom_node_is (node, self->tag))
      return node;
  return NULL;
}

void
fw_gedcom_node_use_all (FwGedcomNode *self)
{
  self->used = TRUE;
  for (FwGedcomNode *child = self->first; child != NULL; child = child->next)
    fw_gedcom_node_use_all (child);
}

const char *
fw_gedcom_node_use_text (FwGedcomNode *self, const char *tag)
{
  FwGedcomNode *child = fw_gedcom_node_find (self, tag);

  if (child == NULL)
    return "";
  child->used = TRUE;
  return child->value;
}
