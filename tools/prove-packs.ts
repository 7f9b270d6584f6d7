import type { Finding, Proof } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { provePack } from "#engine/proof/prove-pack.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";

/** Proves what is being packed, scenario by scenario and then all together. The answer: every error, to be printed. */
export class Prover {
  readonly #all: { input: ToProve; proof: Proof }[] = [];

  /** The errors of one scenario. */
  add(input: ToProve): Finding[] {
    const proof = prove(input);
    this.#all.push({ input, proof });
    return proof.findings.filter(isError);
  }

  /** The errors that only all of them together have. */
  together(): Finding[] {
    return provePack(this.#all).filter(isError);
  }
}

const isError = ({ severity }: Finding): boolean => severity === "error";
