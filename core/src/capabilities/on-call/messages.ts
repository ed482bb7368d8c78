import type { CircleId, PersonId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { sayList } from '../../words/saying.ts';
import type { OnCallFact } from './facts.ts';
import type { OnCallIntent, OnCallStep } from './intents.ts';
import { type CircleKnown, concerning, type Known } from './known.ts';
import { published } from './published.ts';

type Reply = Answer<OnCallIntent, OnCallStep>;
type OnCallMessage = Message<OnCallIntent, OnCallStep>;
type Fact<Happened> = Extract<OnCallFact, { happened: Happened }>;
type Plan = Labelled<'open' | 'plan'>;

/** Every sentence about being on call and the last resort. First names only, and nothing about any team. */
export function tell(fact: OnCallFact, known: Known): readonly OnCallMessage[] {
  const toMe = (answer: Omit<Extract<Reply, { limited?: undefined }>, 'teams'>): OnCallMessage[] => [{ to: known.me, ...answer, teams: [] }];
  switch (fact.happened) {
    case 'list-shown':
      return toMe(listShown(circleOf(fact.circle, known), known));
    case 'went-on-call':
      return wentOnCall(fact, known);
    case 'came-off-call':
      return toMe({ text: plan`You are off call for ${areaOf(fact.circle, known)} now. Thank you.`, about: plan`coming off call` });
    case 'no-days-explained':
      return toMe(noDays(fact));
    case 'asked-to-be-on-call':
      return askedToBe(fact, known);
    case 'said-not-this-time':
      return [
        ...toMe({ text: open`All right, thank you for telling me. You are not on call.` }),
        { to: fact.askedBy, text: plan`${nameOf(fact.person, known)} says not this time to being on call. Thank you for asking.`, teams: [] },
      ];
    case 'which-person':
      return toMe({ text: plan`There is more than one ${nameOf(fact.step.of[0], known)} there. Please tell me the surname too.`, opens: fact.step });
    case 'order-changed':
      return orderChanged(fact, known);
    case 'order-is-so-already':
      return toMe({ text: plan`That is the order already: ${inOrder(circleOf(fact.circle, known).onCall, known)}.` });
    case 'last-resort-checked':
      return toMe(lastResortChecked(fact, known));
    case 'last-resort-kept':
      return toMe({
        text: plan`Kept. When nobody can be found in ${areaOf(fact.circle, known)}, I show:\n${published(fact.words)}`,
        about: plan`a last resort`,
      });
    case 'which-last-resort':
      return toMe(whichLastResort(circleOf(fact.circle, known)));
    case 'last-resort-removed':
      return toMe({ text: plan`I don’t show this any more:\n${fact.resort.words}`, about: plan`a last resort` });
    case 'circle-unclear':
      return toMe({ text: open`Which circle is it about?`, choices: fact.circles.slice(0, 3).map((id) => inCircle(fact.intent, circleOf(id, known))) });
    case 'left-as-is':
      return toMe({ text: open`All right, I have left it as it is.` });
  }
}

function listShown(circle: CircleKnown, known: Known) {
  const { onCall, people, area, lastResorts } = circle;
  const isOn = onCall.includes(known.me);
  const list =
    onCall.length > 0
      ? plan`On call for ${area}, asked in this order:\n${numbered(onCall.map((person) => plan`${nameOf(person, known)}`))}`
      : plan`Nobody is on call for ${area} just now.`;
  const resort =
    lastResorts.length > 0
      ? plan`If nobody can be found:\n${lines(lastResorts.map(({ words }) => plan`• ${words}`))}`
      : open`No last resort is kept. If somebody is in danger ring 999; for health advice ring 111.`;
  const choices: Choice<OnCallIntent>[] = isOn
    ? [{ label: open`Take me off call`, means: { do: 'come off', dated: false, circle: circle.id } }]
    : people.includes(known.me)
      ? [{ label: open`Put me on call`, means: { do: 'go on', dated: false, circle: circle.id } }]
      : [];
  return { text: plan`${list}\n${resort}`, choices };
}

function wentOnCall({ circle: id, person, askedBy }: Fact<'went-on-call'>, known: Known): OnCallMessage[] {
  const { area, onCall } = circleOf(id, known);
  const asker: OnCallMessage[] =
    askedBy && askedBy !== person ? [{ to: askedBy, text: plan`${nameOf(person, known)} said yes and is on call for ${area} now.`, teams: [] }] : [];
  return [
    {
      to: person,
      text: plan`Thank you. You are on call for ${area}, number ${onCall.length + 1} on the list. If nobody nearer can be found for a visit, I ask you. Say “take me off call” any time.`,
      teams: [],
      about: plan`being on call`,
    },
    ...asker,
  ];
}

/** Staying on is never a trap: the button to come off works however long ago it was put. */
function noDays({ wanted, circle }: Fact<'no-days-explained'>) {
  const text =
    wanted === 'go on'
      ? open`The on-call list has no days. You are on it until you say “take me off call”. Shall I put you on?`
      : open`The on-call list has no days. You are off it until you say “put me on call”. Shall I take you off?`;
  const choices: Choice<OnCallIntent>[] = [
    { label: open`Yes`, means: { do: wanted, dated: false, circle } },
    { label: open`No`, means: { do: 'leave as is' } },
  ];
  return { text, choices, about: plan`being on call` };
}

function askedToBe({ circle, people, by }: Fact<'asked-to-be-on-call'>, known: Known): OnCallMessage[] {
  const area = areaOf(circle, known);
  const names = sayList(
    people.map((person) => plan`${nameOf(person, known)}`),
    'and',
  );
  return [
    { to: by, text: plan`I have asked ${names}, and will tell you.`, teams: [] },
    ...people.map(
      (to): OnCallMessage => ({
        to,
        text: plan`${nameOf(by, known)} asks: could you be on call for ${area}? If nobody nearer can be found for a visit, I would ask you. A no is fine, and you can come off any time.`,
        teams: [],
        about: plan`being on call`,
        awaited: true,
        concerns: concerning(circle, to),
        choices: [
          { label: open`Yes`, means: { do: 'answer', yes: true, askedBy: by, circle } },
          { label: open`No`, means: { do: 'answer', yes: false, askedBy: by, circle } },
        ],
      }),
    ),
  ];
}

function orderChanged({ circle, order, moved, by }: Fact<'order-changed'>, known: Known): OnCallMessage[] {
  const area = areaOf(circle, known);
  const others = moved.filter((person) => person !== by);
  const told = others.length > 0 ? open` Those whose place changed know.` : open``;
  return [
    { to: by, text: plan`The order on call for ${area} is now ${inOrder(order, known)}.${told}`, teams: [], about: plan`the order on call` },
    ...others.map(
      (to): OnCallMessage => ({
        to,
        text: plan`You are number ${order.indexOf(to) + 1} on call for ${area} now. ${nameOf(by, known)} changed the order.`,
        teams: [],
      }),
    ),
  ];
}

function lastResortChecked({ wanted, circle }: Fact<'last-resort-checked'>, known: Known) {
  const choices: Choice<OnCallIntent>[] = [
    { label: open`Yes, show it`, means: { do: 'keep last resort', ...wanted, circle } },
    { label: open`No`, means: { do: 'leave as is' } },
  ];
  return {
    text: plan`When nobody can be found for a visit in ${areaOf(circle, known)}, everybody told of it would see this, on WhatsApp too:\n${published(wanted.words)}\nShall I keep it?`,
    choices,
    about: plan`a last resort`,
  };
}

function whichLastResort({ id, lastResorts }: CircleKnown) {
  const choices = lastResorts
    .slice(0, 3)
    .map((one, index): Choice<OnCallIntent> => ({ label: open`Number ${index + 1}`, means: { do: 'remove last resort', id: one.id, circle: id } }));
  const more = lastResorts.length > 3 ? open`\nOr say for example: remove last resort 4.` : open``;
  return { text: plan`Which one shall I take away?\n${numbered(lastResorts.map(({ words }) => words))}${more}`, choices };
}

const lines = (texts: readonly Labelled<'plan'>[]): Labelled<'plan'> => joined('plan', texts, '\n');
const numbered = (texts: readonly Labelled<'plan'>[]): Labelled<'plan'> => lines(texts.map((text, index) => plan`${index + 1}. ${text}`));
const inOrder = (people: readonly PersonId[], known: Known): Labelled<'plan'> =>
  joined(
    'plan',
    people.map((person) => plan`${nameOf(person, known)}`),
    ', then ',
  );
const nameOf = (person: PersonId | undefined, known: Known): Plan => (person && known.names.get(person)) ?? open`somebody`;
const areaOf = (id: CircleId, known: Known): Labelled<'plan'> => circleOf(id, known).area;
const inCircle = (intent: OnCallIntent, circle: CircleKnown): Choice<OnCallIntent> => ({ label: circle.area, means: { ...intent, circle: circle.id } });

function circleOf(id: CircleId, { circles }: Known): CircleKnown {
  const circle = circles.find((one) => one.id === id);
  if (!circle) throw new Error('something on call was told of a circle that is not known');
  return circle;
}
