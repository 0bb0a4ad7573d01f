import path from 'node:path';
import type { EngineEvent } from '../../../shared/contract/schemas/events.ts';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { createIdMaker } from '../../../shared/domain/ids.ts';
import type { EnginePorts } from '../engine-ports.ts';
import type { CommandTools } from '../history/run-command.ts';
import { createProjectFile, openProjectFile } from '../store/open-project.ts';
import { firstRowsOf } from './first-rows.ts';
import { openProjectOf, type OpenProject } from './open-project.ts';
import { createRecentProjects, type RecentProjects } from './recent-projects.ts';

export interface NewProject {
  path: string;
  title: string;
  coderName: string;
}

/** What one engine works on: at most one open project, and those who listen to its changes. */
export interface Session {
  readonly tools: CommandTools;
  readonly recent: RecentProjects;
  readonly project: OpenProject | null;
  /** The open project, or a refusal that says there is none. */
  require(): OpenProject;
  /** The open project, or a refusal where it is open read-only. For work that begins before its first command. */
  requireWritable(): OpenProject;
  open(filePath: string, mode: 'write' | 'read'): OpenProject;
  create(project: NewProject): OpenProject;
  close(): void;
  listen(listener: (event: EngineEvent) => void): () => void;
}

export function createSession(ports: EnginePorts): Session {
  const tools: CommandTools = {
    now: ports.now,
    newId: createIdMaker({ now: () => ports.now().getTime() }, ports.randomBytes),
  };
  const recent = createRecentProjects(ports.stateFolder, ports.now);
  const listeners = new Set<(event: EngineEvent) => void>();
  let project: OpenProject | null = null;

  const announce = (event: EngineEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const closeCurrent = (): void => {
    const closing = project;
    project = null;
    closing?.close();
  };
  const take = (next: OpenProject): OpenProject => {
    project = next;
    recent.remember(next.path, next.summary().title);
    announce({ kind: 'project', project: next.summary() });
    return next;
  };
  const require = (): OpenProject => {
    if (project) return project;
    throw new ParlanceError('project.none-open', 'No project is open. Open one, or make a new one.');
  };
  return {
    tools,
    recent,
    get project() {
      return project;
    },
    require,
    requireWritable() {
      const open = require();
      if (open.mode === 'write') return open;
      throw new ParlanceError(
        'project.read-only',
        'The project is open read-only. Nothing was changed; open it for writing first.',
      );
    },
    open(filePath, mode) {
      const target = path.resolve(filePath);
      if (project?.path === target && project.mode === mode) return project;
      // The one before is closed only once it is sure that the new one can be had, unless they are the same file.
      if (project?.path === target) closeCurrent();
      const file = openProjectFile(target, { mode, door: ports.door, now: ports.now });
      closeCurrent();
      return take(openProjectOf(file, tools, announce));
    },
    create(wanted) {
      const target = path.resolve(wanted.path);
      const file = createProjectFile(target, { door: ports.door, now: ports.now }, firstRowsOf(wanted, tools));
      closeCurrent();
      return take(openProjectOf(file, tools, announce));
    },
    close() {
      const wasOpen = project !== null;
      closeCurrent();
      if (wasOpen) announce({ kind: 'project', project: null });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
