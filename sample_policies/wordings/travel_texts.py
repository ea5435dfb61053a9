"""Text of the Blue Kite travel policy, part by part."""

COVER = """
# Part A. Your contract
Blue Kite Assurance Pte insures the persons named in the certificate for one trip, or for all trips
of a year, as the certificate says. This wording, the certificate and any endorsement belong
together. The emergency line is open day and night: +65 5550 0139. Customer service: +65 5550 0138.

<b>Who is insured.</b> Persons from three months to seventy-five years of age who live in the
country where the certificate was issued and set out from it.

<b>Where.</b> Area 1: the region. Area 2: the world without North America. Area 3: the world.

<b>How long.</b> One trip may last up to ninety days. If illness or a strike keeps you from coming
home, cover goes on for ten days without extra premium.

|w 46 18 18 18
|= Limits for each person ($) | Lite | Plus | Excess
| 1. Medical expenses abroad | 150,000 | 500,000 | 100
| 2. Dental pain abroad | 300 | 1,000 | 50
| 3. Expenses after return, 30 days | 5,000 | 20,000 | 100
| 4. Evacuation and return home | Actual cost | Actual cost | Nil
| 5. Personal accident | 50,000 | 150,000 | Nil
| 6. Cancelled trip | 3,000 | 10,000 | 100
| 7. Trip cut short | 3,000 | 10,000 | 100
| 8. Delay, each six hours | 50 | 100 | Nil
| 9. Baggage | 1,500 | 4,000 | 75
| 10. Late baggage | 150 | 400 | Nil
| 11. Money and papers | 200 | 500 | 50
| 12. Liability | 250,000 | 1,000,000 | 250
| 13. Hire car excess | Nil | 1,500 | 150

The excess is the first part of each claim, for each person and each section, that you bear
yourself. When one event leads to claims under several sections, only the largest excess is taken.

## Words with a fixed meaning
<b>Accident</b> means a sudden event from outside that injures the body during the trip.

<b>Home</b> means the country where the certificate was issued.

<b>Illness</b> means a disorder of health that first shows itself during the trip and that needs a
doctor at once.

<b>Pre-existing condition</b> means a condition for which you had advice, tests or medicine in the
twelve months before the trip.

<b>Relative</b> means spouse, parent, child, brother, sister, grandparent or grandchild.

<b>Valuables</b> means jewellery, watches, cameras, computers, telephones and musical instruments.
"""

MEDICAL = """
# Part B. Medical sections
## Section 1. Medical expenses abroad
We pay for the following when an illness or accident makes them unavoidable before you are home:
+ (a) hospital, in the common ward or, if there is none, in the next class;
+ (b) doctors, operations and anaesthetics;
+ (c) medicines and dressings on prescription;
+ (d) ambulance to the nearest fit hospital;
+ (e) hire of crutches or a wheelchair.

We do not pay under Section 1 for
+ (a) treatment that can wait until you are home;
+ (b) treatment that was planned before the trip;
+ (c) a room in a higher class, unless our doctor agreed;
+ (d) treatment by a relative;
+ (e) the following, whether or not a doctor advised them:
++ (i) surgery or treatment to beautify, to slim or to make younger;
++ (ii) correction of eyesight;
++ (iii) checks of health and vaccinations;
++ (iv) stays at a spa or in a sanatorium.

## Section 2. Dental pain abroad
We pay for the relief of sudden pain and for repair of natural teeth after an accident. Crowns,
bridges, cleaning and cosmetic work on teeth are not paid for.

## Section 3. Expenses after return
We pay for treatment at home, within thirty days of your return, of an illness or accident for which
a doctor abroad had treated you. If you saw no doctor abroad, you must see one within two days of
your return.

## Section 4. Evacuation and return home
If our doctor and the one on the spot agree that you cannot be treated where you are, we move you to
the nearest place where you can, or home. We choose the means. If you die, we bring your remains
home or pay for a burial on the spot up to the same cost. Arrangements made without us are paid at
what they would have cost us.

## Section 5. Personal accident
|w 70 30
|= Loss within twelve months of the accident | Share of the sum
| Death (persons under 16: a tenth) | 100%
| Both eyes, both hands, both feet, or two of these | 100%
| One eye, one hand or one foot | 50%
| Hearing in both ears | 75%
| Speech | 75%
| Thumb | 20%
| Any other permanent loss | As set by a doctor, up to 50%
"""

TRIP = """
# Part C. Trip sections
## Section 6. Cancelled trip
We pay for travel and lodging that you cannot use and cannot get back, if you must cancel within
sixty days of departure because of
+ (a) death, severe illness or accident of yourself, a relative or a companion;
+ (b) a summons as witness or juror;
+ (c) fire or flood in your home within a week of departure;
+ (d) an outbreak at the destination, if the ministry then warns against all travel.

## Section 7. Trip cut short
For the same causes we pay for the unused part of the trip, counted in whole days, and for an
economy ticket home.

## Section 8. Delay
We pay the sum in the table for each six full hours by which the carrier leaves late because of
weather, strike or defect. A change of timetable that was announced a day before does not count.

# Part D. Property and liability
"""

PROPERTY = """
## Section 9. Baggage
We pay for baggage that is lost, stolen or damaged. For each article we pay at most $500, for
valuables together at most $1,000. Things older than a year are paid less a tenth for each year.

We do not pay for
+ (a) wear, moth, rust, and scratches that do no more than spoil the look of a case;
+ (b) money, tickets and cards (see Section 11);
+ (c) things left without anyone to watch them, unless in a locked room or boot;
+ (d) things that break or spoil of themselves:
++ (i) glass and china;
++ (ii) food and drink;
++ (iii) perfumes, cosmetics, toiletries and medicines;
+ (e) contact lenses, dentures and hearing aids;
+ (f) tools of trade and samples.

## Section 10. Late baggage
If baggage arrives more than eight hours after you, we repay clothing and washing things bought in
the meantime. Keep the receipts and the carrier’s report.

## Section 11. Money and papers
We pay for cash stolen from your person or a safe, and for new passports and visas. A police report
within twenty-four hours is needed.

## Section 12. Liability
We pay what you owe by law to another for injury or damage caused by accident. We do not pay for
liability from vehicles, boats, aircraft, weapons, animals, work, or toward members of your
household.

## Section 13. Hire car excess
We repay the excess that the hirer keeps after damage to a car that you hired from a licensed firm
and drove as the contract allows.

|w 40 30 30
|= Age of the article | Plus: we pay | Lite: we pay
| Up to one year | 100% | 90%
| One to two years | 90% | 80%
| Two to three years | 80% | 65%
| Three to five years | 60% | 40%
| Older | 30% | 15%
"""

EXCLUSIONS = """
# Part E. General exclusions
These apply to all sections. We shall not pay, in any circumstances, for loss or expense that arises
directly or indirectly from
+ 1. war, invasion, rebellion or the acts of an armed force;
+ 2. radiation, or weapons of a biological or chemical kind;
+ 3. a pre-existing condition, unless the certificate says that it was declared and accepted;
+ 4. pregnancy in the last ten weeks before the due date, and birth;
+ 5. suicide, self-injury, or a needless risk, except to save a life;
+ 6. alcohol above the limit for driving at home, and drugs not prescribed;
+ 7. any form of cosmetic, aesthetic or plastic surgery or treatment, in any manner, by whomever
performed and for whatever reason it is sought;
+ 8. a trip made in order to obtain treatment of any kind, beauty and anti-ageing treatments
included;
+ 9. what follows from an operation or injection for the sake of looks, such as infection, bleeding
or a poor result;
+ 10. mental or nervous disorders, other than those diagnosed for the first time during the trip;
+ 11. sports for pay, races, and climbing with ropes or guides;
+ 12. flying, other than as a passenger with a ticket;
+ 13. acts against the law;
+ 14. travel against the advice of a doctor or of the ministry;
+ 15. the failure of an agent or carrier to pay its debts.
"""

CLAIMS = """
# Part F. Claims and conditions
+ 1. In an emergency call the emergency line before you are admitted, or within a day after. Claims
above $1,000 that were not approved beforehand may be cut to what we would have paid.
+ 2. For other claims, write within thirty days of your return and send receipts, reports and the
certificate.
+ 3. Tell the police of a theft within twenty-four hours; tell the carrier of damage before you
leave the hall.
+ 4. We may have you examined, and may take over articles that we have paid for.
+ 5. If another insurance covers the loss, we share it in proportion. Section 5 is paid in full.
+ 6. A claim that is false in any respect ends the policy.
+ 7. You may cancel a yearly policy within fourteen days of receipt if you have not travelled.
+ 8. Disputes go first to our complaints manager, who answers within twenty working days, and then
to the mediation centre for insurance within six months of the answer.
+ 9. The law of the place where the certificate was issued applies.

|w 44 56
|= If you claim for | Send
| Medical expenses | Doctor’s report with diagnosis and dates, bills, receipts
| Personal accident | Report of the doctor or certificate of death, police report
| Cancelled trip | Booking, invoice for cancellation, proof of the cause
| Delay | Boarding card and the carrier’s letter with the hours
| Baggage | Report of the police or carrier, receipts, photographs
| Money and papers | Police report, proof of withdrawal
| Liability | Any letter from the other side; admit nothing
| Hire car excess | Hire contract, report of damage, bill of the hirer

## Notice about personal data
We use what you tell us to run the policy and to pay claims, and pass it on only to doctors,
assistance firms and reinsurers who need it. You may see it and have it put right.
"""
