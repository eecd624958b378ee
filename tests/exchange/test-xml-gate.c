/* test-xml-gate.c - XML made to harm is refused, or read within bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each attack runs in a process of its own with 10 seconds of processor time and little memory
 * beyond what it has at its start, so that one that gets through ends there and not here.
 */

#include <string.h>
#include <sys/resource.h>

#include "candour-error.h"
#include "candour-xml-gate.h"

#define MAX_SIZE (16 * 1024 * 1024)
#define SECONDS  10

/* The address sanitizer gives nothing back that was freed, for a while. */
#ifdef __SANITIZE_ADDRESS__
#define MEMORY   (512 * 1024 * 1024)
#else
#define MEMORY   (64 * 1024 * 1024)
#endif

typedef struct
{
  const char *name;
  GBytes     *(*make) (void);
  const char *wrong;   /* the gate's sentence; NULL: it passes the gate */
  gboolean    good;    /* and both parsers */
} Attack;

/* --- Making them ---------------------------------------------------------------------- */

static GBytes *
text (const char *xml)
{
  return g_bytes_new_static (xml, strlen (xml));
}

static GBytes *
encoded (const char *xml,
         const char *charset)
{
  gsize length;
  char *bytes = g_convert (xml, -1, charset, "UTF-8", NULL, &length, NULL);

  g_assert_nonnull (bytes);

  return g_bytes_new_take (bytes, length);
}

static GBytes *
repeated (const char *before,
          const char *part,
          guint       n,
          const char *after)
{
  GString *xml = g_string_new (before);

  for (guint i = 0; i < n; i++)
    {
      const char *number = strchr (part, '#');

      if (number != NULL)
        g_string_append_printf (xml, "%.*s%u%s", (int) (number - part), part, i, number + 1);
      else
        g_string_append (xml, part);
    }
  g_string_append (xml, after);

  return g_string_free_to_bytes (xml);
}

static GBytes *make_plain (void) { return text ("<a><b c='1'>x</b></a>"); }
static GBytes *make_utf16 (void)
{ return encoded ("<?xml version='1.0'?><a>\u00e9</a>", "UTF-16"); }
static GBytes *make_utf16be (void)
{ return encoded ("<?xml version='1.0'?><a>\u00e9</a>", "UTF-16BE"); }
static GBytes *make_bom (void) { return text ("\xef\xbb\xbf<?xml version='1.0'?><a/>"); }
static GBytes *make_latin1 (void)
{ return text ("<?xml version='1.0' encoding='ISO-8859-1'?><a>Zo\xeb</a>"); }
static GBytes *make_windows (void)
{ return text ("<?xml version='1.0' encoding='windows-1252'?><a>\x93Zo\xeb\x94</a>"); }
static GBytes *make_cdata (void) { return text ("<a><![CDATA[<!DOCTYPE x [<<< & \"'>]]></a>"); }
static GBytes *make_comment (void) { return text ("<!-- <!DOCTYPE a> \" ' --><a><!--\"--></a>"); }
static GBytes *make_xinclude (void)
{
  return text ("<a xmlns:xi='http://www.w3.org/2001/XInclude'>"
               "<xi:include href='file:///etc/passwd' parse='text'/></a>");
}
static GBytes *make_schema_place (void)
{
  return text ("<?xml-stylesheet href='http://127.0.0.1:9/x.xsl'?>"
               "<a xmlns:x='http://www.w3.org/2001/XMLSchema-instance'"
               " x:schemaLocation='a file:///etc/passwd'/>");
}

static GBytes *make_doctype (void) { return text ("<!DOCTYPE a><a/>"); }
static GBytes *make_doctype_late (void)
{ return text ("<?xml version='1.0'?>\n<!-- -->\n<?p x?>\n<!DOCTYPE a SYSTEM 'a.dtd'><a/>"); }
static GBytes *make_doctype_far (void)
{ return repeated ("<?xml version='1.0'?>", "<!-- # -->\n", 20000, "<!DOCTYPE a [ ]><a/>"); }
static GBytes *make_doctype_public (void)
{ return text ("<!DOCTYPE a PUBLIC '-//X' 'http://127.0.0.1:9/x.dtd'><a/>"); }
static GBytes *make_doctype_utf16 (void)
{ return encoded ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "UTF-16"); }
static GBytes *make_doctype_after (void) { return text ("<a/><!DOCTYPE a>"); }
static GBytes *make_doctype_inside (void) { return text ("<a><!DOCTYPE a></a>"); }
static GBytes *make_outside_file (void)
{ return text ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"); }

static GBytes *
make_laughs (void)
{
  GString *xml = g_string_new ("<!DOCTYPE a [<!ENTITY e0 'ha'>");

  for (int i = 1; i < 12; i++)
    g_string_append_printf (xml, "<!ENTITY e%d '&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;'>", i,
                            i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  g_string_append (xml, "]><a>&e11;</a>");

  return g_string_free_to_bytes (xml);
}

static GBytes *
make_parameter_laughs (void)
{
  GString *xml = g_string_new ("<!DOCTYPE a [<!ENTITY % p0 \"<!ENTITY x 'ha'>\">");

  for (int i = 1; i < 12; i++)
    {
      g_string_append_printf (xml, "<!ENTITY %% p%d \"", i);
      for (int j = 0; j < 10; j++)
        g_string_append_printf (xml, "&#37;p%d;", i - 1);
      g_string_append (xml, "\">");
    }
  g_string_append (xml, "%p11;]><a/>");

  return g_string_free_to_bytes (xml);
}

static GBytes *
make_swollen (void)
{
  g_autofree char *value = g_strnfill (50000, 'A');
  g_autofree char *before = g_strdup_printf ("<!DOCTYPE a [<!ENTITY x '%s'>]><a>", value);

  return repeated (before, "&x;", 8000, "</a>");
}

static GBytes *make_utf7 (void)
{ return text ("<?xml version='1.0' encoding='UTF-7'?>\n+ADw-+ACE-DOCTYPE a+AD4-+ADw-a/+AD4-"); }
static GBytes *make_ebcdic (void)
{ return encoded ("<?xml version='1.0' encoding='IBM037'?><a/>", "IBM037"); }
static GBytes *make_utf32 (void) { return encoded ("<?xml version='1.0'?><a/>", "UTF-32"); }
static GBytes *make_made_up (void)
{ return text ("<?xml version='1.0' encoding='x-made-up'?><a/>"); }
static GBytes *make_no_encoding (void) { return text ("<?xml version='1.0' encoding=?><a/>"); }
static GBytes *make_lying (void)
{ return text ("<?xml version='1.0' encoding='UTF-16'?><a/>"); }
static GBytes *make_bad_utf8 (void) { return text ("<a>\nZo\xeb</a>"); }
static GBytes *make_overlong (void) { return text ("<a>\xc0\xbc</a>"); }
static GBytes *make_surrogate (void)
{ return g_bytes_new_static ("\xff\xfe<\0a\0>\0\x00\xd8<\0/\0a\0>\0", 18); }
static GBytes *make_nul (void) { return g_bytes_new_static ("<a>x\0y</a>", 10); }
static GBytes *make_empty (void) { return g_bytes_new_static ("", 0); }
static GBytes *make_words (void) { return text ("This is a letter."); }
static GBytes *make_zip (void) { return g_bytes_new_static ("PK\3\4\0\0\0\0", 8); }
static GBytes *make_gzip (void)
{
  static const guint8 gzip[] = {
    0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xb3, 0x49, 0xd4, 0xb7, 0x03, 0, 0x90, 0x0c, 0x3d,
    0x4d, 4, 0, 0, 0
  };

  return g_bytes_new_static (gzip, sizeof gzip);
}

static GBytes *make_attributes (void) { return repeated ("<a ", "b#='' ", 200000, "/>"); }
static GBytes *make_some_attributes (void) { return repeated ("<a ", "b#='' ", 1000, "/>"); }
static GBytes *make_few_attributes (void) { return repeated ("<a ", "b#='' ", 200, "/>"); }
static GBytes *make_long_value (void) { return repeated ("<a b='", "0123456789", 7000, "'/>"); }
static GBytes *make_open_quote (void) { return repeated ("<a b='", "<c/>", 50000, ""); }
static GBytes *make_namespaces (void)
{ return repeated ("<a>", "<b xmlns:n#='urn:#'>", 90, "</a>"); }
static GBytes *
make_namespace_pile (void)
{
  GString *xml = g_string_new ("<r>");

  for (int i = 0; i < 50; i++)
    {
      g_string_append (xml, "<a");
      for (int j = 0; j < 200; j++)
        g_string_append_printf (xml, " xmlns:n%d_%d = 'u'", i, j);
      g_string_append (xml, ">");
    }

  return g_string_free_to_bytes (xml);
}
static GBytes *make_deep (void) { return repeated ("", "<n>", 100000, ""); }
static GBytes *
make_many (void)
{
  return repeated ("<a>", "<b c='#'>x</b>", 100000, "</a>");
}

static GBytes *make_unbound (void) { return text ("<a>\n<x:b/></a>"); }
static GBytes *make_unbound_flood (void) { return repeated ("<a>", "<x#:b/>", 200000, "</a>"); }
static GBytes *make_twice (void) { return text ("<a b='1' b='2'/>"); }
static GBytes *make_twice_namespace (void)
{ return text ("<a xmlns:p='urn:x' xmlns:q='urn:x'><b p:c='1' q:c='2'/></a>"); }
static GBytes *make_truncated (void) { return text ("<a><b>x</b"); }
static GBytes *make_mismatch (void) { return text ("<a>\n<b>\n</c></a>"); }
static GBytes *make_two_roots (void) { return text ("<a/><a/>"); }
static GBytes *make_entity (void) { return text ("<a>&nbsp;</a>"); }
static GBytes *make_control (void) { return text ("<a>&#8;</a>"); }
static GBytes *make_long_comment (void)
{ return repeated ("<a><!--", "12345678", 1500000, "--></a>"); }

#define DOCTYPE  "This file declares entities (DOCTYPE), which Candour never reads"
#define ENCODING "This file is in an encoding that Candour does not read; save it as UTF-8"
#define BYTES    "Part of this file cannot be read as text; save it as UTF-8"
#define NO_XML   "This is not an XML file"
#define LONG_TAG "A tag of this file is longer than 64 KB, so it was not read"

static const Attack attacks[] = {
  { "plain", make_plain, NULL, TRUE },
  { "utf-16", make_utf16, NULL, TRUE },
  { "utf-16be", make_utf16be, NULL, TRUE },
  { "byte-order-mark", make_bom, NULL, TRUE },
  { "latin-1", make_latin1, NULL, TRUE },
  { "windows-1252", make_windows, NULL, TRUE },
  { "cdata", make_cdata, NULL, TRUE },
  { "comment", make_comment, NULL, TRUE },
  { "xinclude", make_xinclude, NULL, TRUE },
  { "schema-place", make_schema_place, NULL, TRUE },
  { "few-attributes", make_few_attributes, NULL, TRUE },
  { "many-elements", make_many, NULL, TRUE },
  { "doctype", make_doctype, DOCTYPE, FALSE },
  { "doctype-late", make_doctype_late, DOCTYPE, FALSE },
  { "doctype-far", make_doctype_far, DOCTYPE, FALSE },
  { "doctype-public", make_doctype_public, DOCTYPE, FALSE },
  { "doctype-utf-16", make_doctype_utf16, DOCTYPE, FALSE },
  { "doctype-after", make_doctype_after, DOCTYPE, FALSE },
  { "doctype-inside", make_doctype_inside, DOCTYPE, FALSE },
  { "outside-file", make_outside_file, DOCTYPE, FALSE },
  { "laughs", make_laughs, DOCTYPE, FALSE },
  { "parameter-laughs", make_parameter_laughs, DOCTYPE, FALSE },
  { "swollen", make_swollen, DOCTYPE, FALSE },
  { "utf-7", make_utf7, ENCODING, FALSE },
  { "made-up-encoding", make_made_up, ENCODING, FALSE },
  { "no-encoding", make_no_encoding, ENCODING, FALSE },
  { "lying-encoding", make_lying, ENCODING, FALSE },
  { "ebcdic", make_ebcdic, BYTES, FALSE },
  { "utf-32", make_utf32, BYTES, FALSE },
  { "bad-utf-8", make_bad_utf8, BYTES, FALSE },
  { "overlong", make_overlong, BYTES, FALSE },
  { "surrogate", make_surrogate, BYTES, FALSE },
  { "nul", make_nul, BYTES, FALSE },
  { "gzip", make_gzip, BYTES, FALSE },
  { "zip", make_zip, BYTES, FALSE },
  { "empty", make_empty, "This file is empty", FALSE },
  { "words", make_words, NO_XML, FALSE },
  { "attributes", make_attributes, LONG_TAG, FALSE },
  { "long-value", make_long_value, LONG_TAG, FALSE },
  { "open-quote", make_open_quote, LONG_TAG, FALSE },
  { "some-attributes", make_some_attributes,
    "A tag of this file has too many attributes, so it was not read", FALSE },
  { "namespaces", make_namespaces, NULL, FALSE },
  { "namespace-pile", make_namespace_pile,
    "This file declares too many namespaces, so it was not read", FALSE },
  { "deep", make_deep, "This file nests tags too deeply, so it was not read", FALSE },
  { "unbound", make_unbound, NULL, FALSE },
  { "unbound-flood", make_unbound_flood, NULL, FALSE },
  { "twice", make_twice, NULL, FALSE },
  { "twice-by-namespace", make_twice_namespace, NULL, FALSE },
  { "truncated", make_truncated, NULL, FALSE },
  { "mismatch", make_mismatch, NULL, FALSE },
  { "two-roots", make_two_roots, NULL, FALSE },
  { "entity", make_entity, NULL, FALSE },
  { "control", make_control, NULL, FALSE },
  { "long-comment", make_long_comment, NULL, FALSE },
};

/* --- Running them --------------------------------------------------------------------- */

/* What the process has already, and some more. */
static void
set_limits (void)
{
  g_autofree char *statm = NULL;
  struct rlimit limit = { SECONDS, SECONDS };

  g_assert_cmpint (setrlimit (RLIMIT_CPU, &limit), ==, 0);

  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  limit.rlim_cur = limit.rlim_max = g_ascii_strtoull (statm, NULL, 10) * 4096 + MEMORY;
  g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);
}

static gboolean
stream (GBytes *passed)
{
  g_autoptr(GPtrArray) faults = candour_faults_new ();
  xmlTextReader *reader = candour_xml_gate_open_reader (passed, faults);
  int rc;

  while ((rc = xmlTextReaderRead (reader)) == 1)
    continue;
  xmlFreeTextReader (reader);
  g_assert_cmpuint (faults->len, <=, CANDOUR_MAX_FAULTS);

  return rc == 0 && faults->len == 0;
}

static gboolean
build (GBytes *passed)
{
  g_autoptr(GPtrArray) faults = candour_faults_new ();
  xmlDoc *document = candour_xml_gate_parse (passed, faults);
  gboolean good = document != NULL;

  g_assert_cmpuint (faults->len, <=, CANDOUR_MAX_FAULTS);
  g_assert_cmpint (good, ==, faults->len == 0);
  xmlFreeDoc (document);

  return good;
}

static void
run_attack (gconstpointer data)
{
  const Attack *attack = data;
  g_autoptr(GBytes) bytes = attack->make ();
  g_autoptr(GBytes) passed = NULL;
  g_autoptr(GError) error = NULL;

  set_limits ();
  passed = candour_xml_gate_check (bytes, MAX_SIZE, NULL, &error);

  if (attack->wrong != NULL)
    {
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, attack->wrong);
      g_assert_null (passed);
      return;
    }

  g_assert_no_error (error);
  g_assert_nonnull (passed);
  g_assert_cmpint (stream (passed), ==, attack->good);
  g_assert_cmpint (build (passed), ==, attack->good);
}

static void
test_attack (gconstpointer data)
{
  if (g_test_subprocess ())
    {
      run_attack (data);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

/* A folder of attacks that others wrote: nothing is known of them, but that they must end. */
static void
run_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  set_limits ();
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GBytes) passed = NULL;
      char *contents;
      gsize length;

      if (!g_file_get_contents (path, &contents, &length, NULL))
        continue;

      bytes = g_bytes_new_take (contents, length);
      passed = candour_xml_gate_check (bytes, MAX_SIZE, NULL, &error);
      if (passed == NULL)
        g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
      else
        g_assert_cmpint (stream (passed), ==, build (passed));
    }
}

static void
test_folder (void)
{
  const char *folder = g_getenv ("CANDOUR_TEST_HOSTILE_XML");

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("CANDOUR_TEST_HOSTILE_XML names no folder");
      return;
    }
  if (g_test_subprocess ())
    {
      run_folder (folder);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* --- What is said --------------------------------------------------------------------- */

static void
assert_fault (const char *xml,
              int         line,
              const char *sentence)
{
  g_autoptr(GBytes) bytes = text (xml);
  g_autoptr(GBytes) passed = candour_xml_gate_check (bytes, MAX_SIZE, NULL, NULL);
  g_autoptr(GPtrArray) faults = candour_faults_new ();
  const CandourFault *fault;

  g_assert_nonnull (passed);
  g_assert_null (candour_xml_gate_parse (passed, faults));
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpint (fault->line, ==, line);
  g_assert_cmpstr (fault->sentence, ==, sentence);
}

static void
test_sentences (void)
{
  assert_fault ("<a>\n<b>\n</c></a>", 3, "“b”, opened on line 2, is closed by “c”");
  assert_fault ("<a>\n<x:b/></a>", 2, "The prefix “x” is used and not declared");
  assert_fault ("<a b='1'\nb='2'/>", 2, "The attribute “b” is given twice");
  assert_fault ("<a>\n<b>x</b>\n", 3, "The file is cut off or a tag is not closed");
  assert_fault ("<a>\n&nbsp;</a>", 2, "The entity “nbsp” is not known; write the character itself");
  assert_fault ("<a>\n&#8;</a>", 2, "A character stands here that XML does not allow");
  assert_fault ("<a>\n<b c=1/></a>", 2, "The XML is broken here");
  assert_fault ("<a/><a/>", 1, "Something follows after the end of the document");
}

/* Beyond 65,535 lines, where libxml2 stops counting unless told otherwise. */
static void
test_far_line (void)
{
  g_autoptr(GBytes) bytes = repeated ("<a>", "\n", 70000, "<x:b/></a>");
  g_autoptr(GPtrArray) faults = candour_faults_new ();
  const CandourFault *fault;

  g_assert_null (candour_xml_gate_parse (bytes, faults));
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpint (fault->line, ==, 70001);
}

static void
test_gate_line (void)
{
  g_autoptr(GBytes) bad = text ("<a>\n\nZo\xeb</a>");
  g_autoptr(GBytes) deep = repeated ("<a>\n", "\n<n>", 200, "");
  g_autoptr(GError) error = NULL;
  int line = -1;

  g_assert_null (candour_xml_gate_check (bad, MAX_SIZE, &line, &error));
  g_assert_cmpint (line, ==, 3);
  g_clear_error (&error);

  g_assert_null (candour_xml_gate_check (deep, MAX_SIZE, &line, &error));
  g_assert_cmpint (line, ==, 2 + CANDOUR_XML_MAX_DEPTH);
}

static void
test_size (void)
{
  g_autoptr(GBytes) bytes = text ("<a>12345</a>");
  g_autoptr(GBytes) passed = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_xml_gate_check (bytes, 11, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  passed = candour_xml_gate_check (bytes, 12, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (passed, bytes));
}

static void
test_text_survives (void)
{
  g_autoptr(GBytes) bytes = make_windows ();
  g_autoptr(GBytes) passed = candour_xml_gate_check (bytes, MAX_SIZE, NULL, NULL);
  g_autoptr(GPtrArray) faults = candour_faults_new ();
  xmlDoc *document = candour_xml_gate_parse (passed, faults);
  xmlChar *content;

  g_assert_nonnull (document);
  content = xmlNodeGetContent (xmlDocGetRootElement (document));
  g_assert_cmpstr ((const char *) content, ==, "“Zoë”");
  xmlFree (content);
  xmlFreeDoc (document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/xml-gate/attack/", attacks[i].name, NULL);

      g_test_add_data_func (path, &attacks[i], test_attack);
    }
  g_test_add_func ("/exchange/xml-gate/folder", test_folder);
  g_test_add_func ("/exchange/xml-gate/sentences", test_sentences);
  g_test_add_func ("/exchange/xml-gate/far-line", test_far_line);
  g_test_add_func ("/exchange/xml-gate/gate-line", test_gate_line);
  g_test_add_func ("/exchange/xml-gate/size", test_size);
  g_test_add_func ("/exchange/xml-gate/text-survives", test_text_survives);

  return g_test_run ();
}
