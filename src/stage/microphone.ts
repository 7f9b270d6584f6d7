import type { Recording } from "#engine/attempt/move.ts";

/** What records a voice. */
export interface Microphone {
  /** False when it is known already that it may not be used. */
  allowed(): Promise<boolean>;
  /** Asks for leave where the browser wants it, and begins. @throws when refused, or when there is none */
  begin(): Promise<Take>;
}

/** A recording under way. */
export interface Take {
  /** Ends it. @throws when nothing could be recorded */
  end(): Promise<Recording>;
  /** Ends it and keeps nothing. */
  drop(): void;
}

/** Clear speech, and two minutes of it under half a megabyte. */
const BITS_PER_SECOND = 32_000;

/** The microphone of this device; `undefined` where the browser has none to use. */
export function browserMicrophone(): Microphone | undefined {
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (!devices || typeof MediaRecorder === "undefined") return undefined;
  return {
    async allowed() {
      try {
        return (await navigator.permissions.query({ name: "microphone" })).state !== "denied";
      } catch {
        // Not every browser can be asked this; the one who records will be.
        return true;
      }
    },
    begin: async () => takeOf(await devices.getUserMedia({ audio: true })),
  };
}

function takeOf(stream: MediaStream): Take {
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND });
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  const free = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  const over = new Promise<Recording>((keep, refuse) => {
    recorder.addEventListener("error", () => refuse(new Error("the recorder stopped")));
    recorder.addEventListener("stop", () => {
      free();
      const whole = new Blob(parts, { type: recorder.mimeType });
      whole.arrayBuffer().then((bytes) => {
        if (bytes.byteLength === 0) refuse(new Error("nothing was recorded"));
        else keep({ type: whole.type, bytes: new Uint8Array(bytes) });
      }, refuse);
    });
  });
  // Dropped takes are nobody's failure.
  over.catch(() => undefined);
  const end = (): void => {
    if (recorder.state !== "inactive") recorder.stop();
    free();
  };
  recorder.start();
  return {
    end() {
      end();
      return over;
    },
    drop: end,
  };
}
