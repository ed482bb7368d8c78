import { Breach } from './breach.ts';
import type { Plan } from './plan.ts';
import { type Client, rowsOf } from './stored.ts';

/** What somebody wants of the plan, remembered until it is agreed. `among`: the visits or series it may be about. */
export type Wish = { readonly by: string } & (
  | {
      readonly is: 'add';
      readonly first: string;
      readonly last: string | null;
      readonly weekly: boolean;
      readonly starts: string;
      readonly ends: string;
      readonly giver: string | null;
    }
  | { readonly is: 'move'; readonly among: readonly string[]; readonly day: string; readonly starts: string }
  | { readonly is: 'cancel'; readonly among: readonly string[] }
  | { readonly is: 'put back'; readonly among: readonly string[] }
  | { readonly is: 'end'; readonly among: readonly string[]; readonly last: string }
  | { readonly is: 'give'; readonly among: readonly string[]; readonly giver: string; readonly from: string }
);
type WishOf<Is> = Extract<Wish, { is: Is }>;

// What the journal holds of a change, as far as it is read here: its JSON is taken at its word, for whatever does not fit a wish is a breach.
interface Fact {
  readonly happened: string;
  readonly by: string;
  readonly team: string;
  readonly turn: string;
  readonly taker: string;
  readonly giver?: string;
  readonly to: string;
  readonly visit: { readonly id: string; readonly span: { readonly from: string; readonly to: string } };
  readonly inReturn?: { readonly id: string };
  readonly split?: { readonly series: string; readonly rest: { readonly from: string; readonly to: string } };
  readonly change: {
    readonly is: string;
    readonly series: { readonly id: string; readonly firstDay: string; readonly starts: string; readonly ends: string; readonly giver: string | null };
    readonly visit: { readonly id: string };
    readonly visits: readonly { readonly id: string }[];
    readonly to: { readonly day: string; readonly starts: string; readonly ends: string };
    readonly lastDay: string;
    readonly giver: string;
    readonly from: string;
  };
}

export type Wishes = ReturnType<typeof wishesFor>;

/** Takes what people wanted into the plan once the journal says that it was agreed. The journal only confirms: what is planned is what was wished. */
export function wishesFor(plan: Plan) {
  const wishes: Wish[] = [];
  let read = 0;

  const wished = <Is extends Wish['is']>(is: Is, by: string, fits: (wish: WishOf<Is>) => boolean): WishOf<Is> => {
    // True: the kind has just been compared.
    const found = wishes.findLast((wish) => wish.is === is && wish.by === by && fits(wish as WishOf<Is>));
    if (!found) throw new Breach('no visit is lost', `${by} never asked for this: ${is}`);
    return found as WishOf<Is>;
  };

  const changed = ({ change, by, team }: Fact): void => {
    switch (change.is) {
      case 'add': {
        const { id, firstDay, starts, ends, giver } = change.series;
        const wish = wished('add', by, (one) => one.first === firstDay && one.starts === starts && one.ends === ends && one.giver === giver);
        const series = { series: id, team, first: wish.first, last: wish.last ?? plan.last, starts, ends, giver, skill: false };
        return wish.weekly ? plan.addWeekly(series) : plan.addEvery([firstDay], series);
      }
      case 'move': {
        const { id } = change.visit;
        const wish = wished('move', by, (one) => one.among.includes(id) && one.day === change.to.day && one.starts === change.to.starts);
        const visit = plan.visits.get(id);
        if (!visit) throw new Breach('no visit is lost', `${id} was moved, and there is no such visit`);
        // Where two visits of a day are meant, the one that is chosen keeps its own length.
        const minutes = (Date.parse(`${visit.ends}Z`) - Date.parse(`${visit.starts}Z`)) / 60_000;
        const starts = `${wish.day}T${wish.starts}`;
        return plan.change(id, { starts, ends: new Date(Date.parse(`${starts}Z`) + minutes * 60_000).toISOString().slice(0, 16) });
      }
      case 'cancel':
        for (const { id } of change.visits) {
          wished('cancel', by, (one) => one.among.includes(id));
          plan.change(id, { cancelled: true });
        }
        return;
      case 'put back':
        wished('put back', by, (one) => one.among.includes(change.visit.id));
        return plan.change(change.visit.id, { cancelled: false });
      case 'end':
        return ended(listed(change.series), change.lastDay, by);
      case 'give':
        return given(listed(change.series), change.giver, change.from, by);
      default:
        throw new Breach('no visit is lost', `nobody asks for ${change.is} in a simulated year`);
    }
  };
  // An end or a giver names its series by id.
  const listed = (series: unknown): readonly string[] => series as readonly string[];

  const ended = (series: readonly string[], last: string, by: string): void => {
    for (const id of series) wished('end', by, (one) => one.among.includes(id) && one.last === last);
    for (const visit of [...plan.visits.values()]) if (series.includes(visit.series) && visit.starts.slice(0, 10) > last) plan.remove(visit.key);
  };
  const given = (series: readonly string[], giver: string, from: string, by: string): void => {
    for (const id of series) wished('give', by, (one) => one.among.includes(id) && one.giver === giver && one.from === from);
    for (const visit of [...plan.visits.values()])
      if (series.includes(visit.series) && visit.key.slice(-10) >= from && !visit.own) plan.change(visit.key, { giver });
  };

  const settled = ({ visit, inReturn, taker, giver, split }: Fact): void => {
    if (split) {
      const whole = plan.visits.get(visit.id);
      if (!whole) throw new Breach('no visit is lost', `part of ${visit.id}, which is not in the plan`);
      const [day, starts, ends] = [visit.span.from.slice(0, 10), visit.span.from.slice(11), visit.span.to.slice(11)];
      plan.addEvery([day], { series: split.series, team: whole.team, starts, ends, giver: taker, skill: whole.skill });
      plan.change(`${split.series}@${day}`, { own: true });
      plan.change(visit.id, { starts: split.rest.from, ends: split.rest.to });
    } else plan.change(visit.id, { giver: taker, own: true });
    if (inReturn && giver) plan.change(inReturn.id, { giver, own: true });
  };

  const heard = (fact: Fact): void => {
    if (fact.happened === 'changed') changed(fact);
    else if (fact.happened === 'settled') settled(fact);
    else if (fact.happened === 'given-back') plan.change(fact.visit.id, { giver: fact.to, own: true });
    else if (fact.happened === 'taken-back') plan.takeBack(fact.turn);
  };

  return {
    wish: (wish: Wish): void => {
      wishes.push(wish);
      if (wishes.length > 400) wishes.splice(0, 100);
    },
    /** A button can be a wish as well. */
    answered(by: string, label: string): void {
      if (label === 'Put it back')
        wishes.push({ by, is: 'put back', among: [...plan.visits.values()].filter(({ cancelled }) => cancelled).map(({ key }) => key) });
      // A day chosen from a list: whichever of theirs they mean by it.
      const last = wishes.findLast((wish) => wish.by === by);
      if (/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d/.test(label) && last && 'among' in last)
        wishes.push({ ...last, among: [...plan.visits.values()].flatMap(({ key, series }) => [key, series]) });
      if (/^It is not needed|^Yes, cancel/.test(label)) wishes.push({ by, is: 'cancel', among: [...plan.visits.keys()] });
    },
    /** Reads on in the journal. */
    readOn(client: Client): number {
      const rows = rowsOf<{ id: number; turn: string; fact: string }>(client, 'select id, turn, fact from journal where id > ? order by id', read);
      for (const { id, turn, fact } of rows) {
        read = id;
        plan.inTurn(turn);
        heard(JSON.parse(fact) as Fact); // taken at its word, see above
      }
      return rows.length;
    },
  };
}
