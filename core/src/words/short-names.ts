/** Short forms that are common in Britain: said for the name, and the other way round. */
const FORMS: readonly string[] = [
  'alexander alexandra alex sandy',
  'andrew andy drew',
  'anthony tony',
  'arthur art artie',
  'barbara barb babs',
  'benjamin ben benny',
  'catherine katherine kathryn cath kath kathy cathy kate katie',
  'charles charlie',
  'charlotte charlie lottie',
  'christopher chris',
  'christine christina chris tina chrissie',
  'daniel dan danny',
  'david dave',
  'deborah debbie deb debs',
  'dorothy dot dottie',
  'edward ed eddie ted',
  'elizabeth liz lizzie beth betty libby',
  'frances fran',
  'francis frank',
  'geoffrey geoff',
  'george georgie',
  'gregory greg',
  'harold harry',
  'henry harry',
  'isabel isabelle izzy bella',
  'jacqueline jackie',
  'james jim jimmy jamie',
  'jennifer jen jenny',
  'joanna joanne jo',
  'joseph joe',
  'josephine jo josie',
  'jonathan jon jonny',
  'joshua josh',
  'judith judy',
  'kenneth ken',
  'lawrence laurence larry',
  'leonard len lenny',
  'margaret maggie meg peggy marge',
  'martin marty',
  'matthew matt',
  'michael mike mick',
  'michelle shell',
  'natalie nat',
  'nicholas nick nicky',
  'nicola nicky nic',
  'oliver ollie',
  'pamela pam',
  'patricia pat trish tricia',
  'patrick pat paddy',
  'peter pete',
  'philip phillip phil',
  'rebecca becky becca',
  'richard rich rick ricky dick',
  'robert rob bob bobby robbie',
  'ronald ron',
  'rosemary rose rosie',
  'samantha sam sammy',
  'samuel sam sammy',
  'sandra sandy',
  'stephen steven steve',
  'stephanie steph',
  'susan susie sue',
  'theresa teresa tess terry tessa',
  'thomas tom tommy',
  'timothy tim',
  'valerie val',
  'victoria vicky vic',
  'vincent vince',
  'william will bill billy',
  'zachary zac',
];

const byForm = new Map<string, readonly string[]>();
for (const line of FORMS) {
  const [full = '', ...rest] = line.split(' ');
  for (const form of [full, ...rest]) {
    // "Chris" is short for two names, but two short forms of one name are not said for each other.
    const others = form === full ? rest : [full];
    byForm.set(form, [...(byForm.get(form) ?? []), ...others]);
  }
}

/** Everyday words, so they are never heard for somebody called otherwise. */
const EVERYDAY: ReadonlySet<string> = new Set(['will', 'rich', 'art', 'rose', 'dot', 'pat', 'drew', 'shell', 'frank', 'dick', 'vince']);

/** "bill" for "william". */
export const shortNamesOf = (name: string): readonly string[] => (byForm.get(name) ?? []).filter((form) => !EVERYDAY.has(form));

const KIN: readonly string[] = [
  'mum mam mom mummy mother ma',
  'dad daddy father da',
  'gran nan nana grandma granny grandmother',
  'grandad grandpa granddad grandfather',
  'husband hubby',
  'wife',
  'son',
  'daughter',
  'sister sis',
  'brother bro',
  'aunt auntie aunty',
  'uncle',
  'partner',
  'neighbour',
  'niece',
  'nephew',
];
const kin = new Map(KIN.flatMap((line) => line.split(' ').map((word) => [word, line.split(' ')] as const)));

/** "mum", "mam" and "mother" are one relation. */
export const relationWords = (relation: string): readonly string[] => kin.get(relation) ?? [relation];
