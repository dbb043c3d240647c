import { Button, FileInput, Stack } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Picture } from '../../ui/Picture.js';
import { smallPng } from '../picture.js';
import { controlProps, textOf } from './control.js';

/** A picture of this computer, which becomes a part of what is sent. */
export function PictureWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const [isOdd, setIsOdd] = useState(false);
  const png = textOf(props.value);
  const { error, ...control } = controlProps(props);
  const choose = async (file: File | null): Promise<void> => {
    const chosen = file && (await smallPng(file));
    setIsOdd(file !== null && chosen === null);
    if (chosen !== null) props.onChange(chosen);
  };
  return (
    <Stack gap="xs">
      <FileInput
        {...control}
        error={isOdd ? t('form.noPicture') : error}
        accept="image/*"
        value={null}
        placeholder={t('form.choosePicture')}
        onChange={(file) => void choose(file)}
      />
      {png !== '' && (
        <div className="row">
          <Picture png={png} alt={t('form.chosenPicture')} />
          <Button variant="default" onClick={() => props.onChange(undefined)}>
            {t('form.removePicture')}
          </Button>
        </div>
      )}
    </Stack>
  );
}
