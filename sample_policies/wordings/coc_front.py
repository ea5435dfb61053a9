"""Certificate of coverage of Granite State Choice: cover, notices, first chapters, schedule."""

COVER = """
<b>Granite State Choice, Inc.</b>

Group Certificate of Coverage

Choice Point-of-Service Plan

Group: Merrimack Valley Employers’ Alliance          Group number: GSC-40118

Effective date: January 1, 2026          Plan year: January 1, 2026 through December 31, 2026

Form GSC-COC-POS (01/26)

This Certificate explains the health care benefits that your employer has bought for you and your
enrolled family. Please keep it with your member card. If a benefit in a brochure or on a web page
reads differently, this Certificate decides.

Member Services: 1-800-555-0155, Monday to Friday, 8 a.m. to 6 p.m. Hearing relay: 711.
Nurse line, day and night: 1-800-555-0156.
"""

NOTICES = """
# Notices You Should Read First

## Notice about breast surgery
A federal law of 1998, the Women’s Health and Cancer Rights Act, gives rights to members who have
had a mastectomy. If you have had one, or are going to, this Plan pays, in the way you and your
doctor settle between you, for:
- rebuilding of the breast that was removed, in every stage;
- surgery on the other breast so that the two match;
- breast forms worn outside the body; and
- care of physical problems that follow a mastectomy at any stage, swelling of the arm (lymphedema)
included.

The same deductible and coinsurance apply as for any other surgery under this Certificate. Call
Member Services if you would like this notice in larger print.

## Notice about mothers and newborns
A hospital stay after childbirth is not cut below 48 hours after a vaginal birth or 96 hours after a
cesarean. Your doctor may send you home sooner if you agree. We never ask a doctor to get our leave
for a stay within those hours.

## Notice about your choice of doctor
You may choose any primary care doctor in our network who takes new patients, and a pediatrician for
a child. You do not need a referral to see a network doctor for obstetric or gynecological care.

## Notice about surprise bills
You are protected from balance bills for emergency care, and for care at a network hospital from a
doctor you could not choose, such as an anesthetist, a radiologist or a pathologist. In these cases
your share is worked out as if the doctor were in our network.

## Notice of help in other languages
If you would like to speak with us in another language, call 1-800-555-0155 and an interpreter will
join the call at no cost to you. Printed matter can be had in Spanish, French and Nepali.

## Notice about fraud
Each year a little of everyone’s premium goes to pay false claims. Look at the statement that we
send after each claim. If it lists care that you never had, call the Integrity Desk at
1-800-555-0158. You need not give your name.
"""

BASICS = """
# Section 1. How This Plan Works

## 1.1 Two levels of benefits
This is a point-of-service plan. Each time you need care you choose between two levels:
- <b>Network level.</b> You see a provider that has signed with us, and the lower cost share
applies.
- <b>Out-of-network level.</b> You see any other licensed provider. You meet a higher deductible,
pay a larger share, and may be billed for the part of the charge above our Allowed Amount.

## 1.2 Your primary care doctor
Each member picks a primary care doctor from the directory. The doctor keeps your record, looks
after routine care and sends you to specialists. You may change doctors at any time by a call to
Member Services; a change made by the 20th of the month takes effect on the first day of the next
month.

## 1.3 Referrals
Network specialists want a referral from your primary care doctor for a first visit, but not for:
- obstetric, gynecological and maternity care;
- the first twelve visits in a year to a chiropractor;
- a yearly eye check for members with diabetes;
- mental health and substance use care;
- urgent care and emergencies.

## 1.4 Service area
The network covers ten counties. If you live outside them for more than ninety days, for instance as
a student, call us to ask for the Away From Home option, which lends you the network of a partner
plan.

## 1.5 Moving between levels
A hospital in the network may use doctors who are not. When you could not choose the doctor, the
network level applies. When you could choose and were told the price in writing at least seventy-two
hours ahead, the out-of-network level applies.

## 1.6 Your member card
Show the card at each visit. It carries your number, the telephone of Member Services and the
copayments for the commonest visits. Lending the card to another person ends your membership.

---
# Section 2. What You Pay

## 2.1 Deductible
The deductible is what you pay in a plan year before we begin to pay for most services. The network
and the out-of-network deductible are counted apart. A family meets the family deductible when the
amounts of its members add up to it; no one person pays more than the individual deductible.

## 2.2 Copayments and coinsurance
A copayment is a fixed sum that you pay at the visit. Coinsurance is a share of the Allowed Amount.
Where the schedule shows both, the copayment is taken first.

## 2.3 Out-of-pocket limit
When your deductible, copayments and coinsurance for a plan year reach the limit, we pay the whole
Allowed Amount for covered services for the rest of that year. These do not count toward the limit:
- premiums;
- bills above the Allowed Amount;
- the penalty for care that was not approved in advance (Section 5);
- care that this Certificate does not cover.

## 2.4 How we set the Allowed Amount
For network providers it is the fee in their contract. For others it is the lowest of the billed
charge, one and a half times the public fee schedule, and the usual fee in the region. Ask us for an
estimate before planned care; we answer within five working days.

## 2.5 Credits when the plan changes
If your employer moved to this Plan from another group plan during a year, what you paid there
toward a deductible in the same year counts here. Send us the last statement of the other plan
within ninety days.
"""

SCHEDULE = """
# Section 3. Schedule of Benefits
The schedule shows your share. “After deductible” means that you meet the deductible first. Limits
are for each member and plan year, both levels together, unless the line says otherwise.

|w 46 27 27
|= Plan totals | Network | Out of network
| Individual deductible | $1,250 | $2,500
| Family deductible | $2,500 | $5,000
| Individual out-of-pocket limit | $5,500 | $11,000
| Family out-of-pocket limit | $11,000 | $22,000
| Lifetime limit | None | None

|w 46 27 27
|= Office and clinic care | Network | Out of network
| Primary care visit | $25 | 40% after deductible
| Specialist visit | $50 | 40% after deductible
| Preventive visit, adult and child | $0 | 40% after deductible
| Immunizations on the public schedule | $0 | 40% after deductible
| Allergy injections | $10 | 40% after deductible
| Telehealth visit | $15 | Not covered
| Chiropractic visit (20 visits) | $35 | 40% after deductible
| Acupuncture (12 visits) | $35 | Not covered
| Walk-in clinic | $25 | 40% after deductible
| Nutrition counseling (6 visits) | $25 | 40% after deductible

|w 46 27 27
|= Tests and imaging | Network | Out of network
| Laboratory | $0 at a chosen laboratory | 40% after deductible
| X-ray and ultrasound | 20% after deductible | 40% after deductible
| CT, MRI, PET (advance approval) | $200 after deductible | 40% after deductible
| Genetic tests (advance approval) | 20% after deductible | Not covered
| Sleep study | 20% after deductible | 40% after deductible

|w 46 27 27
|= Hospital and surgery | Network | Out of network
| Inpatient stay (advance approval) | 20% after deductible | 40% after deductible
| Outpatient surgery, hospital | 20% after deductible | 40% after deductible
| Outpatient surgery, free-standing center | 10% after deductible | 40% after deductible
| Surgeon and assistant | 20% after deductible | 40% after deductible
| Anesthesia | 20% after deductible | 20% after deductible
| Organ transplant | 20% after deductible, chosen centers | Not covered
| Bariatric surgery (once in a lifetime) | 20% after deductible, chosen centers | Not covered

|w 46 27 27
|= Urgent and emergency care | Network | Out of network
| Urgent care center | $50 | 40% after deductible
| Emergency room (waived if admitted) | $250 after deductible | $250 after network deductible
| Ambulance, ground | 20% after deductible | 20% after network deductible
| Ambulance, air | 20% after deductible | 20% after network deductible

|w 46 27 27
|= Maternity | Network | Out of network
| Prenatal visits | $0 | 40% after deductible
| Delivery and stay | 20% after deductible | 40% after deductible
| Breast pump, one for each birth | $0 | Not covered
| Home visit after early discharge (2 visits) | $0 | 40% after deductible

|w 46 27 27
|= Mental health and substance use | Network | Out of network
| Office visit | $25 | 40% after deductible
| Intensive outpatient program | 20% after deductible | 40% after deductible
| Inpatient stay (advance approval) | 20% after deductible | 40% after deductible
| Residential treatment (advance approval) | 20% after deductible | Not covered

|w 46 27 27
|= Therapy and recovery | Network | Out of network
| Physical therapy (30 visits) | $40 | 40% after deductible
| Occupational therapy (30 visits) | $40 | 40% after deductible
| Speech therapy (30 visits) | $40 | 40% after deductible
| Cardiac rehabilitation (36 visits) | $40 | 40% after deductible
| Skilled nursing facility (100 days) | 20% after deductible | 40% after deductible
| Home health care (100 visits) | 20% after deductible | 40% after deductible
| Hospice | $0 | 40% after deductible

|w 46 27 27
|= Equipment and supplies | Network | Out of network
| Durable medical equipment | 20% after deductible | Not covered
| Prosthetic limbs | 20% after deductible | 40% after deductible
| Hearing aids, one for each ear in 36 months | 50%, up to $1,500 | Not covered
| Diabetic supplies | 20% | 40% after deductible

|w 46 27 27
|= Prescription drugs | 30 days, pharmacy | 90 days, by mail
| Tier 1, generic | $10 | $20
| Tier 2, preferred brand | $40 | $90
| Tier 3, other brand | $75 | $180
| Tier 4, specialty | 25%, up to $300 | Not offered
"""
