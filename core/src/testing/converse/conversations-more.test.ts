import { playShare } from './played.ts';

await playShare(1);
