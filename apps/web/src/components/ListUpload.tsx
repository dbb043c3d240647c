import { Button, Progress, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../api/http.js';
import { imports, LIST_ENDINGS } from '../api/imports.js';
import { asProblem } from '../api/problem.js';
import { paths } from '../path-builder.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';

/** A file and the id of its list: given again under the same id, it is one list. */
interface Chosen {
  readonly file: File;
  readonly id: string;
}

/** The first step: a file, after which the page of its list is shown. */
export function ListUpload() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState(0);
  const send = useMutation({
    mutationFn: ({ file, id }: Chosen) => imports.give(id, file, (part) => setPercent(Math.round(part * 100))),
    onMutate: () => setPercent(0),
    onSuccess: async (list) => {
      client.setQueryData(imports.list(list.id).queryKey, list);
      await navigate(paths.list(list.id));
    },
  });
  const { variables: chosen } = send;
  const choose = (file: File | undefined): void => {
    if (file) send.mutate({ file, id: newKey() });
    if (input.current) input.current.value = '';
  };
  const mayPass =
    send.error !== null && (asProblem(send.error).isAnswerLost || asProblem(send.error).code === 'file.interrupted');
  return (
    <>
      <Text>{t('import.help')}</Text>
      <Text className="quiet">{t('import.formats')}</Text>
      <input
        ref={input}
        type="file"
        hidden
        accept={LIST_ENDINGS.join(',')}
        aria-label={t('import.choose')}
        onChange={(e) => choose(e.currentTarget.files?.[0])}
      />
      <div className="row">
        <Button loading={send.isPending} onClick={() => input.current?.click()}>
          {t('import.choose')}
        </Button>
        <a href={imports.template} download>
          {t('import.template')}
        </a>
      </div>
      {send.isPending && chosen && (
        <div>
          <Text size="sm">{t('files.uploading', { name: chosen.file.name, percent })}</Text>
          <Progress value={percent} aria-label={t('files.uploading', { name: chosen.file.name, percent })} />
        </div>
      )}
      {send.error && chosen && (
        <ProblemNotice error={send.error} isWrite onRetry={mayPass ? () => send.mutate(chosen) : undefined} />
      )}
    </>
  );
}
