import { z } from 'zod';
import { attachmentKindSchema, mostPreviewBytes, mostThumbnailBytes, partBytes } from '../domain/attachment.ts';
import { mediaTypes } from '../domain/media.ts';
import { optionalText } from '../text/clean.ts';
import { accessSchema } from './customer-rows.ts';
import { instantSchema, pageInput, pageOf, personSchema } from './page.ts';
import { done, idSchema, procedure } from './procedure.ts';

const tag = '附件';

/** A file that hangs on a customer. */
export const attachmentRowSchema = z.object({
  id: z.string(),
  customerId: z.string().nullable().describe('还没保存的卡上的附件为空'),
  cardId: z.string().nullable(),
  cardNumber: z.string().nullable(),
  kind: attachmentKindSchema,
  mediaType: z.enum(mediaTypes),
  bytes: z.int(),
  width: z.int().nullable().describe('像素，没按拍摄方向转；PDF 为空'),
  height: z.int().nullable(),
  originalName: z.string(),
  note: z.string(),
  hasThumbnail: z.boolean(),
  hasPreview: z.boolean(),
  at: instantSchema,
  by: personSchema,
  canRemove: z.boolean(),
});

export type AttachmentRow = z.infer<typeof attachmentRowSchema>;

export const attachmentSizes = ['thumbnail', 'preview', 'original'] as const;

const target = {
  customerId: idSchema.optional().describe('附在哪位客户'),
  cardId: idSchema.optional().describe('附在哪张洽谈卡'),
  draftId: idSchema.optional().describe('附在还没保存的哪个草稿；卡保存时跟过去'),
} as const;

const targetErrors = ['NOT_FOUND', 'NOT_OWNER', 'FORBIDDEN'] as const;
const fileName = z
  .string()
  .max(20_000)
  .describe('文件名，只留最后一段')
  .meta({ examples: ['纸卡 DZ-202612.jpg'] });
const uploadId = idSchema.describe('开始上传时给的编号');
const file = (label: string) => z.file({ error: '要是文件' }).describe(label);

export const attachmentContract = {
  begin: procedure({
    method: 'POST',
    path: '/attachment-uploads',
    summary: '开始上传附件',
    description: `附在一位客户、一张洽谈卡或一个草稿上，三者写一个。照片（JPG、PNG、WebP、GIF）和 PDF，最多 30 MB；按 ${partBytes} 字节一段依次上传，最后一段可以短。`,
    tag,
    input: z.strictObject({
      ...target,
      name: fileName,
      bytes: z
        .int()
        .min(0)
        .max(2 ** 40)
        .describe('整个文件多少字节')
        .meta({ examples: [2_345_678] }),
    }),
    output: z.object({ uploadId: z.string(), partBytes: z.int(), parts: z.int() }),
    errors: [...targetErrors, 'ATTACHMENT_TOO_LARGE', 'ATTACHMENT_BROKEN', 'UPLOAD_CROWDED', 'LIMIT_REACHED'],
  }),
  part: procedure({
    method: 'PUT',
    path: '/attachment-uploads/{uploadId}/parts/{index}',
    summary: '上传附件的一段',
    description: '从 0 起依次上传。第一段就认出不是照片也不是 PDF 的文件，当场拒绝。',
    tag,
    input: z.strictObject({
      uploadId,
      index: z.int().min(0).max(100_000).describe('第几段，从 0 起'),
      content: file('这一段的内容'),
    }),
    output: z.object({ received: z.int().describe('已收到多少字节') }),
    errors: ['UPLOAD_GONE', 'ATTACHMENT_TYPE', 'ATTACHMENT_HEIC', 'ATTACHMENT_BROKEN'],
  }),
  finish: procedure({
    method: 'POST',
    path: '/attachment-uploads/{uploadId}/finish',
    summary: '附上文件',
    description:
      '全部段传完后附到客户、洽谈卡或草稿上。原件一个字节都不改；缩略图与预览图由上传的一方给出，不给也可以。同一份文件在同一处再附一次，不会多出一份。',
    tag,
    input: z.strictObject({
      uploadId,
      ...target,
      name: fileName,
      kind: attachmentKindSchema.default('photo'),
      note: optionalText({ label: '说明', max: 200 }).default(''),
      thumbnail: file(`缩略图，最多 ${mostThumbnailBytes / 1024} KB 的照片`).optional(),
      preview: file(`预览图，最多 ${mostPreviewBytes / 1024} KB 的照片`).optional(),
    }),
    output: z.object({
      attachment: attachmentRowSchema,
      known: z.boolean().describe('这份文件早已附在这里，没有重复存'),
    }),
    errors: [
      ...targetErrors,
      'UPLOAD_GONE',
      'ATTACHMENT_TYPE',
      'ATTACHMENT_HEIC',
      'ATTACHMENT_BROKEN',
      'ATTACHMENT_TOO_LARGE',
      'LIMIT_REACHED',
    ],
  }),
  cancel: procedure({
    method: 'DELETE',
    path: '/attachment-uploads/{uploadId}',
    summary: '放弃上传',
    tag,
    input: z.strictObject({ uploadId }),
    output: done,
  }),
  list: procedure({
    method: 'GET',
    path: '/attachments',
    summary: '附件',
    description:
      '一位客户、一张洽谈卡或自己一个草稿的附件，新的在前；三者写一个。看不到客户资料的人，只看得到自己当天附上的。',
    tag,
    input: z.strictObject({ ...target, ...pageInput }),
    output: pageOf(attachmentRowSchema),
    errors: targetErrors,
  }),
  content: procedure({
    method: 'GET',
    path: '/attachments/{id}/content',
    summary: '看附件',
    description:
      'thumbnail 缩略图，preview 预览图，original 原件；没有小图的给原件。归属人之外的人看预览图或原件，都记入日志；没有缩略图时看缩略图也算。接口令牌只给看本人客户的，别人客户的只给缩略图。',
    tag,
    input: z.strictObject({ id: idSchema, size: z.enum(attachmentSizes).default('original') }),
    output: z.file(),
    errors: ['NOT_FOUND', 'NOT_OWNER', 'ATTACHMENT_LOST'],
  }),
  remove: procedure({
    method: 'DELETE',
    path: '/attachments/{id}',
    summary: '移走附件',
    description: '附上的人当天可以移走，经理随时可以；移走的事留在日志里。',
    tag,
    input: z.strictObject({ id: idSchema }),
    output: done,
    errors: ['NOT_FOUND', 'NOT_OWNER', 'FORBIDDEN'],
  }),
  findCard: procedure({
    method: 'GET',
    path: '/card-codes/{code}',
    summary: '按二维码找洽谈卡',
    description: '卡上二维码的内容，或卡号、纸卡号。销售顾问和客服查到别人客户的卡，记入日志。',
    tag,
    input: z.strictObject({
      code: z
        .string()
        .min(1)
        .max(100)
        .describe('扫到或读到的')
        .meta({ examples: ['QTK:20260309-A07'] }),
    }),
    output: z.object({
      cardId: z.string(),
      number: z.string(),
      serial: z.string().nullable(),
      arrivedOn: z.string(),
      customerName: z.string().describe('无权查看时遮住'),
      consultant: personSchema,
      access: accessSchema,
    }),
    errors: ['NOT_FOUND', 'SERIAL_VOID'],
  }),
};

export type FoundCard = {
  readonly cardId: string;
  readonly number: string;
  readonly serial: string | null;
  readonly arrivedOn: string;
  readonly customerName: string;
  readonly access: z.infer<typeof accessSchema>;
};
