const SPLITTERS =
  /\s*(?:\n+|;(?=\s)|(?:[.!?,]\s*|\s)and also\s|(?:[.!?]\s+|,\s*)also,?\s|(?:[.!?,]\s*|\s)and (?:then )?(?=(?:swap|cover|show|pin|move|cancel|add|tell|ask|find|print)\b))\s*/iu;
const BULLET = /^(?:[-*•]\s+|\d{1,2}[.)]\s+)/u;

/** Several things in one message, each on its own. Only where that is plain: new lines, "; ", "and also". A note keeps its lines. */
export function splitWishes(words: string): readonly string[] {
  const trimmed = words.trim();
  if (KEPT_WHOLE.test(trimmed)) return [trimmed];
  const wishes = trimmed
    .split(SPLITTERS)
    .map((wish) => wish.replace(BULLET, '').trim())
    .filter((wish) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(wish));
  return wishes.length === 0 ? [trimmed] : wishes;
}

/** What people write down has lines and semicolons of its own. */
const KEPT_WHOLE =
  /^\/?(?:@?hattie[\s,:]+)?\/?(?:note|pin|profile|concern|decide|propose|proposal|announce(?:ment)?|(?:tell|let|inform|message|notify|update) (?:all|every(?:one|body)|(?:the |my |our )?(?:whole )?team))\b/iu;
