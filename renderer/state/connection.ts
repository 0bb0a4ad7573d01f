import { create } from 'zustand';

export interface ConnectionState {
  status: 'starting' | 'ready' | 'lost' | 'failed';
  /** What the banner says instead of its usual sentence. */
  message: string | null;
  set: (status: ConnectionState['status'], message?: string) => void;
}

export const useConnection = create<ConnectionState>()((set) => ({
  status: 'starting',
  message: null,
  set: (status, message) => set({ status, message: message ?? null }),
}));
