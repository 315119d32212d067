/* Encodings, ends of lines and broken lines: nothing is lost without a word. */
#include "config.h"

#include "exchange/fw-exchange-error.h"
#include "exchange/fw-gedcom-encoding.h"
#include "fw-test-gedcom.h"

#define BODY "0 @I1@ INDI\n1 NAME Jürgen /Groß/\n0 TRLR\n"

/* @text in UTF-8 as @charset, with "1 CHAR @declared" in its head. */
static char *
encode (const char *declared, const char *charset, const char *mark, gsize mark_size, gsize *size)
{
  g_autofree char *text
      = g_strdup_printf ("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n%s%s%s" BODY, *declared ? "1 CHAR " : "",
                         declared, *declared ? "\n" : "");
  g_autofree char *converted = g_convert (text, -1, charset, "UTF-8", NULL, size, NULL);
  char *all;

  g_assert_nonnull (converted);
  all = g_malloc (*size + mark_size + 1);
  memcpy (all, mark, mark_size);
  memcpy (all + mark_size, converted, *size);
  *size += mark_size;
  return all;
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *declared, *charset, *mark;
    gsize mark_size;
    const char *name;
    gboolean believed;
  } cases[] = {
      {"UTF-8", "UTF-8", "", 0, "UTF-8", TRUE},
      {"UTF-8", "UTF-8", "\xef\xbb\xbf", 3, "UTF-8", TRUE},
      {"", "UTF-8", "", 0, "UTF-8", TRUE},
      {"ANSI", "CP1252", "", 0, "Windows-1252", TRUE},
      {"WINDOWS-1252", "CP1252", "", 0, "Windows-1252", TRUE},
      {"ISO-8859-1", "CP1252", "", 0, "Windows-1252", TRUE},
      {"IBMPC", "CP437", "", 0, "CP437", TRUE},
      {"MSDOS", "CP850", "", 0, "CP850", TRUE},
      {"MACINTOSH", "MACINTOSH", "", 0, "Macintosh", TRUE},
      {"UNICODE", "UTF-16LE", "\xff\xfe", 2, "UTF-16", TRUE},
      {"UNICODE", "UTF-16BE", "\xfe\xff", 2, "UTF-16", TRUE},
      {"UNICODE", "UTF-16LE", "", 0, "UTF-16", TRUE},
      {"UNICODE", "UTF-16BE", "", 0, "UTF-16", TRUE},
      /* Files that say what they are not. */
      {"ANSEL", "UTF-8", "", 0, "UTF-8", FALSE},
      {"ANSI", "UTF-8", "", 0, "UTF-8", FALSE},
      {"ASCII", "CP1252", "", 0, "Windows-1252", FALSE},
      {"", "CP1252", "", 0, "Windows-1252", TRUE},
      {"UTF-8", "CP1252", "", 0, "UTF-8", FALSE},
      {"KLINGON", "UTF-8", "", 0, "UTF-8", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize size;
      g_autofree char *bytes
          = encode (cases[i].declared, cases[i].charset, cases[i].mark, cases[i].mark_size, &size);
      g_auto (FwTestGedcom) file = fw_test_gedcom_bytes (bytes, size);

      g_assert_no_error (file.error);
      g_assert_cmpstr (file.report->encoding, ==, cases[i].name);
      g_assert_cmpstr (fw_test_person (&file, "I1")->given_name, ==, "Jürgen");
      g_assert_cmpstr (fw_test_person (&file, "I1")->family_name, ==, "Groß");
      if ((file.report->n_problems == 0) != cases[i].believed)
        g_error ("case %u: %u problems", i, file.report->n_problems);
    }
}

/* In ANSEL the mark stands before the letter; the whole table, and the result in NFC. */
static void
test_ansel (void)
{
  static const struct
  {
    const char *ansel;
    const char *text;
  } cases[] = {
      {"J\xe8urgen", "Jürgen"},
      {"Gro\xcf", "Groß"},
      {"Gro\xc7", "Groß"},
      {"\xe8O\xe8"
       "A",
       "ÖÄ"},
      {"Ren\xe2"
       "e",
       "René"},
      {"\xa1\xb1\xa2\xb2\xa3\xb3\xa4\xb4\xa5\xb5\xa6\xb6", "ŁłØøĐđÞþÆæŒœ"},
      {"\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb0\xb7\xb8\xb9\xba\xbc\xbd", "ʹ·♭®±ƠƯʼʻʺı£ðơư"},
      {"\xbe\xbf\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc8\xcd\xce", "□■°ℓ℗©♯¿¡€eo"},
      {"\xe9"
       "c\xe9s\xf0"
       "c\xea"
       "a\xf1"
       "a\xe6g\xe5o\xeeo\xe4n\xe3o\xe1"
       "a",
       "čšçåąğōőñôà"},
      {"\xf2"
       "d\xf7s\xe7z",
       "ḍșż"},
      /* Two marks on one letter (Vietnamese). */
      {"\xe3\xe2"
       "a",
       "ấ"},
      {"\xeb"
       "i\xec"
       "a",
       "i\xef\xb8\xa0"
       "a\xef\xb8\xa1"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *nfc = g_utf8_normalize (cases[i].text, -1, G_NORMALIZE_NFC);
      guint n_bad = 0;

      fw_gedcom_encoding_decode (FW_GEDCOM_ANSEL, (const guint8 *) cases[i].ansel,
                                 strlen (cases[i].ansel), out, &n_bad);
      g_assert_cmpstr (out->str, ==, nfc);
      g_assert_cmpuint (n_bad, ==, 0);
    }
}

/* What means nothing in an encoding is shown as such and counted. */
static void
test_bad_letters (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_bad = 0;

  fw_gedcom_encoding_decode (FW_GEDCOM_ANSEL,
                             (const guint8 *) "a\xff"
                                              "b\xe8",
                             4, out, &n_bad);
  g_assert_cmpstr (out->str, ==,
                   "a\xef\xbf\xbd"
                   "b");
  g_assert_cmpuint (n_bad, ==, 2);
  g_string_truncate (out, 0);
  n_bad = 0;
  fw_gedcom_encoding_decode (FW_GEDCOM_UTF8, (const guint8 *) "J\xfcrgen", 6, out, &n_bad);
  g_assert_cmpstr (out->str, ==, "Jürgen");
  g_assert_cmpuint (n_bad, ==, 1);
}

static void
test_ends_of_lines (void)
{
  static const char *const ends[] = {"\n", "\r\n", "\r", "\n\r\n", "\r\r\n"};

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text
          = g_strjoin (ends[i], "0 HEAD", "1 CHAR UTF-8", "0 @I1@ INDI", "1 NAME Anna /Berg/",
                       "2 BROKEN ", "this is broken", "0 TRLR", NULL);
      g_auto (FwTestGedcom) file = fw_test_gedcom_bytes (text, strlen (text));

      g_assert_cmpstr (fw_test_person (&file, "I1")->family_name, ==, "Berg");
      g_assert_cmpuint (file.report->n_lines, ==, 7);
      /* The number is the one that an editor shows. */
      g_assert_true (fw_test_has_problem (&file, i < 3 ? 6 : 11, "no line of GEDCOM"));
    }
}

/* A CR LF between two blocks of the stream is one end of a line. */
static void
test_block_borders (void)
{
  for (guint shift = 0; shift < 4; shift++)
    {
      g_autoptr (GString) text = g_string_new ("0 HEAD\r\n1 NOTE ");
      g_auto (FwTestGedcom) file = {0};

      while (text->len < 65536 - 3 + shift)
        g_string_append_c (text, 'x');
      g_string_append (text, "\r\n0 @I1@ INDI\r\n1 NAME Anna /Berg/\r\nbroken\r\n0 TRLR\r\n");
      file = fw_test_gedcom_bytes (text->str, text->len);
      g_assert_cmpstr (fw_test_person (&file, "I1")->given_name, ==, "Anna");
      g_assert_true (fw_test_has_problem (&file, 5, "no line of GEDCOM"));
    }
}

static void
test_utf16_block_borders (void)
{
  for (guint shift = 0; shift < 4; shift++)
    {
      g_autoptr (GString) text = g_string_new ("0 HEAD\n1 NOTE ");
      g_autofree char *utf16 = NULL;
      g_auto (FwTestGedcom) file = {0};
      gsize size;

      while (text->len < 32768 - 3 + shift)
        g_string_append_c (text, 'x');
      g_string_append (text, "𝄞𝄞\n0 @I1@ INDI\n1 NAME Änne 𝄞 /Berg/\n0 TRLR\n");
      utf16 = g_convert (text->str, (gssize) text->len, "UTF-16LE", "UTF-8", NULL, &size, NULL);
      file = fw_test_gedcom_bytes (utf16, size);
      g_assert_cmpstr (fw_test_person (&file, "I1")->given_name, ==, "Änne 𝄞");
    }
}

static void
test_broken (void)
{
  g_auto (FwTestGedcom) file = fw_test_gedcom ("0 @I1@ INDI\n"        /* 5 */
                                               "1 NAME Anna /Berg/\n" /* 6 */
                                               "   1 SEX F\n"         /* 7: indented */
                                               "1 NOTE first line\n"  /* 8 */
                                               "second line of it\n"  /* 9: wrapped */
                                               "1 BIRT\n"             /* 10 */
                                               "4 DATE 1990\n"        /* 11: jumps */
                                               "4 PLAC Here\n"        /* 12: the same */
                                               "1 @I2 broken\n"       /* 13 */
                                               "200 NAME too deep\n"  /* 14 */
                                               "\n"
                                               "0 @I2@ INDI\n");
  const FwFamilyPerson *anna = fw_test_person (&file, "I1");

  fw_test_person (&file, "I2");
  g_assert_cmpint (anna->sex, ==, FW_SEX_FEMALE);
  fw_test_assert_date (&anna->born, "1990");
  g_assert_true (fw_test_has_problem (&file, 9, "no line of GEDCOM"));
  g_assert_true (fw_test_has_problem (&file, 11, "jumps from 1 to 4"));
  g_assert_false (fw_test_has_problem (&file, 12, ""));
  g_assert_true (fw_test_has_problem (&file, 13, "no line of GEDCOM"));
  g_assert_true (fw_test_has_problem (&file, 14, "no line of GEDCOM"));
  g_assert_cmpuint (file.report->n_broken, ==, 3);
  g_assert_cmpuint (file.report->n_problems, ==, 4);
}

static void
test_nul_and_long (void)
{
  g_autoptr (GString) text = g_string_new ("0 HEAD\n0 @I1@ INDI\n1 NAME Anna /Be");
  g_auto (FwTestGedcom) file = {0};

  g_string_append_c (text, '\0');
  g_string_append (text, "rg/\n1 NOTE ");
  for (guint i = 0; i < 3 * 1024 * 1024; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\n1 SEX F\n0 TRLR\n");
  file = fw_test_gedcom_bytes (text->str, text->len);
  g_assert_cmpstr (fw_test_person (&file, "I1")->family_name, ==, "Berg");
  g_assert_cmpint (fw_test_person (&file, "I1")->sex, ==, FW_SEX_FEMALE);
  g_assert_true (fw_test_has_problem (&file, 3, "zero bytes"));
  g_assert_true (fw_test_has_problem (&file, 4, "longer"));
}

/* "@@" is an '@'; in GEDCOM 7 only where it leads. */
static void
test_escapes (void)
{
  static const char *const record = "0 @I1@ INDI\n1 NAME @@me@@home /x/\n1 OCCU a@@b\n";
  g_auto (FwTestGedcom) old = fw_test_gedcom (record);
  g_auto (FwTestGedcom) seven = fw_test_gedcom_records ("7.0", record);

  g_assert_cmpstr (fw_test_person (&old, "I1")->given_name, ==, "@me@home");
  g_assert_cmpstr (fw_test_person (&old, "I1")->occupation, ==, "a@b");
  g_assert_cmpstr (fw_test_person (&seven, "I1")->given_name, ==, "@me@@home");
  g_assert_cmpstr (fw_test_person (&seven, "I1")->occupation, ==, "a@@b");
}

static void
test_continued (void)
{
  g_auto (FwTestGedcom) file = fw_test_gedcom ("0 @I1@ INDI\n"
                                               "1 NAME Anna Ma\n2 CONC ria /Berg/\n"
                                               "1 OCCU Lehrerin\n2 CONT und Mutter\n");

  g_assert_cmpstr (fw_test_person (&file, "I1")->given_name, ==, "Anna Maria");
  g_assert_cmpstr (fw_test_person (&file, "I1")->occupation, ==, "Lehrerin und Mutter");
}

static void
test_no_gedcom (void)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
      {"", FW_EXCHANGE_ERROR_EMPTY},
      {"\n\n", FW_EXCHANGE_ERROR_EMPTY},
      {"<html>\n<body>", FW_EXCHANGE_ERROR_FORMAT},
      {"PK\003\004zip", FW_EXCHANGE_ERROR_FORMAT},
      {"1 NAME only a part\n", FW_EXCHANGE_ERROR_FORMAT},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (FwTestGedcom) file = fw_test_gedcom_bytes (cases[i].text, strlen (cases[i].text));

      g_assert_error (file.error, FW_EXCHANGE_ERROR, cases[i].code);
    }
}

static void
test_head_and_end (void)
{
  static const char text[] = "0 @I1@ INDI\n1 NAME Anna\n";
  static const char after[] = "0 HEAD\n0 TRLR\n0 @I1@ INDI\n1 NAME Anna\n";
  g_auto (FwTestGedcom) file = fw_test_gedcom_bytes (text, strlen (text));
  g_auto (FwTestGedcom) behind = fw_test_gedcom_bytes (after, strlen (after));

  g_assert_true (fw_test_has_problem (&file, 1, "no head"));
  g_assert_true (fw_test_has_problem (&file, 0, "end of the file is missing"));
  fw_test_person (&file, "I1");
  g_assert_true (fw_test_has_problem (&behind, 3, "behind the end"));
  fw_test_person (&behind, "I1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gedcom-lines/encodings-are-found-out", test_encodings);
  g_test_add_func ("/gedcom-lines/ansel", test_ansel);
  g_test_add_func ("/gedcom-lines/bad-letters", test_bad_letters);
  g_test_add_func ("/gedcom-lines/ends-of-lines", test_ends_of_lines);
  g_test_add_func ("/gedcom-lines/block-borders", test_block_borders);
  g_test_add_func ("/gedcom-lines/utf16-block-borders", test_utf16_block_borders);
  g_test_add_func ("/gedcom-lines/broken-lines-survive", test_broken);
  g_test_add_func ("/gedcom-lines/zero-bytes-and-long-lines", test_nul_and_long);
  g_test_add_func ("/gedcom-lines/escapes", test_escapes);
  g_test_add_func ("/gedcom-lines/continued", test_continued);
  g_test_add_func ("/gedcom-lines/no-gedcom", test_no_gedcom);
  g_test_add_func ("/gedcom-lines/head-and-end-may-lack", test_head_and_end);
  return g_test_run ();
}
