/* fw-pdf-archive-content.c: what is drawn on a page is content of an element, or an artifact.
 *
 *   /P <</MCID 0>> BDC … EMC      as cairo writes it: text
 *   0 0 400 1 re f                a line, outside: → /Artifact BMC … EMC
 *   /Figure <</MCID 1>> BDC
 *   BT … ET                       the mark that made cairo open it: → gone
 *   … f EMC
 *
 * Source: ISO 14289-1, 7.1; ISO 32000-1, 14.8.2.2.
 */
#include "config.h"

#include <string.h>

#include "document/fw-pdf-archive-private.h"

#define MAX_DEPTH 100

typedef struct
{
  const char *data;
  gsize size, pos;
  /* The operation that was read: its operands and its operator. */
  gsize start;
  const char *operator;
  gsize length;
} Scan;

typedef struct
{
  GString *out;
  guint depth;       /* of marked content as the page has it */
  gboolean artifact; /* one of ours is open */
  gboolean marked;   /* a figure has begun, its mark is to come */
  gboolean in_mark;
} Marking;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_regular (char c)
{
  return !is_space (c) && strchr ("()<>[]{}/%", c) == NULL;
}

/* Past a string in brackets, which may hold others. */
static gboolean
skip_string (Scan *scan)
{
  guint depth = 0;

  for (; scan->pos < scan->size; scan->pos++)
    {
      char c = scan->data[scan->pos];

      if (c == '\\')
        scan->pos++;
      else if (c == '(')
        depth++;
      else if (c == ')' && --depth == 0)
        {
          scan->pos++;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
skip_until (Scan *scan, char end)
{
  const char *found = memchr (scan->data + scan->pos, end, scan->size - scan->pos);

  scan->pos = found != NULL ? (gsize) (found - scan->data) + 1 : scan->size;
  return found != NULL;
}

static void
skip_regular (Scan *scan)
{
  while (scan->pos < scan->size && is_regular (scan->data[scan->pos]))
    scan->pos++;
}

/* Past an operand; FALSE when it is broken. */
static gboolean
skip_operand (Scan *scan)
{
  const char *p = scan->data + scan->pos;
  gboolean twice = scan->pos + 1 < scan->size && p[0] == p[1];

  switch (p[0])
    {
    case '(':
      return skip_string (scan);
    case '<':
      if (!twice)
        return skip_until (scan, '>');
      scan->pos += 2;
      return TRUE;
    case '>':
      scan->pos += 2;
      return twice;
    case '[':
    case ']':
      scan->pos++;
      return TRUE;
    case '/':
      scan->pos++;
      skip_regular (scan);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_word (const Scan *scan, const char *word)
{
  return scan->length == strlen (word) && memcmp (scan->operator, word, scan->length) == 0;
}

static gboolean
is_operand_word (const Scan *scan)
{
  return g_ascii_isdigit (scan->operator[0]) || strchr ("+-.", scan->operator[0]) != NULL
         || is_word (scan, "true") || is_word (scan, "false") || is_word (scan, "null");
}

/* The next operation. FALSE at the end, with @broken when it is none. */
static gboolean
read_operation (Scan *scan, gboolean *broken)
{
  scan->start = scan->pos;
  while (scan->pos < scan->size)
    {
      char c = scan->data[scan->pos];

      if (is_space (c))
        scan->pos++;
      else if (c == '%')
        skip_until (scan, '\n');
      else if (is_regular (c))
        {
          scan->operator= scan->data + scan->pos;
          skip_regular (scan);
          scan->length = (gsize) (scan->data + scan->pos - scan->operator);
          if (!is_operand_word (scan))
            return TRUE;
        }
      else if (!skip_operand (scan) || scan->pos > scan->size)
        {
          *broken = TRUE;
          return FALSE;
        }
    }
  return FALSE;
}

static gboolean
is_one_of (const Scan *scan, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (is_word (scan, words[i]))
      return TRUE;
  return FALSE;
}

static void
close_artifact (Marking *marking)
{
  if (marking->artifact)
    g_string_append (marking->out, "\nEMC");
  marking->artifact = FALSE;
}

static void
copy (Marking *marking, const Scan *scan)
{
  g_string_append_len (marking->out, scan->data + scan->start, (gssize) (scan->pos - scan->start));
}

static gboolean
begins_figure (const Scan *scan)
{
  static const char role[] = "/Figure";
  gsize pos = scan->start;

  while (pos < scan->size && is_space (scan->data[pos]))
    pos++;
  return pos + sizeof role < scan->size && memcmp (scan->data + pos, role, sizeof role - 1) == 0
         && !is_regular (scan->data[pos + sizeof role - 1]);
}

/* FALSE when begin and end do not match. */
static gboolean
take (Marking *marking, const Scan *scan)
{
  static const char *const drawing[] = {"m", "re", "sh", NULL};
  static const char *const others[] = {"q", "Q", "BT", NULL};

  if (marking->in_mark)
    {
      marking->in_mark = !is_word (scan, "ET");
      return TRUE;
    }
  if (is_word (scan, "BDC") || is_word (scan, "BMC"))
    {
      close_artifact (marking);
      marking->marked = marking->depth == 0 && begins_figure (scan);
      if (++marking->depth > MAX_DEPTH)
        return FALSE;
    }
  else if (is_word (scan, "EMC"))
    {
      if (marking->depth-- == 0)
        return FALSE;
      marking->marked = FALSE;
    }
  else if (marking->marked && is_word (scan, "BT"))
    {
      marking->marked = FALSE;
      marking->in_mark = TRUE;
      return TRUE;
    }
  else if (marking->depth == 0 && is_one_of (scan, others))
    close_artifact (marking);
  else if (marking->depth == 0 && !marking->artifact && is_one_of (scan, drawing))
    {
      g_string_append (marking->out, "\n/Artifact BMC");
      marking->artifact = TRUE;
    }
  copy (marking, scan);
  return TRUE;
}

/* NULL when the content is not understood. */
static GString *
mark (const char *data, gsize size)
{
  Scan scan = {.data = data, .size = size};
  Marking marking = {.out = g_string_sized_new (size + size / 8)};
  gboolean broken = FALSE;

  while (!broken && read_operation (&scan, &broken))
    /* An image in the content is data, not operations; cairo writes none. */
    if (is_word (&scan, "BI") || !take (&marking, &scan))
      broken = TRUE;
  if (broken || marking.depth > 0 || marking.in_mark)
    {
      g_string_free (marking.out, TRUE);
      return NULL;
    }
  close_artifact (&marking);
  g_string_append_c (marking.out, '\n');
  return marking.out;
}

void
_fw_pdf_rewrite_mark_artifacts (qpdf_data q, qpdf_oh page)
{
  unsigned char *data = NULL;
  size_t size = 0;
  g_autoptr (GString) marked = NULL;

  if (qpdf_oh_get_page_content_data (q, page, &data, &size) & QPDF_ERRORS)
    {
      qpdf_get_error (q); /* it is not an error of the file as a whole */
      return;
    }
  marked = mark ((const char *) data, size);
  qpdf_oh_free_buffer (&data);
  if (marked != NULL)
    qpdf_oh_replace_key (q, page, "/Contents",
                         _fw_pdf_rewrite_new_stream (q, "<< >>", marked->str, marked->len));
}
