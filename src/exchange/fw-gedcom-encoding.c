/* fw-gedcom-encoding.c: see fw-gedcom-encoding.h.
 *
 * Source of the table: ANSI/NISO Z39.47 as printed in appendix C of GEDCOM 5.5.1. In
 * ANSEL the marks stand before their letter, in Unicode behind it.
 */
#include "config.h"

#include <string.h>

#include "exchange/fw-gedcom-encoding.h"

/* 0xA1 to 0xCF; 0 means nothing. */
static const guint16 ansel_letters[] = {
    0x0141, 0x00d8, 0x0110, 0x00de, 0x00c6, 0x0152, 0x02b9, 0x00b7, 0x266d, 0x00ae, 0x00b1, 0x01a0,
    0x01af, 0x02bc, 0,      0x02bb, 0x0142, 0x00f8, 0x0111, 0x00fe, 0x00e6, 0x0153, 0x02ba, 0x0131,
    0x00a3, 0x00f0, 0,      0x01a1, 0x01b0, 0x25a1, 0x25a0, 0x00b0, 0x2113, 0x2117, 0x00a9, 0x266f,
    0x00bf, 0x00a1, 0x00df, 0x20ac, 0,      0,      0,      0,      0x0065, 0x006f, 0x00df,
};

/* 0xE0 to 0xFE: marks. */
static const guint16 ansel_marks[] = {
    0x0309, 0x0300, 0x0301, 0x0302, 0x0303, 0x0304, 0x0306, 0x0307, 0x0308, 0x030c, 0x030a,
    0xfe20, 0xfe21, 0x0315, 0x030b, 0x0310, 0x0327, 0x0328, 0x0323, 0x0324, 0x0325, 0x0333,
    0x0332, 0x0326, 0x031c, 0x032e, 0xfe22, 0xfe23, 0x0338, 0,      0x0313,
};

/* 0x80 to 0x9F of Windows-1252; 0 means nothing. */
static const guint16 cp1252[] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

#define MAX_MARKS 8

static void
append_nfc (GString *out, const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  g_string_append (out, composed != NULL ? composed : text);
}

static void
decode_ansel (const guint8 *bytes, gsize size, GString *out, guint *n_bad)
{
  g_autoptr (GString) text = g_string_sized_new (size * 2);
  gunichar marks[MAX_MARKS];
  guint n_marks = 0;

  for (gsize i = 0; i < size; i++)
    {
      guint8 byte = bytes[i];
      gunichar letter = 0;

      if (byte >= 0xe0 && byte != 0xff && ansel_marks[byte - 0xe0] != 0)
        {
          if (n_marks < MAX_MARKS)
            marks[n_marks++] = ansel_marks[byte - 0xe0];
          else
            ++*n_bad;
          continue;
        }
      if (byte < 0x80)
        letter = byte;
      else if (byte >= 0xa1 && byte <= 0xcf)
        letter = ansel_letters[byte - 0xa1];
      if (letter == 0)
        {
          ++*n_bad;
          letter = 0xfffd;
        }
      g_string_append_unichar (text, letter);
      for (guint k = 0; k < n_marks; k++)
        g_string_append_unichar (text, marks[k]);
      n_marks = 0;
    }
  /* Marks at the end have lost their letter. */
  *n_bad += n_marks;
  append_nfc (out, text->str);
}

static void
decode_cp1252 (const guint8 *bytes, gsize size, GString *out, guint *n_bad)
{
  for (gsize i = 0; i < size; i++)
    {
      gunichar letter = bytes[i];

      if (letter >= 0x80 && letter < 0xa0)
        letter = cp1252[letter - 0x80];
      if (letter == 0)
        {
          ++*n_bad;
          letter = 0xfffd;
        }
      g_string_append_unichar (out, letter);
    }
}

/* By the system's tables, which a small system may lack. */
static void
decode_by_name (const char *charset, const guint8 *bytes, gsize size, GString *out, guint *n_bad)
{
  g_autofree char *text
      = g_convert ((const char *) bytes, (gssize) size, "UTF-8", charset, NULL, NULL, NULL);

  if (text != NULL)
    append_nfc (out, text);
  else
    {
      ++*n_bad;
      decode_cp1252 (bytes, size, out, n_bad);
    }
}

void
fw_gedcom_encoding_decode (FwGedcomEncoding self,
                           const guint8 *bytes,
                           gsize size,
                           GString *out,
                           guint *n_bad)
{
  gsize n_ascii = 0;

  while (n_ascii < size && bytes[n_ascii] < 0x80)
    n_ascii++;
  if (n_ascii == size)
    {
      g_string_append_len (out, (const char *) bytes, (gssize) size);
      return;
    }
  switch (self)
    {
    case FW_GEDCOM_ANSEL:
      decode_ansel (bytes, size, out, n_bad);
      break;
    case FW_GEDCOM_CP1252:
      decode_cp1252 (bytes, size, out, n_bad);
      break;
    case FW_GEDCOM_CP437:
      decode_by_name ("CP437", bytes, size, out, n_bad);
      break;
    case FW_GEDCOM_CP850:
      decode_by_name ("CP850", bytes, size, out, n_bad);
      break;
    case FW_GEDCOM_MAC:
      decode_by_name ("MACINTOSH", bytes, size, out, n_bad);
      break;
    case FW_GEDCOM_UTF8:
    case FW_GEDCOM_UTF16_LE:
    case FW_GEDCOM_UTF16_BE:
    default:
      if (g_utf8_validate ((const char *) bytes, (gssize) size, NULL))
        {
          g_autofree char *text = g_strndup ((const char *) bytes, size);

          append_nfc (out, text);
        }
      else
        {
          ++*n_bad;
          decode_cp1252 (bytes, size, out, n_bad);
        }
    }
}

const char *
fw_gedcom_encoding_get_name (FwGedcomEncoding self)
{
  static const char *const names[]
      = {"UTF-8", "UTF-16", "UTF-16", "ANSEL", "Windows-1252", "CP437", "CP850", "Macintosh"};

  return names[self];
}

/* The value of the head's `1 CHAR` line; the head ends at the second line of level 0. */
static void
find_declared (const guint8 *sample, gsize size, char *declared, gsize room)
{
  guint n_records = 0;

  for (gsize i = 0; i < size;)
    {
      gsize end = i, begin;

      while (end < size && sample[end] != '\n' && sample[end] != '\r')
        end++;
      begin = i;
      while (begin < end && (sample[begin] == ' ' || sample[begin] == '\t'))
        begin++;
      if (end - begin > 2 && sample[begin] == '0' && sample[begin + 1] == ' ' && ++n_records > 1)
        return;
      if (end - begin > 7 && g_ascii_strncasecmp ((const char *) sample + begin, "1 CHAR ", 7) == 0)
        {
          gsize length = MIN (end - begin - 7, room - 1);

          memcpy (declared, sample + begin + 7, length);
          declared[length] = '\0';
          for (char *p = declared; *p != '\0'; p++)
            if ((guchar) *p >= 0x80 || (guchar) *p < 0x20)
              *p = '?';
          g_strstrip (declared);
          return;
        }
      i = end + 1;
    }
}

/* 1: all bytes beyond ASCII are well-formed UTF-8; 0: there are none; -1: they are not. */
static int
judge_utf8 (const guint8 *sample, gsize size, gboolean complete)
{
  const char *end;
  gsize i = 0;

  while (i < size && sample[i] < 0x80)
    i++;
  if (i == size)
    return 0;
  /* NULs, which validation would stop at, are thrown out later. */
  for (gsize from = 0; from < size;)
    {
      gsize left = size - from;

      if (g_utf8_validate_len ((const char *) sample + from, left, &end))
        return 1;
      from = (gsize) ((const guint8 *) end - sample);
      if (sample[from] == 0)
        from++;
      else
        return !complete && size - from < 4 ? 1 : -1;
    }
  return 1;
}

FwGedcomGuess
fw_gedcom_encoding_guess (const guint8 *sample, gsize size, gboolean complete)
{
  static const struct
  {
    const char *declared;
    FwGedcomEncoding encoding;
  } known[] = {
      {"ANSEL", FW_GEDCOM_ANSEL},   {"ANSI", FW_GEDCOM_CP1252}, {"WINDOWS", FW_GEDCOM_CP1252},
      {"CP1252", FW_GEDCOM_CP1252}, {"ISO", FW_GEDCOM_CP1252},  {"LATIN", FW_GEDCOM_CP1252},
      {"IBM DOS", FW_GEDCOM_CP437}, {"IBMPC", FW_GEDCOM_CP437}, {"IBM", FW_GEDCOM_CP437},
      {"CP437", FW_GEDCOM_CP437},   {"OEM", FW_GEDCOM_CP850},   {"MSDOS", FW_GEDCOM_CP850},
      {"CP850", FW_GEDCOM_CP850},   {"MAC", FW_GEDCOM_MAC},     {"UTF", FW_GEDCOM_UTF8},
      {"UNICODE", FW_GEDCOM_UTF8},
  };
  FwGedcomGuess guess = {FW_GEDCOM_UTF8, 0, "", TRUE};
  gboolean found = FALSE;
  int utf8;

  if (size >= 2
      && ((sample[0] == 0xff && sample[1] == 0xfe) || (sample[0] == 0xfe && sample[1] == 0xff)))
    {
      guess.skip = 2;
      guess.encoding = sample[0] == 0xff ? FW_GEDCOM_UTF16_LE : FW_GEDCOM_UTF16_BE;
      return guess;
    }
  /* Without a mark: the first character of a GEDCOM file is a digit. */
  if (size >= 2 && (sample[0] == 0) != (sample[1] == 0)
      && g_ascii_isdigit (sample[0] == 0 ? sample[1] : sample[0]))
    {
      guess.encoding = sample[0] == 0 ? FW_GEDCOM_UTF16_BE : FW_GEDCOM_UTF16_LE;
      return guess;
    }
  if (size >= 3 && memcmp (sample, "\xef\xbb\xbf", 3) == 0)
    guess.skip = 3;
  find_declared (sample + guess.skip, size - guess.skip, guess.declared, sizeof guess.declared);
  utf8 = judge_utf8 (sample + guess.skip, size - guess.skip, complete);
  if (guess.skip > 0)
    return guess;

  for (guint i = 0; !found && i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strncasecmp (guess.declared, known[i].declared, strlen (known[i].declared)) == 0)
      {
        guess.encoding = known[i].encoding;
        found = TRUE;
      }
  if (!found)
    {
      /* Nothing said, "ASCII", or a name that nobody knows. */
      guess.encoding = utf8 < 0 ? FW_GEDCOM_CP1252 : FW_GEDCOM_UTF8;
      guess.believed = utf8 == 0 || guess.declared[0] == '\0';
    }
  else if (guess.encoding == FW_GEDCOM_UTF8)
    {
      if (utf8 < 0)
        {
          /* A single bad line does not condemn the file: decided line by line. */
          guess.believed = FALSE;
        }
    }
  else if (utf8 > 0)
    {
      /* Text in a code of one byte is hardly ever well-formed UTF-8 by chance. */
      guess.encoding = FW_GEDCOM_UTF8;
      guess.believed = FALSE;
    }
  return guess;
}
