import { Labelled } from '@hatstand/db/labels';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { AnnouncementIntent, News } from './intents.ts';

const KIND =
  "(?:(?:please|pls|plz|hi|hello|hey|ok|okay|hattie)[ ,!:.]+)*(?:(?:can|could|will|would) (?:you|u) (?:please |pls )?|i (?:want|need|would like|'d like) to )?";
const WHOSE = "(?:(?<whose>[\\p{L}.-]{1,20}(?:['’]s|s['’]?)?) )?";
/** Some words after "team" make it one person, or a place. */
const TEAM = `(?:(?:all (?:of )?|the rest of )?(?:the |my |our )?(?:whole |entire )?${WHOSE}team(?! ?(?:owner|starter|chat|leader?|coach|admin|member|room|meeting|'s|s\\b))|(?:everyone|everybody|every one|all(?: of (?:them|us))?|them all|us all|the others|you all)(?: (?:else|in the team|on the team|in my team|in our team))?)`;
const KNOW = `(?:tell|inform|notify|update|message|let) ${TEAM}(?: (?:know|about this|this))?`;
const SEND = `(?:send|give|write|post) (?:this |a message |a note |this message |the message |news )?(?:to|out to) ${TEAM}|(?:a )?(?:message|news|note|announcement) (?:for|to) ${TEAM}|announce(?:ment)?(?: (?:to|for) ${TEAM})?|make an announcement(?: (?:to|for) ${TEAM})?`;
const OPENING = new RegExp(`^${KIND}(?:${KNOW}|${SEND})(?<rest>$|[\\s:,;.–-][\\s\\S]*)$`, 'iu');
const ORDINARY = /^(?:ordinary|for everyone|everyone)\s*[:,-]\s*/i;

/** "Everyone but Jo", "everyone who is on today": some of the team. Telling all would be a wrong guess. */
const ONLY_SOME =
  /^\s*,?\s*(?:except|but not|but (?=\p{Lu})|apart from|not (?=\p{Lu})|other than|bar (?=\p{Lu})|who(?:'s|s| is| are| has| have| works?| comes?| was)\b)/u;
const START =
  /^(?:i (?:have|'ve got|have got|got) (?:some )?(?:news|something to (?:say|tell))(?: (?:for|to) (?:the team|everyone|everybody|them))?|(?:can|may) i (?:tell|message) (?:the team|everyone|everybody)(?: something)?|new announcement|(?:make|send) an announcement)$/;
const NOTHING_YET = /^(?:something|some news|this|that|about something|know)?$/i;

/** What somebody wants the whole team to know, or undefined when they want something else. */
export function understand(said: Said): AnnouncementIntent | undefined {
  if (START.test(withoutCourtesy(said.frame))) return { do: 'start' };
  const found = OPENING.exec(said.words)?.groups;
  if (!found) return undefined;
  const rest = found['rest'] ?? '';
  if (ONLY_SOME.test(rest)) return { do: 'tell some' };
  const isNamed = found['whose'] !== undefined && /team/i.test(said.words) && said.frame.includes('@who');
  const owners = isNamed ? { owners: said.who[0]?.people ?? [] } : {};
  const news = newsIn(rest);
  return NOTHING_YET.test(rest.replace(/[\s:,;.?!–-]+/gu, ' ').trim()) ? { do: 'start', ...owners } : { do: 'announce', news, ...owners };
}

/** The words themselves, with "ordinary:" in front taken to heart. */
export function newsIn(typed: string): News {
  const bare = typed.replace(/^[\s:,;.–-]+/u, '').replace(/^that\s*[:,]?\s+/i, '');
  return { words: new Labelled('care', bare.replace(ORDINARY, '').trim()), ordinary: ORDINARY.test(bare) };
}
