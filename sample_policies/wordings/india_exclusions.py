"""Suraksha Shield, an Indian health policy: exclusions, claims, grievances and annexures.

The codes Excl01 to Excl18 and their substance are a public regulation; the sentences are our own.
"""

EXCLUSIONS = """
# 4. WAITING PERIODS
+ 4.1 <b>Pre-existing diseases (Code-Excl01)</b>
++ a. Expenses for a Pre-existing Disease and what follows from it directly are excluded until
thirty-six months of continuous cover have passed.
++ b. When the sum insured is raised, the wait applies afresh to the increase.
++ c. Time served with another insurer counts under the rules of Portability.
+ 4.2 <b>Specified illnesses (Code-Excl02)</b>
++ a. Expenses for the conditions in this list are excluded for twenty-four months, unless they
arise from an Accident: cataract, hernia, hydrocele, piles, fissure, fistula, stones of kidney and
gall bladder, tonsils, sinusitis, deviated septum, varicose veins, joint replacement, prolapse of
the uterus, fibroids, gout and benign lumps.
++ b. If a condition falls under two waits, the longer applies.
+ 4.3 <b>First thirty days (Code-Excl03)</b>
++ a. Expenses for an illness within thirty days of the first policy are excluded, but not those for
an Accident.
++ b. The exclusion does not apply when there has been continuous cover for more than twelve months.

# 5. STANDARD EXCLUSIONS
We shall make no payment for the following.
+ 5.1 <b>Investigation and evaluation (Code-Excl04)</b>
++ a. Admission mainly for diagnosis and evaluation.
++ b. Tests unrelated or not incidental to the present diagnosis and treatment.
+ 5.2 <b>Rest cure, rehabilitation and respite care (Code-Excl05)</b>
++ a. Custodial care, at home or in a nursing facility, for help with bathing, dressing and moving.
++ b. Services for the terminally ill that meet social or spiritual needs.
+ 5.3 <b>Obesity and weight control (Code-Excl06)</b> Surgery for obesity that does not meet all of
these:
++ a. it is advised by the doctor and supported by clinical protocols;
++ b. the patient is eighteen or older;
++ c. the body mass index is 40 or more, or 35 with heart disease, sleep apnoea or uncontrolled
diabetes after failure of less invasive methods.
+ 5.4 <b>Change-of-gender treatments (Code-Excl07)</b> Treatment, surgery included, to change the
characteristics of the body to those of the opposite sex.
+ 5.5 <b>Cosmetic or plastic surgery (Code-Excl08)</b> Expenses of cosmetic or plastic surgery, or
of any treatment taken to alter one’s appearance, are excluded unless they are for reconstruction
after an accident, a burn or cancer, or are part of a medically necessary treatment that takes away
a direct and immediate risk to the health of the insured. To be taken as a medical necessity, the
treatment must be certified by the Medical Practitioner in attendance.
+ 5.6 <b>Hazardous or adventure sports (Code-Excl09)</b> Treatment made necessary by taking part as
a professional in para-jumping, rock climbing, mountaineering, rafting, racing, scuba diving, hand
gliding, sky diving or deep-sea diving.
+ 5.7 <b>Breach of law (Code-Excl10)</b> Treatment arising directly from a breach of law by the
insured with criminal intent.
+ 5.8 <b>Excluded providers (Code-Excl11)</b> Treatment in a hospital or by a practitioner whom We
have excluded and named on Our list, save for stabilisation in a life-threatening emergency or after
an accident.
+ 5.9 <b>Alcohol and drugs (Code-Excl12)</b> Treatment of addiction to alcohol, drugs or other substances, and of what comes of it.
+ 5.10 <b>Health hydros and spas (Code-Excl13)</b> Treatment in health hydros, nature cure clinics,
spas or like places, or where a patient is admitted for reasons of the household.
+ 5.11 <b>Dietary supplements (Code-Excl14)</b> Supplements that can be bought without prescription,
such as vitamins, minerals and organic substances, unless prescribed as part of a hospital or day
care claim.
+ 5.12 <b>Refractive error (Code-Excl15)</b> Treatment for correction of eyesight due to a
refractive error below 7.5 dioptres.
+ 5.13 <b>Unproven treatments (Code-Excl16)</b> Unproven Treatment, service and supplies.
+ 5.14 <b>Sterility and infertility (Code-Excl17)</b> Contraception, sterilisation, assisted
reproduction, surrogacy and reversal of sterilisation.
+ 5.15 <b>Maternity (Code-Excl18)</b> Expenses of childbirth, caesarean section included, except an
ectopic pregnancy, and except as stated in 3.12.

# 6. SPECIFIC EXCLUSIONS
+ 6.1 War, invasion, civil commotion and nuclear risks.
+ 6.2 OPD Treatment, spectacles, contact lenses and hearing aids.
+ 6.3 Dental Treatment, save for Hospitalisation after an Accident.
+ 6.4 External Congenital Anomaly and its treatment.
+ 6.5 Intentional self-injury and attempted suicide.
+ 6.6 Circumcision, unless for treatment of a disease.
+ 6.7 Stays for vaccination, other than after an animal bite.
+ 6.8 Items in Annexure II.
"""

CLAIMS = """
# 7. CLAIMS
+ 7.1 <b>Cashless.</b> Ask for prior authorisation through the hospital’s desk three days before a
planned stay, or within twenty-four hours of an emergency. We reply within one hour of the complete
papers. Authorisation may be withdrawn if facts were withheld.
+ 7.2 <b>Reimbursement.</b> Tell Us within forty-eight hours of admission and send the papers within
thirty days of discharge: claim form, discharge summary, bills, receipts, reports, prescriptions,
and, for an Accident, the police report where there is one.
+ 7.3 <b>Decision.</b> We settle or reject a claim within fifteen days of the last paper. Delay
bears interest at two per cent above the bank rate.
+ 7.4 <b>Several policies.</b> You may choose the insurer from whom to claim; the balance may be
claimed from the others.
+ 7.5 <b>Moratorium.</b> After sixty months of continuous cover no claim is contested except for
proven fraud.
"""

CONDITIONS = """
# 8. GENERAL CONDITIONS
+ 8.1 <b>Disclosure.</b> The policy is void on misrepresentation of a material fact.
+ 8.2 <b>Free look.</b> You may return the policy within thirty days of receipt.
+ 8.3 <b>Cancellation.</b> You may cancel with seven days’ notice; unused premium is refunded for
the months left when no claim was made.
+ 8.4 <b>Renewal.</b> The policy is renewed for life on payment of premium, within a grace period of
thirty days.
+ 8.5 <b>Nomination.</b> You nominate the person to be paid in the event of death.
+ 8.6 <b>Change of premium.</b> Notice of three months is given.
+ 8.7 <b>Law.</b> Indian law applies and Indian courts decide.

# 9. GRIEVANCES
Write to the Grievance Officer, Himavarsha House, Lotus Road, Sundarpur, or call 1800-555-0147. If
there is no answer within fourteen days, or it does not satisfy You, turn to the Ombudsman within
one year.

|w 38 62
|= Office | Area
| Sundarpur | The northern states and the hills
| Kalinagar | The eastern states and the islands
| Mayapatnam | The southern states
| Rannpur | The western states and the coast
"""

ANNEXURES = """
# ANNEXURE I. DAY CARE
Adenoidectomy; arthroscopy; biopsy of breast, bone and liver; cataract; chemotherapy; colonoscopy
with removal of polyp; coronary angiography; dialysis; drainage of abscess; excision of ganglion;
fissurectomy; fistulectomy; haemorrhoidectomy; hernia repair; hydrocele; incision of Bartholin’s
gland; lithotripsy; lumbar puncture; myringoplasty; radiotherapy; reduction of dislocation; release
of carpal tunnel; repair of tendon; septoplasty for obstruction; skin grafting after burns; sinus
surgery; tonsillectomy; trabeculectomy; tympanoplasty; varicocele.

# ANNEXURE II. ITEMS NOT PAID
|w 14 86
|= No. | Item
| 1 | Baby food and baby utility charges
| 2 | Beauty services
| 3 | Belts and braces
| 4 | Buds and cold packs
| 5 | Carry bags
| 6 | Email and internet charges
| 7 | Food for visitors
| 8 | Gown, slippers and tissue paper
| 9 | Hair removal cream
| 10 | Laundry and telephone
| 11 | Leggings and arm slings
| 12 | Mineral water and sanitary pads
| 13 | Mortuary and attendant charges
| 14 | Cosmetics and toiletries
| 15 | Registration and file charges
| 16 | Television and guest services
| 17 | Thermometer and steam inhaler
| 18 | Walking aids
| 19 | Warranty of equipment
| 20 | Birth certificate
| 21 | Courier
| 22 | Diabetic footwear
| 23 | Nebuliser kit
| 24 | Oxygen cylinder outside hospital
| 25 | Photocopies
| 26 | Spacer and spirometer
| 27 | Vaccination card
| 28 | Weight control programmes
| 29 | Ambulance equipment
| 30 | Barber charges
| 31 | Bed pan
| 32 | Blanket and warmer
| 33 | Crepe bandage
| 34 | Discharge procedure charges
| 35 | Entrance pass
| 36 | Eye pad and shield
| 37 | Ice pack
| 38 | Kidney tray
| 39 | Knee immobiliser
| 40 | Luxury tax
| 41 | Maintenance charges
| 42 | Nutrition planning
| 43 | Ounce glass
| 44 | Pelvic traction belt
| 45 | Private nurse
| 46 | Sling
| 47 | Surcharges
| 48 | Toothbrush and toothpaste
| 49 | Urine container
| 50 | X-ray film envelope

---
# ANNEXURE III. CLAIM FORM
To be filled in by the insured. The issue of this form is not to be taken as an admission of
liability.

|w 54 46
|= Part A. The insured | Answer
| Policy number |
| Name of the patient |
| Relation to the proposer |
| Address and telephone |
| Other health policies in force |
| Has the illness been treated before? Since when? |

|w 54 46
|= Part B. The stay | Answer
| Hospital and registration number |
| Date and hour of admission |
| Date and hour of discharge |
| First symptoms noticed on |
| Illness, injury or maternity |
| For an injury: how, when and where |
| Police informed? |

|w 54 46
|= Part C. The bills | Rs.
| Room and nursing |
| Surgeon and anaesthetist |
| Medicines |
| Tests |
| Implants |
| Before the stay |
| After the stay |
| Total |

I declare that these answers are true to the best of my knowledge, and I agree that the insurer may
ask any hospital that has treated me for my records.

Place and date                              Signature
"""
