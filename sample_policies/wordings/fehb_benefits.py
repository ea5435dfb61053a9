"""Benefit tables of the Union Harbor brochure: pairs of description and share, in the markup."""

MEDICAL = (
    (
        "Office visits",
        (
            (
                """
- Visits to a primary care doctor
- Consultations and second opinions
""",
                "$25 a visit (no deductible)",
            ),
            (
                "- Visits to a specialist, such as a dermatologist or a surgeon",
                "$40 a visit (no deductible)",
            ),
        ),
    ),
    (
        "Laboratory, X-ray and other tests",
        (
            (
                """
- Blood and urine tests
- Tissue examination
- X-rays, mammograms and ultrasound
""",
                "15% of the Plan allowance",
            ),
            (
                "- CT, MRI and PET scans (prior approval)",
                "$100 a scan and 15% of the Plan allowance",
            ),
        ),
    ),
    (
        "Maternity care",
        (
            (
                """
- Visits before and after the birth
- Delivery
- Care of the newborn while the mother is in hospital
""",
                "Nothing for Plan providers",
            ),
            (
                """
<i>Not covered:</i>
- <i>Routine tests to learn the sex of the child</i>
""",
                "<i>All charges</i>",
            ),
        ),
    ),
    (
        "Orthopedic and prosthetic devices",
        (
            (
                """
- Artificial limbs and eyes
- Breast forms and surgical bras after a mastectomy, replacements included
- Braces, hearing implants and pacemakers (the surgery is paid under Section 5(b))
""",
                "15% of the Plan allowance",
            ),
            (
                """
<i>Not covered:</i>
- <i>Shoes, arch supports and heel pads</i>
- <i>Wigs, whatever caused the loss of hair</i>
- <i>Devices wanted for the sake of appearance alone</i>
""",
                "<i>All charges</i>",
            ),
        ),
    ),
)

SURGICAL = (
    (
        "Surgical procedures",
        (
            (
                """
The range of operations is wide and includes:
- Operations in a hospital, a day center or an office
- Care before and after the operation by the surgeon
- Setting of broken bones, casts included
- Correction of eye muscles, one operation for each eye
- Endoscopy
- Biopsy
- Removal of tumors and cysts
- Correction of anomalies present at birth (see Reconstructive surgery)
- Treatment of burns, skin grafts included
- Implants of internal devices; see 5(a) for the devices
- Surgery against severe obesity, for members with a body mass index of 40 or more who have tried
a doctor’s program for six months (prior approval)
- Sterilization by choice

Note: for two operations through one cut we pay in full for the larger and half for the other.
""",
                """
15% of the Plan allowance for Plan providers

40% of the Plan allowance and the difference to the bill for other providers
""",
            ),
        ),
    ),
)

SURGICAL_CONT = (
    (
        "Surgical procedures (cont.)",
        (
            (
                """
<i>Not covered:</i>
- <i>Reversal of sterilization</i>
- <i>Cosmetic surgery</i>
- <i>Surgery to do without glasses</i>
- <i>Trimming of nails, corns and calluses</i>
- <i>Services of a standby surgeon</i>
""",
                "<i>All charges</i>",
            ),
        ),
    ),
    (
        "Reconstructive surgery",
        (
            (
                """
- Operations that give back a function lost by disease or injury
- Operations after an illness or injury that left the member plainly disfigured, where a real gain
may be expected
- Operations on anomalies that were present at birth and depart widely from the norm, such as
cleft lip, cleft palate, birthmarks, webbed fingers and ears that stand out
""",
                """
15% of the Plan allowance for Plan providers

40% of the Plan allowance and the difference to the bill for other providers
""",
            ),
            (
                """
- Every stage of breast reconstruction after a mastectomy, such as:
-- operations on the other breast so that the two look alike
-- care of physical complications, such as lymphedema

Note: if you need a mastectomy you may stay in hospital for up to 48 hours after it.
""",
                "See above",
            ),
            (
                """
<i>Not covered:</i>
- <i>Cosmetic surgery, that is, any operation or part of one done chiefly to better the member’s
looks by a change in bodily form, unless it mends the harm done by an accident</i>
- <i>Removal of tattoos</i>
- <i>Injections and peels against lines of the face</i>
""",
                "<i>All charges</i>",
            ),
        ),
    ),
    (
        "Oral and maxillofacial surgery",
        (
            (
                """
- Setting of broken facial bones
- Removal of stones from salivary ducts
- Removal of tumors of the jaw, cheek, lip, tongue and palate
""",
                "15% of the Plan allowance",
            ),
            (
                """
<i>Not covered:</i>
- <i>Dental implants and transplants of teeth</i>
""",
                "<i>All charges</i>",
            ),
        ),
    ),
)

SURGICAL_FIRST = (
    (
        "Organ and tissue transplants",
        (
            (
                """
Limited to these, at a center named by the Plan (prior approval):
- Cornea
- Heart, lung, and heart with lung
- Kidney, and kidney with pancreas
- Liver
- Bone marrow and stem cells for leukemia, lymphoma, myeloma and aplastic anemia
""",
                "15% of the Plan allowance",
            ),
            (
                """
<i>Not covered:</i>
- <i>Artificial organs</i>
- <i>Search for a donor outside the family beyond ten persons</i>
""",
                "<i>All charges</i>",
            ),
        ),
    ),
    (
        "Anesthesia",
        (
            (
                """
- Services of an anesthesiologist in a hospital, a day center or an office
""",
                "15% of the Plan allowance",
            ),
        ),
    ),
)

DRUGS = (
    (
        "Covered medicines and supplies",
        (
            (
                """
- Medicines on the formulary that need a prescription
- Insulin, syringes and test strips
- Contraceptive drugs and devices
- Growth hormone (prior approval)
""",
                """
Generic: $10

Preferred brand: $45

Other brand: 50%

Specialty: 25%, at most $300
""",
            ),
            (
                """
<i>Not covered:</i>
- <i>Vitamins and food supplements that need no prescription</i>
- <i>Medicine taken for a cosmetic end, for example to regrow hair or to fade wrinkles</i>
- <i>Medicine from a pharmacy abroad, except in an emergency</i>
""",
                "<i>All charges</i>",
            ),
        ),
    ),
)
