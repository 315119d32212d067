/* fw-family-words.c: see fw-family-words.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-family-words.h"
#include "domain/fw-person-words.h"

typedef struct
{
  const char *name;
  const char *title; /* N_() */
} Word;

static const Word events[] = {
    [FW_UNION_MET] = {"met", NC_ ("couple", "Met")},
    [FW_UNION_ENGAGED] = {"engaged", NC_ ("couple", "Engaged")},
    [FW_UNION_LIVING_TOGETHER] = {"living-together", NC_ ("couple", "Living together")},
    [FW_UNION_COMMITTED] = {"committed", NC_ ("couple", "Couple with two homes")},
    [FW_UNION_AFFAIR] = {"affair", NC_ ("couple", "Affair")},
    [FW_UNION_CASUAL] = {"casual", NC_ ("couple", "Casual relationship")},
    [FW_UNION_MARRIED] = {"married", NC_ ("couple", "Married")},
    [FW_UNION_SEPARATED] = {"separated", NC_ ("couple", "Separated")},
    [FW_UNION_DIVORCED] = {"divorced", NC_ ("couple", "Divorced")},
    [FW_UNION_ANNULLED] = {"annulled", NC_ ("couple", "Marriage annulled")},
    [FW_UNION_RECONCILED] = {"reconciled", NC_ ("couple", "Together again")},
    [FW_UNION_VIOLENT] = {"violent", NC_ ("couple", "By violence")},
};

static const Word links[] = {
    [FW_CHILD_BIRTH] = {"birth", NC_ ("child link", "Child by birth")},
    [FW_CHILD_ADOPTED] = {"adopted", NC_ ("child link", "Adopted child")},
    [FW_CHILD_FOSTER] = {"foster", NC_ ("child link", "Foster child")},
    [FW_CHILD_STEP] = {"step", NC_ ("child link", "Stepchild")},
    [FW_CHILD_DONOR] = {"donor", NC_ ("child link", "Child by donation")},
    [FW_CHILD_GUARDIAN] = {"guardian", NC_ ("child link", "Ward")},
    [FW_CHILD_UNKNOWN] = {"unknown", NC_ ("child link", "Child, link not known")},
};

static const Word statuses[] = {
    [FW_FACT_ALLEGED] = {"alleged", NC_ ("status of a fact", "Alleged")},
    [FW_FACT_ASSESSED] = {"assessed", NC_ ("status of a fact", "Assessed")},
    [FW_FACT_ESTABLISHED] = {"established", NC_ ("status of a fact", "Established")},
};

static const Word sexes[] = {
    [FW_SEX_UNKNOWN] = {"unknown", ""},
    [FW_SEX_FEMALE] = {"female", ""},
    [FW_SEX_MALE] = {"male", ""},
    [FW_SEX_DIVERSE] = {"diverse", ""},
};

static const Word kinds[] = {
    [FW_FAMILY_PERSON] = {"person", NC_ ("kind of person", "Person")},
    [FW_FAMILY_PREGNANCY] = {"pregnancy", NC_ ("kind of person", "Pregnancy")},
    [FW_FAMILY_MISCARRIAGE] = {"miscarriage", NC_ ("kind of person", "Miscarriage")},
    [FW_FAMILY_ABORTION] = {"abortion", NC_ ("kind of person", "Termination")},
    [FW_FAMILY_STILLBIRTH] = {"stillbirth", NC_ ("kind of person", "Stillbirth")},
    [FW_FAMILY_PET] = {"pet", NC_ ("kind of person", "Pet")},
    [FW_FAMILY_HELPER] = {"helper", NC_ ("kind of person", "Helper")},
    [FW_FAMILY_INSTITUTION] = {"institution", NC_ ("kind of person", "Institution")},
};

static const struct
{
  const char *title;
  guint8 grave, directed;
} bonds[] = {
    {NC_ ("bond", "Connected"), 0, 0},
    {NC_ ("bond", "Close"), 0, 0},
    {NC_ ("bond", "Best friends"), 0, 0},
    {NC_ ("bond", "In love"), 0, 0},
    {NC_ ("bond", "Spiritually connected"), 0, 0},
    {NC_ ("bond", "Fused"), 0, 0},
    {NC_ ("bond", "Takes care of"), 0, 1},
    {NC_ ("bond", "Focused on"), 0, 1},
    {NC_ ("bond", "Negatively focused on"), 0, 1},
    {NC_ ("bond", "Indifferent"), 0, 0},
    {NC_ ("bond", "Distant"), 0, 0},
    {NC_ ("bond", "Never met"), 0, 0},
    {NC_ ("bond", "Contact broken off"), 0, 0},
    {NC_ ("bond", "Broken off, contact again"), 0, 0},
    {NC_ ("bond", "Conflict"), 0, 0},
    {NC_ ("bond", "Close and hostile"), 0, 0},
    {NC_ ("bond", "Fused and hostile"), 0, 0},
    {NC_ ("bond", "Distant and hostile"), 0, 0},
    {NC_ ("bond", "Distrust"), 0, 0},
    {NC_ ("bond", "Hate"), 0, 0},
    {NC_ ("bond", "Jealous"), 0, 1},
    {NC_ ("bond", "Controlling"), 0, 1},
    {NC_ ("bond", "Manipulative"), 0, 1},
    {NC_ ("bond", "Neglect"), 1, 1},
    {NC_ ("bond", "Violence"), 1, 0},
    {NC_ ("bond", "Physical abuse"), 1, 1},
    {NC_ ("bond", "Emotional abuse"), 1, 1},
    {NC_ ("bond", "Sexual abuse"), 1, 1},
    {NC_ ("bond", "Connected with the institution"), 0, 0},
};

/* In the order of the table above. */
static const char *const bond_kinds[] = {"connected",
                                         "close",
                                         "best-friends",
                                         "love",
                                         "spiritual",
                                         "fused",
                                         "caretaker",
                                         "focused-on",
                                         "focused-on-negatively",
                                         "indifferent",
                                         "distant",
                                         "never-met",
                                         "cutoff",
                                         "cutoff-repaired",
                                         "hostile",
                                         "close-hostile",
                                         "fused-hostile",
                                         "distant-hostile",
                                         "distrust",
                                         "hate",
                                         "jealous",
                                         "controlling",
                                         "manipulative",
                                         "neglect",
                                         "violence",
                                         "abuse-physical",
                                         "abuse-emotional",
                                         "abuse-sexual",
                                         "institutional",
                                         NULL};

G_STATIC_ASSERT (G_N_ELEMENTS (bond_kinds) == G_N_ELEMENTS (bonds) + 1);

static guint
find (const Word *words, guint n, const char *name, guint fallback)
{
  for (guint i = 0; name != NULL && i < n; i++)
    if (g_str_equal (words[i].name, name))
      return i;
  return fallback;
}

#define FIND(words, name, fallback) find ((words), G_N_ELEMENTS (words), (name), (fallback))

const char *
fw_union_event_get_title (FwUnionEventKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "couple", events[kind].title);
}

const char *
fw_union_event_to_name (FwUnionEventKind kind)
{
  return events[kind].name;
}

FwUnionEventKind
fw_union_event_from_name (const char *name)
{
  return FIND (events, name, FW_UNION_MET);
}

const char *
fw_child_link_get_title (FwChildLinkKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "child link", links[kind].title);
}

const char *
fw_child_link_to_name (FwChildLinkKind kind)
{
  return links[kind].name;
}

FwChildLinkKind
fw_child_link_from_name (const char *name)
{
  return FIND (links, name, FW_CHILD_UNKNOWN);
}

const char *
fw_fact_status_get_title (FwFactStatus status)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "status of a fact", statuses[status].title);
}

const char *
fw_fact_status_to_name (FwFactStatus status)
{
  return statuses[status].name;
}

FwFactStatus
fw_fact_status_from_name (const char *name)
{
  return FIND (statuses, name, FW_FACT_ESTABLISHED);
}

const char *
fw_sex_to_name (FwSex sex)
{
  return sexes[sex].name;
}

FwSex
fw_sex_from_name (const char *name)
{
  return FIND (sexes, name, FW_SEX_UNKNOWN);
}

const char *
fw_family_person_kind_to_name (FwFamilyPersonKind kind)
{
  return kinds[kind].name;
}

FwFamilyPersonKind
fw_family_person_kind_from_name (const char *name)
{
  return FIND (kinds, name, FW_FAMILY_PERSON);
}

const char *
fw_family_person_kind_get_title (FwFamilyPersonKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "kind of person", kinds[kind].title);
}

const char *const *
fw_bond_get_kinds (void)
{
  return bond_kinds;
}

static guint
find_bond (const char *kind)
{
  for (guint i = 0; kind != NULL && bond_kinds[i] != NULL; i++)
    if (g_str_equal (bond_kinds[i], kind))
      return i;
  return G_MAXUINT;
}

const char *
fw_bond_get_title (const char *kind)
{
  guint i = find_bond (kind);

  return i != G_MAXUINT ? g_dpgettext2 (GETTEXT_PACKAGE, "bond", bonds[i].title)
                        : C_ ("bond", "Relation");
}

gboolean
fw_bond_is_grave (const char *kind)
{
  guint i = find_bond (kind);

  return i != G_MAXUINT && bonds[i].grave;
}

gboolean
fw_bond_is_directed (const char *kind)
{
  guint i = find_bond (kind);

  return i != G_MAXUINT && bonds[i].directed;
}

char *
fw_partial_date_dup_label (const FwPartialDate *date)
{
  FwPartialDate edge = *date;
  g_autofree char *stored = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  switch (date->precision)
    {
    case FW_DATE_UNKNOWN:
      return g_strdup ("");
    case FW_DATE_BEFORE:
      one = fw_day_to_text (date->last);
      /* Translators: %s is a date that is not known exactly. */
      return g_strdup_printf (_ ("before %s"), one);
    case FW_DATE_AFTER:
      one = fw_day_to_text (date->first);
      /* Translators: %s is a date that is not known exactly. */
      return g_strdup_printf (_ ("after %s"), one);
    case FW_DATE_BETWEEN:
      one = fw_day_to_text (date->first);
      other = fw_day_to_text (date->last);
      return g_strdup_printf ("%s – %s", one, other);
    case FW_DATE_DAY:
    case FW_DATE_MONTH:
    case FW_DATE_YEAR:
    default:
      stored = fw_partial_date_to_text (&edge);
      return fw_person_date_to_text (stored);
    }
}
