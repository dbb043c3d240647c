import { escapeHtml, PUBLIC_CSS_PATH } from '@tabir/register';
import type { FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

/** Route configuration of what people open in a browser: its failure is a page to read as well. */
export interface PageRoute {
  readonly page: true;
}
export const PAGE: PageRoute = { page: true };

export const isPage = (request: FastifyRequest): boolean => (request.routeOptions.config as Partial<PageRoute>).page === true;

/** Says that the page cannot be shown now and what to do, and gives the number by which the log knows why. */
export const problemPage = ({ code }: Problem, requestId: string): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Halaman belum dapat ditampilkan</title>
<link rel="stylesheet" href="${PUBLIC_CSS_PATH}">
</head>
<body>
<main>
<h1>Halaman ini belum dapat ditampilkan</h1>
<p>Terjadi gangguan sementara. Silakan muat ulang halaman ini beberapa saat lagi.</p>
<p lang="en">This page cannot be shown at the moment. Please reload it in a little while.</p>
<p class="plain">${escapeHtml(code)} · ${escapeHtml(requestId)}</p>
</main>
</body>
</html>
`;
