/* candour-cases-values.c - what the cells of a case list mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "candour-cases-private.h"
#include "candour-codes.h"
#include "candour-date.h"
#include "candour-fold.h"

/* No child known today began anything before; what is beyond is a system's way to say "none". */
#define FIRST_LIKELY_YEAR 1930
#define LAST_LIKELY_YEAR  2100

/* Longer than any way to say that there is nobody. */
#define NOBODY_LENGTH 24

gboolean
candour_cell_is_error (const CandourCell *cell)
{
  static const char *const errors[] = {
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", NULL,
  };

  return cell->kind == CANDOUR_CELL_ERROR
         || (cell->text[0] == '#' && g_strv_contains (errors, cell->text));
}

/* Spaces of any kind are nothing. */
gboolean
candour_cell_is_blank (const CandourCell *cell)
{
  for (const char *at = cell->text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_isspace (character) && g_unichar_type (character) != G_UNICODE_FORMAT)
        return FALSE;
    }

  return TRUE;
}

/* --- Dates ---------------------------------------------------------------------------- */

typedef struct
{
  int numbers[3];
  int n;
  int month;       /* given by name; else 0 */
  int n_digits;    /* of the first number */
} DateParts;

static int
parse_month (const char *name)
{
  static const char *const months[] = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (name, months[i], 3) == 0)
      return (int) i + 1;

  return 0;
}

/* Numbers and names of months with whatever stands between them, up to the time of day. */
static gboolean
split_date (const char *text,
            DateParts  *parts)
{
  const char *at = text;

  while (*at != '\0' && parts->n + (parts->month != 0) < 3)
    {
      if (g_ascii_isdigit (*at))
        {
          char *end;
          guint64 number = g_ascii_strtoull (at, &end, 10);

          if (end - at > 8)
            return FALSE;
          if (parts->n == 0)
            parts->n_digits = (int) (end - at);
          parts->numbers[parts->n++] = (int) number;
          at = end;
        }
      else if (g_ascii_isalpha (*at) && parts->month == 0)
        {
          parts->month = parse_month (at);
          if (parts->month == 0)
            return FALSE;
          while (g_ascii_isalpha (*at))
            at++;
        }
      else if (strchr ("/-. ,", *at) != NULL)
        at++;
      else
        return FALSE;
    }

  /* What may follow is a time: " 00:00:00", "T00:00:00Z". */
  return *at == '\0' || *at == ' ' || *at == 'T';
}

static int
expand_year (int year)
{
  if (year >= 100)
    return year;

  return year < 70 ? 2000 + year : 1900 + year;
}

static gboolean
arrange_date (const DateParts *parts,
              gboolean         month_first,
              int             *year,
              int             *month,
              int             *day)
{
  gboolean year_first = parts->n_digits == 4;

  if (parts->n == 1 && parts->n_digits == 8)
    {
      *year = parts->numbers[0] / 10000;
      *month = parts->numbers[0] / 100 % 100;
      *day = parts->numbers[0] % 100;
    }
  else if (parts->n == 3)
    {
      *year = expand_year (parts->numbers[year_first ? 0 : 2]);
      *month = parts->numbers[!year_first && month_first ? 0 : 1];
      *day = parts->numbers[year_first ? 2 : month_first ? 1 : 0];
    }
  else if (parts->n == 2 && parts->month != 0)
    {
      *year = expand_year (parts->numbers[year_first ? 0 : 1]);
      *month = parts->month;
      *day = parts->numbers[year_first ? 1 : 0];
    }
  else
    {
      return FALSE;
    }

  return *year >= 1 && *year <= 9999 && *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
}

static CandourDateKind
judge_date (const char *date)
{
  int year = (int) g_ascii_strtoll (date, NULL, 10);

  return year >= FIRST_LIKELY_YEAR && year <= LAST_LIKELY_YEAR ? CANDOUR_DATE_GOOD
                                                               : CANDOUR_DATE_UNLIKELY;
}

static CandourDateKind
parse_date (const char *text,
            gboolean    month_first,
            char       *date)
{
  DateParts parts = { { 0 }, 0, 0, 0 };
  char found[32];
  int year, month, day;

  if (!split_date (text, &parts) || !arrange_date (&parts, month_first, &year, &month, &day))
    return CANDOUR_DATE_BAD;

  g_snprintf (found, sizeof found, "%04d-%02d-%02d", year, month, day);
  if (!candour_date_is_valid (found))
    return CANDOUR_DATE_BAD;

  memcpy (date, found, CANDOUR_DATE_SIZE);

  return judge_date (date);
}

CandourDateKind
candour_cell_to_date (const CandourCell *cell,
                      CandourDateFlags   flags,
                      char               date[CANDOUR_DATE_SIZE])
{
  g_autofree char *text = NULL;

  if (cell->kind == CANDOUR_CELL_DATE)
    {
      memcpy (date, cell->text, CANDOUR_DATE_SIZE);
      return judge_date (date);
    }

  /* A day number that lost its style; eight digits are a day written without signs. */
  if (cell->kind == CANDOUR_CELL_NUMBER
      && candour_serial_to_date (cell->number, (flags & CANDOUR_DATES_1904) != 0, date)
      && judge_date (date) == CANDOUR_DATE_GOOD)
    return CANDOUR_DATE_GOOD;

  if (candour_cell_is_error (cell) || cell->kind == CANDOUR_CELL_BOOL)
    return CANDOUR_DATE_BAD;

  text = candour_squeeze (cell->text);
  if (candour_cases_is_nobody (text))
    return CANDOUR_DATE_NONE;

  return parse_date (text, (flags & CANDOUR_DATES_MONTH_FIRST) != 0, date);
}

CandourDateOrder
candour_cell_guess_order (const CandourCell *cell)
{
  DateParts parts = { { 0 }, 0, 0, 0 };

  if (cell->kind != CANDOUR_CELL_TEXT || !split_date (cell->text, &parts) || parts.n != 3
      || parts.n_digits > 2)
    return CANDOUR_ORDER_GUESS;
  if (parts.numbers[0] > 12 && parts.numbers[0] <= 31 && parts.numbers[1] <= 12)
    return CANDOUR_ORDER_DAY_FIRST;
  if (parts.numbers[1] > 12 && parts.numbers[1] <= 31 && parts.numbers[0] <= 12)
    return CANDOUR_ORDER_MONTH_FIRST;

  return CANDOUR_ORDER_GUESS;
}

/* --- Age and sex ---------------------------------------------------------------------- */

static CandourAgeBand
band_of_years (double years)
{
  if (years < 0)
    return CANDOUR_AGE_UNBORN;
  if (years < 1)
    return CANDOUR_AGE_UNDER_1;
  if (years < 5)
    return CANDOUR_AGE_1_TO_4;
  if (years < 10)
    return CANDOUR_AGE_5_TO_9;

  return years < 16 ? CANDOUR_AGE_10_TO_15 : CANDOUR_AGE_16_AND_OVER;
}

/* "12", "12 years", "7 months", "unborn", and our own bands. */
static CandourAgeBand
parse_age (const char *text)
{
  g_autofree char *folded = candour_fold (text);
  char *end;
  double years = g_ascii_strtod (folded, &end);

  if (strstr (folded, "unborn") != NULL)
    return CANDOUR_AGE_UNBORN;
  if (g_str_has_prefix (folded, "under 1"))
    return CANDOUR_AGE_UNDER_1;
  if (end == folded || !(years > -2 && years < 130))
    return CANDOUR_AGE_UNKNOWN;
  if (strstr (end, "month") != NULL || strstr (end, "week") != NULL || strstr (end, "day") != NULL)
    return years < 12 || strstr (end, "month") == NULL ? CANDOUR_AGE_UNDER_1
                                                       : band_of_years (years / 12);

  return band_of_years (years);
}

CandourAgeBand
candour_cell_to_age (const CandourCell *cell)
{
  if (cell->kind == CANDOUR_CELL_NUMBER)
    return cell->number > -2 && cell->number < 130 ? band_of_years (cell->number)
                                                   : CANDOUR_AGE_UNKNOWN;

  return cell->kind == CANDOUR_CELL_TEXT ? parse_age (cell->text) : CANDOUR_AGE_UNKNOWN;
}

CandourAgeBand
candour_cases_compute_age (const char *birth,
                           const char *today)
{
  int years = atoi (today) - atoi (birth);

  /* The birthday of this year is still to come. */
  if (strcmp (today + 4, birth + 4) < 0)
    years--;

  return band_of_years (strcmp (birth, today) > 0 ? -1 : years);
}

const char *
candour_age_band_get_code (CandourAgeBand band)
{
  static const char *const codes[] = {
    NULL, "unborn", "under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over",
  };

  return codes[band];
}

CandourSex
candour_cell_to_sex (const CandourCell *cell)
{
  const char *text = candour_cases_skip_letter (cell->text);

  if (g_ascii_strcasecmp (text, "female") == 0 || g_ascii_strcasecmp (text, "f") == 0
      || g_ascii_strcasecmp (text, "girl") == 0 || strcmp (text, "2") == 0)
    return CANDOUR_SEX_GIRL;
  if (g_ascii_strcasecmp (text, "male") == 0 || g_ascii_strcasecmp (text, "m") == 0
      || g_ascii_strcasecmp (text, "boy") == 0 || strcmp (text, "1") == 0)
    return CANDOUR_SEX_BOY;

  return CANDOUR_SEX_UNKNOWN;
}

const char *
candour_sex_get_code (CandourSex sex)
{
  static const char *const codes[] = { NULL, "girl", "boy" };

  return codes[sex];
}

const char *
candour_cases_skip_letter (const char *text)
{
  const char *at = text;

  while (g_ascii_isalpha (*at))
    at++;
  if (at == text || at - text > 2 || *at != ')')
    return text;

  for (at++; *at == ' '; at++)
    continue;

  return at;
}

gboolean
candour_cases_is_nobody (const char *name)
{
  static const char *const ways[] = {
    "-", "--", ".", "-1", "0", "n/a", "na", "none", "null", "nil", "not allocated", "unallocated",
    "not assigned", "unassigned", "no worker", "tbc", "vacant", "(blank)", NULL,
  };
  g_autofree char *folded = NULL;

  if (name[0] == '\0')
    return TRUE;
  if (strlen (name) > NOBODY_LENGTH)
    return FALSE;

  folded = candour_fold (name);

  return folded[0] == '\0' || g_strv_contains (ways, folded);
}

/* --- Plans ---------------------------------------------------------------------------- */

typedef struct
{
  const char *word;    /* folded; the first that the cell contains */
  const char *plan;
} PlanWord;

static const PlanWord abuse_plans[] = {
  { "mul", "Child protection, multiple" },
  { "neg", "Child protection, neglect" },
  { "phy", "Child protection, physical abuse" },
  { "sex", "Child protection, sexual abuse" },
  { "sab", "Child protection, sexual abuse" },
  { "emo", "Child protection, emotional abuse" },
  { NULL, "Child protection" },
};

/* The codes are those of the children looked after return, SSDA903. */
static const PlanWord legal_plans[] = {
  { "c1", "Child in care, interim care order" },
  { "c2", "Child in care, care order" },
  { "e1", "Child in care, placement order" },
  { "v2", "Child in care, section 20" },
  { "v3", "Child in care, short breaks" },
  { "v4", "Child in care, short breaks" },
  { "l1", "Child in care, police protection" },
  { "l2", "Child in care, emergency protection" },
  { "j1", "Child in care, remand" },
  { "interim", "Child in care, interim care order" },
  { "placement order", "Child in care, placement order" },
  { "section 20", "Child in care, section 20" },
  { "s20", "Child in care, section 20" },
  { "remand", "Child in care, remand" },
  { "care order", "Child in care, care order" },
  { NULL, "Child in care" },
};

static const PlanWord leaver_plans[] = {
  { "former", "Care leaver, former relevant" },
  { "qualif", "Care leaver, qualifying" },
  { "relevant", "Care leaver, relevant" },
  { "eligible", "Care leaver, eligible" },
  { NULL, "Care leaver" },
};

static const PlanWord need_plans[] = {
  { "assessment", "Child in need, being assessed" },
  { "child in need plan", "Child in need plan" },
  { NULL, "Child in need" },
};

static const char *
choose (const PlanWord    *plans,
        const CandourCell *cell)
{
  g_autofree char *folded = candour_fold (candour_cases_skip_letter (cell->text));

  for (; plans->word != NULL; plans++)
    if (strstr (folded, plans->word) != NULL)
      break;

  return plans->plan;
}

const char *
candour_cases_choose_plan (int                list,
                           const CandourCell *cell,
                           const CandourCell *other)
{
  switch (list)
    {
    case 3:
      return "Referral";
    case 4:
      return "Assessment";
    case 5:
      return "Section 47 enquiry";
    case 6:
      return choose (need_plans, cell);
    case 7:
      return choose (abuse_plans, candour_cell_is_blank (cell) ? other : cell);
    case 8:
      return choose (legal_plans, cell);
    case 9:
      return choose (leaver_plans, cell);
    default:
      return "";
    }
}

int
candour_cases_choose_cohort (const CandourCell *cell)
{
  static const struct
  {
    const char    *word;
    CandourCohort  cohort;
  } words[] = {
    { "leaver", CANDOUR_COHORT_CARE_LEAVER },
    { "leaving care", CANDOUR_COHORT_CARE_LEAVER },
    { "protection", CANDOUR_COHORT_CHILD_PROTECTION },
    { " cpp ", CANDOUR_COHORT_CHILD_PROTECTION },
    { "looked after", CANDOUR_COHORT_CHILD_IN_CARE },
    { "in care", CANDOUR_COHORT_CHILD_IN_CARE },
    { "early help", CANDOUR_COHORT_EARLY_HELP },
    { "in need", CANDOUR_COHORT_CHILD_IN_NEED },
    { "assess", CANDOUR_COHORT_ASSESSMENT },
    { "referral", CANDOUR_COHORT_ASSESSMENT },
    { "section 47", CANDOUR_COHORT_ASSESSMENT },
    { " s47 ", CANDOUR_COHORT_ASSESSMENT },
    { " cin ", CANDOUR_COHORT_CHILD_IN_NEED },
    { " cla ", CANDOUR_COHORT_CHILD_IN_CARE },
    { " lac ", CANDOUR_COHORT_CHILD_IN_CARE },
    { " cp ", CANDOUR_COHORT_CHILD_PROTECTION },
    { " eh ", CANDOUR_COHORT_EARLY_HELP },
    { " cl ", CANDOUR_COHORT_CARE_LEAVER },
  };
  g_autofree char *folded = candour_fold (candour_cases_skip_letter (cell->text));
  g_autofree char *spaced = g_strconcat (" ", g_strdelimit (folded, "-_", ' '), " ", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (spaced, words[i].word) != NULL)
      return words[i].cohort;

  return 0;
}
