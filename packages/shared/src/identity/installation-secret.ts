/** Characters that a secret needs at least to open an installation's own answers: with fewer it could be guessed. A shorter one still binds. */
export const shortestSecret = 16;

/** What a secret may look like where a person types one: it travels in a header, so it has no white space. */
export const secretPattern = /^[\x21-\x7e]{16,200}$/;
