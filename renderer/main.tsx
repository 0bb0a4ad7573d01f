import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './api/connect.ts';
import { App } from './app/app.tsx';
import { applyPreferences } from './app/apply-preferences.ts';
import { startI18n } from './app/i18n.ts';
import { startKeymap } from './app/keymap.ts';
import { warmFonts } from './app/warm-fonts.ts';

startI18n();
applyPreferences();
startKeymap();
warmFonts();
void connect();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
