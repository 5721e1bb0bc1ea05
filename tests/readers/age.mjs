// Opens and makes files of age with npm's age-encryption, the passphrase in EBB_PASSPHRASE, and hands out the vectors that age's
// makers test every implementation with: `node age.mjs decrypt|encrypt FROM TO`, `node age.mjs vectors FOLDER`.
import { readFileSync, writeFileSync } from "node:fs";
import { Decrypter, Encrypter } from "age-encryption";
import * as vectors from "cctv-age";

const [what, from, to] = process.argv.slice(2);
const passphrase = process.env.EBB_PASSPHRASE;
if (what === "vectors") {
    for (const [name, bytes] of Object.entries(vectors)) writeFileSync(`${from}/${name}`, bytes);
} else if (what === "decrypt") {
    const age = new Decrypter();
    age.addPassphrase(passphrase);
    writeFileSync(to, await age.decrypt(readFileSync(from), "uint8array"));
} else {
    const age = new Encrypter();
    age.setPassphrase(passphrase);
    age.setScryptWorkFactor(16);
    writeFileSync(to, await age.encrypt(readFileSync(from)));
}
