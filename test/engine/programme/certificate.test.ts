import fc from "fast-check";
import { expect, test } from "vitest";
import { type Certificate, checkCode, verificationCode } from "#engine/programme/certificate.ts";
import { hashOf } from "#engine/scenario/hash.ts";
import { runs } from "../../builders/property-runs.ts";
import { day } from "./a-programme.ts";

const certificate: Certificate = {
  serial: "2026-0042",
  officer: "rivera",
  name: "Inés Rivera",
  programme: "course",
  title: "Communication training",
  claimedMinutes: 480,
  activeMinutes: 391,
  finishedAt: day("2026-11-20"),
  until: day("2028-11-20", "23:59:59.999"),
  issuer: "North Academy",
};
const secret = "5b1f0c8e7a9d4463b2c1d0e9f8a7b6c5";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

test("a code is the first 80 bits of the hash, five to a letter", () => {
  const code = verificationCode(certificate, secret);
  const bits = BigInt(`0x${hashOf({ certificate, secret })}`) >> 176n;
  const letters = Array.from({ length: 16 }, (_, index) => CROCKFORD[Number((bits >> BigInt(75 - index * 5)) & 31n)]);
  expect(code.replaceAll("-", "")).toBe(letters.join(""));
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test("a code is read however it is typed", () => {
  const code = verificationCode(certificate, secret);
  const typings = [
    code,
    code.toLowerCase(),
    code.replaceAll("-", ""),
    ` ${code.replaceAll("-", " ")} `,
    code.replaceAll("-", "–"),
    code.replaceAll("0", "O").replaceAll("1", "l"),
    code.replaceAll("0", "o").replaceAll("1", "I"),
  ];
  for (const typed of typings) expect(checkCode(typed, certificate, secret)).toEqual({ ok: true, value: undefined });
});

test("what is no code is told apart from the code of something else", () => {
  const code = verificationCode(certificate, secret);
  for (const typed of ["", "ABC", `${code}0`, code.replace(/^./, "U"), code.replace(/^./, "é")]) {
    expect(checkCode(typed, certificate, secret)).toEqual({ ok: false, error: { code: "malformed" } });
  }
  expect(checkCode("0000-0000-0000-0000", certificate, secret)).toEqual({ ok: false, error: { code: "no-match" } });
});

test("whatever is changed on a certificate, or another academy's secret, makes another code", () => {
  const code = verificationCode(certificate, secret);
  const changes: Partial<Certificate>[] = [
    { serial: "2026-0043" },
    { officer: "haddad" },
    { name: "Ines Rivera" },
    { programme: "other" },
    { title: "Communication Training" },
    { claimedMinutes: 481 },
    { activeMinutes: 392 },
    { finishedAt: certificate.finishedAt + 1 },
    { until: day("2029-11-20") },
    { issuer: "South Academy" },
  ];
  for (const change of changes) expect(checkCode(code, { ...certificate, ...change }, secret).ok).toBe(false);
  const { until: _, ...forGood } = certificate;
  expect(checkCode(code, forGood, secret).ok).toBe(false);
  expect(checkCode(code, certificate, `${secret} `).ok).toBe(false);
});

test("one letter mistyped never passes", () => {
  const letters = verificationCode(certificate, secret).replaceAll("-", "");
  fc.assert(
    fc.property(fc.nat({ max: 15 }), fc.constantFrom(...CROCKFORD.split("")), (place, letter) => {
      const typed = letters.slice(0, place) + letter + letters.slice(place + 1);
      expect(checkCode(typed, certificate, secret).ok).toBe(typed === letters);
    }),
    { numRuns: runs(500) },
  );
});
