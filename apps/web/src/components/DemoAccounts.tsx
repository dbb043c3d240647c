import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { office } from '../api/office.js';
import { useSaid } from '../i18n/i18n.js';
import { Section } from '../ui/Section.js';

interface Props {
  readonly onChoose: (account: { readonly name: string; readonly password: string }) => void;
}

/** In a demo office: who one can be. In a real one nothing. */
export function DemoAccounts({ onChoose }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const { data } = useQuery(office.welcome());
  if (!data?.demo) return null;
  const { accounts, password } = data.demo;
  return (
    <Section title={t('demo.accounts')}>
      <Text>
        <strong>{t('demo.banner')}</strong>
      </Text>
      <Text className="quiet">{t('demo.accountsHelp')}</Text>
      <ul className="plain accounts">
        {accounts.map(({ name, person, role }) => (
          <li key={name}>
            <Button
              variant="default"
              size="compact-md"
              aria-label={t('demo.fill', { name })}
              onClick={() => onChoose({ name, password })}
            >
              {name}
            </Button>
            <span>
              {said(role)} <span className="quiet">{person}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
