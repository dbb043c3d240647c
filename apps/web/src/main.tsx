import './ui/styles.js';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { whenSignedOut } from './api/http.js';
import { queryClient } from './api/query-client.js';
import { sessions } from './api/sessions.js';
import { warnBeforeLeaving } from './forms/drafts.js';
import { startLanguages } from './i18n/i18n.js';
import { router } from './routes.js';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element "app".');

await startLanguages();
warnBeforeLeaving();
// A session that lapsed leads to the sign-in; what was filled in stays and is there afterwards.
whenSignedOut(() => queryClient.setQueryData(sessions.current().queryKey, null));

createRoot(root).render(
  <StrictMode>
    {/* The site's policy allows no style element: the library's variables and classes come as files, and its colours from ours. */}
    <MantineProvider forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
