/* fw-demo-office.c: settings, teams, staff and providers of the demo office. */
#include "config.h"

#include "domain/fw-demo-private.h"

#define CASES_A_TEAM 400
#define WORKERS 3
#define FIRST_DAY "2018-01-01"

static gint64
add_staff (FwDemo *self,
           const char *login,
           const char *name,
           const char *function,
           const char *role,
           gint64 team,
           gint64 deputy,
           FwDay active_to)
{
  char phone[24], email[64];
  guint extension = 100 + self->counter % 880;

  g_snprintf (phone, sizeof phone, "030 23125-%u", extension);
  g_snprintf (email, sizeof email, "durchwahl-%u@auental.example", extension);
  return fw_demo_insert (self, FW_DEMO_STAFF, login, name, function, role, team, deputy, phone,
                         email, fw_day_new (2018, 1, 1), active_to);
}

static const char *
make_name (FwDemo *self, char *name, gsize size)
{
  static const char *const letters = "ABCDEFGHIJKLMNOPRSTUVWZ";
  char family[40];

  fw_demo_make_family_name (self, family, sizeof family);
  g_snprintf (name, size, "%c. %s", letters[fw_demo_roll (self, 23)], family);
  return name;
}

static void
add_providers (FwDemo *self)
{
  static const char *const rows[][5] = {
      {"Lotsenhaus e. V.", "ambulant", "A. Farnhalm", "Q1 Q2", "Mühlgasse 4"},
      {"Brückenschlag gGmbH", "ambulant", "D. Moospfad", "Q2 Q3", "Ostkai 21"},
      {"Tagesgruppe Regenbogen", "teilstationär", "L. Quellwind", "Q2", "Rosenhag 9"},
      {"Wohngruppe Hafenrand", "stationär", "B. Nusstal", "Q2 Q3", "Hafenrand 2"},
      {"Pflegekinderdienst Auental", "Vollzeitpflege", "C. Heidekern", "Q3", "Am Anger 17"},
      {"Elternschule Am Wehr", "Beratung", "F. Birkenlicht", "Q1", "Zum Wehr 5"},
      {"Haus Kirschgarten", "Eltern-Kind-Wohnen", "G. Erlenufer", "Q3", "Kirschgarten 1"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char phone[24], email[64];
      gint64 id;

      g_snprintf (phone, sizeof phone, "030 23125-%u", 900 + i);
      g_snprintf (email, sizeof email, "traeger-%u@auental.example", i + 1);
      id = fw_demo_insert (self, FW_DEMO_PROVIDER, rows[i][0], rows[i][1], rows[i][2], rows[i][4],
                           "00421", "Auental", phone, email, rows[i][3]);
      g_array_append_val (self->providers, id);
    }
}

static void
add_settings (FwDemo *self)
{
  static const char *const settings[][2] = {
      {"office-name", "Stadt Auental · Jugendamt"},
      {"office-unit", "Allgemeiner Sozialer Dienst"},
      {"office-street", "Rathausplatz 1"},
      {"office-place", "00421 Auental"},
      {"office-phone", "030 23125-0"},
      {"land", "NW"},
      {"file-number-prefix", "51"},
      {"ombuds-contact", "Ombudsstelle Auental, 030 23125-990"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    fw_demo_insert (self, FW_DEMO_SETTING, settings[i][0], settings[i][1], FIRST_DAY);
}

static void
add_team (FwDemo *self, guint index, gint64 tandem)
{
  static const char *const districts[] = {"Nord", "Mitte", "Süd"};
  static const char *const names[][WORKERS] = {{"S. Brandt", "R. Aydin", "E. Kleegrund"},
                                               {"T. Wieland", "M. Ostrau", "V. Haselrain"},
                                               {"J. Haller", "N. Petersen", "Y. Ulmenfeld"}};
  static const char *const leads[] = {"C. Dorn", "P. Weidenufer", "H. Seidel"};
  gint64 team, lead, workers[WORKERS];
  char text[64];

  if (index < G_N_ELEMENTS (districts))
    g_snprintf (text, sizeof text, "ASD Bezirk %s", districts[index]);
  else
    g_snprintf (text, sizeof text, "ASD Bezirk %s %u", districts[index % 3], index / 3 + 1);
  team = fw_demo_insert (self, FW_DEMO_TEAM, text);
  lead = add_staff (
      self, NULL, index < G_N_ELEMENTS (leads) ? leads[index] : make_name (self, text, sizeof text),
      "Referatsleitung", "team-lead", team, 0, FW_DAY_NONE);
  /* Each stands in for the one before, the first for the last. */
  for (int i = WORKERS - 1; i >= 0; i--)
    {
      gboolean is_demo = index == 0 && i == 0;

      workers[i] = add_staff (self, is_demo ? "demo" : NULL,
                              index < G_N_ELEMENTS (names) ? names[index][i]
                                                           : make_name (self, text, sizeof text),
                              "Fachkraft ASD", is_demo ? "administrator" : "case-worker", team,
                              i == WORKERS - 1 ? lead : workers[i + 1], FW_DAY_NONE);
      if (is_demo)
        self->demo_staff = workers[i];
    }
  for (guint i = 0; i < WORKERS; i++)
    {
      FwDemoDesk desk = {team, workers[i], workers[(i + 1) % WORKERS], tandem, lead};

      g_array_append_val (self->desks, desk);
    }
}

void
fw_demo_add_office (FwDemo *self)
{
  guint n_teams = MAX (3, self->n_cases / CASES_A_TEAM);
  gint64 aid, specialists, tandems[2];

  add_settings (self);
  aid = fw_demo_insert (self, FW_DEMO_TEAM, "Wirtschaftliche Jugendhilfe");
  specialists = fw_demo_insert (self, FW_DEMO_TEAM, "Kinderschutz");
  tandems[1] = add_staff (self, NULL, "W. Schlehenbach", "Wirtschaftliche Jugendhilfe",
                          "economic-youth-aid", aid, 0, FW_DAY_NONE);
  tandems[0] = add_staff (self, NULL, "K. Lorenz", "Wirtschaftliche Jugendhilfe",
                          "economic-youth-aid", aid, tandems[1], FW_DAY_NONE);
  add_staff (self, NULL, "U. Wacholder", "Kinderschutzfachkraft", "child-protection", specialists,
             0, FW_DAY_NONE);
  add_staff (self, NULL, "B. Sanddorn", "Amtsleitung", "head-of-office", 0, 0, FW_DAY_NONE);
  add_staff (self, NULL, "I. Mohnfeld", "Fachkraft ASD", "case-worker", specialists, 0,
             self->today - 200);
  for (guint i = 0; i < n_teams; i++)
    add_team (self, i, tandems[i % 2]);
  add_providers (self);
}
