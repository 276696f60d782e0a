/** Words of keys that are written in another way than in small letters. */
const written: ReadonlyMap<string, string> = new Map([
  ...["ai", "api", "cd", "ci", "dast", "gpg", "id", "ide", "ip", "ldap", "lfs", "mr", "pat", "saml", "sast", "sbom", "scim", "sql", "ssh", "ssl", "sso", "tls", "ui", "url", "uuid", "yaml"].map((word): [string, string] => [word, word.toUpperCase()]),
  ["devops", "DevOps"], ["git", "Git"], ["gitaly", "Gitaly"], ["github", "GitHub"], ["gitlab", "GitLab"], ["graphql", "GraphQL"], ["ids", "IDs"], ["jira", "Jira"], ["kubernetes", "Kubernetes"], ["mrs", "MRs"], ["oauth", "OAuth"], ["slack", "Slack"],
]);

/**
 * The last part of a key in words, as far as its letters tell: "ci_external_pipelines" is "CI external pipelines". The prefix that says how it is
 * counted (`i_`, `g_`, `p_`, `o_`) goes.
 */
export const keyWords = (part: string): string => {
  const bare = part.replace(/^[igpo]_(?=[a-z])/, "").replace(/^p_members_/, "members who ");
  const words = bare.split(/[_\s]+/).filter((word) => word !== "").map((word) => written.get(word) ?? word);
  const text = words.join(" ");
  // A name that is written in its own way keeps its first letter.
  return written.has(words[0]?.toLowerCase() ?? "") ? text : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
};
