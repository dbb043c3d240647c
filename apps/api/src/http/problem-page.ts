import { escapeHtml, PUBLIC_CSS_PATH, PUBLIC_PAGES } from '@tabir/register';
import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

/** Route configuration of what people open in a browser: its failure is a page to read as well. */
export interface PageRoute {
  readonly page: true;
}
export const PAGE: PageRoute = { page: true };

export const isPage = (request: FastifyRequest): boolean => (request.routeOptions.config as Partial<PageRoute>).page === true;

interface Words {
  readonly title: string;
  readonly text: string;
  readonly english: string;
}

const AWAY: Words = {
  title: 'Halaman ini belum dapat ditampilkan',
  text: 'Terjadi gangguan sementara. Silakan muat ulang halaman ini beberapa saat lagi.',
  english: 'This page cannot be shown at the moment. Please reload it in a little while.',
};
/** The same for what is not there and what is not for the public. */
const MISSING: Words = {
  title: 'Tidak ada dalam daftar',
  text: 'Tidak ada informasi atau edisi dengan alamat ini. Cari dalam daftar atau di antara edisinya, atau tanyakan kepada PPID.',
  english: 'There is no entry or edition at this address. Look for it in the list or among its editions, or ask the PPID office.',
};

/** Says why the page cannot be shown and what to do, and gives the number by which the log knows why. */
export function problemPage({ code, status }: Problem, requestId: string): string {
  const { title, text, english } = status === 404 ? MISSING : AWAY;
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${PUBLIC_CSS_PATH}">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p lang="en">${english}</p>
<p class="links"><a href="${PUBLIC_PAGES.dik.path}">Daftar Informasi yang Dikecualikan</a> <a href="${PUBLIC_PAGES.editions.path}">Edisi Daftar</a></p>
<p class="plain">${escapeHtml(code)} · ${escapeHtml(requestId)}</p>
</main>
</body>
</html>
`;
}
