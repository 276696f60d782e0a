/** A delivery or another deed at a store that failed; the message is for a person, `cause` is what happened. */
export class DeliveryFailed extends Error {
  override readonly name = "DeliveryFailed";
}
