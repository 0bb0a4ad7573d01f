import { create } from 'zustand';

export type DialogName =
  | 'keys'
  | 'new-project'
  | 'open-project'
  | 'open-recent'
  | 'export'
  | 'rehydrate'
  | 'variables'
  | 'about';

/** The dialog that lies over the window; opened from buttons, the menu and the command palette alike. */
export interface DialogsState {
  current: DialogName | null;
  open: (name: DialogName) => void;
  close: () => void;
}

export const useDialogs = create<DialogsState>()((set) => ({
  current: null,
  open: (current) => set({ current }),
  close: () => set({ current: null }),
}));
