import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '../api/http.js';
import { instances, type Note } from '../api/instances.js';

/** Sends notes on one record. A note keeps its key until it was answered, so sending it again is safe. */
export function useNote(instanceId: string, alsoChanged: readonly QueryKey[]) {
  const client = useQueryClient();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (note: Note) => instances.note(instanceId, key, note),
    onSuccess: () => setKey(newKey()),
    onSettled: () =>
      Promise.all([...alsoChanged, instances.key(instanceId)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
