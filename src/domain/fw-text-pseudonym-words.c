/* fw-text-pseudonym-words.c: words that names are told by; folded as by fw_text_fold(). */
#include "config.h"

#include "base/fw-text.h"
#include "domain/fw-text-pseudonym-private.h"

/* Names that are also words of such texts, as they are written; a name in this list is replaced only
 * where its surroundings make it a name. Frequent names that are hardly met as words here (Müller,
 * Fischer, Frank) are not in it. */
static const char words[]
    = "abend acker adler alt amt anfang angst april arm arzt august bach bahn ball bank bart bauch bauer "
      "baum bein berg bett birne bitter blau blume blut boden brand braun breit brot bruder brunnen burg "
      "busch christ damm dank deich ehrlich eis eisen ende engel erde ernst essen falk falke fang feld "
      "fest feuer fink fluss frei freitag freund freude friede frieden fromm fromme früh fuchs funk fuß "
      "gans gast geist geiger gericht gern glück gold graf grau groß grün gruppe gut haar hafer hahn hals "
      "hammer hand hase haus heide heil heim held hell herbst herr herz himmel hirsch hirte hof hoffnung "
      "holz honig horn hund igel jahr jäger januar juli jung juni kaiser kalt kern kind kirche klang klar "
      "klein klug koch kohl könig kopf korn kraft kranz kreuz krieg krug kuh kunst kurz lamm land lang "
      "laub laut lehrer leise licht lieb liebe lied linde löwe luft mai mann mark markt mars mast maus "
      "meer meister messer mild mohr mond montag morgen mut mutter nachbar nacht nagel nass neu nord "
      "nuss ost oster ostern panther papst park pech pfad pfau pfeffer pfeil pflug pfund platz post preis "
      "probst rasch rat rau recht regen reich reif rein reiter richter ring ritter rose rot roth ruf ruhe "
      "sack salz samstag sand sauer schaf schatten schatz scherer schild schlaf schloss schlüssel schmal "
      "schnee schnell schön schreiber schritt schuh schule schüler schwalbe schwan schwarz schwer see "
      "segen sieg silber simpel sohn sommer sonne sonnenschein sonntag sorge spät specht speck sperber "
      "spiegel spiel stab stadt stahl stamm stark stein stern still stolz storch strauß stück sturm süß "
      "tag tanne tanz taube teich tischler tochter topf traum treu treue trost tür uhl uhr unger vater "
      "vogel vogt wach wald wall wand warm weber weg weide wein weiß welt werk west wiese wild will wind "
      "winter wirt witt witz wolf wolke wunder wunsch wurm wurst zahn zander zeit ziel zimmer zirkel zorn "
      "zucker zug "
      /* words that are never far */
      "aber alle als am an auch auf aus bei bin bis da das dem den der des die do du ein eine er es für "
      "hat hier hin ich ihm ihn ihr im in ist ja kam kann kein man mehr mein mir mit nach nein nicht nie "
      "noch nun nur ob oder ohne sein seit sich sie sind so um und uns vom von vor war was wem wen wer "
      "wie wir wird wo zu zum zur";

static const char particles[]
    = "von van vom zu zum zur der den de del della di da dos das du la le el al bin ben ibn ter ten "
      "abu abd af av o d l mac mc";

static const char titles[]
    = "frau fr herr herrn hr herren dr prof doktor professor dipl fraulein frl";

static const char cues[]
    = "familie fam eheleute ehepaar geschwister gebruder kindesmutter kindesvater kindsmutter "
      "kindsvater km kv mutter vater mama papa bruder schwester oma opa grossmutter grossvater onkel "
      "tante cousin cousine neffe nichte stiefvater stiefmutter pflegemutter pflegevater pflegefamilie "
      "pflegeeltern sohn tochter geborene geb name namens nachname vorname lebensgefahrte lebensgefahrtin "
      "ehemann ehefrau kollege kollegin nachbarin nachbar lehrerin erzieherin familienhelferin "
      "familienhelfer bezugserzieherin rechtsanwalt rechtsanwaltin ra richterin vormundin";

/* Strongest of them: what follows is a name even when it is not known. */
static const char strong_cues[]
    = "frau herr herrn hr familie fam eheleute onkel tante dr prof namens geborene";

/* Frequent given names in Germany, to find people that nobody entered. */
static const char given_names[]
    = "ahmed aicha albert alexander alexandra ali alina alma amelie amina amir amira andrea andreas "
      "angela angelika anja anke anna anne annette annika anton antonia arda arthur ayse aylin barbara "
      "ben bernd birgit birte björn brigitte bruno can carina carl carla carlotta celine charlotte "
      "chantal christian christiane christina christine christoph claudia clara clemens cora daniel "
      "daniela david dennis diana dieter dilara dirk dominik doris ebru elena elias elif elisa elisabeth "
      "ella emil emilia emily emine emma emre erik erika esra eva fabian fatima fatma felix finn florian "
      "franziska frank frieda fritz gabriele georg gerd gerhard gisela greta günther hakan hanna hannah "
      "hannes hans hasan hassan hatice heike heinz helga helmut henri henry holger horst ibrahim ida "
      "ilse ines inga ingrid irina isabel isabella ismail ivan jakob jan jana janina jannik jasmin "
      "jennifer jens jessica joachim johann johanna johannes jonas jonathan jörg josef joshua julia "
      "julian jürgen justin karin karl katharina kathrin katja kerstin kevin khaled kim kira klara klaus "
      "lara larissa lars laura lea leah lena leni leon leonard leonie levin lia liam lilly lina linda "
      "linus lisa liv lotta louis louisa luca lucas lucia luis luisa luise lukas lutz magdalena maja "
      "malte mandy manfred manuel manuela marc marcel marco marcus maria marianne marie marina mario "
      "markus marlene martha martin martina marvin mateo mathilda matthias matteo maximilian mehmet "
      "melanie melina melissa merle mert mia michael michaela miguel mika mila milan miriam mohamed "
      "mohammad mohammed monika moritz murat mustafa nadine nadja natalie nele nico nicole niklas nils "
      "nina noah nora nour oliver olivia omar oskar özlem pascal patricia patrick paul paula pauline "
      "pavel peter petra philipp pia rainer ralf ramona rebecca regina reinhard renate rene rico robert "
      "rolf romy ronja rüdiger ruth sabine sabrina said sami samira samuel sandra sara sarah sascha "
      "sebastian selin selina serkan sibel silke silvia simon simone sina sofia sofie sophia sophie "
      "stefan stefanie steffen stephanie susanne sven svenja svetlana sylvia tamara tanja tarek tatjana "
      "theo theresa thomas thorsten till tim timo tina tobias tom torsten tuncay udo ulrich ulrike ursula "
      "ute uwe valentin valentina vanessa vera verena veronika viktoria vincent volker walter waltraud "
      "werner wolfgang yannick yasemin yasin yusuf yvonne zehra zeynep zoe";

static const char generic_words[]
    = "agentur amt amtsgericht ambulanz ambulante anstalt arzt auf awo bad beratung beratungsstelle "
      "betreutes bund caritas dem den der des diakonie die dienst drk einrichtung erziehungshilfe "
      "evangelische evangelischer familienberatung familiengericht familienhilfe familienzentrum forderschule forderverein forum freie "
      "freier fur ggmbh gemeinde gemeinnutzige gemeinnutziger gemeinschaft gesamtschule gesellschaft "
      "gmbh grundschule gruppe gymnasium haus hauptschule heim hilfe hilfen hort im in integrierte "
      "international jugend jugendamt jugendhilfe jugendwohngruppe katholische katholischer kinder kinderdorf kindergarten "
      "kinderheim kinderhaus kinderklinik kinderladen kindertagesstatte kita klinik klinikum krankenhaus "
      "krippe kreis landkreis mobile neue "
      "oberschule offene praxis projekt psychiatrie realschule schule schulzentrum sozial soziale "
      "sozialdienst sozialpadagogische sozialpadagogischer sozialpsychiatrischer staatliche stadt "
      "stadtische stadtteil stadtteilschule station stiftung strasse tagesgruppe tagespflege team trager und verband verbund verein von "
      "weg wohngruppe wohnheim zentrum zum zur ev eingetragener";

static const char holidays[]
    = "weihnachten heiligabend silvester neujahr ostern karfreitag ostersonntag ostermontag pfingsten "
      "advent nikolaus karneval fasching himmelfahrt fronleichnam allerheiligen ramadan zuckerfest "
      "opferfest weihnachtsferien osterferien sommerferien herbstferien winterferien pfingstferien "
      "rosenmontag reformationstag";

static const char months[]
    = "januar jan februar feb marz mrz april apr mai juni jun juli jul august "
      "aug september sep sept oktober okt november nov dezember dez";

static GHashTable *
make_set (const char *list)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (list, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_hash_table_add (set, fw_text_fold (parts[i]));
  return set;
}

/* Each list is folded once, by whoever asks first. */
#define DEFINE_LIST(name, list)                                                                    \
  gboolean name (const char *folded)                                                               \
  {                                                                                                \
    static gsize once = 0;                                                                         \
    static GHashTable *set;                                                                        \
                                                                                                   \
    if (g_once_init_enter (&once))                                                                 \
      {                                                                                            \
        set = make_set (list);                                                                     \
        g_once_init_leave (&once, 1);                                                              \
      }                                                                                            \
    return g_hash_table_contains (set, folded);                                                    \
  }

DEFINE_LIST (_fw_pseudonym_is_word, words)
DEFINE_LIST (_fw_pseudonym_is_particle, particles)
DEFINE_LIST (_fw_pseudonym_is_title, titles)
DEFINE_LIST (_fw_pseudonym_is_cue, cues)
DEFINE_LIST (_fw_pseudonym_is_strong_cue, strong_cues)
DEFINE_LIST (_fw_pseudonym_is_given_name, given_names)
DEFINE_LIST (_fw_pseudonym_is_generic, generic_words)
DEFINE_LIST (_fw_pseudonym_is_holiday, holidays)
DEFINE_LIST (_fw_pseudonym_is_month, months)
