"""The papers of the worked cases, in the markup of `papers`. Wording and plans are made up."""

from __future__ import annotations

SUMMARY_HEAD = """
# Summary of Benefits and Coverage: What this Plan Covers & What You Pay For Covered Services
Coverage Period: 01/01/2026 - 12/31/2026. Coverage for: Family. Plan Type: PPO
The Summary of Benefits and Coverage (SBC) document will help you choose a health plan. This is \
only a summary.
| Common Medical Event | Services You May Need | Network Provider | Limitations, Exceptions, & \
Other Important Information |
| If you visit a doctor | Primary care visit | $25 copay | None |
| If you have a hospital stay | Facility fee | 20% coinsurance | Preauthorization is required \
for planned stays |
## Excluded Services & Other Covered Services:
"""
BOX_OUT = (
    "**Services Your Plan Generally Does NOT Cover (Check your policy or plan document for more "
    "information and a list of any other excluded services.)**"
)
BOX_IN = (
    "**Other Covered Services (Limitations may apply to these services. This isn't a complete "
    "list. Please see your plan document.)**"
)
CONTRACT_HEAD = """
# Meadowlark Health Plan Certificate of Coverage
This certificate is the contract between you and the plan. It tells which medical services we \
cover.
"""
HANDBOOK_HEAD = """
# Summary Plan Description
Your employer pays for this self-funded group health plan. This booklet is your summary plan \
description and tells which medical services the plan covers.
"""
APPEARANCE_GROUP = (
    CONTRACT_HEAD
    + """
# Covered Health Services
## Reconstructive Procedures
Reconstructive procedures are covered when the primary purpose is to improve or restore \
physiologic function after an injury, sickness or congenital anomaly.
The fact that you may suffer psychological consequences or avoid company because of an injury \
does not make a procedure reconstructive.
# Exclusions
We do not pay for the services in this section.
## Physical Appearance
- Cosmetic procedures. Examples: removal of scars or tattoos, skin abrasion procedures, \
treatment of skin wrinkles or any treatment to improve the appearance of the skin.
- Weight loss programs, whether or not under medical supervision.
## Experimental or Unproven Services
- Experimental, investigational and unproven services are not covered.
"""
)
RESULTS_OF = (
    CONTRACT_HEAD
    + """
# General Exclusions
The plan does not cover the following:
- Cosmetic services and supplies. This exclusion does not apply to surgery to correct the \
results of an accidental injury, a congenital anomaly or an earlier covered surgery.
- Custodial care.
- Services that are experimental or investigational.
"""
)
WINDOW = (
    HANDBOOK_HEAD
    + """
# What the medical plan leaves out
The plan does not cover:
- Hearing aids.
- Cosmetic surgery, unless it repairs an accidental injury and treatment begins within 24 hours \
and is completed within 12 months of the accident.
- Private duty nursing in a hospital.
"""
)
STANDARD_CODE = """
# Sanjeevani Family Health Policy: Policy Wording
This policy pays for in-patient hospitalisation expenses of at least 24 hours. Out-patient \
treatment is not payable.
# Exclusions
## Standard exclusions
- Obesity and weight control (Code-Excl06): surgery for obesity that does not meet all the \
stated conditions.
- Cosmetic or plastic surgery (Code-Excl08): Expenses for cosmetic or plastic surgery or any \
treatment to alter how a person looks are excluded, unless for reconstruction after an accident, \
burns or cancer, or as part of medically necessary treatment that removes a direct and immediate \
risk to health. The attending medical practitioner must certify that such treatment is medically \
necessary.
- Hazardous sports (Code-Excl09): injuries from taking part in them as a professional.
"""
SPLIT_CODE = """
# Sanjeevani Family Health Policy: Policy Wording
This policy pays for in-patient hospitalisation expenses of at least 24 hours. Out-patient \
treatment is not payable.
# Exclusions
The company shall not pay for:
- Hazardous sports (Code-Excl09): injuries from taking part in them as a professional.
- Cosmetic or plastic surgery (Code-Excl08): Expenses for cosmetic or plastic surgery or any \
treatment to alter how a person looks, unless for reconstruction after an accident,
===
burns or cancer, or as part of medically necessary treatment that removes a direct and immediate \
risk to health, as certified by the attending medical practitioner.
- Refractive error (Code-Excl15): correction of eye sight of less than 7.5 dioptres.
@ Sanjeevani Family Health Policy, UIN 000000, page
"""
NEEDLING_LIST = """
# Exclusions and Limitations
We do not cover cosmetic services, including:
"""
APPROVAL = (
    CONTRACT_HEAD
    + """
# Covered Benefits
## Reconstructive Surgery
Reconstructive surgery to repair the effects of an injury or a disease is covered only with \
prior authorization from the plan.
# Prior Authorization
You must obtain prior authorization before reconstructive surgery. Services performed without \
prior authorization are not covered.
"""
)
LAW_NOTICE = """
# Women's Health and Cancer Rights Act Notice
If you have had a mastectomy, the plan covers:
- All stages of reconstruction of the breast on which the mastectomy was performed.
- Surgery and reconstruction of the other breast to produce a symmetrical appearance.
"""
BLANKET = """
# Exclusions
The following services are not covered:
- Acupuncture.
- Cosmetic surgery and cosmetic procedures.
- Long-term care.
"""

PAPERS: dict[str, str] = {
    "C01": SUMMARY_HEAD
    + f"""
{BOX_OUT}
[ ] • Cosmetic surgery | • Long-term care | • Routine eye care (Adult)
[ ] • Dental care (Adult) | • Non-emergency care when traveling abroad | • Weight loss programs
{BOX_IN}
[ ] • Bariatric surgery | • Chiropractic care | • Hearing aids
""",
    "C02": SUMMARY_HEAD
    + f"""
{BOX_OUT}
[ ] • Acupuncture | • Long-term care | • Routine eye care (Adult)
{BOX_IN}
[ ] • Cosmetic surgery | • Chiropractic care | • Hearing aids
""",
    "C03": SUMMARY_HEAD
    + f"""
{BOX_OUT}
[ ] • Cosmetic surgery (except to repair an injury or a burn, or to restore function) | • \
Long-term care | • Routine eye care (Adult)
{BOX_IN}
[ ] • Bariatric surgery | • Chiropractic care | • Hearing aids
""",
    "C04": SUMMARY_HEAD
    + f"""
{BOX_OUT}
[ ] • Acupuncture | • Long-term care | • Routine eye care (Adult)
{BOX_IN}
[ ] • Bariatric surgery | • Chiropractic care | • Hearing aids
""",
    "C05": CONTRACT_HEAD
    + """
# General Exclusions
The plan does not pay for:
- Services rendered primarily to improve appearance.
- Custodial care.
""",
    "C06": APPEARANCE_GROUP,
    "C09": RESULTS_OF,
    "C11": WINDOW,
    "C14": """
# Regional Services Program: Policy Manual
This manual tells which medical benefits the program covers.
# Cosmetic, Reconstructive and Plastic Surgery
## Benefits
Reconstructive surgery is covered to restore body form after an accidental injury, revision of \
disfiguring scars included, if it is performed by the end of the year after the accident.
## Exclusions
These procedures are excluded:
- Chemical peels for acne scars.
- Face lifts for the effects of aging.
- Tattoo removal.
""",
    "C15": """
# Harbor Employees Plan 2026: A Federal Employees Health Benefits Program Brochure
# Section 3. How You Get Care
You need prior approval for certain services.
# Section 5(b). Surgical and Anesthesia Services
| Surgical procedures | You Pay |
| Operations by a surgeon, with care before and after | 15% of our allowance |
| Reconstructive surgery | You Pay |
| • Surgery to correct a condition caused by injury or illness, if the condition has a major \
effect on your appearance and surgery can reasonably be expected to correct it | 15% of our \
allowance |
| Not covered: Cosmetic surgery, which is any operation done mainly to improve how you look | \
All charges |
# Section 6. General Exclusions
Although we list a service as a benefit, we do not cover it unless it is medically necessary.
""",
    "C16": STANDARD_CODE,
    "C17": SPLIT_CODE,
    "C18": """
# Globe and Home Combined Policy: Policy Wording
# Section A. Hospital expenses in India
## Exclusions of Section A
The company shall not pay for:
- Cosmetic or plastic surgery (Code-Excl08) or any treatment to change appearance, unless for \
reconstruction after an accident, burns or cancer.
# Section B. Emergency medical expenses abroad
## Exclusions of Section B
The company shall not pay for:
- Cosmetic or plastic surgery and the removal of physical flaws or anomalies, unless they result \
from accidents or burns.
# Section C. Extended medical expenses abroad
## Exclusions of Section C
The company shall not pay for:
- Cosmetic or plastic surgery and the removal of physical flaws or anomalies.
""",
    "C19": """
# Thornbury Health Cover: Your Guide
This guide tells you what your private medical cover pays for.
# What is not covered
| Treatment | Covered? | Rules |
| Convalescence | Not covered | None |
| Cosmetic, reconstructive or weight loss treatment | Not covered | We do not pay for treatment \
to change your \
appearance, such as a remodelled nose or facelift. However, with our prior authorisation we pay \
for one initial operation to restore your \
appearance after an accident or surgery for cancer, if the accident or surgery happened while you \
were a member. |
""",
    "C20": """
# Continental Expatriate Medical Insurance: Policy Conditions
# Exclusions
The insurer does not pay for:
- Any treatment by a plastic surgeon, whether or not for medical or psychological purposes, and \
cosmetic treatment of any kind, except reconstructive surgery after a disfiguring accident or \
cancer surgery that took place during membership.
- Treatment by a relative.
""",
    "C21": CONTRACT_HEAD
    + """
# Exclusions
The plan does not cover:
- Cosmetic services, except services to correct a condition that results from a disease or an \
injury.
- Hearing aids.
- Hair transplants and other treatments for hair loss.
""",
    "C22": CONTRACT_HEAD
    + NEEDLING_LIST
    + """
- a) dermabrasion;
- b) chemical peels;
- c) micro-needling.
This exclusion does not apply to services for scars that result from an injury or burns.
""",
    "C23": CONTRACT_HEAD
    + """
# Exclusions and Limitations
We do not cover:
- a) dermabrasion, except for scars that result from an injury or burns;
- b) chemical peels;
- c) micro-needling.
""",
    "C24": CONTRACT_HEAD
    + """
# Exclusions
We do not cover:
- Micro-needling, regardless of medical necessity.
- Hearing aids.
"""
    + LAW_NOTICE,
    "C25": CONTRACT_HEAD + BLANKET + LAW_NOTICE,
    "C27": """
# Glossary of Health Coverage and Medical Terms
This glossary explains terms of medical plans.
**Cosmetic surgery** means surgery that reshapes normal structures of the body in order to \
improve appearance.
**Reconstructive surgery** means surgery and follow-up treatment needed to correct or improve a \
part of the body because of birth defects, accidents, injuries or medical conditions.
""",
    "C28": CONTRACT_HEAD
    + """
# Exclusions
We do not cover:
- Cosmetic procedures. See our medical policies for the criteria.
- Hearing aids.
""",
    "C29": APPROVAL,
    "C31": CONTRACT_HEAD
    + """
# Exclusions
We do not cover:
- Cosmetic surgery that is not medically necessary.
- Hearing aids.
""",
    "C32": """
# Hudson Valley Health Plan: Evidence of Coverage
This contract is issued in the State of New York.
# Exclusions
We do not cover cosmetic services or surgery. Cosmetic surgery shall not include:
- Reconstructive surgery that is incidental to or follows surgery for trauma, infection or \
disease of the part involved.
- Reconstructive surgery because of a congenital disease or anomaly of a covered child under age \
19 that has caused a functional defect.
- Surgery that we find to be medically necessary.
""",
    "C33": """
# Sierra Coast Health Plan: Evidence of Coverage
This plan is regulated by the State of California.
# Benefits
## Reconstructive Surgery
We cover reconstructive surgery to correct or repair abnormal structures of the body caused by \
congenital defects, developmental abnormalities, trauma, infection, tumors or disease, in order \
to improve function or to create a normal appearance, to the extent possible.
# Exclusions
We do not cover:
- Cosmetic surgery that is performed to alter or reshape normal structures of the body in order \
to improve appearance.
- Surgery that would bring only a minimal improvement in appearance.
""",
    "C34": CONTRACT_HEAD
    + """
# Covered Services
## Complications
Treatment of complications of cosmetic surgery is covered when hospital care is medically \
necessary, such as for an infection.
""",
    "C35": HANDBOOK_HEAD
    + """
# Exclusions
The plan does not cover:
- Complications of non-covered services.
- Hearing aids.
""",
    "C36": """
# Pharmacy Rider
This rider adds prescription drug benefits to your medical plan.
# Prescription drug exclusions
The rider does not cover:
- Drugs used for cosmetic purposes.
- Drugs to promote hair growth.
""",
    "C37": """
# Bright Molar Dental Plan: Certificate
This dental plan pays a dentist of your choice for the care of your teeth. Each tooth is looked \
at by the dentist twice a year. Bring your dental card to every dental visit.
# Exclusions
The dental plan does not cover:
- Cosmetic dentistry and cosmetic surgery of the mouth.
- Teeth whitening.
- A lost denture or another dental appliance.
""",
    "C38": """
# Income and Savings Booklet
# Long-Term Disability Insurance
Disability benefits replace part of your pay. No disability benefit is payable for a disability \
that results from cosmetic surgery, except after an accident.
# Health Care Flexible Spending Account
The flexible spending account repays eligible expenses from your own contributions. Expenses \
that are not eligible for reimbursement from the account:
- Cosmetic surgery and procedures
- Teeth whitening
""",
    "C39": """
This document is protected. Open it in a viewer that supports protected files.
""",
    "C40": CONTRACT_HEAD
    + """
# Exclusions
We do not cover:
- Item 7. Cosmetic services and cosmetic surgery, except to repair an accidental injury.
- Item 8. Hearing aids.
===
# Amendment Rider, effective January 1, 2024
This rider changes your certificate. In the section Exclusions, item 7 is deleted and replaced \
by the following:
- Item 7. Cosmetic services, as decided under the plan's rules in force when the service is given.
""",
    "C41": """
# Harbor Employees Plan 2026: A Federal Employees Health Benefits Program Brochure
# Section 5(b). Surgical and Anesthesia Services
Not covered:
- Cosmetic surgery, except to repair an accidental injury.
- Surgical sex-trait modification and facial feminization for gender dysphoria. If you are in \
the middle of such treatment, you may ask us for an exception.
""",
    "C42": """
# Southern Cross Mutual Health Fund: Fund Rules
# Hospital cover
Plastic and reconstructive surgery (medically necessary) is covered on Silver and Gold products.
# What we do not pay for
We do not pay for cosmetic surgery and other services for which no benefit is payable under the \
Medicare Benefits Schedule.
""",
    "C43": STANDARD_CODE,
    "C44": """
# Lotus General Insurance: Mediclaim Policy Wording
# Exclusions
The company shall not be liable for expenses in respect of:
- Circumcision.
- Cosmetic or aesthetic treatments of any description whatsoever are excluded. Plastic surgery \
is excluded unless it is needed for the treatment of an illness or an accidental injury.
- Dental treatment.
""",
    "C45": """
# Maple Leaf Group Benefits: Extended Health Care
This booklet is your certificate of insurance. It describes the coverage of the group contract.
# Extended health care: exclusions
No benefit is paid for:
- Services that are primarily for cosmetic or aesthetic purposes, or to correct congenital \
malformations.
- Services that a government plan pays for.
""",
}
OTHER_PAPERS: dict[str, str] = {
    "silent summary": PAPERS["C04"],
    "Indian brochure": """
# Sanjeevani Family Health Policy: Brochure
Key features at a glance: family floater, room rent without a cap, day care treatments.
# What is not covered
- Cosmetic or plastic surgery
- Obesity and weight control
- Hazardous sports
Please read the policy wording for the full terms. This brochure is only a summary.
""",
}
PAPERS |= {
    "C07": PAPERS["C06"],
    "C08": PAPERS["C06"],
    "C10": PAPERS["C09"],
    "C12": PAPERS["C11"],
    "C13": PAPERS["C11"],
    "C26": PAPERS["C25"],
    "C30": PAPERS["C29"],
}
