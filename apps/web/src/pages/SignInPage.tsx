import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { office } from '../api/office.js';
import { sessions } from '../api/sessions.js';
import { DemoAccounts } from '../components/DemoAccounts.js';
import { LanguageSwitch } from '../components/LanguageSwitch.js';
import { paths, THEN_PARAMETER } from '../path-builder.js';
import { Page } from '../ui/Page.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';

/** Only addresses of our own: what a link to this page names must not lead elsewhere. */
const ownPath = (path: string | null): string => (path !== null && /^\/(?![/\\])/.test(path) ? path : paths.tasks());

export function SignInPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const { data: session } = useQuery(sessions.current());
  const { data: welcome } = useQuery(office.welcome());
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => sessions.signIn(name, password),
    onSuccess: (session) => {
      // What another person has read on this computer is not theirs.
      client.clear();
      client.setQueryData(sessions.current().queryKey, session);
    },
  });
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  if (session) return <Navigate to={ownPath(search.get(THEN_PARAMETER))} replace />;
  return (
    <main>
      <p className="office">
        {t('app.name')}
        {welcome && ` · ${welcome.name}`}
      </p>
      <Page title={t('signIn.title')} aside={<LanguageSwitch />}>
        <Text>{t('signIn.purpose')}</Text>
        <Text className="quiet">{t('signIn.help')}</Text>
        <form onSubmit={onSubmit} className="narrow">
          <Stack>
            <TextInput
              label={t('signIn.name')}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              value={name}
              onChange={(e) => setName(e.currentTarget.value)}
            />
            <TextInput
              label={t('signIn.password')}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(e) => setPassword(e.currentTarget.value)}
            />
            {signIn.error && <ProblemNotice error={signIn.error} />}
            <Button type="submit" loading={signIn.isPending}>
              {t('signIn.submit')}
            </Button>
          </Stack>
        </form>
        <DemoAccounts
          onChoose={(account) => {
            setName(account.name);
            setPassword(account.password);
          }}
        />
        <p>
          <Anchor href="/publik/dik">{t('signIn.public')}</Anchor>
        </p>
      </Page>
    </main>
  );
}
