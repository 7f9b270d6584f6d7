import "./trusted-types.ts";
import "#ui/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { applySettings } from "./apply-settings.ts";
import { watchUpdates } from "./service-worker.ts";
import { makeWiring } from "./wiring.ts";

const updates = watchUpdates();
const wiring = await makeWiring(updates);
applySettings(wiring);
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(<App wiring={wiring} />);
