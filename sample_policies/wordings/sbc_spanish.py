"""The two plans on the federal SBC form once more, in the Spanish of the form."""

from __future__ import annotations

from dataclasses import replace

from wordings import sbc_plans
from wordings.sbc_form import Edition, Event, Labels, Service

LABELS = Labels(
    title="Resumen de beneficios y cobertura",
    period="Período de cobertura",
    covers="Cobertura para",
    plan_type="Tipo de plan",
    questions=("Preguntas importantes", "Respuestas"),
    events=("Evento médico común", "Servicios que podría necesitar"),
    boxes="Servicios excluidos y otros servicios cubiertos:",
    call="¿Tiene preguntas? Llame al",
    of="de",
)

EDITION_2021 = Edition(
    title_tail="Lo que este plan cubre y lo que usted paga por los servicios cubiertos",
    intro="""
<b>El documento de Resumen de beneficios y cobertura (SBC, por sus siglas en inglés) le ayudará a
elegir un <u>plan</u> de salud. El SBC le muestra cómo usted y el <u>plan</u> compartirían el costo
de los servicios de atención médica cubiertos. NOTA: La información sobre el costo de este
<u>plan</u> (llamado <u>prima</u>) se proporcionará por separado.</b> Esto es solo un resumen. Para
obtener más información sobre su cobertura, o para obtener una copia de los términos completos de la
cobertura, llame al {phone}. Para ver las definiciones generales de los términos comunes, como
<u>cantidad permitida</u>, <u>facturación de saldo</u>, <u>coseguro</u>, <u>copago</u>,
<u>deducible</u>, <u>proveedor</u> u otros términos subrayados, consulte el Glosario. Puede llamar al
{phone} para pedir una copia.
""",
    why_head="Por qué esto es importante:",
    pay_head="Lo que usted pagará",
    cost_heads=(
        "Proveedor de la red (usted pagará lo menos)",
        "Proveedor fuera de la red (usted pagará lo más)",
    ),
    limits_head="Limitaciones, excepciones y otra información importante",
    not_covered_head="<b>Servicios que su <u>plan</u> generalmente NO cubre (Consulte los documentos de"
    " su póliza o <u>plan</u> para obtener más información y una lista de otros <u>servicios"
    " excluidos</u>.)</b>",
    other_covered_head="<b>Otros servicios cubiertos (Es posible que se apliquen limitaciones a estos"
    " servicios. Esta no es una lista completa. Consulte el documento de su <u>plan</u>.)</b>",
    rights="""
<b>Su derecho a continuar con la cobertura:</b> Hay agencias que pueden ayudarle si desea continuar
con su cobertura después de que termine. La información de contacto de esas agencias es:
Departamento de Trabajo de los Estados Unidos, Administración de Seguridad de Beneficios para
Empleados al 1-866-444-EBSA (3272). Usted también puede tener otras opciones de cobertura, como
comprar un seguro individual por medio del <u>Mercado</u> de seguros médicos. Para más información
sobre el <u>Mercado</u>, llame al 1-800-318-2596.

<b>Sus derechos de presentar quejas y apelaciones:</b> Hay agencias que pueden ayudarle si tiene una
queja contra su <u>plan</u> por la denegación de una <u>reclamación</u>. Esa queja se llama <u>queja
formal</u> o <u>apelación</u>. Para más información sobre sus derechos, lea la explicación de
beneficios que recibirá por esa <u>reclamación</u> médica. Los documentos de su <u>plan</u> también
explican cómo presentar una <u>reclamación</u>, una <u>apelación</u> o una <u>queja formal</u> por
cualquier motivo. Para más información sobre sus derechos o sobre este aviso, o para recibir ayuda,
comuníquese con:
""",
    labels=LABELS,
)

EDITION_2012 = replace(
    EDITION_2021,
    title_tail="Lo que cubre este plan y lo que cuesta",
    intro="""
> <b>Este es solo un resumen.</b> Si desea más detalles sobre su cobertura y sus costos, puede pedir
los términos completos en la póliza o en el documento del plan llamando al {phone}.
""",
    pay_head="",
    cost_heads=(
        "Su costo si usa un proveedor de la red",
        "Su costo si usa un proveedor fuera de la red",
    ),
    limits_head="Limitaciones y excepciones",
    not_covered_head="<b>Servicios que su plan NO cubre</b> (Esta no es una lista completa. Consulte su"
    " póliza o los documentos del plan para ver otros <b><u>servicios excluidos</u></b>.)",
    other_covered_head="<b>Otros servicios cubiertos</b> (Esta no es una lista completa. Consulte su"
    " póliza o los documentos del plan para ver otros servicios cubiertos y lo que cuestan.)",
)

QUESTIONS = (
    (
        "¿Cuál es el <u>deducible</u> general?",
        "$1,500 por persona / $3,000 por familia con <u>proveedores de la red</u>; $3,000 por persona"
        " / $6,000 por familia con <u>proveedores fuera de la red</u>.",
        "Por lo general, usted debe pagar todos los costos de los <u>proveedores</u> hasta la cantidad"
        " del <u>deducible</u> antes de que este <u>plan</u> comience a pagar.",
    ),
    (
        "¿Hay servicios cubiertos antes de alcanzar el <u>deducible</u>?",
        "Sí. La <u>atención preventiva</u>, las visitas al consultorio y los medicamentos genéricos"
        " están cubiertos antes de alcanzar su <u>deducible</u>.",
        "Este <u>plan</u> cubre algunos artículos y servicios aunque usted no haya alcanzado todavía la"
        " cantidad del <u>deducible</u>. Pero es posible que deba un <u>copago</u> o un"
        " <u>coseguro</u>.",
    ),
    (
        "¿Cuál es el <u>límite de gastos de bolsillo</u> de este <u>plan</u>?",
        "$6,500 por persona / $13,000 por familia con <u>proveedores de la red</u>; sin límite fuera"
        " de la red.",
        "El <u>límite de gastos de bolsillo</u> es lo máximo que usted podría pagar en un año por los"
        " servicios cubiertos.",
    ),
    (
        "¿Qué no está incluido en el <u>límite de gastos de bolsillo</u>?",
        "Las <u>primas</u>, la <u>facturación de saldo</u>, las multas por falta de"
        " <u>autorización previa</u> y la atención médica que este <u>plan</u> no cubre.",
        "Aunque usted pague estos gastos, no cuentan para el <u>límite de gastos de bolsillo</u>.",
    ),
    (
        "¿Pagará menos si usa un <u>proveedor de la red</u>?",
        "Sí. Llame al {phone} para pedir una lista de <u>proveedores de la red</u>.",
        "Este <u>plan</u> usa una <u>red de proveedores</u>. Usted pagará menos si usa un"
        " <u>proveedor</u> de la <u>red</u> del plan.",
    ),
    (
        "¿Necesita un <u>referido</u> para ver a un <u>especialista</u>?",
        "No.",
        "Usted puede ver al <u>especialista</u> que elija sin un <u>referido</u>.",
    ),
)

NONE = "Ninguna"


def service(name: str, network: str, other: str, limits: str = NONE) -> Service:
    """A row of the table whose last cell says in Spanish that there are no limits."""
    return Service(name, network, other, limits)


VISITS = Event(
    "Si visita el consultorio o la clínica de un <u>proveedor</u> de atención médica",
    (
        service(
            "Visita de atención primaria para tratar una lesión o enfermedad",
            "<u>Copago</u> de $30 por visita",
            "<u>Coseguro</u> de 40%",
        ),
        service(
            "Visita a un <u>especialista</u>",
            "<u>Copago</u> de $55 por visita",
            "<u>Coseguro</u> de 40%",
            "Las visitas virtuales a un dermatólogo cuentan como visitas a un <u>especialista</u>.",
        ),
        service(
            "<u>Atención preventiva</u>, exámenes y vacunas",
            "Sin cargo",
            "No está cubierto",
            "Es posible que deba pagar por servicios que no sean preventivos.",
        ),
    ),
)
SCANS = Event(
    "Si se hace una prueba",
    (
        service("Radiografías y análisis de sangre", "<u>Coseguro</u> de 20%", "40%"),
        service(
            "Imágenes (tomografía, resonancia magnética)",
            "<u>Coseguro</u> de 20%",
            "<u>Coseguro</u> de 40%",
            "Se requiere <u>autorización previa</u>. Si no la obtiene, los beneficios se reducen en"
            " $300 por examen.",
        ),
    ),
)
MEDICINES = Event(
    "Si necesita medicamentos para tratar su enfermedad o afección",
    (
        service("Medicamentos genéricos", "$10 en la farmacia, $25 por correo", "No está cubierto"),
        service(
            "<u>Medicamentos especializados</u>",
            "<u>Coseguro</u> de 25% hasta $350",
            "No está cubierto",
            "Se requiere <u>autorización previa</u>.",
        ),
    ),
)
OPERATIONS = Event(
    "Si le hacen una cirugía ambulatoria",
    (
        service(
            "Tarifa del centro (por ejemplo, un centro de cirugía ambulatoria)",
            "<u>Coseguro</u> de 20%",
            "<u>Coseguro</u> de 40%",
            "Es posible que se requiera <u>autorización previa</u>.",
        ),
        service(
            "Honorarios del médico o cirujano", "<u>Coseguro</u> de 20%", "<u>Coseguro</u> de 40%"
        ),
    ),
)
STAYS = Event(
    "Si tiene una estadía en el hospital",
    (
        service(
            "Tarifa del centro (por ejemplo, la habitación del hospital)",
            "<u>Coseguro</u> de 20%",
            "<u>Coseguro</u> de 40%",
            "Se requiere <u>autorización previa</u>, o el beneficio se reduce en 50%.",
        ),
    ),
)
EYES = Event(
    "Si su hijo necesita atención dental o de la vista",
    (
        service("Examen de la vista para niños", "Sin cargo", "No está cubierto", "Uno por año."),
        service("Chequeo dental para niños", "No está cubierto", "No está cubierto"),
    ),
)

RIGHTS = """
- {insurer}, Apelaciones de miembros, al {phone}
- Departamento de seguros de su estado, ayuda al consumidor, al 1-800-555-0187
- Departamento de Trabajo de los Estados Unidos, Administración de Seguridad de Beneficios para
Empleados, al 1-866-444-EBSA (3272)

<b>¿Este plan proporciona cobertura esencial mínima? Sí.</b> La <u>cobertura esencial mínima</u>
incluye, por lo general, los <u>planes</u> y seguros de salud disponibles a través del
<u>Mercado</u>, Medicare, Medicaid, CHIP, TRICARE y otras coberturas.

<b>¿Cumple este plan con los estándares de valor mínimo? Sí.</b> Si su <u>plan</u> no cumple con los
<u>estándares de valor mínimo</u>, usted podría ser elegible para un crédito fiscal que le ayude a
pagar un <u>plan</u> del <u>Mercado</u>.

<b>Servicios de acceso lingüístico:</b>
- English: For help in English, call {phone}.
- Tagalog (Tagalog): Kung kailangan ninyo ang tulong sa Tagalog tumawag sa {phone}.
- Français: Pour obtenir de l’aide en français, appelez le {phone}.
"""

EXAMPLES = """
# Acerca de estos ejemplos de cobertura:
> <b>Esto no es una herramienta para calcular costos.</b> Los tratamientos que se muestran son solo
ejemplos de cómo este plan podría cubrir la atención médica. Sus costos reales serán diferentes según
la atención que reciba, los precios que cobren sus proveedores y muchos otros factores.

|w 50 50
|= Peg va a tener un bebé (nueve meses de atención prenatal de la red y un parto en el hospital) |
Control de la diabetes tipo 2 de Joe (un año de atención de rutina dentro de la red)
| El deducible general del plan $1,500 | El deducible general del plan $1,500
| <b>Costo total del ejemplo $12,700</b> | <b>Costo total del ejemplo $5,600</b>
| <b>El total que Peg pagaría es $3,700</b> | <b>El total que Joe pagaría es $1,720</b>

El <b>plan</b> sería responsable de los demás costos de los servicios cubiertos de estos EJEMPLOS. Si
tiene preguntas sobre estos ejemplos, llame al {phone}.
"""

LAKESHORE = replace(
    sbc_plans.LAKESHORE,
    covers="Persona + Familia",
    form_number="LMH-SBC-2026-114-ES",
    edition=EDITION_2021,
    questions=QUESTIONS,
    events=((VISITS, SCANS, MEDICINES), (OPERATIONS, STAYS, EYES)),
    not_covered=(
        ("Acupuntura", "Cirugía bariátrica", "Cirugía cosmética", "Atención dental (adultos)"),
        (
            "Audífonos",
            "Cuidado a largo plazo",
            "Atención que no sea de emergencia cuando viaja fuera de los Estados Unidos, a menos que lo"
            " envíen allí por trabajo",
            "Tratamiento de la infertilidad",
        ),
        (
            "Enfermería privada",
            "Atención oftalmológica de rutina (adultos)",
            "Cuidado de rutina de los pies",
            "Programas para bajar de peso",
        ),
    ),
    other_covered=(
        ("Atención quiropráctica (20 visitas por año)",),
        ("Visitas a distancia con un terapeuta de la red",),
        ("Asesoría de nutrición (6 visitas por año)",),
    ),
    rights_of_plan=RIGHTS,
    examples=EXAMPLES,
)

PINEGROVE = replace(
    sbc_plans.PINEGROVE,
    covers="Persona + Familia",
    form_number="PCHP 0713-SEL-ES",
    edition=EDITION_2012,
    questions=QUESTIONS,
    events=((VISITS, SCANS, MEDICINES), (OPERATIONS, STAYS, EYES)),
    not_covered=(
        (
            "Acupuntura",
            "Cirugía estética (excepto la reconstrucción después de una lesión o mastectomía)",
            "Atención dental (adultos)",
        ),
        (
            "Tratamiento de la infertilidad",
            "Cuidado a largo plazo",
            "Atención que no sea de emergencia cuando viaja fuera de los Estados Unidos",
        ),
        ("Enfermería privada", "Cuidado de rutina de los pies", "Programas para bajar de peso"),
    ),
    other_covered=(
        ("Cirugía bariátrica (una operación en la vida, en un centro que el plan haya elegido)",),
        ("Atención quiropráctica (12 visitas por año)",),
        (
            "Audífonos (uno por oído cada 36 meses)",
            "Atención oftalmológica de rutina (adultos)",
        ),
    ),
    rights_of_plan=RIGHTS,
    examples=EXAMPLES,
)
