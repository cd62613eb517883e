import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked } from '../../platform/http/contract';
import { leaveAs } from '../../platform/http/leaving';
import { formatAmong, InWhichForm, mediaTypes, type Asking } from '../../platform/tables/formats';
import { Book, bookAsked, type BookAsked } from './book.service';

const types = { csv: mediaTypes.csv, xlsx: mediaTypes.xlsx, json: mediaTypes.json } as const;

@ApiTags('ledger')
@Controller('ledger/postings')
export class BookController {
  constructor(private readonly book: Book) {}

  /** The auxiliary book: every posting with the balance that it left, as a file of any length. CSV unless asked otherwise. */
  @Get()
  @May('ledger.read')
  @Answers(200)
  @ApiProduces(types.csv, types.xlsx, types.json)
  async read(
    @By() by: Caller,
    @Asked(bookAsked) asked: BookAsked,
    @InWhichForm() { accept, reply }: Asking,
  ): Promise<StreamableFile> {
    const form = formatAmong(types, asked.format, accept);
    const stream = await this.book.stream(by, form, asked);
    const name = `libro-auxiliar.${form}`;
    void reply.header('vary', 'accept');
    void reply.type(form === 'xlsx' ? types.xlsx : `${types[form]}; charset=utf-8`);
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    leaveAs(reply, {
      report: 'ledger-book',
      format: form,
      name,
      asOf: asked.asOf ?? null,
      knownAt: asked.knownAt ?? null,
    });
    return new StreamableFile(stream);
  }
}
