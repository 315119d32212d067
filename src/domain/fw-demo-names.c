/* fw-demo-names.c: names of people, streets and institutions of the demo office.
 *
 * Family names are compounds that nobody bears, places and institutions do not
 * exist; given names are ordinary, so that searching is like in life.
 */
#include "config.h"

#include "domain/fw-demo-private.h"

static const char *const first_parts[] = {
    "Ahorn", "Birken", "Linden", "Eschen",  "Moos",   "Quell", "Heide",    "Farn",
    "Nuss",  "Wiesen", "Ulmen",  "Ginster", "Buchen", "Erlen", "Holunder", "Schlehen",
    "Hasel", "Weiden", "Kiefer", "Distel",  "Mohn",   "Klee",  "Sanddorn", "Wacholder",
};
static const char *const second_parts[] = {
    "blatt", "stein", "grün", "bach",  "zweig", "halm", "tal",  "kern",
    "pfad",  "hügel", "wind", "licht", "ufer",  "feld", "rain", "grund",
};
static const char *const girls[] = {
    "Lina",    "Mila",   "Karolina", "Noemi",   "Paulina", "Zoë",    "Ayşe",  "Jette",
    "Evelina", "Melina", "Oksana",   "Tilda",   "Amira",   "Frieda", "Greta", "Ida",
    "Lotte",   "Marie",  "Nele",     "Rosalie", "Selma",   "Thea",   "Yara",  "Zeynep",
    "Hanna",   "Käthe",  "Leni",     "Malak",   "Polina",  "Sofia",
};
static const char *const boys[] = {
    "Emil",    "Noah",  "Finn",   "Tarik", "Jonte", "Bela",    "Milan", "Ole",   "Rafael", "Jürgen",
    "Mateusz", "Yusuf", "Anton",  "Ben",   "Carl",  "Dominik", "Elias", "Fiete", "Georg",  "Hamza",
    "Ilja",    "Jakob", "Kilian", "Leon",  "Malte", "Nikolai", "Oskar", "Piet",  "Samir",  "Theo",
};
static const char *const women[] = {
    "Jana",  "Sandra",  "Katarzyna", "Fatma",     "Melanie", "Nadine",  "Stefanie", "Olena",
    "Anja",  "Daniela", "Elif",      "Franziska", "Ines",    "Jessica", "Katja",    "Larissa",
    "Mandy", "Nicole",  "Rabia",     "Svenja",    "Tanja",   "Yvonne",  "Angelina", "Bettina",
};
static const char *const men[] = {
    "Tom",     "Marek", "Andreas", "Mehmet",    "Stefan", "Dirk",   "Oleksij", "Sven",
    "Torsten", "Ahmad", "Björn",   "Christian", "Daniel", "Erik",   "Florian", "Henning",
    "Igor",    "Jens",  "Kai",     "Lars",      "Murat",  "Norman", "Patrick", "René",
};
static const char *const old_women[] = {
    "Ruth",   "Gerda",    "Helga", "Ingrid", "Waltraud",
    "Renate", "Krystyna", "Emine", "Ursula", "Halina",
};
static const char *const old_men[] = {
    "Karl",     "Horst", "Günter", "Manfred", "Werner",
    "Zbigniew", "Hasan", "Jürgen", "Rolf",    "Wolodymyr",
};
static const char *const streets[] = {
    "Lindenweg",     "Am Anger",       "Mühlgasse",    "Quellstraße", "Rosenhag",   "Hafenrand",
    "Schmiedeplatz", "An der Bleiche", "Birkenallee",  "Im Winkel",   "Kranichweg", "Zum Wehr",
    "Ostkai",        "Ziegelei",       "Kirschgarten", "Töpferhof",
};
static const char *const districts[] = {
    "Auental-Nord", "Auental-Mitte", "Auental-Süd", "Quellviertel", "Hafenrand",
};
static const char *const day_care[] = {
    "Kita Sonnenhang",         "Kita Wichtelwald", "Kita Am Wehr",
    "Kita Regenbogen Auental", "Kita Mühlbach",
};
static const char *const primary[] = {
    "Grundschule Auental-Nord",
    "Grundschule Am Anger",
    "Quellschule",
    "Grundschule Hafenrand",
};
static const char *const secondary[] = {
    "Gesamtschule Auental",  "Realschule Am Wehr",   "Gymnasium Quellberg",
    "Förderschule Mühlbach", "Berufskolleg Auental",
};
static const char *const doctors[] = {
    "Praxis Dr. Wiesengrund, Kinderheilkunde",
    "Kinderarztpraxis Am Wehr",
    "Praxis Dr. Haselkern",
    "Ambulanz Auental, Kinder- und Jugendmedizin",
};

void
fw_demo_make_family_name (FwDemo *self, char *name, gsize size)
{
  g_snprintf (name, size, "%s%s", fw_demo_pick (self, first_parts),
              fw_demo_pick (self, second_parts));
}

const char *
fw_demo_pick_given_name (FwDemo *self, gboolean female, int age)
{
  if (age < 20)
    return female ? fw_demo_pick (self, girls) : fw_demo_pick (self, boys);
  if (age < 52)
    return female ? fw_demo_pick (self, women) : fw_demo_pick (self, men);
  return female ? fw_demo_pick (self, old_women) : fw_demo_pick (self, old_men);
}

void
fw_demo_make_street (FwDemo *self, char *street, gsize size)
{
  g_snprintf (street, size, "%s %u", fw_demo_pick (self, streets), 1 + fw_demo_roll (self, 88));
}

const char *
fw_demo_pick_district (FwDemo *self)
{
  return fw_demo_pick (self, districts);
}

const char *
fw_demo_pick_school (FwDemo *self, int age, const char **kind)
{
  *kind = age < 6 ? "day-care" : "school";
  if (age < 2)
    return NULL;
  if (age < 6)
    return fw_demo_pick (self, day_care);
  return age < 11 ? fw_demo_pick (self, primary) : fw_demo_pick (self, secondary);
}

const char *
fw_demo_pick_doctor (FwDemo *self)
{
  return fw_demo_pick (self, doctors);
}
