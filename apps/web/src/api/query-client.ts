import { QueryClient } from '@tanstack/react-query';
import { asProblem } from './problem.js';

const MOST_TRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Only what may pass by itself is asked again.
      retry: (failures, error) => failures < MOST_TRIES && asProblem(error).isAnswerLost,
      // Offline is told in words, not by waiting in silence.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
