#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/base/ascii.h"
#include "graph/base/diagnostic.h"
#include "graph/base/memory.h"
#include "graph/base/utf8.h"
#include "src/base/ceilings.h"
#include "src/base/progress.h"
#include "src/io/sources.h"
#include "declared.h"
#include "decode.h"
#include "likely.h"
#include "markup.h"

/*
 * Text that was decoded by a wrong encoding, which only people see: it is valid, but
 * "Zürich" is "ZÃ¼rich" in it, or its quotation marks are controls that nobody types.
 */

enum garble {
    NONE,
    CONTROL, /* U+0080 to U+009F: bytes of Windows-1252 in another encoding */
    LETTER,  /* bytes of UTF-8 as characters of Latin-1 or Windows-1252 */
    MARK
};

/* "â€", with which quotation marks and dashes begin. */
static const char marks[] = "\u00e2\u20ac";

/* What stands after a letter in honest text, too: IRMÃ». */
static bool
is_common(unsigned char byte)
{
    return byte == 0xA0 || byte == 0xAB || byte == 0xBB;
}

/* "Ã" or "Â", which begin what in UTF-8 are two bytes, and what can be the second. */
static bool
is_letter(const char *text, size_t at)
{
    return at >= 2 && text[at - 2] == '\xC3' &&
           (text[at - 1] == '\x82' || text[at - 1] == '\x83') &&
           !is_common((unsigned char)text[at + 1]);
}

/* Where the letters are; U+0080 to U+00BF begin with the byte C2. */
static enum garble
find_letter(const char *text, size_t length, size_t *at)
{
    const char *end = text + length;
    const char *found = text;
    while (length > 0 && (found = memchr(found, '\xC2', (size_t)(end - 1 - found)))) {
        *at = (size_t)(found - text);
        if (is_letter(text, *at)) {
            *at -= 2;
            return LETTER;
        }
        if ((unsigned char)found[1] < 0xA0)
            return CONTROL;
        found++;
    }
    *at = length;
    return NONE;
}

/* The end where there is none. */
static size_t
find_mark(const char *text, size_t length)
{
    size_t size = strlen(marks);
    for (size_t at = 2; at + size <= length + 2; at++) {
        const char *found = memchr(text + at, marks[2], length - at);
        if (!found)
            break;
        at = (size_t)(found - text);
        if (at + size <= length + 2 && memcmp(found - 2, marks, size) == 0)
            return at - 2;
    }
    return length;
}

static enum garble
find(const char *text, size_t length, size_t *at)
{
    enum garble garble = find_letter(text, length, at);
    size_t mark = find_mark(text, *at);
    if (mark == *at)
        return garble;
    *at = mark;
    return MARK;
}

/* The end where there is none. */
static size_t
find_word(const char *text, size_t length, const char *word)
{
    size_t size = strlen(word);
    for (size_t at = 0; size > 0 && at + size <= length; at++) {
        const char *found = memchr(text + at, *word, length - size + 1 - at);
        if (!found)
            break;
        at = (size_t)(found - text);
        if (memcmp(found, word, size) == 0)
            return at;
    }
    return length;
}

static bool
warn_of_doubt(struct tl_diagnostics *diagnostics, struct tl_position position,
              const char *text, size_t length, const struct tl_likely_doubt *doubt)
{
    size_t at = doubt->instead ? find_word(text, length, doubt->word) : length;
    if (at == length)
        return false;
    tl_position_pass(&position, text, at);
    tl_report(diagnostics, position, TL_RULE_GARBLED, NULL,
              "found '%.*s', as in text that is read by a wrong encoding; this looks "
              "like %s: try --encoding %s",
              TL_SHOWN(doubt->word), doubt->instead->about, doubt->instead->name);
    return true;
}

/*
 * Warns of what is garbled first in a text in UTF-8 that begins at a position, and of
 * what to do; false where nothing is. `encoding` is what it was decoded by, or NULL;
 * `doubt` what speaks against that.
 */
static bool
warn_of_garbled(struct tl_diagnostics *diagnostics, struct tl_position position,
                const char *text, size_t length, const char *encoding,
                const struct tl_likely_doubt *doubt)
{
    size_t at;
    enum garble garble = find(text, length, &at);
    if (garble == NONE)
        return warn_of_doubt(diagnostics, position, text, length, doubt);
    tl_position_pass(&position, text, at);
    if (garble == CONTROL)
        tl_report(diagnostics, position, TL_RULE_GARBLED, NULL,
                  "found the control character U+%04X, as in text that is read by a "
                  "wrong encoding%s",
                  (unsigned)(unsigned char)text[at + 1],
                  encoding ? "; try --encoding windows-1252" : "");
    else
        tl_report(diagnostics, position, TL_RULE_GARBLED, NULL,
                  "found '%.*s', as in UTF-8 that %s by another encoding; %s",
                  garble == MARK ? (int)strlen(marks) : 4, text + at,
                  encoding ? "is read" : "was once read",
                  encoding ? "try --encoding utf-8"
                           : "have the file written anew from where it comes");
    return true;
}

/* Files of formats that are not read, by how they begin, so that a message can say what
 * to do with them. */

struct foreign {
    const char *begin;
    size_t length; /* of the beginning, which may hold a NUL */
    bool any_case; /* it may have capitals, and blanks before it */
    const char *what;
    const char *advice;
};

#define BEGINS(text) (text), sizeof(text) - 1, false
#define SPELLS(text) (text), sizeof(text) - 1, true
#define WEB_PAGE                                                                       \
    "fetch the file behind it; a server may also have sent a page instead of a file"
#define UNPACK     "unpack it first"
#define STATISTICS "save it as CSV there, with labels rather than codes if you like"
#define COLUMNAR   "write it as CSV, as DuckDB, pandas and arrow do"
/* The numbers: comma, quotation mark, from the first row on, texts as they are shown,
 * all sheets. */
#define SHEETS                                                                         \
    "LibreOffice writes each sheet as CSV: soffice --headless --convert-to "           \
    "'csv:Text - txt - csv "                                                           \
    "(StarCalc):44,34,UTF8,1,,0,false,true,false,false,false,-1' "                     \
    "FILE"
#define NETWORK                                                                        \
    "write a network as GEXF, GraphML, DOT or CSV, as Gephi, NetworkX and igraph do"

static const struct foreign formats[] = {
    {BEGINS("\x1F\x8B"), "a file packed by gzip",
     "unpack it, 'gunzip -c FILE | tieline ... -'; what R has saved is written as CSV "
     "by its write.csv()"},
    {BEGINS("PK\x03\x04"), "a zip archive, as spreadsheets (.xlsx, .ods) are too",
     SHEETS "; unpack other archives"},
    {BEGINS("\xD0\xCF\x11\xE0"), "a spreadsheet or document of old versions of Office",
     SHEETS},
    {BEGINS("BZh"), "a file packed by bzip2", UNPACK},
    {BEGINS("\xFD"
            "7zXZ"),
     "a file packed by xz", UNPACK},
    {BEGINS("\x28\xB5\x2F\xFD"), "a file packed by zstd", UNPACK},
    {BEGINS("7z\xBC\xAF"), "a 7z archive", UNPACK},
    {BEGINS("SQLite format 3"), "a database of SQLite",
     "write its tables as CSV: sqlite3 -csv -header FILE 'SELECT * FROM ...'"},
    {BEGINS("PAR1"), "a table of Parquet", COLUMNAR},
    {BEGINS("ARROW1"), "a table of Arrow", COLUMNAR},
    {BEGINS("<stata_dta>"), "a table of Stata", STATISTICS},
    {BEGINS("\x71\x02\x01\0"), "a table of Stata", STATISTICS},
    {BEGINS("\x72\x02\x01\0"), "a table of Stata", STATISTICS},
    {BEGINS("\x73\x02\x01\0"), "a table of Stata", STATISTICS},
    {BEGINS("$FL2"), "a table of SPSS", STATISTICS},
    {BEGINS("$FL3"), "a table of SPSS", STATISTICS},
    {BEGINS("RDX2"), "what R has saved", "write it as CSV by write.csv()"},
    {BEGINS("RDX3"), "what R has saved", "write it as CSV by write.csv()"},
    {BEGINS("%PDF-"), "a PDF document", "copy its tables into a spreadsheet"},
    {SPELLS("<!doctype"), "a web page", WEB_PAGE},
    {SPELLS("<html"), "a web page", WEB_PAGE},
    {BEGINS("<rdf:RDF"), "RDF", "ask a SPARQL query whose result is CSV"},
    {BEGINS("<?xml"), "XML", NETWORK},
    {SPELLS("@prefix"), "RDF in Turtle", "ask a SPARQL query whose result is CSV"},
    {SPELLS("graph ["), "a network in GML", NETWORK},
    {SPELLS("*vertices"), "a network of Pajek", NETWORK},
};

static bool
spells(const char *text, size_t length, const struct foreign *format)
{
    size_t at = 0, i = 0;
    while (at < length && tl_ascii_is_blank(text[at]))
        at++;
    while (i < format->length && at + i < length &&
           tl_ascii_lower(text[at + i]) == format->begin[i])
        i++;
    return i == format->length;
}

static bool
begins(const char *text, size_t length, const struct foreign *format)
{
    if (format->any_case)
        return spells(text, length, format);
    return length >= format->length && memcmp(text, format->begin, format->length) == 0;
}

/* What a file that begins with this text is; NULL where it is nothing that is known. */
static const struct foreign *
find_foreign(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const struct foreign *format = &formats[i];
        if (begins(text, length, format))
            return format;
    }
    return NULL;
}

/* How much is handed out at once. */
#define PIECE       ((size_t)256 * 1024)
#define SMALL_PIECE ((size_t)32 * 1024)

#define BOM "\xEF\xBB\xBF"

_Static_assert(sizeof(off_t) >= sizeof(int64_t), "files may be larger than 2 GiB");

struct tl_input {
    struct tl_diagnostics *diagnostics;
    uint16_t file;
    int descriptor; /* -1: none */
    bool opened;    /* by us, and so to be closed */
    size_t piece;   /* how much is handed out at once */
    char *buffer;   /* of so many bytes; NULL where the input is in memory */
    const char *text;
    size_t length;      /* of the text that is there and has not been handed out */
    size_t remaining;   /* of an input in memory: the bytes after that text */
    const char *memory; /* where they are, if they are to be decoded */
    size_t checked;     /* of that text: the next piece */
    struct tl_position position; /* of that text */
    bool begun;
    bool ended; /* nothing comes after that text */
    bool broken;
    int error;
    char reason[256];            /* of the error; "": what strerror() says */
    struct tl_decoder *decoder;  /* NULL: it is UTF-8 */
    const char *encoding;        /* that it decodes, as it was asked for */
    bool told;                   /* somebody has said the encoding */
    struct tl_declared declared; /* by its own header */
    char *raw;                   /* of as many bytes: what it decodes */
    size_t raw_length;
    bool undecodable;             /* what comes after that text */
    const char *likely;           /* encoding, as a violation tells; or NULL */
    bool garbled;                 /* some of it was, which has been said */
    struct tl_likely_doubt doubt; /* of the first of it */
    const struct tl_ceilings *ceilings;
    uint64_t read; /* bytes, of a file */
    struct tl_progress *progress;
    size_t taken; /* bytes that it has not been told of */
};

void
tl_input_fail(struct tl_input *input, const char *format, ...)
{
    va_list arguments;
    if (input->error)
        return;
    va_start(arguments, format);
    vsnprintf(input->reason, sizeof input->reason, format, arguments);
    va_end(arguments);
    input->error = ECANCELED;
    input->ended = true;
    input->checked = 0;
}

/* What a text probably is that is not in its encoding; NULL: nobody knows. */
static const struct tl_likely *
guess_encoding(const struct tl_input *input)
{
    static const struct tl_likely utf_16 = {"utf-16", "UTF-16"};
    const unsigned char *wrong = (const unsigned char *)input->text + input->checked;
    bool at_start = !input->begun && input->checked < 2;
    bool is_shaped = input->checked + 1 < input->length && wrong[0] >= 0xC0 &&
                     (wrong[1] & 0xC0) == 0x80; /* as UTF-8, if wrongly */
    if (input->decoder)
        return tl_likely_find(input->raw, input->raw_length, input->encoding);
    if (at_start && (wrong[0] == 0 || wrong[0] >= 0xFE))
        return &utf_16;
    return is_shaped ? NULL : tl_likely_find(input->text, input->length, NULL);
}

static void
report_violation(struct tl_input *input)
{
    struct tl_position position = input->position;
    const char *byte =
        input->checked < input->length ? input->text + input->checked : input->raw;
    const struct tl_likely *likely = guess_encoding(input);
    input->likely = likely ? likely->name : NULL;
    tl_position_pass(&position, input->text, input->checked);
    tl_report(input->diagnostics, position, TL_RULE_ENCODING, NULL,
              "found the byte 0x%02X, expected text in %s%s%s%s%s",
              (unsigned)(unsigned char)*byte,
              input->encoding ? input->encoding : "UTF-8",
              likely ? "; this looks like " : "", likely ? likely->about : "",
              likely ? ": try --encoding " : "", likely ? likely->name : "");
}

/* Counts bytes that were read; false, and known to the input, where that is too much.
 */
static bool
count_read(struct tl_input *input, size_t length)
{
    uint64_t most = input->ceilings->limits[TL_CEILING_INPUT];
    input->read += length;
    if (input->read <= most)
        return true;
    tl_input_fail(input, "found a larger input, expected %s",
                  tl_ceiling_text(TL_CEILING_INPUT, most).text);
    return false;
}

/* Reads from the file until there is no room or nothing more; how much it was. */
static size_t
read_file(struct tl_input *input, char *to, size_t room, bool *ended)
{
    size_t length = 0;
    while (!*ended && length < room) {
        ssize_t got = read(input->descriptor, to + length, room - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            input->error = errno;
        if (got <= 0 || !count_read(input, (size_t)got))
            *ended = true;
        else
            length += (size_t)got;
    }
    input->taken += length;
    return length;
}

/* Makes room in the buffer, which may hold the beginning of a character. */
static void
keep_rest(struct tl_input *input)
{
    if (input->length > 0)
        memmove(input->buffer, input->text, input->length);
    input->text = input->buffer;
}

static void
fill_from_file(struct tl_input *input)
{
    keep_rest(input);
    input->length += read_file(input, input->buffer + input->length,
                               input->piece - input->length, &input->ended);
}

static void
fill_from_memory(struct tl_input *input)
{
    size_t room = input->piece - input->length;
    size_t more = input->remaining < room ? input->remaining : room;
    input->length += more;
    input->remaining -= more;
    input->ended = input->remaining == 0;
}

/* More of what is to be decoded; whether that is the last of it. */
static bool
fill_raw(struct tl_input *input)
{
    size_t room = input->piece - input->raw_length;
    bool ended = false;
    if (input->descriptor >= 0) {
        input->raw_length +=
            read_file(input, input->raw + input->raw_length, room, &ended);
        return ended;
    }
    size_t more = input->remaining < room ? input->remaining : room;
    memcpy(input->raw + input->raw_length, input->memory, more);
    input->memory += more;
    input->remaining -= more;
    input->raw_length += more;
    return input->remaining == 0;
}

/* A failure of iconv itself. */
static void
fail_decoding(struct tl_input *input, int error)
{
    tl_input_fail(input, "decoding %s failed: %s", input->encoding, strerror(error));
}

static void
fill_decoded(struct tl_input *input)
{
    int error = 0;
    bool last = fill_raw(input);
    const char *raw = input->raw;
    if (!input->begun)
        input->doubt = tl_likely_doubt(raw, input->raw_length, input->encoding);
    keep_rest(input);
    size_t more =
        tl_decode(input->decoder, &raw, &input->raw_length,
                  input->buffer + input->length, input->piece - input->length, &error);
    memmove(input->raw, raw, input->raw_length);
    input->length += more;
    bool whole = last && input->raw_length == 0;
    if (whole && input->piece - input->length >= TL_DECODE_END)
        input->length += tl_decode_end(input->decoder, input->buffer + input->length,
                                       input->piece - input->length, &error);
    else
        whole = false; /* there will be room for the end */
    bool torn = last && more == 0 && input->raw_length > 0;
    if (error && error != EILSEQ)
        fail_decoding(input, error);
    input->undecodable = error == EILSEQ || (torn && !input->error);
    input->ended = error || input->undecodable || whole || torn;
}

static void
drop_mark(struct tl_input *input)
{
    if (input->length >= strlen(BOM) && memcmp(input->text, BOM, strlen(BOM)) == 0) {
        input->text += strlen(BOM);
        input->length -= strlen(BOM);
    }
}

static void
fill(struct tl_input *input)
{
    if (input->decoder)
        fill_decoded(input);
    else if (input->buffer)
        fill_from_file(input);
    else
        fill_from_memory(input);
}

/* Whether it is a file of a format that is not read, which has then been reported. */
static bool
is_foreign(struct tl_input *input)
{
    const struct foreign *foreign = find_foreign(input->text, input->length);
    if (!foreign || tl_markup_is(input->text, input->length, "gexf") ||
        tl_markup_is(input->text, input->length, "graphml"))
        return false;
    tl_report(input->diagnostics, input->position, TL_RULE_ENCODING, NULL,
              "found %s, which is not read ('tieline formats' lists what is); %s",
              foreign->what, foreign->advice);
    input->broken = input->ended = true;
    return true;
}

static void
warn_of_declared(struct tl_input *input)
{
    const struct tl_declared *declared = &input->declared;
    tl_report(input->diagnostics, input->position, TL_RULE_GARBLED, NULL,
              "the header declares the encoding %s, but the text is not in it; it is "
              "read as %s (--encoding overrides this)",
              declared->declared, *declared->name ? declared->name : "UTF-8");
}

/* Decodes what has been read first, if that declares an encoding. */
static void
heed_declaration(struct tl_input *input)
{
    input->declared = tl_declared_find(input->text, input->length);
    if (*input->declared.declared)
        warn_of_declared(input);
    if (!*input->declared.name || !tl_input_decode(input, input->declared.name) ||
        !input->decoder)
        return;
    memcpy(input->raw, input->text, input->length);
    input->raw_length = input->length;
    input->memory = input->text + input->length;
    input->text = input->buffer;
    input->length = 0;
    fill_decoded(input);
}

/* Makes the next piece ready; false where there is none. */
static bool
load(struct tl_input *input)
{
    enum tl_utf8_end end;
    if (input->ended)
        return false;
    fill(input);
    if (!input->begun && !input->told)
        heed_declaration(input);
    if (!input->begun)
        drop_mark(input);
    if (!input->begun && is_foreign(input))
        return false;
    input->checked = tl_utf8_length(input->text, input->length, &end);
    bool whole = input->checked == input->length;
    if (whole ? input->undecodable : end == TL_UTF8_INVALID || input->ended) {
        /* Where reading failed, the rest of the last character is only missing. */
        input->broken = !input->error || end == TL_UTF8_INVALID;
        if (input->broken)
            report_violation(input);
        input->ended = true;
    }
    input->begun = true;
    if (!input->garbled)
        input->garbled =
            warn_of_garbled(input->diagnostics, input->position, input->text,
                            input->checked, input->encoding, &input->doubt);
    bool is_split =
        !input->ended && input->checked > 1 && input->text[input->checked - 1] == '\r';
    input->checked -= is_split; /* an LF may follow, which does not end another line */
    return input->checked > 0;
}

static struct tl_input *
new_input(const char *name, struct tl_diagnostics *diagnostics)
{
    struct tl_input *input = tl_alloc(sizeof *input);
    input->diagnostics = diagnostics;
    input->file = tl_diagnostics_file(diagnostics, name);
    input->position = (struct tl_position){.line = 1, .column = 1, .file = input->file};
    input->descriptor = -1;
    input->piece = PIECE;
    input->ceilings = &tl_ceilings_usual;
    return input;
}

static int
open_file(struct tl_input *input, const char *path)
{
    struct stat status;
    input->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (input->descriptor < 0)
        return errno;
    input->opened = true;
    if (fstat(input->descriptor, &status) < 0)
        return errno;
    return S_ISDIR(status.st_mode) ? EISDIR : 0;
}

struct tl_input *
tl_input_open(const char *path, struct tl_sources *sources,
              struct tl_diagnostics *diagnostics)
{
    bool standard = strcmp(path, "-") == 0;
    struct tl_input *input = new_input(standard ? "<stdin>" : path, diagnostics);
    if (standard)
        input->descriptor = STDIN_FILENO;
    else
        input->error = open_file(input, path);
    input->ended = input->error != 0;
    input->buffer = tl_alloc(input->piece);
    tl_sources_add(sources, path, input->descriptor);
    return input;
}

struct tl_input *
tl_input_memory(const char *name, const void *bytes, size_t size,
                struct tl_diagnostics *diagnostics)
{
    struct tl_input *input = new_input(name, diagnostics);
    input->text = input->memory = bytes;
    input->remaining = size;
    input->ended = size == 0;
    return input;
}

void
tl_input_close(struct tl_input *input)
{
    if (input->opened)
        close(input->descriptor);
    tl_decoder_free(input->decoder);
    tl_free(input->raw);
    tl_free(input->buffer);
    tl_free(input);
}

void
tl_input_be_small(struct tl_input *input)
{
    input->piece = SMALL_PIECE;
    input->buffer = tl_resize(input->buffer, input->piece);
}

bool
tl_input_decode(struct tl_input *input, const char *encoding)
{
    input->told = true;
    input->decoder = tl_decoder_new(encoding);
    if (!input->decoder)
        return errno == 0;
    input->encoding = encoding;
    input->raw = tl_alloc(input->piece);
    if (!input->buffer)
        input->buffer = tl_alloc(input->piece);
    return true;
}

void
tl_input_bound(struct tl_input *input, const struct tl_ceilings *ceilings)
{
    input->ceilings = ceilings ? ceilings : &tl_ceilings_usual;
}

const struct tl_ceilings *
tl_input_ceilings(const struct tl_input *input)
{
    return input->ceilings;
}

void
tl_input_watch(struct tl_input *input, struct tl_progress *progress)
{
    input->progress = progress;
}

bool
tl_input_next(struct tl_input *input, const char **text, size_t *length)
{
    if (input->checked == 0 && !load(input))
        return false;
    uint32_t line = input->position.line;
    *text = input->text;
    *length = input->checked;
    tl_position_pass(&input->position, input->text, input->checked);
    if (input->progress)
        tl_progress_add(input->progress, input->taken, input->position.line - line);
    input->taken = 0;
    input->text += input->checked;
    input->length -= input->checked;
    input->checked = 0;
    return true;
}

void
tl_input_peek(struct tl_input *input, const char **text, size_t *length)
{
    bool there = input->checked > 0 || load(input);
    *text = there ? input->text : "";
    *length = input->checked;
}

int
tl_input_error(const struct tl_input *input)
{
    return input->error;
}

const char *
tl_input_reason(const struct tl_input *input)
{
    return *input->reason ? input->reason : strerror(input->error);
}

const char *
tl_input_likely_encoding(const struct tl_input *input)
{
    return input->likely;
}

bool
tl_input_broken(const struct tl_input *input)
{
    return input->broken;
}

const char *
tl_input_name(const struct tl_input *input)
{
    return tl_diagnostics_file_name(input->diagnostics, input->file);
}

uint16_t
tl_input_file(const struct tl_input *input)
{
    return input->file;
}
