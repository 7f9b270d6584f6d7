import type { Areas, Translated } from "../areas.ts";

export default {
  severity: { error: "Falla", warning: "Advertencia", report: "Nota" },
  count: {
    error_one: "{{count}} falla",
    error_other: "{{count}} fallas",
    warning_one: "{{count}} advertencia",
    warning_other: "{{count}} advertencias",
    report_one: "{{count}} nota",
    report_other: "{{count}} notas",
  },
  state: { proved: "Probado", found: "Encontrado", "not decided": "Sin decidir", "not run": "No se hizo" },
  name: {
    P01: "Nunca se alcanza",
    P02: "Nada disponible",
    P03: "Sin camino a un final",
    P04: "Dar vueltas",
    P05: "Condición con una sola respuesta",
    P06: "Filas que se cumplen juntas",
    P07: "Medidor o hecho sin uso",
    P08: "Rango de marcas",
    P09: "Sin ruta buena",
    P10: "Una sola respuesta",
    P11: "Dos opciones iguales",
    P12: "Acto crítico que acaba bien",
    P13: "Se enseña, pero puede faltar",
    P14: "Duración",
    P15: "Reloj",
    P16: "Perdido temprano",
    P17: "Sin reparación",
    P18: "Las variantes difieren",
    P19: "Regla del autor rota",
    P20: "Falta un texto",
    P21: "Nunca se usó",
    P22: "Recorrido guardado",
    P23: "La peor opción conviene",
    C01: "La mejor es la más larga",
    C02: "La mejor se delata",
    C03: "Palabra absoluta",
    C04: "Difícil de leer",
    C05: "Sin señuelo",
    C06: "Marcas sin escuchar",
    C07: "Nota legal",
    C08: "Sin jurisdicción",
    C09: "Quiénes aparecen",
    C10: "Sin aviso de contenido",
  },
  P01: {
    scene: {
      says: "Ningún recorrido llega a la escena «{{id}}».",
      advice: "Llevar a ella desde algún punto, aflojar lo que la cierra o quitarla.",
    },
    ending: {
      says: "Ningún recorrido llega al final «{{id}}».",
      advice: "Llevar a él desde algún punto, aflojar lo que lo cierra o quitarlo.",
    },
    choice: {
      says: "La opción «{{id}}» nunca está disponible.",
      advice: "Aflojar su `when`, hacer que algo anterior lo cumpla o quitar la opción.",
    },
    act: {
      says: "El acto «{{id}}» nunca está disponible.",
      advice: "Aflojar su `when`, hacer que algo anterior lo cumpla o quitar el acto.",
    },
    timeout: {
      says: "El tiempo nunca se agota en «{{id}}».",
      advice: "Aflojar el `when` de ese `timeout` o quitarlo junto con el reloj.",
    },
    row: {
      says: "La fila {{at}} de la bifurcación «{{id}}» nunca se toma: no se cumple, o siempre se cumple antes una fila de más arriba.",
      advice: "Subir la fila, aflojar su `when` o quitarla.",
    },
    outcome: {
      says: "El resultado «{{id}}» nunca sale.",
      advice: "Revisar qué lleva a esta escena de azar o quitar el resultado.",
    },
    interrupt: {
      says: "La interrupción «{{id}}» nunca ocurre: su `when` no se cumple al entrar en ninguna escena de su fase.",
      advice: "Aflojar su `when`, moverla a la fase donde pueda cumplirse o quitarla.",
    },
  },
  P02: {
    says: "Un recorrido puede llegar a «{{scene}}» y no tener nada que elegir. Un reloj que se agota no es salida.",
    advice: "Agregar una opción sin `when`, o aflojar una, para que siempre haya algo disponible.",
  },
  P03: {
    says: "Un recorrido puede llegar a «{{scene}}» y desde ahí no alcanzar nunca un final.",
    advice: "Dar al círculo en que queda atrapado una salida siempre disponible.",
  },
  P04: {
    says_one: "En «{{scene}}» se puede actuar y quedar exactamente donde se estaba.",
    says_other: "Desde «{{scene}}» se puede dar una vuelta por {{count}} escenas y quedar exactamente donde se estaba.",
    advice: "Poner `once` en las opciones del círculo, darle un presupuesto o hacer que cada vuelta cambie algo.",
  },
  P05: {
    where: {
      choice: "la opción «{{id}}»",
      act: "el acto «{{id}}»",
      row: "la fila «{{id}}»",
      interrupt: "la interrupción «{{id}}»",
      beat: "la línea «{{id}}»",
      item: "el dato del informe «{{id}}»",
      later: "una fila `later` del final «{{id}}»",
      mood: "un ánimo de «{{id}}»",
    },
    true: {
      says: "En {{place}} la condición se cumple siempre que se consulta.",
      advice: "Quitar la condición o hacer que algo en el recorrido la incumpla.",
    },
    false: {
      says: "En {{place}} la condición nunca se cumple cuando se consulta, así que nadie ve lo que guarda.",
      advice: "Aflojar la condición, hacer que algo en el recorrido la cumpla o quitar lo que guarda.",
    },
  },
  P06: {
    says: "Las filas {{first}} y {{second}} de la bifurcación «{{scene}}» pueden cumplirse a la vez; se toma la {{first}}.",
    advice: "Está bien si ese orden es intencional. Si no, subir la fila {{second}} o ajustar la {{first}}.",
  },
  P07: {
    what: { meter: "El medidor", fact: "El hecho" },
    "never-read": {
      says: "{{what}} «{{name}}» nunca se consulta ni se muestra.",
      advice: "Usarlo en una condición o en una línea, o quitarlo con sus efectos.",
    },
    "never-written": {
      says: "{{what}} «{{name}}» nunca cambia: ningún efecto lo toca.",
      advice: "Agregar un efecto que lo cambie, o quitarlo con las condiciones que lo consultan.",
    },
    "always-saturated": {
      says: "{{what}} «{{name}}» tiene efectos, pero ningún recorrido lo cambia: ya está en su extremo.",
      advice: "Alejar `start` del extremo, ampliar `min` y `max` o invertir el signo de un efecto.",
    },
  },
  P08: {
    all: {
      says: "Una ruta obtiene entre {{min}} % y {{max}} % de sus marcas.",
      advice: "Un buen trabajo debería acercarse a 100 %; uno descuidado, quedar muy por debajo de 50 %.",
    },
    competency: {
      says: "En {{id}} una ruta obtiene entre {{min}} % y {{max}} % de sus marcas.",
      advice: "Un rango estrecho significa que las opciones casi no difieren en esta competencia.",
    },
    ending: {
      says: "Las rutas al final «{{id}}» obtienen entre {{min}} % y {{max}} % de sus marcas.",
      advice: "Si sorprende, comparar el final con las marcas: uno de los dos cuenta otra historia.",
    },
  },
  P09: {
    says: "Ninguna ruta sin actos críticos acaba resuelta con 75 % de sus marcas o más.",
    advice:
      "Permitir que el buen trabajo acabe bien: seguir las opciones sólidas y ver adónde llevan y qué les cierra el paso.",
  },
  P10: {
    says: "Cada vez que se llega a «{{scene}}», toda opción disponible menos «{{choice}}» es débil en todo.",
    advice: "Hacer que una segunda opción sea suficiente en algo. Una decisión con una sola respuesta es un examen.",
  },
  P11: {
    says: "En «{{scene}}», las opciones «{{first}}» y «{{second}}» tienen las mismas marcas y llevan al mismo lugar.",
    advice: "Dar a una de ellas otra consecuencia u otra marca, o unirlas.",
  },
  P12: {
    says: "Una ruta con el acto crítico «{{choice}}» en «{{scene}}» todavía puede acabar resuelta con 75 % de sus marcas o más.",
    advice: "Hacer que el acto cierre los finales resueltos o pensar otra vez si es crítico.",
  },
  P13: {
    says: "Se dice que se enseña {{behaviour}}, pero una ruta puede pasar sin tocarla.",
    advice: "Marcarla en una decisión de la línea principal (`spine`) o quitarla de `teaches`.",
  },
  P14: {
    says: "La ruta más corta dura {{minutes}} minutos ({{scenes}} escenas, {{words}} palabras); la más larga, {{minutesMost}} ({{scenesMost}} escenas, {{wordsMost}} palabras).",
    advice: "Compararlo con `minutes`. Una ruta muy corta debería ser una que el propio acto del agente interrumpe.",
  },
  P15: {
    reading: {
      says: "El reloj de «{{scene}}» da {{seconds}} segundos; su pregunta y sus opciones se leen en {{needs}} (en {{locale}}, a 150 palabras por minuto).",
      advice: "Dar {{needs}} segundos o más, o acortar la pregunta y las opciones.",
    },
    silent: {
      says: "«{{scene}}» tiene reloj, pero ninguna opción para callar cuando el reloj está apagado.",
      advice: "Agregar una opción de tipo `wait`.",
    },
  },
  P16: {
    says_one:
      "Después de «{{choice}}» en «{{scene}}» no se alcanza nada mejor que sin resolver, y todavía falta al menos {{count}} decisión.",
    says_other:
      "Después de «{{choice}}» en «{{scene}}» no se alcanza nada mejor que sin resolver, y todavía faltan al menos {{count}} decisiones.",
    advice: "Está bien si queda algo que aprender en el camino. Si no, abrir un regreso o acabar antes.",
  },
  P17: {
    says: "Después de la opción débil «{{choice}}» en «{{scene}}» no se alcanza ninguna reparación.",
    advice:
      "Llevar a una reparación: una decisión fuera de la línea principal (`spine`), marcada en EI.4, donde el agente pueda reconocer el error.",
  },
  P18: {
    graph: {
      says: "En «{{scene}}» las variantes «{{other}}» y «{{arm}}» se separan: una tiene una opción que la otra no, o el mismo movimiento lleva a otra parte.",
      advice:
        "Quitar `arm` de las condiciones que mueven la historia. Las variantes difieren solo en nombre, cara y palabras.",
    },
    length: {
      says: "Lo que dice la variante «{{arm}}» en «{{address}}» es {{percent}} % más largo o más corto que aquello a lo que reemplaza.",
      advice: "Dejarlo dentro de 20 %, para que las variantes difieran en una sola cosa.",
    },
  },
  P19: {
    always: {
      says: "La regla {{at}} (`always`) no se cumple: un recorrido llega a un punto donde su condición falla.",
      advice: "Seguir el camino hasta ahí y corregir el escenario o la regla.",
    },
    never: {
      says: "La regla {{at}} (`never`) no se cumple: un recorrido llega a un punto donde su condición es verdadera.",
      advice: "Seguir el camino hasta ahí y corregir el escenario o la regla.",
    },
    before: {
      says: "La regla {{at}} no se cumple: «{{b}}» puede llegar sin «{{a}}» antes.",
      advice: "Cerrar el camino que evita «{{a}}» o corregir la regla.",
    },
    leadsTo: {
      says: "La regla {{at}} no se cumple: después de «{{a}}» un recorrido puede acabar sin «{{b}}».",
      advice: "Hacer que todo camino desde «{{a}}» pase por «{{b}}» o corregir la regla.",
    },
  },
  P20: {
    translation: {
      says_one: "En el idioma «{{locale}}» falta el texto «{{address}}», está en blanco o quedó desactualizado.",
      says_other:
        "En el idioma «{{locale}}» hay {{count}} textos que faltan, están en blanco o quedaron desactualizados; el primero es «{{address}}».",
      advice: "Ejecutar `npm run scenarios -- translate FOLDER {{locale}}` y traducir lo que indique.",
    },
    base: {
      says: "«{{address}}» está en blanco en el idioma del escenario ({{locale}}).",
      advice:
        "Escribirlo. Una imagen necesita su `alt`; un sonido, sus subtítulos; una opción de la clave, su fundamento.",
    },
  },
  P21: {
    scene: {
      says: "Ningún recorrido guardado llegó a la escena «{{id}}».",
      advice: "Si son muchos, preguntarse por qué nadie va ahí.",
    },
    ending: {
      says: "Ningún recorrido guardado llegó al final «{{id}}».",
      advice: "Si son muchos, preguntarse por qué nadie acaba ahí.",
    },
    choice: {
      says: "Nadie tomó la opción «{{id}}».",
      advice: "Si los recorridos son muchos, no tienta a nadie: afinar su señuelo o reemplazarla.",
    },
    act: {
      says: "Nadie intervino con «{{id}}».",
      advice: "Si los recorridos son muchos, no tienta a nadie: afinarlo o reemplazarlo.",
    },
    timeout: {
      says: "Nadie dejó que se agotara el tiempo en «{{id}}».",
      advice: "Si los recorridos son muchos, quizá el reloj sea tan largo que no importa.",
    },
    outcome: {
      says: "El resultado «{{id}}» nunca salió.",
      advice: "Si los recorridos son muchos, quizá su peso sea tan bajo que no importa.",
    },
    interrupt: {
      says: "La interrupción «{{id}}» nunca ocurrió.",
      advice: "Si los recorridos son muchos, quizá su `when` pida demasiado.",
    },
  },
  P22: {
    same: {
      says: "El recorrido «{{attempt}}» llega a los mismos lugares que antes, hasta su último movimiento, el {{seq}}, en «{{scene}}».",
      advice: "No hay nada que hacer.",
    },
    "re-routed": {
      says: "El recorrido «{{attempt}}» toma ahora otro camino: su movimiento {{seq}} lleva a «{{scene}}».",
      advice:
        "Cada recorrido conserva la versión en que se hizo. No juntar en una estadística los de antes y los de después de este cambio.",
    },
    broken: {
      says: "El recorrido «{{attempt}}» ya no se puede hacer: su movimiento {{seq}} no se ofrece en «{{scene}}».",
      advice:
        "Si se cambió un id, devolver el anterior: los registros guardan ids. Si no, no juntar recorridos de antes y de después de este cambio.",
    },
  },
  P23: {
    adequate: {
      says: "En «{{scene}}» la peor opción, «{{worse}}», deja al alcance 50 % de las marcas, y la mejor, «{{better}}», no.",
      advice: "Abrir las mismas decisiones después de ambas, para que un error nunca convenga.",
    },
    strong: {
      says: "En «{{scene}}» la peor opción, «{{worse}}», deja al alcance 75 % de las marcas, y la mejor, «{{better}}», no.",
      advice: "Abrir las mismas decisiones después de ambas, para que un error nunca convenga.",
    },
  },
  C01: {
    scenario: {
      says: "La mejor opción es la más larga en {{best}} de {{of}} decisiones ({{percent}} %): más de lo que da el azar.",
      advice: "Alargar opciones malas o recortar las mejores.",
    },
    pack: {
      says: "En el conjunto de los escenarios, la mejor opción es la más larga en {{best}} de {{of}} decisiones ({{percent}} %): más de lo que da el azar.",
      advice: "Alargar opciones malas o recortar las mejores.",
    },
  },
  C02: {
    which: {
      first: "la primera del archivo",
      politest: "la más cortés",
      supervisor: "una que recurre a otra persona",
    },
    scenario: {
      says: "La mejor opción es {{which}} en {{best}} de {{of}} decisiones ({{percent}} %): más de lo que da el azar.",
    },
    pack: {
      says: "En el conjunto de los escenarios, la mejor opción es {{which}} en {{best}} de {{of}} decisiones ({{percent}} %): más de lo que da el azar.",
    },
    first: { advice: "Bajar en la lista algunas de las mejores opciones." },
    politest: { advice: "Dar cortesía también a opciones malas y sencillez a algunas de las mejores." },
    supervisor: {
      advice: "Hacer que recurrir a otra persona sea un error en algún punto, y resolverlo a solas un acierto.",
    },
  },
  C03: {
    says: "La palabra «{{word}}» está en {{weak}} opciones, todas débiles en todo. Las delata.",
    advice: "Usarla también en una opción buena o quitarla de estas.",
  },
  C04: {
    whole: {
      says: "Todo lo que se dice y se ofrece, en conjunto, se lee a nivel {{grade}}; el límite es 10.",
      advice: "Acortar las oraciones y usar palabras más cortas.",
    },
    grade: {
      says: "«{{address}}» se lee a nivel {{grade}}; el límite para un solo texto es 13.",
      advice: "Dividir sus oraciones y usar palabras más cortas.",
    },
    long: {
      says: "La línea «{{address}}» tiene {{words}} palabras; el límite es 60.",
      advice: "Recortarla o dividirla en varias líneas.",
    },
  },
  C05: {
    says: "La clave no da ningún señuelo para la opción débil «{{choice}}» en «{{scene}}».",
    advice: "Decir por qué la tomaría un buen agente: amabilidad, postergar, autoridad, rapidez o normas.",
  },
  C06: {
    naive: {
      says: "Quien {{how}} obtiene {{share}} % de las marcas sin escuchar. Debe quedar por debajo de 50 %.",
      advice: "Cambiar marcas u opciones donde esta manera de jugar encuentra opciones sólidas.",
    },
    "second-best": {
      says: "Quien {{how}} obtiene apenas {{share}} % de las marcas. Debería obtener 50 % o más.",
      advice: "Dar a más decisiones una opción suficiente, entre la sólida y la débil.",
    },
    random: {
      says: "Elegir al azar obtiene la mitad de las marcas de todos los escenarios juntos con una probabilidad de {{percent}} %; el límite es 5 %.",
      advice: "Agregar decisiones, u opciones débiles, hasta que la suerte no alcance.",
    },
  },
  player: {
    longest: "elige siempre la opción más larga",
    shortest: "elige siempre la opción más corta",
    first: "elige siempre la primera opción que ve",
    last: "elige siempre la última opción que ve",
    say: "siempre dice algo",
    do: "siempre hace algo",
    ask: "siempre pregunta algo",
    wait: "elige siempre esperar",
    radio: "usa siempre la radio",
    "hand-over": "siempre pasa el caso a otra persona",
    waiting: "espera y deja que se agote el tiempo",
    enforcing: "siempre impone la autoridad",
    calmest: "elige siempre lo que calma al instante",
    "second-best": "elige siempre la segunda mejor opción",
  },
  C07: {
    "no-source": {
      says: "La nota legal {{at}} no nombra ninguna fuente de la lista.",
      advice: "Agregar la fuente a `sources` y nombrar su id.",
    },
    "no-date": {
      says: "La nota legal {{at}} no tiene el día en que se comprobó o el día para comprobarla otra vez.",
      advice: "Escribir `checkedOn` y `expires` como días: 2026-11-22.",
    },
    "bad-date": {
      says: "La nota legal {{at}} tiene «{{on}}» donde debe haber un día.",
      advice: "Escribir `checkedOn` y `expires` como días: 2026-11-22.",
    },
    expired: {
      says: "La nota legal {{at}} debía comprobarse otra vez antes de {{on}}.",
      advice: "Comprobar la afirmación con su fuente y después poner `checkedOn` y `expires`.",
    },
  },
  C08: {
    says: "El escenario no dice dónde rigen su ley y sus normas.",
    advice: "Escribir `jurisdiction`, por ejemplo `US`.",
  },
  C09: {
    says: "En los escenarios aparecen {{people}} personas: {{female}} mujeres, {{male}} hombres, {{other}} de otro género, {{unspecified}} sin indicar.",
    advice: "Los números dicen poco. Mirar quiénes son y qué hacen en la historia.",
  },
  C10: {
    says: "La palabra «{{word}}» está en «{{address}}», y el escenario no tiene ningún aviso de contenido.",
    advice: "Agregar a `contentNotes` lo que alguien querría saber de antemano.",
  },
  play: {
    quoted: "«{{text}}»",
    say: "dice: {{text}}",
    sayTo: "dice a {{who}}: {{text}}",
    ask: "pregunta: {{text}}",
    askTo: "pregunta a {{who}}: {{text}}",
    do: "hace: {{text}}",
    wait: "espera: {{text}}",
    radio: "por radio: {{text}}",
    "hand-over": "pasa el caso: {{text}}",
    acted: "interviene: {{text}}",
    continued: "sigue",
    watched: "deja que siga",
    "timed-out": "deja que se agote el tiempo",
    responded: "responde con sus propias palabras",
    rated: "califica cada opción",
    reported: "entrega el informe",
    began: "empieza",
    arm: "empieza con la variante «{{arm}}»",
    draw: "por azar «{{outcome}}» en «{{scene}}»",
    above: "movimientos 1 a {{last}}, como arriba",
  },
  undecided: {
    cap: "no se pudo mirar cada estado",
    words: "no hay lista de palabras para este idioma",
    english: "el nivel de lectura solo se conoce para el inglés",
    few: "menos de seis decisiones tienen una sola opción mejor",
    fewOrWords: "menos de seis decisiones tienen una sola opción mejor, o no hay lista de palabras para este idioma",
    spine: "la línea principal (`spine`) tiene menos de seis decisiones",
    part: "era demasiado para mirarlo todo",
    unread: "algunos recorridos guardados están dañados",
  },
  told: {
    whole: "{{states}} estados, {{moves}} movimientos: todos los que hay, en {{ms}} ms",
    part: "{{states}} estados, {{moves}} movimientos, y otros que no se miraron (límite {{cap}}), en {{ms}} ms",
    tooLarge: "«{{scene}}» guarda demasiado para mirarlo ({{slots}} valores). Lo que sigue quedó fuera.",
    author: "La clave es la opinión de su autor: {{by}}.",
    panel: "La clave la calificó un panel: {{by}}.",
    noKey: "No hay clave al lado, así que no se dice nada de las marcas.",
    endings: "Finales, cada uno con la ruta más corta:",
    never: "nunca se alcanza",
    unmet: "no apareció en la parte que se miró",
    way: "El camino hasta ahí:",
    ranges: "Proporción de sus marcas que obtiene una ruta, la menor y la mayor:",
    all: "todas las rutas",
    ending: "final {{id}}",
    players:
      "Quienes juegan según una regla, con la proporción que obtienen. Cada uno debe quedar por debajo de 50 %; la segunda mejor opción debe alcanzarlo:",
    ends: "acaba en «{{ending}}»",
    noEnd: "no llega a ningún final",
    lot: "elige al azar",
    lotEnds: "llega a la mitad en {{percent}} % de los recorridos",
    undecided: "Sin decidir, porque {{why}}: {{codes}}",
    moves_one: "{{count}} movimiento",
    moves_other: "{{count}} movimientos",
    more_one: "{{count}} más; `--json` los muestra todos.",
    more_other: "{{count}} más; `--json` los muestra todos.",
    none: "{{file}} no tiene ningún recorrido de este escenario.",
    attempts_one: "Se comparó con {{count}} recorrido guardado.",
    attempts_other: "Se comparó con {{count}} recorridos guardados.",
    sames_one: "{{count}} va como antes.",
    sames_other: "{{count}} van como antes.",
    unread_one: "{{count}} recorrido guardado quedó fuera: está dañado su registro o el escenario guardado con él.",
    unread_other:
      "{{count}} recorridos guardados quedaron fuera: están dañados sus registros o los escenarios guardados con ellos.",
    others_one: "{{count}} recorrido en {{file}} no es de ningún escenario revisado aquí.",
    others_other: "{{count}} recorridos en {{file}} no son de ningún escenario revisado aquí.",
    together: "Todos los escenarios juntos",
    sum: "{{files}}: {{counts}}.",
    files_one: "{{count}} escenario revisado",
    files_other: "{{count}} escenarios revisados",
    problems_one: "{{count}} problema de archivo",
    problems_other: "{{count}} problemas de archivo",
  },
} as const satisfies Translated<Areas["findings"]>;
