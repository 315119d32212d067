/* fallwerkctl pdf fields, sign and verify: what they write, how they end, and that nothing
 * is left behind when they cannot. */
#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <unistd.h>

#include "document/fw-pdf-reader.h"
#include "fw-test-office.h"
#include "fw-test-sign.h"

typedef struct
{
  char *folder;
  char *out;
  GBytes *pdf;
} Calls;

static void
set_up (Calls *calls, gconstpointer data)
{
  const FwTestKey spec = {"P-256", "Jürgen Größmann", -1, 100, "digitalSignature", NULL, 0};
  g_autoptr (GBytes) pkcs12 = fw_test_make_pkcs12 (&spec);
  g_autoptr (GBytes) password
      = g_bytes_new (FW_TEST_KEY_PASSWORD "\n", strlen (FW_TEST_KEY_PASSWORD) + 1);

  calls->folder = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  calls->pdf = fw_test_make_plan_pdf ();
  fw_test_write (calls->folder, "in.pdf", calls->pdf);
  fw_test_write (calls->folder, "k.p12", pkcs12);
  fw_test_write (calls->folder, "pw", password);
}

static void
tear_down (Calls *calls, gconstpointer data)
{
  fw_test_remove_tree (calls->folder);
  g_free (calls->folder);
  g_free (calls->out);
  g_bytes_unref (calls->pdf);
}

/* Through a shell; $F is the program. */
static int
run (Calls *calls, const char *line)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("FALLWERK_BUILD"), "bin", "fallwerkctl", NULL);
  g_autofree char *command
      = g_strdup_printf ("F=%s; unset DISPLAY WAYLAND_DISPLAY; %s", program, line);

  g_clear_pointer (&calls->out, g_free);
  return fw_test_run (calls->folder, &calls->out,
                      (const char *const[]) {"sh", "-c", command, NULL});
}

static guint
count_files (Calls *calls)
{
  g_autoptr (GDir) dir = g_dir_open (calls->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static GBytes *
load (Calls *calls, const char *name)
{
  g_autofree char *path = g_build_filename (calls->folder, name, NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

/* Ends with that status and one line that has @word; leaves no file and changes none. */
static void
assert_refused (Calls *calls, const char *line, int status, const char *word)
{
  guint before = count_files (calls);
  g_autoptr (GBytes) source = NULL;
  int found = run (calls, line);

  g_test_message ("%s → %d %s", line, found, calls->out);
  g_assert_cmpint (found, ==, status);
  g_assert_nonnull (strstr (calls->out, word));
  g_assert_true (strchr (calls->out, '\n') == calls->out + strlen (calls->out) - 1);
  g_assert_cmpuint (count_files (calls), ==, before);
  source = load (calls, "in.pdf");
  g_assert_true (g_bytes_equal (source, calls->pdf));
}

#define SIGN "$F pdf sign in.pdf -o out.pdf --password-file pw --pkcs12 k.p12 --field "

static void
test_sign (Calls *calls, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object, *signature;

  g_assert_cmpint (run (calls, SIGN "Mutter --reason 'Zur Kenntnis – größtenteils'"), ==, 0);
  g_assert_cmpstr (calls->out, ==, "");
  g_assert_cmpint (run (calls, "$F pdf fields out.pdf"), ==, 0);
  root = json_from_string (calls->out, NULL);
  object = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "Mutter");
  g_assert_cmpint (json_object_get_int_member (object, "page"), ==, 1);
  g_assert_true (json_object_get_boolean_member (object, "signed"));
  object = json_array_get_object_element (json_node_get_array (root), 2);
  g_assert_cmpint (json_object_get_int_member (object, "page"), ==, 2);
  g_assert_false (json_object_get_boolean_member (object, "signed"));
  g_clear_pointer (&root, json_node_unref);
  g_assert_cmpint (run (calls, "$F pdf verify out.pdf --json"), ==, 0);
  root = json_from_string (calls->out, NULL);
  object = json_node_get_object (root);
  g_assert_true (json_object_get_boolean_member (object, "intact"));
  g_assert_false (json_object_get_boolean_member (object, "changed_after_last_signature"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "problems")), ==,
                    0);
  signature
      = json_array_get_object_element (json_object_get_array_member (object, "signatures"), 0);
  g_assert_cmpstr (json_object_get_string_member (signature, "field"), ==, "Mutter");
  g_assert_cmpstr (json_object_get_string_member (signature, "signer"), ==, "Jürgen Größmann");
  g_assert_cmpstr (json_object_get_string_member (signature, "subfilter"), ==,
                   "ETSI.CAdES.detached");
  g_assert_cmpstr (json_object_get_string_member (signature, "crypto"), ==, "valid");
  g_assert_cmpstr (json_object_get_string_member (signature, "covers"), ==, "whole");
  g_assert_cmpstr (json_object_get_string_member (signature, "certificate"), ==, "unknown");
  g_assert_cmpuint (strlen (json_object_get_string_member (signature, "revision_sha256")), ==, 64);
}

static void
test_verify (Calls *calls, gconstpointer data)
{
  g_assert_cmpint (run (calls, "$F pdf verify in.pdf --json"), ==, 1);
  g_assert_nonnull (strstr (calls->out, "not-signed"));
  g_assert_cmpint (run (calls, SIGN "Mutter"), ==, 0);
  g_assert_cmpint (run (calls, "$F pdf verify out.pdf"), ==, 0);
  g_assert_cmpint (run (calls, "echo >>out.pdf; $F pdf verify out.pdf --json"), ==, 1);
  g_assert_nonnull (strstr (calls->out, "changed-after-signing"));
  g_assert_cmpint (run (calls, "env -u HOME $F pdf verify pw --json"), ==, 1);
  g_assert_nonnull (strstr (calls->out, "unreadable"));
  g_assert_cmpint (run (calls, "$F pdf verify missing.pdf"), ==, 1);
  g_assert_cmpint (run (calls, "$F pdf verify out.pdf --trust pw"), ==, 1);
  g_assert_cmpint (run (calls, "$F pdf verify"), ==, 2);
  g_assert_cmpint (run (calls, "$F pdf sign in.pdf"), ==, 2);
}

static void
write_key (Calls *calls, const char *name, const FwTestKey *spec)
{
  g_autoptr (GBytes) pkcs12 = fw_test_make_pkcs12 (spec);

  fw_test_write (calls->folder, name, pkcs12);
}

static void
test_keys (Calls *calls, gconstpointer data)
{
  static const struct
  {
    FwTestKey spec;
    const char *word;
  } cases[] = {
      {{"P-256", "Alt", -20, -10, NULL, NULL, 0}, "expired on"},
      {{"P-256", "Neu", 10, 20, NULL, NULL, 0}, "not valid before"},
      {{"P-256", "Schlüssel", -1, 10, "keyEncipherment", NULL, 0}, "another purpose"},
      {{"P-256", "Server", -1, 10, "digitalSignature", "serverAuth", 0}, "another purpose"},
      {{"ED25519", "Ed", -1, 10, NULL, NULL, 0}, "ED25519"},
      {{"brainpoolP256r1", "Brain", -1, 10, NULL, NULL, 0}, "brainpoolP256r1"},
      {{"RSA", "Kurz", -1, 10, NULL, NULL, 1024}, "too short"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_key (calls, "k.p12", &cases[i].spec);
      assert_refused (calls, SIGN "Mutter", 1, cases[i].word);
    }
  {
    const FwTestKey spec = {"RSA", "Dokumente", -1, 10, "nonRepudiation", "emailProtection", 0};

    write_key (calls, "k.p12", &spec);
    g_assert_cmpint (run (calls, SIGN "Mutter"), ==, 0);
  }
}

static void
test_key_files (Calls *calls, gconstpointer data)
{
  g_assert_cmpint (run (calls,
                        "printf falsch >wrong; : >empty; mkdir folder;"
                        "openssl pkcs12 -in k.p12 -passin file:pw -nodes -out all.pem;"
                        "openssl x509 -in all.pem -out c.pem;"
                        "openssl pkcs12 -export -nokeys -in c.pem -passout file:pw -out c.p12"),
                   ==, 0);
  assert_refused (
      calls, "$F pdf sign in.pdf -o out.pdf --pkcs12 k.p12 --password-file wrong --field Mutter", 3,
      "password");
  assert_refused (
      calls, "$F pdf sign in.pdf -o out.pdf --pkcs12 k.p12 --password-file empty --field Mutter", 3,
      "password");
  assert_refused (calls,
                  "$F pdf sign in.pdf -o out.pdf --pkcs12 c.p12 --password-file pw --field Mutter",
                  1, "without its private key");
  assert_refused (calls,
                  "$F pdf sign in.pdf -o out.pdf --pkcs12 c.pem --password-file pw --field Mutter",
                  1, "not a certificate file");
  assert_refused (calls,
                  "$F pdf sign in.pdf -o out.pdf --pkcs12 no.p12 --password-file pw --field Mutter",
                  1, "no.p12");
  assert_refused (calls,
                  "$F pdf sign in.pdf -o out.pdf --pkcs12 k.p12 --password-file no --field Mutter",
                  1, "password file");
}

static void
test_files (Calls *calls, gconstpointer data)
{
  g_assert_cmpint (
      run (calls, "ln in.pdf hard.pdf; ln -s in.pdf soft.pdf; mkdir folder;"
                  "qpdf --encrypt --user-password=a --owner-password=b --bits=256 -- in.pdf e.pdf;"
                  "qpdf --empty --pages in.pdf 1 -- x.pdf; qpdf --json x.pdf >x.json;"
                  "printf '%%PDF-1.7\\n' >broken.pdf; cp in.pdf text.pdf; echo hello >text.pdf"),
      ==, 0);
  assert_refused (calls, SIGN "Vater", 1, "Vater");
  assert_refused (calls, SIGN "''", 1, "no signature field");
#define OTHER(in, out)                                                                             \
  "$F pdf sign " in " -o " out " --password-file pw --pkcs12 k.p12 --field Mutter"
  assert_refused (calls, OTHER ("in.pdf", "in.pdf"), 1, "another name");
  assert_refused (calls, OTHER ("in.pdf", "./in.pdf"), 1, "another name");
  assert_refused (calls, OTHER ("in.pdf", "hard.pdf"), 1, "another name");
  assert_refused (calls, OTHER ("in.pdf", "soft.pdf"), 1, "another name");
  assert_refused (calls, OTHER ("soft.pdf", "in.pdf"), 1, "another name");
  assert_refused (calls, OTHER ("in.pdf", "no/out.pdf"), 1, "does not exist");
  assert_refused (calls, OTHER ("in.pdf", "folder"), 1, "folder");
  assert_refused (calls, OTHER ("e.pdf", "out.pdf"), 1, "password");
  assert_refused (calls, OTHER ("broken.pdf", "out.pdf"), 1, "damaged");
  assert_refused (calls, OTHER ("text.pdf", "out.pdf"), 1, "not a PDF");
  assert_refused (calls, OTHER ("no.pdf", "out.pdf"), 1, "no.pdf");
  /* Signed once, it is signed. */
  g_assert_cmpint (run (calls, SIGN "Mutter && mv out.pdf signed.pdf"), ==, 0);
  assert_refused (calls, OTHER ("signed.pdf", "out.pdf"), 1, "signed already");
  /* Nobody signs over what is broken. */
  g_assert_cmpint (run (calls, "sed 's/Hilfeplan/Hilfeplam/' signed.pdf >bad.pdf"), ==, 0);
  assert_refused (
      calls, "$F pdf sign bad.pdf -o out.pdf --password-file pw --pkcs12 k.p12 --field Leitung", 1,
      "");
}

/* A PDF of cairo alone has no field at all. */
static void
test_no_field (Calls *calls, gconstpointer data)
{
  g_autofree char *content = fw_test_dup_plan (1, 1, 1, 5);
  g_autoptr (FwDocument) document = fw_plan_report_new (content, 1, NULL);
  g_autoptr (GBytes) pdf = _fw_document_to_plain_pdf (document, NULL);

  fw_test_write (calls->folder, "plain.pdf", pdf);
  g_assert_cmpint (run (calls, "$F pdf fields plain.pdf"), ==, 0);
  g_assert_cmpint (calls->out[0], ==, '[');
  assert_refused (calls, OTHER ("plain.pdf", "out.pdf"), 1, "no field for a signature");
}

static void
test_full_disk (Calls *calls, gconstpointer data)
{
  /* What a file may hold stands for what a disk may. */
  for (guint blocks = 0; blocks < 160; blocks += 20)
    {
      g_autofree char *line
          = g_strdup_printf ("trap '' XFSZ; ulimit -f %u; " SIGN "Mutter", blocks);

      assert_refused (calls, line, 4, "full");
    }
}

/* Mounts of its own; in a changed root they are its own already, and cannot be made so again. */
#define NAMESPACE "U='unshare -m'; $U true 2>/dev/null || U='unshare -m --propagation unchanged'; "

/* A disk that is full indeed: one of so many kilobytes, where a test may mount it. */
static void
test_small_disk (Calls *calls, gconstpointer data)
{
  static const guint sizes[] = {4, 20, 40, 60};

  if (run (calls, "mkdir small; " NAMESPACE "$U mount -t tmpfs tmpfs small") != 0)
    {
      g_test_skip ("no disk may be mounted here");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *line = g_strdup_printf (
          "export F; " NAMESPACE "$U sh -c 'mount -t tmpfs -o size=%uk tmpfs small || exit 99;"
          "$F pdf sign in.pdf -o small/out.pdf --password-file pw --pkcs12 k.p12 --field Mutter;"
          "s=$?; ls -A small >&2; exit $s'",
          sizes[i]);

      /* One line, of the program: there is no file to be listed. */
      assert_refused (calls, line, 4, "full");
    }
}

static void
test_read_only (Calls *calls, gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  g_assert_cmpint (run (calls, "mkdir closed; chmod 500 closed"), ==, 0);
  assert_refused (calls, OTHER ("in.pdf", "closed/out.pdf"), 3, "cannot be written");
  g_assert_cmpint (run (calls, "chmod 700 closed"), ==, 0);
}

/* What was there under the target's name stays until the new one is whole. */
static void
test_replacing (Calls *calls, gconstpointer data)
{
  g_autoptr (GBytes) old = NULL;

  g_assert_cmpint (run (calls, "echo old >out.pdf"), ==, 0);
  assert_refused (calls, "trap '' XFSZ; ulimit -f 20; " SIGN "Mutter", 4, "full");
  old = load (calls, "out.pdf");
  g_assert_cmpmem (g_bytes_get_data (old, NULL), g_bytes_get_size (old), "old\n", 4);
  g_assert_cmpint (run (calls, SIGN "Mutter"), ==, 0);
  g_assert_cmpint (run (calls, "$F pdf verify out.pdf"), ==, 0);
}

/* Files whose objects lie in streams, as other programs write them. */
static void
test_streams (Calls *calls, gconstpointer data)
{
  g_assert_cmpint (run (calls, "qpdf --object-streams=generate in.pdf s.pdf"), ==, 0);
  g_assert_cmpint (run (calls, OTHER ("s.pdf", "s1.pdf")), ==, 0);
  g_assert_cmpint (
      run (calls,
           "$F pdf sign s1.pdf -o s2.pdf --password-file pw --pkcs12 k.p12 --field Fachkraft"),
      ==, 0);
  g_assert_cmpint (run (calls, "$F pdf verify s2.pdf"), ==, 0);
  g_assert_cmpint (run (calls, "qpdf --check s2.pdf && pdfsig s2.pdf"), ==, 0);
  g_assert_nonnull (strstr (calls->out, "Total document signed"));
  g_assert_nonnull (strstr (calls->out, "ETSI.CAdES.detached"));
  g_assert_null (strstr (calls->out, "WARNING"));
}

/* Forms as other programs make them: the list of fields inside the catalog, pictures apart
 * from their fields, fields below fields, corners the other way round, nothing to be seen. */
static void
test_forms (Calls *calls, gconstpointer data)
{
  static const char script[]
      = "import pikepdf\n"
        "from pikepdf import Array, Dictionary, Name, String\n"
        "for name, direct, kids, nested, rect in (('direct', 1, 0, 0, [50, 50, 250, 110]),\n"
        "    ('kids', 0, 1, 0, [50, 50, 250, 110]), ('nested', 1, 0, 1, [250, 110, 50, 50]),\n"
        "    ('unseen', 0, 0, 0, [0, 0, 0, 0])):\n"
        "    for mode in ('disable', 'generate'):\n"
        "        pdf = pikepdf.new(); pdf.add_blank_page(page_size=(595, 842))\n"
        "        fields = Array(); pdf.pages[0].obj.Annots = Array()\n"
        "        for i in range(3):\n"
        "            w = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=4,\n"
        "                Rect=Array([rect[0], rect[1] + 90 * i, rect[2], rect[3] + 90 * i])))\n"
        "            f = pdf.make_indirect(Dictionary(Kids=Array([w]))) if kids else w\n"
        "            if kids: w.Parent = f\n"
        "            f.FT = Name.Sig; f.T = String('abc'[i])\n"
        "            pdf.pages[0].obj.Annots.append(w); fields.append(f)\n"
        "        if nested:\n"
        "            top = pdf.make_indirect(Dictionary(T=String('top'), Kids=fields))\n"
        "            for f in fields: f.Parent = top\n"
        "            fields = Array([top])\n"
        "        form = Dictionary(Fields=fields)\n"
        "        pdf.Root.AcroForm = form if direct else pdf.make_indirect(form)\n"
        "        pdf.save(f'{name}-{mode}.pdf', linearize=name == 'direct',\n"
        "                 object_stream_mode=getattr(pikepdf.ObjectStreamMode, mode))\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (script, strlen (script));
  int status;

  fw_test_write (calls->folder, "make.py", bytes);
  if (run (calls, "python3 -c 'import pikepdf'") != 0)
    {
      g_test_skip ("pikepdf is not here");
      return;
    }
  g_assert_cmpint (run (calls, "python3 make.py"), ==, 0);
  status = run (
      calls, "for n in direct kids nested unseen; do for m in disable generate; do\n"
             "  in=$n-$m.pdf\n"
             "  for f in a b c; do\n"
             "    [ $n = nested ] && g=top.$f || g=$f\n"
             "    $F pdf sign $in -o $n-$m-$f.pdf --password-file pw --pkcs12 k.p12 --field $g ||\n"
             "      exit 1\n"
             "    in=$n-$m-$f.pdf\n"
             "  done\n"
             "  $F pdf verify $in && qpdf --check $in && echo good || exit 1\n"
             "done; done");
  g_test_message ("%s", calls->out);
  g_assert_cmpint (status, ==, 0);
  g_assert_null (strstr (calls->out, "WARNING"));
}

/* Another program's signatures, in fields that it adds, and ours after them. */
static void
test_foreign (Calls *calls, gconstpointer data)
{
  g_autofree char *tool = g_find_program_in_path ("pk12util");

  if (tool == NULL)
    {
      g_test_skip ("NSS has no tools here");
      return;
    }
  g_assert_cmpint (run (calls, "mkdir nss; certutil -N -d sql:nss --empty-password &&"
                               "pk12util -i k.p12 -d sql:nss -w pw"),
                   ==, 0);
  g_assert_cmpint (run (calls, "n=$(certutil -K -d sql:nss | sed -n 's/.* [0-9a-f]* *//;$p');"
                               "pdfsig -nssdir nss -nick test -add-signature in.pdf f1.pdf &&"
                               "pdfsig -nssdir nss -nick test -add-signature f1.pdf f2.pdf"),
                   ==, 0);
  g_test_message ("%s", calls->out);
  g_assert_cmpint (run (calls, "$F pdf verify f2.pdf --json"), ==, 0);
  g_assert_cmpint (run (calls, OTHER ("f2.pdf", "f3.pdf")), ==, 0);
  g_assert_cmpint (run (calls, "$F pdf verify f3.pdf --json && pdfsig f3.pdf"), ==, 0);
  g_assert_nonnull (strstr (calls->out, "adbe.pkcs7.detached"));
  g_assert_nonnull (strstr (calls->out, "ETSI.CAdES.detached"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/sign-ctl/" name, Calls, NULL, set_up, func, tear_down)
  ADD ("a-field-is-signed", test_sign);
  ADD ("verification-ends-as-the-contract-says", test_verify);
  ADD ("keys-that-may-not-sign-are-refused", test_keys);
  ADD ("key-files-that-cannot-sign-are-refused", test_key_files);
  ADD ("files-that-cannot-be-signed-are-refused", test_files);
  ADD ("a-file-without-fields-is-refused", test_no_field);
  ADD ("a-full-disk-leaves-nothing", test_full_disk);
  ADD ("a-small-disk-is-left-empty", test_small_disk);
  ADD ("a-closed-folder-is-refused", test_read_only);
  ADD ("an-older-result-stays-until-the-new-one-is-whole", test_replacing);
  ADD ("objects-in-streams", test_streams);
  ADD ("forms-of-other-programs", test_forms);
  ADD ("signatures-of-another-program", test_foreign);
  return g_test_run ();
}
