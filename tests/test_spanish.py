"""Papers in Spanish say what their English twins say; other languages are named, never silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_roles import paper

from analyzer import analyze
from analyzer.errors import LexiconError
from analyzer.glossing import glossary, in_english, parse, spellings, stem
from analyzer.labels import Code, Ground, OutlookLabel
from analyzer.languages import foreign_language, language_of, plain_words
from analyzer.lexicon import load
from analyzer.matching import Matcher
from analyzer.outline import outline
from analyzer.questions import find_procedure
from analyzer.reading.assemble import read_policy
from analyzer.records import Question
from analyzer.report import Report, clause_rows, outlook_rows

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
TWINS = ("sbc_2021_lakeshore_ppo", "sbc_2012_pinegrove_hmo", "spd_orchard_works")
SPANISH_LEAD = "Este folleto explica lo que el plan paga por los servicios que usted recibe."
ENGLISH_LEAD = "This booklet explains what the plan pays for the services that you get."


@pytest.mark.parametrize("name", TWINS)
def test_a_spanish_paper_has_the_outlooks_of_its_english_twin(name: str) -> None:
    questions = [Question(one.id, ground) for one in load().procedures for ground in Ground]

    english = analyze(SAMPLES / f"{name}.pdf", questions=questions)
    spanish = analyze(SAMPLES / f"{name}_es.pdf", questions=questions)

    assert [one.label for one in spanish.outlooks] == [one.label for one in english.outlooks]
    assert spanish.facts.document_type is english.facts.document_type
    assert spanish.warnings == ()


# A sentence in a section "Exclusiones", and the English one that must be read alike.
PAIRS = {
    "passive": ("La cirugía cosmética no está cubierta.", "Cosmetic surgery is not covered."),
    "verb first": ("No se cubre la cirugía cosmética.", "We do not cover cosmetic surgery."),
    "bracketed": (
        "Cirugía estética (a menos que sea médicamente necesaria)",
        "Cosmetic surgery (unless it is medically necessary)",
    ),
    "salvo": (
        "No están cubiertos los procedimientos cosméticos, salvo los que sean médicamente"
        " necesarios.",
        "Cosmetic procedures are not covered, except those that are medically necessary.",
    ),
    "excluded": (
        "Los servicios o procedimientos estéticos quedan excluidos de la cobertura.",
        "Cosmetic services or procedures are excluded from coverage.",
    ),
    "purely": (
        "Tratamientos con fines puramente estéticos no son un beneficio cubierto.",
        "Treatments for purely cosmetic purposes are not a covered benefit.",
    ),
    "plastic": (
        "El plan no cubre cirugía plástica con fines cosméticos, a menos que se deba a una lesión"
        " accidental.",
        "The plan does not cover plastic surgery for cosmetic purposes, unless it is due to an"
        " accidental injury.",
    ),
    "mastectomy": (
        "No pagamos por cirugía plástica o cosmética, excepto la cirugía reconstructiva después de"
        " una mastectomía.",
        "We do not pay for plastic or cosmetic surgery, except reconstructive surgery after a"
        " mastectomy.",
    ),
    "appearance": (
        "No cubrimos servicios que se realizan para cambiar o mejorar su apariencia física, excepto"
        " cuando sean necesarios para restaurar la función después de un accidente o una"
        " enfermedad.",
        "We do not cover services that are performed to change or improve your physical appearance,"
        " except when needed to restore function after an accident or disease.",
    ),
    "granted": (
        "La cirugía reconstructiva está cubierta cuando es necesaria para corregir un defecto"
        " congénito de un niño.",
        "Reconstructive surgery is covered when it is necessary to correct a congenital defect of a"
        " child.",
    ),
    "breast": (
        "El plan cubre la reconstrucción mamaria tras una mastectomía, incluida la cirugía del otro"
        " seno para lograr simetría.",
        "The plan covers breast reconstruction after a mastectomy, including surgery on the other"
        " breast to produce a symmetrical appearance.",
    ),
    "this exclusion": (
        "No se cubre la cirugía cosmética. Esta exclusión no se aplica a la cirugía reparadora por"
        " quemaduras, tumores o anomalías congénitas.",
        "We do not cover cosmetic surgery. This exclusion does not apply to reconstructive surgery"
        " for burns, tumors or congenital anomalies.",
    ),
    "named": (
        "Rinoplastia, salvo que sea para corregir un defecto funcional ocasionado por un"
        " accidente.",
        "Rhinoplasty, unless it is to correct a functional defect caused by an accident.",
    ),
    "several": (
        "Eliminación de tatuajes, depilación con láser y tratamiento de arañas vasculares.",
        "Tattoo removal, laser hair removal and treatment of spider veins.",
    ),
    "absolute": (
        "Liposucción, abdominoplastia y extirpación de piel sobrante, sean o no médicamente"
        " necesarias.",
        "Liposuction, abdominoplasty and removal of excess skin, whether or not medically"
        " necessary.",
    ),
    "or at the beginning of a line": (
        "Queda excluida toda cirugía cuyo fin sea estético, salvo la que repare los daños de una"
        " quemadura o de una enfermedad.",
        "Any surgery whose purpose is cosmetic is excluded, except that which repairs the damage of"
        " a burn or of a disease.",
    ),
    "defined": (
        "Cirugía cosmética significa una operación realizada principalmente para mejorar la"
        " apariencia.",
        "Cosmetic surgery means an operation performed primarily to improve appearance.",
    ),
    "skin": (
        "No cubrimos la microdermoabrasión, las microagujas ni el plasma rico en plaquetas.",
        "We do not cover microdermabrasion, micro-needling or platelet-rich plasma.",
    ),
    "wigs": (
        "Pelucas, excepto por pérdida de cabello a causa de quimioterapia por cáncer.",
        "Wigs, except for hair loss as a result of chemotherapy for cancer.",
    ),
    "without accents": (
        "Cirugia estetica, excepto cuando sea necesaria para corregir un defecto congenito.",
        "Cosmetic surgery, except when necessary to correct a congenital defect.",
    ),
}


def _said(report: Report) -> list[tuple[object, ...]]:
    return [
        (one.kind, one.scope, set(one.grounds), set(one.procedures), one.flags)
        for one in report.clauses
    ]


@pytest.mark.parametrize(("spanish", "english"), PAIRS.values(), ids=PAIRS)
def test_a_spanish_sentence_does_what_the_english_one_does(spanish: str, english: str) -> None:
    found = analyze(paper(f"{SPANISH_LEAD}\n# Exclusiones\n{SPANISH_LEAD}\n\n{spanish}"))
    twin = analyze(paper(f"{ENGLISH_LEAD}\n# Exclusions\n{ENGLISH_LEAD}\n\n{english}"))

    assert _said(twin)
    assert _said(found) == _said(twin)


def test_quotes_phrases_and_headings_are_the_spanish_that_is_printed() -> None:
    spanish, _ = PAIRS["salvo"]

    report = analyze(
        paper(f"{SPANISH_LEAD}\n# Servicios no cubiertos\n{SPANISH_LEAD}\n\n{spanish}")
    )

    rows = clause_rows(report)
    assert [row[3] for row in rows] == [spanish, spanish]
    assert [row[4] for row in rows] == ["Servicios no cubiertos"] * 2
    assert [row[5] for row in rows] == ["procedimientos cosméticos", "salvo"]
    assert {row[7] for row in rows} == {"exact"}


def test_an_english_paper_with_a_spanish_notice_is_read_in_both() -> None:
    notice = "El plan no cubre la cirugía cosmética, salvo que sea por una lesión accidental."

    report = analyze(
        paper(
            f"# Exclusions\n{ENGLISH_LEAD}\nWe do not cover tattoo removal.\n\n"
            f"# Aviso\n{SPANISH_LEAD}\n{notice}"
        )
    )

    assert [row[3] for row in clause_rows(report)] == [
        "We do not cover tattoo removal.",
        notice,
        notice,
    ]
    assert report.warnings == ()


TAGLINES = """
Spanish: Para obtener asistencia en español, llame al 1-800-555-0100.
Tagalog: Kung kailangan ninyo ang tulong sa Tagalog tumawag sa 1-800-555-0100.
French: Pour obtenir de l'aide dans votre langue, appelez le 1-800-555-0100.
German: Wenn Sie Hilfe in Ihrer Sprache brauchen, rufen Sie bitte die 1-800-555-0100 an.
Portuguese: Para receber ajuda em português, ligue para o número 1-800-555-0100.
Italian: Per avere aiuto nella sua lingua, chiami il numero 1-800-555-0100.
Haitian Creole: Pou jwenn èd nan lang ou, rele nimewo 1-800-555-0100 gratis.
Polish: Aby otrzymać pomoc w języku polskim, proszę zadzwonić pod 1-800-555-0100.
"""


def test_lines_in_many_languages_at_the_end_change_nothing() -> None:
    body = f"# Exclusions\n{ENGLISH_LEAD}\n- Cosmetic surgery\n- Acupuncture\n"

    plain = analyze(paper(body))
    tagged = analyze(paper(f"{body}# Language Access Services\n{TAGLINES}"))

    assert tagged.warnings == ()
    assert [row[3] for row in clause_rows(tagged)] == [row[3] for row in clause_rows(plain)]
    assert tagged.facts.document_type is plain.facts.document_type
    assert foreign_language(TAGLINES.split()) == ""


LANGUAGES = {
    "French": "Le régime ne couvre pas la chirurgie esthétique ni les soins qui visent à améliorer"
    " l'apparence de l'assuré, sauf si une opération est nécessaire à la suite d'un accident.",
    "German": "Der Plan zahlt nicht für die Operation und die Behandlung von Narben mit Laser.",
    "Portuguese": "O plano não cobre cirurgia estética ou tratamentos para melhorar a aparência,"
    " exceto quando necessários após um acidente ou para corrigir um defeito do segurado.",
    "Italian": "Il piano non copre la chirurgia estetica e i trattamenti per migliorare l'aspetto"
    " della persona, salvo che siano necessari dopo un incidente o per un difetto.",
    "Haitian Creole": "Plan sa a pa kouvri operasyon kosmetik pou amelyore aparans ou, sof si ou te"
    " fè yon aksidan oswa ou fèt ak yon defo. Pou plis enfòmasyon rele nan nimewo sa a.",
    "Tagalog": "Hindi sakop ng plano ang kosmetikong operasyon para sa pagpapaganda ng itsura"
    " maliban kung ito ay kailangan dahil sa aksidente o depekto ng miyembro.",
    "Vietnamese": "Chương trình không đài thọ phẫu thuật thẩm mỹ và các dịch vụ để cải thiện vẻ"
    " ngoài của quý vị, trừ khi cần thiết về mặt y tế.",
    "Polish": "Plan nie obejmuje operacji kosmetycznych oraz zabiegów, które są wykonywane dla"
    " poprawy wyglądu, chyba że jest to konieczne po wypadku lub w przypadku wady.",
    "Chinese": "本计划不承保整容手术以及改善外观的治疗，除非因意外事故所必需。",
    "Japanese": "このプランは美容整形手術をカバーしません。事故の場合を除きます。",
    "Korean": "이 플랜은 미용 수술을 보장하지 않습니다. 사고로 인한 경우는 제외됩니다.",
    "Arabic": "لا تغطي الخطة الجراحة التجميلية إلا إذا كانت ضرورية بعد حادث.",
    "Hebrew": "התוכנית אינה מכסה ניתוח קוסמטי אלא אם כן הוא נחוץ לאחר תאונה.",
    "Russian": "План не оплачивает операции, которые меняют внешность.",
    "Hindi": "यह योजना कॉस्मेटिक सर्जरी को कवर नहीं करती है।",
}


@pytest.mark.parametrize(("name", "text"), LANGUAGES.items(), ids=LANGUAGES)
def test_a_language_that_is_not_read_is_named(name: str, text: str) -> None:
    assert language_of(plain_words(text.split())) == name
    assert foreign_language(text.split()) == name


@pytest.mark.parametrize("text", [SPANISH_LEAD, ENGLISH_LEAD, "Anna Maria de la Torre, Di Lago"])
def test_english_spanish_and_names_are_no_other_language(text: str) -> None:
    assert foreign_language(text.split()) == ""


def test_a_paper_in_another_language_is_never_silent() -> None:
    french = "\n".join([LANGUAGES["French"]] * 4)

    report = analyze(paper(f"# Exclusions\n{french}"))

    (said,) = report.warnings
    assert (said.code, said.pages) == (Code.W_LANGUAGE, ())
    assert "French" in said.message
    assert {outlook.label for outlook in report.outlooks} == {OutlookLabel.UNREAD}
    assert {row[3] for row in outlook_rows(report)} == {""}
    assert all("language" in row[4] for row in outlook_rows(report))


def test_one_foreign_page_of_many_is_named_with_its_number() -> None:
    english = "\n".join([ENGLISH_LEAD] * 400)
    french = "\n".join([LANGUAGES["French"]] * 24)

    report = analyze(paper(f"{english}\n{french}"))

    (said,) = report.warnings
    assert said.code is Code.W_LANGUAGE
    assert said.pages == (len(report.policy.pages),)
    assert {outlook.label for outlook in report.outlooks} == {OutlookLabel.NOT_ADDRESSED}


def test_facts_of_a_spanish_paper_are_read_and_names_stay_as_printed() -> None:
    facts = analyze(SAMPLES / "spd_orchard_works_es.pdf").facts

    values = {
        name: getattr(facts, name).value
        for name in (
            "plan_name",
            "coverage_start",
            "member_phone",
            "internal_appeal_deadline",
            "external_review_deadline",
            "prior_authorization",
        )
    }
    assert values == {
        "plan_name": "Plan de Salud y Bienestar de Orchard Works",
        "coverage_start": "2025-01-01",
        "member_phone": "1-866-555-0174",
        "internal_appeal_deadline": "180 days",
        "external_review_deadline": "4 months",
        "prior_authorization": "yes",
    }


# The glossary

# Parts of phrases, and what counts only beside a word of the skin.
UNSIGNED = {*"scar scars skin hair eyelid nose creams wrinkles spots collagen".split()} | {
    "laser treatment"
}


def test_every_english_phrase_of_the_procedures_is_known_to_the_lexicon() -> None:
    text = (Path(__file__).parent.parent / "models" / "spanish.toml").read_text(encoding="utf-8")
    section = text.partition("[procedures]")[2].partition("\n[")[0]
    matcher = Matcher(load())
    unknown = [
        english
        for line in section.splitlines()
        if (english := line.partition('" =')[0].strip('"'))
        and not english.startswith("removal of")
        and english not in UNSIGNED
        and not matcher.find(english)
    ]

    assert unknown == []


def test_an_entry_stands_for_all_its_spellings() -> None:
    found = set(spellings("mejorar/cambiar [la/su] apariencia"))

    assert len(found) == 6
    assert ("cambiar", "apariencia") in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lesión", "lesiones"),
        ("cicatriz", "cicatrices"),
        ("cosmética", "COSMETICOS"),
        ("seno", "senos"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_the_plural_is_kept_apart_where_it_matters() -> None:
    known = glossary()

    assert known.meaning((stem("lesión"),), ("lesión",)) == "injury"
    assert known.meaning((stem("lesión"),), ("lesiones",)) == "injuries"


BROKEN = {
    "no TOML": ("[", "is not TOML"),
    "no section": ('a = ["b"]', "is no section"),
    "no list": ('[words]\n"the" = "el"', "is not a list"),
    "no words": ('[words]\n"the" = ["..."]', "without words"),
    "two meanings": ('[words]\n"the" = ["el"]\n"he" = ["el"]', "stands for 'the' already"),
}


@pytest.mark.parametrize(("text", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_broken_glossary_says_what_is_wrong(text: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=problem):
        parse(text)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("abdominoplastia", "abdominoplasty"),
        ("cirugía de párpados", "blepharoplasty"),
        ("Depilación láser", "hair_removal"),
        ("microagujas", "microneedling"),
        ("reconstruccion mamaria", "breast_reconstruction"),
    ],
)
def test_a_procedure_may_be_asked_for_by_its_spanish_name(name: str, id: str) -> None:
    assert find_procedure(name, load()).id == id


def test_an_english_paper_is_not_touched() -> None:
    policy = read_policy(SAMPLES / "uk_pennine_guide.pdf")

    assert in_english(policy, outline(policy)) is None
