/** What stands in the place of something left out. */
export const redacted = "redacted";

/**
 * Members whose value is left out wherever they stand, whatever it is (only `null` stays): exact names, compared
 * without case. Each says why it is here; docs/privacy.md shows the list to people.
 */
export const personalKeys: readonly { readonly key: string; readonly why: string }[] = [
  { key: "licensee", why: "the licence holder's name, e-mail address and company, in every GitLab ping with a licence" },
  { key: "licensee_name", why: "the same, flat" },
  { key: "licensee_email", why: "the same, flat" },
  { key: "licensee_company", why: "the same, flat" },
  { key: "email", why: "an address of a person, in any form" },
  { key: "email_address", why: "an address of a person, in any form" },
  { key: "user_email", why: "an address of a person, in any form" },
  { key: "admin_email", why: "an address of a person, in any form" },
  { key: "contact_email", why: "an address of a person, in any form" },
  { key: "username", why: "names a person's account" },
  { key: "user_name", why: "names a person or an account" },
  { key: "full_name", why: "names a person" },
  { key: "first_name", why: "names a person" },
  { key: "last_name", why: "names a person" },
  { key: "contact_name", why: "names a person" },
  { key: "phone", why: "reaches a person" },
  { key: "phone_number", why: "reaches a person" },
];

const names = new Map(personalKeys.map(({ key, why }) => [key, why]));
const longest = Math.max(...personalKeys.map(({ key }) => key.length));
const shortest = Math.min(...personalKeys.map(({ key }) => key.length));

/** Lengths worth a look, so that most keys are passed over without building a string. */
export const mayBePersonal = (length: number): boolean => length >= shortest && length <= longest;

/** Whether the value of a member of this name is left out. */
export const isPersonalKey = (name: string): boolean => mayBePersonal(name.length) && names.has(name.toLowerCase());

/** Why the value of a member of this name is left out; undefined for others. */
export const whyPersonal = (name: string): string | undefined => names.get(name.toLowerCase());
