"""Common medical events with invented cost shares, for the plans on the federal SBC form."""

from __future__ import annotations

from wordings.sbc_form import Event, Service

CLINIC = Event(
    "If you visit a health care <u>provider’s</u> office or clinic",
    (
        Service(
            "Primary care visit to treat an injury or illness",
            "$30 <u>copay</u>/visit",
            "40% <u>coinsurance</u>",
        ),
        Service(
            "<u>Specialist</u> visit",
            "$55 <u>copay</u>/visit",
            "40% <u>coinsurance</u>",
            "Virtual visits with a dermatologist count as a <u>specialist</u> visit.",
        ),
        Service(
            "<u>Preventive care</u>/<u>screening</u>/ immunization",
            "No charge",
            "Not covered",
            "You may have to pay for services that aren’t preventive. Ask your"
            " <u>provider</u> if the"
            " services needed are preventive.",
        ),
    ),
)
TESTS = Event(
    "If you have a test",
    (
        Service(
            "<u>Diagnostic test</u> (x-ray, blood work)",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
        ),
        Service(
            "Imaging (CT/PET scans, MRIs)",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
            "<u>Preauthorization</u> is required. If you don’t get it, benefits are"
            " reduced by $300 per scan.",
        ),
    ),
)
DRUGS = Event(
    "If you need drugs to treat your illness or condition. More information about"
    " <u>prescription drug"
    " coverage</u> is available by phone.",
    (
        Service(
            "Generic drugs",
            "$10 retail, $25 mail order",
            "Not covered",
            "Up to a 30-day supply retail, 90-day supply by mail.",
        ),
        Service(
            "Preferred brand drugs",
            "$40 retail, $100 mail order",
            "Not covered",
            "$150 brand <u>deductible</u> applies.",
        ),
        Service(
            "Non-preferred brand drugs",
            "$75 retail, $190 mail order",
            "Not covered",
            "Step therapy may apply.",
        ),
        Service(
            "<u>Specialty drugs</u>",
            "25% <u>coinsurance</u> up to $350",
            "Not covered",
            "<u>Preauthorization</u> is required.",
        ),
    ),
)
OUTPATIENT = Event(
    "If you have outpatient surgery",
    (
        Service(
            "Facility fee (e.g., ambulatory surgery center)",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
            "<u>Preauthorization</u> may be required. A missed <u>preauthorization</u>"
            " costs 50% of the benefit.",
        ),
        Service(
            "Physician/surgeon fees",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
            "Includes the charge of the anesthesiologist.",
        ),
    ),
)
URGENT = Event(
    "If you need immediate medical attention",
    (
        Service(
            "<u>Emergency room care</u>",
            "$350 <u>copay</u>, then 20%",
            "$350 <u>copay</u>, then 20%",
            "<u>Copay</u> is waived if you are admitted.",
        ),
        Service(
            "<u>Emergency medical transportation</u>",
            "20% <u>coinsurance</u>",
            "20% <u>coinsurance</u>",
            "Ground and air.",
        ),
        Service("<u>Urgent care</u>", "$60 <u>copay</u>/visit", "40% <u>coinsurance</u>"),
    ),
)
STAY = Event(
    "If you have a hospital stay",
    (
        Service(
            "Facility fee (e.g., hospital room)",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
            "<u>Preauthorization</u> is required, or the benefit is cut by 50%.",
        ),
        Service("Physician/surgeon fees", "20% <u>coinsurance</u>", "40% <u>coinsurance</u>"),
    ),
)
MIND = Event(
    "If you need mental health, behavioral health, or substance abuse services",
    (
        Service("Outpatient services", "$30 <u>copay</u>/visit", "40% <u>coinsurance</u>"),
        Service(
            "Inpatient services",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
            "<u>Preauthorization</u> is required.",
        ),
    ),
)
PREGNANT = Event(
    "If you are pregnant",
    (
        Service(
            "Office visits",
            "No charge",
            "40% <u>coinsurance</u>",
            "<u>Cost sharing</u> does not apply to <u>preventive services</u>.",
        ),
        Service(
            "Childbirth/delivery professional services",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
        ),
        Service(
            "Childbirth/delivery facility services",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
            "Notice to the <u>plan</u> is asked for stays over 48 hours (96 after a cesarean).",
        ),
    ),
)
RECOVERY = Event(
    "If you need help recovering or have other special health needs",
    (
        Service(
            "<u>Home health care</u>",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
            "60 visits/year.",
        ),
        Service(
            "<u>Rehabilitation services</u>",
            "$55 <u>copay</u>/visit",
            "40% <u>coinsurance</u>",
            "30 visits/year for each kind of therapy.",
        ),
        Service(
            "<u>Habilitation services</u>",
            "$55 <u>copay</u>/visit",
            "40% <u>coinsurance</u>",
            "30 visits/year for each kind of therapy.",
        ),
        Service(
            "<u>Skilled nursing care</u>",
            "20% <u>coinsurance</u>",
            "40% <u>coinsurance</u>",
            "90 days/year. <u>Preauthorization</u> is required.",
        ),
        Service(
            "<u>Durable medical equipment</u>",
            "20% <u>coinsurance</u>",
            "Not covered",
            "<u>Preauthorization</u> is required above $1,000.",
        ),
        Service("<u>Hospice services</u>", "No charge", "40% <u>coinsurance</u>"),
    ),
)
CHILD = Event(
    "If your child needs dental or eye care",
    (
        Service("Children’s eye exam", "No charge", "Not covered", "One exam/year."),
        Service("Children’s glasses", "$25 <u>copay</u>", "Not covered", "One pair/year."),
        Service(
            "Children’s dental check-up", "Not covered", "Not covered", "Sold as a separate policy."
        ),
    ),
)
