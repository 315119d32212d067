/* fw-demo-conferences.h: what the demo office's conferences say; German, invented. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *field; /* NULL: the end */
  const char *value; /* {child} and {mother} are put in; NULL: see reason */
  const char *reason;
} FwDemoAnswer;

/* Who is responsible. */
typedef enum
{
  FW_DEMO_WHO_WORKER,
  FW_DEMO_WHO_LEAD,
  FW_DEMO_WHO_ECONOMIC,
  FW_DEMO_WHO_MOTHER,
  FW_DEMO_WHO_SCHOOL,
} FwDemoWho;

typedef struct
{
  const char *what; /* NULL: the end */
  FwDemoWho who;
  int due; /* working days from today */
  const char *sign;
  const char *escalation;
  const char *status;
  const char *reason;
  int ended; /* days from today, of done and dropped */
  int n_done, n_parts;
} FwDemoDecision;

typedef struct
{
  const char *title;
  const char *effort;
  const char *benefit;
  const char *legal;
  const char *wish;
  const char *start;
} FwDemoOption;

typedef struct
{
  const char *kind;
  int day; /* of its session, days from today */
  const char *starts_at;
  guint nth;          /* which of the cases; 0 is the main one */
  const char *status; /* registered, open (closed later where it was held), withdrawn */
  const char *reason; /* why withdrawn */
  const char *question;
  int values; /* 0: not rated; 1: half of the blind round; 2: shown together */
  const char *light;
  const char *light_reason;
  const FwDemoAnswer *answers;
  const FwDemoOption *options;     /* nullable */
  const FwDemoDecision *decisions; /* nullable */
  int next;                        /* days from today; 0: none */
} FwDemoConference;

/* In the order of their sessions; the last has no kind. */
extern const FwDemoConference fw_demo_conferences[];

G_END_DECLS
