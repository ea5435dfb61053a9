"""Birchwood Hospital Plan: a short policy that says nothing on care for appearance.

It holds the look-alikes: anaesthetics, a department's name, toiletries, the first appearance of an
illness, and a dressing that is called non-cosmetic.
"""

from __future__ import annotations

from pathlib import Path

from layout import HELVETICA, Theme, frame, save_policy
from markup import flow
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
MARGIN = 76
THEME = Theme(
    HELVETICA, 13, 19.8, WIDTH - 2 * MARGIN, ink=HexColor("#2f4f2f"), band=HexColor("#e4ede0")
)

WORDING = """
# Birchwood Hospital Plan
<b>Policy document BHP/3</b>

This is the contract between you and Birchwood Friendly Society. It is made up of this document,
your application and the certificate that shows your name, the plan you chose and the first day of
cover. Helpline: 0800 555 0112, weekdays from 9 to 5.

# 1. What the plan is for
Birchwood pays you a fixed sum for each night that you spend in hospital, and shares the cost of
operations and of some out-patient visits. It is not meant to pay for every expense of an illness.

# 2. Who can be covered
You, your partner and your children under 21 who live with you. You can join between 18 and 69.
Children born after the first day of cover are included from birth if you tell us within three
months.

# 3. Benefits
|w 52 24 24
|= Benefit | Plan A | Plan B
| Each night in hospital, from the second night | £40 | £80
| Each night in intensive care | £80 | £160
| Operation, small | £150 | £300
| Operation, medium | £400 | £800
| Operation, large | £900 | £1,800
| Anaesthetic given for an operation | £60 | £120
| Consultation with a specialist, four in a year | £30 | £60
| X-ray or scan, three in a year | £40 | £80
| Physiotherapy, ten visits in a year | £15 | £25
| Birth of a child | £200 | £300

## 3.1 Nights in hospital
A night counts when you are in a bed at midnight on the advice of a doctor. We pay for up to ninety
nights in a year. Nights for convalescence alone do not count.

## 3.2 Operations
The size of an operation is found in the public list of operations that is kept at our offices. When
two operations are done on the same day we pay the larger sum. The fee for a local anaesthetic given
by the surgeon is part of the benefit for the operation.

## 3.3 Visits and scans
Send us the receipt within six months. The visit must have been asked for by your family doctor.
Checks by an optician, a dentist or a school do not count.

## 3.4 Dressings
After an operation we share the cost of dressings, up to £50 in a year, for sterile, non-cosmetic
dressings from a pharmacy.

# 4. When cover begins
Accidents are covered from the first day. Illnesses are covered from the ninety-first day. An
illness is taken to begin on the first appearance of symptoms, whether or not a doctor has been
seen. Operations for hernia, piles, tonsils and cataract are covered from the second year.

# 5. What we do not pay for
- nights in hospital before cover began;
- illness of which you had signs in the two years before joining, until two years have passed
without them;
- injury from racing, parachuting, climbing with ropes, or war;
- injury you meant to cause;
- the effects of alcohol or drugs not prescribed for you;
- stays in a nursing home, a spa or a home for the aged;
- sundries in hospital, such as newspapers, telephone, toiletries and cosmetics, and meals for
visitors;
- treatment abroad, unless you have been away for less than twenty-eight days;
- tests for insurance, work or travel.

# 6. Hospitals that settle with us
The hospitals below send us the bill for nights and operations if you show your certificate. In any
other hospital you pay and claim the money back.

|w 36 64
|= Hospital | Departments
| Alder Infirmary, Northbeck | Medicine, surgery, maternity, children
| Ash Grove Hospital, Selwick | Department of Plastic Surgery, eye clinic, ear, nose and throat
| Beechfield Cottage Hospital | Medicine, minor injuries
| Hazel Lane Clinic, Thornby | Day surgery, anaesthetic clinic, dermatology
| Larch House, Wendle | Orthopaedics, physiotherapy
| Maple Row Hospital, Kirkham Vale | Heart, lung, dialysis
| Rowan Park Hospital, Eastmere | Maternity, women’s health, breast clinic
| Willow Bank, Stanby | Mental health

# 7. How to claim
+ 1. Ask the helpline for a form, or use the one in your welcome pack.
+ 2. Have the hospital stamp the dates, the diagnosis and the name of the operation.
+ 3. Send the form within six months of the last night in hospital.
+ 4. We pay into your bank account within ten working days of a complete form.

We may ask your doctor for a report and pay for it. If a form is incomplete we tell you what is
missing. False claims end the policy and the money must be paid back.

# 8. Premiums
Premiums depend on age when you join and rise each January with the index of hospital costs. You pay
by the month or by the year. If a payment is missed we write to you; cover stops thirty days after
the letter.

|w 34 33 33
|= Age when you join | Plan A, a month | Plan B, a month
| 18 to 29 | £8.20 | £15.60
| 30 to 39 | £9.90 | £18.80
| 40 to 49 | £12.70 | £24.10
| 50 to 59 | £17.30 | £32.90
| 60 to 69 | £24.80 | £47.00
| Each child | £2.50 | £4.75

# 9. Changes and ending
You may change from Plan A to Plan B in January; the waits in part 4 apply again to the difference.
You may end the policy by a month’s notice. We may end it only for missed payments or false
statements. We may change the terms for all members of the plan with sixty days’ notice.

# 10. Complaints
Call the helpline first. If you are still unhappy, write to the Secretary, Birchwood Friendly
Society, Birchwood House, Northbeck. You will have an answer within four weeks. After that, or if
eight weeks have gone by, the ombudsman for financial services will look at the matter without
charge.

# 11. Words we use
<b>Accident:</b> a sudden event that comes from outside and injures the body.

<b>Doctor:</b> a person on the medical register who is not you, your partner or your relative.

<b>Hospital:</b> a place with beds, nurses at night, and a theatre or a ward under a doctor.

<b>Operation:</b> a procedure on the public list, done in a hospital or a day unit.

<b>Year:</b> twelve months from the first day of cover or its anniversary.
"""


def furniture(canvas: Canvas, number: int, pages: int) -> None:
    """Society name and page number at the foot."""
    canvas.setFillColor(black)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, 36, "Birchwood Friendly Society   BHP/3")
    canvas.drawRightString(WIDTH - MARGIN, 36, f"{number}/{pages}")


def write(path: Path) -> None:
    """Write the policy to `path`."""
    save_policy(
        path,
        title="Birchwood Hospital Plan",
        insurer="Birchwood Friendly Society",
        pagesize=A4,
        frames=[frame(MARGIN, 58, WIDTH - 2 * MARGIN, HEIGHT - 58 - 52)],
        story=flow(WORDING, THEME),
        furniture=furniture,
    )
