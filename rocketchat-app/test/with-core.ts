import { type FakeCore, SECRET, startFakeCore } from './fake-core.ts';
import { connect, type Workspace, workspaceWithHattie } from './workspace.ts';

interface WithCore {
  readonly workspace: Workspace;
  readonly core: FakeCore;
  close(): Promise<void>;
}

/** A workspace with Hattie, and a core that answers as it is told, which she knows. `before` is what happens in the workspace before she comes. */
export async function workspaceWithCore(before?: Parameters<typeof workspaceWithHattie>[0]): Promise<WithCore> {
  const [workspace, core] = await Promise.all([workspaceWithHattie(before), startFakeCore()]);
  await connect(workspace, core.address, SECRET);
  return {
    workspace,
    core,
    async close() {
      await workspace.close();
      await core.close();
    },
  };
}
