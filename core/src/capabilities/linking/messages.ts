import { open, plan } from '@hatstand/db/labels';
import type { Choice } from '../../conversation/capability.ts';
import * as codeWords from './code-messages.ts';
import type { LinkingFact } from './facts.ts';
import * as goneWords from './gone-messages.ts';
import type { LinkingIntent } from './intents.ts';
import { type Known, someone } from './known.ts';
import type { LinkingMessage } from './message.ts';
import { bySaying, CHANNEL, called, whoHandsCodes } from './names.ts';

type Fact<Happened> = Extract<LinkingFact, { happened: Happened }>;

/** Every sentence about codes and channels. None of it is about care, and no Team Owner is named in it. */
export function tell(fact: LinkingFact, known: Known): readonly LinkingMessage[] {
  const { me } = known;
  switch (fact.happened) {
    case 'own-code-made':
      return [codeWords.ownCode(fact, known)];
    case 'linked-already':
      return [codeWords.linkedAlready(fact.channel, known)];
    case 'invitation-made':
      return [codeWords.invitation(fact, known)];
    case 'handing-over-recorded':
      return [{ to: me.id, text: open`Thank you, I have noted that it was handed over ${codeWords.HOW[fact.how]}.`, teams: [] }];
    case 'code-unknown':
      return [codeWords.unknownHere(known)];
    case 'code-of-another':
      return [codeWords.unknownHere(known), codeWords.revoked(fact, known)];
    case 'code-said-in-room':
      return [
        codeWords.saidInRoom(known),
        ...(fact.madeBy && fact.person && fact.madeBy !== me.id ? [codeWords.revoked({ madeBy: fact.madeBy, person: fact.person }, known)] : []),
      ];
    case 'own-code-said-here':
      return [codeWords.saidWhereLinked(known)];
    case 'channel-linked':
      return linked(fact, known);
    case 'revoked-told':
      return [codeWords.revoked({ madeBy: me.id, person: fact.person }, known)];
    case 'codes-shown':
      return [codeWords.board(known)];
    case 'codes-ended':
      return [{ to: me.id, text: open`Done. That code no longer works. I can give you a new one at any time.`, teams: [] }];
    case 'which-channel':
      return [goneWords.whichChannel(known)];
    case 'unlinking-checked':
      return [goneWords.checked(fact, known)];
    case 'unlinked':
      return goneWords.unlinked(fact, known);
    case 'loss-checked':
      return [goneWords.lossChecked(fact, known)];
    case 'which-person':
      return [whichPerson(fact, known)];
    case 'rest-told':
      return goneWords.rests(fact, known);
    case 'left-as-is':
      return [{ to: me.id, text: open`All right, I have left it as it is.`, teams: [] }];
  }
}

/** Welcome, on the channel that has just been linked: what may be said there, and what not. Everywhere else they hear that it happened. */
function linked(fact: Fact<'channel-linked'>, known: Known): LinkingMessage[] {
  const { me } = known;
  const { channel, madeBy } = fact;
  const hello = me.name ? plan`Hello ${me.name}.` : open`Hello.`;
  const mayBeSaid =
    channel === 'whatsapp'
      ? open`Here I say who comes and when, and that something waits for you. Nothing about care goes here, from me or from you, please.`
      : open`Here you can read what WhatsApp may not carry, as far as it is for you.`;
  const first = fact.isFirst ? open`` : plan` What I write to you comes where it came before.`;
  const welcome: LinkingMessage = {
    to: me.id,
    text: plan`${hello} I am Hattie, and this ${CHANNEL[channel]} is linked to you now. ${mayBeSaid}${first} Say help to see what I can do.`,
    teams: [],
    about: plan`linking ${CHANNEL[channel]}`,
  };
  const notYou = plan`${CHANNEL[channel]} was linked to you just now. Not you? Say “unlink ${CHANNEL[channel]}”, and it stops at once.`;
  const inviter: LinkingMessage = {
    to: madeBy,
    text: plan`${codeWords.capitalName(me)} has linked ${CHANNEL[channel]} with the code you made. If that can’t be right, say “unlink ${bySaying(me)}”.`,
    teams: [],
  };
  const older = me.addresses.filter(({ id, rests }) => !rests && fact.replaced.includes(id));
  const lastWord = plan`I have stopped writing here: a code linked you on another ${CHANNEL[channel]} just now. Not you? Please tell ${whoHandsCodes(me, known)} at once.`;
  return [
    welcome,
    ...older.map(({ id }): LinkingMessage => ({ to: me.id, text: lastWord, teams: [], at: id })),
    ...(fact.isFirst ? [] : [{ to: me.id, text: notYou, teams: [], elsewhere: true } as const]),
    ...(madeBy === me.id ? [] : [inviter]),
  ];
}

/** Two people of one name: told apart by where the speaker knows them from. */
function whichPerson({ step }: Fact<'which-person'>, known: Known): LinkingMessage {
  const people = step.of.map((id) => someone(id, known)).filter((one) => one !== undefined);
  const choices = people
    .slice(0, 3)
    .map((one): Choice<LinkingIntent> => ({ label: plan`${called(one)}, ${one.from}`, means: { ...step.meant, whom: { people: [one.id] } } }));
  return {
    to: known.me.id,
    text: plan`There is more than one ${called(people[0])}. Which one do you mean? You can tell me the surname, too.`,
    teams: [],
    choices,
    opens: step,
  };
}
