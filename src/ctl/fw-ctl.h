/* fw-ctl.h: what the commands of fallwerkctl share. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Exit status: see the contract of the command line. */
enum
{
  FW_CTL_DONE = 0,
  FW_CTL_WRONG_INPUT = 1,
  FW_CTL_WRONG_USAGE = 2,
  FW_CTL_NO_ACCESS = 3,
  FW_CTL_MACHINE = 4,
};

typedef struct
{
  gboolean json;
  char *user;
  char *password_file;
  char *land;
  char *municipality;
  char *office_days_off;
  char *batch;
  char *kind;
  char *text_file;
  char *when;
  char *case_number;
  char *output;
  char *geometry;
  char *date;
  char *start;
  char *from;
  char *to;
  gint generations;
  char *second_language;
  char *for_child;
  gboolean order;
  gboolean card;
  gboolean plain;
  gboolean child;
  gboolean answers;
  gboolean without_names;
  gboolean money;
  char *field;
  char *pkcs12;
  char *reason;
  char *trust;
  gint seed;
  gint cases;
  gint events;
} FwCtlOptions;

typedef struct
{
  const char *name;
  const char *second; /* second word, NULL: none */
  const char *usage;
  guint n_min; /* words that follow */
  guint n_max;
  int (*run) (const FwCtlOptions *options, int n, char **words);
} FwCtlCommand;

/* One clear line on stderr; returns the exit status that fits @error. */
int
fw_ctl_fail (const GError *error);
int
fw_ctl_fail_input (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The password of --password-file or the terminal; NULL after saying why. */
char *
fw_ctl_read_password (const FwCtlOptions *options);
/* Opens the office for --user; NULL with *status set. */
FwStore *
fw_ctl_open (const FwCtlOptions *options, const char *folder, int *status);
void
fw_ctl_print_json (gpointer builder);

/* Splits `FILE#kind/REST`. */
gboolean
fw_ctl_split_reference (const char *text, const char *kind, char **folder, char **rest);
void
fw_ctl_add_member (gpointer builder, const char *name, const char *value);
void
fw_ctl_add_id (gpointer builder, gint64 id);

/* Freezes the help plans of the demo office whose talk is four weeks old, as an
 * office would have by then; at most @limit. */
gboolean
fw_ctl_freeze_demo_plans (FwStore *store, guint limit, GError **error);

extern const FwCtlCommand fw_ctl_calendar_commands[];
/* Closes the demo office's conferences that were held before today, with their
 * minutes, on the day they were held; at most @limit. */
gboolean
fw_ctl_close_demo_minutes (FwStore *store, guint limit, GError **error);
/* The lists of query; @case_id 0: the whole office. */
gboolean
fw_ctl_add_decisions (gpointer builder,
                      FwStore *store,
                      gint64 case_id,
                      const char *folder,
                      GError **error);
gboolean
fw_ctl_add_conferences (gpointer builder,
                        FwStore *store,
                        gint64 case_id,
                        const char *folder,
                        GError **error);

extern const FwCtlCommand fw_ctl_clearing_commands[];
extern const FwCtlCommand fw_ctl_genogram_commands[];
extern const FwCtlCommand fw_ctl_conference_commands[];
extern const FwCtlCommand fw_ctl_deadlines_commands[];
extern const FwCtlCommand fw_ctl_office_commands[];
extern const FwCtlCommand fw_ctl_pdf_commands[];
extern const FwCtlCommand fw_ctl_plan_commands[];
extern const FwCtlCommand fw_ctl_record_commands[];
extern const FwCtlCommand fw_ctl_timeline_commands[];
extern const FwCtlCommand fw_ctl_value_stream_commands[];

G_END_DECLS
