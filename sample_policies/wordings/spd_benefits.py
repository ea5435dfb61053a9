"""Orchard Works summary plan description: benefits, exclusions and definitions."""

MEDICAL = """
# Medical Benefits
The Plan pays for the services in this part when a Physician orders them for an Illness or Injury
and they are Medically Necessary. Amounts are shown under “What You Pay”.

<b>Ambulance.</b> To the nearest hospital that can treat you; by air when the road would be too
slow.

<b>Anesthesia.</b> When given for a covered operation by someone other than the surgeon.

<b>Birth and pregnancy.</b> Visits, delivery, the first checks of the newborn, and one breast pump.

<b>Chemotherapy and radiation.</b> In hospital, in the office and at home.

<b>Chiropractic.</b> Fifteen visits a year.

<b>Dental injury.</b> Repair of sound teeth within twelve months of an Accident.

<b>Diabetes.</b> Supplies, pumps, and training in two sessions a year.

<b>Equipment.</b> Rental up to the price of purchase; repairs; one wheelchair in five years.

<b>Eyes.</b> Treatment of disease and Injury of the eye, and the first lenses after removal of a
cataract.

<b>Home health.</b> Sixty visits a year by nurses, therapists and aides under a plan that a
Physician renews every sixty days.

<b>Hospice.</b> For the last six months of life, with ten days of respite for the family.

<b>Hospital.</b> Room and board at the semi-private rate, intensive care, supplies, tests and drugs
during the stay.

<b>Mental health and substance use.</b> Visits, programs by the day and stays, on the terms of other
illness.

<b>Physician visits.</b> In the office, in the hospital, at home and by video.

<b>Preventive care.</b> The checks, screenings and vaccines on the federal lists, without cost at a
preferred provider.

<b>Surgery.</b> The surgeon, an assistant where the operation calls for one, and the facility. When
two operations are done through one incision, the second is paid at half.

<b>Therapy.</b> Forty visits a year for physical, occupational and speech therapy together.

<b>Transplants.</b> At centers named by Pomona, with travel up to $7,500.

<b>Tests.</b> Laboratory, X-ray, ultrasound, and, with certification, advanced imaging.

<b>Tubes and supplies.</b> Ostomy bags, catheters, dressings after an operation, and tube feeding.

<b>Urgent care.</b> At centers anywhere in the country.
"""

EXCLUSIONS = """
# General Limitations and Exclusions
The Plan does not pay for the following under any of its medical benefits. They are listed in the
order of the alphabet.

<b>Abroad.</b> Care outside the country, unless it is an emergency on a trip of less than ninety
days.

<b>After coverage.</b> Care received after the last day of coverage.

<b>Alternative methods.</b> Acupuncture, hypnosis, massage, herbs and vitamins.

<b>Comfort.</b> Telephone, television, guest trays and beauty shop charges in hospital.

<b>Complications.</b> Treatment of complications of a service that the Plan did not cover, unless
the life of the patient is in danger.

<b>Cosmetic.</b> Any operation, procedure, injection, drug or supply meant to better, change or keep
up appearance, regardless of medical necessity, such as breast enlargement or lift, reshaping of the
nose, eyelid lifts, face and neck lifts, chemical peels and abrasion of the skin, removal or
revision of scars, removal of loose skin after loss of weight, removal of hair or tattoos, and
collagen. The only exception is repair of damage done by an Accident, when the work begins within 12
months of the Accident and the person was covered by the Plan on the day it happened.

<b>Court and employer.</b> Examinations for a court, a school, a camp, a license or a job.

<b>Crime.</b> Injury in the course of a felony of which the person is convicted.

<b>Custodial care.</b> Help with daily life in any setting.

<b>Education.</b> Training and schooling, even when a Physician advises it.

<b>Experimental.</b> Treatments that are not accepted by the profession for the condition, or that
are under study.

<b>Family.</b> Services of a relative or of a person who lives in your home.

<b>Foot care.</b> Trimming of nails, corns and calluses, unless the person has diabetes.

<b>Government.</b> Care that a public body gives or pays for, except where the law makes the Plan
pay first.

<b>Hearing.</b> Hearing aids, other than implants.

<b>Infertility.</b> Artificial conception in all its forms and reversal of sterilization.

<b>Missed visits.</b> Fees for visits not kept, for forms and for copies.

<b>Not needed.</b> Care that is not Medically Necessary.

<b>Psychological reasons.</b> No benefit is paid for a change of appearance on the ground that it is
wanted for self-esteem, social adjustment or the mental health of the patient, even if a therapist
recommends it.

<b>Sight.</b> Glasses, contact lenses, and surgery to do without them.

<b>Usual fees.</b> The part of a charge above the usual fee in the area.

<b>War.</b> Injury or Illness caused by war, declared or not.

<b>Weight.</b> Diet programs, exercise and surgery to lose weight.

<b>Work.</b> Injury or Illness that arises from work for pay.
"""

PHARMACY = """
# Prescription Drugs
Take your card to a pharmacy in the network. A fill at a counter is for up to thirty days, by mail
for up to ninety.

|w 40 30 30
|= | Counter | Mail
| Generic | $8 | $16
| Preferred brand | $35 | $80
| Other brand | $60 | $150
| Specialty | 20%, at most $250 | Not offered

Some drugs are covered only after a cheaper one has failed or when the Pomona pharmacist has agreed.
The list is printed each January.

<b>The drug benefit does not cover:</b>
- drugs sold without prescription, except insulin;
- drugs used for cosmetic purposes, such as creams against wrinkles or spots and tonics for the
growth of hair;
- drugs to lose weight;
- drugs for infertility;
- drugs given in hospital, which are paid as part of the stay;
- refills before three quarters of the last fill should have been used.

# Dental Benefits
The dental part of the Plan is separate. It pays 100 percent of cleanings and checks, 80 percent of
fillings and extractions, and 50 percent of crowns, bridges and dentures after a deductible of $50,
up to $1,500 a year. Braces for children are paid at 50 percent up to $1,500 in a lifetime.

<b>The dental part does not cover:</b>
- cosmetic dentistry, bleaching and veneers among it;
- replacement of a crown, bridge or denture within five years;
- implants;
- work begun before coverage.

# Health Spending Account
You may set aside up to $3,200 a year before tax. The account repays deductibles, copayments,
glasses, hearing aids, dental work and other expenses that the tax law allows. You have until March
31 to claim for the year before; up to $640 is carried over, the rest is lost.

The account cannot repay premiums, vitamins taken for general health, gym fees, or cosmetic
procedures that the tax law does not treat as medical care.

The dependent care account repays up to $5,000 for the care of children under 13 while you work.
"""

DEFINITIONS = """
# Definitions
<b>Accident.</b> A sudden event, neither foreseen nor intended, that harms the body from outside.

<b>Allowed fee.</b> What a preferred provider has agreed to, or the usual fee for others.

<b>Cosmetic Treatment.</b> Treatment that has as its main purpose to better or change appearance.
Correction of a defect that a Dependent Child has had since birth, carried out before the age of 18,
is not Cosmetic Treatment.

<b>Dependent Child.</b> See “Eligibility”.

<b>Hospital.</b> A place licensed to treat inpatients, with nurses at all hours and a staff of
Physicians.

<b>Illness.</b> A disease, a disorder of body or mind, or pregnancy.

<b>Injury.</b> Harm to the body caused by an Accident.

<b>Medically Necessary.</b> A service is Medically Necessary when the claims administrator finds
that it is proper for the symptoms and diagnosis, in line with sound practice, not given for
convenience only, and the least costly that will safely do.

<b>Physician.</b> A person licensed to practice medicine, osteopathy, dentistry, podiatry,
chiropractic or psychology, acting within the license.

<b>Plan.</b> The Orchard Works Health and Welfare Plan.

<b>Preferred provider.</b> A provider under contract with the network that Pomona rents.

<b>Usual fee.</b> The fee that most providers in the area charge for the service, taken from a
public database at the 80th percentile.
"""
