/* fw-demo-conference-texts.c: see fw-demo-conferences.h. */
#include "config.h"

#include "domain/fw-demo-conferences.h"

static const FwDemoAnswer case_answers[]
    = {{"occasion", "Die Schule meldet, dass {child} seit den Ferien an neun Tagen gefehlt hat.",
        NULL},
       {"documents",
        "Genogramm, Hilfeplan, Bericht der Familienhilfe; der Schulbericht fehlt noch.", NULL},
       {"consent", "yes", NULL},
       {"aim", "Ob die Hilfe reicht und wer den Schulweg begleitet.", NULL},
       {"facts",
        "{child} kommt an zwei von fünf Tagen zu spät oder gar nicht. Zu Hause ist morgens "
        "niemand, weil {mother} um fünf Uhr zur Arbeit geht.",
        NULL},
       {"course",
        "Die Familienhilfe kommt seit drei Monaten. Abends ist es ruhiger geworden, morgens "
        "nicht.",
        NULL},
       {"child_view", "„Ich will ja hin, aber dann bin ich schon zu spät und alle gucken.“", NULL},
       {"parents_view", "„Ich brauche die Frühschicht, sonst reicht das Geld nicht.“", NULL},
       {"resources",
        "Die Nachbarin nimmt {child} gern mit; die Klassenlehrerin hält einen Platz frei.", NULL},
       {"burdens", "Frühschicht seit dem Herbst, der Vater meldet sich unregelmäßig.", NULL},
       {"aims", "{child} ist pünktlich in der Schule, {mother} behält ihre Arbeit.", NULL},
       {"open_points", NULL, "Vater nicht erreicht, drei Anrufe in zwei Wochen"},
       {"family_wish", "„Jemand soll morgens da sein, bis es von selbst geht.“", NULL},
       {"wish_followed", "yes", NULL},
       {"decision_why", "Der Wunsch der Familie trifft die Ursache, und er beginnt sofort.", NULL},
       {"unless", "{child} fehlt wieder an mehr als einem Tag in der Woche.", NULL},
       {"told_by", "Die Fachkraft, beim nächsten Hausbesuch", NULL},
       {"watch", "Eintrag im Klassenbuch, jeden Freitag", NULL},
       {NULL, NULL, NULL}};

static const FwDemoAnswer decision_answers[]
    = {{"occasion", "Das Beratungsteam empfiehlt die Hilfe; Antrag liegt vor.", NULL},
       {"documents", "Antrag, Empfehlung des Beratungsteams, Angebot des Trägers", NULL},
       {"consent", "yes", NULL},
       {"help_kind", "31", NULL},
       {"need", "Verlässliche Morgen und Unterstützung bei Absprachen mit der Schule.", NULL},
       {"suitable", "Die Hilfe kommt nach Hause und setzt am Alltag an.", NULL},
       {"necessary", "Ohne Begleitung gelingt der Schulbesuch zurzeit nicht.", NULL},
       {"alternatives", "Tagesgruppe: Der Schulweg bliebe ungelöst.", NULL},
       {"family_wish", "„Jemand, der zu uns kommt.“", NULL},
       {"wish_followed", "yes", NULL},
       {"provider", "Lotsenhaus e. V.", NULL},
       {"scope", "8 Stunden je Woche", NULL},
       {"content", "Morgenroutine aufbauen, Gespräche mit der Schule begleiten; keine Fahrdienste.",
        NULL},
       {"qualification", "Q2", NULL},
       {"order_aims", "{child} kommt an vier von fünf Tagen pünktlich.", NULL},
       {"worker_agrees", "yes", NULL},
       {"lead_agrees", "yes", NULL},
       {"economic_agrees", "yes", NULL},
       {"told_by", "Die Fachkraft, am selben Tag telefonisch", NULL},
       {"watch", "Monatlicher Anruf beim Träger", NULL},
       {NULL, NULL, NULL}};

static const FwDemoAnswer risk_answers[]
    = {{"occasion", "Die Kita meldet, dass {child} zweimal nicht abgeholt wurde.", NULL},
       {"documents", "Meldebogen, Vermerk vom Hausbesuch", NULL},
       {"reporter", "Leitung der Kita", NULL},
       {"signs",
        "{child} war am Dienstag und am Donnerstag bis 18 Uhr in der Kita; niemand war "
        "erreichbar.",
        NULL},
       {"seen_by", "Zwei Fachkräfte, in der Wohnung", NULL},
       {"child_said", "„Mama hat geschlafen.“", NULL},
       {"parents_said", "„Ich habe neue Tabletten und war so müde.“", NULL},
       {"involved", "yes", NULL},
       {"protects", "Die Großmutter wohnt im Haus und hat einen Schlüssel.", NULL},
       {"finding", "latent", NULL},
       {"finding_why",
        "Die Versorgung gelingt mit Hilfe der Großmutter; allein gelingt sie zurzeit nicht.", NULL},
       {"immediate", "Die Großmutter holt {child} bis auf Weiteres ab; die Kita weiß es.", NULL},
       {"court", "no", NULL},
       {"court_why", "Die Mutter nimmt Hilfe an; Absprachen sind schriftlich.", NULL},
       {"rules", "Abholung durch die Großmutter, Anruf der Mutter jeden Abend um 19 Uhr.", NULL},
       {"control", "Fachkraft, zweimal je Woche unangemeldet", NULL},
       {"breach", "Noch am selben Tag neue Einschätzung mit der Leitung.", NULL},
       {"told_by", "Fachkraft und Kinderschutzfachkraft, morgen um 9 Uhr", NULL},
       {"watch", "Rückruf der Kita um 17 Uhr", NULL},
       {NULL, NULL, NULL}};

static const FwDemoAnswer short_answers[]
    = {{"occasion", "Die Fachkraft bittet um Rat, wie es nach dem Clearing weitergeht.", NULL},
       {"documents", "Abschlussbericht des Clearings", NULL},
       {"consent", "yes", NULL},
       {"facts", "{child} ist ruhiger geworden; {mother} fühlt sich sicherer.", NULL},
       {"need", "Entlastung an zwei Nachmittagen", NULL},
       {"child_view", "„Ich möchte in die Gruppe zu Tom.“", NULL},
       {"parents_view", "„Wir schaffen das, wenn die Nachmittage klappen.“", NULL},
       {"family_wish", "„Die Tagesgruppe.“", NULL},
       {"wish_followed", "yes", NULL},
       {"recommended", "Die Tagesgruppe für ein halbes Jahr, mit Blick auf den Hort.", NULL},
       {"fit", "yes", NULL},
       {"told_by", "Die Fachkraft, in dieser Woche", NULL},
       {"watch", "Anruf der Gruppe nach vier Wochen", NULL},
       {NULL, NULL, NULL}};

static const FwDemoOption options[] = {
    {"Familienhilfe am Morgen", "8 Stunden je Woche", "Schulweg und Frühstück gelingen",
     "§ 31 SGB VIII, geeignet und notwendig", "{child} ja, {mother} ja", "sofort"},
    {"Tagesgruppe", "fünf Nachmittage je Woche", "Förderung am Nachmittag, Morgen bleibt offen",
     "§ 32 SGB VIII, Notwendigkeit strittig", "{child} nein, {mother} unsicher", "in acht Wochen"},
    {NULL, NULL, NULL, NULL, NULL, NULL}};

static const char ladder[] = "Teamleitung nach 1 AT, Amtsleitung nach 10 AT";

static const FwDemoDecision first_decisions[]
    = {{"Schulbericht einholen und mit {child} besprechen", FW_DEMO_WHO_WORKER, -3,
        "Bericht liegt in der Akte", ladder, "open", "", 0, 0, 0},
       {"Nachbarin als Begleitung am Morgen gewinnen", FW_DEMO_WHO_WORKER, 2,
        "{child} geht an drei Tagen mit", ladder, "open", "", 0, 0, 0},
       {"Umgang mit dem Vater schriftlich absprechen", FW_DEMO_WHO_WORKER, 9,
        "Beide Eltern haben unterschrieben", ladder, "partly", "Mutter hat zugestimmt, Vater offen",
        0, 1, 2},
       {"Schichtplan mit dem Arbeitgeber klären", FW_DEMO_WHO_MOTHER, 14,
        "Spätschicht ab dem nächsten Monat", "Gespräch mit der Fachkraft", "open", "", 0, 0, 0},
       {"Schutzplan unterschreiben, Kopie an alle", FW_DEMO_WHO_WORKER, -20,
        "Unterschriebener Plan in der Akte", ladder, "done", "", -27, 0, 0},
       {"Hortplatz beantragen", FW_DEMO_WHO_MOTHER, -12, "Antrag ist abgegeben", ladder, "dropped",
        "Platz über die Schule zugesagt", -16, 0, 0},
       {NULL}};

static const FwDemoDecision granted[]
    = {{"Auftrag an den Träger schriftlich erteilen", FW_DEMO_WHO_WORKER, -1,
        "Auftrag liegt dem Träger vor", ladder, "open", "", 0, 0, 0},
       {"Kostenzusage versenden", FW_DEMO_WHO_ECONOMIC, 1, "Zusage ist versandt", ladder, "open",
        "", 0, 0, 0},
       {NULL}};

static const FwDemoDecision granted_later[]
    = {{"Familienhilfe ab dem Monatsersten einrichten", FW_DEMO_WHO_WORKER, 8,
        "Erster Termin hat stattgefunden", ladder, "open", "", 0, 0, 0},
       {NULL}};

static const FwDemoDecision risk_decisions[]
    = {{"Zweiten Hausbesuch ohne Anmeldung machen", FW_DEMO_WHO_WORKER, 0, "Vermerk in der Akte",
        "Teamleitung am selben Tag", "open", "", 0, 0, 0},
       {"Arzttermin der Mutter begleiten", FW_DEMO_WHO_WORKER, 3, "Rückmeldung der Praxis", ladder,
        "open", "", 0, 0, 0},
       {"Kita anruft, wenn niemand abholt", FW_DEMO_WHO_SCHOOL, 20,
        "Telefonliste hängt in der Kita", ladder, "open", "", 0, 0, 0},
       {NULL}};

static const FwDemoDecision advised[]
    = {{"Tagesgruppe mit der Familie besuchen", FW_DEMO_WHO_WORKER, 5, "Besuch hat stattgefunden",
        ladder, "open", "", 0, 0, 0},
       {"Antrag für das Entscheidungsteam vorbereiten", FW_DEMO_WHO_LEAD, -6, "Antrag liegt vor",
        ladder, "open", "", 0, 0, 0},
       {NULL}};

static const FwDemoDecision drafts[]
    = {{"Familienhilfe am Morgen für drei Monate", FW_DEMO_WHO_WORKER, 3,
        "Auftrag liegt dem Träger schriftlich vor", ladder, "open", "", 0, 0, 0},
       {"Schulbericht nachfordern", FW_DEMO_WHO_WORKER, 5, "Bericht liegt in der Akte", ladder,
        "open", "", 0, 0, 0},
       {NULL}};

const FwDemoConference fw_demo_conferences[] = {
    {"conference-case", -42, "10:00", 0, "open", NULL,
     "Reicht die Hilfe aus, damit {child} wieder pünktlich zur Schule geht?", 2, "yellow", "",
     case_answers, options, first_decisions, 1},
    {"conference-decision-team", -14, "09:00", 1, "open", NULL,
     "Wird die Familienhilfe für ein halbes Jahr bewilligt?", 0, NULL, NULL, decision_answers,
     options, granted, 0},
    {"conference-advisory-team", -10, "13:00", 4, "open", NULL,
     "Welche Hilfe passt nach dem Clearing?", 0, NULL, NULL, short_answers, options, advised, 0},
    {"conference-decision-team", -7, "09:00", 2, "open", NULL, "Wird die Hilfe verlängert?", 0,
     NULL, NULL, decision_answers, options, granted_later, 0},
    {"conference-risk-assessment", -2, "15:00", 3, "open", NULL, "Ist {child} geschützt?", 2,
     "yellow", "", risk_answers, NULL, risk_decisions, 5},
    {"conference-case", 0, "10:00", 5, "open", NULL,
     "Wie kommt {child} gut durch die nächsten drei Monate?", 1, "", "", case_answers, options,
     NULL, 0},
    {"conference-case", 0, "11:00", 6, "open", NULL,
     "Welche Unterstützung hilft {mother} am Abend?", 2, "", "", case_answers, options, drafts, 0},
    {"conference-decision-team", 0, "09:00", 9, "withdrawn", "Familie hat den Antrag zurückgezogen",
     "Wird die Erziehungsberatung ergänzt?", 0, NULL, NULL, short_answers, NULL, NULL, 0},
    {"conference-decision-team", 7, "09:00", 7, "registered", NULL,
     "Wird die Tagesgruppe bewilligt?", 0, NULL, NULL, short_answers, NULL, NULL, 0},
    {"conference-decision-team", 7, "09:00", 8, "registered", NULL,
     "Wird die Familienhilfe bewilligt?", 0, NULL, NULL, short_answers, NULL, NULL, 0},
    {"conference-peer-consultation", 9, "14:00", 10, "registered", NULL,
     "Was sehe ich in dieser Familie nicht?", 0, NULL, NULL, short_answers, NULL, NULL, 0},
    {"conference-ethics-board", 13, "16:00", 11, "registered", NULL,
     "Wiegt der Wunsch von {child} schwerer als der Rat der Klinik?", 0, NULL, NULL, short_answers,
     NULL, NULL, 0},
    {"conference-case", 42, "10:00", 0, "registered", NULL,
     "Trägt die Begleitung am Morgen auch ohne Familienhilfe?", 0, NULL, NULL, short_answers, NULL,
     NULL, 0},
    {NULL}};
