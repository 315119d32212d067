/* fw-sign-words.c: see fw-sign-words.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/helpplan/fw-sign-words.h"

static const struct
{
  const char *icon;
  const char *style;
  const char *word;
} ways[] = {
    [FW_SIGN_OPEN] = {"fw-section-none-symbolic", "dimmed", N_ ("open")},
    [FW_SIGN_PAPER] = {"fw-minutes-symbolic", "light-done", N_ ("on paper")},
    [FW_SIGN_SCREEN] = {"fw-pen-symbolic", "light-done", N_ ("on the screen")},
    [FW_SIGN_CERTIFICATE] = {"fw-seal-symbolic", "light-done", N_ ("with a certificate")},
    [FW_SIGN_ORAL] = {"fw-talk-symbolic", "light-done", N_ ("agreed orally")},
    [FW_SIGN_REFUSED] = {"fw-light-dropped-symbolic", "light-due", N_ ("refused")},
    [FW_SIGN_ABSENT] = {"fw-clock-symbolic", "light-due", N_ ("absent")},
};

const char *
fw_sign_way_get_icon (FwSignWay way)
{
  return ways[way].icon;
}

const char *
fw_sign_way_get_style (FwSignWay way)
{
  return ways[way].style;
}

char *
fw_sign_party_dup_state (const FwPlanParty *party)
{
  GString *text = g_string_new (_ (ways[party->way].word));
  FwDay day;

  if (party->signed_on != NULL && fw_day_from_iso (party->signed_on, &day))
    {
      g_autofree char *date = fw_day_to_text (day);

      g_string_append_printf (text, ", %s", date);
    }
  if (party->reason != NULL && party->reason[0] != '\0')
    g_string_append_printf (text, ": %s", party->reason);
  return g_string_free_and_steal (text);
}

char *
fw_sign_party_dup_answer (const FwPlanParty *party)
{
  g_autofree char *state = fw_sign_party_dup_state (party);
  g_autofree char *when
      = party->noted_at != NULL ? fw_clock_moment_to_text (party->noted_at) : g_strdup ("");
  g_autofree char *sealed = party->signer != NULL && party->signer[0] != '\0'
                                /* Translators: %s is whom a certificate names. */
                                ? g_strdup_printf (_ ("\nCertificate: %s"), party->signer)
                                : g_strdup ("");

  /* Translators: an answer such as "on paper, 26.11.2026", when and by whom it was noted. */
  return g_strdup_printf (_ ("%1$s\nNoted %2$s by %3$s%4$s"), state, when,
                          party->noted_by != NULL ? party->noted_by : "–", sealed);
}

const char *
fw_sign_party_get_name (const FwPlanParty *party)
{
  if (party->name[0] != '\0')
    return party->name;
  return party->role[0] != '\0' ? party->role : _ ("Without a name");
}

char *
fw_sign_info_dup_text (const FwSignInfo *info)
{
  g_autofree char *first = info->first != FW_DAY_NONE ? fw_day_to_text (info->first) : NULL;
  g_autofree char *last = info->last != FW_DAY_NONE ? fw_day_to_text (info->last) : NULL;

  if (fw_sign_info_is_own (info))
    return g_strdup_printf (_ ("Issued by itself, by no authority · valid from %1$s to %2$s"),
                            first != NULL ? first : "?", last != NULL ? last : "?");
  return g_strdup_printf (_ ("Issued by %1$s · valid from %2$s to %3$s"), info->issuer,
                          first != NULL ? first : "?", last != NULL ? last : "?");
}
