/* fw-minutes-decisions.c: decisions, earlier ones, and votes on paper. */
#include "config.h"

#include <string.h>

#include "base/fw-date.h"
#include "document/fw-minutes-private.h"

static const double overview_weights[] = {0.35, 4, 2, 1.5, 1.7};
static const double decision_weights[] = {0.3, 2.7, 1.45, 1.5, 2.1, 2.1};
static const double former_weights[] = {1.6, 3.6, 1.7, 1.3, 2.2};

char *
_fw_minutes_dup_day (const char *iso)
{
  static const char *const names[] = {"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"};
  g_autofree char *date = _fw_report_dup_date (iso);
  FwDay day;

  if (!fw_day_from_iso (iso, &day))
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s %s", names[fw_day_get_weekday (day) - 1], date);
}

/* What is said beside a light: why it is yellow, until when it is overruled. */
static char *
dup_light_word (JsonObject *decision)
{
  const char *light = _fw_json_get_text (decision, "light");
  const char *word = _fw_report_get_light_word (light);
  const char *status = _fw_json_get_text (decision, "status");
  const char *parts = _fw_json_get_text (decision, "parts");

  if (g_str_equal (light, "done") || g_str_equal (light, "dropped"))
    return g_strdup (word);
  if (g_str_equal (status, "partly"))
    return parts[0] != '\0' ? g_strdup_printf ("%s, %s erledigt", word, parts)
                            : g_strdup_printf ("%s, teilweise", word);
  if (g_str_equal (light, "red"))
    return g_strdup_printf ("%s, überfällig", word);
  return g_strdup (word);
}

static void
add_cell_text (FwReport *report, FwBlock *row, gboolean bold, const char *text)
{
  FwBlock *cell = _fw_report_add_cell (row);

  if (text[0] != '\0')
    _fw_report_add_text (report, cell, bold ? FW_REPORT_BOLD : FW_REPORT_FONT, FW_REPORT_TABLE_SIZE,
                         "P", text);
  else
    _fw_report_add_dots (cell);
}

static void
add_small (FwReport *report, FwBlock *parent, const char *text)
{
  _fw_report_add_coloured (report, parent, FW_REPORT_FONT, FW_REPORT_SMALL_SIZE, "P",
                           FW_MINUTES_GREY, text)
      ->space_before
      = 1.5;
}

static void
add_number (FwReport *report, FwBlock *row, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  _fw_report_add_coloured (report, _fw_report_add_cell (row), FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE,
                           "P", "#16386f", text);
}

void
_fw_minutes_add_overview (FwReport *report, JsonObject *content)
{
  static const char *const headers[] = {"", "Was", "Wer", "Bis wann", "Ampel", NULL};
  g_autoptr (GPtrArray) decisions = _fw_json_dup_objects (content, "decisions");
  FwBlock *table;

  if (decisions->len == 0)
    return;
  _fw_report_add_heading (report, "overview", "Was beschlossen wurde", FALSE);
  table = _fw_report_add_table (report, overview_weights, headers);
  for (guint i = 0; i < decisions->len; i++)
    {
      JsonObject *decision = g_ptr_array_index (decisions, i);
      FwBlock *row = _fw_report_add_table_row (table);
      g_autofree char *due = _fw_minutes_dup_day (_fw_json_get_text (decision, "due"));
      g_autofree char *word = dup_light_word (decision);

      add_number (report, row, i + 1);
      add_cell_text (report, row, TRUE, _fw_json_get_text (decision, "what"));
      add_cell_text (report, row, FALSE, _fw_json_get_text (decision, "responsible"));
      add_cell_text (report, row, FALSE, due);
      _fw_report_add_light (report, _fw_report_add_cell (row),
                            _fw_json_get_text (decision, "light"), FW_REPORT_TABLE_SIZE, word);
    }
}

void
_fw_minutes_add_former (FwReport *report, JsonObject *content)
{
  static const char *const headers[] = {"Stand", "Was", "Wer", "Bis wann", "Anmerkung", NULL};
  g_autoptr (GPtrArray) former = _fw_json_dup_objects (content, "former");
  FwBlock *table;

  if (former->len == 0)
    return;
  _fw_report_add_heading (report, "former", "Was aus den letzten Beschlüssen wurde", FALSE);
  table = _fw_report_add_table (report, former_weights, headers);
  for (guint i = 0; i < former->len; i++)
    {
      JsonObject *decision = g_ptr_array_index (former, i);
      FwBlock *row = _fw_report_add_table_row (table);
      g_autofree char *due = _fw_report_dup_date (_fw_json_get_text (decision, "due"));
      g_autofree char *held = _fw_report_dup_date (_fw_json_get_text (decision, "held_on"));
      g_autofree char *ended = _fw_report_dup_date (_fw_json_get_text (decision, "ended_on"));
      g_autofree char *word = dup_light_word (decision);
      const char *reason = _fw_json_get_text (decision, "reason");
      FwBlock *cell;

      _fw_report_add_light (report, _fw_report_add_cell (row),
                            _fw_json_get_text (decision, "light"), FW_REPORT_TABLE_SIZE, word);
      cell = _fw_report_add_cell (row);
      _fw_report_add_text (report, cell, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P",
                           _fw_json_get_text (decision, "what"));
      if (held[0] != '\0')
        {
          g_autofree char *from = g_strdup_printf ("beschlossen am %s", held);

          add_small (report, cell, from);
        }
      add_cell_text (report, row, FALSE, _fw_json_get_text (decision, "responsible"));
      add_cell_text (report, row, FALSE, due);
      cell = _fw_report_add_cell (row);
      if (ended[0] != '\0')
        {
          g_autofree char *on = g_strdup_printf ("am %s", ended);

          _fw_report_add_text (report, cell, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", on);
        }
      if (reason[0] != '\0')
        _fw_report_add_text (report, cell, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", reason);
    }
}

/* --- decisions ----------------------------------------------------------------------- */

static const char *
get_right_word (const char *right)
{
  if (g_str_equal (right, "alone"))
    return "in eigener Zuständigkeit";
  if (g_str_equal (right, "team"))
    return "gemeinsam im Team";
  return g_str_equal (right, "lead") ? "durch die Leitung, ohne Einigung im Team" : "";
}

/* "Entschieden von: Fallkonferenz, gemeinsam im Team"; "" when nothing is said. */
static char *
dup_right (JsonObject *decision)
{
  const char *by = _fw_json_get_text (decision, "decided_by");
  const char *right = get_right_word (_fw_json_get_text (decision, "decided_right"));

  if (by[0] == '\0' && right[0] == '\0')
    return g_strdup ("");
  return g_strdup_printf ("Entschieden%s%s%s%s", by[0] != '\0' ? " von: " : " ", by,
                          by[0] != '\0' && right[0] != '\0' ? ", " : "", right);
}

/* The same for all decisions, to be said once; NULL when they differ. */
static char *
dup_common_right (GPtrArray *decisions)
{
  g_autofree char *common = NULL;

  for (guint i = 0; i < decisions->len; i++)
    {
      g_autofree char *right = dup_right (g_ptr_array_index (decisions, i));

      if (common != NULL && !g_str_equal (common, right))
        return NULL;
      g_set_str (&common, right);
    }
  return g_steal_pointer (&common);
}

static void
add_decision (FwReport *report, FwBlock *table, JsonObject *decision, guint number, gboolean right)
{
  FwBlock *row = _fw_report_add_table_row (table);
  g_autofree char *due = _fw_minutes_dup_day (_fw_json_get_text (decision, "due"));
  g_autofree char *until = _fw_report_dup_date (_fw_json_get_text (decision, "light_until"));
  g_autofree char *word = dup_light_word (decision);
  g_autofree char *who_decided = dup_right (decision);
  const char *reason = _fw_json_get_text (decision, "reason");
  const char *why = _fw_json_get_text (decision, "light_reason");
  FwBlock *cell;

  row->gap = 7;
  _fw_report_set_anchor (row, "decisions", _fw_json_get_text (decision, "id"));
  add_number (report, row, number);
  cell = _fw_report_add_cell (row);
  if (_fw_json_get_text (decision, "what")[0] != '\0')
    _fw_report_add_text (report, cell, FW_REPORT_BOLD, FW_REPORT_TABLE_SIZE, "P",
                         _fw_json_get_text (decision, "what"));
  else
    _fw_report_add_dots (cell);
  if (right && who_decided[0] != '\0')
    add_small (report, cell, who_decided);
  if (reason[0] != '\0')
    {
      g_autofree char *because = g_strdup_printf ("Grund: %s", reason);

      add_small (report, cell, because);
    }
  add_cell_text (report, row, FALSE, _fw_json_get_text (decision, "responsible"));
  cell = _fw_report_add_cell (row);
  if (due[0] != '\0')
    _fw_report_add_text (report, cell, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE, "P", due);
  else
    _fw_report_add_dots (cell);
  if (_fw_json_get_text (decision, "light")[0] != '\0')
    _fw_report_add_light (report, cell, _fw_json_get_text (decision, "light"), FW_REPORT_SMALL_SIZE,
                          word)
        ->space_before
        = 2;
  if (why[0] != '\0')
    {
      g_autofree char *overruled
          = g_strdup_printf ("gesetzt%s%s: %s", until[0] != '\0' ? " bis " : "", until, why);

      add_small (report, cell, overruled);
    }
  add_cell_text (report, row, FALSE, _fw_json_get_text (decision, "sign"));
  add_cell_text (report, row, FALSE, _fw_json_get_text (decision, "escalation"));
}

void
_fw_minutes_add_decisions (FwReport *report, JsonObject *content)
{
  static const char *const headers[]
      = {"", "Was", "Wer", "Bis wann", "Woran merken wir es?", "Eskalationsweg", NULL};
  g_autoptr (GPtrArray) decisions = _fw_json_dup_objects (content, "decisions");
  g_autofree char *common = dup_common_right (decisions);
  FwBlock *table;

  _fw_minutes_add_subheading (report, "decisions", "Beschlüsse");
  if (decisions->len == 0)
    {
      _fw_report_add_text (report, report->body, FW_REPORT_FONT, FW_REPORT_TEXT_SIZE, "P",
                           "Es wurde nichts beschlossen.");
      return;
    }
  table = _fw_report_add_table (report, decision_weights, headers);
  ((FwBlock *) g_ptr_array_index (table->children, 0))->gap = 7;
  for (guint i = 0; i < decisions->len; i++)
    add_decision (report, table, g_ptr_array_index (decisions, i), i + 1, common == NULL);
  if (common != NULL && common[0] != '\0')
    {
      g_autofree char *all = g_strconcat (common, ".", NULL);

      add_small (report, report->body, all);
    }
}

/* --- votes --------------------------------------------------------------------------- */

static guint
count_votes (GPtrArray *votes, const char *vote)
{
  guint n = 0;

  for (guint i = 0; i < votes->len; i++)
    n += g_str_equal (_fw_json_get_text (g_ptr_array_index (votes, i), "vote"), vote);
  return n;
}

void
_fw_minutes_dup_vote (JsonObject *content, char **agree, char **others)
{
  g_autoptr (GPtrArray) votes = _fw_json_dup_objects (content, "votes");
  guint n_agree = count_votes (votes, "agree"), n_differ = count_votes (votes, "differ");
  guint n_abstain = count_votes (votes, "abstain");
  GString *text = g_string_new (NULL);

  if (n_agree + n_differ + n_abstain == 0)
    *agree = g_strdup ("");
  else
    *agree = g_strdup_printf (n_agree == 1 ? "%u trägt mit" : "%u tragen mit", n_agree);
  if (n_differ > 0)
    g_string_append_printf (text, "%u abweichend", n_differ);
  if (n_abstain > 0)
    g_string_append_printf (text, "%s%u enthalten", text->len > 0 ? ", " : "", n_abstain);
  *others = g_string_free_and_steal (text);
}

static void
add_vote_names (FwReport *report, GPtrArray *votes, const char *vote, const char *caption)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *markup = NULL;

  for (guint i = 0; i < votes->len; i++)
    {
      JsonObject *one = g_ptr_array_index (votes, i);

      if (g_str_equal (_fw_json_get_text (one, "vote"), vote))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                _fw_json_get_text (one, "name"));
    }
  if (names->len == 0)
    return;
  markup = g_markup_printf_escaped ("<b>%s:</b> %s", caption, names->str);
  _fw_report_add_markup (report, report->body, FW_REPORT_FONT, FW_REPORT_TABLE_SIZE + 0.3, "P",
                         markup)
      ->space_before
      = 2;
}

void
_fw_minutes_add_votes (FwReport *report, JsonObject *content)
{
  g_autoptr (GPtrArray) votes = _fw_json_dup_objects (content, "votes");
  g_autofree char *agree = NULL, *others = NULL;

  _fw_minutes_dup_vote (content, &agree, &others);
  if (agree[0] == '\0')
    return;
  _fw_minutes_add_subheading (report, "votes", "Abstimmung");
  add_vote_names (report, votes, "agree", "Tragen die Beschlüsse mit");
  add_vote_names (report, votes, "abstain", "Enthalten sich");
  for (guint i = 0; i < votes->len; i++)
    {
      JsonObject *one = g_ptr_array_index (votes, i);
      const char *text = _fw_json_get_text (one, "text");
      g_autofree char *caption = NULL;

      if (!g_str_equal (_fw_json_get_text (one, "vote"), "differ"))
        continue;
      caption = g_strdup_printf ("abweichend · %s%s%s", _fw_json_get_text (one, "name"),
                                 _fw_json_get_text (one, "role")[0] != '\0' ? ", " : "",
                                 _fw_json_get_text (one, "role"));
      _fw_minutes_add_words (report, report->body, text, caption);
    }
}
