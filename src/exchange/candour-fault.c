/* candour-fault.c - what is wrong with a file that came in, by line and in plain words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fault.h"

/* Characters of a file's own text that a sentence about it repeats. */
#define QUOTE_LENGTH 60

static void
free_fault (gpointer fault)
{
  candour_fault_free (fault);
}

GPtrArray *
candour_faults_new (void)
{
  return g_ptr_array_new_with_free_func (free_fault);
}

void
candour_fault_free (CandourFault *self)
{
  if (self == NULL)
    return;

  g_free (self->sentence);
  g_free (self);
}

void
candour_faults_add (GPtrArray *faults,
                    int        line,
                    char      *sentence)
{
  CandourFault *fault;

  g_return_if_fail (faults != NULL);
  g_return_if_fail (sentence != NULL);

  if (faults->len > 0)
    {
      const CandourFault *last = g_ptr_array_index (faults, faults->len - 1);

      if (faults->len >= CANDOUR_MAX_FAULTS
          || (last->line == line && g_str_equal (last->sentence, sentence)))
        {
          g_free (sentence);
          return;
        }
    }

  fault = g_new0 (CandourFault, 1);
  fault->line = line;
  fault->sentence = sentence;
  g_ptr_array_add (faults, fault);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const CandourFault *fault_a = *(CandourFault *const *) a;
  const CandourFault *fault_b = *(CandourFault *const *) b;

  return (fault_a->line > fault_b->line) - (fault_a->line < fault_b->line);
}

/* g_ptr_array_sort() keeps the order of equals. */
void
candour_faults_sort (GPtrArray *faults)
{
  g_return_if_fail (faults != NULL);

  g_ptr_array_sort (faults, compare_lines);
}

char *
candour_fault_cut (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr(GString) cut = g_string_new (NULL);
  int n = 0;

  for (const char *p = valid; *p != '\0' && n < QUOTE_LENGTH; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        g_string_append_c (cut, ' ');
      else if (g_unichar_isprint (c))
        g_string_append_unichar (cut, c);
    }
  if (n == QUOTE_LENGTH)
    g_string_append (cut, "…");

  return g_string_free (g_steal_pointer (&cut), FALSE);
}

char *
candour_fault_quote (const char *text)
{
  g_autofree char *cut = candour_fault_cut (text);

  return g_strconcat ("“", cut, "”", NULL);
}
