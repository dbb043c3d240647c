import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessions } from '../api/sessions.js';
import { LanguageSwitch } from '../components/LanguageSwitch.js';
import { useSession } from '../components/use-session.js';
import { useRoleNames } from '../components/use-workflow.js';
import { dropAllDrafts } from '../forms/drafts.js';
import { Page } from '../ui/Page.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';
import { Section } from '../ui/Section.js';

export function ProfilePage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { person, active } = useSession();
  const roleName = useRoleNames();
  const actAs = useMutation({
    mutationFn: sessions.actAs,
    onSuccess: async (session) => {
      client.setQueryData(sessions.current().queryKey, session);
      await client.invalidateQueries();
    },
  });
  const signOut = useMutation({
    mutationFn: sessions.signOut,
    onSuccess: () => {
      dropAllDrafts();
      client.clear();
      client.setQueryData(sessions.current().queryKey, null);
    },
  });
  return (
    <Page title={t('profile.title')}>
      <Text>{person.name}</Text>
      <Section title={t('profile.roles')}>
        <Text className="quiet">{t('profile.rolesHelp')}</Text>
        {person.roles.length === 0 && <Alert color="yellow">{t('profile.noRole')}</Alert>}
        <Stack gap="xs" align="start">
          {person.roles.map(({ role }) => (
            <Button
              key={role}
              variant={role === active?.role ? 'filled' : 'default'}
              aria-pressed={role === active?.role}
              loading={actAs.isPending}
              onClick={() => actAs.mutate(role)}
            >
              {t('profile.actAs', { role: roleName(role) })}
            </Button>
          ))}
        </Stack>
        {actAs.error && <ProblemNotice error={actAs.error} />}
      </Section>
      <Section title={t('profile.language')}>
        <LanguageSwitch />
      </Section>
      <Section title={t('profile.signOut')}>
        <Text className="quiet">{t('profile.signOutHelp')}</Text>
        <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('profile.signOut')}
        </Button>
        {signOut.error && <ProblemNotice error={signOut.error} />}
      </Section>
    </Page>
  );
}
