/* fw-person-lists.c: see fw-person-lists.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/fw-id.h"
#include "domain/fw-person-words.h"
#include "features/people/fw-family-dialog.h"
#include "features/people/fw-person-lists.h"
#include "widgets/fw-record-rows.h"

/* What an expander's title is made of. */
typedef struct
{
  FwRecord *record;
  char *column;
  char *second;
} Title;

static void
title_free (gpointer data)
{
  Title *title = data;

  g_object_unref (title->record);
  g_free (title->column);
  g_free (title->second);
  g_free (title);
}

static void
show_title (GtkWidget *row)
{
  Title *title = g_object_get_data (G_OBJECT (row), "fw-title");
  const char *first = fw_record_get_text (title->record, title->column);
  const char *second
      = title->second != NULL ? fw_record_get_text (title->record, title->second) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 first != NULL && first[0] != '\0' ? first : _ ("not entered yet"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), second != NULL ? second : "");
}

static void
remove_cb (GtkWidget *button, FwEditSession *session)
{
  FwRecord *record = g_object_get_data (G_OBJECT (button), "fw-record");
  /* Translators: an act that can be undone. */
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Remove row"));

  fw_change_set_delete (changes, FW_RECORD_GET_CLASS (record)->table, fw_record_get_id (record),
                        fw_record_get_version (record));
  fw_family_dialog_commit (button, session, changes);
}

static void
add_removal (GtkWidget *row, FwEditSession *session, FwRecord *record)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "fw-record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), session, 0);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
}

GtkWidget *
fw_person_lists_create_expander (FwEditSession *session,
                                 FwRecord *record,
                                 const char *column,
                                 const char *second)
{
  GtkWidget *row = adw_expander_row_new ();
  Title *title = g_new0 (Title, 1);
  const char *const watched[] = {column, second};

  title->record = g_object_ref (record);
  title->column = g_strdup (column);
  title->second = g_strdup (second);
  g_object_set_data_full (G_OBJECT (row), "fw-title", title, title_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (watched) && watched[i] != NULL; i++)
    {
      g_autofree char *property = g_strdelimit (g_strdup (watched[i]), "_", '-');
      g_autofree char *signal = g_strdup_printf ("notify::%s", property);

      g_signal_connect_object (record, signal, G_CALLBACK (show_title), row, G_CONNECT_SWAPPED);
    }
  show_title (row);
  add_removal (row, session, record);
  return row;
}

/* What a click on a group's Add button writes. */
typedef struct
{
  FwEditSession *session;
  const char *table;
  const char *label;
  FwRow *row;
} Addition;

static void
addition_free (gpointer data, GClosure *closure)
{
  Addition *addition = data;

  g_object_unref (addition->session);
  fw_row_unref (addition->row);
  g_free (addition);
}

static void
add_cb (GtkWidget *button, Addition *addition)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (addition->label);

  fw_change_set_insert (changes, addition->table, fw_id_new (), addition->row);
  fw_family_dialog_commit (button, addition->session, changes);
}

/* A group whose button adds a row of @table; @label names the act for undo. */
static GtkWidget *
create_group (const FwPersonContext *context,
              const char *title,
              const char *label,
              const char *table,
              FwRow *row)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  Addition *addition = g_new0 (Addition, 1);

  addition->session = g_object_ref (context->session);
  addition->table = table;
  addition->label = label;
  addition->row = row;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  g_signal_connect_data (button, "clicked", G_CALLBACK (add_cb), addition, addition_free, 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  return group;
}

static FwRow *
create_person_row (const FwPersonContext *context)
{
  FwRow *row = fw_row_new ();

  fw_row_set_int (row, "person_id", context->person_id);
  return row;
}

static void
add_row (GtkWidget *expander, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static void
add_period (GtkWidget *expander, FwRecord *record)
{
  add_row (expander, fw_record_date_row_new (record, "from_date", _ ("From")));
  add_row (expander, fw_record_date_row_new (record, "to_date", _ ("To")));
}

GtkWidget *
fw_person_lists_create_homes (const FwPersonContext *context, GListModel *homes)
{
  const char *const values[] = {"alleged", "assessed", "established", NULL};
  const char *const titles[] = {_ ("Alleged"), _ ("Assessed"), _ ("Established"), NULL};
  FwRow *first = create_person_row (context);
  GtkWidget *group;

  if (context->n_households > 0)
    fw_row_set_int (first, "household_id", context->household_ids[0]);
  group = create_group (context, _ ("Lives In"), _ ("Add household membership"), "household_member",
                        first);
  if (context->n_households == 0)
    {
      gtk_widget_set_sensitive (
          adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (group)), FALSE);
      adw_preferences_group_set_description (
          ADW_PREFERENCES_GROUP (group),
          _ ("This case has no household yet. It is added in the list of the family."));
    }
  for (guint i = 0; i < g_list_model_get_n_items (homes); i++)
    {
      g_autoptr (FwRecord) home = g_list_model_get_item (homes, i);
      GtkWidget *row = fw_record_reference_row_new (
          home, "household_id", _ ("Household"), context->household_ids, context->household_names,
          context->n_households, _ ("none"));
      GtkWidget *expander
          = fw_person_lists_create_expander (context->session, home, "from_date", "source");

      /* The household is what matters: it is the row's first line. */
      g_object_bind_property (row, "selected-item", expander, "title", G_BINDING_DEFAULT);
      for (guint j = 0; j < context->n_households; j++)
        if (context->household_ids[j] == fw_record_get_int (home, "household_id"))
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander),
                                         context->household_names[j]);
      fw_edit_session_watch (context->session, home, _ ("Change household membership"));
      add_row (expander, row);
      add_period (expander, home);
      add_row (expander, fw_record_choice_row_new (home, "status", _ ("How Sure"), values, titles));
      add_row (expander, fw_record_text_row_new (home, "source", _ ("Source")));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
    }
  return group;
}

GtkWidget *
fw_person_lists_create_addresses (const FwPersonContext *context, GListModel *addresses)
{
  GtkWidget *group = create_group (context, _ ("Addresses"), _ ("Add address"), "address",
                                   create_person_row (context));

  for (guint i = 0; i < g_list_model_get_n_items (addresses); i++)
    {
      g_autoptr (FwRecord) address = g_list_model_get_item (addresses, i);
      GtkWidget *row
          = fw_person_lists_create_expander (context->session, address, "street", "place");

      fw_edit_session_watch (context->session, address, _ ("Change address"));
      if (fw_record_get_int (address, "blocked") != 0)
        {
          GtkWidget *blocked = gtk_label_new (_ ("blocked"));

          gtk_widget_add_css_class (blocked, "warning");
          gtk_widget_add_css_class (blocked, "caption-heading");
          adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), blocked);
        }
      add_row (row, fw_record_text_row_new (address, "street", _ ("Street and Number")));
      add_row (row, fw_record_text_row_new (address, "postcode", _ ("Postcode")));
      add_row (row, fw_record_text_row_new (address, "place", _ ("Place")));
      add_row (row, fw_record_switch_row_new (
                        address, "blocked", _ ("Blocked Address"),
                        _ ("Marked everywhere and in no print (block on information)")));
      add_period (row, address);
      add_row (row, fw_record_text_row_new (address, "note", _ ("Note")));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

GtkWidget *
fw_person_lists_create_contacts (const FwPersonContext *context, GListModel *contacts)
{
  const char *const values[] = {"phone", "mobile", "email", "other", NULL};
  const char *const titles[] = {_ ("Phone"), _ ("Mobile"), _ ("E-Mail"), _ ("Other"), NULL};
  FwRow *first = create_person_row (context);
  GtkWidget *group;

  fw_row_set_text (first, "kind", "mobile");
  fw_row_set_text (first, "value", "");
  group = create_group (context, _ ("Phone and E-Mail"), _ ("Add phone or e-mail"), "contact_point",
                        first);
  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (FwRecord) contact = g_list_model_get_item (contacts, i);
      GtkWidget *row = fw_person_lists_create_expander (context->session, contact, "value", "note");

      fw_edit_session_watch (context->session, contact, _ ("Change phone or e-mail"));
      add_row (row, fw_record_choice_row_new (contact, "kind", _ ("Kind"), values, titles));
      add_row (row, fw_record_text_row_new (contact, "value", _ ("Number or Address")));
      add_row (row, fw_record_text_row_new (contact, "note", _ ("Note")));
      add_row (row, fw_record_switch_row_new (contact, "blocked", _ ("Blocked"),
                                              _ ("Not to be passed on, in no print")));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

GtkWidget *
fw_person_lists_create_institutions (const FwPersonContext *context, GListModel *institutions)
{
  const char *const values[]
      = {"school", "day-care", "doctor", "therapist", "employer", "other", NULL};
  const char *const titles[] = {_ ("School"),   _ ("Day care"), _ ("Doctor"), _ ("Therapist"),
                                _ ("Employer"), _ ("Other"),    NULL};
  FwRow *first = create_person_row (context);
  GtkWidget *group;

  fw_row_set_text (first, "kind", "school");
  fw_row_set_text (first, "name", "");
  group = create_group (context, _ ("School, Day Care, Doctor"), _ ("Add school or doctor"),
                        "institution", first);
  for (guint i = 0; i < g_list_model_get_n_items (institutions); i++)
    {
      g_autoptr (FwRecord) institution = g_list_model_get_item (institutions, i);
      GtkWidget *row
          = fw_person_lists_create_expander (context->session, institution, "name", "contact");

      fw_edit_session_watch (context->session, institution, _ ("Change school or doctor"));
      add_row (row, fw_record_choice_row_new (institution, "kind", _ ("Kind"), values, titles));
      add_row (row, fw_record_text_row_new (institution, "name", _ ("Name")));
      add_row (row, fw_record_text_row_new (institution, "contact", _ ("Contact Person")));
      add_period (row, institution);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/* "Custody: Jana Ahornblatt", below it extent and proof. */
typedef struct
{
  FwRecord *record;
  gint64 *ids;
  char **names;
  guint n_ids;
} RightTitle;

static void
right_title_free (gpointer data)
{
  RightTitle *title = data;

  g_object_unref (title->record);
  g_free (title->ids);
  g_strfreev (title->names);
  g_free (title);
}

static void
show_right (GtkWidget *row)
{
  RightTitle *title = g_object_get_data (G_OBJECT (row), "fw-right-title");
  const char *kind = fw_right_get_kind_title (fw_record_get_text (title->record, "kind"));
  const char *holder = fw_record_get_text (title->record, "holder_text");
  const char *extent = fw_record_get_text (title->record, "extent");
  const char *proof = fw_record_get_text (title->record, "proof");
  const char *unknown = fw_record_get_text (title->record, "unknown_reason");
  gboolean has_extent = extent != NULL && extent[0] != '\0';
  gboolean has_proof = proof != NULL && proof[0] != '\0';
  gboolean has_reason = unknown != NULL && unknown[0] != '\0';
  g_autofree char *text = NULL;
  g_autofree char *below = NULL;

  for (guint i = 0; i < title->n_ids; i++)
    if (title->ids[i] == fw_record_get_int (title->record, "holder_id"))
      holder = title->names[i];
  text = holder != NULL && holder[0] != '\0' ? g_strdup_printf ("%s: %s", kind, holder)
                                             : g_strdup (kind);
  if (has_reason)
    /* Translators: %s is why something is not known. */
    below = g_strdup_printf (_ ("not known, because: %s"), unknown);
  else
    below = g_strdup_printf ("%s%s%s", has_extent ? extent : "",
                             has_extent && has_proof ? " · " : "", has_proof ? proof : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), below);
}

static GtkWidget *
create_right (const FwPersonContext *context, FwRecord *right)
{
  static const char *const signals[]
      = {"notify::kind",   "notify::holder-id", "notify::holder-text",
         "notify::extent", "notify::proof",     "notify::unknown-reason"};
  GtkWidget *row = adw_expander_row_new ();
  RightTitle *title = g_new0 (RightTitle, 1);

  title->record = g_object_ref (right);
  title->n_ids = context->n_holders;
  title->ids = g_memdup2 (context->holder_ids, context->n_holders * sizeof (gint64));
  title->names = g_new0 (char *, context->n_holders + 1);
  for (guint i = 0; i < context->n_holders; i++)
    title->names[i] = g_strdup (context->holder_names[i]);
  g_object_set_data_full (G_OBJECT (row), "fw-right-title", title, right_title_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (right, signals[i], G_CALLBACK (show_right), row, G_CONNECT_SWAPPED);
  show_right (row);
  add_removal (row, context->session, right);
  return row;
}

GtkWidget *
fw_person_lists_create_custody (const FwPersonContext *context, GListModel *rights)
{
  const char *const *values = fw_right_get_kinds ();
  const char *titles[8] = {NULL};
  FwRow *first = fw_row_new ();
  GtkWidget *group;

  for (guint i = 0; values[i] != NULL && i + 1 < G_N_ELEMENTS (titles); i++)
    titles[i] = fw_right_get_kind_title (values[i]);
  fw_row_set_int (first, "child_id", context->person_id);
  fw_row_set_text (first, "kind", "custody");
  group = create_group (context, _ ("Custody and Contact"), _ ("Add custody or contact right"),
                        "custody", first);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("One row a right and holder, with its proof. What is not known is said with the reason."));
  for (guint i = 0; i < g_list_model_get_n_items (rights); i++)
    {
      g_autoptr (FwRecord) right = g_list_model_get_item (rights, i);
      GtkWidget *row = create_right (context, right);

      fw_edit_session_watch (context->session, right, _ ("Change custody"));
      add_row (row, fw_record_choice_row_new (right, "kind", _ ("Kind of Right"), values, titles));
      add_row (row,
               fw_record_reference_row_new (right, "holder_id", _ ("Holder"), context->holder_ids,
                                            context->holder_names, context->n_holders,
                                            _ ("somebody outside of the case")));
      add_row (row,
               fw_record_text_row_new (right, "holder_text",
                                       _ ("Holder Outside of the Case (Office, Association)")));
      add_row (row,
               fw_record_text_row_new (right, "extent", _ ("Extent (Joint, Sole, Supervised …)")));
      add_row (row, fw_record_text_row_new (right, "proof", _ ("Proof (Court, Decision, Date)")));
      add_row (row, fw_record_text_row_new (right, "unknown_reason", _ ("Not Known, Because …")));
      add_period (row, right);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}
