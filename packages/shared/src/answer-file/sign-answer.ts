import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { answerBody, answerFileText, answerFormat, signedText, type AnswerBody } from "./answer-file.ts";
import { keyIdOf, rotationText, type AnswerKey, type KeyRotation } from "./answer-key.ts";

/** A hub's key, with what became of the ones before it. `private_key` is PEM. */
export interface SigningKey {
  private_key: string;
  rotations: readonly KeyRotation[];
}

const publicOf = (key: KeyObject): string => createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32).toString("hex");

const signed = (key: KeyObject, text: string): string => sign(null, Buffer.from(text), key).toString("hex");

/** A fresh key, the first of a hub. */
export const makeSigningKey = (): SigningKey => ({ private_key: generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString(), rotations: [] });

/** A fresh key in the place of this one, which signs the change. The old private key is needed no more. */
export const rotateSigningKey = (current: SigningKey): SigningKey => {
  const old = createPrivateKey(current.private_key);
  const fresh = makeSigningKey();
  const [previous, next] = [publicOf(old), publicOf(createPrivateKey(fresh.private_key))];
  return { private_key: fresh.private_key, rotations: [...current.rotations, { previous, next, signature: signed(old, rotationText(previous, next)) }] };
};

/** What everybody may know of a key. */
export const answerKeyOf = ({ private_key, rotations }: SigningKey): AnswerKey => {
  const public_key = publicOf(createPrivateKey(private_key));
  return { key_id: keyIdOf(public_key), public_key, rotations };
};

/** The answer file for these figures, signed. */
export const signAnswer = (key: SigningKey, figures: Omit<AnswerBody, "format" | "key_id" | "public_key" | "rotations">): string => {
  const { key_id, public_key, rotations } = answerKeyOf(key);
  const line = JSON.stringify(answerBody.parse({ format: answerFormat, key_id, public_key, rotations: [...rotations], ...figures }));
  return answerFileText(line, signed(createPrivateKey(key.private_key), signedText(line)));
};
