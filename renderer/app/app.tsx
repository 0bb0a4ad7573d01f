import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components';
import { connect } from '../api/connect.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/query-client.ts';
import { ToastHost } from '../components/toast.tsx';
import { StartScreen } from '../features/start/start-screen.tsx';
import { useConnection } from '../state/connection.ts';
import { ConnectionFailed, ConnectionStarting } from './connection-screens.tsx';
import { DesktopWindow } from './desktop-window.tsx';
import { Dialogs } from './dialogs.tsx';
import { DropToImport } from './drop-to-import.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Shell } from './shell.tsx';

export function App() {
  return (
    <I18nProvider locale={navigator.language.startsWith('en') ? navigator.language : 'en-GB'}>
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <Screens />
        </ErrorBoundary>
        <DesktopWindow />
        <DropToImport />
        <Dialogs />
        <ToastHost />
      </QueryClientProvider>
    </I18nProvider>
  );
}

function Screens() {
  const status = useConnection((state) => state.status);
  const { data: greeting } = useQuery({ ...queries.greeting(), enabled: false });
  if (status === 'failed') return <ConnectionFailed onTryAgain={() => void connect()} />;
  if (!greeting) return <ConnectionStarting />;
  return greeting.project ? <Shell /> : <StartScreen />;
}
