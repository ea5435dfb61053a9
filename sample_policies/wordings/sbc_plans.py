"""Three invented plans on the federal SBC form: a PPO of 2021, an HMO of 2012, one to be scanned."""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.pagesizes import letter

from wordings.sbc_events import (
    CHILD,
    CLINIC,
    DRUGS,
    MIND,
    OUTPATIENT,
    PREGNANT,
    RECOVERY,
    STAY,
    TESTS,
    URGENT,
)
from wordings.sbc_form import EDITION_2012, EDITION_2021, Event, Sbc

QUESTIONS_2021 = (
    (
        "What is the overall <u>deductible</u>?",
        "$1,500 individual / $3,000 family for <u>network providers</u>; $3,000 individual / $6,000"
        " family for <u>out-of-network providers</u>.",
        "Generally, you must pay all of the costs from <u>providers</u> up to the"
        " <u>deductible</u> amount"
        " before this <u>plan</u> begins to pay. If you have other family members on the"
        " <u>plan</u>, each"
        " family member must meet their own individual <u>deductible</u> until the total amount of"
        " <u>deductible</u> expenses paid by all family members meets the overall family"
        " <u>deductible</u>.",
    ),
    (
        "Are there services covered before you meet your <u>deductible</u>?",
        "Yes. <u>Preventive care</u>, office visits and generic drugs are covered before"
        " you meet your"
        " <u>deductible</u>.",
        "This <u>plan</u> covers some items and services even if you haven’t yet met the"
        " <u>deductible</u> amount. But a <u>copayment</u> or <u>coinsurance</u> may"
        " apply. For example,"
        " this <u>plan</u> covers certain <u>preventive services</u> without"
        " <u>cost-sharing</u> and"
        " before you meet your <u>deductible</u>.",
    ),
    (
        "Are there other <u>deductibles</u> for specific services?",
        "Yes. $150 for brand-name drugs.",
        "You must pay all of the costs for these services up to the specific"
        " <u>deductible</u> amount"
        " before this <u>plan</u> begins to pay for these services.",
    ),
    (
        "What is the <u>out-of-pocket limit</u> for this <u>plan</u>?",
        "$6,500 individual / $13,000 family for <u>network providers</u>; no limit out of network.",
        "The <u>out-of-pocket limit</u> is the most you could pay in a year for covered services.",
    ),
    (
        "What is not included in the <u>out-of-pocket limit</u>?",
        "<u>Premiums</u>, <u>balance-billing</u> charges, penalties for missing"
        " <u>preauthorization</u>, and health care this <u>plan</u> doesn’t cover.",
        "Even though you pay these expenses, they don’t count toward the"
        " <u>out-of-pocket limit</u>.",
    ),
    (
        "Will you pay less if you use a <u>network provider</u>?",
        "Yes. Call {phone} for a list of <u>network providers</u>.",
        "This <u>plan</u> uses a <u>provider network</u>. You will pay less if you use a"
        " <u>provider</u>"
        " in the plan’s <u>network</u>. You will pay the most if you use an <u>out-of-network"
        " provider</u>, and you might receive a bill from a <u>provider</u> for the"
        " difference between the"
        " provider’s charge and what your <u>plan</u> pays (<u>balance billing</u>).",
    ),
    (
        "Do you need a <u>referral</u> to see a <u>specialist</u>?",
        "No.",
        "You can see the <u>specialist</u> you choose without a <u>referral</u>.",
    ),
)

EXAMPLES = """
# About these Coverage Examples:
> <b>This is not a cost estimator.</b> Treatments shown are just examples of how this plan might
cover medical care. Your actual costs will be different depending on the actual care you receive,
the prices your providers charge, and many other factors. Focus on the cost sharing amounts
(deductibles, copayments and coinsurance) and excluded services under the plan. Use this information
to compare the portion of costs you might pay under different health plans. Please note these
coverage examples are based on self-only coverage.

|w 34 33 33
|= Peg is Having a Baby (9 months of in-network pre-natal care and a hospital delivery) | Managing
Joe’s Type 2 Diabetes (a year of routine in-network care of a well-controlled condition) | Mia’s
Simple Fracture (in-network emergency room visit and follow up care)
| The plan’s overall deductible $1,500 | The plan’s overall deductible $1,500 | The plan’s overall
deductible $1,500
| Specialist copayment $55 | Specialist copayment $55 | Specialist copayment $55
| Hospital (facility) coinsurance 20% | Hospital (facility) coinsurance 20% | Hospital (facility)
coinsurance 20%
| <b>Total Example Cost $12,700</b> | <b>Total Example Cost $5,600</b> | <b>Total Example Cost
$2,800</b>
| Deductibles $1,500 | Deductibles $900 | Deductibles $1,500
| Copayments $40 | Copayments $800 | Copayments $500
| Coinsurance $2,100 | Coinsurance $0 | Coinsurance $90
| Limits or exclusions $60 | Limits or exclusions $20 | Limits or exclusions $0
| <b>The total Peg would pay is $3,700</b> | <b>The total Joe would pay is $1,720</b> | <b>The total
Mia would pay is $2,090</b>

The <b>plan</b> would be responsible for the other costs of these EXAMPLE covered services. If you
have questions about these examples, call {phone}.
"""

LAKESHORE = Sbc(
    insurer="Lakeshore Mutual Health",
    plan="Lakeshore Harbor PPO 1500",
    period="01/01/2026 - 12/31/2026",
    covers="Individual + Family",
    plan_type="PPO",
    phone="1-800-555-0142",
    form_number="LMH-SBC-2026-114",
    edition=EDITION_2021,
    questions=QUESTIONS_2021,
    events=((CLINIC, TESTS, DRUGS), (OUTPATIENT, URGENT, STAY, MIND), (PREGNANT, RECOVERY, CHILD)),
    not_covered=(
        ("Acupuncture", "Bariatric surgery", "Cosmetic surgery", "Dental care (Adult)"),
        (
            "Hearing aids",
            "Long-term care",
            "Non-emergency care when traveling outside the U.S., unless you are assigned"
            " there for work",
            "Infertility treatment",
        ),
        (
            "Private-duty nursing",
            "Routine eye care (Adult)",
            "Routine foot care",
            "Weight loss programs",
        ),
    ),
    other_covered=(
        ("Chiropractic care (20 visits/year)",),
        ("Telehealth visits with a network therapist",),
        ("Nutrition counseling (6 visits/year)",),
    ),
    rights_of_plan="""
- {insurer}, Member Appeals, at {phone}
- The insurance division of your state, consumer help desk, at 1-800-555-0187
- U.S. Department of Labor, Employee Benefits Security Administration at 1-866-444-EBSA (3272)

<b>Does this plan provide Minimum Essential Coverage? Yes.</b> <u>Minimum Essential Coverage</u>
generally includes <u>plans</u>, health insurance available through the <u>Marketplace</u> or other
individual market policies, Medicare, Medicaid, CHIP, TRICARE, and certain other coverage. If you
are eligible for certain types of <u>Minimum Essential Coverage</u>, you may not be eligible for the
<u>premium tax credit</u>.

<b>Does this plan meet the Minimum Value Standards? Yes.</b> If your <u>plan</u> doesn’t meet the
<u>Minimum Value Standards</u>, you may be eligible for a <u>premium tax credit</u> to help you pay
for a <u>plan</u> through the <u>Marketplace</u>.

<b>Language Access Services:</b>
- Spanish (Español): Para obtener asistencia en Español, llame al {phone}.
- Tagalog (Tagalog): Kung kailangan ninyo ang tulong sa Tagalog tumawag sa {phone}.
- Pennsylvania Dutch (Deitsch): Fer Hilf griege in Deitsch, ruf {phone} uff.
- Samoan (Gagana Samoa): Mo se fesoasoani i le Gagana Samoa, vala’au mai i le numera telefoni
{phone}.

<i>To see examples of how this plan might cover costs for a sample medical situation, see the next
section.</i>
""",
    examples=EXAMPLES,
)

QUESTIONS_2012 = (
    (
        "What is the overall deductible?",
        "$750 person / $1,500 family. Does not apply to preventive care and office visits.",
        "You must pay all the costs up to the <b>deductible</b> amount before this plan"
        " begins to pay for"
        " covered services you use. Check your policy or plan document to see when the"
        " deductible starts"
        " over (usually, but not always, January 1st).",
    ),
    (
        "Are there other deductibles for specific services?",
        "No.",
        "You don’t have to meet deductibles for specific services, but see the chart"
        " starting on page 2"
        " for other costs for services this plan covers.",
    ),
    (
        "Is there an out-of-pocket limit on my expenses?",
        "Yes. $4,000 person / $8,000 family.",
        "The out-of-pocket limit is the most you could pay during a coverage period"
        " (usually one year)"
        " for your share of the cost of covered services. This limit helps you plan for health care"
        " expenses.",
    ),
    (
        "Is there an overall annual limit on what the plan pays?",
        "No.",
        "The chart starting on page 2 describes any limits on what the plan will pay for"
        " <i>specific</i>"
        " covered services, such as office visits.",
    ),
    (
        "Does this plan use a network of providers?",
        "Yes. For a list of plan doctors call {phone}.",
        "If you use an in-network doctor or other health care provider, this plan will"
        " pay some or all of"
        " the costs of covered services. Be aware, your in-network doctor or hospital may use an"
        " out-of-network provider for some services.",
    ),
    (
        "Do I need a referral to see a specialist?",
        "Yes. Your primary care doctor writes it.",
        "This plan will pay some or all of the costs to see a specialist for covered"
        " services but only if"
        " you have the plan’s permission before you see the specialist.",
    ),
    (
        "Are there services this plan doesn’t cover?",
        "Yes.",
        "Some of the services this plan doesn’t cover are listed on a later page. See"
        " your policy or plan"
        " document for additional information about excluded services.",
    ),
)


def closed_network(event: Event) -> Event:
    """The event as an HMO pays it: nothing out of network but emergencies."""
    return replace(
        event,
        services=tuple(
            service if "Emergency" in service.name else replace(service, other="Not covered")
            for service in event.services
        ),
    )


PINEGROVE = Sbc(
    insurer="Pinegrove Community Health Plan",
    plan="Pinegrove Select HMO 750",
    period="07/01/2013 - 06/30/2014",
    covers="Individual + Family",
    plan_type="HMO",
    phone="1-888-555-0119",
    form_number="PCHP 0713-SEL",
    edition=EDITION_2012,
    questions=QUESTIONS_2012,
    events=tuple(
        tuple(closed_network(event) for event in page)
        for page in (
            (CLINIC, TESTS, DRUGS, OUTPATIENT, URGENT),
            (STAY, MIND, PREGNANT, RECOVERY, CHILD),
        )
    ),
    not_covered=(
        (
            "Acupuncture",
            "Cosmetic surgery (except reconstruction after injury or mastectomy)",
            "Dental care (Adult)",
        ),
        (
            "Infertility treatment",
            "Long-term care",
            "Non-emergency care when traveling outside the U.S.",
        ),
        ("Private-duty nursing", "Routine foot care", "Weight loss programs"),
    ),
    other_covered=(
        ("Bariatric surgery (one operation in a lifetime, at a center the plan has chosen)",),
        ("Chiropractic care (12 visits/year)",),
        ("Hearing aids (one per ear every 36 months)", "Routine eye care (Adult)"),
    ),
    rights_of_plan="""
- Pinegrove Member Services, {phone}
- Pinegrove Grievance Desk, 1-888-555-0163
- The consumer office of your state’s department of insurance, 1-800-555-0171

## Language Access Services:
- Para obtener asistencia en Español, llame al {phone}.
- Kung kailangan ninyo ang tulong sa Tagalog tumawag sa {phone}.

<i>To see examples of how this plan might cover costs for a sample medical situation, see the next
page.</i>
""",
    examples="""
# About these Coverage Examples:
These examples show how this plan might cover medical care in given situations. Use these examples
to see, in general, how much financial protection a sample patient might get if they are covered
under different plans.

> <b>This is not a cost estimator.</b> Don’t use these examples to estimate your actual costs under
this plan. The actual care you receive will be different from these examples, and the cost of that
care will also be different.

|w 50 50
|= Having a baby (normal delivery) | Managing type 2 diabetes (routine maintenance of a
well-controlled condition)
| Amount owed to providers: $7,540 | Amount owed to providers: $5,400
| Plan pays $5,610 | Plan pays $3,980
| Patient pays $1,930 | Patient pays $1,420
| Deductibles $750; Copays $30; Coinsurance $1,000; Limits or exclusions $150 | Deductibles $750;
Copays $520; Coinsurance $70; Limits or exclusions $80

## Questions and answers about the Coverage Examples:
<b>What does a Coverage Example show?</b> For each treatment situation, the Coverage Example helps
you see how deductibles, copayments, and coinsurance can add up. It also helps you see what expenses
might be left up to you to pay because the service or treatment isn’t covered or payment is limited.

<b>Does the Coverage Example predict my own care needs?</b> No. Treatments shown are just examples.
The care you would receive for this condition could be different based on your doctor’s advice, your
age, how serious your condition is, and many other factors.

<b>Can I use Coverage Examples to compare plans?</b> Yes. When you look at the Summary of Benefits
and Coverage for other plans, you’ll find the same Coverage Examples. When you compare plans, check
the “Patient Pays” box in each example. The smaller that number, the more coverage the plan
provides.
""",
    pagesize=letter,
    size=12.2,
)

MAPLE_COUNTY = replace(
    LAKESHORE,
    insurer="Maple County Employees’ Trust",
    plan="Maple County PPO 1000",
    period="07/01/2025 - 06/30/2026",
    phone="1-877-555-0128",
    form_number="MCET 25-07",
    events=((PREGNANT, CHILD),),
    not_covered=(
        ("Bariatric surgery", "Cosmetic surgery", "Dental care (Adult)", "Hearing aids"),
        (
            "Infertility treatment",
            "Long-term care",
            "Non-emergency care when traveling outside the county",
        ),
        ("Private-duty nursing", "Routine foot care", "Weight loss programs"),
    ),
)
