import type { Areas, Translated } from "../areas.ts";

export default {
  name: "Common Ground",
  skip: "Ir al contenido",
  nav: {
    label: "Principal",
    home: "Escenarios",
    review: "Para instructores",
    open: "Abrir un archivo de escenario",
    settings: "Ajustes",
    back: "Atrás",
  },
  resources: "A quién acudir",
  unreviewed: "Traducido; todavía no revisado por un hablante nativo.",
  notAllowed: "No permitido aquí",
  dialog: { close: "Cerrar" },
  trouble: {
    title: "Esta pantalla se detuvo",
    saved: "Cada opción que eligió está guardada. Puede seguir desde ahí.",
    reload: "Cargarla otra vez",
    home: "Ir a los escenarios",
  },
  missing: {
    title: "Aquí no hay nada",
    text: "Esta dirección no lleva a ninguna parte. Quizá sea de una versión anterior.",
  },
  store: {
    conflict: "Este recorrido avanzó en otra ventana.",
    sealed: "Este recorrido terminó y no admite más movimientos.",
    "not-found": "Esto no está en este dispositivo.",
    exists: "Este recorrido ya empezó.",
    full: "A este dispositivo no le queda espacio. Libere espacio e inténtelo otra vez.",
    newer: "Esto lo guardó una versión más nueva de la aplicación. Vuelva a cargar la aplicación.",
    unavailable: "Este navegador no guarda nada aquí. Quizá esté en modo privado.",
    failed: "Esto no se pudo guardar. Nada de lo mostrado hasta ahora se perdió.",
  },
  catalogue: {
    offline: "Este escenario aún no está en este dispositivo y no hay red.",
    damaged: "Este escenario no llegó como se hizo. Conéctese y vuelva a cargar la aplicación.",
    "not-found": "Aquí no existe ese escenario.",
  },
} as const satisfies Translated<Areas["shell"]>;
