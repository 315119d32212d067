/* Dates of GEDCOM in all their forms become partial dates, and go back as they came. */
#include "config.h"

#include "exchange/fw-gedcom-date.h"

typedef struct
{
  const char *gedcom;
  const char *text;
  FwGedcomDateFit fit;
} Case;

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      FwPartialDate date;
      FwGedcomDateFit fit = fw_gedcom_date_parse (cases[i].gedcom, &date);
      g_autofree char *text = fw_partial_date_to_text (&date);

      if (g_strcmp0 (text, cases[i].text) != 0 || fit != cases[i].fit)
        g_error ("“%s” became %s (fit %d), not %s (fit %d)", cases[i].gedcom, text, fit,
                 cases[i].text, cases[i].fit);
    }
}

#define EXACT FW_GEDCOM_DATE_EXACT
#define REDUCED FW_GEDCOM_DATE_REDUCED
#define NONE FW_GEDCOM_DATE_NONE

static void
test_standard (void)
{
  static const Case cases[] = {
      {"3 MAY 2019", "2019-05-03", EXACT},
      {"MAY 2019", "2019-05", EXACT},
      {"2019", "2019", EXACT},
      {"12 aug 1401", "1401-08-12", EXACT},
      {"ABT 1808", "~1808", EXACT},
      {"CAL 31 DEC 1997", "~1997-12-31", EXACT},
      {"EST JAN 1230", "~1230-01", EXACT},
      {"BEF 1970", "<1970-12-31", EXACT},
      {"BEF 5 JUL 1968", "<1968-07-05", EXACT},
      {"AFT 7 MAR 1926", ">1926-03-07", EXACT},
      {"BET MAY 1979 AND AUG 1979", "1979-05-01..1979-08-31", EXACT},
      {"FROM APR 2000 TO 5 MAR 2001", "2000-04-01..2001-03-05", EXACT},
      {"FROM 1997", ">1997-01-01", EXACT},
      {"TO 31 DEC 1997", "<1997-12-31", EXACT},
      {"GREGORIAN 12 AUG 1601", "1601-08-12", EXACT},
      {"@#DGREGORIAN@ 12 AUG 1601", "1601-08-12", EXACT},
      {"5 MAY 0905", "0905-05-05", EXACT},
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A Julian date is another day of ours; years of other calendars keep a span. */
static void
test_calendars (void)
{
  static const Case cases[] = {
      {"JULIAN 25 DEC 1700", "1701-01-05", EXACT},
      {"@#DJULIAN@ 4 OCT 1582", "1582-10-14", EXACT},
      {"@#DHEBREW@ 2 TVT 5758", "1997-08-15..1998-10-15", REDUCED},
      {"2 TVT 5758", "1997-08-15..1998-10-15", REDUCED},
      {"HEBREW 5758", "1997-08-15..1998-10-15", REDUCED},
      {"@#DFRENCH R@ 11 NIVO 0006", "1797-08-15..1798-10-15", REDUCED},
      {"FRENCH_R VEND 10", "1801-08-15..1802-10-15", REDUCED},
      {"_CAL2 23 _MON2 1888", NULL, NONE},
      {"1401 BCE", NULL, NONE},
      {"5 AUG 1100 B.C.", NULL, NONE},
      {"HEBREW 8", NULL, NONE},
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_odd (void)
{
  static const Case cases[] = {
      /* The new style's year of a double one. */
      {"11 FEB 1731/32", "1732-02-11", EXACT},
      {"27 OCT 1699/00", "1700-10-27", EXACT},
      {"BET 5 APR 1712/13 AND 28 SEP 1714/15", "1713-04-05..1715-09-28", EXACT},
      {"1950/55", "1950-01-01..1955-12-31", EXACT},
      {"1950-1955", "1950-01-01..1955-12-31", EXACT},
      {"INT 31 DEC 1997 (a test)", "1997-12-31", REDUCED},
      {"(No idea of the date)", NULL, NONE},
      {"", NULL, NONE},
      {"Deceased", NULL, NONE},
      {"29 December 1812", "1812-12-29", EXACT},
      {"3. Mai 2019", "2019-05-03", EXACT},
      {"März 1990", "1990-03", EXACT},
      {"3.5.2019", "2019-05-03", EXACT},
      {"2019-05-03", "2019-05-03", EXACT},
      {"5/2019", "2019-05", EXACT},
      {"12/25/1990", "1990-12-25", EXACT},
      /* Either of two days: only the year is sure. */
      {"03/05/2019", "~2019", REDUCED},
      {"ca. 1950", "~1950", EXACT},
      {"1950?", "~1950", EXACT},
      {"~1950", "~1950", EXACT},
      {"30 FEB 1990", "1990-02", REDUCED},
      {"early spring of 1888", "~1888", REDUCED},
      {"BET 1950 AND 1302", "1302-01-01..1950-12-31", REDUCED},
      {"31 DEC 9999", "9999-12-31", EXACT},
      {"DEC 9999", "9999-12", EXACT},
      {"12 JAN 85", NULL, NONE},
      {"0 MAY 1990", "1990-05", EXACT},
      {"1990 1991", NULL, NONE},
      {"BET 1990", "~1990", REDUCED},
      {"FROM TO", NULL, NONE},
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_period (void)
{
  static const struct
  {
    const char *gedcom, *from, *to;
  } cases[] = {
      {"FROM 1990 TO MAR 1995", "1990", "1995-03"},
      {"FROM ABT 1990", "~1990", NULL},
      {"TO 1995", NULL, "1995"},
      {"1990", "1990", NULL},
      {"BEF 1990", "<1990-12-31", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FwPartialDate from, to;
      g_autofree char *one = NULL, *other = NULL;

      fw_gedcom_date_parse_period (cases[i].gedcom, &from, &to);
      one = fw_partial_date_to_text (&from);
      other = fw_partial_date_to_text (&to);
      g_assert_cmpstr (one, ==, cases[i].from);
      g_assert_cmpstr (other, ==, cases[i].to);
    }
}

/* Whatever a partial date can be: written, read again, and the same days. */
static void
test_back (void)
{
  static const char *const texts[] = {"2019",
                                      "~2019",
                                      "2019-05",
                                      "~2019-05-03",
                                      "2019-05-03",
                                      "<2019",
                                      "<2019-05-03",
                                      ">2019-02",
                                      ">2019-02-11",
                                      "2017..2019",
                                      "2017-03..2018",
                                      "2017-03-04..2017-03-05",
                                      "2019..2019",
                                      "2019-01-01..2019-01-01",
                                      "2019-01-01..2019-12-30",
                                      "0987",
                                      "9999-12-31"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      FwPartialDate date, again;
      gboolean about;
      g_autofree char *gedcom = NULL;

      g_assert_true (fw_partial_date_from_text (texts[i], &date));
      gedcom = fw_gedcom_date_to_text (&date, &about);
      g_assert_false (about);
      g_assert_cmpint (fw_gedcom_date_parse (gedcom, &again), ==, EXACT);
      if (again.first != date.first || again.last != date.last || again.precision != date.precision
          || again.approximate != date.approximate)
        g_error ("%s went out as “%s” and came back as something else", texts[i], gedcom);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gedcom-date/forms-of-the-standard", test_standard);
  g_test_add_func ("/gedcom-date/other-calendars", test_calendars);
  g_test_add_func ("/gedcom-date/what-people-write", test_odd);
  g_test_add_func ("/gedcom-date/periods-have-two-ends", test_period);
  g_test_add_func ("/gedcom-date/written-and-read-again", test_back);
  return g_test_run ();
}
