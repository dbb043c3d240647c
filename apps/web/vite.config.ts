import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Where `npm start` serves the API, for `npx vite apps/web` while working on the pages. */
const API = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: {
    alias: { '@tabir/contracts': fileURLToPath(new URL('../../libs/contracts/src/index.ts', import.meta.url)) },
  },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    // The site's policy lets no style stand inline, so nothing small may become a data: address in one.
    assetsInlineLimit: 0,
    // Computers of offices are kept for long.
    target: ['chrome109', 'firefox115', 'safari16'],
    chunkSizeWarningLimit: 900,
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': API, '/publik': API } },
});
