/* candour-annex-a-columns.c - every column of the lists: its code, its names, what it is for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headers are those of Ofsted's annex A; aliases are met in councils' workbooks and in the Standard
 * Safeguarding Dataset (pers_..., cine_..., invo_..., prof_...).
 */

#include <glib/gi18n-lib.h>

#include "candour-annex-a-private.h"
#include "candour-cases-reader.h"

const CandourColumnName candour_column_names[] = {
  { "child-id", N_("Child unique ID") },
  { "sex", N_("Gender") },
  { "ethnicity", N_("Ethnicity") },
  { "birth", N_("Date of birth") },
  { "age", N_("Age of child (years)") },
  { "disability", N_("Disability") },
  { "team", N_("Allocated team") },
  { "worker", N_("Allocated worker") },
  { "plan", N_("Plan type") },
  { "status", N_("Case status") },
  { "since", N_("Plan start date") },
  { "ended", N_("End date") },
  { "contact-date", N_("Date of contact") },
  { "contact-source", N_("Contact source") },
  { "help-start", N_("Early help assessment start") },
  { "help-end", N_("Early help assessment completed") },
  { "help-by", N_("Early help assessed by") },
  { "referral-date", N_("Date of referral") },
  { "referral-source", N_("Referral source") },
  { "referral-nfa", N_("Referral, no further action") },
  { "referrals-12", N_("Referrals, 12 months") },
  { "assessment-start", N_("Assessment start") },
  { "assessment-seen", N_("Child seen during assessment") },
  { "assessment-end", N_("Assessment authorised") },
  { "assessment-needs", N_("Assessed as needing support") },
  { "s47-start", N_("Section 47 enquiry start") },
  { "icpc-unnecessary", N_("Conference not needed") },
  { "icpc-date", N_("Initial conference date") },
  { "icpc-plan", N_("Conference led to a plan") },
  { "s47-12", N_("Section 47 enquiries, 12 months") },
  { "icpc-12", N_("Initial conferences, 12 months") },
  { "cin-start", N_("Child in need start") },
  { "need", N_("Primary need") },
  { "seen", N_("Last seen") },
  { "cin-end", N_("Child in need closure") },
  { "cin-reason", N_("Reason for closure") },
  { "cp-start", N_("Child protection plan start") },
  { "abuse-first", N_("First category of abuse") },
  { "abuse", N_("Latest category of abuse") },
  { "cp-visit", N_("Last statutory visit") },
  { "seen-alone", N_("Child seen alone") },
  { "cp-review", N_("Latest review conference") },
  { "cp-end", N_("Child protection plan end") },
  { "cp-epo", N_("Emergency protection, 6 months") },
  { "cp-previous", N_("Previous child protection plans") },
  { "uasc", N_("Asylum seeking, 12 months") },
  { "care-start", N_("Care start") },
  { "need-care", N_("Category of need") },
  { "care-again", N_("Second period of care, 12 months") },
  { "legal-start", N_("Legal status start") },
  { "legal", N_("Legal status") },
  { "care-review", N_("Latest statutory review") },
  { "care-visit", N_("Last social work visit") },
  { "permanence", N_("Permanence plan") },
  { "iro-visit", N_("Last reviewing officer visit") },
  { "health", N_("Last health assessment") },
  { "dental", N_("Last dental check") },
  { "placements-12", N_("Placements, 12 months") },
  { "care-end", N_("Care end") },
  { "care-reason", N_("Reason care ended") },
  { "placement-start", N_("Placement start") },
  { "placement-type", N_("Placement type") },
  { "placement-provider", N_("Placement provider") },
  { "placement-postcode", N_("Placement postcode") },
  { "placement-urn", N_("Placement URN") },
  { "placement-place", N_("Placement location") },
  { "placement-la", N_("Placement authority") },
  { "missing", N_("Missing episodes, 12 months") },
  { "absent", N_("Absent episodes, 12 months") },
  { "return-offered", N_("Return interview offered") },
  { "return-accepted", N_("Return interview accepted") },
  { "eligibility", N_("Eligibility category") },
  { "in-touch", N_("In touch") },
  { "accommodation", N_("Accommodation") },
  { "suitability", N_("Suitability of accommodation") },
  { "activity", N_("Activity") },
  { "family", N_("Family ID") },
  { "adoption-entered", N_("Entered care") },
  { "adoption-decision", N_("Adoption decision") },
  { "adoption-placement-order", N_("Placement order") },
  { "adoption-matched", N_("Matched") },
  { "adoption-placed", N_("Placed for adoption") },
  { "adoption-order", N_("Adoption order") },
  { "adoption-no-longer", N_("No longer for adoption") },
  { "adoption-reason", N_("Why no longer for adoption") },
  { "adoption-ffa", N_("Fostering for adoption") },
  { "adopter", N_("Adopter ID") },
  { "adopter-disability", N_("Adopter's disability") },
  { "adopter-ffa", N_("Adopter fosters for adoption") },
  { "adopter-enquiry", N_("Enquiry received") },
  { "adopter-stage-1", N_("Stage 1 started") },
  { "adopter-stage-1-end", N_("Stage 1 ended") },
  { "adopter-stage-2", N_("Stage 2 started") },
  { "adopter-stage-2-end", N_("Stage 2 ended") },
  { "adopter-submitted", N_("Application submitted") },
  { "adopter-approved", N_("Application approved") },
  { "adopter-matched", N_("Adopter matched") },
  { "adopter-placed", N_("Placed with adopter") },
  { "adopter-children", N_("Children placed") },
  { "adopter-left", N_("Left adoption") },
  { "adopter-reason", N_("Why left adoption") },
  { NULL, NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (candour_column_names) <= CANDOUR_ANNEX_MAX_COLUMNS);

const CandourAnnexColumn candour_annex_columns[] = {
  /* child-id */
  {
    "Child Unique ID",
    "child id|childid|child uid|child identifier|child unique identifier|unique child id|"
    "lachildid|la child id|client id|person id|pers person id|cine person id|clea person id|"
    "cla person id|case reference|case ref|case id|reference|lcs id|mosaic id|liquidlogic id",
    "child|child reference|child ref|child no|child number|unique id|id|case number|case no|"
    "ref",
    CANDOUR_USE_CHILD_ID,
  },
  /* sex */
  { "Gender", "sex|child gender|child sex|pers sex|pers gender", "", CANDOUR_USE_SEX },
  /* ethnicity */
  { "Ethnicity", "ethnic|ethnic group|ethnic origin|pers ethnicity", "", CANDOUR_USE_NONE },
  /* birth */
  {
    "Date of Birth",
    "dob|birth date|child dob|child date of birth|date of birth or expected date|pers dob|"
    "pers expected dob",
    "",
    CANDOUR_USE_BIRTH,
  },
  /* age */
  {
    "Age of Child (Years)",
    "age|age years|age in years|child age|current age|age band",
    "",
    CANDOUR_USE_AGE,
  },
  /* disability */
  {
    "Does the Child have a Disability",
    "disability|disabled|has disability",
    "",
    CANDOUR_USE_NONE,
  },
  /* team */
  {
    "Allocated Team",
    "team|team name|allocated team name|current team|responsible team|invo professional team|"
    "prof team",
    "locality|service|unit",
    CANDOUR_USE_TEAM,
  },
  /* worker */
  {
    "Allocated Worker",
    "worker|worker name|allocated worker name|social worker|allocated social worker|allocated "
    "case worker|case worker|caseworker|lead worker|current worker|prof professional name",
    "key person|key worker|keyworker|case holder|personal adviser|personal advisor|lead "
    "professional|practitioner|sw",
    CANDOUR_USE_WORKER,
  },
  /* plan */
  {
    "",
    "plan|plan type|cohort|case type|type of plan|current plan|category",
    "service type|type",
    CANDOUR_USE_PLAN,
  },
  /* status */
  { "Case Status", "status|current status|case status description", "", CANDOUR_USE_STATUS },
  /* since */
  {
    "",
    "since|plan start|plan start date|start date|start|case start date|episode start date|"
    "cine referral date",
    "",
    CANDOUR_USE_SINCE,
  },
  /* ended */
  {
    "",
    "closed|closed on|closed date|date closed|closure date|end date|ended|case end date|plan "
    "end date|cine close date",
    "",
    CANDOUR_USE_ENDED,
  },
  /* contact-date */
  { "Date of Contact", "contact date", "", CANDOUR_USE_NONE },
  /* contact-source */
  { "Contact Source", "source of contact", "", CANDOUR_USE_NONE },
  /* help-start */
  { "Assessment start date", "", "", CANDOUR_USE_NONE },
  /* help-end */
  { "Assessment completion date", "", "", CANDOUR_USE_NONE },
  /* help-by */
  { "Organisation completing assessment", "", "", CANDOUR_USE_NONE },
  /* referral-date */
  { "Date of referral", "referral date|date referral received", "", CANDOUR_USE_SINCE },
  /* referral-source */
  { "Referral Source", "source of referral", "", CANDOUR_USE_NONE },
  /* referral-nfa */
  { "Referral NFA?", "nfa|no further action", "", CANDOUR_USE_NO_ACTION },
  /* referrals-12 */
  { "Number of Referrals in Last 12 Months", "", "", CANDOUR_USE_NONE },
  /* assessment-start */
  {
    "Continuous Assessment Start Date",
    "assessment start date|assessment start",
    "",
    CANDOUR_USE_SINCE,
  },
  /* assessment-seen */
  {
    "Child Seen During Continuous Assessment",
    "child seen during assessment",
    "",
    CANDOUR_USE_NONE,
  },
  /* assessment-end */
  {
    "Continuous Assessment Date of Authorisation",
    "assessment authorised date|assessment completion date|assessment authorisation date",
    "",
    CANDOUR_USE_ASSESSED,
  },
  /* assessment-needs */
  {
    "Was the child assessed as requiring LA children's social care support?",
    "",
    "",
    CANDOUR_USE_NEEDS_HELP,
  },
  /* s47-start */
  {
    "Strategy discussion initiating Section 47 Enquiry Start Date",
    "section 47 start date|s47 start date|section 47 enquiry start date",
    "",
    CANDOUR_USE_SINCE,
  },
  /* icpc-unnecessary */
  {
    "Was an Initial Child Protection Conference deemed unnecessary?",
    "was an icpc deemed unnecessary",
    "",
    CANDOUR_USE_NONE,
  },
  /* icpc-date */
  {
    "Date of Initial Child Protection Conference",
    "date of icpc|icpc date",
    "",
    CANDOUR_USE_NONE,
  },
  /* icpc-plan */
  {
    "Did the Initial Child Protection Conference Result in a Child Protection Plan",
    "did the icpc result in a cpp",
    "",
    CANDOUR_USE_NONE,
  },
  /* s47-12 */
  { "Number of Section 47 Enquiries in the last 12 months", "", "", CANDOUR_USE_NONE },
  /* icpc-12 */
  { "Number of ICPCs in the last 12 months", "", "", CANDOUR_USE_NONE },
  /* cin-start */
  { "CIN Start Date", "child in need start date|cin plan start date", "", CANDOUR_USE_SINCE },
  /* need */
  { "Primary Need Code", "primary need", "", CANDOUR_USE_NONE },
  /* seen */
  { "Date Child Was Last Seen", "date last seen|last seen", "", CANDOUR_USE_NONE },
  /* cin-end */
  {
    "CIN Closure Date",
    "cin end date|child in need closure date|cin plan end date",
    "",
    CANDOUR_USE_ENDED,
  },
  /* cin-reason */
  { "Reason for Closure", "closure reason", "", CANDOUR_USE_NONE },
  /* cp-start */
  {
    "Child Protection Plan Start Date",
    "cpp start date|cp start date|cp plan start date",
    "",
    CANDOUR_USE_SINCE,
  },
  /* abuse-first */
  { "Initial Category of Abuse", "", "", CANDOUR_USE_FIRST_ABUSE },
  /* abuse */
  {
    "Latest Category of Abuse",
    "category of abuse|current category of abuse",
    "",
    CANDOUR_USE_ABUSE,
  },
  /* cp-visit */
  { "Date of the Last Statutory Visit", "date of last statutory visit", "", CANDOUR_USE_NONE },
  /* seen-alone */
  { "Was the Child Seen Alone?", "child seen alone", "", CANDOUR_USE_NONE },
  /* cp-review */
  { "Date of latest review conference", "", "", CANDOUR_USE_NONE },
  /* cp-end */
  {
    "Child Protection Plan End Date",
    "cpp end date|cp end date|cp plan end date",
    "",
    CANDOUR_USE_ENDED,
  },
  /* cp-epo */
  {
    "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six "
    "Months (Y/N)",
    "",
    "",
    CANDOUR_USE_NONE,
  },
  /* cp-previous */
  {
    "Number of Previous Child Protection Plans",
    "number of previous cpps",
    "",
    CANDOUR_USE_NONE,
  },
  /* uasc */
  {
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
    "uasc",
    "",
    CANDOUR_USE_NONE,
  },
  /* care-start */
  {
    "Date Started to be Looked After",
    "date started looked after|lac start date|cla start date|care start date",
    "",
    CANDOUR_USE_SINCE,
  },
  /* need-care */
  { "Child's Category of Need", "category of need", "", CANDOUR_USE_NONE },
  /* care-again */
  {
    "Is this a second or subsequent period of being a Looked After Child within the last 12 "
    "months (Y/N)",
    "",
    "",
    CANDOUR_USE_NONE,
  },
  /* legal-start */
  { "Start date of current legal status", "legal status start date", "", CANDOUR_USE_NONE },
  /* legal */
  { "Child's Legal Status", "legal status|current legal status", "", CANDOUR_USE_LEGAL },
  /* care-review */
  { "Date of Latest Statutory Review", "", "", CANDOUR_USE_NONE },
  /* care-visit */
  { "Date of Last Social Work Visit", "", "", CANDOUR_USE_NONE },
  /* permanence */
  { "What is the permanence plan for this child?", "permanence plan", "", CANDOUR_USE_NONE },
  /* iro-visit */
  { "Date of Last IRO Visit / Contact to the Child", "", "", CANDOUR_USE_NONE },
  /* health */
  { "Date of Last Health Assessment", "", "", CANDOUR_USE_NONE },
  /* dental */
  { "Date of Last Dental Check", "", "", CANDOUR_USE_NONE },
  /* placements-12 */
  { "Number of Placements in the Last 12 months", "", "", CANDOUR_USE_NONE },
  /* care-end */
  {
    "Date Ceased to be Looked After",
    "date ceased looked after|lac end date|cla end date|care end date",
    "",
    CANDOUR_USE_ENDED,
  },
  /* care-reason */
  { "Reason Ceased to be Looked After", "", "", CANDOUR_USE_NONE },
  /* placement-start */
  { "Start Date of Most Recent Placement", "", "", CANDOUR_USE_NONE },
  /* placement-type */
  { "Placement Type", "", "", CANDOUR_USE_NONE },
  /* placement-provider */
  { "Placement Provider", "", "", CANDOUR_USE_NONE },
  /* placement-postcode */
  { "Placement postcode", "", "", CANDOUR_USE_NONE },
  /* placement-urn */
  { "URN of Placement", "", "", CANDOUR_USE_NONE },
  /* placement-place */
  { "Placement Location", "", "", CANDOUR_USE_NONE },
  /* placement-la */
  { "LA of Placement", "", "", CANDOUR_USE_NONE },
  /* missing */
  {
    "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 "
    "months",
    "",
    "",
    CANDOUR_USE_NONE,
  },
  /* absent */
  {
    "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
    "",
    "",
    CANDOUR_USE_NONE,
  },
  /* return-offered */
  {
    "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    "",
    "",
    CANDOUR_USE_NONE,
  },
  /* return-accepted */
  {
    "Did the child accept a Return Interview after their last missing episode (Y/N)?",
    "",
    "",
    CANDOUR_USE_NONE,
  },
  /* eligibility */
  { "Eligibility Category", "eligibility", "", CANDOUR_USE_LEAVER },
  /* in-touch */
  { "LA in Touch", "in touch", "", CANDOUR_USE_NONE },
  /* accommodation */
  { "Type of Accommodation", "", "", CANDOUR_USE_NONE },
  /* suitability */
  { "Suitability of Accommodation", "", "", CANDOUR_USE_NONE },
  /* activity */
  { "Activity Status", "", "", CANDOUR_USE_NONE },
  /* family */
  { "Family identifier", "family id", "", CANDOUR_USE_NONE },
  /* adoption-entered */
  { "Date the Child Entered Care", "", "", CANDOUR_USE_NONE },
  /* adoption-decision */
  { "Date of Decision that Child Should be Placed for Adoption", "", "", CANDOUR_USE_NONE },
  /* adoption-placement-order */
  { "Date of Placement Order", "", "", CANDOUR_USE_NONE },
  /* adoption-matched */
  { "Date of Matching Child and Prospective Adopters", "", "", CANDOUR_USE_NONE },
  /* adoption-placed */
  { "Date Placed for Adoption", "", "", CANDOUR_USE_NONE },
  /* adoption-order */
  { "Date of Adoption Order", "", "", CANDOUR_USE_NONE },
  /* adoption-no-longer */
  {
    "Date of Decision that Child Should No Longer be Placed for Adoption",
    "",
    "",
    CANDOUR_USE_NONE,
  },
  /* adoption-reason */
  { "Reason Why Child No Longer Placed for Adoption", "", "", CANDOUR_USE_NONE },
  /* adoption-ffa */
  {
    "Date the child was placed for fostering in FFA or concurrent planning placement",
    "",
    "",
    CANDOUR_USE_NONE,
  },
  /* adopter */
  { "Individual adopter identifier", "adopter id", "", CANDOUR_USE_NONE },
  /* adopter-disability */
  { "Disability", "", "", CANDOUR_USE_NONE },
  /* adopter-ffa */
  { "Is the (prospective) adopter fostering for adoption?", "", "", CANDOUR_USE_NONE },
  /* adopter-enquiry */
  { "Date enquiry received", "", "", CANDOUR_USE_NONE },
  /* adopter-stage-1 */
  { "Date Stage 1 started", "", "", CANDOUR_USE_NONE },
  /* adopter-stage-1-end */
  { "Date Stage 1 ended", "", "", CANDOUR_USE_NONE },
  /* adopter-stage-2 */
  { "Date Stage 2 started", "", "", CANDOUR_USE_NONE },
  /* adopter-stage-2-end */
  { "Date Stage 2 ended", "", "", CANDOUR_USE_NONE },
  /* adopter-submitted */
  { "Date application submitted", "", "", CANDOUR_USE_NONE },
  /* adopter-approved */
  { "Date application approved", "", "", CANDOUR_USE_NONE },
  /* adopter-matched */
  { "Date adopter matched with child(ren)", "", "", CANDOUR_USE_NONE },
  /* adopter-placed */
  { "Date child/children placed with adopter(s)", "", "", CANDOUR_USE_NONE },
  /* adopter-children */
  { "No. of children placed", "", "", CANDOUR_USE_NONE },
  /* adopter-left */
  { "Date of leaving adoption process", "", "", CANDOUR_USE_NONE },
  /* adopter-reason */
  { "Reason for leaving adoption process", "", "", CANDOUR_USE_NONE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (candour_annex_columns) + 1 == G_N_ELEMENTS (candour_column_names));
