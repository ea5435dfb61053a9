"""Suraksha Shield, an Indian health policy: optional covers, tables and the guide to claims."""

OPTIONS = """
+ 3.13 <b>Optional covers.</b> The covers below apply only when the schedule names them and the
extra premium has been paid.
++ a. Hospital cash: Rs. 1,000 for each full day in hospital from the second day, for at most thirty
days in a policy year; twice the amount in intensive care.
++ b. Critical illness: the sum in the schedule, once in a lifetime, on first diagnosis of cancer of
specified severity, first heart attack, open chest bypass, kidney failure that requires regular
dialysis, stroke with permanent symptoms, major organ transplant, or permanent paralysis of limbs,
when the insured survives for thirty days.
++ c. Personal accident: the sum in the schedule on accidental death or permanent total disability
within twelve months of the Accident; half of it on loss of one limb or the sight of one eye.
++ d. Room upgrade: the limit on Room Rent is removed.
++ e. Shorter wait: the period of thirty-six months in 4.1 becomes twenty-four months.
++ f. Second opinion: one in a policy year, from a specialist on Our panel, for a listed critical
illness.
+ 3.14 <b>Air ambulance.</b> Under the Gold plan, up to Rs. 2,50,000 in a policy year from the place
of the emergency to the nearest hospital fit to treat it, when ordered by a Medical Practitioner.
+ 3.15 <b>Home care.</b> Chemotherapy, dialysis and intravenous antibiotics at home, when the
treating practitioner has prescribed them, We have approved them beforehand and a Network Provider
gives them.
+ 3.16 <b>Mental illness.</b> In-patient treatment on the same terms as physical illness.
+ 3.17 <b>HIV and AIDS.</b> In-patient treatment in line with the law of 2017, up to the sum
insured.
+ 3.18 <b>Proportionate deduction.</b> If the room taken is dearer than the limit, the charges of
the hospital that vary with the room are paid in the proportion of the limit to the actual rent. The
cost of medicines, implants and diagnostics is not reduced.
+ 3.19 <b>Order of use.</b> A claim is met first from the sum insured, then from the bonus, then
from the restoration.
+ 3.20 <b>Family floater.</b> When the schedule says “floater”, the sum insured is shared by all members named
in it. A member may leave at renewal for a policy of his or her own and keeps the waiting periods served. A child
who turns twenty-five is offered the same.
+ 3.21 <b>Instalments.</b> The premium may be paid by the month or the quarter. A claim makes the rest of the
year’s premium due at once, and it may be taken from the sum paid.

|w 34 33 33
|= Yearly premium for one adult (Rs., without tax) | Silver | Gold
| Up to 25 | 5,850 | 8,420
| 26 to 35 | 6,900 | 9,870
| 36 to 45 | 8,740 | 12,310
| 46 to 50 | 11,480 | 16,050
| 51 to 55 | 14,960 | 20,900
| 56 to 60 | 19,330 | 27,240
| 61 to 65 | 25,410 | 35,880
| Above 65 | 33,200 | 47,150
"""

CLAIM_GUIDE = """
+ 7.6 <b>Papers for special claims.</b> Besides the papers in 7.2 We ask for:
++ a. for implants: the sticker and the invoice;
++ b. for an organ donor: the consent and the approval of the transplant committee;
++ c. for cancer: the report of the biopsy;
++ d. for domiciliary treatment: the practitioner’s certificate that no bed could be had;
++ e. for death: the certificate and the proof of the nominee’s identity.
+ 7.7 <b>Examination.</b> We may have the insured examined by a Medical Practitioner at Our cost.
+ 7.8 <b>Two examples.</b>
++ a. A room limit of Rs. 5,000 and a room of Rs. 8,000 for four days: of associated charges of Rs.
64,000 We pay five eighths, Rs. 40,000; medicines of Rs. 21,000 are paid in full.
++ b. A claim of Rs. 1,20,000 at the age of 63 under Silver: the Co-payment of twenty per cent is
Rs. 24,000, and We pay Rs. 96,000.
+ 7.9 <b>Repudiation.</b> If We reject a claim, the letter gives the clause and the reason. A
rejection is first looked at by a committee of three.
"""

SUMMARY = """
# KEY FACTS SHEET
This sheet sums up the policy. If it differs from the wording, the wording prevails.

|w 38 62
|= What | In short
| Type of product | Indemnity, individual and family floater
| Who can join | Adults of 18 to 65; children from 91 days to 25 years
| Sum insured | Rs. 5 lakh (Silver) or 10 lakh (Gold)
| Wait of 30 days | All illnesses, not accidents
| Wait of 24 months | The list in 4.2
| Wait of 36 months | Pre-existing Disease
| Co-payment | From the age of 61
| Main exclusions | Section 5 and Section 6
| Free look | Thirty days from receipt
| Claims | 1800-555-0147, day and night
| Complaints | Section 9

# SPECIMEN OF A SCHEDULE
|w 44 56
|= Entry | Specimen
| Policy number | SSH/2026/000417
| Proposer | A. Specimen
| Period | From 1 April 2026, 00:00, to 31 March 2027, midnight
| Plan | Silver, individual
| Sum insured | Rs. 5,00,000
| Bonus carried over | Rs. 50,000
| Pre-existing Disease declared | None
| Nominee | B. Specimen
| Premium with tax | Rs. 8,142
| Optional covers | Hospital cash
"""
