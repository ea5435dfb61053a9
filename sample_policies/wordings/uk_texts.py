"""Text of the Pennine guide: (wording, note in plain words) pairs and the rows of its tables."""

SECTIONS_BEFORE = (
    (
        """
# Welcome
Thank you for choosing Pennine Mutual. This guide, your certificate and your application form the
contract. Please read the certificate first: it shows the options you have bought, the excess and
anything that we have agreed not to cover for you.

Words in <i>italics</i> are explained at the end of the guide.
""",
        "Keep the guide with your certificate. If anything is unclear, ring us before"
        " you book treatment.",
    ),
    (
        """
# How your cover works
The policy pays for <i>treatment</i> of <i>acute conditions</i> that begin after you join. An acute condition is an illness or injury that treatment can be expected to cure soon and that then leaves you as you
were before.

It does not pay for conditions that last, although we pay to find out what is wrong and for the
first stage of treatment. It works beside the public health service and does not replace it:
emergencies, for instance, belong in its hospitals.
""",
        "Short illnesses: yes. Long ones: only the beginning. Emergencies: dial for an"
        " ambulance, not for us.",
    ),
    (
        """
# Before you have treatment
Always ring us first on 0330 555 0184, Monday to Friday, 8am to 8pm. We need the name of the
specialist, the condition, and the code of the operation. We then give you a pre-authorisation
number. If you go ahead without one, we may not pay, or may pay only part.

Your GP refers you. For muscles, bones and joints, and for worries about cancer, you may ring us
without seeing your GP.
""",
        "No number, no promise. It takes one telephone call.",
    ),
    (
        """
# Choosing a hospital
Your certificate names one of two lists. The Local list has ninety hospitals outside the capital;
the National list has all that we deal with. If you go to a hospital that is not on your list, we
pay what the nearest one on it would have charged.
""",
        "",
    ),
)

COVERED = (
    (
        "Hospital fees as an in-patient or day-patient",
        "In full",
        "On your hospital list. Meals, nursing, theatre, dressings and drugs are part of the fee.",
    ),
    (
        "Specialists’ fees",
        "In full, within our fee limits",
        "Surgeons, anaesthetists and physicians who accept our fees. Ask us for names.",
    ),
    (
        "Out-patient consultations",
        "Up to your option: £500, £1,000 or in full",
        "Includes video consultations and the tests that the specialist asks for.",
    ),
    ("Scans: CT, MRI, PET", "In full", "At a scanning centre that we agree."),
    (
        "Cancer",
        "In full",
        "Tests, surgery, radiotherapy and chemotherapy, and check-ups for ten years."
        " Drugs that the public service does not fund are included if licensed.",
    ),
    (
        "Therapies",
        "Ten sessions a year",
        "Physiotherapy, osteopathy and chiropractic, after referral.",
    ),
    (
        "Mental health",
        "28 days in hospital, £1,500 out-patient",
        "If you have bought the Mind option.",
    ),
    (
        "Home nursing",
        "In full, fourteen days",
        "Straight after a stay that we paid for, if a specialist asks for it.",
    ),
    ("Parent staying with a child", "In full", "For children under 14."),
    (
        "Cash when you use the public service",
        "£150 a night, at most 30 nights",
        "For treatment that we would have paid for.",
    ),
    ("Ambulance", "£80 a trip", "Between hospitals, when a specialist asks for it."),
    ("Hospice donation", "£100 a night", "Paid to the hospice."),
)

TABLE_INTRO = """
# What is not covered
The table lists what the policy leaves out. The middle column gives the answer, the last one the
small print. “Not covered under any condition” means that we make no exceptions. “Covered only under
specific conditions” means that we pay if all that is said in the notes is fulfilled.
"""

NEVER = "Not covered under any condition"
SOMETIMES = "Covered only under specific conditions"

LEFT_OUT = (
    (
        "Addiction",
        NEVER,
        "Treatment for the use of alcohol, tobacco or drugs, and for what comes of it.",
    ),
    (
        "Ageing, puberty, menopause",
        NEVER,
        "Changes that nature brings and that are not due to an illness.",
    ),
    (
        "Allergies",
        SOMETIMES,
        "We pay for tests to find the cause; not for courses of injections to get you used to it.",
    ),
    (
        "Birth and pregnancy",
        SOMETIMES,
        "We pay for complications such as an ectopic pregnancy or a caesarean that a"
        " specialist finds to be needed to save life.",
    ),
    (
        "Breast enlargement, lift or reduction",
        NEVER,
        "For men and for women, and also when the aim is to ease discomfort of the back or neck.",
    ),
    (
        "Cosmetic treatment",
        SOMETIMES,
        "We do not pay for treatment, surgical or not, to change the way you look. We"
        " pay for the first operation to"
        " restore your appearance after an accident, or after an operation for cancer,"
        " if the accident or the cancer"
        " came about during your membership, the work is done within two years, and we"
        " agreed to it in writing"
        " beforehand.",
    ),
    (
        "Dental treatment",
        NEVER,
        "Fillings, crowns, implants, orthodontics, and whitening of teeth.",
    ),
    ("Dialysis", SOMETIMES, "For up to six weeks before a transplant that we cover."),
    (
        "Experimental treatment",
        SOMETIMES,
        "If it is part of an approved trial, up to the cost of the usual treatment.",
    ),
    (
        "Eyelid surgery",
        SOMETIMES,
        "Only on the upper lids, and only if a test shows that they cover part of your"
        " field of sight.",
    ),
    ("Eyesight and hearing", NEVER, "Glasses, lenses, laser correction and hearing aids."),
    (
        "Fat and surplus skin",
        NEVER,
        "Removal of fat or of healthy tissue, by liposuction or the knife, whether for"
        " the mind or for the body.",
    ),
    ("Hair loss", NEVER, "Transplants, wigs and drugs."),
    ("Infertility", NEVER, "Tests after the first and all treatment."),
    (
        "Long-lasting conditions",
        SOMETIMES,
        "The first stage of treatment, until the condition is stable.",
    ),
    (
        "Scars of acne and stretch marks",
        NEVER,
        "Peels, laser, needling or any other treatment to better the look of the skin.",
    ),
    ("Skin tags, moles and warts", SOMETIMES, "If a specialist suspects cancer."),
    ("Sleep and snoring", NEVER, "Other than one study to find the cause."),
    ("Travel vaccinations", NEVER, "And screening without symptoms."),
    (
        "Varicose veins",
        SOMETIMES,
        "One operation on each leg in a lifetime, if the veins have bled or caused an ulcer.",
    ),
    (
        "War and dangerous sports",
        NEVER,
        "Injury from sport for pay, racing, and climbing above 4,000 metres.",
    ),
    ("Weight loss surgery", NEVER, "And treatment of what follows from it."),
)

SECTIONS_AFTER = (
    (
        """
# More about appearance
Specialists sometimes ask us why one operation is paid for and another is not. What counts is why it
is done. An operation to set a broken nose in the first weeks is treatment of an injury. An
operation to make the same nose smaller is not.
""",
        "If it is about looks, you pay. Repairs after an accident or cancer can be"
        " different: ask us first.",
    ),
    (
        """
# Your excess
The excess is the sum you pay toward the first claims of each year of membership. It is taken once a
year for each person. If treatment runs into a new year, it is taken again.

|w 50 50
|= Excess | Discount on the premium
| £0 | None
| £100 | 8%
| £250 | 16%
| £500 | 27%
| £1,000 | 40%
""",
        "Send us bills below the excess too, so that we can count them.",
    ),
    (
        """
# Making a claim
+ 1. See your GP and ask for an open referral.
+ 2. Ring 0330 555 0184 for a pre-authorisation number.
+ 3. Give the number to the hospital and the specialist. They send the bills to us.
+ 4. We write to you with what we paid and what is left for you.
+ 5. Bills that come to you should reach us within six months of the treatment.
""",
        "Most claims need no form. Have your membership number to hand when you ring.",
    ),
    (
        """
# Your premium
It is worked out each year from your age, your address, your no-claims discount and the cost of
treatment. You will hear from us a month before the year ends. You may leave within fourteen days of
the new certificate without cost.
""",
        "",
    ),
    (
        """
# If you are unhappy
Ring or write to the Customer Relations team, Pennine Mutual, Moor Street, Holmebridge. We answer
within eight weeks. If you are still unhappy, the ombudsman for financial services can look into it;
write to the ombudsman within six months of our last letter.
""",
        "Complaining costs nothing and does not affect your cover.",
    ),
    (
        """
# Words we use
<b>Acute condition:</b> one that treatment can be expected to cure soon.

<b>Cosmetic treatment:</b> any treatment whose purpose is to alter the way a person looks, whether
or not the person is distressed by it.

<b>Day-patient:</b> a person who has a bed in hospital but does not stay the night.

<b>Excess:</b> what you pay toward claims in each year.

<b>Hospital list:</b> the hospitals named for your certificate.

<b>Medically necessary:</b> treatment that a specialist holds to be needed for the condition, that
follows good practice in this country, and that is given no longer and in no dearer place than the
condition calls for.

<b>Specialist:</b> a doctor on the specialist register who has been recognised by us.

<b>Treatment:</b> surgery or other medical services, tests included, needed to diagnose, relieve or
cure a condition.
""",
        "",
    ),
)
