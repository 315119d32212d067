/* fw-pdf-reader-parse.c: from bytes to values (ISO 32000-1, 7.2 and 7.3). */
#include "config.h"

#include <string.h>

#include "document/fw-pdf-reader-private.h"

const FwPdfValue _fw_pdf_null
    = {.kind = FW_PDF_NULL, .offset = FW_PDF_NOWHERE, .raw = "null", .raw_length = 4};

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return c != '\0' && strchr ("()<>[]{}/%", c) != NULL;
}

static gboolean
is_regular (char c)
{
  return !is_space (c) && !is_delimiter (c);
}

void
_fw_pdf_skip_space (FwPdfParser *parser)
{
  while (parser->pos < parser->size)
    {
      char c = parser->data[parser->pos];

      if (c == '%')
        while (parser->pos < parser->size && parser->data[parser->pos] != '\n'
               && parser->data[parser->pos] != '\r')
          parser->pos++;
      else if (is_space (c))
        parser->pos++;
      else
        return;
    }
}

gboolean
_fw_pdf_skip_word (FwPdfParser *parser, const char *word)
{
  gsize n = strlen (word);

  _fw_pdf_skip_space (parser);
  if (parser->size - parser->pos < n || memcmp (parser->data + parser->pos, word, n) != 0)
    return FALSE;
  if (parser->size - parser->pos > n && is_regular (parser->data[parser->pos + n]))
    return FALSE;
  parser->pos += n;
  return TRUE;
}

gboolean
_fw_pdf_parse_unsigned (FwPdfParser *parser, guint64 *number)
{
  gsize start;

  _fw_pdf_skip_space (parser);
  start = parser->pos;
  *number = 0;
  while (parser->pos < parser->size && g_ascii_isdigit (parser->data[parser->pos]))
    {
      if (*number > G_MAXINT64 / 10 - 10)
        return FALSE;
      *number = *number * 10 + (guint64) (parser->data[parser->pos++] - '0');
    }
  return parser->pos > start
         && (parser->pos == parser->size || !is_regular (parser->data[parser->pos]));
}

static FwPdfValue *
new_value (FwPdfParser *parser, FwPdfKind kind, gsize start)
{
  FwPdfValue *value = _fw_pdf_reader_alloc (parser->reader, sizeof *value);

  if (value == NULL)
    return NULL;
  value->kind = kind;
  value->raw = parser->data + start;
  value->raw_length = parser->pos - start;
  value->offset = parser->in_file ? start : FW_PDF_NOWHERE;
  return value;
}

static FwPdfValue *
new_text (FwPdfParser *parser, FwPdfKind kind, gsize start, const GByteArray *bytes)
{
  FwPdfValue *value = new_value (parser, kind, start);
  char *text = value != NULL ? _fw_pdf_reader_alloc (parser->reader, bytes->len + 1) : NULL;

  if (text == NULL)
    return NULL;
  /* Nothing has been put into the bytes of an empty text: there is no address. */
  if (bytes->len > 0)
    memcpy (text, bytes->data, bytes->len);
  value->text = text;
  value->length = bytes->len;
  return value;
}

static void
add_byte (GByteArray *bytes, int byte)
{
  guint8 one = (guint8) byte;

  g_byte_array_append (bytes, &one, 1);
}

static FwPdfValue *
parse_name (FwPdfParser *parser)
{
  gsize start = parser->pos++;
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (32);

  add_byte (bytes, 0);
  g_byte_array_set_size (bytes, 0);
  while (parser->pos < parser->size && is_regular (parser->data[parser->pos]))
    {
      const char *p = parser->data + parser->pos;

      if (*p == '#' && parser->size - parser->pos > 2 && g_ascii_isxdigit (p[1])
          && g_ascii_isxdigit (p[2]))
        {
          add_byte (bytes, g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]));
          parser->pos += 3;
        }
      else
        {
          add_byte (bytes, *p);
          parser->pos++;
        }
    }
  return new_text (parser, FW_PDF_NAME, start, bytes);
}

static void
parse_escape (FwPdfParser *parser, GByteArray *bytes)
{
  static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
  char c;
  const char *known;

  if (parser->pos == parser->size)
    return;
  c = parser->data[parser->pos++];
  known = c != '\0' ? strchr (from, c) : NULL;
  if (known != NULL)
    add_byte (bytes, to[known - from]);
  else if (c >= '0' && c <= '7')
    {
      int code = c - '0';

      for (int i = 0; i < 2 && parser->pos < parser->size && parser->data[parser->pos] >= '0'
                      && parser->data[parser->pos] <= '7';
           i++)
        code = code * 8 + parser->data[parser->pos++] - '0';
      add_byte (bytes, code & 0xff);
    }
  else if (c == '\r')
    {
      if (parser->pos < parser->size && parser->data[parser->pos] == '\n')
        parser->pos++;
    }
  else if (c != '\n')
    add_byte (bytes, c);
}

static FwPdfValue *
parse_literal (FwPdfParser *parser)
{
  gsize start = parser->pos++;
  guint open = 1;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  while (parser->pos < parser->size)
    {
      char c = parser->data[parser->pos++];

      if (c == '\\')
        {
          parse_escape (parser, bytes);
          continue;
        }
      if (c == '(')
        open++;
      else if (c == ')' && --open == 0)
        return new_text (parser, FW_PDF_STRING, start, bytes);
      else if (c == '\r')
        {
          if (parser->pos < parser->size && parser->data[parser->pos] == '\n')
            parser->pos++;
          c = '\n';
        }
      add_byte (bytes, c);
    }
  return NULL;
}

static FwPdfValue *
parse_hex (FwPdfParser *parser)
{
  gsize start = parser->pos++;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int half = -1;

  while (parser->pos < parser->size)
    {
      char c = parser->data[parser->pos++];
      FwPdfValue *value;

      if (c == '>')
        {
          if (half >= 0)
            add_byte (bytes, half * 16);
          value = new_text (parser, FW_PDF_STRING, start, bytes);
          if (value != NULL)
            value->hex = TRUE;
          return value;
        }
      if (g_ascii_isxdigit (c))
        {
          if (half < 0)
            half = g_ascii_xdigit_value (c);
          else
            {
              add_byte (bytes, half * 16 + g_ascii_xdigit_value (c));
              half = -1;
            }
        }
      else if (!is_space (c))
        return NULL;
    }
  return NULL;
}

static FwPdfValue *
finish_collection (FwPdfParser *parser,
                   FwPdfKind kind,
                   gsize start,
                   const GPtrArray *keys,
                   const GPtrArray *values)
{
  FwPdfValue *value = new_value (parser, kind, start);

  if (value == NULL)
    return NULL;
  value->n = values->len;
  value->values = _fw_pdf_reader_alloc (parser->reader, (values->len + 1) * sizeof (gpointer));
  if (value->values == NULL)
    return NULL;
  if (values->len > 0)
    memcpy (value->values, values->pdata, values->len * sizeof (gpointer));
  if (keys == NULL)
    return value;
  value->keys = _fw_pdf_reader_alloc (parser->reader, (keys->len + 1) * sizeof (gpointer));
  if (value->keys == NULL)
    return NULL;
  if (keys->len > 0)
    memcpy (value->keys, keys->pdata, keys->len * sizeof (gpointer));
  return value;
}

static FwPdfValue *
parse_array (FwPdfParser *parser)
{
  gsize start = parser->pos++;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  while (TRUE)
    {
      FwPdfValue *value;

      _fw_pdf_skip_space (parser);
      if (parser->pos < parser->size && parser->data[parser->pos] == ']')
        {
          parser->pos++;
          return finish_collection (parser, FW_PDF_ARRAY, start, NULL, values);
        }
      value = _fw_pdf_parse_value (parser);
      if (value == NULL)
        return NULL;
      g_ptr_array_add (values, value);
    }
}

static FwPdfValue *
parse_dictionary (FwPdfParser *parser)
{
  gsize start = parser->pos;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  parser->pos += 2;
  while (TRUE)
    {
      FwPdfValue *key, *value;

      _fw_pdf_skip_space (parser);
      if (parser->size - parser->pos >= 2 && memcmp (parser->data + parser->pos, ">>", 2) == 0)
        {
          parser->pos += 2;
          return finish_collection (parser, FW_PDF_DICTIONARY, start, keys, values);
        }
      if (parser->pos == parser->size || parser->data[parser->pos] != '/')
        return NULL;
      key = parse_name (parser);
      value = key != NULL ? _fw_pdf_parse_value (parser) : NULL;
      if (value == NULL)
        return NULL;
      g_ptr_array_add (keys, (gpointer) key->text);
      g_ptr_array_add (values, value);
    }
}

/* An integer may be the start of `N G R`. */
static FwPdfValue *
parse_reference (FwPdfParser *parser, gsize start, gint64 number)
{
  FwPdfParser ahead = *parser;
  guint64 generation;
  FwPdfValue *value;

  if (number < 0 || number > G_MAXUINT32 || ahead.pos == ahead.size
      || !is_space (ahead.data[ahead.pos]))
    return NULL;
  _fw_pdf_skip_space (&ahead);
  if (ahead.pos == ahead.size || !g_ascii_isdigit (ahead.data[ahead.pos])
      || !_fw_pdf_parse_unsigned (&ahead, &generation) || generation > G_MAXUINT16
      || !_fw_pdf_skip_word (&ahead, "R"))
    return NULL;
  parser->pos = ahead.pos;
  value = new_value (parser, FW_PDF_REFERENCE, start);
  if (value != NULL)
    {
      value->number = (guint32) number;
      value->generation = (guint32) generation;
    }
  return value;
}

static FwPdfValue *
parse_number (FwPdfParser *parser)
{
  gsize start = parser->pos;
  char buffer[48];
  gsize n = 0;
  gboolean real = FALSE;
  guint digits = 0;
  FwPdfValue *value;

  while (parser->pos < parser->size && is_regular (parser->data[parser->pos]))
    {
      char c = parser->data[parser->pos++];

      if (c == '.' && !real)
        real = TRUE;
      else if (g_ascii_isdigit (c))
        digits++;
      else if ((c != '-' && c != '+') || parser->pos - 1 != start)
        return NULL;
      if (n + 1 >= sizeof buffer)
        return NULL;
      buffer[n++] = c;
    }
  buffer[n] = '\0';
  if (digits == 0 || (!real && digits > 18))
    return NULL;
  if (!real)
    {
      gint64 integer = g_ascii_strtoll (buffer, NULL, 10);

      value = parse_reference (parser, start, integer);
      if (value != NULL)
        return value;
      value = new_value (parser, FW_PDF_INTEGER, start);
      if (value != NULL)
        value->integer = integer, value->real = (double) integer;
      return value;
    }
  value = new_value (parser, FW_PDF_REAL, start);
  if (value != NULL)
    {
      value->real = g_ascii_strtod (buffer, NULL);
      value->integer = (gint64) CLAMP (value->real, -1e15, 1e15);
    }
  return value;
}

FwPdfValue *
_fw_pdf_parse_value (FwPdfParser *parser)
{
  FwPdfValue *value = NULL;
  gsize start;
  char c;

  _fw_pdf_skip_space (parser);
  if (parser->pos == parser->size || parser->depth >= FW_PDF_MAX_DEPTH)
    return NULL;
  parser->depth++;
  start = parser->pos;
  c = parser->data[start];
  if (c == '/')
    value = parse_name (parser);
  else if (c == '(')
    value = parse_literal (parser);
  else if (c == '[')
    value = parse_array (parser);
  else if (c == '<')
    value = parser->size - start > 1 && parser->data[start + 1] == '<' ? parse_dictionary (parser)
                                                                       : parse_hex (parser);
  else if (g_ascii_isdigit (c) || c == '-' || c == '+' || c == '.')
    value = parse_number (parser);
  else if (_fw_pdf_skip_word (parser, "true"))
    {
      value = new_value (parser, FW_PDF_BOOLEAN, start);
      if (value != NULL)
        value->integer = 1;
    }
  else if (_fw_pdf_skip_word (parser, "false"))
    value = new_value (parser, FW_PDF_BOOLEAN, start);
  else if (_fw_pdf_skip_word (parser, "null"))
    value = new_value (parser, FW_PDF_NULL, start);
  parser->depth--;
  return value;
}

/* The length of a stream's data; FALSE when what stands there cannot be it. */
static gboolean
find_end_of_data (FwPdfParser *parser, const FwPdfValue *length, gsize *n)
{
  const FwPdfValue *value = length != NULL ? fw_pdf_reader_resolve (parser->reader, length) : NULL;
  FwPdfParser end = *parser;
  const char *found;

  if (value != NULL && value->kind == FW_PDF_INTEGER && value->integer >= 0
      && (guint64) value->integer <= parser->size - parser->pos)
    {
      *n = (gsize) value->integer;
      end.pos += *n;
      /* Only an end of line may stand between. */
      while (end.pos < end.size && (end.data[end.pos] == '\r' || end.data[end.pos] == '\n')
             && end.pos - parser->pos - *n < 2)
        end.pos++;
      if (end.size - end.pos >= 9 && memcmp (end.data + end.pos, "endstream", 9) == 0)
        return TRUE;
    }
  if (!parser->reader->searched)
    return FALSE;
  found = memmem (parser->data + parser->pos, parser->size - parser->pos, "endstream", 9);
  if (found == NULL)
    return FALSE;
  *n = (gsize) (found - parser->data) - parser->pos;
  return TRUE;
}

FwPdfValue *
_fw_pdf_parse_object (FwPdfParser *parser, guint32 *number, guint32 *generation)
{
  guint64 first, second;
  FwPdfValue *value;
  gsize n;

  if (!_fw_pdf_parse_unsigned (parser, &first) || first > G_MAXUINT32
      || !_fw_pdf_parse_unsigned (parser, &second) || second > G_MAXUINT16
      || !_fw_pdf_skip_word (parser, "obj"))
    return NULL;
  *number = (guint32) first;
  *generation = (guint32) second;
  value = _fw_pdf_parse_value (parser);
  if (value == NULL || _fw_pdf_skip_word (parser, "endobj"))
    return value;
  if (value->kind != FW_PDF_DICTIONARY || !_fw_pdf_skip_word (parser, "stream"))
    return NULL;
  if (parser->pos < parser->size && parser->data[parser->pos] == '\r')
    parser->pos++;
  if (parser->pos < parser->size && parser->data[parser->pos] == '\n')
    parser->pos++;
  if (!find_end_of_data (parser, fw_pdf_value_get (value, "Length"), &n))
    return NULL;
  value->kind = FW_PDF_STREAM;
  value->data = parser->data + parser->pos;
  value->data_length = n;
  parser->pos += n;
  return value;
}
