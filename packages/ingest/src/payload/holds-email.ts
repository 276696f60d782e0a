const isLetterOrDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code >= 0x80;

const isLetter = (code: number): boolean => isLetterOrDigit(code) && !(code >= 0x30 && code <= 0x39);

/** A mailbox name may end in any of RFC 5322's atom characters, or in the quote of a quoted name. */
const mayPrecede = (code: number): boolean => isLetterOrDigit(code) || "!#$%&'*+-/=?^_`{|}~\"".includes(String.fromCharCode(code));

/** The dot, and those that are read as one between the labels of a domain (RFC 3490). */
const dots = new Set([0x2e, 0x3002, 0xff0e, 0xff61]);

/** `@` as it stands in texts of full-width or small letters. */
const wideAt = /[\uff20\ufe6b]/;

/** Whether a domain with a dot and a letter behind it stands at `from`. */
const domainAt = (text: string, from: number): boolean => {
  let labelStart = true;
  let dotted = false;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (dots.has(code)) {
      if (labelStart) return false;
      dotted = true;
      labelStart = true;
    } else if (isLetterOrDigit(code)) {
      if (dotted && labelStart && isLetter(code)) return true;
      labelStart = false;
    } else if (code !== 0x2d || labelStart) {
      return false;
    }
  }
  return false;
};

/**
 * Whether an e-mail address stands anywhere in the text: a mailbox, `@`, and a domain with a dot and a label that
 * begins with a letter (so `package@1.2.3` is none), in full-width letters too. Linear in the text's length.
 */
export const holdsEmail = (said: string): boolean => {
  const text = wideAt.test(said) ? said.normalize("NFKC") : said;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (at > 0 && mayPrecede(text.charCodeAt(at - 1)) && domainAt(text, at + 1)) return true;
  }
  return false;
};
