import { createBrowserRouter, Navigate } from 'react-router';
import { SignedIn } from './components/SignedIn.js';
import { BeginPage } from './pages/BeginPage.js';
import { CrashPage } from './pages/CrashPage.js';
import { MissingPage } from './pages/MissingPage.js';
import { ProcessesPage } from './pages/ProcessesPage.js';
import { ProfilePage } from './pages/ProfilePage.js';
import { RecordPage } from './pages/RecordPage.js';
import { RegisterPage } from './pages/RegisterPage.js';
import { SettingsPage } from './pages/SettingsPage.js';
import { SignInPage } from './pages/SignInPage.js';
import { TasksPage } from './pages/TasksPage.js';
import { paths } from './path-builder.js';

export const router = createBrowserRouter([
  { path: '/masuk', Component: SignInPage, ErrorBoundary: CrashPage },
  {
    Component: SignedIn,
    ErrorBoundary: CrashPage,
    children: [
      { index: true, element: <Navigate to={paths.tasks()} replace /> },
      { path: '/tugas', Component: TasksPage },
      { path: '/register', Component: RegisterPage },
      { path: '/proses/:workflow?', Component: ProcessesPage },
      { path: '/baru', Component: BeginPage },
      { path: '/baru/:workflow', lazy: async () => ({ Component: (await import('./pages/StartPage.js')).StartPage }) },
      { path: '/impor/:list?', lazy: async () => ({ Component: (await import('./pages/ImportPage.js')).ImportPage }) },
      { path: '/catatan/:id', Component: RecordPage },
      { path: '/pengaturan', Component: SettingsPage },
      { path: '/profil', Component: ProfilePage },
      { path: '*', Component: MissingPage },
    ],
  },
]);
