#include "foreign.h"

#include <string.h>

#include "graph/base/ascii.h"

#define BEGINS(text) (text), sizeof(text) - 1, false
#define SPELLS(text) (text), sizeof(text) - 1, true
#define WEB_PAGE                                                                       \
    "fetch the file behind it; a server may also have sent a page instead of a file"
#define UNPACK     "unpack it first"
#define STATISTICS "save it as CSV there, with labels rather than codes if you like"
#define COLUMNAR   "write it as CSV, as DuckDB, pandas and arrow do"
#define NETWORK                                                                        \
    "networks are read as DOT or as CSV tables of nodes and edges, which Gephi, "      \
    "NetworkX and igraph write"

static const struct tl_foreign formats[] = {
    {BEGINS("\x1F\x8B"), "a file packed by gzip",
     "unpack it, 'gunzip -c FILE | tieline ... -'; what R has saved is written as CSV "
     "by its write.csv()"},
    {BEGINS("PK\x03\x04"), "a zip archive, as spreadsheets (.xlsx, .ods) are too",
     "save each sheet as CSV, or unpack the archive"},
    {BEGINS("\xD0\xCF\x11\xE0"), "a spreadsheet or document of old versions of Office",
     "save each sheet as CSV"},
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
    {BEGINS("<?xml"), "XML, such as GraphML, GEXF or RDF", NETWORK},
    {BEGINS("<graphml"), "GraphML", NETWORK},
    {BEGINS("<gexf"), "GEXF", NETWORK},
    {BEGINS("<rdf:RDF"), "RDF", "ask a SPARQL query whose result is CSV"},
    {SPELLS("@prefix"), "RDF in Turtle", "ask a SPARQL query whose result is CSV"},
    {SPELLS("graph ["), "a network in GML", NETWORK},
    {SPELLS("*vertices"), "a network of Pajek", NETWORK},
    {BEGINS("0 HEAD"), "a family tree in GEDCOM", "write it as CSV, as Gramps does"},
    {SPELLS("begin:vcalendar"), "a calendar", "write it as CSV"},
};

static bool
spells(const char *text, size_t length, const struct tl_foreign *format)
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
begins(const char *text, size_t length, const struct tl_foreign *format)
{
    if (format->any_case)
        return spells(text, length, format);
    return length >= format->length && memcmp(text, format->begin, format->length) == 0;
}

const struct tl_foreign *
tl_foreign_find(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const struct tl_foreign *format = &formats[i];
        if (begins(text, length, format))
            return format;
    }
    return NULL;
}
