// Who may import whom (ARCHITECTURE, section 3). `npm test` runs it; tools/imports.test.ts breaks every rule and expects a no.

const TESTS = '\\.(test|contract|types)\\.ts$|/test/|/test-host/|/test-server/|^core/src/testing/';
const ATRUNTIME = { dependencyTypesNot: ['type-only'] };

/** Each rule: its name, why, from where, to where. */
const forbidden = [
  {
    name: 'db-knows-nobody',
    comment: 'Labels and ids are properties of what is stored, so db is the lowest folder.',
    from: { path: '^db/' },
    to: { path: '^(core|rocketchat-app|whatsapp-bridge|tools|docs)/' },
  },
  {
    name: 'only-records-touch-the-database',
    comment: 'Rules, grammars, dialogs and messages name what is stored by its types; records.ts reads and writes.',
    from: { path: '^core/src/capabilities/[^/]+/', pathNot: `/records\\.ts$|${TESTS}` },
    to: { path: '^db/', pathNot: '^db/src/(labels|ids|times)\\.ts$', ...ATRUNTIME },
  },
  {
    name: 'visits-are-pure-but-for-their-records',
    comment: 'What several capabilities must know of visits or teams is worked out without the database; their records.ts reads it.',
    from: { path: '^core/src/(visits|teams)/', pathNot: `/records\\.ts$|${TESTS}` },
    to: { path: '^db/', pathNot: '^db/src/(labels|ids|times)\\.ts$', ...ATRUNTIME },
  },
  {
    name: 'visits-know-no-capability',
    comment: 'Capabilities use visits/ and teams/, never the other way round.',
    from: { path: '^core/src/(visits|teams)/', pathNot: TESTS },
    to: { path: '^core/src/', pathNot: '^core/src/(visits|teams|words)/|^core/src/conversation/capability\\.ts$', ...ATRUNTIME },
  },
  {
    name: 'only-index-ties-in-records',
    comment: 'Whoever imports records.ts has the database in hand.',
    from: { path: '^core/src/capabilities/[^/]+/', pathNot: `/(index|records)\\.ts$|${TESTS}` },
    to: { path: '/records\\.ts$', ...ATRUNTIME },
  },
  {
    name: 'capabilities-see-only-the-contract',
    comment: 'At run time a capability has its own folder, words/ and the contract; the moment is handed to it.',
    from: { path: '^core/src/capabilities/([^/]+)/', pathNot: TESTS },
    to: { path: '^core/src/', pathNot: '^core/src/(capabilities/|visits/|teams/|words/|conversation/capability\\.ts$)', ...ATRUNTIME },
  },
  {
    name: 'capabilities-leave-the-machine-alone',
    comment: 'Files, network, timers and chance stay at the edges.',
    from: { path: '^core/src/capabilities/[^/]+/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'capabilities-are-strangers',
    comment: 'What two capabilities share moves to words/ or to a repository.',
    from: { path: '^core/src/capabilities/([^/]+)/' },
    to: { path: '^core/src/capabilities/', pathNot: '^core/src/capabilities/$1/' },
  },
  {
    name: 'channels-stay-outside',
    comment: 'Capabilities and the conversation do not know how words travel, nor that there is a demo.',
    from: { path: '^core/src/(capabilities|conversation)/', pathNot: TESTS },
    to: { path: '^core/src/(channels|delivery|http|demo|scheduler)/' },
  },
  {
    name: 'words-stand-alone',
    comment: 'Hearing and saying are the same for everybody.',
    from: { path: '^core/src/words/' },
    to: { path: '^core/src/', pathNot: '^core/src/words/' },
  },
  {
    name: 'words-are-pure',
    comment: 'Hearing and saying never read the database.',
    from: { path: '^core/src/words/', pathNot: TESTS },
    to: { path: '^db/', pathNot: '^db/src/(labels|ids|times)\\.ts$', ...ATRUNTIME },
  },
  {
    name: 'wire-stands-alone',
    comment: 'The edge apps take the wire along, and nothing with it.',
    from: { path: '^core/src/wire/' },
    to: { path: '^(core|db)/', pathNot: '^core/src/wire/' },
  },
  {
    name: 'edge-apps-know-only-the-wire',
    comment: 'Thin apps: no rules, no stored words. Their tests may start the real core.',
    from: { path: '^(rocketchat-app|whatsapp-bridge)/', pathNot: TESTS },
    to: { path: '^(core|db)/', pathNot: '^core/src/wire/' },
  },
  {
    name: 'the-app-carries-only-the-signature',
    comment: "The Rocket.Chat app is packed into one file and runs in the workspace's own sandbox: no zod there.",
    from: { path: '^rocketchat-app/app/' },
    to: { path: '^(core|db)/', pathNot: '^core/src/wire/(signature|envelope|commands)\\.ts$', ...ATRUNTIME },
  },
  {
    name: 'edge-apps-are-strangers',
    comment: 'Each can be left out.',
    from: { path: '^(rocketchat-app|whatsapp-bridge)/' },
    to: { path: '^(rocketchat-app|whatsapp-bridge)/', pathNot: '^$1/' },
  },
  {
    name: 'testing-is-for-tests',
    comment: 'Pretend things never reach a co-op.',
    from: { pathNot: `${TESTS}|^(tools|bench)/` },
    to: { path: '^core/src/testing/|\\.test\\.ts$|/(test|test-host|test-server)/' },
  },
  {
    name: 'demo-is-for-main',
    comment: 'Outside the demo there is no page that lets anybody be anyone.',
    from: { pathNot: `^core/src/(demo/|main\\.ts$)|${TESTS}|^(tools|bench)/` },
    to: { path: '^core/src/demo/' },
  },
  {
    name: 'demo-is-loaded-only-when-wanted',
    comment: 'main.ts imports the demo when the settings ask for it, not before.',
    from: { path: '^core/src/main\\.ts$' },
    to: { path: '^core/src/demo/', dynamic: false, ...ATRUNTIME },
  },
  {
    name: 'no-circles',
    comment: 'Types may point at each other; code may not.',
    from: {},
    to: { circular: true, viaOnly: ATRUNTIME },
  },
  {
    name: 'no-orphans',
    comment: 'A file that nothing belongs to is left over.',
    from: {
      orphan: true,
      pathNot: '\\.d\\.ts$|^tools/|^docs/|drizzle\\.config\\.ts$|/playground/browser/|/converse/pretend-process\\.ts$|^vitest\\.config\\.ts$',
    },
    to: {},
  },
  {
    name: 'everything-resolves',
    comment: 'An import that leads nowhere escapes every other rule.',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/\\.rc-host/|^rocketchat-app/dist/|^db/migrations/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
