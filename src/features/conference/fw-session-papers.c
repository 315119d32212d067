/* fw-session-papers.c: see fw-session-papers.h.
 *
 * The content holds no question and no name of a family: it is made of the
 * session, the people invited and file numbers alone, so that nothing else can
 * get onto the paper.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "document/fw-session-report.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-office.h"
#include "domain/fw-staff-repository.h"
#include "exchange/fw-ical-writer.h"
#include "features/conference/fw-session-cases.h"
#include "features/conference/fw-session-papers.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-file.h"
#include "widgets/fw-print.h"

typedef struct
{
  FwSession *session;
  FwConferenceKind *kind;
  GListModel *people;
  FwResult *cases;
  FwRow *settings;
  FwResult *staff;
} Sources;

static void
add (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

static const char *
get (FwSession *session, const char *column)
{
  const char *text = fw_record_get_text (FW_RECORD (session), column);

  return text != NULL ? text : "";
}

static const char *
find_staff (Sources *sources, gint64 id, guint column)
{
  for (guint i = 0; id != 0 && i < fw_result_get_n_rows (sources->staff); i++)
    if (fw_result_get_int (sources->staff, i, FW_STAFF_ID) == id)
      return fw_result_get_text (sources->staff, i, column);
  return "";
}

static void
add_office (Sources *sources, JsonBuilder *builder)
{
  const char *street = fw_row_get_text (sources->settings, "office-street");
  const char *place = fw_row_get_text (sources->settings, "office-place");
  g_autofree char *address
      = g_strdup_printf ("%s%s%s", street != NULL ? street : "",
                         street != NULL && place != NULL ? ", " : "", place != NULL ? place : "");

  json_builder_set_member_name (builder, "office");
  json_builder_begin_object (builder);
  add (builder, "name", fw_row_get_text (sources->settings, "office-name"));
  add (builder, "unit", fw_row_get_text (sources->settings, "office-unit"));
  add (builder, "address", address);
  json_builder_end_object (builder);
}

static void
add_session (Sources *sources, JsonBuilder *builder)
{
  FwRecord *record = FW_RECORD (sources->session);
  gint64 chair = fw_record_get_int (record, "chair_id");

  json_builder_set_member_name (builder, "session");
  json_builder_begin_object (builder);
  add (builder, "held_on", get (sources->session, "held_on"));
  add (builder, "starts_at", get (sources->session, "starts_at"));
  add (builder, "place", get (sources->session, "place"));
  add (builder, "team", find_staff (sources, chair, FW_STAFF_TEAM));
  add (builder, "chair", find_staff (sources, chair, FW_STAFF_NAME));
  add (builder, "chair_function", find_staff (sources, chair, FW_STAFF_FUNCTION));
  add (builder, "phone", find_staff (sources, chair, FW_STAFF_PHONE));
  add (builder, "minutes_by",
       find_staff (sources, fw_record_get_int (record, "minutes_by_id"), FW_STAFF_NAME));
  json_builder_end_object (builder);
}

static void
add_people (Sources *sources, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (sources->people); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (sources->people, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, fw_record_get_id (person));
      gint64 conference = fw_record_get_int (person, "conference_id");
      g_autofree char *only
          = conference != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, conference) : g_strdup ("");
      g_autofree char *salutation
          = g_strdup_printf ("Guten Tag %s,", fw_record_get_text (person, "name"));

      json_builder_begin_object (builder);
      add (builder, "id", id);
      add (builder, "name", fw_record_get_text (person, "name"));
      add (builder, "role",
           fw_conference_kind_get_role_title (sources->kind, fw_record_get_text (person, "role")));
      add (builder, "institution", fw_record_get_text (person, "institution"));
      add (builder, "address", "");
      add (builder, "salutation", salutation);
      add (builder, "conference", only);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_items (Sources *sources, JsonBuilder *builder)
{
  guint minutes = fw_session_get_minutes (sources->kind);
  g_autofree char *length = minutes > 0 ? g_strdup_printf ("%u", minutes) : g_strdup ("");
  guint n = 0;

  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fw_result_get_n_rows (sources->cases); i++)
    {
      g_autofree char *id = NULL, *time = NULL;

      if (g_strcmp0 (fw_result_get_text (sources->cases, i, FW_CONFERENCE_STATUS), "withdrawn")
          == 0)
        continue;
      id = g_strdup_printf ("%" G_GINT64_FORMAT,
                            fw_result_get_int (sources->cases, i, FW_CONFERENCE_ID));
      time = fw_session_add_minutes (get (sources->session, "starts_at"), n++ * minutes);
      json_builder_begin_object (builder);
      add (builder, "id", id);
      add (builder, "time", time);
      add (builder, "minutes", length);
      add (builder, "file_number",
           fw_result_get_text (sources->cases, i, FW_CONFERENCE_CASE_NUMBER));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
dup_content (Sources *sources)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  json_builder_begin_object (builder);
  add (builder, "title", sources->kind->title);
  add (builder, "aim", sources->kind->lead);
  add_office (sources, builder);
  add (builder, "date", today);
  add_session (sources, builder);
  add (builder, "case_free", sources->kind->case_free_part ? "yes" : "");
  add_people (sources, builder);
  add_items (sources, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static GBytes *
create_calendar (Sources *sources)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (FwIcal) ical = fw_ical_new (stamp);
  FwRecord *record = FW_RECORD (sources->session);
  guint n = MAX (fw_result_get_n_rows (sources->cases), 1);
  guint minutes = MAX (fw_session_get_minutes (sources->kind), 60) * n;
  FwDay day;

  if (!fw_day_from_iso (get (sources->session, "held_on"), &day))
    day = fw_clock_today ();
  fw_ical_add_session (ical, fw_record_get_id (record), fw_record_get_version (record),
                       sources->kind->short_title, day, get (sources->session, "starts_at"),
                       MIN (minutes, 8 * 60), get (sources->session, "place"),
                       g_str_equal (get (sources->session, "status"), "cancelled"));
  return fw_ical_to_bytes (ical);
}

static GBytes *
create_file (Sources *sources, FwPaper paper, const char *person, GError **error)
{
  g_autofree char *content = NULL;

  if (paper == FW_PAPER_CALENDAR)
    return create_calendar (sources);
  content = dup_content (sources);
  return paper == FW_PAPER_LIST ? fw_session_list_to_pdf (content, error)
                                : fw_session_invitation_to_pdf (content, person, error);
}

static const char *
get_detail (FwPaper paper)
{
  return paper == FW_PAPER_LIST         ? "session list"
         : paper == FW_PAPER_INVITATION ? "invitation"
                                        : "session ics";
}

static const char *
get_file_name (FwPaper paper)
{
  return paper == FW_PAPER_LIST         ? _ ("session-list.pdf")
         : paper == FW_PAPER_INVITATION ? _ ("invitation.pdf")
                                        : _ ("session.ics");
}

static void
write_file (GtkWidget *widget,
            FwStore *store,
            Sources *sources,
            FwPaper paper,
            const char *person,
            GError **error)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GBytes) bytes = create_file (sources, paper, person, error);
  g_autoptr (GFile) file = NULL;

  if (bytes == NULL)
    return;
  /* The name tells nothing of the cases. */
  gtk_file_dialog_set_initial_name (dialog, get_file_name (paper));
  file = dex_await_object (fw_ui_save_file (dialog, widget), NULL);
  if (file == NULL)
    return;
  if (dex_await (fw_store_log_access (store, "export", 0, get_detail (paper)), error)
      && dex_await (fw_export_file (file, bytes), error) && gtk_widget_get_root (widget) != NULL)
    fw_ui_show_toast (widget, _ ("The file was written"));
}

static void
print_paper (GtkWidget *widget,
             FwStore *store,
             Sources *sources,
             FwPaper paper,
             const char *person,
             GError **error)
{
  g_autofree char *content = dup_content (sources);
  g_autoptr (FwDocument) document = paper == FW_PAPER_LIST
                                        ? fw_session_list_new (content, error)
                                        : fw_session_invitation_new (content, person, error);

  /* Only what went to a printer was printed. */
  if (document != NULL && dex_await_boolean (fw_print_document (widget, document), error))
    dex_await (fw_store_log_access (store, "print", 0, get_detail (paper)), error);
}

void
fw_session_paper_hand_out (GtkWidget *widget,
                           FwStore *store,
                           FwSession *session,
                           FwConferenceKind *kind,
                           GListModel *people,
                           FwResult *cases,
                           FwPaper paper,
                           FwSessionPerson *person,
                           gboolean to_file)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *id = person != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT,
                                                          fw_record_get_id (FW_RECORD (person)))
                                       : NULL;
  g_autoptr (FwRow) settings = NULL;
  g_autoptr (FwResult) staff = NULL;
  g_autoptr (GError) error = NULL;
  Sources sources = {.session = session, .kind = kind, .people = people, .cases = cases};

  g_return_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store));
  g_return_if_fail (paper != FW_PAPER_INVITATION || person != NULL);

  settings = dex_await_boxed (fw_office_load_settings (store, today), &error);
  if (settings != NULL)
    staff = dex_await_boxed (fw_staff_repository_list (store), &error);
  if (staff != NULL)
    {
      sources.settings = settings;
      sources.staff = staff;
      if (to_file)
        write_file (widget, store, &sources, paper, id, &error);
      else
        print_paper (widget, store, &sources, paper, id, &error);
    }
  if (error != NULL && gtk_widget_get_root (widget) != NULL)
    fw_ui_show_error (widget, error);
}
