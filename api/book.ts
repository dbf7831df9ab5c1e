import { issueBook, voidSerial } from './book/issue.ts';
import { listBooks, listSerials } from './book/list.ts';
import { printBook } from './book/print.ts';
import type { Handlers } from './call.ts';

export const bookHandlers: Handlers<'book'> = {
  issue: issueBook,
  list: listBooks,
  void: voidSerial,
  serials: listSerials,
  print: printBook,
};
