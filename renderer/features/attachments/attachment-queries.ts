import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AttachmentRow, attachmentSizes } from '../../../shared/contract/attachment.ts';
import { useApi } from '../../state/api.ts';

/** Where files hang: one of the three. */
export type AttachmentTarget =
  | { readonly customerId: string }
  | { readonly cardId: string }
  | { readonly draftId: string };

type Size = (typeof attachmentSizes)[number];

/** More files than this on one card or customer are looked at in the list of the customer's past. */
const shownAtMost = 100;

/** The files of a customer, a card or a draft, the newest first. */
export function useAttachments(target: AttachmentTarget | null, enabled = true) {
  const api = useApi();
  return useQuery({
    queryKey: ['attachment', 'list', target],
    enabled: enabled && target !== null,
    queryFn: ({ signal }) => api.attachment.list({ ...target, limit: shownAtMost }, { signal }),
    select: ({ rows }) => rows,
  });
}

/** The content of a file, or of a smaller picture of it; it never changes, so that it is asked for once. */
export function useContent(id: string, size: Size, enabled = true) {
  const api = useApi();
  return useQuery({
    queryKey: ['attachment', 'content', id, size],
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: size === 'thumbnail' ? 300_000 : 60_000,
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }): Promise<File> => {
      // the contract's file is the platform's
      return (await api.attachment.content({ id, size }, { signal })) as File;
    },
  });
}

/** An address under which this window shows a file; null until there is one. */
export function useAddress(file: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (file === undefined) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => {
      setAddress(null);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return address;
}

/** Which picture of a file is looked at first: the one made for reading, else the file itself. */
export function readingSize({ hasPreview }: Pick<AttachmentRow, 'hasPreview'>): Size {
  return hasPreview ? 'preview' : 'original';
}
