import { join } from 'node:path';
import { createProject, doTheJob } from '../support/analyst-job.ts';
import { expect, launch, stagedProgram, test } from '../support/electron-app.ts';

test('an analyst imports, codes, undoes, exports, and finds everything after a restart', async ({ folder }) => {
  await doTheJob(stagedProgram(), folder);
});

test('a project named at the start opens at once', async ({ folder }) => {
  const project = join(folder, 'talks.parlance');
  const first = await launch(stagedProgram(), join(folder, 'first'));
  await createProject(first, project);
  await first.close();
  const second = await launch(stagedProgram(), join(folder, 'second'), [project]);
  await expect(second.page.getByRole('heading', { name: 'Missile talks', level: 1 })).toBeVisible();
  await second.close();
});
