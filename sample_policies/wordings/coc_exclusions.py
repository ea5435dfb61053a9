"""Certificate of coverage of Granite State Choice: advance approval and the exclusions."""

APPROVAL = """
# Section 5. Advance Approval

## 5.1 Why and when
Some care must be approved by us before you receive it. In the network your doctor asks for approval
and you are not charged if the doctor forgets. Out of network the duty is yours: call 1-800-555-0157
at least ten working days before planned care.

## 5.2 Care that needs approval
|w 8 52 40
|= No. | Service | Ask by
| 1 | Inpatient stays, except childbirth | Ten working days before; emergency: two working days
after
| 2 | CT, MRI, PET and nuclear heart scans | Five working days before
| 3 | Reconstructive Surgery and surgery of the eyelids, nose or breast | Fifteen working days
before, with photographs
| 4 | Bariatric surgery | Thirty working days before
| 5 | Organ transplants | At the first visit to the center
| 6 | Skilled nursing, home health and hospice | Before the first day
| 7 | Equipment above $1,000 and prosthetic limbs | Ten working days before
| 8 | Genetic tests | Before the sample is taken
| 9 | Treatment of varicose veins | Fifteen working days before
| 10 | Specialty drugs | Before the first fill
| 11 | Residential treatment and partial hospital programs | Before the first day

## 5.3 What to send
Ask your doctor to send the diagnosis, what has been tried and with what result, the planned
procedure with its code, and the dates. For Reconstructive Surgery add photographs, the date and
cause of the damage and a note on what the part cannot do.

## 5.4 How fast we answer
- planned care: within fifteen days of the request;
- care under way: before it ends, if you ask a day ahead;
- urgent care: within seventy-two hours.

## 5.5 If you do not ask
If out-of-network care that needs approval goes ahead without it, the benefit is cut by $500 or by
half, whichever is less, even when the care proves to be Medically Necessary. The cut does not count
toward your out-of-pocket limit. If the care proves not to be covered, nothing is paid.

## 5.6 What approval means
Approval is a finding that care is Medically Necessary. It is not a promise to pay: you must still
be a member on the day, and the other terms of this Certificate apply.
"""

EXCLUSIONS = """
# Section 6. Exclusions and Limits
We do not pay for the services, supplies and charges in this section, nor for care that goes with
them, even if a doctor recommends them. The headings group the list for easier reading.

## A. Alternative treatments
- aromatherapy, hypnosis, rolfing and similar methods;
- acupuncture beyond the visits in the schedule;
- art, music, dance and horseback therapy outside an approved program.

## B. Comfort and convenience
- television, telephone, barber service and guest meals;
- air purifiers, humidifiers, hot tubs and saunas;
- changes to a house or car.

## C. Dental
- cleaning, fillings, crowns, braces and implants, except as stated in 4.7;
- whitening of teeth and veneers;
- treatment of the jaw joint by braces or splints worn in the mouth.

## D. Experimental care
- drugs, devices and procedures that are Experimental as defined in Section 11;
- this item does not touch the routine costs of an approved clinical trial.

## E. Family, travel and work
- care given by a member of your family or household;
- care ordered by a court, an employer, a school or a camp;
- injury at work for which compensation is owed by law;
- travel and lodging, except as stated in 4.29;
- care outside the United States that is not an emergency.

## F. Feet and walking aids
- trimming of nails, corns and calluses, except as stated in 4.13;
- shoes that are not part of a brace.

## G. Government and other payers
- care in a hospital run by the government for an injury of military service;
- care that you would not have to pay for if you had no coverage;
- charges that another plan has paid (Section 9).

## H. Physical Appearance and Cosmetic Services
We do not pay for a Cosmetic Procedure, nor for any other care whose main aim is to change how you
look.

This exclusion does not apply to:
- surgery to mend damage from an accidental injury;
- grafting and scar release after a burn;
- correction of a birth defect in a child who was enrolled within thirty-one days of birth;
- rebuilding of a breast after a mastectomy;
- treatment of an infection or bleeding that follows an operation, even an operation that we did not
cover.

We give these as examples of what is left out:
- taking off tattoos, by laser or any other way;
- liposuction and other ways of drawing off fat;
- removal of hair by electrolysis, laser or wax, except hair within the site of a covered operation;
- skin abrasion, peels and needling carried out to treat acne or the marks that acne leaves;
- injections or fillers to smooth lines of the face;
- face lifts, brow lifts and neck lifts;
- spider veins on the legs, treated by needle or by light;
- replacement of a breast implant that was first put in for looks;
- drugs, diets and exercise programs meant to shape the body;
- surgery to pin back ears, except for a child under 16 whose hearing is affected;
- transplants of hair, hairpieces, and tonics against baldness.

## I. Reproduction
- reversal of sterilization;
- in-vitro fertilization, donor costs and surrogacy;
- tests of an unborn child to learn the sex when no disease is in question.

## J. Services and providers
- visits that you missed, forms, copies of records;
- care from a provider who has been barred from public programs;
- standby time of a doctor or nurse;
- care begun before the first day or after the last day of your coverage.

## K. Not needed
- care that is not Medically Necessary, whoever asked for it;
- private-duty nursing, custodial care and rest cures.

## L. Vision and hearing
- glasses and contact lenses, except as stated in 4.31;
- laser surgery to do without glasses;
- vision training.

## M. Weight and fitness
- gym fees, personal trainers and fitness trackers;
- diet programs and food, except as stated in 4.23;
- a second bariatric operation, except as stated in 4.3.

## N. Limits that apply to all benefits
+ 1. A limit of visits or days covers both levels together.
+ 2. Where two benefits could apply to one service, we pay the one named more exactly.
+ 3. A benefit ends when a limit is reached, even if care is still needed.
+ 4. We may offer another form of care in place of a covered one if you and your doctor agree.
"""
