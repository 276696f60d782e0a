/** A room for bytes that one slab after the other is written into. Writers check no bounds: `reserve` says beforehand how much will come. */
export class BytesOut {
  bytes = new Uint8Array(0);
  at = 0;

  /** Begins anew with room for so many bytes. What was taken before is overwritten. */
  reserve(most: number): void {
    if (this.bytes.length < most) this.bytes = new Uint8Array(most);
    this.at = 0;
  }

  byte(one: number): void {
    this.bytes[this.at] = one;
    this.at += 1;
  }

  copy(from: Uint8Array, start: number, end: number): void {
    const { bytes } = this;
    let { at } = this;
    for (let index = start; index < end; index += 1, at += 1) bytes[at] = from[index] ?? 0;
    this.at = at;
  }

  /** A text of ASCII alone, such as a number's. */
  ascii(text: string): void {
    for (let index = 0; index < text.length; index += 1) this.byte(text.charCodeAt(index));
  }

  /** A safe integer, in decimal. */
  integer(value: number): void {
    let left = value;
    if (left < 0) {
      this.byte(minus);
      left = -left;
    }
    let end = this.at + 1;
    for (let bound = 10; left >= bound; bound *= 10) end += 1;
    this.at = end;
    // By 32-bit arithmetic once it fits, which is several times as fast.
    for (; left > 0x7fff_ffff; left = Math.floor(left / 10)) this.bytes[(end -= 1)] = zero + (left % 10);
    let small = left | 0;
    for (; small > 9; small = (small / 10) | 0) this.bytes[(end -= 1)] = zero + (small % 10);
    this.bytes[end - 1] = zero + small;
  }

  taken(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }
}

const minus = 45;
const zero = 48;
