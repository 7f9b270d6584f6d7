import type { Areas, Translated } from "../areas.ts";

export default {
  update: {
    label: "Actualización",
    held: "Hay un recorrido abierto en alguna ventana. Termínelo o páuselo allí, vuelva a los escenarios y después use la versión nueva.",
    ready: "Hay una versión más nueva. Nada cambia mientras usted esté en un escenario.",
    use: "Usarla ahora",
    later: "Más tarde",
  },
  offline: {
    ready: "Listo para usar sin red.",
    preparing: "Preparándose para funcionar sin red.",
    unavailable: "Este navegador no puede guardar la aplicación para usarla sin red.",
    lost: "Sin red. Aquí todo sigue funcionando.",
  },
  storage: {
    local: "Todo se queda en este dispositivo a menos que usted lo exporte.",
    kept: "El navegador conserva sus recorridos.",
    clearable: "El navegador puede borrar sus recorridos si falta espacio o tras días sin uso.",
    unknown: "El navegador no dice si conserva sus recorridos.",
    unavailable: "Este navegador no guarda nada aquí. Los recorridos se pierden al cerrarlo.",
    ask: "Pedirle que los conserve",
    used: "{{size}} en uso",
  },
  who: {
    title: "Quién puede ver qué",
    device: "Aquí no está activado el inicio de sesión. Quien use este dispositivo puede abrir lo que hay en él.",
    practice: "Las prácticas son suyas. Un instructor solo ve una después de que usted la comparta.",
    record: "Los recorridos con registro están abiertos a su instructor.",
    sent: "No se envía nada a ninguna parte.",
  },
} as const satisfies Translated<Areas["device"]>;
