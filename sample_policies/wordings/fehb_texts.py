"""Running text of the Union Harbor brochure, section by section."""

COVER = """
<b>Union Harbor Federal Employees Plan</b>

A fee-for-service plan with a preferred provider organization

<b>2026</b>

> Who may enroll: federal employees, annuitants and their families in every state. Enrollment codes:
7K1 Self Only, 7K3 Self Plus One, 7K2 Self and Family.

> This brochure is a sample for testing software. The Plan, its insurer and its codes are invented.

Customer service: 1-800-555-0133. Prior approval: 1-800-555-0134. Hearing relay: 711.
"""

CONTENTS = """
# Contents
|w 84 16
| Introduction and plain language | 2
| Section 1. How this Plan works | 3
| Section 2. Changes for 2026 | 3
| Section 3. How you get care; prior approval | 4
| Section 4. Your costs | 5
| Section 5(a). Medical services and supplies | 6
| Section 5(b). Surgical and anesthesia services | 7
| Section 5(f). Prescription drugs | 9
| Section 6. General exclusions | 9
| Section 8. The disputed claims process | 10
| Section 10. Definitions of terms | 10

# Introduction
This brochure describes the benefits of Union Harbor under its contract with the government’s
personnel office. It is the statement of benefits on which you may rely; no one may change them by
word of mouth. If you are enrolled, you are entitled to what is written here and to no more.

“You” means the enrollee and each member of the family who is covered. “We” means Union Harbor. We
have written short sentences and have tried to do without technical terms; those we need are
explained in Section 10.

# Stop health care fraud
Fraud raises the cost of the program for everyone. Guard your number, read the statements that we
send, and call 1-800-555-0135 if a provider has billed for something you did not get.
"""

HOW = """
# Section 1. How This Plan Works
We pay providers a fee for each service. You choose the provider. Plan providers accept our
allowance as payment in full, so your share is smaller. Other providers may bill you for more than
the allowance.

Preventive care by Plan providers costs you nothing. The lists of covered checks follow the public
recommendations and change during the year.

<b>Your rights.</b> You may ask about our license, our finances, the way we pay doctors and the
results of our accreditation. Your medical records are confidential.

<b>Service area.</b> The Plan is national. Plan providers are found in all states and in four
territories.

# Section 2. Changes for 2026
This list is a summary; the benefits themselves are in Section 5.
- Your share of the premium rises by 3.1 percent for Self Only and by 3.4 percent for family
enrollments.
- The copayment for a specialist rises from $35 to $40.
- Continuous glucose monitors move from Section 5(a) to the pharmacy benefit in Section 5(f).
- We now cover ten visits to an acupuncturist.
- Mail order is handled by a new pharmacy; refills on file have been moved.

|w 40 30 30
|= Premium every two weeks | Your share | Government’s share
| Self Only | $112.40 | $286.11
| Self Plus One | $243.75 | $612.30
| Self and Family | $268.02 | $664.98
"""

PRIOR = """
# Section 3. How You Get Care
<b>Identification card.</b> Carry it with you and show it at each visit and each pharmacy.

<b>Where you get covered care.</b> From any licensed provider who acts within the scope of the
license; from Plan providers at a lower cost.

## Prior approval
Before you receive the services in this list, your provider or you must call 1-800-555-0134. We look
at whether the service is medically necessary and covered.

|w 62 38
|= Service | When
| Inpatient stays | Two working days before; emergencies within two working days after
| CT, MRI and PET scans | Two working days before
| Surgery against severe obesity | Ten working days before
| Reconstructive surgery, unless it follows breast cancer | Ten working days before, with
photographs
| Surgery of the eyelids, the nose and the jaw | Ten working days before
| Reduction of the breast | Ten working days before
| Treatment of varicose veins | Ten working days before
| Organ and tissue transplants | Before the first visit to the center
| Growth hormone and specialty drugs | Before the first fill
| Stays in a skilled nursing facility, home nursing | Before the first day

## What happens when you do not ask
We cut the benefit for an inpatient stay by $500 if no one has called. For the other services on the
list we pay nothing until we have looked at them, even when the service has already been given.

## If you disagree with our decision
See Section 8. For a service that you have not yet had, we answer a request within 15 days, or 72
hours when it is urgent.
"""

COSTS = """
# Section 4. Your Costs for Covered Services
<b>Deductible.</b> $350 for Self Only, $700 for the other enrollments, in a calendar year. It does
not apply where the table of Section 5 says “no deductible”.

<b>Copayment.</b> A fixed amount, such as $25 for an office visit.

<b>Coinsurance.</b> A percentage of our allowance, such as 15 percent for surgery.

<b>If your provider waives your share.</b> We then take the bill to be lower by that much and pay
our share of the lower amount.

<b>Difference between allowance and bill.</b> Plan providers do not charge it. Others may.

|w 46 27 27
|= Example | Plan provider | Other provider
| Surgeon’s charge | $1,500 | $1,500
| Our allowance | $1,000 | $1,000
| We pay | 85% = $850 | 60% = $600
| You owe: coinsurance | 15% = $150 | 40% = $400
| You owe: difference up to the charge | $0 | $500
| <b>You pay in all</b> | <b>$150</b> | <b>$900</b>

<b>Catastrophic protection.</b> When your deductible, copayments and coinsurance reach $6,000 (Self
Only) or $12,000 (others) with Plan providers, we pay the allowance in full for the rest of the
year. The cut for missing approval and the difference between allowance and bill do not count.

<b>Carryover.</b> If you change plans during open season, your old plan pays until the effective
date of the new one.

<b>When government facilities bill us.</b> Hospitals of the military, of veterans and of the Indian
health service may bill us. They may not ask you for more than your share.
"""

KEEP_IN_MIND = """
> <b>Please bear in mind about these benefits:</b> all benefits are subject to the definitions,
limits and exclusions in this brochure; the calendar year deductible is $350 for each person unless
the table says otherwise; some services want prior approval (Section 3).
"""

EXCLUSIONS = """
# Section 6. General Exclusions
These apply to every benefit. That a service is named as covered in this brochure does not oblige us
to pay for it unless it is needed to prevent, find or treat your illness or injury. <b>We do not
cover:</b>
- care given while you are not enrolled;
- care that is not medically necessary;
- care that falls short of accepted standards of practice;
- treatments that are experimental or under study;
- care whose purpose is cosmetic;
- care by a provider barred from federal programs;
- charges that you would not have to pay without this coverage;
- personal comfort items such as radio, telephone and beauty or barber service.
"""

DISPUTES = """
# Section 8. The Disputed Claims Process
+ 1. Ask us in writing to look at our decision again. Write within 6 months of the date of the
decision, say why you believe that it is wrong in the light of this brochure, and add records and
letters.
+ 2. We have 30 days to pay, to stand by our decision, or to ask for more information.
+ 3. If we stand by our decision, you may ask the personnel office to review it. Write within 90
days of the date of our letter. A doctor who does not work for us gives an opinion where medicine is
in question.
+ 4. The office answers within 60 days. After that you may go to court, against the office and not
against us.

# Section 10. Definitions of Terms
<b>Calendar year.</b> January 1 through December 31.

<b>Congenital anomaly.</b> A condition present at or from birth that differs widely from the common
form, such as cleft lip, cleft palate, birthmarks or webbed fingers.

<b>Cosmetic surgery.</b> An operation, or part of one, carried out chiefly to better physical
appearance. What is done to repair an accidental injury, or to put right a part of the body altered by disease or by surgery, is not cosmetic surgery.

<b>Custodial care.</b> Help with daily life that does not call for medical training.

<b>Experimental.</b> Not approved by the public authority for the purpose, or still the subject of a
trial.

<b>Medical necessity.</b> We find that a service is a medical necessity when it is fit to prevent,
diagnose or treat your condition, agrees with good practice in this country, is not given mainly for
convenience, and is safest at the level at which it is given.

<b>Plan allowance.</b> The amount on which we base our payment and your share.

<b>Precertification.</b> Our approval of an inpatient stay before it begins.
"""
