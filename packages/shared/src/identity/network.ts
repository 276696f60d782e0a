/** The addresses one household or server has are one: an IPv6 network of 64 bits; of IPv4 the address itself. */
export const network = (address: string): string => {
  const plain = address.replace(/^::ffff:/i, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const front = head.split(":").filter((part) => part !== "");
  const back = plain.includes("::") ? tail.split(":").filter((part) => part !== "") : [];
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
  return [...front, ...zeros, ...back].slice(0, 4).join(":").toLowerCase();
};
