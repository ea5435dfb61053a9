"""Certificate of coverage of Granite State Choice: the chapter on covered services."""

BENEFITS = """
# Section 4. Covered Services
We pay for the services in this section when they are Medically Necessary, given by a licensed
provider within the scope of the license, and received while your coverage is in force. Section 6
lists what is left out. Words with capitals are explained in Section 11.

## 4.1 Allergy care
Covered: testing by skin or blood, the making of serum, and injections given in a doctor’s office.
Serum that you give yourself at home is paid under the drug benefit. Testing of foods by hair sample
or by electrical meter is not covered.

## 4.2 Ambulance
Ground ambulance to the nearest hospital able to treat you is covered in an emergency, and between
hospitals when the first cannot give the care you need. Air ambulance is covered when ground
transport would put your life at risk or the place cannot be reached by road. A ride by wheelchair
van or taxi is not covered.

## 4.3 Bariatric surgery
One operation in a lifetime is covered at a center that we have chosen, for members over 18 who
- have a body mass index of 40, or of 35 with diabetes, sleep apnea or heart disease;
- have followed a program of diet led by a doctor for six months within the last two years; and
- have been seen by a psychologist of the center.

A second operation is covered only to put right a mechanical failure of the first.

## 4.4 Blood and blood products
Covered: whole blood, plasma, platelets and clotting factors, their handling, and the storing of
your own blood before a planned operation. Long-term storage without a date for the operation is not
covered.

## 4.5 Cancer screening and treatment
Screening follows the public schedule and costs you nothing in the network. Treatment includes
surgery, chemotherapy, radiation and the routine costs of a clinical trial approved by a national
institute. A second opinion at a cancer center is covered even outside the network, when we approve
it beforehand.

## 4.6 Chiropractic care
Up to twenty visits in a plan year for pain or loss of motion in the spine. Maintenance visits, when
no more gain is expected, are not covered. X-rays ordered by the chiropractor count as imaging.

## 4.7 Dental care after an accident
We pay for repair of sound natural teeth that were injured by a blow from outside the mouth, when
the work begins within ninety days and ends within twelve months of the accident. Injury from
chewing or biting is not an accident. Hospital charges and anesthesia for dental work are covered
for children under six and for members with a disability that makes treatment in a chair impossible.

## 4.8 Diabetes care
Covered: meters, strips, lancets, insulin pumps, continuous monitors, a yearly eye check, foot
checks, and ten hours of training in the first year after diagnosis, two hours in each later year.
Therapeutic shoes are covered once in a plan year for members with nerve damage in the feet.

## 4.9 Dialysis
Hemodialysis and peritoneal dialysis are covered in a hospital, in a center or at home. Home
equipment, its installation and a water treatment unit are included; changes to wiring and plumbing
beyond $500 are not. Members must apply for Medicare when they become eligible for it because of
kidney failure.

## 4.10 Durable medical equipment
Covered: equipment that stands repeated use, serves a medical purpose and is of little use to a
person who is not ill. We rent or buy, whichever costs less. Examples:
- crutches, canes, walkers and standard wheelchairs;
- hospital beds for use at home;
- oxygen and the means to give it;
- devices to treat sleep apnea, after three months of proven use;
- infusion pumps and nebulizers.

Repairs are covered unless the damage comes from neglect. Air conditioners, exercise machines, stair
lifts, and second items for convenience are not covered.

## 4.11 Emergency care
Emergency care needs no approval and is paid at the network level wherever you are. An emergency is
a condition so sudden and severe that a careful layperson would fear serious harm if it were not
treated at once. Call us within two working days of an admission, or have someone call. Follow-up
care after an emergency must come from the network to be paid at the network level.

## 4.12 Family planning
Covered in the network without cost: counseling, one form of each class of contraceptive, fitting
and removal of devices, and sterilization of women. Sterilization of men is covered with the cost
share for surgery. Reversal of sterilization is not covered.

## 4.13 Foot care
Covered: treatment of injury and disease of the foot, removal of ingrown nails, care of ulcers, and
surgery for bunions that limit walking. Trimming of nails, corns and calluses is covered only for
members with diabetes or poor circulation. Arch supports and inserts that can be bought without a
prescription are not covered.

## 4.14 Habilitation
Therapy that helps a child or adult learn a skill not yet gained is covered on the same terms as
rehabilitation, with its own count of visits. Applied behavior analysis for autism has no limit of
visits but wants a plan of care that is renewed every six months.

## 4.15 Hearing
Covered: a hearing test when a doctor orders it, and one aid for each ear every 36 months.
Batteries, loss insurance and ear molds after the first pair are not covered. Cochlear implants are
paid as surgery.

## 4.16 Home health care
Covered when you cannot leave home without great effort and a doctor has written a plan of care:
part-time nursing, therapy, aides who work under the nurse, and supplies. Up to one hundred visits
in a plan year; a visit of up to four hours counts as one. Housekeeping, meals and live-in help are
not covered.

## 4.17 Hospice
For members whose doctor expects them to live six months or less and who choose comfort over cure.
The hospice team, drugs for comfort, equipment, five days of respite in each sixty days and
counseling for the family for a year afterward are covered in full in the network.

## 4.18 Hospital stay
Covered: a room with two or more beds, meals, general nursing, intensive care, operating room,
drugs, dressings and tests during the stay. A private room is covered when the hospital has no other
or when isolation is needed. Telephone, television, guest meals and take-home supplies are not
covered. The stay must be approved in advance except in an emergency or for childbirth.

## 4.19 Imaging
X-rays, ultrasound and mammograms need no approval. CT, MRI, PET and nuclear heart scans do, except
in an emergency room. Where the same scan costs much less at a free-standing center we will tell
your doctor; the choice stays with you, but the cost share follows the place.

## 4.20 Infertility
Covered: tests to find the cause, surgery to correct it, and three cycles of insemination in a
lifetime. Drugs for infertility are paid under the drug benefit up to $3,000 in a lifetime. In-vitro
fertilization, donor costs, storage of eggs and surrogacy are not covered.

## 4.21 Maternity
Covered for every female member: prenatal visits, delivery by a doctor or a certified midwife in a
hospital or birth center, and one visit to the baby in hospital. Two visits at home by a nurse are
covered when mother and child leave hospital early. Home birth is not covered. Classes are repaid up
to $100 for each pregnancy when you send the receipt.

## 4.22 Mental health and substance use
Covered on the same terms as other illness: visits, group therapy, medication checks, intensive
outpatient programs, partial hospital programs, residential and inpatient treatment, and
detoxification. Couples counseling without a diagnosis, schooling and wilderness programs are not
covered.

## 4.23 Nutrition
Six visits in a plan year with a dietitian. Medical food is covered for inborn errors of metabolism,
and tube feeding when it is the only source of food. Meal replacements and supplements are not
covered.

## 4.24 Prosthetic devices
Covered: artificial limbs and eyes, breast forms and two surgical bras in a plan year after a
mastectomy, and voice devices after removal of the larynx. Replacement is covered when growth or
wear requires it, and for limbs no more often than every five years. Myoelectric parts want advance
approval.

## 4.25 Rehabilitation
Physical, occupational and speech therapy to win back function after illness, injury or surgery,
thirty visits each in a plan year. Cardiac and pulmonary rehabilitation, thirty-six visits each.
Therapy must show measurable gain within sixty days. Massage on its own is not covered.

## 4.26 Reconstructive Surgery
Reconstructive Surgery is a covered service. Advance approval is needed (Section 5). We pay for:
+ (a) an operation to bring back the working of a part of the body that was harmed by an accident;
+ (b) release of tight scars and skin grafting after a burn;
+ (c) an operation to mend what an illness, an infection or a tumor, or the surgery for it, has
left;
+ (d) repair of a defect present at birth that hinders breathing, eating, speech, sight, hearing or
movement, cleft lip and cleft palate included;
+ (e) all stages of breast rebuilding after a mastectomy, as set out in the notice on breast
surgery; and
+ (f) removal of an apron of abdominal skin (panniculectomy) when your weight has been steady for
six months and a rash beneath the fold has lasted three months in spite of prescribed treatment.

Drooping of the upper eyelid is corrected under this benefit when a visual field test shows a loss
that taping the lid improves. If one operation serves both function and looks, we pay the part that
serves function.

Unhappiness with one’s looks, or distress that comes of it, does not by itself make an operation
Reconstructive Surgery.

## 4.27 Skilled nursing facility
Up to one hundred days in a plan year when you need nursing or therapy every day after a hospital
stay or in place of one. Custodial care, that is help with dressing, bathing, eating and moving that
a person without training can give, is not covered in any place.

## 4.28 Telehealth
Visits by video or telephone with a network provider are covered when the same visit would be
covered in the office. Messages through the portal, the renewal of prescriptions and the release of
records are not visits.

## 4.29 Transplants
Covered at centers that we have chosen: heart, lung, liver, kidney, pancreas, intestine, cornea and
bone marrow. We pay the donor’s hospital costs where no other plan does, and up to $10,000 for
travel and lodging of the patient and one companion when the center is more than sixty miles away.

## 4.30 Urgent care
Covered at any urgent care center for conditions that cannot wait for an office visit but are not
emergencies, such as sprains, small cuts, fever and ear pain.

## 4.31 Vision
One eye examination every two years. Glasses or contact lenses are covered only after cataract
surgery, one pair for each operated eye, and contact lenses for keratoconus. Laser surgery to do
without glasses is not covered.

## 4.32 Prescription drugs
Drugs on our list are covered when a licensed prescriber orders them and a pharmacy fills the order.
Some drugs need advance approval, some must follow the trial of another drug, and some have a limit
of quantity; the list shows which. An exception can be asked for by your prescriber and is decided
within seventy-two hours, or twenty-four when delay could harm you. The drug benefit leaves out:
- drugs that can be bought without a prescription, except insulin and those that the law requires;
- drugs used to smooth wrinkles, lighten the skin, or make hair grow or stop growing;
- drugs for weight loss, unless your employer has bought the rider;
- replacement of drugs lost or spoiled, beyond one replacement in a plan year;
- drugs bought abroad, except in an emergency.
"""
