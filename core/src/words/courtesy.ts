const BEFORE =
  /^(?:(?:please|pls|plz|hi|hello|hey|hiya|hattie|ok|okay|sorry|so|um|oh|actually|morning|good (?:morning|afternoon|evening))(?: (?:hattie|there|all|everyone))?[ ,!:.-]+)+(?=\S)/;
const AFTER = /(?:[ ,!.]+(?:please|pls|plz|thanks|thank you|thx|ta|cheers|hattie|dear|love|pet|hun|x+))+$/;

/** A frame without the kind words around it: "hi hattie, swap @when please" is "swap @when". Never takes away everything. */
export function withoutCourtesy(frame: string): string {
  const bare = frame
    .replace(BEFORE, '')
    .replace(AFTER, '')
    .replace(/[ ,!.?]+$/, '');
  return bare === '' ? frame : bare;
}
