"""Orchard Works summary plan description: eligibility, costs, claims and legal notices."""

FRONT = """
# Orchard Works Health and Welfare Plan
<b>Summary Plan Description, effective January 1, 2025</b>

This booklet sums up the medical, drug, dental and spending account benefits that Orchard Works pays
for its employees and their families. The plan document is the last word where the two differ. The
Plan is self-funded: Orchard Works pays the claims and has hired Pomona Administrators to handle
them.

|w 40 60
|= At a glance | Entry
| Plan sponsor | Orchard Works, 9 Cider Mill Road, Applegate
| Plan number | 501
| Type of plan | Welfare plan with medical, dental and account benefits
| Plan year | January 1 through December 31
| Claims administrator | Pomona Administrators, 1-866-555-0174
| Advance certification | Pomona Care Desk, 1-866-555-0175
| Agent for legal process | The secretary of Orchard Works

# Eligibility
<b>Employees.</b> You may join on the first day of the month after thirty days of work if you are
hired for thirty hours a week or more. Seasonal pickers may join after ninety days in the same year.

<b>Dependents.</b> Your spouse, and your children until the end of the month in which they turn 26.
A child who cannot work because of a disability stays covered as long as it lasts, if it began
before that age.

<b>Enrollment.</b> Sign up in the first thirty-one days, in the yearly enrollment in November, or
within thirty-one days of a marriage, birth, adoption or loss of other coverage.

<b>When coverage stops.</b> At the end of the month in which you leave, cut your hours below thirty,
or stop paying your share. You and your dependents may then buy continuation coverage for eighteen
or thirty-six months; the notice will tell you the price and the dates.

<b>Leave.</b> Coverage goes on during family and medical leave on the same terms as at work, and for
up to twenty-four months of military service if you pay the premium.
"""

COSTS = """
# What You Pay
|w 44 28 28
|= | Preferred | Other
| Deductible, person / family | $900 / $1,800 | $1,800 / $3,600
| Coinsurance | 20% | 45%
| Yearly limit on your costs | $5,000 / $10,000 | $12,000 / $24,000
| Office visit | $30 | 45%
| Specialist visit | $45 | 45%
| Emergency room | $200, then 20% | $200, then 20%
| Hospital stay | 20% | 45%
| Telehealth | $10 | Not covered

The deductible is counted in the calendar year. Expenses of the last three months of a year that
went toward the deductible count again in the next.

Charges above the usual fee, the penalty for a missed certification, and expenses that the Plan does
not cover never count toward the limit.

# How the Network Works
Pomona rents a network of hospitals, doctors and laboratories. Preferred providers charge the
allowed fee, send the claim for you and do not bill you for more. You need no referral and may see
any provider, but outside the network the deductible is higher, your share is larger and the
provider may bill the rest.

If no preferred provider within fifty miles can treat you, ask the Care Desk for a gap exception
before the visit. The Plan then pays as if the provider were preferred. Gap exceptions last ninety
days.

<b>An example.</b> Ana breaks her wrist in May and has paid nothing toward her deductible. The
preferred hospital charges $6,000; the allowed fee is $3,400. Ana pays $200 for the emergency room,
the deductible of $900, and 20 percent of the remaining $2,300, which is $460. The Plan pays $1,840.
The $2,600 above the allowed fee is written off.

|w 52 24 24
|= The same wrist | Preferred | Other
| Charge | $6,000 | $6,000
| Allowed or usual fee | $3,400 | $3,900
| Emergency room | $200 | $200
| Deductible | $900 | $1,800
| Coinsurance | $460 | $855
| Above the usual fee | $0 | $2,100
| <b>Ana pays</b> | <b>$1,560</b> | <b>$4,955</b>

# Advance Certification
Call the Pomona Care Desk before
- a stay in hospital or in a skilled nursing facility;
- surgery outside a doctor’s office;
- imaging by CT, MRI or PET;
- home nursing, infusion and equipment above $750;
- treatment for substance use in a residential program.

If no one calls, the benefit is reduced by 25 percent, at most $1,000 for each event. Certification
says that the care is needed; it does not say that you are eligible or that no exclusion applies.
"""

CLAIMS = """
# Claims and Appeals
Preferred providers file for you. For others, send the itemized bill to Pomona Administrators within
twelve months. Urgent claims are answered in 72 hours, claims before service in 15 days, other
claims in 30.

If a claim is denied in whole or in part, the letter tells you why, which part of the Plan was
applied, and what you could send to change the outcome. You have 180 days from the letter to appeal
to Pomona. A second appeal to the Benefits Committee is open for 60 days after the first answer.
Each appeal is decided in 30 days by people who did not decide before, with advice from a doctor
where judgment in medicine is needed.

After the second appeal you may ask for an external review by independent doctors if the denial
rested on medical judgment. The request must reach Pomona within four months. There is no fee.

No lawsuit may be brought before the appeals are done, or later than two years after the last
decision.

# Coordination and Recovery
When two plans cover a person, the plan that covers the person as an employee goes first; for
children, the plan of the parent whose birthday is earlier in the year. This Plan, when second, pays
no more than would make up its own benefit.

If another person is liable for your injury, the Plan may recover what it paid from the damages. You
agree to help, to sign what is needed and to settle nothing without notice.

# Your Rights Under ERISA
As a participant you may look at the plan documents at the office of the sponsor without charge, get
copies for a fair price, and receive a summary of the yearly report. Those who run the Plan must do
so prudently and for your good. No one may punish you for claiming a benefit. If a claim is ignored
or denied you may, after the appeals, go to court. Questions may be put to the Employee Benefits
Security Administration.

# Notices
<b>Mothers and newborns.</b> The Plan does not limit a stay after childbirth to less than 48 hours,
or 96 hours after a cesarean.

<b>Mastectomy.</b> As the Women’s Health and Cancer Rights Act asks, a participant who has had a
mastectomy and wants reconstruction is covered for reconstruction of that breast in all its stages,
and for surgery on the other breast to make the two even. Prostheses and care of lymphedema are also
paid. The deductible and coinsurance are those of other surgery.

<b>Mental health parity.</b> Limits on care of the mind and of substance use are no tighter than
those on care of the body.

<b>Privacy.</b> The Plan uses health information only to pay for care and to run itself. The privacy
officer can be reached through Pomona.

<b>Medicaid and children’s programs.</b> If you or your children become eligible for help with
premiums, you may join the Plan within sixty days.

<b>Changes.</b> Orchard Works may change or end the Plan at any time by a signed amendment. Claims
for care received before the change are paid under the old terms.

# Amendment No. 1
This amendment changes the Summary Plan Description from July 1, 2025. It was signed by the Benefits
Committee on June 3, 2025.
+ 1. Under “Medical Benefits”, the limit of fifteen chiropractic visits becomes twenty.
+ 2. Under “What You Pay”, the telehealth copayment of $10 no longer applies to visits with the
nurse service, which cost nothing.
+ 3. Under “Health Spending Account”, the amount carried over becomes $660.
All else stays in force.

# Whom to Call
|w 60 40
|= Question | Telephone
| Claims, cards, benefits | Pomona Administrators, 1-866-555-0174
| Certification, gap exceptions | Pomona Care Desk, 1-866-555-0175
| Pharmacy by mail | 1-866-555-0176
| Spending accounts | 1-866-555-0177
| Eligibility, address, payroll | Orchard Works benefits office, 1-866-555-0178
"""
