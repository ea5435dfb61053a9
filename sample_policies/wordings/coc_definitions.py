"""Certificate of coverage of Granite State Choice: definitions and index."""

DEFINITIONS = """
# Section 11. Definitions
These words have the meaning given here wherever they are printed with a capital letter.

<b>Allowed Amount.</b> The amount on which our payment and your share are worked out. See 2.4.

<b>Approval.</b> Our finding, before care is given, that it is Medically Necessary. See Section 5.

<b>Benefit.</b> The part of the Allowed Amount that we pay.

<b>Brand Drug.</b> A drug sold under a name that its maker has protected.

<b>Calendar Month.</b> The time from the first to the last day of a month.

<b>Certificate.</b> This document, the schedule and the riders.

<b>Child.</b> A son or daughter by birth, adoption, placement for adoption or marriage, and a child
for whom you are the legal guardian.

<b>Chosen Center.</b> A hospital or clinic that has signed with us for one kind of treatment because
of its results.

<b>Coinsurance.</b> Your share of the Allowed Amount as a percentage.

<b>Complication.</b> A new disease or injury that arises from treatment and that calls for treatment
of its own.

<b>Copayment.</b> Your share as a fixed sum for each visit, scan, fill or trip.

<b>Cosmetic Procedure.</b> An operation, treatment or product whose chief aim is a different look
rather than better working of the body. Work that brings back a lost function is not a Cosmetic
Procedure, even where looks gain by it as well.

<b>Custodial Care.</b> Help with the acts of daily life that a person without nursing training can
give.

<b>Deductible.</b> What you pay in a plan year before we begin to pay. See 2.1.

<b>Doctor.</b> A person licensed to practice medicine or osteopathy, and, within the scope of the
license, a dentist, podiatrist, optometrist, chiropractor or psychologist.

<b>Domestic Partner.</b> A person who shares your home and your expenses, is not related to you, and
has signed the declaration of your employer.

<b>Emergency.</b> See 4.11.

<b>Employer.</b> The company or body that has signed the group contract.

<b>Experimental.</b> A drug, device or procedure that has not been approved for the use in question
by the public authority where approval is required, or whose benefit has not been shown in studies
published in journals with peer review, or which the protocol of the provider calls a study.

<b>Generic Drug.</b> A drug with the same active substance as a Brand Drug whose protection has
ended.

<b>Home Health Agency.</b> An agency licensed to send nurses, therapists and aides to the home.

<b>Hospital.</b> An institution licensed as such that has beds for inpatients, nurses day and night,
and doctors on its staff. A nursing home, a spa and a school are not hospitals.

<b>Illness.</b> A disease of body or mind. Pregnancy counts as an illness for the reading of
benefits.

<b>Injury.</b> Harm to the body by a sudden force from outside.

<b>Inpatient.</b> A person for whom a hospital charges a night’s room and board.

<b>Medically Necessary.</b> Care that a careful doctor would give to prevent, find or treat an
illness, an injury or its symptoms, and that is in keeping with accepted standards of medicine,
suited in kind, place and length to the patient, not chosen mainly for anyone’s convenience, and not
dearer than another course that would serve as well.

<b>Medicare.</b> The federal program of health insurance for older and disabled people.

<b>Member.</b> An employee or family member who is enrolled in this Plan.

<b>Network.</b> The providers who have signed with us for this Plan.

<b>Open Enrollment.</b> The weeks before a new plan year in which employees may join or change.

<b>Out-of-Pocket Limit.</b> The most you pay in a plan year. See 2.3.

<b>Outpatient.</b> A person who is treated without a night’s stay.

<b>Plan.</b> The benefits described in this Certificate.

<b>Plan Year.</b> The twelve months that begin on the date shown on the cover.

<b>Premium.</b> What your employer and you pay each month for the coverage.

<b>Preventive Care.</b> Checks and immunizations on the public lists that find or prevent disease in
people without symptoms.

<b>Primary Care Doctor.</b> The doctor of family, general or internal medicine, or the pediatrician,
whom you have picked from the directory.

<b>Provider.</b> A doctor, hospital, laboratory, pharmacy or other person or body that gives health
care under a license.

<b>Reconstructive Surgery.</b> An operation on a part of the body that was not formed normally
before birth, or that was harmed later by accident, burn, illness, infection or earlier surgery,
when its aim is to restore function.

<b>Referral.</b> The word of your primary care doctor that sends you to a specialist. See 1.3.

<b>Rider.</b> A page that changes this Certificate for the groups that have bought it.

<b>Service Area.</b> The counties in which the network works. See 1.4.

<b>Skilled Nursing Facility.</b> An institution licensed to give nursing and therapy day and night
to people who no longer need a hospital.

<b>Specialist.</b> A doctor who limits the practice to one branch of medicine.

<b>Spouse.</b> The person to whom you are married under the law of any state.

<b>Urgent Care.</b> Care for a condition that cannot wait for an office visit but is not an
emergency.

<b>We, Us, Our.</b> Granite State Choice, Inc.

<b>You, Your.</b> The employee and each enrolled family member.
"""

INDEX = """
# Index
|w 30 20 30 20
| Acupuncture | 3, 6.A | Hospice | 4.17
| Allergy care | 4.1 | Hospital stay | 4.18
| Ambulance | 4.2 | Imaging | 4.19, 5.2
| Appeals | 8.2 to 8.5 | Infertility | 4.20
| Bariatric surgery | 4.3, 5.2 | Leave, military | 10.8
| Birth | 4.21, 10.3 | Maternity | 4.21
| Bone marrow | 4.29 | Medicare | 4.9, 9.3
| Breast surgery, notice | page 7 | Mental health | 4.22
| Chiropractic care | 4.6 | Newborns | 10.3
| Claims | 7 | Nursing facility | 4.27
| Cleft lip and palate | 4.26 | Nutrition | 4.23
| Coinsurance | 2.2 | Out-of-pocket limit | 2.3
| Continuing coverage | 10.7 | Penalty, no approval | 5.5
| Copayment | 2.2 | Physical therapy | 4.25
| Cosmetic services | 6.H, 11 | Premium | 11
| Deductible | 2.1 | Prescription drugs | 4.32
| Dental, accident | 4.7 | Prosthetic devices | 4.24
| Diabetes care | 4.8 | Reconstructive Surgery | 4.26, 5.2, 11
| Dialysis | 4.9 | Referrals | 1.3
| Divorce | 9.1, 10.5 | Rehabilitation | 4.25
| Emergency care | 4.11 | Riders | last pages
| Equipment | 4.10 | Service area | 1.4
| Exclusions | 6 | Telehealth | 4.28
| Experimental care | 6.D, 11, 12.5 | Transplants | 4.29
| External review | 8.4 | Urgent care | 4.30
| Foot care | 4.13, 6.F | Vision | 4.31, 6.L
| Hearing aids | 4.15, Rider 1 | Weight loss | 4.32, Rider 2
| Home health care | 4.16 | Workers’ compensation | 6.E
"""
