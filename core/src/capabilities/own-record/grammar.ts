import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';

/** Everything somebody can ask of what is held about them. `forget now` is what the alarm means: kept in databases, so it never changes its shape. */
export type OwnRecordIntent = { readonly do: 'show' | 'ask to be forgotten' | 'forget me' | 'forget now' | 'leave as is' };

const ABOUT_ME = '(?:about|on) me';
const SHOW: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:can|could|may) (?:i|you) |id like to |i want to |i would like to )?(?:please )?(?:see |show me |know |tell me )?(?:what|which data|what data|what info(?:rmation)?|everything) (?:do |does |have |has )?(?:you|u|hattie|hatstand|the co-?op)? ?(?:got )?(?:hold|holds|held|know|knows|have|has|keep|keeps|store|stores|stored|kept|got|saved|on file)(?: on file| stored| saved| written down)? ?${ABOUT_ME}$`,
  ),
  new RegExp(`^(?:what|everything) (?:is|s|has been|is there) (?:held|kept|known|stored|written|recorded|written down|saved|on file) ${ABOUT_ME}$`),
  /^(?:(?:can|could|may) (?:i|you) |i want |id like |i would like |please )?(?:(?:to )?(?:see|have|get|download|export|give me|send me|show me) )?(?:a copy of )?(?:all )?my (?:own )?(?:data|record|records|information|file|personal data|own record)(?: export| please)?$/,
  /^(?:export|download) (?:my|all my) (?:data|record|records|information)$|^(?:subject access request|sar|data request|export)$/,
];
const FORGET =
  /^(?:(?:i want you to|i want to be|id like you to|id like to be|can you|could you|will you|please) )?(?:please )?(?:forget me|forgotten|forget all about me|forget everything about me|(?:delete|erase|remove|wipe) (?:all )?(?:me|my (?:data|account|details|information|number|profile|records?)|everything (?:about me|you (?:have|hold|know) (?:about|on) me))(?: from (?:this|your|the) (?:system|list|records?))?)(?: (?:for good|completely|please|now|altogether))*$/;

/** What somebody wants of their own record, or undefined when they want something else. */
export function understand(said: Said): OwnRecordIntent | undefined {
  const frame = withoutCourtesy(said.frame.replace(/[!?.]+/g, '').replaceAll("'", '')).replace(/^mine (?=.)/, '');
  if (SHOW.some((pattern) => pattern.test(frame))) return { do: 'show' };
  return FORGET.test(frame) ? { do: 'ask to be forgotten' } : undefined;
}
