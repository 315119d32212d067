/* fw-child.h: a second process of a test: this program again, with words of its own. */
#pragma once

#include <errno.h>
#include <glib.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  pid_t pid;
  int out;       /* what it prints */
  GString *text; /* read so far */
} FwChild;

static inline void
fw_child_start (FwChild *child, const char *part, const char *folder, const char *more)
{
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  child->text = g_string_new (NULL);
  child->pid = fork ();
  g_assert_cmpint (child->pid, >=, 0);
  if (child->pid == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      execl ("/proc/self/exe", "child", "--part", part, folder, more, NULL);
      _exit (1);
    }
  close (ends[1]);
  child->out = ends[0];
}

/* Says one line to the parent; whole or not at all, even when killed. */
static inline void
fw_child_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

static inline void
fw_child_say (const char *format, ...)
{
  va_list list;
  g_autofree char *line = NULL;

  va_start (list, format);
  line = g_strdup_vprintf (format, list);
  va_end (list);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (2);
}

/* Reads what there is; FALSE at the end. */
static inline gboolean
fw_child_read (FwChild *child)
{
  char buffer[4096];
  gssize n = read (child->out, buffer, sizeof buffer);

  if (n > 0)
    g_string_append_len (child->text, buffer, n);
  return n > 0 || (n < 0 && errno == EINTR);
}

/* Waits for the first line. */
static inline void
fw_child_wait_for_line (FwChild *child)
{
  while (strchr (child->text->str, '\n') == NULL)
    g_assert_true (fw_child_read (child));
}

/* Reads to the end and reaps; the wait status. */
static inline int
fw_child_end (FwChild *child)
{
  int status;

  while (fw_child_read (child))
    ;
  close (child->out);
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);
  return status;
}

static inline void
fw_child_clear (FwChild *child)
{
  g_string_free (child->text, TRUE);
  child->text = NULL;
}
