/* fw-gedcom-lines.c: see fw-gedcom-lines.h.
 *
 *   stream → block → (UTF-16: → UTF-8) → bytes of one line → text → level, tag, value
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/fw-gedcom-encoding.h"
#include "exchange/fw-gedcom-lines.h"

#define BLOCK 65536

struct _FwGedcomLines
{
  GInputStream *stream;
  FwImportReport *report;
  FwGedcomEncoding encoding;
  gboolean started;
  gboolean version_7;

  guint8 *block;
  gsize n_block;
  gboolean at_end;
  GByteArray *bytes; /* what is to be split: the block itself, or UTF-8 made of it */
  gsize at;
  /* UTF-16: half a unit and half a pair that wait for the next block. */
  int half;
  gunichar high;

  GByteArray *raw; /* one line */
  GString *text;
  guint number;
  gboolean after_return;
};

FwGedcomLines *
fw_gedcom_lines_new (GInputStream *stream, FwImportReport *report)
{
  FwGedcomLines *self = g_new0 (FwGedcomLines, 1);

  self->stream = g_object_ref (stream);
  self->report = report;
  self->block = g_malloc (BLOCK);
  self->bytes = g_byte_array_new ();
  self->raw = g_byte_array_new ();
  self->text = g_string_new (NULL);
  self->half = -1;
  return self;
}

void
fw_gedcom_lines_free (FwGedcomLines *self)
{
  g_object_unref (self->stream);
  g_free (self->block);
  g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->raw);
  g_string_free (self->text, TRUE);
  g_free (self);
}

void
fw_gedcom_lines_set_version_7 (FwGedcomLines *self)
{
  self->version_7 = TRUE;
}

static void
append_unichar (FwGedcomLines *self, gunichar c)
{
  char utf8[6];
  int n = g_unichar_to_utf8 (c, utf8);

  g_byte_array_append (self->bytes, (const guint8 *) utf8, (guint) n);
}

static void
append_utf16_unit (FwGedcomLines *self, gunichar unit)
{
  if (self->high != 0)
    {
      gunichar high = self->high;

      self->high = 0;
      if (unit >= 0xdc00 && unit < 0xe000)
        {
          append_unichar (self, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
          return;
        }
      append_unichar (self, 0xfffd);
    }
  if (unit >= 0xd800 && unit < 0xdc00)
    self->high = unit;
  else
    append_unichar (self, unit >= 0xdc00 && unit < 0xe000 ? 0xfffd : unit);
}

/* Moves the block to where lines are split. */
static void
take_block (FwGedcomLines *self, gsize skip)
{
  g_byte_array_set_size (self->bytes, 0);
  self->at = 0;
  if (self->encoding != FW_GEDCOM_UTF16_LE && self->encoding != FW_GEDCOM_UTF16_BE)
    {
      g_byte_array_append (self->bytes, self->block + skip, (guint) (self->n_block - skip));
      return;
    }
  for (gsize i = skip; i < self->n_block; i++)
    {
      if (self->half < 0)
        {
          self->half = self->block[i];
          continue;
        }
      append_utf16_unit (self, self->encoding == FW_GEDCOM_UTF16_LE
                                   ? (gunichar) (self->half | self->block[i] << 8)
                                   : (gunichar) (self->half << 8 | self->block[i]));
      self->half = -1;
    }
  if (self->at_end && (self->half >= 0 || self->high != 0))
    {
      append_unichar (self, 0xfffd);
      self->half = -1;
      self->high = 0;
    }
}

static gboolean
read_block (FwGedcomLines *self, GCancellable *cancellable, GError **error)
{
  if (!g_input_stream_read_all (self->stream, self->block, BLOCK, &self->n_block, cancellable,
                                error))
    return FALSE;
  self->at_end = self->n_block < BLOCK;
  return TRUE;
}

/* The first block decides about the encoding. */
static gboolean
start (FwGedcomLines *self, GCancellable *cancellable, GError **error)
{
  FwGedcomGuess guess;

  self->started = TRUE;
  if (!read_block (self, cancellable, error))
    return FALSE;
  guess = fw_gedcom_encoding_guess (self->block, self->n_block, self->at_end);
  self->encoding = guess.encoding;
  g_free (self->report->encoding);
  self->report->encoding = g_strdup (fw_gedcom_encoding_get_name (guess.encoding));
  if (!guess.believed)
    fw_import_report_add_problem (
        self->report, 0,
        _ ("The file says that it is written in “%s”, but its letters are not. It was read as %s."),
        guess.declared, self->report->encoding);
  take_block (self, guess.skip);
  return TRUE;
}

/* One line into @raw, without its end. FALSE when there is none left. */
static gboolean
read_raw (FwGedcomLines *self, gboolean *cut, GCancellable *cancellable, GError **error)
{
  gboolean any = FALSE;

  g_byte_array_set_size (self->raw, 0);
  *cut = FALSE;
  for (;;)
    {
      gsize end;

      if (self->at == self->bytes->len)
        {
          if (self->at_end)
            break;
          if (!read_block (self, cancellable, error))
            return FALSE;
          take_block (self, 0);
          continue;
        }
      /* CR LF is one end of a line, also when a block ends between the two. */
      if (self->after_return)
        {
          self->after_return = FALSE;
          if (self->bytes->data[self->at] == '\n')
            {
              self->at++;
              continue;
            }
        }
      any = TRUE;
      for (end = self->at; end < self->bytes->len && self->bytes->data[end] != '\n'
                           && self->bytes->data[end] != '\r';
           end++)
        ;
      if (end > self->at)
        {
          gsize room = FW_GEDCOM_MAX_LINE - self->raw->len;

          if (end - self->at > room)
            *cut = TRUE;
          g_byte_array_append (self->raw, self->bytes->data + self->at,
                               (guint) MIN (room, end - self->at));
        }
      self->at = end;
      if (end < self->bytes->len)
        {
          self->after_return = self->bytes->data[end] == '\r';
          self->at++;
          break;
        }
    }
  if (any)
    self->number++;
  return any;
}

/* @raw as text without NULs. */
static void
decode_line (FwGedcomLines *self, gboolean cut)
{
  guint n_bad = 0, n_nul = 0;

  for (guint i = 0; i < self->raw->len; i++)
    if (self->raw->data[i] == 0)
      n_nul++;
    else if (n_nul > 0)
      self->raw->data[i - n_nul] = self->raw->data[i];
  g_byte_array_set_size (self->raw, self->raw->len - n_nul);
  g_string_truncate (self->text, 0);
  /* A cut may have gone through a letter. */
  if (cut && self->encoding == FW_GEDCOM_UTF8)
    while (self->raw->len > 0 && (self->raw->data[self->raw->len - 1] & 0xc0) == 0x80)
      g_byte_array_set_size (self->raw, self->raw->len - 1);
  if (cut && self->raw->len > 0 && self->raw->data[self->raw->len - 1] >= 0xc0)
    g_byte_array_set_size (self->raw, self->raw->len - 1);
  fw_gedcom_encoding_decode (self->encoding, self->raw->data, self->raw->len, self->text, &n_bad);
  if (n_nul > 0)
    fw_import_report_add_problem (self->report, self->number,
                                  _ ("The line holds zero bytes. They were thrown out."));
  if (cut)
    fw_import_report_add_problem (
        self->report, self->number,
        _ ("The line is longer than a line can be. Its end was left out."));
  if (n_bad > 0)
    fw_import_report_add_problem (
        self->report, self->number,
        _ ("The line holds letters that do not exist in %s. Please check its names."),
        self->report->encoding);
}

static gboolean
is_tag (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* "LEVEL [@XREF@] TAG [VALUE]". FALSE when it is none of that; @text stays then. */
static gboolean
split (char *text, FwGedcomLine *line)
{
  char *at = text, *xref = NULL, *xref_end = NULL, *tag, *tag_end;
  int level = 0;
  gsize length;

  if (!g_ascii_isdigit (*at))
    return FALSE;
  for (; g_ascii_isdigit (*at); at++)
    {
      level = level * 10 + (*at - '0');
      if (level > 99)
        return FALSE;
    }
  if (*at != ' ' && *at != '\t')
    return FALSE;
  while (*at == ' ' || *at == '\t')
    at++;
  if (*at == '@')
    {
      xref = at + 1;
      xref_end = strchr (xref, '@');
      if (xref_end == NULL || (xref_end[1] != ' ' && xref_end[1] != '\t'))
        return FALSE;
      at = xref_end + 1;
      while (*at == ' ' || *at == '\t')
        at++;
    }
  tag = at;
  while (is_tag (*at))
    at++;
  tag_end = at;
  if (tag_end == tag || (*at != '\0' && *at != ' ' && *at != '\t'))
    return FALSE;

  line->value = "";
  line->pointer = FALSE;
  if (*at != '\0')
    line->value = at + 1;
  *tag_end = '\0';
  for (char *p = tag; p < tag_end; p++)
    *p = g_ascii_toupper (*p);
  line->tag = tag;
  line->xref = "";
  if (xref != NULL)
    {
      *xref_end = '\0';
      line->xref = g_strstrip (xref);
    }
  line->level = level;
  /* A pointer is "@X@" and nothing else; "@#D…@" begins a date. */
  length = strlen (line->value);
  while (length > 0 && line->value[length - 1] == ' ')
    length--;
  if (length > 2 && line->value[0] == '@' && line->value[length - 1] == '@' && line->value[1] != '#'
      && line->value[1] != '@' && memchr (line->value + 1, '@', length - 2) == NULL)
    {
      char *value = (char *) line->value;

      value[length - 1] = '\0';
      line->value = g_strstrip (value + 1);
      line->pointer = TRUE;
    }
  return TRUE;
}

void
fw_gedcom_lines_unescape (FwGedcomLines *self, char *value)
{
  char *to = value;

  if (self->version_7)
    {
      if (value[0] == '@' && value[1] == '@')
        memmove (value, value + 1, strlen (value));
      return;
    }
  for (const char *from = value; *from != '\0'; from++)
    {
      *to++ = *from;
      if (from[0] == '@' && from[1] == '@')
        from++;
    }
  *to = '\0';
}

gboolean
fw_gedcom_lines_next (FwGedcomLines *self,
                      FwGedcomLine *line,
                      GCancellable *cancellable,
                      GError **error)
{
  gboolean cut;

  if (!self->started && !start (self, cancellable, error))
    return FALSE;
  while (read_raw (self, &cut, cancellable, error))
    {
      char *text;

      decode_line (self, cut);
      text = self->text->str;
      while (*text == ' ' || *text == '\t')
        text++;
      /* A mark of the encoding also stands where files were put together. */
      if (strncmp (text, "\xef\xbb\xbf", 3) == 0)
        text += 3;
      if (*text == '\0')
        continue;
      line->number = self->number;
      self->report->n_lines++;
      if (!split (text, line))
        {
          line->level = -1;
          line->xref = line->tag = "";
          line->value = text;
          line->pointer = FALSE;
        }
      return TRUE;
    }
  return FALSE;
}
