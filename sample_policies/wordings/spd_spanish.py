"""The summary plan description of Orchard Works in Spanish: what bears on cosmetic care, no more."""

from __future__ import annotations

from pathlib import Path

from layout import frame, save_policy
from markup import flow
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak

from wordings.spd import HEIGHT, MARGIN, THEME, WIDTH

FRONT = """
# Plan de Salud y Bienestar de Orchard Works
<b>Descripción resumida del plan</b>

<b>Vigente a partir del 1 de enero de 2025</b>

Este folleto resume los beneficios médicos, de medicamentos, dentales y de cuenta de gastos que
Orchard Works paga a sus empleados y a sus familias. El documento del plan tiene la última palabra
donde los dos difieran. El Plan es autofinanciado: Orchard Works paga las reclamaciones y ha
contratado a Pomona Administrators para administrarlas.

|w 40 60
|= De un vistazo | Dato
| Patrocinador del plan | Orchard Works, 9 Cider Mill Road, Applegate
| Año del plan | 1 de enero al 31 de diciembre
| Servicio al cliente | Pomona Administrators, 1-866-555-0174
| Certificación previa | Pomona Care Desk, 1-866-555-0175

# Certificación previa
Se requiere certificación previa. Llame a Pomona Care Desk antes de
- una estadía en un hospital;
- una cirugía fuera del consultorio del médico;
- imágenes por tomografía o resonancia magnética.

Si nadie llama, el beneficio se reduce en 25 por ciento. La certificación dice que la atención es
necesaria; no dice que usted es elegible ni que ninguna exclusión se aplica.
"""

MEDICAL = """
# Beneficios médicos
El Plan paga los servicios de esta parte cuando un médico los ordena por una enfermedad o lesión y
son médicamente necesarios.

<b>Ambulancia.</b> Hasta el hospital más cercano que pueda atenderle.

<b>Lesión dental.</b> Reparación de dientes sanos dentro de los doce meses posteriores a un
accidente.

<b>Hospital.</b> Habitación y comida a la tarifa semiprivada, cuidados intensivos, suministros,
pruebas y medicamentos durante la estadía.

<b>Cirugía.</b> El cirujano, un ayudante cuando la operación lo exige, y el centro.

<b>Terapia.</b> Cuarenta visitas por año de terapia física, ocupacional y del habla en conjunto.
"""

EXCLUSIONS = """
# Limitaciones y exclusiones generales
El Plan no paga lo siguiente bajo ninguno de sus beneficios médicos. La lista sigue el orden del
alfabeto.

<b>Comodidad.</b> Teléfono, televisión, comidas para visitas y servicios de belleza en el hospital.

<b>Complicaciones.</b> Tratamiento de complicaciones de un servicio que el Plan no cubrió, a menos
que la vida del paciente esté en peligro.

<b>Cosméticos.</b> Toda operación, procedimiento, inyección, medicamento o suministro destinado a
mejorar, cambiar o mantener la apariencia, sin importar la necesidad médica, tales como agrandamiento
o levantamiento de senos, remodelación de la nariz, levantamiento de párpados, estiramientos de cara
y cuello, exfoliaciones químicas y dermoabrasión, eliminación o corrección de cicatrices, eliminación
de la piel floja después de bajar de peso, eliminación de vello o tatuajes, y colágeno. La única
excepción es la reparación de daños causados por un accidente, cuando el tratamiento comienza dentro
de los 12 meses posteriores al accidente y la persona estaba cubierta por el Plan el día en que
ocurrió.

<b>Experimental.</b> Tratamientos que la profesión no acepta para la afección o que están en estudio.

<b>Infertilidad.</b> La concepción artificial en todas sus formas.

<b>No necesario.</b> Atención que no sea médicamente necesaria.

<b>Razones psicológicas.</b> No se pagará ningún beneficio por un cambio de apariencia con el
argumento de que se desea por autoestima, adaptación social o la salud mental del paciente, aunque un
terapeuta lo recomiende.

<b>Peso.</b> Programas de dieta, ejercicio y cirugía para adelgazar.
"""

PHARMACY = """
# Medicamentos recetados
Lleve su tarjeta a una farmacia de la red.

<b>El beneficio de medicamentos no cubre:</b>
- medicamentos que se venden sin receta, excepto la insulina;
- medicamentos usados con fines cosméticos, como cremas contra las arrugas o manchas y tónicos para
el crecimiento del cabello;
- medicamentos para la infertilidad.

# Beneficios dentales
La parte dental del Plan es aparte. Paga el 100 por ciento de las limpiezas.

<b>La parte dental no cubre:</b>
- odontología cosmética, entre ella el blanqueamiento dental y las carillas;
- implantes dentales.
"""

DEFINITIONS = """
# Definiciones
<b>Accidente.</b> Un suceso repentino, ni previsto ni buscado, que daña el cuerpo desde afuera.

<b>Tratamiento cosmético.</b> Tratamiento cuyo propósito principal es mejorar o cambiar la
apariencia. La corrección de un defecto que un hijo dependiente tiene desde el nacimiento, realizada
antes de los 18 años de edad, no es tratamiento cosmético.

<b>Lesión.</b> Daño al cuerpo causado por un accidente.

<b>Médicamente necesario.</b> Un servicio es médicamente necesario cuando el administrador de
reclamaciones determina que es apropiado para los síntomas y el diagnóstico, que concuerda con la
buena práctica y que no se presta solo por comodidad.

<b>Médico.</b> Una persona con licencia para ejercer la medicina.
"""

CLAIMS = """
# Reclamaciones y apelaciones
Si una reclamación es denegada total o parcialmente, la carta le dice por qué. Usted tiene 180 días
a partir de la carta de denegación para presentar una apelación ante Pomona.

Después de la segunda apelación usted puede solicitar una revisión externa por médicos
independientes. La solicitud debe presentarse dentro de los 4 meses posteriores a la decisión. No hay
ningún costo.

# Avisos
<b>Mastectomía.</b> Conforme a la Ley de Derechos de Salud y Cáncer de la Mujer, una participante que
se ha sometido a una mastectomía y desea la reconstrucción tiene cobertura para la reconstrucción de
ese seno en todas sus etapas, y para la cirugía del otro seno para que los dos queden iguales.
También se pagan las prótesis y el tratamiento del linfedema.

<b>Privacidad.</b> El Plan usa la información de salud solo para pagar la atención.
"""


def furniture(canvas: Canvas, number: int, _pages: int) -> None:
    """Plan name above, page number below."""
    canvas.setFillColor(black)
    canvas.setFont("Times-Italic", 9.5)
    if number > 1:
        canvas.drawString(MARGIN, HEIGHT - 48, "Plan de Salud y Bienestar de Orchard Works")
    canvas.setFont("Times-Roman", 10)
    canvas.drawCentredString(WIDTH / 2, 42, str(number))


def write(path: Path) -> None:
    """Write the booklet to `path`."""
    chapters = [FRONT, MEDICAL, EXCLUSIONS, PHARMACY, DEFINITIONS, CLAIMS]
    story = flow(chapters[0], THEME)
    for chapter in chapters[1:]:
        story += [PageBreak(), *flow(chapter, THEME)]
    save_policy(
        path,
        title="Orchard Works: descripción resumida del plan",
        insurer="Orchard Works",
        pagesize=letter,
        frames=[frame(MARGIN, 64, WIDTH - 2 * MARGIN, HEIGHT - 64 - 70)],
        story=story,
        furniture=furniture,
    )
