/** The names under which preload and main talk. Nothing but those two uses them. */
export const desktopChannels = {
  connect: 'parlance:connect',
  port: 'parlance:port',
  engineLost: 'parlance:engine-lost',
  menu: 'parlance:menu',
  listensToMenu: 'parlance:listens-to-menu',
  chooseFiles: 'parlance:choose-files',
  chooseFolder: 'parlance:choose-folder',
  chooseProjectToOpen: 'parlance:choose-project-to-open',
  chooseProjectToCreate: 'parlance:choose-project-to-create',
  chooseSaveFile: 'parlance:choose-save-file',
  revealInFolder: 'parlance:reveal-in-folder',
  setTitle: 'parlance:set-title',
} as const;
