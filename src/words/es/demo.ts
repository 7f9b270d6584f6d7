import type { Areas, Translated } from "../areas.ts";

export default {
  title: "Academia de muestra",
  lead: "Una academia de personas inventadas, para ver lo que ve un instructor antes de que su propio personal haya jugado nada.",
  what: {
    title: "Lo que crea",
    people: "3 clases con 48 agentes. Ninguno existe.",
    runs: "Unos 400 recorridos de las últimas diez semanas: la mayoría con registro, algunas prácticas privadas, algunos abandonados o aún en curso.",
    beside: "Lo que los agentes escribieron después, y comentarios de instructores.",
    find: "Una clase tiene algo en común que las otras no tienen. A ver si lo encuentra.",
    apart: "Está aparte de sus propios datos. Mientras esté en ella, no puede ver ni cambiar lo que es suyo.",
    dates: "Todas las fechas son anteriores a hoy. Nunca cuenta para la formación de nadie.",
  },
  open: "Abrir la academia de muestra",
  again: "Ir a la academia de muestra",
  making: {
    title: "Creando la academia de muestra",
    text: "Tarda unos segundos. No se envía nada a ninguna parte.",
    done: "{{done}} de {{of}} recorridos",
    cancel: "Cancelar",
    cancelled: "Cancelado. No queda nada de ella en este dispositivo.",
  },
  here: "La academia de muestra está en este dispositivo.",
  inside: "Usted está en la academia de muestra.",
  failed: {
    elsewhere: "Otra ventana está creando la academia de muestra. Siga allí.",
    stopped: "No se pudo crear la academia de muestra. No queda nada de ella en este dispositivo.",
    empty: "Esta aplicación no trae ningún escenario, así que no hay nada que jugar.",
  },
  banner: {
    label: "Muestra",
    text: "Datos de muestra · personas inventadas",
    leave: "Salir de la muestra",
    remove: "Eliminar",
  },
  remove: {
    title: "¿Eliminar la academia de muestra?",
    text: "Se borra con todo lo que se hizo en ella. Sus propios datos quedan como están.",
    yes: "Eliminarla",
    no: "Conservarla",
    removed: "La academia de muestra se eliminó. Sus propios datos no se tocaron.",
    busy: "Otra ventana la tiene abierta. Cierre esa ventana e inténtelo otra vez.",
  },
} as const satisfies Translated<Areas["demo"]>;
