import { Button, Progress, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_ENDINGS, files, upload } from '../api/files.js';
import { newKey } from '../api/http.js';
import { asProblem } from '../api/problem.js';
import type { StoredFile } from '../api/types.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';

interface Props {
  readonly instanceId: string;
  readonly label: string;
  readonly onUploaded?: (file: StoredFile) => void;
}

/** A file and the id of its upload: sent again with the same id, it is stored only once. */
interface Chosen {
  readonly file: File;
  readonly id: string;
}

/** Of another kind or too large the same file would be the next time too. */
const mayPass = (error: Error): boolean => asProblem(error).isAnswerLost || asProblem(error).code === 'file.interrupted';

export function FileUpload({ instanceId, label, onUploaded }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState(0);
  const send = useMutation({
    mutationFn: ({ file, id }: Chosen) => upload(instanceId, id, file, (part) => setPercent(Math.round(part * 100))),
    onMutate: () => setPercent(0),
    onSuccess: async (stored) => {
      await client.invalidateQueries({ queryKey: files.key(instanceId) });
      onUploaded?.(stored);
    },
  });
  const { variables: chosen } = send;
  const choose = (file: File | undefined): void => {
    if (file) send.mutate({ file, id: newKey() });
    if (input.current) input.current.value = '';
  };
  return (
    <div>
      <input
        ref={input}
        type="file"
        hidden
        accept={FILE_ENDINGS.join(',')}
        aria-label={label}
        onChange={(e) => choose(e.currentTarget.files?.[0])}
      />
      <Button variant="default" loading={send.isPending} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {send.isPending && chosen && (
        <div>
          <Text size="sm">{t('files.uploading', { name: chosen.file.name, percent })}</Text>
          <Progress value={percent} aria-label={t('files.uploading', { name: chosen.file.name, percent })} />
        </div>
      )}
      <Text size="sm" role="status">
        {send.isSuccess && chosen ? t('files.uploaded', { name: chosen.file.name }) : ''}
      </Text>
      {send.error && chosen && (
        <ProblemNotice error={send.error} isWrite onRetry={mayPass(send.error) ? () => send.mutate(chosen) : undefined} />
      )}
    </div>
  );
}
