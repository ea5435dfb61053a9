"""Certificate of coverage of Granite State Choice: care programs and questions members ask."""

PROGRAMS = """
# Section 13. Care Programs
The programs in this section cost you nothing. Taking part is up to you and changes none of your
benefits.

## 13.1 Nurse line
Registered nurses answer day and night. They help you decide whether a fever, a fall or a rash can
wait until morning, where to go if it cannot, and how to get ready for a visit. They do not diagnose
and do not approve care.

## 13.2 Case management
A nurse takes charge of the paperwork when an illness is long or complicated: after a transplant, a
severe burn, a premature birth or a stroke, or when several doctors treat you at once. The nurse may
propose care at home in place of a longer stay. Ask for a case manager at 1-800-555-0159.

## 13.3 Living with a long illness
Members with asthma, diabetes, heart failure or lung disease receive calls every three months,
reminders of tests that are due and a scale, meter or flow gauge where it helps. Your doctor gets a
report.

## 13.4 Healthy pregnancy
Sign up before the fourteenth week and we send a handbook, a call each month and a rebate of $50
after the visit at six weeks.

## 13.5 Quit tobacco
Eight calls with a coach, and patches, gum or lozenges for up to two rounds of twelve weeks in a
plan year.

## 13.6 Second opinions by mail
Before spine, hip, knee or heart surgery you may have your records read by doctors of a teaching
hospital. The opinion comes within ten working days. You are free to follow it or not.

## 13.7 Wellness account
Each adult earns up to $150 in a plan year: $50 for a preventive visit, $50 for a health
questionnaire and $50 for a course. The money is paid by gift card and is taxed as your employer
tells you. If a health condition stops you from earning it, ask us for another way.

|w 55 25 20
|= Step | When | Reward
| Preventive visit with blood pressure and cholesterol | Any time in the year | $50
| Health questionnaire | January to June | $50
| Course on sleep, stress, food or money | Any time in the year | $50

---
# Section 14. Questions Members Ask
<b>I lost my card. What now?</b> Call Member Services or print one from the portal. Care is not
delayed: the provider can look up your number.

<b>My doctor left the network in the middle of treatment. Must I change?</b> Not at once. If you are
pregnant, recovering from surgery, in treatment for cancer or near the end of life, we pay the
doctor at the network level for ninety days, or through the visit after childbirth.

<b>I am traveling. Am I covered?</b> For emergencies, everywhere. For urgent care in the United
States, at the network level when you call the nurse line first. Routine care away from home is paid
at the out-of-network level.

<b>Why did I get two bills for one operation?</b> Surgeons, anesthetists and hospitals send bills
apart. All go toward the same out-of-pocket limit.

<b>What is the difference between a screening and a diagnostic test?</b> A screening looks for
disease in a person without symptoms and is free in the network. The same test done because of a
symptom, or to follow up a finding, is diagnostic and the schedule applies.

<b>Can my daughter at college see a doctor there?</b> Yes. Ask for the Away From Home option before
the term begins.

<b>My child turns 26. When does coverage end?</b> On the last day of the month of the birthday. The
employer sends the papers for continuing coverage.

<b>The pharmacy says that my drug needs approval.</b> Ask the pharmacist to send the request to your
prescriber. A three-day supply can be filled in the meantime when going without would harm you.

<b>How do I find the price of a scan?</b> Call us with the code from the order. We give the price at
three places near you.

<b>I disagree with a bill.</b> Call us first. If the statement is right and the provider is wrong,
we speak with the provider while you stay on the line.

<b>How are my premiums spent?</b> Of each dollar in the last year, eighty-nine cents went to
hospitals, doctors and drugs, eight to running the Plan and its taxes, and three to reserves.

<b>Who owns Granite State Choice?</b> It is a company without shareholders. Members elect the board
by mail each spring.

## Telephone numbers
|w 60 40
|= For | Call
| Benefits, claims, cards | Member Services, 1-800-555-0155
| Advice by a nurse | Nurse line, 1-800-555-0156
| Advance approval | Approval desk, 1-800-555-0157
| Suspected fraud | Integrity Desk, 1-800-555-0158
| Case management | 1-800-555-0159
| Pharmacy by mail | 1-800-555-0160
"""
