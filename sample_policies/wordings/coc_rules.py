"""Certificate of coverage of Granite State Choice: claims, appeals, membership and other rules."""

CLAIMS = """
# Section 7. Claims
## 7.1 Network claims
Network providers send us the claim. You pay the copayment at the visit and the rest of your share
after our statement has come. If a network provider asks you for more, call us before you pay.

## 7.2 Out-of-network claims
Send us the itemized bill with your number, the diagnosis, the service with its code, the date and
the charge. We must have it within twelve months of the service, or as soon after as you reasonably
can. A claim form can be had from Member Services but is not required.

## 7.3 When we decide
|w 40 30 30
|= Kind of claim | We decide within | We may take longer by
| Urgent care | 72 hours | 48 hours after you send what is missing
| Before the service | 15 days | 15 days
| After the service | 30 days | 15 days

## 7.4 What the statement shows
The statement lists the charge, the Allowed Amount, what we paid, what you owe and why. If we pay
less than the provider asked, it quotes the part of this Certificate on which we relied. You may ask
without cost for the papers that we used.

## 7.5 Overpayments
If we pay too much, we ask for the money back within twelve months or set it off against a later
claim of the same provider. We do not ask a member to repay when the mistake was only ours and the
provider kept the money.

## 7.6 Payment to others
We pay network providers directly. For other providers we pay you unless you have signed the payment
over, and for a child we pay the parent who sends the bill. A court order about a child is followed.

---
# Section 8. Complaints and Appeals
## 8.1 Complaints
Most worries can be cleared up by a call to 1-800-555-0155. If that does not help, write to the
Grievance Desk. We answer in writing within thirty days.

## 8.2 First appeal
You, your doctor or a person you name in writing may appeal a decision not to pay or not to approve.
The appeal must reach us within 180 days of the day you received the decision. Say why you disagree,
and send records, photographs or letters that bear on it. Someone who took no part in the first
decision, and who does not report to the person who did, decides the appeal. Where medicine is in
question a doctor of the right specialty is asked.

## 8.3 When we answer
|w 40 60
|= Kind of appeal | Answer within
| Urgent | 72 hours, by telephone and then in writing
| Before the service | 30 days
| After the service | 60 days

## 8.4 External review
If the appeal fails and the question was one of medical judgment, you may ask for a review by
doctors who are independent of us. Ask within 4 months of the day you received our final answer. The
review costs you nothing, is decided within forty-five days (seventy-two hours where delay could
harm you) and binds us.

## 8.5 When you may skip the first appeal
You may go straight to external review when we have not kept to the times above, or when both the
appeal and the review are urgent.

## 8.6 Other help
The consumer division of the state’s insurance department takes complaints at 1-800-555-0190.
Members of plans that are governed by federal law may turn to the Employee Benefits Security
Administration.

---
# Section 9. When You Have Other Coverage
## 9.1 Which plan pays first
+ 1. A plan without a rule like this one pays first.
+ 2. The plan that covers you as an employee pays before the one that covers you as a family member.
+ 3. For a child of parents who live together, the plan of the parent whose birthday comes first in
the year pays first.
+ 4. For a child of parents who live apart, a court order decides; without one, the plan of the
parent with custody pays first, then that of the parent’s spouse, then that of the other parent.
+ 5. A plan that covers you as an active employee pays before one that covers you as retired or laid
off.
+ 6. If none of this decides, the plan that has covered you longer pays first.

## 9.2 What the second plan pays
As the second plan we pay what is left up to the amount we would have paid alone. The plans together
never pay more than the Allowed Amount.

## 9.3 Medicare
When you have Medicare because of age and your employer has twenty or more workers, we pay first.
When you have it because of kidney failure, we pay first for thirty months.

## 9.4 Injury caused by another
If someone else is liable for your injury, we pay your claims and may recover our payments from what
that person or insurer pays you, after your lawyer’s fair share. Tell us within sixty days of making
a claim.

## 9.5 Automobile coverage
Medical payments coverage of a car policy pays before this Plan, up to its limit. Send us the letter
that shows that the limit has been used up.

---
# Section 10. Membership
## 10.1 Who may join
- employees who work at least thirty hours a week, after the waiting period that the employer has
set;
- the spouse or domestic partner;
- children to the end of the month of their 26th birthday;
- children of any age who cannot support themselves because of a disability that began before 26.

## 10.2 When to join
Within thirty-one days of the first day that you may, at the yearly open enrollment, or within sixty
days of a change in your life: marriage, birth, adoption, loss of other coverage, or a move into the
area.

## 10.3 Newborns
A newborn is covered for the first thirty-one days. To go on, enroll the child within that time.

## 10.4 When coverage begins
|w 60 40
|= Event | First day of coverage
| New employee | First of the month after the waiting period
| Open enrollment | First day of the plan year
| Marriage | First of the month after we have the form
| Birth or adoption | Day of the event
| Loss of other coverage | First of the month after the loss

## 10.5 When coverage ends
Coverage ends on the last day of the month in which you leave the group, the premium is no longer
paid, a family member no longer qualifies, or the group contract ends. It ends at once for fraud or
for lending the card. We never end coverage because of the state of your health.

## 10.6 If you are in hospital on the last day
Benefits for that stay go on until you are discharged, the limit is reached, or another plan takes
over, but no longer than ninety days.

## 10.7 Continuing coverage
Employees of groups of twenty or more, and their families, may continue for 18, 29 or 36 months
under federal law, depending on the event, at up to 102 percent of the premium. Smaller groups
continue under state law for 18 months. The employer sends the form; you have sixty days to answer.

## 10.8 Military leave
Members called to service may continue for up to twenty-four months and return without a waiting
period.

## 10.9 Members’ rights and duties
You have the right to courteous care, to see your record, to know the risks of treatment and its
alternatives, to refuse treatment, and to complain without fear. You have the duty to give true
information, to keep visits or cancel them a day ahead, to pay your share, and to tell us of changes
in your address or family within thirty-one days.
"""

GENERAL = """
# Section 12. General Provisions
## 12.1 The contract
The group contract, its application, this Certificate and its riders are the whole agreement. Only
an officer of the company may change it, and only in writing. Changes that cut a benefit are
announced sixty days ahead.

## 12.2 Doctors are independent
Providers in the network are not our employees. They decide on treatment with you; we decide what is
paid.

## 12.3 Privacy
We use health information to pay claims, run the Plan and help you manage illness, and for nothing
else unless you agree or the law requires it. You may ask for a list of disclosures.

## 12.4 Time for lawsuits
A lawsuit about a claim may be brought after the appeals in Section 8, and within three years of the
day on which the claim was due.

## 12.5 New treatments
A committee of doctors looks at new drugs, devices and procedures four times a year. Its minutes are
open to members. Until a treatment has been accepted it counts as Experimental.

## 12.6 Law
The law of the state in which the group contract was made applies, unless federal law takes its
place.

## 12.7 Language
Where this Certificate is given in translation, the English text decides.

---
# Network Hospitals and Centers
The list was true on the day of printing. Call Member Services for changes.

|w 34 22 44
|= Hospital | Town | Departments
| Ammon River Hospital | Ammon Falls | Emergency, maternity, general surgery, orthopedics
| Bellknap Children’s | West Hale | Pediatrics, cleft clinic, neonatal intensive care
| Cold Spring Regional | Cold Spring | Emergency, heart, cancer, plastic surgery, burns
| Dunmore Memorial | Dunmore | Emergency, general surgery, rehabilitation
| Eastman Lake Clinic | Eastman | Day surgery, eye, dermatology
| Fairlee Women’s Center | Fairlee | Maternity, breast center, imaging
| Hale County Hospital | Hale | Emergency, stroke, dialysis
| Iron Bridge Surgery Center | Iron Bridge | Day surgery, endoscopy, anesthesia and pain
| Keating Rehabilitation | Keating | Rehabilitation, prosthetics, hand therapy
| Littleford Hospital | Littleford | Emergency, maternity, mental health
| Monroe Notch Hospital | Monroe Notch | Emergency, general surgery
| North Orford Hospital | North Orford | Emergency, orthopedics, sports medicine
| Pike Valley Psychiatric | Pike Valley | Mental health, substance use
| Quarry Hill Dialysis | Quarry Hill | Dialysis
| Ryegate Bone Marrow Center | Ryegate | Transplants, cancer
| Sutton Imaging | Sutton | CT, MRI, mammography
| Tamworth General | South Tamworth | Emergency, heart, dermatology, plastic surgery
| Upper Valley Hospice House | Thetham | Hospice

---
# Rider 1. Hearing Aid Rider
This rider is part of the Certificate of groups that have bought it. The limit of $1,500 for hearing
aids in Section 3 becomes $3,000. All else stays as it is.

# Rider 2. Weight Management Rider
This rider is part of the Certificate of groups that have bought it. Drugs for weight loss are
covered on Tier 4 for members who have a body mass index of 30 or more and who take part in our
coaching program. Section 4.32 and item M of Section 6 are changed to that extent.
"""
