"""Suraksha Shield, an Indian health policy: preamble, definitions and cover."""

PREAMBLE = """
# 1. PREAMBLE
This policy is a contract between You, the proposer, and Us, Himavarsha General Insurance Company
Limited. It rests on the proposal form and declarations that You have given and on receipt of the
premium in full. We will pay for the covers in Section 3, up to the sum insured, for an event that
happens during the policy period, subject to the terms, conditions and exclusions below.

# 2. DEFINITIONS
Words in this section carry the same meaning wherever they begin with a capital letter.

+ 2.1 <b>Accident</b> means an event that is sudden, not foreseen and not willed, brought about by violent and visible
means from outside.
+ 2.2 <b>Any One Illness</b> means a continuous period of illness and includes a relapse within
forty-five days of the last consultation with the hospital.
+ 2.3 <b>AYUSH Treatment</b> means treatment by Ayurveda, Yoga, Naturopathy, Unani, Siddha or Homeopathy.
+ 2.4 <b>Cashless Facility</b> means that We pay the network hospital directly for treatment that We
have approved beforehand.
+ 2.5 <b>Condition Precedent</b> means a term on which Our liability depends.
+ 2.6 <b>Congenital Anomaly</b> means a condition present since birth that is abnormal in form,
structure or position.
++ a. Internal: not in the visible and accessible parts of the body.
++ b. External: in the visible and accessible parts of the body.
+ 2.7 <b>Co-payment</b> means the percentage of an admissible claim that You bear.
+ 2.8 <b>Day Care Treatment</b> means treatment under general or local anaesthesia in a hospital or day care centre, finished within twenty-four hours thanks to technological advance, which
used to need a longer stay. Out-patient treatment is not included.
+ 2.9 <b>Deductible</b> means an amount that You bear before any benefit is payable.
+ 2.10 <b>Dental Treatment</b> means treatment of teeth and their supporting structures, including
examination, fillings, crowns, extractions and surgery.
+ 2.11 <b>Emergency Care</b> means management of an illness or injury with symptoms that come on
suddenly and have to be treated by a Medical Practitioner at once to avert death or grave lasting harm.
+ 2.12 <b>Grace Period</b> means the period after the premium due date in which a payment can be
made to renew the policy without loss of continuity.
+ 2.13 <b>Hospital</b> means an institution set up for in-patient and day care treatment, registered
with the local authorities, or one that has at least ten beds in towns of less than ten lakh people
and fifteen beds elsewhere, qualified nurses and Medical Practitioners round the clock, and its own
operation theatre.
+ 2.14 <b>Hospitalisation</b> means admission for at least twenty-four consecutive hours, except for
Day Care Treatment.
+ 2.15 <b>Illness</b> means a sickness, disease or pathological condition that impairs normal
physiological function and needs medical treatment.
+ 2.16 <b>Injury</b> means accidental physical bodily harm, excluding disease, caused solely and
directly by external, violent and visible means and certified by a Medical Practitioner.
+ 2.17 <b>ICU Charges</b> means the amount charged for intensive care on a per-day basis.
+ 2.18 <b>Maternity Expenses</b> means expenses traceable to childbirth and to lawful termination of
pregnancy.
+ 2.19 <b>Medical Practitioner</b> means a person who holds a valid registration with a medical
council in India and acts within its scope.
+ 2.20 <b>Medically Necessary Treatment</b> means a treatment, test, medication or stay which is
required for the medical management of the insured’s illness or injury; does not go beyond the care
that is safe, adequate and appropriate in scope, duration or intensity; has been prescribed by a
Medical Practitioner; and conforms to the standards widely accepted in India.
+ 2.21 <b>Network Provider</b> means a hospital that We have enlisted to treat the insured on a
cashless basis.
+ 2.22 <b>OPD Treatment</b> means treatment on the advice of a Medical Practitioner at a clinic or
hospital without admission.
+ 2.23 <b>Pre-existing Disease</b> means a condition that was diagnosed by a Medical Practitioner,
or for which advice or treatment was received, within thirty-six months before the first policy.
+ 2.24 <b>Portability</b> means the right to move to another insurer with credit for waiting periods
served.
+ 2.25 <b>Reasonable and Customary Charges</b> means the standard charges of the provider, in line
with those in the area for like services.
+ 2.26 <b>Room Rent</b> means the amount charged for room and boarding with associated medical
expenses.
+ 2.27 <b>Surgery</b> means an operation, by hand or instrument, that a Medical Practitioner performs in a hospital to treat
illness or injury, put right a deformity, diagnose, ease suffering or lengthen life.
+ 2.28 <b>Unproven Treatment</b> means treatment, including drugs under trial, that is not based on
established practice in India.

# 3. WHAT WE COVER
+ 3.1 <b>In-patient care.</b> Room rent up to one per cent of the sum insured a day, ICU charges up
to two per cent a day, nursing, surgeon, anaesthetist, consultant, operation theatre, medicines,
blood, oxygen, diagnostic tests and implants used in Surgery.
+ 3.2 <b>Day care.</b> The procedures listed in Annexure I.
+ 3.3 <b>Before and after hospital.</b> Expenses of sixty days before and ninety days after an
admitted stay for the same illness or injury.
+ 3.4 <b>Ambulance.</b> Up to Rs. 3,000 for each stay.
+ 3.5 <b>Domiciliary treatment.</b> Treatment at home for more than three days when the patient
could not be moved or no bed could be had.
+ 3.6 <b>Organ donor.</b> The donor’s hospital expenses for harvesting, when the insured receives
the organ.
+ 3.7 <b>AYUSH.</b> In-patient treatment in an AYUSH hospital up to the sum insured.
+ 3.8 <b>Restoration.</b> When the sum insured has been used up, it is restored once in a policy
year for an unrelated illness.
+ 3.9 <b>Bonus.</b> Ten per cent of the sum insured for each year without claim, up to fifty per
cent.
+ 3.10 <b>Health check.</b> Rs. 1,500 for each adult after two years without claim.
+ 3.11 <b>Modern treatments.</b> Robotic surgery, balloon sinuplasty, stem cell therapy for bone
marrow, deep brain stimulation and oral chemotherapy, up to half the sum insured.
+ 3.12 <b>Maternity.</b> Under the Gold plan, Rs. 50,000 for each of two deliveries after a wait of
thirty-six months.

|w 46 27 27
|= Limits (Rs.) | Silver | Gold
| Sum insured | 5 lakh | 10 lakh
| Room rent a day | 5,000 | Single room
| Cataract, each eye | 30,000 | 50,000
| Ambulance | 3,000 | 5,000
| Maternity | Nil | 50,000
| Co-payment at 61 and above | 20% | 10%
"""
