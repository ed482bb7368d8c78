import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Poster } from '@hatstand/db/repositories/posters';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { linkOf, sayPosterWord } from '../../words/poster-link.ts';
import { sayList } from '../../words/saying.ts';
import { sayWebAddress } from '../../words/web-addresses.ts';
import type { PosterFact, PosterReason } from './facts.ts';
import type { PosterIntent } from './intents.ts';
import type { Known, KnownCircle } from './known.ts';

type Plan = Labelled<'open' | 'plan'>;
type PosterMessage = Message<PosterIntent, never>;
type PosterAnswer = Answer<PosterIntent, never>;
type Fact<Happened> = Extract<PosterFact, { happened: Happened }>;

/** Every sentence about posters. What hangs on a wall is for everybody: none of it is above `plan`. */
export function tell(fact: PosterFact, known: Known, moment: Moment): readonly PosterMessage[] {
  const says = (answer: PosterAnswer): PosterMessage => ({ to: known.me, ...answer });
  switch (fact.happened) {
    case 'poster-made': {
      const about = { words: joined('open', fact.words.map(sayPosterWord), ' '), secret: fact.secret };
      const circle = circleOf(fact.circle, known);
      return [says({ ...posterSaid(about, circle, moment, fact.instead !== undefined), about: plan`the poster` }), ...told(fact, circle?.poster, known)];
    }
    case 'poster-shown': {
      const circle = circleOf(fact.circle, known);
      return circle?.poster ? [says({ ...posterSaid(circle.poster, circle, moment, false), choices: CHANGES(circle) })] : [];
    }
    case 'poster-stopped': {
      const circle = circleOf(fact.circle, known);
      return [says({ text: stopped(circle), teams: [], about: plan`stopping the poster` }), ...told(fact, circle?.poster, known)];
    }
    case 'circle-asked':
      return [says({ text: open`For which circle?`, teams: [], choices: known.circles.slice(0, MOST).map((circle) => forCircle(fact.wanted, circle)) })];
    case 'left-as-is':
      return [says({ text: open`All right, I have left it as it is.`, teams: [] })];
  }
}

const MOST = 3;
const circleOf = (id: Fact<'poster-shown'>['circle'], { circles }: Known): KnownCircle | undefined => circles.find((one) => one.id === id);
const forCircle = (wanted: 'make' | 'stop', { id, area }: KnownCircle): Choice<PosterIntent> => ({ label: area, means: { do: wanted, circle: id } });
const CHANGES = ({ id }: KnownCircle): readonly Choice<PosterIntent>[] => [
  { label: open`New words`, means: { do: 'make', circle: id, afresh: true } },
  { label: open`Stop the poster`, means: { do: 'stop', circle: id } },
];

function posterSaid({ words, secret }: Pick<Poster, 'words' | 'secret'>, circle: KnownCircle | undefined, moment: Moment, isAfresh: boolean): PosterAnswer {
  const sheet = plan`${sayWebAddress(moment.publicAddress)}/poster/${secret}.pdf`;
  const link = linkOf(moment.whatsappNumber ?? '', words);
  const joinedSo = circle && circle.joined > 0 && !isAfresh ? plan` ${circle.joined} joined with it so far.` : open``;
  const old = isAfresh ? open` The old words no longer work: please take old posters down.` : open``;
  const text = plan`Here is the poster for volunteers in ${circle?.area ?? open`your circle`}. Print it on A4:\n${sheet}\nOr send this link:\n${link}\nThe words on it are “${words}”. They let people join until you say “stop the poster”.${joinedSo}${old}`;
  return { text, teams: [] };
}

const stopped = (circle: KnownCircle | undefined): Plan =>
  plan`Done. The words on the poster for ${circle?.area ?? open`your circle`} no longer let anybody in. Whoever has joined with it stays. Please take it off the wall.`;

/** Whoever made the one before hears that it works no more. */
function told(fact: Fact<'poster-made' | 'poster-stopped'>, before: Poster | undefined, { me, myName }: Known): PosterMessage[] {
  const isOver = fact.happened === 'poster-stopped' || fact.instead !== undefined;
  if (!isOver || !before || before.madeBy === me) return [];
  const who = myName ?? open`Somebody in your circle`;
  const text =
    fact.happened === 'poster-stopped'
      ? plan`${who} has stopped the poster for volunteers that you made. Its words let nobody in any more.`
      : plan`${who} has made a new poster for volunteers. The words on yours let nobody in any more.`;
  return [{ to: before.madeBy, text, teams: [] }];
}

/** What is so, and what to do next. */
export function explain(reason: PosterReason, known: Known): PosterAnswer {
  switch (reason) {
    case 'not yours': {
      const ask = known.whoMay.length > 0 ? plan`Please ask ${sayList(known.whoMay.slice(0, MOST), 'or')}.` : open`Please ask one of them.`;
      return { text: plan`Posters for volunteers are made and stopped by Team Starters, Team Chat Admins and the Care Commons Organiser. ${ask}`, teams: [] };
    }
    case 'no number':
      return {
        text: open`I can’t make a poster yet, because I don’t know the number of my own WhatsApp. Whoever looks after the server sets it (HATSTAND_WHATSAPP_NUMBER). Then ask me again.`,
        teams: [],
      };
    case 'no poster':
      return {
        text: open`There is no poster for volunteers just now, so there is nothing to stop. To make one, say “make a poster for volunteers”.`,
        teams: [],
      };
  }
}
