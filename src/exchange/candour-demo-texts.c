/* candour-demo-texts.c - what is said in the invented council's audits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written for the demonstration: no sentence tells of a real child, worker or council. Not
 * translated, as case files are not.
 */

#include "candour-demo-private.h"

const CandourDemoTexts candour_demo_texts[] = {
  {
    "Q1",
    {
      { "The child was not seen in seven weeks and nobody has asked what home is like. The "
        "record speaks of the adults only.",
        "What the child told school in March was never followed up. There is no sign that anyone "
        "has spoken with the child alone." },
      { "Views are noted at two of five visits, but as one line, and the plan does not use them.",
        "The child is described through the worries of adults. One good conversation in the "
        "autumn did not change the plan." },
      { "The child is seen alone each time, and the words used in visits are in the plan and in "
        "the review.",
        "A reader knows what a school day and a weekend are like here. The child was told why "
        "one wish could not be met." },
      { "Every decision quotes the child. Drawings from direct work led to a change of contact "
        "that the child had asked for.",
        "The child wrote part of the plan, chose who comes to the review, and can say what "
        "changed because of it." },
    },
    "Drawings from three visits were used to open the review.",
    { { "See the child alone at school and write down what a day is like, in the child's words",
        "The plan answers what worries the child, not only the adults" },
      { "Take the child's view of contact to the next review and tell the child what was decided",
        "The child knows that what was said counted" } },
  },
  {
    "Q2",
    {
      { "The father's family is not named anywhere, though an aunt had offered to help. Faith "
        "and language are left blank.",
        "An interpreter was not used at two meetings where decisions were made." },
      { "Ethnicity and language are recorded, what they mean for the child is not. The genogram "
        "is from 2 years ago.",
        "The mother's partner lives in the home but is not part of the assessment." },
      { "Both parents and the grandmother were seen. The genogram is current and the plan uses "
        "the family's strengths.",
        "Language, faith and the child's hearing needs are understood and met at each meeting." },
      { "A family group conference was led by the uncle, in the family's own language, and its "
        "plan has held for six months.",
        "Identity runs through the work: the child's two cultures are named as a strength and "
        "shape contact and school." },
    },
    "The grandmother's offer was found early and became part of the plan.",
    { { "Redraw the genogram with the family and see the father before the next core group",
        "People who could help the child are known and asked" },
      { "Book an interpreter for each meeting and give the plan in the family's language",
        "The family can use the plan they agreed to" } },
  },
  {
    "Q3",
    {
      { "Three incidents in five weeks were each closed alone. No strategy discussion was held "
        "and nobody checked who lives in the home.",
        "The safety plan relies on the mother keeping a partner away who was in the home at the "
        "last visit." },
      { "Risk is named but its pattern is not: each referral was weighed on its own and the "
        "threshold is not explained.",
        "The safety plan exists and names two people, but it has not been tested and does not "
        "say what happens at night." },
      { "The strategy discussion was held the same day with the right people, and the safety "
        "plan was changed after the incident.",
        "Thresholds are sound and explained at each step. The risk outside the home was seen "
        "early and shared." },
      { "Skilled, curious work: the pattern of missed appointments was read as neglect early, "
        "and harm has stopped since.",
        "The safety plan was written with the child and rehearsed; it was used twice and it "
        "worked both times." },
    },
    "School was told the same day and kept a daily log that shows the pattern.",
    { { "Rewrite the safety plan with the child and the mother and name a night contact",
        "The child knows who to ring and what happens then" },
      { "Hold a strategy discussion with police and health and weigh the incidents together",
        "The risk is answered as a whole, not one incident at a time" } },
  },
  {
    "Q4",
    {
      { "The assessment is two years old and copied into the current plan. The move of home and "
        "the new partner are not in it.",
        "There is no conclusion: a reader cannot tell what must change for this child." },
      { "The history is listed but not weighed; three earlier referrals for the same worry are "
        "not mentioned in the analysis.",
        "A good account of needs, but the health visitor was not asked and the analysis repeats "
        "the description." },
      { "The chronology explains the pattern and the analysis says plainly what must change, for "
        "whom and by when.",
        "Proportionate, current, and partners' views are weighed. Fact and opinion are kept "
        "apart." },
      { "The analysis gave the family a new way to see what had been happening, and they say so.",
        "Research on neglect is used lightly and well; the hypotheses were tested and one was "
        "dropped." },
    },
    "The chronology was gone through with the mother, who added two events.",
    { { "Bring the assessment up to date with the chronology and the health visitor's view",
        "The plan rests on what is true for the child today" },
      { "Write what must change for the child, for whom and by when, in one page",
        "The family can tell when things are good enough" } },
  },
  {
    "Q5",
    {
      { "There is no current plan. The last review was cancelled twice and not held, and nothing "
        "has moved since.",
        "Pre-proceedings were agreed in May and had not begun by November; the child's situation "
        "got worse meanwhile." },
      { "Four of nine steps have no date and two name nobody. The review notes repeat those of "
        "the one before.",
        "The plan is a list of services. It does not say what will be different for the child." },
      { "Steps are dated and owned, and reviews measure change. One delay was noticed and "
        "explained at the time.",
        "The plan says how we will know that things are better, and what happens if they are "
        "not." },
      { "The family own the plan. It was changed within a week when something did not work, and "
        "the change has lasted.",
        "Parallel planning saved the child months; permanence was agreed at the second review." },
    },
    "The review was moved to after school so that the child could come.",
    { { "Set out who does what and by when, with the family, before the next core group",
        "The child is not left waiting for someone" },
      { "Write a contingency plan and agree it with the family and the manager",
        "Everyone knows what happens if the first plan does not hold" } },
  },
  {
    "Q6",
    {
      { "No visit for nine weeks while the plan asked for one every ten days. The bedroom was "
        "never seen.",
        "Four workers in a year; the child has stopped talking to any of them." },
      { "Visits are mostly in time but routine: the same three lines each time, and little "
        "direct work.",
        "The purpose of visits is not clear from the record, though the relationship seems warm." },
      { "Regular, purposeful visits with direct work that fits the child's age. The change of "
        "worker was prepared.",
        "The worker is trusted by the child and the record shows why each visit was made." },
      { "The mother says the worker is the reason things changed. Life-story work was done at "
        "the child's own pace.",
        "Skilled direct work over six months is what the child credits for feeling safe to go "
        "home." },
    },
    "Life-story work was done at the child's own pace.",
    { { "Plan a next piece of direct work and say what it is for",
        "Visits help the child say what matters" },
      { "Visit every ten days, see the bedroom and see the child alone",
        "Someone knows how the child is, all the time" } },
  },
  {
    "Q7",
    {
      { "Health held information about an injury that nobody asked for. The core group met once "
        "in five months.",
        "School's worry was sent twice and answered by no one; the child stayed in the situation "
        "for six more weeks." },
      { "Core groups meet, but health is missing from three of five and nobody has chased it.",
        "Information is shared late: the police notice took three weeks to reach the plan." },
      { "School, health and police each know their part. A difference of view was raised and "
        "settled in a week.",
        "Core groups are well attended and the plan is changed there, not just read out." },
      { "The partners act as one team. The health visitor and the worker visit together and the "
        "family tell it once.",
        "A professional difference was escalated with respect and led to a better plan for the "
        "child." },
    },
    "A difference of view with health was settled in a week, and written down.",
    { { "Ask health and school for their view in writing before the next core group",
        "The people who know the child are part of the plan" },
      { "Raise the missing attendance with the agency's manager",
        "The core group can decide when it meets" } },
  },
  {
    "Q8",
    {
      { "No supervision on this child for four months while two incidents were reported. Drift "
        "was not noticed.",
        "The case was closed without a manager's reason, and reopened eleven days later." },
      { "Supervision is monthly but task-led; two directions were carried forward twice without "
        "a reason.",
        "Management oversight is recorded at decisions, but it does not ask what life is like "
        "for the child." },
      { "Supervision is regular and reflective, and earlier directions are checked each time.",
        "The manager's reasons for the step down are clear and the worker was asked to think "
        "about bias." },
      { "Supervision changed the direction of the work: a hypothesis was tested and the plan "
        "improved within a fortnight.",
        "Warm, firm grip. The worker says that supervision kept the child in view when things "
        "were hard." },
    },
    "Supervision tested a second explanation before the plan was changed.",
    { { "Close or give a reason for each direction carried forward, and date the new ones",
        "Decisions about the child are followed" },
      { "Hold a reflective supervision on what a day is like for this child",
        "The work is led by the child's life, not by the task list" } },
  },
  {
    "Q9",
    {
      { "The chair raised the same delay at three conferences and no one escalated it.",
        "There is no footprint of the reviewing officer between reviews, though the placement "
        "broke down." },
      { "The chair's view is on the record, but the concern was raised informally and not "
        "followed up.",
        "Recommendations are listed; half were carried out and nobody asked about the others." },
      { "The reviewing officer saw the child before the review and raised the delay, which was "
        "then put right.",
        "Challenge is visible between meetings and was answered within ten days." },
      { "Independent challenge changed the child's direction: the plan for a move was stopped "
        "and the child stayed.",
        "The chair helped the child run part of the conference and followed each recommendation "
        "to its end." },
    },
    "The chair met the child before the conference.",
    { { "Ask the chair to escalate the two recommendations that were not carried out",
        "What was agreed for the child happens" },
      { "Arrange for the reviewing officer to see the child before the next review",
        "The child is heard by someone independent" } },
  },
  {
    "Q10",
    {
      { "The placement is unsuitable and known to be; three moves in four months and no "
        "permanence plan.",
        "The young person left care with nowhere settled to live and no one in touch for two "
        "months." },
      { "The home is warm, but the health assessment and the PEP are late and life-story work "
        "has not begun.",
        "A pathway plan exists but is not the young person's own, and says little about work or "
        "learning." },
      { "Permanence was agreed at the second review and is being pursued; brothers see each "
        "other each week.",
        "The home meets the child's needs, health and education are joined up, and contact is "
        "right." },
      { "Settled, loved and doing well at school. The carers were matched with care and the "
        "child says this is home.",
        "The young person is prepared, has a tenancy and two adults who will stay in touch for "
        "life." },
    },
    "Carers were matched with care and say what helps at bedtime.",
    { { "Hold the PEP and the health assessment and put what they ask for into the care plan",
        "School and health needs are met, not listed" },
      { "Begin life-story work with the carers",
        "The child understands why they live where they do" } },
  },
  {
    "Q11",
    {
      { "There is no case summary or chronology. Another worker could not make a safe decision "
        "from this record.",
        "Six weeks of visits were written up on one day, and the legal documents are missing." },
      { "The record is up to date but full of short forms; the reasons for key decisions are "
        "hard to find.",
        "The chronology stops last spring and opinion is written as fact in places." },
      { "Current, clear and respectful. The reasons for decisions are easy to find.",
        "The summary is one page and true; the child could read most of it later." },
      { "The record is written to the child and would help them understand their life.",
        "Reading this file, one meets a child. Photographs and the child's own pages are part of "
        "it." },
    },
    "The case summary is written so that the child could read it.",
    { { "Bring the chronology and the case summary up to date",
        "Whoever is on duty can make a safe decision for the child" },
      { "Write the reasons for the last two decisions on the file",
        "The child can later understand why" } },
  },
  {
    "Q12",
    {
      { "Nothing is better for the child since we became involved, and school attendance has "
        "fallen further.",
        "The child's situation is worse than a year ago, and the record does not say so." },
      { "Some things are better, but slowly, and it is not clear that they would last without us.",
        "There is progress at school and none at home. The family cannot say what has changed." },
      { "The child is safe, in school and sleeping better, and the mother says what made the "
        "difference.",
        "Clear improvement on what mattered most, with school's figures to show it." },
      { "Significant and lasting change that the child, the family and school all describe in "
        "the same words.",
        "Help ended six months ago and what was won has held. The child says life is ordinary "
        "now." },
    },
    "School's own figures were used to show that things had changed.",
    { { "Agree with the family and school two things that will show the child is better off, and "
      "measure them",
        "We know whether our help works for this child" },
      { "Ask the child and the mother what has changed and put it at the front of the plan",
        "What matters to the child leads the work" } },
  },
};

const guint candour_demo_n_texts = G_N_ELEMENTS (candour_demo_texts);

const CandourDemoTexts candour_demo_other_texts = {
  NULL,
  {
    { "This was missing on the day, with an effect on the family.",
      "Not seen in three records, and no reason is given." },
    { "Present, but thin: mostly a review of tasks, and earlier decisions were not checked.",
      "Partly in place. What was said did not reach the record." },
    { "Clear and current, and linked to each child who was talked about.",
      "In place and recorded, with the effect on the family noted." },
    { "Skilled and warm; it changed the thinking and the plan with it.",
      "An example for others: the effect can be followed to the child." },
  },
  "The worker named their own bias and asked for another view.",
  { { "Bring the two earlier decisions back and say what became of them",
      "Children are not left waiting for what was agreed" },
    { "Plan the next session with a question about each child's day",
      "Each child is thought about, not only the crisis" } },
};

const char *const candour_demo_references[CANDOUR_SOURCE_OTHER][2] = {
  [CANDOUR_SOURCE_CASE_NOTE] = { "after the visit", "from school" },
  [CANDOUR_SOURCE_PLAN] = { "section 3", "steps 1 to 4" },
  [CANDOUR_SOURCE_ASSESSMENT] = { "analysis", "family history" },
  [CANDOUR_SOURCE_SUPERVISION] = { "directions", "reflection" },
  [CANDOUR_SOURCE_VISIT] = { "seen alone", "at home" },
  [CANDOUR_SOURCE_TALK_CHILD] = { "", "at school" },
  [CANDOUR_SOURCE_TALK_PARENT] = { "by phone", "" },
  [CANDOUR_SOURCE_TALK_WORKER] = { "", "audit conversation" },
};

const char *const candour_demo_judgements[4][3] = {
  { "Nobody can say what would keep this child safe on a bad night, and the plan did not change "
    "when things did.",
    "The child has waited too long for help that was agreed, and is no safer for our involvement "
    "so far.",
    "The adults' troubles fill the record. What life is like for this child is not known to "
    "those who decide." },
  { "This child is seen often and liked, but the plan does not yet change the days that are "
    "hardest.",
    "Help is in place and late. The child is safe enough, and not yet as well helped as the "
    "child should be.",
    "There is good will all round. What will be different, and by when, is still not clear to "
    "the family." },
  { "This child is known, safe and heard, and life at home and school is better because of the "
    "help.",
    "The work is steady and kind, and the family can say what has changed since it began.",
    "The plan fits this child. Small delays did not change how the child lives from day to day." },
  { "The child's life has changed for good, and the child, the family and school all say what "
    "made it so.",
    "Skilled, patient work has turned a frightening year into an ordinary one, and the change "
    "has lasted.",
    "Others could learn from how this child was heard, and from how the plan followed what was "
    "said." },
};

const char *const candour_demo_next_steps[4][2] = {
  { "Ask school to share the daily log at the review", "What works at school is used at home" },
  { "Plan the goodbye with the child before the case closes", "The child knows who to ask later" },
  { "Offer the advocate again before the next review", "The child can say what is hard to say to "
    "us" },
  { "Bring the brother into the next piece of direct work", "Both children understand the plan" },
};

const char *const candour_demo_words[5] = {
  "Agrees with most of it; would have liked more time for direct work",
  "Knows what the plan is for and likes the worker",
  "Feels listened to, wants the plan in fewer words",
  "Sees change at school, asks to be told sooner",
  "Agrees, and will take it to supervision",
};
